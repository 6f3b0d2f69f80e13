from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from frontwire.errors import InputError
from frontwire.lexicon.pages import Pages
from frontwire.model.report import EvidenceSource, Report, Role
from frontwire.reading import read_bytes
from frontwire.settings import Settings

LEAD = "Militia fighters shelled the harbour town of Portum for a third day on Tuesday, officials of the town said."
MORE = "A doctor at the hospital said by telephone that twelve people had been brought in and that stocks were low."
LAST = (
    "The army said its troops had pushed the fighters back from two villages, but residents said both were still lost."
)
PAGE = f"""<!doctype html><html><head><title>Militia shells harbour town | Portum Times</title>
<meta charset="utf-8"><meta property="og:site_name" content="Portum Times">
<meta property="article:published_time" content="2014-03-05T00:37:00+02:00">
<script type="application/ld+json">
{{"@graph": [{{"@type": "NewsArticle", "dateModified": "2014-03-06T09:00:00Z"}}]}}</script>
<script type="application/ld+json">{{not json</script></head>
<body><nav><a href="/">Home</a> <time datetime="2020-01-01">1 January 2020</time></nav>
<article><h1>Militia shells harbour town</h1>
<p class="standfirst">Officials speak of six hurt; a doctor counts twelve</p>
<span class="byline">By Jane Example</span> <time datetime="2014-03-05">05.03.14</time>
<figure><img src="x.jpg"><figcaption>Smoke over the harbour</figcaption></figure>
<p>ADEN (Reuters) - {LEAD}</p><p>{MORE}</p><h2>Fighting goes on</h2><p>Share this article</p>
<script>alert("x")</script><p>{LAST}</p></article><footer>Contact us</footer></body></html>"""


def page(markup: str, pages: Pages, *, name: str = "https://portum.example/2014/03/05/siege") -> Report:
    return read_bytes(markup.encode(), name=name, settings=Settings(), pages=pages)


def words(report: Report, role: Role) -> list[str]:
    return [block.span.of(report.text) for block in report.blocks if block.role is role]


def test_roles_come_from_the_markup_and_the_text(pages: Pages) -> None:
    report = page(PAGE, pages)
    assert words(report, Role.TITLE) == ["Militia shells harbour town"]
    assert words(report, Role.DECK) == ["Officials speak of six hurt; a doctor counts twelve"]
    assert words(report, Role.BYLINE) == ["By Jane Example"]
    assert words(report, Role.DATELINE) == ["ADEN (Reuters) -"]
    assert words(report, Role.BODY) == [LEAD, MORE, LAST]
    assert words(report, Role.SUBHEAD) == ["Fighting goes on"]
    assert words(report, Role.CAPTION) == ["Smoke over the harbour"]
    assert report.outlet == "Portum Times"
    assert "alert" not in report.text
    assert "Contact us" not in report.text


def test_dates_keep_their_evidence(pages: Pages) -> None:
    report = page(PAGE, pages)
    held = [(one.source, one.readings[0], one.updated) for one in report.evidence]
    assert held == [
        (EvidenceSource.METADATA, date(2014, 3, 5), False),
        (EvidenceSource.METADATA, date(2014, 3, 6), True),
        (EvidenceSource.URL, date(2014, 3, 5), False),
        (EvidenceSource.VISIBLE, date(2014, 3, 5), False),
        (EvidenceSource.VISIBLE, date(2014, 3, 5), False),
    ]


def test_plain_text_that_mentions_tags_is_not_html(pages: Pages) -> None:
    text = f"Militia shells <b>harbour</b> town\n\n{LEAD}"
    assert page(text, pages, name="note.txt").text == text


def test_a_page_without_heading_or_head(pages: Pages) -> None:
    report = page(f"<html><body><p>{LEAD}</p><p>{MORE}</p></body></html>", pages)
    assert report.title is None
    assert words(report, Role.BODY) == [LEAD, MORE]


def _outcome(markup: str, pages: Pages) -> bool:
    """Did the page end in a report with blocks, or in an error of one line?"""
    try:
        return bool(page(markup, pages).blocks)
    except InputError as error:
        return "\n" not in str(error)


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body>" + "<div>" * 10_000 + LEAD + "</div>" * 10_000,
        "<html><body><p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{LEAD}</p></body></html>",
        f'<html><body><p title="{"x" * 3_000_000}">{LEAD}</p></body></html>',
        "<html><body><script>" + "var x;" * 1_000_000,
        "<html><body>" + "<script>" * 200_000,
        "<html><body>" + "<a href=x><b><i>" * 100_000,
        "<html>" + "<" * 2_000_000,
        "<html><body><nav>" + "<a href=x>Home page</a>" * 2_000 + "</nav></body></html>",
        f'<!DOCTYPE html [<!ENTITY a "{"b" * 999}">]><html><body><p>{"&a;" * 10_000}{LEAD}</p></body></html>',
        f"<html><body><p>{'&lt;b&gt;' * 200_000}</p></body></html>",
        "<html><body>" + "<table><tr><td>" * 3_000 + LEAD,
    ],
    ids=[
        "deep",
        "attributes",
        "attribute",
        "script",
        "scripts",
        "unclosed",
        "angles",
        "nav",
        "entities",
        "escaped",
        "tables",
    ],
)
def test_hostile_pages_end_soon_in_a_report_or_a_clear_error(markup: str, pages: Pages) -> None:
    start = time.monotonic()
    assert _outcome(markup, pages)
    assert time.monotonic() - start < 15


def test_too_much_markup_is_refused(pages: Pages) -> None:
    with pytest.raises(InputError, match="characters of markup"):
        page("<html><body>" + "<p>Rebels left.</p>" * 400_000, pages)


def headed(head: str) -> str:
    """The page with more in its head, and nothing there that tells of a change."""
    return PAGE.replace("dateModified", "dateSeen").replace("</head>", f"{head}</head>")


def test_the_canonical_link_stands_over_what_is_shared_and_over_where_it_was_fetched(pages: Pages) -> None:
    links = (
        '<link rel="alternate canonical" href="https://portum.example/12">'
        '<meta property="og:url" content="https://portum.example/12?share=1">'
    )
    assert page(headed(links), pages, name="https://portum.example/amp/12").address == "https://portum.example/12"


def test_without_one_the_address_is_where_the_page_was_fetched(pages: Pages) -> None:
    relative = headed('<link rel="canonical" href="/12">')
    assert page(relative, pages, name="https://portum.example/12").address == "https://portum.example/12"
    assert page(PAGE, pages, name="page.html").address is None


def test_the_moment_of_the_last_change_has_a_zone(pages: Pages) -> None:
    changed = headed('<meta property="article:modified_time" content="2024-03-06T10:05:00+02:00">')
    assert page(changed, pages).modified == datetime(2024, 3, 6, 8, 5, tzinfo=UTC)
    assert page(PAGE, pages).modified == datetime(2014, 3, 6, 9, tzinfo=UTC)
    assert page(headed('<meta property="article:modified_time" content="an hour ago">'), pages).modified is None
