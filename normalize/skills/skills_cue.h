/* normalize/skills/skills_cue.h: judges names that are also ordinary words by what
 * stands beside them. Private to normalize/. */
#ifndef NORMALIZE_SKILLS_CUE_H
#define NORMALIZE_SKILLS_CUE_H

#include "base/str.h"
#include "normalize/skills/skills_scan.h"
#include "normalize/skills/skills_signs.h"

/* Turns every HIT_DOUBT of the list into HIT_SURE or HIT_NO, and marks negated
 * mentions ("no experience with X needed") HIT_NO. company: the employer's name
 * or absent; mentions of it count only with a cue. */
struct judge {
    const struct skill_table *table;
    struct str text, company;
    const struct sign_list *signs;
    struct hit_list *hits;
};
void skills_judge(const struct judge *judge);

/* The part of the line round [begin, end) that belongs to one sentence, at most
 * 240 bytes to each side. */
struct str skills_sentence(struct str text, size_t begin, size_t end);

/* True when a word that begins with one of the stems (NULL-terminated, small
 * ASCII letters or any other bytes) stands in the text. */
bool skills_has_stem(struct str text, const char *const *stems);

/* The same for stems parted by "|"; absent: false. */
bool skills_has_listed(struct str text, struct str stems);

/* True when the word equals one of the words (NULL-terminated) in any case. */
bool skills_is_one_of(struct str word, const char *const *words);

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

#endif
