/* report/table_text.c: a table as plain text. One that is too wide for the page
 * is not cut: the cells of its widest columns go on in the next line. */
#include "report/table.h"

#include "base/markup.h"
#include "report/width.h"

#include "base/banned.h"

enum { INDENT = 2, GAP = 2, NARROWEST = 8 };

struct layout {
    size_t widths[TABLE_COLUMNS], least[TABLE_COLUMNS];
    size_t n;
};

static size_t
cell_width(struct str cell)
{
    size_t width = width_of(cell);
    return width < CELL_MAX ? width : CELL_MAX;
}

/* A number stays whole; of words the longest may be parted. */
static size_t
cell_least(const struct table *table, size_t column, struct str cell)
{
    size_t longest = width_longest_word(cell);
    size_t most = table->is_right[column] || table->is_bar[column] ? CELL_MAX : NARROWEST * 2;
    return longest < most ? longest : most;
}

static void
measure_row(const struct table *table, const struct str *cells, struct layout *layout)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        size_t width = cell_width(cells[i]), least = cell_least(table, i, cells[i]);
        layout->widths[i] = width > layout->widths[i] ? width : layout->widths[i];
        layout->least[i] = least > layout->least[i] ? least : layout->least[i];
    }
}

static size_t
total_of(const struct layout *layout)
{
    size_t total = INDENT;
    for (size_t i = 0; i < layout->n; i++) {
        total += layout->widths[i] + (i ? GAP : 0);
    }
    return total;
}

/* The widest column that can give; layout->n: none. */
static size_t
widest_of(const struct layout *layout)
{
    size_t widest = layout->n;
    for (size_t i = 0; i < layout->n; i++) {
        bool gives = layout->widths[i] > layout->least[i] && layout->widths[i] > NARROWEST;
        if (gives && (widest == layout->n || layout->widths[i] > layout->widths[widest])) {
            widest = i;
        }
    }
    return widest;
}

/* Takes columns off the widest until the table fits, or nothing can give. */
static void
narrow(struct layout *layout, size_t limit)
{
    while (limit && total_of(layout) > limit) {
        size_t widest = widest_of(layout);
        if (widest == layout->n) {
            return;
        }
        layout->widths[widest]--;
    }
}

/* Width of the longest line of a cell in a column of so many. */
static size_t
used_width(struct str cell, size_t width)
{
    size_t used = 0;
    while (cell.n) {
        size_t line = width_of(width_cut(&cell, width));
        used = line > used ? line : used;
    }
    return used;
}

static void
use_row(const struct str *cells, const struct layout *layout, size_t *used)
{
    for (size_t i = 0; i < layout->n; i++) {
        size_t width = used_width(cells[i], layout->widths[i]);
        used[i] = width > used[i] ? width : used[i];
    }
}

/* A column never needs more than its longest line once its cells are parted. */
static void
tighten(const struct table *table, struct layout *layout)
{
    size_t used[TABLE_COLUMNS] = {0};
    use_row(table->heads, layout, used);
    for (const struct table_row *row = table->rows; row; row = row->next) {
        use_row(row->cells, layout, used);
    }
    for (size_t i = 0; i < layout->n; i++) {
        layout->widths[i] = used[i] < layout->widths[i] ? used[i] : layout->widths[i];
    }
}

/* ---- lines ---- */

static void
put_clean(struct str s, struct buf *buf)
{
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        uint32_t c = utf8_next(s, &at);
        if (!width_is_control(c)) {
            buf_add(buf, str_sub(s, from, at - from));
        } else if (width_of_codepoint(c)) {
            buf_add_byte(buf, ' ');
        }
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

static struct str
shortened(struct str cell)
{
    struct str rest = cell;
    return width_of(cell) > CELL_MAX ? width_cut(&rest, CELL_MAX) : cell;
}

/* A row: as many lines as its longest cell takes. */
static void
put_row(const struct table *table, const struct str *cells, const struct layout *layout,
        struct buf *buf)
{
    struct str rest[TABLE_COLUMNS];
    bool is_more = true;
    for (size_t i = 0; i < layout->n; i++) {
        rest[i] = shortened(cells[i]);
    }
    while (is_more) {
        size_t start = buf->n;
        is_more = false;
        put_spaces(INDENT, buf);
        for (size_t i = 0; i < layout->n; i++) {
            struct str line = width_cut(&rest[i], layout->widths[i]);
            size_t width = width_of(line);
            size_t pad = layout->widths[i] > width ? layout->widths[i] - width : 0;
            put_spaces(table->is_right[i] ? pad : 0, buf);
            put_clean(line, buf);
            put_spaces((table->is_right[i] ? 0 : pad) + GAP, buf);
            is_more = is_more || rest[i].n;
        }
        trim_line(buf, start);
        buf_add_byte(buf, '\n');
    }
}

static void
put_note(const char *note, size_t limit, struct buf *buf)
{
    struct str rest = str_of(note);
    const char *open = "  (";
    while (rest.n) {
        buf_add_z(buf, open);
        buf_add(buf, width_cut(&rest, limit > 4 ? limit - 4 : rest.n));
        buf_add_z(buf, rest.n ? "\n" : ")\n");
        open = "   ";
    }
}

void
table_text(const struct table *table, const struct report_options *options, struct buf *buf)
{
    struct layout layout = {.n = table->n_columns};
    size_t limit = options->width > 0 ? (size_t)options->width : 0;
    measure_row(table, table->heads, &layout);
    for (const struct table_row *row = table->rows; row; row = row->next) {
        measure_row(table, row->cells, &layout);
    }
    narrow(&layout, limit);
    tighten(table, &layout);
    buf_printf(buf, "\n%s%s%s\n", options->use_color ? "\033[1m" : "", table->title,
               options->use_color ? "\033[0m" : "");
    if (table->note) {
        put_note(table->note, limit, buf);
    }
    bool has_head = false;
    for (size_t i = 0; i < table->n_columns; i++) {
        has_head = has_head || table->heads[i].n;
    }
    if (has_head && table->rows) {
        put_row(table, table->heads, &layout, buf);
    }
    for (const struct table_row *row = table->rows; row; row = row->next) {
        put_row(table, row->cells, &layout, buf);
    }
    if (!table->rows && !table->note) {
        buf_add_z(buf, "  none\n");
    }
}
