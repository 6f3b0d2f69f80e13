"""The schema of lexicons/forms: what the columns of a form mean, and what its answers claim."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from frontwire.errors import InputError, LexiconError
from frontwire.lexicon.kinds import RoleName
from frontwire.lexicon.load import Entry, Loaded, read_file, read_folder
from frontwire.model.figure import Scope, What, Who
from frontwire.model.voice import Certainty, Polarity, VoiceType

#: In a role, the rule's own column by its label: what "Oxygen: none left" is about.
LABEL = "label"
_ENDINGS = frozenset({".yml", ".yaml"})
_LETTERS = re.compile(r"[\W_]+")
_SLOT = "{value}"


def folded(text: str) -> str:
    """A name or an option as it is compared: case, blanks, underlines and marks do not matter."""
    return _LETTERS.sub(" ", text).strip().casefold()


class Column(Entry, frozen=True):
    """One column.

    `names` are its headers, the likeliest first; one with a # is an HXL pattern ("#loc+facility-id"). `label` is how it
    is written out, `choices` what codes and options mean, `reads` how a number reads ("{value} days left"). `several`
    says that a cell may hold several options. What is not `written` stands in no text: points, names of people.
    """

    names: tuple[str, ...]
    label: str
    choices: Mapping[str, str] = msgspec.field(default_factory=dict)
    reads: str | None = None
    several: bool = False
    written: bool = True


class Speaking(Entry, frozen=True):
    """Who reports: the name in the first of `columns` that has one, or `name` for all rows; else nobody in particular.

    `sort` says what sort of facility the one in the last of them is: it stands behind a name that does not tell it
    ("Al Amal", "hospital"). `type_column` holds the sort of voice
    where the table gives it.
    """

    type: VoiceType
    columns: tuple[str, ...] = ()
    name: str | None = None
    sort: str | None = None
    type_column: str | None = None


class Placing(Entry, frozen=True):
    """Where a row is: names of places, the finest first, and a point in degrees, WGS 84.

    `point` holds latitude and longitude in one cell, as ODK has them. `within` holds how far around the point it may
    be, in km; else `radius_km`. `country` is that of all rows, where no column has it.
    """

    columns: tuple[str, ...] = ()
    lat: str | None = None
    lon: str | None = None
    point: str | None = None
    within: str | None = None
    radius_km: float = 1.0
    country: str | None = None


class Dating(Entry, frozen=True):
    """When: the day told of (or the `first` and the `last`), the day it was `reported`; how days are written."""

    first: str | None = None
    last: str | None = None
    reported: str | None = None
    order: Literal["dmy", "mdy"] | None = None


class Counting(Entry, frozen=True):
    """A number: what is counted of whom, in which column; of a range `low` and `high` have columns of their own."""

    what: What
    number: str | None = None
    low: str | None = None
    high: str | None = None
    who: Who = Who.UNKNOWN
    scope: Scope = Scope.INCIDENT


class Rule(Entry, frozen=True):
    """What an answer claims.

    It fires on a cell of `column` that holds one of `values` (any where there are none), none of `unless`, and a number
    from `least` to `most` where these are given; not where the column `without` has an answer. The kind is `kind`, or
    stands in `kind_column`. A role names columns, or `label`. `beside` names columns that tell more of the same thing
    (the reason of a status): they belong to the claim's sentence. `polarity_column` and `certainty_column` hold these
    where the table gives them.
    """

    rule: str
    column: str
    kind: str | None = None
    kind_column: str | None = None
    values: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    without: str | None = None
    least: float | None = None
    most: float | None = None
    roles: Mapping[RoleName, tuple[str, ...]] = msgspec.field(default_factory=dict)
    beside: tuple[str, ...] = ()
    figures: tuple[Counting, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    polarity_column: str | None = None
    certainty: Certainty = Certainty.STATED
    certainty_column: str | None = None
    background: bool = False

    @property
    def asks(self) -> Iterator[str]:
        """The columns that it names."""
        yield from (self.column, *self.beside)
        yield from (
            name for name in (self.kind_column, self.without, self.polarity_column, self.certainty_column) if name
        )
        yield from (name for names in self.roles.values() for name in names if name != LABEL)
        for count in self.figures:
            yield from (name for name in (count.number, count.low, count.high) if name)


class Found(Entry, frozen=True):
    """A claim that an example makes: what is given must hold, what is not is not asked."""

    kind: str
    words: str | None = None
    voice: str | None = None
    facility: str | None = None
    item: str | None = None
    actor: str | None = None
    what: What | None = None
    low: int | None = None
    high: int | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None


class Example(Entry, frozen=True):
    """A row by its headers, and the claims that it makes: none where `finds` is empty."""

    row: Mapping[str, str]
    finds: tuple[Found, ...] = ()


class Form(Entry, frozen=True):
    """lexicons/forms/NAME.yml, or the file that a user gives.

    A table is of this form where it has all columns of one group of `known_by`. `text` names columns of free words,
    which are read as a report; `outlet` the column with who published it; `ignores` headers that are left out ("_*" is
    a beginning). `rank` is when it is tried, the least first.
    """

    form: str
    means: str
    known_by: tuple[tuple[str, ...], ...]
    columns: Mapping[str, Column]
    voice: Speaking
    place: Placing
    days: Dating
    claims: tuple[Rule, ...]
    examples: tuple[Example, ...]
    text: tuple[str, ...] = ()
    outlet: str | None = None
    ignores: tuple[str, ...] = ()
    rank: int = 5


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms, in the order in which they are tried."""

    entries: tuple[Loaded[Form], ...] = ()

    @classmethod
    def load(cls, folder: Path, *, kinds: Collection[str] | None = None) -> Forms:
        """All of a folder (lexicons/forms); raises LexiconError for one that cannot work.

        `kinds`, where given, are the kinds that rules may name.
        """
        entries = read_folder(folder, Form)
        for loaded in entries:
            check(loaded, kinds=kinds)
        return cls(tuple(sorted(entries, key=lambda loaded: (loaded.entry.rank, loaded.entry.form))))

    def named(self, name: str, *, kinds: Collection[str] | None = None) -> Form:
        """The form of a name, or in a file that the user wrote. Raises InputError, LexiconError."""
        if Path(name).suffix in _ENDINGS:
            if not Path(name).is_file():
                raise InputError(f"{name}: no such file (a mapping of a form)")
            loaded = read_file(Path(name), Form)
            check(loaded, kinds=kinds)
            return loaded.entry
        for loaded in self.entries:
            if loaded.entry.form == name:
                return loaded.entry
        known = [loaded.entry.form for loaded in self.entries]
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}; a file of your own ends in .yml"
        raise InputError(f"no form is called {name!r}: {hint}")


def check(loaded: Loaded[Form], *, kinds: Collection[str] | None = None) -> None:
    """Raises LexiconError for a form that names columns or kinds which there are not, or shows nothing it finds."""
    form, path = loaded.entry, loaded.path
    for where, name in _named(form):
        if name not in form.columns:
            raise LexiconError(f"{path}: {where}: no column is called {name!r}; there are {', '.join(form.columns)}")
    if not form.known_by or not all(form.known_by):
        raise LexiconError(f"{path}: known_by: name the columns that a table of this form has")
    if form.voice.columns and form.voice.name is not None:
        raise LexiconError(f"{path}: voice: give columns or a name, one of them")
    for key, column in form.columns.items():
        if column.reads is not None and _SLOT not in column.reads:
            raise LexiconError(f"{path}: columns: {key}: reads: {_SLOT} is missing")
    for rule in form.claims:
        _check_rule(rule, f"{path}: claims: {rule.rule}", kinds)
    if not any(example.finds for example in form.examples) or all(example.finds for example in form.examples):
        raise LexiconError(f"{path}: examples: one that claims something and one that claims nothing are needed")


def _check_rule(rule: Rule, where: str, kinds: Collection[str] | None) -> None:
    if (rule.kind is None) == (rule.kind_column is None):
        raise LexiconError(f"{where}: give kind or kind_column, one of them")
    if kinds is not None and rule.kind is not None and rule.kind not in kinds:
        raise LexiconError(f"{where}: there is no kind {rule.kind!r}")
    for count in rule.figures:
        if (count.number is None) == (count.low is None and count.high is None):
            raise LexiconError(f"{where}: figures: give number, or low and high")


def _named(form: Form) -> Iterator[tuple[str, str]]:
    """Every column that is named, with where."""
    yield from (("known_by", name) for group in form.known_by for name in group)
    parts: tuple[tuple[str, Iterable[str | None]], ...] = (
        ("voice", (*form.voice.columns, form.voice.sort, form.voice.type_column)),
        ("place", (*form.place.columns, form.place.lat, form.place.lon, form.place.point, form.place.within)),
        ("days", (form.days.first, form.days.last, form.days.reported)),
        ("text", form.text),
        ("outlet", (form.outlet,)),
    )
    yield from ((where, name) for where, names in parts for name in names if name is not None)
    yield from ((f"claims: {rule.rule}", name) for rule in form.claims for name in rule.asks)
