/* normalize/skills/taxonomy_ids.c: ids that a skill has elsewhere: each in the form of
 * its scheme, and none twice. Forms: Wikidata's items, ESCO's concept URIs
 * (https://esco.ec.europa.eu), O*NET's and Lightcast's as their files have them. */
#include "normalize/skills/taxonomy_ids.h"

#include <stdlib.h>

#include "base/banned.h"

struct foreign_id {
    const char *text;
    size_t n, row;
};

static bool
all_of(struct str text, bool (*is_kind)(char))
{
    for (size_t i = 0; i < text.n; i++) {
        if (!is_kind(text.p[i])) {
            return false;
        }
    }
    return text.n > 0;
}

static bool
is_code(char c)
{
    return byte_is_digit(c) || (c >= 'A' && c <= 'Z');
}

/* Q and a number without leading zeros. */
static bool
is_item(struct str value)
{
    enum { DIGITS_MAX = 12 };
    struct str digits = value.n > 1 && value.p[0] == 'Q' ? str_sub(value, 1, value.n) : STR_NONE;
    return digits.n > 0 && digits.n <= DIGITS_MAX && digits.p[0] != '0' &&
           all_of(digits, byte_is_digit);
}

/* A concept's URI: http://data.europa.eu/esco/skill/00090cc1-... */
static bool
is_concept(struct str value)
{
    struct str start = STR("http://data.europa.eu/esco/");
    return str_starts(value, start) && value.n > start.n && str_find_byte(value, ' ') == SIZE_MAX &&
           str_find_byte(value, '\t') == SIZE_MAX;
}

bool
taxonomy_id_fits(struct str id)
{
    struct str value = id, scheme = str_cut(&value, '=');
    if (str_is(scheme, "wikidata")) {
        return is_item(value);
    }
    if (str_is(scheme, "esco")) {
        return is_concept(value);
    }
    if (str_is(scheme, "lightcast")) {
        return all_of(value, is_code);
    }
    return str_is(scheme, "onet") && value.n > 0 && str_trim(value).n == value.n;
}

static int
compare_ids(const void *a, const void *b)
{
    const struct foreign_id *x = a, *y = b;
    int order = memcmp(x->text, y->text, x->n < y->n ? x->n : y->n);
    return order ? order : x->n != y->n ? (x->n < y->n ? -1 : 1) : x->row < y->row ? -1 : 1;
}

/* The ids of one row; with a list they are put there. Their number. */
static size_t
ids_of_row(struct str ids, size_t row, struct foreign_id *list)
{
    size_t n = 0;
    while (ids.p) {
        struct str id = str_cut(&ids, '|');
        if (list) {
            list[n] = (struct foreign_id){id.p, id.n, row};
        }
        n++;
    }
    return n;
}

static size_t
all_ids(const struct skill_table *table, struct foreign_id *list)
{
    size_t n = 0;
    for (size_t i = 0; i < table->n_rows; i++) {
        n += ids_of_row(str_of(table->rows[i].ids), i, list ? list + n : NULL);
    }
    return n;
}

bool
taxonomy_ids_check(const struct skill_table *table, struct arena *arena, taxonomy_id_fault *tell,
                   void *ctx)
{
    size_t n = all_ids(table, NULL);
    struct foreign_id *all = ARENA_ARRAY(arena, n ? n : 1, struct foreign_id);
    if (!all) {
        return false;
    }
    (void)all_ids(table, all);
    qsort(all, n, sizeof *all, compare_ids);
    for (size_t i = 0; i < n; i++) {
        struct str id = {all[i].text, all[i].n};
        if (!taxonomy_id_fits(id)) {
            tell(ctx, all[i].row, "no id of that scheme", id);
        }
        if (i > 0 && str_eq(id, (struct str){all[i - 1].text, all[i - 1].n})) {
            tell(ctx, all[i].row, "an id that another skill has, or twice", id);
        }
    }
    return true;
}
