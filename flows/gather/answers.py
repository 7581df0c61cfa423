"""Answers that are picked and not written ("Ja", "18-29 år"), and questions that ask what somebody is."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from flows.gather.folding import Edges, fold_heading

_LINES = " \t\u00a0-–—_=*~.…/\\"  # a text of these alone is a stroke through an empty field
_COUNTED = re.compile(r"\d+\s*(?:x|×|stk\.?|gange|svarede)?\s*")
_UNIT = r"(?:\s*(?:år|års|årige?|years?|kr|km|min|minutter|timer|dage|uger|måneder|gange|personer)\.?)?"
_RANGE = re.compile(
    rf"\d{{1,6}}{_UNIT}\s*(?:-|–|—|til|to)\s*\d{{1,6}}{_UNIT}"
    rf"|\d{{1,6}}{_UNIT}\s*(?:\+|(?:og|eller) (?:over|opefter|derover|derunder|mere|flere|færre|ældre|yngre))"
    rf"|(?:under|over|op til|mere end|mindre end|mindst|højst|ældre end|yngre end|<|>|≤|≥)\s*\d{{1,6}}{_UNIT}",
    re.IGNORECASE,
)


class AnswerWords(BaseModel):
    """The lists under `answers` in headers.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    picked: tuple[str, ...]
    none: tuple[str, ...]
    background: tuple[str, ...]
    which: tuple[str, ...]
    being: tuple[str, ...]
    you: tuple[str, ...]
    your: tuple[str, ...]


class Answers:
    """Tells answers that somebody picked from a list, and the questions that have such answers."""

    def __init__(self, words: AnswerWords, labels: Collection[str]) -> None:
        self._picked = frozenset(map(fold_heading, words.picked))
        self._none = frozenset(map(fold_heading, words.none))
        self._none_edges = Edges(words.none)
        self._background = tuple(fold_heading(start) + " " for start in words.background)
        self._which = frozenset(map(fold_heading, words.which))
        self._being = frozenset(map(fold_heading, words.being))
        self._you = frozenset(map(fold_heading, words.you))
        self._your = tuple(fold_heading(start) + " " for start in words.your)
        self._labels = frozenset(labels)

    def is_picked(self, text: str) -> bool:
        """Tell whether a text is an answer of a list, or how many gave it: "Ja", "Ved ikke", "4 ja"."""
        if len(text) > 40:
            return False
        counted = _COUNTED.match(text)
        return fold_heading(text[counted.end() :] if counted else text) in self._picked

    def is_none(self, text: str) -> bool:
        """Tell whether a cell says that nothing was written: "-", "---", "N/A", "(blank)"."""
        if len(text) > 40 or not self._none_edges.may_be(text):
            return False
        return not text.strip(_LINES) or fold_heading(text) in self._none

    def asks_background(self, question: str) -> bool:
        """Tell whether a question asks what somebody is: "Hvilken skole går du på?", "Hvor bor du?"."""
        asked = fold_heading(question) + " "
        if asked.startswith(self._background):
            return True
        first, *others = asked.split() or [""]
        if first in self._which:
            if self._labels.isdisjoint(others[:2]):
                return False
            return any(pair[0] in self._being and pair[1] in self._you for pair in pairwise(others))
        start = next((start for start in self._your if asked.startswith(start)), "")
        return bool(start) and not self._labels.isdisjoint(asked[len(start) :].split()[:2])


def is_range(text: str) -> bool:
    """Tell whether a text is a span of figures: "18-29", "60+", "under 30 år"."""
    return len(text) <= 40 and _RANGE.fullmatch(text.strip()) is not None
