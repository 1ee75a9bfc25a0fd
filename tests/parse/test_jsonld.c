/* tests/parse/test_jsonld.c: JobPosting in all its shapes, and JSON-LD damaged in
 * the ways that pages damage it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "parse/structured/jsonld.h"
#include "support_page.h"

#define HEAD    "<html><head><script type=\"application/ld+json\">"
#define TAIL    "</script></head><body><h1>Page</h1></body></html>"
#define TEXT    "\"description\":\"<p>We build bridges of steel.</p>\""
#define BASE    "\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"Welder\""
#define POSTING "{" BASE "," TEXT "}"

// clang-format off
/* Every kind of damage must still give the title. */
static const struct {
    const char *what, *html;
} damaged[] = {
    {"none", HEAD POSTING TAIL},
    {"array", HEAD "[" POSTING "]" TAIL},
    {"graph", HEAD "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebSite\"}," POSTING "]}" TAIL},
    {"nested under WebPage", HEAD "{\"@type\":\"WebPage\",\"mainEntity\":" POSTING "}" TAIL},
    {"type array", HEAD "{\"@type\":[\"Thing\",\"JobPosting\"],\"title\":\"Welder\"," TEXT "}" TAIL},
    {"type as URL", HEAD "{\"@type\":\"http://schema.org/JobPosting\",\"title\":\"Welder\"," TEXT "}" TAIL},
    {"type with prefix", HEAD "{\"@type\":\"schema:JobPosting\",\"title\":\"Welder\"," TEXT "}" TAIL},
    {"block comment", HEAD "/* seo */" POSTING TAIL},
    {"line comment", HEAD "// seo\n" POSTING TAIL},
    {"HTML comment", HEAD "<!--\n" POSTING "\n-->" TAIL},
    {"CDATA", HEAD "<![CDATA[" POSTING "]]>" TAIL},
    {"CDATA in comments", HEAD "//<![CDATA[\n" POSTING "\n//]]>" TAIL},
    {"CDATA in block comments", HEAD "/*<![CDATA[*/" POSTING "/*]]>*/" TAIL},
    {"trailing comma in object", HEAD "{" BASE "," TEXT ",}" TAIL},
    {"trailing comma in array", HEAD "[" POSTING ",]" TAIL},
    {"double comma", HEAD "{" BASE ",," TEXT "}" TAIL},
    {"trailing semicolon", HEAD POSTING ";" TAIL},
    {"surplus bracket", HEAD POSTING "}" TAIL},
    {"raw newline in string", HEAD "{" BASE ",\"description\":\"one\ntwo\tthree\"}" TAIL},
    {"other control bytes", HEAD "{" BASE ",\"description\":\"one\x01\x0b two\"}" TAIL},
    {"single quotes", HEAD "{'@type':'JobPosting','title':'Welder','description':'steel'}" TAIL},
    {"bare keys", HEAD "{\"@type\":\"JobPosting\",title:\"Welder\",description:\"steel\"}" TAIL},
    {"missing comma", HEAD "{\"@type\":\"JobPosting\" \"title\":\"Welder\"," TEXT "}" TAIL},
    {"bad escape", HEAD "{" BASE ",\"description\":\"it\\'s \\x steel\"}" TAIL},
    {"undefined and NaN", HEAD "{" BASE ",\"a\":undefined,\"b\":NaN," TEXT "}" TAIL},
    {"cut off in the end", HEAD "{" BASE "," TEXT ",\"hiringOrganization\":{\"name\":\"Ac" TAIL},
    {"an occupation before the cut", HEAD "{" BASE ",\"relevantOccupation\":{\"name\":\"Smith\",\"occupationalCategory\":{\"codeValue\":\"7212\",\"@type\":\"CategoryCode\"},\"@type\":\"Occupation\"}," TEXT ",\"jobLoc" TAIL},
    {"a company's industry before the cut", HEAD "{" BASE ",\"hiringOrganization\":{\"name\":\"Acme\",\"description\":\"makes steel\",\"industry\":\"Steel\",\"title\":\"Head\",\"@type\":\"Organization\"}," TEXT ",\"jobLoc" TAIL},
    {"cut off with the page", HEAD "{" BASE "," TEXT ",\"jobLoc"},
    {"encoded once", HEAD "{&quot;@type&quot;:&quot;JobPosting&quot;,&quot;title&quot;:&quot;Welder&quot;,&quot;description&quot;:&quot;steel&quot;}" TAIL},
    {"encoded twice", HEAD "{&amp;quot;@type&amp;quot;:&amp;quot;JobPosting&amp;quot;,&amp;quot;title&amp;quot;:&amp;quot;Welder&amp;quot;}" TAIL},
    {"encoded by number", HEAD "{&#34;@type&#34;:&#34;JobPosting&#34;,&#34;title&#34;:&#34;Welder&#34;}" TAIL},
    {"byte order mark", HEAD "\xef\xbb\xbf" POSTING TAIL},
    {"a script with an error before", HEAD "{oops" "</script><script type='application/ld+json'>" POSTING TAIL},
    {"two documents in one script", HEAD "{\"@type\":\"WebSite\"}</script><script type=application/ld+json>" POSTING TAIL},
    {"type with parameters", "<script type=\"application/ld+json; charset=utf-8\">" POSTING TAIL},
    {"type with encoded plus", "<script type=\"application/ld&#43;json\">" POSTING TAIL},
    {"upper case tag", "<SCRIPT TYPE='Application/LD+JSON'>" POSTING "</SCRIPT>"},
    {"script without type", "<script>" POSTING "</script>"},
    {"script in the body", "<body><p>x</p><script type=application/ld+json>" POSTING TAIL},
    {"other attributes", "<script data-x='a>b' id=ld type=\"application/ld+json\" async>" POSTING TAIL},
    {"escaped slashes", HEAD "{" BASE ",\"description\":\"<p>steel<\\/p><script>x<\\/script>\"}" TAIL},
    {"bare document", POSTING},
    {"title as name", HEAD "{\"@type\":\"JobPosting\",\"name\":\"Welder\"," TEXT "}" TAIL},
    {"value objects", HEAD "{\"@type\":\"JobPosting\",\"title\":{\"@value\":\"Welder\",\"@language\":\"en\"}," TEXT "}" TAIL},
    {"end of script in a string", HEAD "{\"@type\":\"JobPosting\",\"description\":\"<script>x()</script> steel, </script> and more\",\"title\":\"Welder\"}" TAIL},
    {"put in by code", "<script>var s=document.createElement('script');s.type='application/ld+json';s.text=JSON.stringify({\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"Welder\"," TEXT "});document.head.appendChild(s);</script>"},
    {"put in by code as text", "<script>el.innerHTML = '{\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"Welder\"}';</script>"},
    {"no type", HEAD "{\"title\":\"Welder\",\"hiringOrganization\":\"Acme\"," TEXT "}" TAIL},
    {"graph of names", HEAD "{\"@context\":\"https://schema.org\",\"@graph\":{\"job\":" POSTING "}}" TAIL},
    {"markup in values", HEAD "{" BASE ",\"title\":\"<span itemprop=\\\"title\\\">Welder</span>\"," TEXT "}" TAIL},
    {"quotes inside a string", HEAD "{" BASE ",\"description\":\"the \"big\" bridge\",\"url\":\"/x\"}" TAIL},
};

// clang-format on

static void
test_damaged(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(damaged) / sizeof(damaged[0]); i++) {
        struct read_page read = read_html(damaged[i].html);
        if (strcmp(value_of(&read, FIELD_TITLE), "Welder") != 0) {
            fail_msg("%s: title \"%s\"", damaged[i].what, value_of(&read, FIELD_TITLE));
        }
        assert_int_equal(read.harvest.verdict, VERDICT_OK);
        page_done(&read);
    }
}

/* One member beside the title, and the value that must come of it. */
static const struct {
    const char *json;
    enum field field;
    const char *want; /* of the first value; "" for none */
} fields[] = {
    {"\"hiringOrganization\":{\"@type\":\"Organization\",\"name\":\"Acme &amp; Co\"}",
     FIELD_COMPANY, "Acme & Co"},
    {"\"hiringOrganization\":\"Acme\"", FIELD_COMPANY, "Acme"},
    {"\"hiringOrganization\":[{\"name\":\"Acme\"}]", FIELD_COMPANY, "Acme"},
    {"\"hiringOrganization\":{\"name\":\"N/A\"}", FIELD_COMPANY, ""},
    {"\"hiringOrganization\":{\"name\":\"{{ company.name }}\"}", FIELD_COMPANY, ""},
    {"\"hiringOrganization\":{\"name\":\"https://acme.example\"}", FIELD_COMPANY, ""},
    {"\"hiringOrganization\":{\"name\":\"A\",\"sameAs\":\"https://acme.example\"}",
     FIELD_COMPANY_URL, "https://acme.example"},
    {"\"employmentType\":\"FULL_TIME, CONTRACTOR\"", FIELD_EMPLOYMENT_TYPE, "FULL_TIME"},
    {"\"employmentType\":[\"OTHER\",\"INTERN\"]", FIELD_EMPLOYMENT_TYPE, "INTERN"},
    {"\"employmentType\":\"OTHER\"", FIELD_EMPLOYMENT_TYPE, ""},
    {"\"jobLocationType\":\"TELECOMMUTE\"", FIELD_WORK_MODE, "TELECOMMUTE"},
    {"\"datePosted\":\"2026-05-01\"", FIELD_DATE_POSTED, "2026-05-01"},
    {"\"validThrough\":\"2026-06-01T00:00\"", FIELD_VALID_THROUGH, "2026-06-01T00:00"},
    {"\"identifier\":{\"@type\":\"PropertyValue\",\"name\":\"Acme\",\"value\":\"R-17\"}",
     FIELD_REQUISITION_ID, "R-17"},
    {"\"identifier\":1234", FIELD_REQUISITION_ID, "1234"},
    {"\"identifier\":\"https://acme.example/1\"", FIELD_REQUISITION_ID, ""},
    {"\"experienceRequirements\":{\"monthsOfExperience\":36}", FIELD_EXPERIENCE, "36"},
    {"\"experienceRequirements\":{\"monthsOfExperience\":0}", FIELD_EXPERIENCE, ""},
    {"\"experienceRequirements\":\"5 years of welding\"", FIELD_EXPERIENCE, "5 years of welding"},
    {"\"educationRequirements\":{\"credentialCategory\":\"bachelor degree\"}", FIELD_EDUCATION,
     "bachelor degree"},
    {"\"workHours\":\"37.5 hours per week\"", FIELD_WEEKLY_HOURS, "37.5 hours per week"},
    {"\"skills\":\"MIG, TIG, drawing\"", FIELD_SKILL, "MIG"},
    {"\"skills\":[\"MIG\",{\"@type\":\"DefinedTerm\",\"name\":\"TIG\"}]", FIELD_SKILL, "MIG"},
    {"\"inLanguage\":\"de-DE\"", FIELD_LANGUAGE, "de-DE"},
    {"\"url\":\"https://acme.example/jobs/1?a=1&amp;b=2\"", FIELD_URL,
     "https://acme.example/jobs/1?a=1&b=2"},
};

static void
test_fields(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        char html[1024];
        (void)snprintf(html, sizeof(html), HEAD "{" BASE "," TEXT ",%s}" TAIL, fields[i].json);
        struct read_page read = read_html(html);
        if (strcmp(value_of(&read, fields[i].field), fields[i].want) != 0) {
            fail_msg("%s: \"%s\"", fields[i].json, value_of(&read, fields[i].field));
        }
        page_done(&read);
    }
}

static const struct {
    const char *json, *min, *max, *currency, *period, *text;
} pay[] = {
    {"\"baseSalary\":{\"@type\":\"MonetaryAmount\",\"currency\":\"EUR\",\"value\":{\"@type\":"
     "\"QuantitativeValue\",\"minValue\":50000,\"maxValue\":60000,\"unitText\":\"YEAR\"}}",
     "50000", "60000", "EUR", "YEAR", ""},
    {"\"baseSalary\":{\"currency\":\"USD\",\"value\":25.5,\"unitText\":\"HOUR\"}", "25.5", "25.5",
     "USD", "HOUR", ""},
    {"\"baseSalary\":{\"currency\":\"EUR\",\"value\":\"14,50\",\"unitText\":\"HOUR\"}", "14.50",
     "14.50", "EUR", "HOUR", ""},
    {"\"baseSalary\":{\"value\":{\"value\":\"45000\",\"currency\":\"GBP\",\"unitText\":\"year\"}}",
     "45000", "45000", "GBP", "year", ""},
    {"\"baseSalary\":52000,\"salaryCurrency\":\"CHF\"", "52000", "52000", "CHF", "", ""},
    {"\"baseSalary\":\"$50k - $60k a year\"", "", "", "", "", "$50k - $60k a year"},
    {"\"baseSalary\":{\"currency\":\"USD\",\"minValue\":\"1\",\"maxValue\":\"2\"}", "1", "2", "USD",
     "", ""},
    {"\"baseSalary\":{\"currency\":\"EUR\",\"value\":{\"minValue\":0,\"maxValue\":60000}}", "",
     "60000", "EUR", "", ""},
    {"\"baseSalary\":{\"@type\":\"PriceSpecification\",\"price\":\"30000\",\"priceCurrency\":"
     "\"PLN\"}",
     "30000", "30000", "PLN", "", ""},
    {"\"baseSalary\":{\"currency\":\"USD\",\"value\":{\"minValue\":\"120,000\",\"maxValue\":\"150,"
     "000\",\"unitText\":\"YEAR\"}}",
     "120000", "150000", "USD", "YEAR", ""},
    {"\"baseSalary\":{\"currency\":\"USD\",\"value\":{\"minValue\":\"$120,000\",\"maxValue\":\"1,"
     "50\"}}",
     "", "", "USD", "", "$120,000 - 1,50"},
    {"\"baseSalary\":[{\"value\":{\"minValue\":10,\"maxValue\":20}}]", "10", "20", "", "", ""},
};

static void
test_pay(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(pay) / sizeof(pay[0]); i++) {
        char html[1024];
        (void)snprintf(html, sizeof(html), HEAD "{" BASE "," TEXT ",%s}" TAIL, pay[i].json);
        struct read_page read = read_html(html);
        const struct raw_money *money = read.harvest.postings->money;
        if (!money || !str_is(money->min, pay[i].min) || !str_is(money->max, pay[i].max) ||
            !str_is(money->currency, pay[i].currency) || !str_is(money->period, pay[i].period) ||
            !str_is(money->text, pay[i].text)) {
            fail_msg("%s", pay[i].json);
        }
        page_done(&read);
    }
    static const char *const none[] = {
        "\"baseSalary\":0",
        "\"baseSalary\":null",
        "\"baseSalary\":\"N/A\"",
        "\"baseSalary\":{\"value\":{\"minValue\":0,\"maxValue\":0}}",
        "\"estimatedSalary\":{\"value\":50000}",
    };
    for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
        char html[1024];
        (void)snprintf(html, sizeof(html), HEAD "{" BASE "," TEXT ",%s}" TAIL, none[i]);
        struct read_page read = read_html(html);
        assert_null(read.harvest.postings->money);
        page_done(&read);
    }
}

static const struct {
    const char *json, *text, *city, *region, *country;
    bool is_remote_scope;
} places[] = {
    {"\"jobLocation\":{\"@type\":\"Place\",\"address\":{\"addressLocality\":\"Ghent\","
     "\"addressRegion\":\"VOV\",\"addressCountry\":\"BE\"}}",
     "", "Ghent", "VOV", "BE", false},
    {"\"jobLocation\":{\"address\":{\"addressCountry\":{\"@type\":\"Country\",\"name\":\"Belgium\"}"
     "}}",
     "", "", "", "Belgium", false},
    {"\"jobLocation\":{\"address\":\"Ghent, Belgium\"}", "Ghent, Belgium", "", "", "", false},
    {"\"jobLocation\":\"Ghent\"", "Ghent", "", "", "", false},
    {"\"jobLocation\":{\"name\":\"Head office\"}", "Head office", "", "", "", false},
    {"\"jobLocation\":[{\"address\":{\"addressLocality\":\"N/A\",\"addressCountry\":\"BE\"}}]", "",
     "", "", "BE", false},
    {"\"applicantLocationRequirements\":{\"@type\":\"Country\",\"name\":\"Spain\"}", "Spain", "",
     "", "", true},
};

static void
test_places(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        char html[1024];
        (void)snprintf(html, sizeof(html), HEAD "{" BASE "," TEXT ",%s}" TAIL, places[i].json);
        struct read_page read = read_html(html);
        const struct raw_place *place = read.harvest.postings->places;
        if (!place || !str_is(place->text, places[i].text) ||
            !str_is(place->city, places[i].city) || !str_is(place->region, places[i].region) ||
            !str_is(place->country, places[i].country) ||
            place->is_remote_scope != places[i].is_remote_scope) {
            fail_msg("%s", places[i].json);
        }
        page_done(&read);
    }
}

static void
test_references(void **state)
{
    (void)state;
    struct read_page read = read_html(
        HEAD
        "{\"@graph\":[{\"@type\":\"Organization\",\"@id\":\"#org\",\"name\":\"Acme\"},"
        "{\"@type\":\"JobPosting\",\"title\":\"Welder\",\"hiringOrganization\":{\"@id\":\"#org\"},"
        "\"jobLocation\":{\"@id\":\"#place\"}," TEXT "}]}</script>"
        "<script "
        "type=application/"
        "ld+json>{\"@id\":\"#place\",\"address\":{\"addressLocality\":\"Ghent\"}}" TAIL);
    assert_string_equal(value_of(&read, FIELD_COMPANY), "Acme");
    assert_true(str_is(read.harvest.postings->places->city, "Ghent"));
    page_done(&read);
}

static void
test_description(void **state)
{
    (void)state;
    static const struct {
        const char *json, *want;
    } rows[] = {
        {"\"description\":\"<p>One</p><ul><li>Two</li></ul>\"", "One\n- Two"},
        {"\"description\":\"&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;\"", "One\n\nTwo"},
        {"\"description\":\"&amp;lt;p&amp;gt;R&amp;amp;amp;D&amp;lt;/p&amp;gt;\"", "R&D"},
        {"\"description\":\"One\",\"responsibilities\":\"Weld bridges\"",
         "One\n\nResponsibilities\nWeld bridges"},
        {"\"description\":\"One. Weld bridges\",\"responsibilities\":\"Weld bridges\"",
         "One. Weld bridges"},
        {"\"description\":\"One\",\"jobBenefits\":\"home_office_budget, 401k\"", "One"},
        {"\"description\":\"One\\\\nTwo\\\\nThree\"", "One\nTwo\nThree"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char html[1024];
        (void)snprintf(html, sizeof(html), HEAD "{" BASE ",%s}" TAIL, rows[i].json);
        struct read_page read = read_html(html);
        if (!str_is(read.harvest.postings->description, rows[i].want)) {
            fail_msg("%s: \"%.*s\"", rows[i].json, STR_ARG(read.harvest.postings->description));
        }
        page_done(&read);
    }
}

#define LONG                                                                                       \
    "\"description\":\"We build bridges of steel all over the country and look for people who "    \
    "like to work with their hands, read drawings and keep an eye on safety. You will join a "     \
    "team of twelve and learn from the best of them every day.\""

static void
test_several(void **state)
{
    (void)state;
    struct read_page read = read_html(
        HEAD "[{\"@type\":\"JobPosting\",\"title\":\"Welder\",\"url\":\"/jobs/1\"," LONG "},"
             "{\"@type\":\"JobPosting\",\"title\":\"Fitter\",\"url\":\"/jobs/2\"," LONG "},"
             "{\"@type\":\"JobPosting\",\"title\":\"Teaser of another\",\"url\":\"/jobs/3\"},"
             "{\"@type\":\"JobPosting\",\"title\":\"Welder\",\"url\":\"/jobs/"
             "1\",\"jobLocation\":\"Ghent\"," LONG "}]" TAIL);
    const struct raw_posting *first = read.harvest.postings;
    assert_non_null(first);
    assert_non_null(first->next);
    assert_null(first->next->next);
    assert_string_equal(text_of(&read, first->url), "https://careers.example.com/jobs/1");
    assert_string_equal(text_of(&read, first->next->url), "https://careers.example.com/jobs/2");
    assert_true(str_is(first->places->text, "Ghent")); /* the twin's place came over */
    page_done(&read);
}

static void
test_not_a_posting(void **state)
{
    (void)state;
    static const char *const pages[] = {
        HEAD "{\"@type\":\"Organization\",\"name\":\"Acme\"}" TAIL,
        HEAD "{\"@type\":\"JobPosting\"}" TAIL,
        HEAD "not json at all" TAIL,
        HEAD TAIL,
        HEAD "{\"@type\":\"Occupation\",\"name\":\"Welder\"," LONG "}" TAIL,
    };
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        struct read_page read = read_html(pages[i]);
        assert_null(read.harvest.postings);
        assert_int_not_equal(read.harvest.verdict, VERDICT_OK);
        assert_true(read.harvest.why.n > 0);
        page_done(&read);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_damaged),    cmocka_unit_test(test_fields),
        cmocka_unit_test(test_pay),        cmocka_unit_test(test_places),
        cmocka_unit_test(test_references), cmocka_unit_test(test_description),
        cmocka_unit_test(test_several),    cmocka_unit_test(test_not_a_posting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
