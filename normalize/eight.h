/* normalize/eight.h: eight bytes of a text at a time. Private to normalize/. */
#ifndef NORMALIZE_EIGHT_H
#define NORMALIZE_EIGHT_H

#include <stddef.h>
#include <stdint.h>

#define EIGHT_ONES 0x0101010101010101U
#define EIGHT_TOPS 0x8080808080808080U

/* The first byte lowest, on any machine; compilers make one load of it. */
static inline uint64_t
eight_load(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
           (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
           (uint64_t)p[7] << 56;
}

/* How many of the bytes, from the first one on, are ASCII letters. */
static inline size_t
eight_letters(uint64_t eight)
{
    uint64_t low = (eight | EIGHT_ONES * 0x20) & ~EIGHT_TOPS;
    uint64_t from_a = low + EIGHT_ONES * (0x80 - 'a'), past_z = low + EIGHT_ONES * (0x7F - 'z');
    uint64_t other = ~(from_a & ~past_z & ~eight) & EIGHT_TOPS;
    return other ? (size_t)__builtin_ctzll(other) / 8 : sizeof eight;
}

#endif
