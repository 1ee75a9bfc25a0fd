/* parse/web.h: the web kinds that are not pages: sitemaps and feeds, and the
 * filter that `match` and `exclude` put on detail links. Private to parse/. */
#ifndef PARSE_WEB_H
#define PARSE_WEB_H

#include "base/model.h"
#include "base/settings.h"

/* Compiled patterns of sources; one per thread. */
struct web_reader;

/* *ret is owned: web_reader_free(). Errors: E_NOMEM. */
MUST_USE enum status web_reader_new(struct web_reader **ret, struct error *err);
void web_reader_free(struct web_reader *web); /* NULL is a no-op */

/* Pages of URLs: LISTING links to sitemaps of an index, DETAIL links to all
 * else, lastmod as version. Errors: E_NOMEM. */
MUST_USE enum status web_read_sitemap(struct web_reader *web, const struct page *page,
                                      const struct source *source, struct harvest *ret,
                                      struct error *err);

/* Whether the page is the robots.txt that a source of kind sitemap starts with
 * when its url is but a site ("https://acme.example/"). */
bool web_is_robots(const struct page *page);
/* LISTING links to the sitemaps it names; to /sitemap.xml where it names none,
 * or is not there (4xx). Errors: E_NOMEM. */
MUST_USE enum status web_read_robots(const struct page *page, struct harvest *ret,
                                     struct error *err);

/* RSS, Atom, RDF and job XML: a posting per item, and a DETAIL link instead of
 * it where the item's text is but a teaser. Errors: E_NOMEM. */
MUST_USE enum status web_read_feed(struct web_reader *web, const struct page *page,
                                   const struct source *source, struct harvest *ret,
                                   struct error *err);

/* Takes out the DETAIL links that the source does not want. Errors: E_PATTERN,
 * E_NOMEM. */
MUST_USE enum status web_filter_links(struct web_reader *web, const struct page *page,
                                      const struct source *source, struct harvest *ret,
                                      struct error *err);

/* Errors: E_PATTERN; err names setting, pattern and position. */
MUST_USE enum status web_check_source(struct web_reader *web, const struct source *source,
                                      struct error *err);

/* gunzip of all members, at most max_bytes; *ret_cut when the end was missing or
 * damaged (what was readable is returned). STR_NONE when out of memory. */
struct str gzip_undo(struct arena *arena, struct str body, size_t max_bytes, bool *ret_cut);

#endif
