"""The lines of a dossier: figures with their voices, disputes, links, judgements, grades, origins, copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from frontwire.model.correction import Correction
from frontwire.model.filing import Filing
from frontwire.model.grade import Grade
from frontwire.model.happening import Copy, Dispute, Link
from frontwire.model.judgement import Judgement
from frontwire.model.picture import Account, Citation, Count, Toll
from frontwire.publishing import corrected, telling, wording
from frontwire.publishing.cards import SHOWN_ID
from frontwire.publishing.picture.lines import Item, Tone
from frontwire.publishing.picture.words import Vocabulary, about, ids, number
from frontwire.publishing.words import flat

_RULE = "rule"
#: How many voices of a position are named.
_VOICES = 6


def toll(held: Toll, words: Vocabulary) -> Item:
    """Every figure beside its voice and day, oldest first, then low, best and high with the rule of each."""
    given = sorted(held.counts, key=lambda count: (count.citation.gist.known, count.citation.id))
    bounds = (("low", held.low), ("best", held.best), ("high", held.high))
    chosen = (
        Item(f"{name} {number(bound)}: {flat(bound.because)}", ids(bound.claims), Tone.ASIDE)
        for name, bound in bounds
        if bound is not None
    )
    return Item(words.toll(held), below=(*(_count(count, words) for count in given), *chosen))


def _count(count: Count, words: Vocabulary) -> Item:
    gist = count.citation.gist
    text = f"{flat(count.figure.wording)} — {words.giver(count.citation)}"
    if count.stands:
        return Item(text, ids([gist.id]))
    return Item(f"{text}; does not stand: {flat(count.because)}", ids([gist.id]), Tone.ASIDE)


def dispute(held: Dispute, account: Account) -> Item:
    """What is disputed, and who holds what."""
    sides = (
        Item(f"{flat(position.holds)} — {_voices(position.claims, account)}", ids(position.claims))
        for position in held.positions
    )
    return Item(f"{wording.capital(about(held.difference))}: {flat(held.because)}", below=tuple(sides))


def _voices(claims: Iterable[str], account: Account) -> str:
    held = {citation.id: citation.gist for citation in account.citations}
    voices = list(dict.fromkeys(telling.voices(held[claim]) for claim in claims if claim in held))
    if len(voices) <= _VOICES:
        return wording.listed(voices)
    return f"{', '.join(voices[:_VOICES])} and {len(voices) - _VOICES} more"


def link(held: Link) -> Item:
    """Two claims that are held to be one, and why."""
    reasons = "; ".join(flat(reason) for reason in held.because)
    by = f"{held.score:.2f} by rule" if held.by == _RULE else f"decided by {flat(held.by)}"
    return Item(f"{held.newer[:SHOWN_ID]} {held.relation} {held.older[:SHOWN_ID]}, {by}: {reasons}")


def judgement(held: Judgement) -> Item:
    """What a person decided, and whether it was taken back."""
    pair = f"{held.left.claim[:SHOWN_ID]} and {held.right.claim[:SHOWN_ID]} are {held.verdict}"
    because = f": {flat(held.because)}" if held.because else ""
    back = f" (taken back by {held.undone})" if held.undone is not None else ""
    return Item(f"{held.number}. {flat(held.by)}, {wording.day(held.made.date())}: {pair}{because}{back}")


def correction(held: Correction) -> Item:
    """What a person decided about one claim, and whether it was taken back."""
    return Item(corrected.line(held), ids([held.claim.claim]))


def grade(held: Grade | None) -> Iterator[Item]:
    """Letter and digit, each with its rule."""
    if held is not None:
        yield Item(f"source {held.reliability}: {flat(held.reliability_because)}")
        yield Item(f"credibility {held.credibility}: {flat(held.credibility_because)}")


def origins(citations: Iterable[Citation]) -> Iterator[Item]:
    """What the claims go back to."""
    held: dict[str, list[str]] = {}
    for citation in citations:
        held.setdefault(citation.origin, []).append(citation.id)
    for origin, claims in held.items():
        yield Item(flat(origin), ids(claims))


def copy(held: Copy, filings: Mapping[str, Filing]) -> Item:
    """Which report repeats which, and how that is known."""
    one, other = (
        telling.source(filings[report]) if report in filings else f"report {report}"
        for report in (held.copy, held.original)
    )
    return Item(f"{one} repeats {other} (likeness {held.likeness:.2f}): {flat(held.because)}")
