"""The workbook as it was written, which every copy of it carries in a hidden sheet.

By it any copy, wherever it lies and whoever saved it, tells by itself which cells a person changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.carried import carried_lines, read_carried
from flows.review import Decision, DecisionBook
from flows.workbook.form import FORM_VERSION
from flows.workbook.reaching import Pending


@dataclass(frozen=True)
class ParentRow:
    """A row that a person may decide in, as it was written.

    Attributes:
        sheet: The form's key of its sheet.
        ids: The notes it is about.
        texts: Their texts.
        written: What stood in the cells that are read back, by the form's key; empty cells are left out.
        theme: Of a note: the theme it stood under; of a theme its id.
        subthemes: Of a theme the ids and titles of its subthemes; None where an older program wrote the workbook.
        decided: What is decided about it and in force, as it stands in the book.
        moved: Of what is in force about its notes, what stands in the book under an id that is gone, and the same
            about the notes as they are now.
        pending: What was decided about something that it may be now, and is not used; with the way in which it
            reaches the row, and the other rows that it may mean.
        found: The personal data in it that nobody decided about: its grade and its words.
        was: Of a fact what workshop.yaml said, of a cell why it was set aside, of a sheet the digest of its file.
    """

    sheet: str
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    written: Mapping[str, str]
    theme: str | None = None
    decided: tuple[Decision, ...] = ()
    moved: tuple[tuple[Decision, Decision], ...] = ()
    pending: tuple[Pending, ...] = ()
    found: tuple[tuple[str, str], ...] = ()
    was: str | None = None
    subthemes: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True)
class Parent:
    """A workbook as it was written.

    Attributes:
        edition: The fingerprint of the edition it shows.
        taken: Digests of the changes that were taken in before it was written: they are not taken in again.
        marks: By the form's key of a sheet, a mark of each row of what only the program writes.
        form: The version of the form.
    """

    workshop: str
    edition: str
    taken: tuple[str, ...]
    rows: tuple[ParentRow, ...]
    form: int = FORM_VERSION
    marks: Mapping[str, frozenset[str]] = field(default_factory=dict)


class ParentError(ValueError):
    """What stands in the hidden sheet is not as it was written."""


def parent_lines(parent: Parent) -> Iterator[list[str]]:
    """Write what the hidden sheet holds: the cells of each row, from the left."""
    head = {
        "form": parent.form,
        "workshop": parent.workshop,
        "edition": parent.edition,
        "taken": list(parent.taken),
        "marks": {sheet: sorted(marks) for sheet, marks in parent.marks.items()},
    }
    return carried_lines(head, map(_row, parent.rows))


def read_parent(lines: Iterable[Sequence[str]]) -> Parent:
    """Read the hidden sheet's rows.

    Raises:
        ParentError: They are not as they were written.
    """
    try:
        head, told = read_carried(lines, FORM_VERSION)
        if head["form"] > FORM_VERSION:
            return Parent(head["workshop"], head["edition"], (), (), head["form"])
        rows = tuple(map(_read_row, told))
        marks = {sheet: frozenset(each) for sheet, each in head.get("marks", {}).items()}
        return Parent(head["workshop"], head["edition"], tuple(head["taken"]), rows, head["form"], marks)
    except (KeyError, TypeError, ValueError) as exc:
        raise ParentError("the hidden sheet can't be read") from exc


def _row(row: ParentRow) -> dict[str, Any]:
    told: dict[str, Any] = {"sheet": row.sheet, "ids": row.ids, "texts": row.texts, "written": dict(row.written)}
    told |= {name: value for name, value in (("theme", row.theme), ("was", row.was)) if value is not None}
    if row.subthemes is not None:
        told["subthemes"] = [list(each) for each in row.subthemes]
    if row.decided:
        told["decided"] = [_entry(each) for each in row.decided]
    if row.pending:
        told["pending"] = [[*_entry(each.decision), each.way, list(map(sorted, each.rows))] for each in row.pending]
    if row.moved:
        told["moved"] = [[_entry(was), _entry(now)] for was, now in row.moved]
    if row.found:
        told["found"] = [list(each) for each in row.found]
    return told


def _read_row(told: dict[str, Any]) -> ParentRow:
    return ParentRow(
        told["sheet"],
        tuple(told["ids"]),
        tuple(told["texts"]),
        told["written"],
        told.get("theme"),
        decided=tuple(map(_decision, told.get("decided", ()))),
        moved=tuple((_decision(was), _decision(now)) for was, now in told.get("moved", ())),
        pending=tuple(
            Pending(_decision([key, entry]), way, tuple(map(frozenset, rows)))
            for key, entry, way, rows in told.get("pending", ())
        ),
        found=tuple((grade, words) for grade, words in told.get("found", ())),
        was=told.get("was"),
        subthemes=tuple((each, title) for each, title in told["subthemes"]) if "subthemes" in told else None,
    )


def _entry(decision: Decision) -> list[Any]:
    return [decision.key, decision.entry.model_dump(mode="json")]


def _decision(told: list[Any]) -> Decision:
    key, entry = told
    (decision,) = DecisionBook.model_validate({key: [entry]}).decisions
    return decision
