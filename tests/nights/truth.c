/* tests/nights/truth.c: the rules, board by board. */
#include "truth.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    SHRINK_MIN = 5,
    GONE_NIGHTS = 3,
    GONE_DAYS = 3,
    SILENT_NIGHTS = 3,
    SETTLED_NIGHTS = 7,
    STILL_NIGHTS = 8, /* as they bring something new every night but one */
};

struct truth *
truth_new(const struct town *town)
{
    struct truth *all = calloc((size_t)town->n_boards, sizeof *all);
    assert_non_null(all);
    for (int i = 0; i < town->n_boards; i++) {
        size_t n = (size_t)town->boards[i].n_jobs;
        all[i].state = calloc(n, sizeof *all[i].state);
        all[i].missed = calloc(n, sizeof *all[i].missed);
        assert_non_null(all[i].state);
        assert_non_null(all[i].missed);
    }
    return all;
}

void
truth_free(struct truth *truth, const struct town *town)
{
    for (int i = 0; i < town->n_boards; i++) {
        free(truth[i].state);
        free(truth[i].missed);
    }
    free(truth);
}

static bool
is_seen(const struct board *board, const struct job *job, int night)
{
    return board_lists(board, job, night) && !board_drops(board, job, night);
}

/* Its own page, where it has one, can be read. */
static bool
is_readable(const struct board *board, int night)
{
    bool is_bad = board->fate == FATE_BLOCKS_PAGES || board->fate == FATE_BREAKS_PAGES;
    return !(is_bad && board_is_odd(board, night));
}

/* Three nights after the first the hours may fall short of 72 by some seconds. */
static void
gone(struct truth *t, const struct board *board, int night)
{
    t->gone_since = t->gone_nights++ ? t->gone_since : night;
    int days = night - t->gone_since;
    for (int i = 0; t->gone_nights >= GONE_NIGHTS && days >= GONE_DAYS && i < board->n_jobs; i++) {
        bool was_open = t->state[i] == JOB_OPEN || t->state[i] == JOB_MAYBE;
        t->state[i] = !was_open ? t->state[i] : days > GONE_DAYS ? JOB_CLOSED : JOB_MAYBE;
    }
}

struct counts {
    int before, missing, confirmed, listed, dropped;
};

static struct counts
take_in(struct truth *t, const struct board *board, int night)
{
    struct counts c = {0};
    for (int i = 0; i < board->n_jobs; i++) {
        const struct job *job = &board->jobs[i];
        bool was_open = t->state[i] == JOB_OPEN;
        bool seen = is_seen(board, job, night);
        c.dropped += board_drops(board, job, night) && board_lists(board, job, night);
        c.listed += seen;
        c.before += was_open;
        c.missing += was_open && !seen;
        c.confirmed += was_open && !seen && t->is_held && t->missed[i];
        bool is_new = seen && !was_open && (t->state[i] == JOB_CLOSED || is_readable(board, night));
        t->state[i] = is_new ? JOB_OPEN : t->state[i] == JOB_MAYBE ? JOB_UNKNOWN : t->state[i];
        t->missed[i] = seen ? false : t->missed[i];
    }
    return c;
}

static void
whole(struct truth *t, const struct board *board, int night)
{
    struct counts c = take_in(t, board, night);
    if (board->kind == KIND_FEED) { /* what it no longer shows may still be open */
        t->is_well = true;
        return;
    }
    int lost = c.missing - c.confirmed;
    int before = c.before - c.confirmed;
    bool is_unread = c.dropped * 2 > c.listed + c.dropped;
    bool is_sudden = (lost > SHRINK_MIN && lost * 2 > before) ||
                     (lost > 0 && lost == before && c.listed == 0) || (lost > 0 && c.dropped > 0);
    t->is_well = !(is_sudden || (is_unread && c.missing > 0)) && is_readable(board, night);
    for (int i = 0; i < board->n_jobs; i++) {
        bool is_missing = t->state[i] == JOB_OPEN && !is_seen(board, &board->jobs[i], night);
        bool is_confirmed = is_missing && t->is_held && t->missed[i];
        if (is_missing && !(is_unread && c.missing > 0) && (is_confirmed || !is_sudden)) {
            t->state[i] = JOB_CLOSED;
        }
    }
    bool is_held = is_sudden || (is_unread && c.missing > 0);
    for (int i = 0; i < board->n_jobs; i++) {
        t->missed[i] =
            is_held && t->state[i] == JOB_OPEN && !is_seen(board, &board->jobs[i], night);
    }
    t->is_held = is_held;
    t->gone_nights = 0;
}

/* What can be read of half a listing is stored, and proves nothing else. */
static void
half(struct truth *t, const struct board *board, int night)
{
    for (int i = 0; i < board->n_jobs; i++) {
        bool is_new = t->state[i] == JOB_UNKNOWN && is_seen(board, &board->jobs[i], night);
        t->state[i] = is_new ? JOB_MAYBE : t->state[i];
    }
}

void
truth_pass(struct truth *truth, const struct town *town, int night)
{
    for (int i = 0; i < town->n_boards; i++) {
        enum fault fault = board_fault(&town->boards[i], night);
        if (fault == FAULT_NONE) {
            whole(&truth[i], &town->boards[i], night);
            continue;
        }
        truth[i].is_well = false;
        if (fault == FAULT_GONE && town->boards[i].kind != KIND_FEED) {
            gone(&truth[i], &town->boards[i], night);
        } else if (fault == FAULT_HALF || fault == FAULT_CUT) {
            half(&truth[i], &town->boards[i], night);
        }
    }
}

bool
is_acknowledged(const struct board *board, int night)
{
    return board->fate == FATE_SHRINKS && night > board->from;
}

void
expected_alarms(const struct board *board, int night, char out[128])
{
    /* On odd nights from the first + after on, for `lasts` of them (0: all). */
    static const struct {
        enum fate fate;
        const char *codes;
        int after, lasts;
    } ROWS[] = {
        {FATE_FAILS, "no-data", SILENT_NIGHTS - 1, 0},
        {FATE_VANISHES, "no-data", SILENT_NIGHTS - 1, 0},
        {FATE_BLIND_PAY, "salary-share", 0, 0},
        {FATE_BLIND_TEXT, "description-share,skills-share", 0, 0},
        {FATE_SHRINKS, "postings-low", 0, SETTLED_NIGHTS - 1}, /* acknowledged, it settles */
        {FATE_FLOODS, "postings-high", 0, 0},
        {FATE_EMPTIES, "postings-low", 0, 0},
        {FATE_FREEZES, "standstill", STILL_NIGHTS, 0},
        {FATE_DROPS, "dropped,postings-low", 0, 0},
        {FATE_BLOCKS_PAGES, "blocked", 0, 0},
        {FATE_BREAKS_PAGES, "failures", 0, 0},
    };
    int since = night - board->from;
    out[0] = '\0';
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        if (ROWS[i].fate == board->fate && board_is_odd(board, night) && since >= ROWS[i].after &&
            (ROWS[i].lasts == 0 || since < ROWS[i].after + ROWS[i].lasts)) {
            (void)snprintf(out, 128, "%s", ROWS[i].codes);
        }
    }
}
