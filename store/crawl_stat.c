/* store/crawl_stat.c: what a source's crawl was like, in figures that can be held
 * against those of other nights: table crawl_stat. Postings count as they were
 * read, before anything of an earlier reading is kept in place of a blank: a
 * parser that went blind shows on the first night. */
#include "store/db.h"

#include "base/banned.h"

void
crawl_stat_page(struct crawl *crawl, enum page_verdict verdict, uint32_t limit_hits)
{
    crawl->stats.malformed += verdict == VERDICT_MALFORMED || verdict == VERDICT_TRUNCATED;
    crawl->stats.blocked += verdict == VERDICT_BLOCKED || verdict == VERDICT_SHELL;
    crawl->stats.unanswered += verdict == VERDICT_FAILED || verdict == VERDICT_NONE;
    crawl->stats.limited += limit_hits > 0;
    crawl->is_dirty = true;
}

static bool
has_place(const struct posting *posting)
{
    for (size_t i = 0; i < posting->n_places; i++) {
        if (posting->places[i].city.n || posting->places[i].country[0]) {
            return true;
        }
    }
    return posting->n_remote_scope > 0;
}

void
crawl_stat_posting(struct crawl *crawl, const struct posting *posting)
{
    struct crawl_stats *s = &crawl->stats;
    s->read++;
    s->with_salary += posting->n_salaries > 0;
    s->with_place += has_place(posting);
    s->with_description += posting->description.n > 0;
    s->with_skills += posting->n_skills > 0;
    s->with_role += posting->role != NULL;
    s->with_date += posting->date_posted_s != TIME_UNKNOWN;
    s->withheld += posting->n_quarantine > 0;
    crawl->is_dirty = true;
}

enum status
crawl_stat_save(struct store *store, const struct crawl *crawl, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, SQL_CRAWL_STAT_SAVE, "i", crawl->id);
    bool row = false;
    if (stmt) {
        int i = 2;
#define X(name) sqlite3_bind_int64(stmt, i++, crawl->stats.name);
        CRAWL_STATS(X)
#undef X
    }
    return sql_step(store, stmt, &row, err);
}

enum status
crawl_stat_load(struct store *store, struct crawl *crawl, struct error *err)
{
    sqlite3_stmt *stmt = sql_bind(store, SQL_CRAWL_STAT_LOAD, "i", crawl->id);
    bool row = false;
    enum status st = sql_step(store, stmt, &row, err);
    if (st || !row) {
        return st; /* begun by an earlier jobmill: counts from here on */
    }
    int i = 0;
#define X(name) crawl->stats.name = sqlite3_column_int64(stmt, i++);
    CRAWL_STATS(X)
#undef X
    sqlite3_reset(stmt);
    return OK;
}

enum status
crawl_stat_end(struct store *store, const struct crawl *crawl, struct error *err)
{
    return sql_run(store, err, SQL_CRAWL_STAT_END, "ii", crawl->id, crawl->source);
}
