/* fetch/archive/warc_http.h: heads of "Name: value" lines, as HTTP/1.1 and WARC have
 * them, read without copying: status line, headers in any case, folded lines,
 * and the chunked transfer coding undone. Pure; any bytes are survivable. */
#ifndef FETCH_WARC_HTTP_H
#define FETCH_WARC_HTTP_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* The length of the head at the start of `s`, its empty line included; lines
 * end in CRLF or LF. SIZE_MAX when there is no empty line. */
size_t head_length(struct str s);
/* The first line without its line end; *rest is left behind it. */
struct str head_line(struct str *rest);
/* The next header of *rest (which begins behind the first line). A folded value
 * is returned with its line ends inside. Lines without a colon are passed over;
 * false at the end of the head. */
bool head_next(struct str *rest, struct str *ret_name, struct str *ret_value);
/* The first header of that name, trimmed; absent when there is none or the
 * value is folded beyond one line (then use head_join). */
struct str head_get(struct str head, const char *name);
/* All headers of that name joined by ", ", folds made into one space. A slice
 * of `head` where nothing had to be joined; else in the arena. Absent when
 * there is none (or no memory: arena->failed). */
struct str head_join(struct str head, const char *name, struct arena *arena);

/* "HTTP/1.1 200 OK" -> 200; also "HTTP/2 200" and "HTTP/1.1 200". -1 when it is
 * no status line. */
int http_status_read(struct str line);

enum chunked { CHUNKED_OK, CHUNKED_CUT, CHUNKED_NOT };
/* Undoes chunked coding into the arena. CHUNKED_CUT: *ret is what came before
 * the damage or the end. CHUNKED_NOT: it does not begin as a chunk (many tools
 * store the body without chunks under the old header); *ret is `body`. *ret is
 * absent with CHUNKED_CUT when memory ran out. */
enum chunked http_dechunk(struct str body, struct arena *arena, struct str *ret);

#endif
