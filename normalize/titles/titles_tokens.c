/* normalize/titles/titles_tokens.c: words of a title. */
#include "normalize/titles/titles_tokens.h"

#include "base/markup.h"

#include "base/banned.h"

// clang-format off
enum { SHORTEST_END = 7, SHORTEST_FRONT = 2 };

/* Occupations that German writes at the end of one long word; of SHORTEST_END letters at
 * least, for most words of titles are too short to be looked at then. */
#define END(text) {text, sizeof(text) - 1}
static const struct str COMPOUND_ENDS[] = {
    END("entwickler"), END("entwicklerin"), END("ingenieur"), END("ingenieurin"),
    END("administrator"), END("administratorin"), END("architekt"), END("berater"),
    END("techniker"), END("analyst"), END("programmierer"), END("spezialist"), END("consultant"),
    END("engineer"), END("entwicklung"), END("designer"), END("entwicklern"), END("architektin"),
    END("beraterin"), END("spezialistin"), END("utvecklare"), END("udvikler"), END("utvikler"),
    END("ontwikkelaar"), END("ingenjor"), END("ingenior"), END("konsult"), END("beheerder"),
    END("developer"), END("technikerin"), END("analystin"), END("testare"),
};
/* Likewise in German, Dutch, the Nordic languages and Finnish, where the whole word says nothing:
 * occupations of the tables. */
static const struct str LATE_ENDS[] = {
    END("lehrerin"), END("lehrer"), END("lehrkraft"), END("larare"), END("laerer"), END("leraar"), END("opettaja"), END("pedagog"),
    END("sjukskoterska"), END("skoterska"), END("sykepleier"), END("sygeplejerske"), END("sairaanhoitaja"), END("hoitaja"),
    END("krankenpfleger"), END("krankenpflegerin"), END("pflegekraft"), END("pflegerin"), END("pfleger"), END("verpleegkundige"), END("verkauferin"), END("verkaufer"),
    END("verkoper"), END("saljare"), END("selger"), END("saelger"), END("myyja"), END("mechatronikerin"), END("mechatroniker"), END("mechanikerin"),
    END("mechaniker"), END("mekaniker"), END("mekanikko"), END("mecanicien"), END("asentaja"), END("elektrikerin"), END("elektriker"),
    END("elektronikerin"), END("elektroniker"), END("schlosserin"), END("schlosser"), END("schweisser"), END("svetsare"), END("hitsaaja"), END("sveiser"),
    END("fahrerin"), END("fahrer"), END("sjafor"), END("chauffor"), END("chauffeur"), END("kuljettaja"), END("tischler"), END("schreiner"),
    END("snickare"), END("malare"), END("dachdecker"), END("psychologe"), END("psychologin"), END("psykolog"), END("sekretarin"), END("sekretar"),
    END("sekreterare"), END("redakteurin"), END("redakteur"), END("redaktor"), END("stadare"), END("siivooja"), END("schoonmaker"), END("reiniger"),
    END("buchhalterin"), END("buchhalter"), END("juristin"), END("jurist"), END("insinoori"), END("ubersetzerin"), END("ubersetzer"), END("dolmetscher"),
    END("monteurin"), END("monteur"), END("montor"), END("arztin"), END("arzt"), END("lakare"), END("laege"), END("laakari"),
    END("koch"), END("kock"), END("kokki"), END("backer"), END("gartner"), END("gartnerin"), END("trainer"), END("trainerin"), END("therapeut"), END("therapeutin"),
    END("psykoterapeut"), END("sachbearbeiterin"), END("sachbearbeiter"), END("kaufmann"), END("kauffrau"), END("assistentin"), END("assistent"),
    END("geselle"), END("gesellin"), END("meisterin"), END("meister"), END("controllerin"), END("controller"), END("einkaufer"), END("einkauferin"), END("apotheker"), END("apothekerin"), END("disponent"), END("disponentin"),
    END("schwester"), END("forscherin"), END("forscher"), END("forskare"), END("tutkija"), END("chemiker"), END("physiker"), END("biologe"), END("biologin"), END("makler"), END("maklerin"),
    END("suunnittelija"), END("asiantuntija"), END("ohjaaja"), END("emanta"), END("tyontekija"), END("arbetare"), END("arbejder"), END("arbeider"), END("arbeiterin"), END("arbeiter"), END("helferin"), END("helfer"), END("bitrade"),
    END("medewerker"), END("mitarbeiterin"), END("mitarbeiter"), END("medarbetare"), END("medarbejder"), END("medarbeider"),
    END("kontrollant"), END("bediener"), END("operator"), END("operatorin"), END("maschinist"), END("maskinist"), END("machinist"), END("zeichner"), END("zeichnerin"), END("inspecteur"), END("inspektor"),
};
// clang-format on

/* Endings that name another gender of the same word. */
static const char *const GENDER_ENDS[] = {
    "in",    "sse", "innen", "e", "a",  "o",   "os",  "as",   "euse",  "se",   "rice",
    "trice", "ka",  "ne",    "r", "es", "nen", "ere", "iere", "ienne", "enne", "nne",
};
/* Those of French, which a hyphen or a full stop may part off too ("Vendeur-euse"). */
static const char *const FRENCH_ENDS[] = {"e",    "ne",    "euse",  "trice",  "rice", "ere",
                                          "iere", "ienne", "euses", "trices", "eres", "iennes"};
/* Those of German behind a stroke and a hyphen. */
static const char *const MAN_ENDS[] = {"frau", "mann", "leute", "in", "innen"};

/* General punctuation, arrows and pictures, full-width strokes: never of a word. */
static bool
is_symbol(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } RANGES[] = {{0x2000, 0x206F}, {0x2190, 0x2BFF}, {0x3001, 0x3002}, {0x3008, 0x301F},
                  {0xFF0F, 0xFF0F}, {0xFF3B, 0xFF3D}, {0xFF5B, 0xFF5D}, {0x1F000, 0x1FAFF}};
    for (size_t i = 0; i < sizeof RANGES / sizeof RANGES[0] && c >= RANGES[i].first; i++) {
        if (c <= RANGES[i].last) {
            return true;
        }
    }
    return false;
}

/* Marks of more than one byte that part words. */
static size_t
mark_bytes(struct str s, enum title_break *ret)
{
    static const struct {
        const char *bytes;
        enum title_break kind;
    } MARKS[] = {
        {"\xE2\x80\x93", BREAK_HARD}, {"\xE2\x80\x94", BREAK_HARD}, {"\xE2\x80\xA2", BREAK_HARD},
        {"\xC2\xB7", BREAK_NONE},     {"\xE2\x80\x9C", BREAK_HARD}, {"\xE2\x80\x9D", BREAK_HARD},
        {"\xE2\x80\x99", BREAK_NONE}, {"\xE2\x80\x98", BREAK_NONE}, {"\xC2\xA0", BREAK_NONE},
        {"\xEF\xBC\x88", BREAK_HARD}, {"\xEF\xBC\x89", BREAK_HARD}, {"\xE2\x80\x90", BREAK_NONE},
        {"\xE2\x80\x91", BREAK_NONE}, {"\xC2\xBB", BREAK_HARD},     {"\xC2\xAB", BREAK_HARD},
    };
    if (s.n == 0 || (unsigned char)s.p[0] < 0x80) {
        return 0;
    }
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++) {
        if (s.p[0] == MARKS[i].bytes[0] && str_starts(s, str_of(MARKS[i].bytes))) {
            *ret = MARKS[i].kind;
            return strlen(MARKS[i].bytes);
        }
    }
    size_t n = 0;
    bool may_be = (unsigned char)s.p[0] >= 0xE2;
    if (may_be && is_symbol(utf8_next(s, &n))) {
        *ret = BREAK_HARD;
        return n;
    }
    return 0;
}

static inline bool
is_word_byte(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c) || c == '#' || c == '+';
}

/* Length of the character, which is not ASCII, at s where a word goes on with it; or 0. */
static size_t
word_high(struct str s)
{
    enum title_break ignored;
    size_t n = 0;
    if (mark_bytes(s, &ignored) > 0) {
        return 0;
    }
    (void)utf8_next(s, &n);
    return n;
}

/* Whether the word goes on at s; length of the character. */
static inline size_t
word_bytes(struct str s)
{
    if (s.n == 0) {
        return 0;
    }
    return (unsigned char)s.p[0] < 0x80 ? is_word_byte(s.p[0]) : word_high(s);
}

/* "Intern(al)", "Entwickler(in)": a short bracket that belongs to its word. */
static bool
is_word_bracket(struct str title, size_t at)
{
    enum { LONGEST = 4 };
    size_t i = at + 1;
    if (at == 0 || title.p[at] != '(' || !byte_is_alpha(title.p[at - 1])) {
        return false;
    }
    while (i < title.n && i <= at + LONGEST && byte_is_alpha(title.p[i])) {
        i++;
    }
    return i > at + 1 && i < title.n && title.p[i] == ')';
}

/* "Lohn- und Gehaltsbuchhalter": a hyphen that stands for the end of the second word. */
static bool
is_suspended(struct str title, size_t at)
{
    static const char *const JOINS[] = {"und", "oder", "bzw", "en",    "of", "och",
                                        "og",  "ja",   "tai", "eller", "&"};
    struct str rest = str_sub(title, at + 1, title.n);
    bool may_be = at > 0 && title.p[at - 1] != ' ' && rest.n && rest.p[0] == ' ';
    rest = str_trim(rest);
    return may_be && title_is_listed(str_sub(rest, 0, str_find_byte(rest, ' ')), JOINS,
                                     sizeof JOINS / sizeof JOINS[0]);
}

static enum title_break
break_of(struct str title, size_t at)
{
    char c = title.p[at];
    bool spaced = at > 0 && at + 1 < title.n && title.p[at - 1] == ' ' && title.p[at + 1] == ' ';
    switch (c) {
    case ',':
        return at > 0 && at + 1 < title.n && byte_is_digit(title.p[at - 1]) &&
                       byte_is_digit(title.p[at + 1])
                   ? BREAK_NONE
                   : BREAK_COMMA;
    case ';':
        return BREAK_COMMA;
    case '|':
    case '(':
        return is_word_bracket(title, at) ? BREAK_NONE : BREAK_HARD;
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '@':
    case '"':
        return BREAK_HARD;
    case ':':
        return at + 1 < title.n && title.p[at + 1] == ' ' ? BREAK_HARD : BREAK_NONE;
    case '/':
    case '~':
    case '-':
        return spaced ||
                       (c == '-' &&
                        ((at + 1 < title.n && title.p[at + 1] == ' ' && !is_suspended(title, at)) ||
                         (at > 0 && title.p[at - 1] == ' ')))
                   ? BREAK_HARD
                   : BREAK_NONE;
    default:
        return BREAK_NONE;
    }
}

static bool
is_gender_end(struct str title, size_t begin, struct str folded)
{
    bool is_parted = begin < 2 || title.p[begin - 1] == ' ' || title.p[begin - 2] == ' ';
    if (is_parted || begin == 2 || title.p[begin - 3] == ' ') { /* "A/R" */
        return false;
    }
    char mark = title.p[begin - 1];
    bool is_dot = mark == '\xB7' && title.p[begin - 2] == '\xC2'; /* "Équipier·ère" */
    bool is_hyphen = (mark == '-' || mark == '.') && begin > 3 &&
                     byte_is_alpha(title.p[begin - 2]) && byte_is_alpha(title.p[begin - 3]);
    bool is_mark = mark != '\0' && strchr(":*_/(", mark) != NULL;
    bool is_french =
        title_is_listed(folded, FRENCH_ENDS, sizeof FRENCH_ENDS / sizeof FRENCH_ENDS[0]);
    if (mark == '-' && title.p[begin - 2] == '/') { /* "Kaufmann/-frau", "Animateur/-trice" */
        return is_french || title_is_listed(folded, MAN_ENDS, sizeof MAN_ENDS / sizeof MAN_ENDS[0]);
    }
    if (is_hyphen) {
        return is_french;
    }
    return (is_dot || is_mark) &&
           title_is_listed(folded, GENDER_ENDS, sizeof GENDER_ENDS / sizeof GENDER_ENDS[0]);
}

/* "softwareentwickler" as "software" and "entwickler". */
static size_t
compound_split(struct str folded, const struct str *ends, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (ends[i].p[ends[i].n - 1] == folded.p[folded.n - 1] &&
            folded.n >= ends[i].n + SHORTEST_FRONT && str_ends(folded, ends[i])) {
            return folded.n - ends[i].n;
        }
    }
    return 0;
}

static void
token_add(struct title_tokens *tokens, struct title_token token)
{
    if (tokens->n < TITLE_TOKENS) {
        tokens->items[tokens->n++] = token;
    }
}

/* The word, or its two parts when `front` bytes of it are the first. */
static void
parts_add(struct title_tokens *tokens, struct title_token token, size_t front)
{
    if (front == 0) {
        token_add(tokens, token);
        return;
    }
    struct title_token first = token;
    first.folded = str_sub(token.folded, 0, front);
    token_add(tokens, first);
    token.folded = str_sub(token.folded, front, token.folded.n);
    token.before = BREAK_NONE;
    token.listed = false;
    token_add(tokens, token);
}

/* Reads over what parts words, up to the next word or the end; the strongest break
 * on the way, and whether a slash or an ampersand is there. */
static enum title_break
gap_read(struct str title, size_t *at, bool *ret_listed)
{
    enum title_break before = BREAK_NONE;
    *ret_listed = false;
    while (*at < title.n) {
        struct str rest = str_sub(title, *at, title.n);
        if (word_bytes(rest) > 0) {
            break;
        }
        enum title_break kind = BREAK_NONE;
        size_t mark = mark_bytes(rest, &kind);
        kind = mark ? kind : break_of(title, *at);
        before = kind > before ? kind : before;
        *ret_listed = *ret_listed || title.p[*at] == '/' || title.p[*at] == '&';
        *at += mark ? mark : 1;
    }
    return before;
}

static size_t
word_end(struct str title, size_t at)
{
    while (at < title.n) {
        size_t n = word_bytes(str_sub(title, at, title.n));
        if (n == 0) {
            break;
        }
        at += n;
    }
    return at;
}

/* Where letters between full stops ("C.N.A.", "I.T") end, which are one word; `at` when none
 * begin there. Small ones are gendered endings and other marks. */
static size_t
initials_end(struct str title, size_t at)
{
    size_t end = at;
    if (at > 0 && title.p[at - 1] == '.') {
        return at;
    }
    for (size_t i = at; i < title.n && title.p[i] >= 'A' && title.p[i] <= 'Z'; i += 2) {
        bool is_last = i + 1 >= title.n || title.p[i + 1] != '.';
        if (is_last && word_end(title, i) > i + 1) { /* "A.Smith" */
            break;
        }
        end = i + 1;
        if (is_last) {
            break;
        }
    }
    return end > at + 1 ? end : at;
}

/* The word from begin on, folded; its end. */
static struct str
word_read(struct str title, size_t begin, struct arena *arena, size_t *ret_end)
{
    size_t end = word_end(title, begin);
    size_t last = end == begin + 1 && end < title.n && title.p[end] == '.'
                      ? initials_end(title, begin)
                      : begin;
    *ret_end = last > end ? last : end;
    if (last <= end) {
        return utf8_fold(arena, str_sub(title, begin, end - begin));
    }
    size_t n = (last - begin + 1) / 2;
    char *letters = arena_bytes(arena, n);
    for (size_t i = 0; letters && i < n; i++) {
        letters[i] = byte_lower(title.p[begin + 2 * i]);
    }
    return letters ? (struct str){letters, n} : STR_NONE;
}

bool
title_tokens_read(struct str title, struct arena *arena, struct title_tokens *ret)
{
    uint8_t segment = 0;
    ret->n = 0;
    title.n = title.n > UINT16_MAX ? UINT16_MAX : title.n;
    for (size_t i = 0; i < title.n && ret->n < TITLE_TOKENS;) {
        bool listed = false;
        enum title_break before = gap_read(title, &i, &listed);
        size_t begin = i;
        if (begin >= title.n) {
            break;
        }
        struct str folded = word_read(title, begin, arena, &i);
        if (!folded.p) {
            return false;
        }
        if (is_gender_end(title, begin, folded)) {
            i += i < title.n && title.p[begin - 1] == '(' && title.p[i] == ')';
            continue;
        }
        segment = (uint8_t)(segment + (before != BREAK_NONE && ret->n > 0 && segment < UINT8_MAX));
        size_t front = 0;
        if (folded.n >= SHORTEST_FRONT + SHORTEST_END) {
            front = compound_split(folded, COMPOUND_ENDS,
                                   sizeof COMPOUND_ENDS / sizeof COMPOUND_ENDS[0]);
        }
        parts_add(
            ret,
            (struct title_token){folded, (uint16_t)begin, (uint16_t)i, segment, before, listed},
            front);
    }
    return true;
}

bool
title_tokens_split(const struct title_tokens *tokens, struct title_tokens *ret)
{
    enum { SHORTEST_WORD = 8 };
    bool is_any = false;
    ret->n = 0;
    for (size_t i = 0; i < tokens->n; i++) {
        struct str word = tokens->items[i].folded;
        size_t front =
            word.n < SHORTEST_WORD
                ? 0
                : compound_split(word, LATE_ENDS, sizeof LATE_ENDS / sizeof LATE_ENDS[0]);
        is_any = is_any || front > 0;
        parts_add(ret, tokens->items[i], front);
    }
    return is_any;
}
