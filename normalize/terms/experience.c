/* normalize/terms/experience.c: "5+ years of experience", "mindestens drei Jahre
 * Berufserfahrung", "2 à 5 ans d'expérience". Must not take a company's age, an
 * applicant's age, or the length of a contract for it. */
#include "normalize/terms/experience.h"

#include "base/banned.h"

enum experience_tag {
    TAG_YEARS,  /* "# years" */
    TAG_MONTHS, /* "# months" */
    TAG_SELF,   /* "# YOE": years of experience without a word more */
    TAG_UNIT,   /* "years" without the number straight before: "five (5) years" */
    TAG_LABEL,  /* "Years of experience: 5-8" */
    TAG_WORD,   /* experience */
    TAG_NOT,    /* before: not asked for ("we have 20 years ...") */
    TAG_AFTER,  /* behind: years of something else ("4 year degree") */
    TAG_NEXT,   /* the same, but only right behind ("2 year program") */
    TAG_JOINT,  /* years of several people, or of several trades of one */
    TAG_WHO,    /* "you have": what follows tells of the one who is looked for */
    TAG_SINCE,  /* "with", "fort de": at the head of a sentence the firm may speak of itself */
    TAG_LEAST,  /* at least */
    TAG_MOST    /* up to */
};
#define YEARS(text)                                                                                \
    {                                                                                              \
        text, TAG_YEARS, 0                                                                         \
    }
#define MONTHS(text)                                                                               \
    {                                                                                              \
        text, TAG_MONTHS, 0                                                                        \
    }
#define SELF(text)                                                                                 \
    {                                                                                              \
        text, TAG_SELF, 0                                                                          \
    }
#define UNIT(text)                                                                                 \
    {                                                                                              \
        text, TAG_UNIT, 0                                                                          \
    }
#define LABEL(text)                                                                                \
    {                                                                                              \
        text, TAG_LABEL, 0                                                                         \
    }
#define WORD(text)                                                                                 \
    {                                                                                              \
        text, TAG_WORD, 0                                                                          \
    }
#define AFTER(text)                                                                                \
    {                                                                                              \
        text, TAG_AFTER, 0                                                                         \
    }
#define NEXT(text)                                                                                 \
    {                                                                                              \
        text, TAG_NEXT, 0                                                                          \
    }
#define JOINT(text)                                                                                \
    {                                                                                              \
        text, TAG_JOINT, 0                                                                         \
    }
#define NOT(text)                                                                                  \
    {                                                                                              \
        text, TAG_NOT, 0                                                                           \
    }
#define LEAST(text)                                                                                \
    {                                                                                              \
        text, TAG_LEAST, 0                                                                         \
    }
#define WHO(text)                                                                                  \
    {                                                                                              \
        text, TAG_WHO, 0                                                                           \
    }
#define SINCE(text)                                                                                \
    {                                                                                              \
        text, TAG_SINCE, 0                                                                         \
    }
/* a number of years in one word; in its own right years of work */
#define COUNTED(text, years) /* with its word of experience */                                     \
    {                                                                                              \
        text, TAG_SELF, years                                                                      \
    }
#define COUNTS(text, years)                                                                        \
    {                                                                                              \
        text, TAG_YEARS, years                                                                     \
    }
#define MOST(text)                                                                                 \
    {                                                                                              \
        text, TAG_MOST, 0                                                                          \
    }
// clang-format off
static const struct phrase ROWS[] = {
    YEARS("# years"), YEARS("# year"), YEARS("# yrs"), YEARS("# yr"), YEARS("# or more years"), YEARS("# plus years"), YEARS("# full years"), SELF("# y o e"), SELF("# yoe"), YEARS("# jahre"), YEARS("# jahren"), YEARS("# jahr"), YEARS("# ans"), YEARS("# an"), YEARS("# années"), YEARS("# année"), YEARS("# años"), YEARS("# año"), YEARS("# anos"), YEARS("# ano"), YEARS("# anni"), YEARS("# anno"), YEARS("# jaar"), YEARS("# lat"), YEARS("# lata"), YEARS("# rok"), YEARS("# roku"), YEARS("# anys"), YEARS("# any"), YEARS("# år"), YEARS("# års"), YEARS("# лет"), YEARS("# года"), YEARS("# год"), YEARS("# років"), YEARS("# роки"), YEARS("# let"), YEARS("# roky"), YEARS("# rokov"), YEARS("# 年"), YEARS("# 년"), YEARS("# vuotta"), YEARS("# vuoden"), YEARS("# yıl"), YEARS("# ani"), YEARS("# év"), YEARS("# godine"), YEARS("# godina"), YEARS("# letnim"), YEARS("# letnie"), YEARS("# letniego"), YEARS("# jährige"), YEARS("# year s"), YEARS("# years s"), YEARS("# plus yrs"), YEARS("# plus year"), YEARS("# calendar years"), YEARS("# vuotta"), YEARS("# aastat"), YEARS("# aasta"), YEARS("# metų"), YEARS("# metai"), YEARS("# gadi"), YEARS("# gadu"), YEARS("# gadus"), YEARS("# leta"), YEARS("# leti"), YEARS("# godina"), YEARS("# години"), YEARS("# година"), YEARS("# χρόνια"), YEARS("# έτη"), YEARS("# ετών"), YEARS("# năm"), YEARS("# tahun"), YEARS("# ปี"), YEARS("# سنوات"), YEARS("# سنة"), YEARS("# שנים"), YEARS("# שנות"), YEARS("# rokiem"), YEARS("# rok"), YEARS("# років"), YEARS("# année s"), YEARS("# letá"), YEARS("# rokmi"),
    SELF("# 년차"), SELF("# 年目"), SELF("# years pqe"), SELF("# year pqe"), SELF("# yrs pqe"), SELF("# pqe"), SELF("# years post qualification"), SELF("# years post qualified"), SELF("# years qualified"),
    UNIT("years"), UNIT("year"), UNIT("yrs"), UNIT("yr"), UNIT("jahre"), UNIT("jahren"), UNIT("ans"), UNIT("années"), UNIT("años"), UNIT("anos"), UNIT("anni"), UNIT("jaar"), UNIT("lata"), UNIT("år"), UNIT("лет"), UNIT("года"),
    LABEL("years of experience"), LABEL("years of work experience"), LABEL("years experience"), LABEL("years of relevant experience"), LABEL("yoe"), LABEL("experience years"), LABEL("experience in years"), LABEL("years of experience required"), LABEL("required years of experience"), LABEL("minimum years of experience"), LABEL("min years of experience"), LABEL("experience yrs"), LABEL("jahre berufserfahrung"), LABEL("berufserfahrung in jahren"), LABEL("berufserfahrung jahre"), LABEL("années d expérience"), LABEL("nombre d années d expérience"), LABEL("años de experiencia"), LABEL("anos de experiência"), LABEL("anni di esperienza"), LABEL("経験年数"), LABEL("工作年限"), LABEL("经验年限"),
    MONTHS("# months"), MONTHS("# month"), MONTHS("# monate"), MONTHS("# monaten"), MONTHS("# mois"), MONTHS("# meses"), MONTHS("# mesi"), MONTHS("# maanden"), MONTHS("# miesięcy"), MONTHS("# miesiące"),
    WORD("experience"), WORD("pqe"), WORD("experiences"), WORD("kinh nghiệm"), WORD("pengalaman"), WORD("ประสบการณ์"), WORD("خبرة"), WORD("ניסיון"), WORD("εμπειρία"), WORD("εμπειρίας"), WORD("προϋπηρεσία"), WORD("опит"), WORD("patirtis"), WORD("patirties"), WORD("pieredze"), WORD("kogemus"), WORD("kogemust"), WORD("經驗"), WORD("izkušnje"), WORD("izkušenj"), WORD("iskustvo"), WORD("skúsenosti"), WORD("prax"), WORD("praxi"), WORD("tapasztalattal"), WORD("gyakorlat"), WORD("deneyimi"), WORD("tecrübesi"), WORD("стаж"), WORD("стажем"), WORD("实务"), WORD("実務"), WORD("業界"), WORD("従事"), WORD("experienced"), WORD("exp"), WORD("background"), WORD("expertise"), WORD("working with"), WORD("working in"), WORD("working as"), WORD("work history"), WORD("hands on"), WORD("track record"), WORD("in a similar role"), WORD("in a similar position"), WORD("experince"), WORD("experiance"), WORD("related field"),
    WORD("seit mindestens"), WORD("erfahrung"), WORD("berufserfahrung"), WORD("erfahrungen"), WORD("praxiserfahrung"), WORD("berufspraxis"), WORD("praxis"), WORD("arbeitserfahrung"), WORD("projekterfahrung"), WORD("führungserfahrung"), WORD("programmiererfahrung"), WORD("entwicklungserfahrung"), WORD("expérience"), WORD("expériences"), WORD("experiencia"), WORD("experiència"), WORD("experiência"), WORD("esperienza"), WORD("ervaring"), WORD("werkervaring"), WORD("doświadczenia"), WORD("doświadczenie"), WORD("doświadczeniem"), WORD("stażu"), WORD("erfarenhet"), WORD("erfaring"), WORD("arbetslivserfarenhet"), WORD("yrkeserfarenhet"), WORD("har arbetat"), WORD("相关工作经验"), WORD("工作经验"), WORD("arbetserfarenhet"), WORD("yrkeserfaring"), WORD("erhvervserfaring"), WORD("опыт"), WORD("опыта"), WORD("опыт работы"), WORD("досвід"), WORD("досвіду"), WORD("praxe"), WORD("zkušenosti"), WORD("zkušeností"), WORD("経験"), WORD("以上の経験"), WORD("经验"), WORD("경력"), WORD("경험"), WORD("deneyim"), WORD("tecrübe"), WORD("kokemus"), WORD("kokemusta"), WORD("experiență"), WORD("tapasztalat"), WORD("iskustva"),
    AFTER("ago"), AFTER("old"), AFTER("of age"), AFTER("years old"), NEXT("in business"), AFTER("history"), NOT("founded"), AFTER("anniversary"), NOT("since"), AFTER("warranty"), AFTER("degree"), AFTER("diploma"), AFTER("college"), AFTER("contract"), AFTER("vesting"), AFTER("tradition"), NOT("company"), NOT("our clients"), NOT("we have"), NOT("we ve"), NOT("we bring"), NOT("has been"), NOT("have been"), NOT("for over"), NOT("over the last"), NOT("over the past"), NOT("in the last"), NOT("in the past"), NOT("within the last"), NOT("within the past"), NOT("seit"), NOT("seit über"), NOT("depuis"), NOT("depuis plus de"), NOT("desde hace"), NOT("hace"), NOT("da oltre"), NOT("da più di"), NOT("al sinds"), NOT("od ponad"), AFTER("alt"), AFTER("firmengeschichte"), NOT("unternehmen"), AFTER("tenure"), NOT("every"), NEXT("program"), AFTER("per year"), AFTER("collective"), JOINT("combined"), NOT("our team"), AFTER("in a row"), AFTER("consecutive"), NOT("next"), NOT("nächsten"), NOT("vor"), NOT("mit über"), NOT("with over"), AFTER("leader"), AFTER("market leader"), AFTER("age"), NOT("minimum age"), NOT("over a decade"), JOINT("combined experience"),
    LEAST("at least"), LEAST("minimum"), LEAST("minimum of"), LEAST("min"), LEAST("more than"), LEAST("over"), LEAST("mindestens"), LEAST("au moins"), LEAST("minimum de"), LEAST("al menos"), LEAST("mínimo"), LEAST("mínimo de"), LEAST("pelo menos"), LEAST("almeno"), LEAST("minimaal"), LEAST("minstens"), LEAST("co najmniej"), LEAST("min"), LEAST("minst"), LEAST("от"),
    /* a place of work like this one; what one has behind oneself */
    WORD("similar role"), WORD("similar roles"), WORD("similar position"), WORD("similar positions"), WORD("comparable role"), WORD("comparable position"), WORD("equivalent role"), WORD("equivalent position"), WORD("similar capacity"), WORD("similar environment"), WORD("seasoned"), WORD("you have worked"), WORD("you ve worked"), WORD("you have spent"), WORD("you ve spent"), WORD("you ve got"), WORD("you have been working"), WORD("you ve been working"), WORD("under your belt"), WORD("behind you"), WORD("xp"),
    WORD("vergleichbaren position"), WORD("vergleichbarer position"), WORD("ähnlichen position"), WORD("ähnlicher position"), WORD("gearbeitet"), WORD("poste équivalent"), WORD("poste similaire"), WORD("postes similaires"), WORD("poste comparable"), WORD("fonction similaire"), WORD("puesto similar"), WORD("puestos similares"), WORD("posición similar"), WORD("cargo similar"), WORD("função similar"), WORD("funções similares"), WORD("ruolo analogo"), WORD("ruolo simile"), WORD("mansione analoga"), WORD("posizione analoga"), WORD("vergelijkbare functie"), WORD("soortgelijke functie"), WORD("podobnym stanowisku"), WORD("analogicznym stanowisku"), WORD("liknande roll"), WORD("liknande tjänst"), WORD("lignende stilling"), WORD("tilsvarende stilling"), WORD("podobné pozici"), WORD("аналогичной должности"),
    SELF("degree plus # years"), SELF("degree and # years"), SELF("degree with # years"), SELF("degree # years"), SELF("degree plus # yrs"), SELF("degree and # yrs"), SELF("bachelor s plus # years"), SELF("bachelor s and # years"), SELF("bachelor s with # years"), SELF("master s plus # years"), SELF("master s and # years"), SELF("master s with # years"), SELF("diploma plus # years"), SELF("diploma and # years"),
    WORD("who s spent"), WORD("who has spent"), WORD("you have been"), WORD("you ve been"), WORD("professionally"), WORD("vivência"), WORD("vivencia"), WORD("trayectoria"), YEARS("# х лет"), YEARS("# ти лет"), YEARS("# х років"), LEAST("upwards of"), LEAST("not less than"), LEAST("no less than"), LEAST("no fewer than"), LEAST("not fewer than"),
    NEXT("of service"), NEXT("of tenure"), NOT("commit to at least"), NOT("commit to"), NOT("commit"), NOT("average of"), NOT("an average of"), NOT("director with"), NOT("manager with"), NOT("led by"), NOT("founder with"),
    NOT("lived"), NOT("vesting over"), NOT("vest over"), NOT("vests over"), NOT("spread"), NOT("resided"), NOT("resident"), NOT("residence"), NOT("valid"), NOT("held"), NEXT("in the market"), NEXT("on the market"), NEXT("in operation"), NEXT("in existence"), NEXT("in advance"),
    /* who is asked, who boasts; nouns and places of years; years in one word */
    WHO("you have"), WHO("someone with"), WHO("somebody with"), WHO("candidates with"), WHO("candidate with"), WHO("a person with"), WHO("people with"), WHO("professionals with"), WHO("an individual with"), WHO("an engineer with"), WHO("a developer with"), WHO("a designer with"), WHO("a leader with"), WHO("you ve"), WHO("you will have"), WHO("you ll have"), WHO("you bring"), WHO("applicants must have"),
    WHO("du hast"), WHO("du bringst"), WHO("sie haben"), WHO("sie bringen"), WHO("sie verfügen"), WHO("du verfügst"),
    WHO("vous avez"), WHO("vous justifiez"), WHO("vous disposez"), WHO("tu as"), WHO("vous possédez"), WHO("tienes"), WHO("has trabajado"), WHO("cuentas con"), WHO("aportas"),
    WHO("você tem"), WHO("você possui"), WHO("tens"), WHO("hai"), WHO("hai maturato"), WHO("possiedi"), WHO("je hebt"), WHO("je werkte"), WHO("je werkt"), WHO("u heeft"), WHO("masz"),
    WHO("posiadasz"), WHO("du har"), WHO("har du"), SINCE("with"), SINCE("with more than"), SINCE("with nearly"), SINCE("with almost"), SINCE("backed by"), SINCE("building on"),
    SINCE("drawing on"), SINCE("boasting"), SINCE("mit"), SINCE("mit mehr als"), SINCE("fort de"), SINCE("fort de plus de"), SINCE("forte de"), SINCE("forte de plus de"), SINCE("avec"),
    SINCE("avec plus de"), SINCE("riche de"), SINCE("con"), SINCE("con más de"), SINCE("con oltre"), SINCE("con più di"), SINCE("gracias a"), SINCE("com"), SINCE("com mais de"),
    SINCE("met"), SINCE("met meer dan"), SINCE("met ruim"), SINCE("z"), SINCE("z ponad"), SINCE("dzięki"), SINCE("med"), SINCE("med över"), SINCE("med mer än"), SINCE("med over"),
    WORD("on the tools"), WORD("in the trade"), WORD("in the field"), WORD("in the industry"), WORD("in the sector"), WORD("in industry"), WORD("behind the bar"), WORD("behind a bar"),
    WORD("in a kitchen"), WORD("in kitchens"), WORD("in the kitchen"), WORD("on the job"), WORD("in post"), WORD("in practice"), WORD("in sales"), WORD("in retail"), WORD("in hospitality"),
    WORD("in teaching"), WORD("in nursing"), WORD("in construction"), WORD("in manufacturing"), WORD("in logistics"), WORD("in a leadership role"), WORD("in a management role"),
    WORD("in leadership"), WORD("in management"), WORD("in a customer facing role"), WORD("in customer service"), WORD("in a call centre"), WORD("in a supervisory role"),
    WORD("in a senior role"), WORD("in an office"), WORD("in a related role"), WORD("in a related field"), WORD("in a similar field"), WORD("in a similar environment"),
    WORD("in a relevant role"), WORD("in a comparable role"), WORD("of practice"), WORD("of employment"), WORD("of work"), WORD("of professional work"), WORD("of service in"),
    WORD("of clinical practice"), WORD("of teaching"), WORD("of driving"), WORD("of selling"), WORD("of managing"), WORD("of leading"), WORD("of supervising"), WORD("of coaching"),
    WORD("professional practice"), WORD("work experience"), WORD("in your career"), WORD("professional career"), WORD("career in"), WORD("in der branche"), WORD("in diesem bereich"),
    WORD("in ähnlicher funktion"), WORD("in vergleichbarer funktion"), WORD("im beruf"), WORD("in der praxis"), WORD("in der pflege gearbeitet"), WORD("berufstätigkeit"),
    WORD("tätigkeit als"), WORD("tätig"), WORD("berufsjahre"), WORD("führungspraxis"), WORD("vertriebserfahrung"), WORD("branchenerfahrung"), WORD("leitungserfahrung"),
    WORD("unterrichtserfahrung"), WORD("fahrpraxis"), WORD("berufliche praxis"), WORD("einschlägige erfahrung"), WORD("d ancienneté"), WORD("de pratique"), WORD("de métier"),
    WORD("dans le métier"), WORD("dans le domaine"), WORD("dans le secteur"), WORD("dans la restauration"), WORD("dans la vente"), WORD("dans l industrie"), WORD("dans un poste"),
    WORD("dans une fonction"), WORD("sur un poste"), WORD("à un poste"), WORD("de carrière"), WORD("de vie professionnelle"), WORD("d exercice"), WORD("en cabinet"), WORD("en entreprise"),
    WORD("en cuisine"), WORD("justifiez"), WORD("justifiant"), WORD("en el sector"), WORD("en el puesto"), WORD("en puestos"), WORD("en el área"), WORD("en hostelería"),
    WORD("en la industria"), WORD("de trayectoria"), WORD("de práctica"), WORD("de ejercicio"), WORD("de antigüedad"), WORD("en el cargo"), WORD("en funciones"), WORD("trabajando como"),
    WORD("trabajando en"), WORD("na área"), WORD("na função"), WORD("no setor"), WORD("no ramo"), WORD("no cargo"), WORD("na posição"), WORD("de vivência"), WORD("de atuação"),
    WORD("em funções"), WORD("em cargos"), WORD("de prática"), WORD("trabalhando com"), WORD("nel ruolo"), WORD("nel settore"), WORD("nella mansione"), WORD("in ruolo"), WORD("in ruoli"),
    WORD("in posizione"), WORD("in ambito"), WORD("di attività"), WORD("di lavoro"), WORD("di pratica"), WORD("sul campo"), WORD("in de zorg"), WORD("in de branche"),
    WORD("in een soortgelijke"), WORD("in een vergelijkbare"), WORD("als monteur"), WORD("als chauffeur"), WORD("in het vak"), WORD("gewerkt"), WORD("werkzaam"), WORD("praktijkervaring"),
    WORD("vakervaring"), WORD("relevante ervaring"), WORD("w branży"), WORD("na stanowisku"), WORD("w zawodzie"), WORD("w obszarze"), WORD("praktyki"), WORD("stażu pracy"),
    WORD("przepracowane"), WORD("pracy w"), WORD("pracy na"), WORD("doświadczenia zawodowego"), WORD("inom yrket"), WORD("i yrket"), WORD("i branschen"), WORD("inom området"),
    WORD("som kock"), WORD("i en liknande"), WORD("jobbat"), WORD("arbetat"), WORD("jobbet"), WORD("arbejdet"), WORD("arbeidet"), WORD("erfarenheter"), WORD("praktisk erfarenhet"),
    WORD("実務経験"), WORD("勤務経験"), WORD("業務経験"), WORD("経験者"), WORD("の経験"), WORD("从业经验"), WORD("相关经验"), WORD("工作经历"), WORD("从业"), WORD("同等经验"), COUNTS("a decade", 10), COUNTS("one decade", 10),
    COUNTS("over a decade of", 10), COUNTS("a decade of", 10), COUNTS("decade of", 10), COUNTS("une décennie", 10), COUNTS("una década", 10), COUNTS("uma década", 10),
    COUNTS("un decennio", 10), COUNTS("een decennium", 10), COUNTS("ein jahrzehnt", 10), COUNTS("dekada", 10), COUNTS("dwuletnie", 2), COUNTS("dwuletniego", 2), COUNTS("dwuletnia", 2),
    COUNTS("dwuletnią", 2), COUNTS("dwuletnim", 2), COUNTS("dwuletniej", 2), COUNTS("trzyletnie", 3), COUNTS("trzyletniego", 3), COUNTS("trzyletnia", 3), COUNTS("trzyletnią", 3),
    COUNTS("trzyletnim", 3), COUNTS("trzyletniej", 3), COUNTS("czteroletnie", 4), COUNTS("czteroletniego", 4), COUNTS("czteroletnia", 4), COUNTS("czteroletnią", 4),
    COUNTS("czteroletnim", 4), COUNTS("czteroletniej", 4), COUNTS("pięcioletnie", 5), COUNTS("pięcioletniego", 5), COUNTS("pięcioletnia", 5), COUNTS("pięcioletnią", 5),
    COUNTS("pięcioletnim", 5), COUNTS("pięcioletniej", 5), COUNTS("sześcioletnie", 6), COUNTS("sześcioletniego", 6), COUNTS("sześcioletnia", 6), COUNTS("sześcioletnią", 6),
    COUNTS("sześcioletnim", 6), COUNTS("sześcioletniej", 6), COUNTS("dziesięcioletnie", 10), COUNTS("dziesięcioletniego", 10), COUNTS("dziesięcioletnia", 10),
    COUNTS("dziesięcioletnią", 10), COUNTS("dziesięcioletnim", 10), COUNTS("dziesięcioletniej", 10), COUNTED("roczne doświadczenie", 1), COUNTED("rocznego doświadczenia", 1),
    COUNTED("rocznym doświadczeniem", 1), COUNTED("rok doświadczenia", 1), COUNTED("roku doświadczenia", 1), COUNTS("rok pracy", 1), COUNTS("biennale", 2), COUNTS("tweejarige", 2),
    COUNTS("tvåårig", 2), COUNTS("zweijährige", 2), COUNTS("zweijähriger", 2), COUNTS("zweijährigen", 2), COUNTS("bienal", 2), COUNTS("triennale", 3), COUNTS("driejarige", 3),
    COUNTS("treårig", 3), COUNTS("dreijährige", 3), COUNTS("dreijähriger", 3), COUNTS("dreijährigen", 3), COUNTS("trienal", 3), COUNTS("quadriennale", 4), COUNTS("vierjarige", 4),
    COUNTS("fyraårig", 4), COUNTS("vierjährige", 4), COUNTS("vierjähriger", 4), COUNTS("vierjährigen", 4), COUNTS("quinquennale", 5), COUNTS("vijfjarige", 5), COUNTS("femårig", 5),
    COUNTS("fünfjährige", 5), COUNTS("fünfjähriger", 5), COUNTS("fünfjährigen", 5), COUNTS("quinquenal", 5), COUNTS("sechsjährige", 6), COUNTS("sechsjähriger", 6),
    COUNTS("sechsjährigen", 6), COUNTS("zesjarige", 6), COUNTS("siebenjährige", 7), COUNTS("siebenjähriger", 7), COUNTS("siebenjährigen", 7), COUNTS("achtjährige", 8),
    COUNTS("achtjähriger", 8), COUNTS("achtjährigen", 8), COUNTS("zehnjährige", 10), COUNTS("zehnjähriger", 10), COUNTS("zehnjährigen", 10), COUNTS("decennale", 10),
    COUNTS("tienjarige", 10), COUNTS("tioårig", 10), COUNTS("einjährige", 1), COUNTS("einjähriger", 1), COUNTS("einjährigen", 1), COUNTS("eenjarige", 1), COUNTS("ettårig", 1),
    YEARS("# jähriger"), YEARS("# jährigen"), YEARS("# jaren"), YEARS("# jarige"), YEARS("# årig"), YEARS("# årigt"), YEARS("# letnia"), YEARS("# letnią"), YEARS("# letniej"),
    YEARS("# roczne"), YEARS("# rocznego"), YEARS("# yıllık"), YEARS("# años o más"), YEARS("# ans ou plus"), YEARS("# anos ou mais"), YEARS("# anni o più"), YEARS("# jaar of meer"),
    YEARS("# lat lub więcej"), YEARS("# år eller mer"), YEARS("# jahre oder mehr"), YEARS("# or more yrs"), YEARS("# solid years"), YEARS("# good years"), YEARS("# continuous years"),
    YEARS("# cumulative years"), YEARS("# verifiable years"), YEARS("# recent years"), YEARS("# consecutive years of"), YEARS("# bonnes années"), YEARS("# belles années"),
    YEARS("# solide jahre"),
    /* one who begins; more who boast; one year in words; Hungarian */
    WORD("fresher"), WORD("freshers"), NOT("our ceo has"), NOT("our founder has"), NOT("our founders have"), NOT("our director has"), NOT("our owner has"), NOT("our chef has"), NOT("our experts have"),
    COUNTS("half a decade", 5), COUNTS("half a decade of", 5), COUNTED("a year of experience", 1), COUNTED("a year of relevant experience", 1), COUNTED("a year s experience", 1), COUNTED("un año de experiencia", 1), COUNTED("un an d expérience", 1), COUNTED("um ano de experiência", 1), COUNTED("un anno di esperienza", 1), COUNTED("ein jahr berufserfahrung", 1), COUNTED("ein jahr erfahrung", 1), COUNTED("een jaar ervaring", 1), COUNTED("ett års erfarenhet", 1),
    YEARS("# éves"), YEARS("# év"), WORD("tapasztalat"), WORD("tapasztalattal"), WORD("szakmai tapasztalat"), LEAST("legalább"),
    MOST("no more than"), MOST("not more than"), MOST("at most"), MOST("höchstens"), MOST("maximal"), MOST("maximaal"), MOST("como máximo"), MOST("no máximo"), MOST("al massimo"), MOST("au maximum"), MOST("au plus"), MOST("högst"), MOST("maks"), MOST("nie więcej niż"), MOST("до"),
    MOST("up to"), MOST("max"), MOST("maximum"), MOST("bis zu"), MOST("less than"), MOST("jusqu à"), MOST("hasta"), MOST("até"), MOST("fino a"), MOST("tot"), MOST("do"), MOST("under"), MOST("fewer than"),
};
// clang-format on
const struct phrase_table EXPERIENCE_TABLE = {GROUP_EXPERIENCE, ROWS, sizeof ROWS / sizeof ROWS[0]};

enum {
    YEARS_MOST = 30,
    AFTER_WORDS = 9,
    BEFORE_WORDS = 7,
    NOT_BEFORE = 4,
    NOT_AFTER = 3,
    MONTHS_A_YEAR = 12
};

/* Whether the text between words i - 1 and i holds the byte. */
static bool
has_between(const struct words *words, size_t i, char c)
{
    size_t from = i > 0 ? word_end(words, i - 1) : 0;
    return str_find_byte(str_sub(words->text, from, words->items[i].at - from), c) != SIZE_MAX;
}

/* The lower end before the number of `hit`: "3-5 years", "3 to 5", "3 bis 5". */
static int
range_low(const struct words *words, const struct phrases *phrases, const struct phrase_hit *hit)
{
    static const char *const JOINS[] = {"to",  "bis", "à",  "a",    "do",   "tot", "and",
                                        "et",  "y",   "e",  "en",   "till", "til", "i",
                                        "und", "or",  "ou", "oder", "o",    "до"};
    size_t i = hit->word;
    if (i == 0 || words->items[i].gap > GAP_PUNCT) {
        return -1;
    }
    size_t prev = i - 1;
    /* "three (3) to five (5) years" */
    bool is_twice = prev > 0 && has_between(words, i, '(') &&
                    phrases_number(phrases, &words->items[prev]) == hit->number;
    prev -= is_twice;
    bool joined = prev > 0 && words_is_any(words, prev, JOINS, sizeof JOINS / sizeof JOINS[0]);
    if (words->items[prev].kind == WORD_LETTERS && joined) {
        prev--;
    } else if (is_twice) {
        return -1;
    } else {
        struct str between =
            str_span(words->text.p + word_end(words, prev), words->text.p + words->items[i].at);
        bool dash =
            str_find_byte(between, '-') != SIZE_MAX || str_has(between, STR("\xE2\x80\x93")) ||
            str_has(between, STR("\xE2\x80\x94")) || str_find_byte(between, '/') != SIZE_MAX ||
            str_find_byte(between, '~') != SIZE_MAX || str_has(between, STR("\xE3\x80\x9C")) ||
            str_has(between, STR("\xEF\xBD\x9E"));
        if (!dash) {
            return -1;
        }
    }
    int32_t low = phrases_number(phrases, &words->items[prev]);
    return low >= 0 && low < hit->number ? low : -1;
}

/* The number of a hit that has none of its own, with its word; false: there is none.
 * "five (5) years"; "Years of experience: 5-8". */
static bool
number_beside(const struct words *words, const struct phrases *phrases, struct phrase_hit *hit)
{
    size_t next = hit->word + hit->n_words;
    bool is_bracketed = hit->word > 0 && has_between(words, hit->word, ')') &&
                        words->items[hit->word].gap <= GAP_PUNCT;
    if (is_bracketed) {
        hit->n_words++;
        hit->word--;
        hit->number = phrases_number(phrases, &words->items[hit->word]);
        return hit->number >= 0;
    }
    if (hit->tag == TAG_UNIT) {
        return false;
    }
    if (next >= words->n || words->items[next].kind != WORD_NUMBER ||
        words->items[next].gap > GAP_PUNCT || !words_colon_at(words, word_end(words, next - 1))) {
        return false;
    }
    bool is_range = next + 1 < words->n && words->items[next + 1].kind == WORD_NUMBER &&
                    words->items[next + 1].gap <= GAP_PUNCT &&
                    words->items[next + 1].hash > words->items[next].hash;
    hit->word = (uint32_t)(next + is_range);
    hit->n_words = 1;
    hit->number = (int32_t)words->items[hit->word].hash;
    return true;
}

/* Signs of a number above ten: "十五年", "二十年". */
static int32_t
number_of_signs(const struct words *words, const struct phrases *phrases,
                const struct phrase_hit *hit)
{
    enum { TEN = 10 };
    const struct word *word = &words->items[hit->word];
    int32_t before = hit->word > 0 && word->kind == WORD_SIGN && word->gap == GAP_NONE &&
                             words->items[hit->word - 1].kind == WORD_SIGN
                         ? phrases_number(phrases, &words->items[hit->word - 1])
                         : -1;
    if (before < 0) {
        return hit->number;
    }
    return before == TEN ? hit->number + TEN : hit->number == TEN ? before * TEN : -1;
}

/* Whether a sentence ends between the words. */
static bool
is_parted(const struct words *words, size_t from, size_t to)
{
    for (size_t w = from; w <= to && w < words->n; w++) {
        /* "3 yrs. of experience": no sentence begins with a small letter */
        char first = words->text.p[words->items[w].at];
        bool goes_on = words->items[w].gap == GAP_SENTENCE && first >= 'a' && first <= 'z' &&
                       has_between(words, w, '.');
        if (words->items[w].gap >= GAP_SENTENCE && !goes_on) {
            return true;
        }
    }
    return false;
}

/* Nearest hit of a tag within `n` words before or after; by sentence. */
static bool
has_near(const struct words *words, const struct hits *hits, size_t index, int tag, bool after,
         size_t n)
{
    const struct phrase_hit *hit = &hits->items[index];
    size_t end = hit->word + hit->n_words;
    for (size_t i = index; after ? i + 1 < hits->n : i > 0;) {
        i = after ? i + 1 : i - 1;
        const struct phrase_hit *other = &hits->items[i];
        /* of "years of experience" the last word is what is looked for */
        bool is_label = tag == TAG_WORD && other->tag == TAG_LABEL;
        size_t first = other->word + (is_label ? other->n_words - 1U : 0);
        size_t from = after ? end : other->word + other->n_words;
        size_t to = after ? first : hit->word;
        if (to > from + n) {
            return false;
        }
        if (other->group != GROUP_EXPERIENCE || (other->tag != tag && !is_label) || to < from) {
            continue;
        }
        if (!is_parted(words, from, to)) {
            return true;
        }
    }
    return false;
}

/* "3+ years in brand marketing" at the beginning of a line of the requirements:
 * years of work though no word of experience follows. */
static bool
opens_item(const struct words *words, const struct phrase_hit *hit)
{
    static const char *const JOINS[] = {"in", "of", "as", "at", "with"};
    enum { LEAD_WORDS = 4 }; /* "at least 3 to 5 years" */
    size_t next = hit->word + hit->n_words;
    if (next >= words->n || words->items[next].gap >= GAP_PUNCT) {
        return false;
    }
    bool joins = str_ends(word_text(words, next), STR("ing")) || /* "3+ years building ..." */
                 words_is_any(words, next, JOINS, sizeof JOINS / sizeof JOINS[0]);
    for (size_t back = 0; joins && back <= LEAD_WORDS && back <= hit->word; back++) {
        if (words->items[hit->word - back].gap >= GAP_LINE) {
            return true;
        }
    }
    return false;
}

/* "at least 2 years in the trade", "minimum 5 ans dans le métier": what is demanded of somebody. */
static bool
is_demanded(const struct words *words, const struct hits *hits, size_t index)
{
    static const char *const JOINS[] = {"in", "as", "dans", "sur", "en", "im", "als", "na", "w"};
    const struct phrase_hit *hit = &hits->items[index];
    size_t next = hit->word + hit->n_words;
    bool is_joined = next < words->n && words->items[next].gap < GAP_PUNCT &&
                     words_is_any(words, next, JOINS, sizeof JOINS / sizeof JOINS[0]);
    bool is_asked =
        str_find_byte(str_sub(words->text, hit->at, hit->end - hit->at), '+') != SIZE_MAX &&
        has_near(words, hits, index, TAG_WHO, false, 1); /* "somebody with 6+ years in" */
    bool is_least = is_asked || has_near(words, hits, index, TAG_LEAST, false, 0);
    return hit->tag != TAG_MONTHS && is_least &&
           (is_joined || has_near(words, hits, index, TAG_WHO, false, BEFORE_WORDS));
}

/* "With 25 years of experience, Acme is a leader": a sentence that begins so and goes on behind a
 * comma with somebody else than the reader. */
static bool
is_boast(const struct words *words, const struct hits *hits, size_t index)
{
    static const char *const ARTICLES[] = {"the", "le", "la", "el", "il", "o", "der", "die"};
    static const char *const YOU[] = {
        "you",       "your",     "candidates", "applicants", "candidate",  "candidat", "candidata",
        "candidato", "kandidat", "ideal",      "successful", "this",       "du",       "sie",
        "dann",      "vous",     "tu",         "usted",      "você",       "je",       "u",
        "and",       "or",       "und",        "oder",       "et",         "ou",       "y",
        "e",         "of",       "lub",        "i",          "och",        "with",     "mit",
        "avec",      "con",      "com",        "met",        "preferably", "ideally",  "including"};
    const struct phrase_hit *hit = &hits->items[index];
    const struct phrase_hit *since = NULL;
    for (size_t i = index; i > 0 && hit->word - hits->items[i - 1].word <= 3; i--) {
        const struct phrase_hit *last = &hits->items[i - 1];
        bool opens = last->group == GROUP_EXPERIENCE && last->tag == TAG_SINCE &&
                     words->items[last->word].gap >= GAP_SENTENCE;
        since = opens ? last : since;
    }
    size_t w = hit->word + hit->n_words, end = w + AFTER_WORDS;
    while (since && w < words->n && w < end && words->items[w].gap < GAP_PUNCT) {
        w++;
    }
    size_t who = w + words_is_any(words, w, ARTICLES, sizeof ARTICLES / sizeof ARTICLES[0]);
    return since && w < words->n && words->items[w].gap == GAP_PUNCT &&
           has_between(words, w, ',') && !words_is_any(words, who, YOU, sizeof YOU / sizeof YOU[0]);
}

/* "5+ years", "3-5 yrs", "five or more years": how somebody asks, not how somebody tells. */
static bool
is_asking(const struct words *words, const struct hits *hits, size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    struct str text = str_sub(words->text, hit->at, hit->end - hit->at);
    bool has_dash = hit->word > 0 && words->items[hit->word].gap <= GAP_PUNCT &&
                    words->items[hit->word - 1].kind == WORD_NUMBER;
    return has_dash || hit->n_words > 2 || str_find_byte(text, '+') != SIZE_MAX ||
           has_near(words, hits, index, TAG_LEAST, false, 0);
}

/* The last of numbers of years in a row: "BS with 5+ years, MS with 3+ years of experience". */
static size_t
row_end(const struct words *words, const struct hits *hits, size_t index)
{
    enum { BETWEEN_WORDS = 4, ROW_WORDS = 40 };
    const size_t row = hits->items[index].word + ROW_WORDS;
    for (size_t i = index + 1; i < hits->n && hits->items[i].word < row; i++) {
        const struct phrase_hit *last = &hits->items[index], *next = &hits->items[i];
        size_t end = last->word + last->n_words;
        if (next->word > end + BETWEEN_WORDS || is_parted(words, end, next->word)) {
            break;
        }
        if (next->group == GROUP_EXPERIENCE && next->tag == TAG_YEARS) {
            index = i;
        }
    }
    return index;
}

static bool
reads_as_requirement(const struct words *words, const struct hits *hits, size_t index,
                     enum section_kind kind)
{
    if (kind == SECTION_ABOUT || kind == SECTION_BENEFITS || kind == SECTION_EEO ||
        kind == SECTION_LEGAL || kind == SECTION_PAY) {
        return false;
    }
    if (has_near(words, hits, index, TAG_AFTER, true, NOT_AFTER) ||
        has_near(words, hits, index, TAG_NEXT, true, 0) ||
        has_near(words, hits, index, TAG_SELF, true, 0) || /* "four year degree and 3 years" */
        (kind != SECTION_REQUIREMENTS &&
         has_near(words, hits, index, TAG_JOINT, true, NOT_AFTER)) ||
        has_near(words, hits, index, TAG_NOT, false, NOT_BEFORE) ||
        (kind != SECTION_REQUIREMENTS && is_boast(words, hits, index))) {
        return false;
    }
    int tag = hits->items[index].tag;
    bool may_ask = kind == SECTION_REQUIREMENTS || kind == SECTION_NONE;
    return tag == TAG_SELF || tag == TAG_LABEL ||
           has_near(words, hits, index, TAG_WORD, true, AFTER_WORDS) ||
           has_near(words, hits, row_end(words, hits, index), TAG_WORD, true, AFTER_WORDS) ||
           has_near(words, hits, index, TAG_WORD, false, BEFORE_WORDS) ||
           (may_ask && is_demanded(words, hits, index)) ||
           (may_ask && (kind != SECTION_NONE || is_asking(words, hits, index)) &&
            opens_item(words, &hits->items[index]));
}

/* The upper end with a unit of its own: "1 year to 3 years", "от 1 года до 3 лет"; -1 none. */
static int32_t
range_high(const struct words *words, const struct hits *hits, size_t index)
{
    static const char *const JOINS[] = {"to", "bis", "à", "a", "до", "hasta", "až", "do", "tot"};
    const struct phrase_hit *hit = &hits->items[index];
    size_t end = hit->word + hit->n_words;
    int32_t high = -1;
    for (size_t i = index + 1; i < hits->n && hits->items[i].word <= end + 1; i++) {
        const struct phrase_hit *next = &hits->items[i];
        bool is_years = next->group == GROUP_EXPERIENCE && next->tag == hit->tag;
        if (!is_years || next->word != end + 1 || next->number <= hit->number) {
            continue;
        }
        high = next->number;
        break;
    }
    bool is_joined = high >= 0 && words_is_any(words, end, JOINS, sizeof JOINS / sizeof JOINS[0]);
    return is_joined ? high : -1;
}

static struct experience_find
years_of(const struct words *words, const struct phrases *phrases, const struct hits *hits,
         size_t index, const struct phrase_hit *hit)
{
    int low = range_low(words, phrases, hit);
    int unit = hit->tag == TAG_MONTHS ? MONTHS_A_YEAR : 1;
    struct experience_find find = {.min = low >= 0 ? low : hit->number,
                                   .max = low >= 0 ? hit->number : -1};
    if (low < 0) {
        find.max = range_high(words, hits, index);
    }
    if (low < 0 && has_near(words, hits, index, TAG_MOST, false,
                            hit->tag == TAG_UNIT || hit->tag == TAG_LABEL ? 2 : 1)) {
        find.max = find.min;
        find.min = -1;
    }
    find.min = find.min > 0 ? find.min / unit : find.min;
    find.max = find.max > 0 ? find.max / unit : find.max;
    find.quote = str_sub(words->text, hit->at, hit->end - hit->at);
    return find;
}

/* The number of years (or months) that a hit tells, in hit->number. */
static bool
number_read(const struct words *words, const struct phrases *phrases, struct phrase_hit *hit)
{
    bool is_years = hit->tag == TAG_YEARS || hit->tag == TAG_MONTHS || hit->tag == TAG_SELF;
    bool is_beside = hit->tag == TAG_UNIT || hit->tag == TAG_LABEL;
    if (is_beside && !number_beside(words, phrases, hit)) {
        return false;
    }
    if (!is_beside && !is_years) {
        return false;
    }
    hit->number = hit->value > 0 ? hit->value : number_of_signs(words, phrases, hit);
    int32_t most = hit->tag == TAG_MONTHS ? YEARS_MOST * MONTHS_A_YEAR : YEARS_MOST;
    return hit->number >= 0 && hit->number <= most;
}

void
experience_find(const struct words *words, const struct phrases *phrases, const struct hits *hits,
                const struct section *sections, size_t n_sections, struct experience_find *ret)
{
    struct experience_find best = {-1, -1, STR_NONE};
    bool best_required = false;
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        struct phrase_hit read = *hit;
        if (hit->group != GROUP_EXPERIENCE || !number_read(words, phrases, &read)) {
            continue;
        }
        enum section_kind kind = sections_at(sections, n_sections, hit->at);
        if (!reads_as_requirement(words, hits, i, kind)) {
            continue;
        }
        bool required = kind == SECTION_REQUIREMENTS;
        bool first = best.min < 0 && best.max < 0;
        if (first || (required && !best_required)) {
            best = years_of(words, phrases, hits, i, &read);
            best_required = required;
        }
    }
    *ret = best;
}

/* "5", "2-5", "lt-1", "gt-15"; in_months: a bare number counts months. */
static void
field_of_numbers(struct str text, bool in_months, const struct words *words,
                 struct experience_find *ret)
{
    int64_t bare;
    int most = in_months ? YEARS_MOST * MONTHS_A_YEAR : YEARS_MOST;
    if (str_int(str_trim(text), &bare) && bare >= 0 && bare <= most) {
        *ret = (struct experience_find){(int)bare / (in_months ? MONTHS_A_YEAR : 1), -1, text};
        return;
    }
    const struct word *a = words->items, *b = words->items + 1;
    if (words->n != 2 || b->kind != WORD_NUMBER || b->hash > YEARS_MOST) {
        return;
    }
    if (a->kind == WORD_NUMBER && a->hash <= YEARS_MOST) {
        *ret = (struct experience_find){(int)a->hash, (int)b->hash, text};
    } else if (a->hash == word_hash(STR("lt"))) {
        *ret = (struct experience_find){0, (int)b->hash, text};
    } else if (a->hash == word_hash(STR("gt"))) {
        *ret = (struct experience_find){(int)b->hash, -1, text};
    }
}

void
experience_of_field(struct str text, bool in_months, const struct phrases *phrases,
                    struct arena *arena, struct experience_find *ret)
{
    *ret = (struct experience_find){-1, -1, STR_NONE};
    struct words words;
    struct hits hits;
    if (words_split(text, arena, &words) != OK ||
        phrases_find(phrases, &words, 1U << GROUP_EXPERIENCE, arena, &hits) != OK) {
        return;
    }
    for (size_t i = 0; i < hits.n; i++) {
        uint8_t tag = hits.items[i].tag;
        if (tag == TAG_YEARS || tag == TAG_MONTHS || tag == TAG_SELF) {
            *ret = years_of(&words, phrases, &hits, i, &hits.items[i]);
            ret->quote = text;
            return;
        }
    }
    field_of_numbers(text, in_months, &words, ret);
}
