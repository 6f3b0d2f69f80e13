"""Tables of forms in a store: what the health view shows of them, and that an export can be read in again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from filling_support import FORMS, SETTINGS, readings, real_filler
from frontwire import open_store
from frontwire.corpus import Corpus
from frontwire.corpus.receiving import FILLED
from frontwire.filling import Filler
from frontwire.model.figure import What
from frontwire.model.health import Functioning, Level, Measure, Reason
from frontwire.model.voice import VoiceType

SAMPLES = Path(__file__).parents[2] / "samples" / "intake"


@pytest.fixture(scope="module")
def filler() -> Iterator[Filler]:
    """Fills rows in with the real gazetteer."""
    with real_filler() as held:
        yield held


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, filler: Filler) -> Iterator[Corpus]:
    with open_store(tmp_path_factory.mktemp("forms") / "forms.db") as held:
        for name in ("assessments.csv", "stock.csv", "daily-report.csv"):
            for reading in readings(SAMPLES / name, filler):
                held.add(reading)
        yield held


def test_the_health_view_shows_what_came_in(corpus: Corpus) -> None:
    with corpus.shipment() as shipment:
        health = shipment.health()
    facilities = {facility.name: facility for facility in health.facilities}
    assert facilities.keys() >= {"Clinic 9", "Bustan clinic", "Al Wadi hospital"}
    wadi = facilities["Al Wadi hospital"]
    assert [status.functioning for status in wadi.statuses if status.functioning is not Functioning.UNKNOWN] == [
        Functioning.PARTIALLY_FUNCTIONING
    ]
    assert wadi.statuses[-1].reason in {Reason.STAFF, Reason.SUPPLIES}
    assert {(one.measure, one.low) for one in wadi.capacities} >= {(Measure.BEDS, 14)}
    assert wadi.site is not None
    assert wadi.site.name == "Nawa"
    told = [status.functioning for status in facilities["Clinic 9"].statuses]
    assert told == [Functioning.PARTIALLY_FUNCTIONING, Functioning.NON_FUNCTIONING]
    levels = {(supply.facility, supply.item): supply.last.level for supply in health.supplies}
    assert levels["sy-jasim-clinic-bustan", "anaesthetics"] is Level.EXHAUSTED
    assert levels["sy-jasim-clinic-bustan", "fluids"] is Level.DAYS_LEFT
    assert levels["sy-nawa-clinic-9", "oxygen"] is Level.LOW
    assert any((arrival.what, arrival.low) == (What.WOUNDED, 12) for arrival in health.arrivals)
    assert any(attack.facilities == ("sy-nawa-clinic-9",) for attack in health.attacks)


def test_each_row_is_vouched_for_by_its_facility(corpus: Corpus) -> None:
    with corpus.linked() as (view, _):
        for filing in view.filings():
            assert filing.voucher is not None
            assert filing.edition.pipeline.removeprefix(FILLED) in {one.entry.form for one in FORMS.entries}
            text = view.text(filing.id) or ""
            for gist in view.read(filing.id):
                assert gist.speaker is not None
                assert (gist.speaker.text, gist.speaker.type) == (filing.voucher.voice, VoiceType.MEDICAL)
                assert gist.span.of(text) == gist.quote


def test_the_same_table_twice_adds_nothing(corpus: Corpus, filler: Filler) -> None:
    assert not any(corpus.add(reading).new for reading in readings(SAMPLES / "stock.csv", filler))


def test_rows_are_not_read_anew_by_the_pipeline(corpus: Corpus) -> None:
    class Unused:
        settings = SETTINGS

        def process(self, report: object) -> None:
            raise AssertionError(f"the text of a row was read: {report}")

    assert corpus.reread(Unused()) == ()  # type: ignore[arg-type] - it must not be asked to read


def test_a_point_of_its_own_places_a_row(filler: Filler) -> None:
    reading = next(readings(SAMPLES / "assessments.csv", filler))
    assert reading.place is not None
    assert reading.place.id.startswith("form:")
    assert (reading.place.lat, reading.place.lon) == (32.8901, 36.0412)
