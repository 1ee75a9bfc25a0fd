/* normalize/places/places_cjk.c: location strings of East Asia have no spaces; a word
 * is cut after the longest name that begins it. */
#include "normalize/places/places_scan.h"

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

/* Bytes of the longest East Asian name that begins the text but is not all of it. */
static size_t
name_length(struct str text, struct gazetteer_hit *hit)
{
    size_t cut = text.n > CJK_CUT ? CJK_CUT : text.n - CJK_BYTES;
    cut -= cut % CJK_BYTES; /* "大阪市北区梅田1" */
    while (cut >= CJK_BYTES + CJK_BYTES) {
        if (gazetteer_find(str_sub(text, 0, cut), hit) && is_east_asian(hit)) {
            return cut;
        }
        cut -= CJK_BYTES;
    }
    return 0;
}

/* "大阪市 中央区": the ward behind a name is left out. */
static void
drop_wards(struct place_scan *scan)
{
    const struct str signs[] = {STR("\xE5\x8C\xBA"), STR("\xE5\x8D\x80")}; /* 区, 區 */
    size_t kept = 0;
    for (size_t i = 0; i < scan->n_tokens; i++) {
        struct str key = place_scan_key(scan, i, i);
        bool is_ward = i > 0 && scan->tokens[i].gap <= GAP_HYPHEN &&
                       (str_ends(key, signs[0]) || str_ends(key, signs[1]));
        if (!is_ward) {
            scan->tokens[kept++] = scan->tokens[i];
        }
    }
    scan->n_tokens = kept;
}

/* "東京都品川区" has no spaces: the token is cut after the longest known name.
 * What follows a town is a ward or a street and is left out. */
void
place_split_cjk(struct place_scan *scan)
{
    drop_wards(scan);
    for (size_t i = 0; i < scan->n_tokens && scan->n_tokens < PLACE_TOKENS; i++) {
        struct place_token *t = &scan->tokens[i];
        struct str key = place_scan_key(scan, i, i);
        unsigned char lead = (unsigned char)key.p[0];
        struct gazetteer_hit hit;
        bool is_even = t->end - t->begin == t->fold_end - t->fold_begin && key.n > CJK_BYTES;
        if (lead < CJK_FIRST_BYTE || lead > CJK_LAST_BYTE || !is_even ||
            gazetteer_find(key, &hit)) {
            continue;
        }
        size_t cut = name_length(key, &hit);
        if (cut == 0) {
            continue;
        }
        if (gazetteer_value_at(&hit, 0).kind != GAZETTEER_CITY) {
            memmove(t + 2, t + 1, (scan->n_tokens - i - 1) * sizeof(*t));
            t[1] = *t;
            t[1].begin = (uint16_t)(t->begin + cut);
            t[1].fold_begin = (uint16_t)(t->fold_begin + cut);
            t[1].gap = GAP_COMMA;
            scan->n_tokens++;
        }
        if (i + 1 < scan->n_tokens && t[1].gap < GAP_COMMA) {
            t[1].gap = GAP_COMMA;
        }
        t->has_digit = false;
        t->end = (uint16_t)(t->begin + cut);
        t->fold_end = (uint16_t)(t->fold_begin + cut);
    }
}
