"""Relating: how the claims of one happening stand to one another, and which figures stand at a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from frontwire.lexicon.families import Families
from frontwire.model.figure import Figure
from frontwire.model.gist import Gist
from frontwire.model.happening import Happening, Link, Relation
from frontwire.model.voice import Certainty, Polarity
from frontwire.reconciling.tolls import alike, exact_count

_FIRM = frozenset({Certainty.STATED, Certainty.CLAIMED})
_UNSURE = frozenset({Certainty.POSSIBLE, Certainty.CONDITIONAL})
_DENIAL = "denial"
#: How sure a relation read from the words of two claims is.
_SCORE = 0.9


def relation(older: Gist, newer: Gist, families: Families) -> Relation:
    """How the newer of two claims that a link joins stands to the older; where one denies, either may."""
    if is_denied(older) != is_denied(newer):
        return Relation.DENIES
    return Relation.CONFIRMS if _confirms(older, newer, families) else Relation.SAME


def join(  # noqa: PLR0913 - all that a link says
    older: Gist, newer: Gist, score: float, because: tuple[str, ...], *, families: Families, by: str = "rule"
) -> Link:
    """The link between two claims, given as they were known, that brings them together: what denies is the newer."""
    held = relation(older, newer, families)
    if held is Relation.DENIES and is_denied(older):
        older, newer = newer, older
    return Link(older.id, newer.id, held, round(score, 3), because, by)


def is_denied(gist: Gist) -> bool:
    """Does the claim say that it is not so?"""
    return gist.kind == _DENIAL or gist.polarity is Polarity.DENIED


def relate(gists: Sequence[Gist], families: Families) -> Iterator[Link]:
    """The relations among the claims of one happening, given as they were known: denials, confirmations, corrections
    and updates, each with the reason. What nothing is to be said of gets none."""
    if len(gists) > 1:
        yield from _denials(gists)
        yield from _confirmations(gists, families)
        corrections = tuple(_corrections(gists, families))
        yield from corrections
        corrected = {(link.older, link.newer) for link in corrections}
        yield from (link for link in _updates(gists, families) if (link.older, link.newer) not in corrected)


def current(
    happening: Happening, gists: Mapping[str, Gist], *, at: date | None = None
) -> tuple[tuple[Gist, Figure], ...]:
    """The figures that stand at a day, each with its claim, in the order in which they were known.

    What was known later than `at` (None: nothing) is left out; a figure that an update or a correction known by
    then replaces is too. Nothing is added up or chosen between: differing authors stand side by side.
    """
    known = [gists[claim] for claim in happening.claims if at is None or gists[claim].known <= at]
    held = {gist.id for gist in known}
    gone = [
        (gists[link.older], gists[link.newer])
        for link in happening.links
        if link.relation in (Relation.UPDATES, Relation.CORRECTS) and {link.older, link.newer} <= held
    ]
    replaced = {(old.id, figure) for old, new in gone for figure in old.figures if _comparable(figure, new)}
    return tuple((gist, figure) for gist in known for figure in gist.figures if (gist.id, figure) not in replaced)


def author(gist: Gist) -> tuple[str, ...]:
    """Whose word a claim is: the voice quoted; of an unnamed voice, the one of those words in that outlet."""
    outlet = gist.outlet or gist.report
    if gist.speaker is None:
        return (outlet,)
    return (gist.speaker.key,) if gist.speaker.key else (outlet, gist.speaker.text.casefold())


def _denials(gists: Sequence[Gist]) -> Iterator[Link]:
    """Each claim that a thing was not so, with the first claim of its kind, else of any, that it was."""
    said: dict[str, Gist] = {}
    first: Gist | None = None
    for gist in gists:
        if not is_denied(gist):
            said.setdefault(gist.kind, gist)
            first = first or gist
    for gist in gists:
        denied = said.get(gist.kind, first) if gist.polarity is Polarity.DENIED and gist.kind != _DENIAL else None
        if denied is not None:
            who = "the outlet" if gist.speaker is None else gist.speaker.text
            yield _link(denied, gist, Relation.DENIES, f"{who} says that it was not so")


def _confirmations(gists: Sequence[Gist], families: Families) -> Iterator[Link]:
    """Each claim made with reserve, with the first later one that tells it firmly."""
    firm: dict[str, list[Gist]] = {}
    for gist in gists:
        if is_firm(gist, families) and not is_denied(gist):
            firm.setdefault(gist.kind, []).append(gist)
    for gist in gists:
        if is_unsure(gist, families):
            later = next((other for other in firm.get(gist.kind, ()) if _confirms(gist, other, families)), None)
            if later is not None:
                yield _link(gist, later, Relation.CONFIRMS, f"first told with reserve, then firmly on {later.known}")


def is_firm(gist: Gist, families: Families) -> bool:
    """Is the claim made without reserve?"""
    return gist.certainty in _FIRM and not is_unsure(gist, families)


def is_unsure(gist: Gist, families: Families) -> bool:
    """Is the claim made with reserve?"""
    return gist.certainty in _UNSURE or families.is_unsure(_words(gist))


def _words(gist: Gist) -> str:
    """A claim's own words and those for who says it and how, one after the other."""
    return "\n".join((gist.quote, gist.cue or "", *gist.hedges, *(voice.text for voice in gist.voices)))


def _confirms(older: Gist, newer: Gist, families: Families) -> bool:
    if older.kind != newer.kind or older.known >= newer.known or is_denied(older) or is_denied(newer):
        return False
    if not is_unsure(older, families) or not is_firm(newer, families):
        return False
    named = {party.key for party in older.targets}
    return not named or bool(named & {party.key for party in newer.targets}) or _same_count(older, newer)


def _same_count(one: Gist, other: Gist) -> bool:
    counts = {(figure.what, exact_count(figure)) for figure in one.figures}
    return any((figure.what, exact_count(figure)) in counts for figure in other.figures)


def _corrections(gists: Sequence[Gist], families: Families) -> Iterator[Link]:
    """What an outlet takes back, with what it says instead: the retelling of it, and where it was told before."""
    for wrong in gists:
        if not wrong.figures or not takes_back(wrong, families):
            continue
        instead = [
            gist
            for gist in gists
            if gist.report == wrong.report and not takes_back(gist, families) and _comparable(wrong.figures[0], gist)
        ]
        if not instead:
            continue
        right = min(instead, key=lambda gist: (abs(gist.span.start - wrong.span.end), gist.id))
        earlier = [gist for gist in gists if _is_taken_back(gist, wrong)]
        for told in (*earlier, wrong):
            yield _link(told, right, Relation.CORRECTS, f"{wrong.outlet or 'the outlet'} takes it back: {wrong.quote}")


def takes_back(gist: Gist, families: Families) -> bool:
    """Does the claim retell what its outlet takes back?"""
    return families.takes_back(_words(gist))


def _is_taken_back(gist: Gist, wrong: Gist) -> bool:
    return (
        gist.report != wrong.report
        and gist.outlet == wrong.outlet
        and gist.known <= wrong.known
        and _same_count(gist, wrong)
    )


def _updates(gists: Sequence[Gist], families: Families) -> Iterator[Link]:
    """Later counts of one author, each with the one before it."""
    last: dict[tuple[object, ...], tuple[Gist, Figure]] = {}
    for gist in gists:
        if is_denied(gist) or takes_back(gist, families):
            continue
        for figure in gist.figures:
            key = (author(gist), figure.what, figure.who, figure.scope)
            held = last.get(key)
            last[key] = (gist, figure)
            if held is not None and held[0].known < gist.known and _ends(held[1]) != _ends(figure):
                because = f"a later count of {figure.what} by the same: {figure.wording} after {held[1].wording}"
                yield _link(held[0], gist, Relation.UPDATES, because)


def _comparable(figure: Figure, newer: Gist) -> bool:
    return any(figure.what is other.what and alike(figure.who, other.who) for other in newer.figures)


def _ends(figure: Figure) -> tuple[int | None, int | None]:
    return figure.low, figure.high


def _link(older: Gist, newer: Gist, held: Relation, because: str) -> Link:
    return Link(older.id, newer.id, held, _SCORE, (because,))


def without_doubles(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links without those that say of two claims what another of them says already."""
    out: dict[tuple[frozenset[str], Relation], Link] = {}
    for link in links:
        out.setdefault((frozenset((link.older, link.newer)), link.relation), link)
    return tuple(out.values())
