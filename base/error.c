/* base/error.c: status codes and their texts, all from status.def. */
#include "base/error.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/banned.h"

struct status_row {
    const char *name, *text;
    int transient, exit_status;
};

static const struct status_row ROWS[STATUS_COUNT] = {
#define STATUS(code, text, transient, exit_status) [code] = {#code, text, transient, exit_status},
#include "base/status.def"
#undef STATUS
};

enum status
error_set(struct error *err, enum status status, const char *format, ...)
{
    if (err) {
        va_list args;
        va_start(args, format);
        err->status = status;
        (void)vsnprintf(err->text, sizeof err->text, format, args);
        va_end(args);
    }
    return status;
}

/* errno(3), in words, and what to do. */
static const struct {
    int code;
    const char *text;
} REASONS[] = {
    {ENOENT, "no such file or folder: is the name right?"},
    {EACCES, "permission denied: check the rights of file and folder"},
    {EPERM, "not permitted: check the rights of file and folder"},
    {EROFS, "the file system is read-only: name another place"},
    {ENOSPC, "the disk is full: make room"},
    {EDQUOT, "the quota is used up: make room"},
    {EISDIR, "it is a folder: name a file"},
    {ENOTDIR, "a part of the path is no folder: is the name right?"},
    {ENAMETOOLONG, "the name is too long"},
    {EMFILE, "too many open files: raise the limit (ulimit -n)"},
    {ENFILE, "too many open files on this machine"},
    {EIO, "the device does not take or give data: check the disk"},
};

enum status
error_set_errno(struct error *err, enum status status, int code, const char *format, ...)
{
    if (!err) {
        return status;
    }
    va_list args;
    va_start(args, format);
    err->status = status;
    (void)vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    char reason[128] = "";
    (void)strerror_r(code, reason, sizeof reason);
    const char *text = reason;
    for (size_t i = 0; i < sizeof REASONS / sizeof REASONS[0]; i++) {
        text = REASONS[i].code == code ? REASONS[i].text : text;
    }
    size_t n = strlen(err->text);
    (void)snprintf(err->text + n, sizeof err->text - n, ": %s", text);
    return status;
}

const char *
status_name(enum status status)
{
    assert(status < STATUS_COUNT);
    return ROWS[status].name;
}

const char *
status_text(enum status status)
{
    assert(status < STATUS_COUNT);
    return ROWS[status].text;
}

bool
status_is_transient(enum status status)
{
    assert(status < STATUS_COUNT);
    return ROWS[status].transient != 0;
}

int
status_exit(enum status status)
{
    assert(status < STATUS_COUNT);
    return ROWS[status].exit_status;
}
