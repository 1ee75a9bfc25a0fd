/* normalize/titles/titles_scripts.h: titles in scripts that put no blanks between words. */
#ifndef NORMALIZE_TITLES_SCRIPTS_H
#define NORMALIZE_TITLES_SCRIPTS_H

#include "base/model.h"
#include "base/str.h"

/* The role that the first of the known words names; NULL when there is none. */
const char *title_script_role(struct str title);
/* Likewise the level; SENIORITY_NONE when there is none. */
enum seniority title_script_level(struct str title);

/* Whether a part of a title only praises the job: "20代～30代が活躍中". */
bool title_script_appeals(struct str part);

#endif
