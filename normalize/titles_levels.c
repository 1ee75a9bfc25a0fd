/* normalize/titles_levels.c: markers, traps, numerals. */
#include "normalize/titles_levels.h"

#include "normalize/titles.h"

#include "base/banned.h"

struct level_row {
    const char *phrase;
    enum seniority level;
    uint8_t rank; /* 0: a phrase that means no level */
};

static const struct level_row LEVELS[] = {
#define LEVEL(phrase, level, rank) {phrase, SENIORITY_##level, rank},
#define NOT_LEVEL(phrase)          {phrase, SENIORITY_NONE, 0},
#define LEADS(phrase)
#include "normalize/data/title_levels.def"
#undef LEVEL
#undef NOT_LEVEL
#undef LEADS
};
static const char *const LEADS_ROWS[] = {
#define LEVEL(phrase, level, rank)
#define NOT_LEVEL(phrase)
#define LEADS(phrase) phrase,
#include "normalize/data/title_levels.def"
#undef LEVEL
#undef NOT_LEVEL
#undef LEADS
};
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* Numerals after an occupation ("Engineer II"). */
static const struct level_row NUMERALS[] = {
    {"i", SENIORITY_ENTRY, 44},  {"1", SENIORITY_ENTRY, 44},    {"ii", SENIORITY_MID, 44},
    {"2", SENIORITY_MID, 44},    {"iii", SENIORITY_SENIOR, 44}, {"3", SENIORITY_SENIOR, 44},
    {"iv", SENIORITY_STAFF, 44}, {"4", SENIORITY_STAFF, 44},    {"v", SENIORITY_PRINCIPAL, 44},
};

/* Levels said in words, in fields of boards and labels of pages. */
static const struct level_row SAID[] = {
    {"internship", SENIORITY_INTERN, 1},
    {"intern", SENIORITY_INTERN, 1},
    {"student", SENIORITY_INTERN, 1},
    {"entry level", SENIORITY_ENTRY, 1},
    {"entry-level", SENIORITY_ENTRY, 1},
    {"entry_level", SENIORITY_ENTRY, 1},
    {"entry", SENIORITY_ENTRY, 1},
    {"junior", SENIORITY_ENTRY, 1},
    {"graduate", SENIORITY_ENTRY, 1},
    {"associate", SENIORITY_ENTRY, 1},
    {"berufseinsteiger", SENIORITY_ENTRY, 1},
    {"mid level", SENIORITY_MID, 1},
    {"mid-level", SENIORITY_MID, 1},
    {"mid_level", SENIORITY_MID, 1},
    {"mid", SENIORITY_MID, 1},
    {"intermediate", SENIORITY_MID, 1},
    {"medior", SENIORITY_MID, 1},
    {"middle", SENIORITY_MID, 1},
    {"mid-senior level", SENIORITY_SENIOR, 1},
    {"mid-senior", SENIORITY_SENIOR, 1},
    {"mid_senior_level", SENIORITY_SENIOR, 1},
    {"senior level", SENIORITY_SENIOR, 1},
    {"senior_level", SENIORITY_SENIOR, 1},
    {"senior", SENIORITY_SENIOR, 1},
    {"experienced", SENIORITY_MID, 1},
    {"staff", SENIORITY_STAFF, 1},
    {"principal", SENIORITY_PRINCIPAL, 1},
    {"lead", SENIORITY_LEAD, 1},
    {"manager", SENIORITY_MANAGER, 1},
    {"management", SENIORITY_MANAGER, 1},
    {"director", SENIORITY_DIRECTOR, 1},
    {"executive", SENIORITY_EXECUTIVE, 1},
    {"vp", SENIORITY_VP, 1},
    {"vice president", SENIORITY_VP, 1},
    {"senior manager", SENIORITY_MANAGER, 1},
};

enum seniority
seniority_read(struct str text)
{
    for (size_t i = 0; i < COUNT(SAID); i++) {
        if (str_is_nocase(str_trim(text), SAID[i].phrase)) {
            return SAID[i].level;
        }
    }
    return SENIORITY_NONE;
}

bool
level_tables_init(struct level_tables *tables)
{
    *tables = (struct level_tables){0};
    if (!phrase_table_init(&tables->levels, COUNT(LEVELS)) ||
        !phrase_table_init(&tables->leads, COUNT(LEADS_ROWS))) {
        return false;
    }
    for (size_t i = 0; i < COUNT(LEVELS); i++) {
        phrase_table_add(&tables->levels, LEVELS[i].phrase, i);
    }
    for (size_t i = 0; i < COUNT(LEADS_ROWS); i++) {
        phrase_table_add(&tables->leads, LEADS_ROWS[i], i);
    }
    return true;
}

void
level_tables_release(struct level_tables *tables)
{
    phrase_table_release(&tables->levels);
    phrase_table_release(&tables->leads);
}

static bool
is_level_here(const struct level_row *row, const struct level_context *context)
{
    if (row->level == SENIORITY_STAFF && row->rank > 60) {
        return context->is_technical;
    }
    if (row->level == SENIORITY_PRINCIPAL && row->rank > 60) {
        return context->has_occupation;
    }
    return true;
}

/* "<people or place> manager", or "Manager, ..." at the start. */
static bool
is_people_manager(const struct level_tables *tables, const struct title_tokens *tokens, size_t at)
{
    enum { LONGEST_LEAD = 2 };
    const struct title_token *next = at + 1 < tokens->n ? &tokens->items[at + 1] : NULL;
    if (at == 0) {
        return next && (next->before != BREAK_NONE || str_is(next->folded, "of"));
    }
    if (tokens->items[at].before != BREAK_NONE) {
        return false;
    }
    for (size_t back = 1; back <= LONGEST_LEAD && back <= at; back++) {
        size_t words = 0;
        if (phrase_find(&tables->leads, tokens, at - back, &words) && words == back) {
            return true;
        }
    }
    return false;
}

static struct level_row
numeral_of(const struct title_tokens *tokens, const struct level_context *context)
{
    static const struct level_row NONE = {NULL, SENIORITY_NONE, 0};
    size_t at = context->occupation_end;
    if (at >= tokens->n || tokens->items[at].before == BREAK_HARD) {
        return NONE;
    }
    for (size_t i = 0; i < COUNT(NUMERALS); i++) {
        if (str_is(tokens->items[at].folded, NUMERALS[i].phrase)) {
            return NUMERALS[i];
        }
    }
    return NONE;
}

enum seniority
level_find(const struct level_tables *tables, const struct title_tokens *tokens,
           const struct level_context *context)
{
    enum { MANAGER_RANK = 60 };
    struct level_row best = numeral_of(tokens, context);
    bool has_junior = false;
    bool has_senior = false;
    for (size_t i = 0; i < tokens->n;) {
        size_t words = 1;
        const struct phrase_entry *entry = phrase_find(&tables->levels, tokens, i, &words);
        const struct level_row *row = entry ? &LEVELS[entry->row] : NULL;
        if (row && row->rank > 0 && is_level_here(row, context)) {
            has_junior = has_junior || str_is(str_of(row->phrase), "junior");
            has_senior = has_senior || row->level == SENIORITY_SENIOR;
            best = row->rank > best.rank ? *row : best;
        } else if (!row && str_is(tokens->items[i].folded, "manager") && best.rank < MANAGER_RANK &&
                   is_people_manager(tables, tokens, i)) {
            best = (struct level_row){"manager", SENIORITY_MANAGER, MANAGER_RANK};
        }
        i += entry ? words : 1;
    }
    bool is_any_level = has_junior && has_senior && best.level == SENIORITY_SENIOR;
    return is_any_level ? SENIORITY_NONE : best.level;
}
