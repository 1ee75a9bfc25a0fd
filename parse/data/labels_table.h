/* parse/data/labels_table.h: rows of labels_table.c. Private to labels.c. */
#ifndef PARSE_DATA_LABELS_TABLE_H
#define PARSE_DATA_LABELS_TABLE_H

#include "parse/plain/labels.h"

extern const struct label_row label_rows[];
extern const size_t label_row_count;

#endif
