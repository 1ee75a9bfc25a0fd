/* tests/cron/test_opt_out.c: directive lists, settings, and a run over a site
 * some of whose pages ask to be left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cron/opt_out.h"
#include "cron/worker.h"
#include "support_market.h"

enum { NOW_S = 1777604400 }; /* 2026-05-01 */

static void
directives_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_out;
    } ROWS[] = {
        {"", false},
        {"all", false},
        {"noindex", true},
        {"NoIndex, nofollow", true},
        {"nofollow , noindex", true},
        {"none", true},
        {"nofollow", false},
        {"noindexing", false},
        {"otherbot: noindex", false},
        {"otherbot: nofollow, noindex", false},
        {"otherbot: noindex, jobmill: nofollow", false},
        {"otherbot: nofollow, jobmill: noindex", true},
        {"JobMill: none", true},
        {"max-snippet:-1, noindex", true},
        {"max-snippet:-1, max-image-preview:large", false},
        {"unavailable_after: 2026-04-30", true},
        {"unavailable_after: 2026-06-30T00:00:00Z", false},
        {"unavailable_after: Tue, 28 Apr 2026 15:00:00 GMT", true},
        {"nosnippet, unavailable_after: Tue, 28 Apr 2026 15:00:00 GMT, noarchive", true},
        {"unavailable_after: Tuesday, 30-Jun-26 15:00:00 GMT", false},
        {"unavailable_after: soon", false},
        {"unavailable_after: Tue, 30 Jun 2026 15:00:00 GMT, noindex", true},
        {"jobmill: unavailable_after: 2026-04-30", true},
        {"otherbot: unavailable_after: 2026-04-30", false},
        {":", false},
        {",,,:,", false},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if ((opt_out_robots(str_of(ROWS[i].text), NOW_S) != NULL) != ROWS[i].is_out) {
            fail_msg("\"%s\" is%s read as leave alone", ROWS[i].text, ROWS[i].is_out ? " not" : "");
        }
    }
}

static void
settings_decide(void **state)
{
    (void)state;
    struct source lax = {.name = STR("x")};
    struct source strict = {.name = STR("x"), .set = {.tdm_opt_out = true, .noindex = true}};
    struct page plain = {.fetched_at_s = NOW_S};
    struct page mined = {.fetched_at_s = NOW_S, .tdm_reservation = STR("1")};
    struct page free_to_mine = {.fetched_at_s = NOW_S, .tdm_reservation = STR("0")};
    struct page hidden = {.fetched_at_s = NOW_S, .robots_tag = STR("noindex")};
    struct harvest meta_mined = {.tdm_reservation = STR("1")};
    struct harvest meta_hidden = {.robots = STR("noindex")};
    assert_null(opt_out_reason(&plain, NULL, NULL, false));
    assert_null(opt_out_reason(&free_to_mine, NULL, &strict, false));
    assert_non_null(opt_out_reason(&mined, NULL, &strict, false));
    assert_non_null(opt_out_reason(&mined, NULL, &strict, true)); /* boards too */
    assert_null(opt_out_reason(&mined, NULL, &lax, false));
    assert_non_null(opt_out_reason(&hidden, NULL, NULL, false));
    assert_null(opt_out_reason(&hidden, NULL, &strict, true)); /* an API's own affair */
    assert_null(opt_out_reason(&hidden, NULL, &lax, false));
    assert_non_null(opt_out_reason(&plain, &meta_mined, &strict, false));
    assert_non_null(opt_out_reason(&plain, &meta_hidden, &strict, false));
    assert_null(opt_out_reason(&plain, &meta_hidden, &lax, false));
}

/* Boards say noindex of postings that have ended: that they have ended counts. */
static void
ended_postings_still_end(void **state)
{
    (void)state;
    static const struct {
        int http_status;
        const char *robots_tag, *tdm, *body;
        enum page_verdict verdict;
        bool is_left_alone;
    } ROWS[] = {
        {404, "noindex", NULL, "not here", VERDICT_GONE, false},
        {410, NULL, "1", "not here", VERDICT_GONE, false},
        {200, "noindex", NULL, "<h1>Baker</h1>", VERDICT_NOT_POSTING, true},
        {200, "noindex", NULL,
         "<html><head><title>Baker</title></head><body><h1>Baker</h1><p>This job is no longer "
         "available.</p></body></html>",
         VERDICT_CLOSED, false},
        {200, NULL, "1", "<h1>Baker</h1>", VERDICT_NOT_POSTING, true},
    };
    struct parser *parser = NULL;
    struct normalizer *normalizer = NULL;
    struct error err = {0};
    assert_int_equal(parser_new(&parser, &err), OK);
    assert_int_equal(normalizer_new(&normalizer, &err), OK);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct page *page = page_new(1 << 24);
        struct outcome outcome;
        assert_non_null(page);
        page->url = page->final_url = STR("https://corax.example/jobs/1");
        page->kind = STR("page");
        page->role = PAGE_DETAIL;
        page->http_status = ROWS[i].http_status;
        page->robots_tag = str_of(ROWS[i].robots_tag);
        page->tdm_reservation = str_of(ROWS[i].tdm);
        page->body = str_of(ROWS[i].body);
        page->fetched_at_s = NOW_S;
        worker_read(parser, normalizer, NULL, page, &outcome);
        if (outcome.harvest.verdict != ROWS[i].verdict ||
            outcome.is_left_alone != ROWS[i].is_left_alone) {
            fail_msg("row %zu: %s", i, verdict_name(outcome.harvest.verdict));
        }
        page_free(page);
    }
    parser_free(parser);
    normalizer_free(normalizer);
}

/* ---- a whole run ---- */

static void
put_page(struct web *web, const char *path, const char *meta)
{
    char body[2048];
    (void)snprintf(
        body, sizeof body,
        "<!doctype html><html><head><title>Baker</title>%s<script type=\"application/ld+json\">"
        "{\"@type\":\"JobPosting\",\"title\":\"Baker %s\",\"datePosted\":\"2026-04-02\","
        "\"hiringOrganization\":{\"@type\":\"Organization\",\"name\":\"Corax\"},"
        "\"description\":\"Bakes bread by night.\"}</script></head><body><h1>Baker</h1></body>",
        meta, path + 1);
    web_set(web, path, 200, "text/html; charset=utf-8", body);
}

static void
run_and_count(struct web *web, const char *settings, int n_stored, const char *says)
{
    int port = web_port(web);
    char db[256];
    const char *conf = scratch_write(
        "out.conf",
        "allow-private = yes\nrate = \"100000/s\"\nretries = 0\narchive = \"\"\nsource \"corax\" "
        "{ kind = page %s url = {\"http://127.0.0.1:%d/a\", \"http://127.0.0.1:%d/b\", "
        "\"http://127.0.0.1:%d/c\", \"http://127.0.0.1:%d/d\"} }\n",
        settings, port, port, port, port);
    (void)snprintf(db, sizeof db, "%s/out.db", scratch_folder());
    (void)remove(db);
    struct ran ran = jobmill_run("JOBMILL_NOW=2026-05-01T03:00:00Z", 0,
                                 "run -c %s -d %s --log logfmt", conf, db);
    if (ran.status != 0 || !strstr(ran.err, says)) {
        fail_msg("exit %d, no \"%s\":\n%s", ran.status, says, ran.err);
    }
    ran_free(&ran);
    json_t *all = export_all(db);
    assert_int_equal(json_object_size(all), n_stored);
    json_decref(all);
}

static void
pages_that_opt_out_are_not_stored(void **state)
{
    (void)state;
    struct web *web = web_start();
    put_page(web, "/a", "");
    put_page(web, "/b", "<meta name=\"robots\" content=\"noindex\">");
    put_page(web, "/c", "<meta name=\"tdm-reservation\" content=\"1\">");
    put_page(web, "/d", "<meta name=robots content='unavailable_after: 2026-04-01'>");
    run_and_count(web, "", 1, "left_alone=3");
    run_and_count(web, "", 1, "why=\"the page says noindex (respect-noindex)\"");
    run_and_count(web, "respect-noindex = no", 3, "left_alone=1");
    run_and_count(web, "respect-tdm = no", 2, "left_alone=2");
    web_stop(web);
    scratch_remove();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(directives_are_read),
        cmocka_unit_test(settings_decide),
        cmocka_unit_test(ended_postings_still_end),
        cmocka_unit_test(pages_that_opt_out_are_not_stored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
