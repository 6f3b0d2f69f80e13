"""A report that is out to do harm, in three scripts, with claims that overlap: what the report view has to bear."""

from __future__ import annotations

from pathlib import Path

from frontwire.claims.depositing import deposit
from frontwire.corpus import open_store
from frontwire.model.figure import Figure, What, Who
from frontwire.model.filing import Filing
from frontwire.model.report import Block, Refusal, Report, Role
from frontwire.model.span import Span
from frontwire.model.voice import Voice, VoiceType
from store_support import DAY, EDITION, FETCHED, make_claim

TITLE = "<script>window.struck = 1</script> Mill \U0001f525 shelled"
OUTLET = '<img src="x" onerror="window.struck = 1">'
VOICE = "javascript:window.struck = 1"
LEAD = "\U0001f691\U0001f691 Soldiers shelled the mill on Wednesday, \U0001f9d1‍⚕️ doctors said;\r\nat least two died."
HEBREW = "התותחים ירו על הטחנה, אמרו התושבים."
CAPTION = 'A cart <a href="javascript:window.struck=1" onclick="window.struck = 1">burns</a> \U0001f525 by the mill.'
FURNITURE = "Share </p></div><svg onload=window.struck=1> | Subscribe"
LAST = "\U0001d54b\U0001d560\U0001d568\U0001d55f: <b>both</b> bakeries &amp; the mill burned down."
TEXT = "\n\n".join((TITLE, FURNITURE, LEAD, HEBREW, CAPTION, LAST))
#: The words of the claims, in reading order; the second lies in the first.
LONG = "Soldiers shelled the mill on Wednesday, \U0001f9d1‍⚕️ doctors said;\r\nat least two died"
SHORT = "at least two died"
BURNED = "<b>both</b> bakeries &amp; the mill burned down"
REPORT = "hostile"


def span(words: str) -> Span:
    """Where `words` first stand."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def add_hostile(path: Path) -> Path:
    """Adds the report to the store at `path`."""
    blocks = (
        Block(Role.TITLE, (span(TITLE),)),
        Block(Role.FURNITURE, (span(FURNITURE),)),
        Block(Role.BODY, (span(LEAD), span(LAST))),
        Block(Role.OTHER_LANGUAGE, (span(HEBREW),), language="he"),
        Block(Role.CAPTION, (span(CAPTION),)),
    )
    report = Report(TEXT, blocks, title=TITLE, outlet=OUTLET, language="en")
    filing = Filing(REPORT, VOICE, TITLE, OUTLET, "en", DAY, FETCHED, EDITION)
    said_by = (Voice(VOICE, VoiceType.MEDICAL, span=span("doctors")),)
    killed = Figure(What.KILLED, Who.MIXED, 2, None, "at least two", span=span("at least two"))
    claims = (
        make_claim(LONG, start=span(LONG).start, said_by=said_by, figures=()),
        make_claim(SHORT, start=span(SHORT).start, kind="casualties", figures=(killed,), said_by=said_by),
        make_claim(BURNED, start=span(BURNED).start, kind="property_damage", figures=()),
    )
    refusal = Refusal("placing", "the mill", OUTLET, span("the mill burned"))
    with open_store(path) as corpus, corpus.store.writer() as writer:
        writer.add(deposit(filing, report, claims, (refusal,)))
    return path
