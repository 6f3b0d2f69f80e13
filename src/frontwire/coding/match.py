"""Matching: which triggers of the lexicon fire on which tokens, the more telling wording first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from frontwire.coding.frames import Frames
from frontwire.coding.partitives import measured
from frontwire.lexicon.classes import TESTS
from frontwire.lexicon.kinds import Kinds, Trigger
from frontwire.model.actor import ARMED
from frontwire.model.document import Document
from frontwire.model.report import CLAIMING
from frontwire.model.syntax import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
#: What a noun that points back may carry: clauses that add to it are told by their own triggers.
_BARE = frozenset({"det", "relcl", "acl", "amod", "nummod", "compound", "cc", "conj"})
_DAYS = frozenset({"DATE", "TIME"})
#: What the tagger makes of a noun that opens a fragment: a command or an adjective.
_TAKEN_FOR_NOUNS = frozenset({"VB", "JJ"})
#: An event that begins is told, however definite: "began the operation to isolate the town".
_STAGED = frozenset({"dobj", "nsubj", "nsubjpass"})
#: Prepositions by which the words say where a thing was done.
_LOCATIVE = frozenset({"in", "at", "on", "near", "outside", "around", "across", "inside", "over"})
_POINTERS = frozenset({"it", "this", "that"})
_ANAPHORIC = frozenset({"the", "this", "that", "these", "those", "such"})


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger that fires at token `key`; `used` are all tokens its wording takes up."""

    trigger: Trigger
    key: int
    used: frozenset[int]


@dataclass(frozen=True, slots=True)
class Matcher:
    """Finds matches in one document. Many triggers ask the same of one word: what was answered once is kept."""

    document: Document
    frames: Frames
    kinds: Kinds
    _standing: dict[tuple[int, str], frozenset[int]] = field(init=False, repr=False, default_factory=dict)
    _named: dict[tuple[int, bool], frozenset[str]] = field(init=False, repr=False, default_factory=dict)
    _within: dict[int, frozenset[str]] = field(init=False, repr=False, default_factory=dict)

    def matches(self) -> tuple[Match, ...]:
        """At most one match a token, in text order; what a longer wording takes up fires nothing else."""
        found = sorted(
            (match for sentence in self.document.syntax.sentences for match in self._in_sentence(sentence)),
            key=lambda match: (-match.trigger.rank[0], -match.trigger.rank[1], match.key, match.trigger.rule),
        )
        taken: set[int] = set()
        kept = []
        for match in found:
            if match.key not in taken:
                kept.append(match)
                taken |= match.used
        return tuple(sorted(kept, key=lambda match: match.key))

    def _in_sentence(self, sentence: Sentence) -> Iterator[Match]:
        if sentence.role not in CLAIMING:
            return
        tokens = self.document.syntax.tokens[sentence.stretch.start : sentence.stretch.end]
        several = list(map(forms, tokens))
        words = frozenset().union(*several)
        keys = self.kinds.index.keys() & words
        for token, own in zip(tokens, several, strict=True) if keys else ():
            opened = keys & own
            if opened:
                yield from self._at(token, sorted(opened), words)

    def _at(self, token: Token, keys: Iterable[str], words: frozenset[str]) -> Iterator[Match]:
        """The triggers that fire at a token, under the key words `keys`; `words` are those of its sentence."""
        fitting: dict[str, bool] = {}
        seen: set[tuple[str, str]] = set()
        for key in keys:
            for trigger in self.kinds.index[key]:
                if not trigger.further <= words:
                    continue
                pos = trigger.pos
                if pos not in fitting:
                    fitting[pos] = self._fits(pos, token)
                if not fitting[pos] or (trigger.rule, pos) in seen:
                    continue
                used = self._wording(trigger, token)
                if used is not None and self._asked(trigger, token.index):
                    seen.add((trigger.rule, pos))
                    yield Match(trigger, self._key(trigger, used, token), used)

    def _key(self, trigger: Trigger, used: frozenset[int], token: Token) -> int:
        """A phrase hangs on whichever of its words is governed from outside it."""
        if trigger.pos != "phrases":
            return token.index
        tops = [
            i for i in sorted(used) if self.document.syntax[i].head not in used or self.document.syntax[i].head == i
        ]
        return tops[0] if tops else token.index

    def _wording(self, trigger: Trigger, token: Token) -> frozenset[int] | None:
        """The tokens of the trigger's words around `token`, None where they do not stand there."""
        if trigger.pos == "phrases":
            return self._in_a_row(trigger.words, token)
        before = self._before(trigger.before, token) if trigger.before else ()
        if before is None:
            return None
        after = self._below(trigger.after, token) if trigger.after else ()
        return None if after is None else frozenset({token.index, *before, *after})

    def _fits(self, pos: str, token: Token) -> bool:
        """Is the token such as a trigger of a part of speech may start from?"""
        if pos == "phrases":
            return True
        if pos == "verbs":
            verbal = token.pos in _VERBS or token.tag in ("VBN", "VBG", "VBD")
            return verbal and not (token.dep == "compound" and token.tag == "VBG")
        if pos == "adjectives":
            return token.pos in ("ADJ", "ADV", "VERB") or token.tag in ("VBN", "VBG")
        if self._opens_fragment(token):
            return True
        if token.pos not in _NOUNS or token.dep == "compound" or (token.pos == "PROPN" and token.entity in _DAYS):
            return False  # "March" is a month
        return self._is_aimed(token) or not self._is_anaphoric(token)

    def _opens_fragment(self, token: Token) -> bool:
        """A note's first word, no verb below it, is a noun whatever the tagger holds it for: "Saline for two days"."""
        sentence = self.document.syntax.sentence(token.index).stretch
        if token.index != sentence.start or token.head != token.index or token.tag not in _TAKEN_FOR_NOUNS:
            return False
        return all(self.document.syntax[index].pos not in _VERBS for index in range(sentence.start + 1, sentence.end))

    def _is_aimed(self, token: Token) -> bool:
        """However definite, an event told with what it reached, by whom or where it was carried out, is told here.

        "The strikes hit the mill", "the raid was carried out by the navy", "the raids were staged in the hills".
        """
        verb = self.document.syntax.head(token.index)
        if token.dep == "nsubj":
            return verb.lemma in self.frames.words.reach and any(self.document.syntax.children(verb.index, "dobj"))
        if token.dep != "nsubjpass" or verb.lemma not in self.frames.words.light:
            return False
        below = self.document.syntax.children(verb.index, "agent", "prep")
        return any(kid.dep == "agent" or (kid.lemma in _LOCATIVE and not self._dates(kid.index)) for kid in below)

    def _is_anaphoric(self, token: Token) -> bool:
        """ "The attack", bare and definite, points back at an event told elsewhere and tells none itself."""
        kids = tuple(kid for kid in self.document.syntax.children(token.index) if kid.pos != "PUNCT")
        if token.dep in _STAGED and self.document.syntax.head(token.index).lemma in self.frames.words.begin:
            return False
        if token.dep == "attr" and not any(kid.dep == "prep" for kid in kids):
            subjects = self.document.syntax.children(token.head, "nsubj")
            if any(subject.lemma in _POINTERS for subject in subjects):  # "it's an attack"
                return True
        definite = any(kid.dep == "det" and kid.lemma in _ANAPHORIC for kid in kids)
        return definite and all(kid.dep in _BARE or kid.entity in _DAYS for kid in kids)

    def _in_a_row(self, words: tuple[str, ...], token: Token) -> frozenset[int] | None:
        start, end = token.index, token.index + len(words)
        if end > self.document.syntax.sentence(start).stretch.end:
            return None
        tokens = self.document.syntax.tokens
        fits = all(word in forms(tokens[index]) for index, word in enumerate(words, start))
        return frozenset(range(start, end)) if fits else None

    def _before(self, words: tuple[str, ...], token: Token) -> tuple[int, ...] | None:
        """The words of a compound stand before its head, in order, hyphens and other words between allowed."""
        out: list[int] = []
        start = self.document.syntax.phrase(token.index).start
        for word in words:
            here = next((i for i in range(start, token.index) if word in forms(self.document.syntax[i])), None)
            if here is None:
                return None
            out.append(here)
            start = here + 1
        return tuple(out)

    def _below(self, words: tuple[str, ...], token: Token) -> tuple[int, ...] | None:
        """Each further word hangs on the key word or on the word before it."""
        out: list[int] = []
        last = token.index
        for word in words:
            kids = {*self.document.syntax.kids[last], *self.document.syntax.kids[token.index], *self._doubtful(token)}
            below = (k for k in sorted(kids) if k > token.index and word in forms(self.document.syntax[k]))
            here = next((k for k in below if not self._dates(k)), None)
            if here is None:
                return None
            out.append(here)
            last = here
        return tuple(out)

    def _dates(self, preposition: int) -> bool:
        """Does the preposition only date the clause: "called the premier on Monday"?"""
        return any(kid.entity in _DAYS for kid in self.document.syntax.children(preposition, "pobj"))

    def _doubtful(self, token: Token) -> Iterator[int]:
        """What the parse may have hung on the object: "expelled the guards from the port", "shot dead two guards"."""
        syntax = self.document.syntax
        for kid in syntax.children(token.index, "dobj"):
            yield from (prep.index for prep in syntax.children(kid.index, "prep") if prep.lemma != "of")
            yield from (word.index for word in syntax.children(kid.index, "amod") if word.index == token.index + 1)

    def _asked(self, trigger: Trigger, index: int) -> bool:
        needed = all(self._stands(index, slot, words) for slot, words in trigger.needs)
        return needed and not any(self._stands(index, slot, words) for slot, words in trigger.unless)

    def _stands(self, index: int, slot: str, words: frozenset[str]) -> bool:
        """Does one of the words or classes stand in one of the slots ("subject|with")?"""
        if not self._may_stand(index, words):
            return False
        return any(self._is(head, words, alone=slot == "any") for head in self._heads(index, slot))

    def _may_stand(self, index: int, words: frozenset[str]) -> bool:
        """Are any of the words in the sentence at all, or where its pronouns point? Else no slot need be filled."""
        return not (words.isdisjoint(TESTS) and _openings(words).isdisjoint(self._reached(index)))

    def _reached(self, index: int) -> frozenset[str]:
        """The words of a token's sentence and of those where its pronouns find what they stand for."""
        here = self.document.syntax.sentence(index)
        held = self._within.get(here.index)
        if held is None:
            tokens = self.document.syntax.tokens
            stood_for = {self.document.resolve(at) for at in here.stretch if tokens[at].pos == "PRON"}
            around = {here.index, *(tokens[at].sentence for at in stood_for)}
            stretches = [self.document.syntax.sentences[number].stretch for number in around]
            held = frozenset().union(*(forms(tokens[at]) for stretch in stretches for at in stretch))
            self._within[here.index] = held
        return held

    def _heads(self, index: int, slot: str) -> frozenset[int]:
        """What fills the slots, what is measured by it, and what its pronouns stand for."""
        held = self._standing.get((index, slot))
        if held is not None:
            return held
        heads = {head for part in slot.split("|") for head in self.frames.fill(index, part.strip())}
        if slot != "any":
            heads |= {measured(self.document.syntax, head) for head in heads}
            heads |= {self.document.resolve(head) for head in heads if self.document.syntax[head].pos == "PRON"}
        held = self._standing[index, slot] = frozenset(heads)
        return held

    def _is(self, head: int, words: frozenset[str], *, alone: bool) -> bool:
        return bool(words & TESTS and self._tests(head, words)) or not words.isdisjoint(self._names(head, alone=alone))

    def _names(self, head: int, *, alone: bool) -> frozenset[str]:
        """The words a noun phrase can be asked for: its head, its modifiers, and each with the next."""
        held = self._named.get((head, alone))
        if held is not None:
            return held
        syntax = self.document.syntax
        stretch = range(head, head + 1) if alone else syntax.phrase(head)
        tokens = [syntax[i] for i in stretch if alone or syntax[i].pos not in ("DET", "PUNCT")]
        names = {form for token in tokens for form in forms(token)}
        names.update(f"{a.lemma} {b.lemma}" for a, b in pairwise(tokens))
        if alone and head and syntax[head - 1].sentence == syntax[head].sentence:
            names.add(f"{syntax[head - 1].lemma} {syntax[head].lemma}")
        held = self._named[head, alone] = frozenset(names)
        return held

    def _tests(self, head: int, words: frozenset[str]) -> bool:
        actor = self.document.actor(head)
        if "$actor" in words and actor is not None:
            return True
        if "$armed" in words and actor is not None and actor.sector in ARMED:
            return True
        if "$number" in words and self._is_counted(head):
            return True
        return "$place" in words and self.is_place(head)

    def _is_counted(self, head: int) -> bool:
        """A number, alone or before an adjective that stands for people ("ten dead")."""
        token = self.document.syntax[head]
        if token.pos == "ADJ":
            return any(kid.pos == "NUM" for kid in self.document.syntax.children(head, "nummod"))
        return token.pos == "NUM"

    def is_place(self, head: int) -> bool:
        """Does a placement stand on this token or in its phrase?"""
        phrase = self.document.syntax.phrase(head)
        return any(not note.metonym for index in phrase for note in self.document.placements_over(index))


def forms(token: Token) -> frozenset[str]:
    """What a token can be looked up by: names in headlines have no lemma of their own, "bases" has that of "basis"."""
    return _forms(token.text, token.lemma, token.pos == "PROPN" or token.tag == "NNS")


#: Of so many words the forms are remembered: most words of a report stand in it, and in others, again.
_WORDS = 1 << 15


@lru_cache(maxsize=_WORDS)
def _openings(words: frozenset[str]) -> frozenset[str]:
    """The words, and of those that are two the first."""
    return frozenset(word.partition(" ")[0] for word in words)


@lru_cache(maxsize=_WORDS)
def _forms(text: str, lemma: str, may_be_plural: bool) -> frozenset[str]:
    lower = text.lower()
    if may_be_plural and lower.endswith("s"):
        return frozenset({lower, lemma, lower[:-1]})
    return frozenset({lower, lemma})
