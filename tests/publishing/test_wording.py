from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.model.claim import Claim, ClaimClass
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.time import Basis, Interval, Precision, When
from frontwire.model.voice import Certainty, Polarity, Stance
from frontwire.publishing import wording
from frontwire.publishing.reading import Reading
from frontwire.publishing.words import Words


@pytest.fixture
def words(reading: Reading) -> Words:
    return Words.load(reading.settings, reading.document)


def when(first: date | None, last: date | None, precision: Precision = Precision.DAYS) -> When:
    return When(Interval.days(first, last), precision, Basis.STATED)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (when(date(2024, 3, 4), date(2024, 3, 4), Precision.DAY), "Monday 4 March 2024"),
        (when(date(2024, 3, 4), date(2024, 3, 6)), "4–6 March 2024"),
        (when(date(2024, 2, 28), date(2024, 3, 6)), "28 February 2024 – 6 March 2024"),
        (when(date(2024, 3, 1), date(2024, 3, 31), Precision.MONTH), "March 2024"),
        (when(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR), "2024"),
        (when(date(2024, 3, 4), None), "since 4 March 2024"),
        (when(None, date(2024, 3, 4)), "up to 4 March 2024"),
        (When(None, Precision.NONE, Basis.NONE), "day not given"),
    ],
)
def test_days_are_no_more_precise_than_they_are(held: When, said: str) -> None:
    assert wording.days(held) == said


@pytest.mark.parametrize(
    ("parts", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c"), (("a", "", "a"), "a")],
)
def test_listed(parts: tuple[str, ...], said: str) -> None:
    assert wording.listed(parts) == said


@given(st.text(alphabet="ab cé\n\t", max_size=80), st.integers(5, 40))
def test_shortening_keeps_the_beginning_and_the_limit(text: str, limit: int) -> None:
    short = wording.shorten(text, limit)
    assert len(short) <= max(limit, 1) + 1
    if len(" ".join(text.split())) <= limit:
        assert short == " ".join(text.split())
    else:
        assert short.endswith("…")
        assert " ".join(text.split()).startswith(short[:-1])


def test_a_single_long_word_is_cut_too() -> None:
    assert wording.shorten("x" * 50, 10) == "x" * 10 + "…"


def test_quotation_marks_are_not_doubled() -> None:
    assert wording.quoted('"We hold the bridge"') == "“We hold the bridge”"


def test_marks_inside_a_quote_stay_in_pairs() -> None:
    assert wording.quoted("troops 'close to victory'") == "“troops 'close to victory'”"


@pytest.mark.parametrize(
    ("stance", "firm", "saying"),
    [
        (Stance(), "", "said by rebels"),
        (Stance(certainty=Certainty.CLAIMED), "", "claimed by rebels"),
        (Stance(Polarity.DENIED), "", "denied by rebels"),
        (Stance(certainty=Certainty.POSSIBLE, hedges=("may",)), "possible (“may”)", "said by rebels"),
        (
            Stance(certainty=Certainty.CONDITIONAL, hedges=("if confirmed",)),
            "on condition (“if confirmed”)",
            "said by rebels",
        ),
        (Stance(certainty=Certainty.PLANNED), "planned", "said by rebels"),
    ],
)
def test_how_firmly(claims: tuple[Claim, ...], words: Words, stance: Stance, firm: str, saying: str) -> None:
    claim = replace(claims[0], stance=stance)
    assert wording.firmness(claim) == firm
    assert wording.saying(claim, words) == saying


@pytest.mark.parametrize("certainty", [Certainty.POSSIBLE, Certainty.PLANNED, Certainty.CONDITIONAL])
def test_what_is_not_firm_is_never_told_as_a_fact(
    claims: tuple[Claim, ...], words: Words, certainty: Certainty
) -> None:
    claim = replace(claims[0], stance=Stance(certainty=certainty))
    assert wording.statement(claim, words).startswith("shelling of the northern quarter by Army gunners")


def test_what_is_denied_is_never_told_as_a_fact(claims: tuple[Claim, ...], words: Words) -> None:
    denied = replace(claims[0], stance=Stance(Polarity.DENIED))
    assert "shelled" not in wording.statement(denied, words)


def test_without_anybody_in_it_the_claim_speaks_for_itself(make_claim: Callable[..., Claim], words: Words) -> None:
    assert wording.statement(make_claim("sides trade blame", "shelling", "0" * 16), words) == "“sides trade blame”"


def test_a_kind_without_a_label_goes_by_its_words(make_claim: Callable[..., Claim], words: Words) -> None:
    assert wording.statement(make_claim("sides trade blame", "no_such_kind", "0" * 16), words) == "“sides trade blame”"


def test_an_aim_is_never_told_as_a_deed(claims: tuple[Claim, ...], words: Words) -> None:
    aim = replace(claims[0], evidence=replace(claims[0].evidence, quote="to shell the northern quarter"))
    assert wording.statement(aim, words) == "“to shell the northern quarter”"


def test_a_place_is_told_from_small_to_large(claims: tuple[Claim, ...], words: Words) -> None:
    assert wording.place(claims[0].where, words) == "Tall Rif'at, Aleppo, Syria"
    assert wording.place(claims[3].where, words) is None


def test_a_refused_place_is_told_as_such(claims: tuple[Claim, ...], words: Words) -> None:
    assert claims[0].where.note is not None
    where = replace(claims[0].where, note=replace(claims[0].where.note, place=None))
    assert wording.place(where, words) == "Tal Rifaat (not found on the map)"


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 900), st.sampled_from(Precision))
def test_days_always_name_the_last_year(first: date, length: int, precision: Precision) -> None:
    last = first + timedelta(days=length)
    assert str(last.year) in wording.days(when(first, last, precision))


def figure(what: What, who: Who, text: str, scope: Scope = Scope.INCIDENT) -> Figure:
    return Figure(what, who, 1, 1, text, scope=scope)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((), ""),
        ((figure(What.KILLED, Who.CIVILIAN, "12"),), "killed: 12 (civilians)"),
        ((figure(What.KILLED, Who.UNKNOWN, "12"),), "killed: 12"),
        ((figure(What.KILLED, Who.UNKNOWN, "5"), figure(What.KILLED, Who.UNKNOWN, "a few")), "killed: 5 and a few"),
        ((figure(What.KILLED, Who.UNKNOWN, "5"), figure(What.WOUNDED, Who.UNKNOWN, "9")), "killed: 5; wounded: 9"),
        ((figure(What.KILLED, Who.UNKNOWN, "4,000", Scope.CUMULATIVE),), "killed, in all: 4,000"),
        ((figure(What.OTHER, Who.UNKNOWN, "three"),), "three"),
    ],
)
def test_figures_are_told_as_worded(words: Words, figures: tuple[Figure, ...], said: str) -> None:
    assert wording.figures(figures, words) == said


def test_a_place_without_a_name_in_its_words_gets_it(claims: tuple[Claim, ...]) -> None:
    where = claims[0].where
    assert where.note is not None
    assert wording.short_place(where) == "Tal Rifaat"
    assert wording.short_place(replace(where, note=replace(where.note, text="the town"))) == "the town (Tall Rif'at)"
    assert wording.short_place(replace(where, note=replace(where.note, text="the town", place=None))) == "the town"
    assert wording.short_place(claims[3].where) == ""


def test_a_relation_is_told_with_its_words(claims: tuple[Claim, ...]) -> None:
    where = claims[0].where
    assert where.note is not None
    assert wording.spot(where) == "north"
    near = replace(where.note, text="near the border\nwith Turkey", relation="near", part=None)
    assert wording.spot(replace(where, note=near)) == "near the border with Turkey"


def test_a_speech_act_names_its_speaker_once(make_claim: Callable[..., Claim], claims, words: Words) -> None:
    speaker = claims[0].actors
    outside = make_claim("sides trade blame", "appeal", "1" * 16, klass=ClaimClass.SPEECH_ACT, actors=speaker)
    assert wording.statement(outside, words) == "Army gunners: “sides trade blame”"
    inside = replace(outside, evidence=claims[0].evidence)
    assert wording.statement(inside, words).startswith("“Army gunners shelled")


def test_a_denial_itself_is_not_denied(make_claim: Callable[..., Claim], words: Words) -> None:
    denied = make_claim("sides trade blame", "denial", "1" * 16, stance=Stance(Polarity.DENIED))
    assert wording.saying(denied, words) == "said not to be so"
    assert wording.saying(replace(denied, klass=ClaimClass.SPEECH_ACT), words) == ""


def test_a_place_is_not_told_as_the_doer(claims: tuple[Claim, ...], words: Words) -> None:
    note = claims[0].where.note
    assert note is not None
    place = replace(claims[0].actors[0], text="Tal Rifaat", span=note.span, entity=None)
    told = wording.statement(replace(claims[0], actors=(place,), targets=()), words)
    assert told.startswith("“Army gunners shelled")


def test_roles_that_no_pattern_uses_leave_the_quote(claims: tuple[Claim, ...], words: Words) -> None:
    only_item = replace(claims[0], actors=(), targets=(), items=claims[0].actors)
    assert wording.statement(only_item, words).startswith("“Army gunners shelled")
