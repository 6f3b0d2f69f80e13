"""The access ledger and attacks on health care, out of claims made up."""

from __future__ import annotations

import pytest

from frontwire.model.figure import What, Who
from frontwire.model.health import Answer, Constraint, Effect, Outcome
from frontwire.model.voice import Certainty, Polarity, VoiceType
from health_support import CLINIC, Desk, day, figure, party, speaker

ARMY = {"actors": (party("the army", side="government"),)}


def ask(desk: Desk, number: int = 5, **changes: object) -> str:
    """The agency asks the army to let convoys in."""
    values: dict[str, object] = {
        "actors": (party("The agency"),),
        "targets": (party("the army", side="government"),),
        "known": day(number),
    }
    return desk.say("appeal", "The agency asked the army to let convoys into Kala.", **(values | changes))


# -- answers ---------------------------------------------------------------------------------------------------------


def test_a_request_stands_with_who_asked_whom() -> None:
    desk = Desk()
    ask(desk)
    (entry,) = desk.draw().ledger
    assert (entry.asked_by, entry.asked_of, entry.answer) == (("The agency",), ("the army",), Answer.NONE)


def test_answers_follow_one_another_as_they_became_known() -> None:
    desk = Desk()
    ask(desk)
    desk.say("aid_access", "The army turned back the convoy.", known=day(7), first=None, last=None, **ARMY)
    desk.say("aid_access", "The army let convoys into the town.", known=day(6), **ARMY)
    (entry,) = desk.draw().ledger
    assert [one.answer for one in entry.answers] == [Answer.ALLOWED, Answer.DENIED]


def test_a_request_told_again_is_one() -> None:
    desk = Desk()
    ask(desk)
    ask(desk, 7)
    (entry,) = desk.draw().ledger
    assert len(entry.asks) == 2


@pytest.mark.parametrize(
    ("sentence", "answer", "constraint"),
    [
        ("The army refused convoys at the checkpoint.", Answer.DENIED, Constraint.MOVEMENT_WITHIN),
        ("The army let convoys into the town.", Answer.ALLOWED, Constraint.UNCLASSIFIED),
        ("The army turned back the convoy.", Answer.DENIED, Constraint.MOVEMENT_WITHIN),
        ("The army refused.", Answer.DENIED, Constraint.UNCLASSIFIED),
        ("The army said that the road was mined and blocked the convoy.", Answer.DENIED, Constraint.EXPLOSIVES),
        ("The army barred the nurses, who lacked visas.", Answer.DENIED, Constraint.ENTRY_TO_COUNTRY),
    ],
)
def test_an_answer_of_who_was_asked(sentence: str, answer: Answer, constraint: Constraint) -> None:
    desk = Desk()
    ask(desk)
    desk.say("aid_access", sentence, known=day(6), **ARMY)
    (entry,) = desk.draw().ledger
    assert [(a.answer, a.constraint, a.by) for a in entry.answers] == [(answer, constraint, ("the army",))]


def test_a_condition_stands_in_its_own_words() -> None:
    desk = Desk()
    ask(desk)
    desk.say(
        "aid_access",
        "Convoys may enter only after the shelling has ended, a general said.",
        quote="Convoys may enter only after the shelling has ended",
        certainty=Certainty.CONDITIONAL,
        voices=(speaker("a general", VoiceType.MILITARY, side="government"),),
        known=day(6),
    )
    (entry,) = desk.draw().ledger
    (answer,) = entry.answers
    assert (answer.answer, answer.condition) == (Answer.CONDITIONAL, "only after the shelling has ended")
    assert answer.constraint is Constraint.HOSTILITIES
    assert entry.promises == ()


def test_a_condition_with_a_day_is_a_promise_as_well() -> None:
    desk = Desk()
    sentence = "They would let ambulances through on Sunday if the shelling stopped."
    ahead = {"first": day(10), "last": day(10), "certainty": Certainty.CONDITIONAL}
    desk.say("aid_access", sentence, voices=(speaker("the rebels", VoiceType.ARMED_GROUP),), known=day(6), **ahead)
    (entry,) = desk.draw(day(7)).ledger
    assert entry.answer is Answer.CONDITIONAL
    assert [(promise.due, promise.outcome) for promise in entry.promises] == [((day(10), day(10)), Outcome.NOT_DUE)]


def test_silence_told_behind_a_request_is_an_answer() -> None:
    desk = Desk()
    report = desk.report("wire", day(5))
    ask(desk, report=report)
    desk.texts[report] += "It had no reply by the evening. "
    (entry,) = desk.draw().ledger
    (answer,) = entry.answers
    assert (answer.answer, answer.word.quote) == (Answer.SILENCE, "It had no reply by the evening")


def test_who_was_not_asked_answers_nobody() -> None:
    desk = Desk()
    ask(desk)
    desk.say("aid_access", "Rebels turned back a convoy.", actors=(party("Rebels", side="opposition"),), known=day(6))
    first, second = desk.draw().ledger
    assert (first.answer, second.answer) == (Answer.NONE, Answer.DENIED)
    assert second.asks == ()


def test_an_answer_before_the_request_is_none_to_it() -> None:
    desk = Desk()
    desk.say("aid_access", "The army refused convoys.", known=day(4), **ARMY)
    ask(desk)
    assert sorted(len(entry.asks) for entry in desk.draw().ledger) == [0, 1]


def test_a_plea_for_calm_is_no_request_for_access() -> None:
    desk = Desk()
    desk.say("appeal", "The agency asked both sides for calm.", actors=(party("The agency"),))
    assert desk.draw().ledger == ()


def test_a_pledge_of_other_things_is_no_promise_of_help() -> None:
    desk = Desk()
    desk.say("pledge", "The minister vowed not to allow rebels into the town.", actors=(party("The minister"),))
    desk.say("pledge", "The minister vowed to let flour into the town.", actors=(party("The minister"),))
    assert [len(entry.promises) for entry in desk.draw().ledger] == [1]


# -- promises --------------------------------------------------------------------------------------------------------


def promised(desk: Desk, *, due: int | None = 8) -> None:
    """The governor promises a convoy for the 8th, or for no day, on the 6th."""
    report = desk.report("wire", day(6))
    sentence = "The governor promised that a convoy would enter Kala."
    desk.say("pledge", sentence, quote="The governor promised", report=report, actors=(party("The governor"),))
    if due is not None:
        desk.texts[report] = ""
        again = {"first": day(due), "last": day(due), "certainty": Certainty.CONDITIONAL}
        desk.say("aid_access", sentence, quote="a convoy would enter Kala", report=report, **again)


def outcome(desk: Desk, at: int) -> Outcome:
    promises = [promise for entry in desk.draw(day(at)).ledger for promise in entry.promises]
    assert len(promises) == 1
    return promises[0].outcome


def test_a_promise_is_not_due_then_without_word() -> None:
    desk = Desk()
    promised(desk)
    assert (outcome(desk, 7), outcome(desk, 9)) == (Outcome.NOT_DUE, Outcome.NO_WORD)


def test_a_promise_without_a_day_is_never_overdue() -> None:
    desk = Desk()
    promised(desk, due=None)
    assert outcome(desk, 30) is Outcome.NO_WORD


@pytest.mark.parametrize(
    ("kind", "sentence", "known", "expected"),
    [
        ("aid_delivery", "A convoy reached Kala.", 8, Outcome.KEPT),
        ("aid_delivery", "A convoy reached Kala.", 9, Outcome.KEPT),
        ("aid_delivery", "A convoy reached Kala.", 12, Outcome.NO_WORD),
        ("aid_delivery", "A convoy reached Kala.", 7, Outcome.NO_WORD),
        ("aid_access", "Soldiers turned back the convoy.", 8, Outcome.NOT_KEPT),
        ("aid_access", "The clinic cannot reach the hospital.", 8, Outcome.NO_WORD),
        ("accusation", "The agency said that the promise had not been kept.", 12, Outcome.NOT_KEPT),
    ],
)
def test_what_came_of_a_promise(kind: str, sentence: str, known: int, expected: Outcome) -> None:
    desk = Desk()
    promised(desk)
    extra = {"targets": (party("a nurse"),)} if kind == "accusation" else {}
    desk.say(kind, sentence, known=day(known), **extra)
    assert outcome(desk, 20) is expected


def test_a_word_on_another_days_promise_is_not_on_this_one() -> None:
    desk = Desk()
    promised(desk)
    nurse = {"targets": (party("a nurse"),), "first": day(2), "last": day(2)}
    desk.say("accusation", "The promise made on Saturday was not kept.", known=day(9), **nurse)
    assert outcome(desk, 20) is Outcome.NO_WORD


def test_voices_may_differ_on_what_came() -> None:
    desk = Desk()
    promised(desk)
    desk.say("aid_delivery", "A convoy reached Kala.", known=day(8))
    desk.say("aid_delivery", "The convoy did not arrive.", known=day(8), polarity=Polarity.DENIED)
    assert outcome(desk, 20) is Outcome.DISPUTED


def test_a_promise_told_with_its_breach_is_broken() -> None:
    desk = Desk()
    report = desk.report("wire", day(8))
    sentence = "Guards turned back a convoy, though the mayor had promised that it would be let through."
    desk.say("aid_access", sentence, quote="Guards turned back a convoy", report=report)
    desk.texts[report] = ""
    desk.say("pledge", sentence, quote="the mayor had promised", report=report, actors=(party("the mayor"),))
    assert outcome(desk, 9) is Outcome.NOT_KEPT


# -- attacks ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "sentence", "target", "effect"),
    [
        ("shelling", "Shells hit the hospital.", "the hospital", Effect.FACILITY_HIT),
        ("air_strike", "Jets destroyed the clinic.", "the clinic", Effect.FACILITY_DESTROYED),
        ("attack", "Gunmen stormed the hospital.", "the hospital", Effect.ARMED_ENTRY),
        ("looting", "Gunmen looted the clinic.", "the clinic", Effect.SUPPLIES_TAKEN),
        ("attack", "Snipers fired at an ambulance.", "an ambulance", Effect.TRANSPORT_HIT),
        ("abduction", "Gunmen kidnapped a nurse.", "a nurse", Effect.WORKERS_KIDNAPPED),
        ("arrest", "Police arrested two doctors.", "two doctors", Effect.WORKERS_ARRESTED),
        ("casualties", "The blast killed a paramedic.", "a paramedic", Effect.WORKERS_KILLED),
    ],
)
def test_an_attack_on_health_care(kind: str, sentence: str, target: str, effect: Effect) -> None:
    desk = Desk()
    desk.say(kind, sentence, targets=(party(target),), actors=(party("Gunmen"),))
    (attack,) = desk.draw().attacks
    assert attack.effects == (effect,)
    assert attack.perpetrators == ("Gunmen",)


@pytest.mark.parametrize(
    ("kind", "sentence", "target"),
    [
        ("shelling", "Shells hit the bakery.", "the bakery"),
        ("casualties", "The blast killed a baker.", "a baker"),
        ("facility_status", "The hospital is closed.", "The hospital"),
    ],
)
def test_what_is_none(kind: str, sentence: str, target: str) -> None:
    desk = Desk()
    desk.say(kind, sentence, targets=(party(target),))
    assert desk.draw().attacks == ()


def test_a_threat_to_attack_is_none_yet() -> None:
    desk = Desk()
    desk.say("shelling", "Shells will hit the clinic.", targets=(party("the clinic"),), certainty=Certainty.PLANNED)
    assert desk.draw().attacks == ()


def test_accounts_of_one_happening_stand_together_and_apart() -> None:
    desk = Desk()
    hospital = (party("the hospital"),)
    one = desk.say("shelling", "Army guns hit the hospital.", targets=hospital, **ARMY)
    other = desk.say("shelling", "Rebels shelled the hospital.", targets=hospital, actors=(party("Rebels"),))
    nurses = figure(What.KILLED, 2, "Two", who=Who.HEALTH_WORKER)
    third = desk.say("casualties", "Two nurses were killed.", targets=(party("Two nurses"),), figures=(nurses,))
    desk.join(one, other, third)
    (attack,) = desk.draw().attacks
    assert attack.perpetrators == ("the army", "Rebels")
    assert attack.facilities == ("sy-kala-hospital",)
    assert [(harm.what, harm.low) for harm in attack.harms] == [(What.KILLED, 2)]
    assert len(attack.words) == 3


def test_who_denies_is_no_perpetrator() -> None:
    desk = Desk()
    desk.say(
        "shelling",
        "The army had shelled the hospital.",
        targets=(party("the hospital"),),
        polarity=Polarity.DENIED,
        **ARMY,
    )
    (attack,) = desk.draw().attacks
    assert attack.perpetrators == ()
    assert attack.words[0].polarity is Polarity.DENIED


def test_a_clinics_own_generator_hit_is_the_clinic_hit() -> None:
    desk = Desk()
    note = desk.report("note", voucher=CLINIC, opening="Clinic 4, Kala.")
    desk.say("shelling", "Generator hit by a shell.", report=note, targets=(party("Generator"),))
    desk.say("shelling", "Market hit by a shell.", report=note, targets=(party("Market"),))
    (attack,) = desk.draw().attacks
    assert attack.facilities == ("sy-kala-clinic-4",)
