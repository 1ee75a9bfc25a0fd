/* report/table.c: making tables, and showing them as Markdown. */
#include "report/table.h"

#include "base/markup.h"
#include "report/width.h"

#include "base/banned.h"

void
table_init(struct table *table, struct arena *arena, const char *title, const char *columns)
{
    *table = (struct table){.arena = arena, .title = title};
    table->end = &table->rows;
    for (; columns[table->n_columns]; table->n_columns++) {
        table->is_right[table->n_columns] = columns[table->n_columns] == 'r';
        table->is_bar[table->n_columns] = columns[table->n_columns] == 'b';
    }
}

void
table_head(struct table *table, size_t column, struct str text)
{
    table->heads[column] = text;
}

struct table_row *
table_row(struct table *table)
{
    struct table_row *row = ARENA_NEW(table->arena, struct table_row);
    if (row) {
        *table->end = row;
        table->end = &row->next;
    }
    return row;
}

void
table_cell(struct table_row *row, size_t column, struct str text)
{
    if (row) {
        row->cells[column] = text;
    }
}

/* ---- Markdown ---- */

static void
put_md(struct str s, struct buf *buf)
{
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        uint32_t c = utf8_next(s, &at);
        if (c == '|' || c == '\\' || c == '*' || c == '_' || c == '`' || c == '<' || c == '[') {
            buf_add_byte(buf, '\\');
        }
        buf_add(buf, width_is_control(c) ? STR(" ") : str_sub(s, from, at - from));
    }
}

static void
md_write(const struct table *table, struct buf *buf)
{
    buf_printf(buf, "\n## %s\n", table->title);
    if (table->note) {
        buf_printf(buf, "%s\n", table->note);
    }
    buf_add_z(buf, "\n|");
    for (size_t i = 0; i < table->n_columns; i++) {
        buf_add_byte(buf, ' ');
        put_md(table->heads[i], buf);
        buf_add_z(buf, " |");
    }
    buf_add_z(buf, "\n|");
    for (size_t i = 0; i < table->n_columns; i++) {
        buf_add_z(buf, table->is_right[i] ? "---:|" : "---|");
    }
    for (const struct table_row *row = table->rows; row; row = row->next) {
        buf_add_z(buf, "\n|");
        for (size_t i = 0; i < table->n_columns; i++) {
            buf_add_byte(buf, ' ');
            put_md(row->cells[i], buf);
            buf_add_z(buf, " |");
        }
    }
    buf_add_byte(buf, '\n');
}

void
table_write(const struct table *table, const struct report_options *options, struct buf *buf)
{
    switch (options->format) {
    case REPORT_MD:
        md_write(table, buf);
        break;
    case REPORT_HTML:
        table_html(table, buf);
        break;
    case REPORT_TEXT:
    case REPORT_JSON: /* has a form of its own */
        table_text(table, options, buf);
        break;
    }
}
