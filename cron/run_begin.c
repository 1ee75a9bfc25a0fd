/* cron/run_begin.c: which sources a run asks, and their first requests. */
#include "cron/run.h"

#include <stdlib.h>

#include <xxhash.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/url.h"
#include "cron/setup.h"

#include "base/banned.h"

bool
run_is_in_shard(const struct run *run, const struct source *source, const struct harvest *start)
{
    struct str key = start->links ? url_split(start->links->url).host : source->name;
    return run->n_shards == 1 ||
           XXH3_64bits(key.p, key.n) % (uint64_t)run->n_shards == (uint64_t)run->shard;
}

struct store_source
run_store_source(const struct source *source)
{
    const struct kind *kind = kind_find(source->set.kind);
    bool is_archive = kind && kind->family == FAMILY_ARCHIVE;
    return (struct store_source){.name = source->name,
                                 .kind = source->set.kind,
                                 .board = source->set.board,
                                 .is_window = kind && kind->is_window && !is_archive,
                                 .is_archive = is_archive,
                                 .every_ms = source->set.every_ms,
                                 .every_most_ms = source->set.every_most_ms,
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
        if (status == OK && !run_is_in_shard(run, source, &start)) {
            run->is_active[i] = false;
        } else if (status == OK) {
            struct store_crawl crawl = {run->number, source->name, &start, clock_now_s()};
            status = store_crawl_begin(run->store, &crawl, &resumed, err);
        }
        if (status == OK && resumed) {
            LOG(LOG_INFO, source->name, "crawl-resumed", LOG_INT("run", run->number));
        }
        arena_release(&arena);
    }
    return status;
}

enum status
run_begin(struct run *run, struct error *err)
{
    size_t n = run->config.n_sources;
    struct store_source *rows = calloc(n ? n : 1, sizeof *rows);
    if (!rows) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    for (size_t i = 0; i < n; i++) {
        rows[i] = run_store_source(&run->config.sources[i]);
    }
    struct str versions = setup_versions(&run->config);
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
        status = setup_store_taxonomy(run->store, run->config.taxonomy, err);
    }
    if (status == OK) {
        status = store_run_begin(run->store, clock_now_s(), versions, &run->number, err);
    }
    return status == OK ? begin_crawls(run, err) : status;
}

/* Patterns and addresses of every source, before anything is fetched. */
enum status
run_check_sources(const struct run *run, struct error *err)
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
