/* fetch/archive/archive.c: the archive's files: new ones only, never an existing one
 * touched. Record groups wait until some of them go out in one write; what could
 * not be written whole is cut off again, and waits for the next. What waits, what
 * is written and what is on disk are told apart: archive_sync makes the third of
 * all, from any thread. */
#include "fetch/archive/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "fetch/archive/archive_record.h"
#include "fetch/archive/cdxj.h"
#include "fetch/archive/warc_http.h"

#include "base/banned.h"

#define FILE_MAX_BYTES ((int64_t)1024 * (int64_t)MIB) /* the size WARC tools expect */

enum {
    NAME_BYTES = 64,
    NAME_TRIES = 10000,     /* files of one process within one second */
    RETIRED_MAX = 8,        /* finished files waiting for a sync */
    OUT_BYTES = 256 * 1024, /* of one write: twenty pages cost a third of twenty writes */
};

struct archive {
    struct buf dir; /* path, no slash at the end */
    struct buf label;
    struct record_maker *maker;
    /* of the writing thread alone */
    char name[NAME_BYTES];
    int64_t day, size, max_bytes; /* size: what waits is counted */
    unsigned number;
    struct cdxj *index; /* of the file at hand; NULL: none */
    /* under the lock */
    pthread_mutex_t lock;
    pthread_mutex_t sync_lock; /* a second sync waits for the first */
    int fd;                    /* -1: none */
    struct buf out;            /* whole groups that wait to be written to fd */
    int64_t written;           /* bytes of fd before them */
    bool is_dirty;             /* fd holds what is not yet synced */
    int retired[RETIRED_MAX];
    size_t n_retired;
    bool is_lost; /* a sync failed: what it covered may be gone, and stays so */
    uint64_t records;
};

static enum status
make_dir(const char *path, struct error *err)
{
    struct stat st;
    if (mkdir(path, 0777) != 0 && errno != EEXIST) {
        return error_set_errno(err, E_DISK, errno, "%s: archive folder cannot be made", path);
    }
    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode) || access(path, W_OK | X_OK) != 0) {
        return error_set(err, E_DISK,
                         "%s: archive folder cannot be written: check its rights, or set archive",
                         path);
    }
    return OK;
}

enum status
archive_open(struct str dir, struct str run_label, int64_t now_s, struct archive **ret,
             struct error *err)
{
    (void)now_s; /* files are named by the exchange that begins them */
    struct archive *archive = calloc(1, sizeof *archive);
    if (!archive) {
        return error_set(err, E_NOMEM, "no memory for the archive");
    }
    archive->fd = -1;
    archive->max_bytes = FILE_MAX_BYTES;
    buf_init(&archive->dir, LIMIT_URL_BYTES);
    buf_init(&archive->label, LIMIT_URL_BYTES);
    buf_init(&archive->out, OUT_BYTES);
    (void)pthread_mutex_init(&archive->lock, NULL);
    (void)pthread_mutex_init(&archive->sync_lock, NULL);
    while (dir.n > 1 && dir.p[dir.n - 1] == '/') {
        dir.n--;
    }
    buf_add(&archive->dir, dir);
    buf_add(&archive->label, run_label);
    archive->maker = maker_new();
    enum status status = OK;
    if (!archive->maker || buf_failed(&archive->dir) || buf_failed(&archive->label)) {
        status = error_set(err, E_NOMEM, "no memory for the archive");
    }
    if (status == OK) {
        status = make_dir(archive->dir.p, err);
    }
    if (status != OK) {
        archive_close(archive);
        return status;
    }
    *ret = archive;
    return OK;
}

void
archive_set_max_bytes(struct archive *archive, int64_t max_bytes)
{
    archive->max_bytes = max_bytes;
}

static enum status
disk_error(const struct archive *archive, const char *what, struct error *err)
{
    return error_set_errno(err, E_DISK, errno, "%s/%s: %s", archive->dir.p, archive->name, what);
}

/* ---- bytes on their way; with the lock held ---- */

/* All of it, or the file is as before. */
static bool
write_whole(struct archive *archive, struct str bytes)
{
    size_t done = 0;
    while (done < bytes.n) {
        errno = 0;
        ssize_t n =
            pwrite(archive->fd, bytes.p + done, bytes.n - done, archive->written + (int64_t)done);
        if (n <= 0 && errno != EINTR) {
            int saved = errno;
            (void)!ftruncate(archive->fd, archive->written);
            errno = saved;
            return false;
        }
        done += n > 0 ? (size_t)n : 0;
    }
    archive->written += (int64_t)bytes.n;
    return true;
}

/* What waits; it goes on waiting where that fails. */
static bool
out_write(struct archive *archive)
{
    bool is_written = archive->fd < 0 || write_whole(archive, buf_str(&archive->out));
    if (is_written) {
        buf_clear(&archive->out);
    }
    return is_written;
}

/* Takes a group on, or leaves all as it was. */
static bool
out_add(struct archive *archive, struct str bytes)
{
    if (archive->out.n + bytes.n > OUT_BYTES && !out_write(archive)) {
        return false;
    }
    if (bytes.n > OUT_BYTES) {
        return write_whole(archive, bytes);
    }
    buf_add(&archive->out, bytes);
    bool is_added = !buf_failed(&archive->out);
    archive->out.failed = false;
    errno = is_added ? errno : ENOMEM;
    return is_added;
}

/* ---- files ---- */

/* Ends the file at hand; the next write begins another. Where what waits for it cannot
 * be written it stays. */
static enum status
file_retire(struct archive *archive, struct error *err)
{
    enum status status = OK;
    (void)pthread_mutex_lock(&archive->lock);
    if (!out_write(archive)) {
        status = disk_error(archive, "cannot be written", err);
        (void)pthread_mutex_unlock(&archive->lock);
        return status;
    }
    if (archive->fd >= 0 && archive->is_dirty && archive->n_retired < RETIRED_MAX) {
        archive->retired[archive->n_retired++] = archive->fd;
    } else if (archive->fd >= 0) {
        if (archive->is_dirty && fdatasync(archive->fd) != 0) {
            status = disk_error(archive, "cannot be synced", err);
            archive->is_lost = true;
        }
        (void)close(archive->fd);
    }
    archive->fd = -1;
    archive->is_dirty = false;
    (void)pthread_mutex_unlock(&archive->lock);
    cdxj_finish(archive->index);
    archive->index = NULL;
    return status;
}

void
archive_close(struct archive *archive)
{
    if (!archive) {
        return;
    }
    for (size_t i = 0; i < archive->n_retired; i++) {
        (void)close(archive->retired[i]);
    }
    if (archive->fd >= 0) {
        if (!out_write(archive)) { /* nothing of it was promised */
            cdxj_drop(archive->index);
        }
        (void)close(archive->fd);
    }
    cdxj_finish(archive->index);
    (void)pthread_mutex_destroy(&archive->lock);
    (void)pthread_mutex_destroy(&archive->sync_lock);
    buf_release(&archive->dir);
    buf_release(&archive->label);
    buf_release(&archive->out);
    maker_free(archive->maker);
    free(archive);
}

/* The folder's entry of a new file must survive a crash too. */
static void
sync_dir(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        (void)close(fd);
    }
}

/* Sets archive->name and opens it, or returns -1 with errno. */
static int
create_file(struct archive *archive, int64_t at_s)
{
    char day[DATE_BYTES];
    struct buf path;
    struct civil c = civil_from_s(at_s);
    int fd = -1;
    date_write_day(at_s, day);
    buf_init(&path, 2 * LIMIT_URL_BYTES);
    for (int i = 0; i < NAME_TRIES && fd < 0; i++) {
        (void)snprintf(archive->name, sizeof archive->name, "%s-%02d%02d%02d-%ld-%u.warc.gz", day,
                       c.hour, c.minute, c.second, (long)getpid(), archive->number++);
        buf_clear(&path);
        buf_printf(&path, "%s/%s", archive->dir.p, archive->name);
        fd = open(buf_str(&path).p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd < 0 && errno != EEXIST) {
            break;
        }
    }
    int saved = errno;
    buf_release(&path);
    errno = saved;
    return fd;
}

/* One without a first record would be no WARC file: it is written at once. */
static enum status
file_begin(struct archive *archive, int64_t at_s, struct error *err)
{
    int fd = create_file(archive, at_s);
    if (fd < 0) {
        return disk_error(archive, "cannot be made", err);
    }
    sync_dir(archive->dir.p);
    archive->day = at_s / DAY_S;
    archive->index = cdxj_new(archive->dir.p, archive->name);
    enum status status =
        maker_warcinfo(archive->maker, str_of(archive->name), buf_str(&archive->label), at_s, err);
    struct str bytes = maker_bytes(archive->maker);
    (void)pthread_mutex_lock(&archive->lock);
    archive->fd = fd;
    archive->written = 0;
    archive->is_dirty = true;
    archive->records++;
    if (status == OK && !write_whole(archive, bytes)) {
        status = disk_error(archive, "cannot be written", err);
    }
    (void)pthread_mutex_unlock(&archive->lock);
    archive->size = (int64_t)bytes.n;
    if (status != OK) {
        (void)file_retire(archive, NULL);
    }
    return status;
}

static enum status
file_ready(struct archive *archive, int64_t at_s, struct error *err)
{
    enum status status = OK;
    if (archive->fd >= 0 && (archive->size >= archive->max_bytes || at_s / DAY_S > archive->day)) {
        status = file_retire(archive, err);
    }
    return status == OK && archive->fd < 0 ? file_begin(archive, at_s, err) : status;
}

/* ---- writing ---- */

static void
index_add(struct archive *archive, const struct archive_exchange *exchange,
          const struct record_sizes *sizes, int64_t offset)
{
    const struct page *page = exchange->page;
    struct cdxj_entry entry = {
        .url = page->final_url.n > 0 ? page->final_url : page->url,
        .at_s = exchange->at_s,
        .mime = head_get(exchange->response_head, "Content-Type"),
        .http_status = page->http_status,
        .digest = str_of(sizes->payload_digest),
        .offset = offset,
        .length = (int64_t)sizes->response,
        .is_revisit = sizes->is_revisit,
    };
    cdxj_add(archive->index, &entry);
}

enum status
archive_write(struct archive *archive, const struct archive_exchange *exchange, struct arena *arena,
              struct archive_place *ret, struct error *err)
{
    struct record_sizes sizes;
    struct archive_place place = {.offset = 0};
    if (exchange->response_head.n == 0) {
        *ret = place;
        return OK;
    }
    enum status status = file_ready(archive, exchange->at_s, err);
    if (status == OK) {
        status = maker_exchange(archive->maker, exchange, &sizes, err);
    }
    if (status != OK) {
        return status;
    }
    if (!sizes.is_revisit) {
        place.file = arena_str(arena, str_of(archive->name));
        place.offset = archive->size;
        place.length = (int64_t)sizes.response;
    }
    if (arena->failed) {
        return error_set(err, E_NOMEM, "no memory for an archive place");
    }
    struct str bytes = maker_bytes(archive->maker);
    (void)pthread_mutex_lock(&archive->lock);
    bool is_all_out = archive->out.n == 0;
    if (out_add(archive, bytes)) {
        archive->is_dirty = true;
        archive->records += sizes.request > 0 ? 3 : 2;
    } else {
        status = disk_error(archive, "cannot be written", err);
    }
    (void)pthread_mutex_unlock(&archive->lock);
    if (status != OK) {
        return status;
    }
    if (is_all_out) { /* an index must not name what is not there */
        cdxj_save(archive->index);
    }
    index_add(archive, exchange, &sizes, archive->size);
    archive->size += (int64_t)bytes.n;
    *ret = place;
    return OK;
}

/* Syncs and closes `fd`. */
static bool
sync_and_close(int fd)
{
    bool is_synced = fdatasync(fd) == 0;
    int saved = errno;
    (void)close(fd);
    errno = saved;
    return is_synced;
}

enum status
archive_sync(struct archive *archive, struct error *err)
{
    int fds[RETIRED_MAX + 1];
    bool is_synced = true;
    (void)pthread_mutex_lock(&archive->sync_lock);
    (void)pthread_mutex_lock(&archive->lock);
    if (!out_write(archive)) {
        enum status status =
            error_set_errno(err, E_DISK, errno, "%s: archive cannot be written", archive->dir.p);
        (void)pthread_mutex_unlock(&archive->lock);
        (void)pthread_mutex_unlock(&archive->sync_lock);
        return status;
    }
    bool was_lost = archive->is_lost;
    size_t n = archive->n_retired;
    memcpy(fds, archive->retired, n * sizeof *fds);
    archive->n_retired = 0;
    if (archive->is_dirty && archive->fd >= 0) {
        fds[n] = fcntl(archive->fd, F_DUPFD_CLOEXEC, 0);
        is_synced = fds[n] >= 0;
        n += is_synced ? 1 : 0;
        archive->is_dirty = !is_synced;
    }
    (void)pthread_mutex_unlock(&archive->lock);
    int saved = errno;
    for (size_t i = 0; i < n; i++) {
        if (!sync_and_close(fds[i])) {
            is_synced = false;
            saved = errno;
        }
    }
    (void)pthread_mutex_lock(&archive->lock);
    archive->is_lost = was_lost || !is_synced;
    (void)pthread_mutex_unlock(&archive->lock);
    (void)pthread_mutex_unlock(&archive->sync_lock);
    return is_synced && !was_lost ? OK
                                  : error_set_errno(err, E_DISK, saved,
                                                    "%s: archive cannot be synced", archive->dir.p);
}

uint64_t
archive_records(struct archive *archive)
{
    (void)pthread_mutex_lock(&archive->lock);
    uint64_t records = archive->records;
    (void)pthread_mutex_unlock(&archive->lock);
    return records;
}
