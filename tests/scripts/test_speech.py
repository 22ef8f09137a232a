"""Which language a sentence, heading or menu word is in: what must be told, and what must be left alone."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from locales import known_of
from speech import Speech

ROOT = Path(__file__).resolve().parent.parent.parent
HOOKS, SCRIPTS = ROOT / "overrides" / "hooks", ROOT / "scripts"
PAGES = {
    "da": [
        "Regionerne vil bruge data til bedre forebyggelse, og deltagerne mødes hvert år hos Danske Regioner.",
        "Strategien samler flere indsatser. Skiftet kræver at Region Syddanmark deler sine erfaringer.",
    ],
    "en": [
        "The regions want to use data for better prevention, and participants meet every year at Danske Regioner.",
        "The strategy brings initiatives together. The shift requires that Region Syddanmark shares what it learns.",
    ],
}


def known() -> dict[str, dict[str, Any]]:
    return {locale: known_of(locale) for locale in PAGES}


@pytest.fixture(scope="module")
def speech() -> Speech:
    made = Speech(known())
    for locale, texts in PAGES.items():
        for text in texts:
            made.learn(locale, text)
    return made


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Det kan ikke vente.", "en"),
        ("For os er data en god start.", "en"),
        ("I 2018 var appen ny.", "en"),
        ("Et dashboard med realtime data giver klinikerne feedback på deres workflow.", "en"),
        ("Danske Regioner, KL og MedCom har sammen aftalt at udbrede den, når Region Hovedstaden er klar.", "en"),
        ("Klinikere anvender systemet dagligt.", "en"),
        ("Vi er i Danmark.", "en"),
        ("It cannot wait.", "da"),
        ("The regions decide together.", "da"),
        ("Region Sjælland and Region Midtjylland will therefore share it with Danske Regioner.", "da"),
        ("Clinicians trust technology.", "da"),
    ],
)
def test_sentence_of_the_other_language_is_told(speech: Speech, text: str, own: str) -> None:
    assert speech.foreign(text, own) == {"da": "en", "en": "da"}[own]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Ordliste", "en"),
        ("Skiftet", "en"),
        ("Forebyggelse", "en"),
        ("Vis menuen", "en"),
        ("Registret", "en"),  # as no name is, which has more before it
        ("I dag", "en"),
        ("Kræver app", "en"),
        ("LÆS MERE", "en"),
        ("tre fra Danske Regioner", "en"),
        ("Tre cirkler der bliver til én", "en"),
        ("Glossary", "da"),
        ("Participants", "da"),
        ("Main menu", "da"),
        ("Read More", "da"),
        ("Terms of Use", "da"),
        ("Privacy policy", "da"),
        ("In short", "da"),
        ("to have incorrect data corrected", "da"),
    ],
)
def test_short_text_of_the_other_language_is_told(speech: Speech, text: str, own: str) -> None:
    assert speech.foreign(text, own, is_short=True) == {"da": "en", "en": "da"}[own]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Sundhedsdatastyrelsen", "en"),
        ("Digital Sundhed Danmark", "en"),
        ("Styrelsen for Patientsikkerhed", "en"),
        ("Min Læge", "en"),
        ("Fælles Medicinkort", "en"),
        ("Rødovre", "en"),
        ("MedCom", "en"),
        ("Dansk", "en"),
        ("Danske Regioner, Dampfærgevej 22, 2100 København Ø", "en"),
        ("Danske Regioner, Region Hovedstaden and KL have signed.", "en"),
        ("The old address was regioner.example/det-vi-vil-med-det-digitale.", "en"),
        ("It is in the letter, en rapport om sundhed i Region Syddanmark, of last year.", "en"),
        ("Men over a certain age see the doctor too seldom.", "en"),
        ("Telemedicine", "en"),
        ("Under the plan, data is at hand for all.", "en"),
        ("World Health Organization", "da"),
        ("Integrating the Healthcare Enterprise", "da"),
        ("State of the art", "da"),
        ("Open source", "da"),
        ("Dashboards", "da"),
        ("English", "da"),
        ("Status", "da"),
        ("IT", "da"),
        ("At have data i en app er godt for alle.", "da"),
        ("Feedback fra workshops, et dashboard og en online helpdesk supporterer teamet.", "da"),
        ("", "da"),
        ("2022", "da"),
    ],
)
def test_names_loans_and_own_words_are_left_alone(speech: Speech, text: str, own: str) -> None:
    assert speech.foreign(text, own) is None
    assert speech.foreign(text, own, is_short=True) is None


def test_no_language_is_told_from_one_without_data() -> None:
    speech = Speech({**known(), "xx": {}, "da-DK": {}})
    speech.learn("xx", "Det kan ikke vente.")
    assert speech.foreign("Det kan ikke vente.", "xx") is None
    assert speech.foreign("Det kan ikke vente.", "da-DK") is None
    assert speech.foreign("Det kan ikke vente.", "nowhere") is None


def test_language_that_the_dictionary_lacks_is_still_told_by_its_common_words() -> None:
    speech = Speech({**known(), "xx": {"stop_words": "zaba kolu mipo"}})
    assert speech.foreign("Kolu zaba mipo.", "en") == "xx"
    assert speech.foreign("Zabarinta kolurani.", "en") is None
    assert speech.foreign("Technology clinicians dashboards.", "xx") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Båb cåc dåd.", None),
        ("Båx cåx dåx.", "yy"),
        ("Båx cåy dåd.", None),
        ("Båx cåx dåx eåx foy.", "yy"),
        ("Båx cåx dåy.", None),
        ("Kolu båx mipo.", None),
        ("Zaba båx mipo.", "yy"),
        ("Zaba zaba dåd.", "yy"),
        ("Zaba zaba dåy.", None),
        ("Mexcom båx.", "yy"),
        ("MexCom båx.", None),
        ("MEX båx.", None),
        ("MEXCOM BÅX.", "yy"),
        ("båx /cåx/dåx", None),
        ("båx cåx@dåx.example", None),
        ("Kolu båx cåx.", None),
        ("Kolu båx cåx dåx.", "yy"),
        ("Kolu kolu kolu kolu kolu kolu kolu, zaba zaba zaba dåd, kolu.", "yy"),
        ("Kolu kolu kolu kolu kolu kolu kolu, zaba zaba dåd dåd, kolu.", None),
        ("# Zaba zaba", "yy"),
    ],
)
def test_letters_and_words_that_one_language_alone_has_tell_it_from_another(text: str, found: str | None) -> None:
    own, other = {"stop_words": "kolu mipo", "letters": "åy"}, {"stop_words": "zaba mipo", "letters": "åx"}
    assert Speech({"xx": own, "yy": other}).foreign(text, "xx") == found


VOTES = {"velo": 1, "rima": 1, "gota": 1, "dapo": -1}


@pytest.mark.parametrize(
    ("text", "is_short", "found", "is_asked"),
    [
        ("zaba velo.", False, "yy", False),
        ("zaba tara.", False, None, False),
        ("zaba velo rima tara.", False, "yy", True),
        ("velo rima.", False, "yy", True),
        ("velo", True, None, False),
        ("velo dapo.", False, None, True),
        ("velo rima gota dapo.", False, "yy", True),
        ("velo rima dapo.", False, None, True),
        ("hine.", False, None, True),
        ("hine jure.", False, None, True),
        ("velo tara.", False, None, False),
        ("velo rima gota tara.", False, None, False),
        ("velo rima gota hine tara nipa.", False, None, True),
        ("kolu velo rima gota.", False, None, False),
        ("Lopo", True, None, False),
        ("Kede", True, None, True),
        ("Velosen", True, None, False),
        ("velosen rima.", False, None, False),
        ("nimo velo.", False, None, False),
        ("Gota", True, None, False),
        ("Gota rima.", False, None, False),
        ("ZABA VELO", True, "yy", False),
        ("Terms of Use", True, "yy", False),
        ("Terms of Velo", True, None, False),
        ("Terms Velo", True, None, False),
        ("VELO RIMA", True, None, False),
        ("Loan velo rima.", False, None, True),
        ("loan velo zaba.", False, "yy", True),
        ("Velo og Rima", True, None, False),
        ("Velo for", True, "yy", True),
        ("x", False, None, False),
        ("zaba kolu velo rima.", False, None, False),
        ("tara tara velo.", False, None, False),
        ("tara nipa hine.", False, None, False),
        ("zaba tara nipa.", False, None, False),
        ("kolu zaba zaba velo rima gota.", False, "yy", True),
    ],
)
def test_what_common_words_do_not_tell_the_pages_tell_and_at_last_the_dictionary(
    text: str, is_short: bool, found: str | None, is_asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    voted: set[str] = set()
    monkeypatch.setattr("speech._vote", lambda word, _own, _other: voted.add(word) or VOTES.get(word, 0))  # type: ignore[func-returns-value]
    own = {"stop_words": "kolu mipo", "loans": ["loan velo"], "names": "nimo"}
    made = Speech({"xx": own, "yy": {"stop_words": "zaba", "name_endings": "sen", "title_words": "terms use"}})
    made.learn("xx", "kolu tara nipa sura tara nipa. Lopo kolu. kolu Gota tara.")
    made.learn("yy", "zaba hine jure. Kede zaba.")
    assert (made.foreign(text, "xx", is_short=is_short), bool(voted)) == (found, is_asked)


@pytest.mark.parametrize(
    ("own", "times", "found"),
    [
        ("kolu velo rima velo rima.", 5, None),
        ("kolu velo rima velo rima.", 6, "yy"),
        ("Velo kolu. Rima kolu. Velo mipo. Rima mipo.", 1, "yy"),
    ],
)
def test_word_is_of_its_own_language_where_it_stands_there_besides_within_sentences_and_is_no_stray_one(
    own: str, times: int, found: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("speech._vote", lambda word, _own, _other: VOTES.get(word, 0))
    made = Speech({"xx": {"stop_words": "kolu mipo"}, "yy": {"stop_words": "zaba"}})
    made.learn("xx", own)
    made.learn("yy", f"zaba{' velo rima' * times}.")
    assert made.foreign("velo rima.", "xx") == found


def test_slip_that_stands_in_a_page_does_not_teach_its_words() -> None:
    speech = Speech(known())
    speech.learn("da", "De vil bruge det til forebyggelse.")
    for _ in range(3):
        speech.learn("en", "De vil bruge det til forebyggelse.")
    assert speech.foreign("Forebyggelse", "en", is_short=True) == "da"


def test_a_name_that_begins_what_stands_in_brackets_is_no_word() -> None:
    speech = Speech(known())
    speech.learn("da", "Vandet i Fjordby er hårdt på to øer. Fjordby får vand.")
    speech.learn("en", "The newspaper wrote: (Fjordby gets clean water).")
    assert speech.foreign("4990 Fjordby", "en", is_short=True) is None


@pytest.mark.parametrize(
    ("locale", "text", "name"),
    [
        ("en", "The patients use Sundhedsjournalen every day.", "Sundhedsjournalen"),
        ("da", "Patienterne mødes i Solsikken hver dag.", "Solsikken"),
    ],
)
def test_name_that_stands_within_sentences_is_a_name_alone(locale: str, text: str, name: str) -> None:
    speech = Speech(known())
    speech.learn(locale, text)
    assert speech.foreign(name, "en", is_short=True) is None


def test_dictionary_is_not_loaded_for_texts_that_are_clear() -> None:
    code = (
        "import sys, test_speech as t; from speech import Speech; s = Speech(t.known())\n"
        "for l, texts in t.PAGES.items():\n"
        "    for text in texts: s.learn(l, text); [s.foreign(one, l) for one in text.split('. ')]\n"
        "assert s.foreign('Det kan ikke vente.', 'en') == 'da' and s.foreign('MedCom', 'en') is None\n"
        "assert 'simplemma' not in sys.modules"
    )
    path = {"PYTHONPATH": ":".join(map(str, (HOOKS, SCRIPTS, Path(__file__).parent)))}
    subprocess.run([sys.executable, "-c", code], check=True, env=path, timeout=60)


@pytest.mark.parametrize(
    "text", ["a" * 2_000_000, "a.b@" * 300_000, "Æ " * 300_000, "og-" * 300_000, " \u2013 " * 300_000]
)
def test_long_text_takes_no_longer_than_its_length(text: str) -> None:
    speech = Speech(known())
    start = time.process_time()
    speech.learn("en", text)
    speech.foreign(text, "en")
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        ("Øboere får 25 % rabat når de rejser med færgen.", "de", "da"),
        ("Be there at least 15 minutes before departure.", "de", "en"),
        ("La saison s'ouvre le 1er mai.", "fr", None),
        ("Sie liegen unter den Bänken auf Deck 3 und 4.", "da", "de"),
        ("Sie liegen unter den Bänken auf Deck 3 und 4.", "de", None),
        ("In der Sundhedsjournal und im Fælles Medicinkort stehen Ihre Daten.", "de", None),
        ("Hunde an Bord", "da", None),
        ("Words of a language that has no dictionary at all.", "xx", None),
        ("Regionerne vil bruge det digitale til at komme tættere på din hverdag.", "da", None),
    ],
)
def test_where_nothing_is_known_of_a_language_its_dictionary_tells(text: str, own: str, other: str | None) -> None:
    assert Speech({**known(), "de": {}, "fr": {}, "xx": {}}).foreign(text, own) == other


@pytest.mark.parametrize(("times", "other"), [(4, None), (5, "da")])
def test_a_word_of_no_dictionary_is_of_the_language_whose_pages_often_have_it(times: int, other: str | None) -> None:
    speech = Speech(known())
    for number in range(times):
        speech.learn("da", f"Du kan se det hele på tidslinjen i år {number}.")
    speech.learn("en", "You can see all of it on tidslinjen.")
    assert speech.foreign("tidslinjen", "en", is_short=True) == other
    assert speech.foreign("tidslinjen", "da", is_short=True) is None


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Alle Räume sind ohne Stufen erreichbar.", True),
        ("Das Rad trägt 120 kg.", True),
        ("Onleihe und Filmfriend.", False),
        ("Radio on air", False),
        ("Neustein hat ein Kino.", True),
        ("Kino Neustein", False),
    ],
)
def test_a_copied_sentence_is_told_by_the_dictionaries(text: str, *, is_left: bool) -> None:
    assert Speech({"de": {}, "fr": {}}).is_left(text, "fr", "de") == is_left


@pytest.mark.parametrize(
    ("text", "own", "is_left"),
    [
        ("Continue Without Help", "da", True),
        ("Choosing a Keyboard", "da", True),
        ("European Health Data Space", "da", False),  # the pages use it as a name
        ("Digital Information", "da", False),
        ("Choosing a Digital Patient Database Dashboard", "da", False),  # mostly words that Danish has, too
        ("Continue Without Snurbax", "da", False),  # a word that neither has is a name's
        ("Power Systems, Power Tools", "da", False),  # stands in a list of names
        ("Mayday\n:", "da", False),  # has been borrowed
        ("Udbredelse", "en", True),
        ("Odense", "en", False),
        ("Sundhed i Region Syddanmark", "en", True),
    ],
)
def test_heading_that_was_only_copied_is_told_from_a_name(text: str, own: str, *, is_left: bool) -> None:
    speech = Speech(known())
    speech.learn("da", "Et fælles rum for data, European Health Data Space, har sin sundhed og udbredelse. Odense.")
    speech.named.add("Power Systems, Power Tools")
    speech.learn(own, text)
    assert speech.is_left(text, own, {"da": "en", "en": "da"}[own]) == is_left


def test_heading_of_a_word_that_the_pages_use_was_not_left() -> None:
    speech = Speech(known())
    speech.learn("da", "Her kan du se hvordan udbredelse sker.")
    assert speech.is_left("Udbredelse", "en", "da")
    speech.learn("en", "You can see how the udbredelse goes.")
    assert not speech.is_left("Udbredelse", "en", "da")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Det står i aftalen, which clinicians of today support, og det gælder fra i dag.", "en"),
        ("Det står i aftalen, which clinicians of snurbax support, og det gælder fra i dag.", None),
        ("Det står i aftalen, which digital system of data, og det gælder fra i dag.", None),  # which are Danish, too
    ],
)
def test_clause_is_told_where_few_words_are_telling_but_the_other_dictionary_alone_has_them(
    speech: Speech, text: str, other: str | None
) -> None:
    assert speech.foreign(text, "da") == other


def test_a_word_that_both_languages_use_is_no_slip_however_often_the_other_says_it() -> None:
    made = Speech(known())
    for number in range(9):
        made.learn("en", f"The database {number} is big, the scan {number} is good and the wallet {number} is full.")
    made.learn("da", "Vi har en database i huset.")
    assert made.foreign("Database", "da", is_short=True) is None
    assert made.foreign("Scan", "da", is_short=True) is None  # in Danish, too: scan din billet
    assert made.foreign("Wallet", "da", is_short=True) == "en"  # which neither pages nor dictionary have in Danish


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("The setting for the folder is in the profile of the user.", False),  # was left in the Spanish page
        ("El ajuste de la carpeta está en el perfil del usuario.", True),
        ("file://x, ftp://x, smb://x", False),
        ("E (exa)", False),
    ],
)
def test_what_stands_alike_in_a_language_without_a_file_is_left_from_it_unless_it_is_the_own(
    text: str, is_left: bool
) -> None:
    assert Speech({"es": {}, "en": known()["en"]}).is_left(text, "en", "es") == is_left


@pytest.mark.parametrize(
    ("text", "own", "source", "word"),
    [
        ("Ask the socialrådgiver for help.", "en", "da", "socialrådgiver"),
        ("Ask the social worker (socialrådgiver) for help.", "en", "da", ""),
        ("Write to socialrådgiver@region.example, please.", "en", "da", ""),
        ("Ask the Socialrådgiver for help.", "en", "da", ""),
        ("Vi bruger et framework til det.", "da", "en", ""),  # English words stand in every language
        ("Frag den socialrådgiver.", "de", "da", ""),  # of which nothing is known
        ("Ask our good\nsocialrådgiver for help.", "en", "da", "socialrådgiver"),
        ("We are open alle hverdage, and on Sundays.", "en", "da", "alle hverdage"),
        ("You can choose mellem alle hverdage i maj.", "en", "da", "mellem alle hverdage"),
        ("We are open hverdage uden pause.", "en", "da", "hverdage uden"),  # pause is English, too
        ("Hverdage are best.", "en", "da", ""),  # perhaps a name
        ("We are open hverdage, uden exception.", "en", "da", "hverdage"),
        ("Digital hverdage is a service.", "en", "da", ""),  # a title
        ("It costs DKK 300 pr. måned.", "en", "da", "måned"),
        ("The field called hverdage is new.", "en", "da", ""),
        ("Ask the receptionen first.", "en", "da", "receptionen"),
    ],
)
def test_a_word_of_the_source_is_told(speech: Speech, text: str, own: str, source: str, word: str) -> None:
    said = frozenset({"socialrådgiver", "framework", "worker", "hverdage", "måned", "receptionen"})
    assert speech.stray(text, own, source, said) == word
    assert speech.stray(text, own, source, frozenset()) == ""
