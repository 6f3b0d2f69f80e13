"""Where a scrape that lost its marks lost them: before a closing source, and between two sentences.

"… killed ten people a monitor said." had a comma before its source; "… in Aleppo At least ten …" had two lines
made one. Each mark is put in only where the words around it leave no other reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frontwire.lexicon.repairs import RepairWords

_NAME = r"[A-Z][\w.'-]*"
_DETERMINER = r"(?:an?|the|one|another|two|several|many|some|his|its|their)"
_DETERMINED = re.compile(rf"{_DETERMINER}|he|she|it|they")
#: Plurals without their usual ending.
_MANY = frozenset({"media", "police", "people"})
_WORD = re.compile(r"[\w'-]+")
_NAME_FIRST = re.compile(rf"{_NAME}(?= [a-z])")
#: After these a name is a place or a person's group, not yet the source.
_PLACING = frozenset({"in", "of", "near", "at", "from", "to", "on"})
_STOP = re.compile(r"[.!?]['\")]?\s")
#: A sentence has at least so many words before the source that closes it.
_LEAST_BEFORE = 4
#: A passage of fewer words is a headline or a label: its capitals open no sentence.
_RUNNING = 25
#: So far back the start of the sentence is looked for.
_SENTENCE = 600


@dataclass(frozen=True, slots=True)
class Marks:
    """Finds the places of lost marks in a text; made once from the lexicon of repairs."""

    source: re.Pattern[str]
    opener: re.Pattern[str]
    toll: re.Pattern[str]
    never_before: frozenset[str]
    saying: frozenset[str]

    @classmethod
    def of(cls, words: RepairWords) -> Marks:
        """The patterns that the lexicon's words make."""
        return cls(
            _source(words),
            _opener(words),
            _toll(words),
            frozenset(words.never_before),
            frozenset((*words.closing_cues, *words.never_break)),
        )

    def commas(self, text: str) -> Iterator[int]:
        """Offsets of the blanks before sources that close a sentence ("…, a monitor said.")."""
        place = 0
        while (found := self.source.search(text, place)) is not None:
            if _is_whole(found["source"]) and self._runs_on(text, found.start()):
                yield found.start() - 1
                place = found.end()
            else:
                place = _past_place(text, found)

    def tolls(self, text: str) -> Iterator[int]:
        """Offsets of the blanks between a count and the verb of the next: "kills 30, injures 90"."""
        yield from (found.start("blank") for found in self.toll.finditer(text))

    def _runs_on(self, text: str, start: int) -> bool:
        """Would the sentence before a source run on into it: is it long enough, unmarked and complete?"""
        if text[start - 2 : start - 1] in (",", ";", ":", "-", "."):
            return False
        window = text[max(0, start - _SENTENCE) : start]
        before = _WORD.findall(window[max((stop.end() for stop in _STOP.finditer(window)), default=0) :])
        if len(before) < _LEAST_BEFORE or before[-1].lower() in self.never_before:
            return False
        # A name directly before another is its beginning ("Press TV"), unless a determiner parts them.
        return not (before[-1][0].isupper() and text[start].isupper() and text[start - 2] != '"')

    def stops(self, text: str) -> Iterator[int]:
        """Offsets of the blanks where a sentence opens that nothing closes before ("… in Aleppo At least ten …")."""
        if len(text.split()) < _RUNNING:
            return
        for found in self.opener.finditer(text):
            before = _WORD.findall(text[max(0, found.start() - 30) : found.start()])
            if before and before[-1].lower() not in self.saying:
                yield found.end() - 1


def _is_whole(source: str) -> bool:
    """Is it a whole noun phrase? One thing without a name needs its article ("a group said", "groups said")."""
    first, last = source.split(maxsplit=1)[0], source.rsplit(maxsplit=1)[-1]
    if _DETERMINED.fullmatch(first) or any(word[0].isupper() for word in source.split()):
        return True
    return last.endswith("s") or last in _MANY


def _past_place(text: str, found: re.Match[str]) -> int:
    """Where to look on after a source that is refused: behind the place it begins with ("in Hama state media said")."""
    first = _NAME_FIRST.match(found[0])
    before = _WORD.findall(text[max(0, found.start() - 30) : found.start()])
    placed = first is not None and before and before[-1] in _PLACING
    return found.start() + first.end() if placed and first is not None else found.end()


def _source(words: RepairWords) -> re.Pattern[str]:
    """A source and a saying verb that close a sentence: "a monitor said.", "Ali Noor said in a statement."."""
    joins = "|".join(words.name_joins)
    name = rf"(?:(?:{joins})-)?{_NAME}"
    run = rf"{name}(?: (?:(?:of|for) (?:the )?|and |(?:{joins}) )?{name})*"
    speaker = rf"(?:{'|'.join(words.speakers)})"
    kinds = rf"(?:{'|'.join(words.speaker_kinds)})"
    where = rf"(?: (?:at|for|from|in|of|on|with) (?:{_DETERMINER} )?[\w'-]+(?: [\w'-]+)?)?"
    called = rf"(?:{_DETERMINER} )?(?:(?:{name}|{kinds}|[a-z]+-[a-z]+) ){{0,5}}{speaker}{where}(?: {run})?"
    named = rf"(?:the )?{run}(?: {speaker})?"
    cues = "|".join(words.closing_cues)
    tail = rf"(?: (?:on|in|late|early|by) [\w ]{{1,40}}| {_NAME})?[.]"
    return re.compile(rf"(?<=[\w)\"'] )(?P<source>he|she|it|they|{called}|{named}) (?:{cues}){tail}")


def _opener(words: RepairWords) -> re.Pattern[str]:
    opens = "|".join(words.sentence_openers)
    return re.compile(rf"(?<=[\w)%])\"? (?=(?:{opens}) [a-z0-9])")


def _toll(words: RepairWords) -> re.Pattern[str]:
    """A count, then straight away a verb of a toll with a count of its own."""
    verbs = "|".join(words.toll_verbs)
    return re.compile(rf"\d(?P<blank> )(?={verbs})(?:{verbs}) (?:at least |more than |over |about |nearly )?\d")
