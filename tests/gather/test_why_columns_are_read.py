"""What the review workbook says of why a column is read."""

import pytest

from tests.gather.make import gather, xlsx
from tests.gather.test_themes_by_shape import read

PROSE = ["Vi mangler tid til at lære af hinanden", "Spis frokost sammen hver tirsdag", "Nye skal have en makker"]
FILLED = {"Start time": "01-03-2025 10:00", "Completion time": "01-03-2025 10:05", "Email": "anonymous"}
KNOWN = "overskriften »{}« er kendt for kolonner med input"
ASKED = "overskriften »{}« er et spørgsmål, og kolonnen holder svarene"
SUBJECT = "overskriften »{}« samler input om et emne eller fra et bord"
CASES = [
    (["Input"], [KNOWN]),
    (["Noter"], [KNOWN]),
    (["Kommentarer"], [KNOWN]),
    (["Hvad mangler?", "Hvad virker?"], [ASKED, ASKED]),
    (["Bord 1", "Bord 2"], [SUBJECT, SUBJECT]),
    (["Input", "Hvad virker?", "Ulemper"], [KNOWN, ASKED, SUBJECT]),
    (["Læring", "Trivsel"], ["kolonnen holder sætninger"] * 2),
    (
        ["Start time", "Completion time", "Email", "Hvad mangler?", "Kommentar", "Xyz"],
        [*[None] * 3, *["overskriften »{}« i en eksport fra Microsoft Forms"] * 3],
    ),
    (
        ["Text", "BG Color", "Card ID", ""],  # a tool's own columns are none of people's
        ["overskriften »{}« i en eksport fra MURAL", None, None, None],
    ),
]


@pytest.mark.parametrize(("headings", "why"), CASES)
def test_each_column_that_is_read_says_why(tmp_path, headings, why):
    rows = [[FILLED.get(heading, PROSE[(row + n) % 3]) for n, heading in enumerate(headings)] for row in range(3)]
    (sheet,) = gather(tmp_path, a__xlsx=xlsx([headings, *rows])).files[0].sheets

    assert [(column.letter, column.heading, column.why) for column in sheet.text_columns] == [
        ("ABCDEF"[place], heading, said.format(heading))
        for place, (heading, said) in enumerate(zip(headings, why, strict=True))
        if said
    ]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([["Ro"], ["Lys"]], "kolonnen er den, der holder tekst"),
        ([["Transport"], PROSE[:1], PROSE[1:2]], "kolonnen holder sætninger"),
        ([["Transport", "Mad & måltider"], PROSE[:2], PROSE[1:]], "overskriften »Transport« er et tema i skemaet"),
        ([["Transpord", "Mad & måltider"], PROSE[:2], PROSE[1:]], "overskriften »Transpord« er et tema i skemaet"),
    ],
)
def test_a_theme_or_no_heading_says_why(tmp_path, rows, why):
    reading = read(tmp_path, rows)

    assert reading.sheets[0].text_columns[0].why == why
    assert ("theme_by_slip" in [caution.code for caution in reading.cautions]) is (rows[0][0] == "Transpord")
