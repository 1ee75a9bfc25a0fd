/* parse/parse.c: the door of the room: which reader a page belongs to, by its
 * kind, else by URL and content. */
#include "parse/parse.h"

#include <stdlib.h>

#include "base/url.h"
#include "parse/boards/board.h"
#include "parse/charset.h"
#include "parse/deadline.h"
#include "parse/hint.h"
#include "parse/html/xml_scan.h"
#include "parse/page/page_merge.h"
#include "parse/page/page_read.h"
#include "parse/web.h"

#include "base/banned.h"

enum { SNIFF_BYTES = 65536 }; /* comments may precede the root */

struct parser {
    struct page_reader *pages;
    struct web_reader *web;
};

enum status
parser_new(struct parser **ret, struct error *err)
{
    struct parser *parser = calloc(1, sizeof *parser);
    if (!parser) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    enum status status = page_reader_new(&parser->pages, err);
    if (status == OK) {
        status = web_reader_new(&parser->web, err);
    }
    if (status != OK) {
        parser_free(parser);
        return status;
    }
    *ret = parser;
    return OK;
}

void
parser_free(struct parser *parser)
{
    if (!parser) {
        return;
    }
    page_reader_free(parser->pages);
    web_reader_free(parser->web);
    free(parser);
}

/* ---- answers that need no reading ---- */

// clang-format off
static const struct {
    int low, high;
    enum page_verdict verdict;
    const char *why;
} answers[] = {
    {401, 401, VERDICT_BLOCKED, "the site asks for a login"},
    {403, 403, VERDICT_BLOCKED, "the site refuses the request"},
    {404, 404, VERDICT_GONE, "not found"},
    {410, 410, VERDICT_GONE, "gone"},
    {429, 429, VERDICT_BLOCKED, "too many requests"},
    {202, 202, VERDICT_NONE, NULL}, /* judged by its content */
    {204, 205, VERDICT_MALFORMED, "no content"},
    {300, 399, VERDICT_FAILED, "a redirect that was not followed"},
    {400, 499, VERDICT_FAILED, "the server rejects the request"},
    {500, 599, VERDICT_FAILED, "the server failed"},
};
// clang-format on

static bool
judge_answer(const struct page *page, struct harvest *ret)
{
    if (page->error != OK) {
        ret->verdict = page->error == E_BLOCKED ? VERDICT_BLOCKED : VERDICT_FAILED;
        ret->why = page->error_text.n ? page->error_text : str_of(status_text(page->error));
        return true;
    }
    if (page->not_modified || page->http_status == 304) {
        ret->verdict = VERDICT_UNCHANGED;
        return true;
    }
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        bool is_row = page->http_status >= answers[i].low && page->http_status <= answers[i].high;
        if (is_row && answers[i].verdict != VERDICT_NONE) {
            ret->verdict = answers[i].verdict;
            ret->why = str_of(answers[i].why);
            return true;
        }
    }
    return false;
}

/* ---- which reader ---- */

static char
first_byte(struct str body)
{
    if (str_starts(body, STR("\xEF\xBB\xBF"))) {
        body = str_sub(body, 3, SIZE_MAX);
    }
    body = str_trim(body);
    if (body.n == 0) {
        return '\0';
    }
    return body.p[0];
}

/* A board whose payload this JSON is. */
static const struct board *
sniff_json(const struct page *page)
{
    struct json *root = NULL;
    struct str text = charset_decode(page->arena, page->body, page->content_type, NULL);
    if (json_read(text, page->arena, &root, NULL, NULL) != OK ||
        (root->type != JSON_OBJECT && root->type != JSON_ARRAY)) {
        return NULL;
    }
    for (size_t i = 0; board_at(i); i++) {
        if (board_at(i)->claims && board_at(i)->claims(root)) {
            return board_at(i);
        }
    }
    return NULL;
}

static struct str
sniff_xml(struct str body)
{
    static const struct {
        const char *root, *kind;
    } rows[] = {
        {"workzag-jobs", "personio"},
        {"urlset", "sitemap"},
        {"sitemapindex", "sitemap"},
        {"rss", "feed"},
        {"feed", "feed"},
        {"RDF", "feed"},
        {"source", "feed"},
        {"jobs", "feed"},
        {"job", "feed"},
        {"vacancies", "feed"},
        {"items", "feed"},
        {"joblist", "feed"},
        {"annonces", "feed"},
        {"offers", "feed"},
        {"positions", "feed"},
    };
    struct str root = xml_root_name(str_sub(body, 0, SNIFF_BYTES));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (str_is(root, rows[i].root)) {
            return str_of(rows[i].kind);
        }
    }
    return STR_NONE;
}

/* Kind and adapter of a page whose kind is not told. */
static struct str
sniff(const struct page *page, const struct board **ret_adapter)
{
    char first = first_byte(page->body);
    struct detected found;
    if (page->url.n && kind_detect(page->url, page->arena, &found)) {
        const struct board *adapter = board_find(str_of(found.kind->name));
        bool is_json = first == '{' || first == '[';
        bool is_xml = first == '<' && sniff_xml(page->body).n;
        if (adapter->is_html || is_json || (adapter->is_xml && is_xml)) {
            *ret_adapter = adapter;
            return str_of(adapter->kind);
        }
    }
    if (first == '{' || first == '[') {
        *ret_adapter = sniff_json(page);
        return *ret_adapter ? str_of((*ret_adapter)->kind) : STR("page");
    }
    if (str_starts(page->body, STR("\x1f\x8b"))) {
        return STR("sitemap");
    }
    struct str kind = first == '<' ? sniff_xml(page->body) : STR_NONE;
    *ret_adapter = board_find(kind);
    return kind.n ? kind : STR("page");
}

/* Identity of a detail page's only posting, as the listing gave it. */
static void
take_identity(const struct page *page, struct harvest *ret)
{
    struct raw_posting *only = ret->postings;
    if (page->role != PAGE_DETAIL || !only || only->next) {
        return;
    }
    if (page->external_id.n && !only->external_id.n) {
        only->external_id = page->external_id;
    }
    if (page->version.n) {
        only->version = page->version;
    }
}

/* What the list or feed said that led to this page, behind what the page says. */
static void
take_hint(const struct page *page, struct harvest *ret)
{
    struct raw_posting *only = ret->postings;
    struct raw_posting *listed = NULL;
    if (page->role == PAGE_DETAIL && page->hint.n && only && !only->next) {
        listed = ARENA_NEW(page->arena, struct raw_posting);
    }
    if (listed && hint_read(page->hint, page->arena, listed)) {
        raw_merge(only, listed);
    }
}

/* "1210 Acme Aerostructures LLC": Workday writes the code of the legal entity before
 * the employer's name (seen on many of its sites, 2026). */
static void
drop_entity_codes(const struct page *page, struct raw_posting *raw)
{
    enum { DIGITS_LEAST = 3, DIGITS_MOST = 6 };
    struct str host = url_split(page->url).host;
    bool is_workday = str_ends_nocase(host, STR("myworkdayjobs.com")) ||
                      str_ends_nocase(host, STR("myworkdaysite.com"));
    for (struct raw_value *value = raw->values; value && is_workday; value = value->next) {
        size_t n = 0;
        while (n < value->text.n && byte_is_digit(value->text.p[n])) {
            n++;
        }
        bool is_code = n >= DIGITS_LEAST && n <= DIGITS_MOST && n + 2 < value->text.n &&
                       value->text.p[n] == ' ' && byte_is_alpha(value->text.p[n + 1]);
        if (value->field == FIELD_COMPANY && is_code) {
            value->text = str_sub(value->text, n + 1, SIZE_MAX);
        }
    }
}

static enum status
read_as(struct parser *parser, struct str kind, const struct page *page,
        const struct source *source, struct harvest *ret, struct error *err)
{
    if (str_is(kind, "sitemap")) {
        return web_read_sitemap(parser->web, page, source, ret, err);
    }
    if (str_is(kind, "feed")) {
        return web_read_feed(parser->web, page, source, ret, err);
    }
    return page_read(parser->pages, page, source, ret, err);
}

/* A board's list that led to a page of another host, and that page is no list:
 * how many platforms answer for employers they do not know (any more). */
static void
judge_elsewhere(const struct page *page, struct harvest *ret)
{
    struct str host = url_split(page->final_url).host;
    bool is_elsewhere = host.n > 0 && !str_eq_nocase(host, url_split(page->url).host);
    if (page->role == PAGE_LISTING && is_elsewhere && ret->verdict == VERDICT_MALFORMED) {
        ret->verdict = VERDICT_GONE;
        ret->why =
            arena_printf(page->arena, "the board leads to %.*s: is it still there?", STR_ARG(host));
    }
}

enum status
parse_page(struct parser *parser, const struct page *page, const struct source *source,
           struct harvest *ret, struct error *err)
{
    *ret = (struct harvest){.total = -1};
    if (web_is_robots(page)) {
        return web_read_robots(page, ret, err);
    }
    if (judge_answer(page, ret)) {
        return OK;
    }
    const struct kind *kind = kind_find(page->kind);
    struct str name = kind && kind->family != FAMILY_ARCHIVE ? page->kind : STR_NONE;
    const struct board *adapter = board_find(name);
    bool is_detail = page->role == PAGE_DETAIL;
    char first = first_byte(page->body);
    if (!name.n || (str_is(name, "page") && !is_detail && (first == '{' || first == '['))) {
        name = sniff(page, &adapter);
    }
    if (str_is(name, "feed") && (first == '{' || first == '[')) {
        adapter = sniff_json(page); /* JSON Feed, or a board's API that was named as one */
    }
    if (is_detail && !adapter) {
        name = STR("page"); /* what sitemaps, feeds and listings lead to */
    }
    enum status status = adapter ? board_read(adapter, parser->pages, page, source, ret, err)
                                 : read_as(parser, name, page, source, ret, err);
    if (status != OK) {
        return status;
    }
    if (adapter) {
        judge_elsewhere(page, ret);
    }
    take_identity(page, ret);
    take_hint(page, ret);
    for (struct raw_posting *raw = ret->postings; raw; raw = raw->next) {
        deadline_read(raw, page->arena);
        drop_entity_codes(page, raw);
    }
    status = web_filter_links(parser->web, page, source, ret, err);
    if (status == OK && page->arena->failed) {
        return error_set(err, E_NOMEM, "page needs more than %zu bytes of memory",
                         page->arena->max_bytes);
    }
    return status;
}

enum status
parse_check_source(struct parser *parser, const struct source *source, struct error *err)
{
    enum status status = web_check_source(parser->web, source, err);
    return status == OK ? page_check_source(source, err) : status;
}
