/* normalize/workmode/workmode_fields.c: the work mode in short texts: titles, places, structured
 * values and yes/no flags of boards. In them a weak word is enough. Must not read descriptions
 * (workmode.c).
 */
#include "normalize/workmode/workmode.h"

#include "base/banned.h"

enum {
    LABEL_BYTES = 4, /* from a label to its colon */
    LABELS_MAX = 4,  /* before what is said */
    SHORT_TEXT_WORDS = 14,
    LINE_WORDS = 8 /* of a line that speaks of the job alone */
};

// clang-format off
static const struct { const char *word; enum work_mode mode; } STRUCTURED[] = {
    {"telecommute", MODE_REMOTE}, {"remote", MODE_REMOTE}, {"fully_remote", MODE_REMOTE}, {"fullremote", MODE_REMOTE}, {"full", MODE_REMOTE}, {"partial", MODE_HYBRID}, {"punctual", MODE_HYBRID},
    {"hybrid", MODE_HYBRID}, {"flexible", MODE_HYBRID}, {"onsite", MODE_ONSITE}, {"on-site", MODE_ONSITE}, {"on_site", MODE_ONSITE}, {"office", MODE_ONSITE}, {"in-office", MODE_ONSITE}, {"inoffice", MODE_ONSITE}, {"in_office", MODE_ONSITE}, {"on site", MODE_ONSITE},
};
static const struct { const char *rule; enum work_mode mode; } FLAGS[] = {
    {"hybrid", MODE_HYBRID}, {"on_site", MODE_ONSITE}, {"onsite", MODE_ONSITE}, {"remote", MODE_REMOTE}, {"telecommut", MODE_REMOTE}, {"telework", MODE_NONE},
};
// clang-format on

/* What a field's word means; MODE_NONE for others. */
static enum work_mode
mode_of_word(struct str text)
{
    for (size_t i = 0; i < sizeof STRUCTURED / sizeof STRUCTURED[0]; i++) {
        if (str_is_nocase(text, STRUCTURED[i].word)) {
            return STRUCTURED[i].mode;
        }
    }
    return MODE_NONE;
}

/* Mode bits of a "yes" in the field that the rule read. */
static uint8_t
flag_modes(struct str rule)
{
    for (size_t i = 0; i < sizeof FLAGS / sizeof FLAGS[0]; i++) {
        if (str_find_nocase(rule, str_of(FLAGS[i].rule)) != SIZE_MAX) {
            return (uint8_t)((1U << FLAGS[i].mode) & ~1U);
        }
    }
    return 0;
}

/* Whether a field says yes or no; neither of both for other words. */
struct answer {
    bool yes, no;
};
static const struct {
    const char *word;
    bool is_yes, is_beginning; /* of what the field says */
} ANSWERS[] = {
    {"true", true, false},         {"yes", true, false},           {"1", true, false},
    {"false", false, false},       {"no", false, false},           {"0", false, false},
    {"none", false, false},        {"not available", false, true}, {"not eligible", false, true},
    {"unavailable", false, false},
};

static struct answer
answer_of(struct str text)
{
    for (size_t i = 0; i < sizeof ANSWERS / sizeof ANSWERS[0]; i++) {
        if (ANSWERS[i].is_beginning ? str_starts_nocase(text, str_of(ANSWERS[i].word))
                                    : str_is_nocase(text, ANSWERS[i].word)) {
            return (struct answer){.yes = ANSWERS[i].is_yes, .no = !ANSWERS[i].is_yes};
        }
    }
    return (struct answer){false, false};
}

/* Mode bits of "workRemoteAllowed": true: a name without blanks and a yes. */
static uint8_t
modes_of_pair(struct str text)
{
    size_t at = str_find_byte(text, ':');
    at = at == SIZE_MAX ? str_find_byte(text, '=') : at;
    struct str name = str_trim(str_sub(text, 0, at == SIZE_MAX ? 0 : at));
    if (name.n == 0 || str_find_byte(name, ' ') != SIZE_MAX) {
        return 0;
    }
    struct str value = str_trim(str_sub(text, at + 1, SIZE_MAX));
    return answer_of(value).yes ? flag_modes(name) : 0;
}

/* What follows the label that a text begins with, absent without one; *asks: the mode that the
 * label asks for. */
static struct str
behind_label(const struct words *words, const struct hits *hits, enum work_mode *asks)
{
    if (hits->n == 0 || hits->items[0].tag != TAG_LABEL || hits->items[0].word != 0) {
        return STR_NONE;
    }
    struct str rest = str_sub(words->text, hits->items[0].end, SIZE_MAX);
    size_t colon = str_find_byte(str_sub(rest, 0, LABEL_BYTES), ':');
    *asks = (enum work_mode)hits->items[0].value;
    return colon == SIZE_MAX ? STR_NONE : str_trim(str_sub(rest, colon + 1, SIZE_MAX));
}

/* Words of the line that holds the byte at `at`; a list's item is none of its own. */
static size_t
line_words(const struct words *words, size_t at)
{
    struct str text = words->text;
    size_t begin = at, end = at;
    while (begin > 0 && text.p[begin - 1] != '\n') {
        begin--;
    }
    while (end < text.n && text.p[end] != '\n') {
        end++;
    }
    bool is_item = str_starts(str_sub(text, begin, 2), STR("- "));
    return is_item ? SIZE_MAX : words_from(words, end) - words_from(words, begin);
}

/* "We provide remote advice to ships.": a sentence that begins with what is done or known. */
static bool
is_duty(const struct words *words)
{
    static const char *const LEADS[] = {"we", "you", "will", "ll", "to", "must", "can"};
    static const char *const DUTIES[] = {
        "provide", "support",    "lead",      "manage",       "coordinate",  "install",
        "deliver", "train",      "help",      "assist",       "develop",     "design",
        "operate", "maintain",   "implement", "meet",         "handle",      "conduct",
        "perform", "monitor",    "configure", "troubleshoot", "supervise",   "deploy",
        "ability", "experience", "knowledge", "skills",       "familiarity", "understanding",
        "make",    "build",      "sell",      "repair",       "use"};
    if (!str_ends(str_trim(words->text), STR("."))) {
        return false; /* "Support Engineer, remote" */
    }
    size_t at = 0;
    while (words_is_any(words, at, LEADS, sizeof LEADS / sizeof LEADS[0])) {
        at++;
    }
    return words_is_any(words, at, DUTIES, sizeof DUTIES / sizeof DUTIES[0]);
}

/* In a short text, and in a short line of a longer one, a weak word speaks of the job. */
static void
trust_weak(const struct words *words, struct mode_find *find)
{
    if (!find->weak || find->strong || is_duty(words)) {
        return;
    }
    for (enum work_mode mode = MODE_REMOTE; mode < MODE_COUNT && !find->strong; mode++) {
        struct str quote = find->quote[mode];
        bool is_weak = find->weak >> mode & 1 && quote.n;
        if (words->n <= SHORT_TEXT_WORDS ||
            (is_weak && line_words(words, (size_t)(quote.p - words->text.p)) <= LINE_WORDS)) {
            find->strong = find->weak;
        }
    }
}

enum status
workmode_of_text(struct str text, const struct phrases *phrases, struct arena *arena,
                 struct mode_find *ret)
{
    struct words words;
    struct hits hits;
    struct str value = text;
    enum work_mode asks = MODE_NONE;
    enum status status = OK;
    unsigned labels = 0;
    do { /* "Work mode: Remote or hybrid" says what "Remote or hybrid" does */
        text = value;
        status = words_split(text, arena, &words);
        if (status == OK) {
            status = phrases_find(phrases, &words, 1U << GROUP_MODE, arena, &hits);
        }
        value = status == OK ? behind_label(&words, &hits, &asks) : STR_NONE;
    } while (value.n && labels++ < LABELS_MAX);
    if (status == OK) {
        const struct mode_text said = {.words = &words, .hits = &hits, .phrases = phrases};
        workmode_scan(&said, ret);
        trust_weak(&words, ret);
        mode_say(ret, asks == MODE_REMOTE ? mode_of_word(text) : MODE_NONE, true, text);
        mode_say(ret, mode_of_bits(modes_of_pair(text)), true, text);
    }
    return status;
}

/* "Remote WorkWork from Office": values that a page glued to each other are parted
 * where a capital follows a small letter. */
static struct str
part_glued(struct str text, struct arena *arena)
{
    char *out = arena_bytes(arena, text.n * 2 + 1);
    size_t n = 0;
    for (size_t i = 0; out && i < text.n; i++) {
        char c = text.p[i];
        bool is_seam =
            i > 0 && c >= 'A' && c <= 'Z' && text.p[i - 1] >= 'a' && text.p[i - 1] <= 'z';
        if (is_seam) {
            out[n++] = ' ';
        }
        out[n++] = c;
    }
    return out ? (struct str){out, n} : text;
}

uint8_t
workmode_structured(const struct raw_value *value, const struct phrases *phrases,
                    struct arena *arena, bool *ret_is_flag)
{
    struct str text = str_trim(value->text);
    *ret_is_flag = false;
    struct answer answer = answer_of(text);
    if (answer.yes || answer.no) {
        *ret_is_flag = true;
        return answer.yes ? flag_modes(str_of(value->rule)) : 0;
    }
    enum work_mode mode = mode_of_word(text);
    if (mode != MODE_NONE) {
        return (uint8_t)(1U << mode);
    }
    struct mode_find find;
    if (workmode_of_text(part_glued(text, arena), phrases, arena, &find) != OK) {
        return 0;
    }
    /* one field that names both says that the job is done at both */
    bool is_both = find.strong & 1U << MODE_REMOTE && find.strong & 1U << MODE_ONSITE;
    bool is_choice = str_is(str_of(value->rule), "first line");
    return is_both && !is_choice ? 1U << MODE_HYBRID : find.strong;
}
