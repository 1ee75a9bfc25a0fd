/* base/settings.h: the settings of one source (or of the whole, for those at
 * the top of jobmill.conf), made from settings.def. cron/ reads them from the
 * file; the stages get them with each source. */
#ifndef BASE_SETTINGS_H
#define BASE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct str_list {
    struct str *items;
    size_t n;
};

#define SETTING_C_TEXT struct str
#define SETTING_C_LIST struct str_list
#define SETTING_C_INT  int64_t
#define SETTING_C_BOOL bool
#define SETTING_C_SIZE int64_t
#define SETTING_C_SPAN int64_t
#define SETTING_C_RATE int64_t

struct settings {
#define SETTING(member, name, type, scope, min, max, value, help) SETTING_C_##type member;
#include "base/settings.def"
#undef SETTING
};

/* One source section. Slices live as long as the configuration. */
struct source {
    struct str name; /* the section's title; unique */
    struct settings set;
};

#endif
