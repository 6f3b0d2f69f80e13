from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from frontwire.model.filing import Voucher
from frontwire.model.happening import Copy, Happening
from frontwire.model.voice import Polarity, VoiceType
from frontwire.reconciling.originating import origins, why
from reconciling_support import DAY, killed, make_filing, make_gist, make_party, make_speaker

OBSERVATORY = make_speaker("sohr")
ACTIVISTS = make_speaker("", VoiceType.UNNAMED)


def test_two_outlets_that_quote_one_voice_are_one_origin() -> None:
    gists = [make_gist(name, report=name, voices=(OBSERVATORY,)) for name in ("a", "b")]
    made = origins(gists, [make_filing("a"), make_filing("b")], ())
    assert made == {"a": "voice:sohr", "b": "voice:sohr"}
    assert "it quotes Sohr" in why(gists[0], made["a"])


def test_the_innermost_voice_that_can_be_identified_counts() -> None:
    gist = make_gist("a", report="a", voices=(ACTIVISTS, OBSERVATORY))
    assert origins([gist], [make_filing("a")], ()) == {"a": "voice:sohr"}


def test_an_outlet_an_agency_and_a_voice_of_one_key_are_one_origin() -> None:
    gists = [make_gist("own", report="own"), make_gist("said", report="x", voices=(make_speaker("sana"),))]
    gists.append(make_gist("credited", report="y"))
    filings = [make_filing("own", publisher="sana", agency="sana"), make_filing("x"), make_filing("y", agency="sana")]
    assert set(origins(gists, filings, ()).values()) == {"voice:sana"}


def test_outlets_in_their_own_voice_are_independent() -> None:
    made = origins([make_gist("a", report="a"), make_gist("b", report="b")], [make_filing("a"), make_filing("b")], ())
    assert made == {"a": "voice:a", "b": "voice:b"}


def test_an_outlets_own_word_is_told_as_such() -> None:
    gist = make_gist("a", report="a", outlet="Kala Post")
    made = origins([gist], [make_filing("a", outlet="Kala Post", publisher="kala post")], ())
    assert why(gist, made["a"]) == "no voice is quoted; it is the word of Kala Post itself"


def test_unnamed_voices_in_copies_are_one_and_in_independent_reports_are_not() -> None:
    gists = [make_gist(name, report=name, voices=(ACTIVISTS,)) for name in ("a", "b", "c")]
    filings = [make_filing(name) for name in ("a", "b", "c")]
    made = origins(gists, filings, [Copy("a", "b", 0.9, "")])
    assert made["a"] == made["b"] != made["c"]
    assert "activists cannot be told from others" in why(gists[1], made["b"])


def test_a_family_goes_back_to_the_agency_that_any_of_it_credits() -> None:
    gists = [make_gist(name, report=name) for name in ("a", "b")]
    filings = [make_filing("a"), make_filing("b", agency="afp")]
    assert set(origins(gists, filings, [Copy("a", "b", 0.9, "")]).values()) == {"voice:afp"}


def test_a_family_that_credits_two_agencies_goes_back_to_its_first_outlet() -> None:
    gists = [make_gist(name, report=name) for name in ("a", "b")]
    filings = [make_filing("a", agency="ap"), make_filing("b", agency="afp")]
    assert set(origins(gists, filings, [Copy("a", "b", 0.9, "")]).values()) == {"voice:a"}


def test_without_an_outlet_a_report_is_its_own_origin() -> None:
    gist = make_gist("a", report="a")
    made = origins([gist], [make_filing("a", outlet=None, publisher=None)], ())
    assert made == {"a": "report:a"}
    assert "its outlet is not known" in why(gist, made["a"])


def test_a_message_goes_back_to_whoever_vouches_for_it() -> None:
    filing = make_filing("a", outlet=None, publisher=None, voucher=Voucher("Dr Salma", "medical"))
    assert origins([make_gist("a", report="a")], [filing], ()) == {"a": "voice:dr salma"}


def test_the_same_dozen_words_in_two_reports_are_one_origin() -> None:
    words = "Shells struck the flour mill north of Kala on Monday and hurt two workers"
    late = make_gist("a", report="a", quote=words.upper(), known=DAY + timedelta(days=1))
    early = make_gist("b", report="b", quote=words)
    short = make_gist("c", report="a", quote="Shells struck the mill")
    twin = make_gist("d", report="b", quote="Shells struck the mill")
    made = origins([late, early, short, twin], [make_filing("a"), make_filing("b")], ())
    assert made["a"] == made["b"] == "voice:b"
    assert made["c"] != made["d"]


def test_what_a_report_tells_by_itself_beside_a_voice_that_tells_the_same_is_that_voices() -> None:
    told = make_gist("a", report="r", kind="casualties", figures=(killed(12),))
    heard = make_gist("b", report="r", kind="casualties", figures=(killed(12),), voices=(OBSERVATORY,))
    other = make_gist("c", report="r", kind="casualties", figures=(killed(30),))
    elsewhere = make_gist("d", report="x", kind="casualties", figures=(killed(12),))
    filings = [make_filing("r"), make_filing("x")]
    gists = [told, heard, other, elsewhere]
    happening = Happening("a", "harm", ("a", "b", "c", "d"))
    assert origins(gists, filings, ())["a"] == "voice:r"
    made = origins(gists, filings, (), [happening])
    assert made == {"a": "voice:sohr", "b": "voice:sohr", "c": "voice:r", "d": "voice:x"}
    assert "is quoted on it beside this" in why(told, made["a"])


def test_a_claim_of_another_kind_or_stance_is_not_what_the_voice_tells() -> None:
    heard = make_gist("b", report="r", kind="casualties", voices=(OBSERVATORY,))
    strike = make_gist("a", report="r")
    denied = make_gist("c", report="r", kind="casualties", polarity=Polarity.DENIED)
    happening = Happening("a", "strike", ("a", "b", "c"))
    made = origins([strike, heard, denied], [make_filing("r")], (), [happening])
    assert made == {"a": "voice:r", "b": "voice:sohr", "c": "voice:r"}


def test_what_a_report_tells_of_another_doer_is_not_what_the_voice_tells() -> None:
    rebels, army = make_party("dawn brigade", side="opposition"), make_party("SYR.MIL", side="government")
    heard = make_gist("b", report="r", actors=(army,), voices=(OBSERVATORY,))
    other, same = make_gist("a", report="r", actors=(rebels,)), make_gist("c", report="r", actors=(army,))
    happening = Happening("a", "strike", ("a", "b", "c"))
    made = origins([other, heard, same], [make_filing("r")], (), [happening])
    assert made == {"a": "voice:r", "b": "voice:sohr", "c": "voice:sohr"}


def test_names_of_one_voice_in_a_report_are_one_origin() -> None:
    short = make_gist("b", report="r", voices=(make_speaker("observatory", text="The Observatory"),))
    full = make_gist("a", report="r", voices=(make_speaker("sohr", text="the Syrian Observatory for Human Rights"),))
    assert set(origins([full, short], [make_filing("r")], ()).values()) == {"voice:sohr"}


def test_who_speaks_for_a_body_is_that_body() -> None:
    head = make_gist("a", report="r", voices=(make_speaker("rami", text="Rami"),))
    made = origins([head], [make_filing("r")], (), speaking_for={"rami": "sohr"})
    assert made == {"a": "voice:sohr"}
    assert "whose word is that of sohr" in why(head, made["a"])


def test_a_headlines_monitor_is_nobody() -> None:
    headline = make_gist("a", report="r", voices=(make_speaker("monitor", text="Monitor"),))
    assert origins([headline], [make_filing("r", agency="afp")], ()) == {"a": "voice:afp"}


@given(st.permutations(range(6)))
def test_the_order_of_claims_does_not_matter(order: list[int]) -> None:
    words = "Shells struck the flour mill north of Kala on Monday and hurt two workers"
    held = [make_gist(f"g{i}", report=f"r{i % 3}", quote=words if i % 2 else f"{i}") for i in range(6)]
    filings = [make_filing(f"r{i}") for i in range(3)]
    assert origins([held[i] for i in order], filings, ()) == origins(held, filings, ())
