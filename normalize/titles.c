/* normalize/titles.c: words become occupations: phrases that are one ("product
 * manager"), and fields with a head ("backend" + "engineer"). The best-scored
 * reading wins; below the floor there is none. */
#include "normalize/titles.h"

#include <assert.h>
#include <stdlib.h>

#include "base/markup.h"
#include "normalize/titles_levels.h"
#include "normalize/titles_tokens.h"

#include "base/banned.h"

enum {
    SCORE_PHRASE = 94,   /* an occupation of several words */
    SCORE_ADJACENT = 92, /* field and head side by side */
    SCORE_SEGMENT = 87,  /* in the same segment */
    SCORE_WORD = 82,     /* an occupation of one word */
    SCORE_FAR = 80,      /* field in another segment */
    SCORE_BARE = 70,     /* "developer" alone */
    SCORE_FLOOR = 60,
    LATER_SEGMENT = 6, /* less for each segment before it */
    GENERIC_LESS = 16, /* for a general occupation beside a special one */
    CANDIDATES = 5,
};

enum head {
    HEAD_none,
    HEAD_eng,
    HEAD_dev,
    HEAD_engineering,
    HEAD_expert,
    HEAD_arch,
    HEAD_admin,
    HEAD_analyst,
    HEAD_scientist,
    HEAD_designer,
    HEAD_tester,
    HEAD_consultant,
    HEAD_technician,
    HEAD_manager
};

enum word_kind { WORD_DIRECT, WORD_HEAD, WORD_SPEC, WORD_VETO };

struct word_row {
    const char *phrase;
    enum word_kind kind;
    const char *target; /* role or field; NULL otherwise */
    enum head head;
};
struct compose_row {
    const char *spec;
    enum head head;
    const char *role;
    bool far;
};

static const struct word_row WORDS[] = {
#define DIRECT(phrase, role) {phrase, WORD_DIRECT, role, HEAD_none},
#define HEAD(phrase, head)   {phrase, WORD_HEAD, NULL, HEAD_##head},
#define SPEC(phrase, spec)   {phrase, WORD_SPEC, #spec, HEAD_none},
#define VETO(phrase)         {phrase, WORD_VETO, NULL, HEAD_none},
#define COMPOSE(spec, head, role, far)
#include "normalize/data/title_words.def"
#undef DIRECT
#undef HEAD
#undef SPEC
#undef VETO
#undef COMPOSE
};
static const struct compose_row COMPOSED[] = {
#define DIRECT(phrase, role)
#define HEAD(phrase, head)
#define SPEC(phrase, spec)
#define VETO(phrase)
#define COMPOSE(spec, head, role, far) {#spec, HEAD_##head, role, far},
#include "normalize/data/title_words.def"
#undef DIRECT
#undef HEAD
#undef SPEC
#undef VETO
#undef COMPOSE
};
static const struct taxonomy_role ROLES[] = {
#define ROLE(slug, name, family, soc, isco, sample) {slug, name, family, soc, isco},
#include "normalize/data/roles.def"
#undef ROLE
};
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* Occupations so general that a special one in the same title is preferred. */
static const char *const GENERIC[] = {"software-engineer", "language", "web", "other",
                                      "systems-engineer"};
/* Families in which "staff" is a level. */
static const char *const TECHNICAL[] = {"software", "operations", "security",
                                        "data",     "quality",    "product",
                                        "design",   "support",    "engineering"};

struct titles {
    struct phrase_table words;
    struct level_tables levels;
};

size_t
taxonomy_role_count(void)
{
    return COUNT(ROLES);
}

struct taxonomy_role
taxonomy_role_at(size_t index)
{
    assert(index < COUNT(ROLES));
    return ROLES[index];
}

const struct taxonomy_role *
taxonomy_role_find(struct str slug)
{
    for (size_t i = 0; i < COUNT(ROLES); i++) {
        if (str_is(slug, ROLES[i].slug)) {
            return &ROLES[i];
        }
    }
    return NULL;
}

enum status
titles_new(struct titles **ret, struct error *err)
{
    struct titles *titles = calloc(1, sizeof *titles);
    if (!titles || !phrase_table_init(&titles->words, COUNT(WORDS)) ||
        !level_tables_init(&titles->levels)) {
        titles_free(titles);
        return error_set(err, E_NOMEM, "title tables: out of memory");
    }
    for (size_t i = 0; i < COUNT(WORDS); i++) {
        phrase_table_add(&titles->words, WORDS[i].phrase, i);
    }
    *ret = titles;
    return OK;
}

void
titles_free(struct titles *titles)
{
    if (titles) {
        phrase_table_release(&titles->words);
        level_tables_release(&titles->levels);
        free(titles);
    }
}

/* ---- hits ---- */

struct hit {
    const struct word_row *row;
    size_t begin, end; /* tokens */
    uint8_t segment;
};
enum { HITS = TITLE_TOKENS * 2 };
struct hits {
    struct hit items[HITS];
    size_t n;
};
struct scored {
    const char *role;
    int score;
    size_t end; /* token after the occupation */
};
struct scoring {
    struct scored items[HITS];
    size_t n;
};

static void
hits_find(const struct titles *titles, const struct title_tokens *tokens, struct hits *ret)
{
    ret->n = 0;
    for (size_t i = 0; i < tokens->n;) {
        size_t words = 1;
        const struct phrase_entry *entry = phrase_find(&titles->words, tokens, i, &words);
        for (const struct phrase_entry *e = entry; e && ret->n < HITS;
             e = e->next ? &titles->words.entries[e->next - 1] : NULL) {
            ret->items[ret->n++] =
                (struct hit){&WORDS[e->row], i, i + words, tokens->items[i].segment};
        }
        i += entry ? words : 1;
    }
}

static bool
is_generic(const char *role)
{
    for (size_t i = 0; i < COUNT(GENERIC); i++) {
        if (strcmp(GENERIC[i], role) == 0) {
            return true;
        }
    }
    return false;
}

static void
score_add(struct scoring *scoring, const char *role, int score, size_t end, uint8_t segment)
{
    score -= LATER_SEGMENT * segment + (is_generic(role) ? GENERIC_LESS : 0);
    if (scoring->n < HITS) {
        scoring->items[scoring->n++] = (struct scored){role, score, end};
    }
}

static const struct compose_row *
compose_find(const char *spec, enum head head)
{
    enum head class = head == HEAD_dev ? HEAD_eng : head;
    for (size_t i = 0; i < COUNT(COMPOSED); i++) {
        if (COMPOSED[i].head == class && strcmp(COMPOSED[i].spec, spec) == 0) {
            return &COMPOSED[i];
        }
    }
    return NULL;
}

/* Fields that an engineering manager of software does not have. */
static bool
is_other_engineering(const char *spec)
{
    static const char *const OTHER[] = {"other",    "mechanical", "electrical",    "civil",
                                        "chemical", "process",    "manufacturing", "industrial",
                                        "quality",  "controls",   "aero",          "hardware",
                                        "sales",    "support",    "service",       "biomed"};
    for (size_t i = 0; i < COUNT(OTHER); i++) {
        if (strcmp(OTHER[i], spec) == 0) {
            return true;
        }
    }
    return false;
}

static void
score_head(const struct hits *hits, const struct hit *head, struct scoring *scoring)
{
    bool has_field = false;
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *spec = &hits->items[i];
        if (spec->row->kind != WORD_SPEC) {
            continue;
        }
        const struct compose_row *row = compose_find(spec->row->target, head->row->head);
        bool same = spec->segment == head->segment;
        has_field = has_field || (same && row);
        if (!row || (!same && !row->far)) {
            continue;
        }
        size_t gap = spec->begin < head->begin ? head->begin - spec->end : spec->begin - head->end;
        int score = !same ? SCORE_FAR : gap == 0 ? SCORE_ADJACENT : SCORE_SEGMENT;
        score_add(scoring, row->role, score - (gap > 3 ? 3 : (int)gap), head->end, head->segment);
    }
    if (!has_field && head->row->head == HEAD_dev) {
        score_add(scoring, "software-engineer", SCORE_BARE + GENERIC_LESS, head->end,
                  head->segment);
    }
}

/* "Head of Platform Engineering", "Manager, Data Engineering". */
static void
score_managers(const struct hits *hits, struct scoring *scoring)
{
    const struct hit *manager = NULL;
    const struct hit *engineering = NULL;
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *hit = &hits->items[i];
        if (hit->row->kind == WORD_SPEC && is_other_engineering(hit->row->target)) {
            return;
        }
        if (hit->row->kind == WORD_HEAD && hit->row->head == HEAD_manager && !manager) {
            manager = hit;
        }
        if (hit->row->kind == WORD_HEAD && hit->row->head == HEAD_engineering) {
            engineering = hit;
        }
    }
    if (manager && engineering && engineering->segment <= manager->segment + 1) {
        score_add(scoring, "engineering-manager", SCORE_SEGMENT + 3, engineering->end,
                  manager->segment);
    }
}

static bool
has_other_engineering(const struct hits *hits)
{
    for (size_t i = 0; i < hits->n; i++) {
        if (hits->items[i].row->kind == WORD_SPEC &&
            is_other_engineering(hits->items[i].row->target)) {
            return true;
        }
    }
    return false;
}

static void
score_all(const struct hits *hits, struct scoring *scoring)
{
    bool is_other = has_other_engineering(hits);
    scoring->n = 0;
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *hit = &hits->items[i];
        if (hit->row->kind == WORD_DIRECT && is_other &&
            strcmp(hit->row->target, "engineering-manager") == 0) {
            continue; /* "Mechanical Engineering Manager" */
        }
        if (hit->row->kind == WORD_DIRECT) {
            size_t words = hit->end - hit->begin;
            score_add(scoring, hit->row->target, words > 1 ? SCORE_PHRASE : SCORE_WORD, hit->end,
                      hit->segment);
        } else if (hit->row->kind == WORD_HEAD) {
            score_head(hits, hit, scoring);
        }
    }
    score_managers(hits, scoring);
}

/* ---- what the title leaves open, the text may settle ---- */

static bool
has_any(struct str text, const char *const *words)
{
    for (; *words; words++) {
        if (str_has_nocase(text, str_of(*words))) {
            return true;
        }
    }
    return false;
}

/* A language or "web" alone: which side of the wire? */
static const char *
settle(const char *role, struct str text)
{
    static const char *const BACK[] = {"backend",     "back-end",     "back end",
                                       "server-side", "microservice", NULL};
    static const char *const FRONT[] = {"frontend", "front-end", "front end", NULL};
    static const char *const FULL[] = {"full stack", "full-stack", "fullstack", NULL};
    enum { LOOK_BYTES = 6000 };
    bool is_language = strcmp(role, "language") == 0;
    if (!is_language && strcmp(role, "web") != 0) {
        return role;
    }
    struct str look = str_sub(text, 0, LOOK_BYTES);
    bool back = has_any(look, BACK);
    bool front = has_any(look, FRONT);
    if (has_any(look, FULL) || (!is_language && back && front)) {
        return is_language ? "software-engineer" : "full-stack-developer";
    }
    if (back && !front) {
        return "backend-developer";
    }
    if (front && !back && !is_language) {
        return "frontend-developer";
    }
    return is_language ? "software-engineer" : "web";
}

static int
scored_cmp(const void *a, const void *b)
{
    const struct scored *x = a;
    const struct scored *y = b;
    return x->score != y->score ? (x->score < y->score) - (x->score > y->score)
                                : (x->end > y->end) - (x->end < y->end);
}

static bool
candidate_is_new(const struct title_reading *ret, const char *role)
{
    for (size_t i = 0; i < ret->n_candidates; i++) {
        if (strcmp(ret->candidates[i].role, role) == 0) {
            return false;
        }
    }
    return true;
}

/* Fills role and candidates; the best reading decides, also when it is an
 * occupation that the table does not hold: then there is no role. */
static bool
choose(struct scoring *scoring, struct str text, struct arena *arena, struct title_reading *ret)
{
    ret->candidates = ARENA_ARRAY(arena, CANDIDATES, struct role_candidate);
    if (!ret->candidates) {
        return false;
    }
    qsort(scoring->items, scoring->n, sizeof scoring->items[0], scored_cmp);
    for (size_t i = 0; i < scoring->n; i++) {
        const char *role = settle(scoring->items[i].role, text);
        const struct taxonomy_role *row = taxonomy_role_find(str_of(role));
        int score = scoring->items[i].score;
        if (i == 0 && row && score >= SCORE_FLOOR) {
            ret->role = row->slug;
            ret->soc = row->soc;
            ret->isco = row->isco;
            ret->role_score = (uint8_t)score;
        }
        if (row && score > 0 && ret->n_candidates < CANDIDATES &&
            candidate_is_new(ret, row->slug)) {
            ret->candidates[ret->n_candidates++] =
                (struct role_candidate){row->slug, (uint8_t)score};
        }
    }
    return true;
}

static bool
is_technical(const char *role)
{
    const struct taxonomy_role *row = role ? taxonomy_role_find(str_of(role)) : NULL;
    for (size_t i = 0; row && i < COUNT(TECHNICAL); i++) {
        if (strcmp(TECHNICAL[i], row->family) == 0) {
            return true;
        }
    }
    return false;
}

static struct level_context
level_context_of(const struct hits *hits, const struct scoring *scoring, const char *role)
{
    struct level_context context = {.has_occupation = scoring->n > 0,
                                    .is_technical = is_technical(role),
                                    .occupation_end =
                                        scoring->n > 0 ? scoring->items[0].end : SIZE_MAX};
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *hit = &hits->items[i];
        if (hit->row->kind == WORD_HEAD) {
            context.has_occupation = true;
            context.is_technical = context.is_technical || hit->row->head == HEAD_eng ||
                                   hit->row->head == HEAD_dev || hit->row->head == HEAD_scientist ||
                                   hit->row->head == HEAD_designer;
            context.occupation_end =
                context.occupation_end == SIZE_MAX ? hit->end : context.occupation_end;
        }
    }
    return context;
}

enum status
title_read(const struct titles *titles, const struct title_input *in, struct arena *arena,
           struct title_reading *ret)
{
    struct title_tokens tokens;
    struct hits hits;
    struct scoring scoring;
    *ret = (struct title_reading){.title = title_clean(in, arena)};
    if (!title_tokens_read(in->title, arena, &tokens)) {
        return E_NOMEM;
    }
    hits_find(titles, &tokens, &hits);
    score_all(&hits, &scoring);
    if (!choose(&scoring, in->text, arena, ret)) {
        return E_NOMEM;
    }
    struct level_context context = level_context_of(&hits, &scoring, ret->role);
    ret->seniority = level_find(&titles->levels, &tokens, &context);
    return OK;
}
