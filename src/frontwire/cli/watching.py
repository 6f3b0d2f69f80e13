"""What `watch` keeps and prints."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from frontwire.cli.output import color, columns, counted
from frontwire.cli.picturing import vocabulary
from frontwire.cli.reading import read_parcel, reader
from frontwire.errors import InputError
from frontwire.model.parcel import Parcel, Told, Trouble

if TYPE_CHECKING:
    from frontwire.api import Reader
    from frontwire.corpus import Corpus
    from frontwire.model.picture import Picture
    from frontwire.store import Added
    from frontwire.watching import Round

#: How much of an id is shown: commands take the beginning of one.
_SHOWN_ID = 8


@dataclass(slots=True)
class Desk:
    """Reads what a watcher brings, and keeps it in a corpus.

    Many rounds bring nothing: the reader is loaded when something comes.
    """

    corpus: Corpus
    new: int = 0
    _reader: Reader | None = None

    def take(self, parcel: Parcel, *, fetched: datetime) -> Added | Trouble:
        """Reads and keeps a report; what cannot be read is kept as a refusal."""
        if self._reader is None:
            self._reader = reader(quiet=True)  # a bar is being shown already
        try:
            reading = read_parcel(parcel, self._reader, told=Told())
        except InputError as error:
            trouble = Trouble(parcel.name, str(error))
            self.refuse(trouble, fetched=fetched)
            return trouble
        added = self.corpus.add(reading, fetched=fetched, voucher=parcel.told.voucher)
        self.new += added.new
        return added

    def refuse(self, trouble: Trouble, *, fetched: datetime) -> None:
        """Keeps on record that something is not read."""
        self.corpus.refuse(trouble.name, trouble.line, fetched=fetched)

    def told(self) -> str:
        """How far it is, for a bar."""
        return f"{counted(self.new, 'new report')}"


def as_text(came: Round, drawn: Picture | None, *, width: int | None) -> str:
    """A round for people: a line on what was asked, the reports that came in, what they changed."""
    from frontwire.publishing.picture import diff  # noqa: PLC0415 - `--help` stays fast

    new = [took for took in came.took if took.added.new]
    parts = [f"{counted(came.asked, 'feed')} asked", f"{came.unchanged} unchanged", counted(len(new), "new report")]
    if len(came.took) > len(new):
        parts.append(f"{len(came.took) - len(new)} known already")
    if came.missed:
        parts.append(f"{len(came.missed)} not got")
    lines = [f"{came.started:%Y-%m-%d %H:%M} UTC  {', '.join(parts)}"]
    for took in new:
        filing = took.added.filing
        which = f", version {filing.version.number} of {filing.version.of}" if filing.version.of > 1 else ""
        title = " ".join((filing.title or filing.source).split())
        claims = counted(filing.claims, "claim")
        lines.append(f"  {filing.id[:_SHOWN_ID]}  {took.feed}, {filing.known}{which}: {title} ({claims})")
    told = "" if drawn is None else diff.lines(drawn, vocabulary(drawn.frame.at), width=columns(width), color=color())
    return "".join(f"{line}\n" for line in lines) + told


def as_jsonl(came: Round, drawn: Picture | None) -> str:
    """A round for programs: `report`, `missed` and `change`, one a line, then the `round` itself."""
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in _lines(came, drawn))


def _lines(came: Round, drawn: Picture | None) -> Iterator[dict[str, object]]:
    from frontwire.publishing.picture import contract  # noqa: PLC0415

    for took in came.took:
        filing = took.added.filing
        yield {
            "type": "report",
            "feed": took.feed,
            "id": filing.id,
            "new": took.added.new,
            "source": filing.source,
            "address": filing.address,
            "title": filing.title,
            "outlet": filing.outlet,
            "known": filing.known.isoformat(),
            "version": filing.version.number,
            "versions": filing.version.of,
            "claims": filing.claims,
        }
    for missed in came.missed:
        again = None if missed.again is None else missed.again.isoformat()
        yield {"type": "missed", "feed": missed.feed, "address": missed.address, "because": missed.because} | {
            "again": again
        }
    if drawn is not None:
        yield from ({"type": "change"} | json.loads(line) for line in contract.changes_jsonl(drawn).splitlines())
    yield {
        "type": "round",
        "started": came.started.isoformat(),
        "asked": came.asked,
        "unchanged": came.unchanged,
        "waiting": came.waiting,
        "then": None if came.then is None else came.then.isoformat(),
    }
