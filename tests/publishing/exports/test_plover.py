"""Tests of PLOVER's records and of POLECAT's table, read back by what their users read them with."""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest

from evaluation.sets.plover import Plover as Gold
from evaluation.sets.plover import Record
from frontwire.corpus import Corpus
from frontwire.lexicon.lands import Lands
from frontwire.lexicon.plover import Plover
from frontwire.model.actor import Actor, Sector
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.filing import Edition, Filing
from frontwire.model.gist import Site
from frontwire.model.place import PlaceClass
from frontwire.model.span import Span
from frontwire.model.voice import Polarity
from frontwire.publishing.exports import Entry, Format, Shipment, Tally, Unit, format_of
from frontwire.publishing.exports.plover.coding import code
from frontwire.publishing.exports.plover.counting import size_of_figures
from frontwire.publishing.exports.plover.dating import days_of
from frontwire.publishing.exports.plover.locating import location
from frontwire.publishing.exports.plover.parties import UNIDENTIFIED, entity, merged
from frontwire.publishing.exports.plover.tabling import COLUMNS
from plover_record import SCHEMA

LEXICONS = Path(__file__).parents[3] / "lexicons"
#: POLECAT's table has as many columns, and 11 of them are about each of two sides and the place.
WIDTH = 40
SPAN = Span(0, 1)


@pytest.fixture(scope="module")
def plover() -> Plover:
    return Plover.load(LEXICONS / "exports")


@pytest.fixture(scope="module")
def lands() -> Lands:
    return Lands.load(LEXICONS)


def _written(name: str, shipment: Shipment, unit: Unit) -> tuple[str, Tally]:
    held: Format = format_of(name)
    out = io.BytesIO()
    tally = held.write(shipment, unit, out)
    return out.getvalue().decode(), tally


@pytest.fixture(scope="module")
def records(shipment: Shipment) -> dict[Unit, list[dict[str, Any]]]:
    """All records of the sample front, by claims and by happenings."""
    return {unit: [json.loads(line) for line in _written("plover", shipment, unit)[0].splitlines()] for unit in Unit}


@pytest.fixture(scope="module")
def table(shipment: Shipment) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(_written("polecat", shipment, Unit.CLAIMS)[0]), sep="\t")


@pytest.mark.parametrize("unit", Unit)
def test_every_record_is_one_of_the_manual(records: dict[Unit, list[dict[str, Any]]], unit: Unit) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    held = records[unit]
    assert len(held) > WIDTH // 2
    assert [error.message for record in held for error in validator.iter_errors(record)] == []


@pytest.mark.parametrize("unit", Unit)
def test_types_modes_and_contexts_are_those_of_the_manual(
    records: dict[Unit, list[dict[str, Any]]], unit: Unit, plover: Plover
) -> None:
    contexts = {one.entry.context for one in plover.contexts} | {one.context for one in plover.auxiliary}
    for record in records[unit]:
        kind = plover.types[record["event"][0]]
        assert record["quad_code"] == kind.quad
        assert set(record.get("mode", ())) <= set(kind.modes)
        assert set(record.get("context", ())) <= contexts
        assert record.get("recipient") or not kind.recipient


def test_a_record_leads_back_to_the_words_of_its_claim(
    records: dict[Unit, list[dict[str, Any]]], corpus: Corpus, shipment: Shipment
) -> None:
    reports = {entry.id: entry.gist.report for entry in shipment.entries()}
    with corpus.view() as view:
        texts = {report: view.text(report) or "" for report in reports.values()}
    for record in records[Unit.CLAIMS]:
        text = texts[reports[record["id"]]]
        span = record["text_info"]
        assert text[span["start"] : span["end"]] == record["text"]
        assert record["event_text"][0] in text


def test_what_has_no_record_is_counted(records: dict[Unit, list[dict[str, Any]]], shipment: Shipment) -> None:
    _, tally = _written("plover", shipment, Unit.CLAIMS)
    assert tally.written == len(records[Unit.CLAIMS])
    assert tally.written + tally.left_out.total() == sum(1 for _ in shipment.entries())
    assert any("supply_status" in because for because in tally.left_out)


def _is_denied(entry: Entry) -> bool:
    """Is it told not to be so? A denial itself was made."""
    return entry.claim.stance.polarity is Polarity.DENIED and entry.claim.kind != "denial"


def test_denials_are_marked_and_no_happening_is_that_somebody_affirms(
    records: dict[Unit, list[dict[str, Any]]], shipment: Shipment
) -> None:
    denied = {entry.id for entry in shipment.entries() if _is_denied(entry)}
    marked = {record["id"] for record in records[Unit.CLAIMS] if "negation" in record.get("context", ())}
    assert marked
    assert marked == denied & {record["id"] for record in records[Unit.CLAIMS]}
    for bundle in shipment.bundles():
        for record in (one for one in records[Unit.HAPPENINGS] if one["id"] == bundle.account.id):
            coding = [e for e in bundle.entries if (e.claim.codes.plover or "").startswith(record["event"][0])]
            assert ("negation" in record.get("context", ())) is all(_is_denied(entry) for entry in coding)


def test_the_comment_says_who_says_it(records: dict[Unit, list[dict[str, Any]]], shipment: Shipment) -> None:
    entries = {entry.id: entry for entry in shipment.entries()}
    for record in records[Unit.CLAIMS]:
        for voice in entries[record["id"]].claim.said_by:
            assert " ".join(voice.text.split()) in record["comment"]


def test_every_claim_of_a_happening_with_a_type_is_cited_once(
    records: dict[Unit, list[dict[str, Any]]],
) -> None:
    told = " ".join(record["comment"] for record in records[Unit.HAPPENINGS])
    cited = Counter(record["id"] for record in records[Unit.CLAIMS] if f"claim {record['id']} (" in told)
    assert len(cited) == len(records[Unit.CLAIMS])
    assert len({record["id"] for record in records[Unit.HAPPENINGS]}) == len(records[Unit.HAPPENINGS])


def test_the_scorer_of_the_gold_standard_reads_our_records(
    shipment: Shipment, records: dict[Unit, list[dict[str, Any]]], tmp_path: Path
) -> None:
    text, tally = _written("plover", shipment, Unit.CLAIMS)
    (tmp_path / "records.jsonl").write_text(text, encoding="utf-8")
    held = [case.gold for case in Gold().cases(tmp_path) if isinstance(case.gold, Record)]
    types = Counter(event.type for record in held for event in record.events)
    assert set(types) == {record["event"][0] for record in records[Unit.CLAIMS]}
    assert sum(types.values()) >= tally.written
    army = [event for record in held for event in record.events if event.actor == ("SYR", "MIL")]
    assert army


def test_polecat_has_its_40_columns_in_order(table: pd.DataFrame) -> None:
    assert tuple(table.columns) == COLUMNS
    assert len(COLUMNS) == WIDTH
    assert COLUMNS[:3] == ("Event ID", "Event Date", "Event Type")
    assert COLUMNS[-2:] == ("Language", "Version")


def test_polecats_numbers_and_days_are_read_as_such(table: pd.DataFrame) -> None:
    for column in ("Intensity", "Latitude", "Longitude", "GeoNames ID", "Actor COW"):
        assert pd.api.types.is_numeric_dtype(table[column]), column
    assert table["Intensity"].between(-10, 10).all()
    for column in ("Event Date", "Publication Date"):
        assert pd.to_datetime(table[column], format="%Y-%m-%d").notna().all()
    assert table["Event ID"].is_unique
    assert set(table["Quad Code"]) <= {
        f"{how} {what}" for how in ("VERBAL", "MATERIAL") for what in ("COOPERATION", "CONFLICT")
    }


def test_a_row_of_polecat_says_what_the_record_says(
    table: pd.DataFrame, records: dict[Unit, list[dict[str, Any]]]
) -> None:
    assert len(table) == len(records[Unit.CLAIMS])
    for (_, row), record in zip(table.iterrows(), records[Unit.CLAIMS], strict=True):
        assert record["id"] in row["Event ID"]
        assert row["Event Type"] == record["event"][0]
        contexts = [] if pd.isna(row["Contexts"]) else row["Contexts"].split("; ")
        assert contexts == record.get("context", [])
        words = [one["entity_text"] for one in record["actor"] if "entity_text" in one]
        assert ("" if pd.isna(row["Actor Name Raw"]) else row["Actor Name Raw"]) == "; ".join(dict.fromkeys(words))


def test_a_row_names_everybody_whom_its_report_names(table: pd.DataFrame, shipment: Shipment) -> None:
    row = table[table["Source"] == "National News Bureau"].iloc[0]
    assert "armed forces" in row["Story Organizations"]
    assert "Nawa" in row["Story Locations"].split("; ")


@pytest.mark.parametrize(
    ("given", "wanted", "swapped"),
    [
        ("ASSAULT/aerial", ("ASSAULT", "aerial"), False),
        ("ASSAULT/assassinate", ("ASSAULT", "targeted"), False),
        ("COOPERATE/mil", ("COOPERATE", None), False),
        ("CONSULT/host", ("CONSULT", "visit"), True),
    ],
)
def test_codes_of_ours_are_said_in_the_terms_of_the_manual(
    shipment: Shipment, plover: Plover, given: str, wanted: tuple[str, str | None], swapped: bool
) -> None:
    entry = next(entry for entry in shipment.entries() if entry.claim.actors and entry.claim.targets)
    claim = replace(entry.claim, codes=replace(entry.claim.codes, plover=given))
    coded = code(replace(entry, claim=claim), plover)
    assert coded is not None
    assert (coded.type, coded.mode) == wanted
    assert coded.actors == (claim.targets if swapped else claim.actors)
    assert ("military" in coded.contexts) or given != "COOPERATE/mil"


def test_a_code_that_plover_has_not_is_none(shipment: Shipment, plover: Plover) -> None:
    entry = next(iter(shipment.entries()))
    claim = replace(entry.claim, codes=replace(entry.claim.codes, plover="DREAM"))
    assert code(replace(entry, claim=claim), plover) is None


def _actor(text: str, *, country: str | None = None, sector: Sector | None = None, rule: str = "") -> Actor:
    return Actor(text, SPAN, country=country, sector=sector, rule=rule)


@pytest.mark.parametrize(
    ("actor", "wanted"),
    [
        (_actor("army", country="SY", sector=Sector.MIL), ("SYR", "MIL")),
        (_actor("Turkey", country="TR", sector=Sector.GOV, rule="lexicons/agents/countries.yml#TR"), ("TUR", None)),
        (_actor("the ministry", country="TR", sector=Sector.GOV), ("TUR", "GOV")),
        (_actor("the UN", sector=Sector.UNO), ("UNO", "UNO")),
        (_actor("gunmen", sector=Sector.UAF), (None, "UAF")),
        (_actor("a bridge"), (None, None)),
    ],
)
def test_an_actor_is_coded_by_country_and_sector(
    actor: Actor, wanted: tuple[str | None, str | None], plover: Plover, lands: Lands
) -> None:
    held = entity(actor, plover, lands)
    assert (held.code, held.sector) == wanted
    assert held.entity_text == actor.text


def test_parties_of_several_claims_stand_once_and_things_only_alone(plover: Plover, lands: Lands) -> None:
    army, troops = (entity(_actor(text, country="SY", sector=Sector.MIL), plover, lands) for text in ("army", "troops"))
    bridge = entity(_actor("a bridge"), plover, lands)
    assert merged([(army, bridge), (troops,)]) == (army,)
    assert merged([(bridge,), (entity(_actor("the bridge"), plover, lands),)]) == (bridge,)
    assert merged([(), (UNIDENTIFIED,)]) == (UNIDENTIFIED,)


def _killed(number: int | None, who: Who, scope: Scope = Scope.INCIDENT) -> Figure:
    return Figure(What.KILLED, who, number, number, str(number), scope)


@pytest.mark.parametrize(
    ("figures", "dead"),
    [
        ([_killed(5, Who.CIVILIAN)], 5),
        ([_killed(5, Who.CIVILIAN), _killed(9, Who.MIXED)], 9),
        ([_killed(5, Who.CIVILIAN), _killed(3, Who.COMBATANT)], None),
        ([_killed(5, Who.MIXED), _killed(9, Who.MIXED)], None),
        ([_killed(4000, Who.MIXED, Scope.CUMULATIVE)], None),
        ([_killed(None, Who.MIXED)], None),
    ],
)
def test_a_size_is_a_number_that_was_given_and_never_a_sum(figures: list[Figure], dead: int | None) -> None:
    held = size_of_figures(figures)
    assert (None if held is None else held.dead) == dead


def _site(kind: PlaceClass, *, radius_km: float = 1.0, parent: str | None = None) -> Site:
    return Site("gn:77", "Sel", kind, "SY", "Daraa", 32.5, 36.5, radius_km, parent)


@pytest.mark.parametrize(
    ("site", "resolution", "city"),
    [
        (_site(PlaceClass.TOWN), 4, "Sel"),
        (_site(PlaceClass.NEIGHBOURHOOD, parent="Nawa"), 5, "Nawa"),
        (_site(PlaceClass.SITE, parent="Nawa", radius_km=10.0), 4, "Nawa"),
        (_site(PlaceClass.DISTRICT), 3, None),
        (_site(PlaceClass.COUNTRY, radius_km=400.0), 1, None),
        (_site(PlaceClass.RIVER), None, None),
    ],
)
def test_a_place_is_known_no_better_than_its_class_and_point_tell(
    site: Site, resolution: int | None, city: str | None, plover: Plover, lands: Lands
) -> None:
    held = location(site, "the  south", plover, lands)
    assert held is not None
    assert (held.resolution, held.city, held.geonameid, held.country_code) == (resolution, city, 77, "SYR")
    assert held.extracted_place == "the south"


def test_a_place_that_no_gazetteer_has_stands_in_its_words(plover: Plover, lands: Lands) -> None:
    held = location(None, "the mill", plover, lands)
    assert held is not None
    assert (held.extracted_place, held.lat) == ("the mill", None)
    assert location(None, None, plover, lands) is None


def test_a_day_that_nobody_gives_is_that_of_the_report_and_said_to_be() -> None:
    day = date(2024, 3, 4)
    filing = Filing("r", "s", None, None, "en", day, datetime(2024, 3, 5, tzinfo=UTC), Edition("1", "2", "3"))
    told = days_of(None, None, filing)
    assert told is not None
    assert (told.first, bool(told.because)) == (day, True)
    before = days_of(None, date(2024, 3, 1), filing)
    assert before is not None
    assert (before.first, before.last, bool(before.because)) == (date(2024, 3, 1), None, True)
    assert days_of(None, None, replace(filing, published=None)) is None
