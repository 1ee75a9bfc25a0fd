/* store/twins_agency.c: one opening in two houses: the employer's own advert and a
 * staffing firm's copy of it. Within a company: twins_judge.c. Must not touch the
 * database. */
#include "store/twins.h"

#include <stdlib.h>

#include "base/banned.h"

enum {
    ALIKE_AGENCY = 10, /* the duties, under another house's words about itself */
};

static uint64_t
by_place(const struct twin_member *m)
{
    return m->place;
}

/* The posting of another house that is most like it; none when two employers'
 * are equally so. */
static size_t
agency_match(const struct twin_set *set, const size_t *chain, size_t i, int *ret_alike)
{
    const struct twin_member *m = &set->members[i];
    size_t best = TWIN_NOBODY, rival = TWIN_NOBODY, left = CHAIN_MAX;
    int alike_best = ALIKE_AGENCY - 1, alike_rival = 0;
    for (size_t c = chain[i]; c != TWIN_NOBODY && left > 0; c = chain[c], left--) {
        const struct twin_member *other = &set->members[c];
        int alike = twin_alike(m, other);
        if (other->company == m->company || !(other->is_agency || m->is_agency) ||
            alike < ALIKE_AGENCY) {
            continue;
        }
        bool is_other_house = best != TWIN_NOBODY && set->members[best].company != other->company &&
                              !set->members[best].is_agency && !other->is_agency;
        if (alike > alike_best) {
            rival = is_other_house ? best : rival;
            alike_rival = is_other_house ? alike_best : alike_rival;
            best = c;
            alike_best = alike;
        } else if (is_other_house && alike > alike_rival) {
            rival = c;
            alike_rival = alike;
        }
    }
    bool is_open = rival != TWIN_NOBODY && alike_best - alike_rival < ALIKE_MARGIN;
    *ret_alike = alike_best;
    return is_open ? TWIN_NOBODY : best;
}

enum status
twin_judge_agencies(struct twin_set *set)
{
    size_t *chain = set->n ? twin_chain(set, by_place) : NULL;
    if (set->n && !chain) {
        return E_NOMEM;
    }
    for (size_t i = 0; i < set->n; i++) {
        struct twin_member *m = &set->members[i];
        m->job_link = m->stored_job;
        if (m->stored_job.reason != TWIN_NONE && m->stored_job.reason != TWIN_AGENCY_COPY) {
            continue;
        }
        int alike = 0;
        size_t match = agency_match(set, chain, i, &alike);
        m->job_link = match == TWIN_NOBODY
                          ? (struct twin_link){0}
                          : (struct twin_link){set->members[match].n, TWIN_AGENCY_COPY,
                                               twin_percent(alike), false};
    }
    free(chain);
    return OK;
}
