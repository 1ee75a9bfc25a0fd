/* store/names.c: open addressing with linear probing over XXH3; nothing is ever
 * taken out. */
#include "store/names.h"

#include <stdlib.h>

#include <xxhash.h>

#include "base/banned.h"

enum { FIRST_SLOTS = 64 };

struct name_slot {
    char *key; /* owned; NULL: free */
    size_t n, index;
};

void
names_init(struct names *names)
{
    *names = (struct names){0};
}

void
names_release(struct names *names)
{
    for (size_t i = 0; i < names->cap; i++) {
        free(names->slots[i].key);
    }
    free(names->slots);
    names_init(names);
}

static struct name_slot *
slot_for(struct name_slot *slots, size_t cap, struct str key)
{
    size_t i = (size_t)(key.n ? XXH3_64bits(key.p, key.n) : 0) & (cap - 1);
    while (slots[i].key && !str_eq((struct str){slots[i].key, slots[i].n}, key)) {
        i = (i + 1) & (cap - 1);
    }
    return &slots[i];
}

size_t
names_find(const struct names *names, struct str key)
{
    if (names->cap == 0) {
        return SIZE_MAX;
    }
    const struct name_slot *slot = slot_for(names->slots, names->cap, key);
    return slot->key ? slot->index : SIZE_MAX;
}

static bool
grow(struct names *names)
{
    size_t cap = names->cap ? names->cap * 2 : FIRST_SLOTS;
    struct name_slot *slots = calloc(cap, sizeof *slots);
    if (!slots) {
        return false;
    }
    for (size_t i = 0; i < names->cap; i++) {
        struct name_slot *old = &names->slots[i];
        if (old->key) {
            *slot_for(slots, cap, (struct str){old->key, old->n}) = *old;
        }
    }
    free(names->slots);
    names->slots = slots;
    names->cap = cap;
    return true;
}

bool
names_add(struct names *names, struct str key, size_t index)
{
    if ((names->cap == 0 || names->n * 2 >= names->cap) && !grow(names)) {
        return false;
    }
    struct name_slot *slot = slot_for(names->slots, names->cap, key);
    if (!slot->key) {
        slot->key = malloc(key.n + 1);
        if (!slot->key) {
            return false;
        }
        if (key.n) {
            memcpy(slot->key, key.p, key.n);
        }
        slot->key[key.n] = '\0';
        slot->n = key.n;
        names->n++;
    }
    slot->index = index;
    return true;
}
