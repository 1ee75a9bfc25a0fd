/* cron/run_end.c: the end of a run: each source's verdict, and what is said. */
#include "cron/run.h"

#include <stdio.h>

#include "base/clock.h"

#include "base/banned.h"

static bool
is_good(enum crawl_verdict verdict)
{
    return verdict == CRAWL_COMPLETE || verdict == CRAWL_EMPTY || verdict == CRAWL_UNCHANGED;
}

static void
print_summary(const struct run *run, const struct source *source, const struct crawl_summary *s)
{
    if (run->cli->quiet && is_good(s->verdict)) {
        return;
    }
    (void)fprintf(stderr,
                  "source=%.*s verdict=%s listed=%lld new=%lld changed=%lld unchanged=%lld "
                  "reopened=%lld closed=%lld held=%lld dropped=%lld quarantined=%lld requests=%lld "
                  "failures=%lld bytes=%lld%s%s%s\n",
                  STR_ARG(source->name), crawl_verdict_name(s->verdict), (long long)s->listed,
                  (long long)s->added, (long long)s->changed, (long long)s->unchanged,
                  (long long)s->reopened, (long long)s->closed, (long long)s->held,
                  (long long)s->dropped, (long long)s->quarantined, (long long)s->requests,
                  (long long)s->failures, (long long)s->bytes, s->why[0] ? " why=\"" : "", s->why,
                  s->why[0] ? "\"" : "");
}

/* Counts what the next run must go on with. */
static void
note_left(struct run *run, const struct source *source, int64_t pending)
{
    run->n_left++;
    if (!run->cli->quiet) {
        (void)fprintf(stderr,
                      "source=%.*s verdict=interrupted pending=%lld why=\"the next run goes on\"\n",
                      STR_ARG(source->name), (long long)pending);
    }
}

/* The good records of a damaged archive are stored; the run still has failed. */
static void
print_damage(const struct source *source, uint32_t n)
{
    if (n > 0) {
        (void)fprintf(stderr,
                      "source=%.*s damaged=%u why=\"damaged records were passed over: jobmill "
                      "archive verify names them\"\n",
                      STR_ARG(source->name), (unsigned)n);
    }
}

static enum status
end_crawl(struct run *run, const struct source *source, struct error *err)
{
    struct crawl_summary summary = {0};
    int64_t pending = 0;
    enum status status = store_pending(run->store, source->name, &pending, err);
    bool is_archive = kind_find(source->set.kind)->family == FAMILY_ARCHIVE;
    if (status == OK && (pending > 0 || (is_archive && run->was_stopped))) {
        note_left(run, source, pending);
        return OK;
    }
    if (status == OK) {
        status =
            store_crawl_end(run->store, run->number, source->name, clock_now_s(), &summary, err);
    }
    if (status == OK) {
        cli_sanitize(summary.why, strlen(summary.why));
        uint32_t n_damaged = run->damaged[source - run->config.sources];
        run->n_bad += !is_good(summary.verdict) || n_damaged > 0;
        print_summary(run, source, &summary);
        print_damage(source, n_damaged);
    }
    return status;
}

static enum status
end_crawls(struct run *run, struct error *err)
{
    enum status status = OK;
    for (size_t i = 0; i < run->config.n_sources && status == OK; i++) {
        if (run->is_active[i]) {
            status = end_crawl(run, &run->config.sources[i], err);
        }
    }
    return status;
}

int
run_finish(struct run *run, struct error *err)
{
    struct run_summary summary = {0};
    enum status status = end_crawls(run, err);
    int result = run->n_bad > 0 || (run->was_stopped && run->n_left > 0 && run->deadline_ms == 0)
                     ? EXIT_SOURCES
                     : EXIT_OK;
    if (status == OK) {
        status = store_run_end(run->store, run->number, clock_now_s(), result, &summary, err);
    }
    if (status != OK) {
        return cli_fail(err);
    }
    if (!run->cli->quiet) {
        (void)fprintf(stderr,
                      "run=%lld active=%lld expired=%lld stale=%lld sources_failed=%lld "
                      "sources_interrupted=%lld left_alone=%lld\n",
                      (long long)run->number, (long long)summary.postings_active,
                      (long long)summary.expired, (long long)summary.stale, (long long)run->n_bad,
                      (long long)run->n_left, (long long)run->n_left_alone);
    }
    return result;
}
