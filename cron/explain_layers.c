/* cron/explain_layers.c: see the header. The stored evidence keeps the winner of
 * each field alone; what the others said is read again from the page. */
#include "cron/explain_layers.h"

#include <stdio.h>

#include "base/limits.h"
#include "cron/archive_source.h"
#include "cron/cli.h"
#include "cron/worker.h"
#include "fetch/fetch.h"

#include "base/banned.h"

enum { QUOTE_SHOWN_BYTES = 160 };

void
explain_text(struct str text)
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

/* ---- printing ---- */

/* Does a stored value rest on that rule of that layer? */
static bool
is_used(const struct posting *posting, enum field field, enum layer layer, const char *rule)
{
    for (size_t i = 0; i < posting->n_facts; i++) {
        const struct fact *fact = &posting->facts[i];
        if (fact->field == field && fact->layer == layer && rule && fact->rule &&
            strcmp(fact->rule, rule) == 0) {
            return true;
        }
    }
    return false;
}

static void
print_origin(const struct posting *posting, enum field field, enum layer layer, const char *rule)
{
    (void)printf("%c %-16s %-14s %-22s \"", is_used(posting, field, layer, rule) ? '*' : ' ',
                 field_name(field), layer_name(layer), rule ? rule : "");
}

/* A further part of a line; `next` parts it from what follows. */
static void
print_part(struct str part, const char **separator, const char *next)
{
    if (part.n) {
        (void)printf("%s", *separator);
        explain_text(part);
        *separator = next;
    }
}

static void
print_place(const struct raw_place *p)
{
    const char *separator = "";
    if (p->text.n) {
        explain_text(p->text);
        separator = " | ";
    }
    print_part(p->city, &separator, ", ");
    print_part(p->region, &separator, ", ");
    print_part(p->country, &separator, ", ");
}

static void
print_money(const struct raw_money *m)
{
    const char *separator = "";
    if (m->text.n) {
        explain_text(m->text);
        separator = " | ";
    }
    if (m->min.n || m->max.n) {
        (void)printf("%s", separator);
        explain_text(m->min);
        (void)printf(" - ");
        explain_text(m->max);
        separator = " ";
    }
    print_part(m->currency, &separator, " ");
    print_part(m->period, &separator, " ");
    print_part(m->zone, &separator, " ");
}

/* All that was read of one field. */
static void
print_field(const struct posting *posting, const struct raw_posting *raw, enum field field)
{
    for (const struct raw_value *v = raw_first(raw, field); v; v = raw_next(v)) {
        print_origin(posting, field, v->layer, v->rule);
        explain_text(v->text);
        (void)printf("\"\n");
    }
    bool is_place = field == FIELD_LOCATION || field == FIELD_REMOTE_SCOPE;
    for (const struct raw_place *p = is_place ? raw->places : NULL; p; p = p->next) {
        if (p->is_remote_scope == (field == FIELD_REMOTE_SCOPE)) {
            print_origin(posting, field, p->layer, p->rule);
            print_place(p);
            (void)printf("\"\n");
        }
    }
    for (const struct raw_money *m = field == FIELD_SALARY ? raw->money : NULL; m; m = m->next) {
        print_origin(posting, field, m->layer, m->rule);
        print_money(m);
        (void)printf("\"\n");
    }
}

static void
print_raw(const struct posting *posting, const struct raw_posting *raw)
{
    for (int field = FIELD_NONE + 1; field < FIELD_COUNT; field++) {
        print_field(posting, raw, (enum field)field);
    }
}

/* ---- finding ---- */

struct search {
    const struct stored_posting *stored;
    const struct config *config;
    struct parser *parser;
    struct normalizer *normalizer;
    bool is_found;
};

/* The posting among those of a page, by its identity; NULL when it is not there. */
static const struct raw_posting *
find_on(struct search *s, struct page *page)
{
    struct outcome outcome;
    const struct source *source = config_source(s->config, s->stored->posting.source);
    page->source = s->stored->posting.source;
    worker_read(s->parser, s->normalizer, source, page, &outcome);
    for (const struct raw_posting *raw = outcome.harvest.postings; raw; raw = raw->next) {
        struct posting posting;
        if (normalize(s->normalizer, raw, page, page->arena, &posting, NULL) == OK &&
            strcmp(posting.id, s->stored->posting.id) == 0) {
            return raw;
        }
    }
    return NULL;
}

static enum status
search_archive(struct search *s, struct error *err)
{
    struct arena arena;
    struct page *page = NULL;
    arena_init(&arena, LIMIT_URL_BYTES * 2);
    struct str file = s->stored->archive_file;
    if (file.n && file.p[0] != '/' && s->config->set.archive.n) {
        file = arena_printf(&arena, "%.*s/%.*s", STR_ARG(s->config->set.archive), STR_ARG(file));
    }
    const char *path = arena_cstr(&arena, file);
    long long offset = (long long)s->stored->archive_offset;
    enum status status = path ? warc_read_at(path, s->stored->archive_offset,
                                             (size_t)s->config->set.max_body_bytes, &page, err)
                              : error_set(err, E_NOMEM, "out of memory");
    const struct raw_posting *raw = page ? find_on(s, page) : NULL;
    if (raw) {
        (void)printf("\nall layers of the archived page (%s at %lld), * what the values rest on:\n",
                     path, offset);
        print_raw(&s->stored->posting, raw);
    } else if (status == OK) {
        status = error_set(err, E_NOT_FOUND, "%s at %lld is no longer read as this posting", path,
                           offset);
    }
    page_free(page);
    arena_release(&arena);
    return status;
}

/* A saved file: is it the one? */
static bool
see_saved(void *ctx, struct page *page)
{
    struct search *s = ctx;
    const struct raw_posting *raw = find_on(s, page);
    if (raw) {
        (void)printf("\nall layers of the saved page (");
        explain_text(page->url);
        (void)printf("), * what the values rest on:\n");
        print_raw(&s->stored->posting, raw);
        s->is_found = true;
    }
    return s->is_found;
}

static enum status
search_folder(struct search *s, const struct source *source, struct error *err)
{
    enum status status = saved_pages_each(source, see_saved, s, err);
    return status == OK && !s->is_found
               ? error_set(err, E_NOT_FOUND, "no file of source \"%.*s\" holds it any more",
                           STR_ARG(source->name))
               : status;
}

enum status
explain_layers(const struct stored_posting *stored, const struct config *config, struct error *err)
{
    struct search search = {.stored = stored, .config = config};
    const struct source *source = config_source(config, stored->posting.source);
    bool is_archived = stored->archive_file.n > 0;
    if (!is_archived && (!source || !str_is(source->set.kind, "dir"))) {
        return error_set(err, E_NOT_FOUND, "no archived page (the setting `archive` keeps them)");
    }
    enum status status = parser_new(&search.parser, err);
    if (status == OK) {
        status = normalizer_new_with(config->taxonomy, &search.normalizer, err);
    }
    if (status == OK) {
        status = is_archived ? search_archive(&search, err) : search_folder(&search, source, err);
    }
    parser_free(search.parser);
    normalizer_free(search.normalizer);
    return status;
}
