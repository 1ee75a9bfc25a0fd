/* parse/hint.c: see the header. {"listing":{"values":[[field,text]...],
 * "places":[{...}],"money":[{...}],"text":"..."}} with the model's names of fields.
 * An adapter whose list is JSON carries its own objects instead (boards/reading.c). */
#include "parse/hint.h"

#include "base/json_write.h"
#include "parse/json.h"

#include "base/banned.h"

enum {
    HINT_BYTES = 32 * 1024,
    TEXT_BYTES = 4096, /* a teaser */
};

// clang-format off
static const struct {
    const char *name;
    size_t slot;
} place_slots[] = {
    {"text", offsetof(struct raw_place, text)}, {"city", offsetof(struct raw_place, city)},
    {"region", offsetof(struct raw_place, region)}, {"country", offsetof(struct raw_place, country)},
    {"postal_code", offsetof(struct raw_place, postal_code)},
    {"latitude", offsetof(struct raw_place, latitude)},
    {"longitude", offsetof(struct raw_place, longitude)},
}, money_slots[] = {
    {"text", offsetof(struct raw_money, text)}, {"min", offsetof(struct raw_money, min)},
    {"max", offsetof(struct raw_money, max)}, {"currency", offsetof(struct raw_money, currency)},
    {"period", offsetof(struct raw_money, period)}, {"kind", offsetof(struct raw_money, kind)},
    {"zone", offsetof(struct raw_money, zone)},
};
// clang-format on
enum {
    PLACE_SLOTS = sizeof place_slots / sizeof *place_slots,
    MONEY_SLOTS = sizeof money_slots / sizeof *money_slots,
};

static struct str *
slot_of(void *item, size_t offset)
{
    return (struct str *)(void *)((char *)item + offset);
}

static void
put_text(struct json_out *out, const char *name, struct str text)
{
    if (text.n) {
        json_put_key(out, name);
        json_put_str(out, text);
    }
}

static void
put_values(struct json_out *out, const struct raw_posting *raw)
{
    json_put_key(out, "values");
    json_put_array(out);
    for (const struct raw_value *v = raw->values; v; v = v->next) {
        json_put_array(out);
        json_put_str(out, str_of(field_name(v->field)));
        json_put_str(out, v->text);
        json_put_array_end(out);
    }
    json_put_array_end(out);
}

static void
put_places(struct json_out *out, const struct raw_posting *raw)
{
    json_put_key(out, "places");
    json_put_array(out);
    for (const struct raw_place *p = raw->places; p; p = p->next) {
        struct raw_place copy = *p;
        json_put_object(out);
        for (size_t i = 0; i < PLACE_SLOTS; i++) {
            put_text(out, place_slots[i].name, *slot_of(&copy, place_slots[i].slot));
        }
        if (p->is_remote_scope) {
            json_put_key(out, "is_scope");
            json_put_bool(out, true);
        }
        json_put_object_end(out);
    }
    json_put_array_end(out);
}

static void
put_money(struct json_out *out, const struct raw_posting *raw)
{
    json_put_key(out, "money");
    json_put_array(out);
    for (const struct raw_money *m = raw->money; m; m = m->next) {
        struct raw_money copy = *m;
        json_put_object(out);
        for (size_t i = 0; i < MONEY_SLOTS; i++) {
            put_text(out, money_slots[i].name, *slot_of(&copy, money_slots[i].slot));
        }
        if (m->is_cents) {
            json_put_key(out, "is_cents");
            json_put_bool(out, true);
        }
        json_put_object_end(out);
    }
    json_put_array_end(out);
}

struct str
hint_write(const struct raw_posting *raw, struct arena *arena)
{
    struct buf buf;
    buf_init(&buf, HINT_BYTES);
    struct json_out out;
    json_out_begin(&out, &buf);
    json_put_object(&out);
    json_put_key(&out, "listing");
    json_put_object(&out);
    put_values(&out, raw);
    put_places(&out, raw);
    put_money(&out, raw);
    put_text(&out, "text", raw->description.n <= TEXT_BYTES ? raw->description : STR_NONE);
    json_put_object_end(&out);
    json_put_object_end(&out);
    struct str hint = buf_failed(&buf) ? STR_NONE : arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return hint;
}

/* ---- reading ---- */

static bool
read_values(const struct json *list, struct arena *arena, struct raw_posting *ret)
{
    JSON_EACH (pair, list) {
        enum field field = field_find(json_path_text(pair, "0"));
        struct raw_value value = {.field = field,
                                  .layer = LAYER_BOARD_API,
                                  .rule = "listing",
                                  .text = json_path_text(pair, "1")};
        if (field != FIELD_NONE && !raw_add(ret, arena, value)) {
            return false;
        }
    }
    return true;
}

static bool
read_places(const struct json *list, struct arena *arena, struct raw_posting *ret)
{
    JSON_EACH (item, list) {
        struct raw_place place = {.layer = LAYER_BOARD_API, .rule = "listing"};
        for (size_t i = 0; i < PLACE_SLOTS; i++) {
            *slot_of(&place, place_slots[i].slot) = json_get_text(item, place_slots[i].name);
        }
        place.is_remote_scope = json_is_true(json_get(item, "is_scope"));
        if (item->type == JSON_OBJECT && !raw_add_place(ret, arena, place)) {
            return false;
        }
    }
    return true;
}

static bool
read_money(const struct json *list, struct arena *arena, struct raw_posting *ret)
{
    JSON_EACH (item, list) {
        struct raw_money money = {.layer = LAYER_BOARD_API, .rule = "listing"};
        for (size_t i = 0; i < MONEY_SLOTS; i++) {
            *slot_of(&money, money_slots[i].slot) = json_get_text(item, money_slots[i].name);
        }
        money.is_cents = json_is_true(json_get(item, "is_cents"));
        if (item->type == JSON_OBJECT && !raw_add_money(ret, arena, money)) {
            return false;
        }
    }
    return true;
}

bool
hint_read(struct str hint, struct arena *arena, struct raw_posting *ret)
{
    struct json *root = NULL;
    *ret = (struct raw_posting){0};
    if (!str_starts(hint, STR("{\"listing\":")) ||
        json_read(hint, arena, &root, NULL, NULL) != OK) {
        return false;
    }
    const struct json *said = json_get(root, "listing");
    ret->description = json_get_text(said, "text");
    return read_values(json_get(said, "values"), arena, ret) &&
           read_places(json_get(said, "places"), arena, ret) &&
           read_money(json_get(said, "money"), arena, ret);
}
