/* report/ids.h: private to report/. Numbers of skills to small numbers: those of
 * an overlay of the taxonomy go up to 2^31, so no array fits. */
#ifndef REPORT_IDS_H
#define REPORT_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct id_slot {
    int64_t id;
    size_t value; /* 0: free */
};
struct id_map {
    struct id_slot *slots; /* owned: free(); open addressing, a power of two */
    size_t cap, n;
};

/* 0: not there. */
size_t id_map_get(const struct id_map *map, int64_t id);
/* value above 0. False when out of memory. */
bool id_map_put(struct id_map *map, int64_t id, size_t value);
/* Forgets all, keeps the room. */
void id_map_clear(struct id_map *map);

#endif
