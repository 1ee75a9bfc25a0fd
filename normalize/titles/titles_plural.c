/* normalize/titles/titles_plural.c: rules of English plurals, as a table. */
#include "normalize/titles/titles_plural.h"

#include <stddef.h>

#include "base/markup.h"

#include "base/banned.h"

/* The first row whose ending fits decides; each with an example for the tests. */
static const struct plural_row {
    struct str end, plural;
} ROWS[] = {
    {{"woman", 5}, {"women", 5}},                                /* camerawoman */
    {{"man", 3}, {"men", 3}},                                    /* fisherman */
    {{"person", 6}, {"people", 6}}, {{"wife", 4}, {"wives", 5}}, /* midwife */
    {{"ay", 2}, {"ays", 3}},        {{"ey", 2}, {"eys", 3}},     {{"oy", 2}, {"oys", 3}},
    {{"uy", 2}, {"uys", 3}},        {{"y", 1}, {"ies", 3}}, /* secretary */
    {{"ch", 2}, {"ches", 4}},       {{"sh", 2}, {"shes", 4}},    {{"x", 1}, {"xes", 3}},
    {{"z", 1}, {"zes", 3}},         {{"", 0}, {"s", 1}},
};

bool
title_plural(struct str phrase, struct buf *ret)
{
    enum { SHORTEST = 3 };
    buf_clear(ret);
    if (phrase.n < SHORTEST) {
        return false;
    }
    char last = phrase.p[phrase.n - 1];
    if (!byte_is_alpha(last) || last == 's') {
        return false;
    }
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const struct str *end = &ROWS[i].end;
        bool may_fit = end->n == 0 || end->p[end->n - 1] == last; /* most are told by one letter */
        if (may_fit && str_ends(phrase, *end)) {
            buf_add(ret, str_sub(phrase, 0, phrase.n - end->n));
            buf_add(ret, ROWS[i].plural);
            break;
        }
    }
    return !buf_failed(ret);
}
