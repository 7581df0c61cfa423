"""Where stood what was left out or hidden: who writes other words in that place may have rewritten the note.

A note whose text is wholly another one is like no text that is remembered; its place tells of it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import groupby

from pydantic import BaseModel, ConfigDict, Field

from flows.fingerprint import sha256_of
from flows.notes import Gathered, Note
from flows.review.book import DecisionBook
from flows.review.outcomes import find_outcomes


class Stood(BaseModel):
    """Where a note stood when it was last there.

    Attributes:
        text: The digest of its text.
        before: The digest of that of the sheet's nearest note above it that was printed whole; empty for none.
        after: The same below it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    sheet: str
    cell: str
    box: str = ""
    text: str
    before: str = ""
    after: str = ""

    def is_between(self, before: str, after: str) -> bool:
        """Tell whether a gap between two texts is the one in which the note stood; either may have gone."""
        one, other = (self.before, before), (self.after, after)
        return (one[0] == one[1] and other[0] == other[1]) or any(was and was == now for was, now in (one, other))


class Places(BaseModel):
    """The places of what is kept from being printed.

    Attributes:
        stood: By the note's id when it was decided about.
        known: By the names of the files in which one stood, digests of the texts that were read there and did not
            stand in the place of one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    stood: dict[str, Stood] = Field(default_factory=dict)
    known: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    def noting(self, gathered: Gathered, book: DecisionBook) -> Places:
        """Give the places as they are now; of a note that is gone the last one, as long as it is in the book.

        Args:
            gathered: What was read.
            book: What is left out or hidden, in force or lost; other decisions are not looked at.
        """
        protecting = DecisionBook(left_out=book.left_out, masked=book.masked)
        if not protecting.decisions:
            return Places()
        now = {
            outcome.now.about[0][0]: outcome.decision.about[0][0]
            for outcome in find_outcomes(gathered.as_read, protecting)
            if outcome.now is not None
        }
        ids = {decision.about[0][0] for decision in protecting.decisions}
        stood = {note: place for note, place in self.stood.items() if note in ids}
        for (file, sheet), notes in _by_sheet(gathered.notes):
            above = _last_printed(notes, now)
            below = _last_printed(notes[::-1], now)
            for note in notes:
                if note.id in now:
                    stood[now[note.id]] = Stood(
                        file=file,
                        sheet=sheet,
                        cell=note.source.cell,
                        box=note.source.box,
                        text=_digest(note),
                        before=above[note.id],
                        after=below[note.id],
                    )
        files = {place.file for place in stood.values()}
        asked = {note for notes in gathered.taken.values() for note in notes}
        read = {
            file.file: tuple(sorted({_digest(note) for note in file.notes if note not in asked}))
            for file in gathered.files
        }
        known = {file: digests for file, digests in {**self.known, **read}.items() if file in files}
        return Places(stood=dict(sorted(stood.items())), known=known)

    def taken_by(self, gathered: Gathered) -> Mapping[str, tuple[Note, ...]]:
        """Give the notes with texts that were not there before and stand where a note stood; nothing for most.

        The note in the very cell; where an older one stands there, as when a row was inserted above, those
        between the two notes that it stood between.
        """
        known = {digest for digests in self.known.values() for digest in digests}
        read = {file.file for file in gathered.files}
        taken: dict[str, tuple[Note, ...]] = {}
        if not self.stood:
            return taken
        kept = {place.text for place in self.stood.values()}
        sheets = [
            (where, notes, [*_gaps((note for note in notes if _digest(note) not in kept), known)])
            for where, notes in _by_sheet(gathered.notes)
        ]
        for note, place in self.stood.items():
            for (file, sheet), notes, gaps in sheets:
                if sheet != place.sheet or (file != place.file and place.file in read):
                    continue
                there = [each for each in notes if (each.source.cell, each.source.box) == (place.cell, place.box)]
                found = [each for each in there if _digest(each) not in known] or [
                    each for before, new, after in gaps if place.is_between(before, after) for each in new
                ]
                if found:
                    taken[note] = (*taken.get(note, ()), *found)
        return taken


def _by_sheet(notes: Iterable[Note]) -> Iterator[tuple[tuple[str, str], list[Note]]]:
    for where, stands in groupby(notes, key=lambda note: (note.source.file, note.source.sheet)):
        yield where, list(stands)


def _last_printed(notes: Iterable[Note], kept: Container[str]) -> dict[str, str]:
    """Give for each note that is kept from being printed the digest of the last one before it that is not."""
    last, found = "", {}
    for note in notes:
        if note.id in kept:
            found[note.id] = last
        else:
            last = _digest(note)
    return found


def _gaps(notes: Iterable[Note], known: Container[str]) -> Iterator[tuple[str, list[Note], str]]:
    """Give each run of new texts among a sheet's notes, between the known ones above and below it."""
    before, new = "", list[Note]()
    for note in notes:
        digest = _digest(note)
        if digest not in known:
            new.append(note)
            continue
        if new:
            yield before, new, digest
        before, new = digest, []
    if new:
        yield before, new, ""


def _digest(note: Note) -> str:
    return sha256_of(note.text.encode())[:12]
