/* cron/cmd_taxonomy.c: `jobmill taxonomy`: the skills and roles that postings are
 * mapped onto, with the configuration's overlay: list, check. */
#include <stdio.h>

#include "base/limits.h"
#include "cron/commands.h"
#include "cron/setup.h"
#include "normalize/normalize.h"

#include "base/banned.h"

enum { REPORT_BYTES = 64 * 1024 * 1024 };

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

int
cmd_taxonomy(const struct cli *cli)
{
    static const struct {
        const char *name;
        int (*run)(const struct cli *cli, struct config *config);
    } VERBS[] = {{"list", run_list}, {"check", run_check}};
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
    return cli_usage(cli, "'%s': list or check", cli->operands[0]);
}
