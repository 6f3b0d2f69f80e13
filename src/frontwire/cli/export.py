"""`frontwire export`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli import options as o
from frontwire.cli.adding import link
from frontwire.cli.choosing import asked
from frontwire.cli.completing import export_formats
from frontwire.cli.output import complain, counted, emit, moving
from frontwire.cli.stores import opened
from frontwire.cli.tables import Table
from frontwire.errors import InputError

if TYPE_CHECKING:
    from frontwire.corpus import Corpus
    from frontwire.model.query import Query
    from frontwire.publishing.exports import Format, Tally

HELP = """Writes claims or happenings in a format that other tools read.

The format is named by -f, or by the ending of the file. Every row leads back to a claim and its words. What a format
has no place for is counted on standard error (and listed with --tally). Points of medical and shelter sites are put on
a grid of about 11 kilometres unless --exact-sites is given.

\b
  frontwire export --list                                        the formats, and what a row of each can be
  frontwire export -o front.csv                                  every claim, all columns
  frontwire export -o tolls.csv --rows figures --kind casualties
  frontwire export -o nawa.geojson --place "Nawa, SY" --days 2024-03-01..2024-03-07
  frontwire export -f acled -o acled.csv --country SY --since 2024-03-05
  frontwire export -f jsonl --disputed | jq -r .claim.quote
  frontwire export -o public.parquet --withhold-names --polarity affirmed --certainty stated

All conditions hold together; one that is repeated asks for either. A file is there only once it is whole, and the same
store gives the same bytes.
"""


def export(  # noqa: PLR0913, PLR0917 - one for each option
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="F",
            autocompletion=export_formats,
            help="The format, by name; else by the file's ending.",
        ),
    ] = None,
    store: o.Store = o.STORE,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Where to; by default, and for -, standard output."),
    ] = None,
    rows: Annotated[
        str | None,
        typer.Option(metavar="UNIT", help="What a row is, where a format knows several: claims, happenings, figures."),
    ] = None,
    at: o.At = None,
    since: o.Since = None,
    days: o.Days = None,
    place: o.PlaceName = None,
    country: o.Countries = None,
    bbox: o.Bbox = None,
    kind: o.Kinds = None,
    voice_type: o.VoiceTypes = None,
    polarity: o.Polarities = None,
    certainty: o.Certainties = None,
    report: o.Reports = None,
    disputed: o.Disputed = False,
    min_origins: o.MinOrigins = 1,
    exact_sites: o.ExactSites = False,
    withhold_names: o.WithholdNames = False,
    tally_to: Annotated[
        Path | None,
        typer.Option("--tally", metavar="FILE", help="What was left out and why, as JSON, into a file."),
    ] = None,
    list_formats: Annotated[bool, typer.Option("--list", help="Lists the formats and writes nothing.")] = False,
    quiet: o.Quiet = False,
) -> None:
    """See HELP."""
    if list_formats:
        emit(_listed())
        return
    path = None if out is None or str(out) == "-" else out
    chosen_format = _format(output_format, path)
    unit = chosen_format.unit(rows)
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        query = asked(
            corpus,
            at=at,
            since=since,
            days=days,
            place=place,
            countries=country,
            box=bbox,
            kinds=kind,
            voices=voice_type,
            polarity=polarity,
            certainties=certainty,
            reports=report,
        )
        with moving("Writing", quiet=quiet) as move:
            tally = corpus.export(
                chosen_format,
                sys.stdout.buffer if path is None else path,
                unit=unit,
                query=query,
                chosen=_of_happenings(corpus, query, disputed=disputed, min_origins=min_origins),
                exact_sites=exact_sites,
                withhold_names=withhold_names,
                progress=move,
            )
    _tell(tally, tally_to, quiet=quiet)


def _format(name: str | None, path: Path | None) -> Format:
    """The format asked for. Raises InputError where none is, or one that is not for a terminal would be printed."""
    from frontwire.publishing.exports import format_for, format_of  # noqa: PLC0415 - `--help` stays fast

    if name is None and path is None:
        raise InputError("name a format (--format) or a file (--out); frontwire export --list lists the formats")
    held = format_of(name) if path is None and name is not None else format_for(name, path or Path())
    if path is None and sys.stdout.isatty() and not held.is_readable:
        raise InputError(f"{held.name} is not for a terminal: name a file (--out front.{held.ending})")
    return held


def _of_happenings(corpus: Corpus, query: Query, *, disputed: bool, min_origins: int) -> frozenset[str] | None:
    """The claims of happenings that are as asked for; None where nothing is asked of happenings."""
    if not disputed and min_origins == 1:
        return None
    held = (
        one for one in corpus.happenings(query) if len(one.origins) >= min_origins and (one.disputes or not disputed)
    )
    cited = (citation for one in held for citation in one.citations)
    return frozenset(citation.id for citation in cited if query.admits(citation.gist))


def _listed() -> str:
    from frontwire.publishing.exports import formats  # noqa: PLC0415 - `--help` stays fast

    table = Table("format", "file", "rows", "extra", "what it is")
    for held in formats().values():
        units = ", ".join(unit.value for unit in held.units)
        table.add(held.name, f".{held.ending}", units, held.extra or "", held.title)
    return table.text()


def _tell(tally: Tally, path: Path | None, *, quiet: bool) -> None:
    told = tally.told()
    if path is not None:
        try:
            path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        except OSError as error:
            raise InputError(f"{path} cannot be written: {error.strerror}") from error
    if not quiet:
        complain(f"{counted(tally.written, 'row')} written")
        for line in _reasons(told["left_out"]):
            complain(line)


def _reasons(left_out: Iterable[dict[str, object]]) -> Iterable[str]:
    return (f"{one['count']:,} left out: {one['because']}" for one in left_out)
