"""The path from the picture down to one claim: what comes before the words in its explanation."""

from __future__ import annotations

from frontwire.model.filing import Filing
from frontwire.model.picture import Account, Citation
from frontwire.publishing import telling, wording
from frontwire.publishing.cards import SHOWN_ID
from frontwire.publishing.dossier import lines
from frontwire.publishing.dossiers import Dossier
from frontwire.publishing.picture.words import Vocabulary, standing
from frontwire.publishing.trails import Section, told
from frontwire.publishing.words import flat
from frontwire.reconciling.originating import why


def around(dossier: Dossier, claim_id: str, words: Vocabulary) -> tuple[Section, ...]:
    """Happening, links, judgements, grade, origin and report of a claim of the dossier, as sections."""
    account = dossier.account
    citation = next(one for one in account.citations if one.id == claim_id)
    touching = [lines.link(link).text for link in account.links if claim_id in {link.older, link.newer}]
    judged = [one for one in dossier.judgements if claim_id in {one.left.claim, one.right.claim}]
    steps: tuple[tuple[str, str, list[str]], ...] = (
        ("happening", "The happening it stands in", [*_headed(account, words), f"happening {account.id}"]),
        ("links", "Why it stands there", touching or [_alone(account)]),
        ("judgements", "Decided by people", [lines.judgement(one).text for one in judged]),
        ("grade", "Grade", [item.text for item in lines.grade(citation.grade)]),
        ("origin", "What it goes back to", [flat(why(citation.gist, citation.origin)), *_repeats(citation)]),
        ("report", "The report", _report(dossier.filings.get(citation.gist.report))),
    )
    return tuple(Section(key, title, told(texts)) for key, title, texts in steps if texts)


def _headed(account: Account, words: Vocabulary) -> tuple[str, str]:
    return words.headline(account), standing(account)


def _alone(account: Account) -> str:
    return "nothing else tells of it" if len(account.citations) == 1 else "others are linked to it, not it to others"


def _repeats(citation: Citation) -> list[str]:
    return ["the same origin said the same before: it corroborates nothing"] if citation.repeats else []


def _report(filing: Filing | None) -> list[str]:
    if filing is None:
        return []
    published = wording.day(filing.published) if filing.published else "on a day it does not tell"
    voucher = filing.voucher
    vouched = "" if voucher is None else f"message of {flat(voucher.voice)} ({voucher.type})"
    told = (
        flat(filing.title or ""),
        vouched or f"{flat(filing.outlet or 'outlet not known')}, published {published}",
        f"fetched {filing.fetched:%Y-%m-%d %H:%M} from {flat(filing.source)}",
        telling.version(filing),
        f"read by Frontwire {filing.edition.software}, lexicons {filing.edition.lexicons[:SHOWN_ID]}",
    )
    return [line for line in told if line]
