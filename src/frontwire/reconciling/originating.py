"""Originating: whom a claim goes back to, however many outlets print it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from frontwire.model.filing import Filing
from frontwire.model.folding import fold_name
from frontwire.model.gist import Gist, Party, Speaker
from frontwire.model.happening import Copy, Happening
from frontwire.model.voice import Polarity
from frontwire.reconciling.copying import families
from frontwire.reconciling.counting import counts_alike
from frontwire.reconciling.opposing import REPORT, VOICE
from frontwire.reconciling.shingling import words_of
from frontwire.reconciling.voicing import Voiced, called, identified, one_name

#: Where it is not known who speaks for whom.
NOBODY: Mapping[str, str] = MappingProxyType({})
#: PLOVER's sector of those who fight a state.
_REBEL = "REB"
#: So many words in the same order in two reports are not chance.
_SAME_WORDS = 12
_DIGEST_BYTES = 16


class Worded(Voiced, Protocol):
    """What of a claim tells its origin."""

    @property
    def report(self) -> str:
        """The id of its report."""
        ...

    @property
    def quote(self) -> str:
        """Its words."""
        ...


def origins(
    gists: Iterable[Gist],
    filings: Iterable[Filing],
    copies: Iterable[Copy],
    happenings: Iterable[Happening] = (),
    *,
    speaking_for: Mapping[str, str] = NOBODY,
) -> dict[str, str]:
    """The origin of each claim, by the claim's id.

    It is the innermost voice that can be identified; else the news agency whose words the report, or one that it
    is a copy of, prints; else the outlet of the report, or of the first of its family of copies; else that report.
    An unnamed voice ("activists") is nobody who could be told from another: only the reporter vouches for it.
    What no voice is named for and stands word for word in an earlier report goes back to where that does. What a
    report tells by itself and by a voice it quotes on the same happening it knows by that voice: both are one origin.
    `speaking_for` gives the key of the body for that of a person who speaks for it.
    """
    held: dict[str, Gist] = {}
    for gist in sorted(gists, key=lambda gist: (gist.known, gist.id, gist.report)):
        held.setdefault(gist.id, gist)  # the same text in two reports makes the same claims
    bare = bare_origins(held.values(), filings, copies, speaking_for=speaking_for)
    out = dict(zip(held, bare, strict=True))
    for happening in happenings:
        out.update(by_their_voices([held[claim] for claim in happening.claims if claim in held], out))
    return out


def bare_origins(
    claims: Collection[Worded],
    filings: Iterable[Filing],
    copies: Iterable[Copy],
    *,
    speaking_for: Mapping[str, str] = NOBODY,
) -> Iterator[str]:
    """The origins of claims, given as they were known, by what is known of each without its happening; in their order.

    `claims` are gone through twice.
    """
    names = _names(claims)
    reports = _reporters(filings, families(copies))
    worded: dict[bytes, str] = {}
    for claim in claims:
        voice = identified(claim)
        if voice is not None:
            key = names[claim.report][voice.key]
            yield f"{VOICE}{speaking_for.get(key, key)}"
            continue
        own = reports.get(claim.report, f"{REPORT}{claim.report}")
        words = words_of(claim.quote)
        if len(words) < _SAME_WORDS:
            yield own
        else:
            digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES)
            yield worded.setdefault(digest.digest(), own)


def why(gist: Gist, origin: str) -> str:
    """In words, why a claim goes back to an origin."""
    voice = identified(gist)
    kind, key = origin[: origin.index(":") + 1], origin[origin.index(":") + 1 :]
    if voice is not None:
        same = "" if key in (voice.key, called(voice.text)) else f", whose word is that of {key}"
        return f"it quotes {voice.text}{same}: whoever quotes the same voice adds nothing of their own"
    unnamed = f"{gist.voices[0].text} cannot be told from others" if gist.voices else "no voice is quoted"
    if kind == VOICE and gist.outlet and key.replace("_", " ") == fold_name(gist.outlet):
        return f"{unnamed}; it is the word of {gist.outlet} itself"
    if kind == VOICE:
        return f"{unnamed}; {key} is quoted on it beside this, is credited, published it, or was copied"
    if key == gist.report:
        return f"{unnamed}; only this report tells it, and its outlet is not known"
    return f"{unnamed}; the words are those of another report ({key})"


def _names(claims: Iterable[Worded]) -> dict[str, Mapping[str, str]]:
    """By report, which keys of voices mean one voice."""
    by_report: dict[str, dict[Speaker, None]] = {}
    for claim in claims:
        for voice in claim.voices:
            held = by_report.setdefault(claim.report, {})
            held.pop(voice, None)  # the last time that it is quoted is what counts
            held[voice] = None
    return {report: one_name(voices) for report, voices in by_report.items()}


def by_their_voices(gists: Iterable[Gist], origin: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The claims of one happening that a report tells by itself beside a voice that tells the same, with its origin.

    The same is a claim of the same kind, affirmed or denied alike, that names nobody else as the one who did it; a
    claim that counts is the same as one that counts the same things with numbers that can be the same. Of several
    voices the one that says most of it counts, of equals the one quoted first.
    """
    voiced: dict[tuple[str, str, Polarity], list[Gist]] = {}
    bare: list[Gist] = []
    for gist in gists:
        if identified(gist) is None:
            bare.append(gist)
        else:
            voiced.setdefault((gist.report, gist.kind, gist.polarity), []).append(gist)
    for gist in bare:
        beside = voiced.get((gist.report, gist.kind, gist.polarity), ())
        quoted = sorted(beside, key=lambda one: (one.span.start, one.id))
        heard = Counter(origin[one.id] for one in quoted if counts_alike(gist, one) and not _differ(gist, one))
        if heard:
            yield gist.id, heard.most_common(1)[0][0]


def _differ(one: Gist, other: Gist) -> bool:
    """Does each name others as those who did it, as far as they are known by name, side or sector?"""
    ours = [party for party in one.actors if _is_told_of(party)]
    theirs = [party for party in other.actors if _is_told_of(party)]
    return bool(ours and theirs) and not any(_may_be_one(p, q) for p in ours for q in theirs)


def _is_told_of(party: Party) -> bool:
    return party.known or party.side is not None or party.sector is not None


def _may_be_one(one: Party, other: Party) -> bool:
    """ "A warplane" may be anybody's who is no rebel, "terrorist groups" any rebels'."""
    if one.key == other.key or (one.side is not None and one.side == other.side):
        return True
    settled = (one.known or one.side is not None) and (other.known or other.side is not None)
    return not settled and (one.sector == _REBEL) == (other.sector == _REBEL)


@dataclass(frozen=True, slots=True)
class _Family:
    """A family of copies: its first report, and the agencies that its reports credit."""

    first: Filing
    agencies: frozenset[str]


def _reporters(filings: Iterable[Filing], roots: Mapping[str, str]) -> dict[str, str]:
    """By report, the origin of what it tells without an identifiable voice."""
    held = {filing.id: filing for filing in filings}
    members: dict[str, list[Filing]] = {}
    for filing in held.values():
        root = roots.get(filing.id, filing.id)
        members.setdefault(root if root in held else filing.id, []).append(filing)
    out: dict[str, str] = {}
    for root, family in members.items():
        agencies = frozenset(filing.agency for filing in family if filing.agency)
        origin = _origin(_Family(held[root], agencies))
        out.update((filing.id, origin) for filing in family)
    return out


def _origin(family: _Family) -> str:
    first = family.first
    if first.voucher is not None:
        return f"{VOICE}{called(first.voucher.voice)}"
    if len(family.agencies) == 1:
        return f"{VOICE}{next(iter(family.agencies))}"
    return f"{VOICE}{first.publisher}" if first.publisher else f"{REPORT}{first.id}"
