"""What the files of lexicons/linking hold: families of kinds, signs with points, words of correction and turning."""

from __future__ import annotations

from enum import StrEnum

from frontwire.lexicon.load import Entry
from frontwire.model.figure import What


class Sort(StrEnum):
    """What sort of thing a family's claims tell of."""

    EVENT = "event"
    STATE = "state"
    STATEMENT = "statement"


class Same(StrEnum):
    """What, besides the place, makes two words on a state words on one thing."""

    PART = "part"
    FACILITY = "facility"
    ITEM = "item"


class Sign(StrEnum):
    """What may speak for or against two claims telling of one happening."""

    ONE_PLACE = "one_place"
    ONE_CITY = "one_city"
    INSIDE = "inside"
    QUARTER = "quarter"
    NEAR = "near"
    NAMESAKE = "namesake"
    DIVISION = "division"
    COUNTRY = "country"
    UNPLACED = "unplaced"
    ONE_DAY = "one_day"
    DAYS_MEET = "days_meet"
    NEXT_DAY = "next_day"
    UNDATED = "undated"
    UNDATED_LATE = "undated_late"
    ONE_KIND = "one_kind"
    COMMON_KIND = "common_kind"
    LIKE_KINDS = "like_kinds"
    UNLIKE_KINDS = "unlike_kinds"
    ONE_ACTOR = "one_actor"
    OTHER_ACTOR = "other_actor"
    RIVALS = "rivals"
    CROSSED = "crossed"
    ONE_TARGET = "one_target"
    OTHER_VICTIMS = "other_victims"
    MANY_FIGURES = "many_figures"
    BIG_FIGURE = "big_figure"
    ONE_FIGURE = "one_figure"
    SMALL_FIGURE = "small_figure"
    FIGURES_MEET = "figures_meet"
    FIGURES_NEAR = "figures_near"
    FIGURES_FAR = "figures_far"
    ONE_FACILITY = "one_facility"
    ONE_VOICE = "one_voice"
    LIKE_WORDS = "like_words"
    COPIES = "copies"
    SAME_WORDS = "same_words"
    SAME_SENTENCE = "same_sentence"
    SIDE_BY_SIDE = "side_by_side"
    ONE_REPORT = "one_report"
    FAR_APART = "far_apart"
    TURN = "turn"
    ONE_BACKGROUND = "one_background"
    ONE_PLANNED = "one_planned"


#: What the words of a reason may hold.
SLOTS = frozenset(
    {"place", "inner", "outer", "km", "day", "days", "kind", "kinds", "who", "other", "figure", "facility"}
)


class FamilyEntry(Entry, frozen=True):
    """A family of lexicons/linking/families.yml; its head says what the fields mean."""

    family: str
    sort: Sort
    kinds: tuple[str, ...]
    within: float
    days: int
    figures: tuple[What, ...]
    because: str
    same: tuple[Same, ...] = ()
    about: tuple[str, ...] = ()
    beside: int = 0
    by_place: bool = False
    common: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()


class PairEntry(Entry, frozen=True):
    """How well two kinds or families go together, from 0 to 1."""

    pair: tuple[str, str]
    degree: float
    because: str


class FamilyFile(Entry, frozen=True):
    """lexicons/linking/families.yml."""

    means: str
    families: tuple[FamilyEntry, ...]
    pairs: tuple[PairEntry, ...]


class SignEntry(Entry, frozen=True):
    """A sign of lexicons/linking/signs.yml."""

    sign: Sign
    points: float
    says: str
    because: str


class SignFile(Entry, frozen=True):
    """lexicons/linking/signs.yml."""

    means: str
    start: float
    enough: float
    signs: tuple[SignEntry, ...]


class WordExample(Entry, frozen=True):
    """A sentence and the words of each sort found in it, if any."""

    text: str
    wrong: str = ""
    unsure: str = ""


class WordFile(Entry, frozen=True):
    """lexicons/linking/words.yml."""

    means: str
    wrong: tuple[str, ...]
    unsure: tuple[str, ...]
    examples: tuple[WordExample, ...]


class TurnFile(Entry, frozen=True):
    """lexicons/linking/turns.yml."""

    means: str
    turns: tuple[str, ...]
    because: str
