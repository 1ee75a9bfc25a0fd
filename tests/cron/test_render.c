/* tests/cron/test_render.c: commands that print pages, well and badly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "cron/render.h"
#include "support_market.h"

static const char *
script(const char *name, const char *text)
{
    const char *path = scratch_write(name, "#!/bin/sh\n%s\n", text);
    assert_int_equal(chmod(path, 0700), 0);
    return path;
}

static enum status
render(const char *command, int64_t timeout_ms, size_t max_bytes, struct buf *ret,
       struct error *err)
{
    const struct render_task task = {.command = str_of(command),
                                     .url = STR("http://127.0.0.1/a?b=$(touch x);c"),
                                     .timeout_ms = timeout_ms,
                                     .max_bytes = max_bytes};
    return render_run(&task, ret, err);
}

static void
output_is_taken(void **state)
{
    (void)state;
    struct buf out = {0};
    struct error err = {0};
    assert_int_equal(render("  printf  %s|%s  a ", 5000, 1000, &out, &err), OK);
    assert_string_equal(out.p, "a|http://127.0.0.1/a?b=$(touch x);c");
    buf_release(&out);
    /* Long output arrives whole. */
    assert_int_equal(render(script("long", "yes line | head -c 300000"), 20000, 400000, &out, &err),
                     OK);
    assert_int_equal(out.n, 300000);
    buf_release(&out);
    scratch_remove();
}

static void
failures_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum status status;
        const char *says;
    } ROWS[] = {
        {"exit 3", E_IO, "exit status 3"},
        {"kill -9 $$", E_IO, "was killed"},
        {"true", E_IO, "printed nothing"},
        {"yes", E_LIMIT, "max-body"},
        {"echo x; sleep 100", E_TIMEOUT, "timeout"},
        {"echo x; exec >&-; sleep 100", E_TIMEOUT, "timeout"},
        {"trap '' TERM INT HUP; sleep 100 & sleep 100; wait", E_TIMEOUT, "timeout"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct buf out = {0};
        struct error err = {0};
        enum status status = render(script("bad", ROWS[i].text), 400, 100000, &out, &err);
        if (status != ROWS[i].status || !strstr(err.text, ROWS[i].says)) {
            fail_msg("%s: %s: %s", ROWS[i].text, status_name(status), err.text);
        }
    }
    struct buf out = {0};
    struct error err = {0};
    assert_int_equal(render("/nowhere/chrome --x", 400, 1000, &out, &err), E_CONFIG);
    assert_non_null(strstr(err.text, "/nowhere/chrome"));
    assert_int_equal(render("   ", 400, 1000, &out, &err), E_CONFIG);
    scratch_remove();
}

/* A helper that outlives the command neither delays it nor lives on. */
static void
helpers_are_ended(void **state)
{
    (void)state;
    struct buf out = {0};
    struct error err = {0};
    char path[300];
    (void)snprintf(path, sizeof path, "%s/pid", scratch_folder());
    char text[700];
    (void)snprintf(text, sizeof text, "sleep 100 & echo $! >%s; echo done", path);
    assert_int_equal(render(script("helper", text), 20000, 1000, &out, &err), OK);
    assert_string_equal(out.p, "done\n");
    buf_release(&out);
    char command[700]; /* gone, or a zombie that init has yet to take */
    (void)snprintf(command, sizeof command,
                   "sleep 0.2; s=$(cut -d' ' -f3 /proc/$(cat %s)/stat 2>/dev/null); "
                   "test -z \"$s\" -o \"$s\" = Z",
                   path);
    assert_int_equal(system(command), 0);
    scratch_remove();
}

static struct ran
night(const char *conf, const char *when)
{
    return jobmill_run(when, 0, "run -c %s -d %s/r.db --log logfmt", conf, scratch_folder());
}

static void
shells_are_rendered(void **state)
{
    (void)state;
    struct web *web = web_start();
    char command[256];
    char db[256];
    web_set(web, "/app/1", 200, "text/html",
            "<!doctype html><html><head><title>App</title></head><body><div id=root></div>"
            "<script src=/app.js></script></body></html>");
    web_set(web, "/app/hidden", 200, "text/html",
            "<html><head><meta name=robots content=noindex></head><body><div id=root></div>"
            "<script src=/app.js></script></body></html>");
    web_set(web, "/robots.txt", 200, "text/plain", "User-agent: *\nDisallow: /private\n");
    (void)snprintf(command, sizeof command, "%s --dump-dom",
                   script("browser", "echo \"$2\" >>\"$(dirname \"$0\")/asked\"\n"
                                     "cat \"$(dirname \"$0\")/page.html\""));
    (void)scratch_write("page.html",
                        "<html><body><script type='application/ld+json'>{\"@type\":\"JobPosting\","
                        "\"title\":\"Baker\",\"hiringOrganization\":{\"name\":\"Corax\"},"
                        "\"description\":\"Bakes bread by night.\"}</script></body></html>");
    int port = web_port(web);
    const char *conf =
        scratch_write("r.conf",
                      "allow-private = yes\nrate = \"100000/s\"\nretries = 0\narchive = \"\"\n"
                      "refresh = \"0\"\nsource \"corax\" { kind = page render = \"%s\" url = "
                      "{\"http://127.0.0.1:%d/app/1\", \"http://127.0.0.1:%d/app/hidden\", "
                      "\"http://127.0.0.1:%d/private/2\"} }\n",
                      command, port, port, port);
    struct ran ran = night(conf, "JOBMILL_NOW=2026-05-01T03:00:00Z");
    if (ran.status != 0 || !strstr(ran.err, "left_alone=2")) {
        fail_msg("exit %d:\n%s", ran.status, ran.err);
    }
    ran_free(&ran);
    (void)snprintf(db, sizeof db, "%s/r.db", scratch_folder());
    json_t *all = export_all(db);
    assert_int_equal(json_object_size(all), 1);
    json_decref(all);
    /* The same shell the next night: it is rendered again, as what it shows may
     * have changed; then the command fails, and nothing closes. */
    (void)scratch_write("page.html",
                        "<html><body><script type='application/ld+json'>{\"@type\":\"JobPosting\","
                        "\"title\":\"Head Baker\",\"hiringOrganization\":{\"name\":\"Corax\"},"
                        "\"description\":\"Bakes bread by night.\"}</script></body></html>");
    ran = night(conf, "JOBMILL_NOW=2026-05-10T03:00:00Z");
    assert_non_null(strstr(ran.err, "changed=1"));
    ran_free(&ran);
    (void)script("browser", "exit 7");
    ran = night(conf, "JOBMILL_NOW=2026-05-20T03:00:00Z");
    assert_non_null(strstr(ran.err, "render: exit status 7"));
    assert_int_not_equal(ran.status, 0);
    ran_free(&ran);
    char check[512]; /* neither the hidden nor the disallowed page was rendered */
    (void)snprintf(check, sizeof check, "! grep -qv '/app/1$' %s/asked", scratch_folder());
    assert_int_equal(system(check), 0);
    all = export_all(db);
    const char *id;
    json_t *posting;
    json_object_foreach(all, id, posting)
    {
        assert_string_equal(json_string_value(json_object_get(posting, "title")), "Head Baker");
        assert_true(json_is_null(json_object_get(posting, "closed_at")) ||
                    !json_object_get(posting, "closed_at"));
    }
    json_decref(all);
    web_stop(web);
    scratch_remove();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(output_is_taken),
        cmocka_unit_test(failures_are_told),
        cmocka_unit_test(helpers_are_ended),
        cmocka_unit_test(shells_are_rendered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
