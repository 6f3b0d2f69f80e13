"""Which time phrases date a saying and not what is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from frontwire.dating.attachment import site_of
from frontwire.model.document import Document, per_document
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token
from frontwire.model.voice import Attribution, Cue

#: Between a cue and its date at most one preposition stands: "said Tuesday", "said on Tuesday".
_NEAR_TOKENS = 2
_NOUNS = frozenset({"NOUN", "PROPN"})
_NOUN_LINKS = frozenset({"compound", "poss", "nmod"})
_VERB_LINKS = frozenset({"acl", "parataxis", "dep"})


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a document by sentence, each with its attribution, and their lemmas."""

    by_sentence: Mapping[int, tuple[tuple[Cue, Attribution], ...]]
    lemmas: frozenset[str]


@per_document
def _cues_of(document: Document) -> Cues:
    """The cues of a document, found once for all its time phrases and claims."""
    syntax = document.syntax
    by_sentence: dict[int, list[tuple[Cue, Attribution]]] = {}
    lemmas = set()
    for attribution in document.attributions:
        if (cue := attribution.cue) is not None:
            by_sentence.setdefault(syntax[cue.token].sentence, []).append((cue, attribution))
            lemmas.add(syntax[cue.token].lemma)
    return Cues({number: tuple(held) for number, held in by_sentence.items()}, frozenset(lemmas))


def cue_dated(document: Document, stretch: Stretch) -> int | None:
    """The cue that the phrase in `stretch` dates, as a token; None where it dates no saying.

    By grammar, or where it stands right behind the cue and parsers go astray ("said Tuesday rebels fled").
    A verb without a clause below it ("…, the monitor reported on Thursday", misread) is a cue where the same
    verb is one elsewhere in the report.
    """
    syntax = document.syntax
    sentence = syntax[stretch.start].sentence
    site = site_of(syntax, stretch).token
    for cue, attribution in _cues_of(document).by_sentence.get(sentence, ()):
        if cue.token == site and not attribution.covers(cue.token):
            return cue.token
        if _is_right_behind(syntax, cue.token, stretch):
            return cue.token
    return site if _is_cue_elsewhere(document, syntax[site]) else None


def _is_cue_elsewhere(document: Document, verb: Token) -> bool:
    return verb.pos == "VERB" and verb.dep in _VERB_LINKS and verb.lemma in _cues_of(document).lemmas


def _is_right_behind(syntax: Syntax, cue: int, stretch: Stretch) -> bool:
    between = range(cue + 1, stretch.start)
    if syntax[cue].pos != "VERB" or cue >= stretch.start or len(between) >= _NEAR_TOKENS:
        return False
    if any(syntax[i].pos not in ("ADP", "ADV") for i in between):
        return False
    return not _belongs_to_noun(syntax, stretch)


def _belongs_to_noun(syntax: Syntax, stretch: Stretch) -> bool:
    """ "Tuesday's fighting", "the Tuesday attack"."""
    if stretch.end < len(syntax) and syntax[stretch.end].tag == "POS":
        return True
    last = syntax[stretch.end - 1]
    return last.dep in _NOUN_LINKS and syntax.head(last.index).pos in _NOUNS and last.head >= stretch.end
