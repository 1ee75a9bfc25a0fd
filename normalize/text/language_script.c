/* normalize/text/language_script.c: see the header. Ranges: the blocks of the Unicode
 * Standard 15. */
#include "normalize/text/language_script.h"

#include <utf8proc.h>

#include "base/banned.h"

// clang-format off
static const struct script SCRIPTS[] = {
    {0x0370, 0x03FF, SCRIPT_ONE, "el", 1}, {0x0530, 0x058F, SCRIPT_ONE, "hy", 1}, {0x0590, 0x05FF, SCRIPT_ONE, "he", 1},
    {0x0600, 0x06FF, SCRIPT_ARABIC, NULL, 1}, {0x0900, 0x097F, SCRIPT_DEVANAGARI, NULL, 1}, {0x0980, 0x09FF, SCRIPT_ONE, "bn", 1},
    {0x0A00, 0x0A7F, SCRIPT_ONE, "pa", 1}, {0x0A80, 0x0AFF, SCRIPT_ONE, "gu", 1}, {0x0B00, 0x0B7F, SCRIPT_ONE, "or", 1}, {0x0B80, 0x0BFF, SCRIPT_ONE, "ta", 1},
    {0x0C00, 0x0C7F, SCRIPT_ONE, "te", 1}, {0x0C80, 0x0CFF, SCRIPT_ONE, "kn", 1}, {0x0D00, 0x0D7F, SCRIPT_ONE, "ml", 1},
    {0x0D80, 0x0DFF, SCRIPT_ONE, "si", 1}, {0x0E00, 0x0E7F, SCRIPT_ONE, "th", 1}, {0x0E80, 0x0EFF, SCRIPT_ONE, "lo", 1},
    {0x1000, 0x109F, SCRIPT_ONE, "my", 1}, {0x10A0, 0x10FF, SCRIPT_ONE, "ka", 1}, {0x1100, 0x11FF, SCRIPT_ONE, "ko", 2},
    {0x1200, 0x137F, SCRIPT_ONE, "am", 2}, {0x1780, 0x17FF, SCRIPT_ONE, "km", 1}, {0x3040, 0x309F, SCRIPT_ONE, "ja", 3},
    {0x30A0, 0x30FF, SCRIPT_ONE, "ja", 3}, {0x3400, 0x4DBF, SCRIPT_HAN, NULL, 3}, {0x4E00, 0x9FFF, SCRIPT_HAN, NULL, 3},
    {0xAC00, 0xD7A3, SCRIPT_ONE, "ko", 3}, {0xF900, 0xFAFF, SCRIPT_HAN, NULL, 3},
};
// clang-format on
_Static_assert(sizeof SCRIPTS / sizeof SCRIPTS[0] == SCRIPT_COUNT, "one count for each");

enum {
    SIGNS_LEAST = 4, /* weighed */
    KANA_SHARE = 20, /* of Japanese, one sign in so many at least is kana */
    MOST_SHARE = 3,  /* a third of the letters: the rest are names of products */
    SOME_SHARE = 4
};

uint32_t
script_letter(struct str word, size_t *at)
{
    utf8proc_int32_t c = 0;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)word.p + *at,
                                          (utf8proc_ssize_t)(word.n - *at), &c);
    *at += n > 0 ? (size_t)n : 1;
    return n > 0 && c <= 0xFFFF ? (uint32_t)utf8proc_tolower(c) : 0xFFFD;
}

static const struct script *
script_of(uint32_t c)
{
    for (size_t i = 0; i < SCRIPT_COUNT; i++) {
        if (c >= SCRIPTS[i].from && c <= SCRIPTS[i].to) {
            return &SCRIPTS[i];
        }
    }
    return NULL;
}

void
script_add(struct script_count *count, struct str word)
{
    if (word.n == 0 || (unsigned char)word.p[0] < 0x80) {
        count->latin += (uint32_t)word.n;
        return;
    }
    size_t letters = 0, at = 0;
    uint32_t first = script_letter(word, &at);
    for (size_t i = 0; i < word.n; i++) {
        letters += ((unsigned char)word.p[i] & 0xC0) != 0x80;
    }
    const struct script *script = first >= SCRIPTS[0].from ? script_of(first) : NULL;
    if (script) {
        count->signs[script - SCRIPTS] += (uint32_t)letters * script->weight;
    } else {
        *(first >= 0x400 && first < 0x530 ? &count->cyrillic : &count->latin) += (uint32_t)letters;
    }
}

const struct script *
script_main(const struct script_count *count, bool few_words)
{
    uint32_t all = count->latin + count->cyrillic, kana = 0, han = 0;
    size_t best = 0;
    for (size_t i = 0; i < SCRIPT_COUNT; i++) {
        all += count->signs[i];
        best = count->signs[i] > count->signs[best] ? i : best;
        kana += SCRIPTS[i].from == 0x3040 || SCRIPTS[i].from == 0x30A0 ? count->signs[i] : 0;
        han += SCRIPTS[i].of == SCRIPT_HAN ? count->signs[i] : 0;
    }
    bool is_cjk = SCRIPTS[best].of == SCRIPT_HAN || SCRIPTS[best].from == 0x3040 ||
                  SCRIPTS[best].from == 0x30A0;
    uint32_t signs = is_cjk ? kana + han : count->signs[best];
    if (signs < SIGNS_LEAST || signs * (few_words ? SOME_SHARE : MOST_SHARE) < all) {
        return NULL;
    }
    if (!is_cjk) {
        return &SCRIPTS[best];
    }
    return script_of(kana * KANA_SHARE >= kana + han && kana ? 0x3042 : 0x4E00);
}
