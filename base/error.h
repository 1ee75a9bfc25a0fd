/* base/error.h: one status code for every fallible function, one fixed-size
 * detail text owned by the caller. Nothing here allocates, so errors work when
 * memory is gone. The detail is set once, where the fault arises; callers pass
 * it on and do not rewrite it. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

#define MUST_USE __attribute__((warn_unused_result))

enum status {
#define STATUS(code, text, transient, exit_status) code,
#include "base/status.def"
#undef STATUS
    STATUS_COUNT
};

enum { ERROR_TEXT_BYTES = 512 }; /* one line of a terminal and a URL */

struct error {
    enum status status;
    char text[ERROR_TEXT_BYTES]; /* NUL-terminated, cut at the end if too long */
};

/* Sets status and text (printf form) and returns the status: `return
 * error_set(err, E_IO, "...")`. err may be NULL. */
enum status error_set(struct error *err, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for a call of the system that failed: the text, then the reason for
 * that errno and, where it is plain, what to do. */
enum status error_set_errno(struct error *err, enum status status, int code, const char *format,
                            ...) __attribute__((format(printf, 4, 5)));

const char *status_name(enum status status); /* "E_IO"; static */
const char *status_text(enum status status); /* "file cannot be read ..."; static */
bool status_is_transient(enum status status);
int status_exit(enum status status); /* exit status of the program for it */

#endif
