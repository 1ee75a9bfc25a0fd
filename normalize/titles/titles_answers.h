/* normalize/titles/titles_answers.h: what people answer when asked for their work ("drives a
 * minibus"). Private to titles*.c. */
#ifndef NORMALIZE_TITLES_ANSWERS_H
#define NORMALIZE_TITLES_ANSWERS_H

#include "normalize/titles/titles_tokens.h"

/* The role of who does what the words say; NULL when they say nothing that is done. */
const char *title_answer_role(const struct title_tokens *tokens);

#endif
