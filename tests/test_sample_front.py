"""The sample set through the whole of Frontwire: read, kept, reconciled and drawn, it gives what an analyst would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from frontwire import open_store
from frontwire.corpus import Corpus
from frontwire.model.figure import Scope
from frontwire.model.gist import Gist
from frontwire.model.happening import Link
from frontwire.model.health import HealthPicture, Measure
from frontwire.model.picture import Account, Picture
from frontwire.model.query import Query
from sample_store import fill
from samples_expected import (
    Access,
    Attack,
    Displaced,
    Disputed,
    Expected,
    Facility,
    Held,
    Lasting,
    Linked,
    Promised,
    Supply,
    Told,
    Toll,
    load_expected,
)

EXPECTED: Expected = load_expected()
LAST = date(2024, 3, 9)


@dataclass
class Front:
    """The sample set in a store, with the name of the item behind each report, and what was drawn so far."""

    corpus: Corpus
    names: dict[str, str]
    drawn: dict[date, tuple[Picture, HealthPicture, tuple[Account, ...]]] = field(default_factory=dict)

    def _at(self, day: date) -> tuple[Picture, HealthPicture, tuple[Account, ...]]:
        if day not in self.drawn:
            accounts = tuple(self.corpus.happenings(Query(at=day)))
            self.drawn[day] = (self.corpus.picture(at=day), self.corpus.health(at=day), accounts)
        return self.drawn[day]

    def picture(self, day: date) -> Picture:
        return self._at(day)[0]

    def health(self, day: date) -> HealthPicture:
        return self._at(day)[1]

    def account(self, told: Told, day: date = LAST) -> Account:
        """The account in which a claim stands."""
        for account in self._at(day)[2]:
            if any(self.is_told(citation.gist, told) for citation in account.citations):
                return account
        pytest.fail(f"no claim of {told.item} by {day} holds the words “{told.quote}”")

    def is_told(self, gist: Gist, told: Told) -> bool:
        return self.names[gist.report] == told.item and told.quote in " ".join(gist.quote.split())

    def happening(self, name: str, day: date = LAST) -> Account:
        return self.account(EXPECTED.happenings[name][0], day)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    with open_store(fill(tmp_path_factory.mktemp("front") / "front.db")) as corpus:
        with corpus.view() as view:
            names = {filing.id: Path(filing.source).stem for filing in view.filings(at=LAST)}
        yield Front(corpus, names)


@pytest.mark.parametrize("name", EXPECTED.happenings)
def test_claims_about_one_thing_come_together(front: Front, name: str) -> None:
    told = EXPECTED.happenings[name]
    apart = {one.quote: front.account(one).id for one in told}
    assert len(set(apart.values())) == 1, apart


def test_claims_about_two_things_stay_apart(front: Front) -> None:
    ids = {name: front.happening(name).id for name in EXPECTED.happenings}
    assert [pair for pair in combinations(ids, 2) if ids[pair[0]] == ids[pair[1]]] == []


def test_reprints_are_known_and_independent_reports_are_none(front: Front) -> None:
    copies = {(front.names[one.original], front.names[one.copy]) for one in front.corpus.reconcile().copies}
    assert copies == {(one.original, one.copy) for one in EXPECTED.copies}


@pytest.mark.parametrize("expected", EXPECTED.disputes, ids=lambda one: f"{one.happening}-{one.at.day}")
def test_disputes_have_their_type(front: Front, expected: Disputed) -> None:
    account = front.happening(expected.happening, expected.at)
    assert {dispute.difference for dispute in account.disputes} == set(expected.differ)


@pytest.mark.parametrize("expected", EXPECTED.tolls, ids=lambda one: f"{one.happening}-{one.what}-{one.at.day}")
def test_tolls_keep_every_number_beside_its_voice(front: Front, expected: Toll) -> None:
    account = front.happening(expected.happening, expected.at)
    tolls = [one for one in account.tolls if one.what is expected.what and one.scope is Scope.INCIDENT]
    toll = next(one for one in tolls if one.who.value in ("mixed", "unknown"))
    told = {count.figure.low or count.figure.high for count in toll.counts if count.stands}
    assert told == set(expected.told)
    assert toll.high is not None
    assert toll.high.value == expected.high
    if expected.low is not None:
        assert toll.low is not None
        assert toll.low.value == expected.low


def linked(front: Front, expected: Linked) -> list[Link]:
    account = front.happening(expected.happening)
    quotes = {citation.id: " ".join(citation.gist.quote.split()) for citation in account.citations}
    return [
        link
        for link in account.links
        if expected.older in quotes.get(link.older, "") and expected.newer in quotes.get(link.newer, "")
    ]


@pytest.mark.parametrize("expected", [*EXPECTED.replaced, *EXPECTED.confirmed], ids=lambda one: one.older)
def test_later_words_correct_and_confirm(front: Front, expected: Linked) -> None:
    assert expected.by in {link.relation for link in linked(front, expected)}


@pytest.mark.parametrize("expected", EXPECTED.holdings, ids=lambda one: f"{one.place}-{one.part}-{one.at.day}")
def test_who_is_said_to_hold_what(front: Front, expected: Held) -> None:
    holdings = front.picture(expected.at).holdings
    (holding,) = (one for one in holdings if (one.site.name, one.part) == (expected.place, expected.part))
    standing = {one.party.text for one in holding.holders if one.standing and one.party is not None}
    assert standing >= set(expected.holders)
    assert holding.contested is expected.contested
    if not expected.contested:
        assert standing == set(expected.holders)


@pytest.mark.parametrize("expected", EXPECTED.situations, ids=lambda one: f"{one.kind}-{one.at.day}")
def test_sieges_and_ceasefires(front: Front, expected: Lasting) -> None:
    found = [one for one in front.picture(expected.at).situations if one.kind == expected.kind]
    assert [(one.site.name, one.holds) for one in found if one.site is not None] == [(expected.place, expected.holds)]


@pytest.mark.parametrize("expected", EXPECTED.facilities, ids=lambda one: f"{one.name}-{one.at.day}")
def test_facilities_by_their_last_word(front: Front, expected: Facility) -> None:
    (facility,) = (one for one in front.health(expected.at).facilities if one.name == expected.name)
    if expected.functioning is not None:
        assert facility.status is not None
        assert facility.status.functioning is expected.functioning
    for measure, counted in ((Measure.THEATRES, expected.theatres), (Measure.BEDS, expected.beds)):
        told = {one.low for one in facility.capacities if one.measure is measure and one.low is not None}
        assert told == set(counted) or not counted


@pytest.mark.parametrize("expected", EXPECTED.supplies, ids=lambda one: f"{one.facility}-{one.item}-{one.at.day}")
def test_supplies_by_their_last_word(front: Front, expected: Supply) -> None:
    health = front.health(expected.at)
    (facility,) = (one.id for one in health.facilities if one.name == expected.facility)
    (supply,) = (one for one in health.supplies if (one.facility, one.item) == (facility, expected.item))
    assert (supply.last.level, supply.last.word.day) == (expected.level, expected.day)
    assert expected.until is None or (supply.last.runs_out is not None and supply.last.runs_out[1] == expected.until)


@pytest.mark.parametrize("expected", EXPECTED.access, ids=lambda one: f"{one.asked_by}-{one.at.day}")
def test_the_access_ledger(front: Front, expected: Access) -> None:
    (entry,) = (
        one
        for one in front.health(expected.at).ledger
        if any(expected.asked_by in asker for asker in one.asked_by)
        and any(expected.asked_of in asked for asked in one.asked_of)
    )
    assert entry.answer is expected.answer
    assert expected.condition is None or entry.answers[-1].condition == expected.condition


@pytest.mark.parametrize("expected", EXPECTED.promises, ids=lambda one: f"{one.by}-{one.at.day}")
def test_promises_are_kept_or_not(front: Front, expected: Promised) -> None:
    promises = [one for entry in front.health(expected.at).ledger for one in entry.promises if one.due is not None]
    (promise,) = (one for one in promises if any(expected.by in giver for giver in one.by))
    assert promise.due is not None
    assert (promise.due[1], promise.outcome) == (expected.due, expected.outcome)


@pytest.mark.parametrize("expected", EXPECTED.attacks, ids=lambda one: one.place)
def test_attacks_on_health_care(front: Front, expected: Attack) -> None:
    attacks = [one for one in front.health(LAST).attacks if one.site is not None and one.first == expected.day]
    (attack,) = (one for one in attacks if one.site is not None and one.site.name == expected.place)
    assert set(attack.effects) == set(expected.effects)


@pytest.mark.parametrize("expected", EXPECTED.displaced, ids=lambda one: f"{one.place}-{one.at.day}")
def test_counts_of_the_displaced_stand_side_by_side(front: Front, expected: Displaced) -> None:
    found = [one for one in front.picture(expected.at).displacement if one.site is not None]
    (displaced,) = (one for one in found if one.site is not None and one.site.name == expected.place)
    assert {count.figure.low for count in displaced.counts} == set(expected.told)


@pytest.mark.parametrize("words", EXPECTED.gaps)
def test_what_is_not_known_is_said(front: Front, words: str) -> None:
    assert any(words in gap.because for gap in front.picture(LAST).gaps)


def test_every_place_is_in_the_governorate(front: Front) -> None:
    with front.corpus.view() as view:
        sites = {gist.site.admin1 for gist in view.gists() if gist.site is not None}
    assert sites == {"Daraa"}
