/* normalize/titles.c: words become occupations: phrases that are one ("product
 * manager"), and fields with a head ("backend" + "engineer"). The best-scored
 * reading wins; below the floor there is none. */
#include "normalize/titles.h"

#include <assert.h>
#include <stdlib.h>

#include "base/markup.h"
#include "normalize/titles_levels.h"
#include "normalize/titles_settle.h"
#include "normalize/titles_tokens.h"

#include "base/banned.h"

enum {
    SCORE_PHRASE = 94,   /* an occupation of several words */
    SCORE_ADJACENT = 92, /* field and head side by side */
    SCORE_SEGMENT = 87,  /* in the same segment */
    SCORE_WORD = 82,     /* an occupation of one word */
    SCORE_FAR = 80,      /* field in another segment */
    SCORE_FIELD = 72,    /* a field whose occupation is not said */
    SCORE_BARE = 70,     /* "developer" alone */
    SCORE_FLOOR = 60,
    LATER_SEGMENT = 6, /* less for each segment before it */
    GENERIC_LESS = 16, /* for a general occupation beside a special one */
    YIELDS_LESS = 18,  /* for a field that software beside it overrides */
    WEAK_LESS = 7,     /* for the same field without software */
    TECH_LESS = 10,    /* for a technology beside a side of the wire */
    WIRE_MORE = 9,     /* for both sides of the wire */
    FIELD_LATE = 3,    /* most that a field loses for standing late */
    CANDIDATES = 5,
    SPECS = 128,   /* fields that the table may name */
    TARGETS = 512, /* occupations that it may name */
};

enum head {
    HEAD_none,
    HEAD_eng,
    HEAD_dev,
    HEAD_engineering,
    HEAD_develop,
    HEAD_teamlead,
    HEAD_expert,
    HEAD_arch,
    HEAD_admin,
    HEAD_analyst,
    HEAD_scientist,
    HEAD_designer,
    HEAD_tester,
    HEAD_consultant,
    HEAD_technician,
    HEAD_manager,
    HEADS
};

enum word_kind { WORD_DIRECT, WORD_ENDING, WORD_FIELD, WORD_HEAD, WORD_SPEC, WORD_VETO };

/* Where a field may stand for its head; COMPOSE's last column. */
enum reach { REACH_SEGMENT, REACH_FAR, REACH_ADJACENT };

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
    int reach; /* enum reach */
};
struct spec_row {
    const char *spec;
    uint8_t yields; /* 1 to software, 2 to a side of the wire, 3 to none */
    bool other, builds;
};

#define DIRECT(phrase, role)
#define ENDING(phrase, role)
#define FIELD(phrase, role)
#define HEAD(phrase, head)
#define SPEC(phrase, spec)
#define VETO(phrase)
#define COMPOSE(spec, head, role, reach)
#define KIND(spec, yields, other, builds)
static const struct word_row WORDS[] = {
#undef DIRECT
#undef ENDING
#undef FIELD
#undef HEAD
#undef SPEC
#undef VETO
#define DIRECT(phrase, role) {phrase, WORD_DIRECT, role, HEAD_none},
#define ENDING(phrase, role) {phrase, WORD_ENDING, role, HEAD_none},
#define FIELD(phrase, role)  {phrase, WORD_FIELD, role, HEAD_none},
#define HEAD(phrase, head)   {phrase, WORD_HEAD, NULL, HEAD_##head},
#define SPEC(phrase, spec)   {phrase, WORD_SPEC, #spec, HEAD_none},
#define VETO(phrase)         {phrase, WORD_VETO, NULL, HEAD_none},
#include "normalize/data/title_words.def"
#undef DIRECT
#undef ENDING
#undef FIELD
#undef HEAD
#undef SPEC
#undef VETO
#define DIRECT(phrase, role)
#define ENDING(phrase, role)
#define FIELD(phrase, role)
#define HEAD(phrase, head)
#define SPEC(phrase, spec)
#define VETO(phrase)
};
static const struct compose_row COMPOSED[] = {
#undef COMPOSE
#define COMPOSE(spec, head, role, reach) {#spec, HEAD_##head, role, reach},
#include "normalize/data/title_words.def"
#undef COMPOSE
#define COMPOSE(spec, head, role, reach)
};
static const struct spec_row KINDS[] = {
#undef KIND
#define KIND(spec, yields, other, builds) {#spec, yields, other, builds},
#include "normalize/data/title_words.def"
};
#undef DIRECT
#undef ENDING
#undef FIELD
#undef HEAD
#undef SPEC
#undef VETO
#undef COMPOSE
#undef KIND
static const struct taxonomy_role ROLES[] = {
#define ROLE(slug, name, family, soc, isco, sample) {slug, name, family, soc, isco},
#include "normalize/data/roles.def"
#undef ROLE
};
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* Occupations so general that a special one in the same title is preferred. */
static const char *const GENERIC[] = {"software-engineer", "language", "web", "other",
                                      "systems-engineer",  "bare"};
/* Families in which "staff" is a level. */
static const char *const TECHNICAL[] = {"software", "operations", "security",
                                        "data",     "quality",    "product",
                                        "design",   "support",    "engineering"};

/* An occupation, of the table of roles or not. */
struct target {
    const char *name;
    const struct taxonomy_role *role; /* NULL: known only to keep others away */
    bool is_generic, is_technical;
};
struct compiled_word {
    const struct target *target; /* direct phrases and fields without a head */
    uint8_t spec;
};
struct composed {
    const struct target *target; /* NULL: the two do not compose */
    enum reach reach;
};
struct titles {
    struct phrase_table words, specs, names;
    struct level_tables levels;
    struct compiled_word compiled[COUNT(WORDS)];
    const struct spec_row *kinds[SPECS];
    struct composed composed[SPECS][HEADS];
    struct target targets[TARGETS];
    size_t n_targets, n_specs;
    const struct target *software, *bare, *managers, *other; /* named by rules */
    uint8_t software_spec;
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

static bool
is_listed(const char *word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(word, list[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether "staff" and the like are levels of it: by family, or by its name. */
static bool
is_technical(const char *name, const struct taxonomy_role *role)
{
    static const char *const ENDS[] = {"-engineer", "-designer", "-developer", "-scientist"};
    for (size_t i = 0; i < COUNT(ENDS) && !role; i++) {
        if (str_ends(str_of(name), str_of(ENDS[i]))) {
            return true;
        }
    }
    return role && is_listed(role->family, TECHNICAL, COUNT(TECHNICAL));
}

static const struct target *
target_of(struct titles *titles, const char *name)
{
    const struct phrase_entry *known = phrase_exact(&titles->names, str_of(name));
    if (known) {
        return &titles->targets[known->row];
    }
    assert(titles->n_targets < TARGETS);
    const struct taxonomy_role *role = taxonomy_role_find(str_of(name));
    struct target *target = &titles->targets[titles->n_targets];
    *target = (struct target){name, role, is_listed(name, GENERIC, COUNT(GENERIC)),
                              is_technical(name, role)};
    phrase_table_add(&titles->names, name, titles->n_targets++);
    return target;
}

static uint8_t
spec_of(struct titles *titles, const char *name)
{
    const struct phrase_entry *known = phrase_exact(&titles->specs, str_of(name));
    if (known) {
        return (uint8_t)known->row;
    }
    assert(titles->n_specs < SPECS);
    phrase_table_add(&titles->specs, name, titles->n_specs);
    return (uint8_t)titles->n_specs++;
}

static void
titles_compile(struct titles *titles)
{
    static const struct spec_row PLAIN = {"", 0, false, false};
    titles->software = target_of(titles, "software-engineer");
    titles->bare = target_of(titles, "bare");
    titles->other = target_of(titles, "other");
    titles->software_spec = spec_of(titles, "software");
    titles->managers = target_of(titles, "engineering-manager");
    for (size_t i = 0; i < COUNT(WORDS); i++) {
        const struct word_row *row = &WORDS[i];
        phrase_table_add(&titles->words, row->phrase, i);
        if (row->kind == WORD_SPEC) {
            titles->compiled[i].spec = spec_of(titles, row->target);
        } else if (row->target) {
            titles->compiled[i].target = target_of(titles, row->target);
        }
    }
    for (size_t i = 0; i < COUNT(COMPOSED); i++) {
        uint8_t spec = spec_of(titles, COMPOSED[i].spec);
        titles->composed[spec][COMPOSED[i].head] =
            (struct composed){target_of(titles, COMPOSED[i].role), (enum reach)COMPOSED[i].reach};
    }
    for (size_t i = 0; i < SPECS; i++) {
        titles->kinds[i] = &PLAIN;
    }
    for (size_t i = 0; i < COUNT(KINDS); i++) {
        titles->kinds[spec_of(titles, KINDS[i].spec)] = &KINDS[i];
    }
    for (size_t i = 0; i < titles->n_specs; i++) {
        struct composed *heads = titles->composed[i];
        if (!heads[HEAD_dev].target) {
            heads[HEAD_dev] = heads[HEAD_eng];
        }
    }
}

enum status
titles_new(struct titles **ret, struct error *err)
{
    struct titles *titles = calloc(1, sizeof *titles);
    if (!titles || !phrase_table_init(&titles->words, COUNT(WORDS)) ||
        !phrase_table_init(&titles->specs, SPECS) || !phrase_table_init(&titles->names, TARGETS) ||
        !level_tables_init(&titles->levels)) {
        titles_free(titles);
        return error_set(err, E_NOMEM, "title tables: out of memory");
    }
    titles_compile(titles);
    *ret = titles;
    return OK;
}

void
titles_free(struct titles *titles)
{
    if (titles) {
        phrase_table_release(&titles->words);
        phrase_table_release(&titles->specs);
        phrase_table_release(&titles->names);
        level_tables_release(&titles->levels);
        free(titles);
    }
}

/* ---- hits ---- */

struct hit {
    const struct word_row *row;
    struct compiled_word word;
    size_t begin, end; /* tokens */
    uint8_t segment;
};
enum { HITS = TITLE_TOKENS * 2 };
struct hits {
    struct hit items[HITS];
    size_t n;
    const struct title_tokens *tokens;
    bool has_manager, has_software;
    bool has_other_head; /* a head that is neither engineer nor manager */
};
struct scored {
    const struct target *target;
    int score;
    size_t end; /* token after the occupation */
};
struct scoring {
    struct scored items[HITS];
    size_t n;
};

static bool
ends_segment(const struct title_tokens *tokens, size_t end)
{
    if (end >= tokens->n || tokens->items[end].before != BREAK_NONE) {
        return true;
    }
    struct str next = tokens->items[end].folded;
    return (next.n > 0 && byte_is_digit(next.p[0])) || str_is(next, "ii") || str_is(next, "i") ||
           str_is(next, "iii") || str_is(next, "and") || str_is(next, "for") ||
           str_is(next, "in") || str_is(next, "m");
}

static void
hits_find(const struct titles *titles, const struct title_tokens *tokens, struct hits *ret)
{
    ret->n = 0;
    ret->tokens = tokens;
    ret->has_manager = false;
    ret->has_software = false;
    ret->has_other_head = false;
    for (size_t i = 0; i < tokens->n;) {
        size_t words = 1;
        const struct phrase_entry *entry = phrase_find(&titles->words, tokens, i, &words);
        for (const struct phrase_entry *e = entry; e && ret->n < HITS;
             e = e->next ? &titles->words.entries[e->next - 1] : NULL) {
            const struct word_row *row = &WORDS[e->row];
            if (row->kind == WORD_ENDING && !ends_segment(tokens, i + words)) {
                continue;
            }
            enum head head = row->head;
            ret->has_manager = ret->has_manager || head == HEAD_manager;
            ret->has_other_head = ret->has_other_head || (head >= HEAD_arch && head < HEAD_manager);
            ret->has_software =
                ret->has_software ||
                (row->kind == WORD_SPEC && titles->compiled[e->row].spec == titles->software_spec);
            ret->items[ret->n++] =
                (struct hit){row, titles->compiled[e->row], i, i + words, tokens->items[i].segment};
        }
        i += entry ? words : 1;
    }
}

static void
score_add(struct scoring *scoring, const struct target *target, int score, size_t end,
          uint8_t segment)
{
    score -= LATER_SEGMENT * segment + (target->is_generic ? GENERIC_LESS : 0);
    if (scoring->n < HITS) {
        scoring->items[scoring->n++] = (struct scored){target, score, end};
    }
}

/* Whether nothing but levels stands before the head in its segment. */
static bool
is_bare(const struct hits *hits, const struct hit *head)
{
    static const char *const LEVELS[] = {
        "senior", "sr",    "staff",     "principal", "lead", "junior",   "jr",
        "mid",    "level", "associate", "new",       "grad", "graduate", "distinguished",
        "or",     "and",   "founding",  "entry"};
    for (size_t i = head->begin; i > 0 && hits->tokens->items[i].segment == head->segment;) {
        i--;
        struct str word = hits->tokens->items[i].folded;
        bool is_level = hits->tokens->items[i].segment != head->segment;
        for (size_t k = 0; k < COUNT(LEVELS) && !is_level; k++) {
            is_level = str_is(word, LEVELS[k]);
        }
        if (!is_level) {
            return false;
        }
    }
    return true;
}

static size_t
gap_of(const struct hit *spec, const struct hit *head)
{
    return spec->begin < head->begin ? head->begin - spec->end : spec->begin - head->end;
}

/* Score of a field for a head; 0 when they have nothing to do with each other. */
static int
score_pair(const struct hits *hits, const struct hit *spec, const struct hit *head,
           enum reach reach, bool bare)
{
    bool same = spec->segment == head->segment;
    size_t gap = gap_of(spec, head);
    enum head kind = head->row->head;
    if (kind == HEAD_engineering || kind == HEAD_develop || kind == HEAD_teamlead) {
        return spec->end == head->begin && same ? SCORE_SEGMENT : 0;
    }
    if (!same) {
        bool opens = spec->segment == head->segment + 1 &&
                     hits->tokens->items[spec->begin].before != BREAK_NONE;
        return reach == REACH_FAR || (bare && opens) ? SCORE_FAR - (gap > 3 ? 3 : (int)gap) : 0;
    }
    if (reach == REACH_ADJACENT && gap > 0) {
        return 0;
    }
    return (gap == 0 ? SCORE_ADJACENT : SCORE_SEGMENT) - (gap > 3 ? 3 : (int)gap);
}

static const struct composed *
composed_of(const struct titles *titles, const struct hit *spec, enum head head)
{
    bool as_engineer = head == HEAD_engineering || head == HEAD_develop || head == HEAD_teamlead;
    const struct composed *row = &titles->composed[spec->word.spec][head];
    if (!row->target && as_engineer) {
        row = &titles->composed[spec->word.spec][HEAD_eng];
    }
    if (!row->target || !as_engineer || titles->kinds[spec->word.spec]->builds) {
        return row;
    }
    static const struct composed NONE = {NULL, REACH_SEGMENT};
    return &NONE;
}

/* What a field's reading loses to the others that the title may hold. */
static int
field_less(const struct titles *titles, const struct hits *hits, const struct hit *spec,
           const struct target *target)
{
    switch (titles->kinds[spec->word.spec]->yields) {
    case 1:
        if (target->is_generic && target != titles->other) {
            return 0;
        }
        return hits->has_software || target == titles->other ? YIELDS_LESS : WEAK_LESS;
    case 2:
        return target->is_generic ? 0 : TECH_LESS;
    case 3:
        return -WIRE_MORE;
    default:
        return 0;
    }
}

static void
score_head(const struct titles *titles, const struct hits *hits, const struct hit *head,
           struct scoring *scoring)
{
    enum head kind = head->row->head;
    bool is_engineer = kind == HEAD_eng || kind == HEAD_dev;
    bool bare = is_engineer && is_bare(hits, head);
    bool has_field = false;
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *spec = &hits->items[i];
        if (spec->row->kind != WORD_SPEC) {
            continue;
        }
        const struct composed *row = composed_of(titles, spec, kind);
        int score = row->target ? score_pair(hits, spec, head, row->reach, bare) : 0;
        has_field = has_field || (row->target && spec->segment == head->segment);
        if (score > 0) {
            score -= field_less(titles, hits, spec, row->target);
            score_add(scoring, row->target, score, head->end, head->segment);
        }
    }
    if (!has_field && kind == HEAD_dev) {
        score_add(scoring, titles->software, SCORE_BARE + GENERIC_LESS, head->end, head->segment);
    } else if (!has_field && bare) {
        score_add(scoring, titles->bare, SCORE_BARE + GENERIC_LESS, head->end, head->segment);
    }
}

/* A field of engineering that is not software's, in the words before `at`. */
static bool
is_other_before(const struct titles *titles, const struct hits *hits, const struct hit *at)
{
    for (size_t i = 0; i < hits->n && hits->items[i].begin < at->begin; i++) {
        const struct hit *hit = &hits->items[i];
        if (hit->row->kind == WORD_SPEC && hit->segment == at->segment &&
            titles->kinds[hit->word.spec]->other) {
            return true;
        }
    }
    return false;
}

/* Whether "development" is that of software: a field before it says so. */
static bool
is_software_before(const struct titles *titles, const struct hits *hits, const struct hit *at)
{
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *hit = &hits->items[i];
        if (hit->row->kind == WORD_SPEC && hit->end == at->begin && hit->segment == at->segment) {
            return titles->kinds[hit->word.spec]->builds;
        }
    }
    return false;
}

/* "Head of Platform Engineering", "Manager, Data Engineering". */
static void
score_managers(const struct titles *titles, const struct hits *hits, struct scoring *scoring)
{
    const struct hit *manager = NULL;
    const struct hit *engineering = NULL;
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *hit = &hits->items[i];
        enum head head = hit->row->head;
        if ((head == HEAD_manager || head == HEAD_teamlead) && !manager) {
            manager = hit;
        }
        if ((head == HEAD_engineering && !is_other_before(titles, hits, hit)) ||
            (head == HEAD_develop && is_software_before(titles, hits, hit))) {
            engineering = engineering ? engineering : hit;
        }
    }
    if (!manager || !engineering || engineering->segment > manager->segment + 1) {
        return;
    }
    bool leads = manager->row->head == HEAD_manager || engineering->end == manager->begin;
    bool names =
        !ends_segment(hits->tokens, engineering->end) && engineering->end != manager->begin;
    if (leads && !names) { /* not "Manager, Engineering Recruiting" */
        score_add(scoring, titles->managers, SCORE_SEGMENT + 6,
                  engineering->end > manager->end ? engineering->end : manager->end,
                  manager->segment);
    }
}

static void
score_all(const struct titles *titles, const struct hits *hits, struct scoring *scoring)
{
    scoring->n = 0;
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *hit = &hits->items[i];
        const struct target *target = hit->word.target;
        bool is_phrase = hit->end - hit->begin > 1;
        switch (hit->row->kind) {
        case WORD_DIRECT:
        case WORD_ENDING:
            if (target == titles->managers && is_other_before(titles, hits, hit)) {
                break; /* "Mechanical Engineering Manager" */
            }
            score_add(scoring, target, is_phrase ? SCORE_PHRASE : SCORE_WORD, hit->end,
                      hit->segment);
            break;
        case WORD_FIELD:
            if (!hits->has_other_head) {
                int late = hit->begin > FIELD_LATE ? FIELD_LATE : (int)hit->begin;
                score_add(scoring, target, SCORE_FIELD + is_phrase - late, hit->end, hit->segment);
            }
            break;
        case WORD_HEAD:
            if (!hits->has_manager ||
                (hit->row->head != HEAD_engineering && hit->row->head != HEAD_develop)) {
                score_head(titles, hits, hit, scoring);
            }
            break;
        case WORD_SPEC:
        case WORD_VETO:
            break;
        }
    }
    score_managers(titles, hits, scoring);
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

/* Best first; of equals the later one in the title. Few, so no qsort. */
static void
scoring_sort(struct scoring *scoring)
{
    for (size_t i = 1; i < scoring->n; i++) {
        struct scored item = scoring->items[i];
        size_t at = i;
        for (; at > 0 && (scoring->items[at - 1].score < item.score ||
                          (scoring->items[at - 1].score == item.score &&
                           scoring->items[at - 1].end < item.end));
             at--) {
            scoring->items[at] = scoring->items[at - 1];
        }
        scoring->items[at] = item;
    }
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
    scoring_sort(scoring);
    for (size_t i = 0; i < scoring->n && ret->n_candidates < CANDIDATES; i++) {
        const struct target *target = scoring->items[i].target;
        const struct taxonomy_role *row = target->role;
        if (!row) {
            const char *settled = title_settle(target->name, text);
            row = settled ? taxonomy_role_find(str_of(settled)) : NULL;
        }
        int score = scoring->items[i].score;
        if (i == 0 && row && score >= SCORE_FLOOR) {
            ret->role = row->slug;
            ret->soc = row->soc;
            ret->isco = row->isco;
            ret->role_score = (uint8_t)score;
        }
        if (row && score > 0 && candidate_is_new(ret, row->slug)) {
            ret->candidates[ret->n_candidates++] =
                (struct role_candidate){row->slug, (uint8_t)score};
        }
    }
    return true;
}

static struct level_context
level_context_of(const struct hits *hits, const struct scoring *scoring)
{
    const struct target *best = scoring->n > 0 ? scoring->items[0].target : NULL;
    struct level_context context = {
        .has_occupation = best != NULL,
        .is_technical = best && (best->is_technical || best->is_generic),
        .is_desk = best && best->role && strcmp(best->role->isco, "3512") == 0,
    };
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *hit = &hits->items[i];
        bool names = hit->row->kind == WORD_HEAD || hit->row->kind == WORD_DIRECT;
        if (names && hit->end < TITLE_TOKENS) {
            context.ends |= UINT64_C(1) << hit->end;
        }
        if (hit->row->kind == WORD_HEAD) {
            context.has_occupation = true;
            context.is_technical = context.is_technical || hit->row->head == HEAD_eng ||
                                   hit->row->head == HEAD_dev || hit->row->head == HEAD_scientist ||
                                   hit->row->head == HEAD_designer;
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
    if (!title_tokens_read(str_trim(in->title), arena, &tokens)) {
        return E_NOMEM;
    }
    *ret = (struct title_reading){.title = title_clean_tokens(in, &tokens, arena)};
    hits_find(titles, &tokens, &hits);
    score_all(titles, &hits, &scoring);
    if (!choose(&scoring, in->text, arena, ret)) {
        return E_NOMEM;
    }
    struct level_context context = level_context_of(&hits, &scoring);
    ret->seniority = level_find(&titles->levels, &tokens, &context);
    return OK;
}
