/* parse/structured/embedded_twin.c: which posting of a page's state is the one that the page
 * shows. A state carries lists of similar jobs too, so the title alone says little:
 * the texts have to agree. */
#include "parse/structured/embedded.h"

#include "base/banned.h"

enum {
    PROBES = 5,       /* places of a text that are compared */
    PROBE_BYTES = 28, /* within a line */
    TITLE_MIN_BYTES = 6
};

static struct str
first_text(const struct raw_posting *raw, enum field field)
{
    const struct raw_value *value = raw_first(raw, field);
    return value ? value->text : STR_NONE;
}

/* The same title, or one within the other. */
static bool
is_same_title(struct str a, struct str b)
{
    if (str_eq_nocase(a, b)) {
        return a.n > 0;
    }
    struct str small = a.n < b.n ? a : b, large = a.n < b.n ? b : a;
    return small.n >= TITLE_MIN_BYTES && str_has_nocase(large, small);
}

/* A piece of a line that begins at or after `at`; absent when there is none. */
static struct str
probe_at(struct str text, size_t at)
{
    while (at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80) {
        at++;
    }
    struct str rest = str_sub(text, at, SIZE_MAX);
    while (rest.n > 0) {
        struct str line = str_trim(str_cut(&rest, '\n'));
        if (line.n >= PROBE_BYTES) {
            return str_sub(line, 0, PROBE_BYTES);
        }
    }
    return STR_NONE;
}

/* Most of the probes of one text are in the other. */
static bool
is_same_text(struct str probed, struct str text)
{
    int n_asked = 0, n_found = 0;
    for (size_t i = 0; i < PROBES; i++) {
        struct str probe = probe_at(probed, probed.n / PROBES * i);
        n_asked += probe.n > 0;
        n_found += probe.n > 0 && str_has(text, probe);
    }
    return n_found > 0 && 2 * n_found > n_asked;
}

struct raw_posting *
embedded_twin(const struct raw_batch *state, const struct raw_posting *shown)
{
    struct raw_posting *found = NULL;
    for (struct raw_posting *raw = state->first; raw; raw = raw->next) {
        bool is_it = is_same_title(first_text(raw, FIELD_TITLE), first_text(shown, FIELD_TITLE)) &&
                     (is_same_text(raw->description, shown->description) ||
                      is_same_text(shown->description, raw->description));
        if (is_it && found) {
            return NULL; /* twins in several towns: which one is meant? */
        }
        found = is_it ? raw : found;
    }
    return found;
}
