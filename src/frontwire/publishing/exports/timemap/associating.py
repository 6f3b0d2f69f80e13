"""Associating: what TimeMap filters events by: kind, voice, how sure a thing is; and their categories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frontwire.lexicon.palette import Palette
from frontwire.publishing.exports.shipment import Bundle
from frontwire.publishing.picture.words import Vocabulary


@dataclass(frozen=True, slots=True)
class Association:
    """A row of the sheet: `mode` is TimeMap's (CATEGORY or FILTER), `path` leads to it in the tree of filters."""

    id: str
    title: str
    mode: str
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Associator:
    """Finds the associations of happenings."""

    words: Vocabulary
    palette: Palette

    def category(self, bundle: Bundle) -> Association:
        """The one category of an event: the family of its kind."""
        family = self.palette.family(bundle.lead.gist.kind)
        label = next(entry.label for entry in self.palette.families if entry.family == family)
        return Association(family, label, "CATEGORY")

    def filters(self, bundle: Bundle) -> tuple[Association, ...]:
        """How its accounts stand to each other, of which kinds its claims are, and who speaks."""
        return tuple(dict.fromkeys(self._filters(bundle)))

    def _filters(self, bundle: Bundle) -> Iterator[Association]:
        yield _filter("Status", "status", bundle.account.status.value)
        for entry in bundle.entries:
            kind = entry.gist.kind
            yield _filter("Kind", "kind", kind, self.words.labels.kind(kind).label)
        for entry in bundle.entries:
            voice = entry.gist.speaker
            yield _filter("Voice", "voice", "outlet" if voice is None else voice.type.value)


def _filter(branch: str, prefix: str, value: str, title: str | None = None) -> Association:
    shown = (title or value).replace("_", " ")
    return Association(f"{prefix}-{value.replace(' ', '-')}", shown, "FILTER", (branch, shown))
