from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64encode
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from lxml import html

from frontwire import open_store
from frontwire.browsing.binning import Lanes
from frontwire.browsing.shelf import Shelf
from frontwire.browsing.state import State
from frontwire.corpus import Corpus
from frontwire.errors import InputError
from frontwire.model.query import Box
from frontwire.model.voice import Certainty, VoiceType
from frontwire.publishing.withholding import BLOCK
from frontwire.serving.addresses import address
from frontwire.serving.filing import exporting
from frontwire.serving.filing.binding import Bound, bind, parts, written
from frontwire.serving.filing.columns import columns
from frontwire.serving.filing.exporting import Asked, export

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def corpus(sample: Path) -> Corpus:
    return open_store(sample)


@pytest.fixture(scope="module")
def page(corpus: Corpus) -> str:
    return export(corpus, Asked())


@pytest.fixture(scope="module")
def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def _json(tree: html.HtmlElement, name: str) -> dict[str, object]:
    return json.loads(tree.get_element_by_id(name).text)


class TestExport:
    def test_it_holds_every_happening_with_its_claims_and_reports(self, corpus: Corpus, tree: html.HtmlElement) -> None:
        accounts = Shelf(corpus).snapshot().accounts
        ids = {element.get("id") for element in tree.xpath("//*[@id]")}
        assert {f"h-{account.id}" for account in accounts} <= ids
        assert {f"q-{c.id}" for account in accounts for c in account.citations} <= ids
        assert {f"c-{c.id}" for account in accounts for c in account.citations} <= ids
        assert {f"r-{c.gist.report}" for account in accounts for c in account.citations} <= ids
        assert len(tree.xpath("//section[@id='list']//li[@data-happening]")) == len(accounts)
        assert "health" in ids

    def test_no_id_stands_twice(self, tree: html.HtmlElement) -> None:
        ids = [element.get("id") for element in tree.xpath("//*[@id]")]
        assert sorted(ids) == sorted(set(ids))

    def test_nothing_leads_out_of_it(self, tree: html.HtmlElement) -> None:
        addresses = tree.xpath("//@href|//@src|//@action|//@data-load|//@srcset")
        assert {one for one in addresses if not one.startswith(("#", "?"))} <= {"data:,", "/"}
        assert tree.xpath("//link[@rel='stylesheet']") == []

    def test_its_policy_runs_just_its_own_scripts(self, tree: html.HtmlElement) -> None:
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        held = {part.split(" ")[0]: part for part in policy.split("; ")}
        assert held["default-src"] == "default-src 'none'"
        for name, path in (("script-src", "//script[not(@type)]"), ("style-src", "//style")):
            digests = [b64encode(sha256(one.text.encode()).digest()).decode() for one in tree.xpath(path)]
            assert digests
            assert all(f"'sha256-{digest}'" in held[name] for digest in digests)
            assert "unsafe" not in held[name].replace("'wasm-unsafe-eval'", "")

    def test_it_says_that_it_is_of_one_day(self, corpus: Corpus) -> None:
        shown = html.document_fromstring(export(corpus, Asked(at=date(2024, 3, 6), limit=2)))
        (notice,) = shown.find_class("filed-notice")
        assert "2024-03-06" in notice.text_content()
        assert len(_json(shown, "scene")["rows"]) == 2  # type: ignore[arg-type]
        assert shown.xpath("//*[@id='dates']") == []

    def test_the_same_store_makes_the_same_file(self, corpus: Corpus) -> None:
        assert export(corpus, Asked(limit=2)) == export(corpus, Asked(limit=2))

    def test_too_much_is_refused_with_what_to_do(self, corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(exporting, "MOST", 10)
        with pytest.raises(InputError, match=r"more than a page in one file can hold \(10\).*--limit"):
            export(corpus, Asked())
        assert export(corpus, Asked(limit=1))

    def test_a_place_nobody_tells_of_is_refused(self, corpus: Corpus) -> None:
        with pytest.raises(InputError):
            export(corpus, Asked(place="Nowhereville"))

    def test_progress_goes_to_the_end(self, corpus: Corpus) -> None:
        told: list[tuple[int, int]] = []
        export(corpus, Asked(limit=1), progress=lambda done, of: told.append((done, of)))
        assert [done for done, _ in told] == list(range(told[-1][1] + 1))


@pytest.fixture(scope="module")
def withheld(corpus: Corpus) -> str:
    return export(corpus, Asked(withhold=True))


class TestWithheld:
    def test_names_of_private_persons_are_nowhere_in_the_file(self, page: str, withheld: str) -> None:
        for name in ("Khoury", "Qudsi"):
            assert re.search(name, page)
            assert not re.search(rf"\b{name}\b", withheld, re.IGNORECASE)
        assert "Sharaf" in withheld
        assert BLOCK * len("Qudsi") in withheld

    def test_offsets_of_reports_hold(self, tree: html.HtmlElement, withheld: str) -> None:
        masked = html.document_fromstring(withheld)
        texts = [[one.text for one in held.xpath("//p[@data-start]")] for held in (tree, masked)]
        assert [len(text) for text in texts[0]] == [len(text) for text in texts[1]]
        assert texts[0] != texts[1]


class TestBinding:
    BOUND = Bound(frozenset({"1f"}), frozenset({"2e"}), frozenset({"3d"}), str)

    @pytest.mark.parametrize(
        ("href", "leads"),
        [
            ("/happenings/1f", "#h-1f"),
            ("/?at=2024-03-06&sel=1f#panel", "#h-1f"),
            ("/claims/3d", "#q-3d"),
            ("/reports/2e?claim=3d", "#c-3d"),
            ("/reports/2e", "#r-2e"),
            ("/reports/2e?claim=99", "#r-2e"),
            ("/health?at=2024-03-06", "#health"),
            ("/?at=2024-03-06#list", "#list"),
            ("/?disputed=true", "?disputed=true"),
            ("#voice-3d", "#p-voice-3d"),
            ("/happenings/99", None),
            ("/places/gn%3A1", None),
            ("https://example.org/", None),
            ("javascript:alert(1)", None),
        ],
    )
    def test_links_lead_within_the_file(self, href: str, leads: str | None) -> None:
        (held,) = parts(f'<p><a href="{href}">there</a></p>', "//main/p")
        link = bind(held, self.BOUND, prefix="p-")[0]
        assert link.get("href") == leads
        assert (link.tag == "a") is (leads is not None)
        assert link.text == "there"

    def test_ids_and_what_names_them_go_together(self) -> None:
        (held,) = parts('<div id="a"><p aria-labelledby="a b">x</p></div>', "//main/div")
        assert written([bind(held, self.BOUND, prefix="h-")]) == (
            '<div id="h-a"><p aria-labelledby="h-a h-b">x</p></div>'
        )

    def test_hostile_words_stay_words(self) -> None:
        (held,) = parts("<p>&lt;script&gt;alert(1)&lt;/script&gt; a&#13;b</p>", "//main/p")
        assert written([bind(held, self.BOUND)]) == "<p>&lt;script&gt;alert(1)&lt;/script&gt; a&#13;b</p>"


STATES = (
    State(),
    State(kinds=("casualties", "shelling")),
    State(kinds=("supply_status",), voice_types=(VoiceType.MEDICAL,)),
    State(first=date(2024, 3, 6), last=date(2024, 3, 7)),
    State(last=date(2024, 3, 4)),
    State(box=Box(32.8, 35.9, 32.9, 36.1)),
    State(box=Box(-10.0, 170.0, 40.0, 60.0)),
    State(words="clinic"),
    State(words='"the army" taf*'),
    State(words="Nawa's"),
    State(words="zzyzx"),
    State(words="..."),
    State(disputed=True),
    State(disputed=False, certainties=(Certainty.CLAIMED, Certainty.PLANNED)),
    State(countries=("SY",), actors=("SYR.MIL",)),
    State(countries=("LB",)),
    State(place="gn:166365"),
    State(place="iso:SY", kinds=("control",)),
    State(place="gn:0"),
)
_ASK = """
import { choose, count } from "./web/js/inlined-choosing.js";
import { lanesOf } from "./web/js/inlined-lanes.js";
import { parse } from "./web/js/state.js";
const { scene, columns, asked } = JSON.parse(await new Promise((done) => {
  let text = "";
  process.stdin.on("data", (part) => (text += part)).on("end", () => done(text));
}));
const names = ["kind", "actor", "voice_type", "certainty", "country", "disputed"];
console.log(JSON.stringify(asked.map((search) => {
  const state = parse(search);
  const rows = choose(scene.rows, columns, state).map((at) => scene.rows[at]);
  const facets = names.map((name) => Object.fromEntries(count(name, scene.rows, columns, state)));
  const lanes = ["place", "actor"].map((sort) => lanesOf(rows, sort, columns.labels[sort]));
  return [rows.map(({ id }) => id), facets, ...lanes];
})));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_the_file_chooses_and_counts_as_the_server_does(corpus: Corpus) -> None:
    snapshot = Shelf(corpus).snapshot()
    given = {
        "scene": snapshot.scene(State(), limit=10_000),
        "columns": columns(snapshot, snapshot.leaves),
        "asked": [address("", state) for state in STATES],
    }
    ran = subprocess.run(
        ["node", "--input-type=module", "-e", _ASK],
        input=msgspec.json.encode(given),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    answers = json.loads(ran.stdout)
    assert len(answers) == len(STATES)
    for state, (ids, counts, places, actors) in zip(STATES, answers, strict=True):
        scene = snapshot.scene(state, limit=10_000)
        assert ids == [row.id for row in scene.rows], state
        for facet, counted in zip(scene.facets, counts, strict=True):
            shown = {option.value: option.count for option in facet.options if option.count}
            assert shown.items() <= counted.items(), (state, facet.name)
        lanes = msgspec.to_builtins(scene.lanes)
        assert places == list(lanes), state
        assert actors == list(msgspec.to_builtins(snapshot.scene(state, limit=10_000, lanes=Lanes.ACTOR).lanes)), state
