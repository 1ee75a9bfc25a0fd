/* tests/report/test_compare.c: a generated market whose truth is known: every
 * figure of the comparison equals one that is computed here the plain way. */
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

#include "base/banned.h"

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
    bool is_usd;
    int64_t low, high; /* major units a year; high 0: one figure */
};

static uint64_t seed;

static int
below(int n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (int)(seed % (uint64_t)n);
}

static void
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
        t->skills[i] = below(SKILLS + 10) > i + (t->role ? SKILLS / 3 - i % 7 : i % 5);
    }
    t->low = 50000 + 500 * below(300);
    t->high = below(4) ? t->low + 1000 * (1 + below(60)) : 0;
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

static void
skill_name(int i, char *ret, size_t size)
{
    snprintf(ret, size, "Skill %02d", i);
}

static void
taxonomy_put(struct market *market)
{
    static char names[SKILLS + 1][16];
    struct store_skill skills[SKILLS + 1];
    for (int i = 0; i <= SKILLS; i++) {
        skill_name(i, names[i], sizeof names[i]);
        skills[i] = (struct store_skill){
            (uint32_t)i + 1, names[i], names[i], i == SKILLS ? "soft" : "tool", "", NULL};
    }
    static const struct store_role roles[ROLES] = {
        {"backend-developer", "Backend Developer", "x", "", ""},
        {"devops-engineer", "DevOps Engineer", "x", "", ""}};
    CHECK(store_taxonomy(market->store, "1", skills, SKILLS + 1, roles, ROLES, &market->err));
}

static void
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
}

static void
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
                          .work_modes = t->modes};
    p->external_id = arena_printf(arena, "%d-%d", number, copy);
    posting_id(p->kind, p->board, p->external_id, p->id);
    p->title = arena_printf(arena, "Job %d", number);
    p->company = arena_printf(arena, "Company %02d", t->company);
    p->company_key = p->company;
    p->core_hash = (uint64_t)number + 1;
    p->content_hash = (uint64_t)number + 1;
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

static void
night(struct market *market, int64_t now_s, bool only_open)
{
    int64_t run = 0;
    bool resumed = false;
    struct harvest none = {0};
    struct crawl_summary crawl;
    struct run_summary sum;
    CHECK(store_run_begin(market->store, now_s, STR("1"), &run, &market->err));
    CHECK(store_crawl_begin(market->store, run, STR("s"), &none, now_s, &resumed, &market->err));
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

static int
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

static int
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

static bool
counts(const struct truth *t, int role, int country, bool on_first_day)
{
    return t->role == role && (country < 0 || t->country == country) &&
           (t->is_open || on_first_day);
}

static enum seniority
level_of(const struct truth *t)
{
    return t->level        ? t->level
           : t->years < 0  ? SENIORITY_NONE
           : t->years <= 2 ? SENIORITY_ENTRY
           : t->years <= 5 ? SENIORITY_MID
           : t->years <= 9 ? SENIORITY_SENIOR
                           : SENIORITY_STAFF;
}

static struct median
plain_median(const struct market *market, int role, int country, int skill)
{
    static double values[JOBS];
    size_t n = 0;
    for (int i = 0; i < JOBS; i++) {
        const struct truth *t = &market->jobs[i];
        if (counts(t, role, country, false) && t->has_base && t->is_usd &&
            (skill < 0 || t->skills[skill])) {
            values[n++] = t->high ? (double)(t->low + t->high) / 2 : (double)t->low;
        }
    }
    return median_of(values, n);
}

struct line {
    double value;
    int64_t n;
    bool is_there, is_null;
};

/* Looks for the object with that figure, role and key (NULL: null). */
static struct line
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

static void
expect(struct str report, const char *figure, const char *role, const char *key, double want)
{
    struct line got = find_line(report, figure, role, key);
    if (!got.is_there || got.value - want > 0.006 || want - got.value > 0.006) {
        fail_msg("%s %s %s: %f, wanted %f", figure, role ? role : "-", key ? key : "-", got.value,
                 want);
    }
}

static void
expect_median(struct str report, const char *figure, const char *role, const char *key,
              const struct median *want)
{
    struct line got = find_line(report, figure, role, key);
    assert_true(got.is_there == (want->n > 0) || strcmp(figure, "median_base") == 0);
    assert_int_equal(got.n, want->n);
    if (want->n < 30) {
        assert_true(want->n == 0 || got.is_null);
    } else {
        expect(report, figure, role, key, want->value);
    }
}

static void
check_role(const struct market *market, struct str report, int role, int country, int n)
{
    size_t levels[SENIORITY_COUNT] = {0}, modes[MODE_COUNT] = {0};
    for (int i = 0; i < JOBS; i++) {
        const struct truth *t = &market->jobs[i];
        if (counts(t, role, country, false)) {
            levels[level_of(t)]++;
            modes[0] += t->modes == 0;
            for (int m = 1; m < MODE_COUNT; m++) {
                modes[m] += (t->modes >> m) & 1U;
            }
        }
    }
    expect(report, "active_postings", ROLE[role], NULL, n);
    expect(report, "entry_level", ROLE[role], NULL, (double)levels[SENIORITY_ENTRY]);
    for (int i = 1; i < SENIORITY_COUNT; i++) {
        const char *name = seniority_name((enum seniority)i);
        size_t more = i == SENIORITY_MID ? levels[0] : 0;
        expect(report, "seniority_share", ROLE[role], name, (double)levels[i] / n);
        expect(report, "seniority_share_unstated_as_mid", ROLE[role], name,
               (double)(levels[i] + more) / n);
    }
    for (int i = 0; i < MODE_COUNT; i++) {
        expect(report, "work_mode_share", ROLE[role], i ? mode_name((enum work_mode)i) : "unstated",
               (double)modes[i] / n);
    }
}

static void
check_skills(const struct market *market, struct str report, int role, int country, int n)
{
    struct median base = plain_median(market, role, country, -1);
    expect_median(report, "median_base", ROLE[role], "USD", &base);
    for (int s = 0; s < SKILLS; s++) {
        int count = 0;
        char name[16];
        skill_name(s, name, sizeof name);
        for (int i = 0; i < JOBS; i++) {
            const struct truth *t = &market->jobs[i];
            count += counts(t, role, country, false) && t->skills[s];
        }
        if (find_line(report, "skill_share", ROLE[role], name).is_there) {
            expect(report, "skill_share", ROLE[role], name, (double)count / n);
        }
        struct median m = plain_median(market, role, country, s);
        expect_median(report, "skill_median", ROLE[role], name, &m);
        if (m.n >= 30) {
            expect(report, "skill_premium", ROLE[role], name, m.value - base.value);
        }
    }
    assert_false(find_line(report, "skill_share", ROLE[role], "Skill 45").is_there); /* soft */
}

static void
every_figure_equals_the_plain_way(void **state)
{
    struct market *market = *state;
    struct buf buf;
    buf_init(&buf, 4 << 20);
    for (int country = -1; country < COUNTRIES; country++) {
        struct report_options options = {.as_of_s = START_S + DAY_S,
                                         .format = REPORT_JSON,
                                         .country = str_of(country < 0 ? NULL : COUNTRY[country])};
        buf_clear(&buf);
        CHECK(report_compare(market->store, str_of(ROLE[0]), str_of(ROLE[1]), &options, &buf,
                             &market->err));
        int n[ROLES] = {0, 0};
        for (int i = 0; i < JOBS; i++) {
            n[market->jobs[i].role] +=
                counts(&market->jobs[i], market->jobs[i].role, country, false);
        }
        for (int role = 0; role < ROLES; role++) {
            check_role(market, buf_str(&buf), role, country, n[role]);
            check_skills(market, buf_str(&buf), role, country, n[role]);
        }
        expect(buf_str(&buf), "active_ratio", NULL, NULL, (double)n[0] / n[1]);
    }
    buf_release(&buf);
}

static int
top_sets(const struct market *market, int role, bool *ret)
{
    int count[SKILLS] = {0}, n = 0;
    for (int i = 0; i < JOBS; i++) {
        for (int s = 0; s < SKILLS; s++) {
            count[s] += counts(&market->jobs[i], role, -1, false) && market->jobs[i].skills[s];
        }
    }
    for (int s = 0; s < SKILLS; s++) {
        int better = 0;
        for (int o = 0; o < SKILLS; o++) {
            better += count[o] > count[s] || (count[o] == count[s] && o < s);
        }
        ret[s] = count[s] > 0 && better < 30;
        n += ret[s];
    }
    return n;
}

static void
overlap_is_the_jaccard_index_of_the_top_30(void **state)
{
    struct market *market = *state;
    struct buf buf;
    bool top[ROLES][SKILLS];
    int both = 0, either = 0;
    buf_init(&buf, 4 << 20);
    struct report_options options = {.as_of_s = START_S + DAY_S, .format = REPORT_JSON};
    CHECK(report_compare(market->store, str_of(ROLE[0]), str_of(ROLE[1]), &options, &buf,
                         &market->err));
    assert_int_equal(top_sets(market, 0, top[0]), 30);
    assert_int_equal(top_sets(market, 1, top[1]), 30);
    for (int s = 0; s < SKILLS; s++) {
        char name[16];
        skill_name(s, name, sizeof name);
        both += top[0][s] && top[1][s];
        either += top[0][s] || top[1][s];
        for (int role = 0; role < ROLES; role++) {
            assert_true(find_line(buf_str(&buf), "exclusive_skill", ROLE[role], name).is_there ==
                        (top[role][s] && !top[1 - role][s]));
        }
    }
    expect(buf_str(&buf), "skill_overlap", NULL, NULL, (double)both / either);
    buf_release(&buf);
}

static void
a_past_day_is_as_it_was(void **state)
{
    struct market *market = *state;
    struct buf buf;
    int n = 0;
    buf_init(&buf, 4 << 20);
    struct report_options options = {.as_of_s = START_S, .format = REPORT_JSON};
    CHECK(report_compare(market->store, str_of(ROLE[0]), str_of(ROLE[1]), &options, &buf,
                         &market->err));
    for (int i = 0; i < JOBS; i++) {
        n += counts(&market->jobs[i], 0, -1, true);
    }
    expect(buf_str(&buf), "active_postings", ROLE[0], NULL, n);
    buf_release(&buf);
}

static size_t
widest_line(struct str text)
{
    size_t widest = 0;
    while (text.p && text.n) {
        struct str line = str_cut(&text, '\n');
        size_t n = 0;
        for (size_t i = 0; i < line.n; i++) {
            n += ((unsigned char)line.p[i] & 0xC0U) != 0x80U;
        }
        widest = n > widest ? n : widest;
    }
    return widest;
}

static void
text_fits_and_says_when_it_cannot_say(void **state)
{
    struct market *market = *state;
    struct buf buf;
    buf_init(&buf, 4 << 20);
    struct report_options options = {.as_of_s = START_S + DAY_S};
    CHECK(report_compare(market->store, str_of(ROLE[0]), str_of(ROLE[1]), &options, &buf,
                         &market->err));
    assert_true(widest_line(buf_str(&buf)) <= 100);
    assert_false(str_has(buf_str(&buf), STR("cannot say")));
    options.min_n = 100000;
    buf_clear(&buf);
    CHECK(report_compare(market->store, str_of(ROLE[0]), str_of(ROLE[1]), &options, &buf,
                         &market->err));
    assert_true(str_has(buf_str(&buf), STR("cannot say (n = ")));
    assert_true(widest_line(buf_str(&buf)) <= 100);
    assert_int_equal(
        report_compare(market->store, STR("nobody"), str_of(ROLE[1]), &options, &buf, &market->err),
        E_NOT_FOUND);
    assert_non_null(strstr(market->err.text, "nobody"));
    buf_release(&buf);
}

static void
an_empty_store_gives_an_empty_report(void **state)
{
    struct market *market = *state;
    struct buf buf;
    buf_init(&buf, 4 << 20);
    for (int format = REPORT_TEXT; format <= REPORT_HTML; format++) {
        struct report_options options = {.as_of_s = START_S - 400 * (int64_t)DAY_S,
                                         .format = (enum report_format)format};
        CHECK(report_compare(market->store, str_of(ROLE[0]), str_of(ROLE[1]), &options, &buf,
                             &market->err));
    }
    assert_false(str_has(buf_str(&buf), STR("nan")));
    assert_false(str_has(buf_str(&buf), STR("inf")));
    buf_release(&buf);
}

/* ---- medians ---- */

static void
median_ranks_are_those_of_the_tables(void **state)
{
    (void)state;
    /* Conover, Practical Nonparametric Statistics: 95% intervals for the median */
    static const struct {
        size_t n, rank;
    } ROWS[] = {{5, 0}, {6, 1}, {8, 1}, {9, 2}, {10, 2}, {20, 6}, {30, 10}, {50, 18}, {100, 40}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        assert_int_equal(median_rank(ROWS[i].n), ROWS[i].rank);
    }
    assert_in_range(median_rank(2001), 955, 958);
    double even[] = {4, 1, 3, 2};
    struct median m = median_of(even, 4);
    assert_true(m.value == 2.5 && !m.has_ci);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_figure_equals_the_plain_way),
        cmocka_unit_test(overlap_is_the_jaccard_index_of_the_top_30),
        cmocka_unit_test(a_past_day_is_as_it_was),
        cmocka_unit_test(text_fits_and_says_when_it_cannot_say),
        cmocka_unit_test(an_empty_store_gives_an_empty_report),
        cmocka_unit_test(median_ranks_are_those_of_the_tables),
    };
    return cmocka_run_group_tests(tests, market_open, market_close);
}
