/* normalize/titles/titles_short.c: titles as registers and payrolls write them: short forms ("Sr
 * Mgr, SW Eng") become whole words, and "Engineer, Software" is read as "Software Engineer". Must
 * not name occupations: that is the tables' affair. */
#include "normalize/titles/titles_short.h"

#include "base/banned.h"

static const struct short_form {
    const char *text, *full, *next, *before;
} SHORT_FORMS[] = {
#define SHORT(text, full, next, before) {text, full, next, before},
#include "normalize/data/title_short.def"
#undef SHORT
};
// clang-format off
/* Levels that may stand before the leader. */
static const char *const LEVELS[] = {"senior", "sr", "junior", "jr", "lead", "principal", "staff", "associate", "assistant", "asst", "assoc", "chief", "new", "grad", "graduate"};
// clang-format on

static bool
is_listed(const char *list, struct str word)
{
    struct str rest = str_of(list);
    while (rest.n > 0) {
        if (str_eq(str_cut(&rest, ' '), word)) {
            return true;
        }
    }
    return false;
}

/* The whole form of the word, absent when it is no short one. */
static struct str
full_form(struct str word, struct str next, struct str before)
{
    size_t first = 0;
    size_t after = sizeof SHORT_FORMS / sizeof SHORT_FORMS[0];
    const size_t n = after;
    while (first < after) { /* the first row of the word's letter */
        size_t middle = (first + after) / 2;
        if ((unsigned char)SHORT_FORMS[middle].text[0] < (unsigned char)word.p[0]) {
            first = middle + 1;
        } else {
            after = middle;
        }
    }
    for (size_t k = first; k < n && SHORT_FORMS[k].text[0] == word.p[0]; k++) {
        const struct short_form *form = &SHORT_FORMS[k];
        if (str_is(word, form->text) && (!form->next || is_listed(form->next, next)) &&
            (!form->before || is_listed(form->before, before))) {
            return str_of(form->full);
        }
    }
    return STR_NONE;
}

bool
title_expand(struct title_tokens *tokens, bool *ret_level)
{
    enum { LONGEST = 7 };
    static const char *const BEARERS[] = {"manager", "director",  "supervisor",
                                          "vp",      "associate", "junior",
                                          "senior",  "executive", "assistant"};
    bool is_any = false;
    *ret_level = false;
    struct str before = STR_NONE; /* as it was written */
    for (size_t i = 0; i < tokens->n; i++) {
        struct str word = tokens->items[i].folded;
        struct str next = i + 1 < tokens->n ? tokens->items[i + 1].folded : STR_NONE;
        struct str full =
            word.n > 1 && word.n <= LONGEST ? full_form(word, next, before) : STR_NONE;
        if (full.n > 0) {
            is_any = true;
            *ret_level =
                *ret_level || title_is_listed(full, BEARERS, sizeof BEARERS / sizeof BEARERS[0]);
            tokens->items[i].folded = full;
        }
        before = word;
    }
    return is_any;
}

/* Word behind the break that ends the segment of word `at`. */
static size_t
segment_end(const struct title_tokens *tokens, size_t at)
{
    size_t end = at + 1;
    while (end < tokens->n && tokens->items[end].before == BREAK_NONE) {
        end++;
    }
    return end;
}

static bool
is_numeral(struct str word)
{
    static const char *const NUMERALS[] = {"i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5"};
    return title_is_listed(word, NUMERALS, sizeof NUMERALS / sizeof NUMERALS[0]);
}

/* Word that leads the first segment, before a numeral if there is one ("Analyst II, Data");
 * `end` when the segment is not levels and a leader. */
static size_t
leader_at(const struct title_tokens *tokens, size_t end)
{
    enum { MOST_LEVELS = 2 };
    size_t at = end - 1;
    at -= at > 0 && is_numeral(tokens->items[at].folded);
    if (at > MOST_LEVELS) {
        return end;
    }
    for (size_t i = 0; i < at; i++) {
        if (!title_is_listed(tokens->items[i].folded, LEVELS, sizeof LEVELS / sizeof LEVELS[0])) {
            return end;
        }
    }
    return at;
}

/* Copies words from..to into the first segment. */
static void
words_move(const struct title_tokens *tokens, size_t from, size_t to, struct title_tokens *ret)
{
    for (size_t i = from; i < to; i++) {
        ret->items[ret->n] = tokens->items[i];
        ret->items[ret->n].before = BREAK_NONE;
        ret->items[ret->n].listed = false;
        ret->items[ret->n++].segment = 0;
    }
}

bool
title_turn(const struct title_tokens *tokens, struct title_tokens *ret, size_t *ret_end)
{
    enum { MOST_TURNED = 4 };
    size_t led = tokens->n > 1 ? segment_end(tokens, 0) : 0;
    size_t at = led > 0 && led < tokens->n ? leader_at(tokens, led) : led;
    size_t end = at < led ? segment_end(tokens, led) : led;
    if (at >= led || end - led > MOST_TURNED) {
        return false;
    }
    size_t field_end = end - (end - led > 1 && is_numeral(tokens->items[end - 1].folded));
    ret->n = 0;
    words_move(tokens, 0, at, ret); /* levels, what was behind the break, leader, numerals */
    words_move(tokens, led, field_end, ret);
    words_move(tokens, at, at + 1, ret);
    *ret_end = ret->n;
    words_move(tokens, at + 1, led, ret);
    words_move(tokens, field_end, end, ret);
    for (size_t i = end; i < tokens->n; i++) {
        ret->items[ret->n] = tokens->items[i];
        ret->items[ret->n++].segment--;
    }
    return true;
}

/* Those who lead whole departments: their field has a manager by name. */
static bool
is_director(struct str word)
{
    static const char *const DIRECTORS[] = {"director", "head", "vp",  "president",
                                            "avp",      "svp",  "evp", "md"};
    return title_is_listed(word, DIRECTORS, sizeof DIRECTORS / sizeof DIRECTORS[0]);
}

/* Word of the first of them; the number of words without one. */
static size_t
director_at(const struct title_tokens *tokens)
{
    size_t at = 0;
    while (at < tokens->n && !is_director(tokens->items[at].folded)) {
        at++;
    }
    return at;
}

bool
title_is_led(const struct title_tokens *tokens)
{
    return director_at(tokens) < tokens->n;
}

/* The field behind a director: "of Operations", ", Operations", " - Operations". False when
 * nothing stands there, or what stands before the director is no rank. */
static bool
field_behind(const struct title_tokens *tokens, size_t *ret_begin, size_t *ret_end)
{
    enum { MOST_WORDS = 12 };
    static const char *const RANKS[] = {"senior", "sr",    "associate", "assistant", "deputy",
                                        "global", "vice",  "executive", "managing",  "regional",
                                        "group",  "area",  "national",  "co",        "interim",
                                        "acting", "chief", "corporate", "divisional"};
    size_t at = director_at(tokens);
    bool of = at + 1 < tokens->n && str_is(tokens->items[at + 1].folded, "of");
    size_t begin = at + 1 + of;
    for (size_t i = at; i > 0 && !of && tokens->items[i].before == BREAK_NONE; i--) {
        if (!title_is_listed(tokens->items[i - 1].folded, RANKS, sizeof RANKS / sizeof RANKS[0])) {
            return false;
        }
    }
    if (begin >= tokens->n) {
        return false;
    }
    *ret_begin = begin;
    *ret_end = segment_end(tokens, begin);
    return *ret_end - begin <= MOST_WORDS;
}

static void
word_add(struct title_tokens *tokens, struct title_token token, struct str folded)
{
    token.folded = folded;
    token.before = BREAK_NONE;
    token.listed = token.listed && tokens->n > 0;
    token.segment = 0;
    tokens->items[tokens->n++] = token;
}

bool
title_headed(const struct title_tokens *tokens, struct title_tokens *ret, size_t *ret_end)
{
    size_t begin, end;
    if (!field_behind(tokens, &begin, &end)) {
        return false;
    }
    ret->n = 0;
    word_add(ret, tokens->items[begin - 1], STR("head"));
    word_add(ret, tokens->items[begin - 1], STR("of"));
    for (size_t i = begin; i < end; i++) {
        word_add(ret, tokens->items[i], tokens->items[i].folded);
    }
    *ret_end = ret->n;
    return true;
}

bool
title_managed(const struct title_tokens *tokens, struct title_tokens *ret, size_t *ret_end)
{
    size_t begin, end;
    if (!field_behind(tokens, &begin, &end)) {
        return false;
    }
    ret->n = 0;
    for (size_t i = begin; i < end; i++) {
        word_add(ret, tokens->items[i], tokens->items[i].folded);
    }
    word_add(ret, tokens->items[begin - 1], STR("manager"));
    *ret_end = ret->n;
    return true;
}

bool
title_directed(const struct title_tokens *tokens, struct title_tokens *ret, size_t *ret_end)
{
    size_t at = director_at(tokens);
    if (at == 0 || at >= tokens->n || tokens->items[at].before != BREAK_NONE ||
        (at + 1 < tokens->n && str_is(tokens->items[at + 1].folded, "of"))) {
        return false;
    }
    *ret = *tokens;
    ret->items[at].folded = STR("manager");
    *ret_end = at + 1;
    return true;
}
