/* normalize/workmode/workmode_decide.c: one mode from what fields, flags, title, place and text
 * say, by the rule in the header. Traps: isRemote on hybrid jobs, "Remote" buckets with an on-site
 * text. */
#include "normalize/workmode/workmode.h"

#include "base/banned.h"

#define BIT(mode) (1U << (mode))

enum work_mode
mode_of_bits(uint8_t bits)
{
    static const enum work_mode ORDER[] = {MODE_HYBRID, MODE_REMOTE, MODE_ONSITE};
    for (size_t i = 0; i < sizeof ORDER / sizeof ORDER[0]; i++) {
        if (bits >> ORDER[i] & 1) {
            return ORDER[i];
        }
    }
    return MODE_NONE;
}

/* What the text alone says. */
static enum work_mode
mode_of_text(const struct mode_find *text)
{
    if (text->has_days && text->strong & BIT(MODE_HYBRID)) {
        return MODE_HYBRID;
    }
    if (text->declared) {
        return mode_of_bits(text->declared);
    }
    bool is_remote = text->strong & BIT(MODE_REMOTE);
    uint8_t denied = (uint8_t)(text->denied & ~(is_remote ? BIT(MODE_HYBRID) : 0));
    if (denied & (BIT(MODE_REMOTE) | BIT(MODE_HYBRID)) && !(text->strong & BIT(MODE_HYBRID))) {
        return is_remote ? MODE_NONE : MODE_ONSITE;
    }
    if (text->of_job && !(text->of_job >> text->first & 1)) {
        return mode_of_bits(text->of_job); /* "our team is remote, but this role is on-site" */
    }
    return text->strong ? text->first : MODE_NONE;
}

static struct mode_verdict
verdict(enum work_mode mode, uint8_t modes, enum layer layer, const char *rule, struct str quote)
{
    return (struct mode_verdict){mode, (uint8_t)(modes | BIT(mode)), layer, rule, quote, 90};
}

/* What the text makes of a job that is said to be remote; false: no more than that. */
static bool
is_qualified(const struct mode_voices *v, enum work_mode by_text, struct mode_verdict *ret)
{
    const struct mode_find *text = &v->text;
    if (text->is_open && !(text->denied & BIT(MODE_REMOTE))) {
        *ret = verdict(MODE_REMOTE, 0, LAYER_PROSE, "open-to-remote", text->quote[MODE_REMOTE]);
        return true;
    }
    if (text->has_days && by_text == MODE_HYBRID) {
        *ret = verdict(MODE_HYBRID, 0, LAYER_PROSE, "office-days", text->quote[MODE_HYBRID]);
        return true;
    }
    bool is_sure = v->structured & BIT(MODE_REMOTE) || text->strong & BIT(MODE_REMOTE);
    if (is_sure || by_text == MODE_NONE || by_text == MODE_REMOTE) {
        return false;
    }
    *ret = verdict(by_text, 0, LAYER_PROSE, "text-over-flag", text->quote[by_text]);
    return true;
}

struct mode_verdict
workmode_decide(const struct mode_voices *v)
{
    const struct mode_find *text = &v->text;
    uint8_t said = (uint8_t)(v->structured | v->flag);
    uint8_t named = (uint8_t)(v->title.strong | v->title.weak | v->place);
    enum work_mode by_text = mode_of_text(text);
    if (v->structured & BIT(MODE_HYBRID) || v->flag & BIT(MODE_HYBRID)) {
        return verdict(MODE_HYBRID, v->structured, LAYER_NONE, "structured", STR_NONE);
    }
    bool remote_claimed = (said | named) & BIT(MODE_REMOTE);
    struct mode_verdict qualified;
    if (remote_claimed && is_qualified(v, by_text, &qualified)) {
        return qualified;
    }
    if (v->structured) {
        enum work_mode mode = mode_of_bits(v->structured);
        if (mode == MODE_ONSITE && by_text == MODE_HYBRID) {
            return verdict(MODE_HYBRID, 0, LAYER_PROSE, "text-over-onsite",
                           text->quote[MODE_HYBRID]);
        }
        return verdict(mode, v->structured, LAYER_NONE, "structured", STR_NONE);
    }
    if (named) {
        enum work_mode mode = mode_of_bits(named);
        bool by_title = (v->title.strong | v->title.weak) >> mode & 1;
        return verdict(mode, named, by_title ? LAYER_RULE : LAYER_NONE,
                       by_title ? "title" : "location", by_title ? v->title.quote[mode] : STR_NONE);
    }
    if (v->flag) {
        return verdict(mode_of_bits(v->flag), v->flag, LAYER_NONE, "flag", STR_NONE);
    }
    if (by_text != MODE_NONE) {
        struct mode_verdict found =
            verdict(by_text, text->strong, LAYER_PROSE, "work-mode-phrase", text->quote[by_text]);
        found.confidence = 80;
        return found;
    }
    return (struct mode_verdict){0};
}
