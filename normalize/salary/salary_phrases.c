/* normalize/salary/salary_phrases.c: the words around money, in the languages of
 * postings. Words are folded: case and accents do not matter. The long tables are in
 * normalize/data/pay_*.def. */
#include "normalize/salary/salary.h"

#include "base/banned.h"

// clang-format off
#define BASE(text)         {text, PAY_WORD, PAY_VALUE(SALARY_BASE, 0)}
#define PAID(text, period) {text, PAY_WORD, PAY_VALUE(SALARY_BASE, PERIOD_##period)}
#define KIND(text, kind)   {text, PAY_WORD, PAY_VALUE(SALARY_##kind, 0)}
#define INTERN(text)       {text, PAY_INTERN, 0}
#define TERMS(text)        {text, PAY_TERMS, 0}
#define NOT(text)          {text, PAY_NOT, 0}
#define VERB(text)         {text, PAY_VERB, 0}
#define OFFER(text)        {text, PAY_VERB, PAY_IS_OFFER}
#define PERK(text)         {text, PAY_NOT, PAY_IS_PERK}
#define STRONG(text)       {text, PAY_NOT, PAY_IS_STRONG}
#define BUDGET(text)       {text, PAY_NOT, PAY_IS_BUDGET}
#define OTHER_SENSE(text)  {text, PAY_NONE, 0}
#define PER(text, period)  {text, PAY_PERIOD, PERIOD_##period}
#define UNIT(text, period) {text, PAY_PERIOD_WORD, PERIOD_##period}
#define PIECE(text)        PER("per " text, NONE), {text, PAY_PIECE_WORD, PERIOD_NONE}
#define UPTO(text)         {text, PAY_UPTO, 0}
#define CEILING(text)      {text, PAY_UPTO, PAY_IS_FLOOR}
#define FROM(text)         {text, PAY_FROM, 0}
#define FLOOR(text)        {text, PAY_FROM, PAY_IS_FLOOR}
#define MOST(text)         {text, PAY_UPTO, PAY_IS_END}
#define LEAST(text)        {text, PAY_FROM, PAY_IS_END}
#define OPEN(text)         {text, PAY_OPEN, 0}
#define GROSS(text)        {text, PAY_GROSS, 0}
#define NET(text)          {text, PAY_NET, 0}
#define MONTHS(text)       {text, PAY_MONTHS, 0}
#define TIMES(text, e)     {text, PAY_TIMES, e}
#define LPA(text, e)       {text, PAY_LPA, e}
#define JOIN(text)         {text, PAY_JOIN, 0}
#define ALSO(text)         {text, PAY_JOIN, PAY_IS_AND}
#define STOP(text)         {text, PAY_STOP, 0}
#define STOP_FOR(text)     {text, PAY_STOP, PAY_IS_FOR}
static const struct phrase PAY_ROWS[] = {
#include "normalize/data/pay_words.def"

#include "normalize/data/pay_other.def"
};
static const struct phrase PERIOD_ROWS[] = {
#include "normalize/data/pay_periods.def"
};
static const struct phrase LIMIT_ROWS[] = {
#include "normalize/data/pay_limits.def"
};
static const struct phrase OPEN_ROWS[] = {
    OPEN("or more"), OPEN("and up"), OPEN("and above"), OPEN("or above"), OPEN("or higher"), OPEN("or greater"), OPEN("and over"), OPEN("or over"),
    OPEN("base minimum"), OPEN("and higher"), OPEN("plus"), OPEN("upwards"), OPEN("upward"), OPEN("minimum"), OPEN("oder mehr"), OPEN("et plus"),
    OPEN("y más"), OPEN("ou plus"), OPEN("以上"), OPEN("이상"), OPEN("min"), OPEN("より"), OPEN("起"), UPTO("max"), UPTO("maximum"), UPTO("maxi"),
    UPTO("tops"), UPTO("or less"), UPTO("ye kadar"), UPTO("ya kadar"), UPTO("e kadar"), UPTO("a kadar"), OPEN("或以上"), UPTO("and under"), UPTO("and below"), UPTO("oder weniger"), UPTO("以下"), UPTO("まで"), UPTO("이하"), UPTO("以内"),
    OTHER_SENSE("minimum wage"), OTHER_SENSE("min wage"), OTHER_SENSE("start date"), OTHER_SENSE("starting bonus"), OPEN("starting"), OPEN("start"),
    OPEN("to start"),
};
static const struct phrase TAX_ROWS[] = {
    GROSS("gross"), GROSS("brutto"), GROSS("brut"), GROSS("bruts"), GROSS("brute"), GROSS("bruto"), GROSS("brutos"), GROSS("bruta"), GROSS("lordo"),
    GROSS("lordi"), GROSS("lorda"), GROSS("hrubého"), GROSS("hrubá"), GROSS("брутто"), GROSS("до вычета налогов"), GROSS("gross salary"),
    GROSS("before tax"), GROSS("税前"), GROSS("vor steuern"), GROSS("all in"), GROSS("бруто"), NET("net"), NET("netto"), NET("nets"), NET("nette"),
    NET("neto"), NET("netos"), NET("neta"), NET("netti"), NET("netta"), NET("líquido"), NET("líquidos"), NET("en mano"), NET("de bolsillo"),
    NET("líquida"), NET("líquidas"), NET("чистыми"), NET("на руки"), NET("нетто"), NET("after tax"), NET("after taxes"), NET("čistého"), NET("税后"),
    NET("手取り"), NET("take home"), NET("nto"), NET("нето"), NET("+ vat"), NET("vat"),
};
static const struct phrase MONTHS_ROWS[] = {
    MONTHS("# gehälter"), MONTHS("# monatsgehälter"), MONTHS("# mal"), MONTHS("# x jährlich"), MONTHS("# mal jährlich"), MONTHS("x #"), MONTHS("# x"), MONTHS("# x p a"), MONTHS("# x im jahr"), MONTHS("# mal p a"), MONTHS("# x pro jahr"),
    MONTHS("auf # monate"), MONTHS("sur # mois"), MONTHS("# mois"), MONTHS("# mensualités"), MONTHS("# salaires"), MONTHS("# pagas"),
    MONTHS("en # pagas"), MONTHS("# pagues"), MONTHS("# pagos"), MONTHS("# mensilità"), MONTHS("# salaries"), MONTHS("# payments"),
    MONTHS("# times a year"), MONTHS("# times per year"), MONTHS("# times"), MONTHS("# monatslöhne"), MONTHS("# monatslohn"),
    MONTHS("# monatsgehalt"), MONTHS("# 薪"), MONTHS("# mal pro jahr"), MONTHS("# bezüge"), MONTHS("× #"), MONTHS("# monthly salaries"),
    MONTHS("# mal im jahr"), MONTHS("# per year"), MONTHS("# maandsalarissen"), MONTHS("# meses"),
};
static const struct phrase TIMES_ROWS[] = {
    TIMES("k", 3), TIMES("thousand", 3), TIMES("tsd", 3), TIMES("tausend", 3), TIMES("mil", 3), TIMES("mila", 3), TIMES("mille", 3), TIMES("tys", 3),
    TIMES("tysięcy", 3), TIMES("tis", 3), TIMES("tisíc", 3), TIMES("тыс", 3), TIMES("тысяч", 3), TIMES("тис", 3), TIMES("хил", 3), TIMES("ribu", 3), TIMES("rb", 3),
    TIMES("ezer", 3), TIMES("tusen", 3), TIMES("千", 3), TIMES("천", 3), TIMES("к", 3), TIMES("eft", 3), TIMES("т", 3), TIMES("bin", 3),
    TIMES("mii", 3), TIMES("万", 4), TIMES("萬", 4), TIMES("만", 4), TIMES("lakh", 5), TIMES("lakhs", 5), TIMES("lac", 5), TIMES("lacs", 5),
    TIMES("lkh", 5), LPA("lpa", 5), LPA("lakhs per annum", 5), LPA("lakh per annum", 5), LPA("lacs per annum", 5), LPA("lacs pa", 5),
    LPA("lac pa", 5), LPA("lakhs pa", 5), LPA("lacs p a", 5), LPA("lakhs p a", 5), LPA("l pa", 5), LPA("l p a", 5), LPA("lakh pa", 5),
    LPA("lakh p a", 5), LPA("crore per annum", 7), LPA("cr pa", 7), LPA("crores per annum", 7), LPA("crore pa", 7), LPA("lpa ctc", 5),
    LPA("lakhs annum", 5), LPA("lakhs per year", 5), LPA("lakh per year", 5), LPA("lakhs a year", 5), LPA("lakhs annually", 5),
    LPA("lakhs yearly", 5), LPA("lacs per year", 5), LPA("lakh ctc", 5), LPA("lakhs ctc", 5), LPA("cr per annum", 7), LPA("cpa", 7),
    TIMES("million", 6), TIMES("millions", 6), TIMES("mio", 6), TIMES("mln", 6), TIMES("millionen", 6), TIMES("mn", 6), TIMES("mm", 6),
    TIMES("juta", 6), TIMES("jt", 6), TIMES("triệu", 6), TIMES("tr", 6), TIMES("млн", 6), TIMES("millones", 6), TIMES("milhões", 6),
    TIMES("milioni", 6), TIMES("miljoen", 6), TIMES("milhão", 6), TIMES("m", 6), TIMES("crore", 7), TIMES("crores", 7), TIMES("cr", 7), TIMES("億", 8),
    TIMES("억", 8), TIMES("亿", 8), TIMES("b", 9), TIMES("bn", 9), TIMES("billion", 9), TIMES("billions", 9), TIMES("mrd", 9), TIMES("milliarden", 9),
    TIMES("milliards", 9), TIMES("milliard", 9), TIMES("mld", 9), TIMES("bln", 9), TIMES("trillion", 9), TIMES("milliardes", 9),
    TIMES("mil millones", 9), TIMES("bilhões", 9), TIMES("miliardi", 9), TIMES("mds", 9), TIMES("miljard", 9),
};
static const struct phrase JOIN_ROWS[] = {
    JOIN("to"), JOIN("ถึง"), ALSO("and"), JOIN("bis"), JOIN("bis zu"), ALSO("und"), JOIN("à"), ALSO("et"), ALSO("y"), ALSO("e"), JOIN("do"), JOIN("tot"),
    ALSO("en"), JOIN("till"), JOIN("až"), JOIN("až do"), JOIN("až po"), JOIN("till över"), JOIN("to over"), JOIN("to more than"), JOIN("upp till"),
    JOIN("bis über"), JOIN("à plus de"), JOIN("to around"), JOIN("to approx"), JOIN("til"), JOIN("up to"), JOIN("upto"), JOIN("hasta"), JOIN("até"),
    ALSO("i"), JOIN("до"), JOIN("fino a"), ALSO("og"), JOIN("에서"), JOIN("부터"), JOIN("en maximaal"), JOIN("und maximal"), JOIN("and maximum"),
    JOIN("and a maximum of"), JOIN("et maximum"), JOIN("y máximo"), JOIN("and max"), JOIN("and at most"), JOIN("und höchstens"), JOIN("y hasta"),
    JOIN("e até"), JOIN("and up to"), JOIN("and the maximum is"), JOIN("and the high end is"), ALSO("och"), JOIN("through"), JOIN("thru"), JOIN("ad"),
    JOIN("to a maximum of"), JOIN("up to a maximum of"), JOIN("から"), JOIN("至"), JOIN("到"), JOIN("jusqu à"), ALSO("és"), JOIN("a max"), JOIN("to max"),
    JOIN("max"), JOIN("und bis zu"), JOIN("rising to"), JOIN("en groeit door naar"), JOIN("and grows to"), JOIN("and rises to"), JOIN("and progresses to"), JOIN("and increases to"), JOIN("rising * to"), JOIN("rising * * to"), JOIN("rising * * * to"), JOIN("and going to"), JOIN("and goes to"), JOIN("nor higher than"), JOIN("nor more than"), JOIN("nor above"), JOIN("and no higher than"), JOIN("and no more than"), JOIN("but no more than"), JOIN("and not more than"), JOIN("pouvant atteindre"), JOIN("pouvant aller jusqu à"), JOIN("and reach"), JOIN("and reaches"), JOIN("and can reach"), JOIN("and tops out at"), JOIN("and top out at"), JOIN("und steigt * auf"), JOIN("und steigt nach * * auf"), JOIN("topping out at"), JOIN("und steigt auf"), JOIN("et jusqu à"), JOIN("pudiendo llegar a"), JOIN("dan"), JOIN("increasing to"), JOIN("progressing to"), JOIN("going up to"), JOIN("and goes up to"),
    JOIN("and go up to"), JOIN("and can go up to"), JOIN("all the way to"), JOIN("ranging up to"), JOIN("steigend auf"),
    JOIN("to up to"), JOIN("până la"), ALSO("și"), JOIN("ai"), JOIN("ila"), JOIN("iki"), JOIN("līdz"), JOIN("kuni"), JOIN("έως"), JOIN("sampai"),
    JOIN("hingga"), JOIN("đến"),
};
static const struct phrase STOP_ROWS[] = {
    STOP("plus"), STOP("dengan"), STOP("với"), STOP("ile"), STOP("cu"), STOP("cùng"), STOP("pluss"), STOP("plusz"), STOP("ja"), STOP("lisäksi"), STOP("ayrıca"), STOP("ditambah"), STOP("cộng"), STOP("та"), STOP("ir"), STOP("加"), STOP("más"), STOP("mas"), STOP("mais"), STOP("più"), STOP("oraz"), STOP("sowie"), STOP("плюс"), STOP("и"), STOP("and"),
    STOP("with"), STOP("und"), STOP("et"), STOP("y"), STOP("e"), STOP("depending"), STOP("based"), STOP("in addition"), STOP("as well"),
    STOP("zuzüglich"), STOP("mit"), STOP("avec"), STOP("con"), STOP("com"), STOP("including"), STOP("inkl"), STOP("je nach"), STOP("selon"),
    STOP("según"), STOP("i"), STOP_FOR("en"), STOP_FOR("a"), STOP("med"), STOP("w"), STOP_FOR("for"), STOP("inclusive"), STOP("inc"), STOP("incl"), STOP("inklusive"), STOP("inclusief"), STOP("or"), STOP("which"), STOP("while"), STOP("our"), STOP("we"),
    STOP("is"), STOP("are"), STOP("may"), STOP("will"), STOP("doe"), STOP("der"), STOP("the"), STOP("du"), STOP("this"), STOP("eligible"),
    STOP("och"), STOP("og"), STOP("sekä"), STOP("és"), STOP("și"), STOP("ve"), STOP("dan"), STOP("và"), STOP("samt"), STOP("oder"), STOP("ou"),
    STOP("eller"), STOP("lub"), STOP("nebo"), STOP("but"), STOP("excluding"), STOP("zzgl"), STOP("au"), STOP("dependent"), STOP("commensurate"),
};
// clang-format on

#define TABLE(group, rows)                                                                         \
    {                                                                                              \
        group, rows, sizeof(rows) / sizeof((rows)[0])                                              \
    }
const struct phrase_table SALARY_TABLES[SALARY_TABLE_COUNT] = {
    TABLE(GROUP_PAY, PAY_ROWS),     TABLE(GROUP_PERIOD, PERIOD_ROWS),
    TABLE(GROUP_LIMIT, LIMIT_ROWS), TABLE(GROUP_OPEN, OPEN_ROWS),
    TABLE(GROUP_TAX, TAX_ROWS),     TABLE(GROUP_MONTHS, MONTHS_ROWS),
    TABLE(GROUP_TIMES, TIMES_ROWS), TABLE(GROUP_JOIN, JOIN_ROWS),
    TABLE(GROUP_STOP, STOP_ROWS),
};
