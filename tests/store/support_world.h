/* tests/store/support_world.h: a small world for the store's tests: one database,
 * nights with listings that are written as short texts, and what came of them. */
#ifndef TESTS_STORE_SUPPORT_WORLD_H
#define TESTS_STORE_SUPPORT_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/model.h"
#include "store/store.h"

enum { WORLD_PATH = 128 };

struct world {
    char dir[WORLD_PATH], path[WORLD_PATH];
    struct store *store;
    struct error err;
    int64_t now_s, run;
    const char *kind; /* of the source "s" */
    bool is_window;
    int64_t until_s[26]; /* by letter: the end that its page states from now on; 0: none */
    const char *versions;
    struct crawl_summary summary;
    struct run_summary run_summary;
};

/* Fails the test with the words of world->err when `call` is not OK. */
#define OK_OR_FAIL(world, call) world_ok((world), (call), #call, __FILE__, __LINE__)
void world_ok(struct world *world, enum status status, const char *call, const char *file,
              int line);

void world_open(struct world *world, const char *kind, bool is_window);
void world_reopen(struct world *world); /* as after a crash: nothing is ended */
void world_close(struct world *world);
/* The source "s" stands in the configuration, or no longer. */
void world_configure(struct world *world, bool is_there);

/* A page of source "s" with an arena of its own. */
struct outcome *world_page(struct world *world, const char *url, enum page_role role,
                           enum page_verdict verdict);
/* Adds a posting "x" with plain content. Freed with the page. */
struct posting *world_posting(struct outcome *outcome, const char *external_id);
void world_link(struct outcome *outcome, enum page_role role, const char *url,
                const char *external_id, const char *version);
void world_put(struct world *world, struct outcome *outcome); /* own batch; frees it */

void world_run_begin(struct world *world);
bool world_crawl_begin(struct world *world, const char *first_url);
void world_crawl_end(struct world *world);
void world_run_end(struct world *world);

/* One night: "DAYS LETTERS[/WORD[=N]...]": each letter is a posting of the one
 * listing page; "-" none, "=" not modified. Words: failed, gone, blocked, cut,
 * capped, drop=N, total=N. */
void world_night(struct world *world, const char *night);
/* "a:open b:unlisted": letters in order, "open" or the reason, "stale" when not
 * active at the end of that day. */
void world_states(struct world *world, struct buf *ret);
int64_t world_int(struct world *world, const char *sql);
void world_text(struct world *world, const char *sql, struct buf *ret);
/* Every table but the ledgers and times, as text; rows in a stable order. */
void world_dump(struct world *world, struct buf *ret);

/* Appends the whole of a file. */
void world_file(const char *path, struct buf *ret);

#endif
