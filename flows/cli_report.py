"""What the command shows: made from the values of `resultat.json`, at most 80 columns.

A note's text is only shown where a decision about it does not hold, and where it is asked for (`cli_notes.py`).
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.reading_words import LAYOUTS, REASONS

_MOST_CAUTIONS = 12
_PLACE = ("file", "sheet", "cell", "box")  # as `Source` is written


class _PipedConsole(Console):
    def on_broken_pipe(self) -> None:
        """Let the command end quietly: what was to be done is done, whoever reads of it."""
        raise BrokenPipeError


def open_console() -> Console:
    """Open what is shown on: as wide as the terminal, and 80 columns where it is piped."""
    return _PipedConsole(width=None if sys.stdout.isatty() else 80, soft_wrap=False)


def show_summary(console: Console, result: dict[str, Any], state: str, folder: Path, files: Sequence[str]) -> None:
    """Show what was read, the notes a theme, what was set aside, what needs a look and where the files are."""
    unchanged = "Intet er ændret siden sidst, så filerne er ikke lavet om."
    show_read(console, result, unchanged if state == "Unchanged" else "")
    show_cautions(console, result["warnings"], result["workshop"]["id"])
    show_line(console, f"Filer i {folder}:")
    show_indented(console, ", ".join(files))
    console.print()


def show_read(console: Console, result: dict[str, Any], state: str = "") -> None:
    """Show what was read, the notes a theme and what was set aside, below a line on how things stand."""
    counts = result["counts"]
    show_line(console, f"{result['workshop']['title']} ({result['workshop']['id']})", style="bold")
    if state:
        show_line(console, state)
    show_line(
        console,
        f"Læst: {_number(len(result['files']), 'fil', 'filer')} med {_number(counts['cells'], 'celle', 'celler')}: "
        f"{counts['notes']} input fra {_number(counts['note_cells'], 'celle', 'celler')}, "
        f"{counts['set_aside']} sat til side.",
    )
    _show_themes(console, result)
    aside = Counter(cell["reason"] for cell in result["set_aside"])
    if aside:
        listed = ", ".join(f"{REASONS.get(reason, reason)} {number}" for reason, number in aside.most_common())
        show_line(console, f"Sat til side: {listed}.")
    _show_groups(console, result)


def show_answers(console: Console, told: Sequence[str]) -> None:
    """Show what becomes of what people decided in the review workbook; nothing where they decided nothing."""
    for line in told:
        if line.startswith("- "):
            show_indented(console, line[2:], "- ")
        else:
            show_line(console, line)


def show_check(console: Console, result: dict[str, Any]) -> None:
    """Show, a row a sheet, what `run` would read and why, then the themes."""
    counts = result["counts"]
    show_line(console, f"{result['workshop']['title']} ({result['workshop']['id']})", style="bold")
    for file in result["files"]:
        encoding = f" ({file['encoding']})" if file["encoding"] else ""
        show_line(console, f"{file['file']}{encoding}")
        table = make_table("Ark", "Form", "Kolonner", ("Input", "right"), "Sat til side")
        for sheet in file["sheets"]:
            aside = ", ".join(f"{REASONS.get(key, key)} {number}" for key, number in sheet["set_aside"].items())
            table.add_row(
                *map(
                    Text,
                    (
                        sheet["name"] or "-",
                        LAYOUTS.get(sheet["layout"], sheet["layout"]),
                        ", ".join(sheet["text_columns"]) or "-",
                    ),
                ),
                str(sheet["notes"]),
                Text(aside or "-"),
            )
        console.print(table)
        for sheet in file["sheets"]:
            for letter, why in sheet["why"].items():
                show_item(console, f"{sheet['name']}{' ' if sheet['name'] else ''}{letter}: {why}")
    show_line(
        console,
        f"I alt {_number(counts['cells'], 'celle', 'celler')}: {counts['notes']} input fra "
        f"{_number(counts['note_cells'], 'celle', 'celler')}, {counts['set_aside']} sat til side.",
    )
    _show_themes(console, result)
    _show_groups(console, result)
    show_cautions(console, result["warnings"], result["workshop"]["id"], most=None)
    console.print()


def show_cautions(
    console: Console, cautions: Sequence[dict[str, Any]], name: str, most: int | None = _MOST_CAUTIONS
) -> None:
    """Show what needs a look, at most `most` lines of it."""
    if not cautions:
        return
    show_line(console, f"Se på ({len(cautions)}):")
    for caution in cautions[:most]:
        source = caution["source"]
        where = ", ".join(source[part] for part in _PLACE if source.get(part)) if source else ""
        message = caution["message"]
        show_item(console, message if not where or message.startswith(source["file"]) else f"{where}: {message}")
        for detail in caution.get("details", ()):
            show_indented(console, detail)
    if most is not None and len(cautions) > most:
        show_item(console, f'og {len(cautions) - most} til: workshop check "{name}"')


def _show_themes(console: Console, result: dict[str, Any]) -> None:
    table = make_table("Tema", ("Input", "right"))
    for theme in result["themes"]:
        table.add_row(Text(theme["title"]), str(theme["notes"]))
    boxes = Counter(note["decided_by"] for note in result["notes"] if note["theme"] is None)
    titles = {
        "no_rule": "Uden tema: ingen regel passer",
        "tie": "Uden tema: reglerne er uenige",
        "decision": "Uden tema: besluttet af en person",
    }
    for box, title in titles.items():
        if boxes[box]:
            table.add_row(title, str(boxes[box]))
    console.print(table)


def _show_groups(console: Console, result: dict[str, Any]) -> None:
    if left_out := result["counts"]["left_out"]:
        show_line(console, f"Udeladt efter en persons beslutning, men talt med her: {left_out} input.")
    several = [group for group in result["groups"] if len(group["notes"]) > 1]
    if several:
        gathered = sum(len(group["notes"]) for group in several)
        show_line(console, f"Næsten ens: {gathered} input i {_number(len(several), 'gruppe', 'grupper')}.")
    if result["suggested"]:
        pairs = _number(len(result["suggested"]), "par", "par")
        show_line(console, f"Ligner hinanden, men er holdt adskilt: {pairs}.")


def make_table(*columns: str | tuple[str, str]) -> Table:
    """Make a table without rows; a column of numbers is a heading with "right"."""
    table = Table(box=SIMPLE, pad_edge=False, show_edge=False)
    for column in columns:
        title, justify = (column, "left") if isinstance(column, str) else column
        table.add_column(title, justify="right" if justify == "right" else "left", overflow="fold")
    return table


def show_line(console: Console, text: str, style: str = "") -> None:
    """Show a text as it stands, without any markup."""
    console.print(text, style=style, markup=False, highlight=False, soft_wrap=False)


def show_item(console: Console, text: str) -> None:
    """Show an item of a list."""
    show_indented(console, text, "- ")


def show_indented(console: Console, text: str, start: str = "  ") -> None:
    """Show a text behind some signs, and its further lines below it."""
    wrapped = textwrap.fill(
        text,
        console.width,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
    show_line(console, wrapped)


def _number(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
