/* Feeds in every form: a text and the dump of what is read of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limits.h"
#include "parse/parse.h"
#include "tests/parse/support_harvest.h"

#include "base/banned.h"

// clang-format off
static const struct row {
    const char *name, *text, *want;
} rows[] = {
    {"rss",
     "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"c\" xmlns:job_listing=\"j\"><channel><title>Jobs</title><link>https://a.example/</link>"
     "<item><title>Cooper &amp;amp; Turner</title><link>https://a.example/1?utm_source=rss</link><guid isPermaLink=\"false\">77</guid>"
     "<pubDate>Fri, 10 Jul 2026 22:45:30 +0000</pubDate><description>Short.</description><content:encoded><![CDATA[<p>Barrels of oak.</p><ul><li>Hoops</li></ul>]]></content:encoded>"
     "<job_listing:location>Graz</job_listing:location><job_listing:company>Fassl</job_listing:company><job_listing:job_type>Full Time</job_listing:job_type></item></channel></rss>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"https://a.example/1\" version=\"#\" url=\"https://a.example/1?utm_source=rss\"\n"
     "  title [board-api title] Cooper & Turner\n  company [board-api company] Fassl\n"
     "  date_posted [board-api date] Fri, 10 Jul 2026 22:45:30 +0000\n  employment_type [board-api type] Full Time\n"
     "  place [location] text=\"Graz\"\n  | Barrels of oak.\n  | - Hoops\n"},
    {"atom",
     "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Jobs</title><id>urn:x</id><entry><title>Weaver</title><link rel=\"alternate\" href=\"/jobs/2\"/>"
     "<id>urn:2</id><updated>2026-05-02T00:00:00Z</updated><published>2026-05-01T00:00:00Z</published><author><name>Somebody</name></author><summary>Weave.</summary></entry></feed>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"https://a.example/jobs/2\" version=\"#\" url=\"https://a.example/jobs/2\"\n"
     "  title [board-api title] Weaver\n  date_posted [board-api date] 2026-05-01T00:00:00Z\n  | Weave.\n"},
    {"job xml",
     "<source><publisher>x</publisher><job><title><![CDATA[Stonemason]]></title><date>2026-06-17</date><referencenumber>S-1</referencenumber><url>https://a.example/3</url>"
     "<company>Quarry</company><city>Bath</city><state>Somerset</state><country>GB</country><postalcode>BA1</postalcode><salary>£28,000</salary><remote> no </remote>"
     "<jobtype>fulltime</jobtype><expirationdate>2026-08-01</expirationdate><description>&lt;p&gt;Cut stone.&lt;/p&gt;</description></job></source>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"https://a.example/3\" version=\"#\" url=\"https://a.example/3\"\n"
     "  title [board-api title] Stonemason\n  company [board-api company] Quarry\n  requisition_id [board-api reference] S-1\n"
     "  date_posted [board-api date] 2026-06-17\n  valid_through [board-api expires] 2026-08-01\n  employment_type [board-api type] fulltime\n"
     "  place [location] city=\"Bath\" region=\"Somerset\" country=\"GB\" postcode=\"BA1\"\n  money [salary] text=\"£28,000\"\n  | Cut stone.\n"},
    {"nested",
     "<jobs><job id=\"9\"><link>https://a.example/4</link><name>Glazier</name><region><country>FR</country><city>Lyon</city></region>"
     "<salary><min>33000.000</min><max>37000</max><currency>EUR</currency><rate>year</rate></salary><contact><name>Dupont</name></contact>"
     "<description><p>Set <b>glass</b>.</p></description><profile>Careful.</profile></job></jobs>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"https://a.example/4\" version=\"#\" url=\"https://a.example/4\"\n  title [board-api title] Glazier\n"
     "  place [location] city=\"Lyon\" country=\"FR\"\n  money [salary] min=\"33000.000\" max=\"37000\" currency=\"EUR\" period=\"year\"\n"
     "  | Set glass.\n  | Careful.\n"},
    {"rdf",
     "<rdf:RDF xmlns:rdf=\"r\" xmlns:dc=\"d\"><channel rdf:about=\"https://a.example/\"><title>t</title></channel><item rdf:about=\"https://a.example/5\"><title>Tanner</title>"
     "<link>https://a.example/5</link><dc:date>2026-03-01</dc:date></item></rdf:RDF>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"https://a.example/5\" version=\"#\" url=\"https://a.example/5\"\n  title [board-api title] Tanner\n  date_posted [board-api date] 2026-03-01\n"},
    {"empty", "<rss version=\"2.0\"><channel><title>t</title></channel></rss>",
     "verdict empty why=\"no items in the feed\"\nlisting total -1 listed 0 dropped 0\n"},
    {"no titles", "<rss><channel><item><link>https://a.example/6</link></item></channel></rss>",
     "verdict malformed why=\"items, but none with title and address\"\nlisting total -1 listed 1 dropped 1\n"},
    {"html", "<!DOCTYPE html><html><body>no</body></html>",
     "verdict malformed why=\"no feed: not XML\"\nlisting total -1 listed 0 dropped 0\n"},
    {"nothing", "", "verdict malformed why=\"the answer is empty\"\nlisting total -1 listed 0 dropped 0\n"},
    {"cut off", "<rss><channel><item><title>A</title><link>https://a.example/7</link></item><item><title>B</ti",
     "verdict truncated why=\"the feed was cut off\"\nlisting total -1 listed 2 dropped 1\n"
     "posting id=\"https://a.example/7\" version=\"#\" url=\"https://a.example/7\"\n  title [board-api title] A\n"},
};
// clang-format on

static struct parser *parser;

static int
set_up(void **state)
{
    (void)state;
    return parser_new(&parser, NULL) == OK ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    parser_free(parser);
    return 0;
}

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct page *page =
            support_page("feed", "https://a.example/feed.xml", str_of(rows[i].text));
        struct harvest harvest;
        assert_int_equal(parse_page(parser, page, NULL, &harvest, NULL), OK);
        struct buf got;
        buf_init(&got, MIB);
        support_dump(&got, &harvest);
        if (!str_is(buf_str(&got), rows[i].want)) {
            fail_msg("%s\n-- want\n%s-- got\n%.*s", rows[i].name, rows[i].want,
                     STR_ARG(buf_str(&got)));
        }
        buf_release(&got);
        page_free(page);
    }
}

/* In a run, an item that only announces its page becomes a link to it. */
static void
test_teaser_becomes_link(void **state)
{
    (void)state;
    struct page *page = support_page("feed", "https://a.example/feed.xml", str_of(rows[0].text));
    page->role = PAGE_LISTING;
    struct harvest harvest;
    assert_int_equal(parse_page(parser, page, NULL, &harvest, NULL), OK);
    assert_null(harvest.postings);
    assert_non_null(harvest.links);
    assert_int_equal(harvest.links->role, PAGE_DETAIL);
    assert_true(str_is(harvest.links->external_id, "https://a.example/1"));
    assert_int_equal(harvest.n_listed, 1);
    page_free(page);
}

static void
test_every_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t length = strlen(rows[i].text);
        for (size_t n = 0; n < length; n += 3) {
            char *copy = malloc(n ? n : 1);
            assert_non_null(copy);
            memcpy(copy, rows[i].text, n);
            struct page *page = support_page("feed", NULL, STR_NONE);
            page->body = (struct str){copy, n};
            struct harvest harvest;
            assert_int_equal(parse_page(parser, page, NULL, &harvest, NULL), OK);
            assert_true(harvest.verdict != VERDICT_OK);
            page_free(page);
            free(copy);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_teaser_becomes_link),
        cmocka_unit_test(test_every_cut),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
