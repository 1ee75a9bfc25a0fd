/* fetch/archive/warc_keep.c: some exchanges of an archive file copied into a new one,
 * byte for byte: the response at each place that is asked for with the request
 * and the metadata that follow it. The old file is only read. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fetch/archive/warc_record.h"
#include "fetch/fetch.h"

#include "base/banned.h"

enum { COPY_BYTES = 256 * 1024 };

struct keeper {
    struct warc_cursor cursor;
    const int64_t *wanted; /* ascending */
    int64_t *ends;         /* owned; of each wanted group; 0: not found */
    size_t n, at;          /* at: the first wanted one that is not yet found */
    int64_t info_end;      /* of the warcinfo that the file begins with; 0: none */
    int64_t *open_end;     /* where the end of the group at hand goes; NULL: none */
};

/* ---- where the groups end ---- */

static void
group_look(struct keeper *k, const struct warc_record *record)
{
    bool is_part = str_is(record->type, "request") || str_is(record->type, "metadata");
    if (k->open_end && is_part) {
        return;
    }
    if (k->open_end) {
        *k->open_end = record->offset;
        k->open_end = NULL;
    }
    if (record->offset == 0 && str_is(record->type, "warcinfo")) {
        k->open_end = &k->info_end;
    } else if (k->at < k->n && record->offset == k->wanted[k->at]) {
        k->open_end = &k->ends[k->at++];
    }
}

static enum status
groups_find(struct keeper *k, const char *path, struct error *err)
{
    struct error fault = {.status = OK};
    enum cursor_state state = CURSOR_RECORD;
    while (state == CURSOR_RECORD || state == CURSOR_NONE) {
        struct warc_record record;
        state = cursor_head(&k->cursor, &record, &fault);
        if (state == CURSOR_RECORD) {
            group_look(k, &record);
            state = cursor_skip(&k->cursor, &record, &fault);
        }
    }
    if (state == CURSOR_FAIL) {
        return error_set(err, fault.status, "%s: %s", path, fault.text);
    }
    struct stat info;
    if (k->open_end && stat(path, &info) == 0) {
        *k->open_end = (int64_t)info.st_size;
    }
    if (k->cursor.n_complaints > 0) {
        return error_set(err, E_FORMAT,
                         "%s: damaged: it stays as it is (jobmill archive verify FILE tells where)",
                         path);
    }
    for (size_t i = 0; i < k->n; i++) {
        if (k->ends[i] <= k->wanted[i]) {
            return error_set(err, E_FORMAT, "%s: no record begins at %lld", path,
                             (long long)k->wanted[i]);
        }
    }
    return OK;
}

/* ---- the copy ---- */

static bool
copy_range(FILE *from, FILE *to, int64_t offset, int64_t end)
{
    char *bytes = malloc(COPY_BYTES);
    bool is_good = bytes && fseeko(from, (off_t)offset, SEEK_SET) == 0;
    while (is_good && offset < end) {
        size_t want = end - offset < COPY_BYTES ? (size_t)(end - offset) : COPY_BYTES;
        is_good = fread(bytes, 1, want, from) == want && fwrite(bytes, 1, want, to) == want;
        offset += (int64_t)want;
    }
    free(bytes);
    return is_good;
}

static bool
copy_groups(const struct keeper *k, FILE *from, FILE *to, int64_t *ret_offsets)
{
    bool is_good = copy_range(from, to, 0, k->info_end);
    for (size_t i = 0; i < k->n && is_good; i++) {
        ret_offsets[i] = (int64_t)ftello(to);
        is_good = copy_range(from, to, k->wanted[i], k->ends[i]);
    }
    return is_good && fflush(to) == 0 && fsync(fileno(to)) == 0;
}

static enum status
copy_file(const struct keeper *k, const char *path, const char *to_path, int64_t *ret_offsets,
          struct error *err)
{
    char part[4096];
    struct stat info;
    int length = snprintf(part, sizeof part, "%s.part", to_path);
    FILE *from = fopen(path, "rb");
    FILE *to = from && length < (int)sizeof part ? fopen(part, "wb") : NULL;
    bool is_good = to && fstat(fileno(from), &info) == 0 &&
                   fchmod(fileno(to), info.st_mode & 07777) == 0 &&
                   copy_groups(k, from, to, ret_offsets);
    is_good = (!to || fclose(to) == 0) && is_good;
    if (from) {
        (void)fclose(from);
    }
    if (is_good && rename(part, to_path) == 0) {
        return OK;
    }
    int reason = errno;
    if (to) {
        (void)unlink(part);
    }
    return error_set_errno(err, E_DISK, reason, "%s: cannot be written", to_path);
}

enum status
warc_keep(const char *path, const struct warc_keeping *what, int64_t *ret_offsets,
          struct error *err)
{
    struct warc_stream *stream = NULL;
    enum status status = stream_open(path, &stream, err);
    if (status != OK) {
        return status;
    }
    struct keeper k = {.wanted = what->offsets, .n = what->n};
    k.ends = calloc(what->n ? what->n : 1, sizeof *k.ends);
    cursor_init(&k.cursor, stream, str_of(path));
    status =
        k.ends ? groups_find(&k, path, err) : error_set(err, E_NOMEM, "%s: out of memory", path);
    cursor_release(&k.cursor);
    if (status == OK) {
        status = copy_file(&k, path, what->to, ret_offsets, err);
    }
    free(k.ends);
    return status;
}
