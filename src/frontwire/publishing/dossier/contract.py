"""The JSON contract of happenings by themselves: of `frontwire happening`, `happenings`, `judgements` and `sources`.

Happenings and claims have the shapes of the picture's contract.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from frontwire.model import happening as model
from frontwire.model.correction import Act, Decision, Field
from frontwire.model.correction import Correction as Made
from frontwire.model.filing import Filing
from frontwire.model.judgement import Judgement as Decided
from frontwire.model.judgement import Verdict
from frontwire.model.picture import Account
from frontwire.model.source import Source
from frontwire.publishing.dossiers import Dossier
from frontwire.publishing.picture import shapes
from frontwire.publishing.picture.contract import VERSION, happening
from frontwire.publishing.picture.parts import claim
from frontwire.publishing.picture.words import Vocabulary


class Version(msgspec.Struct, frozen=True):
    """Its place among the reports read at one address: `before` and `after` are the ids of those next to it.

    A later version is known `since` a day; an earlier one counts `until` the day on which the next one was known.
    """

    number: int
    of: int
    since: dt.date | None
    until: dt.date | None
    before: str | None
    after: str | None


class Report(msgspec.Struct, frozen=True):
    """A report's header: who published it, or whose message it is, and which edition read it when."""

    id: str
    title: str | None
    outlet: str | None
    message_of: str | None
    source: str
    published: dt.date | None
    fetched: dt.datetime
    agency: str | None
    software: str
    lexicons: str
    address: str | None
    modified: dt.datetime | None
    version: Version


class Copy(msgspec.Struct, frozen=True):
    """A report that repeats another."""

    original: str
    copy: str
    likeness: float
    because: str


class Judgement(msgspec.Struct, frozen=True):
    """What a person decided about two claims; `undone` is the number of the entry that took it back."""

    number: int
    left: str
    right: str
    verdict: Verdict
    by: str
    made: dt.datetime
    because: str
    undone: int | None


class Correction(msgspec.Struct, frozen=True):
    """What a person decided about one claim; `values` holds the new value of each of `fields`."""

    number: int
    claim: str
    report: str
    act: Act
    fields: tuple[Field, ...]
    values: dict[str, Any]
    by: str
    made: dt.datetime
    because: str
    undone: int | None


class HappeningLine(msgspec.Struct, frozen=True):
    """One line of `frontwire happenings --format jsonl`."""

    contract: int
    happening: shapes.Happening
    claims: tuple[shapes.Claim, ...]


class Whole(msgspec.Struct, frozen=True):
    """What `frontwire happening --format json` prints."""

    contract: int
    happening: shapes.Happening
    claims: tuple[shapes.Claim, ...]
    reports: tuple[Report, ...]
    copies: tuple[Copy, ...]
    judgements: tuple[Judgement, ...]
    corrections: tuple[Correction, ...]


def publish(dossier: Dossier, words: Vocabulary) -> Whole:
    """A dossier in the contract's shape; `words` build its headline."""
    account = dossier.account
    return Whole(
        contract=VERSION,
        happening=happening(account, words),
        claims=tuple(map(claim, account.citations)),
        reports=tuple(report(filing) for _, filing in sorted(dossier.filings.items())),
        copies=tuple(map(_copy, dossier.copies)),
        judgements=tuple(map(judgement, dossier.judgements)),
        corrections=tuple(map(correction, dossier.corrections)),
    )


def to_json(dossier: Dossier, words: Vocabulary) -> str:
    """A dossier as JSON text."""
    return msgspec.json.format(msgspec.json.encode(publish(dossier, words)), indent=1).decode() + "\n"


def happenings_jsonl(accounts: Iterable[Account], words: Vocabulary) -> str:
    """Happenings, one a line, each line ended."""
    held = (HappeningLine(VERSION, happening(one, words), tuple(map(claim, one.citations))) for one in accounts)
    return _lines(held)


def decisions_jsonl(decisions: Iterable[Decision]) -> str:
    """Judgements and corrections, one a line, each line ended."""
    return _lines(judgement(one) if isinstance(one, Decided) else correction(one) for one in decisions)


def sources_jsonl(sources: Iterable[Source]) -> str:
    """Sources, one a line, each line ended."""
    return _lines(sources)


def _lines(held: Iterable[object]) -> str:
    return "".join(f"{msgspec.json.encode(one).decode()}\n" for one in held)


def report(filing: Filing) -> Report:
    """A report's header in the contract's shape."""
    return Report(
        id=filing.id,
        title=filing.title,
        outlet=filing.outlet,
        message_of=None if filing.voucher is None else filing.voucher.voice,
        source=filing.source,
        published=filing.published,
        fetched=filing.fetched,
        agency=filing.agency,
        software=filing.edition.software,
        lexicons=filing.edition.lexicons,
        address=filing.address,
        modified=filing.modified,
        version=Version(*(getattr(filing.version, field) for field in Version.__struct_fields__)),
    )


def _copy(held: model.Copy) -> Copy:
    return Copy(held.original, held.copy, held.likeness, held.because)


def judgement(held: Decided) -> Judgement:
    """A judgement in the contract's shape."""
    return Judgement(
        number=held.number,
        left=held.left.claim,
        right=held.right.claim,
        verdict=held.verdict,
        by=held.by,
        made=held.made,
        because=held.because,
        undone=held.undone,
    )


#: What of `Values` each field is held in.
_VALUES: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {
        **{field: (field.value,) for field in Field},
        Field.KIND: ("kind", "codes"),
        Field.PLACE: ("place", "place_text", "part"),
        Field.WHEN: ("first", "last"),
    }
)


def correction(held: Made) -> Correction:
    """A correction in the contract's shape."""
    names = [name for field in held.fields for name in _VALUES[field]]
    return Correction(
        number=held.number,
        claim=held.claim.claim,
        report=held.claim.report,
        act=held.act,
        fields=held.fields,
        values={name: getattr(held.values, name) for name in names},
        by=held.by,
        made=held.made,
        because=held.because,
        undone=held.undone,
    )
