/* parse/boards/hn.c: Hacker News, "Ask HN: Who is hiring?": the newest such story,
 * then its top-level comments. Source: Algolia's HN search API and Firebase's HN
 * API, recorded 2026. "Company | Role | Place | Mode" in the first line is a
 * habit, not a form: a part that is not understood is left out, and a comment
 * without a role is no posting. */
#include "base/limits.h"
#include "base/markup.h"
#include "base/url.h"
#include "parse/boards/board.h"
#include "parse/boards/hn_line.h"

#include "base/banned.h"

enum { PAGE_COMMENTS = 100, PAGES_MAX = 30 };
#define LIMIT_HN_BYTES LIMIT_DESCRIPTION_BYTES

static bool
claims(const struct json *root)
{
    const struct json *hit = json_items(json_get(root, "hits"));
    return (json_get(hit, "objectID") && json_get(hit, "author")) ||
           (json_get(root, "children") && json_get(root, "story_id"));
}

static struct str
comments_url(struct reading *r, struct str story, int64_t page)
{
    return reading_url(r,
                       "/api/v1/search_by_date?tags=comment,story_%.*s&numericFilters=parent_id="
                       "%.*s&hitsPerPage=%d&page=%lld",
                       STR_ARG(story), STR_ARG(story), (int)PAGE_COMMENTS, (long long)page);
}

/* `board` may name one story by its number. */
static void
start(struct reading *r)
{
    int64_t story;
    if (str_int(r->board, &story)) {
        reading_list(r, comments_url(r, r->board, 0), STR_NONE);
        return;
    }
    reading_list(r,
                 reading_url(r, "/api/v1/search_by_date?tags=story,author_whoishiring&"
                                "hitsPerPage=10"),
                 STR_NONE);
}

/* The newest "Who is hiring?" of the account's stories. */
static void
read_stories(struct reading *r, const struct json *hits)
{
    JSON_EACH (hit, hits) {
        struct str title = json_get_text(hit, "title");
        struct str id = json_get_text(hit, "objectID");
        if (str_has_nocase(title, STR("who is hiring")) && id.n) {
            reading_more(r, comments_url(r, id, 0), STR_NONE);
            return;
        }
    }
}

static bool
is_top_level(const struct json *comment, struct str story)
{
    struct str parent = json_get_text(comment, "parent_id");
    if (!parent.n) {
        parent = json_get_text(comment, "parent");
    }
    struct str of = json_get_text(comment, "story_id");
    of = of.n ? of : story;
    return !parent.n || !of.n || str_eq(parent, of);
}

static void
read_comment(struct reading *r, const struct json *comment, struct str story)
{
    struct str html = json_get_text(comment, "comment_text");
    html = html.n ? html : json_get_text(comment, "text");
    bool is_deleted =
        json_is_true(json_get(comment, "deleted")) || json_is_true(json_get(comment, "dead"));
    if (!is_top_level(comment, story) || is_deleted || !html.n) {
        return; /* an answer to somebody's posting, or nothing */
    }
    if (!reading_begin(r)) {
        return;
    }
    struct str text = str_trim(markup_text(r->arena, html, LIMIT_HN_BYTES));
    hn_line_read(r, text, html);
    const char *date = json_get_text(comment, "created_at").n ? "created_at" : "time";
    reading_key(r, FIELD_DATE_POSTED, comment, date);
    r->sections[r->n_sections++] = text;
    struct str id = json_get_text(comment, "objectID");
    id = id.n ? id : json_get_text(comment, "id");
    struct str url =
        arena_printf(r->arena, "https://news.ycombinator.com/item?id=%.*s", STR_ARG(id));
    reading_end(r, id, reading_hash(r, &(struct json){.type = JSON_STRING, .text = html}, NULL),
                url);
}

static void
read_hits(struct reading *r, const struct json *hits)
{
    bool is_search =
        json_get(json_items(hits), "title") && !json_get(json_items(hits), "comment_text");
    r->ret->is_listing = true;
    if (is_search) {
        read_stories(r, hits);
        return;
    }
    JSON_EACH (hit, hits) {
        read_comment(r, hit, STR_NONE);
    }
    int64_t page = reading_param(r, "page", 0);
    int64_t pages = 0;
    struct str story = json_get_text(json_items(hits), "story_id");
    if (str_int(json_get_text(r->root, "nbPages"), &pages) && page + 1 < pages &&
        page + 1 < PAGES_MAX && hits->n > 0 && story.n) {
        reading_more(r, comments_url(r, story, page + 1), STR_NONE);
    }
}

static void
read_comments(struct reading *r, const struct json *list, struct str story)
{
    r->ret->is_listing = true;
    JSON_EACH (comment, list) {
        if (comment->type == JSON_OBJECT) {
            read_comment(r, comment, story);
        } else {
            reading_drop(r);
        }
    }
}

static void
read(struct reading *r)
{
    const struct json *hits = json_get(r->root, "hits");
    const struct json *children = json_get(r->root, "children");
    bool is_story = children && str_is(json_get_text(r->root, "type"), "story");
    if (hits && hits->type == JSON_ARRAY) {
        read_hits(r, hits);
    } else if (is_story) {
        read_comments(r, children, json_get_text(r->root, "id"));
    } else if (r->root->type == JSON_ARRAY) {
        read_comments(r, r->root, STR_NONE);
    } else if (json_get(r->root, "text") || json_get(r->root, "comment_text")) {
        read_comment(r, r->root, STR_NONE);
    } else {
        reading_fail(r, VERDICT_MALFORMED, "no comments in the answer");
    }
}

const struct board board_hn = {
    .kind = "hn-who-is-hiring",
    .origin = "https://hn.algolia.com",
    .urls =
        {
            {.host = "news.ycombinator.com",
             .path = "/submitted",
             .query = "id=whoishiring",
             .example = "https://news.ycombinator.com/submitted?id=whoishiring",
             .board = ""},
            {.host = "hn.algolia.com",
             .path = "/api/v1",
             .example = "https://hn.algolia.com/api/v1/items/1",
             .board = ""},
        },
    .start = start,
    .claims = claims,
    .read = read,
};
