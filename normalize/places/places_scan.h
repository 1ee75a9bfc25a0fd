/* normalize/places/places_scan.h: a location string cut into atoms: names with their
 * meanings, unknown words, and the work modes and regions of the world said
 * between them. Private to the place reader. */
#ifndef NORMALIZE_PLACES_SCAN_H
#define NORMALIZE_PLACES_SCAN_H

#include "normalize/places/gazetteer.h"
#include "normalize/places/places.h"
#include "normalize/places/places_words.h"

/* What stands before an atom; the higher, the more it divides. */
enum place_gap { GAP_NONE, GAP_SPACE, GAP_HYPHEN, GAP_COMMA, GAP_DASH, GAP_HARD };

enum {
    PLACE_TEXT_BYTES = 2000, /* of a location string that are read; real ones stay under 600 */
    PLACE_TOKENS = 320,
    PLACE_ATOMS = 160,
    PLACE_SCOPES = 64 /* as LIMIT_PLACES */
};

struct place_token {
    uint16_t fold_begin, fold_end; /* in place_scan.folded */
    uint16_t begin, end;           /* in the text */
    enum place_gap gap;            /* before it */
    bool is_upper, is_capital, has_digit;
};

struct place_atom {
    uint16_t first, last;           /* tokens that the hit is of */
    uint16_t full_first, full_last; /* tokens with the filler round them */
    struct gazetteer_hit hit;       /* n == 0: unknown */
    int country_code;               /* of a two or three letter word, or -1 */
    enum place_gap gap;
    bool is_whole;   /* nothing but this stands between its separators */
    bool is_upper;   /* written in capitals */
    bool is_name;    /* could be the name of an unlisted town */
    bool is_county;  /* "... County" */
    bool is_street;  /* holds a number */
    bool is_remote;  /* "remote" stands beside it */
    bool is_implied; /* a word that stands for a country */
};

struct place_scan {
    struct str text;
    char folded[PLACE_TEXT_BYTES + 8];
    struct place_token tokens[PLACE_TOKENS];
    size_t n_tokens;
    struct place_atom atoms[PLACE_ATOMS];
    size_t n_atoms;
    uint8_t modes; /* 1 << enum work_mode */
    bool is_anywhere;
    bool is_lower; /* the text has no capital */
    bool is_upper; /* the text has no small letter */
    const char *scopes[PLACE_SCOPES];
    size_t n_scopes;
};

/* Cuts scan->text into scan->tokens. */
void place_tokens(struct place_scan *scan);

/* Drops "excluding California" up to the bracket's or the clause's end. */
void place_drop_exceptions(const struct place_words *words, struct place_scan *scan);

/* Divides "Seattle, WA Atlanta, GA". */
void place_split_run_on(const struct place_words *words, struct place_scan *scan);

/* Parts "Macquarie Park NSW 2113". */
void place_part_states(struct place_scan *scan);

/* Joins "Belo Horizonte/MG". */
void place_join_codes(struct place_scan *scan);

/* Divides "DE, AT, CH". */
void place_part_countries(struct place_scan *scan);

/* Cuts words of East Asian script into names. */
void place_split_cjk(struct place_scan *scan);

/* Text beyond the maxima is not read. scan need not be cleared before. */
void place_scan(const struct place_words *words, struct str text, struct place_scan *scan);
struct str place_scan_key(const struct place_scan *scan, size_t first, size_t last);
/* The words of the text, with what stands between them. */
struct str place_scan_words(const struct place_scan *scan, size_t first, size_t last);

#endif
