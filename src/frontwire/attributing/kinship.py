"""Kin: the mentions of one and the same thing, nearest first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from frontwire.model.document import Document, MentionKind


@dataclass(frozen=True, slots=True)
class Kin:
    """The mentions of a document by what they refer to, and its names by their last word ("Rami Darwish", "Darwish").

    Gathered once: a report of many pages has thousands of mentions, and each voice asks for its own.
    """

    document: Document
    same: Mapping[int, tuple[int, ...]]
    named: Mapping[str, tuple[int, ...]]
    #: Families as they have been asked for, by what they refer to.
    _families: dict[int, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, document: Document) -> Kin:
        """The kin of a document's mentions."""
        same: dict[int, list[int]] = {}
        named: dict[str, list[int]] = {}
        for head in sorted(document.mentions):
            same.setdefault(document.resolve(head), []).append(head)
            if document.syntax[head].pos == "PROPN":
                named.setdefault(document.syntax[head].text, []).append(head)
        return cls(
            document,
            {head: tuple(held) for head, held in same.items()},
            {word: tuple(held) for word, held in named.items()},
        )

    def is_pronoun(self, head: int) -> bool:
        """Is the mention headed by token `head` a pronoun?"""
        mention = self.document.mentions.get(head)
        if mention is not None:
            return mention.kind is MentionKind.PRONOUN
        return self.document.syntax[head].pos == "PRON"

    def chain(self, head: int) -> Iterator[int]:
        """The mention itself where it says anything, its appositives, and its kin with theirs.

        Those before it come first, the nearest first, then those behind it.
        """
        yield from self.link(head)
        family = self.family(head)
        behind = bisect_right(family, head)
        for other in (*reversed(family[:behind]), *family[behind:]):
            if other != head:
                yield from self.link(other)

    def family(self, head: int) -> tuple[int, ...]:
        """All mentions of what `head` refers to that are no pronouns, in order."""
        referent = self.document.resolve(head)
        held = self._families.get(referent)
        if held is None:
            token = self.document.syntax[referent]
            namesakes = self.named.get(token.text, ()) if token.pos == "PROPN" else ()
            mentions = {*self.same.get(referent, ()), *namesakes}
            held = tuple(sorted(mention for mention in mentions if not self.is_pronoun(mention)))
            self._families[referent] = held
        return held

    def link(self, head: int) -> Iterator[int]:
        """One mention of a chain with its appositives; nothing of a pronoun, which says nothing."""
        if self.is_pronoun(head):
            return
        syntax = self.document.syntax
        yield head
        yield from (kid.index for kid in syntax.children(head, "appos"))
        if syntax[head].dep == "appos":
            yield syntax[head].head
