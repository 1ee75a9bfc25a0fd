/* normalize/workmode.c: see the header. Traps behind the table: remote sensing,
 * remote teams, hybrid cloud, work-from-anywhere weeks as a benefit, isRemote on
 * hybrid jobs, "Remote" buckets with an on-site text. */
#include "normalize/workmode.h"

#include "base/banned.h"

enum mode_tag {
    TAG_STRONG,    /* value: mode; speaks of this job anywhere */
    TAG_WEAK,      /* value: mode; only in a field, a title, a labelled line */
    TAG_OFFICE,    /* "# days in the office" */
    TAG_HOME,      /* "# days remote" */
    TAG_NEVER,     /* not about the mode */
    TAG_DENY,      /* "no remote" */
    TAG_LABEL,     /* "Location:", "Arbeitsort:" */
    TAG_WORLD,     /* no limit of place */
    TAG_DAYS,      /* "# days per week": of what, the words before say */
    TAG_AT_OFFICE, /* the office: no mode alone */
    TAG_OPEN,      /* value: remote; this job takes remote people as well */
    TAG_HASH       /* value: mode; behind "#": what the recruiter declares to LinkedIn */
};
#define REMOTE(text)                                                                               \
    {                                                                                              \
        text, TAG_STRONG, MODE_REMOTE                                                              \
    }
#define HYBRID(text)                                                                               \
    {                                                                                              \
        text, TAG_STRONG, MODE_HYBRID                                                              \
    }
#define ONSITE(text)                                                                               \
    {                                                                                              \
        text, TAG_STRONG, MODE_ONSITE                                                              \
    }
#define WEAK(text, mode)                                                                           \
    {                                                                                              \
        text, TAG_WEAK, MODE_##mode                                                                \
    }
#define OFFICE(text)                                                                               \
    {                                                                                              \
        text, TAG_OFFICE, 0                                                                        \
    }
#define HOME(text)                                                                                 \
    {                                                                                              \
        text, TAG_HOME, 0                                                                          \
    }
#define NEVER(text)                                                                                \
    {                                                                                              \
        text, TAG_NEVER, 0                                                                         \
    }
#define DENY(text)                                                                                 \
    {                                                                                              \
        text, TAG_DENY, 0                                                                          \
    }
#define LABEL(text)                                                                                \
    {                                                                                              \
        text, TAG_LABEL, 0                                                                         \
    }
#define DAYS(text)                                                                                 \
    {                                                                                              \
        text, TAG_DAYS, 0                                                                          \
    }
#define AT_OFFICE(text)                                                                            \
    {                                                                                              \
        text, TAG_AT_OFFICE, 0                                                                     \
    }
#define HASH(text, mode)                                                                           \
    {                                                                                              \
        text, TAG_HASH, MODE_##mode                                                                \
    }
#define OPEN(text)                                                                                 \
    {                                                                                              \
        text, TAG_OPEN, MODE_REMOTE                                                                \
    }
#define WORLD(text)                                                                                \
    {                                                                                              \
        text, TAG_WORLD, MODE_REMOTE                                                               \
    }

// clang-format off
static const struct phrase ROWS[] = {
    /* Tags that LinkedIn reads from the text of a posting it takes in (its help pages: "workplace type tags") */
    HASH("li remote", REMOTE), HASH("li hybrid", HYBRID), HASH("li onsite", ONSITE), HASH("li on site", ONSITE),
    /* English */
    WEAK("remote", REMOTE), WEAK("remotely", REMOTE), WEAK("fully remote", REMOTE), WEAK("telecommute", REMOTE), WEAK("telework", REMOTE), WEAK("work from home", REMOTE), WEAK("wfh", REMOTE), WEAK("work from anywhere", REMOTE), WEAK("distributed", NONE), WEAK("virtual", NONE), WEAK("home based", REMOTE), WEAK("anywhere", REMOTE), WEAK("home office", REMOTE), WEAK("remote first", REMOTE), WEAK("telecommuting", REMOTE), WEAK("teleworking", REMOTE), WEAK("work at home", REMOTE), WEAK("homebased", REMOTE), WEAK("work remotely", REMOTE), WEAK("working remotely", REMOTE), WEAK("remote ok", REMOTE), WEAK("remote friendly", REMOTE), WEAK("worldwide", REMOTE), WEAK("field based", NONE),
    REMOTE("fully remote position"), REMOTE("work from home arrangement"), REMOTE("based remotely"), REMOTE("fully remote work"), REMOTE("fully remote arrangement"), REMOTE("with a fully remote"), REMOTE("a fully remote"), REMOTE("remote working arrangement"), REMOTE("# remote"), REMOTE("is remote"), REMOTE("remote position"), REMOTE("remote role"), REMOTE("remote job"), REMOTE("remote opportunity"), REMOTE("is a remote"), REMOTE("this is a remote"), REMOTE("this is a fully remote"), REMOTE("is fully remote"), REMOTE("is a fully remote"), REMOTE("fully remote role"), REMOTE("fully remote job"), REMOTE("fully remote opportunity"), REMOTE("full remote"), REMOTE("completely remote"), REMOTE("entirely remote"), REMOTE("remote only"), REMOTE("remote based"), REMOTE("remote work available"), REMOTE("remote eligible"), REMOTE("work remotely from"), REMOTE("work fully remote"), REMOTE("work fully remotely"), REMOTE("remote within"), REMOTE("is open to remote"), OPEN("open to remote candidates"), OPEN("open to remote applicants"), OPEN("open to remote applications"), OPEN("open to remote fellows"), OPEN("open to remote hires"), OPEN("open to remote employees"), OPEN("open to remote workers"), OPEN("open to fully remote candidates"), OPEN("open to hiring remote"), OPEN("open to hiring remotely"), OPEN("position is open to remote"), OPEN("role is open to remote"), OPEN("can also be remote"), OPEN("can also be fully remote"), REMOTE("position is remote"), REMOTE("role is remote"), REMOTE("job is remote"), REMOTE("role can be performed remotely"), REMOTE("can be done remotely"), REMOTE("performed remotely"), REMOTE("can be remote"), REMOTE("may be remote"), REMOTE("can be performed remotely"), REMOTE("work from home position"), REMOTE("work from home role"), REMOTE("work from home opportunity"), REMOTE("# work from home"), REMOTE("work # remotely"), REMOTE("permanently remote"), REMOTE("remote contract"), REMOTE("remote in the us"), REMOTE("remote usa"), REMOTE("remote us"), REMOTE("remote anywhere in"), REMOTE("work anywhere in the"), REMOTE("home based role"), REMOTE("home based position"), REMOTE("remote full time"), REMOTE("telecommute position"), REMOTE("you can work from anywhere"), REMOTE("work from anywhere in"), REMOTE("location remote"), REMOTE("remote location"), REMOTE("remote work location"), REMOTE("remote employment"), REMOTE("remote setup"), REMOTE("we re fully remote"), REMOTE("we are fully remote"), REMOTE("fully remote company"), REMOTE("fully remote team"), REMOTE("all remote company"), REMOTE("we re a remote first company"), REMOTE("we are a remote first company"), REMOTE("remote first company"), REMOTE("fully distributed team"), REMOTE("fully distributed company"), REMOTE("we are fully distributed"), REMOTE("work from home full time"), REMOTE("remote candidates welcome"), REMOTE("remote applicants"), REMOTE("remotely from anywhere"), REMOTE("offered fully remote"), REMOTE("offered fully remotely"), REMOTE("offered as fully remote"), REMOTE("offered remotely"), REMOTE("offered as remote"), REMOTE("join our team remotely"), REMOTE("join the team remotely"), REMOTE("join our * team remotely"), REMOTE("join our * * team remotely"), REMOTE("join the * team remotely"),
    WORLD("work from anywhere in the world"), WORLD("anywhere in the world"), WORLD("remote worldwide"), WORLD("remote globally"), WORLD("remote anywhere"), WORLD("globally remote"), WORLD("worldwide remote"), WORLD("remote work from anywhere"),
    HYBRID("hybrid role"), HYBRID("hybrid position"), HYBRID("hybrid work"), HYBRID("hybrid working"), HYBRID("hybrid model"), HYBRID("hybrid work model"), HYBRID("hybrid schedule"), HYBRID("hybrid work schedule"), HYBRID("hybrid work environment"), HYBRID("hybrid arrangements"), HYBRID("hybrid working arrangements"), HYBRID("hybrid working arrangement"), HYBRID("hybrid work arrangements"), HYBRID("hybrid arrangement"), HYBRID("hybrid work arrangement"), HYBRID("hybrid workplace"), HYBRID("hybrid setup"), HYBRID("hybrid set up"), HYBRID("is hybrid"), HYBRID("is a hybrid"), HYBRID("hybrid remote"), HYBRID("hybrid opportunity"), HYBRID("hybrid basis"), HYBRID("hybrid policy"), HYBRID("hybrid flexible"), HYBRID("hybrid job"), HYBRID("hybrid approach to work"), HYBRID("hybrid flexibility"), HYBRID("work hybrid"), HYBRID("hybrid way of working"), HYBRID("hybrid working model"), HYBRID("hybrid workstyle"), HYBRID("hybrid format"), HYBRID("flexible hybrid"), HYBRID("location hybrid"), HYBRID("hybrid location"), HYBRID("partially remote"), HYBRID("partly remote"), HYBRID("part remote"), HYBRID("hybrid in office"), HYBRID("hybrid work policy"), HYBRID("hybrid working policy"), HYBRID("hybrid first"), HYBRID("mix of remote and office"), HYBRID("mix of home and office"), HYBRID("hybrid office"), HYBRID("semi remote"),
    WEAK("hybrid", HYBRID), WEAK("flex office", HYBRID), WEAK("isremote", REMOTE), WEAK("office first", ONSITE), WEAK("ofisten", ONSITE), WEAK("ofiste", ONSITE),
    REMOTE("work from wherever"), REMOTE("working from wherever"), REMOTE("done from home"), REMOTE("performed from home"), REMOTE("working from home full time"), REMOTE("work full time from home"), REMOTE("done entirely from home"),
    HYBRID("between office and home"), HYBRID("between the office and home"), HYBRID("between our office and home"), HYBRID("between our * office and home"), HYBRID("between the * office and home"), HYBRID("between home and office"), HYBRID("between home and the office"), HYBRID("between home and our"), HYBRID("between working from home and"), HYBRID("between remote and office"), HYBRID("between remote and in office"),
    ONSITE("you ll work from our * headquarters"), ONSITE("you ll work from our * * headquarters"), ONSITE("you will work from our * headquarters"), ONSITE("you will work from our * * headquarters"), ONSITE("you will work from our headquarters"), ONSITE("you ll work from our headquarters"),
    ONSITE("full time presence in the office"), ONSITE("full time presence in our office"), ONSITE("full time office presence"), ONSITE("full time in person presence"), ONSITE("full time presence on site"), ONSITE("daily presence in the office"), ONSITE("office # days a week required"),
    HOME("home office # tage"), HOME("homeoffice # tage"), HOME("home office # tag"), HOME("télétravail # jours"), ONSITE("commute to our * office daily"), ONSITE("commute daily to our"), ONSITE("commute to the office daily"), ONSITE("commute to our office daily"),
    HOME("home office # x por semana"), HOME("# x por semana home office"), HOME("# x home office"), HOME("home office # dias por semana"), HOME("home office # vezes por semana"), OFFICE("# x por semana no escritório"), OFFICE("# x na semana no escritório"), OFFICE("# vezes por semana no escritório"),
    NEVER("on site child care"), NEVER("onsite child care"), NEVER("on site client"), NEVER("onsite client"), NEVER("on site customer"), NEVER("onsite customer"), NEVER("on site meetings"), NEVER("onsite meetings"), NEVER("git remote"), NEVER("remote origin"), NEVER("remote add"), NEVER("remote branch"), NEVER("remote branches"), NEVER("remote repository"), NEVER("phone screen on site"), NEVER("phone screen onsite"), NEVER("on site offer"), NEVER("onsite offer"), NEVER("on site loop"), NEVER("onsite loop"), NEVER("final on site"), NEVER("final onsite"), NEVER("on site interview"), NEVER("on site interviews"), NEVER("virtual on site"), NEVER("virtual onsite"),
    OFFICE("# days in the office"), OFFICE("# days in office"), OFFICE("# days a week in the office"), OFFICE("# days per week in the office"), OFFICE("# days a week in office"), OFFICE("# days per week in office"), OFFICE("# days a week in our"), OFFICE("# days per week in our"), OFFICE("# days in our"), OFFICE("# days on site"), OFFICE("# days onsite"), OFFICE("# days a week on site"), OFFICE("# days per week on site"), OFFICE("# days per week onsite"), OFFICE("# days a week onsite"), OFFICE("# days week in office"), OFFICE("# days week onsite"), OFFICE("# days week on site"), OFFICE("# days week in the office"), OFFICE("# x week in office"), OFFICE("# day in the office"), OFFICE("# day a week in the office"), OFFICE("# day per week in the office"), OFFICE("in the office # days"), OFFICE("in office # days"), OFFICE("in our office # days"), OFFICE("in our offices # days"), OFFICE("in person # days"), OFFICE("on site # days"), OFFICE("onsite # days"), OFFICE("at the office # days"), OFFICE("to the office # days"), OFFICE("office # days"), OFFICE("office # days a week"), OFFICE("into the office # days"), OFFICE("office at least # days"), OFFICE("office minimum # days"), OFFICE("in office at least # days"), OFFICE("in the office at least # days"), OFFICE("# days a week in person"), OFFICE("# days in person"), OFFICE("# days per week in person"), OFFICE("# office days"), OFFICE("# in office days"), OFFICE("# day in office"), OFFICE("# times a week in the office"), OFFICE("# days from the office"), OFFICE("# days a week from our"), OFFICE("# days per week from our"), OFFICE("# days at the office"), OFFICE("# days each week in the office"), OFFICE("# days a week at our"), OFFICE("# days per week at our"), OFFICE("# days in the * office"), OFFICE("# days a week in the * office"), OFFICE("# days per week in the * office"), OFFICE("# days in the * * office"), OFFICE("# days per week in the * * office"), OFFICE("# days per week from the office"), OFFICE("# days office"),
    DAYS("# days per week"), DAYS("# days a week"), DAYS("# days week"), DAYS("# days each week"), DAYS("# times a week"), DAYS("# times per week"), DAYS("# tage pro woche"), DAYS("# tage die woche"), DAYS("# jours par semaine"), DAYS("# días a la semana"), DAYS("# días por semana"), DAYS("# dias por semana"), DAYS("# giorni a settimana"), DAYS("# dagen per week"), DAYS("# dni w tygodniu"), DAYS("# day per week"), DAYS("# day a week"), DAYS("# days every week"), DAYS("# dies a la setmana"),
    AT_OFFICE("office"), AT_OFFICE("offices"), AT_OFFICE("the office"), AT_OFFICE("our office"), AT_OFFICE("from our office"), AT_OFFICE("büro"), AT_OFFICE("bureau"), AT_OFFICE("oficina"), AT_OFFICE("escritório"), AT_OFFICE("ufficio"), AT_OFFICE("kantoor"), AT_OFFICE("biura"), AT_OFFICE("biurze"), AT_OFFICE("onsite at"), AT_OFFICE("headquarters"), AT_OFFICE("office location"), AT_OFFICE("office locations"),
    HOME("# days remote"), HOME("# days from home"), HOME("# days work from home"), HOME("# days wfh"), HOME("# days a week from home"), HOME("# days per week from home"), HOME("# remote days"), HOME("# remote day"), HOME("# remote tage"), HOME("# remote tag"), HOME("# remote dagen"), HOME("# días remotos"), HOME("# dias remotos"), HOME("# jours remote"), HOME("# day remote"), HOME("# day remotely"), HOME("# day of remote work"), HOME("# home office day"), HOME("# day home office"), HOME("# day of home office"), HOME("# wfh day"), HOME("# day wfh"), HOME("# day work from home"), HOME("# day working from home"), HOME("# days a week remote"), HOME("# days per week remote"), HOME("# days of remote work"), HOME("# days remotely"), HOME("# days home office"), HOME("# day from home"), HOME("# days of home office"), HOME("# home office days"), HOME("# wfh days"), HOME("# days working from home"), HOME("# days of work from home"), HOME("# days telework"), HOME("# days home based"), HOME("remote # days"), HOME("remotely # days"), HOME("work from home # days"), HOME("telework # days"),
    ONSITE("on site role"), ONSITE("on site position"), ONSITE("onsite role"), ONSITE("onsite position"), ONSITE("fully on site"), ONSITE("fully onsite"), ONSITE("# on site"), ONSITE("# onsite"), ONSITE("is on site"), ONSITE("is onsite"), ONSITE("is an on site"), ONSITE("is an onsite"), ONSITE("in person role"), ONSITE("in person position"), ONSITE("is in person"), ONSITE("in office role"), ONSITE("in office position"), ONSITE("is an in office"), ONSITE("is an in person"), ONSITE("office based role"), ONSITE("office based position"), ONSITE("is office based"), ONSITE("work on site"), ONSITE("work onsite"), ONSITE("must work onsite"), ONSITE("must work on site"), ONSITE("on site only"), ONSITE("onsite only"), ONSITE("required to be on site"), ONSITE("required to be onsite"), ONSITE("must be on site"), ONSITE("must be onsite"), ONSITE("required to work on site"), ONSITE("required to work onsite"), ONSITE("on site full time"), ONSITE("onsite full time"), ONSITE("working on site"), ONSITE("working onsite"), ONSITE("full time in office"), ONSITE("full time in the office"), ONSITE("# in office"), ONSITE("in office full time"), ONSITE("in the office full time"), ONSITE("location on site"), ONSITE("work location in person"), ONSITE("in person work"), ONSITE("full time on site"), ONSITE("full time onsite"), ONSITE("performed on site"), ONSITE("performed onsite"), ONSITE("on site job"), ONSITE("onsite job"), ONSITE("fully in person"), ONSITE("fully in office"),
    WEAK("on site", ONSITE), WEAK("onsite", ONSITE), WEAK("in office", ONSITE), WEAK("in person", ONSITE), WEAK("office based", ONSITE), WEAK("not remote", ONSITE), WEAK("workplace", NONE),
    DENY("no remote"), DENY("not remote"), DENY("not a remote"), DENY("not a remote position"), DENY("not a remote role"), DENY("is not remote"), DENY("not a remote job"), DENY("non remote"), DENY("remote not available"), DENY("remote is not"), DENY("remote work is not"), DENY("remote work not"), DENY("cannot be remote"), DENY("can not be remote"), DENY("not eligible for remote"), DENY("not eligible for remote work"), DENY("no remote work"), DENY("not fully remote"), DENY("not open to remote"), DENY("not available for remote"), DENY("remote candidates will not"), DENY("no work from home"), DENY("remote no"), DENY("no telework"), DENY("not telework eligible"), DENY("not offer remote"), DENY("do not offer remote"), DENY("cannot be performed remotely"), DENY("not a fully remote"), DENY("not considering remote"), DENY("not accepting remote"), DENY("unable to offer remote"), DENY("without remote"), DENY("no fully remote"), DENY("not be remote"), DENY("not a telework"), DENY("kein remote"), DENY("kein homeoffice"), DENY("pas de télétravail"), DENY("sin teletrabajo"), DENY("no hay teletrabajo"), DENY("no teletrabajo"), DENY("geen thuiswerk"), DENY("brak pracy zdalnej"), DENY("sem teletrabalho"), DENY("não remoto"), DENY("no remoto"), DENY("isn t remote"), DENY("nicht remote"), DENY("not a work from home"),
    NEVER("remote sensing"), NEVER("temporarily remote"), NEVER("temporary remote"), NEVER("remote until further notice"), NEVER("remote until"), NEVER("is fully remote or"), NEVER("fully remote or # office based"), NEVER("position is fully remote or"), NEVER("hybrid environment"), NEVER("remote control"), NEVER("remote controlled"), NEVER("remote desktop"), NEVER("remote support"), NEVER("remote monitoring"), NEVER("remote access"), NEVER("remote server"), NEVER("remote servers"), NEVER("remote site"), NEVER("remote sites"), NEVER("remote team"), NEVER("remote teams"), NEVER("remote first day"), NEVER("remote patient"), NEVER("remote patient monitoring"), NEVER("remote areas"), NEVER("remote area"), NEVER("remote communities"), NEVER("remote locations"), NEVER("remote offices"), NEVER("remote office"), NEVER("remote management"), NEVER("remote employees"), NEVER("remote workers"), NEVER("remote colleagues"), NEVER("remote users"), NEVER("remote work stipend"), NEVER("remote stipend"), NEVER("remote working stipend"), NEVER("remote deposit"), NEVER("remote interview"), NEVER("remote interviews"), NEVER("remote onboarding"), NEVER("remote diagnostics"), NEVER("remote procedure"), NEVER("remote procedure call"), NEVER("remote sales team"), NEVER("remote sales teams"), NEVER("remote sales force"), NEVER("remote work environment"), NEVER("remote operations"), NEVER("remote hands"), NEVER("remote weapon"), NEVER("remote operation"), NEVER("remote pilot"), NEVER("remote learning"), NEVER("remote code"), NEVER("remote maintenance"), NEVER("remote participants"), NEVER("remote customers"), NEVER("remote data"), NEVER("remote working allowance"), NEVER("remote meeting"), NEVER("remote meetings"), NEVER("remote collaboration"), NEVER("remote environment"), NEVER("remote staff"), NEVER("remote contributors"), NEVER("remote workforce"), NEVER("remote work experience"), NEVER("remote experience"), NEVER("remote systems"), NEVER("remote devices"), NEVER("remote island"), NEVER("remote health"), NEVER("remote healthcare"), NEVER("remote proctoring"), NEVER("remote i o"), NEVER("remote infrastructure"), NEVER("remotely operated"), NEVER("remotely piloted"), NEVER("remotely manage"),
    NEVER("hybrid cloud"), NEVER("hybrid clouds"), NEVER("hybrid vehicle"), NEVER("hybrid vehicles"), NEVER("hybrid mobile"), NEVER("hybrid app"), NEVER("hybrid apps"), NEVER("hybrid electric"), NEVER("hybrid infrastructure"), NEVER("hybrid environments"), NEVER("hybrid it"), NEVER("hybrid multi cloud"), NEVER("hybrid multicloud"), NEVER("hybrid search"), NEVER("hybrid engine"), NEVER("hybrid networks"), NEVER("hybrid identity"), NEVER("hybrid project"), NEVER("hybrid agile"), NEVER("hybrid methodologies"), NEVER("hybrid system"), NEVER("hybrid systems"), NEVER("hybrid exchange"), NEVER("hybrid azure"), NEVER("hybrid car"), NEVER("hybrid cars"), NEVER("hybrid intelligence"), NEVER("hybrid cloud environment"), NEVER("hybrid cloud environments"), NEVER("hybrid data"), NEVER("hybrid architecture"), NEVER("hybrid architectures"), NEVER("hybrid event"), NEVER("hybrid events"), NEVER("hybrid drive"), NEVER("hybrid integration"), NEVER("hybrid simulation"),
    NEVER("on site gym"), NEVER("on site parking"), NEVER("onsite parking"), NEVER("on site cafeteria"), NEVER("on site interview"), NEVER("onsite interview"), NEVER("on site interviews"), NEVER("onsite interviews"), NEVER("on site support"), NEVER("onsite support"), NEVER("onsite gym"), NEVER("on site fitness"), NEVER("onsite fitness"), NEVER("on site restaurant"), NEVER("on site childcare"), NEVER("on site health"), NEVER("onsite health"), NEVER("on site clinic"), NEVER("onsite clinic"), NEVER("on site seo"), NEVER("on site visits"), NEVER("onsite visits"), NEVER("on site customer"), NEVER("on site training"), NEVER("onsite training"), NEVER("on site canteen"), NEVER("onsite meals"), NEVER("on site meals"), NEVER("on site team"), NEVER("onsite team"), NEVER("onsite teams"), NEVER("on site events"), NEVER("work on site visits"), NEVER("onsite offshore"), NEVER("in person interview"), NEVER("in person interviews"), NEVER("in person meetings"), NEVER("in person events"), NEVER("in person collaboration"), NEVER("in person training"), NEVER("in person offsites"), NEVER("in person meetups"), NEVER("work on site specific"), NEVER("work on site reliability"), NEVER("in office perks"), NEVER("in office lunches"), NEVER("in office snacks"),
    NEVER("# weeks work from anywhere"), NEVER("# weeks of work from anywhere"), NEVER("work from anywhere weeks"), NEVER("work from anywhere policy"), NEVER("# days work from anywhere"), NEVER("# weeks remote"), NEVER("work from anywhere for"), NEVER("work from anywhere for up to"), NEVER("work from anywhere up to"), NEVER("work from anywhere program"), NEVER("work from anywhere # weeks"), NEVER("work from anywhere days"), NEVER("work from anywhere month"), NEVER("# weeks per year"), NEVER("# days per year remote"), NEVER("work remotely for up to"), NEVER("work remotely up to"), NEVER("work from home stipend"), NEVER("work from home budget"), NEVER("work from home allowance"), NEVER("home office stipend"), NEVER("home office budget"), NEVER("home office allowance"), NEVER("home office setup"), NEVER("home office equipment"), NEVER("work from home equipment"), NEVER("home office set up"), NEVER("work from home setup"), NEVER("work from abroad"), NEVER("home office ausstattung"), NEVER("home office zuschuss"), NEVER("home office pauschale"), NEVER("anywhere else"), NEVER("remote work policy"), NEVER("anywhere from"), NEVER("work from home policy"), NEVER("occasional remote"), NEVER("work remotely from abroad"),
    /* German */
    WEAK("homeoffice", REMOTE), WEAK("telearbeit", REMOTE), WEAK("mobiles arbeiten", HYBRID), WEAK("mobile arbeit", HYBRID), WEAK("vor ort", ONSITE), WEAK("remote arbeiten", REMOTE), WEAK("deutschlandweit remote", REMOTE), WEAK("präsenz", ONSITE),
    REMOTE("# homeoffice"), REMOTE("# home office"), REMOTE("vollständig remote"), REMOTE("komplett remote"), REMOTE("voll remote"), REMOTE("remote möglich"), REMOTE("full remote möglich"), REMOTE("ausschließlich remote"), REMOTE("remote innerhalb deutschlands"), REMOTE("remote aus deutschland"), REMOTE("vollständig im homeoffice"), REMOTE("komplett aus dem homeoffice"), REMOTE("deutschlandweit im homeoffice"), REMOTE("zu # remote"), REMOTE("reine remote"),
    HYBRID("hybrides arbeiten"), HYBRID("hybride arbeit"), HYBRID("hybrides arbeitsmodell"), HYBRID("hybride arbeitsweise"), HYBRID("hybrides modell"), HYBRID("hybrid arbeiten"), HYBRID("hybriden arbeitsmodell"), HYBRID("hybride arbeitsmodelle"), HYBRID("hybrider arbeit"), HYBRID("hybridem arbeiten"), HYBRID("hybridmodell"), HYBRID("teilweise remote"), HYBRID("teilweise homeoffice"), HYBRID("anteilig homeoffice"), HYBRID("teilweise im homeoffice"), HYBRID("möglichkeit zum homeoffice"), HYBRID("homeoffice möglichkeit"), HYBRID("homeoffice möglich"), HYBRID("home office möglich"), HYBRID("home office possible"), HYBRID("home office möglichkeit"), HYBRID("homeoffice möglichkeiten"), HYBRID("möglichkeit zum mobilen arbeiten"), HYBRID("möglichkeit auf homeoffice"), HYBRID("mix aus homeoffice und büro"), HYBRID("mix aus büro und homeoffice"), HYBRID("mobiles arbeiten möglich"), HYBRID("homeoffice anteil"), HYBRID("hybriden arbeiten"), HYBRID("homeoffice regelung"), HYBRID("flexible homeoffice regelung"), HYBRID("tageweise homeoffice"), HYBRID("möglichkeit zu homeoffice"), HYBRID("möglichkeit von homeoffice"), HYBRID("möglichkeit des mobilen arbeitens"), HYBRID("homeoffice nach absprache"), HYBRID("bis zu # homeoffice"), HYBRID("bis zu # home office"), HYBRID("bis zu # remote"), HYBRID("up to # remote"),
    HOME("# tage homeoffice"), HOME("# tage home office"), HOME("# tage remote"), HOME("# tage mobiles arbeiten"), HOME("# tage im homeoffice"), HOME("# tage pro woche homeoffice"), HOME("# tage die woche homeoffice"), HOME("# tage pro woche im homeoffice"), HOME("# tag homeoffice"), HOME("# homeoffice tage"), HOME("# tagen homeoffice"), HOME("# tage pro woche remote"), HOME("# tage pro woche mobil"), HOME("# tage in der woche homeoffice"), HOME("# tage woche homeoffice"), HOME("# tage woche remote"), HOME("# tage in der woche von zu hause"), HOME("# tage die woche von zuhause"),
    OFFICE("# tage im büro"), OFFICE("# tage pro woche im büro"), OFFICE("# tage die woche im büro"), OFFICE("# tage vor ort"), OFFICE("# tage pro woche vor ort"), OFFICE("# bürotage"), OFFICE("# präsenztage"), OFFICE("# tag im büro"),
    ONSITE("ausschließlich vor ort"), ONSITE("# vor ort"), ONSITE("präsenzarbeit"), ONSITE("in präsenz"), ONSITE("arbeit vor ort"),
    /* French */
    WEAK("télétravail", HYBRID), WEAK("à distance", REMOTE), WEAK("présentiel", ONSITE), WEAK("sur site", ONSITE), WEAK("hybride", HYBRID), REMOTE("télétravail complet"), REMOTE("télétravail total"), REMOTE("full télétravail"), REMOTE("# télétravail"), REMOTE("# en télétravail"), REMOTE("# à distance"), REMOTE("entièrement à distance"), REMOTE("poste en télétravail"), REMOTE("en full remote"), REMOTE("# de télétravail"), REMOTE("entièrement en télétravail"), REMOTE("# remote possible"),
    HYBRID("télétravail partiel"), HYBRID("télétravail hybride"), HYBRID("télétravail possible"), HYBRID("télétravail occasionnel"), HYBRID("télétravail régulier"), HYBRID("travail hybride"), HYBRID("mode hybride"), HYBRID("modèle hybride"), HYBRID("poste hybride"), HYBRID("organisation hybride"), HYBRID("rythme hybride"), HYBRID("politique de télétravail"), HYBRID("accord télétravail"), HYBRID("télétravail flexible"), HYBRID("télétravail fréquent"), HYBRID("en hybride"), HYBRID("format hybride"), HYBRID("remote partiel"),
    HOME("# jours de télétravail"), HOME("# jour de télétravail"), HOME("# jours télétravail"), HOME("# jours de remote"), HOME("# jours par semaine de télétravail"), HOME("# jours en télétravail"), HOME("télétravail # jours"), HOME("# jours par semaine en télétravail"), HOME("# jours de tt"), HOME("# j de télétravail"), HOME("télétravail jusqu à # jours"), HOME("# jours remote"), HOME("télétravail # jour"), OFFICE("# jours au bureau"), OFFICE("# jours par semaine au bureau"), OFFICE("# jours sur site"), OFFICE("# jours en présentiel"), OFFICE("# jours de présence"), OFFICE("# jours par semaine sur site"), ONSITE("# présentiel"), ONSITE("poste en présentiel"), ONSITE("# sur site"), ONSITE("uniquement en présentiel"),
    /* Spanish, Catalan */
    WEAK("teletrabajo", REMOTE), WEAK("remoto", REMOTE), WEAK("remota", REMOTE), WEAK("presencial", ONSITE), WEAK("híbrido", HYBRID), WEAK("híbrida", HYBRID), WEAK("teletreball", REMOTE), WEAK("a distancia", REMOTE), WEAK("semipresencial", HYBRID), WEAK("híbrid", HYBRID), REMOTE("# remoto"), REMOTE("# remota"), REMOTE("# teletrabajo"), REMOTE("totalmente remoto"), REMOTE("trabajo remoto"), REMOTE("trabajo # remoto"), REMOTE("en remoto"), REMOTE("completamente remoto"), REMOTE("modalidad remota"), REMOTE("modalidad remoto"), REMOTE("puesto remoto"), REMOTE("# en remoto"), REMOTE("remoto #"), REMOTE("modalidad # remota"), REMOTE("posición remota"), REMOTE("# teletreball"), HYBRID("modalidad híbrida"), HYBRID("modelo híbrido"), HYBRID("trabajo híbrido"), HYBRID("formato híbrido"), HYBRID("teletrabajo parcial"), HYBRID("modalidad híbrido"), HYBRID("régimen híbrido"), HYBRID("esquema híbrido"), HYBRID("modalitat híbrida"), HYBRID("model híbrid"), HYBRID("opción de teletrabajo"), HYBRID("posibilidad de teletrabajo"), HOME("# días de teletrabajo"), HOME("# días teletrabajo"), HOME("# días en remoto"), HOME("# días remotos"), HOME("# días de home office"), HOME("# días home office"), HOME("# días a la semana de teletrabajo"), HOME("# dies de teletreball"), HOME("# día de teletrabajo"), OFFICE("# días en la oficina"), OFFICE("# días en oficina"), OFFICE("# días presenciales"), OFFICE("# días presencial"), OFFICE("# días de oficina"), ONSITE("# presencial"), ONSITE("trabajo presencial"), ONSITE("modalidad presencial"), ONSITE("modalidad # presencial"), ONSITE("puesto presencial"), NEVER("equipo remoto"), NEVER("equipos remotos"), NEVER("acceso remoto"), NEVER("soporte remoto"), NEVER("control remoto"),
    /* Portuguese */
    WEAK("teletrabalho", REMOTE), REMOTE("trabalho remoto"), REMOTE("totalmente remoto"), REMOTE("# home office"), REMOTE("vaga remota"), REMOTE("atuação remota"), REMOTE("regime remoto"), REMOTE("modelo remoto"), REMOTE("regime de teletrabalho"), REMOTE("vaga # remota"), REMOTE("modelo de trabalho remoto"), REMOTE("formato remoto"), HYBRID("modelo de trabalho híbrido"), HYBRID("regime híbrido"), HYBRID("trabalho híbrido"), HYBRID("atuação híbrida"), HYBRID("vaga híbrida"), HOME("# dias de home office"), HOME("# dias remotos"), HOME("# dias de teletrabalho"), HOME("# dias em casa"), OFFICE("# dias presenciais"), OFFICE("# dias no escritório"), OFFICE("# vezes por semana presencial"), ONSITE("trabalho presencial"), ONSITE("modelo presencial"), ONSITE("vaga presencial"), ONSITE("regime presencial"),
    /* Italian */
    WEAK("da remoto", REMOTE), WEAK("smart working", HYBRID), WEAK("smartworking", HYBRID), WEAK("telelavoro", REMOTE), WEAK("in sede", ONSITE), WEAK("in presenza", ONSITE), WEAK("lavoro agile", HYBRID), WEAK("ibrido", HYBRID), WEAK("ibrida", HYBRID), REMOTE("full smart working"), REMOTE("# smart working"), REMOTE("# da remoto"), REMOTE("# remoto"), REMOTE("lavoro da remoto"), REMOTE("completamente da remoto"), REMOTE("interamente da remoto"), REMOTE("totalmente da remoto"), REMOTE("lavoro remoto"), REMOTE("full remote dall italia"), HYBRID("modalità ibrida"), HYBRID("lavoro ibrido"), HYBRID("modello ibrido"), HYBRID("smart working parziale"), HYBRID("smart working ibrido"), HYBRID("possibilità di smart working"), HYBRID("formula ibrida"), HOME("# giorni di smart working"), HOME("# giorni in smart working"), HOME("# giorni da remoto"), HOME("# giorni smart working"), HOME("# giorni a settimana di smart working"), HOME("# giorno di smart working"), OFFICE("# giorni in ufficio"), OFFICE("# giorni in sede"), OFFICE("# giorni in presenza"), ONSITE("# in presenza"), ONSITE("lavoro in presenza"), ONSITE("# in sede"), ONSITE("modalità in presenza"),
    /* Dutch */
    WEAK("thuiswerken", HYBRID), WEAK("thuiswerk", HYBRID), WEAK("op afstand", REMOTE), WEAK("op locatie", ONSITE), REMOTE("volledig remote"), REMOTE("volledig thuiswerken"), REMOTE("volledig op afstand"), REMOTE("# thuiswerken"), REMOTE("volledig vanuit huis"), HYBRID("hybride werken"), HYBRID("hybride werkmodel"), HYBRID("hybride functie"), HYBRID("mogelijkheid tot thuiswerken"), HYBRID("deels thuiswerken"), HYBRID("gedeeltelijk thuiswerken"), HYBRID("mogelijkheid om thuis te werken"), HYBRID("hybride werkplek"), HYBRID("deels thuis"), HYBRID("hybride manier van werken"), HYBRID("hybrid werken"), HOME("# dagen thuiswerken"), HOME("# dagen thuis"), HOME("# dagen per week thuis"), HOME("# dagen vanuit huis"), HOME("# dag thuiswerken"), HOME("# dagen remote"), HOME("# dagen per week thuiswerken"), OFFICE("# dagen op kantoor"), OFFICE("# dagen per week op kantoor"), OFFICE("# dag op kantoor"), ONSITE("volledig op kantoor"), ONSITE("volledig op locatie"),
    /* Polish */
    WEAK("praca zdalna", REMOTE), WEAK("zdalnie", REMOTE), WEAK("zdalna", REMOTE), WEAK("hybrydowo", HYBRID), WEAK("hybrydowa", HYBRID), WEAK("stacjonarnie", ONSITE), WEAK("stacjonarna", ONSITE), WEAK("zdalny", REMOTE), REMOTE("w pełni zdalna"), REMOTE("# zdalnie"), REMOTE("# zdalna"), REMOTE("# praca zdalna"), REMOTE("w pełni zdalnie"), REMOTE("całkowicie zdalnie"), REMOTE("całkowicie zdalna"), REMOTE("praca w pełni zdalna"), REMOTE("praca # zdalna"), REMOTE("pracę w pełni zdalną"), REMOTE("możliwość pracy zdalnej"), REMOTE("możliwość pracy # zdalnej"), REMOTE("praca całkowicie zdalna"), HYBRID("praca hybrydowa"), HYBRID("tryb hybrydowy"), HYBRID("pracę hybrydową"), HYBRID("pracy hybrydowej"), HYBRID("model hybrydowy"), HYBRID("modelu hybrydowym"), HYBRID("trybie hybrydowym"), HYBRID("hybrydowy model pracy"), HYBRID("hybrydowy tryb pracy"), HYBRID("hybrydowym modelu pracy"), HYBRID("częściowo zdalnie"), HYBRID("praca częściowo zdalna"), HYBRID("hybrydowym trybie pracy"), HOME("# dni zdalnie"), HOME("# dni pracy zdalnej"), HOME("# dzień zdalnie"), OFFICE("# dni w biurze"), OFFICE("# dni w tygodniu w biurze"), OFFICE("# dni stacjonarnie"), OFFICE("# dzień w biurze"), OFFICE("# dni z biura"), ONSITE("praca stacjonarna"), ONSITE("tryb stacjonarny"), ONSITE("pracę stacjonarną"), ONSITE("# stacjonarnie"), ONSITE("trybie stacjonarnym"), ONSITE("praca w biurze"),
    /* others */
    WEAK("удаленно", REMOTE), WEAK("удалённо", REMOTE), WEAK("удаленка", REMOTE), REMOTE("удаленная работа"), REMOTE("полностью удаленно"), WEAK("гибрид", HYBRID), HYBRID("гибридный формат"), WEAK("віддалено", REMOTE), REMOTE("віддалена робота"), WEAK("distans", REMOTE), WEAK("på distans", REMOTE), WEAK("distansarbete", REMOTE), HYBRID("hybridarbete"), HYBRID("hybridt arbete"), REMOTE("helt på distans"), WEAK("på plats", ONSITE), WEAK("etänä", REMOTE), WEAK("etätyö", REMOTE), WEAK("hjemmekontor", HYBRID), WEAK("hjemmearbejde", HYBRID), WEAK("uzaktan", REMOTE), WEAK("hibrit", HYBRID), WEAK("リモート", REMOTE), WEAK("フルリモート", REMOTE), WEAK("在宅", REMOTE), WEAK("远程", REMOTE), WEAK("원격", REMOTE), WEAK("재택", REMOTE), WEAK("práce z domova", REMOTE), WEAK("home working", REMOTE), WEAK("telemunka", REMOTE),
    LABEL("location"), LABEL("locations"), LABEL("work location"), LABEL("workplace"), LABEL("workplace type"), LABEL("work mode"), LABEL("work model"), LABEL("work type"), LABEL("work arrangement"), LABEL("job location"), LABEL("working model"), LABEL("remote status"), LABEL("remote type"), LABEL("location type"),  LABEL("work setting"), LABEL("work setup"), LABEL("where"), LABEL("based in"), LABEL("arbeitsort"), LABEL("standort"), LABEL("einsatzort"), LABEL("arbeitsmodell"), LABEL("arbeitsplatz"), LABEL("lieu"), LABEL("localisation"), LABEL("lieu de travail"), LABEL("mode de travail"), LABEL("lugar"), LABEL("ubicación"), LABEL("modalidad"), LABEL("modalidad de trabajo"), LABEL("local"), LABEL("localização"), LABEL("modelo de trabalho"), LABEL("regime de trabalho"), LABEL("sede"), LABEL("sede di lavoro"), LABEL("modalità di lavoro"), LABEL("locatie"), LABEL("standplaats"), LABEL("lokalizacja"), LABEL("miejsce pracy"), LABEL("tryb pracy"), LABEL("model pracy"), LABEL("ort"), LABEL("plats"), LABEL("modalitat"),
    /* more languages and turns */
    REMOTE("is fully distributed"), REMOTE("team is fully distributed"), REMOTE("are fully distributed"), REMOTE("fully distributed across"), REMOTE("work from your home"), REMOTE("work from your own home"), REMOTE("remote from anywhere"), REMOTE("fully remote across"), REMOTE("work remotely within"), REMOTE("remote innerhalb"), REMOTE("zu 100 remote"), REMOTE("fjernarbejde"), REMOTE("100 remote"), WEAK("trabajo desde casa", REMOTE), WEAK("desde casa", REMOTE), WEAK("trabalho de casa", REMOTE), WEAK("em casa", REMOTE), WEAK("lavoro da casa", REMOTE), WEAK("na dálku", REMOTE), WEAK("práce na dálku", REMOTE), WEAK("homeworking", REMOTE), WEAK("hjemmefra", REMOTE), WEAK("hemifrån", REMOTE), WEAK("distansjobb", REMOTE), WEAK("távmunka", REMOTE), WEAK("otthoni munkavégzés", REMOTE), WEAK("la distanță", REMOTE), WEAK("telemuncă", REMOTE), WEAK("muncă de acasă", REMOTE), WEAK("дистанционно", REMOTE), WEAK("дистанционная работа", REMOTE), WEAK("дистанційно", REMOTE), WEAK("uzaktan çalışma", REMOTE), WEAK("evden çalışma", REMOTE), WEAK("làm việc từ xa", REMOTE), WEAK("từ xa", REMOTE), WEAK("kerja jarak jauh", REMOTE), WEAK("kaugtöö", REMOTE), WEAK("nuotolinis darbas", REMOTE), WEAK("attālināti", REMOTE), WEAK("rad na daljinu", REMOTE), WEAK("rad od kuće", REMOTE), WEAK("delo na daljavo", REMOTE), WEAK("práca z domu", REMOTE), WEAK("τηλεργασία", REMOTE), WEAK("εξ αποστάσεως", REMOTE), WEAK("télétravail à 100", REMOTE), WEAK("テレワーク", REMOTE), WEAK("远程工作", REMOTE), WEAK("居家办公", REMOTE), WEAK("원격근무", REMOTE), WEAK("op kantoor", ONSITE), WEAK("in kantoor", ONSITE), WEAK("v kanceláři", ONSITE), WEAK("på kontoret", ONSITE), WEAK("på plads", ONSITE), WEAK("na miejscu", ONSITE), WEAK("w biurze", ONSITE), WEAK("на месте работодателя", ONSITE), WEAK("в офисе", ONSITE), WEAK("работа в офисе", ONSITE), WEAK("ofiste", ONSITE), WEAK("în birou", ONSITE), WEAK("la birou", ONSITE), WEAK("toimistolla", ONSITE), WEAK("出社", ONSITE), WEAK("常駐", ONSITE), WEAK("現場勤務", ONSITE), WEAK("オフィス勤務", ONSITE), WEAK("office only", ONSITE), WEAK("in loco", ONSITE), WEAK("hybridní", HYBRID), WEAK("hibrid", HYBRID), WEAK("hibridni", HYBRID), WEAK("hibridno", HYBRID), WEAK("hybridi", HYBRID), WEAK("υβριδικό", HYBRID), WEAK("гибридный", HYBRID), WEAK("гібрид", HYBRID), WEAK("гібридний", HYBRID), WEAK("hybridarbeid", HYBRID), WEAK("混合办公", HYBRID), WEAK("ハイブリッド", HYBRID), WEAK("하이브리드", HYBRID), WEAK("semi presencial", HYBRID), WEAK("semipresenziale", HYBRID), WEAK("modalidad mixta", HYBRID), HYBRID("partial remote"), HYBRID("partial remote work"), HYBRID("partial work from home"), HYBRID("some remote work"), HYBRID("mix of remote and in office"), HYBRID("mix of in office and remote"), HYBRID("mix of in person and remote"), HYBRID("mix of remote and in person"), HYBRID("mix of office and remote"), HYBRID("combination of remote and in office"), HYBRID("combination of remote and office"), HYBRID("combination of office and remote"), HYBRID("combination of in office and remote"), HYBRID("combination of home and office"), HYBRID("split between home and office"), HYBRID("partially from home"), HYBRID("teilweise home office"), HYBRID("teilweises homeoffice"), HYBRID("anteiliges homeoffice"), HYBRID("teils homeoffice"), HYBRID("teils remote"), HYBRID("anteilig remote"), HYBRID("partiellement en télétravail"), HYBRID("parcialmente remoto"), HYBRID("parcialmente remota"), HYBRID("parzialmente da remoto"), HYBRID("gedeeltelijk thuis"), HYBRID("częściowo zdalna"), HYBRID("частично удаленно"), HYBRID("частичная удаленка"), HYBRID("híbrida o remota"), HYBRID("remote friendly office"), NEVER("hybrid seeds"), NEVER("hybrid seed"), NEVER("hybrid corn"), NEVER("hybrid rice"), NEVER("hybrid maize"), NEVER("hybrid breeding"), NEVER("hybrid engines"), NEVER("hybrid learning"), NEVER("hybrid threats"), NEVER("hybrid methodology"), NEVER("conducted on site"), NEVER("conducted onsite"), NEVER("interviews on site"), NEVER("interviews onsite"), NEVER("interview onsite"), NEVER("interview in person"), NEVER("interviews in person"), NEVER("even remotely"), NEVER("remotely boring"), NEVER("remotely interesting"), NEVER("remotely related"), NEVER("remotely close"), NEVER("not remotely"), NEVER("future of remote work"), NEVER("remote work tools"), NEVER("remote work software"), NEVER("remote work solutions"), NEVER("tools for remote"), NEVER("remote islands"), NEVER("remote villages"), NEVER("remote troubleshooting"), NEVER("remote assistance"), NEVER("remote start"), NEVER("remote care"), NEVER("remote repositories"), DENY("remote work no"), DENY("remote working no"), DENY("home office no"), DENY("télétravail non"), DENY("télétravail impossible"), DENY("télétravail pas possible"), DENY("pas de possibilité de télétravail"), DENY("télétravail non autorisé"), DENY("teletrabajo no"), DENY("no se ofrece teletrabajo"), DENY("no hay posibilidad de teletrabajo"), DENY("homeoffice nicht möglich"), DENY("homeoffice ist nicht"), DENY("home office nicht möglich"), DENY("kein home office"), DENY("keine remote"), DENY("keine homeoffice"), DENY("kein mobiles arbeiten"), DENY("nie ma możliwości pracy zdalnej"), DENY("bez możliwości pracy zdalnej"), DENY("brak możliwości pracy zdalnej"), DENY("thuiswerken is niet"), DENY("niet remote"), DENY("smart working non previsto"), DENY("no smart working"), DENY("non da remoto"), DENY("sem home office"), DENY("sem possibilidade de home office"), DENY("não é remoto"), DENY("удаленная работа не"), DENY("без удаленки"), DENY("remote is unavailable"), DENY("remote unavailable"), DENY("remote work is unavailable"), DENY("not permit remote"), DENY("remote not possible"), DENY("remote work not possible"), DENY("remote not an option"), DENY("no remote option"), DENY("no remote options"), DENY("ineligible for remote work"),
    DENY("no wfh"), DENY("no home office"), DENY("wfh no"), DENY("not wfh"), DENY("no remote working"), DENY("no hybrid or remote"), HYBRID("occasional work from home"), HYBRID("occasional remote work"), HYBRID("occasional home office"), HYBRID("work from home on fridays"), HYBRID("work from home on mondays"), HYBRID("work from home fridays"), HYBRID("remote on fridays"), HYBRID("remote fridays"), HYBRID("remote on mondays"), HYBRID("gelegentlich homeoffice"), HYBRID("gelegentliches homeoffice"), HYBRID("télétravail ponctuel"), HYBRID("teletrabajo ocasional"), HOME("# day a week from home"), HOME("# day per week from home"), HOME("# day remote"), HOME("# day a week remote"), HOME("# day per week remote"), HOME("# day of remote work"), HOME("# day home office"), HOME("# dni z domu"), HOME("# dni home office"), HOME("週 # 日 リモート"), HOME("週 # 日 在宅"), HOME("# дня удаленно"), HOME("# дня из дома"), HOME("# dny home office"), HOME("# dny z domova"), HOME("# dagar hemifrån"), HOME("# dager hjemmekontor"), HOME("# dage hjemmefra"), HOME("# nap home office"), OFFICE("# dni w tygodniu z biura"), OFFICE("週 # 日 出社"), OFFICE("週 # 出社"), OFFICE("# дня в офисе"), OFFICE("# дней в офисе"), OFFICE("# dny v kanceláři"), OFFICE("# dagar på kontoret"), OFFICE("# dager på kontoret"), OFFICE("# dage på kontoret"), OFFICE("# nap iroda"), WEAK("arbeiten von überall", REMOTE), WEAK("von überall arbeiten", REMOTE), WEAK("von überall", REMOTE), WEAK("ortsunabhängig", REMOTE), WEAK("desde cualquier lugar", REMOTE), WEAK("de qualquer lugar", REMOTE), WEAK("da qualsiasi luogo", REMOTE), WEAK("depuis n importe où", REMOTE), WEAK("z dowolnego miejsca", REMOTE), WEAK("из любой точки мира", REMOTE), NEVER("remote debugging"), NEVER("remote village"), NEVER("remote clinic"), NEVER("remote clinics"), NEVER("remote region"), NEVER("remote regions"), NEVER("remote wilderness"), NEVER("remote camp"), NEVER("remote camps"), NEVER("remote mine"), NEVER("remote mines"), NEVER("remote exploration"), NEVER("remote testing"), NEVER("remote attestation"), NEVER("remote code execution"), NEVER("remote vehicle"), NEVER("remote vehicles"), NEVER("remote consultation"), NEVER("remote consultations"), NEVER("remote patients"), NEVER("hybrid aircraft"), NEVER("plug in hybrid"), NEVER("hybrid propulsion"), NEVER("hybrid trucks"), NEVER("hybrid power"), NEVER("hybrid inverter"), NEVER("hybrid inverters"), NEVER("hybrid solar"), NEVER("hybrid bikes"), NEVER("hybrid meetings"), NEVER("hybrid teams"), NEVER("hybrid model of care"), NEVER("onsite daycare"), NEVER("on site daycare"), NEVER("onsite childcare"), NEVER("onsite restaurant"), NEVER("onsite canteen"), NEVER("on site doctor"), NEVER("onsite doctor"), NEVER("onsite massage"), NEVER("on site massage"), NEVER("on site barista"), NEVER("on site cafe"), NEVER("onsite cafe"), NEVER("on site showers"), NEVER("onsite events"), NEVER("on site medical"), NEVER("on site audits"), NEVER("onsite audits"), NEVER("on site inspections"), NEVER("# days of work from anywhere"), NEVER("# week work from anywhere"), NEVER("# days of working from anywhere"), NEVER("# days per year work from anywhere"), NEVER("work from anywhere per year"), NEVER("# days remote work abroad"), NEVER("remote working abroad"),
};
// clang-format on
const struct phrase_table WORKMODE_TABLE = {GROUP_MODE, ROWS, sizeof ROWS / sizeof ROWS[0]};

enum {
    FULL_WEEK_DAYS = 5,
    PERCENT_ALL = 100,
    LABEL_WORDS = 4,
    SHORT_LINE = 3,
    SHORT_TEXT_WORDS = 14,
    HEAD_BYTES = 300,
    DAYS_WORDS = 12,
    ANSWER_BYTES = 16 /* from "Remote" to the colon of "Remote work: no" */
};

static struct str
hit_text(const struct words *words, const struct phrase_hit *hit)
{
    return str_sub(words->text, hit->at, hit->end - hit->at);
}

static void
say(struct mode_find *find, enum work_mode mode, bool strong, struct str quote)
{
    if (mode == MODE_NONE) {
        return;
    }
    uint8_t bit = (uint8_t)(1U << mode);
    if (find->strong == 0 && (strong || find->weak == 0)) {
        find->first = mode;
    }
    if (find->quote[mode].n == 0 || (strong && !(find->strong & bit))) {
        find->quote[mode] = quote;
    }
    *(strong ? &find->strong : &find->weak) |= bit;
}

/* A weak word in a labelled line, a line of its own, or between pipes at the
 * top speaks of this job. */
static bool
weak_stands(const struct words *words, const struct hits *hits, size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    if (index > 0) {
        const struct phrase_hit *last = &hits->items[index - 1];
        bool near = last->tag == TAG_LABEL && hit->word - last->word - last->n_words < LABEL_WORDS;
        size_t after = word_end(words, last->word + last->n_words - 1);
        bool colon =
            after < words->text.n && (words->text.p[after] == ':' || words->text.p[after] == '\n');
        if (near && colon) {
            return true;
        }
    }
    size_t first = hit->word, last = hit->word + hit->n_words;
    while (first > 0 && words->items[first].gap < GAP_LINE && hit->word - first < SHORT_LINE + 1) {
        first--;
    }
    while (last < words->n && words->items[last].gap < GAP_LINE && last - first <= SHORT_LINE) {
        last++;
    }
    bool own_line = words->items[first].gap >= GAP_LINE && last - first <= SHORT_LINE;
    bool whole_line = own_line && last - first == hit->n_words;
    if (whole_line || (own_line && hit->at < HEAD_BYTES * 2)) {
        return true;
    }
    struct str left = str_sub(words->text, 0, hit->at);
    struct str before = str_trim(left);
    bool piped = before.n > 0 && before.p[before.n - 1] == '|';
    return piped && hit->at < HEAD_BYTES;
}

static void
scan_days(const struct phrase_hit *hit, struct mode_find *find, struct str quote)
{
    int32_t days = hit->number;
    if (days < 0 || days > FULL_WEEK_DAYS) {
        return;
    }
    bool all = days == FULL_WEEK_DAYS;
    if (hit->tag == TAG_OFFICE) {
        find->has_days = find->has_days || !all;
        say(find, all ? MODE_ONSITE : (days == 0 ? MODE_REMOTE : MODE_HYBRID), true, quote);
    } else {
        find->has_days = find->has_days || !all;
        say(find, all ? MODE_REMOTE : (days == 0 ? MODE_ONSITE : MODE_HYBRID), true, quote);
    }
}

/* Whether a sentence ends behind word `from`, before or at word `to`. */
static bool
is_sentence_apart(const struct words *words, size_t from, size_t to)
{
    for (size_t w = from + 1; w <= to; w++) {
        if (words->items[w].gap >= GAP_SENTENCE) {
            return true;
        }
    }
    return false;
}

/* What days beside this phrase are of; TAG_NEVER when it does not say. */
static enum mode_tag
days_beside(const struct phrase_hit *hit)
{
    bool is_mode = hit->tag == TAG_WEAK || hit->tag == TAG_STRONG;
    if (hit->tag == TAG_AT_OFFICE || (is_mode && hit->value == MODE_ONSITE)) {
        return TAG_OFFICE;
    }
    return is_mode && hit->value == MODE_REMOTE ? TAG_HOME : TAG_NEVER;
}

/* "in-office in London at least three days per week": what the days are of. */
static enum mode_tag
days_of(const struct words *words, const struct hits *hits, size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    for (size_t i = index; i > 0; i--) {
        const struct phrase_hit *last = &hits->items[i - 1];
        if (last->group != GROUP_MODE) {
            continue;
        }
        if (hit->word - last->word > DAYS_WORDS ||
            is_sentence_apart(words, last->word, hit->word)) {
            break;
        }
        enum mode_tag of = days_beside(last);
        if (of != TAG_NEVER) {
            return of;
        }
    }
    return TAG_NEVER;
}

/* "Remote: No", "Remote work: no", "Homeoffice: nein". */
static bool
is_answered_no(const struct words *words, const struct phrase_hit *hit)
{
    static const char *const NO[] = {"no",    "nein", "non", "nee", "nie",
                                     "false", "none", "não", "нет"};
    struct str rest = str_sub(words->text, hit->end, ANSWER_BYTES);
    size_t colon = str_find_byte(rest, ':');
    for (size_t i = 0; i < rest.n && i < colon; i++) {
        if (!byte_is_alpha(rest.p[i]) && rest.p[i] != ' ') {
            return false;
        }
    }
    size_t next = colon == SIZE_MAX ? words->n : words_from(words, hit->end + colon);
    bool is_all = next + 1 >= words->n || words->items[next + 1].gap >= GAP_PUNCT;
    for (size_t i = 0; next < words->n && is_all && i < sizeof NO / sizeof NO[0]; i++) {
        if (words->items[next].hash == word_hash(str_of(NO[i]))) {
            return true;
        }
    }
    return false;
}

/* "is remote" of "is remote sensing", "remote role" of "not a remote role". */
static bool
is_overlapped(const struct hits *hits, size_t index)
{
    const struct phrase_hit *hit = &hits->items[index];
    if (hit->tag == TAG_NEVER || hit->tag == TAG_DENY) {
        return false;
    }
    for (size_t k = index; k > 0 && hits->items[k - 1].end > hit->at; k--) {
        const struct phrase_hit *last = &hits->items[k - 1];
        if (last->group == GROUP_MODE && (last->tag == TAG_NEVER || last->tag == TAG_DENY)) {
            return true;
        }
    }
    for (size_t k = index + 1; k < hits->n && hits->items[k].at < hit->end; k++) {
        if (hits->items[k].group == GROUP_MODE && hits->items[k].tag == TAG_NEVER) {
            return true;
        }
    }
    return false;
}

/* "100% remote" is what it says, "60% remote" hybrid; "5% remote" says nothing. */
static enum work_mode
mode_of_share(enum work_mode mode, int32_t percent)
{
    enum { LEAST_SHARE = 10 };
    if (percent < 0 || percent == PERCENT_ALL) {
        return mode;
    }
    return percent >= LEAST_SHARE && percent < PERCENT_ALL ? MODE_HYBRID : MODE_NONE;
}

static void
scan_hit(const struct words *words, const struct hits *hits, size_t index, struct mode_find *find)
{
    const struct phrase_hit *hit = &hits->items[index];
    struct str quote = hit_text(words, hit);
    enum work_mode mode = (enum work_mode)hit->value;
    struct phrase_hit days = *hit;
    switch ((enum mode_tag)hit->tag) {
    case TAG_STRONG:
    case TAG_WEAK:
        if (mode == MODE_REMOTE && is_answered_no(words, hit)) {
            find->denies_remote = true;
        } else if (hit->tag == TAG_STRONG) {
            say(find, mode_of_share(mode, hit->number), true, quote);
        } else {
            say(find, mode, weak_stands(words, hits, index), quote);
        }
        break;
    case TAG_OPEN:
        find->is_open = true;
        say(find, MODE_REMOTE, true, quote);
        break;
    case TAG_WORLD:
        find->is_worldwide = true;
        say(find, MODE_REMOTE, true, quote);
        break;
    case TAG_DAYS:
        days.tag = (uint8_t)days_of(words, hits, index);
        if (days.tag != TAG_NEVER) {
            scan_days(&days, find, quote);
        }
        break;
    case TAG_OFFICE:
    case TAG_HOME:
        scan_days(hit, find, quote);
        break;
    case TAG_DENY:
        find->denies_remote = true;
        break;
    case TAG_HASH:
        if (hit->at > 0 && words->text.p[hit->at - 1] == '#') {
            say(find, mode, true, quote);
            find->declared |= (uint8_t)(1U << mode);
        }
        break;
    case TAG_NEVER:
    case TAG_LABEL:
    case TAG_AT_OFFICE:
        break;
    }
}

void
workmode_scan(const struct words *words, const struct hits *hits, const struct section *sections,
              size_t n_sections, struct mode_find *ret)
{
    struct mode_find find = {0};
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        if (hit->group != GROUP_MODE || is_overlapped(hits, i)) {
            continue;
        }
        enum section_kind kind =
            sections ? sections_at(sections, n_sections, hit->at) : SECTION_NONE;
        if (kind != SECTION_EEO && kind != SECTION_LEGAL) {
            scan_hit(words, hits, i, &find);
        }
    }
    *ret = find;
}

enum status
workmode_of_text(struct str text, const struct phrases *phrases, struct arena *arena,
                 struct mode_find *ret)
{
    struct words words;
    struct hits hits;
    enum status status = words_split(text, arena, &words);
    if (status == OK) {
        status = phrases_find(phrases, &words, 1U << GROUP_MODE, arena, &hits);
    }
    if (status == OK) {
        workmode_scan(&words, &hits, NULL, 0, ret);
        if (words.n <= SHORT_TEXT_WORDS && !ret->strong) {
            ret->strong = ret->weak;
        }
        if (str_is_nocase(str_trim(text), "virtual")) { /* alone; not "virtual reality" */
            say(ret, MODE_REMOTE, true, str_trim(text));
        }
    }
    return status;
}

// clang-format off
static const struct { const char *word; enum work_mode mode; } STRUCTURED[] = {
    {"telecommute", MODE_REMOTE}, {"remote", MODE_REMOTE}, {"fully_remote", MODE_REMOTE}, {"fullremote", MODE_REMOTE}, {"full", MODE_REMOTE}, {"partial", MODE_HYBRID}, {"punctual", MODE_HYBRID}, {"no", MODE_NONE},
    {"hybrid", MODE_HYBRID}, {"flexible", MODE_HYBRID}, {"onsite", MODE_ONSITE}, {"on-site", MODE_ONSITE}, {"on_site", MODE_ONSITE}, {"office", MODE_ONSITE}, {"in-office", MODE_ONSITE}, {"inoffice", MODE_ONSITE}, {"in_office", MODE_ONSITE}, {"on site", MODE_ONSITE},
};
static const struct { const char *rule; enum work_mode mode; } FLAGS[] = {
    {"hybrid", MODE_HYBRID}, {"on_site", MODE_ONSITE}, {"onsite", MODE_ONSITE}, {"onSite", MODE_ONSITE}, {"remote", MODE_REMOTE}, {"Remote", MODE_REMOTE}, {"telecommut", MODE_REMOTE}, {"elework", MODE_NONE},
};
// clang-format on

/* Mode bits of a "yes" in the field that the rule read. */
static uint8_t
flag_modes(struct str rule)
{
    for (size_t i = 0; i < sizeof FLAGS / sizeof FLAGS[0]; i++) {
        if (str_has(rule, str_of(FLAGS[i].rule))) {
            return (uint8_t)((1U << FLAGS[i].mode) & ~1U);
        }
    }
    return 0;
}

uint8_t
workmode_structured(const struct raw_value *value, const struct phrases *phrases,
                    struct arena *arena, bool *ret_is_flag)
{
    struct str text = str_trim(value->text);
    *ret_is_flag = false;
    bool yes = str_is_nocase(text, "true") || str_is_nocase(text, "yes") || str_is(text, "1");
    bool no = str_is_nocase(text, "false") || str_is_nocase(text, "no") || str_is(text, "0") ||
              str_is_nocase(text, "none");
    if (yes || no) {
        *ret_is_flag = true;
        return yes ? flag_modes(str_of(value->rule)) : 0;
    }
    for (size_t i = 0; i < sizeof STRUCTURED / sizeof STRUCTURED[0]; i++) {
        if (str_is_nocase(text, STRUCTURED[i].word)) {
            return (uint8_t)((1U << STRUCTURED[i].mode) & ~1U);
        }
    }
    struct mode_find find;
    if (workmode_of_text(text, phrases, arena, &find) != OK) {
        return 0;
    }
    return find.strong;
}

#define BIT(mode) (1U << (mode))

static enum work_mode
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
    if (text->denies_remote && !(text->strong & BIT(MODE_HYBRID))) {
        return text->strong & BIT(MODE_REMOTE) ? MODE_NONE : MODE_ONSITE;
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
    if (text->is_open && !text->denies_remote) {
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
