"""Finds the title and the deck at the top of a page of plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from frontwire.lexicon.pages import Pages
from frontwire.model.report import Role
from frontwire.reading import datelines
from frontwire.reading.joining import ends, size
from frontwire.reading.passages import Passage

#: A title has at most this many words and characters.
_TITLE_WORDS, _TITLE_CHARS = 30, 250
#: A kicker has at most so many words.
_KICKER_WORDS = 3
#: A title that ends in a full stop looks like a sentence: it must be this short …
_STOPPED_WORDS = 16
#: … and the first paragraph after it at least this long, and this many times as long.
_LEAD_WORDS, _LEAD_TIMES = 18, 1.5
#: A line of so many words that comes again within so many characters is the page's title.
_SHORTEST_REPEATED, _REPEATED_WITHIN = 4, 60
#: Text below a title must have a paragraph of this many words, else the "title" is a fragment.
_BELOW_WORDS = 8
#: A deck has at most this many words; fewer than the least is a kicker or a name.
_DECK_MOST, _DECK_LEAST = 60, 5
#: At most this many lines below the title are its deck.
_DECKS = 2

#: "Title | Outlet", "Title - Region - World - Outlet": the page's own name behind its title.
_SUFFIX = re.compile(
    r"\s+\|\s+(?P<bar>[^|]{2,40})$"
    r"|(?:\s+-\s+[A-Z][\w&' ]{1,24}){1,4}\s+-\s+(?P<dash>[A-Z][\w.&']+(?:\s[A-Z][\w.&']+){0,3})$"
)
_SENTENCE_INSIDE = re.compile(r"[a-z]{3,}[.!?]\s+[A-Z]")
_MINOR = re.compile(r"^(?:a|an|the|of|in|on|at|to|for|and|or|but|by|from|with|as|vs?|is|are|be|over|after|into|amid)$")


def find_title(passages: Sequence[Passage], *, pages: Pages) -> int | None:
    """The index of the passage that is the page's title; None where it has none.

    Credits, captions and furniture above it are passed over. A page of one passage, or without a
    paragraph below, has no title.
    """
    waiting = [i for i, passage in enumerate(passages) if passage.role is None]
    for place, index in enumerate(waiting):
        passage = passages[index]
        below = [passages[i] for i in waiting[place + 1 :]]
        if place == 0 and _lines_above_dateline(passages, index, pages):
            return index
        if not _has_paragraph(below):
            return None
        if _kicker(passage, below) or (
            _captions(passages, index) and any(_headline(p, below[n + 1 :]) for n, p in enumerate(below[:3]))
        ):
            continue
        if _with_deck(passage, below):
            return index
        return index if _headline(passage, below) and datelines.find(passage.words, pages=pages) is None else None
    return None


def _lines_above_dateline(passages: Sequence[Passage], index: int, pages: Pages) -> bool:
    """Do only a title and a deck stand between this line and the dateline that opens the text?"""
    for place in range(index, min(index + _DECKS + 2, len(passages))):
        passage = passages[place]
        dated = passage.role is Role.DATELINE
        if dated or (passage.role is None and datelines.find(passage.words, pages=pages) is not None):
            return place > index
        if size(passage.words) > _TITLE_WORDS or (place > index and passage.gap == 0):
            return False
    return False


def _has_paragraph(below: Sequence[Passage]) -> bool:
    return any(size(p.words) >= _BELOW_WORDS and (ends(p.words) or size(p.words) >= _LEAD_WORDS) for p in below)


def _with_deck(passage: Passage, below: Sequence[Passage]) -> bool:
    """A title that ends in a semicolon, its deck on the next line, and a paragraph below the two."""
    if not passage.words.endswith(";") or size(passage.words) > _TITLE_WORDS or len(below) < 2:
        return False
    return below[0].gap == 0 and below[1].gap > 0 and size(below[0].words) <= _TITLE_WORDS and _has_paragraph(below[1:])


def _kicker(passage: Passage, below: Sequence[Passage]) -> bool:
    """A topic of a few words above the headline itself."""
    title = below[0].words
    return (
        size(passage.words) <= _KICKER_WORDS < size(title) <= _STOPPED_WORDS
        and not ends(passage.words)
        and not ends(title)
        and _headline(below[0], below[1:])
    )


def _captions(passages: Sequence[Passage], index: int) -> bool:
    """Does the line stand directly above or below a picture credit?"""
    above = index > 0 and passages[index].gap == 0 and passages[index - 1].credit
    under = index + 1 < len(passages) and passages[index + 1].gap == 0 and passages[index + 1].credit
    return above or under


def caption_near(passages: Sequence[Passage], index: int) -> bool:
    """Does a short line stand next to a picture credit or a related-stories line, blank lines or not?"""
    near = [passages[i] for i in (index - 1, index + 1) if 0 <= i < len(passages)]
    return any(passage.credit for passage in near)


def _headline(passage: Passage, below: Sequence[Passage]) -> bool:
    words = passage.words
    count = len(words.split()) if len(words) <= _TITLE_CHARS else _TITLE_WORDS + 1
    if count > _TITLE_WORDS or not _has_paragraph(below) or words[:1].islower() or words[-1:] in ",;:-–—":
        return False
    if _SENTENCE_INSIDE.search(words[:-1]) and count > _STOPPED_WORDS:
        return False
    if not words.rstrip("\"'”’").endswith(".") or _repeated(words, below):
        return True
    return _stopped_headline(words, count, below)


def _repeated(words: str, below: Sequence[Passage]) -> bool:
    """Does the next paragraph begin with the same words, as pages do that print their title twice?"""
    bare = words.rstrip(".!?\"'”’ ")
    return size(bare) >= _SHORTEST_REPEATED and bare in below[0].words[: len(bare) + _REPEATED_WITHIN]


def _stopped_headline(words: str, count: int, below: Sequence[Passage]) -> bool:
    """A headline that was given a full stop: in Title Case, or much shorter than the lead below it."""
    parts = [part for part in re.findall(r"[^\W\d_][\w'’-]*", words) if not _MINOR.match(part)]
    if len(parts) >= 3 and all(part[0].isupper() for part in parts):
        return not words.isupper()
    lead = next((size(p.words) for p in below if p.role is None), 0)
    return (
        count <= _STOPPED_WORDS
        and below[0].gap > 0
        and len(below) >= 3
        and lead >= max(_LEAD_WORDS, _LEAD_TIMES * count)
        and re.search(r"\b(?:said|told|according)\b", words) is None
    )


def cut_suffix(passage: Passage, text: str) -> tuple[Passage, Passage | None, str | None]:
    """The title without the page's own name behind it, that name's passage, and the outlet it names."""
    match = _SUFFIX.search(passage.words)
    if match is None or match.start() == 0:
        return passage, None, None
    title, suffix = passage.cut(text, match.start())
    if not title.pieces or not suffix.pieces or size(title.words) < 3:
        return passage, None, None
    outlet = (match["bar"] or match["dash"]).strip()
    return title, suffix.called(Role.FURNITURE, "the page's name behind its title"), outlet


def find_decks(passages: Sequence[Passage], title: int, *, pages: Pages) -> tuple[int, ...]:
    """Indices of the passages under the title that sum the report up before its first paragraph."""
    found: list[int] = []
    for index in range(title + 1, len(passages)):
        passage = passages[index]
        if passage.role is not None:
            continue
        below = [p for p in passages[index + 1 :] if p.role is None]
        opening = _lines_above_dateline(passages, index, pages)
        under = index == title + 1 and _with_deck(passages[title], (passage, *below))
        if len(found) == _DECKS or not (opening or under or _deck(passage, below)):
            break
        found.append(index)
    return tuple(found)


def _deck(passage: Passage, below: Sequence[Passage]) -> bool:
    count = len(passage.words[: 8 * _TITLE_CHARS].split())
    following = below[0].words if below else "a"
    return (
        _DECK_LEAST <= count <= _DECK_MOST
        and not ends(passage.words)
        and not following[:1].islower()
        and _has_paragraph(below)
    )
