"""Isolating: a sentence that a stage cannot bear is taken out and recorded, and the rest is read.

Stages are run on the whole report. Where one fails, its sentences are tried one by one through the stages
up to it; those that fail by themselves are cut out of their blocks, each a refusal with the reason, and
the report is read again without them. Where no single sentence is to blame the stage's layer is left out.

Many reports go through the first stages together, as far as these can read several at once. Where that fails each
goes through them alone, so that what comes of a report never depends on those beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from frontwire.errors import EngineError, unexpected
from frontwire.model.document import Document
from frontwire.model.report import Block, Refusal, Report
from frontwire.model.span import Span
from frontwire.resting import resting_collector


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: which layers of the document it needs and which it gives.

    `run_many` does the same for several documents at once, in order, where that is faster.
    One that is `of_whole` judges a report as a whole: it is left out where sentences are tried one by one.
    """

    name: str
    run: Callable[[Document], Document]
    needs: frozenset[str]
    gives: frozenset[str]
    run_many: Callable[[Sequence[Document]], Sequence[Document]] | None = None
    of_whole: bool = False

    def run_each(self, documents: Sequence[Document]) -> Sequence[Document]:
        """All of these documents a step further; raises where one of them fails."""
        return [self.run(document) for document in documents] if self.run_many is None else self.run_many(documents)


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a run broke off, on what, and with which layers in hand."""

    number: int
    stage: Stage
    error: Exception
    document: Document


def run_stages(stages: tuple[Stage, ...], report: Report) -> Document:
    """A report through all stages; only an engine that cannot work at all raises (EngineError)."""
    return _settle(stages, report, _attempt(stages, _opened(report)))


def run_stages_many(stages: tuple[Stage, ...], reports: Sequence[Report]) -> Iterator[Document]:
    """Each report, in order, as `run_stages` has it; the stages up to the last that reads many at once do so."""
    together = max((number + 1 for number, stage in enumerate(stages) if stage.run_many is not None), default=0)
    documents: Sequence[Document] = [_opened(report) for report in reports]
    try:
        with resting_collector():
            for stage in stages[:together]:
                documents = stage.run_each(documents)
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - which report it was shows when each is read alone, and is recorded there
        yield from (run_stages(stages, report) for report in reports)
        return
    for report, document in zip(reports, documents, strict=True):
        yield _settle(stages, report, _attempt(stages, document, first=together))


def _opened(report: Report) -> Document:
    return Document(report, refusals=report.refusals)


def _settle(stages: tuple[Stage, ...], report: Report, done: Document | Failure) -> Document:
    """What came of a report: as it is where nothing failed, else read again without what did."""
    if isinstance(done, Document):
        return done
    parts = tuple(_parts(report, done.document))
    culprits = tuple(_culprits(stages[: done.number + 1], report, parts))
    if 0 < len(culprits) < len(parts):
        again = _attempt(stages, _without(report, culprits))
        if isinstance(again, Document):
            return again
        done = again
    return _leave_out(stages, done)


def _attempt(stages: tuple[Stage, ...], document: Document, *, first: int = 0) -> Document | Failure:
    # A document's notes hold no cycles: looking for some among them took a sixth of the time.
    with resting_collector():
        return _run(stages, document, first)


def _run(stages: tuple[Stage, ...], document: Document, first: int) -> Document | Failure:
    for number, stage in enumerate(stages[first:], first):
        try:
            document = stage.run(document)
        except EngineError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad sentence never stops a run; the reason is kept
            return Failure(number, stage, error, document)
    return document


def _culprits(stages: tuple[Stage, ...], report: Report, parts: tuple[tuple[Block, Span], ...]) -> Iterator[Refusal]:
    """The parts that make a stage fail all by themselves."""
    stages = tuple(stage for stage in stages if not stage.of_whole)
    for block, span in parts:
        alone = replace(report, blocks=(replace(block, pieces=_inside(block, span)),), refusals=())
        outcome = _attempt(stages, Document(alone))
        if isinstance(outcome, Failure):
            yield Refusal(outcome.stage.name, span.of(report.text), unexpected(outcome.error), span)


def _parts(report: Report, document: Document) -> Iterator[tuple[Block, Span]]:
    """The sentences, or the blocks where there are none yet."""
    if document.syntax.sentences:
        yield from ((report.blocks[sentence.block], sentence.span) for sentence in document.syntax.sentences)
    else:
        yield from ((block, block.span) for block in report.blocks)


def _inside(block: Block, span: Span) -> tuple[Span, ...]:
    """What of the block's pieces lies in `span`."""
    return tuple(
        Span(max(piece.start, span.start), min(piece.end, span.end)) for piece in block.pieces if piece.overlaps(span)
    )


def _without(report: Report, culprits: tuple[Refusal, ...]) -> Document:
    """The report with the culprits cut out of its blocks, and on record."""
    spans = [culprit.span for culprit in culprits if culprit.span is not None]
    blocks = (replace(block, pieces=_outside(block.pieces, spans)) for block in report.blocks)
    kept = replace(report, blocks=tuple(block for block in blocks if block.pieces))
    return Document(kept, refusals=(*report.refusals, *culprits))


def _outside(pieces: tuple[Span, ...], spans: list[Span]) -> tuple[Span, ...]:
    """What of the pieces lies in none of the spans."""
    for span in spans:
        cut: list[Span] = []
        for piece in pieces:
            before = Span(piece.start, max(piece.start, min(piece.end, span.start)))
            after = Span(min(piece.end, max(piece.start, span.end)), piece.end)
            cut += [part for part in ((before, after) if piece.overlaps(span) else (piece,)) if len(part)]
        pieces = tuple(cut)
    return pieces


def _leave_out(stages: tuple[Stage, ...], failure: Failure) -> Document:
    """The run gone on without the layer of the stage that failed, and of any other that then does."""
    document = failure.document
    number = failure.number
    while True:
        why = f"the whole stage failed: {unexpected(failure.error)}"
        refusal = Refusal(failure.stage.name, _opening(document.report), why)
        document = replace(document, refusals=(*document.refusals, refusal))
        outcome = _attempt(stages, document, first=number + 1)
        if isinstance(outcome, Document):
            return outcome
        failure, number, document = outcome, outcome.number, outcome.document


def _opening(report: Report) -> str:
    return " ".join(report.text.split())[:80]
