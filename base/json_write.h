/* base/json_write.h: JSON out (RFC 8259), one value after another into a buf.
 * Commas are set by the writer; bytes that are not UTF-8 become U+FFFD, so the
 * output is always valid. Nesting up to 64. */
#ifndef BASE_JSON_WRITE_H
#define BASE_JSON_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct json_out {
    struct buf *buf;
    uint64_t has_item; /* bit per depth: a comma is due */
    int depth;
    bool after_key;
};

void json_out_begin(struct json_out *out, struct buf *buf);
void json_put_object(struct json_out *out);
void json_put_object_end(struct json_out *out);
void json_put_array(struct json_out *out);
void json_put_array_end(struct json_out *out);
/* A key of ours: printable ASCII without quotes and backslashes. */
void json_put_key(struct json_out *out, const char *key);
void json_put_name(struct json_out *out, struct str name); /* a key that others chose */
void json_put_str(struct json_out *out, struct str value); /* absent (p NULL): null */
void json_put_z(struct json_out *out, const char *value);  /* NULL or "": null */
void json_put_int(struct json_out *out, int64_t value);
void json_put_real(struct json_out *out, double value, int decimals);
void json_put_bool(struct json_out *out, bool value);
void json_put_null(struct json_out *out);
/* Hundredths as a number in major units, shortest: 2250 -> 22.5, 100 -> 1. */
void json_put_cents(struct json_out *out, int64_t cents);
/* Unix seconds as "2026-05-01"; TIME_UNKNOWN: null. */
void json_put_day(struct json_out *out, int64_t unix_s);
/* Unix seconds as "2026-05-01T03:00:00Z"; TIME_UNKNOWN: null. */
void json_put_time(struct json_out *out, int64_t unix_s);

/* A member: the key and the value, as above. */
void json_add_str(struct json_out *out, const char *key, struct str value);
void json_add_z(struct json_out *out, const char *key, const char *value);
void json_add_int(struct json_out *out, const char *key, int64_t value);
void json_add_bool(struct json_out *out, const char *key, bool value);
void json_add_time(struct json_out *out, const char *key, int64_t unix_s);
/* Opens an array or object as a member; json_put_array_end, json_put_object_end. */
void json_add_array(struct json_out *out, const char *key);
void json_add_object(struct json_out *out, const char *key);

#endif
