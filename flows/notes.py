"""The vocabulary that all stages share: what a note is, where it stood, what became of it. All frozen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Reason = Literal[
    "heading",  # the header of a column, a title row, a section's name
    "label",  # a table number, a theme column, a status: says something about the note beside it
    "empty",  # only white space
    "metadata",  # what a tool exports about a note: id, colour, position, votes
    "number",
    "person",  # a name or an e-mail address; its text is never carried on
    "date",
    "hidden",
    "formula",  # a formula without a value
    "error",  # an error value such as #N/A
    "continued",  # the rest of a note that begins in a row above
    "rejected",  # a moderator took it away in the tool
    "comment",  # a comment to a cell
    "repeated",  # an export that holds the same note twice
    "other",  # text beside the notes, in a column that is none of theirs; staff are told where it looks like notes
    "ignored",  # workshop.yaml says that nothing here is a note
    "guidance",  # a sheet that explains ("Vejledning") and holds no notes
    "running_text",  # a document in a text file, not a list
]
DecidedBy = Literal["rule", "decision", "no_rule", "tie"]
GroupKind = Literal["single", "identical", "near"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read.

    Attributes:
        file: Path below the workshop's folder, with `/`, in NFC.
        sheet: The sheet's name; empty for a text file.
        cell: The address as Excel shows it ("B7"); in a text file the record's number is the row.
        heading: The heading of its column, empty where there is none.
    """

    file: str
    sheet: str
    cell: str
    heading: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Note:
    r"""What one person wrote on one sticky note.

    Attributes:
        id: Made from file, sheet, text and occurrence number, never from the row.
        text: Verbatim: only NFC, line ends as `\n`, and without what XML forbids.
        staff_theme: The theme that staff had typed beside the note, verbatim; empty where they had not.
    """

    id: str
    text: str
    source: Source
    staff_theme: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A non-empty cell that is no note, and why. `text` is empty where `reason` is "person"."""

    source: Source
    reason: Reason
    text: str


@dataclass(frozen=True, slots=True)
class Caution:
    """Something staff should look at. `code` is an English key, `message` Danish without any note's text."""

    code: str
    message: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column that notes were read from, and why (a Danish clause)."""

    letter: str
    heading: str
    why: str


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What one sheet held. `cells` counts its non-empty cells, `notes` the notes read from it."""

    name: str
    layout: str
    text_columns: tuple[TextColumn, ...]
    cells: int
    notes: int


@dataclass(frozen=True, slots=True)
class FileReading:
    """One input file, read. `encoding` is empty for a workbook."""

    file: str
    sha256: str
    encoding: str
    sheets: tuple[SheetReading, ...]
    notes: tuple[Note, ...]
    set_aside: tuple[SetAside, ...]
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """All that was read of one workshop, in the order of the files' names.

    Attributes:
        cautions: Those of the files among them.
        skipped: The names of the files that could not be read and were left out on demand.
    """

    files: tuple[FileReading, ...]
    cautions: tuple[Caution, ...] = ()
    skipped: tuple[str, ...] = ()

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes in the order in which they were read."""
        return tuple(note for file in self.files for note in file.notes)

    @cached_property
    def set_aside(self) -> tuple[SetAside, ...]:
        """The cells that are no notes, in the order in which they were read."""
        return tuple(cell for file in self.files for cell in file.set_aside)

    @property
    def cells(self) -> int:
        """The number of non-empty cells in all sheets."""
        return sum(sheet.cells for file in self.files for sheet in file.sheets)


@dataclass(frozen=True, slots=True)
class Group:
    """Notes that say the same in nearly the same letters; a note alone is a group, too.

    Attributes:
        id: "g-" and the representative's id.
        notes: Ids, in reading order.
        representative: The id of the most complete spelling.
    """

    id: str
    notes: tuple[str, ...]
    representative: str
    kind: GroupKind


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two notes that look alike and were kept apart, and what kept them apart (Danish)."""

    notes: tuple[str, str]
    similarity: float
    blocked_by: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups, a partition of all notes in reading order, and the pairs to look at.

    Attributes:
        raised_to: The similarity that was asked of pairs instead of the one set, where too many reached that.
    """

    groups: tuple[Group, ...]
    suggested: tuple[Suggestion, ...] = ()
    raised_to: float | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern of a rule, as written in the scheme, and where it matched in the note's verbatim text."""

    pattern: str
    matched: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Placement:
    """The theme of one note and the reason.

    Attributes:
        theme: Id of the theme; None in the two boxes "no_rule" and "tie".
        why: The hits that speak for the theme; in a tie those of the themes that tie.
        runner_up: Id of the theme that came second.
    """

    theme: str | None
    subthemes: tuple[str, ...]
    decided_by: DecidedBy
    why: tuple[Hit, ...] = ()
    runner_up: str | None = None


@dataclass(frozen=True, slots=True)
class Subtheme:
    """A part of a theme; `phrase` is what the summary says of its notes."""

    id: str
    title: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading of the appendix, as documents need it (the rules stay in the scheme)."""

    id: str
    title: str
    description: str
    subthemes: tuple[Subtheme, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the edition published before: ids of notes."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    moved: tuple[str, ...]


@dataclass(frozen=True)
class Edition:
    """All that the documents say of one workshop: what is published, before it is written.

    Attributes:
        placements: By note id; every note has one, and all notes of a group have the same theme.
        themes: In the order of the appendix.
        left_out: By note id, the reason that a person gave for leaving it out of the documents.
        changes: None where nothing was published before.
    """

    workshop: str
    scheme: str
    gathered: Gathered
    grouping: Grouping
    placements: dict[str, Placement]
    themes: tuple[Theme, ...]
    left_out: dict[str, str]
    cautions: tuple[Caution, ...] = ()
    changes: Changes | None = None

    @cached_property
    def note_by_id(self) -> dict[str, Note]:
        """Every note by its id, in reading order."""
        return {note.id: note for note in self.gathered.notes}
