/* tests/cron/support_twins_text.c: the texts of the market with known truth:
 * sentences made from seeds, the employer's at both ends, the role's between. */
#include <stdio.h>

#include "support_twins.h"

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

enum { PERMILLE = 1000, SENTENCES = 22 };

// clang-format off
static const char *const VERBS[] = {"build", "run", "design", "review", "document", "measure", "improve", "plan", "test", "migrate", "monitor", "support", "automate", "present", "maintain", "coordinate", "prepare", "audit", "schedule", "inspect"};
static const char *const VERBS_DE[] = {"entwickelst", "betreust", "planst", "dokumentierst", "verbesserst", "testest", "koordinierst", "betreibst"};
// clang-format on

uint64_t
twins_mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

static const char *
pick(const char *const *rows, size_t n, uint64_t *state)
{
    *state += 0x9E3779B97F4A7C15U;
    return rows[(size_t)(twins_mix(*state) >> 20) % n];
}
#define PICK(rows, state) pick(rows, COUNT(rows), state)

/* A name that hardly any two texts share, as real ones are full of. */
static const char *
name_of(uint64_t *state, char ret[16])
{
    static const char *const SYLLABLES[] = {"ka",  "lor", "min", "ves", "tu",  "ran", "sol", "pe",
                                            "dar", "ni",  "bex", "om",  "fal", "gri", "zu",  "hal"};
    (void)snprintf(ret, 16, "%s%s%s%s", PICK(SYLLABLES, state), PICK(SYLLABLES, state),
                   PICK(SYLLABLES, state), PICK(SYLLABLES, state));
    return ret;
}

static void
sentence(uint64_t seed, bool is_german, struct buf *ret)
{
    enum { NAMES = 6 };
    uint64_t state = twins_mix(seed * 0x9E3779B97F4A7C15U + 77);
    char n[NAMES][16];
    for (size_t i = 0; i < NAMES; i++) {
        (void)name_of(&state, n[i]);
    }
    /* names between the usual words: what all sentences share is few shingles */
    if (is_german) {
        buf_printf(ret,
                   "Du %s die %s und hast dabei das %s im Blick, weil unsere %s auch für die %s "
                   "von einer %s ist und nicht mit der %s.\n",
                   PICK(VERBS_DE, &state), n[0], n[1], n[2], n[3], n[4], n[5]);
        return;
    }
    buf_printf(ret,
               "You %s the %s and you keep the %s in mind, because our %s is what the %s of this "
               "%s will need from you and the %s.\n",
               PICK(VERBS, &state), n[0], n[1], n[2], n[3], n[4], n[5]);
}

/* Which words a sentence is made from: the employer's at both ends, the team's
 * two, the role's between. */
static uint64_t
sentence_seed(const struct twins_text *t, size_t i)
{
    enum { HEAD = 5, TAIL = 17, TEAM = 9 };
    uint64_t at = (uint64_t)i << 40;
    if (t->edited && twins_mix(t->edits + i * 131) % PERMILLE < t->edited) {
        return at ^ twins_mix(t->edits) ^ 5;
    }
    if (i < HEAD || i >= (t->own ? HEAD + t->own : TAIL)) {
        return at ^
               (t->agency >= 0 ? twins_mix((uint64_t)t->agency + 900000) : twins_mix(t->employer)) ^
               1;
    }
    bool is_team = i == TEAM || i == TEAM + 1;
    return at ^ twins_mix(t->seed) ^ (is_team ? twins_mix(t->team + 31) : 0) ^ 2;
}

void
twins_describe(const struct twins_text *t, struct buf *ret)
{
    size_t n = (size_t)SENTENCES * t->kept / PERMILLE;
    for (size_t i = 0; i < n; i++) {
        sentence(sentence_seed(t, i), t->is_german, ret);
        if (t->is_padded && i % 4 == 3) {
            buf_printf(ret, "\n  \n");
        }
        if (i == 15 && t->pay) {
            buf_printf(ret, "The salary is $%u,000 - $%u,000 a year.\n", t->pay, t->pay + 20);
        }
    }
    if (t->is_evergreen) {
        buf_printf(ret, "This is an evergreen requisition: we read applications all the year.\n");
    }
}
