"""Words for the parts of a picture: headlines, tolls, holders, voices with outlet, day and id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from frontwire.lexicon.labels import Labels
from frontwire.model.figure import Figure, Scope
from frontwire.model.gist import Party, Site
from frontwire.model.happening import Difference
from frontwire.model.picture import Account, Bound, Citation, Count, Motion, Status, Toll
from frontwire.model.voice import Polarity
from frontwire.publishing import telling, wording
from frontwire.publishing.cards import SHOWN_ID
from frontwire.publishing.words import country_names, flat

#: Figures shown beside a toll; `frontwire happening` has the others.
SHOWN_COUNTS = 6
#: Claims named behind a line.
SHOWN_CLAIMS = 4
#: A brief leaves out states whose last word is so many days old.
LONG_AGO = 90

#: Kinds that tell of moves and battles, and of what parties do together: nobody is blamed for them.
_BLAMELESS = frozenset(
    {
        *("advance", "armed_clash", "offensive", "reinforcement", "territory_taken", "withdrawal"),
        *("agreement", "aid_delivery", "ceasefire", "cooperation", "evacuation", "release", "talks"),
    }
)
_MOVED = {
    Motion.TOOK: "ground taken by",
    Motion.LOST: "ground lost by",
    Motion.ADVANCED: "advance by",
    Motion.WITHDREW: "withdrawal by",
    Motion.HOLDS: "held by",
}
_ABOUT = {
    Difference.FIGURE: "how many",
    Difference.RESPONSIBILITY: "who did it",
    Difference.CAUSE: "cause or weapon",
    Difference.PLACE: "where",
    Difference.TIME: "when",
    Difference.HAPPENED: "whether it happened",
    Difference.HOLDER: "who holds it",
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the words of a picture are taken from: labels, names of countries by code, the day it is of."""

    labels: Labels
    countries: Mapping[str, str]
    at: date

    @classmethod
    def load(cls, lexicons: Path, *, at: date) -> Vocabulary:
        """From a folder of lexicons; raises LexiconError."""
        return cls(Labels.load(lexicons / "publishing" / "labels.yml"), country_names(lexicons), at)

    def place(self, site: Site | None, text: str | None, part: str | None = None) -> str:
        """Where: the gazetteer's name with what it lies in, else the report's words and that no map has them."""
        return telling.spot(site, text, part, self.countries)

    def day(self, day: date) -> str:
        """A day, without its year where that is the picture's."""
        return f"{day.day} {day:%B}" if day.year == self.at.year else wording.day(day)

    def headline(self, account: Account) -> str:
        """What happened, in one line, from the claim that tells it best.

        Who did it is left out where that is disputed or denied, or where parties to the fight alone name him.
        """
        gist = replace(account.lead.gist, figures=())  # they stand below it
        said, aside = telling.statement(gist, self.labels), ""
        if gist.actors and not _is_quote(said) and (doubt := _doer_doubt(account)):
            said, aside = telling.statement(replace(gist, actors=()), self.labels), doubt
            if _is_quote(said):  # the words would name him
                said = wording.capital(self.labels.kind(gist.kind).label)
        denied = "denied" if gist.polarity is Polarity.DENIED and not _is_quote(said) else ""
        return wording.capital(wording.joined((denied, telling.firmness(gist), said, aside), by=": "))

    def source(self, citation: Citation) -> str:
        """Who gave it, in what, when, and the claim: "a doctor, in Meridian Wire, 5 March, C2 [3f9a2c10]"."""
        return f"{self.giver(citation)} {ids([citation.id])}"

    def giver(self, citation: Citation) -> str:
        """Who gave it, in what, when, how it is graded."""
        gist = citation.gist
        said_by = telling.voices(gist)
        is_own = gist.outlet is not None and flat(gist.outlet).casefold() == said_by.casefold()
        outlet = f"in {flat(gist.outlet)}" if gist.voices and gist.outlet and not is_own else ""
        grade = citation.grade.code if citation.grade is not None else ""
        return wording.joined((said_by, outlet, self.day(gist.known), grade), by=", ")

    def sources(self, citations: Iterable[Citation], limit: int = SHOWN_CLAIMS) -> str:
        """The first of those who gave it; each origin once, the others counted."""
        first: dict[str, Citation] = {}
        for citation in citations:
            first.setdefault(citation.origin, citation)
        held = list(first.values())
        shown = [self.source(citation) for citation in held[:limit]]
        return "; ".join(shown) + (f"; and {len(held) - limit} more" if len(held) > limit else "")

    def counted(self, toll: Toll) -> str:
        """What is counted: "killed", "killed, in all (children)"."""
        what = wording.joined((self.labels.what[toll.what], self.labels.scopes[toll.scope]), by=", ")
        who = self.labels.who[toll.who]
        return f"{what} ({who})" if who else what

    def toll(self, toll: Toll) -> str:
        """A toll in one line: "Killed (people): 11 to 21, best 17"; totals and arrivals have no range of their own."""
        counted = wording.capital(self.counted(toll))
        return f"{counted}: {span(toll)}" if toll.scope is Scope.INCIDENT else f"{counted}, side by side"

    def counts(self, toll: Toll) -> tuple[str, int]:
        """The figures that stand, each with who gave it, and how many others there are."""
        standing = [count for count in toll.counts if count.stands]
        shown = [self.count(count) for count in standing[:SHOWN_COUNTS]]
        return "; ".join(shown), len(toll.counts) - len(shown)

    def count(self, count: Count) -> str:
        """A figure as worded, who gave it, and why it does not stand where it does not."""
        why = f" ({count.because})" if count.because else ""
        return f"{figure(count.figure)} — {self.source(count.citation)}{why}"


def figure(held: Figure) -> str:
    """A figure as worded; where the words hold no digit, the number before them: "3 to 9 (“several”)"."""
    worded = flat(held.wording)
    if any(char.isdigit() for char in worded):
        return worded
    low, high = held.low, held.high
    if low is None or high is None:
        number = f"at least {low:,}" if low is not None else f"up to {high:,}" if high is not None else "?"
    else:
        number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"{number} (“{worded}”)"


def _is_quote(said: str) -> bool:
    return said.startswith("“")


def _doer_doubt(account: Account) -> str:
    """Why a headline names no doer; empty where it may. Who moves or fights is no matter of blame."""
    disputed = {dispute.difference for dispute in account.disputes}
    if Difference.RESPONSIBILITY in disputed:
        return "who did it is disputed"
    if Difference.HAPPENED in disputed:
        return "some deny it"
    naming = [citation.gist for citation in account.citations if citation.gist.actors]
    if account.lead.gist.kind in _BLAMELESS or not all(g.speaker is not None and g.speaker.party for g in naming):
        return ""
    doers = {party.side or party.key for gist in naming for party in gist.actors}
    sides = {gist.speaker.side for gist in naming if gist.speaker is not None}
    return "only a party names who did it" if doers - sides else ""


def moved(motion: Motion) -> str:
    """A step of the front in words, in front of who made it."""
    return _MOVED[motion]


def about(difference: Difference) -> str:
    """What a dispute is about."""
    return _ABOUT[difference]


def party(held: Party | None) -> str:
    """Who, as the claims word it."""
    return "somebody not named" if held is None else telling.names((held,))


def ids(claims: Iterable[str], limit: int = SHOWN_CLAIMS) -> str:
    """Ids as a line ends with them: "[3f9a2c10][77aa01bc]", the first few."""
    held = list(dict.fromkeys(claims))
    more = f"[+{len(held) - limit}]" if len(held) > limit else ""
    return "".join(f"[{claim[:SHOWN_ID]}]" for claim in held[:limit]) + more


def span(toll: Toll) -> str:
    """Low to high and best: "5 to 21, best 14", "17", "at least 40"; "no number that stands" where none does."""
    low, best, high = toll.low, toll.best, toll.high
    if high is None and low is None:
        return "no number that stands"
    if low is None or high is None:
        return f"up to {number(high)}" if high is not None else number(low)
    if low.value == high.value:
        return number(high, alone=True)
    tail = f", best {number(best)}" if best is not None else ""
    return f"{low.value:,} to {number(high)}{tail}"


def number(bound: Bound | None, *, alone: bool = False) -> str:
    """A bound as a number, with "at least" or "or more" where the claims say so."""
    if bound is None:
        return "not given"
    if not bound.more:
        return f"{bound.value:,}"
    return f"at least {bound.value:,}" if alone else f"{bound.value:,} or more"


def standing(account: Account) -> str:
    """How the accounts stand to each other, in how many voices, graded: "disputed: how many · 4 origins · C3"."""
    kinds = dict.fromkeys(about(dispute.difference) for dispute in account.disputes)
    only_denied = account.denied and not account.affirmed and not account.possible
    status = "said not to be so" if only_denied and account.status is Status.UNCONFIRMED else account.status.value
    over = f": {', '.join(kinds)}" if kinds and account.status is Status.DISPUTED else ""
    return wording.joined(
        (
            f"{status}{over}",
            counted(len(account.origins), "origin"),
            counted(len(account.outlets), "outlet") if len(account.outlets) > 1 else "",
            f"{account.copies} repeated" if account.copies else "",
            account.grade.code if account.grade is not None else "",
            "new" if account.new else "",
        )
    )


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def plain(value: str) -> str:
    """A value of a closed list as it reads in a line: "partially_functioning" without its underscores."""
    return value.replace("_", " ")
