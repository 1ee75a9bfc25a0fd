/* base/posting_json.h: the JSON line of a posting, as `parse` and `export`
 * print it. The names are the contract with everybody downstream. */
#ifndef BASE_POSTING_JSON_H
#define BASE_POSTING_JSON_H

#include "base/json_write.h"
#include "base/model.h"

/* What only the store knows. All unknown (TIME_UNKNOWN, absent) in `parse`. */
struct posting_history {
    int64_t first_seen_s, last_seen_s, closed_at_s;
    struct str close_reason, job_id, job_group;
};

/* One object, without a newline. history may be NULL. */
void posting_json(struct buf *buf, const struct posting *posting,
                  const struct posting_history *history);

/* Single parts of it, for `normalize`: arrays and objects as in a posting. */
void salary_json(struct json_out *out, const struct salary *salary);
void place_json(struct json_out *out, const struct place *place);
void skill_json(struct json_out *out, const struct skill *skill, bool with_id);

#endif
