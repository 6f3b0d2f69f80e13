"""The dossier of a happening as a page for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from frontwire.model.picture import Citation
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing import telling, wording
from frontwire.publishing.cards import SHOWN_ID
from frontwire.publishing.dossier import lines
from frontwire.publishing.dossiers import Dossier
from frontwire.publishing.page import Page
from frontwire.publishing.picture.brief import put_section
from frontwire.publishing.picture.lines import Group, Item, Section
from frontwire.publishing.picture.words import Vocabulary, standing
from frontwire.publishing.words import flat

_INDENT = 2


def write(dossier: Dossier, words: Vocabulary, *, width: int = 100, color: bool = False) -> str:
    """The page, `width` columns wide, with ANSI colours where `color` is set."""
    page = Page(width=width, color=color)
    account = dossier.account
    page.put(words.headline(account), style="bold")
    when = telling.days(account.first, account.last, account.precision)
    page.put(wording.joined((when, words.place(account.site, account.place_text, account.part))))
    page.put(standing(account), style="dim")
    page.put(f"happening {account.id}", style="dim")
    _put(page, _told(dossier, words))
    page.gap()
    page.put("WHO SAYS WHAT", style="bold cyan")
    header = ("known", "who", "figures", "words", "in", "grade", "claim")
    page.table(header, [_row(citation, words) for citation in account.citations], indent=_INDENT)
    _put(page, _reasons(dossier))
    return page.text()


def _put(page: Page, sections: Iterable[tuple[str, Iterable[Item]]]) -> None:
    for title, items in sections:
        held = tuple(items)
        if held:
            put_section(page, Section(title, (Group("", held),)))


def _told(dossier: Dossier, words: Vocabulary) -> Iterator[tuple[str, Iterable[Item]]]:
    account = dossier.account
    yield "Figures", (lines.toll(toll, words) for toll in account.tolls)
    yield "Disputed", (lines.dispute(dispute, account) for dispute in account.disputes)


def _reasons(dossier: Dossier) -> Iterator[tuple[str, Iterable[Item]]]:
    account = dossier.account
    yield "Why these are one", map(lines.link, account.links)
    yield "Decided by people", map(lines.judgement, dossier.judgements)
    yield "Corrected by people", map(lines.correction, dossier.corrections)
    yield "Grade", lines.grade(account.grade)
    yield "Origins", lines.origins(account.citations)
    yield "Copies", (lines.copy(copy, dossier.filings) for copy in dossier.copies)


def _row(citation: Citation, words: Vocabulary) -> tuple[str, ...]:
    gist = citation.gist
    return (
        words.day(gist.known),
        wording.joined((telling.voices(gist), _stance(citation)), by=", "),
        telling.figures(gist.figures, words.labels),
        wording.quoted(gist.quote),
        (flat(gist.outlet) if gist.voices and gist.outlet else "") + (" (repeats)" if citation.repeats else ""),
        citation.grade.code if citation.grade is not None else "",
        gist.id[:SHOWN_ID],
    )


def _stance(citation: Citation) -> str:
    """How it is said, where not plainly: "denies it", "claims it", "possible"."""
    gist = citation.gist
    if gist.polarity is Polarity.DENIED:
        return "denies it"
    return "claims it" if gist.certainty is Certainty.CLAIMED else telling.firmness(gist)
