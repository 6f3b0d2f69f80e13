"""Asking: the parameters of an address -> what is asked for. The same for pages, fragments and API."""

from __future__ import annotations

import difflib
from typing import Annotated

from fastapi import Depends

from frontwire.browsing.state import State
from frontwire.serving import parameters as p
from frontwire.serving.access import AtDesk
from frontwire.serving.failing import MisaskedError


def _asked(  # noqa: PLR0913, PLR0917 - one for each parameter of the address
    desk: AtDesk,
    at: Annotated[p.Day, p.AT] = None,
    since: Annotated[p.Day, p.SINCE] = None,
    first: Annotated[p.Day, p.FROM] = None,
    to: Annotated[p.Day, p.TO] = None,
    bbox: Annotated[p.Stretch, p.BBOX] = None,
    q: Annotated[p.Words, p.Q] = "",
    kind: Annotated[p.Values, p.KIND] = [],  # noqa: B006 - FastAPI copies it
    actor: Annotated[p.Values, p.ACTOR] = [],  # noqa: B006
    voice_type: Annotated[p.VoiceTypes, p.VOICE_TYPE] = [],  # noqa: B006
    certainty: Annotated[p.Certainties, p.CERTAINTY] = [],  # noqa: B006
    disputed: Annotated[p.Truth, p.DISPUTED] = None,
    country: Annotated[p.Codes, p.COUNTRY] = [],  # noqa: B006
    place: Annotated[p.Name, p.PLACE] = None,
) -> State:
    state = State(
        at=at,
        since=since,
        first=first,
        last=to,
        box=bbox,
        words=q,
        kinds=tuple(dict.fromkeys(kind)),
        actors=tuple(dict.fromkeys(actor)),
        voice_types=tuple(dict.fromkeys(voice_type)),
        certainties=tuple(dict.fromkeys(certainty)),
        countries=tuple(dict.fromkeys(country)),
        disputed=disputed,
        place=place,
    )
    _check_order(state)
    _check_kinds(state.kinds, desk.kinds)
    return state


def _check_order(state: State) -> None:
    for first, last, names in ((state.since, state.at, "since and at"), (state.first, state.last, "from and to")):
        if first is not None and last is not None and first > last:
            raise MisaskedError(f"{names}: {first} is later than {last}, there is no day from the one to the other")


def _check_kinds(asked: tuple[str, ...], held: frozenset[str]) -> None:
    for kind in asked:
        if kind not in held:
            near = difflib.get_close_matches(kind, sorted(held), n=3)
            hint = f": {', '.join(near)}?" if near else ""
            raise MisaskedError(f"kind: there is no kind {kind!r}{hint}")


#: What the address asks for. A value that cannot be is answered with 422 and one sentence.
Asked = Annotated[State, Depends(_asked)]
