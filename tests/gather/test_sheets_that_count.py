"""Sheets that count what others hold, key figures and agendas, on both sides of every limit.

A row is written with / between its cells, rows with | between them; # before a text: the cell holds a figure, =: a
formula without a value.
"""

import pytest

from flows.gather.agendas import is_agenda
from flows.gather.counts import counts_others, holds_key_figures
from flows.gather.headers import load_vocabulary
from flows.sheets.book import Cell, Kind, Sheet

WORDS = load_vocabulary()
KINDS: dict[str, Kind] = {"#": "number", "=": "formula"}


def sheet(rows, name="Ark1"):
    """Make a sheet; an empty cell holds a space."""
    cells = [
        Cell(row, column, KINDS.get(text[:1], "text"), text.lstrip("#=") or " ")
        for row, line in enumerate(rows.split("|"), 1)
        for column, text in enumerate(line.split("/"), 1)
    ]
    return Sheet(name, tuple(cells), len(cells))


DAY = "9.00/Velkomst|9.30/Gruppearbejde|11.15/Tak for i dag"
AGENDAS = {
    DAY: True,
    "9.00/Velkomst|9.30/Pause": False,  # two points
    f"Program|Kl./Hvad|For alle|{DAY}": True,
    f"Program|Kl./Hvad|For alle|Kom/Gå|{DAY}": False,  # four rows above
    f" |{DAY}| ": True,  # a cell of spaces is none
    f"{DAY}|Hjem/Farvel": False,  # three of four rows are points
    f"{DAY}|11.20/Farvel|Hjem/Sov": True,  # four of five
    f"{DAY}|12.00": False,  # a time with nothing beside it
    f"{DAY}|/12.00": False,
    "9.00/Velkomst|9.05/Pause|9.10/Tak": True,
    "9.00/Velkomst|9.04/Pause|9.10/Tak": False,  # four minutes
    "9.00/Velkomst|9.00/Pause|9.10/Tak": False,
    "9.00/Velkomst|10.00/Pause|9.30/Tak": False,  # back in time
    "9.00/Velkomst og kaffe i den hal|9.30/Pause|10.00/Tak": True,  # six words
    "9.00/Velkomst og kaffe i den store hal|9.30/Pause|10.00/Tak": False,
    "9.00/Velkomst|9.30/Lån et telt|10.00/Ro i hallen|11.00/Pause": True,  # half of them
    "9.00/Velkomst|9.30/Lån et telt|10.00/Ro i hallen": False,
    "Velkomst og pause|9.00/Velkomst|9.30/Lån et telt|10.00/Ro i hallen": False,  # words above count for none
    "9-10/Velkomst|9.05/Pause|10.00/Tak": True,
    "9/Velkomst|10/Pause|11/Tak": False,  # figures without minutes
    "9 til 10/Velkomst|10–11/Pause|kl. 11 - 11.30/Tak": True,
    "Kl. 9.00/Velkomst|kl 9:30/Pause|10.00-11.00/Tak": True,
    "#9.00/Velkomst|#9.30/Pause|#10.00/Tak": False,  # votes
    "22.00/Velkomst|23.00/Pause|23.59/Tak": True,
    "22.00/Velkomst|23.00/Pause|24.00/Tak": False,
    "9.00/Velkomst|9.30/Pause|9.60/Tak": False,
    "": False,
}


@pytest.mark.parametrize(("rows", "told"), AGENDAS.items())
def test_an_agenda_is_times_of_one_day_and_a_few_words_of_agendas(rows, told):
    assert is_agenda(sheet(rows), WORDS) is told


KEY_FIGURES = {
    "Deltagere/41|Svar/80 %": True,
    "Deltagere/#41|Svar/=A1": True,
    "Deltagere/41|/|Svar/12 stemmer/7": True,
    "Deltagere/41|Svar": False,
    "Deltagere/41|Svar/mange": False,
    "Deltagere/41|Svar/7/mange": False,
    "#41/7": False,
    "Deltagere under tredive i år/41": True,  # five words
    "Deltagere under tredive år i år/41": False,
    "": False,
}


@pytest.mark.parametrize(("rows", "told"), KEY_FIGURES.items())
def test_key_figures_are_a_few_words_and_figures_in_each_row(rows, told):
    assert holds_key_figures(sheet(rows), WORDS) is told


NOTES = sheet("Input/Emne|net/hal|ro/hal|lys/hal|telt/ude|bold/ude|mål/sal|is/#7", "Bord 1")
OTHERS = (NOTES, sheet("Input|mole", "Bord 2"))
COUNTS = {
    "hal/3|ude/2": True,
    "HAL/3|Ude /2": True,
    "hal/3|ude/2|I alt/5|-/": True,  # sums and strokes are no values
    "hal/3|I alt/5": False,  # one value
    "hal/3|ude/to": False,
    "hal/3|ude": False,
    "hal/3|ude/2|sal/1|ro/1|net": False,  # nothing beside the last
    "hal/3|ude/2|sal/1|ro/1|is til alle/2": False,
    "ude/2|sal/1": True,
    "hal/3|is til alle/2": False,  # no value of the others
    "hal/3|7/1": False,  # a figure there is no value
    "hal/#3|#7/#1": False,
    "hal/50 %/3|ude/30 %/2": True,
    "hal/3|ude/9": False,  # one of two is right
    "hal/3|ude/2|sal/1|net/1|ro/9": True,  # four of five
    "hal/3|ude/2|sal/1|net/9|ro/9": False,
    "net/1|ro/1|lys/1": False,  # none stands there twice
    "net/9|ro/9|hal/1": False,
    "Rækkenavne/Prikker|hal/20|ude/31": True,  # a pivot's heading
    "Emne/Prikker|hal/20|ude/31": False,
    "Emne/Antal|hal/3|ude/2": True,
    "Filter/alle|Emne||Rækkenavne/Antal|hal/3|ude/2": True,  # three rows above
    "Filter/alle|Emne|År/i år|Rækkenavne/Antal|hal/3|ude/2": False,
    "Så mange har sagt det/Antal|hal/3|ude/2": True,  # five words
    "Så mange har sagt det her/Antal|hal/3|ude/2": False,
    "Bord 1/70|bord 2/10": True,  # the sheets' names
    "Bord 1/70|Bord 3/10": False,
    "Bord 1/70|hal/3": False,
}


@pytest.mark.parametrize(("rows", "told"), COUNTS.items())
def test_a_sheet_that_counts_has_values_of_others_and_how_often_they_stand_there(rows, told):
    assert counts_others(sheet(rows), OTHERS, WORDS) is told
