"""Tests of CAMEO's events in the columns of Phoenix."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest

from frontwire.corpus import Corpus
from frontwire.model.actor import Actor, Sector
from frontwire.model.claim import Claim
from frontwire.model.span import Span
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing.exports import Shipment, Tally, Unit, format_of
from frontwire.publishing.exports.acts import standing
from frontwire.publishing.exports.cameo import COLUMNS, Coder, Dyad
from frontwire.publishing.exports.cameo.parties import Pieces, party, pieces

LEXICONS = Path(__file__).parents[3] / "lexicons"
#: The columns of Phoenix.
WIDTH = 26
ARMY = Actor("army", Span(0, 4), "SYR.MIL", "Syria: armed forces", "SY", Sector.MIL)
REBELS = Actor("rebels", Span(9, 15), sector=Sector.REB)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load(LEXICONS)


@pytest.fixture(scope="module")
def claim(shipment: Shipment) -> Claim:
    """A shelling by the army of rebels, plainly said."""
    held = next(entry.claim for entry in shipment.entries() if entry.claim.kind == "shelling")
    stance = replace(held.stance, polarity=Polarity.AFFIRMED, certainty=Certainty.STATED)
    return replace(held, actors=(ARMY,), targets=(REBELS,), stance=stance)


def _written(shipment: Shipment, unit: Unit) -> tuple[pd.DataFrame, Tally]:
    out = io.BytesIO()
    tally = format_of("cameo").write(shipment, unit, out)
    out.seek(0)
    codes = dict.fromkeys(("code", "root_code", "month", "day"), str)
    return pd.read_csv(out, sep="\t", dtype=codes), tally


@pytest.mark.parametrize("unit", Unit)
def test_the_table_is_that_of_phoenix(shipment: Shipment, unit: Unit) -> None:
    table, tally = _written(shipment, unit)
    assert tuple(table.columns) == COLUMNS
    assert len(COLUMNS) == WIDTH
    assert len(table) == tally.written > 0
    assert table["id_version"].is_unique
    assert table["quad_class"].isin(range(5)).all()
    assert table["goldstein"].dropna().between(-10, 10).all()
    assert (table["code"].str[:2] == table["root_code"]).all()
    days = table["year"].astype(str) + table["month"] + table["day"]
    assert (days == table["date"].astype(str)).all()
    assert pd.to_datetime(table["date"], format="%Y%m%d").notna().all()
    assert ((table["source"] != "---") | (table["target"] != "---")).all()


@pytest.mark.parametrize("unit", Unit)
def test_a_row_leads_to_claims_that_were_affirmed(shipment: Shipment, corpus: Corpus, unit: Unit) -> None:
    entries = {entry.id: entry for entry in shipment.entries()}
    table, _ = _written(shipment, unit)
    with corpus.view() as view:
        texts = {entry.gist.report: view.text(entry.gist.report) or "" for entry in entries.values()}
    for _, row in table.iterrows():
        for name in row["ids"].split(";"):
            entry = entries[name]
            assert entry.claim.stance.polarity is Polarity.AFFIRMED or entry.claim.kind == "denial"
            assert entry.claim.stance.certainty in {Certainty.STATED, Certainty.CLAIMED, Certainty.PLANNED}
            assert entry.sentence in texts[entry.gist.report]


def test_events_of_a_happening_stand_once_with_all_their_claims(shipment: Shipment) -> None:
    by_claim, _ = _written(shipment, Unit.CLAIMS)
    by_happening, _ = _written(shipment, Unit.HAPPENINGS)
    told = [name for ids in by_happening["ids"] for name in ids.split(";")]
    assert sorted(told) == sorted(by_claim["ids"])
    assert len(by_happening) < len(by_claim)


def test_a_claim_is_source_target_and_code(coder: Coder, claim: Claim) -> None:
    assert coder.dyads(claim, Tally()) == (Dyad("SYRMIL", "---REB", "194"),)


def test_what_two_do_together_is_written_both_ways(coder: Coder, claim: Claim) -> None:
    clash = replace(claim, kind="armed_clash", codes=replace(claim.codes, cameo="190"))
    assert coder.dyads(clash, Tally()) == (Dyad("SYRMIL", "---REB", "190"), Dyad("---REB", "SYRMIL", "190"))


@pytest.mark.parametrize(
    ("polarity", "certainty", "told"),
    [
        (Polarity.DENIED, Certainty.STATED, "denied"),
        (Polarity.AFFIRMED, Certainty.POSSIBLE, "only possible"),
        (Polarity.AFFIRMED, Certainty.CONDITIONAL, "only possible"),
    ],
)
def test_what_is_not_affirmed_is_no_event_and_counted(
    coder: Coder, claim: Claim, polarity: Polarity, certainty: Certainty, told: str
) -> None:
    tally = Tally()
    stance = replace(claim.stance, polarity=polarity, certainty=certainty)
    assert coder.dyads(replace(claim, stance=stance), tally) == ()
    assert [because.startswith(told) for because in tally.left_out] == [True]


def test_a_denial_took_place_whatever_it_denies(coder: Coder, claim: Claim) -> None:
    stance = replace(claim.stance, polarity=Polarity.DENIED)
    denial = replace(claim, kind="denial", stance=stance, codes=replace(claim.codes, cameo="016"))
    assert coder.dyads(denial, Tally()) == (Dyad("SYRMIL", "---REB", "016"),)


@pytest.mark.parametrize(("deed", "plan"), [("194", "138"), ("046", "036"), ("112", None)])
def test_a_plan_is_coded_as_a_threat_or_an_intent(coder: Coder, claim: Claim, deed: str, plan: str | None) -> None:
    stance = replace(claim.stance, certainty=Certainty.PLANNED)
    held = coder.dyads(replace(claim, stance=stance, codes=replace(claim.codes, cameo=deed)), Tally())
    assert [dyad.code for dyad in held] == ([] if plan is None else [plan])


def test_a_claim_without_coded_sides_is_no_event(coder: Coder, claim: Claim) -> None:
    tally = Tally()
    bridge = Actor("a bridge", Span(0, 8))
    assert coder.dyads(replace(claim, actors=(), targets=(bridge,)), tally) == ()
    assert tally.left_out.total() == 1
    mixed = replace(claim, targets=(bridge, REBELS))
    assert [dyad.target for dyad in coder.dyads(mixed, tally)] == ["---REB"]


@pytest.mark.parametrize(
    ("actor", "code", "taken"),
    [
        (ARMY, "SYRMIL", Pieces("SYR", "MIL", ())),
        (REBELS, "---REB", Pieces("", "REB", ())),
        (Actor("nurses", Span(0, 6), country="SY", sector=Sector.MED), "SYRHLH", Pieces("SYR", "", ("HLH",))),
        (Actor("the UN", Span(0, 6), "un", "United Nations", None, Sector.UNO), "IGOUNO", Pieces("IGO", "", ("UNO",))),
        (Actor("peacekeepers", Span(0, 6), sector=Sector.UNO), "IGOUNO", Pieces("IGO", "", ("UNO",))),
        (Actor("a Turkish NGO", Span(0, 6), country="TR", sector=Sector.NGO), "NGOTUR", Pieces("NGO", "", ("TUR",))),
        (Actor("Iran", Span(0, 4), country="IR"), "IRN", Pieces("IRN", "", ())),
        (Actor("a bridge", Span(0, 8)), "---", Pieces("", "", ())),
    ],
)
def test_actors_in_cameos_notation(coder: Coder, actor: Actor, code: str, taken: Pieces) -> None:
    held = party(actor, coder.cameo, coder.lands)
    assert held == code
    assert pieces(held, coder.cameo) == taken


def test_what_a_later_version_of_the_page_has_replaced_is_no_event(shipment: Shipment) -> None:
    first, second, *_ = shipment.entries()
    tally, at = Tally(), shipment.at
    gone = replace(first, gist=replace(first.gist, until=at))
    kept = replace(second, gist=replace(second.gist, until=at + timedelta(days=1)))
    assert list(standing([gone, kept, second], at, tally)) == [kept, second]
    assert tally.left_out.total() == 1
