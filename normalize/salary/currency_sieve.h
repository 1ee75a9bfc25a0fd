/* normalize/salary/currency_sieve.h: the quick look at places where a mark of money may be:
 * bits of the outer bytes of all marks. They are laid out when the program is built, by
 * normalize/tools/lay_marks.c, from the rows. Private to the two. */
#ifndef NORMALIZE_CURRENCY_SIEVE_H
#define NORMALIZE_CURRENCY_SIEVE_H

#include <stddef.h>

#include "base/str.h"

enum { SIEVE_WORD = 64, SIEVE_WORDS = 32, SIEVE_SINGLES = 4 };

/* Bit of a mark's outer bytes, the outermost first; c: 0 for a mark of two. */
static inline size_t
sieve_bit(char a, char b, char c)
{
    return ((unsigned char)byte_lower(a) * 23U + (unsigned char)byte_lower(b) * 31U +
            (unsigned char)byte_lower(c) * 97U) %
           (SIEVE_WORDS * SIEVE_WORD);
}

#endif
