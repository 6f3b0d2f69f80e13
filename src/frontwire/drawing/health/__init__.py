"""The health and aid picture: where the wounded can go, with what, and whether help may come."""

from frontwire.drawing.health.drawing import SILENCE, health

__all__ = ["SILENCE", "health"]
