/* cron/rows_out.c: quoting for three formats. */
#include "cron/rows_out.h"

#include <assert.h>
#include <unistd.h>

#include "base/limits.h"
#include "cron/cli.h"

#include "base/banned.h"

static void
write_row(struct rows_out *table)
{
    buf_add_byte(&table->row, '\n');
    if (buf_failed(&table->row) ||
        fwrite(table->row.p, 1, table->row.n, table->file) != table->row.n) {
        table->failed = true;
    }
    buf_clear(&table->row);
    table->at = 0;
}

/* RFC 4180: quotes round what holds a comma, a quote or a line break. */
static void
add_csv(struct rows_out *table, struct str s)
{
    bool quote = false;
    bool formula =
        table->safe_cells && s.n > 0 && str_find_byte(STR("=+-@\t\r"), s.p[0]) != SIZE_MAX;
    for (size_t i = 0; i < s.n && !quote; i++) {
        quote = s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
    }
    if (quote || formula) {
        buf_add_byte(&table->row, '"');
    }
    if (formula) {
        buf_add_byte(&table->row, '\'');
    }
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') {
            buf_add_byte(&table->row, '"');
        }
        buf_add_byte(&table->row, s.p[i]);
    }
    if (quote || formula) {
        buf_add_byte(&table->row, '"');
    }
}

/* Tabs and line breaks cannot stand in a TSV cell: they are written \t, \n. */
static void
add_tsv(struct rows_out *table, struct str s)
{
    if (table->safe_cells && s.n > 0 && str_find_byte(STR("=+-@"), s.p[0]) != SIZE_MAX) {
        buf_add_byte(&table->row, '\'');
    }
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\t' || c == '\n' || c == '\r' || c == '\\') {
            buf_add_byte(&table->row, '\\');
            buf_add_byte(&table->row, (char)(c == '\t'   ? 't'
                                             : c == '\n' ? 'n'
                                             : c == '\r' ? 'r'
                                                         : '\\'));
        } else {
            buf_add_byte(&table->row, c);
        }
    }
}

static void
before_cell(struct rows_out *table)
{
    assert(table->columns[table->at]);
    if (table->format == TABLE_JSONL) {
        if (table->at == 0) {
            json_out_begin(&table->json, &table->row);
            json_put_object(&table->json);
        }
        json_put_key(&table->json, table->columns[table->at]);
    } else if (table->at > 0) {
        buf_add_byte(&table->row, table->format == TABLE_CSV ? ',' : '\t');
    }
    table->at++;
}

static void
add_cell(struct rows_out *table, struct str value)
{
    size_t from = table->row.n;
    if (table->format == TABLE_CSV) {
        add_csv(table, value);
    } else {
        add_tsv(table, value);
    }
    if (table->is_terminal && !buf_failed(&table->row)) {
        cli_sanitize(table->row.p + from, table->row.n - from);
    }
}

void
rows_text(struct rows_out *table, struct str value)
{
    before_cell(table);
    if (table->format == TABLE_JSONL) {
        json_put_str(&table->json, value.n ? value : STR_NONE);
    } else {
        add_cell(table, value);
    }
}

void
rows_int(struct rows_out *table, bool has, int64_t value)
{
    before_cell(table);
    if (table->format != TABLE_JSONL) {
        if (has) {
            buf_add_int(&table->row, value);
        }
    } else if (has) {
        json_put_int(&table->json, value);
    } else {
        json_put_null(&table->json);
    }
}

void
rows_cents(struct rows_out *table, bool has, int64_t cents)
{
    before_cell(table);
    if (table->format != TABLE_JSONL) {
        struct json_out number; /* JSON's number is CSV's too */
        json_out_begin(&number, &table->row);
        if (has) {
            json_put_cents(&number, cents);
        }
    } else if (has) {
        json_put_cents(&table->json, cents);
    } else {
        json_put_null(&table->json);
    }
}

void
rows_row(struct rows_out *table)
{
    assert(!table->columns[table->at]);
    if (table->format == TABLE_JSONL) {
        json_put_object_end(&table->json);
    } else if (table->format == TABLE_CSV) {
        buf_add_byte(&table->row, '\r'); /* RFC 4180 2.1 */
    }
    write_row(table);
}

void
rows_line(struct rows_out *table, struct str json)
{
    buf_add(&table->row, json);
    write_row(table);
}

void
rows_begin(struct rows_out *table, const char *const *columns)
{
    table->columns = columns;
    table->is_terminal = isatty(fileno(table->file)) == 1;
    buf_init(&table->row, LIMIT_LINE_BYTES);
    if (table->format == TABLE_JSONL) {
        return;
    }
    for (; columns[table->at];) {
        const char *name = columns[table->at];
        before_cell(table);
        add_cell(table, str_of(name));
    }
    rows_row(table);
}

void
rows_release(struct rows_out *table)
{
    buf_release(&table->row);
}
