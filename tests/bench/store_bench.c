/* tests/bench/store_bench.c: store/ alone, fed with generated nights.
 *
 *   store_bench DB POSTINGS [NIGHTS [FROM]]
 *
 * Makes the database DB of POSTINGS postings that came over NIGHTS weeks
 * (default 12) from boards of 500, half of them with listings that carry whole
 * postings, half with a page for each; some closed, some changed on the way.
 * Then three more nights: every listing unchanged (304), every listing read and
 * every posting the same, and one more week.
 * With FROM above 0 a database that these arguments made before goes on at that
 * week, after being raised to today's schema: NIGHTS + 1 is the first new one.
 * Prints a line of JSON per night: CPU of the calls into store/ alone, making
 * the pages left out. The same arguments make the same postings. Built by
 * store.py. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <xxhash.h>

#include "base/buf.h"
#include "base/limits.h"
#include "made_postings.h"
#include "normalize/normalize.h"
#include "store/store.h"

enum { PER_LATE_WEEK = 20, BATCH = 256 };

static const int64_t START_S = 1767225600LL + 3 * 3600LL; /* 2026-01-01T03:00:00Z */
static const int64_t WEEK_S = 7LL * DAY_S;

struct bench {
    const char *path;
    struct store *store;
    bool is_same; /* tonight nothing is new */
    int64_t n_sources, n_nights, run, now_s;
    double cpu_s, wall_s; /* of this night, inside store/ */
    int64_t in_batch;
    struct buf text;
};

/* ---- a stopwatch that runs inside store/ alone ---- */

static double
seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void
must(enum status status, const struct error *err)
{
    if (status != OK) {
        (void)fprintf(stderr, "store_bench: %s\n", err->text);
        exit(1);
    }
}

#define TIMED(bench, call)                                                                         \
    do {                                                                                           \
        struct error err_ = {0};                                                                   \
        double cpu_ = seconds(CLOCK_THREAD_CPUTIME_ID), wall_ = seconds(CLOCK_MONOTONIC);          \
        enum status status_ = call(&err_);                                                         \
        (bench)->cpu_s += seconds(CLOCK_THREAD_CPUTIME_ID) - cpu_;                                 \
        (bench)->wall_s += seconds(CLOCK_MONOTONIC) - wall_;                                       \
        must(status_, &err_);                                                                      \
    } while (0)

/* ---- what a posting is ---- */

/* Numbers of a source that may be open that night: past the planned weeks more
 * keep coming. */
static int64_t
numbers(const struct bench *b, int64_t night)
{
    return PER_SOURCE + (night > b->n_nights ? (night - b->n_nights) * PER_LATE_WEEK : 0);
}

static int64_t
born(const struct bench *b, int64_t source, int64_t k)
{
    if (k >= PER_SOURCE) {
        return b->n_nights + 1 + (k - PER_SOURCE) / PER_LATE_WEEK;
    }
    struct dice dice = dice_of(source, k, 1);
    int64_t night = roll(&dice, b->n_nights * 2 + 1) - b->n_nights; /* half are there at first */
    return night < 0 ? 0 : night;
}

static bool
is_alive(const struct bench *b, int64_t source, int64_t k, int64_t night)
{
    struct dice dice = dice_of(source, k, 2);
    int64_t from = born(b, source, k);
    return night >= from && night < from + 2 + roll(&dice, b->n_nights * 3);
}

/* How often its pay was raised until that night. */
static int64_t
revision(int64_t source, int64_t k, int64_t night)
{
    struct dice dice = dice_of(source, k, 3);
    return night > roll(&dice, 100) ? 1 : 0;
}

static bool
is_board(int64_t source)
{
    return source % 2 == 0;
}

/* Postings that are not need not be whole: the store looks at their hash alone. */
static bool
is_new_tonight(const struct bench *b, int64_t source, int64_t k, int64_t night)
{
    return !b->is_same && (night == 0 || !is_alive(b, source, k, night - 1) ||
                           revision(source, k, night) != revision(source, k, night - 1));
}

/* ---- pages ---- */

static struct outcome *
outcome_new(const struct bench *b, int64_t source, struct str url, enum page_role role)
{
    struct page *page = page_new(256 * MIB);
    struct outcome *o = ARENA_NEW(page->arena, struct outcome);
    page->url = page->final_url = arena_str(page->arena, url);
    page->source = arena_printf(page->arena, "board-%lld", (long long)source);
    page->kind = is_board(source) ? STR("greenhouse") : STR("workday");
    page->board = page->source;
    page->role = role;
    page->http_status = 200;
    page->fetched_at_s = b->now_s;
    page->digest = XXH3_64bits(&b->now_s, sizeof b->now_s);
    page->etag = STR("\"0123456789abcdef\"");
    page->archive_file = arena_printf(page->arena, "night-%lld.warc.gz", (long long)b->now_s);
    page->archive_offset = 1;
    page->archive_length = 5000;
    o->page = page;
    o->harvest.verdict = VERDICT_OK;
    o->harvest.total = -1;
    return o;
}

static enum status
bench_begin(struct bench *b, struct error *err)
{
    return store_batch_begin(b->store, err);
}

static enum status
bench_commit(struct bench *b, struct error *err)
{
    return store_batch_commit(b->store, err);
}

static void
batch(struct bench *b, int64_t weight)
{
#define BEGIN(err)  bench_begin(b, err)
#define COMMIT(err) bench_commit(b, err)
    if (b->in_batch > 0 && (weight == 0 || b->in_batch >= BATCH)) {
        TIMED(b, COMMIT);
        b->in_batch = 0;
    }
    if (b->in_batch == 0 && weight > 0) {
        TIMED(b, BEGIN);
    }
    b->in_batch += weight;
}

static void
give(struct bench *b, struct outcome *o)
{
#define PUT(err) store_put(b->store, b->run, o, b->now_s, err)
    batch(b, (int64_t)o->n_postings + 1);
    TIMED(b, PUT);
    page_free(o->page);
}

static struct str
list_url(char out[128], int64_t source)
{
    (void)snprintf(out, 128, "https://boards.example/board-%lld/jobs", (long long)source);
    return str_of(out);
}

enum night { NIGHT_READ, NIGHT_UNCHANGED };

/* A board's listing with the whole postings in it. */
static int64_t
board_night(struct bench *b, int64_t source, int64_t night)
{
    char url[128];
    struct outcome *o = outcome_new(b, source, list_url(url, source), PAGE_LISTING);
    o->harvest.is_listing = true;
    o->postings = ARENA_ARRAY(o->page->arena, (size_t)numbers(b, night), struct posting);
    for (int64_t k = 0; k < numbers(b, night); k++) {
        if (!is_alive(b, source, k, night)) {
            continue;
        }
        struct posting *p = &o->postings[o->n_postings++];
        struct made made = {source, k, revision(source, k, night), b->now_s};
        made_identity(&made, o->page, o->page->arena, p);
        if (is_new_tonight(b, source, k, night)) {
            made_posting(&made, &b->text, o->page->arena, p);
        }
    }
    o->harvest.n_listed = o->n_postings;
    int64_t n = (int64_t)o->n_postings;
    give(b, o);
    return n;
}

static void
detail(struct bench *b, int64_t source, int64_t k, int64_t night)
{
    char url[160];
    (void)snprintf(url, sizeof url, "https://boards.example/board-%lld/jobs/%lld",
                   (long long)source, (long long)k);
    struct outcome *o = outcome_new(b, source, str_of(url), PAGE_DETAIL);
    struct made made = {source, k, revision(source, k, night), b->now_s};
    o->postings = ARENA_NEW(o->page->arena, struct posting);
    o->n_postings = 1;
    made_identity(&made, o->page, o->page->arena, o->postings);
    made_posting(&made, &b->text, o->page->arena, o->postings);
    o->page->external_id = o->postings->external_id;
    o->page->version = arena_printf(o->page->arena, "v%lld", (long long)made.revision);
    give(b, o);
}

/* A listing of links, and a page for each that is new. */
static int64_t
paged_night(struct bench *b, int64_t source, int64_t night)
{
    char url[160];
    struct outcome *o = outcome_new(b, source, list_url(url, source), PAGE_LISTING);
    struct arena *arena = o->page->arena;
    o->harvest.is_listing = true;
    for (int64_t k = 0; k < numbers(b, night); k++) {
        if (is_alive(b, source, k, night)) {
            struct link link = {.role = PAGE_DETAIL};
            link.url = arena_printf(arena, "https://boards.example/board-%lld/jobs/%lld",
                                    (long long)source, (long long)k);
            link.external_id =
                arena_printf(arena, "%lld", 4000000 + source * PER_SOURCE + (long long)k);
            link.version = arena_printf(arena, "v%lld", (long long)revision(source, k, night));
            (void)harvest_link(&o->harvest, arena, link);
            o->harvest.n_listed++;
        }
    }
    int64_t n = (int64_t)o->harvest.n_listed;
    give(b, o);
    for (int64_t k = 0; k < numbers(b, night); k++) {
        if (is_alive(b, source, k, night) && is_new_tonight(b, source, k, night)) {
            detail(b, source, k, night);
        }
    }
    return n;
}

static void
unchanged_listing(struct bench *b, int64_t source)
{
    char url[128];
    struct outcome *o = outcome_new(b, source, list_url(url, source), PAGE_LISTING);
    o->page->not_modified = true;
    o->page->http_status = 304;
    o->harvest.verdict = VERDICT_UNCHANGED;
    give(b, o);
}

/* ---- nights ---- */

struct totals {
    int64_t seen, added, changed, closed;
};

static void
crawl(struct bench *b, int64_t source, int64_t night, enum night what, struct totals *totals)
{
    char url[128];
    struct crawl_summary sum = {0};
    struct arena arena;
    struct harvest start = {0};
    bool resumed = false;
    arena_init(&arena, MIB);
    struct str name = arena_printf(&arena, "board-%lld", (long long)source);
    (void)harvest_link(&start, &arena,
                       (struct link){.role = PAGE_LISTING, .url = list_url(url, source)});
    struct store_crawl begun = {b->run, name, &start, b->now_s};
#define CRAWL_BEGIN(err) store_crawl_begin(b->store, &begun, &resumed, err)
#define CRAWL_END(err)   store_crawl_end(b->store, b->run, name, b->now_s, &sum, err)
    batch(b, 1);
    TIMED(b, CRAWL_BEGIN);
    if (what == NIGHT_UNCHANGED) {
        unchanged_listing(b, source);
    } else if (is_board(source)) {
        (void)board_night(b, source, night);
    } else {
        (void)paged_night(b, source, night);
    }
    TIMED(b, CRAWL_END);
    arena_release(&arena);
    totals->seen += sum.seen;
    totals->added += sum.added;
    totals->changed += sum.changed;
    totals->closed += sum.closed;
}

static void
sources_put(struct bench *b)
{
    struct error err = {0};
    struct arena arena;
    arena_init(&arena, 1024 * MIB);
    struct store_source *sources = ARENA_ARRAY(&arena, (size_t)b->n_sources, struct store_source);
    for (int64_t i = 0; i < b->n_sources; i++) {
        sources[i].name = arena_printf(&arena, "board-%lld", (long long)i);
        sources[i].kind = is_board(i) ? STR("greenhouse") : STR("workday");
        sources[i].board = sources[i].name;
    }
    must(store_sources(b->store, sources, (size_t)b->n_sources, &err), &err);
    size_t n_skills = taxonomy_skill_count(NULL), n_roles = taxonomy_role_count();
    struct store_skill *skills = ARENA_ARRAY(&arena, n_skills, struct store_skill);
    struct store_role *roles = ARENA_ARRAY(&arena, n_roles, struct store_role);
    for (size_t i = 0; i < n_skills; i++) {
        struct taxonomy_skill s = taxonomy_skill_at(NULL, i);
        skills[i] = (struct store_skill){s.id,     s.slug,   s.name, skill_type_name(s.type),
                                         s.parent, s.aliases};
    }
    for (size_t i = 0; i < n_roles; i++) {
        struct taxonomy_role r = taxonomy_role_at(i);
        roles[i] = (struct store_role){r.slug, r.name, r.family, r.soc, r.isco};
    }
    struct store_taxonomy tables = {taxonomy_version(NULL), skills, n_skills, roles, n_roles};
    must(store_taxonomy(b->store, &tables, &err), &err);
    arena_release(&arena);
}

static void
play(struct bench *b, const char *name, int64_t night, int64_t day, enum night what)
{
    struct totals t = {0};
    struct run_summary sum = {0};
    b->now_s = START_S + night * WEEK_S + day * DAY_S;
    b->cpu_s = b->wall_s = 0;
    struct error err = {0};
    must(store_open(b->path, STORE_WRITE, &b->store, &err), &err);
    if (name[0] == 'f') {
        sources_put(b);
    }
#define RUN_BEGIN(err) store_run_begin(b->store, b->now_s, STR("1.1.1"), &b->run, err)
#define RUN_END(err)   store_run_end(b->store, b->run, b->now_s, 0, &sum, err)
    TIMED(b, RUN_BEGIN);
    for (int64_t s = 0; s < b->n_sources; s++) {
        crawl(b, s, night, what, &t);
    }
    batch(b, 0);
    double before = b->cpu_s;
    TIMED(b, RUN_END);
    (void)printf("{\"night\": \"%s\", \"seen\": %lld, \"added\": %lld, \"changed\": %lld, "
                 "\"closed\": %lld, \"active\": %lld, \"cpu_s\": %.4f, \"wall_s\": %.4f, "
                 "\"run_end_s\": %.4f}\n",
                 name, (long long)t.seen, (long long)t.added, (long long)t.changed,
                 (long long)t.closed, (long long)sum.postings_active, b->cpu_s, b->wall_s,
                 b->cpu_s - before);
    (void)fflush(stdout);
    store_close(b->store);
}

int
main(int argc, char **argv)
{
    struct bench b = {.n_nights = 12};
    int64_t n = 0;
    int64_t from = 0;
    if (argc < 3 || !str_int(str_of(argv[2]), &n) || n <= 0 ||
        (argc > 3 && !str_int(str_of(argv[3]), &b.n_nights)) || b.n_nights < 1 ||
        (argc > 4 && !str_int(str_of(argv[4]), &from))) {
        (void)fprintf(stderr, "usage: store_bench DB POSTINGS [NIGHTS [FROM]]\n");
        return 2;
    }
    b.n_sources = (n + PER_SOURCE - 1) / PER_SOURCE;
    buf_init(&b.text, MIB);
    b.path = argv[1];
    int64_t last = from > 0 ? from : b.n_nights - 1;
    for (int64_t night = from; night <= last; night++) {
        play(&b, night ? "week" : "first", night, 0, NIGHT_READ);
    }
    play(&b, "unchanged", last, 1, NIGHT_UNCHANGED);
    b.is_same = true;
    play(&b, "same", last, 2, NIGHT_READ);
    b.is_same = false;
    play(&b, "usual", last + 1, 3, NIGHT_READ);
    buf_release(&b.text);
    return 0;
}
