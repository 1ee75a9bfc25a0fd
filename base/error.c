/* base/error.c: status codes and their texts, all from status.def. */
#include "base/error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

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
