/* cron/commands/cmd_completion.c: `jobmill completion`: the table of commands as functions of
 * three shells. Commands, options with their help, file names where an option or an
 * operand takes a file, and the words that an operand is chosen from. */
#include <stdio.h>

#include "base/buf.h"
#include "base/limits.h"
#include "cron/commands.h"

#include "base/banned.h"

/* Text within '...' of any of the shells; zsh: what means something to its own
 * helpers too. */
static void
put_quoted(struct buf *out, const char *text, const char *escaped)
{
    for (; *text; text++) {
        bool is_quote = *text == '\'';
        if (strchr(escaped, *text)) {
            buf_add_byte(out, '\\');
        }
        buf_add(out, is_quote ? STR("'\\''") : (struct str){text, 1});
    }
}

static bool
takes_file(const char *name)
{
    return name && (str_starts(str_of(name), STR("FILE")) || str_starts(str_of(name), STR("DIR")) ||
                    str_starts(str_of(name), STR("DB")));
}

/* The words that the first operand is chosen from, blanks between: "postings|skills"
 * and "verify FILE..." name some, "URL|ID" and "FILE|-" none. */
static void
put_words(struct buf *out, const char *operands)
{
    struct str rest = str_of(operands);
    struct str first = str_cut(&rest, ' ');
    while (first.n > 0) {
        struct str word = str_cut(&first, '|');
        if (word.n > 0 && byte_is_alpha(word.p[0]) && byte_lower(word.p[0]) == word.p[0]) {
            buf_add(out, word);
            buf_add_byte(out, ' ');
        }
    }
}

/* ---- bash ---- */

static void
bash_command(struct buf *out, const struct command *c)
{
    buf_printf(out, "    %s)\n      words='", c->name);
    put_words(out, c->operands);
    buf_add_z(out, "'\n      options='--help --quiet");
    for (const struct cli_option *o = c->options; o->name; o++) {
        buf_printf(out, " --%s", o->name);
    }
    buf_add_z(out, "'\n      valued='");
    for (const struct cli_option *o = c->options; o->name; o++) {
        if (o->arg) {
            buf_printf(out, " --%s", o->name);
        }
        if (o->arg && o->letter) {
            buf_printf(out, " -%c", o->letter);
        }
    }
    buf_add_z(out, " ' ;;\n");
}

static void
write_bash(struct buf *out)
{
    buf_add_z(out, "# bash completion of jobmill, made by: jobmill completion bash\n"
                   "_jobmill() {\n"
                   "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
                   "  local words= options= valued=\n"
                   "  COMPREPLY=()\n"
                   "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '");
    for (const struct command *c = COMMANDS; c->name; c++) {
        buf_printf(out, "%s ", c->name);
    }
    buf_add_z(out, "--help --version' -- \"$cur\"))\n    return\n  fi\n"
                   "  case ${COMP_WORDS[1]} in\n");
    for (const struct command *c = COMMANDS; c->name; c++) {
        bash_command(out, c);
    }
    buf_add_z(out, "  esac\n"
                   "  case $valued in *\" $prev \"*) return ;; esac\n"
                   "  case $cur in -*) words=$options ;; esac\n"
                   "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
                   "}\n"
                   "complete -o default -F _jobmill jobmill\n");
}

/* ---- zsh ---- */

static void
zsh_option(struct buf *out, const struct cli_option *o)
{
    const char *star = o->repeats ? "*" : "";
    buf_add_z(out, "\n        ");
    if (o->letter) {
        buf_printf(out, "'(-%c --%s)'{-%c%s,--%s%s}'[", o->letter, o->name, o->letter,
                   o->arg ? "+" : "", o->name, o->arg ? "=" : "");
    } else {
        buf_printf(out, "'%s--%s%s[", star, o->name, o->arg ? "=" : "");
    }
    put_quoted(out, o->help, "[]:\\");
    buf_add_byte(out, ']');
    if (o->arg) {
        buf_add_byte(out, ':');
        put_quoted(out, o->arg, ":\\");
        buf_add_z(out, takes_file(o->arg) ? ":_files" : ": ");
    }
    buf_add_z(out, "' \\");
}

static void
zsh_command(struct buf *out, const struct command *c)
{
    struct buf words;
    buf_init(&words, KIB);
    put_words(&words, c->operands);
    buf_printf(out,
               "    %s)\n      _arguments -s -S "
               "'(- *)'{-h,--help}'[this help]' '(-q --quiet)'{-q,--quiet}'[say nothing unless "
               "something needs a person]' \\",
               c->name);
    for (const struct cli_option *o = c->options; o->name; o++) {
        zsh_option(out, o);
    }
    buf_add_z(out, "\n        ");
    if (words.n > 0) {
        buf_printf(out, "'1:what:(%.*s)' ", STR_ARG(str_trim(buf_str(&words))));
    }
    buf_add_z(out, "'*::operand:_files' ;;\n");
    buf_release(&words);
}

static void
write_zsh(struct buf *out)
{
    buf_add_z(out, "#compdef jobmill\n"
                   "# zsh completion of jobmill, made by: jobmill completion zsh\n"
                   "_jobmill() {\n"
                   "  local -a commands\n  commands=(\n");
    for (const struct command *c = COMMANDS; c->name; c++) {
        buf_printf(out, "    '%s:", c->name);
        put_quoted(out, c->summary, ":\\");
        buf_add_z(out, "'\n");
    }
    buf_add_z(out, "  )\n"
                   "  if (( CURRENT == 2 )); then\n"
                   "    _describe -t commands command commands\n    return\n  fi\n"
                   "  local command=${words[2]}\n  shift words\n  (( CURRENT-- ))\n"
                   "  case $command in\n");
    for (const struct command *c = COMMANDS; c->name; c++) {
        zsh_command(out, c);
    }
    buf_add_z(out, "  esac\n}\n"
                   "if [[ ${funcstack[1]} == _jobmill ]]; then\n  _jobmill \"$@\"\n"
                   "else\n  compdef _jobmill jobmill\nfi\n");
}

/* ---- fish ---- */

static void
fish_option(struct buf *out, const char *command, const struct cli_option *o)
{
    buf_printf(out, "complete -c jobmill -n '__fish_seen_subcommand_from %s'", command);
    if (o->letter) {
        buf_printf(out, " -s %c", o->letter);
    }
    buf_printf(out, " -l %s%s -d '", o->name, !o->arg ? "" : takes_file(o->arg) ? " -r -F" : " -x");
    put_quoted(out, o->help, "\\");
    buf_add_z(out, "'\n");
}

static void
write_fish(struct buf *out)
{
    buf_add_z(out, "# fish completion of jobmill, made by: jobmill completion fish\n"
                   "complete -c jobmill -n __fish_use_subcommand -f\n"
                   "complete -c jobmill -s h -l help -d 'this help'\n");
    for (const struct command *c = COMMANDS; c->name; c++) {
        struct buf words;
        buf_init(&words, KIB);
        put_words(&words, c->operands);
        buf_printf(out, "complete -c jobmill -n __fish_use_subcommand -a %s -d '", c->name);
        put_quoted(out, c->summary, "\\");
        buf_add_z(out, "'\n");
        if (words.n > 0) {
            buf_printf(out, "complete -c jobmill -n '__fish_seen_subcommand_from %s' -a '%.*s'\n",
                       c->name, STR_ARG(str_trim(buf_str(&words))));
        }
        for (const struct cli_option *o = c->options; o->name; o++) {
            fish_option(out, c->name, o);
        }
        fish_option(out, c->name,
                    &(struct cli_option){
                        .name = "quiet",
                        .letter = 'q',
                        .help = "say nothing unless something needs a person",
                    });
        buf_release(&words);
    }
}

int
cmd_completion(const struct cli *cli)
{
    static const struct {
        const char *shell;
        void (*write)(struct buf *);
    } SHELLS[] = {{"bash", write_bash}, {"zsh", write_zsh}, {"fish", write_fish}};
    for (size_t i = 0; i < sizeof SHELLS / sizeof SHELLS[0]; i++) {
        if (strcmp(cli->operands[0], SHELLS[i].shell) == 0) {
            struct buf out;
            buf_init(&out, MIB);
            SHELLS[i].write(&out);
            int status = cli_print(buf_str(&out));
            buf_release(&out);
            return status;
        }
    }
    return cli_usage(cli, "no completion for '%s': bash, zsh or fish", cli->operands[0]);
}
