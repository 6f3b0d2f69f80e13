"""Peering: sentences a second beside UniversalPETRARCH, on sentences whose parses are given, as it needs them.

The peer is no part of the project: it is run from a checkout, by an interpreter that has what it needs. Its time is
that of all sentences less that of one, so that loading dictionaries is left out, as it is left out of ours.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from benchmarks.watching import watch
from evaluation.parses import Parsed, coded, given_reader, read_parses
from evaluation.sets.petrarch import read_xml
from frontwire.api import Reader
from frontwire.errors import InputError

#: Below a checkout: where its programs are run, and sentences with parses.
_PROGRAMS = "UniversalPetrarch"
_SENTENCES = "data/text/PETR.UnitTest.records.parsing_parsed_udpipe_2.1.xml"
_ROUNDS = 3
#: Seconds between looks at the peer: what it does after the last one is not counted.
_GLANCE = 0.02


@dataclass(frozen=True, slots=True)
class Pace:
    """Who coded how many sentences, in how many seconds of processor time.

    `given` counts those whose given parses were used, `events` what was found, None where that is not known.
    """

    who: str
    sentences: int
    seconds: float
    given: int
    events: int | None = None


def sentences_of(peer: Path) -> Path:
    """The sentences with parses in a checkout. Raises InputError where it is none."""
    path = peer / _PROGRAMS / _SENTENCES
    if not path.is_file():
        raise InputError(f"{peer} is no checkout of UniversalPETRARCH: there is no {_PROGRAMS}/{_SENTENCES}")
    return path


def measure(path: Path, *, peer: Path | None, python: str) -> Iterator[Pace]:
    """Ours with the parses given and with our own, then the peer, where there is a checkout. Raises InputError."""
    sentences, reader = tuple(read_parses(path)), Reader()
    given, engine = given_reader(sentences, reader)
    events = len(list(coded(sentences, given)))
    used = engine.used
    yield Pace("Frontwire, parses given", len(sentences), _ours(sentences, given), used, events)
    events = len(list(coded(sentences, reader)))
    yield Pace("Frontwire, from the text", len(sentences), _ours(sentences, reader), 0, events)
    if peer is not None:
        seconds = _peer_seconds(path, peer, python)
        yield Pace("UniversalPETRARCH, parses given", len(sentences), seconds, len(sentences))


def rows(paces: Iterable[Pace]) -> Iterator[str]:
    """The lines of the table, each as soon as it is known."""
    yield "| who | sentences | with the parse given | sentences a second | events |\n|---|---:|---:|---:|---:|\n"
    for one in paces:
        events = "" if one.events is None else f"{one.events:,}"
        rate = one.sentences / one.seconds
        yield f"| {one.who} | {one.sentences:,} | {one.given:,} | {rate:,.1f} | {events} |\n"


def _ours(sentences: Sequence[Parsed], reader: Reader) -> float:
    """The median of rounds."""
    return statistics.median(_seconds(lambda: list(coded(sentences, reader))) for _ in range(_ROUNDS))


def _peer_seconds(path: Path, peer: Path, python: str) -> float:
    """CPU seconds of the peer over all sentences but the first."""
    with tempfile.TemporaryDirectory() as folder:
        whole, one = Path(folder) / "whole.xml", Path(folder) / "one.xml"
        for target, most in ((whole, None), (one, 1)):
            target.write_bytes(etree.tostring(cut(path, most), xml_declaration=True, encoding="utf-8"))
        spent = [_peer_run(target, peer, python, Path(folder) / "events.txt") for target in (whole, one)]
    if spent[0] <= spent[1]:
        raise InputError("UniversalPETRARCH takes no longer over all sentences than over one: it did not code them")
    return spent[0] - spent[1]


def cut(path: Path, most: int | None) -> etree._Element:
    """The sentences of a file that have a parse, and no more than so many, as a file of the published form."""
    out = etree.Element("Sentences")
    for sentence in read_xml(path).iter("Sentence"):
        if (most is None or len(out) < most) and (sentence.findtext("Parse") or "").strip():
            out.append(deepcopy(sentence))
    return out


def _peer_run(path: Path, peer: Path, python: str, out: Path) -> float:
    command = (python, "petrarch_ud.py", "batch", "-i", str(path), "-o", str(out))
    return watch(command, every=_GLANCE, folder=peer / _PROGRAMS).cpu


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
