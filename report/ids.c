/* report/ids.c: an open-addressing hash map, at most half full. */
#include "report/ids.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { FIRST_CAP = 1024 };

static size_t
place_of(const struct id_map *map, int64_t id)
{
    uint64_t hash = (uint64_t)id * 0x9E3779B97F4A7C15u; /* Fibonacci hashing: 2^64 / golden ratio */
    size_t at = (size_t)(hash >> 32) & (map->cap - 1);
    while (map->slots[at].value && map->slots[at].id != id) {
        at = (at + 1) & (map->cap - 1);
    }
    return at;
}

size_t
id_map_get(const struct id_map *map, int64_t id)
{
    return map->cap ? map->slots[place_of(map, id)].value : 0;
}

static bool
grow(struct id_map *map)
{
    struct id_map bigger = {.cap = map->cap ? map->cap * 2 : FIRST_CAP, .n = map->n};
    bigger.slots = calloc(bigger.cap, sizeof *bigger.slots);
    if (!bigger.slots) {
        return false;
    }
    for (size_t i = 0; i < map->cap; i++) {
        if (map->slots[i].value) {
            bigger.slots[place_of(&bigger, map->slots[i].id)] = map->slots[i];
        }
    }
    free(map->slots);
    *map = bigger;
    return true;
}

bool
id_map_put(struct id_map *map, int64_t id, size_t value)
{
    if (2 * (map->n + 1) > map->cap && !grow(map)) {
        return false;
    }
    struct id_slot *slot = &map->slots[place_of(map, id)];
    map->n += slot->value == 0;
    *slot = (struct id_slot){id, value};
    return true;
}

void
id_map_clear(struct id_map *map)
{
    if (map->cap) {
        memset(map->slots, 0, map->cap * sizeof *map->slots);
    }
    map->n = 0;
}
