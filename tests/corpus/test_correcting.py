"""People correct claims through a corpus: what they give is checked, completed, recorded, and drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from frontwire import Corpus, Reader, Reading, open_store
from frontwire.errors import AbsentError, InputError
from frontwire.model.actor import Actor
from frontwire.model.correction import Act, Correction, Field, Values
from frontwire.model.figure import Figure, What, Who
from frontwire.model.filing import Edition
from frontwire.model.gist import Gist
from frontwire.model.span import Span
from frontwire.model.voice import Certainty, Polarity, Voice, VoiceType
from frontwire.publishing.picture.brief import write
from frontwire.settings import Settings

FETCHED = datetime(2024, 3, 7, 8, tzinfo=UTC)
STRIKE = "Government jets bombed the market of Tafas on Tuesday, killing at least 12 people, activists said."
TOLL = "An air strike on the market in Tafas on Tuesday killed 15 people, a doctor said. The elders of Tafas drank tea."
NO_WORDS = Span(0, 0)


@pytest.fixture(scope="module")
def readings(reader: Reader) -> tuple[Reading, Reading]:
    strike = reader.read(STRIKE, published="2024-03-06", outlet="Free South Network")
    return strike, reader.read(TOLL, published="2024-03-07", outlet="Meridian Wire")


@pytest.fixture
def corpus(tmp_path: Path, settings: Settings, readings: tuple[Reading, Reading]) -> Iterator[Corpus]:
    with open_store(tmp_path / "frontwire.db", settings=settings) as held:
        held.add_all(readings, fetched=FETCHED)
        yield held


def strike(corpus: Corpus) -> Gist:
    return next(hit.gist for hit in corpus.search("jets") if hit.gist.kind == "air_strike")


def report_of(corpus: Corpus, outlet: str) -> str:
    with corpus.view() as view:
        return next(filing.id for filing in view.filings() if filing.outlet == outlet)


def correct(corpus: Corpus, *fields: Field, **values: Any) -> Gist:
    """The strike once it is corrected."""
    id_ = strike(corpus).id
    corpus.correct(id_, Values(**values), fields=fields, by="Ada")
    with corpus.view() as view:
        gist = view.gist(id_)
    assert gist is not None
    return gist


def drawn(corpus: Corpus) -> str:
    return write(corpus.picture(), corpus_words(corpus))


def corpus_words(corpus: Corpus) -> Any:
    from frontwire.publishing.picture.words import Vocabulary

    return Vocabulary.load(Path(corpus.settings.lexicons), at=date(2024, 3, 8))


# -- completing --------------------------------------------------------------------------------------------------------


def test_a_kind_gets_its_class_and_codes_from_the_lexicon(corpus: Corpus) -> None:
    gist = correct(corpus, Field.KIND, kind="shelling")
    with corpus.view() as view:
        claim = view.claim(gist.id)
    assert claim is not None
    assert (gist.kind, claim.klass.value) == ("shelling", "event")
    assert (claim.codes.cameo, claim.codes.plover) == ("194", "ASSAULT/heavy-weapons")


def test_words_for_an_actor_are_known_again(corpus: Corpus) -> None:
    gist = correct(corpus, Field.ACTORS, Field.TARGETS, actors=(Actor("the Syrian army", NO_WORDS),),
                   targets=(Actor("market", NO_WORDS),))  # fmt: skip
    assert [party.text for party in gist.targets] == ["market"]
    with corpus.view() as view:
        claim = view.claim(gist.id)
    assert claim is not None
    assert claim.targets[0].span.of(STRIKE) == "market"


def test_an_actor_of_the_lexicon_is_named(corpus: Corpus) -> None:
    gist = correct(corpus, Field.ACTORS, actors=(Actor("Hezbollah", NO_WORDS),))
    (party,) = gist.actors
    assert (party.known, party.text) == (True, "Hezbollah")
    assert (party.name, party.side, party.country) == ("Hezbollah", "hezbollah", "LB")


def test_an_actor_of_the_report_is_the_same_again(corpus: Corpus) -> None:
    before = strike(corpus).actors[0]
    gist = correct(corpus, Field.TARGETS, targets=(Actor(f"the {before.text}", NO_WORDS),))
    assert gist.targets[0].key == before.key


def test_a_place_keeps_the_words_of_the_report(corpus: Corpus) -> None:
    gist = correct(corpus, Field.PLACE, place=corpus.entry("Nawa, SY"), part="west")
    assert gist.site is not None
    assert (gist.site.name, gist.place_text, gist.part) == ("Nawa", "Tafas", "west")


def test_days(corpus: Corpus) -> None:
    gist = correct(corpus, Field.WHEN, first=date(2024, 3, 4), last=date(2024, 3, 5))
    assert (gist.first, gist.last) == (date(2024, 3, 4), date(2024, 3, 5))


def test_a_figure_without_words_gets_some(corpus: Corpus) -> None:
    figures = tuple(
        Figure(What.KILLED, Who.CIVILIAN, low, high, "") for low, high in ((12, None), (None, 9), (3, 4), (5, 5))
    )
    gist = correct(corpus, Field.FIGURES, figures=figures)
    assert [figure.wording for figure in gist.figures] == ["at least 12", "up to 9", "3 to 4", "5"]
    assert gist.figures[0].span is not None
    assert gist.figures[0].span.of(STRIKE) == "at least 12"


def test_voices(corpus: Corpus) -> None:
    gist = correct(corpus, Field.VOICES, voices=(Voice(" Dr  Rana ", VoiceType.MEDICAL, named=True),))
    assert [(voice.text, voice.key, voice.type) for voice in gist.voices] == [("Dr Rana", "dr rana", VoiceType.MEDICAL)]
    assert correct(corpus, Field.VOICES).voices == ()


def test_a_claim_is_added_by_its_words(corpus: Corpus) -> None:
    report = report_of(corpus, "Meridian Wire")
    start = TOLL.index(" The elders")
    values = Values(kind="talks", actors=(Actor("elders of Tafas", NO_WORDS),), place=corpus.entry("Tafas, SY"))
    made = corpus.add_claim(report, Span(start, len(TOLL)), values, by="Ada", because="they met")
    with corpus.view() as view:
        claim, gist = view.claim(made.claim.claim), view.gist(made.claim.claim)
    assert claim is not None
    assert gist is not None
    assert claim.evidence.quote == "The elders of Tafas drank tea."
    assert claim.evidence.span.of(TOLL) == claim.evidence.quote
    assert claim.evidence.sentence.of(TOLL).endswith(claim.evidence.quote)
    assert claim.codes.cameo is not None
    assert (gist.kind, gist.outlet, gist.known) == ("talks", "Meridian Wire", date(2024, 3, 7))
    assert "CORRECTED BY PEOPLE" in corpus.explain(made.claim.claim)


Wrong = Callable[[Corpus], object]
WRONG: dict[str, Wrong] = {
    "'shelin' is no kind of claim: did you mean shelling": lambda c: correct(c, Field.KIND, kind="shelin"),
    "'praise' is no kind of claim": lambda c: correct(c, Field.KIND, kind="praise"),
    "an actor or target needs words": lambda c: correct(c, Field.ACTORS, actors=(Actor(" ", NO_WORDS),)),
    "a voice needs words": lambda c: correct(c, Field.VOICES, voices=(Voice("", VoiceType.UN),)),
    "leave the voices empty": lambda c: correct(c, Field.VOICES, voices=(Voice("we", VoiceType.OUTLET),)),
    "the words for a place are empty": lambda c: correct(c, Field.PLACE, place_text=" "),
    "the first day, 2024-03-06, is after the last, 2024-03-05": lambda c: correct(
        c, Field.WHEN, first=date(2024, 3, 6), last=date(2024, 3, 5)
    ),
    "the lowest number, 9, is above the highest, 3": lambda c: figure(c, 9, 3),
    "a figure needs a number": lambda c: figure(c, None, None),
    "not below nought": lambda c: figure(c, -1, 3),
    "lie outside the report": lambda c: correct(c, Field.ACTORS, actors=(Actor("x", Span(5, 9_999)),)),
    "nothing is changed: name a field": correct,
    "'' is no kind|nothing is no field": lambda c: c.add_claim(
        report_of(c, "Meridian Wire"), Span(0, 5), Values(), by="Ada"
    ),
    "no words are selected": lambda c: add(c, Span(3, 3)),
    "characters 0 to 5000 lie outside the report": lambda c: add(c, Span(0, 5_000)),
    "who decides must be named": lambda c: c.accept(strike(c).id, by=" \n"),
    "no place is called Nowhereville": lambda c: c.entry("Nowhereville"),
    "no place is called gn:0": lambda c: c.entry("gn:0"),
    "colour is no field of a claim: there are kind, actors": lambda c: c.correct(
        strike(c).id, Values(), fields=["colour"], by="Ada"
    ),
}


def figure(corpus: Corpus, low: int | None, high: int | None) -> Gist:
    return correct(corpus, Field.FIGURES, figures=(Figure(What.KILLED, Who.UNKNOWN, low, high, "some"),))


def add(corpus: Corpus, span: Span, *, kind: str = "talks") -> Correction:
    return corpus.add_claim(report_of(corpus, "Meridian Wire"), span, Values(kind=kind), by="Ada")


@pytest.mark.parametrize("says", WRONG)
def test_what_cannot_be_is_refused_in_one_sentence_and_leaves_no_trace(says: str, corpus: Corpus) -> None:
    with pytest.raises(InputError, match=says) as caught:
        WRONG[says](corpus)
    assert "\n" not in str(caught.value)
    assert corpus.decisions() == ()


def test_what_is_not_there_is_said(corpus: Corpus) -> None:
    for wrong in (
        lambda: corpus.accept("nothing", by="Ada"),
        lambda: corpus.correct("nothing", Values(kind="talks"), fields=["kind"], by="Ada"),
        lambda: corpus.candidates("nothing"),
        lambda: corpus.add_claim("nothing", Span(0, 1), Values(kind="talks"), by="Ada"),
        lambda: corpus.undo(7, by="Ada"),
    ):
        with pytest.raises(AbsentError):
            wrong()


def test_only_accepting_and_rejecting_is_done_to_many(corpus: Corpus) -> None:
    with pytest.raises(ValueError, match="many claims cannot be decided by change"):
        corpus.decide_all([strike(corpus).id], Act.CHANGE, by="Ada")


# -- what comes of it --------------------------------------------------------------------------------------------------


def test_the_picture_follows_and_taking_back_restores_it(corpus: Corpus) -> None:
    before = drawn(corpus)
    id_ = strike(corpus).id
    values = Values(place=corpus.entry("Nawa, SY"), polarity=Polarity.DENIED, certainty=Certainty.CLAIMED)
    made = corpus.correct(id_, values, fields=[Field.PLACE, Field.POLARITY, Field.CERTAINTY], by="Ada")
    after = drawn(corpus)
    assert "Nawa" in after
    assert "Nawa" not in before
    corpus.reject(id_, by="Bo")
    assert drawn(corpus) not in {before, after}
    corpus.undo(by="Bo")
    assert drawn(corpus) == after
    assert corpus.undo(made.number, by="Ada") == (replace(made, undone=4),)
    assert drawn(corpus) == before
    corpus.undo(4, by="Ada")
    assert drawn(corpus) == after


def test_links_are_made_anew_from_what_is_corrected(corpus: Corpus) -> None:
    id_ = strike(corpus).id
    toll = next(hit.gist.id for hit in corpus.search("strike") if hit.gist.kind == "air_strike" and hit.gist.id != id_)
    linked = corpus.reconcile()
    assert any({id_, toll} <= set(one.claims) for one in linked.happenings)
    corpus.correct(id_, Values(place=corpus.entry("Nawa, SY")), fields=["place"], by="Ada")
    assert not any({id_, toll} <= set(one.claims) for one in corpus.reconcile().happenings)
    corpus.undo(by="Ada")
    assert corpus.reconcile() == linked


def test_a_rejected_claim_is_told_to_be_so(corpus: Corpus) -> None:
    id_ = strike(corpus).id
    corpus.reject(id_, by="Bo", because="of another page")
    for ask in (corpus.dossier, corpus.exhibit, corpus.explain):
        with pytest.raises(AbsentError, match=r"was rejected by Bo \(of another page\): undo 1 brings it back"):
            ask(id_)
    corpus.accept(id_, by="Ada")
    assert "1. Bo" in corpus.explain(id_)


def test_a_dossier_has_the_corrections_of_its_claims(corpus: Corpus) -> None:
    id_ = strike(corpus).id
    made = corpus.accept(id_, by="Ada")
    assert corpus.dossier(id_).corrections == corpus.history(id_) == (made,)
    assert corpus.corrections(report=made.claim.report) == (made,)
    assert corpus.corrections(report="other") == ()


def test_candidates_are_the_place_chosen_those_considered_and_namesakes(corpus: Corpus) -> None:
    gist = strike(corpus)
    held = corpus.candidates(gist.id)
    assert gist.site is not None
    assert held[0].id == gist.site.id
    assert {place.country for place in held} >= {"SY", "TR"}
    assert len({place.id for place in held}) == len(held)
    corpus.correct(gist.id, Values(), fields=["place"], by="Ada")
    assert corpus.candidates(gist.id) == ()


def test_rereading_keeps_corrections(corpus: Corpus, reader: Reader) -> None:
    id_ = strike(corpus).id
    corpus.correct(id_, Values(polarity=Polarity.DENIED), fields=["polarity"], by="Ada")
    corpus.reject(next(hit.gist.id for hit in corpus.search("doctor")), by="Ada")
    add(corpus, Span(0, 13))
    before = drawn(corpus)
    done = corpus.reread(reader, reports=[report_of(corpus, name) for name in ("Meridian Wire", "Free South Network")])
    assert [(one.came, one.went) for one in done] == [(0, 0), (0, 0)]
    assert drawn(corpus) == before
    assert corpus.adrift() == ()


def test_a_correction_whose_claim_went_is_adrift(corpus: Corpus, reader: Reader) -> None:
    made = corpus.reject(strike(corpus).id, by="Ada")
    with corpus.view() as view:
        filing = view.filing(made.claim.report)
    assert filing is not None
    reading = reader.read("Nothing happened.", outlet="Free South Network", published="2024-03-06")
    held = corpus._receiver.receive_again(replace(filing, edition=Edition("0", "0", "0")), reading)
    with corpus.store.writer() as writer:
        writer.replace(held)
    assert corpus.adrift() == corpus.decisions() == (made,)
