"""Placemarks: KML 2.2 (OGC 07-147r2), element by element in the order of its schema, written as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, BinaryIO

from lxml import etree

from frontwire.lexicon.colouring import load_colours
from frontwire.lexicon.palette import Palette
from frontwire.model.picture import Citation
from frontwire.publishing import telling
from frontwire.publishing.exports.cells import legible
from frontwire.publishing.exports.maps.placing import Placed
from frontwire.publishing.exports.shipment import Bundle, Entry, Shipment
from frontwire.publishing.picture.words import Vocabulary

_NAMESPACE = "http://www.opengis.net/kml/2.2"
#: Claims told in one balloon; the ids of all are in its data.
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Placemarks:
    """A document that placemarks are added to."""

    file: Any
    words: Vocabulary
    palette: Palette

    @classmethod
    @contextmanager
    def document(cls, shipment: Shipment, out: BinaryIO) -> Iterator[Placemarks]:
        """An open document with a style for each family of kinds. Raises LexiconError."""
        words = Vocabulary.load(shipment.lexicons, at=shipment.at)
        palette = Palette.load(shipment.lexicons / "publishing" / "families.yml")
        colours = load_colours(shipment.lexicons / "exports" / "kml.yml", palette)
        with (
            etree.xmlfile(out, encoding="utf-8") as file,
            _declared(file),
            file.element("kml", nsmap={None: _NAMESPACE}),
            file.element("Document"),
        ):
            file.write(_text("name", f"Frontwire, as of {shipment.at.isoformat()}"))
            for family, colour in colours.items():
                file.write(_style(family, colour))
            yield cls(file, words, palette)

    def add(self, one: Placed) -> None:
        """Adds one placemark."""
        row: Entry | Bundle = one.row
        mark = etree.Element("Placemark", id=f"fw-{one.id}")
        gist = row.gist if isinstance(row, Entry) else row.lead.gist
        mark.append(_text("name", self._name(row)))
        mark.append(_text("description", self._told(row)))
        if isinstance(row, Entry):
            first, last = row.gist.first, row.gist.last
        else:
            first, last = row.account.first, row.account.last
        if first is not None or last is not None:
            mark.append(_span(first, last))
        mark.append(_text("styleUrl", f"#{self.palette.family(gist.kind)}"))
        mark.append(_data(_values(one)))
        point = etree.SubElement(mark, "Point")
        point.append(_text("coordinates", f"{one.site.lon!r},{one.site.lat!r}"))
        mark.tail = "\n"
        self.file.write(mark)

    def _name(self, row: Entry | Bundle) -> str:
        if isinstance(row, Bundle):
            return self.words.headline(row.account)
        return telling.statement(row.gist, self.words.labels)

    def _told(self, row: Entry | Bundle) -> str:
        """Who says it in which words, as HTML: a balloon shows it, whatever a report holds is text in it."""
        cited: tuple[Citation, ...]
        if isinstance(row, Entry):
            site, cited = row.gist.site, (Citation(row.gist, row.origin),)
        else:
            site, cited = row.account.site, row.account.citations[:_TOLD]
        lines = [_line(f"“{one.gist.quote}” ({self.words.giver(one)}) [{one.id}]") for one in cited]
        if isinstance(row, Bundle) and len(row.account.citations) > _TOLD:
            lines.append(_line(f"and {len(row.account.citations) - _TOLD:,} claims more"))
        where = self.words.place(site, None)
        reach = "" if site is None else f", within {site.radius_km:g} km"
        return f"<p>{escape(legible(where + reach))}</p><ul>{''.join(lines)}</ul>"


@contextmanager
def _declared(file: Any) -> Iterator[None]:
    file.write_declaration()
    yield


def _line(words: str) -> str:
    return f"<li>{escape(legible(words))}</li>"


def _values(one: Placed) -> Iterable[tuple[str, str]]:
    """What programs may want of a placemark."""
    row: Entry | Bundle = one.row
    if isinstance(row, Entry):
        held = {
            "claim": row.id,
            "happening": row.happening,
            "report": row.gist.report,
            "kind": row.gist.kind,
            "polarity": row.gist.polarity,
            "certainty": row.gist.certainty,
            "sentence": row.sentence,
            "source": row.filing.source,
        }
    else:
        held = {
            "happening": row.account.id,
            "claims": " ".join(citation.id for citation in row.account.citations),
            "kind": row.lead.gist.kind,
            "status": row.account.status,
            "sentence": row.lead.sentence,
        }
    held["place"] = one.site.name
    held["radius_km"] = f"{one.site.radius_km:g}"
    return held.items()


def _text(name: str, words: str) -> Any:
    element = etree.Element(name)
    element.text = legible(words)
    return element


def _span(first: date | None, last: date | None) -> Any:
    """The days of a thing; a side that is open or not told is left out, which means the same in KML."""
    element = etree.Element("TimeSpan")
    for name, day in (("begin", first), ("end", last)):
        if day is not None:
            element.append(_text(name, day.isoformat()))
    return element


def _data(values: Iterable[tuple[str, str]]) -> Any:
    element = etree.Element("ExtendedData")
    for name, value in values:
        held = etree.SubElement(element, "Data", name=name)
        held.append(_text("value", value))
    return element


def _style(family: str, colour: str) -> Any:
    """KML writes a colour as opacity, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    element = etree.Element("Style", id=family)
    icon = etree.SubElement(element, "IconStyle")
    icon.append(_text("color", f"ff{blue}{green}{red}"))
    return element
