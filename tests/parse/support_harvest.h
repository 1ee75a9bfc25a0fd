/* What tests of parse/ share: a page out of a text or file, a harvest as text. */
#ifndef TESTS_PARSE_SUPPORT_HARVEST_H
#define TESTS_PARSE_SUPPORT_HARVEST_H

#include "base/buf.h"
#include "base/model.h"

/* A page that answered 200 with that body; body is copied. */
struct page *support_page(const char *kind, const char *url, struct str body);
/* A file under tests/fixtures, whole; buf_release() it. Fails the test. */
void support_read(struct buf *ret, const char *name);
void support_write(const char *name, struct str text);
/* Everything in the harvest, a fact a line. Hashes that stand for a version
 * are written as "#". */
void support_dump(struct buf *out, const struct harvest *harvest);
/* A parser for a test program, and the setup and teardown that make and free it. */
extern struct parser *test_parser;
int support_parser_up(void **state);
int support_parser_down(void **state);

#endif
