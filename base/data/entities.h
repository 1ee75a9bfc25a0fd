/* base/data/entities.h: made by base/tools/make_entities.py; do not edit. */
#ifndef BASE_DATA_ENTITIES_H
#define BASE_DATA_ENTITIES_H

#include <stdint.h>

enum { ENTITY_COUNT = 2231 };
/* "name\0utf8\0" pairs; names keep their ";" where they have one. */
extern const char ENTITY_POOL[];
extern const uint16_t ENTITY_AT[ENTITY_COUNT];

#endif
