/* tests/store/test_model.c: random nights against a naive model of the lifecycle
 * that knows nothing of tables. */
#include "support_world.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

enum { LETTERS = 12, NIGHTS = 25, WORLDS = 24 };

struct letter {
    bool is_known, is_open;
    const char *reason;
    int64_t seen_s;
    int seen_night;
};

struct model {
    struct letter letters[LETTERS];
    bool listed[LETTERS]; /* by the last listing that was read whole */
    bool can_repeat;      /* that listing can come back as "not modified" */
    bool is_window;
    int night, held_night, gone_runs;
    int64_t gone_since_s;
};

static uint64_t seed;

static int
below(int n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (int)(seed % (uint64_t)n);
}

static void
model_see(struct model *m, int i, int64_t now_s)
{
    m->letters[i] = (struct letter){true, true, NULL, now_s, m->night};
}

static void
model_close(struct letter *l, const char *reason)
{
    l->is_open = false;
    l->reason = reason;
}

/* What a whole, healthy catalogue listing proves. */
static void
model_missing(struct model *m, const bool *listed, bool unread)
{
    int open = 0, confirmed = 0, fresh = 0, n_listed = 0;
    for (int i = 0; i < LETTERS; i++) {
        const struct letter *l = &m->letters[i];
        bool missing = l->is_open && !listed[i];
        bool agreed = m->held_night && l->seen_night < m->held_night;
        open += l->is_open;
        confirmed += missing && agreed;
        fresh += missing && !agreed;
        n_listed += listed[i];
    }
    int base = open - confirmed;
    bool hold = fresh > 0 && ((fresh > 5 && fresh * 2 > base) || n_listed == 0 || unread);
    for (int i = 0; i < LETTERS; i++) {
        struct letter *l = &m->letters[i];
        bool agreed = m->held_night && l->seen_night < m->held_night;
        if (l->is_open && !listed[i] && (agreed || !hold)) {
            model_close(l, "unlisted");
        }
    }
    m->held_night = hold ? m->night : 0;
}

static void
model_gone(struct model *m, int64_t now_s)
{
    m->gone_since_s = m->gone_runs ? m->gone_since_s : now_s;
    m->gone_runs++;
    if (m->gone_runs < 3 || now_s - m->gone_since_s < 72 * HOUR_S || m->is_window) {
        return;
    }
    for (int i = 0; i < LETTERS; i++) {
        if (m->letters[i].is_open) {
            model_close(&m->letters[i], "board-gone");
        }
    }
}

static void
model_night(struct model *m, const char *word, const bool *listed, int64_t now_s)
{
    bool failed = strcmp(word, "failed") == 0 || strcmp(word, "blocked") == 0;
    bool cut = strcmp(word, "cut") == 0, capped = strcmp(word, "capped") == 0;
    bool unread = strcmp(word, "drop=1") == 0;
    m->night++;
    if (strcmp(word, "gone") == 0) {
        model_gone(m, now_s);
    }
    if (failed || strcmp(word, "gone") == 0) {
        return;
    }
    for (int i = 0; i < LETTERS; i++) {
        if (listed[i]) {
            model_see(m, i, now_s);
        }
    }
    m->gone_runs = cut ? m->gone_runs : 0;
    if (!cut && !m->is_window && !capped) {
        model_missing(m, listed, unread);
    }
    memcpy(m->listed, listed, sizeof m->listed);
    m->can_repeat = !cut && !capped && !unread;
}

static void
model_states(const struct model *m, int64_t now_s, struct buf *ret)
{
    int64_t end = now_s - now_s % DAY_S + DAY_S - 1;
    buf_clear(ret);
    for (int i = 0; i < LETTERS; i++) {
        const struct letter *l = &m->letters[i];
        if (!l->is_known) {
            continue;
        }
        bool stale = m->is_window && l->seen_s + 30 * (int64_t)DAY_S < end;
        buf_printf(ret, "%s%c:%s", ret->n ? " " : "", 'a' + i,
                   !l->is_open ? l->reason
                   : stale     ? "stale"
                               : "open");
    }
}

static const char *
any_word(void)
{
    static const char *const WORDS[] = {"",     "",       "",        "",      "",
                                        "",     "failed", "blocked", "gone",  "gone",
                                        "gone", "cut",    "capped",  "drop=1"};
    return WORDS[below((int)(sizeof WORDS / sizeof WORDS[0]))];
}

static int64_t
any_listing(const struct model *m, const char *word, bool *listed, char *night, size_t size)
{
    int days = below(4) ? 1 : below(20), many = below(4);
    char letters[LETTERS + 2] = "";
    size_t n = 0;
    bool has_body =
        !word[0] || !strcmp(word, "cut") || !strcmp(word, "capped") || !strcmp(word, "drop=1");
    for (int i = 0; i < LETTERS; i++) {
        bool keep = below(10) < 8 ? m->listed[i] : below(2);
        listed[i] = has_body && (many == 0 ? below(8) == 0 : keep);
        if (listed[i]) {
            letters[n++] = (char)('a' + i);
        }
    }
    if (n == 0 && has_body && word[0]) { /* an empty page has no other marks */
        listed[0] = true;
        letters[n++] = 'a';
    }
    bool repeat = !word[0] && m->can_repeat && below(4) == 0;
    if (repeat) {
        memcpy(listed, m->listed, sizeof m->listed);
    }
    letters[n] = '\0';
    const char *body = repeat ? "=" : n ? letters : "-";
    snprintf(night, size, "%d %s%s%s", days, body, word[0] ? "/" : "", word);
    return days;
}

static void
play(int number, bool is_window)
{
    struct world world;
    struct model model = {.is_window = is_window};
    struct buf got, want, story;
    buf_init(&got, 4096);
    buf_init(&want, 4096);
    buf_init(&story, 1 << 16);
    world_open(&world, is_window ? "remoteok" : "greenhouse", is_window);
    for (int i = 0; i < NIGHTS; i++) {
        bool listed[LETTERS];
        char night[64];
        const char *word = any_word();
        int64_t days = any_listing(&model, word, listed, night, sizeof night);
        buf_printf(&story, "%s;", night);
        model_night(&model, word, listed, world.now_s + days * DAY_S);
        world_night(&world, night);
        world_states(&world, &got);
        model_states(&model, world.now_s, &want);
        if (!str_eq(buf_str(&got), buf_str(&want))) {
            fail_msg("world %d: %s\n got  %s\n want %s\n why %s", number, buf_str(&story).p,
                     buf_str(&got).p, buf_str(&want).p, world.summary.why);
        }
        assert_int_equal(world_int(&world, "SELECT count(*) FROM posting p WHERE (p.closed_at IS "
                                           "NULL) <> (SELECT count(*) FROM posting_span s WHERE "
                                           "s.posting = p.n AND s.closed_at IS NULL)"),
                         0);
    }
    world_close(&world);
    buf_release(&got);
    buf_release(&want);
    buf_release(&story);
}

static void
random_nights_follow_the_model(void **state)
{
    (void)state;
    seed = 88172645463325252ULL;
    for (int i = 0; i < WORLDS; i++) {
        play(i, i % 4 == 3);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_nights_follow_the_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
