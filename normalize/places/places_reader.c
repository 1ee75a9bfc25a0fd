/* normalize/places/places_reader.c: see the header. Must not look anything up itself. */
#include "normalize/places/places_reader.h"

#include "normalize/places/places_list.h"
#include "normalize/places/places_name.h"
#include "normalize/places/places_near.h"

#include "base/banned.h"

struct place
place_reader_make(const struct place_reader *r, const struct place_pick *p, int country)
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
    country = place_pick_country(p) >= 0 ? place_pick_country(p) : country;
    if (country >= 0) {
        memcpy(place.country, gazetteer_countries[country].alpha2, sizeof(place.country));
    }
    return place;
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
read_scopes(const struct place_reader *r, int country, struct arena *arena, struct place_list *list)
{
    const struct place_scan *scan = &r->scan;
    bool is_fine = true;
    bool has_area = false;
    for (size_t i = 0; i < r->n_picks && is_fine && list->work_mode == MODE_REMOTE; i++) {
        const struct place_pick *p = &r->picks[i];
        int of = place_pick_country(p) >= 0 ? place_pick_country(p) : country;
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

enum status
place_reader_emit(struct place_reader *r, int country, struct arena *arena, struct place_list *ret)
{
    struct place_list list = {.work_mode = main_mode(&r->scan)};
    place_settle_by_company(r);
    place_settle_states(r);
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
        bool is_doubtful =
            r->n_picks > 1 && p->is_unlisted && place_pick_country(p) < 0 && country < 0;
        struct place place = place_reader_make(r, p, country);
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

void
place_reader_text(const struct places *places, struct str text,
                  const struct place_evidence *evidence, struct place_reader *r)
{
    r->raw = str_trim(text);
    place_scan(&places->words, r->raw, &r->scan);
    struct place_pick all[PLACE_ATOMS];
    size_t n = place_group(&r->scan, evidence, all, PLACE_ATOMS);
    place_settle_sisters(&r->scan, all, n);
    r->n_picks = 0;
    for (size_t i = 0; i < n && r->n_picks < LIMIT_PLACES; i++) {
        if (place_pick_country(&all[i]) >= 0 || all[i].is_unlisted) {
            r->picks[r->n_picks++] = all[i];
        }
    }
}
