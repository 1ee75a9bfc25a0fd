/* cron/cmd_explain.c: `jobmill explain`: every field of a posting with its
 * evidence, then what the archived page says layer by layer. */
#include <stdio.h>

#include "base/limits.h"
#include "base/posting_json.h"
#include "cron/commands.h"
#include "cron/setup.h"
#include "fetch/fetch.h"
#include "parse/parse.h"

#include "base/banned.h"

enum { QUOTE_SHOWN_BYTES = 160 };

/* One line of text for the terminal, shortened. */
static void
print_text(struct str text)
{
    char shown[QUOTE_SHOWN_BYTES + 1];
    size_t n = text.n < QUOTE_SHOWN_BYTES ? text.n : QUOTE_SHOWN_BYTES;
    memcpy(shown, text.p ? text.p : "", n);
    for (size_t i = 0; i < n; i++) {
        shown[i] = (char)(shown[i] == '\n' || shown[i] == '\t' ? ' ' : shown[i]);
    }
    cli_sanitize(shown, n);
    while (n > 0 && n < text.n && ((unsigned char)text.p[n] & 0xC0) == 0x80) {
        n--; /* not within a character */
    }
    (void)printf("%.*s%s", (int)n, shown, n < text.n ? "..." : "");
}

static void
print_facts(const struct posting *p)
{
    (void)printf("%-16s %-14s %-22s %5s  %s\n", "field", "layer", "rule", "sure", "read from");
    for (size_t i = 0; i < p->n_facts; i++) {
        const struct fact *f = &p->facts[i];
        char name[48];
        (void)snprintf(name, sizeof name, f->index ? "%s[%u]" : "%s", field_name(f->field),
                       (unsigned)f->index);
        (void)printf("%-16s %-14s %-22s %4u%%  \"", name, layer_name(f->layer),
                     f->rule ? f->rule : "", (unsigned)f->confidence);
        print_text(f->quote);
        (void)printf("\"\n");
    }
    for (size_t i = 0; i < p->n_quarantine; i++) {
        (void)printf("withheld: %s (%s): \"", field_name(p->quarantine[i].field),
                     p->quarantine[i].reason);
        print_text(p->quarantine[i].text);
        (void)printf("\"\n");
    }
}

static void
print_value(const char *name, struct str value)
{
    if (value.n) {
        (void)printf("  %-16s ", name);
        print_text(value);
        (void)printf("\n");
    }
}

static void
print_head(const struct stored_posting *s)
{
    char first[TIME_BYTES];
    char last[TIME_BYTES];
    char closed[TIME_BYTES];
    date_write_time(s->first_seen_s, first);
    date_write_time(s->last_seen_s, last);
    print_text(s->posting.title);
    (void)printf("\n");
    print_value("id", str_of(s->posting.id));
    print_value("url", s->posting.url);
    print_value("source", s->posting.source);
    print_value("company", s->posting.company);
    print_value("role", str_of(s->posting.role));
    print_value("seniority", str_of(seniority_name(s->posting.seniority)));
    print_value("work mode", str_of(mode_name(s->posting.work_mode)));
    print_value("employment", str_of(employment_name(s->posting.employment_type)));
    print_value("first seen", str_of(first));
    print_value("last seen", str_of(last));
    if (s->closed_at_s != TIME_UNKNOWN) {
        date_write_time(s->closed_at_s, closed);
        print_value("closed", str_of(closed));
        print_value("because", s->close_reason);
    }
    print_value("job", s->job_id);
    (void)printf("\n");
}

static void
print_money(const struct raw_money *m)
{
    if (m->text.n) {
        print_text(m->text);
    } else {
        (void)printf("%.*s - %.*s %.*s %.*s", STR_ARG(m->min), STR_ARG(m->max),
                     STR_ARG(m->currency), STR_ARG(m->period));
    }
    (void)printf("\"\n");
}

/* "  location  json-ld  jobLocation  "" without what it was read from. */
static void
print_origin(const char *what, enum layer layer, const char *rule)
{
    (void)printf("  %-16s %-14s %-22s \"", what, layer_name(layer), rule ? rule : "");
}

static void
print_raw(const struct raw_posting *raw)
{
    for (const struct raw_value *v = raw->values; v; v = v->next) {
        print_origin(field_name(v->field), v->layer, v->rule);
        print_text(v->text);
        (void)printf("\"\n");
    }
    for (const struct raw_place *p = raw->places; p; p = p->next) {
        print_origin(p->is_remote_scope ? "remote_scope" : "location", p->layer, p->rule);
        print_text(p->text.n ? p->text : p->city.n ? p->city : p->country);
        (void)printf("\"\n");
    }
    for (const struct raw_money *m = raw->money; m; m = m->next) {
        print_origin("salary", m->layer, m->rule);
        print_money(m);
    }
}

/* What every layer of the archived page said. */
static enum status
print_layers(const struct stored_posting *stored, const struct config *config, struct error *err)
{
    struct page *page = NULL;
    struct parser *parser = NULL;
    struct harvest harvest = {0};
    struct arena arena;
    arena_init(&arena, LIMIT_URL_BYTES * 2);
    struct str file = stored->archive_file;
    if (file.n && file.p[0] != '/' && config->set.archive.n) {
        file = arena_printf(&arena, "%.*s/%.*s", STR_ARG(config->set.archive), STR_ARG(file));
    }
    const char *path = arena_cstr(&arena, file);
    enum status status = path ? warc_read_at(path, stored->archive_offset,
                                             (size_t)config->set.max_body_bytes, &page, err)
                              : error_set(err, E_NOT_FOUND, "no archived page");
    if (status == OK) {
        status = parser_new(&parser, err);
    }
    if (status == OK) {
        const struct source *source = config_source(config, stored->posting.source);
        status = parse_page(parser, page, source, &harvest, err);
    }
    for (const struct raw_posting *raw = harvest.postings; status == OK && raw; raw = raw->next) {
        bool is_it = !raw->external_id.n || str_eq(raw->external_id, stored->posting.external_id) ||
                     !harvest.postings->next;
        if (is_it) {
            (void)printf("\nall layers of the archived page (%s at %lld):\n", path,
                         (long long)stored->archive_offset);
            print_raw(raw);
            break;
        }
    }
    parser_free(parser);
    page_free(page);
    arena_release(&arena);
    return status;
}

int
cmd_explain(const struct cli *cli)
{
    struct error err = {0};
    struct config config = {0};
    struct store *store = NULL;
    struct stored_posting stored = {0};
    struct arena arena;
    arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
    enum status status = setup_reader(cli, &config, &store, &err);
    if (status == OK) {
        status = store_get(store, str_of(cli->operands[0]), &arena, &stored, &err);
    }
    if (status == OK) {
        struct error archive_err = {0};
        print_head(&stored);
        print_facts(&stored.posting);
        if (print_layers(&stored, &config, &archive_err) != OK && !cli->quiet) {
            (void)fprintf(stderr, "jobmill: other layers cannot be shown: %s\n", archive_err.text);
        }
    }
    int result = status == OK ? cli_print(STR("")) : cli_fail(&err);
    arena_release(&arena);
    store_close(store);
    config_release(&config);
    return result;
}
