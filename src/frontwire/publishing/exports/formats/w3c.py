"""Web Annotations (W3C Recommendation, JSON-LD): every claim as a note on the words that it rests on."""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

from frontwire.publishing.exports.annotations.making import CONTEXT, annotation, generator
from frontwire.publishing.exports.cells import stamp
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.picture.words import Vocabulary

_encode = msgspec.json.Encoder().encode


def write(shipment: Shipment, _: Unit, out: BinaryIO) -> Tally:
    """One collection with one page of annotations, a line each. How many they are stands behind them."""
    tally = Tally()
    words = Vocabulary.load(shipment.lexicons, at=shipment.at)
    collection = f"urn:frontwire:claims:{shipment.at.isoformat()}"
    out.write(_opened(_head(shipment, collection)))
    out.write(b',"first":' + _opened(_page(collection)) + b',"items":[')
    for entry in shipment.entries():
        out.write(b",\n" if tally.written else b"\n")
        out.write(_encode(annotation(entry, words)))
        tally.written += 1
    out.write(b'\n]},"total":' + _encode(tally.written) + b"}\n")
    return tally


def _head(shipment: Shipment, collection: str) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": f"Claims known by {shipment.at.isoformat()}",
        "generator": generator(shipment.software),
        "generated": stamp(shipment.moment),
    }


def _page(collection: str) -> dict[str, Any]:
    return {"id": f"{collection}:1", "type": "AnnotationPage", "partOf": collection, "startIndex": 0}


def _opened(value: dict[str, Any]) -> bytes:
    """An object that goes on."""
    return _encode(value).removesuffix(b"}")


FORMAT = Format(
    name="w3c",
    title="Every claim as an annotation on its words (W3C Web Annotation)",
    units=(Unit.CLAIMS,),
    ending="jsonld",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    write=write,
)
