/* normalize/text/words.c: cutting text into words. One pass over the bytes, any
 * bytes; no dictionary. Where runs of ASCII letters begin and end is found many
 * bytes at a time (edges.h): nearly all words are such runs with one blank between
 * them. What stands in the gaps, and words that go on with other letters, is read
 * byte by byte; a word has the same hash either way. Must not allocate but for the
 * array. Letters outside ASCII: Unicode 15 blocks Latin-1, Latin Extended-A, Greek,
 * Cyrillic. */
#include "normalize/text/words.h"

#include "normalize/text/edges.h"

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
    word->is_ascii = false;
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

/* What a dot before `at` makes of the gap: "p. a.", "e. V.", "pr. måned" go on. */
static enum gap
gap_abbreviation(const struct word *last, const unsigned char *at, const unsigned char *begin)
{
    if (last->kind != WORD_LETTERS || last->n > ABBREVIATION_BYTES ||
        at - (begin + last->at) > last->n + 2 || begin[last->at + last->n] != '.') {
        return GAP_SENTENCE;
    }
    if (last->n == 1) {
        return GAP_SOFT;
    }
    struct str word = {(const char *)begin + last->at, last->n};
    char first = byte_lower(word.p[0]);
    for (size_t i = 0; i < sizeof ABBREVIATIONS / sizeof ABBREVIATIONS[0]; i++) {
        if (first == ABBREVIATIONS[i].p[0] && str_eq_nocase(word, ABBREVIATIONS[i])) {
            return GAP_SOFT;
        }
    }
    return GAP_SENTENCE;
}

/* Room for n words, not zeroed: nearly all of it is written soon. */
static struct word *
words_room(struct arena *arena, size_t n)
{
    if (n > SIZE_MAX / sizeof(struct word)) {
        return NULL;
    }
    return arena_raw(arena, n * sizeof(struct word));
}

/* A text that is being cut. */
struct split {
    struct words words;
    size_t cap;
    const unsigned char *begin;
    size_t safe; /* the first byte that has too little text behind it for eight_load() */
    struct cursor c;
    struct edges edges; /* of runs of ASCII letters; the next one is a run's first byte */
    enum gap gap;       /* before what stands at c.p */
    struct arena *arena;
};

/* Room for one more word. */
static bool
split_grow(struct split *s)
{
    size_t more = s->cap * 2;
    struct word *items = words_room(s->arena, more);
    if (!items) {
        return false;
    }
    memcpy(items, s->words.items, s->words.n * sizeof *items);
    s->words.items = items;
    s->cap = more;
    return true;
}

static inline bool
split_room(struct split *s)
{
    return s->words.n < s->cap || split_grow(s);
}

/* One word of any kind, its first byte or sign being of class `kind`. */
static void
split_word(struct split *s, enum byte_class kind, uint32_t fold, size_t n)
{
    struct word *word = &s->words.items[s->words.n++];
    *word = (struct word){.at = (uint32_t)(s->c.p - s->begin), .gap = (uint8_t)s->gap};
    s->gap = GAP_NONE;
    if (kind == CLASS_LETTER) {
        read_letters(&s->c, word);
    } else if (kind == CLASS_DIGIT) {
        read_digits(&s->c, word);
    } else {
        word->hash = hash_step((uint32_t)WORD_HASH_SEED, fold);
        word->n = (uint16_t)n;
        word->kind = WORD_SIGN;
        s->c.p += n;
    }
}

/* A dot that ends no sentence parts less. */
static inline void
split_abbreviation(struct split *s)
{
    if (s->gap == GAP_SENTENCE && s->words.n > 0) {
        s->gap = gap_abbreviation(&s->words.items[s->words.n - 1], s->c.p, s->begin);
    }
}

/* Reads what stands before `to`, or begins before it: no ASCII letters but those
 * behind others. */
static enum status
split_gap(struct split *s, const unsigned char *to)
{
    struct cursor *c = &s->c;
    while (c->p < to) {
        uint32_t fold = 0;
        size_t n = 1;
        enum byte_class kind = *c->p < sizeof ASCII ? (enum byte_class)ASCII[*c->p]
                                                    : classify(c->p, c->end, &fold, &n);
        if (kind != CLASS_LETTER && kind != CLASS_DIGIT && kind != CLASS_SIGN) {
            s->gap = gap_after(s->gap, kind, c->p, c->end);
            c->p += n;
            continue;
        }
        if (!split_room(s)) {
            return E_NOMEM;
        }
        split_abbreviation(s);
        split_word(s, kind, fold, n);
    }
    split_abbreviation(s);
    return OK;
}

/* Hash of n ASCII letters, behind which there is text enough for eight_load(). */
static inline uint32_t
hash_plain(const unsigned char *p, size_t n)
{
    enum { WIDTH = 8 };
    uint32_t hash = (uint32_t)WORD_HASH_SEED;
    for (; n > WIDTH; n--, p++) {
        hash = (hash ^ (*p | 0x20U)) * WORD_HASH_PRIME;
    }
    uint64_t letters = eight_load((const char *)p) | EIGHT_SMALLS;
    do {
        hash = (hash ^ (unsigned char)letters) * WORD_HASH_PRIME;
        letters >>= WIDTH;
    } while (--n);
    return hash;
}

/* A block of a text: EDGE_BLOCK bytes, the places in it counted from its first one. */
struct block {
    const unsigned char *p;
    uint64_t bits; /* edges of runs that were not told */
    uint32_t base; /* byte of the text with which it begins */
    unsigned safe; /* the first place that has too little text behind it for eight_load() */
    unsigned at;   /* where the next word has to begin */
    unsigned gap;  /* before that */
};

/* Reads the words of the block that are runs of ASCII letters with one blank between
 * them, up to where something else stands; returns the end of the words. */
static inline struct word *
split_block(struct block *block, struct word *word)
{
    const struct block b = *block;
    uint64_t bits = b.bits;
    unsigned at = b.at, gap = b.gap;
    for (uint64_t ends = bits & (bits - 1); ends; ends = bits & (bits - 1)) {
        unsigned from = (unsigned)__builtin_ctzll(bits), to = (unsigned)__builtin_ctzll(ends);
        if (from != at || to >= b.safe || b.p[to] >= 0x80) {
            break;
        }
        *word++ = (struct word){.at = b.base + from,
                                .hash = hash_plain(b.p + from, to - from),
                                .n = (uint16_t)(to - from),
                                .kind = WORD_LETTERS,
                                .is_ascii = true,
                                .gap = (uint8_t)gap};
        gap = b.p[to] == ' '; /* GAP_SOFT or GAP_NONE */
        at = to + gap;
        bits = ends & (ends - 1);
    }
    block->bits = bits;
    block->at = at;
    block->gap = gap;
    return word;
}

/* Reads the plain words from s->c.p on, where a run begins, block by block. A block
 * begins where the one before left off: so few runs are cut in two. */
static enum status
split_plain(struct split *s)
{
    struct edges *edges = &s->edges;
    bool goes_on = true;
    while (goes_on) {
        if (s->cap - s->words.n < EDGE_BLOCK_RUNS && !split_grow(s)) {
            return E_NOMEM;
        }
        size_t base = edges->next - EDGE_BLOCK;
        size_t safe = s->safe > base ? s->safe - base : 0;
        struct block block = {.p = s->begin + base,
                              .bits = edges->bits,
                              .base = (uint32_t)base,
                              .safe = safe < EDGE_BLOCK ? (unsigned)safe : EDGE_BLOCK,
                              .at = (unsigned)(s->c.p - s->begin - (ptrdiff_t)base),
                              .gap = (unsigned)s->gap};
        struct word *end = split_block(&block, s->words.items + s->words.n);
        s->words.n = (size_t)(end - s->words.items);
        s->gap = (enum gap)block.gap;
        s->c.p = block.p + block.at;
        edges->bits = block.bits;
        bool is_told = !(block.bits & (block.bits - 1)); /* but for a run that goes on behind */
        goes_on = is_told && block.at > 0 && base + block.at < edges->n;
        if (goes_on) {
            edges_from(edges, base + block.at);
        }
    }
    return OK;
}

/* Reads the next run of ASCII letters, with what goes on behind it; of a word that
 * began before it, what is left. */
static enum status
split_run(struct split *s)
{
    (void)edges_take(&s->edges);
    const unsigned char *to = s->begin + edges_take(&s->edges);
    while (s->c.p < to) { /* most often once: a word has a limit */
        if (!split_room(s)) {
            return E_NOMEM;
        }
        split_word(s, CLASS_LETTER, 0, 1);
    }
    return OK;
}

enum status
words_split(struct str text, struct arena *arena, struct words *ret)
{
    enum { MARGIN = 8 };
    const unsigned char *begin = (const unsigned char *)(text.p ? text.p : "");
    size_t n = text.n > UINT32_MAX / 2 ? UINT32_MAX / 2 : text.n;
    struct split s = {.words = {.text = text},
                      .cap = text.n / 5 + EDGE_BLOCK_RUNS,
                      .begin = begin,
                      .safe = n > MARGIN ? n - MARGIN : 0,
                      .c = {begin, begin + n},
                      .edges = edges_of((const char *)begin, n),
                      .gap = GAP_BLANK,
                      .arena = arena};
    s.words.items = words_room(arena, s.cap);
    enum status status = s.words.items ? OK : E_NOMEM;
    while (status == OK && s.c.p < s.c.end) {
        const unsigned char *from = begin + edges_peek(&s.edges);
        status = split_gap(&s, from);
        size_t n_before = s.words.n;
        if (status == OK && s.c.p == from) {
            status = split_plain(&s);
        }
        if (status == OK && s.words.n == n_before) {
            status = split_run(&s);
        }
    }
    if (status == OK) {
        *ret = s.words;
    }
    return status;
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

bool
words_is_any(const struct words *words, size_t i, const char *const *list, size_t n)
{
    if (i >= words->n) {
        return false;
    }
    /* most of the list begins with another letter and need not be hashed */
    const struct word *word = &words->items[i];
    char first = byte_lower(words->text.p[word->at]);
    for (size_t k = 0; k < n; k++) {
        bool may = list[k][0] == first || ((first | list[k][0]) & 0x80);
        if (may && word->hash == word_hash(str_of(list[k]))) {
            return true;
        }
    }
    return false;
}
