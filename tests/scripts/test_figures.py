"""Tests of what is read as a figure, and of what differs between a text and its translation."""

from __future__ import annotations

import random
import time
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from figures import Block, Difference, Figures, differences

LANGUAGES = Path(__file__).resolve().parents[2] / "scripts/languages"


def language(locale: str) -> Figures:
    for name in (f"{locale}.yml", f"figures.{locale}.tmp"):
        file = LANGUAGES / name
        known = yaml.safe_load(file.read_text("utf-8")).get("figures") if file.is_file() else None
        if known:
            return Figures(known)
    raise FileNotFoundError(locale)


DANISH, ENGLISH = language("da"), language("en")

EQUAL = [
    ("Det er halvandet år siden.", "It was 18 months ago."),
    ("Vi mødes hvert halve år.", "We meet every six months."),
    ("Det varer et kvarter.", "It takes 15 minutes."),
    ("Døgnet rundt.", "Open 24 hours a day."),
    ("Vi har åbent døgnet rundt.", "We are open 24/7."),
    ("De to regioner samarbejder.", "Both regions work together."),
    ("Der er to hundrede og fem læger.", "There are two hundred and five doctors."),
    ("Der er tohundredefem læger.", "There are 205 doctors."),
    ("Der er hundrede patienter.", "There are a hundred patients."),
    ("Der kom 100 svar.", "There were a hundred answers."),
    ("Der er en halv million borgere.", "There are half a million citizens."),
    ("Der er 500.000 borgere.", "There are half a million citizens."),
    ("Mellem 10 og 12 procent.", "Between 10% and 12%."),
    ("Mellem 10 og 12 pct. svarede.", "10-12 per cent answered."),
    ("Fra den 1. januar 2019 til den 31. december 2022.", "From 1 January 2019 to 31 December 2022."),
    ("Fra 1. januar til 31. december 2022.", "From January 1 to December 31, 2022."),
    ("Kl. 13-16.", "From 1 to 4 pm."),
    ("Klokken tre.", "At three o'clock."),
    ("Kl. 15.", "At 3 pm."),
    ("Kl. 12.", "At noon."),
    ("Kl. 9.30-15.", "9.30 am to 3 pm."),
    ("Mødet er kl. 14.30.", "The meeting is at 14.30."),
    ("Mødet er kl. 14.30.", "The meeting is at 14:30."),
    ("Klokken kvart over to.", "At quarter past two."),
    ("Klokken kvart i tre.", "At a quarter to three."),
    ("Det var i 90'erne.", "It was in the 1990s."),
    ("Det var i halvfemserne.", "It was in the nineties."),
    ("I 00'erne.", "In the 2000s."),
    ("I 1800-tallet.", "In the 1800s."),
    ("Det 21. århundrede.", "The 21st century."),
    ("Det nittende århundrede.", "The nineteenth century."),
    ("2018-22", "2018–2022"),
    ("Skoleåret 2018/19", "The 2018-19 school year"),
    ("En femårsplan.", "A five-year plan."),
    ("Et toårigt forløb.", "A two-year programme."),
    ("En tredjedel svarede.", "A third answered."),
    ("En tredjedel svarede.", "One third answered."),
    ("Tre ud af fire svarede.", "Three out of four answered."),
    ("Tre fjerdedele svarede.", "Three quarters answered."),
    ("I de seneste tre kvartaler.", "In the last three quarters."),
    ("I hvert kvartal.", "Every quarter."),
    ("20.000 kr.", "DKK 20,000"),
    ("kr. 500", "DKK 500"),
    ("500 kroner", "500 kroner"),
    ("1,5 mio. euro", "€1.5 million"),
    ("20 mio. kr.", "DKK 20m"),
    ("3 mia.", "3bn"),
    ("Det koster 250 t.kr.", "It costs DKK 250,000."),
    ("Ring på 3529 8100.", "Call +45 35 29 81 00."),
    ("Ring på 35 29 81 00.", "Call 3529 8100."),
    ("Version 4.0.1", "version 4.0.1"),
    ("WCAG 2.1 og EN 301 549", "WCAG 2.1 and EN 301 549"),
    ("Den 3. udgave", "The 3rd edition"),
    ("Den tredje udgave", "The third edition"),
    ("Den enogtyvende udgave", "The twenty-first edition"),
    ("Den 2. udgave", "The second edition"),
    ("Den 15/1-2018", "15 January 2018"),
    ("d. 15/1", "15 January"),
    ("15.1.2018", "15/01/2018"),
    ("3. og 4. kvartal 2020", "the third and fourth quarters of 2020"),
    ("Den 5.-6. maj 2021", "May 5–6, 2021"),
    ("Den 5., 6. og 7. maj", "5, 6 and 7 May"),
    ("To gange om året", "Twice a year"),
    ("Hver anden uge", "Every other week"),
    ("Hver fjortende dag", "Every fourteen days"),
    ("14 dage", "two weeks"),
    ("Fem minutter", "5 minutes"),
    ("halvtreds", "fifty"),
    ("halvfjerds", "70"),
    ("Femogtyve tusind", "Twenty-five thousand"),
    ("Type 2-diabetes", "type 2 diabetes"),
    ("ICD-10 og H1N1", "ICD-10 and H1N1"),
    ("Q1 2020", "first quarter of 2020"),
    ("Første januar", "the first of January"),
    ("To og en halv time", "two and a half hours"),
    ("2½ time", "2.5 hours"),
    ("2,5 timer", "two and a half hours"),
    ("I januar og februar", "In January and February"),
    ("I maj", "In May"),
    ("I marts 2019", "In March 2019"),
    ("Maj måned", "The month of May"),
    ("12 %-point", "12 percentage points"),
    ("2 procentpoint", "two percentage points"),
    ("5 promille", "5‰"),
    ("10.000-20.000 borgere", "10,000 to 20,000 citizens"),
    ("10 000 borgere", "10,000 citizens"),
    ("1,2 mio.", "1.2 million"),
    ("Et par tusind", "A couple of thousand"),
    ("Mandag til fredag kl. 8-16", "Monday to Friday, 8 am–4 pm"),
    ("En gang om året", "Once a year"),
    ("§ 3, stk. 2, nr. 1", "section 3(2), no. 1"),
    ("Afsnit 2.3", "Section 2.3"),
    ("Over 65 år", "over the age of 65"),
    ("Dobbelt så mange", "Twice as many"),
    ("Tusindvis af borgere", "Thousands of citizens"),
    ("Hundreder af læger", "Hundreds of doctors"),
    ("Den 1. i hver måned", "the first of each month"),
    ("Én ud af fem", "One in five"),
    ("Fem regioner bliver til fire", "four regions instead of five"),
    ("Af 200 svar kom 30 fra læger", "30 of the 200 answers came from doctors"),
    ("Et årti", "Ten years"),
    ("To årtier", "20 years"),
    ("To gange tre", "Two times three"),
    ("40-årige mænd og 50-årige kvinder", "40-year-old men and 50-year-old women"),
    ("CO2 og B12", "CO2 and B12"),
    ("Den 24. december", "Christmas Eve, 24 December"),
    ("Første og anden fase", "The first and second phases"),
    ("Anden fase", "The second phase"),
    ("En anden løsning", "Another solution"),
    ("Til 2. behandling", "for the second reading"),
    ("Tre måneder", "a quarter"),
    ("Tidlig og total indsats", "Early and total effort"),
    ("1-2 timer", "one to two hours"),
    ("1 læge", "a doctor"),
    ("En læge", "1 doctor"),
    ("Nul fejl", "Zero faults"),
    ("Tyve-tredive stykker", "twenty or thirty"),
    ("120.000 kr. om året i 2019-priser", "DKK 120,000 a year at 2019 prices"),
    ("Kl. 8 til 16", "8 to 16"),
    ("14.30", "2.30 pm"),
    ("100 %", "one hundred per cent"),
    ("Et hundrede procent", "100%"),
    ("60 pct. af de 98 kommuner", "60 per cent of the 98 municipalities"),
    ("Onsdag den 3. april 2019 kl. 10.00", "Wednesday 3 April 2019 at 10 am"),
    ("Ved årsskiftet 2018/2019", "at the turn of 2018/2019"),
    ("Sommeren 2018", "Summer 2018"),
    ("5 km", "5 km"),
    ("7,5 ECTS", "7.5 ECTS"),
    ("1. maj-møder", "1 May meetings"),
    ("Fra fem til fire regioner", "From five to four regions"),
    ("23.-25. juni 2020", "23–25 June 2020"),
    ("Den 29. februar og den 1. marts", "29 February and 1 March"),
    ("Den 29.2. og 1.3.", "29 February and 1 March"),
    ("Den 1.3.", "1 March"),
    ("3x2", "3x2"),
    ("Artikel 6, stk. 1, litra e", "Article 6(1)(e)"),
    ("2.000 m²", "2,000 m²"),
    ("nittenhundrede", "nineteen hundred"),
    ("1 mia. kr. og 2 mia. kr.", "DKK 1 billion and DKK 2 billion"),
    ("1-2 mia. kr.", "DKK 1-2 billion"),
    ("1 million", "one million"),
    ("En mio. kr.", "DKK one million"),
    ("Fire ud af ti", "Four in ten"),
    ("20 pct. flere", "20 percent more"),
    ("Kl. 24", "midnight"),
    ("Fra kl. otte", "from eight o'clock"),
    ("Klokken 9 om morgenen", "at 9 in the morning"),
    ("halv ni", "half past eight"),
]

DIFFERENT = [
    ("Fra den 1. januar 2019 til den 31. december 2022.", "From 1 January 2022 to 31 December 2019."),
    ("Mandag den 3.", "Tuesday the 3rd"),
    ("Tre måneder", "three years"),
    ("2 procentpoint", "2 per cent"),
    ("Første udgave", "The second edition"),
    ("Kl. 9.30", "9.30 pm"),
    ("Kl. 15.", "At 5 pm."),
    ("1990'erne", "the 1890s"),
    ("30 mio. kr.", "EUR 30 million"),
    ("En femårsplan", "A six-year plan"),
    ("Fem", "Six"),
    ("15/1-2018", "1 May 2018"),
    ("Hundrede og fem", "a hundred and six"),
    ("I juni", "In July"),
    ("I maj", "In March"),
    ("halvtreds", "70"),
    ("halvfems", "eighty"),
    ("tres", "thirty"),
    ("Fra 2018 til 2022", "From 2022 to 2018"),
    ("Der er 5 læger. Der er 7 sygeplejersker.", "There are 7 doctors. There are 5 nurses."),
    ("1,5", "15"),
    ("0,5", "0.05"),
    ("2.500", "2.5"),
    ("2.500", "2.500"),
    ("12,5 %", "12,5 %"),
    ("tredjedel, to tredjedele", "two quarters"),
    ("en tredjedel", "a quarter"),
    ("halvdelen af 20", "a third of 20"),
    ("Kl. 14.30", "2.30"),
    ("3 dage", "3 weeks"),
    ("ICD-10", "ICD-11"),
    ("femten", "fifty"),
    ("fjorten", "forty"),
    ("tredive", "thirteen"),
    ("seks", "seven"),
    ("Tyve", "Twelve"),
    ("13. oktober", "13 November"),
    ("sekstende", "sixth"),
    ("5. kapitel", "chapter 6"),
    ("1.4.2", "1.4.3"),
    ("over 100", "over 1,000"),
    ("10.000", "1,000"),
    ("7,5 mia.", "7.5 million"),
    ("20 pct.", "20"),
    ("2018-22", "2018–23"),
    ("5. og 6. maj", "5 and 7 May"),
    ("35 29 81 00", "35 29 81 01"),
    ("to", "both three"),
    ("hver tredje", "every fourth"),
]


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


def test_a_difference_names_both_sides_as_they_are_written() -> None:
    assert compare("Det koster\n1,5 mia. kr.", "It costs\nDKK 1.5 million.") == [
        Difference(0, ["1,5 mia. kr"], ["1.5 million"], 1)
    ]


def test_a_figure_that_is_left_out_is_told_where_the_one_before_it_stands() -> None:
    (found,) = compare("I 2018 kom\n12 svar og\n7 breve.", "In 2018\n12 answers came and\nsome letters.")
    assert (found.missing, found.extra, found.line) == (["7"], [], 1)


@pytest.mark.parametrize("value", [0, 2, 9, 10, 21, 99, 100, 101, 999, 1000, 12_345, 999_999, 1_000_000, 123_456_789])
def test_thousands_are_read_with_each_sign(value: int) -> None:
    for text in (str(value), f"{value:,}".replace(",", "."), f"{value:,}".replace(",", " ")):
        assert [figure.value for figure in DANISH.read(f"Der er {text}.")] == [("number", value)], text
    assert [figure.value for figure in ENGLISH.read(f"There are {value:,}.")] == [("number", value)]


def test_every_number_below_a_hundred_is_read_in_words() -> None:
    ones = "_ en to tre fire fem seks syv otte ni".split()
    tens = "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems".split()
    english = "_ one two three four five six seven eight nine".split()
    english_tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    for ten, (danish_ten, english_ten) in enumerate(zip(tens, english_tens, strict=True), start=2):
        for one in range(1, 10):
            value = [("number", ten * 10 + one)]
            assert [figure.value for figure in DANISH.read(f"{ones[one]}og{danish_ten}")] == value
            for joint in "- ":
                assert [figure.value for figure in ENGLISH.read(f"{english_ten}{joint}{english[one]}")] == value


def test_fractions_are_exact() -> None:
    assert DANISH.read("0,1")[0].value == ("number", Fraction(1, 10))


def test_a_weak_figure_is_not_missed() -> None:
    assert DANISH.read("begge")[0].is_weak
    assert not compare("Begge er med, og den første er en læge.", "They take part.")


def test_a_figure_of_a_quoted_title_is_missed_only_where_another_stands_there() -> None:
    quoted: Block = ("paragraph", "Den hedder Plan 2030.", "Den hedder .")
    assert not differences([quoted], [("paragraph", "That is its name.")], DANISH, ENGLISH)
    assert differences([quoted], [("paragraph", "It is called Plan 2031.")], DANISH, ENGLISH)


def test_cells_are_compared_one_by_one() -> None:
    source: list[Block] = [("cell", "2018"), ("cell", "5"), ("cell", "2022"), ("cell", "7")]
    made: list[Block] = [("cell", "2018"), ("cell", "7"), ("cell", "2022"), ("cell", "5")]
    assert [one.block for one in differences(source, made, DANISH, ENGLISH)] == [1, 3]


def test_a_sentence_may_move_to_another_paragraph_and_paragraphs_may_be_joined() -> None:
    source: list[Block] = [("paragraph", "Der er 5 læger. I 2018 kom 7."), ("paragraph", "De blev.")]
    moved: list[Block] = [("paragraph", "There are 5 doctors."), ("paragraph", "In 2018, 7 came. They stayed.")]
    assert not differences(source, moved, DANISH, ENGLISH)
    assert not differences(source, [("paragraph", " ".join(block[1] for block in moved))], DANISH, ENGLISH)


def test_a_missing_row_is_a_difference_of_structure_and_not_of_figures() -> None:
    source: list[Block] = [("item", "I 2018"), ("item", "I 2022")]
    assert not differences(source, source[:1], DANISH, ENGLISH)


def test_nothing_is_no_difference() -> None:
    assert not differences([], [], DANISH, ENGLISH)
    assert differences([("paragraph", "12")], [], DANISH, ENGLISH)[0].block == 0


PIECES = """1 12 2018 0 00 . , - – / : ' % ½ ² ٣ kl klokken halv kvart en to og tre hundrede million mia den maj May may
second quarter half a the past noon p.m am DKK kr € +45 erne s th st tallet ' ’ COVID Q January of one twenty \n ( ) § ß İ
100000000000000000000000 femårsplan per cent 24/7 1.1.1 15/1-2018 2019-04-03 \u202f \ud800""".split(" ")


def test_no_text_is_too_odd() -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    for _ in range(5000):
        words = chance.choices(PIECES, k=chance.randint(0, 14))
        text = "".join(word + chance.choice([" ", " ", "", "-", "."]) for word in words)
        for known in (DANISH, ENGLISH):
            for figure in known.read(text):
                assert figure.written in text
        other = text[::-1]
        assert not differences([("cell", text)], [("cell", text)], DANISH, DANISH)
        assert not differences([("cell", text)], [("cell", text)], ENGLISH, ENGLISH)
        differences([("cell", text)], [("cell", other), ("paragraph", text)], DANISH, ENGLISH)


@pytest.mark.parametrize("piece", ["1,1", "1.", "1 ", "1/", "8-", "kl. 8-", "1, 2 og ", "to og ", "en halv ", "+45 "])
def test_the_time_grows_with_the_length(piece: str) -> None:
    start = time.perf_counter()
    for known in (DANISH, ENGLISH):
        known.read(piece * (100_000 // len(piece)))
    assert time.perf_counter() - start < 20, "quadratic"
