/* normalize/tools/lay.h: what the programs share that lay out tables for the build: arrays written
 * as C. A failure to write is remembered and told by lay_close(). */
#ifndef NORMALIZE_TOOLS_LAY_H
#define NORMALIZE_TOOLS_LAY_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

struct lay {
    FILE *file;
    bool failed;
    size_t column; /* numbers so far: many share a line */
};

static inline struct lay
lay_open(const char *path)
{
    struct lay lay = {.file = path ? fopen(path, "w") : NULL};
    lay.failed = !lay.file;
    return lay;
}

__attribute__((format(printf, 2, 3))) static inline void
lay_say(struct lay *lay, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    lay->failed = lay->failed || vfprintf(lay->file, format, args) < 0;
    va_end(args);
}

/* An item of an array of numbers. */
static inline void
lay_number(struct lay *lay, unsigned long long value)
{
    enum { PER_LINE = 16 };
    lay_say(lay, lay->column++ % PER_LINE == 0 ? "%llu,\n" : "%llu, ", value);
}

/* Whether all was written. */
static inline bool
lay_close(struct lay *lay)
{
    bool is_closed = lay->file && fclose(lay->file) == 0;
    return is_closed && !lay->failed;
}

#endif
