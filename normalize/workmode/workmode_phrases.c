/* normalize/workmode/workmode_phrases.c: the words that speak of remote, hybrid and on-site
 * work, and those that only look so, in the languages of postings. Words are
 * folded: case and accents do not matter. */
#include "normalize/workmode/workmode.h"

#include "base/banned.h"

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
#define LONE(text, mode)                                                                           \
    {                                                                                              \
        text, TAG_LONE, MODE_##mode                                                                \
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
#define ASKS(text, mode)                                                                           \
    {                                                                                              \
        text, TAG_LABEL, MODE_##mode                                                               \
    }
#define HASH(text, mode)                                                                           \
    {                                                                                              \
        text, TAG_HASH, MODE_##mode                                                                \
    }
#define OPEN(text)                                                                                 \
    {                                                                                              \
        text, TAG_OPEN, MODE_REMOTE                                                                \
    }
#define RESIDE(text)                                                                               \
    {                                                                                              \
        text, TAG_RESIDE, 0                                                                        \
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
    WEAK("remote", REMOTE), WEAK("teletrabajar", REMOTE), WEAK("télétravailler", REMOTE), WEAK("teletrabalhar", REMOTE),
    WEAK("telewerken", REMOTE), WEAK("ortsunabhängig", REMOTE), WEAK("ortsunabhängiges", REMOTE), WEAK("ortsunabhängige", REMOTE),
    WEAK("ortsunabhängigem", REMOTE), REMOTE("smart working totale"), REMOTE("smart working integrale"), WEAK("재택근무", REMOTE),
    WEAK("在宅勤務", REMOTE), WEAK("remotely", REMOTE), WEAK("fully remote", REMOTE), WEAK("telecommute", REMOTE), WEAK("telework", REMOTE),
    WEAK("work from home", REMOTE), WEAK("wfh", REMOTE), WEAK("work from anywhere", REMOTE), WEAK("distributed", NONE),
    WEAK("home based", REMOTE), LONE("anywhere", REMOTE), LONE("virtual", REMOTE), WEAK("home office", REMOTE),
    WEAK("remote first", REMOTE), WEAK("telecommuting", REMOTE), WEAK("teleworking", REMOTE), WEAK("work at home", REMOTE),
    WEAK("homebased", REMOTE), WEAK("work remotely", REMOTE), WEAK("working remotely", REMOTE), WEAK("remote ok", REMOTE),
    WEAK("remote friendly", REMOTE), LONE("worldwide", REMOTE), WEAK("field based", NONE),
    REMOTE("work from home arrangement"), REMOTE("based remotely"), REMOTE("remote working arrangement"), REMOTE("is remote"),
    REMOTE("remote position"), REMOTE("remote role"), REMOTE("remote job"), REMOTE("remote opportunity"), REMOTE("is a remote"),
    REMOTE("this is a remote"), REMOTE("full remote"), REMOTE("remote based"), REMOTE("remote work available"), REMOTE("remote eligible"),
    REMOTE("work remotely from"), REMOTE("remote within"), REMOTE("is open to remote"), OPEN("open to remote candidates"),
    OPEN("open to remote applicants"), OPEN("open to remote applications"), OPEN("open to remote fellows"), OPEN("open to remote hires"),
    OPEN("open to remote employees"), OPEN("open to remote workers"), OPEN("open to fully remote candidates"),
    OPEN("open to hiring remote"), OPEN("open to hiring remotely"), OPEN("position is open to remote"), OPEN("role is open to remote"),
    OPEN("can also be remote"), OPEN("can also be fully remote"), REMOTE("role can be performed remotely"), REMOTE("can be done remotely"),
    REMOTE("performed remotely"), REMOTE("can be remote"), REMOTE("may be remote"), REMOTE("can be performed remotely"),
    REMOTE("work from home position"), REMOTE("work from home role"), REMOTE("work from home opportunity"), REMOTE("remote contract"),
    REMOTE("remote in the us"), REMOTE("remote usa"), REMOTE("remote us"), REMOTE("work anywhere in the"), REMOTE("home based role"),
    REMOTE("home based position"), REMOTE("remote full time"), REMOTE("telecommute position"), REMOTE("you can work from anywhere"),
    REMOTE("work from anywhere in"), REMOTE("location remote"), REMOTE("remote location"), REMOTE("remote work location"),
    REMOTE("remote employment"), REMOTE("remote setup"), REMOTE("fully remote team"), REMOTE("all remote company"),
    REMOTE("we re a remote first company"), REMOTE("we are a remote first company"), REMOTE("remote first company"),
    REMOTE("fully distributed team"), REMOTE("fully distributed company"), REMOTE("we are fully distributed"),
    REMOTE("work from home full time"), REMOTE("remote candidates welcome"), REMOTE("remote applicants"), REMOTE("remotely from anywhere"),
    REMOTE("positions are remote"), REMOTE("on a remote basis"), REMOTE("we are a remote company"), REMOTE("we re a remote company"),
    REMOTE("performed in a remote office"), REMOTE("offered remotely"), REMOTE("offered as remote"), REMOTE("join our team remotely"),
    REMOTE("join the team remotely"), REMOTE("join our * team remotely"), REMOTE("join our * * team remotely"),
    REMOTE("join the * team remotely"),
    WORLD("work from anywhere in the world"), WORLD("anywhere in the world"), WORLD("remote worldwide"), WORLD("remote globally"),
    WORLD("remote anywhere"), WORLD("globally remote"), WORLD("worldwide remote"), WORLD("remote work from anywhere"),
    HYBRID("hybrid role"), HYBRID("hybrid position"), HYBRID("hybrid work"), HYBRID("hybrid working"), HYBRID("hybrid model"),
    HYBRID("hybrid work model"), HYBRID("hybrid schedule"), HYBRID("hybrid work schedule"), HYBRID("hybrid work environment"),
    HYBRID("hybrid arrangements"), HYBRID("hybrid working arrangements"), HYBRID("hybrid working arrangement"),
    HYBRID("hybrid work arrangements"), HYBRID("hybrid arrangement"), HYBRID("hybrid work arrangement"), HYBRID("hybrid workplace"),
    HYBRID("hybrid setup"), HYBRID("hybrid set up"), HYBRID("is hybrid"), HYBRID("is a hybrid"), HYBRID("hybrid remote"),
    HYBRID("hybrid opportunity"), HYBRID("hybrid basis"), HYBRID("hybrid policy"), HYBRID("hybrid flexible"), HYBRID("hybrid job"),
    HYBRID("hybrid approach to work"), HYBRID("hybrid flexibility"), HYBRID("work hybrid"), HYBRID("hybrid way of working"),
    HYBRID("hybrid working model"), HYBRID("hybrid workstyle"), HYBRID("hybrid format"), HYBRID("flexible hybrid"),
    HYBRID("location hybrid"), HYBRID("hybrid location"), HYBRID("part remote"), HYBRID("hybrid in office"), HYBRID("hybrid work policy"),
    HYBRID("hybrid working policy"), HYBRID("hybrid first"), HYBRID("hybrid office"), HYBRID("semi remote"),
    WEAK("hybrid", HYBRID), WEAK("flex office", HYBRID), WEAK("isremote", REMOTE), WEAK("office first", ONSITE), WEAK("ofisten", ONSITE),
    WEAK("ofiste", ONSITE), WEAK("iş yerinde", ONSITE), ONSITE("on premises role"), ONSITE("on premises position"),
    REMOTE("work from wherever"), REMOTE("working from wherever"), REMOTE("done from home"), REMOTE("performed from home"),
    REMOTE("working from home full time"), REMOTE("work full time from home"),
    HYBRID("between home and our"), HYBRID("between working from home and"), HYBRID("between remote and office"),
    HYBRID("between remote and in office"),
    ONSITE("you ll work from our * headquarters"), ONSITE("you ll work from our * * headquarters"),
    ONSITE("you will work from our * headquarters"), ONSITE("you will work from our * * headquarters"),
    ONSITE("you will work from our headquarters"), ONSITE("you ll work from our headquarters"),
    ONSITE("full time presence in the office"), ONSITE("full time presence in our office"), ONSITE("full time office presence"),
    ONSITE("full time in person presence"), ONSITE("full time presence on site"),
    ONSITE("commute daily to our"),
    NEVER("git remote"), NEVER("remote add"), NEVER("phone screen on site"), NEVER("phone screen onsite"), NEVER("final on site"),
    NEVER("final onsite"), NEVER("virtual on site"), NEVER("virtual onsite"),
    ONSITE("on site role"), ONSITE("on site position"), ONSITE("onsite role"), ONSITE("onsite position"), ONSITE("is on site"),
    ONSITE("is onsite"), ONSITE("is an on site"), ONSITE("is an onsite"), ONSITE("in person role"), ONSITE("in person position"),
    ONSITE("is in person"), ONSITE("in office role"), ONSITE("in office position"), ONSITE("is an in office"), ONSITE("is an in person"),
    ONSITE("office based role"), ONSITE("office based position"), ONSITE("is office based"), ONSITE("work on site"), ONSITE("work onsite"),
    ONSITE("must work onsite"), ONSITE("must work on site"), ONSITE("required to be on site"), ONSITE("required to be onsite"),
    ONSITE("must be on site"), ONSITE("must be onsite"), ONSITE("required to work on site"), ONSITE("required to work onsite"),
    ONSITE("on site full time"), ONSITE("onsite full time"), ONSITE("working on site"), ONSITE("working onsite"),
    ONSITE("full time in office"), ONSITE("full time in the office"), ONSITE("in office full time"), ONSITE("in the office full time"),
    ONSITE("location on site"), ONSITE("work location in person"), WEAK("in person work", ONSITE), ONSITE("in person work location"),
    ONSITE("in person work required"), ONSITE("requires in person work"), ONSITE("require in person work"), ONSITE("full time on site"),
    ONSITE("full time onsite"), ONSITE("performed on site"), ONSITE("performed onsite"), ONSITE("on site job"), ONSITE("onsite job"),
    WEAK("on site", ONSITE), WEAK("onsite", ONSITE), WEAK("in office", ONSITE), WEAK("in person", ONSITE), WEAK("office based", ONSITE),
    WEAK("not remote", ONSITE), WEAK("workplace", NONE),
    DENY("remote is not"), DENY("remote work is not"), DENY("remote work not"), DENY("remote candidates will not"), DENY("remote no"),
    DENY("brak pracy zdalnej"),
    NEVER("temporarily remote"), NEVER("temporary remote"), NEVER("remote during"), NEVER("remote through the pandemic"),
    NEVER("remote until further notice"), NEVER("remote until"), NEVER("is fully remote or"), NEVER("fully remote or # office based"),
    NEVER("position is fully remote or"), NEVER("in a remote location"), NEVER("at a remote location"), NEVER("in remote location"),
    NEVER("remotely operated"), NEVER("remotely piloted"), NEVER("remotely manage"),
    NEVER("work on site visits"), NEVER("work on site specific"), NEVER("work on site reliability"),
    NEVER("# weeks work from anywhere"), NEVER("# weeks of work from anywhere"), NEVER("work from anywhere weeks"),
    NEVER("work from anywhere policy"), NEVER("# days work from anywhere"), NEVER("# weeks remote"), NEVER("work from anywhere for"),
    NEVER("work from anywhere for up to"), NEVER("work from anywhere up to"), NEVER("work from anywhere program"),
    NEVER("work from anywhere # weeks"), NEVER("work from anywhere days"), NEVER("work from anywhere month"), NEVER("# weeks per year"),
    NEVER("# days per year remote"), NEVER("work from abroad"), NEVER("anywhere else"), NEVER("anywhere from"),
    NEVER("work remotely from abroad"),
    /* German */
    WEAK("homeoffice", REMOTE), WEAK("telearbeit", REMOTE), WEAK("mobiles arbeiten", HYBRID), WEAK("mobile arbeit", HYBRID),
    WEAK("vor ort", ONSITE), WEAK("remote arbeiten", REMOTE), WEAK("deutschlandweit remote", REMOTE), WEAK("präsenz", ONSITE),
    REMOTE("voll remote"), REMOTE("remote möglich"), REMOTE("full remote möglich"), REMOTE("remote innerhalb deutschlands"),
    REMOTE("remote aus deutschland"), REMOTE("deutschlandweit im homeoffice"), REMOTE("reine remote"),
    HYBRID("hybrides arbeiten"), HYBRID("hybride arbeit"), HYBRID("hybrides arbeitsmodell"), HYBRID("hybride arbeitsweise"),
    HYBRID("hybrides modell"), HYBRID("hybrid arbeiten"), HYBRID("hybriden arbeitsmodell"), HYBRID("hybride arbeitsmodelle"),
    HYBRID("hybrider arbeit"), HYBRID("hybridem arbeiten"), HYBRID("hybridmodell"), HYBRID("möglichkeit zum homeoffice"),
    HYBRID("homeoffice möglichkeit"), HYBRID("homeoffice möglich"), HYBRID("home office möglich"), HYBRID("home office possible"),
    HYBRID("home office möglichkeit"), HYBRID("homeoffice möglichkeiten"), HYBRID("möglichkeit zum mobilen arbeiten"),
    HYBRID("möglichkeit auf homeoffice"), HYBRID("mobiles arbeiten möglich"), HYBRID("homeoffice anteil"), HYBRID("hybriden arbeiten"),
    HYBRID("homeoffice regelung"), HYBRID("flexible homeoffice regelung"), HYBRID("möglichkeit zu homeoffice"),
    HYBRID("möglichkeit von homeoffice"), HYBRID("möglichkeit des mobilen arbeitens"), HYBRID("bis zu # homeoffice"),
    HYBRID("bis zu # home office"), HYBRID("bis zu # remote"), HYBRID("up to # remote"),
    ONSITE("präsenzarbeit"), ONSITE("in präsenz"), ONSITE("arbeit vor ort"),
    /* French */
    WEAK("télétravail", HYBRID), WEAK("à distance", REMOTE), WEAK("présentiel", ONSITE), WEAK("sur site", ONSITE), WEAK("hybride", HYBRID),
    REMOTE("télétravail complet"), REMOTE("télétravail total"), REMOTE("full télétravail"), REMOTE("poste en télétravail"),
    REMOTE("en full remote"), REMOTE("entièrement en télétravail"),
    HYBRID("télétravail partiel"), HYBRID("télétravail hybride"), HYBRID("télétravail possible"), HYBRID("télétravail occasionnel"),
    HYBRID("télétravail régulier"), HYBRID("travail hybride"), HYBRID("mode hybride"), HYBRID("modèle hybride"), HYBRID("poste hybride"),
    HYBRID("organisation hybride"), HYBRID("rythme hybride"), HYBRID("politique de télétravail"), HYBRID("accord télétravail"),
    HYBRID("télétravail flexible"), HYBRID("télétravail fréquent"), HYBRID("en hybride"), HYBRID("format hybride"),
    ONSITE("poste en présentiel"), LABEL("lieu du poste"), ONSITE("travail en présentiel"), WEAK("en présentiel", ONSITE),
    /* Spanish, Catalan */
    WEAK("teletrabajo", REMOTE), WEAK("remoto", REMOTE), WEAK("remota", REMOTE), WEAK("presencial", ONSITE), WEAK("híbrido", HYBRID),
    WEAK("híbrida", HYBRID), WEAK("teletreball", REMOTE), WEAK("a distancia", REMOTE), WEAK("semipresencial", HYBRID),
    WEAK("híbrid", HYBRID), REMOTE("trabajo remoto"), REMOTE("en remoto"), REMOTE("modalidad remota"), REMOTE("modalidad remoto"),
    REMOTE("puesto remoto"), REMOTE("posición remota"), HYBRID("modalidad híbrida"), HYBRID("modelo híbrido"), HYBRID("trabajo híbrido"),
    HYBRID("formato híbrido"), HYBRID("modalidad híbrido"), HYBRID("régimen híbrido"), HYBRID("esquema híbrido"),
    HYBRID("modalitat híbrida"), HYBRID("model híbrid"), HYBRID("opción de teletrabajo"), HYBRID("posibilidad de teletrabajo"),
    ONSITE("trabajo presencial"), ONSITE("modalidad presencial"), ONSITE("puesto presencial"), NEVER("equipo remoto"),
    NEVER("equipos remotos"), NEVER("acceso remoto"), NEVER("soporte remoto"), NEVER("control remoto"),
    /* Portuguese */
    WEAK("teletrabalho", REMOTE), REMOTE("trabalho remoto"), REMOTE("vaga remota"), REMOTE("atuação remota"), REMOTE("regime remoto"),
    REMOTE("modelo remoto"), REMOTE("regime de teletrabalho"), REMOTE("modelo de trabalho remoto"), REMOTE("formato remoto"),
    HYBRID("modelo de trabalho híbrido"), HYBRID("regime híbrido"), HYBRID("trabalho híbrido"), HYBRID("atuação híbrida"),
    HYBRID("vaga híbrida"), ONSITE("trabalho presencial"), ONSITE("modelo presencial"), ONSITE("vaga presencial"),
    ONSITE("regime presencial"),
    /* Italian */
    WEAK("da remoto", REMOTE), WEAK("smart working", HYBRID), WEAK("smartworking", HYBRID), WEAK("telelavoro", REMOTE),
    WEAK("in sede", ONSITE), WEAK("in presenza", ONSITE), WEAK("lavoro agile", HYBRID), WEAK("ibrido", HYBRID), WEAK("ibrida", HYBRID),
    REMOTE("full smart working"), REMOTE("lavoro da remoto"), REMOTE("lavoro remoto"), REMOTE("full remote dall italia"),
    HYBRID("modalità ibrida"), HYBRID("lavoro ibrido"), HYBRID("modello ibrido"), HYBRID("smart working parziale"),
    HYBRID("smart working ibrido"), HYBRID("possibilità di smart working"), HYBRID("formula ibrida"), ONSITE("lavoro in presenza"),
    ONSITE("modalità in presenza"),
    /* Dutch */
    WEAK("thuiswerken", HYBRID), WEAK("thuiswerk", HYBRID), WEAK("op afstand", REMOTE), WEAK("op locatie", ONSITE),
    REMOTE("volledig thuiswerken"), HYBRID("hybride werken"), HYBRID("hybride werkmodel"), HYBRID("hybride functie"),
    HYBRID("mogelijkheid tot thuiswerken"), HYBRID("deels thuiswerken"), HYBRID("gedeeltelijk thuiswerken"),
    HYBRID("mogelijkheid om thuis te werken"), HYBRID("hybride werkplek"), HYBRID("hybride manier van werken"), HYBRID("hybrid werken"),
    /* Polish */
    WEAK("praca zdalna", REMOTE), WEAK("zdalnie", REMOTE), WEAK("zdalna", REMOTE), WEAK("hybrydowo", HYBRID), WEAK("hybrydowa", HYBRID),
    WEAK("stacjonarnie", ONSITE), WEAK("stacjonarna", ONSITE), WEAK("zdalny", REMOTE), REMOTE("możliwość pracy zdalnej"),
    HYBRID("praca hybrydowa"), HYBRID("tryb hybrydowy"), HYBRID("pracę hybrydową"), HYBRID("pracy hybrydowej"), HYBRID("model hybrydowy"),
    HYBRID("modelu hybrydowym"), HYBRID("trybie hybrydowym"), HYBRID("hybrydowy model pracy"), HYBRID("hybrydowy tryb pracy"),
    HYBRID("hybrydowym modelu pracy"), HYBRID("hybrydowym trybie pracy"), ONSITE("praca stacjonarna"), ONSITE("tryb stacjonarny"),
    ONSITE("pracę stacjonarną"), ONSITE("trybie stacjonarnym"), ONSITE("praca w biurze"),
    /* others */
    WEAK("удаленно", REMOTE), WEAK("удалённо", REMOTE), WEAK("удаленка", REMOTE), REMOTE("удаленная работа"), WEAK("гибрид", HYBRID),
    HYBRID("гибридный формат"), WEAK("віддалено", REMOTE), REMOTE("віддалена робота"), WEAK("distans", REMOTE), WEAK("på distans", REMOTE),
    WEAK("distansarbete", REMOTE), HYBRID("hybridarbete"), HYBRID("hybridt arbete"), WEAK("på plats", ONSITE), WEAK("etänä", REMOTE),
    WEAK("etätyö", REMOTE), WEAK("hjemmekontor", HYBRID), WEAK("hjemmearbejde", HYBRID), WEAK("uzaktan", REMOTE), WEAK("hibrit", HYBRID),
    WEAK("リモート", REMOTE), REMOTE("フルリモート"), REMOTE("完全リモート"), REMOTE("完全在宅勤務"), HYBRID("homeoffice bis zu #"),
    HYBRID("home office bis zu #"), HYBRID("télétravailler jusqu à #"), WEAK("在宅", REMOTE), WEAK("远程", REMOTE), WEAK("원격", REMOTE),
    WEAK("재택", REMOTE), WEAK("práce z domova", REMOTE), WEAK("home working", REMOTE), WEAK("telemunka", REMOTE),
    LABEL("location"), LABEL("locations"), LABEL("work location"), LABEL("workplace"), LABEL("workplace type"), LABEL("work mode"),
    LABEL("work model"), LABEL("work type"), LABEL("work arrangement"), LABEL("job location"), LABEL("working model"),
    ASKS("remote status", REMOTE), ASKS("remote type", REMOTE), ASKS("remote policy", REMOTE), ASKS("remote option", REMOTE),
    ASKS("remote options", REMOTE), ASKS("remote work type", REMOTE), ASKS("remote level", REMOTE), ASKS("telework type", REMOTE),
    LABEL("location type"), LABEL("work setting"), LABEL("work setup"), LABEL("where"), LABEL("based in"), LABEL("arbeitsort"),
    LABEL("standort"), LABEL("einsatzort"), LABEL("arbeitsmodell"), LABEL("arbeitsplatz"), LABEL("lieu"), LABEL("localisation"),
    LABEL("lieu de travail"), LABEL("mode de travail"), LABEL("lugar"), LABEL("ubicación"), LABEL("modalidad"),
    LABEL("modalidad de trabajo"), LABEL("local"), LABEL("localização"), LABEL("modelo de trabalho"), LABEL("regime de trabalho"),
    LABEL("sede"), LABEL("sede di lavoro"), LABEL("modalità di lavoro"), LABEL("locatie"), LABEL("standplaats"), LABEL("lokalizacja"),
    LABEL("miejsce pracy"), LABEL("tryb pracy"), LABEL("model pracy"), LABEL("ort"), LABEL("plats"), LABEL("modalitat"),
    /* more languages and turns */
    REMOTE("is fully distributed"), REMOTE("team is fully distributed"), REMOTE("are fully distributed"),
    REMOTE("fully distributed across"), REMOTE("work from your home"), REMOTE("work from your own home"), REMOTE("remote from anywhere"),
    REMOTE("work remotely within"), REMOTE("remote innerhalb"), REMOTE("zu 100 remote"), REMOTE("fjernarbejde"), REMOTE("100 remote"),
    WEAK("trabajo desde casa", REMOTE), WEAK("desde casa", REMOTE), WEAK("trabalho de casa", REMOTE), WEAK("em casa", REMOTE),
    WEAK("lavoro da casa", REMOTE), WEAK("na dálku", REMOTE), WEAK("práce na dálku", REMOTE), WEAK("homeworking", REMOTE),
    WEAK("hjemmefra", REMOTE), WEAK("hemifrån", REMOTE), WEAK("distansjobb", REMOTE), WEAK("távmunka", REMOTE),
    WEAK("otthoni munkavégzés", REMOTE), WEAK("la distanță", REMOTE), WEAK("telemuncă", REMOTE), WEAK("muncă de acasă", REMOTE),
    WEAK("дистанционно", REMOTE), WEAK("дистанционная работа", REMOTE), WEAK("дистанційно", REMOTE), WEAK("uzaktan çalışma", REMOTE),
    WEAK("evden çalışma", REMOTE), WEAK("làm việc từ xa", REMOTE), WEAK("từ xa", REMOTE), WEAK("kerja jarak jauh", REMOTE),
    WEAK("kaugtöö", REMOTE), WEAK("nuotolinis darbas", REMOTE), WEAK("attālināti", REMOTE), WEAK("rad na daljinu", REMOTE),
    WEAK("rad od kuće", REMOTE), WEAK("delo na daljavo", REMOTE), WEAK("práca z domu", REMOTE), WEAK("τηλεργασία", REMOTE),
    WEAK("εξ αποστάσεως", REMOTE), WEAK("télétravail à 100", REMOTE), WEAK("テレワーク", REMOTE), WEAK("远程工作", REMOTE), WEAK("居家办公", REMOTE),
    WEAK("원격근무", REMOTE), WEAK("work from office", ONSITE), WEAK("wfo", ONSITE), WEAK("op kantoor", ONSITE), WEAK("in kantoor", ONSITE),
    WEAK("v kanceláři", ONSITE), WEAK("på kontoret", ONSITE), WEAK("på plads", ONSITE), WEAK("na miejscu", ONSITE),
    WEAK("w biurze", ONSITE), WEAK("на месте работодателя", ONSITE), WEAK("в офисе", ONSITE), WEAK("работа в офисе", ONSITE),
    WEAK("ofiste", ONSITE), WEAK("în birou", ONSITE), WEAK("la birou", ONSITE), WEAK("toimistolla", ONSITE), WEAK("出社", ONSITE),
    WEAK("常駐", ONSITE), WEAK("現場勤務", ONSITE), WEAK("オフィス勤務", ONSITE), WEAK("office only", ONSITE), WEAK("in loco", ONSITE),
    WEAK("hybridní", HYBRID), WEAK("hibrid", HYBRID), WEAK("hibridni", HYBRID), WEAK("hibridno", HYBRID), WEAK("hybridi", HYBRID),
    WEAK("υβριδικό", HYBRID), WEAK("гибридный", HYBRID), WEAK("гібрид", HYBRID), WEAK("гібридний", HYBRID), WEAK("hybridarbeid", HYBRID),
    WEAK("混合办公", HYBRID), WEAK("ハイブリッド", HYBRID), WEAK("하이브리드", HYBRID), WEAK("semi presencial", HYBRID), WEAK("semipresenziale", HYBRID),
    WEAK("modalidad mixta", HYBRID), HYBRID("some remote work"), HYBRID("teilweises homeoffice"), HYBRID("anteiliges homeoffice"),
    HYBRID("partiellement en télétravail"), HYBRID("частичная удаленка"), HYBRID("híbrida o remota"), HYBRID("remote friendly office"),
    NEVER("conducted on site"), NEVER("conducted onsite"), NEVER("interview in person"), NEVER("interviews in person"),
    NEVER("even remotely"), NEVER("remotely boring"), NEVER("remotely interesting"), NEVER("remotely related"), NEVER("remotely close"),
    NEVER("not remotely"), NEVER("future of remote work"), NEVER("tools for remote"), DENY("remote work no"), DENY("remote working no"),
    DENY("home office no"), DENY("télétravail non"), DENY("télétravail impossible"), DENY("teletrabajo no"), DENY("homeoffice ist nicht"),
    DENY("nie ma możliwości pracy zdalnej"), DENY("bez możliwości pracy zdalnej"), DENY("brak możliwości pracy zdalnej"),
    DENY("thuiswerken is niet"), DENY("удаленная работа не"), DENY("без удаленки"), DENY("remote is unavailable"),
    DENY("remote unavailable"), DENY("remote work is unavailable"), DENY("no remote option"), DENY("no remote options"),
    DENY("wfh no"), HYBRID("gelegentliches homeoffice"), HYBRID("télétravail ponctuel"), HYBRID("出社とリモート"), HYBRID("リモートと出社"),
    HYBRID("ハイブリッド勤務"), HYBRID("ハイブリッドワーク"), HYBRID("混合辦公"), HYBRID("部分遠端"), HYBRID("部分远程"), REMOTE("完全遠端"), REMOTE("完全远程"), REMOTE("全遠端"),
    WEAK("arbeiten von überall", REMOTE), WEAK("von überall arbeiten", REMOTE), WEAK("von überall", REMOTE),
    WEAK("ortsunabhängig", REMOTE), WEAK("desde cualquier lugar", REMOTE), WEAK("de qualquer lugar", REMOTE),
    WEAK("da qualsiasi luogo", REMOTE), WEAK("depuis n importe où", REMOTE), WEAK("z dowolnego miejsca", REMOTE),
    WEAK("из любой точки мира", REMOTE), NEVER("plug in hybrid"), NEVER("# days of work from anywhere"),
    NEVER("# week work from anywhere"), NEVER("# days of working from anywhere"), NEVER("# days per year work from anywhere"),
    NEVER("work from anywhere per year"), NEVER("# days remote work abroad"),
    /* second look at unit cases */
    ONSITE("100 office"), ONSITE("100 in office"), ONSITE("100 in the office"), ONSITE("100 office based"),
    ONSITE("must work from our * office"), ONSITE("must work from our * * office"), ONSITE("required to work from our * office"),
    ONSITE("must work out of our * office"), HYBRID("flexible working from home"), HYBRID("flexible remote days"), HYBRID("remote days"),
    HYBRID("working from home policy"), HYBRID("home working days"), HYBRID("in the office tuesday"), HYBRID("in office tuesday"),
    HYBRID("in the office monday and"), HYBRID("in the office on tuesday"), DENY("remote work isn t"), DENY("remote working is not"),
    DENY("remote applicants will not"), DENY("ei etätyötä"), NEVER("remotely controlled"), NEVER("remotely monitored"),
    NEVER("remotely monitor"), NEVER("electric and hybrid"), NEVER("electric hybrid"), WEAK("офис", ONSITE), WEAK("только офис", ONSITE),
    WEAK("坐班", ONSITE), WEAK("사무실 출근", ONSITE), WEAK("出勤", ONSITE), WEAK("etätyömahdollisuus", REMOTE),
    RESIDE("must be based in"), RESIDE("must be located in"), RESIDE("must reside in"), RESIDE("must live in"),
    RESIDE("must currently reside in"), RESIDE("must be residing in"), RESIDE("must be a resident of"), RESIDE("must be residents of"),
    RESIDE("must be physically located in"), RESIDE("should be based in"), RESIDE("should be located in"), RESIDE("need to be based in"),
    RESIDE("need to be located in"), RESIDE("open to candidates in"), RESIDE("open to candidates based in"),
    RESIDE("open to candidates located in"), RESIDE("open to candidates from"), RESIDE("open to candidates across"),
    RESIDE("open to applicants in"), RESIDE("open to applicants based in"), RESIDE("open to residents of"), RESIDE("open to people in"),
    RESIDE("available to candidates in"), RESIDE("available to residents of"), RESIDE("candidates must be in"),
    RESIDE("candidates based in"), RESIDE("candidates located in"), RESIDE("candidates residing in"), RESIDE("applicants located in"),
    RESIDE("applicants based in"), RESIDE("based anywhere in"), RESIDE("located anywhere in"), RESIDE("live anywhere in"),
    RESIDE("reside anywhere in"), RESIDE("we hire in"), WEAK("hire remotely", REMOTE), RESIDE("only hire in"), RESIDE("we can hire in"),
    RESIDE("currently hiring in"), RESIDE("mit wohnsitz in"), RESIDE("wohnsitz in"),
    HYBRID("částečný home office"), HYBRID("一部リモート"), HYBRID("一部在宅"), HYBRID("flexibility to work from home"),
    HYBRID("flexibility to work remotely"), HYBRID("in the office at least # of"), HYBRID("in office at least # of the time"),
    HYBRID("office two to three days"), HYBRID("部分远程"), ONSITE("located onsite"), ONSITE("located on site"), ONSITE("based onsite"),
    ONSITE("based on site"), REMOTE("smart working al 100"), REMOTE("100 smart working"), REMOTE("teletrabajo 100"),
    REMOTE("teletrabajo al 100"), NEVER("interview will be remote"), NEVER("interviews will be remote"), NEVER("interviews are remote"),
    NEVER("interview is remote"), WEAK("präsenzpflicht", ONSITE), WEAK("робота в офісі", ONSITE), WEAK("в офісі", ONSITE),
    WEAK("线下办公", ONSITE), WEAK("线下", ONSITE), WEAK("現地勤務", ONSITE), WEAK("出社勤務", ONSITE), WEAK("i kontoret", ONSITE),
    WEAK("v kanceláři praha", ONSITE), WEAK("irodai munka", ONSITE), WEAK("ofiste çalışma", ONSITE), WEAK("w siedzibie firmy", ONSITE),
    WEAK("travail à domicile", REMOTE), WEAK("distanciel", REMOTE), WEAK("100 distanciel", REMOTE), WEAK("trabajo en casa", REMOTE),
    WEAK("trabajar desde casa", REMOTE), WEAK("trabalhar de casa", REMOTE), WEAK("fjernarbeid", REMOTE), WEAK("fjernjobb", REMOTE),
    WEAK("fjernjob", REMOTE), WEAK("etätöissä", REMOTE), WEAK("kotoa käsin", REMOTE), WEAK("z domova 100", REMOTE),
    WEAK("дистанционка", REMOTE), WEAK("удаленный формат", REMOTE), WEAK("віддалений формат", REMOTE), WEAK("在宅のみ", REMOTE),
    WEAK("居家工作", REMOTE), WEAK("hybridityö", HYBRID), WEAK("混合模式", HYBRID), WEAK("混合工作", HYBRID), WEAK("混合", HYBRID),
    WEAK("hybridarbeit", HYBRID), WEAK("hibridinis", HYBRID), WEAK("hübriid", HYBRID),
    /* things that are remote, hybrid or on site themselves; more languages */
    HYBRID("delvist hjemmefra"), HYBRID("delvist hjemmekontor"), HYBRID("delvist hjemmearbejde"), HYBRID("delvis hjemmekontor"),
    HYBRID("osittain etätöitä"), HYBRID("mulighed for hjemmearbejde"), HYBRID("mulighed for at arbejde hjemmefra"),
    HYBRID("möjlighet till distansarbete"), HYBRID("möjlighet att arbeta på distans"),
    HYBRID("remotely on monday"), HYBRID("remotely on friday"), HYBRID("work from home on friday"), HYBRID("remotely up to # of the time"),
    HYBRID("work remotely up to # of the time"), HYBRID("work remotely up to # of your time"),
    HYBRID("work remotely for up to # of the time"), HYBRID("remotely up to # of your time"), HYBRID("remote up to # of the time"),
    HYBRID("remotely # of the time"), HYBRID("remotely for up to # of"), HYBRID("from home up to # of the time"),
    HYBRID("from home # of the time"), HYBRID("home up to # of the week"), ONSITE("daily attendance at"),
    WEAK("da qualsiasi parte", REMOTE), WEAK("desde cualquier parte", REMOTE), WEAK("de qualquer parte", REMOTE),
    WEAK("depuis n importe quel endroit", REMOTE), WEAK("von jedem ort", REMOTE), WEAK("vanaf elke locatie", REMOTE),
    WEAK("från hela", REMOTE), WEAK("из любой точки", REMOTE), WEAK("з будь якої точки", REMOTE), WEAK("из любого города", REMOTE),
    WEAK("из любого места", REMOTE), RESIDE("basé en"), RESIDE("basée en"), RESIDE("basés en"), RESIDE("résidant en"),
    RESIDE("résider en"), RESIDE("residir en"), RESIDE("residente en"), RESIDE("residentes en"), RESIDE("con residencia en"),
    RESIDE("con base en"), RESIDE("residir no"), RESIDE("residir na"), RESIDE("residentes no"), RESIDE("residente no"),
    RESIDE("residente in"), RESIDE("residenti in"), RESIDE("domiciliato in"), RESIDE("gevestigd in"), RESIDE("woonachtig in"),
    RESIDE("wonen in"), RESIDE("ansässig in"),
    NEVER("lunches in office"), NEVER("team is remote friendly"), NEVER("company is remote friendly"), NEVER("while remote"),
    NEVER("onboarding remote"), HYBRID("or from home"), HYBRID("office attendance # of the time"), HYBRID("office attendance of #"),
    HYBRID("office attendance required # of the time"), HYBRID("the office monthly"), HYBRID("in office monthly"),
    DENY("brez dela na daljavo"), DENY("ei etätyötä mahdollisuutta"), DENY("uzaktan çalışma yok"), DENY("リモート不可"), DENY("在宅不可"),
    DENY("在宅勤務不可"), DENY("リモートワーク不可"), DENY("リモート勤務不可"), DENY("不支持远程"), DENY("不可远程"), DENY("不接受远程"), DENY("非远程"), DENY("无远程"),
    DENY("不支援遠端"), DENY("不可遠端"), DENY("재택근무 불가"), DENY("재택 불가"), DENY("удаленка не"), DENY("удаленная работа невозможна"),
    DENY("nu este remote"), WEAK("virtual position", REMOTE), WEAK("virtual role", REMOTE), WEAK("virtual job", REMOTE),
    WEAK("virtual work", REMOTE), WEAK("virtual opportunity", REMOTE), WEAK("na diaľku", REMOTE), WEAK("práca na diaľku", REMOTE),
    WEAK("rad od kuce", REMOTE), WEAK("delo od doma", REMOTE), WEAK("darbas nuotoliu", REMOTE), WEAK("nuotoliu", REMOTE),
    WEAK("attālināts darbs", REMOTE), WEAK("遠端工作", REMOTE), WEAK("遠端上班", REMOTE), WEAK("远端工作", REMOTE), WEAK("遠距工作", REMOTE),
    WEAK("遠距", REMOTE), WEAK("kerja dari rumah", REMOTE), WEAK("bekerja dari rumah", REMOTE), WEAK("làm tại nhà", REMOTE),
    WEAK("làm việc tại nhà", REMOTE), WEAK("ทำงานที่บ้าน", REMOTE), WEAK("ทำงานทางไกล", REMOTE), WEAK("ทำงานจากที่บ้าน", REMOTE),
    WEAK("عن بعد", REMOTE), WEAK("عن بُعد", REMOTE), WEAK("العمل عن بعد", REMOTE), WEAK("العمل من المنزل", REMOTE),
    WEAK("من المنزل", REMOTE), WEAK("עבודה מהבית", REMOTE), WEAK("מהבית", REMOTE), WEAK("עבודה מרחוק", REMOTE), WEAK("מרחוק", REMOTE),
    WEAK("evden", REMOTE), WEAK("munca la distanță", REMOTE), WEAK("de la distanță", REMOTE), WEAK("de acasă", REMOTE),
    WEAK("távoli munka", REMOTE), WEAK("εργασία από το σπίτι", REMOTE), WEAK("работа из дома", REMOTE), WEAK("из дома", REMOTE),
    WEAK("работа на дому", REMOTE), WEAK("на удаленке", REMOTE), WEAK("з дому", REMOTE), WEAK("работа от вкъщи", REMOTE),
    WEAK("от вкъщи", REMOTE), WEAK("дистанционна работа", REMOTE), WEAK("全在宅", REMOTE), WEAK("原則リモート", REMOTE), WEAK("원격 근무", REMOTE),
    WEAK("fjarvinna", REMOTE), WEAK("tele arbeit", REMOTE), WEAK("telearbeitsplatz", REMOTE), WEAK("lähityö", ONSITE),
    WEAK("现场办公", ONSITE), WEAK("現場辦公", ONSITE), WEAK("現場工作", ONSITE), WEAK("到岗", ONSITE), WEAK("到公司上班", ONSITE), WEAK("进公司", ONSITE),
    WEAK("進辦公室", ONSITE), WEAK("办公室办公", ONSITE), WEAK("kerja di kantor", ONSITE), WEAK("tại văn phòng", ONSITE),
    WEAK("làm việc tại văn phòng", ONSITE), WEAK("ทำงานที่ออฟฟิศ", ONSITE), WEAK("في الموقع", ONSITE), WEAK("من المكتب", ONSITE),
    WEAK("في المكتب", ONSITE), WEAK("מהמשרד", ONSITE), WEAK("במשרד", ONSITE), WEAK("ofis içi", ONSITE), WEAK("la sediu", ONSITE),
    WEAK("irodában", ONSITE), WEAK("helyszíni", ONSITE), WEAK("на месте", ONSITE), WEAK("работа на място", ONSITE),
    WEAK("на място", ONSITE), WEAK("u uredu", ONSITE), WEAK("u kancelariji", ONSITE), WEAK("v pisarni", ONSITE),
    WEAK("na pracovišti", ONSITE), WEAK("darbas biure", ONSITE), WEAK("στο γραφείο", ONSITE), WEAK("δια ζώσης", ONSITE),
    WEAK("상주", ONSITE), WEAK("客先常駐", ONSITE), WEAK("präsenz vor ort", ONSITE), WEAK("på arbetsplatsen", ONSITE),
    WEAK("in ufficio", ONSITE), WEAK("en planta", ONSITE), WEAK("en sitio", ONSITE), WEAK("היברידי", HYBRID), WEAK("היברידית", HYBRID),
    WEAK("هجين", HYBRID), WEAK("دوام هجين", HYBRID), WEAK("ผสมผสาน", HYBRID), WEAK("ไฮบริด", HYBRID), WEAK("kerja hybrid", HYBRID),
    WEAK("kết hợp", HYBRID), WEAK("hibrīds", HYBRID), WEAK("hibridas", HYBRID), WEAK("hybridný", HYBRID), WEAK("hybridně", HYBRID),
    WEAK("υβριδική", HYBRID), WEAK("гибридная", HYBRID), WEAK("гибридно", HYBRID), WEAK("хибриден", HYBRID), WEAK("хибридно", HYBRID),
    WEAK("혼합 근무", HYBRID),
    /* days and shares with words between; sites of other kinds than offices */
    HYBRID("mobiles arbeiten ist nach absprache"), HYBRID("mobiles arbeiten nach absprache"), HYBRID("mobiles arbeiten ist möglich"),
    HYBRID("bis zu # mobiles arbeiten"), HYBRID("bis zu # mobile arbeit"), HYBRID("bis zu # mobil arbeiten"), HYBRID("bis zu # mobil"),
    HYBRID("mobiles arbeiten bis zu #"),
    HYBRID("parzialmente in smart working"),
    WEAK("von zuhause arbeiten", REMOTE), WEAK("von zu hause arbeiten", REMOTE), WEAK("von zuhause aus", REMOTE),
    WEAK("von zu hause aus", REMOTE), ONSITE("is site based"), ONSITE("role site based"), WEAK("site based", ONSITE),
    ONSITE("works on site"), ONSITE("works onsite"), ONSITE("works on location at"), ONSITE("lavoro in sede"),
    HYBRID("office on mondays"), HYBRID("office on tuesdays"), HYBRID("office on wednesdays"), HYBRID("office on thursdays"),
    HYBRID("office on mondays and"), HYBRID("office on tuesdays and"), HYBRID("flexibility to work from home part"),
    /* counted behind the word; more tongues */
    OFFICE("days in office"), OFFICE("days in the office"), OFFICE("office days"), OFFICE("in office days"), OFFICE("onsite days"),
    OFFICE("on site days"), OFFICE("days onsite"), OFFICE("days on site"), OFFICE("on site requirement"), OFFICE("onsite requirement"),
    OFFICE("in office requirement"), OFFICE("bürotage"), OFFICE("präsenztage"), OFFICE("jours sur site"), OFFICE("días presenciales"),
    OFFICE("dias presenciais"), HOME("remote days"), HOME("days remote"), HOME("wfh days"), HOME("days wfh"), HOME("home office days"),
    HOME("telework days"), HOME("homeoffice tage"), HOME("jours de télétravail"), HOME("días de teletrabajo"),
    LABEL("onsite flexibility"), LABEL("on site flexibility"), LABEL("flexibility"), LABEL("remote flexibility"),
    LABEL("working arrangement"), LABEL("office arrangement"), LABEL("attendance"), LABEL("format"), LABEL("формат работы"),
    LABEL("формат"), LABEL("勤務形態"), LABEL("munkavégzés helye"), LABEL("arbeidssted"), LABEL("arbejdssted"), LABEL("arbetsplats"),
    LABEL("místo výkonu práce"), LABEL("modalidade"), LABEL("modelo de contratação"), LABEL("tipo de trabajo"), LABEL("esquema"),
    LABEL("esquema de trabajo"),
    WEAK("hybrydowy", HYBRID), WEAK("hybrydowe", HYBRID), WEAK("hybrydowej", HYBRID), WEAK("hybrydowym", HYBRID), WEAK("zdalnej", REMOTE),
    WEAK("zdalne", REMOTE), WEAK("pracy zdalnej", REMOTE), WEAK("pracę zdalną", REMOTE), HYBRID("możliwość pracy zdalnej"),
    WEAK("stacjonarny", ONSITE), WEAK("stacjonarne", ONSITE), ONSITE("praca z biura"), ONSITE("praca w biurze"),
    WEAK("удаленная", REMOTE), WEAK("удаленный", REMOTE), WEAK("удаленке", REMOTE), WEAK("гибридная", HYBRID), WEAK("гибридный", HYBRID),
    HYBRID("home office lehetőség"), HYBRID("home office lehetőséggel"), ONSITE("jelenléti munka"), ONSITE("jelenléti munkavégzés"),
    WEAK("jelenléti", ONSITE), WEAK("hibrid", HYBRID), WEAK("távmunka", REMOTE), WEAK("mula sa bahay", REMOTE),
    WEAK("werk waar je wilt", HYBRID),
    REMOTE("work from our homes"), REMOTE("work from their homes"), REMOTE("works from their homes"), REMOTE("everyone works from home"),
    ONSITE("day 1 onsite"), ONSITE("day 1 on site"), ONSITE("day one onsite"), ONSITE("day one on site"), ONSITE("onsite from day one"),
    ONSITE("on site from day one"), ONSITE("onsite from day 1"), ONSITE("on site from day 1"),
    HYBRID("blended working"),
    DENY("apply if you are looking for remote"), DENY("apply if you want to work remotely"), DENY("apply if you need remote"),
    /* the office or home as the place of every day, of some days, of half the week */
    ONSITE("performed at our facility"), ONSITE("performed at our site"), ONSITE("performed on our premises"),
    ONSITE("performed in our facility"), ONSITE("work is performed on site"), ONSITE("physical presence at the office"),
    ONSITE("physical presence in the office"), ONSITE("physical presence on site"), ONSITE("physical presence is required"),
    ONSITE("physical presence required"), ONSITE("physically present in the office"), ONSITE("physically present on site"),
    HYBRID("monday remote"), HYBRID("remote monday"), HYBRID("monday from home"), HYBRID("friday remote"), HYBRID("remote friday"),
    HYBRID("friday from home"),
    HYBRID("home and office based"),
    REMOTE("comfort of your home"), REMOTE("comfort of your own home"), REMOTE("100 distributed"), REMOTE("team works from home"),
    REMOTE("will be working from home"), REMOTE("ll be working from home"), WEAK("homeworker", REMOTE), WEAK("home worker", REMOTE),
    WEAK("remote anteil", REMOTE), WEAK("homeoffice anteil", REMOTE), WEAK("home office anteil", REMOTE), WEAK("remote quote", REMOTE),
    DENY("seeking remote work should not"), DENY("looking for remote work should not"), DENY("seeking remote should not"),
    DENY("candidates seeking remote"),
    /* shares, and words whose order says it */
    REMOTE("# télétravail"), REMOTE("# en télétravail"), REMOTE("# de télétravail"), REMOTE("# smart working"), REMOTE("# thuiswerken"),
    ONSITE("# präsenzanteil"),
    ONSITE("# de presencialidad"), ONSITE("# de présence"), ONSITE("# de présentiel"), ONSITE("# kantooraanwezigheid"),
};
// clang-format on
const struct phrase_table WORKMODE_TABLE = {GROUP_MODE, ROWS, sizeof ROWS / sizeof ROWS[0]};
