"""Verbs: the logical subject and object of a verb, whatever way the sentence is turned.

The `subject` of a passive is its by-phrase, of a participle the noun it modifies, of an infinitive the one who is
to do it. The relations are those of the ClearNLP scheme.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frontwire.coding.torn import torn_subject
from frontwire.model.syntax import Syntax, Token

#: Relations by which a verb shares the subject of the verb above it.
_SHARING = frozenset({"xcomp", "conj", "advcl", "ccomp", "dep", "prep", "parataxis", "acomp", "oprd", "attr"})
_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_RELATIVE = frozenset({"that", "which", "who", "whom", "whose"})
_AGENT_PREPOSITIONS = ("by",)
#: Prepositions that belong to an event noun though other phrases stand between: "a battle at the mill between …".
_FAR = frozenset({"between", "by"})
_MAX_STEPS = 6


@dataclass(frozen=True, slots=True)
class Carriers:
    """Verbs that only carry an event noun, by lemma.

    `light` are all of them ("launch", "face"); with those in `undergo` the subject suffers what the noun
    tells ("faced an offensive"); those in `begin` set it off. With those in `grow` a count reaches its number;
    with those in `reach` the event hits its target; those in `happen` only say that it takes place;
    those in `lead` name who is at the head of it; the nouns in `aim` call something what an event is done to;
    verbs and adjectives in `answer` name somebody as the one behind it.
    """

    light: frozenset[str]
    undergo: frozenset[str]
    begin: frozenset[str]
    grow: frozenset[str] = frozenset()
    reach: frozenset[str] = frozenset()
    happen: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()
    aim: frozenset[str] = frozenset()
    answer: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verbs:
    """Answers who does and whom it is done to, for the verbs of one document's grammar."""

    syntax: Syntax
    words: Carriers

    def subjects(self, index: int, *, steps: int = 0) -> tuple[int, ...]:
        """Who does: the logical subject, shared, controlled or relative."""
        token = self.syntax[index]
        if steps > _MAX_STEPS:
            return ()
        if self._told(token):
            return (token.head,)
        if self.is_passive(index):
            return tuple(h for p in _AGENT_PREPOSITIONS for h in self.prepositional(index, p)) or self._agents(index)
        own = self._own_subjects(index)
        if own:
            return tuple(self._real(head, index) for head in own)
        return self._borrowed(token, steps)

    def _own_subjects(self, index: int) -> tuple[int, ...]:
        """The subjects below a verb; beside another a relative pronoun is no subject but the object."""
        own = self._children(index, *_SUBJECTS, *(("poss",) if self.syntax[index].tag == "VBG" else ()))
        named = tuple(head for head in own if self.syntax[head].text.lower() not in _RELATIVE)
        return named or own

    def _borrowed(self, token: Token, steps: int) -> tuple[int, ...]:
        """The subject of a verb that has none of its own, by how the verb hangs in the sentence."""
        governor = token.head
        if governor == token.index:
            return ()
        if token.dep in ("acl", "relcl", "amod"):
            acts = token.tag == "VBG" or (token.tag in ("VB", "VBP", "VBZ", "VBD") and token.dep != "acl")
            return (governor,) if acts else self._doer_of_noun(governor, steps)
        if token.dep in ("pcomp", "pobj"):
            return self._accused(governor) or self._doer_above(governor, steps)
        # "used the base to bomb the hills": whoever uses it bombs
        is_controlled = token.dep == "xcomp" and self.syntax[governor].lemma != "use"
        controlled = self._children(governor, "dobj", "dative") if is_controlled else ()
        if controlled and not self.is_passive(governor):
            return controlled
        if token.dep in _SHARING:
            return self.patients_of_passive(governor) or self.subjects(governor, steps=steps + 1)
        return ()

    def _doer_of_noun(self, noun: int, steps: int) -> tuple[int, ...]:
        """For "an offensive to recapture the town": whoever launches or has the offensive."""
        return self._children(noun, "poss") or self._doer_above(noun, steps)

    def _accused(self, preposition: int) -> tuple[int, ...]:
        """Who is said to do it: the guards in "accused the guards of opening fire"."""
        verb = next((above for above in self.syntax.ancestors(preposition) if above.pos == "VERB"), None)
        if verb is None or verb.lemma not in self.words.answer:
            return ()
        return self._children(verb.index, "dobj") or self.patients_of_passive(verb.index)

    def _doer_above(self, index: int, steps: int) -> tuple[int, ...]:
        for above in self.syntax.ancestors(index):
            if above.pos in ("VERB", "AUX"):
                return self.patients_of_passive(above.index) or self.subjects(above.index, steps=steps + 1)
        return ()

    def objects(self, index: int) -> tuple[int, ...]:
        """Whom it is done to: object, passive subject, or the noun a participle or relative clause modifies."""
        token = self.syntax[index]
        own = self._children(index, "dobj")
        if own:
            return tuple(self._real(head, index) for head in own)
        if self._told(token):
            return self._told(token)
        if self.is_passive(index):
            return self.patients_of_passive(index)
        if token.dep == "relcl" and self._own_subjects(index):
            subjects = {self._real(h, index) for h in self._own_subjects(index)}
            return () if token.head in subjects else (token.head,)
        if token.dep == "conj" and self._same_object(token):
            return self.objects(token.head)
        return ()

    def _same_object(self, token: Token) -> bool:
        """Do two coordinated verbs share a passive subject ("were shelled and burned")?"""
        governor = self.syntax[token.head]
        return governor.pos == "VERB" and token.tag == "VBN" and self.is_passive(governor.index)

    def patients_of_passive(self, index: int) -> tuple[int, ...]:
        """The one a passive verb is done to; empty for an active verb."""
        token = self.syntax[index]
        own = self._children(index, *_PASSIVE_SUBJECTS)
        if own:
            return tuple(self._real(head, index) for head in own)
        if not self.is_passive(index):
            return ()
        torn = torn_subject(self.syntax, index)
        if torn is not None:
            return (torn,)
        return self._shared_patient(token) or self._children(index, "nsubj")

    def _shared_patient(self, token: Token) -> tuple[int, ...]:
        """The one a passive verb without a subject is done to, by how the verb hangs in the sentence."""
        joined = token.dep in ("conj", "advcl", "dep") and token.head != token.index
        on_noun = joined and self.syntax[token.head].pos in ("NOUN", "PROPN")
        if on_noun or token.dep in ("acl", "amod", "relcl"):
            return (token.head,)
        if joined:
            return self.patients_of_passive(token.head) or self.subjects(token.head)
        return self.subjects(token.head) if token.dep in ("acomp", "oprd", "xcomp") else ()

    def undergoers(self, index: int) -> tuple[int, ...]:
        """The subject of a past form without "have" and without an object: "Nine miners killed, 40 hurt".

        Only entries whose verbs always take an object ask for this slot: there the form is a passive
        that has lost its "were", as in headlines and after "and". A number with a participle of its own is no object.
        """
        if self.syntax[index].tag not in ("VBD", "VBN") or any(self.syntax.children(index, "aux", "auxpass", "prt")):
            return ()
        objects = self.syntax.children(index, "dobj")
        if any(kid.pos != "NUM" or not any(self.syntax.children(kid.index, "acl")) for kid in objects):
            return ()
        own = (head for head in self._own_subjects(index) if self.syntax[head].tag not in ("WP", "WDT"))
        return tuple(head for head in own if self.syntax[head].tag in ("NNS", "NNPS", "CD", "NN", "NNP"))

    def is_passive(self, index: int) -> bool:
        """A passive verb, or a participle used as one ("the town shelled by troops", headline "Three killed")."""
        token = self.syntax[index]
        if any(self.syntax.children(index, "nsubjpass", "auxpass", "csubjpass")):
            return True
        if token.tag != "VBN" or self._told(token) or any(self.syntax.children(index, "aux", "dobj")):
            return False
        if token.dep != "amod" and any(self.syntax.children(index, "nsubj")):
            return False
        if token.dep == "conj":
            return self.is_passive(token.head) or any(self.syntax.children(index, "agent"))
        return True

    def datives(self, index: int) -> tuple[int, ...]:
        """To whom: "gave the rebels weapons"."""
        return tuple(kid.index for kid in self.syntax.children(index, "dative") if kid.pos != "ADP")

    def _told(self, token: Token) -> tuple[int, ...]:
        """Whom a sentence's own verb is done to, where a parser took it for a participle of a name before it.

        "Envoy Sami Noor called Minister Halim …" may come as a name with a modifier "called" and another name
        after it. A name is not modified so ("a man called Noor" is no name): the one calls the other.
        """
        if token.tag != "VBN" or token.dep != "acl" or self.syntax[token.head].pos != "PROPN":
            return ()
        return tuple(k.index for k in self.syntax.children(token.index, "oprd") if k.pos == "PROPN")

    def prepositional(self, index: int, slot: str) -> tuple[int, ...]:
        """Objects of a preposition that hangs on the token or, where attachment is doubtful, on its object."""
        own = self._objects_of(index, slot)
        if own or slot == "of":
            return own
        if slot in _FAR:
            far = tuple(
                h
                for below in self._children(index, "prep")
                for n in self._nominals(below)
                for h in self._objects_of(n, slot)
            )
            if far:
                return far
        token = self.syntax[index]
        if token.pos in ("VERB", "AUX"):
            for below in self._children(index, "dobj", "nsubjpass", "prep", "advmod", "prt", "acomp"):
                found = tuple(h for node in self._nominals(below) for h in self._objects_of(node, slot))
                if found:
                    return found
        carried = token.dep in ("dobj", "nsubjpass") and self.syntax[token.head].lemma in self.words.light
        if carried or (token.dep == "nsubj" and self.syntax[token.head].lemma in self.words.happen):
            return self._objects_of(token.head, slot)
        return ()

    def _nominals(self, index: int) -> Iterator[int]:
        """A dependent and the nominals below it, down to no other verb."""
        yield index
        for kid in self.syntax.children(index, "prep", "pobj", "conj", "appos", "pcomp"):
            if kid.pos not in ("VERB", "AUX"):
                yield from self._nominals(kid.index)

    def _objects_of(self, index: int, slot: str) -> tuple[int, ...]:
        """Objects of "slot" prepositions right below; "out of" stands for one preposition of two words."""
        first, *rest = slot.split()
        out: list[int] = []
        for prep in self._prepositions(index):
            if prep.text.lower() != first:
                continue
            node = prep.index
            for word in rest:
                node = next((k.index for k in self.syntax.children(node) if k.text.lower() == word), -1)
                if node < 0:
                    break
            if node >= 0:
                out.extend(self._children(node, "pobj", "pcomp"))
        return tuple(out)

    def _prepositions(self, index: int) -> Iterator[Token]:
        """The prepositions of a token, those coordinated with them too: "damage to houses and to a mill"."""
        for prep in self.syntax.children(index, "prep", "agent", "dative", "advmod", "prt"):
            yield prep
            yield from (kid for kid in self.syntax.children(prep.index, "conj") if kid.pos == "ADP")

    def _agents(self, index: int) -> tuple[int, ...]:
        return tuple(h for a in self.syntax.children(index, "agent") for h in self._children(a.index, "pobj"))

    def _children(self, index: int, *deps: str) -> tuple[int, ...]:
        return tuple(kid.index for kid in self.syntax.children(index, *deps))

    def _real(self, head: int, verb: int) -> int:
        """A relative pronoun stands for the noun that its clause modifies."""
        if self.syntax[head].text.lower() in _RELATIVE:
            node = self.syntax[verb]
            for _ in range(_MAX_STEPS):
                if node.dep == "relcl":
                    return node.head
                if node.head == node.index or node.dep not in ("conj", "xcomp", "ccomp", "advcl"):
                    break
                node = self.syntax[node.head]
        return head
