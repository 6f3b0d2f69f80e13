from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from frontwire import open_store
from frontwire.model.gist import Site
from frontwire.publishing.coarsening import coarsen
from frontwire.publishing.guarding import Guard
from frontwire.serving.desk import Policy
from serving_support import API, MEANT, Client, Serve, all_of, client
from store_support import fill, make_claim, make_deposit, many

# -- what changed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/api/v1/claims", "/api/v1/picture", "/places.json", "/api"])
def test_what_a_client_holds_is_not_sent_again(reading: Client, path: str) -> None:
    first = reading.get(path)
    tag = first.headers["ETag"]
    again = reading.get(path, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert reading.get(path, headers={"If-None-Match": '"other"'}).content == first.content
    assert reading.get(f"{path}?at=2024-03-05").headers["ETag"] != tag if path != "/api" else True


def test_a_tag_changes_with_the_store_and_with_what_may_be_done(serve: Serve) -> None:
    asked = serve(edit=True)
    tag = asked.get(f"{API}/claims").headers["ETag"]
    claim = asked.get(f"{API}/claims?limit=1").json()["claims"][0]["id"]
    assert asked.post(
        f"{API}/corrections", json={"act": "reject", "claim": claim, "by": "Ada"}, headers=MEANT
    ).is_success
    answer = asked.get(f"{API}/claims", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != tag
    assert serve().get(f"{API}/claims").headers["ETag"] != serve(exact=True).get(f"{API}/claims").headers["ETag"]


def test_a_head_is_a_get_without_its_body(reading: Client) -> None:
    asked = reading.request("HEAD", f"{API}/claims")
    assert (asked.status_code, asked.content) == (200, b"")
    assert asked.headers["ETag"] == reading.get(f"{API}/claims").headers["ETag"]


def test_updated_since_gives_what_came_in_and_what_people_decided(empty_store: str) -> None:
    early, late = datetime(2024, 3, 7, tzinfo=UTC), datetime(2024, 3, 9, 12, tzinfo=UTC)
    old = make_deposit("old", make_claim("Soldiers shelled the mill", start=0), fetched=early)
    new = make_deposit("new", make_claim("Gunmen seized the dam", start=5), fetched=late)
    with open_store(empty_store) as corpus:
        fill(corpus.store, old, new)
        asked = client(corpus, Policy(edit=True, by="Ada", rate=None))

        def updated(moment: str) -> set[object]:
            return {one["id"] for one in all_of(asked, "claims", "claims", updated_since=moment)}

        ids = {old.gists[0].id, new.gists[0].id}
        assert updated("2024-03-07T00:00:00Z") == ids
        assert updated("2024-03-09T12:00:00+00:00") == {new.gists[0].id}
        assert updated("2024-03-09T14:00:00+02:00") == {new.gists[0].id}
        assert updated("2024-03-09T12:00:01") == set()
        reports = all_of(asked, "reports", "reports", updated_since="2024-03-08T00:00:00Z")
        assert [one["id"] for one in reports] == ["new"]
        moment = (datetime.now(UTC) - timedelta(minutes=1)).isoformat()
        body = {"act": "accept", "claim": old.gists[0].id}
        number = asked.post(f"{API}/corrections", json=body, headers=MEANT).json()["number"]
        assert updated(moment) == {old.gists[0].id}
        assert asked.post(f"{API}/undo", json={"number": number}, headers=MEANT).status_code == 200
        assert updated(moment) == {old.gists[0].id}


# -- one thing -----------------------------------------------------------------------------------------------------


def test_a_claim_leads_to_its_words(reading: Client) -> None:
    claim = reading.get(f"{API}/claims?kind=shelling&limit=1").json()["claims"][0]
    whole = reading.get(f"{API}/claims/{claim['id']}").json()
    report = reading.get(f"{API}/reports/{claim['report']}").json()
    span = whole["claim"]["span"]
    assert report["report"]["text"][span["start"] : span["end"]] == whole["claim"]["quote"] == claim["quote"]
    assert whole["claim"] in report["claims"]
    assert whole["cited"] == claim
    happening = reading.get(f"{API}/happenings/{claim['id']}").json()
    assert happening["happening"]["id"] == claim["happening"]
    assert claim["id"] in happening["happening"]["claims"]


def test_no_folder_of_the_machine_gets_out(reading: Client) -> None:
    claim = reading.get(f"{API}/claims?limit=1").json()["claims"][0]
    for path in ("reports", f"reports/{claim['report']}", f"claims/{claim['id']}", f"happenings/{claim['id']}"):
        assert "samples/" not in reading.get(f"{API}/{path}").text


@pytest.mark.parametrize("kind", ["places", "happenings"])
def test_geojson_is_geojson(reading: Client, kind: str) -> None:
    answer = reading.get(f"/{kind}.geojson?limit=500")
    held = answer.json()
    assert answer.headers["Content-Type"] == "application/geo+json"
    assert held["type"] == "FeatureCollection"
    assert len(held["features"]) == len(all_of(reading, kind, kind))
    for feature in held["features"]:
        point = feature["geometry"]
        assert feature["type"] == "Feature"
        assert point is None or (point["type"] == "Point" and -180 <= point["coordinates"][0] <= 180)
        place = feature["properties"]["place"]
        assert point is None or point["coordinates"] == [place["lon"], place["lat"]]


def test_the_twin_of_a_page_gives_what_the_api_gives(reading: Client) -> None:
    claim = reading.get(f"{API}/claims?limit=1").json()["claims"][0]
    for path in (
        "places",
        "reports",
        f"claims/{claim['id']}",
        f"reports/{claim['report']}",
        f"happenings/{claim['id']}",
    ):
        assert reading.get(f"/{path}.json").json() == reading.get(f"{API}/{path}").json()


# -- harm ----------------------------------------------------------------------------------------------------------


def test_a_guarded_point_is_found_nowhere(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every placed claim guarded, no answer holds the exact point of the town."""
    monkeypatch.setattr(Guard, "is_guarded", lambda self, _: not self.is_exact)
    monkeypatch.setattr(Guard, "shown", lambda self, gist: _coarse(self, gist.site))
    monkeypatch.setattr(Guard, "place", lambda self, site, _: _coarse(self, site))
    asked = serve(edit=True, by="Ada")
    claim = asked.get(f"{API}/claims?kind=shelling&limit=1").json()["claims"][0]
    paths = ["claims", "happenings", "happenings.geojson", "places", "places.geojson", "picture", "changes", "health"]
    paths += [f"claims/{claim['id']}", f"happenings/{claim['id']}", f"reports/{claim['report']}"]
    for path in paths:
        assert "32.88646" not in asked.get(f"{API}/{path}").text, path
    around = "36.038,32.885,36.040,32.887"
    assert asked.get(f"{API}/claims?bbox={around}").json()["claims"] == []
    assert "32.88646" in serve(exact=True).get(f"{API}/places").text


def _coarse(guard: Guard, site: Site | None) -> Site | None:
    return site if site is None or guard.is_exact else coarsen(site)


# -- many at once --------------------------------------------------------------------------------------------------


def test_many_ask_at_once_while_reports_are_added(empty_store: str) -> None:
    paths = ("claims", "happenings", "places", "voices", "reports", "picture", "health", "claims?q=mill", "changes")
    made = many(12)
    with open_store(empty_store) as corpus, open_store(empty_store) as other:
        fill(corpus.store, *made[:4])
        asked = client(corpus, Policy(rate=None))

        def ask(path: str) -> int:
            return asked.get(f"{API}/{path}").status_code

        with ThreadPoolExecutor(8) as threads:
            asking = [threads.submit(ask, path) for path in paths * 3]
            adding = threads.submit(fill, other.store, *made[4:])
            statuses = [one.result() for one in asking]
            adding.result()
        assert statuses == [200] * len(statuses)
        held = all_of(asked, "reports", "reports", limit=5)
    assert len(held) == len(made)
