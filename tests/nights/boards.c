/* tests/nights/boards.c: lives of boards. */
#include "boards.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    FEED_ITEMS = 25,
    SIZE_LEAST = 30,
    SIZE_SPAN = 60,
    LIFE = 40, /* a posting lives for so many nights in the middle */
    FROM_SHORT = 7,
    FROM_LONG = 8,
    FREEZE_LONG = 14,
};

unsigned
mix(unsigned a, unsigned b)
{
    uint64_t x = ((uint64_t)a << 32 | b) + 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return (unsigned)(x ^ (x >> 31));
}

/* ---- fates ---- */

static const enum fate FATES[] = {
    FATE_HEALTHY,   FATE_FAILS,   FATE_BLIND_PAY,    FATE_HEALTHY,      FATE_VANISHES,
    FATE_HEALTHY,   FATE_SHRINKS, FATE_HEALTHY,      FATE_FLOODS,       FATE_FAILS,
    FATE_HEALTHY,   FATE_EMPTIES, FATE_BLIND_TEXT,   FATE_HEALTHY,      FATE_DROPS,
    FATE_FAILS,     FATE_HEALTHY, FATE_BLOCKS_PAGES, FATE_REDIRECTS,    FATE_HEALTHY,
    FATE_MOVES,     FATE_HEALTHY, FATE_FAILS,        FATE_BREAKS_PAGES, FATE_HEALTHY,
    FATE_BLIND_PAY, FATE_FREEZES, FATE_HEALTHY,      FATE_FAILS,        FATE_VANISHES,
    FATE_HEALTHY,   FATE_SHRINKS, FATE_HEALTHY,      FATE_BLIND_TEXT,   FATE_FAILS,
    FATE_HEALTHY,   FATE_HEALTHY, FATE_HEALTHY,      FATE_HEALTHY,      FATE_HEALTHY};
enum { N_FATES = sizeof FATES / sizeof FATES[0] };

static int
span_of(const struct board *board)
{
    static const int FAILING[] = {1, 2, 3, 5}; /* the last two are long enough to be alarms */
    switch (board->fate) {
    case FATE_FAILS:
        return board->fault == FAULT_GONE ? 3 : FAILING[mix((unsigned)board->number, 7) % 4];
    case FATE_BLIND_PAY:
    case FATE_BLIND_TEXT:
    case FATE_FLOODS:
        return 3;
    case FATE_MOVES:
    case FATE_DROPS:
    case FATE_BLOCKS_PAGES:
    case FATE_BREAKS_PAGES:
        return 2;
    case FATE_EMPTIES:
        return 1;
    case FATE_HEALTHY:
    case FATE_VANISHES:
    case FATE_REDIRECTS:
    case FATE_SHRINKS:
    case FATE_FREEZES:
    case FATE_COUNT:
        return INT_MAX;
    }
    return INT_MAX;
}

/* Fates that need pages of postings, or must not have them. */
static enum kind
kind_for(enum fate fate, int number)
{
    bool is_of_pages = fate == FATE_BLOCKS_PAGES || fate == FATE_BREAKS_PAGES;
    bool is_of_listing = fate == FATE_BLIND_PAY || fate == FATE_BLIND_TEXT || fate == FATE_DROPS;
    if (is_of_pages) {
        return KIND_SITEMAP;
    }
    unsigned pick = mix((unsigned)number, 1);
    bool may_be_feed = fate == FATE_HEALTHY || fate == FATE_FAILS;
    return (enum kind)(pick % (is_of_listing ? KIND_SMART : may_be_feed ? KIND_COUNT : KIND_FEED));
}

static void
fate_set(struct board *board, bool is_long)
{
    unsigned number = (unsigned)board->number;
    board->fate = FATES[number % N_FATES];
    if (!is_long && board->fate == FATE_FREEZES) {
        board->fate = FATE_HEALTHY; /* takes long to show */
    }
    board->kind = kind_for(board->fate, board->number);
    board->fault = (enum fault)(1 + mix(number, 3) % (FAULT_COUNT - 1));
    board->from = is_long ? FROM_LONG + (int)(mix(number, 2) % 8) : FROM_SHORT;
    board->from = board->fate == FATE_FREEZES ? FREEZE_LONG : board->from;
    if (board->fate == FATE_HEALTHY) {
        board->from = INT_MAX;
    }
    int span = span_of(board);
    board->until = span == INT_MAX ? INT_MAX : board->from + span;
}

/* ---- jobs ---- */

static void
job_add(struct board *board, int born, int dies, bool is_flood)
{
    struct job *jobs = realloc(board->jobs, (size_t)(board->n_jobs + 1) * sizeof *jobs);
    assert_non_null(jobs);
    board->jobs = jobs;
    int id = 1000000 + board->number * 2000 + board->n_jobs;
    bool has_pay = mix((unsigned)id, 4) % 100 < 85;
    board->jobs[board->n_jobs++] = (struct job){id, born, dies, has_pay, is_flood};
}

static int
death_of(const struct board *board, int born, unsigned salt)
{
    int life = 5 + (int)(mix((unsigned)board->number, salt) % (2 * LIFE));
    return born + life;
}

static void
jobs_make(struct board *board, int n_nights)
{
    unsigned number = (unsigned)board->number;
    int size = SIZE_LEAST + (int)(mix(number, 5) % SIZE_SPAN);
    for (int i = 0; i < size; i++) {
        job_add(board, 0, death_of(board, 0, 1000 + (unsigned)i), false);
    }
    for (int night = 1; night <= n_nights; night++) {
        int n = (int)(mix(number, 100 + (unsigned)night) % 4);
        n += board->fate == FATE_FREEZES && n == 0;
        for (int i = 0; i < n; i++) {
            unsigned salt = 5000 + (unsigned)(night * 10 + i);
            job_add(board, night, death_of(board, night, salt), false);
        }
        bool is_moved = board->fate == FATE_MOVES && night == board->until;
        for (int i = 0; is_moved && i < size; i++) {
            job_add(board, night, INT_MAX, false);
        }
        bool is_flooded = board->fate == FATE_FLOODS && night == board->from;
        for (int i = 0; is_flooded && i < size * 4; i++) {
            job_add(board, board->from, board->until, true);
        }
    }
    if (board->fate == FATE_MOVES) { /* what was there has other ids now */
        for (int i = 0; i < board->n_jobs; i++) {
            struct job *job = &board->jobs[i];
            job->dies =
                job->born < board->until && job->dies > board->until ? board->until : job->dies;
        }
    }
}

void
town_build(struct town *town, int n_boards, int n_nights, bool is_long)
{
    *town = (struct town){.n_boards = n_boards, .n_nights = n_nights};
    town->boards = calloc((size_t)n_boards, sizeof *town->boards);
    assert_non_null(town->boards);
    for (int i = 0; i < n_boards; i++) {
        town->boards[i].number = i;
        fate_set(&town->boards[i], is_long);
        jobs_make(&town->boards[i], n_nights);
    }
}

void
town_free(struct town *town)
{
    for (int i = 0; i < town->n_boards; i++) {
        free(town->boards[i].jobs);
    }
    free(town->boards);
}

/* ---- nights ---- */

bool
board_is_odd(const struct board *board, int night)
{
    return night >= board->from && night < board->until;
}

/* A feed shows the newest only. */
static bool
is_among_newest(const struct board *board, const struct job *job, int night)
{
    int n = 0;
    for (const struct job *j = board->jobs + board->n_jobs - 1; j > job; j--) {
        n += j->born <= night && night < j->dies;
    }
    return n < FEED_ITEMS;
}

bool
board_lists(const struct board *board, const struct job *job, int night)
{
    bool is_odd = board_is_odd(board, night);
    int view = board->fate == FATE_FREEZES && is_odd ? board->from - 1 : night;
    bool is_there = job->born <= view && view < job->dies;
    if (board->fate == FATE_EMPTIES && is_odd) {
        return false;
    }
    if (board->fate == FATE_SHRINKS && is_odd) {
        return is_there && mix((unsigned)job->id, 6) % 10 < 3;
    }
    return is_there && (board->kind != KIND_FEED || is_among_newest(board, job, night));
}

bool
board_drops(const struct board *board, const struct job *job, int night)
{
    return board->fate == FATE_DROPS && board_is_odd(board, night) &&
           mix((unsigned)job->id, 8) % 10 < 8;
}

enum fault
board_fault(const struct board *board, int night)
{
    if (!board_is_odd(board, night)) {
        return FAULT_NONE;
    }
    bool is_gone = board->fate == FATE_VANISHES || board->fate == FATE_MOVES;
    return is_gone ? FAULT_GONE : board->fate == FATE_FAILS ? board->fault : FAULT_NONE;
}

void
board_name(const struct board *board, char out[32])
{
    (void)snprintf(out, 32, "s%03d", board->number);
}

void
board_token(const struct board *board, int night, char out[32])
{
    bool is_moved = board->fate == FATE_MOVES && night >= board->until;
    (void)snprintf(out, 32, "%s%03d", is_moved ? "moved" : "co", board->number);
}

const char *
kind_word(enum kind kind)
{
    static const char *const WORDS[] = {"greenhouse", "lever", "smartrecruiters", "sitemap",
                                        "feed"};
    return WORDS[kind];
}
