/* normalize/places/places.c: the place reader's public face: the structured parts, then the text.
 * Must not look anything up itself beyond the gazetteer. */
#include "normalize/places/places.h"

#include <stdlib.h>

#include "normalize/places/places_parts.h"
#include "normalize/places/places_postal.h"

#include "base/banned.h"

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

enum status
place_read(const struct places *places, const struct place_input *input, struct arena *arena,
           struct place_list *ret)
{
    struct place_list parts = {0};
    bool has_parts =
        str_trim(input->city).n + str_trim(input->region).n + str_trim(input->country).n > 0;
    if (has_parts) {
        enum status status = place_read_parts(places, input, arena, &parts);
        if (status != OK) {
            return status;
        }
    }
    struct str text = str_trim(input->text);
    if (text.n == 0) {
        *ret = parts;
        return OK;
    }
    struct place_reader r;
    struct place_evidence evidence = {.country = -1,
                                      .hint_country = place_hint_country(input->country_hint)};
    if (parts.n > 0 && evidence.hint_country < 0) {
        evidence.hint_country = gazetteer_country_code(str_of(parts.items[0].country));
    }
    place_postal_hint(text, &evidence.hint_country);
    place_reader_text(places, text, &evidence, &r);
    struct place_list list;
    enum status status = place_reader_emit(&r, -1, arena, &list);
    if (status == OK && has_parts) {
        status = place_list_merge(&parts, &list, arena);
        list = parts;
    }
    if (status == OK) {
        *ret = list;
    }
    return status;
}
