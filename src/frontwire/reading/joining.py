"""Joins what a scrape broke: hard-wrapped lines, and paragraphs cut in mid-sentence or mid-quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from frontwire.reading.passages import Passage

#: Lines are hard-wrapped at some column in this range.
_NARROWEST, _WIDEST = 45, 110
#: A wrapped line that ends in mid-sentence fills at least this share of the width.
_FILLED = 0.55
#: A passage of at least this many words without a final stop is taken for broken, not for a heading.
_PARAGRAPH = 12
#: … and one of at least this many, where the next begins in mid-sentence.
_CLAUSE = 4
#: Where more of a page's paragraphs than this lack a final stop, its lack shows nothing.
_STOPLESS = 0.4
#: A broken passage goes on after at most this many other undecided ones.
_REACH = 3

#: A passage longer than this is no paragraph: it is not made longer still.
_LONGEST = 10_000
#: Counting the words of a passage looks at so many characters: enough to tell a heading from a paragraph.
_COUNTED = 300

_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[.!?…,][\"”’»)\]]+$")
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3,}[.!?]\s")
_BULLET = re.compile(r"^\s*(?:[•·*▪◦‣–—-]\s|\d{1,2}[.)]\s|\([a-z0-9]\)\s)")
#: Words after which no sentence, heading or caption can end.
_UNFINISHED = re.compile(
    r"(?:[,\-–—(]|\b(?:the|a|an|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|whose|as|into|than|"
    r"is|are|was|were|be|been|has|have|had|will|would|could|should|may|might|must|not|its|their|his|her|our|"
    r"this|these|those|told|near|between|among|against|under|over|after|before|because|while|if|when|where|"
    r"Mr|Mrs|Dr|Gen|Col|Lt|Maj|Capt|Sgt|St)\.?)$"
)


def ends(words: str) -> bool:
    """Does the stretch end as a sentence does?"""
    return _STOP.search(words[-12:].rstrip()) is not None


def listed(words: str) -> bool:
    """Is the stretch an entry of a list, by its bullet or number?"""
    return _BULLET.match(words) is not None


def size(words: str) -> int:
    """The number of words, counted only as far as the difference between heading and paragraph needs."""
    return len(words[:_COUNTED].split())


def heading_like(words: str) -> bool:
    """Short and without a final stop: a heading, a caption, a label; never running text."""
    if _SENTENCE_INSIDE.search(words[:_COUNTED]) is not None:
        return False
    return not ends(words) and size(words) < _PARAGRAPH and _UNFINISHED.search(words[-20:]) is None


def unwrap(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Hard-wrapped lines made one passage; lines that a page broke on purpose stay apart."""
    out: list[Passage] = []
    group: list[Passage] = []
    for passage in passages:
        if group and (passage.gap or passage.role is not None or group[-1].role is not None):
            out.extend(_unwrap_group(group))
            group = []
        group.append(passage)
    out.extend(_unwrap_group(group))
    return tuple(out)


def _unwrap_group(group: list[Passage]) -> list[Passage]:
    if len(group) < 2:
        return group
    width = max(len(line.words) for line in group[:-1])
    broken = any(not ends(line.words) for line in group[:-1])
    if not broken or not _NARROWEST <= width <= _WIDEST:
        return group
    runs: list[list[Passage]] = [[group[0]]]
    for before, line in pairwise(group):
        if _wrapped(before.words, line.words, width):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [_merged(run) for run in runs]


def _merged(run: list[Passage]) -> Passage:
    first = run[0]
    if len(run) == 1:
        return first
    pieces = tuple(piece for line in run for piece in line.pieces)
    return Passage(pieces, " ".join(line.words for line in run), first.gap, first.role, first.because)


def _wrapped(before: str, line: str, width: int) -> bool:
    """Was the line end before `line` put there by the width alone?"""
    if listed(line):
        return False
    if line[:1].islower() or _UNFINISHED.search(before[-20:]):
        return True
    if not ends(before):
        return len(before) >= _FILLED * width
    return len(before) + 1 + len(line.split(maxsplit=1)[0]) > width and len(line) <= width


def join(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Passages broken in mid-sentence or mid-quotation made one, over whatever stands between."""
    out = list(passages)
    open_ones = [i for i, p in enumerate(out) if p.role is None]
    stopless = sum(1 for i in open_ones if size(out[i].words) >= _PARAGRAPH and not ends(out[i].words))
    usual = len(open_ones) > 3 and stopless > _STOPLESS * len(open_ones)
    gone: set[int] = set()
    place = 0
    while place < len(open_ones):
        here = open_ones[place]
        following = open_ones[place + 1 : place + 1 + _REACH]
        other = next((i for i in following if i not in gone and not _skipped(out, here, i)), None)
        if here not in gone and other is not None and _continues(out[here].words, out[other].words, usual):
            out[other] = out[here].joined(out[other])
            out[other] = _moved(out[other], out[here])
            gone.add(here)
        place += 1
    return tuple(sorted((p for i, p in enumerate(out) if i not in gone), key=lambda p: p.pieces[0].start))


def _moved(joined: Passage, first: Passage) -> Passage:
    return Passage(joined.pieces, joined.words, first.gap)


def _skipped(passages: list[Passage], here: int, other: int) -> bool:
    """A heading between the halves of a broken sentence."""
    words = passages[here].words
    broken = _UNFINISHED.search(words[-20:]) is not None and size(words) >= _PARAGRAPH
    return broken and heading_like(passages[other].words) and not passages[other].words[:1].islower()


def _continues(before: str, after: str, usual: bool) -> bool:
    """Is `after` the rest of the sentence or quotation that `before` leaves open?"""
    if listed(after) or len(before) > _LONGEST:
        return False
    if ends(before):
        return _open_quotation(before) and _closes_quotation(after)
    held = size(before)
    if after[:1].islower():
        return held >= _CLAUSE
    if _UNFINISHED.search(before[-20:]):
        return held > _CLAUSE
    return not usual and held >= _PARAGRAPH and not heading_like(after)


def _open_quotation(words: str) -> bool:
    if "“" in words or "”" in words:
        return words.rfind("“") > words.rfind("”")
    return words.count('"') % 2 == 1


def _closes_quotation(words: str) -> bool:
    """Is the first quotation mark of a stretch one that closes?"""
    place = min((p for p in (words.find('"'), words.find("”")) if p > 0), default=-1)
    opening = words.find("“")
    if place < 0 or (0 <= opening < place):
        return False
    if words[place] == '"' and words.count('"') % 2 == 0:
        return False
    return words[place - 1] in ".,!?" or words[place - 1].isalnum()
