"""Attacks on health care: happenings in which a facility, an ambulance or a health worker was harmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontwire.drawing.health.facilities import facility_id
from frontwire.drawing.health.hearing import HARM, MEDICAL, Heard
from frontwire.drawing.health.locating import Located, Ward
from frontwire.lexicon.health import Concept, HealthWords
from frontwire.model.figure import Figure, What, Who
from frontwire.model.gist import Party, Site
from frontwire.model.health import Effect, Harm, HealthAttack
from frontwire.model.voice import Certainty, Polarity

#: Kinds that are attacks by what they are, and a state that an attack leaves.
_ATTACKS = (HARM - {"accusation", "crime", "threat"}) | {"facility_status"}
_OPEN = frozenset({Certainty.PLANNED, Certainty.CONDITIONAL})
#: What a count of health workers tells of an attack.
_WORKERS = {
    What.KILLED: Effect.WORKERS_KILLED,
    What.WOUNDED: Effect.WORKERS_INJURED,
    What.KIDNAPPED: Effect.WORKERS_KIDNAPPED,
    What.DETAINED: Effect.WORKERS_ARRESTED,
}
#: The same attack on what brings the wounded.
_TRANSPORT = {
    Effect.FACILITY_DESTROYED: Effect.TRANSPORT_DESTROYED,
    Effect.FACILITY_DAMAGED: Effect.TRANSPORT_DAMAGED,
    Effect.FACILITY_HIT: Effect.TRANSPORT_HIT,
}
#: Effects that are on a building or a vehicle, not on people.
_THINGS = frozenset({*_TRANSPORT, Effect.OCCUPIED, Effect.ARMED_ENTRY, Effect.VICINITY, Effect.OBSTRUCTED})
_THINGS |= {Effect.SUPPLIES_TAKEN}
_KIND_EFFECTS = {"abduction": Effect.WORKERS_KIDNAPPED, "arrest": Effect.WORKERS_ARRESTED}


@dataclass(frozen=True, slots=True)
class _Account:
    """One claim of an attack: what it says was done, and to which facility."""

    heard: Heard
    facility: str | None
    effects: tuple[Effect, ...]


def attacks(ward: Ward) -> tuple[HealthAttack, ...]:
    """Every attack on health care, oldest first: one for each happening, and claims of one sentence together.

    A claim tells of one where its kind is violent and a facility, an ambulance or a health worker suffers it. Whether
    it is true, or meant, is not judged; denials stand among its words.
    """
    groups: dict[str, list[_Account]] = {}
    same: dict[tuple[str, str], str] = {}
    for account in _accounts(ward):
        sentence = (account.heard.word.report, account.heard.sentence)
        happening = same.setdefault(sentence, account.heard.happening)
        groups.setdefault(happening, []).append(account)
    drawn = [_attack(happening, accounts, ward.words) for happening, accounts in groups.items()]
    return tuple(sorted(drawn, key=lambda attack: (attack.words[0].day, attack.happening)))


def _accounts(ward: Ward) -> Iterator[_Account]:
    for located in ward.located:
        heard = located.heard
        if heard.gist.kind in _ATTACKS and heard.gist.certainty not in _OPEN:
            effects = tuple(_effects(located, ward))
            if effects:
                yield _Account(heard, _facility(located, ward, effects), effects)


def _facility(located: Located, ward: Ward, effects: Iterable[Effect]) -> str | None:
    entry = ward.entry(located)
    return facility_id(entry) if entry is not None and set(effects) & _THINGS else None


def _effects(located: Located, ward: Ward) -> Iterator[Effect]:
    """What one claim says was done to health care, each once."""
    heard, words = located.heard, ward.words
    suffering = _suffering(heard, words)
    found: dict[Effect, None] = {}
    if any(words.find(Concept.TRANSPORT, text) for text in suffering):
        found.update(dict.fromkeys(_TRANSPORT.get(effect, effect) for effect in _done(heard, words)))
    elif any(words.find(Concept.KIND, text) for text in suffering) or _hits_its_own(located, ward):
        found.update(dict.fromkeys(_done(heard, words)))
    found.update(dict.fromkeys(_to_workers(heard, words)))
    yield from found


def _suffering(heard: Heard, words: HealthWords) -> tuple[str, ...]:
    """The words for what suffers: the roles, or the claim's own words where they name none and tell what was done."""
    gist = heard.gist
    parties = tuple(party.text for party in (*gist.targets, *gist.facilities))
    if parties or gist.kind == "casualties":
        return parties
    return (gist.quote,) if words.find(Concept.EFFECT, gist.quote) is not None else ()


def _hits_its_own(located: Located, ward: Ward) -> bool:
    """Does a facility tell of its own generator hit? Only so does a violent claim get a facility it does not name."""
    entry = ward.entry(located)
    return entry is not None and located.heard.gist.kind in HARM - {"casualties"} and not entry.several


def _done(heard: Heard, words: HealthWords) -> Iterator[Effect]:
    """What was done to a building or a vehicle; a state alone ("closed") is no attack unless somebody did it."""
    told = [Effect(hit.value) for hit in words.all(Concept.EFFECT, heard.gist.quote)]
    things = [effect for effect in told if effect in _THINGS]
    if heard.gist.kind == "facility_status" and not _is_harmed(heard, things):
        return
    best = min(things, key=list(Effect).index, default=Effect.FACILITY_HIT)
    yield best


def _is_harmed(heard: Heard, effects: Iterable[Effect]) -> bool:
    """Does a status tell of harm by somebody: destroyed, occupied, looted, with one who did it or a weapon?"""
    harmed = set(effects) - {Effect.FACILITY_HIT}
    return bool(harmed) and bool(heard.gist.actors or heard.gist.instruments)


def _to_workers(heard: Heard, words: HealthWords) -> Iterator[Effect]:
    for figure in heard.gist.figures:
        if figure.who is Who.HEALTH_WORKER and figure.what in _WORKERS:
            yield _WORKERS[figure.what]
    if not any(_is_worker(party, words) for party in heard.gist.targets):
        return
    if heard.gist.kind in _KIND_EFFECTS:
        yield _KIND_EFFECTS[heard.gist.kind]
    elif heard.gist.kind in {"casualties", "execution"} and not heard.gist.figures:
        hurt = words.find(Concept.HURT, heard.gist.quote)
        if hurt is not None:
            yield Effect(hurt.value)


def _is_worker(party: Party, words: HealthWords) -> bool:
    return party.sector == MEDICAL or words.find(Concept.WORKER, party.text) is not None


def _attack(happening: str, accounts: list[_Account], words: HealthWords) -> HealthAttack:
    told = [account.heard.gist for account in accounts]
    firsts = [gist.first for gist in told if gist.first is not None]
    lasts = [gist.last for gist in told if gist.last is not None]
    effects = {effect for account in accounts for effect in account.effects}
    affirmed = [gist for gist in told if gist.polarity is Polarity.AFFIRMED]
    return HealthAttack(
        happening=happening,
        first=min(firsts, default=None),
        last=max(lasts, default=None),
        site=_site(accounts),
        part=next((gist.part for gist in told if gist.part), None),
        facilities=tuple(dict.fromkeys(a.facility for a in accounts if a.facility is not None)),
        perpetrators=_texts(party for gist in affirmed for party in gist.actors),
        weapons=_texts(p for gist in affirmed for p in gist.instruments if words.find(Concept.KIND, p.text) is None),
        effects=tuple(effect for effect in Effect if effect in effects),
        harms=tuple(_harms(accounts)),
        words=tuple(account.heard.word for account in accounts),
    )


def _site(accounts: Iterable[_Account]) -> Site | None:
    """The first place told."""
    return next((account.heard.site for account in accounts if account.heard.site is not None), None)


def _harms(accounts: Iterable[_Account]) -> Iterator[Harm]:
    for account in accounts:
        for figure in account.heard.gist.figures:
            if figure.who is Who.HEALTH_WORKER:
                yield _harm(figure, account.heard)


def _harm(figure: Figure, heard: Heard) -> Harm:
    return Harm(figure.what, figure.low, figure.high, figure.wording, heard.word)


def _texts(parties: Iterable[Party]) -> tuple[str, ...]:
    """The parties as worded, each key once."""
    held: dict[str, str] = {}
    for party in parties:
        held.setdefault(party.key, " ".join(party.text.split()))
    return tuple(held.values())
