/* base/limits.h: every fixed limit, with its unit and its reason. What a user
 * may want to change is in base/settings.def instead. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <stddef.h>

#define KIB ((size_t)1024)
#define MIB (KIB * 1024)

/* A page's arena holds body, raw postings and postings: body, its text and the
 * JSON tree of it, so a multiple of the body limit (max-body). */
#define LIMIT_ARENA_PER_BODY    8
#define LIMIT_ARENA_MIN_BYTES   (16 * MIB)

#define LIMIT_SCRATCH_BYTES     (64 * MIB)  /* normalising one posting; real ones take 50 KiB */
#define LIMIT_URL_BYTES         (8 * KIB)   /* RFC 9110 4.1 asks for 8000 at least */
#define LIMIT_HEADER_BYTES      (256 * KIB) /* all headers of one answer; browsers stop there too */
#define LIMIT_ROBOTS_BYTES      (500 * KIB) /* RFC 9309 2.5 */
#define LIMIT_LINE_BYTES        (4 * MIB)   /* one JSON line out: a description and its postings */
#define LIMIT_JSON_DEPTH        128         /* real payloads stay under 20 */
#define LIMIT_HTML_DEPTH        256         /* libxml2's own is 256 without XML_PARSE_HUGE */
#define LIMIT_DESCRIPTION_BYTES (256 * KIB) /* the longest real ones are 60 KiB */
#define LIMIT_TITLE_BYTES       300         /* real ones stay under 200 */
#define LIMIT_RAW_VALUES        512         /* raw values, places or pay of one posting, each */
#define LIMIT_PLACES            64          /* of one posting; longer lists are "anywhere" */
#define LIMIT_SALARIES          16          /* zones of one posting */
#define LIMIT_SKILLS            128         /* of one posting; more is a keyword dump */
#define LIMIT_LINKS_PER_PAGE    60000       /* sitemaps hold 50,000 at most */
#define LIMIT_POSTINGS_PER_PAGE 100000      /* the largest recorded payload holds 10,000 */
#define LIMIT_SITEMAP_DEPTH     4           /* index of index of index */
#define LIMIT_METRICS_BYTES     (512 * MIB) /* 2 KiB a source */
#define LIMIT_ALARMS_BYTES      (256 * MIB) /* all open alarms: 1 KiB each */
#define LIMIT_ON_ALARM_BYTES    (16 * MIB)  /* its input: 300 bytes an alarm; its output */
#define LIMIT_PCRE_MATCH        200000      /* backtracking steps; real pages stay under 20,000 */
#define LIMIT_PCRE_DEPTH        2000
#define LIMIT_PCRE_HEAP_KIB     4096

#endif
