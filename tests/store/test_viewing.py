from __future__ import annotations

from datetime import date, timedelta

import pytest

from frontwire import store
from frontwire.model.figure import Figure
from frontwire.model.place import Place, PlaceClass
from frontwire.model.query import Box, Query
from frontwire.model.report import Refusal
from frontwire.model.span import Span
from frontwire.model.time import Basis, Interval, Precision, When
from frontwire.model.voice import Certainty, Polarity, Stance, Voice, VoiceType
from frontwire.store import Store
from store_support import DAY, NOWHERE, TOWN, fill, make_claim, make_deposit, make_where, many, snapshot

FAR = Place("gn:2", "Al Wadi", PlaceClass.TOWN, "SD", "South Darfur", 12.05, 24.88, radius_km=3.6)
QUARTER = Place("fw:q", "Mill Quarter", PlaceClass.NEIGHBOURHOOD, "SY", "Homs", 34.7, 36.6, parent="Tel Hamra")
DIVISION = Place("fw:homs", "Homs", PlaceClass.ADMIN1, "SY", "Homs", 34.6, 37.0, radius_km=150)
COUNTRY = Place("iso:SY", "Syria", PlaceClass.COUNTRY, "SY", None, 35.0, 38.0, radius_km=400)
PACIFIC = Place("gn:3", "Vunda", PlaceClass.TOWN, "FJ", "Northern", -16.8, 179.99, radius_km=5)
OVER = Place("gn:4", "Nava", PlaceClass.SITE, "FJ", "Northern", -16.8, -179.99, radius_km=1)
POLE = Place("gn:5", "Camp Ice", PlaceClass.CAMP, None, None, -89.99, 0.0, radius_km=10)
NEAR_POLE = Place("gn:6", "Dome", PlaceClass.SITE, None, None, -89.99, 170.0, radius_km=1)


def dated(first: date | None, last: date | None) -> When:
    return When(Interval.days(first, last), Precision.DAYS, Basis.STATED)


CLAIMS = (
    make_claim("at the town", start=0),
    make_claim("far away", start=20, where=make_where(FAR), kind="talks"),
    make_claim("in a quarter", start=40, where=make_where(QUARTER), said_by=()),
    make_claim("in the division", start=60, where=make_where(DIVISION), background=True),
    make_claim("in the country", start=80, where=make_where(COUNTRY), stance=Stance(Polarity.DENIED)),
    make_claim("nowhere", start=100, where=NOWHERE, stance=Stance(certainty=Certainty.POSSIBLE)),
    make_claim("undated", start=120, when=When(None, Precision.NONE, Basis.NONE)),
    make_claim("since long", start=140, when=dated(None, DAY - timedelta(days=20))),
    make_claim("from now on", start=160, when=dated(DAY + timedelta(days=2), None)),
    make_claim("by a medic", start=180, said_by=(Voice("a medic", VoiceType.MEDICAL),)),
    make_claim("over the line", start=200, where=make_where(OVER)),
    make_claim("at the line", start=220, where=make_where(PACIFIC)),
    make_claim("at the pole", start=240, where=make_where(NEAR_POLE)),
)
QUERIES = {
    "all": (Query(), len(CLAIMS) + 1),
    "at": (Query(at=DAY), len(CLAIMS)),
    "since": (Query(since=DAY + timedelta(days=1)), 1),
    "during": (Query(during=Interval.day(DAY)), len(CLAIMS) + 1 - 3),
    "before": (Query(during=Interval(None, DAY)), 1),
    "after": (Query(during=Interval(DAY + timedelta(days=1), None)), 1),
    "town": (Query(place=TOWN), 7),
    "far": (Query(place=FAR), 1),
    "division": (Query(place=DIVISION), 8),
    "country": (Query(place=COUNTRY), 9),
    "across the line": (Query(place=PACIFIC), 2),
    "the other way": (Query(place=OVER), 1),
    "pole": (Query(place=POLE), 1),
    "box": (Query(box=Box(34.4, 36.5, 34.6, 36.7)), 6),
    "box over the line": (Query(box=Box(-17, 179, -16, -179)), 2),
    "kinds": (Query(kinds=frozenset({"talks", "none"})), 1),
    "voices": (Query(voices=frozenset({VoiceType.OUTLET, VoiceType.MEDICAL})), 2),
    "denied": (Query(polarities=frozenset({Polarity.DENIED})), 1),
    "possible": (Query(certainties=frozenset({Certainty.POSSIBLE})), 1),
    "background": (Query(background=True), 1),
    "news": (Query(background=False), len(CLAIMS)),
    "reports": (Query(reports=frozenset({"r2"})), 1),
    "countries": (Query(countries=frozenset({"SD", "FJ"})), 3),
    "both": (Query(place=COUNTRY, kinds=frozenset({"talks"})), 0),
}


def fill_all(held: Store) -> None:
    fill(held, make_deposit("r1", *CLAIMS), make_deposit("r2", published=DAY + timedelta(days=1)))


@pytest.mark.parametrize("name", QUERIES)
def test_what_a_query_asks_for(held: Store, name: str) -> None:
    query, number = QUERIES[name]
    fill_all(held)
    with held.view() as view:
        found = list(view.select(query))
        assert found == [gist for gist in view.gists() if query.admits(gist)]
    assert len(found) == number


def test_claims_and_texts_come_many_at_a_time_as_they_come_one_by_one(held: Store) -> None:
    fill_all(held)
    with held.view() as view:
        ids = [gist.id for gist in view.gists()]
        assert view.claims_of([*ids, "none"]) == {id_: view.claim(id_) for id_ in ids}
        assert view.texts_of(["r2", "r1", "r9"]) == {"r1": view.text("r1"), "r2": view.text("r2")}
        assert view.claims_of([]) == {}
        # Amid a search that goes on, as an export asks.
        assert [one for gist in view.select(Query()) for one in view.claims_of([gist.id])] == ids
        assert view.count(Query()) == len(ids)
        assert view.count(QUERIES["far"][0]) >= QUERIES["far"][1]


def test_everything_comes_in_the_order_in_which_it_was_known(held: Store) -> None:
    made = many(12)
    fill(held, *made[::-1])
    with held.view() as view:
        for keys in (
            [(filing.known, filing.id) for filing in view.filings()],
            [(gist.known, gist.id) for gist in view.gists()],
            [report for report, _ in view.refusals()],
        ):
            assert len(keys) >= 6
            assert keys == sorted(keys) or keys == [f.id for f in view.filings() if f.refusals]


def test_what_was_known_by_a_day(held: Store) -> None:
    fill(held, *many(10))
    with held.view() as view:
        for day in (DAY - timedelta(days=1), DAY, DAY + timedelta(days=3)):
            assert list(view.gists(at=day)) == [gist for gist in view.gists() if gist.known <= day]
            assert list(view.filings(at=day)) == [filing for filing in view.filings() if filing.known <= day]
            known = {filing.id for filing in view.filings(at=day)}
            assert {report for report, _ in view.refusals(at=day)} == {
                report for report, _ in view.refusals() if report in known
            }
        assert len(list(view.gists(kinds=frozenset({"shelling"})))) == len(list(view.gists()))
        assert list(view.gists(kinds=frozenset({"talks"}))) == []


def test_a_view_does_not_see_what_comes_in_meanwhile(held: Store) -> None:
    fill(held, make_deposit("r1"))
    with held.view() as view:
        before = [list(view.filings()), view.revision, view.search("mill")]
        fill(held, make_deposit("r2"), make_deposit("r3"))
        assert [list(view.filings()), view.revision, view.search("mill")] == before
    with held.view() as view:
        assert len(list(view.filings())) == 3


def test_two_stores_on_one_place_see_the_same(held: Store, empty_address: str) -> None:
    with store.open(empty_address) as other:
        fill(held, make_deposit("r1"))
        fill(other, make_deposit("r2"))
        assert snapshot(held) == snapshot(other)


def test_ids_by_their_beginning(held: Store) -> None:
    fill(held, *(make_deposit(name) for name in ("abc1", "abc2", "abd", "0b")))
    with held.view() as view:
        assert view.report_ids("abc") == ("abc1", "abc2")
        assert view.report_ids("ab") == ("abc1", "abc2", "abd")
        assert view.report_ids("ab_") == ()
        assert view.report_ids("%") == ()
        ids = sorted(gist.id for gist in view.gists())
        assert view.claim_ids("") == tuple(ids)
        assert view.claim_ids(ids[0]) == (ids[0],)
        assert view.gist(ids[0]) == next(gist for gist in view.gists() if gist.id == ids[0])
        assert view.gist("?") is None


def test_each_site_once(held: Store) -> None:
    fill_all(held)
    with held.view() as view:
        sites = view.sites()
        assert len({site.id for site in sites}) == len(sites) == 8
        assert [site.id for site in sites] == sorted(site.id for site in sites)
        assert set(sites) == {gist.site for gist in view.gists() if gist.site is not None}


def test_odd_values_come_back_as_they_were(held: Store) -> None:
    odd = make_claim(
        "Ударили по мельнице — “’\U0001f4a5\x01' OR 1=1; --",
        kind="a'b\"c",
        figures=(Figure("killed", "mixed", None, 2**40, "up to a trillion"),),  # type: ignore[arg-type]
        when=When(Interval.days(date(1, 1, 1), date(9999, 12, 30)), Precision.YEARS, Basis.STATED),
    )
    made = make_deposit(
        "r1", odd, refusals=(Refusal("a'b", "\U0001f4a5", "“x”", Span(0, 1)),), title=None, outlet="\x7f'"
    )
    fill(held, made)
    with held.view() as view:
        assert view.claim(made.claims[0].id) == made.claims[0]
        assert list(view.gists()) == list(made.gists)
        assert list(view.refusals()) == [("r1", made.refusals[0])]
        assert list(view.filings()) == [made.filing]


def test_gists_read_again_are_the_same(held: Store) -> None:
    fill(held, *many(10))
    day, kinds = DAY + timedelta(days=3), frozenset({"shelling"})
    asked = [(None, None), (day, None), (day, kinds), (None, kinds), (DAY, frozenset({"talks"})), (DAY, None)]
    with held.view() as view:
        fresh = []
        for at, kind in asked:
            with held.view() as other:
                fresh.append(list(other.gists(at=at, kinds=kind)))
        assert [list(view.gists(at=at, kinds=kind)) for at, kind in asked] == fresh
        assert [list(view.gists(at=at, kinds=kind)) for at, kind in reversed(asked)] == fresh[::-1]
    with held.view() as view:
        assert next(view.gists()) == fresh[0][0]
        assert [list(view.gists(at=at, kinds=kind)) for at, kind in reversed(asked)] == fresh[::-1]
