/* parse/page/page_longer.c: boards put the first thousand characters of a text into their
 * JSON-LD, and all of it on the page. Two short probes, from the text's beginning and
 * its end, tell that without a tree; only where the first is on the page and the
 * second is not, the visible text is looked at. Must not take a text that is not the
 * same one. */
#include "parse/page/page_longer.h"

#include "base/limits.h"
#include "parse/html/html_find.h"
#include "parse/page/page_guess.h"
#include "parse/structured/jsonld.h"

#include "base/banned.h"

enum {
    CUT_BYTES = 3000, /* a longer text in the markup is mostly all of it */
    PROBE_BYTES = 20,
    PROBE_FROM = 300, /* within so much of the beginning, or of the end */
    LONGER_PERCENT = 150
};

/* Characters that markup writes as they are. */
static bool
is_plain(char c)
{
    return byte_is_alpha(c) || byte_is_digit(c) || c == ' ' || c == ',';
}

/* The first run of PROBE_BYTES plain characters from `at` on; absent when none. */
static struct str
probe_from(struct str text, size_t at, size_t end)
{
    size_t n = 0;
    for (; at < end && at < text.n; at++) {
        n = is_plain(text.p[at]) ? n + 1 : 0;
        if (n == PROBE_BYTES) {
            return str_sub(text, at + 1 - n, n);
        }
    }
    return STR_NONE;
}

static struct str
head_probe(struct str text)
{
    return probe_from(text, 0, PROBE_FROM);
}

/* The last one. */
static struct str
tail_probe(struct str text)
{
    size_t stop = text.n > PROBE_FROM ? text.n - PROBE_FROM : 0;
    size_t n = 0;
    for (size_t at = text.n; at > stop; at--) {
        n = is_plain(text.p[at - 1]) ? n + 1 : 0;
        if (n == PROBE_BYTES) {
            return str_sub(text, at - 1, n);
        }
    }
    return STR_NONE;
}

/* The text says itself that more follows. */
static bool
is_open(struct str text)
{
    return str_ends(text, STR("...")) || str_ends(text, STR("\xe2\x80\xa6"));
}

static bool
is_in_script(const struct page_context *ctx, const char *at)
{
    for (const struct html_script *script = ctx->head.scripts; script; script = script->next) {
        if (at >= script->text.p && at < script->text.p + script->text.n) {
            return true;
        }
    }
    return false;
}

/* The body has it outside of scripts with data. */
static bool
body_has(const struct page_context *ctx, struct str probe)
{
    size_t at = ctx->head.body_at;
    for (;;) {
        size_t found = html_find(str_sub(ctx->text, at, SIZE_MAX), probe);
        if (found == SIZE_MAX) {
            return false;
        }
        at += found;
        if (!is_in_script(ctx, ctx->text.p + at)) {
            return true;
        }
        at += probe.n;
    }
}

bool
page_may_go_on(const struct page_context *ctx, struct str description)
{
    if (description.n < 2 * (size_t)PROBE_FROM || description.n > CUT_BYTES) {
        return false;
    }
    struct str head = head_probe(description), tail = tail_probe(description);
    return head.n > 0 && tail.n > 0 && body_has(ctx, head) &&
           (is_open(description) || !body_has(ctx, tail));
}

struct str
page_longer(struct page_context *ctx, struct str description, struct str seen)
{
    struct str text = jsonld_undo_escapes(ctx->arena, seen);
    struct str middle = probe_from(description, description.n / 2, description.n);
    size_t at = str_find(text, head_probe(description));
    if (at == SIZE_MAX || middle.n == 0) {
        return STR_NONE;
    }
    size_t line = at; /* the probe may stand inside its line */
    while (line > 0 && text.p[line - 1] != '\n') {
        line--;
    }
    text = page_without_guess(str_trim(str_sub(text, line, SIZE_MAX)));
    bool is_same =
        str_has(text, middle) && (is_open(description) || !str_has(text, tail_probe(description)));
    bool is_longer = text.n * 100 > description.n * LONGER_PERCENT;
    return is_same && is_longer ? text : STR_NONE;
}
