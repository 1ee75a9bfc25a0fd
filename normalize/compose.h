/* normalize/compose.h: the state of one normalize() call, shared by the files
 * that put a posting together. Private to normalize/. */
#ifndef NORMALIZE_COMPOSE_H
#define NORMALIZE_COMPOSE_H

#include "base/model.h"
#include "normalize/normalize.h"
#include "normalize/places/places.h"
#include "normalize/skills/skills.h"
#include "normalize/terms/experience.h"
#include "normalize/text/sections.h"
#include "normalize/text/words.h"
#include "normalize/titles/titles.h"
#include "normalize/workmode/workmode.h"

struct normalizer {
    const struct phrases *phrases;
    struct skills *skills;
    struct places *places;
    const struct titles *titles;
};

enum { FACTS_MAX = 256, QUARANTINE_MAX = 16 };

struct job {
    const struct normalizer *nz;
    const struct raw_posting *raw;
    const struct page *page;
    struct arena *arena;
    struct posting *ret;
    struct words words; /* of the description */
    struct hits hits;
    struct section *sections;
    size_t n_sections;
    struct str title;    /* as on the page, one line */
    uint8_t place_modes; /* said in locations; bits */
    struct mode_find text_mode;
    struct fact *place_facts; /* one for each of the places so far; arena */
    struct place title_place; /* a city that was cut off the title; none without a name */
};

/* Keeps evidence; past FACTS_MAX nothing is kept. */
void job_fact(struct job *job, struct fact fact);
void job_quarantine(struct job *job, enum field field, const char *reason, struct str text);
/* Adds one word to the remote scope, once. */
void job_scope(struct job *job, struct str scope);

/* Takes more places in: what says the same is said once, the more exact of two stays. `fact`
 * is the evidence of those that are new. compose_places.c */
enum status job_places(struct job *job, const struct place_list *more, struct fact fact);

enum status compose_places(struct job *job); /* compose_places.c */
/* After the title: its city, where the locations name none. compose_places.c */
enum status compose_title_place(struct job *job);
/* After that: the towns that the description names as the place of work, where no field does.
 * compose_places.c */
enum status compose_prose_place(struct job *job);
/* At last: the town of the employer's address. compose_places.c */
enum status compose_address_place(struct job *job);
/* After places and pay: the country of towns of which only the name is sure. compose_country.c */
enum status compose_country(struct job *job);
/* When all places are known: their evidence. compose_places.c */
enum status compose_place_facts(struct job *job);
enum status compose_mode(struct job *job);     /* compose_mode.c */
enum status compose_salaries(struct job *job); /* compose_pay.c */
/* Whether a part of the title only names a place where the posting is. ctx: struct job. */
bool title_part_is_place(void *ctx, struct str part);

enum status compose_title(struct job *job); /* compose_title.c: role and level, too */
enum status compose_terms(struct job *job); /* compose_terms.c: type, years, dates, on-call */

#endif
