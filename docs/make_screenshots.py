"""Takes the pictures in docs/images: the sample front, served, as a browser shows it, light and dark; and the first
pages of the situation report.

    python docs/make_screenshots.py

Needs Chromium (Debian: apt-get install chromium) and the built page (`make setup`). What is shown is chosen by rule:
the happening that is disputed most, and the report that tells most of it.
"""

from __future__ import annotations

import io
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pypdfium2 as pdfium
import uvicorn
from PIL import Image
from playwright.sync_api import BrowserContext, Page, sync_playwright

from frontwire import Reader, open_store
from frontwire.browsing.shelf import Shelf
from frontwire.corpus import Corpus
from frontwire.model.picture import Account
from frontwire.samples import load_sample
from frontwire.serving.app import make_app
from frontwire.serving.desk import Policy

IMAGES = Path(__file__).parent / "images"
WIDTH, HEIGHT = 1280, 860
#: A picture larger than this slows the README down.
MOST_BYTES = 300_000
#: The map needs WebGL; most machines that take these pictures have no graphics card.
_FLAGS = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)
_STARTING = 60
#: Pages of the situation report that are shown, how large, and what lies between them.
_PAGES, _PAGE_SCALE, _BETWEEN, _GROUND, _COLOURS = 2, 1.25, 12, "#dad8d0", 128
_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
#: The map is still once its last parts have faded in.
_FADING_MS = 4000


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name and the address of the page."""

    name: str
    address: str


def shots(account: Account) -> tuple[Shot, ...]:
    """What is shown: the whole picture, one happening, its report, health and aid."""
    claims = [one.gist for one in account.citations]
    report = max(claims, key=lambda gist: (sum(gist.report == other.report for other in claims), gist.report)).report
    claim = max((gist for gist in claims if gist.report == report), key=lambda gist: (len(gist.figures), gist.id)).id
    return (
        Shot("picture", "/"),
        Shot("happening", f"/happenings/{account.id}"),
        Shot("report", f"/reports/{report}?claim={claim}"),
        Shot("health", "/health"),
    )


def most_disputed(corpus: Corpus) -> Account:
    """The happening with most independent origins among those disputed."""
    held = [one for one in Shelf(corpus).snapshot().accounts if one.disputes]
    return max(held, key=lambda one: (len(one.disputes), len(one.origins), one.id))


def fill(path: Path) -> None:
    """Reads the sample front into a new store."""
    reader = Reader()
    with open_store(path) as corpus:
        for item in load_sample().items:
            reading = reader.read(item.path, published=item.published, outlet=item.outlet)
            voucher = None if item.voice is None else corpus.voucher(item.voice, place=item.place)
            corpus.add(reading, fetched=item.fetched, voucher=voucher)
        corpus.reconcile()


@contextmanager
def serving(corpus: Corpus) -> Iterator[str]:
    """The address of a server over `corpus`, for as long as the block runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = make_app(corpus, policy=Policy(rate=None))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + _STARTING
    while not server.started:
        if time.monotonic() > deadline:
            raise TimeoutError("the server did not start")
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


def take(context: BrowserContext, site: str, shot: Shot, scheme: str) -> Path:
    """Takes one picture and writes it. Raises ValueError where it grew too large or the page has an error."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for _ in range(2):  # the second time everything comes from the cache, as people mostly see it
        page.goto(f"{site}{shot.address}", wait_until="networkidle")
    page.wait_for_timeout(_FADING_MS)
    path = IMAGES / f"{shot.name}-{scheme}.png"
    _shoot(page, path)
    page.close()
    if errors:
        raise ValueError(f"{shot.address}: {errors[0]}")
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{path.name} has {path.stat().st_size} bytes, {MOST_BYTES} at most")
    return path


def _shoot(page: Page, path: Path) -> None:
    path.write_bytes(page.screenshot(animations="disabled", caret="hide"))


def draw_brief(corpus: Corpus) -> Path:
    """The first pages of the situation report as PDF, side by side."""
    out = io.BytesIO()
    corpus.export("brief-pdf", out)
    document = pdfium.PdfDocument(out.getvalue())
    pages = [document[number].render(scale=_PAGE_SCALE).to_pil() for number in range(_PAGES)]
    width, height = pages[0].size
    sheet = Image.new("RGB", (width * _PAGES + _BETWEEN * (_PAGES - 1), height), _GROUND)
    for number, page in enumerate(pages):
        sheet.paste(page, (number * (width + _BETWEEN), 0))
    path = IMAGES / "brief.png"
    sheet.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE).save(path, optimize=True)
    return path


def main() -> None:
    """Takes all pictures."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Chromium is not installed (Debian: apt-get install chromium)")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "front.db"
        fill(store)
        with open_store(store) as corpus, serving(corpus) as site, sync_playwright() as playwright:
            told = draw_brief(corpus)
            print(f"{told.name}: {told.stat().st_size // 1000} kB")  # noqa: T201 - a program for people
            browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
            for scheme in _SCHEMES:
                context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
                for shot in shots(most_disputed(corpus)):
                    path = take(context, site, shot, scheme)
                    print(f"{path.name}: {path.stat().st_size // 1000} kB")  # noqa: T201 - a program for people
            browser.close()


if __name__ == "__main__":
    main()
