"""Labels: bulletins and situation reports whose paragraphs each open with what they are about ("Health: …").

A label is a heading that stands on the paragraph's own line. One alone may be anything ("Correction: …"); where
several paragraphs open so, it is the form of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from frontwire.model.report import Role
from frontwire.reading.passages import Passage

#: A capitalised word or a few, a colon, and the beginning of a sentence. "He said:" is none.
_LABEL = re.compile(
    r"(?!(?:I|He|She|It|We|You|They)\b)[A-Z][\w'’-]*(?: [\w'’()-]+){0,3}:(?=\s+[\"“]?[A-Z0-9][^:]*[.!?])"
)
#: So many paragraphs that open with a label make it the form of the page.
_SEVERAL = 2


def part(passages: Sequence[Passage], text: str) -> tuple[Passage, ...]:
    """The passages, labels of body paragraphs cut off as headings where several paragraphs open with one."""
    labelled = {
        index: match.end()
        for index, passage in enumerate(passages)
        if passage.role is Role.BODY and (match := _LABEL.match(passage.words))
    }
    if len(labelled) < _SEVERAL:
        return tuple(passages)
    out: list[Passage] = []
    for index, passage in enumerate(passages):
        if index not in labelled:
            out.append(passage)
            continue
        label, rest = passage.cut(text, labelled[index])
        out += [label.called(Role.SUBHEAD, "what the paragraph says it is about"), rest]
    return tuple(out)
