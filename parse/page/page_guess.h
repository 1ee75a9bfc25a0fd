/* parse/page/page_guess.h: words with which a board owns to a guess: pay that it
 * estimated, not the employer. Private to the page side of parse/. */
#ifndef PARSE_PAGE_GUESS_H
#define PARSE_PAGE_GUESS_H

#include "base/str.h"

struct guess_row {
    const char *word;            /* what is looked for; case counts */
    const char *part;            /* of the word; rows that share one stand together */
    const char *before, *behind; /* what must stand straight before or behind it; "": anything */
    bool is_board;               /* the board speaks of itself: what follows is of its making */
    const char *example;         /* holds this row */
};

/* Whether the page says that the pay in its markup is a guess. Looks at the first few
 * places of each word alone. */
bool page_guesses_pay(struct str page);
/* A visible text up to the line in which the board speaks of itself, and without the
 * heading above that line; the text itself where there is none. */
struct str page_without_guess(struct str text);

/* The rows, for tests. */
size_t guess_count(void);
const struct guess_row *guess_at(size_t index);

#endif
