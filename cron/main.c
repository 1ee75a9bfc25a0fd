/* cron/main.c: the program. All it does is in the table of commands. */
#include <signal.h>

#include "cron/commands.h"

#include "base/banned.h"

int
main(int argc, char **argv)
{
    (void)signal(SIGXFSZ, SIG_IGN); /* a file at its limit is an error to be said, not a death */
    return cli_main(COMMANDS, argc, argv);
}
