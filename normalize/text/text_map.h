/* normalize/text/text_map.h: texts to numbers, in an arena. For the overlay of the
 * taxonomy and the import, where names must be looked up while they change.
 * Private to normalize/. */
#ifndef NORMALIZE_TEXT_MAP_H
#define NORMALIZE_TEXT_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct text_slot {
    uint64_t hash;
    struct str text;
    uint32_t value;
    bool is_used;
};

struct text_map {
    struct arena *arena;
    struct text_slot *slots; /* open addressing; a power of two, or none */
    size_t cap, n;
};

/* Allocates nothing yet. */
void text_map_init(struct text_map *map, struct arena *arena);
/* The value of a text, or NULL; borrowed until the next text_map_put(). */
uint32_t *text_map_get(const struct text_map *map, struct str text);
/* Sets the value; `text` is borrowed for the map's life. False when out of
 * memory (the arena remembers it). */
bool text_map_put(struct text_map *map, struct str text, uint32_t value);

#endif
