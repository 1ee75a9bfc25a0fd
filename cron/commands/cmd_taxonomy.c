/* cron/commands/cmd_taxonomy.c: `jobmill taxonomy`: the skills and roles that postings are
 * mapped onto, with the configuration's overlay: list, check, import. */
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "cron/commands.h"
#include "cron/setup.h"
#include "normalize/normalize.h"

#include "base/banned.h"

enum { REPORT_BYTES = 64 * 1024 * 1024, IMPORT_BYTES = 256 * 1024 * 1024 };

static void
list_taxonomy(const struct taxonomy *taxonomy)
{
    for (size_t i = 0; i < taxonomy_skill_count(taxonomy); i++) {
        struct taxonomy_skill s = taxonomy_skill_at(taxonomy, i);
        (void)printf("skill\t%s\t%s\t%s\t%s\t", s.slug, s.name, skill_type_name(s.type), s.parent);
        for (size_t k = 0; s.aliases && s.aliases[k]; k++) {
            (void)printf("%s%s", k ? "|" : "", s.aliases[k]);
        }
        (void)printf("%s%s\n", s.ids[0] ? "\t" : "", s.ids);
    }
    for (size_t i = 0; i < taxonomy_role_count(); i++) {
        struct taxonomy_role r = taxonomy_role_at(i);
        (void)printf("role\t%s\t%s\t%s\t%s\t%s\n", r.slug, r.name, r.family, r.soc, r.isco);
    }
}

/* `jobmill taxonomy list` */
static int
run_list(const struct cli *cli, struct config *config)
{
    struct error err = {0};
    if (cli->n_operands > 1) {
        return cli_usage(cli, "taxonomy list takes nothing more");
    }
    if (setup_taxonomy(config, &err) != OK) {
        return cli_fail(&err);
    }
    list_taxonomy(config->taxonomy);
    return cli_print(STR(""));
}

static void
print_sound(const struct taxonomy *taxonomy)
{
    (void)printf("taxonomy %s: %zu skills, %zu roles: sound\n", taxonomy_version(taxonomy),
                 taxonomy_skill_count(taxonomy), taxonomy_role_count());
}

/* `jobmill taxonomy check [FILE...]`: the files, else those of the configuration.
 * Faults go to stdout, one a line. */
static int
run_check(const struct cli *cli, struct config *config)
{
    struct error err = {0};
    struct buf report;
    size_t n = (size_t)cli->n_operands - 1;
    const char *const *paths = (const char *const *)cli->operands + 1;
    if (n == 0) {
        n = config->set.taxonomy.n;
        const char **own = ARENA_ARRAY(&config->arena, n, const char *);
        for (size_t i = 0; own && i < n; i++) {
            own[i] = arena_cstr(&config->arena, config->set.taxonomy.items[i]);
        }
        paths = own;
    }
    buf_init(&report, REPORT_BYTES);
    enum status status = paths ? OK : error_set(&err, E_NOMEM, "out of memory");
    if (status == OK && n > 0) {
        status = setup_overlay(paths, n, &report, &config->taxonomy, &err);
    }
    if (status == OK) {
        status = taxonomy_check(config->taxonomy, &report, &err);
    }
    (void)fwrite(report.p ? report.p : "", 1, report.n, stdout);
    buf_release(&report);
    if (status != OK) {
        return cli_fail(&err);
    }
    print_sound(config->taxonomy);
    return cli_print(STR(""));
}

/* ---- import ---- */

static bool
find_source(const char *name, enum import_source *ret)
{
    for (int i = 0; i < IMPORT_SOURCE_COUNT; i++) {
        if (strcmp(name, import_source_name((enum import_source)i)) == 0) {
            *ret = (enum import_source)i;
            return true;
        }
    }
    return false;
}

/* To --output, made anew, or to stdout. */
static int
write_lines(const struct cli *cli, struct str text)
{
    struct error err = {0};
    const char *path = cli_value(cli, "output", NULL);
    if (!path) {
        return cli_print(text);
    }
    FILE *file = fopen(path, "wx");
    bool is_written = file && fwrite(text.p, 1, text.n, file) == text.n;
    bool is_closed = !file || fclose(file) == 0;
    if (!file || !is_written || !is_closed) {
        (void)error_set(&err, E_IO, "%s: cannot be written (a file that is there is left alone)",
                        path);
        return cli_fail(&err);
    }
    return EXIT_OK;
}

static void
print_counts(const struct import_counts *counts)
{
    (void)fprintf(stderr,
                  "skills=%zu known=%zu new=%zu names=%zu left_out=%zu (each with its reason in "
                  "the lines)\n",
                  counts->rows, counts->known, counts->added, counts->names, counts->dropped);
}

/* `jobmill taxonomy import SOURCE FILE` */
static int
run_import(const struct cli *cli, struct config *config)
{
    struct error err = {0};
    struct import_input input = {.source = IMPORT_ESCO};
    struct import_counts counts = {0};
    struct buf out;
    if (cli->n_operands != 3 || !find_source(cli->operands[1], &input.source)) {
        return cli_usage(cli, "taxonomy import takes: esco|onet|lightcast FILE");
    }
    input.file = str_of(cli->operands[2]);
    buf_init(&out, IMPORT_BYTES);
    enum status status = setup_taxonomy(config, &err);
    if (status == OK) {
        status = cli_read_file(cli->operands[2], IMPORT_BYTES, &input.text, &err);
    }
    if (status == OK) {
        status = taxonomy_import(config->taxonomy, &input, &out, &counts, &err);
    }
    int result = status == OK ? write_lines(cli, buf_str(&out)) : cli_fail(&err);
    if (result == EXIT_OK && !cli->quiet) {
        print_counts(&counts);
    }
    free((char *)input.text.p);
    buf_release(&out);
    return result;
}

int
cmd_taxonomy(const struct cli *cli)
{
    static const struct {
        const char *name;
        int (*run)(const struct cli *cli, struct config *config);
    } VERBS[] = {{"list", run_list}, {"check", run_check}, {"import", run_import}};
    for (size_t i = 0; i < sizeof VERBS / sizeof VERBS[0]; i++) {
        if (strcmp(cli->operands[0], VERBS[i].name) != 0) {
            continue;
        }
        struct error err = {0};
        struct config config = {0};
        int result = setup_config(cli, true, &config, &err) == OK ? VERBS[i].run(cli, &config)
                                                                  : cli_fail(&err);
        config_release(&config);
        return result;
    }
    return cli_usage(cli, "'%s': list, check or import", cli->operands[0]);
}
