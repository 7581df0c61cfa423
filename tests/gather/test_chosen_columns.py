"""`columns` in workshop.yaml overrules detection, a file or a sheet at a time; mistakes are told."""

import pytest

from flows.errors import RulesError
from flows.gather.settings import ColumnSettings
from flows.settings import read_settings
from tests.gather.make import aside, codes, csv, gather, texts, xlsx

ROWS = [
    ["Nr.", "Input", "Sekretariatets forslag", "Gruppe"],
    [1, "Luk døren", "Vi bestiller en dørpumpe til alle døre", "Lys"],
    [2, "Ro", "Vi holder stille timer om formiddagen", "Ro"],
]


def of(**keys):
    return {"files": {"bord.xlsx": keys}}


def test_without_columns_the_headings_decide(tmp_path):
    assert texts(gather(tmp_path, bord__xlsx=xlsx(ROWS))) == [
        "Luk døren",
        "Vi bestiller en dørpumpe til alle døre",
        "Ro",
        "Vi holder stille timer om formiddagen",
    ]


@pytest.mark.parametrize("notes", ["Input", "input", "B", "b", ["Input"]])
def test_a_column_by_heading_or_letter(tmp_path, notes):
    gathered = gather(tmp_path, of(notes=notes), bord__xlsx=xlsx(ROWS))
    assert texts(gathered) == ["Luk døren", "Ro"]
    assert aside(gathered)["C2"] == "other"
    assert codes(gathered) == []
    assert gathered.files[0].sheets[0].text_columns[0].why == "valgt i workshop.yaml"


def test_a_theme_column(tmp_path):
    gathered = gather(tmp_path, of(notes="Input", theme="Gruppe"), bord__xlsx=xlsx(ROWS))
    assert [(note.text, note.staff_theme) for note in gathered.notes] == [("Luk døren", "Lys"), ("Ro", "Ro")]


def test_the_row_of_the_headings(tmp_path):
    rows = [
        ["Kommentar"],
        ["Kære alle, her er vores samlede noter fra dagen i maj"],
        ["Xyz"],
        ["Luk døren"],
        ["Ro"],
    ]
    gathered = gather(tmp_path, of(header_row=3), bord__xlsx=xlsx(rows))
    assert texts(gathered) == ["Luk døren", "Ro"]


def test_no_row_of_headings(tmp_path):
    gathered = gather(tmp_path, of(header_row=0, notes="A"), bord__xlsx=xlsx([["Input"], ["Ro"]]))
    assert texts(gathered) == ["Input", "Ro"]


def test_a_sheet_and_a_file_that_are_ignored(tmp_path):
    columns = {"files": {"bord.xlsx": {"sheets": {"Kladde*": {"ignore": True}}}, "gammel*": {"ignore": True}}}
    rows = {"Bord 1": [["Input"], ["Luk døren"]], "Kladde 1": [["Input"], ["Lys"]]}
    gathered = gather(tmp_path, columns, bord__xlsx=xlsx(rows), gammel__csv=csv([["Nr", "Input"], [1, "Ro"]]))
    assert texts(gathered) == ["Luk døren"]
    assert [(cell.source.file, cell.source.cell, cell.reason, cell.text) for cell in gathered.set_aside][1:] == [
        ("bord.xlsx", "A1", "ignored", "Input"),
        ("bord.xlsx", "A2", "ignored", "Lys"),
        ("gammel.csv", "A1", "ignored", "Nr"),
        ("gammel.csv", "B1", "ignored", "Input"),
        ("gammel.csv", "A2", "ignored", "1"),
        ("gammel.csv", "B2", "ignored", "Ro"),
    ]


@pytest.mark.parametrize(
    ("file", "sheet"), [("BORD.xlsx", "kladde"), ("Bord*", "KLADDE*"), ("bor?.xlsx", "Kla[dk]de")]
)
def test_files_and_sheets_are_named_in_any_case(tmp_path, file, sheet):
    columns = {"files": {file: {"sheets": {sheet: {"ignore": True}}}}}
    rows = {"Bord 1": [["Input"], ["Luk døren"]], "Kladde": [["Input"], ["Lys"]]}
    assert texts(gather(tmp_path, columns, bord__xlsx=xlsx(rows))) == ["Luk døren"]


def test_a_sheet_wins_over_its_file(tmp_path):
    columns = of(notes="A", header_row=1, sheets={"Bord 2": {"notes": "B"}})
    rows = {name: [["Fint", "Skidt"], ["Lys", "Støj"]] for name in ("Bord 1", "Bord 2")}
    gathered = gather(tmp_path, columns, bord__xlsx=xlsx(rows))
    assert [(note.source.sheet, note.text) for note in gathered.notes] == [("Bord 1", "Lys"), ("Bord 2", "Støj")]


def test_hidden_cells_of_one_file(tmp_path):
    def hide(workbook):
        workbook.active.row_dimensions[2].hidden = True

    gathered = gather(tmp_path, of(hidden="read"), bord__xlsx=xlsx([["Input"], ["Luk døren"], ["Ro"]], hide))
    assert texts(gathered) == ["Luk døren", "Ro"]


def test_a_sheet_of_guidance_is_read_on_demand(tmp_path):
    gathered = gather(tmp_path, of(notes="A"), bord__xlsx=xlsx({"Vejledning": [["Input"], ["Luk døren"]]}))
    assert texts(gathered) == ["Luk døren"]


def test_running_text_is_read_on_demand(tmp_path):
    lines = [
        "Vi talte længe om, at der mangler",
        "ro i rummet, og at der skal være",
        "mere tid til det hele, hver dag",
    ] * 3
    columns = {"files": {"referat.txt": {"notes": "A", "header_row": 0}}}
    gathered = gather(tmp_path, columns, referat__txt="\n".join(lines).encode())
    assert len(gathered.notes) == 9


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (
            {"files": {"brod.xlsx": {"notes": "B"}}},
            "workshop.yaml, columns: filen 'brod.xlsx' findes ikke i mappen. Der er: bord.xlsx.",
        ),
        (
            of(sheets={"Bord 9": {"notes": "B"}}),
            "workshop.yaml, columns, bord.xlsx: arket 'Bord 9' findes ikke. Der er: Ark1.",
        ),
        (
            of(notes="Indput"),
            "workshop.yaml, columns, bord.xlsx: kolonnen 'Indput' findes ikke. Skriv dens bogstav "
            "(fx C) eller dens overskrift, som den står i en af de første 25 rækker, eller angiv overskrifternes "
            "række med 'header_row'.",
        ),
        (of(notes="K"), "workshop.yaml, columns, bord.xlsx: kolonnen 'K' findes ikke. Skriv dens bogstav"),
        (of(theme="Emnet"), "workshop.yaml, columns, bord.xlsx: kolonnen 'Emnet' findes ikke."),
        (
            of(sheets={"Ark1": {"notes": "Luk"}}),
            "workshop.yaml, columns, bord.xlsx, Ark1: kolonnen 'Luk' findes ikke.",
        ),
    ],
)
def test_what_is_not_there_is_told(tmp_path, columns, message):
    with pytest.raises(RulesError) as caught:
        gather(tmp_path, columns, bord__xlsx=xlsx(ROWS))
    assert str(caught.value).startswith(message)
    assert caught.value.exit_code == 4


def test_a_column_must_be_in_one_sheet_of_the_file_at_least(tmp_path):
    rows = {"Bord 1": [["Fint"], ["Lys"]], "Bord 2": [["Skidt"], ["Støj"]]}
    gathered = gather(tmp_path, of(notes=["Fint", "Skidt"]), bord__xlsx=xlsx(rows))
    assert texts(gathered) == ["Lys", "Støj"]


def test_the_yaml_that_staff_write(tmp_path):
    (tmp_path / "workshop.yaml").write_text(
        """
columns:
  hidden: read
  files:
    bord-1.xlsx:
      notes: Input
      theme: Gruppe
    tavle*.xlsx:
      sheets:
        Bord *: {notes: [A, B], header_row: 2}
        Kladde: {ignore: true}
""",
        encoding="utf-8",
    )
    columns = read_settings(tmp_path).columns
    assert columns == ColumnSettings.model_validate(
        {
            "hidden": "read",
            "files": {
                "bord-1.xlsx": {"notes": ("Input",), "theme": "Gruppe"},
                "tavle*.xlsx": {
                    "sheets": {"Bord *": {"notes": ("A", "B"), "header_row": 2}, "Kladde": {"ignore": True}}
                },
            },
        }
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("columns: {hiden: read}", "linje 1: 'columns.hiden' kendes ikke. Mente du 'hidden'?"),
        (
            "columns:\n  files:\n    a.xlsx: {note: B}",
            "linje 3: 'columns.files.a.xlsx.note' kendes ikke. Mente du 'notes'?",
        ),
        (
            "columns:\n  hidden: maybe",
            "linje 2: 'columns.hidden' skal være 'read' eller 'set_aside'. (der står: maybe)",
        ),
        ("columns:\n  files:\n    a.xlsx: {header_row: -1}", "skal være mindst 0"),
    ],
)
def test_a_mistake_in_the_yaml_is_told_with_its_line(tmp_path, text, message):
    (tmp_path / "workshop.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        read_settings(tmp_path)
    assert message in str(caught.value)


@pytest.mark.parametrize("notes", ["B", "b"])
def test_a_letter_is_not_taken_for_a_group_of_that_name(tmp_path, notes):
    rows = [["Gruppe", "Svar"], ["A", "Luk døren"], ["B", "Mere ro"], ["C", "Flere lamper"]]
    gathered = gather(tmp_path, of(notes=notes), bord__xlsx=xlsx(rows))
    assert texts(gathered) == ["Luk døren", "Mere ro", "Flere lamper"]
    assert aside(gathered)["B1"] == "heading"


def test_a_letter_of_a_later_column_leaves_the_row_of_headings_to_detection(tmp_path):
    rows = [["Nr.", "Gruppe", "Svar"], [1, "A", "Luk døren"], [2, "C", "Mere ro"], [3, "B", "Flere lamper"]]
    gathered = gather(tmp_path, of(notes="C"), bord__xlsx=xlsx(rows))
    assert texts(gathered) == ["Luk døren", "Mere ro", "Flere lamper"]
    assert aside(gathered)["C1"] == "heading"


def test_capitals_beyond_the_last_column_are_a_heading(tmp_path):
    gathered = gather(
        tmp_path, of(notes="IDE"), bord__xlsx=xlsx([["Nr.", "IDE"], [1, "Luk døren"], [2, "Mere ro"]])
    )
    assert texts(gathered) == ["Luk døren", "Mere ro"]


def test_a_heading_is_looked_for_in_the_first_twenty_five_rows(tmp_path):
    notes = [["Luk døren"], ["Ro på gangen"]]

    last = gather(tmp_path, of(notes="Xyz"), bord__xlsx=xlsx([*[[None]] * 24, ["Xyz"], *notes]))
    assert texts(last) == ["Luk døren", "Ro på gangen"]
    with pytest.raises(RulesError, match=r"kolonnen 'Xyz' findes ikke.*de første 25 rækker"):
        gather(tmp_path, of(notes="Xyz"), bord__xlsx=xlsx([*[[None]] * 25, ["Xyz"], *notes]))


def test_names_on_a_sheet_that_is_ignored_are_kept_nowhere(tmp_path):
    rows = {"Bord 1": [["Input"], ["Luk døren"]], "Kladde": [["Input", "Navn"], ["Lys", "Ida (opdigtet)"]]}
    gathered = gather(tmp_path, of(sheets={"Kladde": {"ignore": True}}), bord__xlsx=xlsx(rows))

    assert [(cell.source.cell, cell.reason, cell.text) for cell in gathered.set_aside][1:] == [
        ("A1", "ignored", "Input"),
        ("B1", "person", ""),
        ("A2", "ignored", "Lys"),
        ("B2", "person", ""),
    ]


@pytest.mark.parametrize("letters", ["AA", "aa", "Aa"])
def test_a_column_far_out_has_two_letters_of_any_case(tmp_path, letters):
    rows = [["Input", *[None] * 25, "Xyz"], ["Luk døren", *[None] * 25, "Mere ro"]]
    gathered = gather(tmp_path, of(notes=letters), bord__xlsx=xlsx(rows))

    assert texts(gathered) == ["Mere ro"]
    with pytest.raises(RulesError, match="kolonnen 'ab' findes ikke"):
        gather(tmp_path, of(notes="ab"), bord__xlsx=xlsx(rows))
