"""The store: claims kept, never overwritten. The only importer of database drivers."""

from frontwire.store.adding import Added
from frontwire.store.opening import open  # noqa: A004 - `store.open(…)` is what it is
from frontwire.store.polling import Polls
from frontwire.store.stores import Store
from frontwire.store.viewing import StoreView
from frontwire.store.writing import Writer

__all__ = ["Added", "Polls", "Store", "StoreView", "Writer", "open"]
