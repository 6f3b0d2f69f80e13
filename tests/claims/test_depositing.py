from __future__ import annotations

from dataclasses import replace

import pytest

from frontwire.claims.depositing import deposit, filing_id
from frontwire.claims.vouching import vouch
from frontwire.model.claim import Claim, ClaimClass
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.filing import Voucher
from frontwire.model.place import Place, PlaceBasis, PlaceClass, PlaceNote, Where
from frontwire.model.span import Span, Stretch
from frontwire.model.voice import VoiceType
from store_support import DAY, NOWHERE, TOWN, make_claim, make_deposit, make_where

DOCTOR = Voucher("Dr Rana Khoury", "medical", "Tel Hamra, SY")
MADE = make_deposit("r1")
REPORT = MADE.report
ABROAD = Place("gn:8", "Tel Hamra", PlaceClass.DISTRICT, "CI", "Bas", 5.7, -6.6, radius_km=55)
NORTH = Place("gn:9", "Tel Hamra", PlaceClass.TOWN, "SY", "Idlib", 35.9, 36.6, radius_km=2)


@pytest.mark.parametrize(
    "other",
    [
        filing_id(replace(REPORT, text=REPORT.text + "."), published=DAY, voucher=None),
        filing_id(replace(REPORT, outlet="Another"), published=DAY, voucher=None),
        filing_id(REPORT, published=None, voucher=None),
        filing_id(REPORT, published=DAY, voucher=DOCTOR),
        filing_id(REPORT, published=DAY, voucher=replace(DOCTOR, place=None)),
    ],
)
def test_a_filing_is_another_where_outlet_day_text_or_voucher_differ(other: str) -> None:
    assert other != filing_id(REPORT, published=DAY, voucher=None)


def test_a_filing_is_the_same_wherever_it_was_fetched() -> None:
    elsewhere = replace(REPORT, source="elsewhere.html", title="Another title")
    assert filing_id(elsewhere, published=DAY, voucher=None) == filing_id(REPORT, published=DAY, voucher=None)


def test_the_same_words_in_two_reports_are_two_claims() -> None:
    one, other = (deposit(replace(MADE.filing, id=name), REPORT, [make_claim()], ()) for name in ("a", "b"))
    assert one.claims[0].id != other.claims[0].id
    assert replace(one.claims[0], id="") == replace(other.claims[0], id="")
    assert one == deposit(replace(MADE.filing, id="a"), REPORT, [make_claim()], ())
    assert [gist.id for gist in one.gists] == [claim.id for claim in one.claims]
    assert (one.filing.claims, one.filing.refusals) == (1, 0)


def vouched(claim: Claim, voucher: Voucher | None = DOCTOR, place: Place | None = TOWN) -> Claim:
    return vouch(claim, voucher, place)


def test_without_a_voucher_nothing_changes() -> None:
    assert vouched(make_claim(said_by=()), None, None) == make_claim(said_by=())


def test_what_nobody_is_named_for_is_said_by_the_voucher() -> None:
    (voice,) = vouched(make_claim(said_by=())).said_by
    assert (voice.text, voice.type, voice.named, voice.span) == ("Dr Rana Khoury", VoiceType.MEDICAL, True, None)


def test_a_voice_in_the_text_stays() -> None:
    assert vouched(make_claim()).said_by == make_claim().said_by


def test_what_has_no_place_is_put_where_the_voucher_speaks_from() -> None:
    where = vouched(make_claim(where=NOWHERE)).where
    assert where.note is not None
    assert (where.note.place, where.note.text, where.basis) == (TOWN, "Tel Hamra, SY", PlaceBasis.INHERITED)
    assert (where.note.acled_precision, where.note.ucdp_precision) == (1, 1)
    assert "where Dr Rana Khoury speaks from" in where.because


def test_what_has_no_place_stays_without_where_none_is_given() -> None:
    assert vouched(make_claim(where=NOWHERE), place=None).where == NOWHERE


def test_a_place_that_could_not_be_settled_stays_so() -> None:
    note = PlaceNote("Nowhereville", Span(0, 1), Stretch(0, 1), 0, None, because="not in the gazetteer")
    where = Where(note, PlaceBasis.NAMED)
    assert vouched(make_claim(where=where)).where == where


def test_of_namesakes_the_one_nearest_to_the_voucher_is_meant() -> None:
    taken = make_where(ABROAD)
    assert taken.note is not None
    note = replace(taken.note, lat=5.8, radius_km=60.0, relation="north of", candidates=(ABROAD, NORTH, TOWN))
    where = vouched(make_claim(where=replace(taken, note=note))).where
    assert where.note is not None
    assert where.note.place == TOWN
    assert where.note.lat == pytest.approx(TOWN.lat + 0.1)
    assert (where.note.lon, where.note.radius_km) == (pytest.approx(TOWN.lon), pytest.approx(8.0))
    assert (where.note.acled_precision, where.note.ucdp_precision) == (2, 2)
    assert "nearest to where Dr Rana Khoury speaks from" in where.because


@pytest.mark.parametrize("candidates", [(), (ABROAD,)])
def test_another_country_stays_where_no_namesake_is_near(candidates: tuple[Place, ...]) -> None:
    taken = make_where(ABROAD)
    assert taken.note is not None
    where = replace(taken, note=replace(taken.note, candidates=candidates))
    assert vouched(make_claim(where=where)).where == where


def test_another_town_of_the_same_country_stays() -> None:
    taken = make_where(NORTH)
    assert taken.note is not None
    where = replace(taken, note=replace(taken.note, candidates=(NORTH, TOWN)))
    assert vouched(make_claim(where=where)).where == where


ELSEWHERE = Where(
    replace(make_where(TOWN).note, place=NORTH) if make_where(TOWN).note else None, PlaceBasis.INHERITED, "before"
)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"klass": ClaimClass.STATE}, TOWN),
        ({"figures": (Figure(What.WOUNDED, Who.UNKNOWN, 6, 6, "6", Scope.ARRIVALS),)}, TOWN),
        ({"figures": (Figure(What.WOUNDED, Who.UNKNOWN, 6, 6, "6"),)}, NORTH),
        ({}, NORTH),
    ],
)
def test_how_things_stand_is_told_of_where_the_sender_is(changes: dict[str, object], place: Place) -> None:
    note = vouched(make_claim(where=ELSEWHERE, **changes)).where.note
    assert note is not None
    assert note.place == place
