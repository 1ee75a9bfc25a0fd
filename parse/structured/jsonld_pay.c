/* parse/structured/jsonld_pay.c: baseSalary of a JobPosting in all its shapes: a number, a
 * text, MonetaryAmount with value as number, text or QuantitativeValue,
 * PriceSpecification, arrays of them. 0 means unknown. Figures are handed on as
 * they stand; what is plausible is normalize's affair. */
#include "parse/structured/jsonld.h"
#include "parse/structured/jsonld_node.h"

#include "base/banned.h"

enum { GROUPED_MAX_BYTES = 24 };

/* A plain decimal number above 0, else absent. */
static struct str
amount(struct str text)
{
    double value = 0;
    text = str_trim(text);
    return str_double(text, &value) && value > 0 ? text : STR_NONE;
}

static bool
is_zero(struct str text)
{
    double value = 1;
    return str_double(str_trim(text), &value) && value <= 0;
}

static struct str
first_text(struct ld *ld, const struct json *node, const char *const *keys)
{
    for (; *keys; keys++) {
        struct str text = str_trim(ld_text(ld, json_get(node, *keys)));
        if (text.n > 0) {
            return text;
        }
    }
    return STR_NONE;
}

static const char *const min_keys[] = {"minValue", "minvalue", "minPrice", "min", NULL};
static const char *const max_keys[] = {"maxValue", "maxvalue", "maxPrice", "max", NULL};
static const char *const exact_keys[] = {"value", "price", "amount", NULL};
static const char *const currency_keys[] = {"currency", "priceCurrency", "salaryCurrency",
                                            "currencyCode", NULL};
static const char *const period_keys[] = {"unitText",          "duration", "unitCode",
                                          "referenceQuantity", "unit",     NULL};

static void
set_if(struct str *slot, struct str value)
{
    if (slot->n == 0) {
        *slot = value;
    }
}

/* "41000-52000", "41000 – 52000": both ends plain numbers. */
static bool
take_ends(struct raw_money *money, struct str text)
{
    static const char *const marks[] = {"\xe2\x80\x93", "-", "\xe2\x80\x94", "/", " to "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct str mark = str_of(marks[i]);
        size_t at = str_find(text, mark);
        struct str min = at == SIZE_MAX ? STR_NONE : amount(str_sub(text, 0, at));
        struct str max = at == SIZE_MAX ? STR_NONE : amount(str_sub(text, at + mark.n, SIZE_MAX));
        if (min.n > 0 && max.n > 0) {
            set_if(&money->min, min);
            set_if(&money->max, max);
            return true;
        }
    }
    return false;
}

/* "50,000", "50 000.00", "50'000" without the marks; absent when it is not so. A
 * point that parts thousands cannot be told from a decimal one. */
static struct str
ungrouped(struct arena *arena, struct str text)
{
    char *out = text.n > 0 && text.n <= GROUPED_MAX_BYTES ? arena_bytes(arena, text.n) : NULL;
    size_t n = 0, n_run = 0;
    bool has_mark = false;
    for (size_t i = 0; out && i < text.n; i++) {
        char c = text.p[i];
        bool is_mark = c == ',' || c == '\'' || c == ' ';
        bool is_group = i + 4 == text.n || (i + 4 < text.n && !byte_is_digit(text.p[i + 4]));
        if (is_mark && n_run > 0 && n_run <= 3 && is_group) {
            has_mark = true;
            n_run = 0;
            continue;
        }
        if (is_mark || (has_mark && c != '.' && n_run == 3)) {
            return STR_NONE;
        }
        n_run = byte_is_digit(c) ? n_run + 1 : 0;
        out[n++] = c;
    }
    struct str number = out && has_mark ? amount((struct str){out, n}) : STR_NONE;
    return number;
}

/* "41.000" without its points; absent when they do not part groups of three. */
static struct str
without_points(struct arena *arena, struct str text)
{
    char *out = arena_bytes(arena, text.n);
    size_t n = 0;
    for (size_t i = 0; out && i < text.n; i++) {
        if (text.p[i] != '.') {
            out[n++] = text.p[i];
        } else if ((text.n - i) % 4 != 0) {
            return STR_NONE;
        }
    }
    return out ? (struct str){out, n} : STR_NONE;
}

/* "18,50", "41.000,00": a comma before the last one or two digits, points before
 * groups of three, as a number; absent when it is not so. */
static struct str
with_decimal_comma(struct arena *arena, struct str text)
{
    size_t comma = str_find_byte(text, ',');
    size_t n_last = comma == SIZE_MAX ? 0 : text.n - comma - 1;
    if (n_last < 1 || n_last > 2 || text.n > GROUPED_MAX_BYTES) {
        return STR_NONE;
    }
    struct str whole = without_points(arena, str_sub(text, 0, comma));
    struct str part = str_sub(text, comma + 1, SIZE_MAX);
    return whole.n ? amount(arena_printf(arena, "%.*s.%.*s", STR_ARG(whole), STR_ARG(part)))
                   : STR_NONE;
}

/* A text that stands where a number is due: "50000", "14,50", "$50k - $60k". */
static void
take_text(struct ld *ld, struct raw_money *money, struct str text)
{
    struct str number = amount(text);
    number = number.n > 0 ? number : with_decimal_comma(ld->arena, str_trim(text));
    if (number.n > 0) {
        set_if(&money->min, number);
        set_if(&money->max, number);
    } else if (take_ends(money, text)) {
        return;
    } else if (!is_zero(text) && !jsonld_is_blank(text)) {
        set_if(&money->text, str_trim(text));
    }
}

/* One bound; a text that is no number is kept as text. */
static void
take_bound(struct ld *ld, struct str *slot, struct str *text, struct str value)
{
    struct str number = amount(value);
    number = number.n > 0 ? number : ungrouped(ld->arena, str_trim(value));
    if (number.n > 0) {
        set_if(slot, number);
    } else if (value.n > 0 && !is_zero(value)) {
        set_if(text, ld_line(ld, value));
    }
}

/* minValue and maxValue of one level; texts that are no numbers become one text. */
static void
take_range(struct ld *ld, const struct json *node, struct raw_money *money)
{
    struct str min_text = STR_NONE, max_text = STR_NONE;
    take_bound(ld, &money->min, &min_text, first_text(ld, node, min_keys));
    take_bound(ld, &money->max, &max_text, first_text(ld, node, max_keys));
    struct str min = with_decimal_comma(ld->arena, min_text);
    struct str max = with_decimal_comma(ld->arena, max_text);
    if ((min.n > 0 || min_text.n == 0) && (max.n > 0 || max_text.n == 0)) {
        set_if(&money->min, min); /* the ends are written alike */
        set_if(&money->max, max);
    }
    if (money->min.n > 0 || money->max.n > 0) {
        return;
    }
    if (min_text.n > 0 && max_text.n > 0 && !str_eq(min_text, max_text)) {
        set_if(&money->text,
               arena_printf(ld->arena, "%.*s - %.*s", STR_ARG(min_text), STR_ARG(max_text)));
        return;
    }
    set_if(&money->text, min_text.n > 0 ? min_text : max_text);
}

static const struct json *
first_value(const struct json *node, const char *const *keys)
{
    const struct json *value = NULL;
    for (; !value && *keys; keys++) {
        value = json_get(node, *keys);
    }
    return value;
}

/* The levels of one amount: itself, and the QuantitativeValue inside. */
static void
fill_pay(struct ld *ld, const struct json *node, struct raw_money *money)
{
    for (int level = 0; level < 3 && node; level++) {
        node = ld_deref(ld, node->type == JSON_ARRAY ? node->first : node);
        bool is_text = !node || node->type != JSON_OBJECT || json_get(node, "@value");
        if (is_text) {
            take_text(ld, money, ld_line(ld, ld_text(ld, node)));
            return;
        }
        set_if(&money->currency, first_text(ld, node, currency_keys));
        set_if(&money->period, first_text(ld, node, period_keys));
        take_range(ld, node, money);
        node = first_value(node, exact_keys);
        bool has_range = money->min.n > 0 || money->max.n > 0;
        if (has_range && node && node->type != JSON_OBJECT) {
            return;
        }
    }
}

void
ld_read_pay(struct ld *ld, const struct json *posting)
{
    const struct json *value = json_get(posting, "baseSalary");
    value = value ? value : json_get(posting, "basesalary");
    value = value ? value : json_get(posting, "salary");
    struct str outer = str_trim(ld_text(ld, json_get(posting, "salaryCurrency")));
    JSON_EACH (item, value) {
        struct raw_money money = {.layer = ld->layer, .rule = "baseSalary"};
        fill_pay(ld, item, &money);
        set_if(&money.currency, outer);
        if (money.min.n > 0 || money.max.n > 0 || money.text.n > 0) {
            (void)raw_add_money(ld->raw, ld->arena, money);
        }
    }
}
