/* normalize/terms/terms.c: "38,5 Stunden/Woche", "20 to 25 hours a week", "12-month
 * contract", "CDD de 6 mois". Must not take hours that are saved, trained or
 * volunteered, opening times, a probation or a notice period for terms of work. */
#include "normalize/terms/terms.h"

#include "base/banned.h"

enum terms_tag {
    TAG_HERE,  /* the number stands in the phrase; value: months (length) of one */
    TAG_LABEL, /* the number follows: "Weekly hours: 40" */
    TAG_NOT,   /* no term of this job */
    TAG_MOST,  /* up to */
    TAG_LEAST, /* at least */
    TAG_LEAD,  /* likewise, without a colon: "internship of 4 to 6 months" */
    TAG_UNIT,  /* behind a label: "# months"; value: months of one */
    TAG_NORM   /* as TAG_HERE, of the firm's week rather than the job's: "a 40-hour workweek" */
};
#define HERE(text)                                                                                 \
    {                                                                                              \
        text, TAG_HERE, 1                                                                          \
    }
#define YEARS(text)                                                                                \
    {                                                                                              \
        text, TAG_HERE, 12                                                                         \
    }
#define UNIT(text, months)                                                                         \
    {                                                                                              \
        text, TAG_UNIT, months                                                                     \
    }
#define OF(text, tag)                                                                              \
    {                                                                                              \
        text, TAG_##tag, 0                                                                         \
    }

// clang-format off
static const struct phrase HOURS_ROWS[] = {
    HERE("# hours per week"), HERE("# hour a week"), HERE("# hour per week"), HERE("# hours a week"), HERE("# hours week"),
    HERE("# hours weekly"), HERE("# hours each week"), HERE("# hours every week"), HERE("# hours in a week"), HERE("# hours pw"),
    HERE("# hours p w"), HERE("# hours wk"), HERE("# hrs per week"), HERE("# hrs a week"), HERE("# hrs week"), HERE("# hrs wk"),
    HERE("# hrs pw"), OF("# hour week", NORM), OF("# hour work week", NORM), OF("# hour workweek", NORM), OF("# hour working week", NORM),
    HERE("# weekly hours"), HERE("# working hours per week"), HERE("# working hours a week"), HERE("# working hours weekly"),
    HERE("# h week"), HERE("# h per week"), HERE("# h a week"), HERE("# h wk"), HERE("# hpw"),
    HERE("# stunden pro woche"), HERE("# stunden die woche"), HERE("# stunden in der woche"), HERE("# stunden je woche"),
    HERE("# stunden woche"), HERE("# stunden wöchentlich"), HERE("# std woche"), HERE("# std pro woche"), HERE("# std wo"),
    HERE("# h woche"), HERE("# h pro woche"), HERE("# wochenstunden"), HERE("# h wochenstunden"),
    HERE("# heures par semaine"), HERE("# heures semaine"), HERE("# heures hebdomadaires"), HERE("# heures hebdo"), HERE("# h semaine"),
    HERE("# h par semaine"), HERE("# h hebdo"), HERE("# h hebdomadaires"),
    HERE("# horas semanales"), HERE("# horas a la semana"), HERE("# horas por semana"), HERE("# horas semana"), HERE("# h semanales"),
    HERE("# hrs semanales"), HERE("# h semana"), HERE("# hores setmanals"), HERE("# horas semanais"), HERE("# h semanais"),
    HERE("# horas por semana"),
    HERE("# ore settimanali"), HERE("# ore a settimana"), HERE("# ore alla settimana"), HERE("# ore settimana"), HERE("# h settimanali"),
    HERE("# uur per week"), HERE("# uren per week"), HERE("# uur p w"), HERE("# uur in de week"), HERE("# uur week"),
    OF("# urige werkweek", NORM),
    HERE("# godzin tygodniowo"), HERE("# godzin w tygodniu"), HERE("# godz tygodniowo"), HERE("# h tygodniowo"),
    HERE("# timmar per vecka"), HERE("# timmar i veckan"), HERE("# timmar vecka"), HERE("# timer per uke"), HERE("# timer i uken"),
    HERE("# timer om ugen"), HERE("# timer pr uge"), HERE("# tuntia viikossa"), HERE("# hodin týdně"), HERE("# hodin týždenne"),
    HERE("# часов в неделю"), HERE("週 # 時間"), HERE("주 # 시간"), HERE("주당 # 시간"), HERE("週 # 小時"), HERE("每週 # 小時"), HERE("full time # hours"),
    HERE("full time # hrs"), HERE("part time # hours"), HERE("part time # hrs"), HERE("vollzeit # stunden"), HERE("vollzeit # std"),
    HERE("vollzeit # h"), HERE("teilzeit # stunden"), HERE("teilzeit # std"), HERE("teilzeit # h"), HERE("temps plein # h"),
    HERE("temps plein # heures"), HERE("temps partiel # h"), HERE("temps partiel # heures"), HERE("fulltime # uur"),
    HERE("parttime # uur"), HERE("# h vecka"), HERE("# tim vecka"), HERE("# t uke"), HERE("# timer uke"), HERE("# t uge"),
    HERE("# timer uge"), HERE("# saat hafta"), HERE("haftada # saat"), HERE("haftalık # saat"), HERE("# giờ tuần"), HERE("# óra hét"),
    HERE("heti # óra"), HERE("# ore pe săptămână"), HERE("# h viikossa"), HERE("# h vko"), HERE("# годин на тиждень"),
    HERE("# sati tjedno"), HERE("# ur na teden"), HERE("每周 # 小时"),
    OF("weekly hours", LABEL), OF("hours per week", LABEL), OF("hours weekly", LABEL), OF("hours week", LABEL),
    OF("weekly working hours", LABEL), OF("working hours per week", LABEL), OF("scheduled weekly hours", LABEL),
    OF("standard weekly hours", LABEL), OF("contracted hours", LABEL), OF("contract hours", LABEL), OF("wochenarbeitszeit", LABEL),
    HERE("wochenarbeitszeit # stunden"), HERE("wöchentliche arbeitszeit beträgt # stunden"),
    HERE("wöchentlichen arbeitszeit von # stunden"), HERE("wöchentliche arbeitszeit von # stunden"),
    HERE("regelmäßige arbeitszeit beträgt # stunden"), HERE("wochenarbeitszeit von # stunden"),
    HERE("wochenarbeitszeit beträgt # stunden"), OF("wochenstunden", LABEL), OF("stunden pro woche", LABEL), OF("stundenumfang", LABEL),
    OF("uren per week", LABEL), OF("aantal uren", LABEL), OF("durée hebdomadaire", LABEL), OF("heures par semaine", LABEL),
    OF("horas semanales", LABEL), OF("ore settimanali", LABEL), OF("horas semanais", LABEL), OF("carga horaria semanal", LABEL),
    OF("carga horária semanal", LABEL), OF("godzin tygodniowo", LABEL), OF("veckoarbetstid", LABEL),
    OF("save", NOT), OF("saves", NOT), OF("saving", NOT), OF("saved", NOT), OF("volunteer", NOT), OF("volunteering", NOT),
    OF("training", NOT), OF("learning", NOT), OF("spend", NOT), OF("spends", NOT), OF("spent", NOT), OF("watch", NOT),
    OF("screen time", NOT), OF("open", NOT), OF("support", NOT), OF("not work more than", NOT), OF("sparen", NOT), OF("spart", NOT),
    OF("coverage", NOT),
    OF("up to", MOST), OF("upto", MOST), OF("maximum", MOST), OF("maximum of", MOST), OF("max", MOST), OF("max of", MOST),
    OF("bis zu", MOST), OF("maximal", MOST), OF("no more than", MOST), OF("jusqu à", MOST), OF("hasta", MOST), OF("até", MOST),
    OF("fino a", MOST), OF("tot", MOST), OF("do", MOST), OF("höchstens", MOST),
    OF("at least", LEAST), OF("minimum", LEAST), OF("minimum of", LEAST), OF("min", LEAST), OF("mindestens", LEAST), OF("mind", LEAST),
    OF("ab", LEAST), OF("au moins", LEAST), OF("al menos", LEAST), OF("mínimo", LEAST), OF("minimaal", LEAST), OF("almeno", LEAST),
    OF("pelo menos", LEAST), OF("co najmniej", LEAST), OF("from", LEAST), OF("minst", LEAST),
};

static const struct phrase LENGTH_ROWS[] = {
    HERE("# month contract"), HERE("# months contract"), HERE("# month fixed term"), HERE("# months fixed term"),
    HERE("# month fixed term contract"), HERE("# month ftc"), HERE("# months ftc"), HERE("# month temporary"), HERE("# month temp"),
    HERE("# month internship"), HERE("# months internship"), HERE("# month placement"), HERE("# month assignment"),
    HERE("# month maternity"), HERE("# month secondment"), HERE("# month traineeship"), HERE("# month engagement"),
    HERE("# month rolling"), HERE("# month initial contract"), HERE("# month full time contract"), HERE("# month part time contract"),
    HERE("# month contractor"), HERE("# months contractor"), HERE("# months internship program"), HERE("# month apprenticeship"),
    HERE("# month appointment"), HERE("# month freelance"), HERE("# month * contract"),
    HERE("contract of # months"), HERE("contract for # months"), HERE("contract # months"), HERE("contract length # months"),
    HERE("fixed term # months"), HERE("fixed term for # months"), HERE("fixed term of # months"), HERE("fixed term contract # months"),
    HERE("fixed term contract of # months"), HERE("fixed term contract for # months"), HERE("ftc # months"),
    HERE("internship of # months"), HERE("assignment of # months"), HERE("initial term of # months"), HERE("period of # months contract"),
    HERE("temporary for # months"), HERE("temporary # months"), HERE("limited to # months"),
    YEARS("# year contract"), YEARS("# years contract"), YEARS("# year fixed term"), YEARS("# year fixed term contract"),
    YEARS("fixed term contract of # years"), YEARS("fixed term contract of # year"), YEARS("fixed term contract for # years"),
    YEARS("# year appointment"), YEARS("# year term"), YEARS("contract of # years"), YEARS("# year apprenticeship"),
    HERE("befristet auf # monate"), HERE("befristet für # monate"), HERE("befristet # monate"), HERE("auf # monate befristet"),
    HERE("auf # monate befristete"), HERE("auf # monate befristeter"), HERE("auf # monate befristetes"), HERE("für # monate befristet"),
    HERE("# monate befristet"), HERE("# monate befristung"), HERE("befristung auf # monate"), HERE("befristung # monate"),
    HERE("zunächst auf # monate"), HERE("praktikum # monate"), HERE("praktikum für # monate"), HERE("# monatiges praktikum"),
    YEARS("befristet auf # jahre"), YEARS("befristet auf # jahr"), YEARS("befristet für # jahre"), YEARS("auf # jahre befristet"),
    YEARS("auf # jahr befristet"), YEARS("zunächst auf # jahre"), YEARS("für # jahre befristet"),
    HERE("cdd de # mois"), HERE("cdd # mois"), HERE("contrat de # mois"), HERE("contrat # mois"), HERE("stage de # mois"),
    HERE("stage # mois"), HERE("mission de # mois"), HERE("mission # mois"), HERE("alternance de # mois"), HERE("durée de # mois"),
    HERE("# mois cdd"), HERE("apprentissage de # mois"), YEARS("cdd de # an"), YEARS("cdd de # ans"), YEARS("cdd # an"),
    YEARS("contrat de # ans"), YEARS("alternance de # ans"), YEARS("alternance de # an"),
    HERE("contrato de # meses"), HERE("contrato temporal de # meses"), HERE("contrato # meses"), HERE("duración de # meses"),
    HERE("prácticas de # meses"), HERE("beca de # meses"), HERE("contrato por # meses"), HERE("estágio de # meses"),
    HERE("contrato temporário de # meses"), HERE("duração de # meses"), HERE("contratto di # mesi"),
    HERE("contratto a tempo determinato di # mesi"), HERE("tempo determinato # mesi"), HERE("stage di # mesi"),
    HERE("tirocinio di # mesi"), HERE("durata di # mesi"), YEARS("contrato de # año"), YEARS("contrato de # años"),
    YEARS("contratto di # anni"), YEARS("contrato de # ano"),
    HERE("contract van # maanden"), HERE("contract voor # maanden"), HERE("# maanden contract"), HERE("stage van # maanden"),
    HERE("tijdelijk contract # maanden"), YEARS("contract voor # jaar"), YEARS("contract van # jaar"),
    YEARS("tijdelijk contract voor # jaar"), HERE("umowa na # miesięcy"), HERE("umowa na # miesiące"), HERE("umowa na okres # miesięcy"),
    HERE("kontrakt na # miesięcy"), HERE("vikariat # månader"), HERE("vikariat i # månader"), HERE("# månaders vikariat"),
    HERE("tidsbegränsad # månader"), HERE("vikariat # måneder"), HERE("契約期間 # ヶ月"), HERE("契約期間 # か月"),
    OF("contract of", LEAD), OF("fixed term", LEAD), OF("fixed term contract", LEAD), OF("temporary contract", LEAD),
    OF("contract position for", LEAD), OF("duration is", LEAD), OF("fixed term of", LEAD), OF("fixed term for", LEAD),
    OF("internship of", LEAD), OF("assignment of", LEAD), OF("duration of", LEAD), OF("befristet auf", LEAD), OF("befristet für", LEAD),
    OF("praktikum für", LEAD), OF("praktikum von", LEAD), OF("cdd", LEAD), OF("cdd de", LEAD), OF("contrat de", LEAD),
    OF("stage de", LEAD), OF("mission de", LEAD), OF("durée de", LEAD), OF("alternance de", LEAD),
    OF("contrato de", LEAD), OF("prácticas de", LEAD), OF("duración de", LEAD), OF("estágio de", LEAD), OF("contratto di", LEAD),
    OF("stage di", LEAD), OF("tirocinio di", LEAD), OF("contract van", LEAD), OF("contract voor", LEAD), OF("stage van", LEAD),
    OF("umowa na", LEAD), OF("kontrakt na", LEAD),
    OF("duration", LABEL), OF("contract duration", LABEL), OF("contract length", LABEL), OF("contract term", LABEL),
    OF("length of contract", LABEL), OF("duration of contract", LABEL), OF("assignment length", LABEL), OF("assignment duration", LABEL),
    OF("term", LABEL), OF("project duration", LABEL), OF("internship duration", LABEL), OF("contract", LABEL),
    OF("contract period", LABEL), OF("laufzeit", LABEL), OF("vertragsdauer", LABEL), OF("dauer", LABEL), OF("befristung", LABEL),
    OF("durée", LABEL), OF("durée du contrat", LABEL), OF("durée du stage", LABEL), OF("duración", LABEL),
    OF("duración del contrato", LABEL), OF("duração", LABEL), OF("durata", LABEL), OF("durata del contratto", LABEL),
    OF("looptijd", LABEL), OF("contractduur", LABEL), OF("duur", LABEL), OF("okres umowy", LABEL), OF("契約期間", LABEL),
    UNIT("# months", 1), UNIT("# month", 1), UNIT("# mos", 1), UNIT("# mths", 1), UNIT("# monate", 1), UNIT("# monat", 1),
    UNIT("# mois", 1), UNIT("# meses", 1), UNIT("# mesi", 1), UNIT("# maanden", 1), UNIT("# miesięcy", 1), UNIT("# miesiące", 1),
    UNIT("# månader", 1), UNIT("# years", 12), UNIT("# year", 12), UNIT("# jahre", 12), UNIT("# jahr", 12), UNIT("# ans", 12),
    UNIT("# an", 12), UNIT("# años", 12), UNIT("# año", 12), UNIT("# anos", 12), UNIT("# anni", 12), UNIT("# jaar", 12), UNIT("# ヶ月", 1),
    UNIT("# か月", 1),
    OF("probation", NOT), OF("probationary", NOT), OF("probezeit", NOT), OF("essai", NOT), OF("prueba", NOT), OF("prova", NOT),
    OF("experiência", NOT), OF("notice", NOT), OF("proeftijd", NOT), OF("experience", NOT), OF("warranty", NOT),
    OF("up to", MOST), OF("maximum", MOST), OF("max", MOST), OF("bis zu", MOST), OF("jusqu à", MOST), OF("hasta", MOST),
    OF("fino a", MOST), OF("at least", LEAST), OF("minimum", LEAST), OF("min", LEAST), OF("mindestens", LEAST), OF("au moins", LEAST),
    OF("minimum of", LEAST),
};
// clang-format on
const struct phrase_table HOURS_TABLE = {GROUP_HOURS, HOURS_ROWS,
                                         sizeof HOURS_ROWS / sizeof HOURS_ROWS[0]};
const struct phrase_table LENGTH_TABLE = {GROUP_LENGTH, LENGTH_ROWS,
                                          sizeof LENGTH_ROWS / sizeof LENGTH_ROWS[0]};

enum {
    HUNDRED = 100,
    HOURS_LEAST = 4 * HUNDRED, /* a week; below it is no job but a duty within one */
    HOURS_SMALL = 20 * HUNDRED,
    HOURS_MOST = 60 * HUNDRED,
    MONTHS_MOST = 72,
    NOT_WORDS = 5,
    LIMIT_WORDS = 2,
    LABEL_BYTES = 12, /* from a label to its figure */
    DIGITS_MOST = 3
};

/* Digits before or behind text.p[at]: their value, or -1. */
static int32_t
number_between(struct str text, size_t begin, size_t end)
{
    int32_t value = 0;
    if (begin >= end || end - begin > DIGITS_MOST) {
        return -1;
    }
    for (size_t i = begin; i < end; i++) {
        value = value * 10 + (text.p[i] - '0');
    }
    return value;
}

/* The decimal that begins at `at`, in hundredths ("38,5": 3850); *ret_end behind
 * it. -1 when there is none. */
static int32_t
decimal_at(struct str text, size_t at, size_t *ret_end)
{
    size_t end = at;
    while (end < text.n && byte_is_digit(text.p[end])) {
        end++;
    }
    int32_t value = number_between(text, at, end);
    if (value < 0) {
        return -1;
    }
    value *= HUNDRED;
    bool has_part = end + 1 < text.n && (text.p[end] == '.' || text.p[end] == ',') &&
                    byte_is_digit(text.p[end + 1]);
    if (has_part) {
        value += (text.p[end + 1] - '0') * 10;
        end += 2;
        if (end < text.n && byte_is_digit(text.p[end])) {
            value += text.p[end++] - '0';
        }
    }
    *ret_end = end;
    return end < text.n && byte_is_digit(text.p[end]) ? -1 : value;
}

/* Where the decimal begins that ends at `end`. */
static size_t
decimal_begin(struct str text, size_t end)
{
    size_t at = end;
    while (at > 0 && byte_is_digit(text.p[at - 1])) {
        at--;
    }
    bool has_part = at > 1 && at < end && (text.p[at - 1] == '.' || text.p[at - 1] == ',') &&
                    byte_is_digit(text.p[at - 2]);
    if (has_part) {
        at--;
        while (at > 0 && byte_is_digit(text.p[at - 1])) {
            at--;
        }
    }
    return at;
}

/* Words and signs that join the two ends of a range. */
static const char *const JOINS[] = {"-",  "\xE2\x80\x93", "\xE2\x80\x94", "to", "bis",  "à",  "a",
                                    "do", "tot",          "and",          "or", "und",  "et", "y",
                                    "o",  "oder",         "ou",           "e",  "till", "til"};

/* The end of the number before `at` when a joint parts them; SIZE_MAX without. */
static size_t
range_end_before(struct str text, size_t at)
{
    struct str before = str_trim(str_sub(text, 0, at));
    for (size_t i = 0; i < sizeof JOINS / sizeof JOINS[0]; i++) {
        struct str join = str_of(JOINS[i]);
        if (before.n <= join.n ||
            !str_eq_nocase(str_sub(before, before.n - join.n, join.n), join)) {
            continue;
        }
        struct str rest = str_trim(str_sub(before, 0, before.n - join.n));
        bool is_apart = !byte_is_alpha(join.p[0]) || rest.n < before.n - join.n;
        if (is_apart && rest.n && byte_is_digit(rest.p[rest.n - 1])) {
            return (size_t)(rest.p + rest.n - text.p);
        }
    }
    return SIZE_MAX;
}

/* The figure that ends at `end` and, when it closes a range, the one before it. */
static bool
read_back(struct str text, size_t end, struct extent *ret, size_t *ret_begin)
{
    size_t begin = decimal_begin(text, end), unused;
    int32_t high = decimal_at(text, begin, &unused);
    if (high < 0) {
        return false;
    }
    *ret = (struct extent){high, high};
    *ret_begin = begin;
    size_t low_end = range_end_before(text, begin);
    if (low_end == SIZE_MAX) {
        return true;
    }
    size_t low_begin = decimal_begin(text, low_end);
    int32_t low = decimal_at(text, low_begin, &unused);
    if (low > 0 && low < high) {
        ret->min = low;
        *ret_begin = low_begin;
    }
    return true;
}

/* Whether a word of the tag stands up to n words before `word` in its sentence. */
static bool
has_before(const struct words *words, const struct phrases *phrases, size_t word,
           enum phrase_group group, uint8_t tag, size_t n)
{
    struct phrase_hit hit;
    for (size_t i = word; i > 0 && word - i < n + 3; i--) {
        if (words->items[i].gap >= GAP_SENTENCE && i < word + 1 &&
            words->items[i].gap != GAP_NONE) {
            return false;
        }
        if (phrases_at(phrases, words, i - 1, group, &hit) && hit.tag == tag &&
            word - (hit.word + hit.n_words) <= n && hit.word + hit.n_words <= word) {
            return true;
        }
    }
    return false;
}

static void
limit_ends(const struct words *words, const struct phrases *phrases, size_t word,
           enum phrase_group group, struct extent *extent)
{
    if (extent->min != extent->max) {
        return;
    }
    if (has_before(words, phrases, word, group, TAG_MOST, LIMIT_WORDS - 2)) {
        extent->min = -1;
    } else if (has_before(words, phrases, word, group, TAG_LEAST, LIMIT_WORDS - 2)) {
        extent->max = -1;
    }
}

/* The word of the phrase that is its number. */
static size_t
number_word(const struct words *words, const struct phrases *phrases, const struct phrase_hit *hit)
{
    for (size_t i = hit->word; i < hit->word + (size_t)hit->n_words; i++) {
        if (phrases_number(phrases, &words->items[i]) == hit->number) {
            return i;
        }
    }
    return hit->word;
}

/* What a phrase with its number inside says; false when it cannot be read. */
static bool
read_here(const struct words *words, const struct phrases *phrases, const struct phrase_hit *hit,
          struct terms_find *ret)
{
    size_t word = number_word(words, phrases, hit);
    size_t begin = words->items[word].at;
    if (words->items[word].kind == WORD_NUMBER) {
        if (!read_back(words->text, word_end(words, word), &ret->extent, &begin)) {
            return false;
        }
    } else {
        ret->extent = (struct extent){hit->number * HUNDRED, hit->number * HUNDRED};
    }
    size_t first = words_from(words, begin);
    limit_ends(words, phrases, first, (enum phrase_group)hit->group, &ret->extent);
    begin = begin < hit->at ? begin : hit->at;
    ret->quote = str_sub(words->text, begin, hit->end - begin);
    return true;
}

/* The figure behind a label: "Weekly hours: 37.5 - 40". */
static bool
read_labelled(const struct words *words, const struct phrase_hit *hit, struct terms_find *ret)
{
    struct str text = words->text;
    size_t at = hit->end, colon = 0;
    while (at < text.n && at - hit->end < LABEL_BYTES && !byte_is_digit(text.p[at])) {
        if (byte_is_alpha(text.p[at])) {
            return false;
        }
        colon += text.p[at] == ':' || text.p[at] == '\n';
        at++;
    }
    size_t end = 0, more;
    int32_t low = at < text.n ? decimal_at(text, at, &end) : -1;
    bool is_time = low >= 0 && end < text.n && text.p[end] == ':';
    if (low < 0 || is_time || !colon) {
        return false;
    }
    ret->extent = (struct extent){low, low};
    size_t next = end;
    while (next < text.n && (byte_is_space(text.p[next]) || text.p[next] == '-')) {
        next++;
    }
    int32_t high = next > end && next < text.n ? decimal_at(text, next, &more) : -1;
    if (high > low && str_find_byte(str_sub(text, end, next - end), '-') != SIZE_MAX) {
        ret->extent.max = high;
        end = more;
    }
    ret->quote = str_sub(text, hit->at, end - hit->at);
    return true;
}

static bool
is_elsewhere(const struct section *sections, size_t n, uint32_t at)
{
    enum section_kind kind = sections_at(sections, n, at);
    return kind == SECTION_ABOUT || kind == SECTION_EEO || kind == SECTION_LEGAL;
}

/* "10 hours a week of training" */
static bool
is_of_else(const struct words *words, const struct phrase_hit *hit)
{
    size_t next = hit->word + hit->n_words;
    return next < words->n && words->items[next].gap <= GAP_SOFT &&
           (words->items[next].hash == word_hash(STR("of")) ||
            words->items[next].hash == word_hash(STR("on")));
}

static bool
hours_plausible(const struct words *words, const struct phrase_hit *hit, struct extent extent)
{
    int32_t top = extent.max >= 0 ? extent.max : extent.min;
    int32_t low = extent.min >= 0 ? extent.min : extent.max;
    return low >= HOURS_LEAST && top <= HOURS_MOST &&
           (low >= HOURS_SMALL || !is_of_else(words, hit));
}

struct terms_find
hours_of_text(const struct words *words, const struct hits *hits, const struct phrases *phrases,
              const struct section *sections, size_t n_sections)
{
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        bool is_here = hit->tag == TAG_HERE || hit->tag == TAG_NORM;
        bool is_term = is_here || hit->tag == TAG_LABEL;
        if (hit->group != GROUP_HOURS || !is_term || is_elsewhere(sections, n_sections, hit->at)) {
            continue;
        }
        struct terms_find find = {EXTENT_NONE, STR_NONE, false};
        bool is_read =
            is_here ? read_here(words, phrases, hit, &find) : read_labelled(words, hit, &find);
        find.is_norm = hit->tag == TAG_NORM;
        if (is_read && hours_plausible(words, hit, find.extent) &&
            !has_before(words, phrases, hit->word, GROUP_HOURS, TAG_NOT, NOT_WORDS)) {
            return find;
        }
    }
    return (struct terms_find){EXTENT_NONE, STR_NONE, false};
}

/* Nothing but the figure, a word of limit before it and a unit behind it. */
static bool
is_bare(struct str text, size_t begin, size_t end)
{
    enum { UNIT_BYTES = 24 };
    struct str unit = str_trim(str_sub(text, end, text.n));
    for (size_t i = 0; i < begin; i++) {
        if (byte_is_digit(text.p[i]) || text.p[i] == ':') {
            return false;
        }
    }
    bool is_time =
        str_is_nocase(unit, "am") || str_is_nocase(unit, "pm") || (unit.n && unit.p[0] == ':');
    return !is_time && unit.n <= UNIT_BYTES && begin <= UNIT_BYTES;
}

struct terms_find
hours_of_field(struct str text, const struct phrases *phrases, struct arena *arena)
{
    struct terms_find none = {EXTENT_NONE, STR_NONE, false}, find;
    struct words words;
    struct hits hits;
    text = str_trim(text);
    if (words_split(text, arena, &words) != OK ||
        phrases_find(phrases, &words, 1U << GROUP_HOURS, arena, &hits) != OK) {
        return none;
    }
    find = hours_of_text(&words, &hits, phrases, NULL, 0);
    size_t last = words.n;
    while (last > 0 && words.items[last - 1].kind != WORD_NUMBER) {
        last--;
    }
    if (find.quote.n || last == 0) {
        return find;
    }
    size_t begin = 0, end = word_end(&words, last - 1);
    if (!read_back(text, end, &find.extent, &begin) || !is_bare(text, begin, end) ||
        find.extent.min < HOURS_LEAST || find.extent.max > HOURS_MOST) {
        return none;
    }
    limit_ends(&words, phrases, words_from(&words, begin), GROUP_HOURS, &find.extent);
    find.quote = text;
    return find;
}

/* A label's figure is behind it in the same line: "Duration: 6 months". */
static const struct phrase_hit *
unit_behind(const struct words *words, const struct hits *hits, size_t index)
{
    const struct phrase_hit *label = &hits->items[index];
    for (size_t i = index + 1; i < hits->n && hits->items[i].at <= label->end + LABEL_BYTES; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        if (hit->group != GROUP_LENGTH || hit->tag != TAG_UNIT) {
            continue;
        }
        struct str between = str_sub(words->text, label->end, hit->at - label->end);
        bool is_apart = str_find_byte(between, ':') != SIZE_MAX ||
                        str_find_byte(between, '\n') != SIZE_MAX ||
                        str_has(between, STR("\xEF\xBC\x9A"));
        return is_apart == (label->tag == TAG_LABEL) ? hit : NULL;
    }
    return NULL;
}

static void
to_months(struct extent *extent, int16_t each)
{
    extent->min = extent->min >= 0 ? extent->min / HUNDRED * each : -1;
    extent->max = extent->max >= 0 ? extent->max / HUNDRED * each : -1;
}

struct terms_find
length_of_text(const struct words *words, const struct hits *hits, const struct phrases *phrases,
               const struct section *sections, size_t n_sections)
{
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        bool is_term = hit->tag == TAG_HERE || hit->tag == TAG_LABEL || hit->tag == TAG_LEAD;
        if (hit->group != GROUP_LENGTH || !is_term || is_elsewhere(sections, n_sections, hit->at)) {
            continue;
        }
        const struct phrase_hit *figure = hit->tag == TAG_HERE ? hit : unit_behind(words, hits, i);
        struct terms_find find;
        if (!figure || !read_here(words, phrases, figure, &find) ||
            has_before(words, phrases, hit->word, GROUP_LENGTH, TAG_NOT, NOT_WORDS)) {
            continue;
        }
        to_months(&find.extent, figure->value);
        int32_t top = find.extent.max >= 0 ? find.extent.max : find.extent.min;
        if (top > 0 && top <= MONTHS_MOST) {
            return find;
        }
    }
    return (struct terms_find){EXTENT_NONE, STR_NONE, false};
}
