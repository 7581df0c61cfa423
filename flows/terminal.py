"""What staff are told, laid out for where they read it."""

from __future__ import annotations

import os
import re
import textwrap
from itertools import pairwise
from typing import TextIO

_NARROW = 80  # columns, where a terminal does not tell its width
_START = re.compile(r"\s*(?:- )?")
_QUOTED = re.compile(r"(?<!\w)'[^'\n]*'(?!\w)")
_FILE = re.compile(r"(?:^|(?<=[:,(] )|(?<=\())[^:,()]{1,60}\.[a-z]{2,5}(?=[:,)])")  # "borde 1-2.xlsx: ..."
_CARET = re.compile(r"\s*\^")
_HELD = "\0"  # a space at which no line ends


def fit_terminal(text: str, stream: TextIO) -> str:
    """Wrap a text to the width of a terminal; what is piped stays as it is.

    Lines go on under the beginning of their words. What is quoted, as paths are, and the name of a file in front of
    what is told of it stay whole, and so does a line of a file with a caret under it.
    """
    if not stream.isatty():
        return text
    width = _width(stream)
    return "\n".join(
        line if _CARET.fullmatch(line) or _CARET.fullmatch(following) else _wrapped(line, width)
        for line, following in pairwise((*text.split("\n"), ""))
    )


def _wrapped(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    start = _START.match(line)
    indent = start[0] if start else ""
    held = line.removeprefix(indent)
    for whole in (_QUOTED, _FILE):
        held = whole.sub(lambda found: found[0].replace(" ", _HELD), held)
    return textwrap.fill(
        held,
        width,
        initial_indent=indent,
        subsequent_indent=" " * len(indent),
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_HELD, " ")


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or _NARROW
    except (OSError, ValueError):
        return _NARROW
