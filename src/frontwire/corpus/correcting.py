"""Correcting: people accept, reject, change and add claims; what they decide is laid over what was read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from frontwire.corpus.completing import Completer, Setting
from frontwire.corpus.judging import Judged
from frontwire.errors import AbsentError, InputError
from frontwire.model.claim import Claim, Evidence
from frontwire.model.correction import Act, Correction, Field, Values
from frontwire.model.judgement import Anchor
from frontwire.model.place import Place
from frontwire.model.report import Report
from frontwire.model.span import Span
from frontwire.placing.resolving import look_up
from frontwire.store import StoreView

#: How many places are offered for a claim.
_OFFERED = 20


class Corrected(Judged):
    """A store whose claims people correct. Nothing is rewritten: each correction is an entry of the log."""

    def correct(
        self, claim_id: str, values: Values, *, fields: Iterable[Field | str], by: str, because: str = ""
    ) -> Correction:
        """Records new values of the `fields` of a claim; what else `values` holds does not count.

        Words are enough: whom they name, what codes a kind has and where the words stand is found. Raises AbsentError
        where there is no such claim, InputError for values that cannot be (one sentence).
        """
        named = _fields(fields)
        with self.view() as view:
            anchor = self._anchor(view, claim_id)
            complete = self._completer.complete(values, named, _setting(view, anchor))
        with self.store.writer() as writer:
            return writer.correct(anchor, Act.CHANGE, by=_person(by), fields=named, values=complete, because=because)

    def accept(self, claim_id: str, *, by: str, because: str = "") -> Correction:
        """Records that a person holds a claim to be read rightly as it stands.

        Raises AbsentError where there is no such claim, InputError.
        """
        return self._decide(claim_id, Act.ACCEPT, by=by, because=because)

    def reject(self, claim_id: str, *, by: str, because: str = "") -> Correction:
        """Records that the words do not say what a claim has them say: it then counts nowhere.

        Raises AbsentError where there is no such claim, InputError.
        """
        return self._decide(claim_id, Act.REJECT, by=by, because=because)

    def decide_all(self, claims: Iterable[str], act: Act, *, by: str, because: str = "") -> tuple[Correction, ...]:
        """Accepts or rejects many claims as one decision, which `undo()` takes back as one.

        Raises AbsentError where there is no such claim, InputError.
        """
        if act not in {Act.ACCEPT, Act.REJECT}:
            raise ValueError(f"many claims cannot be decided by {act}")
        with self.view() as view:
            anchors = [self._anchor(view, claim) for claim in dict.fromkeys(claims)]
        name = _person(by)
        with self.store.writer() as writer:
            return tuple(writer.correct(anchor, act, by=name, because=because) for anchor in anchors)

    def add_claim(self, report_id: str, span: Span, values: Values, *, by: str, because: str = "") -> Correction:
        """Records a claim that a person found in the characters `span` of a report; `correction.claim.claim` is its id.

        All of `values` count; the kind must be given. Blanks at the ends of `span` are left out. Raises AbsentError
        where there is no such report, InputError where the span holds no words or the values cannot be.
        """
        with self.view() as view:
            report = view.report(report_id)
            if report is None:
                raise AbsentError(f"there is no report {report_id}")
            evidence = _evidence(view, report_id, report, span)
            setting = Setting(report.text, evidence.span, None, _neighbours(view, report_id))
            complete = self._completer.complete(values, tuple(Field), setting)
        with self.store.writer() as writer:
            return writer.add_claim(report_id, evidence, complete, by=_person(by), because=because)

    def corrections(self, *, claim: str | None = None, report: str | None = None) -> tuple[Correction, ...]:
        """All corrections, or those of one claim or report, in the order of deciding, those undone included."""
        with self.view() as view:
            held = view.corrections() if claim is None else view.history(claim)
        return tuple(one for one in held if report is None or one.claim.report == report)

    def history(self, claim_id: str) -> tuple[Correction, ...]:
        """What people decided about one claim in the order of deciding, what was undone included."""
        return self.corrections(claim=claim_id)

    def candidates(self, claim_id: str) -> tuple[Place, ...]:
        """Places that a claim may mean: where it is placed, what was considered, what else bears its words as a name.

        None where its words name no place. Raises AbsentError where there is no such claim, GazetteerError.
        """
        with self.view() as view:
            claim = view.claim(claim_id) or view.original(claim_id)
        if claim is None:
            raise AbsentError(f"there is no claim {claim_id}")
        note = claim.where.note
        if note is None:
            return ()
        chosen = () if note.place is None else (note.place,)
        offered: dict[str, Place] = {}
        for place in (*chosen, *note.candidates, *self._receiver.gazetteer.find(note.text)):
            offered.setdefault(place.id, place)
        return tuple(offered.values())[:_OFFERED]

    def named(self, name: str) -> tuple[Place, ...]:
        """Places of the gazetteer that bear a name, likeliest first, as many as are offered. Raises GazetteerError."""
        return self._receiver.gazetteer.find(name)[:_OFFERED]

    def places_known(self) -> int:
        """How many places the gazetteer holds. Raises GazetteerError."""
        return self._receiver.gazetteer.count()

    def entry(self, name: str) -> Place:
        """The gazetteer's entry of an id ("gn:170654"), or the one place of a name ("Nawa, SY").

        Raises InputError where it has none or several, GazetteerError.
        """
        gazetteer = self._receiver.gazetteer
        return gazetteer.entry(name.strip()) or look_up(name, gazetteer=gazetteer)

    @cached_property
    def _completer(self) -> Completer:
        return Completer(self._receiver)

    def _decide(self, claim_id: str, act: Act, *, by: str, because: str) -> Correction:
        return self.decide_all([claim_id], act, by=by, because=because)[0]

    def _anchor(self, view: StoreView, claim_id: str) -> Anchor:
        """What a claim is found again by: as the rules read it, whatever was decided since."""
        claim, report = view.original(claim_id), view.report_of(claim_id)
        if claim is None or report is None:
            raise AbsentError(f"there is no claim {claim_id}")
        return Anchor(claim.id, report, claim.kind, claim.evidence.span)


def _fields(fields: Iterable[Field | str]) -> tuple[Field, ...]:
    wanted = set(fields)
    unknown = sorted(str(field) for field in wanted if field not in set(Field))
    if unknown:
        raise InputError(f"{unknown[0]} is no field of a claim: there are {', '.join(Field)}")
    if not wanted:
        raise InputError(f"nothing is changed: name a field ({', '.join(Field)})")
    return tuple(field for field in Field if field in wanted)


def _person(by: str) -> str:
    """Who decides, in one line."""
    name = " ".join("".join(char if char.isprintable() else " " for char in by).split())
    if not name:
        raise InputError("who decides must be named")
    return name


def _setting(view: StoreView, anchor: Anchor) -> Setting:
    text = view.text(anchor.report)
    if text is None:
        raise AbsentError(f"there is no report {anchor.report}")
    claim = view.claim(anchor.claim) or view.original(anchor.claim)
    return Setting(text, anchor.span, claim, _neighbours(view, anchor.report))


def _neighbours(view: StoreView, report_id: str) -> list[Claim]:
    """The claims of a report as the rules read them."""
    return [claim for gist in view.read(report_id) if (claim := view.original(gist.id)) is not None]


def _evidence(view: StoreView, report_id: str, report: Report, span: Span) -> Evidence:
    """The words of a span without the blanks at its ends, in their sentence as far as that is known."""
    text = report.text
    if span.end > len(text):
        raise InputError(f"characters {span.start} to {span.end} lie outside the report, which has {len(text)}")
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    trimmed = Span(start, max(start, span.end - len(words) + len(words.rstrip())))
    if not len(trimmed):
        raise InputError("no words are selected: a claim rests on words")
    sentences = [gist.sentence for gist in view.read(report_id) if gist.sentence is not None]
    pieces = [piece for block in report.blocks for piece in block.pieces]
    around = min((one for one in (*sentences, *pieces) if one.contains(trimmed)), key=len, default=trimmed)
    return Evidence(trimmed.of(text), trimmed, around, ())
