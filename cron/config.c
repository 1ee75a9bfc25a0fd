/* cron/config.c: the file. libConfuse does the syntax; types, ranges and the
 * needs of each kind are checked here, with file and line. */
#include "cron/config.h"

#include <assert.h>
#include <confuse.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/nearest.h"
#include "cron/cli.h"
#include "cron/config_text.h"
#include "cron/setup.h"
#include "normalize/normalize.h"

#include "base/banned.h"

enum type { TEXT, LIST, INT, BOOL, SIZE, SPAN, RATE };
enum scope { GLOBAL = 1, SOURCE = 2, BOTH = 3 };

struct row {
    const char *name;
    enum type type;
    enum scope scope;
    int64_t min, max;
    const char *value, *help;
    size_t offset; /* of the member in struct settings */
};

static const struct row ROWS[] = {
#define SETTING(member, name, type, scope, min, max, value, help)                                  \
    {name, type, scope, min, max, value, help, offsetof(struct settings, member)},
#include "base/settings.def"
#undef SETTING
};
enum { ROW_COUNT = sizeof ROWS / sizeof ROWS[0] };

/* libConfuse has no user pointer: the error under construction is per thread. */
static _Thread_local struct error *current_error;

static const char *const TYPE_HELP[] = {
    [TEXT] = "a text",
    [LIST] = "a text, or {several, texts}",
    [INT] = "a whole number",
    [BOOL] = "yes or no",
    [SIZE] = "a size such as 64M",
    [SPAN] = "a span such as 30s, 5min, 2h or 7d",
    [RATE] = "a rate such as 1/s or 30/min",
};

static const struct row *
row_find(const char *name)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (strcmp(ROWS[i].name, name) == 0) {
            return &ROWS[i];
        }
    }
    return NULL;
}

/* libConfuse reports syntax errors here; only the first one counts. */
static void
on_error(cfg_t *cfg, const char *format, va_list args)
{
    char text[300];
    if (!current_error || current_error->status != OK) {
        return;
    }
    (void)vsnprintf(text, sizeof text, format, args);
    const char *file = cfg && cfg->filename ? cfg->filename : "jobmill.conf";
    int line = cfg ? cfg->line : 0;
    static const char NO_OPTION[] = "no such option '";
    static const char SAME_TITLE[] = "found duplicate title '";
    if (strncmp(text, NO_OPTION, sizeof NO_OPTION - 1) == 0) {
        char *name = text + sizeof NO_OPTION - 1;
        name[strcspn(name, "'")] = '\0';
        char hint[NEAREST_BYTES];
        struct nearest nearest = nearest_to(str_of(name));
        nearest_look(&nearest, STR("source"));
        for (size_t i = 0; i < ROW_COUNT; i++) {
            nearest_look(&nearest, str_of(ROWS[i].name));
        }
        (void)error_set(current_error, E_CONFIG,
                        "%s:%d: there is no setting '%s'%s (jobmill init prints them all)", file,
                        line, name, nearest_hint(&nearest, hint));
        return;
    }
    if (strncmp(text, SAME_TITLE, sizeof SAME_TITLE - 1) == 0) {
        (void)error_set(current_error, E_CONFIG,
                        "%s:%d: two sources are called '%s: rename one of them", file, line,
                        text + sizeof SAME_TITLE - 1);
        return;
    }
    (void)error_set(current_error, E_CONFIG, "%s:%d: %s", file, line, text);
}

static bool
read_value(const struct row *row, struct str text, int64_t *ret)
{
    switch (row->type) {
    case INT:
        return str_int(text, ret);
    case SIZE:
        return config_read_size(text, ret);
    case SPAN:
        return config_read_span(text, ret);
    case RATE:
        return config_read_rate(text, ret);
    case BOOL:
        if (str_is_nocase(text, "yes") || str_is_nocase(text, "true") || str_is(text, "on")) {
            *ret = 1;
            return true;
        }
        *ret = 0;
        return str_is_nocase(text, "no") || str_is_nocase(text, "false") || str_is(text, "off");
    case TEXT:
    case LIST:
        return true;
    }
    return false;
}

/* Called while the file is read, so that file and line are right. */
static int
on_value(cfg_t *cfg, cfg_opt_t *opt)
{
    const struct row *row = row_find(opt->name);
    assert(row);
    if (row->type == TEXT || row->type == LIST) {
        return 0;
    }
    const char *text = cfg_opt_getnstr(opt, cfg_opt_size(opt) - 1);
    int64_t value = 0;
    bool ok = text && read_value(row, str_of(text), &value);
    if (ok && row->min < row->max && (value < row->min || value > row->max)) {
        ok = false;
    }
    if (!ok && current_error && current_error->status == OK) {
        char range[64] = "";
        if (row->type == INT) {
            (void)snprintf(range, sizeof range, " from %lld to %lld", (long long)row->min,
                           (long long)row->max);
        }
        (void)error_set(current_error, E_CONFIG, "%s:%d: %s = \"%s\": %s%s is wanted (%s)",
                        cfg->filename ? cfg->filename : "jobmill.conf", cfg->line, opt->name,
                        text ? text : "", TYPE_HELP[row->type], range, row->help);
    }
    return ok ? 0 : -1;
}

static void
set_default(struct settings *set, const struct row *row, struct str text)
{
    void *member = (char *)set + row->offset;
    int64_t value = 0;
    bool ok = read_value(row, text, &value);
    assert(ok);
    (void)ok;
    if (row->type == TEXT) {
        *(struct str *)member = text;
    } else if (row->type == LIST) {
        *(struct str_list *)member = (struct str_list){NULL, 0};
    } else if (row->type == BOOL) {
        *(bool *)member = value != 0;
    } else {
        *(int64_t *)member = value;
    }
}

static enum status
set_from(struct settings *set, const struct row *row, cfg_opt_t *opt, struct arena *arena)
{
    void *member = (char *)set + row->offset;
    unsigned n = cfg_opt_size(opt);
    if (row->type == LIST) {
        struct str_list list = {ARENA_ARRAY(arena, n, struct str), n};
        for (unsigned i = 0; list.items && i < n; i++) {
            list.items[i] = arena_str(arena, str_of(cfg_opt_getnstr(opt, i)));
        }
        *(struct str_list *)member = list;
    } else {
        struct str text = arena_str(arena, str_trim(str_of(cfg_opt_getnstr(opt, 0))));
        if (text.p) {
            set_default(set, row, text);
        }
    }
    return arena->failed ? E_NOMEM : OK;
}

/* Takes what is stated in this section; what is not stays as it is. */
static enum status
take(cfg_t *cfg, enum scope scope, struct settings *set, struct arena *arena)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        cfg_opt_t *opt = (ROWS[i].scope & scope) ? cfg_getopt(cfg, ROWS[i].name) : NULL;
        bool is_stated = opt && cfg_opt_size(opt) > 0;
        enum status status = is_stated ? set_from(set, &ROWS[i], opt, arena) : OK;
        if (status != OK) {
            return status;
        }
    }
    return OK;
}

static size_t
options_fill(cfg_opt_t *options, enum scope scope)
{
    size_t n = 0;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (!(ROWS[i].scope & scope)) {
            continue;
        }
        if (ROWS[i].type == LIST) {
            options[n++] = (cfg_opt_t)CFG_STR_LIST(ROWS[i].name, NULL, CFGF_NODEFAULT);
        } else {
            options[n++] = (cfg_opt_t)CFG_STR(ROWS[i].name, NULL, CFGF_NODEFAULT);
        }
    }
    return n;
}

static struct str
from_folder(struct config *config, struct str path)
{
    if (path.n == 0 || path.p[0] == '/' || config->folder.n == 0) {
        return path;
    }
    return arena_printf(&config->arena, "%.*s/%.*s", STR_ARG(config->folder), STR_ARG(path));
}

static bool
has_needed(const struct settings *set, struct str needs)
{
    if (str_eq(needs, STR("url"))) {
        return set->url.n > 0;
    }
    if (str_eq(needs, STR("board"))) {
        return set->board.n > 0;
    }
    return !str_eq(needs, STR("path")) || set->path.n > 0;
}

static enum status
check_source(struct config *config, struct source *source, const char *file, int line,
             struct error *err)
{
    const struct kind *kind = kind_find(source->set.kind);
    if (!kind) {
        char hint[NEAREST_BYTES];
        return error_set(err, E_CONFIG,
                         "%s:%d: source \"%.*s\": %s%.*s%s%s (jobmill kinds lists them)", file,
                         line, STR_ARG(source->name),
                         source->set.kind.n ? "there is no kind '" : "kind is missing",
                         STR_ARG(source->set.kind), source->set.kind.n ? "'" : "",
                         setup_kind_hint(source->set.kind, hint));
    }
    if (!has_needed(&source->set, str_of(kind->needs))) {
        return error_set(err, E_CONFIG, "%s:%d: source \"%.*s\": kind %s needs %s = \"...\"", file,
                         line, STR_ARG(source->name), kind->name, kind->needs);
    }
    source->set.path = from_folder(config, source->set.path);
    return OK;
}

static enum status
read_sources(struct config *config, cfg_t *cfg, const struct settings *top,
             const bool *is_rate_stated, struct error *err)
{
    unsigned n = cfg_size(cfg, "source");
    config->sources = ARENA_ARRAY(&config->arena, n, struct source);
    for (unsigned i = 0; config->sources && i < n; i++) {
        cfg_t *section = cfg_getnsec(cfg, "source", i);
        struct source *source = &config->sources[i];
        source->name = arena_str(&config->arena, str_of(cfg_title(section)));
        source->set = *top;
        enum status status = take(section, SOURCE, &source->set, &config->arena);
        const struct kind *kind = kind_find(source->set.kind);
        if (kind && kind->default_rate && !is_rate_stated[0] &&
            cfg_opt_size(cfg_getopt(section, "rate")) == 0) {
            (void)config_read_rate(str_of(kind->default_rate), &source->set.rate_mhz);
        }
        if (kind && kind->default_concurrency && !is_rate_stated[1] &&
            cfg_opt_size(cfg_getopt(section, "concurrency")) == 0) {
            (void)str_int(str_of(kind->default_concurrency), &source->set.concurrency);
        }
        if (status == OK) {
            status = check_source(config, source, cfg->filename, section->line, err);
        }
        if (status != OK) {
            return status;
        }
    }
    config->n_sources = config->sources ? n : 0;
    return config->arena.failed ? error_set(err, E_NOMEM, "configuration: out of memory") : OK;
}

static int
source_cmp(const void *a, const void *b)
{
    return str_cmp(((const struct source *)a)->name, ((const struct source *)b)->name);
}

static enum status
sort_sources(struct config *config, const char *file, struct error *err)
{
    qsort(config->sources, config->n_sources, sizeof *config->sources, source_cmp);
    for (size_t i = 1; i < config->n_sources; i++) {
        if (str_eq(config->sources[i - 1].name, config->sources[i].name)) {
            return error_set(err, E_CONFIG,
                             "%s: two sources are called \"%.*s\": rename one of them", file,
                             STR_ARG(config->sources[i].name));
        }
    }
    return OK;
}

static enum status
take_all(struct config *config, cfg_t *cfg, const char *path, struct error *err)
{
    enum status status = take(cfg, GLOBAL, &config->set, &config->arena);
    const bool is_stated[2] = {cfg_opt_size(cfg_getopt(cfg, "rate")) > 0,
                               cfg_opt_size(cfg_getopt(cfg, "concurrency")) > 0};
    if (status == OK) {
        status = read_sources(config, cfg, &config->set, is_stated, err);
    }
    if (status == OK) {
        status = sort_sources(config, path, err);
    }
    config->set.archive = from_folder(config, config->set.archive);
    config->set.database = from_folder(config, config->set.database);
    if (config->set.metrics_file.n) {
        config->set.metrics_file = from_folder(config, config->set.metrics_file);
    }
    for (size_t i = 0; i < config->set.taxonomy.n; i++) {
        config->set.taxonomy.items[i] = from_folder(config, config->set.taxonomy.items[i]);
    }
    for (size_t i = 0; i < config->n_sources; i++) {
        config->sources[i].set.archive = config->set.archive;
        config->sources[i].set.database = config->set.database;
    }
    return status;
}

enum status
config_defaults(struct config *ret, struct error *err)
{
    enum { CONFIG_BYTES = 256 * 1024 * 1024 }; /* a hundred thousand sources */
    *ret = (struct config){0};
    arena_init(&ret->arena, CONFIG_BYTES);
    for (size_t i = 0; i < ROW_COUNT; i++) {
        set_default(&ret->set, &ROWS[i], str_of(ROWS[i].value));
    }
    (void)err;
    return OK;
}

/* The file's text, and a stream that reads it; close_text() in any case. */
static enum status
open_text(const char *path, struct buf *text, FILE **ret, struct error *err)
{
    enum { FILE_MAX_BYTES = 64 * 1024 * 1024 };
    buf_init(text, 2 * (size_t)FILE_MAX_BYTES);
    FILE *file = fopen(path, "r");
    if (!file) {
        return error_set(err, E_CONFIG,
                         "%s: cannot be opened (jobmill init writes a sample; -c names another)",
                         path);
    }
    (void)fclose(file);
    struct str bytes;
    if (cli_read_file(path, FILE_MAX_BYTES, &bytes, err) != OK) {
        err->status = E_CONFIG;
        return E_CONFIG;
    }
    int open_line = config_text(bytes, text);
    if (text->n == 0) {
        buf_add_byte(text, '\n'); /* fmemopen() wants a byte */
    }
    free((char *)bytes.p);
    if (open_line > 0) {
        return error_set(err, E_CONFIG,
                         "%s:%d: the section that begins here has no end: close it with }", path,
                         open_line);
    }
    *ret = buf_failed(text) ? NULL : fmemopen(text->p, text->n, "r");
    return *ret ? OK : error_set(err, E_NOMEM, "configuration: out of memory");
}

static void
close_text(FILE *file, struct buf *text)
{
    if (file) {
        (void)fclose(file);
    }
    buf_release(text);
}

enum status
config_read(struct config *ret, const char *path, struct error *err)
{
    cfg_opt_t source_options[ROW_COUNT + 1];
    cfg_opt_t options[ROW_COUNT + 2];
    if (config_defaults(ret, err) != OK) {
        return E_NOMEM;
    }
    source_options[options_fill(source_options, SOURCE)] = (cfg_opt_t)CFG_END();
    size_t n = options_fill(options, GLOBAL);
    options[n] =
        (cfg_opt_t)CFG_SEC("source", source_options, CFGF_MULTI | CFGF_TITLE | CFGF_NO_TITLE_DUPES);
    options[n + 1] = (cfg_opt_t)CFG_END();

    struct buf text;
    FILE *file = NULL;
    enum status status = open_text(path, &text, &file, err);
    cfg_t *cfg = status == OK ? cfg_init(options, CFGF_NONE) : NULL;
    if (!cfg) {
        close_text(file, &text);
        return status == OK ? error_set(err, E_NOMEM, "configuration: out of memory") : status;
    }
    (void)cfg_set_error_function(cfg, on_error);
    for (size_t i = 0; i < ROW_COUNT; i++) {
        char name[64];
        if (ROWS[i].scope & GLOBAL) {
            (void)cfg_set_validate_func(cfg, ROWS[i].name, on_value);
        }
        if (ROWS[i].scope & SOURCE) {
            (void)snprintf(name, sizeof name, "source|%s", ROWS[i].name);
            (void)cfg_set_validate_func(cfg, name, on_value);
        }
    }
    const char *slash = strrchr(path, '/');
    ret->folder =
        slash ? arena_str(&ret->arena, str_span(path, slash == path ? slash + 1 : slash)) : STR("");
    struct error first = {0};
    current_error = &first;
    free(cfg->filename);
    cfg->filename = strdup(path);
    int parsed = cfg_parse_fp(cfg, file);
    current_error = NULL;
    close_text(file, &text);
    if (parsed != CFG_SUCCESS) {
        if (first.status == OK) {
            (void)error_set(&first, E_CONFIG,
                            "%s:%d: cannot be understood: is a quote or a brace missing?", path,
                            cfg->line);
        }
        *err = first;
    }
    status = parsed == CFG_SUCCESS ? take_all(ret, cfg, path, err) : E_CONFIG;
    (void)cfg_free(cfg);
    return status;
}

void
config_release(struct config *config)
{
    taxonomy_free(config->taxonomy);
    config->taxonomy = NULL;
    arena_release(&config->arena);
}

const struct source *
config_source(const struct config *config, struct str name)
{
    size_t low = 0;
    size_t high = config->n_sources;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = str_cmp(name, config->sources[mid].name);
        if (order == 0) {
            return &config->sources[mid];
        }
        if (order < 0) {
            high = mid;
        } else {
            low = mid + 1;
        }
    }
    return NULL;
}

static void
write_part(struct buf *buf, enum scope scope)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (ROWS[i].scope == scope) {
            buf_printf(buf, "# %s\n# %s = \"%s\"\n", ROWS[i].help, ROWS[i].name, ROWS[i].value);
        }
    }
}

void
config_write_settings(struct buf *buf)
{
    static const struct {
        enum scope scope;
        const char *heading;
    } PARTS[] = {{GLOBAL, "# ---- for the whole file ----"},
                 {BOTH, "# ---- for all sources; may be set again inside one ----"},
                 {SOURCE, "# ---- inside a source only ----"}};
    for (size_t p = 0; p < sizeof PARTS / sizeof PARTS[0]; p++) {
        buf_printf(buf, "%s\n", PARTS[p].heading);
        write_part(buf, PARTS[p].scope);
        buf_add_byte(buf, '\n');
    }
}
