/* normalize/places/places_name.c: how a city is called in the results. One name a city: the
 * one that English and local postings mostly write today (the gazetteer's; see
 * "cityname" in normalize/tools/aliases.tsv), whatever the spelling on the page. A
 * shorter form of that name and a town that is not listed stay as written. */
#include "normalize/places/places_name.h"

#include "base/banned.h"

/* "SAN JOSE" as the gazetteer writes it. */
static struct str
listed_spelling(const struct place_atom *atom, struct str said)
{
    for (size_t i = 0; i < atom->hit.n; i++) {
        struct gazetteer_value v = gazetteer_value_at(&atom->hit, i);
        struct str name =
            v.kind == GAZETTEER_CITY ? gazetteer_name(gazetteer_cities[v.index].name) : STR_NONE;
        if (str_eq_nocase(name, said)) {
            return name;
        }
    }
    return said;
}

/* Whether the atom is the whole of the name: then the gazetteer's spelling is shown, so that
 * "Zürich" and "Zurich" are one; "Frankfurt" for "Frankfurt am Main" is left. */
static bool
is_same_name(const struct place_scan *scan, const struct place_atom *atom, struct str name)
{
    char folded[GAZETTEER_KEY_BYTES];
    size_t n = 0;
    struct str key = place_scan_key(scan, atom->first, atom->last);
    return gazetteer_fold(name, folded, sizeof(folded), &n) && str_eq(key, (struct str){folded, n});
}

struct str
place_city_name(const struct place_scan *scan, const struct place_pick *p)
{
    const struct place_atom *atom = &scan->atoms[p->name_atom];
    bool is_whole = p->is_unlisted && atom->hit.n == 0;
    struct str said = place_scan_words(scan, is_whole ? atom->full_first : atom->first,
                                       is_whole ? atom->full_last : atom->last);
    bool is_shouted = scan->is_lower || atom->is_upper;
    if (p->is_unlisted) {
        return said.n > PLACE_CITY_BYTES ? STR_NONE
               : is_shouted              ? listed_spelling(atom, said)
                                         : said;
    }
    struct str name = gazetteer_name(gazetteer_cities[p->city].name);
    if (str_eq_nocase(said, name)) {
        return name;
    }
    /* 's-Hertogenbosch, Frankfurt (Oder) */
    bool is_cut = name.p[0] == '\'' || str_find_byte(said, '(') != SIZE_MAX ||
                  str_has_nocase(said, STR(" a.m")); /* Frankfurt a.M. */
    bool is_short = p->is_kept && !is_shouted && !is_cut && !is_same_name(scan, atom, name);
    return is_short ? said : name;
}
