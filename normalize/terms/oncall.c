/* normalize/terms/oncall.c: phrases of on-call duty; its absence is never claimed. */
#include "normalize/terms/oncall.h"

#include "normalize/text/denial.h"

#include "base/banned.h"

enum { TAG_YES, TAG_NOT };
#define YES(text)                                                                                  \
    {                                                                                              \
        text, TAG_YES, 0                                                                           \
    }
#define NOT(text)                                                                                  \
    {                                                                                              \
        text, TAG_NOT, 0                                                                           \
    }
// clang-format off
static const struct phrase ROWS[] = {
    YES("on call"), YES("oncall"), YES("on call rotation"), YES("on call rotations"), YES("on call duties"), YES("on call duty"),
    YES("on call schedule"), YES("on call support"), YES("pager duty"), YES("pager rotation"), YES("carry a pager"),
    YES("after hours on call"), YES("24 7 rotation"), YES("standby duty"), YES("stand by duty"), YES("standby rota"), YES("on call rota"),
    YES("call out rota"), YES("call in rotation"), YES("call in rota"), YES("call out rotation"), YES("emergency call out"),
    YES("out of hours rota"), YES("on call shifts"), YES("on call shift"), YES("on call hours"),
    YES("rufbereitschaft"), YES("bereitschaftsdienst"), YES("bereitschaftsdienste"), YES("bereitschaftsdiensten"),
    YES("rufbereitschaften"), YES("rufdienst"), YES("pikett"), YES("pikettdienst"), YES("astreinte"), YES("astreintes"), YES("guardias"),
    YES("turnos de guardia"), YES("guardia pasiva"), YES("retén"), YES("reperibilità"), YES("dyżur"), YES("dyżury"), YES("dyżurów"),
    YES("dyżurach"), YES("sobreaviso"), YES("plantão"), YES("piquete"), YES("bereikbaarheidsdienst"), YES("consignatiedienst"),
    YES("piketdienst"), YES("jourtjänst"), YES("beredskap"), YES("beredskapsjour"), YES("pohotovost"), YES("дежурства"), YES("オンコール"),
    YES("pagerduty rotation"), YES("pagerduty on call"), YES("out of hours support"), YES("out of hours on call"),
    YES("emergency call outs"), YES("call out duty"), YES("call out duties"), YES("emergency callouts"), YES("on call basis"),
    YES("on call responsibilities"), YES("on call coverage"), YES("standby rotation"), YES("standby shifts"), YES("stand by rota"),
    YES("stand by rotation"),
    YES("rufbereitschaftsdienst"), YES("rufbereitschaftsdienste"), YES("hintergrunddienst"), YES("hintergrunddienste"),
    YES("wochenendbereitschaft"), YES("entstördienst"), YES("24 7 bereitschaft"), YES("guardias localizadas"),
    YES("turni di reperibilità"), YES("pronta disponibilità"), YES("regime de sobreaviso"), YES("plantões"),
    YES("bereikbaarheidsdiensten"), YES("storingsdienst"), YES("storingsdiensten"), YES("consignatiediensten"), YES("piketdiensten"),
    YES("wachtdienst"), YES("wachtdiensten"),
    YES("dyżurowanie"), YES("pełnienia dyżurów"), YES("dyżury telefoniczne"), YES("jourverksamhet"), YES("jourpass"), YES("jourschema"),
    YES("beredskapstjänst"), YES("tilkaldevagt"), YES("tilkaldevagter"), YES("bagvagt"), YES("rådighedsvagt"), YES("beredskapsvakt"),
    YES("bakvakt"), YES("hjemmevakt"), YES("tilkallingsvakt"), YES("päivystys"), YES("päivystysvuoro"), YES("päivystysvuorot"),
    YES("varallaolo"), YES("pohotovosti"), YES("pohotovostní"), YES("дежурство"), YES("дежурств"), YES("чергування"), YES("ügyelet"),
    YES("készenlét"), YES("gărzi"), YES("icap nöbeti"), YES("온콜"), YES("on call 対応"),
    YES("join the on call team"), YES("provide after hours support"), YES("after hours support on a rotation"), YES("after hours support on a rotational basis"), YES("rotational on call"), YES("part of the on call team"), YES("after hours roster"), YES("after hours rota"),
    YES("after hours rotation"), YES("out of hours roster"), YES("on call roster"), YES("standby roster"), YES("weekend standby"),
    YES("standby weekends"), YES("standby allowance"), YES("standby and overtime"), YES("pager on rotation"), YES("nachtbereitschaft"),
    YES("nachtbereitschaften"), YES("notdienst"), YES("notdienste"), YES("störungsdienst"), YES("bereitschaftszeiten"), YES("vagtordning"),
    YES("vagtordningen"), YES("vaktordning"), YES("vaktordningen"), YES("beredskapsordning"), YES("jour och beredskap"), YES("joursystem"),
    YES("päivystysrinki"), YES("päivystysringin"), YES("gardes et astreintes"), YES("servicio de guardia"),
    YES("guardias de fin de semana"), YES("turni di guardia"), YES("wachtbeurten"), YES("nöbet usulü"), YES("dyżury pod telefonem"),
    YES("черговість"), YES("オンコール対応"), YES("当番制"), YES("待機当番"), YES("值班"), YES("輪值待命"), YES("당직"),
    NOT("on call calendar"), NOT("on call product"), NOT("on call products"), NOT("on call software"), NOT("on call platform"),
    NOT("on call solution"), NOT("on call nurses"), NOT("on call engineers"), NOT("on call staff"), NOT("on call team"),
    NOT("on call lists"), NOT("on call list"), NOT("on call pages"), NOT("on call page"), NOT("on call volumes"), NOT("on call times"),
    NOT("on call logs"), NOT("on call recordings"), NOT("on call scripts"), NOT("on call data"), NOT("on call analytics"),
    NOT("on call routing"), NOT("action on call"), NOT("based on call"), NOT("report on call"), NOT("reports on call"),
    NOT("feedback on call"),
    NOT("on call managers"), NOT("on call doctor"), NOT("on call compensation"), NOT("on call physicians"), NOT("on call employees"),
    NOT("on call scheduling software"), NOT("on call management"), NOT("on call with customers"), NOT("on call with clients"),
    NOT("on call tool"), NOT("on call tools"), NOT("on call center"), NOT("on call centre"), NOT("on call volume"),
    NOT("on call handling"), NOT("on call quality"), NOT("hop on call"), NOT("on call pay"),
};
// clang-format on
const struct phrase_table ONCALL_TABLE = {GROUP_ONCALL, ROWS, sizeof ROWS / sizeof ROWS[0]};

struct str
oncall_find(const struct words *words, const struct phrases *phrases, const struct hits *hits,
            const struct section *sections, size_t n_sections)
{
    uint32_t denied_to = 0;
    for (size_t i = 0; i < hits->n; i++) {
        const struct phrase_hit *hit = &hits->items[i];
        if (hit->group != GROUP_ONCALL || hit->tag != TAG_YES) {
            denied_to = hit->group == GROUP_ONCALL ? hit->end : denied_to;
            continue;
        }
        if (hit->at < denied_to || denial_of(words, phrases, hit, DENIAL_OF_NEEDED)) {
            continue;
        }
        enum section_kind kind = sections_at(sections, n_sections, hit->at);
        if (kind == SECTION_EEO || kind == SECTION_LEGAL || kind == SECTION_ABOUT) {
            continue;
        }
        return str_sub(words->text, hit->at, hit->end - hit->at);
    }
    return STR_NONE;
}
