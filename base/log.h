/* base/log.h: log lines as logfmt ("time=... level=warn source=acme event=...")
 * or JSON, to stderr or a file. Only cron/ logs; stages report through their
 * results. Values from the wild are escaped, URLs lose their credentials. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/str.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR, LOG_SILENT };
enum log_format { LOG_LOGFMT, LOG_JSON };

struct log_pair {
    const char *key;
    struct str text; /* p != NULL: this */
    int64_t number;  /* else this */
};
#define LOG_TEXT(key, s) ((struct log_pair){(key), (s), 0})
#define LOG_INT(key, v)  ((struct log_pair){(key), STR_NONE, (int64_t)(v)})

/* Before any thread starts. `to` is borrowed. */
void log_setup(FILE *to, enum log_level least, enum log_format format);
/* One line, written whole whatever other threads do. source may be absent. */
void log_event(enum log_level level, struct str source, const char *event,
               const struct log_pair *pairs, size_t n);
#define LOG(level, source, event, ...)                                                             \
    log_event((level), (source), (event), (const struct log_pair[]){__VA_ARGS__},                  \
              sizeof((const struct log_pair[]){__VA_ARGS__}) / sizeof(struct log_pair))

#endif
