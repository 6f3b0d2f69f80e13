"""Voices: which words name an official, a monitor, a doctor …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_folder
from frontwire.model.voice import VoiceType


class VoiceGroup(Entry, frozen=True):
    """Nouns that name the same sort of voice.

    `nouns` are heads, singular ("news agency" may be several words); `needs` are words of which one
    must stand in the phrase beside the head; `names` are proper names as written; `titles` stand
    before a person's name; `words` are heads or modifiers that settle the type wherever they stand.
    """

    nouns: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


class VoiceExample(Entry, frozen=True):
    """A noun phrase that is (or is not) a voice of this file's type."""

    text: str
    is_one: bool


class VoiceEntry(Entry, frozen=True):
    """One file: one type of voice."""

    voice: VoiceType
    means: str
    groups: tuple[VoiceGroup, ...]
    examples: tuple[VoiceExample, ...]
    party: bool | None = None


#: Names settle a type before titles, titles before nouns with a condition, those before bare nouns.
_NAME, _TITLE, _NEEDY, _NOUN = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class VoiceRule:
    """One way to name a voice; `weight` orders rules that fit the same words."""

    type: VoiceType
    words: tuple[str, ...]
    needs: frozenset[str]
    not_with: frozenset[str]
    weight: int
    rule: str

    @property
    def is_noun(self) -> bool:
        """Is it a common noun, not a name or title?"""
        return self.weight <= _NEEDY


_PREPOSITIONS = frozenset({"at", "for", "from", "in", "inside", "near", "of", "on", "with", "who", "that"})
_POSSESSIVE = ("'s", "’s")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a phrase, lower case, without possessive endings and full stops."""
    return tuple(w[:-2] if w.endswith(_POSSESSIVE) else w for w in map(str.lower, _WORD.findall(text.replace(".", ""))))


@dataclass(frozen=True, slots=True)
class Voices:
    """All voice rules by their last word, and which types of voice are a party to the fight."""

    by_word: dict[str, tuple[VoiceRule, ...]]
    parties: dict[VoiceType, bool]

    @classmethod
    def load(cls, folder: Path) -> Voices:
        """The voices of a folder; raises LexiconError naming the file where an entry is wrong."""
        rules: dict[str, list[VoiceRule]] = {}
        parties: dict[VoiceType, bool] = {}
        for file in read_folder(folder, VoiceEntry):
            if not any(e.is_one for e in file.entry.examples) or all(e.is_one for e in file.entry.examples):
                raise LexiconError(f"{file.path}: examples need one that is a voice of this type and one that is not")
            if file.entry.party is not None:
                parties[file.entry.voice] = file.entry.party
            for rule in _rules(file):
                rules.setdefault(rule.words[-1], []).append(rule)
        return cls({word: tuple(sorted(rules[word], key=_order)) for word in sorted(rules)}, parties)

    def find(self, phrase: Sequence[str], *, head: int | None = None) -> VoiceRule | None:
        """The strongest rule whose words stand in `phrase` (lower case words).

        Of nouns the nearest up to the `head` counts (by default the last word before a preposition:
        "opposition figure Karim Nasser"), else the first behind it ("Omar Said of the opposition group");
        titles and names count anywhere.
        """
        at = _head_place(phrase) if head is None else head
        found = [(place, rule) for place in range(len(phrase)) for rule in self._ending(phrase, place)]
        nearest = max((p for p, rule in found if rule.weight <= _NEEDY and p <= at), default=None)
        if nearest is None:
            nearest = min((p for p, rule in found if rule.weight == _NEEDY), default=None)
        fitting = [(p, rule) for p, rule in found if rule.weight > _NEEDY or p == nearest]
        if not fitting:
            return None
        return max(fitting, key=lambda pair: (pair[1].weight, len(pair[1].words), pair[0] == at, -pair[0]))[1]

    def knows(self, word: str) -> bool:
        """Is the word the head of some voice, whatever must stand beside it?"""
        return any(rule.weight <= _NEEDY for form in _singulars(word) for rule in self.by_word.get(form, ()))

    def ends(self, words: Sequence[str]) -> bool:
        """Does the last of the words (singular or plural) end the name of some voice?"""
        return bool(words) and any(form in self.by_word for form in _singulars(words[-1]))

    def exact(self, words: Sequence[str]) -> VoiceRule | None:
        """The rule that names a voice by just these words (singular or plural), without conditions."""
        for last in _singulars(words[-1]) if words else ():
            for rule in self.by_word.get(last, ()):
                if rule.words == (*words[:-1], last) and not rule.needs and rule.weight != _TITLE:
                    return rule
        return None

    def _ending(self, phrase: Sequence[str], place: int) -> list[VoiceRule]:
        """Rules whose words end at `place` and whose conditions the phrase meets."""
        out = []
        around = set(phrase)
        for form in _singulars(phrase[place]):
            for rule in self.by_word.get(form, ()):
                start = place + 1 - len(rule.words)
                if start < 0 or tuple(phrase[start:place]) != rule.words[:-1]:
                    continue
                if rule.not_with & around or (rule.needs and not rule.needs & around):
                    continue
                out.append(rule)
        return out


def _head_place(phrase: Sequence[str]) -> int:
    """Where the head of a bare phrase stands: its last word before a preposition."""
    for place, word in enumerate(phrase):
        if word in _PREPOSITIONS and place > 0:
            return place - 1
    return len(phrase) - 1


def _singulars(word: str) -> tuple[str, ...]:
    """A word and what it may be the plural of."""
    out = [word]
    if word.endswith("ies"):
        out.append(word[:-3] + "y")
    if word.endswith("es"):
        out.append(word[:-2])
    if word.endswith("s"):
        out.append(word[:-1])
    if word.endswith("men"):
        out.append(word[:-3] + "man")
    return tuple(out)


def _order(rule: VoiceRule) -> tuple[int, int, str]:
    return (-rule.weight, -len(rule.words), rule.rule)


def _rules(file: Loaded[VoiceEntry]) -> list[VoiceRule]:
    out = []
    for number, group in enumerate(file.entry.groups, 1):
        plain = _NEEDY if group.needs else _NOUN
        for phrases, weight in ((group.names, _NAME), (group.titles, _TITLE), (group.nouns, plain)):
            for phrase in phrases:
                out.append(  # noqa: PERF401 - three nested loops read better than one expression
                    VoiceRule(
                        type=file.entry.voice,
                        words=words_of(phrase),
                        needs=frozenset(group.needs),
                        not_with=frozenset(group.not_with),
                        weight=weight,
                        rule=f"{file.path}#groups-{number}",
                    )
                )
    return out
