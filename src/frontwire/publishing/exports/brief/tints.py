"""The colours of a situation report, those of the page (web/css/tokens.css) in its light theme."""

from __future__ import annotations

INK = "#1b1e22"
MUTED = "#555a61"
LINE = "#dad8d0"
ACCENT = "#0b5394"
SOFT = "#b9d0e6"
DISPUTED = "#a83400"
#: Land, water and borders below the places of a map.
LAND = "#f4f2ec"
WATER = "#dfe7ec"
BORDER = "#85837b"
DIVISION = "#d3d0c6"
