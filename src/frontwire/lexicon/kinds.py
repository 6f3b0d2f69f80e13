"""The lexicon of kinds: one file a kind, with triggers that say how the kind is worded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from frontwire.errors import LexiconError
from frontwire.lexicon.classes import Classes
from frontwire.lexicon.load import Entry, Loaded, read_folder
from frontwire.model.actor import Sector
from frontwire.model.claim import ClaimClass, Codes
from frontwire.model.figure import What
from frontwire.model.voice import Certainty, Polarity

Words = tuple[str, ...]
Slots = Mapping[str, str | Words]
RoleName = Literal["actor", "target", "instrument", "item", "facility"]


class CodesEntry(Entry, frozen=True):
    """Codes of the kind in ACLED ("type/sub-type"), PLOVER ("TYPE/mode") and CAMEO ("190")."""

    acled: str | None = None
    plover: str | None = None
    cameo: str | None = None


class CodesWhenEntry(Entry, frozen=True):
    """Other codes of the kind, where the claim is of a certain sort.

    All conditions given must hold: an actor of one of the sectors `actor`, a target of one of the sectors
    `target`, an actor named by one of the words `doer` (lemmas or $classes), a target named by one of the words
    `aim`, one of the `words` in the claim's sentence. The codes replace all of the kind's.
    """

    codes: CodesEntry
    actor: tuple[Sector, ...] = ()
    target: tuple[Sector, ...] = ()
    doer: Words = ()
    aim: Words = ()
    words: Words = ()


class FigureEntry(Entry, frozen=True):
    """What the numbers on a trigger's slot count: {what: killed, of: target}."""

    what: What
    of: str | Words = "target"


class TriggerEntry(Entry, frozen=True):
    """One way of wording the kind.

    `verbs`, `nouns`, `adjectives` hold lemmas, of several words where needed ("open fire", "air strike");
    `phrases` hold words as they stand, in a row ("in the hands of"). `needs` and `unless` ask of slots
    that one of the listed words or $classes stands (or does not stand) there. A general
    wording ("the incident", "a raid") takes the more exact kind that the report tells nearby, out of
    those listed in `narrowed_by`. `codes`, where given, stand instead of the kind's. `bars` names words
    that cannot fill a role ("fired shells": no target), `takes` the only ones that can ("went off beside a
    bank": the bank is a target, in "beside the road" nothing is).
    """

    verbs: Words = ()
    nouns: Words = ()
    adjectives: Words = ()
    phrases: Words = ()
    needs: Slots = msgspec.field(default_factory=dict)
    unless: Slots = msgspec.field(default_factory=dict)
    roles: Mapping[RoleName, str | Words] = msgspec.field(default_factory=dict)
    figures: tuple[FigureEntry, ...] = ()
    certainty: Certainty | None = None
    polarity: Polarity | None = None
    absorbs: bool | None = None
    narrowed_by: Words = ()
    bars: Mapping[RoleName, Words] = {}
    takes: Mapping[RoleName, Words] = {}
    codes: CodesEntry | None = None


class ExampleEntry(Entry, frozen=True):
    """A sentence and what the kind finds in it: words a role must hold, or "nothing"."""

    text: str
    finds: Mapping[str, str] | Literal["nothing"]


class KindEntry(Entry, frozen=True, rename={"klass": "class"}):
    """lexicons/kinds/NAME.yml.

    `caused_by` names kinds whose actors stand behind this one where its own words name none: who carried
    out the air strikes that people were killed in. `is_claim` is false for what passes between actors (praise,
    refusals, ties): an event to CAMEO and PLOVER, but no claim about a conflict; it is kept as an interaction.
    """

    kind: str
    klass: ClaimClass
    means: str
    triggers: tuple[TriggerEntry, ...]
    examples: tuple[ExampleEntry, ...]
    is_not: Words = ()
    codes: CodesEntry = CodesEntry()
    codes_when: tuple[CodesWhenEntry, ...] = ()
    caused_by: Words = ()
    absorbs: bool = False
    is_claim: bool = True


@dataclass(frozen=True, slots=True)
class CodesWhen:
    """Codes with the conditions under which they are the kind's, see CodesWhenEntry."""

    codes: Codes
    actor: frozenset[Sector]
    target: frozenset[Sector]
    doer: frozenset[str]
    aim: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger ready to match: `rule` names it, `rank` orders the more telling first.

    `before` and `after` are its words around the one that its match starts from, `further` those of both.
    """

    kind: str
    klass: ClaimClass
    codes: Codes
    rule: str
    pos: str
    words: tuple[str, ...]
    needs: tuple[tuple[str, frozenset[str]], ...]
    unless: tuple[tuple[str, frozenset[str]], ...]
    roles: Mapping[str, tuple[str, ...]]
    figures: tuple[tuple[What, tuple[str, ...]], ...]
    certainty: Certainty | None
    polarity: Polarity | None
    absorbs: bool
    narrowed_by: tuple[str, ...]
    bars: Mapping[str, frozenset[str]]
    is_claim: bool
    takes: Mapping[str, frozenset[str]]
    before: tuple[str, ...]
    after: tuple[str, ...]
    further: frozenset[str]

    @property
    def rank(self) -> tuple[int, int]:
        """Longer wordings first, then those that ask for more."""
        return (len(self.words), len(self.needs))


#: Where the roles stand if the entry does not say: whoever does, and whomever it is done to.
_USUAL_ROLES: Mapping[str, tuple[str, ...]] = {"actor": ("agent",), "target": ("patient",)}
_POS = ("verbs", "nouns", "adjectives", "phrases")


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds and an index from the key word of a trigger to the triggers it may open."""

    entries: Mapping[str, Loaded[KindEntry]]
    index: Mapping[str, tuple[Trigger, ...]]
    classes: Classes
    variants: Mapping[str, tuple[CodesWhen, ...]]

    @classmethod
    def load(cls, folder: Path, classes: Classes) -> Kinds:
        """All of lexicons/kinds; raises LexiconError for an entry that cannot work."""
        entries: dict[str, Loaded[KindEntry]] = {}
        index: dict[str, list[Trigger]] = {}
        owners: dict[tuple[str, tuple[str, ...]], Trigger] = {}
        for loaded in read_folder(folder, KindEntry):
            _check(loaded, entries)
            entries[loaded.entry.kind] = loaded
            for trigger in _triggers(loaded, classes):
                _own(trigger, owners, loaded.path)
                index.setdefault(key_word(trigger.pos, trigger.words), []).append(trigger)
        ordered = {k: tuple(sorted(v, key=lambda t: (t.rank, t.rule), reverse=True)) for k, v in sorted(index.items())}
        variants = {name: tuple(_variants(loaded, classes)) for name, loaded in entries.items()}
        _check_causes(entries)
        return cls(entries, ordered, classes, variants)

    def codes(self, kind: str) -> Codes:
        """The codes of a kind."""
        return _codes(self.entries[kind].entry.codes)

    def caused_by(self, kind: str) -> tuple[str, ...]:
        """The kinds that may lend their actors to this one."""
        return self.entries[kind].entry.caused_by

    def means(self, kind: str) -> str:
        """What the lexicon says the kind means."""
        return self.entries[kind].entry.means


def _check(loaded: Loaded[KindEntry], entries: Mapping[str, Loaded[KindEntry]]) -> None:
    entry = loaded.entry
    if entry.kind in entries:
        raise LexiconError(f"{loaded.path}: kind: {entry.kind!r} exists already in {entries[entry.kind].path}")
    if not entry.triggers:
        raise LexiconError(f"{loaded.path}: triggers: at least one is needed")
    found = [example.finds != "nothing" for example in entry.examples]
    if not any(found) or all(found):
        raise LexiconError(f"{loaded.path}: examples: one that is found and one that finds nothing are needed")


def _check_causes(entries: Mapping[str, Loaded[KindEntry]]) -> None:
    for loaded in entries.values():
        unknown = sorted(set(loaded.entry.caused_by) - set(entries))
        if unknown:
            raise LexiconError(f"{loaded.path}: caused_by: there is no kind {unknown[0]!r}")


def _codes(entry: CodesEntry) -> Codes:
    return Codes(entry.acled, entry.plover, entry.cameo)


def _variants(loaded: Loaded[KindEntry], classes: Classes) -> Iterable[CodesWhen]:
    for number, variant in enumerate(loaded.entry.codes_when, start=1):
        where = f"{loaded.path}: codes_when {number}"
        if not (variant.actor or variant.target or variant.doer or variant.aim or variant.words):
            raise LexiconError(f"{where}: actor, target, doer, aim or words are needed")
        yield CodesWhen(
            codes=_codes(variant.codes),
            actor=frozenset(variant.actor),
            target=frozenset(variant.target),
            doer=classes.spread(variant.doer, where=where),
            aim=classes.spread(variant.aim, where=where),
            words=classes.spread(variant.words, where=where),
        )


def _triggers(loaded: Loaded[KindEntry], classes: Classes) -> Iterable[Trigger]:
    entry = loaded.entry
    codes = _codes(entry.codes)
    for number, trigger in enumerate(entry.triggers, start=1):
        where = f"{loaded.path}#{number}"
        if not any(getattr(trigger, pos) for pos in _POS):
            raise LexiconError(f"{where}: verbs, nouns, adjectives or phrases are needed")
        _check_slots(trigger, where)
        for pos in _POS:
            for wording in sorted(classes.spread(getattr(trigger, pos), where=where)):
                words = tuple(wording.lower().split())
                key = key_position(pos, words)
                yield Trigger(
                    kind=entry.kind,
                    klass=entry.klass,
                    codes=codes if trigger.codes is None else _codes(trigger.codes),
                    rule=where,
                    pos=pos,
                    words=words,
                    needs=_asked(trigger.needs, classes, where),
                    unless=_asked(trigger.unless, classes, where),
                    roles={**_USUAL_ROLES, **{role: _tuple(slots) for role, slots in trigger.roles.items()}},
                    figures=tuple((figure.what, _tuple(figure.of)) for figure in trigger.figures),
                    certainty=trigger.certainty,
                    polarity=trigger.polarity,
                    absorbs=entry.absorbs if trigger.absorbs is None else trigger.absorbs,
                    narrowed_by=trigger.narrowed_by,
                    bars={role: classes.spread(barred, where=where) for role, barred in trigger.bars.items()},
                    is_claim=entry.is_claim,
                    takes={role: classes.spread(taken, where=where) for role, taken in trigger.takes.items()},
                    before=words[:key],
                    after=words[key + 1 :],
                    further=frozenset((*words[:key], *words[key + 1 :])),
                )


def _own(trigger: Trigger, owners: dict[tuple[str, tuple[str, ...]], Trigger], path: str) -> None:
    """A wording belongs to one kind, unless what two ask for tells them apart."""
    if trigger.needs or trigger.unless:
        return
    owner = owners.setdefault((trigger.pos, trigger.words), trigger)
    if owner.kind != trigger.kind:
        wording = " ".join(trigger.words)
        raise LexiconError(
            f"{path}: {wording!r} belongs to {owner.kind} already; `needs` or `unless` must tell them apart"
        )


_SLOTS = """
    agent any bare before carrier complement dative doer governor holder listed modified modifier nobody object patient
    possessive self subject undergoer words
"""
_PREPOSITIONS = """
    about across after against along among around as at behind below beside between beyond by during for from in inside
    into near of off on onto out outside over through to toward towards under until up upon with within without
"""
#: Slots with a meaning of their own; whatever else is named must be a preposition, or two words that end in one.
SLOTS = frozenset(_SLOTS.split())
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
ROLES = frozenset({"actor", "target", "instrument", "item", "facility"})


def _check_slots(trigger: TriggerEntry, where: str) -> None:
    """A misspelt slot would be taken for a preposition that never stands there, and hold nothing in silence."""
    asked = [part for slots in (*trigger.needs, *trigger.unless) for part in slots.split("|")]
    filled = [slot for slots in trigger.roles.values() for slot in _tuple(slots)]
    counted = [slot for figure in trigger.figures for slot in _tuple(figure.of) if slot not in ROLES]
    for slot in (*asked, *filled, *counted):
        for name in slot.strip().split("."):
            if name not in SLOTS and name.split()[-1] not in PREPOSITIONS:
                raise LexiconError(f"{where}: there is no slot {name!r}")


def _asked(slots: Slots, classes: Classes, where: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((slot, classes.spread(_tuple(words), where=where)) for slot, words in slots.items())


def _tuple(words: str | Words) -> Words:
    return (words,) if isinstance(words, str) else tuple(words)


#: Small words after which the rest of a noun trigger hangs on it: "exchange of fire".
LINKS = frozenset({"of", "on", "in", "for", "to", "against", "with", "from", "by", "at", "under", "between"})


def key_position(pos: str, words: tuple[str, ...]) -> int:
    """Which of a trigger's words its match starts from: the grammatical head of the wording."""
    if pos in ("verbs", "phrases"):
        return 0
    for position, word in enumerate(words):
        if word in LINKS and position:
            return position - 1
    return len(words) - 1


def key_word(pos: str, words: tuple[str, ...]) -> str:
    """The word of a trigger that its match starts from."""
    return words[key_position(pos, words)]
