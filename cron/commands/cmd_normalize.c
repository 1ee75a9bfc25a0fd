/* cron/commands/cmd_normalize.c: `jobmill normalize WHAT`: lines to JSON, one recogniser
 * at a time. A filter: reads stdin line by line, memory bounded. */
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/posting_json.h"
#include "base/sixteen.h"
#include "cron/commands.h"
#include "cron/setup.h"
#include "normalize/normalize.h"

#include "base/banned.h"

typedef enum status reading(const struct normalizer *normalizer, struct str text,
                            struct arena *arena, struct json_out *out);

static void
put_strings(struct json_out *out, const char *key, const struct str *items, size_t n)
{
    json_add_array(out, key);
    for (size_t i = 0; i < n; i++) {
        json_put_str(out, items[i]);
    }
    json_put_array_end(out);
}

static enum status
read_salary(const struct normalizer *normalizer, struct str text, struct arena *arena,
            struct json_out *out)
{
    struct salary_list list = {0};
    enum status status = normalize_salary(normalizer, text, arena, &list);
    json_add_array(out, "salaries");
    for (size_t i = 0; status == OK && i < list.n; i++) {
        salary_json(out, &list.items[i]);
    }
    json_put_array_end(out);
    return status;
}

static enum status
read_place(const struct normalizer *normalizer, struct str text, struct arena *arena,
           struct json_out *out)
{
    struct place_list list = {0};
    enum status status = normalize_place(normalizer, text, arena, &list);
    json_add_array(out, "locations");
    for (size_t i = 0; status == OK && i < list.n; i++) {
        place_json(out, &list.items[i]);
    }
    json_put_array_end(out);
    json_add_z(out, "work_mode", mode_name(list.work_mode));
    put_strings(out, "remote_scope", list.remote_scope, list.n_remote_scope);
    return status;
}

static enum status
read_title(const struct normalizer *normalizer, struct str text, struct arena *arena,
           struct json_out *out)
{
    enum { PERCENT_DECIMALS = 2 };
    struct title_reading r = {0};
    enum status status = normalize_title(normalizer, text, arena, &r);
    json_add_str(out, "title", r.title.n ? r.title : STR_NONE);
    json_add_z(out, "role", r.role);
    json_put_key(out, "role_score");
    if (r.role) {
        json_put_real(out, r.role_score / 100.0, PERCENT_DECIMALS);
    } else {
        json_put_null(out);
    }
    json_add_z(out, "soc", r.soc);
    json_add_z(out, "isco", r.isco);
    json_add_z(out, "seniority", seniority_name(r.seniority));
    json_add_array(out, "candidates");
    for (size_t i = 0; i < r.n_candidates; i++) {
        json_put_object(out);
        json_add_z(out, "role", r.candidates[i].role);
        json_put_key(out, "score");
        json_put_real(out, r.candidates[i].score / 100.0, PERCENT_DECIMALS);
        json_put_object_end(out);
    }
    json_put_array_end(out);
    return status;
}

static enum status
read_skills(const struct normalizer *normalizer, struct str text, struct arena *arena,
            struct json_out *out)
{
    struct skill_list list = {0};
    enum status status = normalize_skills(normalizer, text, arena, &list);
    json_add_array(out, "skills");
    for (size_t i = 0; status == OK && i < list.n; i++) {
        skill_json(out, &list.items[i], true);
    }
    json_put_array_end(out);
    return status;
}

static enum status
read_company(const struct normalizer *normalizer, struct str text, struct arena *arena,
             struct json_out *out)
{
    struct company_reading r = {0};
    enum status status = normalize_company(normalizer, text, arena, &r);
    json_add_str(out, "company", r.company.n ? r.company : STR_NONE);
    json_add_str(out, "key", r.key.n ? r.key : STR_NONE);
    return status;
}

static enum status
read_workmode(const struct normalizer *normalizer, struct str text, struct arena *arena,
              struct json_out *out)
{
    struct mode_reading r = {0};
    enum status status = normalize_workmode(normalizer, text, arena, &r);
    json_add_z(out, "work_mode", mode_name(r.work_mode));
    json_add_array(out, "work_modes");
    for (enum work_mode m = MODE_REMOTE; m < MODE_COUNT; m++) {
        if (r.work_modes >> m & 1) {
            json_put_z(out, mode_name(m));
        }
    }
    json_put_array_end(out);
    put_strings(out, "remote_scope", r.remote_scope, r.n_remote_scope);
    return status;
}

static const struct reading_row {
    const char *name;
    reading *read;
    unsigned parts; /* enum normalizer_part that it needs */
} READINGS[] = {
    {"salary", read_salary, PART_PHRASES},
    {"title", read_title, PART_TITLES | PART_PLACES},
    {"place", read_place, PART_PLACES},
    {"skills", read_skills, PART_SKILLS | PART_PHRASES},
    {"company", read_company, 0},
    {"workmode", read_workmode, PART_PHRASES | PART_PLACES},
    {"mode", read_workmode, PART_PHRASES | PART_PLACES},
    {"location", read_place, PART_PLACES},
};

/* What a backslash and this letter mean; the backslash itself: nothing, both stand for
 * themselves. */
static inline char
escape_of(char letter)
{
    return (char)(letter == 'n' ? '\n' : letter == 't' ? '\t' : '\\');
}

/* "\n" and "\t" written as two characters become what they mean, and two backslashes one. */
static struct str
unescape_line(struct arena *arena, struct str line)
{
    const char *p = line.p, *end = line.p + line.n;
    const char *mark = line.n ? byte_near(p, end, '\\') : NULL;
    char *out = mark ? arena_bytes(arena, line.n) : NULL;
    if (!out) {
        return line;
    }
    size_t n = 0;
    for (; mark; mark = byte_near(p, end, '\\')) {
        memcpy(out + n, p, (size_t)(mark - p));
        n += (size_t)(mark - p);
        char letter = (char)(mark + 1 < end ? mark[1] : '\0');
        out[n++] = escape_of(letter);
        p = mark + (letter == 'n' || letter == 't' || letter == '\\' ? 2 : 1);
    }
    memcpy(out + n, p, (size_t)(end - p));
    n += (size_t)(end - p);
    return (struct str){out, n};
}

static enum status
one_line(const struct normalizer *normalizer, reading *read, struct str line, struct arena *arena,
         struct buf *out)
{
    struct json_out json;
    json_out_begin(&json, out);
    json_put_object(&json);
    json_add_str(&json, "input", line.p ? line : STR(""));
    enum status status = read(normalizer, unescape_line(arena, line), arena, &json);
    json_put_object_end(&json);
    buf_add_byte(out, '\n');
    return status;
}

static int
filter(const struct normalizer *normalizer, reading *read)
{
    enum { OUT_FLUSH_BYTES = 65536 };
    struct error err = {0};
    struct arena arena;
    struct buf out;
    char *line = NULL;
    size_t cap = 0;
    int result = EXIT_OK;
    arena_init(&arena, 64 * MIB);
    buf_init(&out, 64 * MIB);
    for (ssize_t n; result == EXIT_OK && (n = getline(&line, &cap, stdin)) >= 0;) {
        struct str text = {line, (size_t)n};
        while (text.n && (text.p[text.n - 1] == '\n' || text.p[text.n - 1] == '\r')) {
            text.n--;
        }
        if (one_line(normalizer, read, text, &arena, &out) != OK || buf_failed(&out)) {
            (void)error_set(&err, E_LIMIT, "a line of %zu bytes is too long", text.n);
            result = cli_fail(&err);
        }
        arena_reset(&arena);
        if (out.n >= OUT_FLUSH_BYTES) {
            result = result == EXIT_OK ? cli_print(buf_str(&out)) : result;
            buf_clear(&out);
        }
    }
    if (result == EXIT_OK) {
        result = cli_print(buf_str(&out));
    }
    free(line);
    arena_release(&arena);
    buf_release(&out);
    return result;
}

int
cmd_normalize(const struct cli *cli)
{
    struct error err = {0};
    struct config config = {0};
    struct normalizer *normalizer = NULL;
    const struct reading_row *row = NULL;
    for (size_t i = 0; i < sizeof READINGS / sizeof READINGS[0]; i++) {
        if (strcmp(READINGS[i].name, cli->operands[0]) == 0) {
            row = &READINGS[i];
        }
    }
    if (!row) {
        return cli_usage(cli,
                         "cannot normalize '%s': salary, title, place, skills, company or workmode",
                         cli->operands[0]);
    }
    enum status status = setup_config(cli, true, &config, &err);
    if (status == OK) {
        status = setup_taxonomy(&config, &err);
    }
    if (status == OK) {
        status = normalizer_new_of(row->parts, config.taxonomy, &normalizer, &err);
    }
    int result = status == OK ? filter(normalizer, row->read) : cli_fail(&err);
    normalizer_free(normalizer);
    config_release(&config);
    return result;
}
