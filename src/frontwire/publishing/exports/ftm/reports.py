"""Reports as articles."""

from __future__ import annotations

from frontwire.lexicon.ftm import FtmFile
from frontwire.model.filing import Filing
from frontwire.publishing.exports.ftm.shapes import Source, Thing, identify
from frontwire.publishing.exports.plover.telling import address, citation, outlet


def source_of(filing: Filing, origin: str, tables: FtmFile) -> Source:
    """Where a value comes from that is taken from a report."""
    return Source(origin, filing.fetched, tables.languages.get(filing.language or ""))


def report_id(filing: Filing) -> str:
    """The id of the article."""
    return identify("report", filing.id)


def article(filing: Filing, tables: FtmFile) -> Thing:
    """A report's header; its text stays where it is."""
    source = source_of(filing, f"report:{filing.id}", tables)
    held = Thing(report_id(filing), "Article", source)
    held.quote("name", filing.title or citation(filing)).quote("title", filing.title).add("publisher", outlet(filing))
    held.add("publishedAt", filing.published).add("retrievedAt", filing.fetched.date())
    return held.add("language", source.language).add("sourceUrl", address(filing))
