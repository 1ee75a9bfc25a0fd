/* normalize/places/places.c: the place reader's public face: scans, groups, and makes
 * places of what was read. Must not look anything up itself beyond the
 * gazetteer. Structured parts are read as the string "city, region" under the
 * stated country. */
#include "normalize/places/places.h"

#include <stdlib.h>

#include "base/limits.h"
#include "normalize/places/places_bare.h"
#include "normalize/places/places_list.h"
#include "normalize/places/places_name.h"
#include "normalize/places/places_near.h"
#include "normalize/places/places_postal.h"

#include "base/banned.h"

struct places {
    struct place_words words;
};

enum { MAX_PICKS = LIMIT_PLACES };

enum status
places_new(struct places **ret, struct error *err)
{
    struct places *places = malloc(sizeof(*places));
    if (!places) {
        return error_set(err, E_NOMEM, "out of memory for the table of places");
    }
    place_words_init(&places->words);
    *ret = places;
    return OK;
}

void
places_free(struct places *places)
{
    free(places);
}

bool
place_country_find(const struct places *places, struct str name, char ret[3])
{
    char key[GAZETTEER_KEY_BYTES];
    size_t n = 0;
    name = str_trim(name);
    (void)places;
    int country = -1;
    if (!gazetteer_fold(name, key, sizeof(key), &n)) {
        return false;
    }
    struct gazetteer_hit hit;
    struct str folded = {key, n};
    if (gazetteer_find(folded, &hit)) {
        for (size_t i = 0; i < hit.n && country < 0; i++) {
            struct gazetteer_value v = gazetteer_value_at(&hit, i);
            country = v.kind == GAZETTEER_COUNTRY ? (int)v.index : -1;
        }
    }
    country = country < 0 ? gazetteer_country_code(folded) : country;
    const char *alpha2 = country >= 0 ? gazetteer_countries[country].alpha2 : NULL;
    alpha2 = alpha2 ? alpha2 : place_adjective_find(folded);
    if (!alpha2) {
        return false;
    }
    memcpy(ret, alpha2, 3);
    return true;
}

/* ---- a pick becomes a place ---- */

struct reader {
    struct place_scan scan;
    struct place_pick picks[MAX_PICKS];
    size_t n_picks;
    struct str raw;
};

/* Of "Hong Kong, China" and "San Juan, USA" the city's country: such parts have codes of
 * their own, whoever is named with them. */
static int
country_of(const struct place_pick *p)
{
    if (p->city >= 0) {
        return gazetteer_cities[p->city].country;
    }
    if (p->country >= 0) {
        return p->country;
    }
    int region = p->region >= 0 ? p->region : p->sub;
    return region >= 0 ? (int)gazetteer_regions[region].country : -1;
}

static struct place
make_place(const struct reader *r, const struct place_pick *p, int country)
{
    struct place place = {.raw = r->raw};
    if (r->n_picks > 1) {
        const struct place_atom *first = &r->scan.atoms[p->first], *last = &r->scan.atoms[p->last];
        place.raw = place_scan_words(&r->scan, first->full_first, last->full_last);
    }
    if (p->city >= 0 || p->is_unlisted) {
        struct place_pick named = *p;
        named.name_atom = (uint16_t)place_town_atom(&r->scan, p);
        place.city = place_city_name(&r->scan, &named);
    }
    int region = p->region >= 0 ? p->region : p->sub;
    if (p->city >= 0) {
        const struct gazetteer_city *city = &gazetteer_cities[p->city];
        place.has_position = !p->is_vague;
        place.latitude = place.has_position ? (float)city->latitude / 10000.0F : 0;
        place.longitude = place.has_position ? (float)city->longitude / 10000.0F : 0;
        if (city->region != GAZETTEER_NONE && !p->is_vague) {
            region = city->region;
        }
    } else if (p->sub >= 0) {
        region = p->sub;
    }
    bool is_abroad = p->city >= 0 && region >= 0 &&
                     gazetteer_regions[region].country != gazetteer_cities[p->city].country;
    if (region >= 0 && !is_abroad) { /* not US-PR beside the country PR */
        memcpy(place.region, gazetteer_regions[region].code, sizeof(place.region));
    }
    country = country_of(p) >= 0 ? country_of(p) : country;
    if (country >= 0) {
        memcpy(place.country, gazetteer_countries[country].alpha2, sizeof(place.country));
    }
    return place;
}

/* The one country of the other places that has a town of the name; -1: none or
 * several. */
static int
company_country(const struct reader *r, const struct place_pick *p)
{
    int found = -1;
    for (size_t k = 0; k < r->n_picks; k++) {
        struct place_pick probe = *p;
        int country = country_of(&r->picks[k]);
        if (country < 0 || !place_bare_in(&r->scan.atoms[p->name_atom], country, &probe)) {
            continue;
        }
        if (found >= 0 && found != country) {
            return -1;
        }
        found = country;
    }
    return found;
}

/* The others' country settles which of its namesakes a town is. */
static void
settle_by_company(struct reader *r)
{
    for (size_t i = 0; i < r->n_picks; i++) {
        struct place_pick *p = &r->picks[i];
        bool is_open = p->is_unlisted && country_of(p) < 0;
        int country = is_open ? company_country(r, p) : -1;
        if (country >= 0) {
            place_bare_in(&r->scan.atoms[p->name_atom], country, p);
        }
    }
}

/* Whether the others are states too, or towns beside which theirs is named: remote
 * jobs list states, other jobs when there are two at least. */
static bool
is_among_states(const struct reader *r, size_t at)
{
    bool is_remote = (r->scan.modes & (1U << MODE_REMOTE)) != 0;
    size_t n_states = 0;
    for (size_t k = 0; k < r->n_picks; k++) {
        const struct place_pick *other = &r->picks[k];
        bool is_state = other->city < 0 && !other->is_unlisted && other->region >= 0;
        bool is_full = !is_remote && other->city >= 0 && other->region >= 0;
        if (k != at &&
            ((!is_state && !is_full) || country_of(other) != country_of(&r->picks[at]))) {
            return false;
        }
        n_states += k != at && is_state;
    }
    return is_remote || n_states >= 2;
}

/* The state of the name among others' states: "California or New York". */
static void
settle_state(struct reader *r, size_t at)
{
    struct place_pick *p = &r->picks[at];
    const struct place_atom *atom = &r->scan.atoms[p->name_atom];
    if (!is_among_states(r, at)) {
        return;
    }
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        bool is_state = v.kind == GAZETTEER_REGION &&
                        gazetteer_regions[v.index].country == country_of(p) &&
                        !str_is(str_of(gazetteer_regions[v.index].code), "US-DC");
        if (is_state) { /* the District is one city */
            p->city = -1;
            p->region = (int)v.index;
            return;
        }
    }
}

static void
settle_states(struct reader *r)
{
    for (size_t i = 0; r->n_picks > 1 && i < r->n_picks; i++) {
        const struct place_pick *p = &r->picks[i];
        if (p->city >= 0 && p->region < 0 && p->sub < 0 && p->first == p->last) {
            settle_state(r, i);
        }
    }
}

static bool
is_empty(const struct place *place)
{
    return place->city.n == 0 && place->region[0] == '\0' && place->country[0] == '\0';
}

static enum work_mode
main_mode(const struct place_scan *scan)
{
    static const enum work_mode order[] = {MODE_HYBRID, MODE_REMOTE, MODE_ONSITE};
    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
        if ((scan->modes & (1U << order[i])) != 0) {
            return order[i];
        }
    }
    return scan->is_anywhere ? MODE_REMOTE : MODE_NONE;
}

/* Remote work is limited to the countries that are named without a town. */
static bool
read_scopes(const struct reader *r, int country, struct arena *arena, struct place_list *list)
{
    const struct place_scan *scan = &r->scan;
    bool is_fine = true;
    bool has_area = false;
    for (size_t i = 0; i < r->n_picks && is_fine && list->work_mode == MODE_REMOTE; i++) {
        const struct place_pick *p = &r->picks[i];
        int of = country_of(p) >= 0 ? country_of(p) : country;
        if (of >= 0 && p->city < 0 && !p->is_unlisted) {
            has_area = true;
            is_fine = place_add_scope(list, arena, str_of(gazetteer_countries[of].alpha2));
        }
    }
    for (size_t i = 0; i < scan->n_scopes && is_fine; i++) {
        is_fine = place_add_scope(list, arena, str_of(scan->scopes[i]));
    }
    if (scan->is_anywhere && !has_area && scan->n_scopes == 0 && is_fine) {
        is_fine = place_add_scope(list, arena, STR("worldwide"));
    }
    return is_fine;
}

static enum status
emit(struct reader *r, int country, struct arena *arena, struct place_list *ret)
{
    struct place_list list = {.work_mode = main_mode(&r->scan)};
    settle_by_company(r);
    settle_states(r);
    r->n_picks = place_join_near(&r->scan, r->picks, r->n_picks);
    if (r->n_picks > 0) {
        list.items = ARENA_ARRAY(arena, r->n_picks, struct place);
        if (!list.items) {
            return E_NOMEM;
        }
    }
    for (size_t i = 0; i < r->n_picks; i++) {
        const struct place_pick *p = &r->picks[i];
        /* beside sure places, an unsettled name is a district or street of theirs */
        bool is_doubtful = r->n_picks > 1 && p->is_unlisted && country_of(p) < 0 && country < 0;
        struct place place = make_place(r, p, country);
        bool is_remote_area = p->city < 0 && !p->is_unlisted && r->scan.atoms[p->first].is_remote;
        if (is_remote_area && !place_list_has(&list, &place)) {
            list.items[list.n++] = place;
        } else if (!is_empty(&place) && !is_doubtful) {
            list.n = place_insert(list.items, list.n, &place);
        }
    }
    place_drop_suzerain(&list);
    if (!read_scopes(r, country, arena, &list)) {
        return E_NOMEM;
    }
    *ret = list;
    return OK;
}

static bool
names_state(const struct place_pick *p)
{
    return p->city < 0 && !p->is_unlisted && (p->region >= 0 || p->sub >= 0);
}

/* The one country in which all picks lie, some of them states; -1: none. */
static int
country_of_states(const struct place_pick *picks, size_t n)
{
    int found = -1;
    bool any_state = false;
    for (size_t i = 0; i < n; i++) {
        int country = country_of(&picks[i]);
        if (country < 0) {
            continue;
        }
        if (found >= 0 && found != country) {
            return -1;
        }
        any_state = any_state || names_state(&picks[i]);
        found = country;
    }
    return any_state ? found : -1;
}

/* A name that may be a country or a state is a state among its sisters:
 * "Georgia; Texas". */
static void
settle_sisters(const struct place_scan *scan, struct place_pick *picks, size_t n)
{
    int country = country_of_states(picks, n);
    for (size_t i = 0; i < n && country >= 0; i++) {
        struct place_pick *p = &picks[i];
        if (country_of(p) >= 0 || p->is_unlisted) {
            continue;
        }
        const struct place_atom *atom = &scan->atoms[p->name_atom];
        for (size_t k = 0; k < atom->hit.n && p->region < 0; k++) {
            struct gazetteer_value v = gazetteer_value_at(&atom->hit, k);
            bool is_sister = v.kind == GAZETTEER_REGION && atom->is_whole &&
                             gazetteer_regions[v.index].country == country;
            p->region = is_sister ? (int)v.index : -1;
        }
    }
}

static void
read_text(const struct places *places, struct str text, const struct place_evidence *evidence,
          struct reader *r)
{
    r->raw = str_trim(text);
    place_scan(&places->words, r->raw, &r->scan);
    struct place_pick all[PLACE_ATOMS];
    size_t n = place_group(&r->scan, evidence, all, PLACE_ATOMS);
    settle_sisters(&r->scan, all, n);
    r->n_picks = 0;
    for (size_t i = 0; i < n && r->n_picks < MAX_PICKS; i++) {
        if (country_of(&all[i]) >= 0 || all[i].is_unlisted) {
            r->picks[r->n_picks++] = all[i];
        }
    }
}

/* ---- structured parts ---- */

static int
hint_index(struct str hint)
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
set_listed_town(const struct reader *r, int country, struct place *place)
{
    struct place_pick pick = {.city = -1, .region = -1, .sub = -1, .country = -1};
    const struct place_atom *atom = &r->scan.atoms[0];
    if (country < 0 || place->region[0] != '\0' || !place_bare_in(atom, country, &pick)) {
        return false;
    }
    struct reader one = {.raw = r->raw};
    one.scan = r->scan;
    *place = make_place(&one, &pick, country);
    return true;
}

/* The structured town, when nothing of it was understood. */
static void
keep_town(const struct reader *r, const struct place_input *in, int country,
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
    struct reader r;
    struct place_evidence evidence = {.country = -1, .hint_country = -1};
    struct place_list freely = {0};
    read_text(places, text, &evidence, &r);
    enum status status = emit(&r, -1, arena, &freely);
    if (status == OK && freely.n == 1 && freely.items[0].city.n > 0 && *freely.items[0].region) {
        *list = freely;
    }
    return status;
}

static enum status
read_parts(const struct places *places, const struct place_input *in, struct arena *arena,
           struct place_list *ret)
{
    struct reader r;
    char alpha2[3];
    struct place_evidence evidence = {.country = -1, .hint_country = hint_index(in->country_hint)};
    if (place_country_find(places, in->country, alpha2)) {
        evidence.country = gazetteer_country_code(str_of(alpha2));
    }
    struct str text = joined_parts(in, evidence.country >= 0, arena);
    if (arena->failed) {
        return E_NOMEM;
    }
    read_text(places, text, &evidence, &r);
    struct place_list list;
    enum status status = emit(&r, evidence.country, arena, &list);
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

enum status
place_read(const struct places *places, const struct place_input *input, struct arena *arena,
           struct place_list *ret)
{
    struct place_list parts = {0};
    bool has_parts =
        str_trim(input->city).n + str_trim(input->region).n + str_trim(input->country).n > 0;
    if (has_parts) {
        enum status status = read_parts(places, input, arena, &parts);
        if (status != OK) {
            return status;
        }
    }
    struct str text = str_trim(input->text);
    if (text.n == 0) {
        *ret = parts;
        return OK;
    }
    struct reader r;
    struct place_evidence evidence = {.country = -1,
                                      .hint_country = hint_index(input->country_hint)};
    if (parts.n > 0 && evidence.hint_country < 0) {
        evidence.hint_country = gazetteer_country_code(str_of(parts.items[0].country));
    }
    place_postal_hint(text, &evidence.hint_country);
    read_text(places, text, &evidence, &r);
    struct place_list list;
    enum status status = emit(&r, -1, arena, &list);
    if (status == OK && has_parts) {
        status = place_list_merge(&parts, &list, arena);
        list = parts;
    }
    if (status == OK) {
        *ret = list;
    }
    return status;
}
