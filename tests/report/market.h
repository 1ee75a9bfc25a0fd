/* tests/report/market.h: a generated market whose truth is known, in a store of
 * its own; and the lines of a report in JSON, looked up. */
#ifndef TESTS_REPORT_MARKET_H
#define TESTS_REPORT_MARKET_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/buf.h"
#include "base/model.h"
#include "report/report.h"
#include "report/stats.h"

enum { JOBS = 1200, SKILLS = 45, COUNTRIES = 4, COMPANIES = 15, ROLES = 2 };

static const char *const ROLE[ROLES] = {"backend-developer", "devops-engineer"};
static const char *const COUNTRY[COUNTRIES] = {"US", "IN", "DE", "GB"};
static const int64_t START_S = 1767225600 + 3600;

struct truth {
    int role, country, company;
    enum seniority level; /* stated */
    int years;            /* -1: not said */
    uint8_t modes;
    bool skills[SKILLS];
    bool has_base, is_open, is_twin; /* is_twin: shown a second time */
    bool is_usd, on_call;
    int64_t low, high; /* major units a year; high 0: one figure */
};

static uint64_t seed;

static inline int
below(int n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (int)(seed % (uint64_t)n);
}

static inline void
truth_make(struct truth *t)
{
    *t = (struct truth){.role = below(ROLES),
                        .country = below(COUNTRIES),
                        .company = below(COMPANIES),
                        .years = below(3) ? below(14) : -1,
                        .level = below(2) ? (enum seniority)below(SENIORITY_COUNT) : SENIORITY_NONE,
                        .modes = (uint8_t)(below(8) << 1),
                        .has_base = below(3) == 0,
                        .is_open = below(6) != 0,
                        .is_twin = below(12) == 0,
                        .is_usd = below(5) != 0};
    for (int i = 0; i < SKILLS; i++) {
        t->on_call = t->years % 2 == 1;
        t->skills[i] = below(SKILLS + 10) > i + (t->role ? SKILLS / 3 - i % 7 : i % 5);
    }
    t->low = 50000 + 500 * below(300);
    t->high = below(4) ? t->low + 1000L * (1 + below(60)) : 0;
}

/* ---- the market in the store ---- */

struct market {
    char dir[64], path[96];
    struct store *store;
    struct truth *jobs;
    struct error err;
};

#define CHECK(call)                                                                                \
    do {                                                                                           \
        enum status st_ = (call);                                                                  \
        if (st_) {                                                                                 \
            fail_msg("%s: %s", #call, market->err.text);                                           \
        }                                                                                          \
    } while (0)

static inline void
skill_name(int i, char *ret, size_t size)
{
    snprintf(ret, size, "Skill %02d", i);
}

/* Slugs of the first skills; the first three are groups of the others. */
enum { AREAS = 3, NAMED = 5 };
static const char *const SLUG[NAMED] = {"cloud-computing", "security", "artificial-intelligence",
                                        "go", "rust"};

static inline void
taxonomy_put(struct market *market)
{
    static char names[SKILLS + 1][16];
    struct store_skill skills[SKILLS + 1];
    for (int i = 0; i <= SKILLS; i++) {
        skill_name(i, names[i], sizeof names[i]);
        const char *slug = i < NAMED ? SLUG[i] : names[i];
        skills[i] = (struct store_skill){(uint32_t)i + 1,
                                         slug,
                                         names[i],
                                         i == SKILLS ? "soft" : "tool",
                                         i < AREAS || i == SKILLS ? "" : SLUG[i % AREAS],
                                         NULL};
    }
    static const struct store_role roles[ROLES] = {
        {"backend-developer", "Backend Developer", "x", "", ""},
        {"devops-engineer", "DevOps Engineer", "x", "", ""}};
    CHECK(store_taxonomy(market->store,
                         &(struct store_taxonomy){"1", skills, SKILLS + 1, roles, ROLES},
                         &market->err));
}

static inline void
pay_put(struct arena *arena, const struct truth *t, struct posting *p)
{
    if (!t->has_base) {
        return;
    }
    p->salaries = ARENA_ARRAY(arena, 2, struct salary);
    assert_non_null(p->salaries);
    struct salary *s = &p->salaries[p->n_salaries++];
    *s = (struct salary){.kind = SALARY_BASE,
                         .has_min = true,
                         .has_max = t->high > 0,
                         .min_cents = t->low * 100,
                         .max_cents = t->high * 100,
                         .annual_min_cents = t->low * 100,
                         .annual_max_cents = t->high * 100,
                         .period = PERIOD_YEAR};
    snprintf(s->currency, sizeof s->currency, "%s", t->is_usd ? "USD" : "EUR");
    s = &p->salaries[p->n_salaries++]; /* never counts as base */
    *s = p->salaries[0];
    s->kind = SALARY_TOTAL;
    s->annual_min_cents *= 3;
    s->annual_max_cents *= 3;
}

static inline void
posting_make(struct arena *arena, const struct truth *t, int number, int copy, struct posting *p)
{
    *p = (struct posting){.source = STR("s"),
                          .kind = STR("greenhouse"),
                          .board = STR("b"),
                          .experience_min = t->years,
                          .experience_max = -1,
                          .date_posted_s = TIME_UNKNOWN,
                          .valid_through_s = TIME_UNKNOWN,
                          .role = ROLE[t->role],
                          .seniority = t->level,
                          .on_call = t->on_call,
                          .work_modes = t->modes};
    p->external_id = arena_printf(arena, "%d-%d", number, copy);
    posting_id(p->kind, p->board, p->external_id, p->id);
    p->title = arena_printf(arena, "Job %d, Evil <b> & \"Sons'", number);
    p->company = arena_printf(arena, "Company %02d", t->company);
    p->company_key = p->company;
    p->core_hash = (uint64_t)number + 1;
    p->content_hash = (uint64_t)number + 1;
    for (uint32_t k = 0; k < MINHASH_COUNT; k++) {
        p->minhash[k] = (uint32_t)number * MINHASH_COUNT + k + 1; /* copies have one text */
    }
    p->places = ARENA_NEW(arena, struct place);
    assert_non_null(p->places);
    snprintf(p->places->country, sizeof p->places->country, "%s", COUNTRY[t->country]);
    p->n_places = 1;
    p->skills = ARENA_ARRAY(arena, SKILLS + 1, struct skill);
    assert_non_null(p->skills);
    for (uint32_t i = 0; i <= SKILLS; i++) {
        if (i == SKILLS || t->skills[i]) {
            p->skills[p->n_skills++] =
                (struct skill){.id = i + 1, .slug = "x", .name = "x", .need = NEED_MENTIONED};
        }
    }
    pay_put(arena, t, p);
}

static inline void
night(struct market *market, int64_t now_s, bool only_open)
{
    int64_t run = 0;
    bool resumed = false;
    struct harvest none = {0};
    struct crawl_summary crawl;
    struct run_summary sum;
    CHECK(store_run_begin(market->store, now_s, STR("1"), &run, &market->err));
    CHECK(store_crawl_begin(market->store, &(struct store_crawl){run, STR("s"), &none, now_s},
                            &resumed, &market->err));
    struct page *page = page_new((size_t)256 << 20);
    struct outcome o = {.page = page};
    page->url = page->final_url = STR("https://b.example/list");
    page->source = STR("s");
    page->role = PAGE_LISTING;
    page->fetched_at_s = now_s;
    o.harvest = (struct harvest){.verdict = VERDICT_OK, .is_listing = true, .total = -1};
    o.postings = ARENA_ARRAY(page->arena, (size_t)JOBS * 2, struct posting);
    assert_non_null(o.postings);
    for (int i = 0; i < JOBS; i++) {
        const struct truth *t = &market->jobs[i];
        for (int copy = 0; copy <= t->is_twin && (t->is_open || !only_open); copy++) {
            posting_make(page->arena, t, i, copy, &o.postings[o.n_postings++]);
        }
    }
    o.harvest.n_listed = o.n_postings;
    CHECK(store_batch_begin(market->store, &market->err));
    CHECK(store_put(market->store, run, &o, now_s, &market->err));
    CHECK(store_batch_commit(market->store, &market->err));
    page_free(page);
    CHECK(store_crawl_end(market->store, run, STR("s"), now_s, &crawl, &market->err));
    CHECK(store_run_end(market->store, run, now_s, 0, &sum, &market->err));
    assert_int_equal(crawl.verdict, CRAWL_COMPLETE);
}

static inline int
market_open(void **state)
{
    struct market *market = calloc(1, sizeof *market);
    assert_non_null(market);
    *state = market;
    market->jobs = calloc(JOBS, sizeof *market->jobs);
    assert_non_null(market->jobs);
    snprintf(market->dir, sizeof market->dir, "/tmp/jobmill-report-XXXXXX");
    assert_non_null(mkdtemp(market->dir));
    snprintf(market->path, sizeof market->path, "%s/jobs.db", market->dir);
    CHECK(store_open(market->path, STORE_WRITE, &market->store, &market->err));
    struct store_source source = {.name = STR("s"), .kind = STR("greenhouse"), .board = STR("b")};
    CHECK(store_sources(market->store, &source, 1, &market->err));
    taxonomy_put(market);
    seed = 88172645463325252ULL;
    for (int i = 0; i < JOBS; i++) {
        truth_make(&market->jobs[i]);
    }
    night(market, START_S, false);
    night(market, START_S + DAY_S, true);
    return 0;
}

static inline int
market_close(void **state)
{
    struct market *market = *state;
    store_close(market->store);
    unlink(market->path);
    rmdir(market->dir);
    free(market->jobs);
    free(market);
    return 0;
}

/* ---- the plain way ---- */

static inline bool
counts(const struct truth *t, int role, int country, bool on_first_day)
{
    return t->role == role && (country < 0 || t->country == country) &&
           (t->is_open || on_first_day);
}

static inline enum seniority
level_of(const struct truth *t)
{
    return t->level        ? t->level
           : t->years < 0  ? SENIORITY_NONE
           : t->years <= 2 ? SENIORITY_ENTRY
           : t->years <= 5 ? SENIORITY_MID
           : t->years <= 9 ? SENIORITY_SENIOR
                           : SENIORITY_STAFF;
}

struct line {
    double value;
    int64_t n;
    bool is_there, is_null;
};

/* Looks for the object with that figure, role and key (NULL: null). */
static inline struct line
find_line(struct str report, const char *figure, const char *role, const char *key)
{
    struct line found = {0};
    while (report.p && report.n) {
        struct str text = str_cut(&report, '\n');
        json_t *o = json_loadb(text.p, text.n, 0, NULL);
        assert_non_null(o);
        const char *r = json_string_value(json_object_get(o, "role"));
        const char *k = json_string_value(json_object_get(o, "key"));
        if (strcmp(json_string_value(json_object_get(o, "figure")), figure) == 0 &&
            (r ? role && strcmp(r, role) == 0 : !role) && (k ? key && strcmp(k, key) == 0 : !key)) {
            assert_false(found.is_there);
            found.is_there = true;
            found.is_null = json_is_null(json_object_get(o, "value"));
            found.value = json_number_value(json_object_get(o, "value"));
            found.n = json_integer_value(json_object_get(o, "n"));
        }
        json_decref(o);
    }
    return found;
}

static inline void
expect(struct str report, const char *figure, const char *role, const char *key, double want)
{
    struct line got = find_line(report, figure, role, key);
    if (!got.is_there || got.value - want > 0.006 || want - got.value > 0.006) {
        fail_msg("%s %s %s: %f, wanted %f", figure, role ? role : "-", key ? key : "-", got.value,
                 want);
    }
}

#endif
