/* cron/parse_stream.h: `jobmill parse --warc`: an archive in, JSON lines out, one
 * record at a time. */
#ifndef CRON_PARSE_STREAM_H
#define CRON_PARSE_STREAM_H

#include "cron/cli.h"
#include "cron/config.h"
#include "normalize/normalize.h"
#include "parse/parse.h"

/* Reads the WARC file of the first operand ("-": standard input) and prints a line
 * per posting. A record that is damaged or cannot be read is counted, said on
 * stderr and passed over. The largest record is --max-body, or the configuration's.
 * Returns the exit status: EXIT_SOURCES when nothing of the stream was a record. */
int parse_stream(const struct cli *cli, const struct config *config, struct parser *parser,
                 const struct normalizer *normalizer);

#endif
