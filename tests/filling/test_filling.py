"""Rows of forms: what they claim, in whose voice, at which words; what is refused; nothing breaks."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filling_support import FORMS, NAWA, SORTS, filled, is_facility, locate, rows
from frontwire.filling import fill, source_of
from frontwire.filling.trying import meets
from frontwire.lexicon.forms import Example, Form
from frontwire.model.claim import ClaimClass
from frontwire.model.figure import Scope, What
from frontwire.model.parcel import Answers, Cell, Format, Parcel
from frontwire.model.place import Place, PlaceClass
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.unpacking.forms import answers_of

EXAMPLES = [(one.entry, example) for one in FORMS.entries for example in one.entry.examples]


@pytest.mark.parametrize(
    ("form", "example"), EXAMPLES, ids=[f"{form.form}-{n}" for n, (form, _) in enumerate(EXAMPLES)]
)
def test_every_example_claims_what_it_says(form: Form, example: Example) -> None:
    answers = answers_of(example.row, form)
    claims = filled(Parcel("example", "", Format.FORMS, form=answers), form=form).claims
    assert bool(claims) is bool(example.finds)
    for found in example.finds:
        assert any(meets(claim, found) for claim in claims), found


HERAMS = "MoSD4,HF2,GEO4,GEO1,date_of_assessment,HFINF1,HFINF3,operating_theatres,enumerator_name\n"


def test_the_voice_is_the_facility_and_the_words_are_the_very_cell() -> None:
    (row,) = rows(f"{HERAMS}Al Wadi,A2,Nawa,Daraa,2024-03-05,A3,A2,1,Someone\n")
    text = row.document.report.text
    assert text.startswith("Al Wadi hospital (secondary), Nawa\n\nFacility: Al Wadi\n")
    assert "Someone" not in text
    assert row.document.report.title == "Al Wadi hospital (secondary), Nawa"
    assert row.document.publication is not None
    assert row.document.publication.day == date(2024, 3, 5)
    status = next(claim for claim in row.claims if claim.evidence.rules == ("lexicons/forms/herams#status",))
    assert status.evidence.quote == "Status: Non-functioning" == status.evidence.span.of(text)
    (voice,) = status.said_by
    assert (voice.text, voice.type, voice.named) == ("Al Wadi hospital (secondary)", VoiceType.MEDICAL, True)
    assert voice.span is not None
    assert voice.span.of(text) == "Al Wadi"
    assert status.klass is ClaimClass.STATE
    assert status.codes == SORTS["facility_status"].codes
    assert status.when.interval is not None
    assert status.when.interval.start == date(2024, 3, 5)
    assert status.where.note is not None
    assert status.where.note.place == NAWA
    assert status.where.note.span.of(text) == "Nawa"
    assert row.source.voucher is not None
    assert row.source.voucher.place == "Nawa, SY"


def test_a_point_stands_as_given_with_its_precision() -> None:
    head = "facility_name,town,date,functioning,latitude,longitude,_gps_precision\n"
    near, far, nowhere = rows(
        head
        + "Clinic 9,Nawa,2024-03-05,yes,32.8899,36.0402,4\n"
        + "Clinic 9,Nawa,2024-03-05,yes,48.85,2.35,4\n"
        + "Clinic 9,Nawa,2024-03-05,yes,132,400,4\n"
    )
    place = near.source.place
    assert place is not None
    assert (place.lat, place.lon, place.radius_km) == (32.8899, 36.0402, 0.5)
    assert place.kind is PlaceClass.SITE
    assert place.name == "Nawa"
    assert place.country == "SY"
    assert "32.8899" not in near.document.report.text
    for row, because in ((far, "km from Nawa"), (nowhere, "no point on earth")):
        assert row.source.place == NAWA
        assert any(because in refusal.because for refusal in row.refusals)


def test_a_point_no_finer_than_its_place_is_that_place() -> None:
    head = "#event+type,#date,#loc+name,#geo+lat,#geo+lon,#geo+precision\n"
    (row,) = rows(f"{head}shelling,2024-03-05,Nawa,32.9,36.0,10\n")
    place = row.source.place
    assert place is not None
    assert (place.id, place.kind) == (NAWA.id, NAWA.kind)
    assert (place.lat, place.lon, place.radius_km) == (32.9, 36.0, 10.0)


def test_rounds_of_a_repeated_group_do_not_mix() -> None:
    head = "facility_name,stock[1]/item,stock[1]/level,stock[2]/item,stock[2]/level\n"
    (row,) = rows(f"{head}Clinic 9,oxygen,none,fuel,enough\n")
    told = [(claim.items[0].text, claim.evidence.quote) for claim in row.claims]
    assert told == [("Oxygen", "Level (1): none left"), ("Fuel", "Level (2): enough")]
    sentence = row.claims[0].evidence.sentence.of(row.document.report.text)
    assert sentence == "Item (1): Oxygen\nLevel (1): none left"


def test_arrivals_are_no_toll_of_an_attack() -> None:
    (row,) = rows('facility_name,wounded_received,staff_injured\nClinic 9,"1,200",2\n')
    arrivals, staff = (claim.figures[0] for claim in row.claims)
    assert (arrivals.what, arrivals.low, arrivals.scope) == (What.WOUNDED, 1200, Scope.ARRIVALS)
    assert (staff.low, staff.scope) == (2, Scope.INCIDENT)


def test_a_table_with_hashtags_says_who_claims_what_and_how_firmly() -> None:
    (row,) = rows(
        "Kind,From,Low,High,Who,Sort,Sure,Said\n"
        "#event+type,#date+occurred+start,#affected+killed+num+low,#affected+killed+num+high,"
        "#meta+claimant,#meta+claimant+type,#meta+certainty,#meta+polarity\n"
        "air strike,2024-03-05,3,5,a nurse,medical,possible,denied\n"
    )
    (claim,) = row.claims
    assert claim.kind == "air_strike"
    assert (claim.figures[0].low, claim.figures[0].high) == (3, 5)
    assert (claim.said_by[0].text, claim.said_by[0].type) == ("a nurse", VoiceType.MEDICAL)
    assert claim.stance.certainty is Certainty.POSSIBLE
    assert claim.stance.polarity is Polarity.DENIED


@pytest.mark.parametrize(
    ("table", "because"),
    [
        (f"{HERAMS}Al Wadi,A2,Nawa,Daraa,2024-03-05,A3,A9,,\n", "'A9' is no option of Status"),
        (f"{HERAMS}Al Wadi,A2,Nawa,Daraa,2024-03-05,A3,A2,2.5,\n", "'2.5' is no whole number"),
        (f"{HERAMS}Al Wadi,A2,Elsewhere,,2024-03-05,A3,A2,,\n", "no place is called Elsewhere"),
        (f"{HERAMS}Al Wadi,A2,Nawa,Daraa,05/06/2024,A3,A2,,\n", "cannot be told for sure"),
        (f"{HERAMS}Al Wadi,A2,Nawa,Daraa,2024-03-05,,,,\n", "no rule of the form herams fits this row"),
        ("#event+type,#date\npicnic,2024-03-05\n", "'picnic' is no kind of claim"),
        (
            "#event+type,#date,#affected+killed+low,#affected+killed+high\nshelling,2024-03-05,9,3\n",
            "at most 3 is less than at least 9",
        ),
        ("#event+type,#date,#meta+certainty\nshelling,2024-03-05,surely\n", "'surely' is none of stated, claimed"),
        (
            "#event+type,#date,#meta+claimant,#meta+claimant+type\nshelling,2024-03-05,a nurse,wizard\n",
            "'wizard' is no sort of voice",
        ),
    ],
)
def test_what_cannot_be_made_out_is_refused_in_words(table: str, because: str) -> None:
    (row,) = rows(table)
    assert any(because in refusal.because for refusal in row.refusals)


def test_a_finer_place_that_is_not_known_leaves_the_coarser_one() -> None:
    (row,) = rows(f"{HERAMS}Al Wadi,A2,Elsewhere,Daraa,2024-03-05,A3,A2,,\n")
    assert row.source.place is not None
    assert row.source.place.name == "Daraa"
    assert any(refusal.quote == "Elsewhere" for refusal in row.refusals)


def test_a_country_of_all_rows_tells_namesakes_apart() -> None:
    asked: list[str] = []

    def note(name: str) -> Place:
        asked.append(name)
        return locate(name)

    held = FORMS.named("stock")
    form = msgspec.structs.replace(held, place=msgspec.structs.replace(held.place, country="Syria"))
    cells = (Cell("facility", "facility", "Clinic 9"), Cell("place", "town", "Nawa"))
    assert source_of(cells, form, locate=note, is_facility=is_facility).place == NAWA
    assert asked == ["Nawa, Syria"]


def test_a_sound_row_leaves_no_refusal() -> None:
    (row,) = rows(f"{HERAMS}Al Wadi,A2,Nawa,Daraa,2024-03-05,A3,A2,1,\n")
    assert row.refusals == ()
    assert len(row.claims) == 3


_CELLS = st.builds(
    Cell,
    column=st.sampled_from(["", *(key for one in FORMS.entries for key in one.entry.columns)]),
    header=st.text(min_size=1, max_size=12),
    value=st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20).map(
        lambda text: " ".join(text.split()) or "x"
    ),
    turn=st.integers(0, 2),
)


@given(form=st.sampled_from([one.entry for one in FORMS.entries]), cells=st.lists(_CELLS, max_size=8))
@settings(max_examples=60, deadline=None)
def test_whatever_is_answered_nothing_breaks_and_every_quote_stands_in_the_text(form: Form, cells: list[Cell]) -> None:
    answers = Answers(form.form, tuple(cell for cell in cells if cell.column in {"", *form.columns}))
    source = source_of(answers.cells, form, locate=locate, is_facility=is_facility)
    parcel = Parcel("t.csv#1", "", Format.FORMS, form=answers)
    row = fill(parcel, answers, form, source=source, kinds=SORTS)
    text = row.document.report.text
    for claim in row.claims:
        assert claim.evidence.span.of(text) == claim.evidence.quote != ""
        assert claim.evidence.sentence.contains(claim.evidence.span)
    assert row.claims or row.refusals
    assert fill(parcel, answers, form, source=source, kinds=SORTS).claims == row.claims
    assert all(block.span.end <= len(text) for block in row.document.report.blocks) or not text
