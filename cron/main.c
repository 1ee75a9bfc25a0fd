/* cron/main.c: the program. All it does is in the table of commands. */
#include <signal.h>

#include "cron/commands.h"

#include "base/banned.h"

int
main(int argc, char **argv)
{
    (void)signal(SIGPIPE, SIG_IGN); /* a closed pipe is seen where it is written to */
    return cli_main(COMMANDS, argc, argv);
}
