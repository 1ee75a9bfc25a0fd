/* store/posting.c: one posting into the store: new, the same, or changed. A
 * blank never replaces a description; another field turns blank only when two
 * readings in a row lack it. */
#include "store/db.h"

#include <assert.h>

#include "base/buf.h"
#include "base/limits.h"
#include "store/fields.h"

#include "base/banned.h"

/* Kinds whose pages carry their own end. A board's listing is stronger. */
static const char *const WEB_KINDS[] = {"page", "sitemap", "feed", "listing", "warc", "dir"};

int64_t
posting_expiry(const struct posting *posting, struct str kind)
{
    bool is_web = false;
    for (size_t i = 0; i < sizeof WEB_KINDS / sizeof WEB_KINDS[0]; i++) {
        is_web = is_web || str_is(kind, WEB_KINDS[i]);
    }
    int64_t until = posting->valid_through_s;
    if (!is_web || until == TIME_UNKNOWN || until < 0 ||
        (posting->date_posted_s != TIME_UNKNOWN && until <= posting->date_posted_s)) {
        return TIME_UNKNOWN;
    }
    return until - until % DAY_S + DAY_S - 1; /* the last second of that day */
}

/* ---- the row ---- */

static enum status
company_put(struct store *store, const struct posting *posting, int64_t *ret, struct error *err)
{
    *ret = 0;
    if (posting->company_key.n == 0) {
        return OK;
    }
    struct str is_agency = posting->is_agency ? STR("agency") : STR_NONE;
    struct str name = posting->company_key, domain = posting->company_domain;
    struct buf key;
    buf_init(&key, LIMIT_URL_BYTES);
    buf_add(&key, name);
    if (domain.n) { /* no name has an "@" */
        buf_printf(&key, " @%.*s", STR_ARG(domain));
    }
    if (buf_failed(&key)) {
        buf_release(&key);
        return error_set(err, E_NOMEM, "%s: a company's key", store->file);
    }
    uint64_t hash = request_key(buf_str(&key), is_agency, posting->company_url);
    if (hash && hash == store->company_hash) { /* postings of one come in a row */
        *ret = store->company_id;
        buf_release(&key);
        return OK;
    }
    enum status st = sql_int(store, err, 0, ret, SQL_COMPANY, "tttittt", buf_str(&key),
                             posting->company.n ? posting->company : name, posting->company_url,
                             (int64_t)posting->is_agency, name, domain, posting->company_brand);
    buf_release(&key);
    if (!st) {
        store->company_hash = hash;
        store->company_id = *ret;
    }
    return st;
}

struct row_texts {
    struct buf scope;
    int64_t company;
};

static enum status
row_texts(struct store *store, const struct posting *posting, struct row_texts *ret,
          struct error *err)
{
    buf_init(&ret->scope, LIMIT_URL_BYTES);
    for (size_t i = 0; i < posting->n_remote_scope; i++) {
        if (i) {
            buf_add_byte(&ret->scope, ',');
        }
        buf_add(&ret->scope, posting->remote_scope[i]);
    }
    return company_put(store, posting, &ret->company, err);
}

/* The columns that posting_add and posting_rewrite share. */
static void
bind_content(struct binder *b, const struct posting *p, const struct row_texts *texts,
             int64_t reading)
{
    bind_text(b, p->version);
    bind_text(b, p->url);
    bind_text(b, p->apply_url);
    bind_text(b, p->requisition_id);
    bind_text(b, p->title);
    bind_int(b, texts->company, texts->company != 0);
    bind_text(b, p->company);
    bind_text(b, p->department);
    bind_text(b, str_of(p->role));
    bind_int(b, p->role_score, p->role != NULL);
    bind_text(b, str_of(seniority_name(p->seniority)));
    bind_text(b, str_of(employment_name(p->employment_type)));
    bind_text(b, str_of(mode_name(p->work_mode)));
    bind_int(b, p->work_modes, true);
    bind_text(b, buf_str(&texts->scope));
    bind_int(b, p->experience_min, p->experience_min >= 0);
    bind_int(b, p->experience_max, p->experience_max >= 0);
    bind_int(b, 1, p->on_call);
    bind_time(b, p->date_posted_s);
    bind_time(b, p->valid_through_s);
    bind_int(b, p->valid_through_has_time, true);
    bind_text(b, str_of(p->language));
    bind_int(b, (int64_t)p->content_hash, true);
    bind_int(b, (int64_t)p->core_hash, true);
    bind_int(b, (int64_t)p->title_hash, true);
    bind_int(b, (int64_t)p->title_words, true);
    bind_int(b, p->is_evergreen, true);
    bind_text(b, str_of(education_name(p->education)));
    bind_int(b, p->weekly_hours.min, p->weekly_hours.min >= 0);
    bind_int(b, p->weekly_hours.max, p->weekly_hours.max >= 0);
    bind_int(b, p->contract_months.min, p->contract_months.min >= 0);
    bind_int(b, p->contract_months.max, p->contract_months.max >= 0);
    bind_int(b, reading, true);
}

/* ---- new ---- */

static struct str
unless_same(struct str s, struct str usual)
{
    return str_eq(s, usual) ? STR_NONE : s;
}

static enum status
row_add(const struct reading_of *of, const struct posting *posting, const struct row_texts *texts,
        struct error *err)
{
    const struct crawl *crawl = of->crawl;
    struct str kind = posting->kind.n ? posting->kind : crawl->kind;
    sqlite3_stmt *stmt =
        sql_bind(of->store, SQL_POSTING_ADD, "zitttinniT", posting->id, of->source,
                 unless_same(kind, crawl->kind), unless_same(posting->board, crawl->board),
                 posting->external_id, of->page, of->at_s, posting_expiry(posting, kind));
    if (stmt) {
        if (of->archive_file) {
            sqlite3_bind_int64(stmt, 7, of->archive_file);
            sqlite3_bind_int64(stmt, 8, of->archive_offset);
        }
        struct binder binder = {stmt, 11};
        bind_content(&binder, posting, texts, of->store->reading);
    }
    bool row = false;
    return sql_step(of->store, stmt, &row, err);
}

static enum status
add(const struct reading_of *of, const struct posting *posting, struct error *err)
{
    struct store *store = of->store;
    struct row_texts texts;
    enum status st = row_texts(store, posting, &texts, err);
    if (!st) {
        st = row_add(of, posting, &texts, err);
    }
    buf_release(&texts.scope);
    if (st) {
        return st;
    }
    int64_t n = sqlite3_last_insert_rowid(store->db);
    st = parts_insert(store, n, posting, err);
    if (!st) {
        st = sql_run(store, err, SQL_FACT_DIRTY, "i", n);
    }
    if (!st) {
        st = sql_run(store, err, SQL_SPAN_OPEN, "ii", n, of->at_s);
    }
    if (!st) {
        st = sql_run(store, err, SQL_SIGHT_ADD, "iiiT", n, of->at_s, of->crawl->id,
                     of->shown_by ? of->shown_by : TIME_UNKNOWN);
    }
    of->crawl->count.added++;
    of->crawl->count.seen++;
    of->crawl->count.quarantined += (int64_t)posting->n_quarantine;
    of->crawl->is_dirty = true;
    return st;
}

/* ---- changed ---- */

enum status
posting_rewrite(struct store *store, int64_t n, const struct posting *posting, int64_t reading,
                struct error *err)
{
    struct row_texts texts;
    enum status st = sql_run(store, err, SQL_TWIN_DIRTY, "i", n); /* the group it leaves */
    int64_t indexed = 0;
    if (!st) {
        st = meta_get(store, "fts_upto", &indexed, err);
    }
    if (!st && n <= indexed) {
        st = sql_run(store, err, SQL_FTS_REMOVE, "i", n);
        if (!st) {
            st = sql_run(store, err, SQL_FTS_DIRTY, "i", n);
        }
    }
    if (st) {
        return st;
    }
    st = row_texts(store, posting, &texts, err);
    if (!st) {
        bool row = false;
        sqlite3_stmt *stmt = sql_bind(store, SQL_POSTING_REWRITE, "");
        if (stmt) {
            struct binder binder = {stmt, 1};
            bind_content(&binder, posting, &texts, reading);
            bind_int(&binder, n, true);
        }
        st = sql_step(store, stmt, &row, err);
    }
    buf_release(&texts.scope);
    if (!st) {
        st = sql_run(store, err, SQL_TWIN_DIRTY, "i", n); /* the group it joins */
    }
    if (!st) {
        st = parts_delete(store, n, err);
    }
    return st ? st : parts_insert(store, n, posting, err);
}

struct merge {
    const struct reading_of *of;
    int64_t n;
    struct posting old, next; /* next: the new one, with what is kept of the old */
    struct str blanks;        /* fields that the reading before lacked */
    struct buf lacking;       /* fields that this one lacks */
    bool kept[FIELD_COUNT];
    bool is_changed;
};

static bool
has_word(struct str list, const char *word)
{
    struct str rest = list;
    while (rest.p) {
        if (str_is(str_cut(&rest, ','), word)) {
            return true;
        }
    }
    return false;
}

/* Descriptions are recorded by their length: the text itself is in the archive. */
static enum status
record_change(struct merge *m, const struct tracked *t, struct str before, struct str after,
              struct error *err)
{
    char lengths[2][24] = {"", ""};
    if (t->field == FIELD_DESCRIPTION) {
        struct buf buf;
        buf_init(&buf, sizeof lengths);
        buf_printf(&buf, "%zu", before.n);
        memcpy(lengths[0], buf_str(&buf).p, buf.n + 1);
        buf_clear(&buf);
        buf_printf(&buf, "%zu", after.n);
        memcpy(lengths[1], buf_str(&buf).p, buf.n + 1);
        buf_release(&buf);
        before = str_of(lengths[0]);
        after = str_of(lengths[1]);
    }
    struct change change = {m->n, m->of->at_s, "source", field_name(t->field), before, after};
    return change_add(m->of->store, &change, err);
}

/* Whether the old value stays over today's blank; if so, that is remembered. */
static bool
is_kept(struct merge *m, const struct tracked *t)
{
    bool is_vital = t->field == FIELD_DESCRIPTION || t->field == FIELD_TITLE;
    if (!is_vital && has_word(m->blanks, field_name(t->field))) {
        return false;
    }
    t->carry(&m->next, &m->old);
    m->kept[t->field] = true;
    if (m->lacking.n) {
        buf_add_byte(&m->lacking, ',');
    }
    buf_add_z(&m->lacking, field_name(t->field));
    return true;
}

static enum status
merge_field(struct merge *m, const struct tracked *t, struct buf *before, struct buf *after,
            struct error *err)
{
    buf_clear(before);
    buf_clear(after);
    t->show(&m->old, before);
    t->show(&m->next, after);
    if (str_eq(buf_str(before), buf_str(after)) || (after->n == 0 && is_kept(m, t))) {
        return OK;
    }
    if (m->n > m->of->crawl->postings_before) {
        return OK; /* a listing's preview is made whole by its own page: no change */
    }
    m->is_changed = true;
    return record_change(m, t, buf_str(before), buf_str(after), err);
}

static enum status
merge_fields(struct merge *m, struct error *err)
{
    size_t n = 0;
    const struct tracked *fields = tracked_fields(&n);
    struct buf before, after;
    buf_init(&before, LIMIT_LINE_BYTES);
    buf_init(&after, LIMIT_LINE_BYTES);
    enum status st = OK;
    for (size_t i = 0; i < n && !st; i++) {
        st = merge_field(m, &fields[i], &before, &after, err);
    }
    if (!st && (buf_failed(&before) || buf_failed(&after) || buf_failed(&m->lacking))) {
        st = error_set(err, E_NOMEM, "comparing posting %s", m->old.id);
    }
    buf_release(&before);
    buf_release(&after);
    return st;
}

/* Evidence of what is kept stays with it. */
static enum status
keep_facts(struct merge *m, struct error *err)
{
    size_t n = m->next.n_facts;
    struct fact *facts = ARENA_ARRAY(m->of->arena, n + m->old.n_facts, struct fact);
    if (!facts) {
        return error_set(err, E_NOMEM, "evidence of posting %s", m->old.id);
    }
    if (n) {
        memcpy(facts, m->next.facts, n * sizeof *facts);
    }
    for (size_t i = 0; i < m->old.n_facts; i++) {
        if (m->kept[m->old.facts[i].field]) {
            facts[n++] = m->old.facts[i];
        }
    }
    m->next.facts = facts;
    m->next.n_facts = n;
    if (m->kept[FIELD_DESCRIPTION]) {
        memcpy(m->next.minhash, m->old.minhash, sizeof m->next.minhash);
    }
    return OK;
}

static enum status
write_reading(struct merge *m, struct error *err)
{
    const struct reading_of *of = m->of;
    struct str kind = m->next.kind.n ? m->next.kind : of->crawl->kind;
    sqlite3_stmt *stmt = sql_bind(of->store, SQL_POSTING_READ, "inniiTtii", of->page, of->at_s,
                                  (int64_t)m->is_changed, posting_expiry(&m->next, kind),
                                  buf_str(&m->lacking), of->source, m->n);
    if (stmt && of->archive_file) {
        sqlite3_bind_int64(stmt, 2, of->archive_file);
        sqlite3_bind_int64(stmt, 3, of->archive_offset);
    }
    bool row = false;
    return sql_step(of->store, stmt, &row, err);
}

static enum status
change(struct merge *m, const struct posting *posting, struct known *known, bool *ret_lacks,
       struct error *err)
{
    struct stored_posting stored;
    enum status st = posting_load(m->of->store, m->n, m->of->arena, &stored, err);
    if (st) {
        return st;
    }
    m->old = stored.posting;
    m->next = *posting;
    buf_init(&m->lacking, LIMIT_URL_BYTES);
    st = merge_fields(m, err);
    if (!st) {
        st = keep_facts(m, err);
    }
    if (!st) {
        st = posting_rewrite(m->of->store, m->n, &m->next, m->of->store->reading, err);
    }
    if (!st) {
        st = write_reading(m, err);
    }
    *ret_lacks = m->lacking.n > 0;
    buf_release(&m->lacking);
    struct str kind = m->next.kind.n ? m->next.kind : m->of->crawl->kind;
    known->expires_at_s = posting_expiry(&m->next, kind);
    m->of->crawl->count.changed += m->is_changed;
    m->of->crawl->count.unchanged += !m->is_changed;
    m->of->crawl->count.quarantined += (int64_t)posting->n_quarantine;
    return st;
}

/* ---- either ---- */

/* The page it rests on may be another one today, though it says the same. */
static enum status
same(const struct reading_of *of, int64_t n, int64_t old_page, struct error *err)
{
    of->crawl->count.unchanged++;
    if (old_page == of->page) {
        return OK;
    }
    sqlite3_stmt *stmt = sql_bind(of->store, SQL_POSTING_PAGE, "inni", of->page, n);
    if (stmt && of->archive_file) {
        sqlite3_bind_int64(stmt, 2, of->archive_file);
        sqlite3_bind_int64(stmt, 3, of->archive_offset);
    }
    bool row = false;
    return sql_step(of->store, stmt, &row, err);
}

enum status
posting_upsert(const struct reading_of *of, const struct posting *posting, bool *ret_lacks,
               struct error *err)
{
    assert(posting->id[0] && posting->title.n && posting->external_id.n);
    sqlite3_stmt *stmt = sql_bind(of->store, SQL_POSTING_KNOWN, "z", posting->id);
    bool row = false;
    *ret_lacks = false;
    enum status st = sql_step(of->store, stmt, &row, err);
    if (st) {
        return st;
    }
    if (!row) {
        bool is_forgotten = false;
        st = forgotten_has(of->store, posting->id, posting->url, &is_forgotten, err);
        return st || is_forgotten ? st : add(of, posting, err);
    }
    struct known known;
    known_read(stmt, 0, &known);
    bool is_same = sqlite3_column_int64(stmt, 8) == (int64_t)posting->content_hash &&
                   sqlite3_column_int64(stmt, 9) == of->store->reading &&
                   sqlite3_column_type(stmt, 10) == SQLITE_NULL;
    struct str blanks = arena_str(of->arena, column_str(stmt, 10));
    bool is_unarchived = sqlite3_column_int64(stmt, 14) != 0;
    int64_t old_page = is_unarchived && of->archive_file ? 0 : sqlite3_column_int64(stmt, 11);
    bool is_older = of->at_s < sqlite3_column_int64(stmt, 12);
    sqlite3_reset(stmt);
    /* an id twice in one listing: the first entry counts, or each run would see a change */
    bool is_repeat = known.seen_crawl == of->crawl->id && of->listing_page && known.seen_page;
    if (is_repeat) {
        st = OK;
    } else if (is_same) {
        st = is_older ? OK : same(of, known.n, old_page, err);
    } else if (!is_older) {
        struct merge m = {.of = of, .n = known.n, .blanks = blanks};
        st = change(&m, posting, &known, ret_lacks, err);
    }
    struct sighting s = {&known, SIGHT_READ, of->listing_page, of->at_s};
    return st ? st : posting_seen(of->store, of->crawl, &s, err);
}
