/* normalize/skills/skills_cue.c: judges doubtful names. Rules, from the strongest: the
 * neighbours of a list; a word of experience before; "programming", "developer",
 * a version after; a sure skill in the sentence; a capital inside a sentence.
 * Which of them a name needs is said in its row (enum skill_cue). Must not know
 * any skill by name. */
#include "normalize/skills/skills_homonyms.h"

#include "normalize/text/words_ordinary.h"

#include "base/banned.h"

enum {
    SIDE_BYTES = 240,
    LEAD_BYTES = 90,
    NEAR_BYTES = 160,
    TRAIL_BYTES = 60,
    ASK_BYTES = 30,
    RUN_ALONE = 3,
    ITEM_LANGUAGES = 4
};

/* The word right before the name. */
static const char *const before_words[] = {
    "using",  "via", "use",    "built",  "write", "coding", "code",      "ms",    "microsoft",
    "apache", "aws", "amazon", "google", "adobe", "like",   "including", "learn", NULL};

/* Before a small letter: a verb follows, not a name ("to excel", "you react"). */
static const char *const verb_words[] = {"to",   "you",    "we",    "they",   "who",
                                         "will", "can",    "may",   "i",      "would",
                                         "must", "people", "shall", "should", NULL};

/* The word right after the name. */
static const char *const follow_stems[] = {
    "program",    "develop",      "engineer",    "framework",    "language",    "script",
    "code",       "coding",       "librar",      "ecosystem",    "stack",       "certif",
    "experience", "skill",        "knowledge",   "profici",      "spreadsheet", "dashboard",
    "macro",      "admin",        "architect",   "applications", "workflow",    "integration",
    "api",        "apis",         "sdk",         "cluster",      "pipeline",    "quer",
    "backend",    "microservice", "environment", "component",    "hook",        "kenntnis",
    "entwick",    "plugin",       "consult",     "software",     "databas",     "frontend",
    "based",      "expert",       "instance",    "functions",    "charts",      "native",
    "crm",        "erp",          "suite",       "cloud",        "enterprise",  "server",
    "monolith",   "codebase",     "upgrade",     "migration",    NULL};

/* ---- single cues ---- */

static bool
is_sure_hard(const struct judge *judge, const struct hit *hit)
{
    return hit->state == HIT_SURE && skills_is_hard(skills_type(judge, hit));
}

/* "Spring Boot 3", "Spark 3.x", "Go developer"; not "Spring 2026". */
static bool
has_follower(struct str text, const struct hit *hit)
{
    size_t i = hit->end;
    while (i < text.n && i < hit->end + 2u && (text.p[i] == ' ' || text.p[i] == '-')) {
        i++;
    }
    if (i == hit->end || i >= text.n) {
        return false;
    }
    if (byte_is_digit(text.p[i])) {
        size_t n = skills_word_bytes(text, i);
        bool is_version = i + n < text.n && text.p[i + n] == '.' && i + n + 1 < text.n &&
                          (byte_is_digit(text.p[i + n + 1]) || text.p[i + n + 1] == 'x');
        return (is_version && n < 3) || str_starts(str_sub(text, i, 4), STR("365"));
    }
    static const char *const words[] = {"app", "apps", NULL}; /* no "apple" */
    return skills_is_one_of(str_sub(text, i, skills_word_bytes(text, i)), words) ||
           skills_starts_stem(str_sub(text, i, 24), follow_stems);
}

static bool
has_near(const struct judge *judge, size_t k, struct str sentence)
{
    size_t base = (size_t)(sentence.p - judge->text.p);
    const struct hit *hit = &judge->hits->items[k];
    for (size_t i = k; i-- > 0 && judge->hits->items[i].begin >= base;) {
        const struct hit *other = &judge->hits->items[i];
        if (hit->begin - other->end > NEAR_BYTES) {
            break;
        }
        if (is_sure_hard(judge, other)) {
            return true;
        }
    }
    for (size_t i = k + 1; i < judge->hits->n && judge->hits->items[i].begin < base + sentence.n;
         i++) {
        const struct hit *other = &judge->hits->items[i];
        if (other->begin - hit->end > NEAR_BYTES) {
            break;
        }
        if (is_sure_hard(judge, other)) {
            return true;
        }
    }
    return false;
}

static bool
is_capital_at(struct str text, const struct hit *hit)
{
    return !(text.p[hit->begin] >= 'a' && text.p[hit->begin] <= 'z');
}

/* A capital that the beginning of a sentence, item or heading does not explain. */
static bool
is_capital_inside(struct str text, const struct hit *hit)
{
    if (!is_capital_at(text, hit)) {
        return false;
    }
    struct str sentence = skills_sentence(text, hit->begin, hit->end);
    size_t i = (size_t)(sentence.p - text.p);
    while (i < hit->begin && !byte_is_alpha(text.p[i])) {
        i++;
    }
    if (i >= hit->begin) {
        return false;
    }
    /* in a heading or a title all words have capitals */
    size_t n_small = 0;
    for (size_t k = i; k < hit->begin; k++) {
        bool is_start = k == i || !skills_is_word(text, k - 1);
        n_small += is_start && text.p[k] >= 'a' && text.p[k] <= 'z';
    }
    return n_small > 0;
}

/* "knowledge of C", "Erfahrung mit R": nothing but small words between. */
static bool
is_asked_directly(const struct judge *judge, const struct hit *hit, size_t sign)
{
    static const char *const small[] = {"of",  "in",  "with", "using", "the", "mit", "von",
                                        "de",  "en",  "avec", "con",   "on",  "s",   "sur",
                                        "met", "van", "em",   "com",   "z",   "ze",  "i",
                                        "af",  "med", "di",   "del",   "da",  "do",  NULL};
    const struct sign *ask = signs_before(judge->signs, sign, hit->begin, ASK_BYTES, SIGN_ASK);
    if (!ask) {
        return false;
    }
    struct str gap = str_sub(judge->text, ask->offset, hit->begin - ask->offset);
    for (size_t i = skills_word_bytes(gap, 0); i < gap.n;) {
        size_t n = skills_word_bytes(gap, i);
        bool is_blank = gap.p[i] == ' ' || gap.p[i] == ':';
        if (n ? !skills_is_one_of(str_sub(gap, i, n), small) : !is_blank) {
            return false;
        }
        i += n ? n : 1;
    }
    return true;
}

/* "written in C", "scripts in R": what is written is said before. */
static bool
is_written_in(const struct judge *judge, const struct hit *hit)
{
    static const char *const writing[] = {"writ",   "cod",    "program",  "implement", "develop",
                                          "script", "experi", "firmware", "softwar",   "librar",
                                          "driver", "servic", "applic",   NULL};
    struct str in = skills_word_before(judge->text, hit->begin);
    if (!str_is(in, "in") || skills_type(judge, hit) != SKILL_LANGUAGE) {
        return false;
    }
    size_t in_begin = (size_t)(in.p - judge->text.p);
    return skills_starts_stem(skills_word_before(judge->text, in_begin), writing);
}

/* "Rust is a plus": a wish that only a skill has behind it, and those that other things of
 * the same name may have as well: "access is required". */
static bool
is_wished(const struct judge *judge, const struct hit *hit)
{
    static const char *const pluses[] = {" is a plus",   " is preferred",    " is nice to have",
                                         " is a bonus",  " is an advantage", " a plus",
                                         " a bonus",     " would be a plus", " nice to have",
                                         " is an asset", " an advantage",    NULL};
    static const char *const needs[] = {
        " is required",  " is a must",     " is mandatory", " is needed", " is essential",
        " is desirable", " is beneficial", " required",     " preferred", NULL};
    struct str rest = str_sub(judge->text, hit->end, TRAIL_BYTES);
    enum skill_type type = skills_type(judge, hit);
    if (!is_capital_at(judge->text, hit) || rest.n == 0 || rest.p[0] != ' ') {
        return false;
    }
    bool may_be_needed = type < SKILL_DATABASE || type == SKILL_CERTIFICATION;
    return (skills_is_hard(type) && skills_starts_stem(rest, pluses)) ||
           (may_be_needed && skills_starts_stem(rest, needs));
}

/* "Desirable: SAP": all that a label of needs or wishes has behind it. */
static bool
is_labelled(const struct judge *judge, const struct hit *hit, size_t sign)
{
    enum { LABEL_BYTES = 24 };
    static const char ends[] = ".,;|\n";
    uint32_t kinds = SIGN_REQUIRED | SIGN_PREFERRED | SIGN_AHEAD;
    const struct sign *label = signs_before(judge->signs, sign, hit->begin, LABEL_BYTES, kinds);
    bool ends_there = hit->end == judge->text.n ||
                      memchr(ends, judge->text.p[hit->end], sizeof(ends) - 1) != NULL;
    if (!label || !ends_there || !is_capital_at(judge->text, hit)) {
        return false;
    }
    struct str gap = str_trim(str_sub(judge->text, label->offset, hit->begin - label->offset));
    return gap.n > 0 && gap.p[gap.n - 1] == ':';
}

/* "(e.g. Vault)", "(preferably Vault)": a bracket opens on examples of what was said. */
static bool
is_example(struct str text, const struct hit *hit)
{
    static const char *const OPENINGS[] = {
        "(e.g.",    "(e.g",       "(eg",   "(i.e.",  "(i.e",    "(such as", "(like", "(preferably",
        "(ideally", "(including", "(z.B.", "(z. B.", "(p. ex.", "(par ex.", "(ex."};
    size_t end = hit->begin;
    while (end > 0 &&
           (text.p[end - 1] == ' ' || text.p[end - 1] == ',' || text.p[end - 1] == ':')) {
        end--;
    }
    for (size_t i = 0; i < sizeof OPENINGS / sizeof OPENINGS[0]; i++) {
        struct str opening = str_of(OPENINGS[i]);
        if (end >= opening.n &&
            str_is_nocase(str_sub(text, end - opening.n, opening.n), OPENINGS[i])) {
            return end < hit->begin && is_capital_at(text, hit);
        }
    }
    return false;
}

/* Whether a doubtful name that stands in no list is meant. */
static bool
cue_holds(const struct judge *judge, size_t k)
{
    const struct hit *hit = &judge->hits->items[k];
    const struct skill_row *row = &judge->table->rows[hit->skill];
    enum skill_cue cue = (enum skill_cue)row->cue;
    if (cue == CUE_LANG) {
        return skills_language_asked(judge->text, hit->begin, hit->end);
    }
    if (!is_capital_at(judge->text, hit) &&
        skills_is_one_of(skills_word_before(judge->text, hit->begin), verb_words)) {
        return false;
    }
    if (row->cue_words && skills_has_listed(skills_sentence(judge->text, hit->begin, hit->end),
                                            str_of(row->cue_words))) {
        return true;
    }
    if (has_follower(judge->text, hit) || is_written_in(judge, hit) || is_wished(judge, hit) ||
        is_example(judge->text, hit) ||
        skills_is_one_of(skills_word_before(judge->text, hit->begin), before_words)) {
        return true;
    }
    size_t sign = signs_from(judge->signs, 0, hit->begin);
    if (is_labelled(judge, hit, sign)) {
        return true;
    }
    if (cue == CUE_LIST || cue == CUE_NONE) {
        return is_asked_directly(judge, hit, sign);
    }
    if (signs_before(judge->signs, sign, hit->begin, LEAD_BYTES, SIGN_LEAD)) {
        return true;
    }
    if (cue == CUE_STRONG || !is_capital_at(judge->text, hit) ||
        skills_is_possessive(judge->text, hit->end)) {
        return false;
    }
    return has_near(judge, k, skills_clauses(judge->text, hit->begin, hit->end)) ||
           (cue == CUE_MID && is_capital_inside(judge->text, hit));
}

/* ---- runs: hits that a list joins ---- */

/* "Harvest the crops" in a new line: a doubtful name that goes on in small letters is
 * no item of the list above. */
static bool
begins_prose(const struct judge *judge, size_t k)
{
    static const char *const joins[] = {"and", "or", "und", "oder", "et",  "ou",
                                        "y",   "e",  "o",   "og",   "och", NULL};
    const struct hit *hit = &judge->hits->items[k];
    struct str rest = str_sub(judge->text, hit->end, SIDE_BYTES);
    if (hit->state != HIT_DOUBT || rest.n < 2 || rest.p[0] != ' ' || rest.p[1] < 'a' ||
        rest.p[1] > 'z') {
        return false;
    }
    return !skills_is_one_of(str_sub(rest, 1, skills_word_bytes(rest, 1)), joins);
}

static size_t
run_end(const struct judge *judge, size_t k)
{
    size_t end = k + 1;
    while (end < judge->hits->n) {
        size_t from = judge->hits->items[end - 1].end;
        struct str gap = str_sub(judge->text, from, judge->hits->items[end].begin - from);
        if (!skills_is_list_gap(gap) ||
            (str_find_byte(gap, '\n') != SIZE_MAX && begins_prose(judge, end))) {
            break;
        }
        end++;
    }
    return end;
}

/* Whether the run is all that its line says: "- Word, Excel". */
static bool
is_whole_line(const struct judge *judge, size_t begin, size_t end)
{
    size_t from = judge->hits->items[begin].begin;
    size_t to = judge->hits->items[end - 1].end;
    while (from > 0 && judge->text.p[from - 1] != '\n') {
        if (skills_is_word(judge->text, --from)) {
            return false;
        }
    }
    while (to < judge->text.n && judge->text.p[to] != '\n') {
        if (skills_is_word(judge->text, to++)) {
            return false;
        }
    }
    return true;
}

/* Whether an item of a list begins at `at`: behind "- ", "* ", "2. ", a dot of any kind. */
static bool
is_item_begin(struct str text, size_t at)
{
    static const char *const bullets[] = {
        "-", "*", "\xE2\x80\xA2", "\xC2\xB7", "\xE3\x83\xBB", "\xE2\x80\x93"};
    size_t end = at;
    while (end > 0 && text.p[end - 1] == ' ') {
        end--;
    }
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++) {
        if (str_ends(str_sub(text, 0, end), str_of(bullets[i]))) {
            return true;
        }
    }
    return end >= 2 && (text.p[end - 1] == '.' || text.p[end - 1] == ')') &&
           byte_is_digit(text.p[end - 2]);
}

/* "- Rust" below "Requirements": a name with capitals that is all that an item of what
 * is asked for says. */
static bool
is_asked_item(const struct judge *judge, size_t k)
{
    const struct hit *hit = &judge->hits->items[k];
    bool needs_bullet =
        skills_type(judge, hit) > SKILL_DATABASE; /* else a line of its own will do */
    if (!is_capital_at(judge->text, hit) || !is_whole_line(judge, k, k + 1) ||
        (needs_bullet && !is_item_begin(judge->text, hit->begin))) {
        return false;
    }
    enum section_kind kind = sections_at(judge->sections, judge->n_sections, hit->begin);
    return kind == SECTION_REQUIREMENTS || kind == SECTION_PREFERRED || kind == SECTION_STACK;
}

/* What a run says about its doubtful members. */
enum run_worth {
    RUN_NOTHING,
    RUN_PRACTICE, /* a sure practice is in it: enough for CUE_MID and CUE_NEAR */
    RUN_TOOL      /* a sure tool, or enough doubtful names together */
};

/* Counts the doubtful names with capitals, and whether they are of one type. */
static size_t
count_doubtful(const struct judge *judge, size_t begin, size_t end, bool *ret_one_type,
               enum skill_type *ret_type)
{
    size_t n = 0;
    for (size_t k = begin; k < end; k++) {
        const struct hit *hit = &judge->hits->items[k];
        enum skill_type type = skills_type(judge, hit);
        if (hit->state != HIT_DOUBT || type == SKILL_HUMAN_LANGUAGE ||
            !is_capital_at(judge->text, hit)) {
            continue;
        }
        *ret_one_type = n == 0 || (*ret_one_type && *ret_type == type);
        *ret_type = type;
        n++;
    }
    return n;
}

/* "react, redux, jest": nothing but names that need a capital elsewhere. */
static bool
is_list_of_small(const struct judge *judge, size_t begin, size_t end)
{
    bool is_all = end - begin >= RUN_ALONE;
    for (size_t k = begin; k < end && is_all; k++) {
        is_all = judge->hits->items[k].state == HIT_DOUBT &&
                 skills_type(judge, &judge->hits->items[k]) <= SKILL_TOOL;
    }
    return is_all && is_whole_line(judge, begin, end);
}

static enum run_worth
run_worth(const struct judge *judge, size_t begin, size_t end)
{
    enum run_worth worth = is_list_of_small(judge, begin, end) ? RUN_TOOL : RUN_NOTHING;
    for (size_t k = begin; k < end; k++) {
        const struct hit *hit = &judge->hits->items[k];
        bool is_practice = skills_type(judge, hit) == SKILL_PRACTICE;
        if (is_sure_hard(judge, hit) && worth != RUN_TOOL) {
            worth = is_practice ? RUN_PRACTICE : RUN_TOOL;
        }
    }
    bool is_one_type = true;
    enum skill_type type = SKILL_NONE;
    size_t n_doubt = count_doubtful(judge, begin, end, &is_one_type, &type);
    bool is_pair = n_doubt == 2 && is_one_type;
    bool is_enough = n_doubt >= RUN_ALONE ||
                     (is_pair && (type <= SKILL_DATABASE || is_whole_line(judge, begin, end)));
    return is_enough ? RUN_TOOL : worth;
}

/* Whether the text is a list of human languages and nothing else: "English and French". */
static bool
is_language_list(const struct judge *judge, size_t begin, size_t end)
{
    bool is_all = end - begin > 1 && begin == 0 && end == judge->hits->n;
    for (size_t k = begin; k < end && is_all; k++) {
        is_all = skills_type(judge, &judge->hits->items[k]) == SKILL_HUMAN_LANGUAGE;
    }
    return is_all && is_whole_line(judge, begin, end) &&
           str_find_byte(str_trim(judge->text), '\n') == SIZE_MAX;
}

/* Not "polish" and "pools". */
static bool
is_no_word(struct str text, const struct hit *hit)
{
    return is_capital_at(text, hit) ||
           !word_is_ordinary(str_sub(text, hit->begin, hit->end - hit->begin));
}

/* One language that is asked for carries the others of its list; so do the tools in it:
 * "Opera, Excel, English", unless there are as many as where one chooses that of a page. */
static void
judge_languages(const struct judge *judge, size_t begin, size_t end, bool has_tool)
{
    bool any = is_language_list(judge, begin, end);
    size_t n = 0;
    for (size_t k = begin; k < end; k++) {
        const struct hit *hit = &judge->hits->items[k];
        bool is_language = skills_type(judge, hit) == SKILL_HUMAN_LANGUAGE;
        n += is_language;
        any = any || (is_language && (hit->state == HIT_SURE || cue_holds(judge, k)));
    }
    for (size_t k = begin; k < end; k++) {
        struct hit *hit = &judge->hits->items[k];
        if (hit->state == HIT_DOUBT && skills_type(judge, hit) == SKILL_HUMAN_LANGUAGE) {
            bool is_item = has_tool && n <= ITEM_LANGUAGES && is_no_word(judge->text, hit) &&
                           skills_language_fits(judge->text, hit->end);
            hit->state = any || is_item ? HIT_SURE : HIT_NO;
        }
    }
}

/* Whether a sure tool stands in the run; is_small: in small letters where its name has a capital.
 */
static bool
has_tool(const struct judge *judge, size_t begin, size_t end, bool is_small)
{
    for (size_t k = begin; k < end; k++) {
        const struct hit *hit = &judge->hits->items[k];
        const char *name = judge->table->rows[hit->skill].name;
        bool fits =
            !is_small || (!is_capital_at(judge->text, hit) && !(name[0] >= 'a' && name[0] <= 'z'));
        if (fits && is_sure_hard(judge, hit) && skills_type(judge, hit) <= SKILL_TOOL) {
            return true;
        }
    }
    return false;
}

static bool
run_holds(const struct judge *judge, const struct hit *hit, enum run_worth worth)
{
    enum skill_cue cue = (enum skill_cue)judge->table->rows[hit->skill].cue;
    return worth == RUN_TOOL || (worth == RUN_PRACTICE && (cue == CUE_MID || cue == CUE_NEAR));
}

/* The rest of a run: what its members say of one that nothing else speaks for. In small letters
 * only tools beside the name help, and where a capital is missing, those that lack theirs as well.
 */
static void
judge_by_run(const struct judge *judge, size_t begin, size_t end, enum run_worth worth)
{
    bool is_list = is_list_of_small(judge, begin, end);
    bool has_any = is_list || has_tool(judge, begin, end, false);
    bool has_small = is_list || (has_any && has_tool(judge, begin, end, true));
    for (size_t k = begin; k < end; k++) {
        struct hit *hit = &judge->hits->items[k];
        if (hit->state != HIT_DOUBT && hit->state != HIT_SMALL) {
            continue;
        }
        bool is_tool_near = hit->state == HIT_SMALL ? has_small : has_any;
        bool holds = is_capital_at(judge->text, hit) ? run_holds(judge, hit, worth)
                                                     : worth == RUN_TOOL && is_tool_near;
        hit->state = holds ? HIT_SURE : HIT_NO;
    }
}

static void
judge_run(const struct judge *judge, size_t begin, size_t end)
{
    enum run_worth worth = run_worth(judge, begin, end);
    bool is_open = false;
    judge_languages(judge, begin, end, worth != RUN_NOTHING);
    for (size_t k = begin; k < end; k++) {
        struct hit *hit = &judge->hits->items[k];
        if (hit->state == HIT_DOUBT && (cue_holds(judge, k) || is_asked_item(judge, k))) {
            hit->state = HIT_SURE; /* and carries its neighbours */
            worth = skills_is_hard(skills_type(judge, hit)) && is_capital_at(judge->text, hit)
                        ? RUN_TOOL
                        : worth;
        }
        is_open = is_open || hit->state == HIT_DOUBT || hit->state == HIT_SMALL;
    }
    if (is_open) {
        judge_by_run(judge, begin, end, worth);
    }
}

/* In a text without a single capital small letters say nothing. */
static void
settle_small(const struct judge *judge)
{
    bool has_small = false;
    for (size_t k = 0; k < judge->hits->n && !has_small; k++) {
        has_small = judge->hits->items[k].state == HIT_SMALL;
    }
    for (size_t i = 0; has_small && i < judge->text.n; i++) {
        has_small = !(judge->text.p[i] >= 'A' && judge->text.p[i] <= 'Z');
    }
    for (size_t k = 0; has_small && k < judge->hits->n; k++) {
        struct hit *hit = &judge->hits->items[k];
        if (hit->state == HIT_SMALL) {
            hit->state = HIT_DOUBT;
        }
    }
}

void
skills_judge(const struct judge *judge)
{
    homonyms_settle(judge);
    settle_small(judge);
    for (size_t k = 0; k < judge->hits->n;) {
        size_t end = run_end(judge, k);
        judge_run(judge, k, end);
        k = end;
    }
    skills_take_back(judge);
}
