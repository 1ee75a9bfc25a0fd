/* normalize/titles/titles_mute.c: letters that are no words of a title. Must not know
 * occupations. */
#include "normalize/titles/titles_mute.h"

#include "base/markup.h"

#include "base/banned.h"

static bool
is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* "JR-0045521": a requisition's letters, no junior. */
static bool
is_requisition(const struct title_tokens *tokens, size_t at)
{
    enum { LEAST_DIGITS = 4 };
    struct str next = at + 1 < tokens->n ? tokens->items[at + 1].folded : STR_NONE;
    return str_is(tokens->items[at].folded, "jr") && next.n >= LEAST_DIGITS &&
           byte_is_digit(next.p[0]) && byte_is_digit(next.p[next.n - 1]);
}

/* "$18/hr": hours, no human resources. */
static bool
is_hours(const struct title_tokens *tokens, size_t at)
{
    struct str before = at > 0 ? tokens->items[at - 1].folded : STR_NONE;
    return str_is(tokens->items[at].folded, "hr") && before.n > 0 &&
           byte_is_digit(before.p[before.n - 1]);
}

void
title_mute(struct str title, struct str clean, struct title_tokens *tokens)
{
    size_t end = (size_t)(clean.p + clean.n - title.p);
    for (size_t i = 0; i < tokens->n && clean.n; i++) {
        struct title_token *t = &tokens->items[i];
        bool is_state = t->end - t->begin == 2 && t->begin >= end && t->begin > 0 &&
                        title.p[t->begin - 1] == '/' && is_capital(title.p[t->begin]) &&
                        is_capital(title.p[t->begin + 1]);
        bool is_code = is_state || is_requisition(tokens, i) || is_hours(tokens, i);
        t->folded = is_code ? STR("/") : t->folded;
    }
}
