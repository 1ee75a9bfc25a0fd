/* base/arena.h: memory that lives and dies together. Everything made while one
 * page goes through the stages is taken from the page's arena and freed in one
 * go. An arena has a maximum, so memory is bounded by configuration and not by
 * input; past it, and when malloc fails, allocation returns NULL and the arena
 * remembers it (`failed`), so a caller may check once at the end.
 * Not for use by two threads at a time. Under AddressSanitizer every block is
 * its own malloc, so that an overrun is seen. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"

struct arena_chunk;

struct arena {
    struct arena_chunk *chunks; /* newest first */
    size_t used_bytes;          /* handed out since the last reset */
    size_t max_bytes;           /* limit of used_bytes */
    bool failed;                /* an allocation was refused */
};

/* Allocates nothing yet. max_bytes > 0. */
void arena_init(struct arena *arena, size_t max_bytes);
/* Gives all memory back; the arena can be used again. NULL is a no-op. */
void arena_release(struct arena *arena);
/* Forgets all allocations but keeps one chunk for reuse. */
void arena_reset(struct arena *arena);

/* `size` bytes aligned for any type; zeroed. NULL past the limit or when out of
 * memory. size 0 gives a unique non-NULL pointer. */
MUST_USE void *arena_alloc(struct arena *arena, size_t size);
/* The same, not zeroed: for what is written at once. */
MUST_USE void *arena_raw(struct arena *arena, size_t size);
/* `size` bytes, byte-aligned, not zeroed: for text. */
MUST_USE char *arena_bytes(struct arena *arena, size_t size);
/* An array of `count` zeroed elements; NULL also when count * size overflows. */
MUST_USE void *arena_array(struct arena *arena, size_t count, size_t size);

/* Whether p lies in a block of the arena. NULL does not. */
bool arena_owns(const struct arena *arena, const void *p);

#define ARENA_NEW(arena, type)      ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, n, type) ((type *)arena_array((arena), (n), sizeof(type)))

/* A copy of `s` in the arena, NUL-terminated beyond its n bytes. On failure
 * STR_NONE with arena->failed set. An absent `s` stays absent. */
struct str arena_str(struct arena *arena, struct str s);
/* printf into the arena; NUL-terminated beyond n. STR_NONE on failure. */
struct str arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* `s` as a C string in the arena; NULL on failure or when s is absent. */
MUST_USE const char *arena_cstr(struct arena *arena, struct str s);

#endif
