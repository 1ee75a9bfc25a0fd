/* normalize/normalize.c: puts a posting together: every recogniser once, in an
 * order in which each can use what the ones before it found (places before pay,
 * for the currency; company and places before the title). Must not know any
 * domain word itself. */
#include "normalize/compose.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/markup.h"
#include "normalize/company.h"
#include "normalize/company_domain.h"
#include "normalize/company_prose.h"
#include "normalize/education.h"
#include "normalize/employment.h"
#include "normalize/evergreen.h"
#include "normalize/language.h"
#include "normalize/levels_said.h"
#include "normalize/oncall.h"
#include "normalize/salary.h"
#include "normalize/taxonomy.h"
#include "normalize/terms.h"
#include "normalize/twins.h"
#include "normalize/workmode_scope.h"

#include "base/banned.h"

enum { SCOPE_MAX = 32, SHORT_FIELD_BYTES = 240 };
#define TEXT_GROUPS                                                                                \
    ((1U << GROUP_MODE) | (1U << GROUP_EMPLOYMENT) | (1U << GROUP_EXPERIENCE) |                    \
     (1U << GROUP_ONCALL) | (1U << GROUP_EVERGREEN) | (1U << GROUP_LEVEL_SAID) |                   \
     (1U << GROUP_EDUCATION) | (1U << GROUP_HOURS) | (1U << GROUP_LENGTH))

static enum status
phrases_of_all(struct phrases **ret, struct error *err)
{
    struct phrase_table tables[SALARY_TABLE_COUNT + SECTION_TABLE_COUNT + LANGUAGE_TABLE_COUNT + 9];
    size_t n = 0;
    for (size_t i = 0; i < SALARY_TABLE_COUNT; i++) {
        tables[n++] = SALARY_TABLES[i];
    }
    for (size_t i = 0; i < SECTION_TABLE_COUNT; i++) {
        tables[n++] = SECTION_TABLES[i];
    }
    tables[n++] = WORKMODE_TABLE;
    tables[n++] = EMPLOYMENT_TABLE;
    tables[n++] = EXPERIENCE_TABLE;
    tables[n++] = ONCALL_TABLE;
    tables[n++] = EVERGREEN_TABLE;
    tables[n++] = EDUCATION_TABLE;
    tables[n++] = HOURS_TABLE;
    tables[n++] = LENGTH_TABLE;
    tables[n++] = LEVELS_SAID_TABLE;
    for (size_t i = 0; i < LANGUAGE_TABLE_COUNT; i++) {
        tables[n++] = LANGUAGE_TABLES[i];
    }
    return phrases_new(tables, n, ret, err);
}

enum status
normalizer_new(struct normalizer **ret, struct error *err)
{
    return normalizer_new_with(NULL, ret, err);
}

enum status
normalizer_new_with(const struct taxonomy *taxonomy, struct normalizer **ret, struct error *err)
{
    struct normalizer *nz = calloc(1, sizeof *nz);
    if (!nz) {
        return error_set(err, E_NOMEM, "normalizer");
    }
    enum status status = phrases_of_all(&nz->phrases, err);
    if (status == OK) {
        status = skills_new(taxonomy_table(taxonomy), &nz->skills, err);
    }
    if (status == OK) {
        status = places_new(&nz->places, err);
    }
    if (status == OK) {
        status = titles_new(&nz->titles, err);
    }
    if (status != OK) {
        normalizer_free(nz);
        return status;
    }
    *ret = nz;
    return OK;
}

void
normalizer_free(struct normalizer *normalizer)
{
    if (normalizer) {
        phrases_free(normalizer->phrases);
        skills_free(normalizer->skills);
        places_free(normalizer->places);
        titles_free(normalizer->titles);
        free(normalizer);
    }
}

void
job_fact(struct job *job, struct fact fact)
{
    if (job->ret->n_facts < FACTS_MAX) {
        job->ret->facts[job->ret->n_facts++] = fact;
    }
}

void
job_quarantine(struct job *job, enum field field, const char *reason, struct str text)
{
    if (job->ret->n_quarantine < QUARANTINE_MAX) {
        job->ret->quarantine[job->ret->n_quarantine++] = (struct quarantined){field, reason, text};
    }
}

void
job_scope(struct job *job, struct str scope)
{
    struct posting *ret = job->ret;
    for (size_t i = 0; i < ret->n_remote_scope; i++) {
        if (str_eq(ret->remote_scope[i], scope)) {
            return;
        }
    }
    if (ret->n_remote_scope < SCOPE_MAX && scope.n) {
        ret->remote_scope[ret->n_remote_scope++] = scope;
    }
}

static struct str
first_text(const struct raw_posting *raw, enum field field)
{
    const struct raw_value *value = raw_first(raw, field);
    return value ? value->text : STR_NONE;
}

static enum status
prepare(struct job *job)
{
    struct posting *ret = job->ret;
    ret->facts = ARENA_ARRAY(job->arena, FACTS_MAX, struct fact);
    ret->quarantine = ARENA_ARRAY(job->arena, QUARANTINE_MAX, struct quarantined);
    ret->remote_scope = ARENA_ARRAY(job->arena, SCOPE_MAX, struct str);
    if (!ret->facts || !ret->quarantine || !ret->remote_scope) {
        return E_NOMEM;
    }
    ret->description = str_sub(job->raw->description, 0, LIMIT_DESCRIPTION_BYTES);
    enum status status = words_split(ret->description, job->arena, &job->words);
    if (status == OK) {
        status = phrases_find(job->nz->phrases, &job->words, TEXT_GROUPS, job->arena, &job->hits);
    }
    if (status == OK) {
        status = sections_find(&job->words, job->nz->phrases, job->arena, &job->sections,
                               &job->n_sections);
    }
    return status;
}

static void
compose_identity(struct job *job)
{
    const struct raw_posting *raw = job->raw;
    struct posting *ret = job->ret;
    if (job->page) {
        ret->source = job->page->source;
        ret->kind = job->page->kind;
        ret->board = job->page->board;
    }
    struct str page_id = job->page ? job->page->external_id : STR_NONE;
    ret->external_id = raw->external_id.n ? raw->external_id : raw->url.n ? raw->url : page_id;
    ret->version = raw->version;
    ret->url = str_starts(raw->url, STR("file:")) ? STR_NONE : raw->url; /* a saved page's path */
    ret->apply_url = first_text(raw, FIELD_APPLY_URL);
    ret->requisition_id = first_text(raw, FIELD_REQUISITION_ID);
    ret->department = first_text(raw, FIELD_DEPARTMENT);
    ret->company_url = first_text(raw, FIELD_COMPANY_URL);
    ret->is_closed = raw->is_closed;
    ret->closed_by = raw->closed_by;
    posting_id(ret->kind, ret->board, ret->external_id, ret->id);
}

/* The first site given that is the employer's own. */
static void
compose_domain(struct job *job)
{
    const struct raw_value *value = raw_first(job->raw, FIELD_COMPANY_URL);
    for (; value && job->ret->company_domain.n == 0; value = raw_next(value)) {
        const struct domain_clue clue = {value->text, job->ret->url, job->ret->company_key};
        job->ret->company_domain = company_domain(&clue, job->arena);
        if (job->ret->company_domain.n) {
            job->ret->company_url = value->text;
            job_fact(job, (struct fact){FIELD_COMPANY_URL, 0, value->layer, value->rule,
                                        job->ret->company_domain, 90});
        }
    }
}

static enum status
compose_company(struct job *job)
{
    const struct raw_value *value = raw_first(job->raw, FIELD_COMPANY);
    struct str text = value ? value->text : (job->page ? job->page->company : STR_NONE);
    struct fact fact = {FIELD_COMPANY, 0, LAYER_RULE, "configuration", text, 90};
    if (text.n == 0) {
        const struct company_clue clue = {job->ret->board, job->ret->url, job->ret->description};
        const char *rule = NULL;
        text = company_guess(&clue, &rule);
        fact = (struct fact){FIELD_COMPANY, 0, LAYER_PROSE, rule, text, 75};
    }
    if (text.n == 0) {
        return OK;
    }
    struct company_name name;
    enum status status = company_read(text, job->arena, &name);
    if (status != OK) {
        return status;
    }
    job->ret->company = name.shown;
    job->ret->company_key = name.key;
    job->ret->is_agency = name.is_agency;
    if (!name.is_via) { /* else it may be the agency's site */
        compose_domain(job);
    }
    if (value) {
        fact.layer = value->layer;
        fact.rule = value->rule;
        fact.confidence = 95;
    }
    job_fact(job, fact);
    return OK;
}

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

/* "Lucas do Rio Verde/MT", not "Comercial para Grandes Contas" in Brazil: many words
 * are a place only where they begin with its town's name. */
static bool
is_led_by_town(struct str part, const struct place *place)
{
    enum { FEW_BLANKS = 2, LEAD_BYTES = 3 };
    size_t n_blanks = 0;
    for (size_t i = 0; i < part.n; i++) {
        n_blanks += part.p[i] == ' ';
    }
    return n_blanks <= FEW_BLANKS || (place->city.n >= LEAD_BYTES &&
                                      str_starts_nocase(part, str_sub(place->city, 0, LEAD_BYTES)));
}

/* Whether a part of the title only names a place where the posting is. */
static bool
is_own_place(void *ctx, struct str part)
{
    struct job *job = ctx;
    struct posting *ret = job->ret;
    struct place_list list = {0};
    struct place_input input = {.text = part};
    size_t slash = str_find_byte(part, '/');
    if (slash != SIZE_MAX && slash + 2 >= part.n) {
        return false; /* "INGENIEUR IA H/F" */
    }
    if (ret->n_places > 0) {
        input.country_hint = str_of(ret->places[0].country);
    }
    if (place_read(job->nz->places, &input, job->arena, &list) != OK || list.n == 0 ||
        !is_led_by_town(str_trim(part), &list.items[0])) {
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

static enum status
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
                                      .is_place = is_own_place,
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
    job_fact(job, (struct fact){FIELD_TITLE, 0, value->layer, value->rule, value->text, 97});
    if (ret->role) {
        job_fact(job,
                 (struct fact){FIELD_ROLE, 0, LAYER_RULE, "title", job->title, reading.role_score});
    }
    compose_seniority(job, reading.seniority);
    return OK;
}

static enum status
compose_skills(struct job *job)
{
    struct skills_input input = {.text = job->ret->description,
                                 .sections = job->sections,
                                 .n_sections = job->n_sections,
                                 .company = job->ret->company,
                                 .words = &job->words,
                                 .tags = job->raw->values};
    struct skill_list list = {0};
    enum status status = skills_find(job->nz->skills, &input, job->arena, &list);
    if (status != OK) {
        return status;
    }
    job->ret->skills = list.items;
    job->ret->n_skills = list.n > LIMIT_SKILLS ? LIMIT_SKILLS : list.n;
    for (size_t i = 0; i < job->ret->n_skills; i++) {
        const struct skill *skill = &list.items[i];
        bool in_text = skill->offset != UINT32_MAX;
        job_fact(job,
                 (struct fact){FIELD_SKILL, (uint16_t)i, in_text ? LAYER_PROSE : LAYER_BOARD_API,
                               in_text ? "skill-name" : "tag", skill->quote, 90});
    }
    return OK;
}

enum status
normalize(const struct normalizer *normalizer, const struct raw_posting *raw,
          const struct page *page, struct arena *arena, struct posting *ret, struct error *err)
{
    struct posting posting = {.experience_min = -1,
                              .experience_max = -1,
                              .weekly_hours = EXTENT_NONE,
                              .contract_months = EXTENT_NONE};
    struct job job = {.nz = normalizer, .raw = raw, .page = page, .arena = arena, .ret = &posting};
    const struct raw_value *title = raw_first(raw, FIELD_TITLE);
    job.title = title ? utf8_repair_mojibake(arena, markup_line(arena, title->text)) : STR_NONE;
    job.title = str_trim(str_sub(job.title, 0, LIMIT_TITLE_BYTES));
    bool has_id = raw->external_id.n > 0 || raw->url.n > 0 || (page && page->external_id.n > 0);
    if (job.title.n == 0 || !has_id) {
        return arena->failed ? E_NOMEM : error_set(err, E_FORMAT, "a posting without title or id");
    }
    enum status (*const steps[])(struct job *) = {
        prepare,          compose_company, compose_places,      compose_mode,  compose_terms,
        compose_salaries, compose_title,   compose_title_place, compose_skills};
    compose_identity(&job);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        enum status status = steps[i](&job);
        if (status != OK || arena->failed) {
            return error_set(err, status != OK ? status : E_NOMEM, "normalizing a posting");
        }
    }
    twins_sketch(&job.words, posting.minhash);
    posting.core_hash = twins_core(posting.company_key, posting.title, arena);
    posting.title_hash = twins_title(posting.title, arena, &posting.title_words);
    posting.is_evergreen =
        evergreen_title(posting.title) || evergreen_find(&job.words, &job.hits).n > 0;
    posting.content_hash = twins_content(&posting);
    *ret = posting;
    return OK;
}

/* ---- single recognisers ---- */

/* One input line: markup undone, mojibake repaired. */
static struct str
plain(struct str text, struct arena *arena)
{
    text = str_sub(text, 0, LIMIT_DESCRIPTION_BYTES);
    if (markup_is_html(text)) {
        text = markup_text(arena, text, LIMIT_DESCRIPTION_BYTES);
    }
    return utf8_repair_mojibake(arena, text);
}

enum status
normalize_salary(const struct normalizer *normalizer, struct str text, struct arena *arena,
                 struct salary_list *ret)
{
    struct words words;
    struct salary_finds finds;
    enum status status = words_split(plain(text, arena), arena, &words);
    struct salary_input input = {.words = &words,
                                 .phrases = normalizer->phrases,
                                 .is_field = words.text.n <= SHORT_FIELD_BYTES};
    if (status == OK && !arena->failed) {
        status = salary_find(&input, arena, &finds);
    }
    if (status == OK && !arena->failed) {
        *ret = (struct salary_list){finds.items, finds.n};
    }
    return arena->failed ? E_NOMEM : status;
}

/* The scope that a sentence states, where the text as a whole is no place. */
static enum status
scope_of_prose(const struct normalizer *normalizer, struct str text, struct arena *arena,
               struct place_list *places)
{
    struct words words;
    struct hits hits;
    enum status status = words_split(text, arena, &words);
    if (status == OK) {
        status = phrases_find(normalizer->phrases, &words, 1U << GROUP_MODE, arena, &hits);
    }
    if (status == OK) {
        struct scope_input input = {.words = &words, .hits = &hits, .places = normalizer->places};
        status = workmode_scope(&input, arena, places);
    }
    return status;
}

enum status
normalize_workmode(const struct normalizer *normalizer, struct str text, struct arena *arena,
                   struct mode_reading *ret)
{
    struct mode_voices voices = {0};
    struct str line = plain(text, arena);
    enum status status = workmode_of_text(line, normalizer->phrases, arena, &voices.text);
    struct place_list places = {0};
    if (status == OK && line.n <= SHORT_FIELD_BYTES) {
        struct place_input input = {.text = line};
        status = place_read(normalizer->places, &input, arena, &places);
    }
    if (status != OK || arena->failed) {
        return E_NOMEM;
    }
    struct mode_verdict verdict = workmode_decide(&voices);
    size_t at = str_find_nocase(line, STR("remote"));
    if (verdict.mode == MODE_REMOTE && places.n_remote_scope == 0 && at != SIZE_MAX && at > 0 &&
        line.n <= SHORT_FIELD_BYTES && str_find(line, STR(". ")) == SIZE_MAX) {
        /* "Data Engineer, Remote (US)" */
        struct place_input input = {.text = str_sub(line, at, line.n)};
        status = place_read(normalizer->places, &input, arena, &places);
        if (status != OK) {
            return status;
        }
    }
    if (verdict.mode == MODE_REMOTE && places.n_remote_scope == 0 && !voices.text.is_worldwide) {
        status = scope_of_prose(normalizer, line, arena, &places);
        if (status != OK) {
            return status;
        }
    }
    *ret = (struct mode_reading){.work_mode = verdict.mode,
                                 .work_modes = (uint8_t)(verdict.modes & ~1U)};
    if (verdict.mode == MODE_REMOTE || verdict.mode == MODE_HYBRID) {
        ret->work_modes = (uint8_t)(ret->work_modes | voices.text.strong);
        ret->remote_scope = places.remote_scope;
        ret->n_remote_scope = places.n_remote_scope;
    }
    return OK;
}

enum status
normalize_company(const struct normalizer *normalizer, struct str text, struct arena *arena,
                  struct company_reading *ret)
{
    (void)normalizer;
    struct company_name name;
    enum status status = company_read(text, arena, &name);
    if (status == OK) {
        *ret = (struct company_reading){name.shown, name.key};
    }
    return status;
}

enum status
normalize_place(const struct normalizer *normalizer, struct str text, struct arena *arena,
                struct place_list *ret)
{
    struct place_input input = {.text = plain(text, arena)};
    return arena->failed ? E_NOMEM : place_read(normalizer->places, &input, arena, ret);
}

enum status
normalize_title(const struct normalizer *normalizer, struct str text, struct arena *arena,
                struct title_reading *ret)
{
    struct posting nowhere = {0}; /* no places are known: any place counts */
    struct job job = {.nz = normalizer, .arena = arena, .ret = &nowhere};
    struct title_input input = {.title = utf8_repair_mojibake(arena, markup_line(arena, text)),
                                .is_place = is_own_place,
                                .ctx = &job};
    return arena->failed ? E_NOMEM : title_read(normalizer->titles, &input, arena, ret);
}

enum status
normalize_skills(const struct normalizer *normalizer, struct str text, struct arena *arena,
                 struct skill_list *ret)
{
    struct words words;
    struct section *sections = NULL;
    size_t n_sections = 0;
    struct str line = plain(text, arena);
    enum status status = words_split(line, arena, &words);
    if (status == OK) {
        status = sections_find(&words, normalizer->phrases, arena, &sections, &n_sections);
    }
    struct skills_input input = {
        .text = line, .sections = sections, .n_sections = n_sections, .words = &words};
    if (status == OK) {
        status = skills_find(normalizer->skills, &input, arena, ret);
    }
    return arena->failed ? E_NOMEM : status;
}
