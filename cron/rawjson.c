/* cron/rawjson.c: what a page says, before it is normalised. */
#include "cron/rawjson.h"

#include "base/json_write.h"

#include "base/banned.h"

static void
put(struct json_out *out, const char *key, struct str value)
{
    if (value.n) {
        json_put_key(out, key);
        json_put_str(out, value);
    }
}

static void
put_origin(struct json_out *out, enum layer layer, const char *rule)
{
    json_put_key(out, "layer");
    json_put_z(out, layer_name(layer));
    json_put_key(out, "rule");
    json_put_z(out, rule);
}

static void
put_values(struct json_out *out, const struct raw_posting *raw)
{
    json_put_key(out, "values");
    json_put_array(out);
    for (const struct raw_value *v = raw->values; v; v = v->next) {
        json_put_object(out);
        json_put_key(out, "field");
        json_put_z(out, field_name(v->field));
        put(out, "text", v->text);
        put_origin(out, v->layer, v->rule);
        put(out, "quote", v->quote);
        json_put_object_end(out);
    }
    json_put_array_end(out);
}

static void
put_places(struct json_out *out, const struct raw_posting *raw)
{
    json_put_key(out, "places");
    json_put_array(out);
    for (const struct raw_place *p = raw->places; p; p = p->next) {
        json_put_object(out);
        put(out, "text", p->text);
        put(out, "city", p->city);
        put(out, "region", p->region);
        put(out, "country", p->country);
        put(out, "postal_code", p->postal_code);
        if (p->is_remote_scope) {
            json_put_key(out, "remote_scope");
            json_put_bool(out, true);
        }
        put_origin(out, p->layer, p->rule);
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
        json_put_object(out);
        put(out, "text", m->text);
        put(out, "min", m->min);
        put(out, "max", m->max);
        put(out, "currency", m->currency);
        put(out, "period", m->period);
        put(out, "kind", m->kind);
        put(out, "zone", m->zone);
        put_origin(out, m->layer, m->rule);
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
    put(&out, "external_id", raw->external_id);
    put(&out, "version", raw->version);
    put(&out, "url", raw->url);
    put_values(&out, raw);
    put_places(&out, raw);
    put_money(&out, raw);
    put(&out, "description", raw->description);
    json_put_object_end(&out);
}
