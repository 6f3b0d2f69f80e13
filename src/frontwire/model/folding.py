"""Folding: words brought to the form in which they are compared and searched, in any script."""

from __future__ import annotations

import re
import unicodedata

#: Determiners and possessives: they tell which one is meant, not what it is called.
_DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "some", "any", "another", "each", "every", "no", "other", "of"}
    | {"its", "his", "her", "their", "our", "my", "your", "several"}
)

_APOSTROPHES = "'’‘ʻʼ`´ʿʾ"
#: The Arabic letter extender.
_EXTENDER = "\u0640"
#: Marks that combine with a letter, and signs without a width.
_MARKS = frozenset({"Mn", "Me", "Mc", "Cf"})
_POSSESSIVE = re.compile(rf"(?<=\w)[{_APOSTROPHES}]s\b")
_ELIDED = re.compile(rf"\b(\w)[{_APOSTROPHES}](?=\w)")
_APOSTROPHE = re.compile(rf"[{_APOSTROPHES}]")


class _Plain(dict[int, int | None]):
    """What becomes of each character, worked out when it is first met: itself, a blank, or nothing."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        if char == _EXTENDER or unicodedata.category(char) in _MARKS:
            self[code] = None
        else:
            self[code] = code if char.isalnum() or char in _APOSTROPHES else ord(" ")
        return self[code]


_PLAIN = _Plain()


def fold(text: str) -> str:
    """The letters and digits of `text` without marks or case, one blank between words.

    Compatibility forms are taken apart (NFKD), so that ligatures, full-width letters and Arabic presentation forms
    compare equal to the plain ones; combining marks are left out, those of Arabic and Hebrew vowels among them, and the
    Arabic letter extender. An apostrophe within a word is dropped ("Ma'arra" is "maarra"), with the possessive "s"
    behind it ("army's" is "army"), and parts an elided article ("l'hôpital" is "l hopital").
    """
    apart = unicodedata.normalize("NFKD", text).casefold()
    # Casefolding can bring marks back ("İ").
    plain = unicodedata.normalize("NFKD", apart).translate(_PLAIN)
    joined = _APOSTROPHE.sub("", _ELIDED.sub(r"\1 ", _POSSESSIVE.sub("", plain)))
    return " ".join(joined.split())


def fold_name(text: str) -> str:
    """`text` folded and without leading determiners: "the Farouq Brigades" is "farouq brigades"."""
    words = fold(text).split()
    first = next((number for number, word in enumerate(words) if word not in _DETERMINERS), 0)
    return " ".join(words[first:])
