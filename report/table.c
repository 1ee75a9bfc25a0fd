/* report/table.c: laying out tables. Widths count code points, so that accents
 * and bars line up; nothing is known of double-width scripts. */
#include "report/table.h"

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

/* ---- text ---- */

static bool
is_inside(char c)
{
    return ((unsigned char)c & 0xC0U) == 0x80U;
}

static size_t
width_of(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        n += !is_inside(s.p[i]);
    }
    return n < CELL_MAX ? n : CELL_MAX;
}

/* At most CELL_MAX code points; control characters become spaces. */
static void
put_clean(struct str s, struct buf *buf)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        n += !is_inside(s.p[i]);
        if (n > CELL_MAX) {
            return;
        }
        char c = s.p[i];
        if ((unsigned char)c < 0x20 || c == 0x7F) {
            c = ' ';
        }
        buf_add_byte(buf, c);
    }
}

static void
put_spaces(size_t n, struct buf *buf)
{
    for (size_t i = 0; i < n; i++) {
        buf_add_byte(buf, ' ');
    }
}

static void
trim_line(struct buf *buf, size_t start)
{
    while (buf->n > start && buf->p[buf->n - 1] == ' ') {
        buf->p[--buf->n] = '\0';
    }
}

static void
text_line(const struct table *table, const struct str *cells, const size_t *widths, struct buf *buf)
{
    size_t start = buf->n;
    buf_add_z(buf, "  ");
    for (size_t i = 0; i < table->n_columns; i++) {
        size_t pad = widths[i] - width_of(cells[i]);
        put_spaces(table->is_right[i] ? pad : 0, buf);
        put_clean(cells[i], buf);
        put_spaces((table->is_right[i] ? 0 : pad) + 2, buf);
    }
    trim_line(buf, start);
    buf_add_byte(buf, '\n');
}

static void
measure(const struct table *table, size_t *widths)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        widths[i] = width_of(table->heads[i]);
    }
    for (const struct table_row *row = table->rows; row; row = row->next) {
        for (size_t i = 0; i < table->n_columns; i++) {
            size_t width = width_of(row->cells[i]);
            widths[i] = width > widths[i] ? width : widths[i];
        }
    }
}

static void
text_write(const struct table *table, bool use_color, struct buf *buf)
{
    size_t widths[TABLE_COLUMNS] = {0};
    measure(table, widths);
    buf_printf(buf, "\n%s%s%s\n", use_color ? "\033[1m" : "", table->title,
               use_color ? "\033[0m" : "");
    if (table->note) {
        buf_printf(buf, "  (%s)\n", table->note);
    }
    bool has_head = false;
    for (size_t i = 0; i < table->n_columns; i++) {
        has_head = has_head || table->heads[i].n;
    }
    if (has_head && table->rows) {
        text_line(table, table->heads, widths, buf);
    }
    for (const struct table_row *row = table->rows; row; row = row->next) {
        text_line(table, row->cells, widths, buf);
    }
    if (!table->rows && !table->note) {
        buf_add_z(buf, "  none\n");
    }
}

/* ---- Markdown ---- */

static void
put_md(struct str s, struct buf *buf)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '|' || c == '\\' || c == '*' || c == '_' || c == '`' || c == '<' || c == '[') {
            buf_add_byte(buf, '\\');
        }
        if ((unsigned char)c < 0x20) {
            c = ' ';
        }
        buf_add_byte(buf, c);
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
        text_write(table, options->use_color, buf);
        break;
    }
}
