"""Listening: the server started on an address of this machine, and stopped by Ctrl-C."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn
from fastapi import FastAPI

from frontwire.errors import SettingsError
from frontwire.serving.desk import Policy
from frontwire.serving.guarding import is_loopback

#: Bytes of a request's headers, requests answered at a time, seconds that a silent connection is kept.
_HEADERS = 32_768
_AT_A_TIME = 200
_SILENT_SECONDS = 20
#: Seconds that requests under way have to end once the server is to stop.
_LAST_SECONDS = 3


def check_policy(policy: Policy, *, host: str) -> None:
    """Raises SettingsError where others than this machine's users could change what the store holds without a token."""
    reached = [name for name in (host, *policy.hosts) if not is_loopback(name)]
    if policy.edit and policy.token is None and (reached or policy.root):
        others = reached[0] if reached else f"a proxy at {policy.root}"
        raise SettingsError(f"--edit where others reach it ({others}) needs a token: --token or FRONTWIRE_TOKEN")


def serve(
    app: FastAPI, *, host: str, port: int, proxy: str | None = None, ready: Callable[[str], None] = lambda _: None
) -> None:
    """Answers at `host` and `port` (any free one where 0) until it is interrupted; calls `ready` with the address.

    `proxy` is the address of a proxy whose forwarded headers are believed. Raises SettingsError where the address
    cannot be listened on, KeyboardInterrupt when it was interrupted.
    """
    with _listening(host, port) as held:
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=proxy is not None,
            forwarded_allow_ips=proxy,
            h11_max_incomplete_event_size=_HEADERS,
            limit_concurrency=_AT_A_TIME,
            timeout_keep_alive=_SILENT_SECONDS,
            timeout_graceful_shutdown=_LAST_SECONDS,
        )
        address = _address(held, host, app.state.desk.policy.root)
        server = _Server(config, ready=lambda: ready(address))
        server.run(sockets=[held])
        if server.is_interrupted:
            raise KeyboardInterrupt


class _Server(uvicorn.Server):
    """Tells when it answers: an interrupt before that would find half a server; and whether it was interrupted.

    A process that a shell put into the background was told to ignore interrupts: the server heeds them all the same.
    """

    def __init__(self, config: uvicorn.Config, *, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.is_interrupted = False
        self._ready = ready

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.is_interrupted = self.is_interrupted or sig == signal.SIGINT
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        held = socket.socket(family, socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SettingsError(f"--host {host}: no such address on this machine") from error
    try:
        # A server that was just stopped may leave the port for a while.
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(address)
        held.listen()
    except OSError as error:
        held.close()
        why = (error.strerror or str(error)).lower()
        raise SettingsError(f"{host}, port {port}, cannot be listened on ({why}): give another --port") from error
    return held


def _address(held: socket.socket, host: str, root: str) -> str:
    """The address as a browser takes it."""
    name = f"[{host.strip('[]')}]" if ":" in host else host
    return f"http://{name}:{held.getsockname()[1]}{root}/"
