"""LGL and GeoVirus: place names in news, found and put on the map.

LGL: Lieberman, Samet and Sankaranarayanan (ICDE 2010); GeoVirus: Gritta, Pilehvar and Collier (ACL 2018). Measures as
in Gritta, Pilehvar and Collier, A pragmatic guide to geoparsing evaluation (2020).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median

from lxml import etree

from evaluation.base import Case, Outcome, Score
from evaluation.corpora import CorpusError, find_files, naming, read_xml
from evaluation.measures import share, sum_counts
from evaluation.sets.geo_asking import ask, baseline_places, most_populous, peoples, tagged
from evaluation.spans import exact, f1, precision, recall
from frontwire.api import Reader
from frontwire.model.place import Place
from frontwire.model.span import Span

#: Half the earth's girth: what a name costs that is not placed at all, and the measure of the error curve.
FARTHEST_KM = 20_039.0
#: A hundred miles: within these a place counts as found.
NEAR_KM = 161.0
_EARTH_KM = 6371.0
_ISO_DAY = 10
_AROUND = 30

_MORDECAI = {"lgl": "Mordecai 3: 82.7"}
_CORPORA = (("lgl", "LGL"), ("geovirus", "GeoVirus"))
#: LGL marks "Sudanese" and "Americans" as it marks the country; GeoVirus marks names of places only.
_WITH_PEOPLES = frozenset({"lgl"})
#: Only GeoVirus calls its names so.
_VIRUS = "location"


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name with its coordinates in degrees; None where the corpus gives none."""

    span: Span
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Article:
    """One article of one corpus, with the day it was fetched where the corpus gives it."""

    corpus: str
    text: str
    published: date | None
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A gold name and how far off it was put; `place` is None where it was not placed."""

    name: str
    place: Place | None
    km: float


class Geo:
    """Tagging and placing of place names, LGL and GeoVirus apart."""

    name = "geo"
    folder = "geo"
    files = "*.xml (articles with toponyms as in LGL, or with locations as in GeoVirus)"
    source = (
        "LGL: Lieberman, Samet and Sankaranarayanan (ICDE 2010); GeoVirus: Gritta, Pilehvar and Collier (ACL 2018); "
        "measures: the same, A pragmatic guide to geoparsing evaluation (2020)"
    )
    definition = (
        "Tagging: F1 of spans with the same first and last character, every name the corpus marks. Placing with gold "
        "names: every name that has coordinates is put to placing.choose as a phrase its context calls a place "
        "(looked up in the gazetteer, with the countries and sure places of all gold names of the article, and the "
        "names that follow it at once), nothing in placing changed. Acc@161 km, median km, and AUC of the error curve "
        "(area below the sorted ln(km + 1), in per cent of the worst; less is better); a name refused is 20,039 km "
        "off and stays in all three. Placing end to end: the corpus' name is right where one of our tagged spans is "
        "the very same and lies within 161 km (F1); and Acc@161 km of only those tagged alike, the figure that "
        "geoparsers print as 'accuracy on recognised toponyms'. Where differs: of our place phrases the name counts, "
        "without the words that move it ('west of') and with its kind noun only where that is written large ('Rapides "
        "Parish'), as the corpora mark names; phrases without a name of their own ('the city') are no tags. LGL marks "
        "adjectives and names of peoples too ('Sudanese', 'Americans', with the country's coordinates): there what the "
        "lexicon knows as such is a tag; GeoVirus marks none. Mordecai 3's figure is its authors' own, with a full "
        "GeoNames. GeoVirus' offsets are one too high throughout: the name counts. The baseline takes the most "
        "populous place of that name, for tags the recogniser's labels GPE, "
        "LOC and FAC."
    )

    def cases(self, folder: Path) -> Iterator[Case]:
        """One case an article, by corpus and file."""
        read = [(path, tuple(read_articles(path))) for path in find_files(folder, "*.xml")]
        ranks = {corpus: rank for rank, (corpus, _) in enumerate(_CORPORA)}
        for path, articles in sorted(read, key=lambda held: ranks[held[1][0].corpus]):
            name = path.relative_to(folder).with_suffix("").as_posix().lower()
            for number, article in enumerate(articles):
                yield Case(f"{name}/{number:03d}", article)

    def score(self, case: Case, reader: Reader) -> Outcome:
        """Reads the article; compares tags, and places them and the gold names."""
        article = _article(case)
        document = reader.read(article.text, published=article.published).document
        gazetteer, words = reader.pipeline.gazetteer, reader.pipeline.lexicons.places
        known = tuple(one for one in article.toponyms if one.lat is not None)
        chosen = ask(document, tuple(one.span for one in known), gazetteer=gazetteer, words=words)
        dumb = [most_populous(gazetteer, one.span.of(article.text)) for one in known]
        ours = [_placed(article.text, one, place) for one, place in zip(known, chosen, strict=True)]
        theirs = [_placed(article.text, one, place) for one, place in zip(known, dumb, strict=True)]
        tags = tagged(document, gazetteer=gazetteer, words=words)
        if article.corpus in _WITH_PEOPLES:
            tags = peoples(document, gazetteer=gazetteer, words=words) | tags
        counts = _compare(article, tags, "ours") | _compare(article, baseline_places(document, gazetteer), "baseline")
        counts[f"{article.corpus} answered"] = sum(one.place is not None for one in ours)
        counts[f"baseline {article.corpus} answered"] = sum(one.place is not None for one in theirs)
        return Outcome(
            case.id,
            counts,
            {
                f"{article.corpus} ours km": tuple(one.km for one in ours),
                f"{article.corpus} baseline km": tuple(one.km for one in theirs),
            },
            errors=(*_tagging_errors(article, tags), *_placing_errors(ours, theirs)),
        )

    def crashed(self, case: Case) -> Outcome:
        """No name tagged, all of them as far off as can be."""
        article = _article(case)
        far = tuple(FARTHEST_KM for one in article.toponyms if one.lat is not None)
        return Outcome(
            case.id,
            _compare(article, {}, "ours") | _compare(article, {}, "baseline"),
            {f"{article.corpus} ours km": far, f"{article.corpus} baseline km": far},
        )

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """The figures of each corpus that has cases."""
        held = tuple(outcomes)
        counts = sum_counts(held)
        joined: dict[str, list[float]] = {}
        for outcome in held:
            for name, values in outcome.values.items():
                joined.setdefault(name, []).extend(values)
        out: list[Score] = []
        for corpus, title in _CORPORA:
            if f"ours {corpus} tag.gold" in counts:
                out += _tagging_scores(corpus, title, counts)
                out += _placing_scores(corpus, title, counts, joined)
        return tuple(out)


def _tagging_scores(corpus: str, title: str, counts: Mapping[str, float]) -> list[Score]:
    ours, dumb = f"ours {corpus} tag", f"baseline {corpus} tag"
    placed, dumbly = f"ours {corpus} placed", f"baseline {corpus} placed"
    return [
        Score(f"{title} tagging F1", f1(counts, ours), f1(counts, dumb)),
        Score(f"{title} tagging precision", precision(counts, ours), precision(counts, dumb)),
        Score(f"{title} tagging recall", recall(counts, ours), recall(counts, dumb)),
        Score(f"{title} end-to-end F1 (same span, within 161 km)", f1(counts, placed), f1(counts, dumbly)),
        Score(
            f"{title} Acc@161 km of names tagged alike",
            share(counts.get(f"{placed}.recalled", 0.0), counts.get(f"{ours} known", 0.0)),
            share(counts.get(f"{dumbly}.recalled", 0.0), counts.get(f"{dumb} known", 0.0)),
        ),
    ]


def _placing_scores(
    corpus: str, title: str, counts: Mapping[str, float], joined: Mapping[str, list[float]]
) -> list[Score]:
    ours, dumb = joined.get(f"{corpus} ours km", []), joined.get(f"{corpus} baseline km", [])
    return [
        Score(f"{title} Acc@161 km, gold names", near(ours), near(dumb), _MORDECAI.get(corpus, "")),
        Score(f"{title} median km, gold names", middle(ours), middle(dumb), unit="km", higher_is_better=False),
        Score(f"{title} AUC of errors, gold names", area(ours), area(dumb), higher_is_better=False),
        Score(
            f"{title} gold names answered",
            share(counts.get(f"{corpus} answered", 0.0), len(ours)),
            share(counts.get(f"baseline {corpus} answered", 0.0), len(dumb)),
        ),
    ]


def near(kilometres: list[float]) -> float:
    """How many lie within 161 km, in per cent."""
    return share(sum(km <= NEAR_KM for km in kilometres), len(kilometres))


def middle(kilometres: list[float]) -> float:
    """The median; the farthest there is where there are none."""
    return median(kilometres) if kilometres else FARTHEST_KM


def area(kilometres: list[float]) -> float:
    """The area below the sorted errors' logarithms, 0 (all exact) to 100 (all as far off as can be)."""
    logs = sorted(math.log(km + 1.0) for km in kilometres)
    most = math.log(FARTHEST_KM + 1.0)
    if len(logs) < 2:
        return share(logs[0], most) if logs else 100.0
    return share(sum((one + other) / 2.0 for one, other in pairwise(logs)), most * (len(logs) - 1))


def apart_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points in degrees (haversine)."""
    here, there = math.radians(lat), math.radians(other_lat)
    half = math.sin((there - here) / 2) ** 2
    half += math.cos(here) * math.cos(there) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a file in either corpus' XML; raises CorpusError for another file."""
    root = read_xml(path)
    if root.find(".//article") is None:
        raise CorpusError(f"{path.parent.name}/{path.name} has no article")
    corpus = _CORPORA[root.find(f".//{_VIRUS}") is not None][0]
    for element in root.iter("article"):
        with naming(path):
            article = _read_article(element, corpus)
        yield article


def _read_article(element: etree._Element, corpus: str) -> Article:
    text = element.findtext("text") or ""
    names = (_toponym(one, text) for one in element.iter("toponym", _VIRUS))
    fetched = (element.findtext("dltime") or "")[:_ISO_DAY]
    return Article(
        corpus,
        text,
        date.fromisoformat(fetched) if fetched else None,
        tuple(sorted(names, key=lambda one: one.span)),
    )


def _toponym(element: etree._Element, text: str) -> Toponym:
    """One name; where its offset misses it by a character (as all do in GeoVirus) the name itself counts."""
    start, end = int(element.findtext("start") or 0), int(element.findtext("end") or 0)
    name = element.findtext("phrase") or element.findtext("name") or text[start:end]
    start = next((at for at in (start, start - 1, start + 1) if text.startswith(name, max(0, at))), start)
    lat, lon = element.findtext(".//lat"), element.findtext(".//lon")
    span = Span(start, start + len(name))
    return Toponym(span, None, None) if lat is None or lon is None else Toponym(span, float(lat), float(lon))


def _placed(text: str, one: Toponym, place: Place | None) -> Placed:
    return Placed(one.span.of(text), place, _off(one, place))


def _off(one: Toponym, place: Place | None) -> float:
    if place is None or one.lat is None or one.lon is None:
        return FARTHEST_KM
    return apart_km(one.lat, one.lon, place.lat, place.lon)


def _compare(article: Article, tags: Mapping[Span, Place | None], who: str) -> dict[str, float]:
    """Counts of tagging, and of tags that also lie where the corpus has them.

    A name without coordinates cannot be placed wrongly: end to end it counts on neither side.
    """
    name = f"{who} {article.corpus}"
    unknown = {one.span for one in article.toponyms if one.lat is None}
    known = {one.span: one for one in article.toponyms if one.lat is not None}
    given = {span: place for span, place in tags.items() if span not in unknown}
    right = {span for span in given if span in known and _off(known[span], given[span]) <= NEAR_KM}
    return (
        exact([one.span for one in article.toponyms], list(tags)).counts(f"{name} tag")
        | {f"{name} tag known": sum(span in given for span in known)}
        | {
            f"{name} placed.gold": len(known),
            f"{name} placed.found": len(given),
            f"{name} placed.recalled": len(right),
            f"{name} placed.precise": len(right),
        }
    )


def _tagging_errors(article: Article, tags: Mapping[Span, Place | None]) -> Iterator[str]:
    text, gold = article.text, {one.span for one in article.toponyms}
    for span in sorted(gold - set(tags)):
        other = next((tag for tag in sorted(tags) if tag.overlaps(span)), None)
        if other is None:
            yield f"untagged: {span.of(text)!r} in {_around(text, span)}"
        else:
            yield f"tagged otherwise: gold {span.of(text)!r}, ours {other.of(text)!r}"
    for span in sorted(set(tags) - gold):
        if not any(span.overlaps(other) for other in gold):
            yield f"invented: {span.of(text)!r} in {_around(text, span)}"


def _placing_errors(ours: list[Placed], dumb: list[Placed]) -> Iterator[str]:
    for one, other in zip(ours, dumb, strict=True):
        if one.km <= NEAR_KM:
            continue
        better = ", where the most populous would be right" if other.km <= NEAR_KM else ""
        if one.place is None:
            held = "refused" if other.place is not None else "not in the gazetteer"
            yield f"{held}{better}: {one.name!r}"
        else:
            where = f"{one.place.name}, {one.place.admin1}, {one.place.country}"
            yield f"misplaced{better}: {one.name!r} as {where}, {one.km:.0f} km off"


def _around(text: str, span: Span) -> str:
    return repr(" ".join(text[max(0, span.start - _AROUND) : span.end + _AROUND].split()))


def _article(case: Case) -> Article:
    if not isinstance(case.gold, Article):
        raise TypeError(f"{case.id} is no case of this set")
    return case.gold
