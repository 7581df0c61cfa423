"""Small editions for the tests of the documents: notes written as text, placed by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from flows.notes import (
    Caution,
    Changes,
    Edition,
    FileReading,
    Gathered,
    Group,
    Grouping,
    Hit,
    Note,
    Placement,
    SheetReading,
    Source,
    Stance,
    Subtheme,
    Theme,
)

THEMES = (
    Theme(
        "ledelse",
        "Ledelse og ansvar",
        "Hvad ledere gør.",
        (
            Subtheme("synlig", "Synlig opbakning", "at ledelsen skal vise sin opbakning i det daglige"),
            Subtheme("mandat", "Mandat", "at opgaven skal have en fast ejer"),
        ),
    ),
    Theme(
        "ressourcer",
        "Ressourcer, organisering og politikker",
        "Penge, tid og regler.",
        (Subtheme("penge", "Penge", "at der skal sættes penge af"),),
    ),
    Theme("kultur", "Arbejdsmiljø og kultur", "Hverdagen.", ()),
)


def edition(
    *notes: tuple[str, str | None] | tuple[str, str | None, Sequence[str]],
    groups: Sequence[Sequence[int]] = (),
    left_out: Sequence[int] = (),
    themes: Sequence[Theme] = THEMES,
    decided_by: Mapping[int, Any] | None = None,
    changes: Changes | None = None,
    sources: Mapping[int, Source] | None = None,
    skipped: int = 0,
    unread: int = 0,
    stances: Mapping[int, Stance] | None = None,
    names: Mapping[int, Sequence[str]] | None = None,
    near_ties: Collection[int] = (),
) -> Edition:
    """Make an edition.

    Args:
        notes: Text, id of the theme, ids of the subthemes. Note 0 has the id "n0" and stands in B2.
        groups: The positions of notes that are near-identical; all others stand alone.
        left_out: Positions.
        skipped: How many files could not be read.
        unread: How many files are not read at all.
        stances: By position, of notes that speak against or ask.
        names: By position, the things that notes name.
        near_ties: Positions of notes that another theme has nearly as many points for.
        decided_by: By position, where it is not "rule" (with a theme) or "no_rule" (without one).
    """
    read = tuple(
        Note(f"n{i}", note[0], (sources or {}).get(i, Source("borde.xlsx", "Bord 1", f"B{i + 2}", "Input")))
        for i, note in enumerate(notes)
    )
    decided = decided_by or {}
    placements = {
        f"n{i}": Placement(
            note[1],
            tuple(note[2]) if len(note) > 2 else (),
            decided.get(i, "rule" if note[1] else "no_rule"),
            tuple(Hit(name, name, 0, len(name), 0.0, name) for name in (names or {}).get(i, ())),
            names=tuple((names or {}).get(i, ())),
            near_tie=i in near_ties,
        )
        for i, note in enumerate(notes)
    }
    first = {min(group): tuple(sorted(group)) for group in groups}
    inside = {i for group in groups for i in group}
    made = [
        Group(
            f"g-n{i}",
            tuple(f"n{k}" for k in first.get(i, (i,))),
            f"n{i}",
            "near" if i in first else "single",
        )
        for i in range(len(notes))
        if i in first or i not in inside
    ]
    sheet = SheetReading("Bord 1", "list", (), len(notes), len(notes))
    gathered = Gathered(
        (FileReading("borde.xlsx", "0" * 64, "", (sheet,), read, ()),),
        skipped=tuple(f"{number}.xlsx" for number in range(skipped)),
        unread=tuple(f"{number}.pdf" for number in range(unread)),
    )
    return Edition(
        "prøve",
        "lgbt",
        gathered,
        Grouping(tuple(made)),
        placements,
        tuple(themes),
        {f"n{i}": "personoplysning" for i in left_out},
        tuple(Caution("skipped_file", "kan ikke læses") for _ in range(skipped)),
        changes,
        {f"n{i}": stance for i, stance in (stances or {}).items()},
    )
