"""Text to blocks: every character that is not blank goes to exactly one block, with its role and reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frontwire.lexicon.pages import Pages
from frontwire.model.report import Block, Refusal, Role
from frontwire.model.span import Span
from frontwire.reading import datelines, days, joining, labels, peeling, scripts, titling
from frontwire.reading.passages import Passage, lines, trim

#: Lines longer than this are running text: no furniture phrase is looked for in them.
_FURNITURE_CHARS = 500
#: A line that dates the page has, besides the date, at most this many words.
_DATE_WORDS = 8
#: A refusal quotes this much of what it refuses.
_QUOTED = 200
#: Datelines and dates are looked for at the front of so many of the first undecided passages.
_LEADS = 3
#: The language that is read.
_READ = "en"
#: Why a block beyond the readable part of the text has no role of its own.
_BEYOND = "beyond the length that is read in detail"


_ADDRESS = re.compile(r"^\W*(?:https?://|www\.)\S+$|^\W*[\w.+-]+@[\w-]+\.[\w.-]+\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Structure:
    """A text as blocks, with what was seen on the way."""

    blocks: tuple[Block, ...]
    title: str | None
    outlet: str | None
    language: str
    refusals: tuple[Refusal, ...]


def structure(text: str, *, pages: Pages, max_chars: int, hints: dict[Span, Role] | None = None) -> Structure:
    """The blocks of a text.

    `max_chars` bounds what is looked at in detail; the rest is one body block. `hints` gives roles
    that the markup of a page settles, by the span of the line.
    """
    limit = _cut_at(text, max_chars)
    passages = _marked(lines(text[:limit]), pages, hints or {})
    language = scripts.main_language(passages) or _READ
    passages = tuple(_foreign(passage, language) for passage in passages)
    passages = tuple(_mark_dateline(passage, pages) for passage in joining.unwrap(passages))
    passages, outlet = _titled(passages, text, pages)
    passages = _peeled(passages, text, pages)
    passages = joining.join(passages)
    passages = tuple(_foreign(passage, language, long=True) for passage in passages)
    passages = labels.part(_settled(passages), text)
    rest = trim(text, limit, len(text))
    if rest is not None:
        passages = (*passages, Passage((rest,), "", role=Role.BODY, because=_BEYOND))
    return Structure(
        tuple(_block(passage) for passage in passages),
        next((p.words for p in passages if p.role is Role.TITLE), None),
        outlet,
        language,
        _refusals(passages, text, language),
    )


def _cut_at(text: str, most: int) -> int:
    """Where the part that is looked at ends: at a line end or blank if there is one near."""
    if len(text) <= most:
        return len(text)
    near = max(text.rfind("\n", most // 2, most), text.rfind(". ", most // 2, most) + 1)
    return near if near > 0 else most


def _marked(passages: Sequence[Passage], pages: Pages, hints: dict[Span, Role]) -> tuple[Passage, ...]:
    """The lines that the lexicon or the markup settles called so.

    A line in capitals that goes on from an unfinished one is running text: capitals hide what tells
    a byline from a clause that begins with "by".
    """
    out: list[Passage] = []
    for passage in passages:
        wrapped = bool(out) and not passage.gap and passage.words.isupper() and not joining.ends(out[-1].words)
        out.append(passage if wrapped else _mark(passage, pages, hints.get(passage.pieces[0])))
    return tuple(out)


def _mark(passage: Passage, pages: Pages, hint: Role | None) -> Passage:
    """The passage with a role, where the line alone or the markup gives it one."""
    words = passage.words
    if hint is not None:
        return passage if hint is Role.BODY else passage.called(hint, "the page's markup")
    if len(words) > _FURNITURE_CHARS:
        return passage
    if not any(char.isalnum() for char in words):
        return passage.called(Role.FURNITURE, "no letter and no digit")
    hit = pages.line(words)
    if hit is not None and not (hit.dates and _only_prose(words, pages)):
        return passage.called(hit.role, hit.rule, credit=hit.captions_beside)
    return _mark_dates(passage, pages)


def _only_prose(words: str, pages: Pages) -> bool:
    """A line that opens like a publication line, is longer than one, and holds no full date."""
    return len(words.split()) > _DATE_WORDS and not days.find(words, months=pages.months)


def _mark_dates(passage: Passage, pages: Pages) -> Passage:
    """A line that is nothing but a date or the number of a document."""
    words = passage.words
    parts = words.split()
    if len(parts) <= _DATE_WORDS:
        found = days.find(words, months=pages.months)
        if found and not _beside(words, found[0], pages):
            return passage.called(Role.FURNITURE, "a line with nothing but a date")
        if _ADDRESS.match(words):
            return passage.called(Role.FURNITURE, "a line with nothing but an address")
        if peeling.document_number(words):
            return passage.called(Role.FURNITURE, "the number of a document")
    return passage


def _mark_dateline(passage: Passage, pages: Pages) -> Passage:
    """The passage called DATELINE where it is nothing else."""
    if passage.role is not None or len(passage.words) > _FURNITURE_CHARS:
        return passage
    dateline = datelines.find(passage.words, pages=pages)
    if dateline is None or dateline.end < len(passage.words):
        return passage
    return passage.called(Role.DATELINE, "the form of a dateline")


def _beside(words: str, found: days.Found, pages: Pages) -> bool:
    """Are there words beside the date that belong to neither weekday, time nor zone?"""
    before = words[: found.start].split()
    trailer = days.TRAILER.match(words, found.end)
    after = words[trailer.end() if trailer else found.end :]
    odd = [w for w in before if any(c.isalnum() for c in w) and w.strip(".,|").casefold() not in pages.weekdays]
    return bool(odd) or any(char.isalpha() for char in after)


def _foreign(passage: Passage, main: str, *, long: bool = False) -> Passage:
    """The passage called OTHER_LANGUAGE where it is not English.

    Another script settles it at once; in Latin script only `long` passages are judged by their own
    words, for names mislead; a report that is not English as a whole takes its short lines along.
    """
    if passage.role is not None:
        return passage
    judged = long or main != _READ or scripts.script(passage.words) not in (scripts.LATIN, None)
    code = scripts.language(passage.words) if judged else None
    if code is None and main != _READ:
        code = main
    if code is None or code == _READ:
        return passage
    why = f"in another language ({code})" if code != main else f"the report is in {code}, not in English"
    return passage.called(Role.OTHER_LANGUAGE, why, language=code)


def _titled(passages: tuple[Passage, ...], text: str, pages: Pages) -> tuple[tuple[Passage, ...], str | None]:
    """Title, deck and the captions above them called so; the outlet behind the title."""
    out = list(passages)
    index = next((i for i, p in enumerate(out) if p.role is Role.TITLE), None)
    if index is None:
        index = titling.find_title(out, pages=pages)
        if index is None:
            return passages, None
        for i in range(index):
            if out[i].role is None:
                out[i] = _above_title(out, i)
    title, suffix, outlet = titling.cut_suffix(out[index], text)
    out[index] = title.called(Role.TITLE, title.because or "the first line that reads as a headline")
    if not any(p.role is Role.DECK for p in out):
        for i in titling.find_decks(out, index, pages=pages):
            out[i] = out[i].called(Role.DECK, "a summary between title and first paragraph")
    if suffix is not None:
        out.insert(index + 1, suffix)
    return tuple(out), outlet


def _above_title(passages: Sequence[Passage], index: int) -> Passage:
    if titling.caption_near(passages, index):
        return passages[index].called(Role.CAPTION, "a short line beside a picture credit")
    return passages[index].called(Role.SUBHEAD, "a kicker above the title")


def _peeled(passages: tuple[Passage, ...], text: str, pages: Pages) -> tuple[Passage, ...]:
    """What is glued to the ends of paragraphs cut off: at the front of the first, behind all."""
    title = next((p.words for p in passages if p.role is Role.TITLE), None)
    undecided = [i for i, p in enumerate(passages) if p.role is None]
    out: list[Passage] = []
    for index, passage in enumerate(passages):
        if passage.role is not None:
            out.append(passage)
            continue
        heads: tuple[Passage, ...] = (passage,)
        if index in undecided[:_LEADS]:
            heads = peeling.peel_head(passage, text, pages, title)
        for part in heads:
            last = index == undecided[-1] and part is heads[-1]
            out.extend((part,) if part.role is not None else peeling.peel_tail(part, text, pages, last=last))
    return tuple(out)


def _settled(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """What is left undecided called body, or heading or caption where it is short between paragraphs."""
    undecided = [i for i, p in enumerate(passages) if p.role is None]
    paragraphs = {i for i in undecided if _running(passages[i].words)}
    out = list(passages)
    for i in undecided:
        if i in paragraphs or not paragraphs:
            out[i] = passages[i].called(Role.BODY, "running text")
        elif titling.caption_near(passages, i):
            out[i] = passages[i].called(Role.CAPTION, "a short line beside a picture credit or a link")
        else:
            out[i] = passages[i].called(Role.SUBHEAD, "a short line without a stop between paragraphs")
    return tuple(out)


def _running(words: str) -> bool:
    """Is it text that states something, and not a heading: a paragraph, or an entry of a list?"""
    return joining.listed(words) or not joining.heading_like(words)


def _block(passage: Passage) -> Block:
    return Block(passage.role or Role.BODY, passage.pieces, passage.because, passage.language)


def _refusals(passages: tuple[Passage, ...], text: str, language: str) -> tuple[Refusal, ...]:
    out: list[Refusal] = []
    for passage in passages:
        if passage.role is Role.OTHER_LANGUAGE:
            span = Span.cover(passage.pieces)
            out.append(Refusal("reading", _quoted(passage, text), f"{passage.because}: not read", span))
    if language != _READ:
        out.append(Refusal("reading", "", f"the report is in {language}; only English reports are read"))
    if not any(p.role in (Role.TITLE, Role.DECK, Role.BODY) for p in passages):
        out.append(Refusal("reading", "", "the page holds no running text: only furniture or other languages"))
    return tuple(out)


def _quoted(passage: Passage, text: str) -> str:
    first = passage.pieces[0].of(text)
    return first if len(first) <= _QUOTED else first[: _QUOTED - 1] + "…"
