"""The type of a voice, whether it is named, and whether it is a party to the fight."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontwire.model.document import Document
from frontwire.model.voice import Voice

Make = Callable[..., Document]


def speaker(made: Document) -> Voice:
    return made.attributions[0].voice


@pytest.mark.parametrize(
    ("who", "kind", "party"),
    [
        ("An official in the mayor's office", "official", True),
        ("A police officer", "official", True),
        ("Lt Gen Omar Haddad", "military", True),
        ("A military spokesman", "military", True),
        ("Syrian military officials", "military", True),
        ("A rebel commander", "armed_group", True),
        ("Opposition activists", "opposition", True),
        ("State television", "state_media", True),
        ("A local newspaper", "media", False),
        ("The Syrian Observatory for Human Rights", "monitor", False),
        ("A monitoring group based in London", "monitor", False),
        ("A doctor who runs two clinics", "medical", False),
        ("Rescue workers", "rescue", False),
        ("UNICEF", "un", False),
        ("An aid worker", "ngo", False),
        ("Two witnesses", "witness", False),
        ("A resident of the camp", "resident", False),
        ("A military analyst", "expert", False),
        ("A source", "unnamed", None),
    ],
)
def test_types(document: Make, who: str, kind: str, party: bool | None) -> None:
    voice = speaker(document(f"{who} said shells hit the market."))
    assert (voice.type, voice.party) == (kind, party)


def test_a_minister_of_another_country_is_a_foreign_government(document: Make) -> None:
    text = (
        "Syrian troops left the Syrian town of Hama, near another Syrian base. The {} government said the truce held."
    )
    assert speaker(document(text.format("Turkish"))).type == "foreign_government"
    assert speaker(document(text.format("Syrian"))).type == "official"


def test_named_where_the_chain_has_a_name(document: Make) -> None:
    assert speaker(document("Omar Haddad said shells hit the market.")).named
    assert not speaker(document("A nurse said shells hit the market.")).named


def test_a_voice_leaves_out_its_relative_clause(document: Make) -> None:
    voice = speaker(document("A doctor, who fled the town in May, said shells hit the ward."))
    assert voice.text == "A doctor"
