"""Sheets of happenings, states and changes, from claims made by hand."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as some

from drawing.builders import (
    DOCTOR,
    GENERAL,
    LEXICONS,
    MONITOR,
    TABLES,
    FakeView,
    day,
    gist,
    killed,
    reconciled,
    site,
)
from frontwire.drawing import account, draw
from frontwire.model.gist import Gist
from frontwire.model.happening import Happening
from frontwire.model.picture import Account, ChangeKind
from frontwire.model.voice import Polarity
from frontwire.publishing.dossiers import Dossier
from frontwire.publishing.picture.words import Vocabulary
from frontwire.publishing.sheets.changes import ORDER, changes_sheet
from frontwire.publishing.sheets.happening import HappeningSheet, happening_sheet
from frontwire.publishing.sheets.lines import line
from frontwire.publishing.sheets.standing import standing_sheet
from frontwire.publishing.sheets.tolls import BAR, toll_sheet

NAWA = site("Nawa")
TOLD = (
    gist("aaaa1111xx", place=NAWA, by=MONITOR, figures=(killed(5),), quote="five died"),
    gist("aaaa2222xx", place=NAWA, by=MONITOR, known=day(6), when=day(4), figures=(killed(9),), quote="nine died"),
    gist("aaaa3333xx", place=NAWA, by=DOCTOR, outlet="Hauran Gazette", figures=(killed(12),), quote="twelve dead"),
    gist("aaaa4444xx", place=NAWA, by=GENERAL, polarity=Polarity.DENIED, outlet="State News", quote="nobody died"),
)


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return Vocabulary.load(LEXICONS, at=day(9))


def drawn(*gists: Gist) -> Account:
    happening = Happening(gists[0].id, "harm", tuple(one.id for one in gists))
    return account(happening, gists, origins=reconciled(gists).origins, at=day(9), tables=TABLES)


def sheet(words: Vocabulary, *gists: Gist) -> HappeningSheet:
    return happening_sheet(Dossier(drawn(*gists), {}), words)


def test_a_sheet_shows_every_claim_once(words: Vocabulary) -> None:
    held = sheet(words, *TOLD)
    shown = [one.say.claim for one in (*held.voices, *held.echoes)]
    assert sorted(shown) == [one.id for one in TOLD]


def test_every_figure_is_shown_with_who_gives_it_and_where_it_does_not_stand_why(words: Vocabulary) -> None:
    (toll,) = sheet(words, *TOLD).tolls
    assert [(one.say.claim, one.wording) for one in toll.figures] == [("aaaa3333xx", "12"), ("aaaa2222xx", "9")]
    (fallen,) = toll.fallen
    assert (fallen.say.claim, fallen.stands) == ("aaaa1111xx", False)
    assert fallen.because


def test_a_range_is_told_with_the_rule_of_each_end(words: Vocabulary) -> None:
    (toll,) = sheet(words, *TOLD).tolls
    assert toll.span.startswith("9 to 12")
    assert {limit.name for limit in toll.limits} == {"low", "best", "high"}
    assert all(limit.because and limit.claims for limit in toll.limits)


def test_one_number_alone_draws_no_bar(words: Vocabulary) -> None:
    (toll,) = sheet(words, TOLD[0]).tolls
    assert toll.bar is None


@given(some.lists(some.integers(min_value=0, max_value=100_000), min_size=1, max_size=6))
def test_all_that_is_drawn_lies_on_the_bar(numbers: list[int]) -> None:
    words = _words()
    told = [
        gist(f"aaaa{place:04}xx", place=NAWA, by=DOCTOR, outlet=f"Outlet {place}", figures=(killed(number),))
        for place, number in enumerate(numbers)
    ]
    for toll in drawn(*told).tolls:
        bar = toll_sheet(toll, words).bar
        if bar is not None:
            drawn_at = [bar.low, bar.high, *(end for tick in bar.ticks for end in (tick.first, tick.last))]
            assert bar.low <= bar.high
            assert all(0 <= at <= BAR for at in drawn_at)
            assert len(bar.ticks) == len(toll.counts)


@cache
def _words() -> Vocabulary:
    return Vocabulary.load(LEXICONS, at=day(9))


def test_origins_are_named_with_their_outlets_and_why(words: Vocabulary) -> None:
    origins = sheet(words, *TOLD).origins
    assert sum(len(one.claims) for one in origins) == len(TOLD)
    assert all(one.name and one.because for one in origins)


def test_sides_of_a_dispute_stand_side_by_side_with_who_holds_them(words: Vocabulary) -> None:
    clashes = sheet(words, *TOLD).clashes
    assert clashes
    for clash in clashes:
        assert len(clash.sides) > 1
        assert all(side.says for side in clash.sides)


def test_what_is_only_denied_is_said_to_be_so(words: Vocabulary) -> None:
    assert line(drawn(TOLD[3]), words).only_denied
    assert not line(drawn(*TOLD), words).only_denied


def test_a_line_names_the_one_voice_of_a_toll_or_counts_them(words: Vocabulary) -> None:
    (alone,) = line(drawn(TOLD[0]), words).tolls
    assert alone.given_by in TOLD[0].voices[0].text
    (many,) = line(drawn(*TOLD), words).tolls
    assert many.given_by == "2 voices"


def test_nothing_of_a_picture_is_lost_on_its_sheet(words: Vocabulary) -> None:
    picture = draw(FakeView(TOLD), reconciled(TOLD), at=day(9), tables=TABLES)
    held = standing_sheet(picture, words)
    assert len(held.ground) == len(picture.holdings)
    assert len(held.lasting) == len(picture.situations)
    assert sum(len(group.items) for group in held.unknown) == len(picture.gaps)
    assert sum(len(group.items) for group in held.uttered) == len(picture.utterances)


def test_changes_stand_by_kind_those_that_take_back_first(words: Vocabulary) -> None:
    picture = draw(FakeView(TOLD), reconciled(TOLD), at=day(9), since=day(5), tables=TABLES)
    cited = {citation.id: citation for one in picture.accounts for citation in one.citations}
    groups = changes_sheet(picture, words, find=cited.get)
    kinds = [ChangeKind(group.key) for group in groups]
    assert sum(len(group.items) for group in groups) == len(picture.changes) > 0
    assert kinds == sorted(kinds, key=ORDER.index)
    assert all(one.brought.says for group in groups for one in group.items)
