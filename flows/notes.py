"""The vocabulary that all stages share: what a note is, where it stood, what became of it. All frozen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from flows.findings import Finding, Span
from flows.reading_words import Reason as Reason
from flows.themes import StaffText as StaffText
from flows.themes import Subtheme as Subtheme
from flows.themes import Theme as Theme

DecidedBy = Literal["rule", "decision", "no_rule", "tie"]
Stance = Literal["against", "question"]
GroupKind = Literal["single", "identical", "near"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read.

    Attributes:
        file: Path below the workshop's folder, with `/`, in NFC.
        sheet: The sheet's name; empty for a text file.
        cell: The address as Excel shows it ("B7"); in a text file the record's number is the row.
        heading: The heading of its column, empty where there is none.
        box: Which of the sheet's texts that stand in no cell ("tekstboks 2"); `cell` is then where it is anchored.
    """

    file: str
    sheet: str
    cell: str
    heading: str = ""
    box: str = ""

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What tells one cell or box of a workshop from all others."""
        return (self.file, self.sheet, self.cell, self.box)

    def __str__(self) -> str:
        return ", ".join(part for part in (self.file, self.sheet, self.cell, self.box) if part)


@dataclass(frozen=True, slots=True)
class Note:
    r"""What one person wrote on one sticky note.

    Attributes:
        id: Made from file, sheet, text and occurrence number, never from the row.
        text: Verbatim: only NFC, line ends as `\n`, and without what XML forbids.
        staff_theme: The theme that staff had typed beside the note, verbatim; empty where they had not.
        cell: The id of the cell that it was read from because a person said so; else empty.
    """

    id: str
    text: str
    source: Source
    staff_theme: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A non-empty cell that is no note, and why.

    Attributes:
        text: Empty where `reason` is "person".
        id: As a note's.
        person: What stood there then: looked for in the notes, and never written.
    """

    source: Source
    reason: Reason
    text: str
    id: str = ""
    person: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Caution:
    """Something staff should look at: an English key, and Danish without any note's text.

    `details` are lines with texts of notes; never told where a log may keep them.
    """

    code: str
    message: str
    source: Source | None = None
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column that notes were read from, and why (a Danish clause)."""

    letter: str
    heading: str
    why: str


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What one sheet held: how many non-empty cells and notes, and the rows with headings, one a table."""

    name: str
    layout: str
    text_columns: tuple[TextColumn, ...]
    cells: int
    notes: int
    header_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReading:
    """One input file, read: `sha256` is as `digest_content` gives it, `encoding` is empty for a workbook.

    Attributes:
        not_notes: What was read as notes and a person said is none.
    """

    file: str
    sha256: str
    encoding: str
    sheets: tuple[SheetReading, ...]
    notes: tuple[Note, ...]
    set_aside: tuple[SetAside, ...]
    cautions: tuple[Caution, ...] = ()
    not_notes: tuple[Note, ...] = ()

    def only(self, ids: Collection[str]) -> FileReading:
        """Narrow the file to some of its notes and their cells; what was set aside is not theirs."""
        notes = tuple(note for note in self.notes if note.id in ids)
        sheets = tuple(
            replace(sheet, cells=len({note.source.place for note in mine}), notes=len(mine))
            for sheet in self.sheets
            if (mine := [note for note in notes if note.source.sheet == sheet.name])
        )
        cautions = _about(notes, self.cautions)
        return replace(self, sheets=sheets, notes=notes, set_aside=(), cautions=cautions, not_notes=())


@dataclass(frozen=True)
class Gathered:
    """All that was read of one workshop, in the order of the files' names.

    Attributes:
        cautions: Those of the files among them.
        skipped: The names of the files that could not be read and were left out on demand.
        unread: The names of what is not read and may hold notes, such as a PDF or a link to a folder.
        followed: By its id when a person said that it holds notes, the cell that has its text by now.
        taken: By its text, the new notes in the place of one that was left out or hidden and is gone.
    """

    files: tuple[FileReading, ...]
    cautions: tuple[Caution, ...] = ()
    skipped: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    followed: Mapping[str, str] = field(default_factory=dict)
    taken: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes in the order in which they were read."""
        return tuple(note for file in self.files for note in file.notes)

    @cached_property
    def as_read(self) -> tuple[Note, ...]:
        """The notes, and behind them what a person said is none."""
        return (*self.notes, *(note for file in self.files for note in file.not_notes))

    @cached_property
    def set_aside(self) -> tuple[SetAside, ...]:
        """The cells that are no notes, in the order in which they were read."""
        return tuple(cell for file in self.files for cell in file.set_aside)

    @property
    def cells(self) -> int:
        """The number of non-empty cells in all sheets."""
        return sum(sheet.cells for file in self.files for sheet in file.sheets)

    def only(self, ids: Collection[str]) -> Gathered:
        """Narrow what was read to some notes, and to the files in which they stand."""
        files = tuple(file for file in (each.only(ids) for each in self.files) if file.notes)
        return replace(self, files=files, cautions=self.cautions_about(ids, self.cautions), taken={})

    def cautions_about(self, ids: Collection[str], cautions: Iterable[Caution]) -> tuple[Caution, ...]:
        """Give the cautions about cells of some notes, and about files not read, whose notes nobody knows."""
        read = {file.file for file in self.files}
        theirs = set(_about([note for note in self.notes if note.id in ids], cautions))
        return tuple(
            caution
            for caution in cautions
            if caution in theirs or (caution.source is not None and caution.source.file not in read)
        )


def _about(notes: Iterable[Note], cautions: Iterable[Caution]) -> tuple[Caution, ...]:
    cells = {note.source.place for note in notes}
    return tuple(caution for caution in cautions if caution.source and caution.source.place in cells)


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

    @classmethod
    def of(cls, notes: Sequence[Note], representative: str) -> Group:
        """Make a group of notes that are known to say the same, with the id of the one that stands for them."""
        return cls(f"g-{representative}", tuple(note.id for note in notes), representative, _kind(notes))

    def only(self, notes: Sequence[Note]) -> Group:
        """Narrow the group to some of its notes; the longest stands for them where its representative is gone."""
        there = self.representative in {note.id for note in notes}
        longest = max(notes, key=lambda note: len(note.text)).id
        return Group.of(notes, self.representative if there else longest)


def _kind(notes: Sequence[Note]) -> GroupKind:
    if len(notes) == 1:
        return "single"
    spellings = {note.text for note in notes}
    return "identical" if len({_letters(text) for text in spellings}) == 1 else "near"


def _letters(text: str) -> str:
    """Give a text without case, spaces and punctuation; where there is nothing else, as it stands."""
    return "".join(filter(str.isalnum, text.casefold())) or "".join(text.split())


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

    def only(self, note_by_id: Mapping[str, Note]) -> Grouping:
        """Narrow the groups to some notes; a pair to look at stays where both are among them."""
        groups = (
            group.only(notes)
            for group in self.groups
            if (notes := [note_by_id[note] for note in group.notes if note in note_by_id])
        )
        suggested = (pair for pair in self.suggested if all(note in note_by_id for note in pair.notes))
        return replace(self, groups=tuple(groups), suggested=tuple(suggested))


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern as written, and where it matched in the verbatim text.

    Attributes:
        name: Of what the pattern names; empty where it names nothing.
        read_as: How misspelt words in `matched` were read; empty where none is.
    """

    pattern: str
    matched: str
    start: int
    end: int
    weight: float
    name: str = ""
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """The theme of one note and the reason.

    Attributes:
        theme: Id of the theme; None in the two boxes "no_rule" and "tie".
        why: The hits that speak for the theme; in a tie those of the themes that tie.
        runner_up: Id of the theme that came second.
        lead: How many points the rules' first theme is ahead; 0 where no rule fits, None where a person decided.
        near_tie: Whether the rules placed it, and another theme has nearly as many points.
        names: What the note names, by the rules of any theme.
        follows: Whether a person decided not about the note itself, but about one that it is the same as.
    """

    theme: str | None
    subthemes: tuple[str, ...]
    decided_by: DecidedBy
    why: tuple[Hit, ...] = ()
    runner_up: str | None = None
    lead: float | None = None
    names: tuple[str, ...] = ()
    follows: bool = False
    near_tie: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the edition published before: ids of notes."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    moved: tuple[str, ...]

    def only(self, ids: Collection[str]) -> Changes:
        """Narrow the changes to some notes; one that was removed is theirs where its id is among them."""
        kinds = (self.added, self.removed, self.moved)
        return Changes(*(tuple(note for note in kind if note in ids) for kind in kinds))


@dataclass(frozen=True)
class Edition:
    """All that the documents say of one workshop: what is published, before it is written.

    Attributes:
        placements: By note id; every note has one, and all notes of a group have the same theme.
        themes: In the order of the appendix.
        left_out: By note id, the reason that a person gave for leaving it out of the documents.
        changes: None where nothing was published before.
        stances: By note id, the notes that speak against what they are about, or ask; the others are not there.
        whole: What this one was narrowed from: the numbers of its appendix hold in every part of it.
        staff_texts: By theme id, where staff wrote of the theme themselves.
        findings: By note id, the personal data that was found in it, and what became of it.
        hidden: By note id, the spans that a person decided to print other words for.
        sent_to: By note id, the ids of the departments that receive it; empty where nothing is handed off.
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
    stances: dict[str, Stance] = field(default_factory=dict)
    whole: Edition | None = field(default=None, compare=False, repr=False)
    staff_texts: dict[str, StaffText] = field(default_factory=dict)
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    hidden: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    sent_to: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def note_by_id(self) -> dict[str, Note]:
        """Every note by its id, in reading order."""
        return {note.id: note for note in self.gathered.notes}

    def only(self, ids: Iterable[str]) -> Edition:
        """Narrow the edition to some notes, as for a department that receives no others.

        All that tells of other notes is gone, but for `whole`; what is said of a note stays as it was said there.

        Raises:
            KeyError: Naming an id that is none of the edition's, nor of the notes that it no longer has.
        """
        wanted = frozenset(ids)
        removed = self.changes.removed if self.changes else ()
        parted = {placement.theme for note, placement in self.placements.items() if note not in wanted}
        if unknown := sorted(wanted - self.note_by_id.keys() - set(removed)):
            raise KeyError(f"no note of this edition: {', '.join(unknown)}")
        theirs = {key: note for key, note in self.note_by_id.items() if key in wanted}
        return replace(
            self,
            gathered=self.gathered.only(wanted),
            grouping=self.grouping.only(theirs),
            placements={note: placement for note, placement in self.placements.items() if note in theirs},
            left_out={note: reason for note, reason in self.left_out.items() if note in theirs},
            cautions=self.gathered.cautions_about(wanted, self.cautions),
            changes=self.changes.only(wanted) if self.changes else None,
            stances={note: stance for note, stance in self.stances.items() if note in theirs},
            whole=self.whole or self,
            staff_texts={theme: text for theme, text in self.staff_texts.items() if theme not in parted},
            findings={note: found for note, found in self.findings.items() if note in theirs},
            hidden={note: spans for note, spans in self.hidden.items() if note in theirs},
            sent_to={note: receivers for note, receivers in self.sent_to.items() if note in theirs},
        )
