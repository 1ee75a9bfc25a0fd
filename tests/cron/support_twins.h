/* tests/cron/support_twins.h: a market whose truth is known: openings, and the
 * postings by which boards, sites, aggregators and agencies show them. Invented. */
#ifndef TESTS_CRON_SUPPORT_TWINS_H
#define TESTS_CRON_SUPPORT_TWINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum { TWINS_NIGHTS = 4, TWINS_TITLE = 96, TWINS_ID = 24 };

/* How the text of a posting is made. */
struct twins_text {
    uint32_t employer; /* whose boilerplate */
    uint32_t seed;     /* of duties and requirements */
    uint32_t team;     /* of the two sentences that near-identical roles differ in */
    uint32_t edits;    /* seed of edits */
    unsigned edited;   /* per thousand of the sentences that are written anew */
    unsigned kept;     /* per thousand of the text that is kept, from its beginning */
    unsigned own;      /* sentences of its own before boilerplate goes on; 0: twelve */
    int agency;        /* whose words stand in place of the employer's; -1: nobody's */
    bool is_german, is_evergreen, is_padded;
    unsigned pay; /* thousands; 0: not said */
};

struct twins_posting {
    size_t source;
    char id[TWINS_ID], title[TWINS_TITLE], requisition[TWINS_ID];
    char company[40];
    const char *place; /* NULL: not said */
    struct twins_text text;
    unsigned nights;     /* a bit for each night on which its source shows it */
    uint32_t job, group; /* the truth */
    bool is_repost, is_evergreen;
};

enum twins_sort { TWINS_BOARD, TWINS_SITE, TWINS_AGGREGATOR, TWINS_AGENCY };
struct twins_source {
    char name[24];
    const char *kind;
    enum twins_sort sort;
};

struct twins_market {
    struct twins_posting *postings; /* owned, by source */
    size_t n, cap;
    struct twins_source *sources; /* owned */
    size_t n_sources;
    uint32_t n_jobs, n_groups;
    uint64_t random;
};

void twins_market_init(struct twins_market *market, size_t n_companies);
void twins_market_release(struct twins_market *market);
uint64_t twins_mix(uint64_t z); /* splitmix64 */
void twins_describe(const struct twins_text *text, struct buf *ret);

#endif
