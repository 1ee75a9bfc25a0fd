/* cron/progress.c: drawing by ECMA-48: CUU, EL, ED. Each picture is one write. */
#include "cron/progress.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/limits.h"

#include "base/banned.h"

enum {
    REDRAW_MS = 250,
    PLAIN_MS = 60000,
    ETA_AFTER_MS = 2000, /* a pace needs some time to show */
};

void
progress_init(struct progress *progress, bool quiet)
{
    *progress = (struct progress){.mode = quiet                 ? PROGRESS_OFF
                                          : terminal_can_draw() ? PROGRESS_DRAWN
                                                                : PROGRESS_PLAIN,
                                  .last_ms = clock_mono_ms()};
}

bool
progress_is_due(struct progress *progress)
{
    int64_t now_ms = clock_mono_ms();
    int64_t every_ms = progress->mode == PROGRESS_DRAWN ? REDRAW_MS : PLAIN_MS;
    if (progress->mode == PROGRESS_OFF || now_ms - progress->last_ms < every_ms) {
        return false;
    }
    progress->last_ms = now_ms;
    return true;
}

/* Rows that the lines take now: a terminal that became narrower has wrapped them. */
static int
rows_drawn(const struct progress *progress, int columns)
{
    int rows = 0;
    for (size_t i = 0; i < progress->n_drawn; i++) {
        int width = progress->columns[i];
        rows += width > columns ? (width + columns - 1) / columns : 1;
    }
    return rows;
}

static void
go_to_top(const struct progress *progress, int columns, struct buf *out)
{
    int rows = rows_drawn(progress, columns);
    buf_add_byte(out, '\r');
    if (rows > 1) {
        buf_printf(out, "\033[%dA", rows - 1);
    }
}

static void
draw(struct progress *progress, struct str lines, struct buf *out)
{
    struct terminal_size size = terminal_size();
    size_t most = size.rows > 2 ? (size_t)size.rows - 1 : 1;
    if (progress->n_drawn > 0) {
        go_to_top(progress, size.columns, out);
    }
    progress->n_drawn = 0;
    while (lines.p && progress->n_drawn < PROGRESS_ROWS && progress->n_drawn < most) {
        struct str line = str_cut(&lines, '\n');
        buf_add_z(out, progress->n_drawn ? "\r\n" : "\r");
        progress->columns[progress->n_drawn++] = terminal_fit(out, line, size.columns - 1);
        buf_add_z(out, "\033[K");
    }
    buf_add_z(out, "\033[J");
}

void
progress_show(struct progress *progress, struct str lines)
{
    struct buf out;
    buf_init(&out, MIB);
    if (progress->mode == PROGRESS_DRAWN) {
        draw(progress, lines, &out);
    } else if (progress->mode == PROGRESS_PLAIN) {
        size_t last = str_rfind_byte(lines, '\n');
        lines = last == SIZE_MAX ? lines : str_sub(lines, last + 1, lines.n);
        (void)terminal_fit(&out, lines, INT32_MAX);
        buf_add_byte(&out, '\n');
    }
    (void)fwrite(out.p, 1, out.n, stderr);
    (void)fflush(stderr);
    buf_release(&out);
}

void
progress_clear(struct progress *progress)
{
    struct buf out;
    if (progress->n_drawn == 0) {
        return;
    }
    buf_init(&out, KIB);
    go_to_top(progress, terminal_size().columns, &out);
    buf_add_z(&out, "\033[J");
    (void)fwrite(out.p, 1, out.n, stderr);
    (void)fflush(stderr);
    buf_release(&out);
    progress->n_drawn = 0;
}

void
progress_write_span(int64_t span_ms, char *ret, size_t cap)
{
    enum { MINUTE_S = 60, HOUR_OF_S = 3600 };
    long long s = span_ms / 1000;
    if (s >= HOUR_OF_S) {
        (void)snprintf(ret, cap, "%lld:%02lld:%02lld", s / HOUR_OF_S, s / MINUTE_S % MINUTE_S,
                       s % MINUTE_S);
    } else {
        (void)snprintf(ret, cap, "%lld:%02lld", s / MINUTE_S, s % MINUTE_S);
    }
}

int64_t
progress_eta_ms(int64_t done, int64_t left, int64_t elapsed_ms)
{
    if (done <= 0 || left < 0 || elapsed_ms < ETA_AFTER_MS) {
        return -1;
    }
    return (int64_t)((double)elapsed_ms / (double)done * (double)left);
}
