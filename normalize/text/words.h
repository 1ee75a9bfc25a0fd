/* normalize/text/words.h: a text cut into words once, and many phrase tables looked
 * up in it at the same time. Words are compared by a hash of their folded form
 * (lower case, Latin accents dropped), so that "Télétravail", "TELETRAVAIL" and
 * "teletravail" are one. Chinese, Japanese and Korean signs are words of one.
 * Private to normalize/. */
#ifndef NORMALIZE_WORDS_H
#define NORMALIZE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* What stands before a word; ordered by how much it parts. */
enum gap {
    GAP_NONE,  /* nothing: "80" | "k" */
    GAP_SOFT,  /* space, hyphen, apostrophe, slash, underscore, plus, percent, the dot of "p.a." */
    GAP_PUNCT, /* comma, colon, bracket, dash, sign */
    GAP_SENTENCE, /* . ! ? and a space */
    GAP_LINE,     /* one line break */
    GAP_BLANK     /* an empty line, or the start of the text */
};
/* FNV-1a, 32 bits, over the folded letters. Stored with postings (twins.h): another
 * seed than usual, but never to be changed. */
enum { WORD_HASH_SEED = 0x011C9DC5, WORD_HASH_PRIME = 0x01000193 };
enum word_kind { WORD_LETTERS, WORD_NUMBER, WORD_SIGN };

struct word {
    uint32_t at;       /* byte offset */
    uint32_t hash;     /* of the folded letters; of a number: its value, saturated */
    uint16_t n;        /* bytes */
    uint8_t kind : 7;  /* enum word_kind */
    bool is_ascii : 1; /* of ASCII letters alone, and eight bytes of text stand behind them */
    uint8_t gap;       /* enum gap before it */
};
struct words {
    struct str text;
    struct word *items;
    size_t n;
};

/* Errors: E_NOMEM. */
MUST_USE enum status words_split(struct str text, struct arena *arena, struct words *ret);
/* Index of the first word that begins at or after `offset`. */
size_t words_from(const struct words *words, size_t offset);
/* Hash of one word, as words_split makes it. */
uint32_t word_hash(struct str word);
static inline struct str
word_text(const struct words *words, size_t i)
{
    return (struct str){words->text.p + words->items[i].at, words->items[i].n};
}
static inline size_t
word_end(const struct words *words, size_t i)
{
    return words->items[i].at + (size_t)words->items[i].n;
}
/* Whether words[i] is there and one of the n given ones, in small letters. */
bool words_is_any(const struct words *words, size_t i, const char *const *list, size_t n);
/* Whether a label ends at byte `at`: a colon, before which French puts a blank, or
 * the end of its line. */
static inline bool
words_colon_at(const struct words *words, size_t at)
{
    while (at < words->text.n &&
           (words->text.p[at] == ' ' || (unsigned char)words->text.p[at] == 0xC2 ||
            (unsigned char)words->text.p[at] == 0xA0)) {
        at++;
    }
    return at < words->text.n && (words->text.p[at] == ':' || words->text.p[at] == '\n');
}

/* ---- phrases ---- */

enum phrase_group {
    GROUP_PAY, /* pay and what is not pay; looked up beside amounts only, like all to STOP */
    GROUP_PERIOD,
    GROUP_LIMIT,
    GROUP_OPEN,
    GROUP_TAX,
    GROUP_MONTHS,
    GROUP_TIMES,
    GROUP_JOIN,
    GROUP_STOP,
    GROUP_MODE,
    GROUP_EMPLOYMENT,
    GROUP_EXPERIENCE,
    GROUP_ONCALL,
    GROUP_EVERGREEN,
    GROUP_EDUCATION,
    GROUP_HOURS,
    GROUP_LENGTH,
    GROUP_LEVEL_SAID,
    GROUP_SITE,
    GROUP_DENIAL,          /* looked up beside other phrases only */
    GROUP_CLAUSE,          /* likewise: terms of sentences that name a place of work */
    GROUP_EMPLOYMENT_TERM, /* likewise: beside types of employment */
    GROUP_HEADING,
    GROUP_HEADING_EMPTY,
    GROUP_SIGNAL,
    GROUP_LANGUAGE,
    GROUP_LANGUAGE_HINT,
    GROUP_NUMBER,
    GROUP_COUNT
};
enum { PHRASE_WORDS_MAX = 10 };

/* A phrase is words parted by blanks; between them the text may have any soft
 * gap. "#" is a number in digits or words, "*" any one word. */
struct phrase {
    const char *text;
    uint8_t tag;   /* meaning, of the group */
    int16_t value; /* likewise */
};
struct phrase_table {
    enum phrase_group group;
    const struct phrase *rows;
    size_t n;
};
struct phrase_hit {
    uint32_t word, n_words; /* index into words */
    uint32_t at, end;       /* bytes */
    uint8_t group, tag;
    int16_t value;
    int32_t number; /* what "#" stood for; -1 without */
};
struct hits {
    struct phrase_hit *items; /* by place; at one place by group */
    size_t n;
};

struct phrases; /* immutable */
/* *ret is owned: phrases_free(). Errors: E_NOMEM, E_PATTERN (a row too long or
 * empty; err names it). */
MUST_USE enum status phrases_new(const struct phrase_table *tables, size_t n_tables,
                                 struct phrases **ret, struct error *err);
void phrases_free(struct phrases *phrases);
/* The longest hit of each group in the mask (bits 1 << group) at each place;
 * hits inside another of their group are left out. Errors: E_NOMEM. */
MUST_USE enum status phrases_find(const struct phrases *phrases, const struct words *words,
                                  uint32_t groups, struct arena *arena, struct hits *ret);
/* The longest phrase of one group at words[i]; false when none stands there. */
bool phrases_at(const struct phrases *phrases, const struct words *words, size_t i,
                enum phrase_group group, struct phrase_hit *ret);
/* The first word from `from` to before `to` where a phrase of the group stands, the longest one in
 * *ret; `to` when there is none. */
size_t phrases_next(const struct phrases *phrases, const struct words *words, size_t from,
                    size_t to, enum phrase_group group, struct phrase_hit *ret);
/* The number a word stands for ("5", "five", "fünf"), or -1. */
int32_t phrases_number(const struct phrases *set, const struct word *word);

#endif
