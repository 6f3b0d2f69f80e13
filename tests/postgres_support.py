"""A PostgreSQL server of the tests' own: on a free port, with its own folder, shared by the workers of one run."""

from __future__ import annotations

import fcntl
import json
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

#: Users who may run a server where the tests are run by root, whom PostgreSQL refuses.
_ACCOUNTS = ("postgres", "nobody")


class NoServerError(Exception):
    """There can be no server here; says why."""


@dataclass(frozen=True)
class Server:
    """A server that runs. `users` counts the workers that use it."""

    port: int
    folder: str
    users: int = 1

    @property
    def url(self) -> str:
        return f"postgresql://frontwire@127.0.0.1:{self.port}/postgres"


@contextmanager
def shared(folder: Path) -> Iterator[Server]:
    """The server of one test run, whose workers meet in `folder`: the first starts it, the last stops it."""
    with _locked(folder) as note:
        held = json.loads(note.read_text()) if note.exists() else None
        server = start() if held is None else Server(**{**held, "users": held["users"] + 1})
        note.write_text(json.dumps(asdict(server)))
    try:
        yield server
    finally:
        with _locked(folder) as note:
            held = json.loads(note.read_text())
            if held["users"] == 1:
                note.unlink()
                stop(server)
            else:
                note.write_text(json.dumps({**held, "users": held["users"] - 1}))


@contextmanager
def _locked(folder: Path) -> Iterator[Path]:
    with (folder / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder / "postgres.json"


def start() -> Server:
    """Starts a server; raises NoServerError."""
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="frontwire-postgres-"))
    if account is not None:
        shutil.chown(folder, account)
    server = Server(_free_port(), str(folder))
    _run("initdb", "-D", folder / "data", "-U", "frontwire", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
    quick = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off")
    here = (f"port={server.port}", "listen_addresses=127.0.0.1", "unix_socket_directories=")
    options = " ".join(f"-c {option}" for option in (*here, *quick))
    _run("pg_ctl", "start", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options)
    return server


def stop(server: Server) -> None:
    """Stops it at once and takes its folder away."""
    folder = Path(server.folder)
    _run("pg_ctl", "stop", "-D", folder / "data", "-m", "immediate")
    shutil.rmtree(folder)


def _run(program: str, *arguments: str | Path) -> None:
    command = [_binaries() / program, *arguments]
    # Not captured by a pipe: the server would hold it open.
    done = subprocess.run(
        command, user=_account(), cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        raise NoServerError(f"{program} of PostgreSQL failed here ({done.returncode})")


def _binaries() -> Path:
    found = shutil.which("pg_config")
    asked = subprocess.run([found, "--bindir"], capture_output=True, text=True, check=False) if found else None
    folders = [Path(asked.stdout.strip())] if asked is not None and asked.stdout.strip() else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    raise NoServerError("PostgreSQL is not installed here (initdb and postgres)")


def _account() -> str | None:
    """Whom to run the server as: the one who runs the tests, unless that is root."""
    if os.geteuid() != 0:
        return None
    for name in _ACCOUNTS:
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise NoServerError("the tests are run by root, and there is no other user to run PostgreSQL as")


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])
