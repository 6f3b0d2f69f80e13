"""The report view in a browser: marks where the words stand, the panel beside them, keys, and no harm done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from frontwire.serving.desk import Policy
from report_support import BURNED, LONG, REPORT, SHORT, add_hostile
from web.conftest import serving

#: A report of the sample front with two claims over the same words.
OVERLAPPING = "Nawa hospital stops work after generator is hit"
MARKET = "Monday's shelling of the market"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(add_hostile(tmp_path_factory.mktemp("hostile") / "front.db"), Policy()) as address:
        yield address


def painted(page: Page, *names: str) -> list[str]:
    """The words under highlights of these names, in the order of the text."""
    told: list[str] = page.evaluate(
        """names => names.flatMap((name) => [...(CSS.highlights.get(name) ?? [])])
            .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map(String)""",
        list(names),
    )
    return told


def middle(page: Page, words: str) -> dict[str, Any]:
    """The middle of the first line of `words` in the text, in the window."""
    box: dict[str, Any] = page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + words.length);
                range.startContainer.parentElement.scrollIntoView({block: "center"});
                const { x, y, width, height } = range.getClientRects()[0];
                return { x: x + width / 2, y: y + height / 2 };
            }
        }""",
        words,
    )
    return box


def click_words(page: Page, words: str) -> None:
    at = middle(page, words)
    page.mouse.click(at["x"], at["y"])


def open_report(page: Page, site: str, title: str) -> None:
    page.goto(f"{site}/reports")
    page.get_by_role("link", name=title).first.click()
    expect(page.locator("#text")).to_be_visible()


def test_offsets_hold_in_every_script(page: Page, hostile: str) -> None:
    page.goto(f"{hostile}/reports/{REPORT}")
    assert painted(page, "kind-fire") == [LONG]
    assert painted(page, "kind-casualties") == [SHORT, BURNED]
    assert painted(page, "many") == [SHORT]
    assert painted(page, "refused") == ["the mill burned"]


def test_hostile_text_is_inert(page: Page, hostile: str) -> None:
    page.goto(f"{hostile}/reports/{REPORT}")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .claim")).to_contain_text("javascript:window.struck")
    for path in ("/reports", page.locator("#panel .claim-foot a").first.get_attribute("href") or ""):
        page.goto(hostile + path)
        expect(page.locator("body")).to_contain_text("<script>")
        assert page.evaluate("window.struck") is None
    assert page.locator("img, svg[onload], a[href^='javascript']").count() == 0


def test_words_of_one_claim_open_it_and_its_fields_light_up(page: Page, hostile: str) -> None:
    page.goto(f"{hostile}/reports/{REPORT}")
    click_words(page, "doctors said")
    panel = page.locator("#panel .claim")
    expect(panel.locator("mark")).to_contain_text("Soldiers shelled the mill on Wednesday")
    assert painted(page, "claim") == [LONG]
    panel.get_by_role("link", name="“doctors”").or_(panel.get_by_role("link", name="javascript")).first.click()
    assert painted(page, "field") == ["doctors"]


def test_where_claims_overlap_one_is_asked_for(page: Page, site: str) -> None:
    open_report(page, site, OVERLAPPING)
    click_words(page, MARKET)
    choices = page.locator("#chooser button")
    expect(choices).to_have_count(2)
    expect(choices.first).to_contain_text("shelling")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .claim-kind")).to_have_text("casualties")
    assert painted(page, "claim") == ["21 people were killed in Monday's shelling of the market"]


def test_keys_go_through_the_claims(page: Page, site: str) -> None:
    open_report(page, site, OVERLAPPING)
    quotes = page.locator("#claims q").all_text_contents()
    page.keyboard.press("n")
    page.keyboard.press("j")
    assert painted(page, "claim") == [quotes[1]]
    page.keyboard.press("p")
    assert painted(page, "claim") == [quotes[0]]
    expect(page.locator("#panel .claim")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#panel mark")).to_have_text(quotes[1])
    page.keyboard.press("Escape")
    expect(page.locator("#panel .claim")).to_have_count(0)
    assert painted(page, "claim") == []
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def test_a_link_to_a_claim_scrolls_to_its_words(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 300})
    open_report(page, site, OVERLAPPING)
    entry = page.locator("#claims li").last
    page.goto(f"{page.url.split('?')[0]}?claim={entry.get_attribute('data-claim')}")
    expect(page.locator("#panel .claim")).to_be_visible()
    page.wait_for_function("""() => {
        const [range] = CSS.highlights.get("claim") ?? [];
        const box = range?.getBoundingClientRect();
        return box && box.top >= 0 && box.bottom <= innerHeight;
    }""")


def test_colours_change_to_voices(page: Page, site: str) -> None:
    open_report(page, site, OVERLAPPING)
    before = painted(page, "kind-casualties")
    page.get_by_label("voice").check()
    assert painted(page, "kind-casualties") == []
    assert len(painted(page, "voice-care")) >= len(before)
    expect(page.get_by_text("medics, rescuers, aid, UN")).to_be_visible()


def test_furniture_is_dimmed_and_captions_are_marked(page: Page, hostile: str) -> None:
    page.goto(f"{hostile}/reports/{REPORT}")
    colours = [
        page.locator(f".piece-{role} p").first.evaluate("one => getComputedStyle(one).color")
        for role in ("furniture", "body")
    ]
    assert colours[0] != colours[1]
    expect(page.get_by_text("caption", exact=True)).to_be_visible()


def test_a_figure_of_a_happening_leads_to_its_words(page: Page, site: str) -> None:
    open_report(page, site, OVERLAPPING)
    claim = page.locator("#claims li").filter(has_text="14 people were killed").first.get_attribute("data-claim")
    page.goto(f"{site}/happenings/{claim}")
    page.locator(f"td.number a[data-claim='{claim}'], a[data-claim='{claim}']").first.click()
    expect(page.locator("#panel .claim")).to_have_attribute("data-claim", claim or "")
    assert painted(page, "claim") == ["14 people were killed on Monday"]


def test_the_ways_through_the_claims_need_no_keys(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    open_report(page, site, OVERLAPPING)
    click_words(page, "shells hit its generator")
    expect(page.locator("#panel .claim-kind")).to_have_text("shelling")
    page.get_by_role("button", name="Next").click()
    expect(page.locator("#panel .claim-kind")).to_have_text("facilities and capacity")
    page.get_by_role("button", name="Back to the list").click()
    expect(page.locator("#panel .claim")).to_have_count(0)
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0


def test_without_scripts_text_claims_and_panel_are_there(browser: Browser, site: str) -> None:
    bare = browser.new_page(java_script_enabled=False)
    bare.goto(f"{site}/reports")
    bare.get_by_role("link", name=OVERLAPPING).first.click()
    bare.locator("#claims a.entry").nth(2).click()
    expect(bare.locator("#panel mark")).to_have_text("shells hit its generator")
    assert (
        bare.locator(".colour-by, .close-claim, .keys-button").evaluate_all(
            "all => all.some((one) => one.checkVisibility())"
        )
        is False
    )
    bare.close()
