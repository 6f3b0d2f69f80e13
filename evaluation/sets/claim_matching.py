"""When a read claim is the annotated one, and which of its fields are right: the arithmetic of the claim gold.

A claim read matches a gold claim where their quotes share half of the shorter one's words; pairing is one to
one and prefers equal kinds, then the larger share. Claims are compared in the shape of the JSON contract.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: A claim in the JSON contract's shape, or in the gold's, which is flatter.
Claim = Mapping[str, Any]

#: Half of the shorter quote's words, half of the shorter phrase's words.
_ENOUGH = 0.5
_WORD = re.compile(r"[^\W_]+")
#: Words that make no two phrases alike.
_EMPTY = frozenset({"the", "a", "an", "of", "in", "at", "on", "by", "to", "and", "its", "his", "their", "s"})
#: Kinds that annotators too mistake for one another: they count as "typed_close" only.
_CLOSE = (
    {"advance", "offensive", "armed_clash"},
    {"attack", "bombing", "suicide_bombing"},
    {"air_strike", "drone_strike"},
    {"control", "territory_taken"},
    {"facility_status", "facility_capacity"},
    {"appeal", "pledge"},
    {"accusation", "condemnation"},
    {"casualties", "execution"},
    {"evacuation", "displacement", "withdrawal"},
    {"agreement", "ceasefire", "talks"},
    {"assessment", "intent"},
)
_OTHER, _NEAR, _SAME = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and the claim read that was matched with it."""

    gold: Claim
    read: Claim

    @property
    def same_kind(self) -> bool:
        """Are both of one kind?"""
        return _likeness(self.gold, self.read) == _SAME

    @property
    def close_kind(self) -> bool:
        """Are both of one kind, or of kinds that lie close?"""
        return _likeness(self.gold, self.read) >= _NEAR


@dataclass(frozen=True, slots=True)
class Matching:
    """All pairs of a report, best first, and the claims on either side that found none."""

    pairs: tuple[Pair, ...]
    lost: tuple[Claim, ...]
    extra: tuple[Claim, ...]


def match(gold: Sequence[Claim], read: Sequence[Claim], text: str) -> Matching:
    """Pairs the claims of one report one to one, greedily from the best likeness down."""
    whole = _words(text)
    theirs, ours = ([_place(whole, claim["quote"]) for claim in side] for side in (gold, read))
    candidates: list[tuple[int, float, float, int, int]] = []
    for i, one in enumerate(theirs):
        for j, other in enumerate(ours):
            common = len(one & other)
            overlap = common / min(len(one), len(other)) if one and other else 0.0
            if overlap >= _ENOUGH:
                candidates.append((_likeness(gold[i], read[j]), overlap, common / len(one | other), -i, -j))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in sorted(candidates, reverse=True):
        if -i not in taken and -j not in used:
            taken[-i] = -j
            used.add(-j)
    return Matching(
        tuple(Pair(gold[i], read[j]) for i, j in taken.items()),
        tuple(claim for i, claim in enumerate(gold) if i not in taken),
        tuple(claim for j, claim in enumerate(read) if j not in used),
    )


def judge_fields(pair: Pair) -> dict[str, bool]:
    """Which fields are right; those that neither side fills (or the gold does not judge) are left out."""
    gold, read = pair.gold, pair.read
    right = {
        "said_by": has_same_voice(pair),
        "direct": bool(gold.get("direct")) == bool(read.get("direct")),
        "polarity": gold.get("polarity") == read.get("polarity"),
        "certainty": gold.get("certainty") == read.get("certainty"),
        "background": bool(gold.get("background")) == bool(read.get("background")),
    }
    if gold.get("said_by_type"):
        right["said_by_type"] = gold["said_by_type"] == _voice_type(read)
    for field, theirs, ours in zip(("start", "end"), _days(gold), _days(read), strict=True):
        if theirs or ours:
            right[field] = theirs == ours
    places = _places(gold), _places(read)
    if any(places):
        right["place"] = any(is_same_phrase(one, other) for one in places[0] for other in places[1])
    figures = _figures(gold), _figures(read)
    if any(figures):
        right["figures"] = figures[0] == figures[1]
    return right


def is_core(pair: Pair, right: Mapping[str, bool]) -> bool:
    """Kind, first speaker, polarity and date all right: the figure that matters."""
    return pair.same_kind and right["said_by"] and right["polarity"] and right.get("start", True)


@dataclass(frozen=True, slots=True)
class RoleCounts:
    """Of the phrases that fill a role: how many in the gold, how many of them found; how many read, how many right."""

    gold_found: int
    gold: int
    read_right: int
    read: int


def count_role(pair: Pair, role: str) -> RoleCounts:
    """How far the phrases that fill a role agree."""
    gold = [name for name in _names(pair.gold.get(role)) if name]
    read = [name for name in _names(pair.read.get(role)) if name]
    return RoleCounts(
        sum(any(is_same_phrase(one, other) for other in read) for one in gold),
        len(gold),
        sum(any(is_same_phrase(one, other) for one in gold) for other in read),
        len(read),
    )


def is_same_phrase(one: str, other: str) -> bool:
    """Do two phrases share half of the shorter one's words, not counting empty ones?"""
    a, b = _content(one), _content(other)
    common = len(a & b)
    return common > 0 and common >= min(len(a), len(b)) * _ENOUGH


def has_same_voice(pair: Pair) -> bool:
    """Is the first speaker the same, or the outlet itself on both sides?"""
    gold, read = _first_voice(pair.gold), _first_voice(pair.read)
    return (not gold and not read) or is_same_phrase(gold, read)


def _likeness(gold: Claim, read: Claim) -> int:
    one, other = gold["kind"], read.get("kind")
    if one == other:
        return _SAME
    return _NEAR if any(one in near and other in near for near in _CLOSE) else _OTHER


def _words(text: str | None) -> list[str]:
    return _WORD.findall((text or "").lower())


def _content(text: str) -> set[str]:
    return {word for word in _words(text) if word not in _EMPTY}


def _place(whole: Sequence[str], quote: str) -> frozenset[int]:
    """Where the words of a quote stand among those of the text: the first place that holds them all."""
    words = _words(quote)
    if words:
        for start in range(len(whole) - len(words) + 1):
            if whole[start : start + len(words)] == words:
                return frozenset(range(start, start + len(words)))
    return frozenset()


def _names(value: Sequence[Any] | None) -> list[str]:
    return [one if isinstance(one, str) else (one.get("text") or one.get("name") or "") for one in value or ()]


def _first_voice(claim: Claim) -> str:
    names = _names(claim.get("said_by"))
    return names[0] if names else ""


def _voice_type(claim: Claim) -> str:
    if claim.get("said_by_type"):
        return str(claim["said_by_type"])
    return next(
        (str(voice.get("type")) for voice in claim.get("said_by") or () if isinstance(voice, Mapping)), "outlet"
    )


def _days(claim: Claim) -> tuple[str | None, str | None]:
    when = claim.get("when") or {}
    return claim.get("start") or when.get("start"), claim.get("end") or when.get("end")


def _places(claim: Claim) -> list[str]:
    place = claim.get("place")
    if isinstance(place, Mapping):
        return [name for name in (place.get("name"), place.get("text")) if name]
    return [name for name in ((claim.get("place_resolved") or "").split(",")[0], place) if name]


def _figures(claim: Claim) -> frozenset[tuple[object, object, object]]:
    return frozenset((f.get("what"), f.get("low"), f.get("high")) for f in claim.get("figures") or ())
