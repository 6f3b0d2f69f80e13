"""`frontwire search`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.choosing import chosen
from frontwire.cli.labelling import labels
from frontwire.cli.options import STORE, At, Kinds, PlaceName, Quiet, Since, Store, VoiceTypes, Width
from frontwire.cli.output import color, columns, emit
from frontwire.cli.stores import opened, placed
from frontwire.errors import InputError

if TYPE_CHECKING:
    from frontwire.corpus import Corpus
    from frontwire.model.query import Hit

HELP = """Finds claims by their words.

Their words are the quote, the place and who says it. All WORDS must be there, in any order, case and marks aside
("qusayr" finds "Quṣayr"). "A phrase" in quotation marks must stand as it is; a word* may go on. Best first.

\b
  frontwire search oxygen hospital
  frontwire search '"ran out" oxy*' --place "Nawa, SY" --voice-type medical
  frontwire search market --format jsonl | jq -r .quote

Each hit shows its id for "explain" and "happening". Exits with 1 where nothing is found.
"""


class Format(StrEnum):
    """How hits are printed."""

    TEXT = "text"
    JSONL = "jsonl"


def search(  # noqa: PLR0913, PLR0917 - one for each option
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words to find.", show_default=False)],
    store: Store = STORE,
    at: At = None,
    since: Since = None,
    place: PlaceName = None,
    kind: Kinds = None,
    voice_type: VoiceTypes = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")] = 20,
    output: Annotated[
        Format, typer.Option("--format", "-f", help="Text for people, or one claim a line (jsonl).")
    ] = Format.TEXT,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    asked = " ".join(words)
    with opened(store, quiet=quiet) as corpus:
        query = chosen(at=at, since=since, place=placed(place, corpus), kinds=kind, voices=voice_type)
        hits = corpus.search(asked, query=query, limit=limit)
        if not hits:
            raise InputError(f"nothing in {store} has the words {asked}")
        if output is Format.JSONL:
            emit("".join(_line(hit, corpus) for hit in hits))
        else:
            emit(_text(hits, asked, corpus, width))


def _line(hit: Hit, corpus: Corpus) -> str:
    from frontwire.publishing.contract import kept_line  # noqa: PLC0415

    exhibit = corpus.exhibit(hit.gist.id)
    with corpus.view() as view:
        claim = view.claim(hit.gist.id)
    return "" if claim is None else kept_line(claim, exhibit.filing)


def _text(hits: tuple[Hit, ...], words: str, corpus: Corpus, width: int | None) -> str:
    from frontwire.publishing.cards import found  # noqa: PLC0415 - `--help` stays fast

    exhibits = [corpus.exhibit(hit.gist.id) for hit in hits]
    return found(exhibits, words, labels=labels(), width=columns(width), color=color())
