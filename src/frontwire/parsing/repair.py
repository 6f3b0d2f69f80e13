"""Restores what a careless scrape lost: capitals' meaning, apostrophes of possession, closing commas.

Some collections strip commas and apostrophes ("Syrias army", "… late on Sunday a medic said.");
wires once wrote in capitals throughout. A parser then joins what belongs apart. Passages are mended
only where the report as a whole shows the loss, and a mark put in stands for no original character,
so quotes never show it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from frontwire.lexicon.repairs import RepairWords
from frontwire.parsing.marks import Marks
from frontwire.parsing.passages import Passage
from frontwire.parsing.shouted import FindNames, Names
from frontwire.parsing.truecase import is_shouted, is_titled, sentence_case, surnames_in, truecase

#: English news has a comma every 15 to 25 words; a report this long with fewer than this lost them.
_WORDS_ENOUGH = 40
_WORDS_A_COMMA = 80
_WORD = re.compile(r"[\w'-]+")
_POSSESSED = re.compile(r"(?<![\w'])([A-Z][\w-]*[a-z])s(?= [A-Za-z])")
#: The first sentence of a block, which may be a headline set before the text on one line.
_FIRST_SENTENCE = re.compile(r"[^.!?]{15,200}[.!?](?=\s)")
_DEFINED = re.compile(r"\(([A-Z]{2,6})\)")


class Repairs:
    """Mends passages.

    `names` holds names of one word in lower case, `is_common` knows the dictionary, `find_names` tells
    where known names stand among words, as (first, end) pairs; `is_given` knows given names of people and
    `is_place` the names of well-known places.
    """

    def __init__(  # noqa: PLR0913 - what the lexicons know, each part by itself
        self,
        words: RepairWords,
        *,
        names: frozenset[str],
        is_common: Callable[[str], bool],
        find_names: FindNames = lambda _: (),
        is_given: Callable[[str], bool] = lambda _: False,
        is_place: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._names = names
        self._find_names = find_names
        self._is_common = is_common
        self._known = Names(
            lone=names | frozenset(words.surnames),
            acronyms=frozenset(words.acronyms),
            ordinary=frozenset(words.ordinary),
            titles=frozenset(words.titles),
            small=frozenset(words.small),
            never=frozenset(words.never_names),
            is_common=is_common,
            is_given=is_given,
            is_place=is_place,
            find=find_names,
        )
        self._marks = Marks.of(words)

    def mend(self, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        """The passages of one report, each mended where the report shows a loss."""
        shouted = " ".join(passage.text for passage in passages if is_shouted(passage.text))
        acronyms = self._known.acronyms | self._defined(shouted)
        # A report that writes "U.S." means the pronoun by "US".
        known = replace(self._known, acronyms=acronyms - {"us"} if "U.S." in shouted else acronyms)
        if shouted:
            known = replace(known, lone=known.lone | surnames_in(shouted, names=known))
        cased = tuple(self._cased(passage, known) for passage in passages)
        lost = has_lost_commas(passage.text for passage in cased)
        marked = tuple(self._marked(passage) for passage in cased) if lost else cased
        return tuple(self._told_apart(passage) for passage in marked)

    def _told_apart(self, passage: Passage) -> Passage:
        """Two counts run together are proof enough by themselves that a comma was lost between them."""
        return passage.inserted(dict.fromkeys(self._marks.tolls(passage.text), ","))

    def _defined(self, text: str) -> frozenset[str]:
        """The acronyms that a text sets in brackets behind the names they stand for, in lower case."""
        return frozenset(word.lower() for word in _DEFINED.findall(text) if not self._is_common(word.lower()))

    def _cased(self, passage: Passage, known: Names) -> Passage:
        text = passage.text
        if is_shouted(text):
            return passage.replaced(truecase(text, names=known))
        if is_titled(text, is_common=self._is_common):
            return passage.replaced(sentence_case(text, is_common=self._is_common, names=self._named))
        headline = _FIRST_SENTENCE.match(text)
        if headline and is_titled(headline[0], is_common=self._is_common):
            cased = sentence_case(headline[0], is_common=self._is_common, names=self._named)
            return passage.replaced(cased + text[headline.end() :])
        return passage

    def _named(self, words: list[str]) -> set[int]:
        """Numbers of the words that are part of a known name."""
        inside = {number for start, end in self._find_names(words) for number in range(start, end)}
        return inside | {number for number, word in enumerate(words) if word.lower() in self._names}

    def _marked(self, passage: Passage) -> Passage:
        marks = {
            found.end() - 1: "'"
            for found in _POSSESSED.finditer(passage.text)
            if found[1].lower() in self._names and found[0].lower() not in self._names
        }
        marks.update(dict.fromkeys(self._marks.commas(passage.text), ","))
        marks.update(dict.fromkeys(self._marks.stops(passage.text), "."))
        return passage.inserted(marks)


def has_lost_commas(texts: Iterable[str]) -> bool:
    """Does a report of these passages have far fewer commas than English prose has?"""
    words = commas = 0
    for text in texts:
        words += len(_WORD.findall(text))
        commas += text.count(",")
    return words >= _WORDS_ENOUGH and commas * _WORDS_A_COMMA < words
