from __future__ import annotations

from frontwire.model.claim import Claim
from frontwire.model.voice import VoiceType
from frontwire.publishing.masking import Mask
from reconciling_support import make_gist, make_speaker


def test_a_name_is_hidden_wherever_it_stands_letter_by_letter() -> None:
    mask = Mask(("Huda", "Sabbagh"))
    gist = make_gist("a", quote="Huda Sabbagh saw it", voices=(make_speaker("huda sabbagh", VoiceType.RESIDENT),))
    hidden = mask.over(gist)
    assert hidden.quote == "████ ███████ saw it"
    assert len(hidden.quote) == len(gist.quote)
    assert hidden.voices[0].text == "████ ███████"
    assert hidden.voices[0].key == "████ ███████"
    assert (hidden.id, hidden.kind, hidden.known, hidden.site) == (gist.id, gist.kind, gist.known, gist.site)


def test_what_holds_no_name_is_the_same_object(claims: tuple[Claim, ...]) -> None:
    assert Mask(("Huda",)).over(claims[0]) is claims[0]
    assert Mask(()).over(claims[0]) is claims[0]


def test_ids_and_words_of_closed_lists_stay(claims: tuple[Claim, ...]) -> None:
    hidden = Mask(("Shelling", "Event", "Military", "Rebels")).over(claims[0])
    assert (hidden.kind, hidden.klass, hidden.id) == (claims[0].kind, claims[0].klass, claims[0].id)
    assert hidden.said_by[0].text == "██████"


def test_names_of_those_who_speak_for_themselves_are_found() -> None:
    resident = make_speaker("huda sabbagh", VoiceType.RESIDENT)
    mask = Mask.of_private_names([make_gist("a", voices=(resident,))], ["Huda Sabbagh stood in the lane."])
    assert mask.over("asked Huda") == "asked ████"
