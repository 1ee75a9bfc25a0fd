/* cron/table_out.h: rows as JSON lines, CSV (RFC 4180) or TSV. */
#ifndef CRON_TABLE_OUT_H
#define CRON_TABLE_OUT_H

#include <stdio.h>

#include "base/buf.h"
#include "base/json_write.h"

enum table_format { TABLE_JSONL, TABLE_CSV, TABLE_TSV };

struct table_out {
    enum table_format format;
    bool safe_cells;            /* a leading = + - @ gets a quote before it */
    FILE *file;                 /* borrowed */
    const char *const *columns; /* ended by NULL */
    size_t at;                  /* column of the next value */
    struct buf row;
    struct json_out json;
    bool failed; /* a write failed */
};

/* Prints the header where the format has one. table_release() is due. */
void table_begin(struct table_out *table, const char *const *columns);
/* The next value of the row; absent: empty or null. */
void table_text(struct table_out *table, struct str value);
void table_int(struct table_out *table, bool has, int64_t value);
void table_cents(struct table_out *table, bool has, int64_t cents);
/* Ends the row; every column must have got its value. */
void table_row(struct table_out *table);
/* A ready JSON object as one line (TABLE_JSONL only). */
void table_line(struct table_out *table, struct str json);
void table_release(struct table_out *table);

#endif
