/* normalize/workmode/workmode.h: remote, hybrid or on site. A word in running text
 * counts only in forms that speak of this job ("fully remote", "3 days in the
 * office"); in a title, a place or a labelled line the bare word is enough.
 * Private to normalize/. */
#ifndef NORMALIZE_WORKMODE_H
#define NORMALIZE_WORKMODE_H

#include "base/model.h"
#include "normalize/text/sections.h"
#include "normalize/text/words.h"

/* Tags of the phrases (workmode_phrases.c, workmode_things.c, workmode_week.c). */
enum mode_tag {
    TAG_STRONG,    /* value: mode; speaks of this job anywhere */
    TAG_WEAK,      /* value: mode; only in a field, a title, a labelled line */
    TAG_LONE,      /* value: mode; weak, and nothing in a sentence: "worldwide" */
    TAG_OFFICE,    /* "days in the office": counted behind a colon */
    TAG_HOME,      /* "remote days" */
    TAG_NEVER,     /* not about the mode */
    TAG_THING,     /* value: mode; the same, but in front of a title: "Remote Data Analyst" */
    TAG_DENY,      /* "no remote" */
    TAG_LABEL,     /* "Location:", "Arbeitsort:"; value: the mode it asks for, "Remote type:" */
    TAG_WORLD,     /* no limit of place */
    TAG_AT_OFFICE, /* no mode alone; value: on site when it says that one is there, none for a noun
                    */
    TAG_AT_HOME,   /* the same: remote for "from home", hybrid for "at home", which may be that of
                    * others, none for "home" */
    TAG_RESIDE,    /* "must be based in": where one may live follows */
    TAG_OPEN,      /* value: remote; this job takes remote people as well */
    TAG_HASH       /* value: mode; behind "#": what the recruiter declares to LinkedIn */
};
extern const struct phrase_table WORKMODE_TABLE, WORKMODE_THINGS_TABLE, WORKMODE_WEEK_TABLE,
    WORKMODE_TERMS_TABLE;

/* What one text says. */
struct mode_find {
    uint8_t strong, weak; /* bits 1 << enum work_mode */
    uint8_t declared;     /* of strong: by a tag such as #LI-Remote */
    uint8_t of_job;       /* of strong: with the job named, "this role is on-site" */
    bool has_days;        /* days in the office were counted */
    uint8_t denied;       /* "no remote"; bits likewise */
    bool is_open;         /* "open to remote candidates" */
    bool is_worldwide;
    struct str quote[MODE_COUNT]; /* words for each mode */
    enum work_mode first;         /* the first strong one (weak without any) */
};
/* The main one of some modes, given as bits: hybrid before remote before on site. */
enum work_mode mode_of_bits(uint8_t bits);
/* Notes that the words of the quote name the mode; strong: that they speak of this job. */
void mode_say(struct mode_find *find, enum work_mode mode, bool strong, struct str quote);
/* A text with what was found in it. */
struct mode_text {
    const struct words *words;
    const struct hits *hits; /* of GROUP_MODE among others */
    const struct phrases *phrases;
    const struct section *sections; /* may be NULL */
    size_t n_sections;
};
void workmode_scan(const struct mode_text *text, struct mode_find *ret);
/* Without hits at hand: a short text. Errors: E_NOMEM. */
MUST_USE enum status workmode_of_text(struct str text, const struct phrases *phrases,
                                      struct arena *arena, struct mode_find *ret);
/* A structured value ("TELECOMMUTE", "Hybrid", "true" under rule "isRemote");
 * bits of modes. is_flag: only a yes/no flag said so. */
uint8_t workmode_structured(const struct raw_value *value, const struct phrases *phrases,
                            struct arena *arena, bool *ret_is_flag);

/* The rule by which the voices are brought together:
 * 1. hybrid in a structured word wins over a remote flag beside it;
 * 2. a job said remote that is "open to remote candidates" stays so; else counted
 *    office days in the text make a remote job hybrid; then a recruiter's tag
 *    (#LI-Hybrid) speaks for the text;
 * 3. structured words before title and place before text;
 * 4. a bare remote flag gives way to a text that denies it or names a hybrid. */
struct mode_voices {
    uint8_t structured, flag; /* words; yes/no flags */
    struct mode_find title, text;
    uint8_t place; /* said in a location */
};
struct mode_verdict {
    enum work_mode mode;
    uint8_t modes;
    enum layer layer; /* LAYER_NONE: structured, the caller knows which */
    const char *rule; /* static */
    struct str quote;
    uint8_t confidence;
};
struct mode_verdict workmode_decide(const struct mode_voices *voices);

#endif
