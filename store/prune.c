/* store/prune.c: what is old and rests on nothing goes: marks of the archive,
 * history, ledgers and, where asked for, postings that closed long ago. Never
 * anything of a posting that was open within the time that is kept, nor the
 * record that it was read from. One transaction; the archive's files are the
 * caller's. */
#include "store/db.h"

#include <stddef.h>
#include <stdio.h>

#include "base/banned.h"

#define CUT   "(SELECT at FROM temp.p_cut)"
#define KEPT  "(SELECT n FROM temp.p_kept)"
#define LOCAL "(SELECT id FROM archive_file WHERE substr(name, 1, 1) <> '/')"

struct step {
    size_t counter; /* in struct store_pruned; NO_COUNT: none */
    const char *sql;
};
enum { NO_COUNT = -1 };
#define COUNT(field) offsetof(struct store_pruned, field)
#define UNCOUNTED    ((size_t)NO_COUNT)

// clang-format off
static const struct step AGE[] = {
    {UNCOUNTED, "DROP TABLE IF EXISTS temp.p_kept"},
    {UNCOUNTED, "DROP TABLE IF EXISTS temp.p_doomed"},
    {UNCOUNTED, "CREATE TEMP TABLE p_kept(n INTEGER PRIMARY KEY)"},
    {UNCOUNTED, "CREATE TEMP TABLE p_doomed(n INTEGER PRIMARY KEY)"},
    {UNCOUNTED, "INSERT INTO temp.p_kept SELECT n FROM posting WHERE closed_at IS NULL OR closed_at >= " CUT},

    /* A posting keeps the place of its first reading; the same words stand in the
     * latest record of its page, where that still shows it. */
    {COUNT(moved), "UPDATE posting SET archive_file = g.archive_file, archive_offset = g.archive_offset"
     " FROM page g, sighting s WHERE g.id = posting.page AND s.posting = posting.n AND posting.n IN " KEPT
     " AND posting.read_at < " CUT " AND g.archive_file IS NOT NULL AND g.verdict = 'ok' AND g.read_at >= posting.read_at"
     " AND s.last_seen >= g.read_at AND (g.is_listing = 0 OR s.page = g.id)"
     " AND (g.archive_file IS NOT posting.archive_file OR g.archive_offset IS NOT posting.archive_offset)"},
    {COUNT(released), "UPDATE page SET digest = 0, etag = NULL, last_modified = NULL, must_read = 1, archive_file = NULL,"
     " archive_offset = NULL, archive_length = NULL WHERE read_at < " CUT " AND archive_file IN " LOCAL
     " AND NOT EXISTS (SELECT 1 FROM posting p WHERE p.page = page.id AND p.n IN " KEPT ")"
     " AND NOT EXISTS (SELECT 1 FROM sighting s WHERE s.page = page.id AND s.posting IN " KEPT ")"},
    {UNCOUNTED, "UPDATE posting SET archive_file = NULL, archive_offset = NULL WHERE n NOT IN " KEPT
     " AND read_at < " CUT " AND archive_file IN " LOCAL},

    {COUNT(changes), "DELETE FROM posting_change WHERE at < " CUT " AND posting NOT IN " KEPT},
    {COUNT(fetches), "DELETE FROM fetch WHERE at < " CUT},
    {COUNT(alarms), "DELETE FROM alarm WHERE cleared_at < " CUT},
    {UNCOUNTED, "DELETE FROM robots WHERE fetched_at < " CUT},
    {UNCOUNTED, "DELETE FROM hold WHERE until < " CUT},
    {0, NULL}};

static const struct step POSTINGS[] = {
    {UNCOUNTED, "INSERT INTO temp.p_doomed SELECT p.n FROM posting p JOIN sighting s ON s.posting = p.n"
     " WHERE p.closed_at < " CUT " AND s.last_seen < " CUT},
    {UNCOUNTED, "INSERT INTO posting_fts(posting_fts, rowid, title, description) SELECT 'delete', n, title, description FROM v_text"
     " WHERE n IN temp.p_doomed AND n <= coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'fts_upto'), 0)"
     " AND n NOT IN (SELECT posting FROM fts_dirty)"},
    {UNCOUNTED, "INSERT OR IGNORE INTO twin_dirty SELECT company_id, core_hash FROM posting WHERE company_id IS NOT NULL"
     " AND n IN temp.p_doomed"},
#define PART(table) {UNCOUNTED, "DELETE FROM " table " WHERE posting IN temp.p_doomed"}
    PART("fts_dirty"), PART("posting_text"), PART("posting_location"), PART("posting_salary"), PART("posting_skill"),
    PART("evidence"), PART("quarantine"), PART("twin"), PART("twin_touched"), PART("posting_change"), PART("posting_span"), PART("sighting"),
#undef PART
    {UNCOUNTED, "DELETE FROM twin WHERE other IN temp.p_doomed"},
    {COUNT(postings), "DELETE FROM posting WHERE n IN temp.p_doomed"},
    {0, NULL}};

static const struct step REST[] = {
    {COUNT(pages), "DELETE FROM page WHERE is_listing = 0 AND coalesce(checked_at, 0) < " CUT
     " AND NOT EXISTS (SELECT 1 FROM posting p WHERE p.page = page.id) AND NOT EXISTS (SELECT 1 FROM sighting s WHERE s.page = page.id)"
     " AND id NOT IN (SELECT page FROM fetch) AND id NOT IN (SELECT from_page FROM frontier WHERE from_page IS NOT NULL)"},
    {COUNT(crawls), "DELETE FROM crawl WHERE ended_at < " CUT " AND id NOT IN (SELECT max(id) FROM crawl GROUP BY source)"
     " AND id NOT IN (SELECT held_crawl FROM source WHERE held_crawl IS NOT NULL) AND id NOT IN (SELECT crawl FROM fetch)"
     " AND id NOT IN (SELECT crawl FROM frontier) AND source NOT IN (SELECT source FROM alarm WHERE cleared_at IS NULL)"},
    {UNCOUNTED, "DELETE FROM crawl_stat WHERE crawl NOT IN (SELECT id FROM crawl)"},
    {0, NULL}};
// clang-format on

static enum status
execute(struct store *store, const char *sql, struct error *err)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK
               ? OK
               : store_error(store, "pruning", err);
}

static enum status
run_steps(struct store *store, const struct step *steps, struct store_pruned *ret,
          struct error *err)
{
    for (; steps->sql; steps++) {
        enum status st = execute(store, steps->sql, err);
        if (st) {
            return st;
        }
        if (steps->counter != UNCOUNTED) {
            *(int64_t *)((char *)ret + steps->counter) += sqlite3_changes64(store->db);
        }
    }
    return OK;
}

static enum status
set_cut(struct store *store, int64_t before_s, struct error *err)
{
    char sql[128];
    (void)snprintf(sql, sizeof sql,
                   "DROP TABLE IF EXISTS temp.p_cut; CREATE TEMP TABLE p_cut AS SELECT %lld AS at",
                   (long long)before_s);
    return execute(store, sql, err);
}

/* Foreign keys are off while rows go table by table (a check per row would read
 * the whole ledger each time); all are checked before the end. */
static enum status
check_references(struct store *store, struct error *err)
{
    struct query *query = NULL;
    enum status st = query_new(store, "PRAGMA foreign_key_check", &query, err);
    if (st) {
        return st;
    }
    bool is_broken = query_step(query);
    struct error where = {.status = OK};
    if (is_broken) {
        error_set(&where, E_DB_CORRUPT,
                  "%s: rows of table %.*s refer to what is not there: nothing was pruned; see "
                  "`jobmill status --check`",
                  store->file, STR_ARG(query_col_text(query, 0)));
    }
    st = query_free(query, err);
    return is_broken ? error_set(err, E_DB_CORRUPT, "%s", where.text) : st;
}

static enum status
each_record(struct store *store, const struct store_pruning *how, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, SQL_RECORDS, "");
    for (;;) {
        bool row = false;
        enum status st = sql_step(store, stmt, &row, err);
        if (st || !row) {
            return st;
        }
        if (!how->record(how->ctx, column_str(stmt, 0), sqlite3_column_int64(stmt, 1),
                         sqlite3_column_int64(stmt, 2))) {
            sqlite3_reset(stmt);
            return error_set(err, E_NOMEM, "%s: records of the archive", store->file);
        }
    }
}

static enum status
prune(struct store *store, const struct store_pruning *how, struct store_pruned *ret,
      struct error *err)
{
    enum status st = set_cut(store, how->before_s, err);
    if (!st) {
        st = run_steps(store, AGE, ret, err);
    }
    if (!st && how->postings) {
        st = run_steps(store, POSTINGS, ret, err);
    }
    if (!st) {
        st = run_steps(store, REST, ret, err);
    }
    if (!st && ret->postings) {
        st = marks_lower(store, err);
        st = st ? st : twins_update(store, err);
    }
    if (!st) {
        st = check_references(store, err);
    }
    return !st && how->record ? each_record(store, how, err) : st;
}

enum status
store_prune(struct store *store, const struct store_pruning *how, struct store_pruned *ret,
            struct error *err)
{
    *ret = (struct store_pruned){0};
    enum status st = execute(store, "PRAGMA foreign_keys = OFF", err);
    if (!st) {
        st = store_batch_begin(store, err);
    }
    if (!st) {
        st = prune(store, how, ret, err);
        if (st || how->dry_run) {
            store_batch_rollback(store);
        } else {
            st = store_batch_commit(store, err);
        }
    }
    enum status on = execute(store, "PRAGMA foreign_keys = ON", st ? NULL : err);
    return st ? st : on;
}

/* Old and new places in a table, so that page and posting are read once each. */
static enum status
places_put(struct store *store, const struct store_moving *moving, struct error *err)
{
    enum status st = execute(store,
                             "DROP TABLE IF EXISTS temp.p_place;"
                             "CREATE TEMP TABLE p_place(old INTEGER PRIMARY KEY, new INTEGER)",
                             err);
    sqlite3_stmt *stmt = NULL;
    if (!st && sqlite3_prepare_v2(store->db, "INSERT INTO temp.p_place VALUES(?, ?)", -1, &stmt,
                                  NULL) != SQLITE_OK) {
        st = store_error(store, "moving records", err);
    }
    for (size_t i = 0; i < moving->n && !st; i++) {
        bool row = false;
        sqlite3_bind_int64(stmt, 1, moving->old_offsets[i]);
        sqlite3_bind_int64(stmt, 2, moving->new_offsets[i]);
        st = sql_step(store, stmt, &row, err);
    }
    sqlite3_finalize(stmt);
    return st;
}

static enum status
rehome(struct store *store, const struct store_moving *moving, struct error *err)
{
    static const char SQL[] =
        "UPDATE %s SET archive_offset = (SELECT new FROM temp.p_place WHERE old = archive_offset), "
        "archive_file = %lld WHERE archive_file = %lld AND archive_offset IN (SELECT old FROM "
        "temp.p_place)";
    static const char *const TABLES[] = {"page", "posting"};
    int64_t from = 0, to = 0;
    enum status st = archive_file_id(store, moving->from, &from, err);
    if (!st) {
        st = archive_file_id(store, moving->to, &to, err);
    }
    for (size_t i = 0; i < sizeof TABLES / sizeof TABLES[0] && !st; i++) {
        char sql[sizeof SQL + 64];
        (void)snprintf(sql, sizeof sql, SQL, TABLES[i], (long long)to, (long long)from);
        st = execute(store, sql, err);
    }
    return st;
}

enum status
store_rehome(struct store *store, const struct store_moving *moving, struct error *err)
{
    bool own = false;
    enum status st = txn_begin(store, &own, err);
    if (st) {
        return st;
    }
    st = places_put(store, moving, err);
    return txn_end(store, own, st ? st : rehome(store, moving, err), err);
}
