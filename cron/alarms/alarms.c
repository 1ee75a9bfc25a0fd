/* cron/alarms/alarms.c: from the store's history through the rules to the store's
 * alarms. An alarm ends when the source is well again, or when it was acknowledged
 * and the new figures have lasted: they are the usual ones from then on. */
#include "cron/alarms/alarms.h"

#include <stdio.h>

#include "base/json_write.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/url.h"
#include "cron/alarms/alarm_rules.h"
#include "cron/cli.h"

#include "base/banned.h"

enum {
    PAST_CRAWLS = ALARM_HISTORY / 2, /* of a raised alarm: before it, and since */
    SETTLED_CRAWLS = 7,              /* crawls at the new figures make them the usual ones */
    WHAT_BYTES = 400,
};

struct judging {
    struct store *store;
    int64_t run, now_s;
    struct arena *arena;
    const struct store_alarm *known; /* open ones, and what became usual */
    size_t n_known;
    struct alarm_report *report;
    size_t cap;
    const struct source *source;
    struct crawl_record crawls[ALARM_HISTORY]; /* the source's latest */
    size_t n_crawls;
};

/* ---- words ---- */

static void
write_share(char *out, size_t cap, double share, int64_t n)
{
    (void)snprintf(out, cap, "%.3g%% (%.0f of %lld)", share * 100, share * (double)n, (long long)n);
}

static struct str
words(const struct judging *j, const struct alarm_rule *rule, const struct alarm_finding *found)
{
    char text[WHAT_BYTES];
    char after[64];
    char before[64];
    const char *unit = rule->unit ? rule->unit : "";
    if (rule->test == ALARM_SHARE) {
        write_share(after, sizeof after, found->after, found->n_after);
        write_share(before, sizeof before, found->before, found->n_before);
    } else {
        int decimals = rule->test == ALARM_LEVEL ? 0 : 1;
        (void)snprintf(after, sizeof after, "%.*f%s", decimals, found->after, unit);
        (void)snprintf(before, sizeof before, "%.*f%s", decimals, found->before, unit);
    }
    int n = snprintf(text, sizeof text, "%s: %s%s%s", rule->figure, after,
                     found->has_before ? ", usually " : "", found->has_before ? before : "");
    if (rule->test == ALARM_SILENCE && n > 0 && (size_t)n < sizeof text && j->n_crawls) {
        const struct crawl_record *last = &j->crawls[j->n_crawls - 1];
        (void)snprintf(text + n, sizeof text - (size_t)n, "; the last crawl: %s",
                       crawl_verdict_name(last->verdict));
    }
    return arena_str(j->arena, str_of(text));
}

/* ---- what is known ---- */

static const struct store_alarm *
find_known(const struct judging *j, const struct alarm_rule *rule, bool is_open)
{
    const struct store_alarm *found = NULL;
    for (size_t i = 0; i < j->n_known; i++) {
        const struct store_alarm *a = &j->known[i];
        if (a->is_open == is_open && str_is(a->code, rule->code) &&
            str_eq(a->source, j->source->name)) {
            found = a;
        }
    }
    return found;
}

static enum status
note(struct judging *j, enum alarm_event event, const struct store_alarm *alarm, const char *why,
     struct error *err)
{
    struct alarm_report *report = j->report;
    if (report->n == j->cap) {
        j->cap = j->cap ? j->cap * 2 : 16;
        struct alarm_news *items = ARENA_ARRAY(j->arena, j->cap, struct alarm_news);
        if (!items) {
            return error_set(err, E_NOMEM, "out of memory");
        }
        if (report->n) {
            memcpy(items, report->items, report->n * sizeof *items);
        }
        report->items = items;
    }
    report->items[report->n++] = (struct alarm_news){event, *alarm, why};
    report->n_raised += event == ALARM_IS_RAISED;
    report->n_cleared += event == ALARM_IS_CLEARED;
    report->n_open += event != ALARM_IS_CLEARED && alarm->acknowledged_at_s == TIME_UNKNOWN;
    return OK;
}

static bool
is_fresh(const struct judging *j)
{
    return j->n_crawls && j->crawls[j->n_crawls - 1].run == j->run;
}

static struct alarm_history
history_of(const struct judging *j, const struct crawl_record *crawls, size_t n)
{
    const struct settings *set = &j->source->set;
    int64_t every_ms = set->every_ms > set->every_most_ms ? set->every_ms : set->every_most_ms;
    const struct kind *kind = kind_find(set->kind);
    return (struct alarm_history){.crawls = crawls,
                                  .n = n,
                                  .is_window = kind && kind->is_window,
                                  .is_fresh = is_fresh(j),
                                  .now_s = j->now_s,
                                  .every_s = every_ms / 1000};
}

/* ---- an alarm that is not open ---- */

static enum status
raise_new(struct judging *j, const struct alarm_rule *rule, const struct alarm_finding *found,
          const struct crawl_record *crawls, struct error *err)
{
    struct store_alarm alarm = {
        .source = j->source->name,
        .code = str_of(rule->code),
        .raised_at_s = j->now_s,
        .run = j->run,
        .usual_until = found->n_usual ? crawls[found->n_usual - 1].id : 0,
        .has_before = found->has_before,
        .before = found->before,
        .after = found->after,
        .what = words(j, rule, found),
        .acknowledged_at_s = TIME_UNKNOWN,
        .is_open = true,
    };
    enum status status = store_alarm_look(j->store, rule->look, j->crawls[j->n_crawls - 1].id,
                                          j->arena, &alarm, err);
    if (status == OK) {
        alarm.look =
            url_is_web(alarm.look) ? url_without_credentials(j->arena, alarm.look) : alarm.look;
        status = store_alarm_raise(j->store, &alarm, j->now_s, &alarm.id, err);
    }
    return status == OK ? note(j, ALARM_IS_RAISED, &alarm, NULL, err) : status;
}

static enum status
judge_quiet(struct judging *j, const struct alarm_rule *rule, struct error *err)
{
    const struct store_alarm *settled = find_known(j, rule, false);
    size_t skip = 0;
    while (settled && skip < j->n_crawls && j->crawls[skip].id <= settled->usual_until) {
        skip++;
    }
    struct alarm_finding found;
    struct alarm_history history = history_of(j, j->crawls + skip, j->n_crawls - skip);
    alarm_judge(rule, &history, &found);
    return found.state == ALARM_ILL ? raise_new(j, rule, &found, j->crawls + skip, err) : OK;
}

/* ---- an open one ---- */

static enum status
clear(struct judging *j, const struct store_alarm *alarm, const char *why, struct error *err)
{
    enum status status = store_alarm_clear(j->store, alarm->id, why, j->now_s, err);
    return status == OK ? note(j, ALARM_IS_CLEARED, alarm, why, err) : status;
}

static enum status
keep(struct judging *j, const struct alarm_rule *rule, const struct store_alarm *alarm,
     const struct alarm_finding *found, struct error *err)
{
    struct store_alarm today = *alarm;
    enum status status = OK;
    if (found->state == ALARM_ILL) {
        today.after = found->after;
        today.what = words(j, rule, found);
        status = store_alarm_keep(j->store, alarm->id, today.after, today.what, j->now_s, err);
    }
    return status == OK ? note(j, ALARM_IS_KEPT, &today, NULL, err) : status;
}

/* A person has seen it, and so it is since then. */
static bool
has_settled(const struct judging *j, const struct alarm_rule *rule, const struct store_alarm *alarm,
            const struct crawl_record *since, size_t n)
{
    size_t n_judged = 0;
    if (alarm->acknowledged_at_s == TIME_UNKNOWN || rule->test == ALARM_SILENCE || !is_fresh(j)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        n_judged += (rule->verdicts >> since[i].verdict & 1) != 0;
    }
    struct alarm_finding found;
    struct alarm_history history = history_of(j, since, n);
    alarm_judge(rule, &history, &found);
    return n_judged >= SETTLED_CRAWLS && found.state != ALARM_ILL;
}

static enum status
judge_open(struct judging *j, const struct alarm_rule *rule, const struct store_alarm *alarm,
           struct error *err)
{
    struct crawl_record crawls[ALARM_HISTORY];
    const struct store_alarm *settled = find_known(j, rule, false);
    size_t n_past = 0, n_since = 0;
    enum status status = store_history(
        j->store, j->source->name,
        (struct history_range){settled ? settled->usual_until : 0, alarm->usual_until, PAST_CRAWLS},
        crawls, &n_past, err);
    if (status == OK) {
        status = store_history(j->store, j->source->name,
                               (struct history_range){alarm->usual_until, INT64_MAX, PAST_CRAWLS},
                               crawls + n_past, &n_since, err);
    }
    if (status != OK) {
        return status;
    }
    struct alarm_finding found;
    struct alarm_history history = history_of(j, crawls, n_past + n_since);
    history.is_raised = true;
    history.n_usual = n_past;
    alarm_judge(rule, &history, &found);
    if (found.state == ALARM_WELL) {
        return clear(j, alarm, "well", err);
    }
    if (has_settled(j, rule, alarm, crawls + n_past, n_since)) {
        return clear(j, alarm, "usual", err);
    }
    return keep(j, rule, alarm, &found, err);
}

/* ---- all of them ---- */

static enum status
judge_source(struct judging *j, struct error *err)
{
    size_t n = 0;
    const struct alarm_rule *rules = alarm_rules(&n);
    enum status status = store_history(j->store, j->source->name,
                                       (struct history_range){0, INT64_MAX, ALARM_HISTORY},
                                       j->crawls, &j->n_crawls, err);
    for (size_t i = 0; status == OK && j->n_crawls && i < n; i++) {
        const struct store_alarm *open = find_known(j, &rules[i], true);
        status = open ? judge_open(j, &rules[i], open, err) : judge_quiet(j, &rules[i], err);
    }
    return status;
}

static enum status
judge_all(struct judging *j, const struct config *config, struct error *err)
{
    struct store_alarm *known = NULL;
    enum status status = store_alarms_drop_unconfigured(j->store, j->now_s, err);
    if (status == OK) {
        status = store_alarms(j->store, j->arena, &known, &j->n_known, err);
        j->known = known;
    }
    for (size_t i = 0; status == OK && i < config->n_sources; i++) {
        const struct kind *kind = kind_find(config->sources[i].set.kind);
        j->source = &config->sources[i];
        if (kind && kind->family != FAMILY_ARCHIVE) {
            status = judge_source(j, err);
        }
    }
    return status;
}

void
alarms_release(struct alarm_report *report)
{
    arena_release(&report->arena);
}

enum status
alarms_update(struct store *store, const struct config *config, int64_t run, int64_t now_s,
              struct alarm_report *ret, struct error *err)
{
    *ret = (struct alarm_report){0};
    arena_init(&ret->arena, LIMIT_ALARMS_BYTES);
    struct judging *j = ARENA_NEW(&ret->arena, struct judging);
    if (!j) {
        return error_set(err, E_NOMEM, "out of memory");
    }
    *j = (struct judging){
        .store = store, .run = run, .now_s = now_s, .arena = &ret->arena, .report = ret};
    enum status status = store_batch_begin(store, err);
    if (status != OK) {
        return status;
    }
    status = judge_all(j, config, err);
    if (status == OK) {
        return store_batch_commit(store, err);
    }
    store_batch_rollback(store);
    return status;
}

/* ---- saying it ---- */

static void
print_news(const struct alarm_news *news)
{
    const struct store_alarm *a = &news->alarm;
    char since[TIME_BYTES];
    char line[1024];
    date_write_time(a->raised_at_s, since);
    int n = snprintf(line, sizeof line,
                     "alarm=%lld source=%.*s code=%.*s since=%s%s%s%s what=\"%.*s\"%s%.*s",
                     (long long)a->id, STR_ARG(a->source), STR_ARG(a->code), since,
                     a->acknowledged_at_s != TIME_UNKNOWN ? " acknowledged=yes" : "",
                     news->event == ALARM_IS_CLEARED ? " cleared=" : "", news->why ? news->why : "",
                     STR_ARG(a->what), a->look.n ? " look=" : "", STR_ARG(a->look));
    cli_sanitize(line, n > 0 && (size_t)n < sizeof line ? (size_t)n : sizeof line - 1);
    (void)fprintf(stderr, "%s\n", line);
}

static void
log_news(const struct alarm_news *news)
{
    const struct store_alarm *a = &news->alarm;
    bool is_over = news->event == ALARM_IS_CLEARED;
    bool is_seen = a->acknowledged_at_s != TIME_UNKNOWN;
    char since[TIME_BYTES];
    date_write_time(a->raised_at_s, since);
    LOG(is_over || is_seen ? LOG_INFO : LOG_ERROR, a->source, "alarm", LOG_INT("alarm", a->id),
        LOG_TEXT("code", a->code), LOG_TEXT("since", str_of(since)),
        LOG_TEXT("state", is_over   ? str_of(news->why)
                          : is_seen ? STR("acknowledged")
                                    : STR("open")),
        LOG_TEXT("what", a->what), LOG_TEXT("look", a->look));
}

void
alarms_print(const struct alarm_report *report, bool all, bool is_json)
{
    for (size_t i = 0; i < report->n; i++) {
        const struct alarm_news *news = &report->items[i];
        bool is_pressing =
            news->event != ALARM_IS_CLEARED && news->alarm.acknowledged_at_s == TIME_UNKNOWN;
        if (is_json) {
            log_news(news);
        } else if (all || is_pressing) {
            print_news(news);
        }
    }
}

void
alarms_json(const struct alarm_report *report, int64_t run, struct buf *out)
{
    for (size_t i = 0; i < report->n; i++) {
        const struct alarm_news *news = &report->items[i];
        const struct store_alarm *a = &news->alarm;
        struct json_out json;
        if (news->event == ALARM_IS_KEPT) {
            continue;
        }
        json_out_begin(&json, out);
        json_put_object(&json);
        json_add_z(&json, "event", news->event == ALARM_IS_RAISED ? "raised" : "cleared");
        json_add_int(&json, "alarm", a->id);
        json_add_int(&json, "run", run);
        json_add_str(&json, "source", a->source);
        json_add_str(&json, "code", a->code);
        json_add_time(&json, "since", a->raised_at_s);
        json_put_key(&json, "before");
        if (a->has_before) {
            json_put_real(&json, a->before, 4);
        } else {
            json_put_null(&json);
        }
        json_put_key(&json, "after");
        json_put_real(&json, a->after, 4);
        json_add_str(&json, "what", a->what);
        json_add_str(&json, "look", a->look);
        json_add_z(&json, "cleared_why", news->why);
        json_put_object_end(&json);
        buf_add_byte(out, '\n');
    }
}
