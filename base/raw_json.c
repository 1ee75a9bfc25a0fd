/* base/raw_json.c: what a page says, before it is normalised. */
#include "base/raw_json.h"

#include "base/banned.h"

// clang-format off
const struct raw_slot raw_place_slots[RAW_PLACE_SLOTS] = {
    {"text", offsetof(struct raw_place, text)}, {"city", offsetof(struct raw_place, city)},
    {"region", offsetof(struct raw_place, region)}, {"country", offsetof(struct raw_place, country)},
    {"postal_code", offsetof(struct raw_place, postal_code)},
    {"latitude", offsetof(struct raw_place, latitude)},
    {"longitude", offsetof(struct raw_place, longitude)},
};
const struct raw_slot raw_money_slots[RAW_MONEY_SLOTS] = {
    {"text", offsetof(struct raw_money, text)}, {"min", offsetof(struct raw_money, min)},
    {"max", offsetof(struct raw_money, max)}, {"currency", offsetof(struct raw_money, currency)},
    {"period", offsetof(struct raw_money, period)}, {"kind", offsetof(struct raw_money, kind)},
    {"zone", offsetof(struct raw_money, zone)},
};
// clang-format on

static void
put_said(struct json_out *out, const char *key, struct str value)
{
    if (value.n) {
        json_add_str(out, key, value);
    }
}

static void
put_slots(struct json_out *out, void *item, const struct raw_slot *slots, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        put_said(out, slots[i].name, *raw_slot_of(item, &slots[i]));
    }
}

static void
put_origin(struct json_out *out, enum layer layer, const char *rule)
{
    json_add_z(out, "layer", layer_name(layer));
    json_add_z(out, "rule", rule);
}

static void
put_values(struct json_out *out, const struct raw_posting *raw)
{
    json_add_array(out, "values");
    for (const struct raw_value *v = raw->values; v; v = v->next) {
        json_put_object(out);
        json_add_z(out, "field", field_name(v->field));
        put_said(out, "text", v->text);
        put_origin(out, v->layer, v->rule);
        put_said(out, "quote", v->quote);
        json_put_object_end(out);
    }
    json_put_array_end(out);
}

void
raw_json_places(struct json_out *out, const struct raw_posting *raw, bool has_origin)
{
    json_add_array(out, "places");
    for (const struct raw_place *p = raw->places; p; p = p->next) {
        struct raw_place copy = *p;
        json_put_object(out);
        put_slots(out, &copy, raw_place_slots, RAW_PLACE_SLOTS);
        if (p->is_remote_scope) {
            json_add_bool(out, "remote_scope", true);
        }
        if (has_origin) {
            put_origin(out, p->layer, p->rule);
        }
        json_put_object_end(out);
    }
    json_put_array_end(out);
}

void
raw_json_money(struct json_out *out, const struct raw_posting *raw, bool has_origin)
{
    json_add_array(out, "money");
    for (const struct raw_money *m = raw->money; m; m = m->next) {
        struct raw_money copy = *m;
        json_put_object(out);
        put_slots(out, &copy, raw_money_slots, RAW_MONEY_SLOTS);
        if (m->is_cents) {
            json_add_bool(out, "is_cents", true);
        }
        if (has_origin) {
            put_origin(out, m->layer, m->rule);
        }
        json_put_object_end(out);
    }
    json_put_array_end(out);
}

void
raw_json(struct buf *buf, const struct raw_posting *raw)
{
    struct json_out out;
    json_out_begin(&out, buf);
    json_put_object(&out);
    put_said(&out, "external_id", raw->external_id);
    put_said(&out, "version", raw->version);
    put_said(&out, "url", raw->url);
    put_values(&out, raw);
    raw_json_places(&out, raw, true);
    raw_json_money(&out, raw, true);
    put_said(&out, "description", raw->description);
    json_put_object_end(&out);
}
