/* normalize/skills/skills_back.c: takes mentions back: what a sentence denies, other firms, the
 * employer's own name, what the employer is, and names that stand for another thing there
 * (skills_other.c). Must not know any skill by name. */
#include "normalize/skills/skills_cue.h"

#include "base/banned.h"

enum { SIDE_BYTES = 240, TRAIL_BYTES = 60, NO_BYTES = 60, ASK_BYTES = 30 };

/* "You don't need X, but we'd love it if you know it". */
static bool
is_wished_after(const struct judge *judge, const struct hit *hit, size_t after)
{
    const struct sign *wish =
        signs_after(judge->signs, after, hit->end, SIDE_BYTES, SIGN_PREFERRED);
    return wish &&
           str_has_nocase(str_sub(judge->text, hit->end, wish->offset - hit->end), STR("but "));
}

/* "no experience with X needed", "X is not required". */
static bool
is_negated(const struct judge *judge, const struct hit *hit, size_t sign)
{
    size_t after = signs_from(judge->signs, sign, hit->end);
    const struct sign *found =
        signs_after(judge->signs, after, hit->end, TRAIL_BYTES, SIGN_NOT_NEEDED);
    if (found && !(found->kinds & SIGN_PREFERRED)) { /* "not required but welcome" */
        struct str gap = str_sub(judge->text, hit->end, found->offset - hit->end);
        if (!str_has(gap, STR(",")) && !str_has_nocase(gap, STR("but "))) {
            return true;
        }
    }
    found = signs_before(judge->signs, sign, hit->begin, NO_BYTES, SIGN_NO);
    if (!found) {
        return false;
    }
    struct str gap = str_sub(judge->text, found->offset, hit->begin - found->offset);
    uint32_t asks = SIGN_ASK | SIGN_REQUIRED | SIGN_NOT_NEEDED;
    const struct sign *ask =
        found->kinds & SIGN_ASK /* "we don't use X" asks and denies at once */
            ? found
            : signs_before(judge->signs, sign, hit->begin, (uint32_t)gap.n - 1, asks);
    if (!ask) {
        ask = signs_after(judge->signs, after, hit->end, ASK_BYTES, asks);
    }
    return ask && !str_has(gap, STR(",")) && !str_has_nocase(gap, STR(" but ")) &&
           !is_wished_after(judge, hit, after);
}

/* Whether the name is that of the employer: "Elastic" of "Elastic N.V.". */
static bool
is_company(const struct judge *judge, const struct hit *hit)
{
    struct str name = str_sub(judge->text, hit->begin, hit->end - hit->begin);
    if (judge->company.n < name.n || !str_starts_nocase(judge->company, name)) {
        return false;
    }
    return judge->company.n == name.n || !skills_is_word(judge->company, name.n);
}

/* "Harbor" where the text says "Harbor Lane", the employer. */
static bool
is_whole_company(const struct judge *judge, const struct hit *hit)
{
    return judge->company.n > hit->end - hit->begin &&
           str_starts_nocase(str_sub(judge->text, hit->begin, judge->company.n), judge->company);
}

/* "skills that you learn at Acme", "contribute to Acme": where one works. */
static bool
is_employer_place(struct str text, const struct hit *hit)
{
    static const char *const before[] = {"at",   "to",   "join", "joining", "about",
                                         "from", "by",   "for",  "within",  "across",
                                         "why",  "chez", "bei",  NULL};
    return skills_is_one_of(skills_word_before(text, hit->begin), before);
}

/* A field or practice that tells what the employer is, in a sentence that asks for
 * nothing. */
static bool
is_pitched(const struct judge *judge, const struct hit *hit, size_t sign)
{
    enum skill_type type = skills_type(judge, hit);
    uint32_t asks = SIGN_ASK | SIGN_REQUIRED | SIGN_PREFERRED;
    return (type == SKILL_DOMAIN || type == SKILL_PRACTICE) &&
           !signs_before(judge->signs, sign, hit->begin, SIDE_BYTES, asks) &&
           !signs_after(judge->signs, signs_from(judge->signs, sign, hit->end), hit->end,
                        SIDE_BYTES, asks) &&
           skills_is_pitch(judge->text, hit->begin, hit->end);
}

/* "trusted by Acme and Zoom", unless the sentence came to the job since: "..., we look for". */
static bool
is_other_firm(const struct judge *judge, const struct hit *hit, size_t sign)
{
    static const char *const turns[] = {" we ",   " you ",   " you'll", "looking for",
                                        "we're ", " seeks ", " hiring", NULL};
    const struct sign *firm = signs_before(judge->signs, sign, hit->begin, SIDE_BYTES, SIGN_FIRM);
    if (!firm) {
        return false;
    }
    struct str gap = str_sub(judge->text, firm->offset, hit->begin - firm->offset);
    for (size_t i = 0; turns[i]; i++) {
        if (str_has(gap, str_of(turns[i]))) {
            return false;
        }
    }
    return true;
}

/* Skills that a sentence takes back, other firms ("trusted by Acme and Zoom"),
 * and the employer's own name unless it is asked for. */
static bool
is_taken_back(const struct judge *judge, const struct hit *hit, size_t sign)
{
    enum skill_type type = skills_type(judge, hit);
    if (is_negated(judge, hit, sign) || is_pitched(judge, hit, sign)) {
        return true;
    }
    if (type == SKILL_HUMAN_LANGUAGE || !skills_is_hard(type)) {
        return false;
    }
    if (is_other_firm(judge, hit, sign)) {
        return true;
    }
    return is_company(judge, hit) &&
           (is_whole_company(judge, hit) || skills_is_possessive(judge->text, hit->end) ||
            is_employer_place(judge->text, hit) ||
            !signs_before(judge->signs, sign, hit->begin, SIDE_BYTES, SIGN_ASK));
}

/* An acronym that the text explains as something else is that wherever it stands. */
static void
take_all_back(const struct judge *judge, const struct hit *defined)
{
    enum { STEM_BYTES = 2 }; /* with or without the "s" */
    struct str stem = str_sub(judge->text, defined->begin, STEM_BYTES);
    uint32_t n_max = defined->end - defined->begin + 1;
    for (size_t k = 0; k < judge->hits->n; k++) {
        struct hit *hit = &judge->hits->items[k];
        struct str name = str_sub(judge->text, hit->begin, hit->end - hit->begin);
        if (hit->skill == defined->skill && name.n <= n_max && str_starts(name, stem)) {
            hit->state = HIT_NO;
        }
    }
}

void
skills_take_back(const struct judge *judge)
{
    size_t sign = 0;
    for (size_t k = 0; k < judge->hits->n; k++) {
        struct hit *hit = &judge->hits->items[k];
        sign = signs_from(judge->signs, sign, hit->begin);
        if (skills_is_defined_otherwise(judge, hit)) {
            take_all_back(judge, hit);
        }
        if (hit->state == HIT_SURE &&
            (is_taken_back(judge, hit, sign) || skills_is_other(judge->text, hit))) {
            hit->state = HIT_NO;
        }
    }
}
