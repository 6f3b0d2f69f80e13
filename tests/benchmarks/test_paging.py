"""A table is put between its marks, and nothing else of the page changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.__main__ import app
from benchmarks.paging import Place, put, replaced
from frontwire.errors import InputError

PLACE = Place(Path("page.md"), "<!-- benchmark: pace -->", "<!-- /benchmark -->")
PAGE = "# Pace\n\n<!-- benchmark: pace -->\n| old |\n<!-- /benchmark -->\n\nThe end.\n"
LINES = st.lists(st.text("ab|- é", max_size=8), max_size=5).map(lambda lines: "".join(f"{line}\n" for line in lines))


def test_what_stood_there_is_replaced() -> None:
    assert replaced(PAGE, "| new |\n", PLACE) == PAGE.replace("old", "new")


@given(LINES, LINES, LINES, LINES)
def test_all_around_it_stays(before: str, after: str, old: str, new: str) -> None:
    def page(table: str) -> str:
        return f"{before}{PLACE.opening}\n{table}{PLACE.closing}\n{after}"

    assert replaced(page(old), new, PLACE) == page(new)


def test_other_tables_stay() -> None:
    other = "<!-- benchmark: peace -->\n| other |\n<!-- /benchmark -->\n"
    assert replaced(other + PAGE, "| new |\n", PLACE) == other + PAGE.replace("old", "new")


@pytest.mark.parametrize("page", ["# Pace\n", PAGE.replace("/benchmark", "benchmark"), PAGE.replace("pace", "peace")])
def test_a_page_without_its_marks_is_told(page: str) -> None:
    with pytest.raises(InputError, match=r"page\.md has no lines"):
        replaced(page, "| new |\n", PLACE)


def test_it_is_written(tmp_path: Path) -> None:
    place = Place(tmp_path / "page.md", PLACE.opening, PLACE.closing)
    place.page.write_text(PAGE, encoding="utf-8")
    put("| new |\n", place)
    assert place.page.read_text(encoding="utf-8") == PAGE.replace("old", "new")


def test_every_benchmark_has_its_place() -> None:
    tables = {
        "speed",
        "stages",
        "startup",
        "cores",
        "million",
        "soak",
        "store",
        "reconcile",
        "pieces",
        "picture",
        "browse",
        "petrarch",
    }
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert tables - {"stages"} == commands - {"corpus", "all"}
    for name in tables:
        place = Place.of(name)
        replaced(place.page.read_text(encoding="utf-8"), "", place)
