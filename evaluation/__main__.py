"""The command line: score sets, hold them to their floors, freeze their outcomes and compare with them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evaluation import floors, freezing, gating, showing
from evaluation.base import EvaluationSet
from evaluation.corpora import corpus_folder
from evaluation.run import Means, Result, run
from evaluation.sets import SETS
from frontwire.errors import FrontwireError

#: Stands for every set.
ALL = "all"
_SCORE = "score"
_HELP = ("-h", "--help")
#: Columns where the output is no terminal.
_WIDTH = 120
_COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())

_ABOUT = """Measures Frontwire against public gold that is kept elsewhere.

\b
  python -m evaluation claims --data DIR           one set (DIR holds a folder a corpus)
  python -m evaluation all --data DIR --workers 2  every set whose corpus is there
  python -m evaluation gate --data DIR             fails where a figure is below its floor
  python -m evaluation gate --write --data DIR     raises the floors; --lower is needed to lower one
  python -m evaluation freeze --data DIR           keeps what each case came to
  python -m evaluation diff --data DIR             what each case comes to now, against what was kept
  python -m evaluation list                        the sets and their definitions

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
    results: list[Result] = []
    # JSON has standard output for itself.
    console = Console(stderr=as_json, width=None if sys.stdout.isatty() else _WIDTH)
    for chosen, folder in _present(names, data):
        result = _measure(chosen, folder, sample=sample, workers=workers)
        results.append(result)
        if not as_json:
            showing.show(console, result)
        showing.show_errors(console, result, most=errors)
    if as_json:
        sys.stdout.write(showing.to_json(results))


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

    Without --write a set is measured on the sample that its floor was measured on.
    """
    if lower and not write:
        raise typer.BadParameter("--lower goes with --write")
    if sample is not None and not write:
        raise typer.BadParameter("--sample goes with --write: a gate measures what the floor was measured on")

    def measure(chosen: EvaluationSet, folder: Path, size: int | None) -> Result:
        return _measure(chosen, folder, sample=size, workers=workers)

    held = gating.Gate(data, measure)
    failed = False
    for chosen in _choose(names):
        verdict = held.write(chosen, sample=sample, lower=lower) if write else held.hold(chosen)
        _say(str(verdict))
        failed = failed or verdict.fails
    raise typer.Exit(1 if failed else 0)


@app.command("freeze")
def freeze(names: Names = None, *, data: Data, workers: Workers = 1) -> None:
    """Keep what each case came to, in evaluation/frozen/."""
    for chosen, folder in _present(names, data):
        result = _measure(chosen, folder, sample=None, workers=workers)
        path = freezing.freeze(chosen.name, result.outcomes)
        _say(f"{chosen.name}: {len(result.outcomes)} cases kept in {path.parent.name}/{path.name}")


@app.command("diff")
def diff(names: Names = None, *, data: Data, sample: Sample = None, workers: Workers = 1) -> None:
    """Compare each case with what was frozen: what changed, case by case, then in sum."""
    for chosen, folder in _present(names, data):
        before = freezing.thaw(chosen.name)
        if before is None:
            _say(f"{chosen.name}: skipped: nothing was frozen")
            continue
        result = _measure(chosen, folder, sample=sample, workers=workers)
        changes = freezing.compare(before, result.outcomes, partly=sample is not None)
        for change in changes:
            _say(f"{chosen.name}  {change}")
        _say(f"{chosen.name}: {len({change.case for change in changes})} of {len(result.outcomes)} cases changed")
        for count, (up, down) in freezing.sum_changes(changes).items():
            _say(f"{chosen.name}: {count} +{up:g} -{down:g}")


@app.command("list")
def list_sets() -> None:
    """Print the sets and the definition each follows."""
    for chosen in SETS:
        _say(f"{chosen.name} ({chosen.folder}/)\n    {chosen.definition}")


def _choose(names: Sequence[str] | None) -> tuple[EvaluationSet, ...]:
    if not names or ALL in names:
        return SETS
    held = {chosen.name: chosen for chosen in SETS}
    unknown = [name for name in names if name not in held]
    if unknown:
        raise typer.BadParameter(f"no set is called {', '.join(unknown)}; there are: {', '.join((*held, ALL))}")
    return tuple(held[name] for name in dict.fromkeys(names))


def _present(names: Sequence[str] | None, data: Path) -> Iterator[tuple[EvaluationSet, Path]]:
    """The sets whose corpus is there, in order; another is told of, and an error where it was asked for by name."""
    for chosen in _choose(names):
        folder = corpus_folder(data, chosen)
        if folder is not None:
            yield chosen, folder
            continue
        absent = f"{chosen.name}: {gating.ABSENT}: there is no {chosen.folder}/ in {data}"
        if names and chosen.name in names:
            _complain(absent)
            raise typer.Exit(1)
        _complain(absent)


def _measure(chosen: EvaluationSet, folder: Path, *, sample: int | None, workers: int) -> Result:
    with Progress(*_COLUMNS, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(chosen.name, total=None)

        def told(done: int, whole: int) -> None:
            progress.update(task, completed=done, total=whole)

        return run(chosen, folder, sample=sample, means=Means(workers=workers, done=told))


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


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line; by default with the process's arguments."""
    try:
        app(with_command(sys.argv[1:] if arguments is None else arguments), prog_name="python -m evaluation")
    except (FrontwireError, floors.FloorError, OSError, ValueError, RuntimeError) as error:
        _complain(" ".join(str(error).split()))
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
