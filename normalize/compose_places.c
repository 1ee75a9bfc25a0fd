/* normalize/compose_places.c: places, remote scope and work mode of a posting.
 * Must not look for names in descriptions itself: normalize/places/places_prose.c does. */
#include "normalize/compose.h"

#include "base/limits.h"
#include "base/markup.h"
#include "normalize/places/places_prose.h"
#include "normalize/workmode/workmode_scope.h"

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

static enum status
read_place(struct job *job, const struct raw_place *raw, struct place_list *all)
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
    size_t before = all->n;
    status = place_list_merge(all, &list, job->arena);
    for (size_t i = before; status == OK && i < all->n; i++) {
        job_fact(job, (struct fact){FIELD_LOCATION, (uint16_t)i, raw->layer, raw->rule,
                                    raw_place_quote(raw), 90});
    }
    return status;
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
    struct place_list all = {0};
    size_t n = 0;
    for (const struct raw_place *raw = job->raw->places; raw && n < (size_t)LIMIT_PLACES * 2;
         raw = raw->next, n++) {
        if (raw->is_guess && (all.n > 0 || is_firm(job, raw->text))) {
            continue;
        }
        enum status status =
            raw->is_remote_scope ? read_scope(job, raw) : read_place(job, raw, &all);
        if (status != OK) {
            return status;
        }
    }
    for (const struct raw_value *v = raw_first(job->raw, FIELD_LOCATION);
         v && n < (size_t)LIMIT_PLACES * 2; v = raw_next(v), n++) {
        struct raw_place raw = {.layer = v->layer, .rule = v->rule, .text = v->text};
        enum status status = read_place(job, &raw, &all);
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
    job->ret->places = all.items;
    job->ret->n_places = all.n > LIMIT_PLACES ? LIMIT_PLACES : all.n;
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
    struct place_list all = {.items = ret->places, .n = ret->n_places};
    struct place_list more = {.items = &job->title_place, .n = 1};
    enum status status = place_list_merge(&all, &more, job->arena);
    if (status == OK) {
        ret->places = all.items;
        ret->n_places = all.n > LIMIT_PLACES ? LIMIT_PLACES : all.n;
        job_fact(job, (struct fact){FIELD_LOCATION, (uint16_t)(ret->n_places - 1), LAYER_RULE,
                                    "title", job->title, 80});
    }
    return status;
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
    struct place_list all = {.items = ret->places, .n = ret->n_places};
    status = place_list_merge(&all, &found.list, job->arena);
    if (status == OK) {
        ret->places = all.items;
        ret->n_places = all.n > LIMIT_PLACES ? LIMIT_PLACES : all.n;
        job_fact(job, (struct fact){FIELD_LOCATION, 0, LAYER_PROSE, found.rule, found.quote, 75});
    }
    return status;
}

/* The structured voices; evidence of the first one in *ret_value. */
static void
hear_structured(struct job *job, struct mode_voices *voices, const struct raw_value **ret_value)
{
    for (const struct raw_value *v = raw_first(job->raw, FIELD_WORK_MODE); v; v = raw_next(v)) {
        bool is_flag = false;
        uint8_t bits = workmode_structured(v, job->nz->phrases, job->arena, &is_flag);
        if (bits == 0) {
            continue;
        }
        *(is_flag ? &voices->flag : &voices->structured) |= bits;
        *ret_value = *ret_value ? *ret_value : v;
    }
}

/* A remote job held to one country has that country among its places. */
static enum status
add_scope_place(struct job *job)
{
    struct posting *ret = job->ret;
    if (ret->work_mode != MODE_REMOTE || ret->n_places > 0 || ret->n_remote_scope != 1 ||
        ret->remote_scope[0].n != 2) {
        return OK;
    }
    ret->places = ARENA_NEW(job->arena, struct place);
    if (!ret->places) {
        return E_NOMEM;
    }
    ret->places[0].raw = ret->remote_scope[0];
    memcpy(ret->places[0].country, ret->remote_scope[0].p, 2);
    ret->n_places = 1;
    return OK;
}

/* "fully remote within Canada", where nothing else says so. */
static enum status
add_prose_scope(struct job *job)
{
    if (job->ret->n_remote_scope > 0 || job->text_mode.is_worldwide) {
        return OK;
    }
    struct place_list list = {0};
    struct scope_input input = {&job->words, &job->hits, job->sections, job->n_sections,
                                job->nz->places};
    enum status status = workmode_scope(&input, job->arena, &list);
    for (size_t i = 0; status == OK && i < list.n_remote_scope; i++) {
        job_scope(job, list.remote_scope[i]);
    }
    return status;
}

enum status
compose_mode(struct job *job)
{
    struct mode_voices voices = {.place = job->place_modes};
    const struct raw_value *value = NULL;
    hear_structured(job, &voices, &value);
    enum status status = workmode_of_text(job->title, job->nz->phrases, job->arena, &voices.title);
    if (status != OK) {
        return status;
    }
    const struct mode_text text = {&job->words, &job->hits, job->nz->phrases, job->sections,
                                   job->n_sections};
    workmode_scan(&text, &voices.text);
    job->text_mode = voices.text;
    struct mode_verdict verdict = workmode_decide(&voices);
    if (verdict.mode == MODE_NONE) {
        job->ret->n_remote_scope = 0;
        return OK;
    }
    job->ret->work_mode = verdict.mode;
    job->ret->work_modes = verdict.modes & (uint8_t)~1U;
    struct fact fact = {FIELD_WORK_MODE,   0, verdict.layer, verdict.rule, verdict.quote,
                        verdict.confidence};
    if (verdict.layer == LAYER_NONE && value) {
        fact.layer = value->layer;
        fact.rule = value->rule;
        fact.quote = value->quote.n ? value->quote : value->text;
    }
    job_fact(job, fact);
    if (verdict.mode == MODE_ONSITE) {
        job->ret->n_remote_scope = 0;
    } else if (voices.text.is_worldwide && job->ret->n_remote_scope == 0 &&
               job->ret->n_places == 0) {
        job_scope(job, STR("worldwide"));
    }
    status = verdict.mode == MODE_REMOTE ? add_prose_scope(job) : OK;
    return status == OK ? add_scope_place(job) : status;
}
