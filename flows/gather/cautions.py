"""What staff should look at: one caution a kind and sheet, with the cells, never with their text."""

from __future__ import annotations

from collections import defaultdict

from flows.gather.staff_choice import StaffChoice
from flows.notes import Caution, Source
from flows.sheets.book import address

_SHOWN = 8

_ASIDE = "Er det input, så skriv Ja ud for cellen på arket Sat til side i gennemgang.xlsx"
_CHECKED = "skriv cellen under 'checked' for filen under columns i workshop.yaml"
_NO_INPUT = "så vælg 'Ikke et input' ud for det i gennemgang.xlsx"

_NOT_READ = (
    "Er noget input, så skriv Ja ud for det på arket Sat til side i gennemgang.xlsx, eller skriv kolonnen under "
    "columns i workshop.yaml; ellers skriv 'ignore: true' dér."
)

# What a person can do about each; where the review workbook can answer, it stands first.
_MESSAGES = {
    "typed_value": "tal, dato eller SAND/FALSK mellem input er læst som tekst. Se, om Excel har lavet teksten om.",
    "formula_without_value": "en formel uden gemt værdi kan ikke læses. Åbn filen i Excel, gem den, og kør igen.",
    "formula_as_text": "teksten begynder med = og er læst som tekst. Se, om den er rigtig.",
    "error_value": "en fejlværdi (fx #REFERENCE!) er ikke læst. Skriv teksten i cellen, hvis den er input.",
    "removed_characters": "tegn, som et dokument ikke kan have, er fjernet eller erstattet. Se, om teksten er hel.",
    "mojibake_repaired": "æ, ø, å eller andre tegn var gemt forkert og er rettet. Se, om teksten er rigtig.",
    "mojibake": "nogle bogstaver ser forkerte ud (fx Ã¥ for å) og er læst, som de står. Ret dem i filen.",
    "hidden": "skjulte celler er ikke læst. Er de input, så skriv Ja ud for dem på arket Sat til side i "
    "gennemgang.xlsx; skal alle læses, så vis dem i Excel, eller skriv 'hidden: read' under columns i "
    "workshop.yaml.",
    "looks_like_note": f"ligner input, men står uden for kolonnerne med input og er ikke læst. {_ASIDE}; er hele "
    f"kolonnen input, så skriv den under 'notes' for filen under columns i workshop.yaml. Er det ikke, så "
    f"{_CHECKED}.",
    "read_as_heading": f"er læst som overskrift, ikke som input. {_ASIDE}; er det rigtigt, så {_CHECKED}.",
    "read_as_section": f"er læst som navnet på et afsnit, ikke som input. {_ASIDE}; er det rigtigt, så {_CHECKED}.",
    "asks_on_top": "øverst står et spørgsmål eller en opfordring, som er læst som input. Er det en overskrift, så "
    "vælg Overskrift under 'Første række er' på arket Læsning i gennemgang.xlsx.",
    "summary_line": f"ligner bordværtens opsummering og er ikke læst som input. {_ASIDE}; ellers {_CHECKED}.",
    "counted_values": "står under listen og tæller, hvad der står i en af dens andre kolonner, og er ikke læst som "
    f"input. {_ASIDE}; ellers {_CHECKED}.",
    "closing_line": f"står alene under listen og er læst som input. Er det ikke et, {_NO_INPUT}; er det et, så "
    f"{_CHECKED}.",
    "may_head_others": "kan være en overskrift for dem under sig, men er læst som input. Er det en overskrift, "
    f"{_NO_INPUT}; er det et input, så {_CHECKED}.",
    "rejected": "er afvist af en moderator i værktøjet og ikke læst som input.",
    "theme_by_slip": "er læst som et tema i skemaet, selv om det er stavet anderledes. "
    "Se, om det er rigtigt, og ret stavemåden.",
    "several_ticks": "flere temaer er krydset af, så reglerne afgør temaet. Lad ét kryds stå, eller vælg temaet "
    "under 'Rettet tema' i gennemgang.xlsx.",
    "name_as_note": f"ligner et navn, men er læst som input. Er det et navn, {_NO_INPUT}; er det et input, så "
    f"{_CHECKED}.",
    "looks_like_name": "ligner navne i en kolonne uden overskrift og er ikke læst. Er det input, så skriv Ja ud "
    "for cellerne på arket Sat til side i gennemgang.xlsx, eller skriv kolonnen under columns i workshop.yaml.",
    "several_notes_in_cell": "flere input i én celle er delt ved punkttegn, numre eller tomme linjer. Er det "
    f"rigtigt, så {_CHECKED}.",
    "line_breaks_in_cell": "teksten har flere linjer og er læst som ét input. Er hver linje et input, så vælg Ja "
    "under 'Del ved linjeskift' på arket Læsning i gennemgang.xlsx, og ellers Nej.",
    "continued_row": "rækken begynder med lille og kan høre til rækken over; den er læst som et input for sig. "
    "Hører de sammen, så skriv 'continued: true' for filen under columns i workshop.yaml; ellers 'false'.",
    "comment_to_cell": "er en kommentar til en celle og ikke læst som input. Er den input, så skriv Ja ud for den "
    "på arket Sat til side i gennemgang.xlsx, og ellers 'comments: set_aside' under columns i workshop.yaml.",
    "repeated_row": "rækken står flere gange i eksporten med samme id; den er læst én gang.",
    "repeated_text": "samme tekst står flere gange. Værktøjet kan have eksporteret samme input to gange.",
    "said_again": "cellen henviser til den over (fx do. eller samme som ovenfor), så inputtet dér er læst én gang "
    f"til. Er det ikke sagt igen, {_NO_INPUT}; er det, så {_CHECKED}.",
    "theme_filled_down": "temaet står i en flettet celle og gælder alle dens rækker.",
    "markup_decoded": "koder fra eksporten (fx &amp; eller <br>) er gjort til tegn.",
    "no_notes_in_sheet": "arket er læst, men intet i det er input. Er noget input, så skriv Ja ud for det på arket "
    "Sat til side i gennemgang.xlsx, eller skriv kolonnen under columns i workshop.yaml.",
    "guidance_sheet": "ligner en vejledning, en liste over deltagere eller en optælling og er ikke læst. "
    f"{_NOT_READ}",
    "counting_sheet": "hver række er en tekst eller et arks navn fra filens andre ark med tal ud for; arket er "
    f"læst som en optælling af dem, ikke som input. {_NOT_READ}",
    "agenda_sheet": "rækkerne begynder med klokkeslæt og har få ord som Velkomst og Pause; arket er læst som et "
    f"program, ikke som input. {_NOT_READ}",
    "summary_sheet": "arkets navn siger, at det sammenfatter input, og et andet ark har en kolonne med input; "
    f"arket er ikke læst. {_NOT_READ}",
    "running_text": "filen ligner et sammenhængende dokument, ikke en liste med input, og er ikke læst. "
    "Er hver linje et input, så skriv 'notes: A' for filen under columns i workshop.yaml.",
    "choice_column": "svarene ligner valg eller oplysninger om den, der svarer; kolonnen er ikke læst som input. "
    "Er den input, så skriv den under 'notes' for filen under columns i workshop.yaml.",
    "first_row_short": "første række kan være en overskrift, men er læst som input. Er den det, så vælg Overskrift "
    "under 'Første række er' på arket Læsning i gennemgang.xlsx, og ellers Input.",
}


class SheetCautions:
    """Collects the cells of one sheet by kind of caution."""

    def __init__(self, file: str, sheet: str, choice: StaffChoice) -> None:
        self._file = file
        self._sheet = sheet
        self._choice = choice
        self._cells: dict[str, list[str]] = defaultdict(list)

    def add(self, code: str, row: int, column: int) -> None:
        """Note a cell, unless a person has answered for it; a cell counts once a code."""
        if self._choice.is_settled(code, row, column):
            return
        place = address(row, column)
        if not self._cells[code] or self._cells[code][-1] != place:
            self._cells[code].append(place)

    def has(self, code: str, row: int, column: int) -> bool:
        """Tell whether a cell, the last one that was noted under a code, is told there."""
        return address(row, column) in self._cells.get(code, ())[-1:]

    def add_sheet(self, code: str) -> None:
        """Note something of the sheet as a whole."""
        if code not in self._choice.settled:
            self._cells.setdefault(code, [])

    def all(self) -> tuple[Caution, ...]:
        """Give the cautions in the order of the messages above."""
        return tuple(self._caution(code, self._cells[code]) for code in _MESSAGES if code in self._cells)

    def _caution(self, code: str, cells: list[str]) -> Caution:
        where = ", ".join(part for part in (self._file, self._sheet) if part)
        if cells:
            others = len(cells) - _SHOWN
            more = f" og {others} {'anden celle' if others == 1 else 'andre celler'}" if others > 0 else ""
            where = f"{where}, {', '.join(cells[:_SHOWN])}{more}"
        return Caution(
            code, f"{where}: {_MESSAGES[code]}", Source(self._file, self._sheet, cells[0] if cells else "")
        )
