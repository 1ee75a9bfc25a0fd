/* Twins on a market with known truth (support_twins.c), through the normaliser
 * and the store: precision and recall over pairs of postings, job and group
 * apart; reasons, reposts, evergreen postings, the posting to show; a link taken
 * back. JOBMILL_TWINS=N sets the number of companies (the long form: 450, some
 * 20,000 postings). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/date.h"
#include "base/limits.h"
#include "normalize/normalize.h"
#include "store/store.h"
#include "support_twins.h"

enum { PAGE_POSTINGS = 100, COMPANIES = 18, PATH = 128, TEXT_MAX = 64 * KIB };
static const int DAYS[TWINS_NIGHTS] = {0, 20, 230, 231};
static const int64_t START_S = 1767225600 + 3 * HOUR_S; /* 2026-01-01T03:00:00Z */

static struct normalizer *normalizer;
static struct twins_market market;
static struct store *store;
static char dir[PATH], path[PATH];
static int64_t now_s, run;
static struct error err;

#define MUST(call)                                                                                 \
    do {                                                                                           \
        enum status st_ = (call);                                                                  \
        if (st_) {                                                                                 \
            fail_msg("%s: %s: %s", #call, status_name(st_), err.text);                             \
        }                                                                                          \
    } while (0)

/* ---- the nights ---- */

static void
put_value(struct raw_posting *raw, struct arena *arena, enum field field, const char *text)
{
    if (text[0]) {
        assert_true(raw_add(raw, arena,
                            (struct raw_value){.field = field,
                                               .layer = LAYER_BOARD_API,
                                               .rule = "test",
                                               .text = arena_str(arena, str_of(text))}));
    }
}

static void
read_posting(const struct twins_posting *from, struct page *page, struct posting *ret)
{
    struct arena *arena = page->arena;
    struct raw_posting *raw = ARENA_NEW(arena, struct raw_posting);
    struct buf text;
    buf_init(&text, TEXT_MAX);
    twins_describe(&from->text, &text);
    raw->external_id = arena_str(arena, str_of(from->id));
    raw->url = arena_printf(arena, "https://%.*s.example/%s", STR_ARG(page->source), from->id);
    raw->description = arena_str(arena, buf_str(&text));
    buf_release(&text);
    put_value(raw, arena, FIELD_TITLE, from->title);
    put_value(raw, arena, FIELD_COMPANY, from->company);
    put_value(raw, arena, FIELD_REQUISITION_ID, from->requisition);
    if (from->place) {
        assert_true(raw_add_place(raw, arena,
                                  (struct raw_place){.layer = LAYER_BOARD_API,
                                                     .rule = "test",
                                                     .text = str_of(from->place)}));
    }
    MUST(normalize(normalizer, raw, page, arena, ret, &err));
}

static void
put_page(const struct twins_source *source, const struct twins_posting *const *shown, size_t n,
         size_t number)
{
    struct page *page = page_new((size_t)64 * MIB);
    assert_non_null(page);
    struct outcome *o = ARENA_NEW(page->arena, struct outcome);
    page->url = page->final_url =
        arena_printf(page->arena, "https://%s.example/list?p=%zu", source->name, number);
    page->source = str_of(source->name);
    page->kind = str_of(source->kind);
    page->board = str_of(source->name);
    page->role = PAGE_LISTING;
    page->http_status = 200;
    page->fetched_at_s = now_s;
    page->digest = (uint64_t)now_s + number;
    o->page = page;
    o->harvest.verdict = n ? VERDICT_OK : VERDICT_EMPTY;
    o->harvest.total = -1;
    o->harvest.is_listing = true;
    o->harvest.n_listed = n;
    o->postings = ARENA_ARRAY(page->arena, n ? n : 1, struct posting);
    o->n_postings = n;
    for (size_t i = 0; i < n; i++) {
        read_posting(shown[i], page, &o->postings[i]);
    }
    MUST(store_batch_begin(store, &err));
    MUST(store_put(store, run, o, now_s, &err));
    MUST(store_batch_commit(store, &err));
    page_free(page);
}

static void
crawl(const struct twins_source *source, const struct twins_posting *first, size_t n, int night)
{
    struct harvest start = {0};
    struct arena arena;
    bool resumed = false;
    struct crawl_summary summary;
    const struct twins_posting *shown[PAGE_POSTINGS];
    size_t n_shown = 0, number = 0;
    arena_init(&arena, 64 * KIB);
    assert_true(harvest_link(
        &start, &arena,
        (struct link){.role = PAGE_LISTING,
                      .url = arena_printf(&arena, "https://%s.example/list?p=0", source->name)}));
    MUST(store_crawl_begin(store, &(struct store_crawl){run, str_of(source->name), &start, now_s},
                           &resumed, &err));
    arena_release(&arena);
    for (size_t i = 0; i < n; i++) {
        if (first[i].nights >> night & 1) {
            shown[n_shown++] = &first[i];
        }
        if (n_shown == PAGE_POSTINGS) {
            put_page(source, shown, n_shown, number++);
            n_shown = 0;
        }
    }
    put_page(source, shown, n_shown, number);
    MUST(store_crawl_end(store, run, str_of(source->name), now_s, &summary, &err));
}

static void
run_night(int night)
{
    struct run_summary summary;
    now_s = START_S + (int64_t)DAYS[night] * DAY_S;
    MUST(store_run_begin(store, now_s, STR("1.1.1"), &run, &err));
    for (size_t i = 0; i < market.n;) {
        size_t n = 1;
        while (i + n < market.n && market.postings[i + n].source == market.postings[i].source) {
            n++;
        }
        now_s++;
        crawl(&market.sources[market.postings[i].source], &market.postings[i], n, night);
        i += n;
    }
    MUST(store_run_end(store, run, now_s, 0, &summary, &err));
}

static void
put_sources(void)
{
    struct store_source *sources = calloc(market.n_sources, sizeof *sources);
    assert_non_null(sources);
    for (size_t i = 0; i < market.n_sources; i++) {
        sources[i] = (struct store_source){.name = str_of(market.sources[i].name),
                                           .kind = str_of(market.sources[i].kind),
                                           .board = str_of(market.sources[i].name),
                                           .is_window = i < 2};
    }
    MUST(store_sources(store, sources, market.n_sources, &err));
    free(sources);
}

static int
set_up(void **state)
{
    (void)state;
    const char *companies = getenv("JOBMILL_TWINS"); /* NOLINT(concurrency-mt-unsafe) */
    int64_t n = COMPANIES;
    if (companies && !str_int(str_of(companies), &n)) {
        return -1;
    }
    (void)snprintf(dir, sizeof dir, "/tmp/jobmill-twins-XXXXXX");
    if (!mkdtemp(dir) || normalizer_new(&normalizer, &err) != OK) {
        return -1;
    }
    (void)snprintf(path, sizeof path, "%.100s/jobs.db", dir);
    twins_market_init(&market, (size_t)n);
    MUST(store_open(path, STORE_WRITE, &store, &err));
    put_sources();
    run_night(0);
    run_night(1);
    return 0;
}

static int
tear_down(void **state)
{
    static const char *const ENDS[] = {"", "-wal", "-shm"};
    (void)state;
    store_close(store);
    for (size_t i = 0; i < 3; i++) {
        char file[PATH + 8];
        (void)snprintf(file, sizeof file, "%s%s", path, ENDS[i]);
        (void)unlink(file);
    }
    (void)rmdir(dir);
    twins_market_release(&market);
    normalizer_free(normalizer);
    return 0;
}

/* ---- what came of them ---- */

/* One posting's place in the truth and in what was found. */
struct pairing {
    uint32_t truth;
    char found[POSTING_ID_BYTES];
    const struct twins_posting *posting;
};

static int
by_found(const void *a, const void *b)
{
    const struct pairing *x = a, *y = b;
    int order = strcmp(x->found, y->found);
    return order ? order : x->truth < y->truth ? -1 : x->truth > y->truth;
}

static int
by_truth(const void *a, const void *b)
{
    const struct pairing *x = a, *y = b;
    return x->truth != y->truth ? (x->truth < y->truth ? -1 : 1) : strcmp(x->found, y->found);
}

static bool
same_found(const struct pairing *a, const struct pairing *b)
{
    return strcmp(a->found, b->found) == 0;
}

static bool
same_truth(const struct pairing *a, const struct pairing *b)
{
    return a->truth == b->truth;
}

static bool
same_both(const struct pairing *a, const struct pairing *b)
{
    return same_found(a, b) && same_truth(a, b);
}

typedef bool sameness(const struct pairing *a, const struct pairing *b);

/* Pairs within runs of equal neighbours. */
static double
pairs(const struct pairing *all, size_t n, sameness *same)
{
    double sum = 0;
    for (size_t i = 0; i < n;) {
        size_t end = i + 1;
        while (end < n && same(&all[i], &all[end])) {
            end++;
        }
        sum += (double)(end - i) * (double)(end - i - 1) / 2;
        i = end;
    }
    return sum;
}

static sqlite3 *
open_db(int flags)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open_v2(path, &db, flags, NULL), SQLITE_OK);
    return db;
}

static int
by_id(const void *a, const void *b)
{
    const struct twins_posting *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

/* All postings in the order of their ids, as SQLite sorts them. Owned. */
static const struct twins_posting **
sorted(void)
{
    const struct twins_posting **all = calloc(market.n, sizeof *all);
    assert_non_null(all);
    for (size_t i = 0; i < market.n; i++) {
        all[i] = &market.postings[i];
    }
    qsort(all, market.n, sizeof *all, by_id);
    return all;
}

static struct pairing *
read_pairings(bool is_group)
{
    struct pairing *all = calloc(market.n, sizeof *all);
    const struct twins_posting **postings = sorted();
    sqlite3 *db = open_db(SQLITE_OPEN_READONLY);
    sqlite3_stmt *stmt = NULL;
    assert_non_null(all);
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT external_id, job_id, job_group FROM posting "
                                        "ORDER BY external_id",
                                        -1, &stmt, NULL),
                     SQLITE_OK);
    for (size_t i = 0; i < market.n; i++) {
        const struct twins_posting *p = postings[i];
        assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
        assert_string_equal((const char *)sqlite3_column_text(stmt, 0), p->id);
        all[i].truth = is_group ? p->group : p->job;
        all[i].posting = p;
        (void)snprintf(all[i].found, sizeof all[i].found, "%s",
                       (const char *)sqlite3_column_text(stmt, is_group ? 2 : 1));
    }
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    free(postings);
    return all;
}

/* Prints some of what went wrong: false friends, then lost twins. */
static void
print_faults(const struct pairing *all, size_t n, sameness *joined, sameness *right)
{
    enum { SHOWN = 12 };
    int left = getenv("JOBMILL_TWINS_FAULTS") ? SHOWN : 0; /* NOLINT(concurrency-mt-unsafe) */
    for (size_t i = 1; i < n && left > 0; i++) {
        if (joined(&all[i - 1], &all[i]) && !right(&all[i - 1], &all[i])) {
            const struct twins_posting *a = all[i - 1].posting, *b = all[i].posting;
            print_message("  %s | %s | %s | %s | %s\n  %s | %s | %s | %s | %s\n\n", a->id, a->title,
                          a->company, a->place, a->requisition, b->id, b->title, b->company,
                          b->place, b->requisition);
            left--;
        }
    }
}

static void
measure(bool is_group, double least_precision, double least_recall)
{
    struct pairing *all = read_pairings(is_group);
    qsort(all, market.n, sizeof *all, by_found);
    double found = pairs(all, market.n, same_found), both = pairs(all, market.n, same_both);
    print_faults(all, market.n, same_found, same_truth);
    qsort(all, market.n, sizeof *all, by_truth);
    double truth = pairs(all, market.n, same_truth);
    print_faults(all, market.n, same_truth, same_found);
    free(all);
    print_message("%s: %zu postings, %.0f true pairs, %.0f found: precision %.4f, recall %.4f\n",
                  is_group ? "job_group" : "job", market.n, truth, found, both / found,
                  both / truth);
    assert_true(both >= least_precision * found);
    assert_true(both >= least_recall * truth);
}

static void
jobs_are_told_apart(void **state)
{
    (void)state;
    measure(false, 0.99, 0.90);
}

static void
groups_join_the_cities(void **state)
{
    (void)state;
    measure(true, 0.99, 0.90);
}

static int64_t
query(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return n;
}

static void
every_link_has_its_reason(void **state)
{
    static const char *const REASONS[] = {"same-requisition", "same-text",   "other-board",
                                          "translation",      "agency-copy", "other-place",
                                          "other-opening"};
    (void)state;
    sqlite3 *db = open_db(SQLITE_OPEN_READONLY);
    assert_int_equal(query(db, "SELECT count(*) FROM posting p WHERE p.job_id <> p.id AND NOT "
                               "EXISTS (SELECT 1 FROM twin t WHERE t.posting = p.n AND "
                               "t.relation = 'job')"),
                     0);
    assert_int_equal(query(db, "SELECT count(*) FROM posting p JOIN twin t ON t.posting = p.n AND "
                               "t.relation = 'job' JOIN posting q ON q.n = t.other WHERE "
                               "p.job_id <> q.job_id OR p.job_id = p.id"),
                     0);
    for (size_t i = 0; i < sizeof REASONS / sizeof REASONS[0]; i++) {
        char sql[96];
        (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM twin WHERE reason = '%s'",
                       REASONS[i]);
        print_message("%s: %lld\n", REASONS[i], (long long)query(db, sql));
        assert_true(query(db, sql) > 0);
    }
    sqlite3_close(db);
}

/* A flag of the store against the truth: wrong ones and missed ones. */
static void
flags(const char *name, const char *sql, size_t offset, double most_wrong)
{
    sqlite3 *db = open_db(SQLITE_OPEN_READONLY);
    sqlite3_stmt *stmt = NULL;
    const struct twins_posting **postings = sorted();
    size_t right = 0, wrong = 0, missed = 0;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    for (size_t i = 0; i < market.n; i++) {
        bool want = *((const bool *)postings[i] + offset);
        assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
        bool got = sqlite3_column_int(stmt, 1) != 0;
        right += want && got;
        wrong += !want && got;
        missed += want && !got;
    }
    free(postings);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    print_message("%s: %zu right, %zu wrong, %zu missed\n", name, right, wrong, missed);
    assert_true(right > 0);
    assert_true((double)(wrong + missed) <= most_wrong * (double)(right + missed));
}

/* Half a year later most are gone: two nights agree. */
static void
reposts_and_evergreens_are_flagged(void **state)
{
    (void)state;
    run_night(2);
    run_night(3);
    flags("repost", "SELECT external_id, is_repost FROM v_posting ORDER BY 1",
          offsetof(struct twins_posting, is_repost), 0.05);
    flags("evergreen",
          "SELECT p.external_id, j.is_evergreen FROM job j JOIN posting p ON p.job_id = j.id "
          "ORDER BY 1",
          offsetof(struct twins_posting, is_evergreen), 0.05);
}

static void
the_employers_own_page_is_shown(void **state)
{
    (void)state;
    sqlite3 *db = open_db(SQLITE_OPEN_READONLY);
    int64_t mixed = query(db, "SELECT count(*) FROM job j WHERE EXISTS (SELECT 1 FROM posting p "
                              "JOIN source s ON s.id = p.source WHERE p.job_id = j.id AND "
                              "s.kind IN ('greenhouse', 'lever') AND p.closed_at IS NULL) AND "
                              "EXISTS (SELECT 1 FROM posting p JOIN source s ON s.id = p.source "
                              "WHERE p.job_id = j.id AND s.kind NOT IN ('greenhouse', 'lever'))");
    int64_t wrong = query(db, "SELECT count(*) FROM job j JOIN posting b ON b.id = j.preferred "
                              "JOIN source k ON k.id = b.source WHERE k.kind NOT IN ('greenhouse', "
                              "'lever') AND EXISTS (SELECT 1 FROM posting p JOIN source s ON "
                              "s.id = p.source WHERE p.job_id = j.id AND (s.kind = 'greenhouse' "
                              "OR s.kind = 'lever') AND p.closed_at IS NULL)");
    int64_t none = query(db, "SELECT count(*) FROM job WHERE preferred IS NULL");
    sqlite3_close(db);
    print_message("%lld jobs shown by an employer and others\n", (long long)mixed);
    assert_true(mixed > 0);
    assert_int_equal(wrong, 0);
    assert_int_equal(none, 0);
}

/* What came night by night is what all at once would give. */
static void
all_anew_gives_the_same(void **state)
{
    static const char SUM[] = "SELECT sum(n * (instr('0123456789abcdef', substr(job_id, 16, 1)) + "
                              "17 * instr('0123456789abcdef', substr(job_group, 16, 1)) + "
                              "289 * (job_id = id))) FROM posting";
    (void)state;
    sqlite3 *db = open_db(SQLITE_OPEN_READWRITE);
    int64_t before = query(db, SUM);
    assert_int_equal(sqlite3_exec(db,
                                  "INSERT OR IGNORE INTO twin_dirty SELECT company_id, core_hash "
                                  "FROM posting; UPDATE posting SET job_id = id, job_group = id; "
                                  "DELETE FROM twin",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    struct run_summary summary;
    MUST(store_run_begin(store, now_s, STR("1.1.1"), &run, &err));
    MUST(store_run_end(store, run, now_s, 0, &summary, &err));
    assert_int_equal(query(db, SUM), before);
    sqlite3_close(db);
}

/* A posting that says another thing leaves its job, and what hung on it too. */
static void
a_link_is_taken_back(void **state)
{
    (void)state;
    sqlite3 *db = open_db(SQLITE_OPEN_READWRITE);
    int64_t jobs = query(db, "SELECT count(*) FROM job");
    int64_t n = query(db, "SELECT t.posting FROM twin t WHERE t.relation = 'job' AND t.reason = "
                          "'same-text' AND NOT EXISTS (SELECT 1 FROM twin u WHERE u.other = "
                          "t.posting) ORDER BY t.posting LIMIT 1");
    char sql[160];
    (void)snprintf(sql, sizeof sql,
                   "UPDATE posting SET core_hash = 1, title_hash = 1 WHERE n = %lld; "
                   "INSERT INTO twin_dirty SELECT company_id, 1 FROM posting WHERE n = %lld",
                   (long long)n, (long long)n);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    struct run_summary summary;
    MUST(store_run_begin(store, now_s, STR("1.1.1"), &run, &err));
    MUST(store_run_end(store, run, now_s, 0, &summary, &err));
    assert_int_equal(query(db, "SELECT count(*) FROM job"), jobs + 1);
    (void)snprintf(sql, sizeof sql,
                   "SELECT count(*) FROM twin WHERE posting = %lld AND "
                   "relation = 'job'",
                   (long long)n);
    assert_int_equal(query(db, sql), 0);
    sqlite3_close(db);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jobs_are_told_apart),
        cmocka_unit_test(groups_join_the_cities),
        cmocka_unit_test(every_link_has_its_reason),
        cmocka_unit_test(the_employers_own_page_is_shown),
        cmocka_unit_test(reposts_and_evergreens_are_flagged),
        cmocka_unit_test(all_anew_gives_the_same),
        cmocka_unit_test(a_link_is_taken_back),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
