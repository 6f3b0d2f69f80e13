"""The picture page in a browser: timeline, list and address say the same, whichever of them was moved."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

#: The days of the sample front on which anything was known.
FIRST, LAST = "2024-03-04", "2024-03-09"
COUNT_SIGNS = """async () => {
    const signs = await document.getElementById("map").map?.getSource("signs")?.getData();
    return (signs?.features ?? []).reduce((sum, { properties }) => sum + Number(properties.count || 1), 0);
}"""
MARK = "#timeline .mark[data-happening]"


def open_picture(page: Page, site: str, search: str = "") -> None:
    page.goto(f"{site}/{search}")
    expect(page.locator(MARK).first).to_be_attached()


def ids(page: Page, of: str) -> set[str]:
    """The happenings that `of` shows."""
    shown: list[str] = page.locator(of).evaluate_all("all => all.map((one) => one.dataset.happening)")
    return set(shown)


def settle(page: Page) -> None:
    """Waits until all that was asked for is shown."""
    expect(page.locator("#main")).not_to_have_attribute("aria-busy", "true")


def brush(page: Page, first: str, last: str) -> None:
    """Drags over the axis from the middle of one day to the middle of another."""
    page.locator("#timeline").scroll_into_view_if_needed()
    places = page.evaluate(
        """days => {
            const axis = document.querySelector(".timeline-axis").getBoundingClientRect();
            const [from, to] = ["first", "last"].map((name) => document.querySelector(`.brush-${name}`));
            const middle = (handle) => { const box = handle.getBoundingClientRect(); return box.x + box.width / 2; };
            const lowest = Number(from.getAttribute("aria-valuemin"));
            const end = Number(from.getAttribute("aria-valuemax")) + 1;
            const step = (middle(to) - middle(from)) / (end - lowest);
            const at = (day) => middle(from) + (Date.parse(day) / 864e5 - lowest + 0.5) * step;
            return { xs: days.map(at), y: axis.y + 6 };
        }""",
        [first, last],
    )
    start, end = places["xs"]
    page.mouse.move(start, places["y"])
    page.mouse.down()
    page.mouse.move((start + end) / 2, places["y"], steps=3)
    page.mouse.move(end, places["y"], steps=3)
    page.mouse.up()
    settle(page)


def parameter(page: Page, name: str) -> str | None:
    """A parameter of the address."""
    value: str | None = page.evaluate("name => new URL(location).searchParams.get(name)", name)
    return value


def count(page: Page) -> int:
    """How many happenings the list says there are."""
    told = re.match(r"[\d,]+", page.locator("#list-title").inner_text())
    assert told is not None
    return int(told[0].replace(",", ""))


def item(page: Page, happening: str) -> Locator:
    return page.locator(f'#list [data-happening="{happening}"]')


def marks(page: Page, happening: str) -> Locator:
    return page.locator(f'#timeline [data-happening="{happening}"]')


def drag_slider(page: Page, index: int) -> None:
    page.locator("#dates").evaluate(
        """(slider, index) => {
            slider.valueAsNumber = index;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
            slider.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        index,
    )
    settle(page)


def test_days_chosen_on_the_timeline_are_followed_by_list_and_address(page: Page, site: str) -> None:
    open_picture(page, site)
    whole = count(page)
    brush(page, "2024-03-05", "2024-03-06")
    expect(page.locator("#list-title")).not_to_have_text(f"{whole} happenings")
    assert (parameter(page, "from"), parameter(page, "to")) == ("2024-03-05", "2024-03-06")
    expect(page.locator("#filters [name=from]")).to_have_value("2024-03-05")
    fewer = count(page)
    assert 0 < fewer < whole
    bright = ids(page, f"{MARK}:not(.mark-outside)")
    assert ids(page, "#list [data-happening]") <= bright
    assert len(ids(page, f"{MARK}.mark-outside")) > 0
    page.get_by_role("button", name="Clear the chosen days").click()
    expect(page.locator("#list-title")).to_have_text(f"{whole} happenings")
    assert parameter(page, "from") is None


def test_the_map_shows_the_days_chosen_too(mapped: Page, site: str) -> None:
    open_picture(mapped, site)
    mapped.wait_for_function(COUNT_SIGNS, timeout=30_000)
    before = mapped.evaluate(COUNT_SIGNS)
    brush(mapped, "2024-03-05", "2024-03-05")
    mapped.wait_for_function(
        f"async (before) => {{ const now = await ({COUNT_SIGNS})(); return now > 0 && now < before; }}", arg=before
    )


def test_going_back_and_loading_anew_restore_what_was(page: Page, site: str) -> None:
    open_picture(page, site)
    whole = page.locator("#list-title").inner_text()
    brush(page, "2024-03-05", "2024-03-06")
    expect(page.locator("#list-title")).not_to_have_text(whole)
    fewer = page.locator("#list-title").inner_text()
    page.locator("#list .item-title a").first.click()
    expect(page.locator("#panel h2")).to_be_visible()
    chosen = parameter(page, "sel")
    page.reload()
    expect(page.locator("#list-title")).to_have_text(fewer)
    expect(page.locator(f'#panel [data-happening="{chosen}"]')).to_be_visible()
    expect(page.locator(".brush")).to_have_class(re.compile("brush-set"))
    expect(page.locator(".mark-outside").first).to_be_attached()
    page.go_back()
    expect(page.locator("#panel")).to_be_hidden()
    page.go_back()
    expect(page.locator("#list-title")).to_have_text(whole)
    page.go_forward()
    expect(page.locator("#list-title")).to_have_text(fewer)


def test_what_is_selected_is_marked_everywhere_and_closes_by_a_key(page: Page, site: str) -> None:
    open_picture(page, site)
    link = page.locator("#list .item-title a").first
    happening = page.locator("#list [data-happening]").first.get_attribute("data-happening") or ""
    link.click()
    expect(page.locator("#panel h2")).to_be_focused()
    expect(item(page, happening)).to_have_attribute("aria-current", "true")
    expect(marks(page, happening).first).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(item(page, happening).locator("a")).to_be_focused()
    expect(page.locator("[aria-current=true][data-happening]")).to_have_count(0)
    assert parameter(page, "sel") is None


def test_a_mark_of_the_timeline_opens_its_happening(page: Page, site: str) -> None:
    open_picture(page, site)
    mark = page.locator(f"{MARK}.mark-disputed").first
    happening = mark.get_attribute("data-happening") or ""
    mark.click()
    expect(page.locator(f'#panel [data-happening="{happening}"]')).to_be_visible()
    expect(marks(page, happening).first).to_have_class(re.compile("mark-selected"))
    assert parameter(page, "sel") == happening


def test_what_the_pointer_is_on_is_lit_in_the_others(page: Page, site: str) -> None:
    open_picture(page, site)
    first = page.locator("#list [data-happening]").first
    first.hover()
    expect(marks(page, first.get_attribute("data-happening") or "").first).to_have_class(re.compile("mark-hover"))
    other = min((ids(page, MARK) & ids(page, "#list [data-happening]")) - {first.get_attribute("data-happening")})
    marks(page, other).first.hover()
    expect(item(page, other)).to_have_attribute("data-hover", "")
    expect(page.locator("#list [data-hover]")).to_have_count(1)


def test_an_earlier_day_shows_less(page: Page, site: str) -> None:
    open_picture(page, site)
    whole = count(page)
    drag_slider(page, 1)
    expect(page.locator("#list-title")).not_to_have_text(f"{whole} happenings")
    assert parameter(page, "at") == "2024-03-05"
    expect(page.locator("input[name=at]")).to_have_value("2024-03-05")
    assert count(page) < whole
    page.get_by_role("button", name="A day on").click()
    expect(page.locator("input[name=at]")).to_have_value("2024-03-06")
    drag_slider(page, 5)
    expect(page.locator("#list-title")).to_have_text(f"{whole} happenings")
    assert parameter(page, "at") is None


def test_days_play_one_after_another_to_the_last(page: Page, site: str) -> None:
    open_picture(page, site, "?at=2024-03-07")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.locator("input[name=at]")).to_have_value(LAST)
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert parameter(page, "at") is None


def test_changes_are_marked_when_asked_for(page: Page, site: str) -> None:
    open_picture(page, site, "?since=2024-03-08")
    expect(page.locator("#timeline .mark-changed")).to_have_count(0)
    page.locator("input[name=diff]").check()
    expect(page.locator("#timeline .mark-changed").first).to_be_attached()
    expect(page.locator("#list .change").first).to_be_visible()
    assert parameter(page, "diff") == "1"
    changed = ids(page, "#list li[data-change]")
    assert changed & ids(page, "#timeline .mark-changed")
    assert changed < ids(page, "#list li[data-happening]")


def test_a_filter_holds_for_all_and_keeps_the_place_of_whoever_set_it(page: Page, site: str) -> None:
    open_picture(page, site)
    box = page.locator("#filters [name=kind][value=shelling]")
    box.check()
    expect(page.locator("#chips")).to_contain_text("shelling")
    assert parameter(page, "kind") == "shelling"
    expect(box).to_be_focused()
    families = page.locator(MARK).evaluate_all("all => [...new Set(all.map((one) => one.dataset.family))]")
    assert families == ["fire"]
    page.locator("#chips a").first.click()
    expect(page.locator("#chips")).to_be_hidden()
    expect(page.locator("#filters [name=kind][value=shelling]")).not_to_be_checked()


def test_words_typed_are_not_lost_while_they_are_searched_for(page: Page, site: str) -> None:
    open_picture(page, site)
    field = page.locator("#filters [name=q]")
    field.press_sequentially("hospital")
    expect(page.locator("#chips")).to_contain_text("hospital")
    field.press_sequentially(" nawa")
    expect(page.locator("#chips")).to_contain_text("hospital nawa")
    expect(field).to_be_focused()
    expect(field).to_have_value("hospital nawa")


def test_everything_is_done_by_keys_alone(page: Page, site: str) -> None:
    open_picture(page, site)
    page.locator(".brush-first").focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator(".brush")).to_have_class(re.compile("brush-set"))
    expect(page.locator("#filters [name=from]")).not_to_have_value("")
    page.keyboard.press("Escape")
    expect(page.locator("#filters [name=from]")).to_have_value("")
    expect(page.locator(".brush-first")).to_be_focused()
    page.locator(f"{MARK}[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    focused: Any = page.evaluate("document.activeElement.dataset.happening")
    page.keyboard.press("Enter")
    expect(page.locator(f'#panel [data-happening="{focused}"]')).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(marks(page, focused).and_(page.locator(":focus"))).to_have_count(1)


def test_lanes_are_places_or_actors(page: Page, site: str) -> None:
    open_picture(page, site)
    places = page.locator(".lane-name").all_text_contents()
    page.get_by_role("button", name="By actor").click()
    expect(page.get_by_role("button", name="By actor")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".lane-name").first).not_to_have_text(places[0])
    assert parameter(page, "lanes") == "actor"


def test_tolls_are_ranges_with_a_mark_for_each_figure(page: Page, site: str) -> None:
    open_picture(page, site)
    scene = page.evaluate("JSON.parse(document.getElementById('scene').textContent)")
    row = max(scene["rows"], key=lambda row: len(row["tolls"][0]["marks"]) if row["tolls"] else 0)
    toll = row["tolls"][0]
    page.goto(f"{site}/?sel={row['id']}")
    shown = page.locator(f"#timeline .toll[aria-label*='{toll['what']}']").filter(has=page.locator(".toll-mark")).first
    expect(shown.locator(".toll-best")).to_have_count(1)
    given = [mark for mark in toll["marks"] if mark["low"] is not None or mark["high"] is not None]
    expect(page.locator("#timeline .toll-mark").first).to_be_attached()
    count_marks = "all => Math.max(...all.map((toll) => toll.querySelectorAll('circle').length))"
    most = page.locator("#timeline .toll").evaluate_all(count_marks)
    assert most == len(given)


def test_a_server_that_is_away_is_said_to_be(page: Page, site: str) -> None:
    open_picture(page, site)
    whole = count(page)
    page.route("**/view.json*", lambda route: route.abort())
    page.locator("#filters [name=kind][value=shelling]").check()
    expect(page.locator("#messages")).to_contain_text("does not answer")
    assert count(page) == whole
    page.unroute("**/view.json*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#chips")).to_contain_text("shelling")
    expect(page.locator("#messages")).to_be_empty()


def test_nothing_is_fetched_before_something_is_asked_for(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.resource_type == "fetch" else None)
    open_picture(page, site)
    assert [url for url in asked if "view.json" in url or "part=" in url] == []
