/* normalize/skills/import_table.c: records of CSV and tab-separated files. In CSV a
 * field may be quoted and hold separators and line breaks; in tab-separated ones
 * quotes are letters. Must not know what the columns mean. */
#include "normalize/skills/import.h"

#include "base/banned.h"

enum { FIELDS_FIRST = 32 };

void
import_table_open(struct import_table *table, struct str text, struct arena *arena)
{
    if (str_starts(text, STR("\xEF\xBB\xBF"))) {
        text = str_sub(text, 3, text.n);
    }
    struct str rest = text;
    struct str head = str_cut(&rest, '\n');
    *table = (struct import_table){.rest = text, .next_line = 1, .arena = arena};
    table->separator = (char)(str_find_byte(head, '\t') != SIZE_MAX  ? '\t'
                              : str_find_byte(head, ',') != SIZE_MAX ? ','
                                                                     : ';');
}

static bool
add_field(struct import_table *table, struct str field)
{
    if (table->n_fields == table->cap_fields) {
        size_t cap = table->cap_fields ? table->cap_fields * 2 : FIELDS_FIRST;
        struct str *fields = ARENA_ARRAY(table->arena, cap, struct str);
        if (!fields) {
            return false;
        }
        if (table->n_fields) {
            memcpy(fields, table->fields, table->n_fields * sizeof *fields);
        }
        table->fields = fields;
        table->cap_fields = cap;
    }
    table->fields[table->n_fields++] = field;
    return true;
}

/* Doubled quotes become one. */
static struct str
undouble(struct arena *arena, struct str raw)
{
    char *out = arena_bytes(arena, raw.n);
    size_t n = 0;
    for (size_t i = 0; out && i < raw.n; i++) {
        out[n++] = raw.p[i];
        i += raw.p[i] == '"';
    }
    return out ? (struct str){out, n} : STR_NONE;
}

/* The quoted field that begins at byte 0; *ret_end is behind its last quote. */
static struct str
read_quoted(struct import_table *table, size_t *ret_end)
{
    struct str text = table->rest;
    bool has_double = false;
    size_t i = 1;
    for (; i < text.n; i++) {
        bool is_quote = text.p[i] == '"';
        bool is_double = is_quote && i + 1 < text.n && text.p[i + 1] == '"';
        if (is_quote && !is_double) {
            break;
        }
        has_double = has_double || is_double;
        i += is_double;
        table->next_line += text.p[i] == '\n';
    }
    *ret_end = i < text.n ? i + 1 : text.n;
    struct str raw = str_sub(text, 1, i - 1);
    return has_double ? undouble(table->arena, raw) : raw;
}

/* The plain field at byte 0; *ret_end is behind it. */
static struct str
read_plain(const struct import_table *table, size_t *ret_end)
{
    struct str text = table->rest;
    size_t i = 0;
    while (i < text.n && text.p[i] != table->separator && text.p[i] != '\n') {
        i++;
    }
    *ret_end = i;
    struct str field = str_sub(text, 0, i);
    field.n -= field.n && field.p[field.n - 1] == '\r';
    return field;
}

bool
import_table_next(struct import_table *table)
{
    table->n_fields = 0;
    table->line = table->next_line;
    while (table->rest.n) {
        bool is_quoted = table->separator != '\t' && table->rest.p[0] == '"';
        size_t end = 0;
        struct str field = is_quoted ? read_quoted(table, &end) : read_plain(table, &end);
        if (is_quoted && end < table->rest.n && table->rest.p[end] == '\r') {
            end++;
        }
        char after = (char)(end < table->rest.n ? table->rest.p[end] : '\n');
        if (after != table->separator && after != '\n') { /* letters behind the quote: lost */
            struct str rest = str_sub(table->rest, end, table->rest.n);
            size_t skipped = 0;
            struct import_table tail = *table;
            tail.rest = rest;
            (void)read_plain(&tail, &skipped);
            end += skipped;
            after = (char)(end < table->rest.n ? table->rest.p[end] : '\n');
        }
        table->rest = str_sub(table->rest, end + 1, table->rest.n);
        table->next_line += after == '\n';
        if (!add_field(table, field)) {
            return false;
        }
        if (after == '\n') {
            return true;
        }
    }
    return table->n_fields > 0;
}

static size_t
column_named(const struct import_table *table, const char *name)
{
    for (size_t i = 0; i < table->n_fields; i++) {
        if (str_is_nocase(str_trim(table->fields[i]), name)) {
            return i;
        }
    }
    return SIZE_MAX;
}

size_t
import_table_column(const struct import_table *table, const char *const *names)
{
    size_t column = SIZE_MAX;
    for (; *names && column == SIZE_MAX; names++) {
        column = column_named(table, *names);
    }
    return column;
}

struct str
import_table_field(const struct import_table *table, size_t column)
{
    return column < table->n_fields ? str_trim(table->fields[column]) : STR("");
}
