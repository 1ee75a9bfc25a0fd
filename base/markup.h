/* base/markup.h: HTML fragments (descriptions out of payloads, lines given to
 * `normalize`) as plain text. No tree: one pass over the bytes. Whole pages are
 * parse's affair. Entities: WHATWG HTML "named character references". */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* Looks like HTML: a known tag or a character reference is in it. */
bool markup_is_html(struct str text);
/* Markup that was itself encoded ("&lt;p&gt;"): more encoded known tags than
 * plain ones. */
bool markup_is_encoded(struct str text);

/* Character references undone once, in the arena; `text` itself when there is
 * none. Numeric ones of windows-1252 (&#150;) as browsers read them. */
struct str markup_unescape(struct arena *arena, struct str text);

/* Plain text of an HTML fragment: blocks are parted by "\n" or "\n\n"
 * (paragraphs, headings), list items start with "- ", table cells with a tab
 * between, <br> is "\n"; scripts, styles, comments and hidden templates are
 * gone; runs of space are one; references undone. Encoded markup is undone
 * first (up to twice). At most max_bytes of text. STR_NONE when out of memory. */
struct str markup_text(struct arena *arena, struct str html, size_t max_bytes);

/* One line: as markup_text, with all space runs as one blank. For titles. */
struct str markup_line(struct arena *arena, struct str html);

/* The marks of Markdown inside lines undone: emphasis of two asterisks or of underscores, code,
 * links (their words stay), backslashes before marks; no lists and headings. `text` itself when
 * there is none; STR_NONE when out of memory. */
struct str markdown_undo(struct arena *arena, struct str text);

/* Bytes that are not UTF-8 become U+FFFD, NULs and other C0 controls but \t\n\r
 * are dropped; `text` itself when nothing is to be done. */
struct str utf8_clean(struct arena *arena, struct str text);
bool utf8_is_valid(struct str text);
/* The code point at *at, which moves past it; U+FFFD for a bad byte. */
uint32_t utf8_next(struct str text, size_t *at);
/* Does it steer a terminal, a line or the direction of text, instead of being seen?
 * Controls (C0, DEL, C1), line and paragraph separators, marks of direction
 * (Unicode 15, Cc, Zl, Zp, Bidi_Control), tags. */
bool utf8_is_steering(uint32_t codepoint);
/* One way of writing where Unicode has many, unseen by the eye: characters that nobody sees are
 * gone (zero width, soft hyphens, marks of order, variation selectors), every kind of blank is one
 * blank and a run of them too (between digits U+00A0 groups), letters in parts are composed, other
 * widths and styles of ASCII, ligatures and half-width kana are plain, hyphens and minus are "-".
 * Full-width marks (brackets, commas ...) are plain only where the text has no East Asian signs.
 * `text` itself when nothing is to be done; STR_NONE when out of memory. */
struct str utf8_settle(struct arena *arena, struct str text);
/* Case folded, compatibility-decomposed, without combining marks ("Zürich" ->
 * "zurich", "Straße" -> "strasse"): for comparing. */
struct str utf8_fold(struct arena *arena, struct str text);
/* UTF-8 read as windows-1252 and encoded again ("Â£30", "â€™"): repaired when
 * every such sequence of the text repairs to valid UTF-8; else `text`. */
struct str utf8_repair_mojibake(struct arena *arena, struct str text);

#endif
