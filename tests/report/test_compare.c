/* tests/report/test_compare.c: a generated market whose truth is known: every
 * figure of the comparison equals one that is computed here the plain way. */
#include "market.h"

#include "base/banned.h"

/* ---- the plain way ---- */

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
    struct report_options options = {.as_of_s = START_S + DAY_S, .width = 80};
    CHECK(report_compare(market->store, str_of(ROLE[0]), str_of(ROLE[1]), &options, &buf,
                         &market->err));
    assert_true(widest_line(buf_str(&buf)) <= 80);
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
    /* Conover, Practical Nonparametric Statistics: 95% intervals for the median; from
     * 500 on summed in whole numbers */
    static const struct {
        size_t n, rank;
    } ROWS[] = {{5, 0},      {6, 1},        {8, 1},        {9, 2},        {10, 2},    {20, 6},
                {30, 10},    {50, 18},      {100, 40},     {500, 228},    {501, 229}, {502, 229},
                {2001, 957}, {10000, 4902}, {10001, 4902}, {50000, 24781}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        assert_int_equal(median_rank(ROWS[i].n), ROWS[i].rank);
    }
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
