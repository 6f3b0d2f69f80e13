"""A newcomer's way through the page: from the front as a whole to the words of one claim, and a correction of it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def brush(page: Page, first: str, last: str) -> None:
    """Chooses days on the timeline by its fields: dragging is tested with the timeline."""
    page.locator("#filters [name=from]").fill(first)
    page.locator("#filters [name=to]").fill(last)
    page.locator("#filters [name=to]").press("Enter")


def test_from_the_front_to_the_words_and_a_correction(page: Page, editable: str) -> None:
    page.add_init_script("localStorage.setItem('frontwire.name', 'Lina')")
    page.goto(editable)
    expect(page.locator("h1")).to_contain_text("as of 9 March 2024")
    whole = page.locator("#list-title").inner_text()

    brush(page, "2024-03-04", "2024-03-05")
    expect(page).to_have_url(re.compile("from=2024-03-04"))
    expect(page.locator("#list-title")).not_to_have_text(whole)

    disputed = page.locator("#list [data-happening]").filter(has_text=re.compile("disputed:.*how many"))
    disputed.first.locator(".item-title a").click()
    expect(page.locator("#panel h2")).to_be_visible()
    expect(page.locator("#panel")).to_contain_text("disputed")

    page.locator("#panel table a[data-claim]").first.click()
    expect(page).to_have_url(re.compile("/reports/.*claim="))
    marked = page.locator("#panel mark")
    expect(marked).to_be_visible()
    words = marked.inner_text()
    assert page.evaluate("() => CSS.highlights.get('selected')?.size ?? CSS.highlights.size") > 0
    assert words.split()[0] in page.locator("#text").inner_text()

    page.get_by_role("button", name="Place").click()
    form = page.locator(".edit-form")
    form.get_by_label("A place by name").fill("Tafas")
    page.keyboard.press("Enter")
    form.get_by_label("Tafas").first.check()
    form.get_by_role("button", name="Save").click()
    expect(page.locator("#panel .claim-where")).to_contain_text("Tafas")
    page.reload()
    expect(page.locator("#panel .corrected")).to_contain_text("corrected by Lina")
    page.locator("#panel .corrected").get_by_role("button", name="Undo").click()
    expect(page.locator("#panel .corrected")).to_have_count(0)
