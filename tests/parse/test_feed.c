/* Feeds in every form: a text and the dump of what is read of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
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
    {"google base",
     "<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\"><channel><item><title>Brewer</title><link>https://a.example/8</link>"
     "<g:employer>Hop &amp; Malt</g:employer><g:location>12 Vat Lane, York, UK</g:location><g:publish_date>2026-04-02</g:publish_date>"
     "<g:expiration_date>2026-06-01</g:expiration_date><g:salary>31000 GBP</g:salary><g:job_type>full-time</g:job_type><g:education>none</g:education></item></channel></rss>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"https://a.example/8\" version=\"#\" url=\"https://a.example/8\"\n  title [board-api title] Brewer\n  company [board-api company] Hop & Malt\n"
     "  date_posted [board-api date] 2026-04-02\n  valid_through [board-api expires] 2026-06-01\n  employment_type [board-api type] full-time\n"
     "  education [board-api education] none\n  place [location] text=\"12 Vat Lane, York, UK\"\n  money [salary] text=\"31000 GBP\"\n"},
    {"media and players are no words of the job",
     "<rss xmlns:media=\"m\" xmlns:itunes=\"i\" xmlns:atom=\"a\" xmlns:feedburner=\"f\"><channel><item><media:title>logo.png</media:title><media:description>A picture of a very long kind of thing</media:description>"
     "<itunes:summary>no</itunes:summary><title>Cutler</title><atom:link rel=\"self\" href=\"https://a.example/feed\"/><link>https://count.example/r/9</link>"
     "<feedburner:origLink>https://a.example/9</feedburner:origLink><description>Knives.</description></item></channel></rss>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"https://a.example/9\" version=\"#\" url=\"https://a.example/9\"\n  title [board-api title] Cutler\n  | Knives.\n"},
    {"several places in elements of their own",
     "<rss xmlns:tt=\"t\"><channel><item><title>Dyer</title><link>https://a.example/10</link><tt:department>Vats</tt:department>"
     "<tt:locations><tt:location><tt:name>Lyon</tt:name><tt:city>Lyon</tt:city><tt:country>France</tt:country></tt:location>"
     "<tt:location><tt:name>Basel</tt:name><tt:city>Basel</tt:city><tt:country>Switzerland</tt:country></tt:location></tt:locations></item></channel></rss>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"https://a.example/10\" version=\"#\" url=\"https://a.example/10\"\n  title [board-api title] Dyer\n  department [board-api department] Vats\n"
     "  place [location] text=\"Lyon\" city=\"Lyon\" country=\"France\"\n  place [location] text=\"Basel\" city=\"Basel\" country=\"Switzerland\"\n"},
    {"several places in a row",
     "<jobs><job><title>Fuller</title><url>https://a.example/11</url><location>Leeds</location><location>York</location><city>York</city></job></jobs>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"https://a.example/11\" version=\"#\" url=\"https://a.example/11\"\n  title [board-api title] Fuller\n"
     "  place [location] text=\"Leeds\"\n  place [location] text=\"York\" city=\"York\"\n"},
    {"a country behind the place is the place's",
     "<jobs><job><title>Furrier</title><url>https://a.example/23</url><location><city>Turku</city></location><country>Finland</country></job>"
     "<job><title>Furrier</title><url>https://a.example/24</url><location><city>Turku</city><country>Finland</country></location><country>France</country></job></jobs>",
     "verdict ok\nlisting total -1 listed 2 dropped 0\n"
     "posting id=\"https://a.example/23\" version=\"#\" url=\"https://a.example/23\"\n  title [board-api title] Furrier\n  place [location] city=\"Turku\" country=\"Finland\"\n"
     "posting id=\"https://a.example/24\" version=\"#\" url=\"https://a.example/24\"\n  title [board-api title] Furrier\n  place [location] city=\"Turku\" country=\"Finland\"\n"},
    {"pay in ends",
     "<source><job><partnerJobId>p1</partnerJobId><title>Gilder</title><applyUrl>https://a.example/12/apply</applyUrl><company>Leaf</company><workplaceTypes>hybrid</workplaceTypes>"
     "<salaries><salary><highEnd><amount>52000</amount><currencyCode>EUR</currencyCode></highEnd><lowEnd><amount>41000</amount><currencyCode>EUR</currencyCode></lowEnd><period>YEARLY</period></salary></salaries></job></source>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"p1\" version=\"#\"\n  title [board-api title] Gilder\n  company [board-api company] Leaf\n  apply_url [board-api apply_url] https://a.example/12/apply\n"
     "  work_mode [board-api remote] hybrid\n  money [salary] min=\"41000\" max=\"52000\" currency=\"EUR\" period=\"YEARLY\"\n"},
    {"pay in attributes",
     "<jobs><job><title>Hatter</title><url>https://a.example/13</url><salary currency=\"EUR\" period=\"month\">2.400 - 2.900</salary></job></jobs>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"https://a.example/13\" version=\"#\" url=\"https://a.example/13\"\n  title [board-api title] Hatter\n"
     "  money [salary] text=\"2.400 - 2.900\" currency=\"EUR\" period=\"month\"\n"},
    {"pay in columns",
     "<jobs><job><title>Ironer</title><url>https://a.example/14</url><compensation_min>15.5</compensation_min><compensation_max>18</compensation_max>"
     "<compensation_currency>USD</compensation_currency><compensation_interval>hourly</compensation_interval><company><name>Press</name><city>Elsewhere</city></company><city>Ulm</city></job></jobs>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"https://a.example/14\" version=\"#\" url=\"https://a.example/14\"\n  title [board-api title] Ironer\n  company [board-api company] Press\n"
     "  place [location] city=\"Ulm\"\n  money [salary] min=\"15.5\" max=\"18\" currency=\"USD\" period=\"hourly\"\n"},
    {"an element that is never closed ends with its item",
     "<jobs><job><title>Joiner</title><url>https://a.example/15</url><contact><name>X</name></job><job><title>Knitter</title><url>https://a.example/16</url></job></jobs>",
     "verdict ok\nlisting total -1 listed 2 dropped 0\n"
     "posting id=\"https://a.example/15\" version=\"#\" url=\"https://a.example/15\"\n  title [board-api title] Joiner\n"
     "posting id=\"https://a.example/16\" version=\"#\" url=\"https://a.example/16\"\n  title [board-api title] Knitter\n"},
    {"atom with markup of its own",
     "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title type=\"html\">Lens &amp;amp; Glass Polisher</title><link rel=\"enclosure\" href=\"/x.pdf\"/><link href=\"/jobs/17\"/>"
     "<content type=\"xhtml\"><xh:div xmlns:xh=\"http://www.w3.org/1999/xhtml\"><xh:p>Polish <xh:b>lenses</xh:b>.</xh:p></xh:div></content><summary>Short</summary></entry></feed>",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"https://a.example/jobs/17\" version=\"#\" url=\"https://a.example/jobs/17\"\n  title [board-api title] Lens & Glass Polisher\n  | Polish lenses.\n"},
    {"json feed",
     "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Mill\",\"items\":[{\"id\":\"18\",\"url\":\"https://a.example/18\",\"title\":\"Miller\",\"content_text\":\"Grind.\",\"date_published\":\"2026-02-01\"}]}",
     "verdict ok\nlisting total -1 listed 1 dropped 0\n"
     "posting id=\"18\" version=\"#\" url=\"https://a.example/18\"\n  title [board-api title] Miller\n  company [board-api title] Mill\n  date_posted [board-api date_published] 2026-02-01\n  | Grind.\n"},
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

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct page *page =
            support_page("feed", "https://a.example/feed.xml", str_of(rows[i].text));
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        struct buf got;
        buf_init(&got, MIB);
        harvest.links = NULL; /* looked at below */
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
    assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
    assert_null(harvest.postings);
    assert_non_null(harvest.links);
    assert_int_equal(harvest.links->role, PAGE_DETAIL);
    assert_true(str_is(harvest.links->external_id, "https://a.example/1"));
    assert_int_equal(harvest.n_listed, 1);
    page_free(page);
}

#define FILLER                                                                                     \
    "The yard has stood for a hundred years and nobody hurries there. Ropes are made of hemp and " \
    "of wire, by day and by night, for ships and for lifts. You learn all of it from the start. "

/* A text that breaks off leads on, however long; a whole one does not. */
static void
test_what_is_a_teaser(void **state)
{
    (void)state;
    static const struct {
        const char *end;
        bool is_teaser;
    } cases[] = {
        {"and so on...", true},
        {"and so on [&#8230;]", true},
        {"&lt;a href=\"/x\"&gt;Read more &amp;gt;&amp;gt;&lt;/a&gt;", true},
        {"Weiterlesen", true},
        {"Apply by letter.", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[4096];
        (void)snprintf(text, sizeof text,
                       "<rss><channel><item><title>Roper</title><link>https://a.example/20</link>"
                       "<description>%s%s%s%s%s</description></item></channel></rss>",
                       FILLER, FILLER, FILLER, FILLER, cases[i].end);
        struct page *page = support_page("feed", "https://a.example/feed.xml", str_of(text));
        page->role = PAGE_LISTING;
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        if ((harvest.links != NULL) != cases[i].is_teaser ||
            (harvest.postings != NULL) == cases[i].is_teaser) {
            fail_msg("\"%s\"", cases[i].end);
        }
        page_free(page);
    }
}

static size_t
count(const struct raw_posting *raw, enum field field)
{
    size_t n = 0;
    for (const struct raw_value *v = raw_first(raw, field); v; v = raw_next(v)) {
        n++;
    }
    return n;
}

/* What the feed said goes with the link, and stands behind what the page says. */
static void
test_hint_is_merged(void **state)
{
    (void)state;
    static const char feed[] =
        "<jobs><job><title>Roper (yard)</title><url>https://a.example/21</url><company>Hemp "
        "Ltd</company>"
        "<location>Hull</location><location>Goole</location><date>2026-02-03</date>"
        "<salary><min>24000</min><max>26000</max><currency>GBP</currency></salary>"
        "<jobtype>part-time</jobtype><referencenumber>R-7</referencenumber></job></jobs>";
    static const char html[] =
        "<html><head><script "
        "type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"Roper\","
        "\"jobLocation\":{\"address\":{\"addressLocality\":\"Hull\",\"addressCountry\":\"GB\"}},"
        "\"description\":\"" FILLER FILLER "\"}</script></head><body></body></html>";
    struct page *page = support_page("feed", "https://a.example/feed.xml", str_of(feed));
    page->role = PAGE_LISTING;
    struct harvest harvest;
    assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
    assert_non_null(harvest.links);
    struct page *detail = support_page("feed", "https://a.example/21", str_of(html));
    detail->role = PAGE_DETAIL;
    detail->external_id = harvest.links->external_id;
    detail->hint = harvest.links->hint;
    assert_int_equal(parse_page(test_parser, detail, NULL, &harvest, NULL), OK);
    const struct raw_posting *raw = harvest.postings;
    assert_non_null(raw);
    assert_true(str_is(raw_first(raw, FIELD_TITLE)->text, "Roper"));
    assert_int_equal(count(raw, FIELD_TITLE), 2);
    assert_true(str_is(raw_first(raw, FIELD_COMPANY)->text, "Hemp Ltd"));
    assert_string_equal(raw_first(raw, FIELD_COMPANY)->rule, "listing");
    assert_true(str_is(raw_first(raw, FIELD_DATE_POSTED)->text, "2026-02-03"));
    assert_true(str_is(raw_first(raw, FIELD_REQUISITION_ID)->text, "R-7"));
    assert_true(str_is(raw->places->city, "Hull"));
    assert_null(raw->places->next); /* the page's own, not those of the feed too */
    assert_true(str_is(raw->money->min, "24000"));
    assert_true(str_is(raw->money->currency, "GBP"));
    page_free(detail);
    page_free(page);
}

/* Hints of other makers, and none, change nothing. */
static void
test_strange_hints(void **state)
{
    (void)state;
    static const char *const hints[] = {
        "",
        "3",
        "{}",
        "{\"listing\":",
        "{\"listing\":[1,[2]]}",
        "{\"listing\":{\"values\":[[\"title\"],[\"x\",\"y\"],7],\"places\":3,\"money\":\"a\"}}"};
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        struct page *page = support_page(
            "feed", "https://a.example/22",
            STR("<script "
                "type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"Roper\","
                "\"description\":\"" FILLER "\"}</script>"));
        page->role = PAGE_DETAIL;
        page->hint = str_of(hints[i]);
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        assert_non_null(harvest.postings);
        assert_int_equal(count(harvest.postings, FIELD_TITLE), 1);
        assert_null(harvest.postings->places);
        page_free(page);
    }
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
            assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
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
        cmocka_unit_test(test_what_is_a_teaser),
        cmocka_unit_test(test_hint_is_merged),
        cmocka_unit_test(test_strange_hints),
        cmocka_unit_test(test_every_cut),
    };
    return cmocka_run_group_tests(tests, support_parser_up, support_parser_down);
}
