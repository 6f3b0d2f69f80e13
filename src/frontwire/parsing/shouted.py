"""Copy in capitals throughout, as wires once sent it: which words are names, given what the lexicons know.

A dictionary does not settle it, for it holds names too ("salvador", "cali") and names are made of its words
("National Liberation Front"). So names are looked for as phrases first, and what stands around them helps.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

#: Tells where known names stand among words, as (first, end) pairs.
FindNames = Callable[[Sequence[str]], Iterable[tuple[int, int]]]

_DAYS_AND_MONTHS = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name) if name)
#: Months that are words too count only beside a number.
_WORDS_TOO = frozenset({"march", "may"})
#: The longest name of a place looked for, in words.
_LONGEST_PLACE = 4
_POSSESSIVE = "'s"
_BLANK = re.compile(r"^[ .]{0,2}$")
_NUMBER_BEFORE = re.compile(r"\d{1,2}(?:ST|ND|RD|TH)?\s$")
_NUMBER_AFTER = re.compile(r"\s\d")
#: The letters before a number ("M-19"), at most so many.
_CODE_MOST = 3
_CODE = re.compile(r"-\d")
#: An acronym in brackets has at most so many letters.
_ACRONYM_MOST = 6
_PAST = ("ed", "ing")
_ARTICLE = "the"


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of names: `lone` and `acronyms` are words in lower case.

    `ordinary` words are no names even where a place is called so; `titles` stand before a person's name;
    `small` words join the parts of a name and stay as they are; `never` follow a name and are none.
    """

    lone: frozenset[str]
    acronyms: frozenset[str]
    ordinary: frozenset[str]
    titles: frozenset[str]
    small: frozenset[str]
    never: frozenset[str]
    is_common: Callable[[str], bool]
    is_given: Callable[[str], bool]
    is_place: Callable[[str], bool]
    find: FindNames


@dataclass(frozen=True, slots=True)
class Cases:
    """Numbers of the words that open with a capital, and of those that keep all of theirs."""

    raised: frozenset[int]
    acronyms: frozenset[int]


def read_cases(text: str, found: Sequence[re.Match[str]], *, names: Names) -> Cases:
    """Which of the words `found` in a shouted text are names or parts of names."""
    return _Reader(text, tuple(found), tuple(_stem(match[0]) for match in found), names).read()


def _stem(word: str) -> str:
    return word.lower().removesuffix(_POSSESSIVE)


def learn_surnames(text: str, found: Sequence[re.Match[str]], *, names: Names) -> frozenset[str]:
    """Words of the dictionary that stand after given names somewhere in a shouted text, in lower case: they are
    names where they stand alone too."""
    reader = _Reader(text, tuple(found), tuple(_stem(match[0]) for match in found), names)
    return frozenset(reader.words[number] for number in reader.surnames())


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    found: tuple[re.Match[str], ...]
    words: tuple[str, ...]
    names: Names

    def read(self) -> Cases:
        known = self._known()
        acronyms = frozenset(number for number in range(len(self.words)) if self._is_acronym(number))
        acronyms |= self._found([word.upper() for word in self.words], alone=True) - known
        raised = known | self._places() | {n for n in range(len(self.words)) if self._is_name(n)}
        raised |= self._surnames(raised) - acronyms
        raised |= self._titles(raised | acronyms)
        return Cases(frozenset(raised), acronyms - known)

    def surnames(self) -> set[int]:
        """Numbers of the words that are family names by what stands before them."""
        return self._surnames(self._known() | {n for n in range(len(self.words)) if self._is_name(n)})

    def _known(self) -> frozenset[int]:
        """Words of the names that the lexicon lists, but for the small ones inside."""
        return self._found([word.title() for word in self.words], alone=False)

    def _found(self, words: list[str], *, alone: bool) -> frozenset[int]:
        """`alone`: only names of one word, and none that is an ordinary word too ("car", an acronym of a country)."""
        out: set[int] = set()
        for start, end in self.names.find(words):
            if (
                not self._is_run(start, end)
                or (end - start == 1 and self._is_plain(start))
                or (alone and (end - start > 1 or self.names.is_common(self.words[start])))
            ):
                continue
            out.update(n for n in range(start, end) if self.words[n] not in self.names.small or n == start)
        return frozenset(out)

    def _is_plain(self, number: int) -> bool:
        """Is it a word that a report rarely means as a name?"""
        word = self.words[number]
        if word in self.names.ordinary or word in self.names.never:
            return True
        return word not in self.names.lone and self.names.is_common(word)

    def _is_run(self, start: int, end: int) -> bool:
        """Do these words stand side by side, with no mark between?"""
        gaps = (self._gap(number) for number in range(start, end - 1))
        return all(_BLANK.match(gap) or gap in ("-", " - ") for gap in gaps)

    def _gap(self, number: int) -> str:
        return self.text[self.found[number].end() : self.found[number + 1].start()]

    def _is_acronym(self, number: int) -> bool:
        word, match = self.words[number], self.found[number]
        if word in self.names.acronyms:
            if word in self.names.never and (not number or self.words[number - 1] != _ARTICLE):
                return False  # "lead us to believe", "soldiers of the US"
            # Copy that writes "U.S." means the pronoun by "US".
            return ".".join(word.upper()) + "." not in self.text
        if self._numbered(number):
            return True
        bracketed = self.text[match.start() - 1 : match.start()] in ("(", "[") and self.text[match.end() :][:1] in (
            ")",
            "]",
        )
        return bracketed and len(word) <= _ACRONYM_MOST and not self.names.is_common(word)

    def _numbered(self, number: int) -> bool:
        """ "M-19", "T-72"."""
        return len(self.words[number]) <= _CODE_MOST and _CODE.match(self.text[self.found[number].end() :]) is not None

    def _is_name(self, number: int) -> bool:
        """Is the word a name by itself?"""
        word, match = self.words[number], self.found[number]
        if self.text[: match.start()][-1:].isdigit():
            return False
        if word in _WORDS_TOO:
            before, after = self.text[: match.start()][-5:], self.text[match.end() :][:2]
            return _NUMBER_BEFORE.search(before) is not None or _NUMBER_AFTER.match(after) is not None
        if word in _DAYS_AND_MONTHS:
            return True
        if word in self.names.ordinary or word in self.names.never or word in self.names.small:
            return False
        return word in self.names.lone or self.names.is_given(word) or not self.names.is_common(word)

    def _places(self) -> set[int]:
        """Words of the well-known places, the longest names first."""
        out: set[int] = set()
        for start in range(len(self.words)):
            if start in out or self.words[start] in self.names.never:
                continue
            for end in range(min(start + _LONGEST_PLACE, len(self.words)), start, -1):
                if self._is_place(start, end):
                    out.update(n for n in range(start, end) if self.words[n] not in self.names.small or n == start)
                    break
        return out

    def _is_place(self, start: int, end: int) -> bool:
        last = self.words[end - 1]
        if last in self.names.never or last in self.names.small or not self._is_run(start, end):
            return False
        if end - start == 1 and not self.names.is_common(last):
            return False
        if all(word in self.names.ordinary for word in self.words[start:end]):
            return False
        return self.names.is_place(" ".join(word.title() for word in self.words[start:end]))

    def _surnames(self, raised: frozenset[int]) -> set[int]:
        """Words of the dictionary after a given name, or between two names: "Carlos Stone", "Ali Stone Haddad"."""
        out: set[int] = set()
        for number in range(1, len(self.words)):
            word = self.words[number]
            if number in raised or word in self.names.never or word in self.names.small or word.endswith(_PAST):
                continue
            before = self.words[number - 1]
            if self._gap(number - 1) != " " or before in self.names.ordinary:
                continue
            if (self.names.is_given(before) and number - 1 in raised) or (
                number - 1 in out and self._ends_name(number)
            ):
                out.add(number)
        return out

    def _ends_name(self, number: int) -> bool:
        """Does a mark or a small word follow, so that the words before it are one phrase?"""
        if number + 1 == len(self.words):
            return True
        return self._gap(number) != " " or self.words[number + 1] in self.names.never

    def _titles(self, raised: frozenset[int]) -> set[int]:
        """Ranks and titles before a name."""
        out: set[int] = set()
        for number in range(len(self.words) - 2, -1, -1):
            following = number + 1 in raised or number + 1 in out
            if following and self.words[number] in self.names.titles and _BLANK.match(self._gap(number)):
                out.add(number)
        return out
