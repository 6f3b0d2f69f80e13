"""Exporting: the picture of one day as one HTML file that opens from a disk, without a server or a network.

The file is put together of the pages that the server itself gives, asked for in this process: the same templates, the
same rules of what may be shown. Scripts find in it as JSON what they would ask the server for.
"""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import msgspec
from lxml.html import HtmlElement
from markupsafe import Markup

from frontwire.browsing.snapshot import Snapshot
from frontwire.browsing.state import State
from frontwire.browsing.stock import Leaf
from frontwire.corpus import Corpus
from frontwire.errors import InputError
from frontwire.model.gist import Site
from frontwire.model.query import Query
from frontwire.publishing.withholding import names, withholder
from frontwire.serving.addresses import address
from frontwire.serving.app import make_app
from frontwire.serving.desk import Desk, Policy
from frontwire.serving.filing.basing import base_map
from frontwire.serving.filing.binding import Bound, bind, parts, written
from frontwire.serving.filing.columns import Columns, columns
from frontwire.serving.filing.visiting import Visitor
from frontwire.serving.showing.embedding import embedded
from frontwire.settings import web_folder

#: What the map's worker runs.
_WORKER = ("maplibre-gl-csp-worker.js", "rtl-text.js")
#: A file of more happenings than this no browser opens with pleasure.
MOST = 5_000

#: Called with how many parts are made and of how many.
Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the file is of: as of a day, changes counted since another, within a place by name or id.

    `limit` is how many of the newest happenings, `exact` shows points of care and shelter as they are, `withhold` puts
    names of private persons out of sight.
    """

    at: date | None = None
    since: date | None = None
    place: str | None = None
    limit: int | None = None
    exact: bool = False
    withhold: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One page within the file, by its anchor."""

    anchor: str
    sort: str
    body: Markup


def export(corpus: Corpus, asked: Asked, *, progress: Progress | None = None) -> str:
    """The page in one file. Raises InputError where it would hold too much or the place is not told of, StoreError."""
    app = make_app(corpus, policy=Policy(exact=asked.exact, rate=None))
    desk: Desk = app.state.desk
    place = None if asked.place is None else corpus.place(asked.place).id
    snapshot = desk.shelf.snapshot(asked.at)
    state = State(at=snapshot.at, since=asked.since, place=place)
    filer = _Filer.of(desk, Visitor(app), snapshot, state, asked)
    # Whoever calls may run an event loop already, a notebook does: ours runs in a thread of its own.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(filer.file(progress or _nothing))).result()


def _nothing(done: int, total: int) -> None:
    """No progress is shown."""


@dataclass(frozen=True, slots=True)
class _Filer:
    """Puts one file together."""

    desk: Desk
    visitor: Visitor
    snapshot: Snapshot
    state: State
    leaves: Sequence[Leaf]
    reports: tuple[str, ...]
    bound: Bound

    @classmethod
    def of(cls, desk: Desk, visitor: Visitor, snapshot: Snapshot, state: State, asked: Asked) -> _Filer:
        leaves = _within(snapshot.choose(state).chosen, asked)
        gists = [citation.gist for leaf in leaves for citation in leaf.account.citations]
        reports = tuple(dict.fromkeys(gist.report for gist in gists))
        with desk.corpus.view() as view:
            held = tuple(gist for gist in view.select(Query(reports=frozenset(reports)))) if reports else ()
            texts = [view.text(report) or "" for report in reports] if asked.withhold else []
        mask = withholder(names(held, texts) if asked.withhold else ())
        bound = Bound(
            happenings=frozenset(leaf.account.id for leaf in leaves),
            reports=frozenset(reports),
            claims=frozenset(gist.id for gist in held),
            mask=mask,
        )
        return cls(desk, visitor, snapshot, state, leaves, reports, bound)

    async def file(self, progress: Progress) -> str:
        """The whole file; `progress` is called for each page that goes into it."""
        pages = list(self._pages())
        sections: list[Section] = []
        for number, (anchor, sort, at) in enumerate(pages):
            progress(number, len(pages))
            sections.append(Section(anchor, sort, await self._section(anchor, at)))
        main = await self._main()
        progress(len(pages), len(pages))
        return self._rendered(main, sections)

    def _pages(self) -> Iterable[tuple[str, str, str]]:
        """Anchor, sort and address of every page of the file."""
        day = State(at=self.state.at)
        yield "health", "health", address("/health", State(at=self.state.at, place=self.state.place))
        for leaf in self.leaves:
            happening = leaf.account.id
            yield f"h-{happening}", "happening", f"{address(f'/happenings/{happening}', day)}&part=panel"
        for report in self.reports:
            yield f"r-{report}", "report", f"/reports/{report}?part=report"
        for claim in sorted(self.bound.claims):
            yield f"q-{claim}", "claim", f"/claims/{claim}?part=panel"

    async def _section(self, anchor: str, at: str) -> Markup:
        within = "//*[@id='panel']/*" if anchor.startswith("h-") else "//main/*"
        kept = parts(await self.visitor.get(at), within)
        for one in kept:
            _rid_of_forms(one)
            bind(one, self.bound, prefix=f"{anchor}-")
        _anchor_claims(kept)
        return Markup(written(kept))  # noqa: S704 - escaped when it was rendered, and again when written

    async def _main(self) -> Markup:
        """What the picture page shows, with the whole list."""
        held = parts(await self.visitor.get(address("/", self.state)), "//main/*")
        items = await self._items()
        for one in held:
            await self._load(one)
            for gone in one.xpath(".//form[@role='search']|.//a[@class='more']/parent::p"):
                gone.getparent().remove(gone)
            for place in one.xpath("descendant-or-self::section[@id='list']//ol[@class='items']"):
                place[:] = items
            bind(one, self.bound)
        # The day cannot be turned in a file: it holds no other.
        return Markup(written([one for one in held if "bar-row" not in one.get("class", "")]))  # noqa: S704

    async def _load(self, element: HtmlElement) -> None:
        """Puts in what the page of a large store would load when it is looked at."""
        for waiting in element.xpath("descendant-or-self::*[@data-load]"):
            loaded = parts(await self.visitor.get(waiting.get("data-load")), "//*[@id='standing']/*")
            waiting.attrib.pop("data-load")
            waiting[:] = loaded

    async def _items(self) -> list[HtmlElement]:
        """The items of the whole list, page by page, as many as the file holds."""
        out: list[HtmlElement] = []
        following: str | None = address("/list", self.state)
        while following is not None and len(out) < len(self.leaves):
            page = await self.visitor.get(following)
            out += parts(page, "//ol[@class='items']/li")
            more = parts(page, "//a[@class='more']")
            following = more[0].get("href") if more else None
        return out[: len(self.leaves)]

    def _rendered(self, main: Markup, sections: Sequence[Section]) -> str:
        folder = web_folder() / "dist"
        styles = [_read(folder / "vendor" / "maplibre-gl.css"), _read(folder / "page.css")]
        scripts = [_read(folder / name) for name in ("theme.js", "vendor/maplibre-gl-csp.js", "page.js")]
        return self.desk.renderer.render(
            "export.html",
            page="picture",
            mode="file",
            home="#main",
            edit=False,
            at=self.snapshot.at,
            policy=_policy(styles, scripts),
            styles=[Markup(style) for style in styles],  # noqa: S704 - our own files
            scripts=[Markup(script) for script in scripts],  # noqa: S704
            main=main,
            sections=sections,
            scene=self._embedded(self._scene()),
            columns=self._embedded(self._columns()),
            # The map's worker, and behind it what joins Arabic letters: from a disk it could load neither.
            worker=Markup("\n".join(_read(folder / "vendor" / name) for name in _WORKER)),  # noqa: S704
            basemap=embedded(
                msgspec.json.encode(base_map(folder / "basemap" / self.desk.policy.borders, self._sites()))
            ),
        )

    def _scene(self) -> object:
        scene = self.snapshot.scene(self.state, limit=MOST)
        kept = frozenset(leaf.account.id for leaf in self.leaves)
        since = self.snapshot.since(self.state)
        rows = tuple(self.snapshot.row(leaf.account, since=since) for leaf in self.leaves)
        counts = msgspec.structs.replace(scene.counts, happenings=len(kept))
        return msgspec.structs.replace(scene, whole=True, rows=rows, cells=(), bins=(), counts=counts)

    def _columns(self) -> Columns:
        return columns(self.snapshot, self.leaves)

    def _sites(self) -> tuple[Site, ...]:
        return tuple(leaf.site for leaf in self.leaves if leaf.site is not None)

    def _embedded(self, value: object) -> Markup:
        return embedded(self.bound.mask(msgspec.json.encode(value).decode()).encode())


def _within(leaves: Sequence[Leaf], asked: Asked) -> Sequence[Leaf]:
    if asked.limit is not None:
        leaves = leaves[: asked.limit]
    if len(leaves) > MOST:
        raise InputError(
            f"{len(leaves):,} happenings are more than a page in one file can hold ({MOST:,}): "
            "name a --place, an earlier day with --at, or how many of the newest with --limit"
        )
    return leaves


def _rid_of_forms(element: HtmlElement) -> None:
    """Forms ask a server, and there is none; what only its scripts work with, and other forms of a page, go too."""
    twins = " or ".join(f"contains(@href, '{twin}')" for twin in (".json", ".csv", "/print"))
    for gone in element.xpath(f".//form|.//dialog|.//*[@hidden and not(@id)]|.//a[{twins}]"):
        gone.drop_tree()


def _anchor_claims(elements: Iterable[HtmlElement]) -> None:
    """Claims in the list of a report are where links to words lead: their anchors name the claim alone."""
    for element in elements:
        for item in element.xpath(".//section/ol[@class='claims']/li[@data-claim]"):
            item.set("id", f"c-{item.get('data-claim')}")


def _read(path: Path) -> str:
    text = path.read_text("utf-8")
    for closing in ("</script", "</style"):
        if closing in text.lower():
            raise InputError(f"{path.name} holds {closing!r} and cannot stand within a page: build it anew (make web)")
    return text


def _policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """A Content-Security-Policy that runs just these: nothing that a report holds, nothing from elsewhere."""

    def sources(parts: Iterable[str]) -> str:
        return " ".join(f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'" for part in parts)

    return "; ".join(
        (
            "default-src 'none'",
            # The worker's letters are joined by WebAssembly.
            f"script-src {sources(scripts)} blob: 'wasm-unsafe-eval'",
            f"style-src {sources(styles)}",
            "img-src data: blob:",
            "worker-src blob:",
            "connect-src blob: data:",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )
