"""Finds the noun phrases that refer: names, nominals and pronouns, and whom they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from frontwire.lexicon.actors import Form, Known, Land, Meaning
from frontwire.lexicon.agents import AgentWord
from frontwire.model.actor import Actor, Sector
from frontwire.model.document import Mention, MentionKind, Referent
from frontwire.model.figure import Who
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token
from frontwire.parsing.actors import Reader
from frontwire.parsing.scene import Scene
from frontwire.parsing.strangers import Strangers
from frontwire.parsing.stretches import stretch_of

_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$"})
#: Determiners and numbers head a phrase of their own in these relations ("those", "both", "killed 35").
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "agent", "dative"})
#: Classes that a tagger gives to names that look like words ("IS", "WHO").
_MISREAD = frozenset({"AUX", "PRON", "VERB", "DET", "SCONJ"})
_STANDALONE = frozenset({"DET", "NUM", "ADJ", "VERB"})
#: Relations in which a noun is part of the phrase of another.
_INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod", "quantmod"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
#: The one verb of speech whose passive subject speaks: "he was quoted as saying".
_QUOTED = "quote"
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
#: Classes of the words that a country can qualify as its doer; a proper noun makes a name with it.
_DEEDS = frozenset({"NOUN", "VERB", "ADJ"})
_TIMES = frozenset({"DATE", "TIME"})
#: After these a name that nothing else explains is a place's as likely as a body's.
_PLACING = frozenset({"in", "near", "at", "from", "outside", "around", "to", "toward", "towards", "into"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def find_mentions(reader: Reader, *, text: str) -> dict[int, Mention]:
    """All mentions of a document by head token.

    A noun inside another's phrase has one of its own where it names an actor that the outer phrase
    does not stand for ("rebel" in "rebel shelling"). `reader` reads the document's phrases, `text` is the
    report's original text.
    """
    scene = reader.scene
    syntax = scene.syntax
    strangers = Strangers.of(scene)
    out: dict[int, Mention] = {}
    for head in _heads(scene):
        if _is_named_by_another(scene, head) or _is_rank(scene, head):
            continue
        out[head] = _mention(scene, reader.identify(head), head, text, strangers)
    for head in _inner(syntax):
        if head not in out and (actor := _inner_actor(scene, reader, out, head)) is not None:
            out[head] = _mention(scene, actor, head, text, strangers)
    return dict(sorted(out.items()))


def _heads(scene: Scene) -> Iterator[int]:
    syntax = scene.syntax
    for token in syntax.tokens:
        misread = token.index in scene.namings and token.pos in _MISREAD
        if misread or token.tag in _PRONOUN_TAGS:
            yield token.index
        elif token.pos in ("NOUN", "PROPN", "PRON"):
            if token.dep not in _INSIDE and token.entity not in _TIMES and any(c.isalnum() for c in token.text):
                yield token.index
        elif token.pos in _STANDALONE and token.dep in _ARGUMENTS and _is_nominal(syntax, token):
            yield token.index


def _is_named_by_another(scene: Scene, head: int) -> bool:
    """Is the token part of a name whose head is another of its tokens?"""
    naming = scene.namings.get(head)
    return naming is not None and scene.syntax[head].head != head and scene.syntax[head].head in naming.stretch


def _is_rank(scene: Scene, head: int) -> bool:
    """Is the token an abbreviated rank, which only ever belongs to the name behind it?"""
    agent = scene.agent(head)
    return agent is not None and agent.word.rule.endswith("#titles")


def _is_nominal(syntax: Syntax, token: Token) -> bool:
    """Does a determiner, number or adjective stand for a noun: "those", "35", "the wounded"?"""
    if token.dep == "conj":
        head = syntax.head(token.index)
        return head.pos in _STANDALONE and head.dep in _ARGUMENTS and _is_nominal(syntax, head)
    if token.pos not in ("ADJ", "VERB"):
        return True
    return any(kid.dep == "det" for kid in syntax.children(token.index))


def _inner(syntax: Syntax) -> Iterator[int]:
    for token in syntax.tokens:
        if token.dep in _INSIDE and token.pos in ("NOUN", "PROPN", "ADJ"):
            yield token.index


def _inner_actor(scene: Scene, reader: Reader, outer: Mapping[int, Mention], head: int) -> Actor | None:
    """The actor that a qualifying noun names, where it is not merely part of its phrase's own actor."""
    top = scene.syntax[head]
    while top.dep in _INSIDE and top.head != top.index:
        top = scene.syntax.head(top.index)
    free = _is_free(outer.get(top.index))
    naming = scene.namings.get(head)
    if naming is None:
        return reader.identify(head) if free and _qualifies(scene, head) else None
    if head != naming.stretch.end - 1 or top.index in naming.stretch:
        return None
    if isinstance(naming.meaning, Known):
        return reader.identify(head) if free or "." not in naming.meaning.actor.id else None
    return reader.qualifying(naming.meaning, head) if free and top.pos in _DEEDS else None


def _qualifies(scene: Scene, head: int) -> bool:
    """Is a noun before another an actor of its own: armed, of a state, of the opposition ("rebel shelling")?"""
    agent = scene.agent(head)
    if agent is None:
        return False
    kind = agent.word.kind
    if scene.syntax[head].pos == "ADJ" and (agent.word.adjective or kind.state):
        return False
    return kind.armed or kind.state or kind.sector is Sector.OPP


def _is_free(whole: Mention | None) -> bool:
    return whole is None or whole.actor is None


def _mention(scene: Scene, actor: Actor | None, head: int, text: str, strangers: Strangers) -> Mention:
    syntax = scene.syntax
    kind = _kind(scene, head)
    stretch = stretch_of(scene, head, kind)
    span = syntax.span(stretch)
    if actor is not None:
        actor = replace(actor, text=" ".join(span.of(text).split()), span=span)
    return Mention(
        head=head,
        stretch=stretch,
        span=span,
        kind=kind,
        actor=actor,
        referent=_referent(scene, actor, head, strangers),
        gender=_gender(scene, actor, head),
        speaks=_speaks(scene, syntax[head], stretch),
    )


def _kind(scene: Scene, head: int) -> MentionKind:
    token = scene.syntax[head]
    naming = scene.namings.get(head)
    if naming is None and (token.tag in _PRONOUN_TAGS or token.pos == "PRON"):
        return MentionKind.PRONOUN
    if naming is not None and not (isinstance(naming.meaning, Land) and naming.meaning.form is Form.PEOPLE):
        return MentionKind.NAME
    if token.pos == "DET":
        return MentionKind.PRONOUN
    if token.pos == "PROPN" and (scene.agent(head) is None or _is_proper(scene, head)):
        return MentionKind.NAME
    return MentionKind.NOMINAL


def _is_proper(scene: Scene, head: int) -> bool:
    """Does an agent word in capitals end a name that the lexicon does not hold ("Northern Valley Council")?"""
    kids = scene.syntax.children(head, "compound", "amod")
    return any(kid.pos == "PROPN" and kid.index not in scene.namings and scene.agent(kid.index) is None for kid in kids)


def _referent(scene: Scene, actor: Actor | None, head: int, strangers: Strangers) -> Referent | None:
    naming = scene.namings.get(head)
    if naming is not None:
        return _named_referent(naming.meaning, acts=actor is not None)
    agent = scene.agent(head)
    if agent is not None and not agent.word.adjective:
        return _agent_referent(agent.word)
    token = scene.syntax[head]
    told = _stranger(scene, token, strangers, titled=actor is not None) if token.pos == "PROPN" else None
    if token.pos == "PROPN" and (token.entity not in _PLACES or told is Referent.PERSON):
        return told
    return None if token.pos in ("DET", "NUM", "ADJ", "PRON", "VERB") else Referent.THING


def _named_referent(meaning: Meaning, *, acts: bool) -> Referent:
    if isinstance(meaning, Known):
        return Referent.GROUP if meaning.actor.gender is None else Referent.PERSON
    if meaning.form is Form.PEOPLE:
        return Referent.PEOPLE
    return Referent.GROUP if acts else Referent.THING


def _agent_referent(word: AgentWord) -> Referent:
    if word.plural:
        return Referent.PEOPLE
    if word.group:
        return Referent.GROUP
    return Referent.THING if word.kind.who is Who.THING else Referent.PERSON


def _stranger(scene: Scene, token: Token, strangers: Strangers, *, titled: bool) -> Referent | None:
    """Of a name that the lexicon does not hold: a person by title, else what the report tells of the name."""
    told = strangers.at(scene.syntax, token.index)
    if titled or told is Referent.PERSON:
        return Referent.PERSON
    placed = token.dep == "pobj" and scene.syntax.head(token.index).lemma in _PLACING
    return told if told is Referent.GROUP and not placed else None


def _gender(scene: Scene, actor: Actor | None, head: int) -> str | None:
    """From the lexicon's entry, a title, a given name, or the word itself ("spokeswoman", "brother")."""
    known = scene.lexicon.gender_of(actor.entity) if actor is not None else None
    if known is not None and scene.namings.get(head) is not None:
        return known
    agent = scene.agent(head)
    if agent is not None and agent.word.kind.gender is not None and not agent.word.plural:
        return agent.word.kind.gender
    token = scene.syntax[head]
    words = [kid.text for kid in scene.syntax.children(head, "compound", "nmod", "amod") if kid.index < head]
    told = (scene.lexicon.gender(word) for word in (*words, token.text if token.pos == "NOUN" else ""))
    return next((gender for gender in told if gender is not None), None)


def _speaks(scene: Scene, token: Token, stretch: Stretch) -> bool:
    """Is the phrase the subject of a verb of speech, by the parse or by standing right before one?"""
    verb = scene.syntax.head(token.index)
    if token.dep in _SUBJECTS:
        active = token.dep == "nsubj" or verb.lemma == _QUOTED
        return active and verb.lemma in scene.lexicon.speech_verbs
    if stretch.end not in scene.syntax.sentence(token.index).stretch:
        return False
    after = scene.syntax[stretch.end]
    loose = not any(True for _ in scene.syntax.children(after.index, "nsubj"))
    return loose and after.tag in _FINITE and after.lemma in scene.lexicon.speech_verbs and token.dep != "pobj"
