"""`frontwire mcp`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.options import STORE, ExactSites, Quiet, Store
from frontwire.cli.output import complain
from frontwire.cli.stores import opened
from frontwire.errors import FrontwireError

HELP = """Lets an assistant ask the store, by the Model Context Protocol.

It gets tools to search claims, look at a happening or a picture, have a claim explained and read a report; each answer
has quotes, voices and ids. Nothing in the store can be changed by it. Assistants start it themselves and speak to it by
standard input and output; with --http it listens at http://HOST:PORT/mcp instead.

\b
  frontwire mcp --store front.db
  frontwire mcp --store front.db --folder reports/ --fetch
  frontwire mcp --store front.db --http --port 8475
"""


def mcp(  # noqa: PLR0913, PLR0917 - one for each option
    store: Store = STORE,
    folder: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Reports below this folder may be read.", exists=True, file_okay=False),
    ] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Reports may be fetched from their addresses.")] = False,
    http: Annotated[bool, typer.Option("--http", help="Listen for HTTP in place of standard input.")] = False,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="With --http: the address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="With --http: the port to listen on.")] = 8475,
    token: Annotated[
        str | None,
        typer.Option(envvar="FRONTWIRE_TOKEN", metavar="SECRET", help="With --http: what who asks must give."),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="With --http: a name it answers to; may be repeated."),
    ] = None,
    exact_sites: ExactSites = False,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    try:
        from frontwire.assisting.server import make_server  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise FrontwireError("assistants need the MCP library: pip install 'frontwire[mcp]'") from error
    from frontwire.assisting.desk import Desk  # noqa: PLC0415
    from frontwire.assisting.listening import listen  # noqa: PLC0415
    from frontwire.assisting.policy import Policy, check_listening  # noqa: PLC0415

    if http:
        check_listening(host, token)
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        server = make_server(Desk(corpus, Policy(folder=folder, fetch=fetch, exact=exact_sites)))
        if not http:
            server.run("stdio")
            return
        if not quiet:
            complain(f"answers at http://{host}:{port}/mcp until Ctrl-C")
        listen(server, host=host, port=port, token=token, names=tuple(allow_host or ()))
