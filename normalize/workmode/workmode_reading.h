/* normalize/workmode/workmode_reading.h: a sentence while it is read: the places that it names and
 * the amounts that it counts. Private to workmode_clause.c and workmode_amounts.c. */
#ifndef NORMALIZE_WORKMODE_READING_H
#define NORMALIZE_WORKMODE_READING_H

#include "normalize/workmode/workmode_clause.h"

#define TERM_BIT(n) (UINT64_C(1) << (n))
enum { SENTENCE_WORDS = 80, PLACES_MAX = 12, AMOUNTS_MAX = 12, CLAUSES_MAX = 16 };

/* A place that is named: the job's, as long as nothing speaks against it. */
struct named {
    const struct phrase_hit *hit;
    size_t index;     /* of the hit */
    size_t word, end; /* words, of it and of those of the same place beside it */
    size_t clause;    /* its number */
    enum mode_tag of; /* TAG_HOME, TAG_OFFICE, or TAG_NEVER for a mixture */
    bool is_noun;     /* "office": only together with an amount or a choice */
    bool is_name;     /* "remote": the name of a mode */
    bool is_done;     /* behind what is done for others */
    bool is_theirs;   /* of others or of an event */
    bool is_muted;
    enum much much;
    size_t distance; /* to the words that said so */
    bool is_counted, has_days;
    bool is_everyone; /* all are there, or "you will work" there */
};
struct amount {
    size_t word, end; /* words */
    size_t clause;
    enum much much;
    bool is_counted, is_weekdays;
    bool is_share;    /* of who knows what, if it stands far from the place */
    bool is_everyone; /* of home alone */
    int32_t days;     /* not weighed yet; -1 without */
    int32_t weeks;    /* of the period that they are of; 0 when none is said */
};
struct reading {
    const struct mode_text *text;
    size_t index;      /* of the first hit */
    size_t first, end; /* words */
    size_t clause;
    uint64_t denied;            /* bits of hits, as in struct sentence */
    uint64_t seen[CLAUSES_MAX]; /* terms of each clause */
    bool is_early, has_choice, is_office_denied;
    int32_t period; /* the last one: weeks, and where */
    size_t period_at;
    struct phrase_hit weekday;
    struct named places[PLACES_MAX];
    size_t n_places;
    struct amount amounts[AMOUNTS_MAX];
    size_t n_amounts;
};

/* Takes in a term that counts or says how much; nothing of other terms. */
void amounts_read_term(struct reading *r, const struct phrase_hit *term);
/* "60 %": the number at word `w`, when the sign stands behind it. */
bool amounts_read_share(struct reading *r, size_t w);
/* "two at home": a number alone before the place `hit`. */
void amounts_read_bare(struct reading *r, const struct phrase_hit *hit);
/* Gives each place the amount that is said of it. */
void amounts_attach(struct reading *r);

#endif
