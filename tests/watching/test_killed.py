"""A watcher whose process is killed outright, in the middle of a round, goes on where it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from frontwire import store
from watching_support import Desk, Site, tagged

KILLED = """
import os, signal, sys
from frontwire import store
from watching_support import Desk, Site
site = Site(sys.argv[2])
with store.open(sys.argv[1]) as held:
    desk = Desk(site, held.polls())
    desk.keeper.on_take = lambda parcel: parcel.name.endswith("/b") and os.kill(os.getpid(), signal.SIGKILL)
    desk.watcher().round()
"""


def test_killed_outright(site: Site, empty_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "killed.db"
    path.write_bytes(empty_store.read_bytes())
    site.answers["/feed"] = tagged(site.feed("/a", "/b", "/c"), etag='"v1"')
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), site.address],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert site.pages() == ["/feed", "/a", "/b"]
    with store.open(path) as held:
        desk = Desk(site, held.polls())
        desk.later(minutes=1)
        came = desk.watcher().round()
    assert (came.asked, desk.names()) == (0, ["/b", "/c"])
