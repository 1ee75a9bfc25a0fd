/* fetch/archive/warc_fields.c: our own WARC header fields, as one table. */
#include "fetch/archive/warc_fields.h"

#include "base/banned.h"

#define SLOT(member) offsetof(struct page, member)

const struct warc_field warc_fields[WARC_FIELDS] = {
    {"Jobmill-Source", SLOT(source)},
    {"Jobmill-Kind", SLOT(kind)},
    {"Jobmill-Board", SLOT(board)},
    {"Jobmill-Company", SLOT(company)},
    {"Jobmill-External-Id", SLOT(external_id)},
    {"Jobmill-Version", SLOT(version)},
    {"Jobmill-Hint", SLOT(hint)},
    {"Jobmill-Method", SLOT(method)},
    {"Jobmill-Request-Body", SLOT(request_body)},
};

const struct warc_field *
field_find_by_header(struct str name)
{
    bool is_ours = str_starts_nocase(name, STR("Jobmill-"));
    for (size_t i = 0; is_ours && i < WARC_FIELDS; i++) {
        if (str_is_nocase(name, warc_fields[i].name)) {
            return &warc_fields[i];
        }
    }
    return NULL;
}

struct str *
field_slot(struct page *page, const struct warc_field *field)
{
    return (struct str *)(void *)((char *)page + field->offset);
}

struct str
field_value(const struct page *page, const struct warc_field *field)
{
    return *(const struct str *)(const void *)((const char *)page + field->offset);
}

const char *
field_role(enum page_role role)
{
    switch (role) {
    case PAGE_LISTING:
        return "listing";
    case PAGE_DETAIL:
        return "detail";
    case PAGE_AUTO:
        break;
    }
    return "";
}

static void
add_percent(struct buf *buf, char c)
{
    static const char digits[] = "0123456789ABCDEF";
    unsigned value = (unsigned char)c;
    char text[3] = {'%', digits[value >> 4], digits[value & 15]};
    buf_add(buf, (struct str){text, sizeof text});
}

/* What a head's line cannot hold as it is: controls and what is not ASCII, and what
 * would be read as something else. */
static inline bool
is_coded(char c, bool in_uri)
{
    bool is_odd = (unsigned char)c < 0x20 || (unsigned char)c >= 0x7f;
    return is_odd || (in_uri ? c == ' ' || c == '<' || c == '>' : c == '%');
}

/* Appends runs of plain bytes at once. */
static void
encode(struct buf *buf, struct str s, bool in_uri)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (is_coded(s.p[i], in_uri)) {
            buf_add(buf, str_sub(s, from, i - from));
            add_percent(buf, s.p[i]);
            from = i + 1;
        }
    }
    buf_add(buf, str_sub(s, from, s.n));
}

void
field_encode(struct buf *buf, struct str value)
{
    if (value.n > 0 && value.p[0] == ' ') {
        add_percent(buf, ' ');
        value = str_sub(value, 1, value.n);
    }
    bool ends_in_space = value.n > 0 && value.p[value.n - 1] == ' ';
    encode(buf, str_sub(value, 0, value.n - (ends_in_space ? 1 : 0)), false);
    if (ends_in_space) {
        add_percent(buf, ' ');
    }
}

void
field_encode_uri(struct buf *buf, struct str url)
{
    encode(buf, url, true);
}

struct str
field_decode(struct str value, struct arena *arena)
{
    if (str_find_byte(value, '%') == SIZE_MAX) {
        return value;
    }
    char *out = arena_bytes(arena, value.n + 1);
    if (!out) {
        return STR_NONE;
    }
    size_t n = 0;
    for (size_t i = 0; i < value.n; i++) {
        int high = value.p[i] == '%' && value.n - i > 2 ? byte_hex(value.p[i + 1]) : -1;
        int low = high >= 0 ? byte_hex(value.p[i + 2]) : -1;
        out[n++] = value.p[i];
        if (low >= 0) {
            out[n - 1] = (char)(unsigned char)(high * 16 + low);
            i += 2;
        }
    }
    out[n] = '\0';
    return (struct str){out, n};
}
