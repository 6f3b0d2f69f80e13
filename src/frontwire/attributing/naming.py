"""Naming voices: the words that name who speaks, the type, and whether it is a party to the fight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from frontwire.attributing.grammar import is_edge
from frontwire.attributing.kinship import Kin
from frontwire.attributing.trimming import trimmed, without_carrier
from frontwire.lexicon.cues import Cues
from frontwire.lexicon.voices import VoiceRule, words_of
from frontwire.model.actor import Actor, Sector
from frontwire.model.document import Document, MentionKind
from frontwire.model.report import Role
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax
from frontwire.model.voice import Voice, VoiceType

_BY_SECTOR = {
    Sector.GOV: VoiceType.OFFICIAL,
    Sector.COP: VoiceType.OFFICIAL,
    Sector.JUD: VoiceType.OFFICIAL,
    Sector.LEG: VoiceType.OFFICIAL,
    Sector.SPY: VoiceType.OFFICIAL,
    Sector.MIL: VoiceType.MILITARY,
    Sector.REB: VoiceType.ARMED_GROUP,
    Sector.PRM: VoiceType.ARMED_GROUP,
    Sector.UAF: VoiceType.ARMED_GROUP,
    Sector.IMG: VoiceType.ARMED_GROUP,
    Sector.OPP: VoiceType.OPPOSITION,
    Sector.PTY: VoiceType.OFFICIAL,
    Sector.MED: VoiceType.MEDICAL,
    Sector.UNO: VoiceType.UN,
    Sector.NGO: VoiceType.NGO,
    Sector.JRN: VoiceType.MEDIA,
    Sector.CVL: VoiceType.RESIDENT,
    Sector.REF: VoiceType.RESIDENT,
    Sector.EDU: VoiceType.EXPERT,
}
#: Relations below a speaker's head that tell about it and do not name it.
_TELLING = frozenset({"relcl", "punct", "ccomp", "advcl", "mark", "cc", "parataxis"})
#: Relations below a speaker's head that no noun phrase holds: a torn parse.
_APART = frozenset({"ccomp", "advcl", "parataxis"})
#: The first this many characters of a voice's name in the text are its name; more is a description.
_MAX_NAME = 160
#: A rule of this weight or more settles the type before the actor lexicon is asked.
_SETTLING = 2
_ARTICLES = frozenset({"a", "an", "the", "one", "some", "two", "three", "several"})
_FIRST_SECOND = frozenset({"i", "we", "you", "me", "us", "myself", "ourselves"})


@dataclass(frozen=True, slots=True)
class Naming:
    """Names the voices of one document."""

    document: Document
    cues: Cues
    theatre: str | None
    kin: Kin
    #: What has been worked out for one mention serves all voices that it is kin to.
    _rules: dict[int, VoiceRule | None] = field(default_factory=dict, repr=False, compare=False)
    _lands: dict[int, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, document: Document, cues: Cues) -> Naming:
        """The namer of a document, its theatre found."""
        return cls(document, cues, document.theatre or theatre_of(document), Kin.of(document))

    def voice(self, head: int) -> Voice:
        """The voice whose noun phrase is headed by token `head`; a pronoun takes its antecedent's words."""
        named = self.stand_in(head)
        held = self.document.syntax[named].lemma in self.cues.nouns
        stretch = trimmed(self.document, self.name_stretch(named), named, alone=held)
        stretch = without_carrier(self.document, stretch, named, carriers=self.cues.nouns)
        span = self.document.syntax.span(stretch)
        kind = self.type_of(head)
        return Voice(
            text=" ".join(span.of(self.document.report.text).split()),
            type=kind,
            span=span,
            actor=self._actor(head, stretch),
            named=self._is_named(named),
            party=self.cues.voices.parties.get(kind),
        )

    def _actor(self, head: int, stretch: Stretch) -> Actor | None:
        """Who speaks; of a rank alone ("Brigadier Noor, a spokesman for the army") with the side it speaks for."""
        own = self.document.actor(head)
        if own is None or own.side is not None or own.country is not None:
            return own
        others = (self.document.mentions.get(index) for index in stretch)
        lenders = (one.actor for one in others if one is not None and one.actor is not None)
        lender = next((actor for actor in lenders if actor.sector is own.sector and actor.side is not None), None)
        return own if lender is None else replace(own, side=lender.side, country=lender.country)

    def bare_voice(self, stretch: Stretch, voice: Voice, *, head: int) -> Voice:
        """A voice read by order, whose noun is token `head`: its words, typed by them, linked as `voice` is."""
        syntax = self.document.syntax
        if syntax.sentence(stretch.start).role is Role.BODY:
            stretch = trimmed(self.document, stretch, head)
            stretch = without_carrier(self.document, stretch, head, carriers=self.cues.nouns)
        span = syntax.span(stretch)
        rule = self.is_voice(words_of(syntax.words(stretch)))
        known = syntax.sentence(stretch.start).role is Role.BODY and voice.actor is not None
        weak = rule is None or (known and voice.type is not VoiceType.UNNAMED and rule.weight < _SETTLING)
        kind = voice.type if rule is None or weak else rule.type
        if kind is VoiceType.OFFICIAL and self._is_foreign(stretch.end - 1):
            kind = VoiceType.FOREIGN_GOVERNMENT
        text = " ".join(span.of(self.document.report.text).split())
        return replace(voice, text=text, span=span, type=kind, party=self.cues.voices.parties.get(kind))

    def speaks(self, head: int) -> bool:
        """Can this noun phrase be a voice other than the outlet's own "we" and the empty "it"?"""
        token = self.document.syntax[head]
        return token.text.lower() not in _FIRST_SECOND and token.dep != "expl"

    def is_voice(self, words: tuple[str, ...]) -> VoiceRule | None:
        """The rule by which bare words name a voice, for headlines that no grammar holds together."""
        return self.cues.voices.find(words)

    def stand_in(self, head: int) -> int:
        """The head of the mention that names what a pronoun stands for, nearest first; others as they are."""
        seen = {head}
        while self.kin.is_pronoun(head) and head in self.document.antecedents:
            head = self.document.antecedents[head]
            if head in seen:
                break
            seen.add(head)
        return head

    def source_stretch(self, head: int, *, cue: Stretch) -> Stretch:
        """The speaker's whole noun phrase with what is set beside it, up to the cue and the comma before it."""
        syntax = self.document.syntax
        without = frozenset(
            kid for kid in syntax.kids[head] if cue.start in syntax.subtree(kid) or syntax[kid].dep in _APART
        )
        stretch = self._run(head, syntax.subtree(head, without=without), cue=cue)
        while stretch.end == cue.start and stretch.end > head + 1 and syntax[stretch.end - 1].tag == "RB":
            stretch = Stretch(stretch.start, stretch.end - 1)
        closes = len(cue) > 0 and stretch.end < cue.start and syntax[stretch.end].text == ","
        if closes and all(syntax[i].head == cue.start for i in range(stretch.end + 1, cue.start)):
            return Stretch(stretch.start, stretch.end + 1)
        return stretch

    def name_stretch(self, head: int) -> Stretch:
        """The speaker's noun phrase with titles and appositives, without relative clauses."""
        syntax = self.document.syntax
        without = frozenset(k for k in syntax.kids[head] if syntax[k].dep in _TELLING)
        stretch = self._run(head, syntax.subtree(head, without=without), cue=None)
        if len(syntax.span(stretch)) > _MAX_NAME:
            stretch = syntax.phrase(head)
        return stretch

    def _run(self, head: int, indices: tuple[int, ...], *, cue: Stretch | None) -> Stretch:
        """The unbroken run of `indices` around the head (commas allowed), not across the cue."""
        syntax = self.document.syntax
        held = set(indices)
        first = last = head
        while first - 1 in held or (first - 2 in held and is_edge(syntax[first - 1])):
            first -= 1
            if cue is not None and first in cue:
                first += 1
                break
        while last + 1 in held or (last + 2 in held and is_edge(syntax[last + 1])):
            last += 1
            if cue is not None and last in cue:
                last -= 1
                break
        first, last = _glued(syntax, first, last)
        while first < head and (is_edge(syntax[first]) or syntax[first].pos in {"CCONJ", "SCONJ"}):
            first += 1
        while last > head and is_edge(syntax[last]):
            last -= 1
        return Stretch(first, last + 1)

    def type_of(self, head: int) -> VoiceType:
        """The type by the phrase's own words, the actor it names, or other mentions of the same."""
        found = next(self._types(head), VoiceType.UNNAMED)
        if found is VoiceType.OFFICIAL and self._is_foreign(head):
            return VoiceType.FOREIGN_GOVERNMENT
        return found

    def _types(self, head: int) -> Iterator[VoiceType]:
        """Candidate types, best first."""
        actor = self.document.actor(head)
        first = next(self._rules_of(head), None)
        if first is not None and not self.kin.is_pronoun(head) and (first.weight >= _SETTLING or self._is_bare(head)):
            yield first.type
        if actor is not None and actor.voice in set(VoiceType):
            yield VoiceType(actor.voice)
        yield from (rule.type for rule in self._rules_of(head) if rule.type is not VoiceType.UNNAMED)
        if actor is not None and actor.sector in _BY_SECTOR:
            yield _BY_SECTOR[actor.sector]
        if actor is not None and actor.country is not None and self._is_country(head):
            yield VoiceType.OFFICIAL
        if first is not None:
            yield first.type

    def _rules_of(self, head: int) -> Iterator[VoiceRule]:
        """The lexicon's rules for a mention and its kin, nearest first."""
        return (rule for mention in self.kin.chain(head) if (rule := self._rule(mention)) is not None)

    def _is_bare(self, head: int) -> bool:
        """Is the phrase, never named otherwise, just a word of the lexicon ("a source")?"""
        words = words_of(self._text(self.document.syntax.phrase(head)))
        said = words[1:] if words and words[0] in _ARTICLES else words
        return self.document.resolve(head) == head and self.cues.voices.exact(said) is not None

    def _rule(self, head: int) -> VoiceRule | None:
        """The lexicon's rule for one mention: its phrase, then its appositives."""
        if head not in self._rules:
            stretch = self.name_stretch(head)
            before = len(words_of(self._text(Stretch(stretch.start, head + 1)))) - 1
            self._rules[head] = self.cues.voices.find(words_of(self._text(stretch)), head=max(before, 0))
        return self._rules[head]

    def _text(self, stretch: Stretch) -> str:
        """The words of a stretch, blanks only where the original has them ("counter-terrorism")."""
        syntax = self.document.syntax
        out = ""
        for index in stretch:
            if out and syntax[index - 1].span.end != syntax[index].span.start:
                out += " "
            out += syntax[index].text
        return out

    def _is_named(self, head: int) -> bool:
        same = self.document.resolve(head)
        mentions = (self.document.mentions.get(m) for m in (head, same))
        if any(m is not None and m.kind is MentionKind.NAME for m in mentions):
            return True
        return self.document.syntax[head].pos == "PROPN"

    def _is_country(self, head: int) -> bool:
        return self.document.syntax[head].entity in {"GPE", "NORP", "LOC"}

    def _is_foreign(self, head: int) -> bool:
        """Does the phrase name another country than the one fought in?"""
        referent = self.document.resolve(head)
        if referent not in self._lands:
            kin = (mention for other in self.kin.family(head) for mention in self.kin.link(other))
            self._lands[referent] = frozenset(land for mention in kin for land in self._countries(mention))
        countries = self._lands[referent].union(*(self._countries(mention) for mention in self.kin.link(head)))
        return bool(countries) and self.theatre is not None and self.theatre not in countries

    def _countries(self, head: int) -> Iterator[str]:
        if (actor := self.document.actor(head)) is not None and actor.country is not None:
            yield actor.country
        for index in self.name_stretch(head):
            mention = self.document.mentions.get(index)
            if mention is not None and mention.actor is not None and mention.actor.country is not None:
                yield mention.actor.country


def _glued(syntax: Syntax, first: int, last: int) -> tuple[int, int]:
    """Widened over words that a hyphen without blanks joins to either end ("al-Tayyib")."""
    while first >= 2 and _is_hyphen(syntax, first - 1):
        first -= 2
    while last + 2 < len(syntax) and _is_hyphen(syntax, last + 1):
        last += 2
    return first, last


def _is_hyphen(syntax: Syntax, index: int) -> bool:
    token, before, after = syntax[index], syntax[index - 1], syntax[index + 1]
    return token.text == "-" and before.span.end == token.span.start and token.span.end == after.span.start


def theatre_of(document: Document) -> str | None:
    """The country that the report's actors name most often: there the fight is taken to be.

    Media and foreign diplomats tell nothing of it.
    """
    counts: Counter[str] = Counter()
    for head in sorted(document.mentions):
        actor: Actor | None = document.mentions[head].actor
        if actor is None or actor.country is None:
            continue
        if actor.sector is not Sector.JRN and actor.voice != VoiceType.FOREIGN_GOVERNMENT:
            counts[actor.country] += 1
    return min(counts, key=lambda c: (-counts[c], c)) if counts else None
