from __future__ import annotations

import os
from pathlib import Path

import pytest

from frontwire.model.parcel import Trouble
from frontwire.unpacking.walking import walk


def made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Shells fell.\n", encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return [one.relative_to(folder).as_posix() for one in walk(folder) if isinstance(one, Path)]


def left(folder: Path) -> dict[str, str]:
    return {Path(one.name).name: one.because for one in walk(folder) if isinstance(one, Trouble)}


def test_folders_are_opened_in_the_order_of_paths(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a/z.html", "a/B.HTM", "c.md", "a/note.pdf", "README")
    assert names(tmp_path) == ["README", "a/B.HTM", "a/note.pdf", "a/z.html", "b.txt", "c.md"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    made(tmp_path, ".git/log.txt", ".note.txt", "seen.txt")
    assert names(tmp_path) == ["seen.txt"]


def test_links_out_of_the_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    inside = made(tmp_path / "inside", "own.txt", "deep/more.txt")
    outside = made(tmp_path / "outside", "secret.txt")
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "same.txt").symlink_to(inside / "own.txt")
    assert names(inside) == ["deep/more.txt", "own.txt", "same.txt"]
    assert sorted(left(inside)) == ["file.txt", "folder"]


def test_loops_are_not_entered(tmp_path: Path) -> None:
    inside = made(tmp_path / "inside", "deep/own.txt")
    (inside / "deep" / "up").symlink_to(inside)
    (inside / "round").symlink_to(inside / "round")
    assert names(inside) == ["deep/own.txt"]
    assert "round" not in names(inside)


def test_pipes_are_no_files(tmp_path: Path) -> None:
    made(tmp_path, "own.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path) == ["own.txt"]
    assert "a pipe, not a file" in left(tmp_path)["pipe.txt"]


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "a/one.txt", "b/two.txt")
    real = os.scandir

    def scandir(path: str | Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert left(tmp_path) == {"a": "the folder cannot be opened: Permission denied"}
    assert names(tmp_path) == ["b/two.txt"]


def test_a_file_is_found_when_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders behind the file at hand are not opened yet: memory does not grow with the tree."""
    made(tmp_path, *(f"{number:03}/one.txt" for number in range(50)))
    opened: list[str] = []
    real = os.scandir

    def scandir(path: str | Path) -> object:
        opened.append(str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    next(walk(tmp_path))
    assert len(opened) == 2
