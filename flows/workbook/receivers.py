"""The column Modtager: which departments receive a note, by the rules or by a person's word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flows.notes import Edition
from flows.review import Decision
from flows.review.book import ReceiversDecision
from flows.theme_names import ThemeNames
from flows.workbook.cells import CellError, say
from flows.workbook.form import form
from flows.workbook.parent import ParentRow
from flows.workbook.read import plain

Names = Mapping[str, str]  # what receivers are called, by id, in their own order


def tell_receivers(edition: Edition, note: str, decided: Iterable[Decision], names: Names) -> str:
    """Say who receives a note, as its cell has it; empty where nobody does and no person said so."""
    ids = edition.sent_to.get(note, ())
    nobody = any(isinstance(each.entry, ReceiversDecision) and not each.entry.receivers for each in decided)
    return "; ".join(names[each] for each in ids) or (form().receivers["nobody"] if nobody else "")


def decide_receivers(row: ParentRow, typed: str, names: Names) -> Decision | None:
    """Read a cell: names or ids, several with semicolons; empty leaves it to the rules.

    Raises:
        CellError: It names a receiver that there is not.
    """
    if not typed:
        return None
    if not names:
        raise CellError("receiver", say("no_receivers"))
    if plain(typed).casefold() == form().receivers["nobody"].casefold():
        ids: list[str] = []
    else:
        known = ThemeNames(tuple(names.items()))
        found = [known.find(part) for each in typed.split(";") if (part := each.strip())]
        if None in found or not found:
            raise CellError("receiver", say("unknown_receiver", receivers=", ".join(names.values())))
        wanted = {each.id for each in found if each is not None}
        ids = [each for each in names if each in wanted]
    return Decision("receivers", ReceiversDecision(note=row.ids[0], text=row.texts[0], receivers=tuple(ids)))


def list_choices(names: Names) -> list[str]:
    """Give what can be chosen; nothing where nothing is handed off."""
    return [*names.values(), form().receivers["nobody"]] if names else []
