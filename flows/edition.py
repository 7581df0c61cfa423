"""The steps from a workshop's folder to an edition, in plain Python; the flow and `check` share them."""

from __future__ import annotations

from flows.categorise import categorise_notes, theme_typed
from flows.dedupe import dedupe_notes
from flows.gather import gather_notes
from flows.ledger import check_edition
from flows.notes import Caution, Edition, Gathered, Grouping, Placement, Source
from flows.review import Standing, apply_decisions, standing_decisions
from flows.workshop import Workshop


def group_notes(workshop: Workshop, gathered: Gathered, standing: Standing) -> Grouping:
    """Group the notes by the workshop's settings and its decisions about pairs."""
    similarity = workshop.settings.dedupe.similarity
    contrasts = workshop.scheme.words.contrasts
    return dedupe_notes(gathered.notes, similarity, standing.same, standing.apart, more_contrasts=contrasts)


def place_notes(workshop: Workshop, gathered: Gathered, grouping: Grouping) -> dict[str, Placement]:
    """Place the notes by the workshop's scheme."""
    return categorise_notes(gathered.notes, grouping, workshop.scheme)


def assemble_edition(
    workshop: Workshop,
    gathered: Gathered,
    grouping: Grouping,
    placements: dict[str, Placement],
    standing: Standing,
) -> Edition:
    """Lay the decisions over the rules' work and make sure that nothing was lost on the way.

    Raises:
        LedgerError: Where a sum does not hold.
    """
    reviewed = apply_decisions(gathered.notes, grouping, placements, standing)
    edition = Edition(
        workshop=workshop.name,
        scheme=workshop.scheme_name,
        gathered=gathered,
        grouping=reviewed.grouping,
        placements=reviewed.placements,
        themes=workshop.themes,
        left_out=standing.left_out,
        cautions=(
            *gathered.cautions,
            *unknown_staff_themes(workshop, gathered),
            *raised_similarity(reviewed.grouping),
            *standing.cautions,
            *reviewed.cautions,
        ),
    )
    check_edition(edition)
    return edition


def check_workshop(workshop: Workshop, *, skip_bad_files: bool = False) -> Edition:
    """Read, group and place a workshop's notes; nothing is written."""
    settings = workshop.settings
    gathered = gather_notes(workshop.folder, settings.columns, skip_bad_files, template=settings.appendix.template)
    standing = standing_decisions(gathered, workshop.decisions)
    grouping = group_notes(workshop, gathered, standing)
    placements = place_notes(workshop, gathered, grouping)
    return assemble_edition(workshop, gathered, grouping, placements, standing)


def unknown_staff_themes(workshop: Workshop, gathered: Gathered) -> tuple[Caution, ...]:
    """Tell of the themes that staff typed beside notes and that the scheme does not have, once each a sheet."""
    first: dict[tuple[str, str, str], Source] = {}
    for note in gathered.notes:
        if note.staff_theme and theme_typed(note.staff_theme, workshop.scheme) is None:
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


def raised_similarity(grouping: Grouping) -> tuple[Caution, ...]:
    """Tell that notes were compared more strictly than the settings ask."""
    if grouping.raised_to is None:
        return ()
    used = f"{grouping.raised_to:g}"
    message = (
        "så mange input ligner hinanden, at de ikke kan vurderes par for par. De er kun grupperet, hvor ligheden "
        f"er mindst {used}. Skriv dedupe: {{similarity: {used}}} i workshop.yaml, hvis det er i orden."
    )
    return (Caution("similarity_raised", message),)
