/* normalize/skills/skills_cue.h: judges names that are also ordinary words by what
 * stands beside them. Private to normalize/. */
#ifndef NORMALIZE_SKILLS_CUE_H
#define NORMALIZE_SKILLS_CUE_H

#include "base/str.h"
#include "normalize/skills/skills_scan.h"
#include "normalize/skills/skills_signs.h"
#include "normalize/text/sections.h"

/* Turns every HIT_DOUBT and HIT_SMALL of the list into HIT_SURE or HIT_NO, and marks negated
 * mentions ("no experience with X needed") HIT_NO. company: the employer's name
 * or absent; mentions of it count only with a cue. */
struct judge {
    const struct skill_table *table;
    struct str text, company;
    const struct sign_list *signs;
    struct hit_list *hits;
    const struct section *sections; /* as in skills_input */
    size_t n_sections;
};
void skills_judge(const struct judge *judge);

/* The second half of skills_judge(): sure hits that the text takes back become HIT_NO
 * (skills_back.c). */
void skills_take_back(const struct judge *judge);

/* Whether the name at the hit is that of another thing: a street ("Java Road"), somebody
 * who is introduced ("Ruby, our office dog"), what a firm is not ("not a Java shop")
 * (skills_other.c). */
bool skills_is_other(struct str text, const struct hit *hit);

/* Whether the hit is an acronym that the text itself explains, and not as its row does:
 * "Return Merchandise Authorization (RMA)". */
bool skills_is_defined_otherwise(const struct judge *judge, const struct hit *hit);

static inline enum skill_type
skills_type(const struct judge *judge, const struct hit *hit)
{
    return (enum skill_type)judge->table->rows[hit->skill].type;
}

/* Types that make their neighbours sure. */
static inline bool
skills_is_hard(enum skill_type type)
{
    return type != SKILL_NONE && type != SKILL_DOMAIN && type != SKILL_SOFT &&
           type != SKILL_HUMAN_LANGUAGE;
}

/* The part of the line round [begin, end) that belongs to one sentence, at most
 * 240 bytes to each side; a semicolon ends it, but not that of skills_clauses(). */
struct str skills_sentence(struct str text, size_t begin, size_t end);
struct str skills_clauses(struct str text, size_t begin, size_t end);

/* True when a word that begins with one of the stems (NULL-terminated, small
 * ASCII letters or any other bytes) stands in the text. */
bool skills_has_stem(struct str text, const char *const *stems);

/* The same for stems parted by "|"; absent: false. */
bool skills_has_listed(struct str text, struct str stems);

/* True when the word equals one of the words (NULL-terminated) in any case. */
bool skills_is_one_of(struct str word, const char *const *words);

/* The word of letters right before byte `at`; absent when a sign parts them. */
struct str skills_word_before(struct str text, size_t at);

/* True when an apostrophe stands there: "Acme's" is the firm, not what it makes. */
bool skills_is_possessive(struct str text, size_t end);

/* Bytes of the word that begins at `i`; 0 when none does. */
size_t skills_word_bytes(struct str text, size_t i);

/* True when the text at its beginning holds one of the stems. */
bool skills_starts_stem(struct str text, const char *const *stems);

/* True when the gap between two names is that of a list: ", ", " / ", " and ",
 * a new item, or up to three unknown names between two such signs. */
bool skills_is_list_gap(struct str gap);

/* Whether the name at [begin, end) says what a firm is ("a leading real estate
 * company"), which is no skill that is asked for (skills_pitch.c). */
bool skills_is_pitch(struct str text, size_t begin, size_t end);

/* Human languages: whether the one at [begin, end) is asked for, by words of
 * speaking, levels or skills in its sentence (skills_lang.c). */
bool skills_language_asked(struct str text, size_t begin, size_t end);

/* Whether the language itself may be meant by what stands behind it: not "German market". */
bool skills_language_fits(struct str text, size_t end);

#endif
