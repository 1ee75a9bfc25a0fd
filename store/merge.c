/* store/merge.c: another database taken into this one, in one transaction. What
 * has a name of its own (posting id, source name, company key, page key, the run
 * of a file) meets its counterpart; local numbers are given anew. Of two accounts
 * of one posting the later one counts, field by field of what it says: content
 * by when it was read, status by the latest evidence, first sight by the
 * earliest. So the order of merging, and merging twice, make no difference. */
#include "store/db.h"

#include "base/banned.h"

/* Content of a posting beside the columns that refer to other tables. */
#define CONTENT(p)                                                                                 \
    p "kind, " p "board, " p "external_id, " p "version, " p "url, " p "apply_url, " p             \
      "requisition_id, " p "title, " p "company, " p "department, " p "role, " p "role_score, " p  \
      "seniority, " p "employment_type, " p "work_mode, " p "work_modes, " p "remote_scope, " p    \
      "experience_min, " p "experience_max, " p "on_call, " p "date_posted, " p                    \
      "valid_through, " p "valid_through_has_time, " p "language, " p "content_hash, " p           \
      "core_hash, " p "title_hash, " p "title_words, " p "is_evergreen, " p "education, " p        \
      "weekly_hours_min, " p "weekly_hours_max, " p "contract_months_min, " p                      \
      "contract_months_max, " p "archive_offset, " p "read_at, " p "expires_at, " p "blanks"
#define REFERRED "source, company_id, reading, page, archive_file"
#define REFERRED_NEW                                                                               \
    "(SELECT new FROM m_source WHERE old = p.source), "                                            \
    "(SELECT new FROM m_company WHERE old = p.company_id), "                                       \
    "(SELECT new FROM m_reading WHERE old = p.reading), "                                          \
    "(SELECT new FROM m_page WHERE old = p.page), "                                                \
    "(SELECT new FROM m_file WHERE old = p.archive_file)"
#define MAP(name, body)                                                                            \
    "CREATE TEMP TABLE m_" name "(old INTEGER PRIMARY KEY, new INTEGER NOT NULL)",                 \
        "INSERT INTO m_" name "(old, new) " body
#define PART(table, columns, more)                                                                 \
    "DELETE FROM main." table " WHERE posting IN (SELECT new FROM m_posting WHERE wins)",          \
        "INSERT INTO main." table "(posting, " columns ") SELECT m.new, " columns                  \
        " FROM shard." table " t JOIN m_posting m ON m.old = t.posting WHERE m.wins" more

// clang-format off
static const char *const LEDGERS[] = {
    "INSERT OR IGNORE INTO main.role SELECT * FROM shard.role",
    "INSERT OR IGNORE INTO main.skill SELECT * FROM shard.skill",
    "INSERT OR IGNORE INTO main.skill_alias SELECT * FROM shard.skill_alias",
    "INSERT OR IGNORE INTO main.fx_rate SELECT * FROM shard.fx_rate",
    "INSERT OR IGNORE INTO main.meta SELECT * FROM shard.meta WHERE key = 'taxonomy'",
    "INSERT OR IGNORE INTO main.forgotten SELECT * FROM shard.forgotten",
    "INSERT INTO main.robots SELECT * FROM shard.robots WHERE true ON CONFLICT(origin) DO UPDATE SET body = excluded.body,"
    " http_status = excluded.http_status, fetched_at = excluded.fetched_at WHERE excluded.fetched_at > fetched_at",
    "INSERT INTO main.hold SELECT * FROM shard.hold WHERE true ON CONFLICT(origin) DO UPDATE SET until = max(until, excluded.until)",

    "INSERT INTO main.source(name, kind, board, is_window, is_archive, is_configured, every_ms, refresh_ms, stale_ms,"
    " last_complete_at) SELECT name, kind, board, is_window, is_archive, is_configured, every_ms, refresh_ms, stale_ms,"
    " last_complete_at FROM shard.source WHERE true ON CONFLICT(name) DO UPDATE SET"
    " is_configured = max(is_configured, excluded.is_configured),"
    " last_complete_at = max(coalesce(last_complete_at, excluded.last_complete_at), coalesce(excluded.last_complete_at, last_complete_at))",
    MAP("source", "SELECT s.id, m.id FROM shard.source s JOIN main.source m ON m.name = s.name"),
    "INSERT OR IGNORE INTO main.reading(versions) SELECT versions FROM shard.reading",
    MAP("reading", "SELECT s.id, m.id FROM shard.reading s JOIN main.reading m ON m.versions = s.versions"),
    "INSERT OR IGNORE INTO main.archive_file(name) SELECT name FROM shard.archive_file",
    MAP("file", "SELECT s.id, m.id FROM shard.archive_file s JOIN main.archive_file m ON m.name = s.name"),

    /* a run is known by the file in which it ran and its number there */
    "CREATE TEMP TABLE m_origin AS SELECT r.id AS old, coalesce(o.file, (SELECT value FROM shard.meta WHERE key = 'file_id')) AS file,"
    " coalesce(o.number, r.id) AS number FROM shard.run r LEFT JOIN shard.run_origin o ON o.run = r.id",
    "CREATE TEMP TABLE m_run(old INTEGER PRIMARY KEY, new INTEGER NOT NULL)",
    "INSERT INTO m_run SELECT o.old, r.id FROM m_origin o JOIN main.run r ON r.id = o.number"
    " WHERE o.file = (SELECT value FROM main.meta WHERE key = 'file_id')",
    "INSERT INTO m_run SELECT o.old, r.run FROM m_origin o JOIN main.run_origin r ON r.file = o.file AND r.number = o.number",
    "INSERT INTO m_run SELECT old, row_number() OVER (ORDER BY old) + coalesce((SELECT max(id) FROM main.run), 0) FROM m_origin"
    " WHERE old NOT IN (SELECT old FROM m_run)",
    "INSERT OR IGNORE INTO main.run(id, started_at, ended_at, reading, exit_status, sources, failed_sources, active, expired, stale)"
    " SELECT m.new, r.started_at, r.ended_at, (SELECT new FROM m_reading WHERE old = r.reading), r.exit_status, r.sources,"
    " r.failed_sources, r.active, r.expired, r.stale FROM shard.run r JOIN m_run m ON m.old = r.id ORDER BY r.id",
    "INSERT OR IGNORE INTO main.run_origin(run, file, number) SELECT m.new, o.file, o.number FROM m_origin o JOIN m_run m ON m.old = o.old"
    " WHERE o.file <> (SELECT value FROM main.meta WHERE key = 'file_id')",

    /* crawls that ended; a source begins at most one in a run */
    "CREATE TEMP TABLE m_crawl_new AS SELECT c.id AS old FROM shard.crawl c WHERE c.ended_at IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM main.crawl k WHERE k.source = (SELECT new FROM m_source WHERE old = c.source)"
    " AND k.first_run = (SELECT new FROM m_run WHERE old = c.first_run))",
#define X(name) #name ", "
    "INSERT INTO main.crawl(" CRAWL_COUNTERS(X) "source, run, first_run, started_at, ended_at, postings_before, verdict, why)"
    " SELECT " CRAWL_COUNTERS(X) "(SELECT new FROM m_source WHERE old = c.source), (SELECT new FROM m_run WHERE old = c.run),"
    " (SELECT new FROM m_run WHERE old = c.first_run), c.started_at, c.ended_at, 0, c.verdict, c.why"
    " FROM shard.crawl c WHERE c.id IN (SELECT old FROM m_crawl_new) AND c.run IN (SELECT old FROM m_run)"
    " AND c.first_run IN (SELECT old FROM m_run) ORDER BY c.id",
#undef X
    MAP("crawl", "SELECT c.id, k.id FROM shard.crawl c JOIN main.crawl k ON k.source = (SELECT new FROM m_source WHERE old = c.source)"
        " AND k.first_run = (SELECT new FROM m_run WHERE old = c.first_run)"),
#define X(name) #name ", "
    "INSERT OR IGNORE INTO main.crawl_stat(" CRAWL_STATS(X) "crawl, open, newest_at, latency_ms) SELECT " CRAWL_STATS(X)
    "m.new, open, newest_at, latency_ms FROM shard.crawl_stat s JOIN m_crawl m ON m.old = s.crawl",
#undef X
    "INSERT INTO main.alarm(source, code, raised_at, run, usual_until, before, after, what, look, archive_file, archive_offset, last_at,"
    " acknowledged_at, cleared_at, cleared_why) SELECT s.new, a.code, a.raised_at, r.new, coalesce(c.new, 0), a.before, a.after, a.what, a.look,"
    " a.archive_file, a.archive_offset, a.last_at, a.acknowledged_at, a.cleared_at, a.cleared_why FROM shard.alarm a"
    " JOIN m_source s ON s.old = a.source LEFT JOIN m_run r ON r.old = a.run LEFT JOIN m_crawl c ON c.old = a.usual_until WHERE true"
    " ON CONFLICT(source, code, raised_at) DO UPDATE SET after = CASE WHEN excluded.last_at > last_at THEN excluded.after ELSE after END,"
    " what = CASE WHEN excluded.last_at > last_at THEN excluded.what ELSE what END, last_at = max(last_at, excluded.last_at),"
    " acknowledged_at = coalesce(acknowledged_at, excluded.acknowledged_at), cleared_at = coalesce(cleared_at, excluded.cleared_at),"
    " cleared_why = coalesce(cleared_why, excluded.cleared_why)",
    NULL};

static const char *const PAGES[] = {
    "INSERT INTO main.page(source, key, url, method, request_body, final_url, etag, last_modified, digest, version, reading,"
    " http_status, verdict, read_at, checked_at, crawl, is_listing, must_read, archive_file, archive_offset, archive_length)"
    " SELECT (SELECT new FROM m_source WHERE old = p.source), key, url, method, request_body, final_url, etag, last_modified, digest,"
    " version, (SELECT new FROM m_reading WHERE old = p.reading), http_status, verdict, read_at, checked_at,"
    " (SELECT new FROM m_crawl WHERE old = p.crawl), is_listing, must_read, (SELECT new FROM m_file WHERE old = p.archive_file),"
    " archive_offset, archive_length FROM shard.page p WHERE url NOT IN (SELECT key FROM main.forgotten)"
    " ON CONFLICT(source, key) DO UPDATE SET final_url = excluded.final_url, etag = excluded.etag, last_modified = excluded.last_modified,"
    " digest = excluded.digest, version = excluded.version, reading = excluded.reading, http_status = excluded.http_status,"
    " verdict = excluded.verdict, read_at = excluded.read_at, checked_at = excluded.checked_at, crawl = excluded.crawl,"
    " is_listing = excluded.is_listing, must_read = excluded.must_read, archive_file = excluded.archive_file,"
    " archive_offset = excluded.archive_offset, archive_length = excluded.archive_length"
    " WHERE coalesce(excluded.checked_at, 0) > coalesce(checked_at, 0)",
    MAP("page", "SELECT s.id, m.id FROM shard.page s JOIN main.page m ON m.source = (SELECT new FROM m_source WHERE old = s.source)"
        " AND m.key = s.key"),
    "INSERT INTO main.fetch(crawl, page, at, http_status, error, verdict, why, wire_bytes, body_bytes, elapsed_ms, parse_us, normalize_us, postings)"
    " SELECT c.new, g.new, at, http_status, error, verdict, why, wire_bytes, body_bytes, elapsed_ms, parse_us, normalize_us, postings"
    " FROM shard.fetch f JOIN m_crawl c ON c.old = f.crawl JOIN m_page g ON g.old = f.page"
    " WHERE f.crawl IN (SELECT old FROM m_crawl_new) ORDER BY f.id",
    "INSERT INTO main.company(key, name, url, is_agency, name_key, domain, brand) SELECT key, name, url, is_agency, name_key, domain, brand FROM shard.company WHERE true"
    " ON CONFLICT(key) DO UPDATE SET name = min(name, excluded.name), is_agency = max(is_agency, excluded.is_agency),"
    " url = coalesce(min(url, excluded.url), url, excluded.url), brand = coalesce(brand, excluded.brand)",
    MAP("company", "SELECT s.id, m.id FROM shard.company s JOIN main.company m ON m.key = s.key"),
    NULL};

/* wins: the shard's content is the later reading; leads: its evidence of being
 * open or closed is the later one. known_*: until when each side's word holds. */
static const char *const POSTINGS[] = {
    "CREATE TEMP TABLE m_posting(old INTEGER PRIMARY KEY, new INTEGER, is_new INTEGER NOT NULL, wins INTEGER NOT NULL,"
    " leads INTEGER NOT NULL, known_old INTEGER, known_new INTEGER)",
    "INSERT INTO m_posting SELECT p.n, q.n, q.n IS NULL,"
    " q.n IS NULL OR (p.read_at, p.content_hash) > (q.read_at, q.content_hash), q.n IS NULL, max(s.last_seen, coalesce(p.closed_at, 0)),"
    " max(t.last_seen, coalesce(q.closed_at, 0)) FROM shard.posting p JOIN shard.sighting s ON s.posting = p.n"
    " LEFT JOIN main.posting q ON q.id = p.id LEFT JOIN main.sighting t ON t.posting = q.n"
    " WHERE p.id NOT IN (SELECT key FROM main.forgotten) AND coalesce(p.url, '') NOT IN (SELECT key FROM main.forgotten)",
    "UPDATE m_posting SET leads = known_old > known_new WHERE NOT is_new",
    /* the index forgets the words that go */
    "INSERT INTO main.posting_fts(posting_fts, rowid, title, description) SELECT 'delete', n, title, description FROM main.v_text"
    " WHERE n IN (SELECT new FROM m_posting WHERE wins AND NOT is_new)"
    " AND n <= coalesce((SELECT CAST(value AS INTEGER) FROM main.meta WHERE key = 'fts_upto'), 0)"
    " AND n NOT IN (SELECT posting FROM main.fts_dirty)",
    "INSERT OR IGNORE INTO main.fts_dirty(posting) SELECT new FROM m_posting WHERE wins AND NOT is_new"
    " AND new <= coalesce((SELECT CAST(value AS INTEGER) FROM main.meta WHERE key = 'fts_upto'), 0)",
    "INSERT OR IGNORE INTO main.twin_dirty SELECT company_id, core_hash FROM main.posting WHERE company_id IS NOT NULL"
    " AND n IN (SELECT new FROM m_posting WHERE NOT is_new)",
    "INSERT INTO main.posting(id, " CONTENT("") ", " REFERRED ", first_seen, changed_at, closed_at, close_reason, job_id, job_group)"
    " SELECT p.id, " CONTENT("p.") ", " REFERRED_NEW ", p.first_seen, p.changed_at, p.closed_at, p.close_reason, p.id, p.id"
    " FROM shard.posting p JOIN m_posting m ON m.old = p.n WHERE m.is_new ORDER BY p.n",
    "UPDATE m_posting SET new = (SELECT q.n FROM shard.posting p JOIN main.posting q ON q.id = p.id WHERE p.n = old) WHERE is_new",
    "INSERT OR IGNORE INTO main.fact_dirty(posting) SELECT new FROM m_posting WHERE is_new",
    "UPDATE main.posting SET (" CONTENT("") ", " REFERRED ") = (SELECT " CONTENT("p.") ", " REFERRED_NEW
    " FROM shard.posting p JOIN m_posting m ON m.old = p.n WHERE m.new = posting.n)"
    " WHERE n IN (SELECT new FROM m_posting WHERE wins AND NOT is_new)",
    "UPDATE main.posting SET (closed_at, close_reason) = (SELECT p.closed_at, p.close_reason FROM shard.posting p JOIN m_posting m"
    " ON m.old = p.n WHERE m.new = posting.n) WHERE n IN (SELECT new FROM m_posting WHERE leads AND NOT is_new)",
    "UPDATE main.posting SET (first_seen, changed_at) = (SELECT min(p.first_seen, posting.first_seen), max(p.changed_at, posting.changed_at)"
    " FROM shard.posting p JOIN m_posting m ON m.old = p.n WHERE m.new = posting.n) WHERE n IN (SELECT new FROM m_posting WHERE NOT is_new)",
    "INSERT OR IGNORE INTO main.twin_dirty SELECT company_id, core_hash FROM main.posting WHERE company_id IS NOT NULL"
    " AND n IN (SELECT new FROM m_posting)",
    "INSERT INTO main.sighting(posting, last_seen, crawl, page) SELECT m.new, s.last_seen,"
    " coalesce((SELECT new FROM m_crawl WHERE old = s.crawl), 0), (SELECT new FROM m_page WHERE old = s.page)"
    " FROM shard.sighting s JOIN m_posting m ON m.old = s.posting WHERE true ON CONFLICT(posting) DO UPDATE SET"
    " last_seen = excluded.last_seen, crawl = excluded.crawl, page = excluded.page WHERE excluded.last_seen > last_seen",
    PART("posting_text", "minhash, description", ""),
    PART("posting_location", "idx, raw, city, region, country, lat, lon", ""),
    PART("posting_salary", "idx, kind, min_cents, max_cents, annual_min_cents, annual_max_cents, currency, period, zone, raw, is_net", ""),
    PART("posting_skill", "skill, idx, need, at, quote", ""),
    PART("evidence", "facts", ""),
    PART("quarantine", "idx, field, reason, raw", ""),
    "INSERT INTO main.posting_change(posting, at, run, cause, field, old, new) SELECT m.new, c.at,"
    " (SELECT r.new FROM m_run r WHERE r.old = c.run), c.cause, c.field, c.old, c.new FROM shard.posting_change c"
    " JOIN m_posting m ON m.old = c.posting WHERE m.is_new OR NOT EXISTS (SELECT 1 FROM main.posting_change d WHERE d.posting = m.new"
    " AND d.at = c.at AND d.cause = c.cause AND d.field = c.field AND d.old IS c.old AND d.new IS c.new) ORDER BY c.id",
    NULL};

/* Spans of new postings are taken as they are. Of others the two accounts are
 * laid over one another; the one that knows less long speaks up to there only,
 * or up to where the other saw it open again. */
#define FOREVER "9223372036854775807"
static const char *const SPANS[] = {
    "INSERT INTO main.posting_span SELECT m.new, s.opened_at, s.closed_at, s.reason FROM shard.posting_span s"
    " JOIN m_posting m ON m.old = s.posting WHERE m.is_new",
    "CREATE TEMP TABLE m_span AS"
    " SELECT m.new AS posting, s.opened_at AS o, s.closed_at AS c, s.reason AS reason, m.leads AS leads, m.known_old AS known"
    " FROM shard.posting_span s JOIN m_posting m ON m.old = s.posting WHERE NOT m.is_new"
    " UNION SELECT m.new, s.opened_at, s.closed_at, s.reason, NOT m.leads, m.known_new"
    " FROM main.posting_span s JOIN m_posting m ON m.new = s.posting WHERE NOT m.is_new",
    "CREATE INDEX temp.m_span_posting ON m_span(posting)",
    "UPDATE m_span SET c = max(o, CASE WHEN EXISTS (SELECT 1 FROM m_span w WHERE w.posting = m_span.posting AND w.leads"
    " AND w.o <= m_span.known AND coalesce(w.c, " FOREVER ") >= m_span.known) THEN known ELSE"
    " coalesce((SELECT min(w.o) FROM m_span w WHERE w.posting = m_span.posting AND w.leads AND w.o > m_span.known), known) END)"
    " WHERE NOT leads AND c IS NULL",
    "DELETE FROM main.posting_span WHERE posting IN (SELECT posting FROM m_span)",
    "INSERT INTO main.posting_span(posting, opened_at, closed_at, reason)"
    " WITH d AS (SELECT DISTINCT posting, o, coalesce(c, " FOREVER ") AS c FROM m_span),"
    " s AS (SELECT posting, o, c, max(c) OVER (PARTITION BY posting ORDER BY o, c"
    "   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM d),"
    " g AS (SELECT posting, o, c, sum(before IS NULL OR o > before) OVER (PARTITION BY posting ORDER BY o, c"
    "   ROWS UNBOUNDED PRECEDING) AS island FROM s),"
    " i AS (SELECT posting, min(o) AS o, max(c) AS c FROM g GROUP BY posting, island)"
    " SELECT posting, o, nullif(c, " FOREVER "), CASE WHEN c < " FOREVER " THEN coalesce((SELECT min(reason) FROM m_span x"
    "   WHERE x.posting = i.posting AND x.c = i.c), (SELECT close_reason FROM main.posting p WHERE p.n = i.posting), 'stale') END FROM i",
    NULL};

static const char *const CLEAN[] = {
    "DROP TABLE IF EXISTS temp.m_source", "DROP TABLE IF EXISTS temp.m_reading", "DROP TABLE IF EXISTS temp.m_file",
    "DROP TABLE IF EXISTS temp.m_origin", "DROP TABLE IF EXISTS temp.m_run", "DROP TABLE IF EXISTS temp.m_crawl_new",
    "DROP TABLE IF EXISTS temp.m_crawl", "DROP TABLE IF EXISTS temp.m_page", "DROP TABLE IF EXISTS temp.m_company",
    "DROP TABLE IF EXISTS temp.m_posting", "DROP TABLE IF EXISTS temp.m_span", NULL};
// clang-format on

static enum status
run_list(struct store *store, const char *const *list, struct error *err)
{
    for (; *list; list++) {
        if (sqlite3_exec(store->db, *list, NULL, NULL, NULL) != SQLITE_OK) {
            return store_error(store, "merging", err);
        }
    }
    return OK;
}

/* What the other took down goes here too. */
static enum status
apply_forgotten(struct store *store, struct error *err)
{
    int64_t any = 0;
    enum status st = sql_int(store, err, 0, &any, SQL_FORGOTTEN_ANY, "");
    store->has_forgotten = any != 0;
    for (;;) {
        int64_t n = 0;
        if (!st) {
            st = sql_int(store, err, 0, &n, SQL_FORGOTTEN_STORED, "");
        }
        if (st || n == 0) {
            return st;
        }
        st = posting_drop(store, n, err);
    }
}

static enum status
merge_all(struct store *store, struct error *err)
{
    static const char *const *const LISTS[] = {LEDGERS, PAGES, POSTINGS, SPANS, CLEAN};
    enum status st = OK;
    for (size_t i = 0; i < sizeof LISTS / sizeof LISTS[0] && !st; i++) {
        st = run_list(store, LISTS[i], err);
        if (!st && i == 0) {
            st = apply_forgotten(store, err);
        }
    }
    if (!st) {
        st = twins_update(store, err);
    }
    return st ? st : facts_update(store, err);
}

static enum status
attach(struct store *store, const char *file, struct error *err)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(store->db, "ATTACH ? AS shard", -1, &stmt, NULL) != SQLITE_OK ||
        sqlite3_bind_text(stmt, 1, file, -1, SQLITE_STATIC) != SQLITE_OK ||
        sqlite3_step(stmt) != SQLITE_DONE) {
        enum status st = db_error(store->db, file, "opening it to be merged", err);
        sqlite3_finalize(stmt);
        return st;
    }
    sqlite3_finalize(stmt);
    return OK;
}

static enum status
merge_attached(struct store *store, struct error *err)
{
    bool own = false;
    enum status st = txn_begin(store, &own, err);
    if (st) {
        return st;
    }
    return txn_end(store, own, merge_all(store, err), err);
}

enum status
store_merge(struct store *store, const char *file, struct error *err)
{
    sqlite3 *other = NULL;
    enum status st = db_connect(file, STORE_READ, &other, err); /* ours, and of this version? */
    sqlite3_close(other);
    if (!st) {
        st = attach(store, file, err);
    }
    if (st) {
        return st;
    }
    st = merge_attached(store, err);
    if (sqlite3_exec(store->db, "DETACH shard", NULL, NULL, NULL) != SQLITE_OK && !st) {
        st = store_error(store, "merging", err);
    }
    return st;
}
