/* base/model.c: names of the model's enums, list building, identity. */
#include "base/model.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#define XXH_STATIC_LINKING_ONLY /* the state on the stack */
#include <xxhash.h>

#include "base/limits.h"

#include "base/banned.h"

static const char *const LAYERS[LAYER_COUNT] = {
    "", "board-api", "json-ld", "microdata", "rdfa", "embedded-json", "rule", "meta", "prose"};
static const char *const FIELDS[FIELD_COUNT] = {"",
                                                "title",
                                                "company",
                                                "company_url",
                                                "location",
                                                "work_mode",
                                                "remote_scope",
                                                "salary",
                                                "employment_type",
                                                "seniority",
                                                "role",
                                                "experience",
                                                "education",
                                                "skill",
                                                "date_posted",
                                                "valid_through",
                                                "language",
                                                "description",
                                                "url",
                                                "apply_url",
                                                "requisition_id",
                                                "department",
                                                "on_call",
                                                "weekly_hours",
                                                "contract_length"};
static const char *const VERDICTS[VERDICT_COUNT] = {
    "",        "ok",    "empty",     "not-posting", "closed", "gone",
    "blocked", "shell", "malformed", "truncated",   "failed", "unchanged"};
static const char *const SENIORITIES[SENIORITY_COUNT] = {
    "",          "intern", "entry",   "mid",      "senior", "staff",
    "principal", "lead",   "manager", "director", "vp",     "executive"};
static const char *const EMPLOYMENTS[EMPLOYMENT_COUNT] = {
    "",          "full_time",  "part_time",      "contract",
    "temporary", "internship", "apprenticeship", "volunteer"};
static const char *const EDUCATIONS[EDUCATION_COUNT] = {
    "", "high_school", "vocational", "associate", "bachelor", "master", "doctorate"};
static const char *const MODES[MODE_COUNT] = {"", "remote", "hybrid", "onsite"};
static const char *const SALARY_KINDS[SALARY_KIND_COUNT] = {"",      "base",   "total",  "ote",
                                                            "bonus", "equity", "stipend"};
static const char *const PERIODS[PERIOD_COUNT] = {"", "year", "month", "week", "day", "hour"};
static const char *const SKILL_TYPES[SKILL_TYPE_COUNT] = {
    "",         "language", "framework",     "database",       "cloud", "tool",
    "practice", "domain",   "certification", "human-language", "soft"};
static const char *const NEEDS[NEED_COUNT] = {"", "required", "preferred", "mentioned"};

static int
find(const char *const *names, int count, struct str name)
{
    for (int i = 1; i < count; i++) {
        if (str_is_nocase(name, names[i])) {
            return i;
        }
    }
    return 0;
}

#define NAMED(type, prefix, table, count)                                                          \
    const char *prefix##_name(type v)                                                              \
    {                                                                                              \
        assert((int)v >= 0 && (int)v < (int)(count));                                              \
        return (table)[v];                                                                         \
    }
#define FOUND(type, prefix, table, count)                                                          \
    type prefix##_find(struct str name)                                                            \
    {                                                                                              \
        return (type)find((table), (int)(count), name);                                            \
    }

NAMED(enum layer, layer, LAYERS, LAYER_COUNT)
FOUND(enum layer, layer, LAYERS, LAYER_COUNT)
NAMED(enum field, field, FIELDS, FIELD_COUNT)
FOUND(enum field, field, FIELDS, FIELD_COUNT)
NAMED(enum page_verdict, verdict, VERDICTS, VERDICT_COUNT)
NAMED(enum seniority, seniority, SENIORITIES, SENIORITY_COUNT)
FOUND(enum seniority, seniority, SENIORITIES, SENIORITY_COUNT)
NAMED(enum employment_type, employment, EMPLOYMENTS, EMPLOYMENT_COUNT)
FOUND(enum employment_type, employment, EMPLOYMENTS, EMPLOYMENT_COUNT)
NAMED(enum education, education, EDUCATIONS, EDUCATION_COUNT)
FOUND(enum education, education, EDUCATIONS, EDUCATION_COUNT)
NAMED(enum work_mode, mode, MODES, MODE_COUNT)
FOUND(enum work_mode, mode, MODES, MODE_COUNT)
NAMED(enum salary_kind, salary_kind, SALARY_KINDS, SALARY_KIND_COUNT)
FOUND(enum salary_kind, salary_kind, SALARY_KINDS, SALARY_KIND_COUNT)
NAMED(enum period, period, PERIODS, PERIOD_COUNT)
FOUND(enum period, period, PERIODS, PERIOD_COUNT)
NAMED(enum skill_type, skill_type, SKILL_TYPES, SKILL_TYPE_COUNT)
FOUND(enum skill_type, skill_type, SKILL_TYPES, SKILL_TYPE_COUNT)
NAMED(enum skill_need, need, NEEDS, NEED_COUNT)
FOUND(enum skill_need, need, NEEDS, NEED_COUNT)

struct page *
page_new(size_t max_bytes)
{
    struct arena *arena = malloc(sizeof *arena);
    if (!arena) {
        return NULL;
    }
    arena_init(arena, max_bytes);
    struct page *page = ARENA_NEW(arena, struct page);
    if (!page) {
        arena_release(arena);
        free(arena);
        return NULL;
    }
    page->arena = arena;
    return page;
}

void
page_free(struct page *page)
{
    if (page) {
        struct arena *arena = page->arena;
        arena_release(arena);
        free(arena);
    }
}

bool
raw_add(struct raw_posting *raw, struct arena *arena, struct raw_value value)
{
    value.text = str_trim(value.text);
    if (value.text.n == 0) {
        return true;
    }
    struct raw_value *node = ARENA_NEW(arena, struct raw_value);
    if (!node) {
        return false;
    }
    *node = value;
    node->next = NULL;
    struct raw_value **end = &raw->values;
    for (size_t n = 0; *end; end = &(*end)->next) {
        if (++n >= LIMIT_RAW_VALUES) {
            return true; /* a dump, not a description of one job */
        }
    }
    *end = node;
    return true;
}

bool
raw_add_place(struct raw_posting *raw, struct arena *arena, struct raw_place place)
{
    struct raw_place *node = ARENA_NEW(arena, struct raw_place);
    if (!node) {
        return false;
    }
    *node = place;
    node->next = NULL;
    struct raw_place **end = &raw->places;
    for (size_t n = 0; *end; end = &(*end)->next) {
        if (++n >= LIMIT_RAW_VALUES) {
            return true; /* a dump, not a description of one job */
        }
    }
    *end = node;
    return true;
}

bool
raw_add_money(struct raw_posting *raw, struct arena *arena, struct raw_money money)
{
    struct raw_money *node = ARENA_NEW(arena, struct raw_money);
    if (!node) {
        return false;
    }
    *node = money;
    node->next = NULL;
    struct raw_money **end = &raw->money;
    for (size_t n = 0; *end; end = &(*end)->next) {
        if (++n >= LIMIT_RAW_VALUES) {
            return true; /* a dump, not a description of one job */
        }
    }
    *end = node;
    return true;
}

static const struct raw_value *
value_of(const struct raw_value *value, enum field field)
{
    while (value && value->field != field) {
        value = value->next;
    }
    return value;
}

const struct raw_value *
raw_first(const struct raw_posting *raw, enum field field)
{
    return value_of(raw->values, field);
}

const struct raw_value *
raw_next(const struct raw_value *value)
{
    return value_of(value->next, value->field);
}

bool
harvest_link(struct harvest *harvest, struct arena *arena, struct link link)
{
    struct link *node = ARENA_NEW(arena, struct link);
    if (!node) {
        return false;
    }
    *node = link;
    node->next = NULL;
    if (harvest->last_link) {
        harvest->last_link->next = node;
    } else {
        harvest->links = node;
    }
    harvest->last_link = node;
    return true;
}

void
posting_id(struct str kind, struct str board, struct str external_id, char ret[POSTING_ID_BYTES])
{
    XXH3_state_t state;
    XXH3_INITSTATE(&state);
    (void)XXH3_64bits_reset(&state);
    const struct str parts[] = {kind, board, external_id};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        (void)XXH3_64bits_update(&state, parts[i].p ? parts[i].p : "", parts[i].n);
        (void)XXH3_64bits_update(&state, "", 1);
    }
    (void)snprintf(ret, POSTING_ID_BYTES, "%016llx",
                   (unsigned long long)XXH3_64bits_digest(&state));
}
