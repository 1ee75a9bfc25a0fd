/* parse/hint.c: see the header. {"listing":{"values":[[field,text]...],
 * "places":[{...}],"money":[{...}],"text":"..."}} with the model's names of fields.
 * An adapter whose list is JSON carries its own objects instead (boards/reading.c). */
#include "parse/hint.h"

#include "base/raw_json.h"
#include "parse/json/json.h"

#include "base/banned.h"

enum {
    HINT_BYTES = 32 * 1024,
    TEXT_BYTES = 4096, /* a teaser */
};

static void
put_values(struct json_out *out, const struct raw_posting *raw)
{
    json_add_array(out, "values");
    for (const struct raw_value *v = raw->values; v; v = v->next) {
        json_put_array(out);
        json_put_str(out, str_of(field_name(v->field)));
        json_put_str(out, v->text);
        json_put_array_end(out);
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
    json_add_object(&out, "listing");
    put_values(&out, raw);
    raw_json_places(&out, raw, false);
    raw_json_money(&out, raw, false);
    if (raw->description.n > 0 && raw->description.n <= TEXT_BYTES) {
        json_add_str(&out, "text", raw->description);
    }
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

static void
read_slots(const struct json *item, void *ret, const struct raw_slot *slots, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        *raw_slot_of(ret, &slots[i]) = json_get_text(item, slots[i].name);
    }
}

static bool
read_places(const struct json *list, struct arena *arena, struct raw_posting *ret)
{
    JSON_EACH (item, list) {
        struct raw_place place = {.layer = LAYER_BOARD_API, .rule = "listing"};
        read_slots(item, &place, raw_place_slots, RAW_PLACE_SLOTS);
        place.is_remote_scope = json_is_true(json_get(item, "remote_scope"));
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
        read_slots(item, &money, raw_money_slots, RAW_MONEY_SLOTS);
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
