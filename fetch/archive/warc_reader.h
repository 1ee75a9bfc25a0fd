/* fetch/archive/warc_reader.h: what the tests and the fuzzer need of the archive reader
 * besides fetch/fetch.h. */
#ifndef FETCH_WARC_READER_H
#define FETCH_WARC_READER_H

#include "fetch/fetch.h"

/* As warc_open, from memory, which is borrowed until warc_close. */
MUST_USE enum status warc_open_memory(struct str memory, warc_complaint *complaint, void *ctx,
                                      struct warc_reader **ret, struct error *err);

#endif
