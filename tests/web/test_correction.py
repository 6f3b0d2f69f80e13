"""Correction in a browser: a place put right, words made a claim, one key to accept and go on, everything undone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from frontwire.serving.desk import Policy
from web.conftest import serving

_AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
REPORT = "Nawa hospital stops work after generator is hit"


@pytest.fixture
def desk(page: Page, editable: str) -> Page:
    """The report of the hospital, open for correction by Lina."""
    page.add_init_script("localStorage.setItem('frontwire.name', 'Lina')")
    page.goto(f"{editable}/reports")
    page.get_by_role("link", name=REPORT).click()
    expect(page.locator("#claims li")).to_have_count(13)
    return page


def open_claim(page: Page, words: str) -> None:
    page.locator("#claims a.entry").filter(has_text=words).first.click()
    expect(page.locator("#panel mark")).to_contain_text(words)


def where(page: Page) -> str:
    return page.locator("#panel .claim-where").inner_text()


def section(page: Page, key: str) -> str:
    return page.locator(f"#panel [data-section={key}]").inner_text()


def test_a_place_is_put_right_and_put_back(desk: Page) -> None:
    open_claim(desk, "shells hit its generator")
    desk.get_by_role("button", name="Place").click()
    form = desk.locator(".edit-form")
    form.get_by_label("A place by name").fill("Tafas")
    desk.keyboard.press("Enter")
    expect(form.locator(".edit-map circle").first).to_be_visible()
    form.get_by_label("Tafas").first.check()
    form.get_by_label("Reason").fill("the generator stands there")
    form.get_by_role("button", name="Save").click()
    expect(desk.locator("#panel .claim-where")).to_contain_text("Tafas")
    desk.reload()
    expect(desk.locator("#panel .claim-where")).to_contain_text("Tafas")
    expect(desk.locator("#panel .corrected")).to_contain_text("corrected by Lina")
    expect(desk.locator("#panel .corrected")).to_contain_text("was Nawa")
    desk.locator("#panel .corrected").get_by_role("button", name="Undo").click()
    expect(desk.locator("#panel .claim-where")).to_contain_text("Nawa")
    desk.reload()
    expect(desk.locator("#panel .claim-where")).to_contain_text("Nawa")
    expect(desk.locator("#panel .corrected")).to_have_count(0)


def test_selected_words_become_a_claim(desk: Page) -> None:
    desk.evaluate(
        """() => {
            const node = [...document.querySelectorAll("#text p")].map((p) => p.firstChild)
                .find((node) => node.data.includes("A military source said"));
            const at = node.data.indexOf("rebel fighters");
            document.getSelection().setBaseAndExtent(node, at, node, node.data.indexOf(" as a command post"));
        }"""
    )
    desk.get_by_role("button", name="Add a claim").click()
    form = desk.locator(".edit-form")
    expect(form.locator("blockquote")).to_have_text("rebel fighters had used the hospital")
    form.get_by_label("Kind").fill("accusation")
    desk.keyboard.press("Enter")
    expect(desk.locator("#panel mark")).to_have_text("rebel fighters had used the hospital")
    expect(desk.locator("#claims li")).to_have_count(14)
    expect(desk.locator("#panel .claim-act")).to_have_text("added")
    desk.keyboard.press("u")
    expect(desk.locator("#claims li")).to_have_count(13)


def test_one_key_accepts_and_goes_on(desk: Page) -> None:
    quotes = desk.locator("#claims q").all_text_contents()
    open_claim(desk, quotes[1])
    desk.keyboard.press("a")
    expect(desk.locator("#panel mark")).to_have_text(quotes[2])
    desk.keyboard.press("a")
    expect(desk.locator("#panel mark")).to_have_text(quotes[3])
    expect(desk.locator(".progress")).to_contain_text("2 of 13 looked at")
    desk.keyboard.press("u")
    expect(desk.locator(".progress")).to_contain_text("1 of 13 looked at")
    desk.keyboard.press("U")
    expect(desk.locator(".progress")).to_contain_text("2 of 13 looked at")


def test_what_is_no_claim_is_put_aside_and_can_come_back(desk: Page) -> None:
    open_claim(desk, "shells hit its generator")
    desk.keyboard.press("x")
    desk.get_by_label("Reason").fill("told twice")
    desk.keyboard.press("Enter")
    expect(desk.locator("#claims li")).to_have_count(12)
    desk.keyboard.press("Escape")
    desk.locator("section[aria-labelledby=aside-heading] a.entry").click()
    expect(desk.locator("#panel .notice")).to_contain_text("put this aside")
    expect(desk.locator("#panel .history")).to_contain_text("told twice")
    desk.locator("#panel .history summary").click()
    desk.locator("#panel .history").get_by_role("button", name="Undo").click()
    expect(desk.locator("#claims li")).to_have_count(13)


def test_days_figures_and_voices_are_changed_by_their_forms(desk: Page) -> None:
    open_claim(desk, "Two nurses were wounded in the shelling")
    desk.get_by_role("button", name="Days").click()
    desk.get_by_label("First day").fill("2024-03-06")
    desk.get_by_label("Last day").fill("2024-03-06")
    desk.get_by_label("The day is not known").uncheck()
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#panel .claim-where")).to_contain_text("6 March 2024")
    desk.get_by_role("button", name="Figures").click()
    desk.get_by_label("At least").fill("3")
    desk.get_by_label("At most").fill("3")
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#panel [data-section=roles]")).to_contain_text("is 3 to 3")
    desk.get_by_role("button", name="Voices").click()
    desk.get_by_role("button", name="Remove").click()
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#panel .claim-said")).to_contain_text("Hauran Gazette")


def test_what_cannot_be_is_said_in_one_sentence(desk: Page) -> None:
    open_claim(desk, "shells hit its generator")
    desk.get_by_role("button", name="Kind").click()
    desk.locator(".edit-form").get_by_label("Kind").fill("picnic")
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator(".edit-form .error")).to_contain_text("picnic")
    desk.keyboard.press("Escape")
    expect(desk.locator(".edit-form")).to_have_count(0)
    expect(desk.locator("#panel .claim-kind")).to_contain_text("shelling")


def test_two_claims_are_put_apart_and_the_name_is_asked_once(page: Page, editable: str) -> None:
    page.goto(f"{editable}/reports")
    page.get_by_role("link", name=REPORT).click()
    open_claim(page, "14 people were killed on Monday")
    page.get_by_role("button", name="Same or another happening").click()
    form = page.locator(".edit-form")
    form.get_by_label("Words of another claim").fill("Twenty-one people")
    page.keyboard.press("Enter")
    form.locator("input[name=other]").first.check()
    form.get_by_label("They tell of").select_option("different")
    form.get_by_role("button", name="Save").click()
    dialog = page.get_by_role("dialog", name="Who corrects?")
    dialog.get_by_label("Name").fill("Omar")
    dialog.get_by_role("button", name="Go on").click()
    expect(page.locator("#messages")).to_contain_text("Kept")
    page.keyboard.press("u")
    expect(page.locator("#messages")).to_contain_text("Taken back")
    page.route(re.compile("part=report"), lambda route: route.abort())
    page.keyboard.press("U")
    expect(page.locator("#messages")).to_contain_text("does not answer")


def test_the_token_is_asked_for_and_kept_for_the_tab(page: Page, sample_store: Path, tmp_path: Path) -> None:
    store = Path(shutil.copy(sample_store, tmp_path / "guarded.db"))
    with serving(store, Policy(edit=True, token="tell-nobody-this-token")) as address:
        page.add_init_script("localStorage.setItem('frontwire.name', 'Lina')")
        page.goto(f"{address}/reports")
        page.get_by_role("link", name=REPORT).click()
        open_claim(page, "shells hit its generator")
        page.keyboard.press("a")
        dialog = page.get_by_role("dialog", name="Who corrects?")
        dialog.get_by_label("Token").fill("a guess")
        dialog.get_by_role("button", name="Go on").click()
        expect(page.locator("#messages")).to_contain_text("token")
        page.keyboard.press("a")
        dialog.get_by_label("Token").fill("tell-nobody-this-token")
        dialog.get_by_role("button", name="Go on").click()
        expect(page.locator(".progress")).to_contain_text("1 of 13 looked at")
        page.keyboard.press("a")
        expect(page.locator(".progress")).to_contain_text("2 of 13 looked at")
        assert "tell-nobody" not in page.evaluate("JSON.stringify(localStorage)")


def test_forms_are_for_everybody(editable: str, browser: Browser) -> None:
    if not _AXE.is_file():
        pytest.skip("axe-core is not installed (make setup)")
    page = browser.new_page(bypass_csp=True, color_scheme="dark")
    page.goto(f"{editable}/reports")
    page.get_by_role("link", name=REPORT).click()
    open_claim(page, "Two nurses were wounded in the shelling")
    page.add_script_tag(path=_AXE)
    for form in ("Place", "Figures", "Voices", "Same or another happening"):
        page.get_by_role("button", name=form).click()
        expect(page.locator(".edit-form h4")).to_have_text(form)
        found = page.evaluate("async () => (await axe.run()).violations.map((one) => `${one.impact} ${one.id}`)")
        assert [one for one in found if one.startswith(("serious", "critical"))] == [], form
    page.close()
