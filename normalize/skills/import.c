/* normalize/skills/import.c: from another taxonomy's skills to the lines of an overlay.
 * Each name is looked up in the taxonomy and judged: known, new, doubtful (it gets
 * a cue) or not to be taken (a comment says why). Must not guess: a name that two
 * skills claim goes to neither. */
#include "normalize/skills/import.h"

#include "base/buf.h"
#include "base/limits.h"
#include "normalize/skills/overlay.h"
#include "normalize/skills/taxonomy.h"
#include "normalize/text/words_ordinary.h"

#include "base/banned.h"

enum {
    ARENA_BYTES = 1024 * 1024 * 1024,
    SLUG_MAX = 80,
    LABEL_MAX = 90,  /* bytes; longer ones are descriptions, and never stand in a posting */
    ACRONYM_MAX = 5, /* letters */
    SHORT_MAX = 3    /* names up to here are often something else */
};

#define NOWHERE UINT32_MAX /* a new skill */
#define SEVERAL UINT32_MAX /* rows claim the name */
#define OTHERS  "other skills of the file claim it"

static const struct {
    const char *name, *parent, *parent_name;
} SOURCES[IMPORT_SOURCE_COUNT] = {
    [IMPORT_ESCO] = {"esco", "esco-skills", "ESCO Skills"},
    [IMPORT_ONET] = {"onet", "onet-technologies", "O*NET Technologies"},
    [IMPORT_LIGHTCAST] = {"lightcast", "lightcast-skills", "Lightcast Skills"},
};

struct importer {
    const struct import_input *input;
    const struct skill_table *table;
    struct arena arena;
    struct import_rows rows;
    struct text_map known;   /* folded name -> key of the table */
    struct text_map slugs;   /* of the table and of new skills */
    struct text_map ids;     /* "esco=..." -> row of the table */
    struct text_map numbers; /* of new skills */
    struct text_map labels;  /* folded label of a new skill -> row of the file */
    struct text_map claims;  /* folded other name -> row of the file, or SEVERAL */
    uint32_t *targets;       /* per row: row of the table, or NOWHERE */
    bool *is_dropped;        /* per row */
    struct buf *out;
    struct import_counts *counts;
};

const char *
import_source_name(enum import_source source)
{
    return SOURCES[source].name;
}

/* ---- what the taxonomy has ---- */

static bool
index_table(struct importer *im)
{
    bool fits = true;
    text_map_init(&im->known, &im->arena);
    text_map_init(&im->slugs, &im->arena);
    text_map_init(&im->ids, &im->arena);
    text_map_init(&im->numbers, &im->arena);
    text_map_init(&im->labels, &im->arena);
    text_map_init(&im->claims, &im->arena);
    for (size_t i = 0; fits && i < im->table->n_keys; i++) {
        const struct skill_key *key = &im->table->keys[i];
        fits = text_map_put(&im->known, (struct str){key->text, key->n}, (uint32_t)i);
    }
    for (size_t i = 0; fits && i < im->table->n_rows; i++) {
        const struct skill_row *row = &im->table->rows[i];
        fits = text_map_put(&im->slugs, str_of(row->slug), (uint32_t)i);
        struct str ids = str_of(row->ids);
        while (fits && ids.p) {
            fits = text_map_put(&im->ids, str_cut(&ids, '|'), (uint32_t)i);
        }
    }
    return fits;
}

/* The skill that a name means; NOWHERE: none. */
static uint32_t
skill_of(const struct importer *im, struct str key, bool *ret_banned)
{
    const uint32_t *at = text_map_get(&im->known, key);
    uint16_t skill = at ? im->table->keys[*at].skill : SKILL_BAN;
    *ret_banned = at && skill == SKILL_BAN;
    return skill == SKILL_BAN ? NOWHERE : skill;
}

static void
drop(struct importer *im, struct str name, struct str label, const char *why, const char *other)
{
    im->counts->dropped++;
    buf_printf(im->out, "# left out: '%.*s'%s%.*s%s: %s%s\n", STR_ARG(name), label.n ? " of '" : "",
               STR_ARG(label), label.n ? "'" : "", why, other ? other : "");
}

/* ---- judging a name ---- */

enum name_worth { NAME_FINE, NAME_DOUBTFUL, NAME_NONE };
struct judgement {
    enum name_worth worth;
    const char *mark; /* to be written before it */
    const char *why;  /* of NAME_DOUBTFUL and NAME_NONE */
};

struct shape {
    size_t n_words, n_capitals, n_letters;
    bool is_plain;    /* ASCII letters and blanks only */
    bool is_upper;    /* no small letter */
    bool is_ordinary; /* every word is */
    bool is_title;    /* begins with a capital */
};

static struct shape
shape_of(struct arena *arena, struct str name)
{
    struct shape shape = {.is_plain = true, .is_upper = true, .is_ordinary = true};
    struct str rest = name_fold(arena, name);
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        bool is_capital = c >= 'A' && c <= 'Z';
        shape.n_capitals += is_capital;
        shape.n_letters += byte_is_alpha(c);
        shape.is_upper = shape.is_upper && !(c >= 'a' && c <= 'z');
        shape.is_plain = shape.is_plain && (byte_is_alpha(c) || c == ' ');
    }
    shape.is_title = name.n && name.p[0] >= 'A' && name.p[0] <= 'Z';
    while (rest.p) {
        struct str word = str_cut(&rest, ' ');
        shape.n_words++;
        shape.is_ordinary = shape.is_ordinary && word_is_ordinary(word);
    }
    return shape;
}

/* How the letters must be written for a doubtful name to count. */
static const char *
doubt_mark(const struct shape *shape)
{
    return shape->is_title ? "~^" : shape->n_capitals ? "~=" : "~";
}

static struct judgement
judge_word(const struct shape *shape, bool is_doubtful)
{
    if (shape->n_letters == 1 && shape->is_plain) {
        return (struct judgement){NAME_NONE, "", "a single letter"};
    }
    if (shape->is_upper && shape->is_plain && shape->n_letters <= ACRONYM_MAX) {
        bool is_short = shape->n_letters < SHORT_MAX;
        return shape->is_ordinary || is_short || is_doubtful
                   ? (struct judgement){NAME_DOUBTFUL, "~=", "letters that also mean other things"}
                   : (struct judgement){NAME_FINE, "=", NULL};
    }
    if (shape->is_ordinary || is_doubtful) {
        return (struct judgement){NAME_DOUBTFUL, doubt_mark(shape), "an ordinary word"};
    }
    if (shape->is_plain && shape->n_letters <= SHORT_MAX) {
        return (struct judgement){NAME_DOUBTFUL, doubt_mark(shape),
                                  "so short a name also means other things"};
    }
    return (struct judgement){NAME_FINE, "", NULL};
}

static struct judgement
judge(struct importer *im, const struct import_row *row, struct str name)
{
    struct str key = name_fold(&im->arena, name);
    if (key.n == 0 || name_first(key) == 0 || key.n > LABEL_MAX || memchr(name.p, '@', name.n) ||
        strchr("=^~", name.p[0]) || memchr(name.p, '|', name.n) || memchr(name.p, '\t', name.n)) {
        return (struct judgement){NAME_NONE, "", "cannot be matched as a name"};
    }
    struct shape shape = shape_of(&im->arena, name);
    if (shape.n_words == 1) {
        return judge_word(&shape, row->is_doubtful);
    }
    bool is_product = row->type >= SKILL_LANGUAGE && row->type <= SKILL_TOOL && !row->is_phrase;
    bool is_title = is_product && shape.is_ordinary && shape.n_capitals >= shape.n_words;
    return (struct judgement){NAME_FINE, is_title ? "^" : "", NULL};
}

/* ---- which skill a row is ---- */

/* O*NET writes "Acme Ledger software", and "Structured query language SQL": the
 * bare name may be the known one. An acronym alone proves nothing: EPIC is a
 * calculator of erosion too. *ret: the slug that it would be, for the comment. */
static bool
find_by_names(struct importer *im, const struct import_row *row, uint32_t *target, const char **ret)
{
    uint32_t by_acronym = NOWHERE;
    for (size_t i = 0; i < row->n_names; i++) {
        bool is_banned = false;
        uint32_t skill = skill_of(im, name_fold(&im->arena, row->names[i]), &is_banned);
        if (row->names[i].p == row->acronym.p) {
            by_acronym = skill;
        } else {
            *target = *target == NOWHERE ? skill : *target;
        }
    }
    *ret = by_acronym == NOWHERE ? "" : im->table->rows[by_acronym].slug;
    return *target != NOWHERE || by_acronym == NOWHERE;
}

static void
find_target(struct importer *im, size_t at)
{
    const struct import_row *row = &im->rows.items[at];
    struct str key = name_fold(&im->arena, row->label);
    bool is_banned = false;
    const uint32_t *by_id = text_map_get(&im->ids, row->id);
    uint32_t target = by_id ? *by_id : skill_of(im, key, &is_banned);
    im->is_dropped[at] = true;
    if (!by_id && is_banned) {
        drop(im, row->label, STR_NONE, "the taxonomy bans it as a phrase of another meaning", NULL);
        return;
    }
    const char *other = NULL;
    if (!by_id && im->input->source == IMPORT_ONET && !find_by_names(im, row, &target, &other)) {
        drop(im, row->acronym, row->label, "the one name of it that is known; is it ", other);
        return;
    }
    im->targets[at] = target;
    if (target != NOWHERE) {
        im->is_dropped[at] = false;
        return;
    }
    struct judgement judgement = judge(im, row, row->label);
    if (judgement.worth == NAME_NONE) {
        drop(im, row->label, STR_NONE, judgement.why, NULL);
        return;
    }
    if (text_map_get(&im->labels, key)) {
        drop(im, row->label, STR_NONE, "there twice; the first is taken: not ", row->id.p);
        return;
    }
    im->is_dropped[at] = !text_map_put(&im->labels, key, (uint32_t)at);
}

/* Notes who wants which other name. */
static bool
claim_names(struct importer *im, size_t at)
{
    const struct import_row *row = &im->rows.items[at];
    bool fits = true;
    for (size_t i = 0; fits && i < row->n_names; i++) {
        struct str key = name_fold(&im->arena, row->names[i]);
        uint32_t *claim = text_map_get(&im->claims, key);
        if (!claim) {
            fits = text_map_put(&im->claims, key, (uint32_t)at);
        } else if (*claim != at) {
            *claim = SEVERAL;
        }
    }
    return fits;
}

/* ---- writing ---- */

/* What a sign is called in a slug, or NULL. */
static const char *
sign_word(char sign)
{
    switch (sign) {
    case '+':
        return "-plus";
    case '#':
        return "-sharp";
    case '&':
        return "-and";
    default:
        return NULL;
    }
}

/* Small letters, digits and hyphens; empty when nothing is left. */
static struct str
slug_of(struct arena *arena, struct str label)
{
    struct str key = name_fold(arena, label);
    struct buf buf;
    bool is_gap = false;
    buf_init(&buf, KIB);
    for (size_t i = 0; i < key.n && buf.n < SLUG_MAX; i++) {
        char c = key.p[i];
        const char *word = sign_word(c);
        bool is_letter = (c >= 'a' && c <= 'z') || byte_is_digit(c);
        if (word) {
            buf_add_z(&buf, buf.n ? word : word + 1);
        } else if (is_letter) {
            buf_printf(&buf, "%s%c", is_gap && buf.n ? "-" : "", c);
        }
        is_gap = !is_letter;
    }
    struct str ret = arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}

/* A slug that nothing has yet: of the label, else with the source's name, else
 * with a number. */
static struct str
free_slug(struct importer *im, struct str label)
{
    struct str slug = slug_of(&im->arena, label);
    const char *base = slug.n ? slug.p : "skill";
    const char *source = SOURCES[im->input->source].name;
    if (slug.p && (slug.n == 0 || text_map_get(&im->slugs, slug))) {
        slug = arena_printf(&im->arena, "%s-%s", base, source);
    }
    for (unsigned n = 2; slug.p && text_map_get(&im->slugs, slug); n++) {
        slug = arena_printf(&im->arena, "%s-%s-%u", base, source, n);
    }
    return slug.p && text_map_put(&im->slugs, slug, NOWHERE) ? slug : STR_NONE;
}

/* Why the row may not have the name; NULL: it may. `skill`: whose it is now. */
static const char *
objection(const struct importer *im, struct str key, uint32_t skill,
          const struct judgement *judgement)
{
    const uint32_t *claim = text_map_get(&im->claims, key);
    if (skill != NOWHERE) {
        return "a name of ";
    }
    if (judgement->worth != NAME_FINE) {
        return judgement->why;
    }
    return text_map_get(&im->labels, key) || (claim && *claim == SEVERAL) ? OTHERS : NULL;
}

/* The mark to write before another name of the row; NULL: it is not taken, and
 * where it is neither known nor the label, a comment says why. */
static const char *
take_name(struct importer *im, size_t at, struct str name)
{
    const struct import_row *row = &im->rows.items[at];
    struct str key = name_fold(&im->arena, name);
    bool is_banned = false;
    bool is_new = im->targets[at] == NOWHERE;
    uint32_t skill = skill_of(im, key, &is_banned);
    bool is_label = is_new && str_eq(key, name_fold(&im->arena, row->label));
    if (is_label || (!is_new && skill == im->targets[at])) {
        return NULL;
    }
    struct judgement judgement = judge(im, row, name);
    const char *why = is_banned ? "banned by the taxonomy" : objection(im, key, skill, &judgement);
    if (why) {
        drop(im, name, row->label, why, skill == NOWHERE ? NULL : im->table->rows[skill].slug);
        return NULL;
    }
    return text_map_put(&im->labels, key, (uint32_t)at) ? judgement.mark : NULL; /* once only */
}

/* Writes the names that are taken, parted by `|`; returns how many. */
static size_t
write_names(struct importer *im, size_t at, struct buf *names)
{
    const struct import_row *row = &im->rows.items[at];
    size_t n = 0;
    for (size_t i = 0; i <= row->n_names; i++) {
        struct str name = i < row->n_names ? row->names[i] : row->label;
        const char *mark = take_name(im, at, name);
        if (mark) {
            buf_printf(names, "%s%s%.*s", n++ ? "|" : "", mark, STR_ARG(name));
        }
    }
    return n;
}

static void
write_known(struct importer *im, size_t at)
{
    const struct import_row *row = &im->rows.items[at];
    const char *slug = im->table->rows[im->targets[at]].slug;
    struct buf names;
    buf_init(&names, MIB);
    im->counts->known++;
    size_t n = write_names(im, at, &names);
    if (!text_map_get(&im->ids, row->id)) {
        buf_printf(im->out, "ids\t%s\t%.*s\n", slug, STR_ARG(row->id));
    }
    if (n) {
        buf_printf(im->out, "alias\t%s\t%.*s\n", slug, STR_ARG(buf_str(&names)));
    }
    im->counts->names += n;
    buf_release(&names);
}

/* Examples that prove the rule of a doubtful name. */
static void
write_rule(struct importer *im, const struct import_row *row)
{
    struct buf small;
    buf_init(&small, MIB);
    for (size_t i = 0; i < row->label.n; i++) {
        buf_add_byte(&small, byte_lower(row->label.p[i]));
    }
    buf_printf(im->out, "near\t\tExperience with %.*s required\tThe %.*s of it",
               STR_ARG(row->label), STR_ARG(buf_str(&small)));
    buf_release(&small);
}

/* New skills stand under one of their own, so that reports keep their groups. */
static void
write_parent(struct importer *im)
{
    enum import_source source = im->input->source;
    struct str parent = str_of(SOURCES[source].parent);
    if (!text_map_get(&im->slugs, parent) && text_map_put(&im->slugs, parent, NOWHERE)) {
        buf_printf(im->out, "add\t%.*s\t%s\tdomain\t\t-\n", STR_ARG(parent),
                   SOURCES[source].parent_name);
    }
}

static void
write_new(struct importer *im, size_t at)
{
    const struct import_row *row = &im->rows.items[at];
    struct judgement judgement = judge(im, row, row->label);
    const char *parent =
        row->type == SKILL_SOFT ? "work-skills" : SOURCES[im->input->source].parent;
    struct buf names;
    write_parent(im);
    buf_init(&names, MIB);
    size_t n = write_names(im, at, &names);
    struct str slug = free_slug(im, row->label);
    uint32_t number = overlay_id_of(slug);
    struct str digits = arena_printf(&im->arena, "%u", (unsigned)number);
    bool is_taken = text_map_get(&im->numbers, digits) != NULL;
    while (text_map_get(&im->numbers, digits)) {
        digits = arena_printf(&im->arena, "%u", (unsigned)++number);
    }
    (void)text_map_put(&im->numbers, digits, (uint32_t)at);
    buf_printf(im->out, "add\t%.*s\t%.*s\t%s\t%s\t%s\t%.*s\t", STR_ARG(slug), STR_ARG(row->label),
               skill_type_name(row->type), parent, judgement.mark, STR_ARG(buf_str(&names)));
    if (judgement.worth == NAME_DOUBTFUL) {
        write_rule(im, row);
    } else {
        buf_add_z(im->out, "\t\t\t");
    }
    buf_printf(im->out, "\t%.*s", STR_ARG(row->id));
    if (is_taken) {
        buf_printf(im->out, "|id=%.*s", STR_ARG(digits));
    }
    buf_add_byte(im->out, '\n');
    im->counts->added++;
    im->counts->names += n;
    buf_release(&names);
}

static bool
import_rows(struct importer *im)
{
    size_t n = im->rows.n;
    im->targets = ARENA_ARRAY(&im->arena, n + 1, uint32_t);
    im->is_dropped = ARENA_ARRAY(&im->arena, n + 1, bool);
    if (!im->targets || !im->is_dropped) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        im->targets[i] = NOWHERE;
        find_target(im, i);
    }
    bool fits = true;
    for (size_t i = 0; fits && i < n; i++) {
        fits = im->is_dropped[i] || claim_names(im, i);
    }
    for (size_t i = 0; fits && i < n; i++) {
        if (!im->is_dropped[i] && im->targets[i] != NOWHERE) {
            write_known(im, i);
        } else if (!im->is_dropped[i]) {
            write_new(im, i);
        }
    }
    im->counts->rows = n;
    return fits && !im->arena.failed;
}

static void
write_head(struct importer *im)
{
    buf_printf(im->out,
               "# Made by `jobmill taxonomy import %s`. Read it over, strike what you do not want, "
               "then name it in\n# jobmill.conf: taxonomy = FILE. What the lines mean: "
               "docs/taxonomy.md.\n",
               SOURCES[im->input->source].name);
}

enum status
taxonomy_import(const struct taxonomy *taxonomy, const struct import_input *input, struct buf *out,
                struct import_counts *ret, struct error *err)
{
    struct importer im = {
        .input = input, .table = taxonomy_table(taxonomy), .out = out, .counts = ret};
    *ret = (struct import_counts){0};
    arena_init(&im.arena, ARENA_BYTES);
    enum status status = import_read(input, &im.arena, &im.rows, err);
    if (status == OK) {
        bool fits = index_table(&im);
        if (fits) {
            write_head(&im);
            fits = import_rows(&im);
        }
        if (!fits || buf_failed(out)) {
            status = error_set(err, E_NOMEM, "import: out of memory");
        }
    }
    arena_release(&im.arena);
    return status;
}
