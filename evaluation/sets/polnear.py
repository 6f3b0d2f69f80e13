"""PolNeAR: who says what in political news, as spans of source, cue and content.

Newell, Margolin and Ruths (LREC 2018); scored as in Wang and others, CofeNet (COLING 2022).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluation.base import Case, Outcome, Score
from evaluation.corpora import find_files, naming
from evaluation.measures import split, sum_counts
from evaluation.sets.polnear_flat import ROLES, Flat, Said, flatten
from evaluation.spans import Tally, exact, f1
from frontwire.api import Reader
from frontwire.model.document import Document
from frontwire.model.span import Span, Stretch
from frontwire.model.voice import Attribution, Cue

#: Exact span F1 on PolNeAR's test part, as CofeNet's authors print it.
_PUBLISHED = {
    "source": "rules 10.7, CoreNLP 13.9, CRF 50.6, BERT-CofeNet 83.2",
    "cue": "rules 22.8, CRF 53.4, BERT-CofeNet 75.3",
    "content": "rules 5.6, CoreNLP 17.5, CRF 28.6, BERT-CofeNet 72.9",
}
_TEXT_BOUND = re.compile(r"^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"^E\d+\t(.+)$")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")
_DAY = re.compile(r"_(\d{4})-(\d\d)-(\d\d)_")
#: "Content2" is a second content of the same attribution.
_ROLE = re.compile(r"^(Source|Cue|Content)\d*$")
#: What the dumb baseline takes for a saying.
_REPORTING = frozenset({"say", "tell", "claim", "report", "announce", "add", "argue", "believe", "warn", "deny"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_SHOWN = 70


@dataclass(frozen=True, slots=True)
class Article:
    """One article: where its text stands, its day, and its attributions in the order of the file."""

    path: Path
    published: date | None
    sayings: tuple[Said, ...]


class PolNear:
    """Source, cue and content of every attribution."""

    name = "polnear"
    folder = "polnear"
    files = "text/*.txt with attributions/*.ann beside them (brat)"
    source = "Newell, Margolin and Ruths, PolNeAR (LREC 2018); measures: Wang and others, CofeNet (COLING 2022)"
    definition = (
        "CofeNet's exact match: each sentence is a sequence of tokens with one label each; a span of a role is right "
        "where its first and last token are (F1 over all sentences). An attribution over several sentences is several "
        "spans, as there. Spans are widened to whole tokens. Token F1 counts labelled tokens. 'whole attribution' is "
        "stricter than any printed figure: source, cue and every piece of the content exact, and linked to one "
        "another. The corpus marks no attribution inside another's content, so neither do we here: of nested ones the "
        "outermost counts. Where differs: tokens and sentences are cut by a plain rule of our own, the same for both "
        "sides, not by CoreNLP; the printed figures are on the test part, which is not here (train and dev are; "
        "which words mark an attitude was measured on a third of train, and errors were read on both); "
        "of texts with several annotators the first by file name counts. By this very "
        "measure the corpus' own six annotators agree pairwise, on the 17 texts they all read, with an exact F1 of "
        "78.5 for sources, 71.3 for cues, 73.2 for contents and 59.0 for whole attributions."
    )

    def cases(self, folder: Path) -> Iterator[Case]:
        """One case an article, by part and name."""
        notes: dict[Path, list[Path]] = {}
        for note in find_files(folder, "attributions/*.ann"):
            notes.setdefault(note.parents[1] / _ANNOTATOR.sub("", note.stem), []).append(note)
        for path in find_files(folder, "text/*.txt"):
            own = notes.get(path.parents[1] / path.stem, ())
            if own:
                part = path.parents[1].relative_to(folder).as_posix()
                with naming(own[0]):
                    sayings = read_brat(own[0])
                yield Case(f"{part}/{path.stem}", Article(path, _day_of(path.name), sayings))

    def score(self, case: Case, reader: Reader) -> Outcome:
        """Reads the article and compares spans."""
        article = _article(case)
        text = _text_of(article.path)
        document = reader.read(text, published=article.published).document
        gold = flatten(text, article.sayings)
        found = flatten(text, sayings_of(document))
        counts = compare(gold, found, "ours") | compare(gold, flatten(text, _baseline(document)), "baseline")
        return Outcome(case.id, counts, errors=tuple(_errors(text, gold, found)))

    def crashed(self, case: Case) -> Outcome:
        """Every span missed, by the baseline too: it reads the same document."""
        article = _article(case)
        gold = flatten(_text_of(article.path), article.sayings)
        return Outcome(case.id, compare(gold, Flat.nothing(), "ours") | compare(gold, Flat.nothing(), "baseline"))

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """F1 by role, exact and by token, of attributions as wholes, and exact F1 in each part of the corpus."""
        held = tuple(outcomes)
        counts = sum_counts(held)
        scores = [_score(counts, f"{role} exact", f"{role} exact span F1", _PUBLISHED[role]) for role in ROLES]
        scores += [_score(counts, f"{role} token", f"{role} token F1") for role in ROLES]
        scores.append(_score(counts, "found", "attribution found F1 (cues overlap)"))
        scores.append(_score(counts, "whole", "whole attribution exact F1"))
        for part, own in split(held, lambda case: case.rpartition("/")[0]).items():
            sums = sum_counts(own)
            scores += [
                _score(sums, f"{role} exact", f"{role} exact span F1, {part}", _PUBLISHED[role]) for role in ROLES
            ]
        return tuple(scores)


def read_brat(path: Path) -> tuple[Said, ...]:
    """The attributions of a brat standoff file; lines that are no annotation (broken notes) are passed over."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        bound, event = _TEXT_BOUND.match(line), _EVENT.match(line)
        if bound is not None:
            pairs = (piece.split() for piece in bound[3].split(";"))
            spans[bound[1]] = tuple(Span(int(start), int(end)) for start, end in pairs)
        elif event is not None:
            events.append(event[1])
    return tuple(_said_in(event, spans) for event in events)


def _said_in(event: str, spans: Mapping[str, tuple[Span, ...]]) -> Said:
    roles: dict[str, tuple[Span, ...]] = {}
    for argument in event.split():
        role, _, name = argument.partition(":")
        matched = _ROLE.match(role)
        if matched is not None and name in spans:
            key = matched[1].lower()
            roles[key] = (*roles.get(key, ()), *spans[name])
    return Said(roles.get("source", ()), roles.get("cue", ()), roles.get("content", ()))


def sayings_of(document: Document) -> tuple[Said, ...]:
    """Frontwire's attributions and attitudes as spans, those inside another's content left out."""
    held = (*document.attributions, *document.attitudes)
    return tuple(_said(document, one) for one in held if not _is_inside(one, held))


def _is_inside(one: Attribution, held: tuple[Attribution, ...]) -> bool:
    if one.cue is None and not one.content:
        return False
    token = one.cue.token if one.cue is not None else min(stretch.start for stretch in one.content)
    return any(other is not one and other.size > one.size and other.covers(token) for other in held)


def _said(document: Document, one: Attribution) -> Said:
    syntax = document.syntax
    return Said(
        () if one.source is None else (syntax.span(one.source),),
        () if one.cue is None else (_cue_span(document, one.cue),),
        tuple(syntax.span(stretch) for stretch in one.content if len(stretch)),
    )


def _cue_span(document: Document, cue: Cue) -> Span:
    """The whole cue phrase, where attributing found one; else its word."""
    return cue.span if cue.stretch is None else document.syntax.span(cue.stretch)


def _baseline(document: Document) -> tuple[Said, ...]:
    """Every reporting verb, said by the nearest noun before it; the rest of the sentence is what is said."""
    out = []
    syntax = document.syntax
    for token in syntax.tokens:
        if token.pos != "VERB" or token.lemma not in _REPORTING:
            continue
        stretch = syntax.sentence(token.index).stretch
        nouns = [i for i in range(stretch.start, token.index) if syntax[i].pos in _NOUNS]
        end = stretch.end
        while end > token.index + 1 and syntax[end - 1].pos == "PUNCT":
            end -= 1
        rest = Stretch(token.index + 1, end)
        out.append(
            Said(
                (syntax.span(syntax.phrase(nouns[-1])),) if nouns else (),
                (token.span,),
                (syntax.span(rest),) if len(rest) else (),
            )
        )
    return tuple(out)


def compare(gold: Flat, found: Flat, who: str) -> dict[str, float]:
    """Counts of all the figures of this set."""
    out: dict[str, float] = {}
    for role in ROLES:
        out |= exact(gold.spans[role], found.spans[role]).counts(f"{who} {role} exact")
        out |= exact(gold.tokens[role], found.tokens[role]).counts(f"{who} {role} token")
    recalled = sum(found.with_cue(one.cue) is not None for one in gold.wholes)
    precise = sum(gold.with_cue(one.cue) is not None for one in found.wholes)
    out |= Tally(len(gold.wholes), len(found.wholes), recalled, precise).counts(f"{who} found")
    return out | exact(gold.wholes, found.wholes).counts(f"{who} whole")


def _errors(text: str, gold: Flat, found: Flat) -> Iterator[str]:
    """What is wrong, cause first."""
    for one in gold.wholes:
        ours = found.with_cue(one.cue)
        cue = gold.words(text, one.cue)
        if ours is None:
            yield f"missed: {cue!r} by {gold.words(text, one.source)!r}: {gold.words(text, one.content)[:_SHOWN]!r}"
            continue
        for role in ROLES:
            wanted, given = one.of(role), ours.of(role)
            if wanted != given:
                said = f"gold {gold.words(text, wanted)[-_SHOWN:]!r}, ours {gold.words(text, given)[-_SHOWN:]!r}"
                yield f"{role} {_difference(wanted, given)}: at {cue!r}: {said}"
    for one in found.wholes:
        if gold.with_cue(one.cue) is None:
            cue = gold.words(text, one.cue)
            yield f"invented: {cue!r} by {gold.words(text, one.source)!r}: {gold.words(text, one.content)[:_SHOWN]!r}"


def _difference(gold: frozenset[int], ours: frozenset[int]) -> str:
    if not gold or not ours:
        return "is none of the corpus" if ours else "lacking"
    if not gold & ours:
        return "elsewhere"
    more, less = bool(ours - gold), bool(gold - ours)
    return "too wide and too narrow" if more and less else "too wide" if more else "too narrow"


def _score(counts: Mapping[str, float], key: str, name: str, published: str = "") -> Score:
    return Score(name, f1(counts, f"ours {key}"), f1(counts, f"baseline {key}"), published)


def _article(case: Case) -> Article:
    if not isinstance(case.gold, Article):
        raise TypeError(f"{case.id} is no case of this set")
    return case.gold


def _text_of(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as stream:  # offsets count every character as it stands
        return stream.read()


def _day_of(name: str) -> date | None:
    found = _DAY.search(name)
    return None if found is None else date(int(found[1]), int(found[2]), int(found[3]))
