"""A server over the sample front and Debian's headless Chromium, once for each run."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from frontwire.corpus import open_store
from frontwire.serving.app import make_app
from frontwire.serving.desk import Policy
from sample_store import fill

#: No machine for tests has a graphics card. Pages are put together without one; the map alone, which needs WebGL, is
#: drawn by a card in software, which takes most of a processor.
_FLAGS = ("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader")
#: A browser that cannot draw in three dimensions.
WITHOUT_GRAPHICS = """
const { getContext } = HTMLCanvasElement.prototype;
HTMLCanvasElement.prototype.getContext = function (kind, ...options) {
    return kind.startsWith("webgl") ? null : getContext.call(this, kind, ...options);
};
"""


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample front, filled once; copy it before changing it."""
    return fill(tmp_path_factory.mktemp("sample") / "front.db")


@pytest.fixture(scope="session")
def site(sample_store: Path) -> Iterator[str]:
    """The address of a server that only reads."""
    with serving(sample_store, Policy()) as address:
        yield address


@pytest.fixture
def editable(sample_store: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server over a store of the test's own, with editing."""
    with serving(Path(shutil.copy(sample_store, tmp_path / "front.db")), Policy(edit=True)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; without it the tests are skipped."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of 1280 by 800 without a map, which takes seconds to draw where there is no graphics card.

    An error on it fails the test.
    """
    with opened(browser) as one:
        one.add_init_script(WITHOUT_GRAPHICS)
        yield one


@pytest.fixture
def mapped(browser: Browser) -> Iterator[Page]:
    """The same with a map."""
    with opened(browser) as one:
        yield one


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """A page; an error on it fails whoever opened it."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert not errors


class serving:  # noqa: N801 - read as a verb
    """`with serving(store, policy) as address`: a server in a thread of its own."""

    def __init__(self, store: Path, policy: Policy) -> None:
        self._corpus = open_store(store)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        config = uvicorn.Config(make_app(self._corpus, policy=policy), port=self._port, log_level="warning")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        deadline = time.monotonic() + 30
        while not self._server.started:
            if time.monotonic() > deadline:
                raise TimeoutError("the server did not start")
            time.sleep(0.02)
        return f"http://127.0.0.1:{self._port}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=10)
        self._corpus.close()
