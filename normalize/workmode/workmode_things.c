/* normalize/workmode/workmode_things.c: things that are remote, hybrid or on site themselves and
 * say nothing of where the job is done: remote sensing, hybrid cloud, an on-site gym, a home office
 * allowance. A row is the noun behind such a word. Must not hold words that name a mode
 * (workmode_phrases.c). */
#include "normalize/workmode/workmode.h"

#include "base/banned.h"

// clang-format off
#define THING(text) {text, TAG_NEVER, 0}
/* also the first word of titles: "Remote Data Analyst", "Hybrid Project Manager" */
#define SOFT(text, mode) {text, TAG_THING, MODE_##mode}
#define REMOTE(noun) THING("remote " noun)
#define REMOTES(noun) REMOTE(noun), REMOTE(noun "s")
#define HYBRID(noun) THING("hybrid " noun)
#define HYBRIDS(noun) HYBRID(noun), HYBRID(noun "s")
#define ON_SITE(noun) THING("on site " noun), THING("onsite " noun)
#define ON_SITES(noun) ON_SITE(noun), ON_SITE(noun "s")
#define THERE(noun) THING(noun " on site"), THING(noun " onsite")
#define IN_OFFICE(noun) THING("in office " noun)
#define IN_OFFICES(noun) IN_OFFICE(noun), IN_OFFICE(noun "s")
#define IN_PERSON(noun) THING("in person " noun)
#define IN_PERSONS(noun) IN_PERSON(noun), IN_PERSON(noun "s")
#define HOME_OFFICE(noun) THING("home office " noun)
#define HOME_OFFICES(noun) HOME_OFFICE(noun), HOME_OFFICE(noun "s")
#define WFH(noun) THING("work from home " noun)
#define WFHS(noun) WFH(noun), WFH(noun "s")
#define VOR_ORT(noun) THING("vor ort " noun)

static const struct phrase ROWS[] = {
    REMOTE("weather"), REMOTES("tower"), REMOTE("advice"), REMOTE("medical advice"), REMOTE("and branch"), REMOTE("or branch"), HYBRID("team of"), IN_PERSON("and online"), IN_PERSON("or online"), IN_PERSON("and virtual"), IN_PERSON("and virtually"), IN_PERSON("and in writing"), IN_PERSON("and over the phone"), IN_PERSON("and by phone"),
    IN_PERSON("or by phone"), IN_PERSON("or over the phone"), IN_PERSON("and on the phone"), THING("interviewed in person"), THING("customers in person"), THING("clients in person"), THING("apply in person"), THING("people work from anywhere"), THING("lets you work from anywhere"), THING("teams work from anywhere"), THING("employees work from anywhere"),
    REMOTES("development centre"), REMOTES("development center"), REMOTE("development team"), REMOTE("possibility"), THING("remotely and in person"), THING("remotely or in person"), THING("remotely and on site"), THING("remotely or on site"),
    THING("remotely and onsite"), THING("remotely or onsite"), THING("in person and remotely"), THING("in person or remotely"), THING("makes remote work"), THING("make remote work"), THING("enable remote work"), THING("enables remote work"), THING("enabling remote work"),
    REMOTE("files"), REMOTE("peers"), REMOTE("visual"), REMOTE("clinic"), REMOTE("environment"), REMOTE("experience"),
    REMOTE("aboriginal"), REMOTE("access"), REMOTE("actuation"), REMOTE("alarm"), REMOTES("area"), REMOTE("area nurse"), REMOTE("assistance to"), REMOTE("attendees"),
    REMOTE("attestation"), REMOTE("audiences"), REMOTE("backup and"), REMOTE("backups"), REMOTE("branches"), REMOTE("calls"), REMOTE("cameras"), REMOTES("camp"), REMOTE("capture"),
    REMOTE("cardiac monitoring"), REMOTE("checkouts"), REMOTE("classrooms"), REMOTE("clients"), REMOTE("clinics"), REMOTE("clusters"), REMOTE("code execution"),
    REMOTE("collaboration"), REMOTE("colleagues"), REMOTE("commands"), REMOTE("communities"), REMOTES("conference"), REMOTE("conferencing"), REMOTE("configurations"),
    REMOTE("connections"), REMOTE("connectivity"), REMOTE("console"), REMOTES("consultation"), REMOTE("contributors"), REMOTE("control"), REMOTE("controlled"), REMOTE("corners"),
    REMOTE("countryside"), REMOTES("coworker"), REMOTE("cultures"), REMOTE("customers"), REMOTES("data center"), REMOTE("data centres"), REMOTE("data collection"),
    REMOTE("databases"), REMOTE("debugger"), REMOTE("debugging"), REMOTE("deployments"), REMOTES("deposit"), REMOTE("depot"), REMOTES("desktop"), REMOTE("desktop protocol"),
    REMOTE("destinations"), REMOTE("devices"), REMOTE("diagnosis"), REMOTE("diagnostics"), REMOTE("display"), REMOTE("doorbell"), REMOTE("drones"), REMOTE("employees"),
    REMOTE("endpoints"), REMOTE("engine start"), REMOTE("equipment"), REMOTE("exams"), REMOTE("expert assistance"), REMOTE("exploration"), REMOTE("facilities"), REMOTE("farms"),
    REMOTES("field location"), REMOTE("field sites"), REMOTE("first day"), REMOTES("first nation"), REMOTES("gateway"), REMOTE("hands"), REMOTE("health monitoring"),
    REMOTE("hearing"), REMOTE("hospitals"), REMOTES("host"), REMOTE("i o"), REMOTE("indigenous"), REMOTES("inspection"), REMOTE("installations"), REMOTES("instance"),
    REMOTES("interview"), REMOTE("invocation"), REMOTES("island"), REMOTE("island community"), REMOTE("keyboard"), REMOTE("keyless"), REMOTE("labs"), REMOTE("landscapes"),
    REMOTE("learning environment"), REMOTES("location"), REMOTE("location FIFO"), REMOTES("lock"), REMOTES("login"), REMOTE("machines"), REMOTE("maintenance"), REMOTES("meeting"),
    REMOTE("meter"), REMOTE("meter reading"), REMOTE("method invocation"), REMOTES("mine"), REMOTE("mining sites"), REMOTE("monitoring"), REMOTES("node"), REMOTE("notarization"),
    REMOTE("objects"), REMOTE("office setup"), REMOTE("office stipend"), REMOTE("offices"), REMOTE("onboarding"), REMOTE("operated"), REMOTE("operation"),
    REMOTE("operations center"), REMOTE("operations centre"), REMOTE("origin"), REMOTE("outposts"), REMOTE("participants"), REMOTE("partners"), REMOTE("patient monitoring"),
    REMOTE("patients"), REMOTE("pets"), REMOTE("pilot"), REMOTE("piloted"), REMOTE("possibility"), REMOTE("power plant"), REMOTE("powershell"), REMOTE("procedure"),
    REMOTES("procedure call"), REMOTE("proctor"), REMOTE("proctoring"), REMOTES("region"), REMOTES("repo"), REMOTE("repositories"), REMOTE("repository"), REMOTE("robots"),
    REMOTE("sales force"), REMOTES("sales team"), REMOTE("schools"), REMOTE("sensing"), REMOTE("sensing data"), REMOTES("sensor"), REMOTE("sensor data"), REMOTE("servers"),
    REMOTES("session"), REMOTE("shell"), REMOTE("shutter"), REMOTE("signing"), REMOTES("site"), REMOTE("site manager"), REMOTE("stakeholders"), REMOTE("start"), REMOTE("starter"),
    REMOTE("stations"), REMOTE("stipend"), REMOTE("support to"), REMOTE("switches"), REMOTE("systems management"), REMOTE("team management"), REMOTE("teammates"), REMOTE("teams"),
    REMOTE("teams across"), REMOTE("technical support to"), REMOTE("telemetry"), REMOTES("terminal"), REMOTE("tools"), REMOTE("townships"), REMOTE("tribes"),
    REMOTE("triggers"), REMOTE("troubleshooting"), REMOTE("units"), REMOTE("users"), REMOTES("valve"), REMOTES("vehicle"), REMOTE("vendors"), REMOTES("video interview"),
    REMOTE("viewers"), REMOTE("viewing"), REMOTES("village"), REMOTE("villages and"), REMOTE("visits"), REMOTE("vital signs"), REMOTE("voting"), REMOTE("weapon"),
    REMOTE("well sites"), REMOTE("wells"), REMOTE("wilderness"), REMOTE("wipe"), REMOTE("witness"), REMOTE("work allowance"), REMOTE("work budget"), REMOTE("work environment"),
    REMOTE("work equipment"), REMOTE("work expenses"), REMOTE("work experience"), REMOTE("work policy"), REMOTES("work site"), REMOTE("work software"), REMOTE("work solutions"),
    REMOTE("work stipend"), REMOTE("work technology"), REMOTE("work tools"), REMOTE("workers"), REMOTE("workforce"), REMOTE("working abroad"), REMOTE("working allowance"),
    REMOTE("working stipend"), REMOTES("worksite"), REMOTE("workspaces"), REMOTE("workstations"),
    HYBRIDS("workplace"), HYBRIDS("workforce"), THING("cloud and hybrid"), THING("cloud or hybrid"), THING("premises and hybrid"), THING("prem and hybrid"), THING("prem or hybrid"),
    HYBRID("agile"), HYBRID("warehouse"), HYBRID("event"), HYBRID("capital"), HYBRID("simulation"), HYBRID("environment"),
    HYBRID("ad"), HYBRIDS("aircraft"), HYBRID("airship"), HYBRID("algorithms"), HYBRID("and electric"), HYBRIDS("app"), HYBRID("architectures"), HYBRID("azure"), HYBRID("battery"),
    HYBRID("between"), HYBRID("bikes"), HYBRID("bonding"), HYBRID("breeding"), HYBRID("breeds"), HYBRID("bus"), HYBRID("buses"), HYBRID("cable"), HYBRIDS("car"),
    HYBRID("cars and"), HYBRID("classrooms"), HYBRID("closing"), HYBRIDS("cloud"), HYBRID("cloud and"), HYBRIDS("cloud environment"), HYBRID("clusters"), HYBRID("composites"),
    HYBRID("computing"), HYBRID("conferences"), HYBRID("connectivity"), HYBRID("corn"), HYBRID("courses"), HYBRID("crops"), HYBRIDS("datacenter"), HYBRID("delivery methodology"),
    HYBRID("deployments"), HYBRID("drive"), HYBRIDS("drivetrain"), HYBRID("electric"), HYBRID("electric and"), HYBRIDS("engine"), HYBRID("environments"), HYBRIDS("estate"),
    HYBRID("events"), HYBRID("excavator"), HYBRID("exchange"), HYBRID("fiber"), HYBRIDS("fleet"), HYBRID("frameworks"), HYBRID("fuel"), HYBRID("fulfillment"), HYBRID("fulfilment"),
    HYBRID("genset"), HYBRID("grass"), HYBRID("heating"), HYBRID("identities"), HYBRID("identity"), HYBRID("infrastructure"), HYBRID("instruments"), HYBRID("integrations"),
    HYBRIDS("inverter"), HYBRID("it environment"), HYBRID("laminate"), HYBRID("learning environment"), HYBRID("locomotives"), HYBRID("maize"), HYBRID("mattress"),
    HYBRID("mattresses"), HYBRID("meetings"), HYBRID("memory"), HYBRID("mesh"), HYBRID("meshes"), HYBRID("methodologies"), HYBRID("methodology"), HYBRID("migrations"),
    HYBRID("mobile"), HYBRID("model building"), HYBRID("model of care"), HYBRID("modeling of"), HYBRID("modelling"), HYBRID("motorcycle"), HYBRID("motors"), HYBRID("multi cloud"),
    HYBRID("multicloud"), HYBRID("networks"), HYBRID("of"), HYBRID("office furniture"), HYBRID("onboarding"), HYBRID("operating room"), HYBRID("plant operations"),
    HYBRID("plants"), HYBRID("platforms"), HYBRID("position combining"), HYBRID("position of"), HYBRID("position that combines"), HYBRID("power"), HYBRIDS("powertrain"),
    HYBRID("project management"), HYBRID("propulsion"), HYBRID("quantum computing"), HYBRID("rag"), HYBRID("recommender"), HYBRID("retrieval"), HYBRID("rice"), HYBRID("rocket"),
    HYBRID("role between"), HYBRID("role blending"), HYBRID("role combining"), HYBRID("role of"), HYBRID("role that blends"), HYBRID("role that combines"),
    HYBRID("role which combines"), HYBRID("securities"), HYBRIDS("seed"), HYBRID("servers"), HYBRID("service mesh"), HYBRID("solar"), HYBRID("teams"), HYBRID("technologies"),
    HYBRID("threats"), HYBRID("tomato"), HYBRID("tomatoes"), HYBRID("topologies"), HYBRID("tractor"), HYBRIDS("truck"), HYBRID("turbine"), HYBRIDS("van"), HYBRIDS("vehicle"),
    HYBRID("vessels"), HYBRID("warfare"), HYBRID("waterfall"), HYBRID("wheat"), HYBRIDS("workload"), HYBRID("yacht"),
    ON_SITE("at customer"), ON_SITE("at customers"), ON_SITE("at clients"), ON_SITE("at our customers"), ON_SITE("at our clients"), ON_SITE("at the customer"), ON_SITE("at the client"), ON_SITE("at the customer s"), ON_SITE("at the client s"), ON_SITE("with customers"), ON_SITE("with clients"), ON_SITE("for customers"), ON_SITE("for clients"),
    THING("meeting in person"), THING("met in person"), THING("aus dem ausland"), THING("remote arbeit aus dem eu ausland"), THING("aus dem eu ausland"), THING("mobiles arbeiten im ausland"), THING("mobile arbeit im ausland"),
    ON_SITES("accommodation"), ON_SITE("activities for residents"), ON_SITE("amenities"), ON_SITE("and off shore"), ON_SITE("and off site"), ON_SITE("and offshore"),
    ON_SITE("and offsite"), ON_SITES("apartment"), ON_SITES("assessment"), ON_SITE("assistance"), ON_SITE("atm"), ON_SITE("audits"), ON_SITE("backup generator"), ON_SITE("bar"),
    ON_SITE("barber"), ON_SITE("barista"), ON_SITE("basketball"), ON_SITE("batteries"), ON_SITE("beauty"), ON_SITE("beer"), ON_SITE("beer taps"), ON_SITE("bicycle"),
    ON_SITE("bike"), ON_SITE("bistro"), ON_SITE("bowling"), ON_SITE("break room"), ON_SITE("breakfast"), ON_SITES("cafe"), ON_SITES("cafeteria"), ON_SITE("canteen"),
    ON_SITE("car park"), ON_SITE("car wash"), ON_SITE("carpark"), ON_SITE("catering"), ON_SITE("charging"), ON_SITES("chef"), ON_SITE("child care"), ON_SITE("childcare"),
    ON_SITE("chiropractor"), ON_SITES("client"), ON_SITE("client support"), ON_SITE("clinic"), ON_SITE("coffee"), ON_SITE("commissioning"), ON_SITE("composting"),
    ON_SITE("concierge"), ON_SITE("construction"), ON_SITE("consultations"), ON_SITE("contractors"), ON_SITE("coordination"), ON_SITE("coverage of events"), ON_SITE("creche"),
    ON_SITES("crew"), ON_SITE("crèche"), ON_SITES("customer"), ON_SITE("customer service"), ON_SITE("customer support"), ON_SITE("customer training"), ON_SITE("daycare"),
    ON_SITE("demonstrations"), ON_SITE("demos"), ON_SITE("dentist"), ON_SITE("deployment support"), ON_SITE("deployments"), ON_SITE("dining"), ON_SITE("dinner"), ON_SITE("doctor"),
    ON_SITE("dormitory"), ON_SITE("dry cleaner"), ON_SITE("dry cleaning"), ON_SITE("energy"), ON_SITE("equipment"), ON_SITE("espresso"), ON_SITE("ev charging"),
    ON_SITE("evaluations"), ON_SITE("events"), ON_SITE("events team"), ON_SITE("exercise"), ON_SITE("facilities"), ON_SITE("farm"), ON_SITE("farmers market"), ON_SITE("first aid"),
    ON_SITE("fitness"), ON_SITE("fitness center"), ON_SITE("food"), ON_SITE("free parking"), ON_SITE("fuel"), ON_SITE("fueling"), ON_SITE("games"), ON_SITE("garage"),
    ON_SITE("garden"), ON_SITE("generation"), ON_SITE("generators"), ON_SITE("go live"), ON_SITE("go live support"), ON_SITE("grocery"), ON_SITE("guests"), ON_SITE("gym"),
    ON_SITE("gymnasium"), ON_SITE("hair"), ON_SITE("haircuts"), ON_SITE("happy hours"), ON_SITE("health"), ON_SITE("health center"), ON_SITE("health centre"),
    ON_SITE("health clinic"), ON_SITE("health services"), ON_SITE("healthcare"), ON_SITE("housing"), ON_SITE("implementation support"), ON_SITE("incineration"),
    ON_SITE("inspections"), ON_SITES("installation"), ON_SITES("interview"), ON_SITE("interviewing"), ON_SITE("kindergarten"), ON_SITE("kita"), ON_SITE("kitchen"), ON_SITE("lab"),
    ON_SITE("laboratories"), ON_SITE("laundry"), ON_SITE("leasing"), ON_SITE("library"), ON_SITE("licensing"), ON_SITE("locker rooms"), ON_SITE("lockers"), ON_SITE("lodging"),
    ON_SITE("loop"), ON_SITE("lounge"), ON_SITE("lunch"), ON_SITES("massage"), ON_SITE("meals"), ON_SITE("measurements"), ON_SITE("medical"), ON_SITE("medical clinic"),
    ON_SITE("meetings"), ON_SITE("mental health"), ON_SITE("mosque"), ON_SITE("museum"), ON_SITE("nurse"), ON_SITE("nurseries"), ON_SITE("nursery"), ON_SITE("nutritionist"),
    ON_SITE("occupational health"), ON_SITE("offer"), ON_SITE("offshore"), ON_SITE("offshore coordination"), ON_SITE("offshore model"), ON_SITE("optimization"),
    ON_SITE("or off site"), ON_SITE("or offsite"), ON_SITE("parking"), ON_SITE("parties"), ON_SITE("partners"), ON_SITE("perks"), ON_SITE("personal trainer"), ON_SITE("personnel"),
    ON_SITE("pharmacy"), ON_SITE("photography"), ON_SITE("physical therapy"), ON_SITES("physician"), ON_SITE("physio"), ON_SITE("physiotherapist"), ON_SITE("physiotherapy"),
    ON_SITE("playground"), ON_SITE("pool"), ON_SITE("power"), ON_SITE("power generation"), ON_SITE("power plant"), ON_SITE("preschool"), ON_SITE("recreation"),
    ON_SITE("recycling"), ON_SITES("renewable"), ON_SITE("renewable energy"), ON_SITE("repairs"), ON_SITES("restaurant"), ON_SITE("salon"), ON_SITE("sampling"), ON_SITE("sauna"),
    ON_SITES("school"), ON_SITE("screening"), ON_SITE("security guard"), ON_SITE("security team"), ON_SITE("seo"), ON_SITE("seo audits"), ON_SITE("service"), ON_SITE("sewage"),
    ON_SITE("shopping"), ON_SITE("shops"), ON_SITES("shower"), ON_SITE("shuttle"), ON_SITES("snack"), ON_SITE("social"), ON_SITE("social events"), ON_SITE("solar"), ON_SITE("spa"),
    ON_SITE("sports"), ON_SITE("squash"), ON_SITE("staff"), ON_SITE("staff restaurant"), ON_SITE("starbucks"), ON_SITE("storage"), ON_SITE("storage of"), ON_SITE("stores"),
    ON_SITE("studio"), ON_SITE("subcontractors"), ON_SITE("supermarket"), ON_SITE("supervision of"), ON_SITE("support"), ON_SITE("support services"), ON_SITE("surveys"),
    ON_SITE("swimming pool"), ON_SITES("team"), ON_SITE("tech support"), ON_SITE("technical assistance"), ON_SITE("technical support"), ON_SITE("tennis"), ON_SITE("testing"),
    ON_SITE("therapist"), ON_SITE("trainers"), ON_SITE("training"), ON_SITE("training center"), ON_SITE("training sessions"), ON_SITE("troubleshooting"), ON_SITE("urgent care"),
    ON_SITE("vaccinations"), ON_SITE("vending"), ON_SITE("vendors"), ON_SITE("visits"), ON_SITE("visits to"), ON_SITE("volleyball"), ON_SITE("waste"), ON_SITE("water"),
    ON_SITE("wellness"), ON_SITE("wellness center"), ON_SITE("wellness centre"), ON_SITE("wellness programs"), ON_SITE("workers"), ON_SITE("workshops"), ON_SITE("yoga"),
    IN_OFFICE("activities"), IN_OFFICE("barber"), IN_OFFICE("barista"), IN_OFFICE("beer"), IN_OFFICE("breakfast"), IN_OFFICE("catering"), IN_OFFICE("celebrations"),
    IN_OFFICES("chef"), IN_OFFICE("coffee"), IN_OFFICE("coffee bar"), IN_OFFICE("dining"), IN_OFFICES("dog"), IN_OFFICE("drinks"), IN_OFFICE("events"), IN_OFFICE("fitness"),
    IN_OFFICE("food"), IN_OFFICE("fruit"), IN_OFFICE("games"), IN_OFFICE("gym"), IN_OFFICE("happy hours"), IN_OFFICE("lunch"), IN_OFFICE("lunch program"), IN_OFFICE("lunches"),
    IN_OFFICES("massage"), IN_OFFICES("meal"), IN_OFFICE("parking"), IN_OFFICE("parties"), IN_OFFICES("perk"), IN_OFFICE("pets"), IN_OFFICE("ping pong"), IN_OFFICES("procedure"),
    IN_OFFICES("snack"), IN_OFFICE("social events"), IN_OFFICE("socials"), IN_OFFICE("stocked"), IN_OFFICE("surgeries"), IN_OFFICE("surgery"), IN_OFFICE("testing"),
    IN_OFFICES("treatment"), IN_OFFICE("treats"), IN_OFFICE("visits"), IN_OFFICE("weekly lunch"), IN_OFFICE("wellness"), IN_OFFICE("yoga"),
    IN_PERSON("client meetings"), IN_PERSON("collaboration"), IN_PERSON("conferences"), IN_PERSON("customer meetings"), IN_PERSON("events"), IN_PERSON("gatherings"),
    IN_PERSON("get togethers"), IN_PERSONS("interview"), IN_PERSON("interviewing"), IN_PERSON("meet ups"), IN_PERSON("meetings"), IN_PERSONS("meetup"), IN_PERSON("networking"),
    IN_PERSONS("offsite"), IN_PERSON("onsites"), IN_PERSONS("retreat"), IN_PERSON("sessions with"), IN_PERSON("socials"), IN_PERSON("summits"), IN_PERSON("team building"),
    IN_PERSON("team events"), IN_PERSONS("training"), IN_PERSON("training sessions"), IN_PERSON("workshops"),
    THING("at the home office in"), THING("based at the home office"), THING("our home office in"), THING("corporate home office"), THING("home office located in"), THING("home offices"), THING("company home office"),
    HOME_OFFICE("accessories"), HOME_OFFICES("allowance"), HOME_OFFICE("ausstattung"), HOME_OFFICE("budget"), HOME_OFFICE("clearance"), HOME_OFFICE("contribution"),
    HOME_OFFICE("desk"), HOME_OFFICE("equipment"), HOME_OFFICE("expenses"), HOME_OFFICE("furniture"), HOME_OFFICE("immigration"), HOME_OFFICE("internet"), HOME_OFFICE("kit"),
    HOME_OFFICE("licence"), HOME_OFFICE("paket"), HOME_OFFICE("pauschale"), HOME_OFFICE("reimbursement"), HOME_OFFICE("security clearance"), HOME_OFFICE("set up"),
    HOME_OFFICE("setup"), HOME_OFFICE("setup allowance"), HOME_OFFICE("sponsor licence"), HOME_OFFICE("sponsorship"), HOME_OFFICES("stipend"), HOME_OFFICE("subsidy"),
    HOME_OFFICE("supplies"), HOME_OFFICE("support payment"), HOME_OFFICE("upgrade"), HOME_OFFICE("visa"), HOME_OFFICE("worth"), HOME_OFFICE("zuschuss"),
    WFH("abroad"), WFH("allowance"), WFH("bonus"), WFH("budget"), WFH("equipment"), WFH("essentials"), WFH("expenses"), WFH("grant"), WFH("kit"), WFH("payment"), WFH("policy"),
    WFH("reimbursement"), WFH("set up"), WFH("setup"), WFHS("stipend"), WFH("subsidy"), WFH("technology"), WFH("weeks per year"),
    VOR_ORT("bei deinen kunden"), VOR_ORT("bei den kunden"), VOR_ORT("bei kunden"), VOR_ORT("bei unseren kunden"), VOR_ORT("beim kunden"), VOR_ORT("besichtigung"),
    VOR_ORT("besuche"), VOR_ORT("betreuung"), VOR_ORT("einsatz"), VOR_ORT("einsätze"), VOR_ORT("gespräch"), VOR_ORT("interview"), VOR_ORT("schulungen"), VOR_ORT("service"),
    VOR_ORT("support"), VOR_ORT("termin"), VOR_ORT("termine"), VOR_ORT("terminen"),
    THERE("accommodation"), THERE("bar"), THERE("breakfast"), THERE("cafe"), THERE("cafeteria"), THERE("canteen"), THERE("childcare"), THERE("clinic"), THERE("crèche"),
    THERE("daycare"), THERE("doctor"), THERE("gym"), THERE("gymnasium"), THERE("housing"), THERE("interview"), THERE("interviews"), THERE("interviews will be held"),
    THERE("kindergarten"), THERE("kitchen"), THERE("laundry"), THERE("lunch"), THERE("lunches"), THERE("massage"), THERE("massages"), THERE("meal"), THERE("meals"),
    THERE("nursery"), THERE("parking"), THERE("pharmacy"), THERE("physiotherapist"), THERE("restaurant"), THERE("sauna"), THERE("showers"), THERE("swimming pool"),
    /* said of the job where they begin a title */
    SOFT("remote assistance", REMOTE), SOFT("remote banking", REMOTE), SOFT("remote branch", REMOTE), SOFT("remote care", REMOTE), SOFT("remote client", REMOTE),
    SOFT("remote code", REMOTE), SOFT("remote community", REMOTE), SOFT("remote data", REMOTE),
    SOFT("remote health", REMOTE), SOFT("remote healthcare", REMOTE), SOFT("remote infrastructure", REMOTE),
    SOFT("remote learning", REMOTE), SOFT("remote machine", REMOTE), SOFT("remote management", REMOTE), SOFT("remote office", REMOTE), SOFT("remote operations", REMOTE),
    SOFT("remote patient", REMOTE), SOFT("remote server", REMOTE), SOFT("remote staff", REMOTE), SOFT("remote support", REMOTE),
    SOFT("remote systems", REMOTE), SOFT("remote team", REMOTE), SOFT("remote testing", REMOTE), SOFT("remote trading", REMOTE), SOFT("remote video", REMOTE),
    SOFT("hybrid architecture", HYBRID), SOFT("hybrid data", HYBRID),
    SOFT("hybrid fund", HYBRID), SOFT("hybrid integration", HYBRID), SOFT("hybrid intelligence", HYBRID), SOFT("hybrid it", HYBRID),
    SOFT("hybrid learning", HYBRID), SOFT("hybrid migration", HYBRID), SOFT("hybrid project", HYBRID), SOFT("hybrid search", HYBRID),
    SOFT("hybrid system", HYBRID), SOFT("hybrid systems", HYBRID),
};
// clang-format on
const struct phrase_table WORKMODE_THINGS_TABLE = {GROUP_MODE, ROWS, sizeof ROWS / sizeof ROWS[0]};
