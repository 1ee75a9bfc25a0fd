/* normalize/compose_title.c: title, role and seniority of a posting. Company and
 * places are known by then, and are cut off the title. */
#include "normalize/compose.h"

#include "normalize/titles/levels_said.h"
#include "normalize/titles/title_place.h"

#include "base/banned.h"

/* Levels from years: the scale of the labels. */
static enum seniority
seniority_of_years(int years)
{
    static const struct {
        int least;
        enum seniority level;
    } SCALE[] = {
        {10, SENIORITY_STAFF}, {6, SENIORITY_SENIOR}, {3, SENIORITY_MID}, {0, SENIORITY_ENTRY}};
    for (size_t i = 0; i < sizeof SCALE / sizeof SCALE[0]; i++) {
        if (years >= SCALE[i].least) {
            return SCALE[i].level;
        }
    }
    return SENIORITY_NONE;
}

static void
compose_seniority(struct job *job, enum seniority by_title)
{
    struct fact fact = {FIELD_SENIORITY, 0, LAYER_RULE, "title", job->title, 92};
    enum seniority level = by_title;
    for (const struct raw_value *v = raw_first(job->raw, FIELD_SENIORITY); v && !level;
         v = raw_next(v)) {
        level = seniority_read(v->text);
        fact = (struct fact){FIELD_SENIORITY, 0, v->layer, v->rule, v->text, 85};
    }
    if (!level && job->ret->employment_type == EMPLOYMENT_INTERNSHIP) {
        level = SENIORITY_INTERN;
        fact = (struct fact){FIELD_SENIORITY, 0, LAYER_RULE, "internship", job->title, 85};
    }
    if (!level) {
        level = title_level_in_text(job->title, job->ret->description);
        fact = (struct fact){FIELD_SENIORITY, 0, LAYER_PROSE, "text", job->title, 80};
    }
    if (!level) {
        struct str quote = job->title;
        level = level_said(&job->words, &job->hits, &quote);
        fact = (struct fact){FIELD_SENIORITY, 0, LAYER_PROSE, "text", quote, 80};
    }
    if (!level && job->ret->experience_min >= 0) {
        level = seniority_of_years(job->ret->experience_min);
        fact = (struct fact){FIELD_SENIORITY, 0, LAYER_PROSE, "years", STR_NONE, 65};
    }
    if (level) {
        job->ret->seniority = level;
        job_fact(job, fact);
    }
}

/* Whether one of the posting's places is there. */
static bool
is_in_country(const struct posting *posting, const char *country)
{
    for (size_t i = 0; i < posting->n_places; i++) {
        if (str_is(str_of(posting->places[i].country), country)) {
            return true;
        }
    }
    return false;
}

/* Whether both begin with the same word. */
static bool
begins_alike(struct str part, struct str name)
{
    enum { WORD_LEAST = 3 };
    size_t end = 0;
    while (end < name.n && (byte_is_alpha(name.p[end]) || (unsigned char)name.p[end] >= 0x80)) {
        end++;
    }
    bool is_whole = end >= part.n || !byte_is_alpha(part.p[end]);
    return end >= WORD_LEAST && is_whole && str_starts_nocase(part, str_sub(name, 0, end));
}

/* "Lucas do Rio Verde/MT", "Hybrid in SP or RJ", not "Comercial para Grandes Contas" in
 * Brazil: many words are a place only where they begin with its town or a work mode. */
static bool
is_led_by_town(struct str part, const struct place *place, const struct posting *posting)
{
    enum { FEW_BLANKS = 2 };
    static const char *const MODES[] = {"hybrid",  "híbrid", "hibrid",    "remot",
                                        "on-site", "onsite", "presencial"};
    size_t n_blanks = 0;
    for (size_t i = 0; i < part.n; i++) {
        n_blanks += part.p[i] == ' ';
    }
    bool is_led = n_blanks <= FEW_BLANKS || begins_alike(part, place->city);
    for (size_t i = 0; i < posting->n_places && !is_led; i++) {
        is_led = begins_alike(part, posting->places[i].city) ||
                 begins_alike(part, posting->places[i].raw);
    }
    for (size_t i = 0; i < sizeof MODES / sizeof MODES[0] && !is_led; i++) {
        is_led = str_starts_nocase(part, str_of(MODES[i]));
    }
    return is_led;
}

bool
title_part_is_place(void *ctx, struct str part)
{
    struct job *job = ctx;
    struct posting *ret = job->ret;
    struct place_list list = {0};
    struct place_input input = {.text = part};
    size_t slash = str_find_byte(part, '/');
    if (slash != SIZE_MAX && slash + 2 >= part.n) {
        return false; /* "INGENIEUR IA H/F" */
    }
    bool has_comma = str_find_byte(part, ',') != SIZE_MAX; /* of "Hunter, Italy" both are known */
    if (ret->n_places > 0) {
        input.country_hint = str_of(ret->places[0].country);
    }
    if (place_read(job->nz->places, &input, job->arena, &list) != OK || list.n == 0 ||
        !is_led_by_town(str_trim(part), &list.items[0], ret) ||
        (has_comma && list.items[0].city.n > 0 && !list.items[0].has_position) ||
        !title_place_is_all(job->nz->places, part, &list, job->arena)) {
        return false;
    }
    for (size_t i = 0; i < list.n; i++) {
        const char *country = list.items[i].country;
        if (!country[0] || (ret->n_places > 0 && !is_in_country(ret, country))) {
            return false;
        }
    }
    if (list.n == 1 && list.items[0].city.n > 0 && list.items[0].has_position) {
        job->title_place = list.items[0];
    }
    return true;
}

enum status
compose_title(struct job *job)
{
    struct posting *ret = job->ret;
    const struct raw_value *value = raw_first(job->raw, FIELD_TITLE);
    const struct title_input input = {.title = job->title,
                                      .company = ret->company,
                                      .places = ret->places,
                                      .n_places = ret->n_places,
                                      .raw_places = job->raw->places,
                                      .text = ret->description,
                                      .is_place = title_part_is_place,
                                      .ctx = job};
    struct title_reading reading = {0};
    enum status status = title_read(job->nz->titles, &input, job->arena, &reading);
    if (status != OK) {
        return status;
    }
    ret->title = reading.title.n ? reading.title : job->title;
    ret->role = reading.role;
    ret->soc = reading.soc;
    ret->isco = reading.isco;
    ret->role_score = reading.role_score;
    job_fact(job, (struct fact){FIELD_TITLE, 0, value->layer, value->rule,
                                value->quote.n ? value->quote : value->text, 97});
    if (ret->role) {
        job_fact(job,
                 (struct fact){FIELD_ROLE, 0, LAYER_RULE, "title", job->title, reading.role_score});
    }
    compose_seniority(job, reading.seniority);
    return OK;
}
