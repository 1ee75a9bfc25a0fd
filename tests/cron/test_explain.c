/* tests/cron/test_explain.c: `jobmill explain` shows value, layer, rule and words of
 * each field, and what the other layers of the page said, whatever kind of source the
 * posting came from: a board's list and details, pages, a sitemap, a feed and what its
 * items lead to, saved files, a WARC file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "support_web.h"

#define NOON "JOBMILL_NOW=2026-04-10T12:00:00Z"
#define TEXT                                                                                       \
    "We build bridges of steel all over the country and look for people who like to work with "    \
    "their hands, read drawings and keep an eye on safety. You will join a team of twelve, and "   \
    "nobody works alone. We train you for every machine in the shop, on our own time. You work "   \
    "up "                                                                                          \
    "to 32 hours per week. The contract runs on a fixed term of 12 months."
/* JSON-LD that lacks the company; the page's own title differs from it. */
#define PAGE(title, city, link)                                                                    \
    "<html><head><title>" title " | Norwind</title>" link                                          \
    "<script type=application/ld+json>{\"@type\":\"JobPosting\",\"title\":\"" title "\","          \
    "\"datePosted\":\"2026-04-01\",\"employmentType\":\"FULL_TIME\",\"jobLocation\":{\"address\":" \
    "{\"addressLocality\":\"" city "\",\"addressCountry\":\"BE\"}},\"description\":\"" TEXT        \
    "\"}</script></head><body><h1>" title " (m/f)</h1><dl><dt>Company</dt><dd>Norwind "            \
    "Bridges</dd><dt>Location</dt><dd>Bruges</dd></dl><h2>What you do</h2><p>" TEXT                \
    "</p><h2>Your profile</h2><p>You have held a torch before.</p><a href=/x>Apply now</a>"        \
    "</body></html>"

static int
setup(void **state)
{
    (void)state;
    scratch_folder();
    test_web = web_start();
    return test_web ? 0 : -1;
}

/* All lines; a line holds its words in order. */
static void
has_lines(const char *what, const char *out, const char *const lines[][4])
{
    for (size_t i = 0; lines[i][0]; i++) {
        bool is_found = false;
        for (const char *line = out; line && !is_found; line = strchr(line, '\n')) {
            line += *line == '\n';
            const char *end = strchr(line, '\n'), *at = line;
            for (size_t k = 0; k < 4 && lines[i][k] && at; k++) {
                at = strstr(at, lines[i][k]);
                at = at && (!end || at < end) ? at + strlen(lines[i][k]) : NULL;
            }
            is_found = at != NULL;
        }
        if (!is_found) {
            fail_msg("%s: no line with \"%s\" \"%s\": %s", what, lines[i][0],
                     lines[i][1] ? lines[i][1] : "", out);
        }
    }
}

/* Of the posting of that title. */
static void
explains(const char *conf, const char *db, const char *title, const char *const lines[][4])
{
    json_t *all = export_all(db);
    const char *id, *found = NULL;
    json_t *posting;
    json_object_foreach(all, id, posting)
    {
        const char *own = json_string_value(json_object_get(posting, "title"));
        found = own && strcmp(own, title) == 0 ? id : found;
    }
    if (!found) {
        fail_msg("no posting \"%s\"", title);
    }
    struct ran ran = jobmill_run(NOON, 0, "explain -c %s -d %s %s", conf, db, found);
    if (ran.status != 0 || *ran.err) {
        fail_msg("%s: exit %d: %s", title, ran.status, ran.err);
    }
    has_lines(title, ran.out, lines);
    ran_free(&ran);
    json_decref(all);
}

static void
serve(void)
{
    web_set(test_web, "/v1/boards/acme/jobs?content=true&pay_transparency=true", 200,
            "application/json",
            "{\"jobs\":[{\"id\":7,\"title\":\"Rigger\",\"absolute_url\":\"https://b.example/7\","
            "\"updated_at\":\"2026-04-02T00:00:00Z\",\"first_published\":\"2026-04-02T00:00:00Z\","
            "\"location\":{\"name\":\"Hull, UK\"},\"content\":\"" TEXT "\",\"metadata\":[{\"name\":"
            "\"Employment Type\",\"value\":\"Contract\"}],\"pay_input_ranges\":[{\"min_cents\":"
            "3000000,\"max_cents\":3600000,\"currency_type\":\"GBP\",\"title\":\"Annual\"}]}],"
            "\"meta\":{\"total\":1}}");
    web_set(test_web, "/json", 200, "application/json",
            "[{\"id\":\"b1\",\"friendly_id\":\"b1-sailor\",\"name\":\"Sail Maker\",\"department\":"
            "\"Loft\",\"location\":{\"name\":\"Rimini\"},\"company\":{\"name\":\"Wavecloth\"}}]");
    web_set(test_web, "/p/b1-sailor", 200, "text/html", PAGE("Sail Maker", "Ghent", ""));
    web_set(test_web, "/jobs/1", 200, "text/html", PAGE("Welder", "Ghent", ""));
    web_set(test_web, "/jobs/2", 200, "text/html", PAGE("Fitter", "Lier", ""));
    web_set(test_web, "/jobs/3", 200, "text/html", PAGE("Roper", "Mons", ""));
    char map[512];
    (void)snprintf(map, sizeof map,
                   "<urlset><url><loc>http://127.0.0.1:%d/jobs/2</loc></url></urlset>",
                   web_port(test_web));
    web_set(test_web, "/sitemap.xml", 200, "application/xml", map);
    (void)snprintf(map, sizeof map,
                   "<rss><channel><item><title>Roper of the feed</title><link>http://127.0.0.1:%d/"
                   "jobs/3</link><company>Hemp Ltd</company><description>Ropes...</description>"
                   "</item></channel></rss>",
                   web_port(test_web));
    web_set(test_web, "/feed.xml", 200, "application/rss+xml", map);
}

// clang-format off
static const char *const RIGGER[][4] = {
    {"title", "Rigger", "board-api", "title"}, {"salary", "30000 - 36000 GBP a year", "board-api", "pay_input_ranges"},
    {"weekly_hours", "up to 32 ", "prose", "\"32 hours per week"}, {"contract_length", "12 months", "prose", NULL},
    {"location", "GB", "location.name", "Hull"}, {"employment_type", "contract", "metadata", "\"Contract\""},
    {"all layers of the archived page", NULL, NULL, NULL}, {"* employment_type", "board-api", "metadata", "\"Contract\""},
    {"* salary", "pay_input_ranges", "3000000 - 3600000", "GBP"}, {NULL, NULL, NULL, NULL}};
static const char *const SAILOR[][4] = {
    {"* title", "json-ld", "title", "\"Sail Maker\""}, {"  title", "board-api", "name", "\"Sail Maker\""},
    {"department", "board-api", "department", "\"Loft\""}, {"* location", "json-ld", "jobLocation", "Ghent"},
    {"  title", "rule", "Sail Maker (m/f)", NULL}, {NULL, NULL, NULL, NULL}};
static const char *const WELDER[][4] = {
    {"company", "Norwind Bridges", "rule", "\"Norwind Bridges\""}, {"all layers of the archived page", NULL, NULL, NULL},
    {"* title", "json-ld", "title", "\"Welder\""}, {"  title", "rule", "Welder (m/f)", NULL},
    {"* location", "json-ld", "jobLocation", "Ghent"}, {NULL, NULL, NULL, NULL}};
static const char *const FITTER[][4] = {
    {"all layers of the archived page", NULL, NULL, NULL}, {"* title", "json-ld", "title", "\"Fitter\""},
    {"  title", "rule", "Fitter (m/f)", NULL}, {NULL, NULL, NULL, NULL}};
static const char *const ROPER[][4] = {
    {"* title", "json-ld", "title", "\"Roper\""}, {"  title", "board-api", "listing", "\"Roper of the feed\""},
    {"  company", "board-api", "listing", "\"Hemp Ltd\""}, {NULL, NULL, NULL, NULL}};
// clang-format on

static void
test_fetched(void **state)
{
    (void)state;
    int port = web_port(test_web);
    serve();
    const char *conf = scratch_write(
        "jobmill.conf",
        "contact = \"t@example.com\"\nallow-private = yes\narchive = \"archive\"\nrate = "
        "\"1000/s\"\n"
        "source \"board\" { kind = greenhouse board = acme endpoint = \"http://127.0.0.1:%d\" }\n"
        "source \"pages\" { kind = page url = \"http://127.0.0.1:%d/jobs/1\" }\n"
        "source \"list\" { kind = breezy board = wavecloth endpoint = \"http://127.0.0.1:%d\" }\n"
        "source \"map\" { kind = sitemap url = \"http://127.0.0.1:%d/sitemap.xml\" }\n"
        "source \"feed\" { kind = feed url = \"http://127.0.0.1:%d/feed.xml\" }\n",
        port, port, port, port, port);
    char db[512];
    (void)snprintf(db, sizeof db, "%s/jobs.db", scratch_folder());
    struct ran ran = jobmill_run(NOON, 0, "run -c %s -d %s", conf, db);
    if (ran.status != 0) {
        fail_msg("run: %d: %s%s", ran.status, ran.out, ran.err);
    }
    ran_free(&ran);
    explains(conf, db, "Rigger", RIGGER);
    explains(conf, db, "Sail Maker", SAILOR);
    explains(conf, db, "Welder", WELDER);
    explains(conf, db, "Fitter", FITTER);
    explains(conf, db, "Roper", ROPER);
}

// clang-format off
static const char *const SAVED[][4] = {
    {"title", "Glazier", "json-ld", "title"}, {"all layers of the saved page (file://", "1.html", NULL, NULL},
    {"* title", "json-ld", "title", "\"Glazier\""}, {"  title", "rule", "Glazier (m/f)", NULL},
    {"* location", "json-ld", "jobLocation", "Aalst, BE"}, {NULL, NULL, NULL, NULL}};
static const char *const NAMED[][4] = { /* a page with an address of its own */
    {"all layers of the saved page (file://", "2.html", NULL, NULL},
    {"  title", "rule", "Mason (m/f)", NULL}, {NULL, NULL, NULL, NULL}};
static const char *const RECORD[][4] = {
    {"all layers of the archived page", "saved.warc", NULL, NULL}, {"* title", "json-ld", "title", "\"Cooper\""},
    {"  title", "rule", "Cooper (m/f)", NULL}, {NULL, NULL, NULL, NULL}};
// clang-format on

static void
test_files(void **state)
{
    (void)state;
    static const char html[] = PAGE("Cooper", "Dinant", "");
    static const char http[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
    const char *one = scratch_write("1.html", "%s", PAGE("Glazier", "Aalst", ""));
    (void)scratch_write(
        "2.html", "%s",
        PAGE("Mason", "Halle", "<link rel=canonical href=\"https://jobs.norwind.example/9\">"));
    (void)scratch_write("saved.warc",
                        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: "
                        "<urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
                        "WARC-Target-URI: https://c.example/jobs/4\r\nWARC-Date: "
                        "2026-04-09T00:00:00Z\r\nContent-Type: application/http; "
                        "msgtype=response\r\nContent-Length: %zu\r\n\r\n%s%s\r\n\r\n",
                        sizeof http - 1 + sizeof html - 1, http, html);
    const char *conf = scratch_write("files.conf",
                                     "contact = \"t@example.com\"\n"
                                     "source \"saved\" { kind = dir path = \"%s/*.html\" }\n"
                                     "source \"old\" { kind = warc path = \"%s/saved.warc\" }\n",
                                     scratch_folder(), scratch_folder());
    char db[512];
    (void)snprintf(db, sizeof db, "%s/files.db", scratch_folder());
    struct ran ran = jobmill_run(NOON, 0, "run -c %s -d %s", conf, db);
    if (ran.status != 0) {
        fail_msg("run: %d: %s%s", ran.status, ran.out, ran.err);
    }
    ran_free(&ran);
    explains(conf, db, "Glazier", SAVED);
    explains(conf, db, "Mason", NAMED);
    explains(conf, db, "Cooper", RECORD);
    /* a file that is gone: the stored evidence alone, and why */
    json_t *all = export_all(db);
    const char *id;
    json_t *posting;
    assert_int_equal(remove(one), 0);
    json_object_foreach(all, id, posting)
    {
        if (strcmp(json_string_value(json_object_get(posting, "title")), "Glazier") == 0) {
            ran = jobmill_run(NOON, 0, "explain -c %s -d %s %s", conf, db, id);
            assert_int_equal(ran.status, 0);
            assert_non_null(strstr(ran.out, "Glazier"));
            assert_non_null(strstr(ran.err, "no file of source \"saved\" holds it any more"));
            ran_free(&ran);
        }
    }
    json_decref(all);
}

/* How much of "N pages, N postings read again" a replay tells. */
static void
replays(const char *conf, const char *db, const char *options, const char *want)
{
    struct ran ran = jobmill_run(NOON, 0, "replay %s -c %s -d %s", options, conf, db);
    if (ran.status != 0 || !strstr(ran.out, want)) {
        fail_msg("replay %s: want \"%s\": %d %s%s", options, want, ran.status, ran.out, ran.err);
    }
    ran_free(&ran);
}

static void
says(const char *conf, const char *db, const char *command, const char *words, bool is_said)
{
    struct ran ran = jobmill_run(NOON, 0, "%s -c %s -d %s", command, conf, db);
    if (ran.status != 0 || (strstr(ran.out, words) != NULL) != is_said) {
        fail_msg("%s, \"%s\": %d %s%s", command, words, ran.status, ran.out, ran.err);
    }
    ran_free(&ran);
}

static void
age(const char *db, const char *sql)
{
    sqlite3 *handle = NULL;
    assert_int_equal(sqlite3_open(db, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
}

/* Which postings another version of the program read is told, and replay can be
 * kept to them. */
static void
test_older_reader(void **state)
{
    (void)state;
    int port = web_port(test_web);
    serve();
    const char *conf = scratch_write(
        "jobmill.conf",
        "contact = \"t@example.com\"\nallow-private = yes\narchive = \"archive\"\nrate = "
        "\"1000/s\"\n"
        "source \"board\" { kind = greenhouse board = acme endpoint = \"http://127.0.0.1:%d\" }\n"
        "source \"pages\" { kind = page url = \"http://127.0.0.1:%d/jobs/1\" }\n",
        port, port);
    char db[512], command[64];
    (void)snprintf(db, sizeof db, "%s/jobs.db", scratch_folder());
    struct ran ran = jobmill_run(NOON, 0, "run -c %s -d %s", conf, db);
    assert_int_equal(ran.status, 0);
    ran_free(&ran);
    says(conf, db, "status", "read by another version", false);
    replays(conf, db, "--older", "0 pages, 0 postings");
    age(db, "INSERT INTO reading(id, versions) VALUES(77, '1.1.19990101');"
            "UPDATE posting SET reading = 77 WHERE title = 'Welder'");
    json_t *all = export_all(db);
    const char *id, *welder = NULL;
    json_t *posting;
    json_object_foreach(all, id, posting)
    {
        bool is_it = strcmp(json_string_value(json_object_get(posting, "title")), "Welder") == 0;
        welder = is_it ? id : welder;
    }
    assert_non_null(welder);
    (void)snprintf(command, sizeof command, "explain %s", welder);
    json_decref(all);
    says(conf, db, "status", "1 open postings were read by another version (1.1.19990101)", true);
    says(conf, db, "status --format json",
         "\"record\":\"reading\",\"versions\":\"1.1.19990101\","
         "\"postings\":1,\"is_current\":0",
         true);
    says(conf, db, command, "read under       1.1.19990101; this program reads under ", true);
    replays(conf, db, "", "2 pages, 2 postings");
    replays(conf, db, "--older", "1 pages, 1 postings read again; 0 would");
    replays(conf, db, "--older --apply", "1 pages, 1 postings");
    says(conf, db, "status", "read by another version", false);
    says(conf, db, command, "this program reads under", false);
    replays(conf, db, "--older", "0 pages");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_fetched, setup, web_teardown),
        cmocka_unit_test_setup_teardown(test_files, setup, web_teardown),
        cmocka_unit_test_setup_teardown(test_older_reader, setup, web_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
