from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from drawing.builders import (
    DOCTOR,
    GENERAL,
    MONITOR,
    SPOKESMAN,
    TABLES,
    FakeView,
    day,
    filing,
    gist,
    killed,
    reconciled,
    site,
)
from frontwire.drawing import draw
from frontwire.errors import InputError
from frontwire.model.correction import Act, Correction
from frontwire.model.gist import Gist
from frontwire.model.judgement import Anchor, Judgement, Verdict
from frontwire.model.picture import Gap, GapKind, Picture
from frontwire.model.place import Place, PlaceClass
from frontwire.model.report import Refusal

NAWA, IZRA = site("Nawa"), site("Izra")


def drawn(*gists: Gist, **more: object) -> Picture:
    return draw(FakeView(gists, **more), reconciled(*gists), at=day(20), tables=TABLES)  # type: ignore[arg-type]


def gaps(kind: GapKind, *gists: Gist, **more: object) -> list[Gap]:
    return [gap for gap in drawn(*gists, **more).gaps if gap.kind is kind]


def test_a_place_is_silent_after_days_without_a_word() -> None:
    (gap,) = gaps(
        GapKind.SILENT,
        gist("a", known=day(9), place=NAWA),
        gist("b", known=day(12), place=NAWA),
        gist("c", known=day(11), place=IZRA),
        gist("d", known=day(19), place=IZRA),
        gist("e", known=day(2), place=site("Tafas")),
    )
    assert (gap.site, gap.since, gap.count, gap.claims) == (NAWA, day(12), 2, ("b",))
    assert gap.because == "nothing of Nawa for 8 days"


def test_divisions_are_never_silent() -> None:
    province = site("Daraa", kind=PlaceClass.ADMIN1)
    told = (gist("a", known=day(9), place=province), gist("b", known=day(12), place=province))
    assert gaps(GapKind.SILENT, *told) == []


def test_a_toll_of_one_side_is_told_as_such() -> None:
    (gap,) = gaps(
        GapKind.ONE_PARTY,
        gist("a", known=day(19), by=GENERAL, figures=(killed(60),), place=NAWA),
        gist("b", known=day(19), by=DOCTOR, figures=(killed(6),)),
        gist("c", known=day(19), figures=(killed(6),)),
    )
    assert gap.claims == ("a",)
    assert "government" in gap.because


def test_a_toll_of_both_sides_is_no_gap() -> None:
    both = (
        gist("a", known=day(19), by=GENERAL, figures=(killed(60),)),
        gist("b", known=day(19), by=SPOKESMAN, figures=(killed(9),)),
    )
    picture = draw(FakeView(both), reconciled(both), at=day(20), tables=TABLES)
    assert not [gap for gap in picture.gaps if gap.kind is GapKind.ONE_PARTY]


def test_no_day_and_no_place_are_told_with_the_words_for_it() -> None:
    held = (
        gist("a", known=day(19), undated=True, place=NAWA),
        gist("b", known=day(19), place_text="the hamlet of Um Hazan"),
        gist("c", known=day(19)),
        gist("d", known=day(19), kind="appeal"),
    )
    (undated,) = gaps(GapKind.UNDATED, *held)
    assert undated.claims == ("a",)
    assert [(gap.because, gap.claims) for gap in gaps(GapKind.UNPLACED, *held)] == [
        ("“the hamlet of Um Hazan” is not on the map", ("b",)),
        ("no place is named", ("c",)),
    ]


def test_refusals_are_counted_by_reason() -> None:
    refused = tuple(
        (report, Refusal("placing", "x", because))
        for report, because in (
            ("report-of-a", "the gazetteer has no Um Hazan"),
            ("report-of-a", "the gazetteer has no Um Hazan"),
            ("empty", "the page has no text"),
            ("long ago", "the page has no text"),
        )
    )
    found = gaps(
        GapKind.REFUSED,
        gist("a", known=day(19)),
        refused=refused,
        filed=(filing("empty", day(18)), filing("long ago", day(1))),
    )
    assert [(gap.because, gap.count) for gap in found] == [
        ("placing: the gazetteer has no Um Hazan", 2),
        ("placing: the page has no text", 1),
    ]


def _judged(claim: str) -> Judgement:
    kept = Anchor("a", "report-of-a", "shelling", gist("a").span)
    lost = Anchor(claim, "report-of-a", "bombing", gist("a").span)
    return Judgement(3, kept, lost, Verdict.SAME, "Mira", datetime(2024, 3, 19, tzinfo=UTC))


def test_a_judgement_whose_claim_is_read_no_more_is_adrift() -> None:
    (gap,) = gaps(GapKind.ANCHOR_LOST, gist("a", known=day(19)), judged=(_judged("gone"),))
    assert gap.claims == ("gone",)
    assert gaps(GapKind.ANCHOR_LOST, gist("a", known=day(19)), judged=(_judged("a"),)) == []


def test_reports_without_a_day_that_came_in_later_are_told_of() -> None:
    dayless = [replace(filing(name, day(number)), published=None) for name, number in (("x", 25), ("y", 27))]
    (gap,) = gaps(GapKind.KNOWN_LATER, gist("a", known=day(19)), filed=(*dayless, filing("dated", day(26))))
    assert gap.count == 2
    assert gap.because.startswith("2 reports became known only later (fetched 25 March 2024 to 27 March 2024)")
    empty = draw(FakeView(filed=tuple(dayless)), reconciled(), at=day(20), tables=TABLES)
    assert [held.kind for held in empty.gaps] == [GapKind.NO_CLAIMS, GapKind.KNOWN_LATER]


def test_a_picture_of_nothing_is_whole_and_says_so() -> None:
    place = Place(NAWA.id, NAWA.name, NAWA.kind, NAWA.country, NAWA.admin1, NAWA.lat, NAWA.lon)
    held = gist("a", known=day(5), place=IZRA, by=MONITOR)
    empty = draw(FakeView((held,)), reconciled(held), at=day(1), tables=TABLES)
    elsewhere = draw(FakeView((held,)), reconciled(held), at=day(9), tables=TABLES, place=place)
    assert empty.is_empty
    assert [gap.kind for gap in empty.gaps] == [GapKind.NO_CLAIMS]
    assert elsewhere.is_empty
    assert elsewhere.gaps[0].because == "no report known by 9 March 2024 tells anything of Nawa"
    assert (empty.accounts, empty.holdings, empty.changes) == ((), (), ())


def test_a_window_that_starts_after_its_day_is_refused() -> None:
    with pytest.raises(InputError, match="starts on 2024-03-09"):
        draw(FakeView(), reconciled(), at=day(5), since=day(9), tables=TABLES)


def test_a_correction_whose_claim_is_gone_is_adrift() -> None:
    anchor = Anchor("gone", "report-of-a", "bombing", gist("a").span)
    lost = Correction(5, anchor, Act.REJECT, "Mira", datetime(2024, 3, 19, tzinfo=UTC))
    (gap,) = gaps(GapKind.ANCHOR_LOST, gist("a", known=day(19)), adrift=(lost,))
    assert (gap.claims, gap.because) == (("gone",), "correction 5 by Mira: its claim is no longer there")
    elsewhere = replace(lost, claim=replace(anchor, report="other"))
    assert gaps(GapKind.ANCHOR_LOST, gist("a", known=day(19)), adrift=(elsewhere,)) == []
