"""A claim's trail as text: what `explain` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from frontwire.errors import InputError
from frontwire.model.claim import Claim
from frontwire.publishing.page import Page
from frontwire.publishing.tracing import Ground, trace
from frontwire.publishing.trails import Cite, Excerpt, Line, Part, Rule, Section
from frontwire.publishing.words import flat

if TYPE_CHECKING:
    from frontwire.publishing.reading import Reading

_INDENT = 2
_BULLET = "• "
#: Fewer characters of an id than this fit too many claims by chance.
_SHORTEST_ID = 4


def find(reading: Reading, asked: str | int) -> Claim:
    """The claim with the number or the (beginning of the) id `asked`; interactions have ids only.

    Raises InputError where none or several answer to it.
    """
    text = str(asked).strip().strip("[]")
    if text.isdecimal() and 1 <= int(text) <= len(reading.claims):
        return reading.claims[int(text) - 1]
    everything = (*reading.claims, *reading.interactions)
    held = [claim for claim in everything if len(text) >= _SHORTEST_ID and claim.id.startswith(text)]
    if len(held) == 1:
        return held[0]
    if held:
        raise InputError(f"{len(held)} claims have an id that begins with {text}: give more of it")
    last = len(reading.claims)
    if not last:
        raise InputError(f"no claim {text}: nothing in this report was read as a claim")
    hint = f"give its number in the brief (1 to {last}), or {_SHORTEST_ID} characters of its id"
    raise InputError(f"no claim {text}: {hint}")


def explain(reading: Reading, claim_id: str | int, *, width: int = 100, color: bool = False) -> str:
    """All that leads from the words to each value of a claim; see `Reading.explain`."""
    claim = find(reading, claim_id)
    number = f"[{reading.number(claim)}] " if claim in reading.claims else ""
    ground = Ground(reading.report.text, reading.settings, reading.document)
    return explain_claim(claim, ground, number=number, width=width, color=color)


def explain_claim(  # noqa: PLR0913 - how it is laid out
    claim: Claim,
    ground: Ground,
    *,
    number: str = "",
    above: Iterable[Section] = (),
    width: int = 100,
    color: bool = False,
) -> str:
    """The same for a claim from anywhere; the sections `above` come first, `number` stands before the quote."""
    page = Page(width=width, color=color)
    page.put(f"{number}{flat(claim.evidence.quote)}", style="bold")
    page.put(f"claim {claim.id}", style="dim")
    for section in (*above, *trace(claim, ground)):
        page.gap()
        page.put(section.title.upper(), style="bold cyan")
        for line in section.lines:
            page.put(_line(line), indent=_INDENT, bullet=_BULLET)
    return page.text()


def _line(line: Line) -> Text:
    label = f"{line.label}: " if line.label else ""
    return Text.assemble(label, *(_part(part) for part in line.parts))


def _part(part: Part) -> str | Text:
    match part:
        case Cite(shown, span, original):
            there = "" if original is None else f" (there: “{original}”)"
            return f"“{shown}” {span.start}–{span.end}{there}"
        case Excerpt(before, quote, after):
            return Text.assemble(before, (f"⟦{quote}⟧", "bold"), after)
        case Rule(rule, means):
            return f"rule {rule}" + (f": {means}" if means else "")
    return part
