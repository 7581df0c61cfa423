"""The order of the steps from a workshop's folder to finished documents, once. Read it top to bottom.

`check` calls the steps; the flow of the main job runs them as tasks of Prefect. Nothing here writes a file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flows.categorise import categorise_notes, load_scheme, read_stances
from flows.cautions import few_of_a_theme, tell_raised_similarity, tell_unknown_themes
from flows.changes import compare_with_published
from flows.coming_back import what_became
from flows.dedupe import dedupe_notes
from flows.deliver import choose_receivers, tell_receivers
from flows.errors import HeldBackError, InputBusyError, UndecidedError, WorkbookError
from flows.fingerprint import fingerprint
from flows.follow_up import stand
from flows.gather import ReadOutcome, file_name, refuse_without_notes, settle_outcomes
from flows.gather.paper import compare_with_paper
from flows.ledger import check_edition
from flows.mapper import Mapper
from flows.notes import Edition, FileReading, Gathered, Grouping, Placement
from flows.plain_files import is_open
from flows.publish import Published
from flows.record import EditionRecord, list_outputs
from flows.review import (
    Standing,
    apply_decisions,
    decided_of,
    find_cell_outcomes,
    find_facts,
    follow_cells,
    follow_files,
    set_aside,
    standing_decisions,
    tell_sources,
    unknown_themes,
)
from flows.screen import hide, refuse_open_stops, screen_edition
from flows.steps import CALLED, Steps
from flows.workbook import (
    PARENT_SHEET,
    WORKBOOK,
    Answers,
    Followed,
    Offer,
    Settled,
    collect_answers,
    other_themes,
    settle,
    shows,
    write_workbook,
)
from flows.workshop import Workshop, digest_inputs, find_scheme, theme_ids
from flows.write.document_settings import form_of, heading_of


@dataclass(frozen=True)
class Made:
    """An edition with its documents, finished but not published: it may wait for a person.

    Attributes:
        documents: By file name.
        replaces: What it was compared with, and may alone replace; None where nothing was published.
    """

    edition: Edition
    documents: Mapping[str, bytes]
    record: EditionRecord
    replaces: Published | None


def read_answers(workshop: Workshop) -> Settled:
    """Read what people decided in the review workbook and its copies, and add it to the book of decisions.

    What the book says of a file that got another name, it says of that name then.

    Raises:
        InputError: A copy can't be read now.
        WorkbookError: A cell is wrong, or two say different things about one subject: then nothing is added.
    """
    answers = collect_answers(
        workshop.output,
        workshop.workbooks,
        workshop.name,
        workshop.themes,
        workshop.memory,
        schemes=workshop.facts.schemes,
        receivers=workshop.settings.hand_off.names,
        veil=workshop.veil,
    )
    settled = settle(workshop.decisions, answers, workshop.name, workshop.veil)
    settled = replace(settled, vanished=workshop.memory.vanished_from(workshop.decisions))
    if settled.book.workshop != workshop.decisions.workshop:
        _refuse_other_themes(workshop, settled)
    names = {file_name(path, workshop.folder) for path in workshop.survey.files}
    if all(entry.file in names for entry in settled.book.reading):
        return settled
    was = {**settled.answers.files, **workshop.memory.files}
    return replace(settled, book=follow_files(settled.book, was, digest_inputs(workshop)))


def _refuse_other_themes(workshop: Workshop, settled: Settled) -> None:
    """Refuse a scheme that has not the themes which are decided about: they would be lost."""
    facts = find_facts(settled.book, workshop.facts.written, workshop.facts.schemes)
    wanted = facts.corrected.get("scheme", facts.written["scheme"])
    try:
        scheme = load_scheme(find_scheme(workshop.categories, wanted, workshop.name))
    except UndecidedError:
        return
    if unknown := unknown_themes(settled.book, theme_ids(scheme.as_themes())):
        raise WorkbookError(other_themes(workshop.name, unknown))


def make_edition(
    workshop: Workshop, step: Steps = CALLED, *, skip_bad_files: bool = False, hold_back: bool = True
) -> Edition:
    """Read, group and place a workshop's notes, and lay people's decisions over it.

    Args:
        workshop: Whose edition it is.
        step: How the steps are run.
        skip_bad_files: Whether to go on without files that can't be read.
        hold_back: Off for the review workbook of what is held back, in which a person decides; never to publish.

    Raises:
        InputError: A file can't be read, unless `skip_bad_files`; or there is no note.
        RulesError: `columns` asks for what is not there.
        HeldBackError: What a person left out, or hid, may stand in the files in another way; or there is personal
            data that nobody has decided about.
        UndecidedError: It is not known which scheme is used.
        LedgerError: A sum does not hold.
    """
    if hold_back and workshop.undecided:
        raise UndecidedError(workshop.undecided)
    outcomes, followed = _read_inputs(workshop, step)
    _refuse_workbooks(outcomes)
    gathered = step("gather", settle_outcomes, outcomes, workshop.survey, workshop.settings.columns, skip_bad_files)
    gathered = replace(gathered, followed=followed, taken=workshop.taken_in(gathered))
    decided, lost, names = workshop.decisions, workshop.lost, workshop.names
    standing = step("decisions", standing_decisions, gathered, decided, lost, names, hold_back=hold_back)
    gathered = set_aside(gathered, standing.not_notes)
    if hold_back or not workshop.survey.files:
        refuse_without_notes(gathered, workshop.survey)
    grouping = step("dedupe", group_notes, workshop, gathered, standing, step.mapper)
    placements = step("categorise", place_notes, workshop, gathered, grouping, step.mapper)
    edition = step("review", assemble_edition, workshop, gathered, grouping, placements, standing)
    edition = step("screen", screen_edition, edition, standing.masked, standing.kept, workshop.names)
    return step("gate", refuse_open_stops, edition) if hold_back else edition


def look_edition(workshop: Workshop, *, skip_bad_files: bool = False) -> tuple[Edition, HeldBackError | None]:
    """Make an edition only to look at, and tell what would hold its publication back."""
    try:
        return make_edition(workshop, skip_bad_files=skip_bad_files), None
    except HeldBackError as exc:
        return make_edition(workshop, skip_bad_files=skip_bad_files, hold_back=False), exc


def _read_inputs(workshop: Workshop, step: Steps) -> tuple[list[ReadOutcome], dict[str, str]]:
    """Read the files; those again in which a cell that a person said holds notes has another id by now.

    Returns:
        What became of each file, and the cells' ids now by those that were decided about.
    """
    files, folder, columns = workshop.survey.files, workshop.folder, workshop.settings.columns
    themes, decided = workshop.scheme.theme_names, decided_of(workshop.decisions)
    outcomes = step.read_files(files, folder, columns, themes, decided)
    read = [outcome for outcome in outcomes if isinstance(outcome, FileReading)]
    followed = follow_cells(read, workshop.decisions)
    if not followed:
        return outcomes, {}
    cells = frozenset(followed.values())
    names = {file.file for file in read if any(cell.id in cells for cell in file.set_aside)}
    again = [path for path in files if file_name(path, folder) in names]
    anew = step.read_files(again, folder, columns, themes, replace(decided, cells=decided.cells | cells))
    by_name = dict(zip(again, anew, strict=True))
    return [by_name.get(path, outcome) for path, outcome in zip(files, outcomes, strict=True)], followed


def _refuse_workbooks(outcomes: Sequence[ReadOutcome]) -> None:
    """Refuse a copy of the review workbook that could not be opened when it was looked for: it holds no notes.

    Raises:
        InputBusyError: Naming it.
    """
    for outcome in outcomes:
        if isinstance(outcome, FileReading) and any(sheet.name == PARENT_SHEET for sheet in outcome.sheets):
            raise InputBusyError(
                f"{outcome.file}: er en gennemgang, som ikke kunne læses, da programmet begyndte. Kør igen."
            )


def make_documents(
    workshop: Workshop,
    edition: Edition,
    inputs: Mapping[str, str],
    published: Published | None,
    step: Steps = CALLED,
) -> Made:
    """Write an edition's documents in memory, and prove that they hold what they should.

    Args:
        workshop: Whose edition it is.
        edition: As `make_edition` gave it; what is hidden in it stands in no document.
        inputs: Digests of the input files from before they were read: they count for a file that was skipped.
        published: What the edition will replace.
        step: How the steps are run.

    Raises:
        LedgerError: A note is missing, or a sum does not hold.
    """
    from flows.deliver.package import list_packages  # `check` writes nothing and need not wait for python-docx
    from flows.write import open_marks
    from flows.write.documents import list_documents
    from flows.write.result_json import counts

    parts = workshop.parts_with({**inputs, **{file.file: file.sha256 for file in edition.gathered.files}})
    digest = fingerprint(parts)
    printed = hide(edition, workshop.names)
    same = published is not None and published.record.is_of(parts)
    compared = published.record.fingerprint if published and same else digest
    printed = step("compare", compare_with_published, printed, published, compared)
    documents = {
        name: step(f"write {name}", write, printed)
        for name, write in list_documents(workshop.settings, workshop.template, workshop.letter_template).items()
    }
    answers = stand(workshop.follow_up.followed({note.id: note.text for note in edition.gathered.notes}))
    hand_off, template = workshop.settings.hand_off, workshop.template
    for receiver, pack in list_packages(hand_off, workshop.settings, template, answers, digest).items():
        documents |= step(f"package {receiver}", pack, printed)
    step("prove", prove_documents, workshop, printed, documents)
    record = EditionRecord(
        workshop=workshop.name,
        fingerprint=digest,
        parts=parts,
        skipped=edition.gathered.skipped,
        counts=counts(edition),
        changes=printed.changes,
        open_marks=tuple(open_marks(workshop.settings)),
        outputs=list_outputs(documents),
    )
    return Made(replace(edition, changes=printed.changes), documents, record, published)


def make_workbook(
    workshop: Workshop, edition: Edition, digest: str, answers: Answers, offer: Offer | None = None
) -> bytes:
    """Write the review workbook of an edition.

    Args:
        workshop: Whose edition it is, with the decisions that made it.
        edition: As it is published, or held back.
        digest: Its fingerprint.
        answers: What was read from the copies that lie there.
        offer: What a person is asked to approve; None where that is nothing.
    """
    heading, form = heading_of(workshop.settings), form_of(workshop.settings)
    return write_workbook(
        edition,
        heading,
        form,
        workshop.decisions,
        digest,
        taken=answers.digests,
        lost=workshop.lost,
        since=workshop.memory.since,
        facts=workshop.facts,
        receivers=workshop.settings.hand_off.names,
        followed=follow(workshop, edition),
        offer=offer,
    )


def follow(workshop: Workshop, edition: Edition) -> Followed:
    """Tell what became of an edition's notes where they were handed off to."""
    return Followed(what_became(workshop, edition, workshop.follow_up), workshop.settings.hand_off.statuses[0])


def workbook_stands(workshop: Workshop, inputs: Mapping[str, str], settled: Settled) -> bool:
    """Tell whether the review workbook shows what a run would make now, and all that people decided was read."""
    answers, parts = settled.answers, workshop.parts_with(inputs)
    shown = answers.edition == fingerprint(parts) and not answers.again
    if workshop.settings.require_approval:
        shown = shown and shows(answers.asked, workshop.memory.approvals)
    return shown and not settled.changed and answers.silent and not answers.untold


def workbook_waits(workshop: Workshop, settled: Settled) -> bool:
    """Tell whether all was read, and the review workbook only waits to be closed, so that it can be written."""
    return is_open(workshop.output / WORKBOOK) and not settled.changed and settled.answers.silent


def group_notes(workshop: Workshop, gathered: Gathered, standing: Standing, mapper: Mapper | None) -> Grouping:
    """Group the notes by the workshop's settings and its decisions about pairs."""
    similarity = workshop.settings.dedupe.similarity
    contrasts = workshop.scheme.words.contrasts
    return dedupe_notes(gathered.notes, similarity, standing.same, standing.apart, contrasts, mapper)


def place_notes(
    workshop: Workshop, gathered: Gathered, grouping: Grouping, mapper: Mapper | None
) -> dict[str, Placement]:
    """Place the notes by the workshop's scheme."""
    return categorise_notes(gathered.notes, grouping, workshop.scheme, mapper)


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
        stances=read_stances(gathered.notes, reviewed.placements),
        staff_texts=reviewed.staff_texts,
        cautions=(
            *gathered.cautions,
            *compare_with_paper(gathered, workshop.settings.paper_notes),
            *tell_unknown_themes(gathered, workshop.scheme),
            *tell_raised_similarity(reviewed.grouping),
            *standing.cautions,
            *tell_sources((*find_cell_outcomes(gathered, workshop.decisions), *workshop.facts.outcomes)),
            *reviewed.cautions,
        ),
    )
    edition = hand_out(workshop, edition, standing)
    edition = replace(edition, cautions=(*edition.cautions, *few_of_a_theme(workshop, edition)))
    check_edition(edition)
    return edition


def hand_out(workshop: Workshop, edition: Edition, standing: Standing) -> Edition:
    """Find who receives each note, by the workshop's settings and by what people decided."""
    receivers = workshop.settings.hand_off.receivers
    sent_to = choose_receivers(edition, receivers, workshop.scheme.words, standing.receivers)
    edition = replace(edition, sent_to=sent_to)
    told = tell_receivers(edition, receivers, standing.receivers, workshop.settings.privacy.smallest_group)
    return replace(edition, cautions=(*edition.cautions, *told))


def prove_documents(workshop: Workshop, edition: Edition, documents: Mapping[str, bytes]) -> None:
    """Prove the sums of what is about to be published, and that the appendix prints every note.

    Raises:
        LedgerError: Naming the sum, or the note, that is missing; never its text.
    """
    from flows.write.proof import prove_appendix

    check_edition(edition)
    prove_appendix(edition, workshop.settings, documents)
