/* normalize/titles/titles_levels.c: markers, traps, numerals. */
#include "normalize/titles/titles_levels.h"

#include "base/markup.h"
#include "normalize/titles/titles.h"

#include "base/banned.h"

/* What must be so for a marker to count. */
enum level_need {
    NEED_NOTHING,
    NEED_TECHNICAL, /* the occupation is one of technology */
    NEED_PART,      /* stands alone between breaks, or first or last */
    NEED_FIRST,     /* opens its part of the title, and is not all of it */
    NEED_STOP       /* no marker: what follows is another person's level */
};
struct level_row {
    const char *phrase;
    enum seniority level;
    uint8_t rank; /* 0: a phrase that means no level */
    enum level_need need;
};

static const struct level_row LEVELS[] = {
#define LEVEL(phrase, level, rank)       {phrase, SENIORITY_##level, rank, NEED_NOTHING},
#define LEVEL_IF(phrase, level, rank, n) {phrase, SENIORITY_##level, rank, NEED_##n},
#define NOT_LEVEL(phrase)                {phrase, SENIORITY_NONE, 0, NEED_NOTHING},
#define STOP_LEVEL(phrase)               {phrase, SENIORITY_NONE, 0, NEED_STOP},
#define LEADS(phrase)
#include "normalize/data/title_levels.def"
#undef LEVEL
#undef LEVEL_IF
#undef NOT_LEVEL
#undef STOP_LEVEL
#undef LEADS
};
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* Numerals after an occupation ("Engineer II", "Engineer, Level 2"). The last
 * column: that of an occupation outside technology, where IV is no staff. */
static const struct numeral_row {
    const char *word;
    enum seniority level, other;
    bool roman;
} NUMERALS[] = {
    {"i", SENIORITY_ENTRY, SENIORITY_ENTRY, true},
    {"1", SENIORITY_ENTRY, SENIORITY_ENTRY, false},
    {"ii", SENIORITY_MID, SENIORITY_MID, true},
    {"ll", SENIORITY_MID, SENIORITY_MID, true}, /* as often mistyped */
    {"2", SENIORITY_MID, SENIORITY_MID, false},
    {"iii", SENIORITY_SENIOR, SENIORITY_SENIOR, true},
    {"lll", SENIORITY_SENIOR, SENIORITY_SENIOR, true},
    {"3", SENIORITY_SENIOR, SENIORITY_SENIOR, false},
    {"iv", SENIORITY_STAFF, SENIORITY_SENIOR, true},
    {"4", SENIORITY_STAFF, SENIORITY_SENIOR, false},
    {"v", SENIORITY_PRINCIPAL, SENIORITY_SENIOR, true},
};
enum { NUMERAL_RANK = 44, LONE_RANK = 43 };

/* Levels said in words, in fields of boards and labels of pages. */
static const struct {
    const char *phrase;
    enum seniority level;
} SAID[] = {
    {"internship", SENIORITY_INTERN},
    {"intern", SENIORITY_INTERN},
    {"student", SENIORITY_INTERN},
    {"entry level", SENIORITY_ENTRY},
    {"entry-level", SENIORITY_ENTRY},
    {"entry_level", SENIORITY_ENTRY},
    {"entry", SENIORITY_ENTRY},
    {"junior", SENIORITY_ENTRY},
    {"graduate", SENIORITY_ENTRY},
    {"associate", SENIORITY_ENTRY},
    {"berufseinsteiger", SENIORITY_ENTRY},
    {"mid level", SENIORITY_MID},
    {"mid-level", SENIORITY_MID},
    {"mid_level", SENIORITY_MID},
    {"mid", SENIORITY_MID},
    {"intermediate", SENIORITY_MID},
    {"medior", SENIORITY_MID},
    {"middle", SENIORITY_MID},
    {"mid-senior level", SENIORITY_SENIOR},
    {"mid-senior", SENIORITY_SENIOR},
    {"mid_senior_level", SENIORITY_SENIOR},
    {"senior level", SENIORITY_SENIOR},
    {"senior_level", SENIORITY_SENIOR},
    {"senior", SENIORITY_SENIOR},
    {"experienced", SENIORITY_MID},
    {"staff", SENIORITY_STAFF},
    {"principal", SENIORITY_PRINCIPAL},
    {"lead", SENIORITY_LEAD},
    {"manager", SENIORITY_MANAGER},
    {"management", SENIORITY_MANAGER},
    {"director", SENIORITY_DIRECTOR},
    {"executive", SENIORITY_EXECUTIVE},
    {"vp", SENIORITY_VP},
    {"vice president", SENIORITY_VP},
    {"senior manager", SENIORITY_MANAGER},
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

static bool
is_parted(const struct title_tokens *tokens, size_t at)
{
    return at == 0 || at >= tokens->n || tokens->items[at].before != BREAK_NONE;
}

/* A principal of a school is the head of one. */
static bool
has_school(const struct title_tokens *tokens)
{
    static const char *const SCHOOLS[] = {"school", "schools", "academy", "elementary", "k12"};
    for (size_t i = 0; i < tokens->n; i++) {
        if (title_is_listed(tokens->items[i].folded, SCHOOLS, COUNT(SCHOOLS))) {
            return true;
        }
    }
    return false;
}

static bool
is_level_here(const struct level_row *row, const struct level_context *context,
              const struct title_tokens *tokens, size_t begin, size_t end)
{
    switch (row->need) {
    case NEED_TECHNICAL:
        return context->is_technical;
    case NEED_PART:
        return is_parted(tokens, begin) || end >= tokens->n;
    case NEED_FIRST:
        return !has_school(tokens) && (context->has_occupation ||
                                       (is_parted(tokens, begin) && end < tokens->n) || begin > 0);
    case NEED_STOP:
        return false;
    case NEED_NOTHING:
    default:
        return true;
    }
}

/* "<people or place> manager", or "Manager, ..." at the start of its part. */
static bool
is_people_manager(const struct level_tables *tables, const struct title_tokens *tokens, size_t at)
{
    enum { LONGEST_LEAD = 2 };
    const struct title_token *next = at + 1 < tokens->n ? &tokens->items[at + 1] : NULL;
    if (is_parted(tokens, at)) {
        bool is_numbered = next && (str_is(next->folded, "i") || str_is(next->folded, "ii") ||
                                    str_is(next->folded, "iii"));
        next = is_numbered ? (at + 2 < tokens->n ? &tokens->items[at + 2] : NULL) : next;
        return next ? next->before != BREAK_NONE || str_is(next->folded, "of") : at == 0;
    }
    for (size_t back = 1; back <= LONGEST_LEAD && back <= at; back++) {
        size_t words = 0;
        if (phrase_find(&tables->leads, tokens, at - back, PHRASE_WORDS, &words) && words == back) {
            return true;
        }
    }
    return false;
}

/* Words whose numeral counts something else ("Tier 2", "Phase II"). */
static bool
is_counted(struct str word)
{
    static const char *const COUNTED[] = {
        "tier", "phase",   "type",  "class", "part",  "stage",  "grade",  "band", "step",  "series",
        "war",  "line",    "shift", "world", "title", "zone",   "region", "bs",   "group", "unit",
        "area", "section", "team",  "groep", "klas",  "klasse", "gruppe", "year"};
    return title_is_listed(word, COUNTED, COUNT(COUNTED));
}

static bool
is_level_word(struct str word)
{
    return str_is(word, "level") || str_is(word, "lvl") || str_is(word, "stufe") ||
           str_is(word, "nivel");
}

/* The numeral at `at`: one after an occupation, a lone Roman one at the end of its
 * part, or one after "level" where nobody is supported. */
static uint8_t
numeral_rank(const struct numeral_row *row, const struct title_tokens *tokens, size_t at,
             const struct level_context *context)
{
    bool is_long = row->roman && row->word[1] != '\0';
    if (is_long && at + 1 == tokens->n && tokens->items[at].before != BREAK_NONE &&
        context->has_occupation && tokens->items[at - 1].folded.n > 2) {
        return LONE_RANK; /* "Site Reliability Engineer (SRE) II" */
    }
    if (tokens->items[at].before == BREAK_HARD) {
        return 0;
    }
    const struct title_token *last = &tokens->items[at - 1];
    bool ends = is_parted(tokens, at + 1) || str_is(tokens->items[at + 1].folded, "and");
    if (is_level_word(last->folded)) {
        bool is_desk = context->is_desk ||
                       (at + 1 < tokens->n && str_is(tokens->items[at + 1].folded, "support"));
        return context->has_occupation && !is_desk ? NUMERAL_RANK : 0;
    }
    if ((context->ends & (UINT64_C(1) << at)) && !is_counted(last->folded)) {
        bool is_letter = row->roman && row->word[1] == '\0'; /* "Designer i Sweden", "I&C" */
        return is_letter && !ends ? 0 : NUMERAL_RANK;
    }
    return row->roman && ends && tokens->items[at].before == BREAK_NONE &&
                   !is_counted(last->folded) && last->folded.n > 2
               ? LONE_RANK
               : 0;
}

static const struct numeral_row *
numeral_find(struct str word)
{
    for (size_t i = 0; word.n <= 3 && i < COUNT(NUMERALS); i++) {
        if (str_is(word, NUMERALS[i].word)) {
            return &NUMERALS[i];
        }
    }
    return NULL;
}

static struct level_row
numeral_of(const struct title_tokens *tokens, const struct level_context *context)
{
    for (size_t at = 1; at < tokens->n; at++) {
        const struct numeral_row *row = numeral_find(tokens->items[at].folded);
        uint8_t rank = row ? numeral_rank(row, tokens, at, context) : 0;
        if (rank > 0) {
            enum seniority level = context->is_technical ? row->level : row->other;
            return (struct level_row){row->word, level, rank, NEED_NOTHING};
        }
    }
    return (struct level_row){NULL, SENIORITY_NONE, 0, NEED_NOTHING};
}

/* The longest phrase at `at` that holds here or is no level, or else the
 * shortest; NULL when none begins there. */
static const struct phrase_entry *
level_entry(const struct level_tables *tables, const struct title_tokens *tokens,
            const struct level_context *context, size_t at, size_t *ret_words)
{
    const struct phrase_entry *entry =
        phrase_find(&tables->levels, tokens, at, PHRASE_WORDS, ret_words);
    while (entry && LEVELS[entry->row].rank > 0 && *ret_words > 1 &&
           !is_level_here(&LEVELS[entry->row], context, tokens, at, at + *ret_words)) {
        /* "senior" of "senior staff nurse" */
        entry = phrase_find(&tables->levels, tokens, at, *ret_words - 1, ret_words);
    }
    return entry;
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
        const struct phrase_entry *entry = level_entry(tables, tokens, context, i, &words);
        const struct level_row *row = entry ? &LEVELS[entry->row] : NULL;
        if (row && row->need == NEED_STOP) {
            break;
        }
        if (row && row->rank > 0 && is_level_here(row, context, tokens, i, i + words)) {
            has_junior = has_junior || str_is(str_of(row->phrase), "junior");
            has_senior = has_senior || row->level == SENIORITY_SENIOR;
            best = row->rank > best.rank ? *row : best;
        } else if (!row && str_is(tokens->items[i].folded, "manager") && best.rank < MANAGER_RANK &&
                   is_people_manager(tables, tokens, i)) {
            best = (struct level_row){"manager", SENIORITY_MANAGER, MANAGER_RANK, NEED_NOTHING};
        }
        i += entry ? words : 1;
    }
    bool is_any_level = has_junior && has_senior && best.level == SENIORITY_SENIOR;
    return is_any_level ? SENIORITY_NONE : best.level;
}
