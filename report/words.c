/* report/words.c: bands and years as words, marks and JSON lines. */
#include "report/words.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

struct str
doc_band(const struct doc *doc, const struct band *band)
{
    if (!scope_can_say(doc->scope, &band->low)) {
        return doc_unsaid(doc, band->low.n);
    }
    struct str range =
        show_range(doc->arena, doc->scope->currency, band->low.value, band->high.value);
    return arena_printf(doc->arena, "%.*s (n=%zu)", STR_ARG(range), band->low.n);
}

struct str
doc_range(const struct doc *doc, const struct band *band)
{
    size_t n = band->low.n;
    return scope_can_say(doc->scope, &band->low) ? doc_band(doc, band)
           : n                                   ? arena_printf(doc->arena, "n=%zu", n)
                                                 : STR("-");
}

struct str
doc_difference(const struct doc *doc, double value, size_t n)
{
    if (n == 0 || n < doc->scope->min_n) {
        return n ? arena_printf(doc->arena, "n=%zu", n) : STR("-");
    }
    struct str money = show_money(doc->arena, doc->scope->currency, round(value), true);
    return arena_printf(doc->arena, "%.*s (n=%zu)", STR_ARG(money), n);
}

struct str
doc_total(const struct doc *doc, const struct band *total)
{
    const struct median *mid = &total->mid;
    if (scope_can_say(doc->scope, &total->low)) {
        return doc_band(doc, total);
    }
    if (!scope_can_say(doc->scope, mid)) {
        return mid->n ? arena_printf(doc->arena, "n=%zu", mid->n) : STR("-");
    }
    struct str value = show_units(doc->arena, doc->scope->currency, mid->value);
    return arena_printf(doc->arena, "%.*s (n=%zu)", STR_ARG(value), mid->n);
}

struct str
doc_quartiles(const struct doc *doc, const struct band *band)
{
    if (!scope_can_say(doc->scope, &band->mid)) {
        return band->mid.n ? arena_printf(doc->arena, "n=%zu", band->mid.n) : STR("-");
    }
    struct str range = show_range(doc->arena, doc->scope->currency, band->q1, band->q3);
    return arena_printf(doc->arena, "%.*s (n=%zu)", STR_ARG(range), band->mid.n);
}

struct chart_mark
doc_band_mark(const struct doc *doc, const struct band *band)
{
    struct chart_mark mark = {.is_set = scope_can_say(doc->scope, &band->mid)};
    if (!mark.is_set) {
        return mark;
    }
    mark.has_quartiles = mark.has_value = true;
    mark.value = band->mid.value;
    mark.q1 = band->q1;
    mark.q3 = band->q3;
    if (scope_can_say(doc->scope, &band->low)) {
        mark.low = band->low.value;
        mark.high = band->high.value;
        mark.text = show_range(doc->arena, doc->scope->currency, mark.low, mark.high);
    } else {
        mark.text = show_units(doc->arena, doc->scope->currency, mark.value);
    }
    return mark;
}

struct str
doc_years(const struct doc *doc, const struct median *m)
{
    if (!scope_can_say(doc->scope, m)) {
        return m->n ? arena_printf(doc->arena, "n=%zu", m->n) : STR("-");
    }
    return arena_printf(doc->arena, "%g (n=%zu)", m->value, m->n);
}

void
figure_band(const struct report_scope *scope, struct buf *buf, const char *prefix, struct str role,
            struct str key, const struct band *band)
{
    char name[64];
    const struct {
        const char *suffix;
        const struct median *m;
    } MEDIANS[] = {{"band_low", &band->low}, {"band_high", &band->high}, {"median", &band->mid}};
    for (size_t i = 0; i < sizeof MEDIANS / sizeof MEDIANS[0]; i++) {
        (void)snprintf(name, sizeof name, "%s_%s", prefix, MEDIANS[i].suffix);
        figure_median(scope, buf, name, role, key, MEDIANS[i].m);
    }
    for (int i = 0; i < 2; i++) {
        (void)snprintf(name, sizeof name, "%s_%s", prefix, i ? "q3" : "q1");
        figure_put(buf, &(struct figure){name, role, key, i ? band->q3 : band->q1, 2, band->mid.n,
                                         !scope_can_say(scope, &band->mid), NULL});
    }
}
