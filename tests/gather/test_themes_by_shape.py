"""The theme that people gave a note by where it stands is kept, and its name is no note."""

from typing import Any

import pytest

from flows.gather import read_file
from flows.gather.settings import ColumnSettings
from flows.theme_names import ThemeNames
from tests.gather.make import csv, xlsx

THEMES = ThemeNames((("byrum", "Byrum og stier"), ("mad", "Mad & måltider"), ("transport", "Transport")))


def read(folder, rows: Any, columns=None, ending="xlsx"):
    path = folder / f"bord.{ending}"
    path.write_bytes(xlsx(rows) if ending == "xlsx" else csv(rows))
    return read_file(path, folder, ColumnSettings.model_validate(columns or {}), THEMES)


def given(reading) -> list[tuple[str, str]]:
    return [(note.text, note.staff_theme) for note in reading.notes]


def codes(reading) -> list[str]:
    return [caution.code for caution in reading.cautions]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_rows_of_their_own_above_the_notes(tmp_path, ending):
    rows = [
        ["Byrum og stier"],
        ["Flere bænke langs åen"],
        ["Et toilet ved legepladsen"],
        [None],
        ["Mad og måltider"],
        ["Billig frokost på skolerne"],
        ["Transport"],
        ["Bussen skal køre om aftenen"],
    ]

    reading = read(tmp_path, rows, ending=ending)

    assert given(reading) == [
        ("Flere bænke langs åen", "Byrum og stier"),
        ("Et toilet ved legepladsen", "Byrum og stier"),
        ("Billig frokost på skolerne", "Mad & måltider"),
        ("Bussen skal køre om aftenen", "Transport"),
    ]
    assert [(cell.text, cell.reason) for cell in reading.set_aside] == [
        ("Byrum og stier", "heading"),
        ("Mad og måltider", "heading"),
        ("Transport", "heading"),
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1. Byrum og stier", False),
        ("TEMA 2: BYRUM OG STIER", False),
        ("byrum", False),
        ("Byrum & stier", False),
        ("Byrum og steir", True),
        ("Byrum og sti", True),
    ],
)
def test_numbers_and_small_slips(tmp_path, written, told):
    rows = [[written], ["Flere bænke langs åen"], ["Transport"], ["Bussen skal køre om aftenen"]]

    reading = read(tmp_path, rows)

    assert given(reading)[0] == ("Flere bænke langs åen", "Byrum og stier")
    assert ("theme_by_slip" in codes(reading)) is told


def test_columns_with_themes_as_headings(tmp_path):
    rows = [["Mad & måltider", "Transport"], ["Mere grønt på bordet", "En bus hver time"], ["Vand til alle", None]]

    assert given(read(tmp_path, rows)) == [
        ("Mere grønt på bordet", "Mad & måltider"),
        ("En bus hver time", "Transport"),
        ("Vand til alle", "Mad & måltider"),
    ]


def test_a_sheet_named_as_a_theme(tmp_path):
    reading = read(
        tmp_path, {"3. Transport": [["Input"], ["En bus hver time"]], "Andet": [["Input"], ["Mere lys i gaden"]]}
    )

    assert given(reading) == [("En bus hver time", "Transport"), ("Mere lys i gaden", "")]


def test_ticks_in_columns_named_as_themes(tmp_path):
    rows = [
        ["Seddel", "Byrum og stier", "Transport"],
        ["Flere bænke langs åen", "x", None],
        ["En bus hver time", None, "X"],
        ["En sti til stationen", "x", "x"],
        ["Noget helt andet her", None, None],
    ]

    reading = read(tmp_path, rows)

    assert given(reading) == [
        ("Flere bænke langs åen", "Byrum og stier"),
        ("En bus hver time", "Transport"),
        ("En sti til stationen", ""),
        ("Noget helt andet her", ""),
    ]
    assert codes(reading) == ["several_ticks"]


def test_a_short_note_between_short_notes_is_no_theme(tmp_path):
    rows = [["Input"], ["Ro"], ["Transport"], ["Tid"], ["Lys"]]

    assert given(read(tmp_path, rows)) == [("Ro", ""), ("Transport", ""), ("Tid", ""), ("Lys", "")]


def test_the_theme_typed_beside_a_note_wins_over_the_row_above(tmp_path):
    rows = [
        ["Input", "Tema"],
        ["Transport", None],
        ["En bus hver time", None],
        ["Flere bænke langs åen", "byrum"],
        ["Byrum og stier", None],
        ["Et toilet ved legepladsen", None],
    ]

    assert given(read(tmp_path, rows)) == [
        ("En bus hver time", "Transport"),
        ("Flere bænke langs åen", "byrum"),
        ("Et toilet ved legepladsen", "Byrum og stier"),
    ]


def test_an_address_beside_a_note_is_no_theme(tmp_path):
    rows = [["Input", "Tema"], ["En bus hver time", "Transport"], ["Flere bænke", "gry@example.dk"]]
    reading = read(tmp_path, rows)

    assert given(reading) == [("En bus hver time", "Transport"), ("Flere bænke", "")]
    assert [(cell.text, cell.reason) for cell in reading.set_aside if cell.source.cell == "B3"] == [("", "person")]


def test_a_section_without_a_theme_ends_the_one_above(tmp_path):
    rows = [
        ["Transport"],
        ["En bus hver time"],
        ["Bord 2"],
        ["Mere lys i hele gaden"],
        ["Byrum og stier"],
        ["Flere bænke langs åen"],
    ]

    assert given(read(tmp_path, rows)) == [
        ("En bus hver time", "Transport"),
        ("Mere lys i hele gaden", ""),
        ("Flere bænke langs åen", "Byrum og stier"),
    ]


def test_staff_say_where_the_theme_stands(tmp_path):
    rows = {"Transport": [["Mad & måltider", "Byrum og stier"], ["Vand til alle", "Flere bænke langs åen"]]}

    def themes(where):
        return [theme for _, theme in given(read(tmp_path, rows, {"files": {"bord.xlsx": {"theme": where}}}))]

    assert themes("heading") == ["Mad & måltider", "Byrum og stier"]
    assert themes("sheet") == ["Transport", "Transport"]
    assert set(themes("nothing")) == {""}


def test_the_row_above_wins_over_the_heading_of_the_column(tmp_path):
    rows = [
        ["Transport", "Byrum og stier"],
        ["Mad og måltider", None],
        ["Billig frokost på skolerne", "Vand på alle pladser"],
    ]

    assert given(read(tmp_path, rows)) == [
        ("Billig frokost på skolerne", "Mad & måltider"),
        ("Vand på alle pladser", "Mad & måltider"),
    ]


def test_a_merged_theme_holds_for_all_of_its_rows(tmp_path):
    notes = [f"Flere bænke ved sti nummer {number}" for number in range(1, 13)]
    rows = [["Tema", "Input"], ["Byrum", notes[0]], *([None, note] for note in notes[1:]), [None, "Mere lys"]]
    path = tmp_path / "bord.xlsx"
    path.write_bytes(xlsx(rows, lambda book: book.active.merge_cells("A2:A13")))

    reading = read_file(path, tmp_path, ColumnSettings(), THEMES)

    assert given(reading) == [*((note, "Byrum") for note in notes), ("Mere lys", "")]
    assert codes(reading) == ["theme_filled_down"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Transpord", "Transport"),
        ("Transportte", None),  # the shorter of the two says how many
        ("Tranzpord", None),  # two slips are too many for nine letters
        ("Byrum og stjer", "Byrum og stier"),
        ("Byrrum og stjer", "Byrum og stier"),
        ("Byrrum og stjerr", None),
        ("Mat", None),
    ],
)
def test_how_many_slips_a_name_bears(written, title):
    found = THEMES.find(written)
    assert (found and found.title) == title


BUS, BENCH, WATER = "En bus hver time", "Flere bænke langs åen", "Vand til alle hver dag"
ONE = [(BUS, "Transport"), (BENCH, "")]
BOTH = [(BUS, "Transport"), (BENCH, "Transport")]
TICKED = ["Input", "Transport", "Mad", "byrum"]
PLACES = [
    # rows of their own
    ([["Transport"], [BUS], [BENCH]], BOTH, []),
    ([[BENCH], ["Transport"], [BUS]], None, []),  # one, and not on top
    ([[BENCH], ["Mad"], [BUS], ["byrum"], [WATER]],
     [(BENCH, ""), (BUS, "Mad & måltider"), (WATER, "Byrum og stier")], []),
    ([[BENCH], ["Transport"], [BUS], ["TRANSPORT"], [WATER]], None, []),  # the same one twice
    ([["Transport"], ["Ro"], ["Busser"]], None, []),  # short notes
    ([["Transport"], ["Ro nu"], ["To busser"]], [("Ro nu", "Transport"), ("To busser", "Transport")], []),
    ([["Transport"], ["Ro", "To busser"], ["Lys", "Nye ruter"]],
     [(text, "Transport") for text in ("Ro", "To busser", "Lys", "Nye ruter")], []),
    ([["Transport"]], None, []),
    ([["Tranzport"], [BUS], [BENCH]], BOTH, ["theme_by_slip"]),
    # ticks
    ([["Input", "Transport"], [BUS, "x"], [BENCH, None]], ONE, []),
    ([["Input", "Tranzport"], [BUS, "x"], [BENCH, None]], ONE, ["theme_by_slip"]),
    ([["Input", "Transport"], [BUS, "x"], [BENCH, " "]], ONE, []),
    ([["Input", "Transport"], [BUS, "x"], [BENCH, "x"], [WATER, "måske"]], [*BOTH, (WATER, "Transport")], []),
    ([TICKED, [BUS, "x", None, "x"], [BENCH, "x", "x", "x"], [WATER, None, "x", None]],
     [(BUS, ""), (BENCH, ""), (WATER, "Mad & måltider")], ["several_ticks"]),
    # beside
    ([["Input", "Tema"], [BUS, "Transport"], [BENCH, "do."], [WATER, None]], [*BOTH, (WATER, "")], []),
    ([["Input", "Tema"], [BUS, "do."], [BENCH, "Mad"], [WATER, "-"]], [(BUS, ""), (BENCH, "Mad"), (WATER, "")], []),
    ([["Input", "Tema"], [BUS, "Transport"], [BENCH, "N/A"], [WATER, "do."]], [*ONE, (WATER, "")], []),
    # the sheet
    ({"Transport": [["Input"], [BUS]]}, [(BUS, "Transport")], []),
    ({"Tranzport": [["Input"], [BUS]]}, [(BUS, "Transport")], ["theme_by_slip"]),
    ({"Transport": [["Input", "Tema"], [BUS, "Mad"], [WATER, None]]}, [(BUS, "Mad"), (WATER, "Transport")], []),
    ({"Transport": [["Mad", "byrum"], [BUS, BENCH]]}, [(BUS, "Mad & måltider"), (BENCH, "Byrum og stier")], []),
]  # fmt: skip


def test_a_theme_that_is_called_as_nothing_is_called_is_kept(tmp_path):
    path = tmp_path / "bord.xlsx"
    path.write_bytes(xlsx([["Input", "Tema"], [BUS, "Blank"], [BENCH, "-"]]))
    themes = ThemeNames((("blank", "Blank"), ("transport", "Transport")))
    assert given(read_file(path, tmp_path, ColumnSettings(), themes)) == [(BUS, "Blank"), (BENCH, "")]


@pytest.mark.parametrize(("rows", "themes", "told"), PLACES)
def test_where_a_theme_stands(tmp_path, rows, themes, told):
    """None: each text is a note, without a theme."""
    reading = read(tmp_path, rows)

    assert given(reading) == (themes or [(text, "") for row in rows for text in row])
    assert [code for code in codes(reading) if code not in ("first_row_short", "continued_row")] == told


def test_of_several_ticks_the_first_is_told(tmp_path):
    reading = read(tmp_path, [TICKED, [BUS, None, "x", "x"], [BENCH, None, None, "x"]])

    assert [(caution.code, caution.source.cell) for caution in reading.cautions] == [("several_ticks", "C2")]
    assert given(reading) == [(BUS, ""), (BENCH, "Byrum og stier")]


@pytest.mark.parametrize(
    ("where", "themes"),
    [
        (None, [(WATER, "Mad"), (BENCH, "Byrum og stier"), (BUS, "")]),
        ("row", [(WATER, "Mad"), (BENCH, "Byrum og stier"), (BUS, "")]),
        ("heading", [("Byrum og stier", "Input"), (WATER, "Mad"), (BENCH, "Input"), (BUS, "")]),
        ("sheet", [("Byrum og stier", "Transport"), (WATER, "Mad"), (BENCH, "Transport"), (BUS, "")]),
        ("nothing", [("Byrum og stier", ""), (WATER, "Mad"), (BENCH, ""), (BUS, "")]),
    ],
)
def test_where_staff_say_that_the_theme_stands_no_other_place_counts(tmp_path, where, themes):
    noted = [["Input", "Tema"], ["Byrum og stier"], [WATER, "Mad"], [BENCH]]
    columns = {"files": {"bord.xlsx": {"sheets": {"Transport": {"theme": where}}}}} if where else {}

    assert given(read(tmp_path, {"Transport": noted, "Andet": [["Input"], [BUS]]}, columns)) == themes
