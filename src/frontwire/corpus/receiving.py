"""Receiving: a reading becomes what a store keeps of it, with who published, who vouches and what read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from frontwire import __version__
from frontwire.claims.depositing import deposit, filing_id
from frontwire.errors import InputError
from frontwire.lexicon.actors import Actors
from frontwire.lexicon.agencies import Agencies
from frontwire.lexicon.digesting import digest
from frontwire.lexicon.places import Places
from frontwire.lexicon.voices import Voices
from frontwire.model.filing import Deposit, Edition, Filing, Voucher
from frontwire.model.place import Place
from frontwire.model.voice import VoiceType
from frontwire.placing.gazetteer import GazetteerFile
from frontwire.placing.resolving import look_up
from frontwire.publishing.reading import Reading
from frontwire.reconciling.copying import signature
from frontwire.reconciling.crediting import agency_of, publisher_of
from frontwire.settings import Settings

#: What stands before a form's name in the edition of its rows.
FILLED = "form "
_WORDS = re.compile(r"[\w'’.-]*\w")


class Receiver:
    """Makes deposits. Lexicons and gazetteer are opened when they are first needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._digests: dict[str, str] = {}

    @cached_property
    def actors(self) -> Actors:
        """The lexicon of actors, outlets among them."""
        folder = Path(self.settings.lexicons)
        return Actors.load(folder / "actors", folder / "agents")

    @cached_property
    def agencies(self) -> Agencies:
        """How news agencies are credited."""
        return Agencies.load(Path(self.settings.lexicons) / "origins" / "agencies.yml", self.actors)

    def edition(self, settings: Settings) -> Edition:
        """What reads reports by some settings: those of a reader may differ from the store's."""
        if settings.lexicons not in self._digests:
            self._digests[settings.lexicons] = digest(Path(settings.lexicons))
        return Edition(__version__, self._digests[settings.lexicons], settings.pipeline)

    @cached_property
    def gazetteer(self) -> GazetteerFile:
        """Where places are looked up; built at its first use on a machine."""
        return GazetteerFile.open(self.settings, Places.load(Path(self.settings.lexicons) / "places"))

    @cached_property
    def voices(self) -> Voices:
        """Which words tell the type of a voice."""
        return Voices.load(Path(self.settings.lexicons) / "voices")

    def voucher(self, voice: str, *, type: VoiceType | str | None = None, place: str | None = None) -> Voucher:  # noqa: A002
        """Who vouches for a field message; the type is told by the words of `voice` where it is not given.

        Raises InputError where they do not tell it, or there is no such type.
        """
        if not voice.strip():
            raise InputError("the voice of a message needs a name")
        if type is None:
            rule = self.voices.find([word for word in _WORDS.findall(voice.lower()) if word])
            if rule is None:
                raise InputError(f"what sort of voice {voice!r} is cannot be told: give one of {', '.join(_types())}")
            type = rule.type  # noqa: A001 - told by its words
        if type not in set(VoiceType):
            raise InputError(f"{type!r} is no sort of voice: give one of {', '.join(_types())}")
        return Voucher(voice, str(type), place)

    def close(self) -> None:
        """Closes the gazetteer, if it was opened."""
        held = self.__dict__.pop("gazetteer", None)
        if held is not None:
            held.close()

    def receive(self, reading: Reading, *, fetched: datetime | None = None, voucher: Voucher | None = None) -> Deposit:
        """What a store keeps of a reading; `fetched` is now where not given, and in UTC without a zone.

        The row of a form is vouched for by who filled it in, where nobody else is given.

        Raises InputError where the voucher's type or place is not known.
        """
        report = reading.report
        published = _day(reading)
        voucher, own = (voucher, None) if voucher is not None else (reading.voucher, reading.place)
        moment = datetime.now(UTC).replace(microsecond=0) if fetched is None else fetched
        filing = Filing(
            id=filing_id(report, published=published, voucher=voucher),
            source=legible(report.source),
            title=report.title,
            outlet=report.outlet,
            language=report.language,
            published=published,
            fetched=moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC),
            edition=_filled(self.edition(reading.settings), reading.form),
            voucher=voucher,
            address=report.address,
            modified=report.modified,
        )
        return self._complete(filing, reading, self._place(voucher) if own is None else own)

    def receive_again(self, held: Filing, reading: Reading) -> Deposit:
        """What a store keeps of a report read anew: its id, source and time of fetching stay as they were."""
        report = reading.report
        filing = replace(
            held,
            title=report.title,
            outlet=report.outlet,
            language=report.language,
            published=_day(reading),
            edition=self.edition(reading.settings),
        )
        return self._complete(filing, reading, self._place(filing.voucher))

    def _complete(self, filing: Filing, reading: Reading, place: Place | None) -> Deposit:
        # The source, a file's name mostly, may hold bytes that are no text.
        report = replace(reading.report, source=filing.source)
        publisher = publisher_of(filing.outlet, actors=self.actors)
        whole = replace(
            filing,
            publisher=publisher,
            agency=agency_of(report, agencies=self.agencies, publisher=publisher),
            signature=signature(report.running_text),
        )
        return deposit(whole, report, reading.claims, reading.refusals, place=place)

    def _place(self, voucher: Voucher | None) -> Place | None:
        if voucher is None or voucher.place is None:
            return None
        return look_up(voucher.place, gazetteer=self.gazetteer)


def _filled(edition: Edition, form: str | None) -> Edition:
    """The edition that made the claims: for the row of a form no language pipeline did."""
    return edition if form is None else replace(edition, pipeline=f"{FILLED}{form}")


def legible(name: str) -> str:
    """A name as text that can be kept: what stands for bytes that are none becomes a question mark."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _day(reading: Reading) -> date | None:
    publication = reading.document.publication
    return None if publication is None else publication.day


def _types() -> Iterator[str]:
    return (kind.value for kind in VoiceType if kind is not VoiceType.OUTLET)
