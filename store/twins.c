/* store/twins.c: keeps the links between postings of one opening up to date:
 * reads the companies and titles that changed, has them judged (twins_judge.c),
 * writes what differs, and gives the postings behind a changed link their job
 * and group. Nothing is merged: a link that no longer holds is taken back. */
#include "store/twins.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

/* Kinds that show other people's postings. Named in view job, too. */
static const char *const AGGREGATORS[] = {"arbeitnow",      "remoteok",         "remotive",
                                          "weworkremotely", "hn-who-is-hiring", "feed"};

static uint64_t
hash_of(struct str s)
{
    return s.n ? request_key(s, STR_NONE, STR_NONE) : 0;
}

/* ---- reading ---- */

static struct twin_member *
member_add(struct twin_set *set)
{
    if (set->n == set->cap) {
        size_t cap = set->cap ? set->cap * 2 : 64;
        struct twin_member *members = realloc(set->members, cap * sizeof *members);
        if (!members) {
            return NULL;
        }
        set->members = members;
        set->cap = cap;
    }
    struct twin_member *m = &set->members[set->n++];
    *m = (struct twin_member){0};
    return m;
}

/* "JR-00123" and "JR-4567" are of one numbering: letters and marks are equal. */
static uint64_t
shape_of(struct str number)
{
    char shape[24];
    size_t n = 0;
    for (size_t i = 0; i < number.n && n < sizeof shape; i++) {
        char c = number.p[i];
        if (byte_is_digit(c)) {
            c = '0';
        }
        if (c != '0' || n == 0 || shape[n - 1] != '0') {
            shape[n++] = c;
        }
    }
    return hash_of((struct str){shape, n});
}

static bool
is_aggregator(struct str kind)
{
    for (size_t i = 0; i < sizeof AGGREGATORS / sizeof AGGREGATORS[0]; i++) {
        if (str_is(kind, AGGREGATORS[i])) {
            return true;
        }
    }
    return false;
}

/* Town and country; without a town region and country. */
static uint64_t
place_of(struct str city, struct str region, struct str country)
{
    uint64_t narrow = hash_of(city.n ? city : region);
    return city.n || region.n || country.n ? narrow * 31 + hash_of(country) + 1 : 0;
}

static struct twin_link
link_read(sqlite3_stmt *stmt, int at)
{
    struct twin_link link = {.other = sqlite3_column_int64(stmt, at),
                             .reason = twin_reason_find(column_str(stmt, at + 1)),
                             .percent = sqlite3_column_type(stmt, at + 2) == SQLITE_NULL
                                            ? -1
                                            : sqlite3_column_int(stmt, at + 2),
                             .is_repost = sqlite3_column_int(stmt, at + 3) != 0};
    return link.other ? link : (struct twin_link){0};
}

/* Columns of SQL_TWIN_OF_COMPANY and SQL_TWIN_OF_TITLE. */
static void
member_read(sqlite3_stmt *stmt, struct twin_member *m)
{
    m->n = sqlite3_column_int64(stmt, 0);
    (void)snprintf(m->id, sizeof m->id, "%.*s", STR_ARG(column_str(stmt, 1)));
    m->source = sqlite3_column_int64(stmt, 2);
    m->requisition = hash_of(column_str(stmt, 3));
    m->shape = shape_of(column_str(stmt, 3));
    m->title = (uint64_t)sqlite3_column_int64(stmt, 5);
    /* the company is one under all its names: the title alone tells */
    m->core = m->title ? m->title : (uint64_t)sqlite3_column_int64(stmt, 4);
    m->title_words = (uint64_t)sqlite3_column_int64(stmt, 6);
    struct str role = column_str(stmt, 7);
    m->role = role.n ? request_key(role, column_str(stmt, 8), column_str(stmt, 10)) : 0;
    (void)snprintf(m->language, sizeof m->language, "%.*s", STR_ARG(column_str(stmt, 9)));
    m->first_seen = sqlite3_column_int64(stmt, 11);
    m->closed_at =
        sqlite3_column_type(stmt, 12) == SQLITE_NULL ? INT64_MAX : sqlite3_column_int64(stmt, 12);
    m->is_aggregator = is_aggregator(column_str(stmt, 13));
    m->company = sqlite3_column_int64(stmt, 14);
    m->is_agency = sqlite3_column_int(stmt, 15) != 0;
    m->place = place_of(column_str(stmt, 16), column_str(stmt, 17), column_str(stmt, 18));
    if (sqlite3_column_bytes(stmt, 19) == (int)sizeof m->minhash) {
        memcpy(m->minhash, sqlite3_column_blob(stmt, 19), sizeof m->minhash);
        m->has_text = true;
    }
    m->stored_job = link_read(stmt, 20);
    m->stored_group = link_read(stmt, 24);
    m->employment = hash_of(column_str(stmt, 10));
    m->department = hash_of(column_str(stmt, 28));
}

static enum status
set_load(struct store *store, enum sql sql, int64_t key, struct twin_set *set, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, sql, "i", key);
    set->n = 0;
    for (;;) {
        bool row = false;
        enum status st = sql_step(store, stmt, &row, err);
        if (st || !row) {
            return st;
        }
        struct twin_member *m = member_add(set);
        if (!m) {
            sqlite3_reset(stmt);
            return error_set(err, E_NOMEM, "%s: finding twins", store->file);
        }
        member_read(stmt, m);
    }
}

/* ---- writing ---- */

static bool
same_link(const struct twin_link *a, const struct twin_link *b)
{
    return a->other == b->other && a->reason == b->reason && a->percent == b->percent &&
           a->is_repost == b->is_repost;
}

static enum status
link_write(struct store *store, int64_t n, const char *relation, const struct twin_link *link,
           struct error *err)
{
    enum status st = link->other ? sql_run(store, err, SQL_TWIN_PUT, "izizoi", n, relation,
                                           link->other, twin_reason_name(link->reason),
                                           link->percent, (int64_t)link->is_repost)
                                 : sql_run(store, err, SQL_TWIN_DROP, "iz", n, relation);
    return st ? st : sql_run(store, err, SQL_TWIN_TOUCH, "i", n);
}

static enum status
member_write(struct store *store, const struct twin_member *m, bool is_company, struct error *err)
{
    enum status st = OK;
    /* an agency's copy is judged by title, once its company is done */
    bool keeps_job = is_company && !m->job_link.other && m->stored_job.reason == TWIN_AGENCY_COPY;
    if (!keeps_job && !same_link(&m->job_link, &m->stored_job)) {
        st = link_write(store, m->n, "job", &m->job_link, err);
    }
    if (!st && is_company && !same_link(&m->group_link, &m->stored_group)) {
        st = link_write(store, m->n, "group", &m->group_link, err);
    }
    return st;
}

/* Each company or title that changed. */
static enum status
each_set(struct store *store, bool is_company, int64_t upto, struct twin_set *set,
         struct error *err)
{
    sqlite3_stmt *keys =
        sql_bind(store, is_company ? SQL_TWIN_COMPANIES : SQL_TWIN_TITLES, "i", upto);
    for (;;) {
        bool row = false;
        enum status st = sql_step(store, keys, &row, err);
        if (st || !row) {
            return st;
        }
        st = set_load(store, is_company ? SQL_TWIN_OF_COMPANY : SQL_TWIN_OF_TITLE,
                      sqlite3_column_int64(keys, 0), set, err);
        if (!st && (is_company ? twin_judge(set) : twin_judge_agencies(set)) != OK) {
            st = error_set(err, E_NOMEM, "%s: finding twins", store->file);
        }
        for (size_t i = 0; i < set->n && !st; i++) {
            st = member_write(store, &set->members[i], is_company, err);
        }
        if (st) {
            sqlite3_reset(keys);
            return st;
        }
    }
}

/* The earliest posting met on a way along the links. */
struct earliest {
    int64_t first_seen;
    char id[POSTING_ID_BYTES]; /* "": none yet */
};

static void
earliest_meet(struct earliest *e, int64_t first_seen, struct str id)
{
    bool is_first = e->id[0] == '\0' || first_seen < e->first_seen;
    if (is_first || (first_seen == e->first_seen && str_cmp(id, str_of(e->id)) < 0)) {
        e->first_seen = first_seen;
        (void)snprintf(e->id, sizeof e->id, "%.*s", STR_ARG(id));
    }
}

/* From one posting along its job link, and where there is none along its group
 * link, to the end or round a circle (Brent's way of noticing one). */
static enum status
links_follow(struct store *store, int64_t n, struct earliest *ret_job, struct earliest *ret_group,
             struct error *err)
{
    bool is_in_job = true;
    int64_t mark = 0;
    size_t steps = 0, lap = 1;
    for (int64_t at = n; at && at != mark; steps++) {
        bool row = false;
        sqlite3_stmt *stmt = sql_bind(store, SQL_TWIN_UP, "i", at);
        enum status st = sql_step(store, stmt, &row, err);
        if (st || !row) {
            return st;
        }
        if (is_in_job) {
            earliest_meet(ret_job, sqlite3_column_int64(stmt, 0), column_str(stmt, 1));
        }
        earliest_meet(ret_group, sqlite3_column_int64(stmt, 0), column_str(stmt, 1));
        if (steps == lap) {
            mark = at;
            lap *= 2;
            steps = 0;
        }
        int64_t job = sqlite3_column_int64(stmt, 2);
        is_in_job = is_in_job && job;
        at = job ? job : sqlite3_column_int64(stmt, 3);
        sqlite3_reset(stmt);
    }
    return OK;
}

/* Gives a posting the job and the group that its links lead to. */
static enum status
resolve_one(struct store *store, int64_t n, struct error *err)
{
    struct earliest job = {0}, group = {0};
    enum status st = links_follow(store, n, &job, &group, err);
    if (st || !job.id[0]) {
        return st;
    }
    st = sql_run(store, err, SQL_TWIN_RESOLVE, "zzi", job.id, group.id, n);
    bool is_changed = !st && sqlite3_changes(store->db) > 0;
    return is_changed ? sql_run(store, err, SQL_TWIN_FACT, "zzi", job.id, group.id, n) : st;
}

/* Postings whose link changed, and all that hang on them, get their job anew. */
static enum status
resolve(struct store *store, struct error *err)
{
    enum status st = sql_run(store, err, SQL_TWIN_SPREAD, "");
    sqlite3_stmt *stmt = st ? NULL : sql_bind(store, SQL_TWIN_TOUCHED, "");
    for (bool row = true; !st && row;) {
        st = sql_step(store, stmt, &row, err);
        if (!st && row) {
            st = resolve_one(store, sqlite3_column_int64(stmt, 0), err);
        }
        if (st) {
            sqlite3_reset(stmt);
        }
    }
    return st ? st : sql_run(store, err, SQL_TWIN_UNTOUCH, "");
}

/* Which companies are one under several names; before their postings are judged. */
static enum status
companies_update(struct store *store, struct error *err)
{
    static const enum sql STEPS[] = {SQL_COMPANY_SPREAD,  SQL_COMPANY_SPREAD_BRAND,
                                     SQL_COMPANY_SPREAD,  SQL_COMPANY_BY_DOMAIN,
                                     SQL_COMPANY_BY_NAME, SQL_COMPANY_CLEAN};
    enum status st = OK;
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0] && !st; i++) {
        st = sql_run(store, err, STEPS[i], "");
    }
    return st;
}

enum status
twins_update(struct store *store, struct error *err)
{
    int64_t upto = 0, most = 0;
    enum status st = companies_update(store, err);
    if (!st) {
        st = meta_get(store, "twins_upto", &upto, err);
    }
    if (!st) {
        st = sql_int(store, err, 0, &most, SQL_POSTING_MAX, "");
    }
    struct twin_set set = {0};
    if (!st) {
        st = each_set(store, true, upto, &set, err);
    }
    if (!st) {
        st = each_set(store, false, upto, &set, err);
    }
    free(set.members);
    if (!st) {
        st = resolve(store, err);
    }
    if (!st && most > upto) {
        st = meta_put(store, "twins_upto", most, err);
    }
    return st ? st : sql_run(store, err, SQL_TWIN_CLEAN, "");
}
