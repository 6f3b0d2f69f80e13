"""A desk at which claims on care and aid are made up, for the tests of the health picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from frontwire.drawing.health import health
from frontwire.lexicon.health import HealthWords
from frontwire.model.claim import Claim, ClaimClass
from frontwire.model.correction import Correction
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.filing import Filing, Voucher
from frontwire.model.gist import Gist, Party, Speaker
from frontwire.model.happening import Happening, Reconciled
from frontwire.model.health import HealthPicture
from frontwire.model.judgement import Judgement
from frontwire.model.place import Place, PlaceClass
from frontwire.model.report import Refusal
from frontwire.model.span import Span
from frontwire.model.voice import VoiceType
from reconciling_support import make_filing, make_gist, make_site
from tests_support import ROOT

WORDS = HealthWords.load(ROOT / "lexicons" / "health", ROOT / "lexicons" / "times")
DAY = date(2024, 3, 6)
KALA = make_site("Kala")
MURIN = make_site("Murin", lat=36.0)
#: Kala as `--place` finds it.
KALA_PLACE = Place("gn:kala", "Kala", PlaceClass.TOWN, "SY", "Idlib", 35.0, 37.0)
_STATES = frozenset({"facility_status", "facility_capacity", "supply_status", "needs", "aid_access"})
_SPEECH = frozenset({"appeal", "pledge", "denial", "rejection"})


def day(number: int) -> date:
    """A day of March 2024."""
    return date(2024, 3, number)


def party(text: str, **changes: Any) -> Party:
    """One who fills a role, keyed by the words."""
    return Party(key=text.lower(), text=text, **changes)


def speaker(text: str, kind: VoiceType = VoiceType.MEDICAL, **changes: Any) -> Speaker:
    """A named voice, keyed by the words."""
    return Speaker(text.lower(), text, kind, named=True, **changes)


def figure(
    what: What, number: int | None, wording: str, *, who: Who = Who.UNKNOWN, scope: Scope = Scope.INCIDENT
) -> Figure:
    """A count of exactly so many."""
    return Figure(what, who, number, number, wording, scope)


@dataclass
class Desk:
    """Collects claims, is the view of them, and draws."""

    held: list[Gist] = field(default_factory=list)
    reports: dict[str, Filing] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    def report(self, name: str, known: date = DAY, *, voucher: Voucher | None = None, opening: str = "") -> str:
        """A report by the outlet of its own name, or a message; gives its id."""
        outlet = None if voucher is not None else name.title()
        self.reports[name] = make_filing(name, published=known, outlet=outlet, voucher=voucher)
        self.texts[name] = f"{opening}\n" if opening else ""
        return name

    def say(
        self, kind: str, sentence: str, *, quote: str | None = None, report: str | None = None, **changes: Any
    ) -> str:
        """A claim in a sentence (its quote is the sentence but for the stop); gives its id."""
        known = changes.pop("known", DAY)
        name = report or self.report(f"report {len(self.reports) + 1}", known)
        filing = self.reports[name]
        said = quote or sentence.rstrip(".")
        start = len(self.texts[name])
        self.texts[name] += f"{sentence} "
        begin = start + sentence.index(said)
        klass = ClaimClass.STATE if kind in _STATES else ClaimClass.SPEECH_ACT if kind in _SPEECH else ClaimClass.EVENT
        told = filing.known
        values: dict[str, Any] = {"site": KALA, "first": told, "last": told, **changes}
        if filing.voucher is not None and "voices" not in values:
            values["voices"] = (speaker(filing.voucher.voice, VoiceType(filing.voucher.type)),)
        gist = make_gist(
            f"claim{len(self.held) + 1:03}",
            report=name,
            outlet=filing.outlet,
            known=told,
            kind=kind,
            klass=klass,
            quote=said,
            span=Span(begin, begin + len(said)),
            sentence=Span(start, start + len(sentence)),
            **values,
        )
        self.held.append(gist)
        return gist.id

    def join(self, *claims: str) -> None:
        """Makes claims one happening, that of the first."""
        self.joined.update(dict.fromkeys(claims, claims[0]))

    def draw(self, at: date = date(2024, 3, 31), **options: Any) -> HealthPicture:
        """The picture of all that was said."""
        return health(self, self.linked(), at=at, words=WORDS, **options)

    def linked(self) -> Reconciled:
        """Every claim its own happening, but for those joined."""
        groups: dict[str, list[str]] = {}
        for gist in self.held:
            groups.setdefault(self.joined.get(gist.id, gist.id), []).append(gist.id)
        origins = {gist.id: self.origins.get(gist.id, gist.report) for gist in self.held}
        return Reconciled(tuple(Happening(key, "any", tuple(ids)) for key, ids in groups.items()), (), origins)

    # -- a view ------------------------------------------------------------------------------------------------------

    def filings(self, *, at: date | None = None) -> Iterator[Filing]:
        return (filing for filing in self.reports.values() if at is None or filing.known <= at)

    def gists(self, *, at: date | None = None, kinds: frozenset[str] | None = None) -> Iterator[Gist]:
        for gist in sorted(self.held, key=lambda gist: (gist.known, gist.id)):
            if (at is None or gist.known <= at) and (kinds is None or gist.kind in kinds):
                yield gist

    def claim(self, claim_id: str) -> Claim | None:
        return None

    def text(self, report_id: str) -> str | None:
        return self.texts.get(report_id)

    def refusals(self, *, at: date | None = None) -> Iterator[tuple[str, Refusal]]:
        return iter(())

    def corrections(self) -> tuple[Correction, ...]:
        return ()

    def corrections_adrift(self) -> tuple[Correction, ...]:
        return ()

    def judgements(self) -> tuple[Judgement, ...]:
        return ()

    def reconciled(self) -> Reconciled | None:
        return None


#: A clinic that sends messages.
CLINIC = Voucher("Clinic 4, Kala", "medical", "Kala, Syria")
