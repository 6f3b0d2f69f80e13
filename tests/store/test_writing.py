from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from frontwire import store
from frontwire.errors import InputError, StoreError
from frontwire.model.filing import Edition
from frontwire.model.happening import Copy, Happening, Link, Reconciled, Relation
from frontwire.model.judgement import Anchor, Judgement, Verdict
from frontwire.model.report import Refusal
from frontwire.model.span import Span
from frontwire.store import Store, locking
from store_support import DAY, FETCHED, fill, make_claim, make_deposit, many, refetched, snapshot

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
LEFT = Anchor("a", "r1", "shelling", Span(0, 9))
RIGHT = Anchor("b", "r2", "shelling", Span(4, 9))
THIRD = Anchor("c", "r2", "shelling", Span(9, 12))


def revision(held: Store) -> int:
    with held.view() as view:
        return view.revision


def judge(held: Store, *rights: Anchor, verdict: Verdict = Verdict.SAME, now: datetime = NOW) -> list[Judgement]:
    with held.writer(now=now) as writer:
        return [writer.judge(LEFT, right, verdict, by="Ada") for right in rights or (RIGHT,)]


def test_all_of_a_report_is_kept_as_it_was(held: Store) -> None:
    made = make_deposit("r1", make_claim(), make_claim("Two died", start=60), refusals=(Refusal("dating", "x", "y"),))
    with held.writer() as writer:
        added = writer.add(made)
    assert (added.new, added.stale, added.filing) == (True, False, made.filing)
    with held.view() as view:
        assert list(view.filings()) == [made.filing]
        assert list(view.gists()) == sorted(made.gists, key=lambda gist: gist.id)
        assert [view.claim(claim.id) for claim in made.claims] == list(made.claims)
        assert (view.report("r1"), view.text("r1")) == (made.report, made.report.text)
        assert view.running_text("r1") == made.report.running_text
        assert list(view.refusals()) == [("r1", Refusal("dating", "x", "y"))]
        assert (view.filing("r2"), view.report("r2"), view.text("r2"), view.claim("?")) == (None, None, None, None)


def test_adding_again_changes_nothing(held: Store) -> None:
    fill(held, *many(4))
    before, number = snapshot(held), revision(held)
    with held.writer() as writer:
        assert [writer.add(made).new for made in many(4)] == [False] * 4
    assert (snapshot(held), revision(held)) == (before, number)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_fetches_the_first_stands(held: Store, order: int) -> None:
    early = make_deposit("r1", published=None)
    fill(held, *[early, refetched(early, days=2), refetched(early, hours=1)][::order])
    with held.view() as view:
        assert [filing.fetched for filing in view.filings()] == [early.filing.fetched]
        assert [gist.known for gist in view.gists()] == [date(2024, 3, 7)]


def test_what_other_lexicons_read_stays_and_is_said_to_be_stale(held: Store) -> None:
    made = make_deposit("r1")
    fill(held, made)
    before = snapshot(held)
    newer = make_deposit("r1", make_claim("Gunners shelled the mill"), edition=Edition("1.1", "abc", "toy"))
    with held.writer() as writer:
        added = writer.add(refetched(newer, days=-1))
    assert (added.new, added.stale, added.filing) == (False, True, made.filing)
    assert snapshot(held) == before


def test_a_transaction_that_fails_leaves_nothing(held: Store) -> None:
    with pytest.raises(ZeroDivisionError), held.writer() as writer:
        assert writer.add(make_deposit("r1")).new is bool(1 / 0)
    with held.view() as view:
        assert list(view.filings()) == []
        assert view.revision == 0
        assert view.search("mill") == ()


def test_rereading_replaces_claims_and_keeps_judgements(held: Store) -> None:
    fill(held, make_deposit("r1"), make_deposit("r2"))
    judge(held)
    better = make_deposit("r1", make_claim("Gunners shelled the depot"), edition=Edition("1.1", "abd", "toy"))
    with held.writer() as writer:
        writer.replace(better)
    with held.view() as view:
        assert {gist.quote for gist in view.gists()} == {"Gunners shelled the depot", "Soldiers shelled the mill"}
        assert [hit.gist.report for hit in view.search("depot")] == ["r1"]
        assert [hit.gist.report for hit in view.search("mill")] == ["r2"]
        assert [len(view.judgements()), view.revision] == [1, 4]
        assert {filing.id: filing.edition.software for filing in view.filings()} == {"r1": "1.1", "r2": "1.0"}


def test_a_source_that_cannot_be_read_is_on_record_until_it_can(held: Store) -> None:
    for day, why in ((7, "it is empty"), (8, "it is binary")):
        with held.writer() as writer:
            writer.refuse("r1.txt", why, fetched=datetime(2024, 3, day, tzinfo=UTC))
    with held.view() as view:
        assert list(view.refusals()) == [("", Refusal("reading", "r1.txt", "it is binary"))]
        assert list(view.refusals(at=date(2024, 3, 7))) == []
    fill(held, make_deposit("r1"))
    with held.view() as view:
        assert list(view.refusals()) == []


def test_judgements_are_numbered_and_kept(held: Store) -> None:
    with held.writer(now=NOW) as writer:
        made = writer.judge(LEFT, RIGHT, Verdict.LATER, by="Ada", because="the toll of the day after")
    with held.view() as view:
        assert view.judgements() == (made,)
    assert made == Judgement(1, LEFT, RIGHT, Verdict.LATER, "Ada", NOW, "the toll of the day after")


def test_a_claim_is_not_judged_against_itself(held: Store) -> None:
    with pytest.raises(InputError, match="against itself"), held.writer() as writer:
        writer.judge(LEFT, LEFT, Verdict.SAME, by="Ada")


def test_undo_is_an_entry_and_can_be_undone(held: Store) -> None:
    judge(held)
    for number, undone in ((1, 2), (2, None), (1, 4), (4, None)):
        with held.writer() as writer:
            assert [(j.number, j.undone) for j in writer.undo(number, by="Bo")] == [(1, undone)]
        with held.view() as view:
            assert [judgement.undone for judgement in view.judgements()] == [undone]


def test_undo_takes_back_the_last_decision_that_stands(held: Store) -> None:
    judge(held, RIGHT, THIRD)
    judge(held, THIRD, now=NOW.replace(hour=13))
    for expected in ([3], [1, 2]):
        with held.writer() as writer:
            assert [judgement.number for judgement in writer.undo(by="Ada")] == expected
    with pytest.raises(StoreError, match="no judgement to take back"), held.writer() as writer:
        writer.undo(by="Ada")


@pytest.mark.parametrize(("number", "says"), [(9, "there is no judgement 9"), (1, "taken back already, by 2")])
def test_what_cannot_be_undone(held: Store, number: int, says: str) -> None:
    judge(held)
    with held.writer() as writer:
        writer.undo(by="Ada")
    with pytest.raises(StoreError, match=says), held.writer() as writer:
        writer.undo(number, by="Ada")


def reconciled(name: str = "a") -> Reconciled:
    link = Link("a", "b", Relation.UPDATES, 0.25, ("same town", "“quoted”\x7f"), "rule")
    return Reconciled(
        (Happening(name, "strike", ("a", "b"), (link,), "SY"), Happening("c", "talks", ("c",), zone="SD")),
        (Copy("r1", "r2", 0.75, "they share most words"),),
        {"b": "voice:x", "a": "report:r1", "c": "report:r2"},
        {"SY": "d1", "SD": "d2"},
    )


def test_what_reconciling_made_is_kept_until_something_comes_in(held: Store) -> None:
    fill(held, make_deposit("r1"))
    with held.writer() as writer:
        assert writer.keep(reconciled(), 1)
    with held.view() as view:
        recalled = view.reconciled()
        assert recalled == reconciled()
        assert recalled is not None
        assert list(recalled.origins) == ["b", "a", "c"]
        assert view.revision == 1
        assert view.happening_of("b") == reconciled().happenings[0]
        assert view.happening_of("?") is None
    fill(held, make_deposit("r2"))
    with held.view() as view:
        assert view.reconciled() is None
        assert view.last_reconciled() == reconciled()
    with held.writer() as writer:
        assert not writer.keep(reconciled("late"), 1)
        assert writer.keep(reconciled("new"), 2)
    with held.view() as view:
        assert view.reconciled() == reconciled("new")


def test_a_judgement_makes_what_was_reconciled_stale(held: Store) -> None:
    with held.writer() as writer:
        assert writer.keep(reconciled(), 0)
    judge(held)
    with held.view() as view:
        assert view.reconciled() is None


def test_moments_without_a_zone_are_in_utc(held: Store) -> None:
    early = make_deposit("r1")
    bare = replace(early, filing=replace(early.filing, fetched=early.filing.fetched.replace(tzinfo=None)))
    fill(held, bare, early)
    with held.view() as view:
        assert [filing.known for filing in view.filings()] == [DAY]


def test_a_writer_gives_up_in_one_line(empty_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "WAIT_SECONDS", 0.2)
    with store.open(empty_address) as held, held.writer() as first:
        first.add(make_deposit("r1"))
        with pytest.raises(StoreError, match="another process has been writing to it for too long"), held.writer():
            pass
        with held.view() as view:
            assert list(view.filings()) == []


def test_what_is_no_text_is_refused(held: Store) -> None:
    with pytest.raises(StoreError, match="half characters"), held.writer() as writer:
        writer.judge(LEFT, RIGHT, Verdict.SAME, by="A\udcffda")


def test_many_reports_come_in_as_one_by_one(held: Store) -> None:
    made = many(7)
    again = refetched(made[2], hours=-1)
    with held.writer() as writer:
        added = writer.add_many((*made[:4], again, *made[3:]))
    assert [one.new for one in added] == [True, True, True, True, False, False, True, True, True]
    assert added[2].filing == added[4].filing == again.filing
    with held.view() as view:
        assert {filing.id: filing for filing in view.filings()} == {one.filing.id: one.filing for one in (*made, again)}
        assert [view.claim(claim.id) for one in made for claim in one.claims] == [
            claim for one in made for claim in one.claims
        ]
        assert [hit.gist.report for hit in view.search('"Report 4"')] == ["report-4", "report-4"]


def test_nothing_to_add_changes_nothing(held: Store) -> None:
    with held.writer() as writer:
        assert writer.add_many(()) == ()
        assert not writer.has_written


def test_a_version_that_goes_leaves_its_page(held: Store) -> None:
    page, other = "https://portum.example/12", "https://portum.example/13"
    first = make_deposit("r1", make_claim("First"), address=page)
    second = make_deposit("r2", make_claim("Second"), address=page, fetched=FETCHED + timedelta(days=2))
    fill(held, first, second, replace(first, filing=replace(refetched(first, days=-1).filing, address=other)))
    with held.view() as view:
        assert [(one.id, one.version.of) for one in view.filings()] == [("r1", 1), ("r2", 1)]
