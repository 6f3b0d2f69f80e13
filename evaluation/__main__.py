"""The command line: score sets, hold them to their floors, freeze their outcomes and compare with them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evaluation import accuracy, floors, freezing, gating, limits, results, showing, skimming
from evaluation.base import EvaluationSet
from evaluation.corpora import CorpusError, corpus_digest, corpus_folder
from evaluation.crew import Crew
from evaluation.parses import coded, given_reader, read_parses
from evaluation.run import Job, Result, prepare, run
from evaluation.sets import SETS
from frontwire.api import Reader
from frontwire.errors import FrontwireError

#: Stands for every set.
ALL = "all"
_SCORE = "score"
_HELP = ("-h", "--help")
#: Columns where the output is no terminal.
_WIDTH = 140
_COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())

_ABOUT = """Measures Frontwire against public gold that is kept elsewhere.

DIR holds a folder a corpus; `list` names the folders, the files read in each, and the definition each set follows.

\b
  python -m evaluation claims --data DIR           one set, and its definition
  python -m evaluation claims --data DIR --errors 5  also what went wrong in five cases
  python -m evaluation all --data DIR --workers 2  every set whose corpus is there, in one table
  python -m evaluation gate --data DIR             fails where a figure is below its floor
  python -m evaluation gate --write --data DIR     raises the floors; --lower is needed to lower one
  python -m evaluation freeze --data DIR           keeps what each case came to
  python -m evaluation diff --data DIR             what each case comes to now, against what was kept
  python -m evaluation report --data DIR           measures all and writes docs/accuracy.md
  python -m evaluation render                      writes it anew from the figures that are kept
  python -m evaluation skim --data DIR             what the first look keeps of the claims, and what it saves
  python -m evaluation list                        the sets and their definitions
  python -m evaluation events FILE.xml             CAMEO events of sentences that come with their parses

\b
Exit codes: 0 it went well, 1 a figure dropped or something could not be read, 2 the command was not understood.
"""

app = typer.Typer(
    help=_ABOUT,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": list(_HELP), "max_content_width": 110},
)

_NAMES = f"Names of sets; {ALL}, or none, for every set."
Names = Annotated[list[str] | None, typer.Argument(metavar="[SET]…", help=_NAMES)]
Data = Annotated[Path, typer.Option("--data", envvar="FRONTWIRE_GOLD", help="The folder that holds the corpora.")]
Sample = Annotated[int | None, typer.Option("--sample", min=1, help="So many cases, spread over the corpus.")]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes to read with.")]


@app.command("score")
def score(  # noqa: PLR0913 - one a command-line option
    names: Names = None,
    *,
    data: Data,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    errors: Annotated[int, typer.Option("--errors", min=0, help="Show this many cases that went wrong.")] = 0,
    sample: Sample = None,
    workers: Workers = 1,
) -> None:
    """Score sets and print their figures; the word itself may be left out."""
    measured: list[Result] = []
    # JSON has standard output for itself.
    console = Console(stderr=as_json, width=None if sys.stdout.isatty() else _WIDTH)
    present = _Present(names, data, sample)
    with Crew(workers) as crew:
        for job in present:
            measured.append(_measure(job, crew))
            showing.show_errors(console, measured[-1], most=errors)
    if as_json:
        sys.stdout.write(showing.to_json(measured))
    elif len(_choose(names)) == 1 and measured:
        showing.show(console, measured[0], floors.load_floors())
    elif measured:
        showing.show_all(console, measured, floors.load_floors())
    raise typer.Exit(1 if present.failed else 0)


@app.command("gate")
def gate(  # noqa: PLR0913 - one a command-line option
    names: Names = None,
    *,
    data: Data,
    write: Annotated[bool, typer.Option("--write", help="Keep today's figures as the floors.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="With --write: floors may sink.")] = False,
    sample: Sample = None,
    workers: Workers = 1,
) -> None:
    """Hold sets to their floors: exit code 1 where a figure has dropped.

    A floor belongs to one corpus and one sample of it: a set whose corpus is absent, or another one, is skipped.
    """
    if lower and not write:
        raise typer.BadParameter("--lower goes with --write")
    chosen, verdicts = _choose(names), list[gating.Verdict]()
    with Crew(workers) as crew:
        held = gating.Gate(data, lambda job: _measure(job, crew), sample)
        for one in chosen:
            verdicts.append(held.write(one, lower=lower) if write else held.hold(one))
            _say(str(verdicts[-1]))
    kept = sum(verdict.word in (gating.HELD, gating.WRITTEN) for verdict in verdicts)
    failed = sum(verdict.fails for verdict in verdicts)
    _say(f"{kept} {'written' if write else 'held'}, {failed} failed, {len(verdicts) - kept - failed} skipped")
    raise typer.Exit(1 if failed else 0)


@app.command("freeze")
def freeze(names: Names = None, *, data: Data, sample: Sample = None, workers: Workers = 1) -> None:
    """Keep what each case came to, in evaluation/frozen/: ids, counts and digests."""
    present = _Present(names, data, sample)
    with Crew(workers) as crew:
        for job in present:
            result = _measure(job, crew)
            path = freezing.freeze(result)
            _say(f"{result.name}: {len(result.outcomes)} cases kept in {path.parent.name}/{path.name}")
    raise typer.Exit(1 if present.failed else 0)


@app.command("diff")
def diff(names: Names = None, *, data: Data, workers: Workers = 1) -> None:
    """Compare each case that was frozen with what it comes to now: what changed, case by case, then in sum."""
    present = _Present(names, data, None)
    with Crew(workers) as crew:
        for chosen, folder in present.folders():
            before = freezing.thaw(chosen.name)
            if before is None:
                _say(f"{chosen.name}: skipped: nothing was frozen")
                continue
            if corpus_digest(folder) != before.corpus:
                _say(f"{chosen.name}: skipped: other files were frozen, whose cases cannot be compared")
                continue
            job = prepare(chosen, folder, sample=before.sample)
            result = _measure(job, crew)
            changes = freezing.compare(before, result.outcomes)
            for change in changes:
                _say(f"{chosen.name}  {change}")
            _say(f"{chosen.name}: {len({change.case for change in changes})} of {len(result.outcomes)} cases changed")
            for count, (up, down) in freezing.sum_changes(changes).items():
                _say(f"{chosen.name}: {count} +{up:g} -{down:g}")
    raise typer.Exit(1 if present.failed else 0)


@app.command("report")
def report(
    *,
    data: Data,
    sample: Sample = None,
    workers: Workers = 1,
) -> None:
    """Measure every set, keep the results in evaluation/results.json and write docs/accuracy.md from them."""
    present = _Present(None, data, sample)
    with Crew(workers) as crew:
        measured = [_measure(job, crew) for job in present]
    if present.failed or not measured:
        raise typer.Exit(1)
    results.save_results(measured, day=datetime.now(UTC).date())
    render()


@app.command("skim")
def skim(names: Names = None, *, data: Data, sample: Sample = None) -> None:
    """Hold the first look against thorough readings of the reports of sets: a table in Markdown."""
    present = _Present(names, data, sample)
    reader = skimming.ComparedReader()
    for line in skimming.table(skimming.measure(job, reader) for job in present):
        sys.stdout.write(line)
        sys.stdout.flush()
    raise typer.Exit(1 if present.failed else 0)


@app.command("render")
def render() -> None:
    """Write docs/accuracy.md anew from the results that are kept; needs no corpus."""
    shown, gone = limits.read_limits(Reader())
    for limit in gone:
        _complain(f"no limit any more, take it out of limits.yml: {limit.text}")
    accuracy.PAGE.write_text(accuracy.render(results.load_results(), floors.load_floors(), shown), encoding="utf-8")
    _say(f"{accuracy.PAGE.parent.name}/{accuracy.PAGE.name} is written")


@app.command("events")
def events(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Sentences in the XML of UniversalPETRARCH.")],
    *,
    own: Annotated[bool, typer.Option("--own", help="Parse the text instead of taking the parses given.")] = False,
) -> None:
    """CAMEO events of sentences that come with their parses, one a line: day, source, target, code, sentence.

    Parses are those that UniversalPETRARCH reads: <Parse> in CoNLL-U, by Universal Dependencies. A sentence whose parse
    has other words than its text is parsed by ourselves.
    """
    sentences, reader = tuple(read_parses(path)), Reader()
    given, engine = given_reader(sentences, reader)
    for line in coded(sentences, reader if own else given):
        sys.stdout.write(f"{line}\n")
    _say(f"{len(sentences)} sentences, {engine.used} read with the parse given")


@app.command("list")
def list_sets() -> None:
    """Print the sets: what each reads, whose corpus it is, and the definition it follows."""
    for chosen in SETS:
        _say(f"{chosen.name}: {chosen.folder}/ with {chosen.files}\n    {chosen.source}\n    {chosen.definition}")


class _Present:
    """The sets asked for whose corpus is there, in order; what is absent or cannot be read is told of on the way.

    `failed` says afterwards whether something asked for by name was absent, or something could not be read.
    """

    def __init__(self, names: Sequence[str] | None, data: Path, sample: int | None) -> None:
        self._chosen, self._named = _choose(names), frozenset(names or ())
        self._data, self._sample = data, sample
        self.failed = False
        _check_data(data)

    def folders(self) -> Iterator[tuple[EvaluationSet, Path]]:
        for chosen in self._chosen:
            folder = corpus_folder(self._data, chosen)
            if folder is not None:
                yield chosen, folder
                continue
            _complain(f"{chosen.name}: {gating.ABSENT}: there is no {chosen.folder}/ in {self._data}")
            self.failed = self.failed or chosen.name in self._named

    def __iter__(self) -> Iterator[Job]:
        for chosen, folder in self.folders():
            try:
                job = prepare(chosen, folder, sample=self._sample)
            except CorpusError as error:
                _complain(f"{chosen.name}: {error}")
                self.failed = True
            else:
                yield job


def _check_data(data: Path) -> None:
    """Raises CorpusError where `data` is no folder, or is itself the folder of a corpus."""
    if not data.is_dir():
        raise CorpusError(f"{data} is no folder; --data names the one that holds a folder a corpus")
    if data.resolve().name in {chosen.folder for chosen in SETS} and not any(corpus_folder(data, one) for one in SETS):
        raise CorpusError(f"{data} looks like one corpus; --data names the folder above it")


def _choose(names: Sequence[str] | None) -> tuple[EvaluationSet, ...]:
    if not names or ALL in names:
        return SETS
    held = {chosen.name: chosen for chosen in SETS}
    unknown = [name for name in names if name not in held]
    if unknown:
        raise typer.BadParameter(f"no set is called {', '.join(unknown)}; there are: {', '.join((*held, ALL))}")
    return tuple(held[name] for name in dict.fromkeys(names))


def _measure(job: Job, crew: Crew) -> Result:
    with Progress(*_COLUMNS, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(job.evaluation_set.name, total=None)

        def told(done: int, whole: int) -> None:
            progress.update(task, completed=done, total=whole)

        return run(job, crew=crew, done=told)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _complain(line: str) -> None:
    sys.stderr.write(f"evaluation: {line}\n")


def with_command(arguments: Sequence[str]) -> list[str]:
    """`python -m evaluation claims` is `python -m evaluation score claims`."""
    commands = {command.name for command in app.registered_commands}
    first = arguments[0] if arguments else ""
    return list(arguments) if not first or first in commands or first in _HELP else [_SCORE, *arguments]


_TOLD = (
    FrontwireError,
    CorpusError,
    floors.FloorError,
    freezing.FrozenError,
    results.ResultsError,
    OSError,
    ValueError,
    RuntimeError,
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line; by default with the process's arguments."""
    try:
        app(with_command(sys.argv[1:] if arguments is None else arguments), prog_name="python -m evaluation")
    except _TOLD as error:
        _complain(" ".join(str(error).split()))
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
