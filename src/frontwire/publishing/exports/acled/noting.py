"""Column `notes`: the sentences a row rests on with their voices, what others say against it, and the ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frontwire.drawing.citing import is_of_party
from frontwire.lexicon.labels import Labels
from frontwire.model.gist import Gist, Site
from frontwire.model.picture import Toll
from frontwire.publishing import telling
from frontwire.publishing.exports.acled.counting import Fatalities
from frontwire.publishing.exports.acled.pairing import Pair
from frontwire.publishing.exports.events import Deed
from frontwire.publishing.exports.events.saying import said, voice
from frontwire.publishing.exports.shipment import Entry

#: So many sentences at most tell of one thing; the happening's id leads to the others.
_MOST = 2


@dataclass(frozen=True, slots=True)
class Story:
    """What a row tells: the deed, the claims that give its type, its actors, the dead, and all counts of them."""

    deed: Deed
    support: tuple[Entry, ...]
    pair: Pair
    fatal: Fatalities
    tolls: tuple[Toll, ...]


def notes(story: Story, labels: Labels) -> str:
    """What is said of a happening, with what contradicts it, and at its end the ids of the claims quoted."""
    quoted = _Quoted()
    parts = [quoted.add(_lead(story))]
    parts += [quoted.add(entry) for entry in _tellers(story)]
    parts += [f"Denied: {text}" for entry in story.deed.denials[:_MOST] if (text := quoted.add(entry))]
    parts += [f"Otherwise told: {text}" for entry in _rivals(story.pair) if (text := quoted.add(entry))]
    parts += [_counts(story, labels)]
    parts.append(f"[frontwire happening {story.deed.account.id}; claims {', '.join(quoted.ids)}]")
    return " ".join(part for part in parts if part)


class _Quoted:
    """The claims quoted so far: a sentence stands once, however many claims are made of it."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._sentences: set[str] = set()

    def add(self, entry: Entry) -> str:
        """The claim's sentence with its voice; empty where the sentence stands already."""
        text = said(entry)
        if entry.id not in self.ids:
            self.ids.append(entry.id)
        if text in self._sentences:
            return ""
        self._sentences.add(text)
        return f"{text}."


def _lead(story: Story) -> Entry:
    """The claim that tells the type: the account's own lead where it does, else the one that tells most of it."""
    lead = story.deed.bundle.lead
    if any(entry.id == lead.id for entry in story.support):
        return lead
    return min(story.support, key=lambda entry: _vagueness(entry.gist, story.deed.site))


def _vagueness(gist: Gist, site: Site) -> tuple[bool, ...]:
    elsewhere = gist.site is not None and gist.site.id != site.id
    return elsewhere, is_of_party(gist), gist.first is None, not gist.actors, not gist.targets


def _tellers(story: Story) -> Iterator[Entry]:
    """The claims that give the number, and those that name the actors."""
    yield from [entry for entry in story.deed.bundle.entries if entry.id in story.fatal.claims][:_MOST]
    yield from story.pair.named_by


def _rivals(pair: Pair) -> Iterator[Entry]:
    for held in pair.rivals[:_MOST]:
        yield held.entries[0]


def _counts(story: Story, labels: Labels) -> str:
    """All numbers of the dead in this incident, each with its voice, where they differ; else empty."""
    counts = [count for toll in story.tolls for count in toll.counts if count.stands]
    told = dict.fromkeys((telling.count(count.figure, labels), count.citation.id) for count in counts)
    if len({words for words, _ in told}) <= 1:
        return ""
    by_id = {entry.id: entry for entry in story.deed.bundle.entries}
    listed = "; ".join(dict.fromkeys(f"{words}: {voice(by_id[claim])}" for words, claim in told))
    return f"Dead, as counted: {listed}."
