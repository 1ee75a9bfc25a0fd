/* normalize/skills/skills_lang.c: when the name of a human language means that the
 * language is asked for: "fluent in German", "German (C1)", "Languages: German",
 * not "German market". Must not name skills. The words are those that postings
 * in the big European languages use. */
#include "normalize/skills/skills_cue.h"

#include "base/banned.h"

enum { LEAD_BYTES = 110, TRAIL_BYTES = 90 };

// clang-format off
/* Anywhere before the name in its sentence. */
static const char *const lead_stems[] = {
    "fluen", "profici", "native", "speak", "spoken", "bilingual", "trilingual", "multilingual",
    "language", "lingual", "written", "verbal", "oral", "mother", "communicat", "kommunik",
    "conversational",
    "sprach", "sprech", "flie\xC3\x9F", "fliessend", "verhandlungssicher", "kenntnis",
    "muttersprach", "beherrsch", "courant", "ma\xC3\xAEtris", "maitris", "bilingue", "langue",
    "niveau", "parl", "nivel", "n\xC3\xADvel", "idiom", "domin", "fluid", "flu\xC3\xAA",
    "lingua", "conoscenza", "taal", "vloeiend", "beheers", "spreek", "znajomo", "j\xC4\x99zyk",
    "biegl", "sprog", "spr\xC3\xA5k", "kieli", "taler", "talar", "flytende", "flytande",
    "translat", "command", "\xD0\xB2\xD0\xBB\xD0\xB0\xD0\xB4", "\xD0\xB7\xD0\xBD\xD0\xB0\xD0\xBD",
    "\xD1\x8F\xD0\xB7\xD1\x8B\xD0\xBA", "\xD1\x83\xD1\x80\xD0\xBE\xD0\xB2",
    "\xD1\x81\xD0\xB2\xD0\xBE\xD0\xB1\xD0\xBE\xD0\xB4", "jazyk", "limb", "\xC3\xADr", "skriftlig",
    "skrift", "speech", "literacy", "kunskap", "kundskab", "kunnskap",
    /* the Russian ones at the head of a line */
    "\xD0\xA1\xD0\xB2\xD0\xBE\xD0\xB1\xD0\xBE\xD0\xB4", "\xD0\x97\xD0\xBD\xD0\xB0\xD0\xBD",
    "\xD0\x92\xD0\xBB\xD0\xB0\xD0\xB4", "\xD0\xAF\xD0\xB7\xD1\x8B\xD0\xBA",
    "\xD0\xA0\xD0\xB0\xD0\xB7\xD0\xB3\xD0\xBE\xD0\xB2\xD0\xBE\xD1\x80",
    "\xD1\x80\xD0\xB0\xD0\xB7\xD0\xB3\xD0\xBE\xD0\xB2\xD0\xBE\xD1\x80", NULL};

/* The word that stands right before the name. */
static const char *const quality_stems[] = {
    "excellent", "good", "strong", "basic", "perfect", "advanced", "intermediate", "business",
    "professional", "fluid", "gute", "guter", "gutes", "sehr", "sicher", "flie", "bon", "buen",
    "ottim", "buon", "goed", "dobr", "in", "auf", "of", "en", "em", "great", "solid", "knowledge",
    "working", "near", "clear", "upper", "minimum", "level", "valorable", "valora", "deseable",
    "imprescindible", "wymagany", "desej", "gewenst", "vereist", NULL};

/* What may follow the name, in the rest of its sentence. */
static const char *const trail_stems[] = {
    "fluen", "profici", "native", "speak", "spoken", "language", "level", "written", "skills",
    "verbal", "oral", "mother", "a1", "a2", "b1", "b2", "c1", "c2", "kenntnis", "sprach", "flie",
    "verhandlungssicher", "muttersprach", "wort", "schrift", "courant", "niveau", "nivel",
    "n\xC3\xADvel", "fluid", "avan", "intermedi", "flydende", "vloeiend", "biegl", "poziom",
    "knowledge", "communication", "grammar", "bilingual", "\xD1\x83\xD1\x80\xD0\xBE\xD0\xB2",
    "\xD1\x8F\xD0\xB7\xD1\x8B\xD0\xBA", "sprog", "taal", "idioma", "hablado", "escrito",
    "parl\xC3\xA9", "verst\xC3\xA4nd", "unterhalt", "\303\251crit", "techni", "skrift",
    "professionn", "op\xC3\xA9ration", "scolaire", "flyt", "woord", "geschrift", "spreken", "mowie", "pi\xC5\x9Bmie", "t\303\251cnic", "tecnic", NULL};

/* The word right after the name that grades the speaker: "Englisch gut", "Japanese N2". */
static const char *const grade_words[] = {"gut", "gute", "sehr", "n1", "n2", "n3", "n4", "n5",
                                          "jlpt", "a1", "a2", "b1", "b2", "c1", "c2", "nativo",
                                          "nativa", "muttersprache", "lu", "courant", "parl\xC3\xA9",
                                          "\303\251crit", "alto", "medio", "avanzado", "intermedio",
                                          "fluente", "avan\303\247ado", "intermedi\xC3\xA1rio",
                                          "avanzato", "ottimo", "buono", "fluido", "biling\303\274e",
                                          "perfekt", "flie\303\237end", "vloeiend", "goed", "biegle",
                                          "komunikatywny", "flytande", "obligatorio",
                                          "imprescindible", "valorable", "deseable",
                                          "desej\xC3\xA1vel", "gradito", "preferibile", "wenselijk",
                                          "obligatoire", "indispensable", "exig\xC3\xA9",
                                          "souhait\xC3\xA9", "appr\303\251ci\303\251", NULL};

/* "German is a plus": the language itself is spoken of. */
static const char *const is_words[] = {"is", "a", "an", "nice", "helpful", "useful", "welcome",  "are", "would", "ist",        "wird", "est",
                                       "es",  "jest", "\xC3\xA8", "\xC3\xA9", "\xC3\xA4r", "er", "von", "mile", NULL};
static const char *const wish_stems[] = {
    "nice", "helpful", "useful", "welcome", "required", "plus", "must", "mandatory", "asset", "advantage", "prefer", "essential",
    "beneficial", "desir", "vorteil", "erforderlich", "zwingend", "atout", "needed", "bonus",
    "diferencial", "desej", "obrigat", "imprescindible", "gradit", "richiest", "vereist",
    "pr\xC3\xA9", "mile widzian", "widzian", "wymagan", "krav", "merit", "fordel", NULL};

/* The word right after the name when the name is a thing asked for. */
static const char *const follow_words[] = {
    "and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "is", "are", "as", "at", "to",
    "in", "with", "for", "on", "both", "will", "a", "an", "the", "oral", "c1", "c2", "b1", "b2",
    "a1", "a2", "auf", "als", "wird", "ist", "sind", "von", "est", "sont", "alto", "es", "i",
    "oraz", "lub", "na", "jest", "mile", "og", "och", "samt", "ja", "taal", "lu", "can", "you", "we",
    "your", "may", "but", "if", "strongly", "highly", "min", "not", "well", "read", "also", "per", "jest", "er", "mile",
    "\xC3\xA8", "\xC3\xA9", "\xC3\xA4r", "\xD0\xBD\xD0\xB0",
    "\xD0\xBD\xD0\xB5", "\xD0\xB8", "\xD0\xBE\xD1\x82", NULL};
static const char *const follow_stems[] = {
    "would", "required", "require", "preferred", "prefer", "fluen", "profici", "native", "speak",
    "spoken", "language", "level", "skill", "knowledge", "communicat", "verbal", "grammar",
    "kenntnis", "sprach", "mindestens", "sowie", "vorausgesetzt", "erforderlich", "courant",
    "niveau", "nivel", "n\xC3\xADvel", "medio", "fluid", "hablado", "escrito", "obligatoire",
    "souhait", "advantage", "beneficial", "desir", "essential", "mandatory", "could", "fluently",
    "proficiently", "other", "additional", "since", "because", "while", "minimum", "advanced",
    "intermediate", "business", "professional", "mother", "bilingual", "conversational", "spoke",
    "considered", "ideally", "\xD1\x8F\xD0\xB7\xD1\x8B\xD0\xBA", "must", "plus", "avan", "writ",
    "flie", "parl", "exig", "nice", "helpful", "useful", "welcome", "t\303\251cnic", "tecnic", "conversa", "verst\xC3\xA4nd", "techni", "intermedi", "lu et", "professionn",
    "op\xC3\xA9ration", "scolaire", "flyt", NULL};

// clang-format on

/* The next word after `from`, and whether a sign other than a blank, a hyphen
 * or a bracket parts them. */
static struct str
word_after(struct str text, size_t from, bool *is_parted)
{
    size_t i = from;
    *is_parted = false;
    while (i < text.n && !skills_is_word(text, i)) {
        if (text.p[i] != ' ' && text.p[i] != '-' && text.p[i] != '(') {
            *is_parted = true;
            return STR_NONE;
        }
        i++;
    }
    size_t end = i;
    while (end < text.n && (skills_is_word(text, end) || (unsigned char)text.p[end] >= 0x80) &&
           !str_starts(str_sub(text, end, 3), STR("\xE3\x80\x81"))) { /* an ideographic comma */
        end++;
    }
    return str_sub(text, i, end - i);
}

static struct str
word_before(struct str text, size_t at)
{
    size_t end = at;
    while (end > 0 && (text.p[end - 1] == ' ' || text.p[end - 1] == '\'')) {
        end--;
    }
    size_t begin = end;
    while (begin > 0 &&
           (byte_is_alpha(text.p[begin - 1]) || (unsigned char)text.p[begin - 1] >= 0x80)) {
        begin--;
    }
    return str_sub(text, begin, end - begin);
}

/* Where the words before the name begin: its sentence, or the line above when
 * the name begins an item ("Languages:\n- Danish"). */
static size_t
lead_begin(struct str text, size_t base, size_t begin)
{
    for (size_t i = base; i < begin; i++) {
        if (skills_is_word(text, i)) {
            return begin - base > LEAD_BYTES ? begin - LEAD_BYTES : base;
        }
    }
    size_t i = base;
    while (i > 0 && text.p[i - 1] == '\n') {
        i--;
    }
    while (i > 0 && text.p[i - 1] != '\n' && begin - i < LEAD_BYTES) {
        i--;
    }
    return i;
}

/* The word behind the name is one that goes on about it, or there is none. */
static bool
is_followed(struct str next, bool is_parted)
{
    return is_parted || next.n == 0 || skills_is_one_of(next, follow_words) ||
           skills_starts_stem(next, follow_stems);
}

bool
skills_language_fits(struct str text, size_t end)
{
    bool is_parted = false;
    struct str next = word_after(text, end, &is_parted);
    return is_followed(next, is_parted);
}

bool
skills_language_asked(struct str text, size_t begin, size_t end)
{
    struct str sentence = skills_sentence(text, begin, end);
    size_t base = (size_t)(sentence.p - text.p);
    size_t lead_from = lead_begin(text, base, begin);
    struct str lead = str_sub(text, lead_from, begin - lead_from);
    struct str trail = str_sub(str_sub(text, end, base + sentence.n - end), 0, TRAIL_BYTES);
    bool is_parted = false;
    struct str next = word_after(text, end, &is_parted);
    if (skills_is_one_of(next, grade_words)) {
        return true;
    }
    if (!is_followed(next, is_parted)) {
        return false;
    }
    if (str_has_nocase(str_sub(text, begin, end - begin), STR("language")) ||
        skills_has_stem(lead, lead_stems) || skills_has_stem(trail, trail_stems)) {
        return true;
    }
    if (skills_is_one_of(next, is_words) && skills_has_stem(trail, wish_stems)) {
        return true;
    }
    struct str before = word_before(text, begin);
    return before.n > 3 && skills_starts_stem(before, quality_stems);
}
