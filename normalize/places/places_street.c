/* normalize/places/places_street.c: streets of addresses, so that "Via Roma, Torino" is not
 * in Rome and "Wellington Street, Leeds" not in New Zealand. Must not look names up:
 * the scan has done so before. The words are those of postal addresses. */
#include "normalize/places/places_street.h"

#include "base/banned.h"

enum {
    HOUSE_DIGITS = 3, /* of a house's number; postal codes have more */
    NUMBER_REACH = 6, /* words from the number to the word */
    PREFIX_MOST = 6   /* words of a street behind its word */
};

/* Where the word stands in a street's name. */
enum position {
    BEFORE, /* "Rue de Rivoli": it begins the name */
    AFTER,  /* "Baker Street": it ends the name, and may do so without a number */
    CODE,   /* "12 Oak Ct": as AFTER, with a number, and not in capitals, which are a state's */
    COUNTED /* "1 Penn Plaza", "Ringweg 5": only beside a number */
};
struct row {
    const char *word; /* folded; "-" before it: it ends a longer word */
    size_t n;
    enum position position;
    const char *example, *street;
};
#define W(word) word, sizeof(word) - 1
// clang-format off
static const struct row ROWS[] = {
    {W("rue"), BEFORE, "Rue de Londres, Paris", "rue de londres"},
    {W("via"), BEFORE, "Via Roma 12, Torino", "via roma 12"},
    {W("viale"), BEFORE, "Viale Trento, Cagliari", "viale trento"},
    {W("piazza"), BEFORE, "Piazza Napoli 3, Milano", "piazza napoli 3"},
    {W("piazzale"), BEFORE, "Piazzale Cadorna, Milano", "piazzale cadorna"},
    {W("corso"), BEFORE, "Corso Francia 110, Torino", "corso francia 110"},
    {W("calle"), BEFORE, "Calle Toledo 5, Madrid", "calle toledo 5"},
    {W("carrer"), BEFORE, "Carrer de Mallorca, Barcelona", "carrer de mallorca"},
    {W("avenida"), BEFORE, "Avenida Brasil 200, Rio de Janeiro", "avenida brasil 200"},
    {W("avda"), BEFORE, "Avda. de Burgos 8, Madrid", "avda de burgos 8"},
    {W("av"), BEFORE, "Av. Paulista, São Paulo", "av paulista"},
    {W("paseo"), BEFORE, "Paseo de la Reforma 10, CDMX", "paseo de la reforma 10"},
    {W("rua"), BEFORE, "Rua Augusta 100, Lisboa", "rua augusta 100"},
    {W("travessa"), BEFORE, "Travessa do Carmo, Lisboa", "travessa do carmo"},
    {W("praca"), BEFORE, "Praça de Londres 2, Lisboa", "praca de londres 2"},
    {W("rodovia"), BEFORE, "Rodovia Anhanguera, Campinas", "rodovia anhanguera"},
    {W("ul"), BEFORE, "ul. Krakowska 7, Warszawa", "ul krakowska 7"},
    {W("ulica"), BEFORE, "Ulica Długa, Gdańsk", "ulica dluga"},
    {W("plac"), BEFORE, "Plac Europejski 1, Warszawa", "plac europejski 1"},
    {W("boulevard"), BEFORE, "Boulevard de Strasbourg, Toulouse", "boulevard de strasbourg"},
    {W("bd"), BEFORE, "12 bd de Reims, Paris", "12 bd de reims"},
    {W("avenue"), BEFORE, "Avenue de Lyon 4, Genève", "avenue de lyon 4"},
    {W("quai"), BEFORE, "Quai de Bordeaux, Paris", "quai de bordeaux"},
    {W("chemin"), BEFORE, "Chemin de Nancy, Genève", "chemin de nancy"},
    {W("strada"), BEFORE, "Strada Paris 12, București", "strada paris 12"},
    {W("calea"), BEFORE, "Calea Victoriei, București", "calea victoriei"},
    {W("bulevardul"), BEFORE, "Bulevardul Carol, București", "bulevardul carol"},
    {W("jalan"), BEFORE, "Jalan Sudirman, Jakarta", "jalan sudirman"},
    {W("jl"), BEFORE, "Jl. Medan 10, Jakarta", "jl medan 10"},
    {W("street"), AFTER, "Wellington Street, Leeds", "wellington street"},
    {W("st"), AFTER, "100 Queen St, Melbourne", "100 queen st"},
    {W("road"), AFTER, "Bath Road, Slough", "bath road"},
    {W("rd"), AFTER, "5 Oxford Rd, Reading", "5 oxford rd"},
    {W("avenue"), AFTER, "Park Avenue, New York", "park avenue"},
    {W("ave"), AFTER, "350 5th Ave, New York", "5th ave"},
    {W("drive"), AFTER, "Tasman Drive, San Jose", "tasman drive"},
    {W("lane"), AFTER, "Mincing Lane, London", "mincing lane"},
    {W("boulevard"), AFTER, "Wilshire Boulevard, Los Angeles", "wilshire boulevard"},
    {W("blvd"), AFTER, "Santa Monica Blvd, Los Angeles", "santa monica blvd"},
    {W("parkway"), AFTER, "Amphitheatre Parkway, Mountain View", "amphitheatre parkway"},
    {W("pkwy"), AFTER, "1600 Amphitheatre Pkwy, Mountain View", "1600 amphitheatre pkwy"},
    {W("highway"), AFTER, "Princes Highway, Melbourne", "princes highway"},
    {W("hwy"), AFTER, "Pacific Hwy, Sydney", "pacific hwy"},
    {W("square"), AFTER, "Times Square, New York", "times square"},
    {W("quay"), AFTER, "George Quay, Dublin", "george quay"},
    {W("crescent"), AFTER, "Bolton Crescent, London", "bolton crescent"},
    {W("terrace"), AFTER, "North Terrace, Adelaide", "north terrace"},
    {W("dr"), CODE, "12 Hudson Dr, Plano", "12 hudson dr"},
    {W("ln"), CODE, "7 Maple Ln, Dallas", "7 maple ln"},
    {W("ct"), CODE, "12 Oak Ct, Denver", "12 oak ct"},
    {W("pl"), CODE, "1 Boston Pl, Boston", "1 boston pl"},
    {W("way"), COUNTED, "1 Microsoft Way, Redmond", "1 microsoft way"},
    {W("plaza"), COUNTED, "100 N Riverside Plaza, Chicago", "100 n riverside plaza"},
    {W("place"), COUNTED, "1 Raffles Place, Singapore", "1 raffles place"},
    {W("court"), COUNTED, "3 Windsor Court, London", "3 windsor court"},
    {W("circle"), COUNTED, "4 Columbus Circle, New York", "4 columbus circle"},
    {W("turnpike"), COUNTED, "900 Berlin Turnpike, Wethersfield", "900 berlin turnpike"},
    {W("-strasse"), AFTER, "Bahnhofstraße, Zürich", "bahnhofstrasse"},
    {W("-str"), AFTER, "Mainzer Landstr. 46, Frankfurt", "mainzer landstr 46"},
    {W("strasse"), AFTER, "Berliner Straße 12, Leipzig", "berliner strasse 12"},
    {W("str"), AFTER, "Wiener Str. 3, Dresden", "wiener str 3"},
    {W("-gasse"), AFTER, "Mariengasse 9, Wien", "mariengasse 9"},
    {W("platz"), AFTER, "Potsdamer Platz 1, Berlin", "potsdamer platz 1"},
    {W("-platz"), COUNTED, "Marienplatz 8, München", "marienplatz 8"},
    {W("allee"), COUNTED, "Frankfurter Allee 5, Berlin", "frankfurter allee 5"},
    {W("-allee"), COUNTED, "Königsallee 60, Düsseldorf", "konigsallee 60"},
    {W("-weg"), COUNTED, "Jasperallee/Hagenweg 5, Kassel", "hagenweg 5"},
    {W("-damm"), COUNTED, "Kurfürstendamm 21, Berlin", "kurfurstendamm 21"},
    {W("-ring"), COUNTED, "Hansaring 97, Köln", "hansaring 97"},
    {W("-straat"), AFTER, "Kalverstraat, Amsterdam", "kalverstraat"},
    {W("-gracht"), AFTER, "Keizersgracht 281, Amsterdam", "keizersgracht 281"},
    {W("-laan"), COUNTED, "Marnixlaan 2, Utrecht", "marnixlaan 2"},
    {W("-plein"), COUNTED, "Leidseplein 29, Amsterdam", "leidseplein 29"},
    {W("-gatan"), AFTER, "Drottninggatan 10, Stockholm", "drottninggatan 10"},
    {W("-vagen"), COUNTED, "Sveavägen 44, Stockholm", "sveavagen 44"},
    {W("-gade"), COUNTED, "Vestergade 12, Aarhus", "vestergade 12"},
    {W("-vej"), COUNTED, "Lyngbyvej 2, København", "lyngbyvej 2"},
    {W("-veien"), COUNTED, "Drammensveien 134, Oslo", "drammensveien 134"},
    {W("-katu"), COUNTED, "Mannerheimkatu 5, Helsinki", "mannerheimkatu 5"},
    {W("utca"), AFTER, "Szegedi utca 3, Budapest", "szegedi utca 3"},
};
static const char *const DIRECTIONS[] = {"n", "s", "e", "w", "ne", "nw", "se", "sw",
                                         "north", "south", "east", "west"};
// clang-format on
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

size_t
place_street_count(void)
{
    return COUNT(ROWS);
}

struct place_street_row
place_street_at(size_t index)
{
    return (struct place_street_row){ROWS[index].word, ROWS[index].example, ROWS[index].street};
}

static bool
is_row(const struct row *row, struct str key)
{
    if (row->word[0] != '-') {
        return key.n == row->n && memcmp(key.p, row->word, row->n) == 0;
    }
    size_t n = row->n - 1; /* two letters at least before it */
    return key.n > n + 1 && memcmp(key.p + key.n - n, row->word + 1, n) == 0;
}

/* "5", "12a", "5th": not a postal code. */
static bool
is_house_number(const struct place_token *t)
{
    return t->has_digit && t->end - t->begin <= HOUSE_DIGITS + 1;
}

static bool
is_direction(const struct place_scan *scan, size_t at)
{
    struct str key = place_scan_key(scan, at, at);
    for (size_t i = 0; i < COUNT(DIRECTIONS); i++) {
        if (str_is(key, DIRECTIONS[i])) {
            return true;
        }
    }
    return false;
}

/* Past the numbers of houses at `at`: "5-7". */
static size_t
past_numbers(const struct place_scan *scan, struct place_span part, size_t at)
{
    while (at < part.end && is_house_number(&scan->tokens[at])) {
        at++;
    }
    return at;
}

/* The number in front of words[at]; part.end when there is none near. */
static size_t
number_before(const struct place_scan *scan, struct place_span part, size_t at)
{
    for (size_t i = at; i > part.first && at - i < NUMBER_REACH; i--) {
        if (scan->tokens[i - 1].has_digit) {
            return i - 1;
        }
    }
    return part.end;
}

static bool
read_before(const struct place_scan *scan, struct place_span part, size_t at,
            struct place_span *ret)
{
    bool is_numbered = at > part.first && scan->tokens[at - 1].has_digit;
    bool is_first = at == part.first || is_numbered || scan->tokens[at].gap == GAP_HYPHEN;
    if (!is_first || at + 1 >= part.end || scan->tokens[at + 1].has_digit) {
        return false;
    }
    size_t end = at + 1;
    while (end < part.end && end - at < PREFIX_MOST && !scan->tokens[end].has_digit &&
           scan->tokens[end].gap != GAP_HYPHEN) {
        end++;
    }
    size_t with_number = past_numbers(scan, part, end);
    *ret = (struct place_span){is_numbered ? at - 1 : at, with_number};
    return true;
}

static bool
read_after(const struct place_scan *scan, const struct row *row, struct place_span part, size_t at,
           struct place_span *ret)
{
    bool is_ending = row->word[0] == '-';
    size_t number = number_before(scan, part, at);
    size_t end = at + 1;
    while (end < part.end && is_direction(scan, end)) {
        end++;
    }
    size_t with_number = past_numbers(scan, part, end);
    bool is_led = number < part.end && (row->position != CODE || !scan->tokens[at].is_upper);
    bool is_followed = row->position != CODE && with_number > end;
    bool is_bare = row->position == AFTER && end == part.end;
    if ((at == part.first && !is_ending) || !(is_led || is_followed || is_bare)) {
        return false;
    }
    *ret = (struct place_span){is_led && !is_followed ? number : part.first, with_number};
    if (is_followed && number < part.end) {
        ret->first = number + 1; /* "10115 Berliner Str. 5" */
    }
    return ret->first <= at;
}

/* The whole of the text: then it may be a town's name after all. */
static bool
is_alone(const struct place_scan *scan, struct place_span street)
{
    return street.first == 0 && street.end == scan->n_tokens;
}

/* Whether the row's word stands at words[at] of a street's name. */
static bool
read_row(const struct place_scan *scan, const struct row *row, struct place_span part, size_t at,
         struct place_span *ret)
{
    bool is_found = row->position == BEFORE ? read_before(scan, part, at, ret)
                                            : read_after(scan, row, part, at, ret);
    bool has_number = false;
    for (size_t k = ret->first; is_found && k < ret->end; k++) {
        has_number = has_number || scan->tokens[k].has_digit;
    }
    return is_found && (has_number || !is_alone(scan, *ret));
}

/* Whether a street's word stands at words[at]; the street in *ret. */
static bool
read_word(const struct place_scan *scan, struct place_span part, size_t at, struct place_span *ret)
{
    struct str key = place_scan_key(scan, at, at);
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        if (is_row(&ROWS[i], key) && read_row(scan, &ROWS[i], part, at, ret)) {
            return true;
        }
    }
    return false;
}

bool
place_street_find(const struct place_scan *scan, struct place_span part, struct place_span *ret)
{
    for (size_t at = part.first; at < part.end; at++) {
        if (read_word(scan, part, at, ret)) {
            return true;
        }
    }
    return false;
}
