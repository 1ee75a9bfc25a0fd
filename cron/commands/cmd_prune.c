/* cron/commands/cmd_prune.c: `jobmill prune`: what is old and rests on nothing leaves the
 * database and the archive. The database lets go first, in one transaction; then
 * file by file: a file that nothing rests on is deleted; of one that is mostly
 * let go of, the rest is copied into a new file, the database pointed there, and
 * only then the old file deleted. A command that was cut off is simply given
 * again. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "cron/commands.h"
#include "cron/lock.h"
#include "cron/setup.h"
#include "fetch/fetch.h"

#include "base/banned.h"

enum { NAME_BYTES = 256, PATH_BYTES = 4096, WORTH_BYTES = 32 * 1024 };

static const int64_t LEAST_AGE_MS = (int64_t)DAY_S * 1000;

struct old_file {
    char name[NAME_BYTES];
    int64_t bytes, kept_bytes; /* kept: of records whose length is known */
    int64_t *offsets;          /* owned; ascending: what is still needed */
    size_t n, cap;
    bool is_foreign; /* a `warc` source reads it under its whole path: left alone */
};

struct pruning {
    struct config config;
    struct store *store;
    struct store_pruning how;
    struct store_pruned counts;
    const char *folder;     /* NULL: no archive */
    struct old_file *files; /* owned; by name */
    size_t n, cap;
    int64_t deleted, rewritten, freed_bytes;
};

/* ---- which files are old ---- */

static const char END[] = ".warc.gz";

/* "2026-05-01-...warc.gz" -> the last second of that UTC day. False: not a file
 * that jobmill made. */
static bool
name_day(struct str name, int64_t *ret_end_s)
{
    if (!str_ends(name, str_of(END)) || name.n < DATE_BYTES || name.n > NAME_BYTES - 32 ||
        name.p[DATE_BYTES - 1] != '-' ||
        !date_read_day(str_sub(name, 0, DATE_BYTES - 1), ret_end_s)) {
        return false;
    }
    *ret_end_s += DAY_S - 1;
    return true;
}

static int
by_name(const void *a, const void *b)
{
    return strcmp(((const struct old_file *)a)->name, ((const struct old_file *)b)->name);
}

static bool
file_add(struct pruning *p, const char *name, int64_t bytes)
{
    if (p->n == p->cap) {
        size_t cap = p->cap ? p->cap * 2 : 64;
        struct old_file *files = realloc(p->files, cap * sizeof *files);
        if (!files) {
            return false;
        }
        p->files = files;
        p->cap = cap;
    }
    struct old_file *file = &p->files[p->n++];
    *file = (struct old_file){.bytes = bytes};
    (void)snprintf(file->name, sizeof file->name, "%s", name);
    return true;
}

/* Files of days that are over before the cut. */
static enum status
files_find(struct pruning *p, struct error *err)
{
    DIR *dir = p->folder ? opendir(p->folder) : NULL;
    enum status status = OK;
    for (struct dirent *entry; dir && status == OK;) {
        /* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
        entry = readdir(dir);
        if (!entry) {
            break;
        }
        int64_t end_s = 0;
        char path[PATH_BYTES];
        struct stat info;
        (void)snprintf(path, sizeof path, "%s/%s", p->folder, entry->d_name);
        if (name_day(str_of(entry->d_name), &end_s) && end_s < p->how.before_s &&
            stat(path, &info) == 0 && !file_add(p, entry->d_name, (int64_t)info.st_size)) {
            status = error_set(err, E_NOMEM, "%s: out of memory", p->folder);
        }
    }
    if (dir) {
        (void)closedir(dir);
    }
    if (p->n) {
        qsort(p->files, p->n, sizeof *p->files, by_name);
    }
    return status;
}

/* ---- what is still needed of them ---- */

static struct old_file *
file_find(struct pruning *p, struct str name)
{
    struct old_file key = {.bytes = 0};
    (void)snprintf(key.name, sizeof key.name, "%.*s", STR_ARG(name));
    return p->n ? bsearch(&key, p->files, p->n, sizeof *p->files, by_name) : NULL;
}

static bool
note_record(void *ctx, struct str name, int64_t offset, int64_t length)
{
    struct pruning *p = ctx;
    size_t slash = str_rfind_byte(name, '/');
    struct old_file *file =
        file_find(p, slash == SIZE_MAX ? name : str_sub(name, slash + 1, name.n));
    if (!file) {
        return true;
    }
    file->is_foreign = file->is_foreign || slash != SIZE_MAX;
    if (file->n == file->cap) {
        size_t cap = file->cap ? file->cap * 2 : 64;
        int64_t *offsets = realloc(file->offsets, cap * sizeof *offsets);
        if (!offsets) {
            return false;
        }
        file->offsets = offsets;
        file->cap = cap;
    }
    file->offsets[file->n++] = offset;
    file->kept_bytes += length;
    return true;
}

/* ---- file by file ---- */

/* Worth copying when at least half of it goes, and not a trifle. */
static bool
is_mostly_free(const struct old_file *file)
{
    return !file->is_foreign && file->kept_bytes * 2 < file->bytes &&
           file->bytes - file->kept_bytes >= WORTH_BYTES;
}

static void
path_of(const struct pruning *p, const char *name, char ret[PATH_BYTES])
{
    (void)snprintf(ret, PATH_BYTES, "%s/%s", p->folder, name);
}

/* With the index beside it. */
static enum status
file_delete(const struct pruning *p, const char *name, struct error *err)
{
    char path[PATH_BYTES];
    path_of(p, name, path);
    if (unlink(path) != 0) {
        return error_set(err, E_DISK, "%s: cannot be deleted (is the folder writable?)", path);
    }
    size_t stem = strlen(path) - strlen(END);
    (void)snprintf(path + stem, sizeof path - stem, ".cdxj");
    (void)unlink(path);
    return OK;
}

/* "2026-05-01-031500-7-0.warc.gz" -> "2026-05-01-031500-7-0-kept1.warc.gz": a name
 * that is free, of the same day. */
static bool
name_anew(const struct pruning *p, const char *name, char ret[NAME_BYTES])
{
    enum { TRIES = 1000 };
    struct str stem = {name, strlen(name) - strlen(END)};
    size_t mark = str_find(stem, STR("-kept"));
    stem.n = mark == SIZE_MAX ? stem.n : mark;
    for (int i = 1; i < TRIES; i++) {
        char path[PATH_BYTES];
        (void)snprintf(ret, NAME_BYTES, "%.*s-kept%d%s", STR_ARG(stem), i, END);
        path_of(p, ret, path);
        if (access(path, F_OK) != 0) {
            return true;
        }
    }
    return false;
}

/* The names of a folder are on disk. */
static void
folder_sync(const struct pruning *p)
{
    int fd = open(p->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        (void)close(fd);
    }
}

static enum status
file_rewrite(struct pruning *p, const struct old_file *file, struct error *err)
{
    char name[NAME_BYTES];
    char from[PATH_BYTES];
    char to[PATH_BYTES];
    struct stat info = {0};
    int64_t *places = calloc(file->n, sizeof *places);
    if (!places || !name_anew(p, file->name, name)) {
        free(places);
        return error_set(err, E_NOMEM, "%s: cannot be written anew", file->name);
    }
    path_of(p, file->name, from);
    path_of(p, name, to);
    struct warc_keeping keeping = {file->offsets, file->n, to};
    enum status status = warc_keep(from, &keeping, places, err);
    if (status == OK) {
        folder_sync(p);
        struct store_moving moving = {str_of(file->name), str_of(name), file->offsets, places,
                                      file->n};
        status = store_rehome(p->store, &moving, err);
    }
    if (status == OK) {
        status = file_delete(p, file->name, err);
    }
    if (status == OK && stat(to, &info) == 0) {
        p->rewritten++;
        p->freed_bytes += file->bytes - (int64_t)info.st_size;
    }
    free(places);
    return status;
}

/* A damaged file stays as it is, and is said. */
static enum status
file_shrink(struct pruning *p, const struct old_file *file, struct error *err)
{
    struct error why = {.status = OK};
    enum status status = file_rewrite(p, file, &why);
    if (status == E_FORMAT) {
        (void)fprintf(stderr, "jobmill: %s\n", why.text);
        return OK;
    }
    return status == OK ? OK : error_set(err, status, "%s", why.text);
}

static enum status
file_prune(struct pruning *p, const struct old_file *file, struct error *err)
{
    bool dry_run = p->how.dry_run;
    if (file->n == 0) {
        p->deleted++;
        p->freed_bytes += file->bytes;
        return dry_run ? OK : file_delete(p, file->name, err);
    }
    if (!is_mostly_free(file)) {
        return OK;
    }
    if (!dry_run) {
        return file_shrink(p, file, err);
    }
    p->rewritten++;
    p->freed_bytes += file->bytes - file->kept_bytes;
    return OK;
}

static enum status
files_prune(struct pruning *p, struct error *err)
{
    enum status status = OK;
    for (size_t i = 0; i < p->n && status == OK; i++) {
        status = file_prune(p, &p->files[i], err);
    }
    return status;
}

/* ---- the command ---- */

static void
print_counts(const struct pruning *p, FILE *to)
{
    const struct store_pruned *c = &p->counts;
    char day[DATE_BYTES];
    date_write_day(p->how.before_s, day);
    (void)fprintf(to,
                  "%sbefore=%s postings=%lld changes=%lld ledger=%lld crawls=%lld pages=%lld "
                  "alarms=%lld moved=%lld released=%lld files_deleted=%lld files_rewritten=%lld "
                  "bytes_freed=%lld\n",
                  p->how.dry_run ? "" : "jobmill: ", day, (long long)c->postings,
                  (long long)c->changes, (long long)c->fetches, (long long)c->crawls,
                  (long long)c->pages, (long long)c->alarms, (long long)c->moved,
                  (long long)c->released, (long long)p->deleted, (long long)p->rewritten,
                  (long long)p->freed_bytes);
}

static enum status
read_options(const struct cli *cli, struct pruning *p, struct error *err)
{
    const char *age = cli_value(cli, "older-than", "365d");
    int64_t age_ms = 0;
    if (!config_read_span(str_of(age), &age_ms) || age_ms < LEAST_AGE_MS) {
        return error_set(err, E_USAGE, "--older-than %s: a span of a day or more, such as 365d",
                         age);
    }
    p->how = (struct store_pruning){.before_s = clock_now_s() - age_ms / 1000,
                                    .postings = cli_has(cli, "postings"),
                                    .dry_run = cli_has(cli, "dry-run"),
                                    .record = note_record,
                                    .ctx = p};
    return OK;
}

static enum status
prune(const struct cli *cli, struct pruning *p, int *ret_lock, struct error *err)
{
    enum status status = read_options(cli, p, err);
    if (status == OK) {
        status = setup_reader(cli, &p->config, &p->store, err); /* it must exist */
    }
    store_close(p->store);
    p->store = NULL;
    if (status != OK) {
        return status;
    }
    const char *path = arena_cstr(&p->config.arena, p->config.set.database);
    p->folder = arena_cstr(&p->config.arena, p->config.set.archive);
    status = path ? lock_take(path, ret_lock, err) : error_set(err, E_NOMEM, "out of memory");
    if (status == OK) {
        status = store_open(path, STORE_WRITE, &p->store, err);
    }
    if (status == OK) {
        status = files_find(p, err);
    }
    if (status == OK) {
        status = store_prune(p->store, &p->how, &p->counts, err);
    }
    return status == OK ? files_prune(p, err) : status;
}

int
cmd_prune(const struct cli *cli)
{
    struct error err = {0};
    struct pruning p = {0};
    int lock = -1;
    enum status status = prune(cli, &p, &lock, &err);
    if (status == OK && p.how.dry_run) {
        print_counts(&p, stdout);
    } else if (status == OK && !cli->quiet) {
        print_counts(&p, stderr);
    }
    for (size_t i = 0; i < p.n; i++) {
        free(p.files[i].offsets);
    }
    free(p.files);
    store_close(p.store);
    lock_drop(lock);
    config_release(&p.config);
    return status == OK ? cli_print(STR("")) : cli_fail(&err);
}
