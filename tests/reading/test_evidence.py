from __future__ import annotations

from datetime import date

import pytest

from frontwire.lexicon.pages import Pages
from frontwire.model.report import EvidenceSource, PublicationEvidence, Report
from frontwire.reading import read_text
from frontwire.reading.evidence import from_address
from frontwire.settings import Settings

LEAD = "Militia fighters shelled the harbour town of Portum for a third day on Tuesday, officials of the town said."


def page(text: str, pages: Pages, **options: object) -> Report:
    return read_text(text, settings=Settings(), pages=pages, **options)  # type: ignore[arg-type]


def only(report: Report) -> PublicationEvidence:
    (found,) = report.evidence
    return found


def test_the_override_comes_first(pages: Pages) -> None:
    report = page(f"Published 4 March 2014\n\n{LEAD}", pages, published=date(2014, 3, 6))
    assert [one.source for one in report.evidence] == [EvidenceSource.OVERRIDE, EvidenceSource.VISIBLE]


@pytest.mark.parametrize(
    ("line", "readings", "updated"),
    [
        ("פרסום ראשון: 06.05.13, 00:37", (date(2013, 5, 6), date(2013, 6, 5)), False),
        ("Last updated: March 5, 2014 at 10:15", (date(2014, 3, 5),), True),
        ("Tuesday 4 March 2014 18:05", (date(2014, 3, 4),), False),
        ("Posted on 2014-03-04", (date(2014, 3, 4),), False),
        ("Опубликовано: 4 марта 2014", (date(2014, 3, 4),), False),
        ("Publié le 4 mars 2014 à 10h15", (date(2014, 3, 4),), False),
        ("نشر في ٤ آذار ٢٠١٤", (date(2014, 3, 4),), False),
        ("Оновлено 4 березня 2014", (date(2014, 3, 4),), True),
    ],
)
def test_a_line_that_dates_the_page(line: str, readings: tuple[date, ...], updated: bool, pages: Pages) -> None:
    report = page(f"Militia shells harbour town\n\n{LEAD}\n\n{LEAD}\n\n{line}", pages)
    found = only(report)
    assert (found.source, found.readings, found.updated) == (EvidenceSource.VISIBLE, readings, updated)
    assert found.span is not None
    assert found.span.of(report.text) in line


def test_first_publication_and_update_on_one_line(pages: Pages) -> None:
    report = page(f"Militia shells harbour town\n\n04.03.2014(updated 1457 05.03.2014) {LEAD}", pages)
    assert [(one.readings[0], one.updated) for one in report.evidence] == [
        (date(2014, 3, 4), False),
        (date(2014, 3, 5), True),
    ]


def test_a_dateline_gives_its_date(pages: Pages) -> None:
    found = only(page("LIMA, 9 JAN 90 (EFE) -- [TEXT] TWO POLICEMEN WERE SHOT BY GUNMEN TODAY.", pages))
    assert (found.source, found.readings) == (EvidenceSource.DATELINE, (date(1990, 1, 9),))


@pytest.mark.parametrize(
    "text",
    [
        f"Militia shells harbour town\n\n{LEAD}\n\n© 2014 Portum Times, 4 March 2014. All rights reserved.",
        f"Militia shells harbour town\n\n{LEAD} The town fell on 4 March 2014, they said.",
        f"Militia shells harbour town\n\n{LEAD}\n\nShare this article 4 March 2014",
    ],
)
def test_dates_that_do_not_date_the_page(text: str, pages: Pages) -> None:
    assert page(text, pages).evidence == ()


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://x.example/2013/06/05/siege", date(2013, 6, 5)),
        ("https://x.example/news-20130605-siege.html", date(2013, 6, 5)),
        ("https://x.example/world/2013/jun/05/siege", date(2013, 6, 5)),
        ("https://x.example/2013-06-05-siege", date(2013, 6, 5)),
        ("https://x.example/articles/0,7340,L-4388432,00.html", None),
        ("https://x.example/20139905/", None),
        ("reports/2013/06/05.txt", None),
    ],
)
def test_the_day_in_an_address(address: str, day: date | None) -> None:
    assert [one.readings for one in from_address(address)] == ([] if day is None else [(day,)])
