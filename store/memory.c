/* store/memory.c: small blocks for SQLite, kept for reuse. A statement takes and gives
 * back some ten of them each time it runs; SQLite's own store for them (lookaside) is
 * not in Debian's build, and malloc() keeps seven of a size at hand, so that most went
 * the long way: 4% of a night. Each thread has lists of its own and needs no lock; a
 * block may be given back by another thread than took it. Nothing is kept of a thread
 * that has ended. Must not know what the blocks are for. Source: sqlite.org "Dynamic
 * Memory Allocation In SQLite", section 3.1.2. */
#include "store/memory.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "base/banned.h"

enum {
    GRAIN = 16,        /* sizes are multiples of it */
    SMALL_MOST = 1024, /* bytes of a block that is kept */
    CLASSES = SMALL_MOST / GRAIN + 1,
    KEPT_MOST = 128 /* of one size: 4 MB of all, far more than is ever met */
};

/* What stands before a block; as long as what malloc() aligns to. */
union head {
    size_t size;      /* a multiple of GRAIN */
    union head *next; /* of a block in a list */
    max_align_t align;
};

struct lists {
    union head *first[CLASSES];
    unsigned char n[CLASSES];
    bool is_known; /* to the key, which ends them with the thread */
};

static _Thread_local struct lists lists;
static pthread_key_t lists_key;

static void
lists_end(void *arg)
{
    struct lists *mine = arg;
    for (size_t i = 0; i < CLASSES; i++) {
        while (mine->first[i]) {
            union head *head = mine->first[i];
            mine->first[i] = head->next;
            free(head);
        }
        mine->n[i] = 0;
    }
    mine->is_known = false;
}

static int
roundup_of(int n)
{
    return n > INT32_MAX - GRAIN ? n : (n + GRAIN - 1) / GRAIN * GRAIN;
}

static void *
take(int n)
{
    size_t size = n > 0 ? (size_t)roundup_of(n) : (size_t)GRAIN;
    union head *head = size <= SMALL_MOST ? lists.first[size / GRAIN] : NULL;
    if (head) {
        lists.first[size / GRAIN] = head->next;
        lists.n[size / GRAIN]--;
    } else {
        head = malloc(sizeof *head + size);
    }
    if (!head) {
        return NULL;
    }
    head->size = size;
    return head + 1;
}

static void
give_back(void *block)
{
    if (!block) {
        return;
    }
    union head *head = (union head *)block - 1;
    size_t size = head->size;
    if (!lists.is_known) {
        lists.is_known = pthread_setspecific(lists_key, &lists) == 0;
    }
    if (size > SMALL_MOST || !lists.is_known || lists.n[size / GRAIN] == KEPT_MOST) {
        free(head);
        return;
    }
    head->next = lists.first[size / GRAIN];
    lists.first[size / GRAIN] = head;
    lists.n[size / GRAIN]++;
}

static int
size_of(void *block)
{
    return block ? (int)((union head *)block - 1)->size : 0;
}

static void *
resize(void *block, int n)
{
    size_t old = (size_t)size_of(block), size = (size_t)roundup_of(n);
    if (size == old) {
        return block;
    }
    if (old > SMALL_MOST && size > SMALL_MOST) {
        union head *head = realloc((union head *)block - 1, sizeof *head + size);
        if (!head) {
            return NULL;
        }
        head->size = size;
        return head + 1;
    }
    void *fresh = take(n);
    if (fresh) {
        memcpy(fresh, block, old < size ? old : size);
        give_back(block);
    }
    return fresh;
}

static int
begin(void *unused)
{
    (void)unused;
    return SQLITE_OK;
}

static void
end(void *unused)
{
    (void)unused;
}

#if defined(__SANITIZE_ADDRESS__)
enum { IS_WATCHED = 1 };
#else
enum { IS_WATCHED = 0 };
#endif

void
memory_set_up(void)
{
    static const sqlite3_mem_methods METHODS = {take,       give_back, resize, size_of,
                                                roundup_of, begin,     end,    NULL};
    if (!IS_WATCHED && pthread_key_create(&lists_key, lists_end) == 0) {
        sqlite3_config(SQLITE_CONFIG_MALLOC, &METHODS);
    }
}
