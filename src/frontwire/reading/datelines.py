"""Datelines: "ADEN, Yemen, Oct. 4 (Agency) — ", told from sentences that merely begin with a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontwire.lexicon.pages import Pages
from frontwire.reading import days

#: A dateline is short: nothing longer is looked at.
_LONGEST = 400
#: Capitals of so few letters are an acronym, not a place.
_ACRONYM = 3

#: What archives write where they know no date.
_NO_DATE = "NO DATE"
#: A leap year, to try a date that gives none.
_ANY_YEAR = 2000

_PART = r"[A-Z\u00c0-\u00de][\w.'’-]*"
_PLACE = rf"{_PART}(?:[ /]{_PART}){{0,4}}(?:\s\([^()]{{2,30}}\)(?=,))?"
_DATE = (
    r"(?:[A-Za-z]+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?(?:,?\s+\d{2,4})?"
    rf"|[A-Z][A-Za-z]{{2,8}}\.?\s+\d{{1,2}}(?:,?\s+(?:\d{{4}}|\d\d))?|{_NO_DATE}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})"
)
_AGENCY = r"\([^()]{2,60}\)"
_DASH = r"(?:\s*(?:--+|—|–|―|_)\s*|\s*-\s+|\s+-|:\s+)"
#: "[REPORT] [RADIO X] [TEXT]": what a monitoring service puts between dateline and text.
_MARKS = re.compile(r"\s*\[[^\[\]]{2,200}\]")

_FULL = re.compile(
    rf"(?P<places>{_PLACE}(?:,\s{_PLACE}){{0,3}}?)?"
    rf"(?:,?\s*(?P<date>{_DATE}))?(?:,?\s*(?P<agency>{_AGENCY}))?,?(?P<dash>{_DASH}|\s*$)"
)
#: A dateline that a scrape left in the middle of a line and without its dash: "ADEN (Agency) The port …".
_GLUED = re.compile(
    r"(?<=\s)(?P<place>[A-Z]{4,}(?:[ /-][A-Z]{3,}){0,2})\s\((?P<agency>[A-Z][^()]{1,40})\)(?=\s+[A-Z0-9\"“])"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dateline ends in the line, its date's words and its agency, as far as it has them."""

    end: int
    date: str | None
    agency: str | None


def find(line: str, *, pages: Pages) -> Dateline | None:
    """The dateline a line begins with, only where its form leaves no doubt.

    A place alone must be in capitals and the text after it not; any other place needs an agency,
    a date, or a region after a comma before a long dash.
    """
    head = line[:_LONGEST]
    match = _FULL.match(head)
    if match is None or match.end() == 0 or not _dated(match["date"]) or not _certain(match, line, pages):
        return None
    end = match.end()
    if match["date"] or match["agency"]:
        while (mark := _MARKS.match(head, end)) is not None:
            end = mark.end()
        end += len(head[end:]) - len(head[end:].lstrip())
    agency = match["agency"].strip("()") if match["agency"] else _last_agency(match["places"], pages)
    return Dateline(end, match["date"], agency)


def find_glued(words: str, *, pages: Pages) -> tuple[int, int] | None:
    """Start and end of a dateline amid running text, known by a place in capitals and an agency in brackets."""
    for match in _GLUED.finditer(words):
        if _known(match["agency"], pages) and not _is_agency(match["place"], pages):
            return match.span()
    return None


def _dated(words: str | None) -> bool:
    """Is what stands in the date's place a date indeed, with or without its year?"""
    if words is None or words == _NO_DATE:
        return True
    return bool(days.find(words) or days.find(f"{words} {_ANY_YEAR}"))


def _certain(match: re.Match[str], line: str, pages: Pages) -> bool:
    places, rest = match["places"], line[match.end() :]
    dash = match["dash"].strip()
    if not dash and (rest or not (match["agency"] or match["date"])):
        return False
    if rest[:1].islower():
        return False
    if places is None:
        return match["agency"] is not None and match["date"] is None and _known(match["agency"], pages)
    if match["agency"] or match["date"]:
        return places.isupper() or (dash != ":" and (match["date"] is not None or _known(match["agency"], pages)))
    if dash != ":" and _last_agency(places, pages) is not None:
        return True
    return bool(rest) and not rest[:60].isupper() and _place_alone(places, dash)


def _place_alone(places: str, dash: str) -> bool:
    """Is a place with neither date nor agency a dateline: in capitals, or with its region before a long dash?"""
    first = places.partition(",")[0]
    if first.isupper() and len(first) > _ACRONYM:
        return True
    return "," in places and dash in ("—", "–", "--")


def _known(agency: str, pages: Pages) -> bool:
    parts = re.split(r"[/,&]| and ", agency.strip("()"))
    return all(_is_agency(part.strip(), pages) for part in parts)


def _is_agency(name: str, pages: Pages) -> bool:
    return any(name.casefold() == agency.casefold() for agency in pages.agencies)


def _last_agency(places: str | None, pages: Pages) -> str | None:
    """The agency that stands where a region would: "Sanaa, SABA -"."""
    last = (places or "").split(",")[-1].strip()
    return last if "," in (places or "") and _is_agency(last, pages) else None
