/* Every adapter over its fixtures: what a payload holds is what is read, and
 * what is wrong with an answer is said. `--update` rewrites the expectations
 * (<fixture>.expected): read the diff. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limits.h"
#include "parse/boards/board.h"
#include "parse/json/json.h"
#include "tests/parse/support_harvest.h"

#include "base/banned.h"

struct row {
    const char *kind, *file, *url;
    enum page_role role;
    enum page_verdict verdict;
    const char *request; /* body of the request, or NULL */
    const char *hint;    /* of a detail page, or NULL */
    const char *label;   /* second run over the same file */
    const char *id;      /* a page of HTML: id and title are all that is compared */
    const char *title;
};

#define LIST   PAGE_LISTING
#define DETAIL PAGE_DETAIL
#define AUTO   PAGE_AUTO

// clang-format off
static const struct row rows[] = {
    {.kind = "greenhouse", .file = "ok.json", .url = "https://boards-api.greenhouse.io/v1/boards/nordwindoptik/jobs", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "greenhouse", .file = "detail.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "greenhouse", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "greenhouse", .file = "unknown.json", .role = LIST, .verdict = VERDICT_GONE},
    {.kind = "lever", .file = "ok.json", .url = "https://api.lever.co/v0/postings/claycourt?mode=json&skip=0&limit=2", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "lever", .file = "detail.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "lever", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "lever", .file = "unknown.json", .role = LIST, .verdict = VERDICT_GONE},
    {.kind = "ashby", .file = "ok.json", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "ashby", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "ashby", .file = "unknown.json", .role = LIST, .verdict = VERDICT_GONE},
    {.kind = "smartrecruiters", .file = "ok.json", .url = "https://api.smartrecruiters.com/v1/companies/SlateCo/postings?limit=1&offset=0", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "smartrecruiters", .file = "ok.json", .role = AUTO, .verdict = VERDICT_OK, .label = "preview"},
    {.kind = "smartrecruiters", .file = "detail.json", .role = DETAIL, .verdict = VERDICT_OK},
    {.kind = "smartrecruiters", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "smartrecruiters", .file = "unknown.json", .role = DETAIL, .verdict = VERDICT_GONE},
    {.kind = "workable", .file = "ok.json", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "workable", .file = "list.json", .url = "https://apply.workable.com/api/v3/accounts/harbour/jobs", .role = LIST, .verdict = VERDICT_OK, .request = "{\"query\":\"\"}"},
    {.kind = "workable", .file = "detail.json", .url = "https://apply.workable.com/api/v2/accounts/harbour/jobs/CD34", .role = DETAIL, .verdict = VERDICT_OK},
    {.kind = "workable", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "workable", .file = "unknown.json", .role = LIST, .verdict = VERDICT_GONE},
    {.kind = "recruitee", .file = "ok.json", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "recruitee", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "recruitee", .file = "unknown.json", .role = LIST, .verdict = VERDICT_GONE},
    {.kind = "personio", .file = "ok.xml", .url = "https://moorland.jobs.personio.de/xml?language=en", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "personio", .file = "empty.xml", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "teamtailor", .file = "ok.json", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "teamtailor", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "bamboohr", .file = "ok.json", .url = "https://oakstable.bamboohr.com/careers/list", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "bamboohr", .file = "ok.json", .url = "https://oakstable.bamboohr.com/careers/list", .role = AUTO, .verdict = VERDICT_OK, .label = "preview"},
    {.kind = "bamboohr", .file = "detail.json", .url = "https://oakstable.bamboohr.com/careers/86/detail", .role = DETAIL, .verdict = VERDICT_OK},
    {.kind = "bamboohr", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "bamboohr", .file = "unknown.json", .role = DETAIL, .verdict = VERDICT_GONE},
    {.kind = "workday", .file = "ok.json", .url = "https://redrock.wd3.myworkdayjobs.com/wday/cxs/redrock/Mines/jobs", .role = LIST, .verdict = VERDICT_OK, .request = "{\"appliedFacets\":{\"a\":[\"b\"]},\"limit\":20,\"offset\":0,\"searchText\":\"\"}"},
    {.kind = "workday", .file = "ok.json", .url = "https://redrock.wd3.myworkdayjobs.com/wday/cxs/redrock/Mines/jobs", .role = LIST, .verdict = VERDICT_OK, .request = "{\"appliedFacets\":{},\"limit\":20,\"offset\":20,\"searchText\":\"\"}", .label = "second"},
    {.kind = "workday", .file = "ok.json", .url = "https://redrock.wd3.myworkdayjobs.com/wday/cxs/redrock/Mines/jobs", .role = AUTO, .verdict = VERDICT_OK, .label = "preview"},
    {.kind = "workday", .file = "capped.json", .url = "https://redrock.wd3.myworkdayjobs.com/wday/cxs/redrock/Mines/jobs", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "workday", .file = "detail.json", .url = "https://redrock.wd3.myworkdayjobs.com/wday/cxs/redrock/Mines/job/Perth/Drill-Operator_JR1", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "workday", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "workday", .file = "unknown.json", .role = LIST, .verdict = VERDICT_GONE},
    {.kind = "breezy", .file = "ok.json", .url = "https://wavecloth.breezy.hr/json", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "breezy", .file = "ok.json", .url = "https://wavecloth.breezy.hr/json", .role = AUTO, .verdict = VERDICT_OK, .label = "preview"},
    {.kind = "breezy", .file = "detail.html", .url = "https://wavecloth.breezy.hr/p/b1-sail-maker", .role = DETAIL, .verdict = VERDICT_OK, .id = "b1", .title = "Sail Maker",
     .hint = "{\"id\":\"b1\",\"name\":\"Sail Maker\",\"department\":\"Loft\",\"salary\":\"€2,400 - €2,800 per month\",\"type\":{\"id\":\"fullTime\"}}"},
    {.kind = "breezy", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "pinpoint", .file = "ok.json", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "pinpoint", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "rippling", .file = "ok.json", .url = "https://api.rippling.com/platform/api/ats/v1/board/beacon/jobs", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "rippling", .file = "ok.json", .url = "https://api.rippling.com/platform/api/ats/v1/board/beacon/jobs", .role = AUTO, .verdict = VERDICT_OK, .label = "preview"},
    {.kind = "rippling", .file = "detail.json", .role = DETAIL, .verdict = VERDICT_OK},
    {.kind = "rippling", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "rippling", .file = "unknown.json", .role = LIST, .verdict = VERDICT_GONE},
    {.kind = "gem", .file = "ok.json", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "gem", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "gem", .file = "unknown.json", .role = LIST, .verdict = VERDICT_GONE},
    {.kind = "jazzhr", .file = "ok.html", .url = "https://millrace.applytojob.com/apply", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "jazzhr", .file = "detail.html", .url = "https://millrace.applytojob.com/apply/Ab1Cd2/Miller", .role = AUTO, .verdict = VERDICT_OK, .id = "Ab1Cd2", .title = "Miller"},
    {.kind = "jazzhr", .file = "empty.html", .url = "https://millrace.applytojob.com/apply", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "jobvite", .file = "ok.html", .url = "https://jobs.jobvite.com/millrace/jobs", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "jobvite", .file = "detail.html", .url = "https://jobs.jobvite.com/millrace/job/oC2d", .role = AUTO, .verdict = VERDICT_OK, .id = "oC2d", .title = "Sifter"},
    {.kind = "jobvite", .file = "empty.html", .url = "https://jobs.jobvite.com/millrace/jobs", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "icims", .file = "ok.xml", .url = "https://careers-millrace.icims.com/sitemap.xml", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "icims", .file = "detail.html", .url = "https://careers-millrace.icims.com/jobs/1201/miller/job?in_iframe=1", .role = AUTO, .verdict = VERDICT_OK, .id = "1201", .title = "Miller"},
    {.kind = "icims", .file = "gone.html", .url = "https://careers-millrace.icims.com/jobs/1201/miller/job?in_iframe=1", .role = DETAIL, .verdict = VERDICT_GONE},
    {.kind = "icims", .file = "empty.xml", .url = "https://careers-millrace.icims.com/sitemap.xml", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "usajobs", .file = "ok.json", .url = "https://data.usajobs.gov/api/search?ResultsPerPage=500&Page=1", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "usajobs", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "arbeitnow", .file = "ok.json", .url = "https://www.arbeitnow.com/api/job-board-api", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "arbeitnow", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "remoteok", .file = "ok.json", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "remoteok", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "remotive", .file = "ok.json", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "remotive", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "weworkremotely", .file = "ok.xml", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "weworkremotely", .file = "empty.xml", .role = LIST, .verdict = VERDICT_EMPTY},
    {.kind = "hn-who-is-hiring", .file = "ok.json", .url = "https://hn.algolia.com/api/v1/search_by_date?page=0", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "hn-who-is-hiring", .file = "stories.json", .url = "https://hn.algolia.com/api/v1/search_by_date", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "hn-who-is-hiring", .file = "items.json", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "hn-who-is-hiring", .file = "empty.json", .role = LIST, .verdict = VERDICT_EMPTY},
    /* members of other types than known, entries that cannot be read beside sound ones */
    {.kind = "greenhouse", .file = "changed.json", .url = "https://boards-api.greenhouse.io/v1/boards/nordwindoptik/jobs", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "lever", .file = "changed.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "ashby", .file = "changed.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "smartrecruiters", .file = "changed.json", .url = "https://api.smartrecruiters.com/v1/companies/SlateCo/postings?limit=100&offset=0", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "workable", .file = "changed.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "recruitee", .file = "changed.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "teamtailor", .file = "changed.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "bamboohr", .file = "changed.json", .url = "https://oakstable.bamboohr.com/careers/list", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "workday", .file = "changed.json", .url = "https://redrock.wd3.myworkdayjobs.com/wday/cxs/redrock/Mines/jobs", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "breezy", .file = "changed.json", .url = "https://wavecloth.breezy.hr/json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "pinpoint", .file = "changed.json", .url = "https://cartograph.pinpointhq.com/postings.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "rippling", .file = "changed.json", .url = "https://api.rippling.com/platform/api/ats/v1/board/beacon/jobs", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "gem", .file = "changed.json", .url = "https://api.gem.com/job_board/v0/carat/job_posts/", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "usajobs", .file = "changed.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "arbeitnow", .file = "changed.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "remoteok", .file = "changed.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "remotive", .file = "changed.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "hn-who-is-hiring", .file = "changed.json", .role = AUTO, .verdict = VERDICT_OK},
    {.kind = "personio", .file = "changed.xml", .url = "https://moorland.jobs.personio.de/xml?language=en", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "weworkremotely", .file = "changed.xml", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "jazzhr", .file = "changed.html", .url = "https://millrace.applytojob.com/apply", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "jobvite", .file = "changed.html", .url = "https://jobs.jobvite.com/millrace/search?c=Mill&p=0", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "icims", .file = "changed.xml", .url = "https://careers-millrace.icims.com/sitemap.xml", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "icims", .file = "index.xml", .url = "https://careers-millrace.icims.com/sitemap.xml", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "icims", .file = "search.html", .url = "https://careers-millrace.icims.com/jobs/search?ss=1&in_iframe=1&pr=0", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "gem", .file = "graph.json", .url = "https://jobs.gem.com/carat", .role = LIST, .verdict = VERDICT_OK},
    {.kind = "gem", .file = "graph-detail.json", .url = "https://jobs.gem.com/carat/e-1", .role = AUTO, .verdict = VERDICT_OK},
};
// clang-format on

enum { N_ROWS = sizeof rows / sizeof *rows };

static bool is_update;
static struct page *
page_of(const struct row *row, struct str body)
{
    struct page *page = support_page(row->kind, row->url, body);
    page->role = row->role;
    page->request_body = str_of(row->request);
    page->hint = str_of(row->hint);
    if (row->hint) {
        page->external_id = STR("b1");
    }
    return page;
}

/* Of a page only what the adapter adds: the rest is tested with pages. */
static void
check_page(const struct row *row, const struct harvest *harvest)
{
    const struct raw_posting *raw = harvest->postings;
    assert_non_null(raw);
    assert_null(raw->next);
    assert_true(str_is(raw->external_id, row->id));
    assert_true(str_is(raw_first(raw, FIELD_TITLE)->text, row->title));
    if (row->hint) {
        assert_true(str_is(raw_first(raw, FIELD_DEPARTMENT)->text, "Loft"));
        assert_non_null(raw->money);
    }
}

static void
check_dump(const struct row *row, const struct buf *got)
{
    char name[256];
    (void)snprintf(name, sizeof name, "%s/%s%s%s.expected", row->kind, row->file,
                   row->label ? "." : "", row->label ? row->label : "");
    if (is_update) {
        support_write(name, buf_str(got));
    }
    struct buf want;
    support_read(&want, name);
    if (!str_eq(buf_str(got), buf_str(&want))) {
        fail_msg("%s\n-- want\n%.*s-- got\n%.*s", name, STR_ARG(buf_str(&want)),
                 STR_ARG(buf_str(got)));
    }
    buf_release(&want);
}

static void
check_row(const struct row *row)
{
    char name[256];
    (void)snprintf(name, sizeof name, "%s/%s", row->kind, row->file);
    struct buf body;
    support_read(&body, name);
    struct page *page = page_of(row, buf_str(&body));
    struct harvest harvest;
    struct error err = {0};
    assert_int_equal(parse_page(test_parser, page, NULL, &harvest, &err), OK);
    struct buf got;
    buf_init(&got, 4 * MIB);
    support_dump(&got, &harvest);
    if (harvest.verdict != row->verdict) {
        fail_msg("%s: verdict\n%.*s", name, STR_ARG(buf_str(&got)));
    }
    if (row->id) {
        check_page(row, &harvest);
    } else {
        check_dump(row, &got);
    }
    buf_release(&got);
    buf_release(&body);
    page_free(page);
}

static void
test_fixtures(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_ROWS; i++) {
        check_row(&rows[i]);
    }
}

/* Cut at every byte, each cut in a block of its own: no crash, no entry twice,
 * and a cut listing is never taken for a whole or an empty one. */
static void
check_cuts(const struct row *row)
{
    char name[256];
    (void)snprintf(name, sizeof name, "%s/%s", row->kind, row->file);
    struct buf body;
    support_read(&body, name);
    struct str whole = str_trim(buf_str(&body));
    bool is_html = str_ends(str_of(row->file), STR("html"));
    for (size_t n = 0; n < whole.n; n += n + 400 < whole.n ? 7 : 1) {
        char *cut = malloc(n ? n : 1);
        assert_non_null(cut);
        memcpy(cut, whole.p, n);
        struct page *page = page_of(row, STR_NONE);
        page->body = (struct str){cut, n};
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        bool is_wrong = row->role == LIST && !is_html &&
                        (harvest.verdict == VERDICT_OK || harvest.verdict == VERDICT_EMPTY);
        if (is_wrong) {
            fail_msg("%s cut at %zu of %zu: verdict %s", name, n, whole.n,
                     verdict_name(harvest.verdict));
        }
        page_free(page);
        free(cut);
    }
    buf_release(&body);
}

static void
test_cut_off(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_ROWS; i++) {
        check_cuts(&rows[i]);
    }
}

/* What is read of a cut-off listing is whole: no posting without its end. */
static void
test_cut_listing_keeps_whole_entries(void **state)
{
    (void)state;
    struct buf body;
    support_read(&body, "recruitee/ok.json");
    struct str whole = buf_str(&body);
    size_t second = str_find(whole, STR("\"Minimal\""));
    assert_true(second != SIZE_MAX);
    struct page *page = support_page("recruitee", NULL, str_sub(whole, 0, second));
    struct harvest harvest;
    assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
    assert_int_equal(harvest.verdict, VERDICT_TRUNCATED);
    assert_non_null(harvest.postings);
    assert_true(str_is(harvest.postings->external_id, "501"));
    assert_null(harvest.postings->next);
    assert_int_equal(harvest.n_dropped, 1);
    page_free(page);
    buf_release(&body);
}

/* Answers that no kind may take for a listing. */
static void
test_wrong_answers(void **state)
{
    (void)state;
    static const struct {
        const char *body;
        enum page_verdict verdict, for_workable;
    } answers[] = {
        {"", VERDICT_MALFORMED, VERDICT_MALFORMED},
        {"   \n", VERDICT_MALFORMED, VERDICT_MALFORMED},
        {"Internal error", VERDICT_MALFORMED, VERDICT_GONE},
        {"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><div "
         "class=\"cf-chl\">x</div></body></html>",
         VERDICT_BLOCKED, VERDICT_BLOCKED},
        {"<html><head><title>Acme</title></head><body>Hello</body></html>", VERDICT_MALFORMED,
         VERDICT_GONE},
        {"{\"status\":\"fine\",\"entries\":[{\"heading\":\"x\"}]}", VERDICT_MALFORMED,
         VERDICT_MALFORMED},
        {"\"text\"", VERDICT_MALFORMED, VERDICT_GONE},
        {"[1,2,3]", VERDICT_MALFORMED, VERDICT_MALFORMED},
    };
    for (size_t i = 0; board_at(i); i++) {
        const struct board *adapter = board_at(i);
        for (size_t k = 0; k < sizeof answers / sizeof *answers; k++) {
            if (adapter->is_html && k >= 2 && k != 3) {
                continue; /* any HTML may be an empty list there */
            }
            struct page *page = support_page(adapter->kind, NULL, str_of(answers[k].body));
            page->role = PAGE_LISTING;
            struct harvest harvest;
            assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
            enum page_verdict want =
                adapter->is_html_gone ? answers[k].for_workable : answers[k].verdict;
            if (harvest.verdict != want || harvest.postings || !harvest.why.n) {
                fail_msg("%s, answer %zu: %s", adapter->kind, k, verdict_name(harvest.verdict));
            }
            page_free(page);
        }
    }
}

static void
test_sent_away(void **state)
{
    (void)state;
    struct page *page = support_page("breezy", "https://nobody.breezy.hr/json",
                                     STR("<html><body>Hi</body></html>"));
    page->role = PAGE_LISTING;
    page->final_url = STR("https://www.breezy.hr/");
    struct harvest harvest;
    assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
    assert_int_equal(harvest.verdict, VERDICT_GONE);
    page_free(page);
}

/* How the platforms say that they do not know the employer (recorded 2026). */
static void
test_unknown_tenants(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *url, *final_url, *body;
        int http;
        enum page_verdict verdict;
    } cases[] = {
        // clang-format off
        {"greenhouse", "https://boards-api.greenhouse.io/v1/boards/x/jobs", NULL, "{\"status\":404,\"error\":\"Job not found\"}", 404, VERDICT_GONE},
        {"lever", "https://api.lever.co/v0/postings/x?mode=json", NULL, "{\"ok\":false,\"error\":\"Document not found\"}", 404, VERDICT_GONE},
        {"ashby", "https://api.ashbyhq.com/posting-api/job-board/x", NULL, "Not Found", 404, VERDICT_GONE},
        {"smartrecruiters", "https://api.smartrecruiters.com/v1/companies/x/postings", NULL, "{\"offset\":0,\"limit\":100,\"totalFound\":0,\"content\":[]}", 200, VERDICT_EMPTY},
        {"workable", "https://apply.workable.com/api/v1/widget/accounts/x", NULL, "Not Found", 404, VERDICT_GONE},
        {"workable", "https://apply.workable.com/api/v1/widget/accounts/x", NULL, "<!doctype html><html><body>Workable</body></html>", 200, VERDICT_GONE},
        {"recruitee", "https://x.recruitee.com/api/offers/", "https://recruitee.com/", "<html><body>Recruitee</body></html>", 200, VERDICT_GONE},
        {"personio", "https://x.jobs.personio.de/xml?language=en", "https://www.personio.com/not-found", "<!DOCTYPE html><html><body>x</body></html>", 200, VERDICT_GONE},
        {"personio", "https://x.jobs.personio.de/xml?language=en", NULL, "<html></html>", 404, VERDICT_GONE},
        {"teamtailor", "https://x.teamtailor.com/jobs.json", NULL, "<html></html>", 404, VERDICT_GONE},
        {"bamboohr", "https://x.bamboohr.com/careers/list", "https://www.bamboohr.com/", "<html><body>HR</body></html>", 200, VERDICT_GONE},
        {"workday", "https://x.wd5.myworkdayjobs.com/wday/cxs/x/S/jobs", NULL, "{\"errorCode\":\"S21\",\"httpStatus\":404}", 404, VERDICT_GONE},
        {"workday", "https://x.wd5.myworkdayjobs.com/wday/cxs/x/S/jobs", NULL, "{\"errorCode\":\"HTTP_500\",\"httpStatus\":500}", 200, VERDICT_FAILED},
        {"breezy", "https://x.breezy.hr/json", "https://breezy.hr/", "<html><body>Breezy</body></html>", 200, VERDICT_GONE},
        {"breezy", "https://x.breezy.hr/json", NULL, "Forbidden", 403, VERDICT_BLOCKED},
        {"pinpoint", "https://x.pinpointhq.com/postings.json", "https://www.pinpointhq.com/", "<html><body>Pinpoint</body></html>", 200, VERDICT_GONE},
        {"rippling", "https://api.rippling.com/platform/api/ats/v1/board/x/jobs", NULL, "{\"ok\":false,\"error\":{\"code\":\"RESOURCE_NOT_FOUND\"}}", 404, VERDICT_GONE},
        {"gem", "https://api.gem.com/job_board/v0/x/job_posts/", NULL, "{\"message\":\"Not found\"}", 404, VERDICT_GONE},
        {"jazzhr", "https://x.applytojob.com/apply", "https://www.jazzhr.com/", "<html><body>JazzHR</body></html>", 200, VERDICT_GONE},
        {"jazzhr", "https://x.applytojob.com/apply", NULL, "<html></html>", 404, VERDICT_GONE},
        {"jobvite", "https://jobs.jobvite.com/x/jobs", "https://www.jobvite.com/", "<html><body>Jobvite</body></html>", 200, VERDICT_GONE},
        {"icims", "https://careers-x.icims.com/sitemap.xml", NULL, "<html></html>", 404, VERDICT_GONE},
        {"icims", "https://careers-x.icims.com/sitemap.xml", "https://www.icims.com/", "<html><body>iCIMS</body></html>", 200, VERDICT_GONE},
        {"usajobs", "https://data.usajobs.gov/api/search", NULL, "{\"message\":\"Authorization required\"}", 401, VERDICT_BLOCKED},
    }; // clang-format on
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page *page = support_page(cases[i].kind, cases[i].url, str_of(cases[i].body));
        page->role = PAGE_LISTING;
        page->http_status = cases[i].http;
        page->final_url = cases[i].final_url ? str_of(cases[i].final_url) : page->url;
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        if (harvest.verdict != cases[i].verdict || harvest.postings || harvest.links) {
            fail_msg("case %zu, %s: %s, %.*s", i, cases[i].kind, verdict_name(harvest.verdict),
                     STR_ARG(harvest.why));
        }
        page_free(page);
    }
}

/* `text` with each "key" named otherwise. */
static struct str
without_key(struct arena *arena, struct str text, const char *key)
{
    struct buf out;
    buf_init(&out, 4 * MIB);
    struct str name = arena_printf(arena, "\"%s\"", key);
    for (size_t at; (at = str_find(text, name)) != SIZE_MAX;) {
        buf_add(&out, str_sub(text, 0, at));
        buf_add_z(&out, "\"renamed\"");
        text = str_sub(text, at + name.n, SIZE_MAX);
    }
    buf_add(&out, text);
    text = arena_str(arena, buf_str(&out));
    buf_release(&out);
    return text;
}

/* A platform renames the id, the title or the list itself: many entries and none
 * read is a fault, never an empty board. */
static void
test_renamed_members(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *keys[3];
    } cases[] = {
        {"greenhouse", {"id", "title", "jobs"}},
        {"lever", {"id", "text", NULL}},
        {"ashby", {"id", "title", "jobs"}},
        {"smartrecruiters", {"id", "content", NULL}},
        {"workable", {"shortcode", "title", "jobs"}},
        {"recruitee", {"id", "title", "offers"}},
        {"teamtailor", {"id", "title", "items"}},
        {"bamboohr", {"id", "result", NULL}},
        {"workday", {"externalPath", "jobPostings", NULL}},
        {"breezy", {"id", NULL, NULL}},
        {"pinpoint", {"id", "title", "data"}},
        {"rippling", {"uuid", NULL, NULL}},
        {"gem", {"id", "title", NULL}},
        {"usajobs", {"MatchedObjectId", "PositionTitle", "SearchResultItems"}},
        {"arbeitnow", {"slug", "title", "data"}},
        {"remoteok", {"id", "position", NULL}},
        {"remotive", {"id", "jobs", NULL}},
    };
    for (size_t i = 0; i < 3 * (sizeof cases / sizeof *cases); i++) {
        const char *kind = cases[i / 3].kind, *key = cases[i / 3].keys[i % 3];
        if (!key) {
            continue;
        }
        char name[64];
        (void)snprintf(name, sizeof name, "%s/ok.json", kind);
        struct buf body;
        support_read(&body, name);
        struct page *page = support_page(kind, NULL, STR_NONE);
        page->role = PAGE_LISTING;
        page->body = without_key(page->arena, buf_str(&body), key);
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        if (harvest.verdict != VERDICT_MALFORMED || harvest.postings) {
            fail_msg("%s without \"%s\": %s", kind, key, verdict_name(harvest.verdict));
        }
        buf_release(&body);
        page_free(page);
    }
}

/* The configured name fills in where the payload has none, and only there. */
static void
test_company_of_the_source(void **state)
{
    (void)state;
    static const struct {
        const char *file, *want;
    } cases[] = {{"lever/ok.json", "Clay Court Ltd"}, {"recruitee/ok.json", "Spokeworks"}};
    for (size_t i = 0; i < 2; i++) {
        struct buf body;
        support_read(&body, cases[i].file);
        struct page *page = support_page(i ? "recruitee" : "lever", NULL, buf_str(&body));
        page->company = STR("Clay Court Ltd");
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        const struct raw_value *company = raw_first(harvest.postings, FIELD_COMPANY);
        assert_non_null(company);
        assert_true(str_is(company->text, cases[i].want));
        assert_null(raw_next(company));
        page_free(page);
        buf_release(&body);
    }
}

/* A version that moves by itself would fetch every page every night. */
static void
test_version_is_steady(void **state)
{
    (void)state;
    struct str bodies[] = {
        STR("{\"total\":1,\"jobPostings\":[{\"title\":\"A\",\"externalPath\":\"/job/a\","
            "\"postedOn\":\"Posted Today\"}]}"),
        STR("{\"total\":1,\"jobPostings\":[{\"title\":\"A\",\"externalPath\":\"/job/a\","
            "\"postedOn\":\"Posted Yesterday\"}]}"),
        STR("{\"total\":1,\"jobPostings\":[{\"title\":\"B\",\"externalPath\":\"/job/a\","
            "\"postedOn\":\"Posted Yesterday\"}]}"),
    };
    char versions[3][17] = {"", "", ""};
    for (size_t i = 0; i < 3; i++) {
        struct page *page =
            support_page("workday", "https://a.wd1.myworkdayjobs.com/wday/cxs/a/S/jobs", bodies[i]);
        page->role = PAGE_LISTING;
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        assert_non_null(harvest.links);
        assert_int_equal(harvest.links->version.n, 16);
        memcpy(versions[i], harvest.links->version.p, 16);
        page_free(page);
    }
    assert_string_equal(versions[0], versions[1]);
    assert_string_not_equal(versions[1], versions[2]);
}

/* Names that a page chose are written as strings like any other. */
static void
test_names_of_the_page(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *url, *body;
    } answers[] = {
        {"workday", "https://a.wd1.myworkdayjobs.com/wday/cxs/a/S/jobs",
         "{\"total\":2000,\"jobPostings\":[],\"facets\":[{\"facetParameter\":\"a\\\"]},\\\\b\\n\","
         "\"values\":[{\"id\":\"x\",\"count\":1900},{\"id\":\"y\",\"count\":200}]}]}"},
        {"breezy", "https://a.breezy.hr/json",
         "[{\"id\":\"1\",\"friendly_id\":\"1-a\",\"name\":\"A\",\"m\\\"\\\\\":{\"n\\\"\\n\":\"v\"},"
         "\"department\":\"D\"}]"},
    };
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct page *page = support_page(answers[i].kind, answers[i].url, str_of(answers[i].body));
        page->role = PAGE_LISTING;
        struct harvest harvest;
        assert_int_equal(parse_page(test_parser, page, NULL, &harvest, NULL), OK);
        const struct link *link = harvest.links;
        assert_non_null(link);
        struct str said = link->request_body.n ? link->request_body : link->hint;
        struct json *json = NULL;
        assert_int_equal(json_read(said, page->arena, &json, NULL, NULL), OK);
        if (!json || json->was_repaired || json->was_guessed) {
            fail_msg("%s: %.*s", answers[i].kind, STR_ARG(said));
        }
        page_free(page);
    }
}

static void
test_no_memory(void **state)
{
    (void)state;
    struct buf body;
    support_read(&body, "greenhouse/ok.json");
    for (size_t max = 16; max < 20000; max += 97) {
        struct page *page = page_new(max);
        if (!page) {
            continue;
        }
        page->kind = STR("greenhouse");
        page->body = buf_str(&body);
        struct harvest harvest;
        enum status status = parse_page(test_parser, page, NULL, &harvest, NULL);
        assert_true(status == (page->arena->failed ? E_NOMEM : OK));
        page_free(page);
    }
    buf_release(&body);
}

int
main(int argc, char **argv)
{
    is_update = argc > 1 && str_is(str_of(argv[1]), "--update");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fixtures),
        cmocka_unit_test(test_cut_off),
        cmocka_unit_test(test_cut_listing_keeps_whole_entries),
        cmocka_unit_test(test_wrong_answers),
        cmocka_unit_test(test_sent_away),
        cmocka_unit_test(test_unknown_tenants),
        cmocka_unit_test(test_renamed_members),
        cmocka_unit_test(test_company_of_the_source),
        cmocka_unit_test(test_version_is_steady),
        cmocka_unit_test(test_names_of_the_page),
        cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests(tests, support_parser_up, support_parser_down);
}
