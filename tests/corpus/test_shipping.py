from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from frontwire import Corpus, open_store
from frontwire.corpus import shipping
from frontwire.corpus.quoting import Texts
from frontwire.model.correction import Field, Values
from frontwire.model.query import Query
from frontwire.model.voice import Polarity
from sample_store import fill


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("front") / "front.db")


@pytest.fixture(scope="module")
def corpus(front: Path) -> Iterator[Corpus]:
    with open_store(front) as held:
        yield held


def test_a_claim_goes_out_with_its_sentence_and_what_stands_around_it(corpus: Corpus) -> None:
    with corpus.shipment() as shipment, corpus.view() as view:
        entries = list(shipment.entries())
        assert [entry.id for entry in entries] == [gist.id for gist in view.gists()]
        for entry in entries:
            text = view.text(entry.gist.report)
            assert text is not None
            span = entry.gist.span
            assert text[max(0, span.start - 32) : span.end + 32] == entry.before + entry.gist.quote + entry.after
            assert entry.gist.quote in entry.sentence
            assert entry.claim.id == entry.id
            assert entry.filing.id == entry.gist.report
            assert "/" not in entry.filing.source


def test_small_batches_give_the_same(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    with corpus.shipment() as shipment:
        entries, bundles = list(shipment.entries()), list(shipment.bundles())
        monkeypatch.setattr(shipping, "_BATCH", 3)
        assert list(shipment.entries()) == entries
        assert list(shipment.bundles()) == bundles


def test_a_bundle_has_every_claim_that_its_account_cites(corpus: Corpus) -> None:
    with corpus.shipment() as shipment:
        for bundle in shipment.bundles():
            assert [entry.id for entry in bundle.entries] == [one.id for one in bundle.account.citations]
            assert bundle.lead.id == bundle.account.lead.id
            for one in bundle.account.citations:
                assert bundle.of(one).gist == one.gist


def test_only_what_is_asked_for(corpus: Corpus) -> None:
    query = Query(polarities=frozenset({Polarity.DENIED}))
    with corpus.shipment(query=query) as shipment:
        denied = list(shipment.entries())
        assert denied
        assert all(entry.gist.polarity is Polarity.DENIED for entry in denied)
        told = list(shipment.bundles())
        assert all(any(entry.gist.polarity is Polarity.DENIED for entry in bundle.entries) for bundle in told)
    ids = frozenset(entry.id for entry in denied[:2])
    with corpus.shipment(chosen=ids) as shipment:
        assert {entry.id for entry in shipment.entries()} == ids
        assert all(ids & {entry.id for entry in bundle.entries} for bundle in shipment.bundles())


def test_nothing_known_later_goes_out(corpus: Corpus) -> None:
    day = date(2024, 3, 5)
    with corpus.shipment(query=Query(at=day)) as shipment:
        assert max(entry.gist.known for entry in shipment.entries()) <= day
        assert max(entry.gist.known for one in shipment.bundles() for entry in one.entries) <= day
        assert shipment.moment.date() <= day


def test_claims_go_out_as_people_corrected_them(front: Path, tmp_path: Path) -> None:
    with open_store(shutil.copy(front, tmp_path / "front.db")) as corpus:
        with corpus.shipment() as shipment:
            first, second, *_ = [entry.id for entry in shipment.entries()]
        corpus.correct(first, Values(polarity=Polarity.DENIED), fields=(Field.POLARITY,), by="Ana")
        corpus.reject(second, by="Ana")
        with corpus.shipment() as shipment:
            entries = {entry.id: entry for entry in shipment.entries()}
        assert second not in entries
        assert entries[first].gist.polarity is entries[first].claim.stance.polarity is Polarity.DENIED
        assert entries[first].gist.corrected


def test_progress_is_told_to_the_end(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipping, "_BATCH", 50)
    calls: list[tuple[int, int]] = []
    with corpus.shipment(progress=lambda done, total: calls.append((done, total))) as shipment:
        number = len(list(shipment.entries()))
    assert len(calls) == 5
    assert calls[-1] == (number, number)
    assert calls == sorted(calls)


def test_withheld_names_stand_in_no_part(corpus: Corpus) -> None:
    with corpus.shipment(withhold_names=True) as hidden, corpus.shipment() as shown:
        pairs = list(zip(hidden.entries(), shown.entries(), strict=True))
        assert any("█" in one.sentence for one, _ in pairs)
        for one, other in pairs:
            assert (one.id, one.gist.span, one.gist.kind) == (other.id, other.gist.span, other.gist.kind)
            assert len(one.gist.quote) == len(other.gist.quote)
        assert any("█" in repr(bundle.account) for bundle in hidden.bundles())


def test_texts_are_let_go_and_read_again(corpus: Corpus) -> None:
    with corpus.view() as view:
        reports = [filing.id for filing in view.filings()]
        texts = Texts(view, most=10)
        assert texts.of(reports) == {report: view.text(report) for report in reports}
        assert texts.of(reports[:1]) == {reports[0]: view.text(reports[0])}
        with pytest.raises(LookupError, match="not its text"):
            texts.of(["none"])


def test_a_shipment_may_be_changed_without_the_store(corpus: Corpus) -> None:
    with corpus.shipment() as shipment:
        narrowed = replace(shipment, query=Query(kinds=frozenset({"shelling"})))
        assert {entry.gist.kind for entry in narrowed.entries()} == {"shelling"}
