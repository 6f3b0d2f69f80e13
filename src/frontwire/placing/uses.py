"""What a place phrase is used for: where it happens, where something comes from, or where a voice speaks."""

from __future__ import annotations

from frontwire.lexicon.places import Places
from frontwire.model.coverage import Coverage
from frontwire.model.document import Document, per_document
from frontwire.model.place import Place, PlaceClass, PlaceUse
from frontwire.model.span import Stretch
from frontwire.model.syntax import Token
from frontwire.model.voice import Attribution

_HYPHENS = frozenset({"-", "–"})
_SUBJECT = frozenset({"nsubj", "csubj"})


def use_of(document: Document, stretch: Stretch, head: int, *, words: Places) -> PlaceUse:
    """What the phrase tells of its place, by what governs it."""
    syntax = document.syntax
    if _is_seat(document, stretch):
        return PlaceUse.ORIGIN
    preposition = _governing(document, head)
    if preposition is None:
        return PlaceUse.EVENT
    governor = syntax[preposition.head]
    if _is_origin(preposition, governor, words):
        return PlaceUse.ORIGIN
    if governor.lemma in words.words.voice_nouns or _in_voice(document, stretch, governor.index):
        return PlaceUse.SPEAKER
    return PlaceUse.EVENT


def _is_seat(document: Document, stretch: Stretch) -> bool:
    """ "X-based": where an organisation sits, whatever it does elsewhere."""
    words = [token.text.lower() for token in document.syntax.tokens[stretch.end : stretch.end + 2]]
    return words[:1] == ["based"] or (len(words) == 2 and words[0] in _HYPHENS and words[1] == "based")


def is_metonym(document: Document, stretch: Stretch, head: int, place: Place, *, words: Places) -> bool:
    """Does the name of a country, or of a capital, stand for its government ("Damascus said")?"""
    token = document.syntax[head]
    governor = document.syntax[token.head]
    if token.dep == "conj":
        return is_metonym(document, stretch, governor.index, place, words=words)
    if token.dep in _SUBJECT and governor.index != head:
        held = governor.lemma not in words.words.hosting_verbs
    elif token.dep in ("pobj", "npadvmod"):
        # "Vetoed by Moscow", "US-led", "UK-based".
        held = governor.dep == "agent" or token.dep == "npadvmod"
    elif token.dep == "dobj":
        held = governor.lemma in words.words.blaming_verbs
    elif token.dep == "poss":
        held = place.kind is PlaceClass.COUNTRY and not _is_land(governor, words)
    elif token.dep in ("compound", "nmod"):
        held = _modifies(token, governor, words)
    else:
        held = any(a.source == stretch for a in _voices(document).at(stretch.start))
    return held


def _modifies(token: Token, governor: Token, words: Places) -> bool:
    """Does a country's name before a noun only say whose it is ("US warplanes", "Damascus officials")?"""
    if governor.lemma in words.words.voice_nouns or governor.lemma in words.words.force_nouns:
        return True
    short = token.text.replace(".", "").isupper()
    return governor.entity == "PERSON" or (short and not _is_land_noun(governor, words))


def _governing(document: Document, head: int) -> Token | None:
    """The preposition a phrase hangs on, over what it is coordinated with or set beside."""
    token = document.syntax[head]
    while token.dep in ("conj", "appos", "compound", "poss", "nmod") and token.head != token.index:
        token = document.syntax[token.head]
    governor = document.syntax[token.head]
    while governor.dep in ("pcomp", "prep") and document.syntax[governor.head].pos in ("ADP", "ADV"):
        governor = document.syntax[governor.head]
    return governor if governor.pos in ("ADP", "SCONJ") and governor.index != token.index else None


def _is_origin(preposition: Token, governor: Token, words: Places) -> bool:
    if preposition.lemma not in words.words.origin_prepositions:
        return False
    return governor.lemma in words.words.origin_verbs or governor.pos in ("NOUN", "PROPN", "PRON", "ADV")


def _in_voice(document: Document, stretch: Stretch, governor: int) -> bool:
    """Does the phrase stand among the words that name a voice, or hang on the verb of saying?"""
    if any(a.source is not None and a.source.contains(stretch) for a in _voices(document).at(stretch.start)):
        return True
    return any(not a.covers(stretch.start) for a in document.attributions_cued_at(governor))


@per_document
def _voices(document: Document) -> Coverage[Attribution]:
    """The attributions by the words that name their voices."""
    return Coverage.of((a, (a.source,)) for a in document.attributions if a.source is not None)


def _is_land(token: Token, words: Places) -> bool:
    """Is it a name or a noun for land ("northwest Syria's Idlib province")?"""
    return token.pos == "PROPN" or _is_land_noun(token, words)


def _is_land_noun(token: Token, words: Places) -> bool:
    return token.lemma in words.land_nouns or token.text.lower() in words.land_nouns
