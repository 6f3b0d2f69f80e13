from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import settings as bounded
from hypothesis import strategies as st

from frontwire.lexicon.pages import Pages
from frontwire.model.report import Report, Role
from frontwire.reading.structuring import structure

LEAD = "Militia fighters shelled the harbour town of Portum for a third day on Tuesday, officials of the town said."
MORE = "A doctor at the hospital said by telephone that twelve people had been brought in and that stocks were low."
PAGES = Pages.load(Path(__file__).parents[2] / "lexicons" / "pages")
ReadPage = Callable[[str], Report]


def told(report: Report) -> list[tuple[str, str]]:
    """Role and words of every block, the pieces joined by a bar."""
    return [(block.role.value, "|".join(piece.of(report.text) for piece in block.pieces)) for block in report.blocks]


def words(report: Report, role: str) -> list[str]:
    """The words of all blocks of one role."""
    return [held for name, held in told(report) if name == role]


def test_title_deck_and_body(read_page: ReadPage) -> None:
    report = read_page(
        "Photo: Agency Pool\nFighters in Portum\nPhoto: Agency Pool\n\nMilitia shells harbour town\n\n"
        f"Officials speak of six hurt; doctor counts twelve and says stocks are running out\n\n{LEAD}\n\n{MORE}\n"
    )
    assert [role for role, _ in told(report)] == [
        "furniture", "caption", "furniture", "title", "deck", "body", "body",
    ]  # fmt: skip
    assert report.title == "Militia shells harbour town"


def test_a_sentence_or_a_fragment_alone_is_body(read_page: ReadPage) -> None:
    for text in ("Rebels shelled the town on Monday.", "Shelling in the harbour town", "Rebels fled.\n\nTroops came."):
        assert {role for role, _ in told(read_page(text))} == {"body"}
        assert read_page(text).title is None


def test_two_short_sentences_do_not_make_a_title(read_page: ReadPage) -> None:
    report = read_page(f"A car bomb killed four people in Portum on Tuesday, the army said.\n\n{LEAD}")
    assert words(report, "title") == []


def test_a_headline_with_a_full_stop_is_a_title(read_page: ReadPage) -> None:
    assert (
        read_page(f"Militia Shells Harbour Town Again.\n\n{LEAD}\n\n{MORE}").title
        == "Militia Shells Harbour Town Again."
    )


def test_a_line_above_a_dateline_is_the_title(read_page: ReadPage) -> None:
    report = read_page(
        f"Militia shells harbour for third day.\n\nHospital runs short.\n\nADEN (Reuters) - {LEAD}\n\n{MORE}"
    )
    assert [role for role, _ in told(report)] == ["title", "deck", "dateline", "body", "body"]
    assert report.outlet == "Reuters"


def test_paragraphs_broken_in_mid_sentence_are_one_block(read_page: ReadPage) -> None:
    report = read_page(
        f'Militia shells harbour town\n\n{LEAD}\n\n"We have no more beds. The army sends us its wounded and the\n\n'
        'Share this article\n\nהלוחמים ליד הנמל\n\nmilitia sends its own," the doctor told\n\n'
        "Reporters at the gate of the hospital.\n\nRelated stories:\n\nThe army denied it."
    )
    body = words(report, "body")
    assert body[1].endswith(
        'wounded and the|militia sends its own," the doctor told|Reporters at the gate of the hospital.'
    )
    assert body[2] == "The army denied it."
    assert words(report, "furniture") == ["Share this article", "Related stories:"]
    assert words(report, "other-language") == ["הלוחמים ליד הנמל"]
    assert [(r.stage, r.quote) for r in report.refusals] == [("reading", "הלוחמים ליד הנמל")]


def test_a_quotation_broken_after_a_full_stop_is_joined(read_page: ReadPage) -> None:
    report = read_page(f'{LEAD}\n\nThe doctor said: "We have no beds.\n\nWe have no oxygen," and hung up.\n\n{MORE}')
    assert words(report, "body")[1] == 'The doctor said: "We have no beds.|We have no oxygen," and hung up.'


def test_a_new_paragraph_of_the_same_speech_stays_apart(read_page: ReadPage) -> None:
    report = read_page(f'{LEAD}\n\n"We have no beds, he said.\n\n"We have no oxygen," he added.\n\n{MORE}')
    assert len(words(report, "body")) == 4


def test_a_title_and_its_deck_parted_by_a_semicolon(read_page: ReadPage) -> None:
    report = read_page(f"Militia shells harbour town; \nHospital says it runs short of stocks.\n\n{LEAD}\n\n{MORE}")
    assert [role for role, _ in told(report)] == ["title", "deck", "body", "body"]


def test_the_number_of_a_document_is_furniture(read_page: ReadPage) -> None:
    report = read_page(f"ARC2-NEWS-0017 (ABC)\n\n   PORTUM, 4 MAR 94 (AFP) -- [TEXT] {LEAD.upper()}\n\n{MORE.upper()}")
    assert [role for role, _ in told(report)] == ["furniture", "dateline", "body", "body"]
    assert report.title is None


def test_a_kicker_above_the_title_is_not_the_title(read_page: ReadPage) -> None:
    report = read_page(f"Portum siege\n\nMilitia shells harbour town\n\n{LEAD}\n\n{MORE}")
    assert report.title == "Militia shells harbour town"
    assert words(report, "subhead") == ["Portum siege"]


def test_entries_of_a_list_are_body_and_stay_apart(read_page: ReadPage) -> None:
    report = read_page(f"Militia shells harbour town\n\n{LEAD}\n\n• six people hurt\n• two houses burned\n\n{MORE}")
    assert words(report, "body")[1:3] == ["• six people hurt", "• two houses burned"]


def test_lines_with_counts_and_addresses_are_furniture(read_page: ReadPage) -> None:
    report = read_page(f"{LEAD}\n\n12 comments\n\nhttps://portum.example/siege\n\nnews@portum.example\n\n{MORE}")
    assert len(words(report, "furniture")) == 3


def test_hard_wrapped_lines_are_one_block(read_page: ReadPage) -> None:
    wrapped = (
        "   The battalion command has reported that about fifty peasants of\n"
        "various ages were taken from their houses at night by armed men.\n"
        "According to that garrison they were led to an unknown place.\n\n"
        "   A soldier was wounded and brought to the military hospital in\nthis capital."
    )
    report = read_page(wrapped)
    assert [len(block.pieces) for block in report.blocks] == [3, 2]


def test_single_line_ends_between_long_lines_part_paragraphs(read_page: ReadPage) -> None:
    report = read_page(f"Militia shells harbour town\n\n{LEAD}\n{MORE}\nThe army denied it.")
    assert len(words(report, "body")) == 3


def test_every_line_end_parts_lines(read_page: ReadPage) -> None:
    for end in ("\r\n", "\r", "\u2028", "\n"):
        report = read_page(f"Militia shells harbour town{end}{end}{LEAD}{end}{end}{MORE}")
        assert [role for role, _ in told(report)] == ["title", "body", "body"]


def test_short_lines_between_paragraphs(read_page: ReadPage) -> None:
    report = read_page(
        f"Militia shells harbour town\n\n{LEAD}\n\nVideo from the harbour\n\n{MORE}\n\n"
        "Photo: Agency Pool\n\nFighters by the gate"
        f"\n\n{LEAD}"
    )
    assert words(report, "subhead") == ["Video from the harbour"]
    assert words(report, "caption") == ["Fighters by the gate"]


def test_glued_beginnings_are_cut_off(read_page: ReadPage) -> None:
    report = read_page(
        "Militia shells harbour town | Portum Times\n\nLast updated at Mar 042014 PORTUM "
        "At least six people were hurt when "
        "fighters shelled the harbour, the army said. It said they had fled. - Reuters"
    )
    assert told(report) == [
        ("title", "Militia shells harbour town"),
        ("furniture", "| Portum Times"),
        ("furniture", "Last updated at Mar 042014"),
        ("dateline", "PORTUM"),
        (
            "body",
            "At least six people were hurt when fighters shelled the harbour, the army said. It said they had fled.",
        ),
        ("byline", "- Reuters"),
    ]
    assert report.outlet == "Portum Times"


def test_the_title_again_and_tags(read_page: ReadPage) -> None:
    report = read_page(
        "Militia shells harbour town\n\nTue 04 Mar 2014 Militia shells harbour town "
        "Officials said six were hurt in the attack. "
        "Tags Portum harbour militia army At least six people were hurt on Tuesday, officials in the town said. "
        "Read Also"
    )
    assert told(report)[1:] == [
        ("furniture", "Tue 04 Mar 2014"),
        ("body", "Militia shells harbour town"),
        ("body", "Officials said six were hurt in the attack."),
        ("furniture", "Tags Portum harbour militia army"),
        ("body", "At least six people were hurt on Tuesday, officials in the town said."),
        ("furniture", "Read Also"),
    ]


def test_a_sentence_that_begins_with_a_date_is_kept_whole(read_page: ReadPage) -> None:
    report = read_page(
        f"Militia shells harbour town\n\n4 March 2014 was the worst day of the siege, officials said.\n\n{LEAD}"
    )
    assert words(report, "body")[0].startswith("4 March 2014 was")


def test_a_report_in_another_language(read_page: ReadPage) -> None:
    hebrew = read_page(
        "הצבא התקדם במרכז העיר\n\nכוחות הצבא התקדמו ביום שלישי לעבר מרכז העיר, אמרו גורמים רשמיים במחוז."
    )
    assert {role for role, _ in told(hebrew)} == {"other-language"}
    assert hebrew.language == "he"
    assert any("only English" in refusal.because for refusal in hebrew.refusals)
    french = read_page(
        "Les rebelles ont quitté la ville\n\nLe gouvernement a annoncé que les rebelles "
        "avaient quitté la ville mardi soir, "
        "selon un porte-parole cité par la télévision publique, "
        "après trois semaines de combats dans les quartiers du nord."
    )
    assert french.language == "fr"
    assert {block.language for block in french.blocks} == {"fr"}


def test_foreign_names_do_not_make_english_foreign(read_page: ReadPage) -> None:
    report = read_page(
        f"{LEAD}\n\nAbu Ahmad al-Shami, Liwa Suqur al-Jabal, Faylaq al-Sahil, Jaysh al-Bahr, "
        "Umm al-Qura, Wadi al-Deif fled."
    )
    assert {role for role, _ in told(report)} == {"body"}


def test_a_page_of_furniture_is_a_report_with_a_refusal(read_page: ReadPage) -> None:
    report = read_page("Share this article\n\nRelated stories:\n\n© 2014 Portum Times. All rights reserved.")
    assert {role for role, _ in told(report)} == {"furniture"}
    assert "no running text" in report.refusals[0].because


def test_what_is_too_long_is_one_block_at_the_end() -> None:
    found = structure("Rebels fled the town. " * 100, pages=PAGES, max_chars=500)
    assert [block.role for block in found.blocks] == [Role.BODY, Role.BODY]
    assert len(found.blocks[0].span) <= 500


_PARTS = st.sampled_from(
    ["Photo: Pool", "the", "Rebels fled.", '"We stay', 'here," he said.', "4 May 2014", "BEIRUT (Reuters) -",
     "Tags A B The army left",
     "הצבא", "\u200b", "\u202e", "Read also", "Published 5 May 2014", LEAD, "Title of it",
     "- Reuters", "Hazem Sample", "12", "[TEXT]"]
)  # fmt: skip
_GLUE = st.sampled_from([" ", "\n", "\n\n", "\r\n", "\r", "\u2028", "\x0b", "\t", "\n \n"])
_COMPOSED = st.lists(st.tuples(_PARTS, _GLUE), min_size=1, max_size=14).map(
    lambda held: "".join(a + b for a, b in held)
)


@bounded(max_examples=150, deadline=None)
@given(st.one_of(st.text(min_size=1, max_size=200), _COMPOSED))
def test_every_character_belongs_to_exactly_one_block(text: str) -> None:
    blocks = structure(text, pages=PAGES, max_chars=400).blocks
    owners = [0] * len(text)
    for block in blocks:
        assert block.because
        assert list(block.pieces) == sorted(block.pieces)
        for piece in block.pieces:
            assert 0 <= piece.start < piece.end <= len(text)
            for place in range(piece.start, piece.end):
                owners[place] += 1
    assert max(owners, default=0) <= 1
    assert all(owners[i] for i, char in enumerate(text) if not char.isspace())
