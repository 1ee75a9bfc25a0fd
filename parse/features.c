/* parse/features.c: what PCRE2 and libxml2 can do here. Source: pcre2_config(3);
 * memory that is writable and executable may be forbidden to the process
 * (systemd's MemoryDenyWriteExecute), so a pattern is compiled to see. */
#include <stdio.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <libxml/parser.h>
#include <pcre2.h>

#include "parse/parse.h"

#include "base/banned.h"

static bool
can_compile(void)
{
    static const unsigned char PATTERN[] = "a(b|c)+";
    int error = 0;
    PCRE2_SIZE at = 0;
    pcre2_code *code = pcre2_compile(PATTERN, PCRE2_ZERO_TERMINATED, 0, &error, &at, NULL);
    bool can = code && pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0;
    pcre2_code_free(code);
    return can;
}

size_t
parse_features(struct feature ret[PARSE_FEATURES])
{
    char version[64] = "";
    uint32_t has_jit = 0;
    (void)pcre2_config(PCRE2_CONFIG_JIT, &has_jit);
    if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof version) {
        (void)pcre2_config(PCRE2_CONFIG_VERSION, version);
    }
    ret[0] = (struct feature){
        .name = "pcre2-jit",
        .is_there = has_jit && can_compile(),
        .without = has_jit ? "patterns are interpreted, which is slower: the process may not "
                             "make memory executable (MemoryDenyWriteExecute in a unit?)"
                           : "patterns are interpreted, which is slower: install a libpcre2 "
                             "built with JIT"};
    (void)snprintf(ret[0].found, FEATURE_TEXT_BYTES, "PCRE2 %s", version);
    ret[1] = (struct feature){.name = "xml", .is_there = true};
    (void)snprintf(ret[1].found, FEATURE_TEXT_BYTES, "libxml2 %s", LIBXML_DOTTED_VERSION);
    return 2;
}
