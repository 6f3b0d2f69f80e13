"""Whom a noun phrase names: a named actor, a state's organ, or a kind of people of a country and a side.

A phrase is read as an agent word ("troops", "officials") and what qualifies it: names of organisations and
countries, other agent words ("rebel", "government"), possessors, of- and from-complements. The agent word's
entry in lexicons/agents says what its qualifiers change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from frontwire.lexicon.actors import Actors, Form, Known, Land
from frontwire.lexicon.agents import AgentClass, AgentWord, Country
from frontwire.model.actor import ARMED, Actor, Sector
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token
from frontwire.model.voice import VoiceType
from frontwire.parsing.scene import Agent, Naming, Scene

#: Sectors of which every state has one: with a country they make an entity ("SYR.MIL").
ORGANS = {
    Sector.GOV: "government",
    Sector.MIL: "armed forces",
    Sector.COP: "police and security forces",
    Sector.SPY: "intelligence services",
    Sector.LEG: "parliament",
    Sector.JUD: "courts",
}
#: Whoever fights for one of these fights as a rebel.
_AGAINST = frozenset({Sector.OPP, Sector.REB})
_IRREGULAR = frozenset({Sector.PRM, Sector.UAF, Sector.CRM})
#: Relations of words before a noun that qualify it, and prepositions after it that do.
_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "conj", "npadvmod", "det"})
_OF = frozenset({"of", "from", "for", "with"})
_PLACING = frozenset({"in", "at"})
#: How the regular forces of a state speak.
_VOICE_OF: Mapping[Sector, str | None] = {Sector.MIL: VoiceType.MILITARY.value, Sector.COP: VoiceType.OFFICIAL.value}
#: After these a country is a place, whatever the parser makes of it.
_LOCATIVE = frozenset({"in", "inside", "across", "throughout", "near", "from", "into"})
_PASSIVE = frozenset({"be", "have", "become", "remain", "seem", "border", "lie", "share"})


@dataclass(frozen=True, slots=True)
class _Found:
    """What the qualifiers of an agent word say."""

    known: tuple[Known, ...]
    lands: tuple[Country, ...]
    agents: tuple[AgentWord, ...]
    organs: tuple[Known, ...] = ()


def identify(syntax: Syntax, head: int, *, actors: Actors, scene: Scene | None = None) -> Actor | None:
    """The actor that the noun phrase headed by token `head` names, None where it names none.

    `scene` is the document's (made once for all its phrases); without it one is made here.
    """
    return Reader(scene or Scene.of(syntax, actors)).identify(head)


@dataclass(frozen=True, slots=True)
class Reader:
    """Identifies the phrases of one document."""

    scene: Scene

    def identify(self, head: int) -> Actor | None:
        """See `identify`."""
        token = self.scene.syntax[head]
        naming = self.scene.namings.get(head)
        if naming is not None:
            return self._named(naming, token)
        if token.pos == "PRON":
            return None
        agent = self.scene.agent(head)
        if agent is not None and _is_noun(token, agent.word):
            return self._beside(agent, head) or self._agent(agent, head)
        return self._titled(head) if token.pos == "PROPN" else None

    def qualifying(self, land: Land, head: int) -> Actor | None:
        """The state that a demonym makes the doer of a deed ("Russian air raids"); none for a citizen or a seat."""
        if land.form not in (Form.ADJECTIVE, Form.NAME):
            return None
        return self._organ(self._blank(head), land.country, Sector.GOV, VoiceType.OFFICIAL, land.rule)

    def of_owner(self, head: int, owner: Actor) -> Actor | None:
        """Whom a phrase names whose possessor is `owner` ("its army"); None where its word is nobody's body."""
        agent = self.scene.agent(head)
        if agent is None:
            return None
        kind = agent.word.kind
        if not (kind.armed or kind.belongs or kind.state):
            return None
        actor = replace(
            self._blank(head), sector=kind.sector, side=kind.side, voice=kind.voice.value, rule=agent.word.rule
        )
        known = self.scene.lexicon.by_id.get(owner.entity or "")
        if known is not None:
            return self._owned(actor, agent.word, known, state=kind.state)
        country = self.scene.lexicon.by_code.get(owner.country or "")
        if owner.sector in ORGANS and country is not None:
            return self._of_country(actor, country, state=kind.state)
        return replace(actor, sector=owner.sector, side=owner.side, voice=owner.voice, country=owner.country)

    def _beside(self, agent: Agent, head: int) -> Actor | None:
        """The name right behind an agent word that says what it is: "the news agency SANA"."""
        after = head + 1
        if agent.word.plural or after not in self.scene.syntax.sentence(head).stretch:
            return None
        naming = self.scene.namings.get(after) or self.scene.namings.get(after + 1)
        if naming is None or naming.stretch.start != after or not isinstance(naming.meaning, Known):
            return None
        same = agent.word.group == (naming.meaning.actor.gender is None)
        return self._known(naming.meaning, head) if same else None

    def _named(self, naming: Naming, token: Token) -> Actor | None:
        meaning = naming.meaning
        if isinstance(meaning, Known):
            return self._known(meaning, token.index)
        if meaning.form is Form.PEOPLE:
            return replace(self._blank(token.index), country=meaning.country.iso2, sector=Sector.CVL, rule=meaning.rule)
        if not self._acts(token, speaking=meaning.form is Form.SEAT):
            return None
        return self._organ(self._blank(token.index), meaning.country, Sector.GOV, VoiceType.OFFICIAL, meaning.rule)

    def _known(self, known: Known, head: int) -> Actor:
        actor = known.actor
        return replace(
            self._blank(head),
            entity=actor.id,
            name=actor.name,
            country=actor.country,
            sector=actor.sector,
            side=actor.side,
            voice=self._voice(actor.voice, actor.sector, actor.country),
            rule=known.rule,
        )

    def _acts(self, token: Token, *, speaking: bool) -> bool:
        """Does a country or a seat do what only a government does?

        A country acts as the subject of any verb of action, as its agent, as one of several, and as whom
        something is said of or to ("Turkey was urged"); a seat only as the subject of a verb of speech.
        """
        if token.index and self.scene.syntax[token.index - 1].lemma in _LOCATIVE:
            return False
        while token.dep == "conj" and self.scene.syntax.head(token.index).pos == "PROPN":
            token = self.scene.syntax.head(token.index)
        verb = self.scene.syntax.head(token.index)
        speech = verb.lemma in self.scene.lexicon.speech_verbs
        if token.dep in ("nsubj", "nsubjpass", "dobj") and speech:
            return token.dep == "nsubj" or not speaking
        if speaking:
            return False
        if token.dep == "nsubj":
            return verb.pos == "VERB" and verb.lemma not in _PASSIVE
        return token.dep == "pobj" and (verb.dep == "agent" or verb.lemma == "against")

    def _agent(self, agent: Agent, head: int) -> Actor:
        found = self._qualifiers(agent, head)
        kind = agent.word.kind
        actor = replace(
            self._blank(head), sector=kind.sector, side=kind.side, voice=kind.voice.value, rule=agent.word.rule
        )
        state = kind.state
        for other in found.agents:
            actor, state = _qualified(actor, kind, other, state)
        if kind.belongs and found.organs and not found.agents:
            organ = found.organs[0].actor
            actor, state = replace(actor, sector=organ.sector, voice=_value(organ.voice)), True
        if found.known:
            return self._owned(actor, agent.word, found.known[0], state=state)
        countries = {country.iso2 for country in found.lands}
        if len(countries) == 1:
            return self._of_country(actor, found.lands[0], state=state)
        if not countries and state and self._is_bare(agent, found):
            country = self.scene.lexicon.by_code.get(self.scene.in_play or "")
            return actor if country is None else self._of_country(actor, country, state=True)
        return actor

    def _is_bare(self, agent: Agent, found: _Found) -> bool:
        """Can the word alone mean the organ of the country in play ("the army", "government troops")?"""
        kind = agent.word.kind
        if kind.weak or (kind.belongs and not any(other.kind.state for other in found.agents)):
            return False
        words = self.scene.syntax.children(agent.stretch.end - 1, "det", "amod")
        return not any(word.lemma in ("a", "an", "another", "foreign", "allied", "other", "own") for word in words)

    def _owned(self, actor: Actor, word: AgentWord, owner: Known, *, state: bool) -> Actor:
        """Of a named actor: his forces, its fighters, their spokesman."""
        named = owner.actor
        country = self.scene.lexicon.by_code.get(named.country or "")
        side = named.side or actor.side
        if named.gender is not None or named.sector is Sector.GOV:
            if state and country is not None and actor.sector in ORGANS:
                return replace(self._of_country(actor, country, state=True), side=side)
            if word.kind.belongs or word.kind.armed:
                voice = self._voice(named.voice, named.sector, named.country)
                return replace(actor, sector=named.sector, side=side, voice=voice, country=named.country)
            return replace(actor, side=side, country=named.country)
        if word.kind.belongs or word.kind.armed or state:
            kept = state and not word.kind.belongs and not word.kind.armed
            own_voice = kept and named.voice is not VoiceType.FOREIGN_GOVERNMENT
            return replace(
                actor,
                entity=named.id,
                name=named.name,
                country=named.country,
                sector=actor.sector if kept else named.sector,
                side=named.side,
                voice=actor.voice if own_voice else self._voice(named.voice, named.sector, named.country),
                rule=f"{actor.rule} {owner.rule}",
            )
        return replace(actor, side=side, country=named.country)

    def _of_country(self, actor: Actor, country: Country, *, state: bool) -> Actor:
        if state and actor.sector is not None:
            voice = VoiceType(actor.voice) if actor.voice else None
            return self._organ(actor, country, actor.sector, voice, actor.rule)
        return replace(actor, country=country.iso2)

    def _organ(self, actor: Actor, country: Country, sector: Sector, voice: VoiceType | None, rule: str) -> Actor:
        home = country.iso2 == self.scene.in_play
        organ = ORGANS.get(sector)
        return replace(
            actor,
            entity=None if organ is None else f"{country.iso3}.{sector}",
            name=None if organ is None else f"{country.names[0]}: {organ}",
            country=country.iso2,
            sector=sector,
            side=actor.side or ("government" if home else None),
            voice=self._voice(voice, sector, country.iso2),
            rule=rule,
        )

    def _voice(self, voice: VoiceType | None, sector: Sector, country: str | None) -> str | None:
        """A government that speaks about another country's war is a foreign one."""
        abroad = country is not None and self.scene.in_play not in (None, country)
        if voice is VoiceType.OFFICIAL and sector is Sector.GOV and abroad:
            return VoiceType.FOREIGN_GOVERNMENT.value
        if voice is VoiceType.FOREIGN_GOVERNMENT and country is not None and country == self.scene.in_play:
            return VoiceType.OFFICIAL.value
        return None if voice is None else voice.value

    def _titled(self, head: int) -> Actor | None:
        """A person of whom the report gives a title before the name or an apposition beside it."""
        syntax = self.scene.syntax
        for index in sorted(self._before(head), reverse=True):
            agent = self.scene.agent(index)
            if agent is not None and agent.word.kind.title and not agent.word.group:
                return replace(self._agent(agent, index), text="", span=syntax[head].span)
        beside = [kid.index for kid in syntax.children(head, "appos")]
        if syntax[head].dep == "appos":
            beside.append(syntax[head].head)
        for index in beside:
            agent = self.scene.agent(index)
            if agent is not None and not agent.word.plural and not agent.word.group:
                return replace(self._agent(agent, index), text="", span=syntax[head].span)
        return None

    def _qualifiers(self, agent: Agent, head: int) -> _Found:
        """What stands before the agent word and in its complements, nearest first; its own words left out."""
        known: list[Known] = []
        lands: list[Country] = []
        agents: list[AgentWord] = []
        organs: list[Known] = []
        seen: set[Stretch] = set()
        first = self.scene.syntax.phrase(head).start
        for index in (*reversed(range(first, head)), *self._behind(head)):
            if index in agent.stretch:
                continue
            naming = self.scene.namings.get(index)
            if naming is not None:
                if naming.stretch not in seen and not self.scene.is_hyphened(naming.stretch):
                    seen.add(naming.stretch)
                    country = self._country_of(naming)
                    if country is not None:
                        lands.append(country)
                        organs.extend([naming.meaning] if isinstance(naming.meaning, Known) else [])
                    elif isinstance(naming.meaning, Known):
                        known.append(naming.meaning)
                continue
            word = self.scene.agent(index)
            if word is not None and not word.word.kind.weak and word.stretch not in seen | {agent.stretch}:
                if self.scene.is_hyphened(word.stretch):
                    continue
                seen.add(word.stretch)
                agents.append(word.word)
        return _Found(tuple(known), tuple(lands), tuple(agents), tuple(organs))

    def _country_of(self, naming: Naming) -> Country | None:
        """The country that a name of it or of one of its organs brings into a phrase."""
        meaning = naming.meaning
        if isinstance(meaning, Land):
            return meaning.country
        return self.scene.lexicon.by_code.get(meaning.actor.country or "") if "." in meaning.actor.id else None

    def _before(self, head: int) -> Iterator[int]:
        """Tokens before a noun that qualify it, those of its possessor and of coordinated qualifiers too."""
        syntax = self.scene.syntax
        for kid in syntax.children(head):
            if kid.index < head and kid.dep in _BEFORE:
                yield kid.index
                yield from self._before(kid.index)
                yield from (other for other in syntax.conjuncts(kid.index) if kid.index < other < head)

    def _behind(self, head: int) -> Iterator[int]:
        """Nouns of complements: "of President Noor", "from Hezbollah", a seat in "authorities in Damascus"."""
        syntax = self.scene.syntax
        for prep in self.scene.complements(head):
            for noun in syntax.children(prep.index, "pobj"):
                naming = self.scene.namings.get(noun.index)
                seat = naming is not None and isinstance(naming.meaning, Land) and naming.meaning.form is Form.SEAT
                if prep.lemma in _OF or (prep.lemma in _PLACING and seat):
                    yield noun.index
                    yield from self._before(noun.index)

    def _blank(self, head: int) -> Actor:
        return Actor("", self.scene.syntax[head].span)


def _qualified(actor: Actor, kind: AgentClass, word: AgentWord, state: bool) -> tuple[Actor, bool]:
    """An actor once another agent word qualifies it: "rebel commander", "opposition forces", "army spokesman"."""
    other = word.kind
    side = other.side or actor.side
    if kind.armed and other.sector in _AGAINST:
        voice = VoiceType.ARMED_GROUP.value
        return replace(actor, sector=Sector.REB, side=side, voice=voice), False
    if kind.armed and other.sector in _IRREGULAR:
        return replace(actor, sector=other.sector, side=side, voice=other.voice.value), False
    if kind.armed and other.state:
        regular = actor.sector in ARMED and actor.sector is not Sector.UAF
        sector = other.sector if other.armed and kind.belongs else actor.sector if regular else Sector.MIL
        side = side or ("government" if other.sector is Sector.GOV else None)
        return replace(actor, sector=sector, side=side, voice=_regular_voice(sector, actor)), True
    if kind.belongs:
        return replace(actor, sector=other.sector, side=side, voice=other.voice.value), state and other.state
    if kind.sector is Sector.UNK and (word.adjective or kind.weak):
        return replace(actor, sector=other.sector, side=side, voice=other.voice.value), state
    return replace(actor, side=side), state


def _value(voice: VoiceType | None) -> str | None:
    return None if voice is None else voice.value


def _is_noun(token: Token, word: AgentWord) -> bool:
    """Is the word used as a noun here? An adjective only where it stands for people ("the wounded")."""
    return word.plural if token.pos not in ("NOUN", "PROPN") else True


def _regular_voice(sector: Sector | None, actor: Actor) -> str | None:
    return actor.voice if sector is None else _VOICE_OF.get(sector, actor.voice)
