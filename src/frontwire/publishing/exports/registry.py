"""Which formats there are: our own modules, and those that other packages announce.

A package adds a format by an entry point of the group `frontwire.exports` that leads to a `Format`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib import metadata
from pathlib import PurePath

from rapidfuzz import process
from rapidfuzz.distance import OSA

from frontwire.errors import InputError
from frontwire.publishing.exports import formats as own
from frontwire.publishing.exports.format import Format

GROUP = "frontwire.exports"
#: A name less like one of ours is not taken for a slip.
_NEAR = 0.6


@cache
def formats() -> dict[str, Format]:
    """All formats by name, in the order of their names; one from elsewhere stands over ours of the same name."""
    modules = (importlib.import_module(f"{own.__name__}.{found.name}") for found in pkgutil.iter_modules(own.__path__))
    held: dict[str, Format] = {module.FORMAT.name: module.FORMAT for module in modules if hasattr(module, "FORMAT")}
    for point in sorted(metadata.entry_points(group=GROUP), key=lambda one: one.name):
        held[point.name] = point.load()
    return dict(sorted(held.items()))


def format_of(name: str) -> Format:
    """The format of a name. Raises InputError where there is none, with what there is."""
    held = formats()
    if name not in held:
        # Letters that changed places are one slip: "cvs" is nearer to csv than to ics.
        near = process.extractOne(name, list(held), scorer=OSA.normalized_similarity, score_cutoff=_NEAR)
        meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(held)}"
        raise InputError(f"{name!r} is no format: {meant}")
    return held[name]


def format_for(name: str | None, out: PurePath) -> Format:
    """The format of a name, or the one of its family that a file's ending asks for: `brief` into x.pdf is `brief-pdf`.

    Without a name it is the one whose ending the file has: the longest that fits, and of several the one that is called
    so. Raises InputError where there is none of that name, or the ending does not tell.
    """
    if name is None:
        return _by_ending(out.name)
    ending = out.suffix.lower().removeprefix(".")
    held = format_of(name)
    return formats().get(f"{name}-{ending}", held)


def _by_ending(filename: str) -> Format:
    fitting = [held for held in formats().values() if filename.lower().endswith(f".{held.ending}")]
    if not fitting:
        raise InputError(f"the ending of {filename} means no format: name one (--format), of {', '.join(formats())}")
    longest = max(len(held.ending) for held in fitting)
    fitting = [held for held in fitting if len(held.ending) == longest]
    called = [held for held in fitting if held.name == held.ending] if len(fitting) > 1 else fitting
    if not called:
        raise InputError(f"{filename} may be {' or '.join(held.name for held in fitting)}: name one (--format)")
    return called[0]
