"""What an assistant may reach: the store, and reports only where whoever starts the server says so."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

from frontwire.errors import InputError, SettingsError

#: Characters that a token must have.
SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Policy:
    """`folder` is where reports may be read from (None: nowhere), `fetch` whether addresses may be fetched.

    Points of medical and shelter sites are made coarse unless `exact`.
    """

    folder: Path | None = None
    fetch: bool = False
    exact: bool = False

    def file(self, path: str) -> Path:
        """The file of a path below the folder. Raises InputError for any other, links out of the folder included."""
        if self.folder is None:
            raise InputError("no folder was named that reports may be read from (frontwire mcp --folder)")
        root = self.folder.resolve()
        try:
            held = (root / path).resolve()
            is_file = held.is_relative_to(root) and held.is_file()
        except (OSError, ValueError, RuntimeError):  # too long, a null character, links that lead to one another
            is_file = False
        if not is_file:
            raise InputError(f"{path[:80]}: no file of the folder that reports may be read from")
        return held


def check_listening(host: str, token: str | None) -> None:
    """Raises SettingsError where others than this machine's users could ask without a token, or it is a short one."""
    if token is not None and len(token) < SHORTEST:
        raise SettingsError(f"--token: {SHORTEST} characters or more")
    if token is None and not _is_loopback(host):
        raise SettingsError(f"--host {host}, where others reach it, needs a token: --token or FRONTWIRE_TOKEN")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
