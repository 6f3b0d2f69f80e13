"""The lexicon of repairs: what a careless scrape loses, and where news style shows it stood."""

from __future__ import annotations

from pathlib import Path

from frontwire.lexicon.load import Entry, read_file


class RepairExample(Entry, frozen=True):
    """A text and what it becomes; the same text where nothing may change."""

    text: str
    becomes: str


class RepairWords(Entry, frozen=True):
    """lexicons/repairs/english.yml."""

    means: str
    closing_cues: tuple[str, ...]
    never_before: tuple[str, ...]
    speakers: tuple[str, ...]
    speaker_kinds: tuple[str, ...]
    sentence_openers: tuple[str, ...]
    never_break: tuple[str, ...]
    toll_verbs: tuple[str, ...]
    name_joins: tuple[str, ...]
    acronyms: tuple[str, ...]
    titles: tuple[str, ...]
    small: tuple[str, ...]
    never_names: tuple[str, ...]
    ordinary: tuple[str, ...]
    surnames: tuple[str, ...]
    examples: tuple[RepairExample, ...]


def load_repairs(folder: Path) -> RepairWords:
    """The words of lexicons/repairs/english.yml."""
    return read_file(folder / "english.yml", RepairWords).entry
