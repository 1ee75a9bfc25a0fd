/* tests/cron/support_golden.h: transcripts: what commands print, kept as files in
 * tests/cron/golden/. JOBMILL_UPDATE=1 writes them anew: read the diff. */
#ifndef TESTS_CRON_SUPPORT_GOLDEN_H
#define TESTS_CRON_SUPPORT_GOLDEN_H

#include "base/buf.h"

/* A folder with a copy of golden/input, in which transcripts run, with the clock
 * at 2026-05-01T03:00:00Z. golden_end() removes it. */
const char *golden_begin(void);
void golden_end(void);
/* Appends what the shell line prints on stdout; returns its exit status. */
int golden_shell(const char *line, struct buf *out);
/* Appends "$ jobmill ARGUMENTS", what it prints, what it says on stderr, how it
 * ends. Times of day and the folder's name are masked. */
void golden_transcript(const char *arguments, struct buf *out);
/* Appends the bytes of a file, none if there is no such file. */
void golden_read(const char *path, struct buf *ret);
/* Holds `got` against golden/NAME.txt. */
void golden_compare(const char *name, struct str got);
/* All lines, ended by NULL, into one file. */
void golden_check(const char *name, const char *const *lines);

#endif
