/* The door of the room: answers that need no reading, and which reader a page
 * of unknown kind belongs to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "parse/parse.h"
#include "tests/parse/support_harvest.h"

#include "base/banned.h"

static void
test_answers(void **state)
{
    (void)state;
    static const struct {
        int http_status;
        enum status error;
        bool not_modified;
        enum page_verdict verdict;
    } cases[] = {
        {404, OK, false, VERDICT_GONE},        {410, OK, false, VERDICT_GONE},
        {403, OK, false, VERDICT_BLOCKED},     {401, OK, false, VERDICT_BLOCKED},
        {429, OK, false, VERDICT_BLOCKED},     {500, OK, false, VERDICT_FAILED},
        {503, OK, false, VERDICT_FAILED},      {302, OK, false, VERDICT_FAILED},
        {400, OK, false, VERDICT_FAILED},      {204, OK, false, VERDICT_MALFORMED},
        {304, OK, false, VERDICT_UNCHANGED},   {200, OK, true, VERDICT_UNCHANGED},
        {0, E_TIMEOUT, false, VERDICT_FAILED}, {200, E_BLOCKED, false, VERDICT_BLOCKED},
        {200, OK, false, VERDICT_EMPTY},       {0, OK, false, VERDICT_EMPTY},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page *page = support_page("lever", NULL, STR("[]"));
        page->http_status = cases[i].http_status;
        page->error = cases[i].error;
        page->not_modified = cases[i].not_modified;
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        if (harvest.verdict != cases[i].verdict ||
            (harvest.verdict != VERDICT_UNCHANGED && !harvest.why.n)) {
            fail_msg("case %zu: %s", i, verdict_name(harvest.verdict));
        }
        page_free(page);
    }
}

/* A list that is not one, on another host: the platform does not know the board. */
static void
test_boards_elsewhere(void **state)
{
    (void)state;
    static const struct {
        const char *final_url, *body;
        enum page_role role;
        enum page_verdict verdict;
    } cases[] = {
        {"https://www.recruitee.com/", "<html><h1>Hire better</h1></html>", PAGE_LISTING,
         VERDICT_GONE},
        {"https://ACME.recruitee.com/home", "<html><h1>Hire better</h1></html>", PAGE_LISTING,
         VERDICT_MALFORMED},
        {"https://careers.acme.example/api/offers/", "{\"offers\":[]}", PAGE_LISTING,
         VERDICT_EMPTY},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page *page = support_page("recruitee", "https://acme.recruitee.com/api/offers/",
                                         str_of(cases[i].body));
        page->final_url = str_of(cases[i].final_url);
        page->role = cases[i].role;
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        if (harvest.verdict != cases[i].verdict) {
            fail_msg("case %zu: %s", i, verdict_name(harvest.verdict));
        }
        page_free(page);
    }
}

/* Kind not told: the URL, then the shape of the content, decides. */
static void
test_sniffing(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *file, *url, *id;
    } cases[] = {
        {NULL, "greenhouse/ok.json", NULL, "7001"},
        {NULL, "greenhouse/detail.json", NULL, "7001"},
        {NULL, "lever/ok.json", NULL, "a1"},
        {NULL, "ashby/ok.json", NULL, "u-1"},
        {NULL, "smartrecruiters/ok.json", NULL, "7440"},
        {NULL, "smartrecruiters/detail.json", NULL, "7440"},
        {NULL, "workable/ok.json", NULL, "AB12"},
        {NULL, "workable/list.json", NULL, "CD34"},
        {NULL, "workable/detail.json", NULL, "CD34"},
        {NULL, "recruitee/ok.json", NULL, "501"},
        {NULL, "personio/ok.xml", NULL, "311"},
        {NULL, "teamtailor/ok.json", NULL, "tt-1"},
        {NULL, "bamboohr/ok.json", NULL, "86"},
        {NULL, "bamboohr/detail.json", NULL, "86"},
        {NULL, "workday/ok.json", NULL, "/job/Perth/Drill-Operator_JR1"},
        {NULL, "workday/detail.json", NULL, "/job/Perth/Drill-Operator_JR1"},
        {NULL, "breezy/ok.json", NULL, "b1"},
        {NULL, "pinpoint/ok.json", NULL, "900"},
        {NULL, "rippling/ok.json", NULL, "r-1"},
        {NULL, "rippling/detail.json", NULL, "r-1"},
        {NULL, "gem/ok.json", NULL, "g1"},
        {NULL, "usajobs/ok.json", NULL, "8001"},
        {NULL, "arbeitnow/ok.json", NULL, "glasblaeser-1"},
        {NULL, "remoteok/ok.json", NULL, "55"},
        {NULL, "remotive/ok.json", NULL, "77"},
        {NULL, "hn-who-is-hiring/ok.json", NULL, "100"},
        {NULL, "weworkremotely/ok.xml", "https://weworkremotely.com/remote-jobs.rss",
         "https://weworkremotely.com/remote-jobs/quill-copy-editor"},
        {NULL, "jazzhr/detail.html", "https://millrace.applytojob.com/apply/Ab1Cd2/Miller",
         "Ab1Cd2"},
        {"page", "lever/ok.json", NULL, "a1"},
        {"warc", "lever/ok.json", NULL, "a1"},
        {"dir", "personio/ok.xml", NULL, "311"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf body;
        support_read(&body, cases[i].file);
        struct page *page = support_page(cases[i].kind, cases[i].url, buf_str(&body));
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        if (!harvest.postings || !str_is(harvest.postings->external_id, cases[i].id)) {
            fail_msg("%s: %s", cases[i].file, verdict_name(harvest.verdict));
        }
        page_free(page);
        buf_release(&body);
    }
}

static void
test_sniffing_lists(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "<?xml version=\"1.0\"?>\n<urlset><url><loc>https://a.example/1</loc></url></urlset>",
        "<rss><channel><item><title>A</title><link>https://a.example/1</link></item></channel></"
        "rss>",
        "<jobs><job><title>A</title><url>https://a.example/1</url></job></jobs>",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct page *page = support_page(NULL, "https://a.example/x", str_of(texts[i]));
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        assert_true(harvest.is_listing);
        assert_int_equal(harvest.verdict, VERDICT_OK);
        page_free(page);
    }
}

/* Any bytes in other encodings: what is read is UTF-8. */
static void
test_charset(void **state)
{
    (void)state;
    struct page *page = support_page("lever", NULL,
                                     STR("[{\"id\":\"1\",\"text\":\"K\xFC"
                                         "fer\",\"hostedUrl\":\"https://jobs.lever.co/a/1\"}]"));
    page->content_type = STR("application/json; charset=iso-8859-1");
    struct harvest harvest;
    assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
    assert_true(str_is(raw_first(harvest.postings, FIELD_TITLE)->text, "K\xC3\xBC"
                                                                       "fer"));
    page_free(page);
}

/* The listing's identity goes on to the page of the posting. */
static void
test_identity_of_details(void **state)
{
    (void)state;
    struct buf body;
    support_read(&body, "breezy/detail.html");
    struct page *page = support_page("sitemap", "https://a.example/jobs/1", buf_str(&body));
    page->role = PAGE_DETAIL;
    page->external_id = STR("https://a.example/jobs/1");
    page->version = STR("2026-05-01");
    struct harvest harvest;
    assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
    assert_non_null(harvest.postings);
    assert_true(str_is(harvest.postings->external_id, "https://a.example/jobs/1"));
    assert_true(str_is(harvest.postings->version, "2026-05-01"));
    page_free(page);
    buf_release(&body);
}

static void
test_entity_code(void **state)
{
    (void)state;
    static const struct {
        const char *url, *want;
    } cases[] = {
        {"https://acme.wd5.myworkdayjobs.com/Site/job/Perth/Welder_JR1", "Acme Air LLC"},
        {"https://acme.example/jobs/1", "1210 Acme Air LLC"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page *page = support_page(
            "page", cases[i].url,
            STR("<script type=application/ld+json>{\"@type\":\"JobPosting\",\"title\":"
                "\"Welder\",\"hiringOrganization\":{\"name\":\"1210 Acme Air LLC\"},"
                "\"description\":\"Weld wings for planes in our hall in Perth.\"}</script>"));
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        assert_non_null(harvest.postings);
        const struct raw_value *value = raw_first(harvest.postings, FIELD_COMPANY);
        assert_true(value && str_is(value->text, cases[i].want));
        page_free(page);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_entity_code),
        cmocka_unit_test(test_boards_elsewhere),
        cmocka_unit_test(test_sniffing),
        cmocka_unit_test(test_sniffing_lists),
        cmocka_unit_test(test_charset),
        cmocka_unit_test(test_identity_of_details),
    };
    return cmocka_run_group_tests(tests, support_parser_up, support_parser_down);
}
