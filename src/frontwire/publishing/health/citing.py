"""Cites: who says a thing, of which day and how long ago, in the words of a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontwire.model.health import Word
from frontwire.model.picture import Citation
from frontwire.model.voice import Polarity
from frontwire.publishing import telling, wording
from frontwire.publishing.health.lines import short, voice
from frontwire.publishing.health.sheets import Cite
from frontwire.publishing.words import flat

_QUOTE = 220


@dataclass(frozen=True, slots=True)
class Citing:
    """Makes cites as of `at`; a word older than `silence` days is stale."""

    at: date
    silence: int

    def word(self, word: Word) -> Cite:
        """The cite of a word of the health picture."""
        age = max(word.age(self.at), 0)
        return Cite(
            claim=word.claim,
            report=word.report,
            voice=voice(word),
            outlet=flat(word.outlet or ""),
            day=short(word.day, self.at),
            dated=word.dated,
            age=age,
            stale=age > self.silence,
            quote=wording.quoted(word.quote, _QUOTE)[1:-1],
            denied=word.polarity is Polarity.DENIED,
        )

    def citation(self, citation: Citation) -> Cite:
        """The cite of a claim of the picture."""
        gist = citation.gist
        day = gist.last or gist.known
        age = max((self.at - day).days, 0)
        return Cite(
            claim=gist.id,
            report=gist.report,
            voice=telling.voices(gist),
            outlet=flat(gist.outlet or ""),
            day=short(day, self.at),
            dated=gist.last is not None,
            age=age,
            stale=age > self.silence,
            quote=wording.quoted(gist.quote, _QUOTE)[1:-1],
            denied=gist.polarity is Polarity.DENIED,
        )
