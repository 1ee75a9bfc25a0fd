/* normalize/phrases_all.c: the list of all tables of phrases that normalize() looks up. */
#include "normalize/phrases_all.h"

#include "normalize/places/places_prose.h"
#include "normalize/salary/salary.h"
#include "normalize/terms/education.h"
#include "normalize/terms/employment.h"
#include "normalize/terms/evergreen.h"
#include "normalize/terms/experience.h"
#include "normalize/terms/oncall.h"
#include "normalize/terms/terms.h"
#include "normalize/text/denial.h"
#include "normalize/text/language.h"
#include "normalize/text/sections.h"
#include "normalize/titles/levels_said.h"
#include "normalize/workmode/workmode.h"

#include "base/banned.h"

enum status
phrases_of_all(struct phrases **ret, struct error *err)
{
    struct phrase_table
        tables[SALARY_TABLE_COUNT + SECTION_TABLE_COUNT + LANGUAGE_TABLE_COUNT + 15];
    size_t n = 0;
    for (size_t i = 0; i < SALARY_TABLE_COUNT; i++) {
        tables[n++] = SALARY_TABLES[i];
    }
    for (size_t i = 0; i < SECTION_TABLE_COUNT; i++) {
        tables[n++] = SECTION_TABLES[i];
    }
    tables[n++] = WORKMODE_TABLE;
    tables[n++] = WORKMODE_THINGS_TABLE;
    tables[n++] = WORKMODE_WEEK_TABLE;
    tables[n++] = WORKMODE_TERMS_TABLE;
    tables[n++] = DENIAL_TABLE;
    tables[n++] = EMPLOYMENT_TABLE;
    tables[n++] = EMPLOYMENT_TERMS_TABLE;
    tables[n++] = EXPERIENCE_TABLE;
    tables[n++] = ONCALL_TABLE;
    tables[n++] = EVERGREEN_TABLE;
    tables[n++] = EDUCATION_TABLE;
    tables[n++] = HOURS_TABLE;
    tables[n++] = LENGTH_TABLE;
    tables[n++] = LEVELS_SAID_TABLE;
    tables[n++] = PROSE_PLACE_TABLE;
    for (size_t i = 0; i < LANGUAGE_TABLE_COUNT; i++) {
        tables[n++] = LANGUAGE_TABLES[i];
    }
    return phrases_new(tables, n, ret, err);
}
