/* normalize/places/places_window.h: a run of atoms read as one place. Private to the
 * place reader.
 *
 * Scores are in tenths of a doubling of people; what matters is their order: a
 * consistent pair beats two lone names, a lone famous city beats a far-fetched
 * pair, a lone code is next to nothing. */
#ifndef NORMALIZE_PLACES_WINDOW_H
#define NORMALIZE_PLACES_WINDOW_H

#include "normalize/places/places_group.h"

enum {
    SCORE_CITY = 60,
    SCORE_REGION = 34,
    SCORE_REGION_CODE = 30,
    SCORE_COUNTRY = 36,
    SCORE_COUNTRY_CODE = 28,
    SCORE_LINK = 20,           /* each further atom that agrees */
    SCORE_DISORDER = -15,      /* neither from small to large nor back */
    SCORE_DISTRICT = 3,        /* unknown words beside a known city */
    SCORE_IGNORED = -18,       /* a known name beside a known city taken for a district */
    SCORE_IGNORED_CODE = -25,  /* a code that fits nothing */
    SCORE_UNLISTED = 12,       /* unknown words taken for a town */
    SCORE_UNLISTED_KNOWN = 10, /* the same of words that mean another place */
    SCORE_LONE_CODE = -100,
    SCORE_LONE_AREA = -12,
    SCORE_OPEN = -40, /* a town, but which of its namesakes? */
    SCORE_LONE_DISTRICT = 2,
    SCORE_NICKNAME = 25,       /* "LA", which is Louisiana after a town */
    SCORE_DISTRICT_LOSS = -60, /* a part of a city is not what "city" means beside one */
    SCORE_STATE = 12,          /* codes of states stand in addresses far more than others */
    SCORE_LESSER_STATE = -6,   /* the code is that of a state with more people, too */
    TWICE = 10,
    SCORE_FOREIGN_CODE = -15,   /* a region's code elsewhere, beside an unlisted town */
    SCORE_SAME = 10,            /* the same region said twice */
    SCORE_CONTAINED = 120,      /* "Barueri, São Paulo": a town, then what it lies in */
    SCORE_FULL_FORM = 90,       /* an unlisted town with region and country */
    SCORE_FULL_FORM_KNOWN = 20, /* more of it when the name means another place */
    SCORE_CLOSED = 87,          /* all of the text is a town and what it lies in */
    SCORE_CLOSED_STATE = 125,   /* the same, of a state of the USA, Canada or Australia */
    STATE_LARGER = 40,          /* 16 times the people of the city of its name */
    COUNTRY_LARGER = 15,        /* 2.8 times the people of the region of its name */
    CLOSED_TOWN = 180,          /* 260,000 people: a city is known by its name alone */
    SCORE_ISO = 90,             /* "US-LA": a code of ISO 3166-2 */
    SCORE_AREA = 45,            /* "Surrey, UK": a region and its country, no town */
    SCORE_COUNTRY_TOO = -10,    /* "Mexico": the country before its state of the name */
    SCORE_TOWN_TOO = -60,       /* a part of a region with a town of its name */
    SCORE_NAMESAKE = -60,       /* a town beside the state of its name */
    NAMESAKE = 35,              /* the state has eleven times the people */
    SCORE_COUNTY = 10,          /* a state of the USA beside "... County" */
    PLACE_WINDOW = 4,
    MARGIN = 5, /* readings closer than this are equal */
    SCORE_NEVER = -10000,
    WEIGHT_PART = 4 /* a quarter of a city's weight counts */
};

/* A pick of nothing, with score SCORE_NEVER. */
struct place_pick place_pick_none(size_t first, size_t n);
/* The best consistent reading of n atoms; score SCORE_NEVER when there is none. Where it
 * is of the town alone, *ret_linked gets the best that knows what it lies in, otherwise nothing. */
struct place_pick place_read_window(const struct place_scan *scan,
                                    const struct place_evidence *evidence, size_t first, size_t n,
                                    struct place_pick *ret_linked);

#endif
