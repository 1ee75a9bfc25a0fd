/* cron/terminal.c: columns of characters by utf8proc's table of widths (Unicode
 * East Asian Width), sizes by TIOCGWINSZ. */
#include "cron/terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <utf8proc.h>

#include "base/markup.h"

#include "base/banned.h"

enum { COLUMNS_DEFAULT = 80, ROWS_DEFAULT = 24 };

struct terminal_size
terminal_size(void)
{
    struct winsize size = {0};
    struct terminal_size ret = {COLUMNS_DEFAULT, ROWS_DEFAULT};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        ret.columns = size.ws_col;
        ret.rows = size.ws_row > 0 ? size.ws_row : ROWS_DEFAULT;
    }
    return ret;
}

bool
terminal_can_draw(void)
{
    const char *term = getenv("TERM"); // NOLINT(concurrency-mt-unsafe): nobody sets it
    return isatty(STDERR_FILENO) == 1 && term && term[0] && strcmp(term, "dumb") != 0;
}

/* The character at `at`, made safe, and its columns. */
static uint32_t
take(struct str text, size_t *at, int *ret_columns)
{
    uint32_t codepoint = utf8_next(text, at);
    if (utf8_is_steering(codepoint)) {
        codepoint = '?';
    }
    *ret_columns = utf8proc_charwidth((utf8proc_int32_t)codepoint);
    return codepoint;
}

static int
columns_of(struct str text)
{
    int sum = 0;
    for (size_t at = 0; at < text.n;) {
        int columns = 0;
        (void)take(text, &at, &columns);
        sum += columns;
    }
    return sum;
}

int
terminal_fit(struct buf *out, struct str text, int columns)
{
    int used = 0;
    bool is_cut = columns_of(text) > columns;
    for (size_t at = 0; at < text.n;) {
        int width = 0;
        uint32_t codepoint = take(text, &at, &width);
        if (is_cut && used + width > columns - 1) {
            break;
        }
        buf_add_codepoint(out, codepoint);
        used += width;
    }
    if (is_cut && columns > 0) {
        buf_add_z(out, "\xE2\x80\xA6");
        used++;
    }
    return used;
}
