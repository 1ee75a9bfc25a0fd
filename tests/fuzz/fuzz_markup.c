/* Any bytes as markup, URL, date and number. No crash, no hang; limits are kept,
 * what is valid stays valid, and what is done twice changes nothing. */
#include <assert.h>
#include <stdint.h>

#include "base/date.h"
#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_markup(struct arena *arena, struct str any)
{
    struct str clean = utf8_clean(arena, any);
    assert(utf8_is_valid(clean));
    assert(str_eq(utf8_clean(arena, clean), clean));
    struct str text = markup_text(arena, clean, MIB);
    assert(utf8_is_valid(text));
    struct str part = markup_text(arena, clean, 100);
    assert(part.n <= 100 && utf8_is_valid(part) && str_starts(text, part));
    struct str line = markup_line(arena, clean);
    assert(str_find_byte(line, '\n') == SIZE_MAX);
    assert(utf8_is_valid(markup_unescape(arena, clean)));
    assert(utf8_is_valid(utf8_fold(arena, clean)));
    assert(utf8_is_valid(utf8_repair_mojibake(arena, clean)));
    (void)markup_text(arena, any, MIB);
    (void)markup_unescape(arena, any);
    (void)utf8_fold(arena, any);
    (void)utf8_repair_mojibake(arena, any);
}

static void
read_url(struct arena *arena, struct str any)
{
    struct str canonical = url_canonical(arena, any);
    if (canonical.p) {
        assert(url_is_web(canonical));
        assert(str_eq(url_canonical(arena, canonical), canonical));
    }
    struct str resolved = url_resolve(arena, STR("https://a.example/b/c?d#e"), any);
    assert(!resolved.p || url_is_web(resolved));
    struct url url = url_split(any);
    (void)url_port(&url);
    (void)url_origin(arena, any);
    (void)url_without_credentials(arena, any);
    (void)url_query_param(any, "id");
    (void)url_segment(any, 1);
    assert(str_eq(url_decode(arena, url_encode(arena, any)), any));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct str any = {(const char *)data, size};
    int64_t s;
    double number;
    arena_init(&arena, 256 * MIB);
    if (size > MIB) {
        return 0;
    }
    read_markup(&arena, any);
    read_url(&arena, any);
    if (date_read_rfc3339(any, &s) || date_read_http(any, &s) || date_read_day(any, &s)) {
        char time[TIME_BYTES];
        date_write_time(s, time);
    }
    (void)str_int(any, &s);
    (void)str_double(any, &number);
    arena_release(&arena);
    return 0;
}
