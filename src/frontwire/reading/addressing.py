"""Addressing: one way to write the address of a page, so that two of one page are found to be one."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from frontwire.lexicon.addresses import Tracking

_PORTS = {"http": ":80", "https": ":443"}
_LONGEST = 2_000


def tidied(address: str, tracking: Tracking) -> str | None:
    """The address without fragment, usual port and parameters that only track, scheme and host in lower case.

    None where it is none of the web.
    """
    try:
        parts = urlsplit(address.strip())
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname or len(address) > _LONGEST:
        return None
    host = parts.netloc.rpartition("@")[2].lower().removesuffix(_PORTS[scheme])
    kept = [(name, value) for name, value in pairs if not tracking.is_one(name)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((scheme, host, parts.path or "/", query, ""))


def server_of(address: str) -> str:
    """The server that an address of the web is at: its scheme, name and port; empty where it is no such address."""
    try:
        parts = urlsplit(address)
        named = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}".lower() if named else ""
