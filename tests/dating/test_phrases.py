from __future__ import annotations

import pytest

from conftest_types import MakeDocument


def found(document: MakeDocument, text: str, **options: object) -> list[tuple[str, str | None]]:
    return [(note.text, note.value) for note in document(text, **options).times]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The garrison withdrew on Tuesday.", "Tuesday", "2013-06-04"),
        ("The garrison withdrew on Wednesday.", "Wednesday", "2013-06-05"),
        ("The council will meet on Friday.", "Friday", "2013-06-07"),
        ("The militia must leave by Friday.", "Friday", "2013-06-07"),
        ("Last Friday a rocket hit the market.", "Last Friday", "2013-05-31"),
        ("Next Monday the council meets.", "Next Monday", "2013-06-10"),
        ("The push began on May 19.", "May 19", "2013-05-19"),
        ("The push began on 3 March 2012.", "3 March 2012", "2012-03-03"),
        ("The push began on the 3rd of June.", "the 3rd of June", "2013-06-03"),
        ("The bridge was hit in May.", "May", "2013-05"),
        ("The campaign began in October.", "October", "2012-10"),
        ("The town fell in October 2011.", "October 2011", "2011-10"),
        ("The town fell in 2011.", "2011", "2011"),
        ("The mill burned in the 1990s.", "the 1990s", "199"),
        ("Jets struck the mill yesterday.", "yesterday", "2013-06-04"),
        ("Aid will arrive tomorrow.", "tomorrow", "2013-06-06"),
        ("Shells killed ten people this week.", "this week", "2013-W23"),
        ("Last month two clinics closed.", "Last month", "2013-05"),
        ("Two days ago the mill burned.", "Two days ago", "2013-06-03"),
        ("Over the past two months the army has advanced.", "the past two months", "P2M"),
        ("They fought for twenty-four hours.", "twenty-four hours", "PT24H"),
        ("The siege has lasted for more than two years.", "more than two years", "P2Y"),
        ("In recent weeks the front has moved.", "recent weeks", "PXW"),
        ("The raid came on Monday night.", "Monday night", "2013-06-03TNI"),
        ("The raid came at 10 p.m. Monday.", "10 p.m. Monday", "2013-06-03T22:00"),
        ("The raid came in the early hours of Monday.", "the early hours of Monday", "2013-06-03"),
        ("Mortars fell early Tuesday.", "early Tuesday", "2013-06-04"),
        ("The truce held on 3-4 June.", "3-4 June", "2013-06-03/2013-06-04"),
        ("From May 19 to June 2 the road was shut.", "May 19 to June 2", "2013-05-19/2013-06-02"),
        ("The huts burned on the night of 3 to 4 June.", "the night of 3 to 4 June", "2013-06-03/2013-06-04"),
        ("Last winter the road was shut.", "Last winter", "2012-WI"),
        ("At the end of the month the truce ended.", "the end of the month", "2013-06"),
        ("Convoys come every week.", "every week", "P1W"),
        ("Convoys come on Sundays.", "Sundays", "XXXX-WXX-7"),
        ("Rebels now hold the ridge.", "now", "PRESENT_REF"),
        ("The truce held on Christmas Eve.", "Christmas Eve", "2012-12-24"),
        ("During Ramadan the market was hit.", "Ramadan", None),
        ("Snow shut the pass in the spring.", "the spring", "2013-SP"),
        ("The fort fell in mid-2009.", "mid-2009", "2009"),
        ("The fort fell in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("The fort fell in two thousand.", "two thousand", "2000"),
        ("The fort is of the eighteenth century.", "the eighteenth century", "17"),
        ("The fort was built in the late seventies.", "the late seventies", "197"),
        ("The 2010 accord is dead.", "2010", "2010"),
        ("The fort fell in July last year.", "July last year", "2012-07"),
        ("The fort fell in 490 BC.", "490 BC", "BC0490"),
        ("The fort fell in August 480 B.C.", "August 480 B.C.", "BC0480-08"),
        ("The fort fell in the 470s BC.", "the 470s BC", "BC047"),
        ("The fort is of the 5th century BC.", "the 5th century BC", "BC04"),
        ("The war of 264 to 241 BC was long.", "264 to 241 BC", "BC0264/BC0241"),
        ("The siege of 1914-18 was long.", "1914-18", "1914/1918"),
        ("The push of 26 June to 4 August 2012 failed.", "26 June to 4 August 2012", "2012-06-26/2012-08-04"),
        ("The push of March to May 2012 failed.", "March to May 2012", "2012-03/2012-05"),
        ("Losses for the year are high.", "the year", "2013"),
        ("Exports fell in the last half of 2009.", "the last half of 2009", "2009-H2"),
        ("Exports fell in fiscal 2009.", "fiscal 2009", "2009"),
        ("They camped there for 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("They camped there for two and a half hours.", "two and a half hours", "PT2H30M"),
        ("They camped there for a week and a half.", "a week and a half", "P1.5W"),
        ("A year-earlier loss was small.", "year-earlier", "2012"),
        ("The raid came in late-May.", "late-May", "2013-05"),
        ("The council will soon meet.", "soon", "FUTURE_REF"),
    ],
)
def test_finds_the_phrase_and_its_value(dated: MakeDocument, text: str, words: str, value: str | None) -> None:
    assert found(dated, text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels may march on the town.",
        "More than 1500 people fled.",
        "More than 1400 are thought to have died.",
        "A 42-year-old farmer was hurt.",
        "The second brigade moved up.",
        "The fall of the town was swift.",
        "The last bridge fell.",
        "Rebels entered the quarter.",
        "Rebels hold about three quarters of the town.",
        "A man in his seventies was hurt.",
        "The mill burned soon after the raid.",
        "Call as soon as possible.",
        "Women draw water from a spring.",
        "The Prague Spring is remembered.",
    ],
)
def test_leaves_what_only_looks_like_time(dated: MakeDocument, text: str) -> None:
    assert found(dated, text) == []


def test_reads_days_run_together_with_the_year(dated: MakeDocument) -> None:
    assert found(dated, "Updated at Jul 012016 by the desk of the paper.") == [("Jul 012016", "2016-07-01")]


def test_reads_the_dates_of_the_wires(dated: MakeDocument) -> None:
    assert found(dated, "Guerrillas attacked the post on 12 JAN 90.") == [("12 JAN 90", "1990-01-12")]


def test_takes_no_count_for_a_year(dated: MakeDocument) -> None:
    assert found(dated, "Between 3 and 5 June 40 people died.") == [("3 and 5 June", "2013-06-03/2013-06-05")]


def test_next_day_counts_from_the_day_spoken_of(dated: MakeDocument) -> None:
    text = "Rebels took the mill on Sunday. The next day the army came back."
    assert found(dated, text)[1] == ("The next day", "2013-06-03")


def test_later_in_the_day_is_the_day_spoken_of(dated: MakeDocument) -> None:
    text = "Rebels took the mill on Sunday. Later in the day the army came back."
    assert found(dated, text)[1] == ("Later in the day", "2013-06-02")


def test_following_a_day_is_after_it(dated: MakeDocument) -> None:
    assert found(dated, "Groups left the port following Sunday's attack.") == [("Sunday", "2013-06-02")]
    text = "Rebels took the mill on 2 May. They left the following Sunday."
    assert found(dated, text)[1] == ("the following Sunday", "2013-05-05")


def test_next_day_without_a_day_before_it_stays_open(dated: MakeDocument) -> None:
    (note,) = dated("The next day the army came back.").times
    assert note.interval is None
    assert note.because


def test_days_in_a_story_of_long_ago_are_of_its_year(dated: MakeDocument) -> None:
    text = "Jets hit the port on Monday. In 1994 rebels held it, and on April 12 they left."
    assert [value for _, value in found(dated, text)] == ["2013-06-03", "1994", "1994-04-12"]


def test_without_a_publication_date_relative_dates_stay_relative(dated: MakeDocument) -> None:
    document = dated("The army left on Tuesday and fought for two days.", published=None)
    assert [(note.value, note.interval) for note in document.times] == [("XXXX-WXX-2", None), ("P2D", None)]
    assert document.publication is not None
    assert document.publication.day is None
    assert [refusal.stage for refusal in document.refusals] == ["dating"]


def test_notes_tie_to_the_original_words(dated: MakeDocument) -> None:
    document = dated("The army left on Tuesday, two days after the blast.")
    assert document.times
    assert all(note.span.of(document.report.text) == note.text for note in document.times)


def test_a_span_has_two_ends(dated: MakeDocument) -> None:
    text = "The truce held on 3-4 June."
    (note,) = dated(text).times
    assert [(end.span.of(text), end.value) for end in note.ends] == [("3", "2013-06-03"), ("4 June", "2013-06-04")]
    (single,) = dated("The truce held on 4 June.").times
    assert single.ends == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Talks scheduled for Friday may fail.", "2013-06-07"),
        ("Rebels planned to leave the town on Friday.", "2013-06-07"),
        ("They have given the garrison until Friday.", "2013-06-07"),
        ("They may meet as early as Friday.", "2013-06-07"),
        ("Lorries will be allowed to enter on Friday.", "2013-06-07"),
        ("The mayor promised that the mill would reopen on Friday.", "2013-06-07"),
        ("A vote is expected in December.", "2013-12"),
        ("Rebels left the town on Friday.", "2013-05-31"),
        ("The mayor said the mill would have reopened on Friday.", "2013-05-31"),
        ("Rebels held the town until Friday.", "2013-05-31"),
        ("A vote was held in December.", "2012-12"),
    ],
)
def test_words_of_planning_put_a_date_ahead(dated: MakeDocument, text: str, value: str) -> None:
    assert [held for _, held in found(dated, text)] == [value]


def test_a_year_earlier_counts_in_quarters_where_a_quarter_is_told(dated: MakeDocument) -> None:
    text = "Exports fell in the first quarter. They rose a year earlier. The quarter was bad, the year-ago period good."
    assert [value for _, value in found(dated, text)] == ["2013-Q1", "2012-Q1", "2013-Q1", "2012-Q1"]
    assert found(dated, "Exports rose a year ago.") == [("a year ago", "2012")]


HISTORY = (
    "In 1936 the garrison rose. By July it held the port. In November 1937 the mill burned. "
    "In February the river froze. The next year the army came back. "
    "The fort, begun in 1911 and finished in 1914, fell in 1939. In April the war ended."
)


def test_in_a_history_a_month_is_of_the_year_told_last(dated: MakeDocument) -> None:
    values = [value for _, value in found(dated, HISTORY, published=None)]
    assert values == ["1936", "1936-07", "1937-11", "1938-02", "1939", "1911", "1914", "1939", "1939-04"]


def test_an_undated_report_is_no_history(dated: MakeDocument) -> None:
    text = "The war began in 2011. Last month rebels took the port. On Monday they left it."
    assert [value for _, value in found(dated, text, published=None)][1:] == ["P1M", "XXXX-WXX-1"]


def test_months_joined_share_the_year_of_the_last(dated: MakeDocument) -> None:
    assert [value for _, value in found(dated, "Raids came in April and June 2009.")] == ["2009-04", "2009-06"]
    assert [value for _, value in found(dated, "Raids came in November and June 2009.")] == ["2012-11", "2009-06"]
