/* normalize/terms/employment_phrases.c: the words for full time, part time, contracts, internships
 * and the like, and those that only look so, in the languages of postings. "Permanent", "regular",
 * "CDI" say nothing about hours and stay unread; "B2B", "CDD" and "freelance" do say. Words are
 * folded: case and accents do not matter. */
#include "normalize/terms/employment.h"

#include "base/banned.h"

// clang-format off
enum { EVERYWHERE = IN_FIELD | IN_TITLE | IN_TEXT };
#define T(text, where, type) {text, where, EMPLOYMENT_##type}
#define SAYS(text, type) T(text, EVERYWHERE, type)
#define LINE(text, type) T(text, IN_FIELD | IN_TITLE | IN_LABELLED, type)
#define LABELLED(text, type) T(text, IN_FIELD | IN_LABELLED, type)
#define TITLE(text, type) T(text, IN_FIELD | IN_TITLE, type)
#define ONLY_TITLE(text, type) T(text, IN_TITLE, type)
#define FIELD(text, type) T(text, IN_FIELD, type)
#define TEXT(text, type) T(text, IN_TEXT, type)
#define NOT(text) T(text, IS_NOT, NONE)
#define LABEL(text) T(text, IS_LABEL, NONE)
#define FRAME(text) {text, IS_LABEL, EMPLOYMENT_FRAME}

static const struct phrase ROWS[] = {
    /* a contract without an end is an employment, whatever its hours */
    NOT("unlimited contract"), NOT("permanent contract"), NOT("indefinite contract"), NOT("open ended contract"), NOT("indefinite term contract"), NOT("contract of employment"),
    NOT("contract of indefinite duration"), NOT("contract permanent"), NOT("contract unlimited"), NOT("contract indefinite"), NOT("local contract"), NOT("employment contract"),
    NOT("labour contract"), NOT("labor contract"), LINE("full time", FULL_TIME), LINE("fulltime", FULL_TIME), FIELD("fulltime permanent", FULL_TIME),
    SAYS("full time permanent", FULL_TIME), SAYS("permanent full time", FULL_TIME), SAYS("regular full time", FULL_TIME), SAYS("full time regular", FULL_TIME),
    FIELD("full time employee", FULL_TIME), LABELLED("fte", FULL_TIME), FIELD("full", FULL_TIME), FIELD("fulltime fixed term", TEMPORARY), FIELD("parttime fixed term", TEMPORARY),
    FIELD("parttime permanent", PART_TIME), TEXT("full time position", FULL_TIME), TEXT("full time role", FULL_TIME), TEXT("full time job", FULL_TIME),
    TEXT("full time opportunity", FULL_TIME), SAYS("full time employment", FULL_TIME), TEXT("is full time", FULL_TIME), TEXT("is a full time", FULL_TIME),
    TEXT("a full time", FULL_TIME), TEXT("full time exempt", FULL_TIME), TEXT("full time on site", FULL_TIME), TEXT("full time remote", FULL_TIME),
    TEXT("full time hours", FULL_TIME), TEXT("full time salaried", FULL_TIME), TEXT("full time hybrid", FULL_TIME), TEXT("full time contract of employment", FULL_TIME),
    SAYS("full time direct hire", FULL_TIME), TEXT("on a full time basis", FULL_TIME), TEXT("full time basis", FULL_TIME), TEXT("position type full time", FULL_TIME),
    TEXT("# hours per week full time", FULL_TIME), TEXT("full time schedule", FULL_TIME), TEXT("full time availability", FULL_TIME),
    TEXT("full time permanent position", FULL_TIME), TEXT("full time monday", FULL_TIME), TEXT("full time # hours", FULL_TIME), TEXT("full time work", FULL_TIME),
    NOT("full time employees"), NOT("full time team members"), NOT("full time student"), NOT("full time students"), FIELD("full time equivalent", FULL_TIME),
    NOT("a full time employee"), NOT("full time staff"), NOT("full time study"), NOT("full time experience"), NOT("full time degree"), NOT("full time work experience"),
    NOT("a full time student"), NOT("convert to full time"), NOT("full time conversion"), NOT("full time offer"), NOT("full time workers"), NOT("full time professional"),
    LINE("part time", PART_TIME), LINE("parttime", PART_TIME), TEXT("part time position", PART_TIME), TEXT("part time role", PART_TIME), TEXT("part time job", PART_TIME),
    TEXT("is part time", PART_TIME), TEXT("is a part time", PART_TIME), TEXT("a part time", PART_TIME), TEXT("part time opportunity", PART_TIME),
    SAYS("part time employment", PART_TIME), TEXT("part time hours", PART_TIME), NOT("part time employees"), FIELD("part", PART_TIME), SAYS("mini job", PART_TIME),
    SAYS("minijob", PART_TIME), TITLE("per diem", PART_TIME), TITLE("prn", PART_TIME), TITLE("casual", PART_TIME), NOT("a part time student"), NOT("part time staff"),
    T("contract", IN_FIELD | IN_ANSWER, CONTRACT), LINE("contractor", CONTRACT), NOT("contractor relations"), NOT("contractor management"), NOT("contractor manager"),
    NOT("contractor success"), NOT("contractor operations"), NOT("contractor sales"), NOT("contractor safety"), NOT("general contractor"), SAYS("contract to hire", CONTRACT),
    LINE("freelance", CONTRACT), LINE("freelancer", CONTRACT), SAYS("independent contractor", CONTRACT), SAYS("contract position", CONTRACT), SAYS("contract role", CONTRACT),
    NOT("unlimited"), SAYS("# month contract", CONTRACT), SAYS("# months contract", CONTRACT), TEXT("contract basis", CONTRACT), FIELD("b2b", CONTRACT),
    T("b2b contract", IN_FIELD | IN_TEXT, CONTRACT), TEXT("freelance position", CONTRACT), TEXT("freelance role", CONTRACT), SAYS("freelance contract", CONTRACT),
    SAYS("w2 contract", CONTRACT), FIELD("contracting", CONTRACT), FIELD("consultant contract", CONTRACT), TITLE("self employed", CONTRACT),
    FIELD("contract w2", CONTRACT), FIELD("contract corp to corp", CONTRACT), FIELD("contract independent", CONTRACT), SAYS("# month fixed term contract", TEMPORARY),
    TEXT("long term contract", CONTRACT), SAYS("short term contract", CONTRACT), FIELD("third party contract", CONTRACT), LINE("temporary", TEMPORARY), TITLE("temp", TEMPORARY),
    SAYS("temp to hire", TEMPORARY), TEXT("temporary position", TEMPORARY), TEXT("temporary role", TEMPORARY), LINE("fixed term", TEMPORARY),
    SAYS("fixed term contract", TEMPORARY), TITLE("seasonal", TEMPORARY), FIELD("limited", TEMPORARY), FIELD("interim", TEMPORARY), TITLE("ftc", TEMPORARY),
    SAYS("maternity cover", TEMPORARY), SAYS("parental leave cover", TEMPORARY), SAYS("mat cover", TEMPORARY), TEXT("is temporary", TEMPORARY),
    TEXT("a temporary position", TEMPORARY), T("temporary assignment", IN_FIELD | IN_TEXT, TEMPORARY), SAYS("temporary contract", TEMPORARY), TITLE("intern", INTERNSHIP),
    LINE("internship", INTERNSHIP), ONLY_TITLE("internships", INTERNSHIP), ONLY_TITLE("interns", INTERNSHIP), FIELD("trainee", INTERNSHIP),
    T("this internship", IN_TEXT | IN_ABOUT, INTERNSHIP), TITLE("internship program", INTERNSHIP), TITLE("co op", INTERNSHIP), FIELD("coop", INTERNSHIP),
    SAYS("summer intern", INTERNSHIP), T("your internship", IN_TEXT | IN_ABOUT, INTERNSHIP), T("month internship program", IN_TEXT | IN_ABOUT, INTERNSHIP),
    T("month internship programme", IN_TEXT | IN_ABOUT, INTERNSHIP), TEXT("our internship", INTERNSHIP), T("an internship", IN_LABELLED, INTERNSHIP), FIELD("student", INTERNSHIP),
    NOT("intern to"), TITLE("apprentice", APPRENTICESHIP), LINE("apprenticeship", APPRENTICESHIP), TITLE("volunteer", VOLUNTEER), TEXT("volunteer position", VOLUNTEER),
    SAYS("unpaid volunteer", VOLUNTEER), TEXT("volunteer role", VOLUNTEER), NOT("volunteer coordinator"), NOT("volunteer manager"),
    /* German */
    SAYS("vollzeit", FULL_TIME), SAYS("in vollzeit", FULL_TIME), SAYS("vollzeitstelle", FULL_TIME), SAYS("vollzeit oder teilzeit", FULL_TIME),
    SAYS("voll oder teilzeit", FULL_TIME), SAYS("vollzeit teilzeit", FULL_TIME), SAYS("voll teilzeit", FULL_TIME), SAYS("voll und teilzeit", FULL_TIME),
    SAYS("voll bzw teilzeit", FULL_TIME), SAYS("teil oder vollzeit", FULL_TIME), SAYS("teil und vollzeit", FULL_TIME), SAYS("teilzeit", PART_TIME),
    SAYS("teilzeitstelle", PART_TIME), NOT("teilzeit möglich"), LINE("praktikum", INTERNSHIP), TITLE("praktikant", INTERNSHIP), ONLY_TITLE("praktikantin", INTERNSHIP),
    TITLE("pflichtpraktikum", INTERNSHIP), TITLE("werkstudent", PART_TIME), ONLY_TITLE("werkstudentin", PART_TIME), TITLE("working student", PART_TIME),
    ONLY_TITLE("werkstudierende", PART_TIME), TITLE("ausbildung", APPRENTICESHIP), TITLE("auszubildende", APPRENTICESHIP),
    ONLY_TITLE("auszubildender", APPRENTICESHIP), TITLE("azubi", APPRENTICESHIP), TITLE("lehrling", APPRENTICESHIP), ONLY_TITLE("lernende", APPRENTICESHIP),
    ONLY_TITLE("lernender", APPRENTICESHIP), ONLY_TITLE("lernende r", APPRENTICESHIP), TITLE("lehrstelle", APPRENTICESHIP), TITLE("lehre", APPRENTICESHIP),
    TITLE("duales studium", APPRENTICESHIP), ONLY_TITLE("dualer student", APPRENTICESHIP), LINE("befristet", TEMPORARY), TITLE("aushilfe", PART_TIME),
    SAYS("freiberuflich", CONTRACT), ONLY_TITLE("selbstständiger", CONTRACT), ONLY_TITLE("selbständiger", CONTRACT), ONLY_TITLE("selbstständige", CONTRACT),
    ONLY_TITLE("selbständige", CONTRACT), SAYS("festanstellung vollzeit", FULL_TIME), SAYS("befristeter vertrag", TEMPORARY), NOT("unbefristet"), SAYS("ehrenamtlich", VOLUNTEER),
    TITLE("volontariat", APPRENTICESHIP), FIELD("arbeitnehmerüberlassung", TEMPORARY),
    /* French */
    SAYS("temps plein", FULL_TIME), SAYS("temps complet", FULL_TIME), SAYS("temps partiel", PART_TIME), SAYS("mi temps", PART_TIME),
    T("cdd", IN_FIELD | IN_TITLE | IN_LABELLED | IN_TEXT, TEMPORARY), SAYS("intérim", TEMPORARY), TITLE("stagiaire", INTERNSHIP),
    SAYS("stage de fin d études", INTERNSHIP), LINE("alternance", APPRENTICESHIP), TITLE("alternant", APPRENTICESHIP), ONLY_TITLE("alternante", APPRENTICESHIP),
    LABELLED("apprentissage", APPRENTICESHIP), TITLE("apprenti", APPRENTICESHIP), SAYS("contrat d apprentissage", APPRENTICESHIP), SAYS("contrat en alternance", APPRENTICESHIP),
    TITLE("indépendant", CONTRACT), SAYS("agent commercial indépendant", CONTRACT), SAYS("bénévolat", VOLUNTEER), TITLE("saisonnier", TEMPORARY),
    SAYS("service civique", VOLUNTEER), SAYS("contrat cdd", TEMPORARY), FIELD("vie", TEMPORARY),
    /* Spanish, Portuguese, Italian, Catalan */
    SAYS("tiempo completo", FULL_TIME), SAYS("jornada completa", FULL_TIME), SAYS("a tiempo completo", FULL_TIME), SAYS("jornada parcial", PART_TIME),
    SAYS("medio tiempo", PART_TIME), SAYS("tiempo parcial", PART_TIME), SAYS("media jornada", PART_TIME), TITLE("prácticas", INTERNSHIP), TITLE("becario", INTERNSHIP),
    TITLE("becaria", INTERNSHIP), TITLE("pasantía", INTERNSHIP), TITLE("pasante", INTERNSHIP), SAYS("contrato temporal", TEMPORARY), FIELD("temporal", TEMPORARY),
    TITLE("autónomo", CONTRACT), TITLE("autonomo", CONTRACT), SAYS("jornada completa indefinido", FULL_TIME), SAYS("temps complet indefinit", FULL_TIME),
    T("completa", IN_LABELLED, FULL_TIME), SAYS("jornada complerta", FULL_TIME), SAYS("tempo integral", FULL_TIME), SAYS("período integral", FULL_TIME),
    SAYS("tempo inteiro", FULL_TIME), SAYS("full time clt", FULL_TIME), SAYS("meio período", PART_TIME), SAYS("tempo parcial", PART_TIME), SAYS("part time estágio", INTERNSHIP),
    LINE("estágio", INTERNSHIP), TITLE("estagiário", INTERNSHIP), TITLE("estagiária", INTERNSHIP), FIELD("pj", CONTRACT), SAYS("jovem aprendiz", APPRENTICESHIP),
    TITLE("aprendiz", APPRENTICESHIP), TITLE("temporário", TEMPORARY), TITLE("temporária", TEMPORARY), SAYS("vaga temporária", TEMPORARY), SAYS("tempo pieno", FULL_TIME),
    SAYS("a tempo pieno", FULL_TIME), SAYS("tempo parziale", PART_TIME), SAYS("tirocinio", INTERNSHIP), TITLE("stagista", INTERNSHIP), SAYS("tempo determinato", TEMPORARY),
    LINE("apprendistato", APPRENTICESHIP), LINE("partita iva", CONTRACT), TITLE("p iva", CONTRACT), FIELD("libero professionista", CONTRACT),
    /* Dutch, Polish, Nordic, Czech, Russian and others */
    SAYS("voltijd", FULL_TIME), SAYS("deeltijd", PART_TIME), SAYS("bijbaan", PART_TIME), TITLE("stagiair", INTERNSHIP), SAYS("meewerkstage", INTERNSHIP),
    SAYS("afstudeerstage", INTERNSHIP), FIELD("tijdelijk", TEMPORARY), FIELD("zzp", CONTRACT), FIELD("uitzendkracht", TEMPORARY), SAYS("pełny etat", FULL_TIME),
    SAYS("cały etat", FULL_TIME), SAYS("pełen etat", FULL_TIME), TEXT("pełnym etacie", FULL_TIME), SAYS("część etatu", PART_TIME), SAYS("pół etatu", PART_TIME),
    TITLE("staż", INTERNSHIP), TITLE("stażysta", INTERNSHIP), TITLE("praktyki", INTERNSHIP), TITLE("praktykant", INTERNSHIP), LINE("umowa zlecenie", CONTRACT),
    SAYS("kontrakt b2b", CONTRACT), SAYS("heltid", FULL_TIME), LABELLED("säsongsarbete", TEMPORARY), LABELLED("säsongsanställning", TEMPORARY), TITLE("sommarjobb", TEMPORARY),
    LABELLED("visstidsanställning", TEMPORARY), LABELLED("tidsbegränsad anställning", TEMPORARY), NOT("tillsvidare eller tidsbegränsad anställning"), SAYS("deltid", PART_TIME),
    SAYS("fuldtid", FULL_TIME), SAYS("vikariat", TEMPORARY), SAYS("timanställning", PART_TIME), SAYS("praktikplats", INTERNSHIP), SAYS("kokoaikainen", FULL_TIME),
    SAYS("osa aikainen", PART_TIME), SAYS("plný úvazek", FULL_TIME), SAYS("částečný úvazek", PART_TIME), SAYS("полная занятость", FULL_TIME),
    SAYS("частичная занятость", PART_TIME), TITLE("стажировка", INTERNSHIP), TITLE("стажер", INTERNSHIP), SAYS("повна зайнятість", FULL_TIME), SAYS("teljes munkaidő", FULL_TIME),
    SAYS("tam zamanlı", FULL_TIME), SAYS("yarı zamanlı", PART_TIME), SAYS("正社員", FULL_TIME), SAYS("全职", FULL_TIME), SAYS("全職", FULL_TIME), SAYS("正職", FULL_TIME),
    SAYS("兼職", PART_TIME), TITLE("實習", INTERNSHIP), SAYS("兼职", PART_TIME), TITLE("实习", INTERNSHIP), TITLE("インターン", INTERNSHIP), SAYS("アルバイト", PART_TIME), SAYS("契約社員", CONTRACT),
    SAYS("정규직", FULL_TIME),
    /* more languages, more ways to say it */
    T("is a paid internship", IN_TEXT | IN_ABOUT, INTERNSHIP), T("is an internship", IN_TEXT | IN_ABOUT, INTERNSHIP), T("paid internship", IN_TEXT | IN_ABOUT, INTERNSHIP),
    T("summer internship position", IN_TEXT | IN_ABOUT, INTERNSHIP),
    LABELLED("temp to perm", TEMPORARY), LABELLED("temporary to permanent", TEMPORARY), LABELLED("visstid", TEMPORARY),
    LABELLED("määräaikainen", TEMPORARY), LABELLED("определённый срок", TEMPORARY), LABELLED("временная работа", TEMPORARY), LABELLED("срочный договор", TEMPORARY),
    LABELLED("派遣", TEMPORARY), LABELLED("派遣社員", TEMPORARY), LABELLED("有期雇用", TEMPORARY), LABELLED("기간제", TEMPORARY), LABELLED("기간제 근로자", TEMPORARY),
    LABELLED("doba určitá", TEMPORARY), LABELLED("na dobu určitou", TEMPORARY), LABELLED("temporär", TEMPORARY), LABELLED("zeitarbeit", TEMPORARY),
    LABELLED("bepaalde tijd", TEMPORARY), LABELLED("contract voor bepaalde tijd", TEMPORARY), LABELLED("terminowa", TEMPORARY),
    LABELLED("tidsbegrænset", TEMPORARY), LABELLED("midlertidig", TEMPORARY), LABELLED("timevikar", TEMPORARY),
    LABELLED("tillfällig", TEMPORARY), LABELLED("määräaikainen työsuhde", TEMPORARY), LABELLED("業務委託", CONTRACT), LABELLED("フリーランス", CONTRACT),
    LABELLED("проектная работа", CONTRACT), LABELLED("договор гпх", CONTRACT), LABELLED("гпх", CONTRACT), LABELLED("계약직", CONTRACT), LABELLED("프리랜서", CONTRACT),
    LABELLED("自由职业", CONTRACT), LABELLED("外包", CONTRACT), LABELLED("freiberufler", CONTRACT), LABELLED("freie mitarbeit", CONTRACT), LABELLED("freier mitarbeiter", CONTRACT),
    LABELLED("freelance opdracht", CONTRACT), LABELLED("prestation de services", CONTRACT), LABELLED("prestation freelance", CONTRACT), LABELLED("autoentrepreneur", CONTRACT),
    LABELLED("auto entrepreneur", CONTRACT), LABELLED("portage salarial", CONTRACT), LABELLED("prestador de serviços", CONTRACT), LABELLED("contractor b2b", CONTRACT),
    SAYS("toàn thời gian", FULL_TIME), SAYS("דרושה משרה מלאה", FULL_TIME), SAYS("משרה מלאה", FULL_TIME),
    SAYS("دوام كامل", FULL_TIME), SAYS("penuh waktu", FULL_TIME), SAYS("sepenuh masa", FULL_TIME), SAYS("เต็มเวลา", FULL_TIME), SAYS("งานประจำ", FULL_TIME),
    SAYS("フルタイム", FULL_TIME), SAYS("常勤", FULL_TIME), SAYS("풀타임", FULL_TIME), SAYS("상근", FULL_TIME), SAYS("πλήρης απασχόληση", FULL_TIME), SAYS("пълно работно време", FULL_TIME),
    SAYS("puno radno vrijeme", FULL_TIME), SAYS("puno radno vreme", FULL_TIME), SAYS("polni delovni čas", FULL_TIME), SAYS("pilna slodze", FULL_TIME),
    SAYS("täistööaeg", FULL_TIME), SAYS("visa darbo diena", FULL_TIME), SAYS("normă întreagă", FULL_TIME), SAYS("program complet", FULL_TIME),
    SAYS("plný pracovný pomer", FULL_TIME), SAYS("celodenní", FULL_TIME), LINE("bán thời gian", PART_TIME), LINE("משרה חלקית", PART_TIME), LINE("دوام جزئي", PART_TIME),
    LINE("paruh waktu", PART_TIME), LINE("separuh masa", PART_TIME), LINE("พาร์ทไทม์", PART_TIME), LINE("パートタイム", PART_TIME), LINE("パート", PART_TIME), LINE("非常勤", PART_TIME),
    LINE("파트타임", PART_TIME), LINE("아르바이트", PART_TIME), LINE("알바", PART_TIME), LINE("μερική απασχόληση", PART_TIME), LINE("непълно работно време", PART_TIME),
    LINE("nepuno radno vrijeme", PART_TIME), LINE("nepilna slodze", PART_TIME), LINE("osaline tööaeg", PART_TIME), LINE("osaajaga", PART_TIME),
    LINE("ne visa darbo diena", PART_TIME), LINE("program parțial", PART_TIME), LINE("подработка", PART_TIME),
    LINE("timelønnet", PART_TIME), LINE("studentmedhjælper", PART_TIME), LINE("studentermedhjælper", PART_TIME), LINE("arbeitsstudent", PART_TIME), TITLE("インターンシップ", INTERNSHIP),
    TITLE("인턴", INTERNSHIP), TITLE("인턴십", INTERNSHIP), TITLE("见习", INTERNSHIP), TITLE("staj", INTERNSHIP), TITLE("stajyer", INTERNSHIP), TITLE("thực tập", INTERNSHIP),
    TITLE("thực tập sinh", INTERNSHIP), TITLE("magang", INTERNSHIP), TITLE("praksa", INTERNSHIP), TITLE("practica", INTERNSHIP), TITLE("gyakornok", INTERNSHIP),
    TITLE("gyakornoki", INTERNSHIP), TITLE("harjoittelu", INTERNSHIP), TITLE("harjoittelija", INTERNSHIP), TITLE("praktik", INTERNSHIP), TITLE("praktikant hos", INTERNSHIP),
    TITLE("πρακτική άσκηση", INTERNSHIP), TITLE("стаж студент", INTERNSHIP), TITLE("התמחות", INTERNSHIP), TITLE("تدريب", INTERNSHIP), TITLE("lärling", APPRENTICESHIP),
    TITLE("lærling", APPRENTICESHIP), TITLE("oppisopimus", APPRENTICESHIP), TITLE("učeň", APPRENTICESHIP), TITLE("uczeń", APPRENTICESHIP),
    TITLE("ausbildungsplatz", APPRENTICESHIP), TITLE("ausbildung zum", APPRENTICESHIP), TITLE("ausbildung zur", APPRENTICESHIP), TITLE("leerwerkplek", APPRENTICESHIP),
    TITLE("bbl", APPRENTICESHIP), TITLE("volontariato", VOLUNTEER), TITLE("voluntariado", VOLUNTEER), TITLE("wolontariat", VOLUNTEER), TITLE("frivillig", VOLUNTEER),
    TITLE("dobrovolník", VOLUNTEER), TITLE("волонтер", VOLUNTEER), TITLE("志愿者", VOLUNTEER), TITLE("ボランティア", VOLUNTEER), TITLE("자원봉사", VOLUNTEER),
    TITLE("freiwilligendienst", VOLUNTEER), TITLE("freiwilliges soziales jahr", VOLUNTEER), NOT("vast contract"), NOT("contract voor onbepaalde tijd"), NOT("onbepaalde tijd"),
    NOT("part time students"), NOT("contract manager"), NOT("contract management"), NOT("vast dienstverband"), NOT("umowa na czas nieokreślony"), LABEL("employment type"),
    LABEL("job type"), LABEL("type"), LABEL("position type"), LABEL("contract type"), LABEL("type of contract"), LABEL("type of employment"), LABEL("employment status"),
    LABEL("employment"), LABEL("schedule"), LABEL("hours"), LABEL("work schedule"), LABEL("status"), LABEL("job status"), LABEL("time type"), LABEL("work type"),
    LABEL("job category"), LABEL("classification"), LABEL("commitment"), LABEL("employee type"), LABEL("worker type"), LABEL("duration"), LABEL("anstellungsart"),
    LABEL("arbeitszeit"), LABEL("beschäftigungsart"), LABEL("vertragsart"), LABEL("type de contrat"), LABEL("contrat"), LABEL("type d emploi"), LABEL("tipo de contrato"),
    LABEL("tipo de empleo"), LABEL("jornada"), LABEL("tipo de vaga"), LABEL("tipo di contratto"), LABEL("dienstverband"), LABEL("rodzaj umowy"), LABEL("wymiar pracy"),
    LABEL("omfattning"), LABEL("anställningsform"),
    /* short forms, and forms that prose has */
    FIELD("ft", FULL_TIME), FIELD("f t", FULL_TIME), FIELD("pt", PART_TIME), FIELD("p t", PART_TIME), FIELD("1099", CONTRACT), FIELD("corp to corp", CONTRACT), FIELD("corp to corp w2", CONTRACT), SAYS("1099 contractor", CONTRACT), SAYS("1099 independent contractor", CONTRACT), SAYS("1099 position", CONTRACT), FIELD("consultancy", CONTRACT), FIELD("limited contract", TEMPORARY), LINE("zero hours", PART_TIME), SAYS("zero hours contract", PART_TIME), SAYS("zero hour contract", PART_TIME), LINE("bank staff", PART_TIME), FIELD("volunteering", VOLUNTEER),
    SAYS("seasonal position", TEMPORARY), SAYS("seasonal role", TEMPORARY), SAYS("seasonal job", TEMPORARY), TEXT("casual position", PART_TIME), TEXT("casual role", PART_TIME), TEXT("prn position", PART_TIME), TEXT("prn role", PART_TIME), TEXT("per diem position", PART_TIME), TEXT("per diem role", PART_TIME), T("summer internship", IN_TEXT | IN_FIELD | IN_TITLE | IN_ABOUT, INTERNSHIP), TEXT("internship position", INTERNSHIP), TEXT("internship role", INTERNSHIP), T("c2c", IN_FIELD | IN_LABELLED, CONTRACT), T("stage", IN_FIELD | IN_ANSWER, INTERNSHIP),
    NOT("intern program manager"), NOT("intern program coordinator"), NOT("internship coordinator"), NOT("internship manager"), NOT("internship program manager"), NOT("internship program coordinator"), NOT("internship market"), NOT("manage our internship"), NOT("lead our internship"), NOT("run our internship"), NOT("interns and"), NOT("apprenticeship manager"), NOT("apprenticeship coordinator"), NOT("apprenticeship officer"), NOT("apprenticeship advisor"), NOT("apprenticeship adviser"), NOT("apprenticeship assessor"), NOT("temporary works"), NOT("temporary staffing"), NOT("casual dining"), NOT("casual environment"), NOT("casual dress"), NOT("casual atmosphere"), NOT("casual work"), NOT("casual office"), NOT("casual working"), NOT("casual wear"), NOT("casual games"), NOT("freelance network"), NOT("freelance marketplace"), NOT("freelance platform"), NOT("volunteer services"), NOT("volunteer engagement"), NOT("volunteer program"), NOT("volunteer programme"), NOT("volunteer coordination"), NOT("a full time equivalent of"), NOT("contractor network"), NOT("freelancer network"),
    TEXT("ist befristet", TEMPORARY), TEXT("jahre befristet", TEMPORARY), TEXT("jahr befristet", TEMPORARY), TEXT("monate befristet", TEMPORARY), TEXT("zunächst befristet", TEMPORARY), TEXT("befristet bis", TEMPORARY), TEXT("befristet auf", TEMPORARY), SAYS("befristete stelle", TEMPORARY), SAYS("befristete anstellung", TEMPORARY), TEXT("befristetes arbeitsverhältnis", TEMPORARY), TEXT("befristeten arbeitsvertrag", TEMPORARY), TEXT("befristung # monate", TEMPORARY), TEXT("befristung # jahre", TEMPORARY), LINE("elternzeitvertretung", TEMPORARY), SAYS("werkstudententätigkeit", PART_TIME), ONLY_TITLE("minijobber", PART_TIME), ONLY_TITLE("minijobberin", PART_TIME), TEXT("praktikanten", INTERNSHIP), TEXT("ausbildungsbeginn", APPRENTICESHIP), TEXT("dauer der ausbildung", APPRENTICESHIP), TEXT("ausbildungsdauer", APPRENTICESHIP), FIELD("selbstständig", CONTRACT), FIELD("selbständig", CONTRACT), FIELD("ehrenamt", VOLUNTEER), LABEL("befristung"), LABEL("arbeitsmodell"), LABEL("umfang"),
    TEXT("stage de # mois", INTERNSHIP), SAYS("stage conventionné", INTERNSHIP), TEXT("stage rémunéré", INTERNSHIP), TEXT("mission d intérim", TEMPORARY), TEXT("mission intérim", TEMPORARY), SAYS("contrat de professionnalisation", APPRENTICESHIP), TEXT("alternance de # mois", APPRENTICESHIP), SAYS("contrat à durée déterminée", TEMPORARY), NOT("contrat à durée indéterminée"), LABEL("contrats"),
    TEXT("prácticas remuneradas", INTERNSHIP), TEXT("prácticas de # meses", INTERNSHIP), TEXT("beca de # meses", INTERNSHIP), LABELLED("contrato por obra", TEMPORARY), SAYS("contrato por tiempo determinado", TEMPORARY), NOT("contrato indefinido"), TEXT("contrato a termo", TEMPORARY), TEXT("contrato a termo certo", TEMPORARY), TEXT("estágio curricular", INTERNSHIP), TEXT("estágio remunerado", INTERNSHIP), TEXT("estágio profissional", INTERNSHIP), TEXT("contratação pj", CONTRACT), TEXT("regime pj", CONTRACT), TEXT("contrato pj", CONTRACT), LABEL("regime de contratação"), LABEL("contratação"), TEXT("contratto full time", FULL_TIME), TEXT("contratto part time", PART_TIME), TEXT("contratto a tempo determinato", TEMPORARY), TEXT("contratto di apprendistato", APPRENTICESHIP), TEXT("contratto di stage", INTERNSHIP), TEXT("collaborazione in p iva", CONTRACT), LABEL("contratto"), LABEL("tipologia di contratto"), LABEL("tipologia contrattuale"),
    SAYS("voltijds", FULL_TIME), SAYS("deeltijds", PART_TIME), TEXT("fulltime dienstverband", FULL_TIME), TEXT("fulltime functie", FULL_TIME), TEXT("fulltime baan", FULL_TIME), TEXT("parttime dienstverband", PART_TIME), SAYS("parttime functie", PART_TIME), TEXT("parttime baan", PART_TIME), SAYS("stageplek", INTERNSHIP), SAYS("stageplaats", INTERNSHIP), SAYS("stageopdracht", INTERNSHIP), SAYS("tijdelijk contract", TEMPORARY), TEXT("tijdelijke aanstelling", TEMPORARY), TEXT("tijdelijk dienstverband", TEMPORARY), FIELD("zelfstandig", CONTRACT), FIELD("zelfstandige", CONTRACT), LABEL("contractvorm"), LABEL("soort dienstverband"),
    SAYS("niepełny etat", PART_TIME), SAYS("niepełny wymiar", PART_TIME), SAYS("1 2 etatu", PART_TIME), TEXT("staż płatny", INTERNSHIP), TEXT("płatny staż", INTERNSHIP), TEXT("płatne praktyki", INTERNSHIP), SAYS("umowa na czas określony", TEMPORARY), SAYS("umowa o dzieło", CONTRACT), SAYS("umowa b2b", CONTRACT), LABEL("wymiar etatu"), LABEL("forma zatrudnienia"), SAYS("zkrácený úvazek", PART_TIME), SAYS("částečném úvazku", PART_TIME), SAYS("plném úvazku", FULL_TIME), SAYS("brigáda", PART_TIME), LABEL("typ úvazku"), LABEL("pracovní poměr"), LABELLED("tidsbegränsad", TEMPORARY), SAYS("heltidsstilling", FULL_TIME), SAYS("heltidstjänst", FULL_TIME), SAYS("deltidsstilling", PART_TIME), SAYS("deltidstjänst", PART_TIME), SAYS("fuldtidsstilling", FULL_TIME), SAYS("fulltidsstilling", FULL_TIME), SAYS("barselsvikariat", TEMPORARY), LABEL("ansættelsesform"), LABEL("ansettelsesform"), LABEL("stillingsprosent"),
    SAYS("полный рабочий день", FULL_TIME), SAYS("неполный рабочий день", PART_TIME), SAYS("неполная занятость", PART_TIME), SAYS("неполный день", PART_TIME), SAYS("повний робочий день", FULL_TIME), SAYS("неповна зайнятість", PART_TIME), LABEL("занятость"), LABEL("тип занятости"), LABEL("雇用形態"), LABEL("雇佣类型"), LABEL("工作性质"), LABEL("고용형태"), LABEL("employment basis"), LABEL("job types"), LABEL("employment types"), LABEL("contract length"), LABEL("contract details"), LABEL("terms"), LABEL("position status"), LABEL("job nature"),
    SAYS("full time contract", FULL_TIME), SAYS("part time contract", PART_TIME), SAYS("fulltime contract", FULL_TIME), SAYS("parttime contract", PART_TIME),
    SAYS("seasonal work", TEMPORARY), TEXT("temporary cover", TEMPORARY), SAYS("holiday job", TEMPORARY), SAYS("summer job", TEMPORARY), TEXT("voluntary role", VOLUNTEER), TEXT("voluntary position", VOLUNTEER), TEXT("be a volunteer", VOLUNTEER), SAYS("degree apprenticeship", APPRENTICESHIP), SAYS("apprenticeship level", APPRENTICESHIP), SAYS("outside ir35", CONTRACT), SAYS("inside ir35", CONTRACT), SAYS("day rate contract", CONTRACT), TEXT("fixed term until", TEMPORARY), SAYS("# month ftc", TEMPORARY), SAYS("# months ftc", TEMPORARY), TEXT("# month placement", INTERNSHIP), TEXT("# week placement", INTERNSHIP), SAYS("full or part time", FULL_TIME), SAYS("part or full time", FULL_TIME), SAYS("part time or full time", FULL_TIME), SAYS("part time full time", FULL_TIME), SAYS("teilzeit oder vollzeit", FULL_TIME), SAYS("teilzeit und vollzeit", FULL_TIME), SAYS("teilzeit vollzeit", FULL_TIME),
    SAYS("studentische hilfskraft", PART_TIME), ONLY_TITLE("werkstudenten", PART_TIME), TEXT("honorarbasis", CONTRACT), SAYS("contrat saisonnier", TEMPORARY), SAYS("contrato de prácticas", INTERNSHIP), TEXT("trabajo por temporada", TEMPORARY), SAYS("vaga pj", CONTRACT), SAYS("tempo indeterminato full time", FULL_TIME), SAYS("tempo indeterminato part time", PART_TIME), SAYS("contratto di collaborazione", CONTRACT), TEXT("stage retribuito", INTERNSHIP), TEXT("stage di # mesi", INTERNSHIP), TEXT("stage de # semaines", INTERNSHIP), SAYS("parttime # uur", PART_TIME), SAYS("fulltime # uur", FULL_TIME), SAYS("# uur parttime", PART_TIME), SAYS("# uur fulltime", FULL_TIME), SAYS("praca dorywcza", PART_TIME),
    /* what a sentence begins with that says what the job is */
    FRAME("this is a"), FRAME("this is an"), FRAME("this will be a"), FRAME("looking for a"), FRAME("looking for an"), FRAME("we are looking for"), FRAME("we re looking for"), FRAME("seeking a"), FRAME("seeking an"), FRAME("hiring a"), FRAME("hiring an"), FRAME("recruiting a"), FRAME("recruiting an"), FRAME("looking to hire a"), FRAME("looking to hire an"), FRAME("join us as a"), FRAME("join us as an"), FRAME("join our team as a"), FRAME("join our team as an"), FRAME("engaged as a"), FRAME("engaged as an"), FRAME("employed as a"), FRAME("this position is"), FRAME("this role is"), FRAME("the position is"), FRAME("the role is"),
    FRAME("wir suchen"), FRAME("suchen wir"), FRAME("nous recherchons"), FRAME("nous cherchons"), FRAME("recherchons un"), FRAME("recherche un"), FRAME("il s agit d un"), FRAME("buscamos"), FRAME("se busca"), FRAME("procuramos"), FRAME("cerchiamo"), FRAME("si ricerca"), FRAME("si offre"), FRAME("zoeken wij"), FRAME("wij zoeken"), FRAME("we zoeken"), FRAME("zijn op zoek naar"), FRAME("szukamy"), FRAME("poszukujemy"), FRAME("vi söker"), FRAME("vi søger"), FRAME("vi søker"), FRAME("hledáme"), FRAME("ищем"),
};
// clang-format on
const struct phrase_table EMPLOYMENT_TABLE = {GROUP_EMPLOYMENT, ROWS, sizeof ROWS / sizeof ROWS[0]};
