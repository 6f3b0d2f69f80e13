"""Every example of lexicons/cues and lexicons/voices is a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from frontwire.lexicon.cues import CueEntry, Cues, Finding
from frontwire.lexicon.load import read_folder
from frontwire.lexicon.voices import VoiceEntry, words_of
from frontwire.model.document import Document
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax
from frontwire.model.voice import Attribution, Hedge

LEXICONS = Path(__file__).parents[2] / "lexicons"


def cue_examples() -> Iterator[object]:
    for file in read_folder(LEXICONS / "cues", CueEntry):
        for number, example in enumerate(file.entry.examples, 1):
            yield pytest.param(file.path, example.text, example.finds, id=f"{file.entry.concept}-{number}")


def voice_examples() -> Iterator[object]:
    for file in read_folder(LEXICONS / "voices", VoiceEntry):
        for example in file.entry.examples:
            yield pytest.param(file.entry.voice, example.text, example.is_one, id=f"{file.entry.voice}-{example.text}")


@pytest.mark.parametrize(("path", "text", "finds"), cue_examples())
def test_each_cue_example_finds_what_it_says(
    document: Callable[..., Document], path: str, text: str, finds: Finding | str
) -> None:
    made = document(text)
    found = (*made.attributions, *made.attitudes)
    attributions = [a for a in found if a.cue is not None and a.cue.rule.startswith(path)]
    hedges = [h for h in made.hedges if h.rule.startswith(path)]
    if isinstance(finds, str):
        assert not attributions
        assert not hedges
    elif finds.cue is not None:
        assert any(fits_cue(made.syntax, a, finds) for a in found), show(made)
    else:
        assert any(fits_hedge(made.syntax, h, finds) for h in hedges), show(made)


def fits_cue(syntax: Syntax, attribution: Attribution, finds: Finding) -> bool:
    assert attribution.cue is not None
    return (
        attribution.cue.text == finds.cue
        and finds.voice in (None, attribution.voice.text)
        and reaches(syntax, attribution.content, finds)
        and finds.certainty in (None, attribution.cue.certainty)
        and finds.polarity in (None, attribution.cue.polarity)
    )


def fits_hedge(syntax: Syntax, hedge: Hedge, finds: Finding) -> bool:
    return (
        finds.hedge is not None
        and hedge.text.startswith(finds.hedge)
        and reaches(syntax, hedge.scope, finds)
        and finds.certainty in (None, hedge.certainty)
        and finds.polarity in (None, hedge.polarity)
    )


def reaches(syntax: Syntax, scope: tuple[Stretch, ...], finds: Finding) -> bool:
    words = {syntax[i].text for stretch in scope for i in stretch}
    covers = set((finds.covers or "").split())
    return covers <= words and (finds.leaves is None or finds.leaves not in words)


def show(made: Document) -> str:
    syntax = made.syntax
    lines = [f"{t.index} {t.text} {t.pos} {t.dep} <- {syntax[t.head].text}" for t in syntax.tokens]
    lines += [
        f"A {a.voice.text} | {a.cue and a.cue.text} | {[syntax.words(s) for s in a.content]}" for a in made.attributions
    ]
    lines += [f"H {h.text} | {[syntax.words(s) for s in h.scope]} {h.certainty} {h.polarity}" for h in made.hedges]
    return "\n".join(lines)


@pytest.mark.parametrize(("voice", "text", "is_one"), voice_examples())
def test_each_voice_example_is_or_is_not_one(cues: Cues, voice: str, text: str, is_one: bool) -> None:
    rule = cues.voices.find(words_of(text))
    assert (rule is not None and rule.type == voice) is is_one
