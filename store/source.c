/* store/source.c: the configured sources, and the taxonomy's tables. */
#include "store/db.h"

#include <stdlib.h>

#include "base/banned.h"

static const int64_t REFRESH_MS = 7 * (int64_t)DAY_S * 1000;
static const int64_t STALE_MS = 30 * (int64_t)DAY_S * 1000;

/* A source that comes back: what had gone stale by the end of the last day with a
 * run ends there, so that what that day counted stays as it was. */
static enum status
revive(struct store *store, struct str name, int64_t now_s, struct error *err)
{
    int64_t id = 0;
    enum status st = sql_int(store, err, 0, &id, SQL_SOURCE_BACK, "t", name);
    if (st || id == 0) {
        return st;
    }
    return sql_run(store, err, SQL_SPANS_END_STALE, "ii", id, now_s);
}

static enum status
put_sources(struct store *store, const struct store_source *sources, size_t n, struct error *err)
{
    int64_t now_s = 0;
    enum status st = sql_int(store, err, 0, &now_s, SQL_LAST_SEEN_MAX, "");
    if (!st) {
        st = sql_run(store, err, SQL_SOURCES_UNCONFIGURE, "");
    }
    for (size_t i = 0; i < n && !st; i++) {
        const struct store_source *s = &sources[i];
        st = revive(store, s->name, day_end(now_s), err);
        if (!st) {
            st = sql_run(store, err, SQL_SOURCE_PUT, "tttiiiii", s->name, s->kind, s->board,
                         (int64_t)s->is_window, (int64_t)s->is_archive, s->every_ms,
                         s->refresh_ms ? s->refresh_ms : REFRESH_MS,
                         s->stale_ms ? s->stale_ms : STALE_MS);
        }
    }
    return st ? st : sql_run(store, err, SQL_SOURCES_GONE, "");
}

enum status
store_sources(struct store *store, const struct store_source *sources, size_t n, struct error *err)
{
    bool own = false;
    enum status st = txn_begin(store, &own, err);
    return st ? st : txn_end(store, own, put_sources(store, sources, n, err), err);
}

/* Rows are bound one behind another, sixteen to a statement, and the rest singly. */
enum { MANY = 16 };

static size_t
rows_of(size_t i, size_t n)
{
    return n - i >= MANY ? MANY : 1;
}

static enum status
put_skills(struct store *store, const struct store_skill *skills, size_t n, struct error *err)
{
    enum status st = OK;
    for (size_t i = 0; i < n && !st;) {
        size_t end = i + rows_of(i, n);
        struct binder b = {sql_bind(store, end - i > 1 ? SQL_SKILL_PUT_16 : SQL_SKILL_PUT, ""), 1};
        for (; b.stmt && i < end; i++) {
            bind_int(&b, skills[i].id, true);
            bind_text(&b, str_of(skills[i].slug));
            bind_text(&b, str_of(skills[i].name));
            bind_text(&b, str_of(skills[i].type));
            bind_text(&b, str_of(skills[i].parent));
        }
        bool row = false;
        st = sql_step(store, b.stmt, &row, err);
    }
    return st;
}

struct alias {
    int64_t skill;
    const char *name;
};

/* All other names; *ret is owned. */
static size_t
aliases_of(const struct store_skill *skills, size_t n_skills, struct alias **ret)
{
    size_t n = 0;
    for (size_t i = 0; i < n_skills; i++) {
        for (const char *const *name = skills[i].aliases; name && *name; name++) {
            n++;
        }
    }
    struct alias *aliases = calloc(n + 1, sizeof *aliases);
    size_t at = 0;
    for (size_t i = 0; aliases && i < n_skills; i++) {
        for (const char *const *name = skills[i].aliases; name && *name; name++) {
            aliases[at++] = (struct alias){skills[i].id, *name};
        }
    }
    *ret = aliases;
    return n;
}

static enum status
put_aliases(struct store *store, const struct store_skill *skills, size_t n_skills,
            struct error *err)
{
    struct alias *aliases = NULL;
    size_t n = aliases_of(skills, n_skills, &aliases);
    enum status st = sql_run(store, err, SQL_ALIASES_DROP, "");
    if (!aliases) {
        return error_set(err, E_NOMEM, "%s: the names of skills", store->file);
    }
    for (size_t i = 0; i < n && !st;) {
        size_t end = i + rows_of(i, n);
        struct binder b = {sql_bind(store, end - i > 1 ? SQL_ALIAS_PUT_16 : SQL_ALIAS_PUT, ""), 1};
        for (; b.stmt && i < end; i++) {
            bind_int(&b, aliases[i].skill, true);
            bind_text(&b, str_of(aliases[i].name));
        }
        bool row = false;
        st = sql_step(store, b.stmt, &row, err);
    }
    free(aliases);
    return st;
}

static enum status
put_role(struct store *store, const struct store_role *role, struct error *err)
{
    return sql_run(store, err, SQL_ROLE_PUT, "zzzzz", role->slug, role->name, role->family,
                   role->soc, role->isco);
}

static enum status
taxonomy_is_new(struct store *store, const char *version, bool *ret, struct error *err)
{
    bool row = false;
    sqlite3_stmt *stmt = sql_bind(store, SQL_TAXONOMY_GET, "");
    enum status st = sql_step(store, stmt, &row, err);
    if (!st) {
        *ret = !row || !str_is(column_str(stmt, 0), version);
        sqlite3_reset(stmt);
    }
    return st;
}

enum status
store_taxonomy(struct store *store, const struct store_taxonomy *taxonomy, struct error *err)
{
    bool own = false, is_new = false;
    enum status st = taxonomy_is_new(store, taxonomy->version, &is_new, err);
    if (st || !is_new) {
        return st;
    }
    st = txn_begin(store, &own, err);
    if (st) {
        return st;
    }
    st = put_skills(store, taxonomy->skills, taxonomy->n_skills, err);
    if (!st) {
        st = put_aliases(store, taxonomy->skills, taxonomy->n_skills, err);
    }
    for (size_t i = 0; i < taxonomy->n_roles && !st; i++) {
        st = put_role(store, &taxonomy->roles[i], err);
    }
    if (!st) {
        st = sql_run(store, err, SQL_TAXONOMY_PUT, "z", taxonomy->version);
    }
    return txn_end(store, own, st, err);
}
