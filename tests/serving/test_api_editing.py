from __future__ import annotations

import pytest

from serving_support import API, MEANT, Client, Serve

# -- editing -------------------------------------------------------------------------------------------------------


def _first(asked: Client, kind: str = "shelling") -> str:
    return str(asked.get(f"{API}/claims?kind={kind}&limit=1").json()["claims"][0]["id"])


def test_a_correction_is_seen_undone_and_made_again(serve: Serve) -> None:
    asked = serve(edit=True)
    claim = _first(asked)

    def post(path: str, **body: object) -> dict[str, object]:
        answer = asked.post(f"{API}/{path}", json=body, headers=MEANT)
        assert answer.is_success, answer.text
        return dict(answer.json())

    def kind() -> object:
        return asked.get(f"{API}/claims/{claim}").json()["claim"]["kind"]

    made = post("corrections", act="change", claim=claim, by="Ada", values={"kind": "air_strike", "place": None})
    assert made == {"number": 1, "claim": claim}
    assert kind() == "air_strike"
    undone = post("undo", number=1, by="Ada")
    assert undone == {"numbers": [1], "again": 2}
    assert kind() == "shelling"
    assert post("undo", number=undone["again"], by="Ada") == {"numbers": [1], "again": None}
    assert kind() == "air_strike"
    held = asked.get(f"{API}/judgements").json()["corrections"]
    assert [(one["act"], one["by"], one["undone"]) for one in held] == [("change", "Ada", None)]
    assert asked.get(f"{API}/reports/{asked.get(f'{API}/claims/{claim}').json()['report']['id']}/gold.json").is_success


def test_a_claim_is_added_by_its_words(serve: Serve) -> None:
    asked = serve(edit=True, by="Ada")
    report = asked.get(f"{API}/reports?kind=shelling&limit=1").json()["reports"][0]["id"]
    text = asked.get(f"{API}/reports/{report}").json()["report"]["text"]
    start = text.index(" ") + 1
    body = {"act": "add", "report": report, "start": start, "end": start + 12, "values": {"kind": "looting"}}
    claim = asked.post(f"{API}/corrections", json=body, headers=MEANT).json()["claim"]
    assert asked.get(f"{API}/claims/{claim}").json()["claim"]["quote"] == text[start : start + 12].strip()


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("corrections", {"act": "accept", "claim": "none", "by": "Ada"}, 404),
        ("corrections", {"act": "accept", "by": "Ada"}, 422),
        ("corrections", {"act": "accept", "claim": "x"}, 422),
        ("corrections", {"act": "delete", "claim": "x", "by": "Ada"}, 422),
        ("corrections", {"act": "accept", "claim": "x", "by": "Ada", "more": 1}, 422),
        ("corrections", {"act": "add", "report": "x", "start": 5, "end": 2, "by": "Ada"}, 422),
        ("corrections", {"act": "change", "claim": "x", "by": "Ada", "values": {"figures": [{"what": "cats"}]}}, 422),
        ("judgements", {"left": "a", "right": "b", "verdict": "same", "by": "Ada"}, 404),
        ("judgements", {"left": "a", "right": "b", "verdict": "perhaps", "by": "Ada"}, 422),
        ("undo", {"number": 99, "by": "Ada"}, 404),
        ("undo", {"number": 0, "by": "Ada"}, 422),
        ("undo", [], 422),
    ],
)
def test_what_cannot_be_recorded_is_refused(serve: Serve, path: str, body: object, status: int) -> None:
    asked = serve(edit=True)
    answer = asked.post(f"{API}/{path}", json=body, headers=MEANT)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert asked.get(f"{API}/judgements").json() == {"judgements": [], "corrections": []}


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b"null"])
def test_a_body_that_is_none_is_refused(serve: Serve, content: bytes) -> None:
    headers = {**MEANT, "Content-Type": "application/json"}
    assert serve(edit=True).post(f"{API}/undo", content=content, headers=headers).status_code == 422


def test_a_body_that_is_not_json_is_refused(serve: Serve) -> None:
    assert serve(edit=True).post(f"{API}/undo", data={"by": "Ada"}, headers=MEANT).status_code == 422


@pytest.mark.parametrize("path", ["judgements", "claims/x/candidates", "places/find?name=Nawa"])
def test_who_only_reads_cannot_edit(reading: Client, path: str) -> None:
    assert reading.get(f"{API}/{path}").status_code == 403
    assert reading.post(f"{API}/undo", json={"by": "Ada"}, headers=MEANT).status_code == 403


def test_a_token_is_asked_for_and_compared_whole(serve: Serve) -> None:
    asked = serve(edit=True, by="Ada", token="schön-und-geheim")
    claim = _first(asked)

    def tried(given: str | None) -> int:
        headers = MEANT if given is None else {**MEANT, "Authorization": given.encode()}
        return asked.post(f"{API}/corrections", json={"act": "accept", "claim": claim}, headers=headers).status_code

    wrong = (None, "", "Bearer", "Bearer schön", "Basic schön-und-geheim", "Bearer schön-und-geheim-und-lang")
    assert [tried(given) for given in wrong] == [401] * len(wrong)
    assert asked.get(f"{API}/judgements").headers["WWW-Authenticate"] == "Bearer"
    assert tried("Bearer schön-und-geheim") == 201
