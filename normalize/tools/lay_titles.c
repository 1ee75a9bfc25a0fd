/* normalize/tools/lay_titles.c: run by the build; writes the tables of titles to the file that is
 * named, as titles_words.c includes it: phrases hashed, fields and occupations numbered, plurals
 * made. The rows are in normalize/data/. Rows that cannot be laid out fail the build. */
#include <stdlib.h>

#include "base/buf.h"
#include "normalize/titles/titles_plural.h"
#include "normalize/titles/titles_words.h"
#include "normalize/tools/lay.h"

#include "base/banned.h"

struct word_row {
    const char *phrase;
    enum word_kind kind;
    const char *target; /* role or field; NULL otherwise */
    enum head head;
};
struct compose_row {
    const char *spec;
    enum head head;
    const char *role;
    enum reach reach;
};
struct kind_row {
    const char *spec;
    struct spec_row row;
};
#define DIRECT(phrase, role)
#define ENDING(phrase, role)
#define ALONE(phrase, role)
#define FIELD(phrase, role)
#define HEAD(phrase, head)
#define SPEC(phrase, spec)
#define VETO(phrase)
#define COMPOSE(spec, head, role, reach)
#define KIND(spec, yields, other, builds)
static const struct word_row WORDS[] = {
#undef DIRECT
#undef ENDING
#undef ALONE
#undef FIELD
#undef HEAD
#undef SPEC
#undef VETO
#define DIRECT(phrase, role) {phrase, WORD_DIRECT, role, HEAD_none},
#define ENDING(phrase, role) {phrase, WORD_ENDING, role, HEAD_none},
#define ALONE(phrase, role)  {phrase, WORD_ALONE, role, HEAD_none},
#define FIELD(phrase, role)  {phrase, WORD_FIELD, role, HEAD_none},
#define HEAD(phrase, head)   {phrase, WORD_HEAD, NULL, HEAD_##head},
#define SPEC(phrase, spec)   {phrase, WORD_SPEC, #spec, HEAD_none},
#define VETO(phrase)         {phrase, WORD_VETO, NULL, HEAD_none},
#include "normalize/data/title_words.def"
#undef DIRECT
#undef ENDING
#undef ALONE
#undef FIELD
#undef HEAD
#undef SPEC
#undef VETO
#define DIRECT(phrase, role)
#define ENDING(phrase, role)
#define ALONE(phrase, role)
#define FIELD(phrase, role)
#define HEAD(phrase, head)
#define SPEC(phrase, spec)
#define VETO(phrase)
};
static const struct compose_row COMPOSED[] = {
#undef COMPOSE
#define COMPOSE(spec, head, role, reach) {#spec, HEAD_##head, role, reach},
#include "normalize/data/title_words.def"
#undef COMPOSE
#define COMPOSE(spec, head, role, reach)
};
static const struct kind_row KINDS[] = {
#undef KIND
#define KIND(spec, yields, other, builds) {#spec, {yields, other, builds}},
#include "normalize/data/title_words.def"
};
static const struct {
    const char *slug, *family;
} ROLES[] = {
#define ROLE(slug, name, family, soc, isco, sample) {slug, family},
#include "normalize/data/roles.def"
#undef ROLE
};
static const char *const LEVELS[] = {
#define LEVEL(phrase, level, rank)       phrase,
#define LEVEL_IF(phrase, level, rank, n) phrase,
#define NOT_LEVEL(phrase)                phrase,
#define STOP_LEVEL(phrase)               phrase,
#define LEADS(phrase)
#include "normalize/data/title_levels.def"
#undef LEVEL
#undef LEVEL_IF
#undef NOT_LEVEL
#undef STOP_LEVEL
#undef LEADS
};
static const char *const LEADS[] = {
#define LEVEL(phrase, level, rank)
#define LEVEL_IF(phrase, level, rank, n)
#define NOT_LEVEL(phrase)
#define STOP_LEVEL(phrase)
#define LEADS(phrase) phrase,
#include "normalize/data/title_levels.def"
};
#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* Occupations so general that a special one in the same title is preferred. */
static const char *const GENERIC[] = {"software-engineer", "language", "web",       "other",
                                      "systems-engineer",  "bare",     "bare-high", "scientist"};
/* Families in which "staff" is a level. */
static const char *const TECHNICAL[] = {"software", "operations", "security",
                                        "data",     "quality",    "product",
                                        "design",   "support",    "engineering"};

/* The build ends here when a row is not as it must be. */
static void
must(bool is_so, const char *what, const char *text)
{
    if (!is_so) {
        (void)fprintf(stderr, "title tables: %s: '%s'\n", what, text);
        abort();
    }
}

static void *
room(size_t n, size_t size)
{
    void *items = calloc(n, size);
    must(items != NULL, "out of memory", "");
    return items;
}

/* ---- phrases ---- */

struct table {
    struct title_phrases phrases; /* looks at what follows */
    struct phrase_entry *entries;
    uint16_t *slots;
    uint8_t *longest;
    const char **texts; /* of the entries */
    size_t n, cap;
};

static struct table
table_new(size_t cap)
{
    size_t n_slots = 64;
    while (n_slots < cap * 2) {
        n_slots *= 2;
    }
    struct table table = {.entries = room(cap, sizeof *table.entries),
                          .slots = room(n_slots, sizeof *table.slots),
                          .longest = room(FIRST_WORDS, 1),
                          .texts = room(cap, sizeof *table.texts),
                          .cap = cap};
    table.phrases = (struct title_phrases){table.entries, table.slots, table.longest, n_slots - 1};
    return table;
}

static void
table_free(struct table *table)
{
    free(table->entries);
    free(table->slots);
    free(table->longest);
    free(table->texts);
}

static void
table_add(struct table *table, const char *phrase, size_t row)
{
    must(table->n < table->cap && table->n < UINT16_MAX, "too many phrases", phrase);
    struct str text = str_of(phrase);
    struct str rest = text;
    struct str first = str_cut(&rest, ' ');
    uint8_t words = 1;
    while (rest.p) {
        (void)str_cut(&rest, ' ');
        words++;
    }
    must(words <= PHRASE_WORDS && text.n < PHRASE_BYTES, "a phrase is too long", phrase);
    uint8_t *longest = &table->longest[phrase_first_at(phrase_hash(first))];
    *longest = words > *longest ? words : *longest;
    uint64_t hash = phrase_hash(text);
    uint16_t *slot = &table->slots[phrase_slot(&table->phrases, hash)];
    must(*slot == 0 || str_is(text, table->texts[*slot - 1]), "two have one hash", phrase);
    table->texts[table->n] = phrase;
    table->entries[table->n] = (struct phrase_entry){hash, (uint16_t)row, *slot};
    *slot = (uint16_t)(++table->n);
}

static void
table_lay(struct lay *lay, const char *name, const struct table *table)
{
    lay_say(lay, "static const struct phrase_entry %s_ENTRIES[] = {\n", name);
    for (size_t i = 0; i < table->n; i++) {
        const struct phrase_entry *entry = &table->entries[i];
        lay_say(lay, "{0x%llxU, %u, %u},\n", (unsigned long long)entry->hash, entry->row,
                entry->next);
    }
    lay_say(lay, "};\nstatic const uint16_t %s_SLOTS[] = {", name);
    for (size_t i = 0; i <= table->phrases.slot_mask; i++) {
        lay_number(lay, table->slots[i]);
    }
    lay_say(lay, "};\nstatic const uint8_t %s_LONGEST[] = {", name);
    for (size_t i = 0; i < FIRST_WORDS; i++) {
        lay_number(lay, table->longest[i]);
    }
    lay_say(lay, "};\n");
}

/* A table whose rows are phrases and nothing else. */
static void
list_lay(struct lay *lay, const char *name, const char *const *phrases, size_t n)
{
    struct table table = table_new(n);
    for (size_t i = 0; i < n; i++) {
        table_add(&table, phrases[i], i);
    }
    table_lay(lay, name, &table);
    table_free(&table);
}

/* ---- fields and occupations ---- */

/* Names in the order in which they came up. The first of targets is none; the roles follow. */
struct names {
    struct table targets, specs;
};

static uint16_t
target_of(struct names *names, const char *name)
{
    const struct phrase_entry *known = phrase_exact(&names->targets.phrases, str_of(name));
    if (!known) {
        table_add(&names->targets, name, names->targets.n);
    }
    return known ? known->row : (uint16_t)(names->targets.n - 1);
}

static uint8_t
spec_of(struct names *names, const char *name)
{
    const struct phrase_entry *known = phrase_exact(&names->specs.phrases, str_of(name));
    if (!known) {
        table_add(&names->specs, name, names->specs.n);
    }
    return (uint8_t)(known ? known->row : names->specs.n - 1);
}

static bool
is_listed(const char *word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(word, list[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether "staff" and the like are levels of it: by the role's family, or, where it is no role,
 * by its name. */
static bool
is_technical(const char *name, const char *family)
{
    static const char *const ENDS[] = {"-engineer", "-designer", "-developer", "-scientist"};
    for (size_t i = 0; i < COUNT(ENDS) && !family; i++) {
        if (str_ends(str_of(name), str_of(ENDS[i]))) {
            return true;
        }
    }
    return family && is_listed(family, TECHNICAL, COUNT(TECHNICAL));
}

static void
targets_lay(struct lay *lay, const struct table *targets)
{
    lay_say(lay, "static const struct target TARGETS[] = {\n{NULL, NULL, false, false},\n");
    for (size_t i = 1; i < targets->n; i++) {
        const char *name = targets->texts[i];
        const char *family = i <= COUNT(ROLES) ? ROLES[i - 1].family : NULL;
        lay_say(lay, "{\"%s\", ", name);
        lay_say(lay, family ? "&ROLES[%zu]" : "NULL", i - 1);
        lay_say(lay, ", %d, %d},\n", is_listed(name, GENERIC, COUNT(GENERIC)),
                is_technical(name, family));
    }
    lay_say(lay, "};\n");
    table_lay(lay, "NAMES", targets);
}

/* ---- words ---- */

/* "Registered Nurses" is met like "Registered Nurse", where the table does not
 * know the plural itself. The plurals' texts are kept until the end. */
static void
plurals_add(struct table *words, struct buf *plurals)
{
    for (size_t i = 0; i < COUNT(WORDS); i++) {
        bool names = WORDS[i].kind == WORD_DIRECT || WORDS[i].kind == WORD_ENDING ||
                     WORDS[i].kind == WORD_HEAD;
        buf_init(&plurals[i], PHRASE_BYTES);
        if (names && title_plural(str_of(WORDS[i].phrase), &plurals[i]) &&
            !phrase_exact(&words->phrases, buf_str(&plurals[i]))) {
            table_add(words, buf_str(&plurals[i]).p, i);
        }
    }
}

/* Whether the very row is among those before it. */
static bool
is_repeated(const struct table *words, const struct word_row *row)
{
    const struct phrase_entry *entry = phrase_exact(&words->phrases, str_of(row->phrase));
    for (; entry; entry = entry->next ? &words->entries[entry->next - 1] : NULL) {
        const struct word_row *other = &WORDS[entry->row];
        bool is_same = other->kind == row->kind && other->head == row->head;
        if (is_same && (!row->target || strcmp(row->target, other->target) == 0)) {
            return true;
        }
    }
    return false;
}

static void
words_lay(struct lay *lay, struct names *names)
{
    struct table words = table_new(2 * COUNT(WORDS));
    struct buf *plurals = room(COUNT(WORDS), sizeof *plurals);
    lay_say(lay, "static const struct word WORDS_ROWS[] = {\n");
    for (size_t i = 0; i < COUNT(WORDS); i++) {
        const struct word_row *row = &WORDS[i];
        must(!is_repeated(&words, row), "a row stands there twice", row->phrase);
        table_add(&words, row->phrase, i);
        bool is_spec = row->kind == WORD_SPEC;
        lay_say(lay, "{%d, %d, %u, %u},\n", (int)row->kind, (int)row->head,
                row->target && !is_spec ? target_of(names, row->target) : 0U,
                is_spec ? spec_of(names, row->target) : 0U);
    }
    lay_say(lay, "};\n");
    plurals_add(&words, plurals);
    table_lay(lay, "WORDS", &words);
    table_free(&words);
    for (size_t i = 0; i < COUNT(WORDS); i++) {
        buf_release(&plurals[i]);
    }
    free(plurals);
}

static void
fields_lay(struct lay *lay, struct names *names)
{
    struct composed(*composed)[HEADS] = room(SPECS, sizeof *composed);
    struct spec_row *kinds = room(SPECS, sizeof *kinds);
    for (size_t i = 0; i < COUNT(COMPOSED); i++) {
        struct composed *made = &composed[spec_of(names, COMPOSED[i].spec)][COMPOSED[i].head];
        must(made->target == 0, "a field and a head compose twice", COMPOSED[i].spec);
        *made = (struct composed){target_of(names, COMPOSED[i].role), (uint8_t)COMPOSED[i].reach};
    }
    for (size_t i = 0; i < COUNT(KINDS); i++) {
        kinds[spec_of(names, KINDS[i].spec)] = KINDS[i].row;
    }
    lay_say(lay, "static const struct composed COMPOSED[SPECS][HEADS] = {\n");
    for (size_t i = 0; i < names->specs.n; i++) {
        struct composed *heads = composed[i];
        heads[HEAD_dev] = heads[heads[HEAD_dev].target ? HEAD_dev : HEAD_eng];
        lay_say(lay, "{");
        for (size_t head = 0; head < HEADS; head++) {
            lay_say(lay, "{%u, %u}, ", heads[head].target, heads[head].reach);
        }
        lay_say(lay, "},\n");
    }
    lay_say(lay, "};\nstatic const struct spec_row KINDS[SPECS] = {\n");
    for (size_t i = 0; i < names->specs.n; i++) {
        lay_say(lay, "{%u, %d, %d},\n", kinds[i].yields, kinds[i].other, kinds[i].builds);
    }
    lay_say(lay, "};\n");
    free(composed);
    free(kinds);
}

/* Names that the rules of titles_score.c speak of. */
static void
named_lay(struct lay *lay, struct names *names)
{
    static const struct {
        const char *as, *name;
    } NAMED[] = {{"TARGET_SOFTWARE", "software-engineer"},
                 {"TARGET_BARE", "bare"},
                 {"TARGET_BARE_HIGH", "bare-high"},
                 {"TARGET_OTHER", "other"},
                 {"TARGET_MANAGERS", "engineering-manager"}};
    lay_say(lay, "enum {\n");
    for (size_t i = 0; i < COUNT(NAMED); i++) {
        lay_say(lay, "%s = %u,\n", NAMED[i].as, target_of(names, NAMED[i].name));
    }
    lay_say(lay, "SPEC_SOFTWARE = %u\n};\n", spec_of(names, "software"));
}

int
main(int argc, char **argv)
{
    enum { TARGETS_MOST = 4096 };
    struct lay lay = lay_open(argc == 2 ? argv[1] : NULL);
    must(!lay.failed, "cannot be written", argc == 2 ? argv[1] : "");
    struct names names = {table_new(TARGETS_MOST), table_new(SPECS)};
    table_add(&names.targets, "", 0);
    for (size_t i = 0; i < COUNT(ROLES); i++) {
        table_add(&names.targets, ROLES[i].slug, i + 1);
    }
    named_lay(&lay, &names);
    words_lay(&lay, &names);
    fields_lay(&lay, &names);
    targets_lay(&lay, &names.targets);
    list_lay(&lay, "LEVELS", LEVELS, COUNT(LEVELS));
    list_lay(&lay, "LEADS", LEADS, COUNT(LEADS));
    table_free(&names.targets);
    table_free(&names.specs);
    return lay_close(&lay) ? EXIT_SUCCESS : EXIT_FAILURE;
}
