"""The health and aid view in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page

_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def test_a_coordinator_gets_one_page_of_paper(page: Page, site: str) -> None:
    page.goto(f"{site}/health/print")
    assert len(_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1


def test_it_is_all_there_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/health")
    page.get_by_role("combobox", name="Place").select_option(label="Jasim, Daraa, SY")
    page.get_by_role("button", name="Show").click()
    assert "place=gn%3A165997" in page.url
    assert page.get_by_role("rowheader", name="Jasim clinic").is_visible()
    history = page.locator("#facility-sy-jasim-clinic details")
    assert not history.get_by_role("list").last.is_visible()
    history.locator("summary").click()
    assert history.get_by_role("list").last.is_visible()
    context.close()


def test_no_part_of_it_needs_a_wide_screen(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site}/health")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_map_shows_every_facility_that_has_a_place(mapped: Page, site: str) -> None:
    mapped.goto(f"{site}/health")
    points = mapped.evaluate("JSON.parse(document.getElementById('facilities').textContent).points.length")
    mapped.wait_for_selector("#map canvas.maplibregl-canvas")
    assert points > 0
    assert mapped.locator("#map").get_attribute("data-borders") == "un"
    assert mapped.locator("#map .maplibregl-ctrl-attrib").count() == 1
