"""Drawing: what the claims of a store tell as of a day, side by side. Reads a View, decides nothing."""

from frontwire.drawing.arriving import arrivals
from frontwire.drawing.comparing import changes
from frontwire.drawing.listing import account, accounts
from frontwire.drawing.picturing import draw
from frontwire.drawing.sourcing import sources
from frontwire.drawing.tables import Tables

__all__ = ["Tables", "account", "accounts", "arrivals", "changes", "draw", "sources"]
