/* normalize/titles_short.c: titles as registers and payrolls write them: short forms ("Sr Mgr, SW
 * Eng") become whole words, and "Engineer, Software" is read as "Software Engineer". Must not
 * name occupations: that is the tables' affair. */
#include "normalize/titles_short.h"

#include "base/banned.h"

/* next: words of which one must follow, parted by blanks; NULL: any. */
// clang-format off
static const struct short_form {
    const char *text, *full, *next;
} SHORT_FORMS[] = {
    {"mgr", "manager", NULL}, {"mngr", "manager", NULL}, {"mgmt", "management", NULL}, {"asst", "assistant", NULL},
    {"assoc", "associate", NULL}, {"dir", "director", NULL}, {"coord", "coordinator", NULL}, {"supv", "supervisor", NULL},
    {"supvr", "supervisor", NULL}, {"spvr", "supervisor", NULL}, {"engr", "engineer", NULL}, {"anlyst", "analyst", NULL},
    {"mktg", "marketing", NULL}, {"mkt", "marketing", NULL}, {"acctg", "accounting", NULL}, {"mfg", "manufacturing", NULL},
    {"maint", "maintenance", NULL}, {"svc", "service", NULL}, {"svcs", "services", NULL}, {"proj", "project", NULL},
    {"prog", "program", "manager mgr director coordinator coord lead"}, {"prod", "product", "manager mgr owner director designer"},
    {"cust", "customer", NULL}, {"opr", "operator", NULL}, {"jnr", "junior", NULL}, {"snr", "senior", NULL},
    {"sw", "software", "engineer eng engr developer dev architect manager mgr tester test qa lead development"},
    {"mech", "mechanical", "engineer eng engr designer design technician tech"},
    {"elec", "electrical", "engineer eng engr designer design technician tech"},
    {"acct", "account", "manager mgr executive exec rep representative director coordinator"}, {"acct", "accountant", NULL},
    {"exec", "executive", "assistant asst director dir chef"}, {"admin", "administrative", "assistant asst associate coordinator support"},
    {"eng", "engineering", "manager mgr director dir lead"}, {"rsch", "research", NULL}, {"rep", "representative", NULL}, {"tchr", "teacher", NULL}, {"qlty", "quality", NULL},
};
/* Words that lead an inverted title. */
static const char *const LEADERS[] = {
    "engineer", "eng", "engineers", "manager", "developer", "teacher", "clerk", "technician", "assistant", "worker", "nurse", "driver",
    "operator", "analyst", "mechanic", "specialist", "designer", "architect", "administrator", "consultant", "supervisor", "coordinator",
    "officer", "agent", "representative", "scientist", "researcher", "cook", "accountant", "attendant", "inspector", "instructor",
    "therapist", "counselor", "salesperson", "sales", "helper", "installer", "laborer", "professor", "aide", "guard", "cleaner",
};
// clang-format on

static bool
is_listed(const char *list, struct str word)
{
    struct str rest = str_of(list);
    while (rest.n > 0) {
        if (str_eq(str_cut(&rest, ' '), word)) {
            return true;
        }
    }
    return false;
}

/* The whole form of the word, absent when it is no short one. */
static struct str
full_form(struct str word, struct str next)
{
    for (size_t k = 0; k < sizeof SHORT_FORMS / sizeof SHORT_FORMS[0]; k++) {
        const struct short_form *form = &SHORT_FORMS[k];
        if (str_is(word, form->text) && (!form->next || is_listed(form->next, next))) {
            return str_of(form->full);
        }
    }
    return STR_NONE;
}

bool
title_expand(struct title_tokens *tokens)
{
    bool is_any = false;
    for (size_t i = 0; i < tokens->n; i++) {
        struct str next = i + 1 < tokens->n ? tokens->items[i + 1].folded : STR_NONE;
        struct str full = full_form(tokens->items[i].folded, next);
        is_any = is_any || full.n > 0;
        tokens->items[i].folded = full.n > 0 ? full : tokens->items[i].folded;
    }
    return is_any;
}

bool
title_turn(const struct title_tokens *tokens, struct title_tokens *ret)
{
    enum { MOST_WORDS = 5 };
    if (tokens->n < 2 || tokens->n > MOST_WORDS || tokens->items[1].before != BREAK_COMMA) {
        return false;
    }
    bool leads = false;
    for (size_t i = 0; i < sizeof LEADERS / sizeof LEADERS[0]; i++) {
        leads = leads || str_is(tokens->items[0].folded, LEADERS[i]);
    }
    ret->n = 0;
    for (size_t i = 1; i <= tokens->n && leads; i++) {
        struct title_token token = tokens->items[i % tokens->n];
        if (i > 1 && i < tokens->n && token.before != BREAK_NONE) {
            return false;
        }
        token.before = BREAK_NONE;
        token.segment = 0;
        ret->items[ret->n++] = token;
    }
    return leads;
}
