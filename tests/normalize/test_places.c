/* tests/normalize/test_places.c: strings and structured parts, each with the
 * places, work mode and remote scope that a careful reader would take from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "normalize/places/places.h"
#include "normalize/places/places_postal.h"
#include "normalize/places/places_words.h"

static struct places *places;
static struct arena arena;

static int
set_up(void **state)
{
    (void)state;
    struct error err;
    arena_init(&arena, 4 * MIB);
    return places_new(&places, &err) == OK ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    places_free(places);
    arena_release(&arena);
    return 0;
}

static void
render_places(const struct place_list *list, struct buf *buf)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct place *p = &list->items[i];
        buf_printf(buf, "%s%.*s|%s|%s", i ? "; " : "", STR_ARG(p->city), p->region, p->country);
    }
}

static void
render_scope(const struct place_list *list, struct buf *buf)
{
    for (size_t i = 0; i < list->n_remote_scope; i++) {
        buf_printf(buf, "%s%.*s", i ? " " : "", STR_ARG(list->remote_scope[i]));
    }
}

static void
check(const struct place_input *input, const char *label, const char *const want[3])
{
    struct place_list list;
    struct buf found, scope;
    buf_init(&found, 64 * KIB);
    buf_init(&scope, 64 * KIB);
    arena_reset(&arena);
    assert_int_equal(place_read(places, input, &arena, &list), OK);
    render_places(&list, &found);
    render_scope(&list, &scope);
    struct str got[3] = {buf_str(&found), str_of(mode_name(list.work_mode)), buf_str(&scope)};
    bool is_equal = true;
    for (size_t i = 0; i < 3; i++) {
        is_equal = is_equal && str_is(got[i], want[i]);
    }
    if (!is_equal) {
        print_error("%s: [%.*s] [%.*s] [%.*s], wanted [%s] [%s] [%s]\n", label, STR_ARG(got[0]),
                    STR_ARG(got[1]), STR_ARG(got[2]), want[0], want[1], want[2]);
    }
    assert_true(is_equal);
    buf_release(&found);
    buf_release(&scope);
}

// clang-format off
static const struct {
    const char *text, *places, *mode, *scope;
} texts[] = {
    {"San Francisco, CA", "San Francisco|US-CA|US", "", ""},
    {"Toronto, CA", "Toronto|CA-ON|CA", "", ""},
    {"London, ON", "London|CA-ON|CA", "", ""},
    {"Paris, TX", "Paris|US-TX|US", "", ""},
    {"CA", "", "", ""},
    {"DE", "||DE", "", ""},
    {"DE-BY", "|DE-BY|DE", "", ""},
    {"US-LA", "|US-LA|US", "", ""},
    {"KL, India", "|IN-KL|IN", "", ""},
    {"JAL, Mexico", "|MX-JAL|MX", "", ""},
    {"BRA", "||BR", "", ""},
    {"EST", "", "", ""},
    {"Richmond Hill, Australia", "Richmond Hill||AU", "", ""},
    {"Wyoming, United States", "|US-WY|US", "", ""},
    {"Montana", "|US-MT|US", "", ""},
    {"Seattle, WA Atlanta, GA 30301 Boston, MA", "Seattle|US-WA|US; Atlanta|US-GA|US; Boston|US-MA|US", "", ""},
    {"IN", "||IN", "", ""},
    {"Georgia", "", "", ""},
    {"Tbilisi, Georgia", "Tbilisi|GE-TB|GE", "", ""},
    {"Atlanta, Georgia", "Atlanta|US-GA|US", "", ""},
    {"NYC", "New York|US-NY|US", "", ""},
    {"SF", "San Francisco|US-CA|US", "", ""},
    {"Bay Area", "|US-CA|US", "", ""},
    {"San Francisco Bay Area", "San Francisco|US-CA|US", "", ""},
    {"Greater London", "London|GB-ENG|GB", "", ""},
    {"Bengaluru", "Bengaluru|IN-KA|IN", "", ""},
    {"Bangalore", "Bengaluru|IN-KA|IN", "", ""},
    {"Bengaluru/Bangalore", "Bengaluru|IN-KA|IN", "", ""},
    {"Remote - US or Canada", "||US; ||CA", "remote", "US CA"},
    {"Remote (EMEA)", "", "remote", "EMEA"},
    {"EMEA", "", "", "EMEA"},
    {"2 Locations", "", "", ""},
    {"Home office, DE", "||DE", "remote", "DE"},
    {"Berlin oder München", "Berlin|DE-BE|DE; Munich|DE-BY|DE", "", ""},
    {"San Francisco, CA | New York, NY", "San Francisco|US-CA|US; New York|US-NY|US", "", ""},
    {"US-CA-Menlo Park", "Menlo Park|US-CA|US", "", ""},
    {"USA-TX-Austin", "Austin|US-TX|US", "", ""},
    {"Bundesweit", "||DE", "", ""},
    {"Deutschland", "||DE", "", ""},
    {"Anywhere", "", "remote", "worldwide"},
    {"Worldwide", "", "remote", "worldwide"},
    {"Hybrid - London", "London|GB-ENG|GB", "hybrid", ""},
    {"London (hybrid)", "London|GB-ENG|GB", "hybrid", ""},
    {"Multiple locations", "", "", ""},
    {"10115 Berlin", "Berlin|DE-BE|DE", "", ""},
    {"75008 Paris", "Paris|FR-IDF|FR", "", ""},
    {"London SW1A 1AA", "London|GB-ENG|GB", "", ""},
    {"123 Main St, Austin, TX 78701", "Austin|US-TX|US", "", ""},
    {"Frankfurt am Main", "Frankfurt am Main|DE-HE|DE", "", ""},
    {"Frankfurt", "Frankfurt|DE-HE|DE", "", ""},
    {"St. Louis", "St. Louis|US-MO|US", "", ""},
    {"Ft. Walton Beach", "Fort Walton Beach|US-FL|US", "", ""},
    {"Ft. Walton Beach, FL", "Fort Walton Beach|US-FL|US", "", ""},
    {"Washington, D.C.", "Washington|US-DC|US", "", ""},
    {"Washington DC", "Washington|US-DC|US", "", ""},
    {"Washington", "||US", "", ""},
    {"Hong Kong", "Hong Kong||HK", "", ""},
    {"Singapore", "Singapore||SG", "", ""},
    {"UK", "||GB", "", ""},
    {"England", "|GB-ENG|GB", "", ""},
    {"Scotland", "|GB-SCT|GB", "", ""},
    {"Île-de-France", "|FR-IDF|FR", "", ""},
    {"NRW", "|DE-NW|DE", "", ""},
    {"Lombardia", "|IT-25|IT", "", ""},
    {"Cape Town", "Cape Town|ZA-WC|ZA", "", ""},
    {"Smallville, TX, United States", "Smallville|US-TX|US", "", ""},
    {"Remote, US", "||US", "remote", "US"},
    {"US Remote", "||US", "remote", "US"},
    {"Remote - California", "|US-CA|US", "remote", "US"},
    {"Remote in Canada", "||CA", "remote", "CA"},
    {"Anywhere in the US", "||US", "remote", "US"},
    {"Ohio; Michigan; New York; Iowa", "|US-OH|US; |US-MI|US; |US-NY|US; |US-IA|US", "", ""}, /* a state among states */
    {"Dayton, Ohio; New Jersey; Georgia; New York", "Dayton|US-OH|US; |US-NJ|US; |US-GA|US; |US-NY|US", "", ""},
    {"New York; Ohio", "New York|US-NY|US; |US-OH|US", "", ""},
    {"DC, Maryland, Virginia", "Washington|US-DC|US; |US-MD|US; |US-VA|US", "", ""},
    {"New York or Remote", "New York|US-NY|US", "remote", ""},
    {"Orange County, CA", "|US-CA|US", "", ""},
    {"Greater Boston Area", "Boston|US-MA|US", "", ""},
    {"New York City Metropolitan Area", "New York|US-NY|US", "", ""},
    {"Cambridge", "Cambridge||", "", ""},
    {"Cambridge, MA", "Cambridge|US-MA|US", "", ""},
    {"Cambridge, UK", "Cambridge|GB-ENG|GB", "", ""},
    {"Springfield", "Springfield||US", "", ""},
    {"Portland, OR", "Portland|US-OR|US", "", ""},
    {"Portland, ME", "Portland|US-ME|US", "", ""},
    {"austin, tx", "Austin|US-TX|US", "", ""},
    {"new york, ny", "New York|US-NY|US", "", ""},
    {"São Paulo, Brazil", "São Paulo|BR-SP|BR", "", ""},
    {"Sao Paulo, SP, Brasil", "São Paulo|BR-SP|BR", "", ""},
    {"München, Bayern, Deutschland", "Munich|DE-BY|DE", "", ""},
    {"Zürich", "Zurich|CH-ZH|CH", "", ""},
    {"Zurich, Switzerland", "Zurich|CH-ZH|CH", "", ""},
    {"Warszawa", "Warsaw|PL-14|PL", "", ""},
    {"Warszawa, mazowieckie", "Warsaw|PL-14|PL", "", ""},
    {"Kraków, Polska", "Kraków|PL-12|PL", "", ""},
    {"Milano (MI)", "Milan|IT-25|IT", "", ""},
    {"Torino, TO", "Turin|IT-21|IT", "", ""},
    {"Germany, Berlin", "Berlin|DE-BE|DE", "", ""},
    {"UAE, Dubai", "Dubai|AE-DU|AE", "", ""},
    {"Australia, Melbourne", "Melbourne|AU-VIC|AU", "", ""},
    {"Sydney, NSW", "Sydney|AU-NSW|AU", "", ""},
    {"Sydney NSW 2000", "Sydney|AU-NSW|AU", "", ""},
    {"Vancouver, BC", "Vancouver|CA-BC|CA", "", ""},
    {"Toronto, Ontario, Canada", "Toronto|CA-ON|CA", "", ""},
    {"Ontario", "|CA-ON|CA", "", ""},
    {"New York, New York", "New York|US-NY|US", "", ""},
    {"New York", "New York|US-NY|US", "", ""},
    {"Remote", "", "remote", ""},
    {"Remote, Germany", "||DE", "remote", "DE"},
    {"Remote - Europe", "", "remote", "Europe"},
    {"Remote, UK", "||GB", "remote", "GB"},
    {"Remote (US)", "||US", "remote", "US"},
    {"Fully remote", "", "remote", ""},
    {"東京都品川区", "Tokyo|JP-13|JP", "", ""},
    {"東京", "Tokyo|JP-13|JP", "", ""},
    {"Москва", "Moscow|RU-MOW|RU", "", ""},
    {"Киев", "Kyiv|UA-30|UA", "", ""},
    {"Beijing, China", "Beijing|CN-BJ|CN", "", ""},
    {"Osaka, jp", "Osaka|JP-27|JP", "", ""},
    {"Madison, us", "Madison|US-WI|US", "", ""},
    {"West London", "London|GB-ENG|GB", "", ""},
    {"Chicago, IL, US; New York, NY, US; San Francisco, CA, US", "Chicago|US-IL|US; New York|US-NY|US; San Francisco|US-CA|US", "", ""},
    {"Dublin, Ireland / Remote", "Dublin|IE-L|IE", "remote", ""},
    {"Amsterdam, Netherlands or Berlin, Germany", "Amsterdam|NL-NH|NL; Berlin|DE-BE|DE", "", ""},
    {"Paris, Berlin, Madrid", "Paris|FR-IDF|FR; Berlin|DE-BE|DE; Madrid|ES-MD|ES", "", ""},
    {"Birmingham, Manchester, London", "Birmingham|GB-ENG|GB; Manchester|GB-ENG|GB; London|GB-ENG|GB", "", ""},
    {"Birmingham, AL", "Birmingham|US-AL|US", "", ""},
    {"Austin TX", "Austin|US-TX|US", "", ""},
    {"Reading, UK", "Reading|GB-ENG|GB", "", ""},
    {"Mexico City", "Mexico City|MX-CMX|MX", "", ""},
    {"Guadalajara, Jalisco, Mexico", "Guadalajara|MX-JAL|MX", "", ""},
    {"Tel Aviv, Israel", "Tel Aviv|IL-TA|IL", "", ""},
    {"Tel Aviv-Yafo", "Tel Aviv|IL-TA|IL", "", ""},
    {"Ho Chi Minh City", "Ho Chi Minh City|VN-SG|VN", "", ""},
    {"Den Haag", "The Hague|NL-ZH|NL", "", ""},
    {"The Hague, NL", "The Hague|NL-ZH|NL", "", ""},
    {"Genève", "Geneva|CH-GE|CH", "", ""},
    {"Trinidad and Tobago", "||TT", "", ""},
    {"Bosnia & Herzegovina", "||BA", "", ""},
    {"Kreuzberg, Berlin", "Berlin|DE-BE|DE", "", ""},
    {"Shinagawa, Tokyo", "Tokyo|JP-13|JP", "", ""},
    {"Headquarters", "", "", ""},
    {"Various", "", "", ""},
    {"Lisbon, ME", "Lisbon|US-ME|US", "", ""},
    {"Mumbai, Maharashtra, India", "Mumbai|IN-MH|IN", "", ""},
    {"Gurgaon, Haryana", "Gurugram|IN-HR|IN", "", ""},
    {"Noida, IN", "Noida|IN-UP|IN", "", ""},
    {"Delhi NCR", "Delhi|IN-DL|IN", "", ""},
    {"New Delhi", "New Delhi|IN-DL|IN", "", ""},
    {"Pune, MH", "Pune|IN-MH|IN", "", ""},
    {"Hyderabad", "Hyderabad|IN-TG|IN", "", ""},
    {"Melbourne, FL", "Melbourne|US-FL|US", "", ""},
    {"Dublin, OH", "Dublin|US-OH|US", "", ""},
    {"Manchester, NH", "Manchester|US-NH|US", "", ""},
    {"Vienna, VA", "Vienna|US-VA|US", "", ""},
    {"Rome, GA", "Rome|US-GA|US", "", ""},
    {"Naples, FL", "Naples|US-FL|US", "", ""},
    {"WA", "", "", ""},
    {"TX", "|US-TX|US", "", ""},
    {"ON", "|CA-ON|CA", "", ""},
    {"Portland OR Seattle", "Portland|US-OR|US; Seattle|US-WA|US", "", ""},
    {"Remote (CET +/- 2)", "", "remote", ""},
    {"Remote, DE", "||DE", "remote", "DE"},
    {"Remote, IN", "||IN", "remote", "IN"},
    {"United States of America", "||US", "", ""},
    {"Vereinigtes Königreich", "||GB", "", ""},
    {"Stany Zjednoczone", "||US", "", ""},
    {"Pays-Bas", "||NL", "", ""},
    {"GBR", "||GB", "", ""},
    {"DEU", "||DE", "", ""},
    {"USA", "||US", "", ""},
    {"IT", "", "", ""},
    {"Télétravail - France", "||FR", "remote", "FR"},
    {"Teletrabajo, España", "||ES", "remote", "ES"},
    {"Zdalna, Polska", "||PL", "remote", "PL"},
    {"Praca hybrydowa, Warszawa", "Warsaw|PL-14|PL", "hybrid", ""},
    {"Amsterdam (thuiswerk)", "Amsterdam|NL-NH|NL", "remote", ""},
    {"Luxembourg", "||LU", "", ""},
    {"Luxembourg, Luxembourg", "Luxembourg|LU-LU|LU", "", ""},
    {"Nationwide, United States", "||US", "", ""},
    {"HQ - San Francisco", "San Francisco|US-CA|US", "", ""},
    {"Chicago Office", "Chicago|US-IL|US", "", ""},
    {"London HQ", "London|GB-ENG|GB", "", ""},
    {"Remote - EMEA, London", "London|GB-ENG|GB", "remote", "EMEA"},
    {"LATAM", "", "", "LATAM"},
    {"North America", "", "", "North America"},
    {"DACH", "", "", "DACH"},
    {"Remote, United States", "||US", "remote", "US"},
    {"Remote (United States)", "||US", "remote", "US"},
    {"Remote - United Kingdom", "||GB", "remote", "GB"},
    {"Remote within the United States", "||US", "remote", "US"},
    {"Remote, CA", "", "remote", ""},
    {"Remote, Canada; Remote, US", "||CA; ||US", "remote", "CA US"},
    {"Remote US or Canada", "||US; ||CA", "remote", "US CA"},
    {"USA or Canada", "||US; ||CA", "", ""},
    {"US/Canada", "||US; ||CA", "", ""},
    {"US & Canada", "||US; ||CA", "", ""},
    {"Remote - Anywhere", "", "remote", "worldwide"},
    {"Work from anywhere", "", "remote", "worldwide"},
    {"Remote worldwide", "", "remote", "worldwide"},
    {"100% Remote", "", "remote", ""},
    {"Fully Remote (Europe)", "", "remote", "Europe"},
    {"Remote EU", "", "remote", "EU"},
    {"Europe (Remote)", "", "remote", "Europe"},
    {"Remote, Europe", "", "remote", "Europe"},
    {"EU only", "", "", "EU"},
    {"UK Remote", "||GB", "remote", "GB"},
    {"London / Remote", "London|GB-ENG|GB", "remote", ""},
    {"London or remote", "London|GB-ENG|GB", "remote", ""},
    {"London, UK (Hybrid)", "London|GB-ENG|GB", "hybrid", ""},
    {"Hybrid (London)", "London|GB-ENG|GB", "hybrid", ""},
    {"On-site - Berlin", "Berlin|DE-BE|DE", "onsite", ""},
    {"Onsite, New York", "New York|US-NY|US", "onsite", ""},
    {"Berlin (vor Ort)", "Berlin|DE-BE|DE", "onsite", ""},
    {"Homeoffice möglich, Berlin", "Berlin|DE-BE|DE", "remote", ""},
    {"Remote oder Berlin", "Berlin|DE-BE|DE", "remote", ""},
    {"Paris (télétravail partiel)", "Paris|FR-IDF|FR", "hybrid", ""},
    {"Paris - Télétravail", "Paris|FR-IDF|FR", "remote", ""},
    {"Lyon, France (hybride)", "Lyon|FR-ARA|FR", "hybrid", ""},
    {"Madrid (híbrido)", "Madrid|ES-MD|ES", "hybrid", ""},
    {"Barcelona, España - Presencial", "Barcelona|ES-CT|ES", "onsite", ""},
    {"Teletrabajo 100%", "", "remote", ""},
    {"Milano - ibrido", "Milan|IT-25|IT", "hybrid", ""},
    {"Roma, Lazio, Italia", "Rome|IT-62|IT", "", ""},
    {"Torino (da remoto)", "Turin|IT-21|IT", "remote", ""},
    {"Kraków (praca zdalna)", "Kraków|PL-12|PL", "remote", ""},
    {"Wrocław, hybrydowo", "Wrocław|PL-02|PL", "hybrid", ""},
    {"Amsterdam, Noord-Holland, Nederland", "Amsterdam|NL-NH|NL", "", ""},
    {"Utrecht (hybride)", "Utrecht|NL-UT|NL", "hybrid", ""},
    {"Lisboa, Portugal", "Lisbon|PT-11|PT", "", ""},
    {"Porto ou Lisboa", "Porto|PT-13|PT; Lisbon|PT-11|PT", "", ""},
    {"São Paulo, SP", "São Paulo|BR-SP|BR", "", ""},
    {"Rio de Janeiro, RJ, Brasil", "Rio de Janeiro|BR-RJ|BR", "", ""},
    {"Rio de Janeiro - RJ", "Rio de Janeiro|BR-RJ|BR", "", ""},
    {"Belo Horizonte/MG", "Belo Horizonte|BR-MG|BR", "", ""},
    {"Ciudad de México, CDMX", "Mexico City|MX-CMX|MX", "", ""},
    {"Monterrey, NL", "Monterrey|MX-NLE|MX", "", ""},
    {"Bogotá, Colombia", "Bogotá|CO-DC|CO", "", ""},
    {"Buenos Aires, Argentina", "Buenos Aires|AR-C|AR", "", ""},
    {"Buenos Aires", "Buenos Aires|AR-C|AR", "", ""},
    {"Santiago", "Santiago|CL-RM|CL", "", ""},
    {"Lima, Peru", "Lima|PE-LMA|PE", "", ""},
    {"Valencia", "Valencia|ES-VC|ES", "", ""},
    {"Valencia, Spain", "Valencia|ES-VC|ES", "", ""},
    {"Córdoba, Argentina", "Córdoba|AR-X|AR", "", ""},
    {"San José, Costa Rica", "San José|CR-SJ|CR", "", ""},
    {"San Jose, CA", "San Jose|US-CA|US", "", ""},
    {"San Jose, California, United States", "San Jose|US-CA|US", "", ""},
    {"St. Petersburg, FL", "St. Petersburg|US-FL|US", "", ""},
    {"Saint Petersburg, Russia", "Saint Petersburg|RU-SPE|RU", "", ""},
    {"Moscow, ID", "Moscow|US-ID|US", "", ""},
    {"Moscow, Russia", "Moscow|RU-MOW|RU", "", ""},
    {"Vancouver", "Vancouver|CA-BC|CA", "", ""},
    {"Vancouver, WA", "Vancouver|US-WA|US", "", ""},
    {"Vancouver, British Columbia", "Vancouver|CA-BC|CA", "", ""},
    {"Vancouver BC", "Vancouver|CA-BC|CA", "", ""},
    {"Victoria, BC", "Victoria|CA-BC|CA", "", ""},
    {"Hamilton, ON", "Hamilton|CA-ON|CA", "", ""},
    {"Hamilton, New Zealand", "Hamilton|NZ-WKO|NZ", "", ""},
    {"Halifax, NS", "Halifax|CA-NS|CA", "", ""},
    {"Montréal, QC", "Montreal|CA-QC|CA", "", ""},
    {"Montreal, Quebec, Canada", "Montreal|CA-QC|CA", "", ""},
    {"Quebec City, QC", "Quebec City|CA-QC|CA", "", ""},
    {"Calgary, Alberta", "Calgary|CA-AB|CA", "", ""},
    {"GTA", "Toronto|CA-ON|CA", "", ""},
    {"Greater Toronto Area", "Toronto|CA-ON|CA", "", ""},
    {"Greater New York City Area", "New York|US-NY|US", "", ""},
    {"New York Metropolitan Area", "New York|US-NY|US", "", ""},
    {"Los Angeles Metropolitan Area", "Los Angeles|US-CA|US", "", ""},
    {"Dallas-Fort Worth Metroplex", "Dallas|US-TX|US", "", ""},
    {"Dallas/Fort Worth, TX", "Dallas|US-TX|US; Fort Worth|US-TX|US", "", ""},
    {"Dallas-Fort Worth, TX", "Dallas|US-TX|US", "", ""},
    {"Washington DC-Baltimore Area", "Washington|US-DC|US; Baltimore|US-MD|US", "", ""},
    {"Washington, DC, USA", "Washington|US-DC|US", "", ""},
    {"Washington, District of Columbia", "Washington|US-DC|US", "", ""},
    {"Washington State", "|US-WA|US", "", ""},
    {"New York State", "|US-NY|US", "", ""},
    {"Raleigh-Durham, NC", "Raleigh|US-NC|US", "", ""},
    {"Research Triangle Park, NC", "|US-NC|US", "", ""},
    {"Minneapolis-St. Paul, MN", "Minneapolis|US-MN|US", "", ""},
    {"Minneapolis / St. Paul", "Minneapolis|US-MN|US; St. Paul|US-MN|US", "", ""},
    {"Winston-Salem, NC", "Winston-Salem|US-NC|US", "", ""},
    {"Salt Lake City, UT", "Salt Lake City|US-UT|US", "", ""},
    {"LA", "", "", ""},
    {"L.A.", "", "", ""},
    {"Los Angeles", "Los Angeles|US-CA|US", "", ""},
    {"D.C.", "|US-DC|US", "", ""},
    {"DC", "|US-DC|US", "", ""},
    {"Philly", "Philadelphia|US-PA|US", "", ""},
    {"Vegas", "Las Vegas|US-NV|US", "", ""},
    {"Silicon Valley", "|US-CA|US", "", ""},
    {"Brooklyn, NY", "Brooklyn|US-NY|US", "", ""},
    {"Brooklyn", "Brooklyn|US-NY|US", "", ""},
    {"Manhattan, NY", "Manhattan|US-NY|US", "", ""},
    {"Cambridge, Massachusetts", "Cambridge|US-MA|US", "", ""},
    {"Cambridge, Cambridgeshire, UK", "Cambridge|GB-ENG|GB", "", ""},
    {"Oxford", "Oxford|GB-ENG|GB", "", ""},
    {"Reading", "Reading|GB-ENG|GB", "", ""},
    {"Reading, PA", "Reading|US-PA|US", "", ""},
    {"Bath", "Bath|GB-ENG|GB", "", ""},
    {"York", "York|GB-ENG|GB", "", ""},
    {"Newcastle upon Tyne", "Newcastle upon Tyne|GB-ENG|GB", "", ""},
    {"Newcastle", "Newcastle||", "", ""},
    {"Manchester, UK", "Manchester|GB-ENG|GB", "", ""},
    {"Manchester, England", "Manchester|GB-ENG|GB", "", ""},
    {"Edinburgh, Scotland", "Edinburgh|GB-SCT|GB", "", ""},
    {"Glasgow", "Glasgow|GB-SCT|GB", "", ""},
    {"Cardiff, Wales", "Cardiff|GB-WLS|GB", "", ""},
    {"Belfast", "Belfast|GB-NIR|GB", "", ""},
    {"Belfast, Northern Ireland", "Belfast|GB-NIR|GB", "", ""},
    {"Dublin", "Dublin|IE-L|IE", "", ""},
    {"Dublin, Ireland", "Dublin|IE-L|IE", "", ""},
    {"Dublin, Co. Dublin", "Dublin|IE-L|IE", "", ""},
    {"Cork, Ireland", "Cork|IE-M|IE", "", ""},
    {"London, England, United Kingdom", "London|GB-ENG|GB", "", ""},
    {"London, Greater London, United Kingdom", "London|GB-ENG|GB", "", ""},
    {"London - UK", "London|GB-ENG|GB", "", ""},
    {"London, GB", "London|GB-ENG|GB", "", ""},
    {"London EC1", "London|GB-ENG|GB", "", ""},
    {"GB-London", "London|GB-ENG|GB", "", ""},
    {"England, United Kingdom", "|GB-ENG|GB", "", ""},
    {"Surrey, UK", "|GB-SRY|GB", "", ""},
    {"Sydney, Australia", "Sydney|AU-NSW|AU", "", ""},
    {"Sydney, New South Wales, Australia", "Sydney|AU-NSW|AU", "", ""},
    {"Melbourne", "Melbourne|AU-VIC|AU", "", ""},
    {"Melbourne, VIC", "Melbourne|AU-VIC|AU", "", ""},
    {"Perth, WA", "Perth|AU-WA|AU", "", ""},
    {"Perth", "Perth|AU-WA|AU", "", ""},
    {"Brisbane QLD", "Brisbane|AU-QLD|AU", "", ""},
    {"Canberra, ACT", "Canberra|AU-ACT|AU", "", ""},
    {"Auckland", "Auckland|NZ-AUK|NZ", "", ""},
    {"Auckland, NZ", "Auckland|NZ-AUK|NZ", "", ""},
    {"Wellington", "Wellington|NZ-WGN|NZ", "", ""},
    {"Bangalore, Karnataka", "Bengaluru|IN-KA|IN", "", ""},
    {"Bengaluru, KA, India", "Bengaluru|IN-KA|IN", "", ""},
    {"Mumbai", "Mumbai|IN-MH|IN", "", ""},
    {"Mumbai, IN", "Mumbai|IN-MH|IN", "", ""},
    {"Pune, India", "Pune|IN-MH|IN", "", ""},
    {"Chennai, Tamil Nadu, India", "Chennai|IN-TN|IN", "", ""},
    {"Hyderabad, Telangana", "Hyderabad|IN-TG|IN", "", ""},
    {"Hyderabad, Pakistan", "Hyderabad|PK-SD|PK", "", ""},
    {"Gurugram, HR", "Gurugram|IN-HR|IN", "", ""},
    {"Gurgaon", "Gurugram|IN-HR|IN", "", ""},
    {"New Delhi, Delhi, India", "New Delhi|IN-DL|IN", "", ""},
    {"Delhi", "Delhi|IN-DL|IN", "", ""},
    {"Kolkata, WB", "Kolkata|IN-WB|IN", "", ""},
    {"Lahore, Punjab, Pakistan", "Lahore|PK-PB|PK", "", ""},
    {"Karachi", "Karachi|PK-SD|PK", "", ""},
    {"Dhaka, Bangladesh", "Dhaka|BD-C|BD", "", ""},
    {"Singapore, Singapore", "Singapore||SG", "", ""},
    {"Hong Kong SAR", "Hong Kong||HK", "", ""},
    {"Hong Kong, China", "Hong Kong||HK", "", ""},
    {"Shanghai", "Shanghai|CN-SH|CN", "", ""},
    {"Shenzhen, Guangdong, China", "Shenzhen|CN-GD|CN", "", ""},
    {"Tokyo, Japan", "Tokyo|JP-13|JP", "", ""},
    {"Tokyo", "Tokyo|JP-13|JP", "", ""},
    {"Seoul, South Korea", "Seoul|KR-11|KR", "", ""},
    {"Seoul, KR", "Seoul|KR-11|KR", "", ""},
    {"Taipei, Taiwan", "Taipei|TW-TPE|TW", "", ""},
    {"Manila", "Manila|PH-00|PH", "", ""},
    {"Jakarta, Indonesia", "Jakarta|ID-JK|ID", "", ""},
    {"Kuala Lumpur, MY", "Kuala Lumpur|MY-14|MY", "", ""},
    {"Bangkok", "Bangkok|TH-10|TH", "", ""},
    {"Hanoi", "Hanoi|VN-HN|VN", "", ""},
    {"Dubai", "Dubai|AE-DU|AE", "", ""},
    {"Dubai, United Arab Emirates", "Dubai|AE-DU|AE", "", ""},
    {"Abu Dhabi, AE", "Abu Dhabi|AE-AZ|AE", "", ""},
    {"Riyadh, Saudi Arabia", "Riyadh|SA-01|SA", "", ""},
    {"Doha", "Doha|QA-DA|QA", "", ""},
    {"Cairo, Egypt", "Cairo|EG-C|EG", "", ""},
    {"Cairo, EG", "Cairo|EG-C|EG", "", ""},
    {"Lagos, Nigeria", "Lagos|NG-LA|NG", "", ""},
    {"Nairobi", "Nairobi|KE-30|KE", "", ""},
    {"Johannesburg", "Johannesburg|ZA-GP|ZA", "", ""},
    {"Accra, Ghana", "Accra|GH-AA|GH", "", ""},
    {"Casablanca", "Casablanca|MA-06|MA", "", ""},
    {"Tunis", "Tunis|TN-11|TN", "", ""},
    {"Istanbul", "Istanbul|TR-34|TR", "", ""},
    {"Istanbul, Türkiye", "Istanbul|TR-34|TR", "", ""},
    {"Ankara, Turkey", "Ankara|TR-06|TR", "", ""},
    {"Athens", "Athens|GR-I|GR", "", ""},
    {"Athens, GA", "Athens|US-GA|US", "", ""},
    {"Berlin, Berlin, Germany", "Berlin|DE-BE|DE", "", ""},
    {"Berlin, DE", "Berlin|DE-BE|DE", "", ""},
    {"Berlin-Mitte", "Berlin|DE-BE|DE", "", ""},
    {"Munich, Germany", "Munich|DE-BY|DE", "", ""},
    {"Munich, Bavaria", "Munich|DE-BY|DE", "", ""},
    {"Muenchen", "Munich|DE-BY|DE", "", ""},
    {"Hamburg, Germany", "Hamburg|DE-HH|DE", "", ""},
    {"Köln", "Cologne|DE-NW|DE", "", ""},
    {"Cologne, NRW", "Cologne|DE-NW|DE", "", ""},
    {"Koeln", "Cologne|DE-NW|DE", "", ""},
    {"Düsseldorf", "Düsseldorf|DE-NW|DE", "", ""},
    {"Duesseldorf", "Düsseldorf|DE-NW|DE", "", ""},
    {"Frankfurt/Main", "Frankfurt|DE-HE|DE", "", ""},
    {"Frankfurt (Main)", "Frankfurt am Main|DE-HE|DE", "", ""},
    {"Frankfurt (Oder)", "Frankfurt (Oder)|DE-BB|DE", "", ""},
    {"Frankfurt, Germany", "Frankfurt|DE-HE|DE", "", ""},
    {"Stuttgart, Baden-Württemberg", "Stuttgart|DE-BW|DE", "", ""},
    {"Karlsruhe, DE", "Karlsruhe|DE-BW|DE", "", ""},
    {"Walldorf, DE", "Walldorf|DE-BW|DE", "", ""},
    {"Nürnberg", "Nuremberg|DE-BY|DE", "", ""},
    {"Leipzig, Sachsen", "Leipzig|DE-SN|DE", "", ""},
    {"Wien", "Vienna|AT-9|AT", "", ""},
    {"Wien, Österreich", "Vienna|AT-9|AT", "", ""},
    {"Vienna, Austria", "Vienna|AT-9|AT", "", ""},
    {"Vienna", "Vienna|AT-9|AT", "", ""},
    {"Graz, Steiermark", "Graz|AT-6|AT", "", ""},
    {"Zürich, Schweiz", "Zurich|CH-ZH|CH", "", ""},
    {"Zurich, CH", "Zurich|CH-ZH|CH", "", ""},
    {"Zug", "Zug|CH-ZG|CH", "", ""},
    {"Basel", "Basel|CH-BS|CH", "", ""},
    {"Genf", "Geneva|CH-GE|CH", "", ""},
    {"Lausanne, VD", "Lausanne|CH-VD|CH", "", ""},
    {"Bern", "Bern|CH-BE|CH", "", ""},
    {"Brussels", "Brussels|BE-BRU|BE", "", ""},
    {"Bruxelles, Belgique", "Brussels|BE-BRU|BE", "", ""},
    {"Antwerpen", "Antwerp|BE-VLG|BE", "", ""},
    {"Gent, Vlaanderen", "Ghent|BE-VLG|BE", "", ""},
    {"Amsterdam", "Amsterdam|NL-NH|NL", "", ""},
    {"Amsterdam, NL", "Amsterdam|NL-NH|NL", "", ""},
    {"Rotterdam, Zuid-Holland", "Rotterdam|NL-ZH|NL", "", ""},
    {"'s-Hertogenbosch", "'s-Hertogenbosch|NL-NB|NL", "", ""},
    {"Eindhoven", "Eindhoven|NL-NB|NL", "", ""},
    {"Luxembourg City", "Luxembourg|LU-LU|LU", "", ""},
    {"Paris, Île-de-France, France", "Paris|FR-IDF|FR", "", ""},
    {"Paris 8e", "Paris|FR-IDF|FR", "", ""},
    {"Paris (75)", "Paris|FR-IDF|FR", "", ""},
    {"La Défense", "Paris|FR-IDF|FR", "", ""},
    {"Lyon", "Lyon|FR-ARA|FR", "", ""},
    {"Marseille", "Marseille|FR-PAC|FR", "", ""},
    {"Toulouse, Occitanie", "Toulouse|FR-OCC|FR", "", ""},
    {"Nice", "Nice|FR-PAC|FR", "", ""},
    {"Stockholm, Sweden", "Stockholm|SE-AB|SE", "", ""},
    {"Stockholms län", "|SE-AB|SE", "", ""},
    {"Göteborg", "Gothenburg|SE-O|SE", "", ""},
    {"Gothenburg, Sweden", "Gothenburg|SE-O|SE", "", ""},
    {"Malmö", "Malmö|SE-M|SE", "", ""},
    {"Copenhagen", "Copenhagen|DK-84|DK", "", ""},
    {"København", "Copenhagen|DK-84|DK", "", ""},
    {"Copenhagen, Denmark", "Copenhagen|DK-84|DK", "", ""},
    {"Aarhus", "Aarhus|DK-82|DK", "", ""},
    {"Oslo", "Oslo|NO-03|NO", "", ""},
    {"Oslo, Norway", "Oslo|NO-03|NO", "", ""},
    {"Bergen, NO", "Bergen|NO-46|NO", "", ""},
    {"Helsinki, Finland", "Helsinki|FI-18|FI", "", ""},
    {"Espoo", "Espoo|FI-18|FI", "", ""},
    {"Tallinn, Estonia", "Tallinn|EE-37|EE", "", ""},
    {"Riga", "Riga|LV-RIX|LV", "", ""},
    {"Vilnius", "Vilnius|LT-VL|LT", "", ""},
    {"Warsaw, Poland", "Warsaw|PL-14|PL", "", ""},
    {"Warsaw, PL", "Warsaw|PL-14|PL", "", ""},
    {"Gdańsk", "Gdańsk|PL-22|PL", "", ""},
    {"Praha", "Prague|CZ-10|CZ", "", ""},
    {"Prague, Czech Republic", "Prague|CZ-10|CZ", "", ""},
    {"Brno, CZ", "Brno|CZ-64|CZ", "", ""},
    {"Budapest", "Budapest|HU-BU|HU", "", ""},
    {"Bratislava", "Bratislava|SK-BL|SK", "", ""},
    {"Bucharest, Romania", "Bucharest|RO-B|RO", "", ""},
    {"Cluj-Napoca", "Cluj-Napoca|RO-CJ|RO", "", ""},
    {"Sofia", "Sofia|BG-22|BG", "", ""},
    {"Sofia, Bulgaria", "Sofia|BG-22|BG", "", ""},
    {"Belgrade", "Belgrade|RS-00|RS", "", ""},
    {"Zagreb", "Zagreb|HR-21|HR", "", ""},
    {"Ljubljana", "Ljubljana|SI-061|SI", "", ""},
    {"Kyiv, Ukraine", "Kyiv|UA-30|UA", "", ""},
    {"Lviv", "Lviv|UA-46|UA", "", ""},
    {"Київ, Україна", "Kyiv|UA-30|UA", "", ""},
    {"Москва, Россия", "Moscow|RU-MOW|RU", "", ""},
    {"Санкт-Петербург", "Saint Petersburg|RU-SPE|RU", "", ""},
    {"Минск", "Minsk|BY-HM|BY", "", ""},
    {"Tel Aviv", "Tel Aviv|IL-TA|IL", "", ""},
    {"תל אביב", "Tel Aviv|IL-TA|IL", "", ""},
    {"Remote, Poland or Spain", "||PL; ||ES", "remote", "PL ES"},
    {"Berlin, Hamburg, Munich", "Berlin|DE-BE|DE; Hamburg|DE-HH|DE; Munich|DE-BY|DE", "", ""},
    {"Berlin | Hamburg | Munich", "Berlin|DE-BE|DE; Hamburg|DE-HH|DE; Munich|DE-BY|DE", "", ""},
    {"Berlin; Hamburg; Munich", "Berlin|DE-BE|DE; Hamburg|DE-HH|DE; Munich|DE-BY|DE", "", ""},
    {"Berlin and Hamburg", "Berlin|DE-BE|DE; Hamburg|DE-HH|DE", "", ""},
    {"Berlin & Hamburg", "Berlin|DE-BE|DE; Hamburg|DE-HH|DE", "", ""},
    {"Berlin und Hamburg", "Berlin|DE-BE|DE; Hamburg|DE-HH|DE", "", ""},
    {"Paris ou Lyon", "Paris|FR-IDF|FR; Lyon|FR-ARA|FR", "", ""},
    {"Madrid o Barcelona", "Madrid|ES-MD|ES; Barcelona|ES-CT|ES", "", ""},
    {"Warszawa lub Kraków", "Warsaw|PL-14|PL; Kraków|PL-12|PL", "", ""},
    {"Amsterdam of Rotterdam", "Amsterdam|NL-NH|NL; Rotterdam|NL-ZH|NL", "", ""},
    {"Milano o Roma", "Milan|IT-25|IT; Rome|IT-62|IT", "", ""},
    {"New York, NY, San Francisco, CA", "New York|US-NY|US; San Francisco|US-CA|US", "", ""},
    {"New York, NY or San Francisco, CA or Remote", "New York|US-NY|US; San Francisco|US-CA|US", "remote", ""},
    {"US-Remote, Atlanta, Chicago", "Atlanta|US-GA|US; Chicago|US-IL|US", "remote", "US"},
    {"Barueri, Sao Paulo, Brasil", "Barueri|BR-SP|BR", "", ""},
    {"Garuva, Santa Catarina, Brasil", "Garuva|BR-SC|BR", "", ""},
    {"Redmond, WA, US", "Redmond|US-WA|US", "", ""},
    {"Reno, Nevada, USA", "Reno|US-NV|US", "", ""},
    {"Quantico, VA", "Quantico|US-VA|US", "", ""},
    {"Liberty Lake, WA", "Liberty Lake|US-WA|US", "", ""},
    {"Hill AFB, UT", "Hill AFB|US-UT|US", "", ""},
    {"Fort Sam Houston, TX", "Fort Sam Houston|US-TX|US", "", ""},
    {"Riverside, CT, United States", "Riverside|US-CT|US", "", ""},
    {"Soborg, dk", "Søborg|DK-84|DK", "", ""},
    {"Canberra, au", "Canberra|AU-ACT|AU", "", ""},
    {"BELO HORIZONTE", "Belo Horizonte|BR-MG|BR", "", ""},
    {"coimbatore, , India", "Coimbatore|IN-TN|IN", "", ""},
    {"Carlow, Ireland", "Carlow|IE-L|IE", "", ""},
    {"Metz, Moselle, France", "Metz|FR-GES|FR", "", ""},
    {"Potenza, PZ, Italy", "Potenza|IT-77|IT", "", ""},
    {"Torino (TO), Italia", "Turin|IT-21|IT", "", ""},
    {"Horb am Neckar, BW, Germany", "Horb am Neckar|DE-BW|DE", "", ""},
    {"Nieuwegein, UT, Netherlands", "Nieuwegein|NL-UT|NL", "", ""},
    {"AU, NSW, Sydney", "Sydney|AU-NSW|AU", "", ""},
    {"CA-Ontario-Toronto", "Toronto|CA-ON|CA", "", ""},
    {"Canada-Toronto", "Toronto|CA-ON|CA", "", ""},
    {"Canada - Remote (ON, AB, BC, or NS Only)", "|CA-ON|CA; |CA-AB|CA; |CA-BC|CA; |CA-NS|CA", "remote", "CA"},
    {"Montreal, CAN", "Montreal|CA-QC|CA", "", ""},
    {"Budapest, HUN", "Budapest|HU-BU|HU", "", ""},
    {"TX - Frisco", "Frisco|US-TX|US", "", ""},
    {"Texas", "|US-TX|US", "", ""},
    {"Illinois - Chicago", "Chicago|US-IL|US", "", ""},
    {"Bavaria", "|DE-BY|DE", "", ""},
    {"Katalonien", "|ES-CT|ES", "", ""},
    {"Cataluña", "|ES-CT|ES", "", ""},
    {"Bayern, Deutschland", "|DE-BY|DE", "", ""},
    {"Baden-Württemberg", "|DE-BW|DE", "", ""},
    {"Niederösterreich", "|AT-3|AT", "", ""},
    {"Steiermark, Österreich", "|AT-6|AT", "", ""},
    {"Toscana, Italia", "|IT-52|IT", "", ""},
    {"Mazowieckie", "|PL-14|PL", "", ""},
    {"New South Wales", "|AU-NSW|AU", "", ""},
    {"NSW, Australia", "|AU-NSW|AU", "", ""},
    {"Maharashtra", "|IN-MH|IN", "", ""},
    {"Karnataka, India", "|IN-KA|IN", "", ""},
    {"Gauteng, South Africa", "|ZA-GP|ZA", "", ""},
    {"Hauts-de-France", "|FR-HDF|FR", "", ""},
    {"FRA", "||FR", "", ""},
    {"IND, Pune", "Pune|IN-MH|IN", "", ""},
    {"Allemagne", "||DE", "", ""},
    {"Alemania", "||DE", "", ""},
    {"Niemcy", "||DE", "", ""},
    {"Duitsland", "||DE", "", ""},
    {"Germania", "||DE", "", ""},
    {"Alemanha", "||DE", "", ""},
    {"Германия", "||DE", "", ""},
    {"Espagne", "||ES", "", ""},
    {"Spanje", "||ES", "", ""},
    {"Hiszpania", "||ES", "", ""},
    {"Royaume-Uni", "||GB", "", ""},
    {"Reino Unido", "||GB", "", ""},
    {"Wielka Brytania", "||GB", "", ""},
    {"États-Unis", "||US", "", ""},
    {"Estados Unidos", "||US", "", ""},
    {"Etats Unis", "||US", "", ""},
    {"Schweden", "||SE", "", ""},
    {"Suède", "||SE", "", ""},
    {"Zweden", "||SE", "", ""},
    {"Szwecja", "||SE", "", ""},
    {"Suecia", "||SE", "", ""},
    {"Polen", "||PL", "", ""},
    {"Pologne", "||PL", "", ""},
    {"Polonia", "||PL", "", ""},
    {"Polônia", "||PL", "", ""},
    {"Österreich", "||AT", "", ""},
    {"Suisse", "||CH", "", ""},
    {"Svizzera", "||CH", "", ""},
    {"日本", "||JP", "", ""},
    {"中国", "||CN", "", ""},
    {"대한민국", "||KR", "", ""},
    {"Norge", "||NO", "", ""},
    {"Sverige", "||SE", "", ""},
    {"Suomi", "||FI", "", ""},
    {"Danmark", "||DK", "", ""},
    {"Česko", "||CZ", "", ""},
    {"România", "||RO", "", ""},
    {"Magyarország", "||HU", "", ""},
    {"Ελλάδα", "||GR", "", ""},
    {"Türkiye", "||TR", "", ""},
    {"Україна", "||UA", "", ""},
    {"Nordrhein-Westfalen", "|DE-NW|DE", "", ""},
    {"1011 AB Amsterdam", "Amsterdam|NL-NH|NL", "", ""},
    {"D-80331 München", "Munich|DE-BY|DE", "", ""},
    {"CH-8001 Zürich", "Zurich|CH-ZH|CH", "", ""},
    {"1010 Wien", "Vienna|AT-9|AT", "", ""},
    {"00-001 Warszawa", "Warsaw|PL-14|PL", "", ""},
    {"28001 Madrid", "Madrid|ES-MD|ES", "", ""},
    {"M5V 2T6 Toronto", "Toronto|CA-ON|CA", "", ""},
    {"Toronto, ON M5V 2T6", "Toronto|CA-ON|CA", "", ""},
    {"350 5th Ave, New York, NY 10118", "New York|US-NY|US", "", ""},
    {"Hauptstraße 5, 10115 Berlin", "Berlin|DE-BE|DE", "", ""},
    {"12 Rue de Rivoli, 75001 Paris, France", "Paris|FR-IDF|FR", "", ""},
    {"Berlin Office", "Berlin|DE-BE|DE", "", ""},
    {"Our London office", "London|GB-ENG|GB", "", ""},
    {"Downtown Seattle", "Seattle|US-WA|US", "", ""},
    {"Based in Lisbon, Portugal", "Lisbon|PT-11|PT", "", ""},
    {"Headquarters - Boston, MA", "Boston|US-MA|US", "", ""},
    {"Greater Seattle Area", "Seattle|US-WA|US", "", ""},
    {"Greater Munich Area", "Munich|DE-BY|DE", "", ""},
    {"Raum Stuttgart", "Stuttgart|DE-BW|DE", "", ""},
    {"Großraum Hamburg", "Hamburg|DE-HH|DE", "", ""},
    {"Paris et environs", "Paris|FR-IDF|FR", "", ""},
    {"München und Umgebung", "Munich|DE-BY|DE", "", ""},
    {"Seattle, WA (Remote)", "Seattle|US-WA|US", "remote", ""},
    {"Remote (Seattle, WA)", "Seattle|US-WA|US", "remote", ""},
    {"Remote - Seattle", "Seattle|US-WA|US", "remote", ""},
    {"Remote, APAC", "", "remote", "APAC"},
    {"Remote (LATAM only)", "", "remote", "LATAM"},
    {"Remote: Canada", "||CA", "remote", "CA"},
    {"Remote | Canada", "||CA", "remote", "CA"},
    {"Remote, Nordics", "", "remote", "Nordics"},
    {"DACH (Remote)", "", "remote", "DACH"},
    {"Remote - North America", "", "remote", "North America"},
    {"Remote (Worldwide)", "", "remote", "worldwide"},
    {"No remote, Berlin", "Berlin|DE-BE|DE", "onsite", ""},
    {"Hybrid Remote, Chicago, IL", "Chicago|US-IL|US", "hybrid", ""},
    {"Hybrid Remote in Chicago", "Chicago|US-IL|US", "hybrid", ""},
    {"Remote or Hybrid, Denver", "Denver|US-CO|US", "hybrid", ""},
    {"USA - Remote", "||US", "remote", "US"},
    {"Wilmslow, Cheshire", "Wilmslow|GB-ENG|GB", "", ""},
    {"Chester, Cheshire", "Chester|GB-ENG|GB", "", ""},
    {"Truro, Cornwall", "Truro|GB-ENG|GB", "", ""},
    {"Cheshire, CT", "Cheshire|US-CT|US", "", ""},
    {"Cornwall, Ontario", "Cornwall|CA-ON|CA", "", ""},
    {"Cleveland", "Cleveland|US-OH|US", "", ""},
    {"Norfolk, VA", "Norfolk|US-VA|US", "", ""},
    {"Essex, VT", "Essex|US-VT|US", "", ""},
    {"Various Locations", "", "", ""},
    {"3 Locations", "", "", ""},
    {"TBD", "", "", ""},
    {"N/A", "", "", ""},
    {"-", "", "", ""},
    {"", "", "", ""},
    {"???", "", "", ""},
    {"12345", "", "", ""},
    {"District 1, Ho Chi Minh City, Vietnam", "Ho Chi Minh City|VN-SG|VN", "", ""},
    {"Kuala Lumpur, Malaysia", "Kuala Lumpur|MY-14|MY", "", ""},
    {"Petaling Jaya, Selangor", "Petaling Jaya|MY-10|MY", "", ""},
    {"Navi Mumbai", "Navi Mumbai|IN-MH|IN", "", ""},
    {"Noida, Uttar Pradesh", "Noida|IN-UP|IN", "", ""},
    {"Kochi, Kerala", "Kochi|IN-KL|IN", "", ""},
    {"Kochi", "Kochi||", "", ""},
    {"Waterloo, ON", "Waterloo|CA-ON|CA", "", ""},
    {"Waterloo", "Waterloo||", "", ""},
    {"Durham, NC", "Durham|US-NC|US", "", ""},
    {"Durham, UK", "Durham|GB-ENG|GB", "", ""},
    {"Alexandria, VA", "Alexandria|US-VA|US", "", ""},
    {"Alexandria", "Alexandria|EG-ALX|EG", "", ""},
    {"Alexandria, Egypt", "Alexandria|EG-ALX|EG", "", ""},
    {"Granada", "Granada||", "", ""},
    {"Granada, Nicaragua", "Granada|NI-GR|NI", "", ""},
    {"Tripoli", "Tripoli|LY-TB|LY", "", ""},
    {"Lincoln, NE", "Lincoln|US-NE|US", "", ""},
    {"Columbus", "Columbus|US-OH|US", "", ""},
    {"Arlington", "Arlington||US", "", ""},
    {"Richmond, VA", "Richmond|US-VA|US", "", ""},
    {"Richmond", "Richmond||", "", ""},
    {"Kansas City", "Kansas City||US", "", ""},
    {"Kansas City, MO", "Kansas City|US-MO|US", "", ""},
    {"Portland", "Portland|US-OR|US", "", ""},
    {"Jersey City, NJ", "Jersey City|US-NJ|US", "", ""},
    {"Jersey", "||JE", "", ""},
    {"Peru", "||PE", "", ""},
    {"Lebanon", "||LB", "", ""},
    {"Jordan", "||JO", "", ""},
    {"Chile", "||CL", "", ""},
    {"Cuba", "||CU", "", ""},
    {"Mexico", "||MX", "", ""},
    {"Panama", "||PA", "", ""},
    {"Monaco", "Monaco||MC", "", ""},
    {"Macau", "Macau||MO", "", ""},
    {"Puerto Rico", "||PR", "", ""},
    {"San Juan, Puerto Rico", "San Juan||PR", "", ""},
    {"San Juan, PR", "San Juan||PR", "", ""},
    {"Kosovo", "||XK", "", ""},
    {"Pristina, Kosovo", "Pristina||XK", "", ""},
    {"Reykjavik, Iceland", "Reykjavík|IS-1|IS", "", ""},
    {"Valletta, Malta", "Valletta|MT-60|MT", "", ""},
    {"Nicosia, Cyprus", "Nicosia|CY-01|CY", "", ""},
    {"Limassol", "Limassol|CY-02|CY", "", ""},
    {"Tirana", "Tirana|AL-11|AL", "", ""},
    {"Skopje", "Skopje||MK", "", ""},
    {"Sarajevo", "Sarajevo|BA-BIH|BA", "", ""},
    {"Podgorica, Montenegro", "Podgorica|ME-16|ME", "", ""},
    {"Chisinau, Moldova", "Chișinău|MD-CU|MD", "", ""},
    {"Tbilisi", "Tbilisi|GE-TB|GE", "", ""},
    {"Yerevan, Armenia", "Yerevan|AM-ER|AM", "", ""},
    {"Baku, Azerbaijan", "Baku|AZ-BA|AZ", "", ""},
    {"Almaty, Kazakhstan", "Almaty|KZ-ALA|KZ", "", ""},
    {"Tashkent", "Tashkent||UZ", "", ""},
    {"Lahore", "Lahore|PK-PB|PK", "", ""},
    {"Colombo, Sri Lanka", "Colombo|LK-1|LK", "", ""},
    {"Kathmandu", "Kathmandu||NP", "", ""},
    {"Phnom Penh", "Phnom Penh|KH-12|KH", "", ""},
    {"Cebu City", "Cebu City|PH-07|PH", "", ""},
    {"Melbourne, Australia or Remote", "Melbourne|AU-VIC|AU", "remote", ""},
    {"Auckland or Wellington", "Auckland|NZ-AUK|NZ; Wellington|NZ-WGN|NZ", "", ""},
    {"US/CA Remote", "||US; ||CA", "remote", "US CA"},
    {"US/CA", "||US; ||CA", "", ""},
    {"DE/AT/CH", "||DE; ||AT; ||CH", "", ""},
    {"Hong Kong, Hong Kong, China", "Hong Kong||HK", "", ""},
    {"Taipei, Taiwan, China", "Taipei|TW-TPE|TW", "", ""},
    {"東京都港区浜松町", "Tokyo|JP-13|JP", "", ""},
    {"愛知県名古屋市中村区", "Nagoya|JP-23|JP", "", ""},
    {"長野県松本市", "Matsumoto|JP-20|JP", "", ""},
    {"神奈川県横浜市西区みなとみらい", "Yokohama|JP-14|JP", "", ""},
    {"〒602-0023 京都府京都市上京区御所八幡町110-16", "Kyoto|JP-26|JP", "", ""},
    {"深圳", "Shenzhen|CN-GD|CN", "", ""},
    {"서울", "Seoul|KR-11|KR", "", ""},
    {"Austin/TX", "Austin|US-TX|US", "", ""},
    {"Berlin/DE", "Berlin|DE-BE|DE", "", ""},
    {"TX/CA", "|US-TX|US; |US-CA|US", "", ""},
    {"UK/US", "||GB; ||US", "", ""},
    {"UK, US", "||GB; ||US", "", ""},
    {"US, CA", "|US-CA|US", "", ""},
    {"US or CA", "||US; ||CA", "", ""},
    {"CA, NY, TX", "|US-CA|US; |US-NY|US; |US-TX|US", "", ""},
    {"ON, BC", "|CA-ON|CA; |CA-BC|CA", "", ""},
    {"NYC, LA, SF", "New York|US-NY|US; Los Angeles|US-CA|US; San Francisco|US-CA|US", "", ""},
    {"Baton Rouge, LA", "Baton Rouge|US-LA|US", "", ""},
    {"LA, NYC", "Los Angeles|US-CA|US; New York|US-NY|US", "", ""},
    {"SF, NYC, SEA, CHI", "San Francisco|US-CA|US; New York|US-NY|US; Seattle|US-WA|US; Chicago|US-IL|US", "", ""},
    {"SEA", "", "", ""},
    {"CHI", "", "", ""},
    {"Birmingham, Manchester, UK", "Birmingham|GB-ENG|GB; Manchester|GB-ENG|GB", "", ""},
    {"Liverpool, IL", "Liverpool|US-IL|US", "", ""},
    {"Flanders, New Jersey", "Flanders|US-NJ|US", "", ""},
    {"West Hollywood, CA, United States", "West Hollywood|US-CA|US", "", ""},
    {"Mazara del Vallo, Trapani, Italy", "Mazara del Vallo|IT-82|IT", "", ""},
    {"Torino, Milano, Italia", "Turin|IT-21|IT; Milan|IT-25|IT", "", ""},
    {"Essex, UK", "|GB-ESS|GB", "", ""},
    {"Florida, United States", "|US-FL|US", "", ""},
    {"Santa Cruz, CA", "Santa Cruz|US-CA|US", "", ""},
    {"USA DC Washington", "Washington|US-DC|US", "", ""},
    {"Remote - Washington", "|US-WA|US", "remote", "US"},
    {"Paris, France; Remote - France", "Paris|FR-IDF|FR; ||FR", "remote", "FR"},
    {"Bengaluru(Whitefield)", "Bengaluru|IN-KA|IN", "", ""},
    {"Goa", "|IN-GA|IN", "", ""},
    {"Wright Patterson AFB, OH", "Wright Patterson AFB|US-OH|US", "", ""},
    {"DC Ranch, AZ", "DC Ranch|US-AZ|US", "", ""},
    {"123 Fake Street", "", "", ""},
    {"Sales and Marketing", "", "", ""},
    {"Engineering", "", "", ""},
    {"Full-time", "", "", ""},
    {"Main Street Office", "", "", ""},
    {"Team Lead", "", "", ""},
};

static const struct {
    const char *city, *region, *country, *text, *places, *mode, *scope;
} parts[] = {
    {"Berlin", "BE", "DE", "Berlin", "Berlin|DE-BE|DE", "", ""},
    {"San Francisco", "CA", "US", "", "San Francisco|US-CA|US", "", ""},
    {"San Francisco", "California", "United States", "San Francisco, CA", "San Francisco|US-CA|US", "", ""},
    {"London", "England", "GB", "", "London|GB-ENG|GB", "", ""},
    {"London", "London", "GB", "London", "London|GB-ENG|GB", "", ""},
    {"Cologne", "Northrhine-Westfalia", "Germany", "", "Cologne|DE-NW|DE", "", ""},
    {"Bombay", "MH", "IN", "Bombay", "Mumbai|IN-MH|IN", "", ""},
    {"Smallville", "KS", "US", "", "Smallville|US-KS|US", "", ""},
    {"Smallville", "Kansas", "USA", "", "Smallville|US-KS|US", "", ""},
    {"Kleinstadt", "", "Deutschland", "", "Kleinstadt||DE", "", ""},
    {"Metzingen", "", "DE", "", "Metzingen|DE-BW|DE", "", ""},
    {"Wednesbury", "", "GB", "", "Wednesbury|GB-ENG|GB", "", ""},
    {"", "", "US", "Remote", "||US", "remote", ""},
    {"Remote", "", "US", "", "||US", "remote", ""},
    {"", "California", "US", "", "|US-CA|US", "", ""},
    {"Athens", "Attica", "Greece", "", "Athens|GR-I|GR", "", ""},
    {"Singapore", "", "Singapore", "", "Singapore||SG", "", ""},
    {"Singapore", "Singapore", "SG", "Singapore", "Singapore||SG", "", ""},
    {"Hong Kong", "", "HK", "", "Hong Kong||HK", "", ""},
    {"Luxembourg", "", "LU", "", "Luxembourg|LU-LU|LU", "", ""},
    {"Albury", "New South Wales", "AU", "", "Albury|AU-NSW|AU", "", ""},
    {"Paris", "", "FR", "Paris, France", "Paris|FR-IDF|FR", "", ""},
    {"Paris", "Île-de-France", "France", "", "Paris|FR-IDF|FR", "", ""},
    {"New York", "NY", "United States", "Remote", "New York|US-NY|US", "remote", ""},
    {"Berlin, Munich", "", "DE", "", "Berlin|DE-BE|DE; Munich|DE-BY|DE", "", ""},
    {"San Francisco, CA", "", "", "", "San Francisco|US-CA|US", "", ""},
    {"Toronto", "ON", "CA", "", "Toronto|CA-ON|CA", "", ""},
    {"Toronto", "ON", "Canada", "", "Toronto|CA-ON|CA", "", ""},
    {"Cambridge", "", "GB", "", "Cambridge|GB-ENG|GB", "", ""},
    {"Cambridge", "", "US", "", "Cambridge|US-MA|US", "", ""},
    {"London", "", "CA", "", "London|CA-ON|CA", "", ""},
    {"Dublin", "County Dublin", "Ireland", "", "Dublin|IE-L|IE", "", ""},
    {"Multiple Locations", "", "US", "", "||US", "", ""},
    {"Bengaluru", "Karnataka", "IND", "", "Bengaluru|IN-KA|IN", "", ""},
    {"Vejle", "", "", "Vejle", "Vejle|DK-83|DK", "", ""},
    {"Санкт-Петербург", "", "RU", "", "Saint Petersburg|RU-SPE|RU", "", ""},
    {"Санкт-Петербург", "", "", "", "Saint Petersburg|RU-SPE|RU", "", ""},
    {"Amritsar", "PUNJAB", "IN", "", "Amritsar|IN-PB|IN", "", ""},
    {"La Unión", "La Unión", "SV", "", "La Unión|SV-UN|SV", "", ""},
    {"Zhuhai", "Guangdong", "CN", "", "Zhuhai|CN-GD|CN", "", ""},
    {"Taipei", "", "", "", "Taipei|TW-TPE|TW", "", ""},
    {"", "", "TW", "", "||TW", "", ""},
    {"Remote", "Remote", "Remote", "", "", "remote", ""},
    {"US", "", "US", "", "||US", "", ""},
    {"United States", "", "US", "United States", "||US", "", ""},
    {"Germany", "", "DE", "", "||DE", "", ""},
    {"Georgia", "", "US", "", "|US-GA|US", "", ""},
    {"Tbilisi", "Tbilisi", "GE", "", "Tbilisi|GE-TB|GE", "", ""},
    {"Washington", "DC", "US", "", "Washington|US-DC|US", "", ""},
    {"Washington", "District of Columbia", "US", "", "Washington|US-DC|US", "", ""},
    {"Anywhere", "", "", "", "", "remote", "worldwide"},
    {"10115 Berlin", "", "DE", "", "Berlin|DE-BE|DE", "", ""},
    {"CA", "", "US", "", "|US-CA|US", "", ""},
    {"Orange County", "CA", "US", "", "|US-CA|US", "", ""},
    {"Waterloo", "Ontario", "USA", "", "Waterloo|CA-ON|CA", "", ""}, /* the country is wrong */
};
// clang-format on

static void
test_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct place_input input = {.text = str_of(texts[i].text)};
        check(&input, texts[i].text,
              (const char *const[]){texts[i].places, texts[i].mode, texts[i].scope});
    }
}

static void
test_parts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        struct place_input input = {.city = str_of(parts[i].city),
                                    .region = str_of(parts[i].region),
                                    .country = str_of(parts[i].country),
                                    .text = str_of(parts[i].text)};
        char label[200];
        snprintf(label, sizeof(label), "%s/%s/%s/%s", parts[i].city, parts[i].region,
                 parts[i].country, parts[i].text);
        check(&input, label, (const char *const[]){parts[i].places, parts[i].mode, parts[i].scope});
    }
}

/* A hint settles what is contested, and nothing else. */
static void
test_hint(void **state)
{
    (void)state;
    static const struct {
        const char *text, *hint, *places;
    } rows[] = {
        {"Cambridge", "GB", "Cambridge|GB-ENG|GB"},
        {"Cambridge", "US", "Cambridge|US-MA|US"},
        {"Georgia", "US", "|US-GA|US"},
        {"Georgia", "GE", "||GE"},
        {"CA", "US", "|US-CA|US"},
        {"CA", "CA", "||CA"},
        {"DE", "DE", "||DE"},
        {"Paris", "US", "Paris|FR-IDF|FR"},
        {"Berlin", "GB", "Berlin|DE-BE|DE"},
        {"Valencia", "ES", "Valencia|ES-VC|ES"},
        {"San Jose", "US", "San Jose|US-CA|US"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct place_input input = {.text = str_of(rows[i].text),
                                    .country_hint = str_of(rows[i].hint)};
        check(&input, rows[i].text, (const char *const[]){rows[i].places, "", ""});
    }
}

static void
test_position(void **state)
{
    (void)state;
    struct place_list list;
    struct place_input input = {.text = STR("Berlin")};
    assert_int_equal(place_read(places, &input, &arena, &list), OK);
    assert_true(list.n == 1 && list.items[0].has_position);
    assert_true(list.items[0].latitude > 52.4F && list.items[0].latitude < 52.6F);
    assert_true(list.items[0].longitude > 13.3F && list.items[0].longitude < 13.5F);
    input = (struct place_input){.city = STR("Smallville"),
                                 .country = STR("US"),
                                 .latitude = STR("38.5"),
                                 .longitude = STR("-97.25")};
    assert_int_equal(place_read(places, &input, &arena, &list), OK);
    assert_true(list.n == 1 && list.items[0].has_position);
    assert_true(list.items[0].latitude == 38.5F && list.items[0].longitude == -97.25F);
    input.latitude = STR("1000");
    assert_int_equal(place_read(places, &input, &arena, &list), OK);
    assert_false(list.items[0].has_position);
}

static void
test_country(void **state)
{
    (void)state;
    static const struct {
        const char *name, *alpha2;
    } rows[] = {
        {"Germany", "DE"},
        {"deutschland", "DE"},
        {"DE", "DE"},
        {"DEU", "DE"},
        {"German", "DE"},
        {"UK", "GB"},
        {"U.K.", "GB"},
        {"U.S.A.", "US"},
        {"United States", "US"},
        {"Côte d'Ivoire", "CI"},
        {"Türkiye", "TR"},
        {"gbr", "GB"},
        {"Niemcy", "DE"},
        {"Polska", "PL"},
        {"Россия", "RU"},
        {"South Korea", "KR"},
        {"Berlin", ""},
        {"", ""},
        {"XX", ""},
        {"Remote", ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char found[3] = "";
        bool is_found = place_country_find(places, str_of(rows[i].name), found);
        assert_int_equal(is_found, rows[i].alpha2[0] != '\0');
        assert_string_equal(found, rows[i].alpha2);
    }
}

static void
test_merge(void **state)
{
    (void)state;
    static const char *const more[] = {"Germany", "Munich, Germany", "München", "Remote - Germany",
                                       "Berlin"};
    struct place_list all = {0};
    arena_reset(&arena);
    for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++) {
        struct place_input input = {.text = str_of(more[i])};
        struct place_list list;
        assert_int_equal(place_read(places, &input, &arena, &list), OK);
        assert_int_equal(place_list_merge(&all, &list, &arena), OK);
    }
    struct buf buf;
    buf_init(&buf, KIB);
    render_places(&all, &buf);
    assert_string_equal(buf.p, "Munich|DE-BY|DE; Berlin|DE-BE|DE");
    assert_int_equal(all.work_mode, MODE_REMOTE);
    assert_int_equal(all.n_remote_scope, 1);
    buf_release(&buf);
}

/* Every cut of a hard string is survived, and an arena without room is said. */
static void
test_any_bytes(void **state)
{
    (void)state;
    static const char hard[] =
        "東京都品川区, San Jose (CA); Trinidad & Tobago / \xff\xfe D.C.-\xe2\x80";
    for (size_t from = 0; from < sizeof(hard); from++) {
        for (size_t n = 0; from + n < sizeof(hard); n++) {
            struct place_list list;
            struct place_input input = {.text = {hard + from, n}};
            arena_reset(&arena);
            assert_int_equal(place_read(places, &input, &arena, &list), OK);
        }
    }
    struct arena tiny;
    arena_init(&tiny, 16);
    struct place_list list;
    struct place_input input = {.text = STR("Berlin")};
    assert_int_equal(place_read(places, &input, &tiny, &list), E_NOMEM);
    arena_release(&tiny);
}

/* Each word has one row, folded as the reader folds it. */
static void
test_words(void **state)
{
    (void)state;
    struct place_words words;
    place_words_init(&words);
    for (size_t i = 0; i < place_word_count(); i++) {
        struct place_word row = place_word_at(i);
        const struct place_word *found = place_word_find(&words, str_of(row.key));
        assert_non_null(found);
        assert_int_equal(found->kind, row.kind);
        assert_string_equal(found->value, row.value);
        if (row.kind == WORD_MODE) {
            assert_int_not_equal(mode_find(str_of(row.value)), MODE_NONE);
        }
        char alpha2[3];
        if (row.kind == WORD_COUNTRY) {
            assert_true(place_country_find(places, str_of(row.value), alpha2));
        }
    }
    assert_null(place_word_find(&words, STR("berlin")));
}

/* Each form of a postal code tells its country; what is none tells nothing. */
static void
test_postal(void **state)
{
    (void)state;
    for (size_t i = 0; i < place_postal_count(); i++) {
        const char *country = "";
        struct str example = str_of(place_postal_example(i, &country));
        assert_string_equal(place_postal_country(example), country);
    }
    static const char *const NONE[] = {"",        "A", "10115 Berlin", "B2B SaaS", "Room A1 1AB2",
                                       "10115 AB"};
    for (size_t i = 0; i < sizeof NONE / sizeof NONE[0]; i++) {
        assert_string_equal(place_postal_country(str_of(NONE[i])), "");
    }
}

/* What is read of each name alone: a region or a country, a city, a name without country, or
 * nothing. */
static void
exceptions_hold(void **state)
{
    (void)state;
    enum { COUNTRY_ONLY, REGION, CITY, MARKED, PLAIN, NAME, WORD, IN_LIST };
    static const struct {
        const char *key;
        int kind;
        const char *country;
    } ROWS[] = {
#define EXCEPT(key, kind, country) {key, kind, country},
#include "normalize/data/places_exceptions.def"
#undef EXCEPT
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct place_input input = {.text = str_of(ROWS[i].key)};
        struct place_list list = {0};
        arena_reset(&arena);
        assert_int_equal(place_read(places, &input, &arena, &list), OK);
        const struct place none = {0}, *place = list.n > 0 ? &list.items[0] : &none;
        int kind = ROWS[i].kind;
        bool is_there = strcmp(place->country, ROWS[i].country) == 0;
        bool is_city = place->city.n > 0, is_region = *place->region && !is_city;
        bool holds = kind == COUNTRY_ONLY              ? is_there && !is_city && !is_region
                     : kind == REGION                  ? is_there && is_region
                     : kind == CITY || kind == PLAIN   ? is_there && is_city
                     : kind == NAME                    ? is_city && !*place->country
                     : kind == WORD || kind == IN_LIST ? !is_city && !is_region
                                                       : !is_city || !*place->country;
        if (!holds) {
            print_message("%s: %.*s %s %s\n", ROWS[i].key, STR_ARG(place->city), place->region,
                          place->country);
        }
        assert_true(holds);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exceptions_hold), cmocka_unit_test(test_texts),
        cmocka_unit_test(test_parts),      cmocka_unit_test(test_hint),
        cmocka_unit_test(test_position),   cmocka_unit_test(test_country),
        cmocka_unit_test(test_merge),      cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_words),      cmocka_unit_test(test_postal),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
