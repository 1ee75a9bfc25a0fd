/* cron/cmd_run.c: `jobmill run`: the nightly job. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <xxhash.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/url.h"
#include "cron/commands.h"
#include "cron/lock.h"
#include "cron/pipeline.h"
#include "cron/progress.h"
#include "cron/setup.h"

#include "base/banned.h"

struct run {
    const struct cli *cli;
    struct config config;
    struct store *store;
    const char *database;
    int lock;
    int64_t number;
    bool *is_active; /* per source */
    int64_t deadline_ms;
    int shard, n_shards;
    struct progress progress;
    bool was_stopped;
    uint32_t *damaged;    /* per source: records and files of its archives */
    int64_t n_bad;        /* sources that failed or look wrong */
    int64_t n_left;       /* sources left for the next run */
    int64_t n_left_alone; /* pages whose site asked not to be read or kept */
};

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

static enum status
wait_jitter(const struct run *run, struct error *err)
{
    int64_t span_ms = 0;
    enum status status = read_span_option(run->cli, "jitter", &span_ms, err);
    if (status == OK && span_ms > 0) {
        int64_t seed[2] = {clock_now_s(), (int64_t)getpid()};
        int64_t wait_ms = (int64_t)(XXH3_64bits(seed, sizeof seed) % (uint64_t)span_ms);
        struct timespec span = {wait_ms / 1000, wait_ms % 1000 * 1000000};
        (void)nanosleep(&span, NULL);
    }
    return status;
}

/* ---- choosing sources ---- */

static bool
is_in_shard(const struct run *run, const struct source *source, const struct harvest *start)
{
    struct str key = start->links ? url_split(start->links->url).host : source->name;
    return run->n_shards == 1 ||
           XXH3_64bits(key.p, key.n) % (uint64_t)run->n_shards == (uint64_t)run->shard;
}

static struct store_source
store_source_of(const struct source *source)
{
    const struct kind *kind = kind_find(source->set.kind);
    bool is_archive = kind && kind->family == FAMILY_ARCHIVE;
    return (struct store_source){.name = source->name,
                                 .kind = source->set.kind,
                                 .board = source->set.board,
                                 .is_window = kind && kind->is_window && !is_archive,
                                 .is_archive = is_archive,
                                 .every_ms = source->set.every_ms,
                                 .refresh_ms = source->set.refresh_ms,
                                 .stale_ms = source->set.stale_ms};
}

static enum status
choose(struct run *run, const struct store_source *rows, struct error *err)
{
    size_t n = run->config.n_sources;
    run->is_active = ARENA_ARRAY(&run->config.arena, n, bool);
    run->damaged = ARENA_ARRAY(&run->config.arena, n, uint32_t);
    if (!run->is_active || !run->damaged) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    enum status status = setup_check_chosen(run->cli, &run->config, err);
    if (status == OK && cli_has(run->cli, "force")) {
        memset(run->is_active, true, n);
    } else if (status == OK) {
        status = store_due(run->store, rows, n, clock_now_s(), run->is_active, err);
    }
    for (size_t i = 0; status == OK && i < n; i++) {
        run->is_active[i] =
            run->is_active[i] && setup_is_chosen(run->cli, run->config.sources[i].name);
    }
    return status;
}

/* Queues the first requests of every active source, or resumes. */
static enum status
begin_crawls(struct run *run, struct error *err)
{
    enum status status = OK;
    for (size_t i = 0; i < run->config.n_sources && status == OK; i++) {
        const struct source *source = &run->config.sources[i];
        struct arena arena;
        struct harvest start = {0};
        bool resumed = false;
        if (!run->is_active[i]) {
            continue;
        }
        arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
        status = kind_start(source, &arena, &start, err);
        if (status == OK && !is_in_shard(run, source, &start)) {
            run->is_active[i] = false;
        } else if (status == OK) {
            status = store_crawl_begin(run->store, run->number, source->name, &start, clock_now_s(),
                                       &resumed, err);
        }
        if (status == OK && resumed) {
            LOG(LOG_INFO, source->name, "crawl-resumed", LOG_INT("run", run->number));
        }
        arena_release(&arena);
    }
    return status;
}

static enum status
fill_taxonomy(struct run *run, struct error *err)
{
    size_t n_skills = taxonomy_skill_count();
    size_t n_roles = taxonomy_role_count();
    struct store_skill *skills = calloc(n_skills ? n_skills : 1, sizeof *skills);
    struct store_role *roles = calloc(n_roles ? n_roles : 1, sizeof *roles);
    if (!skills || !roles) {
        free(skills);
        free(roles);
        return error_set(err, E_NOMEM, "out of memory");
    }
    for (size_t i = 0; i < n_skills; i++) {
        struct taxonomy_skill s = taxonomy_skill_at(i);
        skills[i] = (struct store_skill){s.id,     s.slug,   s.name, skill_type_name(s.type),
                                         s.parent, s.aliases};
    }
    for (size_t i = 0; i < n_roles; i++) {
        struct taxonomy_role r = taxonomy_role_at(i);
        roles[i] = (struct store_role){r.slug, r.name, r.family, r.soc, r.isco};
    }
    enum status status =
        store_taxonomy(run->store, taxonomy_version(), skills, n_skills, roles, n_roles, err);
    free(skills);
    free(roles);
    return status;
}

static enum status
begin(struct run *run, struct error *err)
{
    size_t n = run->config.n_sources;
    struct store_source *rows = calloc(n ? n : 1, sizeof *rows);
    if (!rows) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    for (size_t i = 0; i < n; i++) {
        rows[i] = store_source_of(&run->config.sources[i]);
    }
    struct str versions = setup_versions(&run->config.arena);
    if (cli_has(run->cli, "force")) {
        versions = arena_printf(&run->config.arena, "%.*s.forced-%lld", STR_ARG(versions),
                                (long long)clock_now_s());
    }
    enum status status = store_sources(run->store, rows, n, err);
    if (status == OK) {
        status = choose(run, rows, err);
    }
    free(rows);
    if (status == OK) {
        status = fill_taxonomy(run, err);
    }
    if (status == OK) {
        status = store_run_begin(run->store, clock_now_s(), versions, &run->number, err);
    }
    return status == OK ? begin_crawls(run, err) : status;
}

/* Patterns and addresses of every source, before anything is fetched. */
static enum status
check_sources(const struct run *run, struct error *err)
{
    struct parser *parser = NULL;
    enum status status = parser_new(&parser, err);
    for (size_t i = 0; status == OK && i < run->config.n_sources; i++) {
        const struct source *source = &run->config.sources[i];
        struct arena arena;
        struct harvest start = {0};
        arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
        status = parse_check_source(parser, source, err);
        if (status == OK) {
            status = kind_start(source, &arena, &start, err);
        }
        arena_release(&arena);
    }
    parser_free(parser);
    return status;
}

/* ---- watching ---- */

static void
on_tick(void *ctx, const struct pipeline_counts *counts)
{
    struct run *run = ctx;
    progress_draw(&run->progress, counts);
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
        progress_clear(&run->progress);
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

/* ---- ending ---- */

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

static int
finish(struct run *run, struct error *err)
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

static int
fetch_and_store(struct run *run)
{
    struct error err = {0};
    enum status status = begin(run, &err);
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
        catch_signals();
        status = pipeline_run(&options, &watch, &run->was_stopped, &err);
        progress_clear(&run->progress);
    }
    return status == OK ? finish(run, &err) : cli_fail(&err);
}

/* ---- --dry-run ---- */

static void
print_step(struct str source, struct str method, struct str what)
{
    (void)printf("%.*s\t%.*s\t%.*s\n", STR_ARG(source), STR_ARG(method), STR_ARG(what));
}

static void
print_start(const struct source *source, const struct harvest *start)
{
    for (const struct link *link = start->links; link; link = link->next) {
        print_step(source->name, link->method.n ? link->method : STR("GET"), link->url);
    }
    if (!start->links) {
        print_step(source->name, STR("READ"), source->set.path);
    }
}

static int
dry_run(struct run *run)
{
    struct error err = {0};
    enum status status = OK;
    for (size_t i = 0; i < run->config.n_sources && status == OK; i++) {
        const struct source *source = &run->config.sources[i];
        struct arena arena;
        struct harvest start = {0};
        if (!setup_is_chosen(run->cli, source->name)) {
            continue;
        }
        arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
        status = kind_start(source, &arena, &start, &err);
        if (status == OK && is_in_shard(run, source, &start)) {
            print_start(source, &start);
        }
        arena_release(&arena);
    }
    return status == OK ? cli_print(STR("")) : cli_fail(&err);
}

static int
locked_run(struct run *run)
{
    struct error err = {0};
    enum status status = wait_jitter(run, &err);
    if (status == OK) {
        status = lock_take(run->database, &run->lock, &err);
    }
    if (status == OK) {
        status = store_open(run->database, STORE_WRITE, &run->store, &err);
    }
    int result = status == OK ? fetch_and_store(run) : cli_fail(&err);
    store_close(run->store);
    lock_drop(run->lock);
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
        status = check_sources(&run, &err);
    }
    if (status == OK) {
        run.database = arena_cstr(&run.config.arena, run.config.set.database);
    }
    int result;
    if (status != OK || !run.database) {
        result = cli_fail(&err);
    } else if (run.config.n_sources == 0) {
        (void)error_set(&err, E_CONFIG,
                        "no source is configured: jobmill detect URL prints a section "
                        "to paste");
        result = cli_fail(&err);
    } else {
        result = cli_has(cli, "dry-run") ? dry_run(&run) : locked_run(&run);
    }
    config_release(&run.config);
    return result;
}
