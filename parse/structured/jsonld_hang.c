/* parse/structured/jsonld_hang.c: members of a posting that hang in its company, its place or
 * its pay, because the bracket that closes that is missing. Told by names that only
 * a JobPosting has (schema.org, release 28). Called for damaged documents alone. */
#include "base/limits.h"
#include "parse/structured/jsonld.h"

#include "base/banned.h"

// clang-format off
static const char *const own_names[] = {
    "applicantLocationRequirements", "applicationContact", "baseSalary", "datePosted",
    "directApply", "educationRequirements", "employmentType", "employmentUnit",
    "experienceRequirements", "hiringOrganization", "incentiveCompensation", "industry",
    "jobBenefits", "jobLocation", "jobLocationType", "jobStartDate", "occupationalCategory",
    "qualifications", "responsibilities", "salaryCurrency", "skills", "title",
    "totalJobOpenings", "validThrough", "workHours",
};
/* Of these, what occupations and, in practice, companies have too: no sign alone. */
static const char *const shared_names[] = {
    "educationRequirements", "experienceRequirements", "industry", "occupationalCategory",
    "qualifications", "responsibilities", "skills",
};
// clang-format on

static bool
is_own(const struct json *member)
{
    for (size_t i = 0; i < sizeof own_names / sizeof *own_names; i++) {
        if (str_is(member->key, own_names[i])) {
            return true;
        }
    }
    return false;
}

static bool
is_shared(const struct json *member)
{
    for (size_t i = 0; i < sizeof shared_names / sizeof *shared_names; i++) {
        if (str_is(member->key, shared_names[i])) {
            return true;
        }
    }
    return false;
}

/* Which members of an object may be a posting's: those behind its own type, up to the
 * last that nothing else has. */
struct reach {
    size_t from, until; /* places among the members */
};

static struct reach
reach_of(const struct json *object)
{
    struct reach reach = {0};
    size_t at = 1;
    for (const struct json *member = object->first; member; member = member->next, at++) {
        if (str_is(member->key, "@type")) {
            reach.from = at;
        } else if (is_own(member) && !is_shared(member)) {
            reach.until = at;
        }
    }
    return reach;
}

/* Cuts off what follows `keep` of the members of `from` (NULL: all of them). */
static struct json *
cut_after(struct json *from, struct json *keep)
{
    struct json *rest = keep ? keep->next : from->first;
    size_t n = 0;
    for (const struct json *member = rest; member; member = member->next) {
        n++;
    }
    if (keep) {
        keep->next = NULL;
    } else {
        from->first = NULL;
    }
    from->n -= n;
    return rest;
}

/* The members of `from`, on from the first that only a posting has; a text stays
 * behind it unless the posting has none of its own. NULL: it has only its own. */
static struct json *
take_strange(struct json *from, bool has_text)
{
    struct json *before_text = NULL, *before = NULL;
    bool sees_text = false;
    struct reach reach = reach_of(from);
    size_t at = 1;
    for (struct json *member = from->first; member; before = member, member = member->next, at++) {
        bool is_within = at > reach.from && at <= reach.until;
        if (is_within && is_own(member)) {
            return cut_after(from, sees_text ? before_text : before);
        }
        if (is_within && !has_text && !sees_text && str_is(member->key, "description")) {
            sees_text = true;
            before_text = before;
        }
    }
    return NULL;
}

/* What hangs in `from` and in the last object within it, and so on: a bracket is
 * missing at the end of each. */
static struct json *
take_deep(struct json *from, bool has_text)
{
    for (int level = 0; from && level < LIMIT_JSON_DEPTH; level++) {
        bool is_open = from->type == JSON_OBJECT && !jsonld_is_posting(from);
        struct json *found = is_open ? take_strange(from, has_text) : NULL;
        if (found || (from->type != JSON_OBJECT && from->type != JSON_ARRAY)) {
            return found;
        }
        struct json *last = from->first;
        while (last && last->next) {
            last = last->next;
        }
        from = last;
    }
    return NULL;
}

static void
mend_posting(struct json *posting)
{
    for (struct json *member = posting->first; member; member = member->next) {
        bool is_container = member->type == JSON_OBJECT || member->type == JSON_ARRAY;
        bool has_text = json_get(posting, "description") != NULL;
        struct json *found = is_container ? take_deep(member, has_text) : NULL;
        if (!found) {
            continue;
        }
        struct json *last = found;
        for (posting->n++; last->next; last = last->next) {
            posting->n++;
        }
        last->next = member->next;
        member->next = found;
    }
}

void
jsonld_rehang(struct json *root)
{
    struct json_walk walk = json_walk_begin(root);
    struct json *node; /* of the caller's own tree */
    while ((node = (struct json *)json_walk_next(&walk)) != NULL) {
        if (node->type == JSON_OBJECT && jsonld_is_posting(node)) {
            mend_posting(node);
        }
    }
}
