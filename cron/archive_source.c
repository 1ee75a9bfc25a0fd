/* cron/archive_source.c: files become pages. */
#include "cron/archive_source.h"

#include <glob.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "cron/cli.h"
#include "parse/parse.h"

#include "base/banned.h"

struct reading {
    const struct source *source;
    struct feed *feed;
    const char *path; /* of the file, absolute: replay and explain find it again */
};

static void
complain(void *ctx, struct str file, int64_t offset, const char *what)
{
    const struct reading *reading = ctx;
    reading->feed->damaged[reading->source - reading->feed->config->sources]++;
    LOG(LOG_WARN, reading->source->name, "archive-record-damaged", LOG_TEXT("file", file),
        LOG_INT("offset", offset), LOG_TEXT("what", str_of(what)));
}

/* Pages of another source's archive belong to this section from now on. */
static bool
deliver(const struct reading *reading, const struct fetch_feed *callbacks, struct page *page)
{
    page->source = reading->source->name;
    page->frontier_id = 0;
    page->not_modified = false;
    if (page->archive_file.n) {
        page->archive_file = arena_str(page->arena, str_of(reading->path));
    }
    if (reading->source->set.company.n && !page->company.n) {
        page->company = reading->source->set.company;
    }
    return callbacks->deliver(callbacks->ctx, page);
}

static enum status
read_warc(const struct reading *reading, const char *path, struct error *err)
{
    struct fetch_feed callbacks = feed_callbacks(reading->feed);
    struct warc_reader *reader = NULL;
    enum status status = warc_open(path, complain, (void *)reading, &reader, err);
    while (status == OK) {
        struct page *page = NULL;
        status = warc_next(reader, (size_t)reading->source->set.max_body_bytes, &page, err);
        if (status != OK || !page) {
            break;
        }
        if (atomic_load(&reading->feed->is_stopping)) {
            page_free(page);
            status = error_set(err, E_CANCELLED, "stopped");
        } else if (!deliver(reading, &callbacks, page)) {
            status = error_set(err, E_CANCELLED, "stopped");
        }
    }
    warc_close(reader);
    return status;
}

/* A file as a page; *ret stays NULL for folders among the matches. */
static enum status
page_of_file(const struct reading *reading, const char *path, struct page **ret, struct error *err)
{
    struct str body = STR_NONE;
    struct stat info = {0};
    size_t max = (size_t)reading->source->set.max_body_bytes;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode)) {
        return OK;
    }
    enum status status = cli_read_file(path, max, &body, err);
    if (status != OK) {
        return status;
    }
    struct page *page = page_new(LIMIT_ARENA_MIN_BYTES + body.n * LIMIT_ARENA_PER_BODY);
    if (!page) {
        free((void *)body.p);
        return error_set(err, E_NOMEM, "%s: out of memory", path);
    }
    page->body = arena_str(page->arena, body);
    free((void *)body.p);
    page->http_status = 200;
    page->url = arena_printf(page->arena, "file://%s", reading->path);
    page->final_url = page->url;
    page->external_id = page->url; /* where the page names no address of its own */
    page->fetched_at_s = clock_now_s();
    *ret = page;
    return OK;
}

static enum status
read_saved_page(const struct reading *reading, const char *path, struct error *err)
{
    struct fetch_feed callbacks = feed_callbacks(reading->feed);
    struct page *page = NULL;
    enum status status = page_of_file(reading, path, &page, err);
    if (status != OK || !page) {
        return status;
    }
    return deliver(reading, &callbacks, page) ? OK : error_set(err, E_CANCELLED, "stopped");
}

/* The files that a source's path names; a folder means all in it. False: none. */
static bool
find_files(const struct source *source, struct arena *arena, glob_t *ret)
{
    const char *pattern = arena_cstr(arena, source->set.path);
    struct stat info = {0};
    bool is_warc = str_is(source->set.kind, "warc");
    if (pattern && !is_warc && stat(pattern, &info) == 0 && S_ISDIR(info.st_mode)) {
        pattern = arena_printf(arena, "%s/*", pattern).p;
    }
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): without ~ it reads no environment */
    return pattern && glob(pattern, 0, NULL, ret) == 0 && ret->gl_pathc > 0;
}

static enum status
read_source(const struct source *source, struct feed *feed, struct error *err)
{
    struct reading reading = {.source = source, .feed = feed};
    bool is_warc = str_is(source->set.kind, "warc");
    struct arena arena;
    glob_t found = {0};
    enum status status = OK;
    arena_init(&arena, LIMIT_URL_BYTES * 2);
    if (!find_files(source, &arena, &found)) {
        LOG(LOG_ERROR, source->name, "archive-empty", LOG_TEXT("path", source->set.path),
            LOG_TEXT("hint", STR("no file matches")));
        arena_release(&arena);
        return OK;
    }
    for (size_t i = 0; i < found.gl_pathc && status != E_CANCELLED; i++) {
        char *absolute = realpath(found.gl_pathv[i], NULL);
        reading.path = absolute ? absolute : found.gl_pathv[i];
        status = is_warc ? read_warc(&reading, found.gl_pathv[i], err)
                         : read_saved_page(&reading, found.gl_pathv[i], err);
        free(absolute);
        if (status != OK && status != E_CANCELLED) {
            feed->damaged[source - feed->config->sources]++;
            LOG(LOG_ERROR, source->name, "archive-unreadable",
                LOG_TEXT("file", str_of(found.gl_pathv[i])), LOG_TEXT("why", str_of(err->text)));
        }
    }
    globfree(&found);
    arena_release(&arena);
    return status == E_CANCELLED ? status : OK;
}

enum status
saved_pages_each(const struct source *source, bool (*visit)(void *ctx, struct page *page),
                 void *ctx, struct error *err)
{
    struct reading reading = {.source = source};
    struct arena arena;
    glob_t found = {0};
    bool is_done = false;
    arena_init(&arena, LIMIT_URL_BYTES * 2);
    enum status status =
        find_files(source, &arena, &found)
            ? OK
            : error_set(err, E_NOT_FOUND, "no file matches %.*s", STR_ARG(source->set.path));
    for (size_t i = 0; i < found.gl_pathc && status == OK && !is_done; i++) {
        char *absolute = realpath(found.gl_pathv[i], NULL);
        struct page *page = NULL;
        struct error ignored = {0};
        reading.path = absolute ? absolute : found.gl_pathv[i];
        (void)!page_of_file(&reading, found.gl_pathv[i], &page, &ignored);
        if (page && source->set.company.n) {
            page->company = source->set.company;
        }
        is_done = page && visit(ctx, page);
        page_free(page);
        free(absolute);
    }
    globfree(&found);
    arena_release(&arena);
    return status;
}

enum status
archive_sources_read(const struct config *config, const bool *is_active, struct feed *feed,
                     struct error *err)
{
    enum status status = OK;
    for (size_t i = 0; i < config->n_sources && status == OK; i++) {
        const struct kind *kind = kind_find(config->sources[i].set.kind);
        if (is_active[i] && kind && kind->family == FAMILY_ARCHIVE) {
            status = read_source(&config->sources[i], feed, err);
        }
    }
    return status;
}
