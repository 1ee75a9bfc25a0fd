/* cron/commands.h: one function per command; the table is in main.c. */
#ifndef CRON_COMMANDS_H
#define CRON_COMMANDS_H

#include "cron/cli.h"

extern const struct command COMMANDS[]; /* ended by a row without name */

int cmd_run(const struct cli *cli);
int cmd_replay(const struct cli *cli);
int cmd_parse(const struct cli *cli);
int cmd_normalize(const struct cli *cli);
int cmd_robots(const struct cli *cli);
int cmd_sitemap(const struct cli *cli);
int cmd_detect(const struct cli *cli);
int cmd_kinds(const struct cli *cli);
int cmd_taxonomy(const struct cli *cli);
int cmd_doctor(const struct cli *cli);
int cmd_status(const struct cli *cli);
int cmd_explain(const struct cli *cli);
int cmd_search(const struct cli *cli);
int cmd_export(const struct cli *cli);
int cmd_report(const struct cli *cli);
int cmd_init(const struct cli *cli);
int cmd_backup(const struct cli *cli);
int cmd_merge(const struct cli *cli);
int cmd_prune(const struct cli *cli);
int cmd_forget(const struct cli *cli);
int cmd_archive(const struct cli *cli);
int cmd_completion(const struct cli *cli);

#endif
