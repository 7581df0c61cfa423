"""A workbook that can't be obeyed is refused as a whole, with each cell that is wrong; nothing is overwritten."""

import os
import shutil
from pathlib import Path

import openpyxl
import pytest

from flows.errors import ExitCode, InputBusyError, WorkbookError
from flows.fingerprint import sha256_of
from flows.pipeline import read_answers
from flows.workbook import is_workbook, keep_workbook
from flows.workshop import open_workshop
from tests.workbook.desk import NAME, SCHEME, Desk, Sheets, in_force
from tests.workbook.test_round_trip import through_libreoffice

SUBTHEMES = SCHEME[SCHEME.index("  subthemes:") : SCHEME.index("- id: rum")]
NOTES = ["Bedre kaffe", "Suppe om vinteren", "Stolene larmer", "Hvorfor?"]


def refused(desk: Desk) -> WorkbookError:
    """Run, and prove that nothing on disk has changed."""
    before = {path: path.read_bytes() for root in (desk.inputs, desk.workbook.parent) for path in root.iterdir()}
    with pytest.raises(WorkbookError) as caught:
        desk.run()
    now = {path: path.read_bytes() for root in (desk.inputs, desk.workbook.parent) for path in root.iterdir()}
    assert now == before
    assert caught.value.exit_code == ExitCode.RULES
    return caught.value


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (
            {"Rettet_tema": "Drikke"},
            "D2: temaet findes ikke i skemaet. Vælg et af: Mad og drikke; Rum og møbler; Tid, ro og pauser.",
        ),
        (
            {"Handling": "Slet"},
            "J2: det kan ikke vælges her. Vælg Udelad, Ikke et input, Skjul fund, Behold, eller tøm cellen.",
        ),
        (
            {"Handling": "Udelad", "Grund": "Fordi"},
            "K2: det kan ikke vælges her. Vælg Personoplysning, Uden for emnet, Gentagelse, Andet, eller tøm "
            "cellen.",
        ),
        ({"Grund": "Andet"}, "K2: en grund kræver, at der står 'Udelad' under 'Handling'."),
        (
            {"Rettede_undertemaer": "Varmt"},
            "I2: et undertema kræver et tema. Vælg temaet under 'Rettet tema'.",
        ),
        (
            {"Rettet_tema": "Rum og møbler", "Rettede_undertemaer": "Varmt"},
            "I2: undertemaet findes ikke under temaet. Skriv navnet, som det står på arket Temaer, eller tøm "
            "cellen.",
        ),
        (
            {"Tema": "Rum og møbler"},
            "C2: her viser programmet noget. Skriv i kolonnen 'Rettet tema' i stedet, og lad det her stå, som det "
            "var.",
        ),
        (
            {"Initialer": "=1/0"},
            "N2: her står en fejl eller en formel uden værdi. Skriv det, der menes, eller tøm cellen.",
        ),
        (
            {"Handling": "#DIV/0!"},
            "J2: her står en fejl eller en formel uden værdi. Skriv det, der menes, eller tøm cellen.",
        ),
        ({"ID": "aaaa"}, "U2: ID'et kendes ikke. Skriv det rigtige, eller slet rækken."),
        (
            {"ID": None, "Handling": "Udelad"},
            "J2: rækken har intet ID, så det kan ikke ses, hvilket input der menes. Tøm de gule celler i rækken, "
            "eller slet den.",
        ),
    ],
)
def test_each_fault_is_told_with_its_cell_and_without_its_text(desk, cells, fault):
    desk.edit(lambda sheets: sheets.write("Bedre kaffe", Rettet_tema="Tid, ro og pauser"))
    desk.edit(lambda sheets: sheets.write("Hvorfor?", **cells))

    error = refused(desk)

    head, line = str(error).split("\n")
    assert head.startswith(f"{NAME}: gennemgangen kan ikke bruges, så intet er ændret")
    assert line == f"- gennemgang.xlsx, Input!{fault}"
    assert desk.book.decisions == ()


@pytest.mark.parametrize(
    ("text", "cells", "fault"),
    [
        ("Stolene larmer", {"Handling": "Behold"}, "Input!J5"),
        ("Stolene larmer", {"Rettede_undertemaer": "Bordene"}, "Input!I5"),
        ("Bedre kaffe", {"Rettede_undertemaer": "Bordene"}, "Input!D3"),
    ],
)
def test_a_theme_that_is_gone_from_the_scheme_since_is_told_and_never_reaches_decisions_yaml(
    desk, text, cells, fault
):
    desk.edit(lambda sheets: sheets.write("Bedre kaffe", Rettet_tema="Rum og møbler"))
    desk.run()
    desk.edit(lambda sheets: sheets.write(text, **cells))
    desk.yaml.unlink()
    scheme = desk.folders.categories / f"{NAME}.yaml"
    without = scheme.read_text("utf-8").replace("id: rum\n  title: Rum og møbler", "id: x\n  title: X")
    scheme.write_text(without, "utf-8")

    (_, line) = str(refused(desk)).split("\n")
    assert line == (
        f"- gennemgang.xlsx, {fault}: temaet findes ikke længere i skemaet. Vælg under 'Rettet tema' et af de "
        "temaer, der findes: Mad og drikke; X; Tid, ro og pauser. Eller tøm rækkens gule celler, og kør igen."
    )


def rewrite_scheme(desk: Desk, was: str, now: str) -> None:
    scheme = desk.folders.categories / f"{NAME}.yaml"
    scheme.write_text(scheme.read_text("utf-8").replace(was, now), "utf-8")


def test_a_choice_under_the_title_that_its_theme_had_in_the_drop_down_is_that_theme(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    rewrite_scheme(desk, "title: Rum og møbler", "title: Lokaler")

    assert desk.run().told == ("Fra gennemgangen: 1 ny afgørelse.",)
    assert in_force(desk.book) == [("themes", "Hvorfor?", "rum")]


def test_a_theme_that_was_in_the_drop_down_only_is_told_with_those_that_are_there_and_once(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    rewrite_scheme(desk, "id: rum\n  title: Rum og møbler", "id: lokaler\n  title: Lokaler")

    error = refused(desk)
    said = (
        "- gennemgang.xlsx, Input!D2: temaet findes ikke i skemaet, som er ændret, siden gennemgangen blev lavet. "
        "Tøm cellen, og kør igen; så kan du vælge et af dem, der er nu: Mad og drikke; Lokaler; Tid, ro og pauser."
    )
    assert str(error).split("\n")[1:] == [said]
    assert error.on_console.split("\n")[1:] == [f"{said} Der står »Rum og møbler«."]
    assert error.details == ()


def test_a_choice_from_the_drop_down_is_never_taken_for_a_slip_in_another_themes_title(desk):
    rewrite_scheme(desk, "title: Rum og møbler", "title: Skolevej øst")
    desk.run()
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Skolevej øst"))
    rewrite_scheme(desk, "id: rum\n  title: Skolevej øst", "id: vest\n  title: Skolevej vest")

    assert "Input!D2: temaet findes ikke i skemaet, som er ændret," in str(refused(desk))
    assert in_force(desk.book) == []


def test_a_subtheme_under_the_title_that_it_had_on_the_sheet_is_that_subtheme(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Mad og drikke", Rettede_undertemaer="Varmt"))
    rewrite_scheme(desk, "title: Varmt", "title: Ovnretter")

    desk.run()
    (entry,) = desk.book.themes
    assert (entry.theme, entry.subthemes) == ("mad", ("varmt",))


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (
            "id: varmt, title: Varmt",
            "id: ovn, title: Ovnretter",
            "undertemaet findes ikke under temaet, som er ændret, siden gennemgangen blev lavet. Skriv et af dem, "
            "der er nu, eller tøm cellen: Ovnretter; Koldt, sødt.",
        ),
        (
            SUBTHEMES,
            "",
            "undertemaet findes ikke mere, og temaet har ingen undertemaer nu. Tøm cellen.",
        ),
    ],
)
def test_of_a_subtheme_that_was_on_the_sheet_only_those_are_named_that_are_there(desk, was, now, said):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Mad og drikke", Rettede_undertemaer="Varmt"))
    rewrite_scheme(desk, was, now)
    assert str(refused(desk)).endswith(f": {said}")


def test_a_subthemes_title_that_is_anothers_by_now_is_asked_about(desk):
    cells = {"Rettet_tema": "Mad og drikke", "Rettede_undertemaer": "Koldt, sødt"}
    desk.edit(lambda sheets: sheets.write("Hvorfor?", **cells))
    rewrite_scheme(desk, '"Koldt, sødt"', "Iskoldt")
    rewrite_scheme(desk, "title: Varmt", 'title: "Koldt, sødt"')
    assert "og undertemaet med det navn er nu et andet. Tøm cellen, kør igen" in str(refused(desk))


def test_themes_in_another_order_are_no_changed_scheme(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Drikke"))
    scheme = desk.folders.categories / f"{NAME}.yaml"
    first, mad, rum, tid = scheme.read_text("utf-8").split("- id: ")
    scheme.write_text("- id: ".join((first, tid, mad, rum)), "utf-8")

    assert "Input!D2: temaet findes ikke i skemaet. Vælg et af: Tid, ro og pauser; " in str(refused(desk))


def test_what_was_typed_and_what_a_conflict_is_about_is_shown_with_personal_data_masked(desk):
    """Of a constructed person."""
    desk.note_down([*NOTES, "Ring til Ida Opdigt Hansen om kaffe"])
    desk.run()
    text = "Ring til Ida Opdigt Hansen om kaffe"
    desk.edit(lambda sheets: sheets.write(text, Rettet_tema="Ida Opdigt Hansen"))
    assert "Der står »Ixx Oxxxxx Hxxxxx«." in refused(desk).on_console

    desk.edit(lambda sheets: sheets.write(text, Rettet_tema="Mad og drikke"))
    desk.edit(lambda sheets: sheets.write(text, Rettet_tema="Rum og møbler"), path=desk.inputs / "Jonnas.xlsx")
    assert refused(desk).details[0].endswith("om »Ring til Ixx Oxxxxx Hxxxxx om kaffe«")


def test_what_was_typed_shows_no_listed_name_and_nothing_that_is_to_be_hidden(desk):
    """Of constructed persons."""
    (desk.inputs / "names.txt").write_text("Lene Glad\n", encoding="utf-8")
    desk.edit(lambda sheets: sheets.write("Bedre kaffe", Rettet_tema="spørg lene glad"))
    assert "Der står »spørg lxxx gxxx«." in refused(desk).on_console

    desk.edit(lambda sheets: sheets.write("Bedre kaffe", Rettet_tema=None, Skjul_disse_ord="Xanti"))
    assert "Der står »Xxxxx«." in refused(desk).on_console


def test_a_text_that_was_left_out_as_personal_data_is_not_shown_where_it_was_changed(desk):
    leave_out = {"Handling": "Udelad", "Grund": "Personoplysning"}
    desk.edit(lambda sheets: sheets.write("Bedre kaffe", **leave_out))
    desk.run()
    desk.edit(lambda sheets: sheets.write("Bedre kaffe", Input="Bedre kaffe nu"))
    assert "Der står »Bxxxx kxxxx nx«." in refused(desk).on_console


def test_a_title_that_is_another_themes_by_now_is_asked_about(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    rewrite_scheme(desk, "title: Rum og møbler", "title: Lokaler")
    rewrite_scheme(desk, 'title: "Tid, ro og pauser"', "title: Rum og møbler")

    assert "temaet med det navn er nu et andet. Tøm cellen, kør igen, og vælg så det, der menes." in str(
        refused(desk)
    )


def test_of_many_themes_the_first_ones_are_told(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Drikke"))
    more = "".join(f"- {{id: tema-{n}, title: Emne {n}, rules: [xyz{n}abc]}}\n" for n in range(9))
    scheme = desk.folders.categories / f"{NAME}.yaml"
    scheme.write_text(scheme.read_text("utf-8") + more, "utf-8")

    assert str(refused(desk)).endswith("; Emne 6 og 2 til, som står i skemaet.")


def test_where_only_the_text_column_is_sorted_every_row_is_told_and_no_decision_is_used(desk):
    def change(sheets):
        sheets.write("Bedre kaffe", Rettet_tema="Rum og møbler")
        rows = sheets.rows("Input")
        for row, text in zip(rows, sorted(row["Input"].value for row in rows), strict=True):
            row["Input"].value = text

    desk.edit(change)
    error = refused(desk)

    lines = str(error).split("\n")[1:]
    assert [line.split(":")[0] for line in lines] == [
        "- gennemgang.xlsx, Input!B2", "- gennemgang.xlsx, Input!B3", "- gennemgang.xlsx, Input!B4",
        "- gennemgang.xlsx, Input!B5",
    ][: len(lines)]  # fmt: skip
    assert len(lines) >= 3
    assert "Der står »Bedre kaffe«." in error.on_console.split("\n")[1]
    assert "kaffe" not in str(error).lower()


def test_one_row_twice_that_says_two_things_is_told(desk):
    def change(sheets):
        sheets.write("Hvorfor?", Rettet_tema="Rum og møbler")
        sheets.book["Input"].append([cell.value for cell in sheets.row("Hvorfor?").values()])
        sheets.rows("Input")[-1]["Rettet tema"].value = "Tid, ro og pauser"

    desk.edit(change)

    assert str(refused(desk)).endswith(
        "- gennemgang.xlsx, Input!U6: ID'et står også i Input, række 2, som siger noget andet. Lad kun den ene "
        "række stå."
    )


def test_two_columns_of_one_heading_and_a_missing_one_are_told(desk):
    desk.edit(lambda sheets: setattr(sheets.book["Input"]["L1"], "value", "Rettet tema"))
    assert "Input!L1: overskriften 'Rettet tema' står to gange." in str(refused(desk))

    desk.edit(lambda sheets: setattr(sheets.book["Input"]["L1"], "value", "Skjul disse ord"))
    desk.edit(lambda sheets: setattr(sheets.book["Input"]["B1"], "value", "Tekst"))
    assert "Input!A1: kolonnen 'Input' mangler, så arket kan ikke læses." in str(refused(desk))


def test_a_heading_that_somebody_wrote_over_loses_no_decision_in_silence(desk):
    def change(sheets):
        sheets.write("Hvorfor?", Rettet_tema="Rum og møbler")
        sheets.book["Input"]["D1"].value = "Vores tema"

    desk.edit(change)

    assert "Input!A1: kolonnen 'Rettet tema' mangler, så arket kan ikke læses." in str(refused(desk))


def test_a_sheet_is_known_although_most_of_its_columns_are_gone(desk):
    def change(sheets):
        sheets.write("Hvorfor?", Rettet_tema="Rum og møbler")
        sheet = sheets.book["Input"]
        sheet.tables.clear()
        for column in reversed(range(1, 22)):
            if sheet.cell(1, column).value in (
                "Nr.",
                "Tema",
                "Næstbedste",
                "Hvorfor",
                "Undertemaer",
                "Fil",
                "Celle",
            ):
                sheet.delete_cols(column)

    desk.edit(change)
    desk.run()

    assert in_force(desk.book) == [("themes", "Hvorfor?", "rum")]


def test_a_sheet_that_was_deleted_changes_nothing_and_is_told(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    desk.run()
    desk.edit(lambda sheets: sheets.book.remove(sheets.book["Input"]))

    assert not desk.stands()
    kept = desk.folders.outputs / ".udgaver" / NAME / f"gennemgang-{sha256_of(desk.workbook.read_bytes())[:8]}.xlsx"
    assert desk.run().told == (
        "- Input: arket er ikke i filen, så intet i det er læst.",
        f"Intet af det er tabt: gennemgang.xlsx, som I gemte den, ligger nu i {kept}.",
    )
    assert in_force(desk.book) == [("themes", "Hvorfor?", "rum")]
    assert desk.stands()


def test_a_file_of_that_name_which_is_no_workbook_of_ours_is_not_overwritten(desk):
    book = openpyxl.Workbook()
    book.active["A1"] = "Kaffe"
    book.save(desk.workbook)

    assert "gennemgang.xlsx er ikke en gennemgang, som programmet kender igen." in str(refused(desk))


def test_a_hidden_sheet_that_was_changed_is_told(desk):
    desk.edit(lambda sheets: sheets.book["Programmets grundlag"].delete_rows(3))

    assert "det skjulte ark, som programmet kender cellerne på, er ændret" in str(refused(desk))


def test_words_that_were_changed_in_the_hidden_sheet_are_told(desk):
    def change(sheets):
        for row in sheets.book["Programmets grundlag"].iter_rows(min_row=2):
            row[0].value = row[0].value.replace("kaffe", "te")

    desk.edit(change)

    assert "det skjulte ark, som programmet kender cellerne på, er ændret" in str(refused(desk))


def test_a_workbook_of_a_newer_program_is_not_obeyed(desk):
    def change(sheets):
        cell = sheets.book["Programmets grundlag"]["A1"]
        cell.value = cell.value.replace('"form":1', '"form":2')

    desk.edit(change)

    assert "gennemgang.xlsx er lavet af en nyere udgave af programmet." in str(refused(desk))


def test_another_workshops_workbook_is_not_obeyed(desk):
    shutil.copytree(desk.inputs, desk.folders.inputs / "frokost")
    shutil.copy(desk.folders.categories / f"{NAME}.yaml", desk.folders.categories / "frokost.yaml")
    shutil.copy(desk.workbook, desk.folders.inputs / "frokost" / "kopi.xlsx")

    with pytest.raises(WorkbookError, match=r"hører til workshoppen kantinen\. Flyt den til dens egen mappe"):
        read_answers(open_workshop("frokost", desk.folders))


def test_two_copies_that_decide_differently_are_a_conflict_with_both_cells(desk):
    desk.edit(
        lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"), path=desk.inputs / "Jonnas.xlsx"
    )
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Mad og drikke"))

    error = refused(desk)

    assert str(error).split("\n")[1:] == [
        "- gennemgang.xlsx, Input!D2 mod gennemgang nr. 1 i mappen med input, Input!D2"
    ]
    assert error.details == (
        "gennemgang.xlsx, Input!D2: Tema: mad om »Hvorfor?«",
        "gennemgang nr. 1 i mappen med input, Input!D2: Tema: rum om »Hvorfor?«",
        "gennemgang nr. 1 i mappen med input: Jonnas.xlsx",
    )


def test_the_copies_of_a_conflict_are_named_in_the_order_of_their_numbers(desk):
    themes = {"Rum og møbler": "ABCD", "Mad og drikke": "EFGH"}
    for theme, names in themes.items():
        for name in names:
            desk.edit(
                lambda sheets, theme=theme: sheets.write("Hvorfor?", Rettet_tema=theme),
                path=desk.inputs / f"{name}.xlsx",
            )

    assert refused(desk).details[-8:] == tuple(
        f"gennemgang nr. {number} i mappen med input: {name}.xlsx" for number, name in enumerate("ABCDEFGH", 1)
    )


def test_what_was_changed_in_yaml_since_is_a_conflict_too(desk):
    note = desk.ids()["Hvorfor?"]
    desk.yaml.write_text(f'themes:\n- {{note: {note}, text: "Hvorfor?", theme: tid}}\n', encoding="utf-8")
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))

    assert str(refused(desk)).split("\n")[1:] == [f"- decisions.yaml om {note} mod gennemgang.xlsx, Input!D2"]
    assert in_force(desk.book) == [("themes", "Hvorfor?", "tid")]


def test_one_who_takes_back_and_one_who_decides_anew_are_a_conflict_too(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Tid, ro og pauser"))
    desk.run()
    row = Sheets.open(desk.workbook).row("Hvorfor?")["Input"].row
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema=None), path=desk.inputs / "Jonnas.xlsx")
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))

    assert refused(desk).details[:2] == (
        f"gennemgang.xlsx, Input!D{row}: Tema: rum om »Hvorfor?«",
        f"gennemgang nr. 1 i mappen med input, Input!D{row}: taget tilbage om »Hvorfor?«",
    )


def test_what_is_gone_from_yaml_since_and_decided_anew_is_a_conflict_too(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Tid, ro og pauser"))
    desk.run()
    row = Sheets.open(desk.workbook).row("Hvorfor?")["Input"].row
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"))
    desk.yaml.unlink()

    error = refused(desk)
    assert str(error).split("\n")[1:] == [
        f"- decisions.yaml, hvor den er taget tilbage eller aldrig blev skrevet mod gennemgang.xlsx, Input!D{row}"
    ]
    assert all("»Hvorfor?«" in detail for detail in error.details), error.details


def test_a_copy_beside_the_workbook_is_read_and_not_again_once_it_was(desk):
    """As OneDrive lays it there; what it said is history after that, also where a person changes their mind."""
    copy = desk.workbook.with_name("gennemgang-PC12.xlsx")
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"), path=copy)
    assert not desk.stands()
    desk.run()
    assert in_force(desk.book) == [("themes", "Hvorfor?", "rum")]
    assert desk.stands()

    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Tid, ro og pauser"))
    desk.run()
    assert in_force(desk.book) == [("themes", "Hvorfor?", "tid")]
    assert desk.stands()

    desk.edit(lambda sheets: sheets.write("Stolene larmer", Handling="Behold"), path=copy, source=copy)
    desk.run()
    assert in_force(desk.book) == [("themes", "Hvorfor?", "tid"), ("themes", "Stolene larmer", "rum")]


def test_a_copy_among_the_inputs_is_no_input(desk):
    desk.edit(lambda sheets: None, path=desk.inputs / "Min gennemgang.xlsx")
    edition = desk.run().edition

    assert [file.file for file in edition.gathered.files] == ["noter.csv"]
    assert desk.stands()


def test_a_copy_that_was_locked_when_it_was_looked_for_is_not_read_as_notes(desk, monkeypatch):
    desk.edit(lambda sheets: None, path=desk.inputs / "kopi.xlsx")
    monkeypatch.setattr("flows.workshop.is_workbook", lambda path: False)

    with pytest.raises(InputBusyError, match=r"kopi\.xlsx: er en gennemgang, som ikke kunne læses"):
        desk.run()


def test_a_copy_is_known_by_its_hidden_sheet_where_a_program_lost_the_property(desk):
    copy = desk.inputs / "kopi.xlsx"
    desk.edit(lambda sheets: sheets.book.custom_doc_props.props.clear(), path=copy)

    assert is_workbook(copy)
    assert [file.file for file in desk.run().edition.gathered.files] == ["noter.csv"]


def test_a_spreadsheet_of_staff_is_an_input_whatever_its_sheets_are_called(desk):
    book = openpyxl.Workbook()
    book.active.title = "Grundlag"
    for row in (["Input", "Tema", "ID"], ["Flere stole", "Rum", "1"]):
        book.active.append(row)
    book.save(desk.inputs / "bord.xlsx")

    assert not is_workbook(desk.inputs / "bord.xlsx")
    assert "Flere stole" in [note.text for note in desk.run().edition.gathered.notes]


def test_a_workbook_that_is_changed_while_the_program_runs_is_not_replaced(desk):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Handling="Behold"))
    saved = desk.workbook.read_bytes()

    assert keep_workbook(desk.workbook.parent, b"new", "0" * 64) == (
        "gennemgang.xlsx er rettet, mens programmet kørte, og er ikke rørt. Kør igen, så kommer rettelserne med.",
    )
    assert desk.workbook.read_bytes() == saved


def test_a_workbook_that_is_saved_right_before_it_would_be_replaced_is_not(desk, monkeypatch):
    """Between the look at its digest and the move of the new file into its place lies the writing of that file."""
    read = sha256_of(desk.workbook.read_bytes())
    write_through = os.fsync

    def save_meanwhile(descriptor):
        write_through(descriptor)
        desk.edit(lambda sheets: sheets.write("Hvorfor?", Handling="Behold"))

    monkeypatch.setattr("os.fsync", save_meanwhile)

    assert keep_workbook(desk.workbook.parent, b"new", read)[0].startswith("gennemgang.xlsx er rettet, mens")
    assert Sheets.open(desk.workbook).row("Hvorfor?")["Handling"].value == "Behold"
    assert [path.name for path in desk.workbook.parent.iterdir()] == ["gennemgang.xlsx"]


def test_an_xls_copy_is_a_copy_of_the_workbook_and_no_input(desk, tmp_path):
    """Excel's old format has no properties of ours; the sheet's name stands in it with a byte a letter."""
    name = b"Programmets grundlag"
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + b"\x14\0" + name)
    (tmp_path / "b.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + b"\x14\0\0" + name)

    assert is_workbook(tmp_path / "a.xls")
    assert not is_workbook(tmp_path / "b.xls")  # a cell that reads so


@pytest.mark.office
def test_what_was_decided_in_an_xls_copy_holds(desk, tmp_path):
    desk.edit(lambda sheets: sheets.write("Hvorfor?", Rettet_tema="Rum og møbler"), path=tmp_path / "openpyxl.xlsx")
    made = through_libreoffice(tmp_path, "xls")
    (desk.inputs / "kopi.xls").write_bytes(made["xls"].read_bytes())
    edition = desk.run().edition

    assert in_force(desk.book) == [("themes", "Hvorfor?", "rum")]
    assert [file.file for file in edition.gathered.files] == ["noter.csv"]


@pytest.mark.parametrize("remark", ["a\\x07b", "\\x01", "a\\x85b", "  to  ", "_x0041_", "=1+1"])
def test_a_remark_with_signs_that_excel_can_not_hold_decides_nothing_by_itself(desk, remark):
    note = desk.ids()["Hvorfor?"]
    desk.yaml.write_text(f'remarks:\n- {{note: {note}, text: "Hvorfor?", remark: "{remark}"}}\n', encoding="utf-8")
    desk.run()
    (kept,) = desk.book.remarks
    assert desk.stands()

    desk.edit(lambda sheets: sheets.write("Hvorfor?", Initialer="ab"))
    desk.run()

    assert desk.book.remarks == (kept.model_copy(update={"by": "ab"}),)


def test_a_workbook_that_is_open_in_excel_is_told_and_the_run_goes_on(desk, monkeypatch):
    def locked(self, target):
        raise PermissionError(13, "in use")

    desk.note_down([*NOTES, "Et bord til"])
    monkeypatch.setattr(Path, "replace", locked)

    assert desk.run().told == (
        "gennemgang.xlsx er åben eller må ikke skrives, så den viser ikke denne kørsel. Luk den i Excel, og kør "
        "igen.",
    )
    assert [path.name for path in desk.workbook.parent.iterdir()] == ["gennemgang.xlsx"]
    assert len(Sheets.open(desk.workbook).rows("Input")) == 4
