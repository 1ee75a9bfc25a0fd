/* parse/boards/read.c: one page through one adapter: decoding, JSON, the common
 * ways in which an answer is not what it should be, and the verdict. */
#include "base/url.h"
#include "parse/boards/board.h"
#include "parse/charset.h"
#include "parse/html/xml_scan.h"
#include "parse/page/page_read.h"

#include "base/banned.h"

enum { SNIFF_BYTES = 16 * 1024 };

/* Words of pages that stand between a robot and the content. */
static const char *const block_marks[] = {
    "captcha",
    "cf-challenge",
    "cf-chl",
    "challenge-platform",
    "Just a moment",
    "Access Denied",
    "Access denied",
    "Attention Required",
    "awswaf",
    "aws-waf",
    "Request blocked",
    "unusual traffic",
    "verify you are a human",
    "Pardon Our Interruption",
    "_Incapsula_",
    "PerimeterX",
    "Please enable cookies",
};

static bool
is_block_page(struct str text)
{
    struct str head = str_sub(text, 0, SNIFF_BYTES);
    for (size_t i = 0; i < sizeof block_marks / sizeof *block_marks; i++) {
        if (str_has(head, str_of(block_marks[i]))) {
            return true;
        }
    }
    return false;
}

static bool
starts_like_json(struct str text)
{
    text = str_trim(text);
    return text.n && strchr("{[\"/)", text.p[0]) && text.p[0];
}

static bool
was_sent_away(const struct reading *r)
{
    if (!r->adapter->marketing || !r->page->final_url.n) {
        return false;
    }
    struct str host = url_split(r->page->final_url).host;
    struct str own = url_split(r->page->url).host;
    if (str_starts_nocase(host, STR("www."))) {
        host = str_sub(host, 4, SIZE_MAX);
    }
    return !str_eq_nocase(host, own) && str_is_nocase(host, r->adapter->marketing);
}

/* The answer came from another site than was asked. */
static bool
is_elsewhere(const struct reading *r)
{
    struct str host = url_split(r->page->final_url).host;
    return host.n > 0 && !str_eq_nocase(host, url_split(r->page->url).host);
}

/* HTML (or nothing) where JSON or XML was due. */
static void
judge_wrong_form(struct reading *r)
{
    if (str_trim(r->text).n == 0) {
        reading_fail(r, VERDICT_MALFORMED, "the answer is empty");
    } else if (was_sent_away(r)) {
        reading_fail(r, VERDICT_GONE, "unknown board: sent to the platform's own pages");
    } else if (is_block_page(r->text)) {
        reading_fail(r, VERDICT_BLOCKED, "a block page instead of data");
    } else if (r->adapter->is_html_gone) {
        reading_fail(r, VERDICT_GONE, "HTML instead of JSON: the board is unknown");
    } else {
        reading_fail(r, VERDICT_MALFORMED,
                     r->adapter->is_xml ? "not XML" : "HTML or text where JSON was due");
    }
}

/* HTML without one job link: an empty board, or no board at all. */
static void
judge_empty_html(struct reading *r)
{
    bool is_whole = str_has_nocase(r->text, STR("</html")) ||
                    str_has_nocase(r->text, STR("</body")) || xml_root_name(r->text).n > 0;
    bool is_strange = !is_whole || is_elsewhere(r) || is_block_page(r->text);
    if (is_strange || !r->ret->is_listing) {
        judge_wrong_form(r);
    }
}

/* What the adapter has not judged itself. */
static void
judge(struct reading *r)
{
    struct harvest *ret = r->ret;
    bool is_cut = r->is_cut || r->page->truncated || (r->root && r->root->truncated);
    if (ret->verdict != VERDICT_NONE && !(is_cut && ret->verdict == VERDICT_EMPTY)) {
        return;
    }
    ret->is_capped |= r->is_full;
    if (is_cut) {
        reading_fail(r, VERDICT_TRUNCATED, "the answer was cut off");
    } else if (ret->n_listed > 0 && ret->n_dropped == ret->n_listed) {
        reading_fail(r, VERDICT_MALFORMED, "entries, but none with id and title");
    } else if (ret->postings || ret->links || ret->n_listed > 0) {
        ret->verdict = VERDICT_OK;
    } else if (ret->is_listing) {
        reading_fail(r, VERDICT_EMPTY, "no postings");
    } else {
        reading_fail(r, VERDICT_MALFORMED, "not in the form of this kind");
    }
}

static enum status
read_json(struct reading *r, struct error *err)
{
    struct json *root = NULL;
    enum status status =
        starts_like_json(r->text) ? json_read(r->text, r->arena, &root, NULL, err) : E_FORMAT;
    if (status == E_NOMEM) {
        return status;
    }
    if (status != OK || (root->type != JSON_OBJECT && root->type != JSON_ARRAY)) {
        judge_wrong_form(r);
        return OK;
    }
    r->root = root;
    r->adapter->read(r);
    return OK;
}

/* A page of HTML for a kind whose details are pages. */
static enum status
read_html_detail(struct reading *r, struct page_reader *pages, const struct source *source,
                 struct error *err)
{
    enum status status = page_read(pages, r->page, source, r->ret, err);
    if (status != OK) {
        return status;
    }
    r->raw = r->ret->postings;
    if (r->raw && !r->raw->next && r->adapter->complete) {
        r->adapter->complete(r);
    }
    return OK;
}

static void
read_hint(struct reading *r)
{
    struct json *hint = NULL;
    if (r->page->hint.n && starts_like_json(r->page->hint) &&
        json_read(r->page->hint, r->arena, &hint, NULL, NULL) == OK) {
        r->hint = hint;
    }
}

static enum status
read_form(struct reading *r, struct page_reader *pages, const struct source *source,
          struct error *err)
{
    bool is_json = starts_like_json(r->text);
    if (r->adapter->is_html && !is_json) {
        r->adapter->read(r);
        bool is_list = r->ret->is_listing || r->page->role == PAGE_LISTING;
        if (is_list && r->ret->n_listed == 0 && r->ret->verdict == VERDICT_NONE) {
            judge_empty_html(r);
        }
        if (r->ret->is_listing || r->ret->verdict != VERDICT_NONE) {
            return OK;
        }
        return read_html_detail(r, pages, source, err);
    }
    if (r->adapter->is_xml) {
        if (xml_root_name(r->text).n && !str_is_nocase(xml_root_name(r->text), "html")) {
            r->adapter->read(r);
        } else {
            judge_wrong_form(r);
        }
        return OK;
    }
    return read_json(r, err);
}

/* A saved page of a board that has an API: read as a page when asked to read
 * just any file of this kind, never in place of a listing. */
static bool
may_be_page(const struct reading *r)
{
    return r->page->role != PAGE_LISTING && !r->adapter->is_html &&
           (r->ret->verdict == VERDICT_MALFORMED || r->ret->verdict == VERDICT_GONE) &&
           str_trim(r->text).n && str_trim(r->text).p[0] == '<' &&
           !(r->adapter->is_xml && r->ret->is_listing);
}

enum status
board_read(const struct board *adapter, struct page_reader *pages, const struct page *page,
           const struct source *source, struct harvest *ret, struct error *err)
{
    struct reading r;
    reading_init(&r, adapter, page, source, ret, page->arena);
    r.text = charset_decode(page->arena, page->body, page->content_type, NULL);
    read_hint(&r);
    enum status status = read_form(&r, pages, source, err);
    if (status == OK && may_be_page(&r)) {
        struct harvest as_page = {.total = -1};
        status = page_read(pages, page, source, &as_page, err);
        if (as_page.postings) {
            *ret = as_page;
        }
    }
    if (status == OK && page->arena->failed) {
        status = error_set(err, E_NOMEM, "page needs more than %zu bytes of memory",
                           page->arena->max_bytes);
    }
    judge(&r);
    return status;
}
