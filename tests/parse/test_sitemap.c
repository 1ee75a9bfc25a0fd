/* Sitemaps in every form: rows of text and what is read of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>
#include <libdeflate.h>

#include "base/limits.h"
#include "parse/parse.h"
#include "tests/parse/support_harvest.h"

#include "base/banned.h"

#define NS "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""

// clang-format off
static const struct row {
    const char *text, *base;
    const char *want; /* "URL lastmod|URL ..."; "*" before an index's entry; NULL: not one */
    bool cut;
} rows[] = {
    {"<?xml version=\"1.0\"?>\n<urlset " NS ">\n <url><loc>https://a.example/1</loc><lastmod>2026-05-01</lastmod></url>\n <url>\n<loc>\n https://a.example/2 \n</loc></url></urlset>", NULL,
     "https://a.example/1 2026-05-01|https://a.example/2", false},
    {"<sitemapindex " NS "><sitemap><loc>https://a.example/s1.xml</loc><lastmod>2026-01-01</lastmod></sitemap></sitemapindex>", NULL,
     "*https://a.example/s1.xml 2026-01-01", false},
    {"\xEF\xBB\xBF<urlset><url><loc>https://a.example/?a=1&amp;b=2</loc></url></urlset>", NULL, "https://a.example/?a=1&b=2", false},
    {"<urlset><url><loc><![CDATA[https://a.example/?a=1&b=2]]></loc></url></urlset>", NULL, "https://a.example/?a=1&b=2", false},
    {"<sm:urlset xmlns:sm=\"x\" xmlns:image=\"y\"><sm:url><sm:loc>https://a.example/1</sm:loc><image:image><image:loc>https://a.example/1.jpg</image:loc></image:image></sm:url></sm:urlset>", NULL,
     "https://a.example/1", false},
    {"<urlset xmlns:image=\"y\"><url><loc>https://a.example/1</loc><image:image><image:loc>https://a.example/1.jpg</image:loc></image:image></url></urlset>", NULL, "https://a.example/1", false},
    {"<urlset><url><loc>/jobs/1</loc></url><url><loc>https://other.example/2</loc></url></urlset>", "https://a.example/sitemap.xml", "https://a.example/jobs/1|https://other.example/2", false},
    {"<urlset><url><loc>/jobs/1</loc></url><url><loc>javascript:x</loc></url><url><loc></loc></url></urlset>", NULL, "", false},
    {"<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2</l", NULL, "https://a.example/1", true},
    {"<urlset><url><loc>https://a.example/1</loc></url><url><lastmod>2026", NULL, "https://a.example/1", true},
    {"<urlset><!-- <url><loc>https://a.example/no</loc></url> --><url><loc>https://a.example/1</loc></url></urlset>", NULL, "https://a.example/1", false},
    {"<urlset></urlset>", NULL, "", false},
    {"<urlset/>", NULL, "", false},
    {"<rss version=\"2.0\"><channel><title>t</title><link>https://a.example/</link><item><title>x</title><link>https://a.example/1</link><pubDate>Fri, 10 Jul 2026 22:45:30 +0000</pubDate></item></channel></rss>", NULL,
     "https://a.example/1 Fri, 10 Jul 2026 22:45:30 +0000", false},
    {"<feed xmlns=\"http://www.w3.org/2005/Atom\"><link rel=\"self\" href=\"https://a.example/feed\"/><entry><link rel=\"edit\" href=\"https://a.example/e\"/><link href=\"https://a.example/1?a=1&amp;b=2\"/><updated>2026-05-01T00:00:00Z</updated></entry></feed>", NULL,
     "https://a.example/1?a=1&b=2 2026-05-01T00:00:00Z", false},
    {"https://a.example/1\r\nhttps://a.example/2\n\n# no\n", NULL, "https://a.example/1|https://a.example/2", false},
    {"\xEF\xBB\xBFhttps://a.example/1", NULL, "https://a.example/1", false},
    {"<urlset><url><loc>https://a.example/a b</loc></url></urlset>", NULL, "https://a.example/a%20b", false},
    {"<!DOCTYPE html><html><body>https://a.example/1</body></html>", NULL, NULL, false},
    {"", NULL, NULL, false},
    {"Not found", NULL, NULL, false},
};
// clang-format on

static void
write_entries(struct buf *out, const struct sitemap_entry *entries, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buf_printf(out, "%s%s%.*s%s%.*s", i ? "|" : "", entries[i].is_index ? "*" : "",
                   STR_ARG(entries[i].url), entries[i].lastmod.n ? " " : "",
                   STR_ARG(entries[i].lastmod));
    }
}

static void
check(struct str body, const struct row *row)
{
    struct arena arena;
    arena_init(&arena, MIB);
    struct sitemap_entry *entries = NULL;
    size_t n = 0;
    bool is_cut = false;
    enum status status = sitemap_read(body, str_of(row->base), &arena, &entries, &n, &is_cut, NULL);
    struct buf got;
    buf_init(&got, MIB);
    write_entries(&got, entries, n);
    if ((status == OK) != (row->want != NULL) || !str_eq(buf_str(&got), str_of(row->want)) ||
        (status == OK && is_cut != row->cut)) {
        fail_msg("%s\n got %s, cut %d: %.*s", row->text, status_name(status), is_cut,
                 STR_ARG(buf_str(&got)));
    }
    buf_release(&got);
    arena_release(&arena);
}

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check(str_of(rows[i].text), &rows[i]);
    }
}

static size_t
gzip(struct str text, unsigned char *out, size_t max)
{
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(6);
    assert_non_null(packer);
    size_t n = libdeflate_gzip_compress(packer, text.p, text.n, out, max);
    libdeflate_free_compressor(packer);
    assert_true(n > 0);
    return n;
}

static void
test_gzip(void **state)
{
    (void)state;
    unsigned char packed[8192];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!*rows[i].text) {
            continue;
        }
        size_t n = gzip(str_of(rows[i].text), packed, sizeof packed);
        check((struct str){(const char *)packed, n}, &rows[i]);
    }
}

/* A gzip file that ends too soon gives what it holds. */
static void
test_gzip_cut_off(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text, MIB);
    buf_add_z(&text, "<urlset>");
    for (int i = 0; i < 500; i++) {
        buf_printf(&text, "<url><loc>https://a.example/jobs/%d-%d</loc></url>", i, i * 7919 % 997);
    }
    buf_add_z(&text, "</urlset>");
    unsigned char packed[65536];
    size_t n = gzip(buf_str(&text), packed, sizeof packed);
    for (size_t cut = 0; cut < n; cut += 29) {
        struct arena arena;
        arena_init(&arena, 4 * MIB);
        struct sitemap_entry *entries = NULL;
        size_t got = 0;
        bool is_cut = false;
        enum status status = sitemap_read((struct str){(const char *)packed, cut}, STR_NONE, &arena,
                                          &entries, &got, &is_cut, NULL);
        assert_true(status == E_FORMAT || (status == OK && is_cut));
        assert_true(cut < n * 3 / 4 || got > 250);
        arena_release(&arena);
    }
    buf_release(&text);
}

static void
test_page_of_a_source(void **state)
{
    (void)state;
    struct parser *parser = NULL;
    assert_int_equal(parser_new(&parser, NULL), OK);
    struct str text = STR(
        "<urlset><url><loc>https://a.example/jobs/1</loc><lastmod>2026-05-01</lastmod></url>"
        "<url><loc>https://a.example/about</loc></url><url><loc>https://a.example/jobs/2-old</loc>"
        "</url><sitemap><loc>https://a.example/more.xml</loc></sitemap></urlset>");
    struct page *page = support_page("sitemap", "https://a.example/sitemap.xml", text);
    page->role = PAGE_LISTING;
    struct source source = {.name = STR("s")};
    source.set.match = STR("/jobs/\\d+");
    source.set.exclude = STR("old$");
    struct harvest harvest;
    assert_int_equal(parse_page(parser, page, &source, &harvest, NULL), OK);
    struct buf got;
    buf_init(&got, MIB);
    support_dump(&got, &harvest);
    assert_string_equal(got.p, "verdict ok\nlisting more total -1 listed 1 dropped 0\n"
                               "detail https://a.example/jobs/1 id=\"https://a.example/jobs/1\" "
                               "version=\"2026-05-01\"\n"
                               "list https://a.example/more.xml hint=\"1\"\n");
    buf_release(&got);
    page_free(page);
    parser_free(parser);
}

static void
test_depth_of_indexes(void **state)
{
    (void)state;
    struct parser *parser = NULL;
    assert_int_equal(parser_new(&parser, NULL), OK);
    struct page *page =
        support_page("sitemap", "https://a.example/s.xml",
                     STR("<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap>"
                         "<sitemap><loc>https://a.example/t.xml</loc></sitemap></sitemapindex>"));
    struct harvest harvest;
    assert_int_equal(parse_page(parser, page, NULL, &harvest, NULL), OK);
    assert_non_null(harvest.links); /* not to itself */
    assert_null(harvest.links->next);
    page->hint = STR("4");
    assert_int_equal(parse_page(parser, page, NULL, &harvest, NULL), OK);
    assert_null(harvest.links);
    assert_true(harvest.is_capped);
    page_free(page);
    parser_free(parser);
}

static void
test_patterns(void **state)
{
    (void)state;
    struct parser *parser = NULL;
    assert_int_equal(parser_new(&parser, NULL), OK);
    struct source source = {.name = STR("s")};
    struct error err;
    source.set.match = STR("/jobs/(");
    assert_int_equal(parse_check_source(parser, &source, &err), E_PATTERN);
    assert_true(str_has(str_of(err.text), STR("match = \"/jobs/(\"")));
    source.set.match = STR("x");
    source.set.exclude = STR("[");
    assert_int_equal(parse_check_source(parser, &source, &err), E_PATTERN);
    assert_true(str_has(str_of(err.text), STR("exclude")));
    source.set.exclude = STR("y");
    assert_int_equal(parse_check_source(parser, &source, &err), OK);
    /* a pattern that never ends is stopped and counted */
    struct buf text;
    buf_init(&text, MIB);
    buf_add_z(&text, "<urlset><url><loc>https://a.example/");
    for (int i = 0; i < 4000; i++) {
        buf_add_byte(&text, 'a');
    }
    buf_add_z(&text, "</loc></url></urlset>");
    struct page *page = support_page("sitemap", "https://a.example/s.xml", buf_str(&text));
    source.set.match = STR("(a+)+$b|((a?)+)+\\d");
    source.set.exclude = STR_NONE;
    struct harvest harvest;
    assert_int_equal(parse_page(parser, page, &source, &harvest, NULL), OK);
    assert_null(harvest.links);
    assert_int_equal(harvest.limit_hits, 1);
    buf_release(&text);
    page_free(page);
    parser_free(parser);
}

/* A source whose url is a site starts with the sitemaps that robots.txt names. */
static void
test_robots(void **state)
{
    (void)state;
    static const struct {
        int http_status;
        const char *text, *want;
    } cases[] = {
        {200, "User-agent: *\nDisallow: /x\nSitemap: https://a.example/s1.xml\n",
         "https://a.example/s1.xml"},
        {200,
         "\xEF\xBB\xBFsitemap : /s1.xml # ours\r\nSITEMAP:https://b.example/s#2.xml\rSitemap:\n",
         "https://acme.example/s1.xml https://b.example/s"},
        {200, "User-agent: *\nDisallow:\n", "https://acme.example/sitemap.xml"},
        {200, "", "https://acme.example/sitemap.xml"},
        {200, "Sitemap: ftp://a.example/x\nSitemap: /robots.txt\n",
         "https://acme.example/sitemap.xml"},
        {404, "Sitemap: https://a.example/no.xml", "https://acme.example/sitemap.xml"},
        {403, "", "https://acme.example/sitemap.xml"},
        {503, "Sitemap: https://a.example/no.xml", NULL},
    };
    struct parser *parser = NULL;
    assert_int_equal(parser_new(&parser, NULL), OK);
    struct str urls[] = {STR("https://acme.example"), STR("https://acme.example/s.xml")};
    struct source source = {.name = STR("s"), .set = {.kind = STR("sitemap"), .url = {urls, 2}}};
    struct arena arena;
    arena_init(&arena, MIB);
    struct harvest start;
    assert_int_equal(kind_start(&source, &arena, &start, NULL), OK);
    assert_true(str_is(start.links->url, "https://acme.example/robots.txt"));
    assert_true(str_is(start.links->next->url, "https://acme.example/s.xml"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct page *page =
            support_page("sitemap", "https://acme.example/robots.txt", str_of(cases[i].text));
        page->role = PAGE_LISTING;
        page->http_status = cases[i].http_status;
        struct harvest harvest;
        assert_int_equal(parse_page(parser, page, &source, &harvest, NULL), OK);
        struct buf got;
        buf_init(&got, MIB);
        for (const struct link *link = harvest.links; link; link = link->next) {
            assert_int_equal(link->role, PAGE_LISTING);
            buf_printf(&got, "%s%.*s", got.n ? " " : "", STR_ARG(link->url));
        }
        if (!str_is(buf_str(&got), cases[i].want ? cases[i].want : "") ||
            (harvest.verdict == VERDICT_OK) != (cases[i].want != NULL)) {
            fail_msg("case %zu: %s %s", i, verdict_name(harvest.verdict), got.n ? got.p : "");
        }
        buf_release(&got);
        page_free(page);
    }
    arena_release(&arena);
    parser_free(parser);
}

static void
test_every_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t length = strlen(rows[i].text);
        for (size_t n = 0; n < length; n++) {
            char *copy = malloc(n ? n : 1);
            assert_non_null(copy);
            memcpy(copy, rows[i].text, n);
            struct arena arena;
            arena_init(&arena, MIB);
            struct sitemap_entry *entries = NULL;
            size_t got = 0;
            bool is_cut = false;
            (void)!sitemap_read((struct str){copy, n}, STR_NONE, &arena, &entries, &got, &is_cut,
                                NULL);
            arena_release(&arena);
            free(copy);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_gzip),
        cmocka_unit_test(test_gzip_cut_off),
        cmocka_unit_test(test_page_of_a_source),
        cmocka_unit_test(test_depth_of_indexes),
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_robots),
        cmocka_unit_test(test_every_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
