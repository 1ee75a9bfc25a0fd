/* parse/parse.h: pages in, raw postings and links out. Pure: no I/O, clock,
 * locale or logging; the same page gives the same harvest. Whatever the bytes,
 * the call returns in bounded time and memory. */
#ifndef PARSE_PARSE_H
#define PARSE_PARSE_H

#include <stdbool.h>

#include "base/feature.h"
#include "base/model.h"
#include "base/settings.h"

/* Rises with every release in which the same page may read differently. A run then
 * asks for unchanged bodies once more and reads them again; until that, `status` and
 * `explain` name the postings of the older reader, and `replay --older` reads them
 * from the archive. No test can tell that it is due.
 *   2  2026-11: damaged JSON-LD of further kinds, texts that are cut off, state of
 *      applications as a layer, feeds with all places and hints, further addresses
 *      and shapes of boards, weekly hours */
enum { PARSE_VERSION = 5 };

/* ---- kinds of source ---- */

enum kind_family { FAMILY_BOARD, FAMILY_WEB, FAMILY_ARCHIVE };

struct kind {
    const char *name; /* stable: stored in the database */
    enum kind_family family;
    bool is_window;           /* shows the newest only: absence closes nothing */
    const char *needs;        /* the setting it cannot do without: "board", "url", "path" or "" */
    const char *summary;      /* one line for `jobmill kinds` */
    const char *example_url;  /* a careers URL that detect recognises, or "" */
    const char *default_rate; /* setting notation; NULL: the global default */
    const char *default_concurrency; /* likewise */
};

size_t kind_count(void);
const struct kind *kind_at(size_t index);      /* static */
const struct kind *kind_find(struct str name); /* NULL when unknown */

/* Recognises a careers URL, or a board's API URL. Slices in the arena. False
 * (kind "page", board absent) when no board is recognised. */
struct detected {
    const struct kind *kind;
    struct str board;
    struct str endpoint; /* set when the URL's host is not the kind's own default */
};
bool kind_detect(struct str url, struct arena *arena, struct detected *ret);

/* The first requests of a source, as LISTING links (DETAIL for kind page).
 * Errors: E_CONFIG (err says which setting is missing or wrong), E_NOMEM. */
MUST_USE enum status kind_start(const struct source *source, struct arena *arena,
                                struct harvest *ret, struct error *err);

/* ---- reading ---- */

struct parser; /* compiled patterns and contexts; one per thread */

/* *ret is owned: parser_free(). Errors: E_NOMEM, E_PATTERN. */
MUST_USE enum status parser_new(struct parser **ret, struct error *err);
void parser_free(struct parser *parser); /* NULL is a no-op */

/* Reads one page. `source` gives overrides and match patterns; NULL for none.
 * page->kind absent: derived from URL and content. Everything returned lives in
 * page->arena. A page that cannot be read is a verdict, not an error.
 * Errors: E_NOMEM (the arena's limit), E_PATTERN (the source's own regex or
 * XPath does not compile; err names it). */
MUST_USE enum status parse_page(struct parser *parser, const struct page *page,
                                const struct source *source, struct harvest *ret,
                                struct error *err);

/* Checks a source's patterns (match, exclude, regex, xpath) at start-up.
 * Errors: E_PATTERN; err names setting, pattern and position. */
MUST_USE enum status parse_check_source(struct parser *parser, const struct source *source,
                                        struct error *err);

/* One line of a sitemap or feed, for `jobmill sitemap`. */
struct sitemap_entry {
    struct str url, lastmod; /* lastmod verbatim; absent when not stated */
    bool is_index;           /* points to another sitemap */
};
/* Any sitemap form: XML index or urlset, RSS, Atom, plain text; gzip too.
 * *ret in the arena; *ret_truncated when the end was missing or damaged: what
 * was readable is returned. Errors: E_FORMAT (nothing readable), E_NOMEM. */
MUST_USE enum status sitemap_read(struct str body, struct str base_url, struct arena *arena,
                                  struct sitemap_entry **ret, size_t *ret_n, bool *ret_truncated,
                                  struct error *err);

/* ---- what is there to read with (jobmill doctor) ---- */

enum { PARSE_FEATURES = 4 };
/* Fills ret and returns how many there are. */
size_t parse_features(struct feature ret[PARSE_FEATURES]);

#endif
