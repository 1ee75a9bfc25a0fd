/* cron/rows_out.h: rows as JSON lines, CSV (RFC 4180) or TSV. */
#ifndef CRON_ROWS_OUT_H
#define CRON_ROWS_OUT_H

#include <stdio.h>

#include "base/buf.h"
#include "base/json_write.h"

enum table_format { TABLE_JSONL, TABLE_CSV, TABLE_TSV };

struct rows_out {
    enum table_format format;
    bool safe_cells;            /* a leading = + - @ gets a quote before it */
    bool is_terminal;           /* set by rows_begin: what steers it becomes "?" */
    FILE *file;                 /* borrowed */
    const char *const *columns; /* ended by NULL */
    size_t at;                  /* column of the next value */
    struct buf row;
    struct json_out json;
    bool failed; /* a write failed */
};

/* Prints the header where the format has one. rows_release() is due. */
void rows_begin(struct rows_out *table, const char *const *columns);
/* The next value of the row; absent: empty or null. */
void rows_text(struct rows_out *table, struct str value);
void rows_int(struct rows_out *table, bool has, int64_t value);
void rows_cents(struct rows_out *table, bool has, int64_t cents);
/* Ends the row; every column must have got its value. */
void rows_row(struct rows_out *table);
/* A ready JSON object as one line (TABLE_JSONL only). */
void rows_line(struct rows_out *table, struct str json);
void rows_release(struct rows_out *table);

#endif
