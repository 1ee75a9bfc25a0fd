/* store/twins_settle.c: once each posting has its job: links lead to the earliest
 * posting, reposts are marked, jobs of one title are joined to a group. Must not
 * judge what is one opening (twins_judge.c). */
#include "store/twins.h"

#include <stdlib.h>

#include "base/banned.h"

enum {
    ALIKE_GROUP = 30, /* of 32: an agency's openings of one employer; its template makes 26 */
    NEAR_MAX = 512    /* postings of one title of an agency that one is held against */
};

/* ---- a job's links lead to its earliest posting ---- */

static size_t
earliest_of(const struct twin_set *set, size_t job)
{
    size_t first = job;
    for (size_t k = job; k != TWIN_NOBODY; k = set->members[k].next_of_job) {
        first = twin_is_earlier(&set->members[k], &set->members[first]) ? k : first;
    }
    return first;
}

/* Turns the links from the earliest posting to the head round. */
static void
turn_links(struct twin_set *set, size_t first)
{
    struct twin_link link = {0}; /* which the one before it in the way had */
    size_t from = TWIN_NOBODY;
    for (size_t at = first; at != TWIN_NOBODY;) {
        struct twin_member *m = &set->members[at];
        struct twin_link own = m->job_link;
        size_t next = m->joins;
        m->job_link = link;
        m->job_link.other = from == TWIN_NOBODY ? 0 : set->members[from].n;
        m->joins = from;
        link = own;
        from = at;
        at = next;
    }
}

/* The same source showed the opening before, and had closed it. */
static void
mark_reposts(struct twin_set *set, size_t job)
{
    for (size_t i = job; i != TWIN_NOBODY; i = set->members[i].next_of_job) {
        struct twin_member *m = &set->members[i];
        for (size_t k = job; k != TWIN_NOBODY; k = set->members[k].next_of_job) {
            const struct twin_member *other = &set->members[k];
            bool is_again = other->source == m->source && twin_is_earlier(other, m) &&
                            twin_pause(other, m) >= 0;
            m->job_link.is_repost = m->job_link.is_repost || (is_again && m->job_link.other);
        }
    }
}

/* ---- groups ---- */

struct grouping {
    struct twin_set *set;
    const size_t *first; /* of each head: the job's earliest posting */
    size_t *group;       /* of each earliest posting: the one it joins */
};

static void
offer_group(struct grouping *g, size_t m, size_t head)
{
    const struct twin_member *members = g->set->members;
    bool is_better =
        g->group[m] == TWIN_NOBODY || twin_is_earlier(&members[head], &members[g->group[m]]);
    if (twin_is_earlier(&members[head], &members[m]) && is_better) {
        g->group[m] = head;
    }
}

/* An agency's openings of one title are of many employers: the texts must agree. */
static void
group_agency(struct grouping *g, const struct twin_key *keys, size_t n, size_t i)
{
    const struct twin_member *members = g->set->members;
    size_t m = g->first[members[keys[i].at].job];
    for (size_t k = i > NEAR_MAX ? i - NEAR_MAX : 0; k < n && k < i + NEAR_MAX; k++) {
        size_t head = g->first[members[keys[k].at].job];
        int least = members[m].place == members[head].place ? MINHASH_COUNT : ALIKE_GROUP;
        if (head != m && twin_alike(&members[m], &members[head]) >= least) {
            offer_group(g, m, head);
        }
    }
}

/* Postings of one title: each job joins the earliest of the jobs. */
static void
group_title(struct grouping *g, const struct twin_key *keys, size_t n)
{
    const struct twin_member *members = g->set->members;
    size_t earliest = TWIN_NOBODY;
    for (size_t i = 0; i < n; i++) {
        size_t m = g->first[members[keys[i].at].job];
        earliest = earliest == TWIN_NOBODY || twin_is_earlier(&members[m], &members[earliest])
                       ? m
                       : earliest;
    }
    for (size_t i = 0; i < n; i++) {
        size_t m = g->first[members[keys[i].at].job];
        if (members[m].is_agency) {
            group_agency(g, keys, n, i);
        } else {
            offer_group(g, m, earliest);
        }
    }
}

static void
group_all(struct grouping *g, const struct twin_key *by_title)
{
    struct twin_set *set = g->set;
    for (size_t i = 0; i < set->n;) {
        size_t end = i + 1;
        while (end < set->n && by_title[end].key == by_title[i].key) {
            end++;
        }
        if (by_title[i].key != 0) {
            group_title(g, by_title + i, end - i);
        }
        i = end;
    }
    for (size_t i = 0; i < set->n; i++) {
        struct twin_member *m = &set->members[i];
        if (g->group[i] != TWIN_NOBODY) {
            const struct twin_member *head = &set->members[g->group[i]];
            bool is_here = m->place && m->place == head->place;
            m->group_link =
                (struct twin_link){head->n, is_here ? TWIN_OTHER_OPENING : TWIN_OTHER_PLACE,
                                   twin_percent(twin_alike(m, head)), false};
        }
    }
}

enum status
twin_settle(struct twin_set *set)
{
    struct twin_key *keys = twin_keys(set, twin_by_core);
    size_t *first = calloc(set->n, sizeof *first), *group = calloc(set->n, sizeof *group);
    enum status st = keys && first && group ? OK : E_NOMEM;
    for (size_t i = 0; !st && i < set->n; i++) {
        group[i] = TWIN_NOBODY;
        first[i] = set->members[i].job == i ? earliest_of(set, i) : TWIN_NOBODY;
    }
    for (size_t i = 0; !st && i < set->n; i++) {
        if (set->members[i].job == i) {
            turn_links(set, first[i]);
            mark_reposts(set, i);
        }
    }
    if (!st) {
        struct grouping g = {set, first, group};
        group_all(&g, keys);
    }
    free(keys);
    free(first);
    free(group);
    return st;
}
