"""The commands for the colleague who writes the rules: `explain`, `evaluate` and `suggest-rules`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from flows.cli_error import say_error
from flows.cli_options import folder_option
from flows.errors import RulesError, UsageError, WorkshopError

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.categorise import Scheme
    from flows.categorise.evaluation import LabelledNote
    from flows.workshop import Folders


@click.command(options_metavar="[VALG]")
@click.argument("text", metavar="TEKST")
@folder_option("categories")
def explain(text: str, categories: Path) -> None:
    """Vis, hvilket tema en tekst får, og hvorfor.

    Eksempel: workshop explain "Lederne skal gå forrest"
    """
    from flows.categorise import explain_text, load_unproven
    from flows.categorise.near_misses import near_misses
    from flows.categorise.rules_report import render_explanation
    from flows.workshop import list_schemes

    for path in list_schemes(categories):
        scheme, mistakes = load_unproven(path)
        _warn(mistakes)
        click.echo(f"Skema: {path.stem}")
        click.echo(render_explanation(explain_text(text, scheme), scheme, near_misses(text, scheme)))


@click.command(options_metavar="[VALG]")
@click.argument("labelled", metavar="MÆRKEDE")
@folder_option("inputs")
@folder_option("outputs")
@folder_option("categories")
@click.option("--show-text", is_flag=True, help="Vis også teksten af de input, der er uenighed om.")
@click.option("--json", "as_json", is_flag=True, help="Skriv tallene som JSON.")
def evaluate(labelled: str, inputs: Path, outputs: Path, categories: Path, show_text: bool, as_json: bool) -> None:
    """Mål, hvor ofte reglerne giver samme tema som mennesker.

    MÆRKEDE er en fil med tekster og temaer (.json, .csv, .xlsx) eller navnet på en workshop, hvis beslutninger
    bruges.

    Eksempel: workshop evaluate noter-med-tema.csv
    """
    from flows.categorise.evaluation import LookedAt
    from flows.categorise.evaluation import evaluate as measure
    from flows.categorise.rules_report import evaluation_data, render_evaluation
    from flows.workbook.form import form
    from flows.workshop import Folders

    scheme, notes, all_notes, masked = _read_labelled(labelled, Folders(inputs, outputs, categories))
    confidence = form().confidence
    classes = [
        (confidence.low, 0.0),
        (confidence.middle, confidence.middle_from),
        (confidence.high, confidence.high_from),
    ]
    found = measure(scheme, notes, classes)
    looked_at = LookedAt(found.right, found.notes - found.right, all_notes) if all_notes else None
    if as_json:
        click.echo(json.dumps(evaluation_data(found, looked_at), ensure_ascii=False, indent=2))
    else:
        told = render_evaluation(found, scheme, show_text=show_text, looked_at=looked_at, masked=masked)
        click.echo(told, nl=False)


@click.command("suggest-rules", options_metavar="[VALG]")
@click.argument("labelled", metavar="MÆRKEDE")
@folder_option("inputs")
@folder_option("outputs")
@folder_option("categories")
def suggest_rules(labelled: str, inputs: Path, outputs: Path, categories: Path) -> None:
    """Foreslå ord, der skiller temaerne, som YAML til at kopiere; intet bliver ændret.

    MÆRKEDE er en fil med tekster og temaer eller navnet på en workshop; af den regnes også de input med, som ingen
    har rettet, med det tema, de har.

    Eksempel: workshop suggest-rules noter-med-tema.csv
    """
    from flows.categorise.suggestion import suggest_rules as suggest
    from flows.workshop import Folders

    scheme, notes, *_ = _read_labelled(labelled, Folders(inputs, outputs, categories), with_right=True)
    click.echo(suggest(notes, scheme), nl=False)


def _warn(mistakes: str) -> None:
    """Tell of examples that are placed wrongly: what finds out why must not need that to be mended first."""
    if mistakes:
        say_error(f"Advarsel: {mistakes}")


_Labelled: TypeAlias = "tuple[Scheme, tuple[LabelledNote, ...], int, Callable[[str], str]]"


def _read_labelled(labelled: str, folders: Folders, *, with_right: bool = False) -> _Labelled:
    """Read a file of labelled notes, or a workshop's decisions, with the scheme whose themes they name.

    Args:
        labelled: The file, or the workshop's name.
        folders: Where the workshops and the schemes are.
        with_right: Whether a workshop's other notes are given, too, with the themes that nobody corrected.

    Returns:
        The scheme, the notes, how many notes the workshop has in all (of a file that is not known: 0), and what
        masks their texts.
    """
    from flows.categorise import load_unproven
    from flows.categorise.evaluation import read_labelled
    from flows.screen import mask_found
    from flows.workshop import list_schemes

    path = Path(labelled)
    if not path.exists() or path.is_dir():
        if (folders.inputs / labelled).is_dir():
            return _decided(labelled, folders, with_right=with_right)
        raise UsageError(f"'{labelled}' er hverken en fil eller navnet på en workshop i '{folders.inputs}'.")
    refused: list[tuple[str, WorkshopError]] = []
    for candidate in list_schemes(folders.categories):
        scheme, mistakes = load_unproven(candidate)
        try:
            notes = read_labelled(path, scheme)
        except RulesError as exc:
            refused.append((candidate.stem, exc))
        else:
            _warn(mistakes)
            return scheme, notes, 0, mask_found
    if len(refused) == 1:
        raise refused[0][1]
    listed = "\n".join(f"- {stem}: {error}" for stem, error in refused)
    raise RulesError(f"{path.name}: temaerne passer ikke til noget skema i '{folders.categories}':\n{listed}")


def _decided(name: str, folders: Folders, *, with_right: bool) -> _Labelled:
    """Take what people decided about the notes that a workshop has, what stands in its workbook included."""
    from flows.categorise.evaluation import LabelledNote
    from flows.pipeline import look_edition, read_answers
    from flows.review.veiling import Veil
    from flows.workshop import open_workshop

    job = open_workshop(name, folders)
    settled = read_answers(job)
    job = open_workshop(name, folders, settled.book) if settled.changed else job
    if not job.decisions.themes:
        raise UsageError(f"{name}: der er ingen beslutninger om temaer i decisions.yaml endnu.")
    edition, _ = look_edition(job)
    there = {note.id: note.text for note in edition.gathered.notes}
    # The book names notes as they were called then; an edition knows which they are in a file that was renamed.
    ways = {"decision", "rule"} if with_right else {"decision"}
    placed = [(note, placement) for note, placement in edition.placements.items() if placement.decided_by in ways]
    placed.sort(key=lambda each: each[1].decided_by)
    notes = tuple(LabelledNote(note, there[note], placement.theme) for note, placement in placed)
    if not notes or placed[0][1].decided_by != "decision":
        raise UsageError(f"{name}: ingen af beslutningerne om temaer gælder et input, der er der nu.")
    veil = Veil((*job.decisions.decisions, *job.lost), job.names, edition.gathered.set_aside)
    return job.scheme, notes, len(there), veil.text
