/* Cases as other systems' suites have them, in tests/normalize/cases/: a file of each kind, a
 * case a line, "text TAB answer...". A line that begins with "! " is known to be read wrongly: all
 * others must hold, and that one must not, or its mark is to be taken away. With JOBMILL_UPDATE=1
 * the marks are written anew; read what changed.
 *
 *   salary    kind min..max currency period; ...
 *   place     city,region,country; ...   [mode]   [scope,...]
 *   title     role   seniority   [title as it is cleaned]
 *   company   name   key
 *   skills    wanted; one|other   banned; ...
 *   need      name=need; ...
 *   workmode  mode   [scope,...]
 *   experience  min..max
 *   employment  type   text|title|field: where it stands
 *   language  code
 *   oncall    yes
 *
 * "-" is "nothing", "~" is "anything", a comma (in a city a slash) parts what
 * is right as well, " | " whole answers of places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "support_normalizer.h"

enum { COLUMNS_MAX = 4, PERCENT = 100 };

struct row {
    struct str column[COLUMNS_MAX];
    size_t n;
};

/* Cuts the part before the separator off; the rest is none at the end. */
static struct str
cut(struct str *rest, const char *separator)
{
    struct str all = *rest;
    size_t at = str_find(all, str_of(separator));
    if (at == SIZE_MAX) {
        *rest = STR_NONE;
        return all;
    }
    *rest = str_sub(all, at + str_of(separator).n, SIZE_MAX);
    return str_sub(all, 0, at);
}

/* Whether one of the choices is the value; "-" is an absent one. */
static bool
is_one_of(struct str choices, const char *separator, struct str value)
{
    while (choices.n) {
        struct str choice = cut(&choices, separator);
        if (str_is(choice, "~") || (value.n ? str_eq(choice, value) : str_is(choice, "-"))) {
            return true;
        }
    }
    return false;
}

static bool
scope_holds(struct str want, const struct str *scope, size_t n)
{
    if (!want.n || str_is(want, "~")) {
        return true;
    }
    size_t n_wanted = 0;
    while (want.n && !str_is(want, "-")) {
        struct str name = cut(&want, ",");
        bool is_there = false;
        for (size_t i = 0; i < n; i++) {
            is_there = is_there || str_eq(scope[i], name);
        }
        if (!is_there) {
            return false;
        }
        n_wanted++;
    }
    return n_wanted == n;
}

/* ---- salary ---- */

static bool
amount_holds(struct str want, bool is_there, int64_t cents)
{
    struct buf buf;
    buf_init(&buf, KIB);
    if (is_there) {
        buf_printf(&buf, "%lld", (long long)(cents / PERCENT));
        if (cents % PERCENT) {
            buf_printf(&buf, ".%02lld", (long long)(cents % PERCENT));
        }
    }
    struct str got = buf_str(&buf);
    if (cents % PERCENT && cents % 10 == 0 && got.n) {
        got.n--;
    }
    bool holds = str_eq(want, got);
    buf_release(&buf);
    return holds;
}

static bool
pay_holds(struct str want, const struct salary *pay)
{
    struct str kind = cut(&want, " ");
    struct str max = cut(&want, " ");
    struct str min = cut(&max, "..");
    struct str currency = cut(&want, " ");
    return is_one_of(kind, ",", str_of(salary_kind_name(pay->kind))) &&
           amount_holds(min, pay->has_min, pay->min_cents) &&
           amount_holds(max, pay->has_max, pay->max_cents) &&
           is_one_of(currency, ",", str_of(pay->currency)) &&
           is_one_of(want, ",", str_of(period_name(pay->period)));
}

static bool
salary_holds(const struct row *row, struct buf *got)
{
    struct salary_list list = {0};
    assert_int_equal(normalize_salary(normalizer, row->column[0], &test_arena, &list), OK);
    for (size_t i = 0; i < list.n; i++) {
        const struct salary *pay = &list.items[i];
        buf_printf(got, "%s %lld..%lld %s %s; ", salary_kind_name(pay->kind),
                   (long long)(pay->min_cents / PERCENT), (long long)(pay->max_cents / PERCENT),
                   pay->currency, period_name(pay->period));
    }
    struct str want = row->column[1];
    if (str_is(want, "-")) {
        return list.n == 0;
    }
    for (size_t i = 0; i < list.n; i++) {
        if (!want.n || !pay_holds(cut(&want, "; "), &list.items[i])) {
            return false;
        }
    }
    return !want.n && list.n;
}

/* ---- place ---- */

static bool
places_hold(struct str want, const struct place_list *list)
{
    if (str_is(want, "~")) {
        return true;
    }
    if (str_is(want, "-")) {
        return list->n == 0;
    }
    for (size_t i = 0; i < list->n; i++) {
        const struct place *place = &list->items[i];
        struct str country = cut(&want, "; ");
        struct str city = cut(&country, ",");
        struct str region = cut(&country, ",");
        if (!is_one_of(city, "/", place->city) || !is_one_of(region, "/", str_of(place->region)) ||
            !is_one_of(country, "/", str_of(place->country))) {
            return false;
        }
    }
    return !want.n && list->n;
}

static bool
place_holds(const struct row *row, struct buf *got)
{
    struct place_list list = {0};
    assert_int_equal(normalize_place(normalizer, row->column[0], &test_arena, &list), OK);
    for (size_t i = 0; i < list.n; i++) {
        buf_printf(got, "%.*s,%s,%s; ", STR_ARG(list.items[i].city), list.items[i].region,
                   list.items[i].country);
    }
    buf_printf(got, "%s", mode_name(list.work_mode));
    for (size_t i = 0; i < list.n_remote_scope; i++) {
        buf_printf(got, " %.*s", STR_ARG(list.remote_scope[i]));
    }
    bool holds = false;
    for (struct str want = row->column[1]; want.n && !holds;) {
        holds = places_hold(cut(&want, " | "), &list);
    }
    return holds &&
           (row->n < 3 || is_one_of(row->column[2], ",", str_of(mode_name(list.work_mode)))) &&
           scope_holds(row->column[3], list.remote_scope, list.n_remote_scope);
}

/* ---- the others ---- */

static bool
title_holds(const struct row *row, struct buf *got)
{
    struct title_reading r = {0};
    assert_int_equal(normalize_title(normalizer, row->column[0], &test_arena, &r), OK);
    struct str role = str_of(r.role ? r.role : "");
    struct str seniority = str_of(seniority_name(r.seniority));
    buf_printf(got, "%.*s %.*s %.*s", STR_ARG(role), STR_ARG(seniority), STR_ARG(r.title));
    return is_one_of(row->column[1], ",", role) && is_one_of(row->column[2], ",", seniority) &&
           (row->n < COLUMNS_MAX || str_eq(row->column[3], r.title));
}

static bool
company_holds(const struct row *row, struct buf *got)
{
    struct company_reading r = {0};
    assert_int_equal(normalize_company(normalizer, row->column[0], &test_arena, &r), OK);
    buf_printf(got, "%.*s, %.*s", STR_ARG(r.company), STR_ARG(r.key));
    return is_one_of(row->column[1], "|", r.company) && is_one_of(row->column[2], "|", r.key);
}

static bool
skill_is_there(const struct skill_list *list, struct str names)
{
    while (names.n) {
        struct str name = cut(&names, "|");
        for (size_t i = 0; i < list->n; i++) {
            if (str_is(name, list->items[i].name)) {
                return true;
            }
        }
    }
    return false;
}

static bool
skills_hold(const struct row *row, struct buf *got)
{
    struct skill_list list = {0};
    assert_int_equal(normalize_skills(normalizer, row->column[0], &test_arena, &list), OK);
    for (size_t i = 0; i < list.n; i++) {
        buf_printf(got, "%s; ", list.items[i].name);
    }
    for (struct str want = row->column[1]; want.n;) {
        struct str names = cut(&want, "; ");
        if (!str_is(names, "-") && !skill_is_there(&list, names)) {
            return false;
        }
    }
    for (struct str banned = row->column[2]; banned.n;) {
        if (skill_is_there(&list, cut(&banned, "; "))) {
            return false;
        }
    }
    return true;
}

/* Whether the skill is there with that need: "Go=required". */
static bool
need_is_there(const struct skill_list *list, struct str want)
{
    struct str need = want, name = str_cut(&need, '=');
    for (size_t i = 0; i < list->n; i++) {
        if (str_is(name, list->items[i].name)) {
            return str_is(need, need_name(list->items[i].need));
        }
    }
    return false;
}

static bool
need_holds(const struct row *row, struct buf *got)
{
    struct skill_list list = {0};
    assert_int_equal(normalize_skills(normalizer, row->column[0], &test_arena, &list), OK);
    for (size_t i = 0; i < list.n; i++) {
        buf_printf(got, "%s=%s; ", list.items[i].name, need_name(list.items[i].need));
    }
    bool holds = true;
    for (struct str want = row->column[1]; want.n;) {
        holds = need_is_there(&list, cut(&want, "; ")) && holds;
    }
    return holds;
}

static bool
workmode_holds(const struct row *row, struct buf *got)
{
    struct mode_reading r = {0};
    assert_int_equal(normalize_workmode(normalizer, row->column[0], &test_arena, &r), OK);
    buf_printf(got, "%s", mode_name(r.work_mode));
    for (size_t i = 0; i < r.n_remote_scope; i++) {
        buf_printf(got, " %.*s", STR_ARG(r.remote_scope[i]));
    }
    return is_one_of(row->column[1], ",", str_of(mode_name(r.work_mode))) &&
           scope_holds(row->column[2], r.remote_scope, r.n_remote_scope);
}

/* ---- of whole postings ---- */

/* A posting that says the words of column 0 in the place that is named: "title", "field" (the
 * structured type), else in its text. */
static struct posting
read_posting(struct str words, struct str where)
{
    const struct str plain = STR("We look for a colleague.");
    bool in_title = str_is(where, "title"), in_field = str_is(where, "field");
    struct raw_posting raw = {.external_id = STR("1"),
                              .url = STR("https://example.com/1"),
                              .description = in_title || in_field ? plain : words};
    struct posting posting;
    struct error err;
    struct raw_value title = {.field = FIELD_TITLE,
                              .layer = LAYER_BOARD_API,
                              .rule = "title",
                              .text = in_title ? words : STR("Specialist")};
    struct raw_value type = {
        .field = FIELD_EMPLOYMENT_TYPE, .layer = LAYER_BOARD_API, .rule = "type", .text = words};
    assert_true(raw_add(&raw, &test_arena, title));
    assert_true(!in_field || raw_add(&raw, &test_arena, type));
    assert_int_equal(normalize(normalizer, &raw, NULL, &test_arena, &posting, &err), OK);
    return posting;
}

static bool
experience_holds(const struct row *row, struct buf *got)
{
    struct posting posting = read_posting(row->column[0], STR("text"));
    if (posting.experience_min >= 0) {
        buf_printf(got, "%d", posting.experience_min);
    }
    bool is_said = posting.experience_min >= 0 || posting.experience_max >= 0;
    buf_add(got, is_said ? STR("..") : STR(""));
    if (posting.experience_max >= 0) {
        buf_printf(got, "%d", posting.experience_max);
    }
    return is_one_of(row->column[1], ",", buf_str(got));
}

static bool
employment_holds(const struct row *row, struct buf *got)
{
    struct posting posting = read_posting(row->column[0], row->column[2]);
    buf_printf(got, "%s", employment_name(posting.employment_type));
    return is_one_of(row->column[1], ",", buf_str(got));
}

static bool
language_holds(const struct row *row, struct buf *got)
{
    struct posting posting = read_posting(row->column[0], STR("text"));
    buf_printf(got, "%s", posting.language);
    return is_one_of(row->column[1], ",", buf_str(got));
}

static bool
oncall_holds(const struct row *row, struct buf *got)
{
    struct posting posting = read_posting(row->column[0], STR("text"));
    buf_add(got, posting.on_call ? STR("yes") : STR(""));
    return is_one_of(row->column[1], ",", buf_str(got));
}

/* ---- files ---- */

typedef bool holding(const struct row *row, struct buf *got);

struct tally {
    size_t n, right, surprises;
};

#define KNOWN_WRONG STR("! ")

static FILE *
open_file(const char *name, const char *how)
{
    char path[4 * KIB];
    (void)snprintf(path, sizeof path, "%s/normalize/cases/%s.tsv", TEST_DIR, name);
    FILE *file = fopen(path, how);
    assert_non_null(file);
    return file;
}

static void
read_file(const char *name, struct buf *buf)
{
    FILE *file = open_file(name, "rb");
    char chunk[4 * KIB];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;) {
        buf_add(buf, (struct str){chunk, n});
    }
    assert_int_equal(fclose(file), 0);
}

static void
write_file(const char *name, struct str text)
{
    FILE *file = open_file(name, "wb");
    assert_int_equal(fwrite(text.p, 1, text.n, file), text.n);
    assert_int_equal(fclose(file), 0);
}

/* A line break is written "\n" in the files. */
static struct str
unescape(struct str text)
{
    char *out = arena_bytes(&test_arena, text.n);
    size_t n = 0;
    assert_true(out || !text.n);
    while (text.n) {
        struct str part = cut(&text, "\\n");
        memcpy(out + n, part.p, part.n);
        n += part.n;
        if (text.n) {
            out[n++] = '\n';
        }
    }
    return (struct str){out, n};
}

/* Appends the line as it is to stand in the file, and to the report what came unexpected. */
static void
run_row(struct str line, holding *holds, struct tally *tally, struct buf *report, struct buf *file)
{
    struct row row = {0};
    bool is_known_wrong = str_starts(line, KNOWN_WRONG);
    struct str rest = is_known_wrong ? str_sub(line, KNOWN_WRONG.n, SIZE_MAX) : line;
    struct str bare = rest;
    while (rest.n && row.n < COLUMNS_MAX) {
        row.column[row.n++] = cut(&rest, "\t");
    }
    struct buf got;
    buf_init(&got, 64 * KIB);
    arena_reset(&test_arena);
    row.column[0] = unescape(row.column[0]);
    bool is_right = holds(&row, &got);
    tally->n++;
    tally->right += is_right;
    if (is_right == is_known_wrong) {
        tally->surprises++;
        buf_printf(report, "  %.*s  %s %.*s\n", STR_ARG(bare),
                   is_right ? "IS RIGHT NOW, take its mark away:" : "GOT", STR_ARG(buf_str(&got)));
    }
    buf_add(file, is_right ? STR("") : KNOWN_WRONG);
    buf_add(file, bare);
    buf_release(&got);
}

static void
run_file(const char *name, holding *holds)
{
    struct buf text, report, file;
    struct tally tally = {0};
    buf_init(&text, MIB);
    buf_init(&report, MIB);
    buf_init(&file, MIB);
    read_file(name, &text);
    for (struct str rest = buf_str(&text); rest.n;) {
        struct str line = cut(&rest, "\n");
        if (line.n && line.p[0] != '#') {
            run_row(line, holds, &tally, &report, &file);
        } else {
            buf_add(&file, line);
        }
        buf_add_byte(&file, '\n');
    }
    assert_false(buf_failed(&file));
    print_message("%s: %zu of %zu\n", name, tally.right, tally.n);
    if (getenv("JOBMILL_UPDATE")) { /* NOLINT(concurrency-mt-unsafe) */
        write_file(name, buf_str(&file));
    } else if (tally.surprises) {
        (void)printf("%.*s", STR_ARG(buf_str(&report))); /* cmocka cuts long messages */
        fail_msg("%zu cases of %s are not as they are marked", tally.surprises, name);
    }
    assert_true(tally.n > 0);
    buf_release(&file);
    buf_release(&report);
    buf_release(&text);
}

static void
test_salary(void **state)
{
    (void)state;
    run_file("salary", salary_holds);
}

static void
test_place(void **state)
{
    (void)state;
    run_file("place", place_holds);
}

static void
test_title(void **state)
{
    (void)state;
    run_file("title", title_holds);
}

static void
test_company(void **state)
{
    (void)state;
    run_file("company", company_holds);
}

static void
test_skills(void **state)
{
    (void)state;
    run_file("skills", skills_hold);
}

static void
test_need(void **state)
{
    (void)state;
    run_file("need", need_holds);
}

static void
test_workmode(void **state)
{
    (void)state;
    run_file("workmode", workmode_holds);
}

static void
test_experience(void **state)
{
    (void)state;
    run_file("experience", experience_holds);
}

static void
test_employment(void **state)
{
    (void)state;
    run_file("employment", employment_holds);
}

static void
test_language(void **state)
{
    (void)state;
    run_file("language", language_holds);
}

static void
test_oncall(void **state)
{
    (void)state;
    run_file("oncall", oncall_holds);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_salary),     cmocka_unit_test(test_place),
        cmocka_unit_test(test_title),      cmocka_unit_test(test_company),
        cmocka_unit_test(test_skills),     cmocka_unit_test(test_need),
        cmocka_unit_test(test_workmode),   cmocka_unit_test(test_experience),
        cmocka_unit_test(test_employment), cmocka_unit_test(test_language),
        cmocka_unit_test(test_oncall),
    };
    return cmocka_run_group_tests(tests, normalizer_set_up, normalizer_tear_down);
}
