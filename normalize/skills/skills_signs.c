/* normalize/skills/skills_signs.c: the phrases and how they are found. A phrase
 * begins at the beginning of a word and is a stem: "experien" is "experience"
 * and "experienced". Must not judge; that is skills_cue.c's affair. The words
 * are those of postings in the big European languages. */
#include "normalize/skills/skills_signs.h"

#include <assert.h>

#include "base/sixteen.h"
#include "normalize/skills/skills_table.h"

#include "base/banned.h"

struct phrase {
    const char *text; /* small letters */
    uint16_t kinds;
};

enum {
    LEAD = SIGN_LEAD,
    ASK = SIGN_LEAD | SIGN_ASK,
    NICE = SIGN_PREFERRED,
    WISH = SIGN_PREFERRED | SIGN_LEAD, /* and what follows is a skill: "bonus: X" */
    MUST = SIGN_REQUIRED,
    NOT = SIGN_NOT_NEEDED,
    FIRM = SIGN_FIRM,
    AHEAD = SIGN_AHEAD,
    NEVER = SIGN_NO | SIGN_ASK, /* denies what follows without a word of asking */
    ABBREVIATION_BYTES = 2,
    TAIL_BYTES = 8,
    DENIAL_BYTES = 26 /* of the phrases that deny a need */
};

// clang-format off
/* Three bytes at least: signs_hash() reads them. */
static const struct phrase phrases[] = {
    {"a plus", NICE}, {"advanced", LEAD}, {"advantage", NICE}, {"ai labs", FIRM}, {"frontier labs", FIRM}, {"alumni of", FIRM}, {"alumni from", FIRM}, {"an advantage", NICE}, {"an asset", NICE},
    {"as a plus", NICE}, {"atout", NICE},
    {"backed by", FIRM}, {"background in", ASK}, {"background with", ASK}, {"beherrsch", ASK}, {"beneficial", NICE}, {"bonus", NICE},
    {"brands like", FIRM}, {"brands such as", FIRM}, {"brands including", FIRM},
    {"came from", FIRM}, {"certif", ASK}, {"clients include", FIRM}, {"clients including", FIRM}, {"clients like", FIRM}, {"clients such as", FIRM},
    {"command", LEAD}, {"companies include", FIRM}, {"companies including", FIRM}, {"companies like", FIRM}, {"companies such as", FIRM}, {"companies, including", FIRM}, {"competen", LEAD},
    {"competitors", FIRM}, {"conhecim", ASK}, {"connaiss", ASK}, {"conocim", ASK}, {"conoscenz", ASK}, {"customers include", FIRM}, {"customers including", FIRM},
    {"customers like", FIRM}, {"customers such as", FIRM},
    {"deseable", NICE}, {"desej", NICE}, {"desirable", NICE}, {"desired", NICE}, {"diferencial", NICE}, {"do\xC5\x9Bwiadcz", ASK}, {"domin", ASK},
    {"do not need", NEVER}, {"do not use", NEVER}, {"don't use", NEVER}, {"don\xE2\x80\x99t use", NEVER}, {"never use", NEVER}, {"no longer use", NEVER}, {"not using", NEVER}, {"don't need", NEVER}, {"don\xE2\x80\x99t need", NEVER},
    {"een pr\xC3\xA9", NICE}, {"engineers from", FIRM}, {"enterprises like", FIRM}, {"enterprises such as", FIRM}, {"entreprises telles", FIRM}, {"enterprises worldwide", FIRM}, {"erfahr", ASK},
    {"erfaring", ASK}, {"erfarenhet", ASK}, {"erforderlich", MUST}, {"erforderlich: nein", NOT}, {"ervaring", ASK}, {"esperienz", ASK}, {"essential", MUST}, {"ex-", FIRM},
    {"exig", MUST}, {"experien", ASK}, {"experi\xC3\xAAn", ASK}, {"expert", ASK}, {"exp\xC3\xA9rien", ASK}, {"exposure to", LEAD},
    {"familiar", ASK}, {"firms like", FIRM}, {"firms such as", FIRM}, {"follow us", FIRM}, {"fluen", LEAD | SIGN_REQUIRED}, {"founded by", FIRM}, {"framework", LEAD}, {"funded by", FIRM},
    {"geen ", SIGN_NO}, {"giants like", FIRM}, {"giants such as", FIRM}, {"good to have", NICE}, {"gradit", NICE},
    {"hands-on", ASK}, {"hands on", ASK},
    {"idealerweise", AHEAD}, {"ideally", AHEAD}, {"imprescindible", MUST}, {"indispensable", MUST}, {"invested in", FIRM}, {"investors", FIRM}, {"is not a must", NOT},
    {"is not a requirement", NOT}, {"isn't required", NOT},
    {"kein ", SIGN_NO}, {"keine ", SIGN_NO}, {"keinerlei ", SIGN_NO}, {"kendskab", ASK}, {"kennis", ASK}, {"kenntnis", ASK}, {"knowledge", ASK},
    {"languages", LEAD}, {"leaders from", FIRM}, {"literacy", LEAD}, {"literate", LEAD},
    {"maitris", ASK}, {"mandatory", MUST}, {"manejo", ASK}, {"master", LEAD}, {"ma\xC3\xAEtris", ASK}, {"meriterande", NICE}, {"mile widzian", NICE},
    {"minimum", MUST}, {"must be", MUST}, {"must have", MUST | SIGN_LEAD}, {"must hold", MUST}, {"must know", MUST | SIGN_LEAD}, {"must possess", MUST}, {"must speak", MUST}, {"must-have", MUST},
    {"need to know", ASK}, {"nice to have", WISH}, {"nice-to-have", WISH}, {"nicht erforderlich", NOT}, {"nicht notwendig", NOT}, {"nicht zwingend", NOT}, {"no ", SIGN_NO},
    {"no es necesari", NOT}, {"not a must", NOT}, {"not a requirement", NOT}, {"not essential", NOT}, {"not mandatory", NOT}, {"not necessary", NOT},
    {"not needed", NOT}, {"not required", NOT},
    {"of choice for", FIRM}, {"organizations like", FIRM}, {"organizations such as", FIRM},
    {"partners include", FIRM}, {"pas n\xC3\xA9" "cessaire", NOT}, {"plus:", WISH}, {"bonus:", WISH}, {"prefer ", NICE}, {"preferabl", AHEAD}, {"preferred", NICE}, {"previously at", FIRM}, {"profici", ASK | SIGN_REQUIRED},
    {"program", LEAD},
    {"required", MUST}, {"requires", MUST},
    {"sans ", SIGN_NO}, {"share on", FIRM}, {"share this", FIRM}, {"share with", FIRM}, {"se valorar", NICE}, {"serait un", NICE}, {"sin ", SIGN_NO}, {"skill", ASK}, {"software", LEAD}, {"souhait", NICE}, {"stack", LEAD},
    {"startups like", FIRM}, {"startups such as", FIRM},
    {"technolog", LEAD}, {"technology companies", FIRM}, {"tools", LEAD}, {"third-party websites", FIRM}, {"trusted by", FIRM},
    {"umgang", LEAD}, {"un atout", NICE}, {"un plus", NICE}, {"understanding", LEAD}, {"used by", FIRM},
    {"valorable", NICE}, {"vereist", MUST}, {"vertraut", ASK}, {"veterans from", FIRM}, {"veterans of", FIRM}, {"von vorteil", NICE},
    {"without ", SIGN_NO}, {"worked at", FIRM}, {"worked on prior to", FIRM}, {"wymagan", MUST}, {"w\xC3\xBCnschenswert", NICE},
    {"years of", MUST}, {"years\xE2\x80\x99", MUST}, {"years'", MUST},
    {"se requiere", MUST}, {"zero ", SIGN_NO}, {"znajomo", ASK}, {"zwingend", MUST},
    {"\xC3\xB6nskas nej", NOT}, {"kr\xC3\xA4vs nej", NOT},
    {"\xD0\xB2\xD0\xBB\xD0\xB0\xD0\xB4", ASK}, {"\xD0\xB7\xD0\xBD\xD0\xB0\xD0\xBD", ASK}, {"\xD0\xBE\xD0\xBF\xD1\x8B\xD1\x82", ASK},
    {"\xD0\xBF\xD0\xBB\xD1\x8E\xD1\x81", NICE},
    /* more of the big European languages */
    {"requisito", MUST}, {"si richiede", MUST}, {"richiest", MUST}, {"obrigat", MUST}, {"obligatoir", MUST}, {"obligator", MUST}, {"vorausgesetzt", MUST}, {"voraussetzung", MUST}, {"notwendig", MUST}, {"necesari", MUST}, {"necessari", MUST}, {"kr\xC3\xA4vs", MUST}, {"ett krav", MUST}, {"et krav", MUST}, {"is nodig", MUST}, {"niezb\xC4\x99" "dn", MUST}, {"konieczn", MUST}, {"must pass", MUST}, {"a must", MUST}, {"gerne", AHEAD}, {"som plus", NICE}, {"fordel", NICE}, {"ett plus", NICE}, {"merit", NICE}, {"gew\xC3\xBCnscht", NICE}, {"pluspunkt", NICE}, {"przydatn", NICE}, {"atutem", NICE}, {"\xC3\xA9 um plus", NICE}, {"preferibil", NICE}, {"preferencial", NICE}, {"se valora", NICE}, {"gewenst", NICE}, {"wskazan", NICE}, {"awesome to have", NICE}, {"great to have", NICE}, {"not need ", NEVER}, {"won't need ", NEVER}, {"won\xE2\x80\x99t need ", NEVER}, {"nie jest wymagan", NOT}, {"niet nodig", NOT}, {"non \xC3\xA8 richiest", NOT}, {"no se requiere", NOT}, {"n\xC3\xA3o \xC3\xA9 necess", NOT},
    {"isn't necessary", NOT}, {"isn't needed", NOT}, {"isn't essential", NOT}, {"isn't mandatory", NOT}, {"isn't a must", NOT}, {"isn't a requirement", NOT}, {"isn\xE2\x80\x99t required", NOT}, {"isn\xE2\x80\x99t necessary", NOT}, {"isn\xE2\x80\x99t needed", NOT}, {"isn\xE2\x80\x99t a must", NOT}, {"aren't required", NOT}, {"aren\xE2\x80\x99t required", NOT}, {"are not required", NOT}, {"is optional", NICE},
    {"kein muss", NOT}, {"keine voraussetzung", NOT}, {"keine bedingung", NOT}, {"n'est pas exig", NOT}, {"n'est pas obligatoire", NOT}, {"n'est pas requis", NOT}, {"n\xE2\x80\x99" "est pas requis", NOT}, {"n\xE2\x80\x99" "est pas obligatoire", NOT}, {"no es imprescindible", NOT}, {"no es obligatori", NOT}, {"no es requisito", NOT}, {"non \xC3\xA8 necessari", NOT}, {"non \xC3\xA8 obbligator", NOT}, {"is niet vereist", NOT}, {"niet verplicht", NOT}, {"nie jest konieczn", NOT}, {"kr\xC3\xA4vs inte", NOT}, {"er ikke et krav", NOT},
    /* what is hoped for, and what is not but */
    {"id\xC3\xA9" "alement", AHEAD}, {"idealmente", AHEAD}, {"idealiter", AHEAD}, {"id\xC3\xA9" "alnie", AHEAD}, {"helst", AHEAD}, {"big plus", NICE}, {"huge plus", NICE}, {"strong plus", WISH}, {"great plus", NICE}, {"definite plus", NICE}, {"real plus", NICE}, {"major plus", NICE}, {"plus if", NICE}, {"thrilled if", NICE}, {"excited if", NICE}, {"not required but apprec", NICE}, {"not required but great", NICE}, {"not required but nice", NICE}, {"not required but welcome", NICE}, {"not required but help", NICE}, {"not required but prefer", NICE}, {"not required but desir", NICE}, {"not required but benef", NICE}, {"not required but a plus", NICE}, {"not required but a bonus", NICE}, {"not required, but apprec", NICE}, {"not required, but great", NICE}, {"not required, but nice", NICE}, {"not required, but welcome", NICE}, {"not required, but help", NICE}, {"not required, but prefer", NICE}, {"not required, but desir", NICE}, {"not required, but benef", NICE}, {"not required, but a plus", NICE}, {"not required, but a bonus", NICE}, {"worked with", LEAD}, {"have used", LEAD}, {"has used", LEAD}, {"at least one of", MUST}, {"one or more of", MUST}, {"optional", NICE}, {"nice)", NICE}, {"must)", MUST}, {"plus points", WISH}, {"extra points", WISH}, {"extra credit", WISH}, {"brownie points", WISH}, {"love it if", NICE}, {"love to see", NICE}, {"happy if", NICE}, {"is helpful", NICE}, {"are helpful", NICE}, {"be helpful", NICE}, {"helpful but", NICE}, {"helpful if", NICE}, {"stand out", AHEAD}, {"is welcome", NICE}, {"are welcome", NICE}, {"would be great", NICE}, {"would be nice", NICE}, {"freuen uns \xC3\xBC" "ber", NICE}, {"ein plus", NICE}, {"preferenzial", NICE}, {"pr\xC3\xA9:", WISH}, {"apprezzat", NICE}, {"appr\xC3\xA9" "ci", NICE},
    {"strong ", MUST}, {"solid ", MUST}, {"you know ", MUST}, {"you need ", MUST}, {"need a ", MUST}, {"need an ", MUST}, {"needs a ", MUST}, {"you'll need", MUST}, {"you will need", MUST}, {"we expect", MUST}, {"please bring", MUST}, {"flie\xC3\x9F" "end", MUST}, {"bringst mit", MUST}, {"bringen mit", MUST},
    {"\xD0\xB6\xD0\xB5\xD0\xBB\xD0\xB0\xD1\x82\xD0\xB5\xD0\xBB\xD1\x8C\xD0\xBD", AHEAD}, {"\xD0\x96\xD0\xB5\xD0\xBB\xD0\xB0\xD1\x82\xD0\xB5\xD0\xBB\xD1\x8C\xD0\xBD", AHEAD}, {"\xD0\xBE\xD0\xB1\xD1\x8F\xD0\xB7\xD0\xB0\xD1\x82\xD0\xB5\xD0\xBB\xD1\x8C\xD0\xBD", MUST}, {"\xD0\x9E\xD0\xB1\xD1\x8F\xD0\xB7\xD0\xB0\xD1\x82\xD0\xB5\xD0\xBB\xD1\x8C\xD0\xBD", MUST},
    {"\xE5\xBF\x85\xE9\xA0\x88", MUST}, {"\xE6\xAD\x93\xE8\xBF\x8E", NICE}, {"\xE5\xB0\x9A\xE5\x8F\xAF", NICE}, {"\xE5\xBF\x85\xE9\xA1\xBB", MUST}, {"\xE4\xBC\x98\xE5\x85\x88", NICE}, {"\xE5\x8A\xA0\xE5\x88\x86", NICE}, {"\xED\x95\x84\xEC\x88\x98", MUST}, {"\xEC\x9A\xB0\xEB\x8C\x80", NICE},
    /* wishes and needs in more words and tongues */
    {"gern auch", AHEAD}, {"gerne auch", AHEAD}, {"bij voorkeur", AHEAD}, {"preference given", AHEAD}, {"preference will", AHEAD}, {"preference for", AHEAD}, {"preference to", AHEAD}, {"diferenciais", AHEAD}, {"awesome if", NICE}, {"great if", NICE}, {"nice if", NICE}, {"is expected", MUST}, {"sehr gut", MUST}, {"fundierte", MUST}, {"excluyente", MUST}, {"no excluyente", NICE}, {"no es excluyente", NICE}, {"wenselijk", NICE}, {"f\xC3\xB6rdel", NICE}, {"plussaa", NICE}, {"eduksi", NICE}, {"v\xC3\xBDhodou", NICE}, {"el\xC5\x91ny", NICE}, {"avantaj", NICE}, {"tercih", NICE}, {"\xE3\x81\x82\xE3\x82\x8B\xE3\x81\xA8", NICE}, {"\xE5\x84\xAA\xE9\x81\x87", NICE}, {"\xEA\xB0\x80\xEC\x82\xB0", NICE}, {"\xD0\xBF\xD1\x80\xD0\xB5\xD0\xB8\xD0\xBC\xD1\x83\xD1\x89\xD0\xB5\xD1\x81\xD1\x82\xD0\xB2", NICE}, {"erw\xC3\xBCnscht", NICE}, {"erwuenscht", NICE}, {"w\xC3\xA4re toll", NICE}, {"w\xC3\xA4re sch\xC3\xB6n", NICE}, {"w\xC3\xA4re super", NICE}, {"w\xC3\xA4re klasse", NICE}, {"opcional", NICE}, {"facoltativ", NICE}, {"facultatif", NICE}, {"mieux si", NICE}, {"valorad", NICE}, {"valoramos", AHEAD}, {"valoriamo", AHEAD}, {"imp\xC3\xA9ratif", MUST}, {"n\xC3\xA9" "cessaire", MUST}, {"cherry on top", NICE}, {"kirsche", NICE}, {"kers op", NICE}, {"even better", NICE}, {"extra punten", WISH}, {"punti extra", WISH}, {"puntos extra", WISH}, {"comfort with", ASK}, {"non-negotiable", MUST}, {"dealbreaker", MUST}, {"muss man", MUST}, {"kravet", MUST}, {"\xE7\x86\x9F\xE6\x82\x89", ASK}, {"\xE6\x8E\x8C\xE6\x8F\xA1", ASK}, {"\xE7\xB2\xBE\xE9\x80\x9A", ASK}, {"\xE4\xBA\x86\xE8\xA7\xA3", ASK}, {"\xE7\x86\x9F\xE7\xBB\x83", ASK}, {"\xE5\x85\xB7\xE5\xA4\x87", ASK},
    {"nice extra", NICE}, {"good to know", AHEAD}, {"over the moon", NICE}, {"but useful", AHEAD}, {"useful but", NICE}, {"sets you apart", NICE}, {"set you apart", NICE}, {"candidate also", AHEAD}, {"you speak", MUST}, {"runden dein", NICE}, {"rundet dein", NICE}, {"runden ihr", NICE}, {"rundet ihr", NICE}, {"runden das", NICE}, {"sch\xC3\xB6n, wenn", AHEAD}, {"sch\xC3\xB6n w\xC3\xA4re", AHEAD}, {"toll w\xC3\xA4re", AHEAD}, {"super w\xC3\xA4re", AHEAD}, {"optimalerweise", AHEAD}, {"im idealfall", AHEAD}, {"kein muss, aber", NICE}, {"kein muss aber", NICE}, {"keine voraussetzung, aber", NICE}, {"keine bedingung, aber", NICE}, {"nicht zwingend, aber", NICE}, {"pas obligatoire mais", NICE}, {"no es imprescindible, pero", NICE}, {"solltest du", MUST}, {"sollten sie", MUST}, {"you should know", MUST}, {"dans l'id\xC3\xA9" "al", AHEAD}, {"dans l\xE2\x80\x99id\xC3\xA9" "al", AHEAD}, {"id\xC3\xA9" "al si", AHEAD}, {"mooi meegenomen", NICE}, {"wymagamy", MUST}, {"oczekujemy", MUST}, {"\xD0\x9F\xD0\xBB\xD1\x8E\xD1\x81", NICE}, {"\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82\xD1\x81\xD1\x82\xD0\xB2\xD1\x83", NICE}, {"\xD0\x9F\xD1\x80\xD0\xB5\xD0\xB8\xD0\xBC\xD1\x83\xD1\x89\xD0\xB5\xD1\x81\xD1\x82\xD0\xB2", NICE}, {"\xC5\x9F" "art", MUST}, {"art\xC4\xB1" "d\xC4\xB1r", NICE}, {"gereklidir", MUST}, {"zorunlu", MUST}, {"po\xC5\xBE" "adujeme", MUST}, {"nutnost", MUST}, {"sz\xC3\xBCks\xC3\xA9ges", MUST}, {"obligatorie", MUST}, {"necesar\xC4\x83", MUST}, {"vaaditaan", MUST}, {"edellyt", MUST}, {"kr\xC3\xA6ves", MUST}, {"foruds\xC3\xA6t", MUST}, {"completa il profilo", NICE}, {"completano il", NICE}, {"ser\xC3\xAD" "a ideal", NICE}, {"serait id\xC3\xA9" "al", NICE}, {"seria \xC3\xB3timo", NICE},
};
// clang-format on

/* Sets the bit of the phrase's first four bytes; of one of three bytes, whatever
 * the fourth is. */
static void
filter_add(struct sign_index *index, const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    uint32_t bytes = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16;
    for (uint32_t fourth = p[3]; fourth <= (p[3] ? p[3] : UINT8_MAX); fourth++) {
        unsigned hash = signs_four(bytes | fourth << 24);
        index->filter[hash >> 5] |= 1u << (hash & 31u);
    }
}

void
signs_index(struct sign_index *index)
{
    static_assert(sizeof(phrases) / sizeof(phrases[0]) <= SIGN_PHRASES_MAX, "two bytes each");
    memset(index, 0, sizeof(*index));
    for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++) {
        unsigned hash = signs_hash(phrases[i].text);
        filter_add(index, phrases[i].text);
        size_t n = strlen(phrases[i].text);
        assert(n <= UINT8_MAX);
        index->n[i] = (uint8_t)n;
        index->tail[i] =
            n < TAIL_BYTES ? 0 : eight_load(phrases[i].text + n - TAIL_BYTES) | EIGHT_SMALLS;
        index->next[i] = index->first[hash];
        index->first[hash] = (uint16_t)(i + 1);
    }
}

static void
add_sign(struct sign_list *list, struct arena *arena, size_t offset, uint32_t kinds)
{
    if (list->n == list->cap) {
        size_t cap = list->cap ? list->cap * 2 : 128;
        struct sign *items = ARENA_ARRAY(arena, cap, struct sign);
        if (!items) {
            list->failed = true;
            return;
        }
        if (list->n) {
            memcpy(items, list->items, list->n * sizeof(*items));
        }
        list->items = items;
        list->cap = cap;
    }
    list->items[list->n++] = (struct sign){(uint32_t)offset, kinds};
}

/* Whether the phrase may stand at `p`: its end tells more than its beginning, which
 * others have too. */
static inline bool
may_be(const struct sign_index *index, unsigned phrase, const char *p, size_t n)
{
    size_t want = index->n[phrase];
    if (want < TAIL_BYTES) {
        return want <= n;
    }
    return want <= n && (eight_load(p + want - TAIL_BYTES) | EIGHT_SMALLS) == index->tail[phrase];
}

/* Kinds of all phrases that begin at `p`; n >= 3. */
static uint32_t
phrases_at(const struct sign_index *index, const char *p, size_t n)
{
    uint32_t kinds = 0;
    for (unsigned i = index->first[signs_hash(p)]; i; i = index->next[i - 1]) {
        if (!may_be(index, i - 1, p, n)) {
            continue;
        }
        const char *want = phrases[i - 1].text;
        size_t k = 0;
        while (k < index->n[i - 1] && byte_lower(p[k]) == want[k]) {
            k++;
        }
        if (k == index->n[i - 1]) {
            kinds |= phrases[i - 1].kinds;
        }
    }
    return kinds;
}

/* Whether the sign at `i` ends a sentence: not "e.g. x", "Node.js", "3.5". */
static bool
ends_sentence(struct str text, size_t i)
{
    char c = text.p[i];
    if (c == '\n' || c == ';') {
        return true;
    }
    if (c != '.' && c != '!' && c != '?') {
        return false;
    }
    bool is_gap = i + 2 < text.n && byte_is_space(text.p[i + 1]);
    bool is_short = i >= ABBREVIATION_BYTES && (text.p[i - 2] == '.' || text.p[i - 2] == '(');
    return is_gap && !is_short && !(text.p[i + 2] >= 'a' && text.p[i + 2] <= 'z');
}

/* "not required": what the phrase before denies is no need. */
static bool
is_denied(const struct sign_list *signs, size_t at)
{
    const struct sign *last = signs->n ? &signs->items[signs->n - 1] : NULL;
    return last && last->kinds & SIGN_NOT_NEEDED && at - last->offset < DENIAL_BYTES;
}

void
signs_word(const struct sign_index *index, struct str text, size_t i, struct arena *arena,
           struct sign_list *ret)
{
    uint32_t kinds = phrases_at(index, text.p + i, text.n - i);
    if (kinds & SIGN_REQUIRED && is_denied(ret, i)) {
        kinds &= ~(uint32_t)SIGN_REQUIRED;
    }
    if (kinds) {
        add_sign(ret, arena, i, kinds);
    }
}

void
signs_mark(struct str text, size_t i, struct arena *arena, struct sign_list *ret)
{
    if (ends_sentence(text, i)) {
        add_sign(ret, arena, i, SIGN_END);
    }
}

size_t
signs_from(const struct sign_list *signs, size_t hint, uint32_t at)
{
    size_t low = hint;
    size_t high = signs->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (signs->items[middle].offset < at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const struct sign *
signs_before(const struct sign_list *signs, size_t i, uint32_t at, uint32_t bytes, uint32_t kinds)
{
    while (i-- > 0) {
        const struct sign *sign = &signs->items[i];
        if (sign->kinds & SIGN_END || at - sign->offset > bytes) {
            return NULL;
        }
        if (sign->kinds & kinds) {
            return sign;
        }
    }
    return NULL;
}

const struct sign *
signs_after(const struct sign_list *signs, size_t i, uint32_t at, uint32_t bytes, uint32_t kinds)
{
    for (; i < signs->n; i++) {
        const struct sign *sign = &signs->items[i];
        if (sign->kinds & SIGN_END || sign->offset - at > bytes) {
            return NULL;
        }
        if (sign->kinds & kinds) {
            return sign;
        }
    }
    return NULL;
}
