/* normalize/terms/evergreen.c: words of standing calls. "Join our talent community" in
 * the footer of a usual posting is none. */
#include "normalize/terms/evergreen.h"

#include "base/banned.h"

#define SAYS(text)                                                                                 \
    {                                                                                              \
        text, 0, 0                                                                                 \
    }
// clang-format off
static const struct phrase ROWS[] = {
    SAYS("evergreen requisition"), SAYS("evergreen posting"), SAYS("evergreen position"), SAYS("evergreen role"), SAYS("evergreen job"),
    SAYS("evergreen opening"), SAYS("evergreen req"),
    SAYS("pipeline requisition"), SAYS("pipeline posting"), SAYS("pipeline role"), SAYS("continuous posting"),
    SAYS("continuous recruitment"), SAYS("posting is ongoing"), SAYS("open until further notice"),
    SAYS("not a current opening"), SAYS("not a current vacancy"), SAYS("not an active opening"), SAYS("no current opening"),
    SAYS("not tied to a specific opening"), SAYS("not tied to a specific role"), SAYS("for future openings"),
    SAYS("for future opportunities"), SAYS("anticipated future openings"), SAYS("general interest application"),
    SAYS("applications on an ongoing basis"), SAYS("applications on a rolling basis all year"), SAYS("hiring on an ongoing basis"),
    SAYS("we are always hiring"), SAYS("we re always hiring"), SAYS("we are always looking for talented"),
    SAYS("we re always looking for talented"),
    SAYS("dies ist eine initiativbewerbung"), SAYS("für zukünftige vakanzen"), SAYS("candidature spontanée"), SAYS("vivier de talents"),
    SAYS("banco de talentos"), SAYS("bolsa de trabajo permanente"),
};
// clang-format on
const struct phrase_table EVERGREEN_TABLE = {GROUP_EVERGREEN, ROWS, sizeof ROWS / sizeof ROWS[0]};

/* In titles; part of the title, in any case. */
static const char *const TITLES[] = {
    "talent pool",
    "talent community",
    "talent network",
    "talent pipeline",
    "general application",
    "open application",
    "general interest",
    "speculative application",
    "spontaneous application",
    "unsolicited application",
    "expression of interest",
    "expressions of interest",
    "future opportunit",
    "future opening",
    "evergreen req",
    "initiativbewerbung",
    "candidature spontan",
    "candidatura espont",
    "candidatura spontanea",
    "open sollicitatie",
    "banco de talentos",
    "always hiring",
};

struct str
evergreen_find(const struct words *words, const struct hits *hits)
{
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        if (hit->group == GROUP_EVERGREEN) {
            return str_sub(words->text, hit->at, hit->end - hit->at);
        }
    }
    return STR_NONE;
}

bool
evergreen_title(struct str title)
{
    for (size_t i = 0; i < sizeof TITLES / sizeof TITLES[0]; i++) {
        if (str_has_nocase(title, str_of(TITLES[i]))) {
            return true;
        }
    }
    return false;
}
