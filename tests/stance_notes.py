"""Constructed notes, each with the stance that its writer meant: what the weights are learned from, and not."""

import hashlib
import json
from pathlib import Path

NOTES = Path(__file__).parent / "data" / "stances"

Labelled = tuple[str, str]  # a note and its stance


def read_notes(folder: str) -> list[list[Labelled]]:
    """Read the notes that weights are learned from ("learn"), or never ("apart"), file by file."""
    return [
        [(line["text"], line["stance"]) for line in map(json.loads, path.read_text("utf-8").splitlines())]
        for path in sorted((NOTES / folder).glob("*.jsonl"))
    ]


def digest_of_notes() -> str:
    """Give the digest of all that weights are learned from."""
    told = json.dumps(read_notes("learn"), ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8")).hexdigest()
