/* tests/store/test_model.c: random nights against a naive model of the lifecycle
 * that knows nothing of tables: catalogues and windows, pages that state their
 * end, a source that vanishes and comes back. What was active on a day is asked
 * again when all nights are over. */
#include "support_world.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

enum { LETTERS = 12, NIGHTS = 25, WORLDS = 24 };

struct letter {
    bool is_known, is_open;
    const char *reason;
    int64_t seen_s, expires_s; /* expires_s 0: states no end */
    int seen_night;
    bool has_lapsed; /* stale when its source came back: until it is seen again */
};

struct model {
    struct letter letters[LETTERS];
    bool listed[LETTERS]; /* by the last listing that was read whole */
    bool can_repeat;      /* that listing can come back as "not modified" */
    bool is_window, is_away, states_ends;
    int64_t run_s; /* the last run */
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

/* What its date closed needs a later date. */
static void
model_see(struct model *m, int i, int64_t now_s)
{
    struct letter *l = &m->letters[i];
    bool is_over = l->expires_s && l->expires_s < now_s;
    bool is_expired = l->is_known && !l->is_open && strcmp(l->reason, "expired") == 0;
    l->is_open = !(is_expired && is_over);
    l->reason = l->is_open ? NULL : l->reason;
    l->is_known = true;
    l->has_lapsed = false;
    l->seen_s = now_s;
    l->seen_night = m->night;
}

/* What was past its date before it was missed had expired. */
static void
model_close(struct letter *l, const char *reason, int64_t now_s)
{
    l->is_open = false;
    l->reason = l->expires_s && l->expires_s < now_s ? "expired" : reason;
}

/* What a whole, healthy catalogue listing proves. */
static void
model_missing(struct model *m, const bool *listed, bool unread, int64_t now_s)
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
            model_close(l, "unlisted", now_s);
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
            model_close(&m->letters[i], "board-gone", now_s);
        }
    }
}

static void
model_crawl(struct model *m, const char *word, const bool *listed, int64_t now_s)
{
    bool failed = strcmp(word, "failed") == 0 || strcmp(word, "blocked") == 0;
    bool cut = strcmp(word, "cut") == 0, capped = strcmp(word, "capped") == 0;
    bool unread = strcmp(word, "drop=1") == 0;
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
        model_missing(m, listed, unread, now_s);
    }
    memcpy(m->listed, listed, sizeof m->listed);
    m->can_repeat = !cut && !capped && !unread;
}

static void
model_night(struct model *m, const char *word, const bool *listed, int64_t now_s)
{
    m->night++;
    m->run_s = now_s;
    if (!m->is_away) {
        model_crawl(m, word, listed, now_s);
    }
    for (int i = 0; i < LETTERS; i++) {
        struct letter *l = &m->letters[i];
        if (l->is_open && l->expires_s && l->expires_s < now_s) {
            model_close(l, "expired", now_s);
        }
    }
}

/* The source stands in the configuration again. */
static void
model_return(struct model *m)
{
    int64_t end_s = m->run_s - m->run_s % DAY_S + DAY_S - 1;
    m->is_away = false;
    for (int i = 0; i < LETTERS; i++) {
        struct letter *l = &m->letters[i];
        l->has_lapsed = l->has_lapsed || (l->is_open && l->seen_s + 30 * (int64_t)DAY_S < end_s);
    }
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
        bool stale = l->has_lapsed ||
                     ((m->is_window || m->is_away) && l->seen_s + 30 * (int64_t)DAY_S < end);
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

/* Some of the pages that will be read state another end from now on. */
static void
any_ends(struct world *world, struct model *m, const char *night, const bool *listed, int64_t now_s)
{
    bool is_read = !strchr(night, '=');
    for (int i = 0; i < LETTERS && m->states_ends; i++) {
        if (is_read && listed[i] && below(4) == 0) {
            world->until_s[i] = now_s + below(16) * (int64_t)DAY_S;
            m->letters[i].expires_s = world->until_s[i] - world->until_s[i] % DAY_S + DAY_S - 1;
        }
    }
}

/* It vanishes from the configuration, or comes back. */
static void
any_absence(struct world *world, struct model *m)
{
    if (m->is_window || below(m->is_away ? 3 : 8)) {
        return;
    }
    if (m->is_away) {
        model_return(m);
    } else {
        m->is_away = true;
    }
    world_configure(world, !m->is_away);
}

static void
one_night(struct world *world, const struct model *m, const char *night, int64_t days)
{
    if (m->is_away) {
        world->now_s += days * DAY_S;
        world_run_begin(world);
        world_run_end(world);
    } else {
        world_night(world, night);
    }
}

/* What was said to be active on each day, asked again at the end. */
struct past {
    int64_t end_s[NIGHTS];
    char active[NIGHTS][LETTERS + 1];
    int n;
};

static void
past_note(struct past *past, int64_t now_s, struct str states)
{
    int64_t end_s = now_s - now_s % DAY_S + DAY_S - 1;
    past->n -= past->n > 0 && past->end_s[past->n - 1] == end_s; /* twice on one day */
    past->end_s[past->n] = end_s;
    char *out = past->active[past->n++];
    while (states.n) {
        struct str one = str_cut(&states, ' ');
        if (str_ends(one, STR(":open"))) {
            *out++ = one.p[0];
        }
    }
    *out = '\0';
}

static void
past_holds(struct world *world, const struct past *past, const char *story)
{
    for (int i = 0; i < past->n; i++) {
        struct query *q = NULL;
        char got[LETTERS + 1] = "";
        size_t n = 0;
        OK_OR_FAIL(world, query_new(world->store,
                                    "SELECT p.external_id FROM v_span v JOIN posting p ON p.n = "
                                    "v.n WHERE v.opened_at <= :e AND v.ended_at >= :e ORDER BY 1",
                                    &q, &world->err));
        query_int(q, ":e", past->end_s[i]);
        while (query_step(q)) {
            assert_true(n < LETTERS);
            got[n++] = query_col_text(q, 0).p[0];
        }
        OK_OR_FAIL(world, query_free(q, &world->err));
        got[n] = '\0';
        if (strcmp(got, past->active[i]) != 0) {
            fail_msg("%s\n on %lld: %s, then it was %s", story, (long long)past->end_s[i], got,
                     past->active[i]);
        }
    }
}

static int64_t
lapsed(const struct model *m)
{
    int64_t n = 0;
    for (int i = 0; i < LETTERS; i++) {
        n += m->letters[i].is_open && m->letters[i].has_lapsed;
    }
    return n;
}

static void
play(int number, const char *kind, bool is_window)
{
    struct world world;
    struct model model = {.is_window = is_window, .states_ends = strcmp(kind, "sitemap") == 0};
    struct past past = {.n = 0};
    struct buf got, want, story;
    buf_init(&got, 4096);
    buf_init(&want, 4096);
    buf_init(&story, 1 << 16);
    world_open(&world, kind, is_window);
    for (int i = 0; i < NIGHTS; i++) {
        bool listed[LETTERS];
        char night[64];
        const char *word = any_word();
        any_absence(&world, &model);
        int64_t days = any_listing(&model, word, listed, night, sizeof night);
        buf_printf(&story, "%s%s;", night, model.is_away ? "(away)" : "");
        if (!model.is_away) {
            any_ends(&world, &model, night, listed, world.now_s + days * DAY_S);
        }
        model_night(&model, word, listed, world.now_s + days * DAY_S);
        one_night(&world, &model, night, days);
        world_states(&world, &got);
        model_states(&model, world.now_s, &want);
        if (!str_eq(buf_str(&got), buf_str(&want))) {
            fail_msg("world %d: %s\n got  %s\n want %s\n why %s", number, buf_str(&story).p,
                     buf_str(&got).p, buf_str(&want).p, world.summary.why);
        }
        assert_int_equal(world_int(&world, "SELECT count(*) FROM posting p WHERE (p.closed_at IS "
                                           "NULL) <> (SELECT count(*) FROM posting_span s WHERE "
                                           "s.posting = p.n AND s.closed_at IS NULL)"),
                         lapsed(&model));
        past_note(&past, world.now_s, buf_str(&want));
    }
    past_holds(&world, &past, buf_str(&story).p);
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
        static const char *const KINDS[] = {"greenhouse", "sitemap", "sitemap", "remoteok"};
        play(i, KINDS[i % 4], i % 4 == 3);
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
