"""The places in the answer letter that a caseworker must still fill in, each set off by a plain mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flows.write.document_settings import AnswerSettings, DocumentSettings
from flows.write.recipient import name_of
from flows.write.wording import wording

MARK = re.compile(r"\[Udfyldes[^\]]*\]?", re.IGNORECASE)


def open_marks(settings: DocumentSettings) -> list[str]:
    """List the marks in the letter, as they stand in it: what a caseworker must still write.

    Empty where no letter is asked for. A mark that staff have typed themselves counts, too, in whichever field.
    """
    letter = settings.answer
    if letter is None:
        return []
    says = wording().answer.missing
    missing = [
        what
        for value, what in (
            (letter.recipient and (letter.greeting or name_of(letter.recipient)), says.recipient),
            (letter.date, says.date),
            (any(number.case for number in letter.cases), says.case),
            (letter.asked_on, says.asked_on),
            (letter.questions, says.questions),
            (letter.administration, says.administration),
        )
        if not value
    ]
    missing += [
        says.answer.format(number=number)
        for number, question in enumerate(letter.questions, 1)
        if not question.answer
    ]
    signature = ((letter.signature.name, says.name), (letter.signature.title, says.title))
    missing += [what for value, what in signature if not value]
    typed = [found.group() for text in _texts(settings, letter) for found in MARK.finditer(text)]
    return [mark(what) for what in missing] + typed


def mark(what: str) -> str:
    """Give the mark for something that is missing, as it stands in the letter."""
    return wording().answer.open.format(what=what)


def _texts(settings: DocumentSettings, letter: AnswerSettings) -> Iterator[str]:
    """Give every text that staff have typed and the letter prints."""
    yield settings.title  # of the appendix, which the letter lists
    if not letter.department:
        yield settings.host
    yield from _strings(letter.model_dump())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)
