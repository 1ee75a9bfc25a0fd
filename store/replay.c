/* store/replay.c: what the archive can be read again for, and what a new reading
 * of a posting changes. What was seen when is never touched. */
#include "store/db.h"

#include "base/buf.h"
#include "base/limits.h"
#include "store/fields.h"

#include "base/banned.h"

static bool
position_add(sqlite3_stmt *stmt, struct arena *arena, struct store_position **list, size_t *n,
             size_t *cap)
{
    if (*n == *cap) {
        *cap = *cap ? *cap * 2 : 256;
        struct store_position *more = ARENA_ARRAY(arena, *cap, struct store_position);
        if (!more) {
            return false;
        }
        if (*n) {
            memcpy(more, *list, *n * sizeof *more);
        }
        *list = more;
    }
    (*list)[(*n)++] = (struct store_position){
        arena_str(arena, column_str(stmt, 0)), sqlite3_column_int64(stmt, 1),
        arena_str(arena, column_str(stmt, 2)), column_time(stmt, 3)};
    return !arena->failed;
}

enum status
store_positions(struct store *store, const struct store_position_filter *filter,
                struct arena *arena, struct store_position **ret, size_t *ret_n, struct error *err)
{
    sqlite3_stmt *stmt =
        sql_bind(store, SQL_POSITIONS, "tTt", filter->source, filter->since_s, filter->versions);
    size_t cap = 0;
    *ret = NULL;
    *ret_n = 0;
    for (;;) {
        bool row = false;
        enum status st = sql_step(store, stmt, &row, err);
        if (st || !row) {
            return st;
        }
        if (!position_add(stmt, arena, ret, ret_n, &cap)) {
            sqlite3_reset(stmt);
            return error_set(err, E_NOMEM, "%s: places in the archive", store->file);
        }
    }
}

struct rereading {
    struct store *store;
    struct posting old, next;
    int64_t n;
    const struct store_rereading *how;
    size_t n_changed;
};

static enum status
compare(struct rereading *r, const struct tracked *t, struct buf *before, struct buf *after,
        struct error *err)
{
    buf_clear(before);
    buf_clear(after);
    t->show(&r->old, before);
    t->show(&r->next, after);
    if (after->n == 0 && (t->field == FIELD_DESCRIPTION || t->field == FIELD_TITLE)) {
        t->carry(&r->next, &r->old);
        return OK;
    }
    if (str_eq(buf_str(before), buf_str(after))) {
        return OK;
    }
    r->n_changed++;
    if (r->how->diff) {
        r->how->diff(r->how->ctx, field_name(t->field), str_of(r->old.id), buf_str(before),
                     buf_str(after));
    }
    if (!r->how->apply) {
        return OK;
    }
    bool is_text = t->field == FIELD_DESCRIPTION;
    struct change change = {r->n,
                            r->how->now_s,
                            "reread",
                            field_name(t->field),
                            is_text ? STR_NONE : buf_str(before),
                            is_text ? STR_NONE : buf_str(after)};
    return change_add(r->store, &change, err);
}

static enum status
compare_all(struct rereading *r, struct error *err)
{
    size_t n = 0;
    const struct tracked *fields = tracked_fields(&n);
    struct buf before, after;
    buf_init(&before, LIMIT_LINE_BYTES);
    buf_init(&after, LIMIT_LINE_BYTES);
    enum status st = OK;
    for (size_t i = 0; i < n && !st; i++) {
        st = compare(r, &fields[i], &before, &after, err);
    }
    buf_release(&before);
    buf_release(&after);
    return st;
}

/* The page's end date may read otherwise; the posting's times do not move. */
static enum status
apply(struct rereading *r, int64_t reading, struct error *err)
{
    enum status st = posting_rewrite(r->store, r->n, &r->next, reading, err);
    if (st || r->n_changed == 0) {
        return st;
    }
    return sql_run(r->store, err, SQL_POSTING_CHANGED, "iTi", r->how->now_s,
                   posting_expiry(&r->next, r->old.kind), r->n);
}

static enum status
reread(struct rereading *r, struct error *err)
{
    int64_t reading = 0;
    bool own = false, is_applied = r->how->apply;
    enum status st = is_applied ? txn_begin(r->store, &own, err) : OK;
    if (st) {
        return st;
    }
    st = compare_all(r, err);
    if (!st && is_applied) {
        st = sql_int(r->store, err, r->store->reading, &reading, SQL_RUN_READING, "ii", r->how->run,
                     r->n);
    }
    if (!st && is_applied) {
        st = apply(r, reading, err);
    }
    return txn_end(r->store, own, st, err);
}

enum status
store_reread(struct store *store, const struct posting *posting, const struct store_rereading *how,
             struct error *err)
{
    struct stored_posting stored;
    struct rereading r = {.store = store, .next = *posting, .how = how};
    struct arena arena;
    arena_init(&arena, 16 * MIB);
    enum status st = sql_int(store, err, 0, &r.n, SQL_POSTING_N, "z", posting->id);
    if (!st && r.n) { /* never seen: replay adds nothing */
        st = posting_load(store, r.n, &arena, &stored, err);
        if (!st) {
            r.old = stored.posting;
            st = reread(&r, err);
        }
    }
    arena_release(&arena);
    return st;
}
