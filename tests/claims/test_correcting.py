"""What corrections make of a claim."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from frontwire.claims.correcting import added, added_id, changed, corrected
from frontwire.model.actor import Actor
from frontwire.model.claim import ClaimClass, Codes, Evidence
from frontwire.model.correction import Act, Correction, Field, Values
from frontwire.model.figure import Figure, What, Who
from frontwire.model.judgement import Anchor
from frontwire.model.place import Place, PlaceBasis, PlaceClass
from frontwire.model.span import Span
from frontwire.model.time import Basis, Interval, Precision
from frontwire.model.voice import Certainty, Polarity, Voice, VoiceType
from store_support import TOWN, make_claim

OTHER = Place("gn:2", "Kafr Sabil", PlaceClass.DISTRICT, "SY", "Idlib", 35.7, 36.4, radius_km=12.0)
CLAIM = make_claim()


def made(act: Act, *fields: Field, number: int = 1, because: str = "", **values: Any) -> Correction:
    anchor = Anchor(CLAIM.id, "r1", CLAIM.kind, CLAIM.evidence.span)
    when = datetime(2024, 5, 1, tzinfo=UTC)
    return Correction(number, anchor, act, "Ada", when, fields, Values(**values), because)


def change(*fields: Field, **values: Any) -> Correction:
    return made(Act.CHANGE, *fields, **values)


def test_only_the_fields_that_are_named_change() -> None:
    after = changed(CLAIM, change(Field.POLARITY, polarity=Polarity.DENIED, kind="talks", background=True))
    assert after.stance.polarity is Polarity.DENIED
    assert (after.kind, after.background, after.figures) == (CLAIM.kind, CLAIM.background, CLAIM.figures)


def test_a_kind_brings_its_class_and_codes_and_no_rule_stands_for_it() -> None:
    codes = Codes("Other", "CONSULT", "040")
    after = changed(CLAIM, change(Field.KIND, kind="talks", klass=ClaimClass.SPEECH_ACT, codes=codes))
    assert (after.kind, after.klass, after.codes, after.evidence.rules) == ("talks", ClaimClass.SPEECH_ACT, codes, ())
    assert after.evidence.quote == CLAIM.evidence.quote


def test_plain_fields() -> None:
    values: dict[str, Any] = {
        "actors": (Actor("rebels", Span(0, 6)),),
        "targets": (),
        "figures": (Figure(What.WOUNDED, Who.CHILD, 3, 3, "three"),),
        "voices": (Voice("a doctor", VoiceType.MEDICAL),),
        "direct": True,
        "certainty": Certainty.CLAIMED,
        "background": True,
    }
    after = changed(CLAIM, change(*(Field(name) for name in values), **values))
    assert (after.actors, after.targets, after.figures) == (values["actors"], (), values["figures"])
    assert (after.said_by, after.direct, after.background) == (values["voices"], True, True)
    assert (after.stance.certainty, after.stance.polarity) == (Certainty.CLAIMED, CLAIM.stance.polarity)


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        (date(2024, 3, 5), date(2024, 3, 5), Precision.DAY),
        (date(2024, 3, 5), date(2024, 3, 8), Precision.DAYS),
        (date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        (date(2023, 2, 1), date(2024, 2, 29), Precision.DAYS),
        (date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR),
        (date(2022, 1, 1), date(2024, 12, 31), Precision.YEARS),
        (date(2024, 3, 5), None, Precision.DAYS),
    ],
)
def test_days_are_as_exact_as_their_ends_say(first: date, last: date | None, precision: Precision) -> None:
    when = changed(CLAIM, change(Field.WHEN, first=first, last=last, because="so the caption")).when
    assert when.interval == Interval.days(first, last)
    assert (when.precision, when.basis, when.because) == (precision, Basis.STATED, "decided by Ada: so the caption")


def test_no_day() -> None:
    when = changed(CLAIM, change(Field.WHEN)).when
    assert (when.interval, when.precision, when.basis) == (None, Precision.NONE, Basis.NONE)


def test_another_place_stands_at_its_own_point() -> None:
    where = changed(CLAIM, change(Field.PLACE, place=OTHER, place_text="Tel Hamra", part="west")).where
    assert where.note is not None
    assert (where.note.place, where.note.lat, where.note.lon, where.note.radius_km) == (OTHER, 35.7, 36.4, 12.0)
    assert (where.note.text, where.note.part, where.note.ucdp_precision) == ("Tel Hamra", "west", 3)
    assert (where.basis, where.because) == (PlaceBasis.NAMED, "decided by Ada")


def test_words_that_the_map_does_not_have() -> None:
    where = changed(CLAIM, change(Field.PLACE, place_text="the mill")).where
    assert where.note is not None
    assert (where.note.text, where.note.place, where.note.lat, where.basis) == ("the mill", None, None, PlaceBasis.NONE)


def test_no_place() -> None:
    assert changed(CLAIM, change(Field.PLACE)).where.note is None


def test_a_place_where_none_was_told() -> None:
    nowhere = changed(CLAIM, change(Field.PLACE))
    note = changed(nowhere, change(Field.PLACE, place=TOWN)).where.note
    assert note is not None
    assert (note.text, note.place, note.span) == ("Tel Hamra", TOWN, Span(0, 0))


def test_the_later_of_two_wins_field_by_field() -> None:
    first = change(Field.KIND, Field.BACKGROUND, kind="talks", background=True)
    second = change(Field.KIND, kind="protest", number=2)
    after = corrected(CLAIM, (first, second))
    assert after is not None
    assert (after.kind, after.background) == ("protest", True)


@pytest.mark.parametrize(
    ("acts", "stands"),
    [
        ((), True),
        ((Act.REJECT,), False),
        ((Act.ACCEPT, Act.REJECT), False),
        ((Act.REJECT, Act.ACCEPT), True),
        ((Act.REJECT, Act.CHANGE), True),
    ],
)
def test_the_last_word_says_whether_a_claim_stands(acts: tuple[Act, ...], stands: bool) -> None:
    held = [made(act, number=number) for number, act in enumerate(acts, start=1)]
    assert (corrected(CLAIM, held) is not None) is stands


def test_a_claim_that_a_person_adds() -> None:
    span = Span(3, 9)
    adding = Correction(
        4,
        Anchor(added_id("r1", span, 4), "r1", "talks", span),
        Act.ADD,
        "Ada",
        datetime(2024, 5, 1, tzinfo=UTC),
        tuple(Field),
        Values(kind="talks", place=TOWN, place_text="Tel Hamra", first=date(2024, 3, 5), last=date(2024, 3, 5)),
        evidence=Evidence("talked", span, Span(0, 20), ()),
    )
    claim = added(adding)
    assert (claim.id, claim.kind, claim.evidence.quote) == (adding.claim.claim, "talks", "talked")
    assert claim.when.interval == Interval.day(date(2024, 3, 5))
    assert claim.where.note is not None
    assert claim.where.note.place == TOWN
    with pytest.raises(ValueError, match="correction 1 adds no claim"):
        added(change(Field.KIND))


def test_each_addition_has_an_id_of_its_own() -> None:
    ids = {added_id("r1", Span(0, 3), 1), added_id("r1", Span(0, 3), 2), added_id("r2", Span(0, 3), 1)}
    assert len(ids) == 3
