"""What a document says of how much it holds, and of what it does not."""

from __future__ import annotations

from flows.write.outline import REASONS, Outline
from flows.write.wording import count, wording


def account(plan: Outline, document: str) -> list[str]:
    """Say how many of the input the document prints, and what is missing, truly in every case.

    Args:
        plan: What is printed.
        document: What the document calls itself ("Bilaget").
    """
    says = wording().account
    how = says.verbatim_but_hidden if plan.hidden else says.verbatim
    if plan.left_out or plan.is_part:
        words = says.some_of_read if plan.lacks_files else says.some
        printed = words.of(plan.notes, document=document, all=count(plan.collected), how=how)
    else:
        printed = (says.all_read if plan.lacks_files else says.all).of(plan.notes, document=document, how=how)
    return [printed, *missing(plan)]


def missing(plan: Outline) -> list[str]:
    """Say what of the workshop's input is not printed, and why; nothing where all of it is."""
    says = wording().account
    if not plan.left_out:
        return [*hidden(plan), *not_read(plan)]
    total = plan.left_out.total()
    reasons = [f"{says.reasons[reason]} {count(number)}" for reason in REASONS if (number := plan.left_out[reason])]
    why = says.why.format(reasons=", ".join(reasons)) if plan.left_out["Andet"] < total else ""
    return [*hidden(plan), says.left_out.of(total, why=why), *not_read(plan)]


def hidden(plan: Outline) -> list[str]:
    """Say how many spans of the notes are not printed; nothing where all are."""
    says = wording().account
    if not plan.hidden:
        return []
    return [says.hidden.of(plan.hidden.total(), notes=says.in_notes.of(len(plan.hidden)))]


def not_read(plan: Outline) -> list[str]:
    """Say how many files could not be read, and how many are not read at all."""
    says = wording().account
    return [words.of(files) for words, files in ((says.skipped, plan.skipped), (says.unread, plan.unread)) if files]
