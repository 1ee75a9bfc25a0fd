/* normalize/text/denial.c: see the header. Only words that carry a denial from it to the phrase or
 * back may stand between the two. Must not know what the phrase means. */
#include "normalize/text/denial.h"

#include "base/banned.h"

enum {
    PART_WORDS = 5,    /* of the longest row */
    BETWEEN_WORDS = 7, /* from the denial to the phrase, and back */
    POSSIBLE_WORDS = 5 /* from the denial behind a phrase to "possible" */
};
enum {
    IS_DENIAL = 1,
    IS_CARRIER = 2,  /* between a denial and the phrase */
    IS_LINK = 4,     /* between the phrase and a denial behind it */
    IS_POSSIBLE = 8, /* behind that denial: what is not */
    IS_NEEDED = 16,  /* the same, for a duty */
    IS_ABLE = 32,    /* a link behind which a denial alone is enough: "kann nicht" */
    IS_CANNOT = 64,  /* denies all alone: "不可" */
    IS_NO = 128      /* answers a label, and may be another word elsewhere: "nei" */
};
// clang-format off
#define DENIAL(word) {word, IS_DENIAL, 0}
#define ANYWHERE(word) {word, IS_CARRIER | IS_LINK | IS_POSSIBLE, 0}
#define CARRIER_LINK(word) {word, IS_CARRIER | IS_LINK, 0}
#define CARRIER_POSSIBLE(word) {word, IS_CARRIER | IS_POSSIBLE, 0}
#define CARRIER(word) {word, IS_CARRIER, 0}
#define LINK(word) {word, IS_LINK, 0}
#define NEEDED(word) {word, IS_NEEDED, 0}
#define POSSIBLE(word) {word, IS_POSSIBLE, 0}
#define ABLE(word) {word, IS_CARRIER | IS_LINK | IS_ABLE, 0}
#define CANNOT(word) {word, IS_DENIAL | IS_CANNOT, 0}
#define NO(word) {word, IS_NO, 0}

/* "t" is what is left of "can't". */
static const struct phrase ROWS[] = {
    DENIAL("no"), DENIAL("not"), DENIAL("cannot"), DENIAL("never"), DENIAL("without"), DENIAL("ineligible"), DENIAL("unable"), DENIAL("t"),
    DENIAL("non"), DENIAL("neither"),
    DENIAL("nor"), DENIAL("nicht"), DENIAL("kein"), DENIAL("keine"), DENIAL("keinen"), DENIAL("keiner"), DENIAL("ohne"), DENIAL("pas"),
    DENIAL("sans"), DENIAL("aucun"),
    DENIAL("aucune"), DENIAL("sin"), DENIAL("ningún"), DENIAL("não"), DENIAL("sem"), DENIAL("senza"), DENIAL("nessun"), DENIAL("nessuna"),
    DENIAL("niet"), DENIAL("geen"),
    DENIAL("zonder"), DENIAL("nie"), DENIAL("bez"), DENIAL("brak"), DENIAL("inte"), DENIAL("ingen"), DENIAL("inget"), DENIAL("ej"),
    DENIAL("ikke"), DENIAL("intet"),
    DENIAL("ikkje"), DENIAL("není"), DENIAL("žádný"), DENIAL("ne"), DENIAL("не"), CANNOT("нет"), DENIAL("без"), DENIAL("немає"),
    DENIAL("nu"), DENIAL("fără"), DENIAL("nincs"),
    DENIAL("ei"), DENIAL("لا"),
    ANYWHERE("option"),
    CARRIER_LINK("currently"), CARRIER_LINK("options"), CARRIER_LINK("work"), CARRIER_LINK("working"), CARRIER_LINK("position"),
    CARRIER_LINK("is"), CARRIER_LINK("are"),
    CARRIER_LINK("candidates"), CARRIER_LINK("applicants"), CARRIER_LINK("es"), CARRIER_LINK("é"), CARRIER_LINK("è"), CARRIER_LINK("jest"),
    CARRIER_LINK("er"),
    CARRIER_POSSIBLE("be"), CARRIER_POSSIBLE("an"), CARRIER_POSSIBLE("offer"), CARRIER_POSSIBLE("offered"), CARRIER_POSSIBLE("allowed"),
    CARRIER_POSSIBLE("permitted"),
    CARRIER_POSSIBLE("considered"), CARRIER_POSSIBLE("available"), CARRIER_POSSIBLE("eligible"), CARRIER_POSSIBLE("possible"),
    CARRIER_POSSIBLE("möglich"),
    CARRIER_POSSIBLE("prévu"), CARRIER_POSSIBLE("previsto"), CARRIER_POSSIBLE("mogelijk"), CARRIER_POSSIBLE("предусмотрена"),
    CARRIER("being"), CARRIER("do"), CARRIER("does"), CARRIER("done"), CARRIER("performed"), CARRIER("carried"), CARRIER("out"),
    CARRIER("conducted"), CARRIER("completed"),
    CARRIER("fully"), CARRIER("completely"), CARRIER("entirely"), CARRIER("a"), CARRIER_LINK("the"), CARRIER("any"), CARRIER_LINK("for"),
    CARRIER("to"), CARRIER("of"), CARRIER("as"),
    CARRIER_LINK("in"), CARRIER("or"), CARRIER("from"), CARRIER("on"), CARRIER("offers"), CARRIER_POSSIBLE("offering"), CARRIER("allow"),
    CARRIER("allows"), CARRIER("permit"),
    CARRIER("permits"), CARRIER_POSSIBLE("support"), CARRIER("supports"), CARRIER("accept"), CARRIER("accepts"), CARRIER("accepting"),
    CARRIER_POSSIBLE("accommodate"), CARRIER("consider"),
    CARRIER("considering"), CARRIER("provide"), CARRIER("provides"), CARRIER("suitable"), CARRIER("able"), CARRIER("open"),
    CARRIER("possibility"), CARRIER("opportunity"),
    CARRIER_LINK("role"), CARRIER_LINK("job"), CARRIER_LINK("this"), CARRIER_LINK("we"), CARRIER("hybrid"), CARRIER("person"),
    CARRIER("people"), CARRIER_LINK("für"), CARRIER("zu"), CARRIER("die"),
    CARRIER("der"), CARRIER("das"), CARRIER("eine"), CARRIER("einen"), CARRIER("im"), CARRIER("ins"), CARRIER("geeignet"),
    CARRIER_LINK("möglichkeit"), CARRIER("zum"), CARRIER("zur"),
    CARRIER("von"), CARRIER("auf"), CARRIER("de"), CARRIER("d"), CARRIER("le"), CARRIER("la"), CARRIER("en"), CARRIER("du"),
    CARRIER("possibilité"), CARRIER("ouvert"),
    CARRIER("au"), CARRIER("télétravail"), CARRIER("posibilidad"), CARRIER("opción"), CARRIER("modalidad"), CARRIER("trabajo"),
    CARRIER("se"), CARRIER("ofrece"),
    CARRIER("ofrecemos"), CARRIER("admite"), CARRIER("acepta"), CARRIER("permite"), CARRIER("hay"), CARRIER("el"), CARRIER("um"),
    CARRIER("uma"), CARRIER("possibilidade"),
    CARRIER("opção"), CARRIER("trabalho"), CARRIER("há"), CARRIER("aceita"), CARRIER("oferece"), CARRIER("em"), CARRIER("modo"),
    CARRIER("di"), CARRIER_POSSIBLE("possibilità"),
    CARRIER("lavoro"), CARRIER("mogelijkheid"), CARRIER("om"), CARRIER("te"), CARRIER("ma"), CARRIER("możliwości"), CARRIER("możliwość"),
    CARRIER("pracy"), CARRIER_POSSIBLE("möjlighet"),
    CARRIER("till"), CARRIER("att"), CARRIER("erbjuder"), CARRIER_LINK("på"), CARRIER_POSSIBLE("mulighed"), CARRIER_POSSIBLE("mulighet"),
    CARRIER("til"), CARRIER_LINK("at"), CARRIER("možnost"),
    CARRIER("práce"), CARRIER("возможности"), CARRIER("предусмотрен"), CARRIER("формат"),
    LINK("arrangement"), LINK("arrangements"), LINK("applications"), LINK("positions"), LINK("will"), LINK("unfortunately"), LINK("s"),
    LINK("isn"), LINK("aren"),
    LINK("won"), LINK("arbeit"), CARRIER_LINK("arbeiten"), LINK("ist"), LINK("sind"), LINK("wird"), LINK("leider"), LINK("est"), LINK("n"),
    LINK("está"),
    LINK("werk"), LINK("работа"), LINK("är"),
    POSSIBLE("supported"), POSSIBLE("authorized"), POSSIBLE("authorised"), POSSIBLE("accepted"), POSSIBLE("provided"),
    POSSIBLE("feasible"), POSSIBLE("applicable"),
    POSSIBLE("vorgesehen"), POSSIBLE("gestattet"), POSSIBLE("erlaubt"), POSSIBLE("verfügbar"), POSSIBLE("angeboten"), POSSIBLE("autorisé"),
    POSSIBLE("envisageable"),
    POSSIBLE("proposé"), POSSIBLE("posible"), POSSIBLE("disponible"), POSSIBLE("permitido"), POSSIBLE("contemplado"), POSSIBLE("possível"),
    POSSIBLE("disponível"),
    POSSIBLE("possibile"), POSSIBLE("prevista"), POSSIBLE("toegestaan"), POSSIBLE("możliwa"), POSSIBLE("możliwe"),
    POSSIBLE("przewidziana"), POSSIBLE("möjligt"), POSSIBLE("mulig"),
    POSSIBLE("muligt"), POSSIBLE("možná"), POSSIBLE("možné"), POSSIBLE("возможна"), POSSIBLE("возможно"), POSSIBLE("предусмотрено"),
    CARRIER("have"), CARRIER("has"), CARRIER("there"), CARRIER("requires"), CARRIER("require"), CARRIER("include"), CARRIER("includes"),
    CARRIER("tenemos"), CARRIER("temos"), CARRIER("abbiamo"), CARRIER("une"), CARRIER("un"), CARRIER("with"),
    NEEDED("required"), NEEDED("needed"), NEEDED("necessary"), NEEDED("expected"), NEEDED("mandatory"), NEEDED("involved"),
    NEEDED("erforderlich"), NEEDED("nötig"),
    NEEDED("notwendig"), NEEDED("requis"), NEEDED("requise"), NEEDED("requerido"), NEEDED("requerida"), NEEDED("necesario"),
    NEEDED("necesaria"), NEEDED("richiesta"),
    NEEDED("richiesto"), NEEDED("vereist"), NEEDED("nodig"), NEEDED("wymagany"), NEEDED("wymagane"), NEEDED("krävs"), NEEDED("nødvendig"),
    NEEDED("exigido"), NEEDED("exigida"),
    NEEDED("необходимы"), NEEDED("требуется"),
    CARRIER("una"), CARRIER("uno"), CARRIER("lo"), CARRIER("il"), CARRIER("gli"), CARRIER("los"), CARRIER("las"), CARRIER("les"),
    CARRIER("ein"), CARRIER("einer"),
    CARRIER("contempla"), CARRIER("contemplamos"), CARRIER_LINK("posición"), CARRIER_LINK("puesto"), CARRIER("vacante"),
    CARRIER_LINK("vaga"), CARRIER_LINK("stelle"), CARRIER_LINK("poste"),
    CARRIER("sur"), CARRIER_POSSIBLE("oferujemy"), CARRIER("przewidujemy"), CARRIER("tilbyr"), CARRIER("tilbyder"), CARRIER("предлагаем"),
    CARRIER_POSSIBLE("bieten"), CARRIER_POSSIBLE("anbieten"),
    CARRIER_LINK("wir"), CARRIER("proposons"), CARRIER("propose"), CARRIER("offriamo"), CARRIER("prevediamo"), CARRIER("offre"),
    CARRIER("oferecemos"), CARRIER_POSSIBLE("offrir"),
    CARRIER("prevede"), CARRIER("tätigkeit"), CARRIER("éligible"), CARRIER("lavorare"), CARRIER("trabajar"), CARRIER("travailler"),
    CARRIER("werken"), CARRIER("pracować"),
    CARRIER_LINK("diese"), CARRIER_LINK("dieser"), CARRIER_LINK("dieses"), CARRIER_LINK("dieser"), CARRIER_LINK("ce"),
    CARRIER_LINK("cette"), CARRIER_LINK("este"), CARRIER_LINK("esta"),
    CARRIER_LINK("deze"), CARRIER_LINK("dit"), CARRIER_LINK("questa"), CARRIER_LINK("questo"), CARRIER_LINK("questo"),
    CARRIER_LINK("tego"), CARRIER_LINK("tym"), CARRIER_LINK("tej"),
    CARRIER_LINK("denna"), CARRIER_LINK("detta"), CARRIER_LINK("denne"), CARRIER_LINK("dette"), CARRIER_LINK("bei"), CARRIER_LINK("bij"),
    CARRIER_LINK("voor"), CARRIER_LINK("pentru"),
    CARRIER_LINK("funkcji"), CARRIER_LINK("stanowisku"), CARRIER_LINK("stanowisko"), CARRIER_LINK("functie"), CARRIER_LINK("rol"),
    CARRIER_LINK("roll"), CARRIER_LINK("tjänst"),
    CARRIER_LINK("tjänsten"), CARRIER_LINK("stilling"), CARRIER_LINK("posizione"), CARRIER_LINK("ruolo"), CARRIER_LINK("mansione"),
    CARRIER_LINK("función"), CARRIER_LINK("função"),
    CARRIER_LINK("cargo"), CARRIER_LINK("cette"), CARRIER_LINK("mission"), CARRIER_LINK("nesta"), CARRIER_LINK("neste"),
    CANNOT("できません"), CANNOT("できない"), CANNOT("できかねます"), CANNOT("不可"), CANNOT("ausgeschlossen"), CANNOT("不要"), CANNOT("不要です"),
    CANNOT("必要ありません"), DENIAL("无需"), DENIAL("不需要"), DENIAL("不用"), CANNOT("nevyžaduje"), CANNOT("exclu"), CANNOT("excluido"),
    CANNOT("escluso"), CANNOT("uitgesloten"), CANNOT("wykluczona"), CANNOT("uteslutet"), CANNOT("対応しておりません"), CARRIER("există"),
    CARRIER("posibilitatea"), CARRIER("lucra"), LINK("には"), LINK("работы"), CARRIER("fixes"), CARRIER("permette"), CARRIER("admet"),
    CARRIER("permet"), CARRIER("entièrement"), CARRIER("função"), CARRIER("zelf"), CARRIER("leent"), CARRIER("zich"), CARRIER("mobile"),
    CANNOT("対応していません"), CANNOT("行っておりません"), CANNOT("ありません"), CANNOT("ございません"), CANNOT("实行不了"),
    CANNOT("불가"), CANNOT("불가능"), CANNOT("불가합니다"), CANNOT("안 됩니다"), CANNOT("안됩니다"), CANNOT("없습니다"), CANNOT("지원하지 않습니다"),
    CANNOT("nenabízíme"), CANNOT("neumožňujeme"),
    CANNOT("nelze"), CANNOT("nejde"), CANNOT("není možné"), CANNOT("není možný"), CANNOT("není možná"), CANNOT("nie jest możliwa"),
    CANNOT("nie jest możliwe"),
    CANNOT("невозможна"), CANNOT("невозможно"), CANNOT("невозможен"), CANNOT("недоступна"), CANNOT("недоступно"),
    CANNOT("не предусмотрена"), CANNOT("не предусмотрено"),
    CANNOT("не рассматриваем"), CANNOT("неможлива"), CANNOT("mümkün değil"), CANNOT("mümkün değildir"), CANNOT("bulunmamaktadır"),
    CANNOT("nem lehetséges"),
    CANNOT("nem megoldható"), CANNOT("ei ole mahdollista"), CANNOT("ei ole mahdollinen"), CANNOT("nu este posibil"),
    CANNOT("nu este posibilă"), CANNOT("είναι αδύνατη"),
    DENIAL("不支持"), DENIAL("不接受"), DENIAL("不提供"), DENIAL("不允许"), DENIAL("不能"), DENIAL("无法"), DENIAL("没有"), DENIAL("不支援"), DENIAL("neposkytujeme"),
    DENIAL("не предлагаем"),
    DENIAL("yok"), ABLE("can"), ABLE("kann"), ABLE("können"), ABLE("kan"), ABLE("kunnen"), ABLE("peut"), ABLE("peuvent"), ABLE("puede"),
    ABLE("pueden"), ABLE("pode"), ABLE("podem"), ABLE("può"), ABLE("possono"), ABLE("może"), ABLE("geht"), ABLE("gaat"),
    ABLE("lässt sich"), ABLE("få"), ABLE("voi"),
    ABLE("může"), ABLE("lze"), POSSIBLE("ermöglichen"), POSSIBLE("realisierbar"), POSSIBLE("machbar"), POSSIBLE("zulässig"),
    POSSIBLE("proposer"), POSSIBLE("ofrecer"),
    POSSIBLE("oferecer"), POSSIBLE("offrire"), POSSIBLE("aanbieden"), POSSIBLE("oferować"), POSSIBLE("dostępna"), POSSIBLE("dostępne"),
    POSSIBLE("erbjuda"),
    POSSIBLE("erbjuds"), POSSIBLE("tilby"), POSSIBLE("tilbys"), POSSIBLE("tilbyde"), POSSIBLE("tilgængelig"), POSSIBLE("tilgjengelig"),
    POSSIBLE("tillgängligt"),
    POSSIBLE("doporučeno"), POSSIBLE("nabízen"), POSSIBLE("предлагается"), POSSIBLE("доступна"), POSSIBLE("disponibile"),
    POSSIBLE("consentito"), POSSIBLE("ammesso"),
    POSSIBLE("admitido"), POSSIBLE("aceptado"), POSSIBLE("aceito"), POSSIBLE("permitida"), POSSIBLE("dozwolona"), POSSIBLE("toegelaten"),
    POSSIBLE("doable"),
    POSSIBLE("an option"), POSSIBLE("lehetséges"), POSSIBLE("mahdollista"), POSSIBLE("mümkün"), CARRIER("either"), CARRIER("krav"),
    CARRIER("lehetőség"), CARRIER("remote"), CARRIER("expectation"),
    CARRIER("expectations"), CARRIER("obligation"), CARRIER("requirement"), CARRIER("requirements"), CARRIER("need"), CARRIER("needs"),
    CARRIER("must"),
    CARRIER("come"), CARRIER("coming"), CARRIER("commute"), CARRIER("jobbe"), CARRIER("jobba"),
    CARRIER("arbeta"), CARRIER_LINK("arbejde"), CARRIER("thuis"), CARRIER("huis"), CARRIER("domu"),
    CARRIER("zdalnej"), CARRIER("trybie"), CARRIER_LINK("w"), CARRIER("z"), CARRIER("da"), CARRIER("dal"),
    CARRIER("vanuit"), CARRIER("volledig"), CARRIER("trabalhar"), CARRIER("obowiązku"), CARRIER("obowiązek"),
    CARRIER("plicht"), CARRIER("verplichting"), CARRIER("pflicht"), CARRIER("obligación"), CARRIER("obrigação"), CARRIER("obbligo"),
    CARRIER("contrainte"), CARRIER("acudir"), CARRIER("ir"), CARRIER("venir"), CARRIER("andare"), CARRIER("komen"), CARRIER("fixed"),
    CARRIER("fixen"), CARRIER("festes"), CARRIER("physisches"), CARRIER("physical"), CARRIER("central"), CARRIER("dedicated"), LINK("は"),
    LINK("勤務"), LINK("勤務は"), LINK("근무는"), LINK("근무"), LINK("근무가"), LINK("ワーク"), LINK("ワークは"), LINK("での勤務は"), LINK("が"), LINK("も"),
    LINK("의"),
    LINK("는"), LINK("은"), LINK("가"), LINK("이"), LINK("something"), LINK("which"), LINK("helaas"), LINK("niestety"), LINK("tyvärr"),
    LINK("dessverre"), LINK("desværre"),
    LINK("malheureusement"), LINK("lamentablemente"), LINK("desafortunadamente"), LINK("infelizmente"), LINK("purtroppo"), LINK("bohužel"),
    LINK("к сожалению"),
    LINK("aktuell"), LINK("derzeit"), LINK("momentan"), LINK("actuellement"), LINK("actualmente"), LINK("atualmente"), LINK("attualmente"),
    LINK("momenteel"),
    LINK("obecnie"), LINK("i"), LINK("bei uns"), LINK("uns"), LINK("aan"), LINK("times"), LINK("moment"), LINK("arbeid"), LINK("arbete"),
    LINK("arbeider"),
    LINK("in this"), LINK("our"), NO("nein"), NO("nei"), NO("nej"), NO("nee"), NO("nem"), NO("hayır"), NO("ні"), NO("όχι"), NO("いいえ"), NO("否"),
};
// clang-format on
const struct phrase_table DENIAL_TABLE = {GROUP_DENIAL, ROWS, sizeof ROWS / sizeof ROWS[0]};

/* What stands at word `w`, and how many words it is; 0 for nothing of the kind. */
static unsigned
part_of(const struct words *words, const struct phrases *phrases, size_t w, size_t *ret_words)
{
    struct phrase_hit hit;
    bool is_part = phrases_at(phrases, words, w, GROUP_DENIAL, &hit);
    *ret_words = is_part ? hit.n_words : 1;
    return is_part ? hit.tag : 0;
}

/* The same of what ends before word `w`; of more than one word only where each is a sign. */
static unsigned
part_before(const struct words *words, const struct phrases *phrases, size_t w, size_t *ret_words)
{
    unsigned part = 0;
    for (size_t n = 1; n <= PART_WORDS && n <= w && !part; n++) {
        size_t found = 0;
        unsigned any = part_of(words, phrases, w - n, &found);
        part = found == n ? any : 0;
        *ret_words = n;
        if (words->items[w - n].kind != WORD_SIGN) {
            break;
        }
    }
    return part;
}

/* Whether nothing but a blank parts word `w` from the one before. */
static bool
is_joined(const struct words *words, size_t w)
{
    return w > 0 && w < words->n && words->items[w].gap <= GAP_SOFT;
}

static bool
is_denied_before(const struct words *words, const struct phrases *phrases,
                 const struct phrase_hit *hit)
{
    size_t w = hit->word, step = 0;
    for (size_t n = 0; n <= BETWEEN_WORDS && is_joined(words, w); n++, w -= step) {
        unsigned part = part_before(words, phrases, w, &step);
        if (part & IS_DENIAL) {
            return true;
        }
        if (!(part & (IS_CARRIER | IS_POSSIBLE | IS_NEEDED))) {
            return false;
        }
    }
    return false;
}

/* "Home office: no", "Distans: ej möjligt", and the same with the answer in the line below: a label
 * that begins a line, and nothing but a denial or "not possible" behind it. */
static bool
is_answered_no(const struct words *words, const struct phrases *phrases,
               const struct phrase_hit *hit)
{
    size_t w = hit->word + hit->n_words, step = 0;
    bool is_label = words->items[hit->word].gap >= GAP_SENTENCE && w < words->n;
    struct str gap =
        is_label ? str_sub(words->text, hit->end, words->items[w].at - hit->end) : STR_NONE;
    bool is_parted =
        str_find_byte(gap, ':') != SIZE_MAX || (is_label && words->items[w].gap == GAP_LINE);
    unsigned part = is_parted ? part_of(words, phrases, w, &step) : 0;
    w += step;
    if (!(part & (IS_DENIAL | IS_NO)) || !is_joined(words, w)) {
        return part & (IS_DENIAL | IS_NO);
    }
    bool is_possible = part_of(words, phrases, w, &step) & IS_POSSIBLE;
    return is_possible && !is_joined(words, w + step);
}

static bool
is_denied_behind(const struct words *words, const struct phrases *phrases,
                 const struct phrase_hit *hit, unsigned wanted)
{
    size_t w = hit->word + hit->n_words, step = 0;
    unsigned passed = 0, part = IS_LINK;
    for (size_t n = 0; n <= BETWEEN_WORDS && part & IS_LINK; n++, w += step) {
        passed |= part;
        part = is_joined(words, w) ? part_of(words, phrases, w, &step) : 0;
    }
    if (!(part & IS_DENIAL)) {
        return false;
    }
    if (part & IS_CANNOT || passed & IS_ABLE) {
        return true;
    }
    for (size_t last = w + POSSIBLE_WORDS; w < last && is_joined(words, w); w += step) {
        if (part_of(words, phrases, w, &step) & wanted) {
            return true;
        }
    }
    return false;
}

bool
denial_of(const struct words *words, const struct phrases *phrases, const struct phrase_hit *hit,
          enum denial what)
{
    unsigned wanted = what == DENIAL_OF_NEEDED ? IS_POSSIBLE | IS_NEEDED : IS_POSSIBLE;
    return is_denied_before(words, phrases, hit) ||
           (what != DENIAL_BEFORE &&
            (is_denied_behind(words, phrases, hit, wanted) || is_answered_no(words, phrases, hit)));
}
