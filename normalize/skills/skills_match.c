/* normalize/skills/skills_match.c: words of a text read, and compared with the names that begin
 * so, longest first. Must not judge: cues are skills_cue.c's affair. */
#include "normalize/skills/skills_match.h"

#include "base/str.h"
#include "normalize/text/words.h"

#include "base/banned.h"

/* Folds the letter at `i` into out; returns its length in the text and the
 * folded length in *out_n. Any bytes are survivable. */
static size_t
fold_letter(const struct cursor *cur, size_t i, char out[3], size_t *out_n)
{
    unsigned char b = (unsigned char)cur->p[i];
    out[0] = byte_lower(cur->p[i]);
    *out_n = 1;
    if (b < 0xC3 || b > 0xDF || i + 1 >= cur->n) {
        return 1;
    }
    unsigned code = ((b & 0x1Fu) << 6) | ((unsigned char)cur->p[i + 1] & 0x3Fu);
    if (code < 0x180) {
        char plain = cur->table->latin[code - 0xC0];
        if (plain) {
            out[0] = plain;
            return 2;
        }
    } else if (code >= 0x410 && code < 0x430) {
        code += 0x20;
    } else if (code >= 0x400 && code < 0x410) {
        code += 0x50;
    }
    out[0] = (char)(0xC0 | (code >> 6));
    out[1] = (char)(0x80 | (code & 0x3F));
    *out_n = 2;
    return 2;
}

static inline uint32_t
hash_byte(uint32_t hash, char c)
{
    return (hash ^ (unsigned char)c) * WORD_HASH_PRIME;
}

static size_t
letter_bytes(enum byte_class kind)
{
    return kind == BYTE_PLAIN ? 1 : kind == BYTE_TWO ? 2 : 3;
}

/* Reads one letter that is not ASCII into the hash; returns its end. */
static size_t
read_letter(const struct cursor *cur, size_t i, uint32_t *hash)
{
    size_t end = i + letter_bytes(class_of(cur->p[i]));
    while (i < end && i < cur->n) {
        char out[3];
        size_t out_n = 0;
        i += fold_letter(cur, i, out, &out_n);
        for (size_t o = 0; o < out_n; o++) {
            *hash = hash_byte(*hash, out[o]);
        }
    }
    return i;
}

struct token
match_read(const struct cursor *cur, size_t i, size_t limit)
{
    struct token word = {.begin = i};
    uint32_t hash = (uint32_t)WORD_HASH_SEED;
    if (cur->p[i] == '.') {
        hash = hash_byte(hash, '.');
        i++;
    }
    while (i < limit) {
        enum byte_class kind = class_of(cur->p[i]);
        if (kind == BYTE_PLAIN) {
            hash = hash_byte(hash, skill_small[(unsigned char)cur->p[i]]);
            i++;
            continue;
        }
        if (kind != BYTE_TWO && kind != BYTE_THREE) {
            break;
        }
        i = read_letter(cur, i, &hash);
    }
    word.end = i;
    word.hash = match_hash(hash);
    return word;
}

struct token
match_read_sign(const struct cursor *cur, size_t i)
{
    struct token word = {.begin = i, .end = i + 3 > cur->n ? cur->n : i + 3};
    uint32_t hash = (uint32_t)WORD_HASH_SEED;
    for (size_t k = i; k < word.end; k++) {
        hash = hash_byte(hash, cur->p[k]);
    }
    word.hash = match_hash(hash);
    return word;
}

size_t
match_separator(const struct cursor *cur, size_t i)
{
    unsigned char b = (unsigned char)cur->p[i];
    if (b == ' ' || b == '\t' || b == '-' || b == '_') {
        return 1;
    }
    if (b == 0xC2 && i + 1 < cur->n && (unsigned char)cur->p[i + 1] == 0xA0) {
        return 2;
    }
    if (b == 0xE2 && i + 2 < cur->n && (unsigned char)cur->p[i + 1] == 0x80) {
        unsigned char last = (unsigned char)cur->p[i + 2];
        return last >= 0x90 && last <= 0x93 ? 3 : 0;
    }
    return 0;
}

static size_t
skip_separators(const struct cursor *cur, size_t i)
{
    for (int k = 0; k < 3 && i < cur->n; k++) {
        size_t step = match_separator(cur, i);
        if (!step) {
            break;
        }
        i += step;
    }
    return i;
}

static size_t
skip_digits(const struct cursor *cur, size_t i)
{
    while (i < cur->n && byte_is_digit(cur->p[i])) {
        i++;
    }
    return i;
}

/* Matches the signs of a name that are not letters; 0 when they differ. */
static size_t
match_sign(const struct cursor *cur, size_t i, char sign)
{
    switch (sign) {
    case ' ': {
        size_t next = skip_separators(cur, i);
        return next > i ? next : 0;
    }
    case '/': {
        size_t at = skip_separators(cur, i);
        return at < cur->n && cur->p[at] == '/' ? skip_separators(cur, at + 1) : 0;
    }
    case '\'': {
        size_t step = fit_apostrophe(cur, i);
        return step ? i + step : 0;
    }
    case '\1': {
        size_t next = skip_digits(cur, i);
        return next > i ? next : 0;
    }
    default:
        return cur->p[i] == sign ? i + 1 : 0;
    }
}

/* Matches the letter at byte *k of the name and moves *k behind it. */
static size_t
match_letter(const struct cursor *cur, size_t i, const struct skill_key *key, size_t *k)
{
    char out[3];
    size_t out_n = 0;
    i += fold_letter(cur, i, out, &out_n);
    if (*k + out_n > key->n || memcmp(key->text + *k, out, out_n) != 0) {
        return 0;
    }
    *k += out_n;
    return i;
}

/* Compares a name from its byte `from` on with the text at `i`; returns the end
 * in the text, or 0. */
static size_t
match_rest(const struct cursor *cur, size_t i, const struct skill_key *key, size_t from)
{
    for (size_t k = from; k < key->n;) {
        char want = key->text[k];
        if (i >= cur->n) {
            return 0;
        }
        if (skill_small[(unsigned char)cur->p[i]] == want && class_of(want) == BYTE_PLAIN) {
            i++;
            k++;
            continue;
        }
        bool is_letter = is_word_class(class_of(want)) || (unsigned char)want >= 0x80;
        i = is_letter ? match_letter(cur, i, key, &k) : match_sign(cur, i, want);
        if (!i) {
            return 0;
        }
        k += !is_letter;
    }
    return i;
}

/* What follows the first word: enough to dismiss most names unread. */
struct ahead {
    bool has_gap;  /* a separator stands right after the word */
    char letter;   /* small letter or digit of the next word; 0: something else */
    char sign;     /* the byte right after the word; 0 at the end */
    char far_sign; /* the byte after the separators; 0 at the end */
};

static struct ahead
look_ahead(const struct cursor *cur, size_t i)
{
    struct ahead ahead = {0};
    if (i >= cur->n) {
        return ahead;
    }
    size_t next = skip_separators(cur, i);
    ahead.has_gap = next > i;
    ahead.sign = cur->p[i];
    if (next < cur->n) {
        ahead.far_sign = cur->p[next];
    }
    if (class_of(ahead.far_sign) == BYTE_PLAIN) {
        ahead.letter = skill_small[(unsigned char)ahead.far_sign];
    }
    return ahead;
}

static inline bool
is_dismissed(const struct skill_key *key, const struct ahead *ahead)
{
    switch (key->sign) {
    case 0: /* one word */
    case '\'':
        return false;
    case '/':
        return ahead->far_sign != '/';
    case ' ':
        return !ahead->has_gap || (key->second && ahead->letter && key->second != ahead->letter);
    default:
        return key->sign != ahead->sign;
    }
}

/* Whether no key of the slot can follow: what is_dismissed() would say of each. */
static inline bool
are_dismissed(const struct skill_slot *slot, const struct ahead *ahead)
{
    bool are_all_of_two_words = !(slot->second & 1);
    bool may_follow =
        ahead->has_gap && (!ahead->letter || (slot->second >> (ahead->letter & 31) & 1));
    return are_all_of_two_words && !may_follow;
}

const struct skill_key *
match_slot(const struct cursor *cur, const struct skill_slot *slot, const struct token *word,
           struct scan_options options, struct hit *hit)
{
    const struct skill_key *keys = cur->table->keys + slot->begin;
    const struct skill_key *small = NULL; /* for want of one that fits */
    struct ahead ahead = look_ahead(cur, word->end);
    size_t n = are_dismissed(slot, &ahead) ? 0 : slot->n;
    for (size_t k = 0; k < n; k++) {
        const struct skill_key *key = &keys[k];
        if (is_dismissed(key, &ahead)) {
            continue;
        }
        size_t end = match_rest(cur, word->end, key, key->n_first);
        if (!end || !fit_ends(cur, word->begin, end) || !fit_begins(cur, word->begin, end)) {
            continue;
        }
        if (!fit_accents(key, cur->p + word->begin, end - word->begin)) {
            continue; /* "inför" is not "Infor" */
        }
        if (match_rest(cur, word->begin, key, 0) != end) {
            continue; /* another word with the same hash */
        }
        if (options.any_case || fit_case(key, cur->p + word->begin, end - word->begin)) {
            bool doubt = (key->mark & MARK_DOUBT) != 0;
            *hit = (struct hit){(uint32_t)word->begin, (uint32_t)end, key->skill,
                                doubt ? HIT_DOUBT : HIT_SURE};
            return key;
        }
        if (!small && options.is_small && fit_small(key, cur->p + word->begin, end - word->begin)) {
            small = key;
            *hit = (struct hit){(uint32_t)word->begin, (uint32_t)end, key->skill, HIT_SMALL};
        }
    }
    return small;
}

const struct skill_key *
match_stem(const struct cursor *cur, const struct token *word, struct hit *hit)
{
    size_t stem_end = word->end;
    while (stem_end > word->begin && byte_is_digit(cur->p[stem_end - 1])) {
        stem_end--;
    }
    if (stem_end == word->end || word->end - stem_end > 2 || stem_end - word->begin < 3) {
        return NULL;
    }
    struct token stem = match_read(cur, word->begin, stem_end);
    const struct skill_slot *slot = match_first(cur->table, stem.hash);
    for (size_t k = slot ? slot->begin : 0; slot && k < (size_t)slot->begin + slot->n; k++) {
        const struct skill_key *key = &cur->table->keys[k];
        if (key->n != key->n_first || key->skill == SKILL_BAN || (key->mark & ~MARK_ACCENT) ||
            match_rest(cur, word->begin, key, 0) != stem_end) {
            continue;
        }
        enum skill_type type = (enum skill_type)cur->table->rows[key->skill].type;
        bool has_versions = type >= SKILL_LANGUAGE && type <= SKILL_TOOL;
        *hit = (struct hit){(uint32_t)word->begin, (uint32_t)word->end, key->skill, HIT_SURE};
        return has_versions ? key : NULL;
    }
    return NULL;
}
