/* normalize/titles/titles_clean.c: what does not belong to a title is cut off its ends:
 * places of the posting, work mode, pay, contract, company, requisition numbers.
 * Never the middle, and never all of it. */
#include "base/markup.h"
#include "normalize/text/words_ordinary.h"
#include "normalize/titles/titles.h"
#include "normalize/titles/titles_code.h"
#include "normalize/titles/titles_marks.h"
#include "normalize/titles/titles_noise.h"
#include "normalize/titles/titles_pay.h"

#include "base/banned.h"

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

static bool
add_words(struct str text, struct arena *arena, struct title_tokens *ret)
{
    struct title_tokens one;
    if (!title_tokens_read(text, arena, &one)) {
        return false;
    }
    for (size_t i = 0; i < one.n && ret->n < TITLE_TOKENS; i++) {
        ret->items[ret->n++] = one.items[i];
    }
    return true;
}

/* One token list of all the places' words. */
static bool
place_tokens(const struct title_input *in, struct arena *arena, struct title_tokens *ret)
{
    bool ok = true;
    ret->n = 0;
    for (size_t i = 0; ok && i < in->n_places; i++) {
        ok = add_words(in->places[i].raw, arena, ret) && add_words(in->places[i].city, arena, ret);
    }
    for (const struct raw_place *p = in->raw_places; ok && p && ret->n < TITLE_TOKENS;
         p = p->next) {
        if (p->is_guess) {
            continue; /* those that are places are among the known ones */
        }
        ok = add_words(p->text, arena, ret) && add_words(p->city, arena, ret) &&
             add_words(p->region, arena, ret) && add_words(p->country, arena, ret);
    }
    return ok;
}

/* Names of towns that titles use as words. */
static const char *const WORDS_FIRST[] = {
    "mobile",     "reading",  "nice",   "bath",   "split", "bridge", "enterprise",
    "commerce",   "industry", "media",  "orange", "sale",  "cloud",  "support",
    "operations", "security", "crypto", "data",   "er",    "ml",     "pr",
};

enum { LONGEST_CODE = 5 /* words */ };
enum { PLACE_WORDS = 6 }; /* "Lucas do Rio Verde/MT" */

/* Whether one of the words at least is a name, none that titles use otherwise. */
static bool
is_name(const struct title_cleaning *c, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        if (!word_is_ordinary(c->tokens->items[i].folded)) {
            return true;
        }
    }
    return false;
}

/* The words between two breaks, asked of the place reader; behind a comma or "in" a place is one
 * that the posting is known to have places like, or a name. */
static bool
is_place_part(const struct title_cleaning *c, const struct title_input *in, size_t begin,
              size_t end)
{
    if (!in->is_place || end - begin > PLACE_WORDS ||
        title_is_listed(c->tokens->items[begin].folded, WORDS_FIRST, COUNT(WORDS_FIRST))) {
        return false;
    }
    enum title_break before = c->tokens->items[begin].before;
    bool may_be =
        before == BREAK_HARD ||
        (begin > 0 && ((before == BREAK_COMMA && in->n_places > 0) || is_name(c, begin, end)));
    size_t from = c->tokens->items[begin].begin;
    return may_be &&
           in->is_place(in->ctx, str_sub(c->title, from, c->tokens->items[end - 1].end - from));
}

static size_t
segment_begin(const struct title_tokens *tokens, size_t end)
{
    size_t begin = end - 1;
    while (begin > 0 && tokens->items[begin].before == BREAK_NONE) {
        begin--;
    }
    return begin;
}

/* Where the tail " in Berlin" or " at Acme" of the last segment begins; end when
 * there is none. */
static size_t
tail_begin(const struct title_cleaning *c, const struct title_input *in, size_t begin, size_t end)
{
    static const char *const JOINS[] = {"in", "at",   "bei", "chez", "en",  "a",
                                        "i",  "till", "til", "hos",  "bij", "presso"};
    for (size_t i = begin + 1; i + 1 < end; i++) {
        struct str word = c->tokens->items[i].folded;
        bool joins = title_is_listed(word, JOINS, COUNT(JOINS));
        if (joins && (title_is_noise(c, i + 1, end) ||
                      (str_is(word, "in") && is_place_part(c, in, i + 1, end)))) {
            return i;
        }
    }
    for (size_t n = c->has_figure ? LONGEST_CODE : 0; n > 0; n--) {
        if (end > begin + n && title_is_code(c->title, c->tokens, end - n, end)) {
            return end - n;
        }
    }
    return end;
}

static bool
is_mode(struct str word)
{
    static const char *const MODES[] = {"remote", "hybrid", "onsite",
                                        "remoto", "remota", "hibrido"};
    return title_is_listed(word, MODES, COUNT(MODES));
}

/* "Remote Java Developer", "Java Developer 100% Remote": a work mode that only
 * leans on the title. Not "Remote Sensing Analyst", "Head of Remote". */
static void
cut_modes(const struct title_tokens *tokens, size_t *begin, size_t *end)
{
    static const char *const OWN[] = {"sensing",    "control", "work",       "first",   "access",
                                      "patient",    "site",    "monitoring", "desktop", "learning",
                                      "operations", "pilot",   "operator",   "support", "cloud",
                                      "hands",      "working", "teams",      "site",    "team"};
    static const char *const HOLDS[] = {"of", "for", "and", "non", "not", "no", "with", "to"};
    size_t first = *begin;
    if (*end - first > 2 && is_mode(tokens->items[first].folded) &&
        !title_is_listed(tokens->items[first + 1].folded, OWN, COUNT(OWN))) {
        (*begin)++;
    }
    size_t last = *end - 1;
    if (last > *begin + 1 && is_mode(tokens->items[last].folded) &&
        !title_is_listed(tokens->items[last - 1].folded, HOLDS, COUNT(HOLDS))) {
        *end = last - (last > *begin + 1 && str_is(tokens->items[last - 1].folded, "100"));
    }
}

/* Word behind the number of the advert that the title begins with ("AB12036 Welder", "DE-2291
 * Welder"); 0 without one. */
static size_t
behind_code(const struct title_cleaning *c, size_t end)
{
    for (size_t n = c->has_figure ? LONGEST_CODE : 0; n > 0; n--) {
        if (n < end && title_is_code(c->title, c->tokens, 0, n)) {
            return n;
        }
    }
    return 0;
}

/* Word behind "[쿠팡] " at the head of a Korean title: firm, office or sort of contract
 * stand there, never the job. 0 without one. */
static size_t
behind_hangul_bracket(struct str title, const struct title_tokens *tokens)
{
    static const unsigned char FIRST = 0xEA, LAST = 0xED; /* lead bytes of Hangul syllables */
    unsigned char lead = title.n > 1 ? (unsigned char)title.p[1] : 0;
    size_t close = str_find_byte(title, ']');
    if (title.p[0] != '[' || lead < FIRST || lead > LAST || close == SIZE_MAX) {
        return 0;
    }
    size_t i = 0;
    while (i < tokens->n && tokens->items[i].begin < close) {
        i++;
    }
    return i < tokens->n ? i : 0;
}

/* Where the tail " - Austin, TX" or ", Austin, TX" begins: a place of two or three parts; end when
 * there is none. */
static size_t
place_tail(const struct title_cleaning *c, const struct title_input *in, size_t end)
{
    enum { MOST_COMMAS = 2 };
    size_t begin = end - 1;
    size_t commas = 0;
    while (begin > 0 && c->tokens->items[begin].before != BREAK_HARD) {
        commas += c->tokens->items[begin].before == BREAK_COMMA;
        if (commas == MOST_COMMAS) {
            break;
        }
        begin--;
    }
    return begin > 0 && commas > 0 && is_place_part(c, in, begin, end) ? begin : end;
}

/* " @ Acme" at the end: a firm, not a share of hours ("@ 80%"). */
static bool
is_at_firm(const struct title_cleaning *c, size_t begin)
{
    size_t to = c->tokens->items[begin].begin;
    size_t from = begin > 0 ? c->tokens->items[begin - 1].end : to;
    struct str gap = str_trim(str_sub(c->title, from, to - from));
    return to > from + 1 && c->title.p[from] == ' ' && str_is(gap, "@") &&
           !byte_is_digit(c->title.p[to]);
}

/* Whether nothing but brackets of that kind follows: "【正社員】【転勤なし】". */
static bool
is_run_of_tags(struct str rest)
{
    static const struct str OPEN = {"\xE3\x80\x90", 3}, CLOSE = {"\xE3\x80\x91", 3};
    while (rest.n > 0) {
        size_t close = str_starts(rest, OPEN) ? str_find(rest, CLOSE) : SIZE_MAX;
        if (close == SIZE_MAX) {
            return false;
        }
        rest = str_trim(str_sub(rest, close + CLOSE.n, rest.n));
    }
    return true;
}

/* Word at which the tags of a Japanese board begin, by a contract in the first; the number of
 * words without them. */
static size_t
tags_begin(const struct title_cleaning *c)
{
    enum { OPEN_BYTES = 3 };
    for (size_t i = 1; i < c->tokens->n; i++) {
        size_t at = c->tokens->items[i].begin;
        at = at > OPEN_BYTES ? at - OPEN_BYTES : 0;
        if (is_run_of_tags(str_sub(c->title, at, c->title.n)) && title_is_noise(c, i, i + 1)) {
            return i;
        }
    }
    return c->tokens->n;
}

/* Where what belongs to the title ends: segments of places, tags and the like go, then
 * "in Berlin" of the last one; "till Acme i Umeå" is two such tails. */
static size_t
cut_tail(const struct title_cleaning *c, const struct title_input *in, size_t end)
{
    size_t from = segment_begin(c->tokens, end);
    for (;;) {
        size_t pay = c->has_figure ? title_pay_begin(c->title, c->tokens, end) : end;
        if (pay > 0 && pay < end) {
            end = pay;
            from = segment_begin(c->tokens, end);
            continue;
        }
        bool is_tail = from > 0 && (title_is_noise(c, from, end) || is_at_firm(c, from));
        size_t before = is_tail ? from : place_tail(c, in, end);
        if (before == end && (from == 0 || !is_place_part(c, in, from, end))) {
            break;
        }
        end = before < end ? before : from;
        from = segment_begin(c->tokens, end);
    }
    size_t tail = tail_begin(c, in, from, end);
    while (tail < end) {
        end = tail;
        tail = tail_begin(c, in, from, end);
    }
    return end;
}

static bool
has_figure(struct str title)
{
    bool has_one = false;
    for (size_t i = 0; i < title.n; i++) {
        has_one = has_one || byte_is_digit(title.p[i]);
    }
    return has_one;
}

struct str
title_clean_tokens(const struct title_input *in, const struct title_tokens *tokens,
                   struct arena *arena)
{
    struct title_cleaning c; /* the lists are long, and their tables read them to their ends only */
    c.title = str_trim(in->title);
    c.tokens = tokens;
    c.has_figure = has_figure(c.title);
    if (!place_tokens(in, arena, &c.places) || !title_tokens_read(in->company, arena, &c.company) ||
        c.tokens->n == 0) {
        return c.title;
    }
    size_t begin = 0;
    size_t end = cut_tail(&c, in, tags_begin(&c));
    for (size_t to = begin + 1; to < end; to++) {
        if (c.tokens->items[to].before != BREAK_NONE && title_is_noise(&c, begin, to)) {
            begin = to;
        }
    }
    begin = begin == 0 ? behind_code(&c, end) : begin;
    size_t behind = behind_hangul_bracket(c.title, c.tokens);
    begin = behind > begin && behind < end ? behind : begin;
    cut_modes(c.tokens, &begin, &end);
    if (begin == 0 && end == c.tokens->n) {
        return title_trim_marks(c.title);
    }
    size_t first = begin == 0 ? 0 : c.tokens->items[begin].begin;
    size_t last = end == c.tokens->n ? c.title.n : c.tokens->items[end - 1].end;
    struct str cut = title_mend_brackets(c.title, str_sub(c.title, first, last - first));
    cut = title_mend_quote(c.title, title_trim_marks(cut));
    return cut.n > 0 ? cut : c.title;
}

struct str
title_clean(const struct title_input *in, struct arena *arena)
{
    struct title_tokens tokens;
    struct str title = str_trim(in->title);
    return title_tokens_read(title, arena, &tokens) ? title_clean_tokens(in, &tokens, arena)
                                                    : title;
}
