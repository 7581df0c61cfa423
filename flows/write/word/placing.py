"""Where a child stands among its siblings: the schemas of Word's XML are strict on the order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn


def place(parent: Any, child: Any, successors: Sequence[str]) -> None:
    """Insert a child before the first sibling that must follow it, or last."""
    following = {qn(name) for name in successors}
    for sibling in parent:
        if sibling.tag in following:
            sibling.addprevious(child)
            return
    parent.append(child)
