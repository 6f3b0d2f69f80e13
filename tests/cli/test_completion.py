"""`frontwire completion`: scripts that shells take, and what the program answers when a shell asks by them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from frontwire.cli.completing import ASKING
from frontwire.cli.main import main


def _answers(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], line: str) -> list[str]:
    """What bash is told when the tab key is pressed behind a line."""
    monkeypatch.setenv(ASKING, "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 0
    return capfd.readouterr().out.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_a_shell_asks_by_the_variable(shell: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["completion", shell])
    written = capfd.readouterr().out
    assert ASKING in written
    assert "frontwire" in written


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_can_read_its_script(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["completion", "bash"])
    script = tmp_path / "frontwire.bash"
    script.write_text(capfd.readouterr().out)
    told = subprocess.run(
        ["bash", "-c", f". {script}; complete -p frontwire"], check=False, capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr
    assert "frontwire_completion" in told.stdout


def test_a_shell_that_is_not_known_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["completion", "csh"])
    assert stopped.value.code == 2
    assert "powershell" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("frontwire hap", ["happenings", "happening"]),
        ("frontwire export --exact", ["--exact-sites"]),
        ("frontwire search --kind shel", ["shelling"]),
        ("frontwire export --format brief-", ["brief-docx", "brief-html", "brief-pdf"]),
        ("frontwire lexicon ch", ["check"]),
        ("frontwire search --kind nosuch", []),
    ],
)
def test_a_beginning_is_completed(
    line: str, expected: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert _answers(monkeypatch, capfd, line) == expected


def test_wrong_settings_complete_to_nothing(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FRONTWIRE_MAX_BYTES", "many")
    assert _answers(monkeypatch, capfd, "frontwire search --kind she") == []
