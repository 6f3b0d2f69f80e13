"""Corrections: kept in the log, laid over what is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from frontwire.errors import AbsentError
from frontwire.model.claim import Evidence
from frontwire.model.correction import Act, Correction, Field, Values
from frontwire.model.judgement import Anchor, Judgement, Verdict
from frontwire.model.place import Place, PlaceClass
from frontwire.model.query import Box, Query
from frontwire.model.span import Span
from frontwire.model.voice import Polarity, Voice, VoiceType
from frontwire.store import Store
from store_support import DAY, TOWN, fill, make_claim, make_deposit, snapshot

NOW = datetime(2024, 5, 1, tzinfo=UTC)
OTHER = Place("gn:2", "Kafr Sabil", PlaceClass.TOWN, "SY", "Idlib", 35.7, 36.4, radius_km=2.0)
MILL = make_claim("Soldiers shelled the mill", start=4)
BRIDGE = make_claim("Gunners hit the bridge", start=40)
TEXT = "r1: Soldiers shelled the mill today. .. Gunners hit the bridge; the elders met at noon."
DEPOSIT = make_deposit("r1", MILL, BRIDGE, text=TEXT)
ONE, TWO = (claim.id for claim in DEPOSIT.claims)


def anchor(number: int = 0) -> Anchor:
    claim = DEPOSIT.claims[number]
    return Anchor(claim.id, "r1", claim.kind, claim.evidence.span)


def change(held: Store, *fields: Field, number: int = 0, **values: Any) -> Correction:
    with held.writer(now=NOW) as writer:
        return writer.correct(anchor(number), Act.CHANGE, by="Ada", fields=fields, values=Values(**values))


def decide(held: Store, act: Act, number: int = 0) -> Correction:
    with held.writer(now=NOW) as writer:
        return writer.correct(anchor(number), act, by="Ada")


def add(held: Store, **values: Any) -> Correction:
    span = Span(64, 80)
    evidence = Evidence(span.of(TEXT), span, Span(64, 89), ())
    with held.writer(now=NOW) as writer:
        return writer.add_claim("r1", evidence, Values(kind="talks", **values), by="Bo")


def undo(held: Store, number: int | None = None) -> list[int]:
    with held.writer(now=NOW) as writer:
        return [one.number for one in writer.undo(number, by="Bo")]


@pytest.fixture
def full(held: Store) -> Store:
    fill(held, DEPOSIT)
    return held


def ids(held: Store, query: Query) -> list[str]:
    with held.view() as view:
        return [gist.id for gist in view.select(query)]


def found(held: Store, words: str) -> list[str]:
    with held.view() as view:
        return [hit.gist.id for hit in view.search(words)]


def test_a_changed_claim_is_given_as_changed_everywhere(full: Store) -> None:
    made = change(full, Field.KIND, Field.PLACE, kind="talks", place=OTHER, place_text="Sabil")
    with full.view() as view:
        gist, claim = view.gist(ONE), view.claim(ONE)
        assert gist is not None
        assert claim is not None
        assert (gist.kind, gist.site and gist.site.name, gist.place_text) == ("talks", "Kafr Sabil", "Sabil")
        assert gist.corrected == (made.number,)
        assert (claim.kind, claim.where.note and claim.where.note.place) == ("talks", OTHER)
        assert [one for one in view.gists() if one.id == ONE] == [gist]
        assert list(view.gists(kinds=frozenset({"talks"}))) == [gist]
        assert [one.id for one in view.gists(kinds=frozenset({"shelling"}))] == [TWO]
        assert {site.id for site in view.sites()} == {"gn:1", "gn:2"}
        assert view.original(ONE) == DEPOSIT.claims[0]
        assert [one.id for one in view.read("r1")] == [one.id for one in sorted(DEPOSIT.claims, key=lambda c: c.id)]


def test_queries_find_claims_by_new_values_and_not_by_old_ones(full: Store) -> None:
    change(
        full, Field.KIND, Field.PLACE, Field.VOICES, Field.POLARITY, Field.BACKGROUND, Field.WHEN,
        kind="talks", place=OTHER, voices=(Voice("a doctor", VoiceType.MEDICAL),), polarity=Polarity.DENIED,
        background=True, first=DAY.replace(day=1), last=DAY.replace(day=1),
    )  # fmt: skip
    new = (
        Query(kinds=frozenset({"talks"})),
        Query(voices=frozenset({VoiceType.MEDICAL})),
        Query(polarities=frozenset({Polarity.DENIED})),
        Query(background=True),
        Query(place=OTHER),
        Query(box=Box(35.0, 36.0, 36.0, 37.0)),
    )
    old = (
        Query(kinds=frozenset({"shelling"})),
        Query(voices=frozenset({VoiceType.OFFICIAL})),
        Query(polarities=frozenset({Polarity.AFFIRMED})),
        Query(background=False),
        Query(place=TOWN),
        Query(box=Box(34.0, 36.0, 35.0, 37.0)),
    )
    assert [ids(full, query) for query in new] == [[ONE]] * len(new)
    assert [ids(full, query) for query in old] == [[TWO]] * len(old)


def test_search_finds_changed_and_added_claims_by_their_words_now(full: Store) -> None:
    change(full, Field.PLACE, Field.VOICES, place=OTHER, voices=(Voice("Dr Rana", VoiceType.MEDICAL),))
    new = add(full).claim.claim
    assert found(full, "rana kafr") == [ONE]
    assert found(full, "officials") == [TWO]
    assert found(full, '"elders met"') == found(full, "elde*") == [new]
    assert found(full, '"met elders"') == []
    with full.view() as view:
        assert view.search("rana", query=Query(kinds=frozenset({"talks"}))) == ()
        assert len(view.search("gunners", limit=1)) == 1


def test_a_rejected_claim_is_left_out_and_comes_back(full: Store) -> None:
    before = snapshot(full)
    decide(full, Act.REJECT)
    with full.view() as view:
        assert [gist.id for gist in view.gists()] == [TWO]
        assert (view.gist(ONE), view.claim(ONE)) == (None, None)
        assert view.original(ONE) == DEPOSIT.claims[0]
        assert view.claim_ids(ONE[:6]) == (ONE,)
        assert view.report_of(ONE) == "r1"
    assert found(full, "soldiers") == []
    decide(full, Act.ACCEPT)
    assert snapshot(full) == before


def test_accepting_changes_nothing_but_the_history(full: Store) -> None:
    before = snapshot(full)
    made = decide(full, Act.ACCEPT)
    assert snapshot(full) == before
    with full.view() as view:
        assert view.history(ONE) == view.corrections() == (made,)
        assert view.history(TWO) == ()


def test_an_added_claim_stands_among_the_others(full: Store) -> None:
    made = add(full, place=TOWN, place_text="Tel Hamra", polarity=Polarity.DENIED)
    id_ = made.claim.claim
    with full.view() as view:
        gists = list(view.gists())
        assert sorted(gist.id for gist in gists) == sorted((ONE, TWO, id_))
        assert gists == sorted(gists, key=lambda gist: (gist.known, gist.id))
        gist, claim = view.gist(id_), view.claim(id_)
        assert gist is not None
        assert claim is not None
        assert (gist.quote, gist.outlet, gist.known, gist.opening) == ("the elders met a", "R1", DAY, "the elders met")
        assert (claim.stance.polarity, view.original(id_)) == (Polarity.DENIED, claim)
        assert (view.claim_ids(id_[:8]), view.report_of(id_)) == ((id_,), "r1")
    undo(full)
    with full.view() as view:
        assert (view.gist(id_), view.claim(id_)) == (None, None)
        assert view.history(id_)[0].undone == 2


def test_what_is_added_can_be_changed_and_rejected(full: Store) -> None:
    made = add(full)
    with full.writer(now=NOW) as writer:
        writer.correct(made.claim, Act.CHANGE, by="Ada", fields=(Field.BACKGROUND,), values=Values(background=True))
    with full.view() as view:
        gist = view.gist(made.claim.claim)
        assert gist is not None
        assert (gist.background, gist.corrected) == (True, (1, 2))
    with full.writer(now=NOW) as writer:
        writer.correct(made.claim, Act.REJECT, by="Ada")
    with full.view() as view:
        assert [gist.id for gist in view.gists()] == sorted((ONE, TWO))


def test_a_change_of_what_was_added_is_adrift_once_the_addition_is_taken_back(full: Store) -> None:
    made = add(full)
    with full.writer(now=NOW) as writer:
        later = writer.correct(made.claim, Act.ACCEPT, by="Ada")
    undo(full, made.number)
    with full.view() as view:
        assert view.corrections_adrift() == (later,)
        assert len(list(view.gists())) == 2


def test_judgements_and_corrections_share_one_log(full: Store) -> None:
    first = decide(full, Act.ACCEPT)
    with full.writer(now=NOW) as writer:
        second = writer.judge(anchor(0), anchor(1), Verdict.DIFFERENT, by="Ada")
    third = change(full, Field.KIND, kind="talks")
    assert [first.number, second.number, third.number] == [1, 2, 3]
    with full.view() as view:
        assert view.decisions() == (first, second, third)
        assert view.judgements() == (second,)
        assert view.corrections() == (first, third)
    undo(full, second.number)
    with full.view() as view:
        assert [one.undone for one in view.decisions()] == [None, 4, None]
        assert [type(one) for one in view.decisions()] == [Correction, Judgement, Correction]


def test_what_was_decided_at_once_is_taken_back_at_once(full: Store) -> None:
    decide(full, Act.ACCEPT)
    with full.writer() as writer:
        writer.correct(anchor(0), Act.REJECT, by="Ada")
        writer.correct(anchor(1), Act.REJECT, by="Ada")
    with full.view() as view:
        assert list(view.gists()) == []
    assert undo(full) == [2, 3]
    with full.view() as view:
        assert len(list(view.gists())) == 2
    with pytest.raises(AbsentError, match="taken back already"):
        undo(full, 2)


def reread(held: Store, *claims: Any) -> None:
    with held.writer() as writer:
        writer.replace(make_deposit("r1", *claims, text=TEXT))


def test_corrections_find_their_claim_again_when_the_report_is_read_anew(full: Store) -> None:
    change(full, Field.POLARITY, polarity=Polarity.DENIED)
    decide(full, Act.REJECT, 1)
    added = add(full)
    reread(full, make_claim("Soldiers shelled the mill today", start=4), make_claim("hit the bridge", start=48))
    with full.view() as view:
        held = {gist.quote: gist for gist in view.gists()}
        assert set(held) == {"Soldiers shelled the mill today", added.evidence.quote if added.evidence else ""}
        assert held["Soldiers shelled the mill today"].polarity is Polarity.DENIED
        assert view.corrections_adrift() == ()
        assert [one.number for one in view.history(held["Soldiers shelled the mill today"].id)] == [1]


def test_a_claim_of_a_kind_that_the_rules_learned_is_found_again(full: Store) -> None:
    change(full, Field.KIND, Field.BACKGROUND, kind="air_strike", background=True)
    reread(full, make_claim("Soldiers shelled the mill today", start=4, kind="air_strike"))
    with full.view() as view:
        assert [(gist.kind, gist.background) for gist in view.gists()] == [("air_strike", True)]


def test_a_correction_whose_claim_went_is_kept_and_told(full: Store) -> None:
    made = change(full, Field.POLARITY, polarity=Polarity.DENIED)
    reread(full, BRIDGE)
    with full.view() as view:
        assert [gist.polarity for gist in view.gists()] == [Polarity.AFFIRMED]
        assert view.corrections_adrift() == view.corrections() == (made,)
    undo(full)
    with full.view() as view:
        assert view.corrections_adrift() == ()


def test_a_view_does_not_see_what_is_decided_meanwhile(full: Store) -> None:
    with full.view() as view:
        decide(full, Act.REJECT)
        assert len(list(view.gists())) == 2
    with full.view() as view:
        assert len(list(view.gists())) == 1


def test_what_reconciling_made_is_stale_after_a_correction(full: Store) -> None:
    with full.view() as view:
        revision = view.revision
    change(full, Field.KIND, kind="talks")
    with full.view() as view:
        assert view.revision == revision + 1
        assert view.reconciled() is None


def test_many_corrections_at_once(full: Store) -> None:
    many = [make_claim(f"Report tells part {n}", start=20 * n) for n in range(1_200)]
    deposit = make_deposit("r2", *many, text="x" * 30_000)
    fill(full, deposit)
    with full.writer(now=NOW) as writer:
        for claim in deposit.claims:
            where = Anchor(claim.id, "r2", claim.kind, claim.evidence.span)
            writer.correct(where, Act.CHANGE, by="Ada", fields=(Field.BACKGROUND,), values=Values(background=True))
    with full.view() as view:
        assert sum(gist.background for gist in view.gists()) == 1_200
        assert len(view.sites()) == 1


def test_the_moment_and_the_person_are_on_record(full: Store) -> None:
    made = replace(decide(full, Act.ACCEPT), number=1)
    assert (made.by, made.made) == ("Ada", NOW)
    with full.view() as view:
        assert view.corrections() == (made,)
