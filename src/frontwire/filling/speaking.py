"""Who reports, and from where: the voice and the place of a row."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from frontwire.errors import InputError
from frontwire.filling.writing import read_options
from frontwire.lexicon.forms import Form, folded
from frontwire.model.filing import Voucher
from frontwire.model.globe import apart_km
from frontwire.model.parcel import Cell
from frontwire.model.place import Place, PlaceClass
from frontwire.model.report import Refusal
from frontwire.model.voice import VoiceType

#: Looks a place up by its name, behind commas what tells namesakes apart; raises InputError.
Locate = Callable[[str], Place]
Tells = Callable[[str], bool]
_STAGE = "filling"
_MOST_LAT, _MOST_LON = 90.0, 180.0
_ID_BYTES = 8
#: A point this far outside a place, in km, is not meant to be in it.
_OFF_KM = 50.0


@dataclass(frozen=True, slots=True)
class Source:
    """Whose row it is: who vouches for it (None where the row does not say), and where that is.

    `words` are the names of the place as the row has them, `column` is the one that names who reports. `refusals` say
    what could not be made out.
    """

    voucher: Voucher | None
    place: Place | None
    words: str | None
    refusals: tuple[Refusal, ...] = ()
    column: str | None = None


def source_of(cells: Iterable[Cell], form: Form, *, locate: Locate, is_facility: Tells) -> Source:
    """The voice and the place of a row. `is_facility` tells whether words name a sort of facility ("clinic")."""
    held = _Values(tuple(cells), form)
    refusals: list[Refusal] = []
    name = _name(held, is_facility)
    place = _place(held, name, locate, refusals)
    voucher = None
    if name is not None:
        given = None if place is None else ", ".join(part for part in (place.name, place.country) if part)
        voucher = Voucher(name, _type(held, refusals).value, given)
    words = ", ".join(held.texts(form.place.columns)) or None
    return Source(voucher, place, words, tuple(refusals), speaker_of(held.cells, form))


def speaker_of(cells: Iterable[Cell], form: Form) -> str | None:
    """The column that names who reports; None where none does."""
    told = {cell.column for cell in cells}
    return next((column for column in form.voice.columns if column in told), None)


@dataclass(frozen=True, slots=True)
class _Values:
    cells: tuple[Cell, ...]
    form: Form

    def text(self, column: str | None) -> str | None:
        """A column's value as it reads; None where there is none."""
        for cell in self.cells:
            if column is not None and cell.column == column:
                return "; ".join(text for _, text in read_options(cell, self.form.columns.get(column)))
        return None

    def texts(self, columns: Iterable[str]) -> Iterator[str]:
        return (text for column in columns if (text := self.text(column)))


def _name(held: _Values, is_facility: Tells) -> str | None:
    """Who reports; what sort of facility it is stands behind a name that does not tell."""
    voice = held.form.voice
    column = speaker_of(held.cells, held.form)
    name = voice.name if column is None else held.text(column)
    sort = held.text(voice.sort) if column is not None and column == voice.columns[-1] else None
    if name is None or sort is None or is_facility(name) or not is_facility(sort):
        return name
    return f"{name} {sort.lower()}"


def _type(held: _Values, refusals: list[Refusal]) -> VoiceType:
    told = held.text(held.form.voice.type_column)
    if told is None:
        return held.form.voice.type
    first = folded(told.split(";", maxsplit=1)[0]).replace(" ", "_")
    if first not in set(VoiceType):
        refusals.append(Refusal(_STAGE, told, f"{told!r} is no sort of voice"))
        return held.form.voice.type
    return VoiceType(first)


def _place(held: _Values, name: str | None, locate: Locate, refusals: list[Refusal]) -> Place | None:
    """The place that the names mean, at the row's own point where it gives one."""
    names = tuple(held.texts(held.form.place.columns))
    country = held.form.place.country
    named = _looked_up((*names, country) if country is not None else names, locate, refusals)
    point = _point(held, refusals)
    if point is None:
        return named
    lat, lon, radius = point
    if named is not None and (far := _apart(named, point)) is not None:
        refusals.append(Refusal("placing", f"{lat} {lon}", f"the point lies {far:,.0f} km from {named.name}: left out"))
        return named
    if named is not None and radius >= named.radius_km:
        return replace(named, lat=lat, lon=lon, radius_km=radius)
    called = named.name if named is not None else name or f"{lat}, {lon}"
    digest = hashlib.blake2b(f"{called}\x1f{lat}\x1f{lon}".encode("utf-8", "surrogatepass"), digest_size=_ID_BYTES)
    id_ = f"form:{digest.hexdigest()}"
    if named is None:
        return Place(id_, called, PlaceClass.SITE, None, None, lat, lon, radius_km=radius)
    return replace(named, id=id_, kind=PlaceClass.SITE, lat=lat, lon=lon, radius_km=radius, population=0)


def _apart(named: Place, point: tuple[float, float, float]) -> float | None:
    """How far a point lies from a place that it cannot be in, in km; None where it can."""
    lat, lon, radius = point
    far = apart_km(lat, lon, named.lat, named.lon)
    return far if far > named.radius_km + radius + _OFF_KM else None


def _looked_up(names: tuple[str, ...], locate: Locate, refusals: list[Refusal]) -> Place | None:
    """The finest of the names that the gazetteer knows, with those behind it to tell it from namesakes."""
    for first in range(len(names)):
        parts, why = names[first:], ""
        for address in (parts,) if len(parts) < 3 else (parts, (parts[0], parts[-1])):
            try:
                return locate(", ".join(address))
            except InputError as error:
                why = why or str(error)
        refusals.append(Refusal("placing", parts[0], why))
    return None


def _point(held: _Values, refusals: list[Refusal]) -> tuple[float, float, float] | None:
    """Latitude, longitude, radius in km; None where the row gives no point on earth."""
    placing = held.form.place
    texts = [held.text(placing.lat), held.text(placing.lon)]
    radius = _number(held.text(placing.within))
    if None in texts:
        whole = (held.text(placing.point) or "").replace(",", " ").split()
        if len(whole) < 2:
            return None
        texts = [whole[0], whole[1]]
    lat, lon = (_number(text) for text in texts)
    if lat is None or lon is None or abs(lat) > _MOST_LAT or abs(lon) > _MOST_LON or (lat, lon) == (0.0, 0.0):
        refusals.append(Refusal("placing", f"{texts[0]} {texts[1]}", "it is no point on earth in degrees"))
        return None
    return lat, lon, radius if radius is not None and radius > 0 else placing.radius_km


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) else None
