/* normalize/titles.c: words become occupations: phrases that are one ("product
 * manager"), and fields with a head ("backend" + "engineer"). The best-scored
 * reading wins; below the floor there is none. */
#include "normalize/titles.h"

#include "base/markup.h"
#include "normalize/titles_scripts.h"
#include "normalize/titles_settle.h"
#include "normalize/titles_short.h"
#include "normalize/titles_words.h"

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
    SECOND_LESS = 13,  /* for an occupation behind another ("Cook/Cleaner") */
    GENERIC_LESS = 16, /* for a general occupation beside a special one */
    YIELDS_LESS = 18,  /* for a field that software beside it overrides */
    WEAK_LESS = 7,     /* for the same field without software */
    TECH_LESS = 8,     /* for a technology beside a side of the wire */
    WIRE_MORE = 9,     /* for both sides of the wire */
    FIELD_LATE = 3,    /* most that a field loses for standing late */
    CANDIDATES = 5,
};

/* ---- hits ---- */

struct hit {
    const struct word *word;
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

static bool
is_level_word(struct str word)
{
    static const char *const LEVELS[] = {
        "senior", "sr",    "staff",     "principal", "lead", "junior",   "jr",
        "mid",    "level", "associate", "new",       "grad", "graduate", "distinguished",
        "or",     "and",   "founding",  "entry"};
    for (size_t k = 0; k < sizeof LEVELS / sizeof LEVELS[0]; k++) {
        if (str_is(word, LEVELS[k])) {
            return true;
        }
    }
    return false;
}

/* Whether nothing but levels stands before token `at` in its segment. */
static bool
is_bare(const struct title_tokens *tokens, size_t at)
{
    for (size_t i = at; i > 0 && tokens->items[i].segment == tokens->items[i - 1].segment; i--) {
        if (!is_level_word(tokens->items[i - 1].folded)) {
            return false;
        }
    }
    return true;
}

/* Likewise in the whole title. */
static bool
is_first(const struct title_tokens *tokens, size_t at)
{
    while (at > 0 && is_level_word(tokens->items[at - 1].folded)) {
        at--;
    }
    return at == 0;
}

/* Whether the word may stand where it does. */
static bool
may_stand(const struct word *word, const struct title_tokens *tokens, size_t begin, size_t end)
{
    switch (word->kind) {
    case WORD_ENDING:
        return ends_segment(tokens, end);
    case WORD_ALONE:
        return ends_segment(tokens, end) && is_first(tokens, begin);
    case WORD_DIRECT:
    case WORD_FIELD:
    case WORD_HEAD:
    case WORD_SPEC:
    case WORD_VETO:
    default:
        return true;
    }
}

static const struct phrase_entry *
entry_after(const struct titles *titles, const struct phrase_entry *entry)
{
    return entry->next ? &titles->words.entries[entry->next - 1] : NULL;
}

/* The longest phrase at token `at` that may stand there: its first entry that may. */
static const struct phrase_entry *
phrase_here(const struct titles *titles, const struct title_tokens *tokens, size_t at,
            size_t *ret_words)
{
    size_t words = 1;
    const struct phrase_entry *entry = NULL;
    for (size_t limit = PHRASE_WORDS; limit > 0; limit = words - 1) {
        entry = phrase_find(&titles->words, tokens, at, limit, &words);
        bool is_any = entry != NULL;
        while (entry && !may_stand(&titles->rows[entry->row], tokens, at, at + words)) {
            entry = entry_after(titles, entry);
        }
        if (entry || !is_any) {
            break;
        }
    }
    *ret_words = words;
    return entry;
}

static void
hit_add(struct hits *hits, const struct titles *titles, struct hit hit)
{
    enum head head = hit.word->head;
    if (hits->n < HITS) {
        hits->has_manager = hits->has_manager || head == HEAD_manager;
        hits->has_other_head = hits->has_other_head || (head >= HEAD_arch && head < HEAD_manager);
        hits->has_software = hits->has_software || (hit.word->kind == WORD_SPEC &&
                                                    hit.word->spec == titles->software_spec);
        hits->items[hits->n++] = hit;
    }
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
        const struct phrase_entry *entry = phrase_here(titles, tokens, i, &words);
        for (const struct phrase_entry *e = entry; e; e = entry_after(titles, e)) {
            if (may_stand(&titles->rows[e->row], tokens, i, i + words)) {
                hit_add(
                    ret, titles,
                    (struct hit){&titles->rows[e->row], i, i + words, tokens->items[i].segment});
            }
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
    enum head kind = head->word->head;
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
    bool as_engineer = head == HEAD_engineering || head == HEAD_develop;
    const struct composed *row = &titles->composed[spec->word->spec][head];
    if (!row->target && as_engineer) {
        row = &titles->composed[spec->word->spec][HEAD_eng];
    }
    if (!row->target || !as_engineer || titles->kinds[spec->word->spec]->builds) {
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
    switch (titles->kinds[spec->word->spec]->yields) {
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

/* "Staff Engineer", "Tech Lead": levels that only the builders of software have. */
static bool
is_high(const struct title_tokens *tokens, const struct hit *head)
{
    static const char *const HIGH[] = {"staff", "principal", "distinguished", "founding"};
    bool is_it = str_starts(str_of(head->word->phrase), STR("tech"));
    for (size_t k = 0; k < sizeof HIGH / sizeof HIGH[0] && head->begin > 0; k++) {
        is_it = is_it || str_is(tokens->items[head->begin - 1].folded, HIGH[k]);
    }
    return is_it;
}

static void
score_head(const struct titles *titles, const struct hits *hits, const struct hit *head,
           struct scoring *scoring)
{
    enum head kind = head->word->head;
    bool is_engineer = kind == HEAD_eng || kind == HEAD_dev;
    bool bare = is_engineer && is_bare(hits->tokens, head->begin);
    bool has_field = false;
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *spec = &hits->items[i];
        if (spec->word->kind != WORD_SPEC) {
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
        score_add(scoring, is_high(hits->tokens, head) ? titles->bare_high : titles->bare,
                  SCORE_BARE + GENERIC_LESS, head->end, head->segment);
    }
}

/* A field of engineering that is not software's, in the words before `at`. */
static bool
is_other_before(const struct titles *titles, const struct hits *hits, const struct hit *at)
{
    for (size_t i = 0; i < hits->n && hits->items[i].begin < at->begin; i++) {
        const struct hit *hit = &hits->items[i];
        if (hit->word->kind == WORD_SPEC && hit->segment == at->segment &&
            titles->kinds[hit->word->spec]->other) {
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
        if (hit->word->kind == WORD_SPEC && hit->end == at->begin && hit->segment == at->segment) {
            return titles->kinds[hit->word->spec]->builds;
        }
    }
    return false;
}

/* Whether the hit names engineering or the building of software. */
static bool
is_engineering(const struct titles *titles, const struct hits *hits, const struct hit *hit)
{
    return (hit->word->head == HEAD_engineering && !is_other_before(titles, hits, hit)) ||
           (hit->word->head == HEAD_develop && is_software_before(titles, hits, hit));
}

/* Whether the manager's is the engineering: "Head of Platform Engineering",
 * "Manager, Data Engineering"; not "Manager, Engineering Recruiting". A lead must
 * stand beside it. */
static bool
is_its_manager(const struct hits *hits, const struct hit *manager, const struct hit *engineering)
{
    bool beside = engineering->end == manager->begin;
    bool names_team = manager->end - manager->begin > 1 || manager->word->phrase[0] == 't';
    bool leads = manager->word->head == HEAD_manager || beside ||
                 (names_team && engineering->begin <= manager->end + 1);
    return leads && engineering->segment <= manager->segment + 1 &&
           (beside || ends_segment(hits->tokens, engineering->end));
}

static void
score_managers(const struct titles *titles, const struct hits *hits, struct scoring *scoring)
{
    const struct hit *manager = NULL;
    const struct hit *engineering = NULL;
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *hit = &hits->items[i];
        bool leads = hit->word->head == HEAD_manager || hit->word->head == HEAD_teamlead;
        manager = leads && !manager ? hit : manager;
        engineering = !engineering && is_engineering(titles, hits, hit) ? hit : engineering;
    }
    if (manager && engineering && is_its_manager(hits, manager, engineering)) {
        score_add(scoring, titles->managers, SCORE_SEGMENT + 6,
                  engineering->end > manager->end ? engineering->end : manager->end,
                  manager->segment);
    }
}

/* Fields whose managers bear the field's name: "Director, Product Management". */
static bool
is_managed(const struct target *target)
{
    return target->role && (strcmp(target->role->family, "product") == 0 ||
                            strcmp(target->role->family, "support") == 0);
}

static bool
names_occupation(const struct hit *hit)
{
    return hit->word->kind == WORD_DIRECT || hit->word->kind == WORD_ENDING;
}

static bool
is_listed(struct str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_is(word, list[i])) {
            return true;
        }
    }
    return false;
}

/* Whether an occupation before it comes first: "Cook/Cleaner", "Nurse and Midwife", "Secretary
 * in a doctor's surgery", "Driver for a pharmacist". */
static bool
is_second(const struct hits *hits, const struct hit *hit)
{
    static const char *const JOINS[] = {"and", "or",    "und", "oder", "et",  "ou", "y",
                                        "e",   "och",   "og",  "en",   "i",   "и",  "ja",
                                        "ve",  "eller", "of",  "o",    "oraz"};
    static const char *const UNDER[] = {"in", "at", "for", "with", "under", "bei", "im", "chez"};
    const struct title_token *items = hits->tokens->items;
    for (const struct hit *at = hit; at > hits->items; at--) {
        const struct hit *before = at - 1;
        if (!names_occupation(before) || before->end > hit->begin) {
            continue;
        }
        bool joined = before->end + 1 == hit->begin &&
                      is_listed(items[before->end].folded, JOINS, sizeof JOINS / sizeof JOINS[0]);
        bool under = false;
        for (size_t i = before->end; i < hit->begin && before->segment == hit->segment; i++) {
            under = under || is_listed(items[i].folded, UNDER, sizeof UNDER / sizeof UNDER[0]);
        }
        return joined || under || (before->end == hit->begin && items[hit->begin].listed);
    }
    return false;
}

/* What one phrase says alone, or as a head with the fields around it. */
static void
score_hit(const struct titles *titles, const struct hits *hits, const struct hit *hit,
          struct scoring *scoring)
{
    const struct target *target = hit->word->target;
    bool is_phrase = hit->end - hit->begin > 1;
    bool builds = hit->word->head == HEAD_engineering || hit->word->head == HEAD_develop;
    int late = hit->begin > FIELD_LATE ? FIELD_LATE : (int)hit->begin;
    switch (hit->word->kind) {
    case WORD_DIRECT:
    case WORD_ENDING:
        /* not "Mechanical Engineering Manager" */
        if (target != titles->managers || !is_other_before(titles, hits, hit)) {
            score_add(scoring, target,
                      (is_phrase ? SCORE_PHRASE : SCORE_WORD) -
                          (is_second(hits, hit) ? SECOND_LESS : 0),
                      hit->end, hit->segment);
        }
        break;
    case WORD_ALONE:
        score_add(scoring, target, SCORE_BARE, hit->end, hit->segment);
        break;
    case WORD_FIELD:
        if (!hits->has_other_head &&
            !(hits->has_manager && target->is_technical && !is_managed(target))) {
            score_add(scoring, target, SCORE_FIELD + is_phrase - late, hit->end, hit->segment);
        }
        break;
    case WORD_HEAD:
        if (!hits->has_manager || !builds) {
            score_head(titles, hits, hit, scoring);
        }
        break;
    case WORD_SPEC:
    case WORD_VETO:
        break;
    }
}

static void
score_all(const struct titles *titles, const struct hits *hits, struct scoring *scoring)
{
    scoring->n = 0;
    for (size_t i = 0; i < hits->n; i++) {
        score_hit(titles, hits, &hits->items[i], scoring);
    }
    score_managers(titles, hits, scoring);
}

static void
score_script(const struct titles *titles, struct str title, size_t end, struct scoring *scoring)
{
    const char *role = title_script_role(title);
    const struct phrase_entry *known = role ? phrase_exact(&titles->names, str_of(role)) : NULL;
    if (known) {
        score_add(scoring, &titles->targets[known->row], SCORE_WORD, end, 0);
    }
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
        bool names = hit->word->kind == WORD_HEAD || hit->word->kind == WORD_DIRECT ||
                     hit->word->kind == WORD_ALONE;
        if (names && hit->end < TITLE_TOKENS) {
            context.ends |= UINT64_C(1) << hit->end;
        }
        if (hit->word->kind == WORD_HEAD) {
            context.has_occupation = true;
            context.is_technical = context.is_technical || hit->word->head == HEAD_eng ||
                                   hit->word->head == HEAD_dev ||
                                   hit->word->head == HEAD_scientist ||
                                   hit->word->head == HEAD_designer;
        }
    }
    return context;
}

static bool
is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* The state of a place that was cut off is no qualification: "| Natal/RN". */
static void
mute_states(struct str title, struct str clean, struct title_tokens *tokens)
{
    size_t end = (size_t)(clean.p + clean.n - title.p);
    for (size_t i = 0; i < tokens->n && clean.n; i++) {
        struct title_token *t = &tokens->items[i];
        bool is_code = t->end - t->begin == 2 && t->begin >= end && t->begin > 0 &&
                       title.p[t->begin - 1] == '/' && is_capital(title.p[t->begin]) &&
                       is_capital(title.p[t->begin + 1]);
        t->folded = is_code ? STR("/") : t->folded;
    }
}

/* Role, candidates and seniority of the words; false when out of memory. */
static bool
read_tokens(const struct titles *titles, const struct title_input *in,
            const struct title_tokens *tokens, struct arena *arena, struct title_reading *ret)
{
    struct hits hits;
    struct scoring scoring;
    hits_find(titles, tokens, &hits);
    score_all(titles, &hits, &scoring);
    score_script(titles, in->title, tokens->n, &scoring);
    if (!choose(&scoring, in->text, arena, ret)) {
        return false;
    }
    struct level_context context = level_context_of(&hits, &scoring);
    ret->seniority = level_find(&titles->levels, tokens, &context);
    ret->seniority = ret->seniority ? ret->seniority : title_script_level(in->title);
    return true;
}

enum status
title_read(const struct titles *titles, const struct title_input *in, struct arena *arena,
           struct title_reading *ret)
{
    struct title_tokens tokens, turned;
    if (!title_tokens_read(str_trim(in->title), arena, &tokens)) {
        return E_NOMEM;
    }
    *ret = (struct title_reading){.title = title_clean_tokens(in, &tokens, arena)};
    mute_states(str_trim(in->title), ret->title, &tokens);
    if (!read_tokens(titles, in, &tokens, arena, ret)) {
        return E_NOMEM;
    }
    struct title_reading other = {.title = ret->title};
    if (title_expand(&tokens)) { /* "Sr Mgr, Cust Svc" */
        if (!read_tokens(titles, in, &tokens, arena, &other)) {
            return E_NOMEM;
        }
        ret->seniority = other.seniority;
        *ret = ret->role ? *ret : other;
    }
    bool is_open = !ret->role || strcmp(ret->role, "teacher") == 0;
    other = (struct title_reading){.title = ret->title};
    if (is_open && title_turn(&tokens, &turned)) { /* "Engineer, Software" */
        if (!read_tokens(titles, in, &turned, arena, &other)) {
            return E_NOMEM;
        }
        *ret = other.role ? other : *ret;
    }
    return OK;
}
