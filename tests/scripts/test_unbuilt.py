"""Where no site has been built, its Markdown and its settings are asked for what the site would show."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import check
from corpus import read_cases
from reading import read_project

MENU = "nav:\n  - index.md\n  - vision.md\n  - ordliste.md\n"
ENGLISH = "        - locale: en\n          name: English\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small project without a built site."""
    read_cases()[0].write_base(tmp_path)
    shutil.rmtree(tmp_path / "site")
    return tmp_path


def told(folder: Path, file: str, old: str, new: str) -> list[str]:
    """Return the findings after a change, `file:line rule`."""
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), "utf-8")
    return [f"{one.file}:{one.line} {one.rule}" for one in check.check(read_project(folder), None)]


def test_the_project_has_no_fault(folder: Path) -> None:
    assert check.check(read_project(folder), None) == []


@pytest.mark.parametrize(
    ("link", "rule"),
    [
        ("[it](../da/vision.md)", "link-language"),
        ("[it](../da/vision.md#ansvar)", "link-language"),
        ("[it](../da/vision.md){ .wide }", "link-language"),
        ("[it](../da/vision.md){ hreflang=da }", ""),
        ("[it in Danish](../da/vision.md)", ""),
        ("[Small site in Danish](../da/vision.md)", ""),
        ("[Small site: the Danish vision](../da/vision.md)", "link-language"),
        ("[it](../en/vision.md)", ""),
        ("[it](vision.md)", ""),
        ("[it](visionen.md)", "link-markdown"),
        ("[it](../en/visionen.md#a)", "link-markdown"),
        pytest.param(f"[it]({'a' * 5_000}.md)", "link-markdown", id="longer than the name of a file can be"),
        ("[it](%00.md)", "link-markdown"),
        ("[it](https://small.example/visionen.md)", ""),
        ("[it](../paper.pdf)", ""),
        ("[it](https://small.example/vision/)", "link-language"),
        ("[it](https://small.example/vision/index.html)", "link-language"),
        ("[it](https://small.example/en/the-vision/)", ""),
        ("[it](https://other.example/vision/)", ""),
        ("[it](/vision/)", "link-language"),
        ("[it in Danish](/vision/)", ""),
        ('<a href="/vision/">it</a>', "link-language"),
        ('<a class="wide" href=../../vision/>it</a>', "link-language"),
        ('<a href="/vision/" hreflang="da">it</a>', ""),
        ('<a href="/vision/" aria-label="The vision, in Danish">it</a>', ""),
        ('<span lang="da"><a href="/vision/">visionen</a></span>', ""),
        pytest.param(f"<a href={'a' * 50_000}", "", id="a tag that does not end"),
        ('<a href="/vision/">it in <b>Danish</b></a>', ""),
        ('<a href="../the-vision/">it</a>', ""),
        ('<a href="../glossary/#telemedicin">it</a>', ""),
        ('<a href="https://[/vision/">it</a>', ""),
        ('`<a href="/vision/">it</a>`', ""),
    ],
)
def test_a_link_leads_to_a_page_in_its_own_language_or_says_so(folder: Path, link: str, rule: str) -> None:
    found = told(folder, "docs/en/vision.md", "It cannot wait.", f"It cannot wait. Read\n{link}.")
    of_links = [one for one in found if not one.endswith("structure-differs")]  # the Danish page has no such link
    assert of_links == ([f"docs/en/vision.md:17 {rule}"] if rule else [])


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        ("Aims", "", [22]),  # nothing is known of French, but that the word is no name
        ("Aims", "            Maalene: Objectifs\n", []),
        ("Aims", "            Maalene: Maalene\n", []),
        ("Maalene", "", []),
    ],
)
def test_a_word_of_the_menu_is_left_that_another_language_has_a_word_for(
    folder: Path, english: str, french: str, found: list[int]
) -> None:
    words = f"          nav_translations:\n            Hjem: Home\n            Maalene: {english}\n"
    words += (
        f"        - locale: fr\n          name: F\n          nav_translations:\n            Hjem: Accueil\n{french}"
    )
    menu = "nav:\n  - Hjem: index.md\n  - Maalene: vision.md\n"
    told_of = [one for one in told(folder, "mkdocs.yml", ENGLISH + MENU, ENGLISH + words + menu) if "language" in one]
    assert told_of == [f"mkdocs.yml:{line} text-language" for line in found]


def test_the_name_of_a_thing_in_the_menu_is_none_of_a_language_that_another_has_a_word_for(folder: Path) -> None:
    words = "          nav_translations:\n            Hjem: Home\n"
    words += "        - locale: fr\n          name: F\n          nav_translations:\n            Hjem: Accueil\n"
    words += "            FAQ: Foire aux questions\n"
    menu = "nav:\n  - Hjem: index.md\n  - FAQ: vision.md\n"
    found = told(folder, "mkdocs.yml", ENGLISH + MENU, ENGLISH + words + menu)
    assert [one for one in found if "text-l" in one] == []


def test_a_word_of_the_menu_is_left_in_a_language_of_which_nothing_is_known_and_shown_in_one_that_is_known(
    folder: Path,
) -> None:
    edits = [("locale: da", "locale: de"), ("Hjem: index.md", "Startseite: index.md")]
    words = "          nav_translations:\n            Startseite: Home\n            Mitmachen: Join in\n"
    words += "        - locale: da\n          name: D\n          nav_translations:\n            Startseite: Hjem\n"
    file = folder / "mkdocs.yml"
    text = file.read_text("utf-8").replace(*edits[0])
    file.write_text(
        text.replace(ENGLISH + MENU, ENGLISH + words + "nav:\n  - Startseite: index.md\n  - Mitmachen: vision.md\n"),
        "utf-8",
    )
    (folder / "docs/da").rename(folder / "docs/de")
    found = check.check(read_project(folder), None)
    assert [one.message[:12] for one in found if one.rule == "text-language" and one.file == "mkdocs.yml"] == [
        "“Mitmachen” "
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (ENGLISH, f"{ENGLISH}          nav:\n            - Words: /ordliste/\n", [14]),
        (ENGLISH, f"{ENGLISH}          nav:\n            - All:\n                - Words: /ordliste/\n", [15]),
        (
            ENGLISH,
            f"{ENGLISH}          nav:\n            - In Danish: /\n            - A:\n                - Dansk: /\n",
            [],
        ),
        (ENGLISH, f"{ENGLISH}          nav:\n            - Words: /en/glossary/\n            - ordliste.md\n", []),
        (MENU, f"{MENU}extra:\n  alternate:\n    - {{name: English, link: /, lang: en}}\n", [19]),
        (MENU, f"{MENU}extra:\n  alternate:\n    - {{name: English, link: /en/, lang: en-GB}}\n", []),
        (MENU, f"{MENU}extra:\n  alternate: [1, {{}}, {{lang: en, link: ''}}]\n", []),
        (MENU, f"{MENU}extra:\n  alternate:\n    - {{name: E, link: /en/, lang: x-default}}\n", []),
        (MENU, f"{MENU}extra: [1]\n", []),
        (MENU, f'{MENU}extra:\n  alternate:\n    - {{name: English, link: "\\x2f", lang: en}}\n', [1]),
    ],
)
def test_menus_and_switches_lead_to_pages_in_their_language(folder: Path, old: str, new: str, found: list[int]) -> None:
    assert told(folder, "mkdocs.yml", old, new) == [f"mkdocs.yml:{line} link-language" for line in found]


def test_a_word_that_is_one_of_the_other_language_too_is_not_left(folder: Path) -> None:
    words = "          nav_translations:\n            Kontakt: Contact\n            Hjem: Home\n"
    words += "        - locale: de\n          name: D\n          nav_translations:\n            Hjem: Startseite\n"
    menu = "nav:\n  - Hjem: index.md\n  - Kontakt: vision.md\n"
    told_of = [one for one in told(folder, "mkdocs.yml", ENGLISH + MENU, ENGLISH + words + menu) if "language" in one]
    assert told_of == []


def test_a_link_is_found_on_its_line_and_in_its_file_whatever_signs_make_a_letter(folder: Path) -> None:
    for locale in ("da", "en"):
        (folder / "docs" / locale / "a\u030ar.md").write_text("# 2018\n", "utf-8")
    found = told(folder, "docs/en/vision.md", "It cannot wait.", "It\ncan [not](a\u030ar.md)\n[wait](bla\u030a.md).")
    assert [one for one in found if "link-m" in one] == ["docs/en/vision.md:18 link-markdown"]


@pytest.mark.parametrize(
    ("danish", "is_told"),
    [
        ("", True),  # the menu is shown as it stands
        ("          nav_translations:\n            The glossary of ours: Ordliste\n", False),
        ("          nav:\n            - Ordliste: ordliste.md\n", False),
    ],
)
def test_the_menu_of_the_source_is_in_its_language_where_others_have_words_of_theirs(
    folder: Path, danish: str, is_told: bool
) -> None:
    file = folder / "mkdocs.yml"
    file.write_text(
        file.read_text("utf-8").replace("  - ordliste.md", "  - The glossary of ours: ordliste.md"), "utf-8"
    )
    words = "          nav_translations:\n            The glossary of ours: The glossary of ours\n"
    (folder / "mkdocs.yml").write_text(
        file.read_text("utf-8").replace("          default: true\n", f"          default: true\n{danish}"), "utf-8"
    )
    found = told(folder, "mkdocs.yml", ENGLISH, ENGLISH + words)
    assert any(one.endswith("text-language") for one in found) == is_told


@pytest.mark.parametrize("link", ["kun-dansk.md", "../da/kun-dansk.md", "../assets/vision.md"])
def test_a_page_that_is_not_translated_yet_may_be_linked_to_and_a_file_that_is_no_page(folder: Path, link: str) -> None:
    (folder / "docs" / "assets" / "vision.md").write_text("# Vision\n", "utf-8")
    (folder / "docs" / "da" / "kun-dansk.md").write_text("# Kun på dansk\n", "utf-8")
    found = told(folder, "docs/en/vision.md", "It cannot wait.", f"It cannot wait. [It in Danish]({link}).")
    assert [one for one in found if "link" in one] == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (MENU, "nav:\n  - Vores vision og mål:\n      - vision.md\n", [14]),
        (MENU, "nav:\n  - vision:\n      - vision.md\n", []),
        (ENGLISH, f"{ENGLISH}          site_description: Om regionernes politik for digital sundhed.\n", [13]),
        (ENGLISH, f"{ENGLISH}          site_description: About the policy of the regions.\n", []),
        (ENGLISH, f"{ENGLISH}          site_description: About it. Om regionernes politik for sundhed.\n", [13]),
        (MENU, "nav:\n  - Vores vision og mål: vision.md\nextra: {}\n", [14]),
        (
            ENGLISH,
            f"{ENGLISH}          site_name: Vores vision og mål\nnav:\n  - Vores vision og mål: vision.md\n#",
            [],
        ),
        ("site_name: Small site\n", "site_name: Small site\nsite_description: About the policy of the regions.\n", [2]),
    ],
)
def test_the_settings_speak_the_language_of_the_pages_that_show_them(
    folder: Path, old: str, new: str, found: list[int]
) -> None:
    assert told(folder, "mkdocs.yml", old, new) == [f"mkdocs.yml:{line} text-language" for line in found]


@pytest.mark.parametrize(
    ("translation", "found"),
    [
        ("Our vision and aims", []),
        ("Vores vision og mål", ["mkdocs.yml:14 text-language"]),
    ],
)
def test_a_translated_word_of_the_menu_is_told_where_it_is_translated(
    folder: Path, translation: str, found: list[str]
) -> None:
    menu = MENU.replace("  - vision.md\n", "  - Vores vision og mål: vision.md\n")
    english = f"{ENGLISH}          nav_translations:\n            Vores vision og mål: {translation}\n"
    assert told(folder, "mkdocs.yml", ENGLISH + MENU, english + menu) == found


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<figure>\n![A map](map.svg)\n</figure>", [1]),
        ("<div class=box>\n\nSee [it](https://small.example/).\n</div>", [2]),
        ("<div>\nThey **always** answer.\n</div>", [1]),
        ("<table>\n<tr><td>[it](https://small.example/)</td></tr>\n</table>", [1]),
        ("<figure markdown>\n![A map](map.svg)\n</figure>", []),
        ("<div>\n<p markdown=span>They **always** answer.</p>\n</div>", []),
        ("<div>They answer.</div>\n\nThey **always** answer.", []),
        ("<div>\n`**always**` answers.\n</div>", []),
        ("<div>\n<!-- They **always** answer. -->\n</div>", []),
        ('<div class="space" />\n\nThey **always** answer.', []),
        ('<div onclick="a[b](c)">\n</div>', []),
        ("<div>\n<script>a[b](c);</script>\n</div>", []),
    ],
)
def test_markdown_in_html_asks_to_be_read(folder: Path, html: str, lines: list[int]) -> None:
    found = told(folder, "docs/en/vision.md", "It cannot wait.", f"It cannot wait.\n\n{html}")
    wanted = [f"docs/en/vision.md:{18 + line} raw-markdown" for line in lines]
    assert [one for one in found if one.endswith("raw-markdown")] == wanted


@pytest.mark.parametrize(
    ("text", "extension", "is_told"),
    [
        ("It costs ~~much~~ nothing.", "", True),
        ("It costs ~~much~~ nothing.", "pymdownx.tilde", False),
        ("It costs ~~much~~ nothing.", "pymdownx.mark", True),
        ("It is ==now== or never.", "", True),
        ("It is ==now== or never.", "pymdownx.mark", False),
        ("It is ^^now^^ or never.", "", True),
        ("It is `~~now~~` or never, and a ~~ b ~~ c; ~~~never~~~.", "", False),
        ("It is if a==b or c==d.", "", False),
        ("See:\n\n    ==it==", "", False),
        ("It is [here](https://small.example/~~it~~/).", "", False),
        ("It is ~~here~~.", "markdown_del_ins", False),
        ("It is where $x ==y== z$.", "", False),
    ],
)
def test_a_mark_is_read_by_an_extension(folder: Path, text: str, extension: str, *, is_told: bool) -> None:
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + f"markdown_extensions:\n  - {extension or 'attr_list'}\n", "utf-8")
    found = told(folder, "docs/en/vision.md", "It cannot wait.", text)
    assert [one for one in found if one.endswith("raw-markdown")] == ["docs/en/vision.md:16 raw-markdown"] * is_told


@pytest.mark.parametrize("setting", ["INHERIT: ../mkdocs.yml", "markdown_extensions: [pymdownx.critic]"])
def test_a_mark_may_be_read_where_settings_are_elsewhere_or_many_marks_are(folder: Path, setting: str) -> None:
    config = folder / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}{setting}\n", "utf-8")
    assert told(folder, "docs/en/vision.md", "It cannot wait.", "It ~~is~~ {==cannot==} wait.") == []


def test_a_page_that_is_there_in_a_translation_only_is_not_there_for_the_source(folder: Path) -> None:
    (folder / "docs" / "en" / "only.md").write_text("# Only in English\n", "utf-8")
    found = told(folder, "docs/da/vision.md", "Det kan ikke vente.", "Det kan ikke vente. [Mere om det](only.md).")
    assert [one for one in found if "link-m" in one] == ["docs/da/vision.md:16 link-markdown"]


def test_of_a_page_that_cannot_be_read_nobody_knows_the_parts(folder: Path) -> None:
    (folder / "docs/da/index.md").write_bytes("# Så\n".encode("latin-1"))
    found = told(folder, "docs/da/vision.md", "Det kan ikke vente.", "Det kan [ikke](index.md#ikke) vente.")
    assert [one for one in found if "link-anchor" in one] == []


def test_a_page_without_parts_shows_none_to_choose_from(folder: Path) -> None:
    (folder / "docs/da/index.md").write_text("# Velkommen\n", "utf-8")
    text = (folder / "docs/da/vision.md").read_text("utf-8")
    assert told(folder, "docs/da/vision.md", text, text.replace("index.md#kort", "index.md#del")) != []
    (found,) = [
        one for one in check.check(read_project(folder), None) if one.rule == "link-anchor" and "/da/" in one.file
    ]
    assert found.fix.endswith(": –.")


@pytest.mark.parametrize(
    ("link", "added", "is_told"),
    [
        ("vision.md#skiftet", "", False),
        ("vision.md#the-shift", "", True),  # the heading has another id
        ("#skiftet", "## Next { #next }", True),
        ("#next", "## Next { #next }", False),
        ("#next", '<p id="next">Next</p>', False),
        ("#next", "<a name=next></a>", False),
        ("#next", '<p data-id="next-one">Next</p>', True),
        ("#a-blaa-aaben-dag", "## A blå åben dag", True),
        ("#a-bla-aben-dag", "## A blå åben dag", False),
        ("#a-blå-åben-dag_1", "## A blå åben dag\n\n## A blå åben dag", False),
        ("#a-b", "## A &amp; b", False),
        ("#see-page", "## See [page](vision.md)", False),
        ("#note", '!!! note "A"\n    ## Note', False),
        ("#note", "> ## Note", False),
        ("#release_1", "## Release_1", False),
        ("#block", "/// html | div#block.wide\nText.\n///", False),
        ("#next", "```\nid=next\n```", True),
        ("#next", "<!-- { #next } -->", True),
        ("#next", "[ref]: #next", True),
        ("#top", "", False),
        ("#__tabbed_1_2", "", False),
        ("#fn:a", "", False),
        ("#:~:text=page", "", False),
        ("#next", "{{ parts }}", False),  # who knows what it puts in
        ("vision.md#nothing", "{% include 'parts' %}", True),
        ("ordliste.md#nothing", "", False),  # its template may make it
    ],
)
def test_a_link_leads_to_a_part_that_is_there_or_may_be_made(
    folder: Path, link: str, added: str, is_told: bool
) -> None:
    da = folder / "docs/da/index.md"
    da.write_text(f"{da.read_text('utf-8')}\n[Del]({link})\n", "utf-8")
    old = (folder / "docs/en/index.md").read_text("utf-8")
    found = told(folder, "docs/en/index.md", old, f"{old}\n[part]({link})\n\n{added}\n")
    line = old.count("\n") + 2
    assert (f"docs/en/index.md:{line} link-anchor" in found) == is_told


@pytest.mark.parametrize(
    ("link", "is_told"),
    [
        ("[a@b.dk](mailto:c@b.dk)", True),
        ("[a@b.dk](mailto:a@b.dk)", False),
        ("[**a@b.dk**](mailto:a@b.dk)", False),
        ("[a\\_b@b.dk&nbsp;](mailto:a_b@b.dk)", False),
        ("[a\n@b.dk](mailto:a@b.dk)", False),
        ("[+45 7011 2266](tel:+4570112277)", True),
        ("[+45 7011 2266](tel:+4570112266)", False),
        ("[www.b.dk](https://www.c.dk/)", True),
        ("[www.b.dk](https://www.b.dk/)", False),
    ],
)
def test_a_link_leads_to_the_address_that_it_says(folder: Path, link: str, *, is_told: bool) -> None:
    found = told(folder, "docs/en/vision.md", "It cannot wait.", f"It cannot wait. See {link}.")
    assert ("docs/en/vision.md:16 contact-differs" in found) is is_told


def test_another_address_of_the_web_is_told_as_that(folder: Path) -> None:
    text = (folder / "docs/en/vision.md").read_text("utf-8")
    link = "It cannot wait. See [www.b.dk](https://www.c.dk/)."
    (folder / "docs/en/vision.md").write_text(text.replace("It cannot wait.", link), "utf-8")
    (found,) = (one for one in check.check(read_project(folder), None) if one.rule == "contact-differs")
    assert found.message.startswith("her står www.b.dk, men linket fører til https://www.c.dk/,")


def test_an_id_stands_once_on_a_page(folder: Path) -> None:
    found = told(folder, "docs/en/vision.md", "{ #skiftet }", "{ #kravet }")
    assert [one for one in found if "id-repeated" in one] == ["docs/en/vision.md:21 id-repeated"]


@pytest.mark.parametrize(
    ("text", "extension", "rule"),
    [
        ("\n\n/// note | Remember\nThis.", "pymdownx.blocks.admonition", "raw-markdown"),
        ("\n\n/// note | Remember\nThis.\n///", "pymdownx.blocks.admonition", ""),
        ("\n\n///", "pymdownx.blocks.admonition", "raw-markdown"),
        ("\n\n/// note | Remember\nThis.", "admonition", ""),
    ],
)
def test_a_block_is_closed_where_an_extension_reads_it(folder: Path, text: str, extension: str, rule: str) -> None:
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"\nmarkdown_extensions:\n  - {extension}\n")
    found = told(folder, "docs/en/vision.md", "It cannot wait.", f"It cannot wait.{text}")
    assert [one.split()[1] for one in found if "raw-markdown" in one] == ([rule] if rule else [])
