/* tests/nights/boards.c: lives of boards, and their payloads. */
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
    JOB_BYTES = 2048, /* of one entry of a listing, at most */
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

/* ---- payloads ---- */

struct text {
    char *p;
    size_t n, cap;
};

static void __attribute__((format(printf, 2, 3))) put(struct text *text, const char *format, ...)
{
    va_list args;
    if (text->cap - text->n < JOB_BYTES) {
        text->cap = text->cap * 2 + 4 * (size_t)JOB_BYTES;
        text->p = realloc(text->p, text->cap);
        assert_non_null(text->p);
    }
    va_start(args, format);
    int n = vsnprintf(text->p + text->n, text->cap - text->n, format, args);
    va_end(args);
    assert_true(n >= 0 && (size_t)n < text->cap - text->n);
    text->n += (size_t)n;
}

static const char *const TITLES[] = {
    "Backend Engineer", "DevOps Engineer",          "Data Engineer",     "Frontend Developer",
    "Product Manager",  "Data Scientist",           "Security Engineer", "QA Engineer",
    "Mobile Developer", "Machine Learning Engineer"};
static const char *const CITIES[] = {"Berlin, Germany", "Paris, France", "Madrid, Spain",
                                     "Toronto, Canada", "Austin, TX"};
static const char *const SKILLS[] = {"Python and PostgreSQL", "Kubernetes and Terraform",
                                     "Java and Kafka", "Go and Redis", "React and TypeScript"};

struct view {
    const struct board *board;
    const struct job *job;
    int night;
    bool shows_pay, shows_text;
    const char *title, *city, *skills;
    int pay;
    char words[600];
};

static struct view
view_of(const struct board *board, const struct job *job, int night)
{
    unsigned id = (unsigned)job->id;
    bool is_odd = board_is_odd(board, night);
    struct view v = {
        .board = board,
        .job = job,
        .night = night,
        .shows_pay = job->has_pay && !(board->fate == FATE_BLIND_PAY && is_odd),
        .shows_text = !(board->fate == FATE_BLIND_TEXT && is_odd),
        .title = TITLES[mix(id, 11) % 10],
        .city = CITIES[mix(id, 12) % 5],
        .skills = SKILLS[mix(id, 13) % 5],
        .pay = 50000 + (int)(mix(id, 14) % 100) * 1000,
    };
    (void)snprintf(v.words, sizeof v.words,
                   "Opening %u at company %d. You will build and run our systems with %s, in a "
                   "team of %u people who care for their craft, from design to operation. Our "
                   "customers rest on room %u, and on what you make of it.",
                   id, board->number, v.skills, 3 + mix(id, 15) % 9, mix(id, 16) % 100000);
    return v;
}

static void
put_greenhouse(struct text *out, const struct view *v, bool is_first, bool is_dropped)
{
    put(out,
        "%s{\"id\":%d,\"updated_at\":\"2026-04-0%dT10:00:00Z\",\"first_published\":"
        "\"2026-04-01T10:00:00Z\",\"location\":{\"name\":\"%s\"},\"absolute_url\":"
        "\"https://boards.greenhouse.io/x/jobs/%d\"",
        is_first ? "" : ",", v->job->id, 1 + v->job->id % 9, v->city, v->job->id);
    if (!is_dropped) {
        put(out, ",\"title\":\"%s\"", v->title);
    }
    put(out, ",\"%s\":\"&lt;p&gt;%s&lt;/p&gt;\"", v->shows_text ? "content" : "body_html",
        v->words);
    if (v->shows_pay) {
        put(out,
            ",\"pay_input_ranges\":[{\"min_cents\":%d00,\"max_cents\":%d00,\"currency_type\":"
            "\"EUR\",\"title\":\"Annual salary\"}]",
            v->pay, v->pay + 20000);
    }
    put(out, "}");
}

static void
put_lever(struct text *out, const struct view *v, bool is_first, bool is_dropped)
{
    put(out,
        "%s{\"id\":\"%d\",\"%s\":\"%s\",\"hostedUrl\":\"https://jobs.lever.co/x/%d\","
        "\"createdAt\":1775000000000,\"categories\":{\"location\":\"%s\"}",
        is_first ? "" : ",", v->job->id, is_dropped ? "heading" : "text", v->title, v->job->id,
        v->city);
    put(out, ",\"%s\":\"<p>%s</p>\"", v->shows_text ? "description" : "body_html", v->words);
    if (v->shows_pay) {
        put(out,
            ",\"salaryRange\":{\"min\":%d,\"max\":%d,\"currency\":\"EUR\",\"interval\":"
            "\"per-year-salary\"}",
            v->pay, v->pay + 20000);
    }
    put(out, "}");
}

static void
put_smart(struct text *out, const struct view *v, bool is_whole)
{
    put(out,
        "{\"id\":\"%d\",\"uuid\":\"u%d\",\"name\":\"%s\",\"refNumber\":\"R%d\",\"releasedDate\":"
        "\"2026-04-01T00:00:00.000Z\",\"company\":{\"identifier\":\"x\",\"name\":\"Company %d\"},"
        "\"location\":{\"fullLocation\":\"%s\",\"remote\":false}",
        v->job->id, v->job->id, v->title, v->job->id, v->board->number, v->city);
    if (v->shows_pay) {
        put(out,
            ",\"compensation\":{\"min\":%d,\"max\":%d,\"currency\":\"EUR\",\"period\":\"YEARLY\"}",
            v->pay, v->pay + 20000);
    }
    if (is_whole) {
        put(out,
            ",\"postingUrl\":\"https://jobs.smartrecruiters.com/x/%d\",\"jobAd\":{\"sections\":{"
            "\"jobDescription\":{\"title\":\"Job Description\",\"text\":\"<p>%s</p>\"}}}",
            v->job->id, v->words);
    }
    put(out, "}");
}

static void
put_page(struct text *out, const struct view *v)
{
    put(out,
        "<!doctype html><html lang=en><head><title>%s</title><script type=\"application/ld+json\">"
        "{\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"%s\","
        "\"datePosted\":\"2026-04-02\",\"hiringOrganization\":{\"@type\":\"Organization\","
        "\"name\":\"Company %d\"},\"jobLocation\":{\"@type\":\"Place\",\"address\":{\"@type\":"
        "\"PostalAddress\",\"addressLocality\":\"%.*s\",\"addressCountry\":\"%s\"}},",
        v->title, v->title, v->board->number, (int)strcspn(v->city, ","), v->city,
        strchr(v->city, ',') + 2);
    if (v->shows_pay) {
        put(out,
            "\"baseSalary\":{\"@type\":\"MonetaryAmount\",\"currency\":\"EUR\",\"value\":{"
            "\"@type\":\"QuantitativeValue\",\"minValue\":%d,\"maxValue\":%d,\"unitText\":"
            "\"YEAR\"}},",
            v->pay, v->pay + 20000);
    }
    put(out, "\"description\":\"<p>%s</p>\"}</script></head><body><h1>%s</h1></body></html>",
        v->words, v->title);
}

static void
put_item(struct text *out, const struct view *v)
{
    put(out,
        "<item><title>%s</title><link>http://%03d.b.test/jobs/%d</link><guid>"
        "http://%03d.b.test/jobs/%d</guid><pubDate>Thu, 02 Apr 2026 10:00:00 GMT</pubDate>"
        "<description>&lt;p&gt;%s&lt;/p&gt;&lt;p&gt;%s&lt;/p&gt;</description></item>",
        v->title, v->board->number, v->job->id, v->board->number, v->job->id, v->words, v->words);
}

static int
count_listed(const struct board *board, int night)
{
    int n = 0;
    for (int i = 0; i < board->n_jobs; i++) {
        n += board_lists(board, &board->jobs[i], night);
    }
    return n;
}

/* A site that was made anew says that all its pages changed. */
static int
day_of_change(const struct board *board, const struct job *job, int night)
{
    bool is_relaunched = board->fate == FATE_BLOCKS_PAGES || board->fate == FATE_BREAKS_PAGES;
    return is_relaunched && night >= board->from ? 10 : 1 + job->id % 9;
}

static void
listing(const struct board *board, int night, int offset, struct text *out)
{
    enum { PAGE = 100 };
    int n = 0, shown = 0;
    if (board->kind == KIND_SMART) {
        put(out, "{\"offset\":%d,\"limit\":%d,\"totalFound\":%d,\"content\":[", offset, (int)PAGE,
            count_listed(board, night));
    } else if (board->kind == KIND_SITEMAP) {
        put(out, "<?xml version=\"1.0\"?><urlset "
                 "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
    } else if (board->kind == KIND_FEED) {
        put(out, "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Jobs</title>");
    } else {
        put(out, "%s", board->kind == KIND_GREENHOUSE ? "{\"jobs\":[" : "[");
    }
    for (int i = 0; i < board->n_jobs; i++) {
        const struct job *job = &board->jobs[i];
        if (!board_lists(board, job, night)) {
            continue;
        }
        struct view v = view_of(board, job, night);
        bool is_in_page = n >= offset && n < offset + PAGE;
        n++;
        if (board->kind == KIND_GREENHOUSE) {
            put_greenhouse(out, &v, shown++ == 0, board_drops(board, job, night));
        } else if (board->kind == KIND_LEVER) {
            put_lever(out, &v, shown++ == 0, board_drops(board, job, night));
        } else if (board->kind == KIND_SITEMAP) {
            put(out,
                "<url><loc>http://%03d.b.test/jobs/%d</loc><lastmod>2026-04-%02d</lastmod></url>",
                board->number, job->id, day_of_change(board, job, night));
        } else if (board->kind == KIND_FEED) {
            put_item(out, &v);
        } else if (is_in_page) {
            put(out, "%s", shown++ ? "," : "");
            put_smart(out, &v, false);
        }
    }
    if (board->kind == KIND_GREENHOUSE) {
        put(out, "],\"meta\":{\"total\":%d}}", n);
    } else {
        put(out, "%s",
            board->kind == KIND_LEVER   ? "]"
            : board->kind == KIND_SMART ? "]}"
            : board->kind == KIND_FEED  ? "</channel></rss>"
                                        : "</urlset>");
    }
}

/* ---- answers ---- */

static const struct board *
board_at(const struct town *town, const char *url, bool *ret_elsewhere)
{
    int number = -1;
    *ret_elsewhere = strlen(url) > 17 && strncmp(url + 10, ".m.test", 7) == 0;
    if (strlen(url) > 17) {
        number = (int)strtol(url + 7, NULL, 10);
    }
    return number >= 0 && number < town->n_boards ? &town->boards[number] : NULL;
}

static const struct job *
job_at(const struct board *board, const char *path)
{
    const char *last = strrchr(path, '/');
    int id = last ? (int)strtol(last + 1, NULL, 10) : 0;
    for (int i = 0; i < board->n_jobs; i++) {
        if (board->jobs[i].id == id) {
            return &board->jobs[i];
        }
    }
    return NULL;
}

static void
answer_job(const struct board *board, const struct job *job, int night, struct reply *ret)
{
    struct text out = {0};
    bool is_odd = board_is_odd(board, night);
    if (!board_lists(board, job, night)) {
        ret->what = ANSWER_FAULT;
        ret->fault = FAULT_GONE;
        return;
    }
    if (is_odd && (board->fate == FATE_BLOCKS_PAGES || board->fate == FATE_BREAKS_PAGES)) {
        ret->what = ANSWER_FAULT;
        ret->fault = board->fate == FATE_BLOCKS_PAGES ? FAULT_CHALLENGE : FAULT_REFUSED;
        return;
    }
    struct view v = view_of(board, job, night);
    if (board->kind == KIND_SMART) {
        put_smart(&out, &v, true);
    } else {
        put_page(&out, &v);
    }
    ret->type = board->kind == KIND_SMART ? "application/json" : "text/html; charset=utf-8";
    ret->body = out.p;
}

static void
answer_listing(const struct board *board, const char *url, int night, bool is_elsewhere,
               struct reply *ret)
{
    struct text out = {0};
    char token[32];
    const char *path = strchr(url + 7, '/');
    ret->fault = board_fault(board, night);
    board_token(board, night, token);
    bool is_new = token[0] == 'm';
    bool is_right = board->kind == KIND_FEED || board->kind == KIND_SITEMAP
                        ? (strstr(path, "-new") != NULL) == is_new
                        : strstr(path, token) != NULL;
    if (!is_right) {
        ret->fault = FAULT_GONE; /* nobody of that name */
    }
    if (board->fate == FATE_REDIRECTS && board_is_odd(board, night) && !is_elsewhere) {
        ret->what = ANSWER_REDIRECT;
        (void)snprintf(ret->location, sizeof ret->location, "http://%03d.m.test%s", board->number,
                       path);
        return;
    }
    ret->what = ret->fault ? ANSWER_FAULT : ANSWER_BODY;
    bool is_xml = board->kind == KIND_SITEMAP || board->kind == KIND_FEED;
    ret->type = is_xml ? "application/xml" : "application/json";
    const char *offset = strstr(path, "offset=");
    listing(board, night, offset ? (int)strtol(offset + 7, NULL, 10) : 0, &out);
    ret->body = out.p;
}

void
town_answer(const struct town *town, const char *url, int night, struct reply *ret)
{
    bool is_elsewhere = false;
    *ret = (struct reply){.what = ANSWER_BODY};
    const struct board *board = board_at(town, url, &is_elsewhere);
    const char *path = board ? strchr(url + 7, '/') : NULL;
    if (!path || strcmp(path, "/robots.txt") == 0) {
        ret->what = ANSWER_UNKNOWN;
        return;
    }
    const struct job *job = strchr(path, '?') ? NULL : job_at(board, path);
    if (job) {
        answer_job(board, job, night, ret);
    } else {
        answer_listing(board, url, night, is_elsewhere, ret);
    }
}
