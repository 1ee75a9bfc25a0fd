/* base/posting_keep.c: a posting out of a scratch arena. Every slice and array of
 * struct posting is named here; a new member needs its line. */
#include "base/model.h"

#include "base/banned.h"

struct keeping {
    const struct arena *scratch;
    struct arena *keep;
};

static void
keep_str(const struct keeping *k, struct str *s)
{
    if (arena_owns(k->scratch, s->p)) {
        *s = arena_str(k->keep, *s);
    }
}

/* Copies an array as it is; NULL when there is nothing to copy. */
static void *
keep_array(const struct keeping *k, void *items, size_t n, size_t size)
{
    if (n == 0 || !arena_owns(k->scratch, items)) {
        return n == 0 ? NULL : items;
    }
    void *copy = arena_array(k->keep, n, size);
    if (copy) {
        memcpy(copy, items, n * size);
    }
    return copy;
}
#define KEEP_ARRAY(k, posting, items, count)                                                       \
    ((posting)->items =                                                                            \
         keep_array((k), (posting)->items, (posting)->count, sizeof *(posting)->items),            \
     (posting)->count = (posting)->items ? (posting)->count : 0)

static void
keep_texts(const struct keeping *k, struct posting *p)
{
    struct str *const texts[] = {
        &p->source,         &p->kind,          &p->board,       &p->external_id,
        &p->version,        &p->url,           &p->apply_url,   &p->requisition_id,
        &p->title,          &p->company,       &p->company_key, &p->company_url,
        &p->company_domain, &p->company_brand, &p->department,  &p->description};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        keep_str(k, texts[i]);
    }
}

static void
keep_parts(const struct keeping *k, struct posting *p)
{
    KEEP_ARRAY(k, p, remote_scope, n_remote_scope);
    KEEP_ARRAY(k, p, places, n_places);
    KEEP_ARRAY(k, p, salaries, n_salaries);
    KEEP_ARRAY(k, p, skills, n_skills);
    KEEP_ARRAY(k, p, facts, n_facts);
    KEEP_ARRAY(k, p, quarantine, n_quarantine);
    for (size_t i = 0; i < p->n_remote_scope; i++) {
        keep_str(k, &p->remote_scope[i]);
    }
    for (size_t i = 0; i < p->n_places; i++) {
        keep_str(k, &p->places[i].raw);
        keep_str(k, &p->places[i].city);
    }
    for (size_t i = 0; i < p->n_salaries; i++) {
        keep_str(k, &p->salaries[i].zone);
        keep_str(k, &p->salaries[i].raw);
    }
    for (size_t i = 0; i < p->n_skills; i++) {
        keep_str(k, &p->skills[i].quote);
    }
    for (size_t i = 0; i < p->n_facts; i++) {
        keep_str(k, &p->facts[i].quote);
    }
    for (size_t i = 0; i < p->n_quarantine; i++) {
        keep_str(k, &p->quarantine[i].text);
    }
}

bool
posting_keep(struct posting *posting, const struct arena *scratch, struct arena *keep)
{
    const struct keeping k = {scratch, keep};
    keep_texts(&k, posting);
    keep_parts(&k, posting);
    return !keep->failed;
}
