/* normalize/text/words_ordinary.c: finds a word in the lines of ordinary_words: the
 * line by halving, and the word in it. */
#include "normalize/text/words_ordinary.h"

#include "base/banned.h"

/* Order of the word at p, which ends at a blank or with the line, and the one asked for; bytes. */
static int
word_order(const char *p, struct str word)
{
    size_t i = 0;
    while (i < word.n && p[i] == word.p[i] && p[i] != '\0') {
        i++;
    }
    bool ends = p[i] == ' ' || p[i] == '\0';
    if (ends || i == word.n) {
        return (i == word.n) - ends;
    }
    return (unsigned char)p[i] < (unsigned char)word.p[i] ? -1 : 1;
}

static bool
is_listed(struct str word)
{
    size_t low = 0;
    size_t high = ordinary_words_count;
    while (high - low > 1) { /* the last line that does not begin after the word */
        size_t mid = (low + high) / 2;
        if (word_order(ordinary_words[mid], word) <= 0) {
            low = mid;
        } else {
            high = mid;
        }
    }
    const char *line = ordinary_words[low];
    size_t from = 0;
    for (size_t to = strlen(line); from < to;) {
        size_t at = (from + to) / 2;
        while (at > from && line[at - 1] != ' ') {
            at--;
        }
        int order = word_order(line + at, word);
        if (order == 0) {
            return true;
        }
        to = order > 0 ? at : to;
        from = order > 0 ? from : at + strcspn(line + at, " ") + 1;
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
