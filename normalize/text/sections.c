/* normalize/text/sections.c: headings of postings in eight languages, and paragraphs
 * that give themselves away. Must not depend on other recognisers. Phrases are
 * compared word by word, folded; a heading holds one of them and little else. */
#include "normalize/text/sections.h"

#include "base/banned.h"

enum {
    HEADING_WORDS = 9,
    HEADING_BYTES = 90,
    PARAGRAPH_BYTES = 250,
    SECTIONS_MAX = 256,
    LABEL_BYTES = 50,
    LABEL_WORDS = 4,
    ALONE_WORDS = 7,
    ABOUT_BYTES = 250 /* of the company's own part before a list ends it */
};

// clang-format off
#define H(kind, text) {text, SECTION_##kind, 0}
static const struct phrase HEADINGS[] = {
    H(ABOUT, "about"), H(ABOUT, "about us"), H(ABOUT, "want more info"), H(ABOUT, "want to learn more"), H(ABOUT, "want to know more"), H(ABOUT, "learn more about us"), H(ABOUT, "find out more about us"), H(ABOUT, "who we are"), H(ABOUT, "our company"), H(ABOUT, "our mission"), H(ABOUT, "our story"), H(ABOUT, "company overview"), H(ABOUT, "company description"), H(ABOUT, "about the company"), H(ABOUT, "our values"), H(ABOUT, "why join us"), H(ABOUT, "our culture"), H(ABOUT, "our team"), H(ABOUT, "about our company"), H(ABOUT, "company profile"), H(ABOUT, "company background"), H(ABOUT, "our vision"), H(ABOUT, "why us"), H(ABOUT, "what we do"), H(ABOUT, "company summary"), H(ABOUT, "the company"), H(ABOUT, "our purpose"), H(ABOUT, "our history"),
    H(DUTIES, "responsibilities"), H(DUTIES, "duties"), H(DUTIES, "role"), H(DUTIES, "the role"), H(DUTIES, "about the role"), H(DUTIES, "about the job"), H(DUTIES, "about this role"), H(DUTIES, "about the position"), H(DUTIES, "about the opportunity"), H(DUTIES, "what you will do"), H(DUTIES, "what you ll do"), H(DUTIES, "what you ll be doing"), H(DUTIES, "what you will be doing"), H(DUTIES, "you will"), H(DUTIES, "you ll"), H(DUTIES, "job description"), H(DUTIES, "job summary"), H(DUTIES, "position summary"), H(DUTIES, "role summary"), H(DUTIES, "role overview"), H(DUTIES, "job overview"), H(DUTIES, "position overview"), H(DUTIES, "essential functions"), H(DUTIES, "key responsibilities"), H(DUTIES, "job responsibilities"), H(DUTIES, "job duties"), H(DUTIES, "essential duties"), H(DUTIES, "the opportunity"), H(DUTIES, "your role"), H(DUTIES, "your responsibilities"), H(DUTIES, "your mission"), H(DUTIES, "your impact"), H(DUTIES, "in this role"), H(DUTIES, "day to day"), H(DUTIES, "the job"), H(DUTIES, "a day in the life"), H(DUTIES, "accountabilities"), H(DUTIES, "tasks"), H(DUTIES, "your tasks"), H(DUTIES, "purpose of the role"), H(DUTIES, "job purpose"), H(DUTIES, "about the team"), H(DUTIES, "the team"), H(DUTIES, "responsibilities include"), H(DUTIES, "how you ll make an impact"), H(DUTIES, "what you ll work on"), H(DUTIES, "description"), H(DUTIES, "summary"), H(DUTIES, "position description"), H(DUTIES, "scope of work"), H(DUTIES, "you ll be responsible for"),
    H(REQUIREMENTS, "requirements"), H(REQUIREMENTS, "qualifications"), H(REQUIREMENTS, "required"), H(REQUIREMENTS, "skills"), H(REQUIREMENTS, "who you are"), H(REQUIREMENTS, "about you"), H(REQUIREMENTS, "what you ll need"), H(REQUIREMENTS, "what you need"), H(REQUIREMENTS, "what you bring"), H(REQUIREMENTS, "what you ll bring"), H(REQUIREMENTS, "what you will bring"), H(REQUIREMENTS, "what we re looking for"), H(REQUIREMENTS, "what we are looking for"), H(REQUIREMENTS, "we re looking for"), H(REQUIREMENTS, "you have"), H(REQUIREMENTS, "you"), H(REQUIREMENTS, "your expertise"), H(REQUIREMENTS, "job requirement"), H(REQUIREMENTS, "requirement"), H(REQUIREMENTS, "experience required"), H(REQUIREMENTS, "you should have"), H(REQUIREMENTS, "must have"), H(REQUIREMENTS, "must haves"), H(REQUIREMENTS, "minimum qualifications"), H(REQUIREMENTS, "basic qualifications"), H(REQUIREMENTS, "required qualifications"), H(REQUIREMENTS, "required skills"), H(REQUIREMENTS, "your profile"), H(REQUIREMENTS, "your background"), H(REQUIREMENTS, "your skills"), H(REQUIREMENTS, "your experience"), H(REQUIREMENTS, "experience"), H(REQUIREMENTS, "skills and experience"), H(REQUIREMENTS, "education and experience"), H(REQUIREMENTS, "education"), H(REQUIREMENTS, "knowledge skills and abilities"), H(REQUIREMENTS, "ideal candidate"), H(REQUIREMENTS, "the ideal candidate"), H(REQUIREMENTS, "what makes you a great fit"), H(REQUIREMENTS, "you might be a good fit if"), H(REQUIREMENTS, "you may be a good fit if"), H(REQUIREMENTS, "you could be a great fit if"), H(REQUIREMENTS, "who you ll be"), H(REQUIREMENTS, "you are"), H(REQUIREMENTS, "competencies"), H(REQUIREMENTS, "candidate profile"), H(REQUIREMENTS, "person specification"), H(REQUIREMENTS, "what it takes"), H(REQUIREMENTS, "you bring"), H(REQUIREMENTS, "what you have"), H(REQUIREMENTS, "we d love to hear from you if"), H(REQUIREMENTS, "minimum requirements"), H(REQUIREMENTS, "job requirements"), H(REQUIREMENTS, "essential"), H(REQUIREMENTS, "who we re looking for"), H(REQUIREMENTS, "the skills you ll need"), H(REQUIREMENTS, "skills you ll need"), H(REQUIREMENTS, "we expect"), H(REQUIREMENTS, "what we expect"),
    H(PREFERRED, "not required"), H(PREFERRED, "not a must but"), H(PREFERRED, "se valora"), H(PREFERRED, "se valorara"), H(PREFERRED, "deseables"), H(PREFERRED, "desejavel"), H(PREFERRED, "desejaveis"), H(PREFERRED, "gradito"), H(PREFERRED, "souhaite"), H(PREFERRED, "plus points"), H(PREFERRED, "brownie points"), H(PREFERRED, "extra points"), H(PREFERRED, "desirable skills"), H(PREFERRED, "nice to have"), H(PREFERRED, "preferred to have"), H(PREFERRED, "nice to haves"), H(PREFERRED, "preferred"), H(PREFERRED, "preferred qualifications"), H(PREFERRED, "preferred skills"), H(PREFERRED, "bonus"), H(PREFERRED, "bonus points"), H(PREFERRED, "bonus points if"), H(PREFERRED, "pluses"), H(PREFERRED, "plus"), H(PREFERRED, "a plus"), H(PREFERRED, "desired"), H(PREFERRED, "desirable"), H(PREFERRED, "good to have"), H(PREFERRED, "desired skills"), H(PREFERRED, "extra credit"), H(PREFERRED, "optional"), H(PREFERRED, "preferred experience"), H(PREFERRED, "it s a plus if"), H(PREFERRED, "you might also have"), H(PREFERRED, "additional qualifications"), H(PREFERRED, "great to have"), H(PREFERRED, "ideally"), H(PREFERRED, "it would be great if"), H(PREFERRED, "strong candidates may also"), H(PREFERRED, "even better if"), H(PREFERRED, "what would make you stand out"), H(PREFERRED, "additional skills"), H(PREFERRED, "preferences"),
    H(BENEFITS, "benefits"), H(BENEFITS, "perks"), H(BENEFITS, "perks and benefits"), H(BENEFITS, "benefits and perks"), H(BENEFITS, "what we offer"), H(BENEFITS, "we offer"), H(BENEFITS, "our benefits"), H(BENEFITS, "why you ll love"), H(BENEFITS, "what s in it for you"), H(BENEFITS, "why work with us"), H(BENEFITS, "why work here"), H(BENEFITS, "what you ll get"), H(BENEFITS, "what you get"), H(BENEFITS, "what we can offer"), H(BENEFITS, "we provide"), H(BENEFITS, "compensation and benefits"), H(BENEFITS, "our offer"), H(BENEFITS, "total rewards"), H(BENEFITS, "what we can offer you"), H(BENEFITS, "life at"), H(BENEFITS, "employee benefits"), H(BENEFITS, "additional benefits"), H(BENEFITS, "benefits include"), H(BENEFITS, "in return"), H(BENEFITS, "why join"), H(BENEFITS, "package"), H(BENEFITS, "salary and benefits"), H(BENEFITS, "rewards"),
    H(PAY, "compensation"), H(PAY, "salary"), H(PAY, "pay"), H(PAY, "salary range"), H(PAY, "pay range"), H(PAY, "pay transparency"), H(PAY, "base salary"), H(PAY, "compensation range"), H(PAY, "annual salary"), H(PAY, "wage"), H(PAY, "remuneration"), H(PAY, "gehalt"), H(PAY, "vergütung"), H(PAY, "salaire"), H(PAY, "salario"), H(PAY, "remuneração"), H(PAY, "retribuzione"), H(PAY, "salaris"), H(PAY, "wynagrodzenie"),
    H(EEO, "equal opportunity"), H(EEO, "equal employment opportunity"), H(EEO, "eeo"), H(EEO, "diversity"), H(EEO, "diversity and inclusion"), H(EEO, "diversity equity and inclusion"), H(EEO, "accommodations"), H(EEO, "our commitment to diversity"), H(EEO, "equal opportunity employer"), H(EEO, "inclusion"), H(EEO, "eeo statement"), H(EEO, "chancengleichheit"), H(EEO, "diversité"), H(EEO, "commitment to diversity"), H(EEO, "reasonable accommodation"),
    H(LEGAL, "privacy"), H(LEGAL, "privacy notice"), H(LEGAL, "disclaimer"), H(LEGAL, "e verify"), H(LEGAL, "recruitment fraud"), H(LEGAL, "notice to recruiters"), H(LEGAL, "agencies"), H(LEGAL, "to all recruitment agencies"), H(LEGAL, "background check"), H(LEGAL, "datenschutz"), H(LEGAL, "legal"), H(LEGAL, "security notice"), H(LEGAL, "export control"), H(LEGAL, "privacy policy"), H(LEGAL, "fraud alert"), H(LEGAL, "note to recruiters"),
    H(APPLY, "how to apply"), H(APPLY, "apply"), H(APPLY, "application process"), H(APPLY, "hiring process"), H(APPLY, "interview process"), H(APPLY, "our hiring process"), H(APPLY, "recruitment process"), H(APPLY, "next steps"), H(APPLY, "contact"), H(APPLY, "apply now"), H(APPLY, "ready to apply"), H(APPLY, "interested"),
    H(STACK, "tech stack"), H(STACK, "our tech stack"), H(STACK, "our stack"), H(STACK, "technologies"), H(STACK, "technologies we use"), H(STACK, "the stack"), H(STACK, "tools we use"), H(STACK, "technology stack"), H(STACK, "stack"), H(STACK, "technical environment"), H(STACK, "unser tech stack"), H(STACK, "technologien"), H(STACK, "stack technique"), H(STACK, "environnement technique"), H(STACK, "tecnologías"), H(STACK, "technologie"),
    /* German */
    H(ABOUT, "über uns"), H(ABOUT, "wer wir sind"), H(ABOUT, "das sind wir"), H(ABOUT, "unternehmen"), H(ABOUT, "das unternehmen"), H(ABOUT, "unternehmensprofil"), H(ABOUT, "unser unternehmen"), H(ABOUT, "wir über uns"), H(ABOUT, "einleitung"), H(DUTIES, "aufgaben"), H(DUTIES, "deine aufgaben"), H(DUTIES, "ihre aufgaben"), H(DUTIES, "das erwartet dich"), H(DUTIES, "was dich erwartet"), H(DUTIES, "was sie erwartet"), H(DUTIES, "deine rolle"), H(DUTIES, "deine mission"), H(DUTIES, "tätigkeiten"), H(DUTIES, "aufgabengebiet"), H(DUTIES, "verantwortlichkeiten"), H(DUTIES, "stellenbeschreibung"), H(DUTIES, "das machst du"), H(DUTIES, "das sind deine aufgaben"), H(DUTIES, "dein job"), H(DUTIES, "deine verantwortung"), H(DUTIES, "aufgabenbereich"), H(DUTIES, "deine herausforderung"), H(DUTIES, "ihr aufgabengebiet"), H(DUTIES, "was du bei uns machst"), H(DUTIES, "was du machst"),
    H(REQUIREMENTS, "profil"), H(REQUIREMENTS, "dein profil"), H(REQUIREMENTS, "ihr profil"), H(REQUIREMENTS, "anforderungen"), H(REQUIREMENTS, "qualifikation"), H(REQUIREMENTS, "qualifikationen"), H(REQUIREMENTS, "das bringst du mit"), H(REQUIREMENTS, "das bringen sie mit"), H(REQUIREMENTS, "was du mitbringst"), H(REQUIREMENTS, "was sie mitbringen"), H(REQUIREMENTS, "damit überzeugst du"), H(REQUIREMENTS, "voraussetzungen"), H(REQUIREMENTS, "du bringst mit"), H(REQUIREMENTS, "das zeichnet dich aus"), H(REQUIREMENTS, "deine qualifikationen"), H(REQUIREMENTS, "ihre qualifikationen"), H(REQUIREMENTS, "deine skills"), H(REQUIREMENTS, "das wünschen wir uns"), H(REQUIREMENTS, "wir suchen"), H(REQUIREMENTS, "dich zeichnet aus"), H(REQUIREMENTS, "anforderungsprofil"), H(REQUIREMENTS, "das bist du"), H(REQUIREMENTS, "damit begeisterst du uns"),
    H(PREFERRED, "wünschenswert"), H(PREFERRED, "von vorteil"), H(PREFERRED, "idealerweise"), H(BENEFITS, "wir bieten"), H(BENEFITS, "das bieten wir"), H(BENEFITS, "was wir bieten"), H(BENEFITS, "unser angebot"), H(BENEFITS, "deine benefits"), H(BENEFITS, "das bieten wir dir"), H(BENEFITS, "was wir dir bieten"), H(BENEFITS, "ihre vorteile"), H(BENEFITS, "deine vorteile"), H(BENEFITS, "wir bieten ihnen"), H(BENEFITS, "warum wir"), H(BENEFITS, "darauf kannst du dich freuen"), H(BENEFITS, "freu dich auf"), H(BENEFITS, "wir bieten dir"), H(BENEFITS, "unsere benefits"), H(BENEFITS, "leistungen"), H(BENEFITS, "unsere leistungen"), H(APPLY, "bewerbung"), H(APPLY, "kontakt"), H(APPLY, "interessiert"), H(APPLY, "haben wir ihr interesse geweckt"), H(APPLY, "so bewirbst du dich"),
    /* French */
    H(ABOUT, "à propos"), H(ABOUT, "à propos de nous"), H(ABOUT, "qui sommes nous"), H(ABOUT, "l entreprise"), H(ABOUT, "notre entreprise"), H(ABOUT, "description de l entreprise"), H(ABOUT, "présentation de l entreprise"), H(ABOUT, "entreprise"), H(ABOUT, "qui nous sommes"), H(DUTIES, "missions"), H(DUTIES, "vos missions"), H(DUTIES, "tes missions"), H(DUTIES, "le poste"), H(DUTIES, "votre mission"), H(DUTIES, "description du poste"), H(DUTIES, "responsabilités"), H(DUTIES, "vos responsabilités"), H(DUTIES, "ton rôle"), H(DUTIES, "votre rôle"), H(DUTIES, "descriptif du poste"), H(DUTIES, "les missions"), H(DUTIES, "tes responsabilités"), H(DUTIES, "ta mission"), H(DUTIES, "mission"),
    H(REQUIREMENTS, "votre profil"), H(REQUIREMENTS, "ton profil"), H(REQUIREMENTS, "profil recherché"), H(REQUIREMENTS, "compétences"), H(REQUIREMENTS, "compétences requises"), H(REQUIREMENTS, "qualifications requises"), H(REQUIREMENTS, "ce que nous recherchons"), H(REQUIREMENTS, "le profil"), H(REQUIREMENTS, "profil idéal"), H(REQUIREMENTS, "prérequis"), H(REQUIREMENTS, "exigences"), H(REQUIREMENTS, "qui es tu"), H(REQUIREMENTS, "qui êtes vous"), H(PREFERRED, "les plus"), H(PREFERRED, "atouts"), H(PREFERRED, "un plus"), H(BENEFITS, "avantages"), H(BENEFITS, "nos avantages"), H(BENEFITS, "ce que nous offrons"), H(BENEFITS, "nous offrons"), H(BENEFITS, "pourquoi nous rejoindre"), H(BENEFITS, "ce que nous vous offrons"), H(BENEFITS, "les avantages"), H(BENEFITS, "vos avantages"), H(BENEFITS, "conditions"), H(APPLY, "postuler"), H(APPLY, "processus de recrutement"), H(APPLY, "comment postuler"),
    /* Spanish */
    H(ABOUT, "sobre nosotros"), H(ABOUT, "quiénes somos"), H(ABOUT, "acerca de nosotros"), H(ABOUT, "la empresa"), H(ABOUT, "descripción de la empresa"), H(ABOUT, "qui som"), H(DUTIES, "funciones"), H(DUTIES, "responsabilidades"), H(DUTIES, "tus funciones"), H(DUTIES, "qué harás"), H(DUTIES, "descripción del puesto"), H(DUTIES, "el puesto"), H(DUTIES, "tareas"), H(DUTIES, "descripción"), H(DUTIES, "tu misión"), H(DUTIES, "qué vas a hacer"), H(DUTIES, "tus responsabilidades"), H(DUTIES, "funcions"), H(DUTIES, "principales responsabilidades"), H(DUTIES, "actividades"),
    H(REQUIREMENTS, "requisitos"), H(REQUIREMENTS, "requisitos mínimos"), H(REQUIREMENTS, "perfil"), H(REQUIREMENTS, "qué buscamos"), H(REQUIREMENTS, "buscamos"), H(REQUIREMENTS, "tu perfil"), H(REQUIREMENTS, "qué necesitas"), H(REQUIREMENTS, "habilidades"), H(REQUIREMENTS, "conocimientos"), H(REQUIREMENTS, "lo que buscamos"), H(REQUIREMENTS, "requisits"), H(REQUIREMENTS, "formación"), H(REQUIREMENTS, "experiencia"), H(PREFERRED, "deseable"), H(PREFERRED, "se valorará"), H(PREFERRED, "valorable"), H(PREFERRED, "es valorarà"), H(PREFERRED, "requisitos deseables"), H(BENEFITS, "beneficios"), H(BENEFITS, "qué ofrecemos"), H(BENEFITS, "ofrecemos"), H(BENEFITS, "lo que ofrecemos"), H(BENEFITS, "te ofrecemos"), H(BENEFITS, "se ofrece"), H(BENEFITS, "s ofereix"), H(BENEFITS, "oferim"), H(APPLY, "cómo postular"),
    /* Portuguese */
    H(ABOUT, "sobre nós"), H(ABOUT, "quem somos"), H(ABOUT, "sobre a empresa"), H(ABOUT, "a empresa"), H(DUTIES, "responsabilidades e atribuições"), H(DUTIES, "atribuições"), H(DUTIES, "atividades"), H(DUTIES, "o que você vai fazer"), H(DUTIES, "descrição da vaga"), H(DUTIES, "descrição do cargo"), H(DUTIES, "sobre a vaga"), H(DUTIES, "principais responsabilidades"), H(DUTIES, "funções"), H(DUTIES, "suas responsabilidades"), H(REQUIREMENTS, "requisitos e qualificações"), H(REQUIREMENTS, "qualificações"), H(REQUIREMENTS, "o que buscamos"), H(REQUIREMENTS, "o que esperamos de você"), H(REQUIREMENTS, "pré requisitos"), H(REQUIREMENTS, "requisitos obrigatórios"), H(REQUIREMENTS, "o que procuramos"), H(REQUIREMENTS, "competências"), H(PREFERRED, "diferenciais"), H(PREFERRED, "desejável"), H(PREFERRED, "será um diferencial"), H(PREFERRED, "requisitos desejáveis"), H(BENEFITS, "o que oferecemos"), H(BENEFITS, "oferecemos"), H(BENEFITS, "nossos benefícios"), H(BENEFITS, "nossa oferta"),
    /* Italian */
    H(ABOUT, "chi siamo"), H(ABOUT, "l azienda"), H(ABOUT, "su di noi"), H(ABOUT, "azienda"), H(DUTIES, "responsabilità"), H(DUTIES, "mansioni"), H(DUTIES, "attività"), H(DUTIES, "il ruolo"), H(DUTIES, "cosa farai"), H(DUTIES, "descrizione"), H(DUTIES, "di cosa ti occuperai"), H(DUTIES, "descrizione del lavoro"), H(DUTIES, "principali responsabilità"), H(DUTIES, "principali attività"), H(REQUIREMENTS, "requisiti"), H(REQUIREMENTS, "profilo"), H(REQUIREMENTS, "competenze"), H(REQUIREMENTS, "chi cerchiamo"), H(REQUIREMENTS, "cosa cerchiamo"), H(REQUIREMENTS, "il tuo profilo"), H(REQUIREMENTS, "profilo ricercato"), H(REQUIREMENTS, "competenze richieste"), H(REQUIREMENTS, "cosa ti serve"), H(PREFERRED, "costituisce titolo preferenziale"), H(PREFERRED, "nice to have skills"), H(PREFERRED, "requisiti preferenziali"), H(BENEFITS, "cosa offriamo"), H(BENEFITS, "offriamo"), H(BENEFITS, "benefit"), H(BENEFITS, "si offre"), H(BENEFITS, "perché scegliere"), H(BENEFITS, "vantaggi"),
    /* Dutch */
    H(ABOUT, "over ons"), H(ABOUT, "wie zijn wij"), H(ABOUT, "wie we zijn"), H(ABOUT, "over het bedrijf"), H(ABOUT, "wie zijn we"), H(DUTIES, "taken"), H(DUTIES, "functieomschrijving"), H(DUTIES, "wat ga je doen"), H(DUTIES, "jouw rol"), H(DUTIES, "de functie"), H(DUTIES, "verantwoordelijkheden"), H(DUTIES, "jouw taken"), H(DUTIES, "over de functie"), H(DUTIES, "dit ga je doen"), H(DUTIES, "de rol"), H(DUTIES, "jouw uitdaging"), H(REQUIREMENTS, "wie ben jij"), H(REQUIREMENTS, "functie eisen"), H(REQUIREMENTS, "wat vragen wij"), H(REQUIREMENTS, "wat breng je mee"), H(REQUIREMENTS, "jouw profiel"), H(REQUIREMENTS, "vereisten"), H(REQUIREMENTS, "dit ben jij"), H(REQUIREMENTS, "profiel"), H(REQUIREMENTS, "wat neem je mee"), H(REQUIREMENTS, "functie eisen en kwalificaties"), H(REQUIREMENTS, "dit breng je mee"), H(BENEFITS, "wat bieden wij"), H(BENEFITS, "wij bieden"), H(BENEFITS, "wat wij bieden"), H(BENEFITS, "arbeidsvoorwaarden"), H(BENEFITS, "ons aanbod"), H(BENEFITS, "wat krijg je"), H(BENEFITS, "dit bieden wij"), H(BENEFITS, "wat bieden we"), H(APPLY, "solliciteren"), H(APPLY, "interesse"),
    /* Polish */
    H(ABOUT, "o nas"), H(ABOUT, "o firmie"), H(ABOUT, "kim jesteśmy"), H(DUTIES, "obowiązki"), H(DUTIES, "zakres obowiązków"), H(DUTIES, "twoje zadania"), H(DUTIES, "zadania"), H(DUTIES, "twój zakres obowiązków"), H(DUTIES, "opis stanowiska"), H(DUTIES, "co będziesz robić"), H(DUTIES, "twoja rola"), H(DUTIES, "główne zadania"), H(DUTIES, "o projekcie"), H(REQUIREMENTS, "wymagania"), H(REQUIREMENTS, "nasze wymagania"), H(REQUIREMENTS, "oczekiwania"), H(REQUIREMENTS, "oczekujemy"), H(REQUIREMENTS, "twój profil"), H(REQUIREMENTS, "czego oczekujemy"), H(REQUIREMENTS, "kogo szukamy"), H(REQUIREMENTS, "nasze oczekiwania"), H(REQUIREMENTS, "czego szukamy"), H(PREFERRED, "mile widziane"), H(PREFERRED, "dodatkowe atuty"), H(BENEFITS, "oferujemy"), H(BENEFITS, "co oferujemy"), H(BENEFITS, "to oferujemy"), H(BENEFITS, "benefity"), H(BENEFITS, "nasza oferta"), H(BENEFITS, "zapewniamy"), H(APPLY, "aplikuj"), H(APPLY, "proces rekrutacji"),
    /* Swedish, Danish, Norwegian */
    H(ABOUT, "om oss"), H(ABOUT, "om os"), H(ABOUT, "om företaget"), H(ABOUT, "om företag"), H(DUTIES, "arbetsuppgifter"), H(DUTIES, "om tjänsten"), H(DUTIES, "om rollen"), H(DUTIES, "om jobbet"), H(DUTIES, "dine opgaver"), H(DUTIES, "arbeidsoppgaver"), H(DUTIES, "om stillingen"), H(REQUIREMENTS, "kvalifikationer"), H(REQUIREMENTS, "kvalifikasjoner"), H(REQUIREMENTS, "krav"), H(REQUIREMENTS, "din profil"), H(REQUIREMENTS, "om dig"), H(REQUIREMENTS, "vem är du"), H(REQUIREMENTS, "vi söker dig som"), H(PREFERRED, "meriterande"), H(BENEFITS, "vi erbjuder"), H(BENEFITS, "vi tilbyder"), H(BENEFITS, "vi tilbyr"), H(BENEFITS, "förmåner"),
};
/* Words that may stand round a heading's own without changing it. */
static const struct phrase EMPTY_WORDS[] = {{"the", 0, 0}, {"your", 0, 0}, {"our", 0, 0}, {"key", 0, 0}, {"and", 0, 0}, {"of", 0, 0}, {"for", 0, 0}, {"to", 0, 0}, {"a", 0, 0}, {"an", 0, 0}, {"job", 0, 0}, {"role", 0, 0}, {"position", 0, 0}, {"main", 0, 0}, {"core", 0, 0}, {"general", 0, 0}, {"primary", 0, 0}, {"major", 0, 0}, {"required", 0, 0}, {"technical", 0, 0}, {"professional", 0, 0}, {"other", 0, 0}, {"additional", 0, 0}, {"minimum", 0, 0}, {"basic", 0, 0}, {"this", 0, 0}, {"we", 0, 0}, {"you", 0, 0}, {"us", 0, 0}, {"in", 0, 0}, {"with", 0, 0}, {"on", 0, 0}, {"und", 0, 0}, {"der", 0, 0}, {"die", 0, 0}, {"das", 0, 0}, {"et", 0, 0}, {"les", 0, 0}, {"des", 0, 0}, {"de", 0, 0}, {"y", 0, 0}, {"e", 0, 0}, {"i", 0, 0}, {"le", 0, 0}, {"la", 0, 0}, {"here", 0, 0}, {"are", 0, 0}, {"is", 0, 0}, {"some", 0, 0}, {"what", 0, 0}, {"section", 0, 0}, {"overview", 0, 0}, {"details", 0, 0}, {"information", 0, 0}, {"at", 0, 0}, {"team", 0, 0}, {"candidate", 0, 0}, {"duties", 0, 0}, {"responsibilities", 0, 0}, {"skills", 0, 0}, {"requirements", 0, 0}, {"qualifications", 0, 0}, {"experience", 0, 0}, {"benefits", 0, 0}, {"range", 0, 0}, {"employer", 0, 0}, {"statement", 0, 0}};
/* Paragraphs that need no heading. */
static const struct phrase SIGNALS[] = {
    H(EEO, "equal opportunity employer"), H(EEO, "equal employment opportunity"), H(EEO, "affirmative action"), H(EEO, "without regard to race"), H(EEO, "regardless of race"), H(EEO, "sexual orientation"), H(EEO, "protected veteran"), H(EEO, "gender identity"), H(EEO, "reasonable accommodation"), H(EEO, "reasonable accommodations"), H(EEO, "religion sex"), H(EEO, "sexuelle orientierung"), H(EEO, "sexueller orientierung"), H(EEO, "orientation sexuelle"), H(EEO, "orientación sexual"), H(EEO, "orientação sexual"), H(EEO, "orientamento sessuale"), H(EEO, "seksuele geaardheid"), H(EEO, "personnes en situation de handicap"), H(EEO, "underrepresented groups"),
    H(LEGAL, "privacy policy"), H(LEGAL, "e verify"), H(LEGAL, "unsolicited resumes"), H(LEGAL, "recruitment agencies"), H(LEGAL, "personenbezogenen daten"), H(LEGAL, "fair chance ordinance"), H(LEGAL, "criminal histories"), H(LEGAL, "arrest and conviction"), H(LEGAL, "phishing"), H(LEGAL, "fraudulent"), H(LEGAL, "personal data"), H(LEGAL, "privacy notice"), H(LEGAL, "background check"),
};
// clang-format on

#define TABLE(group, rows)                                                                         \
    {                                                                                              \
        group, rows, sizeof(rows) / sizeof((rows)[0])                                              \
    }
const struct phrase_table SECTION_TABLES[SECTION_TABLE_COUNT] = {
    TABLE(GROUP_HEADING, HEADINGS),
    TABLE(GROUP_HEADING_EMPTY, EMPTY_WORDS),
    TABLE(GROUP_SIGNAL, SIGNALS),
};

struct line {
    size_t begin, end;  /* bytes */
    size_t first, last; /* words */
};

/* Parts that say nothing of what one must know. */
static bool
is_aside(enum section_kind kind)
{
    return kind == SECTION_ABOUT || (kind >= SECTION_BENEFITS && kind <= SECTION_APPLY);
}

/* "Legal assistant", "Benefits specialist": a job, not a heading. */
static bool
names_a_job(const struct words *words, size_t last)
{
    static const char *const jobs[] = {
        "assistant",  "counsel",  "specialist", "manager",       "analyst",   "advisor",
        "adviser",    "officer",  "secretary",  "administrator", "executive", "consultant",
        "associate",  "engineer", "intern",     "coordinator",   "director",  "clerk",
        "generalist", "lead",     "assistenz",  "referent",      "referentin"};
    return words_is_any(words, last - 1, jobs, sizeof jobs / sizeof jobs[0]);
}

/* A heading holds one phrase of the table and words that mean nothing. */
static enum section_kind
kind_of_words(const struct words *words, const struct phrases *phrases, size_t first, size_t last)
{
    enum section_kind best = SECTION_NONE;
    size_t best_n = 0, best_at = 0, others = 0;
    struct phrase_hit hit;
    for (size_t at = phrases_next(phrases, words, first, last, GROUP_HEADING, &hit); at < last;
         at = phrases_next(phrases, words, at + 1, last, GROUP_HEADING, &hit)) {
        if (hit.n_words > best_n && at + hit.n_words <= last) {
            best = (enum section_kind)hit.tag;
            best_n = hit.n_words;
            best_at = at;
        }
    }
    if (best == SECTION_NONE) {
        return best;
    }
    for (size_t at = first; at < last; at++) {
        bool own = at >= best_at && at < best_at + best_n;
        others += !own && !phrases_at(phrases, words, at, GROUP_HEADING_EMPTY, &hit);
    }
    if (others > 0 && is_aside(best) && names_a_job(words, last)) {
        return SECTION_NONE;
    }
    bool about_name = best == SECTION_ABOUT && best_at == first && last - first <= 5;
    return about_name || others <= 1 ? best : SECTION_NONE;
}

static bool
looks_like_heading(const struct words *words, const struct line *line)
{
    size_t n = line->last - line->first;
    if (n == 0 || n > HEADING_WORDS || line->end - line->begin > HEADING_BYTES) {
        return false;
    }
    struct str text = str_trim(str_sub(words->text, line->begin, line->end - line->begin));
    if (text.n == 0 || text.p[0] == '-' || words->items[line->first].kind == WORD_NUMBER) {
        return false;
    }
    char last = text.p[text.n - 1];
    return last != '.' && last != ',' && last != ';';
}

/* "Salary: $120k", "Requirements: five years ...": a label and its value. */
static enum section_kind
kind_of_label(const struct words *words, const struct phrases *phrases, const struct line *line)
{
    struct str text = str_sub(words->text, line->begin, line->end - line->begin);
    size_t colon = str_find_byte(str_sub(text, 0, LABEL_BYTES), ':');
    if (colon == SIZE_MAX || !text.p || text.p[0] == '-') {
        return SECTION_NONE;
    }
    size_t last = line->first;
    while (last < line->last && words->items[last].at < line->begin + colon) {
        last++;
    }
    if (last == line->first || last - line->first > LABEL_WORDS) {
        return SECTION_NONE;
    }
    return kind_of_words(words, phrases, line->first, last);
}

/* A paragraph about equal opportunity or privacy, whatever the heading. */
static enum section_kind
kind_of_paragraph(const struct words *words, const struct phrases *phrases, const struct line *line)
{
    struct phrase_hit hit;
    size_t at = phrases_next(phrases, words, line->first, line->last, GROUP_SIGNAL, &hit);
    return at < line->last ? (enum section_kind)hit.tag : SECTION_NONE;
}

struct builder {
    struct section *items;
    size_t n;
    enum section_kind heading; /* of the heading last seen */
};

static void
builder_begin(struct builder *b, enum section_kind kind, size_t at)
{
    if (b->n > 0 && (b->items[b->n - 1].kind == kind || b->n == SECTIONS_MAX)) {
        return;
    }
    if (b->n > 0 && b->items[b->n - 1].begin == at) {
        b->items[b->n - 1].kind = kind;
        return;
    }
    b->items[b->n++] = (struct section){kind, (uint32_t)at, 0};
}

/* Parts about other things than the work end at any heading; lists of duties
 * and requirements go on under headings of their own. */
static bool
heading_ends(enum section_kind kind)
{
    return kind != SECTION_NONE && kind != SECTION_DUTIES && kind != SECTION_REQUIREMENTS &&
           kind != SECTION_PREFERRED && kind != SECTION_STACK;
}

/* A short line with an empty one before it, and an empty one or a list behind. */
static bool
stands_alone(const struct words *words, const struct line *line)
{
    if (words->items[line->first].gap != GAP_BLANK || line->last >= words->n ||
        line->last - line->first > ALONE_WORDS) {
        return false;
    }
    size_t next = line->end + 1;
    const struct word *after = &words->items[line->last];
    bool list = next < words->text.n && words->text.p[next] == '-';
    return after->gap == GAP_BLANK || list;
}

/* Whether a sentence ends before the word. */
static bool
begins_sentence(const struct words *words, size_t i)
{
    static const char ends[] = ".!?|;";
    size_t at = words->items[i].at;
    while (at > 0 && words->text.p[at - 1] == ' ') {
        at--;
    }
    return at > 0 && at < words->items[i].at &&
           memchr(ends, words->text.p[at - 1], sizeof ends - 1) != NULL;
}

/* "Benefits: lunch. Requirements: SQL": further labels in a line that begins with an
 * aside. */
static void
builder_labels(struct builder *b, const struct words *words, const struct phrases *phrases,
               const struct line *line)
{
    size_t begin = line->first;
    for (size_t i = line->first + 1; i + 1 < line->last; i++) {
        begin = begins_sentence(words, i) ? i : begin;
        if (begin == line->first || i - begin >= LABEL_WORDS ||
            !words_colon_at(words, word_end(words, i))) {
            continue;
        }
        enum section_kind kind = kind_of_words(words, phrases, begin, i + 1);
        if (kind != SECTION_NONE) {
            builder_begin(b, kind, words->items[begin].at);
        }
    }
}

static void
builder_line(struct builder *b, const struct words *words, const struct phrases *phrases,
             const struct line *line)
{
    bool is_heading = looks_like_heading(words, line);
    enum section_kind kind =
        is_heading ? kind_of_words(words, phrases, line->first, line->last) : SECTION_NONE;
    if (kind != SECTION_NONE) {
        b->heading = kind;
        builder_begin(b, kind, line->begin);
        return;
    }
    if (is_heading && heading_ends(b->heading) && stands_alone(words, line)) {
        b->heading = SECTION_NONE;
        builder_begin(b, SECTION_NONE, line->begin);
        return;
    }
    kind = kind_of_label(words, phrases, line);
    bool is_free = b->heading == SECTION_NONE || b->heading >= SECTION_BENEFITS;
    if (kind == SECTION_NONE && (is_free || line->end - line->begin > PARAGRAPH_BYTES)) {
        kind = kind_of_paragraph(words, phrases, line);
    }
    builder_begin(b, kind != SECTION_NONE ? kind : b->heading, line->begin);
    if (is_aside(kind)) {
        builder_labels(b, words, phrases, line);
    }
}

/* Where nothing but the company has a heading, its part would go on to the end of the
 * text: it ends at the first list. */
static void
end_about_at_list(struct builder *b, struct str text)
{
    for (size_t i = 0; i < b->n; i++) {
        enum section_kind kind = b->items[i].kind;
        if (kind == SECTION_DUTIES || kind == SECTION_REQUIREMENTS || kind == SECTION_PREFERRED ||
            kind == SECTION_STACK) {
            return;
        }
    }
    for (size_t i = b->n; i-- > 0;) {
        struct section *about = &b->items[i];
        size_t end = i + 1 < b->n ? b->items[i + 1].begin : text.n;
        size_t at = str_find(str_sub(text, about->begin, end - about->begin), STR("\n- "));
        if (about->kind != SECTION_ABOUT || at == SIZE_MAX || at < ABOUT_BYTES ||
            b->n == SECTIONS_MAX) {
            continue;
        }
        memmove(about + 2, about + 1, (b->n - i - 1) * sizeof(*about));
        about[1] = (struct section){SECTION_NONE, (uint32_t)(about->begin + at + 1), 0};
        b->n++;
    }
}

/* The line of words that begins with the word line->first: words know the breaks
 * before them. */
static void
line_of(const struct words *words, struct line *line)
{
    struct str text = words->text;
    const struct word *word = &words->items[line->first + 1], *end_word = words->items + words->n;
    while (word < end_word && word->gap < GAP_LINE) {
        word++;
    }
    size_t last = (size_t)(word - words->items);
    line->last = last;
    line->begin = words->items[line->first].at;
    while (line->begin > 0 && text.p[line->begin - 1] != '\n') {
        line->begin--;
    }
    size_t end = word_end(words, last - 1);
    size_t n = str_find_byte(str_sub(text, end, text.n), '\n');
    line->end = n == SIZE_MAX ? text.n : end + n;
}

enum status
sections_find(const struct words *words, const struct phrases *phrases, struct arena *arena,
              struct section **ret, size_t *ret_n)
{
    struct builder b = {.items = arena_raw(arena, SECTIONS_MAX * sizeof(struct section))};
    if (!b.items) {
        return E_NOMEM;
    }
    b.items[b.n++] = (struct section){SECTION_NONE, 0, 0};
    struct str text = words->text;
    for (struct line line = {0}; line.first < words->n; line.first = line.last) {
        line_of(words, &line);
        builder_line(&b, words, phrases, &line);
    }
    end_about_at_list(&b, text);
    for (size_t i = 0; i < b.n; i++) {
        b.items[i].end = i + 1 < b.n ? b.items[i + 1].begin : (uint32_t)text.n;
    }
    *ret = b.items;
    *ret_n = text.n ? b.n : 0;
    return OK;
}

enum section_kind
sections_at(const struct section *sections, size_t n, uint32_t offset)
{
    size_t low = 0, high = n; /* the last one that begins at or before offset */
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (sections[mid].begin <= offset) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low > 0 ? sections[low - 1].kind : SECTION_NONE;
}
