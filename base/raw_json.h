/* base/raw_json.h: a raw posting as JSON: whole for `parse --raw`, in parts for what
 * a link carries of its listing (parse/hint.c). */
#ifndef BASE_RAW_JSON_H
#define BASE_RAW_JSON_H

#include "base/json_write.h"
#include "base/model.h"

/* A text of struct raw_place or struct raw_money by its name in JSON. */
struct raw_slot {
    const char *name;
    size_t offset;
};
enum { RAW_PLACE_SLOTS = 7, RAW_MONEY_SLOTS = 7 };
extern const struct raw_slot raw_place_slots[RAW_PLACE_SLOTS];
extern const struct raw_slot raw_money_slots[RAW_MONEY_SLOTS];

static inline struct str *
raw_slot_of(void *item, const struct raw_slot *slot)
{
    return (struct str *)(void *)((char *)item + slot->offset);
}

/* Members "places" and "money": arrays of objects, of each what is not absent;
 * `has_origin`: with layer and rule. */
void raw_json_places(struct json_out *out, const struct raw_posting *raw, bool has_origin);
void raw_json_money(struct json_out *out, const struct raw_posting *raw, bool has_origin);
/* One object, all layers' values in their order; no newline. */
void raw_json(struct buf *buf, const struct raw_posting *raw);

#endif
