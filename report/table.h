/* report/table.h: private to report/. A table of short texts, shown as text,
 * Markdown or HTML. Words from the wild lose control characters and are escaped. */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "base/arena.h"
#include "base/buf.h"
#include "report/report.h"

enum {
    TABLE_COLUMNS = 8,
    CELL_MAX = 120, /* columns of a cell in text; longer ones are cut */
};

struct table_row {
    struct table_row *next;
    struct str cells[TABLE_COLUMNS];
};

struct table {
    struct arena *arena;
    const char *title, *note; /* note: one line below the title, or NULL */
    size_t n_columns;
    struct str heads[TABLE_COLUMNS];
    bool is_right[TABLE_COLUMNS]; /* numbers stand at the right */
    bool is_bar[TABLE_COLUMNS];   /* bars of blocks; HTML draws the chart instead */
    bool is_list;                 /* the first cell is no heading of its row */
    const struct chart *chart;    /* drawn above it in HTML; NULL: none */
    struct table_row *rows, **end;
};

/* columns: one letter each: l, r or b. */
void table_init(struct table *table, struct arena *arena, const char *title, const char *columns);
void table_head(struct table *table, size_t column, struct str text);
/* An empty row, or NULL when out of memory (arena->failed). */
struct table_row *table_row(struct table *table);
/* Sets a cell; row may be NULL. */
void table_cell(struct table_row *row, size_t column, struct str text);
void table_text(const struct table *table, const struct report_options *options, struct buf *buf);
void table_html(const struct table *table, struct buf *buf);
/* Escaped, also for attributes; control characters become spaces. */
void html_text(struct str text, struct buf *buf);
void table_write(const struct table *table, const struct report_options *options, struct buf *buf);

/* "$150,000", "CHF 95,000.50" (cents only where there are any). */
struct str show_money(struct arena *arena, struct str currency, double amount, bool with_sign);
/* In the unit that is usual for the currency: "$120.5k", "₹5 LPA"; a range:
 * "$120–150k", "₹5–7.5 LPA". */
struct str show_units(struct arena *arena, struct str currency, double amount);
struct str show_range(struct arena *arena, struct str currency, double low, double high);
struct str show_count(struct arena *arena, size_t n); /* 7,257 */
struct str show_percent(struct arena *arena, double part, int decimals);
/* A bar of at most `width` blocks for a part of `whole`. */
struct str show_bar(struct arena *arena, double part, double whole, size_t width);

#endif
