"""The proof of an edition: nothing was lost between the cells and what is printed, and nothing stands twice."""

from __future__ import annotations

from collections import Counter

from flows.errors import LedgerError
from flows.gather import check_ledger
from flows.notes import Edition


def check_edition(edition: Edition) -> None:
    """Prove that every cell is accounted for, and every note stands in one group with one theme.

    Raises:
        LedgerError: Naming the sum that does not hold.
    """
    check_ledger(edition.gathered)
    ids = [note.id for note in edition.gathered.notes]
    grouped = Counter(note for group in edition.grouping.groups for note in group.notes)
    if len(set(ids)) != len(ids):
        raise _lost("to input har samme id")
    if grouped != Counter(ids):
        raise _lost("grupperne rummer ikke hvert input én gang")
    if edition.placements.keys() != set(ids):
        raise _lost("ikke hvert input har en placering")
    for group in edition.grouping.groups:
        if group.representative not in group.notes:
            raise _lost(f"gruppen {group.id} rummer ikke sin egen repræsentant")
        if len({edition.placements[note].theme for note in group.notes}) > 1:
            raise _lost(f"gruppen {group.id} har flere temaer")
    themes = {theme.id for theme in edition.themes}
    if strays := {p.theme for p in edition.placements.values() if p.theme is not None} - themes:
        raise _lost(f"temaet {min(strays)} findes ikke i skemaet")


def _lost(what: str) -> LedgerError:
    return LedgerError(
        f"Regnskabet stemmer ikke: {what}. Det er en fejl i programmet, så intet er udgivet. Meld den til IT."
    )
