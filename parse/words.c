/* parse/words.c: see words.h. */
#include "parse/words.h"

#include "base/banned.h"

/* Whether what compares so begins as the word does. str_eq, which looks at the lengths first,
 * is inline: it has another address in each file. */
static bool
is_of_beginnings(words_compare *compare)
{
    return compare == str_starts || compare == str_starts_nocase || compare == str_eq_nocase;
}

const char *
words_first(struct str text, words_compare *compare, const char *const *list, size_t n)
{
    /* most words of a list begin with another letter and need not be compared */
    bool is_told = text.n > 0 && is_of_beginnings(compare);
    char first = '\0';
    if (is_told) {
        first = byte_lower(text.p[0]);
    }
    for (size_t i = 0; i < n; i++) {
        bool may_be = !is_told || byte_lower(list[i][0]) == first || list[i][0] == '\0';
        if (may_be && compare(text, str_of(list[i]))) {
            return list[i];
        }
    }
    return NULL;
}
