"""What runs in the process of `apart.py`: a question on stdin, a book or an error on stdout, as JSON.

A question is a line of JSON, `{"name", "kind"}`, and the file's bytes.
"""

from __future__ import annotations

import json
import sys

from flows.errors import InputError
from flows.sheets.calamine_workbook import read_calamine_workbook
from flows.sheets.carried import carry


def main() -> None:
    """Answer one question."""
    asked = json.loads(sys.stdin.buffer.readline())
    try:
        answer = carry(read_calamine_workbook(sys.stdin.buffer.read(), asked["name"], asked["kind"]))
    except InputError as exc:
        answer = {"error": str(exc)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
