"""Happenings made by hand, on their way out: gists of `drawing.builders` with codes and sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from drawing.builders import TABLES, filing, gist, killed, site, world
from frontwire.drawing import draw
from frontwire.model.claim import Claim, Codes, Evidence
from frontwire.model.gist import Gist, Party, Site
from frontwire.model.place import PlaceBasis, Where
from frontwire.model.time import When
from frontwire.model.voice import Stance
from frontwire.publishing.exports import Bundle, Entry

__all__ = [
    "ARMY",
    "CIVILIANS",
    "IS",
    "NAWA",
    "PLANES",
    "REBELS",
    "RUSSIA",
    "bundle",
    "elsewhere",
    "gist",
    "killed",
    "party",
    "site",
]

NAWA = site("Nawa", acled_precision=1)
#: ACLED's code of the kinds that tests use, as lexicons/kinds has it without conditions.
CODES = {
    "accident": None,
    "advance": "Battles/Armed clash",
    "air_strike": "Explosions/Remote violence/Air/drone strike",
    "armed_clash": "Battles/Armed clash",
    "arrest": "Strategic developments/Arrests",
    "attack": "Violence against civilians/Attack",
    "casualties": "Violence against civilians/Attack",
    "drone_strike": "Explosions/Remote violence/Air/drone strike",
    "protest": "Protests/Peaceful protest",
    "shelling": "Explosions/Remote violence/Shelling/artillery/missile attack",
    "siege": "Strategic developments/Other",
    "territory_taken": "Battles/Government regains territory",
}


def party(text: str, sector: str, *, key: str | None = None, **more: object) -> Party:
    """One who fills a role; known by `key` where one is given."""
    held = {"known": key is not None, "name": text if key else None, **more}
    return Party(key or text.lower(), text, sector=sector, **held)  # type: ignore[arg-type]


ARMY = party("Syrian Arab Army", "MIL", key="SYR.MIL", side="government", country="SY")
RUSSIA = party("Russia", "GOV", key="RUS.GOV", country="RU")
REBELS = party("the rebels", "REB", side="opposition")
IS = party("Islamic State", "REB", key="isis", side="islamic state")
PLANES = party("warplanes", "MIL")
CIVILIANS = party("six residents", "CVL")


def bundle(*gists: Gist, family: str = "strike", code: str | None = None, at: date = date(2024, 3, 20)) -> Bundle:
    """One happening of these claims; `code` stands for ACLED's code of the first one's kind."""
    view, linked = world(gists)
    (account,) = draw(view, linked, at=at, tables=TABLES, since=date.min).accounts
    entries = tuple(_entry(one.gist, one.origin, code if one.id == gists[0].id else None) for one in account.citations)
    return Bundle(replace(account, family=family), entries)


def _entry(held: Gist, origin: str, code: str | None) -> Entry:
    return Entry(
        claim=_claim(held, code or CODES.get(held.kind)),
        gist=held,
        filing=filing(held.report, held.known, outlet=held.outlet),
        sentence=f"{held.quote} ({held.id}).",
        before="",
        after="",
        happening=held.id,
        origin=origin,
    )


def _claim(held: Gist, code: str | None) -> Claim:
    return Claim(
        id=held.id,
        kind=held.kind,
        klass=held.klass,
        codes=Codes(acled=code),
        evidence=Evidence(held.quote, held.span, held.span, ()),
        actors=(),
        targets=(),
        instruments=(),
        items=(),
        facilities=(),
        figures=held.figures,
        when=When(None, held.precision, held.time_basis),
        where=Where(None, PlaceBasis.NONE),
        said_by=(),
        cue=None,
        direct=False,
        said_when=None,
        stance=Stance(held.polarity, held.certainty),
        background=held.background,
    )


def elsewhere(**changes: object) -> Site:
    """Nawa, changed."""
    return replace(NAWA, **changes)  # type: ignore[arg-type]
