/* normalize/titles/titles_code.c: what the number of an advert looks like: Latin letters and
 * figures, four in a row that are no year, or fewer behind a word for such numbers. Words:
 * normalize/data/title_noise.def. Must not take ages, hours and standards for one. */
#include "normalize/titles/titles_code.h"

#include "base/banned.h"

static const char *const MARKS[] = {
#define REQUISITION(word) word,
#include "normalize/data/title_noise.def"
#undef REQUISITION
};
static const char *const STANDARDS[] = {
#define STANDARD(word) word,
#include "normalize/data/title_noise.def"
#undef STANDARD
};
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

enum { LEAST_DIGITS = 4 };

/* The figures of a word. */
struct figures {
    size_t n, longest; /* all, in a row */
    bool is_plain;     /* nothing but Latin letters and figures is there */
    bool is_year;      /* 19.., 20.. */
};

static struct figures
figures_of(struct str word)
{
    struct figures figures = {.is_plain = true};
    size_t row = 0;
    for (size_t i = 0; i < word.n; i++) {
        bool is_digit = byte_is_digit(word.p[i]);
        row = is_digit ? row + 1 : 0;
        figures.n += is_digit;
        figures.longest = row > figures.longest ? row : figures.longest;
        figures.is_plain = figures.is_plain &&
                           (is_digit || byte_is_alpha(word.p[i]) || (i == 0 && word.p[i] == '#'));
    }
    figures.is_year = figures.n == 4 && word.n == 4 &&
                      (str_starts(word, STR("19")) || str_starts(word, STR("20")));
    return figures;
}

/* A word that stands before such numbers, also with a sign of numbers ("Store# 09471"). */
static bool
is_mark(struct str word)
{
    bool has_sign = word.n > 1 && word.p[word.n - 1] == '#';
    return title_is_listed(str_sub(word, 0, word.n - has_sign), MARKS, COUNT(MARKS));
}

/* "ISO27001", and the "9001" of "ISO 9001". */
static bool
is_of_standard(const struct title_tokens *tokens, size_t at)
{
    struct str word = tokens->items[at].folded;
    size_t letters = 0;
    while (letters < word.n && byte_is_alpha(word.p[letters])) {
        letters++;
    }
    struct str name =
        letters == 0 && at > 0 ? tokens->items[at - 1].folded : str_sub(word, 0, letters);
    return title_is_listed(name, STANDARDS, COUNT(STANDARDS));
}

/* Whether the two words stand tight: "RX-2231", "ABC/123". */
static bool
are_tight(struct str title, const struct title_tokens *tokens, size_t at)
{
    size_t from = tokens->items[at].end;
    size_t to = at + 1 < tokens->n ? tokens->items[at + 1].begin : from;
    return to == from + 1 && str_find_byte(STR("-/_."), title.p[from]) != SIZE_MAX;
}

/* Letters that a number begins with, or has between its parts. */
static bool
is_prefix(struct str title, const struct title_tokens *tokens, size_t at, size_t end)
{
    enum { MOST_LETTERS = 4 };
    return tokens->items[at].folded.n <= MOST_LETTERS && at + 1 < end &&
           are_tight(title, tokens, at);
}

/* Whether word `at` is a number of two figures or more. */
static bool
is_number(const struct title_tokens *tokens, size_t at)
{
    return at < tokens->n && figures_of(tokens->items[at].folded).n > 1;
}

bool
title_is_requisition(struct str title, const struct title_tokens *tokens, size_t begin, size_t end)
{
    bool is_marked = begin > 0 && is_mark(tokens->items[begin - 1].folded);
    bool is_long = false, has_number = false;
    size_t digits = 0;
    for (size_t i = begin; i < end; i++) {
        struct str word = tokens->items[i].folded;
        struct figures figures = figures_of(word);
        if (figures.n == 0 && is_mark(word)) {
            is_marked = true;
            continue;
        }
        bool may_be = figures.is_plain && (figures.n > 0 || is_prefix(title, tokens, i, end));
        if (!may_be || (!is_marked && is_of_standard(tokens, i))) {
            return false;
        }
        digits += figures.n;
        has_number = has_number || (figures.n > 0 && !figures.is_year);
        is_long = is_long || (figures.longest >= LEAST_DIGITS && !figures.is_year);
    }
    bool is_label = digits == 0 && is_marked && is_number(tokens, end); /* "Ref:", cut before */
    return is_label || (digits >= LEAST_DIGITS && (is_long || (is_marked && has_number)));
}

bool
title_is_code(struct str title, const struct title_tokens *tokens, size_t begin, size_t end)
{
    enum { LEAST_BARE = 5 };
    struct str first = tokens->items[begin].folded;
    bool is_bare = end - begin == 1 && byte_is_digit(first.p[0]) && first.n < LEAST_BARE;
    return !is_bare && title_is_requisition(title, tokens, begin, end);
}
