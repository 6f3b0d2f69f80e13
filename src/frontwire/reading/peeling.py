"""Peels what a scrape glued to the ends of a paragraph: dates, datelines, tags, sign-offs.

Cuts only where a pattern makes it certain, and gives every part back: nothing is lost.
"""

from __future__ import annotations

import re

from frontwire.lexicon.pages import Hit, Pages
from frontwire.model.report import Role
from frontwire.reading import captions, datelines, days
from frontwire.reading.passages import Passage

#: How many things in a row may stand before the first sentence.
_MOST_PIECES = 6
#: A date that dates the page stands this near to the paragraph's start.
_NEAR = 24
#: The title, where a page repeats it after a date and a name, begins within this many characters.
_TITLE_WITHIN = 80
#: What may stand, in small letters, between a date and the title repeated.
_BETWEEN = ("by ", "title:")
#: What follows the last sentence of a page is looked for in its last characters.
_AT_END = 500
_ABOUT_CHARS = 700
#: A menu's words are capitalised, at least this share of them.
_MENU = 0.75
#: Tags within a paragraph are looked for in its first characters, and end within so many words.
_TAGS_WITHIN, _MOST_TAGS = 900, 40

#: Words that, capitalised amid a run of names, can only open a sentence.
_OPENERS = (
    r"(?:The|A|An|At|In|On|After|As|For|Some|Several|Dozens|Hundreds|Thousands|More|Nearly|About|Over|Almost|One|Two|"
    r"Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|This|These|It|He|She|They|We|Both|All|Most|Many|No|"
    r"According|While|When|Since|Following|Despite|Meanwhile)"
)
_OPENER = re.compile(rf"\s(?={_OPENERS}\s+[\w'’-])")
_TAGS = re.compile(r"(?:^|(?<=[.!?]\s))Tags:?\s+(?=[A-Z])")
_CAPITALS = re.compile(rf"(?:[A-Z]{{4,}}(?:[ /-][A-Z]{{4,}}){{0,2}})\s+(?={_OPENERS}\s+[\w'’-])")
_AUTHORS = re.compile(rf"by\s(?:[A-Z][\w.'’-]*\s){{2,4}}?(?={_OPENERS}\s+[\w'’-])")
#: What may stand between a date and the first sentence, where the word that opens the sentence ends it surely.
_AFTER_DATES = (
    (_CAPITALS, Role.DATELINE, "a place in capitals after the date"),
    (_AUTHORS, Role.BYLINE, "names after the date"),
)
#: The topic a page is filed under, with counters, before its first sentence.
_TOPIC = re.compile(r"Topic:?\s[^.!?]{3,90}?\s\(\d{1,5}\)(?:\s\d{1,6}){0,3}(?=\s+[A-Z])")
_TOPIC_FIRST = (_TOPIC, Role.FURNITURE, "the topic it is filed under")
_COUNTERS = re.compile(r"\s*\d{1,6}(?:\s\d{1,6})?(?=\s+[A-Z])|\s*\d{1,6}(?=\s+\d+\s+[a-z])")
_AFTER_DATE = re.compile(r"[\s,.|·•:–—-]*")
_NUMBER_AT_END = re.compile(r"(?<=[.!?\"”’])\s+(?:[A-Z]{2,5}(?:\s\d{1,4})?|\d{1,4}(?:-\d{1,4})?)$")
_NAME = r"(?:[A-Z]\.|[A-Z][a-z’'-]+[A-Z]?[a-z’'-]*|al-[A-Z][a-z]+)"
#: A source or tags behind the last sentence, up to the end of the page.
_SOURCE_AT_END = re.compile(
    r"(?<=[.!?\"”’])\s+\(?(?:Sources?:?|With)\s[A-Z][\w.]*(?:[ ,/]+(?:and|from|[A-Z][\w.]*|agencies)){0,6}\)?$"
)
_TAGS_AT_END = re.compile(r"(?<=[.!?\"”’…])\s+(?:\d{1,4}\s)?Tags:?\s[^.!?]{2,400}$")
_INITIALS_AT_END = re.compile(
    r"(?<=[.!?\"”’])\s+(?:[A-Z]\.\s?/?\s?){0,2}[A-Z][\w.]*(?:\s?/\s?[A-Z][\w.]*(?:\s[A-Z]\w+)?)+$"
)
_NAMES_AT_END = re.compile(rf"(?<=[.!?\"”’])\s+{_NAME}(?:\s?/\s?{_NAME}|\s{_NAME}){{1,4}}$")
_DOCUMENT_NUMBER = re.compile(r"^[A-Z]{2,}\d*(?:-[A-Z0-9]+)*-\d{2,}(?:\s\([A-Z0-9 ]+\))?$")
_SIGNATURES = (
    (_SOURCE_AT_END, Role.BYLINE, "a source behind the last sentence"),
    (_INITIALS_AT_END, Role.BYLINE, "initials behind the last sentence"),
    (_NUMBER_AT_END, Role.FURNITURE, "a mark behind the last sentence"),
    (_NAMES_AT_END, Role.BYLINE, "names behind the last sentence"),
)
#: The owner of the page, who made it and for whom, behind the last sentence.
_COPYRIGHT_AT_END = re.compile(r"(?:©|\bCopyright)\W+(?:\S\s)?(?:19|20)\d\d\s[A-Z][^.!?]{1,60}\.?$")
_ABOUT_AT_END = re.compile(
    r"(?<=[.!?\"”’])\s+(?:Launched|Founded|Established)\s(?:in|by)\s[A-Z][^!?]{0,400}\b(?:publication|newspaper|readers)\b"
    r"[^!?]{0,300}$"
    r"|(?<=[.!?\"”’])\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,5}\sis\s(?:an?|the)\s(?:[\w’'-]+\s){0,6}?"
    r"(?:journalist|reporter|editor|writer|columnist|correspondent|newspaper)\b[^!?]{0,300}$"
)
_RELATED_AT_END = re.compile(r"\sRelated\s(?:News|Stories|Articles|Topics)\s+(?=[A-Z0-9]).{0,480}$")
_PHOTO_AT_END = re.compile(r"\s+\((?:File\s)?(?:Photo|Picture|Image)[\s:][^()]{10,300}\)?$")
_ENDINGS = (
    (_COPYRIGHT_AT_END, Role.FURNITURE, "a copyright behind the last sentence"),
    (_RELATED_AT_END, Role.FURNITURE, "leads to other reports behind the last sentence"),
    (_PHOTO_AT_END, Role.CAPTION, "a picture's caption behind the last sentence"),
    (_ABOUT_AT_END, Role.BYLINE, "about the author or the outlet, behind the last sentence"),
)
_STOP = re.compile(r"[.!?\"”]\s+")
_SENTENCE_END = re.compile(r"[.!?][\"”']?(?:\s+|$)")
#: A dateline stands within so many first characters of a page.
_DATELINE_WITHIN = 1500
_LAST_SENTENCE = re.compile(r"(?<=[.!?\"”)])\s+(?=[^.!?]{1,80}$)")


def peel_head(passage: Passage, text: str, pages: Pages, title: str | None) -> tuple[Passage, ...]:
    """The passage, with what stands before its first sentence as passages of their own."""
    out: list[Passage] = []
    rest, dated, titled = passage, False, False
    for _ in range(_MOST_PIECES):
        found = _next(rest.words, pages, title, dated=dated, titled=titled)
        if found is None:
            break
        end, role, because = found
        head, tail = rest.cut(text, end)
        if not head.pieces or (not tail.pieces and role is not Role.DATELINE):
            break
        out.append(head.called(role, because))
        titled = titled or role is Role.BODY
        dated = True
        if not tail.pieces:
            return tuple(out)
        rest = tail
    glued = _peel_glued(rest, text, pages)
    parts = captions.peel(glued[-1], text, pages)
    return (*out, *glued[:-1], *parts[:-1], *_peel_tags(parts[-1], text))


def _peel_glued(passage: Passage, text: str, pages: Pages) -> tuple[Passage, ...]:
    """A dateline amid the first sentences cut out; what stands unfinished before it is no part of them.

    Agencies put the summary, the picture's credit and leads to other reports above the dateline.
    """
    found = datelines.find_glued(passage.words[:_DATELINE_WITHIN], pages=pages)
    if found is None:
        return (passage,)
    before, rest = passage.cut(text, found[0])
    dateline, after = rest.cut(text, found[1] - found[0])
    if not after.pieces:
        return (passage,)
    stop = max((match.end() for match in _SENTENCE_END.finditer(before.words)), default=0)
    summary, left = before.cut(text, stop)
    parts = (
        summary,
        left.called(Role.CAPTION, "unfinished before a dateline"),
        dateline.called(Role.DATELINE, "the form of a dateline, amid the text"),
        after,
    )
    return tuple(part for part in parts if part.pieces)


def _next(words: str, pages: Pages, title: str | None, *, dated: bool, titled: bool) -> tuple[int, Role, str] | None:
    """The next thing to cut from the front: its end, role and reason."""
    hit = pages.head(words)
    if hit is not None and (end := _dated_head(words, hit, pages)) is not None:
        return end, hit.role, hit.rule
    if (end := _leading_date(words, pages, agency=titled)) is not None:
        return end, Role.FURNITURE, "a date before the first sentence"
    if (dateline := datelines.find(words, pages=pages)) is not None:
        return dateline.end, Role.DATELINE, "the form of a dateline"
    follows = _AFTER_DATES if dated and not words[:_TITLE_WITHIN].isupper() else ()
    for pattern, role, because in (_TOPIC_FIRST, *follows):
        if (match := pattern.match(words)) is not None:
            return match.end(), role, because
    if title is not None and not titled:
        return _title_again(words, title, dated=dated)
    return None


def _dated_head(words: str, hit: Hit, pages: Pages) -> int | None:
    """Where a leading phrase of the lexicon ends, with the date or counters that belong to it."""
    if hit.dates is None:
        counters = _COUNTERS.match(words, hit.end)
        return counters.end() if counters else hit.end
    for found in days.find(words[hit.end : hit.end + 80], months=pages.months):
        if found.start <= _NEAR:
            return _past(words, hit.end + found.end)
    return None


def _past(words: str, end: int) -> int:
    """Past the time, zone and punctuation that follow a date."""
    trailer = days.TRAILER.match(words, end)
    after = _AFTER_DATE.match(words, trailer.end() if trailer else end)
    return after.end() if after else end


def _leading_date(words: str, pages: Pages, *, agency: bool) -> int | None:
    """The end of a bare date that a line begins with, before a capital, a figure or "by".

    With `agency`, after the title repeated, names may stand before it ("Agency Monday 4 May 2015").
    """
    for found in days.find(words[:60], months=pages.months)[:1]:
        before = words[: found.start].strip(" ,.|-–—").split()
        if agency:
            before = [word for word in before if not word[0].isupper() or word.casefold() in pages.weekdays]
        if any(word.strip(".,").casefold() not in pages.weekdays for word in before):
            return None
        end = _past(words, found.end)
        following = words[end : end + 1]
        if end == len(words) or not following.islower() or words.startswith(_BETWEEN, end):
            return end
    return None


def _title_again(words: str, title: str, *, dated: bool) -> tuple[int, Role, str] | None:
    """The page's title, repeated with or without a stop at the start of the text."""
    pattern = re.compile(r"[\"'“‘]*" + r"\W+".join(map(re.escape, re.findall(r"\w+", title))) + r"(?!\w)[.!?'\"’”]*")
    match = pattern.search(words[: len(title) + _TITLE_WITHIN + 40])
    if match is None or len(title.split()) < 3 or match.end() >= len(words):
        return None
    if match.start() == 0:
        following = words[match.end() :].lstrip()[:1]
        return None if following.islower() else (match.end(), Role.BODY, "the title again")
    if dated and match.start() <= _TITLE_WITHIN:
        return match.start(), Role.BYLINE, "between the date and the title"
    return None


def _peel_tags(passage: Passage, text: str) -> tuple[Passage, ...]:
    """A run of tags inside a paragraph, where the word that opens the next sentence ends it surely."""
    match = _TAGS.search(passage.words[:_TAGS_WITHIN])
    if match is None:
        return (passage,)
    stop = _OPENER.search(passage.words, match.end())
    if stop is None or len(passage.words[match.start() : stop.start()].split()) > _MOST_TAGS:
        return (passage,)
    if "." in passage.words[match.end() : stop.start()]:
        return (passage,)
    before, rest = passage.cut(text, match.start())
    tags, after = rest.cut(text, stop.end() - match.start())
    parts = (before, tags.called(Role.FURNITURE, "tags within the paragraph"), after)
    return tuple(part for part in parts if part.pieces)


def peel_tail(passage: Passage, text: str, pages: Pages, *, last: bool) -> tuple[Passage, ...]:
    """The passage, with what stands after its last sentence as passages of their own.

    `last` says that it is the page's last paragraph, where names and numbers sign off.
    """
    found = _tail(passage.words, pages, last=last)
    if found is None:
        return (passage,)
    start, role, because = found
    body, tail = passage.cut(text, start)
    if not body.pieces or not tail.pieces:
        return (passage,)
    return (*peel_tail(body, text, pages, last=last), tail.called(role, because))


def _tail(words: str, pages: Pages, *, last: bool) -> tuple[int, Role, str] | None:
    """The furniture that a paragraph ends with: its start, role and reason."""
    if last and (match := _TAGS_AT_END.search(words, max(0, len(words) - _AT_END))) is not None:
        return match.start(), Role.FURNITURE, "tags behind the last sentence"
    hit = pages.tail(words)
    if hit is not None and _after_sentence(words, hit.start):
        return hit.start, hit.role, hit.rule
    if hit is not None and hit.anywhere:
        return _menu_before(words, hit.start), hit.role, hit.rule
    for pattern, role, because in _ENDINGS if last else ():
        if (match := pattern.search(words, max(0, len(words) - _ABOUT_CHARS))) is not None:
            return match.start(), role, because
    if (start := pages.sign_off(words)) is not None:
        return start, Role.BYLINE, "an agency signs off"
    return _signed(words, pages) if last else None


def _signed(words: str, pages: Pages) -> tuple[int, Role, str] | None:
    """Names, initials and marks behind the last sentence of the page."""
    for pattern, role, because in _SIGNATURES:
        if (match := pattern.search(words, max(0, len(words) - _AT_END))) is not None:
            return match.start(), role, because
    return _last_words(words, pages)


def _last_words(words: str, pages: Pages) -> tuple[int, Role, str] | None:
    """A whole furniture line that the scrape put behind the last sentence."""
    match = _LAST_SENTENCE.search(words, max(0, len(words) - 100))
    if match is None:
        return None
    hit = pages.line(words[match.end() :])
    return None if hit is None else (match.end(), hit.role, hit.rule)


def _menu_before(words: str, start: int) -> int:
    """Where the menu begins that a furniture phrase stands in: after the last sentence, if what lies between is one."""
    stops = [match.end() for match in _STOP.finditer(words, max(0, start - _AT_END), start)]
    between = words[stops[-1] : start].split() if stops else []
    capitals = sum(1 for word in between if not word[0].islower())
    return stops[-1] if between and capitals >= _MENU * len(between) else start


def _after_sentence(words: str, start: int) -> bool:
    """Does a sentence end before `start`? Then what follows cannot be part of it."""
    before = words[:start].rstrip(" ([-–—|")
    return bool(before) and (before[-1] in '.!?"”’)]' or words[start : start + 1] == "(")


def document_number(words: str) -> bool:
    """Is the line a document's number, as archives put it above a report ("AB-1234-0017 (XYZ)")?"""
    return _DOCUMENT_NUMBER.match(words) is not None
