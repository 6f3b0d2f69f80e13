"""The table of happenings: one row a happening, with all positions on it side by side."""

from __future__ import annotations

from frontwire.model.figure import Scope, What, Who
from frontwire.model.happening import Difference
from frontwire.model.picture import Bound, Status, Toll
from frontwire.model.time import Precision
from frontwire.publishing.exports.shipment import Bundle
from frontwire.publishing.exports.tables.column import day, text, things, truth, whole
from frontwire.publishing.exports.tables.shared import placed, voiced


def _value(bound: Bound | None) -> int | None:
    return None if bound is None else bound.value


def _is_open(toll: Toll) -> bool:
    return toll.high is not None and toll.high.more


def _distinct(bundle: Bundle, take: str) -> tuple[str, ...]:
    held = (getattr(citation.gist, take) for citation in bundle.account.citations)
    return tuple(dict.fromkeys(value for value in held if value))


def _voices(bundle: Bundle) -> tuple[str, ...]:
    held = (citation.gist.speaker for citation in bundle.account.citations)
    return tuple(dict.fromkeys(voice.text for voice in held if voice is not None))


_IDS = (
    text("happening", lambda one: one.account.id, "Its id: that of the claim known first.", "0a4f1fa1ce9b3498"),
    text("family", lambda one: one.account.family, "The family of kinds that its claims share.", "violence"),
    text("kind", lambda one: one.lead.gist.kind, "The kind of the leading claim.", "shelling"),
    text("status", lambda one: one.account.status, "How its accounts stand to each other.", "disputed", values=Status),
    text(
        "grade",
        lambda one: None if one.account.grade is None else one.account.grade.code,
        "Best grade of an affirming claim: source A-F, claim 1-6.",
        "C3",
    ),
    truth("new", lambda one: one.account.new, "Nothing known of it before --since?", "true"),
)
_TIME = (
    day("first", lambda one: one.account.first, "First day; empty: open or not told.", "2024-03-04"),
    day("last", lambda one: one.account.last, "Last day, included.", "2024-03-04"),
    text("time_precision", lambda one: one.account.precision, "How exactly it is dated.", "day", values=Precision),
)
_PLACE = (
    *placed(lambda one: one.account.site),
    text("place_text", lambda one: one.account.place_text, "The words for the place.", "the town"),
    text("part", lambda one: one.account.part, "The part of it that is meant.", "west"),
)
_LEAD = (
    text("lead", lambda one: one.account.lead.id, "The leading claim.", "0a4f1fa1ce9b3498"),
    text("quote", lambda one: one.lead.gist.quote, "Its words.", "shells hit the market"),
    text("sentence", lambda one: one.lead.sentence, "Their sentence.", "Shells hit the market, a medic said."),
    *voiced(lambda one: one.lead.gist),
)
_TOLL = (
    text("what", lambda toll: toll.what, "What is counted.", "killed", values=What),
    text("who", lambda toll: toll.who, "Of whom.", "civilian", values=Who),
    text("scope", lambda toll: toll.scope, "What the count covers.", "incident", values=Scope),
    whole("low", lambda toll: _value(toll.low), "The lowest number that stands.", "9"),
    whole("best", lambda toll: _value(toll.best), "The best supported one.", "12"),
    whole("high", lambda toll: _value(toll.high), "The highest.", "14"),
    truth("more", _is_open, 'Is the highest "or more"?', "false"),
    text(
        "claims",
        lambda toll: tuple(dict.fromkeys(count.citation.id for count in toll.counts)),
        "The claims that count.",
        "0a4f1fa1ce9b3498",
        many=True,
    ),
)
_POSITION = (
    text("holds", lambda position: position.holds, "What it holds.", "12 killed"),
    text("claims", lambda position: position.claims, "The claims that hold it.", "0a4f1fa1ce9b3498", many=True),
)
_DISPUTE = (
    text("about", lambda dispute: dispute.difference, "What they differ in.", "figure", values=Difference),
    text("because", lambda dispute: dispute.because, "Why it is one.", "the numbers do not meet"),
    things(
        "positions",
        lambda dispute: dispute.positions,
        "The positions.",
        '[{"holds":"12 killed","claims":["0a4f1fa1ce9b3498"]}]',
        parts=_POSITION,
    ),
)
_SAID = (
    things(
        "tolls",
        lambda one: one.account.tolls,
        "What is counted of whom: chosen among numbers that were said, none computed.",
        '[{"what":"killed","who":"civilian","scope":"incident","low":9,"best":12,"high":14,"more":false,"claims":[]}]',
        parts=_TOLL,
    ),
    things(
        "disputes",
        lambda one: one.account.disputes,
        "What voices disagree on.",
        '[{"about":"figure","because":"the numbers do not meet","positions":[]}]',
        parts=_DISPUTE,
    ),
    text("affirmed", lambda one: one.account.affirmed, "Claims that affirm it.", "0a4f1fa1ce9b3498", many=True),
    text("possible", lambda one: one.account.possible, "Claims that hold it possible.", "0a4f1fa1ce9b3498", many=True),
    text("denied", lambda one: one.account.denied, "Claims that deny it.", "0a4f1fa1ce9b3498", many=True),
)
_SOURCES = (
    whole("claims", lambda one: len(one.account.citations), "How many claims tell of it.", "5"),
    whole("copies", lambda one: one.account.copies, "How many of them only repeat.", "1"),
    text("origins", lambda one: one.account.origins, "Independent origins.", "voice:clinic 4 nawa", many=True),
    text("outlets", lambda one: one.account.outlets, "Outlets that tell of it.", "Meridian Wire", many=True),
    text("voices", _voices, "Voices that tell of it.", "a medic", many=True),
    text("reports", lambda one: _distinct(one, "report"), "Reports that tell of it.", "a3a6aff73bc4a2f3", many=True),
)

#: Ids first, then when, where, the leading words, what is said of it, and by whom.
COLUMNS = (*_IDS, *_TIME, *_PLACE, *_LEAD, *_SAID, *_SOURCES)
