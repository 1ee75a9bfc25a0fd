/* normalize/skills/skills_pairs.c: fills the sieve of pairs from the keys. Must not judge
 * a text. */
#include "normalize/skills/skills_pairs.h"

#include "base/str.h"
#include "normalize/text/words.h"

#include "base/banned.h"

static void
set_bit(struct skill_pairs *pairs, uint32_t hash)
{
    uint32_t at = hash >> (32 - PAIR_BITS_LOG);
    pairs->bits[at >> 5] |= 1U << (at & 31);
}

static void
add(struct skill_pairs *pairs, uint32_t first, uint32_t second)
{
    uint64_t hash = pairs_hash(first, second);
    set_bit(pairs, (uint32_t)(hash >> 32));
    set_bit(pairs, (uint32_t)hash);
}

/* The key's second word as far as it is of small letters; other bytes stand in no
 * word of the text that is asked about here. */
static struct str
second_word(const struct skill_key *key)
{
    struct str rest = {key->text + key->n_first + 1, (size_t)key->n - key->n_first - 1};
    size_t n = 0;
    while (n < rest.n && rest.p[n] >= 'a' && rest.p[n] <= 'z') {
        n++;
    }
    return str_sub(rest, 0, n);
}

/* What the key has behind its first word. */
static unsigned
behind_first(const struct skill_key *key)
{
    if (key->sign) {
        return key->sign == ' ' ? FIRST_GAP : FIRST_SIGN;
    }
    bool is_exact = (key->mark & MARK_EXACT) && key->exact[0] >= 'A' && key->exact[0] <= 'Z';
    bool needs_capital = is_exact || (key->mark & MARK_CAPITAL && !(key->mark & MARK_EXACT));
    return needs_capital ? FIRST_CAPITAL : FIRST_ALONE;
}

void
pairs_fill(struct skill_pairs *pairs, const struct skill_table *table)
{
    memset(pairs, 0, sizeof *pairs);
    for (size_t s = 0; s <= table->slot_mask; s++) {
        const struct skill_slot *slot = &table->slots[s];
        uint8_t *first = &pairs->first[slot->hash & ((1U << FIRST_BITS_LOG) - 1)];
        for (size_t k = slot->begin; k < (size_t)slot->begin + slot->n; k++) {
            const struct skill_key *key = &table->keys[k];
            unsigned behind = behind_first(key);
            *first = (uint8_t)(*first | behind);
            add(pairs, slot->hash, behind == FIRST_GAP ? word_hash(second_word(key)) : behind);
        }
    }
}
