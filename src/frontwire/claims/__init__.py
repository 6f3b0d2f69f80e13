"""Claims: what the stages noted about one trigger, joined into one sourced statement."""

from frontwire.claims.join import join

__all__ = ["join"]
