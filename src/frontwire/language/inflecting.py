"""Inflecting: which words a pipeline may trace back to a lemma, by its own rules and lists read backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontwire.errors import EngineError

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Inflections:
    """Endings with what the lemmatizer puts in their place, and irregular forms by their lemma."""

    endings: tuple[tuple[str, str], ...]
    irregular: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, nlp: Language, *, name: str) -> Inflections:
        """Of a pipeline; raises EngineError where it lemmatizes by no rules."""
        lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
        if lookups is None or not {"lemma_rules", "lemma_exc"} <= set(lookups.tables):
            raise EngineError(f"the pipeline {name!r} lemmatizes by no rules: nothing can be told before it is parsed")
        rules: Any = lookups.get_table("lemma_rules")
        endings = {(rule[0], rule[1]) for held in rules.values() for rule in held if rule[0].isalpha()}
        irregular: dict[str, set[str]] = {}
        for lemma, form in (*_excepted(lookups.get_table("lemma_exc")), *_ruled(nlp)):
            irregular.setdefault(lemma, set()).add(form)
        return cls(tuple(sorted(endings)), {lemma: frozenset(forms) for lemma, forms in irregular.items()})

    def forms(self, lemma: str) -> frozenset[str]:
        """All words (lower case) that may be given `lemma`; itself and its plain plural are among them."""
        regular = {lemma[: len(lemma) - len(base)] + ending for ending, base in self.endings if lemma.endswith(base)}
        return frozenset({lemma, f"{lemma}s", *regular}) | self.irregular.get(lemma, frozenset())


def _excepted(table: Mapping[int, Any]) -> Iterator[tuple[str, str]]:
    """Lemmas of the exceptions to the rules, each with a form."""
    for listed in table.values():
        yield from ((lemma, form) for form, lemmas in listed.items() for lemma in lemmas)


def _ruled(nlp: Language) -> Iterator[tuple[str, str]]:
    """Lemmas of pronouns and auxiliaries, which are given without the lemmatizer, each with a form."""
    if "attribute_ruler" not in nlp.pipe_names:
        return
    ruler: Any = nlp.get_pipe("attribute_ruler")
    for pattern in ruler.patterns:
        lemma = pattern["attrs"].get("LEMMA", "").lower()
        for tokens in pattern["patterns"] if lemma else ():
            asked = tokens[0].get("LOWER")
            forms = asked.get("IN", ()) if isinstance(asked, dict) else (asked,)
            yield from ((lemma, form) for form in forms if form)
