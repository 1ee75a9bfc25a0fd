/* normalize/places/places_tokens.c: the words of a location string, folded, with what
 * divides them. Must not know names: normalize/places/places_scan.c does. */
#include "normalize/places/places_scan.h"

#include <utf8proc.h>

#include "base/banned.h"

struct cursor {
    struct place_scan *scan;
    size_t n_folded;
    enum place_gap gap;
    bool is_open; /* a token is being read */
    bool has_capital;
};

/* The gap a separator makes; GAP_NONE: it divides nothing. */
static enum place_gap
gap_of(int32_t point)
{
    switch (point) {
    case ',':
    case 0x3001: /* ideographic comma */
    case 0xFF0C:
    case 0xFF08:
    case 0xFF09:
    case 0xFF1A:
    case 0x60C:
    case '(':
    case ')':
    case '[':
    case ']':
    case ':':
        return GAP_COMMA;
    case ';':
    case '|':
    case '\n':
    case '\r':
    case '/':
    case '\\':
    case '+':
    case 0x2022: /* bullet */
    case 0xB7:
    case 0x25CF:
    case 0xFF0F:
    case 0xFF5C:
    case 0xFF1B:
        return GAP_HARD;
    case '>':
    case 0x2013:
    case 0x2014:
    case 0x2192:
    case 0xBB:
    case 0x203A:
    case '~':
        return GAP_DASH;
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case '_':
        return GAP_HYPHEN;
    default:
        return GAP_SPACE;
    }
}

static void
token_close(struct cursor *c, size_t end)
{
    if (!c->is_open) {
        return;
    }
    struct place_scan *scan = c->scan;
    struct place_token *t = &scan->tokens[scan->n_tokens - 1];
    t->end = (uint16_t)end;
    t->fold_end = (uint16_t)c->n_folded;
    t->is_upper = t->is_upper && c->has_capital;
    scan->folded[c->n_folded++] = ' ';
    c->is_open = false;
}

static bool
token_open(struct cursor *c, size_t begin)
{
    struct place_scan *scan = c->scan;
    if (scan->n_tokens >= PLACE_TOKENS) {
        return false;
    }
    scan->tokens[scan->n_tokens++] = (struct place_token){.begin = (uint16_t)begin,
                                                          .fold_begin = (uint16_t)c->n_folded,
                                                          .gap = c->gap,
                                                          .is_upper = true};
    c->is_open = true;
    c->has_capital = false;
    c->gap = GAP_NONE;
    return true;
}

/* A hyphen with a space on a side is a dash. */
static void
separate(struct cursor *c, int32_t point, size_t at, size_t next)
{
    token_close(c, at);
    enum place_gap gap = gap_of(point);
    struct str text = c->scan->text;
    bool is_spaced =
        (at > 0 && byte_is_space(text.p[at - 1])) || (next < text.n && byte_is_space(text.p[next]));
    if (gap == GAP_HYPHEN && is_spaced) {
        gap = GAP_DASH;
    }
    if (gap > c->gap) {
        c->gap = gap;
    }
}

/* "St.Louis" is two words, "U.S.A." is one. */
static bool
stop_divides(const struct cursor *c, size_t at)
{
    struct str text = c->scan->text;
    if (!c->is_open || at + 1 >= text.n || !byte_is_alpha(text.p[at + 1])) {
        return false;
    }
    return at - c->scan->tokens[c->scan->n_tokens - 1].begin >= 2 && byte_is_alpha(text.p[at - 2]);
}

static bool
add_point(struct cursor *c, int32_t point, size_t at, const char *out, size_t n_out)
{
    if (!c->is_open && !token_open(c, at)) {
        return false;
    }
    struct place_scan *scan = c->scan;
    if (c->n_folded + n_out + 1 >= PLACE_TEXT_BYTES) {
        return false;
    }
    struct place_token *t = &scan->tokens[scan->n_tokens - 1];
    bool is_capital =
        point < 0x80 ? (point >= 'A' && point <= 'Z') : utf8proc_tolower(point) != point;
    bool is_small =
        point < 0x80 ? (point >= 'a' && point <= 'z') : utf8proc_toupper(point) != point;
    if (t->fold_begin == c->n_folded) {
        t->is_capital = !is_small;
    }
    c->has_capital = c->has_capital || is_capital;
    scan->is_lower = scan->is_lower && !is_capital;
    scan->is_upper = scan->is_upper && !is_small;
    t->is_upper = t->is_upper && !is_small;
    t->has_digit = t->has_digit || (point >= '0' && point <= '9');
    memcpy(scan->folded + c->n_folded, out, n_out);
    c->n_folded += n_out;
    return true;
}

static bool
is_blank(const char *out, size_t n_out)
{
    return n_out > 0 && out[0] == ' ';
}

/* One code point of the text, its folding in out. False: no more is read. */
static bool
take_point(struct cursor *c, int32_t point, size_t at, size_t next)
{
    char out[GAZETTEER_FOLD_BYTES];
    size_t n_out = gazetteer_fold_point(point, out);
    if (point == '&') {
        token_close(c, at);
        bool is_fine = add_point(c, point, at, "and", 3);
        token_close(c, next);
        return is_fine;
    }
    if (n_out > 0 && !is_blank(out, n_out)) {
        return add_point(c, point, at, out, n_out);
    }
    if (n_out > 0 || (point == '.' && stop_divides(c, at)) || point == 0xB7) {
        separate(c, point == '.' ? ' ' : point, at, next);
    }
    return true;
}

/* Where a recruiter's tag ends that begins here ("#LI-AB1": nothing of
 * Liechtenstein); at without one. */
static size_t
tag_end(struct str text, size_t at)
{
    static const size_t N_HEAD = 4;
    if (!str_is_nocase(str_sub(text, at, N_HEAD), "#li-")) {
        return at;
    }
    while (at < text.n && !byte_is_space(text.p[at])) {
        at++;
    }
    return at;
}

/* Whether the token is the number that counts a place: "1." "2)" "3、". */
static bool
is_numbering(const struct place_scan *scan, const struct place_token *t, char number)
{
    struct str mark = str_sub(scan->text, t->begin + 1U, SIZE_MAX);
    return scan->text.p[t->begin] == number &&
           (str_starts(mark, STR(". ")) || str_starts(mark, STR(") ")) ||
            str_starts(mark, STR("\xE3\x80\x81"))); /* 、 */
}

/* "1. Leeds 2. York", "1、北京": the numbers that count the places go. */
static void
drop_numbering(struct place_scan *scan)
{
    size_t kept = 0;
    char next = '1';
    for (size_t i = 0; i < scan->n_tokens && (i == 0 || next > '1'); i++) {
        if (i + 1 < scan->n_tokens && is_numbering(scan, &scan->tokens[i], next)) {
            scan->tokens[i + 1].gap = GAP_HARD;
            next++;
            continue;
        }
        scan->tokens[kept++] = scan->tokens[i];
    }
    scan->n_tokens = next > '1' ? kept : scan->n_tokens;
}

void
place_tokens(struct place_scan *scan)
{
    struct cursor c = {.scan = scan};
    struct str text = scan->text;
    scan->is_lower = true;
    scan->is_upper = text.n > 4;
    bool is_fine = true;
    for (size_t i = 0; i < text.n && is_fine;) {
        utf8proc_int32_t point = (unsigned char)text.p[i];
        utf8proc_ssize_t step = 1;
        if (point == '#' && tag_end(text, i) > i) {
            i = tag_end(text, i);
            continue;
        }
        if (point >= 0x80) {
            step = utf8proc_iterate((const utf8proc_uint8_t *)text.p + i,
                                    (utf8proc_ssize_t)(text.n - i), &point);
        }
        size_t next = i + (step > 0 ? (size_t)step : 1);
        is_fine = step <= 0 || take_point(&c, point, i, next);
        i = next;
    }
    token_close(&c, text.n);
    drop_numbering(scan);
    bool has_long = false; /* "DE/AT/CH" is no shouting */
    for (size_t i = 0; i < scan->n_tokens; i++) {
        has_long = has_long || scan->tokens[i].fold_end - scan->tokens[i].fold_begin > 3;
    }
    scan->is_upper = scan->is_upper && has_long;
}

/* Tokens of an exception that begins at `first`: one to three make its word. */
static bool
is_exception(const struct place_words *words, const struct place_scan *scan, size_t first)
{
    enum { WORDS_MAX = 3 };
    for (size_t n = 1; n <= WORDS_MAX && first + n <= scan->n_tokens; n++) {
        const struct place_word *word =
            place_word_find(words, place_scan_key(scan, first, first + n - 1));
        if (word && word->kind == WORD_EXCEPT) {
            return true;
        }
    }
    return false;
}

void
place_drop_exceptions(const struct place_words *words, struct place_scan *scan)
{
    size_t kept = 0;
    for (size_t i = 0; i < scan->n_tokens; i++) {
        if (i == 0 || !is_exception(words, scan, i)) {
            scan->tokens[kept++] = scan->tokens[i];
            continue;
        }
        size_t end = scan->tokens[i].end;
        while (end < scan->text.n && str_find_byte(STR(")];|\n"), scan->text.p[end]) == SIZE_MAX) {
            end++;
        }
        while (i + 1 < scan->n_tokens && scan->tokens[i + 1].begin < end) {
            i++;
        }
        if (i + 1 < scan->n_tokens) {
            scan->tokens[i + 1].gap = GAP_HARD;
        }
    }
    scan->n_tokens = kept;
}
