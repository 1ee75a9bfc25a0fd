/* normalize/skills/skills_scan.c: one pass over the text. Each word is folded and
 * hashed as it is read; a bit map of first words dismisses most of them, the
 * others are compared with the names that begin so, longest first. Where the text
 * was cut into words already (words.c), those of ASCII letters are taken from
 * there, hash and all, and another bit map, of pairs, looks at the word behind as
 * well (skills_pairs.h). Must not allocate but for hits, and must not judge: cues
 * are skills_cue.c's affair. */
#include "normalize/skills/skills_scan.h"

#include "normalize/skills/skills_match.h"
#include "normalize/skills/skills_pairs.h"
#include "normalize/text/words.h"

#include "base/banned.h"

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
 * that of an address: address_end() or match_read() has to look. */
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
        class_of(cur->p[i]) == BYTE_CJK ? match_read_sign(cur, i) : match_read(cur, i, cur->n);
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
    return match_word(s, &word, match_first(cur->table, word.hash));
}

/* Whether a name may begin with the word of ASCII letters that ends at `end`, `behind`
 * being what may stand behind it: one of a single word, or one that goes on so. */
static inline bool
may_begin(const struct scanner *s, const struct word *word, unsigned behind, uint32_t hash)
{
    const struct skill_pairs *pairs = s->options.pairs;
    unsigned alone = behind & (FIRST_ALONE | FIRST_CAPITAL);
    if (alone & FIRST_CAPITAL && s->cur.p[word->at] >= 'a' && !s->is_lax) {
        alone &= FIRST_ALONE;
    }
    if (alone && pairs_has_alone(pairs, hash, alone)) {
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
    return behind & FIRST_SIGN || match_separator(&s->cur, end) > 0;
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
        uint32_t hash = match_hash(word->hash);
        unsigned behind = pairs_first(pairs, hash);
        const struct skill_slot *slot = NULL;
        if (behind && may_begin(s, word, behind, hash)) {
            slot = match_slot_of(cur->table, hash);
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
