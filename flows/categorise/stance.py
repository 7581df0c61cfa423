"""Tells whether a note speaks against its subject, or asks.

Nothing else is told apart: a wish, praise and a plain statement all say what they are about. Whether a note speaks
against is told by its words (`stance_words.py`): by all of them, or, where a "men" or "frem for" parts what placed
it from the rest, by those beside what placed it. A question speaks against where it wants no answer ("Hvem gider
det?"), by its words as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from flows.danish.stance_words import speaks_against
from flows.notes import Note, Placement, Stance
from flows.yaml_source import read_packaged

_SENTENCE = re.compile(r"[^.!?;\n]*[.!?;\n]*")
_TURN = re.compile(r",?\s+(?=men\b)", re.IGNORECASE)
_INSTEAD_OF = re.compile(r"(?<=\w)\W+frem ?for\b(?! alt\b)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_ENDS = ".!:"

Span = tuple[int, int]


class _Questions(BaseModel):
    """The whole of questions.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    questions: list[str]
    verbs: list[str]
    subjects: list[str]
    purposes: list[str]
    leads: list[str]


def read_stances(notes: Iterable[Note], placements: Mapping[str, Placement]) -> dict[str, Stance]:
    """Tell the notes that speak against what they were placed by, or ask, by note id; the others are not there."""
    stances: dict[str, Stance] = {}
    for note in notes:
        hits = [(hit.start, hit.end) for hit in placements[note.id].why if hit.end]
        if (stance := stance_of(note.text, hits)) is not None:
            stances[note.id] = stance
    return stances


def stance_of(text: str, hits: Sequence[Span] = ()) -> Stance | None:
    """Tell whether a text speaks against, or asks; `hits` are the places of the words that placed it."""
    if _is_named_last(text, hits) or speaks_against(_what_governs(text, hits)):
        return "against"
    return "question" if is_question(text) else None


def is_question(text: str) -> bool:
    """Tell whether a text asks, whatever it may mean by that."""
    sentences = [sentence[0] for sentence in _SENTENCE.finditer(text) if _WORD.search(sentence[0])]
    if not sentences:
        return False
    asking = [sentence.rstrip().endswith("?") for sentence in sentences]
    if asking[-1] or sum(asking) * 2 > len(asking):
        return True
    written = text.casefold() if text.isupper() else text  # in capitals "I" may be "i"
    if _openings().leads_to_question.match(written):
        return True
    bare = len(sentences) == 1 and not text.rstrip().endswith(tuple(_ENDS)) and ":" not in text
    return bare and _openings().asks.match(written) is not None


def _what_governs(text: str, hits: Sequence[Span]) -> str:
    """Give the parts of a text, parted by "men", in which the hits stand; the whole where there are none."""
    places = [0, *(turn.end() for turn in _TURN.finditer(text)), len(text)]
    parts = [
        text[start:end] for start, end in pairwise(places) if any(hit[0] < end and start < hit[1] for hit in hits)
    ]
    return "\n".join(parts) or text


def _is_named_last(text: str, hits: Sequence[Span]) -> bool:
    """Tell "lamper frem for plakater", of plakater."""
    instead = _INSTEAD_OF.search(text)
    return instead is not None and bool(hits) and all(instead.end() <= start for start, _ in hits)


class _Openings(NamedTuple):
    """How a text begins that asks without a mark.

    Attributes:
        asks: As a question does; such a text must be one sentence without an end.
        leads_to_question: As what tells that one follows: "Jeg vil gerne vide, om".
    """

    asks: re.Pattern[str]
    leads_to_question: re.Pattern[str]


@cache
def _openings() -> _Openings:
    words = read_packaged("flows.categorise", "questions.yaml", _Questions)
    questions, verbs, subjects, leads = map(_any_of, (words.questions, words.verbs, words.subjects, words.leads))
    purposes = _any_of([*words.purposes, *words.subjects])
    condition = rf".*,\s+(?:så(?!\s+{purposes}\b)|vil|{verbs})\b"  # "Har man børn, så er det svært"
    return _Openings(
        asks=re.compile(rf"\W*(?:{questions}|{verbs}\s+{subjects}(?!{condition}))\b"),
        leads_to_question=re.compile(rf"\W*{leads}\W+(?i:om|hvad|hvem|hvilke[nt]?|hvor\w*)\b"),
    )


def _any_of(words: Sequence[str]) -> str:
    """Give a pattern of any of the words; the pronoun I counts in its capital alone, for "i" is "in"."""
    return f"(?:{'|'.join('I' if word == 'I' else f'(?i:{re.escape(word)})' for word in words)})"
