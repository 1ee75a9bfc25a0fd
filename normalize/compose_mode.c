/* normalize/compose_mode.c: the work mode of a posting, and where a remote one may be done.
 * What wins where fields, title and text differ is normalize/workmode/'s affair. */
#include "normalize/compose.h"

#include "normalize/workmode/workmode_scope.h"

#include "base/banned.h"

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
    struct place country = {.raw = ret->remote_scope[0]};
    if (!place_country_find(job->nz->places, country.raw, country.country)) {
        return OK; /* "EU" is none */
    }
    struct place_list more = {.items = &country, .n = 1};
    return job_places(
        job, &more, (struct fact){FIELD_LOCATION, 0, LAYER_RULE, "remote-scope", country.raw, 80});
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
