/* normalize/settle.c: copies what a posting says with its texts settled. Must
 * not know what any of them means. */
#include "normalize/settle.h"

#include "base/markup.h"

#include "base/banned.h"

/* Fields that are no text for people. */
#define VERBATIM                                                                                   \
    (UINT64_C(1) << FIELD_COMPANY_URL | UINT64_C(1) << FIELD_URL |                                 \
     UINT64_C(1) << FIELD_APPLY_URL | UINT64_C(1) << FIELD_REQUISITION_ID |                        \
     UINT64_C(1) << FIELD_DATE_POSTED | UINT64_C(1) << FIELD_VALID_THROUGH |                       \
     UINT64_C(1) << FIELD_COMPANY)

struct str
settle_text(struct arena *arena, struct str text)
{
    return utf8_settle(arena, utf8_repair_mojibake(arena, text));
}

static struct raw_value *
settled_values(const struct raw_value *from, struct arena *arena)
{
    struct raw_value *first = NULL;
    for (struct raw_value **next = &first; from; from = from->next) {
        struct raw_value *value = ARENA_NEW(arena, struct raw_value);
        if (!value) {
            return NULL;
        }
        *value = *from;
        value->next = NULL;
        if (!(VERBATIM >> value->field & 1)) {
            value->text = settle_text(arena, value->text);
        }
        *next = value;
        next = &value->next;
    }
    return first;
}

static struct raw_place *
settled_places(const struct raw_place *from, struct arena *arena)
{
    struct raw_place *first = NULL;
    for (struct raw_place **next = &first; from; from = from->next) {
        struct raw_place *place = ARENA_NEW(arena, struct raw_place);
        if (!place) {
            return NULL;
        }
        *place = *from;
        place->next = NULL;
        place->text = settle_text(arena, place->text);
        place->city = settle_text(arena, place->city);
        place->region = settle_text(arena, place->region);
        place->country = settle_text(arena, place->country);
        *next = place;
        next = &place->next;
    }
    return first;
}

static struct raw_money *
settled_money(const struct raw_money *from, struct arena *arena)
{
    struct raw_money *first = NULL;
    for (struct raw_money **next = &first; from; from = from->next) {
        struct raw_money *money = ARENA_NEW(arena, struct raw_money);
        if (!money) {
            return NULL;
        }
        *money = *from;
        money->next = NULL;
        money->text = settle_text(arena, money->text);
        *next = money;
        next = &money->next;
    }
    return first;
}

enum status
settle_posting(const struct raw_posting *raw, struct arena *arena, struct raw_posting *ret)
{
    struct raw_posting settled = *raw;
    settled.values = settled_values(raw->values, arena);
    settled.places = settled_places(raw->places, arena);
    settled.money = settled_money(raw->money, arena);
    settled.description = utf8_settle(arena, raw->description);
    if (arena->failed) {
        return E_NOMEM;
    }
    *ret = settled;
    return OK;
}
