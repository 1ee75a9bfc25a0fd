/* normalize/titles/levels_said.c: phrases that state a level. Colleagues' levels ("work
 * with senior engineers") must not match: every row speaks of the job itself. */
#include "normalize/titles/levels_said.h"

#include "base/banned.h"

#define SAYS(text, level)                                                                          \
    {                                                                                              \
        text, 0, SENIORITY_##level                                                                 \
    }
// clang-format off
static const struct phrase ROWS[] = {
    SAYS("senior individual contributor", SENIOR), SAYS("this is a senior role", SENIOR), SAYS("this is a senior position", SENIOR),
    SAYS("this is a senior level", SENIOR), SAYS("senior level role", SENIOR), SAYS("senior level position", SENIOR),
    SAYS("job level senior", SENIOR), SAYS("seniority senior", SENIOR),
    SAYS("this is a mid level", MID), SAYS("mid level role", MID), SAYS("fit for a mid level", MID), SAYS("looking for a mid level", MID),
    SAYS("seeking a mid level", MID), SAYS("mid level position", MID), SAYS("mid level individual contributor", MID),
    SAYS("job level mid", MID),
    SAYS("this is an entry level", ENTRY), SAYS("entry level role", ENTRY), SAYS("entry level position", ENTRY),
    SAYS("entry level opportunity", ENTRY), SAYS("this is a junior role", ENTRY), SAYS("this is a junior position", ENTRY),
    SAYS("junior level role", ENTRY), SAYS("junior level position", ENTRY),
    SAYS("no experience required", ENTRY), SAYS("no experience necessary", ENTRY), SAYS("no experience needed", ENTRY),
    SAYS("no prior experience required", ENTRY), SAYS("no prior experience necessary", ENTRY),
    SAYS("no previous experience required", ENTRY), SAYS("no previous experience necessary", ENTRY),
    SAYS("recent graduates are encouraged", ENTRY), SAYS("recent graduates are welcome", ENTRY), SAYS("ideal for recent graduates", ENTRY),
    SAYS("fresh graduates are encouraged", ENTRY), SAYS("fresh graduates are welcome", ENTRY), SAYS("fresh graduates welcome", ENTRY),
    SAYS("freshers can apply", ENTRY), SAYS("freshers welcome", ENTRY),
    SAYS("berufseinsteiger willkommen", ENTRY), SAYS("auch für berufseinsteiger", ENTRY), SAYS("débutant accepté", ENTRY),
    SAYS("débutants acceptés", ENTRY), SAYS("débutant e accepté e", ENTRY), SAYS("no se requiere experiencia", ENTRY),
    SAYS("sin experiencia previa", ENTRY), SAYS("nie wymagamy doświadczenia", ENTRY), SAYS("geen ervaring vereist", ENTRY),
    SAYS("без опыта работы", ENTRY),
};
// clang-format on
const struct phrase_table LEVELS_SAID_TABLE = {GROUP_LEVEL_SAID, ROWS,
                                               sizeof ROWS / sizeof ROWS[0]};

enum seniority
level_said(const struct words *words, const struct hits *hits, struct str *ret_quote)
{
    enum seniority found = SENIORITY_NONE;
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        if (hit->group != GROUP_LEVEL_SAID) {
            continue;
        }
        enum seniority level = (enum seniority)hit->value;
        if (found && level != found) {
            return SENIORITY_NONE;
        }
        if (!found) {
            *ret_quote = str_sub(words->text, hit->at, hit->end - hit->at);
        }
        found = level;
    }
    return found;
}
