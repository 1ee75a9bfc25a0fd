/* Languages by common words and by script; short texts; structured tags. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "normalize/language.h"

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
        struct language_guess guess = language_guess(&words, &title, phrases);
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts), cmocka_unit_test(test_tags)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
