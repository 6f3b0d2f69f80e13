"""The brief of a picture: what is said of a place as of a day, on a few pages, for people."""

from __future__ import annotations

from rich.text import Text

from frontwire.model.picture import Picture
from frontwire.publishing import wording
from frontwire.publishing.page import Page
from frontwire.publishing.picture.lines import Group, Item, Section
from frontwire.publishing.picture.sections import Writer
from frontwire.publishing.picture.words import Vocabulary, counted

_INDENT = 2
_BULLET = "• "
_RULES = (
    "Low is the lowest number that voices give who are no party to the fight and not graded D or E (all voices where "
    "none of these speaks), high the highest that anybody gives, best the one that most independent origins give or "
    "allow; of equals the lower. Of one origin the last word counts. Nothing is averaged or added up. [n] is a claim "
    "or a happening: frontwire explain, frontwire happening."
)


def write(picture: Picture, words: Vocabulary, *, width: int = 100, color: bool = False) -> str:
    """The brief of a picture, `width` columns wide, with ANSI colours where `color` is set."""
    page = Page(width=width, color=color)
    _header(page, picture, words)
    for section in Writer(words).sections(picture):
        put_section(page, section)
    if picture.accounts:
        page.gap()
        page.put(_RULES, style="dim")
    return page.text()


def _header(page: Page, picture: Picture, words: Vocabulary) -> None:
    frame, basis = picture.frame, picture.basis
    place = frame.place
    where = "everywhere" if place is None else wording.joined(dict.fromkeys(_chain(picture, words)), by=", ")
    page.put(f"{wording.capital(where)}, as of {wording.day(frame.at, weekday=True)}", style="bold")
    if picture.is_empty:
        page.put("No claim was known by then.")
        return
    page.put(f"Happenings since {wording.day(frame.since)}; states as known by the day")
    counts = (
        counted(basis.claims, "claim"),
        counted(basis.reports, "report"),
        counted(basis.outlets, "outlet"),
        counted(basis.origins, "origin"),
    )
    page.put(f"Rests on {wording.listed(counts)}", style="dim")


def _chain(picture: Picture, words: Vocabulary) -> list[str]:
    place = picture.frame.place
    if place is None:
        return []
    country = words.countries.get(place.country or "", place.country or "")
    return [part for part in (place.name, place.parent, place.admin1, country) if part]


def put_section(page: Page, section: Section) -> None:
    """A section with its groups and their items."""
    page.gap()
    page.put(section.title.upper(), style="bold cyan")
    above = ""
    for group in section.groups:
        if group.heading and group.heading != above:
            page.put(group.heading, indent=_INDENT, style="bold")
        above = group.heading
        _group(page, group)
    if section.more:
        page.put(f"… and {section.more} more (--format json for all)", indent=_INDENT, style="dim")
    if section.note:
        page.put(section.note, indent=_INDENT, style="dim")


def _group(page: Page, group: Group) -> None:
    if group.under:
        page.put(group.under, indent=2 * _INDENT, style="italic")
    for item in group.items:
        _item(page, item, _INDENT * (2 if group.heading else 1), _BULLET)


def _item(page: Page, item: Item, indent: int, bullet: str) -> None:
    tail = (f" {item.tail}", "dim") if item.tail else ""
    page.put(Text.assemble((item.text, item.tone.value), tail), indent=indent, bullet=bullet)
    for below in item.below:
        _item(page, below, indent + len(bullet or "  "), "")
