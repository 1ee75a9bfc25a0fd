/* report/table.c: laying out tables. Widths count code points, so that accents
 * and bars line up; nothing is known of double-width scripts. */
#include "report/table.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

enum { CELL_MAX = 44 }; /* code points of a cell in text; longer ones are cut */

void
table_init(struct table *table, struct arena *arena, const char *title, const char *columns)
{
    *table = (struct table){.arena = arena, .title = title};
    table->end = &table->rows;
    for (; columns[table->n_columns]; table->n_columns++) {
        table->is_right[table->n_columns] = columns[table->n_columns] == 'r';
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

/* ---- Markdown and HTML ---- */

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

static void
put_html(struct str s, struct buf *buf)
{
    for (size_t i = 0; i < s.n; i++) {
        switch (s.p[i]) {
        case '<':
            buf_add_z(buf, "&lt;");
            break;
        case '>':
            buf_add_z(buf, "&gt;");
            break;
        case '&':
            buf_add_z(buf, "&amp;");
            break;
        case '"':
            buf_add_z(buf, "&quot;");
            break;
        default:
            buf_add_byte(buf, s.p[i]);
            break;
        }
    }
}

static void
html_cells(const struct table *table, const struct str *cells, const char *tag, struct buf *buf)
{
    buf_add_z(buf, "<tr>");
    for (size_t i = 0; i < table->n_columns; i++) {
        buf_printf(buf, "<%s%s>", tag, table->is_right[i] ? " style=\"text-align:right\"" : "");
        put_html(cells[i], buf);
        buf_printf(buf, "</%s>", tag);
    }
    buf_add_z(buf, "</tr>\n");
}

static void
html_write(const struct table *table, struct buf *buf)
{
    buf_add_z(buf, "<table><caption>");
    put_html(str_of(table->title), buf);
    buf_add_z(buf, "</caption>\n");
    html_cells(table, table->heads, "th", buf);
    for (const struct table_row *row = table->rows; row; row = row->next) {
        html_cells(table, row->cells, "td", buf);
    }
    buf_add_z(buf, "</table>\n");
}

void
table_write(const struct table *table, const struct report_options *options, struct buf *buf)
{
    switch (options->format) {
    case REPORT_MD:
        md_write(table, buf);
        break;
    case REPORT_HTML:
        html_write(table, buf);
        break;
    case REPORT_TEXT:
    case REPORT_JSON: /* has a form of its own */
        text_write(table, options->use_color, buf);
        break;
    }
}

/* ---- numbers ---- */

static void
put_grouped(uint64_t n, struct buf *buf)
{
    char digits[24];
    int count = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
    for (int i = 0; i < count; i++) {
        if (i && (count - i) % 3 == 0) {
            buf_add_byte(buf, ',');
        }
        buf_add_byte(buf, digits[i]);
    }
}

struct str
show_count(struct arena *arena, size_t n)
{
    struct buf buf;
    buf_init(&buf, 64);
    put_grouped(n, &buf);
    struct str ret = arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}

struct str
show_money(struct arena *arena, struct str currency, double amount, bool with_sign)
{
    static const struct {
        const char *code, *sign;
    } SIGNS[] = {{"USD", "$"}, {"EUR", "\u20AC"}, {"GBP", "\u00A3"}, {"INR", "\u20B9"}};
    struct buf buf;
    buf_init(&buf, 128);
    double cents = round(fabs(amount) * 100);
    if (with_sign || amount < 0) {
        buf_add_z(&buf, amount < 0 ? "-" : "+");
    }
    const char *sign = NULL;
    for (size_t i = 0; i < sizeof SIGNS / sizeof SIGNS[0]; i++) {
        sign = str_is(currency, SIGNS[i].code) ? SIGNS[i].sign : sign;
    }
    if (sign) {
        buf_add_z(&buf, sign);
    } else {
        buf_printf(&buf, "%.*s ", STR_ARG(currency));
    }
    put_grouped((uint64_t)cents / 100, &buf);
    if ((uint64_t)cents % 100) {
        buf_printf(&buf, ".%02d", (int)((uint64_t)cents % 100));
    }
    struct str ret = arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}

struct str
show_percent(struct arena *arena, double part, int decimals)
{
    return arena_printf(arena, "%.*f%%", decimals, part * 100);
}

struct str
show_bar(struct arena *arena, double part, double whole, size_t width)
{
    size_t n = whole > 0 ? (size_t)lround(part / whole * (double)width) : 0;
    struct buf buf;
    buf_init(&buf, 512);
    for (size_t i = 0; i < n && i < width; i++) {
        buf_add_codepoint(&buf, 0x2588);
    }
    struct str ret = arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}
