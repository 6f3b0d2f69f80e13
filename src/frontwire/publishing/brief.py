"""The brief: one reading on a page or two, for people. Each line ends with the numbers of the quotes it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from frontwire.publishing import wording
from frontwire.publishing.page import Page
from frontwire.publishing.sections import Group, Line, Part, Writer
from frontwire.publishing.words import Words, flat

if TYPE_CHECKING:
    from frontwire.publishing.reading import Reading

_INDENT = 2
_BULLET = "• "
_LEGEND = (
    "A line that names no voice is in the outlet's own. [n] is the quote below; numbers at a quote count characters of "
    "the report's text. Figures are as worded and never added up."
)
#: How many voices the header names.
_VOICES = 12


def write(reading: Reading, *, width: int = 100, color: bool = False) -> str:
    """The brief of a reading, `width` columns wide, with ANSI colours where `color` is set.

    Raises LexiconError where the labels cannot be read.
    """
    words = Words.load(reading.settings, reading.document)
    parts = Writer(words).parts(reading)
    page = Page(width=width, color=color)
    _header(page, reading, words)
    for part in parts:
        _part(page, part)
    _quotes(page, reading, frozenset[int]().union(*(part.numbers for part in parts)))
    return page.text()


def _header(page: Page, reading: Reading, words: Words) -> None:
    report = reading.report
    page.put(flat(report.title or "A report without a title"), style="bold")
    publication = reading.document.publication
    if publication is None or publication.day is None:
        dated = "publication day not known"
    else:
        dated = f"published {wording.day(publication.day, weekday=True)}"
    page.put(wording.joined((flat(report.outlet or "outlet not known"), dated)))
    if publication is not None and publication.because:
        page.put(f"Day: {flat(publication.because)}", style="dim")
    page.put(f"{_count(len(reading.claims), 'claim')}; {_count(len(reading.refusals), 'refusal')}", style="dim")
    heard = _heard(reading, words)
    if heard:
        page.put(f"Heard: {heard}", style="dim")


def _heard(reading: Reading, words: Words) -> str:
    """Who speaks, as what, whether a party to the fight, and how often; most heard first."""
    held: dict[tuple[str, str, str], int] = {}
    for claim in reading.claims:
        first = claim.said_by[0] if claim.said_by else None
        if first is None:
            key = ("the outlet itself", "", "")
        else:
            party = "party to the fight" if first.party else ""
            key = (wording.voice(first, words), words.labels.voices[first.type], party)
        held[key] = held.get(key, 0) + 1
    ranked = sorted(held.items(), key=lambda pair: -pair[1])
    named = [f"{key[0]} ({', '.join(filter(None, (*key[1:], str(count))))})" for key, count in ranked]
    rest = len(named) - _VOICES
    return "; ".join(named[:_VOICES]) + (f"; and {rest} more" if rest > 0 else "")


def _part(page: Page, part: Part) -> None:
    page.gap()
    page.put(part.title.upper(), style="bold cyan")
    above = ""
    for group in part.groups:
        if group.heading and group.heading != above:
            page.put(group.heading, indent=_INDENT, style="bold")
        above = group.heading
        _group(page, group)
    if part.more:
        page.put(f"… and {part.more} more (--format json for all)", indent=_INDENT, style="dim")


def _group(page: Page, group: Group) -> None:
    if group.under:
        page.put(group.under, indent=2 * _INDENT, style="italic")
    for line in group.lines:
        page.put(_words(line), indent=_INDENT * (2 if group.heading else 1), bullet=_BULLET)


def _words(line: Line) -> Text:
    firm = (f"{wording.capital(line.firmness)}: ", "yellow") if line.firmness else ""
    text = line.text if line.firmness else wording.capital(line.text)
    said = (f" — {line.saying}", _tone(line.saying)) if line.saying else ""
    cited = (" " + "".join(f"[{n}]" for n in line.numbers), "dim") if line.numbers else ""
    return Text.assemble(firm, text, said, cited)


def _tone(saying: str) -> str:
    return "red" if saying.startswith("denied") else "yellow" if saying.startswith("claimed") else "green"


def _quotes(page: Page, reading: Reading, cited: Iterable[int]) -> None:
    if not reading.claims:
        page.gap()
        page.put("Nothing in this report was read as a claim.")
        return
    page.gap()
    page.put("QUOTES", style="bold cyan")
    page.put(_LEGEND, indent=_INDENT, style="dim")
    for number, text in _cited(reading, frozenset(cited)):
        page.put(text, indent=_INDENT, bullet=f"[{number}] ")


def _cited(reading: Reading, cited: frozenset[int]) -> Iterator[tuple[int, Text]]:
    for number, claim in enumerate(reading.claims, start=1):
        if number in cited:
            span = claim.evidence.span
            where = f"  {span.start}–{span.end}"
            yield number, Text.assemble(flat(claim.evidence.quote), (where, "dim"))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
