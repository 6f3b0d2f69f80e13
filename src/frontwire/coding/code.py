"""Coding: events, states and speech acts with their roles and figures, each naming the entry that fired."""

from __future__ import annotations

from dataclasses import dataclass, replace

from frontwire.coding.causes import attach
from frontwire.coding.choosing import choose
from frontwire.coding.classes import OF_PEOPLE
from frontwire.coding.context import narrow
from frontwire.coding.figures import count, people_of
from frontwire.coding.frames import Carriers, Frames
from frontwire.coding.match import Match, Matcher
from frontwire.coding.merge import merge
from frontwire.coding.partitives import measured
from frontwire.coding.roles import Cast, cast, fill
from frontwire.coding.stretch import stretch_of
from frontwire.errors import FrontwireError
from frontwire.lexicon.classes import Classes
from frontwire.lexicon.figures import FigureWords
from frontwire.lexicon.kinds import Kinds
from frontwire.model.claim import Coding
from frontwire.model.document import Document
from frontwire.model.figure import Figure
from frontwire.model.report import Refusal
from frontwire.model.span import Stretch


def code(document: Document, *, kinds: Kinds, figures: FigureWords) -> Document:
    """Adds a coding for every trigger that fires; a trigger that cannot be coded is a refusal."""
    frames = Frames(document.syntax, carriers(kinds.classes))
    found = Matcher(document, frames, kinds).matches()
    absorbed = _absorbed(document, frames, found)
    matches = tuple(match for match in found if match.key not in absorbed)
    keys = frozenset(match.key for match in matches)
    codings: list[Coding] = []
    refusals: list[Refusal] = []
    for match in matches:
        try:
            codings.append(_coding(document, frames, match, keys, figures))
        except (FrontwireError, ValueError, IndexError, KeyError, RecursionError) as error:
            span = document.syntax.sentence(match.key).span
            why = f"{match.trigger.rule} could not be coded: {type(error).__name__}: {error}"
            refusals.append(Refusal("coding", span.of(document.report.text), why, span))
    general = {match.key: match.trigger.narrowed_by for match in matches if match.trigger.narrowed_by}
    narrowed = narrow(tuple(codings), general, kinds)
    merged = attach(document, merge(document, narrowed), kinds)
    return replace(document, codings=choose(document, merged, kinds), refusals=(*document.refusals, *refusals))


def carriers(classes: Classes) -> Carriers:
    """The verbs that only carry an event noun, from their word classes."""
    return Carriers(
        **{
            name: classes.words[name]
            for name in ("light", "undergo", "begin", "grow", "reach", "happen", "lead", "aim", "answer")
        }
    )


def _coding(document: Document, frames: Frames, match: Match, keys: frozenset[int], words: FigureWords) -> Coding:
    trigger = match.trigger
    stretch = stretch_of(document, frames, match.key, used=match.used, others=keys - match.used)
    roles = _with_parts(document, cast(document, frames, match), match, words)
    return Coding(
        kind=trigger.kind,
        klass=trigger.klass,
        codes=trigger.codes,
        trigger=match.key,
        stretch=stretch,
        rules=(trigger.rule,),
        actors=roles.actors,
        targets=roles.targets,
        instruments=roles.instruments,
        items=roles.items,
        facilities=roles.facilities,
        figures=_figures(_Told(document, frames, match, stretch), roles, words=words),
        certainty=trigger.certainty,
        polarity=trigger.polarity,
        is_claim=trigger.is_claim,
    )


def _with_parts(document: Document, roles: Cast, match: Match, words: FigureWords) -> Cast:
    """The roles; where people are counted, those counted among the targets are targets too."""
    if not roles.targets or not any(what in OF_PEOPLE for what, _ in match.trigger.figures):
        return roles
    parts = people_of(document, roles.all("target"), words=words)
    held = {measured(document.syntax, part): part for part in parts if part not in roles.actors}
    return replace(roles, targets=tuple(dict.fromkeys((*roles.targets, *held))))


@dataclass(frozen=True, slots=True)
class _Told:
    """A match with the stretch that states it."""

    document: Document
    frames: Frames
    match: Match
    stretch: Stretch


def _figures(told: _Told, roles: Cast, *, words: FigureWords) -> tuple[Figure, ...]:
    """What the entry counts, on the slots it names; each count once."""
    out: list[Figure] = []
    for what, slots in told.match.trigger.figures:
        for slot in slots:
            heads = roles.all(slot) or fill(told.frames, told.match, slot)
            found = count(told.document, heads, what, words=words, span_limit=told.stretch)
            out.extend(figure for figure in found if figure not in out)
            if found:
                break
    return tuple(out)


def _absorbed(document: Document, frames: Frames, matches: tuple[Match, ...]) -> frozenset[int]:
    """Tokens inside what is asked, wanted or planned, where the asking itself is the claim."""
    out: set[int] = set()
    for match in matches:
        if not match.trigger.absorbs:
            continue
        for used in match.used:
            for kid in document.syntax.children(used, "xcomp", "acl", "prep", "dobj", "advcl", "attr"):
                if kid.dep != "acl" or kid.index > used:
                    out.update(document.syntax.subtree(kid.index))
        out.update(frames.fill(match.key, "listed"))
        out -= match.used
    return frozenset(out)
