/* normalize/titles/titles.h: a job title becomes a role and a level. Pure. Knowledge is
 * in normalize/data/roles.def (roles with their codes), title_words.def (what words of titles
 * mean, by language and trade in the files that it includes) and title_levels.def (markers of
 * seniority). Below its floor it abstains: a wrong role is worse than
 * none. */
#ifndef NORMALIZE_TITLES_H
#define NORMALIZE_TITLES_H

#include "base/model.h"
#include "normalize/normalize.h"

struct titles;
extern const struct titles TITLES; /* the tables, laid out by the build */

struct title_input {
    struct str title;           /* one line, markup undone */
    struct str company;         /* cut off where the title repeats it; may be absent */
    const struct place *places; /* likewise */
    size_t n_places;
    const struct raw_place *raw_places; /* and as the page has them; may be NULL */
    struct str text; /* description: settles what a title leaves open; may be absent */
    /* Whether a bracketed or dashed-off part is nothing but a place of this
     * posting; NULL: not asked. */
    bool (*is_place)(void *ctx, struct str part);
    void *ctx;
};
/* *ret in the arena; ret->title borrows from the input. Errors: E_NOMEM. */
MUST_USE enum status title_read(const struct titles *titles, const struct title_input *in,
                                struct arena *arena, struct title_reading *ret);

/* The title without place, work mode, pay, contract type in brackets, company
 * and requisition number; a slice of the input. "(m/w/d)" stays. */
struct str title_clean(const struct title_input *in, struct arena *arena);
struct title_tokens;
/* The same for a title whose words are known: `tokens` are those of the trimmed title. */
struct str title_clean_tokens(const struct title_input *in, const struct title_tokens *tokens,
                              struct arena *arena);

/* The level that the description puts before the very title ("we are looking for a
 * Senior Software Engineer" under the title "Software Engineer (Python)"), near its
 * beginning; SENIORITY_NONE when it does not. For titles that say none. */
enum seniority title_level_in_text(struct str title, struct str text);

/* A level said in words outside a title ("Mid-Senior level", "Entry Level",
 * "experienced"); SENIORITY_NONE when it says none. */
enum seniority seniority_read(struct str text);

/* Whether a word or phrase, folded as the tables have it, is an occupation alone: "recruiter". */
bool title_is_occupation(struct str folded);

/* The title behind a label ("Job title: ", "Now hiring: "); the title itself without one. */
struct str title_unlabel(struct str title);

#endif
