"""The forms of correction: offered only where people may edit, filled with the claim as it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html

from frontwire.corpus import open_store
from frontwire.model.correction import Act, Field, Values
from frontwire.model.voice import Certainty
from frontwire.serving.desk import Policy
from report_support import LEAD, REPORT, SHORT, add_hostile, span
from serving_support import Client, client


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that no test writes to."""
    return add_hostile(tmp_path_factory.mktemp("editing") / "front.db")


@pytest.fixture(scope="module")
def forms(untouched: Path) -> Client:
    return client(open_store(untouched), Policy(edit=True))


@pytest.fixture
def store(untouched: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(untouched, tmp_path / "front.db"))


@pytest.fixture
def asked(store: Path) -> Client:
    return client(open_store(store), Policy(edit=True))


def short(store: Path) -> str:
    with open_store(store) as corpus, corpus.view() as view:
        return next(gist.id for gist in view.gists() if gist.quote == SHORT)


def form(asked: Client, path: str) -> html.HtmlElement:
    answer = asked.get(path)
    assert answer.status_code == 200, answer.text
    (made,) = html.fragments_fromstring(answer.text.strip())
    return made


@pytest.mark.parametrize("field", [*Field, "reject", "happening"])
def test_each_field_has_a_form_with_labels(forms: Client, untouched: Path, field: str) -> None:
    made = form(forms, f"/claims/{short(untouched)}/edit?field={field}")
    assert made.get("data-field") == str(field)
    fields = made.xpath(".//input[not(@type='hidden')] | .//select")
    assert fields
    assert all(one.xpath("ancestor::label") for one in fields)
    assert not made.xpath(".//*[@style or @onclick]")


def test_forms_hold_the_claim_as_it_stands(asked: Client, store: Path) -> None:
    claim = short(store)
    assert (
        form(asked, f"/claims/{claim}/edit?field=kind").xpath("string(.//input[@name='kind']/@value)") == "casualties"
    )
    with open_store(store) as corpus:
        corpus.correct(claim, Values(certainty=Certainty.POSSIBLE), fields=[Field.CERTAINTY], by="Lina")
    made = form(asked, f"/claims/{claim}/edit?field=certainty")
    assert made.xpath("string(.//option[@selected]/@value)") == "possible"
    figures = form(asked, f"/claims/{claim}/edit?field=figures")
    assert figures.xpath("string(.//input[@name='low']/@value)") == "2"
    assert figures.xpath("string(.//input[@name='high']/@value)") == ""


def test_a_place_is_searched_for_in_the_gazetteer(forms: Client, untouched: Path) -> None:
    made = form(forms, f"/claims/{short(untouched)}/edit?field=place&q=Tafas")
    assert made.xpath(".//input[@name='place']/@data-name")[0] == "Tafas"


def test_words_selected_make_a_form(forms: Client) -> None:
    words = span("Soldiers shelled the mill")
    made = form(forms, f"/reports/{REPORT}/edit?start={words.start}&end={words.end}")
    assert made.xpath("string(.//blockquote)") == "Soldiers shelled the mill"
    assert (made.get("data-start"), made.get("data-end")) == (str(words.start), str(words.end))
    assert forms.get(f"/reports/{REPORT}/edit?start=5&end=5").status_code == 422
    assert forms.get(f"/reports/{REPORT}/edit?start=0&end={10**6}").status_code == 422


@pytest.mark.parametrize("path", ["/claims/{claim}/edit?field=kind", f"/reports/{REPORT}/edit?start=0&end=5"])
def test_who_only_reads_gets_no_form(store: Path, path: str) -> None:
    reader = client(open_store(store), Policy())
    claim = short(store)
    assert reader.get(path.format(claim=claim)).status_code == 403
    assert reader.get(f"/reports/{REPORT}/gold.json").status_code == 403
    made = html.fromstring(reader.get(f"/claims/{claim}").text)
    assert not made.xpath("//*[@data-act or @data-edit-field or @data-undo]")


def test_what_people_decided_is_told_beside_the_claim(asked: Client, store: Path) -> None:
    claim = short(store)
    with open_store(store) as corpus:
        corpus.correct(claim, Values(certainty=Certainty.PLANNED), fields=[Field.CERTAINTY], by="Lina")
        corpus.reject(claim, by="Omar <b>", because="the words are a heading")
    made = html.fromstring(asked.get(f"/reports/{REPORT}?claim={claim}").text)
    told = made.xpath("string(//*[@id='panel'])")
    assert "Omar <b>" in told
    assert "the words are a heading" in told
    assert "planned" in told
    assert "was stated" in told
    assert claim not in made.xpath("//*[@id='claims']//li/@data-claim")
    assert claim in made.xpath("//*[@aria-labelledby='aside-heading']//li/@data-claim")
    assert made.xpath("string(//progress/@value)") == "1"


def test_checked_claims_are_given_as_gold(asked: Client, store: Path) -> None:
    assert asked.get(f"/reports/{REPORT}/gold.json").status_code == 404
    with open_store(store) as corpus:
        corpus.decide_all([short(store)], Act.ACCEPT, by="Lina")
    (claim,) = asked.get(f"/reports/{REPORT}/gold.json").json()["claims"]
    assert SHORT in str(claim)
    assert LEAD not in str(claim)


@pytest.mark.parametrize("path", ["/claims/nothing/edit?field=kind", "/reports/nothing/edit?start=0&end=1"])
def test_what_is_not_there_is_said(forms: Client, path: str) -> None:
    assert forms.get(path).status_code == 404


def test_a_field_that_is_none_is_refused(forms: Client, untouched: Path) -> None:
    assert forms.get(f"/claims/{short(untouched)}/edit?field=colour").status_code == 422
