/* normalize/text/text_map.c: an open-addressing hash map in an arena; it grows by
 * half full and never shrinks. Must not copy the texts. */
#include "normalize/text/text_map.h"

#include <xxhash.h>

#include "base/banned.h"

enum { FIRST_CAP = 256 };

void
text_map_init(struct text_map *map, struct arena *arena)
{
    *map = (struct text_map){.arena = arena};
}

/* The slot of the text, or the free one where it belongs. */
static struct text_slot *
find(const struct text_map *map, struct str text, uint64_t hash)
{
    size_t at = (size_t)hash & (map->cap - 1);
    while (map->slots[at].is_used &&
           (map->slots[at].hash != hash || !str_eq(map->slots[at].text, text))) {
        at = (at + 1) & (map->cap - 1);
    }
    return &map->slots[at];
}

static uint64_t
hash_of(struct str text)
{
    return text.n ? XXH3_64bits(text.p, text.n) : 0;
}

uint32_t *
text_map_get(const struct text_map *map, struct str text)
{
    if (map->cap == 0) {
        return NULL;
    }
    struct text_slot *slot = find(map, text, hash_of(text));
    return slot->is_used ? &slot->value : NULL;
}

static bool
grow(struct text_map *map)
{
    struct text_map old = *map;
    size_t cap = old.cap ? old.cap * 2 : FIRST_CAP;
    struct text_slot *slots = ARENA_ARRAY(map->arena, cap, struct text_slot);
    if (!slots) {
        return false;
    }
    map->slots = slots;
    map->cap = cap;
    for (size_t i = 0; i < old.cap; i++) {
        if (old.slots[i].is_used) {
            *find(map, old.slots[i].text, old.slots[i].hash) = old.slots[i];
        }
    }
    return true;
}

bool
text_map_put(struct text_map *map, struct str text, uint32_t value)
{
    if (2 * (map->n + 1) > map->cap && !grow(map)) {
        return false;
    }
    uint64_t hash = hash_of(text);
    struct text_slot *slot = find(map, text, hash);
    map->n += !slot->is_used;
    *slot = (struct text_slot){hash, text, value, true};
    return true;
}
