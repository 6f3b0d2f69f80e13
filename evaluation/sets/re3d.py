"""re3d: entities and relations in reports on Syria and Iraq (Defence Science and Technology Laboratory, 2017)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.base import Case, Outcome, Score
from evaluation.corpora import find_files, naming, read_json_lines
from evaluation.measures import sum_counts
from evaluation.sets.re3d_entities import TYPES, Entity, entities_of
from evaluation.sets.re3d_mapping import baseline_entities, fights_of
from evaluation.spans import Tally, exact, f1, overlapping
from frontwire.api import Reader
from frontwire.model.document import Document
from frontwire.model.span import Span

_RELATION = "FightingAgainst"
#: Below this an annotation is in doubt; the corpus gives 0 to 1.
_SURE = 0.5
_FIGHT = re.compile(r"\b(?:fight|fought|battl|attack|strike|struck|bomb|defeat|destroy|kill|shell)\w*", re.IGNORECASE)
_AROUND = 30


@dataclass(frozen=True, slots=True)
class Fight:
    """One side against the other, as marked."""

    source: Span
    target: Span

    def meets(self, other: Fight) -> bool:
        """Do both sides share a character with the other's?"""
        return self.source.overlaps(other.source) and self.target.overlaps(other.target)


@dataclass(frozen=True, slots=True)
class Article:
    """One document: its text, its entities of our types, who fights whom."""

    text: str
    entities: tuple[Entity, ...]
    fights: tuple[Fight, ...]


class Re3d:
    """Organisation, Location, Person, Weapon, Quantity, Temporal; FightingAgainst."""

    name = "re3d"
    folder = "re3d"
    files = "documents.json, entities.json and relations.json of each part (JSON lines)"
    source = "Defence Science and Technology Laboratory, Relationship and Entity Extraction Evaluation Dataset (2017)"
    definition = (
        "Entities: F1 of type with the same first and last character, micro over six types; relaxed: same type, one "
        "character in common. The corpus has no scorer of its own. Annotations below confidence 0.5 are left out where "
        "they overlap a surer one (the corpus says they are duplicates of it), kept where they stand alone. "
        "FightingAgainst: F1 of pairs, directed, both spans exact; relaxed: both overlap. Its pairs come from our "
        "dyads: claims of violence, actor against target, and words of standing hostility (a 'campaign to defeat X'); "
        "each side as the entity it is, else as its noun. Where ours must differ: we have no entity layer of these "
        "types. Organisation is a mention of a "
        "group or people, 'we', or a country that acts; Person a mention of one; Location a place name or a noun of "
        "the class site; Weapon a noun of the classes of arms; Quantity a number that counts, or a distance; "
        "Temporal a time phrase that means a date or a range (not 'now', not 'daily'). As the corpus quotes them "
        "phrases stand with article, possessor and adjectives, without the number that counts them and without what "
        "follows their head but for 'of X'; of ours inside one another the longest counts, whatever its type. "
        "Nationality, Vehicle, MilitaryPlatform, Money and the rarer types are not scored. The documents bear no date, "
        "none is given. The baseline takes the recogniser's labels, and in a sentence with a word of fighting the "
        "first two organisations."
    )

    def cases(self, folder: Path) -> Iterator[Case]:
        """One case a document, by source and id."""
        for path in find_files(folder, "documents.json"):
            with naming(path):
                entities = _by_document(_lines(path.with_name("entities.json")))
                relations = _by_document(_lines(path.with_name("relations.json")))
                documents = sorted(_lines(path), key=lambda line: str(line["_id"]))
            for document in documents:
                with naming(path):
                    key = str(document["_id"])
                    article = Article(
                        str(document["text"]), sure_entities(entities.get(key, [])), sure_fights(relations.get(key, []))
                    )
                yield Case(f"{path.parent.name}/{key}", article)

    def score(self, case: Case, reader: Reader) -> Outcome:
        """Reads the document; compares entities and who fights whom."""
        article = _article(case)
        reading = reader.read(article.text)
        lexicons, gazetteer = reader.pipeline.lexicons, reader.pipeline.gazetteer
        found = entities_of(reading.document, lexicons=lexicons, gazetteer=gazetteer)
        fights = tuple(
            Fight(source, target) for source, target in fights_of(reading.document, found, lexicons=lexicons)
        )
        dumb = baseline_entities(reading.document)
        counts = compare(article, found, fights, "ours")
        counts |= compare(article, dumb, _baseline_fights(reading.document, dumb), "baseline")
        return Outcome(case.id, counts, errors=(*_entity_errors(article, found), *_fight_errors(article, fights)))

    def crashed(self, case: Case) -> Outcome:
        """Everything missed, by the baseline as well."""
        article = _article(case)
        return Outcome(case.id, compare(article, (), (), "ours") | compare(article, (), (), "baseline"))

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """F1 of all entities and of each type, and of the relation."""
        counts = sum_counts(outcomes)
        names = ["entity", "entity relaxed", *TYPES, *(f"{kind} relaxed" for kind in TYPES)]
        names += [_RELATION, f"{_RELATION} relaxed"]
        return tuple(Score(f"{name} F1", f1(counts, f"ours {name}"), f1(counts, f"baseline {name}")) for name in names)


def sure_entities(lines: Iterable[Mapping[str, object]]) -> tuple[Entity, ...]:
    """The entities of our types, less those in doubt that overlap a surer one of any type."""
    ranked = sorted(lines, key=lambda line: (-_number(line, "confidence"), _span(line), str(line["type"])))
    kept: list[Entity] = []
    for line in ranked:
        entity = Entity(_span(line), str(line["type"]))
        doubted = _number(line, "confidence") < _SURE
        if not (doubted and any(entity.span.overlaps(other.span) for other in kept)):
            kept.append(entity)
    return tuple(sorted(entity for entity in set(kept) if entity.kind in TYPES))


def sure_fights(lines: Iterable[Mapping[str, object]]) -> tuple[Fight, ...]:
    """Who fights whom, each pair once."""
    found = {(_span(line, "source"), _span(line, "target")) for line in lines if line["type"] == _RELATION}
    return tuple(Fight(source, target) for source, target in sorted(found))


def compare(article: Article, entities: tuple[Entity, ...], fights: tuple[Fight, ...], who: str) -> dict[str, float]:
    """Counts of all the figures of this set."""
    out = exact(article.entities, entities).counts(f"{who} entity")
    whole = Tally(0, 0, 0, 0)
    for kind in TYPES:
        wanted = [one for one in article.entities if one.kind == kind]
        given = [one for one in entities if one.kind == kind]
        out |= exact(wanted, given).counts(f"{who} {kind}")
        relaxed = overlapping([one.span for one in wanted], [one.span for one in given])
        out |= relaxed.counts(f"{who} {kind} relaxed")
        whole = whole.plus(relaxed)
    out |= whole.counts(f"{who} entity relaxed")
    out |= exact(article.fights, fights).counts(f"{who} {_RELATION}")
    recalled = sum(any(one.meets(other) for other in fights) for one in article.fights)
    precise = sum(any(one.meets(other) for other in article.fights) for one in set(fights))
    return out | Tally(len(article.fights), len(set(fights)), recalled, precise).counts(f"{who} {_RELATION} relaxed")


def _baseline_fights(document: Document, entities: tuple[Entity, ...]) -> tuple[Fight, ...]:
    out = []
    for sentence in document.syntax.sentences:
        sides = [one.span for one in entities if one.kind == "Organisation" and sentence.span.contains(one.span)]
        if len(sides) > 1 and _FIGHT.search(sentence.span.of(document.report.text)):
            out.append(Fight(sides[0], sides[1]))
    return tuple(out)


def _entity_errors(article: Article, found: tuple[Entity, ...]) -> Iterator[str]:
    """What is wrong with entities, cause first."""
    text, gold, ours = article.text, article.entities, set(found)
    for one in (one for one in gold if one not in ours):
        over = sorted(other for other in ours if other.span.overlaps(one.span))
        same = [other for other in over if other.kind == one.kind]
        if same:
            yield f"{one.kind} span: gold {one.span.of(text)!r}, ours {same[0].span.of(text)!r}"
        elif over:
            yield f"{one.kind} as {over[0].kind}: gold {one.span.of(text)!r}, ours {over[0].span.of(text)!r}"
        else:
            yield f"{one.kind} missed: {one.span.of(text)!r} in {_around(text, one.span)}"
    for one in sorted(ours):
        if not any(other.span.overlaps(one.span) for other in gold):
            yield f"{one.kind} invented: {one.span.of(text)!r} in {_around(text, one.span)}"


def _fight_errors(article: Article, fights: tuple[Fight, ...]) -> Iterator[str]:
    """What is wrong with who fights whom, cause first."""
    text = article.text
    for fight in article.fights:
        if not any(fight.meets(other) for other in fights):
            half = any(fight.source.overlaps(one.source) or fight.target.overlaps(one.target) for one in fights)
            turned = any(Fight(one.target, one.source).meets(fight) for one in fights)
            cause = "turned round" if turned else "one side found" if half else "missed"
            yield f"fight {cause}: {fight.source.of(text)!r} against {fight.target.of(text)!r}"
    for fight in fights:
        if not any(fight.meets(other) for other in article.fights):
            yield f"fight invented: {fight.source.of(text)!r} against {fight.target.of(text)!r}"


def _around(text: str, span: Span) -> str:
    return repr(" ".join(text[max(0, span.start - _AROUND) : span.end + _AROUND].split()))


def _lines(path: Path) -> list[dict[str, object]]:
    return [line for _, line in read_json_lines(path)]


def _by_document(lines: Iterable[dict[str, object]]) -> dict[str, list[dict[str, object]]]:
    out: dict[str, list[dict[str, object]]] = {}
    for line in lines:
        out.setdefault(str(line["documentId"]), []).append(line)
    return out


def _span(line: Mapping[str, object], side: str = "") -> Span:
    start, end = (f"{side}Begin", f"{side}End") if side else ("begin", "end")
    return Span(int(_number(line, start)), int(_number(line, end)))


def _number(line: Mapping[str, object], key: str) -> float:
    value = line[key]
    if not isinstance(value, int | float):
        raise TypeError(f"{key} is no number: {value!r}")
    return value


def _article(case: Case) -> Article:
    if not isinstance(case.gold, Article):
        raise TypeError(f"{case.id} is no case of this set")
    return case.gold
