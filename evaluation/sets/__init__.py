"""The registry of evaluation sets: one line a set, sorted by name.

To add a set, write `evaluation/sets/<name>.py` with a class that fulfils `EvaluationSet`, import the class here,
and add an instance of it to `SETS`.
"""

from __future__ import annotations

from evaluation.base import EvaluationSet
from evaluation.sets.case2021 import Case2021
from evaluation.sets.claims import Claims
from evaluation.sets.fakes import Fakes
from evaluation.sets.geo import Geo
from evaluation.sets.happenings import Happenings
from evaluation.sets.muc4.evaluate import Muc4
from evaluation.sets.petrarch import Petrarch
from evaluation.sets.plover import Plover
from evaluation.sets.polnear import PolNear
from evaluation.sets.re3d import Re3d
from evaluation.sets.timeml import TimeBank, WikiWars
from evaluation.sets.wikievents import WikiEvents

#: Every set, sorted by name.
SETS: tuple[EvaluationSet, ...] = (
    Case2021(),
    Claims(),
    Fakes(),
    Geo(),
    Happenings(),
    Muc4(),
    Petrarch(),
    Plover(),
    PolNear(),
    Re3d(),
    TimeBank(),
    WikiEvents(),
    WikiWars(),
)
