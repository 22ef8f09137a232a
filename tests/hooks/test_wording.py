"""The templates say in each language what the register holds."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

import small_site
import wording
from conftest import OwnSite
from entries import entry

REGISTER = """\
documents:
  - id: plan
    title: {da: Planen, en: The plan}
    unofficial: [en]
    period: "2018-01-15/2022"
    continued_to: "2024"
    status: {da: Perioden er slut., en: The period is over.}
    parties: [forening]
    sources: [kilde]
  - id: politik
    title: {da: Politikken, en: The policy}
    period: "unknown"
    status: {da: Datoen er ikke kendt., en: The date is not known.}
    parties: [forening]
    sources: [kilde]
themes:
  - id: sammen
    title: {da: Sammen, en: Together}
    text: {da: Om at stå sammen., en: On standing together.}
    page: maal.md
    sources: [kilde]
  - id: hverdag
    title: {da: Hverdag, en: Everyday life}
    text: {da: Om hverdagen., en: On everyday life.}
    page: om.md#dag
    sources: [kilde]
objectives:
  - id: bord
    number: 1
    theme: sammen
    title: {da: Ét bord, en: One table}
    text: {da: Ved ét bord., en: At one table.}
    page: maal.md
    sources: [kilde]
focus_areas:
  - id: borgeren
    number: 1
    title: {da: Borgeren, en: The citizen}
    aim: {da: At nå det., en: To reach it.}
    initiatives: 7
    page: strategi/borgeren.md
    sources: [kilde]
  - id: to
    number: 2
    title: {da: Viden, en: Knowledge}
    aim: {da: At vide det., en: To know it.}
    initiatives: 1
    page: strategi/index.md
    sources: [kilde]
initiatives:
  - id: app
    number: "1.1"
    focus_area: borgeren
    title: {da: En app, en: An app}
    unofficial: [en]
milestones:
  - id: efter
    date: "2027-01-01"
    title: {da: Efter, en: After}
    sources: [avis]
    key: true
  - id: foer
    date: "2016-23"
    title: {da: Før, en: Before}
    text: {da: Det var før., en: That was before.}
    sources: [kilde, avis]
  - id: start
    date: "2018-01-15"
    title: {da: Start, en: Start}
    sources: [kilde]
    key: true
  - id: slut
    date: "2020"
    title: {da: Slut, en: End}
    sources: [kilde]
    key: true
  - id: uvist
    date: "2024-05"
    title: {da: Uvist, en: Unknown}
    sources: [kilde]
  - id: ende
    date: "2022"
    title: {da: Ende, en: The very end}
    sources: [kilde]
  - id: videre
    date: "2023-05"
    title: {da: Videre, en: Onwards}
    sources: [kilde]
party_groups:
  - id: foreninger
    title: {da: Foreninger, en: Associations}
parties:
  - id: forening
    group: foreninger
    names:
      - {da: Gammelt navn, en: Old name, from: "2015", to: "2021"}
      - {da: Nyt navn, en: New name, from: "2022-12"}
    text: {da: En forening., en: An association.}
    url: https://www.party.example/
    sources: [kilde, egen]
  - id: styrelse
    group: foreninger
    names: [{da: MedCom, en: MedCom, to: "2026-12-31"}]
    text: {da: En styrelse., en: An agency.}
sources:
  - id: kilde
    title: {da: Kilden, en: The source}
    publisher: Forlaget
    url: https://source.example/
    kind: official
    language: da
  - id: egen
    title: {da: Deres websted, en: Their site}
    publisher: Foreningen
    url: https://www.party.example/
    kind: official
    language: da
  - id: avis
    title: {da: Avisen, en: The paper}
    publisher: Avisen
    url: https://paper.example/
    kind: secondary
    language: da
"""
TITLES = {
    "index.md": ("Forside", "Front page", "template: home.html\n"),
    "om.md": ("Om", "About", "template: about.html\nreviewed: unknown\n"),
    "maal.md": ("Mål", "Objectives", "template: objectives.html\ndocument: politik\n"),
    "strategi/index.md": ("Strategi", "Strategy", "template: strategy.html\ndocument: plan\nreviewed: 2026-01-31\n"),
    "strategi/borgeren.md": ("Borgeren", "The citizen", "template: focus-area.html\ndocument: plan\n"),
    "strategi/tid.md": ("Tidslinje", "Timeline", "template: timeline.html\ndocument: plan\n"),
    "parter.md": ("Parter", "Parties", "template: parties.html\n"),
    "oversigt.md": ("Oversigt", "Overview", "template: overview.html\n"),
}
BODY = "# {0}\n\nLead.\n\n## Bord { #bord }\n\nText.\n\n## Dag { #dag }\n\nText.\n"
FILES = {"policy.yml": REGISTER}
for path, (danish, english, more) in TITLES.items():
    FILES[f"da/{path}"] = small_site.page(danish, BODY.replace("{0}", danish), more)
    FILES[f"en/{path}"] = small_site.page(
        english, BODY.replace("{0}", english), more[more.find("reviewed") :] if "reviewed" in more else ""
    )
NAV = [
    "index.md",
    "maal.md",
    {"plan": ["strategi/index.md", "strategi/borgeren.md", "strategi/tid.md"]},
    "parter.md",
    "om.md",
    "oversigt.md",
]
PAGES = {"overview": "oversigt.md", "strategy": "strategi/index.md", "timeline": "strategi/tid.md"}


def strings(locale: str) -> dict[str, Any]:
    return dict(yaml.safe_load((small_site.ROOT / "overrides" / "strings" / f"{locale}.yml").read_text("utf-8")))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_site.write(tmp_path_factory.mktemp("site"), FILES, nav=NAV, **small_site.theme(pages=PAGES))
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


def read(site: Path, name: str, locale: str = "en") -> small_site.Element:
    """Return a built page by its name in the Danish address."""
    return small_site.read(site / ("en" if locale == "en" else "") / name / "index.html")


def facts(page: small_site.Element) -> dict[str, small_site.Element]:
    """Return what the page's facts say, the first where there are several, by their names."""
    told: dict[str, small_site.Element] = {}
    name = ""
    for element in page.one("aside", class_="facts").all():
        if element.tag == "dt":
            name = element.text
        elif element.tag == "dd":
            told.setdefault(name, element)
    return told


def test_a_page_is_split_at_its_first_section_and_its_notes() -> None:
    html = '<h1>A</h1><p>Lead</p><h2 id="b">B</h2><p>Text</p><section class="sources" id="s">Notes</section>'
    assert wording.split_lead(html) == (
        "<h1>A</h1><p>Lead</p>",
        '<h2 id="b">B</h2><p>Text</p>',
        '<section class="sources" id="s">Notes</section>',
    )


@pytest.mark.parametrize(
    ("html", "lead", "rest", "notes"),
    [
        ("<p>A</p>", "<p>A</p>", "", ""),
        ("", "", "", ""),
        ("<h2>A</h2>", "", "<h2>A</h2>", ""),
        ("<p>A</p><section><h2>B</h2></section>", "<p>A</p>", "<section><h2>B</h2></section>", ""),
        ('<p>A</p><section class="sources">B</section>', "<p>A</p>", "", '<section class="sources">B</section>'),
    ],
)
def test_a_page_may_lack_any_part(html: str, lead: str, rest: str, notes: str) -> None:
    assert wording.split_lead(html) == (lead, rest, notes)


@pytest.mark.parametrize(
    ("date", "html"),
    [
        ("2018", '<time datetime="2018">2018</time>'),
        ("2018-01", '<time datetime="2018-01">January 2018</time>'),
        ("2018-12", '<time datetime="2018-12">December 2018</time>'),
        ("2018-01-15", '<time datetime="2018-01-15">15 January 2018</time>'),
        ("2018-12-24", '<time datetime="2018-12-24">24 December 2018</time>'),
        ("2016-23", "autumn 2016"),
        ("2018/2022", "2018–2022"),
    ],
)
def test_a_date_is_marked_as_time_where_html_has_a_form_for_it(date: str, html: str) -> None:
    assert wording.time(date, strings("en")) == html


@pytest.mark.parametrize(
    ("number", "danish", "english"), [(0, "nul", "zero"), (1, "én", "one"), (12, "tolv", "twelve"), (13, "13", "13")]
)
def test_a_small_number_is_a_word(number: int, danish: str, english: str) -> None:
    assert (wording.spelt(number, strings("da")), wording.spelt(number, strings("en"))) == (danish, english)


def test_a_negative_number_is_no_word_of_the_end_of_the_list() -> None:
    assert wording.spelt(-1, strings("en")) == "-1"


def test_an_entry_is_found_by_its_id() -> None:
    entries = [{"id": "a"}, {"id": "b"}]
    assert entry(entries, "b") is entries[1]
    assert entry(entries, "c") is None
    assert entry([], "a") is None


@pytest.mark.parametrize(("date", "years"), [("2018", 2018.0), ("2018-07", 2018.496), ("2018-12-31", 2018.997)])
def test_a_date_has_its_place_on_a_scale_of_years(date: str, years: float) -> None:
    assert wording.years(date) == pytest.approx(years, abs=0.001)


def test_the_timeline_is_in_order_whatever_the_order_of_the_register(site: Path) -> None:
    stones = read(site, "strategi/tid").one("ol", class_="timeline").all("li")
    assert [(stone.one("h3").attributes["id"], stone.one("span", class_="date").text) for stone in stones] == [
        ("foer", "autumn 2016"),
        ("start", "15 January 2018"),
        ("slut", "2020"),
        ("ende", "2022"),
        ("videre", "May 2023"),
        ("uvist", "May 2024"),
        ("efter", "1 January 2027"),
    ]


def test_the_line_from_a_milestone_to_the_next_is_that_of_the_period_or_of_its_continuation(site: Path) -> None:
    stones = read(site, "strategi/tid").one("ol", class_="timeline").all("li")
    kinds = {stone.one("h3").attributes["id"]: stone.attributes["class"] for stone in stones}
    continued = dict.fromkeys(("ende", "videre", "uvist"), "continued")
    assert kinds == {"foer": "outside", "start": "within", "slut": "within", **continued, "efter": "outside"}


def test_the_timeline_says_what_is_within_the_period_and_what_in_the_years_of_its_continuation(site: Path) -> None:
    stones = read(site, "strategi/tid").one("ol", class_="timeline").all("li")
    told = {stone.one("h3").attributes["id"]: one.text for stone in stones for one in stone.all("p", class_="unseen")}
    words = small_site.words("en")
    within = dict.fromkeys(("start", "slut", "ende"), words["timeline_within"])
    assert told == {**within, **dict.fromkeys(("videre", "uvist"), words["timeline_continued"])}


def test_each_milestone_has_its_text_and_its_sources(site: Path) -> None:
    words = small_site.words("da")
    first, second, *_ = read(site, "strategi/tid", "da").one("ol", class_="timeline").all("li")
    assert first.one("h3").text.endswith(" Før")
    assert first.all("p")[0].text == "Det var før."
    assert first.one("p", class_="remark").text == (
        f"{words['facts_sources']}: Kilden, Forlaget; Avisen, Avisen ({words['source_secondary']})"
    )
    assert second.one("p", class_="remark").text == f"{words['source_number']}: Kilden, Forlaget"


def test_a_page_tells_its_document_its_period_and_its_parties(site: Path) -> None:
    words, told = small_site.words("en"), facts(read(site, "strategi"))
    assert told[words["facts_document"]].text == f"The plan ({words['own_translation']})"
    period = f"15 January 2018 – 2022, {words['facts_continued'].format(date='2024')}"
    assert " ".join(told[words["facts_period"]].text.split()).startswith(period)
    assert told[words["facts_parties"]].text == "Old name"


def test_the_clock_of_a_period_goes_from_before_it_to_after_its_continuation(site: Path) -> None:
    words, told = small_site.words("en"), facts(read(site, "strategi"))
    states = told[words["facts_period"]].one(class_="clock").all("span")
    assert [(state.attributes["data-until"], state.text) for state in states] == [
        ("2018-01-14", words["clock_before"]),
        ("2022-12-31", words["clock_running"]),
        ("2024-12-31", words["clock_continued"]),
        ("", words["clock_over"]),
    ]


def test_the_clock_of_a_review_runs_out_when_the_next_one_is_due(site: Path) -> None:
    words, told = small_site.words("en"), facts(read(site, "strategi"))
    assert told[words["facts_reviewed"]].text == "31 January 2026"
    assert told[words["facts_due"]].text.startswith("31 January 2027")
    states = told[words["facts_due"]].one(class_="clock").all("span")
    assert [(state.attributes["data-until"], state.text) for state in states] == [
        ("2027-01-31", words["clock_on_time"]),
        ("", words["clock_late"]),
    ]


def test_what_is_not_known_is_said_to_be_so(site: Path) -> None:
    words = small_site.words("en")
    assert facts(read(site, "maal"))[words["facts_period"]].text == words["facts_unknown"]
    about = facts(read(site, "om"))
    assert about[words["facts_reviewed"]].text == words["facts_unknown"]
    assert words["facts_due"] not in about


def test_a_page_of_a_document_says_first_where_things_stand(site: Path) -> None:
    assert "The period is over." in read(site, "strategi").one(class_="status").text
    assert "Datoen er ikke kendt." in read(site, "maal", "da").one(class_="status").text
    assert read(site, "om").all(class_="status") == []


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("da", ["Gammelt navn 2015 til 2021", "Nyt navn fra december 2022", "MedCom til 31. december 2026"]),
        (
            "en",
            [
                "Old name · Gammelt navn 2015 to 2021",
                "New name · Nyt navn from December 2022",
                "MedCom until 31 December 2026",
            ],
        ),
    ],
)
def test_a_party_has_its_names_of_then_and_now(site: Path, locale: str, names: list[str]) -> None:
    terms = read(site, "parter", locale).one("dl", class_="parties").all("dt")
    found = [name.text for term in terms for name in term.children if isinstance(name, small_site.Element)]
    assert found == names


def test_a_name_in_the_source_language_is_marked_as_such(site: Path) -> None:
    remarks = read(site, "parter").one("dl", class_="parties").all("span", class_="remark")
    assert [(remark.text, remark.attributes["lang"]) for remark in remarks] == [
        ("Gammelt navn", "da"),
        ("Nyt navn", "da"),
    ]


def test_the_sites_name_is_marked_as_of_the_source_language_where_another_has_none(site: Path) -> None:
    marks = [read(site, "om", locale).one("a", class_="brand").one("strong").attributes for locale in ("da", "en")]
    assert marks == [{}, {"lang": "da"}]


def test_a_party_links_its_own_site_once_and_the_other_sources_on_it(site: Path) -> None:
    links = read(site, "parter").one("dl", class_="parties").all("a")
    assert [(link.text, link.attributes["href"]) for link in links] == [
        ("party.example", "https://www.party.example/"),
        ("The source", "https://source.example/"),
    ]


def test_the_sections_that_are_objectives_are_numbered(site: Path) -> None:
    headings = {
        heading.attributes["id"]: heading for heading in read(site, "maal").one("div", class_="prose").all("h2")
    }
    assert headings["bord"].attributes.get("class") == "numbered"
    assert "class" not in headings["dag"].attributes


def test_the_front_page_shows_the_objectives_of_each_theme(site: Path) -> None:
    page = read(site, "")
    objective, card = page.one("ol", class_="objectives").one("li"), page.one("ul", class_="cards").one("li")
    assert (objective.one("h3").text, objective.one("p").text) == ("One table", "At one table.")
    assert objective.one("a").attributes["href"] == "maal/#bord"
    assert (card.one("h3").text, card.one("p").text) == ("Everyday life", "On everyday life.")
    assert card.one("a").attributes["href"] == "om/#dag"


def test_the_front_page_counts_areas_and_initiatives(site: Path) -> None:
    for locale, areas in (("da", "to"), ("en", "two")):
        count = small_site.words(locale)["initiatives_in_all"].format(areas=areas, count=8)
        intros = [intro.text for intro in read(site, "", locale).all("p", class_="intro")]
        assert f"{count.capitalize()}." in intros


def test_an_area_is_as_wide_as_its_number_of_initiatives(site: Path) -> None:
    words = small_site.words("en")
    areas = read(site, "").one("ol", class_="band").all("li")
    assert [(area.attributes["class"], area.text) for area in areas] == [
        ("wide-7", f"The citizen 7 {words['initiatives_other']}"),
        ("wide-1", f"Knowledge 1 {words['initiatives_one']}"),
    ]


def test_the_key_milestones_of_the_front_page_are_in_order(site: Path) -> None:
    stones = read(site, "").one("ol", class_="stones").all("li")
    assert [stone.text for stone in stones] == ["15 January 2018 Start", "2020 End", "1 January 2027 After"]


def test_a_key_milestone_stands_on_the_axis_at_its_day_and_a_year_at_its_end(site: Path) -> None:
    axis = read(site, "").one("svg", class_="axis")
    middles = {text.text: float(text.attributes["x"]) for text in axis.all("text")}  # a year is named in its middle
    years = {year: middle - (middles["2019"] - middles["2018"]) / 2 for year, middle in middles.items()}
    marks = [float(mark.attributes["cx"]) for mark in axis.all("circle")]
    start, end, after = marks
    assert years["2018"] < start < years["2018"] + (years["2019"] - years["2018"]) / 20
    assert [end, after] == pytest.approx([years["2021"], years["2027"]], abs=0.1)


def test_a_key_milestone_without_a_day_has_no_place_on_the_axis(tmp_path: Path) -> None:
    files = {**FILES, "policy.yml": REGISTER.replace('date: "2027-01-01"', "date: unknown")}
    folder = small_site.write(tmp_path, files, nav=NAV, **small_site.theme(pages=PAGES))
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "")
    page = read(folder / "site", "")
    assert [text.text for text in page.one("svg", class_="axis").all("text")] == ["2018", "2019", "2020"]
    assert [stone.text for stone in page.one("ol", class_="stones").all("li")] == ["15 January 2018 Start", "2020 End"]


def test_years_share_a_column_where_they_are_more_than_twelve(tmp_path: Path) -> None:
    later = REGISTER.replace('date: "2027-01-01"', 'date: "2043-01-01"').replace('date: "2020"', 'date: "2019"')
    folder = small_site.write(tmp_path, {**FILES, "policy.yml": later}, nav=NAV, **small_site.theme(pages=PAGES))
    done = small_site.build_here(folder)
    assert (done.returncode, done.stderr) == (0, "")
    axis, stones = (
        read(folder / "site", "").one("svg", class_="axis"),
        read(folder / "site", "").one("ol", class_="stones"),
    )
    assert [text.text for text in axis.all("text")] == [str(year) for year in range(2018, 2045, 3)]
    assert [stone.attributes["class"] for stone in stones.all("li")] == ["year-1", "year-1 until", "year-9"]
    start, end, after = (float(mark.attributes["cx"]) for mark in axis.all("circle"))
    assert 0 < start < 3
    assert [end, after] == pytest.approx([1000 * 2 / 27, 1000 * 25 / 27], abs=0.1)


def test_a_focus_area_marks_itself_and_names_its_initiatives(site: Path) -> None:
    words, page = small_site.words("en"), read(site, "strategi/borgeren")
    assert [link.text for link in page.one("ol", class_="band").all("a", aria_current="page")] == [
        f"The citizen 7 {words['initiatives_other']}"
    ]
    initiative = page.one("ol", class_="initiatives").one("li")
    assert initiative.text == f"1.1 En appAn app ({words['own_translation']})"
    assert initiative.one("strong").attributes["lang"] == "da"


def test_the_overview_has_every_page_of_the_menu_with_its_description(site: Path) -> None:
    lines = read(site, "oversigt").one("ul", class_="overview").all("li")
    assert [line.all("a")[0].text for line in lines] == [
        "Front page",
        "Objectives",
        "Strategy",
        "The citizen",
        "Timeline",
        "Parties",
        "About",
        "Overview",
    ]
    assert all(line.all("p")[0].text == "A sentence that is long enough for the schema." for line in lines)


def test_the_page_about_the_site_and_every_footer_say_that_the_build_is_not_official(site: Path) -> None:
    notice = small_site.words("en")["unofficial"].format(owner="The owner")
    assert notice in read(site, "om").one(class_="page-head").text
    assert notice in read(site, "maal").one("footer").text


def test_an_official_build_has_no_such_notice(tmp_path: Path) -> None:
    folder = small_site.write(tmp_path, FILES, nav=NAV, **small_site.theme(pages=PAGES))
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("unofficial: true", "unofficial: false"), "utf-8")
    assert small_site.build_here(folder).returncode == 0
    assert read(folder / "site", "om").all(class_="unofficial") == []
    assert small_site.words("en")["unofficial_title"] not in read(folder / "site", "om").text


@pytest.mark.parametrize(
    ("known", "unknown", "page"),
    [
        ('date: "2020"', "date: unknown", "strategi/tid"),
        ('date: "2024-05"', "date: unknown", "strategi/tid"),
        ('from: "2022-12"', "from: unknown", "parter"),
        ('to: "2021"', "to: unknown", "parter"),
        ('continued_to: "2024"', "continued_to: unknown", "strategi"),
        ('period: "2018-01-15/2022"', "period: unknown", "strategi"),
    ],
)
def test_unknown_is_a_legal_date_everywhere(tmp_path: Path, known: str, unknown: str, page: str) -> None:
    assert known in REGISTER
    files = {**FILES, "policy.yml": REGISTER.replace(known, unknown)}
    folder = small_site.write(tmp_path, files, nav=NAV, **small_site.theme(pages=PAGES))
    done = small_site.build_here(folder)
    assert "Traceback" not in done.stderr, done.stderr.splitlines()[-1]
    assert done.returncode == 0
    assert small_site.words("en")["facts_unknown"] in read(folder / "site", page).one("main").text


@pytest.mark.parametrize(
    ("template", "written", "said"),
    [
        ("main.html", "{{ nothere.x }}", "'nothere' is undefined"),
        ("main.html", "{% if %}", "Expected an expression"),
        ("partials/footer.html", "{{ words.nothere }}", "overrides/strings/ has no nothere under words"),
        ("partials/footer.html", "{% include 'nothere.html' %}", "'nothere.html' not found"),
        ("sitemap.xml", "{{ 1 | nothere }}", "No filter named 'nothere'. Correct"),
    ],
)
def test_a_template_that_cannot_be_filled_is_told_with_its_line(
    tmp_path: Path, template: str, written: str, said: str
) -> None:
    overrides = shutil.copytree(small_site.ROOT / "overrides", tmp_path / "overrides")
    text = (overrides / template).read_text("utf-8")
    (overrides / template).write_text(f"{text.rstrip()}\n{written}\n", "utf-8")
    files = {"da/index.md": small_site.page("Forside"), "en/index.md": small_site.page("Front page")}
    done = small_site.build(small_site.write(tmp_path / "site", files, **small_site.theme(overrides)))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    line = 1 + len(text.rstrip().splitlines())
    told = done.stderr.splitlines()[-1].removeprefix("ERROR   -  ")
    assert told.startswith(f"overrides/{template}:{line}: the template cannot be filled: {said}")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Et ord – og et til</p>", "<p>Et ord\N{NO-BREAK SPACE}– og et til</p>"),
        ("<p>Et <em>ord</em>\n– og et til</p>", "<p>Et <em>ord</em>\N{NO-BREAK SPACE}– og et til</p>"),
        ("<p>Fra 2018-2022.</p>", '<p>Fra <span class="unbroken">2018-2022</span>.</p>'),
        ("<p>From 2018–2022</p>", '<p>From <span class="unbroken">2018–2022</span></p>'),
        *(
            (html,) * 2
            for html in (
                "<p>Maj–juni, 2018-01-15, 3529-81000, 978-1234-5678-9</p>",
                "<li>\n– A<br>\n– B</li>",
                '<a title="A – B" href="/2018-2022/">',
            )
        ),
        *(
            (f"<{tag}>A – B 2018-2022</{tag}>",) * 2
            for tag in ("title", "script", "style", "code", "svg", "pre", "TEXTAREA")
        ),
        ("<code>A – B", "<code>A – B"),  # which nothing closes
        ('<svg viewBox="0 0 1 1"/> A – B', '<svg viewBox="0 0 1 1"/> A\N{NO-BREAK SPACE}– B'),
    ],
)
def test_no_line_begins_with_a_dash_or_ends_between_two_years(html: str, expected: str) -> None:
    assert wording.UNBROKEN.sub(wording.unbroken, html) == expected


def test_a_page_keeps_together_what_its_texts_and_those_of_the_register_say(own_site: OwnSite) -> None:
    html = (own_site.folder / "strategi" / "index.html").read_text("utf-8")
    assert '>Strategi for digital sundhed <span class="unbroken">2018-2022</span></h1>' in html
    assert "<dd>Ét sikkert og sammenhængende sundhedsnetværk for alle\N{NO-BREAK SPACE}– Strategi" in html
    assert "<title>Strategien 2018-2022 – Sundhed for dig</title>" in html
