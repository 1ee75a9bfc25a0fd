/* base/utf8.c: UTF-8 checking, cleaning, folding, mojibake repair. Folding after
 * Unicode (utf8proc), with a table for the letters that have no decomposition. */
#include <utf8proc.h>

#include "base/markup.h"

#include "base/banned.h"

#define REPLACEMENT 0xFFFDu

/* Length of the valid sequence at p (of n bytes) and its code point; 0 if bad. */
static size_t
sequence(const unsigned char *p, size_t n, uint32_t *ret)
{
    if (p[0] < 0x80) {
        *ret = p[0];
        return 1;
    }
    size_t length = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || length > n) {
        return 0;
    }
    uint32_t c = p[0] & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((p[i] & 0xC0) != 0x80) {
            return 0;
        }
        c = (c << 6) | (p[i] & 0x3Fu);
    }
    static const uint32_t LEAST[5] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < LEAST[length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        return 0;
    }
    *ret = c;
    return length;
}

uint32_t
utf8_next(struct str text, size_t *at)
{
    uint32_t c = REPLACEMENT;
    size_t n = sequence((const unsigned char *)text.p + *at, text.n - *at, &c);
    *at += n ? n : 1;
    return n ? c : REPLACEMENT;
}

/* Bytes from the start that are plain: ASCII without controls but \t \n \r. */
static size_t
plain_run(struct str s, size_t at)
{
    size_t i = at;
    const uint64_t high = 0x8080808080808080u;
    while (i + 8 <= s.n) {
        uint64_t word;
        memcpy(&word, s.p + i, sizeof word);
        /* any byte >= 0x80, or < 0x20 (borrow trick) */
        if ((word & high) || ((word - 0x2020202020202020u) & ~word & high)) {
            break;
        }
        i += 8;
    }
    while (i < s.n) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x80 || (c < 0x20 && c != '\t' && c != '\n' && c != '\r')) {
            break;
        }
        i++;
    }
    return i - at;
}

bool
utf8_is_valid(struct str text)
{
    uint32_t c;
    for (size_t i = plain_run(text, 0); i < text.n; i += plain_run(text, i)) {
        size_t n = sequence((const unsigned char *)text.p + i, text.n - i, &c);
        if (n == 0) {
            return false;
        }
        i += n;
    }
    return true;
}

static const unsigned char MARK[3] = {0xEF, 0xBF, 0xBD}; /* U+FFFD */

static bool
is_unwanted(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F ||
           (c >= 0x80 && c < 0xA0);
}

struct str
utf8_clean(struct arena *arena, struct str text)
{
    uint32_t c;
    size_t i = 0;
    for (;;) {
        i += plain_run(text, i);
        if (i >= text.n) {
            return text;
        }
        size_t n = sequence((const unsigned char *)text.p + i, text.n - i, &c);
        if (n == 0 || is_unwanted(c)) {
            break;
        }
        i += n;
    }
    char *out = text.n < SIZE_MAX / 3 - 1 ? arena_bytes(arena, text.n * 3 + 1) : NULL;
    if (!out) {
        return STR_NONE;
    }
    size_t at = 0;
    for (i = 0; i < text.n;) {
        size_t run = plain_run(text, i);
        memcpy(out + at, text.p + i, run);
        at += run;
        i += run;
        if (i >= text.n) {
            break;
        }
        size_t n = sequence((const unsigned char *)text.p + i, text.n - i, &c);
        if (n == 0) {
            memcpy(out + at, MARK, sizeof MARK);
            at += 3;
            n = 1;
        } else if (!is_unwanted(c)) {
            memcpy(out + at, text.p + i, n);
            at += n;
        }
        i += n;
    }
    return (struct str){out, at};
}

/* Letters that Unicode does not decompose, as people type them in ASCII. */
static const struct {
    uint32_t from;
    const char *to;
} LETTERS[] = {
    {0xE6, "ae"},   {0xF0, "d"},   {0xF8, "o"},   {0xFE, "th"},  {0x111, "d"},  {0x127, "h"},
    {0x131, "i"},   {0x142, "l"},  {0x153, "oe"}, {0x2018, "'"}, {0x2019, "'"}, {0x201C, "\""},
    {0x201D, "\""}, {0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"}, {0x2013, "-"}, {0x2014, "-"},
    {0x2212, "-"},  {0xA0, " "},   {0x202F, " "}, {0x2009, " "},
};

static size_t
put_letter(uint32_t c, char *out)
{
    for (size_t i = 0; i < sizeof LETTERS / sizeof LETTERS[0]; i++) {
        if (LETTERS[i].from == c) {
            size_t n = strlen(LETTERS[i].to);
            memcpy(out, LETTERS[i].to, n);
            return n;
        }
    }
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)out);
}

enum { FOLD_PARTS = 18, FOLD_BYTES = FOLD_PARTS * 4 }; /* longest compatibility decomposition */

/* Folds one code point into out; returns bytes (at most FOLD_BYTES). */
static size_t
fold_one(uint32_t c, char *out)
{
    utf8proc_int32_t parts[FOLD_PARTS];
    int boundary = UTF8PROC_BOUNDCLASS_START;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, FOLD_PARTS,
                                UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                    UTF8PROC_STRIPMARK | UTF8PROC_IGNORE,
                                &boundary);
    if (n < 0 || n > FOLD_PARTS) {
        return 0;
    }
    size_t at = 0;
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        at += put_letter((uint32_t)parts[i], out + at);
    }
    return at;
}

/* A block of `size` bytes that begins with the first n of `old`. */
static char *
widened(struct arena *arena, const char *old, size_t n, size_t size)
{
    char *block = arena_bytes(arena, size);
    return block ? memcpy(block, old, n) : NULL;
}

struct str
utf8_fold(struct arena *arena, struct str text)
{
    /* A code point of k bytes folds to at most FOLD_BYTES; in practice to 3k.
     * The buffer is grown by the worst case only where it is met. */
    size_t cap = text.n + text.n / 2 + FOLD_BYTES;
    char *out = text.n < SIZE_MAX / 2 - FOLD_BYTES ? arena_bytes(arena, cap + 1) : NULL;
    if (!out) {
        return STR_NONE;
    }
    size_t at = 0; /* nearly all that is folded begins with ASCII, and mostly that is all */
    for (; at < text.n && (unsigned char)text.p[at] < 0x80; at++) {
        out[at] = byte_lower(text.p[at]);
    }
    for (size_t i = at; i < text.n;) {
        unsigned char byte = (unsigned char)text.p[i];
        if (at + FOLD_BYTES > cap) {
            cap = cap * 2 + FOLD_BYTES;
            out = widened(arena, out, at, cap + 1);
        }
        if (!out) {
            return STR_NONE;
        }
        if (byte < 0x80) {
            out[at++] = byte_lower((char)byte);
            i++;
        } else {
            at += fold_one(utf8_next(text, &i), out + at);
        }
    }
    out[at] = '\0';
    return (struct str){out, at};
}

/* windows-1252 bytes 0x80..0x9F as code points; 0: not assigned. */
static const uint16_t CP1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* The byte that windows-1252 writes for c; -1 when it has none. C1 controls
 * stand for themselves, as decoders let undefined bytes through. */
static int
cp1252_byte(uint32_t c)
{
    if (c < 0x100) {
        return (int)c;
    }
    for (int i = 0; i < 32; i++) {
        if (CP1252[i] == c) {
            return 0x80 + i;
        }
    }
    return -1;
}

/* Bytes of `text` from *at on that, as windows-1252, spell one character of two
 * to four bytes; *at moves past them. 0 when they do not; *at is then past the
 * first character. */
static size_t
repair_one(struct str text, size_t *at, unsigned char bytes[4])
{
    uint32_t c = utf8_next(text, at);
    int lead = c >= 0x80 ? cp1252_byte(c) : -1;
    size_t want = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
    size_t got = 0;
    size_t j = *at;
    bytes[0] = (unsigned char)(lead < 0 ? 0 : lead);
    while (got < want && j < text.n) {
        int next = cp1252_byte(utf8_next(text, &j));
        if (next < 0x80 || next > 0xBF) {
            break;
        }
        bytes[++got] = (unsigned char)next;
    }
    uint32_t ignored;
    if (want == 0 || got != want || sequence(bytes, want + 1, &ignored) != want + 1) {
        return 0;
    }
    *at = j;
    return want + 1;
}

/* The text with what repair_one() makes of it; the same text where that is nothing,
 * as nearly always. Only U+00C2 to U+00F4 begin it (Â, Ã, â and their kin), which
 * UTF-8 writes with the byte C3, and no other character holds that byte. */
struct str
utf8_repair_mojibake(struct arena *arena, struct str text)
{
    char *out = NULL;
    size_t n_out = 0, from = 0; /* what stands before `from` is written, if anything is */
    for (size_t i = 0; i < text.n;) {
        const char *lead = memchr(text.p + i, 0xC3, text.n - i);
        if (!lead) {
            break;
        }
        unsigned char bytes[4];
        size_t begin = (size_t)(lead - text.p);
        i = begin;
        size_t n = repair_one(text, &i, bytes);
        if (n == 0) {
            continue;
        }
        out = out ? out : arena_bytes(arena, text.n + 1);
        if (!out) {
            return STR_NONE;
        }
        memcpy(out + n_out, text.p + from, begin - from);
        n_out += begin - from;
        memcpy(out + n_out, bytes, n);
        n_out += n;
        from = i;
    }
    if (!out) {
        return text;
    }
    memcpy(out + n_out, text.p + from, text.n - from);
    return (struct str){out, n_out + text.n - from};
}

bool
utf8_is_steering(uint32_t codepoint)
{
    static const struct {
        uint32_t first, last;
    } RANGES[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F},
                  {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F}};
    for (size_t i = 0; i < sizeof RANGES / sizeof RANGES[0] && codepoint >= RANGES[i].first; i++) {
        if (codepoint <= RANGES[i].last) {
            return true;
        }
    }
    return false;
}
