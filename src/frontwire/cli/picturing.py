"""Pictures as the commands print them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frontwire.cli.output import color, columns

if TYPE_CHECKING:
    from frontwire.model.picture import Picture
    from frontwire.publishing.picture.words import Vocabulary


def brief(picture: Picture, *, width: int | None) -> str:
    """The brief for people."""
    from frontwire.publishing.picture import brief as picture_brief  # noqa: PLC0415 - `--help` stays fast

    return picture_brief.write(picture, vocabulary(picture.frame.at), width=columns(width), color=color())


def diff(picture: Picture, *, width: int | None) -> str:
    """Its changes for people."""
    from frontwire.publishing.picture import diff as picture_diff  # noqa: PLC0415

    return picture_diff.write(picture, vocabulary(picture.frame.at), width=columns(width), color=color())


def to_json(picture: Picture) -> str:
    """All of it, for programs."""
    from frontwire.publishing.picture import contract as picture_contract  # noqa: PLC0415

    return picture_contract.to_json(picture_contract.publish(picture, vocabulary(picture.frame.at)), indent=1) + "\n"


def changes_json(picture: Picture) -> str:
    """Its changes, one a line."""
    from frontwire.publishing.picture import contract as picture_contract  # noqa: PLC0415

    return picture_contract.changes_jsonl(picture)


def vocabulary(at: date) -> Vocabulary:
    """The words of the lexicons of the environment, for what is told as of a day. Raises LexiconError."""
    from frontwire import settings  # noqa: PLC0415
    from frontwire.publishing.picture.words import Vocabulary  # noqa: PLC0415

    return Vocabulary.load(Path(settings.load().lexicons), at=at)
