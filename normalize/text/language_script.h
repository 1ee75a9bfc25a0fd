/* normalize/text/language_script.h: the script of a text, and the language where the
 * script is one language's alone. Private to normalize/. */
#ifndef NORMALIZE_LANGUAGE_SCRIPT_H
#define NORMALIZE_LANGUAGE_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum script_of {
    SCRIPT_LETTERS, /* Latin, Cyrillic: words and letters tell the language */
    SCRIPT_ONE,     /* of one language */
    SCRIPT_HAN,
    SCRIPT_ARABIC,
    SCRIPT_DEVANAGARI
};
struct script {
    uint16_t from, to; /* code points */
    enum script_of of;
    const char *code; /* of the one language; else NULL */
    uint8_t weight;   /* of a sign against a letter */
};
enum { SCRIPT_COUNT = 27 };
struct script_count {
    uint32_t signs[SCRIPT_COUNT]; /* weighed */
    uint32_t latin, cyrillic;
};

/* The letter at *at in small form (Latin, Greek, Cyrillic), 0xFFFD for what is
 * none or beyond the first plane; *at moves past it. */
uint32_t script_letter(struct str word, size_t *at);
void script_add(struct script_count *count, struct str word);
/* The script, of those beyond Latin and Cyrillic, that most of the text is in;
 * with few_words (no language of the Latin script speaks for itself) a quarter
 * will do. NULL: none. */
const struct script *script_main(const struct script_count *count, bool few_words);

#endif
