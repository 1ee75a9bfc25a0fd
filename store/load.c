/* store/load.c: postings out of the store, whole: the way back of posting.c and
 * parts.c. Everything returned lives in the caller's arena. */
#include "store/db.h"

#include <stdio.h>

#include "base/banned.h"

struct loading {
    struct store *store;
    sqlite3_stmt *stmt;
    struct arena *arena;
};

static struct str
text_at(const struct loading *l, int column)
{
    return arena_str(l->arena, column_str(l->stmt, column));
}

static const char *
word_at(const struct loading *l, int column)
{
    struct str s = column_str(l->stmt, column);
    return s.p ? arena_cstr(l->arena, s) : NULL;
}

static int
int_at(const struct loading *l, int column)
{
    return sqlite3_column_type(l->stmt, column) == SQLITE_NULL
               ? -1
               : sqlite3_column_int(l->stmt, column);
}

static bool
has(const struct loading *l, int column)
{
    return sqlite3_column_type(l->stmt, column) != SQLITE_NULL;
}

static void
code_at(const struct loading *l, int column, char *ret, size_t size)
{
    (void)snprintf(ret, size, "%.*s", STR_ARG(column_str(l->stmt, column)));
}

static void
scope_load(const struct loading *l, int column, struct posting *p)
{
    struct str text = text_at(l, column);
    if (text.n == 0) {
        return;
    }
    size_t n = 1;
    for (size_t i = 0; i < text.n; i++) {
        n += text.p[i] == ',';
    }
    p->remote_scope = ARENA_ARRAY(l->arena, n, struct str);
    while (text.p && p->remote_scope) {
        p->remote_scope[p->n_remote_scope++] = str_cut(&text, ',');
    }
}

static void
identity_load(const struct loading *l, struct posting *p)
{
    code_at(l, 0, p->id, sizeof p->id);
    p->source = text_at(l, 1);
    p->kind = text_at(l, 2);
    p->board = text_at(l, 3);
    p->external_id = text_at(l, 4);
    p->version = text_at(l, 5);
    p->url = text_at(l, 6);
    p->apply_url = text_at(l, 7);
    p->requisition_id = text_at(l, 8);
    p->title = text_at(l, 9);
    p->company = text_at(l, 10);
    p->company_key = text_at(l, 11);
    p->company_url = text_at(l, 12);
    p->company_domain = text_at(l, 43);
    p->company_brand = text_at(l, 50);
    p->education = education_find(column_str(l->stmt, 44));
    p->weekly_hours = (struct extent){int_at(l, 45), int_at(l, 46)};
    p->contract_months = (struct extent){int_at(l, 47), int_at(l, 48)};
    p->is_agency = int_at(l, 13) > 0;
    p->department = text_at(l, 14);
}

static void
meaning_load(const struct loading *l, struct posting *p)
{
    p->role = word_at(l, 15);
    p->soc = word_at(l, 16);
    p->isco = word_at(l, 17);
    p->role_score = (uint8_t)(has(l, 18) ? int_at(l, 18) : 0);
    p->seniority = seniority_find(column_str(l->stmt, 19));
    p->employment_type = employment_find(column_str(l->stmt, 20));
    p->work_mode = mode_find(column_str(l->stmt, 21));
    p->work_modes = (uint8_t)sqlite3_column_int(l->stmt, 22);
    scope_load(l, 23, p);
    p->experience_min = int_at(l, 24);
    p->experience_max = int_at(l, 25);
    p->on_call = int_at(l, 26) > 0;
    p->date_posted_s = column_time(l->stmt, 27);
    p->valid_through_s = column_time(l->stmt, 28);
    p->valid_through_has_time = int_at(l, 29) > 0;
    code_at(l, 30, p->language, sizeof p->language);
    p->description = text_at(l, 31);
    if (sqlite3_column_bytes(l->stmt, 32) == (int)sizeof p->minhash) {
        memcpy(p->minhash, sqlite3_column_blob(l->stmt, 32), sizeof p->minhash);
    }
    p->content_hash = (uint64_t)sqlite3_column_int64(l->stmt, 33);
    p->core_hash = (uint64_t)sqlite3_column_int64(l->stmt, 34);
}

static void
history_load(const struct loading *l, struct stored_posting *ret)
{
    ret->first_seen_s = column_time(l->stmt, 35);
    ret->last_seen_s = column_time(l->stmt, 36);
    ret->closed_at_s = column_time(l->stmt, 37);
    ret->close_reason = text_at(l, 38);
    ret->job_id = text_at(l, 39);
    ret->job_group = text_at(l, 40);
    ret->archive_file = text_at(l, 41);
    ret->archive_offset = sqlite3_column_int64(l->stmt, 42);
    ret->versions = text_at(l, 49);
}

/* ---- parts ---- */

/* A growing array in the arena. */
struct grown {
    void *items;
    size_t n, cap;
};

static void *
grow(struct arena *arena, struct grown *list, size_t size)
{
    if (list->n == list->cap) {
        size_t cap = list->cap ? list->cap * 2 : 4;
        void *items = arena_array(arena, cap, size);
        if (!items) {
            return NULL;
        }
        if (list->n) {
            memcpy(items, list->items, list->n * size);
        }
        list->items = items;
        list->cap = cap;
    }
    return (char *)list->items + list->n++ * size;
}

static bool
place_read(const struct loading *l, struct grown *list)
{
    struct place *p = grow(l->arena, list, sizeof *p);
    if (!p) {
        return false;
    }
    p->raw = text_at(l, 0);
    p->city = text_at(l, 1);
    code_at(l, 2, p->region, sizeof p->region);
    code_at(l, 3, p->country, sizeof p->country);
    p->has_position = has(l, 4) && has(l, 5);
    p->latitude = (float)sqlite3_column_double(l->stmt, 4);
    p->longitude = (float)sqlite3_column_double(l->stmt, 5);
    return true;
}

static bool
salary_read(const struct loading *l, struct grown *list)
{
    struct salary *s = grow(l->arena, list, sizeof *s);
    if (!s) {
        return false;
    }
    s->kind = salary_kind_find(column_str(l->stmt, 0));
    s->has_min = has(l, 1);
    s->has_max = has(l, 2);
    s->min_cents = sqlite3_column_int64(l->stmt, 1);
    s->max_cents = sqlite3_column_int64(l->stmt, 2);
    s->annual_min_cents = sqlite3_column_int64(l->stmt, 3);
    s->annual_max_cents = sqlite3_column_int64(l->stmt, 4);
    code_at(l, 5, s->currency, sizeof s->currency);
    s->period = period_find(column_str(l->stmt, 6));
    s->zone = text_at(l, 7);
    s->raw = text_at(l, 8);
    s->is_net = sqlite3_column_int(l->stmt, 9) != 0;
    return true;
}

static bool
skill_read(const struct loading *l, struct grown *list)
{
    struct skill *s = grow(l->arena, list, sizeof *s);
    if (!s) {
        return false;
    }
    s->id = (uint32_t)sqlite3_column_int64(l->stmt, 0);
    s->slug = word_at(l, 1);
    s->name = word_at(l, 2);
    s->type = skill_type_find(column_str(l->stmt, 3));
    s->need = need_find(column_str(l->stmt, 4));
    s->quote = text_at(l, 5);
    s->offset = has(l, 6) ? (uint32_t)sqlite3_column_int64(l->stmt, 6) : UINT32_MAX;
    return s->slug && s->name;
}

static bool
withheld_read(const struct loading *l, struct grown *list)
{
    struct quarantined *q = grow(l->arena, list, sizeof *q);
    if (!q) {
        return false;
    }
    q->field = field_find(column_str(l->stmt, 0));
    q->reason = word_at(l, 1);
    q->text = text_at(l, 2);
    return q->reason != NULL;
}

typedef bool part_read(const struct loading *l, struct grown *list);

static enum status
list_load(struct loading *l, enum sql sql, int64_t n, part_read *read, struct grown *ret,
          struct error *err)
{
    l->stmt = sql_bind(l->store, sql, "i", n);
    *ret = (struct grown){0};
    for (;;) {
        bool row = false;
        enum status st = sql_step(l->store, l->stmt, &row, err);
        if (st || !row) {
            return st;
        }
        if (!read(l, ret)) {
            sqlite3_reset(l->stmt);
            return error_set(err, E_NOMEM, "%s: reading a posting", l->store->file);
        }
    }
}

static struct str
quote_load(struct str text, struct str description)
{
    struct str rest = str_sub(text, 1, text.n);
    int64_t at = 0, n = 0;
    if (text.n && text.p[0] == '@') {
        struct str first = str_cut(&rest, '+');
        if (str_int(first, &at) && str_int(rest, &n) && at >= 0 && n >= 0) {
            return str_sub(description, (size_t)at, (size_t)n);
        }
    }
    return rest;
}

static bool
fact_read(struct str line, struct arena *arena, struct str description, struct fact *ret)
{
    int64_t index = 0, confidence = 0;
    ret->field = field_find(str_cut(&line, '\t'));
    struct str index_text = str_cut(&line, '\t');
    ret->layer = layer_find(str_cut(&line, '\t'));
    ret->rule = arena_cstr(arena, str_cut(&line, '\t'));
    struct str percent = str_cut(&line, '\t');
    ret->quote = quote_load(line, description);
    if (!str_int(index_text, &index) || !str_int(percent, &confidence)) {
        return false;
    }
    ret->index = (uint16_t)index;
    ret->confidence = (uint8_t)confidence;
    return ret->field != FIELD_NONE && ret->rule;
}

static enum status
facts_load(struct store *store, int64_t n, struct arena *arena, struct posting *ret,
           struct error *err)
{
    bool row = false;
    sqlite3_stmt *stmt = sql_bind(store, SQL_EVIDENCE_LOAD, "i", n);
    enum status st = sql_step(store, stmt, &row, err);
    if (st || !row) {
        return st;
    }
    struct str text = arena_str(arena, column_str(stmt, 0));
    sqlite3_reset(stmt);
    size_t lines = 0;
    for (size_t i = 0; i < text.n; i++) {
        lines += text.p[i] == '\n';
    }
    ret->facts = ARENA_ARRAY(arena, lines, struct fact);
    while (ret->facts && text.n) {
        struct str line = str_cut(&text, '\n');
        struct fact fact;
        if (ret->n_facts < lines && fact_read(line, arena, ret->description, &fact)) {
            ret->facts[ret->n_facts++] = fact;
        }
    }
    return arena->failed ? error_set(err, E_NOMEM, "%s: reading evidence", store->file) : OK;
}

enum status
parts_load(struct store *store, int64_t n, struct arena *arena, struct posting *ret,
           struct error *err)
{
    struct loading l = {store, NULL, arena};
    struct grown list;
    enum status st = list_load(&l, SQL_LOCATIONS_LOAD, n, place_read, &list, err);
    ret->places = list.items;
    ret->n_places = list.n;
    if (!st) {
        st = list_load(&l, SQL_SALARIES_LOAD, n, salary_read, &list, err);
        ret->salaries = list.items;
        ret->n_salaries = list.n;
    }
    if (!st) {
        st = list_load(&l, SQL_SKILLS_LOAD, n, skill_read, &list, err);
        ret->skills = list.items;
        ret->n_skills = list.n;
    }
    if (!st) {
        st = list_load(&l, SQL_QUARANTINE_LOAD, n, withheld_read, &list, err);
        ret->quarantine = list.items;
        ret->n_quarantine = list.n;
    }
    return st ? st : facts_load(store, n, arena, ret, err);
}

enum status
posting_load(struct store *store, int64_t n, struct arena *arena, struct stored_posting *ret,
             struct error *err)
{
    struct loading l = {store, sql_bind(store, SQL_POSTING_LOAD, "i", n), arena};
    bool row = false;
    enum status st = sql_step(store, l.stmt, &row, err);
    if (st) {
        return st;
    }
    if (!row) {
        return error_set(err, E_NOT_FOUND, "%s: no such posting", store->file);
    }
    *ret = (struct stored_posting){0};
    identity_load(&l, &ret->posting);
    meaning_load(&l, &ret->posting);
    history_load(&l, ret);
    sqlite3_reset(l.stmt);
    if (arena->failed) {
        return error_set(err, E_NOMEM, "%s: reading posting %s", store->file, ret->posting.id);
    }
    return parts_load(store, n, arena, &ret->posting, err);
}

/* ---- public ---- */

static bool
is_id(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = byte_lower(s.p[i]);
        if (!byte_is_digit(c) && (c < 'a' || c > 'f')) {
            return false;
        }
    }
    return s.n == POSTING_ID_BYTES - 1;
}

enum status
store_get(struct store *store, struct str id_or_url, struct arena *arena,
          struct stored_posting *ret, struct error *err)
{
    int64_t n = 0;
    enum status st = OK;
    if (is_id(id_or_url)) {
        char id[POSTING_ID_BYTES];
        for (size_t i = 0; i < id_or_url.n; i++) {
            id[i] = byte_lower(id_or_url.p[i]);
        }
        id[id_or_url.n] = '\0';
        st = sql_int(store, err, 0, &n, SQL_POSTING_N, "z", id);
    } else {
        st = sql_int(store, err, 0, &n, SQL_POSTING_N_PAGE, "ht",
                     request_key(id_or_url, STR_NONE, STR_NONE), id_or_url);
        if (!st && n == 0) { /* a scan: an index would cost each new posting a random write */
            st = sql_int(store, err, 0, &n, SQL_POSTING_N_URL, "t", id_or_url);
        }
    }
    if (st) {
        return st;
    }
    if (n == 0) {
        return error_set(err, E_NOT_FOUND,
                         "%s: no posting has the id or URL %.*s (jobmill search shows ids)",
                         store->file, STR_ARG(id_or_url));
    }
    return posting_load(store, n, arena, ret, err);
}

static enum status
visit_rows(struct store *store, sqlite3_stmt *stmt, struct arena *arena, store_visit *visit,
           void *ctx, struct error *err)
{
    for (;;) {
        int rc = sqlite3_step(stmt);
        if (rc == SQLITE_DONE) {
            return OK;
        }
        if (rc != SQLITE_ROW) {
            return store_error(store, "reading postings", err);
        }
        struct stored_posting posting;
        arena_reset(arena);
        enum status st = posting_load(store, sqlite3_column_int64(stmt, 0), arena, &posting, err);
        static const char *const OVER[] = {NULL, "stale", "expired"};
        posting.over = OVER[sqlite3_column_int(stmt, 1)];
        if (st || !visit(ctx, &posting)) {
            return st;
        }
    }
}

enum status
store_each(struct store *store, const struct store_filter *filter, struct arena *arena,
           store_visit *visit, void *ctx, struct error *err)
{
    /* its own statement, as visit may use the store */
#define ACTIVE                                                                                     \
    "EXISTS (SELECT 1 FROM v_span v WHERE v.n = p.n AND v.opened_at <= ?2 AND v.ended_at >= ?2)"
    static const char EACH[] =
        "SELECT p.n, CASE WHEN ?2 IS NULL OR p.closed_at IS NOT NULL OR " ACTIVE " THEN 0 "
        "WHEN p.expires_at < ?2 THEN 2 ELSE 1 END FROM posting p "
        "WHERE (?1 OR ?3 IS NOT NULL OR (?2 IS NULL AND p.closed_at IS NULL) OR " ACTIVE ") "
        "AND (?3 IS NULL OR p.changed_at >= ?3 OR EXISTS (SELECT 1 FROM v_span v WHERE v.n = p.n "
        "AND v.ended_at >= ?3 AND v.ended_at < ?2)) ORDER BY p.id";
#undef ACTIVE
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(store->db, EACH, -1, &stmt, NULL) != SQLITE_OK) {
        return store_error(store, "reading postings", err);
    }
    sqlite3_bind_int(stmt, 1, filter->all);
    if (filter->as_of_s != TIME_UNKNOWN) {
        sqlite3_bind_int64(stmt, 2, day_end(filter->as_of_s));
    }
    if (filter->since_s != TIME_UNKNOWN) {
        sqlite3_bind_int64(stmt, 3, filter->since_s);
    }
    enum status st = visit_rows(store, stmt, arena, visit, ctx, err);
    sqlite3_finalize(stmt);
    return st;
}
