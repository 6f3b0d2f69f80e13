"""Relief: health and aid in a situation report, from the sheet that the health page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from frontwire.model.figure import Figure, Who
from frontwire.model.health import Harm, HealthPicture
from frontwire.publishing import wording
from frontwire.publishing.exports.brief.content import Line, Lines, Note, Piece, Section, Table, Tone
from frontwire.publishing.health.lines import voice
from frontwire.publishing.health.sheets import (
    AttackRow,
    Cite,
    FacilityRow,
    NeedRow,
    Outcome,
    Request,
    Sheet,
    SupplyRow,
)
from frontwire.publishing.picture.words import figure, plain

#: Rows of a table that a report of a few pages has room for; how many more there are is told.
MOST = 20
#: Accounts of one attack, and steps of one request.
_STEPS = 4
_UNKNOWN = Piece("not told")


def sections(sheet: Sheet, health: HealthPicture, displaced: Iterable[Line]) -> Iterator[Section]:
    """Facilities, arrivals, supplies, needs, access, displacement, attacks on health care; some may be empty.

    `sheet` is that of `health`; `displaced` are the lines of the displaced.
    """
    told = [row for row in sheet.facilities if row.status]
    yield _table(
        "Health facilities",
        ("Facility", "Status", "Beds, theatres, staff", "Last word"),
        [_facility(row) for row in told],
        wide=3,
        rest=f"{len(sheet.facilities) - len(told)} more are named and nobody tells their status."
        if len(sheet.facilities) > len(told)
        else "",
    )
    yield _table(
        "Wounded and dead received",
        ("Day", "Where", "Wounded", "Dead", "According to"),
        [
            (Piece(row.day), Piece(row.where or "not told"), Piece(row.wounded), Piece(row.dead), _voice(row.cite))
            for row in sheet.arrivals
        ],
        rest="Counts overlap and are not to be added up.",
        wide=1,
    )
    yield _table(
        "Supplies", ("Item", "Where", "How much", "According to"), [_supply(row) for row in sheet.supplies], wide=3
    )
    yield _list("Needs", [_need(row) for row in sheet.needs if row.is_open])
    yield _list("Access for aid", [_request(row) for row in sheet.ledger])
    yield _list("Displacement", list(displaced))
    yield _list(
        "Attacks on health care",
        [_attack(row, held.harms) for row, held in zip(sheet.attacks, health.attacks, strict=True)],
    )


def _table(
    title: str, header: tuple[str, ...], rows: list[tuple[Piece, ...]], *, rest: str = "", wide: int = 0
) -> Section:
    if not rows:
        return Section(title)
    table = Table(title, header, tuple(rows[:MOST]), wide)
    notes = (_more(len(rows)), Note(rest) if rest else None)
    return Section(title, (table, *(note for note in notes if note is not None)))


def _list(title: str, lines: list[Line]) -> Section:
    if not lines:
        return Section(title)
    note = _more(len(lines))
    return Section(title, (Lines(tuple(lines[:MOST])), *(() if note is None else (note,))))


def _more(count: int) -> Note | None:
    return Note(f"And {count - MOST} more: the health picture has them all.") if count > MOST else None


def _voice(cite: Cite) -> Piece:
    """Who says it and of which day, with the quote's number."""
    said_in = f" in {cite.outlet}" if cite.outlet and cite.outlet.casefold() != cite.voice.casefold() else ""
    return Piece(f"{cite.voice}{said_in}, {cite.day}", (cite.claim,))


def _facility(row: FacilityRow) -> tuple[Piece, ...]:
    where = f", {row.place}" if row.place and row.place.casefold() not in row.name.casefold() else ""
    status = [row.status]
    claims = [row.last.claim]
    for dispute in row.disputes:
        said = "; ".join(f"{side.text} according to {side.cite.voice}" for side in dispute.sides)
        status.append(f"voices differ on {dispute.day}: {said}")
        claims += [side.cite.claim for side in dispute.sides]
    counted = [held for held in row.counts if held.told.text]
    counts = wording.listed(f"{held.measure}: {held.told.text}" for held in counted)
    cites = tuple(held.told.cite.claim for held in counted if held.told.cite is not None)
    return (
        Piece(f"{row.name}{where}"),
        Piece("; ".join(status), tuple(claims)),
        Piece(counts, cites) if counts else _UNKNOWN,
        _voice(row.last),
    )


def _supply(row: SupplyRow) -> tuple[Piece, ...]:
    ends = f", said to last until {row.ends}" if row.ends else ""
    trend = f", {row.trend}" if row.trend else ""
    return Piece(wording.capital(row.item)), Piece(row.where), Piece(f"{row.level}{ends}{trend}"), _voice(row.last)


def _need(row: NeedRow) -> Line:
    who = row.by or row.last.voice
    asked = f" of {row.of}" if row.of else ""
    where = f" ({row.where})" if row.where else ""
    said = f"{wording.capital(row.wanted)}, asked for by {who}{asked}{where}, open since {row.since}"
    return Line.of(said, (row.last.claim,))


def _request(row: Request) -> Line:
    where = row.place or "Place not told"
    if row.ask is None:
        head = Line.of(f"{where}, where no request is told of")
        claims: tuple[str, ...] = ()
    else:
        of = f" asked {row.asked_of}" if row.asked_of else " asked"
        claims = (row.ask.claim,)
        head = Line.of(f"{where}, {row.ask.day}: {row.asked_by}{of}: “{row.ask.quote}”", claims)
    below = [_outcome(one) for one in row.outcomes[-_STEPS:]]
    if row.ask is not None and not any(not one.is_promise for one in row.outcomes):
        below.append(Line.of("No answer is told.", tone=Tone.ASIDE))
    return Line(head.pieces, tuple(below))


def _outcome(held: Outcome) -> Line:
    cite = held.cite
    if held.is_promise:
        due = f" for {held.due}" if held.due else ""
        head = f"{cite.day}: promised{due} by {held.by or cite.voice}: {held.state.replace('_', ' ')}"
        return Line((Piece(head, (cite.claim,)), *_settled(held.settled)))
    by = f" by {held.by}" if held.by else ""
    condition = f", on condition: “{held.condition}”" if held.condition else ""
    bar = f" (constraint {held.constraint})" if held.constraint else ""
    answer = held.label or "told of, no answer in it"
    return Line.of(f"{cite.day}: {answer}{by}{condition}{bar}, according to {cite.voice}", (cite.claim,))


def _settled(cites: Iterable[Cite]) -> Iterator[Piece]:
    held = tuple(cites)[:_STEPS]
    if held:
        yield Piece(f" according to {wording.listed(one.voice for one in held)}", tuple(one.claim for one in held))


def _attack(row: AttackRow, harms: Iterable[Harm]) -> Line:
    hit = wording.joined((row.hit, row.effects), by=", ") or "health care"
    by = f"by {row.by}, as named" if row.by else "nobody is named as having done it"
    weapons = f"with {row.weapons}" if row.weapons else ""
    head = wording.joined((f"{row.days}, {row.place or 'place not told'}: {hit}", weapons, by), by="; ")
    claims = tuple(cite.claim for cite in row.words[:_STEPS])
    return Line.of(head, claims, below=map(_harm, harms))


def _harm(held: Harm) -> Line:
    told = figure(Figure(held.what, Who.UNKNOWN, held.low, held.high, held.wording))
    return Line.of(f"{wording.capital(plain(held.what))}: {told} according to {voice(held.word)}", (held.word.claim,))
