/* cron/run_end.c: the end of a run: each source's verdict, and what is said. */
#include "cron/run.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/log.h"
#include "cron/alarms.h"
#include "cron/metrics.h"

#include "base/banned.h"

static bool
is_good(enum crawl_verdict verdict)
{
    return verdict == CRAWL_COMPLETE || verdict == CRAWL_EMPTY || verdict == CRAWL_UNCHANGED;
}

static void
log_summary(const struct source *source, const struct crawl_summary *s)
{
    LOG(is_good(s->verdict) ? LOG_INFO : LOG_ERROR, source->name, "source-ended",
        LOG_TEXT("verdict", str_of(crawl_verdict_name(s->verdict))), LOG_INT("listed", s->listed),
        LOG_INT("new", s->added), LOG_INT("changed", s->changed),
        LOG_INT("unchanged", s->unchanged), LOG_INT("reopened", s->reopened),
        LOG_INT("closed", s->closed), LOG_INT("held", s->held), LOG_INT("dropped", s->dropped),
        LOG_INT("quarantined", s->quarantined), LOG_INT("requests", s->requests),
        LOG_INT("failures", s->failures), LOG_INT("bytes", s->bytes),
        LOG_TEXT("why", str_of(s->why)));
}

static void
print_summary(const struct run *run, const struct source *source, const struct crawl_summary *s)
{
    if (run->is_json) {
        log_summary(source, s);
        return;
    }
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
    if (run->is_json) {
        LOG(LOG_INFO, source->name, "source-interrupted", LOG_INT("pending", pending));
    } else if (!run->cli->quiet) {
        (void)fprintf(stderr,
                      "source=%.*s verdict=interrupted pending=%lld why=\"the next run goes on\"\n",
                      STR_ARG(source->name), (long long)pending);
    }
}

/* The good records of a damaged archive are stored; the run still has failed. */
static void
print_damage(const struct run *run, const struct source *source, uint32_t n)
{
    if (n > 0 && run->is_json) {
        LOG(LOG_ERROR, source->name, "archive-damaged", LOG_INT("records", n));
    } else if (n > 0) {
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
        print_damage(run, source, n_damaged);
    }
    return status;
}

/* A second signal: at once. What is not ended is ended by the next run. */
static bool
must_stop(void)
{
    return pipeline_interrupts() > 1;
}

static enum status
end_crawls(struct run *run, struct error *err)
{
    enum status status = OK;
    for (size_t i = 0; i < run->config.n_sources && status == OK; i++) {
        if (run->is_active[i] && must_stop()) {
            run->n_left++;
        } else if (run->is_active[i]) {
            status = end_crawl(run, &run->config.sources[i], err);
        }
        notify_alive(&run->notify);
    }
    return status;
}

static void
print_run(const struct run *run, const struct run_summary *s, const struct alarm_report *alarms)
{
    alarms_print(alarms, !run->cli->quiet, run->is_json);
    if (run->is_json) {
        LOG(LOG_INFO, STR_NONE, "run-ended", LOG_INT("run", run->number),
            LOG_INT("active", s->postings_active), LOG_INT("expired", s->expired),
            LOG_INT("stale", s->stale), LOG_INT("sources_failed", run->n_bad),
            LOG_INT("sources_interrupted", run->n_left), LOG_INT("left_alone", run->n_left_alone),
            LOG_INT("alarms", alarms->n_open));
    } else if (!run->cli->quiet) {
        (void)fprintf(stderr,
                      "run=%lld active=%lld expired=%lld stale=%lld sources_failed=%lld "
                      "sources_interrupted=%lld left_alone=%lld alarms=%zu\n",
                      (long long)run->number, (long long)s->postings_active, (long long)s->expired,
                      (long long)s->stale, (long long)run->n_bad, (long long)run->n_left,
                      (long long)run->n_left_alone, alarms->n_open);
    }
}

int
run_fail(const struct run *run, const struct error *err)
{
    if (!run->is_json) {
        return cli_fail(err);
    }
    LOG(LOG_ERROR, STR_NONE, "run-failed", LOG_TEXT("code", str_of(status_name(err->status))),
        LOG_TEXT("why", str_of(err->text[0] ? err->text : status_text(err->status))));
    return status_exit(err->status);
}

/* Tells others. The run is whole; that they cannot be told is worth a look. */
static int
tell(struct run *run, const struct alarm_report *alarms, int result)
{
    struct error err = {0};
    if (metrics_write(run->store, &run->config.set, clock_now_s(), &err) != OK) {
        (void)run_fail(run, &err);
        result = EXIT_SOURCES;
    }
    notify_alive(&run->notify);
    if (alarms_call(&run->config.set, alarms, run->number, &err) != OK) {
        (void)run_fail(run, &err);
        result = EXIT_SOURCES;
    }
    return result;
}

static enum status
end_run(struct run *run, struct alarm_report *alarms, int *ret_result, struct error *err)
{
    struct run_summary summary = {0};
    bool was_killed = pipeline_interrupts() > 0 && run->n_left > 0;
    enum status status =
        alarms_update(run->store, &run->config, run->number, clock_now_s(), alarms, err);
    notify_alive(&run->notify);
    if (status == OK) {
        *ret_result = run->n_bad > 0 || was_killed || alarms->n_open > 0 ? EXIT_SOURCES : EXIT_OK;
        status = store_run_end(run->store, run->number, clock_now_s(), *ret_result, &summary, err);
    }
    if (status == OK) {
        print_run(run, &summary, alarms);
    }
    return status;
}

int
run_finish(struct run *run, struct error *err)
{
    struct alarm_report alarms = {0};
    int result = EXIT_OK;
    enum status status = end_crawls(run, err);
    if (status == OK && must_stop()) { /* the run counts as cut off */
        return EXIT_SOURCES;
    }
    if (status == OK) {
        status = end_run(run, &alarms, &result, err);
    }
    result = status == OK ? tell(run, &alarms, result) : run_fail(run, err);
    alarms_release(&alarms);
    return result;
}
