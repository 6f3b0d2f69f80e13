"""What pronouns stand for: by grammar where it decides, else by who spoke or acted last and agrees."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from frontwire.model.document import Mention, MentionKind, Quotation, Referent
from frontwire.model.report import CLAIMING, Role
from frontwire.model.syntax import Syntax, Token

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_REFLEXIVE = ("self", "selves")
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Relations of a speaking verb whose subject takes up who spoke: its sentence's own, or one put in between.
_OPENING = frozenset({"ROOT", "parataxis"})
#: Sentences back that a pronoun looks.
_WINDOW = 3
#: Verbs whose "it" is empty: "it seems", "it happened that".
_EMPTY = frozenset({"seem", "appear", "happen", "rain", "snow", "turn"})
#: Relations that make "it is clear that …" of an "it is clear".
_EXTRAPOSED = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acl"})
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Resolves the pronouns of one document."""

    syntax: Syntax
    mentions: Mapping[int, Mention]
    quotations: tuple[Quotation, ...]
    #: The heads of all mentions in order, and the tokens in quotation marks: each pronoun asks for those near it.
    order: tuple[int, ...]
    quoted: frozenset[int]

    @classmethod
    def of(cls, syntax: Syntax, mentions: Mapping[int, Mention], quotations: tuple[Quotation, ...]) -> Pronouns:
        """The pronouns among a document's mentions."""
        quoted = frozenset(index for quotation in quotations for index in quotation.stretch)
        return cls(syntax, mentions, quotations, tuple(sorted(mentions)), quoted)

    def heads(self) -> Iterator[int]:
        """Head tokens of all pronouns, in order."""
        return (head for head in self.order if self.mentions[head].kind is MentionKind.PRONOUN)

    def _between(self, first: int, last: int) -> tuple[int, ...]:
        """The heads of the mentions from token `first` up to, not including, `last`, in order."""
        return self.order[bisect_left(self.order, first) : bisect_left(self.order, last)]

    def antecedent(self, head: int, links: Mapping[int, int]) -> int | None:
        """The mention that a pronoun stands for, None where nothing decides. `links` holds those made so far."""
        token = self.syntax[head]
        word = token.text.lower()
        if word in _RELATIVE:
            return self._relative(token)
        if word in _FIRST:
            return self._speaker(token)
        if word in _IT and self._is_empty(token):
            return None
        if word.endswith(_REFLEXIVE):
            return self._own_subject(token)
        fits = self._fit(token)
        return None if fits is None else self._search(token, fits, links)

    def _own_subject(self, token: Token) -> int | None:
        """A reflexive is the subject of the nearest verb above it that has one."""
        for above in self.syntax.ancestors(token.index):
            for kid in self.syntax.children(above.index, *_SUBJECTS):
                return kid.index if kid.index in self.mentions else None
        return None

    def _fit(self, token: Token) -> _Fit | None:
        word = token.text.lower()
        if word in _HE:
            return _Fit(frozenset({Referent.PERSON}), _HE[word], plural=False)
        if word in _THEY:
            return _Fit(frozenset({Referent.PEOPLE, Referent.GROUP}), None, plural=True)
        if word in _IT:
            speaks = self.mentions[token.index].speaks
            sorts = {Referent.GROUP} if speaks else {Referent.GROUP, Referent.THING}
            return _Fit(frozenset(sorts), None, plural=False)
        return None

    def _relative(self, token: Token) -> int | None:
        """The noun that the relative clause hangs on."""
        for above in (token, *self.syntax.ancestors(token.index)):
            if above.dep == "relcl":
                return above.head if above.head in self.mentions else None
        return None

    def _speaker(self, token: Token) -> int | None:
        """Of "I" and "we" in quotation marks: who says the quotation."""
        if token.index not in self.quoted:
            return None
        quotation = next((q for q in self.quotations if token.index in q.stretch), None)
        if quotation is None:
            return None
        first = self.syntax[quotation.stretch.start].sentence
        last = self.syntax[quotation.stretch.end - 1].sentence
        sentences = self.syntax.sentences[max(first - 1, 0) : last + 2]
        around = self._between(sentences[0].stretch.start, sentences[-1].stretch.end)
        speakers = [self.mentions[h] for h in around if self.mentions[h].speaks and h not in self.quoted]
        if token.text.lower() in ("i", "me", "my", "mine", "myself"):
            speakers = [m for m in speakers if m.referent in (Referent.PERSON, None)]
        here = [m for m in speakers if first <= self.syntax[m.head].sentence <= last]
        after = [m for m in here if m.head >= quotation.stretch.end]
        for group in (after, here, speakers):
            if group:
                return group[0].head if group is after else group[-1].head
        return None

    def _is_empty(self, token: Token) -> bool:
        """ "It" that means nothing: "it is clear that …", "it seems"."""
        if token.dep == "expl":
            return True
        if token.dep not in _SUBJECTS:
            return False
        verb = self.syntax.head(token.index)
        if verb.lemma in _EMPTY:
            return True
        kids = {kid.dep for kid in self.syntax.children(verb.index)}
        if verb.lemma == "be":
            return bool(kids & {"acomp", "attr"}) and bool(kids & _EXTRAPOSED or self._has_complement(verb))
        return token.dep == "nsubjpass" and bool(kids & {"ccomp"})

    def _has_complement(self, verb: Token) -> bool:
        complements = tuple(self.syntax.children(verb.index, "acomp", "attr"))
        if any(kid.dep in _EXTRAPOSED for k in complements for kid in self.syntax.children(k.index)):
            return True
        return any(self.syntax[i].tag == "TO" for k in complements for i in self.syntax.subtree(k.index))

    def _search(self, token: Token, fit: _Fit, links: Mapping[int, int]) -> int | None:
        beside = self._coordinated(token, fit, links)
        if beside is not None:
            return beside
        above = self._subject_above(token, fit, links)
        if above is not None:
            return above
        ranked = sorted(self._candidates(token, fit, links), key=lambda c: c.rank)
        return ranked[0].head if ranked else None

    def _coordinated(self, token: Token, fit: _Fit, links: Mapping[int, int]) -> int | None:
        """A possessor takes up what its noun is coordinated with: "the front and its allies"."""
        noun = self.syntax.head(token.index)
        if token.tag != "PRP$" or noun.dep != "conj":
            return None
        return noun.head if self._fits(noun.head, fit, links, near=True) else None

    def _subject_above(self, token: Token, fit: _Fit, links: Mapping[int, int]) -> int | None:
        """The subject of a clause that the pronoun's own is part of: "the doctor said he …", "troops … their"."""
        for verb in self.syntax.ancestors(token.index):
            for kid in self.syntax.children(verb.index, *_SUBJECTS):
                if kid.index >= token.index or self._same_clause(kid, token):
                    continue
                if self._fits(kid.index, fit, links, near=True) and not self._across_quotation(kid.index, token.index):
                    return kid.index
        return None

    def _same_clause(self, subject: Token, token: Token) -> bool:
        """A pronoun that is no possessor cannot mean the subject of its own verb ("the army praised it")."""
        return token.tag != "PRP$" and token.head == subject.head

    def _across_quotation(self, outside: int, inside: int) -> bool:
        """A speaker does not call himself he within his own words."""
        return inside in self.quoted and outside not in self.quoted

    def _candidates(self, token: Token, fit: _Fit, links: Mapping[int, int]) -> Iterator[_Candidate]:
        sentence = self.syntax.sentence(token.index)
        first = self._window_start(sentence.index)
        opens = token.dep in _SUBJECTS and self.syntax.head(token.index).dep in _OPENING
        for head in self._between(self.syntax.sentences[first].stretch.start, token.index):
            other = self.syntax[head]
            if self.syntax.sentences[other.sentence].role not in CLAIMING:
                continue
            if self._same_clause(other, token) and other.dep in _SUBJECTS:
                continue
            near = other.sentence == token.sentence
            if self._across_quotation(head, token.index) and near:
                continue
            if not self._fits(head, fit, links, near=near) or not (near or self._stands_out(head, token, fit)):
                continue
            yield _Candidate(head, self._rank(head, token, fit, speaks=opens and self._speaks(token)))

    def _stands_out(self, head: int, token: Token, fit: _Fit) -> bool:
        """Across sentences a pronoun takes up a subject; a speaking one also who was cited, "he" any person."""
        other = self.syntax[head]
        if fit.gender is not None:
            return True
        if token.sentence - other.sentence > 1 and not (self._speaks(token) and self.mentions[head].speaks):
            return False
        if other.dep in _SUBJECTS or self.mentions[head].speaks:
            return True
        return other.dep == "pobj" and self._speaks(token) and self.syntax.head(head).lemma == "to"

    def _window_start(self, sentence: int) -> int:
        """Captions between paragraphs count for nothing in the distance; the title is only for the lead."""
        left = _WINDOW
        at = sentence
        while at > 0 and left > 0:
            at -= 1
            if self.syntax.sentences[at].role is not Role.CAPTION and len(self.syntax.sentences[at].stretch) > 3:
                left -= 1
        return at

    def _rank(self, head: int, token: Token, fit: _Fit, *, speaks: bool) -> tuple[int, ...]:
        """Smaller is better: speakers for a speaking pronoun, those known to be of its sort, near sentences,
        subjects, then the nearest."""
        mention = self.mentions[head]
        other = self.syntax[head]
        away = token.sentence - other.sentence
        spoke = 0 if speaks and mention.speaks else 1
        subject = 0 if other.dep in _SUBJECTS else 2 if other.dep == "poss" else 1
        sure = 0 if mention.actor is not None or mention.gender or mention.speaks or self._is_linked(mention) else 1
        told = 0 if fit.gender is not None and mention.gender == fit.gender else 1
        return (spoke, sure, away, told, subject, head if subject == 0 and away else -head)

    def _is_linked(self, mention: Mention) -> bool:
        """A pronoun was linked to what fits; a thing needs no more evidence than its noun."""
        return mention.kind is MentionKind.PRONOUN or mention.referent is Referent.THING

    def _speaks(self, token: Token) -> bool:
        return self.mentions[token.index].speaks

    def _fits(self, head: int, fit: _Fit, links: Mapping[int, int], *, near: bool) -> bool:
        """Does the mention agree with the pronoun? A pronoun agrees as what it stands for does."""
        mention = self.mentions.get(head)
        if mention is None:
            return False
        meant = self._meant(head, links)
        if meant.kind is MentionKind.PRONOUN:
            return False
        if mention.kind is MentionKind.PRONOUN:
            own = self._fit(self.syntax[head])
            if own is not None and own.plural != fit.plural:
                return False
        if fit.gender is not None and meant.gender not in (None, fit.gender):
            return False
        if meant.referent in fit.referents:
            return not fit.plural or meant.referent is not Referent.GROUP or self._can_be_many(meant, near=near)
        return fit.plural and near and meant.referent is Referent.THING and self.syntax[meant.head].tag in _PLURAL

    def _can_be_many(self, mention: Mention, *, near: bool) -> bool:
        """A body of people can be "they"; close by any, else only an actor."""
        return mention.actor is not None or near

    def _meant(self, head: int, links: Mapping[int, int]) -> Mention:
        while self.mentions[head].kind is MentionKind.PRONOUN and head in links:
            head = links[head]
        return self.mentions[head]


@dataclass(frozen=True, slots=True)
class _Fit:
    """What a pronoun asks of its antecedent."""

    referents: frozenset[Referent]
    gender: str | None
    plural: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    head: int
    rank: tuple[int, ...]
