from __future__ import annotations

from pathlib import Path


def test_find_lists_the_best_first(plain) -> None:
    ran = plain("gazetteer", "find", "Aleppo")
    assert ran.code == 0
    header, first, *_ = ran.out.splitlines()
    assert header.split()[:3] == ["name", "kind", "in"]
    assert "Aleppo" in first
    assert "SY" in first


def test_find_keeps_the_limit(plain) -> None:
    ran = plain("gazetteer", "find", "San Juan", "--limit", "2")
    assert len(ran.out.splitlines()) == 3
    assert "more (--limit)" in ran.err


def test_an_unknown_name_exits_with_1(plain) -> None:
    ran = plain("gazetteer", "find", "Xyzzyqqx")
    assert (ran.code, ran.out) == (1, "")
    assert "Xyzzyqqx" in ran.err


def test_build_prints_the_path_and_keeps_what_fits(plain) -> None:
    first, second = plain("gazetteer", "build"), plain("gazetteer", "build")
    assert first.code == 0
    assert Path(first.out.strip()).is_file()
    assert first.out == second.out
