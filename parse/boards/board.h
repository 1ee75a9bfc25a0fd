/* parse/boards/board.h: what an adapter is, and the tools all adapters share.
 * An adapter is one file with one `const struct board`, listed in registry.c.
 * It states how its careers URLs look, what to ask first, and how a payload
 * reads; it decides by the payload's shape whether that is a list or a single
 * posting. Private to parse/. */
#ifndef PARSE_BOARDS_BOARD_H
#define PARSE_BOARDS_BOARD_H

#include "base/model.h"
#include "base/settings.h"
#include "parse/json/json.h"
#include "parse/parse.h"

/* One form of URL that names a board. In host, path and query "{}" stands for
 * the board; in the path "{locale}" for an optional language segment and "*"
 * for any one segment. What follows the path's pattern is free. Hosts compare
 * without case. */
struct careers_url {
    const char *host, *path, *query;
    bool keep_origin;            /* the host is not the kind's default: it becomes `endpoint` */
    const char *endpoint;        /* set: this is the endpoint ("{}" for the board) */
    const char *example, *board; /* tests: this URL gives this board */
};

enum { CAREERS_URLS = 12 };

struct reading;

struct board {
    const char *kind;
    const char *origin;    /* scheme and host of its API; "{}" is the board */
    const char *marketing; /* host to which unknown boards are sent, or NULL */
    bool is_html;          /* its listing or details are HTML */
    bool is_xml;
    bool is_html_gone; /* HTML where JSON was due means: no such board */
    struct careers_url urls[CAREERS_URLS];
    /* Beyond `urls`; NULL: none. *ret is zeroed but for its kind. */
    bool (*detect)(struct str url, struct arena *arena, struct detected *ret);
    /* Adds the first requests with reading_list(). */
    void (*start)(struct reading *r);
    /* Is this JSON one of its payloads? Cheap: looks at names only. */
    bool (*claims)(const struct json *root);
    /* Reads r->root (JSON boards) or r->text (XML, HTML). */
    void (*read)(struct reading *r);
    /* Fills in what the listing alone knew (r->hint) after an HTML detail page
     * was read as a page; NULL: nothing. */
    void (*complete)(struct reading *r);
};

extern const struct board board_arbeitnow, board_ashby, board_bamboohr, board_breezy, board_gem,
    board_greenhouse, board_hn, board_icims, board_jazzhr, board_jobvite, board_lever,
    board_personio, board_pinpoint, board_recruitee, board_remoteok, board_remotive, board_rippling,
    board_smartrecruiters, board_teamtailor, board_usajobs, board_workable, board_workday,
    board_wwr;

enum { READING_SECTIONS = 48 };

/* One page on its way through an adapter. */
struct reading {
    const struct board *adapter;
    const struct page *page; /* NULL while starting */
    struct arena *arena;
    struct harvest *ret;
    struct str origin;        /* scheme://host for further requests */
    struct str board;         /* the board's token; may be absent */
    struct str token;         /* likewise, percent-encoded for URLs */
    struct str text;          /* the body, UTF-8 */
    const struct json *root;  /* of a JSON body */
    const struct json *hint;  /* of a DETAIL page: what the listing said, or NULL */
    struct raw_posting *raw;  /* the posting under work */
    struct raw_posting *last; /* of ret->postings */
    struct str sections[READING_SECTIONS];
    size_t n_sections;
    const char *config_error; /* while starting: what is wrong with `board` */
    bool is_full;             /* LIMIT_POSTINGS_PER_PAGE was reached */
    bool is_cut;              /* XML, HTML: the end of the list was missing */
};

/* Sets up *r; origin and board from source, page and adapter, in that order. */
void reading_init(struct reading *r, const struct board *adapter, const struct page *page,
                  const struct source *source, struct harvest *ret, struct arena *arena);

/* ---- requests ---- */

/* origin + printf path. */
struct str reading_url(struct reading *r, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* LISTING links; `body` absent: GET, else POST of that JSON. */
void reading_list(struct reading *r, struct str url, struct str body);
/* The list goes on there. */
void reading_more(struct reading *r, struct str url, struct str body);
/* A DETAIL link for `item` of a listing: version is the platform's mark of
 * change, or absent: a hash of the item without the members in `skip` ("," list
 * or NULL). */
void reading_detail(struct reading *r, struct str url, struct str external_id,
                    const struct json *item, const char *skip);
/* XXH3 of the item's content as hex digits. */
struct str reading_hash(struct reading *r, const struct json *item, const char *skip);
/* "{}" in the template replaced by the board. */
struct str board_expand(struct arena *arena, const char *pattern, struct str board);
/* Value of an integer query parameter of the page's URL; `otherwise` if none. */
int64_t reading_param(const struct reading *r, const char *name, int64_t otherwise);

/* The page is a list; `total` as the platform states it, or absent. */
void reading_listing(struct reading *r, struct str total);
/* The list of an answer: the answer itself where it is an array, else its member; NULL
 * when it has none. */
const struct json *reading_jobs(const struct reading *r, const char *key);
/* reading_listing(), and `read` for each of the jobs. */
void reading_all(struct reading *r, const struct json *jobs, struct str total,
                 void (*read)(struct reading *r, const struct json *job));
/* A list whose entries have pages of their own: in a run (page role LISTING) the
 * entries are not read as postings, for they are only half of them. */
bool reading_wants_previews(const struct reading *r);
/* Counts an entry that is only linked to; false (dropped) without an id. */
bool reading_entry(struct reading *r, struct str external_id);

/* ---- postings ---- */

/* A posting begins; everything below goes into it. */
bool reading_begin(struct reading *r);
/* It ends: appended when it has an id and a title, else dropped and counted.
 * The version may be absent. */
void reading_end(struct reading *r, struct str external_id, struct str version, struct str url);
/* An entry that cannot be a posting. */
void reading_drop(struct reading *r);
void reading_add(struct reading *r, enum field field, const char *rule, struct str text);
/* The text of `object`'s member as a field; the member's name is the rule. */
void reading_key(struct reading *r, enum field field, const struct json *object, const char *key);
/* Likewise at a path ("a.b"). */
void reading_path(struct reading *r, enum field field, const struct json *node, const char *path);
/* A boolean: true adds `word` under the rule. */
void reading_flag(struct reading *r, enum field field, const struct json *object, const char *key);
void reading_place(struct reading *r, struct raw_place place);
void reading_money(struct reading *r, struct raw_money money);
/* A part of the description, in reading order; heading may be absent. HTML or
 * text. */
void reading_section(struct reading *r, struct str heading, struct str html);
/* {"name": ...} as most platforms write a thing, or a plain text. */
struct str reading_name(const struct json *node);
/* After an HTML detail page was read: a posting to read r->hint into ... */
bool reading_hint_begin(struct reading *r, struct raw_posting **ret_page);
/* ... and what was read of it behind what the page says. */
void reading_hint_end(struct reading *r, struct raw_posting *page);
/* A one-line text out of a payload, references undone. */
struct str reading_line(struct reading *r, struct str text);

/* ---- verdicts ---- */

/* The payload is not in the kind's form. `why` is static. */
void reading_fail(struct reading *r, enum page_verdict verdict, const char *why);
/* Is the last item of a cut-off list, which may lack members? */
static inline bool
item_is_cut(const struct json *item)
{
    return item->truncated;
}
/* No number, or not above zero: in payloads that means unknown. */
bool amount_is_none(struct str amount);

/* ---- the registry ---- */

const struct board *board_find(struct str kind); /* NULL for kinds without adapter */
const struct board *board_at(size_t index);      /* NULL past the end */
/* Reads the page with that adapter. */
struct page_reader;
MUST_USE enum status board_read(const struct board *adapter, struct page_reader *pages,
                                const struct page *page, const struct source *source,
                                struct harvest *ret, struct error *err);

#endif
