/* tests/cron/test_stop.c: signals, the service manager's datagrams, and logs: how
 * a run is watched and ended from outside. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "cron/notify.h"
#include "support_market.h"

static const char *conf;
static char db[256];
static const char NIGHT[] = "JOBMILL_NOW=2026-05-01T03:00:00Z";

enum { PAGES = 40, DELAY_MS = 60 };

static int
setup(void **state)
{
    (void)state;
    test_web = web_start();
    market_greenhouse(test_web, 12, 0);
    market_smartrecruiters(test_web, PAGES);
    market_site(test_web, PAGES);
    conf = market_conf(test_web, "");
    (void)snprintf(db, sizeof db, "%s/jobs.db", scratch_folder());
    return 0;
}

static void
wait_ms(int ms)
{
    struct timespec span = {ms / 1000, (long)(ms % 1000) * 1000000L};
    (void)nanosleep(&span, NULL);
}

/* Until the server was asked that often. */
static void
wait_for_hits(int hits)
{
    for (int i = 0; i < 1000 && web_hits_all(test_web) < hits; i++) {
        wait_ms(10);
    }
    assert_true(web_hits_all(test_web) >= hits);
}

/* The next run brings what is missing; nothing that was stored is asked again. */
static void
completes(int hits_at_most)
{
    web_delay(test_web, 0);
    struct ran ran = jobmill_run(NIGHT, 0, "run -c %s -d %s", conf, db);
    if (ran.status != 0) {
        fail_msg("exit %d: %s", ran.status, ran.err);
    }
    ran_free(&ran);
    json_t *all = export_all(db);
    assert_int_equal(json_object_size(all), 12 + PAGES + PAGES);
    json_decref(all);
    assert_true(web_hits_all(test_web) <= hits_at_most);
}

/* Asked once each: robots.txt, three listings, the pages. */
enum { ALL_HITS = 1 + 3 + PAGES + PAGES };

static void
a_signal_finishes_what_is_in_flight(void **state)
{
    (void)state;
    static const int SIGNALS[] = {SIGTERM, SIGINT};
    for (size_t i = 0; i < 2; i++) {
        int before = web_hits_all(test_web);
        (void)snprintf(db, sizeof db, "%s/jobs-%zu.db", scratch_folder(), i);
        web_delay(test_web, DELAY_MS);
        int pid = jobmill_start(NIGHT, "run -c %s -d %s", conf, db);
        wait_for_hits(before + 12);
        assert_int_equal(kill(pid, SIGNALS[i]), 0);
        struct ran ran = jobmill_wait(pid);
        if (ran.status != 1 || !strstr(ran.err, "verdict=interrupted pending=")) {
            fail_msg("exit %d: %s", ran.status, ran.err);
        }
        ran_free(&ran);
        assert_true(web_hits_all(test_web) - before < ALL_HITS);
        completes(before + ALL_HITS + 2); /* the board that was done is asked again */
    }
}

/* Pages that never pause keep one transaction open: a signal ends it. */
static void
a_signal_ends_a_steady_stream(void **state)
{
    (void)state;
    enum { MANY = 300, BETWEEN_MS = 12 };
    market_site(test_web, MANY);
    web_delay(test_web, BETWEEN_MS);
    int pid = jobmill_start(NIGHT, "run -c %s -d %s", conf, db);
    wait_for_hits(ALL_HITS + 10);
    assert_int_equal(kill(pid, SIGTERM), 0);
    struct ran ran = jobmill_wait(pid);
    if (ran.status != 1 || !strstr(ran.err, "verdict=interrupted pending=")) {
        fail_msg("exit %d: %s", ran.status, ran.err);
    }
    ran_free(&ran);
    assert_true(web_hits_all(test_web) < ALL_HITS + MANY - PAGES);
}

static void
a_second_signal_stops_at_once(void **state)
{
    (void)state;
    enum { LONG_MS = 4000 };
    web_delay(test_web, DELAY_MS);
    int pid = jobmill_start(NIGHT, "run -c %s -d %s", conf, db);
    wait_for_hits(12);
    web_delay(test_web, LONG_MS); /* what is in flight now would take that long */
    wait_ms(3 * DELAY_MS);
    struct timespec begin;
    struct timespec end;
    (void)clock_gettime(CLOCK_MONOTONIC, &begin);
    assert_int_equal(kill(pid, SIGTERM), 0);
    wait_ms(300);
    assert_int_equal(kill(pid, 0), 0); /* it still waits for its answers */
    assert_int_equal(kill(pid, SIGTERM), 0);
    struct ran ran = jobmill_wait(pid);
    (void)clock_gettime(CLOCK_MONOTONIC, &end);
    assert_int_equal(ran.status, 1);
    assert_true(end.tv_sec - begin.tv_sec < LONG_MS / 1000);
    ran_free(&ran);
    completes(ALL_HITS + 2 + 4 * 4); /* those in flight are asked again */
}

static void
a_signal_ends_the_waiting(void **state)
{
    (void)state;
    int pid = jobmill_start(NIGHT, "run -c %s -d %s --jitter 1000h", conf, db);
    wait_ms(400);
    assert_int_equal(kill(pid, SIGTERM), 0);
    struct ran ran = jobmill_wait(pid);
    assert_int_equal(ran.status, 1);
    assert_non_null(strstr(ran.err, "before it began"));
    assert_int_equal(web_hits_all(test_web), 0);
    ran_free(&ran);
}

/* ---- the service manager ---- */

static int
listen_on(const struct sockaddr_un *address, socklen_t length)
{
    int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
    assert_true(fd >= 0);
    assert_int_equal(bind(fd, (const struct sockaddr *)address, length), 0);
    struct timeval limit = {.tv_usec = 50000};
    assert_int_equal(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit), 0);
    return fd;
}

/* All datagrams so far, a line "|" between. */
static void
take_all(int fd, char *ret, size_t cap)
{
    size_t n = strlen(ret);
    ssize_t got;
    while (n + 600 < cap && (got = recv(fd, ret + n, 512, 0)) > 0) {
        n += (size_t)got;
        ret[n++] = '|';
        ret[n] = '\0';
    }
}

static int
count(const char *text, const char *what)
{
    int n = 0;
    for (const char *at = strstr(text, what); at; at = strstr(at + 1, what)) {
        n++;
    }
    return n;
}

static void
the_manager_is_told(void **state)
{
    (void)state;
    char said[1 << 16] = "";
    char env[512];
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s/notify", scratch_folder());
    int fd = listen_on(&address, sizeof address);
    (void)snprintf(env, sizeof env, "%s NOTIFY_SOCKET=%s WATCHDOG_USEC=200000", NIGHT,
                   address.sun_path);
    web_delay(test_web, DELAY_MS);
    int pid = jobmill_start(env, "run -c %s -d %s", conf, db);
    wait_for_hits(20);
    take_all(fd, said, sizeof said);
    assert_int_equal(strncmp(said, "READY=1\nSTATUS=", 15), 0);
    assert_null(strstr(said, "STOPPING"));
    assert_int_equal(kill(pid, SIGTERM), 0);
    struct ran ran = jobmill_wait(pid);
    ran_free(&ran);
    take_all(fd, said, sizeof said);
    assert_true(count(said, "WATCHDOG=1") >= 2);
    assert_int_equal(count(said, "READY=1"), 1);
    assert_int_equal(count(said, "STOPPING=1\nSTATUS=stopping"), 1);
    assert_non_null(strstr(said, "STATUS=run 1: "));
    (void)close(fd);
}

/* The names of the protocol: a path, an abstract name, and what is not for us. */
static void
sockets_and_watchdogs(void **state)
{
    (void)state;
    char said[4096] = "";
    struct notify notify;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int n = snprintf(address.sun_path + 1, sizeof address.sun_path - 1, "jobmill-test-%ld",
                     (long)getpid());
    int fd =
        listen_on(&address, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)n));
    char name[128];
    (void)snprintf(name, sizeof name, "@%s", address.sun_path + 1);
    (void)setenv("NOTIFY_SOCKET", name, 1);
    (void)setenv("WATCHDOG_USEC", "1000000", 1);
    (void)setenv("WATCHDOG_PID", "1", 1); /* another process is watched */
    notify_init(&notify);
    assert_true(notify.socket >= 0);
    assert_int_equal(notify.watchdog_ms, 0);
    assert_null(getenv("NOTIFY_SOCKET"));
    notify_ready(&notify, "well");
    notify_alive(&notify);
    notify_status(&notify, "busy");
    notify_stopping(&notify, "bye");
    notify_stopping(&notify, "bye");
    notify_release(&notify);
    take_all(fd, said, sizeof said);
    assert_string_equal(said, "READY=1\nSTATUS=well|STATUS=busy|STOPPING=1\nSTATUS=bye|");
    static const char *const NOBODY[] = {"", "relative", "@", "/nowhere/at/all"};
    for (size_t i = 0; i < sizeof NOBODY / sizeof NOBODY[0]; i++) {
        (void)setenv("NOTIFY_SOCKET", NOBODY[i], 1);
        notify_init(&notify);
        assert_int_equal(notify.socket, -1);
        notify_ready(&notify, "well"); /* no one listens: nothing happens */
        notify_release(&notify);
    }
    (void)close(fd);
}

/* ---- logs ---- */

/* Every line that a run says with --log json is an object with these members. */
static void
logs_are_lines(void **state)
{
    (void)state;
    web_set(test_web, "/jobs/3", 500, "text/html", "\x1b[31mred\x1b[0m \"quoted\"");
    struct ran ran = jobmill_run(NIGHT, 0, "run -c %s -d %s --log json", conf, db);
    assert_int_equal(ran.status, 0);
    int ended = 0;
    char *line = ran.err;
    while (*line) {
        char *end = strchr(line, '\n');
        assert_non_null(end);
        *end = '\0';
        json_t *object = json_loads(line, JSON_REJECT_DUPLICATES, NULL);
        if (!object) {
            fail_msg("not JSON: %s", line);
        }
        assert_true(json_is_string(json_object_get(object, "time")));
        assert_true(json_is_string(json_object_get(object, "level")));
        const char *event = json_string_value(json_object_get(object, "event"));
        assert_non_null(event);
        ended += strcmp(event, "source-ended") == 0;
        json_decref(object);
        line = end + 1;
    }
    assert_int_equal(ended, 3);
    ran_free(&ran);
    ran = jobmill_run(NIGHT, 0, "run -c %s -d /nowhere/at/all/jobs.db --log json", conf);
    assert_int_equal(ran.status, 3);
    assert_non_null(strstr(ran.err, "\"event\":\"run-failed\""));
    ran_free(&ran);
    ran = jobmill_run(NIGHT, 0, "run -c %s -d %s --log logfmt", conf, db);
    assert_non_null(strstr(ran.err, "event=page verdict="));
    assert_null(strchr(ran.err, '\x1b'));
    ran_free(&ran);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_signal_finishes_what_is_in_flight, setup, web_teardown),
        cmocka_unit_test_setup_teardown(a_signal_ends_a_steady_stream, setup, web_teardown),
        cmocka_unit_test_setup_teardown(a_second_signal_stops_at_once, setup, web_teardown),
        cmocka_unit_test_setup_teardown(a_signal_ends_the_waiting, setup, web_teardown),
        cmocka_unit_test_setup_teardown(the_manager_is_told, setup, web_teardown),
        cmocka_unit_test(sockets_and_watchdogs),
        cmocka_unit_test_setup_teardown(logs_are_lines, setup, web_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
