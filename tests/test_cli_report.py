"""What the terminal shows of a workshop, whole, from the values of `resultat.json`."""

import io

import pytest
from rich.console import Console
from rich.text import Text

from flows.cli_report import (
    make_table,
    open_console,
    show_answers,
    show_cautions,
    show_check,
    show_item,
    show_summary,
)


def caution(message, file="", sheet="", cell="", details=()):
    source = {"file": file, "sheet": sheet, "cell": cell} if file else None
    return {"code": "c", "message": message, "source": source, "details": list(details)}


def note(theme, decided_by):
    return {"theme": theme, "decided_by": decided_by}


RESULT = {
    "workshop": {"id": "cykler", "title": "cykelparkering"},
    "counts": {"cells": 9, "note_cells": 5, "notes": 6, "set_aside": 4, "left_out": 1},
    "files": [
        {
            "file": "bord.xlsx",
            "encoding": "",
            "sheets": [
                {
                    "name": "Bord 1",
                    "layout": "list",
                    "text_columns": ["A", "C"],
                    "notes": 5,
                    "set_aside": {"heading": 2, "person": 1},
                    "why": {"A": "overskriften er kendt", "C": "valgt i workshop.yaml"},
                },
                {"name": "Tom", "layout": "empty", "text_columns": [], "notes": 0, "set_aside": {}, "why": {}},
            ],
        },
        {
            "file": "liste.txt",
            "encoding": "cp1252",
            "sheets": [
                {
                    "name": "",
                    "layout": "Slido",
                    "text_columns": ["A"],
                    "notes": 1,
                    "set_aside": {"empty": 1},
                    "why": {"A": "eneste spalte"},
                }
            ],
        },
    ],
    "themes": [{"title": "Stativer", "notes": 2}, {"title": "Lys", "notes": 0}],
    "notes": [
        *(note("a", "rule"), note("a", "decision"), note(None, "no_rule"), note(None, "no_rule")),
        *(note(None, "tie"), note(None, "decision")),
    ],
    "set_aside": [{"reason": "heading"}, {"reason": "heading"}, {"reason": "person"}, {"reason": "empty"}],
    "groups": [{"notes": ["1", "2"]}, {"notes": ["3"]}, {"notes": ["4", "5", "6"]}],
    "suggested": [{}],
    "warnings": [caution("se på den", "bord.xlsx", "Bord 1", "A2", ["bord.xlsx: »Te«"])],
}


def shown(show, *values, **more):
    out = io.StringIO()
    show(Console(file=out, width=80), *values, **more)
    return [line.rstrip() for line in out.getvalue().splitlines()]


THEMES = [
    "Tema                                Input",
    "─────────────────────────────────────────",
    "Stativer                                2",
    "Lys                                     0",
    "Uden tema: ingen regel passer           2",
    "Uden tema: reglerne er uenige           1",
    "Uden tema: besluttet af en person       1",
]
ALIKE = [
    "Udeladt efter en persons beslutning, men talt med her: 1 input.",
    "Næsten ens: 5 input i 2 grupper.",
    "Ligner hinanden, men er holdt adskilt: 1 par.",
]
DOUBT = ["Se på (1):", "- bord.xlsx, Bord 1, A2: se på den", "  bord.xlsx: »Te«"]


def test_a_check_shows_each_sheet_and_why_its_columns_are_read():
    assert shown(show_check, RESULT) == [
        "cykelparkering (cykler)",
        "bord.xlsx",
        "Ark      Form    Kolonner   Input   Sat til side",
        "──────────────────────────────────────────────────────────",
        "Bord 1   liste   A, C           5   overskrift 2, person 1",
        "Tom      tomt    -              0   -",
        "- Bord 1 A: overskriften er kendt",
        "- Bord 1 C: valgt i workshop.yaml",
        "liste.txt (cp1252)",
        "Ark   Form    Kolonner   Input   Sat til side",
        "─────────────────────────────────────────────",
        "-     Slido   A              1   tom 1",
        "- A: eneste spalte",
        "I alt 9 celler: 6 input fra 5 celler, 4 sat til side.",
        *THEMES,
        *ALIKE,
        *DOUBT,
        "",
    ]


def test_a_run_shows_what_was_read_and_where_the_files_are():
    read = "Læst: 2 filer med 9 celler: 6 input fra 5 celler, 4 sat til side."
    rest = [
        *THEMES,
        "Sat til side: overskrift 2, person 1, tom 1.",
        *ALIKE,
        *DOUBT,
        "Filer i ud/cykler:",
        "  a.docx, b.docx",
        "",
    ]
    files = ["a.docx", "b.docx"]
    same = "Intet er ændret siden sidst, så filerne er ikke lavet om."

    assert shown(show_summary, RESULT, "Completed", "ud/cykler", files) == ["cykelparkering (cykler)", read, *rest]
    assert shown(show_summary, RESULT, "Unchanged", "ud/cykler", files) == [
        "cykelparkering (cykler)",
        same,
        read,
        *rest,
    ]


def test_what_there_is_none_of_is_not_shown():
    counts = {"cells": 1, "note_cells": 1, "notes": 1, "set_aside": 0, "left_out": 0}
    plain = {
        "files": RESULT["files"][:1],
        "notes": [note("a", "rule")],
        "themes": [{"title": "Stativer", "notes": 1}],
    }
    none = {"set_aside": [], "groups": [{"notes": ["1"]}], "suggested": [], "warnings": []}

    assert shown(show_summary, {**RESULT, "counts": counts, **plain, **none}, "Completed", "ud", ["a.docx"]) == [
        "cykelparkering (cykler)",
        "Læst: 1 fil med 1 celle: 1 input fra 1 celle, 0 sat til side.",
        "Tema       Input",
        "────────────────",
        "Stativer       1",
        "Filer i ud:",
        "  a.docx",
        "",
    ]


def test_a_run_shows_twelve_lines_to_look_at_and_tells_how_to_see_all():
    twelve = [caution(f"nr. {number}") for number in range(12)]
    lines = [f"- nr. {number}" for number in range(12)]

    assert shown(show_cautions, twelve, "to ord") == ["Se på (12):", *lines]
    assert shown(show_cautions, [*twelve, *twelve[:2]], "to ord") == [
        "Se på (14):",
        *lines,
        '- og 2 til: workshop check "to ord"',
    ]
    assert len(shown(show_cautions, [*twelve, *twelve], "to ord", most=None)) == 25


def test_a_message_that_names_its_file_is_not_told_where_it_is_again():
    told = [
        caution("a.xlsx, Ark1: arket er tomt", "a.xlsx", "Ark1"),
        caution("filen er åben", "b.csv"),
        caution("celler mangler", "c.xlsx", "Ark1", "A2, A3"),
    ]

    assert shown(show_cautions, told, "w") == [
        "Se på (3):",
        "- a.xlsx, Ark1: arket er tomt",
        "- b.csv: filen er åben",
        "- c.xlsx, Ark1, A2, A3: celler mangler",
    ]


def test_a_text_that_stands_in_no_cell_is_told_with_its_box():
    told = caution("teksten er lang", "a.xlsx", "Ark1", "B3")
    told["source"] |= {"heading": "Input", "box": "tekstboks 2"}

    assert shown(show_cautions, [told], "w") == ["Se på (1):", "- a.xlsx, Ark1, B3, tekstboks 2: teksten er lang"]


def test_further_lines_stand_below_the_text_of_the_first_and_no_word_that_fits_a_line_is_broken():
    path = "/drev/" + "arbejdsmiljø-og-trivsel/" * 4 + "noter.xlsx"
    assert shown(show_item, f"Her er {'ord ' * 17}e-mail om {path} og mere") == [
        "- Her er ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord",
        "  e-mail om",
        f"  {path}"[:80],
        f"  {path}"[80:],
        "  og mere",
    ]


def test_what_people_decided_is_told_in_lines_and_items():
    told = ["Fra gennemgangen:", f"- {'mere ' * 17}te", "-", "Slut - nu"]
    assert shown(show_answers, told) == [
        "Fra gennemgangen:",
        f"- {'mere ' * 15}".rstrip(),
        "  mere mere te",
        "-",
        "Slut - nu",
    ]
    assert shown(show_answers, []) == []


def test_signs_of_markup_are_shown_as_they_stand():
    titled = {**RESULT, "workshop": {"id": "[b]", "title": "[red]Cykler[/red]"}, "warnings": []}
    lines = shown(show_summary, titled, "Completed", "[ud]", ["[a].docx"])
    assert (lines[0], lines[-3:]) == ("[red]Cykler[/red] ([b])", ["Filer i [ud]:", "  [a].docx", ""])


def test_a_long_title_is_folded_and_nothing_of_it_is_lost():
    table = make_table("Tema", ("Input", "right"))
    table.add_row(Text("x" * 100), "1")
    lines = shown(lambda console: console.print(table))
    assert max(map(len, lines)) <= 80
    assert "".join(lines).count("x") == 100


def test_what_is_piped_is_80_columns_wide_and_a_pipe_that_is_closed_ends_it(capsys):
    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    console = open_console()
    assert console.width == 80
    console.file = Closed()
    with pytest.raises(BrokenPipeError):
        show_item(console, "mere")
