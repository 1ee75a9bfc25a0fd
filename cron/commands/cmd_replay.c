/* cron/commands/cmd_replay.c: `jobmill replay`: the archive read again with today's parser
 * and taxonomy. Prints what would change; --apply writes it. */
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "cron/commands.h"
#include "cron/lock.h"
#include "cron/progress.h"
#include "cron/setup.h"
#include "cron/worker.h"
#include "fetch/fetch.h"

#include "base/banned.h"

enum {
    DIFF_FIELDS = 64, /* names of fields; the model has fewer */
    DIFF_SAMPLES = 3,
    SAMPLE_BYTES = 60,
    REPLAY_BATCH = 256,   /* postings in one transaction */
    UNREADABLE_SHOWN = 5, /* records named one by one; the rest are counted */
};

struct sample {
    char id[POSTING_ID_BYTES];
    char before[SAMPLE_BYTES + 1], after[SAMPLE_BYTES + 1];
};
struct field_diff {
    char name[32];
    int64_t count;
    struct sample samples[DIFF_SAMPLES];
};
struct replay {
    const struct cli *cli;
    struct config config;
    struct store *store;
    struct parser *parser;
    struct normalizer *normalizer;
    int64_t run;
    bool apply;
    struct progress progress;
    int64_t started_ms;
    struct field_diff fields[DIFF_FIELDS];
    size_t n_fields;
    int64_t pages, postings, changed, unreadable;
    char last_changed[POSTING_ID_BYTES];
};

static void
sample_text(char out[SAMPLE_BYTES + 1], struct str text)
{
    size_t n = text.n < SAMPLE_BYTES ? text.n : SAMPLE_BYTES;
    memcpy(out, text.p ? text.p : "", n);
    out[n] = '\0';
    cli_sanitize(out, n);
}

static void
on_diff(void *ctx, const char *field, struct str id, struct str before, struct str after)
{
    struct replay *replay = ctx;
    struct field_diff *row = NULL;
    for (size_t i = 0; i < replay->n_fields && !row; i++) {
        row = strcmp(replay->fields[i].name, field) == 0 ? &replay->fields[i] : NULL;
    }
    if (!row && replay->n_fields < DIFF_FIELDS) {
        row = &replay->fields[replay->n_fields++];
        (void)snprintf(row->name, sizeof row->name, "%s", field);
    }
    if (!row) {
        return;
    }
    if (row->count < DIFF_SAMPLES) {
        struct sample *sample = &row->samples[row->count];
        (void)snprintf(sample->id, sizeof sample->id, "%.*s", STR_ARG(id));
        sample_text(sample->before, before);
        sample_text(sample->after, after);
    }
    row->count++;
    if (!str_is(id, replay->last_changed)) {
        (void)snprintf(replay->last_changed, sizeof replay->last_changed, "%.*s", STR_ARG(id));
        replay->changed++;
    }
}

/* A listing's preview of a posting that has a page of its own: that page tells. */
static bool
is_preview(const struct harvest *harvest, const struct posting *posting)
{
    for (const struct link *link = harvest->links; link; link = link->next) {
        if (link->role == PAGE_DETAIL && link->external_id.n &&
            str_eq(link->external_id, posting->external_id)) {
            return true;
        }
    }
    return false;
}

static enum status
reread_page(struct replay *replay, struct page *page, struct str source, struct error *err)
{
    struct outcome outcome;
    enum status status = OK;
    page->source = source;
    worker_read(replay->parser, replay->normalizer, config_source(&replay->config, source), page,
                &outcome);
    replay->pages++;
    for (size_t i = 0; i < outcome.n_postings && status == OK; i++) {
        if (is_preview(&outcome.harvest, &outcome.postings[i])) {
            continue;
        }
        replay->postings++;
        struct store_rereading how = {replay->run, clock_now_s(), replay->apply, on_diff, replay};
        status = store_reread(replay->store, &outcome.postings[i], &how, err);
        status = status == E_NOT_FOUND ? OK : status; /* never stored, or forgotten */
    }
    return status;
}

static enum status
reread_position(struct replay *replay, const struct store_position *position, struct error *err)
{
    struct arena arena;
    struct page *page = NULL;
    struct error page_err = {0};
    arena_init(&arena, LIMIT_URL_BYTES * 2);
    struct str file = position->file;
    if (file.n && file.p[0] != '/' && replay->config.set.archive.n) {
        file =
            arena_printf(&arena, "%.*s/%.*s", STR_ARG(replay->config.set.archive), STR_ARG(file));
    }
    const char *path = arena_cstr(&arena, file);
    enum status status = OK;
    if (!path || warc_read_at(path, position->offset, (size_t)replay->config.set.max_body_bytes,
                              &page, &page_err) != OK) {
        progress_clear(&replay->progress);
        LOG(replay->unreadable++ < UNREADABLE_SHOWN ? LOG_WARN : LOG_DEBUG, position->source,
            "archive-record-unreadable", LOG_TEXT("file", file),
            LOG_INT("offset", position->offset), LOG_TEXT("why", str_of(page_err.text)));
    } else {
        status = reread_page(replay, page, position->source, err);
    }
    page_free(page);
    arena_release(&arena);
    return status;
}

static void
print_diff(const struct replay *replay)
{
    (void)printf("%lld pages, %lld postings read again; %lld %s\n", (long long)replay->pages,
                 (long long)replay->postings, (long long)replay->changed,
                 replay->apply ? "read differently and were written" : "would read differently");
    if (replay->unreadable > 0) {
        (void)fprintf(stderr,
                      "jobmill: %lld archive records could not be read (jobmill archive verify "
                      "FILE names what is damaged)\n",
                      (long long)replay->unreadable);
    }
    for (size_t i = 0; i < replay->n_fields; i++) {
        const struct field_diff *row = &replay->fields[i];
        (void)printf("%-18s %8lld\n", row->name, (long long)row->count);
        for (int64_t k = 0; k < row->count && k < DIFF_SAMPLES; k++) {
            (void)printf("    %s  \"%s\" -> \"%s\"\n", row->samples[k].id, row->samples[k].before,
                         row->samples[k].after);
        }
    }
    if (replay->changed > 0 && !replay->apply) {
        (void)printf("write it with: jobmill replay --apply\n");
    }
}

static void
show_progress(struct replay *replay, size_t n)
{
    char text[256];
    char left[32];
    if (!progress_is_due(&replay->progress)) {
        return;
    }
    int64_t elapsed_ms = clock_mono_ms() - replay->started_ms;
    int64_t done = replay->pages + replay->unreadable;
    int64_t eta_ms = progress_eta_ms(done, (int64_t)n - done, elapsed_ms);
    progress_write_span(eta_ms, left, sizeof left);
    int length =
        snprintf(text, sizeof text, "%lld/%zu pages  %.1f/s  %lld postings  %lld differ%s%s%s",
                 (long long)done, n, (double)done * 1000.0 / (double)(elapsed_ms + 1),
                 (long long)replay->postings, (long long)replay->changed, eta_ms >= 0 ? "  " : "",
                 eta_ms >= 0 ? left : "", eta_ms >= 0 ? " left" : "");
    progress_show(&replay->progress, (struct str){text, (size_t)length});
}

/* Those of the sources that were named, to the front; returns how many. */
static size_t
keep_chosen(const struct replay *replay, struct store_position *positions, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (setup_is_chosen(replay->cli, positions[i].source)) {
            positions[kept++] = positions[i];
        }
    }
    return kept;
}

static enum status
reread_all(struct replay *replay, struct store_position *positions, size_t n, struct error *err)
{
    enum status status = OK;
    n = keep_chosen(replay, positions, n);
    replay->started_ms = clock_mono_ms();
    for (size_t i = 0; i < n && status == OK; i++) {
        if (replay->apply && i % REPLAY_BATCH == 0) {
            status = i ? store_batch_commit(replay->store, err) : OK;
            status = status == OK ? store_batch_begin(replay->store, err) : status;
        }
        if (status == OK) {
            status = reread_position(replay, &positions[i], err);
            show_progress(replay, n);
        }
    }
    progress_clear(&replay->progress);
    if (replay->apply && n > 0) {
        if (status == OK) {
            status = store_batch_commit(replay->store, err);
        } else {
            store_batch_rollback(replay->store);
        }
    }
    return status;
}

static enum status
replay_archive(struct replay *replay, struct error *err)
{
    struct arena arena;
    struct store_position *positions = NULL;
    struct run_summary summary = {0};
    size_t n = 0;
    int64_t since_s = TIME_UNKNOWN;
    arena_init(&arena, 1024 * MIB); /* 10^7 positions */
    enum status status = cli_day(replay->cli, "since", TIME_UNKNOWN, &since_s, err);
    if (since_s != TIME_UNKNOWN) {
        since_s -= DAY_S - 1;
    }
    if (status == OK) {
        struct store_position_filter filter = {.since_s = since_s};
        if (cli_has(replay->cli, "older")) {
            filter.versions = setup_versions(&replay->config);
        }
        status = store_positions(replay->store, &filter, &arena, &positions, &n, err);
    }
    if (status == OK && replay->apply) {
        status = setup_store_taxonomy(replay->store, replay->config.taxonomy, err);
    }
    if (status == OK && replay->apply) {
        status = store_run_begin(replay->store, clock_now_s(), setup_versions(&replay->config),
                                 &replay->run, err);
    }
    if (status == OK) {
        status = reread_all(replay, positions, n, err);
    }
    if (status == OK && replay->apply) {
        status = store_run_end(replay->store, replay->run, clock_now_s(), EXIT_OK, &summary, err);
    }
    arena_release(&arena);
    return status;
}

int
cmd_replay(const struct cli *cli)
{
    struct replay *replay = calloc(1, sizeof *replay);
    struct error err = {0};
    int lock = -1;
    if (!replay) {
        return EXIT_STORE;
    }
    replay->cli = cli;
    replay->apply = cli_has(cli, "apply");
    log_setup(stderr, LOG_WARN, LOG_LOGFMT);
    progress_init(&replay->progress, cli->quiet);
    enum status status = setup_config(cli, true, &replay->config, &err);
    const char *path =
        status == OK ? arena_cstr(&replay->config.arena, replay->config.set.database) : NULL;
    if (status == OK) {
        status = setup_check_chosen(cli, &replay->config, &err);
    }
    if (status == OK) {
        status = setup_taxonomy(&replay->config, &err);
    }
    if (status == OK && replay->apply) {
        status = lock_take(path, &lock, &err);
    }
    if (status == OK) {
        status = store_open(path, replay->apply ? STORE_WRITE : STORE_READ, &replay->store, &err);
    }
    if (status == OK) {
        status = parser_new(&replay->parser, &err);
    }
    if (status == OK) {
        status = normalizer_new_with(replay->config.taxonomy, &replay->normalizer, &err);
    }
    if (status == OK) {
        status = replay_archive(replay, &err);
    }
    int result = EXIT_OK;
    if (status != OK) {
        result = cli_fail(&err);
    } else {
        print_diff(replay);
        result = replay->unreadable > 0 ? EXIT_SOURCES : cli_print(STR(""));
    }
    parser_free(replay->parser);
    normalizer_free(replay->normalizer);
    store_close(replay->store);
    lock_drop(lock);
    config_release(&replay->config);
    free(replay);
    return result;
}
