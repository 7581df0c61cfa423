"""Where everything stood that was read last.

Who writes other words where a left-out note stood may have rewritten it. A note whose text is wholly another one is
like no text that is remembered; its place tells of it. What is decided first, and rewritten before the next run, is
known by its place too: that is why all places are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from pydantic import BaseModel, ConfigDict, Field

from flows.fingerprint import sha256_of
from flows.notes import Gathered, Note


class Stood(BaseModel):
    """Where a text stood when it was last there.

    Attributes:
        place: The cell, and the name of the box where it stood in one.
        before: The digest of the sheet's nearest text above it that is printed; empty for none.
        after: The same below it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    sheet: str
    place: str
    before: str = ""
    after: str = ""

    def is_between(self, before: str, after: str) -> bool:
        """Tell whether a gap between two texts is the one in which it stood; either may have gone."""
        sides = ((self.before, before), (self.after, after))
        return all(was == now for was, now in sides) or any(was and was == now for was, now in sides)


class Places(BaseModel):
    """What was read last, in its places, without the texts.

    Attributes:
        read: By file and sheet, in reading order, the place and the digest of each text, but for those that stood
            in the place of a note that is gone: nobody may have looked at them.
        gone: By the digests of texts that are kept from being printed and are gone, where they stood last.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    read: dict[str, dict[str, tuple[str, ...]]] = Field(default_factory=dict)
    gone: dict[str, tuple[Stood, ...]] = Field(default_factory=dict)

    def noting(self, gathered: Gathered, texts: Collection[str]) -> Places:
        """Give the places as they are now.

        Args:
            gathered: What was read.
            texts: Those that are kept from being printed.
        """
        asked = {note for notes in gathered.taken.values() for note in notes}
        read: dict[str, dict[str, tuple[str, ...]]] = {
            file: self.read[file] for file in gathered.skipped if file in self.read
        }
        for (file, sheet), notes in _by_sheet(gathered.notes):
            entries = tuple(f"{_place(note)} {_digest(note.text)}" for note in notes if note not in asked)
            read.setdefault(file, {})[sheet] = entries
        there = {_digest(note.text) for note in gathered.notes}
        wanted = {_digest(text) for text in texts} - there
        stood = self._stood(wanted, set(map(_digest, texts)))
        gone = {digest: places for digest, places in sorted(stood.items()) if places}
        return Places(read=read, gone=gone)

    def taken_by(self, gathered: Gathered, texts: Collection[str]) -> dict[str, tuple[Note, ...]]:
        """Give by a text that stood somewhere the notes there now that are new; nothing for most.

        Those in its very cell, and those between the two texts that it stood between.

        Args:
            gathered: What was read.
            texts: Those that are kept from being printed.
        """
        kept = set(map(_digest, texts))
        stood = self._stood(kept, kept)
        if not any(stood.values()):
            return {}
        known = {
            entry.rpartition(" ")[2] for sheets in self.read.values() for each in sheets.values() for entry in each
        }
        read = {file.file for file in gathered.files}
        sheets = [
            (where, notes, [*_gaps((note for note in notes if _digest(note.text) not in kept), known)])
            for where, notes in _by_sheet(gathered.notes)
        ]
        taken: dict[str, tuple[Note, ...]] = {}
        for text in texts:
            found: dict[Note, None] = {}
            for place in stood[_digest(text)]:
                for (file, sheet), notes, gaps in sheets:
                    if sheet == place.sheet and (file == place.file or place.file not in read):
                        found |= dict.fromkeys(_new_there(place, notes, known))
                        found |= dict.fromkeys(
                            note for gap in gaps if place.is_between(*gap[:2]) for note in gap[2]
                        )
            if found:
                taken[text] = tuple(found)
        return taken

    def _stood(self, wanted: Collection[str], kept: Collection[str]) -> dict[str, tuple[Stood, ...]]:
        """Give by digest where texts stood last: what was read last counts before what was gone already."""
        found: dict[str, list[Stood]] = defaultdict(list)
        for file, sheets in self.read.items():
            for sheet, entries in sheets.items():
                parts = [entry.rpartition(" ")[::2] for entry in entries]
                above = _last_printed([digest for _, digest in parts], kept)
                below = _last_printed([digest for _, digest in parts[::-1]], kept)[::-1]
                for (place, digest), before, after in zip(parts, above, below, strict=True):
                    if digest in wanted:
                        found[digest].append(Stood(file=file, sheet=sheet, place=place, before=before, after=after))
        return {digest: tuple(found[digest]) or self.gone.get(digest, ()) for digest in wanted}


def _by_sheet(notes: Iterable[Note]) -> Iterator[tuple[tuple[str, str], list[Note]]]:
    for where, stands in groupby(notes, key=lambda note: (note.source.file, note.source.sheet)):
        yield where, list(stands)


def _place(note: Note) -> str:
    return f"{note.source.cell} {note.source.box}".strip()


def _new_there(place: Stood, notes: Iterable[Note], known: Collection[str]) -> Iterator[Note]:
    for note in notes:
        if _place(note) == place.place and _digest(note.text) not in known:
            yield note


def _last_printed(digests: Iterable[str], kept: Collection[str]) -> list[str]:
    """Give for each text the last one before it that is printed; empty where none is."""
    last, found = "", []
    for digest in digests:
        found.append(last)
        if digest not in kept:
            last = digest
    return found


def _gaps(notes: Iterable[Note], known: Collection[str]) -> Iterator[tuple[str, str, list[Note]]]:
    """Give each run of new texts among a sheet's notes, behind the known ones above and below it."""
    before, new = "", list[Note]()
    for note in notes:
        digest = _digest(note.text)
        if digest not in known:
            new.append(note)
            continue
        if new:
            yield before, digest, new
        before, new = digest, []
    if new:
        yield before, "", new


def _digest(text: str) -> str:
    return sha256_of(text.encode())[:12]
