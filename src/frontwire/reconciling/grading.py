"""Grading by the Admiralty code: how reliable the source, how credible the claim, never mixed with one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from frontwire.lexicon.grading import Balance, Grading, Row
from frontwire.model.actor import ARMED
from frontwire.model.gist import Gist, Speaker
from frontwire.model.grade import Credibility, Grade, Reliability
from frontwire.model.voice import Polarity, VoiceType
from frontwire.reconciling.corroborating import Hearing, Support, supports
from frontwire.reconciling.opposing import VOICE
from frontwire.reconciling.voicing import identified

_LETTERS = tuple(Reliability)
_ARMED = frozenset(sector.value for sector in ARMED)


def grades(hearing: Hearing, *, grading: Grading, origins: Mapping[str, str]) -> tuple[Grade, ...]:
    """The grade of each claim of one happening, in their order.

    `origins` are those of `originating.origins`. Cost grows with the claims and with the number of different things
    that they tell.
    """
    held = supports(hearing, grading=grading, origins=origins)
    sources = Sources.of(hearing.gists, origins)
    return tuple(_grade(gist, support, sources, grading) for gist, support in zip(hearing.gists, held, strict=True))


def grade(gist: Gist, hearing: Hearing, *, grading: Grading, origins: Mapping[str, str]) -> Grade:
    """The grade of one claim of a happening; for all of them `grades` is faster. Raises KeyError for another's."""
    made = dict(grade_all((hearing,), grading=grading, origins=origins))
    return made[gist.id]


def grade_all(
    hearings: Iterable[Hearing], *, grading: Grading, origins: Mapping[str, str]
) -> Iterator[tuple[str, Grade]]:
    """The grade of every claim of many happenings, with the claim's id."""
    for hearing in hearings:
        made = grades(hearing, grading=grading, origins=origins)
        yield from ((gist.id, one) for gist, one in zip(hearing.gists, made, strict=True))


@dataclass(frozen=True, slots=True)
class Sources:
    """Whose word the claims of a happening are: their origins, and the voices among these by key."""

    origins: Mapping[str, str]
    voices: Mapping[str, Speaker]

    @classmethod
    def of(cls, gists: Iterable[Gist], origins: Mapping[str, str]) -> Sources:
        """The sources of these claims."""
        voices: dict[str, Speaker] = {}
        for gist in sorted(gists, key=lambda gist: (gist.known, gist.id)):
            voice = identified(gist)
            if voice is not None:
                voices.setdefault(origins.get(gist.id, ""), voice)
        return cls(origins, voices)

    def voice(self, gist: Gist) -> Speaker | None:
        """The voice a claim rests on: the one it quotes, else the one quoted beside it; None for the outlet's word."""
        return identified(gist) or self.voices.get(self.origins.get(gist.id, "-")) or gist.speaker

    def key(self, gist: Gist) -> str:
        """The key of whoever a claim goes back to."""
        origin = self.origins.get(gist.id)
        voice = self.voice(gist)
        if origin is None:
            return voice.key if voice is not None else gist.outlet or ""
        return origin.removeprefix(VOICE)


def reliability(gist: Gist, *, grading: Grading, sources: Sources) -> tuple[Reliability, str]:
    """How reliable the source of a claim is, and why.

    The source is the innermost voice that can be identified, else one that its report quotes on the same, else the
    voice that is quoted, else whoever the words go back to. A party to the conflict is lowered for what it tells of
    the deeds of the war.
    """
    voice = sources.voice(gist)
    letter, because, party = _letter(gist, voice, sources.key(gist), grading)
    if not party or gist.kind not in grading.party.kinds or letter is Reliability.F:
        return letter, because
    if _are_own_losses(gist, voice, grading):
        return letter, f"{because}; {grading.party.own_losses}"
    lowest = max(_LETTERS.index(letter), _LETTERS.index(grading.party.lowest))
    lowered = _LETTERS[min(_LETTERS.index(letter) + grading.party.steps, lowest)]
    if lowered is letter:
        return letter, because
    words = grading.party.because.format_map({"from": letter.value, "to": lowered.value})
    return lowered, f"{because}; {words}"


def credibility(support: Support, *, grading: Grading) -> tuple[Credibility, str]:
    """How credible a claim is by the first row of the table that fits it, and why."""
    row = next(row for row in grading.rows if _fits(row, support))
    others, against = len(support.others), len(support.against)
    return row.credibility, row.because.format(others=others, against=against, told=others + 1)


def _grade(gist: Gist, support: Support, sources: Sources, grading: Grading) -> Grade:
    letter, letter_because = reliability(gist, grading=grading, sources=sources)
    digit, digit_because = credibility(support, grading=grading)
    return Grade(letter, digit, letter_because, digit_because, len(support.others), len(support.against))


def _letter(gist: Gist, voice: Speaker | None, key: str, grading: Grading) -> tuple[Reliability, str, bool]:
    """The letter of the source, why, and whether it is a party to the conflict."""
    name = voice.text if voice is not None else gist.outlet or key
    known = grading.sources.get(key) or (grading.sources.get(voice.key) if voice is not None else None)
    if known is not None:
        party = known.party if known.party is not None else _is_party(voice, gist)
        return known.letter, f"{name if voice is not None else known.key}: {known.because}", party
    entry = grading.voices[voice.type if voice is not None else VoiceType.OUTLET]
    sort = entry.voice.value.replace("_", " ")
    return entry.letter, f"{name} ({sort}): {entry.because}", _is_party(voice, gist)


def _is_party(voice: Speaker | None, gist: Gist) -> bool:
    """Is the voice known to be a party, or of the side of one who acts or is hit in what it tells?"""
    if voice is None:
        return False
    if voice.party is not None:
        return voice.party
    return voice.side is not None and any(party.side == voice.side for party in (*gist.actors, *gist.targets))


def _are_own_losses(gist: Gist, voice: Speaker | None, grading: Grading) -> bool:
    """Are all who were hit fighters of the voice's own side?"""
    if gist.kind not in grading.party.losses or gist.polarity is Polarity.DENIED or voice is None or voice.side is None:
        return False
    return bool(gist.targets) and all(target.side == voice.side and target.sector in _ARMED for target in gist.targets)


def _fits(row: Row, support: Support) -> bool:
    return (
        _within(row.others, len(support.others))
        and _within(row.against, len(support.against))
        and row.one_side in (None, support.one_side)
        and row.party in (None, support.party)
        and row.by_parties in (None, support.by_parties)
        and row.balance in (None, _balance(support))
        and row.announced in (None, support.announced)
        and row.withdrawn in (None, support.withdrawn)
    )


def _within(span: tuple[int, ...] | None, number: int) -> bool:
    return span is None or (span[0] <= number and (len(span) == 1 or number <= span[1]))


def _balance(support: Support) -> Balance:
    told, against = len(support.others) + 1, len(support.against)
    return Balance.MORE if told > against else Balance.EQUAL if told == against else Balance.FEWER
