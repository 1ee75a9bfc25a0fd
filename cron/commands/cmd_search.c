/* cron/commands/cmd_search.c: `jobmill search`: full text over titles and descriptions,
 * narrowed by filters, best match first. Brings the index up to date when a run
 * left it behind; writes nothing else. What the user types is always data:
 * words are quoted for FTS5 and values are bound, never pasted into SQL. */
#include <stdio.h>

#include "base/clock.h"
#include "base/limits.h"
#include "cron/commands.h"
#include "cron/search_hit.h"
#include "cron/setup.h"

#include "base/banned.h"

enum { SEARCH_LIMIT = 20, SEARCH_LIMIT_MAX = 1000, SEARCH_SKILLS_MAX = 16 };

struct search {
    const struct cli *cli;
    struct config config;
    struct store *store;
    struct buf match; /* the FTS5 expression */
    struct hit_printer hits;
    int64_t as_of_s, since_s, limit, min_cents;
    int64_t skills[SEARCH_SKILLS_MAX];
    size_t n_skills;
};

/* :all 1, or active at :asof. Words of a title weigh more than those below it.
 * Pay is compared in the currency in which it is stated. */
static const char HITS_SQL[] =
    "SELECT p.n FROM posting_fts f JOIN posting p ON p.n = f.rowid"
    " WHERE posting_fts MATCH :match"
    " AND (:all = 1 OR EXISTS (SELECT 1 FROM v_span v WHERE v.n = p.n AND v.opened_at <= :asof"
    " AND v.ended_at >= :asof))"
    " AND (:role IS NULL OR p.role = :role)"
    " AND (:remote = 0 OR p.work_modes & 2 OR p.work_mode = 'remote')"
    " AND (:since IS NULL OR p.first_seen >= :since)"
    " AND (:country IS NULL OR EXISTS (SELECT 1 FROM posting_location l WHERE l.posting = p.n"
    " AND l.country = :country))"
    " AND (:min IS NULL OR EXISTS (SELECT 1 FROM posting_salary m WHERE m.posting = p.n"
    " AND m.kind IN ('base', 'total', 'ote') AND coalesce(m.annual_max_cents, m.annual_min_cents) "
    ">= :min"
    " AND (:currency IS NULL OR m.currency = :currency)))"
    " AND NOT EXISTS (SELECT 1 FROM json_each(:skills) j WHERE NOT EXISTS (SELECT 1"
    " FROM posting_skill x WHERE x.posting = p.n AND x.skill = j.value))"
    " ORDER BY bm25(posting_fts, 4.0, 1.0), p.id LIMIT :limit";

/* ---- what was asked for ---- */

/* One operand is a word, or a phrase when it holds spaces; a star at its end asks
 * for all that begins so. Quotes inside are doubled, so nothing of FTS5's own
 * language gets through. */
static enum status
add_word(struct search *s, struct str word, struct error *err)
{
    bool is_prefix = str_ends(word, STR("*"));
    bool has_token = false;
    if (is_prefix) {
        word.n--;
    }
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i];
        has_token = has_token || byte_is_alpha(c) || byte_is_digit(c) || (c & 0x80) != 0;
    }
    if (!has_token) {
        return error_set(err, E_USAGE,
                         "search '%.*s': no letter or digit in it (for C++ or C#: --skill)",
                         STR_ARG(word));
    }
    buf_add_z(&s->match, s->match.n ? " AND \"" : "\"");
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] == '"') {
            buf_add_byte(&s->match, '"');
        }
        buf_add_byte(&s->match, word.p[i]);
    }
    buf_add_z(&s->match, is_prefix ? "\"*" : "\"");
    return OK;
}

/* "120000", "120k", "120000.50". */
static enum status
read_amount(const char *text, int64_t *ret_cents, struct error *err)
{
    struct str number = str_of(text);
    double value = 0;
    double unit = 1;
    *ret_cents = TIME_UNKNOWN;
    if (!text) {
        return OK;
    }
    if (str_ends_nocase(number, STR("k"))) {
        number.n--;
        unit = 1000;
    }
    if (!str_double(number, &value) || !(value >= 0) || value * unit > 1e12) {
        return error_set(err, E_USAGE, "--min-salary %s: an amount a year, such as 120000 or 120k",
                         text);
    }
    *ret_cents = (int64_t)(value * unit * 100 + 0.5);
    return OK;
}

static enum status
check_letters(const char *option, const char *value, size_t n, struct error *err)
{
    bool is_good = !value || strlen(value) == n;
    for (const char *c = value; is_good && c && *c; c++) {
        is_good = *c >= 'A' && *c <= 'Z';
    }
    return is_good ? OK
                   : error_set(err, E_USAGE, "--%s %s: %zu capital letters, such as %s", option,
                               value, n, n == 2 ? "DE" : "EUR");
}

static enum status
read_options(struct search *s, struct error *err)
{
    const struct cli *cli = s->cli;
    const char *format = cli_value(cli, "format", "text");
    s->hits.is_json = strcmp(format, "json") == 0;
    if (!s->hits.is_json && strcmp(format, "text") != 0) {
        return error_set(err, E_USAGE, "--format %s: text or json", format);
    }
    if (cli_has(cli, "currency") && !cli_has(cli, "min-salary")) {
        return error_set(err, E_USAGE, "--currency goes with --min-salary");
    }
    struct cli_range range = {1, SEARCH_LIMIT_MAX, SEARCH_LIMIT};
    enum status status = cli_int(cli, "limit", range, &s->limit, err);
    if (status == OK) {
        status = cli_day(cli, "since", TIME_UNKNOWN, &s->since_s, err);
    }
    if (status == OK && s->since_s != TIME_UNKNOWN) {
        s->since_s -= DAY_S - 1; /* from that day's first second on */
    }
    if (status == OK) {
        status = read_amount(cli_value(cli, "min-salary", NULL), &s->min_cents, err);
    }
    if (status == OK) {
        status = check_letters("country", cli_value(cli, "country", NULL), 2, err);
    }
    if (status == OK) {
        status = check_letters("currency", cli_value(cli, "currency", NULL), 3, err);
    }
    for (int i = 0; status == OK && i < cli->n_operands; i++) {
        status = add_word(s, str_of(cli->operands[i]), err);
    }
    if (status == OK && buf_failed(&s->match)) {
        status = error_set(err, E_USAGE, "search: too many words");
    }
    return status;
}

/* ---- what the database knows of it ---- */

/* The first column of the first row for :x, or -1. */
static enum status
look_up(struct search *s, const char *sql, struct str x, int64_t *ret, struct error *err)
{
    struct query *query = NULL;
    enum status status = query_new(s->store, sql, &query, err);
    if (status != OK) {
        return status;
    }
    query_text(query, ":x", x);
    *ret = query_step(query) ? query_col_int(query, 0) : -1;
    return query_free(query, err);
}

static enum status
find_skills(struct search *s, struct error *err)
{
    static const char SQL[] =
        "SELECT id FROM skill WHERE slug = lower(:x) OR name = :x COLLATE NOCASE"
        " UNION ALL SELECT skill FROM skill_alias WHERE alias = :x COLLATE NOCASE LIMIT 1";
    const char *name = NULL;
    for (size_t i = 0; (name = cli_value_at(s->cli, "skill", i)) != NULL; i++) {
        if (i == SEARCH_SKILLS_MAX) {
            return error_set(err, E_USAGE, "--skill: at most %d of them", SEARCH_SKILLS_MAX);
        }
        enum status status = look_up(s, SQL, str_of(name), &s->skills[i], err);
        if (status != OK) {
            return status;
        }
        if (s->skills[i] < 0) {
            char hint[NEAREST_BYTES];
            return error_set(err, E_USAGE,
                             "--skill %s: not in this database's taxonomy%s (see jobmill taxonomy "
                             "list)",
                             name,
                             query_nearest(s->store, "SELECT slug FROM skill", str_of(name), hint));
        }
        s->n_skills++;
    }
    return OK;
}

static enum status
check_role(struct search *s, struct error *err)
{
    const char *role = cli_value(s->cli, "role", NULL);
    int64_t found = 1;
    enum status status = OK;
    if (role) {
        status = look_up(s, "SELECT 1 FROM role WHERE slug = :x", str_of(role), &found, err);
    }
    if (status == OK && found < 0) {
        char hint[NEAREST_BYTES];
        return error_set(err, E_USAGE,
                         "--role %s: not in this database's taxonomy%s (see jobmill taxonomy list)",
                         role,
                         query_nearest(s->store, "SELECT slug FROM role", str_of(role), hint));
    }
    return status;
}

/* The index is brought up to date by a writer of its own; where that cannot be
 * (another writer, a read-only file), the search goes on over what is indexed. */
static enum status
update_index(struct search *s, const char *path, struct error *err)
{
    static const char SQL[] =
        "SELECT EXISTS (SELECT 1 FROM fts_dirty) OR coalesce((SELECT max(n) FROM posting), 0) >"
        " coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'fts_upto'), 0)";
    int64_t is_behind = 0;
    struct store *writer = NULL;
    struct error why = {0};
    enum status status = look_up(s, SQL, STR_NONE, &is_behind, err);
    if (status != OK || is_behind == 0) {
        return status;
    }
    status = store_open(path, STORE_WRITE, &writer, &why);
    if (status == OK) {
        status = store_fts_update(writer, &why);
    }
    store_close(writer);
    if (status == E_DB_CORRUPT || status == E_NOMEM) {
        return error_set(err, status, "%s", why.text);
    }
    if (status != OK && !s->cli->quiet) {
        (void)fprintf(stderr, "jobmill: the newest postings are left out: %s\n", why.text);
    }
    return OK;
}

static void
bind_filters(struct search *s, struct query *query)
{
    const char *role = cli_value(s->cli, "role", NULL);
    query_text(query, ":match", buf_str(&s->match));
    query_text(query, ":role", str_of(role));
    query_text(query, ":country", str_of(cli_value(s->cli, "country", NULL)));
    query_text(query, ":currency", str_of(cli_value(s->cli, "currency", NULL)));
    query_int(query, ":all", cli_has(s->cli, "all"));
    query_int(query, ":remote", cli_has(s->cli, "remote"));
    query_int(query, ":asof", s->as_of_s);
    query_int(query, ":limit", s->limit);
    if (s->since_s != TIME_UNKNOWN) {
        query_int(query, ":since", s->since_s);
    }
    if (s->min_cents != TIME_UNKNOWN) {
        query_int(query, ":min", s->min_cents);
    }
    buf_clear(&s->hits.line);
    buf_add_byte(&s->hits.line, '[');
    for (size_t i = 0; i < s->n_skills; i++) {
        buf_printf(&s->hits.line, "%s%lld", i ? "," : "", (long long)s->skills[i]);
    }
    buf_add_byte(&s->hits.line, ']');
    query_text(query, ":skills", buf_str(&s->hits.line));
}

static enum status
search(struct search *s, struct error *err)
{
    int64_t hits[SEARCH_LIMIT_MAX];
    size_t n = 0;
    struct query *query = NULL;
    enum status status = query_new(s->store, HITS_SQL, &query, err);
    if (status != OK) {
        return status;
    }
    bind_filters(s, query);
    while (n < SEARCH_LIMIT_MAX && query_step(query)) {
        hits[n++] = query_col_int(query, 0);
    }
    status = query_free(query, err);
    s->hits.store = s->store;
    s->hits.match = buf_str(&s->match);
    for (size_t i = 0; i < n && status == OK; i++) {
        status = hit_print(&s->hits, hits[i], err);
    }
    return status;
}

int
cmd_search(const struct cli *cli)
{
    struct error err = {0};
    struct search s = {.cli = cli, .as_of_s = clock_now_s()};
    buf_init(&s.match, LIMIT_LINE_BYTES);
    buf_init(&s.hits.line, LIMIT_LINE_BYTES);
    enum status status = read_options(&s, &err);
    if (status == OK) {
        status = setup_reader(cli, &s.config, &s.store, &err);
    }
    if (status == OK) {
        status = update_index(&s, arena_cstr(&s.config.arena, s.config.set.database), &err);
    }
    if (status == OK) {
        status = check_role(&s, &err);
    }
    if (status == OK) {
        status = find_skills(&s, &err);
    }
    if (status == OK) {
        status = search(&s, &err);
    }
    if (status == OK && s.hits.n == 0 && !cli->quiet) {
        (void)fprintf(stderr, "jobmill: nothing found%s\n",
                      cli_has(cli, "all") ? "" : " among active postings (--all: closed ones too)");
    }
    store_close(s.store);
    buf_release(&s.match);
    buf_release(&s.hits.line);
    config_release(&s.config);
    return status == OK ? EXIT_OK : cli_fail(&err);
}
