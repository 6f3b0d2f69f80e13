"""Parts: reconciling cut into pieces that are worked on apart and come together to the same answer.

A part goes out as bytes and comes back as bytes (`Work`), so that any number of processes or machines can do it. What
is cut where, and why nothing is lost by it, is told in docs/reconcile-a-year.md.
"""

from frontwire.reconciling.parts.piecing import Linkable, Map, Pieced, here, reconcile_in_parts
from frontwire.reconciling.parts.shelf import Shelf
from frontwire.reconciling.parts.working import Work

__all__ = ["Linkable", "Map", "Pieced", "Shelf", "Work", "here", "reconcile_in_parts"]
