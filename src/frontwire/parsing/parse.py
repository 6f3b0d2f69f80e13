"""Parsing: a report's blocks become sentences, tokens, mentions, quotations and coreference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from frontwire.lexicon.actors import Actors
from frontwire.model.document import Document
from frontwire.model.ports import Engine, RawToken
from frontwire.model.report import Block, Refusal, Role
from frontwire.model.span import Span, Stretch
from frontwire.model.syntax import Sentence, Syntax, Token
from frontwire.parsing.actors import Reader
from frontwire.parsing.coreference import link
from frontwire.parsing.mentions import find_mentions
from frontwire.parsing.owning import with_owners
from frontwire.parsing.passages import Passage, passage_of
from frontwire.parsing.quotations import find_quotations
from frontwire.parsing.repair import Repairs
from frontwire.parsing.scene import Scene

#: Roles that are parsed; captions and subheads for the names they hold only.
PARSED = frozenset({Role.TITLE, Role.DECK, Role.BODY, Role.CAPTION, Role.SUBHEAD})

#: How much of what was not read a refusal quotes, in characters.
_SHOWN = 80


def parse(document: Document, *, engine: Engine, actors: Actors, repairs: Repairs, max_chars: int) -> Document:
    """Adds syntax, mentions, quotations and coreference; text beyond `max_chars` is refused, not parsed."""
    (parsed,) = parse_many((document,), engine=engine, actors=actors, repairs=repairs, max_chars=max_chars)
    return parsed


def parse_many(
    documents: Sequence[Document], *, engine: Engine, actors: Actors, repairs: Repairs, max_chars: int
) -> tuple[Document, ...]:
    """Each document as `parse` has it; the engine is given the passages of all of them at once."""
    prepared = [_prepare(document, repairs, max_chars) for document in documents]
    texts = tuple(passage.text for one in prepared for passage in one.passages)
    parsed = iter(engine.parse(texts))
    return tuple(_note(one, tuple(islice(parsed, len(one.passages))), actors) for one in prepared)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A document made ready for the engine: a passage for each block to parse, and what was left out."""

    document: Document
    blocks: tuple[int, ...]
    passages: tuple[Passage, ...]
    refusals: tuple[Refusal, ...]


def _prepare(document: Document, repairs: Repairs, max_chars: int) -> _Prepared:
    report = document.report
    blocks, refusals = _affordable(document, max_chars)
    passages = repairs.mend(tuple(passage_of(block, report.text) for block in blocks.values()))
    return _Prepared(document, tuple(blocks), passages, refusals)


def _note(prepared: _Prepared, parsed: tuple[tuple[RawToken, ...], ...], actors: Actors) -> Document:
    """The document with all that its grammar tells."""
    document = prepared.document
    report = document.report
    syntax = _join(zip(prepared.blocks, prepared.passages, parsed, strict=True), report.blocks)
    reader = Reader(Scene.of(syntax, actors))
    mentions = find_mentions(reader, text=report.text)
    quotations = find_quotations(syntax)
    links = link(syntax, mentions, quotations)
    owned, antecedents = with_owners(syntax, mentions, links, reader=reader)
    return replace(
        document,
        syntax=syntax,
        mentions=owned,
        quotations=quotations,
        antecedents=antecedents,
        theatre=reader.scene.in_play,
        refusals=(*document.refusals, *prepared.refusals),
    )


def _affordable(document: Document, max_chars: int) -> tuple[dict[int, Block], tuple[Refusal, ...]]:
    """The blocks to parse by number, the last one cut at the limit, and a refusal for what lies beyond."""
    kept: dict[int, Block] = {}
    refused: list[Span] = []
    left = max_chars
    for number, block in enumerate(document.report.blocks):
        if block.role not in PARSED or number in document.passed:
            continue
        pieces, beyond = _cut(block.pieces, left)
        left -= sum(len(piece) for piece in pieces)
        refused.extend(beyond)
        if pieces:
            kept[number] = replace(block, pieces=pieces)
    if not refused:
        return kept, ()
    span = Span.cover(refused)
    quote = Span(span.start, min(span.end, span.start + _SHOWN))
    why = f"the report is longer than {max_chars:,} characters; {len(span):,} from here on were not read"
    return kept, (Refusal("parsing", quote.of(document.report.text), why, span),)


def _cut(pieces: tuple[Span, ...], limit: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Pieces up to `limit` characters in all, and what is beyond."""
    kept: list[Span] = []
    beyond: list[Span] = []
    for piece in pieces:
        end = min(piece.end, piece.start + max(limit, 0))
        limit -= len(piece)
        if piece.start < end:
            kept.append(Span(piece.start, end))
        if end < piece.end:
            beyond.append(Span(end, piece.end))
    return tuple(kept), tuple(beyond)


def _join(parsed: Iterable[tuple[int, Passage, tuple[RawToken, ...]]], blocks: tuple[Block, ...]) -> Syntax:
    """One grammar for the whole document from the engine's tokens, passage by passage."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, passage, raws in parsed:
        base = len(tokens)
        first = base
        for position, raw in enumerate(raws):
            if raw.opens_sentence and len(tokens) > first:
                sentences.append(_sentence(tokens, first, sentences, number, blocks))
                first = len(tokens)
            tokens.append(_token(raw, base + position, base, passage, len(sentences)))
        if len(tokens) > first:
            sentences.append(_sentence(tokens, first, sentences, number, blocks))
    return Syntax.of(_within_sentences(tokens), sentences)


def _token(raw: RawToken, index: int, base: int, passage: Passage, sentence: int) -> Token:
    return Token(
        index=index,
        text=raw.text,
        lemma=raw.lemma,
        pos=raw.pos,
        tag=raw.tag,
        dep=raw.dep,
        head=base + raw.head,
        entity=raw.entity,
        span=passage.span(raw.start, raw.end),
        sentence=sentence,
    )


def _sentence(
    tokens: list[Token], first: int, sentences: list[Sentence], number: int, blocks: tuple[Block, ...]
) -> Sentence:
    span = Span.cover(token.span for token in tokens[first:])
    return Sentence(len(sentences), Stretch(first, len(tokens)), span, number, blocks[number].role)


def _within_sentences(tokens: list[Token]) -> Iterable[Token]:
    """A head in another sentence (an engine's slip) would break every walk: such a token becomes a root.

    What a preposition governs is no finite verb: "of the airstrikes" that is tagged as one is a noun.
    """
    for token in tokens:
        if tokens[token.head].sentence != token.sentence:
            yield replace(token, head=token.index, dep="ROOT")
        elif token.dep == "pobj" and token.tag == "VBZ":
            yield replace(token, pos="NOUN", tag="NNS")
        else:
            yield token
