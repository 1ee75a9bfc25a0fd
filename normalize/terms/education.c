/* normalize/terms/education.c: phrases of degrees and diplomas. Must not take a Scrum
 * Master, master data, an associate or the students of a school for schooling that
 * is asked for. Sources: ISCED 2011 mappings (UNESCO); schema.org
 * EducationalOccupationalCredential; national names of degrees. */
#include "normalize/terms/education.h"

#include "base/banned.h"

enum education_tag {
    TAG_LEVEL,    /* value: the level */
    TAG_GENERIC,  /* likewise, where the sentence names no level: "degree in physics" */
    TAG_FIELD,    /* value: the level; in a field about education only */
    TAG_YEARS,    /* "# year degree": the number tells */
    TAG_BAC,      /* "bac +5": years after school */
    TAG_OPTIONAL, /* preferred, not asked for */
    TAG_NEEDED,   /* "required": ends what a word of preference speaks of */
    TAG_UNDERWAY, /* being a student of it is asked for, not having done it */
    TAG_NOT       /* not schooling that is asked for */
};
#define LEVEL(text, level)                                                                         \
    {                                                                                              \
        text, TAG_LEVEL, EDUCATION_##level                                                         \
    }
#define FIELD(text, level)                                                                         \
    {                                                                                              \
        text, TAG_FIELD, EDUCATION_##level                                                         \
    }
#define GENERIC(text)                                                                              \
    {                                                                                              \
        text, TAG_GENERIC, EDUCATION_BACHELOR                                                      \
    }
#define OF(text, tag)                                                                              \
    {                                                                                              \
        text, TAG_##tag, 0                                                                         \
    }

// clang-format off
static const struct phrase ROWS[] = {
    /* English */
    LEVEL("high school diploma", SCHOOL), LEVEL("high school degree", SCHOOL), LEVEL("high school education", SCHOOL),
    LEVEL("high school graduate", SCHOOL), LEVEL("hs diploma", SCHOOL), LEVEL("ged", SCHOOL), LEVEL("secondary school diploma", SCHOOL),
    LEVEL("secondary education", SCHOOL), LEVEL("secondary school education", SCHOOL), LEVEL("leaving certificate", SCHOOL),
    LEVEL("gcses", SCHOOL), LEVEL("gcse", SCHOOL), LEVEL("a levels", SCHOOL), LEVEL("matriculation certificate", SCHOOL),
    LEVEL("grade 12", SCHOOL), LEVEL("matric", SCHOOL), LEVEL("10th pass", SCHOOL), LEVEL("12th pass", SCHOOL),
    LEVEL("vocational training", VOCATIONAL), LEVEL("vocational degree", VOCATIONAL), LEVEL("vocational qualification", VOCATIONAL),
    LEVEL("vocational education", VOCATIONAL), LEVEL("vocational school", VOCATIONAL), LEVEL("trade school", VOCATIONAL),
    LEVEL("trade qualification", VOCATIONAL), LEVEL("trade certificate", VOCATIONAL), LEVEL("completed apprenticeship", VOCATIONAL),
    LEVEL("technical diploma", VOCATIONAL), LEVEL("technical school", VOCATIONAL), LEVEL("journeyman certificate", VOCATIONAL),
    LEVEL("city and guilds", VOCATIONAL), LEVEL("nvq level", VOCATIONAL), LEVEL("iti diploma", VOCATIONAL),
    FIELD("professional certificate", VOCATIONAL), FIELD("vocational", VOCATIONAL),
    LEVEL("associate degree", ASSOCIATE), LEVEL("associate s degree", ASSOCIATE), LEVEL("associates degree", ASSOCIATE),
    LEVEL("associate s", ASSOCIATE), LEVEL("hnd", ASSOCIATE), LEVEL("foundation degree", ASSOCIATE),
    LEVEL("community college degree", ASSOCIATE), LEVEL("aa degree", ASSOCIATE), LEVEL("two year degree", ASSOCIATE),
    FIELD("associate", ASSOCIATE), FIELD("associates", ASSOCIATE),
    LEVEL("bachelor s degree", BACHELOR), LEVEL("bachelors degree", BACHELOR), LEVEL("bachelor degree", BACHELOR),
    LEVEL("bachelor s", BACHELOR), LEVEL("bachelors", BACHELOR), LEVEL("bachelor of", BACHELOR), LEVEL("bachelor in", BACHELOR),
    LEVEL("bachelor or", BACHELOR), LEVEL("bachelor and", BACHELOR), LEVEL("bachelor master", BACHELOR), LEVEL("bachelor level", BACHELOR),
    LEVEL("undergraduate degree", BACHELOR), GENERIC("university degree"), GENERIC("college degree"), LEVEL("college diploma", BACHELOR),
    LEVEL("university diploma", BACHELOR), GENERIC("degree in"), GENERIC("degree educated"), GENERIC("educated to degree level"),
    GENERIC("degree or equivalent"), GENERIC("degree level"), GENERIC("degree required"), GENERIC("degree from"),
    GENERIC("technical degree"), GENERIC("engineering degree"), GENERIC("science degree"), GENERIC("relevant degree"),
    LEVEL("four year degree", BACHELOR), LEVEL("bsc", BACHELOR), LEVEL("b sc", BACHELOR), LEVEL("bs in", BACHELOR),
    LEVEL("b s in", BACHELOR), LEVEL("ba in", BACHELOR), LEVEL("b a in", BACHELOR), LEVEL("ba bs", BACHELOR), LEVEL("bs ba", BACHELOR),
    LEVEL("b s b a", BACHELOR), LEVEL("bs ms", BACHELOR), LEVEL("bs or ms", BACHELOR), LEVEL("b s m s", BACHELOR),
    LEVEL("bs degree", BACHELOR), LEVEL("b s degree", BACHELOR), LEVEL("ba degree", BACHELOR), LEVEL("b a degree", BACHELOR),
    LEVEL("b tech", BACHELOR), LEVEL("btech", BACHELOR), LEVEL("b e b tech", BACHELOR), LEVEL("be b tech", BACHELOR),
    LEVEL("bca", BACHELOR), LEVEL("bcom", BACHELOR), LEVEL("b com", BACHELOR), LEVEL("bba", BACHELOR),
    LEVEL("baccalaureate degree", BACHELOR), FIELD("bachelor", BACHELOR), FIELD("undergraduate", BACHELOR), FIELD("graduation", BACHELOR),
    FIELD("any graduate", BACHELOR), FIELD("university", BACHELOR), FIELD("degree", BACHELOR), FIELD("college", BACHELOR),
    LEVEL("master s degree", MASTER), LEVEL("masters degree", MASTER), LEVEL("master degree", MASTER), LEVEL("master s", MASTER),
    LEVEL("masters", MASTER), LEVEL("master of science", MASTER), LEVEL("master of arts", MASTER), LEVEL("master of engineering", MASTER),
    LEVEL("master of business administration", MASTER), LEVEL("msc", MASTER), LEVEL("m sc", MASTER), LEVEL("ms in", MASTER),
    LEVEL("m s in", MASTER), LEVEL("ms degree", MASTER), LEVEL("m s degree", MASTER), LEVEL("ms or phd", MASTER), LEVEL("ms phd", MASTER),
    LEVEL("meng", MASTER), LEVEL("mba", MASTER), LEVEL("m tech", MASTER), LEVEL("mtech", MASTER), LEVEL("mca", MASTER),
    LEVEL("postgraduate degree", MASTER), LEVEL("post graduate degree", MASTER), LEVEL("graduate degree", MASTER),
    LEVEL("advanced degree", MASTER), LEVEL("juris doctor", MASTER), LEVEL("j d degree", MASTER), LEVEL("jd degree", MASTER),
    LEVEL("law degree", MASTER), FIELD("master", MASTER), FIELD("postgraduate", MASTER), FIELD("post graduation", MASTER),
    LEVEL("phd", DOCTORATE), LEVEL("ph d", DOCTORATE), LEVEL("doctorate", DOCTORATE), LEVEL("doctorate degree", DOCTORATE),
    LEVEL("doctoral degree", DOCTORATE), LEVEL("doctor of philosophy", DOCTORATE), FIELD("doctor", DOCTORATE),
    FIELD("doctoral", DOCTORATE),
    OF("# year degree", YEARS), OF("# yr degree", YEARS), OF("# year college degree", YEARS), OF("# year university degree", YEARS),
    OF("no degree", NOT), OF("no degree required", NOT), OF("no university degree", NOT), OF("no college degree", NOT),
    OF("no formal degree", NOT), OF("don t need a degree", NOT), OF("degree not required", NOT), OF("degree is not required", NOT),
    OF("without a degree", NOT), OF("scrum master", NOT), OF("scrum masters", NOT), OF("masters of their", NOT), OF("webmasters", NOT),
    OF("phd students", NOT), OF("phd candidates", NOT), OF("high school students", NOT), OF("master s thesis", NOT),
    OF("masters thesis", NOT), OF("bachelor s thesis", NOT), OF("pursuing a degree", NOT), OF("degree in which", NOT),
    OF("degree apprenticeship", NOT), OF("degree level apprenticeship", NOT), OF("regardless of degree", NOT), OF("gcse students", NOT),
    OF("a levels students", NOT), OF("associate s total", NOT), OF("associates and", NOT),
    OF("preferred", OPTIONAL), OF("is preferred", OPTIONAL), OF("strongly preferred", OPTIONAL), OF("a plus", OPTIONAL),
    OF("desired", OPTIONAL), OF("desirable", OPTIONAL), OF("nice to have", OPTIONAL), OF("advantageous", OPTIONAL),
    OF("an advantage", OPTIONAL), OF("a bonus", OPTIONAL), OF("beneficial", OPTIONAL), OF("an asset", OPTIONAL), OF("helpful", OPTIONAL),
    OF("optional", OPTIONAL), OF("not required", OPTIONAL), OF("not necessary", OPTIONAL), OF("not essential", OPTIONAL),
    OF("not mandatory", OPTIONAL), OF("a must", NEEDED), OF("required", NEEDED), OF("mandatory", NEEDED), OF("essential", NEEDED),
    OF("pursuing", UNDERWAY), OF("enrolled in", UNDERWAY), OF("enrolled", UNDERWAY), OF("studying towards", UNDERWAY),
    OF("working towards", UNDERWAY), OF("working toward", UNDERWAY), OF("student in", UNDERWAY), OF("students in", UNDERWAY),
    OF("eingeschrieben", UNDERWAY), OF("du studierst", UNDERWAY), OF("immatrikuliert", UNDERWAY), OF("étudiant en", UNDERWAY),
    OF("étudiant e en", UNDERWAY), OF("préparation d un", UNDERWAY), OF("cursando", UNDERWAY), OF("estudiante de", UNDERWAY),
    OF("student kierunku", UNDERWAY),
    /* German */
    LEVEL("abitur", SCHOOL), LEVEL("fachabitur", SCHOOL), LEVEL("matura", SCHOOL), LEVEL("fachhochschulreife", SCHOOL),
    LEVEL("hochschulreife", SCHOOL), LEVEL("mittlere reife", SCHOOL), LEVEL("realschulabschluss", SCHOOL),
    LEVEL("hauptschulabschluss", SCHOOL), LEVEL("schulabschluss", SCHOOL),
    LEVEL("abgeschlossene ausbildung", VOCATIONAL), LEVEL("abgeschlossene * ausbildung", VOCATIONAL),
    LEVEL("abgeschlossene berufsausbildung", VOCATIONAL), LEVEL("abgeschlossene * berufsausbildung", VOCATIONAL),
    LEVEL("abgeschlossener ausbildung", VOCATIONAL), LEVEL("abgeschlossener berufsausbildung", VOCATIONAL),
    LEVEL("berufsausbildung", VOCATIONAL), LEVEL("kaufmännische ausbildung", VOCATIONAL), LEVEL("technische ausbildung", VOCATIONAL),
    LEVEL("handwerkliche ausbildung", VOCATIONAL), LEVEL("lehrabschluss", VOCATIONAL), LEVEL("gesellenbrief", VOCATIONAL),
    LEVEL("eidgenössisches fähigkeitszeugnis", VOCATIONAL), LEVEL("efz", VOCATIONAL),
    LEVEL("abgeschlossenes studium", BACHELOR), LEVEL("abgeschlossenes * studium", BACHELOR),
    LEVEL("abgeschlossenes hochschulstudium", BACHELOR), LEVEL("abgeschlossenes * hochschulstudium", BACHELOR),
    LEVEL("hochschulstudium", BACHELOR), LEVEL("fachhochschulstudium", BACHELOR), LEVEL("universitätsstudium", BACHELOR),
    LEVEL("hochschulabschluss", BACHELOR), LEVEL("universitätsabschluss", BACHELOR), LEVEL("studienabschluss", BACHELOR),
    LEVEL("fh abschluss", BACHELOR), LEVEL("studium der", BACHELOR), LEVEL("studium im bereich", BACHELOR), LEVEL("studium in", BACHELOR),
    LEVEL("studium oder", BACHELOR), LEVEL("bachelorabschluss", BACHELOR), LEVEL("bachelorstudium", BACHELOR),
    LEVEL("masterabschluss", MASTER), LEVEL("masterstudium", MASTER), LEVEL("promotion in", DOCTORATE),
    LEVEL("abgeschlossene promotion", DOCTORATE), OF("von vorteil", OPTIONAL), OF("wünschenswert", OPTIONAL), OF("idealerweise", OPTIONAL),
    OF("erwünscht", OPTIONAL), OF("duales studium", NOT), OF("dein studium", NOT), OF("neben dem studium", NOT),
    OF("während des studiums", NOT),
    /* French */
    LEVEL("baccalauréat", SCHOOL), LEVEL("bac pro", SCHOOL), LEVEL("niveau bac", SCHOOL), LEVEL("cap bep", VOCATIONAL),
    LEVEL("titulaire d un cap", VOCATIONAL), LEVEL("titulaire du cap", VOCATIONAL), LEVEL("diplôme d état", VOCATIONAL),
    LEVEL("bts", ASSOCIATE), LEVEL("dut", ASSOCIATE), LEVEL("licence pro", BACHELOR), LEVEL("licence professionnelle", BACHELOR),
    LEVEL("diplôme universitaire", BACHELOR), LEVEL("école d ingénieur", MASTER), LEVEL("école d ingénieurs", MASTER),
    LEVEL("école de commerce", MASTER), LEVEL("diplôme d ingénieur", MASTER), LEVEL("grande école", MASTER),
    LEVEL("formation supérieure", BACHELOR), LEVEL("doctorat", DOCTORATE), OF("bac #", BAC), OF("souhaité", OPTIONAL),
    OF("serait un plus", OPTIONAL), OF("est un plus", OPTIONAL), OF("un plus", OPTIONAL), OF("idéalement", OPTIONAL),
    OF("apprécié", OPTIONAL),
    /* Spanish, Portuguese, Italian */
    LEVEL("bachillerato", SCHOOL), LEVEL("educación secundaria", SCHOOL), LEVEL("formación profesional", VOCATIONAL),
    LEVEL("ciclo formativo", VOCATIONAL), LEVEL("grado superior", VOCATIONAL), LEVEL("grado medio", VOCATIONAL),
    LEVEL("grado universitario", BACHELOR), LEVEL("titulación universitaria", BACHELOR), LEVEL("título universitario", BACHELOR),
    LEVEL("licenciatura", BACHELOR), LEVEL("licenciado en", BACHELOR), LEVEL("licenciado a en", BACHELOR),
    LEVEL("estudios universitarios", BACHELOR), LEVEL("estudios superiores", BACHELOR), LEVEL("grado en", BACHELOR),
    LEVEL("graduado en", BACHELOR), LEVEL("máster en", MASTER), LEVEL("maestría", MASTER), LEVEL("doctorado", DOCTORATE),
    OF("se valorará", OPTIONAL), OF("valorable", OPTIONAL), OF("deseable", OPTIONAL), OF("preferible", OPTIONAL),
    LEVEL("ensino médio", SCHOOL), LEVEL("ensino médio completo", SCHOOL), LEVEL("ensino secundário", SCHOOL), LEVEL("12º ano", SCHOOL),
    LEVEL("ensino técnico", VOCATIONAL), LEVEL("curso técnico", VOCATIONAL), LEVEL("ensino superior", BACHELOR),
    LEVEL("ensino superior completo", BACHELOR), LEVEL("superior completo", BACHELOR), LEVEL("graduação em", BACHELOR),
    LEVEL("graduação completa", BACHELOR), LEVEL("curso superior", BACHELOR), LEVEL("formação superior", BACHELOR),
    LEVEL("licenciatura em", BACHELOR), LEVEL("mestrado", MASTER), LEVEL("doutoramento", DOCTORATE), LEVEL("doutorado", DOCTORATE),
    OF("desejável", OPTIONAL), OF("diferencial", OPTIONAL), OF("será um diferencial", OPTIONAL), OF("pós graduação", OPTIONAL),
    LEVEL("diploma di maturità", SCHOOL), LEVEL("diploma di scuola", SCHOOL), LEVEL("diploma superiore", SCHOOL),
    LEVEL("diploma di perito", SCHOOL), LEVEL("diploma tecnico", SCHOOL), LEVEL("qualifica professionale", VOCATIONAL),
    LEVEL("laurea", BACHELOR), LEVEL("laurea triennale", BACHELOR), LEVEL("laurea in", BACHELOR), LEVEL("laurea magistrale", MASTER),
    LEVEL("laurea specialistica", MASTER), LEVEL("dottorato", DOCTORATE), OF("preferibile", OPTIONAL), OF("gradita", OPTIONAL),
    OF("costituisce titolo preferenziale", OPTIONAL),
    /* Dutch, Polish, Nordic, Czech, Russian */
    LEVEL("vmbo", SCHOOL), LEVEL("havo", SCHOOL), LEVEL("vwo", SCHOOL), LEVEL("mbo", VOCATIONAL),
    LEVEL("mbo werk en denkniveau", VOCATIONAL), LEVEL("mbo niveau", VOCATIONAL), LEVEL("mbo opleiding", VOCATIONAL),
    LEVEL("mbo #", VOCATIONAL), LEVEL("hbo", BACHELOR), LEVEL("hbo werk en denkniveau", BACHELOR), LEVEL("hbo niveau", BACHELOR),
    LEVEL("hbo opleiding", BACHELOR), LEVEL("hbo diploma", BACHELOR), LEVEL("hbo wo", BACHELOR), LEVEL("wo niveau", MASTER),
    LEVEL("wo werk en denkniveau", MASTER), LEVEL("wo opleiding", MASTER), LEVEL("academisch werk en denkniveau", MASTER),
    LEVEL("universitaire opleiding", MASTER), OF("een pré", OPTIONAL), OF("pré", OPTIONAL),
    LEVEL("wykształcenie średnie", SCHOOL), LEVEL("wykształcenie zawodowe", VOCATIONAL), LEVEL("wykształcenie techniczne", VOCATIONAL),
    LEVEL("wykształcenie wyższe", BACHELOR), LEVEL("wykształcenia wyższego", BACHELOR), LEVEL("wyższe wykształcenie", BACHELOR),
    LEVEL("studia wyższe", BACHELOR), LEVEL("studia magisterskie", MASTER), OF("mile widziane", OPTIONAL), OF("będzie atutem", OPTIONAL),
    OF("dodatkowym atutem", OPTIONAL),
    LEVEL("gymnasieutbildning", SCHOOL), LEVEL("gymnasiekompetens", SCHOOL), LEVEL("gymnasial utbildning", SCHOOL),
    LEVEL("yrkeshögskola", VOCATIONAL), LEVEL("fagbrev", VOCATIONAL), LEVEL("högskoleutbildning", BACHELOR),
    LEVEL("högskoleexamen", BACHELOR), LEVEL("universitetsutbildning", BACHELOR), LEVEL("universitetsexamen", BACHELOR),
    LEVEL("akademisk utbildning", BACHELOR), LEVEL("bachelorgrad", BACHELOR), LEVEL("mastergrad", MASTER), LEVEL("civilingenjör", MASTER),
    OF("meriterande", OPTIONAL), OF("en fördel", OPTIONAL), OF("en fordel", OPTIONAL),
    LEVEL("sš vzdělání", SCHOOL), LEVEL("středoškolské vzdělání", SCHOOL), LEVEL("vš vzdělání", BACHELOR),
    LEVEL("vysokoškolské vzdělání", BACHELOR), OF("výhodou", OPTIONAL), LEVEL("среднее образование", SCHOOL),
    LEVEL("среднее специальное", VOCATIONAL), LEVEL("среднее профессиональное", VOCATIONAL), LEVEL("высшее образование", BACHELOR),
    LEVEL("высшее техническое образование", BACHELOR), LEVEL("высшее * образование", BACHELOR), OF("желательно", OPTIONAL),
    LEVEL("大卒以上", BACHELOR), LEVEL("高卒以上", SCHOOL), LEVEL("本科", BACHELOR), LEVEL("大学卒業", BACHELOR), LEVEL("大学卒", BACHELOR),
    LEVEL("大卒", BACHELOR), LEVEL("大學畢業", BACHELOR), LEVEL("大學以上", BACHELOR), LEVEL("大學學歷", BACHELOR), LEVEL("学士", BACHELOR),
    LEVEL("學士", BACHELOR), LEVEL("학사", BACHELOR), LEVEL("대졸", BACHELOR), LEVEL("대학교 졸업", BACHELOR), LEVEL("lisans mezunu", BACHELOR),
    LEVEL("lisans derecesi", BACHELOR), LEVEL("üniversite mezunu", BACHELOR), LEVEL("đại học", BACHELOR),
    LEVEL("tốt nghiệp đại học", BACHELOR), LEVEL("sarjana", BACHELOR), LEVEL("minimal s1", BACHELOR), LEVEL("lulusan s1", BACHELOR),
    LEVEL("ปริญญาตรี", BACHELOR), LEVEL("بكالوريوس", BACHELOR), LEVEL("תואר ראשון", BACHELOR), LEVEL("πτυχίο", BACHELOR),
    LEVEL("πτυχίο αει", BACHELOR), LEVEL("диплом о высшем", BACHELOR), LEVEL("висша степен", BACHELOR),
    LEVEL("висше образование", BACHELOR), LEVEL("вища освіта", BACHELOR), LEVEL("licence ou master", BACHELOR),
    LEVEL("licence master", BACHELOR), LEVEL("visoka stručna sprema", BACHELOR), LEVEL("univerzitetska diploma", BACHELOR),
    LEVEL("augstākā izglītība", BACHELOR), LEVEL("aukštasis išsilavinimas", BACHELOR), LEVEL("kõrgharidus", BACHELOR),
    LEVEL("korkeakoulututkinto", BACHELOR), LEVEL("felsőfokú végzettség", BACHELOR), LEVEL("studii superioare", BACHELOR),
    LEVEL("vysokoškolské", BACHELOR), LEVEL("kandidatexamen", BACHELOR), LEVEL("碩士", MASTER), LEVEL("석사", MASTER),
    LEVEL("yüksek lisans", MASTER), LEVEL("thạc sĩ", MASTER), LEVEL("ปริญญาโท", MASTER), LEVEL("ماجستير", MASTER),
    LEVEL("תואר שני", MASTER), LEVEL("μεταπτυχιακό", MASTER), LEVEL("магистър", MASTER), LEVEL("magistrs", MASTER), LEVEL("修士", MASTER),
    LEVEL("大学院卒", MASTER), LEVEL("masterexamen", MASTER), LEVEL("박사", DOCTORATE), LEVEL("doktora derecesi", DOCTORATE),
    LEVEL("tiến sĩ", DOCTORATE), LEVEL("ปริญญาเอก", DOCTORATE), LEVEL("دكتوراه", DOCTORATE), LEVEL("דוקטורט", DOCTORATE),
    LEVEL("διδακτορικό", DOCTORATE), LEVEL("博士号", DOCTORATE), LEVEL("大专", ASSOCIATE), LEVEL("大專", ASSOCIATE), LEVEL("专科", ASSOCIATE),
    LEVEL("전문학사", ASSOCIATE), LEVEL("초대졸", ASSOCIATE), LEVEL("전문대졸", ASSOCIATE), LEVEL("短大卒", ASSOCIATE), LEVEL("高専卒", ASSOCIATE),
    LEVEL("ön lisans", ASSOCIATE), LEVEL("cao đẳng", ASSOCIATE), LEVEL("diploma iii", ASSOCIATE), LEVEL("อนุปริญญา", ASSOCIATE),
    LEVEL("高中", SCHOOL), LEVEL("高卒", SCHOOL), LEVEL("고졸", SCHOOL), LEVEL("lise mezunu", SCHOOL), LEVEL("thpt", SCHOOL),
    LEVEL("tốt nghiệp thpt", SCHOOL), LEVEL("sma smk", SCHOOL), LEVEL("มัธยมศึกษาตอนปลาย", SCHOOL), LEVEL("ثانوية عامة", SCHOOL),
    LEVEL("בגרות", SCHOOL), LEVEL("απολυτήριο λυκείου", SCHOOL), LEVEL("средно образование", SCHOOL), LEVEL("середня освіта", SCHOOL),
    LEVEL("vidējā izglītība", SCHOOL), LEVEL("vidurinis išsilavinimas", SCHOOL), LEVEL("keskharidus", SCHOOL),
    LEVEL("középfokú végzettség", SCHOOL), LEVEL("érettségi", SCHOOL), LEVEL("studii medii", SCHOOL),
    LEVEL("srednja stručna sprema", SCHOOL), LEVEL("gymnasieexamen", SCHOOL), LEVEL("硕士", MASTER), LEVEL("博士", DOCTORATE),
};
// clang-format on
const struct phrase_table EDUCATION_TABLE = {GROUP_EDUCATION, ROWS, sizeof ROWS / sizeof ROWS[0]};

enum {
    AHEAD_WORDS = 14,    /* from a degree to "preferred" */
    BEHIND_WORDS = 4,    /* from "preferred:" to the degree */
    TOGETHER_WORDS = 24, /* from the first of degrees said together to the last */
    YEARS_ASSOCIATE = 2,
    YEARS_BACHELOR_LEAST = 3,
    YEARS_BACHELOR_MOST = 4,
    YEARS_MASTER = 5,
    YEARS_DOCTORATE = 8
};

/* Years of study as "bac +5" and "4-year degree" count them. */
static enum education
level_of_years(int32_t years)
{
    switch (years) {
    case YEARS_ASSOCIATE:
        return EDUCATION_ASSOCIATE;
    case YEARS_BACHELOR_LEAST:
    case YEARS_BACHELOR_MOST:
        return EDUCATION_BACHELOR;
    case YEARS_MASTER:
        return EDUCATION_MASTER;
    case YEARS_DOCTORATE:
        return EDUCATION_DOCTORATE;
    default:
        return EDUCATION_NONE;
    }
}

static enum education
level_of(const struct phrase_hit *hit, bool is_field)
{
    if (hit->group != GROUP_EDUCATION) {
        return EDUCATION_NONE;
    }
    bool counts =
        hit->tag == TAG_LEVEL || hit->tag == TAG_GENERIC || (is_field && hit->tag == TAG_FIELD);
    if (hit->tag == TAG_YEARS || hit->tag == TAG_BAC) {
        return level_of_years(hit->number);
    }
    return counts ? (enum education)hit->value : EDUCATION_NONE;
}

/* The word behind the sentence or line that word `from` is in. */
static uint32_t
sentence_end(const struct words *words, uint32_t from)
{
    uint32_t end = from + 1;
    while (end < words->n && words->items[end].gap < GAP_SENTENCE) {
        end++;
    }
    return end;
}

/* Whether a sentence or line ends between two words. */
static bool
is_parted(const struct words *words, uint32_t from, uint32_t to)
{
    for (uint32_t w = from + 1; w <= to && w < words->n; w++) {
        if (words->items[w].gap >= GAP_SENTENCE) {
            return true;
        }
    }
    return false;
}

/* "A Master's degree is a plus": until a word of need or the end of the sentence;
 * what stands between brackets or commas before another degree is not meant. */
static bool
is_optional(const struct words *words, const struct hits *hits, size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    for (size_t i = index + 1; i < hits->n; i++) {
        const struct phrase_hit *next = &hits->items[i];
        if (next->group != GROUP_EDUCATION) {
            continue;
        }
        if (next->word - hit->word > AHEAD_WORDS || is_parted(words, hit->word, next->word)) {
            break;
        }
        bool is_other = level_of(next, false) && words->items[next->word].gap >= GAP_PUNCT;
        if (next->tag == TAG_OPTIONAL || next->tag == TAG_NEEDED || is_other) {
            return next->tag == TAG_OPTIONAL;
        }
    }
    uint32_t first = hit->word; /* of degrees said together: "a Bachelor's or Master's" */
    for (size_t i = index; i > 0 && hit->word - first < TOGETHER_WORDS; i--) {
        const struct phrase_hit *last = &hits->items[i - 1];
        if (last->group != GROUP_EDUCATION) {
            continue;
        }
        if (first - last->word > BEHIND_WORDS || is_parted(words, last->word, first)) {
            return false;
        }
        if (!level_of(last, false)) {
            return last->tag == TAG_OPTIONAL || last->tag == TAG_UNDERWAY;
        }
        first = last->word;
    }
    return false;
}

static struct str
quote_of(const struct words *words, const struct phrase_hit *first, const struct phrase_hit *last)
{
    return str_sub(words->text, first->at, last->end - first->at);
}

/* The least level of the sentence that begins with hits[index]. */
static struct education_find
least_of_sentence(const struct words *words, const struct hits *hits, size_t index)
{
    const struct phrase_hit *first = &hits->items[index];
    const uint32_t end = sentence_end(words, first->word);
    struct education_find find = {level_of(first, false), quote_of(words, first, first)};
    bool is_named = first->tag != TAG_GENERIC;
    for (size_t i = index + 1; i < hits->n && hits->items[i].word < end; i++) {
        const struct phrase_hit *next = &hits->items[i];
        enum education level = level_of(next, false);
        bool is_generic = next->tag == TAG_GENERIC;
        bool says_more = !is_named && !is_generic; /* "a university degree (Master's)" */
        if (level && (level < find.level || says_more) && !(is_named && is_generic) &&
            !is_optional(words, hits, i)) {
            find.level = level;
            find.quote = quote_of(words, first, next);
            is_named = is_named || !is_generic;
        }
    }
    return find;
}

static bool
is_asked_in(enum section_kind kind, bool is_strict)
{
    return is_strict ? kind == SECTION_REQUIREMENTS
                     : kind == SECTION_NONE || kind == SECTION_DUTIES || kind == SECTION_STACK;
}

/* The first sentence that asks for schooling, in the requirements or elsewhere. */
static bool
find_asked(const struct words *words, const struct hits *hits, const struct section *sections,
           size_t n_sections, bool is_strict, struct education_find *ret)
{
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        if (level_of(hit, false) &&
            is_asked_in(sections_at(sections, n_sections, hit->at), is_strict) &&
            !is_optional(words, hits, i)) {
            *ret = least_of_sentence(words, hits, i);
            return true;
        }
    }
    return false;
}

struct education_find
education_of_text(const struct words *words, const struct hits *hits,
                  const struct section *sections, size_t n_sections)
{
    struct education_find find = {EDUCATION_NONE, STR_NONE};
    if (!find_asked(words, hits, sections, n_sections, true, &find)) {
        (void)find_asked(words, hits, sections, n_sections, false, &find);
    }
    return find;
}

struct education_find
education_of_field(struct str text, const struct phrases *phrases, struct arena *arena)
{
    struct education_find find = {EDUCATION_NONE, STR_NONE};
    struct words words;
    struct hits hits;
    if (words_split(text, arena, &words) != OK ||
        phrases_find(phrases, &words, 1U << GROUP_EDUCATION, arena, &hits) != OK) {
        return find;
    }
    for (size_t i = 0; i < hits.n; i++) {
        enum education level = level_of(&hits.items[i], true);
        if (level && (!find.level || level < find.level) && !is_optional(&words, &hits, i)) {
            find = (struct education_find){level, str_trim(text)};
        }
    }
    return find;
}
