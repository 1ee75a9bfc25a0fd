/* report/table_html.c: a table as HTML. Every word is escaped. */
#include "report/table.h"

#include "base/banned.h"

static bool
is_control(char c)
{
    return (unsigned char)c < 0x20 || c == 0x7F;
}

void
html_text(struct str text, struct buf *buf)
{
    for (size_t i = 0; i < text.n; i++) {
        switch (text.p[i]) {
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
        case '\'':
            buf_add_z(buf, "&#39;");
            break;
        default:
            buf_add(buf, is_control(text.p[i]) ? STR(" ") : (struct str){&text.p[i], 1});
            break;
        }
    }
}

static void
put_cells(const struct table *table, const struct str *cells, bool is_head, struct buf *buf)
{
    buf_add_z(buf, "<tr>");
    for (size_t i = 0; i < table->n_columns; i++) {
        if (table->is_bar[i]) {
            continue;
        }
        bool is_row_head = i == 0 && !table->is_list;
        const char *open = is_head       ? (cells[i].n ? "th scope=\"col\"" : "td")
                           : is_row_head ? "th scope=\"row\""
                                         : "td";
        buf_printf(buf, "<%s%s>", open, table->is_right[i] ? " class=\"n\"" : "");
        html_text(cells[i], buf);
        buf_printf(buf, "</%s>", open[1] == 'h' ? "th" : "td");
    }
    buf_add_z(buf, "</tr>\n");
}

void
table_html(const struct table *table, struct buf *buf)
{
    buf_add_z(buf, "<table><caption>");
    html_text(str_of(table->title), buf);
    buf_add_z(buf, "</caption>\n<thead>\n");
    put_cells(table, table->heads, true, buf);
    buf_add_z(buf, "</thead>\n<tbody>\n");
    for (const struct table_row *row = table->rows; row; row = row->next) {
        put_cells(table, row->cells, false, buf);
    }
    buf_add_z(buf, "</tbody></table>\n");
}
