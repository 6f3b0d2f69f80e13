from __future__ import annotations

import pytest

from frontwire.lexicon.pages import Pages
from frontwire.reading import datelines


@pytest.mark.parametrize(
    ("dateline", "rest", "agency"),
    [
        ("BEIRUT (Reuters) - ", "Rebels shelled the port on Monday.", "Reuters"),
        ("DAMASCUS, Syria — ", "Troops took two hills.", None),
        ("Aden, Yemen — ", "Two boats sank off the coast.", None),
        ("KABUL: ", "Gunmen stormed a bank.", None),
        ("LIMA, 9 JAN 90 (EFE) -- [TEXT] ", "TWO POLICEMEN WERE SHOT TODAY.", "EFE"),
        ("SOFIA (BULGARIA), 9 APR 89 (BTA) -- [REPORT] [PETER SAMPLE] [TEXT] ", "A BRIDGE WAS BLOWN UP.", "BTA"),
        ("FLINT, Mich., Oct. 4 (UPI) — ", "Police found a bomb.", "UPI"),
        ("BEIRUT/AMMAN (Reuters) - ", "Planes struck a convoy.", "Reuters"),
        ("(AFP) - ", "Planes struck a convoy.", "AFP"),
        ("Hama, SANA- ", "Two shells hit a school.", "SANA"),
        ("BEIRUT, May 6 (Xinhua) -- ", "Two shells hit a school.", "Xinhua"),
    ],
)
def test_a_dateline_is_cut_off_whole(dateline: str, rest: str, agency: str | None, pages: Pages) -> None:
    found = datelines.find(dateline + rest, pages=pages)
    assert found is not None
    assert (dateline + rest)[found.end :] == rest
    assert found.agency == agency


@pytest.mark.parametrize(
    "line",
    [
        "Damascus - long quiet - shook with blasts on Monday.",
        "The Ansar Brigade (formerly the Free Eagles) - a small group - fled.",
        "NATO - not the army - flew the raids, he said.",
        "Rebels: we hold the bridge.",
        "THE ARMY - WHICH LOST TEN MEN - FELL BACK.",
        "On 4 May 2014 the army fell back.",
        "Homs, Hama and Idlib were shelled.",
        "",
    ],
)
def test_a_sentence_that_begins_with_a_name_has_none(line: str, pages: Pages) -> None:
    assert datelines.find(line, pages=pages) is None
