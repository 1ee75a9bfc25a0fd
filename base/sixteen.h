/* base/sixteen.h: sixteen bytes of a text at a time: a bit for each byte that is
 * of a class, the first byte lowest. With SSE2, which every amd64 has, a few
 * instructions; elsewhere plain C with the same results (the functions named
 * *_plain, which are compiled everywhere, so that tests compare the two). p[0] to
 * p[15] must be readable. */
#ifndef BASE_SIXTEEN_H
#define BASE_SIXTEEN_H

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define SIXTEEN_ALL  0xFFFFU
#define EIGHT_ONES   0x0101010101010101U
#define EIGHT_TOPS   0x8080808080808080U
#define EIGHT_SMALLS 0x2020202020202020U /* or'ed in, capitals become small letters */

/* The first byte lowest, on any machine; compilers make one load of it. */
static inline uint64_t
eight_load(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
           (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
           (uint64_t)p[7] << 56;
}

/* The top bits of eight bytes, side by side. */
static inline unsigned
eight_tops(uint64_t eight)
{
    return (unsigned)(((eight & EIGHT_TOPS) >> 7) * 0x0102040810204080U >> 56);
}

/* Top bits: where the byte, its own top bit left out, is `least` or more. */
static inline uint64_t
eight_from(uint64_t low, unsigned char least)
{
    return low + EIGHT_ONES * (uint64_t)(0x80 - least);
}

static inline unsigned
eight_letters(uint64_t eight)
{
    uint64_t low = (eight | EIGHT_SMALLS) & ~EIGHT_TOPS;
    return eight_tops(eight_from(low, 'a') & ~eight_from(low, 'z' + 1) & ~eight);
}

/* Top bits: where the byte is not `c`, an ASCII one. */
static inline uint64_t
eight_other(uint64_t eight, unsigned char c)
{
    uint64_t differ = eight ^ EIGHT_ONES * c;
    return eight_from(differ & ~EIGHT_TOPS, 1) | differ;
}

static inline unsigned
eight_quiet(uint64_t eight)
{
    uint64_t low = eight & ~EIGHT_TOPS;
    return eight_tops(eight_from(low, ' ') & ~eight_from(low, 0x7F) & ~eight &
                      eight_other(eight, '"') & eight_other(eight, '\\'));
}

/* ASCII letters. */
static inline unsigned
sixteen_letters_plain(const char *p)
{
    return eight_letters(eight_load(p)) | eight_letters(eight_load(p + 8)) << 8;
}

/* What JSON writes as it is: printable ASCII but for '"' and '\'. */
static inline unsigned
sixteen_quiet_plain(const char *p)
{
    return eight_quiet(eight_load(p)) | eight_quiet(eight_load(p + 8)) << 8;
}

static inline unsigned
eight_equal(uint64_t eight, unsigned char c)
{
    uint64_t differ = eight ^ EIGHT_ONES * c;
    return eight_tops(~(eight_from(differ & ~EIGHT_TOPS, 1) | differ));
}

/* One byte, whatever it is. */
static inline unsigned
sixteen_equal_plain(const char *p, char c)
{
    unsigned char byte = (unsigned char)c;
    return eight_equal(eight_load(p), byte) | eight_equal(eight_load(p + 8), byte) << 8;
}

/* `a` among the 64 bytes from p on and `b` at the same place from q on. */
static inline uint64_t
sixtyfour_pair_plain(const char *p, char a, const char *q, char b)
{
    uint64_t bits = 0;
    for (unsigned i = 0; i < 64; i += 16) {
        uint64_t both = sixteen_equal_plain(p + i, a) & sixteen_equal_plain(q + i, b);
        bits |= both << i;
    }
    return bits;
}

/* Bytes that are not ASCII. */
static inline unsigned
sixteen_high_plain(const char *p)
{
    return eight_tops(eight_load(p)) | eight_tops(eight_load(p + 8)) << 8;
}

#if defined(__SSE2__)

static inline __m128i
sixteen_load(const char *p)
{
    return _mm_loadu_si128((const __m128i *)(const void *)p);
}

/* 0xFF where a byte is from `first` on and one of n: comparisons are of signed
 * bytes, so `first` is moved to the least of them. */
static inline __m128i
sixteen_between(__m128i bytes, char first, int n)
{
    __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8((char)(-128 - first)));
    return _mm_cmplt_epi8(moved, _mm_set1_epi8((char)(-128 + n)));
}

static inline unsigned
sixteen_letters(const char *p)
{
    __m128i small = _mm_or_si128(sixteen_load(p), _mm_set1_epi8(0x20));
    return (unsigned)_mm_movemask_epi8(sixteen_between(small, 'a', 26));
}

static inline unsigned
sixteen_equal(const char *p, char c)
{
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(sixteen_load(p), _mm_set1_epi8(c)));
}

static inline __m128i
sixteen_pair_bytes(const char *p, char a, const char *q, char b)
{
    return _mm_and_si128(_mm_cmpeq_epi8(sixteen_load(p), _mm_set1_epi8(a)),
                         _mm_cmpeq_epi8(sixteen_load(q), _mm_set1_epi8(b)));
}

/* Mostly there is nothing, and that is quickly said. */
static inline uint64_t
sixtyfour_pair(const char *p, char a, const char *q, char b)
{
    __m128i one = sixteen_pair_bytes(p, a, q, b);
    __m128i two = sixteen_pair_bytes(p + 16, a, q + 16, b);
    __m128i three = sixteen_pair_bytes(p + 32, a, q + 32, b);
    __m128i four = sixteen_pair_bytes(p + 48, a, q + 48, b);
    __m128i any = _mm_or_si128(_mm_or_si128(one, two), _mm_or_si128(three, four));
    if (!_mm_movemask_epi8(any)) {
        return 0;
    }
    return (uint64_t)(unsigned)_mm_movemask_epi8(one) |
           (uint64_t)(unsigned)_mm_movemask_epi8(two) << 16 |
           (uint64_t)(unsigned)_mm_movemask_epi8(three) << 32 |
           (uint64_t)(unsigned)_mm_movemask_epi8(four) << 48;
}

static inline unsigned
sixteen_high(const char *p)
{
    return (unsigned)_mm_movemask_epi8(sixteen_load(p));
}

static inline unsigned
sixteen_quiet(const char *p)
{
    __m128i bytes = sixteen_load(p);
    __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                 _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
    return (unsigned)_mm_movemask_epi8(
        _mm_andnot_si128(marks, sixteen_between(bytes, ' ', 0x7F - ' ')));
}

#else

static inline unsigned
sixteen_equal(const char *p, char c)
{
    return sixteen_equal_plain(p, c);
}

static inline uint64_t
sixtyfour_pair(const char *p, char a, const char *q, char b)
{
    return sixtyfour_pair_plain(p, a, q, b);
}

static inline unsigned
sixteen_high(const char *p)
{
    return sixteen_high_plain(p);
}

static inline unsigned
sixteen_letters(const char *p)
{
    return sixteen_letters_plain(p);
}

static inline unsigned
sixteen_quiet(const char *p)
{
    return sixteen_quiet_plain(p);
}

#endif

/* As memchr(), for a byte that is near: no call, no preparation. */
static inline const char *
byte_near(const char *p, const char *end, char c)
{
    for (; end - p >= 16; p += 16) {
        unsigned bits = sixteen_equal(p, c);
        if (bits) {
            return p + __builtin_ctz(bits);
        }
    }
    while (p < end && *p != c) {
        p++;
    }
    return p < end ? p : NULL;
}

/* How many bytes, from the first one on, have their bit. */
static inline size_t
sixteen_run(unsigned bits)
{
    return (size_t)(unsigned)__builtin_ctz(~bits | (SIXTEEN_ALL + 1));
}

#endif
