"""Tests of what is read as a figure, and of what differs between a text and its translation."""

from __future__ import annotations

import random
import time
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

import compared
from compared import Difference
from digits import Reader, readers_of
from figures import MOST, Figures
from values import STRONG, Figure

LANGUAGES = Path(__file__).resolve().parents[2] / "scripts/languages"


def language(locale: str) -> Figures:
    return Figures(yaml.safe_load((LANGUAGES / f"{locale}.yml").read_text("utf-8"))["figures"])


DANISH, ENGLISH = language("da"), language("en")
# A language that writes its numbers in one word, and its nouns with a capital.
GERMAN = Figures(
    yaml.safe_load("""
      {decimal: ',', group: '.', joint: und, articles: [ein], ands: [und], halves: {halb: 1/2},
      and_a_part: {einhalb: 1/2},
      cardinals: {zwei: 2, drei: 3, fünf: 5, dreißig: 30, fünfzig: 50}, multipliers: {hundert: 100, tausend: 1000},
      ordinal_signs: [.], centuries: [jahrhundert], quarters: [quartal], units: {year: [jahr]}, endings: [e]}
    """)
)

EQUAL = [
    (
        "Huset er fra 1500-tallet og blev malet i 1800-tallet.",
        "Built in the sixteenth century, painted in the nineteenth.",
    ),
    ("Ring til vores døgnvagt på 70 21 35 88.", "Call our 24-hour service on 70 21 35 88."),
    ("Åbent kl. 13.00-15.00.", "Open 1:00–3:00 p.m."),
    ("Åbent kl. 9.30-15.45.", "Open 9:30 to 3:45 p.m."),
    ("Telefonen er åben ma-to 9-15.", "The phone is open Mon–Thu 9 am–3 pm."),
    ("Artiklen er på 312 sider.", "The article is 312 pp."),
    ("Der var 5 graders frost.", "It was 5 degrees below zero."),
    (
        "Kurset er til 4.-6. klasse og varer 90 minutter.",
        "The course is for Years 4 to 6 and lasts an hour and a half.",
    ),
    ("Hvert fjerde barn er syg, inden det går ud af 3. klasse.", "By the end of Year 3, one child in four is ill."),
    ("Der er 34 læger i Aarhus og 43 i Odense.", "Odense has 43 doctors, and Aarhus has 34."),
    ("Der er 34 læger i Aarhus og 43 i Odense.", "There are 43 in Odense and 34 doctors in Aarhus."),
    ("Prisen er 0,69 kr./kWh og 300 kr. pr. m³.", "The price is DKK 0.69 per kWh and DKK 300/m³."),
    ("Prisen er 300 kr. pr. liter.", "The price is DKK 300 a litre."),
    ("Skoven er 20 ha stor, og de 3 har en hund.", "The wood is 20 hectares, and the 3 has a dog."),
    ("Svarprocenten er faldet fra 67 i 2010 til 52 i dag.", "The rate was 67% in 2010; today it is down to 52%."),
    ("Du får 1 kr. for hver kvart liter mælk.", "For each quarter of a litre of milk you get DKK 1."),
    ("Renten er 1,2 % pr. måned.", "The interest is 1.2 per cent a month."),
    (
        "I to tredjedele af husene var der ingen alarm. Fire ud af ti var over 70 år.",
        "There was no alarm in two out of three houses. Forty per cent were over 70.",
    ),
    ("Der er 34 læger i Aarhus. I Odense er der 43.", "There are 34 doctors in Aarhus, and 43 in Odense."),
    ("Der er 34 læger i Aarhus. I Odense er der 43.", "Odense has 43 doctors, and Aarhus has 34."),
    ("Der er 34 læger i Aarhus. I Odense er der 43.", "There are 43 in Odense. Aarhus has 34 doctors."),
    ("34 læger er syge. Det er slemt. Kun 43 er raske.", "Only 43 doctors are well, and 34 are ill."),
    ("Uge 1 er ugen med 1. januar.", "Week 1 is the week with January, 1st."),
    ("Det giver 0,785398163397448 i alt.", "That is 0.785398163397448 in all."),
    ("Det skete den 17/2/68.", "It happened on 1968-02-17."),
    ("Det skete den 15.2.99.", "It happened on 15 February 1999."),
    ("Det skete den 15.2.21.", "It happened on 15 February 2021."),
    ("Afstanden er halvanden linje.", "The spacing is one and half lines."),
    ("Der kom flere, fra 4 til 5 læger.", "There were 5 doctors, up from 4."),
    ("25 % svarede.", "A quarter answered."),
    ("En ud af fire svarede.", "Twenty-five per cent answered."),
    ("Det tog 4 min. og 30 sek.", "It took four and a half minutes."),
    ("Lukket 16/9-15/1.", "Closed from 16 September to 15 January."),
    ("Lukket anden juledag og nytårsdag.", "Closed on 26 December and 1 January."),
    ("Ring 1-1-2.", "Call 112."),
    (
        "Vi mødes en uge i maj og en uge i juni, og dagene er lange.",
        "We meet for a week in May and in June, and the days are long.",
    ),
    ("Mødet er klokken to. Kom inden 14.", "Come before 2 pm. The meeting is at 2."),
    (
        "Åbent på hverdage og lørdag, lørdag dog kun til kl. 12.",
        "Open Monday to Friday, and on Saturday only until noon.",
    ),
    (
        "Åbent på hverdage og lørdag. På hverdage er der også en læge.",
        "Open on weekdays and on Saturday. There is also a doctor, but not on Saturday.",
    ),
    ("Åbent på hverdage og lørdag.", "Open on Saturday and weekdays."),
    ("Det skete den 30. december 1899.", "It happened on 12/30/1899."),
    ("Vi begynder kl. 20.", "We begin at 8 o'clock."),
    ("Resultatet er -1.500 kr.", "The result is DKK -1,500."),
    ("Vælg mellem 20 og 5.", "Choose between twenty and five."),
    ("Rådet mødes hver måned.", "The council meets 12 times a year."),
    ("Omkring 50 procent.", "About half."),
    ("Der er tohundrede læger.", "There are 200 doctors."),
    ("10-12 pct.", "10% to\n12 per\ncent"),
    ("Vi mødes hvert halve år.", "We meet every six months."),
    ("Vi mødes fire gange om året.", "We meet quarterly."),
    ("Vi mødes månedligt.", "We meet twelve times a year."),
    ("Det varer et kvarter.", "It takes 15 minutes."),
    ("Døgnet rundt.", "Open 24 hours a day."),
    ("Vi har åbent døgnet rundt.", "We are open 24/7."),
    ("De to regioner samarbejder.", "Both regions work together."),
    ("Der er hundrede patienter.", "There are a hundred patients."),
    ("Der er en halv million borgere.", "There are half a million citizens."),
    ("Der er 500.000 borgere.", "There are half a million citizens."),
    ("Fra den 1. januar 2019 til den 31. december 2022.", "From 1 January 2019 to 31 December 2022."),
    ("Mødet er kl. 14.30.", "The meeting is at 14.30."),
    ("Klokken kvart over to.", "At quarter past two."),
    ("Klokken kvart i tre.", "At a quarter to three."),
    ("Det var i 90'erne.", "It was in the 1990s."),
    ("I 00'erne.", "In the 2000s."),
    ("Det 21. århundrede.", "The 21st century."),
    ("2018-22", "2018–2022"),
    ("En femårsplan.", "A five-year plan."),
    ("En tredjedel svarede.", "A third answered."),
    ("Tre ud af fire svarede.", "Three out of four answered."),
    ("Tre fjerdedele svarede.", "Three quarters answered."),
    ("I de seneste tre kvartaler.", "In the last three quarters."),
    ("20.000 kr.", "DKK 20,000"),
    ("kr. 500", "DKK 500"),
    ("1,5 mio. euro", "€1.5 million"),
    ("20 mio. kr.", "DKK 20m"),
    ("3 mia.", "3bn"),
    ("Ring på 3529 8100.", "Call +45 35 29 81 00."),
    ("WCAG 2.1 og EN 301 549", "WCAG 2.1 and EN 301 549"),
    ("Den tredje udgave", "The third edition"),
    ("Den enogtyvende udgave", "The twenty-first edition"),
    ("Den 2. udgave", "The second edition"),
    ("d. 15/1", "15 January"),
    ("3. og 4. kvartal 2020", "the third and fourth quarters of 2020"),
    ("Den 5.-6. maj 2021", "May 5–6, 2021"),
    ("14 dage", "two weeks"),
    ("Femogtyve tusind", "Twenty-five thousand"),
    ("ICD-10 og H1N1", "ICD-10 and H1N1"),
    ("2½ time", "2.5 hours"),
    ("2,5 timer", "two and a half hours"),
    ("I marts 2019", "In March 2019"),
    ("12 %-point", "12 percentage points"),
    ("Fra kl. 13 til 16", "from 1 to 4 pm"),
    ("ICD-10 bruges her.", "It is used here."),
    ("Andel i kr. 25 %", "Share in DKK: 25%"),
    ("Fem regioner bliver til fire", "four regions instead of five"),
    ("Tre måneder", "a quarter"),
    ("1-2 timer", "one to two hours"),
    ("Nul fejl", "Zero faults"),
    ("Den 29. februar og den 1. marts", "29 February and 1 March"),
    ("Kl. 24", "midnight"),
    ("Fra kl. otte", "from eight o'clock"),
    ("Klokken 9 om morgenen", "at 9 in the morning"),
    ("halv ni", "half past eight"),
    ("Et møde face to face måler Time to Interactive.", "A face to face meeting measures Time to Interactive."),
    ("Der er 125 læger.", "There are one hundred and twenty-five doctors."),
    ("Der er tusind et hundrede læger.", "There are 1,100 doctors."),
    ("2,5 mia. US$", "US$2.5B"),
    ("Halvandet år.", "1.5 years."),
    ("⅓ svarede.", "A third answered."),
    ("2018-22", "2018 to 22"),
    ("En halv million.", "500,000."),
    ("Planen gælder 2018-22.", "The plan applies from 2018 to 2022."),
    ("1. januar 2020-31. december 2020", "1 January 2020–31 December 2020"),
    ("Ring på 7010 2030.", "Call (+45) 70 10 20 30."),
    ("Ring på 72562000.", "Call +45 72 56 20 00."),
    ("Det koster 75 øre.", "It costs DKK 0.75."),
    ("Ventetiden er tre kvarter.", "The wait is 45 minutes."),
    ("Den har trekvart million.", "750,000 have it."),
    ("Det tager trekvart år.", "It takes nine months."),
    ("Ventetiden er tre kvarter.", "The wait is three quarters of an hour."),
    ("En kvart mia. kr.", "A quarter of a billion kroner"),
    ("250.000 borgere", "A quarter of a million citizens"),
    ("0,5 pct.", "Half a per cent"),
    ("0,3 procentpoint", "0.3 of a percentage point"),
    ("1,0 pct.-point", "One percentage point"),
    ("500 kg", "Half a tonne"),
    ("40 hektar", "0.4 km²"),
    ("1.500 kW", "1.5 MW"),
    ("Hver 14. dag", "Every two weeks"),
    ("Hvert kvarter", "Every 15 minutes"),
    ("Klokken otte om aftenen", "8 pm"),
    ("En firesporet vej", "A four-lane road"),
    ("Toværelses boliger", "Two-room dwellings"),
    ("To gange om året", "Biannually"),
    ("Antallet er halveret.", "The number has been cut by half."),
    ("Hundredvis af millioner kroner", "Hundreds of millions of kroner"),
    ("For det tredje mangler der tid i maj.", "Thirdly, there is no time in May."),
    ("Man får 500 kr. om måneden i et år.", "One gets DKK 500 a month for a year."),
    ("98 kommuner og fem regioner", "Five regions and 98 municipalities"),
    ("Prisen er 250 kr. En uge før betales den.", "The price is DKK 250. One week before, it is paid."),
    ("Der er afsat 3 mio. kr. Vi har 98 skoler.", "DKK 3 million has been set aside. We have 98 schools."),
    ("Siden første halvår 2020 halveredes antallet.", "Since the first half of 2020 the number has halved."),
    ("Det sluttede før jul i første omgang.", "It ended before Christmas in the first round."),
    ("I foråret og efterårsferien", "In spring and the autumn holiday"),
    ("Til syvende og sidst er det den 5. maj.", "In the end it is 5 May."),
    ("15/1-18", "15 January 2018"),
    ("⅒ svarede, ⅑ gjorde ikke.", "A tenth answered, a ninth did not."),
    ("⅐ kom.", "A seventh came."),
    ("3/4 svarede", "75 per cent answered"),
    ("Bus 150S", "bus 150S"),
    ("I 1800-tallet.", "In the 19th century."),
    ("hvert tiende år", "once a decade"),
    ("2018/19", "2018 to 2019"),
    ("Valget i '26", "the 2026 election"),
    ("Kampen i ’92", "the 1992 match"),
    ("2 timer om ugen", "2 hours at a time, and no more than 2 hours"),
    ("Klokken 12 og 13-16", "At noon and 1 to 4 pm"),
    ("Den 5. og 6. maj 2021", "May 5 and 6, 2021"),
    ("1 time og 30 minutter", "90 minutes"),
    ("Halvanden time", "1 hour and 30 minutes"),
    ("Børn under 15: 25 kr.", "Children under 15 DKK 25"),
    ("Mellem 5 og 7 mio. mennesker", "Between 5 million and 7 million people"),
    ("Fra -14.30", "From -14:30"),
    ("10 % 20 %", "10% 20%"),
    ("Det er plus eller minus 5 grader.", "It is plus or minus 5 degrees."),
    ("De seneste 12 måneder", "The past year"),
    ("Efter otte dage", "After eight days"),
    ("Omkring 24 gæster", "Some two dozen guests"),
    ("Tre snese gæster", "Sixty guests"),
    ("En snes skibe anløb havnen.", "A score of ships called."),
    ("Stemmeprocenten 84,2 er høj.", "84.2 per cent is high."),
    ("Det koster en halv gang mere.", "It costs half as much again."),
    ("Det sker for 17 pr. tusind.", "It happens to 17 per thousand."),
    ("Sidst var det 2,9, nu er det 3,5 procent.", "Last time it was 2.9 per cent, and now it is 3.5 per cent."),
    ("Procenten må ikke komme over 30, og det må højst være 8,5 m.", "It must not exceed 30 per cent, and 8.5 m."),
    ("Promillen var 0,8.", "It was 0.8 per mille."),
    ("Et dusin læger", "A dozen doctors"),
    ("Dusinvis af læger", "Dozens of doctors"),
    ("Hver halve time", "Every 30 minutes"),
    ("Et halvt års tid", "Half a year"),
    ("Vi har 10. Det er den 5.5.", "We have 10. It is 5 May."),
    ("Fem af de syv bænke er nye.", "Of the seven benches, five are new."),
    ("Vi har fem både og syv kanoer. De fem er røde.", "We have seven canoes and five boats. The boats are red."),
    ("Det varer 2,5 timer.", "It takes two hours and a half."),
    ("Det tager 30 minutter af en dag.", "It takes half an hour of a day."),
]

DIFFERENT = [
    ("Det tåler ikke under −10 °C.", "It does not stand colder than 10 °C."),
    (
        "Huset er fra 1500-tallet og blev malet i 1800-tallet.",
        "Built in the sixteenth century, painted in the eighteenth.",
    ),
    ("Åbent kl. 13.00-15.00.", "Open 1:00–3:00 a.m."),
    ("Frostvarer opbevares ved højst -18 °C.", "Frozen goods are kept at 18 °C or less."),
    ("Blodsukkeret er 4,2 mmol/l.", "The blood sugar is 4.2 mg/l."),
    ("Der er åbent man., ons. og fre.", "It is open Mon, Thu and Fri."),
    ("Prisen er 0,69 kr./kWh.", "The price is DKK 0.69/MWh."),
    ("Prisen er 300 kr. pr. m³ vand.", "The price is DKK 300 per m² of water."),
    ("Skoven er 20 ha stor.", "The wood is 20 acres."),
    ("Svarprocenten er faldet fra 67 i 2010 til 52 i dag.", "The rate was 67% in 2010; today it is down to 51%."),
    ("Du får 1 kr. for hver kvart liter mælk.", "For each half of a litre of milk you get DKK 1."),
    ("Renten er 1,2 % pr. måned.", "The interest is 1.2 per cent a year."),
    ("I to tredjedele af husene. Fire ud af ti.", "In two out of nine houses. Forty per cent."),
    ("Der er 34 læger i Aarhus. I Odense er der 43.", "There are 43 doctors in Aarhus, and 34 in Odense."),
    ("Der er 34 læger i Aarhus, og der er 43 i Odense.", "There are 43 doctors in Aarhus. Odense has 34."),
    ("Det giver 0,785398163397448 i alt.", "That is 0.785398163397449 in all."),
    ("Det skete den 17/2/68.", "It happened on 1968-02-18."),
    ("Det skete den 15.2.99.", "It happened on 15 March 1999."),
    ("Uge 1 er ugen med 1. januar.", "Week 1 is the week with January, 2nd."),
    ("Vi mødes fem gange om året.", "We meet quarterly."),
    ("En snes læger.", "A dozen doctors."),
    ("Fra den 1. januar 2019 til den 31. december 2022.", "From 1 January 2022 to 31 December 2019."),
    ("Mandag den 3.", "Tuesday the 3rd"),
    ("Tre måneder", "three years"),
    ("2 procentpoint", "2 per cent"),
    ("Første udgave", "The second edition"),
    ("Danskerne kom.", "Three Danes came."),
    ("Åbent i weekenden og torsdag.", "Open at the weekend and on Sunday."),
    ("Hver mandag og fredag.", "Every Monday, Monday morning and Monday evening."),
    ("5 regioner og 12 kommuner.", "12 regions and 5 regional councils."),
    ("Det tager to uger, otte dage og otte dage.", "It takes two weeks, two weeks and eight days."),
    ("Åbent kl. 18-20.", "Open from 8 pm to 6 pm."),
    ("I den første del af maj.", "At the end of May."),
    ("Vi mødes hvert kvartal.", "We meet every six months."),
    ("I 00'erne.", "In the 1st century."),
    ("Det vejer 1 kg.", "It has a weight."),
    ("Tag et halvt kilo med.", "Bring some."),
    ("Renten er lav.", "The interest is one per cent."),
    ("Kl. 9.30", "9.30 pm"),
    ("Kl. 15.", "At 5 pm."),
    ("1990'erne", "the 1890s"),
    ("30 mio. kr.", "EUR 30 million"),
    ("En femårsplan", "A six-year plan"),
    ("Fem", "Six"),
    ("15/1-2018", "1 May 2018"),
    ("halvtreds", "70"),
    ("halvfems", "eighty"),
    ("Fra 2018 til 2022", "From 2022 to 2018"),
    ("Der er 5 læger. Der er 7 sygeplejersker.", "There are 7 doctors. There are 5 nurses."),
    ("1,5", "15"),
    ("0,5", "0.05"),
    ("2.500", "2.5"),
    ("2.500", "2.500"),
    ("12,5 %", "12,5 %"),
    ("tredjedel, to tredjedele", "two quarters"),
    ("en tredjedel", "a quarter"),
    ("3 dage", "3 weeks"),
    ("ICD-10", "ICD-11"),
    ("20 pct.", "20"),
    ("2018-22", "2018–23"),
    ("35 29 81 00", "35 29 81 01"),
    ("to", "both three"),
    ("hver tredje", "every fourth"),
    ("Der er 24 læger.", "There are doctors."),
    ("14.60", "3 pm"),
    ("kl. 25", "1 am"),
    ("tredive", "twenty ten"),
    ("Den 24. december 2020", "December 2020"),
    ("Ring på 72562000.", "Call +45 72 56 20 01."),
    ("430 hektar", "430 square kilometres"),
    ("400 MW", "400 GW"),
    ("300 tons", "300 kilograms"),
    ("75 øre", "75 kroner"),
    ("Et kvarter", "Half an hour"),
    ("En kvart milliard", "Half a billion"),
    ("Udgiften blev fordoblet.", "Expenditure tripled."),
    ("Tusindvis af borgere", "Hundreds of citizens"),
    ("For det tredje", "Fourthly"),
    ("Fristen er en uge.", "The time limit is a month."),
    ("Ventetiden faldt fra 12 til 8 pct.", "It fell from 8 to 12 per cent."),
    ("98 kommuner og fem regioner", "Five municipalities and 98 regions"),
    ("Tog 21 afgår fra spor 7.", "Train 21 departs from platform 1."),
    ("15/1-18", "15 January 2019"),
    ("15/1-18", "18 January 2018"),
    ("I 1800-tallet.", "In the 18th century."),
    ("Hver tiende svarede.", "One in nine answered."),
    ("Åbent på hverdage.", "Open at the weekend."),
    ("Åbent på hverdage og lørdag.", "Open on weekdays and Friday."),
    ("Åbent 24 timer i døgnet.", "Open 48 hours a day."),
    ("Det tager 2 timer for børn og 30 minutter for voksne.", "It takes 2.5 hours."),
    ("60 procent svarede på det skema som" + " hele" * 20 + " byen fik, og 40 kom.", "60% answered, and 40% came."),
    ("Temperaturen faldt til 5 grader.", "The temperature fell to -5 degrees."),
    ("Den 5. og 6. maj", "May 5 and 7"),
    ("Tre kommuner mistede en fjerdedel.", "Four municipalities lost a quarter."),
    ("Den første hverdag i hvert kvartal", "The third working day of each quarter"),
    ("Hver halve time", "Every hour"),
    ("Syv dage", "Eight days"),
    ("Op til fire gange, dog højst 4 g i døgnet", "Up to four times, though 4 mg a day at most"),
    ("Mandag til torsdag, inden ti hverdage", "Monday to Friday, within ten working days"),
    ("Du får svar hver uge.", "You get an answer every month."),
    ("Stemmeprocenten 84,2 er høj.", "84.3 per cent is high."),
    ("Procenten er høj. Der er 30.", "It is high. There are 30 per cent."),
    ("Promillen var 0,8.", "It was 0.8 per cent."),
    ("Omkring 24 gæster", "Some three dozen guests"),
    ("Det koster 500 tusind.", "It costs a lot."),
    ("300 af de 900 svarede.", "900 of the 300 answered."),
    ("Det sker i oktober, og igen engang i december.", "It happens in the fourth quarter."),
]


Block = tuple[str, str] | tuple[str, str, str]  # without its plain text where nothing in it is quoted
Side = list[Block]


def differences(source: Side, made: Side, of_source: Reader, of_made: Reader) -> list[Difference]:
    sides = [[(one[0], one[1], one[-1], 100 * block) for block, one in enumerate(side)] for side in (source, made)]
    return compared.differences(sides[0], sides[1], of_source, of_made)


def compare(source: str, translation: str) -> list[Difference]:
    return differences([("paragraph", source)], [("paragraph", translation)], DANISH, ENGLISH)


@pytest.mark.parametrize(("danish", "english"), EQUAL)
def test_what_says_the_same_is_no_difference(danish: str, english: str) -> None:
    assert not compare(danish, english)
    assert not differences([("item", english)], [("item", danish)], ENGLISH, DANISH)


@pytest.mark.parametrize(("danish", "english"), DIFFERENT)
def test_what_says_something_else_is_a_difference(danish: str, english: str) -> None:
    assert compare(danish, english)
    assert differences([("item", english)], [("item", danish)], ENGLISH, DANISH)


def shown(figure: Figure) -> str:
    """Return a figure as it is written, what it says, what it may mean besides, and how many doubts there are of it."""
    also = ", ".join(sorted(f"{kind} {amount}" for kind, amount in figure.also - {figure.value}))
    said = f"{figure.written} = {figure.value[0]} {figure.value[1]}" + (f" / {also}" if also else "")
    return said + " ?" * (STRONG - figure.strength)


@pytest.mark.parametrize(
    ("known", "text", "found"),
    [
        (
            DANISH,
            "Den 15/1-2018 og 2019-04-03, ikke 32/1-2018.",
            [
                "15/1-2018 = date (1, 15)",
                "15/1-2018 = number 2018",
                "2019-04-03 = date (4, 3)",
                "2019-04-03 = number 2019",
                "32/1 = slash (32, 1) / share 32",
                "2018 = number 2018 / digits 2018",
            ],
        ),
        (DANISH, "den 1. og 3. maj", ["1. = number 1 / date (5, 1)", "3. maj = date (5, 3)"]),
        (DANISH, "I maj 2019 og i maj.", ["maj = month 5", "2019 = number 2019 / digits 2019", "maj = month 5 ?"]),
        (
            DANISH,
            "kl. 14.30, klokken halv tre, kl. 25",
            ["kl. 14.30 = time 870", "klokken halv tre = time 150 / time 870", "25 = number 25 / digits 25"],
        ),
        (DANISH, "kl. 9-11", ["kl. 9 = time 540", "11 = time 660 / digits 11, number 11"]),
        (
            DANISH,
            "i 90'erne, 100-tallet og 1800-tallet og halvfemserne",
            [
                "90'erne = decade 90 / months 1080, number 90",
                "100-tallet = century 2 / decade 0, decade 100, number 2",
                "1800-tallet = century 19 / decade 0, decade 1800, number 19",
                "halvfemserne = decade 90 / months 1080, number 90",
            ],
        ),
        (DANISH, "linje 90S", ["90 = number 90 / digits 90", "S = letter S ? ?"]),
        (
            DANISH,
            "+45 35 29 81 00 og 35298100",
            [
                "+45 35 29 81 00 = digits 4535298100 / digits 35298100, digits 5298100, digits 535298100, "
                "number 35298100, number 5298100, number 535298100",
                "35298100 = number 35298100 / digits 35298100",
            ],
        ),
        (
            DANISH,
            "2018-22, 2022-18 og 2018-18",
            [
                "2018-22 = number 2018",
                "2018-22 = number 2022 / number 22",
                "2022 = number 2022 / digits 2022",
                "18 = number 18 / digits 18, time 1080",
                "2018 = number 2018 / digits 2018",
                "18 = number 18 / digits 18, time 1080",
            ],
        ),
        (DANISH, "3/4 og 5/0", ["3/4 = slash (3, 4) / date (4, 3), share 3/4", "5/0 = slash (5, 0)"]),
        (
            DANISH,
            "det 19. århundrede, 3. kvartal, den 3. gang, 3.",
            [
                "19. århundrede = century 19",
                "3. kvartal = quarter 3 / months 3, number 3",
                "3. = number 3",
                "3 = number 3 / digits 3, time 180",
            ],
        ),
        (
            DANISH,
            "hver tredje, hver anden, hver 0. gang",
            [
                "tredje = number 3 / number 1/3, share 1/3",
                "anden = number 2 / number 1/2, share 1/2 ?",
                "0. = number 0 ?",
            ],
        ),
        (
            DANISH,
            "1,5 mio. kr. og kr. 500",
            ["1,5 mio. kr = DKK 1500000 / number 1500000", "kr. 500 = DKK 500 / digits 500, number 500"],
        ),
        (DANISH, "5-7 pct.", ["5 = number 5 / digits 5, share 1/20, time 300", "7 pct = share 7/100"]),
        (DANISH, "halvandet år", ["halvandet år = months 18 / number 3/2"]),
        (
            DANISH,
            "to tredjedele, en tredjedel",
            ["to tredjedele = share 2/3 / number 2", "en tredjedel = share 1/3 / number 3 ?"],
        ),
        (DANISH, "4.0.1 og 2.5.", ["4.0.1 = written 4.0.1", "2.5 = written 2.5 / date (5, 2), time 125"]),
        (DANISH, "kapitel IV og (ii)", ["IV = number 4 ?", "ii = number 2 ?"]),
        (DANISH, "en femårsplan", ["femårsplan = months 60 / number 5 ?"]),
        (
            DANISH,
            "primo mandag om foråret",
            ["primo = stage 1 / number 1 ?", "mandag = weekday 1 ?", "foråret = season 1 ?"],
        ),
        (DANISH, "begge ud af fem", ["begge = number 2 / share 2/5 ? ?", "fem = number 5 / share 2/5"]),
        (
            DANISH,
            "60 procent fra staten og 40 fra andre",
            ["60 procent = share 3/5", "40 = number 40 / digits 40, share 2/5"],
        ),
        (DANISH, "mange tusind og en halv million", ["tusind og en halv million = number 1000500000 ?"]),
        (DANISH, "2½ time", ["2½ time = minutes 150 / number 5/2"]),
        (DANISH, "20 m og 5 mia", ["20 m = metres 20 / number 20", "5 mia = number 5000000000"]),
        (DANISH, "1.250 eller 0.5", ["1.250 = number 1250 / written 1.250", "0.5 = written 0.5 / time 5"]),
        (DANISH, "COVID-19", ["19 = number 19 / digits 19, time 1140 ?"]),
        (DANISH, "tohundrede og enogtyve", ["tohundrede og enogtyve = number 221"]),
        (DANISH, "Totusindefemhundrede", ["Totusindefemhundrede = number 2500"]),
        (DANISH, "tohundredeogfem dage", ["tohundredeogfem dage = minutes 295200 / number 205"]),
        (DANISH, "to tusind og fem", ["to tusind og fem = number 2005"]),
        (DANISH, "to millioner og fem", ["to millioner = number 2000000", "fem = number 5"]),
        (ENGLISH, "two thousand and twenty-five", ["two thousand and twenty-five = number 2025"]),
        (ENGLISH, "two thousand and five hundred", ["two thousand and five hundred = number 2500"]),
        (DANISH, "totusind femhundrede", ["totusind femhundrede = number 2500"]),
        (DANISH, "tohundrede femhundrede", ["tohundrede = number 200", "femhundrede = number 500"]),
        (DANISH, "titi, tifem, hundredeog, hundredehundrede og totusindhat", []),
        (
            DANISH,
            "det 19. Århundrede, den 19. Han kom",
            ["19. Århundrede = century 19", "19 = number 19 / digits 19, time 1140"],
        ),
        (DANISH, "⅒ og ⅑", ["⅒ = number 1/10 / digits ⅒, share 1/10", "⅑ = number 1/9 / digits ⅑, share 1/9"]),
        (DANISH, "XIV, XIX og (viii)", ["XIV = number 14 ?", "XIX = number 19 ?", "viii = number 8 ?"]),
        (DANISH, "V, I, (c), iv og MIX", []),
        (GERMAN, "Zweihundertfünfzig", ["Zweihundertfünfzig = number 250"]),
        (GERMAN, "zweihundertundfünf", ["zweihundertundfünf = number 205"]),
        (GERMAN, "zweitausendfünfhundert", ["zweitausendfünfhundert = number 2500"]),
        (GERMAN, "dreihunderteinunddreißigtausend", ["dreihunderteinunddreißigtausend = number 331000"]),
        (GERMAN, "zweieinhalb Jahre", ["zweieinhalb Jahre = months 30 / number 5/2"]),
        (GERMAN, "im 19. Jahrhundert", ["19. Jahrhundert = century 19"]),
        (GERMAN, "im 3. Quartal", ["3. Quartal = quarter 3 / months 3, number 3"]),
        (GERMAN, "zweizwei, fünfzigfünfzig, einhalb und zweihundertlos", []),
        (
            DANISH,
            "Kapitel I, Bilag V, Christian X, Christian I",
            ["I = number 1 ?", "V = number 5 ?", "X = number 10 ?"],
        ),
        (
            DANISH,
            "den 32. januar, maj 5",
            ["32. = number 32", "januar = month 1 ?", "maj = month 5 ?", "5 = number 5 / digits 5, time 300"],
        ),
        (
            DANISH,
            "-2.5, -5 og -14.30",
            [
                "-2.5 = written -2.5",
                "5 = number 5 / digits 5, time 300",
                "14.30 = written 14.30 / time 870, written -14.30",
            ],
        ),
        (DANISH, "24.00 og 7.5.1", ["24.00 = written 24.00 / time 0", "7.5.1 = written 7.5.1"]),
        (
            DANISH,
            "31/12, 32/12, 31/13",
            [
                "31/12 = date (12, 31) / share 31/12, slash (31, 12), stage 3",
                "32/12 = slash (32, 12) / share 8/3",
                "31/13 = slash (31, 13) / share 31/13",
            ],
        ),
        (
            DANISH,
            "100 002 og 12 3456",
            [
                "100 002 = number 100002 / digits 100 002",
                "12 = number 12 / digits 12, time 720",
                "3456 = number 3456 / digits 3456",
            ],
        ),
        (DANISH, "100000000000000000000", ["100000000000000000000 = digits 100000000000000000000"]),
        (
            ENGLISH,
            "May 15th, 5 May, May 5–6 and may 5",
            [
                "May 15th = date (5, 15)",
                "5 May = date (5, 5)",
                "May 5–6 = date (5, 5)",
                "May 5–6 = date (5, 6)",
                "5 = number 5 / digits 5, time 300",
            ],
        ),
        (
            ENGLISH,
            "2 pm, half past two, three o'clock, 12 am, 13:45",
            [
                "2 pm = time 840",
                "half past two = time 150 / time 870",
                "three o'clock = time 180 / number 15, number 3, time 900",
                "12 am = time 0",
                "13:45 = time 825",
            ],
        ),
        (
            ENGLISH,
            "the 1990s, the 20s and the nineteenth century",
            [
                "1990s = decade 1990 / decade 90",
                "20s = decade 20 / months 240, number 20",
                "nineteenth century = century 19",
            ],
        ),
        (ENGLISH, "one and a half years", ["one and a half years = months 18 / number 3/2"]),
        (
            ENGLISH,
            "two hundred and five thousand, twenty-five",
            ["two hundred and five thousand = number 205000", "twenty-five = number 25"],
        ),
        (
            ENGLISH,
            "a hundred and one, twenty ten",
            ["a hundred and one = number 101", "twenty = number 20", "ten = number 10"],
        ),
        (
            ENGLISH,
            "DKK 1.5bn and $5",
            ["DKK 1.5bn = DKK 1500000000 / number 1500000000", "$5 = USD 5 / digits 5, number 5, time 300"],
        ),
        (
            ENGLISH,
            "every tenth year, every second year, every fifth month",
            [
                "tenth = months 120 / number 1/10, share 1/10 ?",
                "second = months 24 / number 1/2, share 1/2",
                "fifth = months 5 / number 1/5, share 1/5 ?",
            ],
        ),
        (ENGLISH, "a third of them, the third", ["a third = share 1/3 / number 3 ?", "third = number 3 ?"]),
        (ENGLISH, "5m or three", ["5m = number 5000000 / metres 5, number 5", "three = number 3 / number 3000000"]),
        (ENGLISH, "a quarter to three", ["a quarter to three = time 165 / time 885"]),
        (ENGLISH, "the 2000s", ["2000s = decade 2000 / century 21, decade 0"]),
        (ENGLISH, "1 hospital, one doctor", ["1 = number 1 / digits 1, time 60 ?", "one = number 1 ? ?"]),
        (
            ENGLISH,
            "one of a dozen, two of a dozen",
            [
                "one = number 1 / share 1/12 ? ?",
                "a dozen = number 12 / share 1/12",
                "two = number 2 / share 1/6",
                "a dozen = number 12 / share 1/6",
            ],
        ),
        (ENGLISH, "five a dozen", ["five = number 5", "a dozen = number 12"]),
        (DANISH, "tredive fem", ["tredive = number 30", "fem = number 5"]),
        (
            ENGLISH,
            "60 minutes or 1 hour",
            ["60 minutes = minutes 60 / number 60", "1 hour = minutes 60 / number 1"],
        ),
        (
            ENGLISH,
            "from 10 to 10 pm",
            ["10 = time 600 / digits 10, number 10, time 1320", "10 pm = time 1320"],
        ),
    ],
)
def test_each_figure_of_a_text_is_read_with_all_that_it_may_mean(known: Figures, text: str, found: list[str]) -> None:
    assert [shown(figure) for figure in known.read(text)] == found


def agree(text: str, other: str, source: str, made: str) -> bool:
    return differences([("item", text)], [("item", other)], *readers_of(source, made)) == []


@pytest.mark.parametrize(
    ("locales", "text", "other", "is_same"),
    [
        (("da", "sv"), "Den 8. maj 2026 kl. 5.30.", "Den 8 maj 2026 kl. 6.30.", False),
        (("da", "sv"), "Den 8. maj 2026 kl. 5.30.", "Den 8 maj 2026 kl. 5.30.", True),
        (("da", "sv"), "Den 8. maj 2026 kl. 5.30.", "Den 8/5 2026 kl. 5.30.", True),
        (("en", "fr"), "It leaves at 12.30 am.", "Il part à 0 h 30.", True),
        (("en", "fr"), "It leaves at 1.20 pm.", "Il part à 13 h 20.", True),
        (("en", "fr"), "It leaves at 1.20 pm.", "Il part à 13 h 40.", False),
        (("en", "fr"), "It was built in 1887/88.", "Il a été construit en 1887-1888.", True),
        (("en", "fr"), "It was built in 1887/88.", "Il a été construit en 1887-1889.", False),
        (("en", "fr"), "It was closed in the 1960s.", "Dans les années 60, c'était fermé.", True),
        (("sv", "en"), "Ring 08-465 00 00 om du är sen.", "Call +46 8 465 00 00 if you are late.", True),
        (("sv", "en"), "Ring 08-465 00 00 om du är sen.", "Call +46 8 465 00 99 if you are late.", False),
        (("sv", "en"), "Det hände 01-02-2018.", "It happened on 1 February 2018.", True),
        (("en", "sv"), "The address is 192.168.0.1.", "Adressen är 192.168.0.1.", True),
        (("en", "sv"), "The address is 192.168.0.1.", "Adressen är 192.168.0.7.", False),
    ],
)
def test_times_years_and_telephones_are_known_again_in_a_language_without_a_file(
    locales: tuple[str, str], text: str, other: str, *, is_same: bool
) -> None:
    assert agree(text, other, *locales) == is_same


def test_of_a_language_of_which_nothing_is_known_whole_numbers_are_read() -> None:
    (reader, other), text = readers_of("da", "xx"), "1.000.000 i 2018, 2,5 og 0"
    found = [("1.000.000", 1_000_000), ("2018", 2018), ("2", 2), ("5", 5)]
    for one_of_both in (reader, other):
        read = [(one.written, one.value) for one in one_of_both.read(text)]
        assert read == [(one, ("number", many)) for one, many in found]


@pytest.mark.parametrize(
    ("danish", "german", "is_same"),
    [
        ("4,5 procent af 6.000", "4,5 Prozent von 6.000", True),
        ("4,5 procent", "5,4 Prozent", False),
        ("6.000 km", "6,000 km", False),
        ("i 1998 640 hektar", "1998 insgesamt 640 Hektar", True),
        ("kl. 8.30 og den 1.3.2025", "um 8:30 Uhr am 1. 3. 2025", True),
        ("7 dage, ring på +45 12 34", "7 Tage", True),
        ("den 17. maj 2022", "am 17. Mai 2022", True),
        ("den 17. maj 2022", "am 17. März 2022", False),
        ("den 17/5", "am 17. Mai", True),
        ("i maj og den 3. juni", "im Mai und am 3. Juni", True),
        ("2,3 mia. kr.", "2,3 Milliarden Kronen", True),
        ("2,3 mia. kr.", "2,3 Millionen Kronen", False),
        ("2,3 mia. kr.", "2,3 Mia. Kronen", True),
        ("1.250.000 gæster", "1,25 Millionen Gäste", True),
        ("Version 3.5 af 1.2.3", "Version 3.5 von 1.2.3", True),
        ("Version 3.5", "Version 3.6", False),
        ("1,5 mia. kr.", "1.5 Milliarden Kronen", False),
        ("2 tabletter i ti dage", "zwei Tabletten 10 Tage lang", True),
        ("Hvert hold har 1½ time.", "Jede Gruppe hat 1,5 Stunden.", True),
        ("Hvert hold har 1½ time.", "Jede Gruppe hat 1¼ Stunden.", False),
        ("Den sejlede i 1800-tallet.", "Sie verkehrte im 19. Jahrhundert.", True),
        ("Den sejlede i 1800-tallet.", "Sie verkehrte im 18. Jahrhundert.", False),
        ("Bussen kører kl. 9.05.", "Der Bus fährt um 9:05 Uhr.", True),
        ("Bussen kører kl. 9.05.", "Der Bus fährt um 9:15 Uhr.", False),
        ("Ring på 70 10 20 30, hvis du vil.", "Rufen Sie +45 70 10 20 30 an, wenn Sie wollen.", True),
        ("Ring på 70 10 20 30, hvis du vil.", "Rufen Sie +45 70 10 20 31 an, wenn Sie wollen.", False),
        ("Broen kostede 312.500 kr.", "Die Brücke war teuer.", False),
        ("Der er 2,3 km til byen.", "Die Stadt ist nah.", False),
        ("Der er 12 broer, og 3000 kom.", "Es gibt zwölf Brücken, und dreitausend kamen.", True),
        ("Tag to. Har du feber efter to døgn, så ring.", "Nehmen Sie 2. Bei Fieber nach 48 Stunden anrufen.", True),
    ],
)
def test_of_a_language_of_which_no_words_are_known_decimals_are_read(danish: str, german: str, is_same: bool) -> None:
    assert agree(danish, german, "da", "de") == is_same


@pytest.mark.parametrize(
    ("english", "german", "is_same"),
    [
        ("Since version 3.5", "Seit Version 3.5", True),
        ("The value 2.32567054678584E-014", "Der Wert 2.32567054678584E-014", True),
        ("Since version 3.5", "Seit Version 3.6", False),
        ("A length of 3.5 by 7 metres", "Eine Länge von 3,5 mal 3,5 Meter", False),
        ("May 17, 2022", "17. Mai 2022", True),
        ("Of 1,234,567,890 kroner", "Von 1.234.567.890 Kronen", True),
        ("3,5 degrees", "3,5 Grad", False),
    ],
)
def test_what_a_full_stop_parts_may_be_the_number_of_a_version(english: str, german: str, is_same: bool) -> None:
    assert agree(english, german, "en", "de") == is_same


def test_a_roman_number_is_no_month_where_a_calendar_numbers_them_so() -> None:
    assert [one.written for one in readers_of("da", "mn")[1].read("XII 5")] == ["5"]


def test_a_large_number_is_shown_with_its_word() -> None:
    found = readers_of("da", "de")[1].read("Es kostet 2,3 Milliarden Kronen und 40 Stunden.")
    assert [one.written for one in found] == ["2,3 Milliarden", "40"]


@pytest.mark.parametrize("written", ["28 mil millones", "28 mil\nmillones", "28 mil-millones", "28 Mil Millones"])
def test_a_large_number_of_two_words_may_go_on_on_the_next_line(written: str) -> None:
    (found,) = readers_of("da", "es")[1].read(written)
    assert found.value == ("number", 28_000_000_000)


@pytest.mark.parametrize(
    ("locale", "text", "read"),
    [
        ("hu", "2022. május 17.", ["2022", "május", "17"]),
        ("vi", "Ngày 17 tháng 5 năm 2022", ["17", "5", "2022"]),
        ("mfe", "Nou ti 3, me 4 ale.", ["3", "4"]),
        ("da", "De mødes mellem jul og nytår, og hver jul.", []),
    ],
)
def test_a_month_is_one_word_that_means_nothing_else(locale: str, text: str, read: list[str]) -> None:
    assert [one.written for one in readers_of("en", locale)[1].read(text)] == read


@pytest.mark.parametrize(
    ("english", "other", "is_same"),
    [
        ("The bar closes at 11 p.m.", "Le bar ferme à 23 h.", True),
        ("The bar closes at 11.30 p.m.", "Baren stänger kl. 23.30.", True),
        ("The bar closes at 11 p.m.", "Le bar ferme à 22 h.", False),
        ("In the 19th century", "På 1800-talet", True),
        ("In the 19th century", "På 1900-talet", False),
        ("At 9 p.m. in room 7", "Kl. 21 i rum 19", False),
    ],
)
def test_a_language_of_which_nothing_is_known_may_say_a_time_and_a_century_otherwise(
    english: str, other: str, is_same: bool
) -> None:
    assert agree(english, other, "en", "xx") or not is_same
    assert agree(other, english, "xx", "en") == is_same


DOCTORS: Side = [("paragraph", "5 læger."), ("item", "7 breve.")]


@pytest.mark.parametrize(
    ("source", "made", "found"),
    [
        (DOCTORS, [("paragraph", "5 doctors."), ("item", "7 letters and 9 more.")], ["1:0 + 9 more"]),
        (DOCTORS, [("paragraph", "5 doctors and 7 letters."), ("item", "Letters.")], []),
        (DOCTORS, [("item", "9 letters.")], ["0:0 5 læger +", "0:0 7 + 9"]),
        (DOCTORS, [("item", "7 letters.")], ["0:0 5 læger +"]),
        ([("item", "5 læger.")], [("cell", "5 doctors."), ("item", "7 letters.")], []),
        ([("item", "5 læger.")], [("item", "7 doctors."), ("item", "They left.")], ["0:0 5 + 7"]),
        (
            [("item", "Det tager to uger."), ("item", "To læger kom.")],
            [("item", "It takes long."), ("item", "Two doctors came.")],
            ["0:0 to uger +"],
        ),
        (
            [("paragraph", "5 læger.\n7 breve.\n8 svar.")],
            [("paragraph", "5 doctors.\n7 letters.\nanswers.")],
            ["0:1 8 svar +"],
        ),
        ([("paragraph", "5 svar.\n5 læger.")], [("paragraph", "5 answers.\n6 doctors.")], ["0:1 + 6 doctors"]),
        (
            [("paragraph", "5 læger."), ("paragraph", "7 breve.")],
            [("paragraph", "5 doctors, 8 letters.")],
            ["0:0 7 + 8"],
        ),
        (
            [("paragraph", "5 læger."), ("paragraph", "7 breve.")],
            [("paragraph", "7 doctors. 5 letters.")],
            ["0:0 5, 7 + 7, 5"],
        ),
        ([("item", "2"), ("paragraph", "8.\n9.")], [("item", "2"), ("paragraph", "8.\n10.")], ["1:1 9 + 10"]),
        ([("cell", "5"), ("cell", "7")], [("cell", "5 7"), ("cell", "")], ["0:0 + 7", "1:0 7 +"]),
        ([("cell", "Fra 2018 til 2019, 5")], [("cell", "From 2019 to 2018, 5")], ["0:0 2018, 2019 + 2019, 2018"]),
        ([("cell", "I 2018 kom 5. I 2019 kom 6.")], [("cell", "In 2018 came 6. In 2019 came 5.")], []),
        (
            [("cell", "Mandag til torsdag, lukket fredag.")],
            [("cell", "Monday to Thursday, not Thursday.")],
            ["0:0 fredag +"],
        ),
        ([("cell", "Mandag til torsdag.")], [("cell", "Monday.")], []),
        ([("cell", "Den første i marts.")], [("cell", "The second in March.")], ["0:0 første + second"]),
        ([("cell", "Den første i marts.")], [("cell", "In March.")], []),
    ],
)
def test_a_difference_stands_in_its_block_on_its_line(source: Side, made: Side, found: list[str]) -> None:
    told = differences(source, made, DANISH, ENGLISH)
    sides = [(one, ", ".join(one.missing), ", ".join(one.extra)) for one in told]
    written = [f"{one.line // 100}:{one.line % 100} {missing} + {extra}" for one, missing, extra in sides]
    assert [" ".join(one.split()) for one in written] == found


@pytest.mark.parametrize(
    ("small", "large", "english"),
    [
        ("5000 mikrogram", "5 milligram", "0.005 grams"),
        ("5000 milligram", "5 gram", "0.005 kilograms"),
        ("5000 milliliter", "500 centiliter", "50 decilitres"),
        ("50 deciliter", "5 liter", "5000 millilitres"),
        ("5000 millimeter", "500 centimeter", "5 metres"),
        ("5000 meter", "5 kilometer", "500000 centimetres"),
        ("9260 meter", "9,26 kilometer", "5 nautical miles"),
        ("180 sekunder", "3 minutter", "0.05 hours"),
        ("2880 minutter", "48 timer", "2 days"),
        ("21 dage", "3 uger", "504 hours"),
        ("36 måneder", "3 år", "0.3 decades"),
        ("200 år", "20 årtier", "2 centuries"),
        ("5000 kilowatttimer", "5 megawatttimer", "0.005 gigawatt hours"),
        ("50 promille", "5 procent", "0.05"),
    ],
)
def test_units_that_are_parts_of_each_other_are_compared_in_one(small: str, large: str, english: str) -> None:
    for danish in (small, large):
        assert not compare(f"Det er {danish}.", f"It is {english}."), danish
        assert compare(f"Det er {danish}.", f"It is {english.translate(str.maketrans('235', '678'))}."), danish


def test_a_difference_names_both_sides_as_they_are_written() -> None:
    assert compare("Det koster\n1,5 mia. kr.", "It costs\nDKK 1.5 million.") == [
        Difference(["1,5 mia. kr"], ["DKK 1.5 million"], 1)
    ]


def test_a_difference_names_what_may_be_left_out_only_where_nothing_else_differs() -> None:
    (found,) = compare("Det tager 4½ minut om dagen.", "It takes 4 minutes a day.")
    assert (found.missing, found.extra) == (["4½ minut"], ["4 minutes"])


def test_how_often_something_is_done_is_not_named_where_the_number_of_times_differs() -> None:
    (found,) = compare("Vi mødes fem gange om ugen.", "We meet six times a month.")
    assert (found.missing, found.extra) == (["fem"], ["six"])


def test_a_figure_that_is_left_out_is_told_where_the_one_before_it_stands() -> None:
    (found,) = compare("I 2018 kom\n12 svar og\n7 breve.", "In 2018\n12 answers came and\nsome letters.")
    assert (found.missing, found.extra, found.line) == (["7 breve"], [], 1)


def test_of_several_figures_that_are_left_out_the_place_of_the_first_is_told() -> None:
    (found,) = compare("I 2018 kom\n12 svar og\n7 breve og\n30 kort.", "In 2018\nmany answers came and\n7 letters.")
    assert (found.missing, found.extra, found.line) == (["12 svar", "30 kort"], [], 0)


@pytest.mark.parametrize("value", [0, 2, 9, 10, 21, 99, 100, 101, 999, 1000, 12_345, 999_999, 1_000_000, 123_456_789])
def test_thousands_are_read_with_each_sign(value: int) -> None:
    for text in (str(value), f"{value:,}".replace(",", "."), f"{value:,}".replace(",", " ")):
        assert [figure.value for figure in DANISH.read(f"Der er {text}.")] == [("number", value)], text
    assert [figure.value for figure in ENGLISH.read(f"There are {value:,}.")] == [("number", value)]


DANISH_NUMBERS = "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems", "en to tre fire fem seks syv otte ni"
ENGLISH_NUMBERS = (
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "one two three four five six seven eight nine",
)


def test_every_number_below_a_hundred_is_read_in_words() -> None:
    danish, english = ([words.split(" ") for words in numbers] for numbers in (DANISH_NUMBERS, ENGLISH_NUMBERS))
    for ten in range(2, 10):
        for one in range(1, 10):
            value = [("number", ten * 10 + one)]
            assert [figure.value for figure in DANISH.read(f"{danish[1][one - 1]}og{danish[0][ten - 2]}")] == value
            for joint in "- ":
                text = f"{english[0][ten - 2]}{joint}{english[1][one - 1]}"
                assert [figure.value for figure in ENGLISH.read(text)] == value


def test_fractions_are_exact() -> None:
    assert DANISH.read("0,1")[0].value == ("number", Fraction(1, 10))


def test_a_number_of_too_many_decimals_is_read_by_its_digits() -> None:
    text = "0," + "1" * 5_000
    assert [figure.value for figure in DANISH.read(text)] == [("digits", text)]


def test_a_weak_figure_is_not_missed() -> None:
    assert not compare("Begge er med, og den første er en læge.", "They take part.")


def test_a_figure_of_a_quoted_title_is_missed_only_where_another_stands_there() -> None:
    quoted: Block = ("paragraph", "Den hedder Plan 2030.", "Den hedder .")
    assert not differences([quoted], [("paragraph", "That is its name.")], DANISH, ENGLISH)
    assert differences([quoted], [("paragraph", "It is called Plan 2031.")], DANISH, ENGLISH)


def test_two_days_that_stand_in_one_place_are_shown_once() -> None:
    source: Side = [("paragraph", "Åbent mandag til onsdag.")]
    made: Side = [("paragraph", "Open Thu–Sat.")]
    found = differences(source, made, DANISH, ENGLISH)
    assert [(one.missing, one.extra) for one in found] == [(["mandag", "onsdag"], ["Thu–Sat"])]


def test_cells_are_compared_one_by_one() -> None:
    source: Side = [("cell", "2018"), ("cell", "5"), ("cell", "2022"), ("cell", "7")]
    made: Side = [("cell", "2018"), ("cell", "7"), ("cell", "2022"), ("cell", "5")]
    assert [one.line for one in differences(source, made, DANISH, ENGLISH)] == [100, 300]
    assert len(differences([("cell", "¼"), ("cell", "½")], [("cell", "½"), ("cell", "¼")], DANISH, ENGLISH)) == 2


def test_a_sentence_may_move_to_another_paragraph_and_paragraphs_may_be_joined() -> None:
    source: Side = [("paragraph", "Der er 5 læger. I 2018 kom 7."), ("paragraph", "De blev.")]
    moved: Side = [("paragraph", "There are 5 doctors."), ("paragraph", "In 2018, 7 came. They stayed.")]
    assert not differences(source, moved, DANISH, ENGLISH)
    assert not differences(source, [("paragraph", " ".join(block[1] for block in moved))], DANISH, ENGLISH)


def test_a_missing_row_is_a_difference_of_structure_and_not_of_figures() -> None:
    source: Side = [("item", "I 2018"), ("item", "I 2022")]
    assert not differences(source, source[:1], DANISH, ENGLISH)


def test_nothing_is_no_difference() -> None:
    assert not differences([], [], DANISH, ENGLISH)
    assert differences([("paragraph", "12")], [], DANISH, ENGLISH)[0].line == 1


PIECES = """1 12 2018 0 00 . , - – / : ' % ½ ² ٣ kl klokken halv kvart en to og tre hundrede million mia den maj May may
second quarter half a the past noon p.m am DKK kr € +45 erne s th st tallet ' ’ COVID Q January of one twenty ( ) § ß İ
100000000000000000000000 femårsplan per cent 24/7 1.1.1 15/1-2018 2019-04-03 \u202f \ud800"""


def test_no_text_is_too_odd() -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    for _ in range(1500):
        words = chance.choices(PIECES.split(" "), k=chance.randint(0, 14))
        text = "".join(word + chance.choice([" ", " ", "", "-", "."]) for word in words)
        for known in (DANISH, ENGLISH):
            for figure in known.read(text):
                assert figure.written in text
        other = text[::-1]
        assert not differences([("cell", text)], [("cell", text)], DANISH, DANISH)
        assert not differences([("cell", text)], [("cell", text)], ENGLISH, ENGLISH)
        differences([("cell", text)], [("cell", other), ("paragraph", text)], DANISH, ENGLISH)


@pytest.mark.parametrize("piece", ["1,1", "1.", "1 ", "1/", "8-", "kl. 8-", "1, 2 og ", "to og ", "+45 ", "a", "- "])
def test_the_time_grows_with_the_length(piece: str) -> None:
    start = time.process_time()
    for known in (DANISH, ENGLISH):
        known.read("Der " + piece * (200_000 // len(piece)))
    assert time.process_time() - start < 2, "quadratic"


def test_figures_that_differ_are_told_unless_there_are_too_many() -> None:
    assert compare("12 34 " * 50, "56 78 " * 50)
    assert not compare("12 34 " * MOST, "56 78 " * MOST)


def test_a_text_of_too_many_figures_is_not_compared() -> None:
    many = "1200 2500 " * MOST
    assert len(DANISH.read(many)) <= MOST + 1
    assert not differences([("paragraph", many)], [("paragraph", many + "7")], DANISH, ENGLISH)


def test_what_stands_in_place_of_a_figure_is_shown_though_it_may_be_left_out_elsewhere() -> None:
    (told,) = differences(
        [("paragraph", "Vi kommer hver anden uge.")], [("paragraph", "We come every week.")], DANISH, ENGLISH
    )
    assert (told.details["value"], told.is_mutual) == ("every week", False)
