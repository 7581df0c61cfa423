"""What the lines of a text file without columns say of it as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from flows.gather.splitting import has_mark


def is_running_text(lines: Sequence[str]) -> bool:
    """Tell a document's text, broken into lines in the middle of its sentences, from a list of notes."""
    whole = [line for line in lines if line.strip()]
    if len(whole) < 3:
        return False
    broken = sum(
        1
        for line, after in pairwise(whole)
        if after.lstrip()[:1].islower() and not re.search(r"[.!?:]\s*$", line) and len(line) > 40
    )
    return broken >= 0.25 * (len(whole) - 1)


def is_marked_list(lines: Sequence[str]) -> bool:
    """Tell whether a text file is a list whose lines begin with a bullet or a number."""
    marks = sum(map(has_mark, lines))
    return marks >= 2 and marks >= 0.5 * len(lines)
