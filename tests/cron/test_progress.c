/* tests/cron/test_progress.c: progress lines at every width, with wild names, and
 * as a terminal shows them: drawn in place and gone at the end. */
#define _GNU_SOURCE 1 /* memmem, posix_openpt */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/markup.h"
#include "cron/cli.h"
#include "cron/progress.h"
#include "cron/run_progress.h"
#include "support_market.h"

#define WILD                                                                                       \
    "\x1b[2J\x1b]0;owned\x07 \xC2\x9B"                                                             \
    "31m \xE2\x80\xAE"                                                                             \
    "evil \xFF\xFE \xE6\xBC\xA2\xE5\xAD\x97 \x7F"

/* Nothing in it steers a terminal, and all of it is UTF-8. */
static void
assert_harmless(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        bool is_mark = str_starts(str_sub(text, from, 3), STR("\xEF\xBF\xBD"));
        if ((utf8_is_steering(c) && c != '\n') || (c == 0xFFFD && !is_mark)) {
            fail_msg("U+%04X at %zu of <<%.*s>>", (unsigned)c, from, STR_ARG(text));
        }
    }
}

static void
text_fits_at_every_width(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {"",
                                        "a",
                                        "plain words",
                                        WILD,
                                        "\xE6\xBC\xA2\xE5\xAD\x97",
                                        "e\xCC\x81\xCC\x81\xCC\x81 accents"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        for (int width = 0; width <= 60; width++) {
            struct buf out;
            struct buf again;
            buf_init(&out, KIB);
            buf_init(&again, KIB);
            int used = terminal_fit(&out, str_of(TEXTS[i]), width);
            assert_true(used <= width);
            assert_harmless(buf_str(&out));
            assert_int_equal(terminal_fit(&again, buf_str(&out), 1000), used);
            if (width == 60) {
                assert_null(memmem(out.p ? out.p : "", out.n, "\xE2\x80\xA6", 3)); /* whole */
            }
            buf_release(&out);
            buf_release(&again);
        }
    }
    char text[] = WILD " kept: \xC3\xA9";
    cli_sanitize(text, strlen(text));
    assert_harmless(str_of(text));
    assert_non_null(strstr(text, "kept: \xC3\xA9"));
    assert_non_null(strstr(text, "\xE6\xBC\xA2"));
}

enum { SOURCES = 40 };

static void
lines_tell_of_the_fullest_sources(void **state)
{
    (void)state;
    struct source sources[SOURCES] = {0};
    struct pipeline_source counts[SOURCES] = {0};
    bool is_active[SOURCES];
    char names[SOURCES][128];
    for (int i = 0; i < SOURCES; i++) {
        (void)snprintf(names[i], sizeof names[i], "source-%02d%s", i, i == 7 ? WILD : "");
        sources[i].name = str_of(names[i]);
        is_active[i] = i != 3;
        counts[i] = (struct pipeline_source){
            .pages = i == 5 ? 0 : 100, .postings = 80, .pending = i % 4 ? i * 10 : 0};
    }
    counts[9].pending = -1; /* an archive */
    counts[39].failures = 4;
    const struct config config = {.sources = sources, .n_sources = SOURCES};
    const struct pipeline_counts whole = {
        .sources = counts, .pages = 3900, .postings = 3120, .failures = 4, .bytes = 12345678};
    struct run_progress progress = {.config = &config,
                                    .is_active = is_active,
                                    .counts = &whole,
                                    .now_ms = 10000,
                                    .size = {100, 10}};
    struct buf out;
    buf_init(&out, MIB);
    run_progress_lines(&progress, &out);
    struct str rest = buf_str(&out);
    static const char *const FIRST[] = {"source-09", "source-33", "source-34", "source-35",
                                        "source-37", "source-38", "source-39"};
    for (size_t i = 0; i < 7; i++) { /* 10 rows: seven sources, in order */
        struct str line = str_cut(&rest, '\n');
        if (!str_starts(line, str_of(FIRST[i]))) {
            fail_msg("line %zu: %.*s", i, STR_ARG(line));
        }
        if (i == 6) {
            assert_true(
                str_has(line, STR("100/490 pages  0:39 left  80 postings  4 failed  10.0/s")));
        }
        if (i == 0) {
            assert_true(str_has(line, STR("100 pages")) && !str_has(line, STR("left")));
        }
    }
    assert_true(str_starts(rest, STR("10 of 39 sources done  0:10  0:39 left  3900 pages  390.0/s  "
                                     "3120 postings  4 failed  12.3 MB")));
    for (int i = 0; i < SOURCES; i++) { /* few are under way: who has not answered? */
        counts[i].pending = i == 20;
        counts[i].pages = i != 30;
    }
    buf_clear(&out);
    run_progress_lines(&progress, &out);
    assert_true(str_starts(buf_str(&out), STR("source-20  1/2 pages")));
    assert_true(str_has(buf_str(&out), STR("\nsource-30  no answer yet\n37 of 39 sources done")));
    for (int columns = 1; columns < 150; columns++) {
        progress.size = (struct terminal_size){columns, 1 + columns % 50};
        buf_clear(&out);
        run_progress_lines(&progress, &out);
        rest = buf_str(&out);
        int n = 0;
        while (rest.p) {
            struct str line = str_cut(&rest, '\n');
            struct buf shown;
            buf_init(&shown, KIB);
            assert_true(terminal_fit(&shown, line, columns - 1) <= columns - 1);
            assert_harmless(buf_str(&shown));
            buf_release(&shown);
            n++;
        }
        assert_true(n <= 1 || n <= progress.size.rows - 2);
    }
    buf_release(&out);
}

static void
spans(void **state)
{
    (void)state;
    char text[32];
    progress_write_span(0, text, sizeof text);
    assert_string_equal(text, "0:00");
    progress_write_span(245999, text, sizeof text);
    assert_string_equal(text, "4:05");
    progress_write_span(3723000, text, sizeof text);
    assert_string_equal(text, "1:02:03");
    assert_int_equal(progress_eta_ms(0, 10, 60000), -1);
    assert_int_equal(progress_eta_ms(10, -1, 60000), -1);
    assert_int_equal(progress_eta_ms(10, 10, 500), -1); /* too early to tell */
    assert_int_equal(progress_eta_ms(10, 20, 5000), 10000);
}

/* ---- a terminal ---- */

enum { ROWS = 24, COLUMNS_MOST = 120 };

/* As much of ECMA-48 as is used: what else comes fails the test. */
struct screen {
    int columns, row, column;
    char cells[ROWS][COLUMNS_MOST + 1];
    int wrapped; /* lines that ran over the edge */
    char escape[16];
    size_t n_escape;
};

static void
clear_from(struct screen *s, int row, int column)
{
    memset(s->cells[row] + column, ' ', (size_t)(s->columns - column));
}

static void
obey(struct screen *s)
{
    char what = s->escape[s->n_escape - 1];
    int n = atoi(s->escape + 2);
    if (what == 'A') {
        s->row = s->row > n ? s->row - n : 0;
    } else if (what == 'K') {
        clear_from(s, s->row, s->column);
    } else if (what == 'J') {
        clear_from(s, s->row, s->column);
        for (int row = s->row + 1; row < ROWS; row++) {
            clear_from(s, row, 0);
        }
    } else {
        fail_msg("escape %c", what);
    }
    s->n_escape = 0;
}

static void
new_line(struct screen *s)
{
    if (s->row + 1 < ROWS) {
        s->row++;
        return;
    }
    memmove(s->cells[0], s->cells[1], sizeof s->cells[0] * (ROWS - 1));
    clear_from(s, ROWS - 1, 0);
}

static void
put(struct screen *s, char c)
{
    if (s->n_escape > 0 || c == '\x1b') {
        assert_true(s->n_escape < sizeof s->escape - 1);
        s->escape[s->n_escape++] = c;
        if (s->n_escape > 2 && c >= '@') {
            s->escape[s->n_escape] = '\0';
            obey(s);
        }
    } else if (c == '\r') {
        s->column = 0;
    } else if (c == '\n') {
        new_line(s);
    } else if (((unsigned char)c & 0xC0) != 0x80) {
        assert_true((unsigned char)c >= ' ');
        if (s->column == s->columns) {
            s->wrapped++;
            s->column = 0;
            new_line(s);
        }
        s->cells[s->row][s->column++] = c;
    }
}

static int
count_rows(const struct screen *s, const char *what)
{
    int n = 0;
    for (int row = 0; row < ROWS; row++) {
        n += memmem(s->cells[row], (size_t)s->columns, what, strlen(what)) != NULL;
    }
    return n;
}

static int
open_terminal(int columns, char *ret_name, size_t cap)
{
    int fd = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(fd >= 0 && grantpt(fd) == 0 && unlockpt(fd) == 0);
    struct winsize size = {.ws_row = ROWS, .ws_col = (unsigned short)columns};
    (void)snprintf(ret_name, cap, "%s", ptsname(fd));
    int slave = open(ret_name, O_RDWR | O_NOCTTY);
    assert_true(slave >= 0);
    assert_int_equal(ioctl(slave, TIOCSWINSZ, &size), 0);
    /* the master reads until the last writer is gone: that is the program */
    (void)fcntl(slave, F_SETFD, FD_CLOEXEC);
    return fd;
}

/* Runs with stderr on a terminal; returns how often a picture of
 * progress was whole on it. */
static int
watch(struct screen *s, const char *term, const char *conf, const char *options)
{
    char name[128];
    char command[4096];
    int fd = open_terminal(s->columns, name, sizeof name);
    for (int row = 0; row < ROWS; row++) {
        clear_from(s, row, 0);
    }
    (void)snprintf(command, sizeof command,
                   "TERM=%s JOBMILL_NOW=2026-05-01T03:00:00Z exec %s run -c %s %s 2>%s </dev/null "
                   ">/dev/null",
                   term, JOBMILL_BIN, conf, options, name);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    int pictures = 0;
    int status = 0;
    bool is_over = false;
    while (!is_over) {
        char part[4096];
        is_over = waitpid(child, &status, WNOHANG) == child;
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        while (poll(&wait, 1, is_over ? 50 : 20) > 0 && (wait.revents & POLLIN)) {
            ssize_t n = read(fd, part, sizeof part);
            for (ssize_t i = 0; i < n; i++) {
                put(s, part[i]);
            }
            int lines = count_rows(s, "sources done");
            assert_true(lines <= 1); /* drawn in place */
            pictures += lines;
        }
    }
    (void)close(fd);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    return pictures;
}

static void
a_run_is_drawn_in_place(void **state)
{
    (void)state;
    static const int WIDTHS[] = {40, 100};
    struct web *web = web_start();
    market_greenhouse(web, 12, 0);
    market_smartrecruiters(web, 20);
    market_site(web, 20);
    web_delay(web, 120);
    const char *conf = market_conf(web, "");
    char options[300];
    struct screen *s = calloc(1, sizeof *s);
    assert_non_null(s);
    for (size_t i = 0; i < 2; i++) {
        (void)snprintf(options, sizeof options, "-d %s/%zu.db", scratch_folder(), i);
        *s = (struct screen){.columns = WIDTHS[i]};
        assert_true(watch(s, "xterm", conf, options) >= 2);
        assert_int_equal(count_rows(s, "sources done"), 0); /* gone at the end */
        assert_int_equal(count_rows(s, "corax"), 1);        /* the summary stays */
    }
    web_delay(web, 0); /* a terminal that cannot draw, and one that should not */
    (void)snprintf(options, sizeof options, "-d %s/2.db", scratch_folder());
    *s = (struct screen){.columns = 100};
    assert_int_equal(watch(s, "dumb", conf, options), 0);
    *s = (struct screen){.columns = 100};
    (void)snprintf(options, sizeof options, "-d %s/3.db --quiet", scratch_folder());
    assert_int_equal(watch(s, "xterm", conf, options), 0);
    assert_int_equal(count_rows(s, "corax"), 0);
    free(s);
    web_stop(web);
    scratch_remove();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_fits_at_every_width),
        cmocka_unit_test(lines_tell_of_the_fullest_sources),
        cmocka_unit_test(spans),
        cmocka_unit_test(a_run_is_drawn_in_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
