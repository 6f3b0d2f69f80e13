"""The sheet of one happening: range, voices, disputes, grade, origins, links, and what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from frontwire.model.correction import Act, Correction, Field
from frontwire.model.filing import Filing
from frontwire.model.grade import Grade
from frontwire.model.happening import Copy, Difference, Dispute, Link, Relation
from frontwire.model.judgement import Judgement, Verdict
from frontwire.model.picture import Account, Citation
from frontwire.publishing import telling, wording
from frontwire.publishing.dossiers import Dossier
from frontwire.publishing.picture.words import Vocabulary
from frontwire.publishing.sheets.lines import Line, line
from frontwire.publishing.sheets.tolls import TollSheet, toll_sheet
from frontwire.publishing.sheets.words import Say
from frontwire.publishing.words import flat
from frontwire.reconciling.originating import why

_RULE = "rule"


@dataclass(frozen=True, slots=True)
class Voiced:
    """A row of the table of voices: who says it, with which figures."""

    say: Say
    kind: str
    figures: str


@dataclass(frozen=True, slots=True)
class Side:
    """One position of a dispute and who holds it."""

    holds: str
    says: tuple[Say, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """What is disputed, why the positions cannot all be right, and the positions side by side."""

    difference: Difference
    because: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """What claims go back to, why, and the outlets that carry it."""

    name: str
    because: str
    outlets: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A report that repeats another: ids, what each is called, how alike they are (0 to 1) and how that is known."""

    copy: str
    copy_name: str
    original: str
    original_name: str
    likeness: float
    because: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two claims held to be one: by a rule with a score from 0 to 1, or by a person."""

    newer: Say
    older: Say
    relation: Relation
    score: float
    because: tuple[str, ...]
    by: str | None


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided of two claims; `undone` names the entry that took it back."""

    number: int
    left: str
    right: str
    verdict: Verdict
    by: str
    made: str
    because: str
    undone: int | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a person did to one claim; `fields` are those that were changed."""

    number: int
    claim: str
    act: Act
    fields: tuple[Field, ...]
    by: str
    made: str
    because: str
    undone: int | None


@dataclass(frozen=True, slots=True)
class HappeningSheet:
    """All that is said of one happening: `voices` once for each origin's word, `echoes` what only repeats one.

    `decided` are judgements on pairs of its claims, `corrected` what people did to single ones.
    """

    line: Line
    tolls: tuple[TollSheet, ...]
    clashes: tuple[Clash, ...]
    voices: tuple[Voiced, ...]
    echoes: tuple[Voiced, ...]
    grade: Grade | None
    origins: tuple[Origin, ...]
    repeats: tuple[Repeat, ...]
    ties: tuple[Tie, ...]
    decided: tuple[Decided, ...]
    corrected: tuple[Corrected, ...]


def happening_sheet(dossier: Dossier, words: Vocabulary) -> HappeningSheet:
    """The sheet of a dossier."""
    account = dossier.account
    says = {citation.id: Say.of(citation) for citation in account.citations}
    return HappeningSheet(
        line=line(account, words),
        tolls=tuple(toll_sheet(toll, words) for toll in account.tolls),
        clashes=tuple(_clash(dispute, says) for dispute in account.disputes),
        voices=tuple(_voiced(citation, says, words) for citation in account.citations if not citation.repeats),
        echoes=tuple(_voiced(citation, says, words) for citation in account.citations if citation.repeats),
        grade=account.grade,
        origins=tuple(_origins(account.citations)),
        repeats=tuple(_repeat(copy, dossier.filings) for copy in dossier.copies),
        ties=tuple(_ties(account, says)),
        decided=tuple(map(_decided, dossier.judgements)),
        corrected=tuple(map(_corrected, dossier.corrections)),
    )


def _clash(dispute: Dispute, says: Mapping[str, Say]) -> Clash:
    sides = (
        Side(flat(position.holds), tuple(says[claim] for claim in position.claims if claim in says))
        for position in dispute.positions
    )
    return Clash(dispute.difference, flat(dispute.because), tuple(sides))


def _voiced(citation: Citation, says: Mapping[str, Say], words: Vocabulary) -> Voiced:
    gist = citation.gist
    return Voiced(says[gist.id], words.labels.kind(gist.kind).label, telling.figures(gist.figures, words.labels))


def _origins(citations: Iterable[Citation]) -> Iterator[Origin]:
    held: dict[str, list[Citation]] = {}
    for citation in citations:
        held.setdefault(citation.origin, []).append(citation)
    for name, those in held.items():
        outlets = dict.fromkeys(flat(one.gist.outlet) for one in those if one.gist.outlet)
        first = those[0].gist
        because = wording.capital(flat(why(first, name)))
        yield Origin(telling.voices(first), because, tuple(outlets), tuple(one.id for one in those))


def _repeat(copy: Copy, filings: Mapping[str, Filing]) -> Repeat:
    names = [telling.source(filings[report]) for report in (copy.copy, copy.original)]
    return Repeat(copy.copy, names[0], copy.original, names[1], copy.likeness, flat(copy.because))


def _ties(account: Account, says: Mapping[str, Say]) -> Iterator[Tie]:
    for link in account.links:
        if link.newer in says and link.older in says:
            yield _tie(link, says)


def _tie(link: Link, says: Mapping[str, Say]) -> Tie:
    return Tie(
        newer=says[link.newer],
        older=says[link.older],
        relation=link.relation,
        score=link.score,
        because=tuple(map(flat, link.because)),
        by=None if link.by == _RULE else flat(link.by),
    )


def _decided(held: Judgement) -> Decided:
    return Decided(
        number=held.number,
        left=held.left.claim,
        right=held.right.claim,
        verdict=held.verdict,
        by=flat(held.by),
        made=f"{held.made:%Y-%m-%d %H:%M}",
        because=flat(held.because),
        undone=held.undone,
    )


def _corrected(held: Correction) -> Corrected:
    return Corrected(
        number=held.number,
        claim=held.claim.claim,
        act=held.act,
        fields=held.fields,
        by=flat(held.by),
        made=f"{held.made:%Y-%m-%d %H:%M}",
        because=flat(held.because),
        undone=held.undone,
    )
