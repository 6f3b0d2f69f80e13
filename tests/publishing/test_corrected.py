"""Corrections in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from frontwire.model.actor import Actor
from frontwire.model.correction import Act, Correction, Field, Values
from frontwire.model.figure import Figure, What, Who
from frontwire.model.judgement import Anchor
from frontwire.model.span import Span
from frontwire.model.voice import Certainty, Polarity, Voice, VoiceType
from frontwire.publishing.corrected import changes, line, section
from store_support import TOWN, make_claim

CLAIM = make_claim()


def made(number: int, *fields: Field, act: Act = Act.CHANGE, because: str = "", **values: Any) -> Correction:
    anchor = Anchor(CLAIM.id, "r1", CLAIM.kind, CLAIM.evidence.span)
    return Correction(number, anchor, act, "Ada", datetime(2024, 5, 1, tzinfo=UTC), fields, Values(**values), because)


@pytest.mark.parametrize(
    ("field", "values", "before", "after"),
    [
        (Field.KIND, {"kind": "talks"}, "shelling", "talks"),
        (Field.ACTORS, {"actors": (Actor("rebels", Span(0, 1)),)}, "“Soldiers”", "“rebels”"),
        (Field.TARGETS, {}, "“the mill”", "nobody"),
        (Field.PLACE, {}, "Tel Hamra, Homs, SY, gn:1", "no place"),
        (Field.PLACE, {"place_text": "the mill"}, "Tel Hamra, Homs, SY, gn:1", "“the mill”, not on the map"),
        (Field.PLACE, {"place": TOWN, "part": "west"}, "Tel Hamra, Homs, SY, gn:1", "Tel Hamra, Homs, SY, gn:1, west"),
        (Field.WHEN, {"first": date(2024, 3, 5)}, "Wednesday 6 March 2024", "since 5 March 2024"),
        (Field.WHEN, {}, "Wednesday 6 March 2024", "day not given"),
        (
            Field.FIGURES,
            {"figures": (Figure(What.WOUNDED, Who.CHILD, 3, 3, "three"),)},
            "“at least two” civilian killed",
            "“three” child wounded",
        ),
        (Field.FIGURES, {}, "“at least two” civilian killed", "none"),
        (Field.VOICES, {}, "“officials” (official)", "the outlet"),
        (
            Field.VOICES,
            {"voices": (Voice("a doctor", VoiceType.MEDICAL), Voice("SANA", VoiceType.STATE_MEDIA))},
            "“officials” (official)",
            "“a doctor” (medical), through “SANA” (state_media)",
        ),
        (Field.DIRECT, {"direct": True}, "not the speaker's own words", "the speaker's own words"),
        (Field.POLARITY, {"polarity": Polarity.DENIED}, "affirmed", "denied"),
        (Field.CERTAINTY, {"certainty": Certainty.PLANNED}, "stated", "planned"),
        (Field.BACKGROUND, {"background": True}, "news", "background"),
    ],
)
def test_a_field_before_and_after(field: Field, values: dict[str, Any], before: str, after: str) -> None:
    (change,) = changes(CLAIM, [made(1, field, **values)])
    assert (change.field, change.before, change.after) == (field, before, after)


def test_each_change_tells_what_stood_just_before_it() -> None:
    first, undone, last = made(1, Field.KIND, kind="talks"), made(2, Field.KIND, kind="siege"), made(4, Field.KIND)
    history = (first, replace(undone, undone=3), replace(last, values=Values(kind="protest")))
    told = [(one.before, one.after, one.correction.number) for one in changes(CLAIM, history)]
    assert told == [("shelling", "talks", 1), ("talks", "siege", 2), ("talks", "protest", 4)]


def test_what_only_passes_judgement_changes_no_field() -> None:
    assert changes(CLAIM, [made(1, act=Act.ACCEPT), made(2, act=Act.REJECT)]) == ()


def test_lines() -> None:
    assert line(made(3, Field.PLACE, Field.WHEN, because="so the  map")) == (
        "3. Ada, 1 May 2024: place, when changed: so the map"
    )
    assert line(replace(made(4, act=Act.REJECT), undone=5)) == "4. Ada, 1 May 2024: rejected (taken back by 5)"


def test_a_section_tells_who_changed_what_from_what() -> None:
    (held,) = section(CLAIM, (made(1, Field.KIND, kind="talks"), made(2, act=Act.ACCEPT)))
    assert held.key == "corrections"
    assert ["".join(str(part) for part in one.parts) for one in held.lines] == [
        "1. Ada, 1 May 2024: kind changed",
        "kind: talks; was shelling",
        "2. Ada, 1 May 2024: accepted",
    ]
    assert section(CLAIM, ()) == ()
