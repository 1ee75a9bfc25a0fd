/* parse/page/closed.c: the table of closed notices and its prefilter. Wordings: career
 * sites and boards in twelve languages, seen 2023 to 2026. */
#include "parse/page/closed.h"

#include <stdint.h>
#include <stdlib.h>

#include "parse/pcre.h"
#include "parse/plain/labels.h"

#include "base/banned.h"

enum {
    NOTICE_BYTES = 300,
    STEM_SLOTS = 1 << 12, /* of the prefilter */
    GRAM_SLOTS = 1 << 15, /* bits: one in a hundred is set */
    GRAM_WORD = 32,
    STEM_KEY_BYTES = 4,
    STEM_LEAST_BYTES = 5, /* of a stem */
    GRAM_BYTES = 3,       /* looked at together; one place in every three is looked at */
    GRAMS = STEM_LEAST_BYTES - GRAM_BYTES + 1 /* at the beginning of a stem */
};

#define EN_JOB                                                                                     \
    "(?:job|position|role|vacancy|posting|post|ad|advert|advertisement|listing|opening|"           \
    "requisition|opportunity|offer|project|page)s?"
#define EN_SORRY                                                                                   \
    "^(?:(?:we are |we're )?(?:very "                                                              \
    ")?sorry|unfortunately|oops|notice|note|attention)?[\\s,.!:;-]*(?:but )?"
#define EN_OVER                                                                                    \
    "(?:no longer (?:available|active|open|accepting|being accepted|posted|online|listed|valid|"   \
    "taking|exists?|published|vacant|hiring)|not (?:currently )?(?:accepting (?:new )?appl|"       \
    "available any|active)|closed(?!-| (?:to (?:internal|external|all)|on\\b|for the|loop))|"      \
    "filled(?! (?:by|on|with|until|in|through)\\b)|expired|removed|unpublished|withdrawn|"         \
    "cancell?ed|archived|taken down|deactivated|inactive)"

// clang-format off
static const struct closed_row rows[] = {
    {"closed-en", "en",
     EN_SORRY "(?!.{0,120}\\b(?:when|once|if|until|unless|before|after|may be|will be|can be|must be|as soon as)\\b.{0,60}(?:closed|filled|expired|removed|available))"
     "(?:the|this|that|your)\\s(?:[\\w/-]+\\s){0,3}?" EN_JOB "\\b(?:\\s(?:you|for|with|at|of|that|titled|#?\\d+)\\b[^.!?]{0,90}?)?"
     "\\s(?:is|has|was|are|have)(?:\\s(?:now|already|been|currently|since|unfortunately|either|either been))*\\s" EN_OVER,
     "Sorry, this position has been filled."},
    {"closed-en-no-longer", "en",
     "^(?:the|this|that) (?:[\\w/-]+ ){0,3}?" EN_JOB " (?:(?:you(?:'re| are| were)? (?:looking for|trying to view|requested|searching for|interested in)[^.!?]{0,30}) )?(?:no longer (?:exists?|available)|does(?: not|n't) exist|cannot be found|could not be found|can't be found|(?:may|might) have (?:been|expired))",
     "The job you are looking for no longer exists."},
    {"closed-en-applications", "en",
     "^(?:sorry[,.!]? ?|unfortunately,? )?(?:we(?:'re| are) |this \\w+ is )?no longer (?:accepting|taking|receiving) (?:new )?(?:applications|applicants|candidates|resumes|submissions)",
     "No longer accepting applications"},
    {"closed-en-applications-closed", "en",
     "^applications?(?: for this [\\w ]{2,30})? (?:is|are|have|has)(?: now| been)* closed\\b(?! (?:on|at|by)\\b)[^a-z]*$",
     "Applications for this job are now closed."},
    {"closed-en-short", "en",
     "^(?:this )?(?:job|position|vacancy|job posting|posting|role|listing|requisition)(?: posting| listing| ad| is| has)*[\\s:-]*(?:closed|expired|filled|no longer available|unavailable|not available|inactive)[.!]?$",
     "Job expired"},
    {"closed-en-bare", "en",
     "^(?:is |has )?no longer (?:available|open|active)[.!]?$", "no longer available."},
    {"closed-de", "de",
     "^(?:leider[,]? )?(?:es tut uns leid[,.!]? )?(?:ist |wurde )?(?:diese|die|dieses|das|dieser|der|dein|ihre?)\\s(?:[\\wäöüß-]+\\s){0,2}?(?:stelle|stellenanzeige|position|stellenangebot|ausschreibung|stellenausschreibung|job|jobangebot|anzeige|vakanz|angebot|inserat|jobinserat|seite|jobanzeige)\\b(?:,? [^.!?]{0,60}?)?\\s(?:(?:ist|wurde|sind) )?(?:leider |bereits |inzwischen |mittlerweile |derzeit |nun |schon )*(?:nicht (?:mehr|länger) (?:verfügbar|aktuell|online|aktiv|vakant|offen|ausgeschrieben|gültig|vorhanden|zu besetzen|erreichbar)|besetzt|vergeben|abgelaufen|geschlossen|deaktiviert|beendet|archiviert|gelöscht|offline)\\b(?! werden)",
     "Diese Stelle ist leider nicht mehr verfügbar."},
    {"closed-de-applications", "de",
     "^(?:die )?bewerbungs(?:frist|phase) (?:ist|für diese stelle ist)(?: leider| bereits)? (?:abgelaufen|beendet|vorbei|geschlossen)|^bewerbungen (?:sind|werden) (?:leider )?nicht mehr (?:möglich|angenommen|entgegengenommen)",
     "Die Bewerbungsfrist ist abgelaufen."},
    {"closed-de-short", "de",
     "^(?:job|stelle|stellenanzeige|stellenangebot|anzeige|position)[\\s:-]*(?:ist )?(?:bereits |leider )?(?:nicht mehr verfügbar|nicht mehr aktuell|abgelaufen|besetzt|vergeben|offline)[.!]?$",
     "Stelle bereits besetzt"},
    {"closed-fr", "fr",
     "^(?:désolée?s?[,.!]? |malheureusement,? )?(?:nous sommes désolés[,.]? (?:mais )?)?(?:cette|cet|ce|la|le|l['])\\s?(?:offre|annonce|poste|emploi|page|mission)(?: d['][\\w]+| de [\\w]+)?(?: [^.!?]{0,50}?)? ?(?:n'est|est|a été|a|n'existe|n'a)(?: malheureusement| désormais| déjà| actuellement)* (?:plus(?: disponible| active| en ligne| ouverte?| d'actualité| valide| accessible| à pourvoir|[.!]?$)|expirée?|pourvue?|clôturée?|clos(?:e)?\\b|fermée?|archivée?|terminée?|supprimée?|retirée?|périmée?)",
     "Cette offre n'est plus disponible."},
    {"closed-fr-short", "fr",
     "^(?:offre|annonce|poste)(?: d['][\\w]+)? (?:expirée?|pourvue?|clôturée?|fermée?|archivée?|non disponible)[.!]?$|^(?:les )?candidatures (?:sont )?(?:closes|clôturées|fermées)",
     "Offre expirée"},
    {"closed-es", "es",
     "^(?:lo sentimos[,.!]? (?:pero )?)?(?:esta|este|la|el|dicha)\\s(?:oferta|vacante|puesto|empleo|anuncio|plaza|proceso|posición|convocatoria|página|búsqueda)(?: de \\w+)?(?: [^.!?]{0,50}?)? (?:ya )?(?:no (?:está|se encuentra|es|existe)(?: \\w+)?(?: disponible| activ[ao]| vigente| abiert[ao]| válid[ao]|[.!]?$)|ha (?:sido )?(?:caducad[oa]|cerrad[oa]|expirad[oa]|finalizad[oa]|cubiert[oa]|vencid[oa]|eliminad[oa]|concluido|retirada)|está (?:cerrad[oa]|caducad[oa]|cubiert[oa]|finalizad[oa]|vencid[oa]|inactiv[oa])|caducó|expiró|finalizó)",
     "Esta oferta ya no está disponible."},
    {"closed-es-short", "es",
     "^(?:oferta|vacante|convocatoria|proceso)(?: de \\w+)? (?:cerrad[oa]|caducad[oa]|finalizad[oa]|expirad[oa]|cubiert[oa]|no disponible|vencid[oa])[.!]?$|^inscripci(?:ón|ones) cerradas?[.!]?$",
     "Oferta caducada"},
    {"closed-nl", "nl",
     "^(?:helaas[,!]? |sorry[,!]? )?(?:is )?(?:deze|de|dit)\\s(?:vacature|functie|baan|positie|pagina|opdracht)(?: [^.!?]{0,40}?)? (?:is |zijn )?(?:helaas |inmiddels |al |momenteel |reeds )*(?:niet (?:meer|langer) (?:beschikbaar|actief|online|open|actueel|geldig|vacant)|gesloten|vervuld|verlopen|ingevuld|gearchiveerd|offline)",
     "Deze vacature is helaas niet meer beschikbaar."},
    {"closed-nl-short", "nl", "^vacature (?:gesloten|verlopen|vervuld|niet (?:meer )?beschikbaar)[.!]?$", "Vacature gesloten"},
    {"closed-pl", "pl",
     "^(?:przepraszamy[,.!]? )?(?:ta|to|ten|niestety,? ta|niestety,? to) (?:oferta|ogłoszenie|rekrutacja|stanowisko)(?: pracy)? (?:jest |została |zostało |już )*(?:nieaktualn|nieaktywn|wygasł|zakończon|zamknięt|archiwaln|niedostępn|usunięt|nie jest (?:już )?(?:aktualn|dostępn|aktywn))",
     "Ta oferta pracy jest już nieaktualna."},
    {"closed-pl-short", "pl", "^(?:oferta|ogłoszenie|rekrutacja)(?: pracy)? (?:wygasł[ao]|nieaktualn[ae]|archiwaln[ae]|zakończon[ae]|nieaktywn[ae])[.!]?$", "Oferta wygasła"},
    {"closed-pt", "pt",
     "^(?:desculpe[,.!]? |infelizmente,? )?(?:esta|essa|a|este|o) (?:vaga|oferta|posição|oportunidade|anúncio|processo)(?: de \\w+)?(?: [^.!?]{0,40}?)? (?:já )?(?:não está (?:mais )?(?:disponível|ativ[ao]|abert[ao])|foi (?:encerrad[ao]|preenchid[ao]|fechad[ao]|removid[ao]|cancelad[ao])|está (?:encerrad[ao]|fechad[ao]|expirad[ao]|inativ[ao])|expirou|encerrou)",
     "Esta vaga não está mais disponível."},
    {"closed-pt-short", "pt", "^(?:vaga|oferta|processo) (?:encerrad[ao]|expirad[ao]|preenchid[ao]|fechad[ao])[.!]?$|^inscrições encerradas[.!]?$", "Vaga encerrada"},
    {"closed-it", "it",
     "^(?:spiacenti[,.!]? |ci dispiace[,.!]? (?:ma )?)?(?:questa|questo|quest'|l'|la|il) ?(?:offerta|annuncio|posizione|vacancy|selezione|ricerca)(?: di lavoro)?(?: [^.!?]{0,40}?)? (?:non è più (?:disponibile|attiv[oa]|online|valid[oa]|apert[oa])|è (?:scadut[oa]|chius[oa]|stat[oa] (?:chius[oa]|ritirat[oa]|rimoss[oa]|copert[oa]))|è già stat[oa] (?:copert[oa]|chius[oa]))",
     "Questa offerta non è più disponibile."},
    {"closed-it-short", "it", "^(?:offerta|annuncio|posizione|selezione) (?:scadut[oa]|chius[oa]|non più disponibile)[.!]?$", "Annuncio scaduto"},
    {"closed-ca", "ca",
     "^(?:aquesta|aquest|la|l'|ho sentim[,.] aquesta) ?(?:oferta|plaça|vacant|anunci|procés|convocatòria)(?: de feina)? (?:ja )?(?:no està (?:disponible|activa|oberta|vigent)|no és vigent|ha (?:caducat|finalitzat|expirat|estat (?:tancada|coberta))|està (?:tancada|caducada|finalitzada|coberta))",
     "Aquesta oferta ja no està disponible."},
    {"closed-da", "da",
     "^(?:desværre[,.!]? )?(?:(?:denne|dette) (?:stilling|job|jobopslag|annonce|jobannonce)|stillingen|jobbet|annoncen|jobopslaget|jobannoncen) (?:er |findes )?(?:desværre |allerede |nu )*(?:ikke længere (?:aktiv|tilgængelig|ledig|online)t?|besat|udløbet|lukket|arkiveret|ikke længere)",
     "Stillingen er desværre ikke længere ledig."},
    {"closed-da-deadline", "da", "^ansøgningsfristen (?:er )?(?:udløbet|overskredet)", "Ansøgningsfristen er udløbet"},
    {"closed-sv", "sv",
     "^(?:tyvärr[,.!]? )?(?:(?:denna|den här|detta|det här) (?:tjänst|annons|jobb|rekrytering|jobbannons)(?:en|et)?|tjänsten|annonsen|jobbet|rekryteringen) (?:är |har )?(?:tyvärr |redan |nu )*(?:inte längre (?:aktiv|tillgänglig|publicerad|öppen|kvar)|tillsatt|stängd|utgången|avslutad|avpublicerad|gått ut|borttagen|inte kvar)",
     "Annonsen är inte längre tillgänglig."},
    {"closed-sv-deadline", "sv", "^(?:ansökningstiden|sista ansökningsdag(?:en)?) (?:för denna tjänst )?har (?:gått ut|passerat|löpt ut|gått)", "Ansökningstiden har gått ut"},
    {"closed-ja", "ja", "^.{0,60}(?:求人|募集|掲載).{0,20}(?:終了しました|終了しています|終了いたしました|締め切りました|終了している)", "この求人の募集は終了しました"},
    {"closed-zh", "zh", "^.{0,40}(?:职位|職位|職缺|岗位|職務).{0,12}(?:已关闭|已關閉|已下线|已下架|已过期|已過期|已停止招聘|已结束|已結束|不存在)", "该职位已关闭"},
    {"closed-ru", "ru", "^.{0,60}вакансия (?:в архиве|закрыта|больше не актуальна|неактуальна|удалена|не найдена|была закрыта)", "Вакансия закрыта"},
};

/* Words of which every notice has one, in lower case, STEM_LEAST_BYTES at least. */
static const char *const stems[] = {
    "closed", "filled", "expired", "longer", "removed", "unavailable", "withdrawn", "inactive",
    "archived", "not available", "cannot be", "could not", "be found", "does not", "doesn't",
    "exist", "unpublished", "cancelled", "canceled", "taken down", "deactivated", "have been",
    "not currently", "not accepting", "besetzt", "vergeben", "abgelaufen", "geschlossen",
    "nicht mehr", "nicht länger", "deaktiviert", "beendet", "archiviert", "gelöscht", "offline",
    "vorbei", "expir", "pourvu", "clôtur", "fermé", "ferme", "est clos", "été clos",
    "sont clos", "ures clos", "archivé", "terminé", "supprimé", "retiré", "périmé",
    "plus disponible", "plus active", "plus en ligne", "plus ouvert", "plus d'actualité",
    "plus d&", "plus d’", "plus valide", "plus accessible", "plus à pourvoir", "est plus",
    "existe plus", "non disponible", "caduc", "cerrad", "finaliz", "cubiert", "vencid",
    "eliminad", "ya no", "no está", "no disponible", "concluido", "inactiv", "retirada",
    "gesloten", "vervuld", "verlopen", "ingevuld", "niet meer", "niet langer", "niet beschik",
    "gearchiveerd", "nieaktu", "nieakty", "wygas", "zakończ", "zamkni", "archiwaln", "niedost",
    "usunięt", "nie jest", "encerra", "preenchid", "fechad", "removid", "não está", "inativ",
    "scadut", "chius", "non è più", "non più", "copert", "ritirat", "rimoss", "tancad", "ja no",
    "no és vigent", "coberta", "besat", "udløb", "lukket", "ikke længere", "arkiver",
    "overskredet", "inte längre", "inte kvar", "tillsatt", "stängd", "utgången", "avslut",
    "avpubl", "gått", "passerat", "löpt", "borttagen", "終了", "締め", "已关", "已關", "已下", "已过", "已過",
    "已停", "已结", "已結", "不存在", "архив", "закрыт", "актуальн", "удален", "найден",
};
// clang-format on

struct closed_set {
    struct pattern *patterns[sizeof(rows) / sizeof(rows[0])];
    uint32_t grams[GRAM_SLOTS / GRAM_WORD]; /* a bit by the hash of three of a stem's first bytes */
    unsigned char first[STEM_SLOTS];        /* stem + 1 by the hash of its first four bytes */
    unsigned char next[sizeof(stems) / sizeof(stems[0])];
};

/* The first bytes, of letters and their capitals the same. */
static inline uint32_t
gram_key(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    return ((uint32_t)u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16) | 0x202020u;
}

static inline uint32_t
stem_key(const char *p)
{
    return gram_key(p) | ((uint32_t)(unsigned char)p[3] | 0x20u) << 24;
}

static inline uint32_t
slot_of(uint32_t key)
{
    return (key * 2654435761u) >> 20;
}

static inline uint32_t
gram_slot(const char *p)
{
    return (gram_key(p) * 2654435761u) >> 17;
}

static inline bool
has_gram(const struct closed_set *set, const char *p)
{
    uint32_t slot = gram_slot(p);
    return set->grams[slot / GRAM_WORD] >> slot % GRAM_WORD & 1;
}

enum status
closed_set_new(struct closed_set **ret, struct error *err)
{
    struct closed_set *set = calloc(1, sizeof(*set));
    if (!set) {
        return error_set(err, E_NOMEM, "closed notices");
    }
    for (size_t i = 0; i < sizeof(stems) / sizeof(stems[0]); i++) {
        uint32_t slot = slot_of(stem_key(stems[i]));
        set->next[i] = set->first[slot];
        set->first[slot] = (unsigned char)(i + 1);
        for (size_t k = 0; k < GRAMS; k++) {
            uint32_t slot_of_gram = gram_slot(stems[i] + k);
            set->grams[slot_of_gram / GRAM_WORD] |= 1u << slot_of_gram % GRAM_WORD;
        }
    }
    *ret = set;
    return OK;
}

void
closed_set_free(struct closed_set *set)
{
    if (!set) {
        return;
    }
    for (size_t i = 0; i < closed_count(); i++) {
        pattern_free(set->patterns[i]);
    }
    free(set);
}

/* The text begins with a stem. */
static bool
begins_stem(const struct closed_set *set, struct str text)
{
    unsigned stem = text.n < STEM_LEAST_BYTES ? 0 : set->first[slot_of(stem_key(text.p))];
    for (; stem; stem = set->next[stem - 1]) {
        if (str_starts_nocase(text, str_of(stems[stem - 1]))) {
            return true;
        }
    }
    return false;
}

/* A stem begins at the place, or so near before it that the place is in its first bytes. */
static bool
has_stem_near(const struct closed_set *set, struct str html, size_t at)
{
    for (size_t back = 0; back < GRAMS && back <= at; back++) {
        if (begins_stem(set, str_sub(html, at - back, SIZE_MAX))) {
            return true;
        }
    }
    return false;
}

/* Every third place: a stem, wherever it begins, has three of its first bytes at one. */
bool
closed_may_be(const struct closed_set *set, struct str html)
{
    for (size_t i = 0; i + GRAM_BYTES <= html.n; i += GRAM_BYTES) {
        if (has_gram(set, html.p + i) && has_stem_near(set, html, i)) {
            return true;
        }
    }
    return false;
}

/* Compiles the patterns when the first text may be a notice: most pages hold none, and a
 * command over one file would wait for them. False when out of memory. */
static bool
patterns_ready(struct closed_set *set)
{
    struct error err;
    for (size_t i = 0; i < closed_count(); i++) {
        if (!set->patterns[i] &&
            pattern_new(str_of(rows[i].pattern), rows[i].name, &set->patterns[i], &err) != OK) {
            return false;
        }
    }
    return true;
}

const struct closed_row *
closed_find(struct closed_set *set, struct str html)
{
    char buffer[NOTICE_BYTES];
    struct str text = label_fold_into(html, buffer, sizeof(buffer));
    bool may_be = closed_may_be(set, text) && patterns_ready(set);
    for (size_t i = 0; may_be && i < closed_count(); i++) {
        if (pattern_match(set->patterns[i], text, NULL, 0, NULL)) {
            return &rows[i];
        }
    }
    return NULL;
}

size_t
closed_count(void)
{
    return sizeof(rows) / sizeof(rows[0]);
}

const struct closed_row *
closed_at(size_t index)
{
    return &rows[index];
}
