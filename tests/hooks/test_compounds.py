"""A compound is found by each of its parts, and stays the word that it is."""

from __future__ import annotations

import pytest

from compounds import with_seams


@pytest.mark.parametrize(
    ("locale", "text", "parted"),
    [
        ("da", "Sundhedsjournalen", "Sundheds|journalen"),
        ("da", "en patientjournal", "en patient|journal"),
        ("da", "informationssikkerhed", "informations|sikkerhed"),
        ("da", "cybersikkerhed og databeskyttelsesforordningen", "cybersikkerhed og databeskyttelses|forordningen"),
        ("da", "erklæringen, muligheder", "erklæringen, muligheder"),  # endings are no words
        ("da", "hurtigere regionerne", "hurtigere regionerne"),
        ("de", "die Patientenrechte", "die Patienten|rechte"),
        ("ar", "Sundhedsjournalen", "Sundhedsjournalen"),  # has no dictionary
    ],
)
def test_a_compound_is_parted_where_both_parts_are_words(locale: str, text: str, parted: str) -> None:
    assert with_seams(f"<p>{text}</p>", locale) == f"<p>{parted}</p>"


def test_tags_and_their_attributes_are_left_alone() -> None:
    html = '<a href="/sundhedsjournalen/" title="Sundhedsjournalen">Se<br>Sundhedsjournalen</a>'
    assert with_seams(html, "da") == html.replace(">Sundhedsjournalen<", ">Sundheds|journalen<")
