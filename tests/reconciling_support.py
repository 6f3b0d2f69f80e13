"""Filings and gists made up for the tests of reconciling."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from frontwire.model.claim import ClaimClass
from frontwire.model.figure import Figure, What, Who
from frontwire.model.filing import Edition, Filing
from frontwire.model.gist import Gist, Party, Site, Speaker
from frontwire.model.place import PlaceClass
from frontwire.model.span import Span
from frontwire.model.time import Basis, Precision
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.reconciling.copying import signature

DAY = date(2024, 3, 6)
_FETCHED = datetime(2024, 5, 1, 12, 0)  # noqa: DTZ001 - stores keep UTC without saying so


def make_filing(name: str, text: str = "", **changes: Any) -> Filing:
    """A filing by the outlet of its own name, with the signature of its text."""
    values: dict[str, Any] = {
        "id": name,
        "source": f"{name}.txt",
        "title": None,
        "outlet": name.title(),
        "language": "en",
        "published": DAY,
        "fetched": _FETCHED,
        "edition": Edition("1", "1", "toy"),
        "publisher": name,
        "signature": signature(text),
    }
    return Filing(**(values | changes))


def make_gist(name: str, **changes: Any) -> Gist:
    """A claim of an air strike at Kala on 6 March 2024, told by the outlet itself."""
    values: dict[str, Any] = {
        "id": name,
        "report": f"r-{name}",
        "outlet": None,
        "known": DAY,
        "kind": "air_strike",
        "klass": ClaimClass.EVENT,
        "quote": f"{name} tells of it",
        "span": Span(0, 10),
        "first": DAY,
        "last": DAY,
        "precision": Precision.DAY,
        "time_basis": Basis.STATED,
        "site": make_site("Kala"),
        "place_text": "Kala",
        "part": None,
        "actors": (),
        "targets": (),
        "instruments": (),
        "items": (),
        "facilities": (),
        "figures": (),
        "voices": (),
        "cue": None,
        "direct": False,
        "said_when": None,
        "polarity": Polarity.AFFIRMED,
        "certainty": Certainty.STATED,
        "hedges": (),
        "background": False,
    }
    return Gist(**(values | changes))


def make_site(name: str, *, lat: float = 35.0, lon: float = 37.0, **changes: Any) -> Site:
    """A town of that name."""
    values: dict[str, Any] = {
        "id": f"gn:{name.lower()}",
        "name": name,
        "kind": PlaceClass.TOWN,
        "country": "SY",
        "admin1": "Idlib",
        "lat": lat,
        "lon": lon,
        "radius_km": 2.0,
    }
    return Site(**(values | changes))


def make_speaker(key: str, kind: VoiceType = VoiceType.MONITOR, **changes: Any) -> Speaker:
    """A voice by its key; an empty key is somebody unnamed."""
    values: dict[str, Any] = {"key": key, "text": key.title() or "activists", "type": kind, "named": bool(key)}
    return Speaker(**(values | changes))


def make_party(key: str, **changes: Any) -> Party:
    """A known actor."""
    values: dict[str, Any] = {"key": key, "text": key, "known": True}
    return Party(**(values | changes))


def killed(low: int | None, high: int | None = None, **changes: Any) -> Figure:
    """So many killed, exactly where only one number is given."""
    values: dict[str, Any] = {
        "what": What.KILLED,
        "who": Who.MIXED,
        "low": low,
        "high": low if high is None else high,
        "wording": str(low),
    }
    return Figure(**(values | changes))
