/* normalize/titles/titles.c: a title becomes an occupation and a level: as it is written, and put
 * otherwise where its own words say nothing or less ("Engineer, Software"). The best-scored reading
 * wins; below the floor there is none. Must not weigh phrases: titles_score.c does. */
#include "normalize/titles/titles.h"

#include "normalize/titles/titles_answers.h"
#include "normalize/titles/titles_mute.h"
#include "normalize/titles/titles_score.h"
#include "normalize/titles/titles_scripts.h"
#include "normalize/titles/titles_settle.h"
#include "normalize/titles/titles_short.h"

#include "base/banned.h"

enum { CANDIDATES = 5 };

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
choose(const struct scoring *scoring, struct str text, struct arena *arena,
       struct title_reading *ret)
{
    ret->candidates = ARENA_ARRAY(arena, CANDIDATES, struct role_candidate);
    if (!ret->candidates) {
        return false;
    }
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

struct read_title {
    struct title_reading reading;
    size_t end; /* token behind the occupation */
};

/* Role, candidates and seniority of the words, and the token behind the occupation; false when
 * out of memory. */
static bool
read_tokens(const struct titles *titles, const struct title_input *in,
            const struct title_tokens *tokens, struct arena *arena, struct read_title *ret_read)
{
    struct title_reading *ret = &ret_read->reading;
    struct hits hits;
    struct scoring scoring;
    title_hits(titles, tokens, &hits);
    title_score(titles, &hits, in->title, &scoring);
    if (!choose(&scoring, in->text, arena, ret)) {
        return false;
    }
    ret_read->end = scoring.n > 0 ? scoring.items[0].end : 0;
    struct level_context context = level_context_of(&hits, &scoring);
    ret->seniority = level_find(&titles->levels, tokens, &context);
    ret->seniority = ret->seniority ? ret->seniority : title_script_level(in->title);
    return true;
}

/* "Sr Mgr, Cust Svc" with whole words, where they say more. */
static bool
read_expanded(const struct titles *titles, const struct title_input *in,
              struct title_tokens *tokens, struct arena *arena, struct title_reading *ret)
{
    struct read_title other = {.reading = {.title = ret->title}};
    bool is_level = false;
    if (!title_expand(tokens, &is_level)) {
        return true;
    }
    if (!read_tokens(titles, in, tokens, arena, &other)) {
        return false;
    }
    bool replaces = other.reading.seniority && (is_level || !ret->seniority);
    enum seniority level = replaces ? other.reading.seniority : ret->seniority;
    bool is_more = other.reading.role && other.reading.role_score > ret->role_score &&
                   other.reading.role_score >= SCORE_PHRASE;
    if (!ret->role || is_more) {
        *ret = other.reading;
    }
    ret->seniority = level;
    return true;
}

/* "Mathematiklehrer" in two words, where nothing else named an occupation. */
static bool
read_split(const struct titles *titles, const struct title_input *in,
           const struct title_tokens *tokens, struct arena *arena, struct title_reading *ret)
{
    struct title_tokens parts;
    struct read_title other = {.reading = {.title = ret->title}};
    if (ret->role || !title_tokens_split(tokens, &parts)) {
        return true;
    }
    if (!read_tokens(titles, in, &parts, arena, &other)) {
        return false;
    }
    other.reading.seniority = ret->seniority ? ret->seniority : other.reading.seniority;
    *ret = other.reading.role ? other.reading : *ret;
    return true;
}

/* "Engineer, Software": the other way round says more, when its occupation ends where the word
 * that led now stands. */
static bool
read_rewritten(const struct titles *titles, const struct title_input *in,
               const struct title_tokens *tokens, title_rewrite *rewrite, struct arena *arena,
               struct title_reading *ret)
{
    struct title_tokens other_tokens;
    struct read_title other = {.reading = {.title = ret->title}};
    size_t end = 0;
    if (!rewrite(tokens, &other_tokens, &end)) {
        return true;
    }
    if (!read_tokens(titles, in, &other_tokens, arena, &other)) {
        return false;
    }
    struct title_reading *reading = &other.reading;
    if (reading->role && ret->role && strcmp(reading->role, ret->role) == 0 && other.end == end) {
        ret->seniority = ret->seniority ? ret->seniority : reading->seniority; /* a numeral's */
    }
    if (reading->role && other.end == end &&
        (!ret->role ||
         (reading->role_score > ret->role_score && reading->role_score >= SCORE_PHRASE))) {
        reading->seniority = ret->seniority ? ret->seniority : reading->seniority;
        *ret = *reading;
    }
    return true;
}

/* Whether a phrase of the tables is all of the words. */
static bool
is_phrase(const struct titles *titles, const struct title_tokens *tokens)
{
    size_t words = 0;
    const struct phrase_entry *entry = phrase_find(&titles->words, tokens, 0, PHRASE_WORDS, &words);
    return entry && words == tokens->n && titles->rows[entry->row].kind <= WORD_ALONE;
}

/* "VP, Customer Support": who leads a field, by the name that the tables have for him: before
 * what the field says alone ("customer support"), or only a part of it ("VP Product" of "VP
 * Product Marketing"). */
static bool
read_leader(const struct titles *titles, const struct title_input *in,
            const struct title_tokens *tokens, struct arena *arena, struct read_title *ret)
{
    static title_rewrite *const FORMS[] = {title_headed, title_managed};
    bool is_whole = ret->reading.role_score >= SCORE_PHRASE && title_ends(tokens, ret->end);
    for (size_t i = 0; i < sizeof FORMS / sizeof FORMS[0] && !is_whole; i++) {
        struct title_tokens other_tokens;
        struct read_title other = {.reading = {.title = ret->reading.title}};
        size_t end = 0;
        if (!FORMS[i](tokens, &other_tokens, &end) || !is_phrase(titles, &other_tokens)) {
            continue;
        }
        if (!read_tokens(titles, in, &other_tokens, arena, &other)) {
            return false;
        }
        if (other.reading.role) {
            other.reading.seniority = ret->reading.seniority;
            *ret = other;
            break;
        }
    }
    return true;
}

/* "Drives a minibus": what is done, where no word names who does it. */
static void
read_answer(const struct title_tokens *tokens, struct title_reading *ret)
{
    const char *slug = ret->role ? NULL : title_answer_role(tokens);
    const struct taxonomy_role *row = slug ? taxonomy_role_find(str_of(slug)) : NULL;
    if (row) {
        ret->role = row->slug;
        ret->soc = row->soc;
        ret->isco = row->isco;
        ret->role_score = SCORE_FLOOR;
    }
}

/* The title put otherwise, where its own words say nothing or less. */
static bool
read_otherwise(const struct titles *titles, const struct title_input *in,
               struct title_tokens *tokens, struct arena *arena, struct read_title *read)
{
    if ((title_is_led(tokens) && !read_leader(titles, in, tokens, arena, read)) ||
        !read_expanded(titles, in, tokens, arena, &read->reading) ||
        !read_rewritten(titles, in, tokens, title_turn, arena, &read->reading)) {
        return false;
    }
    static title_rewrite *const LAST[] = {title_headed, title_managed, title_directed};
    bool is_led = !read->reading.role && title_is_led(tokens);
    for (size_t i = 0; is_led && i < sizeof LAST / sizeof LAST[0] && !read->reading.role; i++) {
        if (!read_rewritten(titles, in, tokens, LAST[i], arena, &read->reading)) {
            return false;
        }
    }
    if (!read_split(titles, in, tokens, arena, &read->reading)) {
        return false;
    }
    read_answer(tokens, &read->reading);
    return true;
}

enum status
title_read(const struct titles *titles, const struct title_input *in, struct arena *arena,
           struct title_reading *ret)
{
    struct title_tokens tokens;
    if (!title_tokens_read(str_trim(in->title), arena, &tokens)) {
        return E_NOMEM;
    }
    struct read_title read = {.reading = {.title = title_clean_tokens(in, &tokens, arena)}};
    title_mute(str_trim(in->title), read.reading.title, &tokens);
    if (!read_tokens(titles, in, &tokens, arena, &read) ||
        !read_otherwise(titles, in, &tokens, arena, &read)) {
        return E_NOMEM;
    }
    *ret = read.reading;
    return OK;
}
