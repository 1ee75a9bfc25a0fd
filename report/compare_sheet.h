/* report/compare_sheet.h: private to report/. Between compare_tables.c and
 * compare_pay.c: Report 1 as it is written. */
#ifndef REPORT_COMPARE_SHEET_H
#define REPORT_COMPARE_SHEET_H

#include "report/compare.h"
#include "report/doc.h"

struct sheet {
    const struct comparison *c;
    struct arena *arena;
    struct doc *doc;
};

/* A chart of both sides; all but bars have an axis of money. NULL: no memory. */
struct chart *sheet_chart(const struct sheet *s, enum chart_kind kind, const char *title,
                          const char *desc);
/* The names of the roles over every `each` columns from `first` on. */
void sheet_heads(const struct sheet *s, struct table *table, size_t first, size_t each);
void sheet_pay(const struct sheet *s);
void sheet_pay_detail(const struct sheet *s);
void sheet_shared_pay(const struct sheet *s);

#endif
