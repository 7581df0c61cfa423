"""`manifest.json`: what stands in an output folder, and all that decided it. Nothing else knows its keys."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from flows.content_digest import digest_content, digest_content_of
from flows.fingerprint import fingerprint, sha256_of
from flows.notes import Changes
from flows.plain_files import digest_plain

MANIFEST = "manifest.json"
RESULT = "resultat.json"
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Output:
    """A published file.

    Attributes:
        file: Its path below the folder.
        sha256: Of its bytes.
        bytes: Its size.
        content: As `digest_content` gives it; empty in records that are older than it.
    """

    file: str
    sha256: str
    bytes: int
    content: str = ""

    def is_at(self, path: Path) -> bool:
        """Tell whether a file says what was published; one that can't be read does not."""
        try:
            return digest_content_of(path) == self.content if self.content else digest_plain(path) == self.sha256
        except OSError:
            return False


@dataclass(frozen=True, kw_only=True)
class EditionRecord:
    """One published edition; two runs that give equal records give the same files.

    Attributes:
        workshop: The name of its folder.
        fingerprint: Of `parts`.
        parts: What decided the files, by name: digests; those of the inputs by the name of the file.
        skipped: The input files that could not be read and were left out on demand.
        counts: As in `resultat.json`.
        changes: Against the edition before; None where nothing was published before.
        open_marks: What a caseworker must still write in the answer letter.
        outputs: In the order of their names.
    """

    workshop: str
    fingerprint: str
    parts: dict[str, str | dict[str, str]]
    skipped: tuple[str, ...]
    counts: dict[str, int]
    changes: Changes | None
    open_marks: tuple[str, ...]
    outputs: tuple[Output, ...]

    def to_json(self) -> bytes:
        """Give the contents of `manifest.json`."""
        whole = {"schema_version": SCHEMA_VERSION, **asdict(self)}
        return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()

    @classmethod
    def from_json(cls, raw: bytes) -> EditionRecord:
        """Read the contents of `manifest.json`.

        Raises:
            ValueError: It is none, or of another schema.
        """
        data = json.loads(raw)
        if not isinstance(data, dict) or data.pop("schema_version", None) != SCHEMA_VERSION:
            raise ValueError(f"no manifest of schema {SCHEMA_VERSION}")
        return _adapter().validate_python(data)

    @classmethod
    def read(cls, folder: Path) -> EditionRecord | None:
        """Read a folder's record; None where there is none that can be used."""
        try:
            return cls.from_json((folder / MANIFEST).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None

    @property
    def approved_as(self) -> str:
        """What it is approved as."""
        return approval_key(self.parts, self.skipped)

    def is_of(self, parts: Mapping[str, object]) -> bool:
        """Tell whether these parts made it, whatever has come back from those whom notes were handed off to."""
        return _without_answers(self.parts) == _without_answers(parts)

    def stands_for(self, fingerprint: str, *, skip_bad_files: bool) -> bool:
        """Tell whether a run that finds what `fingerprint` says would make this edition.

        One that lacks files which could not be read stands only for a run that may skip them, too.
        """
        return self.fingerprint == fingerprint and (skip_bad_files or not self.skipped)


def approval_key(parts: Mapping[str, object], skipped: Sequence[str] = ()) -> str:
    """Give what an edition that these parts make is approved as, whatever has come back of what was handed off.

    Args:
        parts: What makes it.
        skipped: The names of the files that it lacks, because they could not be read: with them it is another.
    """
    lacks = {"skipped": list(skipped)} if skipped else {}
    return fingerprint({**_without_answers(parts), **lacks})


def _without_answers(parts: Mapping[str, object]) -> dict[str, object]:
    return {name: part for name, part in parts.items() if name != "follow_up"}


def list_outputs(documents: Mapping[str, bytes]) -> tuple[Output, ...]:
    """Give what a record says of its files."""
    return tuple(
        Output(name, sha256_of(content), len(content), digest_content(content))
        for name, content in sorted(documents.items())
    )


@cache
def _adapter() -> TypeAdapter[EditionRecord]:
    return TypeAdapter(EditionRecord)
