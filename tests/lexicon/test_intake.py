from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import InputError, LexiconError
from frontwire.lexicon.intake import Presets
from frontwire.settings import Settings

OWN = """name: own
means: A table of mine.
needs: [[Was]]
columns: {text: [was]}
examples: [{columns: [was], finds: true}, {columns: [x], finds: false}]
"""


@pytest.fixture(scope="module")
def presets(settings: Settings) -> Presets:
    return Presets.load(Path(settings.lexicons) / "intake")


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("maintext source_domain date_publish title", "news-please"),
        ("url url_mobile title seendate socialimage domain", "gdelt-doc"),
        ("unit_id article_title article_content source date", "fa-kes"),
        ("event_id_cnty event_date notes source timestamp", "acled-notes"),
        ("id headline body", "plain"),
        ("note link", "links"),
        ("facility beds", None),
    ],
)
def test_tables_are_known_by_their_columns(presets: Presets, header: str, name: str | None) -> None:
    found = presets.knowing(header.split())
    assert (found and found.name) == name


@pytest.mark.parametrize(("width", "name"), [(61, "gdelt-events"), (16, "gdelt-mentions"), (5, None)])
def test_tables_without_header_by_their_width(presets: Presets, width: int, name: str | None) -> None:
    found = presets.knowing([str(place) for place in range(width)], headless=True)
    assert (found and found.name) == name


def test_a_preset_of_ones_own(presets: Presets, tmp_path: Path) -> None:
    path = tmp_path / "own.yml"
    path.write_text(OWN)
    assert presets.named(str(path)).columns.text == ("was",)
    with pytest.raises(InputError, match="no such file"):
        presets.named(str(tmp_path / "other.yml"))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{text: [was]}", "{title: [was]}", "say which column"),
        ("needs: [[Was]]\n", "", "needs"),
        (", {columns: [x], finds: false}", "", "examples"),
        ("{columns: [x], finds: false}", "{columns: [Was], finds: false}", "the 2. is not"),
        ("means:", "meant:", "meant"),
    ],
)
def test_a_preset_that_cannot_work_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    (tmp_path / "own.yml").write_text(OWN.replace(old, new))
    with pytest.raises(LexiconError, match=says):
        Presets.load(tmp_path)
