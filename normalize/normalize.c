/* normalize/normalize.c: puts a posting together: every recogniser once, in an
 * order in which each can use what the ones before it found (places before pay,
 * for the currency; company and places before the title). Must not know any
 * domain word itself. */
#include "normalize/compose.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/markup.h"
#include "normalize/company/company.h"
#include "normalize/company/company_domain.h"
#include "normalize/company/company_prose.h"
#include "normalize/phrases_all.h"
#include "normalize/places/places_prose.h"
#include "normalize/salary/salary.h"
#include "normalize/skills/taxonomy.h"
#include "normalize/terms/education.h"
#include "normalize/terms/employment.h"
#include "normalize/terms/evergreen.h"
#include "normalize/terms/oncall.h"
#include "normalize/terms/terms.h"
#include "normalize/text/denial.h"
#include "normalize/text/language.h"
#include "normalize/text/settle.h"
#include "normalize/titles/levels_said.h"
#include "normalize/twins.h"
#include "normalize/workmode/workmode_scope.h"

#include "base/banned.h"

enum { SCOPE_MAX = 32, SHORT_FIELD_BYTES = 240 };
#define TEXT_GROUPS                                                                                \
    ((1U << GROUP_MODE) | (1U << GROUP_EMPLOYMENT) | (1U << GROUP_EXPERIENCE) |                    \
     (1U << GROUP_ONCALL) | (1U << GROUP_EVERGREEN) | (1U << GROUP_LEVEL_SAID) |                   \
     (1U << GROUP_EDUCATION) | (1U << GROUP_HOURS) | (1U << GROUP_LENGTH) | (1U << GROUP_SITE))

enum status
normalizer_new(struct normalizer **ret, struct error *err)
{
    return normalizer_new_with(NULL, ret, err);
}

enum status
normalizer_new_with(const struct taxonomy *taxonomy, struct normalizer **ret, struct error *err)
{
    return normalizer_new_of(PARTS_ALL, taxonomy, ret, err);
}

enum status
normalizer_new_of(unsigned parts, const struct taxonomy *taxonomy, struct normalizer **ret,
                  struct error *err)
{
    struct normalizer *nz = calloc(1, sizeof *nz);
    if (!nz) {
        return error_set(err, E_NOMEM, "normalizer");
    }
    enum status status = OK;
    if (parts & PART_SKILLS) {
        status = skills_new(taxonomy_table(taxonomy), &nz->skills, err);
    }
    if (status == OK && parts & PART_PLACES) {
        status = places_new(&nz->places, err);
    }
    nz->phrases = parts & PART_PHRASES ? &PHRASES : NULL;
    nz->titles = parts & PART_TITLES ? &TITLES : NULL;
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
        skills_free(normalizer->skills);
        places_free(normalizer->places);
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
    ret->facts = arena_raw(job->arena, FACTS_MAX * sizeof *ret->facts); /* written one by one */
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
            job->ret->company_brand =
                company_brand(job->ret->company_domain, job->ret->company_key, job->arena);
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
    if (name.shown.n == 0) {
        return OK;
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

/* One line, settled, without the label before it. */
static struct str
title_line(struct str text, struct arena *arena)
{
    struct str line = settle_line(settle_text(arena, markup_line(arena, text)));
    return str_trim(str_sub(title_unlabel(line), 0, LIMIT_TITLE_BYTES));
}

enum status
normalize(const struct normalizer *normalizer, const struct raw_posting *raw,
          const struct page *page, struct arena *arena, struct posting *ret, struct error *err)
{
    struct posting posting = {.experience_min = -1,
                              .experience_max = -1,
                              .weekly_hours = EXTENT_NONE,
                              .contract_months = EXTENT_NONE};
    struct raw_posting settled;
    if (settle_posting(raw, arena, &settled) != OK) {
        return error_set(err, E_NOMEM, "normalizing a posting");
    }
    raw = &settled;
    struct job job = {.nz = normalizer, .raw = raw, .page = page, .arena = arena, .ret = &posting};
    const struct raw_value *title = raw_first(raw, FIELD_TITLE);
    job.title = title ? title_line(title->text, arena) : STR_NONE;
    bool has_id = raw->external_id.n > 0 || raw->url.n > 0 || (page && page->external_id.n > 0);
    if (job.title.n == 0 || !has_id) {
        return arena->failed ? E_NOMEM : error_set(err, E_FORMAT, "a posting without title or id");
    }
    enum status (*const steps[])(struct job *) = {prepare,
                                                  compose_company,
                                                  compose_places,
                                                  compose_mode,
                                                  compose_terms,
                                                  compose_salaries,
                                                  compose_country,
                                                  compose_title,
                                                  compose_title_place,
                                                  compose_prose_place,
                                                  compose_address_place,
                                                  compose_place_facts,
                                                  compose_skills};
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

/* One input line: markup undone, one way of writing. */
static struct str
plain(struct str text, struct arena *arena)
{
    text = str_sub(text, 0, LIMIT_DESCRIPTION_BYTES);
    if (markup_is_html(text)) {
        text = markup_text(arena, text, LIMIT_DESCRIPTION_BYTES);
    }
    return settle_line(settle_breaks(arena, settle_text(arena, text)));
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
    struct str line = settle_case(arena, plain(text, arena));
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
    /* "desde cualquier lugar de España": a country named behind "anywhere" is the limit */
    bool is_anywhere = places.n_remote_scope == 1 && str_is(places.remote_scope[0], "worldwide");
    if (verdict.mode == MODE_REMOTE && (places.n_remote_scope == 0 || is_anywhere) &&
        !voices.text.is_worldwide) {
        struct place_list said = {0};
        status = scope_of_prose(normalizer, line, arena, &said);
        if (status != OK) {
            return status;
        }
        if (said.n_remote_scope > 0) {
            places.remote_scope = said.remote_scope;
            places.n_remote_scope = said.n_remote_scope;
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
    struct title_input input = {
        .title = title_line(text, arena), .is_place = title_part_is_place, .ctx = &job};
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
