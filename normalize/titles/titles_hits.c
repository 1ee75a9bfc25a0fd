/* normalize/titles/titles_hits.c: which phrases of the tables a title holds, and where. Must not
 * weigh them: that is titles.c. */
#include "normalize/titles/titles_hits.h"

#include "base/markup.h"

#include "base/banned.h"

bool
title_ends(const struct title_tokens *tokens, size_t end)
{
    static const char *const ENDS[] = {
        "i",       "ii",      "iii",      "and",      "for",      "in",      "m",     "at",
        "with",    "on",      "wanted",   "needed",   "required", "gesucht", "soges", "sokes",
        "gezocht", "cercasi", "till",     "til",      "hos",      "bei",     "bij",   "chez",
        "fur",     "noturno", "nocturno", "notturno", "diurno",   "voor"};
    if (end >= tokens->n || tokens->items[end].before != BREAK_NONE || tokens->items[end].listed) {
        return true;
    }
    struct str next = tokens->items[end].folded;
    bool is_count = next.n == 2 && next.p[0] == 'x' && byte_is_digit(next.p[1]); /* "x4" */
    return is_count || (next.n > 0 && byte_is_digit(next.p[0])) ||
           title_is_listed(next, ENDS, sizeof ENDS / sizeof ENDS[0]);
}

static bool
is_level_word(struct str word)
{
    static const char *const LEVELS[] = {
        "senior", "sr",    "staff",     "principal", "lead", "junior",   "jr",
        "mid",    "level", "associate", "new",       "grad", "graduate", "distinguished",
        "or",     "and",   "founding",  "entry"};
    return title_is_listed(word, LEVELS, sizeof LEVELS / sizeof LEVELS[0]);
}

bool
title_bare(const struct title_tokens *tokens, size_t at)
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
        return title_ends(tokens, end);
    case WORD_ALONE:
        return title_ends(tokens, end) && is_first(tokens, begin);
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

/* Adds every meaning of the phrase that may stand there. */
static void
entry_add(const struct titles *titles, const struct phrase_entry *entry, size_t begin, size_t end,
          struct hits *hits)
{
    for (; entry; entry = entry_after(titles, entry)) {
        const struct word *word = &titles->rows[entry->row];
        if (may_stand(word, hits->tokens, begin, end)) {
            hit_add(hits, titles,
                    (struct hit){word, begin, end, hits->tokens->items[begin].segment});
        }
    }
}

/* Word behind "to the" where whom one serves is named ("PA to the CEO", "Assistant to Director");
 * 0 elsewhere, as in "Junior to Senior Accountant". */
static size_t
served_at(const struct title_tokens *tokens, size_t at)
{
    static const char *const LADDER[] = {"apprentice", "trainee", "intern", "direct", "up"};
    static const char *const ARTICLES[] = {"the", "a", "an", "our", "its"};
    struct str before = at > 0 ? tokens->items[at - 1].folded : STR_NONE;
    if (at == 0 || !str_is(tokens->items[at].folded, "to") || is_level_word(before) ||
        title_is_listed(before, LADDER, sizeof LADDER / sizeof LADDER[0])) {
        return 0;
    }
    size_t next = at + 1;
    return next + (next < tokens->n && title_is_listed(tokens->items[next].folded, ARTICLES,
                                                       sizeof ARTICLES / sizeof ARTICLES[0]));
}

void
title_hits(const struct titles *titles, const struct title_tokens *tokens, struct hits *ret)
{
    ret->n = 0;
    ret->tokens = tokens;
    ret->has_manager = false;
    ret->has_software = false;
    ret->has_other_head = false;
    for (size_t i = 0; i < tokens->n;) {
        size_t words = 1;
        const struct phrase_entry *entry = phrase_here(titles, tokens, i, &words);
        size_t served = entry ? 0 : served_at(tokens, i);
        if (served) {
            entry = phrase_here(titles, tokens, served, &words);
            words += served - i;
        } else {
            entry_add(titles, entry, i, i + words, ret);
        }
        i += entry ? words : 1;
    }
}

bool
title_joins(const struct title_tokens *tokens, size_t at)
{
    static const char *const WORDS[] = {
        "de",       "d",      "di",  "do",  "da", "ds",  "des", "du", "del", "dos",     "della",
        "alla",     "alle",   "al",  "en",  "of", "for", "in",  "im", "fur", "noturno", "nocturno",
        "notturno", "diurno", "bei", "van", "w",  "au",  "por", "em", "на",  "по"};
    return title_is_listed(tokens->items[at].folded, WORDS, sizeof WORDS / sizeof WORDS[0]);
}

static bool
names_occupation(const struct hit *hit)
{
    return hit->word->kind == WORD_DIRECT || hit->word->kind == WORD_ENDING;
}

bool
hit_is_second(const struct hits *hits, const struct hit *hit)
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
        bool joined =
            before->end + 1 == hit->begin &&
            title_is_listed(items[before->end].folded, JOINS, sizeof JOINS / sizeof JOINS[0]);
        bool under = false;
        for (size_t i = before->end; i < hit->begin && before->segment == hit->segment; i++) {
            under =
                under || title_is_listed(items[i].folded, UNDER, sizeof UNDER / sizeof UNDER[0]);
        }
        return joined || under || (before->end == hit->begin && items[hit->begin].listed);
    }
    return false;
}
