"""Referring: the quotes at the end of a situation report, numbered in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from frontwire.publishing import telling, wording
from frontwire.publishing.exports.brief.content import Reference
from frontwire.publishing.exports.shipment import Entry
from frontwire.publishing.words import flat

#: A sentence longer than this gives way to the words of the claim alone.
_SENTENCE = 320


def refer(
    claims: Iterable[str], entries: Mapping[str, Entry], *, address: str
) -> tuple[tuple[Reference, ...], dict[str, int]]:
    """The references of claims, and the number of each claim; what one voice says in the same words is one of them.

    `entries` are the claims by id, `address` is where the page of the store is (empty where nobody said).
    """
    held: dict[tuple[str, str, str], list[Entry]] = {}
    for claim in dict.fromkeys(claims):
        if (entry := entries.get(claim)) is not None:
            held.setdefault((entry.gist.report, telling.voices(entry.gist), words_of(entry)), []).append(entry)
    numbers = {entry.id: number for number, group in enumerate(held.values(), 1) for entry in group}
    return tuple(_reference(numbers[group[0].id], group, address) for group in held.values()), numbers


def words_of(entry: Entry) -> str:
    """The sentence that a claim stands in; its own words where that is long."""
    sentence = flat(entry.sentence)
    return sentence if len(sentence) <= _SENTENCE else flat(entry.gist.quote)


def link(address: str, claim: str) -> str:
    """The permanent address of a claim; empty where nobody said where the page is."""
    return f"{address}/claims/{claim}" if address else ""


def _reference(number: int, group: list[Entry], address: str) -> Reference:
    first = group[0]
    gist, filing = first.gist, first.filing
    voice, outlet = telling.voices(gist), flat(gist.outlet or "")
    return Reference(
        number=number,
        quote=words_of(first),
        voice=voice,
        outlet="" if outlet.casefold() == voice.casefold() else outlet,
        title=wording.shorten(filing.title or ""),
        day=wording.day(gist.known),
        claims=tuple(entry.id for entry in group),
        link=link(address, first.id),
    )
