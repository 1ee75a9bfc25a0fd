/* normalize/titles/titles_score.c: what each phrase of a title says alone, or as a field with a
 * head ("backend" + "engineer"), and how sure that is. Which reading is taken is titles.c's
 * affair. Scores are hundredths. */
#include "normalize/titles/titles_score.h"

#include "normalize/titles/titles_scripts.h"

#include "base/banned.h"

enum {
    SCORE_ADJACENT = 92, /* field and head side by side */
    SCORE_SEGMENT = 87,  /* in the same segment */
    SCORE_WORD = 82,     /* an occupation of one word */
    SCORE_FAR = 80,      /* field in another segment */
    SCORE_LOOSE = 78,    /* a field beside a head that says no occupation */
    SCORE_FIELD = 72,    /* a field whose occupation is not said */
    SCORE_BARE = 70,     /* "developer" alone */
    LATER_SEGMENT = 6,   /* less for each segment before it */
    SECOND_LESS = 13,    /* for an occupation behind another ("Cook/Cleaner") */
    GENERIC_LESS = 16,   /* for a general occupation beside a special one */
    YIELDS_LESS = 18,    /* for a field that software beside it overrides */
    WEAK_LESS = 7,       /* for the same field without software */
    TECH_LESS = 8,       /* for a technology beside a side of the wire */
    WIRE_MORE = 9,       /* for both sides of the wire */
    FIELD_LATE = 3,      /* most that a field loses for standing late */
};

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

/* Whether nothing but a preposition parts the two: "jefe de compras". */
static bool
is_joined(const struct hits *hits, const struct hit *spec, const struct hit *head)
{
    size_t first = spec->begin < head->begin ? spec->end : head->end;
    return gap_of(spec, head) == 1 && spec->segment == head->segment &&
           title_joins(hits->tokens, first);
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
    if (reach == REACH_ADJACENT && gap > 0 && !is_joined(hits, spec, head)) {
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
    if (!row->target || !as_engineer || titles->kinds[spec->word->spec].builds) {
        return row;
    }
    static const struct composed NONE = {0, REACH_SEGMENT};
    return &NONE;
}

/* What a field's reading loses to the others that the title may hold. */
static int
field_less(const struct titles *titles, const struct hits *hits, const struct hit *spec,
           const struct target *target)
{
    switch (titles->kinds[spec->word->spec].yields) {
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
    bool is_it = str_starts(tokens->items[head->begin].folded, STR("tech"));
    for (size_t k = 0; k < sizeof HIGH / sizeof HIGH[0] && head->begin > 0; k++) {
        is_it = is_it || str_is(tokens->items[head->begin - 1].folded, HIGH[k]);
    }
    return is_it;
}

/* Heads of offices, which say as little as "assistant" beside a field of theirs. */
static bool
is_office(enum head head)
{
    return head == HEAD_expert || head == HEAD_admin || head == HEAD_analyst ||
           head == HEAD_consultant;
}

/* Score of a field beside such a head: side by side, with a preposition between them, or parted by
 * a break ("Intern - HR"). */
static int
score_loose(const struct hits *hits, const struct hit *spec, const struct hit *head)
{
    enum { JOINED_LESS = 2, PARTED_LESS = 8 };
    size_t gap = gap_of(spec, head);
    if (hits->has_manager) {
        return 0;
    }
    if (gap == 0 && spec->segment != head->segment) {
        return head->word->head == HEAD_staff ? SCORE_LOOSE - PARTED_LESS : 0;
    }
    return gap == 0 ? SCORE_LOOSE : is_joined(hits, spec, head) ? SCORE_LOOSE - JOINED_LESS : 0;
}

/* The score of what the field makes with the head, and the occupation; one without
 * a name when they make none. */
static int
score_field(const struct titles *titles, const struct hits *hits, const struct hit *spec,
            const struct hit *head, bool bare, const struct target **ret)
{
    enum head kind = head->word->head;
    const struct composed *row = composed_of(titles, spec, kind);
    if (kind == HEAD_staff || (!row->target && is_office(kind))) {
        *ret = &titles->targets[titles->composed[spec->word->spec][HEAD_staff].target];
        return (*ret)->name ? score_loose(hits, spec, head) : 0;
    }
    *ret = &titles->targets[row->target];
    return row->target ? score_pair(hits, spec, head, row->reach, bare) : 0;
}

static void
score_head(const struct titles *titles, const struct hits *hits, const struct hit *head,
           struct scoring *scoring)
{
    enum head kind = head->word->head;
    bool is_engineer = kind == HEAD_eng || kind == HEAD_dev;
    bool bare = is_engineer && title_bare(hits->tokens, head->begin);
    bool has_field = false;
    for (size_t i = 0; i < hits->n; i++) {
        const struct hit *spec = &hits->items[i];
        if (spec->word->kind != WORD_SPEC) {
            continue;
        }
        const struct target *target;
        int score = score_field(titles, hits, spec, head, bare, &target);
        has_field = has_field || (target->name && spec->segment == head->segment);
        if (score > 0) {
            score -= field_less(titles, hits, spec, target);
            score_add(scoring, target, score, head->end, head->segment);
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
            titles->kinds[hit->word->spec].other) {
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
            return titles->kinds[hit->word->spec].builds;
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
    struct str first = hits->tokens->items[manager->begin].folded;
    bool names_team = manager->end - manager->begin > 1 || str_starts(first, STR("team"));
    bool leads = manager->word->head == HEAD_manager || beside ||
                 (names_team && engineering->begin <= manager->end + 1);
    return leads && engineering->segment <= manager->segment + 1 &&
           (beside || title_ends(hits->tokens, engineering->end));
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

/* What one phrase says alone, or as a head with the fields around it. */
static void
score_hit(const struct titles *titles, const struct hits *hits, const struct hit *hit,
          struct scoring *scoring)
{
    const struct target *target = &titles->targets[hit->word->target];
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
                          (hit_is_second(hits, hit) ? SECOND_LESS : 0),
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
score_script(const struct titles *titles, struct str title, size_t end, struct scoring *scoring)
{
    const char *role = title_script_role(title);
    const struct phrase_entry *known = role ? phrase_exact(&titles->names, str_of(role)) : NULL;
    if (known) {
        score_add(scoring, &titles->targets[known->row], SCORE_WORD, end, 0);
    }
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

void
title_score(const struct titles *titles, const struct hits *hits, struct str title,
            struct scoring *ret)
{
    ret->n = 0;
    for (size_t i = 0; i < hits->n; i++) {
        score_hit(titles, hits, &hits->items[i], ret);
    }
    score_managers(titles, hits, ret);
    score_script(titles, title, hits->tokens->n, ret);
    scoring_sort(ret);
}
