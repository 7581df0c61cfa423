"""What a workbook of ours carries in a hidden sheet: a head and rows, by which any copy knows itself.

Each is a JSON value in plain ASCII without underscores, cut to what a cell holds: no program that saves a workbook
has a reason to write such text in another way.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

_CELL = 30_000  # characters; Excel's own limit is 32,767


class CarriedError(ValueError):
    """What stands in the hidden sheet is not as it was written."""


def carried_lines(head: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> Iterator[list[str]]:
    """Write what the hidden sheet holds: the cells of each row, from the left.

    Args:
        head: What holds for all rows; with the version of the form as `form`.
        rows: In the order in which they are read again.
    """
    texts = list(map(_ascii, rows))
    whole = {**head, "rows": len(texts), "sha256": _digest(texts)}
    for line in (_ascii(whole), *texts):
        yield [line[start : start + _CELL] for start in range(0, len(line), _CELL)]


def read_carried(lines: Iterable[Sequence[str]], newest: int) -> tuple[dict[str, Any], list[Any]]:
    """Read the hidden sheet's rows.

    Args:
        lines: The cells of each row.
        newest: The version of the form that this program knows; of a newer one only the head is read.

    Raises:
        CarriedError: They are not as they were written.
    """
    texts = ["".join(cells) for cells in lines]
    try:
        head = json.loads(texts[0])
        if head["form"] > newest:
            return head, []
        if head["rows"] != len(texts) - 1 or head["sha256"] != _digest(texts[1:]):
            raise CarriedError("the rows are not as they were written")
        return head, list(map(json.loads, texts[1:]))
    except (IndexError, KeyError, TypeError, ValueError) as exc:
        raise CarriedError("the hidden sheet can't be read") from exc


def _ascii(value: object) -> str:
    return json.dumps(value, separators=(",", ":")).replace("_", "\\u005f")


def _digest(rows: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(row.encode())
        digest.update(b"\n")
    return digest.hexdigest()
