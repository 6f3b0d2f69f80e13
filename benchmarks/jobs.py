"""The jobs that can be measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.generating import Made
from benchmarks.measuring import Job
from benchmarks.viewing import MadeView
from frontwire.drawing import Tables, draw
from frontwire.lexicon.deeds import Deeds
from frontwire.lexicon.families import Families
from frontwire.reconciling import reconcile
from frontwire.settings import load


def reconciling(made: Made) -> Callable[[], object]:
    """Reconciling a store that was never reconciled."""
    lexicons = Path(load().lexicons)
    families, deeds = Families.load(lexicons / "linking"), Deeds.load(lexicons / "disputing")
    view = MadeView(made)
    return lambda: reconcile(view, families=families, deeds=deeds)


def drawing(made: Made) -> Callable[[], object]:
    """Drawing the picture of a store's last day, with its last week, from claims in memory that are reconciled."""
    lexicons = Path(load().lexicons)
    view = MadeView(made)
    families, deeds = Families.load(lexicons / "linking"), Deeds.load(lexicons / "disputing")
    linked = reconcile(view, families=families, deeds=deeds)
    tables = Tables.load(lexicons)
    last = max(gist.known for gist in made.gists)
    return lambda: draw(view, linked, at=last, tables=tables)


JOBS: Mapping[str, Job] = {"reconcile": reconciling, "picture": drawing}
