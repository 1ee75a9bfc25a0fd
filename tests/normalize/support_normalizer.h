/* tests/normalize/support_normalizer.h: one normalizer and one arena for all tests of a program:
 * cmocka_run_group_tests(tests, normalizer_set_up, normalizer_tear_down). */
#ifndef TESTS_NORMALIZE_SUPPORT_NORMALIZER_H
#define TESTS_NORMALIZE_SUPPORT_NORMALIZER_H

#include "base/arena.h"
#include "normalize/normalize.h"

extern struct normalizer *normalizer; /* the built-in tables */
extern struct arena test_arena;       /* of 4 MiB; tests reset it as they like */

int normalizer_set_up(void **state);
int normalizer_tear_down(void **state);

#endif
