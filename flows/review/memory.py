"""`.beslutninger.json`: the decisions in force at the last run, by which it is seen that decisions.yaml was lost.

What a person left out, or hid, is printed by a person's word only: an emptied cell or Behold in the review
workbook, or an entry under `printed` or `kept`. A file that was renamed, deleted, emptied, or put back as it was a
month ago is no such word.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from flows.errors import OutputError
from flows.fingerprint import sha256_of
from flows.kept_json import read_kept
from flows.notes import Gathered
from flows.replacing import replace_file
from flows.review.approval import Approval
from flows.review.book import PROTECTING, Decision, DecisionBook, Subject
from flows.review.places import Places
from flows.staff_files import MEMORY_FILE
from flows.yaml_source import MAX_YAML


class Memory(BaseModel):
    """What a run keeps for the next one.

    Attributes:
        book: The decisions in force, and all that was left out or hidden and stands in decisions.yaml no more.
        taken: Digests of the changes that were taken in from copies of the review workbook.
        read: The SHA-256 of each of those copies.
        since: Which edition was the first that a decision of the book was in force for, by the decision's digest.
        files: The digests of the files whose reading is decided, as they were last read: one that got another name
            is known by it.
        places: Where everything stood.
        approvals: What was said of whole editions, by `approval_key`; the last that was said is the last.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: Literal[1] = 1
    book: DecisionBook = DecisionBook()
    taken: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    since: dict[str, str] = Field(default_factory=dict)
    files: dict[str, str] = Field(default_factory=dict)
    places: Places = Places()
    approvals: dict[str, Approval] = Field(default_factory=dict)

    def lost_from(self, book: DecisionBook) -> tuple[Decision, ...]:
        """Give what was left out or hidden and of which the book says nothing any more."""
        said = {decision.subject for decision in book.decisions}
        return tuple(
            decision
            for decision in self.book.decisions
            if decision.key in PROTECTING and decision.subject not in said
        )

    def vanished_from(self, book: DecisionBook) -> tuple[Decision, ...]:
        """Give what was decided besides, and of which the book says nothing any more."""
        said = {decision.subject for decision in book.decisions}
        return tuple(
            decision
            for decision in self.book.decisions
            if decision.key not in PROTECTING and decision.subject not in said
        )

    def after(
        self,
        book: DecisionBook,
        revoked: Collection[Subject],
        taken: Iterable[str],
        read: Iterable[str],
        approvals: Mapping[str, Approval],
    ) -> Memory:
        """Give what is to be kept from now on.

        Args:
            book: The decisions in force.
            revoked: What a person took back.
            taken: What is taken in besides.
            read: Copies that are read besides.
            approvals: What is said of editions besides.
        """
        lost = [decision for decision in self.lost_from(book) if decision.subject not in revoked]
        kept = DecisionBook.of((*book.decisions, *lost))
        before = {key: said for key, said in self.approvals.items() if key not in approvals}
        update = {
            "book": kept,
            "taken": self.taken | set(taken),
            "read": self.read | set(read),
            "approvals": {**before, **approvals},
        }
        return self.model_copy(update=update)

    def noting(self, book: DecisionBook, edition: str, inputs: Mapping[str, str]) -> Memory:
        """Give the same with the edition that each decision of the book is in force since.

        Args:
            book: The decisions in force.
            edition: The mark of the one that is being made: what was not in force before is since then.
            inputs: Digests of its inputs, by the files' names.
        """
        digests = [digest_of(decision) for decision in book.decisions if decision.key != "summary"]
        since = {digest: self.since.get(digest, edition) for digest in digests}
        named = {entry.file for entry in book.reading}
        files = {name: digest for name, digest in {**self.files, **inputs}.items() if name in named}
        return self.model_copy(update={"since": since, "files": files})

    def placing(self, gathered: Gathered, texts: Collection[str]) -> Memory:
        """Give the same with the places where everything was read now, and where `texts` stood that are gone."""
        return self.model_copy(update={"places": self.places.noting(gathered, texts)})


def digest_of(decision: Decision) -> str:
    """Give a short digest of all that a decision says."""
    whole = json.dumps([decision.key, decision.entry.model_dump(mode="json")], sort_keys=True)
    return sha256_of(whole.encode())[:16]


def read_memory(folder: Path) -> Memory:
    """Read what the last run kept; without the file nothing is remembered.

    Args:
        folder: The workshop's.

    Raises:
        DecisionsError: It is damaged, or can't be read.
    """
    damaged = (
        "programmet kender på den, om noget udeladt eller skjult er gået tabt. Læg en tidligere udgave af den "
        "tilbage. Findes der ingen, så se efter, at det alt sammen står i decisions.yaml, slet filen, og kør igen."
    )
    return read_kept(folder / MEMORY_FILE, 2 * MAX_YAML, Memory, damaged)


def keep_memory(folder: Path, memory: Memory) -> None:
    """Write what the next run must know.

    Args:
        folder: The workshop's.
        memory: What it is.

    Raises:
        OutputError: It can't be written.
    """
    book = {key: entries for key, entries in memory.book.model_dump(mode="json").items() if entries}
    told = {
        "schema_version": memory.schema_version,
        "book": book,
        "taken": sorted(memory.taken),
        "read": sorted(memory.read),
        "since": dict(sorted(memory.since.items())),
        "files": dict(sorted(memory.files.items())),
        "places": memory.places.model_dump(mode="json"),
        "approvals": {key: said.model_dump() for key, said in memory.approvals.items()},
    }
    try:
        replace_file(folder / MEMORY_FILE, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
    except OSError as exc:
        raise OutputError(
            f"{folder.name}/{MEMORY_FILE}: filen kan ikke skrives ({exc.strerror}). Se, om mappen må skrives i, og "
            "kør igen."
        ) from exc
