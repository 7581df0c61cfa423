"""What opfoelgning.xlsx holds, and the copy of itself that it carries in a hidden sheet.

By that any copy, wherever it lies and whoever saved it, tells which cells the department filled in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flows.fingerprint import sha256_of
from flows.follow_up.form import FORM_VERSION

_CELL = 30_000  # characters; Excel's own limit is 32,767


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
    rows = [
        _ascii({"note": row.note, "text": row.text, "values": dict(row.values), "known": row.known})
        for row in origin.rows.values()
    ]
    head = {
        "form": origin.form,
        "workshop": origin.workshop,
        "receiver": origin.receiver,
        "statuses": origin.statuses,
        "rows": len(rows),
        "sha256": _digest(rows),
    }
    for line in (_ascii(head), *rows):
        yield [line[start : start + _CELL] for start in range(0, len(line), _CELL)]


def read_origin(lines: Iterable[Sequence[str]]) -> Origin:
    """Read the hidden sheet's rows.

    Raises:
        OriginError: They are not as they were written.
    """
    texts = ["".join(cells) for cells in lines]
    try:
        head = json.loads(texts[0])
        if head["form"] > FORM_VERSION:
            return Origin(head["workshop"], head["receiver"], (), {}, head["form"])
        if head["rows"] != len(texts) - 1 or head["sha256"] != _digest(texts[1:]):
            raise OriginError("the rows are not as they were written")
        rows = [json.loads(text) for text in texts[1:]]
        sent = {row["note"]: Sent(row["note"], row["text"], row["values"], tuple(row["known"])) for row in rows}
        mark = sha256_of("\n".join(texts).encode())[:12]
        return Origin(head["workshop"], head["receiver"], tuple(head["statuses"]), sent, head["form"], mark)
    except (IndexError, KeyError, TypeError, ValueError) as exc:
        raise OriginError("the hidden sheet can't be read") from exc


def _ascii(value: object) -> str:
    """Write plain ASCII without underscores: no program that saves a workbook has a reason to change such text."""
    return json.dumps(value, separators=(",", ":")).replace("_", "\\u005f")


def _digest(rows: Iterable[str]) -> str:
    return sha256_of("\n".join(rows).encode())
