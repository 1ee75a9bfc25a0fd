/* fetch/archive/cdxj.c: CDXJ lines (the form of pywb and OpenWayback: SURT key, 14-digit
 * time, JSON), appended through a buffer and sorted at the end. Keys follow
 * pywb's rules as far as they matter: host turned round, without "www.", default
 * port and fragment; path and query in lower case; arguments sorted. */
#include "fetch/archive/cdxj.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/date.h"
#include "base/limits.h"
#include "base/sixteen.h"
#include "fetch/archive/warc_fields.h"

#include "base/banned.h"

#define SORT_MAX_BYTES (64 * MIB)

enum { FLUSH_BYTES = 64 * 1024, LABELS_MAX = 64, ARGUMENTS_MAX = 256 };

struct cdxj {
    int fd;
    size_t written_bytes;
    struct buf path, lines;
    struct str file; /* base name of the archive; borrowed from archive */
    char *archive;   /* owned */
};

static void
add_lower(struct buf *buf, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        buf_add_byte(buf, byte_lower(s.p[i]));
    }
}

/* "www2.example.com" -> "com,example". */
static void
add_host(struct buf *buf, struct str host)
{
    struct str labels[LABELS_MAX];
    size_t n = 0;
    size_t digits = 3;
    if (str_starts_nocase(host, STR("www"))) {
        while (digits < host.n && byte_is_digit(host.p[digits])) {
            digits++;
        }
        host = digits < host.n && host.p[digits] == '.' ? str_sub(host, digits + 1, host.n) : host;
    }
    while (host.p && n < LABELS_MAX) {
        labels[n++] = str_cut(&host, '.');
    }
    while (n > 0) {
        add_lower(buf, labels[--n]);
        if (n > 0) {
            buf_add_byte(buf, ',');
        }
    }
}

static int
by_text(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static void
add_query(struct buf *buf, struct str query)
{
    struct str arguments[ARGUMENTS_MAX];
    size_t n = 0;
    while (query.p && n + 1 < ARGUMENTS_MAX) {
        arguments[n++] = str_cut(&query, '&');
    }
    if (query.p) {
        arguments[n++] = query;
    }
    qsort(arguments, n, sizeof *arguments, by_text);
    for (size_t i = 0; i < n; i++) {
        buf_add_byte(buf, i == 0 ? '?' : '&');
        add_lower(buf, arguments[i]);
    }
}

void
cdxj_key(struct buf *buf, struct str url)
{
    bool is_https = str_starts_nocase(url, STR("https:"));
    size_t scheme = str_find(url, STR("://"));
    struct str rest = scheme == SIZE_MAX ? url : str_sub(url, scheme + 3, url.n);
    rest = str_sub(rest, 0, str_find_byte(rest, '#'));
    size_t end = 0;
    while (end < rest.n && rest.p[end] != '/' && rest.p[end] != '?') {
        end++;
    }
    struct str host = str_sub(rest, 0, end);
    struct str path = str_sub(rest, end, rest.n);
    size_t at = str_rfind_byte(host, '@');
    host = at == SIZE_MAX ? host : str_sub(host, at + 1, host.n);
    size_t colon = str_rfind_byte(host, ':');
    struct str port = colon == SIZE_MAX ? STR_NONE : str_sub(host, colon + 1, host.n);
    add_host(buf, str_sub(host, 0, colon));
    if (port.n > 0 && !str_is(port, is_https ? "443" : "80")) {
        buf_add_byte(buf, ':');
        buf_add(buf, port);
    }
    buf_add_byte(buf, ')');
    struct str query = path;
    path = str_cut(&query, '?');
    while (path.n > 1 && path.p[path.n - 1] == '/') {
        path.n--;
    }
    add_lower(buf, path.n > 0 ? path : STR("/"));
    if (query.n > 0) {
        add_query(buf, query);
    }
}

struct cdxj *
cdxj_new(const char *dir, const char *file)
{
    struct cdxj *cdxj = calloc(1, sizeof *cdxj);
    if (!cdxj) {
        return NULL;
    }
    cdxj->fd = -1;
    buf_init(&cdxj->path, 4 * LIMIT_URL_BYTES);
    buf_init(&cdxj->lines, SORT_MAX_BYTES + LIMIT_HEADER_BYTES);
    struct str name = str_of(file);
    struct str stem = str_ends(name, STR(".warc.gz")) ? str_sub(name, 0, name.n - 8) : name;
    cdxj->archive = malloc(name.n + 1);
    buf_printf(&cdxj->path, "%s/%.*s.cdxj", dir, STR_ARG(stem));
    if (cdxj->archive && !buf_failed(&cdxj->path)) {
        memcpy(cdxj->archive, file, name.n + 1);
        cdxj->file = str_of(cdxj->archive);
        cdxj->fd = open(buf_str(&cdxj->path).p, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }
    if (cdxj->fd < 0) {
        cdxj_finish(cdxj);
        return NULL;
    }
    return cdxj;
}

static bool
write_lines(int fd, struct str lines)
{
    while (lines.n > 0) {
        ssize_t n = write(fd, lines.p, lines.n);
        if (n <= 0) {
            return false;
        }
        lines = str_sub(lines, (size_t)n, lines.n);
    }
    return true;
}

static void
flush(struct cdxj *cdxj)
{
    if (write_lines(cdxj->fd, buf_str(&cdxj->lines))) {
        cdxj->written_bytes += cdxj->lines.n;
    }
    buf_clear(&cdxj->lines);
}

/* Bytes from the start, in whole sixteens and what is before the first other one. */
static size_t
quiet_run(struct str s)
{
    enum { WIDTH = 16 };
    size_t n = 0;
    while (n + WIDTH <= s.n) {
        size_t more = sixteen_run(sixteen_quiet(s.p + n));
        n += more;
        if (more < WIDTH) {
            break;
        }
    }
    return n;
}

/* A JSON string; what JSON would have to escape is dropped or percent-encoded
 * beforehand, but for quote and backslash. */
static void
add_member(struct buf *buf, const char *name, struct str value)
{
    buf_add_byte(buf, '"');
    buf_add_z(buf, name);
    buf_add(buf, STR("\":\""));
    while (value.n > 0) {
        size_t n = quiet_run(value);
        buf_add(buf, str_sub(value, 0, n));
        value = str_sub(value, n, value.n);
        if (value.n > 0 && (value.p[0] == '"' || value.p[0] == '\\')) {
            buf_add_byte(buf, '\\');
        }
        if (value.n > 0 && (unsigned char)value.p[0] >= 0x20 && (unsigned char)value.p[0] < 0x7f) {
            buf_add_byte(buf, value.p[0]);
        }
        value = str_sub(value, 1, value.n);
    }
    buf_add(buf, STR("\","));
}

void
cdxj_add(struct cdxj *cdxj, const struct cdxj_entry *entry)
{
    if (!cdxj) {
        return;
    }
    struct buf *lines = &cdxj->lines;
    struct buf url;
    struct civil c = civil_from_s(entry->at_s);
    struct str mime = str_trim(str_sub(entry->mime, 0, str_find_byte(entry->mime, ';')));
    buf_init(&url, 4 * LIMIT_URL_BYTES);
    field_encode_uri(&url, entry->url);
    cdxj_key(lines, buf_str(&url));
    buf_printf(lines, " %04d%02d%02d%02d%02d%02d {", c.year, c.month, c.day, c.hour, c.minute,
               c.second);
    add_member(lines, "url", buf_str(&url));
    mime = mime.n > 0 ? mime : STR("unk");
    add_member(lines, "mime", entry->is_revisit ? STR("warc/revisit") : mime);
    if (entry->http_status > 0) {
        buf_printf(lines, "\"status\":\"%d\",", entry->http_status);
    }
    if (entry->digest.n > 0) {
        struct str digest = entry->digest;
        (void)str_cut(&digest, ':');
        add_member(lines, "digest", digest);
    }
    buf_printf(lines, "\"length\":\"%lld\",\"offset\":\"%lld\",\"filename\":\"%.*s\"}\n",
               (long long)entry->length, (long long)entry->offset, STR_ARG(cdxj->file));
    buf_release(&url);
}

void
cdxj_save(struct cdxj *cdxj)
{
    if (cdxj && (cdxj->lines.n >= FLUSH_BYTES || buf_failed(&cdxj->lines))) {
        flush(cdxj);
    }
}

void
cdxj_drop(struct cdxj *cdxj)
{
    if (cdxj) {
        buf_clear(&cdxj->lines);
    }
}

/* Reads the lines back, sorts them and puts a sorted file in their place. */
static void
sort_file(struct cdxj *cdxj)
{
    struct buf *all = &cdxj->lines;
    size_t count = 0;
    struct buf path;
    if (!buf_reserve(all, cdxj->written_bytes) ||
        pread(cdxj->fd, all->p, cdxj->written_bytes, 0) != (ssize_t)cdxj->written_bytes) {
        return;
    }
    struct str rest = {all->p, cdxj->written_bytes};
    for (size_t i = 0; i < rest.n; i++) {
        count += rest.p[i] == '\n' ? 1 : 0;
    }
    struct str *lines = calloc(count + 1, sizeof *lines);
    for (size_t i = 0; lines && i < count; i++) {
        lines[i] = str_cut(&rest, '\n');
        lines[i].n++; /* its line end */
    }
    if (lines) {
        qsort(lines, count, sizeof *lines, by_text);
    }
    buf_init(&path, 4 * LIMIT_URL_BYTES);
    buf_printf(&path, "%s.tmp", cdxj->path.p);
    FILE *out = lines && !buf_failed(&path) ? fopen(buf_str(&path).p, "wx") : NULL;
    bool is_written = out != NULL;
    for (size_t i = 0; is_written && i < count; i++) {
        is_written = fwrite(lines[i].p, 1, lines[i].n, out) == lines[i].n;
    }
    if (out) {
        is_written = fclose(out) == 0 && is_written;
        if (!is_written || rename(path.p, cdxj->path.p) != 0) {
            (void)unlink(path.p);
        }
    }
    buf_release(&path);
    free(lines);
}

void
cdxj_finish(struct cdxj *cdxj)
{
    if (!cdxj) {
        return;
    }
    if (cdxj->fd >= 0) {
        flush(cdxj);
        if (cdxj->written_bytes > 0 && cdxj->written_bytes <= SORT_MAX_BYTES) {
            sort_file(cdxj);
        }
        (void)close(cdxj->fd);
    }
    buf_release(&cdxj->path);
    buf_release(&cdxj->lines);
    free(cdxj->archive);
    free(cdxj);
}
