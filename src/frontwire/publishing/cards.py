"""Cards: a claim of a store in a few lines, its words in their surroundings, for people who compare and decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from frontwire.lexicon.labels import Labels
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.model.happening import Link, Relation
from frontwire.model.span import Span
from frontwire.publishing import telling, wording
from frontwire.publishing.marking import marked
from frontwire.publishing.page import Page
from frontwire.publishing.words import flat

_INDENT = 3
#: How many characters of the text are shown before and behind the quote.
_AROUND = 160
#: How much of an id is shown: no store is so large that it does not tell two claims apart.
SHOWN_ID = 8


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A claim with the report it stands in: its gist, the report's header and text."""

    gist: Gist
    filing: Filing
    text: str


def pair(  # noqa: PLR0913 - how it is laid out
    link: Link,
    older: Exhibit,
    newer: Exhibit,
    *,
    heading: str,
    are_one: bool,
    labels: Labels,
    width: int = 100,
    color: bool = False,
) -> str:
    """Two claims one below the other, whether they stand in one happening, and what speaks for it and against."""
    page = Page(width=width, color=color)
    page.put(heading, style="bold cyan")
    for letter, exhibit in zip("AB", (older, newer), strict=True):
        page.gap()
        _claim(page, f"{letter}  ", exhibit, labels)
    page.gap()
    relation = "" if link.relation is Relation.SAME else f"; the newer {link.relation} the older"
    page.put(f"So far they are {'one' if are_one else 'two'}, at {link.score:.2f} of 1{relation}", style="dim")
    for reason in link.because:
        page.put(flat(reason), indent=_INDENT, bullet="• ")
    return page.text()


def found(exhibits: Sequence[Exhibit], words: str, *, labels: Labels, width: int = 100, color: bool = False) -> str:
    """Claims that a search found, the words searched for marked in their quotes."""
    page = Page(width=width, color=color)
    for number, exhibit in enumerate(exhibits):
        if number:
            page.gap()
        _head(page, "", exhibit.gist, labels)
        page.put(marked(exhibit.gist.quote, words), indent=_INDENT)
        _foot(page, exhibit)
    return page.text()


def _claim(page: Page, bullet: str, exhibit: Exhibit, labels: Labels) -> None:
    _head(page, bullet, exhibit.gist, labels)
    page.put(in_context(exhibit.text, exhibit.gist.span), indent=_INDENT)
    _foot(page, exhibit)


def _head(page: Page, bullet: str, gist: Gist, labels: Labels) -> None:
    """What, when, where, and the id."""
    when = telling.days(gist.first, gist.last, gist.precision)
    where = telling.spot(gist.site, gist.place_text, gist.part)
    what = labels.kind(gist.kind).label
    page.put(wording.joined((what, when, where, gist.id[:SHOWN_ID])), bullet=bullet, style="bold")


def _foot(page: Page, exhibit: Exhibit) -> None:
    """Who says so, in what."""
    said = wording.joined((telling.firmness(exhibit.gist), telling.saying(exhibit.gist)), by=", ")
    page.put(wording.joined((said, telling.source(exhibit.filing))), indent=_INDENT, style="dim")


def in_context(text: str, quote: Span) -> Text:
    """The quote between marks, with the words around it, cut at words."""
    first = max(0, quote.start - _AROUND)
    last = min(len(text), quote.end + _AROUND)
    before, after = text[first : quote.start], text[quote.end : last]
    if first and " " in before:
        before = "…" + before[before.index(" ") :]
    if last < len(text) and " " in after:
        after = after[: after.rindex(" ")] + " …"
    return Text.assemble(_kept(before), (f"⟦{flat(quote.of(text))}⟧", "bold"), _kept(after))


def _kept(words: str) -> str:
    """`words` on one line, a blank at either end kept."""
    line = flat(words)
    return (" " if line and words[:1].isspace() else "") + line + (" " if words[-1:].isspace() else "")
