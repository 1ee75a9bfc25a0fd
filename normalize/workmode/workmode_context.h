/* normalize/workmode/workmode_context.h: what stands beside a phrase of the work mode and changes
 * what it says. Private to normalize/workmode*.c. */
#ifndef NORMALIZE_WORKMODE_CONTEXT_H
#define NORMALIZE_WORKMODE_CONTEXT_H

#include "normalize/text/words.h"
#include "normalize/workmode/workmode.h"

/* "Remote: No", "Homeoffice: nein". */
bool mode_is_answered_no(const struct words *words, const struct phrase_hit *hit);
/* "Remote: partial", "Remote work: occasionally". */
bool mode_is_answered_part(const struct words *words, const struct phrase_hit *hit);
/* "The last interview is held remotely", "a screen, then an on-site"; is_onsite: what the
 * phrase would say. */
bool mode_is_of_hiring(const struct words *words, const struct phrase_hit *hit, bool is_onsite);
/* "This role is ...", "the position requires ...": the job itself stands before, at most `reach`
 * words away. */
bool mode_names_job(const struct words *words, const struct phrase_hit *hit, size_t reach);
/* "Some roles in our sales team are hybrid": word `at` is in a sentence about other jobs. */
bool mode_is_of_others(const struct words *words, size_t at);
/* "is remote" of "is remote sensing", "remote role" of "not a remote role". */
bool mode_is_overlapped(const struct hits *hits, size_t index);
/* "remote" of "remote and hybrid teams": what it is joined to speaks of no job. */
bool mode_is_joined_to_thing(const struct words *words, const struct hits *hits, size_t index);

#endif
