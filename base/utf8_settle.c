/* base/utf8_settle.c: one way of writing where Unicode has many: characters
 * nobody sees, the twenty blanks, letters and figures of other widths, letters
 * in parts, the dashes that are hyphens. Must not change what a reader sees:
 * no case, no accents, no quotes, no en and em dashes. Sources: Unicode 15, UAX #15
 * (compositions, by utf8proc), Default_Ignorable_Code_Point, White_Space. */
#include <utf8proc.h>

#include "base/markup.h"
#include "base/sixteen.h"

#include "base/banned.h"

enum effect {
    EFFECT_KEEP,
    EFFECT_DROP,    /* not seen */
    EFFECT_BLANK,   /* a blank; between digits it groups them */
    EFFECT_HYPHEN,  /* "-" */
    EFFECT_DASH,    /* U+2014 */
    EFFECT_QUOTE,   /* "'" */
    EFFECT_COMPOSE, /* one letter with the one before it */
    EFFECT_COMPAT,  /* its plain letters */
    EFFECT_WIDE,    /* a full-width ASCII character */
    EFFECT_COMMA,   /* U+3001 and U+3002: a mark of East Asian text alone */
    EFFECT_STOP
};
enum { IDEOGRAPHIC_STOP = 0x3002 };
struct range {
    uint32_t first, last;
    enum effect effect;
};

// clang-format off
static const struct range RANGES[] = {
    {' ', ' ', EFFECT_BLANK},         {0x00A0, 0x00A0, EFFECT_BLANK},   {0x00AD, 0x00AD, EFFECT_DROP},    {0x02BC, 0x02BC, EFFECT_QUOTE},
    {0x0300, 0x036F, EFFECT_COMPOSE}, {0x061C, 0x061C, EFFECT_DROP},    {0x1161, 0x11C2, EFFECT_COMPOSE},
    {0x1680, 0x1680, EFFECT_BLANK},   {0x180E, 0x180E, EFFECT_DROP},    {0x2000, 0x200A, EFFECT_BLANK},
    {0x200B, 0x200F, EFFECT_DROP},    {0x2010, 0x2012, EFFECT_HYPHEN},
    {0x2015, 0x2015, EFFECT_DASH},    {0x201B, 0x201B, EFFECT_QUOTE},   {0x202A, 0x202E, EFFECT_DROP},
    {0x202F, 0x202F, EFFECT_BLANK},   {0x205F, 0x205F, EFFECT_BLANK},   {0x2060, 0x2064, EFFECT_DROP},
    {0x2066, 0x206F, EFFECT_DROP},    {0x2160, 0x217F, EFFECT_COMPAT},  {0x2212, 0x2212, EFFECT_HYPHEN},
    {0x2E3A, 0x2E3B, EFFECT_DASH},    {0x3000, 0x3000, EFFECT_BLANK},   {0x3001, 0x3001, EFFECT_COMMA},
    {0x3002, 0x3002, EFFECT_STOP},    {0x3099, 0x309A, EFFECT_COMPOSE}, {0xFB00, 0xFB06, EFFECT_COMPAT},
    {0xFE00, 0xFE0F, EFFECT_DROP},    {0xFE50, 0xFE57, EFFECT_COMPAT},  {0xFE58, 0xFE58, EFFECT_DASH},    {0xFE59, 0xFE6B, EFFECT_COMPAT},
    {0xFEFF, 0xFEFF, EFFECT_DROP},    {0xFF01, 0xFF5D, EFFECT_WIDE},    {0xFF61, 0xFF9D, EFFECT_COMPAT},
    {0xFF9E, 0xFF9F, EFFECT_COMPOSE}, {0xFFE0, 0xFFE1, EFFECT_COMPAT},  {0xFFE5, 0xFFE6, EFFECT_COMPAT},
    {0x1D400, 0x1D7FF, EFFECT_COMPAT}, {0xE0000, 0xE0FFF, EFFECT_DROP},
};
// clang-format on

/* By the first byte of a character of the ranges: its second bytes, bit 0 for 0x80. */
#define BIT(second) (UINT64_C(1) << ((second)-0x80))
static const uint64_t SECONDS[256] = {
    [0xC2] = BIT(0xA0) | BIT(0xAD),
    [0xCA] = BIT(0xBC),
    [0xCC] = UINT64_MAX,
    [0xCD] = UINT64_MAX,
    [0xD8] = BIT(0x9C),
    [0xE1] = BIT(0x85) | BIT(0x86) | BIT(0x87) | BIT(0x9A) | BIT(0xA0),
    [0xE2] = BIT(0x80) | BIT(0x81) | BIT(0x85) | BIT(0x88) | BIT(0xB8),
    [0xE3] = BIT(0x80) | BIT(0x82),
    [0xEF] = BIT(0xAC) | BIT(0xB8) | BIT(0xB9) | BIT(0xBB) | BIT(0xBC) | BIT(0xBD) | BIT(0xBE) |
             BIT(0xBF),
    [0xF0] = BIT(0x9D),
    [0xF3] = BIT(0xA0),
};
#undef BIT

static enum effect
effect_of(uint32_t c)
{
    for (size_t i = 0; i < sizeof RANGES / sizeof RANGES[0] && c >= RANGES[i].first; i++) {
        if (c <= RANGES[i].last) {
            return RANGES[i].effect;
        }
    }
    return EFFECT_KEEP;
}

/* Bytes from `from` on that are ASCII without a blank after a blank, by sixteens and
 * eights. */
static size_t
ascii_run(struct str text, size_t from)
{
    enum { WIDTH = 16, HALF = WIDTH / 2 };
    size_t i = from;
    for (; i + WIDTH < text.n; i += WIDTH) {
        const char *p = text.p + i;
        if (sixteen_high(p) | (sixteen_equal(p, ' ') & sixteen_equal(p + 1, ' '))) {
            break;
        }
    }
    for (; i + HALF < text.n; i += HALF) {
        uint64_t eight = eight_load(text.p + i);
        unsigned blanks = eight_equal(eight, ' ');
        if ((eight & EIGHT_TOPS) || (blanks & eight_equal(eight_load(text.p + i + 1), ' '))) {
            break;
        }
    }
    return i - from;
}

/* Bytes from `from` on that stay as they are. */
static size_t
settled_run(struct str text, size_t from)
{
    size_t i = from + ascii_run(text, from);
    while (i < text.n) {
        unsigned char byte = (unsigned char)text.p[i];
        unsigned char second = (unsigned char)(i + 1 < text.n ? text.p[i + 1] : 0);
        size_t next = i;
        if (byte == ' ' && second == ' ') {
            break;
        }
        if (byte < 0x80) {
            i += 1 + (byte == ' ' ? ascii_run(text, i + 1) : 0);
        } else if (SECONDS[byte] && second >= 0x80 && (SECONDS[byte] >> (second & 0x3F) & 1) &&
                   effect_of(utf8_next(text, &next)) != EFFECT_KEEP) {
            break;
        } else {
            i = next > i ? next : i + 1;
        }
    }
    return i - from;
}

struct settler {
    struct str text;
    size_t at; /* behind the character at hand */
    char *out;
    size_t n, cap;
    bool is_judged, is_east_asian;
};

static void
put(struct settler *s, const char *p, size_t n)
{
    if (n <= s->cap - s->n) {
        memcpy(s->out + s->n, p, n);
        s->n += n;
    }
}

static void
put_point(struct settler *s, uint32_t c)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)c, bytes);
    put(s, (const char *)bytes, n > 0 ? (size_t)n : 0);
}

/* The last character put, and where it begins; 0 when there is none. */
static uint32_t
last_put(const struct settler *s, size_t *ret_at)
{
    size_t at = s->n;
    while (at > 0 && ((unsigned char)s->out[at - 1] & 0xC0) == 0x80) {
        at--;
    }
    at -= at > 0;
    *ret_at = at;
    return s->n ? utf8_next((struct str){s->out, s->n}, &at) : 0;
}

static uint32_t
next_read(const struct settler *s)
{
    size_t at = s->at;
    return at < s->text.n ? utf8_next(s->text, &at) : 0;
}

static bool
is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool
is_alnum(uint32_t c)
{
    uint32_t narrow = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
    return narrow < 0x80 ? byte_is_alpha((char)narrow) || byte_is_digit((char)narrow)
                         : narrow >= 0xC0 && narrow < 0x2000;
}

/* A sign of East Asian writing; the full-width forms are not. */
static bool
is_east_asian(uint32_t c)
{
    return (c >= 0x2E80 && c < 0xFB00) || (c >= 0xFF61 && c <= 0xFFDC) ||
           (c >= 0x20000 && c < 0x40000);
}

/* One blank; a special one between digits groups them, and stays special. */
static void
put_blank(struct settler *s, uint32_t c)
{
    size_t at;
    uint32_t before = last_put(s, &at);
    if (c != ' ' && is_digit(before) && is_digit(next_read(s))) {
        put(s, "\xC2\xA0", 2);
    } else if (before != ' ' && before != '\n') {
        put(s, " ", 1);
    }
}

/* "a" and U+0308 are one letter; what does not compose stays apart. */
static void
put_composed(struct settler *s, uint32_t mark)
{
    enum { VOICED = 0x3099, HALF_VOICED = 0xFF9E };
    mark = mark >= HALF_VOICED ? mark - HALF_VOICED + VOICED : mark;
    size_t at;
    utf8proc_int32_t both[3] = {(utf8proc_int32_t)last_put(s, &at), (utf8proc_int32_t)mark, 0};
    utf8proc_ssize_t n =
        s->n ? utf8proc_normalize_utf32(both, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE) : 0;
    if (n == 1) {
        s->n = at;
        put_point(s, (uint32_t)both[0]);
    } else {
        put_point(s, mark);
    }
}

static void
put_compatible(struct settler *s, uint32_t c)
{
    enum { PARTS_MAX = 18 };
    utf8proc_int32_t parts[PARTS_MAX];
    int boundary = UTF8PROC_BOUNDCLASS_START;
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, PARTS_MAX,
                                                 UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &boundary);
    for (utf8proc_ssize_t i = 0; i < n && n <= PARTS_MAX; i++) {
        put_point(s, (uint32_t)parts[i]);
    }
}

/* Whether the text has signs of East Asian writing: its full-width marks are then at home. */
static bool
has_east_asian(struct settler *s)
{
    size_t at = 0;
    while (!s->is_judged && at < s->text.n) {
        uint32_t c = (unsigned char)s->text.p[at];
        if (c < 0xE2) { /* one byte at a time: what follows the first is no ASCII */
            at++;
            continue;
        }
        c = utf8_next(s->text, &at);
        s->is_judged = s->is_east_asian = is_east_asian(c) && !(c >= 0x3000 && c < 0x3020);
    }
    s->is_judged = true;
    return s->is_east_asian;
}

/* A full-width mark of a sentence or list brings its own blank along. */
static void
put_mark(struct settler *s, uint32_t narrow, uint32_t wide)
{
    size_t at;
    uint32_t before = last_put(s, &at), after = next_read(s);
    bool opens = narrow == '(' || narrow == '[' || narrow == '{';
    bool spaces = narrow == ')' || narrow == ',' || narrow == ':' || narrow == ';' ||
                  narrow == '!' || narrow == '?' || wide == IDEOGRAPHIC_STOP;
    bool groups = (narrow == ',' || narrow == '.') && is_digit(before) && is_digit(after);
    if (!groups && has_east_asian(s)) {
        put_point(s, wide);
        return;
    }
    if (opens && is_alnum(before)) {
        put(s, " ", 1);
    }
    put_point(s, narrow);
    if (spaces && !groups && is_alnum(after)) {
        put(s, " ", 1);
    }
}

/* What a sum of money ends in: a figure, k, ten thousand, thousand, yuan, yen. */
static bool
is_of_sum(uint32_t c)
{
    return is_digit(c) || c == 'k' || c == 'K' || c == 0x4E07 || c == 0x5343 || c == 0x5143 ||
           c == 0x5186;
}

static void
put_wide(struct settler *s, uint32_t wide)
{
    uint32_t narrow = wide - 0xFEE0;
    size_t at;
    uint32_t before = last_put(s, &at);
    bool is_joint = (narrow == '+' || narrow == '-') && /* "C++", not "wage + bonus" */
                    (before == narrow || is_alnum(before));
    bool is_rate = narrow == '/' && is_of_sum(before);
    if (is_alnum(narrow) || is_joint || is_rate || (narrow >= '#' && narrow <= '&')) {
        put_point(s, narrow);
    } else {
        put_mark(s, narrow, wide);
    }
}

static void
put_settled(struct settler *s, uint32_t c, size_t from)
{
    switch (effect_of(c)) {
    case EFFECT_DROP:
        break;
    case EFFECT_BLANK:
        put_blank(s, c);
        break;
    case EFFECT_HYPHEN:
        put(s, "-", 1);
        break;
    case EFFECT_DASH:
        put_point(s, 0x2014);
        break;
    case EFFECT_QUOTE:
        put(s, "'", 1);
        break;
    case EFFECT_COMPOSE:
        put_composed(s, c);
        break;
    case EFFECT_COMPAT:
        put_compatible(s, c);
        break;
    case EFFECT_WIDE:
        put_wide(s, c);
        break;
    case EFFECT_COMMA:
        put_mark(s, ',', c);
        break;
    case EFFECT_STOP:
        put_mark(s, '.', c);
        break;
    case EFFECT_KEEP:
        put(s, s->text.p + from, s->at - from);
        break;
    }
}

/* A stretch that stays, and the character behind it that does not. */
static void
settle_stretch(struct settler *s)
{
    size_t run = settled_run(s->text, s->at);
    put(s, s->text.p + s->at, run);
    s->at += run;
    if (s->at < s->text.n) {
        size_t from = s->at;
        uint32_t c = utf8_next(s->text, &s->at);
        put_settled(s, c, from);
    }
    while (s->n && s->out[s->n - 1] == ' ' && s->at < s->text.n && s->text.p[s->at] == ' ') {
        s->at++;
    }
}

struct str
utf8_settle(struct arena *arena, struct str text)
{
    if (settled_run(text, 0) == text.n) {
        return text;
    }
    /* no character grows by more than a half: "\u2167" to "VIII", a wide mark to mark and blanks */
    size_t cap = text.n < SIZE_MAX / 2 ? text.n + text.n / 2 + 4 : 0;
    struct settler s = {.text = text, .out = arena_bytes(arena, cap), .cap = cap};
    if (!s.out) {
        return STR_NONE;
    }
    while (s.at < text.n) {
        settle_stretch(&s);
    }
    return (struct str){s.out, s.n};
}
