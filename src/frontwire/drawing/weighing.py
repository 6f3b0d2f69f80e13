"""What the accounts of a happening are worth: origins, grades, disputes, words that later ones replaced."""

from __future__ import annotations

from dataclasses import dataclass

from frontwire.drawing.gathering import Material, Told
from frontwire.drawing.tables import Tables
from frontwire.model.figure import Figure
from frontwire.model.gist import Gist
from frontwire.model.grade import Grade
from frontwire.model.happening import Dispute, Happening, Relation
from frontwire.model.picture import Citation
from frontwire.reconciling.corroborating import Hearing
from frontwire.reconciling.disputing import disputes
from frontwire.reconciling.grading import grades
from frontwire.reconciling.relating import current

#: Relations by which the newer claim takes the place of the older.
_REPLACING = frozenset({Relation.UPDATES, Relation.CORRECTS})


@dataclass(frozen=True, slots=True)
class Weighed:
    """The claims of a happening as cited, in their order, and what they differ in."""

    citations: tuple[Citation, ...]
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class Weigher:
    """Weighs the claims of one happening at a time."""

    material: Material
    tables: Tables

    def weigh(self, told: Told) -> Weighed:
        """Origins, grades and disputes of the claims, as far as they were known."""
        origins = self.material.origins
        standing = [gist for gist in told.gists if gist.stands(self.material.frame.at)]
        found = disputes(standing, deeds=self.tables.deeds, links=told.links, origins=origins)
        hearing = Hearing(told.gists, found, told.links)
        graded = grades(hearing, grading=self.tables.grading, origins=origins)
        seen: dict[tuple[object, ...], str] = {}
        cited = (self._citation(gist, grade, seen) for gist, grade in zip(told.gists, graded, strict=True))
        return Weighed(tuple(cited), found)

    def cite(self, gist: Gist) -> Citation:
        """A claim as cited, not graded: grading asks for all of its happening."""
        return Citation(gist, self.material.origin(gist))

    def _citation(self, gist: Gist, grade: Grade, seen: dict[tuple[object, ...], str]) -> Citation:
        """`seen` holds what each origin said first, and in which report: the same in another report is a repeat."""
        origin = self.material.origin(gist)
        counted = tuple((figure.what, figure.who, figure.low, figure.high) for figure in gist.figures)
        report = seen.setdefault((origin, gist.kind, gist.polarity, gist.certainty, counted), gist.report)
        return Citation(gist, origin, grade, repeats=report != gist.report)

    def replaced(self, told: Told) -> frozenset[tuple[str, Figure]]:
        """The figures, each with its claim's id, that a later claim corrects or brings up to date."""
        if not any(link.relation in _REPLACING for link in told.links):
            return frozenset()
        happening = Happening(told.id, told.family, tuple(gist.id for gist in told.gists), told.links)
        standing = {(gist.id, figure) for gist, figure in current(happening, self.material.gists)}
        given = ((gist.id, figure) for gist in told.gists for figure in gist.figures)
        return frozenset(said for said in given if said not in standing)
