"""An edition narrowed to some notes: its sums hold, and its documents print exactly those notes."""

import json
import re
from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.errors import InputError
from flows.findings import Finding
from flows.ledger import check_edition
from flows.notes import (
    Caution,
    Changes,
    Edition,
    FileReading,
    Gathered,
    Group,
    Grouping,
    Note,
    Placement,
    SetAside,
    SheetReading,
    Source,
    StaffText,
    Suggestion,
)
from flows.settings import WorkshopSettings
from flows.write import list_documents, prove_appendix, result_data
from flows.write.document_settings import AppendixSettings
from flows.write.proof import read_paragraphs
from tests.write.editions import THEMES, edition

ALL = WorkshopSettings(title="støj", appendix=AppendixSettings(duplicates="all"))
_PLACE = st.tuples(st.sampled_from("ab"), st.sampled_from(("", "Bord 1")), st.integers(1, 4))
_NOTE = st.tuples(
    _PLACE,
    st.sampled_from((None, *(theme.id for theme in THEMES))),
    st.integers(0, 2),  # notes of a theme with the same number say the same
    st.sampled_from(("Mere ro", "mere ro", "Mere  ro på gangen")),
    st.booleans(),
)


def build(rows, aside) -> Edition:
    """Make an edition of notes (place, theme, number of the group, words, left out) and cells that are none."""
    notes = [
        Note(f"n{i}", f"{words} {i}", Source(f"{file}.xlsx", sheet, f"A{row}"))
        for i, ((file, sheet, row), _, _, words, _) in enumerate(rows)
    ]
    taken = {(note.source.file, note.source.sheet, note.source.cell) for note in notes}
    other = [Source(f"{file}.xlsx", sheet, f"B{row}") for file, sheet, row in sorted(aside)]
    files = []
    for name in sorted({source.file for source in (*(note.source for note in notes), *other)}):
        mine = tuple(note for note in notes if note.source.file == name)
        left = tuple(
            SetAside(source, "heading" if source.cell == "B1" else "other", "x")
            for source in other
            if source.file == name
        )
        sheets = tuple(
            SheetReading(
                sheet,
                "list",
                (),
                sum(key[:2] == (name, sheet) for key in taken) + sum(cell.source.sheet == sheet for cell in left),
                sum(note.source.sheet == sheet for note in mine),
            )
            for sheet in ("", "Bord 1")
        )
        files.append(FileReading(name, "0" * 64, "", sheets, mine, left))
    together = defaultdict(list)
    for note, (_, theme, number, _, _) in zip(notes, rows, strict=True):
        together[theme, number].append(note)
    groups = tuple(Group.of(members, members[-1].id) for members in together.values())
    return Edition(
        workshop="w",
        scheme="s",
        gathered=Gathered(tuple(files)),
        grouping=Grouping(groups, (Suggestion((notes[0].id, notes[-1].id), 0.9, "tal"),) if len(notes) > 1 else ()),
        placements={note.id: Placement(row[1], (), "rule") for note, row in zip(notes, rows, strict=True)},
        themes=THEMES,
        left_out={note.id: "x" for note, row in zip(notes, rows, strict=True) if row[4]},
        cautions=tuple(Caution("doubt", "se her", note.source) for note in notes[:3]),
        changes=Changes((notes[0].id,), ("gone",), (notes[-1].id,)),
    )


@given(st.lists(_NOTE, min_size=1, max_size=12), st.sets(_PLACE, max_size=4), st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_every_sum_holds_and_the_documents_print_exactly_those_notes(rows, aside, data):
    whole = build(rows, aside)
    check_edition(whole)
    theirs = data.draw(st.sets(st.sampled_from(sorted(whole.placements))))

    part = whole.only(theirs)

    check_edition(part)
    assert set(part.note_by_id) == theirs
    told = result_data(part, ALL)
    counts = told["counts"]
    assert counts["cells"] == counts["note_cells"] + counts["set_aside"]
    assert (counts["notes"], counts["left_out"]) == (len(theirs), len(whole.left_out.keys() & theirs))
    assert whole.placements.keys() - theirs == set(whole.placements) - set(
        re.findall(r"\bn\d+\b", json.dumps(told))
    )
    printed = {note.text for key, note in part.note_by_id.items() if key not in part.left_out}
    documents = list_documents(ALL, None)
    if not printed:
        with pytest.raises(InputError):
            documents["bilag-1.docx"](part)
        return
    made = {name: write(part) for name, write in documents.items() if name in ("bilag-1.docx", "tavle.html")}
    prove_appendix(part, ALL, made)
    every = {note.text for note in whole.gathered.notes}
    assert sorted(text for text in read_paragraphs(made["bilag-1.docx"]) if text in every) == sorted(printed)
    assert {text for text in every if f">{text}<" in made["tavle.html"].decode()} == printed


@given(st.lists(_NOTE, min_size=1, max_size=12))
def test_narrowed_to_all_its_notes_an_edition_says_the_same_of_them(rows):
    whole = build(rows, ())
    part = whole.only(whole.placements)

    assert (part.grouping, part.placements, part.left_out) == (whole.grouping, whole.placements, whole.left_out)
    assert part.only(whole.placements) == part


@given(st.lists(_NOTE, min_size=1, max_size=4), st.sets(_PLACE))
def test_what_is_set_aside_is_counted_by_file_sheet_and_reason(rows, aside):
    told = result_data(build(rows, aside), ALL)

    cells = Counter((cell["source"]["file"], cell["source"]["sheet"], cell["reason"]) for cell in told["set_aside"])
    assert sum(cells.values()) == len(aside)
    assert cells == {
        (file["file"], sheet["name"], reason): count
        for file in told["files"]
        for sheet in file["sheets"]
        for reason, count in sheet["set_aside"].items()
    }


GROUPED = edition(("Mindre støj", "kultur"), ("mindre støj!", "kultur"), ("Larm", None), groups=[(0, 1)])


def test_a_parted_group_is_told_by_what_is_left_of_it():
    three = edition(("Støj", None), ("støj", None), ("Støj nu", None), groups=[(0, 1, 2)])

    assert three.only({"n1", "n2"}).grouping.groups == (Group("g-n2", ("n1", "n2"), "n2", "near"),)
    assert three.only({"n0", "n1"}).grouping.groups == (Group("g-n0", ("n0", "n1"), "n0", "identical"),)
    assert three.only({"n1"}).grouping.groups == (Group("g-n1", ("n1",), "n1", "single"),)


def test_a_package_for_some_notes_is_the_documents_of_the_narrowed_edition():
    package = {name: write(GROUPED.only({"n2"})) for name, write in list_documents(ALL, None).items()}

    assert sorted(package) == ["bilag-1.docx", "resultat.json", "sammenfatning.docx", "tavle.html"]
    assert [note["text"] for note in json.loads(package["resultat.json"])["notes"]] == ["Larm"]
    for name in ("bilag-1.docx", "sammenfatning.docx"):
        assert not any("indre støj" in text for text in read_paragraphs(package[name]))
    assert b"indre st" not in package["tavle.html"]


def test_only_what_is_said_of_their_cells_goes_along_and_that_a_file_was_not_read():
    mine, other = GROUPED.note_by_id["n2"].source, GROUPED.note_by_id["n0"].source
    cautions = (
        Caution("a", "om en anden", other),
        Caution("b", "om denne", mine),
        Caution("c", "om hele workshoppen"),
        Caution("d", "kan ikke læses", Source("skadet.xlsx", "", "")),
    )

    assert [caution.code for caution in replace(GROUPED, cautions=cautions).only({"n2"}).cautions] == ["b", "d"]


def test_changes_are_those_of_their_notes():
    changed = replace(GROUPED, changes=Changes(("n0", "n2"), ("old1", "old2"), ("n1",)))

    assert changed.only({"n2", "old2"}).changes == Changes(("n2",), ("old2",), ())


def test_a_note_of_another_edition_is_refused():
    with pytest.raises(KeyError, match="n7"):
        GROUPED.only({"n0", "n7"})


def noted(name: str, *, sheet: str = "Ark1", row: int = 1, file: str = "a.xlsx", words: str = "") -> Note:
    return Note(name, words or f"Mere ro {name}", Source(file, sheet, f"A{row}"))


def test_a_file_keeps_what_is_told_of_the_cells_of_its_notes_and_the_sheets_that_they_stand_in():
    first, split, other = noted("n1"), noted("n2"), noted("n3", row=2)
    below, none, aside = (
        noted("n4", sheet="Ark2"),
        noted("n5", row=3),
        SetAside(Source("a.xlsx", "Ark1", "B1"), "heading", "y"),
    )
    told = tuple(Caution("hidden", "x", note.source) for note in (first, other))
    sheets = (SheetReading("Ark1", "list", (), 4, 3), SheetReading("Ark2", "list", (), 1, 1))
    file = FileReading("a.xlsx", "0" * 64, "", sheets, (first, split, other, below), (aside,), told, (none,))

    assert file.only(["n1", "n2", "n5"]) == FileReading(
        "a.xlsx", "0" * 64, "", (SheetReading("Ark1", "list", (), 1, 2),), (first, split), (), told[:1]
    )


def test_all_that_is_said_of_other_notes_is_gone():
    mine, other, last, gone = noted("n1"), noted("n2", row=2), noted("n4", row=3), noted("n3", file="b.xlsx")
    about_mine, about_other = (Caution("hidden", "x", note.source) for note in (mine, other))
    files = tuple(
        FileReading(name, "0" * 64, "", (SheetReading("Ark1", "list", (), len(notes), len(notes)),), notes, ())
        for name, notes in (("a.xlsx", (mine, other, last)), ("b.xlsx", (gone,)))
    )
    groups = (
        Group("g-n3", ("n1", "n3"), "n3", "near"),
        *(Group(f"g-{name}", (name,), name, "single") for name in ("n2", "n4")),
    )
    pairs = tuple(Suggestion(both, 0.9, "tal") for both in (("n1", "n2"), ("n1", "n4"), ("n2", "n3")))
    whole = Edition(
        workshop="w",
        scheme="s",
        gathered=Gathered(files, (about_mine, about_other), ("c.xlsx",), ("d.pdf",), {}, {"Mere ro": (other,)}),
        grouping=Grouping(groups, pairs, 0.95),
        placements={
            "n1": Placement("kultur", (), "rule"),
            "n2": Placement("ledelse", (), "rule"),
            "n3": Placement("kultur", (), "rule"),
            "n4": Placement("ressourcer", (), "rule"),
        },
        themes=THEMES,
        left_out={"n1": "x", "n2": "y"},
        cautions=(about_other, about_mine),
        stances={"n1": "against", "n2": "question"},
        staff_texts={theme: StaffText(f"om {theme}") for theme in ("ledelse", "ressourcer", "kultur")},
        findings={"n1": (Finding(0, 4, "name"),), "n2": (Finding(0, 4, "cpr"),)},
        hidden={"n1": ((0, 4),), "n2": ((0, 4),)},
        sent_to={"n1": ("bif",), "n2": ("soc",)},
    )

    part = whole.only({"n1", "n4"})

    assert part == Edition(
        workshop="w",
        scheme="s",
        gathered=Gathered((files[0].only({"n1", "n4"}),), (about_mine,), ("c.xlsx",), ("d.pdf",)),
        grouping=Grouping((Group("g-n1", ("n1",), "n1", "single"), groups[2]), pairs[1:2], 0.95),
        placements={"n1": Placement("kultur", (), "rule"), "n4": Placement("ressourcer", (), "rule")},
        themes=THEMES,
        left_out={"n1": "x"},
        cautions=(about_mine,),
        stances={"n1": "against"},
        staff_texts={"ressourcer": StaffText("om ressourcer")},
        findings={"n1": (Finding(0, 4, "name"),)},
        hidden={"n1": ((0, 4),)},
        sent_to={"n1": ("bif",)},
    )
    assert part.whole is part.only({"n1"}).whole is whole


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("Mere ro",), "single"),
        (("Mere ro", "Mere ro"), "identical"),
        (("Mere ro!", "mere  RO"), "identical"),
        (("Mere ro", "Mere rod"), "near"),
        (("? !", "?!"), "identical"),
        (("?", "!"), "near"),
    ],
)
def test_a_group_tells_whether_its_notes_have_the_same_letters(texts, kind):
    notes = [noted(f"n{number}", words=text) for number, text in enumerate(texts)]

    assert Group.of(notes, "n0") == Group("g-n0", tuple(note.id for note in notes), "n0", kind)


@pytest.mark.parametrize(("ids", "representative"), [("abc", "b"), ("bc", "b"), ("ac", "c"), ("ad", "a")])
def test_the_longest_note_stands_for_the_others_where_the_one_that_did_is_gone(ids, representative):
    words = {"a": "Mere ro", "b": "Mere ro!", "c": "Mere ro nu", "d": "mere ro"}
    notes = {name: noted(name, words=text) for name, text in words.items()}
    group = Group.of(list(notes.values()), "b")

    assert group.only([notes[name] for name in ids]).representative == representative
