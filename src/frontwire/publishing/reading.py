"""A reading: what came of one report."""

from __future__ import annotations

from dataclasses import dataclass, field

from frontwire.model.claim import Claim
from frontwire.model.document import Document
from frontwire.model.filing import Voucher
from frontwire.model.place import Place
from frontwire.model.report import Refusal, Report
from frontwire.publishing import brief, contract, explaining
from frontwire.settings import Settings


@dataclass(frozen=True, slots=True)
class Reading:
    """What Frontwire read in one report: its claims, what it refused, and the document both rest on.

    `claims` stand in reading order, `interactions` (praise, refusals, ties: what event data code between actors
    besides) in an order of their own; `refusals` say what was seen and not coded, and why; `settings` are
    those it was read with: they say which lexicons explain it.

    `form` names the form that it is a row of, `voucher` who filled that in and `place` from where.
    """

    document: Document = field(repr=False)
    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]
    settings: Settings = field(repr=False)
    interactions: tuple[Claim, ...] = ()
    form: str | None = None
    voucher: Voucher | None = None
    place: Place | None = None

    @property
    def report(self) -> Report:
        """The report: original text, blocks, title, outlet."""
        return self.document.report

    @property
    def passed_over(self) -> bool:
        """Was nothing in it parsed, because a first look found that nothing can be a claim?"""
        return bool(self.document.passed) and not self.document.syntax.sentences

    def to_dict(self) -> dict[str, object]:
        """The JSON contract as plain dicts, lists, strings and numbers."""
        return contract.to_dict(contract.publish(self))

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON contract as text, on one line unless `indent` says how many blanks a level takes."""
        return contract.to_json(contract.publish(self), indent=indent)

    def to_jsonl(self) -> str:
        """One claim a line, each with the report's header; the empty string where there are no claims."""
        return contract.to_jsonl(contract.publish(self))

    def brief(self, *, width: int = 100, color: bool = False) -> str:
        """The brief: what happened, tolls, control, relief, what is disputed and what is not known.

        `width` is in columns; `color` adds ANSI escapes. Raises LexiconError where the labels cannot be read.
        """
        return brief.write(self, width=width, color=color)

    def explain(self, claim_id: str | int, *, width: int = 100, color: bool = False) -> str:
        """The path from the words to every value of one claim.

        `claim_id` is the claim's id, the beginning of it, or its number in the brief. Raises InputError
        where no claim, or more than one, answers to it.
        """
        return explaining.explain(self, claim_id, width=width, color=color)

    def number(self, claim: Claim) -> int:
        """The number that the brief gives to `claim`: its place in reading order, from 1."""
        return self.claims.index(claim) + 1
