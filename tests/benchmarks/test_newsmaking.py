"""Made-up news is the same for the same seed, varied, and news of conflict makes claims."""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks.newsmaking import Mix, news
from frontwire import Reader


def test_the_same_seed_gives_the_same() -> None:
    assert list(news(300, seed=7)) == list(news(300, seed=7)) != list(news(300, seed=8))


def test_it_is_a_stream() -> None:
    assert len(list(islice(news(10**12, seed=1), 5))) == 5


def test_a_longer_one_begins_with_the_shorter() -> None:
    assert list(news(50, seed=3)) == list(news(80, seed=3))[:50]


def test_no_word_is_left_to_fill_in() -> None:
    assert not [one for one in news(2_000, seed=5) if "$" in one.title + one.text]


@pytest.mark.parametrize("share", [0.0, 0.1, 1.0])
def test_the_share_of_conflict_is_what_was_asked(share: float) -> None:
    topics = [one.topic for one in news(3_000, seed=2, mix=Mix(conflict=share))]
    assert topics.count("conflict") / len(topics) == pytest.approx(share, abs=0.03)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_the_share_of_news_near_to_conflict_is_what_was_asked(share: float) -> None:
    topics = [one.topic for one in news(3_000, seed=2, mix=Mix(conflict=0, near=share))]
    near = sum(topics.count(topic) for topic in ("courts", "mishaps", "politics"))
    assert near / len(topics) == pytest.approx(share, abs=0.04)


def test_reprints_say_what_was_said() -> None:
    made = list(news(1_000, seed=4, mix=Mix(reprinted=0.3)))
    firsts = [one.text.split("\n\n")[0] for one in made]
    assert 0.2 < 1 - len(set(firsts)) / len(firsts) < 0.5


def test_news_of_conflict_makes_claims_and_other_news_hardly_any(reader: Reader) -> None:
    made = list(news(20, seed=9, mix=Mix(conflict=0.5, near=0, longest=8)))
    claims = {True: [0], False: [0]}
    for one in made:
        reading = reader.read(f"{one.title}\n\n{one.text}", published=one.date, outlet=one.outlet)
        claims[one.topic == "conflict"].append(len(reading.claims))
    assert sum(claims[True]) / len(claims[True]) > 5
    assert sum(claims[False]) / len(claims[False]) < 1
