/* parse/page/page_mode.c: "<h1>Welder</h1> <span>Leeds</span> <span>Hybrid</span>": what
 * stands by the title while the markup is silent on it. One pass over the bytes behind
 * the heading, no tree. Must not look into the text of the posting or beyond. */
#include "parse/page/page_mode.h"

#include "base/markup.h"
#include "parse/html/html_find.h"
#include "parse/plain/plain.h"

#include "base/banned.h"

enum {
    LOOK_BYTES = 2500, /* of markup behind the heading */
    HEADING_BYTES = 600,
    TEXT_BYTES = 120, /* a run of this length is the posting's text */
    MODE_BYTES = 24
};

/* The element that is the posting's heading; *ret_end: the byte behind it. */
static bool
find_heading(struct page_context *ctx, struct str title, size_t *ret_end)
{
    size_t at = ctx->head.body_at;
    size_t found = html_find(str_sub(ctx->text, at, SIZE_MAX), STR("<h1"));
    if (found == SIZE_MAX) {
        return false;
    }
    at += found;
    size_t n = html_find(str_sub(ctx->text, at, HEADING_BYTES), STR("</h1"));
    struct str line =
        n == SIZE_MAX ? STR_NONE : plain_text_line(ctx->arena, str_sub(ctx->text, at, n));
    *ret_end = at + n;
    return line.n > 0 && (str_has_nocase(line, title) || str_has_nocase(title, line));
}

void
page_mode_by_title(struct page_context *ctx, struct raw_posting *raw)
{
    const struct raw_value *title = raw_first(raw, FIELD_TITLE);
    size_t at = 0;
    if (!title || raw_first(raw, FIELD_WORK_MODE) || !find_heading(ctx, title->text, &at)) {
        return;
    }
    struct str rest = str_sub(ctx->text, at, LOOK_BYTES), found = STR_NONE;
    while (rest.n > 0) {
        size_t open = str_find_byte(rest, '>');
        rest = open == SIZE_MAX ? STR_NONE : str_sub(rest, open + 1, SIZE_MAX);
        struct str run = str_trim(str_sub(rest, 0, str_find_byte(rest, '<')));
        if (run.n > TEXT_BYTES) {
            break;
        }
        bool is_mode = run.n > 0 && run.n <= MODE_BYTES && plain_is_mode_word(run);
        if (is_mode && found.n > 0 && !str_eq_nocase(found, run)) {
            return;
        }
        found = is_mode ? run : found;
    }
    (void)raw_add(
        raw, ctx->arena,
        (struct raw_value){
            .field = FIELD_WORK_MODE, .layer = LAYER_RULE, .rule = "mode-by-title", .text = found});
}
