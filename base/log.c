/* base/log.c: log lines, logfmt or JSON, one write each. */
#include "base/log.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/json_write.h"
#include "base/url.h"

#include "base/banned.h"

enum { LOG_LINE_BYTES = 8192 };

/* Set once by log_setup before any thread starts. */
static FILE *stream;
static enum log_level least_level = LOG_WARN;
static enum log_format line_format;

static const char *const LEVELS[] = {"debug", "info", "warn", "error"};

void
log_setup(FILE *to, enum log_level least, enum log_format format)
{
    stream = to;
    least_level = least;
    line_format = format;
}

static bool
is_bare(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c <= ' ' || c >= 0x7F || c == '"' || c == '=' || c == '\\') {
            return false;
        }
    }
    return s.n > 0;
}

static void
add_pair(struct buf *line, struct json_out *json, const char *key, struct str text)
{
    if (line_format == LOG_JSON) {
        json_add_str(json, key, text.p ? text : STR(""));
        return;
    }
    buf_printf(line, "%s%s=", line->n ? " " : "", key);
    if (is_bare(text)) {
        buf_add(line, text);
    } else {
        struct json_out value; /* JSON's quoting is logfmt's */
        json_out_begin(&value, line);
        json_put_str(&value, text.p ? text : STR(""));
    }
}

void
log_event(enum log_level level, struct str source, const char *event, const struct log_pair *pairs,
          size_t n)
{
    if (!stream || level < least_level || level >= LOG_SILENT) {
        return;
    }
    struct buf line;
    struct json_out json;
    struct arena arena;
    char time[TIME_BYTES];
    buf_init(&line, LOG_LINE_BYTES);
    arena_init(&arena, (size_t)LOG_LINE_BYTES * 4);
    json_out_begin(&json, &line);
    date_write_time(clock_now_s(), time);
    if (line_format == LOG_JSON) {
        json_put_object(&json);
    }
    if (source.p) {
        add_pair(&line, &json, "source", source);
    }
    add_pair(&line, &json, "time", str_of(time));
    add_pair(&line, &json, "level", str_of(LEVELS[level]));
    add_pair(&line, &json, "event", str_of(event));
    for (size_t i = 0; i < n; i++) {
        char number[24];
        struct str text = pairs[i].text;
        if (!text.p) {
            int digits = snprintf(number, sizeof number, "%lld", (long long)pairs[i].number);
            text = (struct str){number, (size_t)digits};
        } else if (url_is_web(text)) {
            text = url_without_credentials(&arena, text);
        }
        add_pair(&line, &json, pairs[i].key, text);
    }
    if (line_format == LOG_JSON) {
        json_put_object_end(&json);
    }
    buf_add_byte(&line, '\n');
    (void)fwrite(line.p, 1, line.n, stream);
    (void)fflush(stream);
    arena_release(&arena);
    buf_release(&line);
}
