/* normalize/words.c: cutting text into words. One pass over the bytes, any
 * bytes; no dictionary. Must not allocate but for the array. Letters outside
 * ASCII: Unicode 15 blocks Latin-1, Latin Extended-A, Greek, Cyrillic. */
#include "normalize/words.h"

#include "normalize/eight.h"

#include "base/banned.h"

enum byte_class {
    CLASS_PUNCT,
    CLASS_LETTER,
    CLASS_DIGIT,
    CLASS_SOFT,
    CLASS_STOP, /* ends a sentence when a space follows */
    CLASS_LINE,
    CLASS_SIGN, /* a word of its own */
    CLASS_HIGH  /* first byte of a sequence */
};

enum { NUMBER_MAX = 1000000000, ABBREVIATION_BYTES = 6 };

// clang-format off
/* Latin-1 letters and Latin Extended-A without their marks: U+00C0..U+017F. */
static const char FOLDED[] =
    "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
// clang-format on

// clang-format off
#define P CLASS_PUNCT
#define L CLASS_LETTER
#define D CLASS_DIGIT
#define S CLASS_SOFT
#define E CLASS_STOP
#define N CLASS_LINE
static const unsigned char ASCII[128] = {
    P, P, P, P, P, P, P, P, P, S, N, P, P, N, P, P,
    P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
    S, E, P, P, P, S, P, S, P, P, P, S, P, S, E, S,
    D, D, D, D, D, D, D, D, D, D, P, E, P, P, P, E,
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, S,
    S, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, P,
};
#undef P
#undef L
#undef D
#undef S
#undef E
#undef N
// clang-format on

/* Two bytes: folds a letter into *ret_fold. */
static enum byte_class
class_two(unsigned a, unsigned b, uint32_t *ret_fold)
{
    uint32_t cp = ((a & 0x1F) << 6) | (b & 0x3F);
    *ret_fold = cp;
    if (cp == 0xA0) {
        return CLASS_SOFT;
    }
    if (cp < 0xC0 || cp == 0xD7 || cp == 0xF7) {
        return cp == 0xB4 ? CLASS_SOFT : CLASS_PUNCT;
    }
    if (cp < 0x180) {
        *ret_fold = (unsigned char)FOLDED[cp - 0xC0];
    } else if ((cp >= 0x391 && cp <= 0x3A9) || (cp >= 0x410 && cp <= 0x42F)) {
        *ret_fold = cp + 0x20;
    } else if (cp == 0x401 || cp == 0x451) {
        *ret_fold = 0x435; /* ё is written е as often */
    } else if (cp >= 0x400 && cp <= 0x40F) {
        *ret_fold = cp + 0x50;
    } else if (cp >= 0x218 && cp <= 0x21B) {
        *ret_fold = cp < 0x21A ? 's' : 't';
    }
    if (cp >= 0x300 && cp < 0x370) {
        *ret_fold = 0; /* a combining mark is dropped */
    }
    return CLASS_LETTER;
}

static enum byte_class
class_three(unsigned a, unsigned b, unsigned c, uint32_t *ret_fold)
{
    uint32_t cp = ((a & 0x0F) << 12) | ((b & 0x3F) << 6) | (c & 0x3F);
    *ret_fold = cp;
    if (cp >= 0x2000 && cp < 0x2C00) {
        bool soft = cp <= 0x2011 || cp == 0x2018 || cp == 0x2019 || cp == 0x202F || cp == 0x2060;
        return soft ? CLASS_SOFT : CLASS_PUNCT;
    }
    if (cp >= 0x3000 && cp <= 0x3020) {
        return cp == 0x3000 ? CLASS_SOFT : (cp == 0x3002 ? CLASS_STOP : CLASS_PUNCT);
    }
    if (cp >= 0x3040 && cp < 0xD7B0) {
        return CLASS_SIGN;
    }
    if (cp >= 0xF900 && cp <= 0xFFFF) {
        return cp == 0xFEFF ? CLASS_SOFT : CLASS_PUNCT;
    }
    return CLASS_LETTER;
}

struct cursor {
    const unsigned char *p, *end;
};

/* Class of what stands at p; its folded code and length. */
static enum byte_class
classify(const unsigned char *p, const unsigned char *end, uint32_t *ret_fold, size_t *ret_n)
{
    unsigned char c = *p;
    if (c < 0x80) {
        *ret_n = 1;
        *ret_fold = (uint32_t)(c | ((c >= 'A' && c <= 'Z') ? 0x20 : 0));
        return (enum byte_class)ASCII[c];
    }
    size_t left = (size_t)(end - p);
    if (c >= 0xC2 && c < 0xE0 && left >= 2 && (p[1] & 0xC0) == 0x80) {
        *ret_n = 2;
        return class_two(c, p[1], ret_fold);
    }
    if (c >= 0xE0 && c < 0xF0 && left >= 3 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
        *ret_n = 3;
        return class_three(c, p[1], p[2], ret_fold);
    }
    *ret_fold = 0;
    *ret_n = c >= 0xF0 && left >= 4 ? 4 : 1;
    return CLASS_PUNCT;
}

static uint32_t
hash_step(uint32_t hash, uint32_t fold)
{
    return fold ? (hash ^ fold) * WORD_HASH_PRIME : hash;
}

static enum gap
gap_wider(enum gap a, enum gap b)
{
    return a > b ? a : b;
}

/* The gap that a separator at p makes, given the gap so far. */
static enum gap
gap_after(enum gap gap, enum byte_class kind, const unsigned char *p, const unsigned char *end)
{
    if (kind == CLASS_SOFT) {
        return gap_wider(gap, GAP_SOFT);
    }
    if (kind == CLASS_LINE) {
        if (*p == '\r') {
            return gap_wider(gap, GAP_SOFT);
        }
        return gap >= GAP_LINE ? GAP_BLANK : GAP_LINE;
    }
    if (kind == CLASS_STOP) {
        bool spaced = p + 1 >= end || byte_is_space((char)p[1]) || *p >= 0x80 || *p != '.';
        return gap_wider(gap, spaced ? GAP_SENTENCE : GAP_SOFT);
    }
    return gap_wider(gap, GAP_PUNCT);
}

static void
read_letters(struct cursor *c, struct word *word)
{
    uint32_t hash = (uint32_t)WORD_HASH_SEED;
    const unsigned char *start = c->p;
    for (size_t n = 8; n == 8 && c->end - c->p >= 8 && c->p - start < UINT16_MAX - 12; c->p += n) {
        uint64_t eight = eight_load((const char *)c->p);
        n = eight_letters(eight);
        for (size_t i = 0; i < n; i++, eight >>= 8) {
            hash = (hash ^ (uint32_t)((eight & 0xFF) | 0x20)) * WORD_HASH_PRIME;
        }
    }
    while (c->p < c->end && c->p - start < UINT16_MAX - 4) {
        unsigned char b = *c->p;
        if (b < 0x80 && !byte_is_alpha((char)b)) {
            break;
        }
        if (b < 0x80) {
            hash = (hash ^ (b | 0x20U)) * WORD_HASH_PRIME;
            c->p++;
            continue;
        }
        uint32_t fold;
        size_t n;
        if (classify(c->p, c->end, &fold, &n) != CLASS_LETTER) {
            break;
        }
        hash = hash_step(hash, fold);
        c->p += n;
    }
    word->n = (uint16_t)(c->p - start);
    word->hash = hash;
    word->kind = WORD_LETTERS;
}

static void
read_digits(struct cursor *c, struct word *word)
{
    const unsigned char *start = c->p;
    uint32_t value = 0;
    while (c->p < c->end && byte_is_digit((char)*c->p) && c->p - start < UINT16_MAX) {
        value = value >= NUMBER_MAX / 10 ? NUMBER_MAX : value * 10 + (uint32_t)(*c->p - '0');
        c->p++;
    }
    word->n = (uint16_t)(c->p - start);
    word->hash = value;
    word->kind = WORD_NUMBER;
}

/* Abbreviations whose dot ends no sentence. */
static const struct str ABBREVIATIONS[] = {
    {"pr", 2},   {"ca", 2},   {"eg", 2},   {"vs", 2},   {"bzw", 3},    {"max", 3},
    {"min", 3},  {"std", 3},  {"inkl", 4}, {"incl", 4}, {"mind", 4},   {"evtl", 4},
    {"resp", 4}, {"bspw", 4}, {"mies", 4}, {"zzgl", 4}, {"approx", 6},
};

/* "p. a.", "e. V.", "pr. måned": the dot after them parts nothing. */
static enum gap
gap_abbreviation(enum gap gap, const struct word *last, const unsigned char *at,
                 const unsigned char *begin)
{
    if (gap != GAP_SENTENCE || !last || last->kind != WORD_LETTERS ||
        last->n > ABBREVIATION_BYTES || at - (begin + last->at) > last->n + 2 ||
        begin[last->at + last->n] != '.') {
        return gap;
    }
    if (last->n == 1) {
        return GAP_SOFT;
    }
    struct str word = {(const char *)begin + last->at, last->n};
    for (size_t i = 0; i < sizeof ABBREVIATIONS / sizeof ABBREVIATIONS[0]; i++) {
        if (word.n == ABBREVIATIONS[i].n && str_eq_nocase(word, ABBREVIATIONS[i])) {
            return GAP_SOFT;
        }
    }
    return gap;
}

static bool
words_grow(struct words *words, size_t *cap, struct arena *arena)
{
    size_t more = *cap * 2;
    struct word *items = ARENA_ARRAY(arena, more, struct word);
    if (!items) {
        return false;
    }
    memcpy(items, words->items, words->n * sizeof *items);
    words->items = items;
    *cap = more;
    return true;
}

enum status
words_split(struct str text, struct arena *arena, struct words *ret)
{
    struct words words = {.text = text};
    size_t cap = text.n / 5 + 16;
    words.items = ARENA_ARRAY(arena, cap, struct word);
    if (!words.items) {
        return E_NOMEM;
    }
    const unsigned char *begin = (const unsigned char *)(text.p ? text.p : "");
    struct cursor c = {begin, begin + (text.n > UINT32_MAX / 2 ? UINT32_MAX / 2 : text.n)};
    enum gap gap = GAP_BLANK;
    while (c.p < c.end) {
        uint32_t fold = 0;
        size_t n = 1;
        if (*c.p == ' ') { /* what parts most words */
            gap = gap_wider(gap, GAP_SOFT);
            c.p++;
            continue;
        }
        enum byte_class kind =
            *c.p < sizeof ASCII ? (enum byte_class)ASCII[*c.p] : classify(c.p, c.end, &fold, &n);
        if (kind != CLASS_LETTER && kind != CLASS_DIGIT && kind != CLASS_SIGN) {
            gap = gap_after(gap, kind, c.p, c.end);
            c.p += n;
            continue;
        }
        if (words.n == cap && !words_grow(&words, &cap, arena)) {
            return E_NOMEM;
        }
        struct word *word = &words.items[words.n];
        word->at = (uint32_t)(c.p - begin);
        word->gap = (uint8_t)gap_abbreviation(gap, words.n ? word - 1 : NULL, c.p, begin);
        gap = GAP_NONE;
        words.n++;
        if (kind == CLASS_LETTER) {
            read_letters(&c, word);
        } else if (kind == CLASS_DIGIT) {
            read_digits(&c, word);
        } else {
            *word = (struct word){word->at, hash_step((uint32_t)WORD_HASH_SEED, fold), (uint16_t)n,
                                  WORD_SIGN, word->gap};
            c.p += n;
        }
    }
    *ret = words;
    return OK;
}

size_t
words_from(const struct words *words, size_t offset)
{
    size_t low = 0, high = words->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (words->items[mid].at < offset) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

uint32_t
word_hash(struct str word)
{
    const unsigned char *p = (const unsigned char *)word.p, *end = p + word.n;
    uint32_t hash = (uint32_t)WORD_HASH_SEED;
    while (p < end) {
        uint32_t fold = (unsigned char)byte_lower((char)*p);
        size_t n = 1;
        if (*p >= 0x80) {
            (void)classify(p, end, &fold, &n);
        }
        hash = hash_step(hash, fold);
        p += n;
    }
    return hash;
}
