from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from frontwire.lexicon.labels import Labels
from frontwire.model.claim import ClaimClass
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.filing import Edition, Filing, Version, Voucher
from frontwire.model.gist import Gist, Party, Site, Speaker
from frontwire.model.happening import Link, Relation
from frontwire.model.place import PlaceClass
from frontwire.model.span import Span
from frontwire.model.time import Basis, Precision
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.publishing import telling
from frontwire.publishing.cards import Exhibit, in_context, pair
from tests_support import LEXICONS

TEXT = "Rebels say that the army shelled the northern market at noon. Nobody else has confirmed it so far."
QUOTE = Span(TEXT.index("the army"), TEXT.index(" at noon"))
NAWA = Site("gn:1", "Nawa", PlaceClass.TOWN, "SY", "Dara", 32.89, 36.04, 2.0)
DAY = date(2024, 3, 4)
GIST = Gist(
    id="3f9a2c0177aa",
    report="r1",
    outlet="Hauran Gazette",
    known=DAY,
    kind="shelling",
    klass=ClaimClass.EVENT,
    quote=QUOTE.of(TEXT),
    span=QUOTE,
    first=DAY,
    last=DAY,
    precision=Precision.DAY,
    time_basis=Basis.STATED,
    site=NAWA,
    place_text="the northern market",
    part="north",
    actors=(Party("army", "The army"),),
    targets=(Party("market", "the northern market"),),
    instruments=(),
    items=(),
    facilities=(),
    figures=(),
    voices=(Speaker("rebels", "Rebels", VoiceType.ARMED_GROUP),),
    cue="say",
    direct=False,
    said_when=None,
    polarity=Polarity.AFFIRMED,
    certainty=Certainty.CLAIMED,
    hedges=(),
    background=False,
)
FILING = Filing(
    "r1", "a.txt", None, "Hauran Gazette", "en", DAY, datetime(2024, 3, 5, tzinfo=UTC), Edition("0", "x", "y")
)


@pytest.fixture(scope="session")
def labels() -> Labels:
    return Labels.load(Path(LEXICONS) / "publishing" / "labels.yml")


def test_a_statement_from_the_roles(labels: Labels) -> None:
    assert telling.statement(GIST, labels) == "The army shelled the northern market"


@pytest.mark.parametrize(
    "changes", [{"certainty": Certainty.POSSIBLE}, {"polarity": Polarity.DENIED}, {"certainty": Certainty.PLANNED}]
)
def test_what_is_not_firm_is_told_as_a_noun(labels: Labels, changes: dict[str, object]) -> None:
    assert telling.statement(replace(GIST, **changes), labels) == "Shelling of the northern market by the army"


def test_nobody_named_or_a_kind_whose_words_say_it_best_is_quoted(labels: Labels) -> None:
    assert telling.statement(replace(GIST, actors=(), targets=()), labels) == f"“{GIST.quote}”"
    assert telling.statement(replace(GIST, kind="casualties"), labels) == f"“{GIST.quote}”"


def test_figures_stand_as_worded(labels: Labels) -> None:
    held = (
        Figure(What.KILLED, Who.CIVILIAN, 7, None, "at least seven"),
        Figure(What.KILLED, Who.COMBATANT, 2, 2, "two"),
        Figure(What.WOUNDED, Who.UNKNOWN, 20, 30, "20 to 30", Scope.ARRIVALS),
    )
    told = telling.figures(held, labels)
    assert told.startswith("killed: at least seven (civilians) and two (")
    assert told.endswith(": 20 to 30")
    assert "27" not in told


def test_who_says_it(labels: Labels) -> None:
    assert telling.saying(GIST) == "claimed by Rebels"
    assert telling.saying(replace(GIST, polarity=Polarity.DENIED)) == "denied by Rebels"
    assert telling.saying(replace(GIST, voices=(), certainty=Certainty.STATED)) == "said by Hauran Gazette"
    chain = (Speaker("d", "A doctor", VoiceType.MEDICAL), Speaker("s", "SANA", VoiceType.STATE_MEDIA))
    assert telling.voices(replace(GIST, voices=chain)) == "a doctor, through SANA"


def test_where(labels: Labels) -> None:
    assert telling.spot(NAWA, None, "north") == "Nawa, Dara, SY, north"
    assert telling.spot(NAWA, None, countries={"SY": "Syria"}) == "Nawa, Dara, Syria"
    assert telling.spot(None, "the old mill") == "the old mill (not on the map)"
    assert telling.spot(None, None) == "place not given"


def test_when() -> None:
    assert telling.days(DAY, DAY) == "Monday 4 March 2024"
    assert telling.days(None, None) == "day not given"
    assert telling.days(DAY, date(2024, 3, 6)) == "4–6 March 2024"


def test_a_source_is_an_outlet_or_a_message() -> None:
    assert telling.source(FILING) == "Hauran Gazette, 4 March 2024"
    sent = replace(FILING, outlet=None, voucher=Voucher("Clinic 4", "medical"))
    assert telling.source(sent) == "message of Clinic 4, 4 March 2024"
    assert telling.source(replace(FILING, outlet=None)) == "outlet not known, 4 March 2024"


def test_a_pair_shows_both_with_their_words_and_the_reasons(labels: Labels) -> None:
    one = Exhibit(GIST, FILING, TEXT)
    other = Exhibit(replace(GIST, id="77b01d000000"), replace(FILING, outlet="Free South"), TEXT)
    link = Link(GIST.id, other.gist.id, Relation.SAME, 0.52, ("the same market", "one day apart"))
    shown = pair(link, one, other, heading="1 of 3", are_one=True, labels=labels)
    assert shown.startswith("1 of 3\n\nA  shelling · Monday 4 March 2024 · Nawa, Dara, SY, north · 3f9a2c01\n")
    assert shown.count("Rebels say that ⟦the army shelled the northern market⟧ at noon. Nobody else") == 2
    assert "claimed by Rebels · Free South, 4 March 2024" in shown
    assert shown.endswith("So far they are one, at 0.52 of 1\n   • the same market\n   • one day apart\n")


def test_a_pair_that_is_not_linked_says_so(labels: Labels) -> None:
    one = Exhibit(GIST, FILING, TEXT)
    link = Link(GIST.id, GIST.id, Relation.DENIES, 0.44, ())
    shown = pair(link, one, one, heading="", are_one=False, labels=labels)
    assert shown.endswith("So far they are two, at 0.44 of 1; the newer denies the older\n")


def test_long_surroundings_are_cut_at_words() -> None:
    text = "word " * 100 + "the quote" + " word" * 100
    shown = in_context(text, Span(500, 509)).plain
    assert shown.startswith("… word")
    assert shown.endswith("word …")
    assert "⟦the quote⟧" in shown
    assert len(shown) < 360


def test_a_version_says_since_when_it_counts_no_more() -> None:
    first = replace(FILING, version=Version(1, 2, until=date(2024, 3, 8), after="r2"))
    last = replace(FILING, version=Version(2, 2, since=date(2024, 3, 8), before="r0"))
    assert telling.version(FILING) == ""
    assert telling.version(first).startswith("version 1 of 2 of its page, which was changed: since 8 March 2024")
    assert telling.version(last) == "version 2 of 2 of its page"
