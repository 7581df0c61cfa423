"""What a cell says: a choice of its drop-down, or what is wrong with it."""

from __future__ import annotations

from flows.workbook.form import form
from flows.workbook.read import plain


class CellError(ValueError):
    """A cell of the row that is decided about is wrong."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key
        self.message = message


def say(key: str, **words: object) -> str:
    """Say what is wrong."""
    return form().faults[key].format(**words)


def choose(key: str, choices: str, typed: str) -> str | None:
    """Give what a cell chooses of a drop-down; None where it is empty.

    Raises:
        CellError: It is none of the choices.
    """
    if not typed:
        return None
    listed = form().choices[choices]
    for meaning, label in listed.items():
        if plain(typed).casefold() == label.casefold():
            return meaning
    raise CellError(key, say("unknown_choice", choices=", ".join(listed.values())))
