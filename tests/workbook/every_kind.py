"""A workshop of five hundred notes, sixty decisions of every kind, and the proof of each in an edition."""

import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from flows.notes import Edition, StaffText
from tests.workbook.desk import NAME, SCHEME, Desk, Sheets

Decided = tuple[Any, ...]  # as `in_force` says it

_WORDS = [
    "kaffe", "te", "kage", "stol", "bord", "pause", "ro", "lys", "luft", "støj", "planter", "vinduer", "døre",
    "skabe", "nøgler", "trapper", "lifte",
]  # fmt: skip
_PLACES = [
    "køkkenet", "gangen", "gården", "salen", "kælderen", "loftet", "hallen", "stuen", "kantinen", "butikken",
]  # fmt: skip
PLAIN = [
    f"{word.capitalize()} i {place}, {number} gange om ugen"
    for number, (word, place) in enumerate(
        ((word, place) for place in _PLACES for word in _WORDS for _ in range(3)), 1
    )
][:470]
FOUND = [
    "Ring til 12 34 56 78 om lyset i salen",
    "Skriv til bo@kantinen.example om stolene",
    "Hanne Bak vil gerne lave suppen om mandagen",
    "Ring til 87 65 43 21, når kaffen er varm",
]
SIGNS = ["Vi sidder ved vinduet ud mod gården", "Vi sidder længst inde ved det runde bord", "Vi står i køkkenet"]
TABLE = [f"Flere kander med vand nummer {number} ved disken" for number in range(10)]
LINES = [f"Flere kopper på hylde {number}\nFærre skilte ved dør {number}" for number in range(5)]
QUESTION = "Hvad skal der ske i gården?"
ASKED = [f"En bænk ved væg {number}" for number in range(5)]
UNDER_THEME = [f"Lamper i reol {number}" for number in range(5)]
THEMES = {"Mad og drikke": "mad", "Rum og møbler": "rum", "Tid, ro og pauser": "tid", "Uden tema": None}


def lay_out(root: Path) -> Desk:
    """Lay out the workshop: a long list, a table with signs beside the notes, sheets that are read wrongly."""
    desk = Desk.of(root, [*PLAIN, *FOUND])
    (desk.folders.categories / "frokost.yaml").write_text(SCHEME, encoding="utf-8")
    rows = [["Bord", "Input"], *([sign, text] for sign, text in zip([*SIGNS, *["2"] * 7], TABLE, strict=True))]
    _save(desk.inputs / "bord-2.xlsx", {"Bord 2": rows})
    _save(
        desk.inputs / "bord-3.xlsx",
        {
            "Linjer": [["Input"], *([text] for text in LINES)],
            "Spørgsmål": [[text] for text in (QUESTION, *ASKED)],
            "Temaer": [["Mad og drikke"], *([text] for text in UNDER_THEME)],
        },
    )
    return desk


def _save(path: Path, sheets: Mapping[str, Iterable[list[str]]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def decide(sheets: Sheets) -> set[Decided]:
    """Decide sixty things of every kind as a person does, and give them as the book should have them."""
    decided = {*_decide_notes(sheets), *_decide_words(sheets), *_decide_elsewhere(sheets)}
    free = {*PLAIN} - {entry[1] for entry in decided}
    pairs = [row for row in sheets.rows("Gengangere") if {row["Input A"].value, row["Input B"].value} <= free]
    for number, row in enumerate(_disjoint(pairs, 60 - len(decided))):
        row["Afgørelse"].value = "Samme" if number % 2 else "Hold adskilt"
        key = "same" if number % 2 else "apart"
        decided.add((key, row["Input A"].value, row["Input B"].value))
    return decided


def _decide_notes(sheets: Sheets) -> Iterable[Decided]:
    listed = {row["Input"].value: row for row in sheets.rows("Input")}
    drawn = random.Random(7).sample(PLAIN, 32)
    for number, text in enumerate(drawn):
        row, placed = listed[text], THEMES[listed[text]["Tema"].value]
        if number < 8:
            title = list(THEMES)[number % 4]
            row["Rettet tema"].value = title
            yield "themes", text, THEMES[title]
        elif number < 12:
            row["Rettet tema"].value = "Mad og drikke"
            row["Rettede undertemaer"].value = "Koldt, sødt; Varmt"
            yield "themes", text, "mad", ("koldt", "varmt")
        elif number < 20:
            row["Handling"].value = "Udelad"
            row["Grund"].value = "Gentagelse" if number % 2 else None
            yield "left_out", text, "Gentagelse" if number % 2 else "Andet"
        elif number < 24:
            row["Handling"].value = "Behold"
            yield "themes", text, placed
        elif number < 28:
            row["Handling"].value = "Ikke et input"
            yield "not_notes", text
        else:
            row["Bemærkning"].value = f"Se på {number}"
            row["Initialer"].value = "jh"
            yield "remarks", text, f"Se på {number}", "jh"


def _decide_words(sheets: Sheets) -> Iterable[Decided]:
    listed = {row["Input"].value: row for row in sheets.rows("Input")}
    phone, mail, name, kept = FOUND
    listed[phone]["Skjul disse ord"].value = "12 34 56 78; salen"
    listed[mail]["Handling"].value = "Skjul fund"
    listed[name]["Skjul disse ord"].value = "hanne bak"
    listed[kept]["Handling"].value = "Behold"
    yield "masked", phone, ("12 34 56 78", "salen")
    yield "masked", mail, ("bo@kantinen.example",)
    yield "masked", name, ("Hanne Bak",)
    yield "kept", kept, ("87 65 43 21",)


def _decide_elsewhere(sheets: Sheets) -> Iterable[Decided]:
    for text in SIGNS:
        sheets.row(text, "Sat til side", "Tekst")["Er et input?"].value = "Ja"
        yield "notes", text
    for sheet, column, typed, means in (
        ("Linjer", "Del ved linjeskift", "Ja", "lines"),
        ("Spørgsmål", "Første række er", "Overskrift", "heading"),
        ("Temaer", "Tema fra", "Intet", "nothing"),
    ):
        sheets.row(sheet, "Læsning", "Ark")[column].value = typed
        yield "reading", "bord-3.xlsx", sheet, means
    for title, column in (("Mad og drikke", "Jeres indledning"), ("Rum og møbler", "Jeres afsnit i stedet")):
        sheets.row(title, "Temaer", "Tema")[column].value = f"Vores ord om {title}."
        yield "summary", THEMES[title], f"Vores ord om {title}."
    for label, fact, typed, means in (
        ("Emne", "title", "maden", "maden"),
        ("Dato", "date", "6. maj 2025", "2025-05-06"),
        ("Sted", "place", "Salen", "Salen"),
        ("Arrangør", "host", "Køkkenet", "Køkkenet"),
        ("Skema", "scheme", "frokost", "frokost"),
    ):
        sheets.row(label, "Workshop", "Oplysning")["Rettes til"].value = typed
        yield "workshop", fact, means


def _disjoint(pairs: list[Mapping[str, Any]], wanted: int) -> list[Mapping[str, Any]]:
    """Choose pairs of which no two have a note in common: what is decided of them can't contradict itself."""
    chosen: list[Mapping[str, Any]] = []
    used: set[str] = set()
    for pair in pairs:
        ids = {pair["ID A"].value, pair["ID B"].value}
        if not ids & used and len(chosen) < wanted:
            used |= ids
            chosen.append(pair)
    return chosen


def is_proven(decided: Decided, edition: Edition, shown: Sheets) -> bool:
    """Tell whether a decision is seen in an edition, or where no stage has it, in the workbook that shows it."""
    ids = {note.text: note.id for note in edition.gathered.notes}
    aside = {cell.text for cell in edition.gathered.set_aside if cell.reason == "decision"}
    match decided:
        case ("themes", text, theme):
            placed = edition.placements[ids[text]]
            return (placed.theme, placed.decided_by) == (theme, "decision")
        case ("themes", text, theme, subthemes):
            placed = edition.placements[ids[text]]
            return (placed.theme, placed.subthemes, placed.decided_by) == (theme, subthemes, "decision")
        case ("left_out", text, reason):
            return edition.left_out.get(ids[text]) == reason
        case ("masked", text, words):
            return {text[start:end] for start, end in edition.hidden.get(ids[text], ())} == set(words)
        case ("kept", text, words):
            found = edition.findings[ids[text]]
            return {(text[each.start : each.end], each.state) for each in found} == {
                (each, "kept") for each in words
            }
        case ("not_notes", text):
            return text not in ids and text in aside
        case ("notes", text):
            return text in ids
        case ("reading", _, "Linjer", _):
            return all(line in ids for text in LINES for line in text.split("\n"))
        case ("reading", _, "Spørgsmål", _):
            return QUESTION not in ids and all(text in ids for text in ASKED)
        case ("reading", _, "Temaer", _):
            return not any(note.staff_theme for note in edition.gathered.notes) and UNDER_THEME[0] in ids
        case ("summary", theme, words):
            said = edition.staff_texts.get(theme, StaffText("", ""))
            return (said.intro, said.paragraph) == ((words, "") if theme == "mad" else ("", words))
        case ("workshop", "scheme", scheme):
            return edition.scheme == scheme != NAME
        case ("workshop", fact, value):
            written = {"2025-05-06": "6. maj 2025"}.get(value, value)
            label = {"title": "Emne", "date": "Dato", "place": "Sted", "host": "Arrangør"}[fact]
            return bool(shown.row(label, "Workshop", "Oplysning")["Står der nu"].value == written)
        case ("remarks", text, remark, by):
            row = shown.row(text)
            return (row["Bemærkning"].value, row["Initialer"].value) == (remark, by)
        case ("same" | "apart" as key, one, other):
            together = any({ids[one], ids[other]} <= set(group.notes) for group in edition.grouping.groups)
            return together == (key == "same")
    raise AssertionError(f"no such kind: {decided[0]}")


def shuffle(sheets: Sheets, safe: set[object]) -> None:
    """Do what people do: sort, filter, delete, insert and duplicate rows, move columns, rename sheets."""
    for title, renamed in (
        ("Gengangere", "Gengangere"),
        ("Sat til side", "Andet"),
        ("Læsning", "Læst"),
        ("Temaer", "Temaer"),
        ("Workshop", "Om os"),
    ):
        header, *rows = [[cell.value for cell in row] for row in sheets.book[title].iter_rows()]
        rows.sort(key=lambda row: str(row[0]), reverse=True)
        _lay_anew(sheets.book[title], [header, *rows])
        sheets.book[title].title = renamed
    sheet = sheets.book["Input"]
    header, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    text = header.index("Input")
    rows.sort(key=lambda row: row[text], reverse=True)
    kept = [row for number, row in enumerate(rows) if row[text] in safe or number % 40]  # a few are deleted
    kept[5:5] = [["Vi tager dem her på mødet"], []]
    kept.append(list(kept[0]))  # one row twice
    _lay_anew(sheet, [["Gennemgået af team 2"], header, *kept])
    for number in range(50, 350):
        sheet.row_dimensions[number].hidden = True
    sheet.title = "Vores input"


def _lay_anew(sheet: Any, rows: list[list[Any]]) -> None:
    """Write rows in the place of a sheet's, its columns from right to left."""
    wide = max(map(len, rows))
    sheet.tables.clear()
    sheet.data_validations.dataValidation.clear()
    sheet.delete_rows(1, sheet.max_row)
    for row in rows:
        sheet.append([*row, *[None] * (wide - len(row))][::-1])
