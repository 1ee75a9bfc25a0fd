/* normalize/titles/titles_phrases.c: phrases of titles looked up in tables that the build laid
 * out. */
#include "normalize/titles/titles_phrases.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/banned.h"

uint64_t
phrase_hash(struct str phrase)
{
    return XXH3_64bits(phrase.p, phrase.n);
}

static const struct phrase_entry *
entry_of(const struct title_phrases *table, uint64_t hash)
{
    uint16_t entry = table->slots[phrase_slot(table, hash)];
    return entry ? &table->entries[entry - 1] : NULL;
}

const struct phrase_entry *
phrase_exact(const struct title_phrases *table, struct str phrase)
{
    return entry_of(table, phrase_hash(phrase));
}

const struct phrase_entry *
phrase_find(const struct title_phrases *table, const struct title_tokens *tokens, size_t at,
            size_t limit, size_t *ret_words)
{
    char text[PHRASE_BYTES];
    const struct phrase_entry *best = NULL;
    size_t n = 0;
    size_t most = 1;
    for (size_t words = 1; words <= most && at + words <= tokens->n; words++) {
        const struct title_token *token = &tokens->items[at + words - 1];
        if ((words > 1 && token->before == BREAK_HARD) || n + token->folded.n + 1 > sizeof text) {
            break;
        }
        if (words > 1) {
            text[n++] = ' ';
        }
        memcpy(text + n, token->folded.p, token->folded.n);
        n += token->folded.n;
        uint64_t hash = phrase_hash((struct str){text, n});
        if (words == 1) {
            most = table->longest[phrase_first_at(hash)];
            most = most < limit ? most : limit;
        }
        const struct phrase_entry *entry = most > 0 ? entry_of(table, hash) : NULL;
        if (entry) {
            best = entry;
            *ret_words = words;
        }
    }
    return best;
}
