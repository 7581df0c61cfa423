"""What the command tells of handing off."""

from __future__ import annotations

from rich.console import Console

from flows.cli_report import show_item, show_line
from flows.deliver import HandOffSettings, count_shares
from flows.notes import Edition

_MOST = 20  # notes that are listed


def show_shares(console: Console, edition: Edition, settings: HandOffSettings) -> None:
    """Show how many notes each receiver gets, which nobody gets, and how many several get; no text of any."""
    if not settings.receivers:
        return
    shares = count_shares(edition, settings.receivers)
    show_line(console, "Overdragelse:")
    for receiver in settings.receivers:
        show_item(console, f"{receiver.name} ({receiver.id}): {shares.counts[receiver.id]} input")
    if shares.several:
        show_item(console, f"{shares.several} input går til flere modtagere.")
    if not shares.nobody:
        show_item(console, "Alle input har en modtager.")
    else:
        show_item(
            console,
            f"{len(shares.nobody)} input har ingen modtager. Vælg en i gennemgang.xlsx i kolonnen Modtager:",
        )
        for note in shares.nobody[:_MOST]:
            show_item(console, f"{note.source}: {note.id}")
        if len(shares.nobody) > _MOST:
            show_item(console, f"og {len(shares.nobody) - _MOST} til")
    console.print()
