/* tests/fetch/test_tls.c: certificates, of the server and of ours, against
 * `openssl s_server` with certificates made on the spot. Skipped without the
 * openssl command. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "support_feed.h"
#include "support_server.h"

static char folder[] = "/tmp/jobmill-tls-XXXXXX";

static void
shell(const char *command)
{
    char line[1024];
    (void)snprintf(line, sizeof line, "cd %s && { %s; } >/dev/null 2>&1", folder, command);
    if (system(line) != 0) {
        fail_msg("failed: %s", command);
    }
}

static int
make_certificates(void **state)
{
    (void)state;
    if (system("openssl version >/dev/null 2>&1") != 0) {
        return 0;
    }
    assert_non_null(mkdtemp(folder));
    shell("openssl req -x509 -newkey rsa:2048 -nodes -keyout server.key -out server.pem -days 2 "
          "-subj /CN=localhost -addext subjectAltName=IP:127.0.0.1");
    shell("openssl req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -days 2 "
          "-subj /CN=elsewhere -addext subjectAltName=DNS:elsewhere.example");
    shell("openssl req -x509 -newkey rsa:2048 -nodes -keyout client.key -out client.pem -days 2 "
          "-subj /CN=jobmill");
    shell("printf '<p>secure</p>' >page.html");
    return 0;
}

static int
remove_certificates(void **state)
{
    (void)state;
    char line[128];
    (void)snprintf(line, sizeof line, "rm -rf %s", folder);
    return system(line);
}

/* Serves the folder; returns the child and the port that it chose. */
static pid_t
serve(const char *certificate, bool asks_for_ours, int *ret_port)
{
    int out[2];
    char cert[64];
    char key[64];
    (void)snprintf(cert, sizeof cert, "%s.pem", certificate);
    (void)snprintf(key, sizeof key, "%s.key", certificate);
    assert_int_equal(pipe(out), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int none = open("/dev/null", O_RDWR);
        if (chdir(folder) == 0 && dup2(none, 0) >= 0 && dup2(out[1], 1) >= 0 &&
            dup2(none, 2) >= 0) {
            (void)execlp("openssl", "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", cert,
                         "-key", key, "-WWW", asks_for_ours ? "-Verify" : (char *)NULL, "1",
                         "-verify_return_error", "-CAfile", "client.pem", (char *)NULL);
        }
        _exit(127);
    }
    (void)close(out[1]);
    char said[1024] = "";
    size_t n = 0;
    const char *at = NULL;
    while (!at || !strchr(at, '\n')) {
        ssize_t got = read(out[0], said + n, sizeof said - 1 - n);
        assert_true(got > 0);
        n += (size_t)got;
        said[n] = '\0';
        at = strstr(said, "ACCEPT ");
    }
    const char *colon = strrchr(at, ':');
    assert_non_null(colon);
    *ret_port = (int)strtol(colon + 1, NULL, 10);
    (void)close(out[0]);
    return child;
}

static struct str
file_of(struct test_feed *feed, const char *name)
{
    return arena_printf(&feed->arena, "%s/%s", folder, name);
}

/* Demands what comes of one page; STATUS_COUNT: any error. */
static void
fetch_page(const char *certificate, bool asks_for_ours, const char *ca, const char *ours,
           enum status want)
{
    int port = 0;
    char url[64];
    pid_t child = serve(certificate, asks_for_ours, &port);
    struct test_feed *feed = test_feed_new();
    struct source source = test_source("tls");
    source.set.retries = 0;
    source.set.ca_file = ca ? file_of(feed, ca) : STR_NONE;
    if (ours) {
        source.set.client_cert = arena_printf(&feed->arena, "%s/%s.pem", folder, ours);
        source.set.client_key = arena_printf(&feed->arena, "%s/%s.key", folder, ours);
    }
    (void)snprintf(url, sizeof url, "https://127.0.0.1:%d/page.html", port);
    (void)test_feed_add(feed, &source, url);
    test_fetch(feed, &source.set, NULL, NULL);
    (void)kill(child, SIGKILL);
    (void)waitpid(child, NULL, 0);
    assert_int_equal(feed->n_pages, 1);
    const struct page *page = feed->pages[0];
    if (want == STATUS_COUNT ? page->error == OK : page->error != want) {
        fail_msg("%s, not %s: %.*s", status_name(page->error),
                 want == STATUS_COUNT ? "an error" : status_name(want), STR_ARG(page->error_text));
    }
    if (want == OK) {
        assert_true(str_is(page->body, "<p>secure</p>"));
    }
    test_feed_free(feed);
}

#define NEEDS_OPENSSL()                                                                            \
    if (access(folder, X_OK) != 0) {                                                               \
        skip();                                                                                    \
    }

static void
servers_must_prove_who_they_are(void **state)
{
    (void)state;
    NEEDS_OPENSSL();
    fetch_page("server", false, NULL, NULL, E_TLS);        /* nobody vouches for it */
    fetch_page("server", false, "server.pem", NULL, OK);   /* its own authority */
    fetch_page("server", false, "other.pem", NULL, E_TLS); /* another's */
    fetch_page("other", false, "other.pem", NULL, E_TLS);  /* another host's name */
}

static void
our_certificate_is_shown(void **state)
{
    (void)state;
    NEEDS_OPENSSL();
    fetch_page("server", true, "server.pem", "client", OK);
    fetch_page("server", true, "server.pem", "missing", E_TLS);
    fetch_page("server", true, "server.pem", "other", STATUS_COUNT); /* it hangs up */
}

/* A source's authorities hold for that source alone. */
static void
authorities_do_not_spread(void **state)
{
    (void)state;
    NEEDS_OPENSSL();
    int port = 0;
    char url[64];
    pid_t child = serve("server", false, &port);
    struct test_feed *feed = test_feed_new();
    struct source trusting = test_source("trusting");
    struct source plain = test_source("plain");
    trusting.set.ca_file = file_of(feed, "server.pem");
    trusting.set.concurrency = plain.set.concurrency = 1;
    trusting.set.retries = plain.set.retries = 0;
    (void)snprintf(url, sizeof url, "https://127.0.0.1:%d/page.html", port);
    struct request *first = test_feed_add(feed, &trusting, url);
    struct request *second = test_feed_add(feed, &plain, url);
    test_fetch(feed, &trusting.set, NULL, NULL);
    (void)kill(child, SIGKILL);
    (void)waitpid(child, NULL, 0);
    assert_int_equal(test_feed_page(feed, first)->error, OK);
    assert_int_equal(test_feed_page(feed, second)->error, E_TLS);
    test_feed_free(feed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(servers_must_prove_who_they_are),
        cmocka_unit_test(our_certificate_is_shown),
        cmocka_unit_test(authorities_do_not_spread),
    };
    return cmocka_run_group_tests(tests, make_certificates, remove_certificates);
}
