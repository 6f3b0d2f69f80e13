"""Who says what, in one line: a sentence word for word with its voice, the outlet and the day."""

from __future__ import annotations

from frontwire.publishing import telling, wording
from frontwire.publishing.exports.shipment import Entry
from frontwire.publishing.words import flat


def outlet(entry: Entry) -> str:
    """Who published it: the outlet, for a field message the voice that vouches for it; empty where nobody is known."""
    filing = entry.filing
    if filing.outlet:
        return flat(filing.outlet)
    return flat(filing.voucher.voice) if filing.voucher is not None else ""


def said(entry: Entry) -> str:
    """A sentence in quotation marks and who says it: “…” (a doctor, in the Hauran Gazette, 5 March 2024)."""
    speaker = telling.voices(entry.gist) if entry.gist.voices else ""
    published = outlet(entry)
    where = "" if published == speaker else f"in {published}" if speaker and published else published
    parts = [part for part in (speaker, where, wording.day(entry.filing.known)) if part]
    return f"“{flat(entry.sentence)}” ({', '.join(parts)})"


def voice(entry: Entry) -> str:
    """Who says it, the innermost voice; the outlet where it speaks itself."""
    return telling.voices(entry.gist) if entry.gist.voices else outlet(entry)
