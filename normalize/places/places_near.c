/* normalize/places/places_near.c: of two cities named side by side, one may only say where in
 * the other the work is. How far apart they are and which is how much larger tells.
 * Must not join what is listed: "Berlin / Potsdam" are two. */
#include "normalize/places/places_near.h"

#include "normalize/places/places_atom.h"

#include "base/banned.h"

enum {
    DISTRICT_KM = 40,
    SUBURB_KM = 25,
    BESIDE_KM = 8,
    ELSEWHERE_KM = 100,
    THRICE = 15,      /* the people */
    LARGER = 20,      /* 4 times the people */
    MUCH_LARGER = 40, /* 16 times */
    FAR_LARGER = 60,  /* 64 times */
    SMALL = 150       /* 33,000 people */
};

static const struct gazetteer_city *
city_of(const struct place_pick *p)
{
    return p->city >= 0 ? &gazetteer_cities[p->city] : NULL;
}

/* Square of the distance in kilometres, good for short ones. */
static double
distance_squared(const struct gazetteer_city *a, const struct gazetteer_city *b)
{
    const double km = 0.01112, radian = 1.745329e-6; /* of a ten-thousandth of a degree */
    double north = (a->latitude - b->latitude) * km;
    double x = (a->latitude + b->latitude) / 2.0 * radian;
    double narrowing = 1 - x * x / 2 + x * x * x * x / 24; /* the cosine */
    double east = (a->longitude - b->longitude) * km * narrowing;
    return north * north + east * east;
}

static bool
is_within(const struct gazetteer_city *a, const struct gazetteer_city *b, int km)
{
    return a->country == b->country && distance_squared(a, b) <= (double)km * km;
}

/* Nothing that parts places stands before the pick. */
static bool
is_close(const struct place_scan *scan, const struct place_pick *p)
{
    return scan->atoms[p->first].gap < GAP_HARD;
}

/* "Warszawa (Mokotów)": said in brackets. */
static bool
is_bracketed(const struct place_scan *scan, const struct place_pick *p)
{
    size_t at = scan->tokens[scan->atoms[p->first].full_first].begin;
    return at > 0 && scan->text.p[at - 1] == '(';
}

static bool
is_district_of(const struct place_pick *part, const struct place_pick *whole)
{
    const struct gazetteer_city *a = city_of(part), *b = city_of(whole);
    return (a->flags & CITY_DISTRICT) != 0 && (b->flags & CITY_DISTRICT) == 0 &&
           a->weight < b->weight && is_within(a, b, DISTRICT_KM);
}

/* "Kowloon, Hong Kong", "Neuilly-sur-Seine, Paris": the first is the town. */
static bool
is_suburb_before(const struct place_pick *part, const struct place_pick *whole, size_t n)
{
    const struct gazetteer_city *a = city_of(part), *b = city_of(whole);
    if (a->country == b->country && country_is_city(a->country)) {
        return a->weight < b->weight;
    }
    bool is_beside = a->region == b->region && a->weight + THRICE <= b->weight &&
                     is_within(a, b, BESIDE_KM); /* "Villeurbanne, Lyon" */
    return n == 2 &&
           (is_beside || (a->weight + MUCH_LARGER <= b->weight && is_within(a, b, SUBURB_KM)));
}

/* "Karol Bagh, New Delhi": a quarter that stands for a city right beside. */
static bool
is_quarters_city(const struct place_pick *part, const struct place_pick *whole)
{
    return !part->is_kept && whole->is_kept && part->first == part->last &&
           is_within(city_of(part), city_of(whole), BESIDE_KM);
}

/* "香港九龍", "Ankara, Çankaya": a city with a region of its name, then the part of it. */
static bool
is_part_behind(const struct place_scan *scan, const struct place_pick *whole,
               const struct place_pick *part, size_t n)
{
    const struct gazetteer_city *a = city_of(whole), *b = city_of(part);
    bool is_own_region = n == 2 && a->region != GAZETTEER_NONE && a->region == b->region &&
                         atom_is_city_region(&scan->atoms[whole->name_atom], a->region) &&
                         atom_is_region(&scan->atoms[whole->name_atom], a->region);
    return a->country == b->country && a->weight > b->weight &&
           (is_own_region || country_is_city(a->country));
}

/* "Frankfurt-Höchst": a quarter, whatever small town has its name. */
static bool
is_hyphened_part(const struct place_scan *scan, const struct place_pick *whole,
                 const struct place_pick *part)
{
    return scan->tokens[scan->atoms[part->first].first].gap == GAP_HYPHEN &&
           city_of(part)->weight + MUCH_LARGER <= city_of(whole)->weight;
}

/* "Bela Vista, São Paulo - SP": a quarter with the name of a small town far away. */
static bool
is_quarter_before(const struct place_pick *part, const struct place_pick *whole)
{
    const struct gazetteer_city *a = city_of(part), *b = city_of(whole);
    bool is_bare = part->first == part->last && part->region < 0 && part->country < 0;
    bool is_full = whole->region >= 0 || whole->country >= 0;
    return is_bare && is_full && a->country == b->country && a->weight < SMALL &&
           a->weight + FAR_LARGER <= b->weight && !is_within(a, b, ELSEWHERE_KM);
}

static bool
is_bracketed_part(const struct place_scan *scan, const struct place_pick *whole,
                  const struct place_pick *part)
{
    const struct gazetteer_city *a = city_of(part), *b = city_of(whole);
    return is_bracketed(scan, part) && a->weight + LARGER <= b->weight &&
           is_within(a, b, SUBURB_KM);
}

enum side { NEITHER, FIRST, SECOND };

/* Which of two neighbours goes. */
static enum side
superfluous(const struct place_scan *scan, const struct place_pick *a, const struct place_pick *b,
            size_t n)
{
    if (!city_of(a) || !city_of(b) || a->city == b->city) {
        return NEITHER;
    }
    bool is_behind = is_part_behind(scan, a, b, n);
    bool is_far = is_behind && !is_within(city_of(a), city_of(b), SUBURB_KM); /* "東京都八王子市" */
    if (is_far || is_district_of(a, b) || is_quarter_before(a, b) || is_quarters_city(a, b)) {
        return FIRST;
    }
    bool is_second = is_district_of(b, a) || is_suburb_before(a, b, n) || is_behind ||
                     is_bracketed_part(scan, a, b) || is_hyphened_part(scan, a, b);
    return is_second ? SECOND : NEITHER;
}

size_t
place_join_near(const struct place_scan *scan, struct place_pick *picks, size_t n)
{
    size_t kept = n > 0 ? 1 : 0;
    for (size_t i = 1; i < n; i++) {
        struct place_pick *last = &picks[kept - 1];
        enum side side =
            is_close(scan, &picks[i]) ? superfluous(scan, last, &picks[i], n) : NEITHER;
        if (side == NEITHER) {
            picks[kept++] = picks[i];
            continue;
        }
        uint16_t first = last->first, end = picks[i].last;
        if (side == FIRST) {
            *last = picks[i];
        }
        last->first = first;
        last->last = end;
    }
    return kept;
}
