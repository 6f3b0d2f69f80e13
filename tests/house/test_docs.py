"""The documentation names everything there is, links to what exists, and shows what the program prints today."""

from __future__ import annotations

import doctest
import importlib.util
import json
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from evaluation import accuracy
from evaluation.floors import load_floors
from evaluation.limits import read_limits
from evaluation.results import load_results
from frontwire.api import Reader
from frontwire.cli.app import app
from frontwire.lexicon.kinds import SLOTS, KindEntry, TriggerEntry
from frontwire.lexicon.load import Entry
from frontwire.settings import Settings
from tests_support import ROOT

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
#: Pages written by hand: what is generated from the program would name everything by itself.
WRITTEN = [page for page in PAGES if page.name not in {"cli.md", "python.md"}]
COMMANDS = [str(command.name) for command in app.registered_commands] + [
    f"{group.name} {command.name}"
    for group in app.registered_groups
    if group.typer_instance is not None
    for command in group.typer_instance.registered_commands
]
FOLDERS = sorted(path.name for path in (ROOT / "lexicons").iterdir() if path.is_dir())
KINDS = sorted(path.stem for path in (ROOT / "lexicons" / "kinds").glob("*.yml"))
#: The parts of the JSON contract that make a claim, and its closed lists.
CLAIM_PARTS = ("Actor", "Claim", "Codes", "Figure", "Place", "PlacePrecision", "Voice", "When")
CLOSED_LISTS = ("Basis", "Certainty", "ClaimClass", "PlaceBasis", "PlaceClass", "Polarity", "Precision", "Role")
CLOSED_LISTS += ("Scope", "VoiceType", "What", "Who")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_picture", DOCS / "make_picture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def fresh(maker: ModuleType) -> dict[Path, str]:
    """What each page and the picture must hold, made once."""
    files: dict[Path, str] = maker.Pages().files()
    return files


def test_outputs_and_picture_are_fresh(fresh: dict[Path, str]) -> None:
    stale = [path.name for path, text in fresh.items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: python docs/make_picture.py"


def test_accuracy_is_fresh(reader: Reader) -> None:
    shown, gone = read_limits(reader)
    assert gone == (), "take them out of evaluation/limits.yml, then run: python -m evaluation render"
    page = accuracy.render(load_results(), load_floors(), shown)
    assert accuracy.PAGE.read_text(encoding="utf-8") == page, "run: python -m evaluation render"


def test_the_readme_shows_output(fresh: dict[Path, str]) -> None:
    assert {DOCS / "brief.svg", ROOT / "README.md"} <= set(fresh)
    assert "<!-- output: frontwire read" in text_of("README.md")


def test_the_picture_fetches_nothing(fresh: dict[Path, str]) -> None:
    addresses = set(re.findall(r"https?://[^\"')\s]+", fresh[DOCS / "brief.svg"]))
    assert addresses == {"http://www.w3.org/2000/svg"}


def test_a_claim_that_nobody_makes_is_an_error(maker: ModuleType) -> None:
    with pytest.raises(LookupError, match="no claim says"):
        maker._claim('{"claims": [{"quote": "shells fell"}]}', "rockets")
    with pytest.raises(LookupError, match="headings"):
        maker._sections("TITLE\n\nWHEN\n  today", ["WHERE"])


def test_parts_left_out_are_marked(maker: ModuleType) -> None:
    assert maker._sections("A\n\nB\n  b\n\nC\n\nD", ["B"]) == "…\n\nB\n  b\n\n…"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_told_of(command: str) -> None:
    telling = [page.name for page in WRITTEN if f"frontwire {command}" in page.read_text(encoding="utf-8")]
    assert telling, f"no page written by hand shows `frontwire {command}`"


@pytest.mark.parametrize("name", Settings.__struct_fields__)
def test_every_setting_is_told_of(name: str) -> None:
    assert f"`FRONTWIRE_{name.upper()}`" in text_of("docs/install.md")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told_of(kind: str) -> None:
    assert f"`{kind}`" in text_of("docs/how-a-claim-is-decided.md")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_lexicon_folder_is_told_of(folder: str) -> None:
    assert f"`lexicons/{folder}`" in text_of("docs/add-a-word.md")


def test_every_slot_is_told_of() -> None:
    told = text_of("docs/add-a-word.md")
    assert [slot for slot in sorted(SLOTS) if f"| `{slot}` |" not in told] == []


@pytest.mark.parametrize("entry", [KindEntry, TriggerEntry])
def test_every_field_of_a_kind_is_told_of(entry: type[Entry]) -> None:
    told = text_of("CONTRIBUTING.md")
    assert [name for name in entry.__struct_encode_fields__ if f"`{name}`" not in told] == []


def test_every_field_and_listed_value_of_a_claim_is_told_of() -> None:
    held = json.loads(text_of("docs/claims.schema.json"))["$defs"]
    told = text_of("docs/how-a-claim-is-decided.md")
    fields = {name for part in CLAIM_PARTS for name in held[part]["properties"]}
    values = {value for part in CLOSED_LISTS for value in held[part]["enum"]}
    assert sorted(name for name in fields if not re.search(rf"\b{name}\b", told)) == []
    assert sorted(value for value in values if not re.search(rf"\b{value}\b", told)) == []


def test_every_dependency_is_told_of() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    asked = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {re.split(r"[<>=~! \[]", one)[0] for one in asked} - {project["name"]}
    told = text_of("docs/dependencies.md")
    assert sorted(name for name in names if f"`{name}`" not in told) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    prose = _FENCED.sub("", page.read_text(encoding="utf-8"))
    broken = [link for link in _LINK.findall(prose) if not _exists(page, link)]
    assert broken == []


def _exists(page: Path, link: str) -> bool:
    if link.startswith(("http://", "https://")):
        return True
    name, _, anchor = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    if not target.exists() or not target.is_relative_to(ROOT):
        return False
    return not anchor or anchor in _anchors(target)


def _anchors(page: Path) -> set[str]:
    """The anchors that a page's headings have on the usual forges."""
    headings = _HEADING.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_every_page_is_in_the_index() -> None:
    index = text_of("docs/index.md")
    pages = [page for page in PAGES if page.name != "index.md"]
    assert [page.name for page in pages if f"{page.name})" not in index] == []


def test_the_readme_example_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert tried.attempted > 0
    assert tried.failed == 0
