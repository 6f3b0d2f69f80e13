"""What words a brief needs beside its claims: the labels, the names of countries, the report's grammar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from frontwire.lexicon.labels import Labels
from frontwire.lexicon.load import read_file
from frontwire.model.document import Document
from frontwire.model.figure import Figure
from frontwire.model.span import Span
from frontwire.model.syntax import Token
from frontwire.settings import Settings

#: Characters that steer a terminal: a page could use them to show what is not there.
_STEERING = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if not chr(code).isspace()}


def flat(text: str) -> str:
    """`text` on one line, every run of white space one blank, without characters that steer a terminal."""
    return " ".join(text.translate(_STEERING).split())


class _Country(msgspec.Struct, frozen=True):
    """Of a country's entry, what a brief needs: the first name is the one shown."""

    iso2: str
    names: tuple[str, ...]


class _Countries(msgspec.Struct, frozen=True):
    countries: tuple[_Country, ...]


def country_names(lexicons: Path) -> dict[str, str]:
    """The names of countries by ISO 3166-1 alpha-2 code; raises LexiconError."""
    held = read_file(lexicons / "agents" / "countries.yml", _Countries).entry.countries
    return {country.iso2: country.names[0] for country in held}


@dataclass(frozen=True, slots=True)
class Words:
    """Labels, names of countries by ISO 3166-1 alpha-2 code, and the document that is written about."""

    labels: Labels
    countries: Mapping[str, str]
    document: Document

    @classmethod
    def load(cls, settings: Settings, document: Document) -> Words:
        """From the lexicons that `settings` name; raises LexiconError."""
        folder = Path(settings.lexicons)
        return cls(Labels.load(folder / "publishing" / "labels.yml"), country_names(folder), document)

    def inside(self, text: str, span: Span | None) -> str:
        """`text` on one line as it reads inside a sentence: a capital that only opened one is made small."""
        line = flat(text)
        token = None if span is None else self._token(span.start)
        if token is None or token.pos == "PROPN" or token.entity or not line[1:2].islower():
            opener = line.split(" ", 1)[0]
            return line[:1].lower() + line[1:] if opener in {"A", "An", "The"} else line
        return line[:1].lower() + line[1:]

    def counted(self, figure: Figure) -> str:
        """The words of a count, with what it counts where they stand together: "35 Hezbollah fighters"."""
        wording = flat(figure.wording)
        held = wording if figure.span is None else flat(figure.span.of(self.document.report.text))
        return held if wording.lower() in held.lower() else wording

    def _token(self, start: int) -> Token | None:
        """The token that covers the character at `start`."""
        tokens = self.document.syntax.tokens
        low, high = 0, len(tokens)
        while low < high:
            middle = (low + high) // 2
            if tokens[middle].span.end <= start:
                low = middle + 1
            else:
                high = middle
        return tokens[low] if low < len(tokens) and tokens[low].span.start <= start else None
