"""The method: how a store came about, generated from its settings, its lexicons and the figures of the evaluation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from frontwire.corpus import Corpus
from frontwire.drawing.tolling import RULES
from frontwire.lexicon.actors import ActorFile
from frontwire.lexicon.agents import read_agents
from frontwire.lexicon.cues import CueEntry, CueGroup, HedgeGroup
from frontwire.lexicon.families import Families
from frontwire.lexicon.grading import Grading
from frontwire.lexicon.kinds import KindEntry
from frontwire.lexicon.labels import Labels
from frontwire.lexicon.linking import SignEntry
from frontwire.lexicon.load import Loaded, read_folder
from frontwire.lexicon.palette import Palette
from frontwire.lexicon.places import Places
from frontwire.model.filing import Edition, Filing
from frontwire.model.report import Refusal
from frontwire.publishing.coarsening import GRID, REACH_KM


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind: what it means, its class and family, its codes, and how many wordings and examples it has."""

    kind: str
    label: str
    means: str
    klass: str
    family: str
    acled: str
    plover: str
    cameo: str
    wordings: int
    examples: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much the lexicons hold; `places` is the gazetteer's number."""

    kinds: int
    wordings: int
    examples: int
    cues: int
    hedges: int
    actors: int
    agents: int
    places: int


@dataclass(frozen=True, slots=True)
class LetterRow:
    """The reliability of a sort of voice, and why."""

    sort: str
    letter: str
    because: str


@dataclass(frozen=True, slots=True)
class DigitRow:
    """A row of the table of credibility: the digit, and when it is given."""

    digit: str
    because: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables that decide: grades, links, tolls."""

    letters: tuple[LetterRow, ...]
    sources: int
    party: str
    digits: tuple[DigitRow, ...]
    start: float
    enough: float
    signs: tuple[SignEntry, ...]
    low: str
    best: str
    high: str


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """How the gazetteer files disputed ground of a country."""

    country: str
    policy: str


@dataclass(frozen=True, slots=True)
class Words:
    """All that the lexicons tell of the method."""

    kinds: tuple[KindRow, ...]
    interactions: int
    sizes: Sizes
    rules: Rules
    policies: tuple[PolicyRow, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What a store was made of: reports, claims, refusals; by which editions; in which languages; known when."""

    reports: int
    outlets: int
    claims: int
    refusals: int
    refused: tuple[tuple[str, int], ...]
    editions: tuple[tuple[Edition, int], ...]
    languages: tuple[tuple[str, int], ...]
    first: date | None
    last: date | None
    decisions: int
    revision: int


@dataclass(frozen=True, slots=True)
class Coarse:
    """The grid that points of care and shelter are put on, in degrees, and how far off they may be, in kilometres."""

    grid: float = GRID
    reach_km: float = REACH_KM


class MethodShelf:
    """The method of a corpus. Its lexicons are read once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    @cached_property
    def words(self) -> Words:
        """What the lexicons tell. Raises LexiconError, GazetteerError."""
        folder = Path(self._corpus.settings.lexicons)
        labels = Labels.load(folder / "publishing" / "labels.yml")
        palette = Palette.load(folder / "publishing" / "families.yml")
        entries = [loaded.entry for loaded in read_folder(folder / "kinds", KindEntry)]
        return Words(
            kinds=tuple(_kind(entry, labels, palette) for entry in entries if entry.is_claim),
            interactions=sum(not entry.is_claim for entry in entries),
            sizes=_sizes(folder, entries, self._corpus.places_known()),
            rules=_rules(folder, labels),
            policies=tuple(_policies(Places.load(folder / "places"))),
        )

    def read(self) -> Read:
        """What the store was made of, as it stands now. Raises StoreError."""
        with self._corpus.view() as view:
            filings = tuple(view.filings())
            refusals = tuple(refusal for _, refusal in view.refusals())
            return _read(filings, refusals, decisions=len(view.decisions()), revision=view.revision)


def _read(filings: tuple[Filing, ...], refusals: tuple[Refusal, ...], *, decisions: int, revision: int) -> Read:
    days = [filing.known for filing in filings]
    return Read(
        reports=len(filings),
        outlets=len({filing.outlet for filing in filings if filing.outlet}),
        claims=sum(filing.claims for filing in filings),
        refusals=len(refusals),
        refused=_counted(refusal.stage for refusal in refusals),
        editions=tuple(sorted(Counter(f.edition for f in filings).items(), key=lambda one: (-one[1], str(one[0])))),
        languages=_counted(filing.language or "" for filing in filings),
        first=min(days, default=None),
        last=max(days, default=None),
        decisions=decisions,
        revision=revision,
    )


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items(), key=lambda one: (-one[1], one[0])))


def _kind(entry: KindEntry, labels: Labels, palette: Palette) -> KindRow:
    families = {family.family: family.label for family in palette.families}
    return KindRow(
        kind=entry.kind,
        label=labels.kind(entry.kind).label,
        means=entry.means,
        klass=entry.klass.value,
        family=families[palette.family(entry.kind)],
        acled=entry.codes.acled or "",
        plover=entry.codes.plover or "",
        cameo=entry.codes.cameo or "",
        wordings=_wordings(entry),
        examples=len(entry.examples),
    )


def _wordings(entry: KindEntry) -> int:
    return sum(len((*one.verbs, *one.nouns, *one.adjectives, *one.phrases)) for one in entry.triggers)


def _sizes(folder: Path, kinds: list[KindEntry], places: int) -> Sizes:
    cues = read_folder(folder / "cues", CueEntry)
    return Sizes(
        kinds=len(kinds),
        wordings=sum(map(_wordings, kinds)),
        examples=sum(len(entry.examples) for entry in kinds),
        cues=sum(map(_cue_words, _groups(cues))),
        hedges=sum(_hedge_words(group) for loaded in cues for group in loaded.entry.hedges),
        actors=sum(len(loaded.entry.actors) for loaded in read_folder(folder / "actors", ActorFile)),
        agents=len(read_agents(folder / "agents").words),
        places=places,
    )


def _groups(cues: Iterable[Loaded[CueEntry]]) -> Iterator[CueGroup]:
    return (group for loaded in cues for group in loaded.entry.cues)


def _cue_words(group: CueGroup) -> int:
    return len((*group.verbs, *group.nouns, *group.adjectives, *group.phrases))


def _hedge_words(group: HedgeGroup) -> int:
    words = (group.adverbs, group.adjectives, group.verbs, group.nouns, group.modals, group.marks, group.phrases)
    return sum(map(len, words)) + len(group.determiners)


def _rules(folder: Path, labels: Labels) -> Rules:
    grading = Grading.load(folder / "grading")
    families = Families.load(folder / "linking")
    letters = sorted(grading.voices.values(), key=lambda one: (one.letter, one.voice))
    return Rules(
        letters=tuple(LetterRow(labels.voices[one.voice], one.letter.value, one.because) for one in letters),
        sources=len(grading.sources),
        party=grading.party.because.format_map({"from": "one letter", "to": "the next"}),
        digits=tuple(
            DigitRow(row.credibility.value, row.because.format(others="n", against="m", told="n + 1"))
            for row in grading.rows
        ),
        start=families.start,
        enough=families.enough,
        signs=tuple(sorted(families.signs.values(), key=lambda sign: (-abs(sign.points), sign.sign))),
        low=RULES["low"],
        best=RULES["best"],
        high=RULES["high"],
    )


def _policies(places: Places) -> Iterator[PolicyRow]:
    held = sorted(places.countries, key=lambda country: country.name)
    return (PolicyRow(country.name, country.policy) for country in held if country.policy)
