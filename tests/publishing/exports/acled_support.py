"""What the tests of ACLED's rows share: the tables, and rows made of claims made up."""

from __future__ import annotations

import re

from drawing.builders import LEXICONS, MONITOR, day
from frontwire.lexicon.acled import Acled
from frontwire.lexicon.events import EventWords
from frontwire.lexicon.families import Families
from frontwire.lexicon.labels import Labels
from frontwire.model.gist import Gist
from frontwire.publishing.exports.acled.rows import Row, Rows
from frontwire.publishing.exports.acled.sourcing import Sources
from publishing.exports.event_support import (
    NAWA,
    bundle,
    gist,
)

TABLES = Acled.load(LEXICONS)
WORDS = EventWords.load(LEXICONS)
FAMILIES = Families.load(LEXICONS / "linking")
LABELS = Labels.load(LEXICONS / "publishing" / "labels.yml")
ROWS = Rows(TABLES, Sources(TABLES, {"meridian": "SY", "abroad": "FR", "near": "JO"}), LABELS, WORDS, FAMILIES)

_IDS = re.compile(r"\[frontwire happening (\w+); claims ([\w, ]+)\]")


def row(*gists: Gist, **more: object) -> Row:
    made = ROWS.row(bundle(*gists, **more))  # type: ignore[arg-type]
    assert not isinstance(made, str), made
    return made


def left_out(*gists: Gist, **more: object) -> str:
    made = ROWS.row(bundle(*gists, **more))  # type: ignore[arg-type]
    assert isinstance(made, str), made
    return made


def strike(id: str = "a1", **more: object) -> Gist:  # noqa: A002 - the field's name
    held = {"kind": "air_strike", "known": day(5), "by": MONITOR, "place": NAWA, **more}
    return gist(id, **held)  # type: ignore[arg-type]


def found(told: str) -> tuple[str, list[str]]:
    match = _IDS.search(told)
    assert match is not None
    return match[1], match[2].split(", ")
