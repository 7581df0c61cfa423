"""The name in what staff typed as the recipient of a letter: "Karen Vestergaard" of "MB Karen Vestergaard (Ø)"."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from flows.yaml_source import read_packaged

_IN_BRACKETS = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_FUNCTION = re.compile(r"[,;/\n]|\s[-–—]\s")
_PARTY = re.compile(r"[A-ZÆØÅ]")
_FIRST_AND_LAST = 2  # words that are a name without the letter of a party


class _Around(BaseModel):
    """The words of recipient.yaml, several to a line."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    before: tuple[str, ...]
    after: tuple[str, ...]


def name_of(recipient: str) -> str:
    """Give the name without titles, brackets, a party's letter and what stands behind a comma.

    What is typed stays whole where nothing that may be a name is left ("Borgmesteren") or where a title goes on in
    words that can't be told from a name ("Formand for Byudvalget Karen Vestergaard"). Empty without letters.
    """
    typed = _FUNCTION.split(_IN_BRACKETS.sub(" ", recipient), maxsplit=1)[0].split()
    before, after = _around()
    words = typed
    while words and words[0].casefold() in before:
        words = words[1:]
    while len(words) > 1 and words[-1].casefold() in after:
        words = words[:-1]
    if len(words) > _FIRST_AND_LAST and _PARTY.fullmatch(words[-1]):
        words = words[:-1]
    kept = words if words and not words[0].islower() else typed
    return " ".join(kept) if any(map(str.isalpha, "".join(kept))) else ""


@cache
def _around() -> tuple[frozenset[str], frozenset[str]]:
    around = read_packaged("flows.write", "recipient.yaml", _Around)
    before, after = (
        frozenset(word.casefold() for line in lines for word in line.split())
        for lines in (around.before, around.after)
    )
    return before, after
