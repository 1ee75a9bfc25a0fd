/* parse/place_prose.c: see place_prose.h. The words before a name say that the work is
 * done there; a firm that merely "has offices in" towns names no place of work. */
#include "parse/place_prose.h"

#include "base/banned.h"

enum {
    LOOK_BYTES = 80, /* for a name and the word behind it */
    NAME_MAX_BYTES = 48,
    NAME_WORDS = 4,
    PLACES_MAX = 3 /* of one text */
};

// clang-format off
/* Before a name and, where it matters, behind it. Compared without case; "" behind:
 * anything. */
static const struct lead_row {
    const char *before, *behind;
    bool is_job; /* it is the job that is there, not merely an office of the firm */
    const char *example, *want;
} lead_rows[] = {
    {"role is based in ", "", true, "This role is based in Leeds, near the canal.", "Leeds"},
    {"role is based at our ", " office", true, "The role is based at our Leeds office.", "Leeds"},
    {"role is based in our ", " office", true, "The role is based in our Leeds office.", "Leeds"},
    {"role will be based in ", "", true, "The role will be based in Leeds.", "Leeds"},
    {"role is located in ", "", true, "The role is located in Leeds.", "Leeds"},
    {"position is based in ", "", true, "This position is based in Leeds.", "Leeds"},
    {"position is based in our ", " office", true, "This position is based in our Leeds office.", "Leeds"},
    {"position is located in ", "", true, "The position is located in Leeds (UK).", "Leeds"},
    {"position will be based in ", "", true, "The position will be based in Leeds.", "Leeds"},
    {"job is based in ", "", true, "The job is based in Leeds.", "Leeds"},
    {"job is located in ", "", true, "The job is located in Leeds.", "Leeds"},
    {"you will be based in ", "", true, "You will be based in Leeds.", "Leeds"},
    {"you'll be based in ", "", true, "You'll be based in Leeds.", "Leeds"},
    {"you will work from our ", " office", false, "You will work from our Leeds office.", "Leeds"},
    {"based in our ", " office", false, "based in our Leeds office", "Leeds"},
    {"based at our ", " office", false, "Based at our Leeds office", "Leeds"},
    {"based out of our ", " office", false, "Based out of our Leeds office", "Leeds"},
    {"in our ", " office", false, "Come to work in our Leeds office.", "Leeds"},
    {"at our ", " office", false, "Two days at our Leeds office.", "Leeds"},
    {"from our ", " office", false, "Two days from our Leeds office.", "Leeds"},
    {"in our ", " studio", false, "In our Leeds studio.", "Leeds"},
    {"at our ", " site", false, "at our Leeds site", "Leeds"},
    {"at our ", " plant", false, "at our Leeds plant", "Leeds"},
    {"at our ", " clinic", false, "one day a week at our Leeds clinic", "Leeds"},
    {"at our ", " headquarters", false, "at our Leeds headquarters", "Leeds"},
    {"at our ", " facility", false, "at our Leeds facility", "Leeds"},
    {"our office in ", "", false, "You come to our office in Leeds.", "Leeds"},
    {"am standort ", "", true, "suchen wir am Standort Jena eine", "Jena"},
    {"am standort in ", "", true, "suchen wir am Standort in Jena eine", "Jena"},
    {"an unserem standort in ", "", true, "an unserem Standort in Jena", "Jena"},
    {"an unserem standort ", "", true, "an unserem Standort Jena", "Jena"},
    {"f\xc3\xbcr unseren standort in ", "", true, "f\xc3\xbcr unseren Standort in Jena eine", "Jena"},
    {"f\xc3\xbcr unseren standort ", "", true, "f\xc3\xbcr unseren Standort Jena eine", "Jena"},
    {"f\xc3\xbcr den standort ", "", true, "f\xc3\xbcr den Standort Jena", "Jena"},
    {"arbeitsort ist ", "", true, "Arbeitsort ist Jena.", "Jena"},
    {"dienstort ist ", "", true, "Dienstort ist Jena.", "Jena"},
    {"einsatzort ist ", "", true, "Einsatzort ist Jena.", "Jena"},
    {"in unserem b\xc3\xbcro in ", "", false, "in unserem B\xc3\xbcro in Jena", "Jena"},
    {"in unserer niederlassung in ", "", false, "in unserer Niederlassung in Jena", "Jena"},
    {"in unserer niederlassung ", "", false, "in unserer Niederlassung Jena", "Jena"},
    {"in unserer filiale in ", "", false, "in unserer Filiale in Jena", "Jena"},
    {"poste est bas\xc3\xa9 \xc3\xa0 ", "", true, "Le poste est bas\xc3\xa9 \xc3\xa0 Nantes.", "Nantes"},
    {"poste bas\xc3\xa9 \xc3\xa0 ", "", true, "Poste bas\xc3\xa9 \xc3\xa0 Nantes", "Nantes"},
    {"poste est situ\xc3\xa9 \xc3\xa0 ", "", true, "Le poste est situ\xc3\xa9 \xc3\xa0 Nantes", "Nantes"},
    {"poste situ\xc3\xa9 \xc3\xa0 ", "", true, "Poste situ\xc3\xa9 \xc3\xa0 Nantes", "Nantes"},
    {"poste \xc3\xa0 pourvoir \xc3\xa0 ", "", true, "Poste \xc3\xa0 pourvoir \xc3\xa0 Nantes", "Nantes"},
    {"dans nos bureaux de ", "", false, "dans nos bureaux de Nantes", "Nantes"},
    {"dans nos locaux de ", "", false, "dans nos locaux de Nantes", "Nantes"},
    {"sur notre site de ", "", false, "sur notre site de Nantes", "Nantes"},
    {"pour notre agence de ", "", false, "pour notre agence de Nantes", "Nantes"},
    {"au sein de notre agence de ", "", false, "au sein de notre agence de Nantes", "Nantes"},
    {"en nuestras oficinas de ", "", false, "en nuestras oficinas de Burgos", "Burgos"},
    {"en nuestra oficina de ", "", false, "en nuestra oficina de Burgos", "Burgos"},
    {"para nuestra planta de ", "", false, "para nuestra planta de Burgos", "Burgos"},
    {"para su planta de ", "", false, "para su planta de Burgos", "Burgos"},
    {"para nuestro centro de ", "", false, "para nuestro centro de Burgos", "Burgos"},
    {"puesto ubicado en ", "", true, "puesto ubicado en Burgos", "Burgos"},
    {"op ons kantoor in ", "", false, "Je werkt op ons kantoor in Almelo.", "Almelo"},
    {"op onze locatie in ", "", false, "op onze locatie in Almelo", "Almelo"},
    {"op onze vestiging in ", "", false, "op onze vestiging in Almelo", "Almelo"},
    {"voor onze vestiging in ", "", false, "voor onze vestiging in Almelo", "Almelo"},
    {"standplaats is ", "", true, "De standplaats is Almelo.", "Almelo"},
    {"presso la nostra sede di ", "", false, "presso la nostra sede di Pavia", "Pavia"},
    {"per la nostra sede di ", "", false, "per la nostra sede di Pavia", "Pavia"},
    {"sede di lavoro \xc3\xa8 ", "", true, "La sede di lavoro \xc3\xa8 Pavia.", "Pavia"},
    {"no nosso escrit\xc3\xb3rio em ", "", false, "no nosso escrit\xc3\xb3rio em Braga", "Braga"},
    {"no nosso escrit\xc3\xb3rio de ", "", false, "no nosso escrit\xc3\xb3rio de Braga", "Braga"},
    {"p\xc3\xa5 v\xc3\xa5rt kontor i ", "", false, "p\xc3\xa5 v\xc3\xa5rt kontor i Lund", "Lund"},
    {"placering i ", "", true, "Tj\xc3\xa4nsten har placering i Lund.", "Lund"},
    {"placerad i ", "", true, "Tj\xc3\xa4nsten \xc3\xa4r placerad i Lund.", "Lund"},
    {"p\xc3\xa5 vores kontor i ", "", false, "p\xc3\xa5 vores kontor i Vejle", "Vejle"},
    {"arbejdsstedet er ", "", true, "Arbejdsstedet er Vejle.", "Vejle"},
    {"p\xc3\xa5 v\xc3\xa5rt kontor p\xc3\xa5 ", "", false, "p\xc3\xa5 v\xc3\xa5rt kontor p\xc3\xa5 Hamar", "Hamar"},
    {"w naszym biurze w ", "", false, "w naszym biurze w Opolu", "Opolu"},
};
// clang-format on

static bool
is_capital(struct str text)
{
    unsigned char c = text.n > 0 ? (unsigned char)text.p[0] : 0;
    return (c >= 'A' && c <= 'Z') || c >= 0xc3;
}

/* "de", "am", "of" inside names: "Frankfurt am Main". */
static bool
is_small_word(struct str word)
{
    static const char *const words[] = {"am",  "an",  "der", "de",   "la",  "le",
                                        "les", "sur", "of",  "upon", "del", "den",
                                        "im",  "in",  "bei", "do",   "da",  "aan"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

/* The name that a text begins with: words with a capital, few. */
static struct str
leading_name(struct str text)
{
    size_t end = 0, at = 0;
    for (int words = 0; words < NAME_WORDS && at < text.n && at < NAME_MAX_BYTES; words++) {
        size_t n = 0;
        while (at + n < text.n && !strchr(" ,.;:()!?\n/|\"", text.p[at + n])) {
            n++;
        }
        struct str word = str_sub(text, at, n);
        bool is_small = end > 0 && is_small_word(word);
        if (n == 0 || (!is_capital(word) && !is_small)) {
            break;
        }
        end = is_small ? end : at + n;
        bool goes_on = at + n < text.n && text.p[at + n] == ' ';
        at += n + 1;
        if (!goes_on) {
            break;
        }
    }
    return str_sub(text, 0, end);
}

/* "Leeds office": the name before the word. */
static struct str
name_before(struct str text, struct str behind)
{
    size_t at = str_find_nocase(str_sub(text, 0, NAME_MAX_BYTES), behind);
    struct str name = at == SIZE_MAX ? STR_NONE : leading_name(str_sub(text, 0, at));
    return name.n == at ? name : STR_NONE;
}

static void
add_guess(struct raw_posting *raw, struct arena *arena, const char *rule, struct str name)
{
    for (const struct raw_place *old = raw->places; old; old = old->next) {
        if (str_eq(old->text, name)) {
            return;
        }
    }
    (void)raw_add_place(
        raw, arena,
        (struct raw_place){.layer = LAYER_PROSE, .rule = rule, .text = name, .is_guess = true});
}

/* The name behind the words of a row that `text` begins with; absent: none. */
static struct str
name_by_row(struct str text, const struct lead_row *row)
{
    if (!str_starts_nocase(text, str_of(row->before))) {
        return STR_NONE;
    }
    struct str rest = str_sub(text, strlen(row->before), LOOK_BYTES);
    struct str name = row->behind[0] ? name_before(rest, str_of(row->behind)) : leading_name(rest);
    return name.n > 2 ? name : STR_NONE;
}

/* What stands at the start of a word. False: no place. */
static bool
read_word(struct raw_posting *raw, struct arena *arena, struct str text)
{
    char first = byte_lower(text.p[0]);
    for (size_t i = 0; i < sizeof(lead_rows) / sizeof(lead_rows[0]); i++) {
        const struct lead_row *row = &lead_rows[i];
        struct str name = row->before[0] == first ? name_by_row(text, row) : STR_NONE;
        if (name.n > 0) {
            add_guess(raw, arena, row->is_job ? "prose-base" : "prose-place", name);
            return true;
        }
    }
    return false;
}

void
place_prose_read(struct raw_posting *raw, struct arena *arena)
{
    struct str text = raw->description;
    size_t n = 0;
    bool is_start = true;
    for (size_t i = 0; i < text.n && n < PLACES_MAX; i++) {
        bool is_letter = byte_is_alpha(text.p[i]) || (unsigned char)text.p[i] >= 0x80;
        if (is_letter && is_start) {
            n += read_word(raw, arena, str_sub(text, i, SIZE_MAX));
        }
        is_start = !is_letter && text.p[i] != '\'';
    }
}

size_t
place_prose_row_count(void)
{
    return sizeof(lead_rows) / sizeof(lead_rows[0]);
}

void
place_prose_example(size_t index, const char **ret_text, const char **ret_want)
{
    *ret_text = lead_rows[index].example;
    *ret_want = lead_rows[index].want;
}
