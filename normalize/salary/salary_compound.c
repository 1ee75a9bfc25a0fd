/* normalize/salary/salary_compound.c: words of pay grown together, as German, Dutch and the Nordic
 * languages make them without end ("Bruttostundenlohn", "rekrutteringstillegg"): their end says
 * what is paid, a stem before it for which time. Asked where the tables know no word
 * (normalize/data/pay_words.def, pay_other.def); must not look beside the word. */
#include "normalize/salary/salary.h"

#include "base/banned.h"

#define PAY(end, kind)                                                                             \
    {                                                                                              \
        end, sizeof(end) - 1, PAY_WORD, PAY_VALUE(SALARY_##kind, 0)                                \
    }
#define OTHER(end, value)                                                                          \
    {                                                                                              \
        end, sizeof(end) - 1, PAY_NOT, value                                                       \
    }
// clang-format off
/* By their last byte. */
static const struct compound_end {
    char text[16];
    uint8_t n, tag;
    int16_t value;
} ENDS[] = {
    PAY("palkkaa", BASE), PAY("palkka", BASE), OTHER("tilskudd", 0), OTHER("geld", 0), OTHER("tilskud", 0), OTHER("zulage", 0),
    OTHER("zuschläge", 0), OTHER("prämie", 0), OTHER("pauschale", 0), OTHER("gutscheine", 0), PAY("tarief", BASE), OTHER("zuschlag", 0),
    OTHER("toeslag", 0), OTHER("bidrag", 0), OTHER("tillegg", 0), OTHER("tillägg", 0), OTHER("vergoeding", 0), OTHER("entschädigung", 0),
    PAY("vergütung", BASE), OTHER("tillæg", 0), PAY("palkan", BASE), OTHER("zulagen", 0), PAY("einkommen", BASE), PAY("lønnen", BASE),
    PAY("lönen", BASE), PAY("lohn", BASE), OTHER("gutschein", 0), PAY("lønn", BASE), PAY("provision", BONUS), PAY("provisjon", BONUS),
    PAY("loon", BASE), PAY("lön", BASE), PAY("løn", BASE), PAY("gehälter", BASE), OTHER("cheques", 0), PAY("salaris", BASE), OTHER("zuschuss", 0),
    OTHER("korvaus", 0), PAY("bonus", BONUS), OTHER("budget", 0), OTHER("ticket", 0), PAY("gehalt", BASE), PAY("entgelt", BASE),
    PAY("verdienst", BASE), OTHER("umsatz", 0), OTHER("lisä", 0),
};
/* Stems of time; a short one only at the begin of the word. */
static const struct {
    char text[12];
    uint8_t period;
} STEMS[] = {
    {"jahr", PERIOD_YEAR}, {"jaar", PERIOD_YEAR}, {"\xC3\xA5rs", PERIOD_YEAR}, {"vuosi", PERIOD_YEAR}, {"monat", PERIOD_MONTH},
    {"maand", PERIOD_MONTH}, {"m\xC3\xA5nad", PERIOD_MONTH}, {"m\xC3\xA5ned", PERIOD_MONTH}, {"kuukausi", PERIOD_MONTH},
    {"lehrling", PERIOD_MONTH}, {"ausbildung", PERIOD_MONTH}, {"woche", PERIOD_WEEK}, {"week", PERIOD_WEEK}, {"tage", PERIOD_DAY},
    {"dag", PERIOD_DAY}, {"stunde", PERIOD_HOUR}, {"uur", PERIOD_HOUR}, {"tim", PERIOD_HOUR}, {"tunti", PERIOD_HOUR},
};
// clang-format on

enum { COMPOUND_LEAST = 7, STEM_INSIDE = 5 };

static enum period
compound_period(struct str stem)
{
    for (size_t i = 0; i < sizeof STEMS / sizeof STEMS[0]; i++) {
        struct str text = str_of(STEMS[i].text);
        bool begins = str_eq_nocase(str_sub(stem, 0, text.n), text);
        if (begins || (text.n >= STEM_INSIDE - 1 && str_has_nocase(stem, text))) {
            return (enum period)STEMS[i].period;
        }
    }
    return PERIOD_NONE;
}

/* The first row whose last byte is `last` or behind it. */
static size_t
ends_from(unsigned char last)
{
    size_t low = 0, high = sizeof ENDS / sizeof ENDS[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        bool is_before = (unsigned char)ENDS[middle].text[ENDS[middle].n - 1] < last;
        low = is_before ? middle + 1 : low;
        high = is_before ? high : middle;
    }
    return low;
}

/* The longest end that is the word's; the word must begin with something else. */
static const struct compound_end *
compound_end(struct str word)
{
    const struct compound_end *best = NULL;
    char last = byte_lower(word.p[word.n - 1]), second = byte_lower(word.p[word.n - 2]);
    for (size_t i = ends_from((unsigned char)last); i < sizeof ENDS / sizeof ENDS[0]; i++) {
        const struct compound_end *end = &ENDS[i];
        if (end->text[end->n - 1] != last) {
            break;
        }
        if (end->text[end->n - 2] == second && word.n > (size_t)end->n + 1 &&
            (!best || end->n > best->n) &&
            str_eq_nocase(str_sub(word, word.n - end->n, end->n),
                          (struct str){end->text, end->n})) {
            best = end;
        }
    }
    return best;
}

bool
pay_at(const struct salary_input *input, size_t i, struct phrase_hit *ret)
{
    const struct word *word = &input->words->items[i];
    if (phrases_at(input->phrases, input->words, i, GROUP_PAY, ret)) {
        return true;
    }
    if (word->kind != WORD_LETTERS || word->n < COMPOUND_LEAST) {
        return false;
    }
    struct str text = word_text(input->words, i);
    const struct compound_end *end = compound_end(text);
    if (!end) {
        return false;
    }
    enum period period = end->tag == PAY_WORD && end->value == PAY_VALUE(SALARY_BASE, 0)
                             ? compound_period(str_sub(text, 0, text.n - end->n))
                             : PERIOD_NONE;
    *ret = (struct phrase_hit){
        .word = (uint32_t)i,
        .n_words = 1,
        .at = word->at,
        .end = (uint32_t)word_end(input->words, i),
        .group = GROUP_PAY,
        .tag = end->tag,
        .value = (int16_t)(end->value | PAY_VALUE(0, period)),
        .number = -1,
    };
    return true;
}
