"""Addresses that are wrong by themselves, where the site's folder or the page's use of them makes the difference."""

from __future__ import annotations

import pytest

from urls import OWN, ROOT, Address, Fault, Reader


@pytest.mark.parametrize(
    ("base", "written", "read"),
    [
        ("/sundhed/", "/home/mette/vision/", Fault("link-scheme")),
        ("/sundhed/", "/hjem/mette/vision/", Fault("link-outside")),
        ("/sundhed/", "/sundhed/vision/", Address(ROOT, "vision/", "")),
        ("/sundhed/", "/sundhed?a", Fault("link-slash", "/sundhed/")),
        ("/sundhed/", "https://site.example/sundhed#a", Fault("link-slash", "/sundhed/")),
        ("/sundhed/", "https://site.example/andet/", None),
        ("/sundhed/", "https://site.example/Sundhed/vision/", Fault("link-case", "sundhed/vision/")),
        ("/", "https://Site.example/Vision/", Address(ROOT, "Vision/", "")),
        ("/", "/home/mette/vision/", Address(ROOT, "home/mette/vision/", "")),
        ("/", "//other.example/{{ a }}", Fault("link-insecure")),
        ("/", "[vision", Fault("link-markdown")),
        ("/", "<vision/>", Fault("link-markdown")),
        ("/", "C:\\Users\\mette\\vision.pdf", Fault("link-scheme")),
        ("/", "\\\\files.small.example\\vision.pdf", Fault("link-scheme")),
        ("/", "spotify:", None),
        ("/", "/../vision/", Address(ROOT, "vision/", "")),
        ("/", "https://other.example/a b", None),
        ("/", "https://other example.com/", Fault("link-scheme")),
        ("/", "../a/../b/", Address(1, "b/", "")),
        ("/", "#vision:~:text=ord", Address(OWN, "", "vision")),
        ("/", "../../a/?b#c", Address(2, "a/", "c")),
        ("/", "https://www..site.example/", Fault("link-scheme")),
        ("/", "http:site.example/", Fault("link-insecure")),
    ],
)
def test_an_address_is_read_below_the_sites_folder(base: str, written: str, read: Address | Fault | None) -> None:
    assert Reader("site.example", base).read(written) == read


def test_what_a_page_loads_does_not_come_by_ftp() -> None:
    reader = Reader("site.example", "/")
    assert reader.read("ftp://other.example/a") is None
    assert reader.read("ftp://other.example/a", loads=True) == Fault("link-scheme")
