"""What holds of every log of corrections, whatever stands in it."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

from frontwire import store
from frontwire.model.claim import Evidence
from frontwire.model.correction import Act, Field, Values
from frontwire.model.gist import Gist
from frontwire.model.judgement import Anchor
from frontwire.model.query import Query
from frontwire.model.span import Span
from frontwire.model.voice import Certainty, Polarity, Voice, VoiceType
from frontwire.store import Store, StoreView
from frontwire.store.searching import folded_words, holds, terms_of
from store_support import TOWN, fill, many, snapshot

REPORTS = many(4)
CLAIMS = [claim for one in REPORTS for claim in one.claims]
ANCHORS = [Anchor(claim.id, one.filing.id, claim.kind, claim.evidence.span) for one in REPORTS for claim in one.claims]
NOW = datetime(2024, 5, 1, tzinfo=UTC)
MakeStore = Callable[[], Store]

VALUES = st.builds(
    Values,
    kind=st.sampled_from(["talks", "protest"]),
    polarity=st.sampled_from(Polarity),
    certainty=st.sampled_from(Certainty),
    background=st.booleans(),
    place=st.sampled_from([TOWN, None]),
    voices=st.sampled_from([(), (Voice("Dr Rana", VoiceType.MEDICAL),)]),
)
CHANGED = (Field.KIND, Field.POLARITY, Field.CERTAINTY, Field.BACKGROUND, Field.PLACE, Field.VOICES)
FIELDS = st.lists(st.sampled_from(CHANGED), min_size=1, max_size=3, unique=True).map(tuple)


@dataclass(frozen=True)
class Change:
    claim: int
    fields: tuple[Field, ...]
    values: Values


@dataclass(frozen=True)
class Passed:
    claim: int
    act: Act


@dataclass(frozen=True)
class Added:
    values: Values


@dataclass(frozen=True)
class Undo:
    """Takes back the entry that stands so many places from the last."""

    back: int


CLAIM = st.integers(0, len(CLAIMS) - 1)
DECISION = st.one_of(
    st.builds(Change, CLAIM, FIELDS, VALUES),
    st.builds(Passed, CLAIM, st.sampled_from([Act.ACCEPT, Act.REJECT])),
    st.builds(Added, VALUES),
)
STEPS = st.lists(st.one_of(DECISION, st.builds(Undo, st.integers(0, 3))), max_size=10)


@pytest.fixture(scope="module")
def make_store(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> MakeStore:
    folder = tmp_path_factory.mktemp("laws")
    filled = folder / "filled.db"
    with store.open(shutil.copy(empty_file, filled)) as held:
        fill(held, *REPORTS)
    numbers = itertools.count()
    return lambda: store.open(shutil.copy(filled, folder / f"{next(numbers)}.db"))


@dataclass
class Log:
    """The log as one would keep it on paper: each entry, and whether it stands."""

    entries: list[tuple[int, str, object]] = field(default_factory=list)
    undone: dict[int, int] = field(default_factory=dict)
    undoes: dict[int, int] = field(default_factory=dict)

    def stands(self, number: int) -> bool:
        """An entry stands unless one that stands takes it back."""
        return not any(what == number and self.stands(by) for by, what in self.undoes.items())


def decide(held: Store, step: object, log: Log, minute: int) -> None:
    with held.writer(now=NOW + timedelta(minutes=minute)) as writer:
        if isinstance(step, Change):
            made = writer.correct(ANCHORS[step.claim], Act.CHANGE, by="Ada", fields=step.fields, values=step.values)
        elif isinstance(step, Passed):
            made = writer.correct(ANCHORS[step.claim], step.act, by="Ada")
        else:
            assert isinstance(step, Added)
            span = Span(0, 6)
            evidence = Evidence(REPORTS[0].report.text[:6], span, span, ())
            made = writer.add_claim(REPORTS[0].filing.id, evidence, step.values, by="Ada")
    log.entries.append((made.number, made.claim.claim, step))


def take_back(held: Store, number: int, log: Log) -> int:
    """Takes an entry back; gives the number of the entry that does so."""
    entry = max([number, *(n for n, _, _ in log.entries), *log.undoes]) + 1
    with held.writer(now=NOW) as writer:
        writer.undo(number, by="Bo")
    log.undoes[entry] = number
    return entry


def run(held: Store, steps: list[object]) -> Log:
    log = Log()
    for minute, step in enumerate(steps):
        if not isinstance(step, Undo):
            decide(held, step, log, minute)
            continue
        numbers = sorted([n for n, _, _ in log.entries] + list(log.undoes), reverse=True)
        standing = [number for number in numbers if log.stands(number)]
        if step.back < len(standing):
            take_back(held, standing[step.back], log)
    return log


def told(gist: Gist) -> dict[Field, object]:
    """The fields of a gist that the steps change."""
    return {
        Field.KIND: gist.kind,
        Field.POLARITY: gist.polarity,
        Field.CERTAINTY: gist.certainty,
        Field.BACKGROUND: gist.background,
        Field.PLACE: None if gist.site is None else gist.site.id,
        Field.VOICES: tuple(voice.text for voice in gist.voices),
    }


def given_by(values: Values) -> dict[Field, object]:
    return {
        Field.KIND: values.kind,
        Field.POLARITY: values.polarity,
        Field.CERTAINTY: values.certainty,
        Field.BACKGROUND: values.background,
        Field.PLACE: None if values.place is None else values.place.id,
        Field.VOICES: tuple(voice.text for voice in values.voices),
    }


def expected(log: Log) -> dict[str, dict[Field, object]]:
    """What each claim must tell, replayed from the log by hand."""
    out = {gist.id: told(gist) for one in REPORTS for gist in one.gists}
    rejected: dict[str, bool] = {}
    for number, claim, step in log.entries:
        if not log.stands(number):
            continue
        rejected[claim] = isinstance(step, Passed) and step.act is Act.REJECT
        if isinstance(step, Added):
            out[claim] = given_by(step.values)
        elif isinstance(step, Change):
            out[claim] |= {name: value for name, value in given_by(step.values).items() if name in step.fields}
    return {claim: fields for claim, fields in out.items() if not rejected.get(claim)}


@budget(max_examples=50, deadline=None)
@given(steps=STEPS)
def test_the_view_is_the_log_replayed(steps: list[object], make_store: MakeStore) -> None:
    with make_store() as held:
        log = run(held, steps)
        with held.view() as view:
            gists = list(view.gists())
            assert {gist.id: told(gist) for gist in gists} == expected(log)
            assert gists == sorted(gists, key=lambda gist: (gist.known, gist.id))
            assert [view.gist(gist.id) for gist in gists] == gists
            for gist in gists:
                claim = view.claim(gist.id)
                assert claim is not None
                assert (claim.kind, claim.background) == (gist.kind, gist.background)


@budget(max_examples=30, deadline=None)
@given(steps=STEPS, last=DECISION)
def test_taking_back_restores_the_bytes_and_so_does_taking_that_back(
    steps: list[object], last: object, make_store: MakeStore
) -> None:
    with make_store() as held:
        log = run(held, steps)
        before = snapshot(held)
        decide(held, last, log, 99)
        after, number = snapshot(held), log.entries[-1][0]
        entry = take_back(held, number, log)
        assert snapshot(held) == before
        take_back(held, entry, log)
        assert snapshot(held) == after


@budget(max_examples=30, deadline=None)
@given(steps=STEPS, kinds=st.sets(st.sampled_from(["shelling", "talks"])), denied=st.booleans(), placed=st.booleans())
def test_a_query_means_the_same_of_corrected_claims(
    steps: list[object], kinds: set[str], denied: bool, placed: bool, make_store: MakeStore
) -> None:
    query = Query(
        kinds=frozenset(kinds),
        polarities=frozenset({Polarity.DENIED} if denied else ()),
        place=TOWN if placed else None,
    )
    with make_store() as held:
        run(held, steps)
        with held.view() as view:
            assert list(view.select(query)) == [gist for gist in view.gists() if query.admits(gist)]
            assert list(view.gists(kinds=frozenset({"talks"}))) == [g for g in view.gists() if g.kind == "talks"]
            assert set(view.sites()) == {gist.site for gist in view.gists() if gist.site is not None}


WORDS = ("report", "part", "tells part", "rana", "off*", "hamra", "1 tells", "parts", "2")


@budget(max_examples=30, deadline=None)
@given(steps=STEPS, words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=2))
def test_a_search_means_the_same_to_full_text_and_to_us(
    steps: list[object], words: list[str], make_store: MakeStore
) -> None:
    asked = " ".join(f'"{word}"' if " " in word else word for word in words)
    with make_store() as held:
        run(held, steps)
        with held.view() as view:
            hits = view.search(asked, limit=1_000)
            assert sorted(hit.gist.id for hit in hits) == sorted(_holding(view, asked))


def _holding(view: StoreView, asked: str) -> list[str]:
    """Claims whose words hold all that is asked for, gone through one by one."""
    claims = [claim for gist in view.gists() if (claim := view.claim(gist.id)) is not None]
    return [claim.id for claim in claims if holds(folded_words(claim), terms_of(asked))]


def test_reading_anew_with_the_same_rules_changes_nothing(make_store: MakeStore) -> None:
    with make_store() as held:
        log = Log()
        decide(held, Change(0, (Field.KIND,), Values(kind="talks")), log, 0)
        decide(held, Passed(1, Act.REJECT), log, 1)
        decide(held, Added(Values(kind="protest")), log, 2)
        before = snapshot(held)
        for report in REPORTS:
            with held.writer() as writer:
                writer.replace(report)
        assert snapshot(held) == before
