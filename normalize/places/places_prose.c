/* normalize/places/places_prose.c: places of work out of running text. Three kinds of words lead to
 * them, the surest kind that is there counts: a label at the beginning of a line, a sentence about
 * the job, an office called ours. A name counts only straight behind such words (or between them)
 * and only when the gazetteer knows it without doubt. Must not read names without such words. */
#include "normalize/places/places_prose.h"

#include "base/banned.h"

enum {
    NAME_WORDS = 8,    /* of one name or list: "Berlin, Hamburg or Frankfurt am Main" */
    FILLER_WORDS = 5,  /* before it: "our beautiful office in" */
    VALUE_BYTES = 160, /* behind a label */
    PLACES_MOST = 4,   /* more are the company's offices */
    COLON_REACH = 4
};
enum tag { TAG_LABEL, TAG_JOB, TAG_OFFICE, TAG_COUNT };
enum where {
    BEHIND,  /* the name follows */
    TOWN,    /* the same, but countries are spoken of otherwise: "authorised to work in the US" */
    BETWEEN, /* the name is what "*" stands for */
};

#define LABEL(text)                                                                                \
    {                                                                                              \
        text, TAG_LABEL, BEHIND                                                                    \
    }
#define JOB(text)                                                                                  \
    {                                                                                              \
        text, TAG_JOB, BEHIND                                                                      \
    }
#define JOB_TOWN(text)                                                                             \
    {                                                                                              \
        text, TAG_JOB, TOWN                                                                        \
    }
#define OFFICE(text)                                                                               \
    {                                                                                              \
        text, TAG_OFFICE, BEHIND                                                                   \
    }
#define OURS(noun)                                                                                 \
    {"our * " noun, TAG_OFFICE, BETWEEN}, {"our * * " noun, TAG_OFFICE, BETWEEN},                  \
    {                                                                                              \
        "our * * * " noun, TAG_OFFICE, BETWEEN                                                     \
    }
// clang-format off
static const struct phrase ROWS[] = {
    LABEL("location"), LABEL("locations"), LABEL("job location"), LABEL("job locations"), LABEL("work location"), LABEL("work locations"),
    LABEL("working location"),
    LABEL("office location"), LABEL("primary location"), LABEL("position location"), LABEL("place of work"), LABEL("duty station"),
    LABEL("duty location"), LABEL("based in"), LABEL("where"),
    LABEL("base location"), LABEL("workplace"), LABEL("work site"), LABEL("worksite"), LABEL("office"), LABEL("city"),
    LABEL("location of the role"), LABEL("role location"), LABEL("location of work"),
    LABEL("standort"), LABEL("standorte"), LABEL("arbeitsort"), LABEL("arbeitsorte"), LABEL("einsatzort"), LABEL("einsatzorte"),
    LABEL("dienstort"), LABEL("dienstsitz"), LABEL("ort"),
    LABEL("lieu"), LABEL("lieu de travail"), LABEL("lieu du poste"), LABEL("lieu de mission"), LABEL("lieu de la mission"),
    LABEL("localisation"), LABEL("localisation du poste"), LABEL("ville"),
    LABEL("ubicación"), LABEL("ubicaciones"), LABEL("lugar de trabajo"), LABEL("lugar"), LABEL("localidad"), LABEL("localización"),
    LABEL("ciudad"), LABEL("centro de trabajo"), LABEL("zona de trabajo"),
    LABEL("local"), LABEL("local de trabalho"), LABEL("localidade"), LABEL("localização"), LABEL("cidade"), LABEL("locais de trabalho"),
    LABEL("sede"), LABEL("sede di lavoro"), LABEL("luogo"), LABEL("luogo di lavoro"), LABEL("città"), LABEL("sede lavorativa"), LABEL("località"),
    LABEL("locatie"), LABEL("standplaats"), LABEL("werklocatie"), LABEL("plaats"), LABEL("werkplek"),
    LABEL("lokalizacja"), LABEL("miejsce pracy"), LABEL("miasto"), LABEL("miejscowość"), LABEL("miejsce wykonywania pracy"),
    LABEL("arbetsort"), LABEL("placering"), LABEL("placeringsort"), LABEL("stationeringsort"), LABEL("arbetsplats"), LABEL("plats"),
    LABEL("ort och omfattning"),
    LABEL("arbejdssted"), LABEL("arbeidssted"), LABEL("lokation"), LABEL("sted"), LABEL("työpaikan sijainti"), LABEL("sijainti"),
    LABEL("työskentelypaikka"),
    LABEL("místo výkonu práce"), LABEL("místo práce"), LABEL("lokalita"), LABEL("pracoviště"), LABEL("miesto výkonu práce"),
    LABEL("munkavégzés helye"), LABEL("locația"), LABEL("locul de muncă"), LABEL("çalışma yeri"), LABEL("lokasyon"),
    LABEL("место работы"), LABEL("город"), LABEL("локация"), LABEL("місце роботи"), LABEL("місто"), LABEL("τόπος εργασίας"), LABEL("τοποθεσία"),
    LABEL("勤務地"), LABEL("勤務場所"), LABEL("就業場所"), LABEL("勤務先"), LABEL("工作地点"), LABEL("工作地點"), LABEL("上班地點"), LABEL("工作地"), LABEL("工作城市"),
    LABEL("근무지"), LABEL("근무지역"), LABEL("근무 장소"), LABEL("địa điểm làm việc"), LABEL("nơi làm việc"), LABEL("lokasi"), LABEL("lokasi kerja"),
    LABEL("penempatan"),

    JOB("role is based in"), JOB("role is based at"), JOB("role will be based in"), JOB("role will be based at"),
    JOB("role is located in"), JOB("role is located at"), JOB("role will be located in"), JOB("role based in"), JOB("role located in"),
    JOB("role can be based in"), JOB("role sits in"), JOB_TOWN("role is in"),
    JOB("position is based in"), JOB("position is based at"), JOB("position will be based in"), JOB("position will be based at"),
    JOB("position is located in"), JOB("position is located at"), JOB("position will be located in"), JOB("position based in"),
    JOB("position located in"), JOB("position can be based in"), JOB_TOWN("position is in"),
    JOB("job is based in"), JOB("job is located in"), JOB("job is based at"), JOB("job based in"), JOB("job located in"),
    JOB("post is based in"), JOB("post is based at"), JOB("vacancy is based in"), JOB("opportunity is based in"),
    JOB("opportunity is located in"), JOB("opportunity based in"), JOB("internship is based in"), JOB("internship will be based in"),
    JOB("internship based in"), JOB("work location is"), JOB("job location is"), JOB("location of this role is"),
    JOB("location for this role is"), JOB("location for this position is"),
    JOB("you will be based in"), JOB("you will be based at"), JOB("you ll be based in"), JOB("you ll be based at"),
    JOB("you are based in"), JOB_TOWN("you will be working in"), JOB_TOWN("you ll be working in"), JOB("you will be located in"),
    JOB_TOWN("you will work in"), JOB_TOWN("you ll work in"), JOB("you will work from"), JOB("you ll work from"), JOB("you will work at"),
    JOB("you will work out of"), JOB("work out of"), JOB("work from our office in"), JOB("work from our offices in"),
    JOB("working from our office in"), JOB("work in our office in"), JOB("work at our office in"), JOB("candidate will be based in"),
    JOB("candidate will work in"), JOB("successful candidate will be based in"),
    JOB_TOWN("hiring in"), JOB_TOWN("to be based in"), JOB_TOWN("to work in"), JOB("to join our office in"), JOB("join our office in"),
    JOB("join our team in"), JOB("join our client in"), JOB("join our growing team in"), JOB("join our dynamic team in"),
    JOB("join the team in"), JOB_TOWN("join us in"), JOB("to join our team in"), JOB("to join our team at"), JOB("for our office in"),
    JOB("for our client in"), JOB("for our team in"), JOB("for our client based in"), JOB("for our client located in"),
    JOB("job opportunities in"), JOB("career opportunities in"), JOB("job opportunity in"), JOB_TOWN("onsite in"), JOB_TOWN("on site in"),
    JOB_TOWN("hybrid in"), JOB("hybrid role in"), JOB_TOWN("in person in"), JOB_TOWN("in office in"), JOB_TOWN("full time in"),
    JOB_TOWN("must be based in"), JOB_TOWN("must be located in"), JOB("reporting to our office in"), JOB("based out of our office in"),
    JOB("based at our office in"), JOB("based in our office in"), JOB("based in our offices in"),
    JOB("für unseren standort in"), JOB("für unseren standort"), JOB("für unsere standorte"), JOB("für unsere standorte in"),
    JOB("an unserem standort in"), JOB("an unserem standort"), JOB("am standort"), JOB("für den standort"), JOB("an den standorten"),
    JOB("in unserem büro in"), JOB("für unser büro in"), JOB("für unsere niederlassung in"), JOB("in unserer niederlassung in"),
    JOB("für unsere filiale in"), JOB("für unser team in"), JOB("für unser team am standort"), JOB("in unserem team in"),
    JOB("arbeitsort ist"), JOB("dienstort ist"), JOB("einsatzort ist"), JOB("standort ist"), JOB("mit dienstsitz in"),
    JOB("mit arbeitsort"), JOB("für unseren kunden in"), JOB("an unserem hauptsitz in"), JOB("für unser werk in"),
    JOB("in unserem werk in"), JOB("in unserer niederlassung"), JOB("in unserer filiale in"),
    JOB("poste est basé à"), JOB("poste est situé à"), JOB("poste basé à"), JOB("poste situé à"), JOB("poste est à pourvoir à"),
    JOB("poste à pourvoir à"), JOB("poste basé sur"), JOB("vous serez basé à"), JOB("vous serez basée à"), JOB("vous serez basé e à"),
    JOB("dans nos bureaux de"), JOB("dans nos bureaux à"), JOB("dans nos locaux de"), JOB("dans nos locaux à"), JOB("notre agence de"),
    JOB("notre site de"), JOB("notre bureau de"), JOB_TOWN("notre équipe de"), JOB("nos bureaux de"), JOB("nos locaux à"),
    JOB("stage basé à"), JOB("basé dans nos bureaux de"),
    JOB("puesto en"), JOB("puesto ubicado en"), JOB("para nuestra planta de"), JOB("para nuestra planta en"), JOB("para su planta de"),
    JOB("para nuestro centro de"), JOB("para nuestro centro en"), JOB("en nuestra oficina de"), JOB("en nuestra oficina en"),
    JOB("en nuestras oficinas de"), JOB("en nuestras oficinas en"), JOB("en nuestra sede de"), JOB("en nuestra sede en"),
    JOB("para nuestra sede en"), JOB("para nuestra sede de"), JOB("para nuestra oficina de"), JOB("para nuestra oficina en"),
    JOB_TOWN("nuestro equipo en"), JOB("nuestro equipo de"), JOB("el puesto está ubicado en"), JOB("posición ubicada en"),
    JOB("trabajo presencial en"), JOB("presencial en"), JOB_TOWN("híbrido en"), JOB_TOWN("residir en"), JOB_TOWN("residencia en"),
    JOB("para atuar em"), JOB("para trabalhar em"), JOB("vaga presencial em"), JOB("vaga em"), JOB("no nosso escritório em"),
    JOB("no nosso escritório de"), JOB("nosso escritório em"), JOB("oportunidades de emprego em"),
    JOB("oportunidades de emprego entusiasmantes em"), JOB("presencial em"), JOB_TOWN("híbrido em"), JOB_TOWN("residir em"),
    JOB("atuação em"),
    JOB("presso la nostra sede di"), JOB("presso la sede di"), JOB("per la nostra sede di"), JOB("per la sede di"),
    JOB("nella nostra sede di"), JOB("presso i nostri uffici di"), JOB("sede di lavoro è"), JOB("lavorerai a"),
    JOB("op ons kantoor in"), JOB("voor ons kantoor in"), JOB("vanuit ons kantoor in"), JOB("voor onze vestiging in"),
    JOB("in onze vestiging in"), JOB("op onze locatie in"), JOB("op onze vestiging in"), JOB("voor onze locatie in"),
    JOB("standplaats is"), JOB_TOWN("ons team in"), JOB("voor onze winkel in"),
    JOB("på vårt kontor i"), JOB("till vårt kontor i"), JOB("placerad i"), JOB("placerad på vårt kontor i"), JOB("placeringsort är"),
    JOB("med placering i"), JOB("arbejdsstedet er"), JOB("w naszym biurze w"), JOB_TOWN("vårt team i"), JOB("på vores kontor i"),
    JOB("til vores kontor i"), JOB("på vårt kontor på"), JOB("arbejdssted er"), JOB("arbeidssted er"), JOB_TOWN("vores team i"),
    JOB("kontorsted er"),

    OURS("office"), OURS("offices"), OURS("headquarters"), OURS("hq"), OURS("site"), OURS("campus"), OURS("plant"), OURS("factory"),
    OURS("facility"), OURS("warehouse"), OURS("store"), OURS("hub"), OURS("lab"), OURS("branch"), OURS("clinic"), OURS("studio"),
    OURS("showroom"), OURS("restaurant"),
    OFFICE("our office in"), OFFICE("our offices in"), OFFICE("our headquarters in"), OFFICE("our hq in"), OFFICE("our facility in"),
    OFFICE("our plant in"), OFFICE("our factory in"), OFFICE("our site in"), OFFICE("our campus in"), OFFICE("our warehouse in"),
    OFFICE("our store in"), OFFICE("our lab in"), OFFICE("our studio in"), OFFICE("our branch in"), OFFICE("our clinic in"),
    OFFICE("our office is located in"), OFFICE("our office is in"), OFFICE("unser büro in"), OFFICE("unserem büro in"),
    OFFICE("nos bureaux à"), OFFICE("nuestra oficina en"), OFFICE("nuestras oficinas en"),
};
// clang-format on
#define COUNT(list) (sizeof(list) / sizeof(list)[0])
const struct phrase_table PROSE_PLACE_TABLE = {GROUP_SITE, ROWS, COUNT(ROWS)};

static const char *const RULES[TAG_COUNT] = {"text-label", "text-job", "text-office"};
/* Between the words and the name. */
static const char *const FILLERS[] = {
    "our",      "the",          "in",     "at",      "office", "offices", "a",         "an",
    "downtown", "central",      "city",   "of",      "new",    "one",     "beautiful", "vibrant",
    "hq",       "headquarters", "either", "greater", "la",     "le",      "de",        "stadt",
    "raum",     "lovely",       "sunny",  "modern",  "der",    "dem"};
/* Inside and between names. */
static const char *const PARTICLES[] = {
    "am", "an",  "der",  "de", "la", "le", "upon", "of", "do",    "del", "sur", "en", "bei", "and",
    "or", "und", "oder", "et", "ou", "y",  "e",    "o",  "eller", "och", "og",  "i",  "lub"};

/* Not in small letters, as far as that is known of the script. */
static bool
is_capital(const struct words *words, size_t i)
{
    char c = words->text.p[words->items[i].at];
    bool is_small_latin = (unsigned char)c == 0xC3 && words->items[i].n > 1 &&
                          (unsigned char)words->text.p[words->items[i].at + 1] >= 0x9F;
    return !(c >= 'a' && c <= 'z') && !byte_is_digit(c) && !is_small_latin;
}

/* All that is read is known and, but for a country alone where that may be, exact. */
static bool
is_proven(const struct place_list *list, bool may_be_country)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct place *place = &list->items[i];
        bool is_exact = place->city.n > 0 ? place->has_position || *place->region != '\0'
                                          : may_be_country || *place->region != '\0';
        if (!*place->country || !is_exact) {
            return false;
        }
    }
    return list->n > 0 && list->n <= PLACES_MOST;
}

/* ---- labels ---- */

/* What stands behind the colon of a label that ends at byte `at`, or in the next line. */
static struct str
label_value(struct str text, size_t at)
{
    const struct str colons[] = {STR(":"), STR("\xEF\xBC\x9A"), STR("\xE3\x80\x91")};
    struct str rest = str_sub(text, at, text.n);
    size_t skipped = 0;
    bool has_colon = false;
    while (rest.n > 0 && skipped < COLON_REACH && !has_colon) {
        for (size_t i = 0; i < COUNT(colons) && !has_colon; i++) {
            has_colon = str_starts(rest, colons[i]);
            rest = has_colon ? str_sub(rest, colons[i].n, rest.n) : rest;
        }
        if (has_colon || rest.p[0] == '\n') {
            break;
        }
        if (strchr(" *_)\xC2\xA0", rest.p[0]) == NULL) {
            return STR_NONE;
        }
        rest = str_sub(rest, 1, rest.n);
        skipped++;
    }
    while (rest.n > 0 && strchr(" *_:\n\t", rest.p[0]) != NULL) {
        rest = str_sub(rest, 1, rest.n);
    }
    size_t end = str_find_byte(rest, '\n');
    struct str line = str_trim(str_sub(rest, 0, end));
    return line.n <= VALUE_BYTES ? line : STR_NONE;
}

static bool
begins_line(const struct words *words, size_t i)
{
    if (i == 0 || words->items[i].gap >= GAP_LINE) {
        return true;
    }
    /* "**Location:**", "- Location", "📍 Location" */
    size_t at = words->items[i].at, reach = 0;
    enum { REACH = 8 };
    while (at > 0 && reach < REACH && words->text.p[at - 1] != '\n') {
        unsigned char c = (unsigned char)words->text.p[at - 1];
        if (strchr(" *-_#([|\xC2\xA0", c) == NULL && c < 0x80) {
            return false;
        }
        at--;
        reach++;
    }
    return at == 0 || words->text.p[at - 1] == '\n';
}

/* ---- names ---- */

/* The name or list of names that begins at words[at]; none without a capital. */
static struct str
name_span(const struct words *words, size_t at)
{
    size_t end = at, n = 0;
    for (size_t i = at; i < words->n && n < NAME_WORDS; i++, n++) {
        enum gap gap = (enum gap)words->items[i].gap;
        bool is_first = i == at;
        if (!is_first && gap > GAP_PUNCT) {
            break;
        }
        if (is_capital(words, i)) {
            end = i + 1;
        } else if (is_first || !words_is_any(words, i, PARTICLES, COUNT(PARTICLES))) {
            break;
        }
    }
    if (end == at) {
        return STR_NONE;
    }
    size_t begin = words->items[at].at;
    return str_sub(words->text, begin, word_end(words, end - 1) - begin);
}

static struct str
hit_span(const struct words *words, const struct phrase_hit *hit)
{
    if (hit->tag == TAG_LABEL) {
        return begins_line(words, hit->word) ? label_value(words->text, hit->end) : STR_NONE;
    }
    if (hit->value == BETWEEN) {
        size_t first = hit->word + 1, last = hit->word + hit->n_words - 2;
        while (first < last && words_is_any(words, first, FILLERS, COUNT(FILLERS))) {
            first++;
        }
        bool is_name = is_capital(words, first) && is_capital(words, last);
        size_t begin = words->items[first].at;
        return is_name ? str_sub(words->text, begin, word_end(words, last) - begin) : STR_NONE;
    }
    size_t at = hit->word + hit->n_words;
    for (size_t n = 0; n < FILLER_WORDS && at < words->n && !is_capital(words, at) &&
                       words_is_any(words, at, FILLERS, COUNT(FILLERS));
         n++) {
        at++;
    }
    bool is_near = at < words->n && words->items[at].gap <= GAP_PUNCT;
    return is_near ? name_span(words, at) : STR_NONE;
}

/* What the words of one hit say. */
static enum status
read_hit(const struct prose_place_input *in, const struct phrase_hit *hit, struct arena *arena,
         struct prose_places *ret)
{
    struct place_input input = {.text = hit_span(in->words, hit)};
    struct place_list list = {0};
    enum status status = input.text.n > 0 ? place_read(in->places, &input, arena, &list) : OK;
    if (status == OK && is_proven(&list, hit->value == BEHIND && !in->is_country_known)) {
        ret->list = list;
        ret->quote = input.text;
    }
    return status;
}

static bool
is_told(const struct prose_place_input *in, const struct phrase_hit *hit, enum tag tag)
{
    if (hit->group != GROUP_SITE || hit->tag != tag) {
        return false;
    }
    enum section_kind kind =
        in->sections ? sections_at(in->sections, in->n_sections, hit->at) : SECTION_NONE;
    return kind != SECTION_EEO && kind != SECTION_LEGAL;
}

/* All that words of one kind say; of labels the first. */
static enum status
read_tag(const struct prose_place_input *in, enum tag tag, struct arena *arena,
         struct prose_places *ret)
{
    struct prose_places all = {.rule = RULES[tag]};
    bool is_done = false;
    for (size_t i = 0; i < in->hits->n && !is_done; i++) {
        if (!is_told(in, &in->hits->items[i], tag)) {
            continue;
        }
        struct prose_places one = {0};
        enum status status = read_hit(in, &in->hits->items[i], arena, &one);
        if (status == OK && one.list.n > 0) {
            all.quote = all.quote.n > 0 ? all.quote : one.quote;
            status = place_list_merge(&all.list, &one.list, arena);
            is_done = tag == TAG_LABEL;
        }
        if (status != OK) {
            return status;
        }
    }
    bool is_sure = all.list.n > 0 && all.list.n <= (tag == TAG_OFFICE ? 1 : PLACES_MOST);
    if (is_sure) {
        *ret = all;
    }
    return OK;
}

enum status
prose_places_find(const struct prose_place_input *in, struct arena *arena, struct prose_places *ret)
{
    struct prose_places found = {0};
    size_t n_tags = in->labels_only ? 1 : TAG_COUNT;
    enum status status = OK;
    for (size_t tag = 0; tag < n_tags && status == OK && found.list.n == 0; tag++) {
        status = read_tag(in, (enum tag)tag, arena, &found);
    }
    if (status == OK) {
        *ret = found;
    }
    return status;
}
