/* parse/structured/embedded.c: objects of a page's state that are postings: a title, a text
 * of some length, and at least two more facts that only jobs have. Keys are told
 * by tables of names, compared without case and marks. */
#include "parse/structured/embedded.h"

#include "base/limits.h"
#include "base/markup.h"
#include "parse/html/html_find.h"
#include "parse/structured/embedded_state.h"
#include "parse/structured/jsonld.h"

#include "base/banned.h"

enum {
    TEXT_MIN_BYTES = 150,
    FACTS_MIN = 2,
    NAME_BYTES = 32,
    POSTINGS_MAX = 200,
    LINE_MAX_BYTES = 300,
    NODES_MAX = 2000000
};

// clang-format off
static const struct key_row {
    const char *key;      /* lower case, letters and digits only; sorted */
    enum field field;
    bool is_fact;         /* only jobs have it */
} key_rows[] = {
    {"applicationdeadline", FIELD_VALID_THROUGH, true}, {"applyurl", FIELD_APPLY_URL, true},
    {"basesalary", FIELD_SALARY, true}, {"body", FIELD_DESCRIPTION, false},
    {"city", FIELD_LOCATION, false}, {"closingdate", FIELD_VALID_THROUGH, true},
    {"company", FIELD_COMPANY, false}, {"companyname", FIELD_COMPANY, false},
    {"compensation", FIELD_SALARY, true}, {"content", FIELD_DESCRIPTION, false},
    {"contracttype", FIELD_EMPLOYMENT_TYPE, true}, {"createdat", FIELD_DATE_POSTED, false},
    {"currentcompensation", FIELD_SALARY, true}, {"dateposted", FIELD_DATE_POSTED, true},
    {"deadline", FIELD_VALID_THROUGH, false}, {"department", FIELD_DEPARTMENT, false},
    {"departments", FIELD_DEPARTMENT, false}, {"description", FIELD_DESCRIPTION, false},
    {"descriptionhtml", FIELD_DESCRIPTION, false}, {"employer", FIELD_COMPANY, true},
    {"employmenttype", FIELD_EMPLOYMENT_TYPE, true}, {"employmenttypes", FIELD_EMPLOYMENT_TYPE, true},
    {"expirationdate", FIELD_VALID_THROUGH, false}, {"expiresat", FIELD_VALID_THROUGH, false},
    {"externaldescription", FIELD_DESCRIPTION, true}, {"firstpublished", FIELD_DATE_POSTED, true},
    {"fulldescription", FIELD_DESCRIPTION, false}, {"hiringcompany", FIELD_COMPANY, true},
    {"hiringorganization", FIELD_COMPANY, true}, {"jobdepartments", FIELD_DEPARTMENT, true},
    {"jobdescription", FIELD_DESCRIPTION, true}, {"jobdescriptionhtml", FIELD_DESCRIPTION, true},
    {"jobemploymenttypes", FIELD_EMPLOYMENT_TYPE, true}, {"jobid", FIELD_REQUISITION_ID, true},
    {"joblocation", FIELD_LOCATION, true}, {"joblocations", FIELD_LOCATION, true},
    {"jobname", FIELD_TITLE, true}, {"jobpostingcontent", FIELD_DESCRIPTION, true},
    {"jobtitle", FIELD_TITLE, true},
    {"jobtype", FIELD_EMPLOYMENT_TYPE, true}, {"jobtypes", FIELD_EMPLOYMENT_TYPE, true},
    {"location", FIELD_LOCATION, true}, {"locationname", FIELD_LOCATION, true},
    {"locations", FIELD_LOCATION, true}, {"locationtype", FIELD_WORK_MODE, true},
    {"name", FIELD_TITLE, false}, {"offices", FIELD_LOCATION, true},
    {"organization", FIELD_COMPANY, false}, {"positiontitle", FIELD_TITLE, true},
    {"postedat", FIELD_DATE_POSTED, true}, {"posteddate", FIELD_DATE_POSTED, true},
    {"postedon", FIELD_DATE_POSTED, true}, {"postingexpirytimestamputc", FIELD_VALID_THROUGH, true},
    {"postinglocations", FIELD_LOCATION, true},
    {"postingstarttimestamputc", FIELD_DATE_POSTED, true}, {"postingtitle", FIELD_TITLE, true},
    {"publishdate", FIELD_DATE_POSTED, false}, {"publishedat", FIELD_DATE_POSTED, false},
    {"publisheddate", FIELD_DATE_POSTED, false}, {"remotetype", FIELD_WORK_MODE, true},
    {"reqid", FIELD_REQUISITION_ID, true}, {"requisitionid", FIELD_REQUISITION_ID, true},
    {"requisitionnumber", FIELD_REQUISITION_ID, true}, {"richtextdescription", FIELD_DESCRIPTION, false},
    {"roletitle", FIELD_TITLE, true}, {"salary", FIELD_SALARY, true},
    {"salaryrange", FIELD_SALARY, true}, {"team", FIELD_DEPARTMENT, false},
    {"title", FIELD_TITLE, false}, {"validthrough", FIELD_VALID_THROUGH, true},
    {"workarrangement", FIELD_WORK_MODE, true}, {"workmode", FIELD_WORK_MODE, true},
    {"workmodel", FIELD_WORK_MODE, true}, {"workplacearrangement", FIELD_WORK_MODE, true},
    {"workplacetype", FIELD_WORK_MODE, true}, {"worktype", FIELD_EMPLOYMENT_TYPE, true},
};
// clang-format on

static const struct key_row *
find_key(struct str key)
{
    char lower[NAME_BYTES];
    size_t n = 0;
    for (size_t i = 0; i < key.n; i++) {
        if (!byte_is_alpha(key.p[i]) && !byte_is_digit(key.p[i])) {
            continue;
        }
        if (n == sizeof(lower)) {
            return NULL;
        }
        lower[n++] = byte_lower(key.p[i]);
    }
    size_t low = 0, high = sizeof(key_rows) / sizeof(key_rows[0]);
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = str_cmp((struct str){lower, n}, str_of(key_rows[mid].key));
        if (order == 0) {
            return &key_rows[mid];
        }
        if (order < 0) {
            high = mid;
        } else {
            low = mid + 1;
        }
    }
    return NULL;
}

/* ---- one object ---- */

struct reading {
    struct page_context *ctx;
    struct state *state;
    struct raw_posting *raw;
};

/* A text as one line; absent when it is too long, blank or a reference. */
static struct str
short_line(struct reading *r, struct str text)
{
    text = str_sub(text, 0, 2 * (size_t)LINE_MAX_BYTES);
    text = str_trim(markup_line(r->ctx->arena, text));
    bool is_reference = text.n > 1 && text.n < 6 && text.p[0] == '$';
    bool fits = text.n <= LINE_MAX_BYTES && !jsonld_is_blank(text) && !is_reference;
    return fits ? text : STR_NONE;
}

/* The member of an object that names it: {"name":..}, {"location":{"name":..}}. */
static const struct json *
naming_member(const struct json *node)
{
    static const char *const names[] = {"name", "displayName", "displayedName", "label", "title",
                                        "text", "value",       "city",          "Name",  NULL};
    for (size_t i = 0; names[i]; i++) {
        const struct json *value = json_get(node, names[i]);
        if (value && value->type == JSON_STRING) {
            return value;
        }
    }
    for (const struct json *child = node->first; child; child = child->next) {
        if (child->type == JSON_OBJECT && json_get(child, "name")) {
            return child;
        }
    }
    return NULL;
}

/* A line: a text, or the name inside an object. */
static struct str
line_of(struct reading *r, const struct json *node)
{
    for (int level = 0; level < 3 && node; level++) {
        node = state_object(r->state, node);
        if (node->type == JSON_STRING || node->type == JSON_NUMBER) {
            return short_line(r, json_text(node));
        }
        node = node->type == JSON_OBJECT ? naming_member(node) : NULL;
    }
    return STR_NONE;
}

static void
add_place(struct reading *r, const struct json *node)
{
    struct raw_place place = {.layer = LAYER_EMBEDDED_JSON, .rule = "location"};
    static const char *const cities[] = {"city", "cityName", "addressLocality", "locality", "City"};
    static const char *const regions[] = {"state",    "region",    "addressRegion",
                                          "province", "stateCode", "State"};
    static const char *const countries[] = {"country",     "countryName",    "addressCountry",
                                            "countryCode", "isoCountryCode", "Country"};
    node = state_object(r->state, node);
    const struct json *address = json_get(node, "address");
    address = address ? address : json_get(node, "Address");
    const struct json *parts = address && address->type == JSON_OBJECT ? address : node;
    if (parts && parts->type == JSON_OBJECT) {
        for (size_t i = 0; i < sizeof(cities) / sizeof(cities[0]); i++) {
            place.city = place.city.n ? place.city : line_of(r, json_get(parts, cities[i]));
            place.region = place.region.n ? place.region : line_of(r, json_get(parts, regions[i]));
            place.country =
                place.country.n ? place.country : line_of(r, json_get(parts, countries[i]));
        }
    }
    if (place.city.n == 0 && place.region.n == 0 && place.country.n == 0) {
        place.text = line_of(r, node);
    }
    if (place.text.n > 0 || place.city.n > 0 || place.region.n > 0 || place.country.n > 0) {
        (void)raw_add_place(r->raw, r->ctx->arena, place);
    }
}

static struct str
first_number(const struct json *node, const char *const *names)
{
    for (; *names; names++) {
        struct str text = json_get_text(node, *names);
        double value = 0;
        if (text.n > 0 && str_double(text, &value) && value > 0) {
            return text;
        }
    }
    return STR_NONE;
}

static struct str
first_line(struct reading *r, const struct json *node, const char *const *names)
{
    for (; *names; names++) {
        struct str text = line_of(r, json_get(node, *names));
        if (text.n > 0) {
            return text;
        }
    }
    return STR_NONE;
}

static void
add_pay(struct reading *r, const struct json *node)
{
    static const char *const mins[] = {"min",       "minimum", "minValue", "minAmount",
                                       "salaryMin", "from",    "low",      NULL};
    static const char *const maxs[] = {"max",       "maximum", "maxValue", "maxAmount",
                                       "salaryMax", "to",      "high",     NULL};
    static const char *const currencies[] = {"currency", "currencyCode", "salaryCurrency",
                                             "currencyIsoCode", NULL};
    static const char *const periods[] = {
        "period",       "interval",  "unitText",  "unit", "frequency",
        "salaryPeriod", "payPeriod", "timeframe", "rate", NULL};
    struct raw_money money = {.layer = LAYER_EMBEDDED_JSON, .rule = "salary"};
    node = node ? state_object(r->state, node) : NULL;
    const struct json *value = json_get(node, "value");
    if (node && node->type == JSON_OBJECT) {
        const struct json *range = value && value->type == JSON_OBJECT ? value : node;
        money.min = first_number(range, mins);
        money.max = first_number(range, maxs);
        money.currency = first_line(r, node, currencies);
        money.period = first_line(r, range, periods);
        if (money.period.n == 0) {
            money.period = first_line(r, node, periods);
        }
    } else {
        money.text = line_of(r, node);
    }
    if (money.min.n > 0 || money.max.n > 0 || money.text.n > 0) {
        (void)raw_add_money(r->raw, r->ctx->arena, money);
    }
}

/* A text, or the one in an object of texts. */
static struct str
body_of(const struct state *state, const struct json *node)
{
    static const char *const names[] = {"html", "content", "jobDescription", "description"};
    struct str text = state_text(state, json_text(node));
    for (size_t i = 0;
         node && node->type == JSON_OBJECT && text.n == 0 && i < sizeof(names) / sizeof(names[0]);
         i++) {
        text = state_text(state, json_get_text(node, names[i]));
    }
    return text;
}

static void
add_member(struct reading *r, const struct json *member, const struct key_row *row)
{
    if (row->field == FIELD_DESCRIPTION) {
        struct str text = body_of(r->state, member);
        if (text.n > r->raw->description.n) {
            text = str_trim(markup_text(r->ctx->arena, text, LIMIT_DESCRIPTION_BYTES));
            r->raw->description = text.n > r->raw->description.n ? text : r->raw->description;
        }
        return;
    }
    size_t left = LIMIT_PLACES;
    JSON_EACH (item, member) {
        if (left-- == 0) {
            return;
        }
        if (row->field == FIELD_LOCATION) {
            add_place(r, item);
        } else if (row->field == FIELD_SALARY) {
            add_pay(r, item);
        } else {
            (void)raw_add(r->raw, r->ctx->arena,
                          (struct raw_value){.field = row->field,
                                             .layer = LAYER_EMBEDDED_JSON,
                                             .rule = row->key,
                                             .text = line_of(r, item)});
        }
    }
}

/* Bytes of the posting's text in a member. */
static size_t
text_of_member(const struct state *state, const struct json *member, const struct key_row *row)
{
    bool may_be = member->type == JSON_STRING || member->type == JSON_OBJECT;
    return row->field == FIELD_DESCRIPTION && may_be ? body_of(state, member).n : 0;
}

/* What is known of an object before it is read. */
static bool
looks_like_posting(struct state *state, const struct json *node)
{
    size_t n_facts = 0, text = 0;
    bool has_title = false;
    for (const struct json *member = node->first; member; member = member->next) {
        const struct key_row *row = find_key(member->key);
        if (!row) {
            const struct json *job =
                str_is(member->key, "job") && member->type == JSON_OBJECT ? member : NULL;
            n_facts += job ? 1 : 0;
            continue;
        }
        bool is_empty = member->type == JSON_NULL;
        n_facts += row->is_fact && !is_empty;
        has_title = has_title || (row->field == FIELD_TITLE && member->type == JSON_STRING &&
                                  json_text(member).n > 2 && json_text(member).n < LINE_MAX_BYTES);
        size_t n = text_of_member(state, member, row);
        text = n > text ? n : text;
    }
    return has_title && text >= TEXT_MIN_BYTES && n_facts >= FACTS_MIN;
}

static void
read_object(struct reading *r, const struct json *node)
{
    for (const struct json *member = node->first; member; member = member->next) {
        const struct key_row *row = find_key(member->key);
        bool is_title_name = row && row->field == FIELD_TITLE && raw_first(r->raw, FIELD_TITLE);
        if (row && !is_title_name) {
            add_member(r, member, row);
        }
    }
    /* one level down: {"title":..., "job": {"location":...}} */
    const struct json *job = json_get(node, "job");
    for (const struct json *member = job ? job->first : NULL; member; member = member->next) {
        const struct key_row *row = member->key.n ? find_key(member->key) : NULL;
        if (row && row->field != FIELD_TITLE) {
            add_member(r, member, row);
        }
    }
}

/* ---- the whole ---- */

static bool
take(struct page_context *ctx, struct state *state, const struct json *node,
     struct raw_batch *batch)
{
    struct raw_posting *raw = batch_add(batch, ctx->arena);
    if (!raw) {
        return false;
    }
    if (jsonld_is_posting(node)) {
        return jsonld_read(node, NULL, LAYER_JSON_LD, ctx->arena, raw);
    }
    struct reading reading = {ctx, state, raw};
    read_object(&reading, node);
    return true;
}

/* The employer's name in one node of the state. */
static struct str
company_in(struct reading *r, const struct json *node)
{
    static const char *const paths[] = {"preferredOrganizationName", "organizationName",
                                        "companyName"};
    for (size_t i = 0; node->type == JSON_OBJECT && i < sizeof(paths) / sizeof(paths[0]); i++) {
        struct str name = line_of(r, json_get(node, paths[i]));
        if (name.n > 0) {
            return name;
        }
    }
    return STR_NONE;
}

/* The employer's name that the state gives once for all its postings. */
static struct str
common_company(struct page_context *ctx, struct state *state)
{
    struct raw_posting none = {0};
    struct reading r = {ctx, state, &none};
    struct json_walk walk = json_walk_begin(state->roots);
    const struct json *node;
    for (size_t left = NODES_MAX; left > 0 && (node = json_walk_next(&walk)) != NULL; left--) {
        struct str name = company_in(&r, node);
        if (name.n > 0) {
            return name;
        }
    }
    return STR_NONE;
}

/* Where the page's title or address names one of several, it is that one. */
static void
keep_named(struct page_context *ctx, struct raw_batch *batch)
{
    if (batch->n < 2) {
        return;
    }
    struct str title =
        markup_line(ctx->arena, str_sub(ctx->head.title, 0, 2 * (size_t)LINE_MAX_BYTES));
    for (struct raw_posting *raw = batch->first; raw; raw = raw->next) {
        const struct raw_value *own = raw_first(raw, FIELD_TITLE);
        if (own && own->text.n > 6 && str_has_nocase(title, own->text)) {
            raw->next = NULL;
            *batch = (struct raw_batch){raw, raw, 1};
            return;
        }
    }
}

static bool
collect(struct page_context *ctx, struct state *state, struct raw_batch *batch)
{
    struct json_walk walk = json_walk_begin(state->roots);
    for (size_t left = NODES_MAX; left > 0 && batch->n < POSTINGS_MAX; left--) {
        const struct json *node = json_walk_next(&walk);
        if (!node) {
            break;
        }
        bool is_posting = node->type == JSON_OBJECT &&
                          (jsonld_is_posting(node) || looks_like_posting(state, node));
        if (is_posting && !take(ctx, state, node, batch)) {
            return false;
        }
        if (is_posting) {
            json_walk_skip(&walk);
        }
    }
    return true;
}

enum status
embedded_read(struct page_context *ctx, struct raw_batch *batch)
{
    struct state state;
    if (!state_read(ctx, &state) || (state.roots->n > 0 && !collect(ctx, &state, batch))) {
        return error_set(ctx->err, E_NOMEM, "state of %.*s", STR_ARG(ctx->url));
    }
    batch_settle(batch, ctx->arena);
    keep_named(ctx, batch);
    struct str company = batch->n ? common_company(ctx, &state) : STR_NONE;
    for (struct raw_posting *raw = batch->first; raw && company.n > 0; raw = raw->next) {
        if (!raw_first(raw, FIELD_COMPANY)) {
            (void)raw_add(raw, ctx->arena,
                          (struct raw_value){.field = FIELD_COMPANY,
                                             .layer = LAYER_EMBEDDED_JSON,
                                             .rule = "organizationName",
                                             .text = company});
        }
    }
    return OK;
}

/* The name that a text begins with: letters and '_'. */
static struct str
leading_name(struct str text)
{
    size_t n = 0;
    while (n < text.n && n < NAME_BYTES && (byte_is_alpha(text.p[n]) || text.p[n] == '_')) {
        n++;
    }
    return str_sub(text, 0, n);
}

/* The one value that follows a key; false when it is not that found before. */
static bool
agree_after(struct str text, struct str key, struct str *found)
{
    for (size_t at; (at = html_find(text, key)) != SIZE_MAX;) {
        text = str_sub(text, at + key.n, SIZE_MAX);
        struct str value = leading_name(text);
        if (found->n > 0 && !str_eq(*found, value)) {
            return false;
        }
        *found = value;
    }
    return true;
}

static bool
agree_on_mode(struct str text, struct str *found)
{
    static const char *const keys[] = {"\"workplaceType\":\"", "\"workplace_type\":\"",
                                       "\\\"workplaceType\\\":\\\""};
    if (!html_has(text, STR("orkplace"))) {
        return true; /* all have it: one search says no to nearly every script */
    }
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (!agree_after(text, str_of(keys[i]), found)) {
            return false;
        }
    }
    return true;
}

void
embedded_work_mode(struct page_context *ctx, struct raw_posting *raw)
{
    struct str found = STR_NONE;
    for (struct html_script *script = ctx->head.scripts; script; script = script->next) {
        if (script->kind == SCRIPT_STATE && !agree_on_mode(script->text, &found)) {
            return; /* of several jobs, or contradicted */
        }
    }
    (void)raw_add(raw, ctx->arena,
                  (struct raw_value){.field = FIELD_WORK_MODE,
                                     .layer = LAYER_EMBEDDED_JSON,
                                     .rule = "workplaceType",
                                     .text = found});
}
