"""The picture page: two sentences, map, timeline and list of what is said, and the tables of what lasts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from frontwire.browsing import shapes
from frontwire.browsing.binning import Lanes
from frontwire.browsing.facets import facets
from frontwire.browsing.snapshot import Snapshot
from frontwire.browsing.state import State
from frontwire.model.place import Place
from frontwire.publishing.sheets.happening import HappeningSheet
from frontwire.serving.access import AtDesk
from frontwire.serving.addresses import Look, address, parameters, with_query
from frontwire.serving.asking import Asked
from frontwire.serving.desk import Desk
from frontwire.serving.failing import MissingError
from frontwire.serving.looking import Looked
from frontwire.serving.pages.happenings import happening_of
from frontwire.serving.pages.standing import standing_of, tables_of
from frontwire.serving.showing.downloading import downloads
from frontwire.serving.showing.embedding import embedded
from frontwire.serving.showing.entries import Teller
from frontwire.serving.showing.filters import Ground
from frontwire.serving.showing.slider import slider
from frontwire.serving.showing.summaries import summary

router = APIRouter()

#: A store of more claims than this has its tables below the map drawn when they are looked at, not before.
TABLES_AT_ONCE = 5_000


class Part(StrEnum):
    """A part of the page that scripts ask for by itself; `PARTS` are all but the panel, one after another."""

    SUMMARY = "summary"
    CHIPS = "chips"
    FILTERS = "filters"
    LIST = "list"
    LANES = "lanes"
    PANEL = "panel"
    DOWNLOADS = "downloads"
    STANDING = "standing"
    PARTS = "parts"


#: The parts that follow the state, one after another.
_FOLLOWING = (
    *(Part.SUMMARY, Part.DOWNLOADS, Part.CHIPS, Part.FILTERS),
    *(Part.LIST, Part.LANES, Part.STANDING),
)
_PART = Query(description="Only this part of the page, as HTML.")
_CURSOR = Query(description="Where the list goes on: as the page before gave it.", max_length=2_000)


@router.get("/", response_class=HTMLResponse)
def show(desk: AtDesk, state: Asked, look: Looked, part: Annotated[Part | None, _PART] = None) -> HTMLResponse:
    """Map, timeline and list of what is said; `sel` opens one happening beside them."""
    return HTMLResponse(_Page.of(desk, state, look).render(part))


@router.get("/list", response_class=HTMLResponse)
def show_list(
    desk: AtDesk,
    state: Asked,
    look: Looked,
    cursor: Annotated[str | None, _CURSOR] = None,
    part: Annotated[Literal["list"] | None, _PART] = None,
) -> HTMLResponse:
    """The list by itself, from a cursor on: where the picture's list leads without scripts."""
    page = _Page.of(desk, state, look)
    return HTMLResponse(page.list(cursor) if part else page.list_page(cursor))


@dataclass(frozen=True)
class _Page:
    """What all parts are made of; what several of them need is made once."""

    desk: Desk
    state: State
    look: Look
    snapshot: Snapshot
    place: Place | None

    @classmethod
    def of(cls, desk: Desk, state: State, look: Look) -> _Page:
        snapshot = desk.shelf.snapshot(state.at)
        place = None if state.place is None else snapshot.place(state.place)
        if state.place is not None and place is None:
            raise MissingError(f"there is no place {state.place}")
        return cls(desk, state, look, snapshot, place)

    def render(self, part: Part | None) -> str:
        """The page, or one part of it."""
        if part is None:
            return self._whole()
        if part is Part.PARTS:
            return "\n".join(map(self._part, _FOLLOWING))
        return self._part(part)

    def _part(self, part: Part) -> str:
        if part is Part.LIST:
            return self.list(None)
        shown = {
            Part.SUMMARY: ("_summary.html", self._of_summary),
            Part.CHIPS: ("_chips.html", lambda: self._of_filters),
            Part.FILTERS: ("_filters.html", lambda: self._of_filters),
            Part.LANES: ("_lanes.html", self._of_lanes),
            Part.PANEL: ("_panel.html", self._of_panel),
            Part.DOWNLOADS: ("_downloads.html", self._of_downloads),
            Part.STANDING: ("_tables.html", self._of_tables),
        }
        template, values = shown[part]
        return self.desk.renderer.render(template, **values())

    def list(self, cursor: str | None) -> str:
        """The list, from a cursor on."""
        return self.desk.renderer.render("_list.html", **self._of_list(cursor))

    def list_page(self, cursor: str | None) -> str:
        """The list on a page of its own."""
        values = {**self._of_summary(), **self._of_filters, **self._of_list(cursor)}
        back = address(f"{self._root}/", self.state, self.look)
        return self.desk.renderer.render("list.html", page="list", back=back, **values)

    def _whole(self) -> str:
        state = self.state
        values = {
            **self._of_summary(),
            **self._of_filters,
            **self._of_list(None),
            **self._of_lanes(),
            **self._of_panel(),
            **self._of_tables(),
            **self._of_downloads(),
            "days": slider(self.snapshot),
            "diff": self.look.diff,
            "json_at": address(f"{self._root}/view.json", state),
            # Changes go on: a feed is of what is known whenever it is asked for.
            "feed_at": address(f"{self._root}/api/v1/export/atom", replace(state, at=None, since=None)),
            "scene": embedded(msgspec.json.encode(self._scene())),
        }
        return self.desk.renderer.render("picture.html", page="picture", **values)

    @property
    def _root(self) -> str:
        return self.desk.policy.root

    def _scene(self) -> shapes.Scene:
        return self.snapshot.scene(self.state, lanes=Lanes(self.look.lanes or Lanes.PLACE))

    def _teller(self) -> Teller:
        since = self.snapshot.since(self.state) if self.look.diff else None
        return Teller(self.snapshot, self.desk.words(self.snapshot.at), since, self._leads)

    def _leads(self, happening: str) -> str:
        look = Look(happening, self.look.lanes, self.look.map, self.look.diff)
        return f"{address(f'{self._root}/', self.state, look)}#panel"

    def _of_downloads(self) -> dict[str, object]:
        return {"downloads": downloads(self.state, root=self._root)}

    def _of_summary(self) -> dict[str, object]:
        return {"summary": summary(self.snapshot, self.state, root=self._root, place=self.place)}

    @cached_property
    def _of_filters(self) -> dict[str, object]:
        tables = self.snapshot.stock.tables
        held = facets(self.snapshot.choose(self.state), tables)
        ground = Ground(self.state, self.look, self._root, held, tables.palette, self.place)
        return {"filters": ground.filters()}

    def _of_list(self, cursor: str | None) -> dict[str, object]:
        held = self._teller().listing(self.state, cursor=cursor, more=self._more)
        return {"listing": held, "selected": self.look.sel}

    def _more(self, cursor: str) -> str:
        return with_query(f"{self._root}/list", (*parameters(self.state, self.look), ("cursor", cursor)))

    def _of_lanes(self) -> dict[str, object]:
        return {"lanes": self._teller().lanes(self.state), "selected": self.look.sel}

    def _of_tables(self) -> dict[str, object]:
        state = self.state
        is_small = len(self.snapshot.stock.columns.gists) <= TABLES_AT_ONCE
        tables = standing_of(self.desk, at=state.at, since=state.since, place=state.place) if is_small else {}
        return {"standing": None, **tables, "standing_at": tables_of(self._root, state)}

    def _of_panel(self) -> dict[str, object]:
        look = Look(None, self.look.lanes, self.look.map, self.look.diff)
        sheet: HappeningSheet | None = None
        family = ""
        if self.look.sel is not None:
            sheet, family = happening_of(self.desk, self.look.sel, at=self.state.at)
        return {"sheet": sheet, "family": family, "back": f"{address(f'{self._root}/', self.state, look)}#list"}
