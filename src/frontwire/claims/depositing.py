"""Depositing: a report's claims made ready for a store, with ids of their own and the voice of who vouches for it.

The same text may come from two outlets, or in two messages: these are two filings, and what each says is a claim of
its own. So a claim's id in a store is a digest of the filing's id and of the id it was read with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from frontwire.claims.gisting import gists_of
from frontwire.claims.vouching import vouch
from frontwire.model.claim import Claim
from frontwire.model.filing import Deposit, Filing, Voucher
from frontwire.model.place import Place
from frontwire.model.report import Refusal, Report

_ID_BYTES = 8


def filing_id(report: Report, *, published: date | None, voucher: Voucher | None) -> str:
    """A digest of what makes a report the same wherever it is fetched: outlet, day, text, and who vouches for it."""
    vouched = () if voucher is None else (voucher.voice, voucher.type, voucher.place or "")
    return _digest(report.outlet or "", "" if published is None else published.isoformat(), report.text, *vouched)


def deposit(
    filing: Filing, report: Report, claims: Iterable[Claim], refusals: Iterable[Refusal], *, place: Place | None = None
) -> Deposit:
    """All that a store keeps of one report. `place` is where the filing's voucher speaks from, if it has one."""
    kept = tuple(replace(vouch(claim, filing.voucher, place), id=_digest(filing.id, claim.id)) for claim in claims)
    refused = tuple(refusals)
    counted = replace(filing, claims=len(kept), refusals=len(refused))
    return Deposit(counted, report, kept, gists_of(kept, counted, report.text), refused)


def _digest(*parts: str) -> str:
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=_ID_BYTES).hexdigest()
