"""Newsmaking: a stream of made-up news reports, of conflict and of other things, as varied as their templates allow.

What is told comes from `news/*.yml`, chance from a seed: the same seed gives the same reports, in the same order.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

_FOLDER = Path(__file__).parent / "news"
_WORD = re.compile(r"\$(\w+)")
_START = date(2024, 1, 1)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Sentences of a paragraph.
_PARAGRAPH = (1, 2, 2, 3)
#: So many reports back, a reprint may have been published first.
_RECENT = 200

#: A template as it is filled in: words as they stand, and by turns the names of what to fill in.
Template = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mix:
    """What a stream is like: shares of all reports, sentences of one, reports that a day brings.

    `near` are those that are told in the words of conflict and are none: a share of the reports on other things.
    `reprinted` are those of an earlier report by another outlet, with another headline.
    """

    conflict: float = 0.1
    near: float = 0.1
    reprinted: float = 0.1
    shortest: int = 4
    longest: int = 28
    daily: int = 2_000


class NewsReport(msgspec.Struct, frozen=True):
    """One report as a line of a dump has it."""

    id: str
    topic: str
    title: str
    text: str
    date: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Topic:
    """The templates of a topic."""

    name: str
    titles: tuple[Template, ...]
    leads: tuple[Template, ...]
    sentences: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Stock:
    """All templates and words."""

    conflict: Topic
    near: tuple[Topic, ...]
    others: tuple[Topic, ...]
    words: Mapping[str, tuple[str, ...]]
    theatres: tuple[Mapping[str, Any], ...]


def news(number: int, *, seed: int, mix: Mix | None = None) -> Iterator[NewsReport]:
    """So many reports, one after another."""
    made_of, chance = mix or Mix(), random.Random(seed)  # noqa: S311 - chance that can be repeated is what is wanted
    recent: list[NewsReport] = []
    for turn in range(number):
        day = _START + timedelta(days=turn // made_of.daily)
        if recent and chance.random() < made_of.reprinted:
            made = _reprint(chance.choice(recent), turn, day, chance)
        else:
            made = _report(turn, day, chance, made_of)
        if len(recent) < _RECENT:
            recent.append(made)
        else:
            recent[turn % _RECENT] = made
        yield made


def write(number: int, out: Path, *, seed: int, mix: Mix | None = None) -> Path:
    """So many reports as a dump in JSON Lines, one report in memory at a time; gives its path."""
    with out.open("wb") as lines:
        for report in news(number, seed=seed, mix=mix):
            lines.write(msgspec.json.encode(report) + b"\n")
    return out


def _report(turn: int, day: date, chance: random.Random, mix: Mix) -> NewsReport:
    stock = _stock()
    topic = _topic_of(stock, chance, mix)
    filled = _filled(stock, day, chance)
    length = chance.randint(mix.shortest, mix.longest)
    # Most reports use few of the templates more than once: the longest ones do.
    told = [_fill(one, filled, chance, stock) for one in _drawn(topic.sentences, length - 1, chance)]
    paragraphs = [_fill(chance.choice(topic.leads), filled, chance, stock)]
    while told:
        together = chance.choice(_PARAGRAPH)
        paragraphs.append(" ".join(told[:together]))
        told = told[together:]
    return NewsReport(
        id=f"r{turn:08}",
        topic=topic.name,
        title=_fill(chance.choice(topic.titles), filled, chance, stock),
        text="\n\n".join(paragraphs),
        date=day.isoformat(),
        outlet=filled["outlet"],
    )


def _topic_of(stock: Stock, chance: random.Random, mix: Mix) -> Topic:
    if chance.random() < mix.conflict:
        return stock.conflict
    return chance.choice(stock.near if chance.random() < mix.near else stock.others)


def _reprint(first: NewsReport, turn: int, day: date, chance: random.Random) -> NewsReport:
    """An earlier report as another outlet has it: its first or last paragraphs left out, or all of it."""
    paragraphs = first.text.split("\n\n")
    kept = paragraphs[: max(2, len(paragraphs) - chance.randint(0, 2))]
    outlet = chance.choice([one for theatre in _stock().theatres for one in theatre["outlets"]])
    return msgspec.structs.replace(first, id=f"r{turn:08}", text="\n\n".join(kept), date=day.isoformat(), outlet=outlet)


def _filled(stock: Stock, day: date, chance: random.Random) -> dict[str, str]:
    """The words that stay the same through a report."""
    theatre = chance.choice(stock.theatres)
    town, other = chance.sample(theatre["towns"], 2)
    # News is mostly of today and yesterday.
    told = day - timedelta(days=chance.choice((0, 0, 1, 1, 2)))
    return {
        "town": town,
        "town2": other,
        "province": theatre["province"],
        "outlet": chance.choice(theatre["outlets"]),
        "weekday": _WEEKDAYS[told.weekday()],
        "city": chance.choice(stock.words["city"]),
        "club": chance.choice(stock.words["club"]),
        "company": chance.choice(stock.words["company"]),
        "government": chance.choice(theatre["government"]),
        "rebels": chance.choice(theatre["rebels"]),
    }


def _fill(template: Template, filled: Mapping[str, str], chance: random.Random, stock: Stock) -> str:
    out: list[str] = []
    for turn, part in enumerate(template):
        if turn % 2 == 0:
            out.append(part)
            continue
        name = part.lower()
        word = filled.get(name) or chance.choice(stock.words[name])
        out.append(word[0].upper() + word[1:] if part[0].isupper() else word)
    text = "".join(out)
    return text[0].upper() + text[1:]


def _drawn(templates: Sequence[Template], number: int, chance: random.Random) -> list[Template]:
    drawn: list[Template] = []
    while len(drawn) < number:
        drawn += chance.sample(templates, min(number - len(drawn), len(templates)))
    return drawn


@cache
def _stock() -> Stock:
    conflict, near, others, words = (_read(f"{name}.yml") for name in ("conflict", "near", "others", "words"))
    return Stock(
        conflict=_topic("conflict", {**conflict, "sentences": [*conflict["sentences"], *conflict["asides"]]}),
        near=tuple(_topic(name, held) for name, held in near.items()),
        others=tuple(_topic(name, held) for name, held in others.items()),
        words={name: tuple(str(one) for one in held) for name, held in words.items()},
        theatres=tuple(_read("theatres.yml")),
    )


def _topic(name: str, held: Mapping[str, Sequence[str]]) -> Topic:
    made = {part: tuple(tuple(_WORD.split(one)) for one in held[part]) for part in ("titles", "leads", "sentences")}
    return Topic(name, **made)


def _read(name: str) -> Any:
    return yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))
