"""Wordings: what must stand in a sentence before a trigger of the lexicon can fire there.

A trigger fires on lemmas and on grammar, both of which only the parser knows. What can be told without it: the
trigger's words stand in the sentence in one of their surface forms, and so does one of the words that each of its
`needs` asks for. Where that does not hold, the trigger cannot fire; where it does, it may.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from frontwire.lexicon.classes import TESTS
from frontwire.lexicon.kinds import Trigger

#: The surface forms that the parser may trace back to a word, itself among them.
Forms = Callable[[str], Iterable[str]]

#: Words as the look sees them, of text in lower case: letters in a row. Where the parser splits a token further, or
#: keeps together what hyphens, full stops and apostrophes join, these are its parts all the same.
WORDS = re.compile(r"[^\W\d_]+")
#: Stands for any number in digits.
DIGITS = "0"
_NUMBER = "$number"


@dataclass(frozen=True, slots=True)
class Wording:
    """A trigger of `kind`: of each group in `words` one must stand in the sentence, and one of each in `needs`.

    A pronoun can stand for what is needed; for the trigger's own words nothing can.
    """

    kind: str
    words: tuple[frozenset[str], ...]
    needs: tuple[frozenset[str], ...] = ()

    def fits(self, words: frozenset[str], *, meant: frozenset[str]) -> bool:
        """Can it fire in a sentence of `words` whose pronouns can mean any of `meant`?"""
        return not any(map(words.isdisjoint, self.words)) and not any(map(meant.isdisjoint, self.needs))


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings by the surface forms of their first word."""

    index: Mapping[str, tuple[Wording, ...]]

    @classmethod
    def of(cls, triggers: Iterable[Trigger], *, forms: Forms, numbers: frozenset[str]) -> Wordings:
        """Of triggers; `forms` inflects, `numbers` are the words that the parser may take for a number."""
        spelling = _Spelling(forms, numbers | {DIGITS})
        index: dict[str, dict[Wording, None]] = {}
        for wording in dict.fromkeys(spelling.wording(trigger) for trigger in triggers):
            for form in sorted(wording.words[0]):
                index.setdefault(form, {})[wording] = None
        return cls({form: tuple(held) for form, held in sorted(index.items())})

    def kinds(self, words: frozenset[str], *, meant: frozenset[str]) -> Iterator[str]:
        """The kinds of the wordings that can fire in a sentence; see `Wording.fits`."""
        for form in words & self.index.keys():
            yield from (one.kind for one in self.index[form] if one.fits(words, meant=meant))


class _Spelling:
    """Spells triggers out in surface forms."""

    def __init__(self, forms: Forms, numbers: frozenset[str]) -> None:
        self._forms = forms
        self._numbers = numbers
        self._spelt: dict[str, tuple[frozenset[str], ...]] = {}

    def wording(self, trigger: Trigger) -> Wording:
        """What a trigger needs of a sentence; its rarest word (the longest, as words go) is looked up first."""
        words = {group: None for word in trigger.words for group in self._groups(word)}
        needs = (self._any(asked) for _, asked in trigger.needs)
        ordered = sorted(words, key=lambda group: -min(map(len, group)))
        return Wording(trigger.kind, tuple(ordered), tuple(dict.fromkeys(need for need in needs if need)))

    def _any(self, asked: frozenset[str]) -> frozenset[str]:
        """One of these in any form; empty where something may answer that is no word of the sentence."""
        if asked & TESTS - {_NUMBER}:
            return frozenset()
        out = set(self._numbers) if _NUMBER in asked else set[str]()
        for wording in asked - TESTS:
            groups = [group for word in wording.split() for group in self._groups(word)]
            if not groups:
                return frozenset()
            out |= groups[-1]
        return frozenset(out)

    def _groups(self, word: str) -> tuple[frozenset[str], ...]:
        """The surface forms of a word, part for part where it has several ("sit-in").

        None where it has no letters, or is a piece of a contraction ("n't"), which the text runs together.
        """
        if word not in self._spelt:
            parts = [] if "'" in word else WORDS.findall(word.lower())
            last = (spelt(parts[-1], self._forms),) if parts else ()
            self._spelt[word] = (*(frozenset({part}) for part in parts[:-1]), *last)
        return self._spelt[word]


def spelt(word: str, forms: Forms) -> frozenset[str]:
    """What of the forms of a word the look sees: of a wording of several parts the forms of the last."""
    last = WORDS.findall(word)[-1]
    return frozenset(part for form in forms(last) for part in WORDS.findall(form))
