/* normalize/compose_places.c: places and remote scope of a posting.
 * Must not look for names in descriptions itself: normalize/places/places_prose.c does. */
#include "normalize/compose.h"

#include "base/limits.h"
#include "base/markup.h"
#include "normalize/places/places_prose.h"

#include "base/banned.h"

static void
keep_modes(struct job *job, const struct place_list *list)
{
    if (list->work_mode != MODE_NONE) {
        job->place_modes |= (uint8_t)(1U << list->work_mode);
    }
    for (size_t i = 0; i < list->n_remote_scope; i++) {
        job_scope(job, list->remote_scope[i]);
    }
}

/* Where an applicant may live: countries and regions of the world. */
static enum status
read_scope(struct job *job, const struct raw_place *raw)
{
    struct place_input input = {
        .text = raw->text, .city = raw->city, .region = raw->region, .country = raw->country};
    struct place_list list = {0};
    enum status status = place_read(job->nz->places, &input, job->arena, &list);
    if (status != OK) {
        return status;
    }
    for (size_t i = 0; i < list.n_remote_scope; i++) {
        job_scope(job, list.remote_scope[i]);
    }
    for (size_t i = 0; i < list.n; i++) {
        if (*list.items[i].country) {
            job_scope(job, arena_str(job->arena, str_of(list.items[i].country)));
        }
    }
    return OK;
}

static struct str
raw_place_quote(const struct raw_place *raw)
{
    if (raw->text.n) {
        return raw->text;
    }
    return raw->city.n ? raw->city : (raw->region.n ? raw->region : raw->country);
}

/* A guess names a place when all that is read out of it is known, with country. A
 * country alone counts where the page's title goes on with it ("Welder in Oman"), and
 * beside a work mode ("Remote (Oman)"). */
static bool
is_guess_proven(const struct place_list *list, const char *rule)
{
    bool may_be_country =
        rule && (strcmp(rule, "title-in") == 0 || strcmp(rule, "mode-place") == 0);
    for (size_t i = 0; i < list->n; i++) {
        const struct place *place = &list->items[i];
        bool is_exact = place->city.n > 0 || *place->region || may_be_country;
        if (!*place->country || !is_exact) {
            return false;
        }
    }
    return list->n > 0;
}

/* "South East Asia" with a country code beside it: the code is of the board, and the job
 * is open to the whole region. */
static bool
is_of_region(const struct raw_place *raw, const struct place_list *list)
{
    bool has_code = raw->text.n > 0 && raw->country.n > 0 && raw->city.n == 0 && raw->region.n == 0;
    bool has_region = list->n_remote_scope > 0 && list->remote_scope[0].n > 2;
    return has_code && has_region && list->n == 1 && list->items[0].city.n == 0 &&
           !*list->items[0].region && str_eq_nocase(raw->country, str_of(list->items[0].country)) &&
           !str_has_nocase(raw->text, raw->country);
}

static bool
is_same(const struct place *a, const struct place *b)
{
    return a->raw.p == b->raw.p && a->city.p == b->city.p && strcmp(a->region, b->region) == 0 &&
           strcmp(a->country, b->country) == 0;
}

enum status
job_places(struct job *job, const struct place_list *more, struct fact fact)
{
    struct posting *ret = job->ret;
    struct place_list all = {.items = ret->places, .n = ret->n_places};
    enum status status = place_list_merge(&all, more, job->arena);
    if (status != OK || all.n == 0) {
        return status;
    }
    struct fact *facts = ARENA_ARRAY(job->arena, all.n, struct fact);
    if (!facts) {
        return E_NOMEM;
    }
    for (size_t i = 0; i < all.n; i++) {
        size_t k = 0;
        while (k < ret->n_places && !is_same(&ret->places[k], &all.items[i])) {
            k++;
        }
        facts[i] = k < ret->n_places ? job->place_facts[k] : fact;
    }
    job->place_facts = facts;
    ret->places = all.items;
    ret->n_places = all.n > LIMIT_PLACES ? LIMIT_PLACES : all.n;
    return OK;
}

enum status
compose_place_facts(struct job *job)
{
    for (size_t i = 0; i < job->ret->n_places; i++) {
        job->place_facts[i].index = (uint16_t)i;
        job_fact(job, job->place_facts[i]);
    }
    return OK;
}

static enum status
read_place(struct job *job, const struct raw_place *raw)
{
    struct place_input input = {
        .text = raw->text,
        .city = raw->city,
        .region = raw->region,
        .country = raw->country,
        .latitude = raw->latitude,
        .longitude = raw->longitude,
    };
    struct place_list list = {0};
    enum status status = place_read(job->nz->places, &input, job->arena, &list);
    if (status != OK) {
        return status;
    }
    keep_modes(job, &list);
    if (is_of_region(raw, &list)) {
        return OK;
    }
    if (raw->is_guess && !is_guess_proven(&list, raw->rule)) {
        return OK;
    }
    if (raw->is_address && list.n > 1) {
        return OK; /* "Aue-Bad Schlema" read as two towns is none */
    }
    return job_places(
        job, &list,
        (struct fact){FIELD_LOCATION, 0, raw->layer, raw->rule, raw_place_quote(raw), 90});
}

/* "Jobs Worldwide AS" by the heading is the company, no place. */
static bool
is_firm(const struct job *job, struct str text)
{
    enum { FIRM_BYTES = 3 };
    return job->ret->company.n >= FIRM_BYTES && str_has_nocase(text, job->ret->company);
}

enum status
compose_places(struct job *job)
{
    size_t n = 0;
    for (const struct raw_place *raw = job->raw->places; raw && n < (size_t)LIMIT_PLACES * 2;
         raw = raw->next, n++) {
        if (raw->is_address ||
            (raw->is_guess && (job->ret->n_places > 0 || is_firm(job, raw->text)))) {
            continue;
        }
        enum status status = raw->is_remote_scope ? read_scope(job, raw) : read_place(job, raw);
        if (status != OK) {
            return status;
        }
    }
    for (const struct raw_value *v = raw_first(job->raw, FIELD_LOCATION);
         v && n < (size_t)LIMIT_PLACES * 2; v = raw_next(v), n++) {
        struct raw_place raw = {.layer = v->layer, .rule = v->rule, .text = v->text};
        enum status status = read_place(job, &raw);
        if (status != OK) {
            return status;
        }
    }
    for (const struct raw_value *v = raw_first(job->raw, FIELD_REMOTE_SCOPE); v; v = raw_next(v)) {
        struct raw_place raw = {.text = v->text};
        enum status status = read_scope(job, &raw);
        if (status != OK) {
            return status;
        }
    }
    return OK;
}

/* "Sales Representative (Oran)" posted for "Algeria (West)": where the locations
 * stop at a country or a region, the city of the title that lies in it is the
 * place of work. Without locations it is the only one. */
enum status
compose_title_place(struct job *job)
{
    struct posting *ret = job->ret;
    const struct place *city = &job->title_place;
    if (city->city.n == 0) {
        return OK;
    }
    bool elsewhere = false, there = false; /* regions of its country: its own is one */
    for (size_t i = 0; i < ret->n_places; i++) {
        const struct place *place = &ret->places[i];
        if (place->city.n > 0) {
            return OK;
        }
        bool is_own = str_is(str_of(place->region), city->region);
        elsewhere = elsewhere || (*place->region && !is_own);
        there = there || (*place->region && is_own);
    }
    if (elsewhere && !there) {
        return OK;
    }
    struct place_list more = {.items = &job->title_place, .n = 1};
    return job_places(job, &more,
                      (struct fact){FIELD_LOCATION, 0, LAYER_RULE, "title", job->title, 80});
}

/* Whether all that is read lies in the country; any does in none. */
static bool
is_in_country(const struct place_list *list, const char *country)
{
    for (size_t i = 0; i < list->n; i++) {
        if (*country && strcmp(list->items[i].country, country) != 0) {
            return false;
        }
    }
    return true;
}

/* Postings without places, and those with one country and nothing finer. */
enum status
compose_prose_place(struct job *job)
{
    struct posting *ret = job->ret;
    bool is_remote = ret->work_mode == MODE_REMOTE;
    bool has_country = ret->n_places == 1 && ret->places[0].city.n == 0 && !*ret->places[0].region;
    if ((ret->n_places > 0 && !has_country) ||
        (is_remote && (has_country || ret->n_remote_scope))) {
        return OK;
    }
    struct prose_place_input input = {.words = &job->words,
                                      .hits = &job->hits,
                                      .sections = job->sections,
                                      .n_sections = job->n_sections,
                                      .places = job->nz->places,
                                      .is_country_known = has_country,
                                      .labels_only = is_remote};
    struct prose_places found = {0};
    enum status status = prose_places_find(&input, job->arena, &found);
    if (status != OK || found.list.n == 0 ||
        !is_in_country(&found.list, has_country ? ret->places[0].country : "")) {
        return status;
    }
    return job_places(job, &found.list,
                      (struct fact){FIELD_LOCATION, 0, LAYER_PROSE, found.rule, found.quote, 75});
}

/* Where neither labels nor words name a place of work: where the employer is. */
enum status
compose_address_place(struct job *job)
{
    const struct posting *ret = job->ret;
    const struct raw_place *raw = job->raw->places;
    while (raw && !raw->is_address) {
        raw = raw->next;
    }
    bool is_elsewhere =
        ret->n_places > 0 || ret->n_remote_scope > 0 || ret->work_mode == MODE_REMOTE;
    return raw && !is_elsewhere ? read_place(job, raw) : OK;
}
