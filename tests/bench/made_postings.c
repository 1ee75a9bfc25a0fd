/* tests/bench/made_postings.c: postings made of numbers alone: prose, places, pay, skills and
 * evidence in the amounts that real ones have. */
#include <string.h>

#include <xxhash.h>

#include "base/limits.h"
#include "made_postings.h"
#include "normalize/normalize.h"

#include "base/banned.h"

enum { SKILLS_MOST = 24, FACTS = 12 };

struct dice
dice_of(int64_t source, int64_t posting, int64_t purpose)
{
    int64_t key[3] = {source, posting, purpose};
    return (struct dice){XXH3_64bits(key, sizeof key) | 1};
}

int64_t
roll(struct dice *dice, int64_t n)
{
    dice->state ^= dice->state << 13;
    dice->state ^= dice->state >> 7;
    dice->state ^= dice->state << 17;
    return (int64_t)(dice->state % (uint64_t)n);
}

/* Small numbers often, large ones seldom. */
int64_t
roll_low(struct dice *dice, int64_t n)
{
    int64_t a = roll(dice, n);
    int64_t b = roll(dice, a + 1);
    return roll(dice, b + 1);
}

static const char WORDS[][14] = {"the",          "and",          "to",
                                 "of",           "with",         "a",
                                 "in",           "our",          "you",
                                 "for",          "we",           "team",
                                 "experience",   "will",         "work",
                                 "is",           "are",          "on",
                                 "your",         "as",           "or",
                                 "design",       "build",        "software",
                                 "data",         "that",         "systems",
                                 "product",      "an",           "be",
                                 "services",     "from",         "development",
                                 "at",           "this",         "engineering",
                                 "business",     "skills",       "customers",
                                 "by",           "years",        "technical",
                                 "across",       "strong",       "teams",
                                 "role",         "working",      "support",
                                 "have",         "new",          "solutions",
                                 "cloud",        "platform",     "ability",
                                 "time",         "knowledge",    "including",
                                 "all",          "high",         "quality",
                                 "other",        "people",       "best",
                                 "help",         "who",          "management",
                                 "more",         "code",         "tools",
                                 "company",      "using",        "testing",
                                 "performance",  "learning",     "world",
                                 "can",          "opportunity",  "benefits",
                                 "environment",  "health",       "global",
                                 "applications", "requirements", "understanding",
                                 "processes",    "security",     "lead",
                                 "ensure",       "develop",      "infrastructure",
                                 "projects",     "practices",    "communication",
                                 "operations",   "insurance",    "career",
                                 "drive",        "growth",       "office",
                                 "remote",       "deliver",      "stakeholders",
                                 "culture",      "backend",      "pipelines",
                                 "scale",        "distributed",  "production",
                                 "mentoring",    "roadmap",      "architecture",
                                 "reliability",  "monitoring",   "collaborate",
                                 "passion",      "innovation",   "salary",
                                 "equity",       "parental",     "vacation",
                                 "degree",       "bachelor",     "equivalent",
                                 "proficiency",  "responsible",  "candidates",
                                 "diverse",      "inclusive",    "accommodation",
                                 "status"};

/* Prose of 2 to 6 KB, 4 in the mean, that compresses much as real ones do. */
static struct str
description_of(struct buf *text, struct dice *dice)
{
    enum { N = sizeof WORDS / sizeof WORDS[0] };
    int64_t size = 2000 + roll(dice, 2000) + roll(dice, 2000);
    buf_clear(text);
    while ((int64_t)text->n < size) {
        int64_t length = 6 + roll(dice, 14);
        buf_add_z(text, roll(dice, 3) ? "" : "\n- ");
        for (int64_t i = 0; i < length; i++) {
            buf_add_z(text, WORDS[roll(dice, 4) ? roll_low(dice, N) : roll(dice, N)]);
            buf_add_byte(text, ' ');
        }
        buf_printf(text, "%lld. ", (long long)roll(dice, 100));
    }
    return buf_str(text);
}

static void
place_of(struct dice *dice, struct arena *arena, struct posting *p)
{
    static const struct {
        char country[3], region[8];
        const char *city;
    } PLACES[] = {
        {"US", "US-CA", "San Francisco"}, {"US", "US-NY", "New York"},  {"US", "US-TX", "Austin"},
        {"IN", "IN-KA", "Bengaluru"},     {"US", "US-WA", "Seattle"},   {"GB", "GB-ENG", "London"},
        {"DE", "DE-BE", "Berlin"},        {"IN", "IN-MH", "Pune"},      {"CA", "CA-ON", "Toronto"},
        {"FR", "FR-IDF", "Paris"},        {"NL", "NL-NH", "Amsterdam"}, {"AU", "AU-NSW", "Sydney"}};
    enum { N = sizeof PLACES / sizeof PLACES[0] };
    p->n_places = 1 + (size_t)(roll(dice, 10) / 8);
    p->places = ARENA_ARRAY(arena, p->n_places, struct place);
    for (size_t i = 0; i < p->n_places; i++) {
        struct place *place = &p->places[i];
        int64_t at = roll_low(dice, N * 2) % N;
        place->city = str_of(PLACES[at].city);
        memcpy(place->region, PLACES[at].region, sizeof place->region);
        memcpy(place->country, PLACES[at].country, sizeof place->country);
        place->raw = arena_printf(arena, "%s, %s", PLACES[at].city, PLACES[at].country);
        place->has_position = true;
        place->latitude = (float)at;
    }
}

static void
pay_of(struct dice *dice, struct arena *arena, struct posting *p, int64_t raise)
{
    static const char CURRENCIES[][4] = {"USD", "USD", "INR", "GBP", "EUR"};
    if (roll(dice, 10) > 3) {
        return;
    }
    const char *currency = p->places[0].country[0] == 'I'   ? CURRENCIES[2]
                           : p->places[0].country[0] == 'G' ? CURRENCIES[3]
                           : p->places[0].country[0] == 'U' ? CURRENCIES[0]
                                                            : CURRENCIES[4];
    p->n_salaries = 1;
    p->salaries = ARENA_NEW(arena, struct salary);
    struct salary *s = p->salaries;
    s->kind = roll(dice, 10) ? SALARY_BASE : SALARY_TOTAL;
    s->has_min = s->has_max = true;
    s->min_cents = (50000 + 1000 * roll(dice, 100) + 5000 * raise) * 100;
    s->max_cents = s->min_cents + 1000 * 100 * (1 + roll(dice, 60));
    s->annual_min_cents = s->min_cents;
    s->annual_max_cents = s->max_cents;
    memcpy(s->currency, currency, sizeof s->currency);
    s->period = PERIOD_YEAR;
    s->raw = arena_printf(arena, "%s %lld - %lld", currency, (long long)s->min_cents / 100,
                          (long long)s->max_cents / 100);
}

static void
skills_of(struct dice *dice, struct arena *arena, struct posting *p)
{
    size_t n = 3 + (size_t)roll(dice, SKILLS_MOST - 3), count = taxonomy_skill_count(NULL);
    p->skills = ARENA_ARRAY(arena, n, struct skill);
    for (size_t i = 0; i < n; i++) {
        size_t at = (size_t)roll_low(dice, (int64_t)count);
        struct taxonomy_skill t = taxonomy_skill_at(NULL, at);
        bool is_new = true;
        for (size_t k = 0; k < p->n_skills; k++) {
            is_new = is_new && p->skills[k].id != t.id;
        }
        if (is_new) {
            struct skill *s = &p->skills[p->n_skills++];
            s->id = t.id;
            s->slug = t.slug;
            s->name = t.name;
            s->type = t.type;
            s->need = (enum skill_need)(1 + roll(dice, 3));
            s->quote = str_of(t.name);
            s->offset = (uint32_t)roll(dice, (int64_t)p->description.n - 30);
        }
    }
}

static void
facts_of(struct dice *dice, struct arena *arena, struct posting *p)
{
    static const enum field FIELDS[FACTS] = {
        FIELD_TITLE,       FIELD_COMPANY, FIELD_LOCATION,        FIELD_DESCRIPTION,
        FIELD_DATE_POSTED, FIELD_ROLE,    FIELD_EMPLOYMENT_TYPE, FIELD_SENIORITY,
        FIELD_EXPERIENCE,  FIELD_SALARY,  FIELD_WORK_MODE,       FIELD_DEPARTMENT};
    p->facts = ARENA_ARRAY(arena, FACTS, struct fact);
    p->n_facts = FACTS;
    for (size_t i = 0; i < FACTS; i++) {
        size_t at = (size_t)roll(dice, (int64_t)p->description.n - 60);
        struct str prose = {p->description.p + at, 20 + (size_t)roll(dice, 40)};
        p->facts[i] = (struct fact){FIELDS[i],
                                    0,
                                    i % 3 ? LAYER_BOARD_API : LAYER_PROSE,
                                    "rule",
                                    i % 3 ? p->title : prose,
                                    (uint8_t)(50 + i)};
    }
}

void
made_identity(const struct made *made, const struct page *page, struct arena *arena,
              struct posting *p)
{
    int64_t content[3] = {made->source, made->k, made->revision};
    p->source = page->source;
    p->kind = page->kind;
    p->board = page->board;
    p->external_id =
        arena_printf(arena, "%lld", 4000000 + made->source * PER_SOURCE + (long long)made->k);
    posting_id(p->kind, p->board, p->external_id, p->id);
    p->title = STR("Engineer");
    p->date_posted_s = p->valid_through_s = TIME_UNKNOWN;
    p->experience_min = p->experience_max = -1;
    p->content_hash = XXH3_64bits(content, sizeof content);
}

void
made_posting(const struct made *made, struct buf *text, struct arena *arena, struct posting *p)
{
    struct dice dice = dice_of(made->source, made->k, 4);
    static const char *const FIRST[] = {"backend-developer", "devops-engineer"};
    int64_t which = roll(&dice, 10);
    struct taxonomy_role role =
        which < 2 ? *taxonomy_role_find(str_of(FIRST[which]))
                  : taxonomy_role_at((size_t)roll_low(&dice, (int64_t)taxonomy_role_count()));
    p->role = role.slug;
    p->role_score = (uint8_t)(60 + roll(&dice, 40));
    p->title = arena_printf(arena, "Senior %s %lld", role.name, (long long)roll(&dice, 40));
    p->url = arena_printf(arena, "https://boards.example/board-%lld/jobs/%.*s",
                          (long long)made->source, STR_ARG(p->external_id));
    p->company = arena_printf(arena, "Company %lld Ltd", (long long)made->source);
    p->company_key = arena_printf(arena, "company %lld", (long long)made->source);
    p->department = STR("Engineering");
    p->seniority = (enum seniority)roll(&dice, SENIORITY_COUNT);
    p->employment_type = EMPLOYMENT_FULL_TIME;
    p->work_modes = (uint8_t)(roll(&dice, 8) << 1);
    p->work_mode = p->work_modes & 2 ? MODE_REMOTE : p->work_modes & 4 ? MODE_HYBRID : MODE_NONE;
    p->experience_min = roll(&dice, 2) ? (int)roll(&dice, 12) : -1;
    p->on_call = roll(&dice, 20) == 0;
    p->date_posted_s = made->now_s - roll(&dice, 20) * DAY_S;
    memcpy(p->language, "en", 3);
    p->core_hash = XXH3_64bits(p->title.p, p->title.n) ^ (uint64_t)made->source;
    p->description = arena_str(arena, description_of(text, &dice));
    for (size_t i = 0; i < MINHASH_COUNT; i++) {
        p->minhash[i] = (uint32_t)roll(&dice, UINT32_MAX);
    }
    place_of(&dice, arena, p);
    pay_of(&dice, arena, p, made->revision);
    skills_of(&dice, arena, p);
    facts_of(&dice, arena, p);
}
