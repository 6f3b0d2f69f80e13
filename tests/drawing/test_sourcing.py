from __future__ import annotations

from datetime import date

from drawing.builders import DOCTOR, GENERAL, MONITOR, TABLES, day, gist, killed, site, world
from frontwire.drawing import account, accounts, sources, sourcing
from frontwire.model.gist import Gist, Speaker
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


# -- how claims fared --------------------------------------------------------------------------------------------------


def test_a_claim_that_nobody_else_tells_is_alone() -> None:
    held = heard(SHELLED, ALONE)
    assert (held["the Hauran Observatory"].claims, held["the Hauran Observatory"].alone) == (2, 1)
    assert held["the army"].alone == 0


def test_a_claim_may_be_confirmed_by_one_and_contradicted_by_another() -> None:
    monitor = heard(SHELLED)["the Hauran Observatory"]
    assert (monitor.claims, monitor.confirmed, monitor.contradicted) == (1, 1, 1)


def test_what_one_origin_says_twice_confirms_nothing() -> None:
    again = gist("a4", place=NAWA, by=MONITOR, outlet="Hauran Gazette", figures=(killed(5),))
    held = heard((SHELLED[0], again))
    assert (held["the Hauran Observatory"].claims, held["the Hauran Observatory"].confirmed) == (2, 0)
    assert held["the Hauran Observatory"].alone == 2


def test_topics_and_carriers_add_up_to_the_claims() -> None:
    for source in heard(SHELLED, ALONE).values():
        assert sum(topic.fared.claims for topic in source.topics) == source.claims
        assert sum(carrier.claims for carrier in source.carriers) == (0 if source.is_outlet else source.claims)


def test_first_and_last_are_the_days_on_which_its_claims_were_known() -> None:
    monitor = heard(SHELLED, ALONE)["the Hauran Observatory"]
    assert (monitor.first, monitor.last) == (day(5), day(7))


def test_every_id_is_of_one_source_and_finds_its_claims() -> None:
    view, linked = world(SHELLED, ALONE)
    held = accounts(view, linked, at=day(9), tables=TABLES, query=EVERYTHING)
    found, spoken = sources(held), sourcing.heard(held)
    assert {source.id for source in found} == set(spoken)
    assert len({source.id for source in found}) == len(found)
    assert all(len(spoken[source.id]) == source.claims for source in found)


def test_an_outlet_that_is_quoted_elsewhere_is_a_voice_besides() -> None:
    quoted = Speaker("meridian wire", "Meridian Wire", VoiceType.MEDIA, named=True)
    view, linked = world(gist("c1", place=NAWA, by=quoted, outlet="Hauran Gazette"), gist("c2", place=JASIM))
    held = sources(accounts(view, linked, at=day(9), tables=TABLES, query=EVERYTHING))
    assert {(one.id, one.is_outlet) for one in held} == {
        ("meridian wire", False),
        ("outlet:Hauran Gazette", True),
        ("outlet:Meridian Wire", True),
    }
