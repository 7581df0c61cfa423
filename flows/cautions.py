"""What staff should look at that no stage can tell alone, or that a stage without words leaves to tell."""

from __future__ import annotations

from flows.categorise import Scheme, theme_typed
from flows.notes import Caution, Gathered, Grouping, Source


def tell_unknown_themes(gathered: Gathered, scheme: Scheme) -> tuple[Caution, ...]:
    """Tell of the themes that staff typed beside notes and that the scheme does not have, once each a sheet."""
    first: dict[tuple[str, str, str], Source] = {}
    for note in gathered.notes:
        if note.staff_theme and theme_typed(note.staff_theme, scheme) is None:
            first.setdefault((note.source.file, note.source.sheet, note.staff_theme), note.source)
    return tuple(
        Caution(
            "unknown_staff_theme",
            "temaet ved siden af inputtet findes ikke i skemaet, så reglerne afgør det. Ret det til et tema fra "
            "skemaet, eller tilføj det der.",
            source,
        )
        for source in first.values()
    )


def tell_raised_similarity(grouping: Grouping) -> tuple[Caution, ...]:
    """Tell that notes were compared more strictly than the settings ask."""
    if grouping.raised_to is None:
        return ()
    used = f"{grouping.raised_to:g}"
    message = (
        "så mange input ligner hinanden, at de ikke kan vurderes par for par. De er kun grupperet, hvor ligheden "
        f"er mindst {used}. Skriv dedupe: {{similarity: {used}}} i workshop.yaml, hvis det er i orden."
    )
    return (Caution("similarity_raised", message),)
