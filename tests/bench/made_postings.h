/* tests/bench/made_postings.h: postings made of numbers alone: the same numbers make the same
 * posting, on every machine. */
#ifndef TESTS_BENCH_MADE_POSTINGS_H
#define TESTS_BENCH_MADE_POSTINGS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/model.h"

enum { PER_SOURCE = 500 }; /* postings of a source, but for those of late weeks */

/* Numbers that depend on source, posting and purpose alone. */
struct dice {
    uint64_t state;
};

struct dice dice_of(int64_t source, int64_t posting, int64_t purpose);
int64_t roll(struct dice *dice, int64_t n);     /* 0 to n - 1 */
int64_t roll_low(struct dice *dice, int64_t n); /* small numbers often, large ones seldom */

struct made {
    int64_t source, k; /* which posting of which source */
    int64_t revision;  /* how often its pay was raised */
    int64_t now_s;
};

/* What a sighting needs: names, id, hash. The text is owned by the arena. */
void made_identity(const struct made *made, const struct page *page, struct arena *arena,
                   struct posting *p);
/* The rest, of a posting with its identity: `text` is room for its prose. */
void made_posting(const struct made *made, struct buf *text, struct arena *arena,
                  struct posting *p);

#endif
