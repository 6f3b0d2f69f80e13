"""The filler: forms, kinds and places at hand, for any number of rows."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from frontwire.errors import InputError
from frontwire.filling.claiming import Sort
from frontwire.filling.filling import Filled, fill
from frontwire.filling.speaking import Source, source_of
from frontwire.lexicon.forms import Form, Forms
from frontwire.lexicon.health import Concept, HealthWords
from frontwire.lexicon.kinds import Kinds
from frontwire.model.parcel import Answers, Parcel
from frontwire.model.place import Place
from frontwire.model.ports import Gazetteer
from frontwire.placing.resolving import look_up

#: So many names of places are remembered: the rows of a table name few.
_MEMORY = 20_000


class Filler:
    """Fills rows in. Forms are read when they are first needed; a user's own mapping once."""

    __slots__ = ("_folder", "_forms", "_gazetteer", "_known", "_places", "_sorts", "_words")

    def __init__(self, folder: Path, *, kinds: Kinds, gazetteer: Gazetteer) -> None:
        """`folder` is that of all lexicons."""
        self._folder = folder
        self._gazetteer = gazetteer
        self._sorts = {name: Sort(loaded.entry.klass, kinds.codes(name)) for name, loaded in kinds.entries.items()}
        self._forms: dict[str, Form] = {}
        self._known: Forms | None = None
        self._words: HealthWords | None = None
        self._places: dict[str, Place | str] = {}

    def fill(self, parcel: Parcel, answers: Answers) -> Filled:
        """The claims of a row. Raises InputError where there is no such form, LexiconError where it cannot work."""
        form = self._form(answers.form)
        return fill(parcel, answers, form, source=self.source(answers), kinds=self._sorts)

    def source(self, answers: Answers) -> Source:
        """Whose row it is, and from where. Raises as `fill` does."""
        form = self._form(answers.form)
        return source_of(answers.cells, form, locate=self._locate, is_facility=self._is_facility)

    def _is_facility(self, words: str) -> bool:
        if self._words is None:
            self._words = HealthWords.load(self._folder / "health", self._folder / "times")
        return self._words.find(Concept.KIND, words) is not None

    def _form(self, name: str) -> Form:
        if name not in self._forms:
            kinds: Collection[str] = self._sorts
            if self._known is None:
                self._known = Forms.load(self._folder / "forms", kinds=kinds)
            self._forms[name] = self._known.named(name, kinds=kinds)
        return self._forms[name]

    def _locate(self, name: str) -> Place:
        held = self._places.get(name)
        if held is None:
            if len(self._places) >= _MEMORY:
                self._places.clear()
            try:
                held = look_up(name, gazetteer=self._gazetteer)
            except InputError as error:
                held = str(error)
            self._places[name] = held
        if isinstance(held, str):
            raise InputError(held)
        return held
