"""Gives shouted copy and headlines the letters a parser expects; lengths never change.

Wire reports once came in capitals throughout; many headlines capitalise every word. Both hide from a
parser which words are names.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable

from frontwire.parsing.shouted import Names, learn_surnames, read_cases

#: Of the letters in a passage, at least this share is upper case: then the case says nothing.
SHOUTED = 0.8
#: Fewer letters than this are no evidence of anything.
_FEW = 12
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
#: "U.S.", "J.F.": capitals with points are one name; the hours of the day are none.
_POINTED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.){1,}(?![^\W\d_])")
_HOURS = frozenset({"A.M.", "P.M."})
#: What may stand between the end of a sentence and the first word of the next.
_OPENS = re.compile(r"(?:^|(?:(?<![ .]\w)[.]|[!?])[\"')\]]*\s+|[:,]\s(?=\"))(?:\[[^\[\]]*\]\s*|--\s*)*[\"'(\[]?$")
_INSERTION = re.compile(r"\[[^\[\]]+\]")
#: So many characters before a word tell whether it opens a sentence.
_LOOKED_BACK = 160


def is_shouted(text: str) -> bool:
    """Is (nearly) every letter a capital?"""
    letters = "".join(filter(str.isalpha, text))
    return len(letters) >= _FEW and sum(map(str.isupper, letters)) / len(letters) >= SHOUTED


def truecase(text: str, *, names: Names) -> str:
    """Lower-cases shouted text but for sentence starts, names and acronyms.

    Letters whose lower case has another length keep their capital, so that offsets stay.
    """
    pointed = list(_POINTED.finditer(text))
    kept = {i for match in pointed for i in range(*match.span())}
    found = [match for match in _WORD.finditer(text) if match.start() not in kept]
    cases = read_cases(text, found, names=names)
    letters = list(text)
    for match in pointed:
        letters[match.start() : match.end()] = match[0].lower() if match[0] in _HOURS else match[0]
    for number, match in enumerate(found):
        word = match[0]
        lower = word.lower()
        if len(lower) != len(word):
            continue
        if number in cases.acronyms:
            stem = lower.removesuffix("'s")
            lower = stem.upper() + lower[len(stem) :]
        elif number in cases.raised or word == "I" or _opens(text, match.start()):
            lower = word[0] + lower[1:]
        letters[match.start() : match.end()] = lower
    return _insertions("".join(letters))


def surnames_in(text: str, *, names: Names) -> frozenset[str]:
    """The family names, in lower case, that shouted text shows by the given names before them."""
    pointed = {i for match in _POINTED.finditer(text) for i in range(*match.span())}
    found = [match for match in _WORD.finditer(text) if match.start() not in pointed]
    return learn_surnames(text, found, names=names)


def _insertions(text: str) -> str:
    """An editor's "[insertion]" inside a sentence read as one in round brackets, which parsers know."""
    letters = list(text)
    for match in _INSERTION.finditer(text):
        if not _opens(text, match.start()):
            letters[match.start()], letters[match.end() - 1] = "(", ")"
    return "".join(letters)


def _opens(text: str, start: int) -> bool:
    """Does a word open a sentence? A point behind a title or an initial ends none."""
    before = text[:start] if start <= _LOOKED_BACK else " " + text[start - _LOOKED_BACK : start]
    return _OPENS.search(before) is not None


#: Of a headline's longer words, at least this share begins with a capital where all are meant to.
TITLED = 0.75
#: Words this short stay small in headline style and say nothing about it.
_SMALL = 3
#: More words than this are a paragraph.
_HEADLINE_WORDS = 30
_CALENDAR = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name) if name)


def is_titled(text: str, *, is_common: Callable[[str], bool]) -> bool:
    """Is this a headline with a capital on (nearly) every word, ordinary ones among them?"""
    words = [word for word in _WORD.findall(text) if len(word) > _SMALL]
    if not 2 < len(words) <= _HEADLINE_WORDS:
        return False
    raised = [word for word in words if word[0].isupper() and not word.isupper()]
    ordinary = [word for word in raised[1:] if is_common(word.lower())]
    return len(raised) / len(words) >= TITLED and len(ordinary) > 1


def sentence_case(text: str, *, is_common: Callable[[str], bool], names: Callable[[list[str]], set[int]]) -> str:
    """Lower-cases the ordinary words of a titled headline.

    `names` tells which of the words (by number) are part of a known name; names, words in capitals, days
    and months and the first word keep their letters.
    """
    found = list(_WORD.finditer(text))
    kept = names([match[0] for match in found])
    letters = list(text)
    for number, match in enumerate(found):
        word = match[0]
        lower = word.lower()
        plain = word[0].isupper() and not word[1:].isupper() and len(lower) == len(word)
        if number and plain and number not in kept and lower not in _CALENDAR and is_common(lower):
            letters[match.start()] = lower[0]
    return "".join(letters)
