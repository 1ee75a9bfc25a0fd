/* base/clock.h: the time, as a parameter. JOBMILL_NOW (RFC 3339) sets the clock
 * with which a command starts; it ticks on from there. Waiting uses the
 * monotonic clock, which JOBMILL_NOW does not touch. Stages that are pure
 * (parse, normalize) take `now` as an argument and never include this. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#include "base/error.h"

/* Reads JOBMILL_NOW once, at program start. Errors: E_USAGE (not RFC 3339). */
MUST_USE enum status clock_init(struct error *err);
int64_t clock_now_s(void);   /* Unix seconds, UTC */
int64_t clock_mono_ms(void); /* since an arbitrary start; never goes back */
int64_t clock_mono_us(void); /* the same clock, finer */

#endif
