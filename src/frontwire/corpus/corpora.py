"""A corpus: reports added, reconciled, drawn, judged. Thin: the work is the store's, reconciling's and drawing's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Unpack

from frontwire import store
from frontwire.corpus.happenings import Happenings
from frontwire.corpus.landing import landing
from frontwire.corpus.marking import Markable
from frontwire.corpus.receiving import legible
from frontwire.corpus.rereading import Progress, Reread, reread
from frontwire.corpus.shipping import Asking, StoreShipment
from frontwire.drawing import Tables, account, accounts, arrivals, draw, sources
from frontwire.drawing.health import SILENCE, health
from frontwire.errors import AbsentError, StoreError
from frontwire.lexicon.families import Families
from frontwire.lexicon.health import HealthWords
from frontwire.lexicon.sheltered import Sheltered
from frontwire.lexicon.spokespeople import load_spokespeople
from frontwire.model.correction import Act
from frontwire.model.filing import Deposit, Voucher
from frontwire.model.happening import Link, Reconciled
from frontwire.model.health import HealthPicture
from frontwire.model.picture import Account, Citation, Picture
from frontwire.model.place import Place
from frontwire.model.query import EVERYTHING, Hit, Query
from frontwire.model.source import Source
from frontwire.model.voice import VoiceType
from frontwire.placing.resolving import resolve
from frontwire.publishing.cards import Exhibit
from frontwire.publishing.corrected import section
from frontwire.publishing.dossier.path import around
from frontwire.publishing.dossiers import Dossier, compiled
from frontwire.publishing.explaining import explain_claim
from frontwire.publishing.exports import Format, Tally, Unit, format_for, format_of
from frontwire.publishing.guarding import Guard
from frontwire.publishing.masking import Mask
from frontwire.publishing.picture.words import Vocabulary
from frontwire.publishing.reading import Reading
from frontwire.publishing.tracing import Ground
from frontwire.reconciling import reconcile
from frontwire.reconciling.doubting import doubtful
from frontwire.reconciling.parts import Map, Work, reconcile_in_parts
from frontwire.settings import Settings
from frontwire.store import Added, StoreView

if TYPE_CHECKING:
    from frontwire.api import Reader


def open_store(url: str | Path = "frontwire.db", *, create: bool = True, settings: Settings | None = None) -> Corpus:
    """The corpus in the store at a path (SQLite) or an address ("postgresql://user@host/name").

    A store that is not there yet is made unless `create` is False. `settings` come from the environment where none are
    given. Raises StoreError, SettingsError.
    """
    return Corpus(store.open(url, create=create), settings=settings)


class Corpus(Markable):
    """A store, open, and what is drawn from it; made by `open_store`, closed by `with` or `close()`.

    Nothing in it is overwritten: adding is a set union, judgements are a log, and what reconciling makes of both can be
    made anew at any time.
    """

    # -- adding ------------------------------------------------------------------------------------------------------

    def add(self, reading: Reading, *, fetched: datetime | None = None, voucher: Voucher | None = None) -> Added:
        """Keeps a reading's report and claims; a report that is there already stays as it is.

        `fetched` is when the report came in, now where not given. `voucher` (see `voucher`) makes it a field message:
        what its text says in nobody's voice is said by who vouches for it. Raises StoreError, InputError.
        """
        deposit = self._receiver.receive(reading, fetched=fetched, voucher=voucher)
        with self.store.writer() as writer:
            return writer.add(deposit)

    def add_deposits(self, deposits: Iterable[Deposit]) -> tuple[Added, ...]:
        """Keeps reports that were read elsewhere, in one transaction: all of them, or none where one cannot be kept."""
        with self.store.writer() as writer:
            return writer.add_many(deposits)

    def add_all(self, readings: Iterable[Reading], *, fetched: datetime | None = None) -> tuple[Added, ...]:
        """Adds readings one by one: those before one that cannot be added are kept."""
        return tuple(self.add(reading, fetched=fetched) for reading in readings)

    def refuse(self, source: str, because: str, *, fetched: datetime | None = None) -> None:
        """Keeps on record that a source cannot be read at all, and why."""
        with self.store.writer() as writer:
            writer.refuse(legible(source), legible(because), fetched=datetime.now(UTC) if fetched is None else fetched)

    def voucher(self, voice: str, *, type: VoiceType | str | None = None, place: str | None = None) -> Voucher:  # noqa: A002
        """Who vouches for a field message, and from where.

        The type of voice is told by its words where not given ("Dr …" is medical). Raises InputError where they do not
        tell it.
        """
        return self._receiver.voucher(voice, type=type, place=place)

    def reread(
        self, reader: Reader, *, reports: Sequence[str] = (), progress: Progress | None = None
    ) -> tuple[Reread, ...]:
        """Reads reports anew and puts what comes of them in place of their claims; judgements stay.

        Those of other editions of the software or the lexicons, or those with the ids `reports`, all of which must be
        there (StoreError). `progress` is called with the number of reports done and of all.
        """
        return reread(self.store, self._receiver, reader, reports=reports, progress=progress)

    # -- drawing -----------------------------------------------------------------------------------------------------

    def reconcile(self, *, progress: Progress | None = None, through: Map | None = None) -> Reconciled:
        """Which claims tell of the same happening; made anew only where something came in since it last was.

        `progress` is called with the number of claims done and of all. Given `through`, all of the store is linked anew
        in parts, by other processes or machines (`reconciling.parts`). Raises StoreError, LexiconError.
        """
        with self.linked(progress, through) as (_, linked):
            return linked

    def picture(
        self, *, at: date | None = None, since: date | None = None, place: Place | str | None = None
    ) -> Picture:
        """What is said as of a day, within a place (everywhere where None).

        `at` is the last day on which anything was known where not given (`since` where that is later), `since` a week
        before it. Raises InputError where the place is not told of or the days are the wrong way round, StoreError.
        """
        with self.linked() as (view, linked):
            return draw(
                view,
                linked,
                at=self._day(view, at, since=since),
                tables=self._tables,
                place=self._where(place),
                since=since,
            )

    def arrivals(self, reports: Iterable[str]) -> Picture:
        """The happenings that some reports (by id) tell of or change, and what they changed, whatever days they are of.

        Raises StoreError, LexiconError.
        """
        with self.linked() as (view, linked):
            day = self._day(view, None)
            return arrivals(view, linked, reports=frozenset(reports), at=day, tables=self._tables)

    def health(
        self, *, at: date | None = None, place: Place | str | None = None, silence: int = SILENCE
    ) -> HealthPicture:
        """Facilities, arrivals, supplies, needs, access and attacks on health care as said by a day, within a place.

        `at` is the last day on which anything was known where not given; a facility counts as silent after `silence`
        days without a word. Raises InputError where the place is not told of, LexiconError, StoreError.
        """
        folder = Path(self.settings.lexicons)
        words = HealthWords.load(folder / "health", folder / "times")
        with self.linked() as (view, linked):
            return health(view, linked, at=self._day(view, at), words=words, place=self._where(place), silence=silence)

    def happenings(self, query: Query = EVERYTHING) -> Happenings:
        """Accounts of all happenings, states and sayings among them, with a claim that `query` admits; by day."""
        with self.linked() as (view, linked):
            day = self._day(view, query.at)
            return Happenings(accounts(view, linked, at=day, tables=self._tables, query=query))

    def dossier(self, claim_id: str, *, at: date | None = None) -> Dossier:
        """All that is known (by `at`) of the happening that a claim stands in. Raises StoreError for another id."""
        with self.linked() as (view, linked):
            gist = view.gist(claim_id)
            if gist is None:
                raise self._missing(view, claim_id)
            day = self._day(view, at)
            if gist.known > day:
                raise StoreError(f"claim {claim_id} was not known before {gist.known}")
            happening = next(one for one in linked.happenings if claim_id in one.claims)
            gists = [held for claim in happening.claims if (held := view.gist(claim)) is not None]
            drawn = account(happening, gists, origins=linked.origins, at=day, tables=self._tables)
            return compiled(view, drawn, linked)

    def explain(self, claim_id: str, *, at: date | None = None, width: int = 100, color: bool = False) -> str:
        """The path from the picture to the words of one claim: its happening, why it stands there, every value.

        As it was known by `at`. Raises StoreError for another id, LexiconError.
        """
        dossier = self.dossier(claim_id, at=at)
        exhibit = self.exhibit(claim_id)
        with self.view() as view:
            claim, original, history = view.claim(claim_id), view.original(claim_id), view.history(claim_id)
        if claim is None or original is None:
            raise AbsentError(f"there is no claim {claim_id}")
        words = Vocabulary.load(Path(self.settings.lexicons), at=dossier.account.citations[-1].gist.known)
        above = (*section(original, history), *around(dossier, claim_id, words))
        return explain_claim(claim, Ground(exhibit.text, self.settings), above=above, width=width, color=color)

    def doubtful(self, *, place: Place | str | None = None) -> tuple[Link, ...]:
        """Links that a person should decide, most doubtful first: those the rules only just made, or just did not.

        With `place`, those of which either claim lies in it. Raises StoreError, LexiconError, InputError.
        """
        where = self._where(place)
        with self.linked() as (view, linked):
            found = doubtful(view, linked, families=self._families, deeds=self._tables.deeds)
            if where is None:
                return found
            inside = {gist.id for gist in view.select(Query(place=where))}
        return tuple(link for link in found if {link.older, link.newer} & inside)

    def sources(self, query: Query = EVERYTHING) -> tuple[Source, ...]:
        """Who is heard in claims that `query` admits, those with most claims first."""
        held = (replace(one, citations=_admitted(one, query)) for one in self.happenings(query))
        return sources(held)

    def search(self, words: str, *, limit: int = 20, query: Query = EVERYTHING) -> tuple[Hit, ...]:
        """Claims whose words hold all of `words`, best first: also "a phrase" and the beginning of a word*."""
        with self.view() as view:
            return view.search(words, limit=limit, query=query)

    def place(self, name: str) -> Place:
        """The place that `name` means among those the store tells of: "Homs", "Homs, town", "Homs, SY".

        Raises InputError where no place or several answer, with what can be given.
        """
        with self.view() as view:
            return resolve(name, gazetteer=self._receiver.gazetteer, sites=view.sites())

    def exhibit(self, claim_id: str) -> Exhibit:
        """A claim with its report's header and text. Raises StoreError where there is none of that id."""
        with self.view() as view:
            gist = view.gist(claim_id)
            filing = None if gist is None else view.filing(gist.report)
            text = None if gist is None else view.text(gist.report)
            if gist is None or filing is None or text is None:
                raise self._missing(view, claim_id)
        return Exhibit(gist, filing, text)

    def _missing(self, view: StoreView, claim_id: str) -> AbsentError:
        """Why there is no claim of that id: somebody rejected it, or there never was one."""
        history = [one for one in view.history(claim_id) if one.undone is None]
        if history and history[-1].act is Act.REJECT:
            last = history[-1]
            because = f" ({last.because})" if last.because else ""
            back = f"undo {last.number} brings it back"
            return AbsentError(f"claim {claim_id} was rejected by {last.by}{because}: {back}")
        return AbsentError(f"there is no claim {claim_id}")

    # -- giving out --------------------------------------------------------------------------------------------------

    def export(
        self,
        format: str | Format,  # noqa: A002 - the word that people use
        out: Path | str | BinaryIO,
        *,
        unit: Unit | str | None = None,
        **asked: Unpack[Asking],
    ) -> Tally:
        """Writes what is asked for to a file or a stream in a format (`publishing.exports.formats()` has them by name).

        `unit` says what a row is, where the format knows more than one; the rest is as `shipment` has it. A file is
        there only once it is whole. Gives how many rows were written, and what the format has no place for. Raises
        InputError for another format or unit or a file that cannot be written, FrontwireError where a library that the
        format needs is not installed, StoreError.
        """
        held = format if isinstance(format, Format) else _format(format, out)
        row = held.unit(unit)
        with self.shipment(**asked) as shipment, landing(out) as stream:
            return held.write(shipment, row, stream)

    @contextmanager
    def shipment(self, **asked: Unpack[Asking]) -> Iterator[StoreShipment]:
        """What formats of export write: the claims and happenings asked for (`Asking`). Raises StoreError."""
        with self.linked() as (view, linked):
            yield self._shipped(view, linked, asked)

    def _shipped(self, view: StoreView, linked: Reconciled, asked: Asking) -> StoreShipment:
        folder = Path(self.settings.lexicons)
        query = asked.get("query", EVERYTHING)
        day = self._day(view, query.at)
        all_known = Query(at=day)
        names = Sheltered.load(folder / "publishing" / "sheltered.yml")
        mask = None
        if asked.get("withhold_names", False):
            texts = (text for filing in view.filings(at=day) for text in view.texts_of((filing.id,)).values())
            mask = Mask.of_private_names(view.select(all_known), texts)
        words = HealthWords.load(folder / "health", folder / "times")
        return StoreShipment(
            view,
            linked,
            query,
            day,
            self._tables,
            Guard(view.select(all_known), names=names, exact=asked.get("exact_sites", False)),
            folder,
            partial(health, view, linked, at=day, words=words, place=query.place, silence=SILENCE),
            asked.get("chosen"),
            mask,
            asked.get("progress", _unseen),
            self.settings.address.rstrip("/"),
        )

    @contextmanager
    def linked(
        self, progress: Progress | None = None, through: Map | None = None
    ) -> Iterator[tuple[StoreView, Reconciled]]:
        """The store as it stands now, and what reconciling makes of just that. Raises StoreError, LexiconError.

        `progress` is called with the number of claims done and of all, where they have to be reconciled first.
        """
        with self.view() as view:
            linked = view.reconciled()
            if linked is None:
                linked = self._reconciled(view, progress, through)
                with self.store.writer() as writer:
                    writer.keep(linked, view.revision)
            yield view, linked

    def _reconciled(self, view: StoreView, progress: Progress | None, through: Map | None) -> Reconciled:
        families, deeds, speaking_for = self._families, self._tables.deeds, self._speaking_for
        if through is not None:
            work = Work(families, deeds)
            return reconcile_in_parts(
                view, work=work, through=through, speaking_for=speaking_for, progress=progress
            ).whole()
        earlier = view.last_reconciled()
        return reconcile(
            view, families=families, deeds=deeds, speaking_for=speaking_for, progress=progress, earlier=earlier
        )

    @cached_property
    def _families(self) -> Families:
        return Families.load(Path(self.settings.lexicons) / "linking")

    @cached_property
    def _speaking_for(self) -> dict[str, str]:
        return load_spokespeople(Path(self.settings.lexicons) / "origins" / "spokespeople.yml")

    @cached_property
    def _tables(self) -> Tables:
        return Tables.load(Path(self.settings.lexicons))

    def _where(self, place: Place | str | None) -> Place | None:
        return self.place(place) if isinstance(place, str) else place

    def _day(self, view: StoreView, at: date | None, *, since: date | None = None) -> date:
        """The day asked for, else the last on which anything was known, and none before `since`."""
        if at is not None:
            return at
        last = view.last_known() or datetime.now(UTC).date()
        return last if since is None else max(last, since)


def _format(name: str, out: Path | str | BinaryIO) -> Format:
    return format_for(name, Path(out)) if isinstance(out, Path | str) else format_of(name)


def _unseen(_done: int, _all: int) -> None:
    """No progress is shown."""


def _admitted(account: Account, query: Query) -> tuple[Citation, ...]:
    return tuple(citation for citation in account.citations if query.admits(citation.gist))
