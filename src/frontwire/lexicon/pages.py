"""What stands on a news page besides the report: credits, share lines, bylines, lines that date it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_folder
from frontwire.model.report import Role

Phrases = dict[str, tuple[str, ...]]

#: Furniture at the end of a long line is looked for in its last characters only.
_TAIL_CHARS = 900

#: … and an agency's signature in its very last.
_SIGN_CHARS = 60

#: Bullets and odd invisible characters that may stand before a line's first word.
_LEADING = r"^[^\w(\[#@]*"

_WORD = re.compile(r"\w+")

_MODES = ("whole", "opens", "closes", "holds")


class PageExample(Entry, frozen=True, kw_only=True):
    """A line, and whether the entry takes it."""

    text: str
    finds: bool


class PageEntry(Entry, frozen=True, kw_only=True):
    """One sort of page furniture; phrases are lists by ISO 639-1 language code."""

    means: str
    role: Literal["furniture", "byline", "dateline", "caption"]
    dates: Literal["published", "updated"] | None = None
    needs: Literal["nothing", "names", "digits"] = "nothing"
    captions_beside: bool = False
    anywhere: bool = False
    most_words: int = 14
    whole: Phrases = msgspec.field(default_factory=dict)
    opens: Phrases = msgspec.field(default_factory=dict)
    closes: Phrases = msgspec.field(default_factory=dict)
    holds: Phrases = msgspec.field(default_factory=dict)
    heads: Phrases = msgspec.field(default_factory=dict)
    tails: Phrases = msgspec.field(default_factory=dict)
    agencies: tuple[str, ...] = ()
    weekdays: Phrases = msgspec.field(default_factory=dict)
    months: dict[str, int] = msgspec.field(default_factory=dict)
    examples: tuple[PageExample, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: what the line is, by which rule, and where the phrase stands in the line.

    `anywhere` says that a tail is furniture even where no sentence ends before it.
    """

    role: Role
    rule: str
    start: int
    end: int
    dates: str | None = None
    captions_beside: bool = False
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    """The phrases of one mode of one entry, compiled; `names` maps a group to the rule's name.

    `words` are the first words of all the phrases: where none of them stands, no phrase does. None where a phrase has
    no word.
    """

    entry: PageEntry
    pattern: re.Pattern[str]
    names: tuple[str, ...]
    words: frozenset[str] | None

    def may_stand(self, words: frozenset[str]) -> bool:
        """May one of the phrases stand in a line with these words? Much quicker than to look for them."""
        return self.words is None or not self.words.isdisjoint(words)

    def hit(self, match: re.Match[str]) -> Hit:
        index = (match.lastindex or 1) - 1
        entry = self.entry
        return Hit(
            role=Role(entry.role),
            rule=self.names[index],
            start=match.start(),
            end=match.end(),
            dates=entry.dates,
            captions_beside=entry.captions_beside,
            anywhere=entry.anywhere,
        )


def _phrase(words: str) -> str:
    """A phrase as a pattern: any blanks between words, either apostrophe, not inside a longer word."""
    body = r"\s+".join(re.escape(part) for part in words.split()).replace("'", "['’]")
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return f"{before}({body}){after}"


def _compile(loaded: Loaded[PageEntry], mode: str) -> _Rule | None:
    """One pattern for all phrases of a mode, the longest first; None where there is none."""
    phrases: Phrases = getattr(loaded.entry, mode)
    named = [
        (phrase, f"{loaded.path}#{mode}-{code}-{place}")
        for code, listed in sorted(phrases.items())
        for place, phrase in enumerate(listed, start=1)
    ]
    if not named:
        return None
    named.sort(key=lambda pair: (-len(pair[0]), pair))
    either = "|".join(_phrase(phrase) for phrase, _ in named)
    shapes = {
        "whole": rf"^[\W\d_]*(?:{either})[\W\d_]*$",  # with a count: "12 comments"
        "opens": rf"{_LEADING}(?:{either})",
        "closes": rf"(?:{either})\W*$",
        "heads": rf"{_LEADING}(?:{either})",
    }
    first = [_WORD.search(phrase.lower()) for phrase, _ in named]
    return _Rule(
        loaded.entry,
        re.compile(shapes.get(mode, f"(?:{either})"), re.IGNORECASE),
        tuple(name for _, name in named),
        frozenset(word[0] for word in first if word) if all(first) else None,
    )


def _words(line: str) -> frozenset[str]:
    """The words of a line, in lower case."""
    return frozenset(_WORD.findall(line.lower()))


def _named(words: str) -> bool:
    """Are these the words of a byline: nearly all capitalised, none of them a number?"""
    held = [w for w in re.findall(r"[^\W_][\w.'’-]*", words) if len(w) > 1 or w.isupper()]
    small = sum(1 for w in held if w[0].islower() and len(w) > 3)
    return bool(held) and small <= len(held) // 4 and not any(w[0].isdigit() for w in held)


def _satisfied(entry: PageEntry, line: str, hit: Hit) -> bool:
    if entry.needs == "digits":
        return any(c.isdigit() for c in line)
    if entry.needs == "names":
        return _named(line[hit.end :])
    return True


@dataclass(frozen=True, slots=True)
class Pages:
    """The lexicon of page furniture, compiled. Load it once and pass it on."""

    lines: tuple[_Rule, ...]
    leading: tuple[_Rule, ...]
    trailing: tuple[_Rule, ...]
    agencies: tuple[str, ...]
    signing: re.Pattern[str]
    weekdays: frozenset[str] = frozenset()
    months: Mapping[str, int] = field(default_factory=dict)
    entries: tuple[Loaded[PageEntry], ...] = ()

    @classmethod
    def load(cls, folder: Path) -> Pages:
        """Compile all entries of a folder (lexicons/pages); raises LexiconError."""
        entries = read_folder(folder, PageEntry)
        for loaded in entries:
            _check(loaded)
        made = {
            mode: tuple(rule for loaded in entries if (rule := _compile(loaded, mode)) is not None)
            for mode in (*_MODES, "heads", "tails")
        }
        lines = tuple(rule for mode in _MODES for rule in made[mode])
        agencies = tuple(sorted({name for loaded in entries for name in loaded.entry.agencies}, key=_longest_first))
        weekdays = {day.casefold() for loaded in entries for days in loaded.entry.weekdays.values() for day in days}
        months = {name.casefold(): month for loaded in entries for name, month in loaded.entry.months.items()}
        return cls(
            lines,
            made["heads"],
            made["tails"],
            agencies,
            _signing(agencies),
            frozenset(weekdays),
            MappingProxyType(months),
            entries,
        )

    def line(self, line: str) -> Hit | None:
        """What a whole line is, where it is furniture of any sort; None for everything else."""
        length, words = len(line.split()), _words(line)
        for rule in self.lines:
            if length > rule.entry.most_words or not rule.may_stand(words):
                continue
            match = rule.pattern.search(line)
            if match is not None and _satisfied(rule.entry, line, rule.hit(match)):
                return rule.hit(match)
        return None

    def head(self, line: str) -> Hit | None:
        """The furniture that a line of running text begins with; `end` is where the phrase ends."""
        words = _words(line)
        rules = (rule for rule in self.leading if rule.may_stand(words))
        hits = (rule.hit(match) for rule in rules if (match := rule.pattern.search(line)) is not None)
        return max(hits, key=lambda hit: hit.end, default=None)

    def sign_off(self, line: str) -> int | None:
        """Where an agency signs off behind the last sentence of a line."""
        match = self.signing.search(line, max(0, len(line) - _SIGN_CHARS))
        return None if match is None else match.start()

    def tail(self, line: str) -> Hit | None:
        """The first phrase near the end of a line from which on all is furniture."""
        floor = max(0, len(line) - _TAIL_CHARS)
        words = _words(line[floor:])
        found: list[Hit] = []
        for rule in self.trailing:
            if not rule.may_stand(words):
                continue
            for match in rule.pattern.finditer(line, floor):
                if len(line[match.start() :].split()) <= rule.entry.most_words:
                    found.append(rule.hit(match))
                    break
        return min(found, key=lambda hit: hit.start, default=None)


def _signing(agencies: tuple[str, ...]) -> re.Pattern[str]:
    """A final " - AGENCY", "(Agency/Agency)" or "Source Agency" behind the end of a sentence."""
    names = "|".join(map(re.escape, agencies)) or "(?!)"
    form = rf"(?<=[.!?\"”])\s*(?:[-–—]+\s?|\(|/|Source:?\s)(?:{names})(?:[/ ,]+(?:{names}))*[).]*$"
    return re.compile(form, re.IGNORECASE)


def _longest_first(name: str) -> tuple[int, str]:
    return (-len(name), name)


def _check(loaded: Loaded[PageEntry]) -> None:
    """An entry gives a line it takes and one it leaves; raises LexiconError."""
    finds = {example.finds for example in loaded.entry.examples}
    if finds != {True, False}:
        raise LexiconError(f"{loaded.path}: examples: give at least one line it takes and one it leaves")
