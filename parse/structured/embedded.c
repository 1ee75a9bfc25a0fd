/* parse/structured/embedded.c: objects of a page's state that are postings: a title, a text
 * of some length, and at least two more facts that only jobs have. Keys are told
 * by tables of names, compared without case and marks. */
#include "parse/structured/embedded.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/markup.h"
#include "parse/html/html_find.h"
#include "parse/structured/embedded_keys.h"
#include "parse/structured/embedded_state.h"
#include "parse/structured/jsonld.h"

#include "base/banned.h"

enum {
    TEXT_MIN_BYTES = 150,
    FACTS_MIN = 2,
    FACTS_BRIEF = 3,  /* of an API's posting whose text is shorter, or cut off */
    KNOWN_OF_ROW = 4, /* of one without text: facts, the day, the employer */
    BRIEF_MIN_BYTES = 30,
    SECTIONS_MAX = 12,
    NAME_BYTES = 32,
    POSTINGS_MAX = 200,
    HEAD_MAX_BYTES = 600, /* of the head's title */
    LINE_MAX_LETTERS = 300,
    TITLE_MAX_BYTES = 600, /* of which a Chinese letter has three */
    NODES_MAX = 2000000
};

/* ---- one object ---- */

struct section {
    struct str heading, text;
};

struct reading {
    struct page_context *ctx;
    struct state *state;
    struct raw_posting *raw;
    struct section sections[SECTIONS_MAX]; /* of the text, beside the whole */
    size_t n_sections;
    struct raw_money pay; /* told in members of the posting itself */
};

/* Characters of a text. */
static size_t
letters_in(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        n += ((unsigned char)text.p[i] & 0xc0) != 0x80;
    }
    return n;
}

/* A text as one line; absent when it is too long, blank or a reference. */
static struct str
short_line(struct reading *r, struct str text)
{
    text = str_sub(text, 0, 2 * (size_t)TITLE_MAX_BYTES);
    text = str_trim(markup_line(r->ctx->arena, text));
    bool is_reference = text.n > 1 && text.n < 6 && text.p[0] == '$';
    bool fits = text.n <= TITLE_MAX_BYTES && letters_in(text) <= LINE_MAX_LETTERS &&
                !jsonld_is_blank(text) && !is_reference;
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
    value = value ? value : json_get(node, "salary");
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
    static const char *const names[] = {"html",        "content", "jobDescription",
                                        "description", "text",    "value"};
    struct str text = state_text(state, json_text(node));
    for (size_t i = 0;
         node && node->type == JSON_OBJECT && text.n == 0 && i < sizeof(names) / sizeof(names[0]);
         i++) {
        text = state_text(state, json_get_text(node, names[i]));
    }
    return text;
}

/* A section of the text: one text, or a list of lines. */
static void
add_section(struct reading *r, const struct json *member, const char *heading)
{
    struct buf lines;
    buf_init(&lines, LIMIT_DESCRIPTION_BYTES);
    JSON_EACH (item, member) {
        struct str text = item->type == JSON_STRING ? state_text(r->state, item->text) : STR_NONE;
        text = str_trim(markup_text(r->ctx->arena, text, LIMIT_DESCRIPTION_BYTES));
        if (text.n > 0 && !jsonld_is_blank(text)) {
            buf_add(&lines, lines.n > 0 ? STR("\n") : STR_NONE);
            buf_add(&lines, text);
        }
    }
    if (lines.n > 0 && r->n_sections < SECTIONS_MAX) {
        r->sections[r->n_sections++] =
            (struct section){str_of(heading), arena_str(r->ctx->arena, buf_str(&lines))};
    }
    buf_release(&lines);
}

static void
add_text(struct reading *r, const struct json *member)
{
    struct str text = body_of(r->state, member);
    if (text.n > r->raw->description.n) {
        text = str_trim(markup_text(r->ctx->arena, text, LIMIT_DESCRIPTION_BYTES));
        r->raw->description = text.n > r->raw->description.n ? text : r->raw->description;
    }
    for (const struct json *part = member->type == JSON_OBJECT ? member->first : NULL; part;
         part = part->next) {
        const struct key_row *row = embedded_key(part->key);
        const char *heading = row ? embedded_heading(row->part) : NULL;
        if (heading) {
            add_section(r, part, heading);
        }
    }
}

/* The sections that the whole text does not hold go behind it. */
static void
join_sections(struct reading *r)
{
    struct buf all;
    buf_init(&all, 2 * (size_t)LIMIT_DESCRIPTION_BYTES);
    buf_add(&all, r->raw->description);
    for (size_t i = 0; i < r->n_sections; i++) {
        const struct section *section = &r->sections[i];
        if (str_has(buf_str(&all), section->text)) {
            continue;
        }
        buf_add(&all, all.n > 0 ? STR("\n\n") : STR_NONE);
        buf_add(&all, section->heading);
        buf_add(&all, section->heading.n > 0 ? STR("\n") : STR_NONE);
        buf_add(&all, section->text);
    }
    if (all.n > r->raw->description.n) {
        r->raw->description = arena_str(r->ctx->arena, buf_str(&all));
    }
    buf_release(&all);
}

/* {"minSalary": 80, "maxSalary": 135, "currency": "USD"} */
static void
note_pay(struct reading *r, const struct json *member, enum key_part part)
{
    struct str text = line_of(r, member);
    double value = 0;
    bool is_sum = part == KEY_MIN || part == KEY_MAX;
    if (is_sum && (!str_double(text, &value) || value <= 0)) {
        return;
    }
    struct str *slots[] = {[KEY_MIN] = &r->pay.min,
                           [KEY_MAX] = &r->pay.max,
                           [KEY_CURRENCY] = &r->pay.currency,
                           [KEY_PERIOD] = &r->pay.period};
    *slots[part] = slots[part]->n > 0 ? *slots[part] : text;
}

/* Pay in parts counts where nothing told it whole, and something says in what. */
static void
end_pay(struct reading *r)
{
    bool has_sum = r->pay.min.n > 0 || r->pay.max.n > 0;
    if (has_sum && !r->raw->money && (r->pay.currency.n > 0 || r->pay.period.n > 0)) {
        r->pay.layer = LAYER_EMBEDDED_JSON;
        r->pay.rule = "salary";
        (void)raw_add_money(r->raw, r->ctx->arena, r->pay);
    }
}

static void
add_member(struct reading *r, const struct json *member, const struct key_row *row)
{
    const char *heading = embedded_heading(row->part);
    if (heading) {
        add_section(r, member, heading);
        return;
    }
    if (row->part != KEY_WHOLE) {
        note_pay(r, member, row->part);
        return;
    }
    if (row->field == FIELD_DESCRIPTION) {
        add_text(r, member);
        return;
    }
    size_t left = LIMIT_PLACES;
    JSON_EACH (item, member) {
        if (left-- == 0) {
            return;
        }
        if (row->field == FIELD_LOCATION) {
            add_place(r, item);
        } else if (row->field == FIELD_SALARY || json_get(item, "salary")) {
            add_pay(r, item); /* also a form of contract with its pay */
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
    bool is_text = row->field == FIELD_DESCRIPTION && row->part == KEY_WHOLE;
    return is_text && may_be ? body_of(state, member).n : 0;
}

/* What the members of an object are about. */
struct look {
    size_t n_facts, text; /* bytes of the longest text */
    bool has_title, has_place, has_day, has_firm;
};

static void
note_member(const struct state *state, const struct json *member, const struct key_row *row,
            struct look *look)
{
    enum field field = row->field;
    bool is_scalar = member->type == JSON_TRUE || member->type == JSON_NUMBER;
    bool is_empty = !is_scalar && !member->first && json_text(member).n == 0;
    size_t n = text_of_member(state, member, row), n_title = json_text(member).n;
    look->n_facts += row->is_fact && !is_empty;
    look->has_title = look->has_title || (field == FIELD_TITLE && member->type == JSON_STRING &&
                                          n_title > 2 && n_title < TITLE_MAX_BYTES);
    look->has_place = look->has_place || (field == FIELD_LOCATION && !is_empty);
    look->has_day = look->has_day || (field == FIELD_DATE_POSTED && !is_empty);
    look->has_firm = look->has_firm || (field == FIELD_COMPANY && !is_empty);
    look->text = n > look->text ? n : look->text;
}

/* What is known of an object before it is read. In an API's answer, which holds nothing
 * but what was asked for, a shorter text will do; none, where a row of a list names the
 * place and the employer or the day. */
static bool
looks_like_posting(struct state *state, const struct json *node, bool is_api)
{
    struct look look = {0};
    for (const struct json *member = node->first; member; member = member->next) {
        const struct key_row *row = embedded_key(member->key);
        if (!row) {
            const struct json *job =
                str_is(member->key, "job") && member->type == JSON_OBJECT ? member : NULL;
            look.n_facts += job ? 1 : 0;
            continue;
        }
        note_member(state, member, row, &look);
    }
    size_t n_known = look.n_facts + look.has_day + look.has_firm;
    bool is_row = look.text == 0 && look.has_place && (look.has_day || look.has_firm) &&
                  look.n_facts >= FACTS_MIN && n_known >= KNOWN_OF_ROW;
    bool is_brief = look.text >= BRIEF_MIN_BYTES && look.n_facts >= FACTS_BRIEF;
    bool is_whole = look.text >= TEXT_MIN_BYTES && look.n_facts >= FACTS_MIN;
    return look.has_title && (is_whole || (is_api && (is_brief || is_row)));
}

static void
read_object(struct reading *r, const struct json *node)
{
    for (const struct json *member = node->first; member; member = member->next) {
        const struct key_row *row = embedded_key(member->key);
        bool is_title_name = row && row->field == FIELD_TITLE && raw_first(r->raw, FIELD_TITLE);
        if (row && !is_title_name) {
            add_member(r, member, row);
        }
    }
    /* one level down: {"title":..., "job": {"location":...}} */
    const struct json *job = json_get(node, "job");
    for (const struct json *member = job ? job->first : NULL; member; member = member->next) {
        const struct key_row *row = member->key.n ? embedded_key(member->key) : NULL;
        if (row && row->field != FIELD_TITLE) {
            add_member(r, member, row);
        }
    }
    join_sections(r);
    end_pay(r);
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
    struct reading reading = {.ctx = ctx, .state = state, .raw = raw};
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

/* The employer's name that the state gives once for all its postings: the first, or, of
 * an API's answer, the only one. */
static struct str
common_company(struct page_context *ctx, struct state *state)
{
    struct raw_posting none = {0};
    struct reading r = {.ctx = ctx, .state = state, .raw = &none};
    struct str found = STR_NONE;
    struct json_walk walk = json_walk_begin(state->roots);
    const struct json *node;
    for (size_t left = NODES_MAX; left > 0 && (node = json_walk_next(&walk)) != NULL; left--) {
        struct str name = company_in(&r, node);
        if (name.n > 0 && (!ctx->is_document || (found.n > 0 && !str_eq(name, found)))) {
            return ctx->is_document ? STR_NONE : name;
        }
        found = found.n > 0 ? found : name;
    }
    return found;
}

/* Where the page's title or address names one of several, it is that one. */
static void
keep_named(struct page_context *ctx, struct raw_batch *batch)
{
    if (batch->n < 2) {
        return;
    }
    struct str title = markup_line(ctx->arena, str_sub(ctx->head.title, 0, HEAD_MAX_BYTES));
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
        bool is_posting =
            node->type == JSON_OBJECT &&
            (jsonld_is_posting(node) || looks_like_posting(state, node, ctx->is_document));
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
