"""The report list, the report as published, and a claim's page, as HTML without scripts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from lxml import html

from frontwire.corpus import open_store
from frontwire.serving.desk import Policy
from frontwire.serving.pages.reports import verbatim
from report_support import BURNED, CAPTION, OUTLET, REPORT, SHORT, TEXT, TITLE, VOICE, add_hostile
from serving_support import Client, client
from store_support import FETCHED, fill, make_deposit


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Client:
    path = add_hostile(tmp_path_factory.mktemp("reports") / "front.db")
    return client(open_store(path), Policy())


def page(asked: Client, path: str) -> html.HtmlElement:
    answer = asked.get(path)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def found(made: html.HtmlElement, *path: str) -> list[html.HtmlElement]:
    """Elements below one another, each given as "tag", "#id" or ".class"."""
    steps = []
    for one in path:
        if one[0] == "#":
            steps.append(f"*[@id='{one[1:]}']")
        elif one[0] == ".":
            steps.append(f"*[contains(concat(' ', @class, ' '), ' {one[1:]} ')]")
        else:
            steps.append(one)
    held: list[html.HtmlElement] = made.xpath("." + "".join(f"//{step}" for step in steps))
    return held


def claim_id(asked: Client, words: str) -> str:
    (item,) = (
        li for li in found(page(asked, f"/reports/{REPORT}"), "#claims", "li") if found(li, "q")[0].text == words
    )
    return str(item.get("data-claim"))


def test_every_piece_holds_its_stretch_of_the_text(asked: Client) -> None:
    pieces = found(page(asked, f"/reports/{REPORT}"), "#text", "p")
    assert [p.text_content() for p in pieces] == [
        TEXT[int(p.get("data-start")) : int(p.get("data-end"))] for p in pieces
    ]
    assert "\n\n".join(p.text_content() for p in pieces) == TEXT


@pytest.mark.parametrize("text", ["a\r\nb", "<b>&amp;</b>", "plain", "\r", "'\"", "\U0001f525\r"])
def test_text_stands_character_for_character(text: str) -> None:
    assert html.fragment_fromstring(f"<p>{verbatim(text)}</p>").text_content() == text


def test_a_nul_keeps_its_place() -> None:
    assert verbatim("a\0b") == "a\ufffdb"


def test_what_is_hostile_stays_text(asked: Client) -> None:
    for path in ("/reports", f"/reports/{REPORT}", f"/claims/{claim_id(asked, SHORT)}"):
        made = page(asked, path)
        assert TITLE in made.text_content()
        assert not [e for tag in ("img", "svg", "b") for e in found(made, tag)]
        assert not [e for e in made.iter() if isinstance(e.tag, str) for key in e.attrib if key.startswith("on")]
        assert not [a for a in found(made, "a") if not a.get("href").startswith(("/", "#", "?"))]
        assert all(script.get("src") or script.get("type") == "application/json" for script in found(made, "script"))
    assert "</script>" not in asked.get(f"/reports/{REPORT}").text.split('id="marks">')[1].split("</script>")[0]


def test_roles_and_languages_are_marked(asked: Client) -> None:
    made = page(asked, f"/reports/{REPORT}")
    (hebrew,) = found(made, ".piece-other-language", "p")
    assert (hebrew.get("lang"), hebrew.get("dir")) == ("he", "auto")
    assert found(made, ".piece-caption", "p")[0].text_content() == CAPTION
    assert found(made, ".piece-furniture", ".piece-role")[0].text_content() == "page furniture"


def test_claims_stand_in_reading_order_and_link_to_their_words(asked: Client) -> None:
    made = page(asked, f"/reports/{REPORT}")
    quotes = [q.text_content() for q in found(made, "#claims", "q")]
    assert quotes[1:] == [SHORT, BURNED]
    for link in found(made, "#claims", "a"):
        anchor = link.get("href").split("#")[1]
        assert len(found(made, f"#{anchor}")) == 1
    assert OUTLET in found(made, ".refusals")[0].text_content()


def test_a_claim_asked_for_stands_open_without_scripts(asked: Client) -> None:
    ident = claim_id(asked, SHORT)
    made = page(asked, f"/reports/{REPORT}?claim={ident}")
    (panel,) = found(made, "#panel", ".claim")
    assert panel.get("data-claim") == ident
    figure = next(a for a in found(panel, ".words") if "at least two" in a.text_content())
    assert TEXT[int(figure.get("data-start")) : int(figure.get("data-end"))] == "at least two"


def test_a_claim_that_is_not_in_the_report_is_said_to_be_lost(asked: Client) -> None:
    assert "not in this report" in found(page(asked, f"/reports/{REPORT}?claim=ffff"), "#panel")[0].text_content()


def test_a_claims_page_tells_voice_rule_and_happening(asked: Client) -> None:
    made = page(asked, f"/claims/{claim_id(asked, SHORT)}")
    told = made.text_content()
    assert VOICE in told
    assert "lexicons/kinds/shelling.yml#verbs-1" in told
    (happening,) = found(made, ".claim-happening", "p", "a")
    assert happening.get("href").startswith("/happenings/")
    assert found(made, ".claim", "mark")[0].text_content() == SHORT


def test_the_panel_is_the_same_fragment(asked: Client) -> None:
    ident = claim_id(asked, SHORT)
    part = asked.get(f"/claims/{ident}?part=panel").text
    assert "<html" not in part
    assert part.strip() in asked.get(f"/claims/{ident}").text


@pytest.mark.parametrize("path", ["/reports/nothing", "/claims/nothing"])
def test_what_is_not_there_is_said(asked: Client, path: str) -> None:
    answer = asked.get(path)
    assert answer.status_code == 404
    assert "nothing" in answer.text


@pytest.mark.parametrize(
    ("asked_for", "there"),
    [
        ("", True),
        ("q=MILL+shelled", True),
        ("q=bakery", False),
        ("standing=original", True),
        ("standing=copy", False),
        ("from=2024-03-07", False),
        ("to=2024-03-06", True),
        ("outlet=other", False),
        ("page=9", True),
        ("from=&to=&standing=&outlet=&q=", True),
    ],
)
def test_the_list_is_narrowed_down(asked: Client, asked_for: str, there: bool) -> None:
    made = page(asked, f"/reports?{asked_for}")
    assert [a.get("href") for a in found(made, "tbody", "th", "a")] == ([f"/reports/{REPORT}"] if there else [])


@pytest.mark.parametrize("asked_for", ["standing=copied", "from=yesterday", "page=0"])
def test_what_cannot_be_asked_is_refused(asked: Client, asked_for: str) -> None:
    assert asked.get(f"/reports?{asked_for}").status_code == 422


def test_versions_of_a_page_lead_to_each_other(tmp_path: Path) -> None:
    with open_store(tmp_path / "front.db") as corpus:
        fill(
            corpus.store,
            make_deposit("r1", address="https://portum.example/12"),
            make_deposit("r2", address="https://portum.example/12", fetched=FETCHED + timedelta(days=2)),
        )
        asked = client(corpus, Policy())
        first, second = page(asked, "/reports/r1"), page(asked, "/reports/r2")
        told = asked.get("/api/v1/reports/r1").json()["filing"]["version"]
    (notice,) = found(first, ".notice")
    assert "counts no more since 2024-03-09" in notice.text_content()
    assert first.xpath("//a[@rel='next']/@href") == ["/reports/r2"]
    assert second.xpath("//a[@rel='prev']/@href") == ["/reports/r1"]
    assert found(second, ".notice") == []
    assert (told["number"], told["of"], told["until"], told["after"]) == (1, 2, "2024-03-09", "r2")
