/* cron/run_progress.c: the text of the lines. */
#include "cron/run_progress.h"

#include <stdio.h>

#include "cron/progress.h"

#include "base/banned.h"

enum {
    SOURCES_MOST = PROGRESS_ROWS - 1,
    NAME_MOST = 24, /* columns */
    NAME_SHARE = 3, /* and at most that part of the width */
    ROWS_OF_OTHERS = 3,
    WAITING_UP_TO = 6,
};

/* Sources that have lines: indexes, ascending. */
struct chosen {
    size_t items[SOURCES_MOST];
    size_t n, most;
};

static bool
is_under_way(const struct pipeline_source *s)
{
    return s->pages > 0 && s->pending != 0;
}

static int64_t
weight(const struct run_progress *p, size_t source)
{
    int64_t pending = p->counts->sources[source].pending;
    return pending < 0 ? INT64_MAX : pending; /* an archive: nobody knows */
}

/* Takes it in, in place of the one of which least is left. */
static void
choose(const struct run_progress *p, struct chosen *chosen, size_t source)
{
    if (chosen->n < chosen->most) {
        chosen->items[chosen->n++] = source;
        return;
    }
    size_t least = 0;
    for (size_t i = 1; i < chosen->n; i++) {
        least = weight(p, chosen->items[i]) < weight(p, chosen->items[least]) ? i : least;
    }
    if (chosen->n > 0 && weight(p, source) > weight(p, chosen->items[least])) {
        for (size_t i = least; i + 1 < chosen->n; i++) {
            chosen->items[i] = chosen->items[i + 1];
        }
        chosen->items[chosen->n - 1] = source;
    }
}

/* Where few are under way, those that have not answered yet. */
static void
choose_waiting(const struct run_progress *p, struct chosen *chosen)
{
    size_t most = chosen->most < WAITING_UP_TO ? chosen->most : WAITING_UP_TO;
    for (size_t i = 0; i < p->config->n_sources && chosen->n < most; i++) {
        if (p->is_active[i] && p->counts->sources[i].pages == 0) {
            chosen->items[chosen->n++] = i;
        }
    }
}

static int
name_columns(const struct run_progress *p, const struct chosen *chosen)
{
    size_t longest = 0;
    for (size_t i = 0; i < chosen->n; i++) {
        size_t n = p->config->sources[chosen->items[i]].name.n;
        longest = n > longest ? n : longest;
    }
    int most = p->size.columns / NAME_SHARE < NAME_MOST ? p->size.columns / NAME_SHARE : NAME_MOST;
    return (int)longest < most ? (int)longest : most;
}

static void
add_rate(struct buf *out, uint64_t pages, int64_t elapsed_ms)
{
    if (elapsed_ms > 0) {
        buf_printf(out, "  %.1f/s", (double)pages * 1000.0 / (double)elapsed_ms);
    }
}

static void
add_eta(struct buf *out, int64_t eta_ms)
{
    char span[32];
    if (eta_ms >= 0) {
        progress_write_span(eta_ms, span, sizeof span);
        buf_printf(out, "  %s left", span);
    }
}

static int64_t
eta_of(const struct run_progress *p, const struct pipeline_source *s)
{
    return progress_eta_ms((int64_t)s->pages, s->pending, p->now_ms - s->first_ms);
}

static void
add_source(const struct run_progress *p, size_t source, int columns, struct buf *out)
{
    const struct pipeline_source *s = &p->counts->sources[source];
    int used = terminal_fit(out, p->config->sources[source].name, columns);
    buf_printf(out, "%*s  ", columns > used ? columns - used : 0, "");
    if (s->pages == 0) {
        buf_add_z(out, "no answer yet\n");
        return;
    }
    buf_printf(out, "%llu", (unsigned long long)s->pages);
    if (s->pending > 0) {
        unsigned long long all = s->pages + (uint64_t)s->pending;
        buf_printf(out, "/%llu", all);
    }
    buf_add_z(out, " pages");
    add_eta(out, eta_of(p, s)); /* what a narrow terminal cuts off comes last */
    buf_printf(out, "  %llu postings", (unsigned long long)s->postings);
    if (s->failures > 0) {
        buf_printf(out, "  %llu failed", (unsigned long long)s->failures);
    }
    add_rate(out, s->pages, p->now_ms - s->first_ms);
    buf_add_byte(out, '\n');
}

static void
add_whole(const struct run_progress *p, struct buf *out)
{
    const struct pipeline_counts *c = p->counts;
    size_t n = 0;
    size_t n_done = 0;
    int64_t eta_ms = -1;
    char span[32];
    for (size_t i = 0; i < p->config->n_sources; i++) {
        const struct pipeline_source *s = &c->sources[i];
        int64_t eta = is_under_way(s) ? eta_of(p, s) : -1;
        n += p->is_active[i];
        n_done += p->is_active[i] && s->pages > 0 && s->pending == 0;
        eta_ms = eta > eta_ms ? eta : eta_ms; /* side by side: the longest counts */
    }
    progress_write_span(p->now_ms - c->started_ms, span, sizeof span);
    buf_printf(out, "%zu of %zu sources done  %s", n_done, n, span);
    add_eta(out, eta_ms);
    buf_printf(out, "  %llu pages", (unsigned long long)c->pages);
    add_rate(out, c->pages, p->now_ms - c->started_ms);
    buf_printf(out, "  %llu postings  %llu failed  %.1f MB", (unsigned long long)c->postings,
               (unsigned long long)c->failures, (double)c->bytes / 1e6);
}

void
run_progress_lines(const struct run_progress *progress, struct buf *out)
{
    int rows = progress->size.rows - ROWS_OF_OTHERS;
    struct chosen chosen = {.most = rows < 0                   ? 0
                                    : rows < (int)SOURCES_MOST ? (size_t)rows
                                                               : SOURCES_MOST};
    for (size_t i = 0; i < progress->config->n_sources; i++) {
        if (progress->is_active[i] && is_under_way(&progress->counts->sources[i])) {
            choose(progress, &chosen, i);
        }
    }
    choose_waiting(progress, &chosen);
    int columns = name_columns(progress, &chosen);
    for (size_t i = 0; i < chosen.n; i++) {
        add_source(progress, chosen.items[i], columns, out);
    }
    add_whole(progress, out);
}
