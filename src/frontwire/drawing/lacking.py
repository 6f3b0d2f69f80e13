"""Gaps: what is not known, counted and said: silence, one side only, no day, no place, refused, judgements adrift."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from frontwire.drawing.citing import is_announced
from frontwire.drawing.gathering import Area, Material
from frontwire.model.claim import ClaimClass
from frontwire.model.correction import Correction
from frontwire.model.filing import Filing
from frontwire.model.finding import Finder, rejected
from frontwire.model.gist import Gist, Site
from frontwire.model.judgement import Judgement
from frontwire.model.picture import Account, Frame, Gap, GapKind, Toll
from frontwire.model.place import PlaceClass
from frontwire.model.report import Refusal

#: How many claims a gap names.
NAMED = 20
#: Divisions and larger are always spoken of somewhere: their silence tells nothing.
_LOCAL = frozenset({PlaceClass.SITE, PlaceClass.NEIGHBOURHOOD, PlaceClass.TOWN, PlaceClass.CAMP, PlaceClass.DISTRICT})


def nothing(frame: Frame) -> Gap:
    """That nothing at all was known."""
    where = f" of {frame.place.name}" if frame.place is not None else ""
    return Gap(GapKind.NO_CLAIMS, f"no report known by {_worded(frame.at)} tells anything{where}", site=None)


def silent(gists: Iterable[Gist], frame: Frame, area: Area) -> Iterator[Gap]:
    """Places that were spoken of on two days or more and of which nothing was said for the frame's days of silence."""
    last: dict[str, Gist] = {}
    days: dict[str, set[date]] = {}
    counts: dict[str, int] = {}
    for gist in gists:
        site = gist.site
        if site is not None and not gist.background and site.kind in _LOCAL:
            last[site.id] = gist
            days.setdefault(site.id, set()).add(gist.known)
            counts[site.id] = counts.get(site.id, 0) + 1
    floor = frame.at - timedelta(days=frame.silence)
    quiet = [gist for key, gist in last.items() if gist.known <= floor and len(days[key]) > 1 and area.holds(gist.site)]
    for gist in sorted(quiet, key=lambda held: (-held.known.toordinal(), held.id)):
        if gist.site is not None:
            yield _silence(gist, gist.site, counts[gist.site.id], frame)


def _silence(gist: Gist, site: Site, count: int, frame: Frame) -> Gap:
    because = f"nothing of {site.name} for {(frame.at - gist.known).days} days"
    return Gap(GapKind.SILENT, because, count, (gist.id,), site, gist.known)


def one_sided(accounts: Iterable[Account]) -> Iterator[Gap]:
    """Tolls that only parties to the fight give, all of one side."""
    for account in accounts:
        for toll in account.tolls:
            side = _only_side(toll)
            if side is not None:
                claims = tuple(count.citation.id for count in toll.counts if count.stands)
                because = f"how many were {toll.what.value} is told by one side only: {side}"
                yield Gap(GapKind.ONE_PARTY, because, len(claims), claims[:NAMED], account.site, account.last)


def _only_side(toll: Toll) -> str | None:
    """The side that alone gives the toll; None where a voice is no party, or sides differ."""
    speakers = [count.citation.gist.speaker for count in toll.counts if count.stands]
    if not speakers or any(speaker is None or speaker.party is not True for speaker in speakers):
        return None
    sides = {speaker.side or speaker.text for speaker in speakers if speaker is not None}
    return sides.pop() if len(sides) == 1 else None


def undated(accounts: Iterable[Account]) -> Iterator[Gap]:
    """What happened on a day that nobody gives."""
    held = [account for account in accounts if account.first is None and account.last is None]
    if held:
        claims = tuple(account.lead.id for account in held)
        yield Gap(GapKind.UNDATED, "no claim gives the day", len(held), claims[:NAMED])


def unplaced(material: Material, reports: frozenset[str]) -> Iterator[Gap]:
    """Events told in `reports` within the window whose place is not on the map, by the words for it."""
    held: dict[str, list[str]] = {}
    for gist in material.gists.values():
        if gist.site is None and gist.report in reports and _is_news(gist, material.frame):
            held.setdefault(gist.place_text or "", []).append(gist.id)
    for text in sorted(held, key=lambda text: (not text, -len(held[text]), text)):
        because = f"“{text}” is not on the map" if text else "no place is named"
        yield Gap(GapKind.UNPLACED, because, len(held[text]), tuple(held[text][:NAMED]))


def _is_news(gist: Gist, frame: Frame) -> bool:
    event = gist.klass is ClaimClass.EVENT and not is_announced(gist)
    return event and gist.known > frame.since and not gist.background


def refused(refusals: Iterable[tuple[str, Refusal]], reports: frozenset[str]) -> Iterator[Gap]:
    """What was seen in `reports` and not coded, counted by stage and reason; the commonest first."""
    counts: dict[tuple[str, str], int] = {}
    for report, refusal in refusals:
        if report in reports:
            key = refusal.stage, refusal.because
            counts[key] = counts.get(key, 0) + 1
    for stage, because in sorted(counts, key=lambda key: (-counts[key], key)):
        yield Gap(GapKind.REFUSED, f"{stage}: {because}", counts[stage, because])


def known_later(filings: Iterable[Filing], frame: Frame) -> Iterator[Gap]:
    """Reports that give no day and count from the day they were fetched, after the picture's."""
    days = sorted(filing.known for filing in filings if filing.published is None and filing.known > frame.at)
    if days:
        reports = "1 report became" if len(days) == 1 else f"{len(days)} reports became"
        since = " to ".join(dict.fromkeys(map(_worded, (days[0], days[-1]))))
        because = f"{reports} known only later (fetched {since}): no page gives its day, --published would"
        yield Gap(GapKind.KNOWN_LATER, because, len(days), since=days[0])


def _worded(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def adrift(
    judgements: Iterable[Judgement], gists: Mapping[str, Gist], *, corrections: Iterable[Correction] = ()
) -> Iterator[Gap]:
    """Judgements of people whose claims are found no more, though their reports were known."""
    held = list(judgements)
    if not held:
        return
    finder = Finder(tuple(gists.values()), gone=rejected(corrections))
    reports = {gist.report for gist in gists.values()}
    for judgement in held:
        anchors = [anchor for anchor in (judgement.left, judgement.right) if anchor.report in reports]
        lost = tuple(anchor.claim for anchor in anchors if finder.find(anchor) is None)
        if lost:
            because = f"judgement {judgement.number} by {judgement.by}: its claim is no longer there"
            yield Gap(GapKind.ANCHOR_LOST, because, len(lost), lost)


def corrections_adrift(corrections: Iterable[Correction], gists: Mapping[str, Gist]) -> Iterator[Gap]:
    """Corrections of people whose claims are found no more, though their reports were known."""
    reports = {gist.report for gist in gists.values()}
    for correction in corrections:
        if correction.claim.report in reports:
            because = f"correction {correction.number} by {correction.by}: its claim is no longer there"
            yield Gap(GapKind.ANCHOR_LOST, because, 1, (correction.claim.claim,))
