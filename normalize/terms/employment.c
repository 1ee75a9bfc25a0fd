/* normalize/terms/employment.c: see the header. "Permanent", "regular", "CDI" say
 * nothing about hours and stay unread; "B2B", "CDD" and "freelance" do say. */
#include "normalize/terms/employment.h"

#include "base/banned.h"

/* Where a phrase counts. */
enum where {
    IN_FIELD = 1,
    IN_TITLE = 2,
    IN_TEXT = 4,     /* speaks of this job anywhere */
    IN_LABELLED = 8, /* in text only behind "Employment type:" or on a line of its own */
    IS_LABEL = 16,
    IS_NOT = 32,
    IN_ANSWER = 64, /* in text only behind "Employment type:" */
    IN_ABOUT = 128  /* in text even where the firm speaks of itself */
};
enum {
    EVERYWHERE = IN_FIELD | IN_TITLE | IN_TEXT,
    FIELD_TITLE_LINE = IN_FIELD | IN_TITLE | IN_LABELLED,
    LABEL_WORDS = 5,
    OWN_LINE_WORDS = 4
};

#define T(text, where, type)                                                                       \
    {                                                                                              \
        text, where, EMPLOYMENT_##type                                                             \
    }
// clang-format off
static const struct phrase ROWS[] = {
    /* a contract without an end is an employment, whatever its hours */
    T("unlimited contract", IS_NOT, NONE), T("permanent contract", IS_NOT, NONE), T("indefinite contract", IS_NOT, NONE), T("open ended contract", IS_NOT, NONE), T("indefinite term contract", IS_NOT, NONE), T("contract of employment", IS_NOT, NONE),
    T("contract of indefinite duration", IS_NOT, NONE), T("contract permanent", IS_NOT, NONE), T("contract unlimited", IS_NOT, NONE), T("contract indefinite", IS_NOT, NONE), T("local contract", IS_NOT, NONE), T("employment contract", IS_NOT, NONE), T("labour contract", IS_NOT, NONE), T("labor contract", IS_NOT, NONE),
    T("full time", FIELD_TITLE_LINE, FULL_TIME), T("fulltime", FIELD_TITLE_LINE, FULL_TIME), T("fulltime permanent", IN_FIELD, FULL_TIME), T("full time permanent", EVERYWHERE, FULL_TIME), T("permanent full time", EVERYWHERE, FULL_TIME), T("regular full time", EVERYWHERE, FULL_TIME), T("full time regular", EVERYWHERE, FULL_TIME), T("full time employee", IN_FIELD, FULL_TIME), T("fte", IN_FIELD | IN_LABELLED, FULL_TIME), T("full", IN_FIELD, FULL_TIME), T("fulltime fixed term", IN_FIELD, TEMPORARY), T("parttime fixed term", IN_FIELD, TEMPORARY), T("parttime permanent", IN_FIELD, PART_TIME),
    T("full time position", IN_TEXT, FULL_TIME), T("full time role", IN_TEXT, FULL_TIME), T("full time job", IN_TEXT, FULL_TIME), T("full time opportunity", IN_TEXT, FULL_TIME), T("full time employment", EVERYWHERE, FULL_TIME), T("is full time", IN_TEXT, FULL_TIME), T("is a full time", IN_TEXT, FULL_TIME), T("a full time", IN_TEXT, FULL_TIME), T("full time exempt", IN_TEXT, FULL_TIME), T("full time on site", IN_TEXT, FULL_TIME), T("full time remote", IN_TEXT, FULL_TIME), T("full time hours", IN_TEXT, FULL_TIME), T("full time salaried", IN_TEXT, FULL_TIME), T("full time hybrid", IN_TEXT, FULL_TIME), T("full time contract of employment", IN_TEXT, FULL_TIME), T("full time direct hire", EVERYWHERE, FULL_TIME), T("on a full time basis", IN_TEXT, FULL_TIME), T("full time basis", IN_TEXT, FULL_TIME), T("position type full time", IN_TEXT, FULL_TIME), T("# hours per week full time", IN_TEXT, FULL_TIME), T("full time schedule", IN_TEXT, FULL_TIME), T("full time availability", IN_TEXT, FULL_TIME), T("full time permanent position", IN_TEXT, FULL_TIME), T("full time monday", IN_TEXT, FULL_TIME), T("full time # hours", IN_TEXT, FULL_TIME), T("full time work", IN_TEXT, FULL_TIME),
    T("full time employees", IS_NOT, NONE), T("full time team members", IS_NOT, NONE), T("full time student", IS_NOT, NONE), T("full time students", IS_NOT, NONE), T("full time equivalent", IN_FIELD, FULL_TIME), T("a full time employee", IS_NOT, NONE), T("full time staff", IS_NOT, NONE), T("full time study", IS_NOT, NONE), T("full time experience", IS_NOT, NONE), T("full time degree", IS_NOT, NONE), T("full time work experience", IS_NOT, NONE), T("a full time student", IS_NOT, NONE), T("convert to full time", IS_NOT, NONE), T("full time conversion", IS_NOT, NONE), T("full time offer", IS_NOT, NONE), T("full time workers", IS_NOT, NONE), T("full time professional", IS_NOT, NONE),
    T("part time", FIELD_TITLE_LINE, PART_TIME), T("parttime", FIELD_TITLE_LINE, PART_TIME), T("part time position", IN_TEXT, PART_TIME), T("part time role", IN_TEXT, PART_TIME), T("part time job", IN_TEXT, PART_TIME), T("is part time", IN_TEXT, PART_TIME), T("is a part time", IN_TEXT, PART_TIME), T("a part time", IN_TEXT, PART_TIME), T("part time opportunity", IN_TEXT, PART_TIME), T("part time employment", EVERYWHERE, PART_TIME), T("part time hours", IN_TEXT, PART_TIME), T("part time employees", IS_NOT, NONE), T("part", IN_FIELD, PART_TIME), T("mini job", EVERYWHERE, PART_TIME), T("minijob", EVERYWHERE, PART_TIME), T("per diem", IN_FIELD | IN_TITLE, PART_TIME), T("prn", IN_FIELD | IN_TITLE, PART_TIME), T("casual", IN_FIELD | IN_TITLE, PART_TIME), T("a part time student", IS_NOT, NONE), T("part time staff", IS_NOT, NONE),
    T("contract", IN_FIELD | IN_ANSWER, CONTRACT), T("contractor", IN_FIELD | IN_LABELLED | IN_TITLE, CONTRACT), T("contractor relations", IS_NOT, NONE), T("contractor management", IS_NOT, NONE), T("contractor manager", IS_NOT, NONE), T("contractor success", IS_NOT, NONE), T("contractor operations", IS_NOT, NONE), T("contractor sales", IS_NOT, NONE), T("contractor safety", IS_NOT, NONE), T("general contractor", IS_NOT, NONE), T("contract to hire", EVERYWHERE, CONTRACT), T("freelance", FIELD_TITLE_LINE, CONTRACT), T("freelancer", FIELD_TITLE_LINE, CONTRACT), T("independent contractor", EVERYWHERE, CONTRACT), T("contract position", EVERYWHERE, CONTRACT), T("contract role", EVERYWHERE, CONTRACT), T("unlimited contract", IS_NOT, NONE), T("unlimited", IS_NOT, NONE), T("permanent contract", IS_NOT, NONE), T("indefinite contract", IS_NOT, NONE), T("open ended contract", IS_NOT, NONE), T("contract unlimited", IS_NOT, NONE), T("contract permanent", IS_NOT, NONE), T("# month contract", EVERYWHERE, CONTRACT), T("# months contract", EVERYWHERE, CONTRACT), T("contract basis", IN_TEXT, CONTRACT), T("b2b", IN_FIELD, CONTRACT), T("b2b contract", IN_FIELD | IN_TEXT, CONTRACT), T("freelance position", IN_TEXT, CONTRACT), T("freelance role", IN_TEXT, CONTRACT), T("freelance contract", EVERYWHERE, CONTRACT), T("c2c", IN_FIELD, CONTRACT), T("w2 contract", EVERYWHERE, CONTRACT), T("contracting", IN_FIELD, CONTRACT), T("consultant contract", IN_FIELD, CONTRACT), T("self employed", IN_FIELD | IN_TITLE, CONTRACT), T("contract w2", IN_FIELD, CONTRACT), T("contract corp to corp", IN_FIELD, CONTRACT), T("contract independent", IN_FIELD, CONTRACT), T("# month fixed term contract", EVERYWHERE, TEMPORARY), T("long term contract", IN_TEXT, CONTRACT), T("short term contract", EVERYWHERE, CONTRACT), T("third party contract", IN_FIELD, CONTRACT),
    T("temporary", IN_FIELD | IN_TITLE | IN_LABELLED, TEMPORARY), T("temp", IN_FIELD | IN_TITLE, TEMPORARY), T("temp to hire", EVERYWHERE, TEMPORARY), T("temporary position", IN_TEXT, TEMPORARY), T("temporary role", IN_TEXT, TEMPORARY), T("fixed term", IN_FIELD | IN_TITLE | IN_LABELLED, TEMPORARY), T("fixed term contract", EVERYWHERE, TEMPORARY), T("seasonal", IN_FIELD | IN_TITLE, TEMPORARY), T("limited", IN_FIELD, TEMPORARY), T("interim", IN_FIELD, TEMPORARY), T("ftc", IN_FIELD | IN_TITLE, TEMPORARY), T("maternity cover", EVERYWHERE, TEMPORARY), T("parental leave cover", EVERYWHERE, TEMPORARY), T("mat cover", EVERYWHERE, TEMPORARY), T("is temporary", IN_TEXT, TEMPORARY), T("a temporary position", IN_TEXT, TEMPORARY), T("temporary assignment", IN_FIELD | IN_TEXT, TEMPORARY), T("temporary contract", EVERYWHERE, TEMPORARY),
    T("intern", IN_FIELD | IN_TITLE, INTERNSHIP), T("internship", IN_FIELD | IN_TITLE | IN_LABELLED, INTERNSHIP), T("internships", IN_TITLE, INTERNSHIP), T("interns", IN_TITLE, INTERNSHIP), T("trainee", IN_FIELD, INTERNSHIP), T("this internship", IN_TEXT | IN_ABOUT, INTERNSHIP), T("internship program", IN_FIELD | IN_TITLE, INTERNSHIP), T("co op", IN_FIELD | IN_TITLE, INTERNSHIP), T("coop", IN_FIELD, INTERNSHIP), T("summer intern", EVERYWHERE, INTERNSHIP), T("your internship", IN_TEXT | IN_ABOUT, INTERNSHIP), T("month internship program", IN_TEXT | IN_ABOUT, INTERNSHIP), T("month internship programme", IN_TEXT | IN_ABOUT, INTERNSHIP), T("our internship", IN_TEXT, INTERNSHIP), T("an internship", IN_LABELLED, INTERNSHIP), T("student", IN_FIELD, INTERNSHIP), T("intern to", IS_NOT, NONE),
    T("apprentice", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("apprenticeship", IN_FIELD | IN_TITLE | IN_LABELLED, APPRENTICESHIP), T("volunteer", IN_FIELD | IN_TITLE, VOLUNTEER), T("volunteer position", IN_TEXT, VOLUNTEER), T("unpaid volunteer", EVERYWHERE, VOLUNTEER), T("volunteer role", IN_TEXT, VOLUNTEER), T("volunteer coordinator", IS_NOT, NONE), T("volunteer manager", IS_NOT, NONE),
    /* German */
    T("vollzeit", EVERYWHERE, FULL_TIME), T("in vollzeit", EVERYWHERE, FULL_TIME), T("vollzeitstelle", EVERYWHERE, FULL_TIME), T("vollzeit oder teilzeit", EVERYWHERE, FULL_TIME), T("voll oder teilzeit", EVERYWHERE, FULL_TIME), T("vollzeit teilzeit", EVERYWHERE, FULL_TIME), T("voll teilzeit", EVERYWHERE, FULL_TIME), T("voll und teilzeit", EVERYWHERE, FULL_TIME), T("voll bzw teilzeit", EVERYWHERE, FULL_TIME), T("teil oder vollzeit", EVERYWHERE, FULL_TIME), T("teil und vollzeit", EVERYWHERE, FULL_TIME), T("teilzeit", EVERYWHERE, PART_TIME), T("teilzeitstelle", EVERYWHERE, PART_TIME), T("teilzeit möglich", IS_NOT, NONE), T("praktikum", IN_FIELD | IN_TITLE | IN_LABELLED, INTERNSHIP), T("praktikant", IN_FIELD | IN_TITLE, INTERNSHIP), T("praktikantin", IN_TITLE, INTERNSHIP), T("pflichtpraktikum", IN_FIELD | IN_TITLE, INTERNSHIP), T("werkstudent", IN_FIELD | IN_TITLE, PART_TIME), T("werkstudentin", IN_TITLE, PART_TIME), T("working student", IN_FIELD | IN_TITLE, PART_TIME), T("werkstudierende", IN_TITLE, PART_TIME), T("werkstudententätigkeit", IN_FIELD | IN_TITLE, PART_TIME), T("ausbildung", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("auszubildende", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("auszubildender", IN_TITLE, APPRENTICESHIP), T("azubi", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("lehrling", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("lernende", IN_TITLE, APPRENTICESHIP), T("lernender", IN_TITLE, APPRENTICESHIP), T("lernende r", IN_TITLE, APPRENTICESHIP), T("lehrstelle", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("lehre", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("duales studium", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("dualer student", IN_TITLE, APPRENTICESHIP), T("befristet", IN_FIELD | IN_LABELLED | IN_TITLE, TEMPORARY), T("aushilfe", IN_FIELD | IN_TITLE, PART_TIME), T("freiberuflich", EVERYWHERE, CONTRACT), T("selbstständiger", IN_TITLE, CONTRACT), T("selbständiger", IN_TITLE, CONTRACT), T("selbstständige", IN_TITLE, CONTRACT), T("selbständige", IN_TITLE, CONTRACT), T("festanstellung vollzeit", EVERYWHERE, FULL_TIME), T("befristeter vertrag", EVERYWHERE, TEMPORARY), T("unbefristet", IS_NOT, NONE), T("ehrenamtlich", EVERYWHERE, VOLUNTEER), T("volontariat", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("arbeitnehmerüberlassung", IN_FIELD, TEMPORARY),
    /* French */
    T("temps plein", EVERYWHERE, FULL_TIME), T("temps complet", EVERYWHERE, FULL_TIME), T("temps partiel", EVERYWHERE, PART_TIME), T("mi temps", EVERYWHERE, PART_TIME), T("cdd", IN_FIELD | IN_TITLE | IN_LABELLED | IN_TEXT, TEMPORARY), T("intérim", EVERYWHERE, TEMPORARY), T("stage", IN_FIELD, INTERNSHIP), T("stagiaire", IN_FIELD | IN_TITLE, INTERNSHIP), T("stage de fin d études", EVERYWHERE, INTERNSHIP), T("alternance", IN_FIELD | IN_TITLE | IN_LABELLED, APPRENTICESHIP), T("alternant", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("alternante", IN_TITLE, APPRENTICESHIP), T("apprentissage", IN_FIELD | IN_LABELLED, APPRENTICESHIP), T("apprenti", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("contrat d apprentissage", EVERYWHERE, APPRENTICESHIP), T("contrat en alternance", EVERYWHERE, APPRENTICESHIP), T("indépendant", IN_FIELD | IN_TITLE, CONTRACT), T("agent commercial indépendant", EVERYWHERE, CONTRACT), T("bénévolat", EVERYWHERE, VOLUNTEER), T("saisonnier", IN_FIELD | IN_TITLE, TEMPORARY), T("service civique", EVERYWHERE, VOLUNTEER), T("contrat cdd", EVERYWHERE, TEMPORARY), T("vie", IN_FIELD, TEMPORARY),
    /* Spanish, Portuguese, Italian, Catalan */
    T("tiempo completo", EVERYWHERE, FULL_TIME), T("jornada completa", EVERYWHERE, FULL_TIME), T("a tiempo completo", EVERYWHERE, FULL_TIME), T("jornada parcial", EVERYWHERE, PART_TIME), T("medio tiempo", EVERYWHERE, PART_TIME), T("tiempo parcial", EVERYWHERE, PART_TIME), T("media jornada", EVERYWHERE, PART_TIME), T("prácticas", IN_FIELD | IN_TITLE, INTERNSHIP), T("becario", IN_FIELD | IN_TITLE, INTERNSHIP), T("becaria", IN_FIELD | IN_TITLE, INTERNSHIP), T("pasantía", IN_FIELD | IN_TITLE, INTERNSHIP), T("pasante", IN_FIELD | IN_TITLE, INTERNSHIP), T("contrato temporal", EVERYWHERE, TEMPORARY), T("temporal", IN_FIELD, TEMPORARY), T("autónomo", IN_FIELD | IN_TITLE, CONTRACT), T("autonomo", IN_FIELD | IN_TITLE, CONTRACT), T("jornada completa indefinido", EVERYWHERE, FULL_TIME), T("temps complet indefinit", EVERYWHERE, FULL_TIME), T("completa", IN_LABELLED, FULL_TIME), T("jornada complerta", EVERYWHERE, FULL_TIME),
    T("tempo integral", EVERYWHERE, FULL_TIME), T("período integral", EVERYWHERE, FULL_TIME), T("tempo inteiro", EVERYWHERE, FULL_TIME), T("full time clt", EVERYWHERE, FULL_TIME), T("meio período", EVERYWHERE, PART_TIME), T("tempo parcial", EVERYWHERE, PART_TIME), T("part time estágio", EVERYWHERE, INTERNSHIP), T("estágio", IN_FIELD | IN_TITLE | IN_LABELLED, INTERNSHIP), T("estagiário", IN_FIELD | IN_TITLE, INTERNSHIP), T("estagiária", IN_FIELD | IN_TITLE, INTERNSHIP), T("pj", IN_FIELD, CONTRACT), T("jovem aprendiz", EVERYWHERE, APPRENTICESHIP), T("aprendiz", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("temporário", IN_FIELD | IN_TITLE, TEMPORARY), T("temporária", IN_FIELD | IN_TITLE, TEMPORARY), T("vaga temporária", EVERYWHERE, TEMPORARY), T("tempo pieno", EVERYWHERE, FULL_TIME), T("a tempo pieno", EVERYWHERE, FULL_TIME), T("tempo parziale", EVERYWHERE, PART_TIME), T("tirocinio", EVERYWHERE, INTERNSHIP), T("stagista", IN_FIELD | IN_TITLE, INTERNSHIP), T("tempo determinato", EVERYWHERE, TEMPORARY), T("apprendistato", IN_FIELD | IN_TITLE | IN_LABELLED, APPRENTICESHIP), T("partita iva", IN_FIELD | IN_LABELLED | IN_TITLE, CONTRACT), T("p iva", IN_FIELD | IN_TITLE, CONTRACT), T("libero professionista", IN_FIELD, CONTRACT),
    /* Dutch, Polish, Nordic, Czech, Russian and others */
    T("voltijd", EVERYWHERE, FULL_TIME), T("deeltijd", EVERYWHERE, PART_TIME), T("bijbaan", EVERYWHERE, PART_TIME), T("stagiair", IN_FIELD | IN_TITLE, INTERNSHIP), T("meewerkstage", EVERYWHERE, INTERNSHIP), T("afstudeerstage", EVERYWHERE, INTERNSHIP), T("tijdelijk", IN_FIELD, TEMPORARY), T("zzp", IN_FIELD, CONTRACT), T("uitzendkracht", IN_FIELD, TEMPORARY), T("pełny etat", EVERYWHERE, FULL_TIME), T("cały etat", EVERYWHERE, FULL_TIME), T("pełen etat", EVERYWHERE, FULL_TIME), T("pełnym etacie", IN_TEXT, FULL_TIME), T("część etatu", EVERYWHERE, PART_TIME), T("pół etatu", EVERYWHERE, PART_TIME), T("staż", IN_FIELD | IN_TITLE, INTERNSHIP), T("stażysta", IN_FIELD | IN_TITLE, INTERNSHIP), T("praktyki", IN_FIELD | IN_TITLE, INTERNSHIP), T("praktykant", IN_FIELD | IN_TITLE, INTERNSHIP), T("umowa zlecenie", IN_FIELD, CONTRACT), T("kontrakt b2b", EVERYWHERE, CONTRACT), T("heltid", EVERYWHERE, FULL_TIME), T("säsongsarbete", IN_FIELD | IN_LABELLED, TEMPORARY), T("säsongsanställning", IN_FIELD | IN_LABELLED, TEMPORARY), T("sommarjobb", IN_FIELD | IN_TITLE, TEMPORARY), T("visstidsanställning", IN_FIELD | IN_LABELLED, TEMPORARY), T("tidsbegränsad anställning", IN_FIELD | IN_LABELLED, TEMPORARY), T("tillsvidare eller tidsbegränsad anställning", IS_NOT, NONE), T("deltid", EVERYWHERE, PART_TIME), T("fuldtid", EVERYWHERE, FULL_TIME), T("vikariat", EVERYWHERE, TEMPORARY), T("timanställning", EVERYWHERE, PART_TIME), T("praktikplats", EVERYWHERE, INTERNSHIP), T("kokoaikainen", EVERYWHERE, FULL_TIME), T("osa aikainen", EVERYWHERE, PART_TIME), T("plný úvazek", EVERYWHERE, FULL_TIME), T("částečný úvazek", EVERYWHERE, PART_TIME), T("полная занятость", EVERYWHERE, FULL_TIME), T("частичная занятость", EVERYWHERE, PART_TIME), T("стажировка", IN_FIELD | IN_TITLE, INTERNSHIP), T("стажер", IN_FIELD | IN_TITLE, INTERNSHIP), T("повна зайнятість", EVERYWHERE, FULL_TIME), T("teljes munkaidő", EVERYWHERE, FULL_TIME), T("tam zamanlı", EVERYWHERE, FULL_TIME), T("yarı zamanlı", EVERYWHERE, PART_TIME), T("正社員", EVERYWHERE, FULL_TIME), T("全职", EVERYWHERE, FULL_TIME), T("全職", EVERYWHERE, FULL_TIME), T("正職", EVERYWHERE, FULL_TIME), T("兼職", EVERYWHERE, PART_TIME), T("實習", IN_FIELD | IN_TITLE, INTERNSHIP), T("兼职", EVERYWHERE, PART_TIME), T("实习", IN_FIELD | IN_TITLE, INTERNSHIP), T("インターン", IN_FIELD | IN_TITLE, INTERNSHIP), T("アルバイト", EVERYWHERE, PART_TIME), T("契約社員", EVERYWHERE, CONTRACT), T("정규직", EVERYWHERE, FULL_TIME),
    /* more languages, more ways to say it */
    T("is a paid internship", IN_TEXT | IN_ABOUT, INTERNSHIP), T("is an internship", IN_TEXT | IN_ABOUT, INTERNSHIP), T("paid internship", IN_TEXT | IN_ABOUT, INTERNSHIP),  T("summer internship position", IN_TEXT | IN_ABOUT, INTERNSHIP), T("seasonal position", IN_FIELD | IN_LABELLED, TEMPORARY), T("seasonal role", IN_FIELD | IN_LABELLED, TEMPORARY), T("seasonal job", IN_FIELD | IN_LABELLED, TEMPORARY), T("temp to perm", IN_FIELD | IN_LABELLED, TEMPORARY), T("temporary to permanent", IN_FIELD | IN_LABELLED, TEMPORARY), T("visstid", IN_FIELD | IN_LABELLED, TEMPORARY), T("määräaikainen", IN_FIELD | IN_LABELLED, TEMPORARY), T("определённый срок", IN_FIELD | IN_LABELLED, TEMPORARY), T("временная работа", IN_FIELD | IN_LABELLED, TEMPORARY), T("срочный договор", IN_FIELD | IN_LABELLED, TEMPORARY), T("派遣", IN_FIELD | IN_LABELLED, TEMPORARY), T("派遣社員", IN_FIELD | IN_LABELLED, TEMPORARY), T("有期雇用", IN_FIELD | IN_LABELLED, TEMPORARY), T("기간제", IN_FIELD | IN_LABELLED, TEMPORARY), T("기간제 근로자", IN_FIELD | IN_LABELLED, TEMPORARY), T("doba určitá", IN_FIELD | IN_LABELLED, TEMPORARY), T("na dobu určitou", IN_FIELD | IN_LABELLED, TEMPORARY), T("temporär", IN_FIELD | IN_LABELLED, TEMPORARY), T("zeitarbeit", IN_FIELD | IN_LABELLED, TEMPORARY), T("tijdelijk contract", IN_FIELD | IN_LABELLED, TEMPORARY), T("bepaalde tijd", IN_FIELD | IN_LABELLED, TEMPORARY), T("contract voor bepaalde tijd", IN_FIELD | IN_LABELLED, TEMPORARY), T("terminowa", IN_FIELD | IN_LABELLED, TEMPORARY), T("umowa na czas określony", IN_FIELD | IN_LABELLED, TEMPORARY), T("tidsbegrænset", IN_FIELD | IN_LABELLED, TEMPORARY), T("midlertidig", IN_FIELD | IN_LABELLED, TEMPORARY), T("timevikar", IN_FIELD | IN_LABELLED, TEMPORARY), T("tillfällig", IN_FIELD | IN_LABELLED, TEMPORARY), T("määräaikainen työsuhde", IN_FIELD | IN_LABELLED, TEMPORARY), T("業務委託", IN_FIELD | IN_LABELLED, CONTRACT), T("フリーランス", IN_FIELD | IN_LABELLED, CONTRACT), T("проектная работа", IN_FIELD | IN_LABELLED, CONTRACT), T("договор гпх", IN_FIELD | IN_LABELLED, CONTRACT), T("гпх", IN_FIELD | IN_LABELLED, CONTRACT), T("계약직", IN_FIELD | IN_LABELLED, CONTRACT), T("프리랜서", IN_FIELD | IN_LABELLED, CONTRACT), T("自由职业", IN_FIELD | IN_LABELLED, CONTRACT), T("外包", IN_FIELD | IN_LABELLED, CONTRACT), T("freiberufler", IN_FIELD | IN_LABELLED, CONTRACT), T("freie mitarbeit", IN_FIELD | IN_LABELLED, CONTRACT), T("freier mitarbeiter", IN_FIELD | IN_LABELLED, CONTRACT), T("freelance opdracht", IN_FIELD | IN_LABELLED, CONTRACT), T("prestation de services", IN_FIELD | IN_LABELLED, CONTRACT), T("prestation freelance", IN_FIELD | IN_LABELLED, CONTRACT), T("autoentrepreneur", IN_FIELD | IN_LABELLED, CONTRACT), T("auto entrepreneur", IN_FIELD | IN_LABELLED, CONTRACT), T("portage salarial", IN_FIELD | IN_LABELLED, CONTRACT), T("prestador de serviços", IN_FIELD | IN_LABELLED, CONTRACT), T("contractor b2b", IN_FIELD | IN_LABELLED, CONTRACT), T("umowa o dzieło", IN_FIELD | IN_LABELLED, CONTRACT), T("umowa b2b", IN_FIELD | IN_LABELLED, CONTRACT), T("toàn thời gian", EVERYWHERE, FULL_TIME), T("דרושה משרה מלאה", EVERYWHERE, FULL_TIME), T("משרה מלאה", EVERYWHERE, FULL_TIME), T("دوام كامل", EVERYWHERE, FULL_TIME), T("penuh waktu", EVERYWHERE, FULL_TIME), T("sepenuh masa", EVERYWHERE, FULL_TIME), T("เต็มเวลา", EVERYWHERE, FULL_TIME), T("งานประจำ", EVERYWHERE, FULL_TIME), T("フルタイム", EVERYWHERE, FULL_TIME), T("常勤", EVERYWHERE, FULL_TIME), T("풀타임", EVERYWHERE, FULL_TIME), T("상근", EVERYWHERE, FULL_TIME), T("πλήρης απασχόληση", EVERYWHERE, FULL_TIME), T("пълно работно време", EVERYWHERE, FULL_TIME), T("puno radno vrijeme", EVERYWHERE, FULL_TIME), T("puno radno vreme", EVERYWHERE, FULL_TIME), T("polni delovni čas", EVERYWHERE, FULL_TIME), T("pilna slodze", EVERYWHERE, FULL_TIME), T("täistööaeg", EVERYWHERE, FULL_TIME), T("visa darbo diena", EVERYWHERE, FULL_TIME), T("normă întreagă", EVERYWHERE, FULL_TIME), T("program complet", EVERYWHERE, FULL_TIME), T("plný pracovný pomer", EVERYWHERE, FULL_TIME), T("celodenní", EVERYWHERE, FULL_TIME), T("bán thời gian", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("משרה חלקית", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("دوام جزئي", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("paruh waktu", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("separuh masa", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("พาร์ทไทม์", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("パートタイム", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("パート", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("非常勤", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("파트타임", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("아르바이트", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("알바", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("μερική απασχόληση", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("непълно работно време", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("nepuno radno vrijeme", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("nepilna slodze", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("osaline tööaeg", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("osaajaga", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("ne visa darbo diena", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("program parțial", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("brigáda", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("подработка", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("parttime functie", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("timelønnet", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("studentmedhjælper", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("studentermedhjælper", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("arbeitsstudent", IN_FIELD | IN_TITLE | IN_LABELLED, PART_TIME), T("インターンシップ", IN_FIELD | IN_TITLE, INTERNSHIP), T("인턴", IN_FIELD | IN_TITLE, INTERNSHIP), T("인턴십", IN_FIELD | IN_TITLE, INTERNSHIP), T("见习", IN_FIELD | IN_TITLE, INTERNSHIP), T("staj", IN_FIELD | IN_TITLE, INTERNSHIP), T("stajyer", IN_FIELD | IN_TITLE, INTERNSHIP), T("thực tập", IN_FIELD | IN_TITLE, INTERNSHIP), T("thực tập sinh", IN_FIELD | IN_TITLE, INTERNSHIP), T("magang", IN_FIELD | IN_TITLE, INTERNSHIP), T("praksa", IN_FIELD | IN_TITLE, INTERNSHIP), T("practica", IN_FIELD | IN_TITLE, INTERNSHIP), T("gyakornok", IN_FIELD | IN_TITLE, INTERNSHIP), T("gyakornoki", IN_FIELD | IN_TITLE, INTERNSHIP), T("harjoittelu", IN_FIELD | IN_TITLE, INTERNSHIP), T("harjoittelija", IN_FIELD | IN_TITLE, INTERNSHIP), T("praktik", IN_FIELD | IN_TITLE, INTERNSHIP), T("praktikant hos", IN_FIELD | IN_TITLE, INTERNSHIP), T("πρακτική άσκηση", IN_FIELD | IN_TITLE, INTERNSHIP), T("стаж студент", IN_FIELD | IN_TITLE, INTERNSHIP), T("התמחות", IN_FIELD | IN_TITLE, INTERNSHIP), T("تدريب", IN_FIELD | IN_TITLE, INTERNSHIP), T("lärling", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("lærling", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("oppisopimus", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("učeň", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("uczeń", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("ausbildungsplatz", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("ausbildung zum", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("ausbildung zur", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("leerwerkplek", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("bbl", IN_FIELD | IN_TITLE, APPRENTICESHIP), T("volontariato", IN_FIELD | IN_TITLE, VOLUNTEER), T("voluntariado", IN_FIELD | IN_TITLE, VOLUNTEER), T("wolontariat", IN_FIELD | IN_TITLE, VOLUNTEER), T("frivillig", IN_FIELD | IN_TITLE, VOLUNTEER), T("dobrovolník", IN_FIELD | IN_TITLE, VOLUNTEER), T("волонтер", IN_FIELD | IN_TITLE, VOLUNTEER), T("志愿者", IN_FIELD | IN_TITLE, VOLUNTEER), T("ボランティア", IN_FIELD | IN_TITLE, VOLUNTEER), T("자원봉사", IN_FIELD | IN_TITLE, VOLUNTEER), T("freiwilligendienst", IN_FIELD | IN_TITLE, VOLUNTEER), T("freiwilliges soziales jahr", IN_FIELD | IN_TITLE, VOLUNTEER), T("vast contract", IS_NOT, NONE), T("contract voor onbepaalde tijd", IS_NOT, NONE), T("onbepaalde tijd", IS_NOT, NONE), T("part time students", IS_NOT, NONE), T("contract manager", IS_NOT, NONE), T("contract management", IS_NOT, NONE), T("vast dienstverband", IS_NOT, NONE), T("umowa na czas nieokreślony", IS_NOT, NONE),
    T("employment type", IS_LABEL, NONE), T("job type", IS_LABEL, NONE), T("type", IS_LABEL, NONE), T("position type", IS_LABEL, NONE), T("contract type", IS_LABEL, NONE), T("type of contract", IS_LABEL, NONE), T("type of employment", IS_LABEL, NONE), T("employment status", IS_LABEL, NONE), T("employment", IS_LABEL, NONE), T("schedule", IS_LABEL, NONE), T("hours", IS_LABEL, NONE), T("work schedule", IS_LABEL, NONE), T("status", IS_LABEL, NONE), T("job status", IS_LABEL, NONE), T("time type", IS_LABEL, NONE), T("work type", IS_LABEL, NONE), T("job category", IS_LABEL, NONE), T("classification", IS_LABEL, NONE), T("commitment", IS_LABEL, NONE), T("employee type", IS_LABEL, NONE), T("worker type", IS_LABEL, NONE), T("duration", IS_LABEL, NONE), T("anstellungsart", IS_LABEL, NONE), T("arbeitszeit", IS_LABEL, NONE), T("beschäftigungsart", IS_LABEL, NONE), T("vertragsart", IS_LABEL, NONE), T("type de contrat", IS_LABEL, NONE), T("contrat", IS_LABEL, NONE), T("type d emploi", IS_LABEL, NONE), T("tipo de contrato", IS_LABEL, NONE), T("tipo de empleo", IS_LABEL, NONE), T("jornada", IS_LABEL, NONE), T("tipo de vaga", IS_LABEL, NONE), T("tipo di contratto", IS_LABEL, NONE), T("dienstverband", IS_LABEL, NONE), T("rodzaj umowy", IS_LABEL, NONE), T("wymiar pracy", IS_LABEL, NONE), T("omfattning", IS_LABEL, NONE), T("anställningsform", IS_LABEL, NONE),
};
// clang-format on
const struct phrase_table EMPLOYMENT_TABLE = {GROUP_EMPLOYMENT, ROWS, sizeof ROWS / sizeof ROWS[0]};

/* The more special type says more about the job. */
static int
rank(enum employment_type type)
{
    static const int RANKS[EMPLOYMENT_COUNT] = {
        [EMPLOYMENT_NONE] = 0,       [EMPLOYMENT_FULL_TIME] = 2,      [EMPLOYMENT_PART_TIME] = 1,
        [EMPLOYMENT_TEMPORARY] = 3,  [EMPLOYMENT_CONTRACT] = 4,       [EMPLOYMENT_VOLUNTEER] = 5,
        [EMPLOYMENT_INTERNSHIP] = 6, [EMPLOYMENT_APPRENTICESHIP] = 7,
    };
    return RANKS[type];
}

bool
employment_is_stronger(enum employment_type a, enum employment_type b)
{
    return rank(a) > rank(b);
}

static struct employment_find
find_in_short(struct str text, const struct phrases *phrases, struct arena *arena, unsigned where)
{
    struct employment_find find = {EMPLOYMENT_NONE, STR_NONE};
    struct words words;
    struct hits hits;
    char *split = arena_bytes(arena, text.n * 2 + 1);
    if (!split) {
        return find;
    }
    size_t n = 0; /* "FullTime" and "fullTime" are two words */
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        bool camel = i > 0 && c >= 'A' && c <= 'Z' && text.p[i - 1] >= 'a' && text.p[i - 1] <= 'z';
        if (camel && (where & IN_FIELD)) {
            split[n++] = ' ';
        }
        split[n++] = c;
    }
    if (words_split((struct str){split, n}, arena, &words) != OK ||
        phrases_find(phrases, &words, 1U << GROUP_EMPLOYMENT, arena, &hits) != OK) {
        return find;
    }
    size_t passed = 0; /* inside "permanent contract" */
    for (size_t i = 0; i < hits.n; i++) {
        const struct phrase_hit *hit = &hits.items[i];
        enum employment_type type = (enum employment_type)hit->value;
        if (hit->tag == IS_NOT) {
            passed = hit->end;
        }
        if (hit->at >= passed && (hit->tag & where) && employment_is_stronger(type, find.type)) {
            find.type = type;
            find.quote = text;
        }
    }
    return find;
}

struct employment_find
employment_structured(struct str text, const struct phrases *phrases, struct arena *arena)
{
    return find_in_short(text, phrases, arena, IN_FIELD);
}

struct employment_find
employment_of_title(struct str title, const struct phrases *phrases, struct arena *arena)
{
    struct employment_find find = find_in_short(title, phrases, arena, IN_TITLE);
    if (!find.type && employment_ends_contract(title)) {
        find = (struct employment_find){EMPLOYMENT_CONTRACT, title};
    }
    return find;
}

bool
employment_ends_contract(struct str title)
{
    static const char *const WORDS[] = {"contract", "contractor", "freelance", "freelancer"};
    struct str rest = str_trim(title);
    while (rest.n > 0 && (rest.p[rest.n - 1] == ')' || rest.p[rest.n - 1] == ']')) {
        rest = str_trim(str_sub(rest, 0, rest.n - 1));
    }
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        struct str word = str_of(WORDS[i]);
        if (rest.n <= word.n || !str_is_nocase(str_sub(rest, rest.n - word.n, word.n), WORDS[i])) {
            continue;
        }
        struct str left = str_sub(rest, 0, rest.n - word.n);
        struct str before = str_trim(left);
        char last = (char)(before.n > 0 ? before.p[before.n - 1] : ' ');
        bool alone = last == '(' || last == '[' || last == '-' || last == '|' ||
                     str_ends(before, STR("\xE2\x80\x93"));
        /* "smart contract" is no contract of work; "6 month contract" is */
        return alone || (i > 0 && !byte_is_alpha(left.p[left.n - 1])) ||
               str_ends(before, STR("month")) || str_ends(before, STR("months")) ||
               str_ends(before, STR("year"));
    }
    return false;
}

/* Whether nothing but types stands in the line of word `at`: "Permanent, full-time",
 * "Full-time or part-time". */
static bool
is_line_of_types(const struct words *words, const struct hits *hits, size_t at)
{
    static const char *const FILLERS[] = {"or",   "and", "permanent", "regular",
                                          "oder", "und", "ou",        "o"};
    size_t first = at, end = at + 1, known = 0;
    while (first > 0 && words->items[first].gap < GAP_SENTENCE && at - first <= OWN_LINE_WORDS) {
        first--;
    }
    while (end < words->n && words->items[end].gap < GAP_SENTENCE &&
           end - first <= OWN_LINE_WORDS + 1) {
        end++;
    }
    for (size_t i = 0; i < hits->n && end - first <= OWN_LINE_WORDS + 1; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        bool counts = hit->group == GROUP_EMPLOYMENT && !(hit->tag & (IS_LABEL | IS_NOT)) &&
                      hit->word >= first && hit->word < end;
        known += counts ? hit->n_words : 0;
    }
    for (size_t i = first; i < end && known > 0; i++) {
        for (size_t k = 0; k < sizeof FILLERS / sizeof FILLERS[0]; k++) {
            known += words->items[i].hash == word_hash(str_of(FILLERS[k]));
        }
    }
    return words->items[first].gap >= GAP_LINE && known == end - first &&
           (end >= words->n || words->items[end].gap >= GAP_LINE);
}

static bool
is_labelled(const struct words *words, const struct hits *hits, size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    for (size_t back = index; back > 0 && index - back < 3; back--) {
        const struct phrase_hit *last = &hits->items[back - 1];
        if (last->group == GROUP_EMPLOYMENT && last->tag == IS_LABEL) {
            size_t end = word_end(words, last->word + last->n_words - 1);
            bool colon = words_colon_at(words, end);
            return colon && hit->word - last->word - last->n_words < LABEL_WORDS;
        }
    }
    if (hit->tag & IN_ANSWER) {
        return false;
    }
    if (is_line_of_types(words, hits, hit->word)) {
        return true;
    }
    size_t first = hit->word, last = hit->word + hit->n_words;
    bool starts = words->items[first].gap >= GAP_LINE;
    bool ends = last >= words->n || words->items[last].gap >= GAP_LINE;
    size_t from = hit->at;
    bool piped = from > 1 &&
                 str_find_byte(str_sub(words->text, from > 3 ? from - 3 : 0, 3), '|') != SIZE_MAX;
    return (starts && ends) || piped;
}

/* "cdd" of "5fcb7f8366cdd6e49": figures or letters stand straight beside it. */
static bool
is_inside_code(const struct words *words, const struct phrase_hit *hit)
{
    struct str before = str_sub(words->text, hit->at > 0 ? hit->at - 1 : 0, hit->at > 0);
    struct str after = str_sub(words->text, hit->end, 1);
    return (before.n > 0 && byte_is_digit(before.p[0])) ||
           (after.n > 0 && byte_is_digit(after.p[0]));
}

struct employment_find
employment_of_text(const struct words *words, const struct hits *hits,
                   const struct section *sections, size_t n_sections)
{
    struct employment_find find = {EMPLOYMENT_NONE, STR_NONE};
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        if (hit->group != GROUP_EMPLOYMENT || !(hit->tag & (IN_TEXT | IN_LABELLED | IN_ANSWER))) {
            continue;
        }
        enum section_kind kind = sections_at(sections, n_sections, hit->at);
        bool is_about = kind == SECTION_ABOUT && !(hit->tag & IN_ABOUT);
        if (kind == SECTION_EEO || kind == SECTION_LEGAL || is_about) {
            continue;
        }
        if (is_inside_code(words, hit)) {
            continue;
        }
        if (!(hit->tag & IN_TEXT) && !is_labelled(words, hits, i)) {
            continue;
        }
        if (find.type == EMPLOYMENT_NONE) {
            find.type = (enum employment_type)hit->value;
            find.quote = str_sub(words->text, hit->at, hit->end - hit->at);
        }
    }
    return find;
}
