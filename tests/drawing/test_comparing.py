from __future__ import annotations

from datetime import UTC, datetime

from drawing.builders import (
    ARMY,
    DOCTOR,
    GENERAL,
    MONITOR,
    REBELS,
    SPOKESMAN,
    TABLES,
    FakeView,
    day,
    gist,
    killed,
    reconciled,
    same,
    site,
)
from frontwire.drawing import changes, draw
from frontwire.model.correction import Act, Correction, Field
from frontwire.model.gist import Gist
from frontwire.model.happening import Link, Relation
from frontwire.model.judgement import Anchor, Judgement, Verdict
from frontwire.model.picture import Change, ChangeKind, Picture, Subject
from frontwire.model.voice import Polarity

NAWA = site("Nawa")
SINCE = day(5)


def picture(
    *groups: tuple[Gist, ...] | Gist,
    judged: tuple[Judgement, ...] = (),
    corrected: tuple[Correction, ...] = (),
    **more: object,
) -> Picture:
    held = tuple(one for group in groups for one in (group if isinstance(group, tuple) else (group,)))
    view = FakeView(held, judged=judged, corrected=corrected)
    return draw(view, reconciled(*groups, **more), at=day(9), since=SINCE, tables=TABLES)  # type: ignore[arg-type]


def of(held: Picture, kind: ChangeKind) -> list[Change]:
    return [change for change in held.changes if change.kind is kind]


def test_what_is_told_for_the_first_time_is_new() -> None:
    (change,) = picture(gist("a", known=day(7))).changes
    assert (change.kind, change.subject, change.about, change.claims) == (
        ChangeKind.NEW,
        Subject.HAPPENING,
        "a",
        ("a",),
    )


def test_what_was_known_before_and_not_told_since_did_not_change() -> None:
    assert picture(gist("a", known=day(4), when=day(6))).changes == ()


def test_a_second_origin_confirms() -> None:
    held = picture((gist("a", known=day(4), when=day(3), by=DOCTOR), gist("b", known=day(7), when=day(3), by=MONITOR)))
    (change,) = of(held, ChangeKind.CONFIRMED)
    assert (change.old, change.new, change.claims) == ("single source", "agreed", ("b",))


def test_a_reprint_confirms_nothing() -> None:
    held = picture((gist("a", known=day(4), by=MONITOR), gist("b", known=day(7), by=MONITOR, outlet="Gazette")))
    assert held.changes == ()


def test_a_denial_by_another_disputes() -> None:
    held = picture(
        (
            gist("a", kind="air_strike", known=day(4), by=MONITOR, actors=(ARMY,), place=NAWA),
            gist(
                "b", kind="air_strike", known=day(7), by=GENERAL, actors=(ARMY,), place=NAWA, polarity=Polarity.DENIED
            ),
        ),
        links=(same("a", "b", Relation.DENIES),),
    )
    (change,) = of(held, ChangeKind.DISPUTED)
    assert {"a", "b"} <= set(change.claims)
    assert not of(held, ChangeKind.WITHDRAWN)


def test_a_denial_by_who_affirmed_it_withdraws() -> None:
    held = picture(
        (
            gist("a", known=day(4), by=MONITOR),
            gist("b", known=day(7), by=MONITOR, polarity=Polarity.DENIED),
        ),
        links=(same("a", "b", Relation.DENIES),),
    )
    (change,) = of(held, ChangeKind.WITHDRAWN)
    assert change.claims == ("b",)


def test_another_figure_updates() -> None:
    held = picture(
        (
            gist("a", known=day(4), by=MONITOR, figures=(killed(11, exact=False),)),
            gist("b", known=day(7), by=MONITOR, figures=(killed(17),)),
        ),
        links=(same("a", "b", Relation.UPDATES),),
    )
    (change,) = of(held, ChangeKind.UPDATED)
    assert (change.subject, change.old, change.new, change.claims) == (Subject.TOLL, "at least 11", "17", ("b",))


def _control(id: str, known: int, holder: object, by: object) -> Gist:  # noqa: A002
    return gist(id, kind="control", known=day(known), actors=(holder,), by=by, place=NAWA)  # type: ignore[arg-type]


def test_a_place_that_another_took_is_updated() -> None:
    taken = gist("b", kind="territory_taken", known=day(7), actors=(ARMY,), by=MONITOR, place=NAWA)
    held = picture(_control("a", 4, REBELS, SPOKESMAN), taken)
    (change,) = [change for change in held.changes if change.subject is Subject.CONTROL]
    assert (change.kind, change.old, change.new, change.claims) == (
        ChangeKind.UPDATED,
        "the rebels",
        "the army",
        ("b",),
    )


def test_a_place_that_two_claim_is_disputed_then_confirmed() -> None:
    both = (_control("a", 4, REBELS, SPOKESMAN), _control("b", 7, ARMY, GENERAL))
    (change,) = [change for change in picture(*both).changes if change.subject is Subject.CONTROL]
    assert (change.kind, change.new) == (ChangeKind.DISPUTED, "the army / the rebels")
    left = gist("c", kind="withdrawal", known=day(9), actors=(REBELS,), by=SPOKESMAN, place=NAWA)
    view = FakeView((*both, left, _control("d", 9, ARMY, MONITOR)))
    linked = reconciled(*both, left, _control("d", 9, ARMY, MONITOR))
    earlier, later = (draw(view, linked, at=at, tables=TABLES) for at in (day(8), day(9)))
    (settled,) = [change for change in changes(earlier, later) if change.subject is Subject.CONTROL]
    assert (settled.kind, settled.new) == (ChangeKind.CONFIRMED, "the army")


def test_a_part_that_the_whole_passed_by_has_no_holder_that_stands() -> None:
    east = gist("a", kind="control", known=day(4), actors=(REBELS,), by=SPOKESMAN, place=NAWA, part="east")
    left = gist("b", kind="withdrawal", known=day(7), actors=(REBELS,), by=SPOKESMAN, place=NAWA, part="east")
    (change,) = [change for change in picture(east, left).changes if change.subject is Subject.CONTROL]
    assert (change.kind, change.old, change.new) == (ChangeKind.UPDATED, "the rebels", None)
    assert change.about == f"{NAWA.id}#east"


def test_a_siege_that_was_lifted_is_updated() -> None:
    held = picture(
        gist("a", kind="siege", known=day(4), place=NAWA, quote="the town is besieged"),
        gist("b", kind="siege", known=day(7), place=NAWA, quote="the army lifted the siege"),
    )
    (change,) = [change for change in held.changes if change.subject is Subject.SITUATION]
    assert (change.kind, change.old, change.new) == (ChangeKind.UPDATED, "in_place", "lifted")


def _judged(number: int, made: int, *, undone: int | None = None) -> Judgement:
    left, right = (Anchor(claim, f"report-of-{claim}", "shelling", gist(claim).span) for claim in ("a", "b"))
    when = datetime(2024, 3, made, tzinfo=UTC)
    return Judgement(number, left, right, Verdict.SAME, "Mira", when, "one market", undone)


def test_what_a_person_decided_since_is_resolved() -> None:
    groups = (gist("a", known=day(4)), gist("b", known=day(4), when=day(6)))
    links: tuple[Link, ...] = (same("a", "b", by="Mira"),)
    (change,) = of(picture(groups, judged=(_judged(1, 7),), links=links), ChangeKind.RESOLVED)
    assert (change.about, change.claims, change.because) == ("a", ("a", "b"), "Mira decided: same (one market)")
    assert not of(picture(groups, judged=(_judged(1, 4),), links=links), ChangeKind.RESOLVED)
    assert not of(picture(groups, judged=(_judged(1, 7, undone=2),), links=links), ChangeKind.RESOLVED)


def test_a_decision_on_what_lies_before_the_window_is_told_too() -> None:
    groups = (gist("a", known=day(4)), gist("b", known=day(4)))
    (change,) = picture(groups, judged=(_judged(1, 7),)).changes
    assert (change.kind, change.about, change.site) == (ChangeKind.RESOLVED, "a", None)


def _corrected(act: Act, made: int, *fields: Field, claim: str = "a", undone: int | None = None) -> Correction:
    anchor = Anchor(claim, f"report-of-{claim}", "shelling", gist(claim).span)
    return Correction(1, anchor, act, "Mira", datetime(2024, 3, made, tzinfo=UTC), fields, because="", undone=undone)


def test_what_a_person_corrected_since_is_told() -> None:
    held = gist("a", known=day(4))
    for act, fields, because in (
        (Act.CHANGE, (Field.PLACE, Field.WHEN), "Mira corrected place, when"),
        (Act.ADD, (), "Mira added the claim"),
    ):
        (change,) = picture(held, corrected=(_corrected(act, 7, *fields),)).changes
        assert (change.kind, change.about, change.claims, change.because) == (
            ChangeKind.RESOLVED,
            "a",
            ("a",),
            because,
        )
    (change,) = picture(held, corrected=(_corrected(Act.REJECT, 7, claim="gone"),)).changes
    assert (change.about, change.because) == ("gone", "Mira rejected the claim")


def test_what_changed_nothing_since_is_not_told() -> None:
    for correction in (
        _corrected(Act.ACCEPT, 7),
        _corrected(Act.CHANGE, 4, Field.KIND),
        _corrected(Act.REJECT, 7, undone=2),
    ):
        assert picture(gist("a", known=day(4)), corrected=(correction,)).changes == ()


def test_two_pictures_of_one_day_are_the_same() -> None:
    held = picture((gist("a", known=day(4), by=DOCTOR), gist("b", known=day(7), by=MONITOR)))
    assert changes(held, held) == ()
