/* store/twins_judge.c: which postings are one opening. Each posting is held
 * against the earlier ones of its company that share a key with it, and joins
 * the best job that nothing speaks against. Must not touch the database.
 *
 * Thresholds: word-Jaccard of true copies is 0.8 and more, of distinct roles
 * with one boilerplate 0.5 to 0.75 (measured by tests/cron/test_twins.c). */
#include "store/twins.h"

#include <stdlib.h>

#include "base/banned.h"

enum {
    ALIKE_COPY = 26,   /* of 32: Jaccard of about 0.8 */
    ALIKE_SAME = 30,   /* hardly a word differs */
    ALIKE_REPOST = 16, /* the same board after a pause: edited */
    REPOST_DAYS = 60,  /* from closing to a repost with an edited text */
    OPENING_DAYS = 180 /* after so long closed, the same words are a new opening */
};

static const char *const REASONS[TWIN_REASON_COUNT] = {
    [TWIN_NONE] = "",
    [TWIN_SAME_REQUISITION] = "same-requisition",
    [TWIN_SHOWN_TWICE] = "shown-twice",
    [TWIN_SAME_TEXT] = "same-text",
    [TWIN_REPOST] = "repost",
    [TWIN_OTHER_BOARD] = "other-board",
    [TWIN_OTHER_TITLE] = "other-title",
    [TWIN_NO_TEXT] = "no-text",
    [TWIN_NO_PLACE] = "no-place",
    [TWIN_TRANSLATION] = "translation",
    [TWIN_AGENCY_COPY] = "agency-copy",
    [TWIN_OTHER_PLACE] = "other-place",
    [TWIN_OTHER_OPENING] = "other-opening",
};

const char *
twin_reason_name(enum twin_reason reason)
{
    return REASONS[reason];
}

enum twin_reason
twin_reason_find(struct str name)
{
    for (enum twin_reason r = TWIN_SAME_REQUISITION; r < TWIN_REASON_COUNT; r++) {
        if (str_is(name, REASONS[r])) {
            return r;
        }
    }
    return TWIN_NONE;
}

int
twin_alike(const struct twin_member *a, const struct twin_member *b)
{
    if (!a->has_text || !b->has_text) {
        return -1;
    }
    int equal = 0;
    for (size_t i = 0; i < MINHASH_COUNT; i++) {
        equal += a->minhash[i] == b->minhash[i];
    }
    return equal;
}

int
twin_percent(int alike)
{
    return alike < 0 ? -1 : alike * 100 / MINHASH_COUNT;
}

/* ---- chains: the earlier members that share a key ---- */

static int
key_order(const void *a, const void *b)
{
    const struct twin_key *x = a, *y = b;
    if (x->key != y->key) {
        return x->key < y->key ? -1 : 1;
    }
    return x->at < y->at ? -1 : x->at > y->at;
}

static uint64_t
mix(uint64_t a, uint64_t b)
{
    return (a ^ (b >> 32) ^ (b << 32)) * 0x9E3779B97F4A7C15U;
}

uint64_t
twin_by_core(const struct twin_member *m)
{
    return m->core;
}

static uint64_t
by_opening(const struct twin_member *m)
{
    return m->core && m->place ? mix(m->core, m->place) : 0;
}

static uint64_t
by_requisition(const struct twin_member *m)
{
    return m->requisition ? mix(m->requisition, m->place) : 0;
}

static uint64_t
by_role(const struct twin_member *m)
{
    return m->role && m->place ? mix(m->role, m->place) : 0;
}

struct twin_key *
twin_keys(const struct twin_set *set, twin_keying *key_of)
{
    struct twin_key *keys = calloc(set->n, sizeof *keys);
    for (size_t i = 0; keys && i < set->n; i++) {
        keys[i] = (struct twin_key){key_of(&set->members[i]), i};
    }
    if (keys) {
        qsort(keys, set->n, sizeof *keys, key_order);
    }
    return keys;
}

size_t *
twin_chain(const struct twin_set *set, twin_keying *key_of)
{
    struct twin_key *keys = twin_keys(set, key_of);
    size_t *previous = malloc(set->n * sizeof *previous);
    if (!keys || !previous) {
        free(keys);
        free(previous);
        return NULL;
    }
    for (size_t i = 0; i < set->n; i++) {
        bool follows = i > 0 && keys[i].key != 0 && keys[i].key == keys[i - 1].key;
        previous[keys[i].at] = follows ? keys[i - 1].at : TWIN_NOBODY;
    }
    free(keys);
    return previous;
}

/* ---- one against one ---- */

/* Employers' own first, for they tell their openings apart; then what says less. */
static int
rank_of(const struct twin_member *m)
{
    return (m->is_aggregator ? 4 : 0) + (m->place ? 0 : 2) + (m->has_text ? 0 : 1);
}

bool
twin_is_earlier(const struct twin_member *a, const struct twin_member *b)
{
    return a->first_seen != b->first_seen ? a->first_seen < b->first_seen
                                          : strcmp(a->id, b->id) < 0;
}

static int
judging_order(const void *a, const void *b)
{
    const struct twin_member *x = a, *y = b;
    int order = rank_of(x) - rank_of(y);
    return order ? order : twin_is_earlier(x, y) ? -1 : twin_is_earlier(y, x);
}

int64_t
twin_pause(const struct twin_member *a, const struct twin_member *b)
{
    const struct twin_member *first = twin_is_earlier(a, b) ? a : b, *then = first == a ? b : a;
    return first->closed_at == INT64_MAX ? INT64_MIN : then->first_seen - first->closed_at;
}

/* Two numbers of one numbering: they tell openings apart. */
static bool
numbers_differ(const struct twin_member *a, const struct twin_member *b)
{
    bool differ = a->requisition && b->requisition && a->requisition != b->requisition;
    bool one_numbering =
        a->source == b->source || (a->shape == b->shape && !a->is_aggregator && !b->is_aggregator);
    return differ && one_numbering;
}

/* What is weighed when a posting looks for its job. */
struct offer {
    enum twin_reason reason;
    int alike;
    size_t with;
};

static bool
is_weak(enum twin_reason reason)
{
    return reason >= TWIN_OTHER_BOARD && reason <= TWIN_TRANSLATION;
}

static enum twin_reason
reason_of_core(const struct twin_member *m, const struct twin_member *c, int alike)
{
    if (m->requisition && m->requisition == c->requisition) {
        return TWIN_SAME_REQUISITION;
    }
    if (alike == MINHASH_COUNT && m->source == c->source && twin_pause(m, c) < 0) {
        return TWIN_SHOWN_TWICE; /* two numbers would have made two openings of them */
    }
    if (alike >= ALIKE_COPY) {
        return TWIN_SAME_TEXT;
    }
    if (alike < 0) {
        return TWIN_NO_TEXT;
    }
    if (m->source != c->source) {
        return TWIN_OTHER_BOARD;
    }
    int64_t pause = twin_pause(m, c);
    bool is_soon = pause >= 0 && pause <= (int64_t)REPOST_DAYS * DAY_S;
    return is_soon && alike >= ALIKE_REPOST ? TWIN_REPOST : TWIN_NONE;
}

static int
count_words(const struct twin_member *m)
{
    int n = 0;
    for (uint64_t bits = m->title_words; bits; bits &= bits - 1) {
        n++;
    }
    return n;
}

static enum twin_reason
reason_of_role(const struct twin_member *m, const struct twin_member *c, int alike)
{
    if (m->core == c->core) {
        return TWIN_NONE;
    }
    bool shares_word = (m->title_words & c->title_words) != 0;
    if (alike >= ALIKE_SAME && !shares_word) {
        return TWIN_OTHER_TITLE;
    }
    bool languages_differ =
        m->language[0] && c->language[0] && strcmp(m->language, c->language) != 0;
    int words = count_words(m) - count_words(c); /* "Store Manager, Search" is no "Filialleiter" */
    return languages_differ && words >= -1 && words <= 1 ? TWIN_TRANSLATION : TWIN_NONE;
}

static enum twin_reason
reason_without_place(const struct twin_member *m, const struct twin_member *c, int alike)
{
    bool is_same = m->requisition && m->requisition == c->requisition;
    return (!m->place || !c->place) && (alike >= ALIKE_COPY || is_same) ? TWIN_NO_PLACE : TWIN_NONE;
}

/* Two departments of one house, or full time and part time. */
static bool
teams_differ(const struct twin_member *a, const struct twin_member *b)
{
    return (a->department && b->department && a->department != b->department) ||
           (a->employment && b->employment && a->employment != b->employment);
}

/* ---- one against a job ---- */

/* Whether a member of a job bars the posting from it. */
static bool
bars(const struct twin_member *m, const struct twin_member *other, enum twin_reason reason)
{
    int alike = twin_alike(m, other);
    bool together = other->source == m->source && twin_pause(m, other) < 0;
    if (numbers_differ(m, other)) {
        return true;
    }
    if (reason == TWIN_TRANSLATION) {
        return strcmp(m->language, other->language) == 0;
    }
    /* an employer that shows two adverts at a time means two openings, though its
     * template be all but a sentence of them; others show one of theirs twice */
    int least = m->is_aggregator ? ALIKE_COPY : MINHASH_COUNT;
    bool two_texts = alike >= 0 && alike < least && reason != TWIN_SAME_REQUISITION;
    return together && (two_texts || is_weak(reason) || teams_differ(m, other));
}

/* Whether something speaks against the posting being of the job. */
static bool
is_barred(const struct twin_set *set, size_t i, size_t job, enum twin_reason reason)
{
    const struct twin_member *m = &set->members[i];
    int64_t shortest = INT64_MAX;
    for (size_t k = job; k != TWIN_NOBODY; k = set->members[k].next_of_job) {
        int64_t pause = twin_pause(m, &set->members[k]);
        shortest = pause < shortest ? pause : shortest;
        if (bars(m, &set->members[k], reason)) {
            return true;
        }
    }
    return shortest > (int64_t)OPENING_DAYS * DAY_S && reason != TWIN_SAME_REQUISITION;
}

/* The offers so far: the best sure one, and of the weak ones the best and the
 * next of another job. */
struct offers {
    struct offer sure, weak, rival;
};

static void
offer_add(const struct twin_set *set, struct offers *offers, struct offer offer)
{
    size_t job = set->members[offer.with].job;
    if (is_weak(offer.reason)) {
        struct offer *best = &offers->weak;
        bool same_job = best->reason && set->members[best->with].job == job;
        if (!best->reason || (same_job && offer.alike > best->alike)) {
            *best = offer;
        } else if (!same_job && offer.alike > best->alike) {
            offers->rival = *best;
            *best = offer;
        } else if (!same_job && (!offers->rival.reason || offer.alike > offers->rival.alike)) {
            offers->rival = offer;
        }
        return;
    }
    struct offer *best = &offers->sure;
    bool is_better = !best->reason || offer.reason < best->reason ||
                     (offer.reason == best->reason &&
                      (offer.alike > best->alike ||
                       (offer.alike == best->alike && job < set->members[best->with].job)));
    if (is_better) {
        *best = offer;
    }
}

/* The last one only for what has no job by then. */
enum chain_kind { CHAIN_OPENING, CHAIN_REQUISITION, CHAIN_CORE, CHAIN_ROLE, CHAIN_COUNT };

struct judging {
    struct twin_set *set;
    size_t *chains[CHAIN_COUNT];
};

static enum twin_reason
reason_in_chain(const struct twin_member *m, const struct twin_member *c, enum chain_kind kind,
                int alike)
{
    switch (kind) {
    case CHAIN_OPENING:
        return reason_of_core(m, c, alike);
    case CHAIN_REQUISITION:
        return TWIN_SAME_REQUISITION;
    case CHAIN_ROLE:
        return reason_of_role(m, c, alike);
    case CHAIN_CORE:
        return reason_without_place(m, c, alike);
    case CHAIN_COUNT:
    default:
        return TWIN_NONE;
    }
}

static void
offers_of_chain(const struct judging *j, size_t i, enum chain_kind kind, struct offers *offers)
{
    const struct twin_set *set = j->set;
    const struct twin_member *m = &set->members[i];
    size_t left = CHAIN_MAX;
    for (size_t c = j->chains[kind][i]; c != TWIN_NOBODY && left > 0; c = j->chains[kind][c]) {
        int alike = twin_alike(m, &set->members[c]);
        enum twin_reason reason = reason_in_chain(m, &set->members[c], kind, alike);
        if (reason && !is_barred(set, i, set->members[c].job, reason)) {
            offer_add(set, offers, (struct offer){reason, alike, c});
        }
        left--;
    }
}

static bool
weak_counts(const struct offers *offers)
{
    const struct offer *rival = &offers->rival;
    return offers->weak.reason &&
           (!rival->reason || (offers->weak.reason == TWIN_OTHER_BOARD &&
                               offers->weak.alike >= rival->alike + ALIKE_MARGIN));
}

static void
join(struct twin_set *set, size_t i, const struct offer *offer)
{
    struct twin_member *m = &set->members[i];
    size_t job = set->members[offer->with].job;
    m->job_link = (struct twin_link){set->members[offer->with].n, offer->reason,
                                     twin_percent(offer->alike), false};
    m->joins = offer->with;
    m->job = job;
    m->next_of_job = set->members[job].next_of_job;
    set->members[job].next_of_job = i;
}

/* Joins the posting to the best job that the chains offer, if any. */
static void
find_job(struct judging *j, size_t i, enum chain_kind from, enum chain_kind to)
{
    struct offers offers = {0};
    for (enum chain_kind k = from; k < to; k++) {
        offers_of_chain(j, i, k, &offers);
    }
    if (offers.sure.reason) {
        join(j->set, i, &offers.sure);
    } else if (weak_counts(&offers)) {
        join(j->set, i, &offers.weak);
    }
}

enum status
twin_judge(struct twin_set *set)
{
    static twin_keying *const KEYS[CHAIN_COUNT] = {[CHAIN_OPENING] = by_opening,
                                                   [CHAIN_REQUISITION] = by_requisition,
                                                   [CHAIN_CORE] = twin_by_core,
                                                   [CHAIN_ROLE] = by_role};
    struct judging j = {.set = set};
    enum status st = OK;
    if (set->n == 0) {
        return OK;
    }
    qsort(set->members, set->n, sizeof *set->members, judging_order);
    for (size_t k = 0; k < CHAIN_COUNT; k++) {
        j.chains[k] = twin_chain(set, KEYS[k]);
        st = j.chains[k] ? st : E_NOMEM;
    }
    for (size_t i = 0; !st && i < set->n; i++) {
        set->members[i].job = i;
        set->members[i].next_of_job = set->members[i].joins = TWIN_NOBODY;
        find_job(&j, i, CHAIN_OPENING, CHAIN_ROLE);
    }
    for (size_t i = 0; !st && i < set->n; i++) {
        const struct twin_member *m = &set->members[i];
        if (m->job == i && m->next_of_job == TWIN_NOBODY) { /* alone so far: translated? */
            find_job(&j, i, CHAIN_ROLE, CHAIN_COUNT);
        }
    }
    for (size_t k = 0; k < CHAIN_COUNT; k++) {
        free(j.chains[k]);
    }
    return st ? st : twin_settle(set);
}
