/* parse/plain/plain_head.h: titles of a page's head in their parts. Private to plain*.c. */
#ifndef PARSE_PLAIN_HEAD_H
#define PARSE_PLAIN_HEAD_H

#include "parse/plain/plain.h"

enum { SEGMENTS_MAX = 12 };

/* A title of the head, whole and cut at its separators. In the arena. */
struct segments {
    struct str whole, folded;
    struct str parts[SEGMENTS_MAX];
    size_t n;
};

void head_cut(struct page_context *ctx, struct str html, struct segments *ret);
/* Offset of the next separator (" | ", " - " ...) and its length; SIZE_MAX: none. */
size_t head_next_separator(struct str text, size_t *ret_n);
/* The separators, for a tail of a title. NULL past the last. */
const char *head_separator(size_t index);

/* What a short text says by the table of labels. */
enum label_kind head_kind(struct page_context *ctx, struct str text);
bool head_is_generic(struct page_context *ctx, struct str text);
/* Offset of `part` as whole words, or SIZE_MAX. */
size_t head_find_words(struct str text, struct str part);
bool head_is_board(struct str text);  /* names of boards and portals: no employers */
bool head_is_number(struct str text); /* no letter in it */
/* A labelled place of the page says that. */
bool head_is_place(const struct plain *plain, struct str name);

#endif
