"""TimeML corpora: time expressions and their values, scored as in TempEval-3 (UzZaman and others, SemEval 2013)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from evaluation.base import Case, Outcome, Score
from evaluation.corpora import CorpusError, find_files, read_xml
from evaluation.measures import share, sum_counts
from evaluation.spans import exact, f1, overlapping
from frontwire.api import Reader
from frontwire.model.document import Document
from frontwire.model.span import Span

_DEFINITION = (
    "TempEval-3's entity scorer for TIMEX3 within TEXT. Strict F1: same first and last character; relaxed F1: one "
    "character in common; value F1: relaxed F1 times the share of gold expressions met whose value is the very same "
    "string (the value of the first of ours that meets it). The creation time itself (t0) is no expression to find. "
    "A document that stands in two folders counts once. Where differs: the printed figures are on TempEval-3's "
    "platinum test part (20 articles), which is not among these."
)
_WITH_DATE = " The document creation time is given as the date of publication."
_WITHOUT_DATE = (
    " No date of publication is given: the corpus' creation time is the day an encyclopaedia's page was fetched, "
    "and says nothing of the times told. The baseline's date is the year named last."
)
#: The dumb baseline's expressions of time.
_DATE_PHRASE = re.compile(
    r"\b(?:(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2}(?!\d))?(?:,? \d{4})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|now"
    r"|(?:this|last|next) (?:week|month|year)|(?:1[5-9]|20)\d\d)\b"
)
_YEAR = re.compile(r"\b\d{4}\b")
_CREATION = "CREATION_TIME"
_ISO_DAY = 10
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of time: where it stands, its value ("1998-01-08", "P1W"), None where unsettled."""

    span: Span
    value: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """One document: its text, the day it was written, its expressions in the order of the text."""

    text: str
    created: date | None
    expressions: tuple[Expression, ...]


class TimeMl:
    """A corpus in TimeML, whose creation times are the dates of publication."""

    name = ""
    folder = ""
    files = ""
    source = ""
    definition = _DEFINITION + _WITH_DATE
    #: Is the day a document was written given with it?
    dated = True
    #: What to compare a figure with, by "strict", "relaxed" or "value".
    published: Mapping[str, str] = {}

    def cases(self, folder: Path) -> Iterator[Case]:
        """One case a document, by path; a copy of one already given is left out."""
        seen: set[str] = set()
        for path in find_files(folder, "*.tml"):
            article = read_timeml(path)
            if article.text not in seen:
                seen.add(article.text)
                yield Case(path.relative_to(folder).with_suffix("").as_posix(), article)

    def score(self, case: Case, reader: Reader) -> Outcome:
        """Reads the document and compares expressions and values."""
        article = _article(case)
        published = article.created if self.dated else None
        document = reader.read(article.text, published=published).document
        found = expressions_of(document)
        counts = compare(article.expressions, found, "ours")
        counts |= compare(article.expressions, _baseline(article.text, published), "baseline")
        return Outcome(case.id, counts, errors=tuple(_errors(article, found)))

    def crashed(self, case: Case) -> Outcome:
        """Every expression missed, and by the baseline as well."""
        gold = _article(case).expressions
        return Outcome(case.id, compare(gold, (), "ours") | compare(gold, (), "baseline"))

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """Strict, relaxed and value F1."""
        counts = sum_counts(outcomes)
        ours, dumb = _figures(counts, "ours"), _figures(counts, "baseline")
        return tuple(Score(f"{name} F1", ours[name], dumb[name], self.published.get(name, "")) for name in ours)


class TimeBank(TimeMl):
    """TimeBank and AQUAINT: news."""

    name = "timebank"
    folder = "timebank"
    files = "*.tml (TimeML)"
    source = (
        "Pustejovsky and others, TimeBank 1.2 (2006) and AQUAINT; "
        "measures: UzZaman and others, TempEval-3 (SemEval 2013)"
    )
    published: Mapping[str, str] = {"value": "on TempEval-3 platinum: HeidelTime 77.6, NavyTime 71.0, SUTime 67.4"}


class WikiWars(TimeMl):
    """WikiWars (Mazur and Dale, EMNLP 2010): the courses of wars, told by an encyclopaedia."""

    name = "wikiwars"
    folder = "wikiwars"
    files = "*.tml (TimeML)"
    source = "Mazur and Dale, WikiWars (EMNLP 2010); measures: UzZaman and others, TempEval-3 (SemEval 2013)"
    definition = _DEFINITION + _WITHOUT_DATE
    dated = False


def _figures(counts: Mapping[str, float], who: str) -> dict[str, float]:
    relaxed = f1(counts, f"{who} relaxed")
    met = counts.get(f"{who} relaxed.recalled", 0.0)
    return {
        "strict": f1(counts, f"{who} strict"),
        "relaxed": relaxed,
        "value": relaxed * share(counts.get(f"{who} value", 0.0), met) / 100.0,
    }


def read_timeml(path: Path) -> Article:
    """The text of a document with its expressions; raises CorpusError where it has no text."""
    root = read_xml(path)
    body = root.find(".//TEXT")
    if body is None:
        raise CorpusError(f"{path.parent.name}/{path.name} has no TEXT")
    pieces: list[str] = []
    found: list[Expression] = []
    _walk(body, pieces, found)
    return Article("".join(pieces), _created(root), tuple(sorted(found, key=lambda one: one.span)))


def _walk(element: etree._Element, pieces: list[str], found: list[Expression]) -> None:
    """Text in the order of the page; an expression's span is known once its end is reached."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, found)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3" and element.get("functionInDocument") != _CREATION:
        end = sum(map(len, pieces))
        if "".join(pieces)[start:end].strip():
            found.append(Expression(Span(start, end), element.get("value")))


def _created(root: etree._Element) -> date | None:
    for expression in root.iter("TIMEX3"):
        if expression.get("functionInDocument") == _CREATION:
            try:
                return date.fromisoformat((expression.get("value") or "")[:_ISO_DAY])
            except ValueError:
                return None  # a creation time without a day ("1998-W12") is no date of publication
    return None


def expressions_of(document: Document) -> tuple[Expression, ...]:
    """Frontwire's time notes; of a span of time ("3-4 June") its two ends, as the annotation guidelines have it."""
    notes = (note.ends or (note,) for note in document.times)
    return tuple(sorted((Expression(one.span, one.value) for held in notes for one in held), key=lambda one: one.span))


def _baseline(text: str, published: date | None) -> tuple[Expression, ...]:
    """Every plain date phrase; it means the day of publication, or the year named last where that is not known."""
    out: list[Expression] = []
    value = None if published is None else published.isoformat()
    for match in _DATE_PHRASE.finditer(text):
        year = _YEAR.search(match[0])
        if published is None and year is not None:
            value = year[0]
        out.append(Expression(Span(*match.span()), value))
    return tuple(out)


def compare(gold: tuple[Expression, ...], found: tuple[Expression, ...], who: str) -> dict[str, float]:
    """Counts of the three figures."""
    wanted, given = [one.span for one in gold], [one.span for one in found]
    counts = exact(wanted, given).counts(f"{who} strict") | overlapping(wanted, given).counts(f"{who} relaxed")
    right = sum(1 for one in gold if (met := _met(one, found)) is not None and met.value == one.value)
    return counts | {f"{who} value": right}


def _met(one: Expression, found: tuple[Expression, ...]) -> Expression | None:
    return next((other for other in found if other.span.overlaps(one.span)), None)


def _errors(article: Article, found: tuple[Expression, ...]) -> Iterator[str]:
    """What is wrong, cause first."""
    text = article.text
    for one in article.expressions:
        met = _met(one, found)
        if met is None:
            yield f"missed: {_shown(text, one)}{_around(text, one)}"
            continue
        if met.span != one.span:
            yield f"span: gold {_shown(text, one)}, ours {_shown(text, met)}"
        if met.value != one.value:
            cause = f"value {_difference(one.value, met.value)}"
            yield f"{cause}: gold {_shown(text, one)}, ours {met.value}{_around(text, one)}"
    for one in found:
        if _met(one, article.expressions) is None:
            yield f"invented: {_shown(text, one)}{_around(text, one)}"


def _difference(gold: str | None, ours: str | None) -> str:
    if ours is None or gold is None:
        return "lacking" if ours is None else "not in the corpus"
    if gold.startswith(ours) or ours.startswith(gold):
        return "finer or coarser"
    if gold[:1] == "P" and ours[:1] == "P":
        return "of another length"
    return "of another kind" if gold[:1].isdigit() != ours[:1].isdigit() else "of another time"


def _shown(text: str, one: Expression) -> str:
    return f"{' '.join(one.span.of(text).split())!r} = {one.value}"


def _around(text: str, one: Expression) -> str:
    before = text[max(0, one.span.start - _AROUND) : one.span.start]
    after = text[one.span.end : one.span.end + _AROUND]
    return f" in …{' '.join(before.split())} [] {' '.join(after.split())}…"


def _article(case: Case) -> Article:
    if not isinstance(case.gold, Article):
        raise TypeError(f"{case.id} is no case of this set")
    return case.gold
