"""What the names are that no lexicon holds: a person's, a body's, or neither, settled once for the whole report.

The recogniser labels each occurrence by itself and often another way each time. Whatever the report tells of a name
anywhere (a title, a given name, a verb of speech, an acronym set behind it, the recogniser's labels) is weighed
together; a single name takes what the one full name with it as first or last word is ("Adam Bell … Bell").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from frontwire.model.document import Referent
from frontwire.model.syntax import Syntax, Token
from frontwire.parsing.scene import Scene

#: What a piece of evidence weighs; the recogniser's word is the weakest, as it is the least sure.
_LABEL, _SIGN, _PROOF = 1, 2, 4
_OF_LABEL = {"PERSON": Referent.PERSON, "ORG": Referent.GROUP, "NORP": Referent.GROUP}
_PLACES = frozenset({"GPE", "LOC", "FAC"})
#: Opening words of Arabic names and bynames of people; closed sets of the language.
_OPENERS = frozenset({"abu", "abou", "umm", "oum", "ibn", "bin", "bint"})
_SHIPS = frozenset({"hms", "hmas", "hmcs", "ins", "mv", "rfs", "uss"})
_PARTS = frozenset({"compound", "nmod", "flat"})
#: Bodies take it, people do not.
_ARTICLE = "the"
#: After these stands a place.
_PLACING = frozenset({"in", "inside", "near", "outside", "across", "around"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WHO = frozenset({"who", "whom"})
_ACRONYM = range(2, 8)

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strangers:
    """The referents of a document's unknown names, by their words in lower case."""

    referents: Mapping[Name, Referent]

    @classmethod
    def of(cls, scene: Scene) -> Strangers:
        """Weighs all that the document tells of each name."""
        votes: dict[Name, Counter[Referent]] = defaultdict(Counter)
        for head in _heads(scene):
            name = _name_of(scene.syntax, head)
            if not name:
                continue
            counts = votes[name]
            for referent, weight in _evidence(scene, head, name):
                counts[referent] += weight
        return cls(_settled(votes))

    def at(self, syntax: Syntax, head: int) -> Referent | None:
        """What the name headed by a token is; None where nothing tells."""
        return self.referents.get(_name_of(syntax, head))


def _heads(scene: Scene) -> Iterator[int]:
    for token in scene.syntax.tokens:
        if token.pos == "PROPN" and token.dep not in _PARTS and token.index not in scene.namings:
            yield token.index


def _name_of(syntax: Syntax, head: int) -> Name:
    """The words of a name: its head and the proper nouns before it that make one name with it."""
    start = head
    while start and syntax[start - 1].sentence == syntax[head].sentence and _is_part(syntax[start - 1], head):
        start -= 1
    return tuple(syntax[i].text.lower() for i in range(start, head + 1) if syntax[i].text != "-")


def _is_part(token: Token, head: int) -> bool:
    return token.head == head and token.dep in _PARTS and (token.pos == "PROPN" or token.text == "-")


def _evidence(scene: Scene, head: int, name: Name) -> Iterator[tuple[Referent, int]]:
    """Each thing that tells what a name at one place is, and how much it weighs."""
    token = scene.syntax[head]
    if token.entity in _OF_LABEL:
        yield _OF_LABEL[token.entity], _LABEL
    elif token.entity in _PLACES:
        yield Referent.THING, _SIGN
    if _is_abbreviated(scene.syntax, head, name):
        yield Referent.GROUP, _PROOF
    yield from _by_words(scene, name)
    yield from _by_grammar(scene, head, name)
    yield from _told(scene, head)


def _by_words(scene: Scene, name: Name) -> Iterator[tuple[Referent, int]]:
    """By its first word: a given name, "Abu", what a ship's name opens with."""
    if name[0] in _SHIPS:
        yield Referent.THING, _PROOF
    given = scene.lexicon.is_given_name(name[0])
    if len(name) > 1 and (given or name[0] in _OPENERS):
        yield Referent.PERSON, _SIGN
    elif given:
        yield Referent.PERSON, _LABEL


def _by_grammar(scene: Scene, head: int, name: Name) -> Iterator[tuple[Referent, int]]:
    """By what stands around it: "X, who …", "the X", "X said"."""
    syntax, token = scene.syntax, scene.syntax[head]
    relative = (kid.text.lower() for clause in syntax.children(head, "relcl") for kid in syntax.children(clause.index))
    if not _WHO.isdisjoint(relative):
        yield Referent.PERSON, _PROOF
    if token.dep == "pobj" and syntax.head(head).lemma in _PLACING:
        yield Referent.THING, _SIGN
    if any(kid.lemma == _ARTICLE for kid in syntax.children(head, "det")):
        yield Referent.GROUP, _LABEL
    elif len(name) == 1 and token.dep in _SUBJECTS and syntax.head(head).lemma in scene.lexicon.speech_verbs:
        yield Referent.PERSON, _LABEL


def _told(scene: Scene, head: int) -> Iterator[tuple[Referent, int]]:
    """By a noun beside the name: "the smuggler X", "X, a local doctor", "the X group"."""
    syntax = scene.syntax
    beside = [*syntax.children(head, "compound", "nmod", "appos")]
    if syntax[head].dep == "appos":
        beside.append(syntax.head(head))
    for noun in beside:
        agent = scene.agent(noun.index)
        if agent is None or noun.index in scene.namings:
            continue
        if agent.word.group:
            yield Referent.GROUP, _PROOF
        elif not agent.word.plural and not agent.word.adjective:
            yield Referent.PERSON, _PROOF


def _is_abbreviated(syntax: Syntax, head: int, name: Name) -> bool:
    """Do its initials stand in brackets behind it: "Northern Valley Council (NVC)"?"""
    behind = syntax.tokens[head + 1 : head + 3]
    if len(behind) < 2 or behind[0].text != "(" or len(behind[1].text) not in _ACRONYM or not behind[1].text.isupper():
        return False
    initials = "".join(word[0] for word in name)
    return behind[1].text.lower() == initials


def _settled(votes: Mapping[Name, Counter[Referent]]) -> dict[Name, Referent]:
    """Each name's weightiest referent, none where two weigh the same; single names have what the full name tells."""
    whole: dict[str, set[Name]] = defaultdict(set)
    for name in votes:
        if len(name) > 1:
            for word in {name[0], name[-1]}:
                whole[word].add(name)
    out = {name: best for name, counts in votes.items() if (best := _best(counts)) is not None}
    for name, counts in votes.items():
        fuller = {out.get(full) for full in whole.get(name[0], ())} if len(name) == 1 else set()
        if fuller == {Referent.PERSON} and counts[Referent.THING] <= counts[Referent.PERSON]:
            out[name] = Referent.PERSON
    return out


def _best(counts: Counter[Referent]) -> Referent | None:
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
