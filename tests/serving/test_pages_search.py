"""Search over the sample front: quotes with the words marked, filters, pages, and help where nothing is found."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from frontwire.publishing.finding import pieces
from frontwire.serving.pages.search import PAGE
from serving_support import Client, Serve


@given(st.text(max_size=80), st.text(max_size=20))
def test_pieces_are_the_line_whatever_is_searched_for(line: str, words: str) -> None:
    held = tuple(pieces(line, words))
    assert "".join(piece.text for piece in held) == line
    assert all(piece.text for piece in held)


def test_words_are_marked_in_the_quotes(reading: Client) -> None:
    page = reading.get("/search?q=oxygen").text
    marked = re.findall(r"<mark>(.*?)</mark>", page)
    assert marked
    assert {word.lower() for word in marked} == {"oxygen"}


def test_results_lead_to_words_and_happening(reading: Client) -> None:
    hits = reading.get("/search.json?q=oxygen").json()["hits"]
    page = reading.get("/search?q=oxygen").text
    for hit in hits:
        assert f'href="/reports/{hit["report"]}?claim={hit["claim"]}"' in page
        assert f'href="/happenings/{hit["happening"]}"' in page


def test_filters_narrow_what_is_found(reading: Client) -> None:
    def total(query: str) -> int:
        return int(reading.get(f"/search.json?q=nawa{query}").json()["total"])

    assert 0 < total("&kind=shelling") < total("")
    assert 0 < total("&disputed=true") < total("")
    assert total("&disputed=true") + total("&disputed=false") == total("")
    assert total("&kind=shelling&kind=casualties") == total("&kind=shelling") + total("&kind=casualties")


def test_a_facet_is_counted_with_its_own_condition_set_aside(reading: Client) -> None:
    def kinds(query: str) -> list[str]:
        return re.findall(r'name="kind" value="(\w+)"', reading.get(f"/search?q=oxygen{query}").text)

    assert kinds("&kind=supply_status") == kinds("")


def test_pages_hold_each_claim_once(reading: Client) -> None:
    first = reading.get("/search.json?q=nawa").json()
    assert first["pages"] > 1
    held = [reading.get(f"/search.json?q=nawa&page={page + 1}").json()["hits"] for page in range(first["pages"])]
    claims = [hit["claim"] for hits in held for hit in hits]
    assert len(claims) == len(set(claims)) == first["total"]
    assert all(len(hits) == PAGE for hits in held[:-1])


def test_a_link_to_the_next_page_keeps_the_filters(reading: Client) -> None:
    page = reading.get("/search?q=nawa&from=2024-03-04").text
    (address,) = re.findall(r'rel="next" href="([^"]+)"', page)
    assert "from=2024-03-04" in address
    assert reading.get(address.replace("&amp;", "&")).status_code == 200


def test_where_nothing_is_found_the_page_helps(reading: Client) -> None:
    page = reading.get("/search?q=submarine+oxy").text
    assert 'class="syntax"' in page
    assert 'href="/search?q=oxy%2A"' in page
    assert 'href="/search?q=submarine"' not in page


def test_filters_that_leave_nothing_are_named_as_the_reason(reading: Client) -> None:
    page = reading.get("/search?q=oxygen&kind=abduction").text
    assert re.search(r'href="/search\?q=oxygen">[^<]*\(\d+\)', page)


def test_no_words_no_results_but_the_syntax(reading: Client) -> None:
    page = reading.get("/search?q=++&from=").text
    assert 'class="syntax"' in page
    assert "<mark>" not in page


def test_hostile_words_stay_words(serve: Serve) -> None:
    page = serve().get("/search", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
