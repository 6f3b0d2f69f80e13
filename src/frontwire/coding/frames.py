"""Frames: who stands where around a verb or a noun, whatever way the sentence is turned.

Slots are grammatical but logical, see `Verbs`; event nouns have those of the verbs that carry them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from frontwire.coding.listing import behind_colon, listed
from frontwire.coding.torn import is_torn
from frontwire.coding.verbs import Carriers, Verbs
from frontwire.model.syntax import Token

__all__ = ["Carriers", "Frames"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
_PATIENT_PREPOSITIONS = ("of", "on", "against", "at")
#: Slots that are relations of the grammar.
_RELATIONS: Mapping[str, tuple[str, ...]] = {
    "possessive": ("poss",),
    "modifier": ("compound", "amod", "nmod", "npadvmod"),
    "complement": ("attr", "acomp", "oprd", "xcomp", "ccomp"),
}
#: Prepositions before the means of a deed.
_MEANS = frozenset({"by", "with", "in"})


@dataclass(frozen=True, slots=True)
class Frames(Verbs):
    """Answers "who fills this slot of that token" for one document's grammar."""

    _filled: dict[tuple[int, str], tuple[int, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def fill(self, index: int, slot: str) -> tuple[int, ...]:
        """Head tokens in a slot of token `index`, coordinated ones included, in text order.

        "complement.object" is the object of what fills the complement. Asked again it is remembered.
        """
        held = self._filled.get((index, slot))
        if held is None:
            held = self._filled[index, slot] = self._fill(index, slot)
        return held

    def _fill(self, index: int, slot: str) -> tuple[int, ...]:
        outer, dot, inner = slot.partition(".")
        if dot:
            return tuple(sorted({h for head in self.fill(index, outer) for h in self.fill(head, inner)}))
        if slot == "any":
            return self.clause(index)
        if slot in _RELATIONS:
            heads = self._children(index, *_RELATIONS[slot])
        elif slot in _ASKED:
            heads = _ASKED[slot](self, index)
        else:
            heads = self.prepositional(index, slot)
        return tuple(sorted({conjunct for head in heads for conjunct in self._coordinated(head)}))

    def _carrier(self, index: int) -> tuple[int, ...]:
        return self._light_subject(self.syntax[index])

    def _governor(self, index: int) -> tuple[int, ...]:
        return () if self.syntax[index].head == index else (self.syntax[index].head,)

    def _holders(self, index: int) -> tuple[int, ...]:
        """Who holds the ground that a verb is about: "took the rebel-held mill", "retook X's last stronghold"."""
        grounds = {g for head in self.objects(index) for g in self._coordinated(head)}
        grounds |= {inner for ground in grounds for inner in self._objects_of(ground, "of")}
        grounds |= {kid.index for ground in grounds for kid in self.syntax.children(ground, "appos")}
        return tuple(sorted({holder for ground in grounds for holder in self._held_by(ground)}))

    def _held_by(self, ground: int) -> Iterator[int]:
        yield from self._children(ground, "poss", "compound", "nmod")
        for kid in self.syntax.children(ground, "amod"):
            if kid.tag == "VBN" and kid.lemma not in self.words.lead:
                yield from self._children(kid.index, "npadvmod", "compound", "nmod")
            elif kid.pos in ("ADJ", "PROPN"):
                yield kid.index

    def _before(self, index: int) -> tuple[int, ...]:
        return (index - 1,) if index and self.syntax[index - 1].sentence == self.syntax[index].sentence else ()

    def _listed(self, index: int) -> tuple[int, ...]:
        return tuple(behind_colon(self.syntax, index))

    def _bare(self, index: int) -> tuple[int, ...]:
        return (index,) if self._is_bare(index) else ()

    def agents(self, index: int) -> tuple[int, ...]:
        """Who does, for verbs and event nouns alike ("the army's shelling", "strikes by …", "launched strikes")."""
        token = self.syntax[index]
        if token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
            return self.subjects(index)
        own = self._children(index, "poss") + self._stated(index)
        return own or self._lent(token) or (*self._children(index, "compound", "amod", "nmod"), *self._leaders(index))

    def doers(self, index: int) -> tuple[int, ...]:
        """Who does what an event noun tells, by words that leave no doubt: "her murder by gunmen" is not hers."""
        return self._stated(index) or self._lent(self.syntax[index])

    def _stated(self, index: int) -> tuple[int, ...]:
        return self.prepositional(index, "by") + self._agents(index) + self._doing(index)

    def _lent(self, token: Token) -> tuple[int, ...]:
        """Whom the words around an event noun lend it."""
        return self._light_subject(token) or self._agent_behind(token) or self._answerable(token)

    def _doing(self, index: int) -> tuple[int, ...]:
        """Whoever a participle behind it says carries it out: "a raid conducted by marines"."""
        done = (kid for kid in self.syntax.children(index, "acl") if kid.lemma in self.words.light and kid.tag == "VBN")
        return tuple(h for kid in done if kid.lemma not in self.words.undergo for h in self._agents(kid.index))

    def _answerable(self, token: Token) -> tuple[int, ...]:
        """Who is said to be behind it: "implicated two officers in the raid", "held the army responsible for it"."""
        word = self.syntax.head(token.head)
        if token.dep != "pobj" or word.lemma not in self.words.answer:
            return ()
        if word.pos == "VERB":
            return self.objects(word.index)
        if word.dep == "amod":
            return (word.head,)
        held = self._children(word.index, "nsubj") or self._children(word.head, "dobj")
        return held or (self.subjects(word.head) if self.syntax[word.head].pos in ("VERB", "AUX") else ())

    def _leaders(self, index: int) -> tuple[int, ...]:
        """Who leads it: "a militia-led raid", "a raid led by the militia" (wherever the parse hangs "led")."""
        after = self.syntax.tokens[index + 1 : index + 2]
        kids = (*self.syntax.children(index, "amod", "acl"), *(one for one in after if one.tag == "VBN"))
        led = dict.fromkeys(kid.index for kid in kids if kid.lemma in self.words.lead)
        return tuple(
            head for kid in led for head in (*self._children(kid, "npadvmod", "compound", "nmod"), *self._agents(kid))
        )

    def _agent_behind(self, token: Token) -> tuple[int, ...]:
        """The by-phrase right behind an event noun, hung on its passive verb: "hurt in raids by the navy"."""
        above = self.syntax.head(token.head)
        if token.dep != "pobj" or token.index + 1 == len(self.syntax) or above.pos != "VERB":
            return ()
        behind = self.syntax[token.index + 1]
        is_by = behind.dep in ("agent", "prep") and behind.text.lower() == "by" and behind.head == above.index
        return self._children(behind.index, "pobj") if is_by else ()

    def _light_subject(self, token: Token) -> tuple[int, ...]:
        """The subject of a light verb that carries the noun: "planes carried out a raid"."""
        governor = self.syntax[token.head]
        if governor.lemma not in self.words.light or governor.index == token.index:
            return ()
        if governor.lemma in self.words.undergo:
            return ()
        if token.dep in ("dobj", "nsubjpass", "pobj", "acl"):
            return self.subjects(governor.index)
        return ()

    def patients(self, index: int) -> tuple[int, ...]:
        """Whom it is done to, for verbs and event nouns alike."""
        token = self.syntax[index]
        if token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
            return self.objects(index)
        if token.dep == "dobj" and self.syntax[token.head].lemma in self.words.undergo:
            return self.subjects(token.head)
        own = tuple(h for p in _PATIENT_PREPOSITIONS for h in self.prepositional(index, p))
        return own or self._struck(token) or self._aimed_at(token)

    def _aimed_at(self, token: Token) -> tuple[int, ...]:
        """ "The mill was the target of an attack", "the mayor escaped from an ambush"."""
        above = self.syntax.head(token.head)
        if token.dep != "pobj":
            return ()
        if above.lemma in self.words.undergo:
            return self.subjects(above.index)
        called = above.dep == "attr" and above.lemma in self.words.aim and self.syntax[token.head].lemma == "of"
        return self.subjects(above.head) if called else ()

    def _struck(self, token: Token) -> tuple[int, ...]:
        """What an event noun reaches by a verb: "air strikes hit the mill", "the mill was hit by air strikes"."""
        told = [kid for kid in self.syntax.children(token.index, "relcl") if kid.lemma in self.words.reach]
        if told and token.index in self.subjects(told[0].index):  # "a blast that rocked the mill"
            return self.objects(told[0].index)
        verb = self.syntax.head(token.head) if token.dep == "pobj" else self.syntax.head(token.index)
        if verb.lemma not in self.words.reach:
            return ()
        if token.dep == "nsubj":
            return self.objects(verb.index)
        is_agent = token.dep == "pobj" and self.syntax.head(token.index).text.lower() in _MEANS
        return self.objects(verb.index) if is_agent else ()

    def _is_bare(self, index: int) -> bool:
        """An event noun that only stages another event: "killed in Tuesday's fighting", "proven in battle"."""
        token = self.syntax[index]
        if token.dep != "pobj":
            return False
        plain = ("det", "amod", "poss", "compound", "punct")
        return all(k.dep in plain and (k.pos != "PROPN" or k.entity == "DATE") for k in self.syntax.children(index))

    def _modified(self, index: int) -> tuple[int, ...]:
        token = self.syntax[index]
        return (token.head,) if token.dep in ("amod", "acl", "compound", "nmod", "relcl") else ()

    def _coordinated(self, head: int) -> tuple[int, ...]:
        if self.syntax[head].pos not in _NOMINAL:
            return (head,)
        several = (*self.syntax.conjuncts(head), *listed(self.syntax, head))
        members = (c for c in several if c == head or not is_torn(self.syntax, c))
        return tuple(c for c in members if self.syntax[c].pos in _NOMINAL) or (head,)

    def clause(self, index: int) -> tuple[int, ...]:
        """All tokens of the clause around a token: below its nearest verb, not into other finite clauses."""
        top = index
        for above in (self.syntax[index], *self.syntax.ancestors(index)):
            top = above.index
            if above.pos in ("VERB", "AUX") and above.dep not in ("amod", "aux", "auxpass", "xcomp"):
                break
        return self.syntax.subtree(top, without=self.other_clauses(top, keep=index))

    def other_clauses(self, top: int, *, keep: int) -> frozenset[int]:
        """Branches below `top` that are clauses of their own and do not hold token `keep`."""
        held = {keep, *(a.index for a in self.syntax.ancestors(keep))}
        out = []
        for index in self.syntax.subtree(top):
            token = self.syntax[index]
            if index in held or index == top:
                continue
            finite = token.dep in ("ccomp", "advcl", "relcl", "parataxis")
            if finite or (token.dep == "conj" and token.pos in ("VERB", "AUX")):
                out.append(index)
        return frozenset(out)


#: Slots that are asked of a method.
_ASKED: Mapping[str, Callable[[Frames, int], tuple[int, ...]]] = {
    "dative": Frames.datives,
    "subject": Frames.subjects,
    "object": Frames.objects,
    "agent": Frames.agents,
    "doer": Frames.doers,
    "patient": Frames.patients,
    "undergoer": Frames.undergoers,
    "carrier": Frames._carrier,
    "holder": Frames._holders,
    "modified": Frames._modified,
    "self": lambda _, index: (index,),
    "governor": Frames._governor,
    "before": Frames._before,
    "listed": Frames._listed,
    "bare": Frames._bare,
}
