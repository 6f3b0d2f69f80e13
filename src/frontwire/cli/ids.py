"""Ids as the command line takes them: any beginning that only one thing has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from frontwire.errors import InputError

#: Fewer characters than this fit too many ids by chance.
SHORTEST = 4
#: Ids shown in tables are cut to this; they are told apart far beyond a million claims.
SHOWN = 8
#: How many candidates an error lists.
_LISTED = 6


def pick(
    asked: str, *, noun: str, beginning: Callable[[str], Sequence[str]], words: Callable[[str], str] | None = None
) -> str:
    """The one id that begins with `asked`.

    `beginning` gives the ids that begin with what it is given, `words` says what an id stands for, for the list of
    candidates; `noun` names what is sought. Raises InputError where none or several answer.
    """
    text = asked.strip().strip("[]").lower()
    if len(text) < SHORTEST:
        raise InputError(f"{asked!r} is too short for the id of a {noun}: give {SHORTEST} characters or more")
    held = beginning(text)
    if not held:
        raise InputError(f"no {noun} has an id that begins with {text}")
    if len(held) > 1 and text not in held:
        raise InputError(f"{len(held)} {noun}s have an id that begins with {text}: {_listed(held, words)}")
    return text if text in held else held[0]


def _listed(ids: Sequence[str], words: Callable[[str], str] | None) -> str:
    shown = [id_ if words is None else f"{id_} ({words(id_)})" for id_ in ids[:_LISTED]]
    more = f"; and {len(ids) - _LISTED} more" if len(ids) > _LISTED else ""
    return "; ".join(shown) + more
