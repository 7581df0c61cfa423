"""The gather stage from the outside: files in, notes and what was set aside out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from flows.errors import InputBusyError, InputError
from flows.gather.choices import check_file_names, choices_for
from flows.gather.classify import SheetResult, classify_sheet, rename
from flows.gather.folder import file_name, survey_folder
from flows.gather.headers import Vocabulary, load_vocabulary
from flows.gather.hints import VocabularyHints
from flows.gather.settings import ColumnSettings
from flows.notes import Caution, FileReading, Gathered, Source
from flows.sheets import Sheet, read_book, read_bytes


def read_file(path: Path, folder: Path, columns: ColumnSettings) -> FileReading:
    """Read one file of a workshop's folder.

    Raises:
        InputBusyError: It is open elsewhere or still being written; a later try may succeed.
        InputError: It can't be read.
        RulesError: `columns` names a sheet or a column of it that is not there.
    """
    name = file_name(path, folder)
    try:
        return _read_file(path, name, columns)
    except InputError as exc:
        exc.file = name
        raise


def _read_file(path: Path, name: str, columns: ColumnSettings) -> FileReading:
    vocabulary = load_vocabulary()
    raw = read_bytes(path, name)
    book = read_book(raw, name, VocabularyHints(vocabulary))
    choices = choices_for(columns, name, book.sheets)
    results = [
        classify_sheet(name, sheet, vocabulary, decided.choice, decided.read_hidden, decided.ignore)
        for sheet, decided in zip(book.sheets, choices, strict=True)
    ]
    if not any(result.notes for result in results):
        results = [
            _read_in_spite_of_name(name, sheet, vocabulary, result)
            for sheet, result in zip(book.sheets, results, strict=True)
        ]
    results = _name_sheet_per_table(results, vocabulary)
    return FileReading(
        file=name,
        sha256=hashlib.sha256(raw).hexdigest(),
        encoding=book.encoding,
        sheets=tuple(result.reading for result in results),
        notes=tuple(note for result in results for note in result.notes),
        set_aside=tuple(cell for result in results for cell in result.set_aside),
        cautions=(*book.cautions, *(caution for result in results for caution in result.cautions)),
    )


def _read_in_spite_of_name(name: str, sheet: Sheet, vocabulary: Vocabulary, result: SheetResult) -> SheetResult:
    """Read a sheet called "Skabelon" after all, where the file has no other notes and a heading speaks for it."""
    if result.reading.layout != "guidance" or sheet.plain:
        return result
    again = classify_sheet(name, sheet, vocabulary, guidance=False)
    speaks = any(vocabulary.role_of_word(column.heading) == "note" for column in again.reading.text_columns)
    return again if speaks else result


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


def gather_notes(
    folder: Path, columns: ColumnSettings, skip_bad_files: bool = False, template: str = ""
) -> Gathered:
    """Read every input file of a workshop's folder.

    Args:
        folder: The workshop's folder.
        columns: `columns` of its workshop.yaml.
        skip_bad_files: Go on without the files that can't be read, and say so in a caution each.
        template: `appendix.template` of its workshop.yaml.

    Raises:
        InputError: A file can't be read (all such files are named), or there is no note.
        RulesError: `columns` names a file, a sheet or a column that is not there.
    """
    files = survey_folder(folder).files
    check_file_names(columns, (file_name(path, folder) for path in files))
    outcomes: list[FileReading | InputError] = []
    for path in files:
        try:
            outcomes.append(read_file(path, folder, columns))
        except InputError as exc:
            outcomes.append(exc)
    return settle_outcomes(outcomes, folder, columns, skip_bad_files, template)


def settle_outcomes(
    outcomes: Sequence[FileReading | InputError],
    folder: Path,
    columns: ColumnSettings,
    skip_bad_files: bool = False,
    template: str = "",
) -> Gathered:
    """Put together what became of each file: all is gathered, or all bad files are told; see `gather_notes`."""
    errors = [outcome for outcome in outcomes if isinstance(outcome, InputError)]
    if errors and not skip_bad_files:
        raise _join_errors(errors)
    readings = [outcome for outcome in outcomes if isinstance(outcome, FileReading)]
    return combine_readings(readings, folder, columns, errors, template)


def _join_errors(errors: Sequence[InputError]) -> InputError:
    """Make one error of several; a later try may help only if it may for all."""
    kind = InputBusyError if all(isinstance(error, InputBusyError) for error in errors) else InputError
    return kind("\n".join(str(error) for error in errors))


def combine_readings(
    readings: Iterable[FileReading],
    folder: Path,
    columns: ColumnSettings,
    skipped: Sequence[InputError] = (),
    template: str = "",
) -> Gathered:
    """Put the readings of a workshop's files together.

    Args:
        readings: In any order.
        folder: The workshop's folder.
        columns: `columns` of its workshop.yaml.
        skipped: The errors of the files that were left out on demand.
        template: `appendix.template` of its workshop.yaml.

    Raises:
        InputError: There is no file or no note at all.
        RulesError: `columns` names a file that is not there.
    """
    survey = survey_folder(folder, template)
    check_file_names(columns, (file_name(path, folder) for path in survey.files))
    files = tuple(sorted(readings, key=lambda reading: reading.file))
    cautions = [*survey.cautions, *(_skipped_caution(error) for error in skipped), *_same_content(files)]
    cautions.extend(caution for file in files for caution in file.cautions)
    gathered = Gathered(files, tuple(cautions))
    if not survey.files:
        raise InputError(
            f"{folder.name}: mappen indeholder ingen regneark eller tekstfiler. "
            "Læg filerne med input i den (.xlsx, .csv)."
        )
    if not any(file.notes for file in files):
        raise InputError(
            f"{folder.name}: der er ingen input i filerne ({', '.join(file.file for file in files) or '-'}). "
            "Se med 'workshop check', hvad der er lagt til side, og skriv kolonnen med input under columns "
            "i workshop.yaml."
        )
    return gathered


def _skipped_caution(error: InputError) -> Caution:
    return Caution("skipped_file", f"Sprunget over: {error}", Source(error.file, "", ""))


def _same_content(files: Sequence[FileReading]) -> list[Caution]:
    """Tell of a file that lies in the folder twice: its notes count twice, too."""
    first: dict[str, str] = {}
    cautions = []
    for file in files:
        if file.sha256 in first:
            cautions.append(
                Caution(
                    "same_file_twice",
                    f"{file.file}: filen er den samme som {first[file.sha256]}, "
                    "så dens input tæller to gange. Slet den ene.",
                    Source(file.file, "", ""),
                )
            )
        first.setdefault(file.sha256, file.file)
    return cautions
