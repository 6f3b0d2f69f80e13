"""Laws of the picture as a whole."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from drawing.builders import (
    ARMY,
    DOCTOR,
    GENERAL,
    MONITOR,
    REBELS,
    SPOKESMAN,
    TABLES,
    UNITED,
    FakeView,
    day,
    gist,
    killed,
    reconciled,
    same,
    site,
)
from frontwire.drawing import draw
from frontwire.model.gist import Gist
from frontwire.model.happening import Reconciled, Relation
from frontwire.model.picture import Bound, Picture
from frontwire.model.voice import Certainty, Polarity

_VOICES = (None, DOCTOR, GENERAL, SPOKESMAN, MONITOR, UNITED)
_KINDS = ("shelling", "casualties", "control", "territory_taken", "siege", "ceasefire", "threat", "displacement")
_QUOTES = ("shells hit the market", "the town is besieged", "the siege was lifted", "both agreed to a ceasefire")
_SITES = (None, site("Nawa"), site("Izra"))

_CLAIMS = st.builds(
    lambda kind, known, voice, place, count, polarity, certainty, quote, part: {
        "kind": kind,
        "known": day(known),
        "by": voice,
        "place": place,
        "figures": () if count is None else (killed(count, exact=count % 3 != 0),),
        "polarity": polarity,
        "certainty": certainty,
        "quote": quote,
        "part": part,
        "actors": (ARMY,) if known % 2 else (REBELS,),
    },
    st.sampled_from(_KINDS),
    st.integers(1, 20),
    st.sampled_from(_VOICES),
    st.sampled_from(_SITES),
    st.none() | st.integers(1, 90),
    st.sampled_from(Polarity),
    st.sampled_from(Certainty),
    st.sampled_from(_QUOTES),
    st.sampled_from((None, "east")),
)


def _worlds() -> st.SearchStrategy[tuple[tuple[Gist, ...], Reconciled]]:
    def build(rows: list[dict[str, object]], cuts: list[bool]) -> tuple[tuple[Gist, ...], Reconciled]:
        gists = [gist(f"c{n:02}", outlet=f"Outlet {n % 3}", **row) for n, row in enumerate(rows)]  # type: ignore[arg-type]
        groups: list[list[Gist]] = []
        for one, cut in zip(gists, [True, *cuts], strict=False):
            if cut or not groups:
                groups.append([])
            groups[-1].append(one)
        return tuple(gists), reconciled(*(tuple(group) for group in groups))

    return st.lists(_CLAIMS, min_size=1, max_size=10).flatmap(
        lambda rows: st.lists(st.booleans(), min_size=len(rows) - 1, max_size=len(rows) - 1).map(
            lambda cuts: build(rows, cuts)
        )
    )


def _bounds(picture: Picture) -> Iterator[Bound]:
    for account in picture.accounts:
        for toll in account.tolls:
            yield from (bound for bound in (toll.low, toll.best, toll.high) if bound is not None)


def _cited(picture: Picture) -> Iterator[str]:
    for account in picture.accounts:
        yield from (account.lead.id, *account.affirmed, *account.possible, *account.denied)
        yield from (count.citation.id for toll in account.tolls for count in toll.counts)
        yield from (claim for dispute in account.disputes for p in dispute.positions for claim in p.claims)
    for holding in picture.holdings:
        yield from (holding.last.id, *(c.id for holder in holding.holders for c in holder.citations))
    yield from (c.id for situation in picture.situations for c in situation.citations)
    yield from (c.id for said in picture.utterances for c in said.citations)
    yield from (count.citation.id for held in picture.displacement for count in held.counts)
    yield from (claim for gap in picture.gaps for claim in gap.claims)
    yield from (claim for change in picture.changes for claim in change.claims)


@settings(max_examples=60, deadline=None)
@given(_worlds(), st.randoms(use_true_random=False))
def test_the_order_of_what_comes_in_makes_no_difference(
    world: tuple[tuple[Gist, ...], Reconciled], chance: random.Random
) -> None:
    gists, linked = world
    shuffled, happenings, origins = list(gists), list(linked.happenings), list(linked.origins.items())
    for held in (shuffled, happenings, origins):
        chance.shuffle(held)
    mixed = replace(linked, happenings=tuple(happenings), origins=dict(origins))
    first = draw(FakeView(gists), linked, at=day(15), tables=TABLES)
    assert draw(FakeView(tuple(shuffled)), mixed, at=day(15), tables=TABLES) == first


@settings(max_examples=60, deadline=None)
@given(_worlds(), st.integers(1, 22))
def test_only_what_was_known_by_its_day_is_in_a_picture(world: tuple[tuple[Gist, ...], Reconciled], at: int) -> None:
    gists, linked = world
    picture = draw(FakeView(gists), linked, at=day(at), tables=TABLES)
    known = {one.id for one in gists if one.known <= day(at)}
    assert set(_cited(picture)) <= known
    assert picture.basis.claims == len(known)


@settings(max_examples=60, deadline=None)
@given(_worlds())
def test_every_number_is_one_that_a_cited_claim_gives(world: tuple[tuple[Gist, ...], Reconciled]) -> None:
    gists, linked = world
    figures = {one.id: {n for f in one.figures for n in (f.low, f.high) if n is not None} for one in gists}
    for bound in _bounds(draw(FakeView(gists), linked, at=day(22), since=day(1), tables=TABLES)):
        assert bound.claims
        assert all(bound.value in figures[claim] for claim in bound.claims)


@settings(max_examples=60, deadline=None)
@given(_worlds())
def test_every_claim_of_an_event_in_the_window_is_in_an_account(world: tuple[tuple[Gist, ...], Reconciled]) -> None:
    gists, linked = world
    picture = draw(FakeView(gists), linked, at=day(22), since=day(1, 2), tables=TABLES)
    told = {citation.id for account in picture.accounts for citation in account.citations}
    told |= {citation.id for said in picture.utterances for citation in said.citations}
    events = {one.id for one in gists if one.kind in {"shelling", "casualties", "territory_taken", "displacement"}}
    assert events <= told


def test_a_link_to_what_came_later_holds_and_is_not_shown_before() -> None:
    first, second, third = (gist(f"c{n}", known=day(n), place=site("Nawa")) for n in (4, 5, 8))
    linked = reconciled((first, second, third), links=(same("c4", "c8"), same("c5", "c8", Relation.CONFIRMS)))
    (account,) = draw(FakeView((first, second, third)), linked, at=day(6), tables=TABLES).accounts
    assert [citation.id for citation in account.citations] == ["c4", "c5"]
    assert account.links == ()
