/* report/trace.c: the postings behind a figure, with the ids that `jobmill
 * explain` takes. Counts as the other reports do: one posting stands for each
 * opening. */
#include "base/json_write.h"
#include "base/limits.h"
#include "report/words.h"

#include "base/banned.h"

enum key_kind { KEY_NONE, KEY_LEVEL, KEY_MODE, KEY_SKILL };

struct kind {
    const char *name, *title;
    enum key_kind key;
    bool needs_base, needs_total, needs_on_call;
};

static const struct kind KINDS[] = {
    {"active", "active postings", KEY_NONE, false, false, false},
    {"median", "postings behind the median", KEY_NONE, true, false, false},
    {"total", "postings that state total compensation", KEY_NONE, false, true, false},
    {"on-call", "postings that mention on-call duty", KEY_NONE, false, false, true},
    {"level", "postings at the level", KEY_LEVEL, false, false, false},
    {"level-median", "postings behind the median of the level", KEY_LEVEL, true, false, false},
    {"mode", "postings with the work mode", KEY_MODE, false, false, false},
    {"skill", "postings that mention", KEY_SKILL, false, false, false},
    {"skill-median", "postings behind the median of", KEY_SKILL, true, false, false},
};

struct trace {
    struct report_scope scope;
    struct role_data role;
    const struct kind *kind;
    struct str key;
    int64_t number;  /* level, mode or skill */
    bool *has_skill; /* arena; per job */
};

/* ---- what is asked ---- */

static enum status
kind_find(struct trace *t, struct str figure, struct str key, struct error *err)
{
    for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
        if (str_is(figure, KINDS[i].name)) {
            t->kind = &KINDS[i];
        }
    }
    if (!t->kind) {
        return error_set(err, E_USAGE,
                         "there is no figure '%.*s' to trace: active, median, total, on-call, "
                         "level, level-median, mode, skill or skill-median",
                         STR_ARG(figure));
    }
    if ((t->kind->key == KEY_NONE) != (key.n == 0)) {
        return error_set(err, E_USAGE, "trace %s ROLE%s", t->kind->name,
                         t->kind->key == KEY_NONE    ? ": nothing more"
                         : t->kind->key == KEY_LEVEL ? " LEVEL, such as senior or unstated"
                         : t->kind->key == KEY_MODE  ? " MODE: remote, hybrid, onsite or unstated"
                                                     : " SKILL, such as kubernetes");
    }
    t->key = key;
    return OK;
}

static enum status
skill_find(struct trace *t, struct error *err)
{
    struct query *q = NULL;
    enum status st = data_query(&t->scope,
                                "SELECT id, name FROM skill WHERE slug = :role OR lower(name) = "
                                "lower(:role) ORDER BY slug <> :role, id LIMIT 1",
                                t->key, &q, err);
    if (st) {
        return st;
    }
    bool found = query_step(q);
    if (found) {
        t->number = query_col_int(q, 0);
        t->key = arena_str(t->scope.arena, query_col_text(q, 1));
    }
    st = query_free(q, err);
    if (!st && !found) {
        st = error_set(err, E_NOT_FOUND,
                       "no skill is called \"%.*s\": `jobmill taxonomy list` shows all",
                       STR_ARG(t->key));
    }
    return st;
}

static enum status
key_find(struct trace *t, struct error *err)
{
    bool is_unstated = str_is(t->key, "unstated");
    switch (t->kind->key) {
    case KEY_LEVEL:
        t->number = seniority_find(t->key);
        break;
    case KEY_MODE:
        t->number = mode_find(t->key);
        break;
    case KEY_SKILL:
        return skill_find(t, err);
    case KEY_NONE:
        return OK;
    }
    return t->number || is_unstated
               ? OK
               : error_set(err, E_USAGE, "there is no %s '%.*s'",
                           t->kind->key == KEY_LEVEL ? "level" : "work mode", STR_ARG(t->key));
}

static enum status
mark_skilled(struct trace *t, struct error *err)
{
    t->has_skill = ARENA_ARRAY(t->scope.arena, t->role.n_jobs + 1, bool);
    if (!t->has_skill) {
        return data_no_memory(err);
    }
    for (size_t i = 0; i < t->role.n_mentions && t->kind->key == KEY_SKILL; i++) {
        const struct mention *m = &t->role.mentions[i];
        t->has_skill[m->job] = t->has_skill[m->job] || m->skill == t->number;
    }
    return OK;
}

static bool
is_behind(const struct trace *t, size_t at)
{
    const struct job *job = &t->role.jobs[at];
    if ((t->kind->needs_base && !job->base.is_stated) ||
        (t->kind->needs_total && !job->total.is_stated) ||
        (t->kind->needs_on_call && !job->on_call)) {
        return false;
    }
    switch (t->kind->key) {
    case KEY_LEVEL:
        return (int64_t)job->seniority == t->number;
    case KEY_MODE:
        return t->number ? (job->modes >> t->number & 1) != 0 : job->modes == 0;
    case KEY_SKILL:
        return t->has_skill[at];
    case KEY_NONE:
        break;
    }
    return true;
}

/* ---- output ---- */

static void
put_json(const struct trace *t, const struct job *job, struct query *q, struct buf *buf)
{
    struct json_out out;
    const struct pay *pay = t->kind->needs_total ? &job->total : &job->base;
    json_out_begin(&out, buf);
    json_put_object(&out);
    json_add_str(&out, "figure", arena_printf(t->scope.arena, "trace_%s", t->kind->name));
    json_add_str(&out, "role", t->role.slug);
    json_add_str(&out, "key", t->key.n ? t->key : STR_NONE);
    json_put_key(&out, "value");
    if (pay->is_stated) {
        json_put_real(&out, pay_mid(pay), 2);
    } else {
        json_put_null(&out);
    }
    json_add_int(&out, "n", 1);
    json_put_key(&out, "ci");
    json_put_null(&out);
    static const char *const COLUMNS[] = {"id", "title", "company", "url"};
    for (int i = 0; i < (int)(sizeof COLUMNS / sizeof COLUMNS[0]); i++) {
        json_add_str(&out, COLUMNS[i], query_col_text(q, i));
    }
    json_put_object_end(&out);
    buf_add_byte(buf, '\n');
}

static void
put_row(const struct trace *t, const struct job *job, struct query *q, struct table *table)
{
    struct arena *arena = t->scope.arena;
    const struct pay *pay = t->kind->needs_total ? &job->total : &job->base;
    struct table_row *row = table_row(table);
    table_cell(row, 0, arena_str(arena, query_col_text(q, 0)));
    table_cell(row, 1,
               !pay->is_stated         ? STR("-")
               : pay->low == pay->high ? show_units(arena, t->scope.currency, pay->low)
                                       : show_range(arena, t->scope.currency, pay->low, pay->high));
    table_cell(row, 2, job->seniority ? str_of(seniority_name(job->seniority)) : STR("-"));
    table_cell(row, 3, arena_str(arena, query_col_text(q, 1)));
    table_cell(row, 4, arena_str(arena, query_col_text(q, 2)));
}

/* Numbers of the postings behind the figure, as a JSON array. */
static size_t
list_behind(const struct trace *t, struct buf *list)
{
    size_t n = 0;
    for (size_t i = 0; i < t->role.n_jobs; i++) {
        if (is_behind(t, i)) {
            buf_printf(list, "%s%lld", n++ ? "," : "[", (long long)t->role.jobs[i].n);
        }
    }
    buf_add_z(list, n ? "]" : "[]");
    return n;
}

/* In the order of the jobs; table NULL: as JSON. */
static enum status
put_postings(struct trace *t, struct str list, struct table *table, struct buf *buf,
             struct error *err)
{
    struct query *q = NULL;
    enum status st = data_query(&t->scope,
                                "SELECT p.id, p.title, p.company, p.url, p.n FROM json_each(:list) "
                                "j JOIN posting p ON p.n = j.value ORDER BY p.n",
                                t->role.slug, &q, err);
    if (st) {
        return st;
    }
    query_text(q, ":list", list);
    while (query_step(q)) {
        const struct job *job = data_job(&t->role, query_col_int(q, 4));
        if (job && table) {
            put_row(t, job, q, table);
        } else if (job) {
            put_json(t, job, q, buf);
        }
    }
    return query_free(q, err);
}

static enum status
trace_write(struct trace *t, const struct report_options *options, struct buf *buf,
            struct error *err)
{
    static const char *const HEADS[] = {"id", "a year", "level", "title", "company"};
    struct arena *arena = t->scope.arena;
    struct table table;
    struct doc doc;
    struct buf list;
    bool is_json = options->format == REPORT_JSON;
    table_init(&table, arena, "Postings", "lrlll");
    for (size_t i = 0; i < sizeof HEADS / sizeof HEADS[0]; i++) {
        table_head(&table, i, str_of(HEADS[i]));
    }
    buf_init(&list, 256 * MIB);
    size_t n = list_behind(t, &list);
    enum status st = buf_failed(&list)
                         ? data_no_memory(err)
                         : put_postings(t, buf_str(&list), is_json ? NULL : &table, buf, err);
    buf_release(&list);
    if (st || is_json) {
        return st;
    }
    table.note = arena_cstr(
        arena, arena_printf(arena, "%zu; `jobmill explain ID` shows where each field was read", n));
    struct str title = arena_printf(arena, "%.*s: %s%s%.*s", STR_ARG(t->role.name), t->kind->title,
                                    t->key.n ? " " : "", STR_ARG(t->key));
    doc_begin(&doc, &t->scope, options, title, buf);
    doc_table(&doc, &table);
    doc_end(&doc);
    return OK;
}

static enum status
gather(struct trace *t, const struct report_figure *figure, struct error *err)
{
    struct str role = figure->role;
    enum status st = kind_find(t, figure->figure, figure->key, err);
    if (!st) {
        st = key_find(t, err);
    }
    if (!st) {
        enum role_parts parts = t->kind->key == KEY_SKILL ? PARTS_SKILLS : PARTS_JOBS;
        struct role_list list = {&role, 1, parts, false};
        st = roles_load(&t->scope, &list, &t->role, err);
    }
    return st ? st : mark_skilled(t, err);
}

enum status
report_trace(struct store *store, const struct report_figure *figure,
             const struct report_options *options, struct buf *buf, struct error *err)
{
    struct arena arena;
    struct trace t = {.kind = NULL};
    arena_init(&arena, REPORT_ARENA_MIB * MIB);
    scope_init(&t.scope, store, &arena, options);
    enum status st = gather(&t, figure, err);
    if (!st) {
        st = trace_write(&t, options, buf, err);
    }
    if (!st && (arena.failed || buf_failed(buf))) {
        st = error_set(err, E_NOMEM, "report: the page is too long");
    }
    role_data_release(&t.role);
    arena_release(&arena);
    return st;
}
