/* normalize/compose_terms.c: employment type, years of experience, schooling,
 * weekly hours, length of contract, dates, on-call duty and language of a posting. */
#include "normalize/compose.h"

#include "normalize/terms/education.h"
#include "normalize/terms/employment.h"
#include "normalize/terms/oncall.h"
#include "normalize/terms/terms.h"
#include "normalize/text/dates.h"
#include "normalize/text/language.h"

#include "base/banned.h"

enum { OF_PAGE = 40 /* percent: the language that a page says its text has */ };

/* The title says best what sort of job it is, then the structure, then text. */
static void
compose_employment(struct job *job, const struct terms_find *hours)
{
    struct employment_find title = employment_of_title(job->title, job->nz->phrases, job->arena);
    struct employment_find best = {EMPLOYMENT_NONE, STR_NONE};
    const struct raw_value *from = NULL;
    for (const struct raw_value *v = raw_first(job->raw, FIELD_EMPLOYMENT_TYPE); v;
         v = raw_next(v)) {
        struct employment_find find = employment_structured(v->text, job->nz->phrases, job->arena);
        if (find.type && employment_is_stronger(find.type, best.type)) {
            best = find;
            from = v;
        }
    }
    struct fact fact = {FIELD_EMPLOYMENT_TYPE, 0, LAYER_NONE, "", STR_NONE, 95};
    bool is_special = title.type >= EMPLOYMENT_INTERNSHIP || title.type == EMPLOYMENT_PART_TIME ||
                      (title.type == EMPLOYMENT_CONTRACT && employment_ends_contract(job->title));
    if (title.type && (is_special || !best.type)) {
        best = title;
        fact.layer = LAYER_RULE;
        fact.rule = "title";
    } else if (from) {
        fact.layer = from->layer;
        fact.rule = from->rule;
    } else {
        best = employment_of_text(&job->words, &job->hits, job->nz->phrases, job->sections,
                                  job->n_sections);
        fact.layer = LAYER_PROSE;
        fact.rule = "employment-phrase";
        fact.confidence = 80;
    }
    if (!best.type && !hours->is_norm) {
        best = (struct employment_find){employment_of_hours(hours->extent), hours->quote};
        fact.rule = "weekly-hours";
    }
    if (best.type) {
        job->ret->employment_type = best.type;
        fact.quote = best.quote;
        job_fact(job, fact);
    }
}

static void
compose_experience(struct job *job)
{
    struct experience_find find;
    struct fact fact = {FIELD_EXPERIENCE, 0, LAYER_PROSE, "experience-phrase", STR_NONE, 85};
    experience_find(&job->words, job->nz->phrases, &job->hits, job->sections, job->n_sections,
                    &find);
    for (const struct raw_value *v = raw_first(job->raw, FIELD_EXPERIENCE);
         v && find.min < 0 && find.max < 0; v = raw_next(v)) {
        bool in_months = str_has_nocase(str_of(v->rule), STR("month"));
        experience_of_field(v->text, in_months, job->nz->phrases, job->arena, &find);
        fact.layer = v->layer;
        fact.rule = v->rule;
    }
    job->ret->experience_min = find.min;
    job->ret->experience_max = find.max;
    if (find.min >= 0 || find.max >= 0) {
        fact.quote = find.quote;
        job_fact(job, fact);
    }
}

/* The language, for English with the country whose habit orders day and month. */
static const char *
date_language(const struct posting *posting)
{
    static const char *const DAY_FIRST[] = {"GB", "IE", "AU", "NZ", "IN", "ZA", "SG", "NG", "KE"};
    if (!str_is(str_of(posting->language), "en") || posting->n_places == 0) {
        return posting->language;
    }
    size_t us = 0, day_first = 0;
    for (size_t i = 0; i < posting->n_places; i++) {
        struct str country = str_of(posting->places[i].country);
        us += str_is(country, "US");
        for (size_t k = 0; k < sizeof DAY_FIRST / sizeof DAY_FIRST[0]; k++) {
            day_first += str_is(country, DAY_FIRST[k]);
        }
    }
    if (us == posting->n_places) {
        return "en-US";
    }
    return day_first == posting->n_places ? "en-GB" : posting->language;
}

static void
compose_education(struct job *job)
{
    struct fact fact = {FIELD_EDUCATION, 0, LAYER_PROSE, "education-phrase", STR_NONE, 85};
    struct education_find find = {EDUCATION_NONE, STR_NONE};
    for (const struct raw_value *v = raw_first(job->raw, FIELD_EDUCATION); v && !find.level;
         v = raw_next(v)) {
        find = education_of_field(v->text, job->nz->phrases, job->arena);
        fact.layer = v->layer;
        fact.rule = v->rule;
    }
    if (!find.level) {
        find = education_of_text(&job->words, &job->hits, job->sections, job->n_sections);
        fact.layer = LAYER_PROSE;
        fact.rule = "education-phrase";
    }
    job->ret->education = find.level;
    if (find.level) {
        fact.quote = find.quote;
        job_fact(job, fact);
    }
}

static struct terms_find
compose_hours(struct job *job)
{
    struct fact fact = {FIELD_WEEKLY_HOURS, 0, LAYER_PROSE, "hours-phrase", STR_NONE, 90};
    struct terms_find find = {EXTENT_NONE, STR_NONE, false};
    for (const struct raw_value *v = raw_first(job->raw, FIELD_WEEKLY_HOURS); v && !find.quote.n;
         v = raw_next(v)) {
        find = hours_of_field(v->text, job->nz->phrases, job->arena);
        fact.layer = v->layer;
        fact.rule = v->rule;
    }
    if (!find.quote.n) {
        find = hours_of_text(&job->words, &job->hits, job->nz->phrases, job->sections,
                             job->n_sections);
        fact.layer = LAYER_PROSE;
        fact.rule = "hours-phrase";
    }
    job->ret->weekly_hours = find.extent;
    if (find.quote.n) {
        fact.quote = find.quote;
        job_fact(job, fact);
    }
    return find;
}

static void
compose_length(struct job *job)
{
    struct terms_find find =
        length_of_text(&job->words, &job->hits, job->nz->phrases, job->sections, job->n_sections);
    job->ret->contract_months = find.extent;
    if (find.quote.n) {
        job_fact(job, (struct fact){FIELD_CONTRACT_LENGTH, 0, LAYER_PROSE, "contract-length-phrase",
                                    find.quote, 85});
    }
}

static void
compose_date(struct job *job, enum field field, int64_t *ret_s, bool *ret_has_time)
{
    *ret_s = TIME_UNKNOWN;
    for (const struct raw_value *v = raw_first(job->raw, field); v; v = raw_next(v)) {
        struct date_reading date;
        int64_t now_s =
            job->page && job->page->fetched_at_s > 0 ? job->page->fetched_at_s : TIME_UNKNOWN;
        bool is_last_day = field == FIELD_VALID_THROUGH;
        bool is_read =
            date_read_any(v->text, now_s, date_language(job->ret), job->arena, &date) ||
            (is_last_day && date_read_coming(v->text, job->ret->date_posted_s, job->arena, &date));
        if (!is_read) {
            continue;
        }
        int64_t day;
        bool as_written =
            field == FIELD_DATE_POSTED && date_read_day(str_sub(str_trim(v->text), 0, 10), &day);
        *ret_s = as_written ? day : date.unix_s; /* the calendar day where it was posted */
        *ret_has_time = date.has_time;
        job_fact(job,
                 (struct fact){field, 0, v->layer, v->rule, v->text, date.is_relative ? 70 : 95});
        return;
    }
}

static void
compose_language(struct job *job)
{
    struct words title;
    if (words_split(job->title, job->arena, &title) != OK) {
        return;
    }
    struct language_guess guess =
        language_guess(&(struct language_text){.words = &job->words,
                                               .title = &title,
                                               .phrases = job->nz->phrases,
                                               .sections = job->sections,
                                               .n_sections = job->n_sections});
    struct fact fact = {FIELD_LANGUAGE, 0, LAYER_PROSE, "common-words", STR_NONE, guess.confidence};
    const struct raw_value *v = raw_first(job->raw, FIELD_LANGUAGE);
    struct language_guess said = v ? language_read(v->text) : (struct language_guess){0};
    if (v && v->layer == LAYER_META) {
        said.confidence = OF_PAGE; /* of its menus, or of a template */
    }
    if (*said.code && guess.confidence < said.confidence) {
        guess = said;
        fact = (struct fact){FIELD_LANGUAGE, 0, v->layer, v->rule, v->text, said.confidence};
    }
    if (*guess.code) {
        memcpy(job->ret->language, guess.code, sizeof job->ret->language);
        job_fact(job, fact);
    }
}

enum status
compose_terms(struct job *job)
{
    bool unused = false;
    compose_language(job);
    struct terms_find hours = compose_hours(job);
    compose_employment(job, &hours);
    compose_experience(job);
    compose_education(job);
    compose_length(job);
    compose_date(job, FIELD_DATE_POSTED, &job->ret->date_posted_s, &unused);
    compose_date(job, FIELD_VALID_THROUGH, &job->ret->valid_through_s,
                 &job->ret->valid_through_has_time);
    struct str oncall =
        oncall_find(&job->words, job->nz->phrases, &job->hits, job->sections, job->n_sections);
    job->ret->on_call = oncall.n > 0;
    if (oncall.n) {
        job_fact(job, (struct fact){FIELD_ON_CALL, 0, LAYER_PROSE, "on-call-phrase", oncall, 85});
    }
    return job->arena->failed ? E_NOMEM : OK;
}
