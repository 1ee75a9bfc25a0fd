/* tests/cron/test_damaged.c: pages whose JSON-LD is damaged, written one by one with
 * what they say (tests/damaged/expected.tsv: name, then field=value; an
 * empty value must stay unset). Read and normalised as `jobmill parse` does, with the
 * kind left open and with kind page. All of it is to be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "normalize/normalize.h"
#include "parse/parse.h"

#define FOLDER TEST_DIR "/damaged/"
enum { WHEN_S = 1773100800 /* 2026-03-10 */, FILE_BYTES = 1 << 20 };

static struct parser *parser;
static struct normalizer *normalizer;
static char body[FILE_BYTES];

static int
set_up(void **state)
{
    (void)state;
    bool is_made = parser_new(&parser, NULL) == OK && normalizer_new(&normalizer, NULL) == OK;
    return is_made ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    parser_free(parser);
    normalizer_free(normalizer);
    return 0;
}

static struct str
read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail_msg("cannot open %s", path);
    }
    size_t n = fread(body, 1, sizeof body, file);
    (void)fclose(file);
    assert_true(n < sizeof body);
    return (struct str){body, n};
}

static struct str
amount(struct arena *arena, bool has, int64_t cents)
{
    if (!has) {
        return STR_NONE;
    }
    return cents % 100 == 0 ? arena_printf(arena, "%lld", (long long)(cents / 100))
                            : arena_printf(arena, "%g", (double)cents / 100);
}

static struct str
day(struct arena *arena, int64_t s)
{
    char text[DATE_BYTES];
    if (s == TIME_UNKNOWN) {
        return STR_NONE;
    }
    date_write_day(s, text);
    return arena_str(arena, str_of(text));
}

static struct str
value_of(struct arena *arena, const struct posting *p, struct str name)
{
    static const struct place no_place;
    static const struct salary no_pay;
    const struct place *place = p->n_places ? p->places : &no_place;
    const struct salary *pay = p->n_salaries ? p->salaries : &no_pay;
    const struct {
        const char *name;
        struct str value;
    } rows[] = {
        {"title", p->title},
        {"company", p->company},
        {"city", place->city},
        {"country", str_of(place->country)},
        {"min", amount(arena, pay->has_min, pay->min_cents)},
        {"max", amount(arena, pay->has_max, pay->max_cents)},
        {"currency", str_of(pay->currency)},
        {"period", str_of(period_name(pay->period))},
        {"type", str_of(employment_name(p->employment_type))},
        {"posted", day(arena, p->date_posted_s)},
        {"until", day(arena, p->valid_through_s)},
        {"places", arena_printf(arena, "%zu", p->n_places)},
        {"pays", arena_printf(arena, "%zu", p->n_salaries)},
        {"mode", str_of(mode_name(p->work_mode))},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (str_is(name, rows[i].name)) {
            return rows[i].value;
        }
    }
    fail_msg("no field %.*s", STR_ARG(name));
    return STR_NONE;
}

static bool
is_right(struct arena *arena, const struct posting *p, struct str name, struct str want,
         struct str *ret_got)
{
    *ret_got = p->description;
    if (str_is(name, "words")) {
        return str_has(p->description, want);
    }
    if (str_is(name, "without")) {
        return !str_has(p->description, want);
    }
    *ret_got = value_of(arena, p, name);
    return str_eq(*ret_got, want);
}

static void
say(struct str page, struct str name, struct str want, struct str got)
{
    got = str_sub(got, 0, 200);
    print_error("%.*s: %.*s: want \"%.*s\", got \"%.*s\"\n", STR_ARG(page), STR_ARG(name),
                STR_ARG(want), STR_ARG(got));
}

/* Values that are not as they should be. */
static size_t
check_fields(struct arena *arena, const struct posting *posting, struct str page, struct str cells)
{
    size_t n_wrong = 0;
    while (cells.p) {
        struct str want = str_cut(&cells, '\t');
        struct str name = str_cut(&want, '=');
        struct str got;
        if (!is_right(arena, posting, name, want, &got)) {
            say(page, name, want, got);
            n_wrong++;
        }
    }
    return n_wrong;
}

static size_t
check_page(struct str name, struct str cells, const char *kind)
{
    char path[512];
    (void)snprintf(path, sizeof path, FOLDER "%.*s.html", STR_ARG(name));
    struct str html = read_file(path);
    struct page *page = page_new(64 * MIB);
    assert_non_null(page);
    page->url = page->final_url = STR("https://careers.kestrel.example/jobs/17");
    page->kind = str_of(kind);
    page->http_status = 200;
    page->fetched_at_s = WHEN_S;
    page->body = html;
    struct harvest harvest;
    assert_int_equal(parse_page(parser, page, NULL, &harvest, NULL), OK);
    int64_t n = 0, n_want = 0;
    for (const struct raw_posting *raw = harvest.postings; raw; raw = raw->next) {
        n++;
    }
    struct str count = str_cut(&cells, '\t');
    (void)str_cut(&count, '=');
    assert_true(str_int(count, &n_want));
    size_t n_wrong = 0;
    if (n != n_want) {
        print_error("%.*s: %lld postings: %.*s\n", STR_ARG(name), (long long)n,
                    STR_ARG(harvest.why));
        n_wrong = 1;
    } else if (n > 0) {
        struct posting posting;
        assert_int_equal(normalize(normalizer, harvest.postings, page, page->arena, &posting, NULL),
                         OK);
        n_wrong = check_fields(page->arena, &posting, name, cells);
    }
    page_free(page);
    return n_wrong;
}

static void
check_all(const char *kind)
{
    static char table[FILE_BYTES];
    struct str text = read_file(FOLDER "expected.tsv");
    memcpy(table, text.p, text.n);
    struct str rest = {table, text.n};
    size_t n_pages = 0, n_bad = 0;
    while (rest.n) {
        struct str cells = str_cut(&rest, '\n');
        struct str name = str_cut(&cells, '\t');
        n_bad += check_page(name, cells, kind) > 0;
        n_pages++;
    }
    assert_true(n_pages > 150);
    if (n_bad) {
        fail_msg("%zu of %zu pages were not read right", n_bad, n_pages);
    }
}

static void
test_as_found(void **state)
{
    (void)state;
    check_all("");
}

static void
test_as_page(void **state)
{
    (void)state;
    check_all("page");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_found),
        cmocka_unit_test(test_as_page),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
