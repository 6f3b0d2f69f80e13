"""The commands put together. Each imports what it needs when it runs, so that help and version are quick."""

from __future__ import annotations

from typing import Annotated

import typer

from frontwire import __version__
from frontwire.cli import (
    accept,
    add,
    completion,
    correct,
    demo,
    diff,
    explain,
    export,
    gazetteer_build,
    gazetteer_find,
    gold,
    happening,
    happenings,
    health,
    judgements,
    lexicon_check,
    lexicon_missing,
    lexicon_try,
    mcp,
    merge,
    page,
    picture,
    read,
    reconcile,
    reject,
    reread,
    review,
    run,
    search,
    serve,
    sources,
    split,
    undo,
    watch,
)
from frontwire.cli.output import emit

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

_ABOUT = """Reads news reports on armed conflict and keeps, for every claim in them, who says it, how firmly,
what, to whom, where, when and how many, each tied to the exact words.

\b
One report:
  frontwire read report.txt                        what it says, as a brief
  frontwire read page.html --published 2013-06-05  where the page does not say its day
  frontwire read report.txt --format json          everything, for programs
  frontwire explain report.txt 7                   why claim [7] says what it says

\b
Many reports:
  frontwire demo                                   a sample set: load it, see the picture
  frontwire add reports/                           keep what they say (in frontwire.db)
  frontwire watch feeds.yml                        … and what feeds bring, again and again
  frontwire run dump.jsonl -o out/                 a million of them, into files; then: frontwire add out/
  frontwire picture --place "Homs, SY"             what is agreed, disputed, unknown and new
  frontwire diff --since yesterday                 what became known since
  frontwire explain 3f9a2c                         from the picture down to the words

\b
Words and places:
  frontwire lexicon try "Troops shelled the camp." what fires in a sentence, and why
  frontwire gazetteer find Qusair                  the places of that name

\b
Exit codes:
  0    it went well
  1    something could not be read or done; one line on standard error says what
  2    the command was not understood
  130  interrupted

\b
Data goes to standard output, everything else to standard error. NO_COLOR is honoured.
FRONTWIRE_STORE and FRONTWIRE_BY name the store and who decides, so that no command needs to be told.
FRONTWIRE_LEXICONS, FRONTWIRE_DATA and FRONTWIRE_PIPELINE name other lexicons, another folder for
the gazetteer, and another English pipeline.
"""

app = typer.Typer(
    help=_ABOUT,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_CONTEXT,
)
lexicon = typer.Typer(
    help="Try, check and complete the words that make claims.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings=_CONTEXT,
)
gazetteer = typer.Typer(
    help="Look up the names that make places.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings=_CONTEXT,
)


def _version(asked: bool) -> None:
    if asked:
        emit(f"frontwire {__version__}\n")
        raise typer.Exit


@app.callback()
def frontwire(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """What stands before a command."""


app.command("read", help=read.HELP)(read.read)
app.command("explain", help=explain.HELP)(explain.explain)
app.command("add", help=add.HELP)(add.add)
app.command("run", help=run.HELP)(run.run)
app.command("reconcile", help=reconcile.HELP)(reconcile.reconcile)
app.command("watch", help=watch.HELP)(watch.watch)
app.command("reread", help=reread.HELP)(reread.reread)
app.command("picture", help=picture.HELP)(picture.picture)
app.command("diff", help=diff.HELP)(diff.diff)
app.command("health", help=health.HELP)(health.health)
app.command("happenings", help=happenings.HELP)(happenings.happenings)
app.command("happening", help=happening.HELP)(happening.happening)
app.command("search", help=search.HELP)(search.search)
app.command("sources", help=sources.HELP)(sources.sources)
app.command("serve", help=serve.HELP)(serve.serve)
app.command("page", help=page.HELP)(page.page)
app.command("mcp", help=mcp.HELP)(mcp.mcp)
app.command("export", help=export.HELP)(export.export)
app.command("review", help=review.HELP)(review.review)
app.command("merge", help=merge.HELP)(merge.merge)
app.command("split", help=split.HELP)(split.split)
app.command("accept", help=accept.HELP)(accept.accept)
app.command("correct", help=correct.HELP)(correct.correct)
app.command("reject", help=reject.HELP)(reject.reject)
app.command("undo", help=undo.HELP)(undo.undo)
app.command("judgements", help=judgements.HELP)(judgements.judgements)
app.command("gold", help=gold.HELP)(gold.gold)
app.command("demo", help=demo.HELP)(demo.demo)
app.command("completion", help=completion.HELP)(completion.completion)
lexicon.command("try", help=lexicon_try.HELP)(lexicon_try.try_sentence)
lexicon.command("missing", help=lexicon_missing.HELP)(lexicon_missing.missing)
lexicon.command("check", help=lexicon_check.HELP)(lexicon_check.check)
gazetteer.command("find", help=gazetteer_find.HELP)(gazetteer_find.find)
gazetteer.command("build", help=gazetteer_build.HELP)(gazetteer_build.build)
app.add_typer(lexicon, name="lexicon")
app.add_typer(gazetteer, name="gazetteer")
