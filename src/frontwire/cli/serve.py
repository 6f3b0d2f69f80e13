"""`frontwire serve`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.options import STORE, Quiet, Store
from frontwire.cli.output import emit, moving
from frontwire.cli.stores import opened
from frontwire.errors import SettingsError

if TYPE_CHECKING:
    from frontwire.serving.desk import Policy

HELP = """Opens the picture of a store as a web page on this machine.

Map, timeline, reports with their claims marked, voices, health and aid, and all of it for programs (the page /api).
Nothing can be changed unless --edit is given. Only this machine reaches the page unless --host says otherwise; where
others reach it, --edit needs a token. Nothing is fetched from elsewhere but the user's own map tiles (--tiles).

\b
  frontwire serve
  frontwire serve --store front.db --edit --by "Ada"
  frontwire serve --host 0.0.0.0 --allow-host front.example
  frontwire serve --edit --token SECRET --root-path /front --trust-proxy 127.0.0.1

docs/run-for-a-team.md tells how to run it for others. Ctrl-C stops it.
"""


class View(StrEnum):
    """Whose view of disputed areas the base map follows."""

    UN = "un"
    ADMINISTERED = "administered"


#: Characters that a token must have.
_SHORTEST = 12

Host = Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on; this machine only by default.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 for any free one.")]
Edit = Annotated[
    bool, typer.Option("--edit", help="Let people accept, reject, change and add claims, and judge pairs.")
]
Token = Annotated[
    str | None,
    typer.Option(envvar="FRONTWIRE_TOKEN", metavar="SECRET", help="What who edits must give.", show_envvar=True),
]
By = Annotated[
    str | None, typer.Option(envvar="FRONTWIRE_BY", metavar="NAME", help="Who decides, where the page is not told.")
]
Exact = Annotated[bool, typer.Option("--exact", help="Show the points of medical and shelter sites as they are.")]
Tiles = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Map tiles of your own: https://…/{z}/{x}/{y}.png or a .pmtiles file."),
]
Credit = Annotated[str, typer.Option("--tiles-credit", metavar="TEXT", help="Who made these tiles, for the map.")]
Borders = Annotated[
    View,
    typer.Option(
        envvar="FRONTWIRE_BORDERS",
        help="Whose borders the map draws: the official view of the United Nations, or who administers a place.",
    ),
]
Hosts = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="NAME", help="A name that the server answers to; may be repeated."),
]
RootPath = Annotated[
    str, typer.Option(metavar="PATH", help="The path at which a reverse proxy offers the page (/front).")
]
Proxy = Annotated[
    str | None,
    typer.Option("--trust-proxy", metavar="ADDRESS", help="A reverse proxy that tells who asks (X-Forwarded-For)."),
]
Open = Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")]


def serve(  # noqa: PLR0913, PLR0917 - one for each option
    store: Store = STORE,
    host: Host = "127.0.0.1",
    port: Port = 8474,
    edit: Edit = False,
    token: Token = None,
    by: By = None,
    exact: Exact = False,
    tiles: Tiles = None,
    tiles_credit: Credit = "",
    borders: Borders = View.UN,
    allow_host: Hosts = None,
    root_path: RootPath = "",
    trust_proxy: Proxy = None,
    open_page: Open = False,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    from frontwire.serving.app import make_app  # noqa: PLC0415 - `--help` stays fast
    from frontwire.serving.desk import Policy  # noqa: PLC0415
    from frontwire.serving.listening import check_policy  # noqa: PLC0415
    from frontwire.serving.listening import serve as listen  # noqa: PLC0415

    policy = Policy(
        edit=edit,
        token=_secret(token),
        by=by,
        exact=exact,
        tiles=tiles,
        tiles_credit=tiles_credit,
        borders=borders.value,
        hosts=(*_named(host), *(allow_host or ())),
        root=_root(root_path),
    )
    check_policy(policy, host=host)
    with opened(store, quiet=quiet) as corpus:
        app = make_app(corpus, policy=policy)
        with moving("Drawing", quiet=quiet) as progress:
            app.state.desk.shelf.warm(progress)
        listen(app, host=host, port=port, proxy=trust_proxy, ready=lambda address: _tell(address, policy, open_page))


def _tell(address: str, policy: Policy, open_page: bool) -> None:
    emit(f"{address} ({'reading and editing' if policy.edit else 'reading only'}; Ctrl-C stops it)\n")
    if open_page:
        typer.launch(address)


def _secret(token: str | None) -> str | None:
    """The token; an empty one is none, and a short one is guessed."""
    held = (token or "").strip()
    if held and len(held) < _SHORTEST:
        raise SettingsError(f"a token needs {_SHORTEST} characters or more, so that it cannot be guessed")
    return held or None


def _named(host: str) -> tuple[str, ...]:
    """The name that is listened on; an address in numbers needs no leave."""
    return (host,) if any(char.isalpha() for char in host) and ":" not in host else ()


def _root(path: str) -> str:
    """The path as addresses begin with it: "/front", or nothing."""
    held = path.strip("/")
    if any(char in held for char in "?#\\ %\"'<>"):
        raise SettingsError(f"--root-path {path}: a path is wanted, such as /front")
    return f"/{held}" if held else ""
