/* normalize/text/words_ordinary.c: finds a word in the lines of ordinary_words: the
 * line by halving, the word in it by reading on. */
#include "normalize/text/words_ordinary.h"

#include "base/banned.h"

static bool
is_listed(struct str word)
{
    size_t low = 0;
    size_t high = ordinary_words_count;
    while (high - low > 1) { /* the last line that does not begin after the word */
        size_t mid = (low + high) / 2;
        struct str rest = str_of(ordinary_words[mid]);
        if (str_cmp(str_cut(&rest, ' '), word) <= 0) {
            low = mid;
        } else {
            high = mid;
        }
    }
    for (struct str rest = str_of(ordinary_words[low]); rest.p;) {
        if (str_eq(str_cut(&rest, ' '), word)) {
            return true;
        }
    }
    return false;
}

bool
word_is_ordinary(struct str word)
{
    static const char *const ENDINGS[] = {"s", "es", "d", "ed", "ing"};
    if (word.n < 2 || is_listed(word)) {
        return word.n >= 2;
    }
    for (size_t i = 0; i < sizeof ENDINGS / sizeof ENDINGS[0]; i++) {
        struct str ending = str_of(ENDINGS[i]);
        struct str stem = str_sub(word, 0, word.n > ending.n ? word.n - ending.n : 0);
        if (stem.n >= 2 && str_ends(word, ending) && is_listed(stem)) {
            return true;
        }
    }
    return false;
}
