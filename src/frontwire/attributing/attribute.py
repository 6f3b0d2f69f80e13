"""The stage: fills a document's attributions and hedges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from frontwire.attributing.citing import find_cited, find_nouns
from frontwire.attributing.closing import with_closings
from frontwire.attributing.found import Found
from frontwire.attributing.grammar import relative_subject, stretches
from frontwire.attributing.heading import HEADLINES, find_headed
from frontwire.attributing.hedging import find_hedges
from frontwire.attributing.holding import find_held
from frontwire.attributing.naming import Naming
from frontwire.attributing.quoting import with_marks, with_quotations
from frontwire.attributing.speaking import can_speak, find_spoken
from frontwire.attributing.wording import whole_cue
from frontwire.lexicon.cues import Cues
from frontwire.model.document import Document
from frontwire.model.report import CLAIMING
from frontwire.model.span import Stretch
from frontwire.model.voice import Attribution, Cue, Voice, VoiceType

#: "the" and the carrier.
_THE_CARRIER = 2


def attribute(document: Document, *, cues: Cues) -> Document:
    """The document with `attributions`, `hedges` and `attitudes`; nothing else is changed.

    Needs syntax, mentions, quotations and antecedents. Rules by grammar (after Pareti's PARC 3.0
    source–cue–content scheme), by marks in headlines, and by adjacency for direct speech.
    """
    naming = Naming.of(document, cues)
    spoken = tuple(find_spoken(document.syntax, cues))
    attributions = tuple(_attributions(naming, _found(naming, spoken)))
    return replace(
        document,
        attributions=attributions,
        hedges=find_hedges(document, cues, attributions),
        attitudes=tuple(_attitudes(naming, spoken, attributions)),
    )


def _attitudes(naming: Naming, spoken: Iterable[Found], sayings: Iterable[Attribution]) -> list[Attribution]:
    """What somebody is said to want, know, praise: where its verb marks no saying already."""
    taken = {i for one in sayings if one.cue is not None for i in (one.cue.token, *(one.cue.stretch or ()))}
    kept: list[Attribution] = []
    for one in chain(spoken, find_held(naming.document.syntax, naming.cues)):
        if one.cue is None or one.cue.start in taken or not _is_claiming(naming, one):
            continue
        attitude = _attribution(naming, one)
        kept.append(attitude)
        taken.update(one.cue, () if attitude.cue is None or attitude.cue.stretch is None else attitude.cue.stretch)
    return sorted(kept, key=_cue_place)


def _found(naming: Naming, spoken: Iterable[Found]) -> list[Found]:
    """All sayings of the sentences that make claims: headlines by their marks, the rest by grammar."""
    document, cues = naming.document, naming.cues
    syntax = document.syntax
    headed = list(find_headed(naming))
    taken = {index for one in headed for index in (*one.content, *(one.cue or ()))}
    grammar = [
        one
        for one in (*spoken, *find_cited(syntax, cues), *find_nouns(syntax, cues))
        if one.cue is None or one.cue.start not in taken or not _in_headline(naming, one)
    ]
    found = [one for one in (*headed, *with_closings(naming, grammar)) if _makes_claims(naming, one)]
    return with_quotations(document, found, cues)


def _in_headline(naming: Naming, one: Found) -> bool:
    return one.cue is not None and naming.document.syntax.sentence(one.cue.start).role in HEADLINES


def _makes_claims(naming: Naming, one: Found) -> bool:
    return _is_claiming(naming, one) and naming.speaks(one.speaker)


def _is_claiming(naming: Naming, one: Found) -> bool:
    """Does it say anything, and not in a caption or the like? An attitude may be the outlet's own "we"."""
    syntax = naming.document.syntax
    return bool(one.content) and syntax.sentence(min(one.content)).role in CLAIMING


def _attributions(naming: Naming, found: Iterable[Found]) -> list[Attribution]:
    out = [_attribution(naming, one) for one in found]
    out = _lent(naming, sorted(out, key=_cue_place))
    return sorted(out, key=lambda a: (a.content[0].start, -a.size, -(a.cue.token if a.cue else -1)))


def _cue_place(attribution: Attribution) -> int:
    return attribution.cue.token if attribution.cue else attribution.content[0].start


def _lent(naming: Naming, attributions: Iterable[Attribution]) -> list[Attribution]:
    """ "The statement said …" speaks with the type of whoever was said to have made a statement before."""
    out: list[Attribution] = []
    lender: Voice | None = None
    for one in attributions:
        carrier = _carrier(naming, one)
        if carrier is not None and one.voice.type is VoiceType.UNNAMED and lender is not None:
            voice = replace(one.voice, type=lender.type, actor=lender.actor, party=lender.party)
            out.append(replace(one, voice=voice))
            continue
        if _mentions_carrier(naming, one):
            lender = one.voice
        out.append(one)
    return out


def _carrier(naming: Naming, one: Attribution) -> str | None:
    """The noun of saying that a voice is ("the statement"), if it is nothing more."""
    words = one.voice.text.lower().split()
    return words[1] if len(words) == _THE_CARRIER and words[0] == "the" and words[1] in naming.cues.nouns else None


def _mentions_carrier(naming: Naming, one: Attribution) -> bool:
    """Does the sentence of a cue hold a noun of saying outside what is said ("said in a statement")?"""
    syntax = naming.document.syntax
    if one.cue is None:
        return False
    stretch = syntax.sentence(one.cue.token).stretch
    return any(syntax[i].lemma in naming.cues.nouns and not one.covers(i) for i in stretch)


def _attribution(naming: Naming, one: Found) -> Attribution:
    cue = _cue(naming, one)
    source = _source(naming, one)
    return Attribution(
        voice=_voice(naming, one),
        content=stretches(_said(naming, one, source)),
        cue=cue,
        source=source,
        direct=one.direct,
        because=one.because,
        others=() if one.nobody or one.bare is not None else tuple(_others(naming, one)),
    )


def _others(naming: Naming, one: Found) -> Iterator[Voice]:
    """Who says it together with the first: names and nouns joined to the speaker by "and"."""
    syntax = naming.document.syntax
    if any(kid.lemma != "and" for kid in syntax.children(one.speaker, "cc")):
        return
    for index in syntax.conjuncts(one.speaker):
        if index != one.speaker and index not in one.content and can_speak(syntax[index], naming.cues):
            yield naming.voice(index)


def _said(naming: Naming, one: Found, source: Stretch | None) -> frozenset[int]:
    """What is said, with the marks of its quotations, without the source's article that a torn parse left in it."""
    before = -1 if source is None else source.start - 1
    article = before in one.content and naming.document.syntax[before].tag == "DT" and len(one.content) > 1
    said = one.content - {before} if article else one.content
    return with_marks(naming.document, said) - (set(source or ()) - said)


def _voice(naming: Naming, one: Found) -> Voice:
    if one.nobody:
        return Voice("", VoiceType.UNNAMED)
    voice = naming.voice(one.speaker)
    if one.bare is None:
        return voice
    return naming.bare_voice(one.bare, voice, head=one.speaker)


def _source(naming: Naming, one: Found) -> Stretch | None:
    if one.bare is not None:
        return one.bare
    if one.because or one.nobody:
        return None
    if one.cue is not None and (who := relative_subject(naming.document.syntax, one.cue.start)) is not None:
        return Stretch(who.index, who.index + 1)
    return naming.source_stretch(one.speaker, cue=one.cue or Stretch(one.speaker, one.speaker))


def _cue(naming: Naming, one: Found) -> Cue | None:
    if one.cue is None or one.rule is None:
        return None
    syntax = naming.document.syntax
    span = syntax.span(one.cue)
    return Cue(
        text=span.of(naming.document.report.text),
        span=span,
        token=one.cue.start,
        rule=one.rule.rule,
        certainty=one.rule.certainty,
        polarity=one.rule.polarity,
        stretch=whole_cue(syntax, one),
    )
