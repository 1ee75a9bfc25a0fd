/* report/show.c: numbers as words: money, counts, shares, bars. */
#include <math.h>
#include <stdio.h>

#include "report/table.h"

#include "base/banned.h"

static void
put_grouped(uint64_t n, struct buf *buf)
{
    char digits[24];
    int count = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
    for (int i = 0; i < count; i++) {
        if (i && (count - i) % 3 == 0) {
            buf_add_byte(buf, ',');
        }
        buf_add_byte(buf, digits[i]);
    }
}

struct str
show_count(struct arena *arena, size_t n)
{
    struct buf buf;
    buf_init(&buf, 64);
    put_grouped(n, &buf);
    struct str ret = arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}

/* The sign of a currency, or its code and a space. */
static void
put_sign(struct str currency, struct buf *buf)
{
    static const struct {
        const char *code, *sign;
    } SIGNS[] = {{"USD", "$"}, {"EUR", "\u20AC"}, {"GBP", "\u00A3"}, {"INR", "\u20B9"}};
    for (size_t i = 0; i < sizeof SIGNS / sizeof SIGNS[0]; i++) {
        if (str_is(currency, SIGNS[i].code)) {
            buf_add_z(buf, SIGNS[i].sign);
            return;
        }
    }
    if (currency.n) {
        buf_printf(buf, "%.*s ", STR_ARG(currency));
    }
}

struct str
show_money(struct arena *arena, struct str currency, double amount, bool with_sign)
{
    struct buf buf;
    buf_init(&buf, 128);
    double cents = round(fabs(amount) * 100);
    if (with_sign || amount < 0) {
        buf_add_z(&buf, amount < 0 ? "-" : "+");
    }
    put_sign(currency, &buf);
    put_grouped((uint64_t)cents / 100, &buf);
    if ((uint64_t)cents % 100) {
        buf_printf(&buf, ".%02d", (int)((uint64_t)cents % 100));
    }
    struct str ret = arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}

struct str
show_percent(struct arena *arena, double part, int decimals)
{
    return arena_printf(arena, "%.*f%%", decimals, part * 100);
}

struct str
show_bar(struct arena *arena, double part, double whole, size_t width)
{
    size_t n = whole > 0 ? (size_t)lround(part / whole * (double)width) : 0;
    struct buf buf;
    buf_init(&buf, 512);
    for (size_t i = 0; i < n && i < width; i++) {
        buf_add_codepoint(&buf, 0x2588);
    }
    struct str ret = arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}

/* ---- units of a country ---- */

static const struct {
    const char *currency, *sign_after;
    double amount;
} UNITS[] = {
    {"INR", " LPA", 100000}, /* lakh a year */
    {"", "k", 1000},         /* all others: thousands a year */
};

static size_t
unit_of(struct str currency)
{
    return str_is(currency, UNITS[0].currency) ? 0 : 1;
}

/* One decimal, where it is not zero. */
static void
put_short(double value, struct buf *buf)
{
    double tenths = round(value * 10);
    buf_printf(buf, "%.*f", fmod(tenths, 10) != 0 ? 1 : 0, tenths / 10);
}

struct str
show_units(struct arena *arena, struct str currency, double amount)
{
    struct buf buf;
    buf_init(&buf, 128);
    put_sign(currency, &buf);
    put_short(amount / UNITS[unit_of(currency)].amount, &buf);
    buf_add_z(&buf, UNITS[unit_of(currency)].sign_after);
    struct str ret = arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}

struct str
show_range(struct arena *arena, struct str currency, double low, double high)
{
    struct buf buf;
    buf_init(&buf, 128);
    put_sign(currency, &buf);
    put_short(low / UNITS[unit_of(currency)].amount, &buf);
    buf_add_z(&buf, "\u2013");
    put_short(high / UNITS[unit_of(currency)].amount, &buf);
    buf_add_z(&buf, UNITS[unit_of(currency)].sign_after);
    struct str ret = arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return ret;
}
