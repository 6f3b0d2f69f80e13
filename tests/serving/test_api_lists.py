from __future__ import annotations

import base64
from datetime import date

import msgspec
import pytest

from frontwire import open_store
from frontwire.model.query import voice_type
from frontwire.serving.desk import Policy
from serving_support import API, Client, all_of, client
from store_support import fill, many

# -- pages of lists ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["claims", "happenings", "places", "voices", "reports"])
@pytest.mark.parametrize("limit", [1, 7, 500])
def test_a_list_gives_everything_once_whatever_the_size_of_its_pages(reading: Client, kind: str, limit: int) -> None:
    if limit == 1 and kind in {"claims", "happenings"}:
        limit = 3
    whole = all_of(reading, kind, kind, limit=500)
    assert all_of(reading, kind, kind, limit=limit) == whole
    keys = [msgspec.json.encode(one) for one in whole]
    assert len(keys) == len(set(keys)) > 1


def test_the_claims_are_those_of_the_store_in_their_order(reading: Client, sample: object) -> None:
    with open_store(str(sample)) as corpus, corpus.view() as view:
        expected = sorted(((gist.known, gist.id) for gist in view.gists()), reverse=True)
    assert [one["id"] for one in all_of(reading, "claims", "claims", limit=100)] == [id_ for _, id_ in expected]


def test_claims_come_once_each_while_reports_are_added(empty_store: str) -> None:
    made = many(30)
    with open_store(empty_store) as corpus:
        fill(corpus.store, *made[:20])
        asked = client(corpus, Policy(rate=None))
        before = {one["id"] for one in all_of(asked, "claims", "claims", limit=100)}
        seen: list[object] = []
        cursor: str | None = ""
        for later in (*made[20:], *([None] * 40)):
            page = asked.get(f"{API}/claims", params={"limit": 2, "cursor": cursor}).json()
            seen += [one["id"] for one in page["claims"]]
            cursor = page["next"]
            if cursor is None:
                break
            if later is not None:
                fill(corpus.store, later)
    assert cursor is None
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


@pytest.mark.parametrize(
    "cursor",
    [
        "nonsense",
        "é",
        "\x00",
        base64.urlsafe_b64encode(b'["happenings",1,"a"]').decode(),
        base64.urlsafe_b64encode(b'["claims",99999999999,"a"]').decode(),
        base64.urlsafe_b64encode(b'["claims",0,"a"]').decode(),
        base64.urlsafe_b64encode(b'["claims",1.5,"a"]').decode(),
        base64.urlsafe_b64encode(b"[" * 300).decode(),
    ],
)
def test_a_cursor_of_somebody_elses_is_refused(reading: Client, cursor: str) -> None:
    answer = reading.get(f"{API}/claims", params={"cursor": cursor})
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("cursor: ")


# -- conditions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        ({"kind": "shelling"}, lambda gist: gist.kind == "shelling"),
        ({"kind": ["shelling", "control"]}, lambda gist: gist.kind in {"shelling", "control"}),
        ({"voice_type": "medical"}, lambda gist: voice_type(gist) == "medical"),
        ({"certainty": ["claimed", "possible"]}, lambda gist: gist.certainty in {"claimed", "possible"}),
        ({"at": "2024-03-05"}, lambda gist: gist.known <= date(2024, 3, 5)),
        ({"since": "2024-03-05"}, lambda gist: gist.known >= date(2024, 3, 5)),
        (
            {"kind": "shelling", "voice_type": "official"},
            lambda g: g.kind == "shelling" and voice_type(g) == "official",
        ),
        ({"kind": "torture"}, lambda _: False),
        ({"country": "UA"}, lambda _: False),
    ],
)
def test_conditions_let_through_just_the_claims_that_fulfil_them(
    reading: Client, sample: object, given: dict[str, object], holds: object
) -> None:
    with open_store(str(sample)) as corpus, corpus.view() as view:
        expected = {gist.id for gist in view.gists() if holds(gist)}  # type: ignore[operator]
    assert {one["id"] for one in all_of(reading, "claims", "claims", **given)} == expected


def test_a_stretch_of_map_and_days_let_through_what_lies_there_then(reading: Client) -> None:
    box = {"bbox": "35.9,32.8,36.1,32.9"}
    inside = all_of(reading, "claims", "claims", **box)
    assert 0 < len(inside) < len(all_of(reading, "claims", "claims"))
    for one in inside:
        where = one["where"]
        assert where is None or (32.8 <= where["lat"] <= 32.9 and 35.9 <= where["lon"] <= 36.1)  # type: ignore[index]
    days = {"from": "2024-03-04", "to": "2024-03-05"}
    for one in all_of(reading, "claims", "claims", **days):
        assert one["first"] is None or str(one["first"]) <= "2024-03-05"
        assert one["last"] is None or str(one["last"]) >= "2024-03-04"


def test_disputed_divides_the_happenings(reading: Client) -> None:
    ids = [
        {one["id"] for one in all_of(reading, "happenings", "happenings", **given)}
        for given in ({}, {"disputed": "true"}, {"disputed": "false"})
    ]
    assert ids[1]
    assert ids[2]
    assert ids[1] | ids[2] == ids[0]
    assert not ids[1] & ids[2]


def test_words_find_what_search_finds(reading: Client, sample: object) -> None:
    with open_store(str(sample)) as corpus:
        expected = {hit.gist.id for hit in corpus.search("clinic", limit=1000)}
    assert {one["id"] for one in all_of(reading, "claims", "claims", q="clinic")} == expected != set()


def test_empty_fields_of_a_form_ask_for_nothing(reading: Client) -> None:
    fields = "at=&since=&from=&to=&bbox=&q=&kind=&disputed=&place=&cursor="
    assert reading.get(f"{API}/claims?{fields}").json() == reading.get(f"{API}/claims").json()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("kind=shelllling", "kind: there is no kind 'shelllling': shelling?"),
        ("at=06.03.2024", "at: a day is written 2024-03-06"),
        ("at=2024-02-30", "at: there is no such day"),
        ("at=0001-01-01", "at: days from 1000-01-01 to 2999-12-31 can be asked for"),
        ("since=2024-03-06&at=2024-03-05", "since and at: 2024-03-06 is later than 2024-03-05"),
        ("from=2024-03-06&to=2024-03-05", "from and to: 2024-03-06 is later than 2024-03-05"),
        ("bbox=1,2,3", "bbox: west,south,east,north in degrees is wanted"),
        ("bbox=1,20,3,4", "bbox: south must not lie north of north"),
        ("bbox=nan,1,2,3", "bbox: west,south,east,north in degrees is wanted"),
        ("bbox=-999,1,2,3", "bbox: west and east must lie within 180 degrees"),
        ("disputed=maybe", "disputed: true or false is wanted"),
        ("voice_type=nobody", "voice_type: input should be 'official'"),
        ("country=Syria", "country: string should match pattern"),
        ("limit=501", "limit: input should be less than or equal to 500"),
        ("limit=0", "limit: input should be greater than or equal to 1"),
        ("updated_since=yesterday", "updated_since: a moment is written 2024-03-06T09:30:00Z"),
        ("kinds=shelling", "there is no parameter 'kinds' here; there are actor, at"),
        ("q=" + "a" * 301, "q: at most 300 characters are read"),
        ("&".join(f"actor=a{number}" for number in range(61)), "actor: at most 60 values can be asked for"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_one_sentence(reading: Client, query: str, sentence: str) -> None:
    answer = reading.get(f"{API}/claims?{query}")
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith(sentence)
    assert "\n" not in answer.json()["detail"]


@pytest.mark.parametrize(
    "words", ['"', "*", "OR AND NOT", "'; DROP TABLE claims; --", "\x00", "a" * 300, "(" * 50, "ق"]
)
def test_no_words_are_taken_for_syntax(reading: Client, words: str) -> None:
    assert reading.get(f"{API}/claims", params={"q": words}).status_code == 200
    assert reading.get(f"{API}/happenings", params={"actor": words}).status_code in {200, 422}


@pytest.mark.parametrize(
    "path", ["claims/..%2f..%2fetc", "claims/%00", "reports/" + "a" * 3000, "places/gn:", "happenings/%F0%9F%92%A3"]
)
def test_an_id_of_nothing_is_not_found(reading: Client, path: str) -> None:
    assert reading.get(f"{API}/{path}").status_code in {404, 422}
