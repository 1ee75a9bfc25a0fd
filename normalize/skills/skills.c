/* normalize/skills/skills.c: from text and tags to the list of skills: scan, judge,
 * leave out the parts that are not about the job, one entry per skill with its
 * first quote and its strongest need. */
#include "normalize/skills/skills.h"

#include <stdlib.h>

#include "base/limits.h"
#include "normalize/skills/skills_cue.h"
#include "normalize/skills/skills_pairs.h"
#include "normalize/skills/skills_scan.h"
#include "normalize/skills/skills_table.h"
#include "normalize/text/sections.h"

#include "base/banned.h"

enum {
    SIDE_BYTES = 240,
    TAG_ROOM = 16,
    LINE_BYTES = 1200 /* paragraphs of postings stay under it */
};

struct skills {
    const struct skill_table *table;
    struct sign_index phrases;
    const struct skill_pairs *pairs; /* of the table */
    struct skill_pairs *own;         /* likewise, where it is not the one built in; or NULL */
};

enum status
skills_new(const struct skill_table *table, struct skills **ret, struct error *err)
{
    struct skills *skills = calloc(1, sizeof(*skills));
    if (!skills) {
        return error_set(err, E_NOMEM, "skills: out of memory");
    }
    skills->table = table;
    signs_index(&skills->phrases);
    skills->pairs = &skill_pairs;
    if (table != &skill_table) {
        skills->own = malloc(sizeof *skills->own);
        if (!skills->own) {
            skills_free(skills);
            return error_set(err, E_NOMEM, "skills: out of memory");
        }
        pairs_fill(skills->own, table);
        skills->pairs = skills->own;
    }
    *ret = skills;
    return OK;
}

void
skills_free(struct skills *skills)
{
    if (skills) {
        free(skills->own);
        free(skills);
    }
}

/* What a part of the description says about the need; NEED_NONE: not of the job. */
static enum skill_need
need_of_section(enum section_kind kind)
{
    switch (kind) {
    case SECTION_REQUIREMENTS:
        return NEED_REQUIRED;
    case SECTION_PREFERRED:
        return NEED_PREFERRED;
    case SECTION_ABOUT:
    case SECTION_EEO:
    case SECTION_LEGAL:
    case SECTION_BENEFITS:
    case SECTION_APPLY:
        return NEED_NONE;
    case SECTION_NONE:
    case SECTION_DUTIES:
    case SECTION_PAY:
    case SECTION_STACK:
    case SECTION_KIND_COUNT:
        break;
    }
    return NEED_MENTIONED;
}

/* A text that was put into one line has no parts, whatever they were taken for. */
static bool
is_long_line(struct str text, uint32_t at)
{
    struct str rest = str_sub(text, at, LINE_BYTES);
    size_t end = str_find_byte(rest, '\n');
    size_t n = end == SIZE_MAX ? rest.n : end;
    for (size_t begin = at; begin > 0 && n < LINE_BYTES && text.p[begin - 1] != '\n'; begin--) {
        n++;
    }
    return n >= LINE_BYTES;
}

/* Whether a sign that opens a heading within a line stands right before `at`. */
static bool
is_marked(struct str text, uint32_t at)
{
    static const char *const marks[] = {"\xE2\x96\xA0", "\xE2\x97\x86",
                                        "\xE2\x97\x8F", "\xE2\x96\xBC",
                                        "\xE2\x97\x87", "\xE2\x96\xA1",
                                        "\xE2\x97\x8E", "\xE2\x97\x8B",
                                        "\xE2\x98\x85", "\xE2\x96\xB6",
                                        "\xE3\x80\x90", "\xEF\xBC\xBB",
                                        "\xEF\xBC\x9C", "<"};
    struct str before = str_sub(text, 0, at);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (str_ends(before, str_of(marks[i]))) {
            return true;
        }
    }
    return false;
}

/* "Must: X | nice to have: Y": a wish that is a label speaks of what follows. */
static bool
is_label(struct str text, const struct sign *said)
{
    enum { LABEL_BYTES = 24 };
    struct str rest = str_sub(text, said->offset, LABEL_BYTES);
    size_t colon = str_find_byte(rest, ':');
    colon = colon != SIZE_MAX ? colon : str_find(rest, STR("\xEF\xBC\x9A")); /* fullwidth */
    struct str words = str_sub(rest, 0, colon);
    return is_marked(text, said->offset) ||
           (colon != SIZE_MAX && str_find_byte(words, ',') == SIZE_MAX &&
            str_find_byte(words, '\n') == SIZE_MAX);
}

/* "X is required, Y is a plus": what X's own clause says goes before the rest. */
static bool
is_said_required(const struct sign_list *signs, const struct hit *hit, size_t sign, struct str text)
{
    enum { CLAUSE_BYTES = 40 };
    uint32_t kinds = SIGN_REQUIRED | SIGN_PREFERRED;
    size_t after = signs_from(signs, sign, hit->end);
    const struct sign *said = signs_after(signs, after, hit->end, CLAUSE_BYTES, kinds);
    if (!said || said->kinds & (SIGN_PREFERRED | SIGN_LEAD)) { /* "fluent" leads to what follows */
        return false;
    }
    struct str gap = str_sub(text, hit->end, said->offset - hit->end);
    return str_find_byte(gap, ',') == SIZE_MAX && str_find_byte(gap, ')') == SIZE_MAX;
}

/* Whether one name and no list stands in what follows a comma. */
static bool
is_one_item(struct str rest)
{
    static const char *const joins[] = {" and ", " or ",  " und ", " oder ", " et ",
                                        " ou ",  " y ",   " o ",   " e ",    " en ",
                                        " i ",   " lub ", " och ", " og ",   NULL};
    bool is_one = str_find_byte(rest, ',') == SIZE_MAX;
    for (size_t i = 0; joins[i] && is_one; i++) {
        is_one = !str_has_nocase(rest, str_of(joins[i]));
    }
    return is_one;
}

/* "English fluently, French a plus": whether the wish behind the hit is its own, not that
 * of another clause. is_needed: the hit's own clause says that it is needed. */
static bool
is_own_wish(struct str gap, bool is_needed)
{
    static const char *const turns[] = {"with ", "mit ", "avec ", "con ",
                                        "com ",  "met ", "while", NULL};
    size_t comma = str_find_byte(gap, ',');
    if (str_has(gap, STR("\xEF\xBC\x8C")) || str_has(gap, STR("\xE3\x80\x82"))) {
        return false; /* a fullwidth comma parts clauses; within lists there is another */
    }
    if (gap.n > 0 && gap.p[gap.n - 1] == '(') { /* "X (C1), Y (nice to have)" */
        return str_find_byte(gap, ')') == SIZE_MAX;
    }
    if (comma == SIZE_MAX) {
        return true;
    }
    for (size_t i = 0; i < comma; i++) {
        if (skills_is_word(gap, i)) {
            return false;
        }
    }
    struct str rest = str_trim(str_sub(gap, comma + 1, SIZE_MAX));
    return !skills_starts_stem(rest, turns) && !(is_needed && is_one_item(rest));
}

/* Whether the clause of the hit says before it that it is needed: "sehr gute X". */
static bool
is_needed_before(const struct sign_list *signs, const struct hit *hit, size_t sign, struct str text)
{
    const struct sign *need = signs_before(signs, sign, hit->begin, SIDE_BYTES, SIGN_REQUIRED);
    return need &&
           str_find_byte(str_sub(text, need->offset, hit->begin - need->offset), ',') == SIZE_MAX;
}

/* "ideally X", "X is a plus". */
static bool
is_wished(const struct sign_list *signs, const struct hit *hit, size_t sign, struct str text)
{
    if (signs_before(signs, sign, hit->begin, SIDE_BYTES, SIGN_PREFERRED | SIGN_AHEAD)) {
        return true;
    }
    const struct sign *said = signs_after(signs, sign, hit->begin, SIDE_BYTES, SIGN_PREFERRED);
    if (!said || said->offset < hit->end) {
        return said != NULL;
    }
    bool is_needed = is_needed_before(signs, hit, sign, text);
    return !is_label(text, said) &&
           is_own_wish(str_sub(text, hit->end, said->offset - hit->end), is_needed);
}

/* Whether "must have:" leads to the hit. */
static bool
is_labelled_must(const struct sign_list *signs, const struct hit *hit, size_t sign, struct str text)
{
    const struct sign *must = signs_before(signs, sign, hit->begin, SIDE_BYTES, SIGN_REQUIRED);
    return must && !(must->kinds & SIGN_PREFERRED) && is_label(text, must);
}

/* The sentence decides over the part: "(a plus)" in a list of requirements. */
static enum skill_need
need_of_hit(const struct sign_list *signs, const struct hit *hit, size_t sign, struct str text,
            enum section_kind kind, bool has_sections)
{
    enum skill_need need = need_of_section(kind);
    if (need == NEED_PREFERRED && is_labelled_must(signs, hit, sign, text)) {
        return NEED_REQUIRED; /* "Nice to have: X. Must have: Y" in one line */
    }
    if (need == NEED_NONE || need == NEED_PREFERRED) {
        return need;
    }
    if (is_said_required(signs, hit, sign, text)) {
        return NEED_REQUIRED;
    }
    if (is_wished(signs, hit, sign, text)) {
        return NEED_PREFERRED;
    }
    if (need == NEED_REQUIRED || (has_sections && kind != SECTION_NONE)) {
        return need;
    }
    uint32_t asks = SIGN_REQUIRED | SIGN_ASK;
    bool is_asked = signs_before(signs, sign, hit->begin, SIDE_BYTES, asks) ||
                    signs_after(signs, sign, hit->begin, SIDE_BYTES, SIGN_REQUIRED);
    return is_asked ? NEED_REQUIRED : NEED_MENTIONED;
}

/* The list under work, and its room. */
struct gather {
    const struct skills *skills;
    struct skill_list list;
    size_t cap;
};

/* Room for so many skills, up to the limit; false when out of memory. */
static bool
gather_reserve(struct gather *gather, size_t room, struct arena *arena)
{
    size_t cap = room < LIMIT_SKILLS ? room : LIMIT_SKILLS;
    if (cap <= gather->cap) {
        return true;
    }
    struct skill *items = ARENA_ARRAY(arena, cap, struct skill);
    if (!items) {
        return false;
    }
    if (gather->list.n) {
        memcpy(items, gather->list.items, gather->list.n * sizeof(*items));
    }
    gather->list.items = items;
    gather->cap = cap;
    return true;
}

static void
gather_add(struct gather *gather, uint16_t skill, struct str quote, uint32_t offset,
           enum skill_need need)
{
    const struct skill_row *row = &gather->skills->table->rows[skill];
    for (size_t i = 0; i < gather->list.n; i++) {
        struct skill *have = &gather->list.items[i];
        if (have->id == row->id) {
            have->need = need < have->need ? need : have->need;
            return;
        }
    }
    if (gather->list.n < gather->cap) {
        gather->list.items[gather->list.n++] = (struct skill){
            row->id, row->slug, row->name, (enum skill_type)row->type, need, quote, offset};
    }
}

/* In a short text names may stand in small letters: "java, spring boot, hibernate". */
static bool
is_short(struct str text)
{
    enum { SHORT_BYTES = 400 };
    return text.n <= SHORT_BYTES;
}

static bool
gather_text(struct gather *gather, const struct skills_input *input, struct arena *arena)
{
    struct scan scan = {0};
    struct scan_options options = {.phrases = &gather->skills->phrases,
                                   .words = input->words,
                                   .pairs = gather->skills->pairs,
                                   .is_small = is_short(input->text)};
    skills_scan(gather->skills->table, input->text, options, arena, &scan);
    if (!gather_reserve(gather, scan.hits.n, arena)) {
        return false;
    }
    struct judge judge = {.table = gather->skills->table,
                          .text = input->text,
                          .company = input->company,
                          .signs = &scan.signs,
                          .hits = &scan.hits,
                          .sections = input->sections,
                          .n_sections = input->n_sections};
    skills_judge(&judge);
    size_t section = 0;
    size_t sign = 0;
    for (size_t k = 0; k < scan.hits.n; k++) {
        const struct hit *hit = &scan.hits.items[k];
        if (hit->state != HIT_SURE) {
            continue;
        }
        while (section < input->n_sections && input->sections[section].end <= hit->begin) {
            section++;
        }
        enum section_kind kind =
            section < input->n_sections ? input->sections[section].kind : SECTION_NONE;
        if (need_of_section(kind) == NEED_NONE && is_long_line(input->text, hit->begin)) {
            kind = SECTION_NONE;
        }
        sign = signs_from(&scan.signs, sign, hit->begin);
        enum skill_need need =
            need_of_hit(&scan.signs, hit, sign, input->text, kind, input->n_sections > 1);
        if (need != NEED_NONE) {
            gather_add(gather, hit->skill, str_sub(input->text, hit->begin, hit->end - hit->begin),
                       hit->begin, need);
        }
    }
    return !scan.hits.failed && !scan.signs.failed;
}

/* A tag is a name as a whole: no cue is needed, nor the right case. */
static bool
gather_tag(struct gather *gather, struct str tag, uint32_t offset, struct arena *arena)
{
    struct scan scan = {0};
    tag = str_trim(tag);
    skills_scan(gather->skills->table, tag, (struct scan_options){.any_case = true}, arena, &scan);
    const struct hit *hit = scan.hits.items;
    if (scan.hits.n == 1 && hit->begin == 0 && hit->end == tag.n) {
        if (!gather_reserve(gather, gather->list.n + TAG_ROOM, arena)) {
            return false;
        }
        gather_add(gather, hit->skill, tag, offset, NEED_MENTIONED);
    }
    return !scan.hits.failed;
}

static bool
is_tag_end(char c)
{
    return c == ',' || c == ';' || c == '|' || c == '\n';
}

static bool
gather_tag_list(struct gather *gather, struct str text, struct arena *arena)
{
    size_t begin = 0;
    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && !is_tag_end(text.p[i])) {
            continue;
        }
        if (!gather_tag(gather, str_sub(text, begin, i - begin), UINT32_MAX, arena)) {
            return false;
        }
        begin = i + 1;
    }
    return true;
}

static bool
gather_tags(struct gather *gather, const struct raw_value *tags, struct arena *arena)
{
    for (; tags; tags = tags->next) {
        if (tags->field == FIELD_SKILL && !gather_tag_list(gather, tags->text, arena)) {
            return false;
        }
    }
    return true;
}

enum status
skills_find(const struct skills *skills, const struct skills_input *input, struct arena *arena,
            struct skill_list *ret)
{
    struct gather gather = {.skills = skills};
    if (!gather_text(&gather, input, arena) || !gather_tags(&gather, input->tags, arena)) {
        return E_NOMEM;
    }
    if (gather.list.n == 0 && input->text.n <= LIMIT_TITLE_BYTES &&
        !gather_tag(&gather, input->text, 0, arena)) {
        return E_NOMEM;
    }
    *ret = gather.list;
    return OK;
}
