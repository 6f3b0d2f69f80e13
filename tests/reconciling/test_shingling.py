from __future__ import annotations

from frontwire.reconciling.shingling import SHORTEST, runs, words_of

LONG = " ".join(f"word{i}" for i in range(40))


def test_marks_that_scrapes_lose_do_not_count() -> None:
    assert words_of("The town’s Mill-race, at 5.") == ["the", "towns", "mill", "race", "at", "5"]
    assert words_of("towns") != words_of("town s")


def test_five_words_make_a_run() -> None:
    assert len(runs(LONG)) == 36
    assert "word0 word1 word2 word3 word4" in runs(LONG)


def test_a_short_text_has_no_runs() -> None:
    assert runs(" ".join(LONG.split()[: SHORTEST - 1])) == frozenset()
    assert runs(" ".join(LONG.split()[:SHORTEST]))


def test_a_quoted_statement_is_the_speakers() -> None:
    statement = "“We shall keep the mill and the bridge for the people of the valley,” he said."
    assert runs(f"{LONG}\n{statement}") == runs(LONG)


def test_a_quoted_name_is_no_statement() -> None:
    assert runs(f'{LONG} the "Dawn" unit came') != runs(f"{LONG} the unit came")


def test_marks_that_do_not_pair_leave_a_line_whole() -> None:
    assert runs(f'{LONG} he said "now the mill is ours and stays ours') == runs(
        f"{LONG} he said now the mill is ours and stays ours"
    )


def test_a_text_that_is_all_quotation_is_taken_whole() -> None:
    assert runs(f'He said: "{LONG}"')
