/* tests/parse/test_embedded.c: postings in the state of an application, in each form
 * that frameworks write it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "parse/structured/embedded_flat.h"
#include "support_page.h"

#define TEXT                                                                                       \
    "We build bridges of steel all over the country and look for people who like to work with "    \
    "their hands, read drawings and keep an eye on safety. You will join a team of twelve."
#define CODE(text) "<title>x</title><div id=app></div><script>" text "</script>"

// clang-format off
static const struct {
    const char *what, *html;
} pages[] = {
    {"Nuxt 2, names for values", CODE("window.__NUXT__=(function(a,b,c,d){return {layout:\"default\",data:[{job:{id:7,title:\"Welder\",description:\"" TEXT "\",employmentType:d,"
        "location:{city:\"Ghent\",country:b},company:{name:c},salary:{min:30000,max:40000,currency:\"EUR\"},publishedAt:\"2026-05-01\",remote:a,open:!0}}],error:null}}(null,\"Belgium\",\"Acme\",\"Full-time\"));")},
    {"Nuxt 2, statements before", CODE("window.__NUXT__=(function(a,b){a.city=b;return {state:{jobs:[{title:\"Welder\",description:\"" TEXT "\",employmentType:\"a\","
        "location:{city:\"Ghent\"},company:{name:\"Acme\"},salary:{min:30000,max:40000}}]}}}({},\"Ghent\"))")},
    {"Nuxt 3", "<title>x</title><div id=__nuxt></div><script type=application/json id=__NUXT_DATA__ data-ssr=true>"
        "[[\"ShallowReactive\",1],{\"data\":2},[\"Ref\",3],{\"job\":4},{\"title\":5,\"description\":6,\"employmentType\":7,\"location\":8,\"company\":11,\"salary\":13,\"self\":4},"
        "\"Welder\",\"" TEXT "\",\"Full-time\",{\"city\":9,\"country\":10},\"Ghent\",\"Belgium\",{\"name\":12},\"Acme\",{\"min\":14,\"max\":15},30000,40000]</script>"},
    {"an object handed to a constructor", CODE("$(function () { var o = new Site.Opportunity.Detail({\"Title\":\"Welder\",\"Description\":\"" TEXT "\",\"EmploymentType\":\"Full-time\","
        "\"Locations\":[{\"Name\":\"The yard\",\"Address\":{\"City\":\"Ghent\",\"Country\":{\"Name\":\"Belgium\"}}}],\"CompanyName\":\"Acme\",\"Salary\":{\"min\":30000,\"max\":40000}}); });")},
    {"the text one level down", "<title>x</title><div id=__next></div><script id=__NEXT_DATA__ type=application/json>{\"props\":{\"queries\":[{\"state\":{\"data\":{\"jobTitle\":\"Welder\","
        "\"jobPostingContent\":{\"jobDescription\":\"" TEXT "\"},\"employmentType\":\"Full-time\",\"postingLocations\":[{\"cityName\":\"Ghent\",\"isoCountryCode\":\"BE\"}],\"companyName\":\"Acme\","
        "\"salary\":{\"min\":30000,\"max\":40000}}}}]}}</script>"},
    {"Remix stream", CODE("window.__remixContext.streamController.enqueue(\"[{\\\"_1\\\":2},\\\"job\\\",{\\\"_3\\\":4,\\\"_5\\\":6,\\\"_7\\\":8,\\\"_9\\\":10,\\\"_13\\\":14,\\\"_16\\\":17},"
        "\\\"title\\\",\\\"Welder\\\",\\\"description\\\",\\\"" TEXT "\\\",\\\"employmentType\\\",\\\"Full-time\\\",\\\"location\\\",{\\\"_11\\\":12},\\\"city\\\",\\\"Ghent\\\",\\\"company\\\",{\\\"_15\\\":20},\\\"name\\\","
        "\\\"salary\\\",{\\\"_18\\\":21,\\\"_19\\\":22},\\\"min\\\",\\\"max\\\",\\\"Acme\\\",30000,40000]\\n\");")},
    {"Apollo cache", CODE("window.__APOLLO_STATE__={\"Job:7\":{\"__typename\":\"Job\",\"title\":\"Welder\",\"description\":\"" TEXT "\",\"employmentType\":\"Full-time\",\"location\":{\"__ref\":\"Place:1\"},"
        "\"company\":{\"__ref\":\"Company:2\"},\"salary\":{\"__ref\":\"Pay:3\"}},\"Place:1\":{\"city\":\"Ghent\"},\"Company:2\":{\"name\":\"Acme\"},\"Pay:3\":{\"min\":30000,\"max\":40000}};")},
    {"Redux", CODE("window.__PRELOADED_STATE__ = JSON.parse('{\"jobs\":{\"current\":{\"title\":\"Welder\",\"description\":\"" TEXT "\",\"employmentType\":\"Full-time\","
        "\"location\":{\"city\":\"Ghent\"},\"company\":{\"name\":\"Acme\"},\"salary\":{\"min\":30000,\"max\":40000}}}}')")},
    {"the third assignment, behind one that is no document", CODE("var app = app || {\"a\":\"/x?b=1\",\"c\":\"/y?d=2&e=3&f=4&g=5&h=6&i=7&j=8&k=9\"}; app.ab = {\"title\":\"none\",\"content\":\"" TEXT "\",\"x\":{\"y\":1,\"z\":2}}; app.ddo = {\"jobDetail\":{\"data\":{\"job\":{\"title\":\"Welder\","
        "\"description\":\"" TEXT "\",\"employmentType\":\"Full-time\",\"location\":{\"city\":\"Ghent\"},\"companyName\":\"Acme\",\"salary\":{\"min\":30000,\"max\":40000}}}}};")},
    {"a document instead of a page", "{\"data\":[{\"title\":\"Welder\",\"description\":\"" TEXT "\",\"employmentType\":\"Full-time\","
        "\"location\":{\"city\":\"Ghent\"},\"company\":{\"name\":\"Acme\"},\"salary\":{\"min\":30000,\"max\":40000}}]}"},
};
// clang-format on

static void
test_forms(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        struct read_page read = read_html(pages[i].html);
        const struct raw_posting *raw = read.harvest.postings;
        if (!raw || raw->next || !raw->places || !raw->money) {
            fail_msg("%s: %.*s", pages[i].what, STR_ARG(read.harvest.why));
        } else {
            print_message("%s\n", pages[i].what);
            assert_string_equal(value_of(&read, FIELD_TITLE), "Welder");
            assert_string_equal(value_of(&read, FIELD_COMPANY), "Acme");
            assert_string_equal(text_of(&read, raw->places->city), "Ghent");
            assert_string_equal(text_of(&read, raw->money->max), "40000");
            assert_true(str_has(raw->description, STR("team of twelve")));
        }
        page_done(&read);
    }
}

static void
test_calls(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want; /* "": no such call */
    } rows[] = {
        {"x=(function(a,b){return {k:a,l:[b,\"a\"],m:'b'}}(1,\"y,z\"));",
         "{k:1,l:[\"y,z\",\"a\"],m:'b'}"},
        {"x=(function(a){return{a:a,b:!0,c:!1,d:a.e}}({e:[1,2]}))",
         "{a:{e:[1,2]},b:true,c:false,d:{e:[1,2]}.e}"},
        {"x=(function(a){return {a:a}}(void 0))", "{a:null}"},
        {"x=(function(){return {}}())", "{}"},
        {"(function(){ run(); })()", ""},
        {"(function(a,b", ""},
        {"(function(a){return {", ""},
    };
    struct arena arena;
    arena_init(&arena, 1 << 22);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str got = call_result(str_of(rows[i].text), &arena);
        if (!str_is(got, rows[i].want)) {
            fail_msg("%s: %.*s", rows[i].text, STR_ARG(got));
        }
    }
    arena_release(&arena);
}

/* ---- a layer among the others ---- */

#define VISIBLE(place)                                                                             \
    "<body><main><h1>Welder</h1><dl><dt>Location</dt><dd>" place "</dd><dt>Job type</dt>"          \
    "<dd>Part-time</dd></dl><h2>What you do</h2><p>" TEXT "</p><h2>Your profile</h2>"              \
    "<ul><li>You have held a torch before</li><li>You read drawings</li></ul>"                     \
    "<p>Write to us in your own words, we answer within a week.</p><a href=/apply>Apply "          \
    "now</a></main></body>"
#define STATE(title, text, place)                                                                  \
    "<script id=__NEXT_DATA__ type=application/json>{\"props\":{\"job\":{\"title\":\"" title       \
    "\",\"description\":\"" text "\",\"employmentType\":\"FULL_TIME\",\"location\":\"" place       \
    "\",\"company\":{\"name\":\"Acme\"},\"datePosted\":\"2026-05-01\",\"workplaceType\":"          \
    "\"HYBRID\"}}}"                                                                                \
    "</script>"
#define LD(more)                                                                                   \
    "<script type=application/ld+json>{\"@type\":\"JobPosting\",\"title\":\"Welder\","             \
    "\"description\":\"" TEXT " Come and see us at the yard any day.\"" more "}</script>"
#define OTHER                                                                                      \
    "In the office of the harbour you keep the books, answer the telephone and send out the "      \
    "invoices of forty ships a month. Nobody works late here and the coffee is very good indeed."

static const char *
layer_of(const struct raw_posting *raw, enum field field)
{
    const struct raw_value *value = raw_first(raw, field);
    return value ? layer_name(value->layer) : "";
}

// clang-format off
static const struct {
    const char *what, *html;
    const char *type, *type_layer; /* of employment: the first, and where from */
    const char *place, *place_layer;
    const char *company;
    size_t n_types;                /* what other layers said stands behind */
} layered[] = {
    {"the state goes before what is shown", "<title>Welder</title>" STATE("Welder", TEXT, "Ghent") VISIBLE("Bruges"),
        "FULL_TIME", "embedded-json", "Ghent", "embedded-json", "Acme", 2},
    {"a state without a page", "<title>Welder</title>" STATE("Welder", TEXT, "Ghent") "<body><div id=root></div></body>",
        "FULL_TIME", "embedded-json", "Ghent", "embedded-json", "Acme", 1},
    {"a state of another job", "<title>Welder</title>" STATE("Bookkeeper", OTHER, "Ghent") VISIBLE("Bruges"),
        "Part-time", "rule", "Bruges", "rule", "", 1},
    {"a state of another job of that title", "<title>Welder</title>" STATE("Welder", OTHER, "Ghent") VISIBLE("Bruges"),
        "Part-time", "rule", "Bruges", "rule", "", 1},
    {"a state that has the job twice", "<title>Job</title>" STATE("Welder", TEXT, "Ghent") STATE("Welder (m)", TEXT, "Lier") VISIBLE("Bruges"),
        "Part-time", "rule", "Bruges", "rule", "", 1},
    {"markup with gaps goes before the state", "<title>Welder</title>" LD(",\"employmentType\":\"TEMPORARY\"") STATE("Welder", TEXT, "Ghent") VISIBLE("Bruges"),
        "TEMPORARY", "json-ld", "Ghent", "embedded-json", "Acme", 2},
    {"markup that says all", "<title>Welder</title>" LD(",\"employmentType\":\"TEMPORARY\",\"datePosted\":\"2026-04-01\",\"hiringOrganization\":\"Weld Ltd\",\"jobLocation\":\"Lier\"")
        STATE("Welder", TEXT, "Ghent") VISIBLE("Bruges"),
        "TEMPORARY", "json-ld", "Lier", "json-ld", "Weld Ltd", 1},
};
// clang-format on

static size_t
count(const struct raw_posting *raw, enum field field)
{
    size_t n = 0;
    for (const struct raw_value *v = raw_first(raw, field); v; v = raw_next(v)) {
        n++;
    }
    return n;
}

static void
test_layers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(layered) / sizeof(layered[0]); i++) {
        struct read_page read = read_html(layered[i].html);
        const struct raw_posting *raw = read.harvest.postings;
        print_message("%s\n", layered[i].what);
        assert_non_null(raw);
        assert_null(raw->next);
        assert_string_equal(value_of(&read, FIELD_TITLE), "Welder");
        assert_string_equal(value_of(&read, FIELD_EMPLOYMENT_TYPE), layered[i].type);
        assert_string_equal(layer_of(raw, FIELD_EMPLOYMENT_TYPE), layered[i].type_layer);
        assert_int_equal(count(raw, FIELD_EMPLOYMENT_TYPE), layered[i].n_types);
        assert_non_null(raw->places);
        struct str place = raw->places->city.n ? raw->places->city : raw->places->text;
        assert_string_equal(text_of(&read, place), layered[i].place);
        assert_string_equal(layer_name(raw->places->layer), layered[i].place_layer);
        if (*layered[i].company) {
            assert_string_equal(value_of(&read, FIELD_COMPANY), layered[i].company);
        }
        assert_true(str_has(raw->description, STR("team of twelve")));
        page_done(&read);
    }
}

/* The fuller text of the two is kept: a state may hold a part of it. */
static void
test_fuller_text(void **state)
{
    (void)state;
    struct read_page read =
        read_html("<title>Welder</title>" STATE("Welder", TEXT, "Ghent") VISIBLE("Ghent"));
    assert_non_null(read.harvest.postings);
    assert_true(str_has(read.harvest.postings->description, STR("held a torch")));
    page_done(&read);
}

/* An API's answer: sections of the text and pay in keys of their own, a text that is
 * cut off, and the employer above its postings. */
static void
test_api(void **state)
{
    (void)state;
    struct read_page read = read_html(
        "{\"companyName\":\"Acme\",\"jobs\":[{\"name\":\"Welder\",\"description\":\"We build "
        "bridges of "
        "steel all over the&hellip;\",\"jobGeo\":\"Ghent\",\"formOfEmployment\":\"Full-time\","
        "\"basic_qualifications\":\"Two years at the torch\",\"responsibilities\":[\"You "
        "weld.\",\"You "
        "read drawings.\"],\"minSalary\":30000,\"maxSalary\":40000,\"currency\":\"EUR\","
        "\"salaryPeriod\":\"year\"},{\"name\":\"Category\",\"description\":\"All that is about "
        "steel and "
        "about bridges\",\"currency\":\"EUR\"}]}");
    const struct raw_posting *raw = read.harvest.postings;
    assert_non_null(raw);
    assert_null(raw->next);
    assert_string_equal(value_of(&read, FIELD_TITLE), "Welder");
    assert_string_equal(value_of(&read, FIELD_COMPANY), "Acme");
    assert_string_equal(value_of(&read, FIELD_EMPLOYMENT_TYPE), "Full-time");
    assert_non_null(raw->places);
    assert_non_null(raw->money);
    assert_null(raw->money->next);
    assert_string_equal(text_of(&read, raw->money->min), "30000");
    assert_string_equal(text_of(&read, raw->money->currency), "EUR");
    assert_string_equal(text_of(&read, raw->money->period), "year");
    assert_true(str_has(raw->description, STR("\n## Requirements\nTwo years at the torch")));
    assert_true(
        str_has(raw->description, STR("\n## Responsibilities\nYou weld.\nYou read drawings.")));
    page_done(&read);
}

/* Two employers in one answer: neither is everybody's. */
static void
test_api_of_several(void **state)
{
    (void)state;
    struct read_page read = read_html(
        "[{\"companyName\":\"Acme\"},{\"companyName\":\"Birch\"},{\"title\":\"Welder\","
        "\"description\":\"" TEXT "\",\"location\":\"Ghent\",\"employmentType\":\"Full-time\"}]");
    assert_non_null(read.harvest.postings);
    assert_null(raw_first(read.harvest.postings, FIELD_COMPANY));
    page_done(&read);
}

/* Rows of a list have no text: their place, employer and day stand for it. */
static void
test_rows_of_list(void **state)
{
    static const struct {
        const char *html;
        bool is_posting;
    } rows[] = {
        {"{\"items\":[{\"title\":\"Welder\",\"companyName\":\"Acme\",\"city\":\"Ghent\","
         "\"workplaceType\":"
         "\"office\",\"workingTime\":\"full_time\",\"publishedAt\":\"2027-02-01T08:00:00Z\","
         "\"applyUrl\":\"https://acme.example/apply/17\",\"currencies\":[\"EUR\",\"PLN\"]}]}",
         true},
        {"{\"headline\":\"Welder\",\"employer\":{\"name\":\"ACME\"},\"working_hours_type\":{"
         "\"label\":"
         "\"Heltid\"},\"workplace_address\":{\"municipality\":\"Falun\",\"country\":\"Sverige\"},"
         "\"publication_date\":\"2027-02-01T08:00:12\",\"application_deadline\":\"2027-03-01\"}",
         true},
        {"{\"items\":[{\"title\":\"Welder of the year\",\"city\":\"Ghent\",\"date\":\"2027-02-01\","
         "\"url\":\"https://acme.example/news/"
         "17\",\"tags\":[\"work\",\"steel\",\"people\"],\"likes\":"
         "1200,\"comments\":[],\"image\":\"https://acme.example/i.png\"}]}",
         false},
        {"{\"filters\":[{\"name\":\"Location\",\"locations\":[\"Ghent\",\"Bruges\"],\"jobType\":"
         "[\"Full-time\"],\"department\":[\"Steel\",\"Yard\"]}],\"total\":0,\"results\":[],"
         "\"page\":"
         "{\"size\":20,\"number\":0,\"sort\":\"newest\",\"empty\":true}}",
         false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct read_page read = read_html(rows[i].html);
        if ((read.harvest.postings != NULL) != rows[i].is_posting) {
            fail_msg("%s", rows[i].html);
        }
        page_done(&read);
    }
}

/* A state whose tree has no room is passed over; the page is read without it. */
static void
test_huge_state(void **state)
{
    (void)state;
    struct buf html;
    buf_init(&html, (size_t)64 << 20);
    buf_add_z(&html, "<title>Welder</title><script type=application/json>{\"title\":\"x\","
                     "\"description\":\"y\",\"b\":{},\"l\":[0");
    for (int i = 0; i < 3200000; i++) {
        buf_add_z(&html, ",1");
    }
    buf_add_z(&html, "]}</script>" VISIBLE("Bruges"));
    struct read_page read = read_bytes(html.p, html.n, NULL, NULL);
    assert_non_null(read.harvest.postings);
    assert_string_equal(value_of(&read, FIELD_TITLE), "Welder");
    page_done(&read);
    buf_release(&html);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),          cmocka_unit_test(test_calls),
        cmocka_unit_test(test_layers),         cmocka_unit_test(test_fuller_text),
        cmocka_unit_test(test_huge_state),     cmocka_unit_test(test_api),
        cmocka_unit_test(test_api_of_several), cmocka_unit_test(test_rows_of_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
