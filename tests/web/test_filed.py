"""The page in one file, opened from a disk with no network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from frontwire import open_store
from frontwire.serving.filing.exporting import Asked, export

#: Waits until the map has drawn something; the page's policy lets nothing be waited for in text.
_DRAWN = """() => new Promise((done) => {
  const { map } = document.getElementById("map");
  const look = () => (map.queryRenderedFeatures().length > 0 ? done(true) : setTimeout(look, 100));
  look();
})"""

#: Waits until words of a claim are marked: how many characters.
_MARKED = """() => new Promise((done) => {
  const look = () => {
    const [words] = CSS.highlights.get("claim") ?? [];
    if (words === undefined) setTimeout(look, 50);
    else done(words.toString().length);
  };
  look();
})"""


@pytest.fixture(scope="module")
def filed(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("filed") / "front.html"
    with open_store(sample_store) as corpus:
        path.write_text(export(corpus, Asked()), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    """A page without a network; whatever it asks for elsewhere, and every error of the console, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: wrong.append(asked.url) if asked.url.startswith("http") else None)
    yield page
    context.close()
    assert wrong == []


def test_it_opens_filters_and_leads_to_the_words(offline: Page, filed: str) -> None:
    offline.goto(filed)
    items = offline.locator("#list [data-happening]")
    whole = items.count()
    assert whole > 50
    offline.locator("#timeline svg, #timeline canvas").first.wait_for()
    offline.evaluate(_DRAWN)
    offline.get_by_role("checkbox", name="casualties").check()
    expect(items).not_to_have_count(whole)
    assert "kind=casualties" in offline.url
    offline.locator("#list .item-title a").first.click()
    quote = offline.locator("#panel a[href^='#c-']").first
    claim = quote.get_attribute("data-claim")
    quote.press("Enter")
    expect(offline.locator(f"#c-{claim}")).to_be_visible()
    assert offline.evaluate(_MARKED) > 0
    assert offline.locator(".filed > section:visible").count() == 1


def test_the_view_in_its_address_is_shown_again(offline: Page, filed: str) -> None:
    offline.goto(f"{filed}?disputed=true")
    expect(offline.locator("#list [data-happening]")).to_have_count(4)
    assert offline.locator("#filter-disputed").input_value() == "true"


def test_without_scripts_all_of_it_is_text(browser: Browser, filed: str) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(filed)
    assert page.locator("section.filed-happening").first.is_visible()
    assert page.locator("section.filed-report").first.is_visible()
    assert page.locator("#health").is_visible()
    assert not page.locator("#filters").is_visible()
    context.close()
