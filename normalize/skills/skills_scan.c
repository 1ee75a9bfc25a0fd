/* normalize/skills/skills_scan.c: one pass over the text. Each word is folded and
 * hashed as it is read; a bit map of first words dismisses most of them, the
 * others are compared with the names that begin so, longest first. Where the text
 * was cut into words already (words.c), those of ASCII letters are taken from
 * there, hash and all, and another bit map, of pairs, looks at the word behind as
 * well (skills_pairs.h). Must not allocate but for hits, and must not judge: cues
 * are skills_cue.c's affair. */
#include "normalize/skills/skills_scan.h"

#include "normalize/skills/skills_fit.h"
#include "normalize/skills/skills_pairs.h"
#include "normalize/text/words.h"

#include "base/banned.h"

struct token {
    size_t begin, end;
    uint32_t hash;
};

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

/* The lower bits choose slots. */
static inline uint32_t
hash_end(uint32_t hash)
{
    return hash ^ (hash >> 15);
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

/* Reads the word that begins at `i` and ends before `limit`. */
static struct token
read_word(const struct cursor *cur, size_t i, size_t limit)
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
    word.hash = hash_end(hash);
    return word;
}

static struct token
read_cjk(const struct cursor *cur, size_t i)
{
    struct token word = {.begin = i, .end = i + 3 > cur->n ? cur->n : i + 3};
    uint32_t hash = (uint32_t)WORD_HASH_SEED;
    for (size_t k = i; k < word.end; k++) {
        hash = hash_byte(hash, cur->p[k]);
    }
    word.hash = hash_end(hash);
    return word;
}

/* Whether names may begin with a word of this hash. */
static inline bool
is_first(const struct skill_table *table, uint32_t hash)
{
    return table->filter[(hash & (FILTER_BITS - 1)) >> 3] >> (hash & 7) & 1;
}

/* The names that begin with a word of this hash; NULL: none does. */
static inline const struct skill_slot *
find_slot(const struct skill_table *table, uint32_t hash)
{
    for (size_t at = hash & table->slot_mask; table->slots[at].n;
         at = (at + 1) & table->slot_mask) {
        if (table->slots[at].hash == hash) {
            return &table->slots[at];
        }
    }
    return NULL;
}

/* Bytes of one word separator at `i`: a blank, a hyphen of any kind, "_". */
static size_t
separator_bytes(const struct cursor *cur, size_t i)
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
        size_t step = separator_bytes(cur, i);
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

static void
add_hit(struct hit_list *list, struct arena *arena, struct hit hit)
{
    if (list->n == list->cap) {
        size_t cap = list->cap ? list->cap * 4 : 64;
        struct hit *items = ARENA_ARRAY(arena, cap, struct hit);
        if (!items) {
            list->failed = true;
            return;
        }
        if (list->n) {
            memcpy(items, list->items, list->n * sizeof(*items));
        }
        list->items = items;
        list->cap = cap;
    }
    list->items[list->n++] = hit;
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

/* The best key whose first word is that of the slot; fills hit on success. */
static const struct skill_key *
match_slot(const struct cursor *cur, const struct skill_slot *slot, const struct token *word,
           struct scan_options options, struct hit *hit)
{
    const struct skill_key *keys = cur->table->keys + slot->begin;
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
        bool fits = options.any_case || fit_case(key, cur->p + word->begin, end - word->begin);
        bool is_small = !fits && options.is_small && !(key->mark & MARK_EXACT);
        if (!fits && !is_small) {
            continue;
        }
        bool doubt = is_small || (key->mark & MARK_DOUBT) != 0;
        *hit = (struct hit){(uint32_t)word->begin, (uint32_t)end, key->skill,
                            doubt ? HIT_DOUBT : HIT_SURE};
        return key;
    }
    return NULL;
}

/* "python3", "vue3": a sure one-word name and a version. */
static const struct skill_key *
match_stem(const struct cursor *cur, const struct token *word, struct hit *hit)
{
    size_t stem_end = word->end;
    while (stem_end > word->begin && byte_is_digit(cur->p[stem_end - 1])) {
        stem_end--;
    }
    if (stem_end == word->end || word->end - stem_end > 2 || stem_end - word->begin < 3) {
        return NULL;
    }
    struct token stem = read_word(cur, word->begin, stem_end);
    const struct skill_slot *slot =
        is_first(cur->table, stem.hash) ? find_slot(cur->table, stem.hash) : NULL;
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

/* End of the URL or mail address whose first word ends at `i`, or 0. */
static size_t
address_end(const struct cursor *cur, const struct token *word)
{
    size_t i = word->end;
    if (i + 2 >= cur->n) {
        return 0;
    }
    const char *p = cur->p + i;
    bool is_url = p[0] == ':' && p[1] == '/' && p[2] == '/';
    bool is_www = p[0] == '.' && i - word->begin == 3 && byte_lower(cur->p[word->begin]) == 'w' &&
                  byte_lower(cur->p[word->begin + 1]) == 'w';
    bool is_mail = p[0] == '@' && byte_is_alpha(p[1]);
    if (!is_url && !is_www && !is_mail) {
        return 0;
    }
    while (i < cur->n && !byte_is_space(cur->p[i]) && cur->p[i] != ')' && cur->p[i] != '>') {
        i++;
    }
    return i;
}

/* Whether the letters that end at `end` are only the begin of a word, or it may be
 * that of an address: address_end() or read_word() has to look. */
static inline bool
may_go_on(const struct cursor *cur, size_t begin, size_t end)
{
    char c = cur->p[end];
    return is_word_class(class_of(c)) || c == ':' || c == '@' || (c == '.' && end - begin == 3);
}

/* ".NET", not the end of a sentence. */
static inline bool
begins_with_dot(const struct cursor *cur, size_t i)
{
    return cur->p[i] == '.' && i + 1 < cur->n && byte_is_alpha(cur->p[i + 1]) &&
           (i == 0 || !is_word_class(class_of(cur->p[i - 1])));
}

static inline bool
is_mark(char c)
{
    return c == '.' || c == '\n' || c == ';' || c == '!' || c == '?';
}

/* A text under way. */
struct scanner {
    struct cursor cur;
    struct scan_options options;
    bool is_lax;                    /* small letters will do where the table has a capital */
    const struct word *word, *last; /* of options.words: the next one, the end of all */
    struct arena *arena;
    struct scan *ret;
};

/* The best name that begins with the word; returns where to go on. */
static size_t
match_word(const struct scanner *s, const struct token *word, const struct skill_slot *slot)
{
    const struct cursor *cur = &s->cur;
    const struct skill_key *key = NULL;
    struct hit hit = {0};
    if (slot) {
        key = match_slot(cur, slot, word, s->options, &hit);
    }
    if (!key && byte_is_digit(cur->p[word->end - 1])) {
        key = match_stem(cur, word, &hit);
    }
    if (!key) {
        return word->end;
    }
    if (key->skill != SKILL_BAN && !fit_encoded(cur, hit.begin, hit.end)) {
        add_hit(&s->ret->hits, s->arena, hit);
    }
    return hit.end > word->begin ? hit.end : word->end;
}

/* Reads the word at `i`; returns where to go on. */
static size_t
scan_word(const struct scanner *s, size_t i)
{
    const struct cursor *cur = &s->cur;
    struct token word =
        class_of(cur->p[i]) == BYTE_CJK ? read_cjk(cur, i) : read_word(cur, i, cur->n);
    char after = ' ';
    if (word.end < cur->n) {
        after = cur->p[word.end];
    }
    if (after == ':' || after == '.' || after == '@') {
        size_t end = address_end(cur, &word);
        if (end) {
            return end;
        }
    }
    bool may_be = is_first(cur->table, word.hash);
    return match_word(s, &word, may_be ? find_slot(cur->table, word.hash) : NULL);
}

/* Whether a name may begin with the word of ASCII letters that ends at `end`, `behind`
 * being what may stand behind it: one of a single word, or one that goes on so. */
static inline bool
may_begin(const struct scanner *s, const struct word *word, unsigned behind, uint32_t hash)
{
    const struct skill_pairs *pairs = s->options.pairs;
    bool is_small = s->cur.p[word->at] >= 'a' && !s->is_lax;
    unsigned alone = is_small ? FIRST_ALONE : FIRST_ALONE | FIRST_CAPITAL;
    if (pairs_has_alone(pairs, hash, behind & alone)) {
        return true;
    }
    if (!(behind & (FIRST_GAP | FIRST_SIGN))) {
        return false;
    }
    size_t end = (size_t)word->at + word->n;
    const struct word *next = word + 1;
    bool is_next = next < s->last && next->at == end + 1 && next->is_ascii;
    if (is_next && (s->cur.p[end] == ' ' || !(behind & FIRST_SIGN))) {
        return behind & FIRST_GAP && pairs_has(pairs, hash, next->hash);
    }
    return behind & FIRST_SIGN || separator_bytes(&s->cur, end) > 0;
}

/* Reads the words from `i` on that are of ASCII letters with a blank between them,
 * as scan_word() would; returns where something else stands. */
static size_t
scan_plain(struct scanner *s, size_t i)
{
    const struct cursor *cur = &s->cur;
    const struct sign_index *phrases = s->options.phrases;
    const struct skill_pairs *pairs = s->options.pairs;
    const struct word *word = s->word;
    while (word < s->last && word->at < i) {
        word++; /* part of what was read before */
    }
    for (; word < s->last && word->at == i && word->is_ascii; word++) {
        size_t end = i + word->n;
        bool is_blank = cur->p[end] == ' ';
        if (!is_blank && may_go_on(cur, i, end)) {
            break;
        }
        if (phrases && signs_may_begin_at(phrases, cur->p + i)) {
            signs_word(phrases, (struct str){cur->p, cur->n}, i, s->arena, &s->ret->signs);
        }
        uint32_t hash = hash_end(word->hash);
        unsigned behind = pairs_first(pairs, hash);
        const struct skill_slot *slot = NULL;
        if (behind && may_begin(s, word, behind, hash)) {
            slot = find_slot(cur->table, hash);
        }
        if (slot) {
            struct token token = {i, end, hash};
            s->word = word + 1;
            return match_word(s, &token, slot);
        }
        i = end + is_blank;
    }
    s->word = word;
    return i;
}

/* Reads over what is of no word; returns where a word begins, or the end. */
static size_t
scan_gap(const struct scanner *s, size_t i)
{
    struct str text = {s->cur.p, s->cur.n};
    bool has_signs = s->options.phrases != NULL;
    while (i < text.n && class_of(text.p[i]) == BYTE_OTHER && !begins_with_dot(&s->cur, i)) {
        if (has_signs && is_mark(text.p[i])) {
            signs_mark(text, i, s->arena, &s->ret->signs);
        }
        i++;
    }
    return i;
}

void
skills_scan(const struct skill_table *table, struct str text, struct scan_options options,
            struct arena *arena, struct scan *ret)
{
    struct scanner s = {.cur = {table, text.p, text.n > UINT32_MAX ? UINT32_MAX : text.n},
                        .options = options,
                        .is_lax = options.any_case || options.is_small,
                        .arena = arena,
                        .ret = ret};
    const struct sign_index *phrases = options.phrases;
    if (options.words && options.pairs) {
        s.word = options.words->items;
        s.last = s.word + options.words->n;
    }
    text.n = s.cur.n;
    for (size_t i = scan_gap(&s, 0); i < text.n && ret->hits.n < HITS_MAX && !ret->hits.failed;
         i = scan_gap(&s, i)) {
        size_t begin = i;
        if (s.word) {
            i = scan_plain(&s, i);
        }
        if (i > begin) {
            continue;
        }
        if (phrases && signs_may_begin(phrases, text, i)) {
            signs_word(phrases, text, i, arena, &ret->signs);
        }
        i = scan_word(&s, i);
    }
}

bool
skills_is_word(struct str text, size_t i)
{
    return i < text.n && is_word_class(class_of(text.p[i]));
}
