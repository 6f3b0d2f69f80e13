"""The JSON contract of a picture: what `frontwire picture --format json` prints, and its schema."""

from __future__ import annotations

from typing import Any

import msgspec

from frontwire.model import picture as model
from frontwire.publishing import telling
from frontwire.publishing.picture import shapes
from frontwire.publishing.picture.parts import (
    access,
    claim,
    dispute,
    facility,
    figure,
    grade,
    link,
    party,
    place,
    supply,
    toll,
)
from frontwire.publishing.picture.words import Vocabulary

#: Raised whenever a field changes its meaning or goes away; new fields do not raise it.
VERSION = 1
#: Where the schema says it is from.
SCHEMA_ID = "frontwire-picture"


def publish(picture: model.Picture, words: Vocabulary) -> shapes.Picture:
    """The picture in the contract's shape; `words` build the headlines."""
    frame, basis = picture.frame, picture.basis
    held = cited(picture)
    return shapes.Picture(
        contract=VERSION,
        frame=shapes.Frame(frame.at, frame.since, frame.silence, None if frame.place is None else place(frame.place)),
        basis=shapes.Basis(basis.reports, basis.claims, basis.outlets, basis.origins),
        happenings=tuple(happening(account, words) for account in picture.accounts),
        holdings=tuple(map(_holding, picture.holdings)),
        moves=tuple(map(_move, picture.moves)),
        situations=tuple(map(_situation, picture.situations)),
        displacement=tuple(map(_displacement, picture.displacement)),
        utterances=tuple(_utterance(said, words) for said in picture.utterances),
        facilities=tuple(facility(one, one.status) for one in picture.facilities if one.status is not None),
        supplies=tuple(map(supply, picture.supplies)),
        access=tuple(map(access, picture.access)),
        gaps=tuple(map(_gap, picture.gaps)),
        changes=tuple(map(change, picture.changes)),
        claims=tuple(claim(citation) for citation in held),
    )


def to_json(published: shapes.Picture, *, indent: int | None = None) -> str:
    """JSON text; `indent` blanks a level, or one line where it is None."""
    text = msgspec.json.encode(published)
    return (text if indent is None else msgspec.json.format(text, indent=indent)).decode()


def changes_jsonl(picture: model.Picture) -> str:
    """Its changes, one a line, each line ended; empty where there are none."""
    return "".join(f"{msgspec.json.encode(change(held)).decode()}\n" for held in picture.changes)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a picture."""
    refs, parts = msgspec.json.schema_components((shapes.Picture,), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA_ID}:{VERSION}",
        "title": "A picture drawn by Frontwire",
        **refs[0],
        "$defs": dict(sorted(parts.items())),
    }


def cited(picture: model.Picture) -> tuple[model.Citation, ...]:
    """Every claim that the picture cites with its gist, once, by the day it was known, then by id."""
    held: dict[str, model.Citation] = {}
    for row in (
        *(account.citations for account in picture.accounts),
        *(said.citations for said in picture.utterances),
        *(situation.citations for situation in picture.situations),
        *(c for holding in picture.holdings for h in holding.holders for c in (h.citations, h.denied)),
        *((holding.last,) for holding in picture.holdings),
    ):
        for citation in row:
            known = held.get(citation.id)
            if known is None or (known.grade is None and citation.grade is not None):
                held[citation.id] = citation
    return tuple(sorted(held.values(), key=lambda citation: (citation.gist.known, citation.id)))


def _ids(citations: tuple[model.Citation, ...]) -> tuple[str, ...]:
    return tuple(citation.id for citation in citations)


def happening(account: model.Account, words: Vocabulary) -> shapes.Happening:
    """An account in the contract's shape."""
    return shapes.Happening(
        id=account.id,
        family=account.family,
        kind=account.lead.gist.kind,
        headline=words.headline(account),
        lead=account.lead.id,
        status=account.status,
        first=account.first,
        last=account.last,
        precision=account.precision,
        place=None if account.site is None else place(account.site),
        place_text=account.place_text,
        part=account.part,
        grade=grade(account.grade),
        new=account.new,
        tolls=tuple(map(toll, account.tolls)),
        disputes=tuple(map(dispute, account.disputes)),
        affirmed=account.affirmed,
        possible=account.possible,
        denied=account.denied,
        claims=_ids(account.citations),
        origins=account.origins,
        outlets=account.outlets,
        copies=account.copies,
        links=tuple(map(link, account.links)),
    )


def _holding(held: model.Holding) -> shapes.Holding:
    holders = tuple(
        shapes.Holder(party(one.party), one.first, one.last, one.standing, _ids(one.citations), _ids(one.denied))
        for one in held.holders
    )
    return shapes.Holding(place(held.site), held.part, held.contested, holders, held.last.id, held.age)


def _move(move: model.Move) -> shapes.Move:
    return shapes.Move(
        happening=move.happening,
        day=move.day,
        motion=move.motion,
        party=party(move.party),
        place=None if move.site is None else place(move.site),
        place_text=move.place_text,
        part=move.part,
        status=move.status,
        claims=_ids(move.citations),
    )


def _situation(held: model.Situation) -> shapes.Situation:
    return shapes.Situation(
        kind=held.kind,
        place=None if held.site is None else place(held.site),
        place_text=held.place_text,
        state=held.state,
        holds=held.holds,
        contested=held.contested,
        last=held.last.id,
        age=held.age,
        claims=_ids(held.citations),
    )


def _displacement(held: model.Displacement) -> shapes.Displacement:
    where = None if held.site is None else place(held.site)
    return shapes.Displacement(where, held.place_text, tuple(map(figure, held.counts)))


def _utterance(said: model.Utterance, words: Vocabulary) -> shapes.Utterance:
    return shapes.Utterance(
        id=said.id,
        kind=said.kind,
        announced=said.announced,
        side=said.side,
        headline=telling.statement(said.lead.gist, words.labels),
        lead=said.lead.id,
        place=None if said.site is None else place(said.site),
        place_text=said.place_text,
        new=said.new,
        claims=_ids(said.citations),
    )


def _gap(gap: model.Gap) -> shapes.Gap:
    where = None if gap.site is None else place(gap.site)
    return shapes.Gap(gap.kind, gap.because, gap.count, gap.claims, where, gap.since)


def change(held: model.Change) -> shapes.Change:
    """One change in the contract's shape."""
    where = None if held.site is None else place(held.site)
    return shapes.Change(held.kind, held.subject, held.about, held.because, held.old, held.new, where, held.claims)
