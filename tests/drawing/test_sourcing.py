from __future__ import annotations

from datetime import date

from drawing.builders import DOCTOR, GENERAL, MONITOR, TABLES, day, gist, killed, site, world
from frontwire.drawing import account, accounts, sources
from frontwire.model.gist import Gist
from frontwire.model.query import EVERYTHING, Query
from frontwire.model.source import Source
from frontwire.model.voice import VoiceType

NAWA, JASIM = site("Nawa"), site("Jasim")
SHELLED = (
    gist("a1", place=NAWA, by=MONITOR, figures=(killed(5),)),
    gist("a2", place=NAWA, by=DOCTOR, outlet="Hauran Gazette", figures=(killed(5),)),
    gist("a3", place=NAWA, by=GENERAL, outlet="National News Bureau", figures=(killed(20),)),
)
ALONE = gist("b1", place=JASIM, by=MONITOR, known=day(7), kind="air_strike")


def listed(*groups: tuple[Gist, ...] | Gist, at: date = date(2024, 3, 9), query: Query = EVERYTHING) -> list[str]:
    view, linked = world(*groups)
    return [one.id for one in accounts(view, linked, at=at, tables=TABLES, query=query)]


def heard(*groups: tuple[Gist, ...] | Gist) -> dict[str, Source]:
    view, linked = world(*groups)
    held = sources(accounts(view, linked, at=day(9), tables=TABLES, query=EVERYTHING))
    return {source.name or f"({source.type})": source for source in held}


def test_happenings_with_a_claim_that_is_asked_for_by_day() -> None:
    assert listed(ALONE, SHELLED) == ["a1", "b1"]
    assert listed(ALONE, SHELLED, query=Query(kinds=frozenset({"air_strike"}))) == ["b1"]
    assert listed(ALONE, SHELLED, query=Query(voices=frozenset({VoiceType.MEDICAL}))) == ["a1"]
    assert listed(ALONE, SHELLED, query=Query(since=day(6))) == ["b1"]


def test_only_what_was_known_by_the_day() -> None:
    assert listed(ALONE, SHELLED, at=day(6)) == ["a1"]


def test_claims_that_are_not_asked_for_stand_beside_those_that_are() -> None:
    view, linked = world(SHELLED)
    asked = Query(voices=frozenset({VoiceType.MEDICAL}))
    (held,) = accounts(view, linked, at=day(9), tables=TABLES, query=asked)
    assert [citation.id for citation in held.citations] == ["a1", "a2", "a3"]


def test_one_account_by_itself_is_that_of_the_list() -> None:
    view, linked = world(SHELLED, ALONE)
    for at in (day(6), day(9)):
        listing = accounts(view, linked, at=at, tables=TABLES, query=EVERYTHING)
        for listed_one in listing:
            (happening,) = (one for one in linked.happenings if one.id == listed_one.id)
            gists = [one for one in (*SHELLED, ALONE) if one.id in happening.claims]
            assert account(happening, gists, origins=linked.origins, at=at, tables=TABLES) == listed_one


def test_states_are_happenings_too() -> None:
    assert listed(gist("c1", kind="control", place=NAWA)) == ["c1"]


def test_voices_and_outlets_are_counted() -> None:
    held = heard(SHELLED, ALONE)
    monitor, outlet = held["the Hauran Observatory"], held["Meridian Wire"]
    assert (monitor.claims, monitor.is_outlet, monitor.type, monitor.party) == (2, False, VoiceType.MONITOR, False)
    assert (outlet.claims, outlet.is_outlet, outlet.type, outlet.party) == (2, True, VoiceType.OUTLET, None)
    assert held["the army"].party is True


def test_confirmed_by_others_and_contradicted() -> None:
    held = heard(SHELLED)
    assert held["the army"].contradicted == 1
    assert held["the army"].confirmed == 0
    assert heard(ALONE)["the Hauran Observatory"].confirmed == 0


def test_an_unnamed_voice_goes_by_its_type() -> None:
    assert heard(SHELLED)["(medical)"].key == ""


def test_nobody() -> None:
    assert heard() == {}
