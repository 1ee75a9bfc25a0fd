/* base/arena.c: bump allocation in chunks that double up to a cap. */
#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

enum {
    CHUNK_MIN_BYTES = 16 * 1024,       /* a small posting fits */
    CHUNK_MAX_BYTES = 4 * 1024 * 1024, /* more than this is a chunk of its own */
};

#if defined(__SANITIZE_ADDRESS__)
#define CHUNK_PER_BLOCK 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CHUNK_PER_BLOCK 1
#endif
#endif
#ifndef CHUNK_PER_BLOCK
#define CHUNK_PER_BLOCK 0
#endif

struct arena_chunk {
    struct arena_chunk *next;
    size_t size, used;
    max_align_t data[];
};

void
arena_init(struct arena *arena, size_t max_bytes)
{
    assert(max_bytes > 0);
    *arena = (struct arena){.max_bytes = max_bytes};
}

void
arena_release(struct arena *arena)
{
    if (!arena) {
        return;
    }
    struct arena_chunk *chunk = arena->chunks;
    while (chunk) {
        struct arena_chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
    arena->chunks = NULL;
    arena->used_bytes = 0;
    arena->failed = false;
}

void
arena_reset(struct arena *arena)
{
    if (CHUNK_PER_BLOCK || !arena->chunks) {
        arena_release(arena);
        return;
    }
    struct arena_chunk *keep = arena->chunks;
    arena->chunks = keep->next;
    arena_release(arena);
    keep->next = NULL;
    keep->used = 0;
    arena->chunks = keep;
}

static struct arena_chunk *
chunk_add(struct arena *arena, size_t need)
{
    size_t size = need;
    if (!CHUNK_PER_BLOCK) {
        size = arena->chunks ? arena->chunks->size * 2 : CHUNK_MIN_BYTES;
        if (size > CHUNK_MAX_BYTES) {
            size = CHUNK_MAX_BYTES;
        }
        if (size < need) {
            size = need;
        }
    }
    if (size > SIZE_MAX - sizeof(struct arena_chunk)) {
        return NULL;
    }
    struct arena_chunk *chunk = malloc(sizeof *chunk + size);
    if (!chunk) {
        return NULL;
    }
    chunk->next = arena->chunks;
    chunk->size = size;
    chunk->used = 0;
    arena->chunks = chunk;
    return chunk;
}

/* Where in the chunk a block would stand. */
static bool
has_room(const struct arena_chunk *chunk, size_t size, size_t align, size_t *ret_at)
{
    if (CHUNK_PER_BLOCK || !chunk) {
        return false;
    }
    size_t at = (chunk->used + align - 1) & ~(align - 1);
    if (at > chunk->size || size > chunk->size - at) {
        return false;
    }
    *ret_at = at;
    return true;
}

static void *
take(struct arena *arena, size_t size, size_t align)
{
    if (size == 0) {
        size = 1;
    }
    if (size > arena->max_bytes - arena->used_bytes) {
        arena->failed = true;
        return NULL;
    }
    struct arena_chunk *chunk = arena->chunks;
    size_t at = 0;
    if (!has_room(chunk, size, align, &at)) {
        chunk = chunk_add(arena, size);
    }
    if (!chunk) {
        arena->failed = true;
        return NULL;
    }
    chunk->used = at + size;
    arena->used_bytes += size;
    return (char *)chunk->data + at;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
    void *block = take(arena, size, _Alignof(max_align_t));
    return block ? memset(block, 0, size) : NULL;
}

void *
arena_raw(struct arena *arena, size_t size)
{
    return take(arena, size, _Alignof(max_align_t));
}

char *
arena_bytes(struct arena *arena, size_t size)
{
    return take(arena, size, 1);
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    return arena_alloc(arena, count * size);
}

bool
arena_owns(const struct arena *arena, const void *p)
{
    uintptr_t at = (uintptr_t)p;
    for (const struct arena_chunk *chunk = arena->chunks; p && chunk; chunk = chunk->next) {
        uintptr_t begin = (uintptr_t)chunk->data;
        if (at >= begin && at < begin + chunk->size) {
            return true;
        }
    }
    return false;
}

struct str
arena_str(struct arena *arena, struct str s)
{
    if (!s.p) {
        return STR_NONE;
    }
    char *copy = s.n < SIZE_MAX ? arena_bytes(arena, s.n + 1) : NULL;
    if (!copy) {
        return STR_NONE;
    }
    if (s.n) {
        memcpy(copy, s.p, s.n);
    }
    copy[s.n] = '\0';
    return (struct str){copy, s.n};
}

struct str
arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = n >= 0 ? arena_bytes(arena, (size_t)n + 1) : NULL;
    if (!text) {
        arena->failed = true;
        return STR_NONE;
    }
    va_start(args, format);
    (void)vsnprintf(text, (size_t)n + 1, format, args);
    va_end(args);
    return (struct str){text, (size_t)n};
}

const char *
arena_cstr(struct arena *arena, struct str s)
{
    return arena_str(arena, s).p;
}
