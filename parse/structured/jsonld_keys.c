/* parse/structured/jsonld_keys.c: properties of schema.org in other spellings than its own.
 * Names: schema.org/JobPosting and the types it refers to (release 28). */
#include "base/limits.h"
#include "parse/structured/jsonld.h"

#include "base/banned.h"

enum { NAME_MAX_BYTES = 40 };

// clang-format off
/* Sorted by the folded name. */
static const struct name_row {
    const char *folded, *name;
} name_rows[] = {
    {"@graph", "@graph"}, {"@id", "@id"}, {"@type", "@type"}, {"@value", "@value"},
    {"address", "address"}, {"addresscountry", "addressCountry"},
    {"addresslocality", "addressLocality"}, {"addressregion", "addressRegion"},
    {"applicantlocationrequirements", "applicantLocationRequirements"},
    {"applicationcontact", "applicationContact"}, {"basesalary", "baseSalary"},
    {"credentialcategory", "credentialCategory"}, {"currency", "currency"},
    {"dateposted", "datePosted"}, {"description", "description"},
    {"educationrequirements", "educationRequirements"}, {"employmenttype", "employmentType"},
    {"employmentunit", "employmentUnit"}, {"experiencerequirements", "experienceRequirements"},
    {"geo", "geo"}, {"hiringorganisation", "hiringOrganization"},
    {"hiringorganization", "hiringOrganization"}, {"identifier", "identifier"},
    {"incentivecompensation", "incentiveCompensation"}, {"inlanguage", "inLanguage"},
    {"jobbenefits", "jobBenefits"}, {"joblocation", "jobLocation"},
    {"joblocationtype", "jobLocationType"}, {"latitude", "latitude"}, {"legalname", "legalName"},
    {"longitude", "longitude"}, {"maxvalue", "maxValue"}, {"minvalue", "minValue"},
    {"monthsofexperience", "monthsOfExperience"}, {"name", "name"},
    {"occupationalcategory", "occupationalCategory"}, {"postalcode", "postalCode"},
    {"qualifications", "qualifications"}, {"responsibilities", "responsibilities"},
    {"salarycurrency", "salaryCurrency"}, {"sameas", "sameAs"}, {"skills", "skills"},
    {"streetaddress", "streetAddress"}, {"title", "title"}, {"unitcode", "unitCode"},
    {"unittext", "unitText"}, {"url", "url"}, {"validthrough", "validThrough"}, {"value", "value"},
    {"workhours", "workHours"},
};
// clang-format on

/* Without its prefix, in small letters, without marks; n = 0: too long. */
static struct str
fold_name(struct str key, char *out)
{
    size_t begin = key.n, n = 0;
    while (begin > 0 && key.p[begin - 1] != ':' && key.p[begin - 1] != '/' &&
           key.p[begin - 1] != '#') {
        begin--;
    }
    for (size_t i = begin; i < key.n; i++) {
        char c = key.p[i];
        if (c == '_' || c == '-' || (unsigned char)c <= ' ') {
            continue;
        }
        if (n == NAME_MAX_BYTES) {
            return STR_NONE;
        }
        out[n++] = byte_lower(c);
    }
    return (struct str){out, n};
}

static struct str
mended(struct str key)
{
    char folded[NAME_MAX_BYTES];
    struct str name = fold_name(key, folded);
    size_t low = 0, high = name.n ? sizeof(name_rows) / sizeof(name_rows[0]) : 0;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = str_cmp(name, str_of(name_rows[mid].folded));
        if (order == 0) {
            return str_of(name_rows[mid].name);
        }
        if (order < 0) {
            high = mid;
        } else {
            low = mid + 1;
        }
    }
    return key;
}

/* Small letters and inner capitals alone: the usual. */
static bool
is_usual(struct str key)
{
    bool has_hump = false;
    for (size_t i = 0; i < key.n; i++) {
        char c = key.p[i];
        bool is_upper = c >= 'A' && c <= 'Z';
        has_hump = has_hump || (is_upper && i > 0);
        if (!byte_is_alpha(c) && !(c == '@' && i == 0)) {
            return false;
        }
    }
    /* a long one without humps may have lost them */
    return key.n > 0 && !(key.p[0] >= 'A' && key.p[0] <= 'Z') && (has_hump || key.n < 8);
}

void
jsonld_mend_keys(struct json *root)
{
    struct json_walk walk = json_walk_begin(root);
    struct json *node; /* of the caller's own tree */
    while ((node = (struct json *)json_walk_next(&walk)) != NULL) {
        if (node->key.n > 0 && !is_usual(node->key)) {
            node->key = mended(node->key);
        }
    }
}
