"""The map of the picture page, in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

READY = "() => document.getElementById('map').map?.loaded() && document.getElementById('map').map.isStyleLoaded()"
DATA = """async (source) => {
  const { map } = document.getElementById('map');
  return (await map.getSource(source).getData()).features;
}"""
DRAWN = """async () => {
  const { map } = document.getElementById('map');
  return (await map.getSource('areas').getData()).features.length;
}"""
PROJECT = "([lon, lat]) => { const { x, y } = document.getElementById('map').map.project([lon, lat]); return [x, y]; }"


def open_map(page: Page, site: str, search: str = "") -> None:
    page.goto(f"{site}/{search}")
    page.wait_for_function(READY)
    page.wait_for_function(
        "async () => (await document.getElementById('map').map.getSource('areas').getData()).features.length"
    )


def features(page: Page, source: str) -> list[dict[str, Any]]:
    return list(page.evaluate(DATA, source))


def position(page: Page, coordinates: list[float]) -> tuple[float, float]:
    x, y = page.evaluate(PROJECT, coordinates)
    box = page.locator("#map").bounding_box()
    assert box is not None
    return box["x"] + x, box["y"] + y


@pytest.fixture
def scene(site: str) -> dict[str, Any]:
    return dict(httpx.get(f"{site}/view.json").json())


@pytest.fixture(scope="module")
def drawn(browser: Browser, site: str) -> Iterator[Page]:
    """The map as it opens, for tests that only look at it: drawing takes seconds without a graphics card."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    open_map(opened, site)
    yield opened
    opened.close()


def test_every_placed_happening_is_on_the_map(drawn: Page, scene: dict[str, Any]) -> None:
    signs = sum(int(sign["properties"]["count"] or 1) for sign in features(drawn, "signs"))
    vague = sum(int(area["properties"]["label"].rsplit(" ", 1)[1]) for area in features(drawn, "vague"))
    placed = sum(row["spot"] is not None for row in scene["rows"])
    assert placed > 0
    assert signs + vague == placed


def test_a_part_of_a_town_is_drawn_on_its_side(drawn: Page, scene: dict[str, Any]) -> None:
    towns = [row["spot"] for row in scene["rows"] if row["spot"] is not None and row["spot"]["part"] == "west"]
    assert towns
    for town in towns:
        at = f"{town['lat']} "
        groups = {area["properties"]["group"]: area for area in features(drawn, "areas")}
        group = next(area for key, area in groups.items() if key.startswith(at) and key.endswith(" west"))
        longitudes = [lon for polygon in group["geometry"]["coordinates"] for ring in polygon for lon, _ in ring]
        assert max(longitudes) <= town["lon"] + 1e-6


def test_who_is_said_to_hold_what_is_drawn(drawn: Page, scene: dict[str, Any]) -> None:
    assert len(features(drawn, "control")) == len(scene["control"]) > 0


def test_a_sign_opens_its_happening(mapped: Page, site: str) -> None:
    open_map(mapped, site)
    sign = next(one for one in features(mapped, "signs") if one["properties"]["count"] == "")
    x, y = position(mapped, sign["geometry"]["coordinates"])
    dx, dy = (float(pixels) for pixels in sign["properties"]["slot"].split())
    mapped.mouse.click(x + dx, y + dy)
    expect(mapped.locator("#panel h2")).to_be_visible()
    assert "sel=" in mapped.url
    assert any(one["properties"]["selected"] for one in features(mapped, "signs"))


def test_an_area_chosen_is_followed_by_list_and_address(mapped: Page, site: str) -> None:
    open_map(mapped, site)
    whole = mapped.locator("#list-title").inner_text()
    mapped.get_by_role("button", name="Choose an area").click()
    sign = features(mapped, "signs")[0]
    x, y = position(mapped, sign["geometry"]["coordinates"])
    mapped.mouse.move(x - 40, y - 40)
    mapped.mouse.down()
    mapped.mouse.move(x + 40, y + 40, steps=4)
    mapped.mouse.up()
    expect(mapped).to_have_url(re.compile(r"bbox=[\d.]+,[\d.]+,[\d.]+,[\d.]+"))
    expect(mapped.locator("#list-title")).not_to_have_text(whole)
    assert len(features(mapped, "box")) == 1
    mapped.get_by_role("button", name="Everywhere", exact=True).click()
    expect(mapped).not_to_have_url(re.compile("bbox="))
    expect(mapped.locator("#list-title")).to_have_text(whole)


def test_where_the_view_was_moved_stands_in_the_address(mapped: Page, site: str) -> None:
    open_map(mapped, site)
    mapped.get_by_role("button", name="Nearer").first.click()
    expect(mapped).to_have_url(re.compile(r"map=[\d.]+,[\d.]+,[\d.]+"))
    zoom = mapped.evaluate("() => document.getElementById('map').map.getZoom()")
    mapped.reload()
    mapped.wait_for_function(READY)
    mapped.wait_for_function(f"() => Math.abs(document.getElementById('map').map.getZoom() - {zoom}) < 0.02")


def test_changing_the_theme_keeps_what_is_drawn(mapped: Page, site: str) -> None:
    open_map(mapped, site)
    before = len(features(mapped, "signs"))
    mapped.locator("#theme").click()
    mapped.wait_for_function(READY)
    assert len(features(mapped, "signs")) == before


def test_no_request_leaves_the_host(mapped: Page, site: str) -> None:
    asked: list[str] = []
    mapped.on("request", lambda request: asked.append(request.url))
    open_map(mapped, site)
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


def test_without_graphics_a_sentence_stands_in_its_place(page: Page, site: str) -> None:
    page.goto(site)
    expect(page.locator("#map")).to_contain_text("WebGL")
    expect(page.locator("#list [data-happening]").first).to_be_visible()
