/* normalize/salary/salary_phrases.c: the words around money, in the languages of
 * postings. Words are folded: case and accents do not matter. */
#include "normalize/salary/salary.h"

#include "base/banned.h"

#define BASE(text)                                                                                 \
    {                                                                                              \
        text, PAY_WORD, PAY_VALUE(SALARY_BASE, 0)                                                  \
    }
#define PAID(text, period)                                                                         \
    {                                                                                              \
        text, PAY_WORD, PAY_VALUE(SALARY_BASE, PERIOD_##period)                                    \
    }
#define KIND(text, kind)                                                                           \
    {                                                                                              \
        text, PAY_WORD, PAY_VALUE(SALARY_##kind, 0)                                                \
    }
#define NOT(text)                                                                                  \
    {                                                                                              \
        text, PAY_NOT, 0                                                                           \
    }
#define PER(text, period)                                                                          \
    {                                                                                              \
        text, PAY_PERIOD, PERIOD_##period                                                          \
    }
#define UNIT(text, period)                                                                         \
    {                                                                                              \
        text, PAY_PERIOD_WORD, PERIOD_##period                                                     \
    }
#define UPTO(text)                                                                                 \
    {                                                                                              \
        text, PAY_UPTO, 0                                                                          \
    }
#define FROM(text)                                                                                 \
    {                                                                                              \
        text, PAY_FROM, 0                                                                          \
    }
#define FLOOR(text)                                                                                \
    {                                                                                              \
        text, PAY_FROM, PAY_IS_FLOOR                                                               \
    }
#define CEILING(text)                                                                              \
    {                                                                                              \
        text, PAY_UPTO, PAY_IS_FLOOR                                                               \
    }
#define OPEN(text)                                                                                 \
    {                                                                                              \
        text, PAY_OPEN, 0                                                                          \
    }
#define GROSS(text)                                                                                \
    {                                                                                              \
        text, PAY_GROSS, 0                                                                         \
    }
#define NET(text)                                                                                  \
    {                                                                                              \
        text, PAY_NET, 0                                                                           \
    }
#define MONTHS(text)                                                                               \
    {                                                                                              \
        text, PAY_MONTHS, 0                                                                        \
    }
#define TIMES(text, e)                                                                             \
    {                                                                                              \
        text, PAY_TIMES, e                                                                         \
    }
#define LPA(text, e)                                                                               \
    {                                                                                              \
        text, PAY_LPA, e                                                                           \
    }
#define JOIN(text)                                                                                 \
    {                                                                                              \
        text, PAY_JOIN, 0                                                                          \
    }
#define ALSO(text)                                                                                 \
    {                                                                                              \
        text, PAY_JOIN, PAY_IS_AND                                                                 \
    }
#define STOP(text)                                                                                 \
    {                                                                                              \
        text, PAY_STOP, 0                                                                          \
    }
#define TERMS(text)                                                                                \
    {                                                                                              \
        text, PAY_TERMS, 0                                                                         \
    }
#define OTHER_SENSE(text)                                                                          \
    {                                                                                              \
        text, PAY_NONE, 0                                                                          \
    }
#define INTERN(text)                                                                               \
    {                                                                                              \
        text, PAY_INTERN, 0                                                                        \
    }

// clang-format off
static const struct phrase PAY_ROWS[] = {
    /* pay: English */
    BASE("salary"), BASE("salaries"), BASE("salary range"), BASE("pay"), BASE("pay range"), BASE("pay rate"), BASE("rate of pay"),
    BASE("compensation"),
    BASE("compensation range"), BASE("เงินเดือน"), BASE("palk"), BASE("alga"), BASE("comp"), BASE("wage"), BASE("wages"), BASE("remuneration"), BASE("base"), BASE("base salary"), BASE("base pay"),
    BASE("base compensation"), BASE("earn"), BASE("earning"), BASE("paying"), BASE("pays"), BASE("paid"), BASE("starting salary"),
    BASE("cash compensation"), BASE("salary band"), BASE("starting pay"), BASE("starting wage"), BASE("starting rate"), BASE("starting hourly rate"), BASE("entry wage"), BASE("entry salary"), BASE("budgeted salary"), BASE("salary budget"), BASE("budgeted rate"), BASE("hourly budget"), BASE("rate budget"),
    BASE("pay band"), BASE("pay scale"), BASE("pay grade"), BASE("hiring range"), BASE("budgeted range"), BASE("target range"), BASE("posting range"),
    BASE("expected range"), BASE("rate"), BASE("rates"),
    PAID("day rate", DAY), PAID("daily rate", DAY), PAID("dayrate", DAY), PAID("hourly rate", HOUR), PAID("hourly pay", HOUR), PAID("hourly wage", HOUR),
    PAID("hourly range", HOUR), PAID("hourly pay rate", HOUR), PAID("hourly compensation", HOUR),
    PAID("annual salary", YEAR), PAID("annual base salary", YEAR), PAID("annual base", YEAR), PAID("annual pay", YEAR),
    PAID("annual compensation", YEAR), PAID("annual base pay", YEAR), PAID("annual salary range", YEAR), PAID("annual range", YEAR),
    PAID("annualized salary", YEAR), PAID("annualised salary", YEAR), PAID("annual gross salary", YEAR), PAID("annual package", YEAR),
    PAID("annual rate", YEAR), PAID("yearly salary", YEAR),
    PAID("monthly salary", MONTH), PAID("monthly pay", MONTH), PAID("monthly gross", MONTH), PAID("monthly compensation", MONTH),
    PAID("monthly rate", MONTH), PAID("weekly pay", WEEK), PAID("weekly salary", WEEK), PAID("weekly rate", WEEK), PAID("per annum salary", YEAR),
    BASE("ctc"), BASE("salary offered"), BASE("take home"), BASE("fte salary"), BASE("guaranteed pay"), BASE("salary package"),
    BASE("salary expectation"), BASE("salary expectations"), BASE("income"), BASE("hourly"), BASE("salaried"), BASE("gehaltsspanne"),
    KIND("total compensation", TOTAL), KIND("total comp", TOTAL), KIND("total cash", TOTAL), KIND("total cash compensation", TOTAL),
    KIND("total target compensation", TOTAL), KIND("total target cash", TOTAL), KIND("total rewards", TOTAL), KIND("total earnings", TOTAL),
    KIND("total annual compensation", TOTAL), KIND("tc", TOTAL), KIND("total package", TOTAL), KIND("total pay", TOTAL),
    KIND("total compensation package", TOTAL), KIND("total cash range", TOTAL), KIND("target total cash", TOTAL),
    KIND("target cash compensation", TOTAL), KIND("target total compensation", TOTAL),
    KIND("ote", OTE), KIND("on target earnings", OTE), KIND("on target earning", OTE), KIND("on target", OTE), KIND("target earnings", OTE),
    KIND("base salary ote", OTE), KIND("on track earnings", OTE), KIND("total ote", OTE), KIND("total target earnings", OTE),
    KIND("ontarget earnings", OTE), KIND("ote range", OTE), KIND("base plus commission", OTE), KIND("base commission", OTE),
    KIND("on target commission", OTE), KIND("uncapped ote", OTE), KIND("target compensation", OTE),
    KIND("stipend", STIPEND), KIND("stipends", STIPEND), KIND("bursary", STIPEND), KIND("gratification", STIPEND), KIND("intern stipend", STIPEND),
    KIND("internship stipend", STIPEND), KIND("bolsa auxílio", STIPEND), KIND("ayuda al estudio", STIPEND), KIND("ayuda económica", STIPEND),
    KIND("rimborso spese", STIPEND), KIND("stagevergoeding", STIPEND), KIND("praktikumsvergütung", STIPEND),
    KIND("bonus", BONUS), KIND("bonuses", BONUS), KIND("annual bonus", BONUS), KIND("performance bonus", BONUS), KIND("target bonus", BONUS),
    KIND("commission", BONUS), KIND("commissions", BONUS), KIND("variable", BONUS), KIND("incentive", BONUS), KIND("incentives", BONUS),
    KIND("quarterly bonus", BONUS), KIND("variable pay", BONUS), KIND("bonus pay", BONUS), KIND("incentive pay", BONUS), KIND("prime", BONUS), KIND("comisiones", BONUS), KIND("comisión", BONUS), KIND("comissões", BONUS), KIND("comissão", BONUS), KIND("provvigioni", BONUS), KIND("provision", BONUS), KIND("provisionen", BONUS), KIND("prowizja", BONUS), KIND("prowizje", BONUS), KIND("provize", BONUS), KIND("premię", BONUS), KIND("premie", BONUS), KIND("tantieme", BONUS), KIND("bonificación", BONUS), KIND("prime annuelle", BONUS), KIND("成果給", BONUS), KIND("성과급", BONUS), KIND("bonusy", BONUS),
    KIND("primes", BONUS), KIND("bono", BONUS), KIND("prämie", BONUS), KIND("variabel", BONUS), KIND("provision", BONUS), KIND("provisionen", BONUS), KIND("премии", BONUS), KIND("премия", BONUS), KIND("бонус", BONUS), KIND("бонусы", BONUS), KIND("premia", BONUS),
    /* pay: German */
    BASE("gehalt"), BASE("gehälter"), BASE("vergütung"), BASE("entlohnung"), BASE("lohn"), BASE("bezahlung"), BASE("entgelt"), BASE("verdienst"),
    BASE("einstiegsgehalt"), BASE("grundgehalt"), BASE("fixgehalt"), BASE("fixum"), BASE("bruttogehalt"), BASE("mindestgehalt"),
    BASE("mindestentgelt"), BASE("kv mindestgehalt"), BASE("kollektivvertrag"), BASE("gehaltsband"), BASE("gehaltsrahmen"), BASE("zielgehalt"),
    BASE("gage"), BASE("salär"), BASE("überzahlung"), BASE("verdienen"), BASE("gehaltsangabe"), BASE("gehaltsbandbreite"), BASE("lohnband"),
    PAID("ausbildungsvergütung", MONTH), BASE("gehaltsrange"), BASE("festgehalt"), BASE("tarifgehalt"), BASE("basisgehalt"), BASE("startgehalt"), BASE("anfangsgehalt"), BASE("nettogehalt"), BASE("bruttolohn"), BASE("nettolohn"), BASE("tariflohn"),
    BASE("mindestlohn"), BASE("bruttoentgelt"), BASE("tarifentgelt"), BASE("vergütungsrahmen"), BASE("vergütungsband"), BASE("gehaltskorridor"), PAID("monatsentgelt", MONTH), PAID("jahresentgelt", YEAR), PAID("stundenentgelt", HOUR), PAID("stundenvergütung", HOUR),
    PAID("jahresgehalt", YEAR), PAID("bruttojahresgehalt", YEAR), PAID("jahresbruttogehalt", YEAR), PAID("jahresbrutto", YEAR),
    PAID("bruttojahreslohn", YEAR), PAID("jahreslohn", YEAR), PAID("jahreszielgehalt", YEAR), PAID("jahresbruttoentgelt", YEAR),
    PAID("zieljahresgehalt", YEAR), PAID("jahreszieleinkommen", YEAR), PAID("jahresvergütung", YEAR), PAID("jahreseinkommen", YEAR),
    PAID("jahresfixgehalt", YEAR), PAID("bruttojahresgehälter", YEAR), PAID("jahresgrundgehalt", YEAR), PAID("jahresbruttozielgehalt", YEAR),
    PAID("monatsgehalt", MONTH), PAID("bruttomonatsgehalt", MONTH), PAID("monatsbruttogehalt", MONTH), PAID("monatslohn", MONTH),
    PAID("bruttomonatslohn", MONTH), PAID("monatsbrutto", MONTH), PAID("monatsbruttoentgelt", MONTH), PAID("stundenlohn", HOUR),
    PAID("bruttostundenlohn", HOUR), PAID("stundensatz", HOUR), PAID("tagessatz", DAY), PAID("wochenlohn", WEEK),
    /* French */
    BASE("salaire"), BASE("salaires"), BASE("fourchette salariale"), BASE("fourchette"), BASE("package"), BASE("fixe"), BASE("salaire fixe"),
    PAID("salaire annuel", YEAR), PAID("rémunération annuelle", YEAR), PAID("salaire mensuel", MONTH), PAID("rémunération mensuelle", MONTH),
    PAID("taux horaire", HOUR), PAID("salaire horaire", HOUR), PAID("tjm", DAY), BASE("tjm ht"), PAID("tarif journalier", DAY), PAID("taux journalier", DAY),
    BASE("indemnité de stage"), KIND("gratification mensuelle", STIPEND), BASE("salaire brut"), PAID("salaire brut annuel", YEAR),
    PAID("salaire brut mensuel", MONTH), BASE("payé"), BASE("échelle salariale"),
    /* Spanish, Portuguese, Catalan */
    BASE("salario"), BASE("sueldo"), BASE("remuneración"), BASE("retribución"), BASE("banda salarial"), BASE("rango salarial"), BASE("compensación"),
    BASE("salario bruto"), PAID("salario anual", YEAR), PAID("salario bruto anual", YEAR), PAID("salario mensual", MONTH),
    PAID("sueldo mensual", MONTH), PAID("sueldo bruto mensual", MONTH), BASE("sou"), BASE("retribució"), BASE("honorarios"), BASE("haberes"),
    BASE("paga"), BASE("ingresos"),
    BASE("remuneração"), BASE("vencimento"), BASE("ordenado"), BASE("faixa salarial"), BASE("bolsa"), BASE("pretensão salarial"),
    PAID("salário mensal", MONTH), PAID("remuneração mensal", MONTH), BASE("salário base"),
    /* Italian */
    BASE("stipendio"), BASE("retribuzione"), BASE("retribuzione lorda"), BASE("compenso"), PAID("ral", YEAR), PAID("retribuzione annua", YEAR),
    PAID("retribuzione annua lorda", YEAR), PAID("ral annua", YEAR), PAID("stipendio mensile", MONTH), PAID("retribuzione mensile", MONTH),
    BASE("inquadramento"), BASE("fascia retributiva"), BASE("salario lordo"),
    /* Dutch */
    BASE("salaris"), BASE("loon"), BASE("bruto salaris"), BASE("brutosalaris"), PAID("maandsalaris", MONTH), PAID("bruto maandsalaris", MONTH),
    PAID("brutomaandsalaris", MONTH), PAID("jaarsalaris", YEAR), PAID("bruto jaarsalaris", YEAR), PAID("uurloon", HOUR), PAID("bruto uurloon", HOUR),
    PAID("uurtarief", HOUR), PAID("dagtarief", DAY), BASE("salarisindicatie"), PAID("schaal", MONTH), BASE("verdien"), BASE("beloning"),
    BASE("vergoeding van"),
    /* Polish, Czech, Slovak */
    BASE("wynagrodzenie"), BASE("wynagrodzenia"), BASE("pensja"), BASE("zarobki"), BASE("stawka"), BASE("widełki"), BASE("płaca"),
    PAID("stawka godzinowa", HOUR), PAID("wynagrodzenie miesięczne", MONTH), BASE("wynagrodzeniem"), BASE("zarobisz"), BASE("wypłata"),
    BASE("mzda"), BASE("mzdu"), BASE("plat"), BASE("odměna"), BASE("mzdové"), PAID("hodinová mzda", HOUR), BASE("plat od"), BASE("plácu"),
    BASE("nabízíme mzdu"), BASE("základná zložka mzdy"),
    /* Nordic */
    BASE("lön"), BASE("lønn"), BASE("månadslön"), PAID("månedslønn", MONTH), PAID("timlön", HOUR), PAID("timelønn", HOUR), PAID("årslön", YEAR),
    PAID("årslønn", YEAR), BASE("grundlön"), BASE("palkka"), PAID("kuukausipalkka", MONTH), PAID("tuntipalkka", HOUR), BASE("laun"),
    BASE("lönespann"), BASE("lønnstrinn"), BASE("lönen"), BASE("lønnen"), BASE("lønnsspenn"), BASE("løn"), BASE("lønnen er"),
    /* Eastern and others */
    BASE("зарплата"), BASE("заработная плата"), BASE("оклад"), BASE("доход"), BASE("зп"), BASE("оплата"), BASE("вознаграждение"),
    BASE("заробітна плата"), BASE("зарплатна вилка"), BASE("заплата"), BASE("возаграждение"),
    BASE("maaş"), BASE("ücret"), BASE("bér"), BASE("fizetés"), BASE("bruttó bér"), BASE("jövedelem"), BASE("salariu"), BASE("salariul"),
    BASE("plata"), BASE("gaji"), BASE("lương"), BASE("mức lương"), BASE("thu nhập"), BASE("μισθός"), BASE("αποδοχές"),
    BASE("給与"), BASE("給料"), BASE("報酬"), BASE("想定年収"), PAID("年収", YEAR), PAID("年俸", YEAR), PAID("月給", MONTH), PAID("月収", MONTH), PAID("月額", MONTH),
    PAID("月薪", MONTH), PAID("年薪", YEAR), PAID("時給", HOUR), PAID("時薪", HOUR), PAID("日薪", DAY), PAID("时薪", HOUR), PAID("日給", DAY), BASE("薪资"), BASE("薪酬"), BASE("薪水"), BASE("工资"),
    BASE("薪資"), BASE("待遇"), PAID("연봉", YEAR), PAID("월급", MONTH), PAID("시급", HOUR), PAID("일급", DAY), PAID("주급", WEEK), PAID("週給", WEEK), PAID("日当", DAY), PAID("月收入", MONTH), PAID("月入", MONTH), BASE("급여"),
    BASE("minijob"), BASE("nach der probezeit"), BASE("after probation"), BASE("brutoloon"), BASE("nettoloon"), BASE("basisloon"), BASE("startsalaris"),
    BASE("basissalaris"), BASE("salarisschaal"), BASE("salarisrange"), BASE("salarisniveau"), BASE("begynnelselön"), BASE("ingångslön"),
    BASE("fast lön"), BASE("garantilön"), BASE("grundløn"), BASE("startløn"), BASE("fastløn"), BASE("begynnerlønn"), BASE("startlønn"),
    BASE("fastlønn"), BASE("grunnlønn"), BASE("peruspalkka"), BASE("bruttopalkka"), BASE("palkkaus"), BASE("palkkahaarukka"), BASE("wynagrodzeniu"),
    BASE("pensji"), BASE("pensję"), BASE("stawkę"), BASE("zarobków"), BASE("płacę"), BASE("wypłatę"), BASE("zarobek"), BASE("platu"), BASE("platem"),
    BASE("mzdou"), BASE("mzdy"), BASE("alapbér"), BASE("bérezés"), BASE("nettó bér"), BASE("salarii"), BASE("salarizare"), BASE("salariu net"),
    BASE("salariu brut"), BASE("maaşı"), BASE("ücreti"), BASE("зарплатой"), BASE("зарплату"), BASE("зарплаты"), BASE("оклада"), BASE("окладом"),
    BASE("дохода"), BASE("доходом"), BASE("ставка"), BASE("ставку"), BASE("оплата труда"), BASE("оплатой"), BASE("дохід"), BASE("зарплатою"),
    BASE("salaire de base"), BASE("rémunération"), BASE("rémunéré"), BASE("salarial"), BASE("salários"), BASE("salário"), BASE("ganhos"),
    BASE("sueldos"), BASE("sueldo base"), BASE("μισθού"), BASE("μισθό"), BASE("αμοιβή"), BASE("支給額"), BASE("固定給"), BASE("底薪"),
    BASE("综合薪资"), BASE("综合工资"), BASE("综合收入"), BASE("기본급"), BASE("lương cứng"), BASE("lương cơ bản"), BASE("upah"), BASE("penghasilan"),
    BASE("รายได้"), BASE("ค่าจ้าง"), BASE("อัตราเงินเดือน"), BASE("ค่าแรง"), BASE("שכר"), BASE("משכורת"), BASE("راتب"), BASE("الراتب"), BASE("أجر"),
    BASE("वेतन"), BASE("सैलरी"), PAID("lehrjahr", MONTH), PAID("ausbildungsjahr", MONTH), PAID("lehrlingsentschädigung", MONTH),
    PAID("lehrlingseinkommen", MONTH), PAID("maandloon", MONTH), PAID("månadslönen", MONTH), PAID("månedsløn", MONTH), PAID("månedslønnen", MONTH),
    PAID("基本給", MONTH), PAID("初任給", MONTH), PAID("月综合", MONTH), PAID("综合月薪", MONTH), PAID("stipendio mensile lordo", MONTH), PAID("havi bér", MONTH),
    PAID("havi bruttó", MONTH), PAID("pensja miesięczna", MONTH), PAID("jaarloon", YEAR), PAID("årslönen", YEAR), PAID("årsløn", YEAR),
    PAID("årslønnen", YEAR), PAID("vuosipalkka", YEAR), PAID("年收入", YEAR), PAID("초봉", YEAR), PAID("pensja roczna", YEAR), PAID("uursalaris", HOUR),
    PAID("timlönen", HOUR), PAID("timeløn", HOUR), PAID("timelønnen", HOUR), PAID("órabér", HOUR), PAID("paga oraria", HOUR), PAID("godzinówka", HOUR),
    PAID("plata la ora", HOUR), PAID("weekloon", WEEK), PAID("dagloon", DAY), PAID("ημερομίσθιο", DAY), PAID("dniówka", DAY),
    BASE("average earnings"), BASE("year earnings"), BASE("potential earnings"), BASE("earnings potential"), BASE("earning potential"),
    BASE("expected earnings"), BASE("estimated earnings"), BASE("guaranteed earnings"), BASE("typical earnings"), PAID("weekly earnings", WEEK),
    PAID("annual earnings", YEAR), PAID("yearly earnings", YEAR), PAID("monthly earnings", MONTH), PAID("hourly earnings", HOUR),
    BASE("training wage"), BASE("training pay"), BASE("training rate"), BASE("budget for the role"), BASE("budget for this role"),
    BASE("budget for the position"), BASE("budget for this position"), BASE("on circa"), BASE("palkkaa"), BASE("palkan"), PAID("tuntipalkkaa", HOUR),
    PAID("kuukausipalkkaa", MONTH),
    PAID("weekly paycheck", WEEK),
    PAID("tvöd", MONTH), PAID("tv l", MONTH), PAID("tv h", MONTH), PAID("tvaöd", MONTH), PAID("entgeltgruppe", MONTH), PAID("avr", MONTH),
    PAID("fwg", MONTH),
    /* behind an amount only pay has them */
    TERMS("doe"), TERMS("doq"), TERMS("dependent on experience"), TERMS("depending on experience"), TERMS("dependent upon experience"), TERMS("depending upon experience"), TERMS("depending on qualifications"), TERMS("depending on skills"),
    TERMS("commensurate with experience"), TERMS("based on experience"), TERMS("based on qualifications"), TERMS("according to experience"), TERMS("pro rata"), TERMS("basic"), TERMS("for this position"), TERMS("for this role"), TERMS("for the role"), TERMS("for the position"), TERMS("for the right candidate"),
    TERMS("for the right person"), TERMS("for the successful candidate"),
    TERMS("je nach erfahrung"), TERMS("je nach qualifikation"), TERMS("je nach berufserfahrung"),
    TERMS("selon expérience"), TERMS("selon profil"), TERMS("selon l expérience"), TERMS("según experiencia"), TERMS("según valía"), TERMS("in base all esperienza"), TERMS("a seconda dell esperienza"), TERMS("naar ervaring"), TERMS("afhankelijk van ervaring"),
    TERMS("beroende på erfarenhet"), TERMS("avhengig av erfaring"), TERMS("w zależności od doświadczenia"), TERMS("в зависимости от опыта"), TERMS("conforme experiência"), TERMS("podle zkušeností"),
    /* money of another sort */
    NOT("revenue"), NOT("revenues"), NOT("funding"), NOT("funded"), NOT("raised"), NOT("raise"), NOT("raising"), NOT("valuation"), NOT("valued"),
    NOT("arr"), NOT("mrr"), NOT("annual recurring revenue"), NOT("recurring revenue"), NOT("billion"), NOT("trillion"), NOT("customers"),
    NOT("customer"), NOT("clients"), NOT("users"), NOT("investors"), NOT("investment"), NOT("investments"), NOT("invested"), NOT("series a"),
    NOT("series b"), NOT("series c"), NOT("series d"), NOT("seed round"), NOT("venture"), NOT("backed by"), NOT("capital"),
    {"referral", PAY_NOT, PAY_IS_STRONG}, NOT("referral bonus"), {"refer a friend", PAY_NOT, PAY_IS_STRONG}, {"referrals", PAY_NOT, PAY_IS_STRONG}, NOT("employee referral"), NOT("sign on"), NOT("sign on bonus"),
    NOT("signing bonus"), NOT("sign on bonuses"), NOT("signing"), NOT("retention bonus"), NOT("relocation"), NOT("relocation bonus"),
    NOT("relocation package"), NOT("welcome bonus"), NOT("joining bonus"), NOT("hiring bonus"), NOT("start bonus"), NOT("starting bonus"),
    NOT("completion bonus"), NOT("spot bonus"), NOT("recruitment bonus"), NOT("christmas bonus"), NOT("antrittsprämie"), NOT("wechselprämie"),
    NOT("startbonus"), NOT("prime de cooptation"), NOT("willkommensbonus"), NOT("empfehlungsprämie"),
    NOT("allowance"), NOT("allowances"), NOT("voucher"), NOT("vouchers"), NOT("insurance"), {"budget", PAY_NOT, PAY_IS_BUDGET}, NOT("budgets"), NOT("reimbursement"),
    NOT("reimbursed"), NOT("reimburse"), NOT("per diem"), NOT("donation"), NOT("donations"), NOT("match"), NOT("matching"), NOT("matched"),
    NOT("contribution"), NOT("contributions"), NOT("saving"), NOT("savings"), NOT("save"), NOT("saves"), NOT("saved"), NOT("sales of"), NOT("quota"),
    NOT("quotas"), NOT("portfolio"), NOT("assets"), NOT("aum"), NOT("under management"), NOT("turnover"), NOT("deal"), NOT("deals"), NOT("deal size"),
    NOT("transaction"), NOT("transactions"), NOT("gmv"), NOT("market"), NOT("worth"), NOT("prize"), NOT("award"), NOT("awards"), NOT("coverage"),
    NOT("deductible"), NOT("discount"), NOT("discounts"), NOT("credit"), NOT("credits"), NOT("tuition"), NOT("hsa"), NOT("fsa"), NOT("fee"),
    NOT("fees"), NOT("price"), NOT("prices"), NOT("priced"), NOT("pricing"), NOT("cost"), NOT("costs"), NOT("loan"), NOT("loans"), NOT("debt"),
    NOT("damages"), NOT("lawsuit"), NOT("fine"), NOT("fines"), NOT("spend"), NOT("spending"), NOT("ad spend"), NOT("purchase"), NOT("purchases"),
    NOT("order value"), NOT("contract value"), NOT("contracts"), NOT("acv"), NOT("projects"), NOT("project value"), NOT("projects worth"),
    NOT("grants"), NOT("grant"), NOT("equity"), NOT("equity value"), NOT("stock"), NOT("stock options"), NOT("shares"), NOT("rsu"), NOT("rsus"),
    NOT("options"), NOT("exercise price"), NOT("gift"), NOT("gift card"), NOT("copay"), NOT("copays"), NOT("deductible"), NOT("gavekort"), NOT("presentkort"), NOT("sqft"), NOT("square feet"), NOT("gift cards"), NOT("perk"), NOT("perks"), NOT("subsidy"),
    NOT("subsidies"), NOT("subsidized"), NOT("membership"), NOT("deposit"), NOT("deposits"), NOT("tax"), NOT("taxes"), NOT("penalty"), NOT("profit"),
    NOT("profits"), NOT("ebitda"), NOT("p l"), NOT("pipeline"), NOT("bookings"), NOT("premium"), NOT("premiums"), NOT("fund"), NOT("funds"),
    NOT("endowment"), NOT("scholarship"), NOT("scholarships"), NOT("payments volume"), NOT("processed"), NOT("processes"), NOT("volume"),
    NOT("sales target"), NOT("sales targets"), NOT("sales quota"), NOT("sales quotas"), NOT("annual sales"), NOT("yearly sales"), NOT("in sales"), NOT("アップ"),
    NOT("utilisateurs"), NOT("utilisatrices"), NOT("habitants"), NOT("abonnés"), NOT("benutzer"), NOT("nutzer"), NOT("usuarios"), NOT("utenti"), NOT("gebruikers"), NOT("użytkowników"), NOT("пользователей"),
    NOT("managing"), NOT("assets under management"), NOT("cash flow"), NOT("generated"), NOT("generating"), NOT("industry"), NOT("company"),
    NOT("business"), NOT("employees"), NOT("people"), NOT("companies"), NOT("homes"), NOT("followers"), NOT("downloads"), NOT("subscribers"),
    NOT("members"), NOT("patients"), NOT("students"), NOT("startups"), NOT("reward"), NOT("lottery"), NOT("shift differential"), NOT("differential"), NOT("night differential"), NOT("sold"), NOT("units"), NOT("referido"), NOT("referidos"), NOT("indicação"), NOT("parrainage"),
    NOT("wellness stipend"), NOT("home office stipend"), NOT("learning stipend"), NOT("internet stipend"), NOT("phone stipend"),
    NOT("equipment stipend"), NOT("travel stipend"), OTHER_SENSE("# pays"), OTHER_SENSE("le pays"), OTHER_SENSE("les pays"), OTHER_SENSE("des pays"), OTHER_SENSE("du pays"), OTHER_SENSE("plusieurs pays"),
    OTHER_SENSE("autres pays"), OTHER_SENSE("dans # pays"), OTHER_SENSE("before tax"), OTHER_SENSE("before taxes"), OTHER_SENSE("after tax"), OTHER_SENSE("after taxes"), OTHER_SENSE("pre tax"), OTHER_SENSE("before tax deductions"), OTHER_SENSE("tax free"), OTHER_SENSE("tax exempt"), OTHER_SENSE("travel nurse"), OTHER_SENSE("travel rn"), OTHER_SENSE("travel nursing"), OTHER_SENSE("travel contract"),
    OTHER_SENSE("travel job"), OTHER_SENSE("travel consultant"), OTHER_SENSE("travel agent"), OTHER_SENSE("training manager"), OTHER_SENSE("education manager"), NOT("remote stipend"), NOT("education stipend"), NOT("development stipend"),
    NOT("office stipend"), NOT("wfh stipend"), NOT("fitness stipend"), NOT("lunch stipend"), NOT("meal stipend"), NOT("commuter stipend"),
    NOT("relocation stipend"), NOT("technology stipend"), NOT("health stipend"), NOT("work from home stipend"), NOT("setup stipend"),
    NOT("lifestyle stipend"), NOT("living stipend"), NOT("conference stipend"),
    NOT("childcare stipend"), NOT("parental stipend"), NOT("cell phone"), NOT("housing stipend"), NOT("wellness"), NOT("fitness"), NOT("learning"),
    NOT("education"), NOT("training"), NOT("home office"), NOT("gym"), NOT("equipment"), NOT("lunch"), NOT("meals"), NOT("meal"), NOT("travel"),
    NOT("commuter"), NOT("childcare"), NOT("pension"), NOT("401"), NOT("retirement"), NOT("laptop"), NOT("hardware"), NOT("conference"),
    NOT("conferences"), NOT("development budget"), NOT("rent is"), NOT("rents"), NOT("rental"), NOT("monthly rent"), NOT("mortgage"), NOT("in tips"), NOT("tips averaging"), NOT("tips of"), NOT("payroll"), NOT("annual payroll"), NOT("stravenkový paušál"), NOT("stravné"), NOT("stravenkový"), NOT("příspěvek"), NOT("penzijní"), NOT("tip average"), NOT("adoption assistance"), NOT("tuition assistance"), NOT("fertility assistance"), NOT("financial assistance"), NOT("moving assistance"), NOT("housing assistance"), NOT("education assistance"), NOT("loan assistance"), NOT("relocation assistance"), NOT("repayment assistance"), NOT("life insurance"), NOT("x salary"), NOT("times salary"), NOT("times annual salary"), NOT("times your salary"), NOT("x annual salary"), NOT("x your salary"), NOT("x basic salary"), {"referral program", PAY_NOT, PAY_IS_STRONG}, {"referral scheme", PAY_NOT, PAY_IS_STRONG}, NOT("overtime paid"), NOT("overtime is paid"), NOT("overtime rate"), NOT("overtime pay"), NOT("overtime at"), NOT("order value"), NOT("average order"), NOT("average basket"), NOT("grossing"), NOT("net worth"), NOT("net sales"), NOT("gross sales"), NOT("gross revenue"), NOT("gross margin"), NOT("retail price"), NOT("msrp"), NOT("ticket price"), NOT("ticket size"), NOT("check size"), NOT("cheque size"), NOT("bounty"), NOT("bounties"), NOT("seed"), NOT("round"), NOT("grossed"), NOT("per capita"), NOT("household income"), NOT("median income"), NOT("population"), NOT("gdp"), NOT("inflation"), NOT("cash prize"), NOT("purse"), NOT("royalties"), NOT("surety"),
    NOT("donated"), NOT("donate"), NOT("donates"), NOT("donating"), NOT("claims"), NOT("rent starts"), NOT("rent from"), NOT("rent for"), NOT("on rent"), NOT("in rent"), NOT("ticket"), NOT("tickets"), NOT("sell for"), NOT("sells for"), NOT("selling for"), NOT("retail for"), NOT("we charge"),
    NOT("settling in payment"), NOT("welcome payment"), NOT("joining payment"), NOT("golden hello"), NOT("one off payment"), NOT("relocation payment"), NOT("fertility"), NOT("cycle to work"), NOT("bike to work"), NOT("cycle scheme"),
    NOT("tips average"), NOT("average tips"),
    {"households", PAY_NOT, PAY_IS_STRONG}, {"household income", PAY_NOT, PAY_IS_STRONG}, {"household incomes", PAY_NOT, PAY_IS_STRONG}, {"families", PAY_NOT, PAY_IS_STRONG}, {"incomes below", PAY_NOT, PAY_IS_STRONG}, {"incomes under", PAY_NOT, PAY_IS_STRONG}, {"income below", PAY_NOT, PAY_IS_STRONG}, {"income under", PAY_NOT, PAY_IS_STRONG},
    OTHER_SENSE("co op students"), OTHER_SENSE("student workers"), OTHER_SENSE("student employees"), OTHER_SENSE("student assistants"), OTHER_SENSE("working students"), OTHER_SENSE("rent a car"),
    NOT("handle up to"), NOT("handles up to"), NOT("handling up to"), NOT("transition bonus"), NOT("one time bonus"), NOT("new hire bonus"), NOT("commitment bonus"), NOT("orientation bonus"), 
    NOT("london weighting"), NOT("weighting"), NOT("dietas"), NOT("dieta"), NOT("plus transporte"), NOT("indennità"), NOT("prime de panier"), NOT("panier"), NOT("frais"), NOT("rimborsi"),
    {"empfehlung", PAY_NOT, PAY_IS_STRONG}, {"empfehlungen", PAY_NOT, PAY_IS_STRONG}, {"cooptations", PAY_NOT, PAY_IS_STRONG}, {"doorverwijzing", PAY_NOT, PAY_IS_STRONG},
    NOT("petty cash"), NOT("disability cover"), NOT("income protection"), NOT("prizes"), NOT("cafeteria keret"), NOT("cash drawer"),
    {"polecenie", PAY_NOT, PAY_IS_STRONG}, {"polecenia", PAY_NOT, PAY_IS_STRONG}, {"рекомендацию", PAY_NOT, PAY_IS_STRONG},
    {"рекомендации", PAY_NOT, PAY_IS_STRONG}, OTHER_SENSE("in tips and wages"), OTHER_SENSE("tips and wages"),
    NOT("property values"), NOT("property value"), NOT("home values"), NOT("house price"), NOT("facturó"), NOT("factura"), NOT("facturan"),
    NOT("movilidad"), OTHER_SENSE("geographic market"), OTHER_SENSE("geographic markets"), OTHER_SENSE("labor market"), OTHER_SENSE("labour market"),
    OTHER_SENSE("job market"), OTHER_SENSE("market rate"), OTHER_SENSE("market rates"), OTHER_SENSE("paid training"), OTHER_SENSE("during training"),
    NOT("billed at"), NOT("billing rate"), NOT("bills at"), NOT("billable"), NOT("fringe"), NOT("in benefits"),
    NOT("prime de bienvenue"), NOT("prime d accueil"), NOT("prime d embauche"), NOT("bono de bienvenida"), NOT("bonus di benvenuto"),
    NOT("welkomstbonus"), NOT("tekenbonus"), NOT("signeringsbonus"), NOT("velkomstbonus"),
    NOT("umsatz"), NOT("jahresumsatz"), NOT("umsatzvolumen"), NOT("finanzierung"), NOT("gutschein"), NOT("gutscheine"), NOT("zuschuss"),
    NOT("weiterbildungsbudget"), NOT("weiterbildung"), NOT("sachbezug"), NOT("sachbezüge"), NOT("essenszuschuss"), NOT("mobilitätsbudget"),
    NOT("fahrtkostenzuschuss"), NOT("fahrtkosten"), NOT("tankgutschein"), NOT("vermögenswirksame leistungen"), NOT("altersvorsorge"), NOT("bav"),
    NOT("sachbezugskarte"), NOT("guthaben"), NOT("urlaubsgeld"), NOT("weihnachtsgeld"), NOT("kunden"), NOT("mitarbeiter"), NOT("edenred"),
    NOT("kitazuschuss"), NOT("prämien"), NOT("investitionen"), NOT("rabatt"), NOT("rabatte"), NOT("budgetverantwortung"), NOT("bilanzsumme"),
    NOT("deutschlandticket"), NOT("jobticket"), NOT("zulage"), NOT("corporate benefits"), NOT("sonderzahlung"),
    NOT("chiffre d affaires"), NOT("ca de"), NOT("levée de fonds"), NOT("levé"), NOT("tickets restaurant"), NOT("ticket restaurant"),
    NOT("titres restaurant"), NOT("titre restaurant"), NOT("tickets resto"), NOT("ticket resto"), NOT("mutuelle"), NOT("carte swile"), NOT("swile"),
    NOT("forfait mobilité"), NOT("forfait mobilités"), NOT("remboursement"), NOT("remboursé"), NOT("cooptation"), NOT("clients et"),
    NOT("collaborateurs"), NOT("capital de"), NOT("indemnité"), NOT("chèque cadeau"), NOT("chèques cadeaux"),
    NOT("facturación"), NOT("facturamos"), NOT("inversión"), NOT("presupuesto"), NOT("cheque"), NOT("seguro"), NOT("clientes"), NOT("ayuda"),
    NOT("faturamento"), NOT("receita"), NOT("vale refeição"), NOT("vale alimentação"), NOT("vale transporte"), NOT("vr"), NOT("va"), NOT("auxílio"),
    NOT("subsídio"), NOT("vale"), NOT("plano de saúde"), NOT("fatturato"), NOT("buoni pasto"), NOT("buono pasto"), NOT("welfare aziendale"),
    NOT("welfare"), NOT("omzet"), NOT("reiskostenvergoeding"), NOT("reiskosten"), NOT("thuiswerkvergoeding"), NOT("opleidingsbudget"), NOT("obrót"),
    NOT("przychody"), NOT("dofinansowanie"), NOT("budżet"), NOT("bonus powitalny"), NOT("omsättning"), NOT("friskvårdsbidrag"), NOT("friskvård"),
    NOT("omsetning"), NOT("omsätter"), NOT("omsætning"), NOT("выручка"), NOT("оборот"), NOT("stravenky"), NOT("売上"), NOT("資本金"), NOT("売上高"),
    NOT("資金調達"), NOT("交通費"), NOT("通勤手当"), NOT("住宅手当"), NOT("家賃補助"), NOT("固定残業代"), NOT("固定残業手当"), NOT("みなし残業"), NOT("残業代"), NOT("残業手当"), NOT("祝い金"), NOT("祝金"), NOT("支度金"), NOT("資金"), NOT("年商"), NOT("補助"), NOT("餐补"), NOT("餐補"), NOT("饭补"), NOT("房补"), NOT("补贴"), NOT("补助"), NOT("津贴"), NOT("津貼"), NOT("餐貼"), NOT("签字费"), NOT("注册资本"), NOT("營業額"), NOT("营业额"), NOT("年营收"), NOT("식대"), NOT("복지포인트"), NOT("복지카드"), NOT("자기계발비"), NOT("교통비"), NOT("매출"), NOT("투자"), NOT("인센티브"), NOT("vales de despensa"), NOT("vales"), NOT("despensa"), NOT("aguinaldo"), NOT("fondo de ahorro"), NOT("capacitación"), NOT("vale combustible"), NOT("vale cultura"), NOT("auxílio creche"), NOT("seguro de vida"), NOT("ajuda de custo"), NOT("vr e va"), NOT("питание"), NOT("питания"), NOT("проезд"), NOT("融资"), NOT("обучение"), NOT("дмс"), NOT("компенсация"), NOT("компенсацию"), NOT("премия"),
    INTERN("internship"), INTERN("intern"), INTERN("interns"), INTERN("fellowship"), INTERN("fellow"), INTERN("fellows"), INTERN("trainee"),
    INTERN("apprentice"), INTERN("apprenticeship"), INTERN("phd"), INTERN("praktikum"), INTERN("stage"), INTERN("stagiaire"), INTERN("becario"),
    INTERN("beca"), INTERN("estágio"), INTERN("tirocinio"), INTERN("stageplaats"), INTERN("volunteer"), INTERN("co op"),
};
static const struct phrase PERIOD_ROWS[] = {
    PER("per year", YEAR), PER("a year", YEAR), PER("per annum", YEAR), PER("p a", YEAR), PER("pa", YEAR), PER("annually", YEAR), PER("yearly", YEAR),
    PER("annual", YEAR), PER("each year", YEAR), PER("an year", YEAR), PER("per yr", YEAR), PER("a yr", YEAR), PER("annualized", YEAR),
    PER("annualised", YEAR), PER("year", YEAR), PER("every year", YEAR), PER("in the first year", YEAR), PER("first year", YEAR),
    PER("anually", YEAR),
    PER("per month", MONTH), PER("a month", MONTH), PER("monthly", MONTH), PER("p m", MONTH), PER("pm", MONTH), PER("pcm", MONTH),
    PER("each month", MONTH), PER("per mo", MONTH), PER("every month", MONTH),
    PER("per week", WEEK), PER("a week", WEEK), PER("weekly", WEEK), PER("p w", WEEK), PER("pw", WEEK), PER("each week", WEEK), PER("per wk", WEEK),
    PER("every week", WEEK),
    PER("per day", DAY), PER("a day", DAY), PER("daily", DAY), PER("p d", DAY), PER("pd", DAY), PER("each day", DAY), PER("per diem rate", DAY),
    PER("per hour", HOUR), PER("an hour", HOUR), PER("a hour", HOUR), PER("hourly", HOUR), PER("p h", HOUR), PER("ph", HOUR), PER("per hr", HOUR),
    PER("an hr", HOUR), PER("each hour", HOUR), PER("per hrs", HOUR), PER("every hour", HOUR), PER("per working hour", HOUR),
    PER("per shift", NONE), PER("biweekly", NONE), PER("bi weekly", NONE), PER("semi monthly", NONE), PER("fortnightly", NONE),
    PER("per fortnight", NONE), PER("quarterly", NONE), PER("per quarter", NONE), PER("one time", NONE), PER("per project", NONE),
    PER("per visit", NONE), PER("twice a month", NONE), PER("twice per month", NONE), PER("two times a month", NONE), PER("every # weeks", NONE), PER("every other week", NONE),
    PER("per pay period", NONE), PER("per half day", NONE), PER("a half day", NONE), PER("every second week", NONE),
    PER("per # hour day", DAY), PER("per working day", DAY), PER("per workday", DAY),
    PER("por quincena", NONE), PER("a la quincena", NONE), PER("quinzenal", NONE), PER("14 tägig", NONE), PER("zweiwöchentlich", NONE),
    PER("pe chenzină", NONE),
    PER("per mile", NONE), PER("per # minute", NONE), PER("per # minutes", NONE), PER("per # min", NONE), PER("per half hour", NONE), PER("per course", NONE), PER("per credit", NONE), PER("per credit hour", NONE), PER("per season", NONE), PER("per house", NONE), PER("per walk", NONE), PER("per game", NONE), PER("per match", NONE), PER("per trip", NONE), PER("per load", NONE), PER("per stop", NONE), PER("per call", NONE), PER("per appointment", NONE), PER("per report", NONE), PER("per inspection", NONE), PER("per completed *", NONE), PER("per interview", NONE), PER("per page", NONE), PER("per video", NONE), PER("per consultation", NONE), PER("per event", NONE), PER("per gig", NONE), PER("per job", NONE), PER("per route", NONE), PER("per block", NONE), PER("per piece", NONE), PER("per term", NONE), PER("per # hour shift", NONE), PER("per semester", NONE), PER("per unit", NONE), PER("per class", NONE), PER("per session", NONE),
    PER("lump sum", NONE), PER("a night", NONE), PER("per night", NONE), PER("a shift", NONE), PER("per article", NONE), PER("per word", NONE), PER("per assignment", NONE), PER("per lesson", NONE), PER("per delivery", NONE), PER("per order", NONE), PER("per trip", NONE), PER("per load", NONE), PER("per game", NONE), PER("per event", NONE), PER("per piece", NONE), PER("per task", NONE), PER("per video", NONE), PER("per call", NONE), PER("per course", NONE), PER("per credit", NONE), PER("per credit hour", NONE), PER("per page", NONE), PER("per stop", NONE), PER("per house", NONE), PER("per room", NONE), PER("per sale", NONE), PER("per lead", NONE), PER("per appointment", NONE), PER("a visit", NONE), PER("a mile", NONE), PER("fixed price", NONE), PER("bi monthly", NONE), PER("bimonthly", NONE), PER("every 2 weeks", NONE), PER("twice monthly", NONE), PER("par mission", NONE), PER("par garde", NONE), PER("pro schicht", NONE), PER("pro projekt", NONE), PER("por proyecto", NONE), PER("por turno", NONE), PER("quincenal", NONE), PER("quincenales", NONE), PER("za projekt", NONE), PER("za zmianę", NONE), PER("every two weeks", NONE),
    PER("pro jahr", YEAR), PER("im jahr", YEAR), PER("jährlich", YEAR), PER("jahresbrutto", YEAR), PER("brutto jahr", YEAR), PER("je jahr", YEAR),
    PER("p j", YEAR), PER("jährliches", YEAR), PER("pro monat", MONTH), PER("im monat", MONTH), PER("monatlich", MONTH),
    PER("monatliches", MONTH), PER("je monat", MONTH), PER("brutto monat", MONTH), PER("pro woche", WEEK), PER("wöchentlich", WEEK),
    PER("pro tag", DAY), PER("täglich", DAY), PER("am tag", DAY), PER("pro stunde", HOUR), PER("die stunde", HOUR), PER("je stunde", HOUR),
    PER("in der stunde", HOUR), PER("pro std", HOUR), PER("stündlich", HOUR),
    PER("par an", YEAR), PER("annuel", YEAR), PER("annuels", YEAR), PER("annuelle", YEAR), PER("annuellement", YEAR), PER("l an", YEAR),
    PER("par année", YEAR), PER("bruts annuels", YEAR), PER("par mois", MONTH), PER("mensuel", MONTH), PER("mensuels", MONTH),
    PER("mensuelle", MONTH), PER("mensuellement", MONTH), PER("par semaine", WEEK), PER("hebdomadaire", WEEK), PER("par jour", DAY),
    PER("journalier", DAY), PER("jour", DAY), PER("par heure", HOUR), PER("de l heure", HOUR), PER("l heure", HOUR), PER("horaire", HOUR),
    PER("al año", YEAR), PER("por año", YEAR), PER("anual", YEAR), PER("anuales", YEAR), PER("brutos anuales", YEAR), PER("b a", YEAR),
    PER("bruto año", YEAR), PER("anualmente", YEAR), PER("a l any", YEAR), PER("bruts any", YEAR), PER("brut any", YEAR),
    PER("al mes", MONTH), PER("por mes", MONTH), PER("mensual", MONTH), PER("mensuales", MONTH), PER("mensualmente", MONTH), PER("a la semana", WEEK),
    PER("por semana", WEEK), PER("semanal", WEEK), PER("semanales", WEEK), PER("por día", DAY), PER("al día", DAY), PER("diarios", DAY),
    PER("diario", DAY), PER("por hora", HOUR), PER("la hora", HOUR), PER("a la hora", HOUR),
    PER("ao ano", YEAR), PER("anuais", YEAR), PER("ao mês", MONTH), PER("mensal", MONTH), PER("mensais", MONTH), PER("à hora", HOUR),
    PER("all anno", YEAR), PER("l anno", YEAR), PER("annui", YEAR), PER("annua", YEAR), PER("annuo", YEAR), PER("lordi annui", YEAR),
    PER("annuale", YEAR), PER("al mese", MONTH), PER("mensili", MONTH), PER("mensile", MONTH), PER("a settimana", WEEK), PER("al giorno", DAY),
    PER("all ora", HOUR), PER("l ora", HOUR),
    PER("per jaar", YEAR), PER("jaarlijks", YEAR), PER("op jaarbasis", YEAR), PER("per maand", MONTH), PER("maandelijks", MONTH),
    PER("p m o b v", MONTH), PER("per dag", DAY), PER("per uur", HOUR), PER("p u", HOUR), PER("rocznie", YEAR), PER("na rok", YEAR),
    PER("w skali roku", YEAR), PER("miesięcznie", MONTH), PER("na miesiąc", MONTH), PER("mies", MONTH), PER("za miesiąc", MONTH),
    PER("dziennie", DAY), PER("za dzień", DAY), PER("za godzinę", HOUR), PER("na godzinę", HOUR), PER("godz", HOUR), PER("godzinowo", HOUR),
    PER("tygodniowo", WEEK),
    PER("ročně", YEAR), PER("měsíčně", MONTH), PER("mesačne", MONTH), PER("za hodinu", HOUR), PER("na hodinu", HOUR), PER("za mesiac", MONTH),
    PER("per år", YEAR), PER("om året", YEAR), PER("i året", YEAR), PER("pr år", YEAR), PER("årligen", YEAR), PER("årlig", YEAR),
    PER("per månad", MONTH), PER("i månaden", MONTH), PER("pr måned", MONTH), PER("pr md", MONTH), PER("pr mdr", MONTH), PER("i måneden", MONTH), PER("per måned", MONTH), PER("mån", MONTH),
    PER("per timme", HOUR), PER("i timmen", HOUR), PER("pr time", HOUR), PER("per time", HOUR), PER("i timen", HOUR), PER("tim", HOUR),
    PER("kuukaudessa", MONTH), PER("kk", MONTH), PER("tunnissa", HOUR), PER("tunti", HOUR), PER("vuodessa", YEAR), PER("månedlig", MONTH),
    PER("timen", HOUR),
    PER("в год", YEAR), PER("в месяц", MONTH), PER("за месяц", MONTH), PER("за год", YEAR), PER("за час", HOUR), PER("за день", DAY), PER("за смену", NONE), PER("за вахту", NONE), PER("за місяць", MONTH), PER("в час", HOUR), PER("в день", DAY), PER("в неделю", WEEK), PER("на місяць", MONTH),
    PER("на рік", YEAR), PER("на месец", MONTH), PER("месечно", MONTH), PER("havonta", MONTH), PER("hó", MONTH), PER("hónap", MONTH),
    PER("óra", HOUR), PER("évente", YEAR), PER("pe lună", MONTH), PER("lunar", MONTH), PER("lună", MONTH), PER("pe an", YEAR), PER("pe oră", HOUR),
    PER("aylık", MONTH), PER("yıllık", YEAR), PER("saatlik", HOUR), PER("per bulan", MONTH), PER("tháng", MONTH), PER("mỗi tháng", MONTH),
    PER("ανά έτος", YEAR), PER("το μήνα", MONTH), PER("mjesečno", MONTH), PER("в місяць", MONTH), PER("щомісяця", MONTH), PER("τον μήνα", MONTH), PER("ανά μήνα", MONTH), PER("μηνιαίως", MONTH),
    PER("την ώρα", HOUR), PER("ετησίως", YEAR), PER("τον χρόνο", YEAR), PER("kuus", MONTH), PER("tunnis", HOUR), PER("aastas", YEAR), PER("per mėnesį", MONTH), PER("mėn", MONTH), PER("mēnesī", MONTH), PER("stundā", HOUR),
    PER("gadā", YEAR), PER("na mesec", MONTH), PER("na uro", HOUR), PER("na sat", HOUR), PER("na měsíc", MONTH), PER("na mesiac", MONTH), PER("mensal bruto", MONTH), PER("în fiecare lună", MONTH), PER("mesečno", MONTH),
    PER("月", MONTH), PER("每月", MONTH), PER("ต่อเดือน", MONTH), PER("ต่อปี", YEAR), PER("ต่อชั่วโมง", HOUR), PER("毎月", MONTH), PER("年", YEAR), PER("每年", YEAR), PER("時間", HOUR), PER("小时", HOUR), PER("小時", HOUR), PER("鐘", HOUR), PER("时", HOUR),
    PER("日", DAY), PER("天", DAY), PER("שעה", HOUR), PER("לשעה", HOUR), PER("לחודש", MONTH), PER("בחודש", MONTH), PER("ליום", DAY), PER("לשנה", YEAR), PER("شهريا", MONTH), PER("شهرياً", MONTH), PER("في الشهر", MONTH), PER("سنويا", YEAR), PER("سنوياً", YEAR), PER("في الساعة", HOUR), PER("بالساعة", HOUR), PER("يوميا", DAY), PER("월", MONTH), PER("년", YEAR), PER("시간", HOUR),
    UNIT("yr", YEAR), UNIT("yrs", YEAR), UNIT("y", YEAR), UNIT("annum", YEAR), UNIT("years", YEAR), UNIT("jahr", YEAR), UNIT("j", YEAR),
    UNIT("an", YEAR), UNIT("ans", YEAR), UNIT("année", YEAR), UNIT("año", YEAR), UNIT("anno", YEAR), UNIT("jaar", YEAR), UNIT("rok", YEAR),
    UNIT("år", YEAR), UNIT("год", YEAR), UNIT("рік", YEAR), UNIT("év", YEAR), UNIT("yıl", YEAR), UNIT("tahun", YEAR), UNIT("vuosi", YEAR),
    UNIT("annualy", YEAR), UNIT("godina", YEAR),
    UNIT("month", MONTH), UNIT("months", MONTH), UNIT("mo", MONTH), UNIT("mth", MONTH), UNIT("mon", MONTH), UNIT("m", MONTH), UNIT("monat", MONTH),
    UNIT("mt", MONTH), UNIT("mtl", MONTH), UNIT("ώρα", HOUR), UNIT("μήνα", MONTH), UNIT("mēn", MONTH), UNIT("mois", MONTH), UNIT("mes", MONTH), UNIT("mese", MONTH), UNIT("maand", MONTH), UNIT("mc", MONTH), UNIT("msc", MONTH),
    UNIT("miesiąc", MONTH), UNIT("m c", MONTH), UNIT("měsíc", MONTH), UNIT("mesiac", MONTH), UNIT("månad", MONTH), UNIT("måned", MONTH),
    UNIT("md", MONTH), UNIT("mnd", MONTH), UNIT("мес", MONTH), UNIT("месяц", MONTH), UNIT("міс", MONTH), UNIT("ay", MONTH), UNIT("bulan", MONTH),
    UNIT("kuukausi", MONTH), UNIT("mesec", MONTH),
    UNIT("week", WEEK), UNIT("weeks", WEEK), UNIT("wk", WEEK), UNIT("w", WEEK), UNIT("woche", WEEK), UNIT("semaine", WEEK), UNIT("semana", WEEK),
    UNIT("settimana", WEEK), UNIT("tydzień", WEEK),
    UNIT("day", DAY), UNIT("days", DAY), UNIT("d", DAY), UNIT("tag", DAY), UNIT("dia", DAY), UNIT("giorno", DAY), UNIT("dag", DAY),
    UNIT("dzień", DAY), UNIT("md jour", DAY), UNIT("manday", DAY), UNIT("den", DAY), UNIT("день", DAY),
    UNIT("hour", HOUR), UNIT("hours", HOUR), UNIT("hr", HOUR), UNIT("hrs", HOUR), UNIT("h", HOUR), UNIT("stunde", HOUR), UNIT("stunden", HOUR),
    UNIT("std", HOUR), UNIT("เดือน", MONTH), UNIT("ชั่วโมง", HOUR), UNIT("ปี", YEAR), UNIT("วัน", DAY), UNIT("heure", HOUR), UNIT("heures", HOUR), UNIT("hora", HOUR), UNIT("uur", HOUR), UNIT("godzinę", HOUR), UNIT("godzina", HOUR),
    UNIT("hod", HOUR), UNIT("hodina", HOUR), UNIT("timme", HOUR), UNIT("time", HOUR), UNIT("t", HOUR), UNIT("час", HOUR), UNIT("ч", HOUR),
    UNIT("saat", HOUR), UNIT("jam", HOUR),
};
static const struct phrase LIMIT_ROWS[] = {
    UPTO("up to"), UPTO("salary to"), UPTO("salaries to"), UPTO("basic to"), UPTO("base to"), UPTO("package to"), UPTO("earnings to"), UPTO("ote to"), UPTO("rate to"), UPTO("rates to"), UPTO("pay to"), UPTO("paying to"), UPTO("paying up to"), OTHER_SENSE("starting pay"), OTHER_SENSE("starting salary"), OTHER_SENSE("starting wage"), OTHER_SENSE("starting rate"), OTHER_SENSE("starting hourly rate"), UPTO("upto"), UPTO("as much as"), UPTO("max"), UPTO("maximum"), UPTO("maximum of"), UPTO("maximum is"), UPTO("the maximum is"), CEILING("maximum salary"), UPTO("maximum salary of"), CEILING("maximum salary is"), CEILING("maximum pay"), UPTO("maximum pay of"), UPTO("έως"), UPTO("kuni"), UPTO("iki"), UPTO("no more than"), UPTO("not more than"), UPTO("not exceeding"), UPTO("not to exceed"), UPTO("up to max of"), UPTO("at most"),
    UPTO("pouvant atteindre"), UPTO("pouvant aller jusqu à"), UPTO("que puede llegar a"),
    UPTO("under"), UPTO("bis zu"), UPTO("bis"), UPTO("maximal"), UPTO("jusqu à"), UPTO("jusqu"), UPTO("hasta"), UPTO("até"), UPTO("fino a"),
    UPTO("sino a"), UPTO("tot"), UPTO("do"), UPTO("až"), UPTO("upp till"), UPTO("op til"), UPTO("opp til"), UPTO("opptil"), UPTO("höchstens"),
    UPTO("до"), UPTO("ad"), UPTO("până la"), UPTO("max do"), UPTO("hingga"), UPTO("fins a"), UPTO("less than"), UPTO("maks"), UPTO("upto max"),
    UPTO("最高"), UPTO("최대"), UPTO("tối đa"), UPTO("tới"), UPTO("đến"), UPTO("lên đến"), UPTO("lên tới"), UPTO("asta"), UPTO("maxi"), UPTO("maksymalnie"), UPTO("capped at"), UPTO("tot maximaal"),
    UPTO("maximaal"), UPTO("high"), UPTO("high end"), UPTO("as high as"),
    FROM("from"), FROM("starting at"), FROM("starting from"), FROM("starts at"), FROM("starts from"), FROM("start at"), FROM("start from"),
    FROM("beginning at"), FROM("begins at"), FROM("min"), FROM("minimum"), FROM("minimum of"), FROM("minimum is"), OTHER_SENSE("minimum wage"), OTHER_SENSE("national minimum wage"), FROM("begin at"), FROM("begin from"), FLOOR("minimum salary"), FROM("minimum salary of"), FLOOR("minimum salary is"), FROM("minimum base salary of"), FLOOR("minimum pay"), FROM("minimum pay of"), FROM("nuo"), FROM("alates"), FROM("начиная от"), FROM("από"),
    FROM("at least"), FROM("not less than"), FROM("no lower than"), FROM("not lower than"),
    FROM("no less than"), FROM("over"), FROM("above"), FROM("more than"), FROM("upwards of"), FROM("ab"), FROM("mindestens"), FROM("von mindestens"),
    FROM("mind"), FROM("à partir de"), FROM("dès"), FROM("au moins"), FROM("minimum de"), FROM("desde"), FROM("al menos"), FROM("mínimo"),
    FROM("mínimo de"), FROM("a partire da"), FROM("a partir di"), FROM("da"), FROM("almeno"), FROM("vanaf"), FROM("minimaal"), FROM("od"), FLOOR("mindestgehalt"), FLOOR("mindestgehalt von"), FLOOR("mindestgehalt beträgt"), FLOOR("mindestentgelt"), FLOOR("mindestentgelt von"), FLOOR("kv mindestgehalt"), FLOOR("kv mindestgehalt von"), FLOOR("bruttomindestgehalt"), FROM("mindestlohn von"), FLOOR("mindestgrundgehalt"), FLOOR("mindestgrundgehalt von"),
    FROM("co najmniej"), FROM("minimálně"), FROM("från"), FROM("fra"), FROM("minst"), FROM("mindst"), FROM("alkaen"), FROM("от"), FROM("від"),
    FROM("de la"), FROM("min od"), FROM("nad"), FROM("ponad"), FROM("starting"), FROM("pay starts at"), FROM("greater than"), FROM("excess of"),
    FROM("in excess of"), FROM("a partir dos"), FROM("最低"), FROM("từ"), FROM("chỉ từ"), FROM("mulai"), FROM("mulai dari"), FROM("dari"), FROM("minimal"), FROM("low"), FROM("low end"), FROM("as low as"),
};
static const struct phrase OPEN_ROWS[] = {
    OPEN("or more"), OPEN("and up"), OPEN("and above"), OPEN("or above"), OPEN("or higher"), OPEN("or greater"), OPEN("and over"), OPEN("or over"), OPEN("base minimum"), OPEN("and higher"), OPEN("plus"), OPEN("upwards"), OPEN("upward"),
    OPEN("minimum"), OPEN("oder mehr"), OPEN("et plus"), OPEN("y más"), OPEN("ou plus"), OPEN("以上"), OPEN("이상"), OPEN("min"), OPEN("より"), OPEN("起"),
    UPTO("max"), UPTO("maximum"), UPTO("maxi"), UPTO("tops"), UPTO("or less"), UPTO("and under"), UPTO("and below"), UPTO("oder weniger"), UPTO("以下"), UPTO("まで"), UPTO("이하"), UPTO("以内"),
    OTHER_SENSE("minimum wage"), OTHER_SENSE("min wage"), OTHER_SENSE("start date"), OTHER_SENSE("starting bonus"),
    OPEN("starting"), OPEN("start"), OPEN("to start"),
};
static const struct phrase TAX_ROWS[] = {
    GROSS("gross"), GROSS("brutto"), GROSS("brut"), GROSS("bruts"), GROSS("brute"), GROSS("bruto"), GROSS("brutos"), GROSS("bruta"), GROSS("lordo"),
    GROSS("lordi"), GROSS("lorda"), GROSS("hrubého"), GROSS("hrubá"), GROSS("брутто"), GROSS("до вычета налогов"), GROSS("gross salary"),
    GROSS("before tax"), GROSS("税前"), GROSS("vor steuern"), GROSS("all in"), GROSS("бруто"),
    NET("net"), NET("netto"), NET("nets"), NET("nette"), NET("neto"), NET("netos"), NET("neta"), NET("netti"), NET("netta"), NET("líquido"),
    NET("líquidos"), NET("en mano"), NET("de bolsillo"),
    NET("líquida"), NET("líquidas"), NET("чистыми"), NET("на руки"), NET("нетто"), NET("after tax"), NET("after taxes"), NET("čistého"), NET("税后"), NET("手取り"),
    NET("take home"), NET("nto"), NET("нето"), NET("+ vat"), NET("vat"),
};
static const struct phrase MONTHS_ROWS[] = {
    MONTHS("# gehälter"), MONTHS("# monatsgehälter"), MONTHS("# mal"), MONTHS("# x jährlich"), MONTHS("# mal jährlich"), MONTHS("x #"), MONTHS("# x"),
    MONTHS("auf # monate"), MONTHS("sur # mois"), MONTHS("# mois"), MONTHS("# mensualités"), MONTHS("# salaires"), MONTHS("# pagas"),
    MONTHS("en # pagas"), MONTHS("# pagues"), MONTHS("# pagos"), MONTHS("# mensilità"), MONTHS("# salaries"), MONTHS("# payments"),
    MONTHS("# times a year"), MONTHS("# times per year"), MONTHS("# times"), MONTHS("# monatslöhne"), MONTHS("# monatslohn"),
    MONTHS("# monatsgehalt"), MONTHS("# 薪"), MONTHS("# mal pro jahr"), MONTHS("# bezüge"), MONTHS("× #"), MONTHS("# monthly salaries"),
    MONTHS("# mal im jahr"), MONTHS("# per year"), MONTHS("# maandsalarissen"), MONTHS("# meses"),
};
static const struct phrase TIMES_ROWS[] = {
    TIMES("k", 3), TIMES("thousand", 3), TIMES("tsd", 3), TIMES("tausend", 3), TIMES("mil", 3), TIMES("mila", 3), TIMES("mille", 3), TIMES("tys", 3),
    TIMES("tysięcy", 3), TIMES("tis", 3), TIMES("тыс", 3), TIMES("тысяч", 3), TIMES("тис", 3), TIMES("хил", 3), TIMES("ribu", 3), TIMES("rb", 3),
    TIMES("ezer", 3), TIMES("tusen", 3), TIMES("千", 3), TIMES("천", 3), TIMES("к", 3), TIMES("eft", 3), TIMES("т", 3), TIMES("bin", 3),
    TIMES("mii", 3),
    TIMES("万", 4), TIMES("萬", 4), TIMES("만", 4), TIMES("lakh", 5), TIMES("lakhs", 5), TIMES("lac", 5), TIMES("lacs", 5), TIMES("lkh", 5),
    LPA("lpa", 5), LPA("lakhs per annum", 5), LPA("lakh per annum", 5), LPA("lacs per annum", 5), LPA("lacs pa", 5), LPA("lac pa", 5),
    LPA("lakhs pa", 5), LPA("lacs p a", 5), LPA("lakhs p a", 5), LPA("l pa", 5), LPA("l p a", 5), LPA("lakh pa", 5), LPA("lakh p a", 5),
    LPA("crore per annum", 7), LPA("cr pa", 7), LPA("crores per annum", 7), LPA("crore pa", 7), LPA("lpa ctc", 5), LPA("lakhs annum", 5), LPA("lakhs per year", 5), LPA("lakh per year", 5), LPA("lakhs a year", 5), LPA("lakhs annually", 5), LPA("lakhs yearly", 5), LPA("lacs per year", 5), LPA("lakh ctc", 5), LPA("lakhs ctc", 5), LPA("cr per annum", 7), LPA("cpa", 7),
    TIMES("million", 6), TIMES("millions", 6), TIMES("mio", 6), TIMES("mln", 6), TIMES("millionen", 6), TIMES("mn", 6), TIMES("mm", 6),
    TIMES("juta", 6), TIMES("jt", 6), TIMES("triệu", 6), TIMES("tr", 6), TIMES("млн", 6), TIMES("millones", 6), TIMES("milhões", 6),
    TIMES("milioni", 6), TIMES("miljoen", 6), TIMES("milhão", 6), TIMES("m", 6), TIMES("crore", 7), TIMES("crores", 7), TIMES("cr", 7), TIMES("億", 8),
    TIMES("억", 8), TIMES("亿", 8), TIMES("b", 9), TIMES("bn", 9), TIMES("billion", 9), TIMES("billions", 9), TIMES("mrd", 9), TIMES("milliarden", 9),
    TIMES("milliards", 9), TIMES("milliard", 9), TIMES("mld", 9), TIMES("bln", 9), TIMES("trillion", 9), TIMES("milliardes", 9),
    TIMES("mil millones", 9), TIMES("bilhões", 9), TIMES("miliardi", 9), TIMES("mds", 9), TIMES("miljard", 9),
};
static const struct phrase JOIN_ROWS[] = {
    JOIN("to"), ALSO("and"), JOIN("bis"), JOIN("bis zu"), ALSO("und"), JOIN("à"), ALSO("et"), ALSO("y"), ALSO("e"), JOIN("do"), JOIN("tot"),
    ALSO("en"), JOIN("till"), JOIN("až"), JOIN("až do"), JOIN("až po"), JOIN("till över"), JOIN("to over"), JOIN("to more than"), JOIN("upp till"), JOIN("bis über"), JOIN("à plus de"), JOIN("to around"), JOIN("to approx"), JOIN("til"), JOIN("up to"), JOIN("upto"), JOIN("hasta"), JOIN("até"), ALSO("i"), JOIN("до"), JOIN("fino a"), ALSO("og"),
    JOIN("에서"), JOIN("부터"),
    JOIN("en maximaal"), JOIN("und maximal"), JOIN("and maximum"), JOIN("and a maximum of"), JOIN("et maximum"), JOIN("y máximo"), JOIN("and max"),
    JOIN("and at most"), JOIN("und höchstens"), JOIN("y hasta"), JOIN("e até"), JOIN("and up to"), JOIN("and the maximum is"),
    JOIN("and the high end is"),
    ALSO("och"), JOIN("through"), JOIN("thru"), JOIN("ad"), JOIN("to a maximum of"), JOIN("up to a maximum of"), JOIN("から"), JOIN("至"), JOIN("到"),
    JOIN("jusqu à"), ALSO("és"), JOIN("a max"), JOIN("to max"), JOIN("max"), JOIN("und bis zu"), JOIN("rising to"), JOIN("increasing to"), JOIN("progressing to"), JOIN("going up to"), JOIN("and goes up to"), JOIN("and go up to"), JOIN("and goes to"), JOIN("and can go up to"), JOIN("all the way to"), JOIN("ranging up to"), JOIN("steigend auf"),
    JOIN("to up to"), JOIN("până la"), ALSO("și"), JOIN("ai"), JOIN("ila"), JOIN("iki"), JOIN("līdz"), JOIN("kuni"), JOIN("έως"), JOIN("sampai"), JOIN("hingga"), JOIN("đến"),
};
static const struct phrase STOP_ROWS[] = {
    STOP("plus"), STOP("más"), STOP("mas"), STOP("mais"), STOP("più"), STOP("oraz"), STOP("sowie"), STOP("плюс"), STOP("и"), STOP("and"), STOP("with"), STOP("und"), STOP("et"), STOP("y"), STOP("e"), STOP("depending"), STOP("based"), STOP("in addition"),
    STOP("as well"), STOP("zuzüglich"), STOP("mit"), STOP("avec"), STOP("con"), STOP("com"), STOP("including"), STOP("inkl"), STOP("je nach"),
    STOP("selon"), STOP("según"), STOP("i"), STOP("en"), STOP("med"), STOP("w"), {"for", PAY_STOP, PAY_IS_FOR}, STOP("or"), STOP("which"), STOP("while"), STOP("our"),
    STOP("we"), STOP("is"), STOP("are"), STOP("may"), STOP("will"), STOP("doe"), STOP("der"), STOP("the"), STOP("du"), STOP("this"), STOP("eligible"),
    STOP("och"), STOP("og"), STOP("sekä"), STOP("és"), STOP("și"), STOP("ve"), STOP("dan"), STOP("và"), STOP("samt"), STOP("oder"), STOP("ou"),
    STOP("eller"), STOP("lub"), STOP("nebo"),
    STOP("but"), STOP("excluding"), STOP("zzgl"), STOP("au"), STOP("dependent"), STOP("commensurate"),
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
