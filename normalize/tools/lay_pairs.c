/* normalize/tools/lay_pairs.c: run by the build; writes the sieve of the first two words of the
 * skills that are built in (normalize/skills/skills_pairs.h) to the file that is named. */
#include <stdlib.h>

#include "normalize/skills/skills_pairs.h"
#include "normalize/tools/lay.h"

#include "base/banned.h"

int
main(int argc, char **argv)
{
    static struct skill_pairs pairs;
    struct lay lay = lay_open(argc == 2 ? argv[1] : NULL);
    if (!lay.failed) {
        pairs_fill(&pairs, &skill_table);
        lay_say(&lay, "#include \"normalize/skills/skills_pairs.h\"\n"
                      "const struct skill_pairs skill_pairs = {{\n");
        for (size_t i = 0; i < sizeof pairs.first / sizeof pairs.first[0]; i++) {
            lay_number(&lay, pairs.first[i]);
        }
        lay_say(&lay, "}, {\n");
        for (size_t i = 0; i < sizeof pairs.bits / sizeof pairs.bits[0]; i++) {
            lay_number(&lay, pairs.bits[i]);
        }
        lay_say(&lay, "}};\n");
    }
    return lay_close(&lay) ? EXIT_SUCCESS : EXIT_FAILURE;
}
