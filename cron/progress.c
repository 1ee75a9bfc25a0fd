/* cron/progress.c: the progress line. */
#include "cron/progress.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"

#include "base/banned.h"

enum { REDRAW_MS = 250, WIDTH_DEFAULT = 80 };

void
progress_init(struct progress *progress, bool quiet)
{
    *progress = (struct progress){.is_on = !quiet && isatty(STDERR_FILENO) == 1};
}

static int
terminal_width(void)
{
    struct winsize size = {0};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    return WIDTH_DEFAULT;
}

void
progress_draw(struct progress *progress, const struct pipeline_counts *counts)
{
    int64_t now_ms = clock_mono_ms();
    if (!progress->is_on || now_ms - progress->last_ms < REDRAW_MS) {
        return;
    }
    progress->last_ms = now_ms;
    progress->is_drawn = true;
    int64_t elapsed_ms = now_ms - counts->started_ms;
    char line[256];
    int n = snprintf(
        line, sizeof line,
        "%llu pages (%llu/s)  %llu postings  %llu failed  %.1f MB  %u in flight  "
        "%u hosts  %u+%u queued  %lld:%02lld",
        (unsigned long long)counts->pages,
        (unsigned long long)(elapsed_ms > 0 ? counts->pages * 1000 / (uint64_t)elapsed_ms : 0),
        (unsigned long long)counts->postings, (unsigned long long)counts->failures,
        (double)counts->bytes / 1e6, counts->fetch.in_flight, counts->fetch.hosts,
        counts->pages_waiting, counts->outcomes_waiting, (long long)(elapsed_ms / 60000),
        (long long)(elapsed_ms / 1000 % 60));
    int width = terminal_width() - 1;
    (void)fprintf(stderr, "\r%.*s\033[K", n < width ? n : width, line);
    (void)fflush(stderr);
}

void
progress_clear(struct progress *progress)
{
    if (progress->is_drawn) {
        (void)fprintf(stderr, "\r\033[K");
        progress->is_drawn = false;
    }
}
