/* normalize/places/gazetteer.c: look-up in the compiled gazetteer and the folding of
 * names. Must not guess between meanings: that is normalize/places/places_group.c. The
 * folding and the hash are those of normalize/tools/make_gazetteer.py. */
#include "normalize/places/gazetteer.h"

#include <utf8proc.h>

#include "base/banned.h"

bool
gazetteer_find(struct str key, struct gazetteer_hit *ret)
{
    if (key.n == 0 || key.n >= GAZETTEER_KEY_BYTES) {
        return false;
    }
    uint32_t bucket = gazetteer_hash(key) % gazetteer_n_buckets;
    const unsigned char *p = (const unsigned char *)gazetteer_keys + gazetteer_buckets[bucket];
    const unsigned char *end =
        (const unsigned char *)gazetteer_keys + gazetteer_buckets[bucket + 1];
    while (p < end) {
        size_t n_key = p[0], n_values = p[1 + n_key] & 0x7FU;
        if (n_key == key.n && memcmp(p + 1, key.p, n_key) == 0) {
            ret->values = p + 2 + n_key;
            ret->n = n_values;
            ret->is_alone = (p[1 + n_key] & 0x80U) != 0;
            return true;
        }
        p += 2 + n_key + n_values * GAZETTEER_VALUE_BYTES;
    }
    return false;
}

struct str
gazetteer_name(uint32_t offset)
{
    return str_of(gazetteer_pool + offset);
}

static char
byte_upper(char c)
{
    if (c >= 'a' && c <= 'z') {
        return (char)(c - ('a' - 'A'));
    }
    return c;
}

static int
find_alpha2(const char *code)
{
    uint32_t low = 0, high = gazetteer_n_countries;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        const char *c = gazetteer_countries[middle].alpha2;
        int order = c[0] != code[0] ? c[0] - code[0] : c[1] - code[1];
        if (order == 0) {
            return (int)middle;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return -1;
}

int
gazetteer_country_code(struct str code)
{
    if (code.n != 2 && code.n != 3) {
        return -1;
    }
    char z[4] = "";
    for (size_t i = 0; i < code.n; i++) {
        z[i] = byte_upper(code.p[i]);
    }
    if (code.n == 2) {
        return find_alpha2(z);
    }
    for (uint32_t i = 0; i < gazetteer_n_countries; i++) {
        const char *c = gazetteer_countries[i].alpha3;
        if (c[0] == z[0] && c[1] == z[1] && c[2] == z[2]) {
            return (int)i;
        }
    }
    return -1;
}

uint32_t
gazetteer_region_top(uint32_t region)
{
    while (gazetteer_regions[region].parent != GAZETTEER_NONE) {
        region = gazetteer_regions[region].parent;
    }
    return region;
}

/* Letters that have no decomposition, and what a reader takes them for. */
static const struct {
    int32_t point;
    const char *text;
} letters[] = {
    {0xDF, "ss"},  {0xF8, "o"},  {0x142, "l"}, {0x111, "d"}, {0xE6, "ae"},
    {0x153, "oe"}, {0x131, "i"}, {0xF0, "d"},  {0xFE, "th"},
};
/* Characters that vanish: stops, apostrophes, soft hyphens, zero-width signs. */
static const int32_t dropped[] = {'.',   '\'',  '`',   0xB4,   0xB7,   0xAD,   0x2019, 0x2018,
                                  0x2BC, 0x2BB, 0x2B9, 0x200B, 0x200C, 0x200D, 0xFEFF};

static size_t
fold_base(int32_t point, char ret[GAZETTEER_FOLD_BYTES])
{
    for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++) {
        if (dropped[i] == point) {
            return 0;
        }
    }
    for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
        if (letters[i].point == point) {
            size_t n = strlen(letters[i].text);
            memcpy(ret, letters[i].text, n);
            return n;
        }
    }
    utf8proc_category_t category = utf8proc_category(point);
    if (category == UTF8PROC_CATEGORY_MN) {
        return 0;
    }
    bool is_word = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
    if (!is_word) {
        ret[0] = ' ';
        return 1;
    }
    return (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)ret);
}

size_t
gazetteer_fold_point(int32_t point, char ret[GAZETTEER_FOLD_BYTES])
{
    if (point < 0x80) {
        char c = byte_lower((char)point);
        if ((c >= 'a' && c <= 'z') || byte_is_digit(c)) {
            ret[0] = c;
            return 1;
        }
        if (c == '&') {
            static const char word[] = {' ', 'a', 'n', 'd', ' '};
            memcpy(ret, word, sizeof(word));
            return sizeof(word);
        }
        ret[0] = ' ';
        return (c == '.' || c == '\'' || c == '`') ? 0 : 1;
    }
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(point, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
    size_t n_ret = 0;
    for (utf8proc_ssize_t i = 0; i < n && i < 8; i++) {
        char out[GAZETTEER_FOLD_BYTES];
        size_t n_out = fold_base(utf8proc_tolower(parts[i]), out);
        if (n_ret + n_out > GAZETTEER_FOLD_BYTES) {
            break;
        }
        memcpy(ret + n_ret, out, n_out);
        n_ret += n_out;
    }
    return n_ret;
}

/* Appends, spaces once and none at the start. False past cap. */
static bool
append_folded(const char *out, size_t n_out, char *ret, size_t cap, size_t *n)
{
    for (size_t k = 0; k < n_out; k++) {
        if (out[k] == ' ' && (*n == 0 || ret[*n - 1] == ' ')) {
            continue;
        }
        if (*n >= cap) {
            return false;
        }
        ret[(*n)++] = out[k];
    }
    return true;
}

bool
gazetteer_fold(struct str name, char *ret, size_t cap, size_t *ret_n)
{
    size_t n = 0;
    for (size_t i = 0; i < name.n;) {
        utf8proc_int32_t point = -1;
        utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)name.p + i,
                                                 (utf8proc_ssize_t)(name.n - i), &point);
        i += step > 0 ? (size_t)step : 1;
        char out[GAZETTEER_FOLD_BYTES];
        size_t n_out = step > 0 ? gazetteer_fold_point(point, out) : 0;
        if (!append_folded(out, n_out, ret, cap, &n)) {
            return false;
        }
    }
    while (n > 0 && ret[n - 1] == ' ') {
        n--;
    }
    *ret_n = n;
    return n > 0;
}
