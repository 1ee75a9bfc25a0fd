/* normalize/text/language.c: languages by their commonest words, scripts by their
 * signs. A short or mixed text gives no answer. */
#include "normalize/text/language.h"

#include "normalize/data/language_words.h"
#include "normalize/text/language_script.h"

#include "base/banned.h"

/* Words of titles and headings: they settle what a short text leaves open. */
// clang-format off
static const struct phrase HINT_ROWS[] = {
    {"engineer", 0, LANG_EN}, {"engineering", 0, LANG_EN}, {"manager", 0, LANG_EN}, {"developer", 0, LANG_EN}, {"senior", 0, LANG_EN},
    {"junior", 0, LANG_EN}, {"account", 0, LANG_EN}, {"executive", 0, LANG_EN}, {"sales", 0, LANG_EN}, {"operations", 0, LANG_EN},
    {"assistant", 0, LANG_EN}, {"associate", 0, LANG_EN}, {"director", 0, LANG_EN}, {"specialist", 0, LANG_EN}, {"analyst", 0, LANG_EN},
    {"consultant", 0, LANG_EN}, {"build", 0, LANG_EN}, {"design", 0, LANG_EN}, {"needed", 0, LANG_EN}, {"required", 0, LANG_EN},
    {"skills", 0, LANG_EN}, {"lead", 0, LANG_EN}, {"daily", 0, LANG_EN}, {"flexible", 0, LANG_EN}, {"hours", 0, LANG_EN},
    {"salary", 0, LANG_EN}, {"benefits", 0, LANG_EN}, {"officer", 0, LANG_EN}, {"representative", 0, LANG_EN}, {"coordinator", 0, LANG_EN},
    {"administrator", 0, LANG_EN}, {"technician", 0, LANG_EN}, {"supervisor", 0, LANG_EN}, {"nurse", 0, LANG_EN}, {"driver", 0, LANG_EN},
    {"teacher", 0, LANG_EN}, {"clerk", 0, LANG_EN}, {"support", 0, LANG_EN}, {"research", 0, LANG_EN}, {"scientist", 0, LANG_EN},
    {"learning", 0, LANG_EN}, {"customer", 0, LANG_EN}, {"marketing", 0, LANG_EN}, {"finance", 0, LANG_EN}, {"business", 0, LANG_EN},
    {"development", 0, LANG_EN}, {"product", 0, LANG_EN}, {"job", 0, LANG_EN}, {"apply", 0, LANG_EN}, {"description", 0, LANG_EN},
    {"responsibilities", 0, LANG_EN}, {"requirements", 0, LANG_EN}, {"preferred", 0, LANG_EN}, {"knowledge", 0, LANG_EN},
    {"years", 0, LANG_EN}, {"staff", 0, LANG_EN}, {"head", 0, LANG_EN}, {"human", 0, LANG_EN}, {"resources", 0, LANG_EN},
    {"security", 0, LANG_EN}, {"network", 0, LANG_EN}, {"internship", 0, LANG_EN},
    {"mitarbeiter", 0, LANG_DE}, {"mitarbeiterin", 0, LANG_DE}, {"ingenieur", 0, LANG_DE}, {"ingenieurin", 0, LANG_DE}, {"entwickler", 0, LANG_DE},
    {"entwicklerin", 0, LANG_DE}, {"leiter", 0, LANG_DE}, {"leiterin", 0, LANG_DE}, {"leitung", 0, LANG_DE}, {"kaufmann", 0, LANG_DE},
    {"kauffrau", 0, LANG_DE}, {"aufgaben", 0, LANG_DE}, {"kenntnisse", 0, LANG_DE}, {"sachbearbeiter", 0, LANG_DE}, {"berater", 0, LANG_DE},
    {"beraterin", 0, LANG_DE}, {"werkstudent", 0, LANG_DE}, {"praktikum", 0, LANG_DE}, {"praktikant", 0, LANG_DE}, {"ausbildung", 0, LANG_DE},
    {"referent", 0, LANG_DE}, {"assistenz", 0, LANG_DE}, {"fachkraft", 0, LANG_DE}, {"techniker", 0, LANG_DE}, {"erfahrung", 0, LANG_DE},
    {"deutsch", 0, LANG_DE}, {"bewerbung", 0, LANG_DE}, {"vollzeit", 0, LANG_DE}, {"teilzeit", 0, LANG_DE}, {"pflegefachkraft", 0, LANG_DE},
    {"verkäufer", 0, LANG_DE}, {"vertrieb", 0, LANG_DE}, {"projektleiter", 0, LANG_DE}, {"softwareentwickler", 0, LANG_DE},
   
    {"développeur", 0, LANG_FR}, {"développeuse", 0, LANG_FR}, {"chargé", 0, LANG_FR}, {"chargée", 0, LANG_FR}, {"responsable", 0, LANG_FR},
    {"stagiaire", 0, LANG_FR}, {"alternant", 0, LANG_FR}, {"alternance", 0, LANG_FR}, {"poste", 0, LANG_FR}, {"équipe", 0, LANG_FR},
    {"conseiller", 0, LANG_FR}, {"commercial", 0, LANG_FR}, {"technicien", 0, LANG_FR}, {"gestionnaire", 0, LANG_FR}, {"directeur", 0, LANG_FR},
    {"chef", 0, LANG_FR}, {"missions", 0, LANG_FR}, {"profil", 0, LANG_FR}, {"recherché", 0, LANG_FR}, {"expérience", 0, LANG_FR},
   
    {"ingeniero", 0, LANG_ES}, {"ingeniera", 0, LANG_ES}, {"desarrollador", 0, LANG_ES}, {"desarrolladora", 0, LANG_ES}, {"gerente", 0, LANG_ES},
    {"puesto", 0, LANG_ES}, {"ventas", 0, LANG_ES}, {"técnico", 0, LANG_ES}, {"técnica", 0, LANG_ES}, {"administrativo", 0, LANG_ES},
    {"coordinador", 0, LANG_ES}, {"encargado", 0, LANG_ES}, {"auxiliar", 0, LANG_ES}, {"becario", 0, LANG_ES}, {"requisitos", 0, LANG_ES},
    {"experiencia", 0, LANG_ES}, {"funciones", 0, LANG_ES}, {"jefe", 0, LANG_ES}, {"analista", 0, LANG_ES}, {"asesor", 0, LANG_ES},
    {"prácticas", 0, LANG_ES},
    {"ingegnere", 0, LANG_IT}, {"sviluppatore", 0, LANG_IT}, {"responsabile", 0, LANG_IT}, {"addetto", 0, LANG_IT}, {"addetta", 0, LANG_IT},
    {"impiegato", 0, LANG_IT}, {"commerciale", 0, LANG_IT}, {"tirocinio", 0, LANG_IT}, {"esperienza", 0, LANG_IT}, {"requisiti", 0, LANG_IT},
    {"apprendista", 0, LANG_IT}, {"operaio", 0, LANG_IT}, {"magazziniere", 0, LANG_IT},
    {"medewerker", 0, LANG_NL}, {"ontwikkelaar", 0, LANG_NL}, {"adviseur", 0, LANG_NL}, {"verkoper", 0, LANG_NL}, {"stagiair", 0, LANG_NL},
    {"vacature", 0, LANG_NL}, {"werkzaamheden", 0, LANG_NL}, {"functie", 0, LANG_NL}, {"ervaring", 0, LANG_NL}, {"monteur", 0, LANG_NL},
    {"begeleider", 0, LANG_NL}, {"leerkracht", 0, LANG_NL},
    {"specjalista", 0, LANG_PL}, {"inżynier", 0, LANG_PL}, {"młodszy", 0, LANG_PL}, {"starszy", 0, LANG_PL}, {"kierownik", 0, LANG_PL},
    {"programista", 0, LANG_PL}, {"analityk", 0, LANG_PL}, {"doradca", 0, LANG_PL}, {"pracownik", 0, LANG_PL}, {"wymagania", 0, LANG_PL},
    {"obowiązki", 0, LANG_PL}, {"doświadczenie", 0, LANG_PL}, {"stażysta", 0, LANG_PL}, {"praktykant", 0, LANG_PL},
    {"engenheiro", 0, LANG_PT}, {"engenheira", 0, LANG_PT}, {"desenvolvedor", 0, LANG_PT}, {"estágio", 0, LANG_PT}, {"estagiário", 0, LANG_PT},
    {"vaga", 0, LANG_PT}, {"vendedor", 0, LANG_PT}, {"coordenador", 0, LANG_PT}, {"atividades", 0, LANG_PT},
    {"utvecklare", 0, LANG_SV}, {"ingenjör", 0, LANG_SV}, {"säljare", 0, LANG_SV}, {"medarbetare", 0, LANG_SV}, {"ansvarig", 0, LANG_SV},
    {"projektledare", 0, LANG_SV}, {"undersköterska", 0, LANG_SV}, {"sjuksköterska", 0, LANG_SV},
    {"udvikler", 0, LANG_DA}, {"ingeniør", 0, LANG_DA}, {"medarbejder", 0, LANG_DA}, {"sælger", 0, LANG_DA}, {"leder", 0, LANG_DA},
    {"projektleder", 0, LANG_DA}, {"stilling", 0, LANG_DA}, {"studentermedhjælper", 0, LANG_DA}, {"elev", 0, LANG_DA},
    {"utvikler", 0, LANG_NO}, {"medarbeider", 0, LANG_NO}, {"selger", 0, LANG_NO}, {"prosjektleder", 0, LANG_NO}, {"rådgiver", 0, LANG_NO},
    {"lærling", 0, LANG_NO},
    {"специалист", 0, LANG_RU}, {"инженер", 0, LANG_RU}, {"менеджер", 0, LANG_RU}, {"разработчик", 0, LANG_RU}, {"программист", 0, LANG_RU},
    {"аналитик", 0, LANG_RU}, {"требования", 0, LANG_RU}, {"обязанности", 0, LANG_RU}, {"условия", 0, LANG_RU}, {"опыт", 0, LANG_RU},
    {"знание", 0, LANG_RU}, {"руководитель", 0, LANG_RU}, {"помощник", 0, LANG_RU}, {"работа", 0, LANG_RU}, {"язык", 0, LANG_RU},
    {"работодатель", 0, LANG_RU}, {"документами", 0, LANG_RU}, {"английский", 0, LANG_RU},
    {"спеціаліст", 0, LANG_UK}, {"інженер", 0, LANG_UK}, {"розробник", 0, LANG_UK}, {"вимоги", 0, LANG_UK}, {"умови", 0, LANG_UK},
    {"досвід", 0, LANG_UK}, {"знання", 0, LANG_UK}, {"керівник", 0, LANG_UK}, {"мова", 0, LANG_UK},
    {"vývojář", 0, LANG_CS}, {"specialista", 0, LANG_CS}, {"inženýr", 0, LANG_CS}, {"obchodní", 0, LANG_CS}, {"zástupce", 0, LANG_CS},
    {"požadujeme", 0, LANG_CS}, {"zkušenosti", 0, LANG_CS}, {"vedoucí", 0, LANG_CS}, {"pracovník", 0, LANG_CS},
    {"enginyer", 0, LANG_CA}, {"desenvolupador", 0, LANG_CA}, {"tècnic", 0, LANG_CA}, {"requisits", 0, LANG_CA}, {"funcions", 0, LANG_CA},
    {"feina", 0, LANG_CA}, {"monitor", 0, LANG_CA},
    {"m w d", 0, LANG_DE}, {"w m d", 0, LANG_DE}, {"m w x", 0, LANG_DE}, {"m f d", 0, LANG_DE}, {"h f", 0, LANG_FR}, {"f h", 0, LANG_FR}, {"m v", 0, LANG_NL}, {"k m", 0, LANG_PL},
};
// clang-format on
const struct phrase_table LANGUAGE_TABLES[LANGUAGE_TABLE_COUNT] = {
    {GROUP_LANGUAGE, LANGUAGE_ROWS, sizeof LANGUAGE_ROWS / sizeof LANGUAGE_ROWS[0]},
    {GROUP_LANGUAGE_HINT, HINT_ROWS, sizeof HINT_ROWS / sizeof HINT_ROWS[0]},
};

enum {
    WORDS_LOOKED_AT = 400,
    WEIGHT_ALONE = 24,         /* of a word that one language has */
    WEIGHT_LETTER = 12,        /* of a word with a letter that one language has */
    SCORE_LEAST = 60,          /* below: too little text */
    WEIGHT_HINT = 8,           /* of a word of titles */
    WEIGHT_MARK = 60,          /* of "(m/w/d)" */
    SHORT_WORDS = 60,          /* a text in which hints count */
    JOB_WORDS = 40,            /* of duties and requirements: enough for a guess */
    SHORT_LEAST = 14,          /* score of a short text */
    COVER_WORDS = 5,           /* from so many on, */
    COVER_SHARE = 5,           /* one word in so many is known */
    LONE_WORDS = 3,            /* from so many on, one that is known is a name: "Excel, Word" */
    LEAD_AGAINST_LETTERS = 30, /* tenths; of a language that lacks letters the next one has */
    SAID = 80,                 /* percent: a board may name the language of its own buttons */
    FOREIGN_SHARE = 3          /* fewer than one for so many known is of letters it has not */
};

static struct language_guess
guess_of(const char *code, uint8_t confidence)
{
    struct language_guess guess = {.confidence = confidence};
    (void)memcpy(guess.code, code, strlen(code) + 1);
    return guess;
}

static uint32_t
bits(uint64_t mask)
{
    mask -= (mask >> 1) & 0x5555555555555555U;
    mask = (mask & 0x3333333333333333U) + ((mask >> 2) & 0x3333333333333333U);
    mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0FU;
    return (uint32_t)((mask * 0x0101010101010101U) >> 56);
}

static uint32_t
lowest_bit(uint64_t mask)
{
    return bits((mask & (~mask + 1)) - 1);
}

struct tally {
    uint32_t scores[LANG_COUNT], known[LANG_COUNT]; /* words that speak for it */
    uint32_t lettered, foreign[LANG_COUNT];         /* words of letters that it has not */
    uint32_t n_text;
    bool is_short; /* hints count */
    struct script_count scripts;
};

static void
add_mask(struct tally *t, uint64_t mask, uint32_t weight)
{
    weight = weight / bits(mask) + 1;
    for (; mask; mask &= mask - 1) {
        uint32_t l = lowest_bit(mask);
        t->scores[l] += weight;
        t->known[l]++;
    }
}

/* The languages that are written with all special letters of the word; 0
 * without any. */
static uint64_t
mask_of_letters(struct str word)
{
    const size_t n = sizeof LANGUAGE_LETTERS / sizeof LANGUAGE_LETTERS[0];
    uint64_t mask = UINT64_MAX;
    for (size_t i = 0; i < word.n;) {
        uint32_t c = (unsigned char)word.p[i];
        if (c < 0x80) {
            i++;
            continue;
        }
        c = script_letter(word, &i);
        size_t low = 0, high = n;
        while (low < high) {
            size_t middle = (low + high) / 2;
            low = LANGUAGE_LETTERS[middle].letter < c ? middle + 1 : low;
            high = LANGUAGE_LETTERS[middle].letter < c ? high : middle;
        }
        if (low < n && LANGUAGE_LETTERS[low].letter == c) {
            mask &= LANGUAGE_LETTERS[low].mask;
        } else if (c >= 0x1EA0 && c <= 0x1EF9) { /* Vietnamese tones */
            mask &= L(VI);
        }
    }
    return mask == UINT64_MAX ? 0 : mask;
}

static void
tally_letters(struct tally *t, struct str word)
{
    uint64_t mask = mask_of_letters(word);
    if (mask == 0) {
        return;
    }
    add_mask(t, mask, WEIGHT_LETTER);
    t->lettered++;
    for (size_t l = 0; l < LANG_COUNT; l++) {
        t->foreign[l] += !(mask >> l & 1);
    }
}

/* Words from `from` to before `to`. */
static void
tally_words(struct tally *t, const struct language_text *text, const struct words *words,
            size_t from, size_t to)
{
    struct phrase_hit hit;
    for (size_t i = from; i < to; i++) {
        if (words->items[i].kind == WORD_NUMBER) {
            continue;
        }
        struct str word = word_text(words, i);
        script_add(&t->scripts, word);
        t->n_text++;
        if (t->is_short && phrases_at(text->phrases, words, i, GROUP_LANGUAGE_HINT, &hit)) {
            t->scores[hit.value] += hit.n_words > 1 ? WEIGHT_MARK : WEIGHT_HINT;
            t->known[hit.value]++;
        }
        if (phrases_at(text->phrases, words, i, GROUP_LANGUAGE, &hit)) {
            add_mask(t, LANGUAGE_MASKS[hit.value], WEIGHT_ALONE);
        }
        tally_letters(t, word);
    }
}

/* The best of some languages that share a script; none where two are close. */
static struct language_guess
best_of(const struct tally *t, uint64_t among, uint8_t confidence)
{
    size_t best = LANG_COUNT;
    uint32_t top = 0, next = 0;
    for (; among; among &= among - 1) {
        size_t l = lowest_bit(among);
        if (t->scores[l] > top) {
            next = top;
            top = t->scores[l];
            best = l;
        } else if (t->scores[l] > next) {
            next = t->scores[l];
        }
    }
    return best < LANG_COUNT && top * 10 > next * 12 ? guess_of(LANGUAGE_CODES[best], confidence)
                                                     : (struct language_guess){0};
}

/* What the script tells alone, or leaves to a few. */
static bool
guess_script(const struct tally *t, uint32_t top, struct language_guess *ret)
{
    const struct script *script = script_main(&t->scripts, top < SCORE_LEAST);
    if (!script) {
        return false;
    }
    switch (script->of) {
    case SCRIPT_ONE:
        *ret = guess_of(script->code, 95);
        return true;
    case SCRIPT_HAN:
        *ret = best_of(t, L(ZH) | L(JA), 95);
        return true;
    case SCRIPT_ARABIC:
        *ret = best_of(t, L(AR) | L(FA) | L(UR), 95);
        return true;
    case SCRIPT_DEVANAGARI:
        *ret = best_of(t, L(HI) | L(MR) | L(NE), 95);
        return true;
    case SCRIPT_LETTERS:
    default:
        return false;
    }
}

/* A short text says little: what it knows must be enough of it, and nothing in
 * it of another language's letters. */
static bool
is_sure(const struct tally *t, size_t best, size_t second, bool has_text)
{
    uint32_t top = t->scores[best], lead = top < SCORE_LEAST ? 15 : 13;
    lead = t->foreign[best] > t->foreign[second] ? LEAD_AGAINST_LETTERS : lead;
    bool leads = top >= SHORT_LEAST && top * 10 > t->scores[second] * lead;
    bool is_lone = t->known[best] < 2 && t->n_text >= LONE_WORDS && t->n_text < COVER_WORDS &&
                   top <= WEIGHT_ALONE + 1;
    bool covers = !has_text || t->n_text < COVER_WORDS || t->known[best] * COVER_SHARE >= t->n_text;
    return leads && covers && !is_lone && t->foreign[best] * FOREIGN_SHARE <= t->known[best];
}

static struct language_guess
guess_tally(const struct tally *tally, bool has_text)
{
    struct language_guess guess = {0};
    size_t best = 0, second = 1;
    for (size_t l = 1; l < LANG_COUNT; l++) {
        if (tally->scores[l] > tally->scores[best]) {
            second = best;
            best = l;
        } else if (tally->scores[l] > tally->scores[second] || second == best) {
            second = l;
        }
    }
    uint32_t top = tally->scores[best], next = tally->scores[second];
    if (guess_script(tally, top, &guess)) {
        return guess;
    }
    if (tally->is_short) {
        bool sure = is_sure(tally, best, second, has_text);
        bool is_weak = top < SCORE_LEAST || !has_text;
        return sure ? guess_of(LANGUAGE_CODES[best], is_weak ? 70 : 85) : guess;
    }
    bool clear = top >= SCORE_LEAST && top * 10 > next * 11;
    return clear ? guess_of(LANGUAGE_CODES[best], top * 2 > next * 3 ? 97 : 85) : guess;
}

/* The words of sections of these kinds, as bits. */
static void
tally_sections(struct tally *t, const struct language_text *text, uint32_t kinds)
{
    for (size_t i = 0; i < text->n_sections && t->n_text < WORDS_LOOKED_AT; i++) {
        const struct section *section = &text->sections[i];
        size_t from = words_from(text->words, section->begin);
        size_t to = words_from(text->words, section->end), most = WORDS_LOOKED_AT - t->n_text;
        if (kinds >> section->kind & 1) {
            tally_words(t, text, text->words, from, to - from < most ? to : from + most);
        }
    }
}

struct language_guess
language_guess(const struct language_text *text)
{
    const uint32_t of_job = 1U << SECTION_DUTIES | 1U << SECTION_REQUIREMENTS;
    const uint32_t boilerplate = 1U << SECTION_EEO | 1U << SECTION_LEGAL;
    struct tally job = {0};
    tally_sections(&job, text, of_job);
    struct language_guess guess = {0};
    if (job.n_text >= JOB_WORDS) {
        guess = guess_tally(&job, true);
    }
    if (*guess.code) {
        return guess;
    }
    const struct words *words = text->words;
    struct tally all = {.is_short = words->n < SHORT_WORDS};
    tally_sections(&all, text, ~boilerplate);
    if (all.n_text == 0) {
        tally_words(&all, text, words, 0, words->n < WORDS_LOOKED_AT ? words->n : WORDS_LOOKED_AT);
    }
    if (all.is_short && text->title) {
        tally_words(&all, text, text->title, 0, text->title->n);
    }
    return guess_tally(&all, words->n > 0);
}

// clang-format off
static const struct { const char *name, *code; } NAMES[] = {
    {"english", "en"}, {"german", "de"}, {"deutsch", "de"}, {"french", "fr"}, {"français", "fr"}, {"spanish", "es"}, {"español", "es"}, {"italian", "it"}, {"italiano", "it"}, {"dutch", "nl"}, {"nederlands", "nl"}, {"polish", "pl"}, {"polski", "pl"}, {"portuguese", "pt"}, {"português", "pt"}, {"swedish", "sv"}, {"svenska", "sv"}, {"danish", "da"}, {"norwegian", "no"}, {"finnish", "fi"}, {"russian", "ru"}, {"japanese", "ja"}, {"chinese", "zh"}, {"korean", "ko"}, {"czech", "cs"}, {"hungarian", "hu"}, {"romanian", "ro"}, {"turkish", "tr"}, {"ukrainian", "uk"}, {"catalan", "ca"}, {"greek", "el"}, {"hebrew", "he"}, {"arabic", "ar"},
};
// clang-format on

struct language_guess
language_read(struct str field)
{
    field = str_trim(field);
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (str_is_nocase(field, NAMES[i].name)) {
            return guess_of(NAMES[i].code, SAID);
        }
    }
    bool is_tag =
        field.n == 2 || (field.n > 2 && field.n <= 12 && (field.p[2] == '-' || field.p[2] == '_'));
    if (!is_tag || !byte_is_alpha(field.p[0]) || !byte_is_alpha(field.p[1])) {
        return (struct language_guess){0};
    }
    char code[3] = {byte_lower(field.p[0]), byte_lower(field.p[1]), '\0'};
    return guess_of(str_is(str_of(code), "nb") || str_is(str_of(code), "nn") ? "no" : code, SAID);
}
