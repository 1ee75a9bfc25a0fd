/* tests/report/test_figures.c: bands, ranks, one role, trends and traces equal
 * what is computed here the plain way from the truth of the generated market. */
#include "market.h"

#include "base/banned.h"

enum { FEW = 5 };

static const unsigned BAND_LEVELS[] = {1U << SENIORITY_ENTRY, 1U << SENIORITY_MID,
                                       1U << SENIORITY_SENIOR | 1U << SENIORITY_STAFF |
                                           1U << SENIORITY_PRINCIPAL | 1U << SENIORITY_LEAD};
static const char *const BAND_KEY[] = {"entry", "mid", "senior"};

static struct report_options
options_of(const char *country)
{
    return (struct report_options){.as_of_s = START_S + DAY_S,
                                   .format = REPORT_JSON,
                                   .min_n = FEW,
                                   .currency = STR("USD"),
                                   .country = str_of(country)};
}

static bool
is_in(const struct truth *t, int role, int country, unsigned levels)
{
    return counts(t, role, country, false) && (levels == 0 || (levels >> level_of(t) & 1U));
}

/* what: 0 midpoints, 1 minima, 2 maxima of stated ranges. */
static struct median
plain(const struct market *market, int role, int country, unsigned levels, int what)
{
    static double values[JOBS];
    size_t n = 0;
    for (int i = 0; i < JOBS; i++) {
        const struct truth *t = &market->jobs[i];
        if (!is_in(t, role, country, levels) || !t->has_base || !t->is_usd || (what && !t->high)) {
            continue;
        }
        double low = (double)t->low, high = t->high ? (double)t->high : low;
        values[n++] = what == 0 ? (low + high) / 2 : what == 1 ? low : high;
    }
    return median_of(values, n);
}

static void
check(struct str report, const char *figure, const char *role, const char *key,
      const struct median *want)
{
    struct line got = find_line(report, figure, role, key);
    assert_true(got.is_there);
    assert_int_equal(got.n, want->n);
    assert_true(got.is_null == (want->n < FEW));
    if (want->n >= FEW) {
        expect(report, figure, role, key, want->value);
    }
}

static void
bands_equal_the_plain_way(void **state)
{
    struct market *market = *state;
    struct buf buf;
    const struct str roles[ROLES] = {str_of(ROLE[0]), str_of(ROLE[1])};
    buf_init(&buf, 4 << 20);
    for (int country = 0; country < COUNTRIES; country++) {
        struct report_options options = options_of(COUNTRY[country]);
        buf_clear(&buf);
        CHECK(report_bands(market->store, roles, ROLES, &options, &buf, &market->err));
        for (int role = 0; role < ROLES; role++) {
            int n = 0, on_call = 0;
            for (int i = 0; i < JOBS; i++) {
                bool counted = counts(&market->jobs[i], role, country, false);
                n += counted;
                on_call += counted && market->jobs[i].on_call;
            }
            expect(buf_str(&buf), "active_postings", ROLE[role], NULL, n);
            expect(buf_str(&buf), "on_call_share", ROLE[role], NULL, (double)on_call / n);
            for (int i = 0; i < 3; i++) {
                struct median mid = plain(market, role, country, BAND_LEVELS[i], 0);
                struct median low = plain(market, role, country, BAND_LEVELS[i], 1);
                struct median high = plain(market, role, country, BAND_LEVELS[i], 2);
                check(buf_str(&buf), "base_median", ROLE[role], BAND_KEY[i], &mid);
                check(buf_str(&buf), "base_band_low", ROLE[role], BAND_KEY[i], &low);
                check(buf_str(&buf), "base_band_high", ROLE[role], BAND_KEY[i], &high);
            }
        }
    }
    struct report_options options = options_of(NULL);
    assert_int_equal(report_bands(market->store, roles, ROLES, &options, &buf, &market->err),
                     E_USAGE);
    buf_release(&buf);
}

static void
groups_count_each_posting_once(void **state)
{
    struct market *market = *state;
    struct buf buf;
    const struct str role = str_of(ROLE[0]);
    int with[AREAS] = {0}, n = 0;
    buf_init(&buf, 4 << 20);
    struct report_options options = options_of("US");
    CHECK(report_bands(market->store, &role, 1, &options, &buf, &market->err));
    for (int i = 0; i < JOBS; i++) {
        const struct truth *t = &market->jobs[i];
        bool has[AREAS] = {false};
        for (int s = 0; s < SKILLS; s++) {
            has[s % AREAS] = has[s % AREAS] || t->skills[s];
        }
        for (int a = 0; a < AREAS && counts(t, 0, 0, false); a++) {
            with[a] += has[a];
        }
        n += counts(t, 0, 0, false);
    }
    for (int a = 0; a < AREAS; a++) {
        char name[16];
        skill_name(a, name, sizeof name);
        expect(buf_str(&buf), "skill_group_share", ROLE[0], name, (double)with[a] / n);
    }
    buf_release(&buf);
}

/* Within each level with five or more of them: median with, less median of all. */
static double
plain_controlled(const struct market *market, int skill, size_t *ret_n)
{
    double sum = 0;
    *ret_n = 0;
    for (int level = 0; level < SENIORITY_COUNT; level++) {
        static double with[JOBS], all[JOBS];
        size_t n_with = 0, n_all = 0;
        for (int i = 0; i < JOBS; i++) {
            const struct truth *t = &market->jobs[i];
            if (!counts(t, 0, -1, false) || !t->has_base || !t->is_usd ||
                (int)level_of(t) != level) {
                continue;
            }
            all[n_all++] = t->high ? (double)(t->low + t->high) / 2 : (double)t->low;
            if (t->skills[skill]) {
                with[n_with++] = all[n_all - 1];
            }
        }
        if (n_with >= 5) {
            sum += (median_of(with, n_with).value - median_of(all, n_all).value) * (double)n_with;
            *ret_n += n_with;
        }
    }
    return *ret_n ? sum / (double)*ret_n : 0;
}

static void
a_premium_is_given_at_the_same_level_too(void **state)
{
    struct market *market = *state;
    struct buf buf;
    buf_init(&buf, 4 << 20);
    struct report_options options = options_of(NULL);
    CHECK(report_role(market->store, str_of(ROLE[0]), &options, &buf, &market->err));
    for (int s = 0; s < SKILLS; s++) {
        char name[16];
        size_t n = 0;
        double want = plain_controlled(market, s, &n);
        skill_name(s, name, sizeof name);
        struct line got = find_line(buf_str(&buf), "skill_premium_same_level", ROLE[0], name);
        if (n >= FEW) {
            assert_int_equal(got.n, n);
            expect(buf_str(&buf), "skill_premium_same_level", ROLE[0], name, want);
        }
    }
    struct median mid = plain(market, 0, -1, 0, 0);
    check(buf_str(&buf), "base_median", ROLE[0], NULL, &mid);
    buf_release(&buf);
}

static void
top_takes_levels_skills_and_total_apart(void **state)
{
    struct market *market = *state;
    static double go[JOBS];
    size_t n = 0;
    struct buf buf;
    buf_init(&buf, 4 << 20);
    struct report_options options = options_of(NULL);
    CHECK(report_top(market->store, &options, &buf, &market->err));
    for (int i = 0; i < JOBS; i++) {
        const struct truth *t = &market->jobs[i];
        if (is_in(t, 0, -1, 1U << SENIORITY_SENIOR) && (t->skills[3] || t->skills[4]) &&
            t->has_base && t->is_usd) {
            go[n++] = t->high ? (double)(t->low + t->high) / 2 : (double)t->low;
        }
    }
    struct median want = median_of(go, n);
    assert_true(n >= FEW);
    check(buf_str(&buf), "base_median", ROLE[0], "Backend Developer, senior, Go or Rust", &want);
    want = plain(market, 0, -1, 1U << SENIORITY_STAFF, 0);
    check(buf_str(&buf), "base_median", ROLE[0], "Backend Developer, staff", &want);
    want.value *= 3;
    check(buf_str(&buf), "total_median", ROLE[0], "Backend Developer, staff", &want);
    expect(buf_str(&buf), "active_postings", "cloud-architect", "Cloud Architect", 0);
    assert_true(
        find_line(buf_str(&buf), "specialisation_premium_same_role_level", NULL, "ai").is_there);
    buf_release(&buf);
}

static int
active(struct market *market, const struct report_options *options)
{
    struct buf buf;
    buf_init(&buf, 4 << 20);
    CHECK(report_role(market->store, str_of(ROLE[0]), options, &buf, &market->err));
    struct line got = find_line(buf_str(&buf), "active_postings", ROLE[0], NULL);
    buf_release(&buf);
    return (int)got.value;
}

static void
windows_and_what_is_counted(void **state)
{
    struct market *market = *state;
    int now = 0, ever = 0, pages = 0;
    for (int i = 0; i < JOBS; i++) {
        const struct truth *t = &market->jobs[i];
        now += counts(t, 0, -1, false);
        ever += counts(t, 0, -1, true);
        pages += counts(t, 0, -1, false) ? 1 + t->is_twin : 0;
    }
    struct report_options options = options_of(NULL);
    assert_int_equal(active(market, &options), now);
    options.count = COUNT_POSTINGS;
    assert_int_equal(active(market, &options), pages);
    options.count = COUNT_JOBS;
    options.since_s = START_S;
    assert_int_equal(active(market, &options), ever);
}

static void
trend_counts_weeks_and_closings(void **state)
{
    struct market *market = *state;
    struct buf buf;
    int now = 0, ever = 0;
    buf_init(&buf, 4 << 20);
    struct report_options options = options_of(NULL);
    CHECK(report_trend(market->store, str_of(ROLE[0]), &options, &buf, &market->err));
    for (int i = 0; i < JOBS; i++) {
        now += counts(&market->jobs[i], 0, -1, false);
        ever += counts(&market->jobs[i], 0, -1, true);
    }
    struct median base = plain(market, 0, -1, 0, 0);
    expect(buf_str(&buf), "week_active", ROLE[0], "2026-01-02", now);
    check(buf_str(&buf), "week_median_base", ROLE[0], "2026-01-02", &base);
    expect(buf_str(&buf), "week_active", ROLE[0], "2025-12-26", 0);
    expect(buf_str(&buf), "active_in_window", ROLE[0], NULL, ever);
    struct line days = find_line(buf_str(&buf), "days_to_close", ROLE[0], NULL);
    assert_int_equal(days.n, ever - now);
    assert_true(days.value > 0.9 && days.value < 1.1);
    expect(buf_str(&buf), "repost_share", ROLE[0], NULL, 0);
    buf_release(&buf);
}

static size_t
lines_of(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        n += text.p[i] == '\n';
    }
    return n;
}

static enum status
trace(struct market *market, struct report_figure figure, const struct report_options *options,
      struct buf *buf)
{
    return report_trace(market->store, &figure, options, buf, &market->err);
}

static void
a_trace_lists_as_many_as_the_figure_counts(void **state)
{
    struct market *market = *state;
    struct buf buf;
    size_t skilled = 0, senior = 0;
    struct report_options options = options_of("US");
    for (int i = 0; i < JOBS; i++) {
        const struct truth *t = &market->jobs[i];
        skilled += counts(t, 0, 0, false) && t->skills[3];
        senior += is_in(t, 0, 0, 1U << SENIORITY_SENIOR);
    }
    const struct {
        const char *figure, *key;
        size_t n;
    } ROWS[] = {{"median", NULL, plain(market, 0, 0, 0, 0).n},
                {"skill", "go", skilled},
                {"skill", "skill 03", skilled},
                {"level", "senior", senior}};
    buf_init(&buf, 4 << 20);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        buf_clear(&buf);
        CHECK(trace(
            market,
            (struct report_figure){str_of(ROWS[i].figure), str_of(ROLE[0]), str_of(ROWS[i].key)},
            &options, &buf));
        assert_int_equal(lines_of(buf_str(&buf)), ROWS[i].n);
    }
    static const struct {
        const char *figure, *key;
        enum status want;
    } WRONG[] = {{"nothing", NULL, E_USAGE},
                 {"median", "go", E_USAGE},
                 {"skill", NULL, E_USAGE},
                 {"level", "grand", E_USAGE},
                 {"skill", "no such skill", E_NOT_FOUND}};
    for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++) {
        assert_int_equal(trace(market,
                               (struct report_figure){str_of(WRONG[i].figure), str_of(ROLE[0]),
                                                      str_of(WRONG[i].key)},
                               &options, &buf),
                         WRONG[i].want);
    }
    buf_release(&buf);
}

static size_t
times(struct str text, const char *what)
{
    size_t n = 0;
    for (const char *p = text.p; (p = strstr(p, what)); p += strlen(what)) {
        n++;
    }
    return n;
}

static void
html_is_whole_and_escaped(void **state)
{
    struct market *market = *state;
    struct buf buf;
    buf_init(&buf, 16 << 20);
    struct report_options options = options_of("US");
    options.format = REPORT_HTML;
    CHECK(report_role(market->store, str_of(ROLE[0]), &options, &buf, &market->err));
    CHECK(report_trend(market->store, str_of(ROLE[0]), &options, &buf, &market->err));
    CHECK(report_top(market->store, &options, &buf, &market->err));
    CHECK(trace(market, (struct report_figure){STR("active"), str_of(ROLE[1]), STR_NONE}, &options,
                &buf));
    struct str page = buf_str(&buf);
    static const char *const PAIRS[] = {"html", "section", "svg", "table", "tr", "title", "figure"};
    for (size_t i = 0; i < sizeof PAIRS / sizeof PAIRS[0]; i++) {
        char open[32], close[32];
        snprintf(open, sizeof open, "<%s", PAIRS[i]);
        snprintf(close, sizeof close, "</%s>", PAIRS[i]);
        assert_true(times(page, close) > 0);
        assert_int_equal(times(page, open), times(page, close));
    }
    assert_int_equal(times(page, "<svg"), times(page, "role=\"img\""));
    assert_int_equal(times(page, "<table"), times(page, "<caption"));
    assert_null(strstr(page.p, "nan"));
    assert_null(strstr(page.p, "<script"));
    assert_null(strstr(page.p, "Evil <b>"));
    assert_non_null(strstr(page.p, "Evil &lt;b&gt; &amp; &quot;Sons&#39;"));
    buf_release(&buf);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bands_equal_the_plain_way),
        cmocka_unit_test(groups_count_each_posting_once),
        cmocka_unit_test(a_premium_is_given_at_the_same_level_too),
        cmocka_unit_test(top_takes_levels_skills_and_total_apart),
        cmocka_unit_test(windows_and_what_is_counted),
        cmocka_unit_test(trend_counts_weeks_and_closings),
        cmocka_unit_test(a_trace_lists_as_many_as_the_figure_counts),
        cmocka_unit_test(html_is_whole_and_escaped),
    };
    return cmocka_run_group_tests(tests, market_open, market_close);
}
