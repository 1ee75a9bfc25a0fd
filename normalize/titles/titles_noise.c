/* normalize/titles/titles_noise.c: what in a title says nothing of the job: where, how and by
 * which contract one works, pay, grades, the company, requisition numbers, tags. Words:
 * normalize/data/title_noise.def. Must not cut anything: titles_clean.c does. */
#include "normalize/titles/titles_noise.h"

#include "normalize/titles/titles_code.h"
#include "normalize/titles/titles_pay.h"
#include "normalize/titles/titles_scripts.h"

#include "base/banned.h"

static const char *const AROUND_WORDS[] = {
#define AROUND(word) word,
#include "normalize/data/title_noise.def"
#undef AROUND
};
static const char *const JOINING_WORDS[] = {
#define JOINING(word) word,
#include "normalize/data/title_noise.def"
#undef JOINING
};
static const char *const TAGS[] = {
#define TAG(phrase) phrase,
#include "normalize/data/title_noise.def"
#undef TAG
};
static const char *const PLANS[] = {
#define PLAN(word) word,
#include "normalize/data/title_noise.def"
#undef PLAN
};
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* For a list in order. */
static bool
in_order(struct str word, const char *const *list, size_t n)
{
    size_t low = 0;
    while (n > 0) {
        size_t half = n / 2;
        int order = str_cmp(str_of(list[low + half]), word);
        if (order == 0) {
            return true;
        }
        low += order < 0 ? half + 1 : 0;
        n = order < 0 ? n - half - 1 : half;
    }
    return false;
}

static bool
in_tokens(struct str word, const struct title_tokens *tokens)
{
    for (size_t i = 0; i < tokens->n; i++) {
        if (str_eq(word, tokens->items[i].folded)) {
            return true;
        }
    }
    return false;
}

static bool
is_company(const struct title_cleaning *c, size_t begin, size_t end)
{
    if (c->company.n == 0 || end - begin != c->company.n) {
        return false;
    }
    for (size_t i = begin; i < end; i++) {
        if (!str_eq(c->tokens->items[i].folded, c->company.items[i - begin].folded)) {
            return false;
        }
    }
    return true;
}

/* What boards hang on a title, word for word. */
static bool
is_tag(const struct title_tokens *tokens, size_t begin, size_t end)
{
    struct str first = tokens->items[begin].folded;
    for (size_t i = 0; i < COUNT(TAGS) && first.n > 0; i++) {
        if (TAGS[i][0] != first.p[0]) {
            continue;
        }
        struct str rest = str_of(TAGS[i]);
        size_t at = begin;
        while (rest.p && at < end && str_eq(str_cut(&rest, ' '), tokens->items[at].folded)) {
            at++;
        }
        if (at == end && !rest.p) {
            return true;
        }
    }
    return false;
}

/* Grades of the United States' pay plans: "GS-12", "GS-2210-15 FPL GS-15". */
static bool
is_grade(const struct title_tokens *tokens, size_t begin, size_t end)
{
    bool named = false, figure = false;
    for (size_t i = begin; i < end; i++) {
        struct str word = tokens->items[i].folded;
        bool digits = byte_is_digit(word.p[0]) && byte_is_digit(word.p[word.n - 1]);
        bool plan = title_is_listed(word, PLANS, COUNT(PLANS));
        if (!digits && !plan) {
            return false;
        }
        named = named || plan;
        figure = figure || digits;
    }
    return named && figure;
}

/* One part of a Japanese, Chinese or Korean title, which only praises the job. */
static bool
is_appeal(const struct title_cleaning *c, size_t begin, size_t end)
{
    const struct title_token *items = c->tokens->items;
    bool is_one = true;
    for (size_t i = begin + 1; i < end; i++) {
        is_one = is_one && items[i].before != BREAK_HARD;
    }
    size_t from = items[begin].begin;
    return is_one && title_script_appeals(str_sub(c->title, from, items[end - 1].end - from));
}

bool
title_is_noise(const struct title_cleaning *c, size_t begin, size_t end)
{
    if (is_tag(c->tokens, begin, end) || is_company(c, begin, end) || is_appeal(c, begin, end)) {
        return true;
    }
    if (c->has_figure &&
        (is_grade(c->tokens, begin, end) || title_is_requisition(c->title, c->tokens, begin, end) ||
         title_is_pay(c->title, c->tokens, begin, end))) {
        return true;
    }
    bool said = false;
    for (size_t i = begin; i < end; i++) {
        struct str word = c->tokens->items[i].folded;
        bool around =
            in_order(word, AROUND_WORDS, COUNT(AROUND_WORDS)) || in_tokens(word, &c->places);
        bool is_count =
            word.n <= 3 && byte_is_digit(word.p[0]) && byte_is_digit(word.p[word.n - 1]);
        if (!around && !is_count && !in_order(word, JOINING_WORDS, COUNT(JOINING_WORDS))) {
            return false;
        }
        bool from_home =
            i > begin && str_is(word, "home") && str_is(c->tokens->items[i - 1].folded, "from");
        said = said || around || from_home;
    }
    return said;
}
