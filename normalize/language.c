/* normalize/language.c: languages by their commonest words, scripts by their
 * signs. A short or mixed text gives no answer. */
#include "normalize/language.h"

#include "normalize/data/language_words.h"

#include "base/banned.h"

const struct phrase_table LANGUAGE_TABLE = {GROUP_LANGUAGE, LANGUAGE_ROWS,
                                            sizeof LANGUAGE_ROWS / sizeof LANGUAGE_ROWS[0]};

enum {
    WORDS_LOOKED_AT = 1500,
    WEIGHT_ALONE = 24, /* of a word that one language has */
    SCORE_LEAST = 60,  /* below: too little text */
    SIGNS_LEAST = 10,
    SIGNS_SHARE = 3 /* one word in so many is a sign */
};

struct scripts {
    uint32_t han, kana, hangul, hebrew, arabic, thai, devanagari, greek, cyrillic, latin;
};

static void
count_script(struct scripts *s, const unsigned char *p)
{
    switch (p[0]) {
    case 0xE3:
        *(p[1] >= 0x81 && p[1] <= 0x83 ? &s->kana : &s->han) += 1;
        break;
    case 0xD7:
        s->hebrew++;
        break;
    case 0xD8:
    case 0xD9:
    case 0xDA:
        s->arabic++;
        break;
    case 0xE0:
        s->thai += p[1] >= 0xB8 && p[1] <= 0xB9;
        s->devanagari += p[1] >= 0xA4 && p[1] <= 0xA5;
        break;
    case 0xCE:
    case 0xCF:
        s->greek++;
        break;
    case 0xD0:
    case 0xD1:
        s->cyrillic++;
        break;
    default:
        if (p[0] >= 0xEA && p[0] <= 0xED) {
            s->hangul++;
        } else if (p[0] >= 0xE4 && p[0] <= 0xE9) {
            s->han++;
        } else {
            s->latin++;
        }
    }
}

static struct language_guess
guess_of(const char *code, uint8_t confidence)
{
    struct language_guess guess = {.confidence = confidence};
    (void)memcpy(guess.code, code, strlen(code) + 1);
    return guess;
}

/* Languages that are alone with their script. */
static struct language_guess
guess_script(const struct scripts *s, size_t n)
{
    struct {
        const char *code;
        uint32_t count;
    } alone[] = {
        {"ja", s->kana ? s->kana * 2 + s->han : 0},
        {"ko", s->hangul},
        {"zh", s->kana * 10 < s->han ? s->han : 0},
        {"he", s->hebrew},
        {"ar", s->arabic},
        {"th", s->thai},
        {"hi", s->devanagari},
    };
    for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++) {
        if (alone[i].count >= SIGNS_LEAST && (size_t)alone[i].count * SIGNS_SHARE >= n &&
            !(i == 0 && s->kana * 20 < s->han)) {
            return guess_of(alone[i].code, 95);
        }
    }
    return (struct language_guess){0};
}

static uint32_t
bits(uint64_t mask)
{
    uint32_t n = 0;
    for (; mask; mask &= mask - 1) {
        n++;
    }
    return n;
}

struct language_guess
language_guess(const struct words *words, const struct phrases *phrases)
{
    uint32_t scores[LANG_COUNT] = {0};
    struct scripts scripts = {0};
    size_t n = words->n < WORDS_LOOKED_AT ? words->n : WORDS_LOOKED_AT;
    struct phrase_hit hit;
    for (size_t i = 0; i < n; i++) {
        if (words->items[i].kind == WORD_NUMBER) {
            continue;
        }
        count_script(&scripts, (const unsigned char *)words->text.p + words->items[i].at);
        if (!phrases_at(phrases, words, i, GROUP_LANGUAGE, &hit)) {
            continue;
        }
        uint64_t mask = LANGUAGE_MASKS[hit.value];
        uint32_t weight = WEIGHT_ALONE / bits(mask) + 1;
        for (size_t l = 0; l < LANG_COUNT; l++) {
            scores[l] += (uint32_t)(mask >> l & 1) * weight;
        }
    }
    struct language_guess script = guess_script(&scripts, n);
    if (*script.code) {
        return script;
    }
    size_t best = 0, second = 1;
    for (size_t l = 1; l < LANG_COUNT; l++) {
        if (scores[l] > scores[best]) {
            second = best;
            best = l;
        } else if (scores[l] > scores[second] || second == best) {
            second = l;
        }
    }
    bool clear = scores[best] >= SCORE_LEAST && scores[best] * 10 > scores[second] * 11;
    uint8_t confidence = scores[best] * 2 > scores[second] * 3 ? 97 : 85;
    return clear ? guess_of(LANGUAGE_CODES[best], confidence) : (struct language_guess){0};
}

// clang-format off
static const struct { const char *name, *code; } NAMES[] = {
    {"english", "en"}, {"german", "de"}, {"deutsch", "de"}, {"french", "fr"}, {"français", "fr"}, {"spanish", "es"}, {"español", "es"}, {"italian", "it"}, {"italiano", "it"}, {"dutch", "nl"}, {"nederlands", "nl"}, {"polish", "pl"}, {"polski", "pl"}, {"portuguese", "pt"}, {"português", "pt"}, {"swedish", "sv"}, {"svenska", "sv"}, {"danish", "da"}, {"norwegian", "no"}, {"finnish", "fi"}, {"russian", "ru"}, {"japanese", "ja"}, {"chinese", "zh"}, {"korean", "ko"}, {"czech", "cs"}, {"hungarian", "hu"}, {"romanian", "ro"}, {"turkish", "tr"}, {"ukrainian", "uk"}, {"catalan", "ca"}, {"greek", "el"}, {"hebrew", "he"}, {"arabic", "ar"},
};
// clang-format on

struct language_guess
language_read(struct str field)
{
    field = str_trim(field);
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (str_is_nocase(field, NAMES[i].name)) {
            return guess_of(NAMES[i].code, 90);
        }
    }
    bool is_tag =
        field.n == 2 || (field.n > 2 && field.n <= 12 && (field.p[2] == '-' || field.p[2] == '_'));
    if (!is_tag || !byte_is_alpha(field.p[0]) || !byte_is_alpha(field.p[1])) {
        return (struct language_guess){0};
    }
    char code[3] = {byte_lower(field.p[0]), byte_lower(field.p[1]), '\0'};
    return guess_of(str_is(str_of(code), "nb") || str_is(str_of(code), "nn") ? "no" : code, 90);
}
