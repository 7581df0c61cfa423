"""The sheet on which a person approves an edition: what is asked there, and what was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flows.notes import Edition
from flows.review import Approval
from flows.workbook.cells import CellError, choose, say
from flows.workbook.facts import mark_of_edition
from flows.workbook.form import form
from flows.workbook.parent import ParentRow
from flows.workbook.rows import Page, Value
from flows.workbook.unread import Unread
from flows.write.result_json import counts

SHEET = "approval"


@dataclass(frozen=True)
class Offer:
    """An edition that a person is asked to approve, or was.

    Attributes:
        key: What an approval of it is kept under.
        files: Where it can be read, below the workshop's output folder.
        said: What is said of it; None where nothing is.
        published: Whether it is published with this workbook.
    """

    key: str
    files: tuple[str, ...]
    said: Approval | None
    published: bool


@dataclass(frozen=True)
class Said:
    """What a copy of the workbook says of an edition, and the cell.

    Attributes:
        shown: What the copy showed of what was said before, as it was written.
    """

    key: str
    approval: Approval
    sheet: str
    cell: str
    shown: Mapping[str, str]

    def knew(self, known: Approval | None) -> bool:
        """Tell whether the copy showed the verdict that is known by now."""
        now = _written(known)
        return all(self.shown.get(key) == now.get(key) for key in ("verdict", "status"))

    def told(self) -> str:
        """Say it for staff, without who said it."""
        word = form().approval[self.approval.verdict]
        return (
            form()
            .approval["read"]
            .format(sheet=self.sheet, cell=self.cell, said=word, edition=self.approval.edition)
        )


def approval_page(edition: Edition, digest: str, offer: Offer) -> Page:
    """Ask of one edition whether it may be published: which it is, what it holds and where it can be read."""
    words, written = form().approval, _written(offer.said)
    mark = mark_of_edition(digest)
    status = "published" if offer.published else offer.said.verdict if offer.said else "awaits"
    row: dict[str, Value] = {
        "edition": mark,
        "holds": "\n".join(_holds(edition)),
        "files": "\n".join(offer.files),
        **written,
        "status": words[status],
    }
    return Page(SHEET, [row], [ParentRow(SHEET, (mark,), (), written, was=offer.key)])


def shows(row: ParentRow | None, approvals: Mapping[str, Approval]) -> bool:
    """Tell whether a workbook whose sheet has this row shows what is said of the edition that it asks about."""
    return row is not None and row.written == _written(approvals.get(row.was or ""))


def read_approval(
    row: ParentRow, now: Mapping[str, str], changed: set[str], sheet: str, cell: str
) -> Said | Unread | None:
    """Give what a changed row says; a remark or initials alone say nothing yet, and are told.

    Args:
        row: As it was written.
        now: What stands in the cells that are read back.
        changed: The keys of those that differ.
        sheet: The sheet's title.
        cell: Where it is said.

    Raises:
        CellError: A cell can't be obeyed.
    """
    verdict = choose("verdict", SHEET, now["verdict"])
    if verdict is None and "verdict" not in changed:
        return Unread("alone", sheet, cell) if now["initials"] or now["remark"] else None
    if verdict == "approved" and not now["initials"]:
        raise CellError("initials", say("no_initials"))
    (mark,) = row.ids
    approval = Approval.model_validate(
        {"edition": mark, "verdict": verdict or "withdrawn", "by": now["initials"], "remark": now["remark"]}
    )
    return Said(row.was or "", approval, sheet, cell, row.written)


def _written(said: Approval | None) -> dict[str, str]:
    """Give what a workbook shows of what is said; where it was taken back, so that it differs from nothing said."""
    if said is None:
        return {}
    taken_back = said.verdict == "withdrawn"
    shown = (
        {"status": form().approval["withdrawn"]} if taken_back else {"verdict": form().choices[SHEET][said.verdict]}
    )
    cells = {**shown, "initials": said.by, "remark": said.remark}
    return {key: value for key, value in cells.items() if value}


def _holds(edition: Edition) -> list[str]:
    """Tell what is in an edition by counts, and what is new since the one that is published."""
    words, counted = form().approval, counts(edition)
    lines = [
        f"{form().about[key]}: {counted[key]}" for key in ("notes", "placed", "unplaced", "left_out", "groups")
    ]
    if edition.changes is None:
        return [*lines, words["first"]]
    changes = {
        "added": len(edition.changes.added),
        "removed": len(edition.changes.removed),
        "moved": len(edition.changes.moved),
    }
    return [*lines, words["changes"].format(**changes)]
