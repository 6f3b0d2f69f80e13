"""The picture, happenings, places and changes as the server gives them."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as some

from frontwire.browsing.state import State
from frontwire.model.query import Box
from frontwire.model.voice import Certainty, VoiceType
from frontwire.serving.addresses import Look, address, parameters
from frontwire.serving.showing.embedding import embedded
from frontwire.serving.showing.tints import OWN, tints
from serving_support import Client, Serve

_IDS = re.compile(r'<li class="item" data-happening="([^"]+)"')


def listed(page: str) -> list[str]:
    """The happenings of a page's list, not those of its lanes."""
    return _IDS.findall(page.split('<section id="lanes"', maxsplit=1)[0])


def test_the_page_holds_scene_list_and_summary_of_the_same_state(reading: Client) -> None:
    page = reading.get("/?kind=shelling&kind=air_strike").text
    found = re.search(r'<script type="application/json" id="scene">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    scene = json.loads(found[1])
    assert [row["id"] for row in scene["rows"]] == listed(page)
    assert scene["counts"]["happenings"] == len(listed(page)) > 0
    assert f"{len(listed(page))} happenings" in page


@pytest.mark.parametrize("part", ["summary", "downloads", "chips", "filters", "list", "lanes", "panel", "standing"])
def test_each_part_comes_by_itself_as_the_element_of_its_name(reading: Client, part: str) -> None:
    held = reading.get(f"/?part={part}&disputed=true").text.strip()
    assert re.match(rf'<\w+ id="{part}"', held)
    assert "<html" not in held


def test_all_parts_come_in_one_answer(reading: Client) -> None:
    held = reading.get("/?part=parts").text
    assert re.findall(r'^<\w+ id="(\w+)"', held, re.MULTILINE) == [
        "summary",
        "downloads",
        "chips",
        "filters",
        "list",
        "lanes",
        "standing",
    ]


def test_a_chip_takes_one_condition_away_and_leaves_the_others(reading: Client) -> None:
    page = reading.get("/?kind=shelling&disputed=true&at=2024-03-07&lanes=actor").text
    chips = [dict(parse_qsl(urlsplit(one).query)) for one in re.findall(r'class="chip" href="([^"]+)"', _plain(page))]
    assert chips == [
        {"at": "2024-03-07", "kind": "shelling", "lanes": "actor"},
        {"at": "2024-03-07", "disputed": "true", "lanes": "actor"},
    ]


def test_the_form_keeps_what_it_has_no_field_for(reading: Client) -> None:
    page = _plain(reading.get("/?bbox=36,32,37,34&lanes=actor").text)
    assert '<input type="hidden" name="bbox" value="36,32,37,34">' in page
    assert '<input type="hidden" name="lanes" value="actor">' in page


def test_the_selected_happening_opens_and_is_marked_in_the_list(reading: Client) -> None:
    chosen = listed(reading.get("/?disputed=true").text)[0]
    page = reading.get(f"/?disputed=true&sel={chosen}").text
    assert f'<article class="happening" data-happening="{chosen}"' in page
    assert re.search(rf'data-happening="{chosen}"[^>]*aria-current="true"', page)


def test_what_changed_is_marked_only_where_asked(reading: Client) -> None:
    assert 'class="change" data-change="new"' in reading.get("/?part=list&diff=1").text
    assert "data-change" not in reading.get("/?part=list").text


def test_a_happening_is_found_by_any_of_its_claims(reading: Client) -> None:
    chosen = listed(reading.get("/?disputed=true").text)[-1]
    page = reading.get(f"/happenings/{chosen}").text
    claims = re.findall(r'<tr id="voice-([^"]+)"', page)
    assert len(claims) > 3
    assert all(f'data-happening="{chosen}"' in reading.get(f"/happenings/{claim}").text for claim in claims[:3])


@pytest.mark.parametrize("path", ["/happenings/nothing", "/places/gn:0", "/?sel=nothing", "/?place=gn:0"])
def test_what_is_not_there_is_said_not_to_be(reading: Client, path: str) -> None:
    assert reading.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/?map=nowhere", "/?lanes=voice", "/?part=whole", "/list?cursor=x"])
def test_what_cannot_be_asked_is_answered_in_a_sentence(reading: Client, path: str) -> None:
    assert reading.get(path).status_code == 422


def test_days_the_wrong_way_round_are_refused(reading: Client) -> None:
    assert reading.get("/changes?since=2024-03-09&at=2024-03-01").status_code == 422


@pytest.mark.filterwarnings("ignore:The `root_path` parameter")
def test_a_page_in_a_folder_links_within_it(serve: Serve) -> None:
    page = serve(root="/front").get("/front/?disputed=true").text
    links = [link for link in re.findall(r'(?:href|src|action)="(/[^"]*)"', page) if not link.startswith("/front/")]
    assert links == []


def test_every_twin_is_json(reading: Client) -> None:
    chosen = listed(reading.get("/").text)[0]
    for path in (f"/happenings/{chosen}.json", "/places.json", "/places.geojson", "/changes.json"):
        assert reading.get(path).json()


def test_a_large_store_has_its_tables_where_the_page_says(reading: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontwire.serving.pages.picture.TABLES_AT_ONCE", 0)
    page = _plain(reading.get("/?at=2024-03-07").text)
    found = re.search(r'data-load="([^"]+)"><p><a href="([^"]+)"', page)
    assert found is not None
    part, whole = (reading.get(found[number]).text for number in (1, 2))
    assert part.lstrip().startswith('<div id="standing"')
    assert "<html" in whole
    assert part.strip() in whole


def test_no_markup_in_embedded_json_ends_its_element() -> None:
    text = json.dumps({"headline": "</script><script>alert(1)</script> & <!--"}).encode()
    assert not set("<>&") & set(str(embedded(text)))
    assert json.loads(str(embedded(text))) == json.loads(text)


def test_sides_without_a_colour_share_those_there_are_in_order() -> None:
    held = tints(["houthi", "government", None, "hamas", "islamic state"])
    assert held == {
        None: "unknown",
        "government": "government",
        "hamas": "1",
        "houthi": "2",
        "islamic state": "islamic-state",
    }
    assert tints(f"side {n:02}" for n in range(9))["side 08"] == "1"
    assert "government" in OWN


_DAYS = some.dates(date(2000, 1, 1), date(2030, 1, 1))
_TEXT = some.text(some.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8).filter(str.strip)
_STATES = some.builds(
    State,
    at=some.none() | _DAYS,
    first=some.none() | _DAYS,
    words=some.just("") | _TEXT,
    kinds=some.lists(some.sampled_from(["shelling", "siege"]), unique=True).map(tuple),
    actors=some.lists(_TEXT, unique=True, max_size=3).map(tuple),
    voice_types=some.lists(some.sampled_from(VoiceType), unique=True, max_size=2).map(tuple),
    certainties=some.lists(some.sampled_from(Certainty), unique=True, max_size=2).map(tuple),
    disputed=some.sampled_from([None, True, False]),
    place=some.none() | _TEXT,
)


@given(_STATES)
def test_an_address_asks_for_its_state_and_nothing_else(state: State) -> None:
    given_back = parse_qsl(urlsplit(address("/", state, Look(sel="abc", diff=True))).query, keep_blank_values=True)
    assert given_back == list(parameters(state, Look(sel="abc", diff=True)))
    assert ("sel", "abc") in given_back
    asked = {name: [value for key, value in given_back if key == name] for name, _ in given_back}
    assert asked.get("actor", []) == list(state.actors)
    assert asked.get("q", [""]) == [state.words]


@given(some.builds(Box, *(some.floats(-80, 80).map(lambda degrees: round(degrees, 6)) for _ in range(4))))
def test_a_box_is_written_as_it_is_read(held: Box) -> None:
    south, north = sorted((held.south, held.north))
    wanted = Box(south, held.west, north, held.east)
    assert Box.parse(dict(parameters(State(box=wanted)))["bbox"]) == wanted


def _plain(page: str) -> str:
    return page.replace("&amp;", "&").replace("%2C", ",")


def test_the_page_names_the_feed_of_what_it_shows(reading: Client) -> None:
    page = reading.get("/?kind=shelling&place=gn:166365&at=2024-03-08&since=2024-03-05").text
    found = re.search(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">', page)
    assert found is not None
    href = unescape(found[1])
    assert dict(parse_qsl(urlsplit(href).query)) == {"kind": "shelling", "place": "gn:166365"}
    answer = reading.get(href)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    read = feedparser.parse(answer.content)
    assert not read.bozo
    assert all("Nawa" in entry.content[0].value for entry in read.entries)
