/* First lines of "Who is hiring?" comments: what each part is taken for, and
 * what comes of whole comments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/markup.h"
#include "parse/boards/hn_line.h"
#include "tests/parse/support_harvest.h"

#include "base/banned.h"

// clang-format off
static const struct {
    const char *part;
    enum hn_part want;
} parts[] = {
    {"Senior Backend Engineer", HN_ROLE},
    {"Remote engineers wanted", HN_ROLE},
    {"Head of Design", HN_ROLE},
    {"REMOTE", HN_MODE},
    {"Remote (US only)", HN_MODE},
    {"Berlin, onsite", HN_MODE},
    {"Full-time", HN_TYPE},
    {"Contract or permanent", HN_TYPE},
    {"$120k-$150k", HN_PAY},
    {"\xE2\x82\xAC" "60.000", HN_PAY},
    {"100k+", HN_PAY},
    {"https://acme.example/jobs", HN_URL},
    {"San Francisco", HN_UNKNOWN},
    {"Leadville, CO", HN_UNKNOWN},
    {"Series B", HN_UNKNOWN},
    {"Contractorville", HN_UNKNOWN},
    {"$ signs without figures", HN_UNKNOWN},
    {"", HN_UNKNOWN},
};
static const struct {
    const char *html, *want;
} comments[] = {
    {"Acme (YC S31) | Norwich | Staff Engineer, Payments | Hybrid | $1m in funding aside, &#x27;pays well&#x27;<p>x",
     "company Acme|title Staff Engineer, Payments|work_mode Hybrid|place Norwich"},
    {"Acme | https:&#x2F;&#x2F;acme.example | Oslo (hybrid) | Data Scientist",
     "company Acme|company_url https://acme.example|work_mode Oslo (hybrid)|title Data Scientist|place Oslo (hybrid)"},
    {"Company: Acme\nLocation: Norway\nRemote: no\nRole: Welding Engineer<p>x",
     "company Acme|title Welding Engineer|place Norway"},
    {"Acme | Lisbon | ONSITE<p>We are hiring:<p>Senior Rust Developer<p>Write to us.",
     "company Acme|work_mode ONSITE|title Senior Rust Developer|place Lisbon"},
    {"I think these threads are great | really", "company I think these threads are great"},
    {"No form at all", ""},
};
// clang-format on

static void
test_parts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (hn_part_of(str_of(parts[i].part)) != parts[i].want) {
            fail_msg("\"%s\": %d", parts[i].part, (int)hn_part_of(str_of(parts[i].part)));
        }
    }
}

static void
write_facts(struct buf *out, const struct raw_posting *raw)
{
    for (const struct raw_value *v = raw->values; v; v = v->next) {
        buf_printf(out, "%s%s %.*s", out->n ? "|" : "", field_name(v->field), STR_ARG(v->text));
    }
    for (const struct raw_place *p = raw->places; p; p = p->next) {
        buf_printf(out, "|place %.*s", STR_ARG(p->text));
    }
    for (const struct raw_money *m = raw->money; m; m = m->next) {
        buf_printf(out, "|money %.*s", STR_ARG(m->text));
    }
}

static void
test_comments(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++) {
        struct page *page = support_page("hn-who-is-hiring", NULL, STR("[]"));
        struct harvest harvest = {.total = -1};
        struct reading r;
        reading_init(&r, board_find(page->kind), page, NULL, &harvest, page->arena);
        assert_true(reading_begin(&r));
        struct str html = str_of(comments[i].html);
        hn_line_read(&r, markup_text(page->arena, html, MIB), html);
        struct buf got;
        buf_init(&got, MIB);
        write_facts(&got, r.raw);
        if (!str_is(buf_str(&got), comments[i].want)) {
            fail_msg("%s\n want %s\n got  %.*s", comments[i].html, comments[i].want,
                     STR_ARG(buf_str(&got)));
        }
        buf_release(&got);
        page_free(page);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_comments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
