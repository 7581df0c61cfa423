"""Whatever notes and decisions go through, what a person decided holds for that text only, and is never lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows.fingerprint import sha256_of
from flows.gather.ids import NoteIds
from flows.notes import (
    Edition,
    FileReading,
    Gathered,
    Group,
    Grouping,
    Note,
    Placement,
    SheetReading,
    Source,
    Subtheme,
    Theme,
)
from flows.review import Decision, DecisionBook, Memory, apply_decisions, merge, standing_decisions
from flows.review.book import LeftOutDecision, ThemeDecision
from flows.review.outcomes import find_outcomes
from flows.review.read_book import parse_book
from flows.review.write_book import write_book
from flows.workbook.decide import Fault, Told, read_decisions
from flows.workbook.form import form
from flows.workbook.found import Answer, Answers, Copy
from flows.workbook.parent import Parent, parent_lines, read_parent
from flows.workbook.reaching import find_rows
from flows.workbook.read import ReadCell, ReadRow, ReadSheet
from flows.workbook.rows import Page, notes_page
from flows.workbook.settle import settle

THEMES = (
    Theme("mad", "Mad", "", (Subtheme("varmt", "Varmt", ""),)),
    Theme("rum", "Rum", "", ()),
    Theme("tid", "Tid, ro", "", ()),
)
TITLES = {theme.title: theme.id for theme in THEMES} | {form().without_theme: None}
TEXTS = ["Kaffe", "Kaffe.", "Te", "Mere te nu", "Mere te nu!", "Stole", "_x000D_ Lys"]


@dataclass
class World:
    """The notes that lie there, decisions.yaml, and the workbook with what a person wrote in it since."""

    file: str = "a.csv"
    texts: list[str] = field(default_factory=list)
    yaml: bytes = b""
    memory: Memory = field(default_factory=Memory)
    saved: list["World"] = field(default_factory=list)
    page: Page = field(default_factory=lambda: Page("notes", ()))
    parent: list[list[str]] = field(default_factory=list)
    typed: dict[str, dict[str, str]] = field(default_factory=dict)
    silenced: set[str] = field(default_factory=set)
    released: set[str] = field(default_factory=set)

    @property
    def book(self) -> DecisionBook:
        return parse_book(self.yaml)

    @property
    def lost(self) -> tuple[Decision, ...]:
        return self.memory.lost_from(self.book)

    def notes(self) -> tuple[Note, ...]:
        ids = NoteIds(self.file, "")
        return tuple(
            Note(ids.next_id(text), text, Source(self.file, "", f"A{row}", "Input"))
            for row, text in enumerate(self.texts, 2)
        )

    def edition(self) -> Edition:
        notes = self.notes()
        sheet = SheetReading("", "list", (), len(notes), len(notes))
        gathered = Gathered((FileReading(self.file, "", "", (sheet,), notes, ()),))
        standing = standing_decisions(gathered, self.book, self.lost, hold_back=False)
        grouping = Grouping(tuple(Group.of([note], note.id) for note in notes))
        by_rule = {note.id: Placement("mad", (), "rule", lead=1.0) for note in notes}
        done = apply_decisions(notes, grouping, by_rule, standing)
        return Edition(
            "w", "s", gathered, done.grouping, done.placements, THEMES, standing.left_out, standing.cautions
        )

    def answers(self) -> Answers:
        """Read the workbook with what was typed, as from a file."""
        columns = list(form().sheets["notes"].columns)
        rows = []
        for number, row in enumerate(self.page.rows, 2):
            cells = {**row, **self.typed.get(str(row["id"]), {})}
            rows.append(
                ReadRow(number, {key: ReadCell(str(cells.get(key, "")), f"{key}{number}") for key in columns})
            )
        sheet = ReadSheet("notes", tuple(rows), frozenset(columns), {}, "A1")
        parent = read_parent(self.parent) if self.parent else Parent("w", "", (), ())
        found = list(read_decisions([sheet], parent, THEMES))
        assert not [each for each in found if isinstance(each, Fault)]
        copy = Copy(None, "gennemgang.xlsx", own=True)  # type: ignore[arg-type] # read already
        origin = f"{parent.edition} {sorted(parent.taken)}"
        given = tuple(Answer(each, copy, origin) for each in found if isinstance(each, Told))
        return Answers(given, self.memory.taken | set(parent.taken))

    def run(self) -> None:
        """Take in what was typed, write decisions.yaml, and write the workbook anew."""
        before, answers = self.book, self.answers()
        if answers.new or not answers.given:  # an old workbook that was put back says nothing more
            self.remember_who_may_be_printed()
        settled = settle(before, answers, "w")
        book = settled.book
        check_none_is_lost(before, book, answers)
        self.memory = settled.memory_after(self.memory)
        self.saved.append(replace(self))
        self.yaml = write_book(book, self.yaml)
        edition = self.edition()
        check_in_force(self.book, edition)
        check_the_rest_stays(before, self.book, answers, edition, self.page)
        self.check_nothing_comes_back(edition)
        said = find_rows(find_outcomes(edition.gathered.notes, self.book, self.lost))
        self.page = notes_page(edition, {}, said)
        taken = tuple(sorted(answers.digests))
        self.parent = list(parent_lines(Parent("w", sha256_of(self.yaml), taken, tuple(self.page.parents))))
        self.typed = {}
        assert self.answers().given == ()  # put back unchanged, it changes nothing

    def remember_who_may_be_printed(self) -> None:
        """Keep the texts that a person left out, and the notes that they said of, row by row, may be printed."""
        rows = {str(row["id"]): row for row in self.page.rows}
        asked = {row.ids[0] for row in self.page.parents if any(e.decision.key == "left_out" for e in row.pending)}
        for note, cells in self.typed.items():
            text, was = str(rows[note]["text"]), str(rows[note].get("action", ""))
            if (now := cells.get("action", was)) == was:
                continue
            if now == "Udelad":
                if text not in self.silenced:  # what stands beside it was printed all the time
                    self.released |= {key for key, row in rows.items() if row["text"] == text and key not in asked}
                self.silenced.add(text)
                self.released.discard(note)
            elif was == "Udelad" or note in asked:
                self.released.add(note)
                others = [row for key, row in rows.items() if key != note and row["text"] == text]
                if was == "Udelad" and all(row.get("action") != "Udelad" for row in others):
                    self.silenced.discard(text)  # nobody says so any more
            elif was == "Behold" and not now:
                self.released.discard(note)

    def check_nothing_comes_back(self, edition: Edition) -> None:
        """No note is published whose text was left out, unless a person answered for that very note, or it is told.

        It is told where the note that was left out is there still, and another with its text stands beside it.
        """
        outcomes = find_outcomes(edition.gathered.notes, self.book, self.lost)
        if any(each.decision.key == "left_out" and each.fate == "contested" for each in outcomes):
            return  # held back
        told = {caution.source for caution in edition.cautions if caution.code == "twin_of_left_out"}
        printed = [note for note in edition.gathered.notes if note.id not in edition.left_out]
        back = {note.id for note in printed if note.text in self.silenced and note.source not in told}
        assert back <= self.released

    def rename(self, name: str) -> None:
        """Give the file another name; who may be printed may be so there."""
        before = self.notes()
        self.file = name
        self.released |= {now.id for was, now in zip(before, self.notes(), strict=True) if was.id in self.released}


def check_none_is_lost(before: DecisionBook, after: DecisionBook, answers: Answers) -> None:
    """What was decided is there still, but for what a person decided otherwise in the workbook."""
    changes = [answer.told.change for answer in answers.new]
    replaced = {change.before.subject for change in changes if change.before is not None}
    meanings = {decision.meaning for decision in after.decisions}
    assert all(each.meaning in meanings or each.subject in replaced for each in before.decisions)
    typed = [answer.told.change.now for answer in answers.new if answer.told.weight == "decided"]
    assert all(isinstance(each, Decision) and each.meaning in meanings for each in typed)


def check_in_force(book: DecisionBook, edition: Edition) -> None:
    """A decision whose note is there with its text is in force; one that is in force holds for its very text."""
    there = {(note.id, note.text) for note in edition.gathered.notes}
    for outcome in find_outcomes(edition.gathered.notes, book):
        ((note, text),) = outcome.decision.about
        assert outcome.now is not None or (note, text) not in there
        if outcome.now is None:
            continue
        ((found, _),) = outcome.now.about
        assert edition.note_by_id[found].text == text
        entry = outcome.now.entry
        if isinstance(entry, ThemeDecision):
            assert edition.placements[found].theme == entry.theme
        elif isinstance(entry, LeftOutDecision):
            assert edition.left_out[found] == entry.reason
    decided = {note for note, placed in edition.placements.items() if placed.decided_by == "decision"}
    themes = [outcome.now for outcome in find_outcomes(edition.gathered.notes, book) if outcome.now]
    assert decided == {each.about[0][0] for each in themes if each.key == "themes"}


def check_the_rest_stays(
    before: DecisionBook, after: DecisionBook, answers: Answers, edition: Edition, page: Page
) -> None:
    """What holds and a person did not decide about holds still, whatever they decided about the note besides."""
    notes = edition.gathered.notes
    touched = {answer.told.change.now.subject for answer in answers.new if answer.told.weight != "carried"}
    revoked = {
        answer.told.change.now.subject
        for answer in answers.new
        if answer.told.weight == "carried"
        and (answer.told.change.now.subject.topic in {each.topic for each in touched})
    }
    touched |= {  # what might have meant a row that was decided about
        each.decision.subject
        for row in page.parents
        for each in row.pending
        if (each.decision.entry.topic, frozenset(row.ids)) in touched
    }
    shown = {decision.subject for row in page.parents for decision in row.decided}
    about = {subject.ids for subject in touched}
    holds = {outcome.now.meaning for outcome in find_outcomes(notes, after) if outcome.now}
    for outcome in find_outcomes(notes, before):
        if outcome.now is None or (outcome.now.subject.ids in about and outcome.decision.subject not in shown):
            continue  # what went to another note since, where a person decided at that time: it is asked again
        if outcome.now.subject not in touched and outcome.decision.subject not in touched | revoked:
            assert outcome.now.meaning in holds


_NUMBER = st.integers(0, 30)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from(TEXTS), _NUMBER),
        st.tuples(st.just("remove"), _NUMBER),
        st.tuples(st.just("edit"), _NUMBER, st.sampled_from(TEXTS)),
        st.tuples(st.just("reverse")),
        st.tuples(st.just("rename"), st.sampled_from(["a.csv", "b.csv"])),
        st.tuples(st.just("theme"), _NUMBER, st.sampled_from([*TITLES, ""])),
        st.tuples(st.just("action"), _NUMBER, st.sampled_from(["Udelad", "Behold", ""])),
        st.tuples(st.just("remark"), _NUMBER, st.sampled_from(["Husk", ""])),
        st.tuples(st.just("yaml"), _NUMBER, st.sampled_from(["mad", "rum"])),
        st.tuples(st.just("run")),
        st.tuples(st.just("lose decisions.yaml")),
        st.tuples(st.just("put an old decisions.yaml back"), _NUMBER),
        st.tuples(st.just("put an old workbook back"), _NUMBER),
        st.tuples(st.just("moved file"), st.sampled_from(["a.csv", "b.csv"])),
    ),
    max_size=30,
)


def take(world: World, step: Sequence[object]) -> None:
    match step:
        case ("add", str(text), int(place)):
            world.texts.insert(place % (len(world.texts) + 1), text)
        case ("remove", int(place)) if world.texts:
            world.texts.pop(place % len(world.texts))
        case ("edit", int(place), str(text)) if world.texts:
            world.texts[place % len(world.texts)] = text
        case ("reverse",):
            world.texts.reverse()
        case ("rename", str(name)):
            world.rename(name)
        case ("yaml", int(place), str(theme)) if world.texts and not world.typed:
            note = world.notes()[place % len(world.texts)]
            further = DecisionBook.of(
                [Decision("themes", ThemeDecision(note=note.id, text=note.text, theme=theme))]
            )
            merged = merge(world.book, further)
            if isinstance(merged, DecisionBook):
                world.yaml = write_book(merged, world.yaml)
                world.run()
        case ("run",):
            world.run()
        case ("lose decisions.yaml",) if not world.typed:
            world.yaml = b""
            world.run()
        case ("put an old decisions.yaml back", int(place)) if world.saved and not world.typed:
            old = world.saved[place % len(world.saved)].yaml
            if b"printed" not in old:  # that would be a person's word
                world.yaml = old
                world.run()
        case ("put an old workbook back", int(place)) if world.saved:
            old_world = world.saved[place % len(world.saved)]
            world.page, world.parent, world.typed = old_world.page, old_world.parent, old_world.typed
            before = world.book
            world.run()
            assert world.book == before
        case ("moved file", str(name)):
            world.rename(name)
            world.run()
        case (key, int(place), str(value)) if world.page.rows and key in ("theme", "action", "remark"):
            row = world.page.rows[place % len(world.page.rows)]
            typed = world.typed.setdefault(str(row["id"]), {})
            typed["new_theme" if key == "theme" else str(key)] = value


@settings(max_examples=300)
@given(STEPS)
@example([("action", 0, "Udelad"), ("run",), ("lose decisions.yaml",)])
@example([("run",), ("action", 0, "Udelad"), ("run",), ("put an old decisions.yaml back", 1)])
@example([("theme", 0, "Mad"), ("run",), ("theme", 0, ""), ("run",), ("put an old workbook back", 1)])
@example([("action", 0, "Udelad"), ("run",), ("moved file", "b.csv"), ("action", 0, "Behold"), ("run",)])
def test_every_decision_is_in_force_for_its_text_only_and_none_is_lost(steps):
    world = World(texts=["Kaffe", "Te", "Kaffe"])
    world.run()
    for step in steps:
        take(world, step)
    world.run()


DECIDED = [("theme", 0, "Tid, ro"), ("action", 0, "Udelad"), ("remark", 0, "Se her")]


@pytest.mark.parametrize(("first", "then"), list(permutations(DECIDED, 2)))
def test_what_is_decided_of_a_note_whose_file_was_renamed_leaves_the_rest_in_force(first, then):
    """The program found the note by its text; an entry about it under its new id must not end that."""
    world = World(texts=["Kaffe"])
    world.run()
    for step in (first, ("run",), ("moved file", "b.csv"), then, ("run",)):
        take(world, step)

    (note,) = world.notes()
    assert {decision.about for decision in world.book.decisions} == {((note.id, "Kaffe"),)}
    assert len(world.book.decisions) == 2


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=50))
def test_the_hidden_sheet_gives_back_any_text(text):
    row = replace(Page("notes", ()), sheet="notes")
    parent = Parent("w", "e", ("1",), ())
    from flows.workbook.parent import ParentRow

    whole = replace(parent, rows=(ParentRow(row.sheet, ("id",), (text * 3,), {"new_theme": text}),))
    lines = list(parent_lines(whole))

    assert all(cell.isascii() and "_" not in cell and cell.isprintable() for line in lines for cell in line)
    assert read_parent(lines) == whole
