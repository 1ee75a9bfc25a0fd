/* parse/words.c: see words.h. */
#include "parse/words.h"

#include "base/banned.h"

const char *
words_first(struct str text, words_compare *compare, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (compare(text, str_of(list[i]))) {
            return list[i];
        }
    }
    return NULL;
}
