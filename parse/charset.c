/* parse/charset.c: which encoding a page is in, and its bytes as UTF-8. Labels:
 * WHATWG Encoding Standard 4.2 (latin1 and ascii mean windows-1252 there).
 * Single-byte western pages and UTF-16 are converted here, all other sets by
 * iconv of the C library, which needs no locale. */
#include "parse/charset.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>

#include "base/limits.h"
#include "base/markup.h"
#include "base/sixteen.h"

#include "base/banned.h"

enum { META_WINDOW_BYTES = 4096, LABEL_BYTES = 24, OUT_PER_BYTE = 4 };

// clang-format off
static const struct label_row {
    const char *label, *name;
} label_rows[] = {
    {"utf-8", "utf-8"}, {"utf8", "utf-8"}, {"unicode-1-1-utf-8", "utf-8"}, {"utf8mb4", "utf-8"},
    {"us-ascii", "windows-1252"}, {"ascii", "windows-1252"}, {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"}, {"iso_8859-1", "windows-1252"}, {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"}, {"cp1252", "windows-1252"}, {"x-cp1252", "windows-1252"},
    {"windows-1252", "windows-1252"}, {"ansi", "windows-1252"},
    {"utf-16", "utf-16le"}, {"utf-16le", "utf-16le"}, {"utf-16be", "utf-16be"},
    {"windows-1250", "windows-1250"}, {"cp1250", "windows-1250"},
    {"windows-1251", "windows-1251"}, {"cp1251", "windows-1251"}, {"win-1251", "windows-1251"},
    {"windows-1253", "windows-1253"}, {"windows-1254", "windows-1254"},
    {"iso-8859-9", "windows-1254"}, {"latin5", "windows-1254"},
    {"windows-1255", "windows-1255"}, {"windows-1256", "windows-1256"},
    {"windows-1257", "windows-1257"}, {"windows-1258", "windows-1258"},
    {"iso-8859-2", "iso-8859-2"}, {"latin2", "iso-8859-2"}, {"iso-8859-3", "iso-8859-3"},
    {"iso-8859-4", "iso-8859-4"}, {"iso-8859-5", "iso-8859-5"}, {"iso-8859-6", "iso-8859-6"},
    {"iso-8859-7", "iso-8859-7"}, {"iso-8859-8", "iso-8859-8"}, {"iso-8859-10", "iso-8859-10"},
    {"iso-8859-13", "iso-8859-13"}, {"iso-8859-14", "iso-8859-14"},
    {"iso-8859-15", "iso-8859-15"}, {"latin-9", "iso-8859-15"}, {"latin9", "iso-8859-15"},
    {"iso-8859-16", "iso-8859-16"}, {"koi8-r", "koi8-r"}, {"koi8-u", "koi8-u"},
    {"macintosh", "macintosh"}, {"ibm866", "ibm866"}, {"cp866", "ibm866"},
    {"windows-874", "windows-874"}, {"tis-620", "windows-874"},
    {"gbk", "gb18030"}, {"gb2312", "gb18030"}, {"gb18030", "gb18030"}, {"x-gbk", "gb18030"},
    {"big5", "big5"}, {"big5-hkscs", "big5-hkscs"}, {"shift_jis", "cp932"},
    {"shift-jis", "cp932"}, {"sjis", "cp932"}, {"x-sjis", "cp932"}, {"windows-31j", "cp932"},
    {"euc-jp", "euc-jp"}, {"iso-2022-jp", "iso-2022-jp"}, {"euc-kr", "cp949"},
    {"ks_c_5601-1987", "cp949"}, {"windows-949", "cp949"},
};

/* 0x80..0x9f of windows-1252; 0: none. */
static const uint16_t cp1252_high[32] = {
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc,
    0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};
// clang-format on

const char *
charset_find(struct str label)
{
    label = str_trim(label);
    for (size_t i = 0; i < sizeof(label_rows) / sizeof(label_rows[0]); i++) {
        if (str_is_nocase(label, label_rows[i].label)) {
            return label_rows[i].name;
        }
    }
    return NULL;
}

static bool
is_continued(unsigned char c)
{
    return (c & 0xc0) == 0x80;
}

/* The lead bytes whose next byte may not be any: too long a form, a surrogate, past
 * U+10FFFF (RFC 3629). */
static bool
is_bad_pair(unsigned char c, unsigned char next)
{
    return (c == 0xe0 && next < 0xa0) || (c == 0xed && next > 0x9f) || (c == 0xf0 && next < 0x90) ||
           (c == 0xf4 && next > 0x8f);
}

/* Length of the valid sequence at p, or 0. */
static size_t
sequence_length(const unsigned char *p, size_t left)
{
    unsigned char c = p[0];
    if (c > 0xe0 && c < 0xed && left >= 3) { /* most of East Asia, in any of its pairs */
        return is_continued(p[1]) && is_continued(p[2]) ? 3 : 0;
    }
    size_t n = c < 0x80 ? 1 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
    if (n == 1) {
        return 1;
    }
    if (c < 0xc2 || c > 0xf4 || n > left) {
        return 0;
    }
    for (size_t i = 1; i < n; i++) {
        if (!is_continued(p[i])) {
            return 0;
        }
    }
    return is_bad_pair(c, p[1]) ? 0 : n;
}

/* From `at` on: the first byte that is not ASCII. */
static size_t
skip_ascii(const unsigned char *bytes, size_t at, size_t n)
{
    enum { WIDTH = 16 };
    const char *p = (const char *)bytes;
    while (at + (size_t)2 * WIDTH <= n && !(sixteen_high(p + at) | sixteen_high(p + at + WIDTH))) {
        at += (size_t)2 * WIDTH;
    }
    while (at < n && bytes[at] < 0x80) {
        at++;
    }
    return at;
}

/* How well the bytes read as UTF-8. */
struct utf8_count {
    size_t n_good; /* multi-byte sequences */
    size_t n_bad;
};

static struct utf8_count
utf8_count(struct str text)
{
    const unsigned char *p = (const unsigned char *)text.p;
    struct utf8_count count = {0, 0};
    size_t at = 0;
    while ((at = skip_ascii(p, at, text.n)) < text.n) {
        while (at < text.n && p[at] >= 0x80) {
            size_t n = sequence_length(p + at, text.n - at);
            count.n_good += n != 0;
            count.n_bad += n == 0;
            at += n ? n : 1;
        }
    }
    return count;
}

/* The label after "charset" and "=", without quotes. */
static struct str
label_after(struct str text, size_t from)
{
    size_t at = from;
    while (at < text.n && byte_is_space(text.p[at])) {
        at++;
    }
    if (at >= text.n || text.p[at] != '=') {
        return STR_NONE;
    }
    at++;
    while (at < text.n && (byte_is_space(text.p[at]) || text.p[at] == '"' || text.p[at] == '\'')) {
        at++;
    }
    size_t begin = at;
    while (at < text.n && at - begin < LABEL_BYTES && !byte_is_space(text.p[at]) &&
           str_find_byte(STR("\"'>;/,"), text.p[at]) == SIZE_MAX) {
        at++;
    }
    return str_sub(text, begin, at - begin);
}

/* The first known charset=... or encoding=... of a text. */
static const char *
declared_in(struct str text, struct str key)
{
    while (text.n > 0) {
        size_t at = str_find_nocase(text, key);
        if (at == SIZE_MAX) {
            return NULL;
        }
        const char *name = charset_find(label_after(text, at + key.n));
        if (name) {
            return name;
        }
        text = str_sub(text, at + key.n, SIZE_MAX);
    }
    return NULL;
}

static const char *
declared(struct str body, struct str content_type)
{
    const char *name = declared_in(content_type, STR("charset"));
    if (name) {
        return name;
    }
    struct str window = str_sub(body, 0, META_WINDOW_BYTES);
    if (str_starts(window, STR("<?xml"))) {
        size_t end = str_find(window, STR("?>"));
        name = declared_in(str_sub(window, 0, end), STR("encoding"));
    }
    return name ? name : declared_in(window, STR("charset"));
}

static size_t
put_codepoint(char *out, uint32_t c)
{
    unsigned char *o = (unsigned char *)out;
    if (c < 0x80) {
        o[0] = (unsigned char)c;
        return 1;
    }
    if (c < 0x800) {
        o[0] = (unsigned char)(0xc0 | (c >> 6));
        o[1] = (unsigned char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        o[0] = (unsigned char)(0xe0 | (c >> 12));
        o[1] = (unsigned char)(0x80 | ((c >> 6) & 0x3f));
        o[2] = (unsigned char)(0x80 | (c & 0x3f));
        return 3;
    }
    o[0] = (unsigned char)(0xf0 | (c >> 18));
    o[1] = (unsigned char)(0x80 | ((c >> 12) & 0x3f));
    o[2] = (unsigned char)(0x80 | ((c >> 6) & 0x3f));
    o[3] = (unsigned char)(0x80 | (c & 0x3f));
    return 4;
}

static struct str
from_cp1252(struct arena *arena, struct str body)
{
    size_t n_high = 0;
    for (size_t i = 0; i < body.n; i++) {
        n_high += ((unsigned char)body.p[i]) >> 7;
    }
    char *out = arena_bytes(arena, body.n + 2 * n_high + 1);
    if (!out) {
        return STR_NONE;
    }
    size_t n = 0;
    for (size_t i = 0; i < body.n; i++) {
        unsigned char c = (unsigned char)body.p[i];
        uint32_t code = c;
        if (c >= 0x80 && c < 0xa0) {
            code = cp1252_high[c - 0x80] ? cp1252_high[c - 0x80] : 0xfffd;
        }
        n += put_codepoint(out + n, code);
    }
    return (struct str){out, n};
}

static struct str
from_utf16(struct arena *arena, struct str body, bool is_big)
{
    const unsigned char *p = (const unsigned char *)body.p;
    size_t n_units = body.n / 2;
    char *out = arena_bytes(arena, n_units * 3 + 1);
    if (!out) {
        return STR_NONE;
    }
    size_t n = 0;
    uint32_t lead = 0;
    for (size_t i = 0; i < n_units; i++) {
        uint32_t unit = is_big ? (uint32_t)(p[2 * i] << 8 | p[2 * i + 1])
                               : (uint32_t)(p[2 * i + 1] << 8 | p[2 * i]);
        bool is_trail = unit >= 0xdc00 && unit < 0xe000;
        if (lead && is_trail) {
            n += put_codepoint(out + n, 0x10000 + ((lead - 0xd800) << 10) + (unit - 0xdc00));
            lead = 0;
            continue;
        }
        if (lead) {
            n += put_codepoint(out + n, 0xfffd);
        }
        lead = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
        if (!lead) {
            n += put_codepoint(out + n, is_trail ? 0xfffd : unit);
        }
    }
    return (struct str){out, n};
}

static struct str
from_iconv(struct arena *arena, struct str body, const char *name)
{
    if (body.n > SIZE_MAX / OUT_PER_BYTE - 1) {
        return STR_NONE;
    }
    iconv_t cd = iconv_open("UTF-8", name);
    if ((intptr_t)cd == -1) {
        return from_cp1252(arena, body);
    }
    size_t cap = body.n * 3 + 16;
    char *out = arena_bytes(arena, cap);
    struct str ret = STR_NONE;
    if (out) {
        char *in = (char *)body.p;
        size_t left = body.n, out_left = cap;
        char *to = out;
        while (left > 0 && iconv(cd, &in, &left, &to, &out_left) == (size_t)-1 && left > 0 &&
               out_left >= OUT_PER_BYTE) {
            size_t n = put_codepoint(to, 0xfffd);
            to += n;
            out_left -= n;
            in++;
            left--;
        }
        ret = (struct str){out, (size_t)(to - out)};
    }
    iconv_close(cd);
    return ret;
}

/* UTF-16 without a mark: markup starts with '<' and a zero beside it. */
static const char *
guess_utf16(struct str body)
{
    if (body.n < 4) {
        return NULL;
    }
    if (body.p[0] == '<' && !body.p[1] && body.p[2] && !body.p[3]) {
        return "utf-16le";
    }
    if (!body.p[0] && body.p[1] == '<' && !body.p[2] && body.p[3]) {
        return "utf-16be";
    }
    return NULL;
}

static struct str
decode_as(struct arena *arena, struct str body, const char *name)
{
    struct str text;
    if (strcmp(name, "windows-1252") == 0) {
        text = from_cp1252(arena, body);
    } else if (strcmp(name, "utf-16le") == 0) {
        text = from_utf16(arena, body, false);
    } else if (strcmp(name, "utf-16be") == 0) {
        text = from_utf16(arena, body, true);
    } else if (strcmp(name, "utf-8") == 0) {
        text = body;
    } else {
        text = from_iconv(arena, body, name);
    }
    return text.p ? utf8_clean(arena, text) : STR_NONE;
}

/* What the first bytes prove: a mark, or the zeros of UTF-16. *ret_n: the bytes of
 * the mark. NULL when they prove nothing. */
static const char *
proven(struct str body, size_t *ret_n)
{
    *ret_n = 0;
    if (str_starts(body, STR("\xef\xbb\xbf"))) {
        *ret_n = 3;
        return "utf-8";
    }
    if (str_starts(body, STR("\xff\xfe")) || str_starts(body, STR("\xfe\xff"))) {
        *ret_n = 2;
        return body.p[0] == '\xff' ? "utf-16le" : "utf-16be";
    }
    return guess_utf16(body);
}

/* The set of a page that is neither marked nor clean UTF-8. */
static const char *
chosen(struct str body, struct str content_type, struct utf8_count count)
{
    const char *said = declared(body, content_type);
    bool is_mostly_utf8 = count.n_good > 4 * count.n_bad;
    if (said && strncmp(said, "utf-16", strlen("utf-16")) == 0) {
        said = NULL; /* its own label could not be read if that were true */
    }
    bool is_wrong = said && strcmp(said, "utf-8") == 0 && count.n_good == 0;
    if (said && !is_wrong) {
        return said;
    }
    return is_mostly_utf8 ? "utf-8" : "windows-1252";
}

struct str
charset_decode(struct arena *arena, struct str body, struct str content_type, const char **ret_name)
{
    const char *ignored;
    const char **name = ret_name ? ret_name : &ignored;
    *name = "utf-8";
    if (body.n == 0) {
        return STR("");
    }
    size_t mark_n = 0;
    const char *mark = proven(body, &mark_n);
    if (mark) {
        *name = mark;
        return decode_as(arena, str_sub(body, mark_n, SIZE_MAX), mark);
    }
    struct utf8_count count = utf8_count(body);
    if (count.n_bad > 0) {
        *name = chosen(body, content_type, count);
        return decode_as(arena, body, *name);
    }
    bool has_escapes = count.n_good == 0 && memchr(body.p, 0x1b, body.n);
    const char *said = has_escapes ? declared(body, content_type) : NULL;
    if (said && strcmp(said, "iso-2022-jp") == 0) {
        *name = said; /* ASCII by its bytes */
        return decode_as(arena, body, said);
    }
    bool is_clean = !has_escapes && !memchr(body.p, 0, body.n);
    return is_clean ? body : utf8_clean(arena, body);
}
