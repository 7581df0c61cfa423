"""What becomes of decisions about cells, sheets and the workshop's own facts, and what is told of the rest."""

import pytest

from flows.gather.decided import Decided, SheetDecided
from flows.notes import Caution, FileReading, Gathered, Note, SetAside, SheetReading, Source
from flows.review import (
    DecisionBook,
    decided_of,
    find_cell_outcomes,
    find_facts,
    follow_cells,
    set_aside,
    tell_sources,
)
from flows.review.source_entries import CellDecision, FactDecision, ReadingDecision


def at(cell: str, sheet: str = "Ark1") -> Source:
    return Source("a.xlsx", sheet, cell)


def aside(cell: str, text: str, name: str) -> SetAside:
    return SetAside(at(cell), "heading", text, name)


def read(*cells: SetAside, notes: tuple[Note, ...] = (), **followed: str) -> Gathered:
    sheets = (
        SheetReading("Ark1", "list", (), 9, len(notes), header_rows=(1, 4)),
        SheetReading("Ark2", "list", (), 0, 0),
    )
    return Gathered((FileReading("a.xlsx", "0" * 64, "", sheets, notes, cells),), followed=followed)


@pytest.mark.parametrize(
    ("entry", "says", "fate", "told"),
    [
        (FactDecision(fact="title", value="Ny", was="Gammel"), "Gammel", "applied", None),
        (FactDecision(fact="title", value="Ny", was="Gammel"), "Ny", "applied", None),
        (FactDecision(fact="title", value="Ny", was=""), "", "applied", None),
        (
            FactDecision(fact="title", value="Ny", was="Gammel"),
            "Tredje",
            "contested",
            "En oplysning (title) er rettet i gennemgangen og siden i workshop.yaml. Nu gælder workshop.yaml; skal "
            "det være anderledes, så ret det på arket Workshop.",
        ),
        (FactDecision(fact="scheme", value="b", was="a"), "a", "applied", None),
        (
            FactDecision(fact="scheme", value="c", was="a"),
            "a",
            "lost",
            "Skemaet, der er valgt i gennemgangen, findes ikke mere. Vælg et andet på arket Workshop.",
        ),
    ],
)
def test_a_fact_that_was_put_right_holds_while_workshop_yaml_says_what_it_said(entry, says, fate, told):
    place = FactDecision(fact="place", value="Salen")
    facts = find_facts(DecisionBook(workshop=(entry, place)), {entry.fact: says, "place": ""}, ["a", "b"])

    assert [outcome.fate for outcome in facts.outcomes] == [fate, "applied"]
    assert facts.corrected == {**({entry.fact: entry.value} if fate == "applied" else {}), "place": "Salen"}
    assert (facts.written, facts.schemes) == ({entry.fact: says, "place": ""}, ("a", "b"))
    assert tell_sources(facts.outcomes) == (
        [Caution("fact_changed", told, None, (f"{entry.fact}: »{entry.value}«",))] if told else []
    )


@pytest.mark.parametrize(
    ("entry", "fate", "told"),
    [
        (ReadingDecision(file="a.xlsx", sheet="Ark1", split="lines"), "applied", None),
        (ReadingDecision(file="a.xlsx", sheet="Ark1", header_row=4), "applied", None),
        (ReadingDecision(file="a.xlsx", sheet="Ark2", header_row=0), "applied", None),
        (
            ReadingDecision(file="a.xlsx", sheet="Ark1", header_row=3),
            "contested",
            "Beslutningen om, at række 3 er overskrifter, bruges ikke: rækken er tom.",
        ),
        (
            ReadingDecision(file="a.xlsx", sheet="Ark3", header_row=1),
            "lost",
            "Beslutningen om, hvordan et ark læses, bruges ikke: arket findes ikke mere.",
        ),
        (
            ReadingDecision(file="b.xlsx", sheet="Ark1", split="none"),
            "lost",
            "Beslutningen om, hvordan et ark læses, bruges ikke: arket findes ikke mere.",
        ),
    ],
)
def test_how_a_sheet_is_read_is_told_where_the_sheet_or_its_row_is_not_there(entry, fate, told):
    outcomes = find_cell_outcomes(read(), DecisionBook(reading=(entry,)))

    assert [(outcome.fate, outcome.now and outcome.now.entry) for outcome in outcomes] == [
        (fate, entry if fate == "applied" else None)
    ]
    assert tell_sources(outcomes) == (
        [Caution("decision_without_sheet", told, None, (f"{entry.file}, {entry.sheet}",))] if told else []
    )


def test_a_cell_that_holds_notes_is_taken_followed_asked_about_or_gone():
    notes = (Note("n1", "Te", at("A2"), cell="taken"),)
    read_now = read(aside("A5", " ", "x0"), aside("A6", "Mere lys på gangen, tak", "x1"), notes=notes, old="new")
    entries = (
        CellDecision(cell="taken", text="Te"),
        CellDecision(cell="old", text="Kaffe"),
        CellDecision(cell="like", text="Mere lys på gangen"),
        CellDecision(cell="gone", text="Noget helt andet"),
        CellDecision(cell="veiled"),
    )
    outcomes = find_cell_outcomes(read_now, DecisionBook(notes=entries))

    assert [(outcome.fate, outcome.now and outcome.now.entry) for outcome in outcomes] == [
        ("applied", entries[0]),
        ("applied", CellDecision(cell="new", text="Kaffe")),
        ("contested", None),
        ("lost", None),
        ("lost", None),
    ]
    told = "Beslutningen om, at cellen {} er et input, bruges ikke: den findes ikke mere{}."
    assert tell_sources(outcomes) == [
        Caution(
            "decision_without_cell",
            told.format("like", ", men en anden ligner. Se på arket Sat til side"),
            None,
            ("decisions.yaml, like: »Mere lys på gangen«",),
        ),
        Caution(
            "decision_without_cell", told.format("gone", ""), None, ("decisions.yaml, gone: »Noget helt andet«",)
        ),
        Caution("decision_without_cell", told.format("veiled", ""), None, ()),
    ]


@pytest.mark.parametrize(
    ("decided", "cells", "followed"),
    [
        ([("old", "Te")], [("new", "Te")], {"old": "new"}),
        ([("old", "Te")], [("new", "Te"), ("newer", "Te")], {}),  # several have the text
        ([("old", "Te"), ("older", "Te")], [("new", "Te")], {}),  # several were decided about
        ([("new", "Te")], [("new", "Te")], {}),  # it is there
        ([("n", "Te")], [("new", "Te")], {}),  # it is there, and taken as a note
        ([("old", " ")], [("new", " ")], {}),
        ([("old", "Te")], [("new", "Kaffe")], {}),
        ([("a", "Te"), ("b", "Kaffe")], [("c", "Kaffe"), ("d", "Te")], {"a": "d", "b": "c"}),
    ],
)
def test_a_cell_under_another_id_is_the_one_that_has_its_text(decided, cells, followed):
    files = read(
        *(aside(f"A{row}", text, name) for row, (name, text) in enumerate(cells, 2)),
        notes=(Note("n1", "Vand", at("A9"), cell="n"),),
    ).files
    book = DecisionBook(notes=tuple(CellDecision(cell=cell, text=text) for cell, text in decided))

    assert follow_cells(files, book) == followed


def test_what_a_book_says_of_reading_is_given_to_gather():
    book = DecisionBook(
        notes=(CellDecision(cell="c1"), CellDecision(cell="c2")),
        reading=(
            ReadingDecision(file="a.xlsx", sheet="Ark1", first_row="note", split="lines", theme="sheet"),
            ReadingDecision(file="a.csv", header_row=3),
        ),
    )

    assert decided_of(book) == Decided(
        {
            ("a.xlsx", "Ark1"): SheetDecided("note", None, "lines", "sheet"),
            ("a.csv", ""): SheetDecided(None, 3, None, None),
        },
        frozenset({"c1", "c2"}),
    )


def test_a_cell_is_set_aside_where_none_of_its_notes_is_left_and_the_sheets_count_theirs():
    notes = (
        Note("a", "Te", at("A2")),
        Note("b", "Kaffe", at("A2")),
        Note("c", "Vand", at("A3")),
        Note("d", "Saft", at("A3")),
        Note("e", "Kage", at("A4", "Ark2")),
        Note("f", "Frugt", at("A5", "Ark2")),
    )
    before = read(aside("A1", "Input", "h"), notes=notes)
    (file,) = set_aside(before, {"a", "b", "c"}).files

    assert set_aside(before, set()) is before
    assert file.notes == notes[3:]
    assert file.not_notes == notes[:3]
    assert file.set_aside == (aside("A1", "Input", "h"), SetAside(at("A2"), "decision", "Te\nKaffe", "a"))
    assert [(sheet.name, sheet.notes) for sheet in file.sheets] == [("Ark1", 1), ("Ark2", 2)]
