/* report/doc.c: the page round the tables. The HTML loads nothing and runs no
 * script; a policy in its head says so to the browser. */
#include "report/doc.h"
#include "report/exchange.h"

#include "base/limits.h"
#include "report/width.h"

#include "base/banned.h"

// clang-format off
static const char STYLE[] =
    ":root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--dim:#57606a;--rule:#d5dae0;--alt:#f5f7f9;"
    "--c0:#2563b8;--c1:#c2590c;--c2:#0f7b5f;--c3:#8a3ffc}\n"
    "@media (prefers-color-scheme:dark){:root{--bg:#12161b;--fg:#e6eaee;--dim:#a3adb8;--rule:#353d46;"
    "--alt:#1a2027;--c0:#6ea8ff;--c1:#ff9d57;--c2:#4fd1ad;--c3:#c79bff}}\n"
    "*{box-sizing:border-box}body{margin:0 auto;padding:1rem;max-width:58rem;background:var(--bg);"
    "color:var(--fg);font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}\n"
    "h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.2rem;margin:2.2rem 0 .3rem}\n"
    "p{margin:.3rem 0;color:var(--dim)}a{color:var(--c0)}a:focus-visible,[tabindex]:focus-visible{outline:3px "
    "solid var(--c1);outline-offset:2px}\n"
    ".skip{position:absolute;left:-99rem}.skip:focus{position:static}\n"
    "nav ul{list-style:none;padding:0;margin:1rem 0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}nav a{"
    "display:inline-block;padding:.25rem 0}\n"
    "figure{margin:.8rem 0 1rem;max-width:46rem}svg{display:block;overflow:visible;font:13px system-ui,"
    "-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}\n"
    "svg text{fill:var(--fg)}svg .a,svg .v{fill:var(--dim);font-size:12px}svg .t{font-weight:600}svg .g{"
    "stroke:var(--rule);stroke-width:1}svg .v{paint-order:stroke;stroke:var(--bg);stroke-width:3px}\n"
    ".s0{fill:var(--c0)}.s1{fill:var(--c1)}.s2{fill:var(--c2)}.s3{fill:var(--c3)}.l0{stroke:var(--c0)}"
    ".l1{stroke:var(--c1)}.l2{stroke:var(--c2)}.l3{stroke:var(--c3)}svg .q{stroke:var(--fg);fill:var(--bg);"
    "stroke-width:2}\n"
    "figcaption{color:var(--dim);font-size:.85rem;margin-bottom:.6rem}figcaption span{color:var(--fg);"
    "margin-right:.9rem;white-space:nowrap}figcaption i{display:inline-block;width:.8rem;height:.8rem;"
    "margin-right:.35rem;border-radius:2px;vertical-align:-1px}.k0{background:var(--c0)}.k1{background:"
    "var(--c1)}.k2{background:var(--c2)}.k3{background:var(--c3)}\n"
    ".scroll{overflow-x:auto;max-width:100%}table{border-collapse:collapse;font-size:.9rem;"
    "font-variant-numeric:tabular-nums}caption{position:absolute;left:-99rem}\n"
    "th,td{padding:.3rem .9rem .3rem 0;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top;"
    "white-space:nowrap}td:not(.n),th:not(.n){white-space:normal}th[scope=row]{font-weight:500}thead th{color:var(--dim);font-weight:600}"
    ".n{text-align:right}tbody tr:nth-child(even){background:var(--alt)}\n"
    "@media (max-width:40rem){th,td{white-space:normal;padding-right:.6rem}}\n"
    "@media print{:root{--bg:#fff;--fg:#000;--dim:#333;--rule:#bbb;--alt:#fff;--c0:#2563b8;--c1:#c2590c;"
    "--c2:#0f7b5f;--c3:#8a3ffc}body{max-width:none;padding:0;font-size:11pt}nav,.skip{display:none}"
    "figure,tr{break-inside:avoid}h2{break-after:avoid}.scroll{overflow:visible}rect,circle,i,tr{"
    "print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";
// clang-format on

static const char *
what_counts(enum report_count count)
{
    switch (count) {
    case COUNT_POSTINGS:
        return "each posting counts";
    case COUNT_ROLES:
        return "the same role of a company in several cities counts once";
    case COUNT_JOBS:
        break;
    }
    return "each opening counts once";
}

static struct str
line_of_scope(const struct doc *doc)
{
    const struct report_scope *scope = doc->scope;
    char first[DATE_BYTES], last[DATE_BYTES];
    date_write_day(scope->start_s, first);
    date_write_day(scope->end_s, last);
    struct str rates = exchange_words(scope);
    return scope->start_s == scope->end_s
               ? arena_printf(doc->arena, "Active at the end of %s (UTC); %s.%.*s", last,
                              what_counts(scope->count), STR_ARG(rates))
               : arena_printf(doc->arena, "Active at any time from %s to %s (UTC); %s.%.*s", first,
                              last, what_counts(scope->count), STR_ARG(rates));
}

static struct str
title_in(const struct report_scope *scope, struct str title)
{
    return arena_printf(scope->arena, "%.*s, %s%.*s", STR_ARG(title),
                        scope->country.n ? "in " : "all countries", STR_ARG(scope->country));
}

/* In lines of at most `width` columns; 0: in one. */
static void
put_lines(struct str text, int width, struct buf *out)
{
    while (text.n) {
        buf_add(out, width_cut(&text, width > 0 ? (size_t)width : text.n));
        buf_add_byte(out, '\n');
    }
}

void
doc_begin(struct doc *doc, const struct report_scope *scope, const struct report_options *options,
          struct str title, struct buf *out)
{
    *doc = (struct doc){.options = options, .scope = scope, .arena = scope->arena, .out = out};
    doc->title = title_in(scope, title);
    buf_init(&doc->body, 16 * MIB);
    buf_init(&doc->contents, MIB);
    struct str line = line_of_scope(doc);
    if (options->format == REPORT_TEXT) {
        put_lines(doc->title, options->width, out);
        put_lines(line, options->width, out);
    } else if (options->format == REPORT_MD) {
        buf_printf(out, "# %.*s\n\n%.*s\n", STR_ARG(doc->title), STR_ARG(line));
    }
}

static void
section(struct doc *doc, const struct table *table)
{
    struct buf *buf = &doc->body;
    size_t number = ++doc->n_sections;
    buf_printf(&doc->contents, "<li><a href=\"#s%zu\">", number);
    html_text(str_of(table->title), &doc->contents);
    buf_add_z(&doc->contents, "</a></li>\n");
    buf_printf(buf, "<section aria-labelledby=\"s%zu\">\n<h2 id=\"s%zu\">", number, number);
    html_text(str_of(table->title), buf);
    buf_add_z(buf, "</h2>\n");
    if (table->note) {
        buf_add_z(buf, "<p>");
        html_text(str_of(table->note), buf);
        buf_add_z(buf, "</p>\n");
    }
    if (table->chart) {
        chart_write(table->chart, number, buf);
    }
    if (table->rows) {
        buf_printf(buf,
                   "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                   "aria-labelledby=\"s%zu\">",
                   number);
        table_html(table, buf);
        buf_add_z(buf, "</div>\n");
    } else if (!table->note) {
        buf_add_z(buf, "<p>None.</p>\n");
    }
    buf_add_z(buf, "</section>\n");
}

void
doc_table(struct doc *doc, const struct table *table)
{
    if (doc->options->format == REPORT_HTML) {
        section(doc, table);
    } else {
        table_write(table, doc->options, doc->out);
    }
}

void
doc_end(struct doc *doc)
{
    struct buf *out = doc->out;
    if (doc->options->format == REPORT_HTML) {
        struct str line = line_of_scope(doc);
        buf_add_z(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'unsafe-inline'\">\n<title>");
        html_text(doc->title, out);
        buf_add_z(out, "</title>\n<style>\n");
        buf_add_z(out, STYLE);
        buf_add_z(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the "
                       "figures</a>\n<header>\n<h1>");
        html_text(doc->title, out);
        buf_add_z(out, "</h1>\n<p>");
        html_text(line, out);
        buf_printf(out, " Medians and bands need n = %zu.</p>\n</header>\n", doc->scope->min_n);
        buf_add_z(out, "<nav aria-label=\"Contents\"><ul>\n");
        buf_add(out, buf_str(&doc->contents));
        buf_add_z(out, "</ul></nav>\n<main id=\"main\">\n");
        buf_add(out, buf_str(&doc->body));
        buf_add_z(out, "</main>\n</body>\n</html>\n");
    }
    out->failed = out->failed || doc->body.failed || doc->contents.failed;
    buf_release(&doc->body);
    buf_release(&doc->contents);
}

/* ---- words ---- */

struct str
doc_unsaid(const struct doc *doc, size_t n)
{
    return arena_printf(doc->arena, "cannot say (n = %zu < %zu)", n, doc->scope->min_n);
}

struct str
doc_median(const struct doc *doc, const struct median *m)
{
    if (!scope_can_say(doc->scope, m)) {
        return m->n ? arena_printf(doc->arena, "n=%zu", m->n) : STR("-");
    }
    struct str value = show_money(doc->arena, doc->scope->currency, m->value, false);
    return arena_printf(doc->arena, "%.*s (n=%zu)", STR_ARG(value), m->n);
}

struct str
doc_interval(const struct doc *doc, const struct median *m)
{
    if (!scope_can_say(doc->scope, m) || !m->has_ci) {
        return STR("-");
    }
    struct str low = show_money(doc->arena, doc->scope->currency, m->low, false);
    struct str high = show_money(doc->arena, doc->scope->currency, m->high, false);
    return arena_printf(doc->arena, "%.*s to %.*s", STR_ARG(low), STR_ARG(high));
}

struct str
doc_part(const struct doc *doc, size_t count, size_t of)
{
    if (of == 0) {
        return STR("-");
    }
    struct str n = show_count(doc->arena, count);
    return arena_printf(doc->arena, "%.*s (%.1f%%)", STR_ARG(n), (double)count / (double)of * 100);
}

struct chart_mark
doc_mark(const struct doc *doc, const struct median *m)
{
    struct chart_mark mark = {.is_set = scope_can_say(doc->scope, m), .value = m->value};
    if (mark.is_set) {
        mark.low = m->has_ci ? m->low : m->value;
        mark.high = m->has_ci ? m->high : m->value;
        mark.text = show_units(doc->arena, doc->scope->currency, m->value);
    }
    return mark;
}

struct chart_mark
doc_share_mark(const struct doc *doc, double part)
{
    return (struct chart_mark){
        .is_set = true, .value = part, .text = show_percent(doc->arena, part, 0)};
}

struct chart_mark
doc_part_mark(const struct doc *doc, size_t count, size_t of)
{
    return of ? doc_share_mark(doc, (double)count / (double)of) : (struct chart_mark){0};
}

struct str
doc_show_money(struct arena *arena, struct str unit, double value)
{
    return show_units(arena, unit, value);
}

void
doc_money_axis(const struct doc *doc, struct chart *chart)
{
    if (chart) {
        chart->show = doc_show_money;
        chart->unit = doc->scope->currency;
    }
}
