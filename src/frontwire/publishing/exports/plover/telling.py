"""Telling: who says it and how, in words, for the one field that has room for them."""

from __future__ import annotations

from collections.abc import Iterable

from frontwire.model.claim import Claim
from frontwire.model.figure import Figure, Scope
from frontwire.model.filing import Filing
from frontwire.model.happening import Dispute
from frontwire.publishing.exports.shipment import Bundle, Entry
from frontwire.publishing.words import flat

_OUTLET = "the outlet itself"


def voice(claim: Claim) -> str:
    """Who says it, innermost first, each with its type: "a resident (resident) by activists (opposition)"."""
    return " by ".join(f"{flat(one.text)} ({one.type.value})" for one in claim.said_by) or _OUTLET


def comment(entry: Entry, because: str) -> str:
    """What the record's other fields have no place for: kind, voice, cue, stance, every figure as worded."""
    claim = entry.claim
    cue = "" if claim.cue is None else f", “{flat(claim.cue.text)}”"
    past = ", background" if claim.background else ""
    parts = (
        f"kind: {claim.kind}",
        f"said by: {voice(claim)}{cue}",
        f"stance: {claim.stance.polarity.value}, {claim.stance.certainty.value}{past}",
        *figures(claim.figures),
        because,
    )
    return "; ".join(part for part in parts if part)


def account(bundle: Bundle, entries: Iterable[Entry], because: str) -> str:
    """How the accounts of a happening stand to each other, then each of `entries`: who said it, how, which figures."""
    held = bundle.account
    numbers = f"{len(held.affirmed)} affirm, {len(held.possible)} perhaps, {len(held.denied)} deny"
    disputes = (
        f"disputed {one.difference.value}: {' / '.join(p.holds for p in one.positions)}" for one in held.disputes
    )
    parts = (f"{held.status.value}: {numbers}", *disputes, because, *(_cited(entry) for entry in entries))
    return "; ".join(flat(part) for part in parts if part)


def coder(filing: Filing) -> str:
    """What read the report."""
    return f"frontwire {filing.edition.software}"


def figures(held: Iterable[Figure]) -> Iterable[str]:
    """Figures as worded: "killed: at least 11"."""
    for figure in held:
        scope = "" if figure.scope is Scope.INCIDENT else f" ({figure.scope.value})"
        yield f"{figure.what.value}: {flat(figure.wording)}{scope}"


def outlet(filing: Filing) -> str | None:
    """Who published it; of a field message whoever vouches for it."""
    held = filing.outlet or (None if filing.voucher is None else filing.voucher.voice)
    return None if held is None else flat(held)


def citation(filing: Filing) -> str:
    """A report as one cites it: outlet, title, day."""
    title = None if filing.title is None else f"“{flat(filing.title)}”"
    day = None if filing.published is None else filing.published.isoformat()
    name = outlet(filing) or (None if title else f"report {filing.id}")
    return ", ".join(part for part in (name, title, day) if part)


def address(filing: Filing) -> str | None:
    """Where a report was published on the web; a path of the machine that read it is nobody's business."""
    held = filing.address or filing.source
    return held if held.startswith(("http://", "https://")) else None


def _disputed(dispute: Dispute) -> str:
    return f"disputed {dispute.difference.value}: {' / '.join(position.holds for position in dispute.positions)}"


def _cited(entry: Entry) -> str:
    claim = entry.claim
    told = (
        f"{outlet(entry.filing) or 'no outlet'}, {voice(claim)}, {claim.stance.polarity.value}",
        f"{claim.stance.certainty.value}",
        *figures(claim.figures),
    )
    return f"claim {entry.id} ({', '.join(told)})"
