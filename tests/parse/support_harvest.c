/* tests/parse/support_harvest.c: see the header. */
#include "tests/parse/support_harvest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"
#include "parse/parse.h"

#include "base/banned.h"

struct page *
support_page(const char *kind, const char *url, struct str body)
{
    struct page *page = page_new(64 * MIB);
    assert_non_null(page);
    page->kind = str_of(kind);
    page->url = str_of(url);
    page->final_url = page->url;
    page->http_status = 200;
    page->body = arena_str(page->arena, body);
    return page;
}

void
support_read(struct buf *ret, const char *name)
{
    char path[512];
    (void)snprintf(path, sizeof path, "%s/fixtures/%s", TEST_DIR, name);
    buf_init(ret, 16 * MIB);
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail_msg("cannot open %s", path);
        return;
    }
    char chunk[4096];
    size_t n;
    while ((n = fread(chunk, 1, sizeof chunk, file)) > 0) {
        buf_add(ret, (struct str){chunk, n});
    }
    (void)fclose(file);
    assert_false(buf_failed(ret));
}

void
support_write(const char *name, struct str text)
{
    char path[512];
    (void)snprintf(path, sizeof path, "%s/fixtures/%s", TEST_DIR, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.p, 1, text.n, file), text.n);
    assert_int_equal(fclose(file), 0);
}

static bool
is_hash(struct str version)
{
    if (version.n != 16) {
        return false;
    }
    for (size_t i = 0; i < version.n; i++) {
        char c = version.p[i];
        if (!byte_is_digit(c) && !(c >= 'a' && c <= 'f')) {
            return false;
        }
    }
    return true;
}

static void
dump_pair(struct buf *out, const char *name, struct str text)
{
    if (text.n) {
        buf_printf(out, " %s=\"%.*s\"", name, STR_ARG(text));
    }
}

static void
dump_version(struct buf *out, struct str version)
{
    dump_pair(out, "version", is_hash(version) ? STR("#") : version);
}

static void
dump_posting(struct buf *out, const struct raw_posting *raw)
{
    buf_add_z(out, "posting");
    dump_pair(out, "id", raw->external_id);
    dump_version(out, raw->version);
    dump_pair(out, "url", raw->url);
    dump_pair(out, "closed_by", raw->is_closed ? str_of(raw->closed_by) : STR_NONE);
    buf_add_byte(out, '\n');
    for (const struct raw_value *v = raw->values; v; v = v->next) {
        buf_printf(out, "  %s [%s %s] %.*s\n", field_name(v->field), layer_name(v->layer), v->rule,
                   STR_ARG(v->text));
    }
    for (const struct raw_place *p = raw->places; p; p = p->next) {
        buf_printf(out, "  place [%s]", p->rule);
        dump_pair(out, "text", p->text);
        dump_pair(out, "city", p->city);
        dump_pair(out, "region", p->region);
        dump_pair(out, "country", p->country);
        dump_pair(out, "postcode", p->postal_code);
        dump_pair(out, "lat", p->latitude);
        buf_add_z(out, p->is_remote_scope ? " scope\n" : "\n");
    }
    for (const struct raw_money *m = raw->money; m; m = m->next) {
        buf_printf(out, "  money [%s]", m->rule);
        dump_pair(out, "text", m->text);
        dump_pair(out, "min", m->min);
        dump_pair(out, "max", m->max);
        dump_pair(out, "currency", m->currency);
        dump_pair(out, "period", m->period);
        dump_pair(out, "kind", m->kind);
        dump_pair(out, "zone", m->zone);
        buf_add_z(out, m->is_cents ? " cents\n" : "\n");
    }
    struct str rest = raw->description;
    while (rest.n) {
        struct str line = str_cut(&rest, '\n');
        if (line.n) { /* how blocks are parted is base/markup's affair */
            buf_printf(out, "  | %.*s\n", STR_ARG(line));
        }
    }
}

void
support_dump(struct buf *out, const struct harvest *harvest)
{
    buf_printf(out, "verdict %s", verdict_name(harvest->verdict));
    dump_pair(out, "why", harvest->why);
    buf_printf(out, "\n%s%s%s total %lld listed %zu dropped %zu\n",
               harvest->is_listing ? "listing" : "single", harvest->has_more ? " more" : "",
               harvest->is_capped ? " capped" : "", (long long)harvest->total, harvest->n_listed,
               harvest->n_dropped);
    for (const struct raw_posting *raw = harvest->postings; raw; raw = raw->next) {
        dump_posting(out, raw);
    }
    for (const struct link *link = harvest->links; link; link = link->next) {
        buf_printf(out, "%s", link->role == PAGE_DETAIL ? "detail" : "list");
        dump_pair(out, "method", link->method);
        buf_printf(out, " %.*s", STR_ARG(link->url));
        dump_pair(out, "body", link->request_body);
        dump_pair(out, "id", link->external_id);
        dump_version(out, link->version);
        dump_pair(out, "hint", link->hint);
        buf_add_byte(out, '\n');
    }
}

struct parser *test_parser;

int
support_parser_up(void **state)
{
    (void)state;
    return parser_new(&test_parser, NULL) == OK ? 0 : -1;
}

int
support_parser_down(void **state)
{
    (void)state;
    parser_free(test_parser);
    return 0;
}
