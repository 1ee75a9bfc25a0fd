#include "support_normalizer.h"

struct normalizer *normalizer;
struct arena test_arena;

enum { ARENA_BYTES = 4 << 20 };

int
normalizer_set_up(void **state)
{
    (void)state;
    struct error err;
    arena_init(&test_arena, ARENA_BYTES);
    return normalizer_new(&normalizer, &err) == OK ? 0 : -1;
}

int
normalizer_tear_down(void **state)
{
    (void)state;
    normalizer_free(normalizer);
    arena_release(&test_arena);
    return 0;
}
