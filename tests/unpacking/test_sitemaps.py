from __future__ import annotations

import gzip
from datetime import UTC, date, datetime

from frontwire.model.parcel import Errand, Parcel, Told, Trouble
from frontwire.settings import Settings
from frontwire.unpacking import Piece, unpack

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://portum.example/12</loc><lastmod>2014-03-06T09:00:00Z</lastmod>
<news:news><news:publication><news:name>Portum Times</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2014-03-05T00:37:00+02:00</news:publication_date><news:title>Shells on Portum</news:title>
</news:news></url>
<url><loc>ftp://portum.example/13</loc></url>
<url><loc>https://portum.example/14</loc></url>
</urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://portum.example/news.xml.gz</loc></sitemap></sitemapindex>"""


def opened(data: bytes) -> list[Piece]:
    return list(unpack(Parcel("sitemap.xml", data), settings=Settings()))


def test_addresses_come_with_what_is_told_of_them() -> None:
    first, second, third = opened(NEWS.encode())
    assert first == Errand(
        "https://portum.example/12",
        Told(
            published=date(2014, 3, 5),
            outlet="Portum Times",
            title="Shells on Portum",
            address="https://portum.example/12",
            language="en",
            modified=datetime(2014, 3, 6, 9, tzinfo=UTC),
        ),
    )
    assert second == Trouble("sitemap.xml#2", "it has no address of the web")
    assert third == Errand("https://portum.example/14", Told(address="https://portum.example/14"))


def test_an_index_leads_to_its_sitemaps_and_packed_ones_are_opened() -> None:
    (errand,) = opened(gzip.compress(INDEX.encode()))
    assert errand == Errand("https://portum.example/news.xml.gz", Told(address="https://portum.example/news.xml.gz"))


def test_an_xml_bomb_is_not_opened() -> None:
    bomb = NEWS.replace("<urlset", '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><urlset').replace("/12", "/&b;")
    (trouble,) = opened(bomb.encode())
    assert isinstance(trouble, Trouble)
    assert "XML bombs" in trouble.because


def test_one_that_is_cut_off_gives_what_it_has_and_says_so() -> None:
    *held, last = opened(NEWS[: NEWS.index("<url><loc>https://portum.example/14")].encode())
    assert isinstance(held[0], Errand)
    assert isinstance(last, Trouble)


def test_more_addresses_than_a_sitemap_may_have_are_not_read() -> None:
    rows = "".join(f"<url><loc>https://portum.example/{number}</loc></url>" for number in range(50_010))
    pieces = opened(f"<urlset>{rows}</urlset>".encode())
    assert len(pieces) == 50_001
    assert isinstance(pieces[-1], Trouble)
