"""What becomes of decisions about cells, sheets and the workshop's own facts, and of all decisions together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from flows.gather.decided import Decided, SheetDecided
from flows.notes import Caution, Edition, FileReading, Gathered, Note, SetAside
from flows.review.book import Decision, DecisionBook
from flows.review.outcomes import Fate, Outcome, check_outcomes, find_outcomes, most_alike
from flows.review.source_entries import CellDecision, FactDecision, ReadingDecision
from flows.review.staff_texts import find_text_outcomes


@dataclass(frozen=True)
class Facts:
    """The workshop's own facts.

    Attributes:
        written: What workshop.yaml says, by fact; empty where it says nothing.
        outcomes: What became of what people put right.
        schemes: The schemes that can be chosen.
    """

    written: Mapping[str, str] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()
    schemes: tuple[str, ...] = ()

    @property
    def corrected(self) -> dict[str, str]:
        """The facts that people put right, as they hold."""
        entries = (outcome.now.entry for outcome in self.outcomes if outcome.now is not None)
        return {entry.fact: entry.value for entry in entries if isinstance(entry, FactDecision)}


def find_facts(book: DecisionBook, written: Mapping[str, str], schemes: Sequence[str]) -> Facts:
    """Find which facts hold: those that were put right, while workshop.yaml says what it said then.

    Args:
        book: What is decided.
        written: What workshop.yaml says, by fact.
        schemes: The schemes there are; one that is gone can't be the workshop's.
    """
    outcomes = []
    for entry in book.workshop:
        decision = Decision("workshop", entry)
        if entry.fact == "scheme" and entry.value not in schemes:
            outcomes.append(Outcome(decision, "lost", ()))
        elif written[entry.fact] in (entry.was, entry.value):
            outcomes.append(Outcome(decision, "applied", (), decision))
        else:
            outcomes.append(Outcome(decision, "contested", ()))
    check_outcomes(DecisionBook(workshop=book.workshop), outcomes)
    return Facts(dict(written), tuple(outcomes), tuple(schemes))


def decided_of(book: DecisionBook) -> Decided:
    """Give what a book decides of how files are read."""
    sheets = {
        (entry.file, entry.sheet): SheetDecided(entry.first_row, entry.header_row, entry.split, entry.theme)
        for entry in book.reading
    }
    return Decided(sheets, frozenset(entry.cell for entry in book.notes))


def follow_files(book: DecisionBook, was: Mapping[str, str], there: Mapping[str, str]) -> DecisionBook:
    """Give the book in which what is decided of how a file is read names the file as it is called now.

    A file that is gone is the one other that holds the very same; never where several do, or where that one is
    decided about itself.

    Args:
        book: What is decided.
        was: The digests of files as they were last read, by name.
        there: Those of the files that are there.
    """
    decided = {entry.file for entry in book.reading}
    heirs: dict[str, str] = {}
    for name in decided - there.keys():
        same = [other for other, digest in there.items() if digest == was.get(name)]
        if len(same) == 1 and same[0] not in decided:
            heirs[name] = same[0]
    renamed = Counter(heirs.values())
    reading = tuple(
        entry.model_copy(update={"file": heirs[entry.file]}) if renamed[heirs.get(entry.file, "")] == 1 else entry
        for entry in book.reading
    )
    return book.model_copy(update={"reading": reading})


def follow_cells(files: Iterable[FileReading], book: DecisionBook) -> dict[str, str]:
    """Find cells that stand under another id by now, as where their file was renamed: by their text.

    Returns:
        By the id that was decided about, that of the one cell which has the text; never where several have it.
    """
    files = list(files)
    there = {cell.id for file in files for cell in file.set_aside}
    there |= {note.cell for file in files for note in file.notes}
    by_text: dict[str, list[str]] = defaultdict(list)
    for file in files:
        for cell in file.set_aside:
            by_text[cell.text].append(cell.id)
    lost: dict[str, list[str]] = defaultdict(list)
    for entry in book.notes:
        if entry.cell not in there and entry.text.strip():
            lost[entry.text].append(entry.cell)
    return {
        cells[0]: by_text[text][0] for text, cells in lost.items() if len(cells) == 1 and len(by_text[text]) == 1
    }


def find_cell_outcomes(gathered: Gathered, book: DecisionBook) -> tuple[Outcome, ...]:
    """Find what became of each decision that a cell holds notes, and of how each sheet is read.

    A cell whose text changed is asked about again, where one that was set aside is much like it.
    """
    taken = {note.cell for note in gathered.as_read}
    aside = [cell for cell in gathered.set_aside if cell.text.strip()]
    texts = [cell.text for cell in aside]
    outcomes = []
    for entry in book.notes:
        decision = Decision("notes", entry)
        if entry.cell in taken:
            outcomes.append(Outcome(decision, "applied", (), decision))
        elif entry.cell in gathered.followed:
            now = Decision("notes", entry.model_copy(update={"cell": gathered.followed[entry.cell]}))
            outcomes.append(Outcome(decision, "applied", (), now))
        else:
            like = most_alike(entry.text, texts) if entry.text else None
            outcomes.append(Outcome(decision, "lost" if like is None else "contested", ()))
    headers = {(file.file, sheet.name): sheet.header_rows for file in gathered.files for sheet in file.sheets}
    for read in book.reading:
        decision = Decision("reading", read)
        there = headers.get((read.file, read.sheet))
        obeyed = there is not None and (not read.header_row or read.header_row in there)
        fate: Fate = "applied" if obeyed else "lost" if there is None else "contested"
        outcomes.append(Outcome(decision, fate, (), decision if obeyed else None))
    check_outcomes(DecisionBook(notes=book.notes, reading=book.reading), outcomes)
    return tuple(outcomes)


def every_outcome(
    edition: Edition, book: DecisionBook, facts: Facts, lost: Sequence[Decision] = ()
) -> tuple[Outcome, ...]:
    """Find what became of every decision of a book in an edition that was made by it, in the order of its keys.

    `lost` are those to leave a note out or to hide words that are gone from it; see `find_outcomes`.
    """
    found = (
        *find_outcomes(edition.gathered.as_read, book, lost, edition.gathered.taken),
        *find_text_outcomes(
            edition.gathered.notes,
            edition.placements,
            edition.left_out,
            book.summary,
            lacks_files=bool(edition.gathered.skipped),
        ),
        *find_cell_outcomes(edition.gathered, book),
        *facts.outcomes,
    )
    order = {decision.subject: place for place, decision in enumerate(book.decisions)}
    return tuple(sorted(found, key=lambda outcome: order.get(outcome.decision.subject, len(order))))


def tell_sources(outcomes: Iterable[Outcome]) -> list[Caution]:
    """Make a caution for each decision about a cell, a sheet or a fact that is not used; its texts are details."""
    told = []
    for outcome in outcomes:
        entry = outcome.decision.entry
        if outcome.fate == "applied":
            continue
        if isinstance(entry, CellDecision):
            message = f"Beslutningen om, at cellen {entry.cell} er et input, bruges ikke: den findes ikke mere" + (
                ", men en anden ligner. Se på arket Sat til side." if outcome.fate == "contested" else "."
            )
            told.append(Caution("decision_without_cell", message, None, _texts(entry)))
        elif isinstance(entry, ReadingDecision):
            message = (
                "Beslutningen om, hvordan et ark læses, bruges ikke: arket findes ikke mere."
                if outcome.fate == "lost"
                else f"Beslutningen om, at række {entry.header_row} er overskrifter, bruges ikke: rækken er tom."
            )
            told.append(Caution("decision_without_sheet", message, None, (", ".join(entry.ids),)))
        elif isinstance(entry, FactDecision):
            message = (
                "Skemaet, der er valgt i gennemgangen, findes ikke mere. Vælg et andet på arket Workshop."
                if outcome.fate == "lost"
                else f"En oplysning ({entry.fact}) er rettet i gennemgangen og siden i workshop.yaml. Nu gælder "
                "workshop.yaml; skal det være anderledes, så ret det på arket Workshop."
            )
            told.append(Caution("fact_changed", message, None, (f"{entry.fact}: »{entry.value}«",)))
    return told


def _texts(entry: CellDecision) -> tuple[str, ...]:
    return (f"decisions.yaml, {entry.cell}: »{entry.text}«",) if entry.text else ()


def set_aside(gathered: Gathered, not_notes: Collection[str]) -> Gathered:
    """Set the notes aside that a person said are none; a cell is set aside where none of its notes is left."""
    if not not_notes:
        return gathered
    files = []
    for file in gathered.files:
        gone = tuple(note for note in file.notes if note.id in not_notes)
        left = tuple(note for note in file.notes if note.id not in not_notes)
        places = {note.source.place for note in left}
        whole: dict[tuple[str, str, str, str], list[Note]] = defaultdict(list)
        for note in gone:
            if note.source.place not in places:
                whole[note.source.place].append(note)
        aside = tuple(
            SetAside(notes[0].source, "decision", "\n".join(note.text for note in notes), notes[0].id)
            for notes in whole.values()
        )
        sheets = tuple(
            replace(sheet, notes=sum(note.source.sheet == sheet.name for note in left)) for sheet in file.sheets
        )
        files.append(replace(file, sheets=sheets, notes=left, set_aside=(*file.set_aside, *aside), not_notes=gone))
    return replace(gathered, files=tuple(files))
