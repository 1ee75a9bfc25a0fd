/* cron/run_end.c: the end of a run: each source's verdict, and what is said. */
#include "cron/run.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "cron/alarms/alarms.h"
#include "cron/metrics.h"
#include "cron/run_page.h"

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

/* A row of a table, for a terminal. */
static void
print_row(struct run *run, const struct source *source, const struct crawl_summary *s)
{
    if (!run->has_heading) {
        run->has_heading = true;
        (void)fprintf(stderr, "%-24s %-11s %8s %7s %8s %7s %7s\n", "source", "verdict", "listed",
                      "new", "changed", "closed", "failed");
    }
    (void)fprintf(stderr, "%-24.*s %-11s %8lld %7lld %8lld %7lld %7lld\n", STR_ARG(source->name),
                  crawl_verdict_name(s->verdict), (long long)s->listed, (long long)s->added,
                  (long long)s->changed, (long long)s->closed, (long long)s->failures);
}

static void
print_summary(struct run *run, const struct source *source, const struct crawl_summary *s)
{
    if (run->is_json) {
        log_summary(source, s);
        return;
    }
    if (run->is_to_person) {
        print_row(run, source, s);
        return;
    }
    if (run->cli->quiet) {
        return; /* the page tells what a person needs */
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
    } else if (run->is_to_person) {
        (void)fprintf(stderr, "%-24.*s interrupted %8lld requests left: the next run goes on\n",
                      STR_ARG(source->name), (long long)pending);
    } else if (!run->cli->quiet) {
        (void)fprintf(stderr,
                      "source=%.*s verdict=interrupted pending=%lld why=\"the next run goes on\"\n",
                      STR_ARG(source->name), (long long)pending);
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
        if (n_damaged > 0 && run->is_json) { /* else the page tells */
            LOG(LOG_ERROR, source->name, "archive-damaged", LOG_INT("records", n_damaged));
        }
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
    if (run->is_json || !(run->cli->quiet || run->is_to_person)) { /* else the page tells */
        alarms_print(alarms, true, run->is_json);
    }
    if (run->is_json) {
        LOG(LOG_INFO, STR_NONE, "run-ended", LOG_INT("run", run->number),
            LOG_INT("active", s->postings_active), LOG_INT("expired", s->expired),
            LOG_INT("stale", s->stale), LOG_INT("sources_failed", run->n_bad),
            LOG_INT("sources_interrupted", run->n_left), LOG_INT("left_alone", run->n_left_alone),
            LOG_INT("alarms", alarms->n_open));
    } else if (run->is_to_person) {
        (void)fprintf(stderr,
                      "run %lld: %lld postings active; %lld expired, %lld stale; %lld sources "
                      "failed, %lld interrupted; %lld pages left alone\n",
                      (long long)run->number, (long long)s->postings_active, (long long)s->expired,
                      (long long)s->stale, (long long)run->n_bad, (long long)run->n_left,
                      (long long)run->n_left_alone);
    } else if (!run->cli->quiet) {
        (void)fprintf(stderr,
                      "run=%lld active=%lld expired=%lld stale=%lld sources_failed=%lld "
                      "sources_interrupted=%lld left_alone=%lld alarms=%zu\n",
                      (long long)run->number, (long long)s->postings_active, (long long)s->expired,
                      (long long)s->stale, (long long)run->n_bad, (long long)run->n_left,
                      (long long)run->n_left_alone, alarms->n_open);
    }
}

/* The options that name what this run was over, for commands to paste. */
static const char *
where_of(struct run *run)
{
    const char *config = cli_value(run->cli, "config", NULL);
    const char *database = cli_value(run->cli, "database", NULL);
    struct arena *arena = &run->config.arena;
    struct str text = arena_printf(arena, "%s%s%s%s", config ? " -c " : "", config ? config : "",
                                   database ? " -d " : "", database ? database : "");
    const char *where = arena_cstr(arena, text);
    return where ? where : "";
}

static enum status
print_page(struct run *run, struct error *err)
{
    struct buf page;
    const struct run_page what = {.store = run->store,
                                  .config = &run->config,
                                  .run = run->number,
                                  .where = where_of(run),
                                  .damaged = run->damaged};
    buf_init(&page, MIB);
    enum status status = run->is_json ? OK : run_page_write(&what, &page, err);
    if (status == OK && page.n > 0) {
        (void)fprintf(stderr, "%s%.*s", run->cli->quiet ? "" : "\n", STR_ARG(buf_str(&page)));
    } else if (status == OK && run->is_to_person && run->number == 1 && run->n_left == 0) {
        (void)fprintf(stderr,
                      "\nnext: jobmill status%s\n      jobmill search kubernetes%s\n"
                      "      jobmill report top%s\n",
                      what.where, what.where, what.where);
    }
    buf_release(&page);
    return status;
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
    if (status == OK) {
        status = print_page(run, err);
    }
    result = status == OK ? tell(run, &alarms, result) : run_fail(run, err);
    alarms_release(&alarms);
    return result;
}
