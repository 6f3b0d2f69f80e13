from __future__ import annotations

from dataclasses import replace

from frontwire.drawing import Tables
from frontwire.drawing.listing import account
from frontwire.lexicon.sheltered import Sheltered
from frontwire.model.claim import Claim
from frontwire.model.happening import Happening
from frontwire.model.place import PlaceClass
from frontwire.publishing.coarsening import coarsen
from frontwire.publishing.guarding import Guard
from frontwire.publishing.hiding import hide_account, hide_claim
from reconciling_support import DAY, make_gist, make_party, make_site
from tests_support import LEXICONS

SHELTERED = Sheltered.load(LEXICONS / "publishing" / "sheltered.yml")
SPOT = make_site("Old mill", lat=35.04321, lon=37.06789, kind=PlaceClass.SITE, radius_km=0.3)
HIT = make_gist("a", site=SPOT, targets=(make_party("the cellar clinic", text="the cellar clinic"),))
GUARD = Guard([HIT], names=SHELTERED, exact=False)


def _at_the_mill(claim: Claim) -> Claim:
    note = claim.where.note
    assert note is not None
    assert note.place is not None
    mill = replace(note.place, id=SPOT.id, kind=PlaceClass.SITE, lat=SPOT.lat, lon=SPOT.lon, radius_km=0.3)
    other = replace(note.place, id="gn:7", lat=11.11111, lon=22.22222)
    moved = replace(note, place=mill, lat=SPOT.lat, lon=SPOT.lon, radius_km=0.3, candidates=(mill, other))
    return replace(claim, where=replace(claim.where, note=moved))


def test_a_claims_note_gives_away_no_more_than_its_gist(claims: tuple[Claim, ...]) -> None:
    placed = _at_the_mill(claims[0])
    hidden = hide_claim(placed, HIT, GUARD.shown(HIT))
    for degrees in (SPOT.lat, SPOT.lon):
        assert str(degrees) in repr(placed)
        assert str(degrees) not in repr(hidden)
    assert "11.11111" in repr(hidden)
    was, now = placed.where.note, hidden.where.note
    assert was is not None
    assert now is not None
    assert (now.text, now.because, now.part) == (was.text, was.because, was.part)
    assert (now.lat, now.lon, now.radius_km) == (35.0, 37.1, 10.0)
    assert hidden.evidence == placed.evidence


def test_a_claim_whose_site_is_shown_stays_as_it_is(claims: tuple[Claim, ...]) -> None:
    plain = make_gist("b")
    assert hide_claim(claims[0], plain, plain.site) is claims[0]


def test_an_account_gives_no_point_away_by_what_it_cites() -> None:
    drawn = account(Happening("a", "violence", ("a",)), [HIT], origins={}, at=DAY, tables=_tables())
    assert str(SPOT.lat) in repr(drawn)
    hidden = hide_account(drawn, GUARD)
    assert str(SPOT.lat) not in repr(hidden)
    assert hidden.site is not None
    assert (hidden.site.lat, hidden.site.lon) == (coarsen(SPOT).lat, coarsen(SPOT).lon)
    assert [one.id for one in hidden.citations] == [one.id for one in drawn.citations]


def _tables() -> Tables:
    return Tables.load(LEXICONS)
