"""What staff should look at that no stage can tell alone, or that a stage without words leaves to tell."""

from __future__ import annotations

from collections import Counter

from flows.categorise import Scheme, theme_typed
from flows.errors import InputError
from flows.notes import Caution, Edition, Gathered, Grouping, Source
from flows.workshop import Workshop


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


def few_of_a_theme(workshop: Workshop, edition: Edition) -> tuple[Caution, ...]:
    """Tell of the sheets that the board does not name, since too few of a theme's notes come from them."""
    smallest = workshop.settings.privacy.smallest_group
    if not workshop.settings.board.sources:
        return ()
    shown = [note for note in edition.gathered.notes if note.id not in edition.left_out]
    groups = Counter((edition.placements[note.id].theme, note.source.file, note.source.sheet) for note in shown)
    few = sum(number < smallest for number in groups.values())
    if not few:
        return ()
    message = (
        f"{few} gange har et tema færre end {smallest} input fra et ark, så de kunne vise, hvem der skrev dem. "
        "Tavlen nævner ikke, hvor de kommer fra. Grænsen står i workshop.yaml under privacy: smallest_group."
    )
    return (Caution("small_group", message),)


def refuse_cautions(edition: Edition) -> None:
    """Refuse an edition in which something needs a look, where a person asked for that.

    Raises:
        InputError: Something does.
    """
    if edition.cautions:
        raise InputError(
            f"{edition.workshop}: intet er udgivet, fordi --strict er valgt, og {len(edition.cautions)} forhold "
            f'skal ses på. Se dem med: workshop check "{edition.workshop}"'
        )
