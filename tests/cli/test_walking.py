from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.cli.walking import Input, inputs


def made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Shells fell.\n", encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return [Path(one.source).relative_to(folder).as_posix() for one in inputs([str(folder)]) if one.trouble is None]


def test_folders_are_opened_in_the_order_of_paths(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a/z.html", "a/B.HTM", "c.md", "a/note.pdf", "data.json", "README")
    assert names(tmp_path) == ["a/B.HTM", "a/z.html", "b.txt", "c.md"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    made(tmp_path, ".git/log.txt", ".note.txt", "seen.txt")
    assert names(tmp_path) == ["seen.txt"]


def test_what_is_no_folder_is_given_as_it_stands(tmp_path: Path) -> None:
    given = ["-", "https://example.org/a.pdf", "nowhere.txt", "odd\0name"]
    assert list(inputs(given)) == [Input(one) for one in given]


def test_links_out_of_the_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    inside = made(tmp_path / "inside", "own.txt", "deep/more.txt")
    outside = made(tmp_path / "outside", "secret.txt")
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "up").symlink_to(inside)
    (inside / "same.txt").symlink_to(inside / "own.txt")
    assert names(inside) == ["deep/more.txt", "own.txt", "same.txt"]
    left = [Path(one.source).name for one in inputs([str(inside)]) if one.trouble]
    assert left == ["file.txt", "folder"]


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "a/one.txt", "b/two.txt")
    import os

    real = os.scandir

    def scandir(path: str | Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    held = list(inputs([str(tmp_path)]))
    assert [(Path(one.source).name, one.trouble) for one in held] == [
        ("a", "the folder cannot be opened: Permission denied"),
        ("two.txt", None),
    ]
