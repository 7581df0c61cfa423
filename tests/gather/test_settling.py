"""What becomes of each file is put together at the end of gather, and proven there."""

from dataclasses import replace

import pytest

from flows.errors import InputError, LedgerError, RulesError
from flows.gather import read_files, settle_outcomes, survey_folder
from flows.gather.settings import ColumnSettings

from .make import csv

COLUMNS = ColumnSettings()


@pytest.fixture
def folder(tmp_path):
    """Two good files and a bad one."""
    (tmp_path / "a.csv").write_bytes(csv([["Nr", "Input"], [1, "Luk døren"], [2, "Ro"]]))
    (tmp_path / "b.csv").write_bytes(csv([["Input"], ["Mere lys"]]))
    (tmp_path / "c.xlsx").write_bytes(b"%PDF")
    return tmp_path


def read(folder):
    survey = survey_folder(folder)
    return survey, read_files(survey.files, folder, COLUMNS)


def test_what_was_skipped_is_a_value_beside_what_was_read(folder):
    survey, outcomes = read(folder)
    gathered = settle_outcomes(outcomes, survey, COLUMNS, skip_bad_files=True)

    assert ([file.file for file in gathered.files], gathered.skipped) == (["a.csv", "b.csv"], ("c.xlsx",))


def test_the_order_in_which_files_were_read_does_not_count(folder):
    (folder / "aa.csv").write_bytes(b"")
    survey, outcomes = read(folder)
    settled = settle_outcomes(outcomes, survey, COLUMNS, skip_bad_files=True)

    assert settled.skipped == ("aa.csv", "c.xlsx")
    assert settle_outcomes(outcomes[::-1], survey, COLUMNS, skip_bad_files=True) == settled


def test_a_file_that_was_neither_read_nor_skipped_breaks_the_ledger(folder):
    survey, outcomes = read(folder)

    with pytest.raises(LedgerError, match=r"filerne går ikke op.*: b\.csv: 1 i mappen, men 0 læst"):
        settle_outcomes([outcomes[0], outcomes[2]], survey, COLUMNS, skip_bad_files=True)
    with pytest.raises(LedgerError, match=r"a\.csv: 1 i mappen, men 2 læst eller sprunget over\."):
        settle_outcomes([outcomes[0], *outcomes], survey, COLUMNS, skip_bad_files=True)


def test_a_cell_that_was_lost_is_found_at_the_end_of_gather(folder):
    survey, (first, *others) = read(folder)

    with pytest.raises(LedgerError, match=r"cellerne går ikke op.*: a\.csv: 6 celler, men 1 med input og 4"):
        settle_outcomes([replace(first, notes=first.notes[1:]), *others], survey, COLUMNS, skip_bad_files=True)


def test_a_file_under_columns_that_is_not_there_is_told_before_a_file_that_cannot_be_read(folder):
    survey, outcomes = read(folder)
    columns = ColumnSettings.model_validate({"files": {"d.csv": {"notes": ["B"]}}})

    with pytest.raises(RulesError, match=r"filen 'd\.csv' findes ikke i mappen"):
        settle_outcomes(outcomes, survey, columns)
    with pytest.raises(InputError, match=r"^c\.xlsx: filen er en PDF"):
        settle_outcomes(outcomes, survey, COLUMNS)
