/* normalize/skills_cue.c: judges doubtful names. Rules, from the strongest: the
 * neighbours of a list; a word of experience before; "programming", "developer",
 * a version after; a sure skill in the sentence; a capital inside a sentence.
 * Which of them a name needs is said in its row (enum skill_cue). Must not know
 * any skill by name. */
#include "normalize/skills_cue.h"

#include "base/banned.h"

enum { SIDE_BYTES = 240, LEAD_BYTES = 90, NEAR_BYTES = 160, GAP_BYTES = 60, RUN_ALONE = 3 };

/* A word that begins so, before the name in its sentence. */
static const char *const lead_stems[] = {"experien",
                                         "profici",
                                         "knowledge",
                                         "familiar",
                                         "skill",
                                         "expert",
                                         "fluen",
                                         "competen",
                                         "command",
                                         "mastery",
                                         "master",
                                         "certif",
                                         "hands",
                                         "background",
                                         "literacy",
                                         "literate",
                                         "kenntnis",
                                         "erfahr",
                                         "umgang",
                                         "beherrsch",
                                         "vertraut",
                                         "connaiss",
                                         "ma\xC3\xAEtris",
                                         "maitris",
                                         "exp\xC3\xA9rien",
                                         "conocim",
                                         "experiencia",
                                         "manejo",
                                         "domin",
                                         "ervaring",
                                         "kennis",
                                         "znajomo",
                                         "do\xC5\x9Bwiadcz",
                                         "conoscenz",
                                         "esperienz",
                                         "conhecim",
                                         "experi\xC3\xAAn",
                                         "advanced",
                                         "exposure",
                                         "understanding",
                                         "stack",
                                         "tools",
                                         "technolog",
                                         "software",
                                         "program",
                                         "languages",
                                         "framework",
                                         "kendskab",
                                         "erfaring",
                                         "erfarenhet",
                                         "\xD0\xB7\xD0\xBD\xD0\xB0\xD0\xBD",
                                         "\xD0\xBE\xD0\xBF\xD1\x8B\xD1\x82",
                                         "\xD0\xB2\xD0\xBB\xD0\xB0\xD0\xB4",
                                         NULL};

/* The word right before the name. */
static const char *const before_stems[] = {
    "using",  "via", "use",    "built",  "write", "coding", "code",      "ms",    "microsoft",
    "apache", "aws", "amazon", "google", "adobe", "like",   "including", "learn", NULL};

/* The word right after the name. */
static const char *const follow_stems[] = {
    "program",    "develop",     "engineer",  "framework",    "language",    "script",
    "code",       "coding",      "librar",    "ecosystem",    "stack",       "certif",
    "experience", "skill",       "knowledge", "profici",      "spreadsheet", "dashboard",
    "macro",      "admin",       "architect", "app",          "apps",        "applications",
    "workflow",   "integration", "api",       "apis",         "sdk",         "cluster",
    "pipeline",   "quer",        "backend",   "microservice", "environment", "component",
    "hook",       "kenntnis",    "entwick",   "plugin",       "consult",     "software",
    "databas",    "frontend",    "based",     "expert",       "instance",    "functions",
    "charts",     "native",      "crm",       "erp",          "suite",       "cloud",
    "enterprise", "server",      NULL};

/* Words that stand between the items of a list. */
static const char *const list_words[] = {
    "and",      "or",    "und",       "oder",   "et",       "ou",
    "y",        "o",     "e",         "en",     "of",       "i",
    "lub",      "as",    "well",      "like",   "such",     "including",
    "eg",       "ie",    "sowie",     "bzw",    "with",     "plus",
    "und/oder", "og",    "och",       "etc",    "\xD0\xB8", "\xD0\xB8\xD0\xBB\xD0\xB8",
    "the",      "ms",    "microsoft", "apache", "aws",      "google",
    "amazon",   "adobe", "azure",     NULL};

/* Negation: a word before, and what must stand in the sentence with it. */
static const char *const no_words[] = {"no",   "without", "kein", "keine", "keinerlei",
                                       "sans", "sin",     "zero", "geen",  NULL};
static const char *const need_words[] = {
    "experience",   "knowledge",   "requir",       "necessary",
    "need",         "erfahrung",   "kenntnis",     "exp\xC3\xA9rience",
    "connaissance", "experiencia", "erforderlich", "background",
    "ervaring",     NULL};
/* Negation after the name. */
static const char *const not_needed[] = {"not required",
                                         "not necessary",
                                         "not needed",
                                         "isn't required",
                                         "is not a requirement",
                                         "not a must",
                                         "nicht erforderlich",
                                         "nicht notwendig",
                                         "nicht zwingend",
                                         "not essential",
                                         "not mandatory",
                                         "no es necesari",
                                         "pas n\xC3\xA9"
                                         "cessaire",
                                         NULL};

/* Before the employer's own name: its product is asked for. */
static const char *const asking_stems[] = {"experien", "profici", "knowledge", "familiar",
                                           "expert",   "hands",   "certif",    "skill",
                                           "kenntnis", "erfahr",  NULL};

/* What stands after these in a sentence are other firms, not skills. */
static const char *const firm_phrases[] = {"companies like",
                                           "companies such as",
                                           "companies including",
                                           "customers like",
                                           "customers such as",
                                           "customers include",
                                           "customers including",
                                           "clients like",
                                           "clients such as",
                                           "clients include",
                                           "clients including",
                                           "trusted by",
                                           "backed by",
                                           "funded by",
                                           "investors",
                                           "used by",
                                           "brands like",
                                           "brands such as",
                                           "brands including",
                                           "founded by",
                                           "alumni of",
                                           "alumni from",
                                           "startups like",
                                           "organizations like",
                                           "organizations such as",
                                           "enterprises like",
                                           "enterprises such as",
                                           "competitors",
                                           "teams at companies",
                                           "leaders from",
                                           "partners include",
                                           "ex-",
                                           "previously at",
                                           "worked at",
                                           "came from",
                                           "veterans of",
                                           "engineers from",
                                           "veterans from",
                                           "technology companies",
                                           "enterprises worldwide use",
                                           "firms like",
                                           "firms such as",
                                           NULL};

static bool
ends_sentence(struct str text, size_t i)
{
    char c = text.p[i];
    if (c == '\n') {
        return true;
    }
    if (c != '.' && c != '!' && c != '?' && c != ';') {
        return false;
    }
    bool is_gap = i + 1 < text.n && byte_is_space(text.p[i + 1]);
    bool is_abbreviation = c == '.' && i >= 2 && (text.p[i - 2] == '.' || text.p[i - 2] == '(');
    return (is_gap && !is_abbreviation && i + 2 < text.n &&
            !(text.p[i + 2] >= 'a' && text.p[i + 2] <= 'z')) ||
           c == ';';
}

struct str
skills_sentence(struct str text, size_t begin, size_t end)
{
    size_t from = begin;
    while (from > 0 && begin - from < SIDE_BYTES && !ends_sentence(text, from - 1)) {
        from--;
    }
    size_t to = end;
    while (to < text.n && to - end < SIDE_BYTES && !ends_sentence(text, to)) {
        to++;
    }
    return str_sub(text, from, to - from);
}

bool
skills_starts_stem(struct str text, const char *const *stems)
{
    for (; *stems; stems++) {
        char first = byte_lower(text.n ? text.p[0] : ' ');
        if ((*stems)[0] == first && str_starts_nocase(text, str_of(*stems))) {
            return true;
        }
    }
    return false;
}

bool
skills_has_stem(struct str text, const char *const *stems)
{
    bool inside = false;
    for (size_t i = 0; i < text.n; i++) {
        bool is_word = skills_is_word(text, i) || (inside && (unsigned char)text.p[i] >= 0x80);
        if (is_word && !inside && skills_starts_stem(str_sub(text, i, 24), stems)) {
            return true;
        }
        inside = is_word;
    }
    return false;
}

static bool
is_one_of(struct str word, const char *const *words)
{
    for (; *words; words++) {
        if (str_is_nocase(word, *words)) {
            return true;
        }
    }
    return false;
}

/* Length of the word at `i`. */
static size_t
word_bytes(struct str text, size_t i)
{
    size_t n = 0;
    while (i + n < text.n &&
           (skills_is_word(text, i + n) || (n && (unsigned char)text.p[i + n] >= 0x80))) {
        n++;
    }
    return n;
}

bool
skills_is_list_gap(struct str gap)
{
    static const char signs[] = ",/;|&+():*\n";
    size_t n_unknown = 0;
    bool has_line = false;
    bool begins = false;
    bool ends = false;
    bool is_first = true;
    if (gap.n > GAP_BYTES) {
        return false;
    }
    for (size_t i = 0; i < gap.n;) {
        size_t n = word_bytes(gap, i);
        if (n == 0) {
            char c = gap.p[i];
            bool is_sign = memchr(signs, c, sizeof(signs) - 1) != NULL || (unsigned char)c >= 0x80;
            if (c == '.' || c == '!' || c == '?') {
                return false;
            }
            begins = begins || (is_first && is_sign);
            ends = ends || is_sign;
            has_line = has_line || c == '\n';
            i++;
            continue;
        }
        struct str word = str_sub(gap, i, n);
        bool is_list_word = is_one_of(word, list_words);
        bool is_name = !(word.p[0] >= 'a' && word.p[0] <= 'z');
        if (!is_list_word && !is_name) {
            return false;
        }
        n_unknown += !is_list_word;
        begins = begins || (is_first && is_list_word);
        ends = is_list_word;
        is_first = false;
        i += n;
    }
    return n_unknown == 0 || (n_unknown <= 3 && begins && ends && !has_line);
}

/* ---- single cues ---- */

struct context {
    const struct skill_table *table;
    struct str text;
    struct hit_list *hits;
};

static enum skill_type
type_of(const struct context *ctx, const struct hit *hit)
{
    return (enum skill_type)ctx->table->rows[hit->skill].type;
}

/* Types that make their neighbours sure. */
static bool
is_hard(enum skill_type type)
{
    return type != SKILL_NONE && type != SKILL_DOMAIN && type != SKILL_SOFT &&
           type != SKILL_HUMAN_LANGUAGE;
}

static bool
is_sure_hard(const struct context *ctx, const struct hit *hit)
{
    return hit->state == HIT_SURE && is_hard(type_of(ctx, hit));
}

static bool
has_lead(struct str text, const struct hit *hit, struct str sentence)
{
    size_t base = (size_t)(sentence.p - text.p);
    size_t from = hit->begin - base > LEAD_BYTES ? hit->begin - LEAD_BYTES : base;
    return skills_has_stem(str_sub(text, from, hit->begin - from), lead_stems);
}

static bool
has_before(struct str text, const struct hit *hit)
{
    size_t end = hit->begin;
    while (end > 0 && text.p[end - 1] == ' ') {
        end--;
    }
    size_t begin = end;
    while (begin > 0 && byte_is_alpha(text.p[begin - 1])) {
        begin--;
    }
    return end > begin && is_one_of(str_sub(text, begin, end - begin), before_stems);
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
        size_t n = word_bytes(text, i);
        bool is_version = i + n < text.n && text.p[i + n] == '.' && i + n + 1 < text.n &&
                          (byte_is_digit(text.p[i + n + 1]) || text.p[i + n + 1] == 'x');
        return (is_version && n < 3) || str_starts(str_sub(text, i, 4), STR("365"));
    }
    return skills_starts_stem(str_sub(text, i, 24), follow_stems);
}

static bool
has_cue_word(struct str sentence, const char *cue_words)
{
    struct str rest = str_of(cue_words);
    while (rest.p) {
        struct str word = str_cut(&rest, '|');
        for (size_t at = 0; word.n && at + word.n <= sentence.n;) {
            size_t found = str_find_nocase(str_sub(sentence, at, sentence.n), word);
            if (found == SIZE_MAX) {
                break;
            }
            at += found;
            if (at == 0 || !skills_is_word(sentence, at - 1)) {
                return true;
            }
            at++;
        }
    }
    return false;
}

static bool
has_near(const struct context *ctx, size_t k, struct str sentence)
{
    size_t base = (size_t)(sentence.p - ctx->text.p);
    const struct hit *hit = &ctx->hits->items[k];
    for (size_t i = k; i-- > 0 && ctx->hits->items[i].begin >= base;) {
        const struct hit *other = &ctx->hits->items[i];
        if (hit->begin - other->end > NEAR_BYTES) {
            break;
        }
        if (is_sure_hard(ctx, other)) {
            return true;
        }
    }
    for (size_t i = k + 1; i < ctx->hits->n && ctx->hits->items[i].begin < base + sentence.n; i++) {
        const struct hit *other = &ctx->hits->items[i];
        if (other->begin - hit->end > NEAR_BYTES) {
            break;
        }
        if (is_sure_hard(ctx, other)) {
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
is_capital_inside(struct str text, const struct hit *hit, struct str sentence)
{
    if (!is_capital_at(text, hit)) {
        return false;
    }
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

/* Whether a doubtful name that stands in no list is meant. */
static bool
cue_holds(const struct context *ctx, size_t k)
{
    const struct hit *hit = &ctx->hits->items[k];
    const struct skill_row *row = &ctx->table->rows[hit->skill];
    enum skill_cue cue = (enum skill_cue)row->cue;
    struct str sentence = skills_sentence(ctx->text, hit->begin, hit->end);
    if (cue == CUE_LANG) {
        return skills_language_asked(ctx->text, hit->begin, hit->end);
    }
    if (row->cue_words && has_cue_word(sentence, row->cue_words)) {
        return true;
    }
    if (has_follower(ctx->text, hit) || has_before(ctx->text, hit)) {
        return true;
    }
    if (cue == CUE_LIST) {
        return false;
    }
    if (has_lead(ctx->text, hit, sentence)) {
        return true;
    }
    if (cue == CUE_STRONG || !is_capital_at(ctx->text, hit)) {
        return false;
    }
    return has_near(ctx, k, sentence) ||
           (cue == CUE_MID && is_capital_inside(ctx->text, hit, sentence));
}

/* ---- runs: hits that a list joins ---- */

static size_t
run_end(const struct context *ctx, size_t k)
{
    size_t end = k + 1;
    while (end < ctx->hits->n) {
        size_t from = ctx->hits->items[end - 1].end;
        struct str gap = str_sub(ctx->text, from, ctx->hits->items[end].begin - from);
        if (!skills_is_list_gap(gap)) {
            break;
        }
        end++;
    }
    return end;
}

/* A run of doubtful names alone counts when it is long or all of one type. */
static bool
run_is_sure(const struct context *ctx, size_t begin, size_t end)
{
    size_t n_doubt = 0;
    bool is_one_type = true;
    enum skill_type type = SKILL_NONE;
    for (size_t k = begin; k < end; k++) {
        const struct hit *hit = &ctx->hits->items[k];
        if (is_sure_hard(ctx, hit)) {
            return true;
        }
        if (hit->state != HIT_DOUBT || type_of(ctx, hit) == SKILL_HUMAN_LANGUAGE ||
            !is_capital_at(ctx->text, hit)) {
            continue;
        }
        is_one_type = is_one_type && (type == SKILL_NONE || type == type_of(ctx, hit));
        type = type_of(ctx, hit);
        n_doubt++;
    }
    return n_doubt >= RUN_ALONE || (n_doubt == 2 && is_one_type && type <= SKILL_DATABASE);
}

/* One language that is asked for carries the others of its list. */
static void
judge_languages(const struct context *ctx, size_t begin, size_t end)
{
    bool any = false;
    for (size_t k = begin; k < end; k++) {
        const struct hit *hit = &ctx->hits->items[k];
        bool is_language = type_of(ctx, hit) == SKILL_HUMAN_LANGUAGE;
        any = any || (is_language && (hit->state == HIT_SURE || cue_holds(ctx, k)));
    }
    for (size_t k = begin; k < end; k++) {
        struct hit *hit = &ctx->hits->items[k];
        if (hit->state == HIT_DOUBT && type_of(ctx, hit) == SKILL_HUMAN_LANGUAGE) {
            hit->state = any ? HIT_SURE : HIT_NO;
        }
    }
}

/* A small letter where the table has a capital: only tools beside it help. */
static bool
small_holds(const struct context *ctx, size_t begin, size_t end)
{
    for (size_t k = begin; k < end; k++) {
        const struct hit *hit = &ctx->hits->items[k];
        if (is_sure_hard(ctx, hit) && type_of(ctx, hit) <= SKILL_TOOL) {
            return true;
        }
    }
    return false;
}

static void
judge_run(const struct context *ctx, size_t begin, size_t end)
{
    bool is_sure = run_is_sure(ctx, begin, end);
    bool is_small_sure = is_sure && small_holds(ctx, begin, end);
    judge_languages(ctx, begin, end);
    for (size_t k = begin; k < end; k++) {
        struct hit *hit = &ctx->hits->items[k];
        if (hit->state == HIT_DOUBT) {
            bool by_run = is_capital_at(ctx->text, hit) ? is_sure : is_small_sure;
            hit->state = by_run || cue_holds(ctx, k) ? HIT_SURE : HIT_NO;
        }
    }
}

/* ---- what is said away ---- */

static bool
is_negated(struct str text, const struct hit *hit)
{
    struct str sentence = skills_sentence(text, hit->begin, hit->end);
    size_t base = (size_t)(sentence.p - text.p);
    struct str trail = str_sub(str_sub(text, hit->end, base + sentence.n - hit->end), 0, 70);
    for (const char *const *z = not_needed; *z; z++) {
        size_t at = str_find_nocase(trail, str_of(*z));
        if (at != SIZE_MAX && str_find_byte(str_sub(trail, 0, at), ',') == SIZE_MAX &&
            !str_has_nocase(str_sub(trail, 0, at), STR(" but "))) {
            return true;
        }
    }
    size_t from = hit->begin - base > 60 ? hit->begin - 60 : base;
    struct str lead = str_sub(text, from, hit->begin - from);
    for (size_t i = 0; i < lead.n;) {
        size_t n = word_bytes(lead, i);
        if (n && is_one_of(str_sub(lead, i, n), no_words)) {
            struct str rest = str_sub(lead, i + n, lead.n);
            return !str_has(rest, STR(",")) && !str_has_nocase(rest, STR(" but ")) &&
                   (skills_has_stem(rest, need_words) ||
                    skills_has_stem(str_sub(trail, 0, 24), need_words));
        }
        i += n ? n : 1;
    }
    return false;
}

/* "... trusted by companies like Cloudflare and Vanta". */
static bool
is_other_firm(struct str text, const struct hit *hit)
{
    struct str sentence = skills_sentence(text, hit->begin, hit->end);
    struct str lead = str_sub(sentence, 0, hit->begin - (size_t)(sentence.p - text.p));
    for (const char *const *z = firm_phrases; *z; z++) {
        if (str_has_nocase(lead, str_of(*z))) {
            return true;
        }
    }
    return false;
}

/* Whether the name is that of the employer: "Elastic" of "Elastic N.V.". */
static bool
is_company(struct str text, struct str company, const struct hit *hit)
{
    struct str name = str_sub(text, hit->begin, hit->end - hit->begin);
    if (company.n < name.n || !str_starts_nocase(company, name)) {
        return false;
    }
    return company.n == name.n || !skills_is_word(company, name.n);
}

/* The employer's own name counts where it is asked for. */
static bool
own_holds(struct str text, const struct hit *hit)
{
    struct str sentence = skills_sentence(text, hit->begin, hit->end);
    size_t base = (size_t)(sentence.p - text.p);
    return skills_has_stem(str_sub(text, base, hit->begin - base), asking_stems);
}

void
skills_judge(const struct skill_table *table, struct str text, struct str company,
             struct hit_list *hits)
{
    struct context ctx = {table, text, hits};
    for (size_t k = 0; k < hits->n;) {
        size_t end = run_end(&ctx, k);
        judge_run(&ctx, k, end);
        k = end;
    }
    for (size_t k = 0; k < hits->n; k++) {
        struct hit *hit = &hits->items[k];
        bool is_tech = type_of(&ctx, hit) != SKILL_HUMAN_LANGUAGE && is_hard(type_of(&ctx, hit));
        if (hit->state != HIT_SURE) {
            continue;
        }
        bool is_own = is_tech && company.n && is_company(text, company, hit);
        if (is_negated(text, hit) || (is_own && !own_holds(text, hit)) ||
            (is_tech && is_other_firm(text, hit))) {
            hit->state = HIT_NO;
        }
    }
}
