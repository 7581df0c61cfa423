"""The gather stage from the outside: files in, notes and what was set aside out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from traceback import clear_frames
from typing import NamedTuple

from flows.collector import collector_paused
from flows.content_digest import digest_content
from flows.errors import InputBusyError, InputError, NoNotesError
from flows.gather.agendas import is_agenda
from flows.gather.chosen_columns import check_file_names, choices_for, is_ignored, is_no_copy
from flows.gather.classify import SheetResult, classify_sheet, rename
from flows.gather.copies import tell_copies
from flows.gather.counts import counts_others, holds_key_figures
from flows.gather.decided import NOTHING_DECIDED, Decided
from flows.gather.folder import FolderSurvey, file_name, survey_folder
from flows.gather.folding import fold_heading
from flows.gather.headers import Vocabulary, load_vocabulary
from flows.gather.hints import VocabularyHints
from flows.gather.ledger import check_files, check_ledger
from flows.gather.settings import ColumnSettings
from flows.gather.staff_choice import StaffChoice
from flows.mapper import Mapper
from flows.notes import Caution, FileReading, Gathered, Source
from flows.sheets import Sheet, read_book, read_bytes
from flows.theme_names import NO_THEMES, ThemeNames

_SKIPPED = "skipped_file"


def read_file(
    path: Path,
    folder: Path,
    columns: ColumnSettings,
    themes: ThemeNames = NO_THEMES,
    decided: Decided = NOTHING_DECIDED,
    mapper: Mapper | None = None,
) -> FileReading:
    """Read one file of a workshop's folder; where people sorted by `themes`, their names are no notes.

    With a mapper the bytes are read here and understood there, so that nobody else needs the folder.

    Raises:
        InputBusyError: It is open elsewhere or still being written; a later try may succeed.
        InputError: It can't be read.
        RulesError: `columns` names a sheet or a column of it that is not there.
    """
    name = file_name(path, folder)
    try:
        return _read_file(path, name, columns, themes, decided, mapper)
    except InputError as exc:
        exc.file = name
        _let_go(exc)
        raise


def _let_go(error: BaseException | None) -> None:
    """Free what the functions that an error ended held: it is kept until all files are read, and so were they."""
    while error is not None:
        clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _read_file(
    path: Path,
    name: str,
    columns: ColumnSettings,
    themes: ThemeNames,
    decided: Decided,
    mapper: Mapper | None,
) -> FileReading:
    raw = read_bytes(path, name)
    if mapper is None:
        return read_raw(raw, name, columns, themes, decided)
    (reading,) = mapper.map(read_raw, [(raw, name, columns, themes, decided)])
    return reading


def read_raw(raw: bytes, name: str, columns: ColumnSettings, themes: ThemeNames, decided: Decided) -> FileReading:
    """Read the bytes of a file; `name` is how results call it. See `read_file`."""
    with collector_paused():
        return _read_raw(raw, name, columns, themes, decided)


def _read_raw(raw: bytes, name: str, columns: ColumnSettings, themes: ThemeNames, decided: Decided) -> FileReading:
    vocabulary = load_vocabulary()
    book = read_book(raw, name, VocabularyHints(vocabulary))
    file = _File(name, book.sheets, choices_for(columns, name, book.sheets, decided), vocabulary)
    results = [
        classify_sheet(name, sheet, vocabulary, choice, themes)
        for sheet, choice in zip(file.sheets, file.choices, strict=True)
    ]
    if not any(result.notes for result in results):
        results = [
            _read_in_spite_of_name(name, sheet, vocabulary, choice, themes, result)
            for sheet, choice, result in zip(file.sheets, file.choices, results, strict=True)
        ]
    results = _without_sheets_beside(file, results)
    results = _without_sheets_on_others(file, results)
    results = _name_sheet_per_table(results, vocabulary)
    return FileReading(
        file=name,
        sha256=digest_content(raw),
        encoding=book.encoding,
        sheets=tuple(result.reading for result in results),
        notes=tuple(note for result in results for note in result.notes),
        set_aside=tuple(cell for result in results for cell in result.set_aside),
        cautions=(*book.cautions, *(caution for result in results for caution in result.cautions)),
    )


class _File(NamedTuple):
    """What the sheets of a file are read with; `choices` stand in the order of `sheets`."""

    name: str
    sheets: Sequence[Sheet]
    choices: Sequence[StaffChoice]
    vocabulary: Vocabulary


def _without_sheets_beside(file: _File, results: Sequence[SheetResult]) -> list[SheetResult]:
    """Take no notes from the sheets that a tool lays beside its export."""
    vocabulary = file.vocabulary
    exports = [export for result in results if (export := vocabulary.exports.get(result.reading.layout))]
    beside = {sheet for export in exports for sheet in export.beside}
    several = sum(bool(result.notes) for result in results) > 1

    def explains(sheet: Sheet, choice: StaffChoice, result: SheetResult) -> bool:
        if choice.notes or _has_note_heading(result, vocabulary):
            return False
        if fold_heading(sheet.name) in beside:
            return True
        may_count = several and (exports or vocabulary.is_overview(sheet.name))
        return bool(may_count) and result.reading.layout == "no_header" and holds_key_figures(sheet, vocabulary)

    return [
        classify_sheet(file.name, sheet, vocabulary, choice, beside="guidance_sheet")
        if explains(sheet, choice, result)
        else result
        for sheet, choice, result in zip(file.sheets, file.choices, results, strict=True)
    ]


def _without_sheets_on_others(file: _File, results: Sequence[SheetResult]) -> list[SheetResult]:
    """Take no notes from sheets that count what others hold, sum it up, or say when what happens.

    Of two that count each other the first is read.
    """
    vocabulary = file.vocabulary
    left = list(results)
    for place in reversed(range(len(left))):
        sheet, choice = file.sheets[place], file.choices[place]
        others = [
            other for other, result in zip(file.sheets, left, strict=True) if result.notes and other is not sheet
        ]
        chosen = choice.notes or choice.read
        if not others or not left[place].notes or chosen or _has_note_heading(left[place], vocabulary):
            continue
        headed = any(_has_note_heading(result, vocabulary) for result in left)
        if told := _stands_beside(sheet, others, headed, vocabulary):
            left[place] = classify_sheet(file.name, sheet, vocabulary, choice, beside=told)
    return left


def _stands_beside(sheet: Sheet, others: Sequence[Sheet], headed: bool, vocabulary: Vocabulary) -> str:
    """Give the caution that says what a sheet without a heading for notes is; "" where it may hold notes.

    A summary and an agenda are known only beside a sheet with a heading for notes; a sheet called so holds them.
    """
    if vocabulary.is_sheet_of_notes(sheet.name):
        return ""
    if counts_others(sheet, others, vocabulary):
        return "counting_sheet"
    if headed and is_agenda(sheet, vocabulary):
        return "agenda_sheet"
    return "summary_sheet" if headed and vocabulary.sums_up(sheet.name) else ""


def _has_note_heading(result: SheetResult, vocabulary: Vocabulary) -> bool:
    return any(vocabulary.role_of_word(column.heading) == "note" for column in result.reading.text_columns)


def _read_in_spite_of_name(
    name: str,
    sheet: Sheet,
    vocabulary: Vocabulary,
    choice: StaffChoice,
    themes: ThemeNames,
    result: SheetResult,
) -> SheetResult:
    """Read a sheet called "Skabelon" after all, where the file has no other notes and a heading speaks for it."""
    if result.reading.layout != "guidance" or sheet.plain:
        return result
    again = classify_sheet(name, sheet, vocabulary, choice, themes, guidance=False)
    return again if _has_note_heading(again, vocabulary) else result


def _name_sheet_per_table(results: Sequence[SheetResult], vocabulary: Vocabulary) -> list[SheetResult]:
    """Name the layout where every table or group has its own sheet."""
    tables = [
        result
        for result in results
        if vocabulary.is_section(result.reading.name) and result.reading.layout in ("list", "no_header")
    ]
    if len(tables) < 2:
        return list(results)
    return [rename(result, "sheet_per_table") if result in tables else result for result in results]


ReadOutcome = FileReading | InputError


def read_files(
    files: Sequence[Path],
    folder: Path,
    columns: ColumnSettings,
    themes: ThemeNames = NO_THEMES,
    decided: Decided = NOTHING_DECIDED,
) -> list[ReadOutcome]:
    """Read files one after the other; one that can't be read does not stop the others."""
    outcomes: list[ReadOutcome] = []
    for path in files:
        try:
            outcomes.append(read_file(path, folder, columns, themes, decided))
        except InputError as exc:
            outcomes.append(exc)
    return outcomes


def gather_notes(
    folder: Path,
    columns: ColumnSettings,
    skip_bad_files: bool = False,
    template: str = "",
    themes: ThemeNames = NO_THEMES,
) -> Gathered:
    """Read every input file of a workshop's folder.

    Args:
        folder: The workshop's folder.
        columns: `columns` of its workshop.yaml.
        skip_bad_files: Go on without the files that can't be read, and say so in a caution each.
        template: `appendix.template` of its workshop.yaml.
        themes: The scheme's.

    Raises:
        InputError: A file can't be read (all such files are named), or there is no note.
        RulesError: `columns` names a file, a sheet or a column that is not there.
        LedgerError: A cell is not accounted for.
    """
    survey = survey_folder(folder, template)
    gathered = settle_outcomes(read_files(survey.files, folder, columns, themes), survey, columns, skip_bad_files)
    refuse_without_notes(gathered, survey)
    return gathered


def settle_outcomes(
    outcomes: Sequence[ReadOutcome], survey: FolderSurvey, columns: ColumnSettings, skip_bad_files: bool = False
) -> Gathered:
    """Put together what became of each file, and prove that no cell was lost; see `gather_notes`.

    Args:
        outcomes: Of the files of the survey, in any order.
        survey: The workshop's folder.
        columns: `columns` of its workshop.yaml.
        skip_bad_files: Go on without the files that can't be read.
    """
    names = [file_name(path, survey.folder) for path in survey.files]
    check_file_names(columns, [*names, *(str(caution.source) for caution in survey.cautions)])
    failed = sorted((o for o in outcomes if isinstance(o, InputError)), key=lambda error: error.file)
    errors = [error for error in failed if not is_ignored(columns, error.file)]
    readings = [outcome for outcome in outcomes if isinstance(outcome, FileReading)]
    if errors and not skip_bad_files:
        raise _join_errors(errors, others_hold_notes=any(reading.notes for reading in readings))
    files = tuple(sorted(readings, key=lambda reading: reading.file))
    beside = (caution for caution in survey.cautions if not is_ignored(columns, str(caution.source)))
    own = frozenset(file.file for file in files if is_no_copy(columns, file.file))
    cautions = [*beside, *map(_skipped_caution, errors), *tell_copies(files, own)]
    cautions.extend(caution for file in files for caution in file.cautions)
    gathered = Gathered(
        files, tuple(cautions), tuple(error.file for error in errors), unread_files(survey, columns)
    )
    ignored = {error.file for error in failed} - {error.file for error in errors}
    check_files(gathered, [name for name in names if name not in ignored])
    check_ledger(gathered)
    return gathered


def unread_files(survey: FolderSurvey, columns: ColumnSettings) -> tuple[str, ...]:
    """Give the names of what is not read, but for what staff say holds no notes."""
    return tuple(name for name in survey.unread if not is_ignored(columns, name))


def _join_errors(errors: Sequence[InputError], *, others_hold_notes: bool) -> InputError:
    """Make one error of several; a later try may help only if it may for all."""
    kind = InputBusyError if all(isinstance(error, InputBusyError) for error in errors) else InputError
    joined = kind("\n".join(str(error) for error in errors))
    joined.others_hold_notes = others_hold_notes
    return joined


def refuse_without_notes(gathered: Gathered, survey: FolderSurvey) -> None:
    """Refuse to make documents of no note.

    Raises:
        InputError: There is no file at all, or none that can be read.
        NoNotesError: There is none in the files; the review workbook can show what was set aside.
    """
    refuse_without_files(survey)
    name = survey.folder.name
    if not gathered.files:
        lying = [file_name(path, survey.folder) for path in survey.files]
        lacking = ", ".join((*gathered.skipped, *gathered.unread) or lying)
        why = [caution.message for caution in gathered.cautions if caution.code == _SKIPPED]
        none = (
            f"{name}: ingen fil er læst (der ligger {lacking}). Læg en fil med input, som kan læses, i mappen "
            "(.xlsx, .csv), og kør igen."
        )
        raise InputError("\n".join([none, *why]))
    if not gathered.notes:
        raise NoNotesError(
            f"{name}: der er ingen input i filerne ({', '.join(file.file for file in gathered.files)}). "
            "Se i gennemgang.xlsx på arket Sat til side, hvad der er lagt til side: skriv Ja ud for det, der er "
            "input, og kør igen; eller skriv kolonnen med input under columns i workshop.yaml."
        )


def refuse_without_files(survey: FolderSurvey) -> None:
    """Refuse a folder in which there is nothing to read.

    Raises:
        InputError: That is so.
    """
    if not survey.files:
        raise InputError(
            f"{survey.folder.name}: mappen indeholder ingen regneark eller tekstfiler. Læg filerne med input i den "
            "(.xlsx, .csv)."
        )


def _skipped_caution(error: InputError) -> Caution:
    return Caution(_SKIPPED, f"{error} Filen er sprunget over.", Source(error.file, "", ""))
