/* report/words.h: private to report/. Bands and years as words, marks and JSON
 * lines. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "report/doc.h"
#include "report/figure.h"
#include "report/slice.h"

struct str doc_band(const struct doc *doc, const struct band *band); /* $120-150k (n=40) */
/* In a narrow cell: the band, or how few there are. */
struct str doc_range(const struct doc *doc, const struct band *band);
/* The band, or the median where too few state a range: $200k (n=31). */
struct str doc_total(const struct doc *doc, const struct band *total);
/* A difference of medians, in whole units of money, from so many: +$7,450 (n=40). */
struct str doc_difference(const struct doc *doc, double value, size_t n);
/* The middle half of the midpoints. */
struct str doc_quartiles(const struct doc *doc, const struct band *band);
struct chart_mark doc_band_mark(const struct doc *doc, const struct band *band);
struct str doc_years(const struct doc *doc, const struct median *m); /* 5 (n=40) */
/* Lines PREFIX_band_low, _band_high, _median, _q1, _q3. */
void figure_band(const struct report_scope *scope, struct buf *buf, const char *prefix,
                 struct str role, struct str key, const struct band *band);

#endif
