"""Looking: the parameters of an address that only the browser asks for. The server keeps them in its links."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Depends, Query

from frontwire.serving.addresses import Look

_SEL = Query(description="The happening that is selected, by the id of any of its claims.", max_length=64)
_LANES = Query(description="What the timeline's lanes are.")
_MAP = Query(
    description="Where the map stands: latitude,longitude,zoom.", pattern=r"^-?[\d.]{1,12}(,-?[\d.]{1,12}){2}$"
)
_DIFF = Query(description="Whether changes since `since` are marked.")


def _looked(
    sel: Annotated[str | None, _SEL] = None,
    lanes: Annotated[Literal["place", "actor"] | None, _LANES] = None,
    map: Annotated[str | None, _MAP] = None,  # noqa: A002 - as the address has it
    diff: Annotated[Literal["", "1"] | None, _DIFF] = None,
) -> Look:
    return Look(sel or None, lanes, map, bool(diff))


#: How the page is looked at.
Looked = Annotated[Look, Depends(_looked)]
