/* cron/main.c: the program. All it does is in the table of commands. */
#include "cron/commands.h"

#include "base/banned.h"

int
main(int argc, char **argv)
{
    return cli_main(COMMANDS, argc, argv);
}
