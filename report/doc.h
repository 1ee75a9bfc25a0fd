/* report/doc.h: private to report/. A report as a page: headings, tables and, in
 * HTML, charts, contents and style; one file that needs nothing else. */
#ifndef REPORT_DOC_H
#define REPORT_DOC_H

#include "report/chart.h"
#include "report/data.h"
#include "report/table.h"

struct doc {
    const struct report_options *options;
    const struct report_scope *scope;
    struct arena *arena;
    struct buf *out;
    struct str title;
    struct buf body, contents; /* owned; of HTML */
    size_t n_sections;
};

/* title: of the page; the line on what counts is made from the scope. */
void doc_begin(struct doc *doc, const struct report_scope *scope,
               const struct report_options *options, struct str title, struct buf *out);
void doc_table(struct doc *doc, const struct table *table);
void doc_end(struct doc *doc);

/* ---- words that several reports use ---- */

struct str doc_unsaid(const struct doc *doc, size_t n);               /* cannot say (n = 3 < 30) */
struct str doc_median(const struct doc *doc, const struct median *m); /* $150,000 (n=40) */
struct str doc_interval(const struct doc *doc, const struct median *m);
struct str doc_part(const struct doc *doc, size_t count, size_t of); /* 12 (3.4%) */
/* A mark for a median, unset when it cannot be said. */
struct chart_mark doc_mark(const struct doc *doc, const struct median *m);
/* Bars: a share of 0 to 1. */
struct chart_mark doc_share_mark(const struct doc *doc, double part);
/* The same of a count; unset when `of` is 0. */
struct chart_mark doc_part_mark(const struct doc *doc, size_t count, size_t of);
/* Axis labels of money in scope's units. */
struct str doc_show_money(struct arena *arena, struct str unit, double value);
/* The axis of a chart (NULL: none) in money of the scope. */
void doc_money_axis(const struct doc *doc, struct chart *chart);

#endif
