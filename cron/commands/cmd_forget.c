/* cron/commands/cmd_forget.c: `jobmill forget`: a takedown. The archive's records go
 * first, then the posting with its history; a command that was cut off is simply
 * given again. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/limits.h"
#include "cron/commands.h"
#include "cron/lock.h"
#include "cron/setup.h"
#include "fetch/fetch.h"

#include "base/banned.h"

enum { ID_BYTES_MIN = 4 }; /* shorter ids would be found in any text */

struct erased {
    struct str file;
    int64_t offset;
};
struct forgetting {
    struct config config;
    struct store *store;
    struct arena arena;
    struct store_takedown takedown;
    struct str file; /* as the store names it */
    struct erased *erased;
    size_t n_erased, cap_erased;
    int64_t postings, records;
    bool failed;
};

/* ---- does a record speak of it? ---- */

static bool
is_url_of(const struct store_takedown *t, struct str url)
{
    for (size_t i = 0; i < t->n_urls; i++) {
        if (url.n && str_eq(t->urls[i], url)) {
            return true;
        }
    }
    return false;
}

static bool
is_word_byte(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c);
}

/* `needle` in `text`, not as a part of a longer word or number. */
static bool
has_word(struct str text, struct str needle)
{
    for (size_t from = 0; from < text.n;) {
        size_t at = str_find(str_sub(text, from, text.n), needle);
        if (at == SIZE_MAX) {
            return false;
        }
        at += from;
        size_t end = at + needle.n;
        if ((at == 0 || !is_word_byte(text.p[at - 1])) &&
            (end == text.n || !is_word_byte(text.p[end]))) {
            return true;
        }
        from = at + 1;
    }
    return false;
}

static bool
is_same_board(const struct store_takedown *t, const struct page *page)
{
    return str_eq(page->source, t->source) ||
           (str_eq(page->kind, t->kind) && str_eq(page->board, t->board));
}

/* A listing payload shows it by its id or its URL. */
static bool
is_shown_in(const struct store_takedown *t, const struct page *page)
{
    for (size_t i = 0; i < t->n_urls; i++) {
        if (has_word(page->body, t->urls[i])) {
            return true;
        }
    }
    return t->external_id.n >= ID_BYTES_MIN && is_same_board(t, page) &&
           has_word(page->body, t->external_id);
}

static bool
must_go(void *ctx, const struct warc_sight *sight)
{
    struct forgetting *f = ctx;
    const struct store_takedown *t = &f->takedown;
    const struct page *page = sight->page;
    bool is_it = is_url_of(t, sight->target_uri) || is_url_of(t, sight->asked_url);
    if (!is_it && page) {
        is_it = is_url_of(t, page->url) || is_url_of(t, page->final_url) ||
                (t->external_id.n && is_same_board(t, page) &&
                 str_eq(page->external_id, t->external_id)) ||
                is_shown_in(t, page);
    }
    if (!is_it) {
        return false;
    }
    if (f->n_erased == f->cap_erased) {
        size_t cap = f->cap_erased ? f->cap_erased * 2 : 64;
        struct erased *more = realloc(f->erased, cap * sizeof *more);
        if (!more) {
            f->failed = true;
            return false;
        }
        f->erased = more;
        f->cap_erased = cap;
    }
    f->erased[f->n_erased++] = (struct erased){f->file, sight->offset};
    return true;
}

/* ---- the files ---- */

static enum status
erase_in(struct forgetting *f, const char *path, struct error *err)
{
    struct warc_erasing how = {must_go, f, (size_t)f->config.set.max_body_bytes, clock_now_s()};
    int64_t n = 0;
    enum status status = warc_erase(path, &how, &n, err);
    f->records += n;
    return status == OK && f->failed ? error_set(err, E_NOMEM, "%s: out of memory", path) : status;
}

static enum status
erase_matching(struct forgetting *f, const char *pattern, struct error *err)
{
    enum status status = OK;
    glob_t found = {0};
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): without ~ it reads no environment */
    if (glob(pattern, 0, NULL, &found) != 0) {
        return OK;
    }
    for (size_t i = 0; i < found.gl_pathc && status == OK; i++) {
        struct str path = str_of(found.gl_pathv[i]);
        size_t slash = str_rfind_byte(path, '/');
        f->file = arena_str(&f->arena, str_sub(path, slash == SIZE_MAX ? 0 : slash + 1, path.n));
        status = erase_in(f, found.gl_pathv[i], err);
    }
    globfree(&found);
    return status;
}

static enum status
erase_in_folder(struct forgetting *f, struct error *err)
{
    static const char *const ENDS[] = {"*.warc.gz", "*.warc"};
    enum status status = OK;
    for (size_t e = 0; f->config.set.archive.n && e < 2 && status == OK; e++) {
        struct str pattern =
            arena_printf(&f->arena, "%.*s/%s", STR_ARG(f->config.set.archive), ENDS[e]);
        status = pattern.p ? erase_matching(f, pattern.p, err)
                           : error_set(err, E_NOMEM, "out of memory");
    }
    return status;
}

/* Files of `warc` sources stand in the database with their whole path. */
static enum status
erase_elsewhere(struct forgetting *f, struct error *err)
{
    struct query *query = NULL;
    enum status status = query_new(
        f->store, "SELECT name FROM archive_file WHERE substr(name, 1, 1) = '/'", &query, err);
    if (status != OK) {
        return status;
    }
    while (status == OK && query_step(query)) {
        f->file = arena_str(&f->arena, query_col_text(query, 0));
        const char *path = arena_cstr(&f->arena, f->file);
        struct error why = {0};
        status = path ? erase_in(f, path, &why) : E_NOMEM;
        if (status == E_IO) { /* moved away: nothing of it is ours to erase */
            (void)fprintf(stderr, "jobmill: %s\n", why.text);
            status = OK;
        } else if (status != OK) {
            error_set(err, status, "%s", why.text);
        }
    }
    enum status ended = query_free(query, err);
    return status == OK ? ended : status;
}

/* ---- one posting ---- */

static enum status
forget_one(struct forgetting *f, struct error *err)
{
    f->n_erased = 0;
    enum status status = erase_in_folder(f, err);
    if (status == OK) {
        status = erase_elsewhere(f, err);
    }
    for (size_t i = 0; i < f->n_erased && status == OK; i++) {
        status = store_unarchive(f->store, f->erased[i].file, f->erased[i].offset, err);
    }
    if (status == OK) {
        status = store_forget(f->store, &f->takedown, clock_now_s(), err);
    }
    f->postings += f->takedown.n != 0;
    return status;
}

/* A URL may stand in several postings: all of them go. */
static enum status
forget(struct forgetting *f, struct str id_or_url, struct error *err)
{
    enum { MOST = 1000 };
    for (size_t i = 0; i < MOST; i++) {
        enum status status = store_takedown(f->store, id_or_url, &f->arena, &f->takedown, err);
        if (status != OK || (i > 0 && f->takedown.n == 0)) {
            return status;
        }
        status = forget_one(f, err);
        if (status != OK || f->takedown.n == 0) {
            return status;
        }
    }
    return OK;
}

static bool
is_id_or_url(struct str s)
{
    bool is_hex = s.n == POSTING_ID_BYTES - 1;
    for (size_t i = 0; i < s.n && is_hex; i++) {
        char c = byte_lower(s.p[i]);
        is_hex = byte_is_digit(c) || (c >= 'a' && c <= 'f');
    }
    return is_hex || str_has(s, STR("://"));
}

int
cmd_forget(const struct cli *cli)
{
    struct error err = {0};
    struct forgetting f = {0};
    int lock = -1;
    for (int i = 0; i < cli->n_operands; i++) {
        if (!is_id_or_url(str_of(cli->operands[i]))) {
            return cli_usage(cli, "'%s': neither an id (16 hex digits) nor a URL",
                             cli->operands[i]);
        }
    }
    arena_init(&f.arena, 64 * MIB);
    enum status status = setup_reader(cli, &f.config, &f.store, &err); /* it must exist */
    store_close(f.store);
    f.store = NULL;
    const char *path = status == OK ? arena_cstr(&f.config.arena, f.config.set.database) : NULL;
    if (status == OK) {
        status = lock_take(path, &lock, &err);
    }
    if (status == OK) {
        status = store_open(path, STORE_WRITE, &f.store, &err);
    }
    for (int i = 0; i < cli->n_operands && status == OK; i++) {
        status = forget(&f, str_of(cli->operands[i]), &err);
    }
    if (status == OK && !cli->quiet) {
        (void)fprintf(stderr, "jobmill: %lld postings forgotten, %lld archive records erased\n",
                      (long long)f.postings, (long long)f.records);
    }
    free(f.erased);
    store_close(f.store);
    lock_drop(lock);
    arena_release(&f.arena);
    config_release(&f.config);
    return status == OK ? EXIT_OK : cli_fail(&err);
}
