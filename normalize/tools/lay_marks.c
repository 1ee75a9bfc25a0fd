/* normalize/tools/lay_marks.c: run by the build; writes what tells where a mark of money may be,
 * and which, to the file that is named: sieves of the bytes of the marks (of those of one byte; of
 * the first bytes of the others, three or both; of the last ones backwards), and the rows by their
 * first and by their last byte, in the order of the table. */
#include <stdint.h>
#include <stdlib.h>

#include "normalize/salary/currency_sieve.h"
#include "normalize/tools/lay.h"

#include "base/banned.h"

#define BOTH(text, code, weak) text
#define LEAD(text, code, weak) text
#define TAIL(text, code, weak) text
#define ABBR(text, code, weak) text
static const char *const MARKS[] = {
#include "normalize/data/currency_marks.def"
};

enum { N_MARKS = sizeof MARKS / sizeof MARKS[0], BYTES = 256 };

static void
set_bit(uint64_t *bits, size_t i)
{
    bits[i / SIEVE_WORD] |= UINT64_C(1) << (i % SIEVE_WORD);
}

static void
lay_bits(struct lay *lay, const char *name, const uint64_t *bits, size_t n)
{
    lay_say(lay, "static const uint64_t %s[] = {", name);
    for (size_t i = 0; i < n; i++) {
        lay_say(lay, "0x%016llXU, ", (unsigned long long)bits[i]);
    }
    lay_say(lay, "};\n");
}

static unsigned char
outer_byte(const char *mark, bool is_last)
{
    struct str text = str_of(mark);
    return (unsigned char)byte_lower(text.p[is_last ? text.n - 1 : 0]);
}

/* The numbers of the rows of a byte; how many there are. */
static size_t
lay_byte(struct lay *lay, size_t byte, bool is_last)
{
    size_t n = 0;
    for (size_t i = 0; i < N_MARKS; i++) {
        if (outer_byte(MARKS[i], is_last) == byte) {
            lay_number(lay, i);
            n++;
        }
    }
    return n;
}

/* The numbers of all rows by a byte, and where those of each byte begin. */
static void
lay_rows(struct lay *lay, const char *name, bool is_last)
{
    size_t begin[BYTES + 1] = {0};
    lay_say(lay, "static const uint16_t %s_ROWS[] = {", name);
    for (size_t byte = 0; byte < BYTES; byte++) {
        begin[byte + 1] = begin[byte] + lay_byte(lay, byte, is_last);
    }
    lay_say(lay, "};\nstatic const uint16_t %s_AT[] = {", name);
    for (size_t byte = 0; byte <= BYTES; byte++) {
        lay_number(lay, begin[byte]);
    }
    lay_say(lay, "};\n");
}

int
main(int argc, char **argv)
{
    uint64_t singles[SIEVE_SINGLES] = {0}, firsts[SIEVE_WORDS] = {0}, lasts[SIEVE_WORDS] = {0};
    for (size_t i = 0; i < N_MARKS; i++) {
        struct str mark = str_of(MARKS[i]);
        const char *end = mark.p + mark.n - 1;
        if (mark.n == 1) {
            set_bit(singles, (unsigned char)mark.p[0]);
            continue;
        }
        bool is_pair = mark.n == 2;
        set_bit(firsts, sieve_bit(mark.p[0], mark.p[1], (char)(is_pair ? 0 : mark.p[2])));
        set_bit(lasts, sieve_bit(end[0], end[-1], (char)(is_pair ? 0 : end[-2])));
    }
    struct lay lay = lay_open(argc == 2 ? argv[1] : NULL);
    if (!lay.failed) {
        lay_say(&lay, "#include <stdint.h>\n");
        lay_bits(&lay, "SINGLES", singles, SIEVE_SINGLES);
        lay_bits(&lay, "FIRSTS", firsts, SIEVE_WORDS);
        lay_bits(&lay, "LASTS", lasts, SIEVE_WORDS);
        lay_rows(&lay, "FIRST", false);
        lay_rows(&lay, "LAST", true);
    }
    return lay_close(&lay) ? EXIT_SUCCESS : EXIT_FAILURE;
}
