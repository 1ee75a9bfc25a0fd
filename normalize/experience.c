/* normalize/experience.c: "5+ years of experience", "mindestens drei Jahre
 * Berufserfahrung", "2 à 5 ans d'expérience". Must not take a company's age, an
 * applicant's age, or the length of a contract for it. */
#include "normalize/experience.h"

#include "base/banned.h"

enum experience_tag {
    TAG_YEARS,  /* "# years" */
    TAG_MONTHS, /* "# months" */
    TAG_WORD,   /* experience */
    TAG_NOT,    /* before: not asked for ("we have 20 years ...") */
    TAG_AFTER,  /* behind: years of something else ("4 year degree") */
    TAG_NEXT,   /* the same, but only right behind ("2 year program") */
    TAG_JOINT,  /* years of several people, or of several trades of one */
    TAG_LEAST,  /* at least */
    TAG_MOST    /* up to */
};
#define YEARS(text)                                                                                \
    {                                                                                              \
        text, TAG_YEARS, 0                                                                         \
    }
#define MONTHS(text)                                                                               \
    {                                                                                              \
        text, TAG_MONTHS, 0                                                                        \
    }
#define WORD(text)                                                                                 \
    {                                                                                              \
        text, TAG_WORD, 0                                                                          \
    }
#define AFTER(text)                                                                                \
    {                                                                                              \
        text, TAG_AFTER, 0                                                                         \
    }
#define NEXT(text)                                                                                 \
    {                                                                                              \
        text, TAG_NEXT, 0                                                                          \
    }
#define JOINT(text)                                                                                \
    {                                                                                              \
        text, TAG_JOINT, 0                                                                         \
    }
#define NOT(text)                                                                                  \
    {                                                                                              \
        text, TAG_NOT, 0                                                                           \
    }
#define LEAST(text)                                                                                \
    {                                                                                              \
        text, TAG_LEAST, 0                                                                         \
    }
#define MOST(text)                                                                                 \
    {                                                                                              \
        text, TAG_MOST, 0                                                                          \
    }
// clang-format off
static const struct phrase ROWS[] = {
    YEARS("# years"), YEARS("# year"), YEARS("# yrs"), YEARS("# yr"), YEARS("# or more years"), YEARS("# plus years"), YEARS("# full years"), YEARS("# y o e"), YEARS("# yoe"), YEARS("# jahre"), YEARS("# jahren"), YEARS("# jahr"), YEARS("# ans"), YEARS("# an"), YEARS("# années"), YEARS("# année"), YEARS("# años"), YEARS("# año"), YEARS("# anos"), YEARS("# ano"), YEARS("# anni"), YEARS("# anno"), YEARS("# jaar"), YEARS("# lat"), YEARS("# lata"), YEARS("# rok"), YEARS("# roku"), YEARS("# anys"), YEARS("# any"), YEARS("# år"), YEARS("# års"), YEARS("# лет"), YEARS("# года"), YEARS("# год"), YEARS("# років"), YEARS("# роки"), YEARS("# let"), YEARS("# roky"), YEARS("# rokov"), YEARS("# 年"), YEARS("# 년"), YEARS("# vuotta"), YEARS("# vuoden"), YEARS("# yıl"), YEARS("# ani"), YEARS("# év"), YEARS("# godine"), YEARS("# godina"), YEARS("# letnim"), YEARS("# letnie"), YEARS("# letniego"), YEARS("# jährige"), YEARS("# year s"), YEARS("# years s"),
    MONTHS("# months"), MONTHS("# month"), MONTHS("# monate"), MONTHS("# monaten"), MONTHS("# mois"), MONTHS("# meses"), MONTHS("# mesi"), MONTHS("# maanden"), MONTHS("# miesięcy"), MONTHS("# miesiące"),
    WORD("experience"), WORD("experiences"), WORD("experienced"), WORD("exp"), WORD("background"), WORD("expertise"), WORD("working with"), WORD("working in"), WORD("working as"), WORD("work history"), WORD("yoe"), WORD("hands on"), WORD("track record"), WORD("in a similar role"), WORD("in a similar position"), WORD("experince"), WORD("experiance"), WORD("related field"),
    WORD("seit mindestens"), WORD("erfahrung"), WORD("berufserfahrung"), WORD("erfahrungen"), WORD("praxiserfahrung"), WORD("berufspraxis"), WORD("praxis"), WORD("arbeitserfahrung"), WORD("projekterfahrung"), WORD("führungserfahrung"), WORD("programmiererfahrung"), WORD("entwicklungserfahrung"), WORD("expérience"), WORD("expériences"), WORD("experiencia"), WORD("experiència"), WORD("experiência"), WORD("esperienza"), WORD("ervaring"), WORD("werkervaring"), WORD("doświadczenia"), WORD("doświadczenie"), WORD("doświadczeniem"), WORD("stażu"), WORD("erfarenhet"), WORD("erfaring"), WORD("arbetslivserfarenhet"), WORD("yrkeserfarenhet"), WORD("har arbetat"), WORD("相关工作经验"), WORD("工作经验"), WORD("arbetserfarenhet"), WORD("yrkeserfaring"), WORD("erhvervserfaring"), WORD("опыт"), WORD("опыта"), WORD("опыт работы"), WORD("досвід"), WORD("досвіду"), WORD("praxe"), WORD("zkušenosti"), WORD("zkušeností"), WORD("経験"), WORD("経験年数"), WORD("以上の経験"), WORD("经验"), WORD("경력"), WORD("경험"), WORD("deneyim"), WORD("tecrübe"), WORD("kokemus"), WORD("kokemusta"), WORD("experiență"), WORD("tapasztalat"), WORD("iskustva"),
    AFTER("ago"), AFTER("old"), AFTER("of age"), AFTER("years old"), NEXT("in business"), AFTER("history"), NOT("founded"), AFTER("anniversary"), NOT("since"), AFTER("warranty"), AFTER("degree"), AFTER("diploma"), AFTER("college"), AFTER("contract"), AFTER("vesting"), AFTER("tradition"), NOT("company"), NOT("our clients"), NOT("we have"), NOT("we ve"), NOT("we bring"), NOT("has been"), NOT("have been"), NOT("for over"), NOT("over the last"), NOT("over the past"), NOT("in the last"), NOT("in the past"), NOT("within the last"), NOT("within the past"), NOT("seit"), NOT("seit über"), NOT("depuis"), NOT("depuis plus de"), NOT("desde hace"), NOT("hace"), NOT("da oltre"), NOT("da più di"), NOT("al sinds"), NOT("od ponad"), AFTER("alt"), AFTER("firmengeschichte"), NOT("unternehmen"), AFTER("tenure"), NOT("every"), NEXT("program"), AFTER("per year"), AFTER("collective"), JOINT("combined"), NOT("our team"), AFTER("in a row"), AFTER("consecutive"), NOT("next"), NOT("nächsten"), NOT("vor"), NOT("mit über"), NOT("with over"), AFTER("leader"), AFTER("market leader"), AFTER("age"), NOT("minimum age"), NOT("over a decade"), JOINT("combined experience"),
    LEAST("at least"), LEAST("minimum"), LEAST("minimum of"), LEAST("min"), LEAST("more than"), LEAST("over"), LEAST("mindestens"), LEAST("au moins"), LEAST("minimum de"), LEAST("al menos"), LEAST("mínimo"), LEAST("mínimo de"), LEAST("pelo menos"), LEAST("almeno"), LEAST("minimaal"), LEAST("minstens"), LEAST("co najmniej"), LEAST("min"), LEAST("minst"), LEAST("от"),
    MOST("up to"), MOST("max"), MOST("maximum"), MOST("bis zu"), MOST("less than"), MOST("jusqu à"), MOST("hasta"), MOST("até"), MOST("fino a"), MOST("tot"), MOST("do"), MOST("under"), MOST("fewer than"),
};
// clang-format on
const struct phrase_table EXPERIENCE_TABLE = {GROUP_EXPERIENCE, ROWS, sizeof ROWS / sizeof ROWS[0]};

enum {
    YEARS_MOST = 30,
    AFTER_WORDS = 9,
    BEFORE_WORDS = 7,
    NOT_BEFORE = 4,
    NOT_AFTER = 3,
    MONTHS_A_YEAR = 12
};

/* The lower end before the number of `hit`: "3-5 years", "3 to 5", "3 bis 5". */
static int
range_low(const struct words *words, const struct phrases *phrases, const struct phrase_hit *hit)
{
    static const char *const JOINS[] = {"to",  "bis", "à",  "a",    "do",   "tot", "and",
                                        "et",  "y",   "e",  "en",   "till", "til", "i",
                                        "und", "or",  "ou", "oder", "o"};
    size_t i = hit->word;
    if (i == 0 || words->items[i].gap > GAP_PUNCT) {
        return -1;
    }
    size_t prev = i - 1;
    bool joined = false;
    for (size_t k = 0; k < sizeof JOINS / sizeof JOINS[0] && prev > 0; k++) {
        joined = joined || words->items[prev].hash == word_hash(str_of(JOINS[k]));
    }
    if (words->items[prev].kind == WORD_LETTERS && joined) {
        prev--;
    } else {
        struct str between =
            str_span(words->text.p + word_end(words, prev), words->text.p + words->items[i].at);
        bool dash =
            str_find_byte(between, '-') != SIZE_MAX || str_has(between, STR("\xE2\x80\x93")) ||
            str_has(between, STR("\xE2\x80\x94")) || str_find_byte(between, '/') != SIZE_MAX ||
            str_find_byte(between, '~') != SIZE_MAX;
        if (!dash) {
            return -1;
        }
    }
    int32_t low = phrases_number(phrases, &words->items[prev]);
    return low >= 0 && low < hit->number ? low : -1;
}

/* Nearest hit of a tag within `n` words before or after; by sentence. */
static bool
has_near(const struct words *words, const struct hits *hits, size_t index, int tag, bool after,
         size_t n)
{
    const struct phrase_hit *hit = &hits->items[index];
    size_t end = hit->word + hit->n_words;
    for (size_t i = index; after ? i + 1 < hits->n : i > 0;) {
        i = after ? i + 1 : i - 1;
        const struct phrase_hit *other = &hits->items[i];
        size_t from = after ? end : other->word + other->n_words;
        size_t to = after ? other->word : hit->word;
        if (to > from + n) {
            return false;
        }
        if (other->group != GROUP_EXPERIENCE || other->tag != tag || to < from) {
            continue;
        }
        bool parted = false;
        for (size_t w = from; w <= to && w < words->n && !parted; w++) {
            parted = words->items[w].gap >= GAP_SENTENCE;
        }
        if (!parted) {
            return true;
        }
    }
    return false;
}

/* "3+ years in brand marketing" at the beginning of a line of the requirements:
 * years of work though no word of experience follows. */
static bool
opens_item(const struct words *words, const struct phrase_hit *hit)
{
    static const char *const JOINS[] = {"in", "of", "as", "at", "with"};
    enum { LEAD_WORDS = 4 }; /* "at least 3 to 5 years" */
    size_t next = hit->word + hit->n_words;
    if (next >= words->n || words->items[next].gap >= GAP_PUNCT) {
        return false;
    }
    bool joins = str_ends(word_text(words, next), STR("ing")); /* "3+ years building ..." */
    for (size_t i = 0; i < sizeof JOINS / sizeof JOINS[0] && !joins; i++) {
        joins = words->items[next].hash == word_hash(str_of(JOINS[i]));
    }
    for (size_t back = 0; joins && back <= LEAD_WORDS && back <= hit->word; back++) {
        if (words->items[hit->word - back].gap >= GAP_LINE) {
            return true;
        }
    }
    return false;
}

static bool
reads_as_requirement(const struct words *words, const struct hits *hits, size_t index,
                     enum section_kind kind)
{
    if (kind == SECTION_ABOUT || kind == SECTION_BENEFITS || kind == SECTION_EEO ||
        kind == SECTION_LEGAL || kind == SECTION_PAY) {
        return false;
    }
    if (has_near(words, hits, index, TAG_AFTER, true, NOT_AFTER) ||
        has_near(words, hits, index, TAG_NEXT, true, 0) ||
        (kind != SECTION_REQUIREMENTS &&
         has_near(words, hits, index, TAG_JOINT, true, NOT_AFTER)) ||
        has_near(words, hits, index, TAG_NOT, false, NOT_BEFORE)) {
        return false;
    }
    return has_near(words, hits, index, TAG_WORD, true, AFTER_WORDS) ||
           has_near(words, hits, index, TAG_WORD, false, BEFORE_WORDS) ||
           (kind == SECTION_REQUIREMENTS && opens_item(words, &hits->items[index]));
}

static struct experience_find
years_of(const struct words *words, const struct phrases *phrases, const struct hits *hits,
         size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    int low = range_low(words, phrases, hit);
    int unit = hit->tag == TAG_MONTHS ? MONTHS_A_YEAR : 1;
    struct experience_find find = {.min = low >= 0 ? low : hit->number,
                                   .max = low >= 0 ? hit->number : -1};
    if (low < 0 && has_near(words, hits, index, TAG_MOST, false, 1)) {
        find.max = find.min;
        find.min = -1;
    }
    find.min = find.min > 0 ? find.min / unit : find.min;
    find.max = find.max > 0 ? find.max / unit : find.max;
    find.quote = str_sub(words->text, hit->at, hit->end - hit->at);
    return find;
}

void
experience_find(const struct words *words, const struct phrases *phrases, const struct hits *hits,
                const struct section *sections, size_t n_sections, struct experience_find *ret)
{
    struct experience_find best = {-1, -1, STR_NONE};
    bool best_required = false;
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        bool counts =
            hit->group == GROUP_EXPERIENCE && (hit->tag == TAG_YEARS || hit->tag == TAG_MONTHS);
        int32_t most = hit->tag == TAG_MONTHS ? YEARS_MOST * MONTHS_A_YEAR : YEARS_MOST;
        if (!counts || hit->number < 0 || hit->number > most) {
            continue;
        }
        enum section_kind kind = sections_at(sections, n_sections, hit->at);
        if (!reads_as_requirement(words, hits, i, kind)) {
            continue;
        }
        bool required = kind == SECTION_REQUIREMENTS;
        bool first = best.min < 0 && best.max < 0;
        if (first || (required && !best_required)) {
            best = years_of(words, phrases, hits, i);
            best_required = required;
        }
    }
    *ret = best;
}

/* "5", "2-5", "lt-1", "gt-15"; in_months: a bare number counts months. */
static void
field_of_numbers(struct str text, bool in_months, const struct words *words,
                 struct experience_find *ret)
{
    int64_t bare;
    int most = in_months ? YEARS_MOST * MONTHS_A_YEAR : YEARS_MOST;
    if (str_int(str_trim(text), &bare) && bare >= 0 && bare <= most) {
        *ret = (struct experience_find){(int)bare / (in_months ? MONTHS_A_YEAR : 1), -1, text};
        return;
    }
    const struct word *a = words->items, *b = words->items + 1;
    if (words->n != 2 || b->kind != WORD_NUMBER || b->hash > YEARS_MOST) {
        return;
    }
    if (a->kind == WORD_NUMBER && a->hash <= YEARS_MOST) {
        *ret = (struct experience_find){(int)a->hash, (int)b->hash, text};
    } else if (a->hash == word_hash(STR("lt"))) {
        *ret = (struct experience_find){0, (int)b->hash, text};
    } else if (a->hash == word_hash(STR("gt"))) {
        *ret = (struct experience_find){(int)b->hash, -1, text};
    }
}

void
experience_of_field(struct str text, bool in_months, const struct phrases *phrases,
                    struct arena *arena, struct experience_find *ret)
{
    *ret = (struct experience_find){-1, -1, STR_NONE};
    struct words words;
    struct hits hits;
    if (words_split(text, arena, &words) != OK ||
        phrases_find(phrases, &words, 1U << GROUP_EXPERIENCE, arena, &hits) != OK) {
        return;
    }
    for (size_t i = 0; i < hits.n; i++) {
        if (hits.items[i].tag == TAG_YEARS || hits.items[i].tag == TAG_MONTHS) {
            *ret = years_of(&words, phrases, &hits, i);
            ret->quote = text;
            return;
        }
    }
    field_of_numbers(text, in_months, &words, ret);
}
