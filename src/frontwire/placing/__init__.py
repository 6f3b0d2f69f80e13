"""Every place phrase as a placement: name, part, point, radius, precision and what it rests on."""

from frontwire.placing.focus import focal_place
from frontwire.placing.gazetteer import GazetteerFile, ensure
from frontwire.placing.stage import place
from frontwire.placing.where import place_of

__all__ = ["GazetteerFile", "ensure", "focal_place", "place", "place_of"]
