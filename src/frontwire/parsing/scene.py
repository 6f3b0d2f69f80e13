"""The names in a document and what they settle for one another: which country the report is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from frontwire.lexicon.actors import Actors, Form, Known, Land, Meaning
from frontwire.lexicon.agents import AgentWord
from frontwire.lexicon.naming import Hit, is_acronym
from frontwire.model.actor import Sector
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token
from frontwire.model.voice import VoiceType

#: A country is in play if it has this share of all namings of countries, and is named this often.
_SHARE = 0.4
_ENOUGH = 2
#: "in Syria" tells more of where the fight is than "Syrian" does.
_LOCATIVE = frozenset({"in", "across", "inside", "over", "throughout"})
_LOCATIVE_WEIGHT = 4
#: What a country owns where its name stands for its ground, and how many words behind its name that comes.
_GROUNDS = frozenset({"GPE", "LOC", "FAC"})
_NEXT = 3
#: In a sentence of more words than this, of which fewer than one in so many is in capitals, capitals tell.
_FEW = 3
_RARE = 3
#: A word of these classes is no name, whatever its capitals.
_NO_NAME = frozenset({"PRON", "AUX", "DET", "ADP", "PART", "CCONJ", "SCONJ"})
#: The longest agent word, in tokens, hyphens included ("pro - government forces", "rights group").
_LONGEST_AGENT = 5


@dataclass(frozen=True, slots=True)
class Naming:
    """Tokens that name an actor or a country, once ambiguity is settled."""

    stretch: Stretch
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent word in the text: which, and its tokens (the head is the last but for "member of parliament")."""

    word: AgentWord
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Scene:
    """A document's grammar, the lexicon, the names found, and the country in play (ISO 3166-1 alpha-2)."""

    syntax: Syntax
    lexicon: Actors
    namings: Mapping[int, Naming]
    in_play: str | None
    #: Agent words found so far: a phrase asks for its own again and again.
    _agents: dict[int, Agent | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, syntax: Syntax, lexicon: Actors) -> Scene:
        """The scene of a document's grammar."""
        hits = tuple(_hits(syntax, lexicon))
        weights = _weights(syntax, hits)
        namings: dict[int, Naming] = {}
        for hit in hits:
            meaning = _settled(hit, weights)
            if meaning is not None:
                stretch = Stretch(hit.start, hit.end)
                naming = Naming(stretch, meaning)
                namings.update((index, naming) for index in stretch)
        return cls(syntax, lexicon, namings, _in_play(weights))

    def agent(self, head: int) -> Agent | None:
        """The longest agent word that ends at a token, or that it opens with "of" ("head of state")."""
        if head not in self._agents:
            self._agents[head] = self._find_agent(head)
        return self._agents[head]

    def _find_agent(self, head: int) -> Agent | None:
        token = self.syntax[head]
        first = max(self.syntax.sentence(head).stretch.start, head + 1 - _LONGEST_AGENT)
        longer = self._longer(head)
        if longer is not None:
            return longer
        if not any(map(self.lexicon.may_end_agent, (token.text, token.lemma))):
            return None
        for start in range(self._reach(first, head), head + 1):
            if self._is_cut(start):
                continue
            words = [self.syntax[index].text for index in range(start, head + 1)]
            if self.lexicon.is_no_agent(*words):
                return None
            word = self.lexicon.agent(*words)
            if word is None and token.lemma and token.tag in ("NN", "NNP"):
                word = self.lexicon.agent(*words[:-1], token.lemma)
            if word is not None:
                return Agent(word, Stretch(start, head + 1))
        return None

    def is_hyphened(self, stretch: Stretch) -> bool:
        """Is a name or word the first half of another: "Britain" in "Britain-based", "rebel" in "rebel-held"?"""
        tokens = self.syntax.tokens
        after = stretch.end
        return (
            after < len(tokens) and tokens[after].text == "-" and tokens[after].span.start == tokens[after - 1].span.end
        )

    def complements(self, head: int) -> tuple[Token, ...]:
        """Prepositions after a noun that open its complements.

        The parser hangs "of" and "from" behind the last of coordinated nouns on the first: the one right
        behind the noun counts as its own.
        """
        own = list(self.syntax.children(head, "prep"))
        after = head + 1
        if self.syntax[head].dep == "conj" and after in self.syntax.sentence(head).stretch:
            token = self.syntax[after]
            if token.dep == "prep" and token.head in {above.index for above in self.syntax.ancestors(head)}:
                own.append(token)
        return tuple(own)

    def _longer(self, head: int) -> Agent | None:
        sentence = self.syntax.sentence(head).stretch
        if head + 2 >= sentence.end or self.syntax[head + 1].text.lower() != "of":
            return None
        word = self.lexicon.agent(*(self.syntax[index].text for index in range(head, head + 3)))
        return None if word is None else Agent(word, Stretch(head, head + 3))

    def _is_cut(self, start: int) -> bool:
        """Does a word begin within another: "government" in "anti-government"?"""
        tokens = self.syntax.tokens
        return start > 0 and tokens[start - 1].text == "-" and tokens[start - 1].span.end == tokens[start].span.start

    def _reach(self, first: int, head: int) -> int:
        """The token, not before `first`, from which on all up to `head` hang on it as parts of one noun."""
        start = head
        while start > first and self._joins(start - 1, head):
            start -= 1
        return start

    def _joins(self, index: int, head: int) -> bool:
        tokens = self.syntax.tokens
        return (
            tokens[index].pos == "PUNCT"
            or tokens[index].span.end == tokens[index + 1].span.start
            or any(above.index == head for above in self.syntax.ancestors(index))
        )


def _hits(syntax: Syntax, lexicon: Actors) -> Iterator[Hit[Meaning]]:
    """Names by document tokens, without those that the grammar shows to be none."""
    for sentence in syntax.sentences:
        base = sentence.stretch.start
        words = [syntax[index].text for index in sentence.stretch]
        for hit in lexicon.find(words):
            moved = Hit(base + hit.start, base + hit.end, hit.meanings, hit.possessive)
            if not _is_slip(syntax, lexicon, moved):
                yield moved


def _is_slip(syntax: Syntax, lexicon: Actors, hit: Hit[Meaning]) -> bool:
    """A word that only looks like the name: a pronoun, another's surname, part of a longer name."""
    if hit.end - hit.start > 1:
        return False
    token = syntax[hit.start]
    if token.pos in _NO_NAME and not _is_marked(syntax, token):
        return True
    if hit.possessive and token.tag in ("NNS", "VBZ") and token.entity == "":
        return True
    persons = any(isinstance(m, Known) and m.actor.gender is not None for m in hit.meanings)
    return persons and _is_other_person(syntax, lexicon, token)


def _is_marked(syntax: Syntax, token: Token) -> bool:
    """Do capitals set the word off from its sentence, as IS and WHO are?"""
    others = [syntax[index].text for index in syntax.sentence(token.index).stretch if index != token.index]
    capitals = sum(is_acronym(word) for word in others)
    return is_acronym(token.text) and len(others) > _FEW and capitals * _RARE < len(others)


def _is_other_person(syntax: Syntax, lexicon: Actors, token: Token) -> bool:
    """Is a lone surname part of a name that the lexicon does not hold ("Ali Abbas", "Sharon Hill")?"""
    sentence = syntax.sentence(token.index).stretch
    before = _name_before(syntax, token.index, sentence)
    if before is not None and not _is_title(lexicon, before.text):
        known = lexicon.find([before.text])
        return not any(isinstance(meaning, Land) for hit in known for meaning in hit.meanings)
    after = token.index + 1
    if after in sentence and syntax[after].pos == "PROPN" and syntax[after].index == token.head:
        return lexicon.agent(syntax[after].text) is None
    return False


def _name_before(syntax: Syntax, index: int, sentence: Stretch) -> Token | None:
    """The proper noun right before, past the article of an Arabic name."""
    at = index - 1
    while at in sentence and syntax[at].text.lower() in ("al", "el", "-"):
        at -= 1
    if at not in sentence or syntax[at].pos != "PROPN":
        return None
    return syntax[at] if syntax[at].head == syntax[index].index or syntax[at].head == syntax[index].head else None


def _is_title(lexicon: Actors, word: str) -> bool:
    return lexicon.is_title(word) or lexicon.agent(word) is not None


def _codes(meaning: Meaning) -> str | None:
    """The country a meaning speaks for; media and diplomats tell nothing of where a war is."""
    if isinstance(meaning, Land):
        return meaning.country.iso2
    if meaning.actor.sector is Sector.JRN or meaning.actor.voice is VoiceType.FOREIGN_GOVERNMENT:
        return None
    return meaning.actor.country


def _weights(syntax: Syntax, hits: tuple[Hit[Meaning], ...]) -> Counter[str]:
    out: Counter[str] = Counter()
    for hit in hits:
        codes = {_codes(meaning) for meaning in hit.meanings}
        code = codes.pop()
        if codes or code is None:
            continue
        out[code] += _LOCATIVE_WEIGHT if _is_ground(syntax, hit) else 1
    return out


def _is_ground(syntax: Syntax, hit: Hit[Meaning]) -> bool:
    """Does a name stand for the ground: "in Syria", "Syria's Homs" (its sign may be lost)?"""
    if not any(isinstance(meaning, Land) and meaning.form is Form.NAME for meaning in hit.meanings):
        return False
    token, head = syntax[hit.end - 1], syntax.head(hit.end - 1)
    owns = hit.possessive or any(kid.tag == "POS" for kid in syntax.children(token.index))
    if owns and hit.end < len(syntax):
        return any(syntax[i].entity in _GROUNDS for i in range(hit.end, min(hit.end + _NEXT, len(syntax))))
    return head.dep == "prep" and head.lemma in _LOCATIVE


def _settled(hit: Hit[Meaning], weights: Counter[str]) -> Meaning | None:
    """The one meaning, or of several that whose country the report names most; None where none stands out.

    Where it names none of their countries, the one that is bound to none, as agencies are.
    """
    if len({_codes(meaning) if isinstance(meaning, Land) else meaning for meaning in hit.meanings}) == 1:
        return hit.meanings[0]
    ranked = sorted(hit.meanings, key=lambda meaning: -weights[_codes(meaning) or ""])
    best, next_best = (weights[_codes(meaning) or ""] for meaning in ranked[:2])
    if best > next_best:
        return ranked[0]
    unbound = [meaning for meaning in hit.meanings if _codes(meaning) is None]
    return unbound[0] if len(unbound) == 1 and not best else None


def _in_play(weights: Counter[str]) -> str | None:
    if not weights:
        return None
    (country, weight), *others = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if others and others[0][1] == weight:
        return None
    return country if weight >= _ENOUGH and weight >= _SHARE * weights.total() else None
