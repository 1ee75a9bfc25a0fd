/* Languages by common words and by script; short texts; structured tags. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "normalize/text/language.h"

static const struct {
    const char *text, *title, *want;
} ROWS[] = {
    {"We are looking for an engineer who will work with our team on the platform and on the tools "
     "that are used by all of our customers.",
     "", "en"},
    {"Wir suchen für unser Team in Hamburg eine erfahrene Person, die mit uns die Plattform "
     "entwickelt und die Kunden bei ihren Fragen unterstützt.",
     "", "de"},
    {"Nous recherchons une personne pour rejoindre notre équipe et pour développer les outils qui "
     "sont utilisés par tous nos clients dans le monde.",
     "", "fr"},
    {"Buscamos una persona con experiencia para trabajar en nuestro equipo y desarrollar las "
     "herramientas que usan todos los clientes de la empresa.",
     "", "es"},
    {"Procuramos uma pessoa com experiência para trabalhar na nossa equipa e desenvolver as "
     "ferramentas que são usadas por todos os clientes, não só em Portugal.",
     "", "pt"},
    {"Cerchiamo una persona con esperienza per lavorare nel nostro gruppo e per sviluppare gli "
     "strumenti che sono usati da tutti i clienti della società.",
     "", "it"},
    {"Wij zoeken een collega die met ons team aan het platform werkt en die onze klanten helpt bij "
     "de vragen die zij over het gebruik van de dienst hebben.",
     "", "nl"},
    {"Szukamy osoby z doświadczeniem do pracy w naszym zespole, która będzie rozwijać narzędzia "
     "dla klientów oraz wspierać ich przy pytaniach, które się pojawią.",
     "", "pl"},
    {"Vi söker en person som har erfarenhet och som vill arbeta med oss på plattformen och hjälpa "
     "våra kunder med de frågor som de har om tjänsten.",
     "", "sv"},
    {"Vi søger en person, der har erfaring, og som vil arbejde med os på platformen og hjælpe "
     "vores kunder med de spørgsmål, de har om tjenesten. Du bliver en del af et team.",
     "", "da"},
    {"Vi søker en person som har erfaring og som vil jobbe med oss på plattformen og hjelpe våre "
     "kunder med de spørsmålene de har om tjenesten. Du blir en del av et team.",
     "", "no"},
    {"Etsimme kokenutta henkilöä, joka haluaa työskennellä kanssa tiimin ja kehittää alustaa sekä "
     "auttaa asiakkaita, kun he kysyvät. Sinulla on kokemusta ja olet hyvä työssä.",
     "", "fi"},
    {"Busquem una persona amb experiència per treballar al nostre equip i desenvolupar les eines "
     "que fan servir els clients de la empresa. Aquesta feina és per a tu.",
     "", "ca"},
    {"Hledáme zkušenou osobu pro práci v našem týmu, která bude rozvíjet nástroje a pomáhat "
     "zákazníkům, když se na něco ptají. Nabízíme dobré podmínky a práci na dálku, které jsou pro "
     "nás důležité.",
     "", "cs"},
    {"Căutăm o persoană cu experiență pentru a lucra în echipa noastră și pentru a dezvolta "
     "instrumentele care sunt folosite de toți clienții din lume.",
     "", "ro"},
    {"Tapasztalt kollégát keresünk, aki a csapat tagja lesz, és a platform fejlesztése mellett az "
     "ügyfelek kérdéseire is válaszol. Ez egy jó munka, amit nem csak itt lehet végezni, hanem "
     "otthon is.",
     "", "hu"},
    {"Мы ищем человека с опытом работы, который будет развивать наши продукты и помогать клиентам, "
     "когда у них есть вопросы. Мы предлагаем хорошие условия для всех.",
     "", "ru"},
    {"Ми шукаємо людину з досвідом роботи, яка буде розвивати наші продукти та допомагати "
     "клієнтам, коли у них є питання. Ми пропонуємо добрі умови для всіх.",
     "", "uk"},
    {"経験のある方を募集しています。私たちのチームで一緒に働き、お客様のための製品を開発していただ"
     "きます。",
     "", "ja"},
    {"我们正在寻找有经验的工程师加入我们的团队，开发客户使用的工具，并解答他们的问题。", "", "zh"},
    {"우리는 경험이 있는 엔지니어를 찾고 있습니다. 우리 팀에서 함께 고객을 위한 제품을 개발합니다.",
     "", "ko"},
    {"", "Senior Account Executive", "en"},
    {"Lead daily operations.", "Operations Manager", "en"},
    {"", "Entwickler (m/w/d)", "de"},
    {"", "Sales Manager (m/w/d)", "de"},
    {"", "Wild Card", ""},
    {"", "", ""},
    {"12345 67890", "4711", ""},
};

static void
test_texts(void **state)
{
    (void)state;
    struct phrases *phrases;
    struct error err;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    assert_int_equal(phrases_new(LANGUAGE_TABLES, LANGUAGE_TABLE_COUNT, &phrases, &err), OK);
    int wrong = 0;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct words words, title;
        assert_int_equal(words_split(str_of(ROWS[i].text), &arena, &words), OK);
        assert_int_equal(words_split(str_of(ROWS[i].title), &arena, &title), OK);
        struct language_guess guess = language_guess(
            &(struct language_text){.words = &words, .title = &title, .phrases = phrases});
        if (!str_is(str_of(guess.code), ROWS[i].want)) {
            print_message("%.60s %s: got '%s', want '%s'\n", ROWS[i].text, ROWS[i].title,
                          guess.code, ROWS[i].want);
            wrong++;
        }
    }
    phrases_free(phrases);
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

/* A sentence, two, a heading; near languages side by side. "" where a text is of
 * two languages, or too little. */
// clang-format off
static const struct { const char *text, *want; } SHORT_ROWS[] = {
    {"Warehouse picker, evenings, no experience necessary.", "en"},
    {"We are growing fast and need a second accountant in our Cork office.", "en"},
    {"Teach children to swim. Kind, patient people only.", "en"},
    {"You enjoy fixing bicycles? So do we.", "en"},
    {"Gärtner gesucht, Festanstellung, gute Bezahlung.", "de"},
    {"Wenn Ihnen der Umgang mit älteren Menschen Freude macht, melden Sie sich bei uns.", "de"},
    {"Elektriker mit Berufserfahrung für Montagearbeiten im Raum Ulm.", "de"},
    {"Programmieren Sie gern in C++? Unser Entwicklungsteam freut sich auf Verstärkung.", "de"},
    {"Plombier chauffagiste avec expérience, travail en journée.", "fr"},
    {"Nous cherchons quelqu'un qui aime les gens et le travail bien fait.", "fr"},
    {"Vendeuse en boulangerie, 35 heures, repos le dimanche.", "fr"},
    {"Fontanero con experiencia para obras y reformas.", "es"},
    {"Necesitamos una persona alegre para atender a los niños por la tarde.", "es"},
    {"Incorporamos programador para proyectos internacionales, teletrabajo dos días.", "es"},
    {"Eletricista com experiência para obras em Lisboa.", "pt"},
    {"Precisamos de alguém que goste de crianças e tenha paciência.", "pt"},
    {"Empresa de tecnologia contrata programador para trabalho remoto.", "pt"},
    {"Idraulico con esperienza per cantieri in zona.", "it"},
    {"Stiamo cercando una persona solare che ami stare con i bambini.", "it"},
    {"Programmatore per progetti internazionali, due giorni da casa.", "it"},
    {"Loodgieter met ervaring voor werk in de regio.", "nl"},
    {"Hou jij van kinderen en heb je geduld? Dan zoeken we jou.", "nl"},
    {"Programmeur voor internationale projecten, twee dagen thuiswerken.", "nl"},
    {"Hydraulik z doświadczeniem do pracy na budowie.", "pl"},
    {"Potrzebujemy kogoś, kto lubi dzieci i ma cierpliwość.", "pl"},
    {"Programista do międzynarodowych projektów, dwa dni zdalnie.", "pl"},
    {"Rörmokare med erfarenhet sökes till byggprojekt.", "sv"},
    {"Tycker du om barn och har tålamod? Då söker vi dig.", "sv"},
    {"Blikkenslager med erfaring søges til byggeprojekter.", "da"},
    {"Kan du lide børn og har tålmodighed? Så leder vi efter dig.", "da"},
    {"Liker du barn og har tålmodighet? Da er det deg vi leter etter.", "no"},
    {"Putkiasentaja etsii? Me etsimme kokenutta tekijää rakennuskohteisiin.", "fi"},
    {"Pidätkö lapsista ja olet kärsivällinen? Silloin etsimme sinua.", "fi"},
    {"Instalatér s praxí pro práci na stavbách.", "cs"},
    {"Máte rádi děti a jste trpěliví? Pak hledáme právě vás.", "cs"},
    {"Inštalatér s praxou pre prácu na stavbách.", "sk"},
    {"Máte radi deti a ste trpezliví? Potom hľadáme práve vás.", "sk"},
    {"Vízvezeték-szerelőt keresünk tapasztalattal építkezésekre.", "hu"},
    {"Szereted a gyerekeket és türelmes vagy? Akkor téged keresünk.", "hu"},
    {"Instalator cu experiență pentru șantiere.", "ro"},
    {"Îți plac copiii și ai răbdare? Atunci te căutăm pe tine.", "ro"},
    {"Водопроводчик с опит за строителни обекти.", "bg"},
    {"Vodoinstalater s iskustvom za rad na gradilištima.", "hr"},
    {"Volite djecu i strpljivi ste? Onda tražimo baš vas.", "hr"},
    {"Vodovodni inštalater z izkušnjami za delo na gradbiščih.", "sl"},
    {"Santechnikas su patirtimi darbui statybose.", "lt"},
    {"Santehniķis ar pieredzi darbam būvlaukumos.", "lv"},
    {"Kogemustega torulukksepp tööks ehitusobjektidel.", "et"},
    {"Υδραυλικός με εμπειρία για εργοτάξια.", "el"},
    {"Şantiyelerde çalışacak deneyimli tesisatçı aranıyor.", "tr"},
    {"Сантехник с опытом для работы на стройке.", "ru"},
    {"Сантехнік з досвідом для роботи на будівництві.", "uk"},
    {"Cần thợ sửa ống nước có kinh nghiệm làm việc tại công trường.", "vi"},
    {"Tukang ledeng berpengalaman untuk proyek bangunan.", "id"},
    {"現場経験のある配管工を急募。", "ja"},
    {"急聘水管工，有工地经验者优先。", "zh"},
    {"건설 현장 경험이 있는 배관공을 구합니다.", "ko"},
    {"Lampista amb experiència per a obres.", "ca"},
    {"Photoshop Illustrator InDesign Figma", ""},
    {"Paris", ""},
    {"Marketing", ""},
    {"Drive a van, deliver parcels, smile.", "en"},
    {"Als Fahrer (m/w/d) liefern Sie Pakete in der Region aus. About us: Acme is a leading global logistics provider.", "de"},
    {"What we offer: Homeoffice, Firmenwagen und ein tolles Team, das sich auf dich freut.", "de"},
    {"Buscamos camarero para restaurante en el centro.", "es"},
    {"Ti occuperai dello sviluppo di applicazioni in Java e Spring.", "it"},
    {"Als monteur onderhoud je de machines en los je storingen op.", "nl"},
    {"Førerkort klasse B er et krav. Stillingen er på heltid.", "no"},
    {"Náplňou práce je obsluha zákazníkov a príjem objednávok.", "sk"},
    {"Tražimo kuhara za naš restoran uz more.", "hr"},
    {"Nudimo redno zaposlitev, dobro plačilo in prijeten kolektiv.", "sl"},
    {"Dicari juru masak untuk restoran kami di tepi pantai.", "id"},
    {"Buscamos cociñeiro para o noso restaurante á beira do mar. Ofrecemos contrato indefinido.", "gl"},
    {"Excel, Word, Outlook", ""},
    {"Acme is a leading global logistics provider. Wir suchen für unseren Standort in Kassel einen Lagermitarbeiter, der Waren annimmt, prüft und einlagert. Sie bringen Erfahrung im Lager mit und arbeiten gern im Team. We are an equal opportunity employer.", "de"},
    {"Our German customers (Mittelstand, Handwerk) trust us. You will explain our software to them, run trainings and write guides. German at C1 level (\"verhandlungssicher\") is needed.", "en"},
    {"Acme develops software for hospitals worldwide. Au sein de l'équipe produit, vous concevez des interfaces simples et vous menez des tests avec les utilisateurs. Anglais courant exigé.", "fr"},
    {"About Acme: we build payments. Buscamos una persona que lleve la relación con los comercios y que hable inglés con soltura. Trabajarás desde nuestra oficina con un equipo joven.", "es"},
    {"About the role: you will be the first point of contact for our German customers (Deutschkenntnisse C1).", "en"},
    {"Competitive pay, flexible hours, free parking", "en"},
    {"Bienvenue! We are a French startup that builds software for hospitals. You will own our mobile app.", "en"},
    {"Pflegefachkraft im Nachtdienst", "de"},
    {"Hilfskraft in der Küche", "de"},
    {"Deine Benefits: Hybrid Work, Stock Options, Learning Budget und mehr Urlaub als üblich.", "de"},
    {"Een hbo-diploma is een must", "nl"},
    {"Wij zijn op zoek naar een enthousiaste medewerker.", "nl"},
    {"Je maakt de kamers van ons hotel schoon en werkt vooral in het weekend.", "nl"},
    {"Stuur asseblief jou CV na ons kantoor.", "af"},
    {"Ons bied 'n mededingende salaris en goeie voordele.", "af"},
    {"Ons is op soek na 'n ervare boekhouer.", "af"},
    {"Kokk søkes til restaurant", "no"},
    {"Send søknad og CV innen 1. mars.", "no"},
    {"Du må beherske norsk både skriftlig og muntlig.", "no"},
    {"Vi forventer, at du er mødestabil og har gåpåmod.", "da"},
    {"Hos os får du mulighed for at udvikle dig. Vi glæder os til at høre fra dig!", "da"},
    {"Vores hotel søger en pålidelig stuepige på fuld tid.", "da"},
    {"Tjänsten är på heltid med start enligt överenskommelse.", "sv"},
    {"Arbetsuppgifter", "sv"},
    {"Hos oss får du möjlighet att utvecklas. Välkommen med din ansökan!", "sv"},
    {"Lähetä hakemuksesi viimeistään perjantaina.", "fi"},
    {"Sairaanhoitaja yövuoroihin", "fi"},
    {"Haemme kokenutta myyjää Helsinkiin.", "fi"},
    {"Umsóknarfrestur er til og með 15. mars.", "is"},
    {"Góð íslenskukunnátta er skilyrði.", "is"},
    {"Hótelið okkar leitar að áreiðanlegri þernu í fullt starf.", "is"},
    {"Trabajarás en un equipo joven y dinámico. El salario es según convenio.", "es"},
    {"Si te gusta vender, esta es tu oportunidad.", "es"},
    {"Stack: React, Node.js y PostgreSQL en AWS, con despliegues diarios", "es"},
    {"Não é necessária experiência anterior.", "pt"},
    {"Estamos contratando um vendedor para loja no shopping.", "pt"},
    {"Será responsável pela limpeza dos quartos do hotel.", "pt"},
    {"Ofrecemos un bo ambiente de traballo e formación continua.", "gl"},
    {"O noso hotel precisa unha camareira de pisos de confianza a tempo completo.", "gl"},
    {"Buscamos unha persoa con experiencia para a nosa oficina en Vigo.", "gl"},
    {"Busquem una persona amb experiència per a la nostra oficina de Girona.", "ca"},
    {"Contracte indefinit i jornada completa amb horari flexible", "ca"},
    {"Persona responsable i amb ganes d'aprendre", "ca"},
    {"Aide-soignante de nuit", "fr"},
    {"Ta stack : React, Node.js, PostgreSQL sur AWS", "fr"},
    {"Notre client, acteur majeur du bâtiment, recrute un chef de chantier.", "fr"},
    {"Retribuzione commisurata all'esperienza", "it"},
    {"Contratto a tempo indeterminato, orario full time", "it"},
    {"Si richiede buona conoscenza della lingua inglese.", "it"},
    {"Salariu atractiv și bonusuri de performanță", "ro"},
    {"Trimite CV-ul tău pe adresa de mai jos.", "ro"},
    {"CV-urile se trimit la adresa indicată.", "ro"},
    {"Osoba na tym stanowisku będzie odpowiedzialna za sprzątanie pokoi hotelowych.", "pl"},
    {"Zatrudnię kierowcę kat. B", "pl"},
    {"Poszukujemy doświadczonej księgowej do naszego biura w Poznaniu.", "pl"},
    {"Zdravotní sestra na noční směny", "cs"},
    {"Pošlete nám svůj životopis.", "cs"},
    {"Pošlite nám svoj životopis.", "sk"},
    {"Prijmeme vodiča skupiny B", "sk"},
    {"Čo vám ponúkame", "sk"},
    {"Delali boste v mladem kolektivu. Delo je za nedoločen čas.", "sl"},
    {"Zaposlimo voznika kategorije B", "sl"},
    {"Iščemo izkušenega računovodjo za našo pisarno v Mariboru.", "sl"},
    {"Životopise šaljite na navedenu adresu, razgovori su sljedeći tjedan.", "hr"},
    {"Radit ćete u mladom timu. Ugovor je na neodređeno vrijeme.", "hr"},
    {"Što nudimo", "hr"},
    {"Tražimo iskusnog knjigovođu za našu kancelariju u Beogradu.", "sr"},
    {"Šta nudimo", "sr"},
    {"Наш хотел запошљава поуздану собарицу на пуно радно време.", "sr"},
    {"Angol nyelvtudás előny.", "hu"},
    {"A munkavégzés helye Győr. Azonnali kezdés lehetséges.", "hu"},
    {"Küldje el önéletrajzát magyar nyelven.", "hu"},
    {"Ootame sinult head eesti keele oskust.", "et"},
    {"Meie hotell otsib usaldusväärset toateenijat täiskohaga.", "et"},
    {"Saada oma CV hiljemalt reedeks.", "et"},
    {"Meklējam pieredzējušu grāmatvedi mūsu birojam Rīgā.", "lv"},
    {"Sūtiet savu CV līdz piektdienai.", "lv"},
    {"Mūsu viesnīca meklē uzticamu istabeni uz pilnu slodzi.", "lv"},
    {"Siųskite savo gyvenimo aprašymą iki penktadienio.", "lt"},
    {"Reikalinga gera lietuvių kalbos žinios.", "lt"},
    {"Ieškome patyrusio buhalterio mūsų biurui Vilniuje.", "lt"},
    {"Заработная плата по результатам собеседования", "ru"},
    {"Резюме присылайте на указанный адрес.", "ru"},
    {"Обязанности", "ru"},
    {"Медсестра на нічну зміну", "uk"},
    {"Шукаємо Senior Python Developer у команду розробки. Стек: Django, PostgreSQL.", "uk"},
    {"Мы шукаем вопытнага бухгалтара ў наш офіс у Мінску.", "be"},
    {"Дашліце рэзюмэ на нашу пошту.", "be"},
    {"Изпратете автобиография на нашия имейл.", "bg"},
    {"Търси се шофьор категория В", "bg"},
    {"Какво предлагаме", "bg"},
    {"Бараме искусен сметководител за нашата канцеларија во Скопје.", "mk"},
    {"Испратете ја вашата биографија до петок.", "mk"},
    {"Στείλτε το βιογραφικό σας.", "el"},
    {"Πωλήτρια", "el"},
    {"Το ξενοδοχείο μας ζητά αξιόπιστη καμαριέρα πλήρους απασχόλησης.", "el"},
    {"İyi derecede İngilizce bilgisi şarttır.", "tr"},
    {"Satış danışmanı", "tr"},
    {"CV-nizi elektron poçt vasitəsilə göndərin.", "az"},
    {"Bakı ofisimiz üçün təcrübəli mühasib axtarırıq.", "az"},
    {"Lamaran dikirim ke alamat di atas paling lambat hari Jumat.", "id"},
    {"Perawat untuk sif malam", "id"},
    {"Anda akan bekerja bersama tim yang muda. Gaji dapat dinegosiasikan.", "id"},
    {"Kami mencari akauntan berpengalaman untuk pejabat kami di Ipoh.", "ms"},
    {"Boleh bertutur dalam Bahasa Inggeris kerana sering berjumpa pelanggan", "ms"},
    {"Permohonan hendaklah dihantar ke alamat di atas sebelum hari Jumaat.", "ms"},
    {"Naghahanap kami ng accountant na may karanasan para sa aming opisina.", "tl"},
    {"Ipadala ang inyong resume sa aming email.", "tl"},
    {"Magtatrabaho ka kasama ang masayang team. Ang sahod ay pag-uusapan pa.", "tl"},
    {"Quyền lợi", "vi"},
    {"Gửi hồ sơ ứng tuyển ngay hôm nay.", "vi"},
    {"Bạn sẽ làm việc trong một đội ngũ trẻ. Lương thỏa thuận.", "vi"},
    {"ส่งใบสมัครได้ทันที", "th"},
    {"เรากำลังมองหาพนักงานบัญชีที่มีประสบการณ์", "th"},
    {"คุณสมบัติผู้สมัคร", "th"},
    {"销售代表", "zh"},
    {"五险一金，带薪年假", "zh"},
    {"当ホテルでは客室清掃スタッフを募集しております。", "ja"},
    {"주요 업무", "ko"},
    {"Senior Backend Developer를 채용합니다. Java, Spring 경험자 우대.", "ko"},
    {"지금 바로 지원하세요.", "ko"},
    {"مطلوب سائق برخصة سارية", "ar"},
    {"المهام والمسؤوليات", "ar"},
    {"أرسل سيرتك الذاتية الآن.", "ar"},
    {"ما به دنبال یک حسابدار باتجربه برای دفتر تهران هستیم.", "fa"},
    {"هتل ما به یک خدمتکار قابل اعتماد تمام وقت نیاز دارد.", "fa"},
    {"رزومه خود را برای ما ارسال کنید.", "fa"},
    {"ہمیں لاہور کے دفتر کے لیے ایک تجربہ کار اکاؤنٹنٹ کی تلاش ہے۔", "ur"},
    {"اپنی سی وی ہمیں بھیجیں۔", "ur"},
    {"דרישות התפקיד", "he"},
    {"שלחו קורות חיים עוד היום", "he"},
    {"המלון שלנו מחפש חדרנית אמינה למשרה מלאה.", "he"},
    {"हमारे होटल को एक भरोसेमंद सफाईकर्मी चाहिए।", "hi"},
    {"हमें लखनऊ कार्यालय के लिए अनुभवी लेखाकार की आवश्यकता है।", "hi"},
    {"वेतन और अन्य लाभ", "hi"},
    {"आम्हाला पुणे कार्यालयासाठी अनुभवी लेखापाल हवा आहे.", "mr"},
    {"हामीलाई काठमाडौं कार्यालयका लागि अनुभवी लेखापाल चाहिएको छ।", "ne"},
    {"আমাদের ঢাকা অফিসের জন্য একজন অভিজ্ঞ হিসাবরক্ষক প্রয়োজন।", "bn"},
    {"எங்கள் சென்னை அலுவலகத்திற்கு அனுபவமுள்ள கணக்காளர் தேவை.", "ta"},
    {"ვეძებთ გამოცდილ ბუღალტერს ჩვენი ოფისისთვის.", "ka"},
    {"Մենք փնտրում ենք փորձառու հաշվապահ մեր գրասենյակի համար։", "hy"},
    {"Біз Алматыдағы кеңсемізге тәжірибелі есепші іздейміз.", "kk"},
    {"Tunatafuta mhasibu mwenye uzoefu kwa ofisi yetu ya Nairobi.", "sw"},
    {"Hoteli yetu inahitaji mhudumu wa vyumba anayeaminika.", "sw"},
    {"Tuma maombi yako kabla ya Ijumaa.", "sw"},
    {"Bidali zure curriculuma ostirala baino lehen.", "eu"},
    {"Kontulari esperientziaduna bilatzen dugu gure Bilboko bulegorako.", "eu"},
    {"Rydym yn chwilio am gyfrifydd profiadol ar gyfer ein swyddfa yng Nghaerdydd.", "cy"},
    {"Táimid ag lorg cuntasóir le taithí dár n-oifig i nGaillimh.", "ga"},
    {"Kërkojmë një llogaritar me përvojë për zyrën tonë në Tiranë.", "sq"},
    {"Hoteli ynë kërkon një pastruese të besueshme me kohë të plotë.", "sq"},
    {"Qed infittxu accountant b'esperjenza għall-uffiċċju tagħna.", "mt"},
    {"We are looking for a driver with a B licence. Wir suchen einen Fahrer mit Führerschein B. Please send your application. Bitte senden Sie Ihre Bewerbung.", ""},
    {"Nous recherchons un agent d'accueil bilingue pour notre bureau. We are looking for a bilingual receptionist for our office.", ""},
    {"Java, Python, SQL, AWS", ""}, {"Berlin", ""}, {"α β γ", ""},
    {"招聘Senior Java Developer，要求熟悉Spring Boot、MySQL、Redis", "zh"},
};
// clang-format on

static void
test_short_texts(void **state)
{
    (void)state;
    struct phrases *phrases;
    struct error err;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    assert_int_equal(phrases_new(LANGUAGE_TABLES, LANGUAGE_TABLE_COUNT, &phrases, &err), OK);
    int wrong = 0;
    for (size_t i = 0; i < sizeof SHORT_ROWS / sizeof SHORT_ROWS[0]; i++) {
        struct words words;
        assert_int_equal(words_split(str_of(SHORT_ROWS[i].text), &arena, &words), OK);
        struct language_guess guess =
            language_guess(&(struct language_text){.words = &words, .phrases = phrases});
        if (!str_is(str_of(guess.code), SHORT_ROWS[i].want)) {
            print_message("%.80s: got '%s', want '%s'\n", SHORT_ROWS[i].text, guess.code,
                          SHORT_ROWS[i].want);
            wrong++;
        }
    }
    phrases_free(phrases);
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

/* A word stands once, with all languages that have it. */
static void
test_words_stand_once(void **state)
{
    (void)state;
    const struct phrase_table *table = &LANGUAGE_TABLES[0];
    uint64_t *keys = calloc(table->n, sizeof *keys);
    struct arena arena;
    int twice = 0;
    arena_init(&arena, 1 << 21);
    assert_non_null(keys);
    for (size_t i = 0; i < table->n; i++) {
        struct words words;
        assert_int_equal(words_split(str_of(table->rows[i].text), &arena, &words), OK);
        for (size_t k = 0; k < words.n; k++) {
            keys[i] = keys[i] * 31 + words.items[k].hash;
        }
        for (size_t k = 0; k < i; k++) {
            if (keys[k] == keys[i]) {
                print_message("%s and %s\n", table->rows[k].text, table->rows[i].text);
                twice++;
            }
        }
    }
    free(keys);
    arena_release(&arena);
    assert_int_equal(twice, 0);
}

static void
test_tags(void **state)
{
    static const char *const ROWS_OF_TAGS[][2] = {
        {"en-US", "en"}, {"de_DE", "de"},     {"English", "en"}, {"Deutsch", "de"}, {"fr", "fr"},
        {"nb", "no"},    {"Klingonisch", ""}, {"", ""},          {"1", ""}};
    (void)state;
    for (size_t i = 0; i < sizeof ROWS_OF_TAGS / sizeof ROWS_OF_TAGS[0]; i++) {
        assert_string_equal(language_read(str_of(ROWS_OF_TAGS[i][0])).code, ROWS_OF_TAGS[i][1]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts), cmocka_unit_test(test_short_texts),
        cmocka_unit_test(test_words_stand_once), cmocka_unit_test(test_tags)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
