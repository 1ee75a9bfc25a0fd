/* tests/cron/test_nights.c: many boards, many nights, with known truth. Boards
 * fail, vanish, move, go blind, come back, shrink and flood; a night is killed, and
 * completed by the next.
 * After each night: what is open is what is true, every alarm that is due is open
 * and no other, and the exit status says so. The sizes of database, archive and
 * memory are as predicted from the first nights.
 *
 * JOBMILL_NIGHTS=200x30 runs the long form (a minute and a half on two cores). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/date.h"
#include "store/store.h"
#include "support_server.h"
#include "support_web.h"
#include "truth.h"

enum {
    PATH = 512,
    KILL_NIGHT = 3, /* and again in the long form: */
    KILL_AGAIN = 28,
    MISSED_NIGHT = 26, /* nobody started it */
    LONG_NIGHTS = 20
};

struct world {
    struct town town;
    struct truth *truth;
    struct test_server *server;
    int night; /* as the server sees it */
    char conf[PATH], database[PATH], archive[PATH];
    int n_alarms_seen; /* board-nights with an alarm */
};

struct night_result {
    int status;
    long rss_kib, elapsed_ms;
    char said[1 << 16];
};

/* ---- the server ---- */

static bool
serve_fault(enum fault fault, const struct reply *reply, int fd)
{
    static const char CHALLENGE[] =
        "<!doctype html><html><head><title>Just a moment...</title></head><body><script "
        "src=\"/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1\"></script></body></html>";
    const struct linger now = {.l_onoff = 1, .l_linger = 0};
    char head[256];
    size_t n = reply->body ? strlen(reply->body) : 0;
    switch (fault) {
    case FAULT_500:
        return send_answer(fd, "500 Internal Server Error", "", "oops");
    case FAULT_RESET:
        (void)setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        return false;
    case FAULT_CUT:
        (void)snprintf(head, sizeof head,
                       "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n",
                       reply->type, n + 1000);
        (void)send_z(fd, head);
        (void)send_bytes(fd, reply->body, n / 2);
        return false;
    case FAULT_JUNK:
        return send_answer(fd, "200 OK", "Content-Type: text/html\r\n",
                           "<!doctype html><html><body><h1>Welcome</h1><p>We sell garden "
                           "furniture.</p></body></html>");
    case FAULT_CHALLENGE:
        return send_answer(fd, "403 Forbidden",
                           "Content-Type: text/html\r\ncf-mitigated: challenge\r\n", CHALLENGE);
    case FAULT_HALF:
        (void)snprintf(head, sizeof head,
                       "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n",
                       reply->type, n / 2);
        return send_z(fd, head) && send_bytes(fd, reply->body, n / 2);
    case FAULT_NOTHING:
        (void)snprintf(head, sizeof head, "Content-Type: %s\r\n", reply->type);
        return send_answer(fd, "200 OK", head, "");
    case FAULT_REFUSED:
        return send_answer(fd, "400 Bad Request", "", "bad request");
    case FAULT_GONE:
    case FAULT_NONE:
    case FAULT_COUNT:
        break;
    }
    return send_answer(fd, "404 Not Found", "", "not found");
}

static bool
serve(void *ctx, const struct seen *seen, int fd)
{
    const struct world *w = ctx;
    struct reply reply;
    char head[256];
    bool goes_on = true;
    town_answer(&w->town, seen->path, w->night, &reply);
    if (reply.what == ANSWER_UNKNOWN) {
        goes_on = send_answer(fd, "404 Not Found", "", "");
    } else if (reply.what == ANSWER_REDIRECT) {
        (void)snprintf(head, sizeof head, "Location: %s\r\n", reply.location);
        goes_on = send_answer(fd, "301 Moved Permanently", head, "");
    } else if (reply.what == ANSWER_FAULT) {
        goes_on = serve_fault(reply.fault, &reply, fd);
    } else {
        (void)snprintf(head, sizeof head, "Content-Type: %s\r\n", reply.type);
        goes_on = send_answer(fd, "200 OK", head, reply.body);
    }
    free(reply.body);
    return goes_on;
}

/* ---- the program ---- */

static void
write_conf(struct world *w, int night)
{
    FILE *file = fopen(w->conf, "w");
    assert_non_null(file);
    (void)fprintf(file,
                  "allow-private = yes\nproxy = \"http://127.0.0.1:%d\"\nrate = \"100000/s\"\n"
                  "concurrency = 4\nretries = 0\nworkers = 2\narchive = \"archive\"\n"
                  "metrics-file = \"metrics.prom\"\n",
                  test_server_port(w->server));
    for (int i = 0; i < w->town.n_boards; i++) {
        const struct board *b = &w->town.boards[i];
        char name[32], token[32];
        board_name(b, name);
        board_token(b, night, token);
        if (b->kind == KIND_SITEMAP) {
            (void)fprintf(file,
                          "source \"%s\" { kind = sitemap  url = \"http://%03d.b.test/"
                          "sitemap%s.xml\"  match = \"/jobs/\" }\n",
                          name, i, token[0] == 'm' ? "-new" : "");
        } else if (b->kind == KIND_FEED) {
            (void)fprintf(file,
                          "source \"%s\" { kind = feed  url = \"http://%03d.b.test/feed.xml\" }\n",
                          name, i);
        } else {
            (void)fprintf(file,
                          "source \"%s\" { kind = %s  board = %s  endpoint = "
                          "\"http://%03d.b.test\" }\n",
                          name, kind_word(b->kind), token, i);
        }
    }
    assert_int_equal(fclose(file), 0);
}

static void
read_said(struct night_result *ret, const char *path)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t n = fread(ret->said, 1, sizeof ret->said - 1, file);
    ret->said[n] = '\0';
    (void)fclose(file);
}

/* Night 1 is the first of May, three in the morning. */
static void
set_clock(int night)
{
    char now[32];
    date_write_time(1777604400 + (int64_t)(night - 1) * DAY_S, now);
    assert_int_equal(setenv("JOBMILL_NOW", now, 1), 0);
}

/* kill_after: so many requests; 0: not. */
static void
run_night(const struct world *w, int night, size_t kill_after, struct night_result *ret)
{
    char said[PATH];
    struct rusage usage;
    struct timespec from, to;
    (void)snprintf(said, sizeof said, "%s/said", scratch_folder());
    set_clock(night);
    (void)clock_gettime(CLOCK_MONOTONIC, &from);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int fd = open(said, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        (void)dup2(fd, STDERR_FILENO);
        (void)execl(JOBMILL_BIN, "jobmill", "run", "--quiet", "-c", w->conf, "-d", w->database,
                    (char *)NULL);
        _exit(127);
    }
    if (kill_after) {
        const struct seen *seen;
        while (test_server_seen(w->server, &seen) < kill_after) {
            nap_ms(1);
        }
        (void)kill(child, SIGKILL);
    }
    int status = 0;
    assert_int_equal(wait4(child, &status, 0, &usage), child);
    (void)clock_gettime(CLOCK_MONOTONIC, &to);
    ret->status = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    ret->rss_kib = usage.ru_maxrss;
    ret->elapsed_ms = (to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000;
    read_said(ret, said);
}

/* ---- what is stored ---- */

static struct query *
ask(struct store *store, const char *sql)
{
    struct query *query = NULL;
    struct error err = {0};
    if (query_new(store, sql, &query, &err) != OK) {
        fail_msg("%s: %s", sql, err.text);
    }
    return query;
}

static void
end(struct query *query)
{
    struct error err = {0};
    assert_int_equal(query_free(query, &err), OK);
}

static struct store *
open_store(const struct world *w)
{
    struct store *store = NULL;
    struct error err = {0};
    if (store_open(w->database, STORE_READ, &store, &err) != OK) {
        fail_msg("%s", err.text);
    }
    return store;
}

static int64_t
number(struct store *store, const char *sql)
{
    struct query *query = ask(store, sql);
    assert_true(query_step(query));
    int64_t value = query_col_int(query, 0);
    end(query);
    return value;
}

/* Open postings by job, as one array of flags per board. */
static bool **
open_jobs(const struct world *w, struct store *store)
{
    bool **open = calloc((size_t)w->town.n_boards, sizeof *open);
    assert_non_null(open);
    for (int i = 0; i < w->town.n_boards; i++) {
        open[i] = calloc((size_t)w->town.boards[i].n_jobs, sizeof **open);
        assert_non_null(open[i]);
    }
    struct query *query = ask(store, "SELECT s.name, p.external_id FROM posting p JOIN source s "
                                     "ON s.id = p.source WHERE p.closed_at IS NULL");
    while (query_step(query)) {
        struct str name = query_col_text(query, 0);
        struct str id = query_col_text(query, 1);
        int board = (int)strtol(name.p + 1, NULL, 10);
        while (str_find(id, STR("/")) != SIZE_MAX) {
            (void)str_cut(&id, '/');
        }
        int job = (int)strtol(id.p, NULL, 10) - w->town.boards[board].jobs[0].id;
        assert_true(job >= 0 && job < w->town.boards[board].n_jobs);
        open[board][job] = true;
    }
    end(query);
    return open;
}

static void
free_open(const struct world *w, bool **open)
{
    for (int i = 0; i < w->town.n_boards; i++) {
        free(open[i]);
    }
    free(open);
}

static int
differences(const struct board *board, const struct truth *truth, const bool *open)
{
    int n = 0;
    for (int i = 0; i < board->n_jobs; i++) {
        n += truth->state[i] != JOB_MAYBE && (truth->state[i] == JOB_OPEN) != open[i];
    }
    return n;
}

static void
say_difference(const struct world *w, int board, int night, const bool *open)
{
    const struct board *b = &w->town.boards[board];
    for (int i = 0; i < b->n_jobs; i++) {
        bool is_open = w->truth[board].state[i] == JOB_OPEN;
        if (w->truth[board].state[i] != JOB_MAYBE && is_open != open[i]) {
            fail_msg("night %d: board %d (%s, fate %d, fault %d, odd from %d to %d): job %d should "
                     "be %s",
                     night, board, kind_word(b->kind), (int)b->fate, (int)b->fault, b->from,
                     b->until, b->jobs[i].id, is_open ? "open" : "closed");
        }
    }
}

/* After a killed night a board may still be as it was the night before. */
static void
check_postings(const struct world *w, struct store *store, int night, struct truth *before)
{
    bool **open = open_jobs(w, store);
    for (int i = 0; i < w->town.n_boards; i++) {
        const struct board *b = &w->town.boards[i];
        bool is_so = differences(b, &w->truth[i], open[i]) == 0;
        bool was_so = before && differences(b, &before[i], open[i]) == 0;
        if (!is_so && !was_so) {
            say_difference(w, i, night, open[i]);
        }
    }
    free_open(w, open);
}

static void
check_alarms(struct world *w, struct store *store, int night)
{
    char *codes = calloc((size_t)w->town.n_boards, 128);
    assert_non_null(codes);
    struct query *query = ask(
        store, "SELECT s.name, group_concat(code, ',') FROM (SELECT source, "
               "code FROM alarm WHERE cleared_at IS NULL AND code <> 'latency' ORDER BY code) a "
               "JOIN source s ON s.id = a.source GROUP BY s.name");
    while (query_step(query)) {
        int board = (int)strtol(query_col_text(query, 0).p + 1, NULL, 10);
        struct str text = query_col_text(query, 1);
        (void)snprintf(codes + (ptrdiff_t)board * 128, 128, "%.*s", STR_ARG(text));
    }
    end(query);
    for (int i = 0; i < w->town.n_boards; i++) {
        const struct board *b = &w->town.boards[i];
        char want[128];
        expected_alarms(b, night, want);
        w->n_alarms_seen += want[0] != '\0';
        if (strcmp(want, codes + (ptrdiff_t)i * 128) != 0) {
            fail_msg(
                "night %d: board %d (%s, fate %d, fault %d, odd from %d to %d): alarms \"%s\", "
                "not \"%s\"",
                night, i, kind_word(b->kind), (int)b->fate, (int)b->fault, b->from, b->until,
                codes + (ptrdiff_t)i * 128, want);
        }
    }
    free(codes);
}

/* A busy machine may make any board slow: of latency nothing is expected. */
static bool
is_slow(struct store *store)
{
    return number(store,
                  "SELECT count(*) FROM alarm WHERE code = 'latency' AND cleared_at IS NULL") > 0;
}

static int
expected_status(const struct world *w, int night)
{
    for (int i = 0; i < w->town.n_boards; i++) {
        char codes[128];
        expected_alarms(&w->town.boards[i], night, codes);
        bool is_pressing = codes[0] && !is_acknowledged(&w->town.boards[i], night);
        if (is_pressing || !w->truth[i].is_well) {
            return 1;
        }
    }
    return 0;
}

/* In the evening somebody has a look at the boards that shrank. */
static void
acknowledge(const struct world *w, struct store *store, int night)
{
    struct query *query = ask(
        store, "SELECT a.id, s.name FROM alarm a JOIN source s ON s.id = a.source WHERE "
               "a.code = 'postings-low' AND a.acknowledged_at IS NULL AND a.cleared_at IS NULL");
    int64_t ids[256];
    size_t n = 0;
    while (query_step(query) && n < 256) {
        int board = (int)strtol(query_col_text(query, 1).p + 1, NULL, 10);
        if (w->town.boards[board].fate == FATE_SHRINKS && night == w->town.boards[board].from) {
            ids[n++] = query_col_int(query, 0);
        }
    }
    end(query);
    for (size_t i = 0; i < n; i++) {
        struct ran ran = jobmill_run(NULL, 0, "status --quiet -d %s --acknowledge %lld",
                                     w->database, (long long)ids[i]);
        assert_int_equal(ran.status, 0);
        ran_free(&ran);
    }
}

/* ---- sizes ---- */

struct sizes {
    double database, archive; /* bytes */
    double postings, requests, changes, received;
    long rss_kib;
};

static double
file_bytes(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (double)st.st_size : 0;
}

static double
folder_bytes(const char *path)
{
    DIR *dir = opendir(path);
    double sum = 0;
    assert_non_null(dir);
    for (struct dirent *e; (e = readdir(dir)) != NULL;) {
        char name[PATH * 2];
        (void)snprintf(name, sizeof name, "%s/%s", path, e->d_name);
        sum += e->d_name[0] == '.' ? 0 : file_bytes(name);
    }
    (void)closedir(dir);
    return sum;
}

static struct sizes
measure(const struct world *w, struct store *store, const struct night_result *result)
{
    return (struct sizes){
        .database = file_bytes(w->database),
        .archive = folder_bytes(w->archive),
        .postings = (double)number(store, "SELECT count(*) FROM posting"),
        .requests = (double)number(store, "SELECT count(*) FROM fetch"),
        .changes = (double)number(store, "SELECT count(*) FROM posting_change"),
        .received = (double)number(store, "SELECT coalesce(sum(bytes), 0) FROM crawl"),
        .rss_kib = result->rss_kib,
    };
}

static bool
is_within(double got, double want, double share)
{
    return got <= want * (1 + share) && got >= want * (1 - share);
}

/* The first nights tell what a posting costs in the database, and a byte received
 * in the archive (after the first night, when all is new); the last one must cost
 * the same. */
static void
check_sizes(const struct sizes *first, const struct sizes *early, const struct sizes *last)
{
    static const double DATABASE = 0.25, ARCHIVE = 0.25, MEMORY = 1.3;
    double per_byte = (early->archive - first->archive) / (early->received - first->received);
    double database = early->database / early->postings * last->postings;
    double archive = early->archive + per_byte * (last->received - early->received);
    print_message("database %.0f KiB, predicted %.0f; archive %.0f KiB, predicted %.0f; memory %ld "
                  "MiB, at first %ld; %.0f postings, %.0f requests, %.0f changes, %.0f KiB "
                  "received\n",
                  last->database / 1024, database / 1024, last->archive / 1024, archive / 1024,
                  last->rss_kib / 1024, first->rss_kib / 1024, last->postings, last->requests,
                  last->changes, last->received / 1024);
    assert_true(is_within(last->database, database, DATABASE));
    assert_true(is_within(last->archive, archive, ARCHIVE));
    assert_true((double)last->rss_kib <= (double)first->rss_kib * MEMORY);
}

/* ---- the whole ---- */

static void
world_begin(struct world *w, int n_boards, int n_nights)
{
    *w = (struct world){0};
    town_build(&w->town, n_boards, n_nights, n_nights >= LONG_NIGHTS);
    w->truth = truth_new(&w->town);
    w->server = test_server_start(serve, w);
    (void)snprintf(w->conf, sizeof w->conf, "%s/jobmill.conf", scratch_folder());
    (void)snprintf(w->database, sizeof w->database, "%s/jobs.db", scratch_folder());
    (void)snprintf(w->archive, sizeof w->archive, "%s/archive", scratch_folder());
}

static struct truth *
copy_truth(const struct world *w)
{
    struct truth *copy = truth_new(&w->town);
    for (int i = 0; i < w->town.n_boards; i++) {
        memcpy(copy[i].state, w->truth[i].state,
               (size_t)w->town.boards[i].n_jobs * sizeof *copy[i].state);
    }
    return copy;
}

/* Half of the boards were asked for their rules and lists when it is killed. All is
 * consistent; how much was done is chance. */
static void
killed_night(struct world *w, int night)
{
    static struct night_result result;
    run_night(w, night, (size_t)w->town.n_boards, &result);
    assert_int_equal(result.status, -SIGKILL);
    struct ran ran = jobmill_run(NULL, 0, "status --check -d %s", w->database);
    assert_int_equal(ran.status, 0);
    ran_free(&ran);
}

static void
boards_live_through_the_nights(void **state)
{
    (void)state;
    int n_boards = 40, n_nights = 12;
    const char *form = getenv("JOBMILL_NIGHTS");
    if (form) {
        char *end_of = NULL;
        n_boards = (int)strtol(form, &end_of, 10);
        n_nights = (int)strtol(end_of + 1, NULL, 10);
    }
    static struct night_result result;
    struct world w;
    struct sizes first = {0}, early = {0}, last = {0};
    struct truth *before = NULL;
    world_begin(&w, n_boards, n_nights);
    for (int night = 1; night <= n_nights; night++) {
        w.night = night;
        test_server_forget(w.server);
        write_conf(&w, night);
        truth_free(before ? before : truth_new(&w.town), &w.town);
        before = copy_truth(&w);
        if (night == MISSED_NIGHT) {
            continue;
        }
        truth_pass(w.truth, &w.town, night);
        if (night == KILL_NIGHT || night == KILL_AGAIN) {
            killed_night(&w, night);
            continue;
        }
        run_night(&w, night, 0, &result);
        struct store *store = open_store(&w);
        bool was_killed = night == KILL_NIGHT + 1 || night == KILL_AGAIN + 1;
        check_postings(&w, store, night, was_killed ? before : NULL);
        check_alarms(&w, store, night);
        if (result.status != expected_status(&w, night) && !is_slow(store)) {
            fail_msg("night %d: exit %d: %s", night, result.status, result.said);
        }
        last = measure(&w, store, &result);
        first = night == 1 ? last : first;
        early = night == 6 ? last : early;
        acknowledge(&w, store, night);
        store_close(store);
        if (form) {
            print_message("night %d: %ld ms, %ld MiB, %.0f postings\n", night, result.elapsed_ms,
                          result.rss_kib / 1024, last.postings);
        }
    }
    print_message("%d boards, %d nights, %d nights of alarm\n", n_boards, n_nights,
                  w.n_alarms_seen);
    check_sizes(&first, &early, &last);
    truth_free(before, &w.town);
    truth_free(w.truth, &w.town);
    test_server_stop(w.server);
    town_free(&w.town);
    scratch_remove();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(boards_live_through_the_nights)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
