/* normalize/text/dates.c: see the header. Must not guess: 05/07/2026 without a
 * language that tells the order stays unread. */
#include "normalize/text/dates.h"

#include "base/date.h"

#include "base/banned.h"

enum {
    YEAR_LEAST = 1990,
    YEAR_MOST = 2100,
    WORDS_MAX = 24,
    TEXT_MAX_BYTES = 200,
    COMING_DAYS = 270 /* a day farther off is one of the year before */
};
#define EPOCH_LEAST_S ((int64_t)631152000)  /* 1990-01-01 */
#define EPOCH_MOST_S  ((int64_t)4102444800) /* 2100-01-01 */

// clang-format off
static const struct { const char *name; int month; } MONTHS[] = {
    {"january", 1}, {"jan", 1}, {"januar", 1}, {"jänner", 1}, {"janvier", 1}, {"janv", 1}, {"enero", 1}, {"ene", 1}, {"janeiro", 1},
    {"gennaio", 1}, {"gen", 1}, {"januari", 1}, {"stycznia", 1}, {"styczeń", 1}, {"января", 1}, {"січня", 1}, {"gener", 1}, {"ledna", 1},
    {"february", 2}, {"feb", 2}, {"februar", 2}, {"février", 2}, {"févr", 2}, {"fév", 2}, {"febrero", 2}, {"fevereiro", 2}, {"fev", 2},
    {"febbraio", 2}, {"februari", 2}, {"lutego", 2}, {"luty", 2}, {"февраля", 2}, {"лютого", 2}, {"února", 2},
    {"march", 3}, {"mar", 3}, {"märz", 3}, {"mrz", 3}, {"mars", 3}, {"marzo", 3}, {"março", 3}, {"maart", 3}, {"mrt", 3}, {"marca", 3},
    {"marzec", 3}, {"марта", 3}, {"березня", 3}, {"marts", 3}, {"března", 3},
    {"april", 4}, {"apr", 4}, {"avril", 4}, {"avr", 4}, {"abril", 4}, {"abr", 4}, {"aprile", 4}, {"kwietnia", 4}, {"kwiecień", 4},
    {"апреля", 4}, {"квітня", 4}, {"dubna", 4},
    {"may", 5}, {"mai", 5}, {"mayo", 5}, {"maio", 5}, {"maggio", 5}, {"mag", 5}, {"mei", 5}, {"maja", 5}, {"maj", 5}, {"мая", 5},
    {"травня", 5}, {"května", 5},
    {"june", 6}, {"jun", 6}, {"juni", 6}, {"juin", 6}, {"junio", 6}, {"junho", 6}, {"giugno", 6}, {"giu", 6}, {"czerwca", 6},
    {"czerwiec", 6}, {"июня", 6}, {"червня", 6}, {"června", 6},
    {"july", 7}, {"jul", 7}, {"juli", 7}, {"juillet", 7}, {"juil", 7}, {"julio", 7}, {"julho", 7}, {"luglio", 7}, {"lug", 7}, {"lipca", 7},
    {"lipiec", 7}, {"июля", 7}, {"липня", 7}, {"července", 7},
    {"august", 8}, {"aug", 8}, {"août", 8}, {"agosto", 8}, {"ago", 8}, {"augustus", 8}, {"augusti", 8}, {"sierpnia", 8}, {"sierpień", 8},
    {"августа", 8}, {"серпня", 8}, {"srpna", 8},
    {"september", 9}, {"sep", 9}, {"sept", 9}, {"septembre", 9}, {"septiembre", 9}, {"setiembre", 9}, {"setembro", 9}, {"set", 9},
    {"settembre", 9}, {"września", 9}, {"wrzesień", 9}, {"сентября", 9}, {"вересня", 9}, {"září", 9},
    {"october", 10}, {"oct", 10}, {"oktober", 10}, {"okt", 10}, {"octobre", 10}, {"octubre", 10}, {"outubro", 10}, {"out", 10},
    {"ottobre", 10}, {"ott", 10}, {"października", 10}, {"październik", 10}, {"октября", 10}, {"жовтня", 10}, {"října", 10},
    {"november", 11}, {"nov", 11}, {"novembre", 11}, {"noviembre", 11}, {"novembro", 11}, {"listopada", 11}, {"listopad", 11},
    {"ноября", 11}, {"листопада", 11},
    {"december", 12}, {"dec", 12}, {"dezember", 12}, {"dez", 12}, {"décembre", 12}, {"déc", 12}, {"diciembre", 12}, {"dic", 12},
    {"dezembro", 12}, {"dicembre", 12}, {"grudnia", 12}, {"grudzień", 12}, {"декабря", 12}, {"грудня", 12}, {"prosince", 12},
    /* Finnish, Turkish, Romanian, Hungarian, Greek, Czech and Croatian */
    {"tammikuuta", 1}, {"tammikuu", 1}, {"ocak", 1}, {"ianuarie", 1}, {"január", 1}, {"ιανουαρίου", 1}, {"leden", 1}, {"siječnja", 1},
    {"helmikuuta", 2}, {"helmikuu", 2}, {"şubat", 2}, {"februarie", 2},
    {"február", 2}, {"φεβρουαρίου", 2}, {"únor", 2}, {"veljače", 2}, {"maaliskuuta", 3}, {"maaliskuu", 3}, {"mart", 3}, {"martie", 3},
    {"március", 3}, {"μαρτίου", 3}, {"březen", 3}, {"ožujka", 3},
    {"huhtikuuta", 4}, {"huhtikuu", 4}, {"nisan", 4}, {"aprilie", 4}, {"április", 4}, {"απριλίου", 4}, {"duben", 4}, {"travnja", 4},
    {"toukokuuta", 5}, {"toukokuu", 5}, {"mayıs", 5}, {"május", 5},
    {"μαΐου", 5}, {"květen", 5}, {"svibnja", 5}, {"kesäkuuta", 6}, {"kesäkuu", 6}, {"haziran", 6}, {"iunie", 6}, {"június", 6},
    {"ιουνίου", 6}, {"červen", 6}, {"lipnja", 6}, {"heinäkuuta", 7},
    {"heinäkuu", 7}, {"temmuz", 7}, {"iulie", 7}, {"július", 7}, {"ιουλίου", 7}, {"červenec", 7}, {"srpnja", 7}, {"elokuuta", 8},
    {"elokuu", 8}, {"ağustos", 8}, {"augusztus", 8}, {"αυγούστου", 8},
    {"srpen", 8}, {"kolovoza", 8}, {"syyskuuta", 9}, {"syyskuu", 9}, {"eylül", 9}, {"septembrie", 9}, {"szeptember", 9},
    {"σεπτεμβρίου", 9}, {"rujna", 9}, {"lokakuuta", 10}, {"lokakuu", 10}, {"ekim", 10},
    {"octombrie", 10}, {"október", 10}, {"οκτωβρίου", 10}, {"říjen", 10}, {"marraskuuta", 11}, {"marraskuu", 11}, {"kasım", 11},
    {"noiembrie", 11}, {"νοεμβρίου", 11}, {"listopadu", 11}, {"studenoga", 11}, {"joulukuuta", 12},
    {"joulukuu", 12}, {"aralık", 12}, {"decembrie", 12}, {"δεκεμβρίου", 12}, {"prosinec", 12}, {"prosinca", 12},
};
/* days: how long one is; 0: hours and less */
static const struct { const char *name; int days; } UNITS[] = {
    {"minute", 0}, {"minutes", 0}, {"min", 0}, {"mins", 0}, {"hour", 0}, {"hours", 0}, {"hr", 0}, {"hrs", 0}, {"h", 0}, {"second", 0},
    {"seconds", 0}, {"stunde", 0}, {"stunden", 0}, {"heure", 0}, {"heures", 0}, {"hora", 0}, {"horas", 0}, {"ore", 0}, {"uur", 0},
    {"minuten", 0},
    {"day", 1}, {"days", 1}, {"d", 1}, {"tag", 1}, {"tage", 1}, {"tagen", 1}, {"jour", 1}, {"jours", 1}, {"día", 1}, {"días", 1},
    {"dia", 1}, {"dias", 1}, {"giorno", 1}, {"giorni", 1}, {"dag", 1}, {"dagen", 1}, {"dni", 1}, {"dzień", 1}, {"dagar", 1}, {"дня", 1},
    {"дней", 1},
    {"week", 7}, {"weeks", 7}, {"w", 7}, {"wk", 7}, {"woche", 7}, {"wochen", 7}, {"semaine", 7}, {"semaines", 7}, {"semana", 7},
    {"semanas", 7}, {"settimana", 7}, {"settimane", 7}, {"weken", 7}, {"tydzień", 7}, {"tygodnie", 7}, {"tygodni", 7},
    {"month", 30}, {"months", 30}, {"mo", 30}, {"monat", 30}, {"monaten", 30}, {"monate", 30}, {"mois", 30}, {"mes", 30}, {"meses", 30},
    {"mês", 30}, {"mese", 30}, {"mesi", 30}, {"maand", 30}, {"maanden", 30}, {"miesiąc", 30}, {"miesięcy", 30},
};
static const struct { const char *name; int days; } NAMED_DAYS[] = {
    {"today", 0}, {"heute", 0}, {"aujourd", 0}, {"hoy", 0}, {"hoje", 0}, {"oggi", 0}, {"vandaag", 0}, {"dzisiaj", 0}, {"dziś", 0},
    {"now", 0}, {"idag", 0}, {"сегодня", 0},
    {"yesterday", 1}, {"gestern", 1}, {"hier", 1}, {"ayer", 1}, {"ontem", 1}, {"ieri", 1}, {"gisteren", 1}, {"wczoraj", 1}, {"igår", 1}, {"вчера", 1},
};
static const char *const AGO[] = {"ago", "vor", "il", "hace", "há", "fa", "geleden", "temu", "sedan", "назад", "posted", "old"};
/* day before month in numbers */
static const char *const DAY_FIRST[] = {"en-GB", "de", "fr", "es", "it", "pt", "nl", "pl", "ca", "da", "no", "nb", "sv", "fi", "cs", "sk", "ro", "ru", "uk", "bg", "el", "tr", "gl", "hr", "sr", "sl", "et", "lv"};
// clang-format on

struct date_words {
    struct words words;
    size_t n;
};

static int
month_of(const struct word *word)
{
    for (size_t i = 0; word->kind == WORD_LETTERS && i < sizeof MONTHS / sizeof MONTHS[0]; i++) {
        if (word_hash(str_of(MONTHS[i].name)) == word->hash) {
            return MONTHS[i].month;
        }
    }
    return 0;
}

static bool
is_year(const struct word *word)
{
    return word->kind == WORD_NUMBER && word->n == 4 && word->hash >= YEAR_LEAST &&
           word->hash <= YEAR_MOST;
}

static bool
is_day(const struct word *word)
{
    return word->kind == WORD_NUMBER && word->n <= 2 && word->hash >= 1 && word->hash <= 31;
}

static bool
set_day(uint32_t year, uint32_t month, uint32_t day, struct date_reading *ret)
{
    struct civil c = {.year = (int)year, .month = (int)month, .day = (int)day};
    if (!civil_is_valid(&c)) {
        return false;
    }
    *ret = (struct date_reading){.unix_s = civil_to_s(&c)};
    return true;
}

/* The day nearest before word i, 0 when none stands near. */
static uint32_t
day_before(const struct words *w, size_t i)
{
    enum { NEAR = 3 };
    for (size_t back = 1; back <= NEAR && back <= i; back++) {
        if (is_day(&w->items[i - back])) {
            return w->items[i - back].hash;
        }
    }
    return 0;
}

/* The year behind word i, 0 when none stands near; *day, when it is still 0,
 * becomes the day on the way there. */
static uint32_t
year_after(const struct words *w, size_t i, uint32_t *day)
{
    enum { NEAR = 4 };
    for (size_t k = i + 1; k < w->n && k <= i + NEAR; k++) {
        if (is_year(&w->items[k])) {
            return w->items[k].hash;
        }
        if (*day == 0 && is_day(&w->items[k])) {
            *day = w->items[k].hash;
        }
    }
    return 0;
}

/* "July 5, 2026", "5. Juli 2026", "5th of July 2026", "5 de julio de 2026". */
static bool
read_named_month(const struct words *w, struct date_reading *ret)
{
    for (size_t i = 0; i < w->n && i < WORDS_MAX; i++) {
        int month = month_of(&w->items[i]);
        if (month == 0) {
            continue;
        }
        uint32_t day = day_before(w, i);
        uint32_t year = year_after(w, i, &day);
        bool is_year_first = !year && i > 0 && is_year(&w->items[i - 1]);
        year = is_year_first ? w->items[i - 1].hash : year; /* "2027. m\xc3\xa1rcius 12." */
        if (day && year && set_day(year, (uint32_t)month, day, ret)) {
            return true;
        }
    }
    return false;
}

static bool
language_is_day_first(const char *language)
{
    for (size_t i = 0; i < sizeof DAY_FIRST / sizeof DAY_FIRST[0]; i++) {
        if (str_is(str_of(language), DAY_FIRST[i])) {
            return true;
        }
    }
    return false;
}

/* "31/12/2026", "12/31/2026", "31.12.2026"; "2026/07/05" and "20260705". */
static bool
read_numbers(const struct words *w, const char *language, struct date_reading *ret)
{
    if (w->n == 0 || w->items[0].kind != WORD_NUMBER) {
        return false;
    }
    const struct word *a = &w->items[0];
    if (w->n == 1 && a->n == 8) {
        return a->hash / 10000 >= YEAR_LEAST &&
               set_day(a->hash / 10000, a->hash / 100 % 100, a->hash % 100, ret);
    }
    if (w->n < 3 || w->items[1].kind != WORD_NUMBER || w->items[2].kind != WORD_NUMBER) {
        return false;
    }
    const struct word *b = a + 1, *c = a + 2;
    if (is_year(a)) {
        return set_day(a->hash, b->hash, c->hash, ret);
    }
    if (!is_year(c) || !is_day(a) || !is_day(b)) {
        return false;
    }
    bool dots = w->text.p[word_end(w, 0)] == '.';
    bool may_be_day_first = b->hash <= 12; /* no thirteenth month */
    if (a->hash > 12 || dots || a->hash == b->hash ||
        (may_be_day_first && language_is_day_first(language))) {
        return set_day(c->hash, b->hash, a->hash, ret);
    }
    bool is_month_first = b->hash > 12 || str_is(str_of(language), "en-US");
    return is_month_first && set_day(c->hash, a->hash, b->hash, ret);
}

/* "2026年11月2日", "2026년 11월 2일": numbers with the words for
 * year, month and day behind. */
static bool
read_marked(const struct words *w, struct date_reading *ret)
{
    static const char *const MARKS[3][2] = {{"\xe5\xb9\xb4", "\xeb\x85\x84"},
                                            {"\xe6\x9c\x88", "\xec\x9b\x94"},
                                            {"\xe6\x97\xa5", "\xec\x9d\xbc"}};
    if (w->n < 6) {
        return false;
    }
    for (size_t i = 0; i < 3; i++) {
        const struct word *number = &w->items[2 * i], *mark = number + 1;
        bool is_mark = mark->hash == word_hash(str_of(MARKS[i][0])) ||
                       mark->hash == word_hash(str_of(MARKS[i][1]));
        if (number->kind != WORD_NUMBER || !is_mark) {
            return false;
        }
    }
    return set_day(w->items[0].hash, w->items[2].hash, w->items[4].hash, ret);
}

static bool
read_epoch(struct str text, struct date_reading *ret)
{
    int64_t value;
    if (!str_int(text, &value)) {
        return false;
    }
    if (value >= EPOCH_LEAST_S * 1000 && value < EPOCH_MOST_S * 1000) {
        value /= 1000;
    }
    if (value < EPOCH_LEAST_S || value >= EPOCH_MOST_S) {
        return false;
    }
    *ret = (struct date_reading){.unix_s = value, .has_time = true};
    return true;
}

static int
unit_days(const struct word *word)
{
    for (size_t i = 0; i < sizeof UNITS / sizeof UNITS[0]; i++) {
        if (word_hash(str_of(UNITS[i].name)) == word->hash) {
            return UNITS[i].days;
        }
    }
    return -1;
}

static bool
is_ago(const struct word *word)
{
    for (size_t i = 0; i < sizeof AGO / sizeof AGO[0]; i++) {
        if (word->hash == word_hash(str_of(AGO[i]))) {
            return true;
        }
    }
    return false;
}

static bool
has_ago(const struct words *w)
{
    for (size_t i = 0; i < w->n; i++) {
        if (is_ago(&w->items[i])) {
            return true;
        }
    }
    return false;
}

/* "yesterday": how many days ago, -1 when the word names no day. */
static int64_t
named_days(const struct word *word)
{
    for (size_t i = 0; word->kind == WORD_LETTERS && i < sizeof NAMED_DAYS / sizeof NAMED_DAYS[0];
         i++) {
        if (word->hash == word_hash(str_of(NAMED_DAYS[i].name))) {
            return NAMED_DAYS[i].days;
        }
    }
    return -1;
}

/* "3 days" at word i of a text that says "ago": how many days, or -1. */
static int64_t
counted_days(const struct words *w, size_t i)
{
    const struct word *count = &w->items[i];
    bool is_count = count->kind == WORD_NUMBER && count->n <= 3;
    bool is_open = is_count && word_end(w, i) < w->text.n && w->text.p[word_end(w, i)] == '+';
    if (!is_count || is_open || i + 1 >= w->n || !has_ago(w)) {
        return -1;
    }
    int unit = unit_days(count + 1);
    return unit < 0 ? -1 : (int64_t)count->hash * unit;
}

/* "Posted 3 Days Ago", "vor 2 Wochen", "yesterday". "30+ days ago" says only
 * "not later than" and stays unread. */
static bool
read_relative(const struct words *w, int64_t now_s, struct date_reading *ret)
{
    int64_t days = -1;
    for (size_t i = 0; i < w->n && i < WORDS_MAX && days < 0; i++) {
        days = named_days(&w->items[i]);
        if (days < 0) {
            days = counted_days(w, i);
        }
    }
    if (days < 0 || now_s == TIME_UNKNOWN || w->n > WORDS_MAX) {
        return false;
    }
    int64_t at = now_s - days * DAY_S;
    *ret =
        (struct date_reading){.unix_s = at - ((at % DAY_S) + DAY_S) % DAY_S, .is_relative = true};
    return true;
}

/* "2026-11-06T00:00:00+01:00": a day, written as its local midnight or end. */
static bool
read_local(struct str text, struct date_reading *ret)
{
    int64_t day, at;
    struct str clock = str_sub(text, 11, 5);
    bool edge = str_is(clock, "00:00") || str_is(clock, "23:59");
    if (!edge || !date_read_rfc3339(text, &at) || !date_read_day(str_sub(text, 0, 10), &day)) {
        return false;
    }
    *ret = (struct date_reading){.unix_s = day};
    return true;
}

/* The day that word i, a month, stands beside; 0: none. */
static uint32_t
day_beside(const struct words *w, size_t i)
{
    enum { NEAR = 3, NEAR_BYTES = 6 }; /* between day and month: "th of" */
    for (size_t back = 1; back <= NEAR && back <= i; back++) {
        const struct word *day = &w->items[i - back];
        if (is_day(day) && w->items[i].at - word_end(w, i - back) <= NEAR_BYTES) {
            return day->hash;
        }
    }
    return i + 1 < w->n && is_day(&w->items[i + 1]) ? w->items[i + 1].hash : 0;
}

/* "15 March", "March 15", "5th of March": the day and month of a text without a year. */
static bool
read_named_day(const struct words *w, uint32_t *ret_month, uint32_t *ret_day)
{
    for (size_t i = 0; i < w->n && i < WORDS_MAX; i++) {
        *ret_month = (uint32_t)month_of(&w->items[i]);
        *ret_day = *ret_month ? day_beside(w, i) : 0;
        if (*ret_day) {
            return true;
        }
    }
    return false;
}

/* "24.2.", "24.02. klo 15": day and month with their two full stops. */
static bool
read_dotted_day(const struct words *w, uint32_t *ret_month, uint32_t *ret_day)
{
    bool is_pair = w->n >= 2 && is_day(&w->items[0]) && is_day(&w->items[1]) &&
                   word_end(w, 1) < w->text.n && w->text.p[word_end(w, 0)] == '.' &&
                   w->text.p[word_end(w, 1)] == '.' && w->items[1].at == word_end(w, 0) + 1;
    *ret_day = is_pair ? w->items[0].hash : 0;
    *ret_month = is_pair ? w->items[1].hash : 0;
    return is_pair;
}

bool
date_read_coming(struct str text, int64_t after_s, struct arena *arena, struct date_reading *ret)
{
    struct words w;
    uint32_t month = 0, day = 0;
    if (after_s == TIME_UNKNOWN || text.n > TEXT_MAX_BYTES || words_split(text, arena, &w) != OK) {
        return false;
    }
    for (size_t i = 0; i < w.n; i++) {
        if (is_year(&w.items[i])) {
            return false; /* it has one, and could not be read */
        }
    }
    if (!read_dotted_day(&w, &month, &day) && !read_named_day(&w, &month, &day)) {
        return false;
    }
    uint32_t year = (uint32_t)civil_from_s(after_s).year;
    bool is_read = set_day(year, month, day, ret);
    if (is_read && ret->unix_s < after_s - after_s % DAY_S) {
        is_read = set_day(year + 1, month, day, ret);
    }
    ret->is_relative = true;
    return is_read && ret->unix_s - after_s <= (int64_t)COMING_DAYS * DAY_S;
}

bool
date_read_any(struct str text, int64_t now_s, const char *language, struct arena *arena,
              struct date_reading *ret)
{
    text = str_trim(text);
    int64_t at;
    if (date_read_day(text, &at)) {
        *ret = (struct date_reading){.unix_s = at};
        return true;
    }
    if (read_local(text, ret)) {
        return true;
    }
    if (date_read_rfc3339(text, &at) || date_read_http(text, &at)) {
        *ret = (struct date_reading){.unix_s = at, .has_time = text.n > 10};
        return true;
    }
    if (read_epoch(text, ret)) {
        return true;
    }
    struct words words;
    if (text.n > TEXT_MAX_BYTES || words_split(text, arena, &words) != OK) {
        return false;
    }
    return read_marked(&words, ret) || read_numbers(&words, language, ret) ||
           read_named_month(&words, ret) || read_relative(&words, now_s, ret);
}
