/* From a careers URL to kind and board: every adapter's own examples, and the
 * URLs that people really paste. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "parse/boards/board.h"

#include "base/banned.h"

static void
check(const char *url, const char *kind, const char *board, const char *endpoint)
{
    struct arena arena;
    arena_init(&arena, MIB);
    struct detected found;
    bool is_board = kind_detect(str_of(url), &arena, &found);
    assert_non_null(found.kind);
    if (is_board == str_is(str_of(kind), "page") || !str_is(str_of(kind), found.kind->name) ||
        (board && !str_eq(found.board, str_of(board))) ||
        (endpoint && !str_eq(found.endpoint, str_of(endpoint)))) {
        fail_msg("%s: got %s, board \"%.*s\", endpoint \"%.*s\"", url, found.kind->name,
                 STR_ARG(found.board), STR_ARG(found.endpoint));
    }
    arena_release(&arena);
}

static void
test_examples_of_the_adapters(void **state)
{
    (void)state;
    for (size_t i = 0; board_at(i); i++) {
        const struct board *adapter = board_at(i);
        assert_non_null(kind_find(str_of(adapter->kind)));
        for (size_t k = 0; k < CAREERS_URLS && adapter->urls[k].host; k++) {
            const struct careers_url *row = &adapter->urls[k];
            assert_non_null(row->example);
            check(row->example, adapter->kind, row->board, NULL);
        }
    }
}

/* The table of kinds: unique names, its own examples, an adapter for each board. */
static void
test_table_of_kinds(void **state)
{
    (void)state;
    for (size_t i = 0; i < kind_count(); i++) {
        const struct kind *kind = kind_at(i);
        assert_ptr_equal(kind_find(str_of(kind->name)), kind);
        assert_true(kind->summary[0] != '\0');
        assert_int_equal(kind->family == FAMILY_BOARD, board_find(str_of(kind->name)) != NULL);
        if (*kind->example_url) {
            check(kind->example_url, kind->name, NULL, NULL);
        }
    }
    assert_null(kind_at(kind_count()));
    assert_null(kind_find(STR("nothing")));
}

// clang-format off
static const struct {
    const char *url, *kind, *board, *endpoint;
} rows[] = {
    {"https://boards.greenhouse.io/acme", "greenhouse", "acme", ""},
    {"http://boards.greenhouse.io/acme/jobs/123?gh_src=x", "greenhouse", "acme", ""},
    {"https://BOARDS.greenhouse.io/acme#app", "greenhouse", "acme", ""},
    {"boards.greenhouse.io/acme", "greenhouse", "acme", ""},
    {"https://job-boards.eu.greenhouse.io/acme/jobs/1", "greenhouse", "acme", ""},
    {"https://boards.greenhouse.io/embed/job_app?for=acme&token=1", "greenhouse", "acme", ""},
    {"https://boards.greenhouse.io/", "page", "", ""},
    {"https://jobs.lever.co/acme?location=Berlin", "lever", "acme", ""},
    {"https://jobs.eu.lever.co/acme/", "lever", "acme", "https://api.eu.lever.co"},
    {"https://api.eu.lever.co/v0/postings/acme", "lever", "acme", "https://api.eu.lever.co"},
    {"https://jobs.ashbyhq.com/Acme%20Labs", "ashby", "Acme Labs", ""},
    {"https://jobs.smartrecruiters.com/Acme1/7440-x", "smartrecruiters", "Acme1", ""},
    {"https://apply.workable.com/acme/", "workable", "acme", ""},
    {"https://apply.workable.com/j/AB12", "page", "", ""},
    {"https://acme.recruitee.com/", "recruitee", "acme", ""},
    {"https://www.recruitee.com/", "page", "", ""},
    {"https://acme.jobs.personio.de/?language=de", "personio", "acme", ""},
    {"https://acme.jobs.personio.com/job/1", "personio", "acme", "https://acme.jobs.personio.com"},
    {"https://acme.teamtailor.com/jobs", "teamtailor", "acme", ""},
    {"https://acme.na.teamtailor.com/jobs", "teamtailor", "acme", "https://acme.na.teamtailor.com"},
    {"https://acme.bamboohr.com/jobs/", "bamboohr", "acme", ""},
    {"https://www.bamboohr.com/pricing", "page", "", ""},
    {"https://acme.wd5.myworkdayjobs.com/Careers", "workday", "acme.wd5/Careers", ""},
    {"https://acme.wd5.myworkdayjobs.com/en-US/Careers/job/x", "workday", "acme.wd5/Careers", ""},
    {"https://acme.wd103.myworkdayjobs.com/de/Ext", "workday", "acme.wd103/Ext", ""},
    {"https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/jobs", "workday", "acme.wd5/Careers", ""},
    {"https://acme.wd5.myworkdayjobs.com/", "page", "", ""},
    {"https://acme.breezy.hr/p/1", "breezy", "acme", ""},
    {"https://acme.pinpointhq.com/en/postings/1", "pinpoint", "acme", ""},
    {"https://ats.rippling.com/acme/jobs", "rippling", "acme", ""},
    {"https://ats.rippling.com/fr-FR/acme/jobs", "rippling", "acme", ""},
    {"https://jobs.gem.com/acme", "gem", "acme", ""},
    {"https://acme.applytojob.com/apply", "jazzhr", "acme", ""},
    {"https://jobs.jobvite.com/acme/jobs", "jobvite", "acme", ""},
    {"https://careers-acme.icims.com/jobs/search", "icims", "acme", ""},
    {"https://uscareers-acme.icims.com/jobs/1/x/job", "icims", "uscareers-acme", "https://uscareers-acme.icims.com"},
    /* embedded boards, further hosts, job pages */
    {"https://boards.greenhouse.io/embed/job_board/js?for=acme", "greenhouse", "acme", ""},
    {"https://job-boards.eu.greenhouse.io/embed/job_app?for=acme&token=12", "greenhouse", "acme", ""},
    {"https://api.greenhouse.io/v1/boards/acme/jobs/12", "greenhouse", "acme", ""},
    {"https://boards-api.eu.greenhouse.io/v1/boards/acme", "greenhouse", "acme", "https://boards-api.eu.greenhouse.io"},
    {"https://jobs.lever.co/acme/0a1b/apply", "lever", "acme", ""},
    {"https://jobs.ashbyhq.com/acme/embed?version=2", "ashby", "acme", ""},
    {"https://api.ashbyhq.com/posting-api/job-board/acme", "ashby", "acme", ""},
    {"https://jobs.smartrecruiters.com/oneclick-ui/company/Acme/publication/0a1b?dcr_ci=Acme", "smartrecruiters", "Acme", ""},
    {"https://api.smartrecruiters.com/v1/companies/Acme/postings/74400", "smartrecruiters", "Acme", ""},
    {"https://apply.workable.com/de/acme/j/AB12/", "workable", "acme", ""},
    {"https://apply.workable.com/api/v3/accounts/acme/jobs", "workable", "acme", ""},
    {"https://jobs.workable.com/company/x", "page", "", ""},
    {"https://acme.recruitee.com/api/offers/", "recruitee", "acme", ""},
    {"https://acme.jobs.personio.de/xml?language=en", "personio", "acme", ""},
    {"https://acme.bamboohr.com/careers/86/detail", "bamboohr", "acme", ""},
    {"https://acme.wd1.myworkdayjobs.com/HR", "workday", "acme.wd1/HR", ""},
    {"https://acme.wd1.myworkdayjobs.com/HR/job/Bern/Cook_R1", "workday", "acme.wd1/HR", ""},
    {"https://acme.wd1.myworkdayjobs.com/en-US", "page", "", ""},
    {"https://acme.wd1.myworkdayjobs.com/zh_Hans/Ext", "workday", "acme.wd1/Ext", ""},
    {"https://acme.myworkdayjobs.com/Ext/job/x", "workday", "acme/Ext", ""},
    {"https://www.myworkdayjobs.com/Ext", "page", "", ""},
    {"https://wd5.myworkdaysite.com/recruiting/acme/Careers", "workday", "acme.wd5/Careers", "https://wd5.myworkdaysite.com"},
    {"https://wd5.myworkdaysite.com/en-US/recruiting/acme/Careers/job/x", "workday", "acme.wd5/Careers", "https://wd5.myworkdaysite.com"},
    {"https://wd5.myworkdaysite.com/wday/cxs/acme/Careers/jobs", "workday", "acme.wd5/Careers", "https://wd5.myworkdaysite.com"},
    {"https://wd5.myworkdaysite.com/", "page", "", ""},
    {"https://acme.breezy.hr/json", "breezy", "acme", ""},
    {"https://app.breezy.hr/signin", "page", "", ""},
    {"https://acme.pinpointhq.com/postings.json", "pinpoint", "acme", ""},
    {"https://ats.rippling.com/acme/jobs/0a1b?src=x", "rippling", "acme", ""},
    {"https://api.rippling.com/platform/api/ats/v1/board/acme/jobs/0a1b", "rippling", "acme", ""},
    {"https://jobs.gem.com/acme/am9icG9zdDo", "gem", "acme", ""},
    {"https://api.gem.com/job_board/v0/acme/job_posts/", "gem", "acme", ""},
    {"https://acme.applytojob.com/apply/jobs/details/Ab1", "jazzhr", "acme", ""},
    {"https://acme.applytojob.com/", "jazzhr", "acme", ""},
    {"https://jobs.jobvite.com/careers/acme/job/oA1b", "jobvite", "acme", ""},
    {"https://jobs.jobvite.com/acme/search?c=Mill", "jobvite", "acme", ""},
    {"https://www.jobvite.com/", "page", "", ""},
    {"https://careers-acme.icims.com/sitemap.xml", "icims", "acme", ""},
    {"https://www.icims.com/products", "page", "", ""},
    {"https://data.usajobs.gov/api/search?Keyword=nurse&ResultsPerPage=25&Page=3", "usajobs", "Keyword=nurse", ""},
    {"https://data.usajobs.gov/api/Search", "usajobs", "", ""},
    {"https://www.usajobs.gov/job/812345600", "usajobs", "", ""},
    {"https://www.remoteok.com/remote-jobs", "remoteok", "", ""},
    {"https://www.arbeitnow.com/jobs/companies/acme/welder", "arbeitnow", "", ""},
    {"https://careers.example.com/jobs", "page", "", ""},
    {"https://greenhouse.io.example.com/acme", "page", "", ""},
    {"https://a.b.recruitee.com/", "page", "", ""},
    {"ftp://boards.greenhouse.io/acme", "page", "", ""},
    {"", "page", "", ""},
    {"not a url", "page", "", ""},
    {"https://", "page", "", ""},
};
// clang-format on

static void
test_urls(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check(rows[i].url, rows[i].kind, rows[i].board, rows[i].endpoint);
    }
}

/* The first requests: the section that detect gives is one that start takes. */
static void
test_start(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *board, *endpoint, *url, *body;
    } cases[] = {
        {"greenhouse", "acme", "",
         "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true&pay_transparency=true",
         NULL},
        {"greenhouse", "acme", "http://127.0.0.1:8804/",
         "http://127.0.0.1:8804/v1/boards/acme/jobs?content=true&pay_transparency=true", NULL},
        {"lever", "acme", "https://api.eu.lever.co",
         "https://api.eu.lever.co/v0/postings/acme?mode=json", NULL},
        {"ashby", "Acme Labs", "",
         "https://api.ashbyhq.com/posting-api/job-board/Acme%20Labs?includeCompensation=true",
         NULL},
        {"recruitee", "acme", "", "https://acme.recruitee.com/api/offers/", NULL},
        {"recruitee", "acme", "http://127.0.0.1:1", "http://127.0.0.1:1/api/offers/", NULL},
        {"workday", "acme.wd5/Site", "",
         "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Site/jobs",
         "{\"appliedFacets\":{},\"limit\":20,\"offset\":0,\"searchText\":\"\"}"},
        {"workday", "acme.wd5/Site", "https://wd5.myworkdaysite.com",
         "https://wd5.myworkdaysite.com/wday/cxs/acme/Site/jobs",
         "{\"appliedFacets\":{},\"limit\":20,\"offset\":0,\"searchText\":\"\"}"},
        {"workday", "acme/Site", "", "https://acme.myworkdayjobs.com/wday/cxs/acme/Site/jobs",
         "{\"appliedFacets\":{},\"limit\":20,\"offset\":0,\"searchText\":\"\"}"},
        {"smartrecruiters", "Acme", "",
         "https://api.smartrecruiters.com/v1/companies/Acme/postings?limit=100&offset=0", NULL},
        {"workable", "acme", "",
         "https://apply.workable.com/api/v1/widget/accounts/acme?details=true", NULL},
        {"personio", "acme", "", "https://acme.jobs.personio.de/xml?language=en", NULL},
        {"teamtailor", "acme", "", "https://acme.teamtailor.com/jobs.json", NULL},
        {"bamboohr", "acme", "", "https://acme.bamboohr.com/careers/list", NULL},
        {"breezy", "acme", "", "https://acme.breezy.hr/json", NULL},
        {"pinpoint", "acme", "", "https://acme.pinpointhq.com/postings.json", NULL},
        {"rippling", "acme", "", "https://api.rippling.com/platform/api/ats/v1/board/acme/jobs",
         NULL},
        {"gem", "acme", "", "https://api.gem.com/job_board/v0/acme/job_posts/", NULL},
        {"jazzhr", "acme", "", "https://acme.applytojob.com/apply", NULL},
        {"jobvite", "acme", "", "https://jobs.jobvite.com/acme/jobs", NULL},
        {"icims", "acme", "", "https://careers-acme.icims.com/sitemap.xml", NULL},
        {"icims", "jobs-acme", "https://jobs-acme.icims.com",
         "https://jobs-acme.icims.com/sitemap.xml", NULL},
        {"usajobs", "", "", "https://data.usajobs.gov/api/search?ResultsPerPage=500&Page=1", NULL},
        {"usajobs", "Keyword=nurse", "",
         "https://data.usajobs.gov/api/search?Keyword=nurse&ResultsPerPage=500&Page=1", NULL},
        {"arbeitnow", "", "", "https://www.arbeitnow.com/api/job-board-api", NULL},
        {"remotive", "", "", "https://remotive.com/api/remote-jobs", NULL},
        {"weworkremotely", "", "", "https://weworkremotely.com/remote-jobs.rss", NULL},
        {"hn-who-is-hiring", "", "",
         "https://hn.algolia.com/api/v1/search_by_date?tags=story,author_whoishiring&"
         "hitsPerPage=10",
         NULL},
        {"remoteok", "", "", "https://remoteok.com/api", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena;
        arena_init(&arena, MIB);
        struct source source = {.name = STR("s")};
        source.set.kind = str_of(cases[i].kind);
        source.set.board = str_of(cases[i].board);
        source.set.endpoint = str_of(cases[i].endpoint);
        struct harvest harvest;
        assert_int_equal(kind_start(&source, &arena, &harvest, NULL), OK);
        assert_non_null(harvest.links);
        assert_int_equal(harvest.links->role, PAGE_LISTING);
        if (!str_is(harvest.links->url, cases[i].url) ||
            !str_eq(harvest.links->request_body, str_of(cases[i].body))) {
            fail_msg("%s: %.*s %.*s", cases[i].kind, STR_ARG(harvest.links->url),
                     STR_ARG(harvest.links->request_body));
        }
        arena_release(&arena);
    }
}

static void
test_start_refuses(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *board, *endpoint, *url, *words;
    } cases[] = {
        {"greenhose", "acme", "", "", "unknown kind"},
        {"greenhouse", "", "", "", "needs `board`"},
        {"greenhouse", "https://boards.greenhouse.io/acme", "", "", "jobmill detect"},
        {"greenhouse", "acme", "localhost", "", "not http"},
        {"workday", "acme", "", "", "tenant.wdN/Site"},
        {"sitemap", "", "", "", "needs `url`"},
        {"page", "", "", "file:///etc/passwd", "not http"},
        {"warc", "", "", "", "needs `path`"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena;
        arena_init(&arena, MIB);
        struct str url = str_of(cases[i].url);
        struct source source = {.name = STR("s")};
        source.set.kind = str_of(cases[i].kind);
        source.set.board = str_of(cases[i].board);
        source.set.endpoint = str_of(cases[i].endpoint);
        source.set.url = (struct str_list){&url, url.n ? 1 : 0};
        struct harvest harvest;
        struct error err;
        assert_int_equal(kind_start(&source, &arena, &harvest, &err), E_CONFIG);
        if (!str_has(str_of(err.text), str_of(cases[i].words))) {
            fail_msg("case %zu: %s", i, err.text);
        }
        arena_release(&arena);
    }
}

static void
test_start_of_web_kinds(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, MIB);
    struct str urls[] = {STR("https://a.example/1"), STR(" https://a.example/2#x ")};
    struct source source = {.name = STR("s")};
    source.set.kind = STR("page");
    source.set.url = (struct str_list){urls, 2};
    struct harvest harvest;
    assert_int_equal(kind_start(&source, &arena, &harvest, NULL), OK);
    assert_int_equal(harvest.links->role, PAGE_DETAIL);
    assert_true(str_is(harvest.links->next->url, "https://a.example/2"));
    source.set.kind = STR("feed");
    assert_int_equal(kind_start(&source, &arena, &harvest, NULL), OK);
    assert_int_equal(harvest.links->role, PAGE_LISTING);
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples_of_the_adapters),
        cmocka_unit_test(test_table_of_kinds),
        cmocka_unit_test(test_urls),
        cmocka_unit_test(test_start),
        cmocka_unit_test(test_start_refuses),
        cmocka_unit_test(test_start_of_web_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
