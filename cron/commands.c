/* cron/commands.c: the table of commands. Help, shell completion, the man page
 * and the README's list are made from these rows. */
#include "cron/commands.h"

#include "base/banned.h"

#define OPTION_CONFIG                                                                              \
    {                                                                                              \
        "config", 'c', "FILE", "configuration (default: jobmill.conf)", false                      \
    }
#define OPTION_DB                                                                                  \
    {                                                                                              \
        "database", 'd', "FILE", "SQLite file (default: the configuration's, jobs.db)", false      \
    }
#define OPTION_SOURCE                                                                              \
    {                                                                                              \
        "source", 0, "NAME", "only this source", true                                              \
    }
#define OPTION_END                                                                                 \
    {                                                                                              \
        NULL, 0, NULL, NULL, false                                                                 \
    }

// clang-format off
static const struct cli_option RUN_OPTIONS[] = {
    OPTION_CONFIG, OPTION_DB, OPTION_SOURCE,
    {"archive", 0, "DIR", "folder of the WARC files (default: the configuration's, archive)", false},
    {"shard", 0, "I/N", "only hosts of shard I (0 to N-1) of N", false},
    {"deadline", 0, "SPAN", "stop cleanly after this long (2h, 30min)", false},
    {"jitter", 0, "SPAN", "wait a random part of this first", false},
    {"force", 0, NULL, "ask sources that are not due, and read unchanged pages again", false},
    {"dry-run", 0, NULL, "say what would be asked and why, or why not; fetch and store nothing", false},
    {"log", 0, "FORMAT", "log every event to stderr: logfmt or json", false},
    OPTION_END};
static const struct cli_option REPLAY_OPTIONS[] = {
    OPTION_CONFIG, OPTION_DB, OPTION_SOURCE,
    {"since", 0, "DAY", "only pages fetched on or after this day", false},
    {"older", 0, NULL, "only what was read by another version of the program or its taxonomy", false},
    {"apply", 0, NULL, "write the differences (default: print them)", false},
    OPTION_END};
static const struct cli_option PARSE_OPTIONS[] = {
    OPTION_CONFIG,
    {"url", 0, "URL", "where the page came from", false},
    {"kind", 0, "KIND", "kind of source (default: by URL and content)", false},
    {"board", 0, "NAME", "the employer's name on the board", false},
    {"company", 0, "NAME", "the employer, where the payload has none", false},
    {"content-type", 0, "TYPE", "as the server sent it, with charset", false},
    {"raw", 0, NULL, "print what the page says, before it is normalised", false},
    {"warc", 0, NULL, "FILE is a WARC archive, read record by record", false},
    {"max-body", 0, "SIZE", "with --warc: larger records are passed over (default: 64M)", false},
    OPTION_END};
static const struct cli_option NO_OPTIONS[] = {OPTION_END};
static const struct cli_option CONFIG_OPTIONS[] = {OPTION_CONFIG, OPTION_END};
static const struct cli_option TAXONOMY_OPTIONS[] = {
    OPTION_CONFIG, {"output", 'o', "FILE", "import: write to FILE, which must not be there yet", false}, OPTION_END};
static const struct cli_option DETECT_OPTIONS[] = {
    {"format", 0, "FORMAT", "conf (the section to paste) or json", false}, OPTION_END};
static const struct cli_option DOCTOR_OPTIONS[] = {
    OPTION_CONFIG, OPTION_DB, OPTION_SOURCE,
    {"online", 0, NULL, "ask each source its first request, as a run would", false},
    {"format", 0, "FORMAT", "text or json (a line per check)", false}, OPTION_END};
static const struct cli_option STATUS_OPTIONS[] = {
    OPTION_CONFIG, OPTION_DB,
    {"check", 0, NULL, "look whether the database file is sound; nothing else", false},
    {"acknowledge", 0, "ID", "an alarm that was seen (all: every one); nothing else", true},
    {"format", 0, "FORMAT", "text or json", false}, OPTION_END};
static const struct cli_option EXPLAIN_OPTIONS[] = {OPTION_CONFIG, OPTION_DB, OPTION_END};
static const struct cli_option EXPORT_OPTIONS[] = {
    OPTION_CONFIG, OPTION_DB,
    {"format", 0, "FORMAT", "jsonl, csv or tsv (default: jsonl)", false},
    {"as-of", 0, "DAY", "active at the end of this UTC day (default: now)", false},
    {"all", 0, NULL, "closed, expired and stale ones too", false},
    {"since", 0, "DAY", "only what changed on or after this day, with what is no longer active", false},
    {"safe-cells", 0, NULL, "csv, tsv: a leading = + - @ gets a quote before it", false},
    {"output", 'o', "FILE", "write to FILE, replaced when all is written", false},
    OPTION_END};
static const struct cli_option PRUNE_OPTIONS[] = {
    OPTION_CONFIG, OPTION_DB,
    {"older-than", 0, "SPAN", "what is older than this may go (default: 365d)", false},
    {"postings", 0, NULL, "postings that closed before then too, with all that is known of them", false},
    {"dry-run", 0, NULL, "say what would go; change nothing", false},
    OPTION_END};
static const struct cli_option SEARCH_OPTIONS[] = {
    OPTION_CONFIG, OPTION_DB,
    {"role", 0, "ROLE", "slug of a role, see jobmill taxonomy list", false},
    {"skill", 0, "SKILL", "slug or name of a skill that it asks for", true},
    {"country", 0, "CC", "ISO 3166-1 code of one of its places", false},
    {"min-salary", 0, "AMOUNT", "base or total pay a year reaches this (120000, 120k)", false},
    {"currency", 0, "CUR", "with --min-salary: pay in this currency alone", false},
    {"remote", 0, NULL, "may be done from afar", false},
    {"since", 0, "DAY", "first seen on or after this day", false},
    {"limit", 0, "N", "at most N postings (default: 20, most: 1000)", false},
    {"all", 0, NULL, "closed, expired and stale ones too", false},
    {"format", 0, "FORMAT", "text or json (a line per posting)", false},
    OPTION_END};
static const struct cli_option REPORT_OPTIONS[] = {
    OPTION_CONFIG, OPTION_DB,
    {"country", 0, "CC", "ISO 3166-1 code", false},
    {"currency", 0, "CUR", "ISO 4217 code (default: the one most stated)", false},
    {"convert", 0, NULL, "count pay in other currencies too, at the ECB's rates of the day", false},
    {"as-of", 0, "DAY", "active at the end of this UTC day (default: now)", false},
    {"since", 0, "DAY", "active at any time from this UTC day on", false},
    {"until", 0, "DAY", "last day of --since (default: today)", false},
    {"count", 0, "WHAT", "jobs (each opening once), postings, or roles (all cities once)", false},
    {"min-n", 0, "N", "medians need N postings (default: 30)", false},
    {"format", 0, "FORMAT", "text, md, json or html", false},
    OPTION_END};
static const struct cli_option INIT_OPTIONS[] = {
    OPTION_CONFIG, {"stdout", 0, NULL, "print instead of writing the file", false}, OPTION_END};

const struct command COMMANDS[] = {
    {"run", "download, read and store what is due", "", 0, 0, RUN_OPTIONS,
     "Asks every source that is due, reads what changed and keeps the data set current. Made for cron:\n"
     "silent with --quiet when all is well. What a killed or stopped run left over is done by the next.\n"
     "Exit status: 0 all well; 1 some sources failed or look wrong; 2 configuration; 3 store or disk;\n"
     "75 another run holds the lock.",
     "jobmill run -c jobmill.conf --deadline 2h", cmd_run},
    {"replay", "re-read the archive with today's parser and taxonomy", "", 0, 0, REPLAY_OPTIONS,
     "No network. Prints per field how many postings would read differently, with samples; --apply writes\n"
     "it, without touching what was seen when.",
     "jobmill replay --since 2026-05-01", cmd_replay},
    {"parse", "one page or payload to postings as JSON lines", "FILE|-", 1, 1, PARSE_OPTIONS,
     "Reads a saved page or API answer and prints one JSON object per posting. A page that is none, or says\n"
     "that the job is closed, prints nothing on stdout and why on stderr. Exit status 1 when the file is not\n"
     "what it should be: malformed, cut off, a block page.\n"
     "Dates told from today (\"3 days ago\") stay unset: nobody knows the day on which the file was saved.\n"
     "--warc is a filter for archives of any length: .warc, .warc.gz or .warc.zst in, a line per posting out, with the\n"
     "record's date as first_seen and last_seen. Damaged records are named, counted and passed over and leave\n"
     "the exit status 0; it is 1 when nothing of the stream was a record.",
     "jobmill parse --url https://example.com/jobs/1 page.html", cmd_parse},
    {"normalize", "lines to JSON: salary, title, place, skills, company, workmode",
     "salary|title|place|skills|company|workmode", 1, 1, CONFIG_OPTIONS,
     "Reads lines on stdin, prints one JSON object per line. A line may hold markup or a whole description,\n"
     "with \\n for its line ends. What is not understood is null or an empty list. skills uses the overlay of\n"
     "the configuration (taxonomy = FILE), if there is one.",
     "echo '$120k - $150k a year' | jobmill normalize salary", cmd_normalize},
    {"robots", "what a robots.txt allows (RFC 9309)", "FILE AGENT URL...", 2, -1, NO_OPTIONS,
     "Prints allowed or disallowed, a tab and the URL. AGENT may be empty: the rules for everybody.",
     "jobmill robots robots.txt jobmill https://example.com/jobs/1", cmd_robots},
    {"sitemap", "the URLs of a sitemap or feed", "FILE|-", 1, 1, NO_OPTIONS,
     "Prints URL, a tab and lastmod. XML, RSS, Atom, plain text; gzip too.", "jobmill sitemap sitemap.xml.gz",
     cmd_sitemap},
    {"detect", "the configuration section for a careers URL", "URL...|-", 1, -1, DETECT_OPTIONS,
     "Tells the board by the URL alone; no network. What is no known board becomes kind = page, and stderr says\n"
     "so. -: URLs on stdin, one a line.",
     "jobmill detect https://boards.greenhouse.io/gitlab >> jobmill.conf", cmd_detect},
    {"kinds", "the kinds of source", "", 0, 0, NO_OPTIONS,
     "What a listing no longer shows is closed by a catalogue; by a window and an archive (no) it is not.\n"
     "needs: the setting that a section of this kind cannot do without.",
     "jobmill kinds", cmd_kinds},
    {"taxonomy", "list or check skills and roles, import skills", "list|check|import [...]", 1, -1, TAXONOMY_OPTIONS,
     "list                  skills and roles, with the overlay files of the configuration (taxonomy = FILE)\n"
     "check [FILE...]       proves them sound; FILE: as if the configuration named these\n"
     "import SOURCE FILE    lines of an overlay from skills_LANG.csv (esco), Technology Skills.txt (onet), or\n"
     "                      a JSON or CSV of skills (lightcast). Read them over, then name them in jobmill.conf.",
     "jobmill taxonomy list | grep database", cmd_taxonomy},
    {"status", "runs, sources, yield, held closings, alarms", "", 0, 0, STATUS_OPTIONS,
     "Alarms are raised by runs: a source whose figures are not as they used to be, with both figures and\n"
     "where to look. Exit status 1 while one is open that nobody has acknowledged, or when no run comes any\n"
     "more.",
     "jobmill status", cmd_status},
    {"doctor", "what a run needs: is it there, and what to do", "", 0, 0, DOCTOR_OPTIONS,
     "One line per check: ok, warn or fail, what was found, and what to do: libraries, configuration, clock,\n"
     "disk, permissions, database, lock, last run, each section; with --online each source's answer and\n"
     "robots.txt. Changes nothing. --quiet leaves out what is ok.\n"
     "Exit status: 0 nothing is wrong; 1 a source is; 2 the configuration is; 3 the machine or the store is.",
     "jobmill doctor --online --source gitlab", cmd_doctor},
    {"explain", "every field of a posting with its evidence", "URL|ID", 1, 1, EXPLAIN_OPTIONS,
     "Value, layer, rule and the words it was read from; then what all layers of the page said, a star at those\n"
     "that the values rest on. The page is its record in the archive; of a source of kind dir, the saved file.",
     "jobmill explain 3f9a0c5d7b21e846", cmd_explain},
    {"search", "full text over postings, best match first", "WORDS...", 1, -1, SEARCH_OPTIONS,
     "Active postings that hold every word, in the title or below it; --all adds the rest. A quoted operand\n"
     "is a phrase, a star at its end stands for any ending. Signs part words: for C++ use --skill c++.\n"
     "Without --currency each posting's pay is compared in its own.",
     "jobmill search kubernetes 'site reliab*' --country DE --min-salary 80k", cmd_search},
    {"export", "postings, skills, salaries or changes as jsonl, csv, tsv", "postings|skills|salaries|changes", 1, 1,
     EXPORT_OPTIONS, "Active postings; --all adds the rest. With --since also those that are no longer active: closed_at or\n"
     "close_reason (unlisted, gone, closed, expired, board-gone, stale, forgotten) says so.", "jobmill export postings --format csv -o jobs.csv",
     cmd_export},
    {"report", "figures: roles side by side, bands, ranks, trends",
     "compare|bands|top|role|trend|trace [ROLE...]", 1, -1, REPORT_OPTIONS,
     "compare ROLE ROLE             two roles side by side\n"
     "bands ROLE... --country CC    pay by experience in one country, in its own units\n"
     "top                           the best-paid roles, base and total compensation apart\n"
     "role ROLE                     one role whole, premiums at the same level too\n"
     "trend ROLE                    by week: demand, median, time to close, reposts\n"
     "trace FIGURE ROLE [KEY]       the postings behind a figure: active, median, total, on-call, level,\n"
     "                              level-median, mode, skill, skill-median\n"
     "Every number with its n, medians with a 95% interval, 'cannot say' below --min-n.",
     "jobmill report compare backend-developer devops-engineer --country US", cmd_report},
    {"init", "write a commented sample jobmill.conf", "", 0, 0, INIT_OPTIONS,
     "Never overwrites an existing file.", "jobmill init", cmd_init},
    {"backup", "copy the database while it is in use", "FILE", 1, 1, EXPLAIN_OPTIONS,
     "FILE is replaced when the copy is whole; a reader of it never sees half of one. The archive is not copied.",
     "jobmill backup jobs-2026-05-01.db", cmd_backup},
    {"prune", "let go of old archive records and history", "", 0, 0, PRUNE_OPTIONS,
     "Archive records that nothing open within SPAN rests on, changes of postings that closed before then, and\n"
     "the ledgers of older runs. Never anything of an open posting. Old archive files are deleted, or written\n"
     "anew without what went. Counts stay what they are: spans and postings are kept unless --postings is given.\n"
     "Not while a run is under way; when cut off, give it again.",
     "jobmill prune --older-than 365d --dry-run", cmd_prune},
    {"merge", "take the databases of shards into one", "DB...", 1, -1, EXPLAIN_OPTIONS,
     "Into the database of -d, which is made when missing. Of two accounts of a posting the newer one counts;\n"
     "merging twice, or in another order, makes no difference. The archives of the shards belong in one folder.",
     "jobmill merge -d jobs.db shard-0.db shard-1.db", cmd_merge},
    {"forget", "take a posting down: store, history and archive, for good", "URL|ID...", 1, -1, EXPLAIN_OPTIONS,
     "Deletes the posting with its history, erases every archive record that holds it, listings too, and\n"
     "remembers it, so that no later run, replay or merge brings it back. Not while a run is under way.",
     "jobmill forget https://example.com/jobs/1", cmd_forget},
    {"archive", "check WARC files", "verify FILE...", 2, -1, NO_OPTIONS,
     "Names each damaged record with its offset. Exit status 1 when there is any.",
     "jobmill archive verify archive/2026-05-01-*.warc.gz", cmd_archive},
    {"completion", "shell completion", "bash|zsh|fish", 1, 1, NO_OPTIONS, NULL,
     "jobmill completion bash > /etc/bash_completion.d/jobmill", cmd_completion},
    {NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL},
};
// clang-format on
