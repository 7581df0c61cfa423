"""The proof that nothing was lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from flows.errors import LedgerError
from flows.notes import Gathered


def check_ledger(gathered: Gathered) -> None:
    """Check that each non-empty cell, text box and comment is accounted for exactly once.

    The readers counted them before anything was classified; a cell with several notes is one cell.

    Raises:
        LedgerError: With file, sheet and figures; never with text.
    """
    wrong = []
    for file in gathered.files:
        read_from = {note.source.place for note in file.notes}
        set_aside = [cell.source.place for cell in file.set_aside]
        taken = Counter(sheet for _, sheet, _, _ in read_from)
        left = Counter(sheet for _, sheet, _, _ in set_aside)
        places = set(set_aside)
        both = read_from & places
        twice = len(set_aside) - len(places)
        for sheet in file.sheets:
            if sheet.cells != taken[sheet.name] + left[sheet.name]:
                where = f"{file.file}, {sheet.name}" if sheet.name else file.file
                wrong.append(
                    f"{where}: {sheet.cells} celler, men {taken[sheet.name]} med input "
                    f"og {left[sheet.name]} lagt til side"
                )
        if both or twice:
            wrong.append(f"{file.file}: {len(both) + twice} celler er talt to gange")
    ids = Counter(note.id for note in gathered.notes)
    if repeated := sum(1 for count in ids.values() if count > 1):
        wrong.append(f"{repeated} input har samme id som et andet")
    _tell("cellerne", wrong)


def check_files(gathered: Gathered, files: Iterable[str]) -> None:
    """Check that each file that lies in the folder was read, or skipped on demand, exactly once.

    Raises:
        LedgerError: With the files' names.
    """
    there, settled = Counter(files), Counter([*(file.file for file in gathered.files), *gathered.skipped])
    _tell(
        "filerne",
        [
            f"{name}: {there[name]} i mappen, men {settled[name]} læst eller sprunget over"
            for name in sorted(there | settled)
            if there[name] != settled[name]
        ],
    )


def _tell(what: str, wrong: list[str]) -> None:
    if wrong:
        raise LedgerError(
            f"Regnskabet over {what} går ikke op, og intet er udgivet: "
            + "; ".join(wrong)
            + ". Det er en fejl i programmet; send beskeden og filen til dem, der passer det."
        )
