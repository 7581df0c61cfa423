"""What opfoelgning.xlsx holds, and the copy of itself that it carries in a hidden sheet.

By that any copy, wherever it lies and whoever saved it, tells which cells the department filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flows.carried import carried_lines, read_carried
from flows.fingerprint import sha256_of
from flows.follow_up.form import FORM_VERSION


@dataclass(frozen=True)
class TableRow:
    """A note as the department sees it.

    Attributes:
        number: Of its bullet in the full appendix; None where bullets have none.
        values: By field, what stands in the cells that the department fills in; empty ones are left out.
        known: The marks of all that came back about the note before.
    """

    number: int | None
    note: str
    text: str
    theme: str
    subthemes: str
    values: Mapping[str, str] = field(default_factory=dict)
    known: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sent:
    """A row as it was sent: what is read back is compared with this."""

    note: str
    text: str
    values: Mapping[str, str]
    known: tuple[str, ...]


@dataclass(frozen=True)
class Origin:
    """A workbook as it was sent.

    Attributes:
        rows: By the ids of the notes.
        mark: What tells it from every other that was sent.
    """

    workshop: str
    receiver: str
    statuses: tuple[str, ...]
    rows: Mapping[str, Sent]
    form: int = FORM_VERSION
    mark: str = ""


class OriginError(ValueError):
    """What stands in the hidden sheet is not as it was written."""


def origin_lines(origin: Origin) -> Iterator[list[str]]:
    """Write what the hidden sheet holds: the cells of each row, from the left."""
    head = {
        "form": origin.form,
        "workshop": origin.workshop,
        "receiver": origin.receiver,
        "statuses": origin.statuses,
    }
    rows = (
        {"note": row.note, "text": row.text, "values": dict(row.values), "known": row.known}
        for row in origin.rows.values()
    )
    return carried_lines(head, rows)


def read_origin(lines: Iterable[Sequence[str]]) -> Origin:
    """Read the hidden sheet's rows.

    Raises:
        OriginError: They are not as they were written.
    """
    texts = list(lines)
    try:
        head, rows = read_carried(texts, FORM_VERSION)
        if head["form"] > FORM_VERSION:
            return Origin(head["workshop"], head["receiver"], (), {}, head["form"])
        sent = {row["note"]: Sent(row["note"], row["text"], row["values"], tuple(row["known"])) for row in rows}
        mark = sha256_of("\n".join(map("".join, texts)).encode())[:12]
        return Origin(head["workshop"], head["receiver"], tuple(head["statuses"]), sent, head["form"], mark)
    except (KeyError, TypeError, ValueError) as exc:
        raise OriginError("the hidden sheet can't be read") from exc
