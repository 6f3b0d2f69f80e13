"""Lexicon files are read strictly: an error names the file and the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_file, read_folder


class Fruit(Entry, frozen=True):
    name: str
    weight: int = 0


def write(folder: Path, text: str) -> Path:
    path = folder / "fruit.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_knows_its_file(tmp_path: Path) -> None:
    loaded = read_file(write(tmp_path, "name: pear\nweight: 3\n"), Fruit)
    assert loaded.entry == Fruit(name="pear", weight=3)
    assert loaded.path == f"lexicons/{tmp_path.name}/fruit.yml"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name: pear\ncolour: red\n", "colour"),
        ("weight: 3\n", "name"),
        ("name: pear\nweight: heavy\n", "weight"),
        ("name: pear\nname: plum\n", "key given twice: name"),
        ("name: [pear\n", "fruit.yml"),
        ("!!python/object/apply:os.system ['true']\n", "fruit.yml"),
        ("name: &a pear\nweight: *b\n", "undefined alias"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(LexiconError, match=says):
        read_file(write(tmp_path, text), Fruit)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "fruit.yml"
    path.write_bytes("name: poire brûlée\n".encode("latin-1"))
    with pytest.raises(LexiconError, match=r"fruit\.yml"):
        read_file(path, Fruit)


def test_files_come_in_order_and_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.yml").write_text(f"name: {name}\n", encoding="utf-8")
    assert [loaded.entry.name for loaded in read_folder(tmp_path, Fruit)] == ["a", "b"]
    with pytest.raises(LexiconError, match=r"no \.yml"):
        read_folder(tmp_path / "none", Fruit)
