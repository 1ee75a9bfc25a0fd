/* parse/structured/jsonld.c: one JobPosting object -> a raw posting. Every property of
 * schema.org/JobPosting (release 28) that says something of the job, in the
 * shapes that pages really use. It judges no value; estimatedSalary is not the
 * employer's word and is not read. Pay and places: jsonld_pay.c, jsonld_place.c. */
#include "parse/structured/jsonld.h"

#include "base/limits.h"
#include "base/markup.h"
#include "parse/page/page_read.h"
#include "parse/structured/jsonld_node.h"

#include "base/banned.h"

enum {
    LOOKUPS_MAX = 32,      /* "@id" references followed per posting */
    LOOKUP_NODES = 200000, /* nodes looked at for one of them */
    SKILL_MAX_BYTES = 60,  /* longer parts of a list are sentences */
    PART_SAME_BYTES = 60   /* so much of a part tells whether the description has it */
};

bool
jsonld_is_blank(struct str text)
{
    static const char *const blanks[] = {
        "n/a",
        "na",
        "null",
        "undefined",
        "none",
        "-",
        "--",
        ".",
        "not specified",
        "unspecified",
        "not available",
        "not disclosed",
        "tbd",
        "[object object]",
        "false",
        "nan",
        "unknown",
    };
    text = str_trim(text);
    if (text.n == 0) {
        return true;
    }
    static const char *const templates[] = {"{{", "${", "{%", "<%", "%%", "[[", "#{"};
    for (size_t i = 0; i < sizeof(templates) / sizeof(templates[0]); i++) {
        if (templates[i][0] == text.p[0] && str_starts(text, str_of(templates[i]))) {
            return true; /* nobody filled it in */
        }
    }
    if (text.n > 16) {
        return false;
    }
    for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++) {
        if (str_is_nocase(text, blanks[i])) {
            return true;
        }
    }
    return false;
}

struct str
ld_line(struct ld *ld, struct str text)
{
    text = str_trim(text);
    bool is_plain = true;
    for (size_t i = 0; i < text.n && is_plain; i++) {
        unsigned char c = (unsigned char)text.p[i];
        is_plain =
            c >= ' ' && c != '&' && c != '<' && c < 0x80 && !(c == ' ' && text.p[i + 1] == ' ');
    }
    return is_plain ? text : str_trim(markup_line(ld->arena, text));
}

/* ---- references ---- */

/* The object of that "@id" with something in it; the first in the document. */
static const struct json *
find_id(const struct json *root, struct str id)
{
    struct json_walk walk = json_walk_begin(root);
    const struct json *node;
    for (size_t left = LOOKUP_NODES; left > 0 && (node = json_walk_next(&walk)) != NULL; left--) {
        if (node->type == JSON_OBJECT && node->n > 1 && str_eq(json_get_text(node, "@id"), id)) {
            return node;
        }
    }
    return NULL;
}

/* "{\"@type\": \"MonetaryAmount\" ...}": an object that was written twice. */
static const struct json *
in_text(struct ld *ld, const struct json *node)
{
    struct json *inner = NULL;
    bool is_text = node->type == JSON_STRING && node->text.n > 2 && node->text.p[0] == '{';
    bool is_read = is_text && !node->truncated && ld->n_lookups++ < LOOKUPS_MAX &&
                   json_read(node->text, ld->arena, &inner, NULL, NULL) == OK;
    return is_read && !inner->was_guessed && inner->type == JSON_OBJECT ? inner : node;
}

const struct json *
ld_deref(struct ld *ld, const struct json *node)
{
    node = node ? in_text(ld, node) : NULL;
    if (!node || node->type != JSON_OBJECT || node->n > 2 || !ld->root) {
        return node;
    }
    struct str id = json_get_text(node, "@id");
    if (id.n == 0 || json_get(node, "name") || ld->n_lookups >= LOOKUPS_MAX) {
        return node;
    }
    ld->n_lookups++;
    const struct json *target = find_id(ld->root, id);
    return target ? target : node;
}

/* The first of an array, or the value itself. */
static const struct json *
first_of(const struct json *node)
{
    return node && node->type == JSON_ARRAY ? node->first : node;
}

/* Text of a value: itself, its "@value", its "name". */
struct str
ld_text(struct ld *ld, const struct json *node)
{
    node = ld_deref(ld, first_of(node));
    struct str text = json_text(node);
    static const char *const keys[] = {"@value", "name", "value", "termCode", "text"};
    for (size_t i = 0; !text.p && i < sizeof(keys) / sizeof(keys[0]); i++) {
        const struct json *value = first_of(json_get(node, keys[i]));
        text = json_text(value);
        if (!text.p && value && value->type == JSON_OBJECT) {
            text = json_get_text(value, "@value");
        }
    }
    return jsonld_is_blank(text) ? STR_NONE : text;
}

void
ld_add(struct ld *ld, enum field field, const char *rule, struct str text)
{
    if (text.n > 0) {
        (void)raw_add(
            ld->raw, ld->arena,
            (struct raw_value){.field = field, .layer = ld->layer, .rule = rule, .text = text});
    }
}

/* ---- properties of one line ---- */

static void
read_line(struct ld *ld, const struct json *value, enum field field, const char *rule)
{
    struct str text = ld_line(ld, ld_text(ld, value));
    ld_add(ld, field, rule, jsonld_is_blank(text) ? STR_NONE : text);
}

static void
read_url(struct ld *ld, const struct json *value, enum field field, const char *rule)
{
    struct str text = str_trim(ld_text(ld, value));
    if (text.n == 0) {
        text = str_trim(json_get_text(first_of(value), "@id"));
    }
    bool is_web =
        str_starts_nocase(text, STR("http://")) || str_starts_nocase(text, STR("https://"));
    if (is_web || (text.n > 0 && text.p[0] == '/')) {
        ld_add(ld, field, rule,
               str_has(text, STR("&amp;")) ? markup_unescape(ld->arena, text) : text);
    }
}

/* Each of an array, or of a comma list. */
static void
read_list(struct ld *ld, const struct json *value, enum field field, const char *rule)
{
    JSON_EACH (item, value) {
        struct str rest = ld_line(ld, ld_text(ld, item));
        bool is_list = true;
        for (struct str look = rest; look.p && is_list;) {
            is_list = str_trim(str_cut(&look, ',')).n <= SKILL_MAX_BYTES;
        }
        if (!is_list) {
            ld_add(ld, field, rule, rest);
            continue;
        }
        while (rest.p) {
            struct str part = str_trim(str_cut(&rest, ','));
            ld_add(ld, field, rule, jsonld_is_blank(part) ? STR_NONE : part);
        }
    }
}

static void
add_employment_types(struct ld *ld, struct str rest)
{
    while (rest.p) {
        struct str part = str_trim(str_cut(&rest, ','));
        if (!jsonld_is_blank(part) && !str_is_nocase(part, "OTHER")) {
            ld_add(ld, FIELD_EMPLOYMENT_TYPE, "employmentType", part);
        }
    }
}

static void
read_employment(struct ld *ld, const struct json *value)
{
    JSON_EACH (item, value) {
        add_employment_types(ld, ld_line(ld, ld_text(ld, item)));
    }
}

static void
read_experience(struct ld *ld, const struct json *value)
{
    JSON_EACH (item, value) {
        const struct json *node = ld_deref(ld, item);
        struct str months = json_get_text(node, "monthsOfExperience");
        if (months.n > 0 && !str_is(months, "0")) {
            ld_add(ld, FIELD_EXPERIENCE, "monthsOfExperience", months);
        } else if (!months.p) {
            struct str text = json_text(node);
            text = text.p ? text : json_get_text(node, "description");
            ld_add(ld, FIELD_EXPERIENCE, "experienceRequirements",
                   jsonld_is_blank(text) ? STR_NONE : ld_line(ld, text));
        }
    }
}

static void
read_education(struct ld *ld, const struct json *value)
{
    JSON_EACH (item, value) {
        const struct json *node = ld_deref(ld, item);
        struct str level = json_get_text(node, "credentialCategory");
        struct str text = level.n > 0 ? level : ld_text(ld, node);
        ld_add(ld, FIELD_EDUCATION, "educationRequirements", ld_line(ld, text));
    }
}

static void
read_company(struct ld *ld, const struct json *value)
{
    const struct json *node = ld_deref(ld, first_of(value));
    struct str name = ld_line(ld, ld_text(ld, node));
    if (name.n == 0) {
        name = ld_line(ld, json_get_text(node, "legalName"));
    }
    bool is_url = str_starts_nocase(name, STR("http"));
    if (!jsonld_is_blank(name) && !(is_url && str_has(name, STR("://")))) {
        ld_add(ld, FIELD_COMPANY, "hiringOrganization", name);
    }
    read_url(ld, json_get(node, "sameAs"), FIELD_COMPANY_URL, "sameAs");
    read_url(ld, json_get(node, "url"), FIELD_COMPANY_URL, "hiringOrganization.url");
    read_line(ld, json_get(node, "department"), FIELD_DEPARTMENT, "department");
}

static void
read_identifier(struct ld *ld, const struct json *value)
{
    const struct json *node = ld_deref(ld, first_of(value));
    struct str text = json_text(node);
    text = text.p ? text : ld_text(ld, json_get(node, "value"));
    bool is_url = str_has(text, STR("://"));
    ld_add(ld, FIELD_REQUISITION_ID, "identifier",
           is_url || jsonld_is_blank(text) ? STR_NONE : ld_line(ld, text));
}

/* ---- the description ---- */

/* The space that the two characters at `at` stand for; 0 for anything else. */
static char
escaped_space(struct str text, size_t at)
{
    if (text.p[at] != '\\' || at + 1 >= text.n) {
        return '\0';
    }
    switch (text.p[at + 1]) {
    case 'n':
    case 'r':
        return '\n';
    case 't':
        return ' ';
    default:
        return '\0';
    }
}

struct str
jsonld_undo_escapes(struct arena *arena, struct str text)
{
    size_t at = str_find(text, STR("\\n"));
    bool is_whole = at != SIZE_MAX && (at == 0 || !memchr(text.p, '\n', text.n) ||
                                       str_has(str_sub(text, at + 2, SIZE_MAX), STR("\\n")));
    if (!is_whole) {
        return text;
    }
    char *out = arena_bytes(arena, text.n);
    size_t n = 0;
    for (size_t i = 0; out && i < text.n; i++) {
        char space = escaped_space(text, i);
        out[n] = text.p[i];
        if (space) {
            out[n] = space;
            i++;
        }
        n++;
    }
    return out ? (struct str){out, n} : STR_NONE;
}

/* The parts of a list, a line each. */
static struct str
joined_text(struct ld *ld, const struct json *list)
{
    struct buf parts;
    buf_init(&parts, LIMIT_DESCRIPTION_BYTES);
    JSON_EACH (item, list) {
        buf_add(&parts, ld_text(ld, item));
        buf_add_z(&parts, "\n");
    }
    struct str text = arena_str(ld->arena, buf_str(&parts));
    buf_release(&parts);
    return text;
}

/* A text that was cut off, up to its last whole word. */
static struct str
whole_words(struct str text)
{
    size_t n = text.n;
    while (n > 0 && !byte_is_space(text.p[n - 1]) && text.p[n - 1] != '>') {
        n--;
    }
    return str_sub(text, 0, n);
}

static struct str
body_text(struct ld *ld, const struct json *value)
{
    bool is_list = value && value->type == JSON_ARRAY && value->n > 1;
    bool is_cut = value && value->type == JSON_STRING && value->truncated;
    struct str text = is_list  ? joined_text(ld, value)
                      : is_cut ? whole_words(value->text)
                               : ld_text(ld, value);
    if (text.n == 0) {
        return STR_NONE;
    }
    return str_trim(
        markup_text(ld->arena, jsonld_undo_escapes(ld->arena, text), LIMIT_DESCRIPTION_BYTES));
}

// clang-format off
/* Properties that hold parts of the text, with the heading they get. */
static const struct part_row {
    const char *key, *heading;
} part_rows[] = {
    {"responsibilities", "Responsibilities"},
    {"qualifications", "Qualifications"},
    {"jobBenefits", "Benefits"},
    {"incentiveCompensation", "Benefits"},
    {"benefits", "Benefits"},
    {"skills", "Skills"},
    {"experienceRequirements", "Requirements"},
    {"educationRequirements", "Education"},
};

/* These are short words for most; a text of this length belongs to the posting. */
enum { PART_MIN_BYTES = 100 };
// clang-format on

/* "home_office_budget, profit_sharing": a form's keys, no text. */
static bool
is_keywords(struct str text)
{
    return memchr(text.p, '_', text.n) && !str_has(text, STR(". "));
}

static void
read_description(struct ld *ld, const struct json *node)
{
    struct str text = body_text(ld, json_get(node, "description"));
    struct buf all;
    buf_init(&all, LIMIT_DESCRIPTION_BYTES);
    buf_add(&all, text);
    size_t n_parts = 0;
    for (size_t i = 0; i < sizeof(part_rows) / sizeof(part_rows[0]); i++) {
        const struct json *value = json_get(node, part_rows[i].key);
        struct str part = value ? body_text(ld, value) : STR_NONE;
        bool is_field = i >= sizeof(part_rows) / sizeof(part_rows[0]) - 3;
        if (part.n < (is_field ? (size_t)PART_MIN_BYTES : 1) || is_keywords(part) ||
            str_has(buf_str(&all), str_sub(part, 0, PART_SAME_BYTES))) {
            continue;
        }
        buf_add_z(&all, all.n ? "\n\n" : "");
        buf_add_z(&all, part_rows[i].heading);
        buf_add_z(&all, "\n");
        buf_add(&all, part);
        n_parts++;
    }
    if (n_parts > 0) {
        text = arena_str(ld->arena, buf_str(&all));
    }
    buf_release(&all);
    if (text.n > 0 && ld->raw->description.n == 0) {
        ld->raw->description = text;
    }
}

/* ---- the whole ---- */

static void
read_details(struct ld *ld, const struct json *node)
{
    read_employment(ld, json_get(node, "employmentType"));
    read_experience(ld, json_get(node, "experienceRequirements"));
    read_education(ld, json_get(node, "educationRequirements"));
    read_line(ld, json_get(node, "workHours"), FIELD_WEEKLY_HOURS, "workHours");
    read_list(ld, json_get(node, "skills"), FIELD_SKILL, "skills");
    read_line(ld, json_get(node, "datePosted"), FIELD_DATE_POSTED, "datePosted");
    read_line(ld, json_get(node, "validThrough"), FIELD_VALID_THROUGH, "validThrough");
    read_identifier(ld, json_get(node, "identifier"));
    read_url(ld, json_get(node, "url"), FIELD_URL, "url");
    read_line(ld, json_get(node, "inLanguage"), FIELD_LANGUAGE, "inLanguage");
    read_line(ld, json_get(node, "occupationalCategory"), FIELD_ROLE, "occupationalCategory");
    read_line(ld, json_get(node, "employmentUnit"), FIELD_DEPARTMENT, "employmentUnit");
    const struct json *contact = ld_deref(ld, first_of(json_get(node, "applicationContact")));
    read_url(ld, json_get(contact, "url"), FIELD_APPLY_URL, "applicationContact");
}

bool
jsonld_read(const struct json *node, const struct json *root, enum layer layer, struct arena *arena,
            struct raw_posting *ret)
{
    if (!node || node->type != JSON_OBJECT ||
        (json_get(node, "@type") && !jsonld_is_posting(node))) {
        return false;
    }
    struct ld ld = {.arena = arena, .root = root, .raw = ret, .layer = layer};
    read_line(&ld, json_get(node, "title") ? json_get(node, "title") : json_get(node, "name"),
              FIELD_TITLE, "title");
    const struct json *company = json_get(node, "hiringOrganization");
    company = company ? company : json_get(node, "employer");
    read_company(&ld, company ? company : json_get(node, "hiringOrganisation"));
    ld_read_places(&ld, node);
    ld_read_pay(&ld, node);
    read_details(&ld, node);
    read_description(&ld, node);
    return true;
}

bool
jsonld_posting(const struct json *node, const struct json *root, struct arena *arena,
               struct raw_posting *ret)
{
    return jsonld_read(node, root, LAYER_JSON_LD, arena, ret);
}
