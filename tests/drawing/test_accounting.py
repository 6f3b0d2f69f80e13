from __future__ import annotations

from datetime import date

from drawing.builders import (
    ARMY,
    DOCTOR,
    GENERAL,
    MONITOR,
    REBELS,
    SPOKESMAN,
    TABLES,
    UNITED,
    day,
    gist,
    killed,
    same,
    site,
    world,
)
from frontwire.drawing import draw
from frontwire.model.gist import Gist
from frontwire.model.happening import Difference, Link, Relation
from frontwire.model.picture import Account, Picture, Status
from frontwire.model.place import Place, PlaceBasis, PlaceClass
from frontwire.model.voice import Certainty, Polarity

NAWA = site("Nawa")


def drawn(*groups: tuple[Gist, ...] | Gist, at: date = date(2024, 3, 9), **more: object) -> Picture:
    options = {key: more.pop(key) for key in ("since", "place") if key in more}
    view, linked = world(*groups, **more)
    return draw(view, linked, at=at, tables=TABLES, **options)  # type: ignore[arg-type]


def one(*gists: Gist, links: tuple[Link, ...] = (), origins: dict[str, str] | None = None) -> Account:
    (account,) = drawn(gists, links=links, origins=origins).accounts
    return account


def test_an_account_has_every_claim_origin_and_outlet() -> None:
    account = one(
        gist("a", known=day(5), by=DOCTOR, outlet="Wire", place=NAWA, figures=(killed(14),)),
        gist("b", known=day(6), by=MONITOR, outlet="Gazette", place=NAWA, figures=(killed(14),)),
    )
    assert account.id == "a"
    assert [citation.id for citation in account.citations] == ["a", "b"]
    assert account.origins == ("outlet:Wire", "voice:hauran observatory")
    assert account.outlets == ("Wire", "Gazette")
    assert account.status is Status.AGREED
    assert account.links == (same("a", "b"),)


def test_one_origin_in_many_outlets_is_a_single_source() -> None:
    reprints = tuple(gist(f"r{n}", known=day(5), by=MONITOR, outlet=f"Outlet {n}", place=NAWA) for n in range(4))
    account = one(*reprints)
    assert account.status is Status.SINGLE
    assert (len(account.origins), len(account.outlets), account.copies) == (1, 4, 3)


def test_what_is_only_possible_is_unconfirmed() -> None:
    account = one(gist("a", place=NAWA, certainty=Certainty.POSSIBLE))
    assert account.status is Status.UNCONFIRMED
    assert (account.affirmed, account.possible, account.denied) == ((), ("a",), ())


def test_affirmed_and_denied_stand_side_by_side_as_a_dispute() -> None:
    account = one(
        gist("a", kind="air_strike", known=day(5), by=MONITOR, place=NAWA, actors=(ARMY,)),
        gist("b", kind="air_strike", known=day(6), by=GENERAL, place=NAWA, polarity=Polarity.DENIED, actors=(ARMY,)),
        links=(same("a", "b", Relation.DENIES),),
    )
    assert account.status is Status.DISPUTED
    assert (account.affirmed, account.denied) == (("a",), ("b",))
    assert Difference.HAPPENED in {dispute.difference for dispute in account.disputes}


def test_the_headline_is_of_the_deed_at_the_place_not_of_the_toll() -> None:
    account = one(
        gist("a", kind="casualties", known=day(4), place=NAWA, figures=(killed(9),)),
        gist("b", kind="shelling", known=day(5), place=NAWA, actors=(ARMY,), targets=(REBELS,), by=MONITOR),
        gist("c", kind="shelling", known=day(3), place=site("Izra"), certainty=Certainty.POSSIBLE),
    )
    assert account.lead.id == "b"


def test_the_headline_is_of_no_party_where_another_tells_it() -> None:
    account = one(
        gist("a", known=day(4), place=NAWA, actors=(REBELS,), by=GENERAL),
        gist("b", known=day(6), place=NAWA, actors=(REBELS,), by=DOCTOR),
    )
    assert account.lead.id == "b"


def test_its_place_is_the_most_exact_that_most_origins_name() -> None:
    province = site("Daraa", kind=PlaceClass.ADMIN1, ucdp_precision=4, radius_km=60.0)
    account = one(
        gist("a", known=day(5), outlet="One", place=province),
        gist("b", known=day(5), outlet="Two", place=NAWA),
        gist("c", known=day(5), outlet="Three", place=NAWA),
        gist("d", known=day(5), outlet="Four", place=site("Izra")),
    )
    assert account.site == NAWA


def test_its_place_reaches_as_far_as_the_closest_words_that_tell_it() -> None:
    outside = site(radius_km=20.0, basis=PlaceBasis.RELATION)
    quarter = site(radius_km=2.0, basis=PlaceBasis.ANTECEDENT)
    assumed = site(radius_km=1.0, basis=PlaceBasis.INHERITED)
    assert one(gist("a", place=outside), gist("b", place=quarter), gist("c", place=assumed)).site == quarter
    assert one(gist("a", place=outside), gist("c", place=assumed)).site == outside


def test_its_day_is_the_one_that_most_origins_give() -> None:
    account = one(
        gist("a", outlet="One", when=day(4)),
        gist("b", outlet="Two", when=day(4)),
        gist("c", outlet="Three", when=day(3)),
        gist("d", outlet="Four", when=(day(1), day(7))),
    )
    assert (account.first, account.last) == (day(4), day(4))
    undated = one(gist("a", undated=True))
    assert (undated.first, undated.last) == (None, None)


def test_the_grade_is_the_best_of_who_affirms() -> None:
    account = one(
        gist("a", known=day(5), by=SPOKESMAN, place=NAWA, outlet="One"),
        gist("b", known=day(5), by=MONITOR, place=NAWA, outlet="Two"),
        gist("c", known=day(5), by=UNITED, place=NAWA, outlet="Three"),
    )
    grades = [citation.grade for citation in account.citations]
    assert account.grade is not None
    assert account.grade.credibility == min(grade.credibility for grade in grades if grade is not None)
    assert account.grade.reliability_because


def test_the_window_holds_what_happened_in_it_or_was_told_in_it() -> None:
    groups = (
        gist("inside", known=day(9), when=day(8)),
        gist("late", known=day(9), when=day(1, 1)),
        gist("before", known=day(1), when=day(1, 1)),
        gist("old", known=day(9), when=day(1, 1), background=True),
    )
    held = {account.id: account for account in drawn(*groups).accounts}
    assert set(held) == {"inside", "late"}
    wide = drawn(*groups, since=day(1, 1))
    assert {account.id for account in wide.accounts} == {"inside", "late", "before", "old"}


def test_new_is_what_nothing_was_known_of_before_the_window() -> None:
    picture = drawn(
        (gist("a", known=day(2), when=day(2)), gist("b", known=day(5), when=day(2), by=MONITOR)),
        gist("c", known=day(5)),
        since=day(3),
    )
    assert {account.id: account.new for account in picture.accounts} == {"a": False, "c": True}


def test_what_became_known_later_is_not_there_yet() -> None:
    groups = (gist("a", known=day(5), figures=(killed(9),)), gist("b", known=day(7), figures=(killed(14),), by=MONITOR))
    (early,) = drawn(groups, at=day(6)).accounts
    (late,) = drawn(groups, at=day(7)).accounts
    assert [citation.id for citation in early.citations] == ["a"]
    assert early.links == ()
    assert [citation.id for citation in late.citations] == ["a", "b"]


def test_an_update_takes_the_place_of_the_older_figure() -> None:
    account = one(
        gist("a", known=day(5), by=MONITOR, figures=(killed(21),)),
        gist("b", known=day(6), by=MONITOR, figures=(killed(14),)),
        links=(same("a", "b", Relation.CORRECTS),),
    )
    (toll,) = account.tolls
    assert toll.best is not None
    assert toll.best.value == 14
    assert [count.figure.low for count in toll.counts] == [21, 14], "nothing is lost"


def test_a_place_holds_what_lies_in_it() -> None:
    izra = site("Izra")
    picture = drawn(gist("a", place=NAWA), gist("b", place=izra), gist("c"))
    assert {account.id for account in picture.accounts} == {"a", "b", "c"}

    place = Place(NAWA.id, NAWA.name, NAWA.kind, NAWA.country, NAWA.admin1, NAWA.lat, NAWA.lon)
    view, linked = world(gist("a", place=NAWA), gist("b", place=izra), gist("c"))
    inside = draw(view, linked, at=day(9), tables=TABLES, place=place)
    assert [account.id for account in inside.accounts] == ["a"]
    assert inside.basis.claims == 1
