"""Which mentions stand for the same: names first, then nominals, then pronouns, the surest first.

After the multi-pass sieve of Lee et al. 2013 (deterministic coreference by precision-ranked rules), cut
down to the passes whose links can be trusted in a news report. A link goes from the shorter mention to the
fuller one; a mention that two passes could link keeps the link of the surer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from frontwire.model.actor import Sector
from frontwire.model.document import Mention, MentionKind, Quotation, Referent
from frontwire.model.report import Role
from frontwire.model.syntax import Syntax
from frontwire.parsing.pronouns import Pronouns

#: Sentences back that a definite nominal ("the group") looks for what it takes up.
_NOMINAL_WINDOW = 12
#: Sentences back that "the group" looks for a name.
_NAME_WINDOW = 3
#: Sentences back that a bare surname looks for the speaker it names.
_SPEAKER_WINDOW = 6
#: A name of more tokens than this is a slip of the parser.
_LONGEST_NAME = 10
_PLURALS = frozenset({"NNS", "NNPS"})
_SINGLE = frozenset({"the", "this", "that"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
#: Nouns for any organisation: they take up a name of whatever sector.
_ANY_GROUP = frozenset({"group", "organization", "organisation", "movement", "agency", "outlet", "body"})
#: A body of one of these is named by its country, never by "the team".
_STATE = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.LEG, Sector.JUD, Sector.SPY})
#: What settles nothing: a sector that is not known is any.
_UNSETTLED = frozenset({None, Sector.UNK})
_DEPARTING = frozenset({"amod", "nummod", "nmod", "poss", "compound"})


def link(syntax: Syntax, mentions: Mapping[int, Mention], quotations: tuple[Quotation, ...]) -> dict[int, int]:
    """Antecedents by head token; see `Document.resolve`. Links go to mentions only and make no cycle."""
    links = Links(syntax, mentions)
    for sieve in (_appositions, _entities, _surnames, _initials, _introduced, _nominals, _groups):
        sieve(links)
    pronouns = Pronouns.of(syntax, mentions, quotations)
    for head in pronouns.heads():
        links.add(head, pronouns.antecedent(head, links.found))
    _speakers(links)
    return dict(sorted(links.found.items()))


@dataclass(slots=True)
class Links:
    """The links made so far, over a document's mentions in order."""

    syntax: Syntax
    mentions: Mapping[int, Mention]
    found: dict[int, int] = field(default_factory=dict)

    def add(self, head: int, antecedent: int | None) -> None:
        """Links `head` unless it is linked or that would make a circle."""
        if antecedent is None or head in self.found or head == antecedent:
            return
        seen = antecedent
        while seen in self.found:
            seen = self.found[seen]
            if seen == head:
                return
        if seen != head:
            self.found[head] = antecedent

    def of_kind(self, *kinds: MentionKind) -> list[Mention]:
        """Mentions of these kinds, in the order of the text."""
        return [mention for _, mention in sorted(self.mentions.items()) if mention.kind in kinds]

    def distance(self, first: Mention, second: Mention) -> int:
        """Sentences between two mentions."""
        return abs(self.syntax[first.head].sentence - self.syntax[second.head].sentence)

    def words(self, mention: Mention) -> frozenset[str]:
        """Lemmas of the words that set a noun phrase apart from others with the same head."""
        syntax = self.syntax
        kids = syntax.children(mention.head, *_DEPARTING)
        return frozenset(kid.lemma for kid in kids if kid.index < mention.head and kid.tag != "PRP$")

    def determiner(self, mention: Mention) -> str:
        """The determiner of a noun phrase in lower case, "" where there is none."""
        return next((kid.text.lower() for kid in self.syntax.children(mention.head, "det", "predet")), "")


def agree(one: Mention, other: Mention) -> bool:
    """Can two noun phrases mean the same, by number, gender, entity, country, sector and side?"""
    if one.referent is not None and other.referent is not None and one.referent is not other.referent:
        return False
    if one.gender is not None and other.gender is not None and one.gender != other.gender:
        return False
    a, b = one.actor, other.actor
    if a is None or b is None:
        return True
    pairs = ((a.entity, b.entity), (a.country, b.country), (a.sector, b.sector), (a.side, b.side))
    return all(x in _UNSETTLED or y in _UNSETTLED or x == y for x, y in pairs)


def _appositions(links: Links) -> None:
    """A name and the noun phrase beside it: "Omar Said, a baker"; the noun phrase goes to the name."""
    for mention in links.of_kind(MentionKind.NAME, MentionKind.NOMINAL):
        token = links.syntax[mention.head]
        other = links.mentions.get(token.head)
        if token.dep != "appos" or other is None or not agree(mention, other):
            continue
        if {mention.referent, other.referent} & {Referent.THING, None}:
            continue
        if mention.kind is MentionKind.NAME and other.kind is MentionKind.NOMINAL:
            links.add(other.head, mention.head)
        elif other.kind is MentionKind.NAME:
            links.add(mention.head, other.head)


def _entities(links: Links) -> None:
    """Names of one actor of the lexicon; all go to the fullest."""
    same: dict[str, list[Mention]] = defaultdict(list)
    for mention in links.of_kind(MentionKind.NAME):
        if mention.actor is not None and mention.actor.entity is not None:
            # Names of a state's organs are as different as "Syria" and "the Syrian army": only like with like.
            lemma = links.syntax[mention.head].lemma if "." in mention.actor.entity else ""
            same[f"{mention.actor.entity} {lemma}"].append(mention)
    for group in same.values():
        _to_fullest(links, group)


def _to_fullest(links: Links, group: list[Mention]) -> None:
    body = [m for m in group if links.syntax.sentence(m.head).role is Role.BODY] or group
    fullest = max(body, key=lambda m: (len(m.stretch) <= _LONGEST_NAME, len(m.stretch), -m.head))
    for mention in group:
        links.add(mention.head, fullest.head)


def _surnames(links: Links) -> None:
    """A person's last name to the full name, where only one person of the report bears it."""
    full: dict[str, list[Mention]] = defaultdict(list)
    names = [m for m in links.of_kind(MentionKind.NAME) if m.referent is not Referent.THING and _is_unknown(m)]
    for mention in names:
        if len(_given(links, mention)) > 0:
            full[links.syntax[mention.head].text.lower()].append(mention)
    alone = {
        surname: bearers[0]
        for surname, bearers in full.items()
        if len({_given(links, bearer)[:1] for bearer in bearers}) == 1
    }
    for mention in names:
        bearer = alone.get(links.syntax[mention.head].text.lower())
        if bearer is not None and mention.head != bearer.head and agree(mention, bearer):
            links.add(mention.head, bearer.head)


def _is_unknown(mention: Mention) -> bool:
    return mention.actor is None or mention.actor.name is None or mention.actor.entity is None


def _given(links: Links, mention: Mention) -> tuple[str, ...]:
    """The proper nouns before the last of a name that are no title or country: mostly given names."""
    syntax = links.syntax
    kids = syntax.children(mention.head, "compound")
    given = (kid for kid in kids if kid.index < mention.head and kid.index not in links.mentions)
    return tuple(kid.text for kid in given if kid.pos == "PROPN" and kid.entity == "PERSON")


def _initials(links: Links) -> None:
    """An acronym to the name whose initials it has: "Free Doctors' Union", later "FDU"."""
    names = links.of_kind(MentionKind.NAME)
    first: dict[str, Mention] = {}
    for name in names:
        first.setdefault(_initials_of(links, name), name)
    for mention in names:
        acronym = links.syntax[mention.head].text
        if len(acronym) < 3 or not acronym.isupper() or len(mention.stretch) > 2 or mention.head in links.found:
            continue
        whole = first.get(acronym)
        if whole is not None and whole.head < mention.head:
            links.add(mention.head, whole.head)


def _initials_of(links: Links, mention: Mention) -> str:
    words = (links.syntax[index].text for index in mention.stretch)
    return "".join(word[0] for word in words if word[:1].isupper() and word.lower() != "the")


def _introduced(links: Links) -> None:
    """A person's noun phrase that quotes the name it introduces ("the scientist Omar Said"), to that name."""
    for mention in links.of_kind(MentionKind.NAME):
        governor = links.mentions.get(links.syntax[mention.head].head)
        if governor is None or mention.referent is not Referent.PERSON or governor.referent is not Referent.PERSON:
            continue
        if governor.stretch.contains(mention.stretch) and links.syntax[mention.head].dep in ("appos", "nmod"):
            links.add(governor.head, mention.head)


def _nominals(links: Links) -> None:
    """A definite noun phrase to the nearest earlier one with the same head noun and nothing against it."""
    syntax = links.syntax
    earlier: dict[str, list[Mention]] = defaultdict(list)
    for mention in links.of_kind(MentionKind.NAME, MentionKind.NOMINAL):
        token = syntax[mention.head]
        if mention.kind is MentionKind.NOMINAL and _takes_up(links, mention):
            for other in reversed(earlier[token.lemma]):
                if links.distance(mention, other) > _NOMINAL_WINDOW:
                    break
                if _same_noun(links, mention, other):
                    links.add(mention.head, other.head)
                    break
        earlier[token.lemma].append(mention)


def _takes_up(links: Links, mention: Mention) -> bool:
    """Is the phrase definite, or bare with an actor settled by the report ("troops")?"""
    determiner = links.determiner(mention)
    if determiner in _DEFINITE:
        return True
    return not determiner and mention.actor is not None and mention.actor.entity is not None


def _same_noun(links: Links, mention: Mention, other: Mention) -> bool:
    plural = [links.syntax[one.head].tag in _PLURALS for one in (mention, other)]
    if not agree(mention, other) or plural[0] != plural[1]:
        return False
    if links.determiner(mention) not in _DEFINITE and _entity(mention) != _entity(other):
        return False
    return links.words(mention) <= links.words(other) and not _splits(links, mention)


def _entity(mention: Mention) -> str | None:
    return None if mention.actor is None else mention.actor.entity


def _splits(links: Links, mention: Mention) -> bool:
    """Has the phrase a complement or clause of its own that sets it apart ("the troops in the north")?"""
    kids = links.syntax.children(mention.head, "prep", "relcl", "acl", "nummod", "poss")
    return any(True for _ in kids)


def _groups(links: Links) -> None:
    """ "The group", "the agency", "the militia": the organisation named last, if it can be one."""
    names: list[Mention] = []
    for mention in links.of_kind(MentionKind.NAME, MentionKind.NOMINAL):
        if mention.kind is MentionKind.NAME:
            if mention.referent is Referent.GROUP and mention.actor is not None:
                names.append(mention)
            continue
        if mention.referent is not Referent.GROUP or links.determiner(mention) not in _SINGLE:
            continue
        if not _is_plain(links, mention):
            continue
        fit = [name for name in _near(links, names, mention) if _can_be(links, mention, name)]
        if fit:
            subjects = [name for name in fit if links.syntax[name.head].dep in ("nsubj", "nsubjpass")]
            links.add(mention.head, (subjects or fit)[0].head)


def _near(links: Links, names: list[Mention], mention: Mention) -> Iterator[Mention]:
    """Of the names before a mention those in the sentences right before it, the nearest first."""
    return takewhile(lambda name: links.distance(name, mention) <= _NAME_WINDOW, reversed(names))


def _is_plain(links: Links, mention: Mention) -> bool:
    """Has the noun no qualifier, or none but a hyphened one ("the Britain-based group")?"""
    kids = links.syntax.children(mention.head, *_DEPARTING)
    return all(kid.index and links.syntax[kid.index - 1].text == "-" for kid in kids)


def _can_be(links: Links, mention: Mention, name: Mention) -> bool:
    if mention.actor is None or name.actor is None or _splits(links, mention):
        return False
    if links.syntax[mention.head].lemma in _ANY_GROUP:
        return name.actor.sector not in (Sector.GOV, Sector.MIL)
    if mention.actor.entity is not None and mention.actor.entity != name.actor.entity:
        return False
    if mention.actor.entity is None and mention.actor.sector in _STATE:
        return False
    return mention.actor.sector is name.actor.sector and mention.actor.voice == name.actor.voice


def _speakers(links: Links) -> None:
    """A bare surname that speaks and that nothing introduces, to the unnamed person who spoke last.

    A cut introduction is the rule in shortened wires: "A nurse … said … Karim said". Linked only where the
    speaker right before, through pronouns, is a single person without a name.
    """
    speakers = [m for _, m in sorted(links.mentions.items()) if m.speaks]
    for number, mention in enumerate(speakers):
        if mention.kind is not MentionKind.NAME or mention.actor is not None or mention.head in links.found:
            continue
        if mention.referent is not Referent.PERSON or len(mention.stretch) != 1:
            continue
        last = _last_person(links, speakers[:number], mention)
        if last is not None and last.kind is MentionKind.NOMINAL and not _is_named(links, last):
            links.add(mention.head, last.head)
            _follow(links, mention, speakers[number + 1 :])


def _follow(links: Links, name: Mention, later: Iterable[Mention]) -> None:
    text = links.syntax[name.head].text
    for mention in later:
        if mention.kind is MentionKind.NAME and links.syntax[mention.head].text == text:
            links.add(mention.head, name.head)


def _last_person(links: Links, before: list[Mention], name: Mention) -> Mention | None:
    """Whom the last single person who spoke before is, through pronouns; None where a name or a crowd spoke."""
    for mention in reversed(before):
        head = mention.head
        while head in links.found and links.mentions[head].kind is MentionKind.PRONOUN:
            head = links.found[head]
        meant = links.mentions[head]
        if links.distance(mention, name) > _SPEAKER_WINDOW:
            return None
        if meant.referent is Referent.PERSON:
            return meant
    return None


def _is_named(links: Links, mention: Mention) -> bool:
    """Is a nominal linked to a name, or a name to it?"""
    if mention.head in links.found:
        return True
    return any(
        target == mention.head and links.mentions[head].kind is MentionKind.NAME for head, target in links.found.items()
    )
