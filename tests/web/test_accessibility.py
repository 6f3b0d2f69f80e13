"""Accessibility: axe-core over every page, light and dark, wide and as narrow as a phone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from web.conftest import WITHOUT_GRAPHICS

_AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
#: What a theme or a narrow page can break; all other rules look at the same markup everywhere.
_OF_LOOKS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block", "aria-hidden-focus"]}}
#: In so many parts the pages are looked at, by as many workers as there are.
_PARTS = 3
_WIDE = ViewportSize(width=1280, height=900)
_PHONE = ViewportSize(width=390, height=844)


@pytest.fixture(scope="module")
def pages(site: str, browser: Browser) -> tuple[str, ...]:
    """The address of one page of each sort."""
    opened = browser.new_page()
    disputed = _first(opened, f"{site}/api/v1/happenings?disputed=true&limit=1")
    claim = _first(opened, f"{site}/api/v1/claims?limit=1")
    voice = _first(opened, f"{site}/api/v1/voices?limit=1")
    place = disputed["place"]["id"]
    opened.close()
    return (
        f"/?sel={disputed['id']}&diff=1&disputed=true&q=Nawa",
        "/?q=nothing+holds+this",
        f"/happenings/{disputed['id']}",
        "/places",
        f"/places/{place}",
        "/changes",
        "/reports",
        f"/reports/{claim['report']}?claim={claim['id']}",
        f"/claims/{claim['id']}",
        "/voices",
        f"/voices/{voice['key']}",
        "/health",
        "/health/print",
        "/search?q=hospital",
        "/method",
        "/api",
        "/nowhere",
    )


def _first(page: Page, address: str) -> Any:
    """The first row of a list of the API."""
    rows = next(value for value in page.request.get(address).json().values() if isinstance(value, list))
    return rows[0]


@pytest.fixture
def looked(browser: Browser) -> Iterator[Page]:
    """A page that lets axe in."""
    if not _AXE.is_file():
        pytest.skip("axe-core is not installed (make setup)")
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    context.add_init_script(path=_AXE)
    context.add_init_script(WITHOUT_GRAPHICS)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("part", range(_PARTS))
def test_no_page_has_a_finding_in_any_theme_or_width(
    site: str, pages: tuple[str, ...], looked: Page, part: int
) -> None:
    found: dict[str, list[str]] = {}
    for address in pages[part::_PARTS]:
        looked.emulate_media(color_scheme="light")
        looked.set_viewport_size(_WIDE)
        looked.goto(f"{site}{address}")
        found[address] = _findings(looked, {})
        # The colours of a phone are those of a wide page: both are looked at in one go.
        looked.emulate_media(color_scheme="dark")
        looked.set_viewport_size(_PHONE)
        found[f"{address} dark, on a phone"] = [*_findings(looked, _OF_LOOKS), *_too_wide(looked)]
    assert {address: some for address, some in found.items() if some} == {}


def _findings(page: Page, options: dict[str, object]) -> list[str]:
    """What axe finds: rule, impact and the first element."""
    asked = json.dumps({"resultTypes": ["violations"], **options})
    violations = page.evaluate(f"axe.run({asked}).then((result) => result.violations)")
    return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:160]}" for one in violations]


def _too_wide(page: Page) -> list[str]:
    width = page.evaluate("document.documentElement.scrollWidth")
    return [f"{width} wide"] if width > _PHONE["width"] else []
