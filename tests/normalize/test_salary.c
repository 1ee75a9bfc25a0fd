/* Pay out of fields, sentences and API parts: every row is a text and all the
 * pay it holds, as "kind min..max CUR period". "" means none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "normalize/salary/currency.h"
#include "normalize/salary/salary.h"

struct row {
    const char *text, *want;
};
// clang-format off
static const struct row FIELDS[] = {
    /* single amounts and ranges in dollars */
    {"$120,000", "base 120000..120000 USD year"},
    {"$120,000 per year", "base 120000..120000 USD year"},
    {"$120,000.00/yr", "base 120000..120000 USD year"},
    {"$120k", "base 120000..120000 USD year"},
    {"$120K/yr - $220K/yr", "base 120000..220000 USD year"},
    {"$120,000 - $150,000", "base 120000..150000 USD year"},
    {"$120,000–$150,000", "base 120000..150000 USD year"},
    {"$120,000 — $150,000 USD", "base 120000..150000 USD year"},
    {"$120,000 to $150,000 annually", "base 120000..150000 USD year"},
    {"$120,000.00 - $150,000.00 Annually", "base 120000..150000 USD year"},
    {"$120000-$150000", "base 120000..150000 USD year"},
    {"$120k-150k", "base 120000..150000 USD year"},
    {"$120k to $150k", "base 120000..150000 USD year"},
    {"$120-150k", "base 120000..150000 USD year"},
    {"$100 - $150k", "base 100000..150000 USD year"},
    {"$90k - 120", "base 90000..120000 USD year"},
    {"$100-150,000", "base 100000..150000 USD year"},
    {"$138.8K – $212.1K", "base 138800..212100 USD year"},
    {"$1,500/week", "base 1500..1500 USD week"},
    {"$45/hr", "base 45..45 USD hour"},
    {"$45 per hour", "base 45..45 USD hour"},
    {"$45.50 an hour", "base 45.5..45.5 USD hour"},
    {"$20-$25/hour", "base 20..25 USD hour"},
    {"$20 - $25 hourly", "base 20..25 USD hour"},
    {"$50/hr - $60/hr", "base 50..60 USD hour"},
    {"$18.50 - $22.00", "base 18.5..22 USD hour"},
    {"$15 - $20 per hour DOE", "base 15..20 USD hour"},
    {"$17.25/hr.", "base 17.25..17.25 USD hour"},
    {"$500 per day", "base 500..500 USD day"},
    {"$8,600 weekly nurse", "base 8600..8600 USD week"},
    {"$5,500/month", "base 5500..5500 USD month"},
    {"$5,500 a month", "base 5500..5500 USD month"},
    {"$4k per month", "base 4000..4000 USD month"},
    {"US$4k/month", "base 4000..4000 USD month"},
    {"USD 120,000 - 150,000", "base 120000..150000 USD year"},
    {"USD 120000 - 150000 per annum", "base 120000..150000 USD year"},
    {"120,000 - 150,000 USD", "base 120000..150000 USD year"},
    {"120000 USD", "base 120000..120000 USD year"},
    {"USD$120,000", "base 120000..120000 USD year"},
    {"$120,000 USD", "base 120000..120000 USD year"},
    {"$US 95,000", "base 95000..95000 USD year"},
    {"120k USD", "base 120000..120000 USD year"},
    {"120K-150K USD/year", "base 120000..150000 USD year"},
    {"USD120k", "base 120000..120000 USD year"},
    {"60,000 dollars a year", "base 60000..60000 USD year"},
    {"USA, WA, Redmond - 137,300.00 - 185,700.00 USD annually", "base 137300..185700 USD year"},
    {"$64K-$106K (Glassdoor est.)", "base 64000..106000 USD year"},
    {"$135,000 - $198,000 / year", "base 135000..198000 USD year"},
    {"$150K – $200K • Offers Equity • Offers Bonus", "base 150000..200000 USD year"},
    {"$251K – $377K • OTE", "ote 251000..377000 USD year"},
    {"$150k - $120k", "base 120000..150000 USD year"},
    {"$85,000.00-$95,000.00 per year", "base 85000..95000 USD year"},
    {"between $90,000 and $110,000", "base 90000..110000 USD year"},
    {"from $90,000 to $110,000", "base 90000..110000 USD year"},
    {"$90,000 up to $110,000", "base 90000..110000 USD year"},
    {"$3k - $10k", "base 3000..10000 USD "},
    {"$12.00 /hour", "base 12..12 USD hour"},
    {"$30 - $38 per hour • Offers Equity", "base 30..38 USD hour"},
    {"$700.00 – $900.00 per month", "base 700..900 USD month"},
    {"$27.88 - $41.83 / hr", "base 27.88..41.83 USD hour"},
    {"$130,000-165,000", "base 130000..165000 USD year"},
    {"130-165k USD", "base 130000..165000 USD year"},
    /* other dollars */
    {"$120K AUD", "base 120000..120000 AUD year"},
    {"A$90,000 - A$110,000 + super", "base 90000..110000 AUD year"},
    {"AU$120,000", "base 120000..120000 AUD year"},
    {"AUD 120,000", "base 120000..120000 AUD year"},
    {"CA$152.5K – CA$335K • Offers Equity • Multiple Ranges", "base 152500..335000 CAD year"},
    {"C$80,000 - C$95,000", "base 80000..95000 CAD year"},
    {"$80,000 - $95,000 CAD", "base 80000..95000 CAD year"},
    {"CAD $80,000 - $95,000", "base 80000..95000 CAD year"},
    {"CDN$70,000", "base 70000..70000 CAD year"},
    {"$CAD 70,000 to 80,000", "base 70000..80000 CAD year"},
    {"S$5,000 - S$7,000 per month", "base 5000..7000 SGD month"},
    {"SGD 115K – SGD 140K", "base 115000..140000 SGD year"},
    {"HK$25,000 - HK$35,000 monthly", "base 25000..35000 HKD month"},
    {"NZ$85,000", "base 85000..85000 NZD year"},
    {"NT$60,000/month", "base 60000..60000 TWD month"},
    {"MX$30,000 al mes", "base 30000..30000 MXN month"},
    {"$25,000 MXN mensuales", "base 25000..25000 MXN month"},
    {"R$ 5.000 - R$ 7.000 por mês", "base 5000..7000 BRL month"},
    {"R$ 4.500,00 mensal", "base 4500..4500 BRL month"},
    /* euro */
    {"€50.000 - €70.000", "base 50000..70000 EUR year"},
    {"€200.000", "base 200000..200000 EUR year"},
    {"50.000 €", "base 50000..50000 EUR year"},
    {"50.000 - 60.000 € brutto/Jahr", "base 50000..60000 EUR year"},
    {"50.000,00 EUR bis 60.000,00 EUR pro Jahr", "base 50000..60000 EUR year"},
    {"1 800 € brutto/Monat", "base 1800..1800 EUR month"},
    {"3 500 EUR brut mensuel", "base 3500..3500 EUR month"},
    {"45 à 55K€ brut annuel", "base 45000..55000 EUR year"},
    {"45-55 k€", "base 45000..55000 EUR year"},
    {"45K€ - 55K€", "base 45000..55000 EUR year"},
    {"40k€/an", "base 40000..40000 EUR year"},
    {"De 30 000 à 35 000 € par an", "base 30000..35000 EUR year"},
    {"30 000 € à 35 000 € brut par an", "base 30000..35000 EUR year"},
    {"12,50 € brut de l'heure", "base 12.5..12.5 EUR hour"},
    {"entre 30.000€ y 40.000€ brutos anuales", "base 30000..40000 EUR year"},
    {"27.000€ - 30.000€ Bruto/año", "base 27000..30000 EUR year"},
    {"1.500€ al mes", "base 1500..1500 EUR month"},
    {"60T€ - 70T€", "base 60000..70000 EUR year"},
    {"60.000 Euro brutto im Jahr", "base 60000..60000 EUR year"},
    {"ab 50.000 € brutto im Jahr", "base 50000..null EUR year"},
    {"bis zu 60.000 Euro", "base null..60000 EUR year"},
    {"jusqu'à 45 000 € par an", "base null..45000 EUR year"},
    {"à partir de 38 000 €", "base 38000..null EUR year"},
    {"hasta 35.000 € brutos/año", "base null..35000 EUR year"},
    {"fino a 40.000 euro", "base null..40000 EUR year"},
    {"vanaf € 3.000 per maand", "base 3000..null EUR month"},
    {"€ 3.000 - € 4.200 per maand", "base 3000..4200 EUR month"},
    {"€ 2.800,- tot € 3.600,- bruto per maand", "base 2800..3600 EUR month"},
    {"15 €/h", "base 15..15 EUR hour"},
    {"14,00 EUR / Std.", "base 14..14 EUR hour"},
    {"€25 per uur", "base 25..25 EUR hour"},
    {"550€/jour", "base 550..550 EUR day"},
    {"TJM 500-600€", "base 500..600 EUR day"},
    {"2.400 € x 14", "base 2400..2400 EUR month"},
    {"€75–90k OTE", "ote 75000..90000 EUR year"},
    {"between 50K Euros - 60K Euros per annum", "base 50000..60000 EUR year"},
    {"€26.7K", "base 26700..26700 EUR year"},
    {"RAL 30.000 - 35.000 euro", "base 30000..35000 EUR year"},
    {"30-35k€ RAL", "base 30000..35000 EUR year"},
    {"45k EUR", "base 45000..45000 EUR year"},
    {"EUR 45.000", "base 45000..45000 EUR year"},
    {"42000€ / an", "base 42000..42000 EUR year"},
    /* pounds */
    {"£30k–35k", "base 30000..35000 GBP year"},
    {"£30,000 per annum - £35,000 per annum", "base 30000..35000 GBP year"},
    {"£45,000 p.a.", "base 45000..45000 GBP year"},
    {"£45,000pa", "base 45000..45000 GBP year"},
    {"Up to £45,000 per annum", "base null..45000 GBP year"},
    {"From £30,300 a year", "base 30300..null GBP year"},
    {"£12.21 - £18.32 an hour", "base 12.21..18.32 GBP hour"},
    {"Up to £15.31 an hour", "base null..15.31 GBP hour"},
    {"£120 - £130 a day", "base 120..130 GBP day"},
    {"£500 per day", "base 500..500 GBP day"},
    {"£500 - £550pd", "base 500..550 GBP day"},
    {"Â£30,000", "base 30000..30000 GBP year"},
    {"GBP 55,000", "base 55000..55000 GBP year"},
    {"£40K – £60K • Offers Equity • £20K – £30K Commission", "base 40000..60000 GBP year; bonus 20000..30000 GBP year"},
    {"£25,000+", "base 25000..null GBP year"},
    {"£65,000 + bonus", "base 65000..65000 GBP year"},
    {"£28,000 - £32,000 plus benefits", "base 28000..32000 GBP year"},
    {"30-35K GBP", "base 30000..35000 GBP year"},
    {"£11.44 ph", "base 11.44..11.44 GBP hour"},
    {"£2,500 pcm", "base 2500..2500 GBP month"},
    /* Switzerland, Austria */
    {"120'000 CHF", "base 120000..120000 CHF year"},
    {"CHF 120’000 – 140’000", "base 120000..140000 CHF year"},
    {"CHF 5'000.- bis 6'000.- pro Monat", "base 5000..6000 CHF month"},
    {"Fr. 90'000.– pro Jahr", "base 90000..90000 CHF year"},
    {"Mindestgehalt 2.500,- brutto pro Monat (14 Gehälter)", "base 2500..null  month"},
    {"EUR 3.200,- brutto/Monat", "base 3200..3200 EUR month"},
    /* central and eastern Europe */
    {"15 000 - 20 000 zł brutto miesięcznie", "base 15000..20000 PLN month"},
    {"月給 349,300円 ※時給換算 2,300円", "base 349300..349300 JPY month; base 2300..2300 JPY hour"},
    {"15 000–20 000 PLN", "base 15000..20000 PLN month"},
    {"120-150 zł netto/h (B2B)", "base 120..150 PLN hour"},
    {"od 8 000 do 12 000 PLN/mies.", "base 8000..12000 PLN month"},
    {"do 18 000 zł", "base null..18000 PLN month"},
    {"10 000 zł + premia", "base 10000..10000 PLN month"},
    {"60.000 Kč měsíčně", "base 60000..60000 CZK month"},
    {"45 000 – 60 000 Kč / měsíc", "base 45000..60000 CZK month"},
    {"HUF 800 000 – 1 200 000 / month", "base 800000..1200000 HUF month"},
    {"900.000 Ft/hó", "base 900000..900000 HUF month"},
    {"5.000 - 7.000 lei net/lună", "base 5000..7000 RON month"},
    {"3500 лв. на месец", "base 3500..3500 BGN month"},
    {"от 200 000 до 300 000 руб. на руки", "base 200000..300000 RUB month"},
    {"от 150 000 ₽ в месяц", "base 150000..null RUB month"},
    {"40 000 грн на місяць", "base 40000..40000 UAH month"},
    {"50.000 TL aylık", "base 50000..50000 TRY month"},
    /* Nordic */
    {"from 400 SEK per hour", "base 400..null SEK hour"},
    {"45 000 - 55 000 kr/månad", "base 45000..55000 SEK month"},
    {"35 000 SEK per månad", "base 35000..35000 SEK month"},
    {"NOK 650 000 - 750 000 per år", "base 650000..750000 NOK year"},
    {"DKK 40.000 pr. måned", "base 40000..40000 DKK month"},
    {"kr 500", "base 500..500 SEK "},
    /* India and South Asia */
    {"12-15 LPA", "base 1200000..1500000 INR year"},
    {"12 LPA", "base 1200000..1200000 INR year"},
    {"₹12,00,000 - ₹18,00,000 a year", "base 1200000..1800000 INR year"},
    {"₹ 25,000 - 40,000 per month", "base 25000..40000 INR month"},
    {"Rs. 25,000 - 40,000 per month", "base 25000..40000 INR month"},
    {"INR 8-12 lakhs", "base 800000..1200000 INR year"},
    {"4-5 Lacs PA", "base 400000..500000 INR year"},
    {"14.4-18 Lacs PA", "base 1440000..1800000 INR year"},
    {"50,000-3 Lacs PA", "base 50000..300000 INR year"},
    {"₹15L - ₹20L", "base 1500000..2000000 INR year"},
    {"1.2 Cr per annum INR", "base 12000000..12000000 INR year"},
    {"Rs 60,000 - 80,000 monthly", "base 60000..80000 INR month"},
    {"PKR 150,000 - 200,000 per month", "base 150000..200000 PKR month"},
    /* East and South-East Asia */
    {"年収500万円〜700万円", "base 5000000..7000000 JPY year"},
    {"年収500～700万円", "base 5000000..7000000 JPY year"},
    {"月給30万円", "base 300000..300000 JPY month"},
    {"月給250,000円～", "base 250000..null JPY month"},
    {"時給1,200円", "base 1200..1200 JPY hour"},
    {"¥6,000,000 - ¥9,000,000", "base 6000000..9000000 JPY year"},
    {"¥12k-20k/月", "base 12000..20000 CNY month"},
    {"RMB 20k-30k per month", "base 20000..30000 CNY month"},
    {"연봉 5,000만원", "base 50000000..50000000 KRW year"},
    {"₩60,000,000", "base 60000000..60000000 KRW year"},
    {"450 000 Ft", "base 450000..450000 HUF month"},
    {"Pay 62,500 Ft. Worth, TX", "base 62500..62500  "},
    {"RM 5,000 - RM 7,000 monthly", "base 5000..7000 MYR month"},
    {"₱30,000 - ₱40,000 per month", "base 30000..40000 PHP month"},
    {"PHP 30,000 per month", "base 30000..30000 PHP month"},
    {"฿50,000/month", "base 50000..50000 THB month"},
    {"Rp 10.000.000 - Rp 15.000.000 per bulan", "base 10000000..15000000 IDR month"},
    {"Rp 8 juta per bulan", "base 8000000..8000000 IDR month"},
    /* Middle East and Africa */
    {"AED 15,000 - 20,000 per month", "base 15000..20000 AED month"},
    {"SAR 10,000 monthly", "base 10000..10000 SAR month"},
    {"EGP 20,000 to 30,000 per month", "base 20000..30000 EGP month"},
    {"₦300,000 - ₦500,000 monthly", "base 300000..500000 NGN month"},
    {"KES 100,000 per month", "base 100000..100000 KES month"},
    {"ZAR 600,000 per annum", "base 600000..600000 ZAR year"},
    {"₪25,000 a month", "base 25000..25000 ILS month"},
    /* without currency */
    {"45-50K", "base 45000..50000  "},
    {"80k+", "base 80000..null  "},
    {"80,000 - 100,000 per year", "base 80000..100000  year"},
    {"10,000/month", "base 10000..10000  month"},
    {"50000", "base 50000..50000  "},
    {"CTC: 10 - 15 Lakhs", "base 1000000..1500000 INR year"},
    {"1.5M - 2M JPY", "base 1500000..2000000 JPY year"},
    {"¥7M – ¥10M", "base 7000000..10000000 JPY year"},
    {"DKK 45.000-55.000 pr. md.", "base 45000..55000 DKK month"},
    {"Min: $50,000 Max: $70,000", "base 50000..70000 USD year"},
    {"$21.63 - $28.85 hourly ($45,000 - $60,000 annually)", "base 21.63..28.85 USD hour"},
    /* open ends */
    {"Starting at $65,000", "base 65000..null USD year"},
    {"Starting from $65k", "base 65000..null USD year"},
    {"at least $70,000", "base 70000..null USD year"},
    {"minimum $70,000", "base 70000..null USD year"},
    {"$70,000 or more", "base 70000..null USD year"},
    {"$70,000+", "base 70000..null USD year"},
    {"max $90k", "base null..90000 USD year"},
    {"Up to $90k", "base null..90000 USD year"},
    {"up to $25 an hour", "base null..25 USD hour"},
    /* kinds */
    {"OTE $200,000", "ote 200000..200000 USD year"},
    {"OTE: $138.8K – $212.1K", "ote 138800..212100 USD year"},
    {"$200k on-target earnings", "ote 200000..200000 USD year"},
    {"Total compensation: $200k-$250k", "total 200000..250000 USD year"},
    {"$180k base, $240k OTE", "base 180000..180000 USD year; ote 240000..240000 USD year"},
    {"Base salary: $150,000 - $170,000. OTE: $300,000 - $340,000", "base 150000..170000 USD year; ote 300000..340000 USD year"},
    {"$120,000 base + $30,000 bonus", "base 120000..120000 USD year; bonus 30000..30000 USD year"},
    {"$3,850 weekly stipend", "stipend 3850..3850 USD week"},
    {"stipend of €800 per month for interns", "stipend 800..800 EUR month"},
    /* nothing */
    {"Competitive salary", ""}, {"DOE", ""}, {"Negotiable", ""}, {"0", ""}, {"$0 - $0", ""}, {"", ""},
    {"Salario no disponible", ""}, {"year", ""}, {"Unpaid", ""}, {"10% bonus", ""}, {"2024", ""}, {"401(k)", ""},
    {"401k matching up to 4%", ""}, {"403(b) plan", ""}, {"24/7", ""}, {"9-5", ""}, {"40 hours", ""},
};
static const struct row PROSE[] = {
    /* money beside money of another sort; figures of sales; a stray dash */
    {"Benefits of the house: meal allowance of EUR 9.60 per day worked - up to EUR 201.60/month, for all that work here.", ""},
    {"Referral bonus of $500 for each friend that you bring to us and who stays with us, $20/hour to start in the shop.", "base 20..null USD hour"},
    {"Demonstrated success in consistently overachieving $1M+ annual sales quotas in the region of the west, with references.", ""},
    {"The annual base salary for this role is between $333,000 USD -and $451,000 USD, plus immediate participation in the plan.", "base 333000..451000 USD year"},
    {"Active dans 100 villes à travers 7 pays, elle connecte 10 millions d'utilisateurs à 200 000 partenaires chaque mois.", ""},
    /* this job's pay */
    {"The base salary range for this role is $96,000 - $132,000 for NYC or SF.", "base 96000..132000 USD year"},
    {"Pay range for this position: $22.50 - $28.00 per hour, depending on experience.", "base 22.5..28 USD hour"},
    {"The annual salary for this role is between $110,500 and $149,500.", "base 110500..149500 USD year"},
    {"We offer a salary of up to €65,000 and 30 days of holiday.", "base null..65000 EUR year"},
    {"Das Jahresgehalt liegt zwischen 55.000 und 65.000 Euro brutto.", "base 55000..65000 EUR year"},
    {"Gehalt: 45.000 - 55.000 Euro jährlich", "base 45000..55000 EUR year"},
    {"Rémunération : 40-45K€ selon expérience", "base 40000..45000 EUR year"},
    {"Salaire : entre 2 000 € et 2 300 € brut mensuel", "base 2000..2300 EUR month"},
    {"Salario: 30.000€ - 36.000€ brutos anuales según experiencia", "base 30000..36000 EUR year"},
    {"Wynagrodzenie: 18 000 - 24 000 PLN netto + VAT / miesiąc", "base 18000..24000 PLN month"},
    {"Salaris tussen € 3.200 en € 4.500 bruto per maand", "base 3200..4500 EUR month"},
    {"Retribuzione annua lorda: 32.000 - 38.000 euro", "base 32000..38000 EUR year"},
    {"Lön: 38 000 - 45 000 kr per månad", "base 38000..45000 SEK month"},
    {"Compensation\n\n$150,000 - $180,000", "base 150000..180000 USD year"},
    {"Compensation:\n- Base: $150,000 - $180,000\n- Equity: 0.1% - 0.5%", "base 150000..180000 USD year"},
    {"You will earn $18.75 per hour plus tips.", "base 18.75..18.75 USD hour"},
    {"Starting pay is $21/hr with raises every year.", "base 21..21 USD hour"},
    {"On-target earnings for this role are $200,000 ($100,000 base).", "ote 200000..200000 USD year; base 100000..100000 USD year"},
    {"The expected base stipend for this role is 3,850 USD / 2,310 GBP / 4,300 CAD per week.", "stipend 3850..3850 USD week; stipend 2310..2310 GBP week; stipend 4300..4300 CAD week"},
    {"Zone 1: $180,000 - $220,000\nZone 2: $160,000 - $200,000", "base 180000..220000 USD year; base 160000..200000 USD year"},
    {"Salary range: $140,000—$180,000 USD. Raised $120M from investors.", "base 140000..180000 USD year"},
    {"The salary is $120K AUD plus a bonus of AUD 5,000.", "base 120000..120000 AUD year; bonus 5000..5000 AUD "},
    {"Ft. Walton Beach, FL. Pay: $20 an hour.", "base 20..20 USD hour"},
    {"Bezahlung nach Kollektivvertrag, mindestens EUR 2.850,- brutto pro Monat (14x jährlich)", "base 2850..null EUR month"},
    {"Salary: 60-80k depending on experience, fully remote position in our team", "base 60000..80000  "},
    /* money of another sort */
    {"We raised $120M - $150M last year from leading investors.", ""},
    {"Our $2B company serves 3,000 customers in ten countries.", ""},
    {"$500 referral bonus for every friend that you bring along.", ""},
    {"$5,000 sign-on bonus for the right candidate who joins.", ""},
    {"$10,000 signing bonus", ""}, {"Sign-on bonus: $10,000", ""}, {"$2,500 relocation assistance", ""},
    {"401(k) with employer matching up to $5,000 every year.", ""},
    {"up to €200 fitness allowance", ""}, {"€50 per month for your gym membership", ""},
    {"$1,000 learning stipend", ""}, {"$1,500 home office stipend", ""}, {"$100 monthly internet stipend", ""},
    {"Annual learning and development budget of $2,000", ""}, {"a $3,000 yearly education budget", ""},
    {"You will manage budgets of $500,000 to $1,000,000.", ""},
    {"Help clients save $50,000 per year with our software.", ""},
    {"We process $20 billion in transactions each year.", ""},
    {"Annual revenue of $50,000,000", ""}, {"$5M in revenue", ""}, {"$10M ARR", ""}, {"valued at $1.5B", ""},
    {"Series B funding of $45M", ""}, {"Our average deal size is $50,000 - $100,000.", ""},
    {"Tickets restaurant de 9 € par jour", ""}, {"Essenszuschuss von 50 € im Monat", ""},
    {"50€ Sachbezug monatlich", ""}, {"1.000 Euro Weiterbildungsbudget pro Jahr", ""},
    {"Life insurance worth $50,000", ""}, {"Tuition reimbursement up to $5,250 per year", ""},
    {"carry a quota of $1.2M annually", ""}, {"equity value of $50,000", ""}, {"AUM of $300M", ""},
    {"Umsatz von 50 Mio. Euro", ""}, {"un chiffre d'affaires de 20 M€", ""}, {"facturación de 10 millones de euros", ""},
    {"founded in 2012 with 1,500 employees", ""}, {"call 555-123-4567 or write", ""}, {"between 2019 and 2023", ""},
    {"more than 10,000 customers and 500 employees", ""}, {"a $250 gift card for your birthday", ""},
    {"5 - 10 years of experience, 40 hours per week", ""}, {"Wellness: $75/month", ""},
    {"AI agents find $4.6M in blockchain smart contract exploits", ""}, {"Funding for compute (~$15k/month)", ""},
    {"Commuter benefits of up to $300 per month", ""}, {"donation matching up to $1,000 per year", ""},
    {"homes priced from $300,000 to $500,000 in our market", ""}, {"over £300m paid to sellers since launch", ""},
};
// clang-format on

static struct phrases *phrases;

static int
setup(void **state)
{
    struct error err;
    (void)state;
    return phrases_new(SALARY_TABLES, SALARY_TABLE_COUNT, &phrases, &err) == OK ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    phrases_free(phrases);
    return 0;
}

static void
put_cents(struct buf *buf, bool has, int64_t cents)
{
    if (!has) {
        buf_add_z(buf, "null");
        return;
    }
    buf_add_int(buf, cents / 100);
    if (cents % 100) {
        buf_printf(buf, cents % 10 ? ".%02d" : ".%d",
                   (int)(cents % 10 ? cents % 100 : cents % 100 / 10));
    }
}

static void
put_salary(struct buf *buf, const struct salary *s)
{
    if (buf->n) {
        buf_add_z(buf, "; ");
    }
    buf_printf(buf, "%s ", salary_kind_name(s->kind));
    put_cents(buf, s->has_min, s->min_cents);
    buf_add_z(buf, "..");
    put_cents(buf, s->has_max, s->max_cents);
    buf_printf(buf, " %s %s", s->currency, period_name(s->period));
}

static void
find(const char *text, const char *country, bool is_field, struct arena *arena,
     struct salary_finds *ret)
{
    struct words words;
    assert_int_equal(words_split(str_of(text), arena, &words), OK);
    struct salary_input input = {
        .words = &words, .phrases = phrases, .country = country, .is_field = is_field};
    assert_int_equal(salary_find(&input, arena, ret), OK);
}

static void
check_rows(const struct row *rows, size_t n, bool is_field)
{
    int wrong = 0;
    struct arena arena;
    struct buf buf;
    arena_init(&arena, 1 << 20);
    buf_init(&buf, 1 << 16);
    for (size_t i = 0; i < n; i++) {
        struct salary_finds finds;
        buf_clear(&buf);
        find(rows[i].text, "", is_field, &arena, &finds);
        for (size_t k = 0; k < finds.n; k++) {
            put_salary(&buf, &finds.items[k]);
        }
        if (!str_is(buf_str(&buf), rows[i].want)) {
            print_message("%s\n   got  '%.*s'\n   want '%s'\n", rows[i].text,
                          STR_ARG(buf_str(&buf)), rows[i].want);
            wrong++;
        }
        arena_reset(&arena);
    }
    buf_release(&buf);
    arena_release(&arena);
    assert_int_equal(wrong, 0);
}

static void
test_fields(void **state)
{
    (void)state;
    check_rows(FIELDS, sizeof FIELDS / sizeof FIELDS[0], true);
}

static void
test_prose(void **state)
{
    (void)state;
    check_rows(PROSE, sizeof PROSE / sizeof PROSE[0], false);
}

/* A line of unknown sort (`jobmill normalize salary`) reads prose as prose. */
static void
test_prose_as_line(void **state)
{
    (void)state;
    check_rows(PROSE, sizeof PROSE / sizeof PROSE[0], true);
}

static void
test_country(void **state)
{
    static const struct {
        const char *text, *country, *currency;
    } ROWS[] = {
        {"$90,000", "", "USD"},
        {"$90,000", "US", "USD"},
        {"$90,000", "CA", "CAD"},
        {"$90,000", "AU", "AUD"},
        {"$90,000", "SG", "SGD"},
        {"$90,000", "DE", "USD"},
        {"US$90,000", "CA", "USD"},
        {"$90,000 USD", "CA", "USD"},
        {"45 000 kr/month", "NO", "NOK"},
        {"45 000 kr/month", "DK", "DKK"},
        {"45 000 kr/month", "SE", "SEK"},
        {"Rs 90,000 monthly", "PK", "PKR"},
        {"¥20,000 per month", "CN", "CNY"},
        {"R 500 000 per annum", "ZA", "ZAR"},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct salary_finds finds;
        find(ROWS[i].text, ROWS[i].country, true, &arena, &finds);
        print_message("%s %s\n", ROWS[i].text, ROWS[i].country);
        assert_int_equal(finds.n, 1);
        assert_string_equal(finds.items[0].currency, ROWS[i].currency);
    }
    arena_release(&arena);
}

static void
test_doubt(void **state)
{
    static const struct {
        const char *text, *reason;
    } ROWS[] = {
        {"$8,600,000 per hour", "salary-above-bound"},
        {"Salary: $45 per year", "salary-below-bound"},
        {"Salary: £3 a month", "salary-below-bound"},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct salary_finds finds;
        find(ROWS[i].text, "", true, &arena, &finds);
        assert_int_equal(finds.n, 0);
        assert_int_equal(finds.n_doubts, 1);
        assert_string_equal(finds.doubts[0].reason, ROWS[i].reason);
    }
    arena_release(&arena);
}

static void
test_annual(void **state)
{
    static const struct {
        const char *text;
        int64_t annual_min;
    } ROWS[] = {
        {"$45/hr", 93600},
        {"£500 per day", 130000},
        {"$1,000 per week", 52000},
        {"€4,000 per month", 48000},
        {"€2.500,- brutto pro Monat (14 Gehälter)", 35000},
        {"€2.500 brutto/Monat x 14", 35000},
        {"30.000 € en 14 pagas", 30000},
        {"$90,000", 90000},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct salary_finds finds;
        find(ROWS[i].text, "", true, &arena, &finds);
        print_message("%s\n", ROWS[i].text);
        assert_int_equal(finds.n, 1);
        assert_int_equal(finds.items[0].annual_min_cents, ROWS[i].annual_min * 100);
    }
    arena_release(&arena);
}

static void
test_net_and_zone(void **state)
{
    (void)state;
    struct arena arena;
    struct salary_finds finds;
    arena_init(&arena, 1 << 20);
    find("3 000 € net par mois", "", true, &arena, &finds);
    assert_true(finds.items[0].is_net);
    find("3 000 € brut (2 300 € net) par mois", "", true, &arena, &finds);
    assert_false(finds.items[0].is_net);
    find("Salary ranges\n- San Francisco, CA: $255K - $445K\n- Seattle: $230K - $401K", "", false,
         &arena, &finds);
    assert_int_equal(finds.n, 2);
    assert_true(str_is(finds.items[0].zone, "San Francisco, CA"));
    assert_true(str_is(finds.items[1].zone, "Seattle"));
    assert_true(str_is(finds.items[1].raw, "$230K - $401K"));
    arena_release(&arena);
}

static void
test_parts(void **state)
{
    static const struct {
        const char *min, *max, *currency, *period;
        bool is_cents;
        const char *want, *doubt;
    } ROWS[] = {
        {"50000", "75000", "USD", "per-year-salary", false, "base 50000..75000 USD year", NULL},
        {"50000.00", "75000.00", "usd", "YEAR", false, "base 50000..75000 USD year", NULL},
        {"15", "22.5", "GBP", "per-hour-wage", false, "base 15..22.5 GBP hour", NULL},
        {"5000000", "7500000", "USD", "1 YEAR", true, "base 50000..75000 USD year", NULL},
        {"4000", "", "€", "month", false, "base 4000..null EUR month", NULL},
        {"0", "90000", "CAD", "yearly", false, "base null..90000 CAD year", NULL},
        {"90000", "60000", "USD", "Per Year", false, "base 60000..90000 USD year", NULL},
        {"120000", "150000", "AUD", "", false, "base 120000..150000 AUD year", NULL},
        {"60,000", "80,000", "US Dollar", "annually", false, "base 60000..80000 USD year", NULL},
        {"20", "30", "EUR", "HOUR", false, "base 20..30 EUR hour", NULL},
        {"8600", "8600", "USD", "WEEK", false, "base 8600..8600 USD week", NULL},
        {"500", "600", "EUR", "DAY", false, "base 500..600 EUR day", NULL},
        {"0", "0", "USD", "YEAR", false, "", NULL},
        {"-1", "-1", "USD", "YEAR", false, "", NULL},
        {"12", "15", "USD", "YEAR", false, "", "salary-below-bound"},
        {"90000", "95000", "USD", "HOUR", false, "", "salary-above-bound"},
        {"70000", "80000", "USD", "MONTH", false, "", "salary-above-bound"},
        {"24", "26", "USD", "HUR", false, "base 24..26 USD hour", NULL},
        {"84000", "96000", "USD", "ANN", false, "base 84000..96000 USD year", NULL},
        {"1200", "1200", "USD", "WEE", false, "base 1200..1200 USD week", NULL},
    };
    (void)state;
    struct arena arena;
    struct buf buf;
    arena_init(&arena, 1 << 20);
    buf_init(&buf, 4096);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct raw_money money = {.min = str_of(ROWS[i].min),
                                  .max = str_of(ROWS[i].max),
                                  .currency = str_of(ROWS[i].currency),
                                  .period = str_of(ROWS[i].period),
                                  .is_cents = ROWS[i].is_cents};
        struct salary salary;
        const char *doubt;
        buf_clear(&buf);
        if (salary_from_parts(&money, phrases, &arena, "", &salary, &doubt)) {
            put_salary(&buf, &salary);
        }
        print_message("%s %s %s\n", ROWS[i].min, ROWS[i].currency, ROWS[i].period);
        assert_string_equal(buf.p ? buf.p : "", ROWS[i].want);
        assert_int_equal(doubt == NULL, ROWS[i].doubt == NULL);
    }
    buf_release(&buf);
    arena_release(&arena);
}

/* A sum without a currency that can only be the country's own. */
static void
test_home(void **state)
{
    static const struct {
        const char *country;
        int64_t units;
        enum period period;
        const char *want;
    } ROWS[] = {
        {"JP", 4000000, PERIOD_YEAR, "JPY"}, {"JP", 300000, PERIOD_MONTH, "JPY"},
        {"JP", 80000, PERIOD_YEAR, ""},      {"US", 4000000, PERIOD_YEAR, ""},
        {"", 4000000, PERIOD_YEAR, ""},      {"KR", 45000000, PERIOD_YEAR, "KRW"},
        {"CH", 4000000, PERIOD_YEAR, ""},    {"JP", 4000000, PERIOD_NONE, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct salary salary = {.min_cents = ROWS[i].units * 100,
                                .max_cents = ROWS[i].units * 100,
                                .has_min = true,
                                .has_max = true,
                                .period = ROWS[i].period};
        salary_annualise(&salary, 0);
        salary_take_home(&salary, ROWS[i].country);
        assert_string_equal(salary.currency, ROWS[i].want);
    }
}

/* Whatever the bytes, the reader ends and stays inside its text. */
static void
test_any_bytes(void **state)
{
    (void)state;
    struct arena arena;
    struct salary_finds finds;
    arena_init(&arena, 1 << 26);
    uint32_t seed = 1;
    static const char ALPHABET[] =
        "$ 0123456789,.'-kKm/()+:\n\xC2\xA0\xE2\x82\xAC\x80\xFFUSDperyear";
    for (int round = 0; round < 4000; round++) {
        size_t n = (size_t)(seed >> 8) % 60;
        char *text = malloc(n + 1);
        assert_non_null(text);
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525U + 1013904223U;
            text[i] = ALPHABET[(seed >> 16) % (sizeof ALPHABET - 1)];
        }
        text[n] = '\0';
        seed = seed * 1664525U + 1013904223U;
        find(text, "", round % 2, &arena, &finds);
        free(text);
        arena_reset(&arena);
    }
    size_t n = 200000; /* digits and signs without end */
    char *text = malloc(n + 1);
    assert_non_null(text);
    for (size_t i = 0; i < n; i++) {
        text[i] = "$1,234 - "[i % 9];
    }
    text[n] = '\0';
    find(text, "", false, &arena, &finds);
    arena_reset(&arena);
    for (size_t i = 0; i < n; i++) { /* a line of amounts without a currency: in linear time */
        text[i] = "100.000 - 200.000 "[i % 18];
    }
    find(text, "", false, &arena, &finds);
    free(text);
    arena_release(&arena);
}

/* Each is found, and so let pass by the sieves. */
static void
test_marks(void **state)
{
    (void)state;
    for (size_t i = 0; i < currency_mark_count(); i++) {
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(currency_mark_text(i), currency_mark_text(k));
        }
        struct str mark = str_of(currency_mark_text(i));
        bool found =
            currency_before(mark, mark.n).n == mark.n || currency_after(mark, 0).n == mark.n;
        if (!found) {
            print_message("%s\n", currency_mark_text(i));
        }
        assert_true(found);
    }
}

/* A figure without a period, by the custom of the country. */
static void
test_custom(void **state)
{
    static const struct {
        const char *text, *country;
        enum period period;
    } ROWS[] = {
        {"Remuneración: entre USD $1,200.00 y $1,500.00", "SV", PERIOD_MONTH},
        {"Remuneración: entre USD $1,200.00 y $1,500.00", "US", PERIOD_NONE},
        {"Remuneración: entre USD $1,200.00 y $1,500.00", "", PERIOD_NONE},
        {"Salario: 1.400 - 1.800 €", "ES", PERIOD_MONTH},
        {"Salario: 24.000 - 28.000 €", "ES", PERIOD_YEAR},
        {"Salario: 1.400 - 1.800 €", "", PERIOD_NONE},
        {"Tagessatz bis 900 €", "DE", PERIOD_DAY},
        {"Gehalt: 900 - 950 €", "DE", PERIOD_NONE},
        {"Salary: 150 zł", "PL", PERIOD_NONE},
        {"Salary: 50 000 - 58 000 zł", "PL",
         PERIOD_NONE}, /* a month of the best, a year of the least */
        {"Salary: PLN 8 000 - 12 000", "", PERIOD_MONTH},
        {"Salary: PLN 8 000 - 12 000", "GB", PERIOD_NONE}, /* whose custom? */
        {"Bonus: 5 000 kr", "SE", PERIOD_NONE},
        {"Lön: 32 000 - 38 000 kr", "SE", PERIOD_MONTH},
        {"Salary: ₹25,000 - ₹40,000", "IN", PERIOD_MONTH},
        {"Salary: ₹5,00,000 - ₹8,00,000", "IN", PERIOD_YEAR},
        {"Salário: R$ 3.500,00", "BR", PERIOD_MONTH},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct salary_finds finds;
        find(ROWS[i].text, ROWS[i].country, true, &arena, &finds);
        print_message("%s %s\n", ROWS[i].text, ROWS[i].country);
        assert_int_equal(finds.n, 1);
        assert_int_equal(finds.items[0].period, ROWS[i].period);
    }
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),        cmocka_unit_test(test_prose),
        cmocka_unit_test(test_prose_as_line), cmocka_unit_test(test_country),
        cmocka_unit_test(test_doubt),         cmocka_unit_test(test_annual),
        cmocka_unit_test(test_net_and_zone),  cmocka_unit_test(test_parts),
        cmocka_unit_test(test_home),          cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_marks),         cmocka_unit_test(test_custom),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
