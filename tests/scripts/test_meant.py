"""What an address was meant to be is an address that leads there from where it is written."""

import pytest

from links import Slip
from meant import as_https, right_address


@pytest.mark.parametrize(
    ("written", "there", "right"),
    [
        ("../assets/Kort.svg", "assets/kort.svg", "../assets/kort.svg"),
        ("/assets/%C3%86ndringer.txt", "assets/ændringer.txt", "/assets/ændringer.txt"),
        ("https://site.example/Vision/?a#b", "vision/", "https://site.example/vision/?a#b"),
        ("Tal/Kort.svg", "om/kort.svg", "om/kort.svg"),
    ],
)
def test_an_address_in_other_letters_keeps_how_it_begins_and_ends(written: str, there: str, right: str) -> None:
    assert right_address(Slip("link-case", "vision/index.html", f'<a href="{written}">', written, there)) == right


def test_an_address_without_its_slash_gets_it_before_the_query() -> None:
    assert right_address(Slip("link-slash", "index.html", '<a href="om?a#b">', "om?a#b", "om/")) == "om/?a#b"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https:/www.site.example/a", "https://www.site.example/a"),
        ("htps://site.example", "https://site.example"),
        ("https//site.example", "https://site.example"),
        ("https:///site.example", "https://site.example"),
        ("https://https://site.example/a", "https://site.example/a"),
        ("https://intranet.local/a", ""),
        ("http://localhost:8000/", ""),
        ("http://10.0.0.1/", ""),
        ("javascript:void(0)", ""),
    ],
)
def test_an_address_that_nearly_begins_with_https_was_to_begin_so(written: str, meant: str) -> None:
    assert as_https(written) == meant
