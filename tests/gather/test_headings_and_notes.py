"""A note that looks like a heading is read as a note: nothing is lost in a list without headings."""

import openpyxl
import pytest

from flows.gather import read_file, settle_outcomes, survey_folder
from flows.gather.settings import ColumnSettings


def read(folder, rows: list[list[object]]) -> list[str]:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "bord.xlsx")
    reading = read_file(folder / "bord.xlsx", folder, ColumnSettings())
    settle_outcomes([reading], survey_folder(folder), ColumnSettings())
    return [note.text for note in reading.notes]


def column(*texts: str | None) -> list[list[object]]:
    return [[text] for text in texts]


@pytest.mark.parametrize(
    "notes",
    [
        ["Tryghed", "Tillid", "Vision", "Humor", "Behov"],
        ["Mad", "Kaffe", "Te", "Sukker"],
        ["Kaffe mangler", "Mere samarbejde nu", "Bedre stole i kantinen"],
        ["Vi mangler tid og ro", "Mere samarbejde", "Bedre stole i kantinen"],
        ["Workshop som denne bør gentages", "Mere kaffe", None, "Bedre stole", "Lys", "Planter i gangen", "Ro"],
        ["Ro", "Kaffe nu", "Sofaer", None, "Stole i hallen", "Borde", "Lys over trappen"],
    ],
)
def test_a_list_without_headings_is_read_whole(tmp_path, notes):
    assert read(tmp_path, column(*notes)) == [note for note in notes if note]


def test_two_columns_without_headings_are_read_whole(tmp_path):
    rows: list[list[object]] = [
        ["Mere ro i kontoret", "Færre møder nu"],
        ["Bedre lys ved trappen", "Flere planter"],
        ["Behov", "Håb"],
        ["Sofaer i hallen", "En have på taget"],
    ]

    assert read(tmp_path, rows) == [text for row in rows for text in row]


def test_lists_below_each_other_under_the_names_of_tables(tmp_path):
    rows = column(
        "Bord 1", "Mere ro i kontoret", "Færre møder", None, "Bord 2", "Bedre lys", "Flere planter i gangen"
    )

    assert read(tmp_path, rows) == ["Mere ro i kontoret", "Færre møder", "Bedre lys", "Flere planter i gangen"]


@pytest.mark.parametrize(
    "heading", ["Input", "Udfordringer", "Udfordringer i dag", "Input fra bord 3", "Hvad blev der sagt?"]
)
def test_a_heading_over_a_single_column_is_no_note(tmp_path, heading):
    assert read(tmp_path, column(heading, "Mere samarbejde på tværs nu", "Bedre stole i hele kantinen")) == [
        "Mere samarbejde på tværs nu",
        "Bedre stole i hele kantinen",
    ]


def test_facts_above_a_list_are_no_notes(tmp_path):
    rows: list[list[object]] = [
        ["Dato", "13-08-2025"],
        ["Sted", "Rådhuset"],
        ["Nr.", "Input"],
        [1, "Mere ro i kontoret"],
        [2, "Færre møder nu"],
    ]

    assert read(tmp_path, rows) == ["Mere ro i kontoret", "Færre møder nu"]


@pytest.mark.parametrize("stamp", ["2025/08/13 10:00:00 AM GMT+2", "13/08/2025 10.00.00", "2025-08-13T10:00:00Z"])
def test_time_stamps_of_a_form_are_no_notes(tmp_path, stamp):
    rows: list[list[object]] = [["Tidsstempel", "Hvad skal vi gøre?"], [stamp, "Lytte mere"], [stamp, "Mere tid"]]

    assert read(tmp_path, rows) == ["Lytte mere", "Mere tid"]


def test_a_column_called_timestamp_makes_an_export_of_a_form_only_where_it_stands_first(tmp_path):
    rows: list[list[object]] = [
        ["Input", "Tidsstempel", "Ambition"],
        ["Mere ro i kontoret", "2025-08-13 10:00", "En have på taget"],
        ["Bedre lys ved trappen", "2025-08-13 10:05", "En kælder med værksted"],
    ]
    asked: list[list[object]] = [[time, note, other] for note, time, other in rows]

    assert read(tmp_path, rows) == ["Mere ro i kontoret", "Bedre lys ved trappen"]
    assert read(tmp_path, asked) == [
        "Mere ro i kontoret",
        "En have på taget",
        "Bedre lys ved trappen",
        "En kælder med værksted",
    ]


@pytest.mark.parametrize(
    ("line", "is_note"),
    [
        ("Alle input fra bordet skrevet ned i dag", False),
        ("Alle vores input fra bordet skrevet ned i dag", True),
    ],
)
def test_a_phrase_of_up_to_eight_words_heads_a_list(tmp_path, line, is_note):
    notes = ["Mere ro i kontoret", "Bedre lys ved trappen", "Flere planter i gangen"]

    assert read(tmp_path, column(line, *notes)) == [line] * is_note + notes


@pytest.mark.parametrize(("lines", "are_notes"), [(3, False), (4, True)])
def test_a_title_has_up_to_three_lines(tmp_path, lines, are_notes):
    titles = ["Kantinen den 3. marts", "Sted: Salen", "Dato: 3. marts", "Version: 2"][:lines]
    notes = ["Mere ro ved bordene", "Bedre lys ved trappen", "Flere planter i gangen"]

    assert read(tmp_path, column(*titles, None, *notes)) == titles * are_notes + notes


@pytest.mark.parametrize(
    ("line", "in_the_middle", "last"),
    [
        ("Renskrevet af Ida Lund", True, False),
        ("Bordvært: Ida Lund", False, False),
        ("Ro til Ida Lund", True, True),
    ],
)
def test_a_line_with_who_wrote_is_no_note_below_the_list_and_with_a_colon_anywhere(
    tmp_path, line, in_the_middle, last
):
    first, *rest = ["Mere ro i kontoret", "Bedre lys ved trappen", "Flere planter i gangen", "Borde på taget"]

    assert read(tmp_path, column("Input", first, line, *rest)) == [first, *[line] * in_the_middle, *rest]
    assert read(tmp_path, column("Input", first, *rest, line)) == [first, *rest, *[line] * last]


@pytest.mark.parametrize(
    ("second", "notes"),
    [("Navn", ["Luk døren", "Flere bænke"]), ("Lys", ["Luk døren", "Input", "Flere bænke"])],
)
def test_headings_come_again_below_a_gap_where_all_of_them_are_known(tmp_path, second, notes):
    rows = [["Input", "Navn"], ["Luk døren", "Bo"], [], ["Input", second], ["Flere bænke", "Ida"]]
    assert read(tmp_path, rows) == notes


LINES: list[list[object]] = [["Luk døren"], ["Ro på gangen"], ["Lys på stien"]]


@pytest.mark.parametrize(
    ("above", "below", "is_title"),
    [
        ([["Vores aften"]], LINES, True),
        ([["Vores aften."]], LINES, False),
        ([["Vores aften!"]], LINES, False),
        ([["Vores aften?"]], LINES, False),
        ([["Vores aften på den store skole i byen"]], LINES, True),  # eight words
        ([["Vores aften på den store skole i byen nu"]], LINES, False),
        ([["Giv os lys"]], LINES, False),
        ([[5]], LINES, False),
        ([["Vores aften", "Bo"]], [[line, "Ib"] for [line] in LINES], False),
        ([["Vores aften"], ["Sted: Rådhuset"], ["Dato: 3. maj"]], LINES, True),
        ([["Vores aften"], ["Mere lys her"]], LINES, False),
        ([["Vores aften"]], LINES[:2], False),
        ([["Vores aften"]], [*LINES, [], ["Luft"]], True),  # a line of its own at the end
        ([["Vores aften"]], [LINES[0], [], *LINES[1:]], False),
    ],
)
def test_a_line_of_its_own_above_a_list_is_its_title(tmp_path, above, below, is_title):
    notes = read(tmp_path, [*above, [], *below])
    assert (str(above[0][-1]) not in notes and str(above[0][0]) not in notes) is is_title
    assert set(notes) >= {line[0] for line in below if line}


@pytest.mark.parametrize(("row", "is_heading"), [(26, False), (27, True)])
def test_headings_that_no_list_has_are_believed_where_nothing_soon_stands_beside_their_columns(
    tmp_path, row, is_heading
):
    rows: list[list[object]] = [[f"Luk dør {n} i gangen nu", f"Ro på gang {n} og sal"] for n in range(2, 40)]
    rows[row - 2].append("Tak til alle her")
    notes = read(tmp_path, [["Det skrev vi ned", "Hvad blev der sagt"], *rows])
    assert ("Det skrev vi ned" not in notes) is is_heading
