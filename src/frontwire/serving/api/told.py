"""Claims, happenings, places and reports in the shapes of the API, as exactly placed as they may be shown."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from frontwire.browsing.stock import Leaf
from frontwire.browsing.told import Entry, Tally
from frontwire.model.claim import Claim
from frontwire.model.filing import Filing
from frontwire.model.picture import Account
from frontwire.model.report import Report
from frontwire.publishing import contract
from frontwire.publishing import shapes as reading
from frontwire.publishing.dossier import contract as dossier
from frontwire.publishing.picture import parts
from frontwire.publishing.picture.words import Vocabulary
from frontwire.publishing.sourcing import shown_source
from frontwire.serving.api import shapes
from frontwire.serving.desk import Desk


def listed(entry: Entry) -> shapes.ListedClaim:
    """A claim of a list."""
    cited, gist = parts.claim(entry.citation), entry.citation.gist
    return shapes.ListedClaim(
        **{name: getattr(cited, name) for name in cited.__struct_fields__},
        happening=entry.leaf.account.id,
        figures=tuple(reading.Figure(f.what, f.who, f.low, f.high, f.wording, f.scope) for f in gist.figures),
        where=None if entry.site is None else parts.place(entry.site),
    )


def whole(claim: Claim, entry: Entry | None) -> reading.Claim:
    """A claim with all that was read in it; placed as coarsely as it is shown."""
    held = contract.kept_claim(claim)
    site = None if entry is None else entry.site
    if held.place is None or held.place.id is None or site is None:
        return held
    return msgspec.structs.replace(
        held, place=msgspec.structs.replace(held.place, lat=site.lat, lon=site.lon, radius_km=site.radius_km)
    )


def account_of(leaf: Leaf) -> Account:
    """A happening's account, placed as coarsely as it is shown."""
    return replace(leaf.account, site=leaf.site)


def words_of(account: Account, desk: Desk) -> Vocabulary:
    """The words for a happening: those of the day on which it was last told of."""
    return desk.words(account.citations[-1].gist.known)


def place_row(tally: Tally) -> shapes.PlaceRow:
    """A place of a list."""
    return shapes.PlaceRow(parts.place(tally.site), tally.claims, tally.happenings, tally.disputed, tally.last)


def report_of(filing: Filing) -> dossier.Report:
    """A report's header; of a file only its name is told."""
    return dossier.report(shown(filing))


def text_of(report: Report, filing: Filing) -> reading.Report:
    """A report with its text and blocks; of a file only its name is told."""
    return contract.kept_report(report, shown(filing))


def shown(filing: Filing) -> Filing:
    """A report's header as others may see it."""
    return replace(filing, source=shown_source(filing.source))
