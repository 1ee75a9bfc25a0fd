/* parse/pcre.c: see pcre.h. PCRE2 10.40 and later (pcre2api(3), pcre2jit(3)). */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "base/limits.h"
#include "parse/pcre.h"

#include "base/banned.h"

enum { MESSAGE_BYTES = 160 };

struct pattern {
    pcre2_code *code;
    pcre2_match_data *match;
    pcre2_match_context *limits;
};

static enum status
compile_failed(const char *what, struct str regex, int code, size_t at, struct error *err)
{
    PCRE2_UCHAR message[MESSAGE_BYTES] = "";
    (void)pcre2_get_error_message(code, message, sizeof(message));
    return error_set(err, E_PATTERN, "%s: \"%.*s\" at position %zu: %s", what, STR_ARG(regex), at,
                     (const char *)message);
}

enum status
pattern_new(struct str regex, const char *what, struct pattern **ret, struct error *err)
{
    int code = 0;
    PCRE2_SIZE at = 0;
    struct pattern *pattern = calloc(1, sizeof(*pattern));
    if (!pattern) {
        return error_set(err, E_NOMEM, "%s", what);
    }
    const uint32_t options = PCRE2_UTF | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C;
    pattern->code =
        pcre2_compile((PCRE2_SPTR)(regex.p ? regex.p : ""), regex.n, options, &code, &at, NULL);
    if (!pattern->code) {
        pattern_free(pattern);
        return compile_failed(what, regex, code, at, err);
    }
    (void)pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE); /* interpreted where it fails */
    pattern->match = pcre2_match_data_create_from_pattern(pattern->code, NULL);
    pattern->limits = pcre2_match_context_create(NULL);
    if (!pattern->match || !pattern->limits) {
        pattern_free(pattern);
        return error_set(err, E_NOMEM, "%s", what);
    }
    (void)pcre2_set_match_limit(pattern->limits, LIMIT_PCRE_MATCH);
    (void)pcre2_set_depth_limit(pattern->limits, LIMIT_PCRE_DEPTH);
    (void)pcre2_set_heap_limit(pattern->limits, LIMIT_PCRE_HEAP_KIB);
    *ret = pattern;
    return OK;
}

void
pattern_free(struct pattern *pattern)
{
    if (!pattern) {
        return;
    }
    pcre2_code_free(pattern->code);
    pcre2_match_data_free(pattern->match);
    pcre2_match_context_free(pattern->limits);
    free(pattern);
}

bool
pattern_match(struct pattern *pattern, struct str text, struct str *groups, size_t n_groups,
              uint32_t *limit_hits)
{
    if (!text.p) {
        return false;
    }
    int n = pcre2_match(pattern->code, (PCRE2_SPTR)text.p, text.n, 0, PCRE2_NO_UTF_CHECK,
                        pattern->match, pattern->limits);
    bool is_limit = n == PCRE2_ERROR_MATCHLIMIT || n == PCRE2_ERROR_DEPTHLIMIT ||
                    n == PCRE2_ERROR_HEAPLIMIT || n == PCRE2_ERROR_JIT_STACKLIMIT;
    if (limit_hits) {
        *limit_hits += is_limit;
    }
    if (n < 0) {
        return false;
    }
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(pattern->match);
    size_t count = pcre2_get_ovector_count(pattern->match);
    for (size_t i = 0; i < n_groups; i++) {
        bool is_set = i < count && at[2 * i] != PCRE2_UNSET && at[2 * i] <= at[2 * i + 1];
        groups[i] = is_set ? str_sub(text, at[2 * i], at[2 * i + 1] - at[2 * i]) : STR_NONE;
    }
    return true;
}
