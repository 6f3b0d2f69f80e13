from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import frontwire as package
from frontwire import api
from frontwire.cli.app import app
from frontwire.cli.main import with_command
from frontwire.errors import EngineError

#: Generous for a loaded machine; spaCy alone takes longer than this.
VERSION_SECONDS = 1.0


def test_version(plain: Callable[..., object]) -> None:
    ran = plain("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"frontwire {package.__version__}\n", "")


def test_version_is_quick() -> None:
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "frontwire.cli", "--version"], check=True, capture_output=True)
        taken.append(time.perf_counter() - started)
    assert min(taken) < VERSION_SECONDS


@pytest.mark.parametrize(
    "words", [(), ("read",), ("explain",), ("lexicon",), ("lexicon", "try"), ("gazetteer", "find")]
)
def test_help_teaches_by_examples(plain: Callable[..., object], words: tuple[str, ...]) -> None:
    ran = plain(*words, "--help")
    assert ran.code == 0
    assert f"Usage: frontwire {' '.join(words)}".strip() in ran.out
    assert "Commands:" in ran.out or "    frontwire " in ran.out


def test_exit_codes_are_documented(plain: Callable[..., object]) -> None:
    shown = plain("--help").out
    for code in ("0  ", "1  ", "2  ", "130"):
        assert f"\n    {code}" in shown


@pytest.mark.parametrize(
    "wrong",
    [
        ("nonsense",),
        ("read",),
        ("read", "x", "--format", "xml"),
        ("read", "x", "--published", "May"),
        ("read", "x", "--wdith", "7"),
    ],
)
def test_what_is_not_understood_exits_with_2(plain: Callable[..., object], wrong: tuple[str, ...]) -> None:
    ran = plain(*wrong)
    assert ran.code == 2
    assert ran.out == ""
    assert "Error" in ran.err


def test_an_error_is_one_line_and_exits_with_1(frontwire: Callable[..., object], tmp_path: Path) -> None:
    ran = frontwire("read", str(tmp_path / "nowhere.txt"))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("frontwire: ")
    assert ran.err.count("\n") == 1
    assert "nowhere.txt" in ran.err


def test_errors_of_loading_are_told_likewise(plain, monkeypatch: pytest.MonkeyPatch, report: Path) -> None:
    def refuse() -> None:
        raise EngineError("the pipeline xx is not installed:\nrun pip")

    monkeypatch.setattr(api, "Reader", refuse)
    ran = plain("read", str(report))
    assert (ran.code, ran.err) == (1, "frontwire: the pipeline xx is not installed: run pip\n")


def test_a_bug_shows_no_traceback(plain, monkeypatch: pytest.MonkeyPatch, report: Path) -> None:
    def fail() -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(api, "Reader", fail)
    ran = plain("read", str(report))
    assert ran.code == 1
    assert ran.err.startswith("frontwire: a bug: ZeroDivisionError: oh")
    assert "Traceback" not in ran.err


def test_a_bug_shows_its_traceback_where_asked(monkeypatch: pytest.MonkeyPatch, report: Path) -> None:
    from frontwire.cli.main import main

    def fail() -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(api, "Reader", fail)
    monkeypatch.setenv("FRONTWIRE_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        main(["read", str(report)])


def test_an_interrupt_exits_with_130(plain, monkeypatch: pytest.MonkeyPatch, report: Path) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "Reader", interrupt)
    assert plain("read", str(report)).code == 130


def test_the_command_may_be_left_out(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_command([str(report), "-q"]) == ["read", str(report), "-q"]
    assert with_command(["-"]) == ["read", "-"]
    assert with_command(["https://example.org/a"]) == ["read", "https://example.org/a"]
    assert with_command(["mistyped.txt"]) == ["read", "mistyped.txt"]
    assert with_command(["explain", "x"]) == ["explain", "x"]
    assert with_command(["--help"]) == ["--help"]
    assert with_command([]) == []
    monkeypatch.chdir(tmp_path)
    Path("explain").write_text("", encoding="utf-8")
    Path("plain").write_text("", encoding="utf-8")
    assert with_command(["explain"]) == ["explain"]
    assert with_command(["plain"]) == ["read", "plain"]


def test_a_reader_that_closes_early_is_no_error() -> None:
    probe = """
import typer
from frontwire.cli.output import emit
try:
    emit("x" * 10_000_000)
except typer.Exit as error:
    raise SystemExit(error.exit_code)
"""
    ends = os.pipe()
    os.close(ends[0])
    ran = subprocess.run([sys.executable, "-c", probe], stdout=ends[1], stderr=subprocess.PIPE, check=False)
    os.close(ends[1])
    assert (ran.returncode, ran.stderr) == (0, b"")


#: What takes long to import; `--help` needs none of it.
HEAVY = ("spacy", "sqlalchemy", "alembic", "pandas", "trafilatura", "httpx", "lxml", "dateparser", "rapidfuzz", "rensa")


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("add", "--help"), ("picture", "--help")])
def test_help_and_version_import_nothing_heavy(words: tuple[str, ...]) -> None:
    probe = f"""
import sys
from frontwire.cli.main import main
try:
    main({list(words)!r})
except SystemExit:
    sys.stderr.write(" ".join(sorted({{name.partition(".")[0] for name in sys.modules}} & set({HEAVY!r}))))
"""
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert ran.stdout
    assert ran.stderr == ""


def test_every_command_that_reads_a_store_says_where_it_is(plain: Callable[..., object]) -> None:
    stored = [
        command.name for command in app.registered_commands if command.name not in {"read", "run", "demo", "completion"}
    ]
    for name in stored:
        assert "FRONTWIRE_STORE" in plain(str(name), "--help").out, name
