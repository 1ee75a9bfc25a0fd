/* report/figure.c: the JSON lines of all reports. */
#include "report/figure.h"

#include "base/json_write.h"

#include "base/banned.h"

enum { MONEY_DECIMALS = 2, SHARE_DECIMALS = 6 };

void
figure_put(struct buf *buf, const struct figure *f)
{
    struct json_out out;
    json_out_begin(&out, buf);
    json_put_object(&out);
    json_add_z(&out, "figure", f->figure);
    json_add_str(&out, "role", f->role);
    json_add_str(&out, "key", f->key);
    json_put_key(&out, "value");
    if (f->is_unsaid) {
        json_put_null(&out);
    } else {
        json_put_real(&out, f->value, f->decimals);
    }
    json_add_int(&out, "n", (int64_t)f->n);
    json_put_key(&out, "ci");
    if (!f->is_unsaid && f->median && f->median->has_ci) {
        json_put_array(&out);
        json_put_real(&out, f->median->low, MONEY_DECIMALS);
        json_put_real(&out, f->median->high, MONEY_DECIMALS);
        json_put_array_end(&out);
    } else {
        json_put_null(&out);
    }
    json_put_object_end(&out);
    buf_add_byte(buf, '\n');
}

void
figure_count(struct buf *buf, const char *figure, struct str role, struct str key, size_t count)
{
    figure_put(buf, &(struct figure){figure, role, key, (double)count, 0, count, false, NULL});
}

void
figure_share(struct buf *buf, const char *figure, struct str role, struct str key, double part,
             size_t of)
{
    figure_put(buf, &(struct figure){figure, role, key, part, SHARE_DECIMALS, of, of == 0, NULL});
}

void
figure_median(const struct report_scope *scope, struct buf *buf, const char *figure,
              struct str role, struct str key, const struct median *m)
{
    figure_put(buf, &(struct figure){figure, role, key, m->value, MONEY_DECIMALS, m->n,
                                     !scope_can_say(scope, m), m});
}
