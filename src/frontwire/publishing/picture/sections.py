"""What a brief of a picture says, section by section, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontwire.model.picture import (
    Account,
    Change,
    ChangeKind,
    Gap,
    GapKind,
    Holder,
    Holding,
    Move,
    Picture,
    Situation,
    Status,
    Subject,
    Toll,
    Utterance,
)
from frontwire.publishing import telling, wording
from frontwire.publishing.cards import SHOWN_ID
from frontwire.publishing.picture.lines import Group, Item, Section, Tone, capped
from frontwire.publishing.picture.relief import Relief
from frontwire.publishing.picture.words import LONG_AGO, Vocabulary, about, counted, ids, moved, party, plain, standing
from frontwire.publishing.words import flat

#: What happened is what most readers came for: it may take more.
HAPPENED = 24
OTHERS = 14
#: Words shown of a siege or ceasefire: the newest of each origin.
_WORDS_SHOWN = 3

_TONES = {
    Status.AGREED: Tone.AGREED,
    Status.SINGLE: Tone.UNSURE,
    Status.UNCONFIRMED: Tone.UNSURE,
    Status.DISPUTED: Tone.DISPUTED,
}
#: How each kind of gap is headed.
GAPS = {
    GapKind.NO_CLAIMS: "Nothing known",
    GapKind.ONE_PARTY: "Told by one side only",
    GapKind.UNDATED: "No day",
    GapKind.UNPLACED: "No place on the map",
    GapKind.SILENT: "Silent",
    GapKind.REFUSED: "Seen and not coded",
    GapKind.ANCHOR_LOST: "Judgements adrift",
    GapKind.KNOWN_LATER: "Known only later",
}
_SUBJECTS = {
    Subject.HAPPENING: "a happening",
    Subject.TOLL: "a toll",
    Subject.CONTROL: "who holds it",
    Subject.SITUATION: "how it stands",
    Subject.FACILITY: "",  # named by the reason, as are supplies
    Subject.SUPPLY: "",
    Subject.ACCESS: "access for aid",
}
_CHANGES = (
    ChangeKind.RESOLVED,
    ChangeKind.WITHDRAWN,
    ChangeKind.DISPUTED,
    ChangeKind.CONFIRMED,
    ChangeKind.UPDATED,
)
#: Kinds of event that have a place of their own in the brief.
_ELSEWHERE = frozenset({"siege", "ceasefire", "displacement"})
#: Kinds of utterance that tell of what may come; the others tell how things are seen and what is asked.
_COMING = frozenset({"intent", "threat", "pledge"})


@dataclass(frozen=True, slots=True)
class Writer:
    """Turns a picture into sections, worded with `words`."""

    words: Vocabulary

    def sections(self, picture: Picture) -> tuple[Section, ...]:
        """All sections that have something to say, in their order."""
        since = self.words.day(picture.frame.since)
        sections = (
            capped("What happened", self._happened(picture.accounts), limit=HAPPENED),
            capped("Who holds what", self._control(picture), limit=OTHERS),
            capped("Health and aid", Relief(self.words).groups(picture), limit=HAPPENED, note="More: frontwire health"),
            capped("Disputed", self._disputed(picture), limit=OTHERS),
            capped("Said to be coming", self._said(picture, coming=True), limit=OTHERS),
            capped("How it is seen, what is asked", self._said(picture, coming=False), limit=OTHERS),
            capped("Not known", self._unknown(picture.gaps), limit=OTHERS),
            capped(f"Changed since {since}", self._changed(picture), limit=OTHERS),
        )
        return tuple(section for section in sections if section.groups)

    def _happened(self, accounts: Iterable[Account]) -> Iterator[Group]:
        """By place, those with most claims first; within one by day, the newest first."""
        places: dict[str, list[Account]] = {}
        for account in accounts:
            if account.lead.gist.kind in _ELSEWHERE:
                continue
            places.setdefault(self.words.place(account.site, account.place_text), []).append(account)
        ranked = sorted(places.items(), key=lambda pair: (pair[1][0].site is None, -_weight(pair[1])))
        for place, held in ranked:
            days: dict[str, list[Account]] = {}
            for account in held:
                days.setdefault(telling.days(account.first, account.last, account.precision), []).append(account)
            yield from (Group(place, tuple(map(self.account, told)), day) for day, told in days.items())

    def account(self, account: Account) -> Item:
        """One happening: headline and who gives it, how it stands, its tolls."""
        part = f" ({account.part})" if account.part else ""
        text = f"{self.words.headline(account)}{part} — {self.words.giver(account.lead)}"
        stands = Item(standing(account), tone=_TONES[account.status])
        tolls = (self._toll(toll, account) for toll in account.tolls)
        return Item(text, ids([account.id]), below=(stands, *tolls))

    def _toll(self, toll: Toll, account: Account) -> Item:
        shown, others = self.words.counts(toll)
        rest = f"; {counted(others, 'other figure')}: frontwire happening {account.id[:SHOWN_ID]}" if others else ""
        return Item(self.words.toll(toll), below=(Item(shown + rest, tone=Tone.ASIDE),))

    def _control(self, picture: Picture) -> Iterator[Group]:
        fresh = [holding for holding in picture.holdings if holding.age <= LONG_AGO]
        fresh.sort(key=lambda holding: not any(holder.standing for holder in holding.holders))
        old = len(picture.holdings) - len(fresh)
        rest = (Item(f"{counted(old, 'place')} with a last word more than {LONG_AGO} days old", tone=Tone.ASIDE),)
        yield Group("", (*map(self._holding, fresh), *(rest if old else ())))
        yield Group("The front, as told", tuple(map(self._move, picture.moves)))
        lasting = (situation for situation in picture.situations if situation.age <= LONG_AGO)
        yield Group("Sieges and ceasefires", tuple(map(self._situation, lasting)))

    def _holding(self, holding: Holding) -> Item:
        place = self.words.place(holding.site, None, holding.part)
        held = [holder for holder in holding.holders if holder.standing]
        names = " / ".join(dict.fromkeys(party(holder.party) for holder in held))
        if not held:
            place, names = f"{place}: no word that stands; before", party(holding.holders[0].party)
        state = "contested: " if holding.contested else ""
        lines = tuple(self._holder(holder) for holder in (held or holding.holders[:1]))
        tone = Tone.DISPUTED if holding.contested else Tone.PLAIN
        return Item(f"{place}: {state}{names} (last word {_old(holding.age)})", tone=tone, below=lines)

    def _holder(self, holder: Holder) -> Item:
        days = wording.joined((self.words.day(holder.first), self.words.day(holder.last)), by=" to ")
        when = self.words.day(holder.first) if holder.first == holder.last else days
        newest = sorted(holder.citations, key=lambda citation: citation.gist.known, reverse=True)
        denied = f"; denied by {self.words.sources(holder.denied)}" if holder.denied else ""
        said = f"{party(holder.party)}, {when} — {self.words.sources(newest)}{denied}"
        return Item(said, tone=Tone.ASIDE)

    def _move(self, move: Move) -> Item:
        day = self.words.day(move.day) if move.day is not None else "day not given"
        where = self.words.place(move.site, move.place_text, move.part)
        said = self.words.sources(move.citations, 2)
        what = wording.joined((day, f"{moved(move.motion)} {party(move.party)}", where))
        return Item(f"{what} — {said}", tone=_TONES[move.status])

    def _situation(self, situation: Situation) -> Item:
        state = "contested" if situation.contested else plain(situation.state or "state not told")
        label = self._label(situation.kind)
        where = self.words.place(situation.site, situation.place_text)
        tone = Tone.DISPUTED if situation.contested else Tone.PLAIN
        newest = sorted(situation.citations, key=lambda c: (c.id == situation.last.id, c.gist.known), reverse=True)
        first = {citation.origin: citation for citation in reversed(newest)}
        shown = [citation for citation in newest if first[citation.origin] is citation][:_WORDS_SHOWN]
        below = (Item(f"{wording.quoted(c.gist.quote)} — {self.words.source(c)}", tone=Tone.ASIDE) for c in shown)
        return Item(f"{label}, {where}: {state} (last word {_old(situation.age)})", tone=tone, below=tuple(below))

    def _disputed(self, picture: Picture) -> Iterator[Group]:
        for account in picture.accounts:
            where = self.words.place(account.site, account.place_text)
            heading = wording.joined((self.words.headline(account), where, account.id[:SHOWN_ID]))
            items = []
            for dispute in account.disputes:
                positions = (Item(flat(position.holds), ids(position.claims)) for position in dispute.positions)
                text = f"{wording.capital(about(dispute.difference))}: {flat(dispute.because)}"
                items.append(Item(text, tone=Tone.DISPUTED, below=tuple(positions)))
            yield Group(heading, tuple(items))

    def _said(self, picture: Picture, *, coming: bool) -> Iterator[Group]:
        kinds: dict[str, list[Utterance]] = {}
        for said in picture.utterances:
            if (said.announced or said.kind in _COMING) is coming:
                label = "Announced, or on condition" if said.announced else self._label(said.kind)
                kinds.setdefault(label, []).append(said)
        yield from (Group(label, tuple(map(self._utterance, held))) for label, held in kinds.items())

    def _label(self, kind: str) -> str:
        return wording.capital(self.words.labels.kind(kind).label)

    def _utterance(self, said: Utterance) -> Item:
        firm = telling.firmness(said.lead.gist)
        side = f"{said.side}: " if said.side else ""
        text = telling.statement(said.lead.gist, self.words.labels)
        line = f"{side}{wording.joined((firm, text), by=': ')} — {self.words.giver(said.lead)}"
        return Item(line, ids([said.id]))

    def _unknown(self, gaps: Iterable[Gap]) -> Iterator[Group]:
        held: dict[GapKind, list[Gap]] = {}
        for gap in gaps:
            held.setdefault(gap.kind, []).append(gap)
        yield from (Group(GAPS[kind], tuple(map(self._gap, held[kind]))) for kind in GAPS if kind in held)

    def _gap(self, gap: Gap) -> Item:
        line = wording.capital(flat(gap.because))
        if gap.kind is GapKind.SILENT and gap.since is not None:
            line += f", the last word on {self.words.day(gap.since)}"
        elif gap.site is not None:
            line += f" ({self.words.place(gap.site, None)})"
        if gap.kind is GapKind.REFUSED and gap.count > 1:
            line += f" ({gap.count} times)"
        return Item(line, ids(gap.claims))

    def _changed(self, picture: Picture) -> Iterator[Group]:
        """All but what is told for the first time, which stands above and is only counted here."""
        names = {account.id: self.words.headline(account) for account in picture.accounts}
        held: dict[ChangeKind, list[Change]] = {}
        for change in picture.changes:
            held.setdefault(change.kind, []).append(change)
        first = held.pop(ChangeKind.NEW, [])
        for kind in _CHANGES:
            yield Group(wording.capital(kind.value), tuple(self.change(change, names) for change in held.get(kind, ())))
        happenings = sum(change.subject is Subject.HAPPENING for change in first)
        told = (
            f"{counted(happenings, 'happening')}, marked new above" if happenings else "",
            f"{counted(len(first) - happenings, 'state')}" if len(first) > happenings else "",
        )
        if first:
            yield Group("Told for the first time", (Item(f"{wording.listed(told)} (frontwire diff lists them)"),))

    def change(self, change: Change, names: dict[str, str]) -> Item:
        """One change: of what, from what to what, why; `names` are the headlines of happenings by id."""
        part = change.about.partition("#")[2] if change.subject is Subject.CONTROL else ""
        where = self.words.place(change.site, None, part or None) if change.site is not None else ""
        old, new = plain(change.old or ""), plain(change.new or "")
        values = f"{old} → {new}".strip() if new else ""
        because = flat(change.because)
        about = self._of(change, names)
        line = wording.joined((about, where, values, because) if about else (because, where, values))
        return Item(wording.capital(line), ids(change.claims))

    def _of(self, change: Change, names: dict[str, str]) -> str:
        """What a change is of, in words."""
        if change.subject is Subject.SITUATION:
            return self._label(change.about.partition(":")[0])
        return names.get(change.about) or _SUBJECTS[change.subject]


def _weight(accounts: Iterable[Account]) -> int:
    return sum(len(account.citations) for account in accounts)


def _old(age: int) -> str:
    return "of the day" if age == 0 else f"{counted(age, 'day')} old"
