/* normalize/tools/lay_marks.c: run by the build; writes the sieves of the marks of money to the
 * file that is named: bits of the marks of one byte, of the first bytes of the others (three, or
 * both), and of the last ones backwards. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "normalize/salary/currency_sieve.h"

#include "base/banned.h"

#define BOTH(text, code, weak) text
#define LEAD(text, code, weak) text
#define TAIL(text, code, weak) text
#define ABBR(text, code, weak) text
static const char *const MARKS[] = {
#include "normalize/data/currency_marks.def"
};

static void
set_bit(uint64_t *bits, size_t i)
{
    bits[i / SIEVE_WORD] |= UINT64_C(1) << (i % SIEVE_WORD);
}

static bool
write_bits(FILE *file, const char *name, const uint64_t *bits, size_t n)
{
    bool is_ok = fprintf(file, "static const uint64_t %s[] = {", name) > 0;
    for (size_t i = 0; i < n; i++) {
        is_ok = is_ok && fprintf(file, "0x%016llXU, ", (unsigned long long)bits[i]) > 0;
    }
    return is_ok && fprintf(file, "};\n") > 0;
}

int
main(int argc, char **argv)
{
    uint64_t singles[SIEVE_SINGLES] = {0}, firsts[SIEVE_WORDS] = {0}, lasts[SIEVE_WORDS] = {0};
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++) {
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
    FILE *file = argc == 2 ? fopen(argv[1], "w") : NULL;
    if (!file) {
        return EXIT_FAILURE;
    }
    bool is_ok = fprintf(file, "#include <stdint.h>\n") > 0 &&
                 write_bits(file, "SINGLES", singles, SIEVE_SINGLES) &&
                 write_bits(file, "FIRSTS", firsts, SIEVE_WORDS) &&
                 write_bits(file, "LASTS", lasts, SIEVE_WORDS);
    return fclose(file) == 0 && is_ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
