/* cron/commands/cmd_run.c: `jobmill run`: the nightly job. */
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <xxhash.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "cron/commands.h"
#include "cron/exchange.h"
#include "cron/lock.h"
#include "cron/run.h"
#include "cron/run_progress.h"
#include "cron/setup.h"

#include "base/banned.h"

static void
on_signal(int number)
{
    (void)number;
    pipeline_interrupt();
}

static void
catch_signals(void)
{
    struct sigaction action = {.sa_handler = on_signal};
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(SIGTERM, &action, NULL);
    (void)sigaction(SIGINT, &action, NULL);
    (void)signal(SIGPIPE, SIG_IGN); /* a closed pipe must not end a run */
}

/* ---- options ---- */

static enum status
read_span_option(const struct cli *cli, const char *name, int64_t *ret_ms, struct error *err)
{
    const char *text = cli_value(cli, name, NULL);
    if (text && !config_read_span(str_of(text), ret_ms)) {
        return error_set(err, E_USAGE, "--%s %s: a span such as 30min or 2h is wanted", name, text);
    }
    return OK;
}

static enum status
read_shard(struct run *run, struct error *err)
{
    struct str rest = str_of(cli_value(run->cli, "shard", "0/1"));
    int64_t shard = 0;
    int64_t n = 0;
    struct str first = str_cut(&rest, '/');
    if (!rest.p || !str_int(first, &shard) || !str_int(rest, &n) || n < 1 || n > 10000 ||
        shard < 0 || shard >= n) {
        return error_set(err, E_USAGE, "--shard %s: write I/N with I from 0 to N-1",
                         cli_value(run->cli, "shard", ""));
    }
    run->shard = (int)shard;
    run->n_shards = (int)n;
    return OK;
}

static enum status
read_options(struct run *run, struct error *err)
{
    static const struct {
        const char *name;
        enum log_format format;
    } FORMATS[] = {{"logfmt", LOG_LOGFMT}, {"json", LOG_JSON}};
    const char *log = cli_value(run->cli, "log", NULL);
    bool known = !log;
    log_setup(stderr, run->cli->quiet ? LOG_ERROR : LOG_WARN, LOG_LOGFMT);
    for (size_t i = 0; log && i < sizeof FORMATS / sizeof FORMATS[0]; i++) {
        if (strcmp(log, FORMATS[i].name) == 0) {
            log_setup(stderr, LOG_INFO, FORMATS[i].format);
            run->is_json = FORMATS[i].format == LOG_JSON;
            known = true;
        }
    }
    if (!known) {
        return error_set(err, E_USAGE, "--log %s: logfmt or json", log);
    }
    run->deadline_ms = run->config.set.deadline_ms;
    enum status status = read_span_option(run->cli, "deadline", &run->deadline_ms, err);
    run->config.set.deadline_ms = run->deadline_ms;
    return status == OK ? read_shard(run, err) : status;
}

static int64_t
jitter_ms(int64_t span_ms)
{
    int64_t seed[2] = {clock_now_s(), (int64_t)getpid()};
    return span_ms > 0 ? (int64_t)(XXH3_64bits(seed, sizeof seed) % (uint64_t)span_ms) : 0;
}

/* A signal ends the waiting. */
static enum status
wait_jitter(struct run *run, struct error *err)
{
    enum { STEP_MS = 500 };
    int64_t span_ms = 0;
    enum status status = read_span_option(run->cli, "jitter", &span_ms, err);
    int64_t until_ms = clock_mono_ms() + jitter_ms(span_ms);
    if (status == OK && span_ms > 0) {
        notify_status(&run->notify, "waiting (--jitter)");
    }
    while (status == OK && pipeline_interrupts() == 0 && clock_mono_ms() < until_ms) {
        int64_t left_ms = until_ms - clock_mono_ms();
        left_ms = left_ms > STEP_MS ? STEP_MS : left_ms > 0 ? left_ms : 0;
        struct timespec span = {left_ms / 1000, left_ms % 1000 * 1000000};
        (void)nanosleep(&span, NULL);
        notify_alive(&run->notify);
    }
    return status;
}

/* ---- watching ---- */

static void
tell_manager(struct run *run, const struct pipeline_counts *counts)
{
    enum { STATUS_MS = 5000 };
    char text[160];
    int64_t now_ms = clock_mono_ms();
    notify_alive(&run->notify);
    if (pipeline_interrupts() > 0) {
        notify_stopping(&run->notify, "stopping: what is in flight is finished");
    } else if (now_ms - run->last_status_ms >= STATUS_MS) {
        run->last_status_ms = now_ms;
        (void)snprintf(text, sizeof text, "run %lld: %llu pages, %llu postings, %llu failures",
                       (long long)run->number, (unsigned long long)counts->pages,
                       (unsigned long long)counts->postings, (unsigned long long)counts->failures);
        notify_status(&run->notify, text);
    }
}

static void
show_progress(struct run *run, const struct pipeline_counts *counts)
{
    struct buf lines;
    if (!counts->sources || !progress_is_due(&run->progress)) {
        return;
    }
    const struct run_progress progress = {.config = &run->config,
                                          .is_active = run->is_active,
                                          .counts = counts,
                                          .now_ms = clock_mono_ms(),
                                          .size = terminal_size()};
    buf_init(&lines, MIB);
    run_progress_lines(&progress, &lines);
    progress_show(&run->progress, buf_str(&lines));
    buf_release(&lines);
}

static void
on_tick(void *ctx, const struct pipeline_counts *counts)
{
    struct run *run = ctx;
    show_progress(run, counts);
    tell_manager(run, counts);
}

static void
on_page(void *ctx, const struct outcome *outcome)
{
    struct run *run = ctx;
    const struct page *page = outcome->page;
    enum page_verdict verdict = outcome->harvest.verdict;
    run->n_left_alone += outcome->is_left_alone;
    if (outcome->is_left_alone && page->role != PAGE_LISTING) {
        LOG(LOG_INFO, page->source, "page-left-alone", LOG_TEXT("why", outcome->harvest.why),
            LOG_TEXT("url", page->url));
        return;
    }
    bool is_bad = verdict == VERDICT_FAILED || verdict == VERDICT_BLOCKED ||
                  verdict == VERDICT_MALFORMED || verdict == VERDICT_TRUNCATED ||
                  (verdict == VERDICT_GONE && page->role == PAGE_LISTING);
    if (is_bad && (page->role == PAGE_LISTING || verdict != VERDICT_FAILED)) {
        LOG(LOG_WARN, page->source, "page-not-read",
            LOG_TEXT("verdict", str_of(verdict_name(verdict))),
            LOG_TEXT("why", outcome->harvest.why), LOG_INT("status", page->http_status),
            LOG_TEXT("url", page->url));
        return;
    }
    LOG(LOG_INFO, page->source, "page", LOG_TEXT("verdict", str_of(verdict_name(verdict))),
        LOG_INT("status", page->http_status), LOG_INT("postings", outcome->n_postings),
        LOG_INT("bytes", page->wire_bytes), LOG_INT("ms", page->elapsed_ms),
        LOG_TEXT("url", page->url));
}

/* Where nothing public is asked - archives, an intranet, a test - the European
 * Central Bank is not either, unless its URL is said. */
static bool
wants_rates(const struct run *run)
{
    bool any_public = !str_is(run->config.set.exchange_rates, "auto");
    for (size_t i = 0; i < run->config.n_sources && !any_public; i++) {
        const struct source *source = &run->config.sources[i];
        const struct kind *kind = kind_find(source->set.kind);
        any_public = run->is_active[i] && kind && kind->family != FAMILY_ARCHIVE &&
                     !source->set.allow_private && source->set.endpoint.n == 0;
    }
    return any_public;
}

static int
fetch_and_store(struct run *run)
{
    struct error err = {0};
    enum status status = run_begin(run, &err);
    if (status == OK && wants_rates(run)) {
        status = exchange_update(run->store, &run->config.set, &err);
    }
    if (status == OK) {
        const struct pipeline_options options = {
            .config = &run->config,
            .database = run->database,
            .store = run->store,
            .run = run->number,
            .is_active = run->is_active,
            .damaged = run->damaged,
            .shard = 0, /* sources were chosen by shard already */
            .n_shards = 1,
            .deadline_ms = run->deadline_ms,
        };
        const struct pipeline_watch watch = {run, on_tick, on_page};
        progress_init(&run->progress, run->cli->quiet || cli_has(run->cli, "log"));
        run->is_to_person = run->progress.mode == PROGRESS_DRAWN;
        if (run->is_to_person) { /* the lines count failures, the page tells of them */
            log_setup(stderr, LOG_ERROR, LOG_LOGFMT);
        }
        status = pipeline_run(&options, &watch, &run->was_stopped, &err);
        progress_clear(&run->progress);
    }
    return status == OK ? run_finish(run, &err) : run_fail(run, &err);
}

static int
locked_run(struct run *run)
{
    struct error err = {0};
    notify_init(&run->notify);
    catch_signals();
    notify_ready(&run->notify, "starting");
    enum status status = wait_jitter(run, &err);
    if (status == OK && pipeline_interrupts() > 0) {
        status = error_set(&err, E_CANCELLED, "stopped by a signal before it began");
    }
    if (status == OK) {
        status = lock_take(run->database, &run->lock, &err);
    }
    if (status == OK) {
        status = store_open(run->database, STORE_WRITE, &run->store, &err);
    }
    int result = status == OK ? fetch_and_store(run) : run_fail(run, &err);
    notify_stopping(&run->notify, result == EXIT_OK ? "done: all well" : "done: look at its mail");
    store_close(run->store);
    lock_drop(run->lock);
    notify_release(&run->notify);
    return result;
}

int
cmd_run(const struct cli *cli)
{
    struct run run = {.cli = cli, .lock = -1};
    struct error err = {0};
    enum status status = setup_config(cli, false, &run.config, &err);
    if (status == OK) {
        status = read_options(&run, &err);
    }
    if (status == OK) {
        status = setup_check_chosen(cli, &run.config, &err);
    }
    if (status == OK) {
        status = setup_taxonomy(&run.config, &err);
    }
    if (status == OK) {
        status = run_check_sources(&run, &err);
    }
    if (status == OK) {
        run.database = arena_cstr(&run.config.arena, run.config.set.database);
    }
    int result;
    if (status != OK || !run.database) {
        result = run_fail(&run, &err);
    } else if (run.config.n_sources == 0) {
        (void)error_set(&err, E_CONFIG,
                        "no source is configured: jobmill detect URL prints a section "
                        "to paste");
        result = run_fail(&run, &err);
    } else {
        result = cli_has(cli, "dry-run") ? run_dry(&run) : locked_run(&run);
    }
    config_release(&run.config);
    return result;
}
