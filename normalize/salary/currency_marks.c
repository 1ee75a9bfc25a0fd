/* normalize/salary/currency_marks.c: the signs, codes and words of money as texts write them, and
 * the quick look that tells most places to hold none. Signs: CLDR and the writing of postings
 * in the wild. Must not say which country a shared sign is of (currency.c). */
#include "normalize/salary/currency.h"

#include "base/banned.h"

/* One mark: LEAD stands only before the amount, TAIL only behind it, BOTH either; a WEAK
 * one is shared by several countries. The search takes the longest that fits. A new row
 * changes the sieves below: test_salary prints what they must be. */
enum { TEXT_BYTES = 20, SIEVE_WORDS = 32, WORD_BITS = 64, SURE = false, WEAK = true };
struct mark_row {
    char text[TEXT_BYTES];
    char code[4];
    uint8_t n; /* bytes of the text */
    bool is_weak;
    char only; /* 'b' before, 'a' behind, 0 both */
};
#define MARK(text, code, weak, only)                                                               \
    {                                                                                              \
        text, code, sizeof(text) - 1, weak, only                                                   \
    }
#define BOTH(text, code, weak) MARK(text, code, weak, 0)
#define LEAD(text, code, weak) MARK(text, code, weak, 'b')
#define TAIL(text, code, weak) MARK(text, code, weak, 'a')
// clang-format off
static const struct mark_row MARKS[] = {
    BOTH("US$", "USD", SURE), BOTH("$US", "USD", SURE), BOTH("U$S", "USD", SURE), BOTH("USD$", "USD", SURE), BOTH("$USD", "USD", SURE),
    BOTH("U.S. $", "USD", SURE), BOTH("US $", "USD", SURE), BOTH("U$D", "USD", SURE),
    BOTH("CA$", "CAD", SURE), BOTH("C$", "CAD", SURE), BOTH("CAD$", "CAD", SURE), BOTH("CDN$", "CAD", SURE), BOTH("$CAD", "CAD", SURE),
    BOTH("Can$", "CAD", SURE), LEAD("$ CAD", "CAD", SURE), TAIL("$ CA", "CAD", SURE), TAIL("$ US", "USD", SURE), TAIL("$ can", "CAD", SURE), TAIL("$CA", "CAD", SURE), TAIL("CDN", "CAD", SURE), BOTH("$CDN", "CAD", SURE),
    BOTH("AU$", "AUD", SURE), BOTH("A$", "AUD", SURE), BOTH("AUD$", "AUD", SURE), BOTH("$AUD", "AUD", SURE), BOTH("$AU", "AUD", SURE),
    BOTH("NZ$", "NZD", SURE), BOTH("NZD$", "NZD", SURE), BOTH("$NZ", "NZD", SURE), BOTH("$NZD", "NZD", SURE),
    BOTH("S$", "SGD", SURE), BOTH("SG$", "SGD", SURE), BOTH("SGD$", "SGD", SURE), BOTH("$SGD", "SGD", SURE),
    BOTH("HK$", "HKD", SURE), BOTH("HKD$", "HKD", SURE), BOTH("NT$", "TWD", SURE), BOTH("NTD", "TWD", SURE), BOTH("R$", "BRL", SURE),
    BOTH("MX$", "MXN", SURE), BOTH("Mex$", "MXN", SURE), BOTH("$MXN", "MXN", SURE), BOTH("MXN$", "MXN", SURE), LEAD("$ MXN", "MXN", SURE),
    BOTH("AR$", "ARS", SURE), BOTH("CLP$", "CLP", SURE), BOTH("COP$", "COP", SURE), BOTH("COL$", "COP", SURE), LEAD("S/.", "PEN", SURE), LEAD("S/", "PEN", SURE),
    BOTH("$", "USD", WEAK), BOTH("€", "EUR", SURE), BOTH("£", "GBP", SURE), BOTH("￡", "GBP", SURE), BOTH("＄", "USD", WEAK),
    BOTH("\xC3\xA2\xE2\x80\x9A\xC2\xAC", "EUR", SURE), /* a euro sign read as windows-1252 */
    BOTH("¥", "JPY", WEAK), BOTH("￥", "JPY", WEAK), BOTH("CN¥", "CNY", SURE), BOTH("RMB", "CNY", SURE), BOTH("人民币", "CNY", SURE), BOTH("JP¥", "JPY", SURE),
    TAIL("円", "JPY", SURE), TAIL("圆", "CNY", SURE), TAIL("元", "CNY", WEAK), TAIL("원", "KRW", SURE), BOTH("₩", "KRW", SURE), BOTH("￦", "KRW", SURE),
    BOTH("₹", "INR", SURE), BOTH("Rs.", "INR", WEAK), BOTH("Rs", "INR", WEAK), TAIL("rupees", "INR", WEAK), LEAD("INR.", "INR", SURE), BOTH("₨", "INR", WEAK),
    BOTH("₦", "NGN", SURE), BOTH("₱", "PHP", SURE), LEAD("Php", "PHP", SURE), LEAD("PhP", "PHP", SURE), BOTH("฿", "THB", SURE), TAIL("baht", "THB", SURE), TAIL("บาท", "THB", SURE), BOTH("₫", "VND", SURE), TAIL("đ", "VND", SURE), BOTH("VNĐ", "VND", SURE), TAIL("vnđ", "VND", SURE), TAIL("đồng", "VND", SURE),
    BOTH("₡", "CRC", SURE), BOTH("RD$", "DOP", SURE), LEAD("$U", "UYU", SURE), BOTH("Gs.", "PYG", SURE), BOTH("₲", "PYG", SURE), BOTH("Bs.", "BOB", WEAK), BOTH("Bs", "BOB", WEAK), LEAD("B/.", "PAB", SURE), LEAD("Q", "GTQ", WEAK), LEAD("P", "PHP", WEAK), BOTH("৳", "BDT", SURE), TAIL("ש\"ח", "ILS", SURE), TAIL("ש״ח", "ILS", SURE), TAIL("שקל", "ILS", SURE), TAIL("bucks", "USD", WEAK), TAIL("euroa", "EUR", SURE), TAIL("euroja", "EUR", SURE), TAIL("eurot", "EUR", SURE), TAIL("eurų", "EUR", SURE), TAIL("eiro", "EUR", SURE), TAIL("evra", "EUR", SURE), TAIL("eura", "EUR", SURE), TAIL("eur.", "EUR", SURE), BOTH("Lps.", "HNL", SURE),
    BOTH("FCFA", "XOF", WEAK), TAIL("F CFA", "XOF", WEAK), BOTH("CFA", "XOF", WEAK), TAIL("bolivianos", "BOB", SURE), TAIL("soles", "PEN", SURE), TAIL("colones", "CRC", SURE), TAIL("quetzales", "GTQ", SURE), TAIL("lempiras", "HNL", SURE), TAIL("guaraníes", "PYG", SURE), TAIL("pesos dominicanos", "DOP", SURE), TAIL("pesos colombianos", "COP", SURE), TAIL("pesos chilenos", "CLP", SURE), TAIL("pesos argentinos", "ARS", SURE),
    TAIL("so'm", "UZS", SURE), TAIL("сум", "UZS", SURE), TAIL("тг", "KZT", SURE), TAIL("тг.", "KZT", SURE), TAIL("сом", "KGS", SURE), TAIL("лари", "GEL", SURE), TAIL("драм", "AMD", SURE), TAIL("манат", "AZN", SURE), BOTH("₼", "AZN", SURE), BOTH("֏", "AMD", SURE), TAIL("birr", "ETB", SURE), TAIL("e/", "EUR", SURE),
    TAIL("shillings", "KES", WEAK), TAIL("rupiah", "IDR", SURE), TAIL("hryvnia", "UAH", SURE), TAIL("rubles", "RUB", SURE), TAIL("roubles", "RUB", SURE), TAIL("cedis", "GHS", SURE), TAIL("дол.", "USD", SURE), TAIL("долларов", "USD", SURE), TAIL("евро", "EUR", SURE), TAIL("ευρώ", "EUR", SURE), TAIL("美元", "USD", SURE), TAIL("美金", "USD", SURE), BOTH("港幣", "HKD", SURE), BOTH("港币", "HKD", SURE), BOTH("新台幣", "TWD", SURE), BOTH("新臺幣", "TWD", SURE), BOTH("台幣", "TWD", SURE), TAIL("달러", "USD", SURE), TAIL("ドル", "USD", SURE), TAIL("ユーロ", "EUR", SURE),
    LEAD("Rp.", "IDR", SURE), LEAD("Rp", "IDR", SURE), LEAD("RM", "MYR", SURE), BOTH("₪", "ILS", SURE), BOTH("NIS", "ILS", SURE), TAIL("shekels", "ILS", SURE),
    BOTH("₽", "RUB", SURE), TAIL("руб.", "RUB", SURE), TAIL("руб", "RUB", SURE), TAIL("рублей", "RUB", SURE), TAIL("р.", "RUB", SURE),
    BOTH("₴", "UAH", SURE), TAIL("грн.", "UAH", SURE), TAIL("грн", "UAH", SURE), TAIL("гривень", "UAH", SURE), BOTH("₺", "TRY", SURE), TAIL("TL", "TRY", SURE),
    BOTH("₸", "KZT", SURE), TAIL("тенге", "KZT", SURE), BOTH("₾", "GEL", SURE), BOTH("GH₵", "GHS", SURE), BOTH("₵", "GHS", SURE), BOTH("KSh", "KES", SURE), BOTH("Ksh", "KES", SURE), LEAD("Ksh.", "KES", SURE), LEAD("KSh.", "KES", SURE), BOTH("Kshs", "KES", SURE), LEAD("Kshs.", "KES", SURE), LEAD("KES.", "KES", SURE),
    BOTH("zł", "PLN", SURE), TAIL("zl", "PLN", SURE), TAIL("złotych", "PLN", SURE), TAIL("zloty", "PLN", SURE), TAIL("złoty", "PLN", SURE), TAIL("złote", "PLN", SURE),
    BOTH("Kč", "CZK", SURE), TAIL("Kc", "CZK", SURE), TAIL("korun", "CZK", SURE), TAIL("Ft", "HUF", SURE), TAIL("forint", "HUF", SURE),
    TAIL("lei", "RON", SURE), TAIL("лв.", "BGN", SURE), TAIL("лв", "BGN", SURE), TAIL("лева", "BGN", SURE), TAIL("din.", "RSD", SURE), TAIL("dinara", "RSD", SURE),
    BOTH("SEK", "SEK", SURE), TAIL("kronor", "SEK", SURE), TAIL("kroner", "NOK", WEAK), BOTH("kr.", "SEK", WEAK), BOTH("kr", "SEK", WEAK), BOTH("Kr.", "SEK", WEAK), BOTH("Kr", "SEK", WEAK), BOTH("KR", "SEK", WEAK), TAIL(":-", "SEK", WEAK),
    LEAD("Fr.", "CHF", SURE), LEAD("SFr.", "CHF", SURE), LEAD("sFr.", "CHF", SURE), LEAD("SFr", "CHF", SURE), TAIL("Franken", "CHF", SURE), TAIL("francs suisses", "CHF", SURE), TAIL("Swiss francs", "CHF", SURE), TAIL("Swiss Francs", "CHF", SURE),
    TAIL("euros", "EUR", SURE), BOTH("euro", "EUR", SURE), TAIL("Euros", "EUR", SURE), BOTH("Euro", "EUR", SURE), BOTH("EURO", "EUR", SURE), TAIL("EUROS", "EUR", SURE), TAIL("eur", "EUR", SURE), TAIL("Eur", "EUR", SURE),
    BOTH("US dollars", "USD", SURE), TAIL("U.S. dollars", "USD", SURE), BOTH("US Dollars", "USD", SURE), TAIL("dollars", "USD", WEAK), TAIL("Dollars", "USD", WEAK), TAIL("dólares", "USD", SURE), TAIL("dolares", "USD", SURE), TAIL("dollari", "USD", SURE),
    BOTH("usd", "USD", SURE), BOTH("Usd", "USD", SURE), BOTH("gbp", "GBP", SURE), TAIL("cad", "CAD", SURE), TAIL("aud", "AUD", SURE), BOTH("chf", "CHF", SURE), BOTH("pln", "PLN", SURE), BOTH("inr", "INR", SURE), BOTH("sek", "SEK", SURE), BOTH("Chf", "CHF", SURE), BOTH("czk", "CZK", SURE),
    TAIL("Australian dollars", "AUD", SURE), TAIL("Canadian dollars", "CAD", SURE), TAIL("Singapore dollars", "SGD", SURE), TAIL("New Zealand dollars", "NZD", SURE),
    TAIL("pounds", "GBP", SURE), TAIL("Pounds", "GBP", SURE), TAIL("pounds sterling", "GBP", SURE), LEAD("GBP£", "GBP", SURE), LEAD("EUR€", "EUR", SURE), LEAD("k€", "EUR", SURE), LEAD("K€", "EUR", SURE), LEAD("T€", "EUR", SURE), BOTH("€EUR", "EUR", SURE), BOTH("£GBP", "GBP", SURE),
    TAIL("reais", "BRL", SURE), TAIL("pesos mexicanos", "MXN", SURE), TAIL("pesos", "MXN", WEAK), TAIL("M.N.", "MXN", SURE), TAIL("yen", "JPY", SURE), TAIL("yuan", "CNY", SURE), TAIL("rand", "ZAR", SURE), TAIL("dirhams", "AED", WEAK), LEAD("AED.", "AED", SURE), BOTH("Dhs", "AED", WEAK), LEAD("Dhs.", "AED", WEAK), BOTH("dhs", "AED", WEAK), BOTH("DHS", "AED", WEAK), BOTH("Dh", "AED", WEAK), BOTH("DH", "MAD", WEAK), TAIL("dh", "AED", WEAK), BOTH("د.إ", "AED", SURE), TAIL("درهم", "AED", WEAK), TAIL("ريال", "SAR", WEAK),
    BOTH("SR", "SAR", SURE), LEAD("SR.", "SAR", SURE), BOTH("QR", "QAR", SURE), BOTH("KD", "KWD", SURE), BOTH("BD", "BHD", SURE), BOTH("L.E.", "EGP", SURE), BOTH("LE", "EGP", SURE), BOTH("AED", "AED", SURE), TAIL("riyals", "SAR", WEAK), TAIL("naira", "NGN", SURE), TAIL("ringgit", "MYR", SURE), TAIL("liras", "TRY", SURE), TAIL("lira", "TRY", SURE), TAIL("Swedish kronor", "SEK", SURE), LEAD("R", "ZAR", WEAK), LEAD("N", "NGN", WEAK), LEAD("Tk.", "BDT", SURE), BOTH("Tk", "BDT", SURE), TAIL("taka", "BDT", SURE),
};
// clang-format on

enum { N_MARKS = sizeof MARKS / sizeof MARKS[0] };

/* Bits of the marks of one byte, of the first bytes of the others (three, or both), and of the
 * last ones backwards: most text is passed without a look at the table. */
static const uint64_t SINGLES[4] = {0x0000001000000000U, 0x0000000000074000U, 0x0000000000000000U,
                                    0x0000000000000000U};
static const uint64_t FIRSTS[SIEVE_WORDS] = {
    0x00410A2800000440U, 0x0000124000000011U, 0x0484000A11100080U, 0x1000002002048140U,
    0x9040008001002800U, 0x1510088000200000U, 0x000000002A820010U, 0x0008000240002010U,
    0x2001102002000083U, 0x0027000000000101U, 0x000002000000A140U, 0x0004000002C000A0U,
    0x0410090080010010U, 0x4802000000010100U, 0x0230030000000001U, 0x4422000000402000U,
    0x0006320800280410U, 0x1044100000000000U, 0x0004040080090840U, 0x840004000080404CU,
    0x0104080020080000U, 0x0000060000000002U, 0x0300000004140800U, 0x0080808000040800U,
    0x2000000000100000U, 0x0000000000161002U, 0x0842800004803200U, 0x0004000010000150U,
    0x1040080068001008U, 0x4002080202001004U, 0x020028000008C001U, 0x0020200000004000U};
static const uint64_t LASTS[SIEVE_WORDS] = {
    0x40000888A0000201U, 0x1410000200100000U, 0x0640001084480409U, 0x0000000000100002U,
    0x2008520201400500U, 0x0091084224001040U, 0x0180200000800000U, 0x014000000020080CU,
    0x4100084800040000U, 0x0800220081000000U, 0x0400882000100481U, 0x054008040C080004U,
    0xC800401400028240U, 0x0000000002000160U, 0x0081200040000002U, 0x4040014000826021U,
    0x0000040012000000U, 0xD104000000022600U, 0x2000004100008000U, 0x0025001104322018U,
    0x2000800000000800U, 0x40100C40400080C2U, 0x0008420800041009U, 0x8002114004000800U,
    0x0008059800400040U, 0x000600109C024070U, 0x0010410000400008U, 0x0820000080000048U,
    0x020A000010000000U, 0x1000000002100000U, 0x0000220012010080U, 0x8000200840210001U,
};

static bool
has_bit(const uint64_t *bits, size_t i)
{
    return bits[i / WORD_BITS] >> (i % WORD_BITS) & 1;
}

size_t
currency_sieve_bit(char a, char b, char c)
{
    return ((unsigned char)byte_lower(a) * 23U + (unsigned char)byte_lower(b) * 31U +
            (unsigned char)byte_lower(c) * 97U) %
           (SIEVE_WORDS * WORD_BITS);
}

static bool
is_letter(char c)
{
    return byte_is_alpha(c) || ((unsigned char)c >= 0xC3 && (unsigned char)c < 0xE2);
}

/* Whether a letter ends at `end`: "sökes.15" holds no Kenyan shillings. Scripts that are
 * written without spaces (three bytes a letter) end no word there. */
static bool
is_letter_before(struct str text, size_t end)
{
    size_t at = end;
    while (at > 0 && ((unsigned char)text.p[at - 1] & 0xC0) == 0x80) {
        at--;
    }
    bool is_spaced = end - at < 2 || (at > 0 && (unsigned char)text.p[at - 1] == 0xE1);
    return at > 0 && is_spaced && is_letter(text.p[at - 1]);
}

static bool
is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Codes that are also words, names or things of work: only in capitals. */
static bool
is_word_code(struct str code)
{
    static const char *const WORDS[] = {"all", "amd", "bam", "bob", "cad", "cop", "cup",
                                        "cve", "gel", "lak", "mad", "mop", "nad", "pen",
                                        "php", "ron", "sos", "std", "top", "try"};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (str_is_nocase(code, WORDS[i])) {
            return true;
        }
    }
    return false;
}

static struct currency_mark
code_at(struct str text, size_t at)
{
    const struct currency_mark none = {"", 0, false};
    struct str code = str_sub(text, at, 3);
    if (code.n < 3 || !byte_is_alpha(code.p[0]) || !byte_is_alpha(code.p[1]) ||
        !byte_is_alpha(code.p[2])) {
        return none;
    }
    const struct currency *found = currency_find(code);
    bool is_code = is_upper(code.p[0]) && is_upper(code.p[1]) && is_upper(code.p[2]);
    return found && (is_code || !is_word_code(code)) ? (struct currency_mark){found->code, 3, false}
                                                     : none;
}

/* Whether the mark stands at p. With a dollar sign, or as a word, its case says nothing; "Tk" and
 * "LE" are no money in small letters. */
static bool
is_mark(const struct mark_row *mark, const char *p)
{
    enum { WORD_BYTES = 4 };
    if (memcmp(p, mark->text, mark->n) == 0) {
        return true;
    }
    struct str text = {mark->text, mark->n};
    bool is_loose = mark->n >= WORD_BYTES || (mark->n > 1 && str_find_byte(text, '$') != SIZE_MAX);
    return is_loose && str_eq_nocase((struct str){p, mark->n}, text);
}

/* Whether a mark may begin with (or end in) these bytes, the outer one first. */
static bool
may_be(const uint64_t *sieve, const char *bytes, size_t n, ptrdiff_t step)
{
    if (has_bit(SINGLES, (unsigned char)bytes[0])) {
        return true;
    }
    if (n < 2) {
        return false;
    }
    char second = bytes[step];
    return has_bit(sieve, currency_sieve_bit(bytes[0], second, 0)) ||
           (n > 2 && has_bit(sieve, currency_sieve_bit(bytes[0], second, bytes[2 * step])));
}

/* The commonest signs, told without a look at the table where nothing longer can be meant. */
static const struct currency_mark *
plain_sign(struct str at)
{
    static const struct currency_mark PLAIN[] = {
        {"USD", 1, true}, {"GBP", 2, false}, {"EUR", 3, false}};
    static const char SIGNS[][4] = {"$", "\xC2\xA3", "\xE2\x82\xAC"};
    for (size_t i = 0; i < sizeof PLAIN / sizeof PLAIN[0]; i++) {
        if (at.n >= PLAIN[i].n && memcmp(at.p, SIGNS[i], PLAIN[i].n) == 0) {
            return &PLAIN[i];
        }
    }
    return NULL;
}

/* Likewise the sign that ends at `end`, with no letters before it. */
static const struct currency_mark *
plain_before(struct str text, size_t end)
{
    size_t n = text.p[end - 1] == '$' ? 1 : text.p[end - 1] == '\xA3' ? 2 : 3;
    const struct currency_mark *sign = n <= end ? plain_sign(str_sub(text, end - n, n)) : NULL;
    sign = sign && sign->n == n ? sign : NULL;
    size_t at = end - (sign ? n : 0);
    while (at > 0 && end - at < 5 && (text.p[at - 1] == ' ' || text.p[at - 1] == '.')) {
        at--;
    }
    bool is_alone = at == 0 || (!is_letter(text.p[at - 1]) && (unsigned char)text.p[at - 1] < 0x80);
    return sign && is_alone ? sign : NULL;
}

struct currency_mark
currency_before(struct str text, size_t end)
{
    struct currency_mark best = {"", 0, false};
    const struct currency_mark *plain = end > 0 ? plain_before(text, end) : NULL;
    if (end == 0 || plain) {
        return plain ? *plain : best;
    }
    if (end >= 3 && byte_is_alpha(text.p[end - 1]) && !is_letter_before(text, end - 3)) {
        best = code_at(text, end - 3);
    }
    char last = byte_lower(text.p[end - 1]);
    if (!may_be(LASTS, text.p + end - 1, end, -1)) {
        return best;
    }
    for (size_t i = 0; i < N_MARKS; i++) {
        const struct mark_row *mark = &MARKS[i];
        if (byte_lower(mark->text[mark->n - 1]) != last || mark->only == 'a' || mark->n <= best.n ||
            mark->n > end || !is_mark(mark, text.p + end - mark->n)) {
            continue;
        }
        bool is_word = byte_is_alpha(mark->text[0]);
        if (is_word && is_letter_before(text, end - mark->n)) {
            continue;
        }
        best = (struct currency_mark){mark->code, mark->n, mark->is_weak};
    }
    return best;
}

/* The mark that begins at `at`, but none that stands only on the other side. */
static struct currency_mark
mark_at(struct str text, size_t at, char other_side)
{
    struct currency_mark best = {"", 0, false};
    struct str tail = str_sub(text, at, text.n);
    if (tail.n == 0) {
        return best;
    }
    const struct currency_mark *plain = plain_sign(tail);
    if (plain && plain->n < tail.n && byte_is_digit(tail.p[plain->n])) {
        return *plain;
    }
    if (byte_is_alpha(tail.p[0]) && (at + 3 >= text.n || !is_letter(text.p[at + 3]))) {
        best = code_at(text, at);
    }
    char first = byte_lower(tail.p[0]);
    if (!may_be(FIRSTS, tail.p, tail.n, 1)) {
        return best;
    }
    for (size_t i = 0; i < N_MARKS; i++) {
        const struct mark_row *mark = &MARKS[i];
        if (byte_lower(mark->text[0]) != first || mark->only == other_side || mark->n <= best.n ||
            mark->n > tail.n || !is_mark(mark, tail.p)) {
            continue;
        }
        bool is_word = is_letter(mark->text[mark->n - 1]) && (unsigned char)first < 0xE2;
        if (is_word && mark->n < tail.n && is_letter(tail.p[mark->n])) {
            continue;
        }
        bool is_fort = mark->n == 2 && memcmp(mark->text, "Ft", 2) == 0;
        if (is_fort && mark->n < tail.n && tail.p[mark->n] == '.') {
            continue; /* Ft. Walton Beach */
        }
        best = (struct currency_mark){mark->code, mark->n, mark->is_weak};
    }
    return best;
}

struct currency_mark
currency_after(struct str text, size_t at)
{
    return mark_at(text, at, 'b');
}

struct currency_mark
currency_leads(struct str text, size_t at)
{
    return mark_at(text, at, 'a');
}

size_t
currency_mark_count(void)
{
    return N_MARKS;
}

const char *
currency_mark_text(size_t index)
{
    return MARKS[index].text;
}
