"""The pages as people look at them: without scripts, by keyboard, on paper, in either theme, and with hostile text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_picture_stands_in_words_without_scripts(site: str, plain: Page) -> None:
    plain.goto(site)
    expect(plain.locator("h1")).to_contain_text("as of")
    expect(plain.locator("#summary")).to_contain_text("origins")
    expect(plain.locator("#list li[data-happening]").first).to_be_visible()
    expect(plain.get_by_role("table", name="").first).to_be_visible()
    expect(plain.locator("#map")).to_be_hidden()


def test_filters_work_without_scripts(site: str, plain: Page) -> None:
    plain.goto(site)
    before = plain.locator("#list-title").inner_text()
    plain.locator("#filters input[name=kind][value=shelling]").check()
    plain.locator("#filters button").click()
    expect(plain).to_have_url(re.compile("kind=shelling"))
    assert plain.locator("#list-title").inner_text() != before
    plain.locator("#chips .chip").first.click()
    expect(plain.locator("#list-title")).to_have_text(before)


def test_the_list_goes_on_and_nothing_comes_twice(site: str, plain: Page) -> None:
    plain.goto(site)
    total = int(re.findall(r"\d+", plain.locator("#list-title").inner_text())[0])
    seen: list[str] = []
    while True:
        seen += plain.locator("#list li[data-happening]").evaluate_all("some => some.map(e => e.dataset.happening)")
        more = plain.locator("#list a.more")
        if not more.count():
            break
        more.click()
    assert len(seen) == len(set(seen)) == total


def test_a_happening_opens_beside_the_list_and_each_figure_leads_to_its_words(site: str, plain: Page) -> None:
    plain.goto(f"{site}/?disputed=true")
    entry = plain.locator("#list li[data-happening]").last
    chosen = entry.get_attribute("data-happening")
    entry.get_by_role("link").first.click()
    panel = plain.locator("#panel")
    expect(panel.locator("article")).to_have_attribute("data-happening", str(chosen))
    figure = panel.locator("table.figures a[data-claim]").first
    claim = figure.get_attribute("data-claim")
    figure.click()
    expect(plain).to_have_url(re.compile(f"/reports/.+claim={claim}"))


def test_a_day_gone_by_says_that_it_is_one(site: str, plain: Page) -> None:
    plain.goto(f"{site}/?at=2024-03-06")
    expect(plain.locator("h1")).to_contain_text("6 March 2024")
    plain.locator("#summary").get_by_role("link", name="Go there").click()
    expect(plain.locator("h1")).to_contain_text("9 March 2024")


def test_what_changed_gives_old_and_new(site: str, plain: Page) -> None:
    plain.goto(f"{site}/changes?since=2024-03-05&at=2024-03-09")
    expect(plain.locator("table.changes").first).to_be_visible()
    assert plain.locator("del").count()
    assert plain.locator("ins").count()


def test_a_place_has_all_that_is_said_of_it(site: str, plain: Page) -> None:
    plain.goto(f"{site}/places?name=nawa")
    plain.locator("table.places a").first.click()
    expect(plain.locator("h1")).to_have_text("Nawa")
    expect(plain.locator("#list li[data-happening]").first).to_be_visible()
    expect(plain.get_by_role("heading", name="Who is said to hold what")).to_be_visible()


def test_the_chosen_theme_stays(site: str, browser: Browser) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{site}/places")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate(ground)
    page.goto(f"{site}/changes")
    assert page.evaluate(ground) == dark != light
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    context.close()


def test_the_first_key_offers_to_skip_to_the_content(site: str, page: Page) -> None:
    page.goto(f"{site}/places")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_paper_has_the_words_and_not_the_controls(site: str, page: Page) -> None:
    page.goto(site)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator(".page-nav")).to_be_hidden()
    expect(page.locator("#list li[data-happening]").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_links_are_taken_apart_and_that_is_taken_back(editable: str, page: Page) -> None:
    happening = page.request.get(f"{editable}/api/v1/happenings?disputed=true&limit=1").json()["happenings"][0]["id"]
    page.goto(f"{editable}/happenings/{happening}")
    before = page.locator("table.voices tbody tr").count()
    page.locator("table.voices button[data-verdict=different]").first.click()
    page.locator("dialog.who input[name=by]").fill("Ana")
    page.locator("dialog.who button[value=ok]").click()
    expect(page.locator("ol.decided")).to_contain_text("Ana")
    assert page.locator("table.voices tbody tr").count() < before
    page.locator("ol.decided button[data-undo]").click()
    expect(page.locator("ol.decided")).to_contain_text("taken back")
    assert page.locator("table.voices tbody tr").count() == before


def test_who_only_reads_finds_no_buttons_to_change_things(site: str, plain: Page) -> None:
    plain.goto(f"{site}/?disputed=true")
    plain.locator("#list li[data-happening] a").last.click()
    expect(plain.locator("#panel article")).to_be_visible()
    expect(plain.locator("[data-verdict], [data-undo], [data-act]")).to_have_count(0)
