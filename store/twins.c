/* store/twins.c: the same opening on several boards or pages. Recomputed from
 * the postings of a group (company and core of the title), so that nothing is
 * ever merged for good.
 *
 * Twins: same company, same core of the title, same main place, and texts that
 * are alike, or of which one is missing. Of one board they are twins only when
 * not both state a requisition number of their own. */
#include "store/db.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

enum { ALIKE_OF_32 = 26 }; /* 26 of 32 minima agree: Jaccard of about 0.8 */

struct member {
    int64_t n, source;
    char id[POSTING_ID_BYTES], job_id[POSTING_ID_BYTES], job_group[POSTING_ID_BYTES];
    uint64_t place, requisition; /* hashes; 0: none */
    uint32_t minhash[MINHASH_COUNT];
    bool has_text;
    size_t twin_of; /* index of the earliest member of its job */
};

struct group {
    struct member *members; /* owned */
    size_t n, cap;
};

static uint64_t
hash_of(struct str s)
{
    return s.n ? request_key(s, STR_NONE, STR_NONE) : 0;
}

static struct member *
member_add(struct group *group)
{
    if (group->n == group->cap) {
        size_t cap = group->cap ? group->cap * 2 : 16;
        struct member *members = realloc(group->members, cap * sizeof *members);
        if (!members) {
            return NULL;
        }
        group->members = members;
        group->cap = cap;
    }
    struct member *m = &group->members[group->n++];
    *m = (struct member){0};
    return m;
}

static void
member_read(sqlite3_stmt *stmt, struct member *m)
{
    m->n = sqlite3_column_int64(stmt, 0);
    (void)snprintf(m->id, sizeof m->id, "%.*s", STR_ARG(column_str(stmt, 1)));
    m->source = sqlite3_column_int64(stmt, 2);
    m->requisition = hash_of(column_str(stmt, 3));
    (void)snprintf(m->job_id, sizeof m->job_id, "%.*s", STR_ARG(column_str(stmt, 4)));
    (void)snprintf(m->job_group, sizeof m->job_group, "%.*s", STR_ARG(column_str(stmt, 5)));
    for (int i = 6; i <= 8; i++) { /* city, region, country */
        m->place = m->place * 31 + hash_of(column_str(stmt, i));
    }
    if (sqlite3_column_bytes(stmt, 9) == (int)sizeof m->minhash) {
        memcpy(m->minhash, sqlite3_column_blob(stmt, 9), sizeof m->minhash);
        m->has_text = true;
    }
}

static bool
are_twins(const struct member *a, const struct member *b)
{
    if (a->place != b->place) {
        return false;
    }
    if (a->source == b->source && a->requisition && b->requisition &&
        a->requisition != b->requisition) {
        return false;
    }
    if (!a->has_text || !b->has_text) {
        return true;
    }
    int equal = 0;
    for (size_t i = 0; i < MINHASH_COUNT; i++) {
        equal += a->minhash[i] == b->minhash[i];
    }
    return equal >= ALIKE_OF_32;
}

static enum status
group_load(struct store *store, int64_t company, int64_t core, struct group *group,
           struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, SQL_TWIN_MEMBERS, "ii", company, core);
    group->n = 0;
    for (;;) {
        bool row = false;
        enum status st = sql_step(store, stmt, &row, err);
        if (st || !row) {
            return st;
        }
        struct member *m = member_add(group);
        if (!m) {
            sqlite3_reset(stmt);
            return error_set(err, E_NOMEM, "%s: finding twins", store->file);
        }
        member_read(stmt, m);
    }
}

static size_t
job_of(const struct group *group, size_t i)
{
    for (size_t j = 0; j < i; j++) {
        const struct member *first = &group->members[j];
        if (first->twin_of == j && are_twins(first, &group->members[i])) {
            return j;
        }
    }
    return i;
}

/* Members come in order of first sight: each joins the first job it fits. */
static void
group_part(struct group *group)
{
    for (size_t i = 0; i < group->n; i++) {
        group->members[i].twin_of = job_of(group, i);
    }
}

static enum status
group_write(struct store *store, const struct group *group, struct error *err)
{
    enum status st = OK;
    for (size_t i = 0; i < group->n && !st; i++) {
        const struct member *m = &group->members[i];
        const char *job = group->members[m->twin_of].id, *whole = group->members[0].id;
        if (!str_is(str_of(m->job_id), job) || !str_is(str_of(m->job_group), whole)) {
            st = sql_run(store, err, SQL_TWIN_SET, "zzi", job, whole, m->n);
        }
    }
    return st;
}

static enum status
each_group(struct store *store, int64_t upto, struct group *group, struct error *err)
{
    sqlite3_stmt *groups = sql_bind(store, SQL_TWIN_GROUPS, "i", upto);
    bool row = false;
    for (;;) {
        enum status st = sql_step(store, groups, &row, err);
        if (st || !row) {
            return st;
        }
        st = group_load(store, sqlite3_column_int64(groups, 0), sqlite3_column_int64(groups, 1),
                        group, err);
        if (!st) {
            group_part(group);
            st = group_write(store, group, err);
        }
        if (st) {
            sqlite3_reset(groups);
            return st;
        }
    }
}

enum status
twins_update(struct store *store, struct error *err)
{
    int64_t upto = 0, most = 0;
    enum status st = meta_get(store, "twins_upto", &upto, err);
    if (!st) {
        st = sql_int(store, err, 0, &most, SQL_POSTING_MAX, "");
    }
    struct group group = {0};
    if (!st) {
        st = each_group(store, upto, &group, err);
    }
    free(group.members);
    if (!st && most > upto) {
        st = meta_put(store, "twins_upto", most, err);
    }
    return st ? st : sql_run(store, err, SQL_TWIN_CLEAN, "");
}
