from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontwire import open_store
from frontwire.errors import SettingsError
from frontwire.serving import app, listening
from frontwire.serving.building import UnbuiltError
from frontwire.serving.desk import Policy


def served(*options: str, token: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "frontwire.cli", "serve", *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment(token))


def environment(token: str | None) -> dict[str, str]:
    import os

    held = {name: value for name, value in os.environ.items() if name != "FRONTWIRE_TOKEN"}
    return held if token is None else {**held, "FRONTWIRE_TOKEN": token}


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = tmp_path / "front.db"
    open_store(path).close()
    return str(path)


@pytest.fixture(params=[signal.SIG_DFL, signal.SIG_IGN], ids=["heeded", "ignored"])
def _interrupts(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a process inherits: a shell's job in the background is told to ignore interrupts."""
    before = signal.signal(signal.SIGINT, request.param)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_interrupts")
def test_it_says_where_it_is_and_ends_at_an_interrupt(store: str) -> None:
    command = [sys.executable, "-m", "frontwire.cli", "serve", "--store", store, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=30)
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/ \(reading only; Ctrl-C stops it\)\n", line)
    assert (process.returncode, rest, errors) == (130, "", "")


def test_a_port_that_is_taken_is_one_line(store: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = served("--store", store, "--port", str(taken.getsockname()[1]))
    assert ran.returncode == 1
    assert re.fullmatch(r"frontwire: 127\.0\.0\.1, port \d+, cannot be listened on .*--port\n", ran.stderr)


def test_a_token_that_can_be_guessed_is_refused(store: str) -> None:
    ran = served("--store", store, "--edit", token="abc")
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert "12 characters" in ran.stderr
    assert "abc" not in ran.stderr


@pytest.mark.parametrize(
    ("policy", "host"),
    [
        (Policy(edit=True), "0.0.0.0"),
        (Policy(edit=True), "::"),
        (Policy(edit=True, hosts=("front.example",)), "127.0.0.1"),
        (Policy(edit=True, root="/front"), "127.0.0.1"),
    ],
)
def test_editing_where_others_reach_it_needs_a_token(policy: Policy, host: str) -> None:
    with pytest.raises(SettingsError, match="needs a token"):
        listening.check_policy(policy, host=host)


@pytest.mark.parametrize(
    ("policy", "host"),
    [
        (Policy(edit=True), "127.0.0.1"),
        (Policy(edit=True), "localhost"),
        (Policy(edit=True, token="long-and-secret"), "0.0.0.0"),
        (Policy(hosts=("front.example",), root="/front"), "0.0.0.0"),
    ],
)
def test_reading_and_editing_on_this_machine_need_none(policy: Policy, host: str) -> None:
    listening.check_policy(policy, host=host)


def test_a_page_that_was_not_built_is_one_sentence(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "web_folder", lambda: tmp_path)
    with open_store(store) as corpus, pytest.raises(UnbuiltError, match="run `make web`"):
        app.make_app(corpus)
