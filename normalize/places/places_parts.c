/* normalize/places/places_parts.c: structured parts are read as the string "city, region" under
 * the stated country. Must not lose a town that is not understood. */
#include "normalize/places/places_parts.h"

#include "normalize/places/places_bare.h"
#include "normalize/places/places_name.h"

#include "base/banned.h"

int
place_hint_country(struct str hint)
{
    return hint.n == 2 ? gazetteer_country_code(hint) : -1;
}

static struct str
joined_parts(const struct place_input *in, bool has_country, struct arena *arena)
{
    struct str part[3] = {str_trim(in->city), str_trim(in->region),
                          has_country ? STR_NONE : str_trim(in->country)};
    struct str text = STR_NONE;
    for (size_t i = 0; i < 3; i++) {
        bool is_repeated = part[i].n > 0 && text.n > 0 && str_eq_nocase(part[i], text) && i == 2;
        if (part[i].n == 0 || is_repeated) {
            continue;
        }
        text = text.n == 0 ? part[i]
                           : arena_printf(arena, "%.*s, %.*s", STR_ARG(text), STR_ARG(part[i]));
    }
    return text;
}

/* A town of a structured field that the gazetteer does not have. */
static bool
is_town_name(struct str s)
{
    bool has_letter = false;
    for (size_t i = 0; i < s.n; i++) {
        if (byte_is_digit(s.p[i]) || strchr(";|/@:<>{}", s.p[i]) != NULL) {
            return false;
        }
        has_letter = has_letter || byte_is_alpha(s.p[i]) || (unsigned char)s.p[i] >= 0x80;
    }
    return has_letter && s.n <= PLACE_CITY_BYTES;
}

static bool
set_position(const struct place_input *in, struct place *place)
{
    double latitude = 0, longitude = 0;
    bool is_fine = str_double(str_trim(in->latitude), &latitude) &&
                   str_double(str_trim(in->longitude), &longitude) && latitude >= -90 &&
                   latitude <= 90 && longitude >= -180 && longitude <= 180 &&
                   (latitude != 0 || longitude != 0);
    if (is_fine) {
        place->has_position = true;
        place->latitude = (float)latitude;
        place->longitude = (float)longitude;
    }
    return is_fine;
}

/* A town that the words alone did not settle, as "Luxembourg" in Luxembourg. */
static bool
set_listed_town(const struct place_reader *r, int country, struct place *place)
{
    struct place_pick pick = {.city = -1, .region = -1, .sub = -1, .country = -1};
    const struct place_atom *atom = &r->scan.atoms[0];
    if (country < 0 || place->region[0] != '\0' || !place_bare_in(atom, country, &pick)) {
        return false;
    }
    struct place_reader one = {.raw = r->raw};
    one.scan = r->scan;
    *place = place_reader_make(&one, &pick, country);
    return true;
}

/* The structured town, when nothing of it was understood. */
static void
keep_town(const struct place_reader *r, const struct place_input *in, int country,
          struct place_list *list)
{
    struct str city = str_trim(in->city);
    for (size_t i = 0; i < list->n; i++) {
        if (list->items[i].city.n > 0) {
            return;
        }
    }
    if (city.n == 0 || r->scan.n_atoms == 0 || list->n > 1 || !is_town_name(city)) {
        return;
    }
    const struct place_atom *atom = &r->scan.atoms[0];
    struct place *place = &list->items[0];
    bool is_known = atom->hit.n > 0 || atom->country_code >= 0;
    if (is_known) {
        if (list->n == 1) {
            set_listed_town(r, country, place);
        }
        return;
    }
    if (str_find_byte(city, ',') != SIZE_MAX || atom->is_county || atom->first != 0) {
        return;
    }
    if (list->n == 0) {
        *place = (struct place){.raw = r->raw};
        list->n = 1;
    }
    if (country >= 0) {
        memcpy(place->country, gazetteer_countries[country].alpha2, sizeof(place->country));
    }
    place->city = city;
}

/* "Waterloo", "Ontario" filed under "USA": one address read as two places. City and
 * region that agree with each other are right, their country is the mistake. */
static enum status
settle_country(const struct places *places, const struct place_input *in, struct arena *arena,
               struct place_list *list)
{
    struct str text = joined_parts(in, true, arena);
    if (list->n != 2 || str_trim(in->city).n == 0 || str_trim(in->region).n == 0) {
        return OK;
    }
    if (arena->failed) {
        return E_NOMEM;
    }
    struct place_reader r;
    struct place_evidence evidence = {.country = -1, .hint_country = -1};
    struct place_list freely = {0};
    place_reader_text(places, text, &evidence, &r);
    enum status status = place_reader_emit(&r, -1, arena, &freely);
    if (status == OK && freely.n == 1 && freely.items[0].city.n > 0 && *freely.items[0].region) {
        *list = freely;
    }
    return status;
}

enum status
place_read_parts(const struct places *places, const struct place_input *in, struct arena *arena,
                 struct place_list *ret)
{
    struct place_reader r;
    char alpha2[3];
    struct place_evidence evidence = {.country = -1,
                                      .hint_country = place_hint_country(in->country_hint)};
    if (place_country_find(places, in->country, alpha2)) {
        evidence.country = gazetteer_country_code(str_of(alpha2));
    }
    struct str text = joined_parts(in, evidence.country >= 0, arena);
    if (arena->failed) {
        return E_NOMEM;
    }
    place_reader_text(places, text, &evidence, &r);
    struct place_list list;
    enum status status = place_reader_emit(&r, evidence.country, arena, &list);
    if (status == OK && evidence.country >= 0) {
        status = settle_country(places, in, arena, &list);
    }
    if (status != OK) {
        return status;
    }
    if (!list.items) {
        list.items = ARENA_ARRAY(arena, 1, struct place);
        if (!list.items) {
            return E_NOMEM;
        }
    }
    keep_town(&r, in, evidence.country, &list);
    if (list.n == 0 && evidence.country >= 0) {
        list.items[0] = (struct place){.raw = r.raw.n > 0 ? r.raw : str_trim(in->country)};
        memcpy(list.items[0].country, alpha2, sizeof(alpha2));
        list.n = 1;
    }
    if (list.n == 1 && list.items[0].city.n > 0) {
        set_position(in, &list.items[0]);
    }
    *ret = list;
    return OK;
}
