/* normalize/titles/titles_answers.c: "I drive a minibus for the council" is "drive minibus", which
 * a bus driver does. Verbs and what is done: normalize/data/title_answers.def. Must not be asked
 * where the words name an occupation. */
#include "normalize/titles/titles_answers.h"

#include "base/buf.h"
#include "base/markup.h"

#include "base/banned.h"

struct answer_row {
    struct str text;
    const char *means; /* of a form its verb, of an answer its role */
};
static const struct answer_row VERBS[] = {
#define VERB(form, verb) {{form, sizeof(form) - 1}, verb},
#include "normalize/data/title_answers.def"
#undef VERB
};
static const struct answer_row ANSWERS[] = {
#define ANSWER(phrase, role) {{phrase, sizeof(phrase) - 1}, role},
#include "normalize/data/title_answers.def"
#undef ANSWER
};
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* What the row of exactly this text means; NULL without one. The rows are in order. */
static const char *
meaning_of(struct str text, const struct answer_row *rows, size_t n)
{
    while (n > 0) {
        size_t half = n / 2;
        int order = str_cmp(rows[half].text, text);
        if (order == 0) {
            return rows[half].means;
        }
        rows += order < 0 ? half + 1 : 0;
        n = order < 0 ? n - half - 1 : half;
    }
    return NULL;
}

/* "houses" is "house", "boxes" "box", "parties" "party"; Latin letters. */
static void
add_singular(struct buf *ret, struct str word)
{
    static const struct str ES[] = {{"xes", 3}, {"ches", 4}, {"shes", 4}, {"sses", 4}};
    enum { SHORTEST = 4 };
    if (word.n < SHORTEST || word.p[word.n - 1] != 's' || str_ends(word, STR("ss")) ||
        str_ends(word, STR("us"))) {
        buf_add(ret, word);
        return;
    }
    if (str_ends(word, STR("ies"))) {
        buf_add(ret, str_sub(word, 0, word.n - 3));
        buf_add(ret, STR("y"));
        return;
    }
    size_t cut = 1;
    for (size_t i = 0; i < COUNT(ES); i++) {
        cut = str_ends(word, ES[i]) ? 2 : cut;
    }
    buf_add(ret, str_sub(word, 0, word.n - cut));
}

/* Words that say nothing of what is done. */
static bool
is_filler(struct str word)
{
    static const char *const FILLERS[] = {"a",   "an",   "the",   "my",   "our",   "his",
                                          "her", "some", "other", "own",  "small", "large",
                                          "big", "s",    "their", "your", "local", "various"};
    return title_is_listed(word, FILLERS, COUNT(FILLERS));
}

/* Words behind which it is said where or for whom. */
static bool
is_where(struct str word)
{
    static const char *const WHERE[] = {"in",   "at",  "for", "on", "behind", "to", "from",
                                        "with", "and", "of",  "by", "or",     "as", "near"};
    return title_is_listed(word, WHERE, COUNT(WHERE));
}

/* First word that is no "I", "I am", "currently". */
static size_t
begin_of(const struct title_tokens *tokens)
{
    static const char *const LEADS[] = {"i",  "am",   "we",   "he",   "she",  "they", "currently",
                                        "im", "just", "also", "that", "job",  "is",   "mainly",
                                        "my", "do",   "me",   "it",   "work", "was"};
    size_t i = 0;
    while (i + 1 < tokens->n && title_is_listed(tokens->items[i].folded, LEADS, COUNT(LEADS)) &&
           meaning_of(tokens->items[i + 1].folded, VERBS, COUNT(VERBS))) {
        i++;
    }
    return i;
}

const char *
title_answer_role(const struct title_tokens *tokens)
{
    enum { MOST_THINGS = 4, MOST_WORDS = 9, ANSWER_BYTES = 96 };
    size_t ends[MOST_THINGS + 1];
    size_t i = tokens->n ? begin_of(tokens) : 0;
    const char *verb = tokens->n ? meaning_of(tokens->items[i].folded, VERBS, COUNT(VERBS)) : NULL;
    if (!verb) {
        return NULL;
    }
    bool is_place = strcmp(verb, "work") == 0; /* where one works says what one does */
    struct buf phrase;
    buf_init(&phrase, ANSWER_BYTES);
    buf_add(&phrase, str_of(verb));
    size_t n = 0, least = 0;
    ends[n++] = strlen(verb);
    for (size_t k = i + 1; k < tokens->n && k < i + MOST_WORDS && n <= MOST_THINGS; k++) {
        struct str word = tokens->items[k].folded;
        if (tokens->items[k].before != BREAK_NONE || (is_where(word) && !is_place)) {
            break;
        }
        if (is_filler(word) || is_where(word)) {
            continue;
        }
        buf_add(&phrase, STR(" "));
        add_singular(&phrase, word);
        ends[n++] = buf_str(&phrase).n;
        least = 1; /* what is done to a thing is not said by the verb alone */
    }
    const char *role = NULL;
    while (n > least && !role && !buf_failed(&phrase)) {
        role = meaning_of(str_sub(buf_str(&phrase), 0, ends[--n]), ANSWERS, COUNT(ANSWERS));
    }
    buf_release(&phrase);
    return role;
}
