"""Zoning: the parts of a store that are reconciled by themselves. No link leads out of a zone."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from frontwire.lexicon.deeds import Deeds
from frontwire.lexicon.families import Families
from frontwire.model.claim import ClaimClass
from frontwire.model.filing import Filing
from frontwire.model.gist import Head
from frontwire.reconciling.judging import Bond, Decided

#: Counts up when the rules of this package change what comes of the same claims.
_RULES = 1
#: The zone of reports that name no country.
NOWHERE = ""


def zone(gists: Sequence[Head], bonds: Sequence[Bond]) -> dict[str, list[int]]:
    """The numbers of claims by zone: the country of the claim's place, else that of most places of its report.

    What is said goes with its report, wherever it is said: a foreign minister's protest is about what happened there.
    A claim's zone depends on its own report alone, so that what comes in later never moves it. Zones that a person
    joined by a bond between their claims are one, named by both.
    """
    homes = _homes(gists)
    own = [_own(gist) or homes.get(gist.report, NOWHERE) for gist in gists]
    names = _joined({(own[bond.left], own[bond.right]) for bond in bonds})
    out: dict[str, list[int]] = {}
    for number, country in enumerate(own):
        out.setdefault(names.get(country, country), []).append(number)
    return {name: out[name] for name in sorted(out)}


def _own(gist: Head) -> str | None:
    return None if gist.klass is ClaimClass.SPEECH_ACT else _country(gist)


def _country(gist: Head) -> str | None:
    return None if gist.site is None else gist.site.country


def _homes(gists: Sequence[Head]) -> dict[str, str]:
    """The country that most of a report's claims are placed in; of several the first by name.

    Where it is said counts only in reports that tell nothing else.
    """
    told: dict[str, Counter[str]] = {}
    said: dict[str, Counter[str]] = {}
    for gist in gists:
        country = _country(gist)
        if country is not None:
            counts = said if gist.klass is ClaimClass.SPEECH_ACT else told
            counts.setdefault(gist.report, Counter())[country] += 1
    return {report: min(counts, key=lambda name: (-counts[name], name)) for report, counts in (said | told).items()}


def _joined(pairs: set[tuple[str, str]]) -> Mapping[str, str]:
    """New names for countries that bonds join: all their names together."""
    sets: dict[str, set[str]] = {}
    for left, right in sorted(pairs):
        both = sets.get(left, {left}) | sets.get(right, {right})
        for name in both:
            sets[name] = both
    return {name: "+".join(sorted(both)) for name, both in sorted(sets.items()) if len(both) > 1}


def rules(families: Families, deeds: Deeds) -> str:
    """What linking goes by, in words that differ where it does."""
    degrees, signs = sorted(families.degrees.items()), sorted(families.signs.items())
    weights = f"{degrees}{signs}{families.start} {families.enough}"
    words = f"{families.wrong.pattern}{families.unsure.pattern}{sorted(families.turns)}"
    return f"{_RULES}{families.entries}{weights}{words}{[sorted(group) for group in deeds.allies]}"


class Digests:
    """What each zone is made from, in few characters."""

    __slots__ = ("_bonds", "_common", "_gists", "_readings")

    def __init__(
        self,
        gists: Sequence[Head],
        filings: Iterable[Filing],
        roots: Mapping[str, str],
        decided: Decided,
        rules: str,
    ) -> None:
        self._gists = gists
        self._readings = {filing.id: f"{filing.edition}{roots.get(filing.id)}" for filing in filings}
        self._bonds: dict[int, list[str]] = {}
        for bond in (*decided.joined, *decided.parted):
            for end, other in ((bond.left, bond.right), (bond.right, bond.left)):
                told = f"{bond.judgement.verdict} {bond.judgement.number} {gists[other].id}"
                self._bonds.setdefault(end, []).append(told)
        self._common = rules

    def digest(self, numbers: Sequence[int]) -> str:
        """A digest of the claims of these numbers, how their reports were read, what they copy, what people decided."""
        digest = hashlib.blake2b(self._common.encode(), digest_size=16)
        for number in numbers:
            gist = self._gists[number]
            decided = f"{self._bonds.get(number, '')}{gist.corrected or ''}"
            digest.update(f"{gist.id}{gist.known}{gist.report}{decided}".encode())
        for report in sorted({self._gists[number].report for number in numbers}):
            digest.update(f"{report}{self._readings.get(report)}".encode())
        return digest.hexdigest()
