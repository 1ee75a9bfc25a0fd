/* normalize/places_cjk.c: location strings of East Asia have no spaces; a word
 * is cut after the longest name that begins it. */
#include "normalize/places_scan.h"

#include "base/banned.h"

enum { CJK_FIRST_BYTE = 0xE3, CJK_LAST_BYTE = 0xED, CJK_BYTES = 3, CJK_CUT = 24 };

static bool
is_east_asian(const struct gazetteer_hit *hit)
{
    struct gazetteer_value v = gazetteer_value_at(hit, 0);
    uint32_t country = v.kind == GAZETTEER_COUNTRY ? v.index
                       : v.kind == GAZETTEER_CITY  ? gazetteer_cities[v.index].country
                                                   : gazetteer_regions[v.index].country;
    const char *alpha2 = gazetteer_countries[country].alpha2;
    static const char *const list[] = {"JP", "CN", "TW", "HK", "KR"};
    for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
        if (strcmp(alpha2, list[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* "東京都品川区" has no spaces: the token is cut after the longest known name. */
void
place_split_cjk(struct place_scan *scan)
{
    for (size_t i = 0; i < scan->n_tokens && scan->n_tokens < PLACE_TOKENS; i++) {
        struct place_token *t = &scan->tokens[i];
        unsigned char c = (unsigned char)scan->folded[t->fold_begin];
        struct gazetteer_hit hit;
        if (c < CJK_FIRST_BYTE || c > CJK_LAST_BYTE ||
            t->end - t->begin != t->fold_end - t->fold_begin ||
            gazetteer_find(place_scan_key(scan, i, i), &hit)) {
            continue;
        }
        size_t n = (size_t)(t->fold_end - t->fold_begin);
        for (size_t cut = n <= CJK_CUT ? n - CJK_BYTES : CJK_CUT; cut >= 2 * CJK_BYTES && cut < n;
             cut -= CJK_BYTES) {
            if (!gazetteer_find((struct str){scan->folded + t->fold_begin, cut}, &hit) ||
                !is_east_asian(&hit)) {
                continue;
            }
            memmove(t + 2, t + 1, (scan->n_tokens - i - 1) * sizeof(*t));
            t[1] = *t;
            t[0].end = (uint16_t)(t->begin + cut);
            t[0].fold_end = (uint16_t)(t->fold_begin + cut);
            t[1].begin = t[0].end;
            t[1].fold_begin = t[0].fold_end;
            t[1].gap = GAP_COMMA;
            /* what follows a town is a ward or a street */
            t[1].has_digit = gazetteer_value_at(&hit, 0).kind == GAZETTEER_CITY;
            scan->n_tokens++;
            break;
        }
    }
}
