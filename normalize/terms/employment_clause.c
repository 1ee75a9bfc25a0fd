/* normalize/terms/employment_clause.c: see the header. A clause reaches from one comma to the next.
 * Must not hold words (employment_terms.c) or choose between types (employment.c). */
#include "normalize/terms/employment_clause.h"

#include "normalize/text/denial.h"

#include "base/banned.h"

enum {
    CLAUSE_WORDS = 14, /* to either side of the type */
    SHARE_BYTES = 24,  /* from the label to the figures */
    FULL_LEAST = 90,   /* per cent of a week */
    PART_LEAST = 10,
    PER_CENT = 100
};

/* Terms of the words from `from` to before `to`, up to the nearest comma; backwards from `to` when
 * is_back. */
static unsigned
terms_beside(const struct words *words, const struct phrases *phrases, size_t at, bool is_back)
{
    unsigned seen = 0;
    for (size_t n = 0; n < CLAUSE_WORDS; n++) {
        size_t w = is_back ? at - n - 1 : at + n;
        struct phrase_hit term;
        if ((is_back && (n >= at || words->items[w + 1].gap >= GAP_PUNCT)) ||
            (!is_back && (w >= words->n || words->items[w].gap >= GAP_PUNCT))) {
            break;
        }
        seen |= phrases_at(phrases, words, w, GROUP_EMPLOYMENT_TERM, &term) ? term.tag : 0;
    }
    return seen;
}

/* Whether nothing stands behind "full time" that it could be the adjective of. */
static bool
stands_alone(const struct words *words, const struct phrases *phrases, size_t next)
{
    struct phrase_hit term;
    return next >= words->n || words->items[next].gap >= GAP_PUNCT ||
           words->items[next].kind == WORD_NUMBER ||
           (phrases_at(phrases, words, next, GROUP_EMPLOYMENT_TERM, &term) &&
            term.tag & TERM_BEHIND);
}

bool
employment_by_clause(const struct words *words, const struct phrases *phrases,
                     const struct phrase_hit *hit)
{
    bool is_hours = hit->value == EMPLOYMENT_FULL_TIME || hit->value == EMPLOYMENT_PART_TIME;
    bool is_learning =
        hit->value == EMPLOYMENT_INTERNSHIP || hit->value == EMPLOYMENT_APPRENTICESHIP;
    size_t next = hit->word + hit->n_words;
    if (!(hit->tag & IN_LABELLED) && !is_learning) {
        return false;
    }
    unsigned seen =
        terms_beside(words, phrases, hit->word, true) | terms_beside(words, phrases, next, false);
    bool is_said = is_hours ? stands_alone(words, phrases, next) : seen & TERM_FOR;
    return is_said && !(seen & TERM_AGAINST);
}

/* The figures of "0.6" or "80" that a text begins with, in per cent; -1 without. */
static int32_t
share_read(struct str text)
{
    int32_t whole = 0, part = 0, scale = 1;
    size_t i = 0;
    for (; i < text.n && byte_is_digit(text.p[i]) && whole < PER_CENT; i++) {
        whole = whole * 10 + (text.p[i] - '0');
    }
    if (i == 0) {
        return -1;
    }
    if (i + 1 < text.n && (text.p[i] == '.' || text.p[i] == ',') && byte_is_digit(text.p[i + 1])) {
        for (i++; i < text.n && byte_is_digit(text.p[i]) && scale < PER_CENT; i++) {
            part = part * 10 + (text.p[i] - '0');
            scale *= 10;
        }
        return whole > 1 ? whole : whole * PER_CENT + part * PER_CENT / scale;
    }
    return whole == 1 ? PER_CENT : whole;
}

/* The largest share up to the sign of per cent, or a part of one: "80-100 %", "0.6"; -1 without
 * either, as in "equivalent to 40,000 pounds". */
static int32_t
share_behind(struct str text)
{
    size_t sign = str_find_byte(text, '%');
    int32_t share = -1;
    for (size_t i = 0; i < text.n && i < sign; i++) {
        bool begins = byte_is_digit(text.p[i]) && (i == 0 || !byte_is_digit(text.p[i - 1]));
        bool is_part = i + 1 < text.n && (text.p[i] == '0' || text.p[i] == '1') &&
                       (text.p[i + 1] == '.' || text.p[i + 1] == ',');
        int32_t next =
            begins && (is_part || sign != SIZE_MAX) ? share_read(str_sub(text, i, text.n)) : -1;
        share = next > share && next <= PER_CENT ? next : share;
        i += is_part ? 2 : 0; /* not the figures behind the point */
    }
    return share;
}

static enum employment_type
type_of_share(int32_t share)
{
    if (share < PART_LEAST || share > PER_CENT) {
        return EMPLOYMENT_NONE;
    }
    return share >= FULL_LEAST ? EMPLOYMENT_FULL_TIME : EMPLOYMENT_PART_TIME;
}

enum employment_type
employment_by_share(const struct words *words, const struct phrase_hit *hit)
{
    struct str text = words->text;
    size_t at = hit->at;
    while (at > 0 && (byte_is_digit(text.p[at - 1]) || text.p[at - 1] == '.' ||
                      text.p[at - 1] == ',' || text.p[at - 1] == ' ')) {
        at--;
    }
    while (at < hit->at && !byte_is_digit(text.p[at])) { /* "Permanent, 0.5 FTE" */
        at++;
    }
    struct str before = str_trim(str_sub(text, at, hit->at - at));
    bool is_part = str_is(before, "1") || str_has(before, STR(".")) || str_has(before, STR(","));
    int32_t share = is_part ? share_read(before) : -1; /* "a team of 25 FTE" */
    struct str behind = str_sub(text, hit->end, SHARE_BYTES);
    size_t line = str_find_byte(behind, '\n');
    behind = str_sub(behind, 0, line == SIZE_MAX ? behind.n : line);
    return share >= 0 ? type_of_share(share) : type_of_share(share_behind(behind));
}
