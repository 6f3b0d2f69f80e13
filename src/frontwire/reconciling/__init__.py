"""Reconciling: which claims tell of the same happening, and what they dispute. Pure functions of a View."""

from frontwire.reconciling.reconcile import reconcile
from frontwire.reconciling.relating import current

__all__ = ["current", "reconcile"]
