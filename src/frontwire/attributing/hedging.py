"""Hedges: words that weaken or reverse a statement, and how far they reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from frontwire.attributing.grammar import agent, is_passive, is_verb, own_subject, stretches
from frontwire.attributing.quoting import FEW_WORDS, words_in
from frontwire.attributing.reaching import complement, reach, scope_of
from frontwire.attributing.speaking import verb_rule
from frontwire.lexicon.cues import ELLIPSIS, GAP, Cues, HedgeRule, Index, Scope
from frontwire.model.document import Document
from frontwire.model.report import CLAIMING
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token
from frontwire.model.voice import Attribution, Certainty, Hedge, Polarity

#: Cues of plain or partial saying.
_OF_SAYING = frozenset({Certainty.STATED, Certainty.CLAIMED})


def find_hedges(document: Document, cues: Cues, attributions: Iterable[Attribution]) -> tuple[Hedge, ...]:
    """All hedges of the sentences that make claims, in order."""
    syntax = document.syntax
    out: list[Hedge] = []
    attributions = tuple(attributions)
    spoken = frozenset(a.cue.token for a in attributions if a.cue is not None)
    for token in syntax.tokens:
        if cues.may_hedge(token.text.lower(), token.lemma) and syntax.sentence(token.index).role in CLAIMING:
            out.extend(_unsaid(syntax, hedge, token, cues) for hedge in _at(syntax, token, cues, spoken))
    out.extend(_scare_quotes(document, cues, attributions))
    return tuple(sorted(out, key=lambda h: (h.span, h.rule, h.scope)))


def _unsaid(syntax: Syntax, hedge: Hedge, token: Token, cues: Cues) -> Hedge:
    """Of "did not say that …", "refused to comment on …": what was not said is possible, not denied."""
    if hedge.polarity is not Polarity.DENIED or token.pos == "SCONJ":
        return hedge
    verb = syntax.head(token.index) if token.dep == "neg" else next(syntax.children(token.index, "xcomp"), None)
    rule = None if verb is None else verb_rule(syntax, verb, cues)
    if verb is None or rule is None or rule.certainty not in _OF_SAYING or rule.polarity is Polarity.DENIED:
        return hedge
    said = {i for kid in syntax.children(verb.index) if kid.index > verb.index for i in syntax.subtree(kid.index)}
    scope = stretches(said) or hedge.scope
    return replace(hedge, scope=scope, polarity=None, certainty=Certainty.POSSIBLE)


def _at(syntax: Syntax, token: Token, cues: Cues, spoken: frozenset[int]) -> Iterator[Hedge]:
    """The hedges that begin at one token; `spoken` are the cues with a voice."""
    if _is_idle(syntax, token, cues):
        return
    phrases = tuple(_phrases(syntax, token, cues))
    yield from phrases
    if phrases:
        return
    word = token.text.lower()
    if token.tag == "MD":
        yield from _hedges(syntax, token, cues.modals.get(word), cues)
    if token.dep in {"advmod", "neg", "amod"} or token.pos == "ADV":
        yield from _hedges(syntax, token, cues.adverbs.get(word), cues)
    if token.pos in {"ADJ", "VERB"} or token.tag in {"JJ", "VBN"}:
        yield from _adjectives(syntax, token, cues)
    if is_verb(token) and token.dep not in {"aux", "auxpass", "amod"}:
        yield from _hedges(syntax, token, cues.hedging_verbs.get(token.lemma), cues)
        yield from _passive(syntax, token, cues, spoken)
    if token.pos == "NOUN":
        yield from _hedges(syntax, token, cues.hedging_nouns.get(token.lemma), cues)
    if token.dep == "det":
        yield from _hedges(syntax, token, cues.determiners.get(word), cues)
    if token.pos in {"SCONJ", "ADP"}:
        yield from _hedges(syntax, token, cues.marks.get(word), cues)


def _adjectives(syntax: Syntax, token: Token, cues: Cues) -> Iterator[Hedge]:
    """Before its noun an adjective weakens the noun; as a predicate, what it introduces."""
    before_noun = token.dep == "amod" or (token.dep == "compound" and token.pos == "ADJ")
    for rule in cues.adjectives.get(token.text.lower()):
        if (rule.scope is Scope.NOUN) == before_noun:
            held = tuple(_hedges(syntax, token, (rule,), cues))
            yield from (_told_by(syntax, token, hedge, cues) for hedge in held) if before_noun else held


def _told_by(syntax: Syntax, adjective: Token, hedge: Hedge, cues: Cues) -> Hedge:
    """What weakens a report weakens what it says: "unconfirmed reports said that he was dead"."""
    noun = syntax.head(adjective.index)
    if noun.dep != "nsubj" or noun.lemma not in cues.nouns:
        return hedge
    said = {i for stretch in hedge.scope for i in stretch} | set(complement(syntax, syntax.head(noun.index)))
    return replace(hedge, scope=stretches(said))


def _passive(syntax: Syntax, token: Token, cues: Cues, spoken: frozenset[int]) -> Iterator[Hedge]:
    """ "is said to have", "are feared": a cue in the passive that names nobody."""
    rule = verb_rule(syntax, token, cues)
    if rule is None or rule.passive is None or not is_passive(syntax, token.index):
        return
    if agent(syntax, token.index) is not None or token.index in spoken:
        return
    scope = set(complement(syntax, token))
    if not scope:
        return
    scope |= {token.index} | {t.index for t in syntax.children(token.index, "nsubjpass")}
    yield Hedge(token.text, token.span, stretches(scope), rule.rule, certainty=rule.passive)


def _hedges(syntax: Syntax, token: Token, rules: Iterable[HedgeRule], cues: Cues) -> Iterator[Hedge]:
    for rule in rules:
        if len(rule.words) > 1:
            continue
        scope = scope_of(syntax, token, rule.scope)
        if scope:
            certainty = rule.reported if rule.reported and _is_reported(syntax, token, cues) else rule.certainty
            yield replace(_hedge(syntax, Stretch(token.index, token.index + 1), scope, rule), certainty=certainty)
            return


def _is_reported(syntax: Syntax, modal: Token, cues: Cues) -> bool:
    """Does a modal stand in what a speaker says of himself ("the army said it would attack") or promises?"""
    verb = syntax.head(modal.index)
    if verb.dep != "ccomp":
        return False
    subject = own_subject(syntax, verb.index)
    promise = verb_rule(syntax, syntax.head(verb.index), cues)
    promised = promise is not None and promise.certainty is Certainty.PLANNED
    return promised or (subject is not None and subject.pos == "PRON" and subject.tag == "PRP")


def _hedge(syntax: Syntax, words: Stretch, scope: Iterable[int], rule: HedgeRule) -> Hedge:
    return Hedge(
        text=syntax.words(words),
        span=syntax.span(words),
        scope=stretches(scope),
        rule=rule.rule,
        certainty=rule.certainty,
        polarity=rule.polarity,
        spares=rule.spares,
    )


def _phrases(syntax: Syntax, token: Token, cues: Cues) -> Iterator[Hedge]:
    rules: Index = cues.hedging_phrases
    for rule in rules.get(token.text.lower()):
        words = _match(syntax, token.index, rule.words)
        if words is None:
            continue
        scope = scope_of(syntax, _anchor(syntax, words), rule.scope)
        if scope:
            yield _hedge(syntax, words, scope, rule)
            return


def _is_idle(syntax: Syntax, token: Token, cues: Cues) -> bool:
    """Does the word open a phrase that weakens nothing ("not far from the town")?"""
    idle = (rule for rule in cues.hedging_phrases.get(token.text.lower()) if rule.scope is Scope.NONE)
    return any(_match(syntax, token.index, rule.words) is not None for rule in idle)


def _match(syntax: Syntax, start: int, words: tuple[str, ...]) -> Stretch | None:
    """The stretch from `start` that holds the words in order; an ellipsis skips a few."""
    place, skip = start, 0
    for word in words:
        if word == ELLIPSIS:
            skip = GAP
            continue
        reach = range(place, min(place + skip + 1, len(syntax)))
        at = next((i for i in reach if syntax[i].text.lower() == word), None)
        if at is None or syntax[at].sentence != syntax[start].sentence:
            return None
        place, skip = at + 1, 0
    return Stretch(start, place)


def _anchor(syntax: Syntax, words: Stretch) -> Token:
    """The phrase's highest token: the one that governs or carries the others."""
    top = [syntax[i] for i in words if syntax[i].head not in words or syntax[i].head == i]
    return next((t for t in top if t.pos in {"ADJ", "VERB", "NOUN"}), top[0])


def _scare_quotes(document: Document, cues: Cues, attributions: Iterable[Attribution]) -> Iterator[Hedge]:
    """A few quoted words in the outlet's own clause: it keeps its distance ("forces 'retake' the campus")."""
    syntax = document.syntax
    said = {index for attribution in attributions for stretch in attribution.content for index in stretch}
    for quotation in document.quotations:
        words = words_in(syntax, quotation.stretch)
        if not 0 < len(words) <= FEW_WORDS or syntax.sentence(words[0]).role not in CLAIMING:
            continue
        if all(syntax[i].pos == "PROPN" for i in words):
            continue
        if not said.isdisjoint(words):
            continue
        verb = next((i for i in words if is_verb(syntax[i])), None)
        scope = set(words) if verb is None else reach(syntax, verb)
        for rule in cues.quoted:
            yield _hedge(syntax, quotation.stretch, scope, rule)
