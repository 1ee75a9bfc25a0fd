/* normalize/tools/lay_phrases.c: run by the build; writes the set of all tables of phrases to the
 * file that is named. It is linked with the rows of all recognisers; rows that are not as they
 * must be fail the build. */
#include <stdlib.h>

#include "normalize/phrases_all.h"
#include "normalize/text/phrases_table.h"
#include "normalize/tools/lay.h"

#include "base/banned.h"

/* For recognisers that ask for it; nothing is looked up here. */
const struct phrases PHRASES;

static void
rows_lay(struct lay *lay, const struct phrases *set)
{
    lay_say(lay, "static const struct phrase_row ROWS[] = {\n");
    for (size_t i = 0; i < set->n; i++) {
        const struct phrase_row *row = &set->rows[i];
        lay_say(lay, "{{");
        for (size_t k = 0; k < row->n; k++) {
            lay_say(lay, "0x%x, ", (unsigned)row->hash[k]);
        }
        lay_say(lay, "}, {");
        for (size_t k = 0; k < row->n; k++) {
            lay_say(lay, "%u, ", row->kind[k]);
        }
        lay_say(lay, "}, %u, %u, %u, %d, %u},\n", row->n, row->group, row->tag, row->value,
                (unsigned)row->literal);
    }
    lay_say(lay, "};\nstatic const struct phrase_head HEADS[] = {\n");
    for (size_t i = 0; i < set->n; i++) {
        const struct phrase_head *head = &set->heads[i];
        lay_say(lay, "{0x%x, %u, %u, %u},\n", (unsigned)head->second, head->group, head->n_same,
                head->n_closed);
    }
    lay_say(lay, "};\n");
}

static void
index_lay(struct lay *lay, const struct phrases *set)
{
    lay_say(lay, "static const struct phrase_first FIRSTS[%zu] = {\n", set->n_firsts);
    for (size_t i = 0; i < set->n_firsts; i++) {
        const struct phrase_first *first = &set->firsts[i];
        if (first->n) {
            lay_say(lay, "[%zu] = {0x%x, %u, %u, 0x%x},\n", i, (unsigned)first->first,
                    (unsigned)first->begin, (unsigned)first->n, (unsigned)first->groups);
        }
    }
    lay_say(lay, "};\nstatic const struct phrase_sieve SIEVE[] = {\n");
    for (size_t i = 0; i < PHRASE_SIEVE; i++) {
        lay_say(lay, "{0x%x, 0x%x},\n", (unsigned)set->sieve[i].open,
                (unsigned)set->sieve[i].closed);
    }
    lay_say(lay, "};\nstatic const uint32_t PAIRS[] = {\n");
    for (size_t i = 0; i < (size_t)1 << PHRASE_PAIRS_LOG; i++) {
        lay_number(lay, set->pairs[i]);
    }
    lay_say(lay, "};\n");
}

int
main(int argc, char **argv)
{
    struct error err = {0};
    struct phrases *set = NULL;
    if (phrases_of_all(&set, &err) != OK) {
        (void)fprintf(stderr, "%s\n", err.text);
        return EXIT_FAILURE;
    }
    struct lay lay = lay_open(argc == 2 ? argv[1] : NULL);
    if (!lay.failed) {
        lay_say(&lay, "#include \"normalize/phrases_all.h\"\n"
                      "#include \"normalize/text/phrases_table.h\"\n");
        rows_lay(&lay, set);
        index_lay(&lay, set);
        lay_say(
            &lay,
            "const struct phrases PHRASES = {ROWS, HEADS, FIRSTS, SIEVE, PAIRS, %zu, %zu, %u};\n",
            set->n, set->n_firsts, (unsigned)set->numbered);
    }
    phrases_free(set);
    return lay_close(&lay) ? EXIT_SUCCESS : EXIT_FAILURE;
}
