"""Rows filled in without a gazetteer: places are looked up in a small list of invented and real towns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from frontwire.errors import InputError
from frontwire.filling import Filled, Filler, fill, source_of
from frontwire.filling.claiming import Sort
from frontwire.lexicon.classes import Classes
from frontwire.lexicon.forms import Form, Forms
from frontwire.lexicon.kinds import Kinds
from frontwire.lexicon.places import Places
from frontwire.model.parcel import Parcel
from frontwire.model.place import Place, PlaceClass
from frontwire.placing.gazetteer import GazetteerFile
from frontwire.publishing.reading import Reading
from frontwire.settings import Settings, load
from frontwire.unpacking import Layout, Piece, unpack

SETTINGS: Settings = load()
LEXICONS = Path(SETTINGS.lexicons)
FORMS = Forms.load(LEXICONS / "forms")
_KINDS = Kinds.load(LEXICONS / "kinds", Classes.load(LEXICONS / "classes"))
SORTS: Mapping[str, Sort] = {
    name: Sort(loaded.entry.klass, _KINDS.codes(name)) for name, loaded in _KINDS.entries.items()
}
NAWA = Place("gn:1", "Nawa", PlaceClass.TOWN, "SY", "Daraa", 32.88646, 36.03905, radius_km=1.8)
DARAA = Place("gn:2", "Daraa", PlaceClass.ADMIN1, "SY", "Daraa", 32.6, 36.1, radius_km=40.0)
_PLACES = {place.name: place for place in (NAWA, DARAA)}


def locate(name: str) -> Place:
    """One of two places, by the first part of its address."""
    first = name.split(",", maxsplit=1)[0]
    if first not in _PLACES:
        raise InputError(f"no place is called {first}")
    return _PLACES[first]


def is_facility(words: str) -> bool:
    """Do the words name a clinic or a hospital?"""
    return any(word in words.lower() for word in ("clinic", "hospital"))


def pieces(table: str, *, form: str | None = None) -> list[Piece]:
    """What comes out of a CSV, of a form by name, by path, or by its columns."""
    return list(unpack(Parcel("t.csv", table), settings=SETTINGS, layout=Layout(mapping=form)))


def parcels(table: str, *, form: str | None = None) -> list[Parcel]:
    """The parcels among them."""
    return [piece for piece in pieces(table, form=form) if isinstance(piece, Parcel)]


def filled(parcel: Parcel, *, form: Form | None = None) -> Filled:
    """A row filled in."""
    assert parcel.form is not None
    held = FORMS.named(parcel.form.form) if form is None else form
    source = source_of(parcel.form.cells, held, locate=locate, is_facility=is_facility)
    return fill(parcel, parcel.form, held, source=source, kinds=SORTS)


def rows(table: str, *, form: str | None = None) -> list[Filled]:
    """All rows of a CSV filled in, remarks left out."""
    held = (one for one in parcels(table, form=form) if one.form is not None and one.form.remark is None)
    return [filled(one) for one in held]


@contextmanager
def real_filler() -> Iterator[Filler]:
    """Fills rows in with the real gazetteer."""
    gazetteer = GazetteerFile.open(SETTINGS, Places.load(LEXICONS / "places"))
    yield Filler(LEXICONS, kinds=_KINDS, gazetteer=gazetteer)
    gazetteer.close()


def readings(source: Path | Parcel, filler: Filler) -> Iterator[Reading]:
    """The rows of a table as `Reader.fill` gives them, remarks left out: they need the language pipeline."""
    for piece in unpack(source, settings=SETTINGS):
        if isinstance(piece, Parcel) and piece.form is not None and piece.form.remark is None:
            row = filler.fill(piece, piece.form)
            yield Reading(
                row.document,
                row.claims,
                row.refusals,
                SETTINGS,
                form=piece.form.form,
                voucher=row.source.voucher,
                place=row.source.place,
            )
