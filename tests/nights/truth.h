/* tests/nights/truth.h: what the store must hold after each night, and which
 * alarms must be open: docs/operations.md and docs/schema.md told again, in
 * terms of what befell the boards. */
#ifndef TESTS_NIGHTS_TRUTH_H
#define TESTS_NIGHTS_TRUTH_H

#include "boards.h"

/* MAYBE: new on a listing of which a part was read; gone for nearly long enough. */
enum job_state { JOB_UNKNOWN, JOB_OPEN, JOB_CLOSED, JOB_MAYBE };

/* Of one board. */
struct truth {
    enum job_state *state; /* per job */
    bool *missed;          /* not seen since the crawl whose closings are held */
    bool is_held, is_well; /* is_well: the night's verdict was good */
    int gone_nights, gone_since;
};

struct truth *truth_new(const struct town *town); /* per board; truth_free() */
void truth_free(struct truth *truth, const struct town *town);
void truth_pass(struct truth *truth, const struct town *town, int night);

/* The codes of the alarms that are open after that night, by commas, in the
 * order of the alphabet; "" for none. An acknowledgement comes on the evening
 * after an alarm was raised, for boards that shrink. */
void expected_alarms(const struct board *board, int night, char out[128]);
bool is_acknowledged(const struct board *board, int night);

#endif
